"""What no page needs while somebody writes: under `mkdocs serve` it is made when it is asked for, and never written.

That is three thousand files (data, feeds, leaflets, pages for passing things on), of which a writer opens a few.
"""

from __future__ import annotations

import logging
import mimetypes
import os
import posixpath
import threading
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from gloss.keeping.fingerprint import digest
from gloss.model.problem import Refused
from gloss.site.languages import finished

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File

    from gloss.keeping.store import Store

App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
Content = str | bytes


SETTING = "GLOSS_EXTRAS"


def extras_wanted(config: MkDocsConfig) -> bool:
    """Whether a build makes what no page needs. `GLOSS_EXTRAS=off` is for a quick look and for measuring: links to it lead nowhere, and nothing is said of them."""
    wanted = os.environ.get(SETTING, "").strip().lower() != "off"
    if not wanted:
        links = config.validation.links
        links.not_found = links.unrecognized_links = logging.DEBUG
    return wanted


class Waiting:
    """The files of the last build that wait to be asked for."""

    def __init__(self) -> None:
        self.paths: frozenset[str] = frozenset()
        """Where something waits, from the top of the site."""
        self._make: Callable[[], Mapping[str, Content]] | None = None
        self._made: Mapping[str, Content] = {}
        self._one_at_a_time = threading.Lock()

    def plan(self, shape: str, make: Callable[[], Mapping[str, Content]], store: Store) -> None:
        """Lets the files of a new build wait; `shape` is the fingerprint of all that decides which there are, and the store knows those of earlier days."""
        key = digest("waiting", shape)
        known = store.get(key)
        if isinstance(known, list):
            self._make, self._made = make, {}
        else:
            self._make, self._made = None, make()
            known = sorted(self._made)
            store.put(key, known)
        self.paths = frozenset(known)

    def get(self, path: str) -> bytes | None:
        """The file of a path, made now if need be; Refused with a sentence if it cannot be."""
        if path not in self.paths:
            return None
        with self._one_at_a_time:
            if self._make is not None:
                self._made, self._make = self._make(), None
        content = self._made.get(path)
        return finished(path, content).encode() if isinstance(content, str) else content

    def over(self, app: App, top: str) -> App:
        """The same server, which knows what waits; `top` is the address of the site's top on it."""

        def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            asked = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            path = posixpath.normpath(asked.removeprefix(top)) if asked.startswith(top) else ""
            if asked.endswith("/"):
                path = posixpath.join(path, "index.html")
            elif f"{path}/index.html" in self.paths:
                start_response("302 Found", [("Location", f"{environ['PATH_INFO']}/")])
                return []
            try:
                body, kind = self.get(path), mimetypes.guess_type(path)[0] or "application/octet-stream"
            except Refused as refusal:
                body, kind = str(refusal).encode(), "text/plain; charset=utf-8"
            if body is None:
                return app(environ, start_response)
            start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(body)))])
            return [body]

        return answer


def unwritten(file: File) -> File:
    """A file that links may lead to, and that MkDocs does not write."""
    file.copy_file = lambda dirty=False: None  # type: ignore[method-assign] # this file's own
    return file
