"""Every file that the site offers to programs, by its address."""

from __future__ import annotations

from collections.abc import Sequence

from gloss.exports.addresses import CHECKSUMS
from gloss.exports.akoma import akoma_files
from gloss.exports.deadlines import calendar
from gloss.exports.feeds import feeds
from gloss.exports.hosting import host_files
from gloss.exports.tables import checksums, open_data
from gloss.pages.chronicle import chronicle
from gloss.pages.page import Page
from gloss.reading.corpus import Corpus
from gloss.tongues.voice import voice


def machine_files(
    corpus: Corpus, site: str, pages: Sequence[Page] = (), tongues: Sequence[str] = ()
) -> dict[str, str | bytes]:
    """Open data, feeds, the calendar and the host's files; `site` is the whole address of the site, or empty.

    The host's files speak of `pages`, and of the same ones in the other languages of the site, `tongues`.
    """
    changes = chronicle(corpus)
    if not voice().english:
        # Data have one home: every language links to it.
        return {**feeds(corpus, changes, site), **calendar(corpus, changes, site)}
    data = open_data(corpus, site) | akoma_files(corpus, site)
    return (
        data
        | {CHECKSUMS: checksums(data)}
        | feeds(corpus, changes, site)
        | calendar(corpus, changes, site)
        | host_files(corpus, [page.address for page in pages], site, tongues)
    )
