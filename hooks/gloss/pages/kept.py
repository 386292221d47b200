"""What templates make of facts is kept between builds, and made again only where something that it was made from changed.

A template is given values, and asks for more while it works: a source, what a provision means, another template. The
values are in the fingerprint under which a piece is kept; what it asked for is kept with it, and looked at first.
"""

from __future__ import annotations

import hashlib
import weakref
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import partial
from types import FunctionType, NoneType
from typing import TYPE_CHECKING, Any, TypeVar, cast

import jinja2
from pydantic import BaseModel

from gloss.keeping.fingerprint import digest
from gloss.reading.records import Filed

if TYPE_CHECKING:
    from gloss.keeping.store import Store

T = TypeVar("T")

TABLES = ("sources", "countries", "articles")
"""What templates look things up in, by the name under which they know it."""
EVERYTHING = "*"
"""Stands for a table as a whole, of which somebody asked for more than one entry by its name."""
PLAIN = (int, float, NoneType, date, datetime)


def _bare(made: object) -> object:
    """Texts as nothing but texts, which the store can write, and tuples of them."""
    return tuple(map(_bare, made)) if isinstance(made, tuple) else str.__str__(cast("str", made))


class Unnamed(Exception):
    """A value that holds more than can be told, such as an open file: what is made of it is not kept."""


_LASTING: dict[int, tuple[weakref.ref[BaseModel], bytes]] = {}
"""The fingerprints of records, which nobody changes, for as long as they are there: a file that stays as it was stays one record."""


def _remembered(value: object) -> tuple[object, bytes] | None:
    found = _LASTING.get(id(value))
    return (value, found[1]) if found is not None and found[0]() is value else None


def _remember(record: BaseModel, name: bytes) -> None:
    place = id(record)
    _LASTING[place] = weakref.ref(record, lambda _: _LASTING.pop(place, None)), name


class Names:
    """Fingerprints of records, views and plain values; equal ones mean equal values."""

    def __init__(self) -> None:
        # With each object itself, so that no other can come to lie in its place.
        self._known: dict[int, tuple[object, bytes]] = {}

    def of(self, value: object) -> bytes:
        """The fingerprint of a value; Unnamed if there is something in it that does not say what it holds."""
        if isinstance(value, str):
            return b"s" + value.encode("utf-8", "surrogatepass")
        if isinstance(value, PLAIN):
            return f"{type(value).__name__}{value!r}".encode()
        known = self._known.get(id(value)) or _remembered(value)
        if known is None:
            total = hashlib.blake2b(type(value).__qualname__.encode(), digest_size=20)
            for part in self._parts(value):
                total.update(b"%d:" % len(part))
                total.update(part)
            known = value, total.digest()
            if isinstance(value, BaseModel):
                _remember(value, known[1])
            if not isinstance(value, list | dict):
                self._known[id(value)] = known
        return known[1]

    def _parts(self, value: object) -> Iterator[bytes]:
        if isinstance(value, list | tuple):
            yield from map(self.of, value)
        elif isinstance(value, Mapping):
            for key, entry in value.items():
                yield self.of(key)
                yield self.of(entry)
        elif isinstance(value, set | frozenset):
            yield from sorted(map(self.of, value))
        elif isinstance(value, BaseModel):
            yield from map(self.of, value.__dict__.values())
        elif isinstance(value, Filed):
            # No template shows on which line of its file a fact stands.
            yield self.of(value.record)
            yield self.of(value.path)
        elif is_dataclass(value) and not isinstance(value, type):
            for field in fields(value):
                yield self.of(getattr(value, field.name))
        elif isinstance(value, partial):
            yield from map(self.of, (value.func, value.args, value.keywords))
        elif isinstance(value, FunctionType) and value.__closure__ is None:
            yield f"{value.__module__}.{value.__qualname__}".encode()
        else:
            raise Unnamed(type(value).__qualname__)


