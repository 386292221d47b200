"""What stands on the picture that a messenger shows beside a link: its words, and for which addresses it stands.

Nothing is drawn here; `gloss.cards` does that. A card says nothing that its page does not say, and the pages of
a subject that the vocabulary calls discreet have the card of the site, so that nobody is exposed by a preview.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from gloss.model.article import Article, Paragraph
from gloss.model.standing import Tally
from gloss.pages import links, speech
from gloss.pages.atlas import Atlas, atlas
from gloss.pages.countries import country_views, tally
from gloss.pages.page import Page
from gloss.reading.corpus import Corpus
from gloss.tongues.foreign import bare
from gloss.tongues.voice import voice

SITE, MAP = "cards/site.png", "cards/map.png"


@dataclass(frozen=True)
class Card:
    """One picture: where it is published, what kind it is, and the words on it; what is empty is left out."""

    path: str
    kind: Literal["site", "map", "article", "provision", "country", "action", "pack"]
    label: str
    title: str
    text: str = ""
    badge: str = ""
    binding: str = ""
    """The key of the modality, by which the badge has its look."""
    choice: str = ""
    address: str = ""
    """The short address as it is printed, without “https://”."""
    checked: str = ""
    language: str = field(default_factory=lambda: voice().tag)
    direction: str = field(default_factory=lambda: voice().direction)

    @property
    def alt(self) -> str:
        """The words on it for who cannot see it."""
        parts = (self.label, self.badge, self.title, self.text, self.choice, self.address)
        return " – ".join(part.rstrip(".") for part in dict.fromkeys(parts) if part)


@dataclass(frozen=True)
class Deck:
    """Every card, for which address each stands, and what the map shows; empty where cards are left out."""

    cards: tuple[Card, ...] = ()
    places: dict[str, Card] = field(default_factory=dict)
    discreet: frozenset[str] = frozenset()
    """Addresses of pages whose subject nobody should see in a preview."""
    atlas: Atlas | None = None
    tally: Tally | None = None
    needed: int = 0
    """How many instruments make the treaty binding."""

    def of(self, address: str) -> Card | None:
        """The card of an address from the top of the site; the site's own where there is no other."""
        return self.places.get(address) or self.places.get(SITE)


def deck(corpus: Corpus, pages: Sequence[Page], site: str) -> Deck:
    """The cards of a site; `site` is its whole address."""
    treaty = corpus.treaty.record
    printed = site.partition("://")[2]
    discreet = frozenset(_discreet(corpus))
    addresses = {page.address for page in pages}
    whole = Card(SITE, "site", treaty.name, treaty.site_name, treaty.tagline, address=printed)
    views = country_views(corpus)
    drawn = atlas(corpus, views) if addresses & {"", "map/"} else None
    places: dict[str, Card] = {SITE: whole}
    if drawn:
        seen = Card(MAP, "map", treaty.site_name, treaty.name, address=f"{printed}map/")
        places |= {"": seen, "map/": seen}
    for address, card in (
        *_treaty(corpus, printed),
        *_countries(corpus, printed, addresses),
        *_packs(corpus, printed),
    ):
        if card.kind == "provision" and not voice().english:
            # In other languages a paragraph shows the card of its article: hundreds of pictures less in each.
            continue
        places[address] = whole if address in discreet else card
    places = {address: _without_marks(card) for address, card in places.items()}
    cards = {card.path: card for card in places.values()}
    return Deck(
        tuple(cards.values()), places, discreet, drawn, tally(corpus), treaty.entry_into_force.instruments
    )


def _without_marks(card: Card) -> Card:
    return replace(
        card,
        label=bare(card.label),
        title=bare(card.title),
        text=bare(card.text),
        badge=bare(card.badge),
        choice=bare(card.choice),
    )


def without_cards(corpus: Corpus) -> Deck:
    """No card at all, for builds that leave them out."""
    return Deck(discreet=frozenset(_discreet(corpus)))


