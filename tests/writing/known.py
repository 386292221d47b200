"""What every project has, whatever its treaty is called."""

from __future__ import annotations

from gloss.reading.corpus import Corpus


def some(corpus: Corpus) -> dict[str, str]:
    """Keys that the project has, whatever it is called."""
    return {
        "country": next(key for key, filed in corpus.countries.items() if filed.record.kind == "member"),
        "source": next(iter(corpus.sources)),
        "provision": next(
            section.id for words in corpus.words.values() for section in words.sections if section.id
        ),
        "concern": next(iter(corpus.vocabulary.record.concerns)),
        "office": next(iter(corpus.vocabulary.record.offices), ""),
    }
