"""Fetching the list: from the depositary's own host only, over https, with an end to patience and to size."""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Collection
from typing import IO
from urllib.parse import urlsplit

from gloss.depositary.answers import NoList
from gloss.depositary.markup import LARGEST

_WAIT = 60
_PATIENCE = 180
_HEADERS = {
    "User-Agent": "Gloss (a campaign site's weekly look at one treaty)",
    "Accept": "application/xml, text/xml",
}


def is_address(place: str) -> bool:
    """Whether a person named an address and not a file."""
    return "://" in place


def download(address: str, hosts: Collection[str]) -> bytes:
    """The bytes at an address; NoList with a sentence if there are none."""
    _allowed(address, hosts)
    opener = urllib.request.build_opener(_SameHosts(hosts))
    request = urllib.request.Request(address, headers=_HEADERS)  # noqa: S310 # https only, as checked above
    host = urlsplit(address).hostname
    try:
        with opener.open(request, timeout=_WAIT) as answer:
            return _read(answer, time.monotonic() + _PATIENCE)
    except urllib.error.HTTPError as error:
        error.close()
        raise NoList(f"{host} answered “{error.code} {error.reason}” instead of sending the list.") from None
    except urllib.error.URLError as error:
        raise NoList(
            f"{host} could not be reached: {getattr(error.reason, 'strerror', None) or error.reason}."
        ) from None
    except (OSError, http.client.HTTPException) as error:
        raise NoList(f"The connection to {host} broke off: {str(error) or type(error).__name__}.") from None


def _read(answer: IO[bytes], until: float) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while piece := answer.read(65_536):
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST:
            break
        if time.monotonic() > until:
            raise NoList(f"After {_PATIENCE} seconds the list had still not come whole.")
    return b"".join(pieces)


def _allowed(address: str, hosts: Collection[str]) -> None:
    parts = urlsplit(address)
    if parts.scheme != "https":
        raise NoList(f"“{address}” does not begin with https://, so nobody could tell who really answers.")
    if parts.hostname not in hosts:
        raise NoList(
            f"“{parts.hostname}” is not one of the hosts in data/treaty.yml ({', '.join(sorted(hosts))})."
        )


class _SameHosts(urllib.request.HTTPRedirectHandler):
    """Follows the depositary to another address only where that is one of its own."""

    def __init__(self, hosts: Collection[str]) -> None:
        self.hosts = hosts

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """The next request, or a refusal."""
        _allowed(newurl, self.hosts)
        return super().redirect_request(req, fp, code, msg, headers, newurl)
