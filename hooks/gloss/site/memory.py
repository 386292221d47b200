"""What is kept of pages between builds, and what each piece depends on.

Three things of a page cost time: its Markdown, what the search says of it, and the frame that the theme puts around
it. Each is kept under the fingerprint of everything that decides what comes out. Nothing is kept of a page about
which anything was said while it was made: the next build makes it again, and says it again.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.pages import Page

from gloss.checks.citations import as_of
from gloss.keeping.fingerprint import contents, digest, installed, said, stamps
from gloss.keeping.store import Store
from gloss.pages.kept import Kept, Names
from gloss.pages.linker import Linker
from gloss.site.marks import Marks
from gloss.tongues.voice import voice

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.nav import Navigation

    from gloss.reading.corpus import Corpus

HOOKS = Path(__file__).resolve().parent.parent.parent
HERE_ONLY = {"site_dir", "docs_dir", "config_file_path", "plugins", "hooks", "theme", "watch", "dev_addr"}
"""Settings that say where things are and not what they are, and those that are looked into one by one."""
FRAME_ONLY = {"extra", "extra_css", "extra_javascript", "nav", "copyright", "site_description"}
"""Settings that the frame around a page shows and Markdown has not heard of."""
FREE_OF_SHEETS = ("pages",)
"""The folder of templates for Markdown. What they yield is in the pages' own fingerprints."""


class Memory:
    """The store of one project, and the fingerprints of what all its pages have in common."""

    def __init__(self, root: Path, catalogue: str = "") -> None:
        ending = "" if voice().english else f"-{voice().tag}"
        self.store = Store(root / ".cache" / f"pages{ending}")
        self.extras = Store(root / ".cache" / f"extras{ending}")
        """Of what no page needs, which another process may make."""
        self._catalogue = catalogue
        self.words = ""
        self.frames = ""
        self.looks = ""
        self.marks = Marks()
        self.framed: dict[str, tuple[str, str]] = {}
        """The pages of this build that are kept, by the paths of their files: the fingerprint of each, and its text."""
        self._common = ""
        self._nav: str | None = None
        self._named: tuple[Corpus, Names] | None = None

    def open(self, config: MkDocsConfig) -> None:
        """Takes the fingerprints of packages and of our own rules."""
        plugins = {name: getattr(plugin, "config", None) for name, plugin in config.plugins.items()}
        self._common = digest(
            voice().tag,
            self._catalogue,
            installed(),
            [stamps(folder, endings=(".py",)) for folder in _packages(config)],
            contents(HOOKS, ending=".py"),
            {name: dict(options) if isinstance(options, Mapping) else said(type(options)) for name, options in plugins.items()},
        )  # fmt: skip

    def kept(self, corpus: Corpus, store: Store | None = None) -> Kept:
        """What templates made of facts in earlier builds; all of them may show the treaty and the words for facts."""
        names = self._names(corpus)
        # Writers' Markdown may name any form of a term that the treaty defines.
        forms = Linker(corpus).forms
        base = self._common, corpus.treaty.record, corpus.vocabulary.record, as_of(corpus), forms
        return Kept(store or self.store, *base, names=names)

    def _names(self, corpus: Corpus) -> Names:
        if self._named is None or self._named[0] is not corpus:
            self._named = corpus, Names()
        return self._named[1]

    def begin(self, config: MkDocsConfig, *, loud: bool) -> None:
        """Takes the fingerprints of settings and templates; `loud` is whether MkDocs checks anchors while it renders."""
        settings = {name: value for name, value in config.items() if name not in HERE_ONLY}
        common = self._common
        self.words = digest(common, loud, {name: settings[name] for name in settings.keys() - FRAME_ONLY})
        self.frames = digest(common, settings, dict(config.theme), _templates(config))
        self.looks = digest(
            common,
            settings,
            dict(config.theme),
            [contents(Path(config.theme.custom_dir or ""))],
            _templates(config),
        )
        self._nav = None
        self.marks, self.framed = Marks(), {}

    def nav(self, nav: Navigation) -> str:
        """The fingerprint of the navigation, once all pages have their titles."""
        if self._nav is None:
            self._nav = digest([_entry(item) for item in nav.items])
        return self._nav

    def name_of(self, path: str, text: str) -> str:
        """The fingerprint of a finished page, or nothing where it is not kept or a plugin has changed it since."""
        key, framed = self.framed.get(path, ("", ""))
        return key if framed is text else ""

    def end(self, *, write: bool = True) -> None:
        """Ends a build: what the last ones did not ask for is forgotten, and the rest is written down, now or later."""
        if write:
            self.store.write()
        else:
            self.store.turn()


def place(page: Page) -> list[object]:
    """Everything that a page says of itself besides its text."""
    return [
        page.file.src_uri, page.file.edit_uri, page.url, page.canonical_url, page.edit_url,
        page.title, page.update_date, page.is_homepage, page.is_index, dict(page.meta),
        [_entry(item) for item in page.ancestors],
        [_entry(item) for item in (page.previous_page, page.next_page) if item is not None],
    ]  # fmt: skip


def _entry(item: StructureItem) -> list[object]:
    below = getattr(item, "children", None) or []
    return [
        type(item).__name__,
        item.title,
        getattr(item, "url", None),
        dict(item.meta) if isinstance(item, Page) else None,
        [_entry(child) for child in below],
    ]


def _packages(config: MkDocsConfig) -> list[Path]:
    """The folders of all packages that have a say in a page: the tools themselves, extensions, plugins and the theme."""
    names = {"babel", "jinja2", "markdown", "markupsafe", "mkdocs", "pydantic", "yaml"}
    names |= {name.partition(".")[0] for name in config.markdown_extensions if "." in name}
    names |= {type(plugin).__module__.partition(".")[0] for plugin in config.plugins.values()}
    folders = set()
    for name in names:
        found = find_spec(name)
        if found is not None:
            folders |= {Path(folder).resolve() for folder in found.submodule_search_locations or ()}
    return sorted(folders - {HOOKS / "gloss"})


def _templates(config: MkDocsConfig) -> list[str]:
    """Of our own templates the contents, of the theme's the stamps; its thousands of icons change with its version."""
    found = []
    for folder in map(Path, config.theme.dirs):
        if str(folder) == str(config.theme.custom_dir):
            found.append(contents(folder, besides=FREE_OF_SHEETS))
        else:
            found.append(stamps(folder, besides=(".icons", "assets")))
    return found
