"""What a page says of itself to messengers and search engines: its card, its title in a preview, and linked data.

The linked data follow schema.org, are made by the templates in `overrides/linked/`, and are written so that
nothing in them can end the script element in which they stand.
"""

from __future__ import annotations

import json
from collections.abc import Collection

import jinja2
from jinja2.utils import htmlsafe_json_dumps

from gloss.checks.citations import as_of
from gloss.model.force import entry_into_force
from gloss.model.problem import Refused
from gloss.pages.bare import Setting
from gloss.pages.cards import Deck
from gloss.pages.compiled import keep_compiled
from gloss.pages.page import Page
from gloss.reading.corpus import Corpus

_TEMPLATES = {"home.md": "site.json", "article.md": "article.json", "country.md": "country.json"}
"""The kind of linked data by the template of the page; the pages of data have theirs from their downloads."""

_TABLES = {
    "treaty/choices/": "choices",
    "countries/": "countries",
    "votes/": "votes",
    "sources/": "sources",
    "timeline/": "timeline",
    "data/": "",
}
"""Pages that show a whole table, with its name under `data/v1/`; an empty name stands for all of them."""

_KINDS = {
    "json": "application/json",
    "csv": "text/csv",
    "geojson": "application/geo+json",
    "sqlite": "application/vnd.sqlite3",
}


class Heads:
    """Makes the heads of one site's pages."""

    def __init__(self, corpus: Corpus, deck: Deck, setting: Setting, files: Collection[str]) -> None:
        self._deck, self._setting = deck, setting
        self._files = sorted(files)
        treaty, today = corpus.treaty.record, as_of(corpus)
        self._site_name, self._tagline = treaty.site_name, treaty.tagline
        force = entry_into_force((filed.record for filed in corpus.countries.values()), treaty)
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(corpus.root / "overrides" / "linked"), autoescape=False,  # noqa: S701 # tojson writes every word
            undefined=jinja2.StrictUndefined,
        )  # fmt: skip
        keep_compiled(self._environment, corpus.root)
        self._environment.globals |= {
            "treaty": treaty,
            "setting": setting,
            "today": today,
            "in_force": force is not None and force.surely(today),
        }

    def of(self, page: Page) -> dict[str, str]:
        """The fields for the top of one page; what is not there is left out."""
        head = self._shown(page)
        card = self._deck.of(page.address)
        if card is not None:
            head |= {"card": card.path, "card_alt": card.alt}
        linked = self._linked(page)
        if linked:
            head["linked"] = linked
        return head

    def _shown(self, page: Page) -> dict[str, str]:
        """A preview of a discreet page names the site and nothing else."""
        if page.address not in self._deck.discreet:
            return {}
        return {"shown_title": self._site_name, "shown_description": self._tagline}

    def _linked(self, page: Page) -> str:
        downloads = self._downloads(page.address)
        name = "dataset.json" if downloads else _TEMPLATES.get(page.template)
        if name is None or not self._setting.site or page.address in self._deck.discreet:
            return ""
        url = f"{self._setting.site}{page.address}"
        text = self._environment.get_template(name).render(
            page.values, page=page, url=url, downloads=downloads
        )
        try:
            linked = json.loads(text)
        except json.JSONDecodeError as error:
            raise Refused(f"overrides/linked/{name}, for {page.uri}: {error}") from error
        return str(htmlsafe_json_dumps(linked, json.dumps, ensure_ascii=False, separators=(",", ":")))

    def _downloads(self, address: str) -> list[tuple[str, str]]:
        """The files of data that belong to a page, each with its media type."""
        if address not in _TABLES:
            return []
        start = f"data/v1/{_TABLES[address]}"
        found = []
        for path in self._files:
            stem, _, ending = path.rpartition(".")
            whole = stem == start if _TABLES[address] else stem.startswith(start)
            if whole and ending in _KINDS:
                found.append((_KINDS[ending], path))
        return found
