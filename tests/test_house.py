"""The house keeps its shape: arrows point one way, rooms stay small, and nothing is in the wrong one."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HOOKS = ROOT / "hooks"
PACKAGE = HOOKS / "gloss"
MODULES = sorted(PACKAGE.rglob("*.py"))


@dataclass(frozen=True)
class Room:
    """What the modules of one part of the package may know of: other parts, and libraries that it adds."""

    parts: frozenset[str]
    libraries: frozenset[str] = frozenset()


def room(parts: str = "", libraries: str = "") -> Room:
    return Room(frozenset(parts.split()), frozenset(libraries.split()))


# Each part may also import itself, Python's own library, and the libraries of the parts that it knows.
# A part that is not here has no place yet: give it one, and think about which way its arrows point.
HOUSE = {
    "keeping": room(),
    "model": room(libraries="pydantic pydantic_core"),
    "reading": room("model", "yaml"),
    "checks": room("model reading"),
    "tongues": room("model reading keeping writing", "babel jinja2 yaml"),
    "pages": room(
        "model reading checks official_text keeping tongues", "jinja2 markupsafe markdown babel segno"
    ),
    "exports": room("model reading checks pages keeping tongues"),
    "editions": room("model reading checks pages exports keeping tongues", "weasyprint"),
    "official_text": room("model reading checks writing", "pdfminer"),
    "upkeep": room("model reading checks pages exports"),
    "writing": room("model reading checks keeping"),
    "depositary": room("model reading checks writing"),
    "founding": room("model reading checks pages exports writing"),
    "cards": room("model reading checks pages keeping tongues", "PIL resvg_py"),
    "site": room(
        "model reading checks pages cards exports editions keeping tongues writing", "mkdocs markupsafe"
    ),
    "verbs": room(
        "model reading checks pages exports editions tongues official_text depositary writing upkeep founding"
    ),
    "cli": room("verbs model reading checks tongues writing"),
    "__main__": room("cli"),
    "__init__": room(),
}


def libraries(part: str) -> set[str]:
    """The libraries that a part may import."""
    return set(HOUSE[part].libraries).union(*(HOUSE[other].libraries for other in HOUSE[part].parts))


def part_of(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every module that is imported, wherever in the file, with its line; relative ones begin with a dot."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            name = "." * node.level + (node.module or "")
            if name == "gloss":
                for alias in node.names:
                    yield node.lineno, f"gloss.{alias.name}"
            else:
                yield node.lineno, name


def wrong_imports(part: str, source: str) -> list[str]:
    """The imports that the house does not allow, as sentences."""
    found = []
    for line, name in imports(ast.parse(source)):
        top, _, rest = name.partition(".")
        if name.startswith("."):
            found.append(f"{line}: relative imports do not work in hooks; write gloss.… in full")
        elif top == "gloss":
            other = rest.split(".")[0]
            if other and other != part and other not in HOUSE[part].parts:
                found.append(f"{line}: {part} must not know of gloss.{other}")
        elif top not in sys.stdlib_module_names and top not in libraries(part):
            found.append(f"{line}: {part} must not know of {top}")
    return found


def names(paths: list[Path]) -> list[str]:
    return [path.relative_to(HOOKS).as_posix() for path in paths]


@pytest.mark.parametrize("module", MODULES, ids=names(MODULES))
def test_arrows_point_one_way(module: Path) -> None:
    part = part_of(module)
    assert part in HOUSE, f"gloss.{part} has no place in the house yet; give it one in {Path(__file__).name}"
    assert wrong_imports(part, module.read_text(encoding="utf-8")) == []


def test_the_hook_knows_only_the_site() -> None:
    tree = ast.parse((HOOKS / "events.py").read_text(encoding="utf-8"))
    assert [name for _, name in imports(tree)] == ["gloss.site"]


def test_nothing_but_the_hook_stands_beside_the_package() -> None:
    assert {path.name for path in HOOKS.glob("*.py")} == {"events.py"}


@pytest.mark.parametrize(
    ("part", "source", "wrong"),
    [
        ("model", "import yaml", "model must not know of yaml"),
        ("model", "def f():\n    from gloss.reading import files", "model must not know of gloss.reading"),
        ("reading", "from gloss import checks", "reading must not know of gloss.checks"),
        ("checks", "if TYPE_CHECKING:\n    import gloss.pages.book", "checks must not know of gloss.pages"),
        ("pages", "from gloss.exports.stage import stage", "pages must not know of gloss.exports"),
        ("pages", "from mkdocs.structure.files import File", "pages must not know of mkdocs"),
        ("exports", "import mkdocs", "exports must not know of mkdocs"),
        ("official_text", "from gloss.pages.page import Page", "official_text must not know of gloss.pages"),
        ("depositary", "from gloss.cli import main", "depositary must not know of gloss.cli"),
        ("cli", "from gloss.site import Site", "cli must not know of gloss.site"),
        ("site", "from .pages import book", "relative imports do not work in hooks; write gloss.… in full"),
    ],
)
def test_an_arrow_that_points_the_other_way_is_seen(part: str, source: str, wrong: str) -> None:
    assert [sentence.partition(": ")[2] for sentence in wrong_imports(part, source)] == [wrong]


def test_only_one_module_has_heard_of_mkdocs() -> None:
    assert [part for part in HOUSE if "mkdocs" in libraries(part)] == ["site"]


@pytest.mark.parametrize("module", MODULES, ids=names(MODULES))
def test_no_module_has_two_subjects(module: Path) -> None:
    lines = len(module.read_text(encoding="utf-8").splitlines())
    assert lines <= 300, f"{lines} lines: it probably has two subjects; give each a module"


# What looks like a tag in a Python string and may stay: how the string begins, and the reason.
ALLOWED_TAGS = {
    "expected <block end>": "words of PyYAML, by which a fault is recognised",
    '<label class="md-header__button md-icon" for="__search">': "looked for in a finished page, where a copy on a disk has another way to find",
    "<span hidden>": "looked for in a finished page, and taken out",
    "<pre": "looked for in a finished page, whose white space counts",
    "<textarea": "looked for in a finished page, whose white space counts",
}

TAG = re.compile(r"(?<!\?P)</?[a-zA-Z][a-zA-Z0-9-]*(?=[\s/>]|$)")
"""A tag, or the beginning of one; “(?P<name>” in a pattern is none."""


def tags(source: str) -> Iterator[tuple[int, str]]:
    """Strings with HTML in them, with their lines; docstrings are words about the code and may name a tag."""
    tree = ast.parse(source)
    words = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in words:
            if TAG.search(node.value):
                yield node.lineno, node.value
        elif isinstance(node, ast.JoinedStr):
            for before in node.values[:-1]:
                if isinstance(before, ast.Constant) and re.search(r"</?$", before.value):
                    yield before.lineno, before.value


@pytest.mark.parametrize("module", MODULES, ids=names(MODULES))
def test_no_html_in_python(module: Path) -> None:
    found = [
        (line, text)
        for line, text in tags(module.read_text(encoding="utf-8"))
        if not text.startswith(tuple(ALLOWED_TAGS))
    ]
    assert found == [], "HTML belongs into a template in overrides/"


@pytest.mark.parametrize(
    ("source", "strings"),
    [
        ("x = '<p>'", 1),
        ("x = 'see </em> there'", 1),
        ("x = f'<a href={y}>'", 1),
        ("x = f'<{tag}>{y}</{tag}>'", 2),
        ("x = re.compile('(?P<year>[0-9]+)')", 0),
        ("x = '1 < 2 and 3 > 2'", 0),
        ("def f():\n    '''Opens a <details>.'''", 0),
    ],
)
def test_html_in_python_is_seen(source: str, strings: int) -> None:
    assert len(list(tags(source))) == strings


def tracked() -> list[Path]:
    """The project's own files, as git knows them, or all of them where there is no git."""
    git = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if git.returncode == 0 and git.stdout:
        paths = [ROOT / name for name in git.stdout.split("\0") if name]
    else:
        made = {".venv", "site", ".cache", ".git"}
        paths = [path for path in ROOT.rglob("*") if path.relative_to(ROOT).parts[0] not in made]
    return sorted(path for path in paths if path.is_file())


def text_of(path: Path) -> str:
    """The text of a file; a picture has none."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


# Written in two halves, so that this file is not the one that is found.
REGISTRIES = ["py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "yarn" + "pkg.com"]
REGISTRIES += [f"{host}.debian" + ".org" for host in ("deb", "ftp", "security")]
UNFINISHED = re.compile(
    r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b|coming " + r"soon|not implemented " + "yet", re.ASCII
)


def test_no_file_names_the_host_of_a_registry() -> None:
    """Where packages come from is everybody's own setting, and may be a mirror."""
    found = [
        (path.relative_to(ROOT).as_posix(), host)
        for path in tracked()
        for host in REGISTRIES
        if host in text_of(path)
    ]
    assert found == []


@pytest.mark.parametrize("lock", sorted(path.name for path in ROOT.glob("requirements*.lock")))
def test_a_lock_holds_versions_and_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|^-|--(index|extra|find)| @ ", text, re.MULTILINE)
    for entry in re.split(r"\n(?=\w)", text.strip()):
        assert re.match(r"[a-z0-9-]+==\S+ .*\\\n    --hash=sha256:[0-9a-f]{64}", entry), entry


def test_the_site_is_built_from_the_versions_that_are_tested() -> None:
    def pins(lock: str) -> set[str]:
        return set(re.findall(r"^\w.*(?= \\$)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))

    assert pins("requirements.lock") < pins("requirements-test.lock")
    assert {
        pin.partition("==")[0] for pin in pins("requirements-fuzz.lock") - pins("requirements-test.lock")
    } == {"atheris"}


def test_nothing_is_left_for_later() -> None:
    found = [
        (path.relative_to(ROOT).as_posix(), match[0])
        for path in tracked()
        if path.suffix in {".py", ".md", ".yml", ".toml", ".css", ".js", ".jinja", ".html", ".xml", ""}
        for match in UNFINISHED.finditer(text_of(path))
    ]
    assert found == []


def without_reason(pyproject: str) -> list[str]:
    """The lines of pyproject.toml that switch a rule off and do not say why, in at least three words."""
    found = []
    inside = False
    for line in pyproject.splitlines():
        inside = inside or bool(re.match(r'(ignore|".*"|extend-ignore|unfixable) = \[', line))
        code = re.search(r'"[A-Z]+[0-9]*"', line)
        if inside and code and not re.search(r"# *\S+ \S+ \S+", line):
            found.append(line.strip())
        inside = inside and "]" not in line.partition("#")[0].partition("= [")[2] and line != "]"
    return found


def test_every_rule_that_is_switched_off_has_its_reason() -> None:
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert without_reason(pyproject) == []
    assert without_reason('ignore = ["D100"]\n') == ['ignore = ["D100"]']
    assert without_reason('ignore = [\n  "D100", # because I say so\n  "D101",\n]\n') == ['"D101",']
    assert without_reason('"tests/**" = [\n  "S",\n]\nselect = ["E"]\n') == ['"S",']


def test_every_line_that_is_excused_has_its_reason() -> None:
    excuse = re.compile(r"# (?:no" + r"qa: [A-Z0-9, ]+|type: ig" + r"nore\[[a-z, -]+\])(.*)")
    after, above = re.compile(r"[a-z]{3}"), re.compile(r"# \S+ \S+ \S+")
    found = []
    for path in tracked():
        if path.suffix == ".py":
            lines = ["", *text_of(path).splitlines()]
            found += [
                f"{path.relative_to(ROOT).as_posix()}:{number}"
                for number, line in enumerate(lines)
                for match in excuse.finditer(line)
                if not after.search(match[1]) and not above.search(lines[number - 1])
            ]
    assert found == [], "say after it, or on the line above, why the rule is wrong here"
