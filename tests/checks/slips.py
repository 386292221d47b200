"""Files that cannot be read to their end, each with the one slip that somebody made."""

from __future__ import annotations

GOOD = "name: Thule\niso: TH\niso3: THU\nkind: observer\nchecked: 2023-05-01\n"

SLIPS: dict[str, str | bytes] = {
    "alias-bomb": "a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n",
    "alias": GOOD.replace("Thule", "*Thule"),
    "asterisks": GOOD.replace("Thule", "*Thule*"),
    "apostrophe": GOOD.replace("Thule", "'Queen's Haven'"),
    "at-sign": GOOD.replace("Thule", "@thule"),
    "backslash": GOOD.replace("Thule", '"Thule\\Land"'),
    "binary": bytes(range(256)),
    "bracket": GOOD + "blocs: [union\nevents: []\n",
    "comma": GOOD + "blocs: [union,, union]\n",
    "control": GOOD.replace("Thule", "Thu\x07le"),
    "deep": GOOD + "events: " + "[" * 1000 + "]" * 1000 + "\n",
    "deeper": GOOD + "events: " + "[" * 400_000 + "\n",
    "deepest": GOOD
    + "events:\n"
    + "".join("- " * 20 + "\n" + " " * 40 for _ in range(1))
    + "- " * 500
    + "x\n",
    "description": GOOD.replace("Thule", "Thule: an island"),
    "directive": "%YAML 1.1\n---\n" + GOOD,
    "document": "---\n" + GOOD + "---\n" + GOOD,
    "document-end": GOOD + "...\n",
    "empty": "",
    "empty-name": GOOD + ": nothing\n",
    "full-width": GOOD.replace("iso:", "iso："),
    "greater": GOOD.replace("Thule", ">Thule"),
    "group-as-name": GOOD + "? [a, b]\n: c\n",
    "hyphen": GOOD.replace("Thule", "- Thule"),
    "indented": GOOD.replace("iso:", " iso:"),
    "indented-list": GOOD + "events:\n  - date: 2021-06-01\n   act: signed\n",
    "invisible": GOOD.replace("Thule", "Thu\u200ble").replace("TH\n", "\u202eTH\n"),
    "invisible-everywhere": GOOD.replace("\n", "\u200b\n"),
    "latin-1": GOOD.replace("Thule", "Thulé").encode("latin-1"),
    "list": "- name: Thule\n",
    "lost-letters": GOOD.replace("Thule", "Thul\ufffd"),
    "no-break-space": GOOD + "events:\n\u00a0\u00a0- date: 2021-06-01\n",
    "no-break-space-after-colon": GOOD.replace("iso: ", "iso:\u00a0"),
    "no-colon": GOOD.replace("iso: TH", "iso TH"),
    "no-colon-at-the-end": GOOD + "group northern\n",
    "no-colon-at-the-top": GOOD.replace("name: Thule", "name Thule"),
    "no-space": GOOD.replace("iso: TH", "iso:TH"),
    "nothing-but-a-remark": "# A remark.\n",
    "nul": GOOD.replace("Thule", "Thu\x00le"),
    "object": GOOD + 'group: !!python/object/apply:os.system ["touch /tmp/gloss-was-here"]\n',
    "quotation": GOOD.replace("Thule", '"Thule'),
    "quotation-and-more": GOOD.replace("Thule", '"Thule" in the north'),
    "separator": GOOD.replace("Thule", "Thule\u2028iso: XX"),
    "spaces": "   \n\n",
    "tab": GOOD + "events:\n\t- date: 2021-06-01\n\t  act: signed\n",
    "tag": GOOD + "group: !north x\n",
    "text": "Thule\n",
    "utf-16": GOOD.encode("utf-16"),
}
"""What stands in `data/countries/thule.yml`."""
