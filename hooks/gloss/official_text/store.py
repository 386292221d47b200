"""data/official/<language>.yml: written whole or not at all, and read again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from gloss.model.official import OfficialText
from gloss.model.problem import Refused
from gloss.official_text import earlier
from gloss.writing.transaction import Write, write_all

FOLDER = Path("data") / "official"
_HEAD = (
    "# The official words, written by “gloss text import”. Do not edit: the next import would undo it,\n"
    "# and nobody could trust the words. If something is wrong here, the import has to be mended.\n"
)
_QUOTED = frozenset({"id", "label", "number", "chapter", "retrieved", "sha256"})


class _Exact(str):
    """A text that is written in quotation marks."""


class _Dumper(yaml.SafeDumper):
    """Writes texts on one line, longer ones line by line, and lists indented."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Lists stand a step to the right of their name."""
        super().increase_indent(flow, False)


def _exact(dumper: yaml.SafeDumper, value: _Exact) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(value), style='"')


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None)


_Dumper.add_representer(_Exact, _exact)
_Dumper.add_representer(str, _text)


def _marked(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _marked(inner, key) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_marked(inner, name) for inner in value]
    return _Exact(value) if isinstance(value, str) and name in _QUOTED else value


def dumped(text: OfficialText) -> str:
    """The file as it will stand on the disk."""
    plain = text.model_dump(mode="json", exclude_defaults=True)
    return _HEAD + yaml.dump(
        _marked(plain),
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=1_000_000,
        default_flow_style=False,
    )


def write(root: Path, text: OfficialText) -> Path:
    """Writes the text, and keeps the words that it replaces for the notes that were written on them: both, or none."""
    place = root / FOLDER / f"{text.language}.yml"
    replaced = earlier.with_replaced(root, read(place) if place.exists() else None, text)
    wanted = {place: dumped(text)} | ({root / earlier.FILE: replaced} if replaced is not None else {})
    write_all(root, {path.relative_to(root).as_posix(): _change(path, new) for path, new in wanted.items()})
    return place


def _change(path: Path, new: str) -> Write:
    return Write(path.read_bytes() if path.exists() else None, new.encode())


def read(path: Path) -> OfficialText:
    """One imported text; Refused with a sentence if somebody damaged the file."""
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        found = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 # a base loader makes texts only
        return OfficialText.model_validate(found)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as fault:
        first = fault.errors()[0] if isinstance(fault, ValidationError) else None
        where = " → ".join(str(part) for part in first["loc"]) if first else ""
        raise Refused(
            f"{path} is not as “gloss text import” wrote it{f' (at {where})' if where else ''}. Import it again."
        ) from None


def read_all(root: Path) -> list[OfficialText]:
    """Every imported language, in the order of their tags."""
    return [read(path) for path in sorted((root / FOLDER).glob("*.yml"))]
