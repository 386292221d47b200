"""What every template of the theme is told: the names of the treaty and of the site, and the day of its facts."""

from __future__ import annotations

import os
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from markupsafe import escape

from gloss.checks.citations import as_of
from gloss.pages.links import ALL_FEED, provision_address
from gloss.pages.speech import say_day

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from gloss.reading.corpus import Corpus


def put(config: MkDocsConfig, corpus: Corpus, original: Corpus, serving: bool) -> None:
    """Puts into the settings what the facts say; `original` are the facts as written, `serving` is whether somebody writes and looks."""
    treaty = corpus.treaty.record
    today = as_of(corpus)
    # The same inputs must give the same bytes, so the site is dated by its facts unless told otherwise.
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(datetime.combine(today, time(), UTC).timestamp())))
    # The theme puts these between quotation marks without a thought; what is escaped once is not escaped twice.
    config.site_name = escape(treaty.site_name)
    config.site_description = escape(treaty.tagline)
    config.extra["treaty_cited"] = escape(f"{treaty.name} ({treaty.symbol})")
    config.extra["serving"] = serving
    config.extra["as_of"] = today.isoformat()
    config.extra["as_of_said"] = say_day(today)
    config.extra["feed"] = ALL_FEED
    config.extra["example"] = _example(original)


def _example(corpus: Corpus) -> str:
    """The address of some paragraph, to show what such addresses look like; empty while no article is written up."""
    found = (
        part.id for filed in corpus.articles.values() for _, part in filed.record.walk() if "." in part.id
    )
    return next((provision_address(part) for part in found if not part.startswith("P")), "")
