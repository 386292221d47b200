"""For each check one change (or a few) to the Harbour Lights Convention that only this check minds."""

from __future__ import annotations

import typing
from collections.abc import Callable

from gloss.model.action import StageKey
from tests.treaties.project import Project

Change = Callable[[Project], None]


def change(path: str, old: str, new: str) -> Change:
    """Puts one piece of text in the place of another."""
    return lambda project: project.change(path, old, new)


def add(path: str, text: str) -> Change:
    """Writes more at the end of a file."""
    return lambda project: project.add(path, text)


def write(path: str, text: str) -> Change:
    return lambda project: project.write(path, text)


def remove(path: str) -> Change:
    """Deletes a file."""
    return lambda project: project.remove(path)


def rename(old: str, new: str) -> Change:
    """Gives a file another name."""

    def apply(project: Project) -> None:
        project.write(new, project.text(old))
        project.remove(old)

    return apply


STAGES = typing.get_args(StageKey)


UNRATED = "coastal-union, eastwick, isle-of-gulls, southmoor, westmere"


def acting(
    without: str = "",
    more: str = "",
    rating: str = "northholm: free",
    quiet: str = "",
    unrated: str = UNRATED,
) -> Change:
    """Lays what people can do beside the facts: words for every stage but one, a rule of caution, a point, a page."""

    def words(key: str) -> str:
        text = f"{key}:\n  label: L\n  sentence: S.\n  decides: D.\n  after: A.\n"
        if key == "unsafe":
            return text + quiet
        steps = "".join(f"    {step}: T.\n" for step in ("two", "ten", "thirty", "group", "press"))
        return f"{text}  office: parliament\n  request: R.\n  steps:\n{steps}"

    def apply(project: Project) -> None:
        project.write("data/stages.yml", "".join(words(key) for key in STAGES if key != without) + more)
        levels = "".join(
            f"  {level}:\n    label: L\n    meaning: M.\n" for level in ("open", "careful", "quiet")
        )
        project.write(
            "data/caution.yml",
            "rule: R.\nindex:\n  name: N\n  publisher: P\n  edition: E\n  page: https://index.example.org/\n"
            f"  sources: [{next(iter(project.corpus().sources))}]\n  limits: L.\n  checked: 2023-05-01\n"
            f"words:\n{levels}levels:\n  free: open\nunrated: careful\nratings:\n  {rating}\nwithout: [{unrated}]\n",
        )

    return apply


def point(choices: str, key: str = "a-point", text: str = "T.", ask: str = "Please.") -> Change:
    """A point for a letter."""

    def apply(project: Project) -> None:
        corpus = project.corpus()
        audience = next(iter(corpus.vocabulary.record.audiences))
        project.write(
            f"data/points/{key}.yml",
            f'title: A point\ntext: {text}\nask: {ask}\nprovisions: ["2.1"]\nchoices: [{choices}]\n'
            f"audiences: [{audience}]\nsources: [{next(iter(corpus.sources))}]\nsupport: own\nchecked: 2023-05-01\n",
        )

    return apply


def pack(points: str) -> Change:
    """A page for one audience."""

    def apply(project: Project) -> None:
        audience = next(iter(project.corpus().vocabulary.record.audiences))
        head = f"title: T\ndescription: D.\naudience: {audience}\npoints: [{points}]\nchecked: 2023-05-01"
        project.write("docs/act/for/keepers.md", f"---\n{head}\n---\n\nWords.\n")

    return apply


def official(left_out: str = "", more: str = "", language: str = "en") -> Change:
    """Lays the official text beside the facts, with one provision left out and another added."""
    words = {
        "2.1": "Each State Party shall keep a light at every harbour.",
        "2.1.b.ii": "a rhythm, such as the keeper’s own",
    }

    def apply(project: Project) -> None:
        articles = []
        for number, filed in project.corpus().articles.items():
            ids = [part.id for _, part in filed.record.walk() if part.id != left_out]
            ids += [more] if more.startswith(f"{number}.") else []
            provisions = [f'      - {{id: "{name}", text: "{words.get(name, "Words.")}"}}' for name in ids]
            articles += [f'  - number: "{number}"', "    provisions:", *provisions]
        head = f"""language: {language}
source: a file
retrieved: 2023-05-01
sha256: {"0" * 64}
format: text
counts: {{chapters: 2, articles: 5, recitals: 2, paragraphs: 9, points: 8, annexes: 0}}
articles:
"""
        project.write("data/official/en.yml", head + "\n".join(articles) + "\n")

    return apply


