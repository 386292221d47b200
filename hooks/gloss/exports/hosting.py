"""Files for the host and for whoever finds a fault: `_headers`, which some static hosts read, and `security.txt`.

`_headers` says in the host's answers what each page already says of itself, and what a page cannot say: who may
frame it, and how long it may be kept. The form is that of Netlify and Cloudflare Pages.
"""

from __future__ import annotations

from collections.abc import Iterable

from gloss.exports.addresses import HEADERS, SECURITY
from gloss.pages.book import plain_pages
from gloss.reading.corpus import Corpus

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)
"""The same as in every page (overrides/main.html); a test compares the two."""
FORBIDDEN = (
    "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation", "gyroscope",
    "hid", "identity-credentials-get", "idle-detection", "local-fonts", "magnetometer", "microphone", "midi", "payment",
    "picture-in-picture", "publickey-credentials-get", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip
"""What no page here has a use for. Copying to the clipboard stays: letters are copied."""
EVERYWHERE = (
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: no-referrer",
    f"Permissions-Policy: {', '.join(f'{name}=()' for name in FORBIDDEN)}",
    "Cross-Origin-Opener-Policy: same-origin",
    "Strict-Transport-Security: max-age=31536000",
)
PAGE = (
    f"Content-Security-Policy: {POLICY}; frame-ancestors 'none'",
    "X-Frame-Options: DENY",
    "Cache-Control: public, max-age=600, must-revalidate",
)
OPEN = ("Access-Control-Allow-Origin: *", "Cache-Control: public, max-age=3600, must-revalidate")
FOR_ALL = ("data", "feeds", "badges")
"""Folders that other people's pages and programs may read."""
ALONE = ("embed", "offline", "print", *FOR_ALL)
"""Folders whose front page is a page of the site, and in which other things lie, with rules of their own."""


def host_files(corpus: Corpus, addresses: Iterable[str], site: str, tongues: Iterable[str]) -> dict[str, str]:
    """The files by path; `addresses` are those of all pages, `tongues` the other languages of the site."""
    plain = (uri.removesuffix(".md").removesuffix("index") for uri in plain_pages(corpus.root))
    folders = {address.partition("/")[0] for address in (*addresses, *plain)} | {"a", "c"}
    files = {HEADERS: _headers(sorted(folders - {""}), sorted(tongues))}
    if corpus.security is not None:
        files |= dict.fromkeys(SECURITY, security_txt(corpus, site))
    return files


def _headers(folders: list[str], tongues: list[str]) -> str:
    rules: list[tuple[str, tuple[str, ...]]] = [("/*", EVERYWHERE), ("/", PAGE), ("/404.html", PAGE)]
    rules += [(f"/{folder}/{'' if folder in ALONE else '*'}", PAGE) for folder in folders]
    # Hosts read a hundred rules at most, so that another language has one; its pages may be framed.
    rules += [(f"/{tag}/*", (f"Content-Security-Policy: {POLICY}", PAGE[-1])) for tag in tongues]
    rules += [
        (f"/{folder}/:version/*" if folder == "data" else f"/{folder}/:file", OPEN) for folder in FOR_ALL
    ]
    rules += [
        ("/calendar.ics", OPEN),
        ("/assets/:file", ("Cache-Control: public, max-age=31536000, immutable",)),
    ]
    return "\n".join("\n".join([path, *(f"  {line}" for line in lines)]) for path, lines in rules) + "\n"


def security_txt(corpus: Corpus, site: str) -> str:
    """The file as RFC 9116 has it."""
    assert corpus.security is not None  # noqa: S101 # whoever asks has looked
    said = corpus.security.record
    lines = [f"Contact: {contact}" for contact in said.contact]
    lines.append(f"Expires: {said.expires.last.isoformat()}T23:59:59Z")
    if said.languages:
        lines.append(f"Preferred-Languages: {', '.join(said.languages)}")
    if site:
        lines.append(f"Canonical: {site}.well-known/security.txt")
    if said.policy:
        lines.append(f"Policy: {said.policy}")
    return "\n".join(lines) + "\n"
