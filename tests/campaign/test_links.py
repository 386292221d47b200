"""Nothing on the site leads nowhere, and nothing on it asks another host for anything, whatever treaty it is about."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from urllib.parse import unquote, urljoin, urlsplit

from tests.built import ROOT, BuiltSite

HERE = "https://site.invalid"


def resolve(site: BuiltSite, address: str, value: str) -> tuple[str, str] | None:
    """The address from the top of the site and the anchor that a link means; None if it leads to another host."""
    prefix = urlsplit(site.address).path
    target = urlsplit(urljoin(f"{HERE}{prefix}{address}", value))
    if f"{target.scheme}://{target.netloc}" != HERE:
        return None
    assert target.path.startswith(prefix), f"{address}: “{value}” leaves the site's own path."
    return unquote(target.path[len(prefix) :]), unquote(target.fragment)


def broken(site: BuiltSite, address: str, value: str) -> str:
    """What is wrong with a link, or nothing."""
    if not value.strip():
        return f"{address}: a link leads nowhere"
    if urlsplit(value).scheme in {"mailto", "sms", "data"}:
        return ""
    found = resolve(site, address, value)
    if found is None:
        return ""
    path, anchor = found
    page = site.pages.get(path)
    if page is None and path not in site.files:
        return f"{address}: “{value}” leads to “{path}”, which does not exist"
    # “#point=judge-first” is no anchor: it takes a choice along for a script.
    if anchor and "=" not in anchor and page is not None and anchor not in page.ids:
        return f"{address}: “{value}” names “#{anchor}”, which is not on that page"
    return ""


def test_every_link_and_every_anchor_leads_somewhere(site: BuiltSite) -> None:
    faults = [
        fault
        for address, page in site.pages.items()
        for value in {found.value for found in page.references}
        if (fault := broken(site, address, value))
    ]
    assert not faults, "\n".join(faults[:20])


def test_redirects_lead_somewhere(site: BuiltSite) -> None:
    faults = [
        fault
        for address, page in site.pages.items()
        if page.redirect and (fault := broken(site, address, page.redirect))
    ]
    assert not faults, "\n".join(faults)


def test_links_are_relative_so_that_any_prefix_will_do(site: BuiltSite) -> None:
    absolute = {
        (address, found.value)
        for address, page in site.pages.items()
        for found in page.references
        if address != "404.html" and found.value.startswith("/")
    }
    assert not absolute


def test_the_page_for_missing_addresses_works_at_any_depth(site: BuiltSite) -> None:
    prefix = urlsplit(site.address).path
    page = site.page("404.html")
    for found in page.references:
        if found.value.startswith(("#", "data:")):
            continue
        for depth in ("nowhere", "treaty/nowhere/", "a/b/c/d/"):
            target = urljoin(f"{HERE}{prefix}{depth}", found.value)
            assert not target.startswith(HERE) or target.startswith(f"{HERE}{prefix}"), found
    assert {f"{prefix}treaty/", f"{prefix}countries/"} <= {found.value for found in page.links}


def test_no_page_loads_anything_from_another_host(site: BuiltSite) -> None:
    loaded = {
        (address, found.value)
        for address, page in site.pages.items()
        for found in page.references
        if found.loads and urlsplit(found.value).scheme not in {"", "data"}
    }
    assert not loaded
    styled = {
        (address, style) for address, page in site.pages.items() for style in page.styles if "//" in style
    }
    assert not styled


OPENED = {
    "assets/javascripts/letter-text.js": (
        "https://mail.google.com/mail/",
        "https://outlook.live.com/mail/",
        "https://compose.mail.yahoo.com/",
    ),
}
"""The programs for mail that a reader can open with a letter, by the script that makes the links."""


def test_no_style_sheet_and_no_script_of_ours_names_another_host(site: BuiltSite) -> None:
    for path, content in site.files.items():
        text = content.decode("utf-8", "ignore")
        if path.endswith(".css"):
            named = [
                value
                for value in re.findall(r"""(?:url\(|@import\s+)\s*["']?([^"')\s]+)""", text)
                if "//" in value and not value.startswith("data:")
            ]
            assert not named, path
        elif path.endswith(".js") and (ROOT / "overrides" / path).is_file():
            # Where a reader opens a mail program of their own by a link, nothing is loaded by the page.
            for opened in OPENED.get(path, ()):
                assert opened in text
                text = text.replace(opened, "")
            assert not re.search(r"https?://|\bfetch\(\s*[\"'`]//", text), path


def test_the_sitemap_names_every_page_once(site: BuiltSite) -> None:
    tree = ET.fromstring(site.files["sitemap.xml"])
    named = [found.text or "" for found in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert len(named) == len(set(named))
    expected = {
        site.address + address
        for address, page in site.pages.items()
        if address != "404.html" and not page.redirect and not page.aside
    }
    assert expected == set(named)
    assert all(name.removeprefix(site.address) in site.pages for name in named)


def test_canonical_addresses_are_those_of_the_pages(site: BuiltSite) -> None:
    for address, page in site.pages.items():
        named = [found.value for found in page.references if found.rel == "canonical"]
        if address != "404.html" and not page.redirect and not page.aside:
            assert named == [site.address + address]