TREATY = "data/treaty.yml"
ARTICLE_2 = "data/articles/02.yml"
ARTICLE_4 = "data/articles/04.yml"
WORDS_2 = "docs/treaty/article-02.md"
WORDS_4 = "docs/treaty/article-04.md"
NORTHHOLM = "data/countries/northholm.yml"
WESTMERE = "data/countries/westmere.yml"
VOTE = "data/votes/assembly-4-2.yml"
SOURCES = "data/sources.yml"
TIMELINE = "data/timeline.yml"

UNPROVEN = "quick:\n  part: fast\n  promise: It is quick.\n"
PROOF = "quick:\n  part: fast\n  promise: It is quick.\n  repeat: make bench ARGS=quick\n  result: bench/quick/all/seconds\n"

CASES: list[tuple[str, list[Change], list[str]]] = [
    (
        "figures_stay_within_reason",
        [change(TREATY, "  days: 30", "  days: 30000")],
        ["data/treaty.yml:28:9  “days” is 30000, and it cannot be more than 9999.  Mend the figure."],
    ),
    (
        "figures_stay_within_reason",
        [
            change(TREATY, "articles: 5", "articles: 5000000000"),
            change(TREATY, "    last: 5", "    last: 5000000000"),
        ],
        [
            "data/treaty.yml:10:11  “articles” is 5000000000, and it cannot be more than 999.  Mend the figure.",
            "data/treaty.yml:19:11  “last” is 5000000000, and it cannot be more than 999.  Mend the figure.",
        ],
    ),
    (
        "signature_closes_after_it_opens",
        [change(TREATY, "  closes: 2022-12-31", "  closes: 2021-02-28")],
        [
            "data/treaty.yml:22:11  “2021-02-28” is before “2021-06-01”, the day on which the treaty opens for signature.  Mend one of the two."
        ],
    ),
    (
        "the_day_of_force_is_the_one_that_follows",
        [change(TREATY, "instruments: 2", "instruments: 1\n  since: 2022-05-01")],
        [
            "data/treaty.yml:28:10  “2022-05-01” is said to be the day, but the confirmed instruments lead to 2022-03-12.  Mend the day, or the instruments of the countries."
        ],
    ),
    (
        "documents_come_from_known_hosts",
        [
            change(
                TREATY, "https://files.lights.example/convention-en.pdf", "https://file.lights.example/c.pdf"
            )
        ],
        [
            "data/treaty.yml:46:13  “file.lights.example” is not among the “hosts” from which the official text may be fetched.  Did you mean “files.lights.example”?"
        ],
    ),
    (
        "documents_come_from_known_hosts",
        [change(TREATY, "hosts: [", "  - language: en\n    page: https://lights.example/also\nhosts: [")],
        [
            "data/treaty.yml:47:15  “en” has a document already.  Keep one entry for a language, with all its files."
        ],
    ),
    (
        "chapters_follow_each_other",
        [change(TREATY, "    first: 3", "    first: 4"), change("data/articles/03.yml", "II", "III")],
        [
            "data/treaty.yml:18:12  Chapter II begins with Article 4, but Article 3 comes next.  Each chapter begins where the one before it ends."
        ],
    ),
    (
        "chapters_follow_each_other",
        [
            change(TREATY, "    last: 2", "    last: 1"),
            change(TREATY, "    last: 5", "    last: 2"),
            change(ARTICLE_2, "chapter: I", "chapter: II"),
        ],
        [
            "data/treaty.yml:19:11  Chapter II ends with Article 2, before it begins.  Mend its first or its last article."
        ],
    ),
    (
        "chapters_follow_each_other",
        [change(TREATY, "    last: 5", "    last: 6")],
        [
            "data/treaty.yml:10:11  The chapters end with Article 6, but the treaty has 5 articles.  Mend the number of articles or the last chapter."
        ],
    ),
    (
        "every_article_has_a_file",
        [remove("data/articles/03.yml"), remove("docs/treaty/article-03.md")],
        [
            "data/articles/03.yml  Article 3 has no file.  Add the file, or mend “articles” in data/treaty.yml."
        ],
    ),
    (
        "every_article_has_a_file",
        [change(TREATY, "articles: 5", "articles: 4"), change(TREATY, "    last: 5", "    last: 4")],
        [
            "data/articles/05.yml:1:9  The treaty has 4 articles, and this is Article 5.  Mend the number, or “articles” in data/treaty.yml."
        ],
    ),
    (
        "every_article_has_a_file",
        [change(TREATY, "articles: 5", "articles: 15"), change(TREATY, "    last: 5", "    last: 15")],
        [
            "data/articles/06.yml  10 articles have no file; the first of them is Article 6.  Add the files, or mend “articles” in data/treaty.yml."
        ],
    ),
    (
        "every_article_has_a_file",
        [remove("data/articles"), remove("docs/treaty"), remove("data/choices"), remove("data/votes")],
        ["data/articles  There is no article in this folder.  Add a file for each article, such as 01.yml."],
    ),
    (
        "articles_stand_in_their_chapter",
        [change(ARTICLE_2, "chapter: I", "chapter: II")],
        [
            "data/articles/02.yml:3:10  Article 2 says it is in Chapter II, but data/treaty.yml has it in Chapter I.  Mend one of the two."
        ],
    ),
    (
        "articles_stand_in_their_chapter",
        [change(ARTICLE_2, "chapter: I\n", "")],
        [
            "data/articles/02.yml:1:9  Article 2 says nothing of its chapter, but data/treaty.yml has it in Chapter I.  Add a line “chapter: I”."
        ],
    ),
    (
        "articles_are_filed_under_their_number",
        [rename(ARTICLE_2, "data/articles/2.yml")],
        [
            "data/articles/2.yml:1:9  This file says it is Article 2, which belongs in data/articles/02.yml.  Rename the file or mend the number."
        ],
    ),
    (
        "provisions_stand_under_their_parent",
        [
            change(ARTICLE_2, "- id: 2.1.a", "- id: 2.2.a"),
            change(WORDS_2, "\n### 2.1.a", "\n### 2.2.a"),
            change(ARTICLE_2, "id: 2.1.b\n", "id: 2.1.a\n"),
            change(ARTICLE_2, "id: 2.1.b.i\n", "id: 2.1.a.i\n"),
            change(ARTICLE_2, "id: 2.1.b.ii", "id: 2.1.a.ii"),
            change(WORDS_2, "\n### 2.1.b", "\n### 2.1.a"),
            change(WORDS_2, "2.1.b.i\n", "2.1.a.i\n"),
            change(WORDS_2, "2.1.b.ii", "2.1.a.ii"),
        ],
        [
            "data/articles/02.yml:12:13  “2.2.a” stands under “2.1”, but its id does not begin with “2.1.”.  Mend the id, or move the provision to where it belongs."
        ],
    ),
    (
        "provisions_follow_each_other",
        [
            change(ARTICLE_2, '- id: "2.2"', '- id: "2.3"'),
            change(WORDS_2, "## 2.2", "## 2.3"),
            change("data/choices/2-2.yml", '"2.2"', '"2.3"'),
            rename("data/choices/2-2.yml", "data/choices/2-3.yml"),
        ],
        [
            "data/articles/02.yml:18:9  “2.3” comes here, but “2.2” should come next.  Mend the id or put the provisions in order."
        ],
    ),
    (
        "references_lead_somewhere",
        [change(ARTICLE_2, 'refers: ["2.1", "4"]', 'refers: ["2.1", "4.3"]')],
        ["data/articles/02.yml:21:21  “4.3” is not a provision of this treaty.  Article 4 has 4.1, 4.2."],
    ),
    (
        "references_lead_somewhere",
        [change(TREATY, 'provision: "5.4"', 'provision: "9"')],
        [
            "data/treaty.yml:41:14  “9” is not a provision of this treaty.  It has Articles 1 to 5; “P” is the preamble."
        ],
    ),
    (
        "vocabulary_names_every_fixed_word",
        [
            change(
                "data/vocabulary.yml",
                "  denounced:\n    label: Denounced\n    meaning: What “denounced” means here.\n",
                "",
            )
        ],
        [
            "data/vocabulary.yml:1:1  “denounced” has no label under “acts”.  Add it with a label and a meaning."
        ],
    ),
    (
        "words_of_the_vocabulary_exist",
        [change(WORDS_4, "concern: privacy", "concern: privcy")],
        [
            "docs/treaty/article-04.md:9:14  “privcy” is not one of the concerns in data/vocabulary.yml.  Did you mean “privacy”?"
        ],
    ),
    (
        "words_of_the_vocabulary_exist",
        [change(NORTHHOLM, "group: northern", "group: polar")],
        [
            "data/countries/northholm.yml:5:8  “polar” is not one of the groups in data/vocabulary.yml.  You can write: northern, southern."
        ],
    ),
    (
        "nothing_is_named_twice",
        [change(NORTHHOLM, "also: [gazette]", "also: [register]")],
        ["data/countries/northholm.yml:13:12  “register” is named here a second time.  Take it out."],
    ),
    (
        "nothing_is_named_twice",
        [change(ARTICLE_2, 'refers: ["2.1", "4"]', 'refers: ["2.1", "4", "2.1"]')],
        ["data/articles/02.yml:21:26  “2.1” is named here a second time.  Take it out."],
    ),
    (
        "sources_exist",
        [change(NORTHHOLM, "also: [gazette]", "also: [gazete]")],
        ["data/countries/northholm.yml:13:12  “gazete” is not in data/sources.yml.  Did you mean “gazette”?"],
    ),
    (
        "sources_exist",
        [change(WORDS_4, "sources: [evening-tide]", "sources: [morning-tide, harbour-news]")],
        [
            "docs/treaty/article-04.md:10:15  “morning-tide” is not in data/sources.yml.  Did you mean “evening-tide”?",
            "docs/treaty/article-04.md:10:29  “harbour-news” is not in data/sources.yml.  Add the source to data/sources.yml first.",
        ],
    ),
    (
        "publications_have_one_entry",
        [
            change(
                SOURCES,
                "https://evening-tide.example/who-keeps-the-light",
                "https://www.register.lights.example/l-1/",
            )
        ],
        [
            "data/sources.yml:20:12  “https://www.register.lights.example/l-1/” is the address of “register” already.  Keep one of the two entries, or give the exact address of the other."
        ],
    ),
    (
        "sources_were_seen_after_they_appeared",
        [change(SOURCES, "date: 2021-06-02", "date: 2031-06-02")],
        [
            "data/sources.yml:16:9  “2023-04-02” is before the day of publication, “2031-06-02”.  Mend one of the two days."
        ],
    ),
    (
        "the_depositary_speaks_for_itself",
        [change(WESTMERE, "evidence: press", "evidence: depositary")],
        [
            "data/countries/westmere.yml:10:15  “depositary” needs a source on register.lights.example, and none is named here.  Name the depositary's own page as the source, or write who says so: government, press or unconfirmed."
        ],
    ),
    (
        "checks_were_not_made_in_the_future",
        [change(WESTMERE, "checked: 2023-05-01", "checked: 2123-05-01")],
        [
            "data/countries/westmere.yml:6:10  “2123-05-01” has not come yet.  Write the day on which somebody really looked."
        ],
    ),
    (
        "codes_are_unique",
        [change(WESTMERE, "iso: WM", "iso: NH")],
        [
            "data/countries/westmere.yml:2:6  “NH” is already used by data/countries/northholm.yml.  Give one of the two its own “iso”."
        ],
    ),
    (
        "files_are_called_after_their_country",
        [change(WESTMERE, "name: Westmere", "name: Ebbland")],
        [
            "data/countries/westmere.yml:1:7  This file is called “westmere”, but it is about “Ebbland”.  Mend the name, or rename the file to ebbland.yml."
        ],
    ),
    (
        "earlier_names_are_free",
        [add(WESTMERE, "was: [eastwick, ebbland, xx]\n"), add(NORTHHOLM, "was: [nh, ebbland]\n")],
        [
            "data/countries/northholm.yml:36:7  “nh” is said to be an earlier name, but something is called so now.  Delete it here: its address already leads to what has that name.",
            "data/countries/westmere.yml:12:7  “eastwick” is said to be an earlier name, but something is called so now.  Delete it here: its address already leads to what has that name.",
            "data/countries/westmere.yml:12:17  “ebbland” is already the earlier name of something else: data/countries/northholm.yml:36:11.  Keep it in one of the two places.",
        ],
    ),
    (
        "earlier_names_are_free",
        [
            change("data/articles/02.yml", '  - id: "2.2"', '  - id: "2.2"\n    was: ["2.1.b", "2.9"]'),
            change("data/articles/02.yml", "      - id: 2.1.a\n", "      - id: 2.1.a\n        was: [2.9]\n"),
            change(WORDS_2, "    key: small\n", "    key: small\n    was: [a-light-has-to-be-known]\n"),
        ],
        [
            "data/articles/02.yml:20:11  “2.1.b” is said to be an earlier name, but something is called so now.  Delete it here: its address already leads to what has that name.",
            "data/articles/02.yml:20:20  “2.9” is already the earlier name of something else: data/articles/02.yml:13:15.  Keep it in one of the two places.",
            "docs/treaty/article-02.md:52:11  “a-light-has-to-be-known” is said to be an earlier name, but something is called so now.  Delete it here: its address already leads to what has that name.",
        ],
    ),
    (
        "events_stand_in_order",
        [change(NORTHHOLM, "  - date: 2021-06-01", "  - date: 2022-04")],
        [
            "data/countries/northholm.yml:14:11  “2022-02-10” comes before “2022-04”, which stands above it.  Put the events in the order of time, the oldest first."
        ],
    ),
    (
        "events_came_before_the_last_check",
        [change("data/countries/southmoor.yml", "  - date: 2022-01", "  - date: 2032-01")],
        [
            "data/countries/southmoor.yml:12:11  “2032-01” is after “2023-05-01”, the day on which this file was last checked.  Mend the date, or write the day of your check after “checked” at the top."
        ],
    ),
    (
        "statements_stand_in_order",
        [
            change(
                NORTHHOLM,
                "contacts:\n",
                "  - date: 2020\n    topic: procedure\n    text: Lights first.\n    evidence: government\n    source: gazette\ncontacts:\n",
            )
        ],
        [
            "data/countries/northholm.yml:31:11  “2020” comes before “2021-06-02”, which stands above it.  Put the positions in the order of time, the oldest first."
        ],
    ),
    (
        "signatures_fall_in_the_window",
        [change(WESTMERE, "  - date: 2022-01", "  - date: 2023-01")],
        [
            "data/countries/westmere.yml:8:11  “2023-01” is outside the days on which the treaty can be signed (2021-06-01 to 2022-12-31).  Mend the date; after the last day a State can only accede."
        ],
    ),
    (
        "instruments_follow_the_opening",
        [change("data/countries/isle-of-gulls.yml", "  - date: 2022", "  - date: 2020")],
        [
            "data/countries/isle-of-gulls.yml:9:11  “2020” is before the treaty opened, on 2021-06-01.  Mend the date; for a vote at home write parliament-approved or promulgated."
        ],
    ),
    (
        "nobody_joins_twice",
        [
            add(
                WESTMERE,
                "  - date: 2022-02\n    act: signed\n    evidence: government\n    source: gazette\n",
            )
        ],
        [
            "data/countries/westmere.yml:13:10  “signed” stands here a second time.  Keep one entry, with the better source; put the other source under “also”."
        ],
    ),
    (
        "reservations_name_what_they_touch",
        [
            add(
                WESTMERE,
                "  - date: 2022-03\n    act: objection\n    evidence: press\n    source: evening-tide\n",
            )
        ],
        [
            "data/countries/westmere.yml:12:5  This objection does not say what it is about.  Add “touches” with the provisions, or a “note”."
        ],
    ),
    (
        "words_are_about_a_country",
        [
            remove("docs/countries/northholm.md"),
            lambda project: project.write(
                "docs/countries/eastwic.md", "---\ncountry: eastwic\nchecked: 2023-05-01\n---\n\nA town.\n"
            ),
        ],
        [
            "docs/countries/eastwic.md:2:10  “eastwic” is not a country in data/countries/.  Did you mean “eastwick”?"
        ],
    ),
    (
        "figures_have_their_day",
        [write("data/proofs.yml", PROOF + '  figure: "3 s"\n')],
        [
            "data/proofs.yml:6:11  “3 s” stands alone: “measured” belongs to it.  Run make proofs, which writes both, or leave both out: then the page says “not measured”."
        ],
    ),
    (
        "figures_have_their_day",
        [write("data/proofs.yml", PROOF + "  measured: 2021-06-01\n")],
        [
            "data/proofs.yml:6:13  “2021-06-01” stands alone: “figure” belongs to it.  Run make proofs, which writes both, or leave both out: then the page says “not measured”."
        ],
    ),
    (
        "what_is_proven_can_be_repeated",
        [write("data/proofs.yml", PROOF.replace("  repeat: make bench ARGS=quick\n", ""))],
        [
            "data/proofs.yml:4:11  “bench/quick/all/seconds” stands alone: “repeat” belongs to it.  Say where the figure comes from and by what command, or leave both out and say in a “note” why."
        ],
    ),
    (
        "what_is_proven_can_be_repeated",
        [write("data/proofs.yml", UNPROVEN)],
        [
            "data/proofs.yml:3:12  Nothing shows that “It is quick.”, and no note says why.  Say where the figure comes from and by what command, or leave the figure out and say in a “note” why."
        ],
    ),
    (
        "what_is_proven_can_be_repeated",
        [write("data/proofs.yml", UNPROVEN + "  note: Why.\n  figure: 3 s\n  measured: 2021-06-01\n")],
        [
            "data/proofs.yml:5:11  Nothing shows that “It is quick.”, and a figure says that something does.  Say where the figure comes from and by what command, or leave the figure out and say in a “note” why."
        ],
    ),
    (
        "moments_stand_in_order",
        [change(TIMELINE, "  - date: 2022-12-31", "  - date: 2021-01-31")],
        [
            "data/timeline.yml:16:11  “2021-01-31” comes before “2021-06-01”, which stands above it.  Put the entries in the order of time, the oldest first."
        ],
    ),
    (
        "moments_name_countries",
        [change(TIMELINE, "countries: [northholm, southmoor]", "countries: [northolm, southmoor]")],
        [
            "data/timeline.yml:14:17  “northolm” is not a country in data/countries/.  Did you mean “northholm”?"
        ],
    ),
    (
        "voters_are_countries",
        [change(VOTE, "yes: [westmere]", "yes: [westmore]")],
        [
            "data/votes/assembly-4-2.yml:9:7  “westmore” is not a country in data/countries/.  Did you mean “westmere”?"
        ],
    ),
    (
        "nobody_votes_twice",
        [change(VOTE, "no: [northholm, southmoor]", "no: [northholm, westmere]")],
        [
            "data/votes/assembly-4-2.yml:10:17  “westmere” stands twice in this vote.  Keep it where it belongs."
        ],
    ),
    (
        "totals_agree_with_the_lists",
        [change(VOTE, "totals: {yes: 1,", "totals: {yes: 2,")],
        [
            "data/votes/assembly-4-2.yml:7:15  The total under “yes” is 2, but 1 country is named.  Mend the total or the list; if not everyone is known, leave “complete” out."
        ],
    ),
    (
        "choices_are_filed_under_their_provision",
        [rename("data/choices/2-2.yml", "data/choices/2-1.yml")],
        [
            "data/choices/2-1.yml:1:14  This file is called “2-1”, but its main provision is “2.2”.  Rename it to 2-2.yml, or put the main provision first."
        ],
    ),
    (
        "precedents_name_a_country",
        [change("data/choices/2-2.yml", "precedent_country: northholm", "precedent_country: northhom")],
        [
            "data/choices/2-2.yml:12:20  “northhom” is not a country in data/countries/.  Did you mean “northholm”?"
        ],
    ),
    (
        "precedents_name_a_country",
        [change("data/choices/2-2.yml", "precedent_source: gazette\n", "")],
        [
            "data/choices/2-2.yml:11:12  This precedent has no source.  Add “precedent_source” with a key of data/sources.yml."
        ],
    ),
    (
        "readings_have_their_sources",
        [change("data/choices/2-2.yml", "sources: [evening-tide]\n", "")],
        [
            "data/choices/2-2.yml:9:10  “final” says that somebody published this, but no source is named.  Add “sources”, or write support: own."
        ],
    ),
    (
        "every_article_has_its_words",
        [remove(WORDS_4)],
        [
            "docs/treaty/article-04.md  Article 4 has facts but no words.  Add the page with a lead and a heading for each provision."
        ],
    ),
    (
        "every_article_has_its_words",
        [remove("docs/treaty/preamble.md")],
        [
            "docs/treaty/preamble.md  The preamble has facts but no words.  Add the page with a lead and a heading for each provision."
        ],
    ),
    (
        "every_article_has_its_words",
        [rename(WORDS_4, "docs/treaty/article-4.md")],
        [
            "docs/treaty/article-4.md:2:10  This page is about Article 4, which belongs in docs/treaty/article-04.md.  Rename the file or mend the number."
        ],
    ),
    (
        "every_article_has_its_words",
        [change("docs/treaty/article-05.md", "How States join and leave.\n", "")],
        [
            "docs/treaty/article-05.md:1:1  This page has no lead.  Write two or three sentences before the first heading."
        ],
    ),
    (
        "every_article_has_its_words",
        [lambda project: project.write("docs/treaty/article-06.md", '---\narticle: "6"\n---\n\nNothing.\n')],
        [
            "docs/treaty/article-06.md:2:10  There is no Article 6 in data/articles/.  Mend the number, or add the article's file of facts first."
        ],
    ),
    (
        "every_provision_has_its_words",
        [change(WORDS_4, "## 4.2\n\nA State", "A State")],
        [
            "docs/treaty/article-04.md:16:1  “4.2” stands in data/articles/04.yml but has no words here.  Add the heading “## 4.2” and a sentence under it."
        ],
    ),
    (
        "every_provision_has_its_words",
        [change(WORDS_4, "## 4.2", "## 4.22")],
        ["docs/treaty/article-04.md:20:1  “4.22” is not a provision of Article 4.  Did you mean “4.2”?"],
    ),
    (
        "every_provision_has_its_words",
        [add(WORDS_4, "\n## 4.2\n\nAgain.\n")],
        ["docs/treaty/article-04.md:24:1  “4.2” has a heading already, on line 20.  Keep one of the two."],
    ),
    (
        "every_provision_has_its_words",
        [add(WORDS_4, "\n## 3.1\n\nAgain.\n")],
        [
            "docs/treaty/article-04.md:24:1  “3.1” is not a provision of Article 4.  It belongs to Article 3, whose page is docs/treaty/article-03.md."
        ],
    ),
    (
        "provisions_stand_in_the_treaty_s_order",
        [
            change(WORDS_4, "## 4.1\n\nNobody may read a log for pleasure.\n\n", ""),
            add(WORDS_4, "\n## 4.1\n\nNobody may read a log for pleasure.\n"),
        ],
        [
            "docs/treaty/article-04.md:20:1  “4.1” stands after a provision that follows it in the treaty.  Put the headings in the order of the treaty."
        ],
    ),
    (
        "headings_have_the_depth_of_their_provision",
        [change(WORDS_2, "\n### 2.1.a", "\n## 2.1.a")],
        [
            "docs/treaty/article-02.md:13:1  “## 2.1.a” has 2 number signs, and this provision takes 3.  Write “### 2.1.a”."
        ],
    ),
    (
        "every_provision_begins_with_a_sentence",
        [change(WORDS_4, "A State may ask for a judge's order first.", "A State may ask")],
        [
            "docs/treaty/article-04.md:20:1  The first line under “4.2” does not end as a sentence does.  Write one whole sentence on the first line, with a full stop."
        ],
    ),
    (
        "every_provision_begins_with_a_sentence",
        [change(WORDS_4, "A State may ask for a judge's order first.\n", "")],
        [
            "docs/treaty/article-04.md:20:1  There are no words under “4.2”.  Write what it means in a sentence."
        ],
    ),
    (
        "words_are_markdown",
        [
            change(
                WORDS_4,
                "The Convention closes the log.",
                'The Convention\n<b onclick="x()">closes</b> the log.',
            )
        ],
        [
            'docs/treaty/article-04.md:14:1  “<b onclick="x()">” is HTML, and words here are Markdown only.  Use Markdown, such as **bold** or [a link](https://…); put a “<” that is meant as such between `…`.'
        ],
    ),
    (
        "words_are_markdown",
        [
            change(
                WORDS_4,
                "Nobody may read a log for pleasure.",
                'Nobody may [read](JavaScript:alert(1)) a log.\nA *log*{: onclick="x()" } is `<b>` or <https://a.example/>.',
            )
        ],
        [
            "docs/treaty/article-04.md:18:1  “JavaScript:alert(1)” begins a link that could run something in a reader's browser.  Link to a page that begins with https:// instead.",
            'docs/treaty/article-04.md:19:1  “{: onclick="x()" }” is an instruction to the page, and words here are Markdown only.  Delete it; put braces that are meant as such between `…`.',
        ],
    ),
    (
        "words_are_markdown",
        [
            change(
                WORDS_4,
                "Nobody may read a log for pleasure.",
                "Nobody may read a log for {{ pleasure }}.\n![A log](https://logs.example.org/a.png)\n"
                "[www.un.org](https://logs.example.org/) and [a log](https://lоgs.example.org/)\n`A log",
            )
        ],
        [
            "docs/treaty/article-04.md:18:1  “{{ pleasure }}.” is written as templates are, and no template is filled in here.  Delete it; put braces that are meant as such between `…`.",
            "docs/treaty/article-04.md:19:1  “https://logs.example.org/a.png” is a picture from another host, which would learn who reads this page.  Put the picture into docs/ and name it from there.",
            "docs/treaty/article-04.md:20:1  “https://lоgs.example.org/” mixes letters of Cyrillic and Latin in the name of its host, so that it looks like another.  Write the address as its owner prints it.",
            "docs/treaty/article-04.md:20:1  “www.un.org” shows one host, and the link leads to another: logs.example.org.  Say in words where the link leads.",
            "docs/treaty/article-04.md:21:1  Code begins or ends here, and its other end is not on this line.  Put the same marks before and after the code.",
        ],
    ),
    (
        "words_are_markdown",
        [add("docs/sources.md", "\nH<sub>2</sub>O, and <sub style=x>so</sub> on.\n")],
        [
            "docs/sources.md:8:1  “<sub style=x>” is HTML, and words here are Markdown only.  Use Markdown, such as **bold** or [a link](https://…); put a “<” that is meant as such between `…`."
        ],
    ),
    (
        "notes_have_anchors_of_their_own",
        [
            change(WORDS_2, "/// note | Small is a wide word", "/// note | A light, has to be known!"),
            change(WORDS_2, "    key: small\n", ""),
        ],
        [
            "docs/treaty/article-02.md:47:1  “A light, has to be known!” has the same address as the note on line 32.  Change the title, or add a “key” of its own."
        ],
    ),
    (
        "official_texts_are_filed_under_their_language",
        [official(language="fr"), change(WORDS_2, "    quote: a light at every harbour\n", "")],
        [
            "data/official/en.yml:1:11  This file is called “en” and holds the text in “fr”.  Import the text again with “gloss text import”."
        ],
    ),
    (
        "provisions_are_those_of_the_official_text",
        [official(left_out="4.2"), change(WORDS_2, "    quote: a light at every harbour\n", "")],
        [
            "data/articles/04.yml:7:3  “4.2” stands here and not in the official text in “en”.  Take it out, with its words in docs/treaty/, or mend its number."
        ],
    ),
    (
        "provisions_are_those_of_the_official_text",
        [official(more="4.3"), change(WORDS_2, "    quote: a light at every harbour\n", "")],
        [
            "data/articles/04.yml:7:3  “4.3” stands in the official text in “en” and is missing here.  Add it here, and its words in docs/treaty/."
        ],
    ),
    (
        "quotes_stand_in_the_official_words",
        [official()],
        [
            "docs/treaty/article-02.md:33:12  “a light at every harbour” does not stand in the official words of 2.1.b.ii.  Copy the words from the page, where they stand first under the heading."
        ],
    ),
    (
        "notes_rest_on_the_words_they_were_written_on",
        [
            official(),
            change(
                WORDS_2,
                "    quote: a light at every harbour\n",
                "    quote: the keeper's own\n    words: 0123456789ab\n",
            ),
        ],
        [
            "docs/treaty/article-02.md:34:12  The official words of 2.1.b.ii are no longer those on which “A light has to be known” was written.  Read the note against them, mend it if need be, and write words: 08c737cfa198."
        ],
    ),
    (
        "references_in_words_lead_somewhere",
        [
            change(
                WORDS_4,
                "Nobody may read a log for pleasure.",
                "Nobody may read it, says Article 9(1).\nSee Article 3.",
            ),
            change(
                WORDS_4,
                "The Convention closes the log.",
                "The Convention closes it.\nSee paragraph 7 and Article 19 of the Covenant.",
            ),
        ],
        [
            "docs/treaty/article-04.md:14:1  “paragraph 7” leads to “4.7”, and the treaty has no such provision.  Mend the number; an article of another text is written “Art. 19”, with a full stop.",
            "docs/treaty/article-04.md:19:1  “Article 9(1)” leads to “9.1”, and the treaty has no such provision.  Mend the number; an article of another text is written “Art. 19”, with a full stop.",
        ],
    ),
    (
        "every_stage_has_its_words",
        [
            acting(
                without="closed",
                more="clsed:\n  label: L\n  sentence: S.\n  decides: D.\n  after: A.\n  office: parliament\n  request: R.\n  steps: {two: T., ten: T., thirty: T., group: T., press: T.}\n",
            )
        ],
        [
            "data/stages.yml:1:1  The stage “closed” has no words here.  Write them, as for the others.",
            "data/stages.yml:110:1  “clsed” is not a stage.  Did you mean “closed”?",
        ],
    ),
    (
        "letters_have_an_office_and_a_request",
        [acting(quiet="  request: Please write.\n")],
        [
            "data/stages.yml:118:1  Nobody should be led to write at the stage “unsafe”.  Take out office, request and call."
        ],
    ),
    (
        "ratings_are_of_countries",
        [acting(rating="northhome: fre", unrated=f"northholm, {UNRATED}")],
        [
            "data/caution.yml:24:3  “northhome” is not a country in data/countries/.  Did you mean “northholm”?",
            "data/caution.yml:24:14  “fre” leads to no level.  The categories under “levels” are free.",
        ],
    ),
    (
        "every_country_is_rated",
        [acting(unrated="coastal-unio, eastwick, isle-of-gulls, southmoor, northholm, westmere")],
        [
            "data/caution.yml:23:1  “coastal-union” has no rating here.  Add its category, or name it under “without”.",
            "data/caution.yml:25:11  “coastal-unio” is not a country in data/countries/.  Did you mean “coastal-union”?",
            "data/caution.yml:25:61  “northholm” stands under “ratings” as well.  Keep one of the two.",
        ],
    ),
    (
        "letters_are_plain_text",
        [point("2-2", text="Lights *matter*.")],
        ["data/points/a-point.yml:2:7  There is “*” in this “text”.  Write plain sentences on one line."],
    ),
    (
        "requests_are_one_sentence",
        [point("2-2", ask="Please look. Please act.")],
        [
            "data/points/a-point.yml:3:6  What this point asks for is not one whole sentence.  Ask for one thing, and end with a full stop."
        ],
    ),
    (
        "points_rest_on_choices",
        [point("2-3")],
        ["data/points/a-point.yml:5:11  “2-3” is not a choice in data/choices/."],
    ),
    (
        "packs_name_points",
        [point("2-2"), pack("a-pont")],
        ["docs/act/for/keepers.md:5:10  “a-pont” is not a point in data/points/.  Did you mean “a-point”?"],
    ),
    (
        "what_ended_says_what_came_of_it",
        [
            change(
                "data/countries/westmere.yml",
                "checked:",
                "actions:\n  - title: A hearing\n    text: T.\n    page: https://westmere.example.org/\n    until: 2023-01-31\n    source: register\nchecked:",
            )
        ],
        [
            "data/countries/westmere.yml:10:12  “A hearing” ended on 2023-01-31.  Write “result” and “next”, or take it out."
        ],
    ),
]
