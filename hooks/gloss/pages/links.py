"""Where things are on the site: the one place that knows the promised addresses."""

from __future__ import annotations

TREATY = "treaty/"
"""The list of all articles."""


def article_uri(number: str) -> str:
    """The Markdown file that an article's page is published from."""
    if number == "P":
        return "treaty/preamble.md"
    if number.startswith("A"):
        return f"treaty/annex-{number[1:]}.md"
    return f"treaty/article-{number}.md"


def article_address(number: str) -> str:
    """The address of an article: `treaty/article-6/`."""
    return article_uri(number).removesuffix(".md") + "/"


def provision_address(provision: str) -> str:
    """The address of any provision: `treaty/article-6/#6.2`; the article itself for a bare number."""
    number = provision.split(".", maxsplit=1)[0]
    base = article_address(number)
    return base if "." not in provision else f"{base}#{provision}"


def country_address(key: str) -> str:
    """The address of a country's page."""
    return f"countries/{key}/"


def act_address(key: str) -> str:
    """The address of what people can do about one country."""
    return f"act/{key}/"


def pack_address(key: str) -> str:
    """The address of the page for one audience."""
    return f"act/for/{key}/"


def region_address(key: str) -> str:
    """The address of the page of a regional group."""
    return f"regions/{key}/"


def vote_address(key: str) -> str:
    """The address of a vote's page."""
    return f"votes/{key}/"


def source_address(key: str) -> str:
    """The address of a source in the list of sources."""
    return f"sources/#{key}"


def choice_address(key: str) -> str:
    """The address of a choice in the ledger."""
    return f"treaty/choices/#{key}"


def concern_address(key: str) -> str:
    """The address of the page that gathers the notes on one concern."""
    return f"concerns/{key}/"


def year_address(year: int) -> str:
    """The address of a year in the timeline."""
    return f"timeline/#year-{year}"


DATA = "data/v1/"
"""The folder of the open data, in its version."""

WHOLE = ("countries", "votes", "articles")
"""What has a file of its own in the open data, with all that belongs to it."""


def data_address(table: str, key: str) -> str:
    """The file of one country, vote or article in the open data: `data/v1/countries/norway.json`."""
    if table not in WHOLE:
        raise ValueError(f"“{table}” has no file for each row")
    return f"{DATA}{table}/{key}.json"


FIND = "find/"
"""The page that names everything, in order."""

MAP = "map/"
"""The map with everything beside it."""

CHANGES = "changes/"
"""The page that tells what changed, by month."""


def changes_of(year: int) -> str:
    """The page that tells what changed in one year."""
    return f"changes/{year}/"


ALL_FEED = "feeds/all.xml"
"""The feed of everything."""

CALENDAR = "calendar.ics"
"""The calendar of deadlines."""


def country_feed(key: str) -> str:
    """The feed of one country: `feeds/norway.xml`."""
    return f"feeds/{key}.xml"


def region_feed(key: str) -> str:
    """The feed of one regional group: `feeds/region-african.xml`."""
    return f"feeds/region-{key}.xml"


def short_provision(provision: str) -> str:
    """The short address of an article, a paragraph or a point: `a/40.3.a/`."""
    return f"a/{provision.lower()}/"


def short_country(code: str) -> str:
    """The short address of a country, by its two-letter code: `c/no/`."""
    return f"c/{code.lower()}/"


def short_action(code: str) -> str:
    """The short address of a country's action page, by its two-letter code: `act/no/`."""
    return f"act/{code.lower()}/"


def share_address(address: str) -> str:
    """The page from which what stands at an address can be passed on: `a/6.2/share/`."""
    return f"{address}share/"


def badge_address(key: str) -> str:
    """The badge of a country, or “status” for the count: `badges/norway.svg`."""
    return f"badges/{key}.svg"


def embed_address(name: str) -> str:
    """The small page for a frame: `embed/map/`, `embed/norway/`, `embed/article-6/`."""
    return f"embed/{name}/"


COMPARE = "compare/"
"""The page that puts two countries or two articles side by side."""


def pair_address(one: str, other: str) -> str:
    """The page of one pair: `compare/norway-and-sweden/`, `compare/article-23-and-article-35/`."""
    return f"compare/{one}-and-{other}/"


POSTER = "print/poster/"
"""The poster."""


def print_country(key: str) -> str:
    """The leaflet about a country: `print/country/norway/`."""
    return f"print/country/{key}/"


def print_article(number: str) -> str:
    """The leaflet about an article: `print/article-6/`, `print/preamble/`."""
    return f"print/{article_address(number).removeprefix('treaty/')}"


def print_pack(key: str) -> str:
    """The two pages for an audience: `print/for/lawyers/`."""
    return f"print/for/{key}/"
