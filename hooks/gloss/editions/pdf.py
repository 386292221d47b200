"""Pages on paper: a finished page of HTML as a tagged PDF (PDF/UA-1), by WeasyPrint, which only this module knows.

WeasyPrint is an optional extra, and needs Pango, a library of the system. Whoever lacks one is told what to do.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import logging
import os
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from gloss.model.problem import Refused

NO_WEASYPRINT = (
    "PDFs are made by WeasyPrint, which is not installed here.\n"
    "    Run “make print” or “make offline”, which install it; or: pip install 'gloss[print]'."
)
NO_PANGO = (
    "PDFs are set with Pango, a library of the system that is not installed here.\n"
    "    On Debian and Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0.\n"
    "    On a Mac: brew install pango."
)


def paper_maker() -> Any:
    """WeasyPrint, ready; Refused with a sentence that says what is missing."""
    try:
        # It greets whoever lacks Pango with a page of advice of its own.
        with contextlib.redirect_stdout(io.StringIO()):
            import weasyprint  # noqa: PLC0415 takes a second, and most builds make no PDF
    except ModuleNotFoundError as error:
        if error.name != "weasyprint":
            raise
        raise Refused(NO_WEASYPRINT) from None
    except OSError:
        raise Refused(NO_PANGO) from None
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    return weasyprint


def write_pdf(page: str, path: Path, size: str = "A4") -> None:
    """Writes a page of HTML that asks for no other file as a PDF on paper of that size.

    The same page gives the same bytes: its dates come from its own head, its identifier from its text.
    Raises OSError if the disk refuses, Refused if WeasyPrint cannot work here.
    """
    weasyprint = paper_maker()

    class Nothing(weasyprint.URLFetcher):  # type: ignore[misc, name-defined]  # known only once it is loaded
        def fetch(self, url: str, headers: object = None) -> object:
            """Hands out what the page carries in itself, and asks nobody for anything."""
            if url.startswith("data:"):
                return super().fetch(url, headers)
            raise weasyprint.urls.FatalURLFetchingError(f"a page on paper asks for {url}")

    identifier = hashlib.sha256(f"{size}\n{page}".encode()).digest()[:16]
    sheet = weasyprint.CSS(string=f"@page {{ size: {size} }}")
    html = weasyprint.HTML(string=page, url_fetcher=Nothing())
    try:
        html.write_pdf(
            path, stylesheets=[sheet], pdf_variant="pdf/ua-1", pdf_tags=True, pdf_identifier=identifier
        )
    except weasyprint.urls.FatalURLFetchingError as error:
        raise Refused(f"“{path.name}” cannot be made: {error}.") from None


def write_pdfs(pages: Mapping[Path, str], size: str = "A4") -> None:
    """Writes many pages, each as its own PDF, with as many hands as there are cores."""
    hands = os.process_cpu_count() if hasattr(os, "process_cpu_count") else os.cpu_count()
    with ProcessPoolExecutor(max_workers=hands) as pool:
        work = [pool.submit(write_pdf, page, path, size) for path, page in pages.items()]
        try:
            for done in work:
                done.result()
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise
