"""Which web addresses of the project still answer. Only ever a hint: a page that refuses programs may be well."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from typing import Literal
from urllib.parse import urldefrag, urlsplit

from gloss.reading.corpus import Corpus

Verdict = Literal["well", "gone", "moved", "unclear"]

SECONDS = 20
HOSTS_AT_ONCE = 8
_AGENT = "Gloss (a volunteer site's weekly look at its own links)"
_GONE = {404, 410}
_MOVED = {301, 308}


@dataclass(frozen=True)
class Named:
    """An address with what it stands for, the file that names it, and the day on which it was last seen."""

    address: str
    name: str
    path: str
    seen: date


@dataclass(frozen=True)
class Answer:
    """What came of asking: the verdict, and what was said, or where the page is now."""

    named: Named
    verdict: Verdict
    said: str

    @property
    def archive(self) -> str:
        """Where an archive may have the page as it was on the day on which it was seen. Nobody asked the archive."""
        return f"https://web.archive.org/web/{self.named.seen:%Y%m%d}/{self.named.address}"


Ask = Callable[[str], tuple[Verdict, str]]


def named(corpus: Corpus) -> Iterator[Named]:
    """Every address that a fact rests on or that people are sent to."""
    for key, source in corpus.sources.items():
        yield Named(source.address, key, "data/sources.yml", source.seen.first)
    for filed in corpus.countries.values():
        for contact in filed.record.contacts:
            yield Named(
                contact.page, f"{filed.record.name}: {contact.name}", filed.path, contact.checked.first
            )


def look(addresses: Iterable[Named], ask: Ask) -> list[Answer]:
    """Asks for each address, one at a time on each host and several hosts at once; in the order of the addresses."""
    wanted = list(addresses)
    hosts: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(wanted):
        hosts[urlsplit(item.address).netloc].append(number)

    def one_host(numbers: list[int]) -> list[tuple[int, Answer]]:
        return [(number, Answer(wanted[number], *ask(wanted[number].address))) for number in numbers]

    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        found = [pair for pairs in pool.map(one_host, hosts.values()) for pair in pairs]
    return [answer for _, answer in sorted(found, key=lambda pair: pair[0])]


def ask_for(address: str) -> tuple[Verdict, str]:
    """Asks for the head of a page and, where a server knows no such question, for the page; nothing of it is read."""
    verdict, said = _ask(address, "HEAD")
    if verdict in {"gone", "unclear"}:
        verdict, said = _ask(address, "GET")
    return verdict, said


def _ask(address: str, method: str) -> tuple[Verdict, str]:
    if urlsplit(address).scheme not in {"http", "https"}:
        return "unclear", "not a web address"
    request = urllib.request.Request(urldefrag(address).url, headers={"User-Agent": _AGENT}, method=method)  # noqa: S310 # checked above
    try:
        with urllib.request.build_opener(_Stay).open(request, timeout=SECONDS) as answer:
            return "well", str(answer.status)
    except urllib.error.HTTPError as error:
        error.close()
        place = error.headers.get("Location", "")
        if error.code in _MOVED and place:
            return "moved", place
        if 300 <= error.code < 400:
            return "well", f"sends on to {place}"
        return ("gone" if error.code in _GONE else "unclear"), f"{error.code} {error.reason}"
    except urllib.error.URLError as error:
        return "unclear", str(error.reason)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return "unclear", str(error) or type(error).__name__


class _Stay(urllib.request.HTTPRedirectHandler):
    """Does not follow: that a page moved is the news."""

    def redirect_request(self, *_: object, **__: object) -> None:
        """No further request."""
