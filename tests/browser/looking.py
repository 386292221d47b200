"""Looking at a page as people do: on screens of any width, with large letters, with less motion, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

PROBE = (Path(__file__).parent / "probe.js").read_text(encoding="utf-8")

KINDS = (
    "", "treaty/", "treaty/preamble/", "treaty/article-6/", "treaty/article-40/", "treaty/choices/", "treaty/glossary/",
    "treaty/reservations/", "treaty/protocol/", "concerns/", "concerns/safeguards/", "map/", "countries/", "countries/norway/",
    "countries/qatar/", "regions/african/", "votes/", "votes/unga-74-247/", "votes/ahc-2024-article-6-2/", "timeline/",
    "changes/", "changes/2026/", "compare/", "sources/", "act/", "act/norway/", "act/points/", "act/safety/",
    "act/for/lawyers/", "act/already-party/", "act/abroad/", "about/", "about/proofs/", "about/freshness/", "offline/",
    "print/", "find/", "data/", "embed/", "contribute/", "contribute/style/", "contribute/translate/",
    "contribute/organise/", "contribute/fields/", "nowhere/at/all/",
)  # fmt: skip
"""A page of every kind that has the site's frame."""
BARE = (
    "a/6.2/share/", "embed/norway/", "embed/article-6/", "embed/map/", "compare/argentina-and-brazil/",
    "compare/article-14-and-article-34/", "print/article-6/", "print/country/norway/", "print/for/lawyers/",
)  # fmt: skip
"""And of every kind that has none."""
WIDTHS = (320, 390, 640, 768, 1280, 1920)
"""CSS pixels. A window of 1280 at 200 % has 640."""
TWICE = "document.documentElement.style.fontSize = '250%'"
"""Letters of twice their size in a window that stays as it is; the frame has them at 125 %."""


def layout(page: Page, widths: tuple[int, ...]) -> list[str]:
    """Words that are cut off, leave the page or lie upon others, and pages that are wider than their screen."""
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"{width} px: {said}" for said in page.evaluate("looking.layout()")]
    return found


def look(page: Page, address: str) -> dict[str, list[str]]:
    """All that is wrong with a page, by what one would have to do to notice it."""
    found = {}
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": WIDTHS[0], "height": 800})
    page.goto(address)
    page.evaluate(PROBE)
    found["on any screen"] = layout(page, WIDTHS[:1])
    page.evaluate("looking.shorten()")
    found["on any screen"] += layout(page, WIDTHS[1:])
    found["with less motion"] = page.evaluate("looking.motion()")
    page.set_viewport_size({"width": 1280, "height": 800})
    found["by keyboard"] = page.evaluate("looking.walk(false)")
    page.evaluate(TWICE)
    found["with large letters"] = page.evaluate("looking.layout()")
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 390, "height": 800})
    found["by keyboard"] += page.evaluate("[...looking.walk(true), ...looking.order()]")
    return found


def tabbed(page: Page, address: str) -> tuple[list[str], list[str]]:
    """Where the tabulator key should lead on a page whose long lists are cut short, and where it leads."""
    page.goto(address)
    page.evaluate(PROBE)
    page.evaluate("looking.shorten()")
    tell = "one => `${one.localName} ${one.getAttribute('href') ?? one.id} ${one.textContent.trim().slice(0, 30)}`"
    wanted = page.evaluate(f"looking.stops().map({tell})")
    page.evaluate(
        f"() => {{ window.met = []; addEventListener('focusin', ({{ target }}) => met.push(({tell})(target))); }}"
    )
    for _ in wanted:
        page.keyboard.press("Tab")
    return wanted, page.evaluate("met")


@contextmanager
def calm(browser: Browser, scripts: bool = True) -> Iterator[Page]:
    """A page of a browser whose reader asked for less motion."""
    context = browser.new_context(reduced_motion="reduce", java_script_enabled=scripts)
    yield context.new_page()
    context.close()


def watched(page: Page) -> tuple[list[str], list[str]]:
    """What a page asks for from now on, and what goes wrong in it: two lists that grow."""
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda said: wrong.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("requestfailed", lambda request: wrong.append(f"{request.url} failed"))
    return asked, wrong
