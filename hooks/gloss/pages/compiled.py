"""Compiled templates are kept between builds, under the fingerprint of their source.

A fifth of a short build is Jinja reading templates that have not changed. The cache never decides what a
page says: another source, another Jinja, another Python or another setting is another fingerprint, and a
damaged or unwritable cache is passed over.
"""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, FileSystemBytecodeCache

from gloss.tongues.templates import give_voice
from gloss.tongues.voice import voice


class Compiled(FileSystemBytecodeCache):
    """Jinja's own cache, which gives up quietly where it cannot write."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps a compiled template, if the disk allows."""
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)


def keep_compiled(environment: jinja2.Environment, root: Path) -> None:
    """Lets an environment speak the language in force, take compiled templates from `.cache/templates/` and put new ones there."""
    give_voice(environment, root / "overrides")
    settings = repr(
        (
            jinja2.__version__,
            voice().tag,
            environment.trim_blocks,
            environment.lstrip_blocks,
            environment.autoescape,
            environment.undefined.__name__,
            sorted(environment.filters),
            sorted(environment.tests),
            sorted(environment.extensions),
        )
    )
    folder = root / ".cache" / "templates" / hashlib.sha256(settings.encode()).hexdigest()[:16]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return
    environment.bytecode_cache = Compiled(str(folder))
