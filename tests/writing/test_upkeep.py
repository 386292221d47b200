"""What is old, missing or no longer answers is said; nothing more."""

from __future__ import annotations

import shutil
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from gloss.checks.citations import as_of
from gloss.cli import main
from gloss.pages.freshness import LIMITS, board
from gloss.reading.corpus import Corpus
from gloss.upkeep.addresses import Named, ask_for, look
from gloss.upkeep.verbs import run_links


def test_nothing_is_stale_on_the_day_of_the_checks_and_everything_years_later(corpus: Corpus) -> None:
    today = as_of(corpus)
    later = board(corpus, date(today.year + 5, 1, 1))
    assert later.waiting > board(corpus, today).waiting
    assert len(later.stale["country"]) == len(corpus.countries)
    assert set(later.stale) <= set(LIMITS)


def test_a_thing_is_stale_the_day_after_its_limit_and_not_before(corpus: Corpus) -> None:
    newest = max(filed.record.checked.first for filed in corpus.countries.values())
    on_the_day = date.fromordinal(newest.toordinal() + LIMITS["country"])
    after = date.fromordinal(on_the_day.toordinal() + 1)
    assert len(board(corpus, after).stale.get("country", ())) == len(corpus.countries)
    assert len(board(corpus, on_the_day).stale.get("country", ())) < len(corpus.countries)


def test_only_the_depositary_confirms(corpus: Corpus) -> None:
    for item in board(corpus, as_of(corpus)).unconfirmed:
        key = item.path.rsplit("/", 1)[1].removesuffix(".yml")
        assert any(event.evidence != "depositary" for event in corpus.countries[key].record.events)


def test_the_reminder_names_files(root: Path, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(root / "overrides", project / "overrides")
    assert main(["--root", str(project), "freshness", "--day", "2036-01-01"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Counted to 2036-01-01.\n")
    assert "(`data/countries/northholm.yml`" in said


class _Server(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        code = {"/gone": 404, "/moved": 301, "/shy": 403, "/picky": 405, "/for-a-while": 302}.get(
            self.path, 200
        )
        self.send_response(code)
        if code in {301, 302}:
            self.send_header("Location", "/new")
        self.end_headers()

    def do_GET(self) -> None:
        if self.path == "/picky":
            self.send_response(200)
            self.end_headers()
        else:
            self.do_HEAD()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def host() -> object:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_what_servers_answer_is_understood(host: str) -> None:
    paths = {"/well": "well", "/gone": "gone", "/moved": "moved", "/shy": "unclear", "/picky": "well", "/for-a-while": "well"}  # fmt: skip
    wanted = [Named(host + path, path, "data/sources.yml", date(2026, 11, 24)) for path in paths]
    answers = look(wanted, ask_for)
    assert {answer.named.name: answer.verdict for answer in answers} == paths
    assert answers[1].archive == f"https://web.archive.org/web/20261124/{host}/gone"


def test_nobody_there_is_unclear() -> None:
    assert ask_for("http://127.0.0.1:1/")[0] == "unclear"
    assert ask_for("file:///etc/passwd") == ("unclear", "not a web address")


def test_the_links_are_told_and_never_fail(
    root: Path, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(root / "overrides", project / "overrides")
    assert run_links(None, project, lambda address: ("gone", "404 Not Found")) == 0  # type: ignore[arg-type] # no options
    said = capsys.readouterr().out
    assert "### Gone:" in said
    assert "Perhaps in an archive: <https://web.archive.org/web/" in said
