"""`gloss offline`: what stands on the shelf is what the page says, and a run that fails leaves what was there."""

from __future__ import annotations

import errno
import hashlib
import re
import sys
from pathlib import Path

import pytest

from gloss.editions import pdf, verbs
from gloss.editions.shelf import Item
from tests.editions.conftest import Editions

FOUR = {"site.zip", "treaty.html", "treaty.epub", "treaty.pdf"}


def on_page(page: str) -> dict[str, str]:
    """The SHA-256 that the page gives for each file."""
    return dict(
        re.findall(r'href="([\w.]+)" download>.*?SHA-256: <code>([0-9a-f]{64})</code>', page, re.DOTALL)
    )


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_page_lists_each_file_with_its_size_its_day_and_its_fingerprint(editions: Editions) -> None:
    listed = on_page(editions.page)
    assert set(listed) == FOUR == {path.name for path in editions.shelf.iterdir()} - {"index.html"}
    for name, fingerprint in listed.items():
        content = (editions.shelf / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == fingerprint
        assert Item.of(editions.shelf / name).size in editions.page
    assert editions.page.count("<time datetime=") >= len(FOUR)
    assert "make offline" not in editions.page


def test_a_site_without_them_says_so_and_links_to_none(site: object) -> None:
    page = site.files["offline/index.html"].decode()  # type: ignore[attr-defined]  # the built site of all tests
    assert "<code>make offline</code>" in page
    assert on_page(page) == {}
    assert not re.search(r'href="[\w.]+\.(zip|epub|pdf)"', page)


@pytest.mark.parametrize(
    ("size", "said"),
    [(1, "1 KB"), (839_600, "840 KB"), (999_999, "1000 KB"), (2_449_000, "2.4 MB"), (12_000_000, "12.0 MB")],
)
def test_sizes_are_said_as_people_say_them(size: int, said: str) -> None:
    assert Item("x", size, "").size == said


def test_the_same_site_gives_the_same_bytes(harbour: Editions) -> None:
    assert harbour.make() == 0
    first = bytes_of(harbour.shelf)
    assert set(first) == FOUR | {"index.html"}
    assert harbour.make() == 0
    second = bytes_of(harbour.shelf)
    assert [name for name in first if first[name] != second[name]] == []
    assert harbour.left() == []


def test_an_invented_treaty_has_editions_of_its_own(harbour: Editions) -> None:
    assert harbour.make() == 0
    text = (harbour.shelf / "treaty.html").read_text(encoding="utf-8")
    assert "Harbour Lights Convention" in text
    assert "Cybercrime" not in text


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "no space left on device"),
        (KeyboardInterrupt(), "Stopped before the end."),
        (RuntimeError("a fault of ours"), ""),
    ],
)
def test_a_run_that_fails_leaves_what_was_there(
    harbour: Editions, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fault: BaseException, said: str
) -> None:  # fmt: skip
    assert harbour.make() == 0
    before = bytes_of(harbour.shelf)

    def fails(*_: object) -> None:
        raise fault

    monkeypatch.setattr(verbs, "write_copy", fails)
    if isinstance(fault, RuntimeError):
        with pytest.raises(RuntimeError):
            harbour.make()
    else:
        assert harbour.make() == 1
    assert said in capsys.readouterr().err
    assert bytes_of(harbour.shelf) == before
    assert harbour.left() == []


def test_a_full_disk_is_told_in_a_sentence(
    harbour: Editions, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(verbs, "write_copy", full)
    assert harbour.make() == 1
    assert capsys.readouterr().err == (
        f"“{harbour.shelf}” could not be written: no space left on device. What was there before is still there.\n"
    )


def test_what_a_killed_run_left_behind_goes_away(harbour: Editions) -> None:
    (harbour.site / ".offline-killed" / "offline").mkdir(parents=True)
    (harbour.site / ".offline-killed" / "offline" / "site.zip").write_bytes(b"half")
    assert harbour.make() == 0
    assert harbour.left() == []


def test_without_weasyprint_or_pango_all_but_the_pdf_is_made(
    harbour: Editions, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    assert harbour.make() == 0
    assert "The PDF is left out. PDFs are made by WeasyPrint" in capsys.readouterr().err
    assert set(on_page(harbour.page)) == FOUR - {"treaty.pdf"}


def test_without_pango_it_says_which_packages_to_install(
    harbour: Editions, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """As where Pango is missing: the library greets with a page of advice, and cannot be loaded."""
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "weasyprint.py").write_text(
        'print("-----\\nplease follow the steps")\nraise OSError("cannot load library \'libpango-1.0-0\'")\n',
        encoding="utf-8",
    )
    for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.syspath_prepend(str(broken))
    assert harbour.make() == 0
    told = capsys.readouterr()
    assert told.err.startswith(f"The PDF is left out. {pdf.NO_PANGO}")
    assert "please follow" not in told.out
    assert set(on_page(harbour.page)) == FOUR - {"treaty.pdf"}


def test_without_a_built_site_it_says_what_to_do_first(
    harbour: Editions, capsys: pytest.CaptureFixture[str]
) -> None:
    (harbour.shelf / "index.html").unlink()
    assert harbour.make() == 1
    assert "there is no built site to take along. Run “make site” first" in capsys.readouterr().err


def test_a_page_without_a_shelf_is_refused(harbour: Editions, capsys: pytest.CaptureFixture[str]) -> None:
    (harbour.shelf / "index.html").write_text("<p>Something else.</p>", encoding="utf-8")
    assert harbour.make() == 1
    assert capsys.readouterr().err == (
        "offline/index.html has no place for a list. Build the site anew with “make site”.\n"
    )


def test_faults_in_the_facts_are_told_before_anything_is_made(
    harbour: Editions, capsys: pytest.CaptureFixture[str]
) -> None:
    (harbour.project / "data" / "treaty.yml").write_text("name: Nothing else\n", encoding="utf-8")
    assert harbour.make() == 1
    assert "data/treaty.yml:1" in capsys.readouterr().err
    assert not (harbour.shelf / "site.zip").exists()
