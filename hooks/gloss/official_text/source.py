"""Where the document comes from: a file at hand, or an address on a host that the treaty's file names."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from gloss.model.problem import Refused

LARGEST = 80_000_000
SECONDS = 60
_AGENT = "Mozilla/5.0 (compatible; Gloss; treaty text import)"


@dataclass(frozen=True)
class Fetched:
    """A document as it came: its bytes, and where from."""

    data: bytes
    source: str


def from_file(path: Path) -> Fetched:
    """A file at hand."""
    try:
        if path.is_dir():
            raise Refused(f"{path} is a folder, not a document.")
        size = path.stat().st_size
        if size > LARGEST:
            raise Refused(
                f"{path} is larger than {LARGEST // 1_000_000} MB; a treaty is not, so it is not read."
            )
        data = path.read_bytes()
    except OSError:
        raise Refused(f"There is no document at {path}, or it cannot be opened.") from None
    if not data:
        raise Refused(f"{path} is empty.")
    return Fetched(data, path.name)


def allowed(address: str, hosts: Collection[str]) -> None:
    """Refused unless the address is https on one of the hosts that data/treaty.yml names."""
    parts = urlsplit(address)
    host = (parts.hostname or "").lower()
    if parts.scheme != "https":
        raise Refused(
            f"“{address}” is not an https address, so nobody could tell whether it was changed on the way."
        )
    if host not in {one.lower() for one in hosts}:
        named = ", ".join(sorted(hosts)) or "none"
        raise Refused(
            f"“{host}” is not a host from which the official text may be fetched.\n    data/treaty.yml names: {named}."
        )
    if parts.username or parts.password or (parts.port not in (None, 443)):
        raise Refused(f"“{address}” has a user name or a port in it; an official address has not.")


class _Careful(urllib.request.HTTPRedirectHandler):
    """Follows a redirect only to a named host."""

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
        """Checks where the server sends us."""
        allowed(newurl, self.hosts)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def from_address(address: str, hosts: Collection[str]) -> Fetched:
    """A document from an official host; Refused with a sentence for whatever goes wrong."""
    allowed(address, hosts)
    opener = urllib.request.build_opener(_Careful(hosts))
    request = urllib.request.Request(address, headers={"User-Agent": _AGENT})  # noqa: S310 # the address was checked above
    try:
        with opener.open(request, timeout=SECONDS) as answer:
            allowed(answer.geturl(), hosts)
            if answer.status != 200 or answer.headers.get("x-amzn-waf-action"):
                raise Refused(
                    f"{address} answered with {answer.status} and no document; open it in a browser and import the file."
                )
            data = answer.read(LARGEST + 1)
    except urllib.error.HTTPError as fault:
        raise Refused(f"{address} answered with {fault.code}: no document there.") from None
    except (urllib.error.URLError, TimeoutError, http.client.HTTPException, OSError) as fault:
        reason = getattr(fault, "reason", fault)
        raise Refused(
            f"{address} could not be reached ({reason}). Are you connected? A file at hand works too."
        ) from None
    if len(data) > LARGEST:
        raise Refused(f"{address} sends more than {LARGEST // 1_000_000} MB; a treaty is not that long.")
    if not data:
        raise Refused(
            f"{address} sent an empty document. The server does that where a document is not published."
        )
    return Fetched(data, address)
