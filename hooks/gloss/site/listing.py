"""MkDocs' list of files, and where each of them is edited."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files


def put_file(files: Files, file: File) -> None:
    """Puts a file among the others, in the place of one with the same name."""
    old = files.get_file_from_path(file.src_uri)
    if old is not None:
        files.remove(old)
    files.append(file)


def makes_files(file: File, config: MkDocsConfig) -> bool:
    """Whether a file of the theme is a template or a font, of which other files are made."""
    return file.src_uri.startswith(("cards/", "linked/")) and file.src_dir != config.docs_dir


def edit_base(config: MkDocsConfig) -> str:
    """Where the forge opens a file for editing, up to the file's path in the project; empty if there is none."""
    if not config.repo_url or not config.edit_uri:
        return ""
    return urljoin(f"{config.repo_url.rstrip('/')}/", config.edit_uri).removesuffix(
        f"{Path(config.docs_dir).name}/"
    )
