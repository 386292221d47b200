"""What pages say of themselves holds before validators that are not ours: schema.org's own types, and what messengers ask for."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import extruct
import pytest

from scripts.node_tools import NODE, installed
from tests.built import BuiltSite
from tests.small import SmallSite
from tests.validators import TOOLS, told

TYPES = "{ WithContext, WebPage, WebSite }"


def linked_data(html: str) -> list[dict[str, Any]]:
    """The linked data of a page, as a reader that is not ours finds them."""
    found: list[dict[str, Any]] = extruct.extract(html, syntaxes=["json-ld"])["json-ld"]
    return found


def shape(value: object, name: str = "") -> object:
    """The same with every free text put the same; names of types and of terms stay, and of a list each kind of entry once."""
    if isinstance(value, dict):
        return {key: shape(below, key) for key, below in value.items()}
    if isinstance(value, list):
        kinds = {json.dumps(shape(below), sort_keys=True) for below in value}
        return [json.loads(kind) for kind in sorted(kinds)]
    if isinstance(value, str) and name != "@type" and not value.startswith("https://schema.org"):
        return "text"
    return value


def said_of(objects: Iterable[object], place: Path) -> str:
    """What TypeScript says of linked data, with the types that Google's schema-dts makes from schema.org's vocabulary."""
    modules = installed(TOOLS)
    if not (place / "node_modules").exists():
        (place / "node_modules").symlink_to(modules)
    lines = [f'import type {TYPES} from "schema-dts";']
    for number, data in enumerate(objects):
        kind = data["@type"] if isinstance(data, dict) else ""
        lines.append(f"export const a{number}: WithContext<{kind}> = {json.dumps(data, ensure_ascii=False)};")
    (place / "linked.ts").write_text("\n".join(lines), encoding="utf-8")
    done = subprocess.run(
        [str(NODE), str(modules / "typescript" / "bin" / "tsc"), "--noEmit", "--strict", "--skipLibCheck", "linked.ts"],
        cwd=place, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode in (0, 1, 2), done.stderr
    return done.stdout


def test_linked_data_keep_to_the_vocabulary_of_schema_org(site: BuiltSite, tmp_path: Path) -> None:
    shapes, pages = {}, 0
    for page in site.pages.values():
        if "application/ld+json" in page.html:
            pages += 1
            for data in linked_data(page.html):
                shapes[json.dumps(shape(data), sort_keys=True)] = shape(data)
    assert pages > 200
    assert len(shapes) >= 5
    assert said_of(shapes.values(), tmp_path) == ""


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"@type": "Country", "name": "Norway", "colour": "red"}, "colour"),
        ({"@type": "Land", "name": "Norway"}, "Land"),
        ({"@type": "Legislation", "name": "A", "legislationLegalForce": "https://schema.org/Perhaps"}, "Perhaps"),
        ({"@type": "Dataset", "name": "A", "distribution": [{"@type": "DataDownload", "contenturl": "a"}]}, "contenturl"),
    ],
)  # fmt: skip
def test_what_is_not_in_the_vocabulary_is_seen(change: dict[str, object], words: str, tmp_path: Path) -> None:
    page = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": "A page",
        "mainEntity": {"@type": "Country", "name": "Norway"},
    }
    assert said_of([page], tmp_path) == ""
    assert words in said_of([{**page, "mainEntity": change}], tmp_path)


# What messengers find


@pytest.fixture(scope="module")
def with_cards(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every page of the invented treaty that is to be passed on, built with its share cards."""
    small = SmallSite.make(tmp_path_factory.mktemp("social"))
    small.build("--strict", changes={"GLOSS_CARDS": "on"})
    top = small.root / "site"
    return {
        path.relative_to(top).as_posix(): path for path in sorted(top.rglob("*.html")) if _passed_on(path)
    }


def _passed_on(path: Path) -> bool:
    return 'property="og:title"' in path.read_text(encoding="utf-8")


def social(pages: Iterable[Path]) -> dict[str, list[str]]:
    """What each page lacks for Facebook and all who read Open Graph, and for X."""
    answer: dict[str, list[str]] = told("social.mjs", pages)
    return answer


def test_messengers_find_all_that_they_ask_for(with_cards: dict[str, Path]) -> None:
    assert {
        "index.html",
        "treaty/article-1/index.html",
        "countries/northholm/index.html",
    } <= with_cards.keys()
    assert any(name.startswith("a/") for name in with_cards)
    lacking = {page: faults for page, faults in social(with_cards.values()).items() if faults}
    assert lacking == {}


def test_open_graph_is_read_by_others(with_cards: dict[str, Path]) -> None:
    for page, path in with_cards.items():
        (read,) = extruct.extract(path.read_text(encoding="utf-8"), syntaxes=["opengraph"])["opengraph"]
        said = dict(read["properties"])
        assert said["og:title"].strip(), page
        assert said["og:image"].startswith("https://"), page
        assert (path.parents[len(Path(page).parts) - 1] / _inside(said["og:image"])).is_file(), page


def _inside(address: str) -> str:
    return "cards/" + address.partition("/cards/")[2]


def without(html: str, names: str) -> str:
    return re.sub(rf'<meta (?:property|name)="(?:{names})"[^>]*>', "", html)


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ("og:title", "must have page title"),
        ("og:image", "must have image url"),
        ("twitter:card", "must have card type"),
    ],
)
def test_what_is_missing_is_seen(
    names: str, sentence: str, with_cards: dict[str, Path], tmp_path: Path
) -> None:
    html = with_cards["treaty/article-1/index.html"].read_text(encoding="utf-8")
    changed = without(html, names)
    assert changed != html
    page = tmp_path / "page.html"
    page.write_text(changed, encoding="utf-8")
    assert any(sentence in fault for fault in social([page])[str(page)])
