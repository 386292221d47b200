"""Every file that the site offers to programs, by its address."""

from __future__ import annotations

from gloss.exports.akoma import akoma_files
from gloss.exports.deadlines import calendar
from gloss.exports.feeds import feeds
from gloss.exports.tables import checksums, open_data
from gloss.pages.chronicle import chronicle
from gloss.pages.links import DATA
from gloss.reading.corpus import Corpus
from gloss.tongues.voice import voice


def machine_files(corpus: Corpus, site: str) -> dict[str, str | bytes]:
    """Open data, feeds and the calendar with their text; `site` is the whole address of the site, or empty."""
    changes = chronicle(corpus)
    if not voice().english:
        # Data have one home: every language links to it.
        return {**feeds(corpus, changes, site), **calendar(corpus, changes, site)}
    data = open_data(corpus, site) | akoma_files(corpus, site)
    return (
        data
        | {f"{DATA}SHA256SUMS": checksums(data)}
        | feeds(corpus, changes, site)
        | calendar(corpus, changes, site)
    )
