"""What is wrong with catalogues, each fault with its line.

A site falls back to English where a translation cannot be used, and says nothing of it; so a check has to. To read
ten catalogues takes seconds and their library a third of one, so what was found is kept by the fingerprint of the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gloss.keeping.fingerprint import contents, digest, installed
from gloss.keeping.store import Store
from gloss.model.problem import Place, Problem, Refused
from gloss.reading.files import read_text

CATALOGUES = "data/tongues/*/*.po"
_KEPT = Path(".cache") / "catalogues"
_HINT = "Write every tag, field, link and bracket as the original has it; only the words around them change."


def doubted(root: Path) -> list[Problem]:
    """Every fault of every catalogue; what did not change since the last time is not read again."""
    paths = sorted(path.relative_to(root).as_posix() for path in root.glob(CATALOGUES))
    if not paths:
        return []
    store, program = Store(root / _KEPT), _program()
    found: list[Problem] = []
    for path in paths:
        text, problems = read_text(root, path)
        if text is None:
            found += problems
            continue
        key = digest(path, text, program)
        kept = store.get(key)
        if not isinstance(kept, list):
            kept = [
                (one.place.line, one.place.column, one.sentence, one.hint)
                for one in _faults(root / path, path)
            ]
            store.put(key, kept)
        found += [Problem(Place(path, line, column), *said) for line, column, *said in kept]
    store.write()
    return found


def _faults(file: Path, path: str) -> Iterator[Problem]:
    from gloss.tongues.catalogue import (  # noqa: PLC0415 # its library takes longer to load than all else here
        Unreadable,
        faults,
        read_catalogue,
    )

    try:
        catalogue = read_catalogue(file, file.parent.name)
    except Unreadable as refusal:
        yield Problem(
            refusal.place,
            f"This catalogue cannot be read: {refusal.why}",
            "Mend it here: each text stands between quotation marks, and none is used until all can be read.",
        )
        return
    except Refused as refusal:
        yield Problem(Place(path), str(refusal), "Rename the folder, or delete it.")
        return
    for original, why in faults(catalogue):
        message = catalogue.get(original)
        line = message.lineno if message is not None and message.lineno else 0
        yield Problem(Place(path, line), f"The translation of “{original[:60]}” is not used. {why}", _HINT)


def _program() -> str:
    """What decides on a catalogue besides its words: this part of the program, the readers, and what is installed."""
    here = Path(__file__).parent
    parts = [contents(folder, ending=".py") for folder in (here, here.parent / "reading")]
    return digest(parts, installed())
