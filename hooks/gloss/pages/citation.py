"""How to cite a page of the annotated treaty: in plain words, as BibTeX, and as lawyers cite a treaty.

The legal form follows the pattern of OSCOLA for treaties: title, date of adoption, document, pinpoint.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gloss.model.treaty import Treaty
from gloss.pages.speech import cite_whole, say_date, say_day
from gloss.tongues.voice import _


@dataclass(frozen=True)
class Citation:
    """One form of citation: its name, and the text to copy."""

    name: str
    text: str


def citations(treaty: Treaty, number: str, title: str, address: str, today: date) -> tuple[Citation, ...]:
    """The forms for one article; `address` is the page's whole address, `today` the day of access."""
    preamble = number == "P"
    pinpoint = "preamble" if preamble else f"art {number}"
    place = cite_whole(number)
    plain = _(
        "“{title}”, in {site}: an annotation of the {treaty} ({symbol}), {place}. {address} (accessed {day})."
    ).format(
        title=title,
        site=treaty.site_name,
        treaty=treaty.name,
        symbol=treaty.symbol,
        place=place,
        address=address,
        day=say_day(today),
    )
    bibtex = "\n".join(
        [
            f"@misc{{gloss-{'preamble' if preamble else f'article-{number}'},",
            f"  title        = {{{place}: {title}}}," if not preamble else "  title        = {Preamble},",
            f"  howpublished = {{{treaty.site_name}}},",
            f"  note         = {{Annotation of the {treaty.name}, {treaty.symbol}, {place}. Accessed {today.isoformat()}}},",
            f"  year         = {{{today.year}}},",
            f"  url          = {{{address}}}",
            "}",
        ]
    )
    legal = (
        f"{treaty.name} (adopted {say_date(treaty.adopted)}, opened for signature {say_date(treaty.signature.opens)})"
        f" UN Doc {treaty.symbol}, {pinpoint}"
    )
    return (
        Citation(_("Plain words"), plain),
        Citation(_("The treaty itself, as lawyers cite it"), legal),
        Citation("BibTeX", bibtex),
    )
