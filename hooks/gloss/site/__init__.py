"""The adapter to MkDocs, and the only module that has heard of it.

MkDocs asks at each event; the answers come from `gloss.reading`, `gloss.checks` and `gloss.pages`.
Another engine needs another file like this one, and nothing else.
"""

from __future__ import annotations

import gc
import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel

from gloss.cards.making import card_files, wanted
from gloss.checks.report import as_text
from gloss.checks.table import check_all
from gloss.editions.leaflets import print_files
from gloss.editions.press import Press
from gloss.exports.everything import machine_files
from gloss.keeping.fingerprint import digest
from gloss.model.problem import Refused
from gloss.pages.bare import Setting, bare_addresses, bare_pages
from gloss.pages.book import book, is_raw
from gloss.pages.cards import deck, without_cards
from gloss.pages.compiled import keep_compiled
from gloss.pages.front import with_head
from gloss.pages.heads import Heads
from gloss.pages.linker import Linker
from gloss.pages.page import Sheet
from gloss.reading.corpus import read_project
from gloss.site.display import Display
from gloss.site.kept_frames import keep_frames
from gloss.site.kept_words import KeptSearch, KeptWords
from gloss.site.languages import (
    Others,
    begin,
    finished,
    leave_out,
    plain_files,
    to_shared,
    told,
    where_to_edit,
)
from gloss.site.languages import wanted as wanted_languages
from gloss.site.look import Look
from gloss.site.masthead import put
from gloss.site.memory import Memory
from gloss.site.noticing import Noticing
from gloss.site.serving import Notice
from gloss.site.theme_files import without_icons
from gloss.site.tidying import tidy
from gloss.site.waiting import Waiting, extras_wanted, unwritten
from gloss.site.weight import most, weigh
from gloss.site.workshop import Workshop, mend
from gloss.tongues.facts import said
from gloss.tongues.voice import voice

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page as MkDocsPage

    from gloss.reading.corpus import Corpus


