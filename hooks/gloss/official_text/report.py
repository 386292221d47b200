"""What an import or a check has found, in sentences, with how much each one weighs."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from gloss.model.official import OfficialText


class Weight(Enum):
    """What follows from a finding."""

    REFUSED = "Refused"
    """Nothing is written, whatever is accepted."""
    ACCEPT = "To be accepted"
    """Nothing is written, unless a person looks and says `--accept`."""
    MEND = "To be mended"
    """The text is right; a note or a fact of ours is not."""
    REMARK = "Remarks"


@dataclass(frozen=True)
class Finding:
    """One sentence."""

    weight: Weight
    sentence: str


@dataclass
class Report:
    """Everything found about the text in one language."""

    text: OfficialText
    findings: list[Finding] = field(default_factory=list)
    matched: str = ""

    def of(self, weight: Weight) -> list[str]:
        """The sentences of one weight."""
        return [finding.sentence for finding in self.findings if finding.weight is weight]

    def writable(self, accept: bool) -> bool:
        """Whether the text may be written."""
        return not self.of(Weight.REFUSED) and (accept or not self.of(Weight.ACCEPT))

    @property
    def sound(self) -> bool:
        """Whether nothing has to be mended."""
        return not any(self.of(weight) for weight in (Weight.REFUSED, Weight.ACCEPT, Weight.MEND))

    def __str__(self) -> str:
        counts = self.text.counts
        found = (
            _many(counts.chapters, "chapter"),
            _many(counts.articles, "article"),
            _many(counts.recitals, "recital"),
            _many(counts.paragraphs, "paragraph"),
            _many(counts.points, "point"),
            _many(counts.annexes, "annex", "annexes"),
        )
        rows = [f"{self.text.language}: {self.text.title or 'no title found'}", f"    {', '.join(found)}."]
        if self.matched:
            rows.append(f"    {self.matched}")
        for weight in Weight:
            sentences = self.of(weight)
            if sentences:
                rows.append(f"  {weight.value} ({len(sentences)}):")
                rows += [f"    {sentence}" for sentence in sentences]
        return "\n".join(rows)


def _many(count: int, one: str, more: str = "") -> str:
    return f"{count} {one if count == 1 else more or one + 's'}"
