"""What pages load: little, whole, and nothing that a strict policy would refuse."""

from __future__ import annotations

import re

import material
import tinycss2

from gloss.pages.stylesheet import class_names
from tests.built import ROOT, BuiltSite

FRAMED = re.compile(r'<body dir="')
CLASSES = re.compile(r"""\sclass="([^"]*)\"""")
FORBIDDEN = {
    "a script in the page": re.compile(r"<script(?![^>]*\ssrc=)(?![^>]*\stype=\"application/(?:ld\+)?json\")", re.IGNORECASE),
    "a style in the page": re.compile(r"<style\b|\sstyle\s*=\s*[\"']", re.IGNORECASE),
    "an event in an attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a link that is a script": re.compile(r"(?:href|src|action)\s*=\s*[\"']?\s*(?:javascript|data|vbscript):", re.IGNORECASE),
    "an address without encryption": re.compile(r"\s(?:src|action)\s*=\s*[\"']?http:", re.IGNORECASE),
}  # fmt: skip


def theme_sheets() -> str:
    """What Material ships, all of it."""
    folder = ROOT / material.__path__[0] / "templates" / "assets" / "stylesheets"
    return "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.min.css")))


def bundle(site: BuiltSite) -> str:
    [path] = [path for path in site.files if re.fullmatch(r"assets/site\.\w+\.css", path)]
    return site.files[path].decode()


def test_no_rule_that_a_page_could_use_is_left_out(site: BuiltSite) -> None:
    """Left out is what asks for a class that no page has; so no class of a page may be among those left out."""
    gone = class_names(theme_sheets()) - class_names(bundle(site)) - {"focus-visible"}
    # Two letters name a colour in a program that is shown, and a State in ours.
    gone = {name for name in gone if len(name) > 2}
    assert len(gone) > 150
    used = {
        (name, address)
        for address, page in site.pages.items()
        if FRAMED.search(page.html)
        for value in CLASSES.findall(page.html)
        for name in value.split()
        if name in gone
    }
    assert not used


def test_the_bundle_is_whole_and_valid(site: BuiltSite) -> None:
    for path, content in site.files.items():
        if re.fullmatch(r"assets/\w+\.\w+\.css", path):
            rules = tinycss2.parse_stylesheet(content.decode(), skip_comments=True, skip_whitespace=True)
            assert [rule for rule in rules if rule.type == "error"] == [], path
    ours = [
        ROOT / "overrides" / "assets" / "stylesheets" / name
        for name in ("gloss.css", "share.css", "print.css")
    ]
    for path in ours:
        assert class_names(path.read_text(encoding="utf-8")) <= class_names(bundle(site)), path.name


def test_every_page_loads_the_same_sheet_and_script_and_few_others(site: BuiltSite) -> None:
    for address, page in site.pages.items():
        if not FRAMED.search(page.html):
            continue
        loaded = [
            found.value.rpartition("/")[2]
            for found in page.references
            if found.loads and found.tag in {"link", "script"}
        ]
        assert sum(name.startswith("site.") and name.endswith(".css") for name in loaded) == 1, address
        assert sum(name.startswith("site.") and name.endswith(".js") for name in loaded) == 1, address
        assert "early.js" in loaded, address


def test_a_page_that_uses_a_class_loads_the_sheet_that_knows_it(site: BuiltSite) -> None:
    some = {
        path.rpartition("/")[2]: class_names(site.files[path].decode()) - class_names(bundle(site))
        for path in site.files
        if re.fullmatch(r"assets/(?:act|map)\.\w+\.css", path)
    }
    assert len(some) == 2
    seen = set()
    for address, page in site.pages.items():
        if not FRAMED.search(page.html):
            continue
        classes = {name for value in CLASSES.findall(page.html) for name in value.split()}
        loaded = {found.value.rpartition("/")[2] for found in page.references if found.tag == "link"}
        for name, its in some.items():
            assert (name in loaded) == bool(classes & its), (address, name)
            seen |= {name} & loaded
    assert len(seen) == 2


def test_every_page_has_a_strict_policy_and_keeps_to_it(site: BuiltSite) -> None:
    for address, page in site.pages.items():
        policy = page.meta.get("content-security-policy", "")
        assert policy.startswith("default-src 'none';"), address
        assert "unsafe" not in policy, address
        assert "http" not in policy, address
        assert page.meta.get("referrer") == "no-referrer", address
        assert not [name for name, pattern in FORBIDDEN.items() if pattern.search(page.html)], address


def test_what_no_page_loads_is_not_published(site: BuiltSite) -> None:
    loads = re.compile(r"[\w.-]+\.(?:css|js|svg|png)\b")
    texts = [page.html for page in site.pages.values()]
    texts += [content.decode() for path, content in site.files.items() if path.endswith((".js", ".css"))]
    named = {name for text in texts for name in loads.findall(text)}
    # Of these, the copy of the site for a disk is made.
    for_editions = {"find.js", "book.css", "edition.css", "leaflet.css", "paper.css"}
    left = {
        path
        for path in site.files
        if path.startswith("assets/") and path.rpartition("/")[2] not in named | for_editions
    }
    assert left == set()