class Site:
    """One build: reads and checks in `read`, adds the pages in `add_pages`."""

    def __init__(self) -> None:
        self._sheets: list[Sheet] = []
        self._by_uri: dict[str, Sheet] = {}
        self._exports: dict[str, str | bytes] = {}
        self._root = Path()
        self._noticing = Noticing()
        self._notice = Notice()
        self._waiting = Waiting()
        self._display = Display()
        self._memory: Memory | None = None
        self._serving = False
        self._again = False
        self._heads: Heads
        self._corpus: Corpus
        self._beside = True
        self._workshop: Workshop | None = None
        self._allowed: float | None = None
        self._others: Others | None = None

    def start(self, command: str, dirty: bool = False, **_: object) -> None:
        """Remembers whether somebody writes and looks, or the site is built to be published."""
        self._serving = command == "serve"
        # A build of what changed alone needs the older one under it.
        self._beside = not self._serving and not dirty

    def read(self, config: MkDocsConfig) -> MkDocsConfig:
        """Reads and checks all facts and words; what is wrong ends the build with the same report as `gloss check`.

        Under `mkdocs serve` the last good site stays up until the fault is mended.
        """
        # Objects of a build live until its end, so looking for garbage in between only costs time.
        gc.disable()
        self._noticing.start()
        self._root = Path(config.config_file_path).parent
        mend(self._root)
        reading = read_project(self._root)
        problems = check_all(reading)
        if problems or reading.corpus is None:
            raise PluginError(f"The facts or words need mending.\n\n{as_text(problems)}")
        catalogue = begin(config, self._root, self._serving)
        self._corpus = reading.corpus
        corpus = said(reading.corpus)
        others = wanted_languages(self._root, self._serving)
        self._others = Others(config, self._root, others) if others else None
        put(config, corpus, reading.corpus, self._serving)
        if self._memory is None:
            self._memory = Memory(self._root, catalogue)
        self._memory.open(config)
        try:
            self._allowed = most(config.extra)
            kept = self._memory.kept(corpus)
            self._sheets = book(corpus, config.site_url or "", _edit_base(config), kept)
            self._by_uri = {sheet.page.uri: sheet for sheet in self._sheets}
            pages = [sheet.page for sheet in self._sheets]
            setting = Setting(config.site_url or "", config.theme["language"])
            drawn = deck(corpus, pages, setting.site) if wanted(self._serving) else without_cards(corpus)

            def exports() -> dict[str, str | bytes]:
                press = Press(corpus, Linker(corpus), setting.site, kept)
                return (
                    machine_files(corpus, setting.site, pages, others)
                    | print_files(corpus, press)
                    | bare_pages(corpus, pages, setting, drawn, kept)
                    | card_files(drawn, self._root)
                )

            if self._serving:
                shape = self._memory.shape(corpus, bare_addresses(corpus, pages), wanted(True))
                self._waiting.plan(shape, exports, self._memory.store)
                self._exports = dict.fromkeys(self._waiting.paths, "")
            else:
                self._exports = exports() if extras_wanted(config) else {}
            self._heads = Heads(corpus, drawn, setting, self._exports)
            card = drawn.of("")
            config.extra["card"] = {"path": card.path, "alt": card.alt} if card else None
        except Refused as refusal:
            raise PluginError(str(refusal)) from None
        # MkDocs looks for anchors only where it does not also tell its own workings.
        self._memory.begin(config, loud=logging.getLogger("mkdocs").getEffectiveLevel() > logging.DEBUG)
        self._words = KeptWords(self._memory, self._noticing)
        KeptSearch(self._memory, self._noticing, config)
        self._look = Look(config, self._memory)
        without_icons(config.theme)
        self._workshop = Workshop(config, self._noticing) if self._beside else None
        if self._serving:
            self._display.begin(config)
        return config

    def add_pages(self, files: Files, config: MkDocsConfig) -> Files:
        """Puts the finished pages among the files, in the place of the raw material they are made of."""
        for file in list(files):
            if is_raw(file.src_uri) or _makes_files(file, config):
                files.remove(file)
        leave_out(files)
        if not voice().english:
            for file in plain_files(config, self._corpus):
                _put(files, file)
        self._look.publish(files)
        for sheet in self._sheets:
            head = self._heads.of(sheet.page) | told(self._corpus, sheet.page.edit)
            file = File.generated(
                config,
                sheet.page.uri,
                content=with_head(sheet.page, to_shared(self._root, sheet.text, sheet.page.address), head),
            )
            edit = where_to_edit(self._root, sheet.page.edit)
            file.edit_uri = f"../{edit}" if edit else None
            _put(files, file)
        for path, text in self._exports.items():
            content = finished(path, text).encode() if isinstance(text, str) else text
            file = File.generated(config, path, content=content, inclusion=InclusionLevel.INCLUDED)
            files.append(unwritten(file) if self._serving else file)
        return files

    def before_page(self, page: MkDocsPage, **_: object) -> MkDocsPage:
        """Lets Markdown read the page only if it is new."""
        page.render = partial(self._words.render, page)  # type: ignore[method-assign] # this page's own, for this build
        return page

    def after_page(self, output: str, page: MkDocsPage, **_: object) -> str:
        """Lets MkDocs write a page, unless it is shown already as it is."""
        return self._display.page(page.file.dest_uri, output) if self._serving else output

    def prepare(self, env: Environment, **_: object) -> Environment:
        """Lets the theme take its templates as they were compiled in an earlier build, and frame only what is new."""
        keep_compiled(env, self._root)
        if self._memory is not None:
            env.globals["look"] = self._look.common
            keep_frames(env, self._memory, self._noticing, self._more, self.finish)
        return env

    def watch_over(self, server: LiveReloadServer, **_: object) -> LiveReloadServer:
        """Keeps the last good site up while a fault waits to be mended; MkDocs alone would let every page wait for it."""
        self._notice.watch(server, self._root)
        app = server.get_app()
        if app is not None:
            server.set_app(self._waiting.over(app, server.mount_path))
        return server

    def finished(self, config: MkDocsConfig, **_: object) -> None:
        """Ends a build that came to its end, lets the other languages join it, and tells what all of it weighs."""
        others, self._others = self._others, None
        self.end()
        self._notice.text = ""
        if others is not None:
            others.join(Path(config.site_dir))
        if not self._serving and voice().english:
            weigh(Path(config.site_dir), self._allowed, [tag for tag, *_ in config.extra["tongues"]])
        if self._workshop is not None:
            self._workshop.publish()
        if self._serving:
            self._display.publish()

    def fail(self, error: Exception, **_: object) -> None:
        """Leaves the last good site where it is, and says what is in the way where the disk is."""
        self.end()
        self._notice.text = str(error)
        if self._serving:
            self._display.leave()
        if self._workshop is not None:
            self._workshop.leave(error)

    def end(self, **_: object) -> None:
        """Keeps what was made, and lets Python look for garbage again: `mkdocs serve` builds many times.

        Where the build failed, those of the other languages end too.
        """
        if self._others is not None:
            self._others.stop()
            self._others = None
        self._noticing.stop()
        if self._memory is not None:
            self._memory.end(write=not self._again)
        self._again = self._serving
        gc.enable()

    def close(self) -> None:
        """Writes down what was kept of the last builds, when nobody looks any more."""
        if self._memory is not None and self._again:
            self._memory.end()

    def _more(self, page: MkDocsPage) -> tuple[dict[str, object], str]:
        """What a page's template is given besides, and the fingerprint of what is put in after."""
        sheet = self._by_uri.get(page.file.src_uri)
        kept = sheet.kept if sheet is not None else ()
        return {"look": self._look.of([page.content or "", *kept])}, digest(kept)

    def finish(self, output: str, page: MkDocsPage) -> str:
        """Puts in what Markdown had nothing to do with, and takes out what no reader needs."""
        sheet = self._by_uri.get(page.file.src_uri)
        return finished("page.html", tidy(sheet.fill(output) if sheet is not None else output))


def _put(files: Files, file: File) -> None:
    """Puts a file among the others, in the place of one with the same name."""
    old = files.get_file_from_path(file.src_uri)
    if old is not None:
        files.remove(old)
    files.append(file)


def _makes_files(file: File, config: MkDocsConfig) -> bool:
    """Whether a file of the theme is a template or a font, of which other files are made."""
    return file.src_uri.startswith(("cards/", "linked/")) and file.src_dir != config.docs_dir


def _edit_base(config: MkDocsConfig) -> str:
    """Where the forge opens a file for editing, up to the file's path in the project; empty if there is none."""
    if not config.repo_url or not config.edit_uri:
        return ""
    return urljoin(f"{config.repo_url.rstrip('/')}/", config.edit_uri).removesuffix(
        f"{Path(config.docs_dir).name}/"
    )