class Watched(Mapping[str, Any]):
    """A table that tells which of its entries somebody asked for."""

    def __init__(self, table: Mapping[str, Any], note: Callable[[str], None]) -> None:
        self._table, self._note = table, note

    def __getitem__(self, key: str) -> Any:
        self._note(key)
        return self._table[key]

    def __iter__(self) -> Iterator[str]:
        self._note(EVERYTHING)
        return iter(self._table)

    def __len__(self) -> int:
        self._note(EVERYTHING)
        return len(self._table)


class Kept:
    """The pieces of one build. `base` is the fingerprint of all that decides about every piece: code, settings, treaty.

    Of one corpus all may share the `names`, so that nothing is looked through twice.
    """

    def __init__(self, store: Store, *base: object, names: Names | None = None) -> None:
        self._store = store
        self._names = names or Names()
        self._base = digest(*map(self._names.of, base))
        self._tables: dict[str, Mapping[str, Any]] = {}
        self._sources: dict[str, jinja2.Environment] = {}
        self._asking: list[set[tuple[str, str]]] = []
        self._prints: dict[tuple[str, str], str] = {}

    def watch(self, name: str, table: Mapping[str, Any]) -> Mapping[str, Any]:
        """The same table, for whoever may ask for its entries while a piece is made; one of a name is as the other."""
        self._tables.setdefault(name, table)
        return Watched(table, partial(self._note, name))

    def attend(self, environment: jinja2.Environment, name: str, *, whole: bool = False) -> None:
        """Watches what templates of an environment ask for; if it is `whole`, what each of them yields is a piece."""
        self._sources[name] = environment
        for table in TABLES:
            if table in environment.globals:
                given = cast("Mapping[str, Any]", environment.globals[table])
                environment.globals[table] = self.watch(table, given)
        get = environment.get_template

        def get_template(template: Any, *more: Any, **others: Any) -> jinja2.Template:
            self._note(name, template)
            return get(template, *more, **others)

        environment.get_template = get_template  # type: ignore[method-assign, assignment] # this one’s own; what is included comes by it too
        if whole:
            environment.template_class = self._template(name)

    def piece(self, name: str, values: object, make: Callable[[], T]) -> T:
        """What `make` makes of the values, or what it made of the same before: texts, and tuples of them."""
        try:
            key = digest("piece", self._base, name, self._names.of(values))
        except Unnamed:
            return make()
        kept: Any = self._store.get(key)
        if kept is not None and all(self._print(*asked) == seen for asked, seen in kept[1]):
            for outer in self._asking:
                outer.update(asked for asked, _ in kept[1])
            return cast("T", kept[0])
        self._asking.append(set())
        try:
            made = cast("T", _bare(make()))
        finally:
            asked = self._asking.pop()
        self._store.put(key, (made, [(each, self._print(*each)) for each in sorted(asked)]))
        return made

    def _template(self, name: str) -> type[jinja2.Template]:
        kept = self

        class Piece(jinja2.Template):
            """A template that looks first whether it was given the same before."""

            def render(self, *given: Any, **named: Any) -> str:
                values = dict(*given, **named)
                whole = super().render

                def make() -> str:
                    kept._note(name, self.name or "")
                    return str(whole(values))

                return kept.piece(f"{name}/{self.name}", values, make)

        return Piece

    def _note(self, table: str, key: str) -> None:
        for asked in self._asking:
            asked.add((table, key))

    def _print(self, table: str, key: str) -> str:
        """The fingerprint of what stands in a table now, or of a template's text."""
        if (table, key) not in self._prints:
            self._prints[table, key] = self._printed(table, key)
        return self._prints[table, key]

    def _printed(self, table: str, key: str) -> str:
        environment = self._sources.get(table)
        if environment is not None and environment.loader is not None:
            try:
                return digest(environment.loader.get_source(environment, key)[0])
            except jinja2.TemplateNotFound:
                return ""
        entries = self._tables.get(table, {})
        if key == EVERYTHING:
            return digest(self._names.of(entries))
        return digest(self._names.of(entries[key])) if key in entries else ""
