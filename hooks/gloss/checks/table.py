"""The table of checks. Its order is the order in which a reader would ask the questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from gloss.checks import (
    actions,
    addresses,
    choices,
    countries,
    force,
    mentions,
    official,
    proofs,
    prose,
    security,
    timeline,
    treaty,
    votes,
    words,
)
from gloss.model.problem import Problem
from gloss.reading.corpus import Corpus, Reading

Check = Callable[[Corpus], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    treaty.figures_stay_within_reason,
    treaty.signature_closes_after_it_opens,
    force.the_day_of_force_is_the_one_that_follows,
    treaty.documents_come_from_known_hosts,
    treaty.chapters_follow_each_other,
    treaty.every_article_has_a_file,
    treaty.articles_stand_in_their_chapter,
    treaty.articles_are_filed_under_their_number,
    treaty.provisions_stand_under_their_parent,
    treaty.provisions_follow_each_other,
    mentions.references_lead_somewhere,
    mentions.vocabulary_names_every_fixed_word,
    mentions.words_of_the_vocabulary_exist,
    mentions.nothing_is_named_twice,
    mentions.sources_exist,
    mentions.publications_have_one_entry,
    mentions.sources_were_seen_after_they_appeared,
    mentions.the_depositary_speaks_for_itself,
    mentions.checks_were_not_made_in_the_future,
    countries.codes_are_unique,
    countries.files_are_called_after_their_country,
    addresses.earlier_names_are_free,
    countries.events_stand_in_order,
    countries.events_came_before_the_last_check,
    countries.statements_stand_in_order,
    countries.signatures_fall_in_the_window,
    countries.instruments_follow_the_opening,
    countries.nobody_joins_twice,
    countries.reservations_name_what_they_touch,
    countries.words_are_about_a_country,
    timeline.moments_stand_in_order,
    timeline.moments_name_countries,
    votes.voters_are_countries,
    votes.nobody_votes_twice,
    votes.totals_agree_with_the_lists,
    choices.choices_are_filed_under_their_provision,
    choices.precedents_name_a_country,
    choices.readings_have_their_sources,
    proofs.figures_have_their_day,
    proofs.what_is_proven_can_be_repeated,
    actions.every_stage_has_its_words,
    actions.letters_have_an_office_and_a_request,
    actions.ratings_are_of_countries,
    actions.every_country_is_rated,
    actions.letters_are_plain_text,
    actions.requests_are_one_sentence,
    actions.points_rest_on_choices,
    actions.packs_name_points,
    actions.what_ended_says_what_came_of_it,
    words.every_article_has_its_words,
    words.every_provision_has_its_words,
    words.provisions_stand_in_the_treaty_s_order,
    words.headings_have_the_depth_of_their_provision,
    words.every_provision_begins_with_a_sentence,
    prose.words_are_markdown,
    words.notes_have_anchors_of_their_own,
    words.references_in_words_lead_somewhere,
    official.official_texts_are_filed_under_their_language,
    official.provisions_are_those_of_the_official_text,
    official.quotes_stand_in_the_official_words,
    official.notes_rest_on_the_words_they_were_written_on,
)


def check_all(reading: Reading) -> tuple[Problem, ...]:
    """Every fault in one sorted list: those of reading, then those of the checks."""
    found = list(reading.problems)
    if reading.corpus is not None:
        for check in CHECKS:
            found.extend(check(reading.corpus))
    return tuple(sorted(set(found)))


def coming_up(reading: Reading, day: date) -> tuple[Problem, ...]:
    """What is not wrong yet and will be soon, as of a day: shown beside the report, and no reason to stop."""
    corpus = reading.corpus
    if corpus is None:
        return ()
    return tuple(sorted([*actions.ending_soon(corpus, day), *security.contact_runs_out(corpus, day)]))
