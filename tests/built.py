"""The real site, built as a stranger would build it: from a copy of the clone, without the package being installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.pages import HtmlPage

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("data", "docs", "hooks", "overrides", "mkdocs.yml")
LINKED = re.compile(r"^\s*site_url:\s*(\S+)", re.MULTILINE)

# MkDocs alone must find the package: any folder on Python's path that has it is taken off.
LAUNCH = (
    "import sys; from pathlib import Path; "
    "sys.path[:] = [place for place in sys.path if not Path(place, 'gloss/site').exists()]; "
    "from mkdocs.__main__ import cli; cli()"
)


def copy_project(folder: Path) -> Path:
    """The parts of the clone that a build needs, in another folder."""
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, folder / part)
    return folder


def environment(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """This process's environment without what would change a build, and with what a test asks for; cards are drawn only if it does."""
    unwanted = {"PYTHONPATH", "PYTHONHOME", "SOURCE_DATE_EPOCH", "PYTHONHASHSEED"}
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    return {
        **kept,
        "NO_MKDOCS_2_WARNING": "1",
        "GLOSS_CARDS": "off",
        "GLOSS_LANGUAGES": "off",
        **(changes or {}),
    }


def mkdocs(
    folder: Path, *arguments: str, changes: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Runs MkDocs in a project's folder."""
    return subprocess.run(
        command(*arguments), cwd=folder, env=environment(changes), capture_output=True, text=True,
        encoding="utf-8", check=False, timeout=180,
    )  # fmt: skip


def command(*arguments: str) -> Sequence[str]:
    """The command line that runs MkDocs without the package being installed."""
    return [sys.executable, "-c", LAUNCH, *arguments]


class BuiltSite:
    """A finished site: its folder, the address it was built for, and its pages."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.folder = project / "site"
        found = LINKED.search((project / "mkdocs.yml").read_text(encoding="utf-8"))
        self.address = found[1] if found else "/"

    @classmethod
    def build(cls, project: Path, changes: Mapping[str, str] | None = None) -> BuiltSite:
        """Builds it, strictly; any warning fails."""
        done = mkdocs(project, "build", "--strict", changes=changes)
        if done.returncode:
            pytest.fail(f"The site cannot be built.\n{(done.stdout + done.stderr)[-1500:]}", pytrace=False)
        return cls(project)

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Every file by its path from the top of the site."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }

    @cached_property
    def pages(self) -> dict[str, HtmlPage]:
        """Every HTML page by its address from the top of the site: `treaty/article-6/`, and `404.html`."""
        return {
            path.removesuffix("index.html") if path.endswith("index.html") else path: HtmlPage.read(text.decode("utf-8"))
            for path, text in self.files.items()
            if path.endswith(".html")
        }  # fmt: skip

    def page(self, address: str) -> HtmlPage:
        """One page; a failure names the address."""
        assert address in self.pages, f"There is no page “{address}”."
        return self.pages[address]


@contextmanager
def served(folder: Path, prefix: str) -> Iterator[str]:
    """Serves a site on this machine under a prefix such as `/gloss/`; gives the address of its front page."""

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments, directory=str(folder))  # what the class wants is not typed

        def translate_path(self, path: str) -> str:
            inside = path.startswith(prefix)
            return super().translate_path("/" + path[len(prefix) :] if inside else "/outside-the-prefix")

        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            """A missing page is answered with the site's own page, as static hosts do."""
            body = (folder / "404.html").read_bytes()
            self.send_response(code, message)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            """Keeps quiet."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """A browser that leaves in the middle of an answer is no fault."""

    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
