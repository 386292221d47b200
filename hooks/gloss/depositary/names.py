"""The depositary's names and our files: “Côte d'Ivoire” is data/countries/cote-divoire.yml.

The table is our own: each country's `name` and `formal`, compared without accents, apostrophes and case. An
unknown name is never guessed, because the nearest one may be another State.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping

from gloss.depositary.answers import SuspectList
from gloss.model.country import Country

_APOSTROPHES = re.compile("['’‘ʼ`´′]")


def simple(name: str) -> str:
    """A name without what copies and keyboards change: accents, apostrophes, case, “St.”, “the”, “&”."""
    folded = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", name).casefold().replace("&", " and "))
    plain = "".join(sign for sign in folded if not unicodedata.combining(sign)).replace("ı", "i")
    words = re.findall(r"[^\W_]+", plain)
    return " ".join("saint" if word == "st" else word for word in words if word != "the")


class Names:
    """Finds the file of a participant."""

    def __init__(self, countries: Mapping[str, Country]) -> None:
        self.countries = countries
        self.keys: dict[str, str] = {}
        for key, country in countries.items():
            for name in filter(None, (country.name, country.formal)):
                other = self.keys.setdefault(simple(name), key)
                if other != key:
                    raise SuspectList(
                        f"Two files in data/countries/ are about “{name}”: {other}.yml and {key}.yml."
                    )

    def key(self, name: str) -> str:
        """The file name of a participant; SuspectList with a suggestion if nobody is called so."""
        found = self.keys.get(simple(name))
        if found is None:
            raise SuspectList(f"No file in data/countries/ is about “{name}”. {self._hint(name)}")
        return found

    def _hint(self, name: str) -> str:
        try:
            mended = name.encode("latin-1").decode("utf-8")
        except UnicodeError:
            mended = name
        if mended != name and simple(mended) in self.keys:
            return f"It should read “{mended}”: the file was saved in another alphabet than it says."
        bare = simple(re.sub(r"\([^)]*\)", "", name))
        near = (
            [bare]
            if bare in self.keys
            else difflib.get_close_matches(simple(name), self.keys, n=1, cutoff=0.6)
        )
        if near:
            key = self.keys[near[0]]
            return (
                f"If it is {self.countries[key].name}, write “formal: {name}” into data/countries/{key}.yml;"
                " if not, it needs a file of its own."
            )
        return "It needs a file of its own, or its name as “formal” in the file of its country."
