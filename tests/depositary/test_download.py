"""Fetching from the depositary's own host: what is refused, and what is said when nothing comes."""

from __future__ import annotations

import http.client
import io
import urllib.error
import urllib.request
from email.message import Message

import pytest

from gloss.depositary import download as module
from gloss.depositary.answers import NoList
from gloss.depositary.download import download
from tests.depositary.lists import fetch

HOSTS = ("lights.example",)
ADDRESS = "https://lights.example/status.xml"


class Opener:
    """Answers as a test wants, and never asks a network."""

    def __init__(self, answer):
        self.answer = answer

    def open(self, request, timeout):
        if isinstance(self.answer, Exception):
            raise self.answer
        return io.BytesIO(self.answer)


def answering(monkeypatch, answer):
    monkeypatch.setattr(urllib.request, "build_opener", lambda *handlers: Opener(answer))


def test_the_bytes_come_as_they_are(monkeypatch):
    answering(monkeypatch, b"\xe9" * 200_000)
    assert download(ADDRESS, HOSTS) == b"\xe9" * 200_000


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (
            urllib.error.URLError("Name or service not known"),
            "lights.example could not be reached: Name or service not known.",
        ),
        (
            urllib.error.HTTPError(ADDRESS, 503, "Service Unavailable", Message(), io.BytesIO()),
            "lights.example answered “503 Service Unavailable” instead of sending the list.",
        ),
        (TimeoutError("timed out"), "The connection to lights.example broke off: timed out."),
        (
            http.client.IncompleteRead(b"x"),
            "The connection to lights.example broke off: IncompleteRead(1 bytes read).",
        ),
    ],
)
def test_no_answer_is_said(monkeypatch, answer, sentence):
    answering(monkeypatch, answer)
    with pytest.raises(NoList) as refusal:
        download(ADDRESS, HOSTS)
    assert str(refusal.value) == sentence


def test_patience_ends(monkeypatch):
    answering(monkeypatch, b"x" * 10)
    monkeypatch.setattr(module, "_PATIENCE", -1)
    with pytest.raises(NoList, match="had still not come whole"):
        download(ADDRESS, HOSTS)


@pytest.mark.parametrize(
    "address",
    [
        "http://lights.example/status.xml",
        "file://lights.example/etc/passwd",
        "https://elsewhere.example/status.xml",
        "https://lights.example.evil.example/x",
    ],
)
def test_only_the_depositary_is_asked(address):
    with pytest.raises(NoList):
        download(address, HOSTS)


def test_a_redirect_leads_nowhere_else():
    handler = module._SameHosts(HOSTS)
    request = urllib.request.Request(ADDRESS)
    message = Message()
    with pytest.raises(NoList, match="is not one of the hosts"):
        handler.redirect_request(request, io.BytesIO(), 302, "Found", message, "https://elsewhere.example/")
    followed = handler.redirect_request(
        request, io.BytesIO(), 302, "Found", message, "https://lights.example/new.xml"
    )
    assert followed.full_url == "https://lights.example/new.xml"


def test_an_address_that_is_not_allowed_is_an_error_on_record(project, monkeypatch, capsys):
    assert (
        fetch(project, NoList("“elsewhere.example” is not one of the hosts."), "https://elsewhere.example/x")
        == 1
    )
    assert "outcome: error" in (project / "data/depositary.yml").read_text(encoding="utf-8")
