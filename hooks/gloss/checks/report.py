"""A report of problems for a person: as text, or as annotations on the lines of a pull request."""

from __future__ import annotations

from collections.abc import Sequence

from gloss.model.problem import Problem


def as_text(problems: Sequence[Problem]) -> str:
    """One problem after the other with its place, sentence and hint, and a count at the end."""
    if not problems:
        return "All is well: nothing to mend."
    lines = []
    for problem in problems:
        lines.append(f"{problem.place}  {problem.sentence}")
        if problem.hint:
            lines.append(f"    {problem.hint}")
    count = "One thing" if len(problems) == 1 else f"{len(problems)} things"
    return "\n".join([*lines, "", f"{count} to mend."])


def soon_as_text(notices: Sequence[Problem]) -> str:
    """What will have to be looked at soon, in the same manner, to stand after the report; empty if there is nothing."""
    if not notices:
        return ""
    lines = ["", "", "Soon:"]
    for notice in notices:
        lines += [f"{notice.place}  {notice.sentence}", f"    {notice.hint}"]
    return "\n".join(lines)


def as_github(problems: Sequence[Problem], level: str = "error") -> str:
    """GitHub's workflow commands: each problem becomes an annotation on its own line of the file.

    `level` is “error”, or “notice” for what will have to be looked at soon. The notation and its escapes are those of GitHub's “Workflow commands for GitHub Actions”.
    """
    lines = []
    for problem in problems:
        parts = [f"file={_property(problem.place.path)}"]
        if problem.place.line:
            parts.append(f"line={problem.place.line}")
        if problem.place.column:
            parts.append(f"col={problem.place.column}")
        message = _message("\n".join(filter(None, [problem.sentence, problem.hint])))
        lines.append(f"::{level} {','.join(parts)}::{message}")
    return "\n".join(lines)


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
