"""A build: the same bytes anywhere, under any address, and nothing at all where the facts are broken."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urljoin

import pytest

from tests.built import ROOT, BuiltSite, command, copy_project, environment, mkdocs

NORWAY = "data/countries/norway.yml"
PATIENCE = 120


def test_two_builds_are_the_same_to_the_last_byte(site: BuiltSite, tmp_path: Path) -> None:
    elsewhere = copy_project(tmp_path / "another place" / "with spaces")
    other = BuiltSite.build(
        elsewhere, {"TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "4242"}
    )
    assert "sitemap.xml.gz" in other.files
    assert other.files.keys() == site.files.keys()
    assert [path for path, content in other.files.items() if content != site.files[path]] == []


# Codes that a camera reads, and fingerprints of files that hold the address.
MADE_OF_THE_ADDRESS = (
    "sitemap", "404", "act/for/", "print/", "cards/", "data/v1/SHA256SUMS", "data/v1/datapackage.json", "data/v1/all.sqlite",
    # Examples that a writer typed, with the address of this site in them.
    "data/index.html", "search/search_index.json",
)  # fmt: skip


def test_a_site_without_a_path_differs_in_its_address_alone(site: BuiltSite, tmp_path: Path) -> None:
    project = copy_project(tmp_path / "clone")
    settings = project / "mkdocs.yml"
    # As long as the other, so that what is cut to fit beside an address is cut at the same place.
    address = f"https://{'treaty'.ljust(len(site.address) - 17, 'x')}.example/"
    assert len(address) == len(site.address)
    settings.write_text(
        settings.read_text(encoding="utf-8").replace(f"site_url: {site.address}", f"site_url: {address}"),
        encoding="utf-8",
    )
    other = BuiltSite.build(project)
    assert other.address == address
    differing = [
        path
        for path, content in other.files.items()
        if not path.startswith(MADE_OF_THE_ADDRESS)
        and content.decode("utf-8", "replace")
        != site.files[path].decode("utf-8", "replace").replace(site.address, address).replace(quote(site.address), quote(address)).replace(quote(site.address, ""), quote(address, ""))
    ]  # fmt: skip
    assert not differing
    assert {urljoin(address, found.value) for found in other.page("404.html").links} >= {
        address,
        f"{address}treaty/",
    }


def test_a_build_without_extras_has_the_same_pages_and_nothing_besides(
    site: BuiltSite, tmp_path: Path
) -> None:
    lean = BuiltSite.build(copy_project(tmp_path / "clone"), {"GLOSS_EXTRAS": "off"})
    extras = {path for path in site.files if path.startswith(("data/v1/", "c/", "feeds/"))}
    assert {path.partition("/")[0] for path in extras} == {"data", "c", "feeds"}
    assert extras & lean.files.keys() == {"data/v1/CHANGES.txt"}
    pages = ("treaty/", "countries/", "map/", "about/")
    assert not [
        path
        for path in site.files.keys() - lean.files.keys()
        if path.startswith(pages) and path.endswith("/index.html")
    ]


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A clone with a finished site in it, and two slips in its facts."""
    project = copy_project(tmp_path / "clone")
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the last good site", encoding="utf-8")
    path = project / NORWAY
    path.write_text(path.read_text(encoding="utf-8") + "stanse: firm\n", encoding="utf-8")
    (project / "data/countries/qatar.yml").write_text("name: [\n", encoding="utf-8")
    return project


def test_a_broken_file_ends_the_build_with_the_report_of_the_check(broken: Path) -> None:
    checked = subprocess.run(
        [sys.executable, "-m", "gloss", "check"],
        cwd=broken, env=environment({"PYTHONPATH": str(ROOT / "hooks")}), capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    built = mkdocs(broken, "build", "--strict")
    said = built.stdout + built.stderr
    assert (checked.returncode, built.returncode) == (1, 1)
    assert "“stanse”" in checked.stdout
    assert "data/countries/qatar.yml" in checked.stdout
    assert checked.stdout.strip() in said
    assert "Traceback" not in said
    assert (broken / "site" / "index.html").read_text(encoding="utf-8") == "the last good site"
    assert len(list((broken / "site").iterdir())) == 1


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def serving(project: Path, port: int) -> Iterator[Path]:
    """Runs `mkdocs serve`; gives the file with what it says. Ends it with all that it started."""
    log = project.parent / "serve.log"
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(
            command("serve", "--livereload", "-a", f"127.0.0.1:{port}"),
            cwd=project, env=environment(), stdout=out, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        try:
            yield log
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def until(answer: Callable[[], bool], log: Path) -> None:
    """Waits as long as it takes, and not for ever."""
    last = time.monotonic() + PATIENCE
    while not answer():
        assert time.monotonic() < last, log.read_text(encoding="utf-8")[-3000:]
        time.sleep(0.1)


def test_under_serve_the_last_good_site_stays_up_and_heals(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "clone")
    port = free_port()
    top = f"http://127.0.0.1:{port}/gloss/"
    path = project / NORWAY
    good = path.read_text(encoding="utf-8")

    def read(page: str = "countries/norway/") -> str:
        try:
            with urllib.request.urlopen(top + page, timeout=30) as answer:
                return str(answer.read().decode("utf-8"))
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return ""

    with serving(project, port) as log:
        until(lambda: "Norway" in read(), log)
        second = mkdocs(project, "serve", "-a", f"127.0.0.1:{port}")
        assert second.returncode
        assert "Something answers at" in second.stdout + second.stderr
        assert "Traceback" not in second.stdout + second.stderr
        path.write_text(good + "stanse: firm\n", encoding="utf-8")
        until(lambda: "“stanse”" in log.read_text(encoding="utf-8"), log)
        assert "Norway" in read(), "The last good site is gone."
        until(lambda: "gl-problems" in read(), log)
        assert "“stanse”" in read(), "The page says what has to be mended, and not only the terminal."
        assert NORWAY in read()
        path.write_text(re.sub(r"(?m)^checked: .*$", "checked: 2026-11-23", good), encoding="utf-8")
        until(lambda: 'datetime="2026-11-23"' in read(), log)
        assert "gl-problems" not in read()
        # What no page needs is made when somebody asks, of the facts as they are now.
        assert '"checked": "2026-11-23"' in read("data/v1/countries/norway.json")
        assert "countries/norway/" in read("c/no/")
        assert read("c/no") == read("c/no/")
        assert read("c/nowhere/") == ""
        assert "Traceback" not in log.read_text(encoding="utf-8")

        # A build that fails while pages are framed leaves the site as it was, too.
        frame = project / "overrides/partials/footer.html"
        whole = frame.read_text(encoding="utf-8")
        frame.write_text(whole + "{% if %}", encoding="utf-8")
        until(lambda: "gl-problems" in read(), log)
        assert 'datetime="2026-11-23"' in read()
        frame.write_text(whole + "<!-- mended -->", encoding="utf-8")
        until(lambda: "gl-problems" not in read(), log)
        # What is written anew, what stays as it was, and what is there no more.
        assert "Norway" in read()
        assert read("countries/japan/")
        (project / "docs/about/extra.md").write_text(
            "---\ntitle: Extra\ndescription: More to read.\n---\n\nMore.\n", encoding="utf-8"
        )
        until(lambda: "More." in read("about/extra/"), log)
        (project / "docs/about/extra.md").unlink()
        until(lambda: not read("about/extra/"), log)
