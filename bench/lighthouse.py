"""What Lighthouse says of the pages that most people open first: with its preset for phones, from a host that compresses."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from bench.bench_build import MKDOCS, project
from bench.timing import ROOT, process
from scripts import chromium
from scripts.node_tools import NODE, installed

PAGES = {
    "the front page": "",
    "Article 6": "treaty/article-6/",
    "the map": "map/",
    "a country": "countries/norway/",
    "a page to act": "act/norway/",
}
QUESTIONS = ("performance", "accessibility", "best-practices", "seo")
PREFIX = "/gloss/"
TEXTS = (".html", ".css", ".js", ".svg", ".json", ".xml", ".txt", ".ics")


def survey() -> dict[str, object]:
    """The scores (0 to 100) of every page, by question."""
    browser = chromium.find()
    if browser is None:
        raise SystemExit(chromium.missing())
    site = project(1) / "site"
    process(*MKDOCS, cwd=project(1))()
    with _served(site) as address:
        scores = {name: _scores(f"{address}{path}", browser) for name, path in PAGES.items()}
    print(json.dumps(scores, indent=2), file=sys.stderr, flush=True)
    return {
        "question": "What does Lighthouse say of the pages that most people open first?",
        "day": datetime.now(UTC).date().isoformat(),
        "scores": scores,
    }


def _scores(address: str, browser: Path) -> dict[str, int]:
    script = installed(ROOT / "bench" / "tools") / "lighthouse" / "cli" / "index.js"
    with tempfile.TemporaryDirectory() as place:
        answer = Path(place) / "answer.json"
        done = subprocess.run(
            [
                str(NODE), str(script), address, "--quiet", "--output=json", f"--output-path={answer}",
                f"--only-categories={','.join(QUESTIONS)}", "--no-enable-error-reporting",
                "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
            ],
            env={**os.environ, "CHROME_PATH": str(browser), "TMPDIR": place},
            capture_output=True, text=True, check=False, timeout=300,
        )  # fmt: skip
        if not answer.exists():
            raise SystemExit(f"Lighthouse did not come to an end at {address}.\n{done.stderr[-1500:]}")
        said = json.loads(answer.read_text(encoding="utf-8"))
    _tell(address, said)
    return {name: round(100 * said["categories"][name]["score"]) for name in QUESTIONS}


def _tell(address: str, said: dict[str, dict[str, dict[str, object]]]) -> None:
    """What costs points, for whoever wants to mend it."""
    for name in QUESTIONS:
        for reference in said["categories"][name]["auditRefs"]:  # type: ignore[attr-defined] # a list, in its words
            audit = said["audits"][reference["id"]]
            score = audit["score"]
            if reference["weight"] and isinstance(score, int | float) and score < 1:
                print(
                    f"  {address} {name}: {audit['title']} ({score}) {audit.get('displayValue', '')}",
                    flush=True,
                )


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """Serves as static hosts do: text compressed, and with the time for which a browser may keep it."""

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.path.split("?")[0].split("#")[0]
            file = folder / path.removeprefix(PREFIX)
            file = file / "index.html" if file.is_dir() else file
            if not path.startswith(PREFIX) or not file.is_file():
                self.send_error(HTTPStatus.NOT_FOUND)
                return
            data = file.read_bytes()
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", self.guess_type(str(file)))
            self.send_header("Cache-Control", "max-age=600")
            if file.suffix in TEXTS:
                data = gzip.compress(data)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *arguments: object) -> None:
            """Keeps quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    finally:
        server.shutdown()
        server.server_close()
