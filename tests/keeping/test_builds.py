"""What is kept between builds never changes a byte, never hides a warning, and notices every change."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.built import command, environment
from tests.small import SmallSite

BROKEN = "\nSee [the moon](moon.md).\n"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    """The small site, built once; nobody changes it."""
    site = SmallSite.make(tmp_path_factory.mktemp("keeping") / "first")
    site.build("--strict")
    return site


@pytest.fixture
def warm(first: SmallSite, tmp_path: Path) -> SmallSite:
    """The small site with what a build left in .cache, and without the site itself."""
    site = first.again(tmp_path / "warm")
    site.write(".cache/pages", (first.root / ".cache" / "pages").read_bytes())
    return site


def test_a_second_build_is_the_same_to_the_last_byte(first: SmallSite, warm: SmallSite) -> None:
    warm.build("--strict")
    assert warm.made() == first.made()
    kept = (warm.root / ".cache" / "pages").read_bytes()
    warm.build("--strict")
    assert warm.made() == first.made()
    assert (warm.root / ".cache" / "pages").read_bytes() == kept, "nothing was new, so nothing was written"


def test_without_a_place_for_the_cache_the_site_is_the_same(first: SmallSite, tmp_path: Path) -> None:
    site = first.again(tmp_path / "cold")
    site.write(".cache", "a file where the folder would be")
    site.build("--strict")
    assert site.made() == first.made()


def change_setting(old: str, new: str) -> Callable[[SmallSite], None]:
    return lambda site: site.change("mkdocs.yml", old, new)


def everywhere(old: str, new: str, path: str) -> Callable[[SmallSite], None]:
    return lambda site: site.write(path, site.text(path).replace(old, new))


CHANGES: dict[str, Callable[[SmallSite], None]] = {
    "a writer's words": lambda site: site.add("docs/treaty/article-02.md", "\nMore words at the end.\n"),
    "a plain page": lambda site: site.add("docs/sources.md", "\nMore words at the end.\n"),
    "a fact": lambda site: site.change("data/articles/04.yml", "title: Logs", "title: Log books"),
    "the treaty's name": everywhere("Harbour", "Haven", "data/treaty.yml"),
    "a page that comes": lambda site: site.write("docs/new.md", "# New\n\nWords, and [the map](map.md).\n"),
    "a page that goes": lambda site: (site.remove("docs/timeline.md"), site.write("docs/timeline.md", site.text("docs/sources.md"))),
    "an option of Markdown": change_setting("toc_depth: 2", "toc_depth: 3"),
    "an extension": change_setting("  - tables\n", "  - tables\n  - smarty\n"),
    "an option of the search": change_setting("      lang: en\n", "      lang: [en, de]\n"),
    "a title in the navigation": change_setting("The map: map.md", "A map: map.md"),
    "an option of the theme": change_setting("    - navigation.top\n", ""),
    "the address of the site": everywhere("site_url: https://", "site_url: https://www.", "mkdocs.yml"),
    "where the pencil leads": everywhere("edit/main", "edit/next", "mkdocs.yml"),
    "the theme's template": lambda site: site.write("overrides/partials/copyright.html", "<p>Another foot</p>\n"),
    "a template of pages": lambda site: site.add("overrides/pages/article.md", "\nOne more line.\n"),
    "a style": lambda site: site.add("overrides/assets/stylesheets/gloss.css", "\np { color: inherit }\n"),
    "what happened in a country": lambda site: site.change("data/countries/eastwick.yml", "2022-11-30", "2022-11-29"),
    "the name of a country": lambda site: site.change("data/countries/eastwick.yml", "the: true\n", ""),
    "a source": lambda site: site.change("data/sources.yml", "Who keeps the light?", "Who kept the light?"),
    "a vote": lambda site: site.change("data/votes/assembly-4-2.yml", "The proposal failed.", "The proposal fell."),
    "a choice": lambda site: site.change("data/choices/2-2.yml", "Fishing boats", "Small boats"),
    "what a paragraph means that others name": lambda site: site.change("docs/treaty/article-02.md", "Each State must keep", "Every State must keep"),
    "the day of the last look": lambda site: site.change("data/countries/eastwick.yml", "checked: 2023-05-01", "checked: 2023-05-02"),
    "a word for facts": lambda site: site.change("data/vocabulary.yml", "label: Withdrew", "label: Left"),
    "a piece that templates share": lambda site: site.write("overrides/pages/macros.md", site.text("overrides/pages/macros.md").replace("class=\"", "data-new=\"1\" class=\"")),
    "a template without the frame": lambda site: site.change("overrides/bare/share.html", "</main>", "<p>More</p></main>"),
    "our own code": everywhere("_quoted(page.title)", "_quoted(page.title + '!')", "hooks/gloss/pages/front.py"),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_noticed(first: SmallSite, warm: SmallSite, tmp_path: Path, change: str) -> None:
    CHANGES[change](warm)
    warm.build()
    cold = warm.again(tmp_path / "cold")
    cold.build()
    assert warm.made() == cold.made()
    assert warm.made() != first.made(), "the change shows nowhere, so this proves nothing"


IN_TURN = (
    "a writer's words", "a page that comes", "a fact", "the theme's template", "what happened in a country", "a style",
    "a page that goes", "a template without the frame", "an option of the theme", "our own code",
)  # fmt: skip


def test_changes_one_after_another_in_one_folder(first: SmallSite, tmp_path: Path) -> None:
    """As somebody works: from the second build on only what is new is written."""
    site = first.again(tmp_path / "worked on")
    for _ in range(2):
        site.build("--strict")
    for place, change in enumerate(IN_TURN):
        CHANGES[change](site)
        site.build()
        cold = site.again(tmp_path / f"cold {place}")
        cold.build()
        assert site.made() == cold.made(), change


def harm(top: Path) -> None:
    (top / "index.html").write_text("Somebody else's words")
    (top / "treaty" / "index.html").unlink()
    (top / "treaty" / "foreign.html").write_text("Nobody asked for this")
    shutil.rmtree(top / "act")


@pytest.mark.parametrize("spare", [True, False])
def test_what_somebody_did_to_the_site_is_mended(first: SmallSite, tmp_path: Path, spare: bool) -> None:
    site = first.again(tmp_path / "harmed")
    for _ in range(2):
        site.build("--strict")
    harm(site.root / ".cache" / "spare" / "site" if spare else site.root / "site")
    for _ in range(2):
        site.build("--strict")
        assert site.made() == first.made()


def test_only_what_is_new_is_written(first: SmallSite, tmp_path: Path) -> None:
    site = first.again(tmp_path / "twice")
    for _ in range(2):
        site.build("--strict")
    spare = site.root / ".cache" / "spare" / "site"
    kept = {path.relative_to(spare).as_posix(): path.stat().st_mtime_ns for path in spare.rglob("*.html")}
    site.add("docs/sources.md", "\nMore words at the end.\n")
    site.build("--strict")
    written = {path for path, time in kept.items() if (site.root / "site" / path).stat().st_mtime_ns != time}
    assert "sources/index.html" in written
    assert len(written) < 10 < len(kept)


def test_a_plugin_that_changes_pages_has_the_last_word(first: SmallSite, tmp_path: Path) -> None:
    site = first.again(tmp_path / "changed by others")
    site.write(
        "more.py",
        "def on_post_page(output, page, **_):\n    return output.replace('</body>', '<p>Once.</p></body>')\n",
    )
    site.change("mkdocs.yml", "hooks:\n", "hooks:\n  - more.py\n")
    for _ in range(3):
        site.build("--strict")
        assert site.made()["index.html"].count(b"<p>Once.</p>") == 1
    site.write(
        "more.py",
        "def on_post_page(output, page, **_):\n    return output.replace('</body>', '<p>Other.</p></body>')\n",
    )
    for _ in range(3):
        site.build("--strict")
        assert b"<p>Once.</p>" not in site.made()["index.html"]
        assert site.made()["index.html"].count(b"<p>Other.</p>") == 1


def test_a_plugin_may_change_a_table_of_contents_in_place(first: SmallSite, tmp_path: Path) -> None:
    site = first.again(tmp_path / "other headings")
    site.write("docs/new.md", "# New\n\n## There\n\nWords.\n")
    site.change("mkdocs.yml", "hooks:\n", "hooks:\n  - more.py\n")
    for word in ("Zweimal", "Dreimal"):
        site.write(
            "more.py",
            f"def on_page_content(html, page, **_):\n    for entry in page.toc.items[0].children: entry.title = '{word} ' + entry.title\n    return html\n",
        )
        for _ in range(2):
            site.build("--strict")
            page = site.made()["new/index.html"].decode()
            assert f"{word} " in page
            assert ("Zweimal " in page) is (word == "Zweimal")


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="only Linux lends a process some processors")
def test_one_processor_makes_the_same_site(first: SmallSite, tmp_path: Path) -> None:
    site = first.again(tmp_path / "one processor")
    build = subprocess.run(
        command("build", "--strict", "--quiet"), cwd=site.root, env=environment(), check=True,
        preexec_fn=lambda: os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}),
    )  # fmt: skip
    assert build.returncode == 0
    assert site.made() == first.made()


@pytest.mark.parametrize("damage", ["cut", "flipped", "emptied", "deleted", "a folder"])
def test_a_damaged_cache_changes_nothing(first: SmallSite, warm: SmallSite, damage: str) -> None:
    file = warm.root / ".cache" / "pages"
    whole = file.read_bytes()
    middle = len(whole) // 2
    if damage == "cut":
        file.write_bytes(whole[:middle])
    elif damage == "flipped":
        file.write_bytes(whole[:middle] + bytes([whole[middle] ^ 255]) + whole[middle + 1 :])
    elif damage == "emptied":
        file.write_bytes(b"")
    else:
        file.unlink()
        if damage == "a folder":
            file.mkdir()
    warm.build("--strict")
    assert warm.made() == first.made()


@pytest.mark.parametrize("quiet", [(), ("--quiet",)])
def test_a_warning_is_said_at_every_build(warm: SmallSite, quiet: tuple[str, ...]) -> None:
    warm.change("mkdocs.yml", "strict: true", "strict: false")
    warm.add("docs/sources.md", BROKEN)
    warm.build(*quiet)
    for _ in range(2):
        assert "moon.md" in warm.build()
    assert "moon.md" in warm.build("--strict", code=1)


def test_a_link_to_an_anchor_that_went_is_said_although_its_page_did_not_change(warm: SmallSite) -> None:
    warm.change("mkdocs.yml", "strict: true", "strict: false")
    warm.write("docs/one.md", "# One\n\n[There](two.md#there)\n")
    warm.write("docs/two.md", "# Two\n\n## There\n")
    assert "#there" not in warm.build()
    warm.write("docs/two.md", "# Two\n\n## Elsewhere\n")
    assert "does not contain an anchor '#there'" in warm.build()


def test_a_link_to_a_page_that_went_is_said_although_its_page_did_not_change(warm: SmallSite) -> None:
    warm.change("mkdocs.yml", "strict: true", "strict: false")
    warm.write("docs/one.md", "# One\n\n[There](two.md)\n")
    warm.write("docs/two.md", "# Two\n")
    assert "two.md" not in warm.build()
    warm.remove("docs/two.md")
    assert re.search(r"'one\.md' contains a link 'two\.md'", warm.build())


def test_two_builds_at_once_give_the_same_site_twice(first: SmallSite, warm: SmallSite) -> None:
    builds = [
        subprocess.Popen(
            command("build", "--strict", "--quiet", "--site-dir", name), cwd=warm.root, env=environment(),
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )
        for name in ("one", "two")
    ]  # fmt: skip
    for build in builds:
        _, said = build.communicate(timeout=120)
        assert build.returncode == 0, said
    assert warm.made("one") == warm.made("two") == first.made()
    warm.build("--strict")
    assert warm.made() == first.made()
