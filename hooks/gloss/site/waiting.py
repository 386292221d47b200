"""What no page needs while somebody writes: under `mkdocs serve` it is made when it is asked for, and never written.

That is three thousand files (data, feeds, leaflets, pages for passing things on), of which a writer opens a few.
"""

from __future__ import annotations

import mimetypes
import posixpath
import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from gloss.model.problem import Refused

if TYPE_CHECKING:
    from mkdocs.structure.files import File

    from gloss.site.extras import Batch

App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Waiting:
    """The files of the last build that wait to be asked for."""

    def __init__(self) -> None:
        self._batches: dict[str, Batch] = {}
        """By where something of it waits, from the top of the site."""
        self._made: dict[str, bytes] = {}
        self._one_at_a_time = threading.Lock()

    def plan(self, batches: Iterable[Batch]) -> None:
        """Lets the files of a new build wait, in the place of those of the last one."""
        with self._one_at_a_time:
            self._batches = {path: batch for batch in batches for path in batch.paths}
            self._made = {}

    def get(self, path: str) -> bytes | None:
        """The file of a path, made now if need be, with those that are made together with it; Refused with a sentence if it cannot be."""
        with self._one_at_a_time:
            if path not in self._made and path in self._batches:
                self._made.update(self._batches[path].files())
            return self._made.get(path)

    def over(self, app: App, top: str) -> App:
        """The same server, which knows what waits; `top` is the address of the site's top on it."""

        def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            asked = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            path = posixpath.normpath(asked.removeprefix(top)) if asked.startswith(top) else ""
            if asked.endswith("/"):
                path = posixpath.join(path, "index.html")
            elif f"{path}/index.html" in self._batches:
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
