"""`gloss links`: what of our addresses no longer answers, as Markdown for a person to go through."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from gloss.exports.reports import report
from gloss.model.problem import Refused
from gloss.reading.corpus import read_project
from gloss.upkeep.addresses import Ask, ask_for, look, named


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds “links”."""
    verb = subparsers.add_parser(
        "links", help="ask the network which addresses of sources and offices still answer"
    )
    verb.set_defaults(run=run_links)


def run_links(options: argparse.Namespace, root: Path, ask: Ask = ask_for) -> int:
    """Always 0 once it has asked: a link that broke elsewhere is nobody's mistake here."""
    del options
    corpus = read_project(root).corpus
    if corpus is None:
        raise Refused("The project cannot be read. “gloss check” says why.")
    answers = look(named(corpus), ask)
    by_verdict = {
        verdict: [answer for answer in answers if answer.verdict == verdict]
        for verdict in ("gone", "moved", "unclear")
    }
    sys.stdout.write(report(root, "links", asked=len(answers), **by_verdict))
    return 0
