"""`gloss text import` and `gloss text verify` from the keyboard: what is written, what is said, what is refused."""

from __future__ import annotations

import argparse
import email.message
import io
import urllib.request
from pathlib import Path

import pytest
import yaml

from gloss.model.problem import Refused
from gloss.official_text import source, store, verbs
from gloss.official_text.reading import plain
from tests.official_text.samples import ENGLISH, SIX, SOUND

HOSTS = ["documents.un.org", "www.unodc.org"]


def run(root: Path, *words: str) -> int:
    parser = argparse.ArgumentParser()
    verbs.add_parser(parser.add_subparsers(required=True))
    options = parser.parse_args(["text", *words])
    return int(options.run(options, root))


def document(root: Path, text: str = SOUND, name: str = "treaty.txt") -> str:
    path = root / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def expect(root: Path, basis: str) -> None:
    folder = root / "data" / "articles"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "04.yml").write_text(
        f'number: "4"\ntitle: Entry into force\nbasis: {basis}\nchecked: 2026-11-24\nparagraphs:\n'
        '  - id: "4.1"\n    modality: shall\n',
        encoding="utf-8",
    )


def test_import_and_verify(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "import", document(tmp_path)) == 0
    assert "2 chapters, 4 articles, 2 recitals, 6 paragraphs, 8 points, 0 annexes." in capsys.readouterr().out
    text = (tmp_path / "data" / "official" / "en.yml").read_text(encoding="utf-8")
    assert '- id: "3.3.a.ii"' in text
    assert "source: treaty.txt" in text
    assert str(tmp_path) not in text
    assert yaml.safe_load(text)["articles"][3]["provisions"][0]["id"] == "3.1"
    assert run(tmp_path, "verify") == 0
    assert "All is well." in capsys.readouterr().out


def test_the_same_document_gives_the_same_bytes(tmp_path: Path) -> None:
    run(tmp_path, "import", document(tmp_path))
    path = tmp_path / "data" / "official" / "en.yml"
    first = path.read_bytes()
    assert store.dumped(store.read(path)).encode() == first


def test_six_languages_side_by_side(tmp_path: Path) -> None:
    for language in ("fr", "es", "ru", "zh", "ar"):
        assert run(tmp_path, "import", "--lang", language, document(tmp_path, SIX[language])) == 0
    assert run(tmp_path, "verify") == 0
    assert [text.language for text in store.read_all(tmp_path)] == ["ar", "es", "fr", "ru", "zh"]


def test_a_doubtful_document_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "import", "--accept", document(tmp_path, ENGLISH)) == 1
    said = capsys.readouterr()
    assert "has no place in the order of numbers" in said.out
    assert "nothing was written" in said.err
    assert not (tmp_path / "data" / "official").exists()


def test_memory_gives_way_to_the_document_only_if_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expect(tmp_path, "recollection")
    assert run(tmp_path, "import", document(tmp_path)) == 1
    assert "add --accept" in capsys.readouterr().err
    assert run(tmp_path, "import", "--accept", document(tmp_path)) == 0
    assert run(tmp_path, "verify") == 1


def test_what_was_seen_never_gives_way(tmp_path: Path) -> None:
    expect(tmp_path, "official")
    assert run(tmp_path, "import", "--accept", document(tmp_path)) == 1
    assert not (tmp_path / "data" / "official").exists()


def test_an_import_that_fails_leaves_the_old_text(tmp_path: Path) -> None:
    run(tmp_path, "import", document(tmp_path))
    path = tmp_path / "data" / "official" / "en.yml"
    before = path.read_bytes()
    assert run(tmp_path, "import", document(tmp_path, ENGLISH)) == 1
    assert path.read_bytes() == before


@pytest.mark.parametrize("fault", [KeyboardInterrupt, OSError])
def test_a_write_that_is_cut_off_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: type[BaseException]
) -> None:
    run(tmp_path, "import", document(tmp_path))
    path = tmp_path / "data" / "official" / "en.yml"
    before = path.read_bytes()

    def cut(handle: int) -> None:
        raise fault

    monkeypatch.setattr("os.fsync", cut)
    with pytest.raises(Refused if fault is OSError else fault):
        store.write(tmp_path, store.read(path).model_copy(update={"source": "another file"}))
    assert [one.name for one in path.parent.iterdir()] == ["en.yml"]
    assert path.read_bytes() == before


def test_stopped_while_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(data: bytes) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(plain, "read", stop)
    assert run(tmp_path, "import", document(tmp_path)) == 1
    assert "Stopped." in capsys.readouterr().err
    assert not (tmp_path / "data" / "official").exists()


def test_verify_before_any_import(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "verify") == 0
    assert "No official text has been imported yet." in capsys.readouterr().out


def test_a_file_that_somebody_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(tmp_path, "import", document(tmp_path))
    path = tmp_path / "data" / "official" / "en.yml"
    path.write_text(path.read_text(encoding="utf-8").replace('id: "3.1"', 'id: "wrong"'), encoding="utf-8")
    assert run(tmp_path, "verify") == 1
    assert "is not as “gloss text import” wrote it" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["import"], 2, "names no file of the official text"),
        (["import", "--lang", "English", "x"], 2, "is not a language"),
        (["import", "nowhere.pdf"], 1, "There is no document at"),
        (["import", "https://example.org/x.pdf"], 1, "is not a host"),
        (["import", "http://documents.un.org/x.pdf"], 1, "is not an https address"),
    ],
)
def test_wrong_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: int, says: str
) -> None:
    assert run(tmp_path, *words) == code
    assert says in capsys.readouterr().err


def test_an_empty_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "import", document(tmp_path, "")) == 1
    assert "is empty" in capsys.readouterr().err


@pytest.mark.parametrize(
    "address",
    [
        "https://documents.un.org.example.org/x",
        "https://user@documents.un.org/x",
        "https://documents.un.org:8443/x",
        "ftp://documents.un.org/x",
        "https://example.org/?https://documents.un.org/",
    ],
)
def test_only_named_hosts(address: str) -> None:
    with pytest.raises(Refused):
        source.allowed(address, HOSTS)


def test_a_redirect_to_another_host_is_refused() -> None:
    handler = source._Careful(HOSTS)
    request = urllib.request.Request("https://documents.un.org/a")
    headers = email.message.Message()
    answer = io.BytesIO()
    follow = handler.redirect_request(request, answer, 302, "Found", headers, "https://www.unodc.org/b")
    assert follow is not None
    with pytest.raises(Refused, match="is not a host"):
        handler.redirect_request(request, answer, 302, "Found", headers, "https://evil.example/b")


def test_a_document_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "LARGEST", 10)
    with pytest.raises(Refused, match="larger than"):
        source.from_file(Path(document(tmp_path)))


def test_quotes_of_notes_are_looked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "docs" / "treaty" / "article-03.md"
    page.parent.mkdir(parents=True)
    note = "/// note | A title\n    quote: {}\n    concern: human-rights\n    checked: 2026-11-24\n\nWords.\n///\n"
    head = '---\narticle: "3"\n---\n\nLead.\n\n## 3.2\n\nPlain words.\n\n'
    page.write_text(
        head + note.format("permitting harm") + "\n" + note.format("allowing harm"), encoding="utf-8"
    )
    assert run(tmp_path, "import", document(tmp_path)) == 0
    assert run(tmp_path, "verify") == 1
    said = capsys.readouterr().out
    assert "“allowing harm” is not found, word for word, in 3.2." in said
    assert "“permitting harm”" not in said
