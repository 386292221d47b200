"""`mkdocs serve` while a fault waits to be mended: the last good site stays up, and each of its pages says what is wrong."""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader
from mkdocs.exceptions import Abort

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

TEMPLATE = "problems.html"
TAKEN = "Something answers at {url} already, perhaps this site in another window. Stop it with Ctrl+C there, or take another door: make serve ARGS=-alocalhost:8001"

log = logging.getLogger("mkdocs.gloss")


class Notice:
    """What is wrong now, shown at the top of every served page; empty when all is well."""

    def __init__(self) -> None:
        self.text = ""

    def watch(self, server: LiveReloadServer, root: Path) -> None:
        """Lets a server live through a build that failed, which left the site as it was."""
        build = server.builder

        def rebuild() -> None:
            try:
                build()
            except Abort:
                pass  # Said already.
            except Exception:
                log.exception("The site stays as it was.")

        server.builder = rebuild
        bind = server.server_bind

        def server_bind() -> None:
            try:
                bind()
            except OSError as error:
                if error.errno != errno.EADDRINUSE:
                    raise
                raise Abort(TAKEN.format(url=server.url)) from None

        server.server_bind = server_bind  # type: ignore[method-assign] # this server's own
        app = server.get_app()
        if app is not None:
            server.set_app(self.over(app, root))

    def over(self, app: App, root: Path) -> App:
        """The same server, with the notice in each page while there is one."""

        def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            if not self.text:
                return app(environ, start_response)
            kept: list[Any] = []

            def start(status: str, headers: list[tuple[str, str]], *more: Any) -> None:
                kept.extend([status, headers, *more])

            body = b"".join(app(environ, start))
            status, headers, *more = kept
            if any(
                value.startswith("text/html") for name, value in headers if name.lower() == "content-type"
            ):
                body = self._put(body, root)
                headers = [(name, value) for name, value in headers if name.lower() != "content-length"]
                headers.append(("Content-Length", str(len(body))))
            start_response(status, headers, *more)
            return [body]

        return answer

    def _put(self, body: bytes, root: Path) -> bytes:
        """The page with the notice as the first thing in it."""
        loader = FileSystemLoader(root / "overrides" / "partials")
        shown = Environment(loader=loader, autoescape=True).get_template(TEMPLATE).render(text=self.text)
        before, mark, after = body.partition(b"<body")
        tag, end, rest = after.partition(b">")
        return b"".join([before, mark, tag, end, shown.encode(), rest]) if mark else body