def _discreet(corpus: Corpus) -> Iterator[str]:
    vocabulary = corpus.vocabulary.record
    for key, term in vocabulary.concerns.items():
        if term.discreet:
            yield links.concern_address(key)
    for key, pack in corpus.packs.items():
        audience = vocabulary.audiences.get(pack.head.record.audience)
        if audience is not None and audience.discreet:
            yield links.pack_address(key)


def _treaty(corpus: Corpus, printed: str) -> Iterator[tuple[str, Card]]:
    """One for each article and each paragraph that has words; a point has that of its paragraph."""
    for number, words in corpus.words.items():
        article = corpus.articles[number].record
        short = links.short_provision(number)
        gist = words.head.record.description or speech.plain(words.lead.gist)
        title = "" if article.preamble else article.title
        own = next((part for part in article.paragraphs if part.id == number), None)
        card = Card(
            _path(short), "article", speech.cite_whole(number), title or gist, gist if title else "",
            *(_binding(corpus, own) if own else ("", "")),
            choice=_choice(corpus, number), address=f"{printed}{short}",
        )  # fmt: skip
        yield short, card
        yield links.article_address(number), card
        yield from _paragraphs(corpus, article, card, printed)


def _paragraphs(corpus: Corpus, article: Article, whole: Card, printed: str) -> Iterator[tuple[str, Card]]:
    words = corpus.words[article.number]
    for paragraph in article.paragraphs:
        short = links.short_provision(paragraph.id)
        section = words.section(paragraph.id)
        card = whole
        if paragraph.id != article.number and section:
            card = Card(
                _path(short), "provision", speech.cite_whole(paragraph.id), speech.plain(section.gist), "",
                *_binding(corpus, paragraph), choice=_choice(corpus, paragraph.id), address=f"{printed}{short}",
            )  # fmt: skip
        for _, part in paragraph.walk():
            yield links.short_provision(part.id), card


def _binding(corpus: Corpus, paragraph: Paragraph) -> tuple[str, str]:
    """How a paragraph binds, in the words of its badge, and the key of the badge's look."""
    vocabulary = corpus.vocabulary.record
    if paragraph.modality != "other":
        return vocabulary.modalities[paragraph.modality].label, paragraph.modality
    return (vocabulary.sorts[paragraph.sort].label, "other") if paragraph.sort else ("", "")


def _choice(corpus: Corpus, provision: str) -> str:
    """The first choice that a provision leaves to States, those first for which it is the main place."""
    found = [filed.record for filed in corpus.choices.values() if provision in filed.record.provisions]
    found.sort(key=lambda choice: choice.provisions.index(provision))
    return found[0].title if found else ""


def _countries(corpus: Corpus, printed: str, pages: set[str]) -> Iterator[tuple[str, Card]]:
    treaty = corpus.treaty.record
    for view in country_views(corpus):
        country = view.country
        checked = "" if view.carried else speech.say_date(country.checked)
        short = links.short_country(country.iso)
        card = Card(
            _path(short), "country", treaty.name, country.name, view.sentence,
            address=f"{printed}{short}", checked=checked,
        )  # fmt: skip
        yield short, card
        yield links.country_address(view.key), card
        action = links.act_address(view.key)
        if action in pages:
            short = links.short_action(country.iso)
            card = Card(
                _path(short), "action", treaty.name, country.name, view.sentence,
                address=f"{printed}{short}", checked=checked,
            )  # fmt: skip
            yield short, card
            yield action, card


def _packs(corpus: Corpus, printed: str) -> Iterator[tuple[str, Card]]:
    treaty = corpus.treaty.record
    for key, pack in corpus.packs.items():
        head, address = pack.head.record, links.pack_address(key)
        yield (
            address,
            Card(
                _path(address),
                "pack",
                treaty.name,
                head.title,
                head.description,
                address=f"{printed}{address}",
            ),
        )


def _path(address: str) -> str:
    return f"cards/{address.rstrip('/')}.png"
