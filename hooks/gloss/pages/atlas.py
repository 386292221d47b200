"""The map: every State as a link with a class for each layer, a spot for the small ones, a grid of equal squares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from gloss.model.country import INSTRUMENTS
from gloss.model.record import Vote
from gloss.model.standing import Standing
from gloss.pages.countries import CountryView
from gloss.pages.outlines import read_world
from gloss.pages.speech import say_date
from gloss.reading.corpus import Corpus
from gloss.tongues.punctuation import headed, row
from gloss.tongues.voice import _, later


@dataclass(frozen=True)
class Shade:
    """One entry of a legend: the letter of its class, what readers see, and how it is drawn."""

    letter: str
    label: str
    look: str


@dataclass(frozen=True)
class Layer:
    """One way of colouring the map."""

    key: str
    label: str
    note: str
    shades: tuple[Shade, ...]
    source: str | None = None


@dataclass(frozen=True)
class Area:
    """A State on the map."""

    view: CountryView
    classes: str
    title: str
    shape: str
    spot: tuple[int, int, int, int] | None


@dataclass(frozen=True)
class Atlas:
    """Everything that the map, the grid and their legends show."""

    width: int
    height: int
    areas: tuple[Area, ...]
    others: str
    layers: tuple[Layer, ...]
    groups: tuple[tuple[str | None, tuple[Area, ...]], ...]

    @property
    def beside(self) -> tuple[Area, ...]:
        """Who has neither a shape nor a spot, such as an organisation of States, and stands beside the map."""
        return tuple(area for area in self.areas if not area.shape and not area.spot)

    @property
    def words(self) -> dict[str, dict[str, str]]:
        """What each letter of each layer means, for cards and for names that are read out."""
        return {
            layer.key: {shade.letter: shade.label for shade in layer.shades} | {"": layer.label}
            for layer in self.layers
        }


STATUS = (
    Shade("n", later("has not signed"), "empty"),
    Shade("r", later("signature reported, not seen with the depositary"), "dots"),
    Shade("s", later("signatory"), "lines"),
    Shade("q", later("ratification reported, not confirmed"), "cross"),
    Shade("p", later("party"), "full"),
    Shade("w", later("withdrew"), "ring"),
)
EVIDENCE = (
    Shade("n", later("nothing recorded"), "empty"),
    Shade("u", later("not confirmed by anyone"), "dots"),
    Shade("m", later("reported by the press"), "lines"),
    Shade("g", later("reported by a government"), "cross"),
    Shade("d", later("confirmed by the depositary"), "full"),
)
SIDES = (
    Shade("x", later("not named"), "empty"),
    Shade("y", later("in favour"), "full"),
    Shade("o", later("against"), "lines"),
    Shade("a", later("abstained"), "dots"),
)
_SIDE = {"yes": "y", "no": "o", "abstain": "a"}
_RANK = {"unconfirmed": "u", "press": "m", "government": "g", "depositary": "d"}


def status_letter(here: Standing) -> str:
    """Under which entry of the status legend a country falls."""
    if here.state == "withdrew":
        return "w"
    if here.confirmed == "party":
        return "p"
    if here.reported == "party" or any(event.act in INSTRUMENTS for event in here.unconfirmed):
        return "q"
    if here.confirmed == "signatory":
        return "s"
    return "r" if here.reported == "signatory" else "n"


def evidence_letter(here: Standing) -> str:
    """Who says what the status legend shows of a country."""
    status = status_letter(here)
    deciding = here.confirmed_by if status in {"p", "s"} else here.reported_by
    if deciding and (status != "q" or here.reported == "party"):
        return _RANK[deciding.evidence]
    return "u" if here.unconfirmed else "n"


def atlas(corpus: Corpus, views: Sequence[CountryView]) -> Atlas:
    """Joins shapes and facts; Refused with a sentence if the shapes are missing or damaged."""
    world = read_world(corpus)
    votes = [(key, filed.record) for key, filed in sorted(corpus.votes.items()) if filed.record.yes]
    votes.sort(key=lambda item: item[1].date)
    areas = []
    for view in views:
        code = view.country.iso3
        status = status_letter(view.standing)
        classes = [f"s{status}", f"e{evidence_letter(view.standing)}"]
        classes += [f"v{index}{_side(view, vote)}" for index, (_, vote) in enumerate(votes)]
        label = next(shade.label for shade in _said(STATUS) if shade.letter == status)
        spot = world["spots"].get(code)
        areas.append(
            Area(
                view,
                " ".join(classes),
                headed(view.country.name, label),
                world["shapes"].get(code, ""),
                spot,
            )
        )
    ours = {view.country.iso3 for view in views}
    others = "".join(line for code, line in sorted(world["shapes"].items()) if code not in ours)
    layers = (
        Layer(
            "s",
            _("Where it stands"),
            _("Only “signatory” and “party” rest on the depositary."),
            _said(STATUS),
        ),
        Layer(
            "e", _("Who says so"), _("The best evidence for what “Where it stands” shows."), _said(EVIDENCE)
        ),
        *(_vote_layer(index, key, vote) for index, (key, vote) in enumerate(votes)),
    )
    return Atlas(
        world["width"], world["height"], tuple(areas), others, layers, tuple(_grouped(corpus, areas))
    )


def _said(shades: Iterable[Shade]) -> tuple[Shade, ...]:
    """The entries in the language in force."""
    return tuple(replace(shade, label=_(shade.label)) for shade in shades)


def _vote_layer(index: int, key: str, vote: Vote) -> Layer:
    note = (
        _("A full roll-call; “not named” means that the State did not vote.")
        if vote.complete
        else _("Only some names are known; “not named” means unknown.")
    )
    shades = tuple(
        shade for shade in _said(SIDES) if shade.letter == "x" or getattr(vote, _field(shade.letter))
    )
    return Layer(f"v{index}", row([vote.title, say_date(vote.date)]), note, shades, key)


def _field(letter: str) -> str:
    return next(name for name, own in _SIDE.items() if own == letter)


def _side(view: CountryView, vote: Vote) -> str:
    return next((letter for name, letter in _SIDE.items() if view.key in getattr(vote, name)), "x")


def _grouped(corpus: Corpus, areas: list[Area]) -> Iterator[tuple[str | None, tuple[Area, ...]]]:
    """Regional groups in the order of the vocabulary; those without one at the end."""
    for group in (*corpus.vocabulary.record.groups, None):
        inside = tuple(area for area in areas if area.view.country.group == group)
        if inside:
            yield group, inside
