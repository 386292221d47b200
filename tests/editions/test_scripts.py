"""Modules as plain scripts: they run in the same order with the same names, or are refused in a sentence."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from gloss.editions.scripts import plain_script
from gloss.model.problem import Refused

MODULES = {
    "js/map.js": 'export const areas = [1, 2];\nexport function rename(x) { return `${x}!`; }\nself.ran = [...(self.ran ?? []), "map"];\n',
    "js/zoom.js": 'import { areas, rename as called } from "./map.js";\nself.ran.push("zoom");\nself.zoom = called(areas.length);\n',
    "js/moments.js": 'import * as map from "./map.js";\nimport "./zoom.js";\nconst areas = map.areas;\nself.moments = areas.length;\n',
    "js/later.js": 'self.later = import("./map.js").then(({ areas }) => areas[1]);\n',
    "js/deep/one.js": 'import {\n  areas,\n} from "../map.js";\nself.deep = areas[0];\n',
    "js/alone.js": "const areas = 5;\nself.alone = areas;\n",
}


def test_scripts_run_as_their_modules_would(browser: Browser) -> None:
    page = browser.new_page()
    for name in ("js/zoom.js", "js/moments.js", "js/later.js", "js/deep/one.js", "js/alone.js"):
        page.add_script_tag(content=plain_script(name, MODULES))
    assert page.evaluate("[self.ran, self.zoom, self.moments, self.deep, self.alone]") == [
        ["map", "zoom"], "2!", 2, 1, 5,
    ]  # fmt: skip
    assert page.evaluate("self.later") == 2
    assert page.evaluate("typeof areas") == "undefined"
    page.close()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('import x from "./map.js";', "overrides/js/x.js: “import x from \"./map.js\";” cannot be made to work from a disk."),
        ("export default 5;", "overrides/js/x.js: “export default 5;” cannot be made to work from a disk."),
        ('import { a } from "./none.js";', "overrides/js/x.js imports “js/none.js”, and there is no such script."),
        ('import { a } from "./x.js";', "overrides/js/x.js imports itself by way of overrides/js/x.js."),
    ],
)  # fmt: skip
def test_what_cannot_work_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        plain_script("js/x.js", {**MODULES, "js/x.js": text})
    assert str(refused.value).startswith(sentence)
