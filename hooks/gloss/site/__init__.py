"""The adapter to MkDocs, and the only module that has heard of it.

MkDocs asks at each event; the answers come from `gloss.reading`, `gloss.checks` and `gloss.pages`.
Another engine needs another file like this one, and nothing else.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel

from gloss.checks.report import as_text
from gloss.checks.table import check_all
from gloss.keeping.fingerprint import digest
from gloss.model.problem import Refused
from gloss.pages.bare import Setting
from gloss.pages.book import book, is_raw, outline
from gloss.pages.cards import deck, without_cards
from gloss.pages.compiled import keep_compiled
from gloss.pages.front import with_head
from gloss.pages.heads import Heads
from gloss.pages.linker import Linker
from gloss.pages.page import Sheet
from gloss.reading.corpus import read_project
from gloss.site.display import Display
from gloss.site.extras import Batch, cards_wanted, extras, extras_wanted, fill
from gloss.site.helper import Helper
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
from gloss.site.listing import edit_base, makes_files, put_file
from gloss.site.look import Look
from gloss.site.masthead import put
from gloss.site.memory import Memory
from gloss.site.noticing import Noticing
from gloss.site.serving import Notice
from gloss.site.theme_files import without_icons
from gloss.site.tidying import tidy
from gloss.site.waiting import Waiting, unwritten
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

    from gloss.keeping.holdings import Held
    from gloss.reading.corpus import Corpus


class Site:
    """One build: reads and checks in `read`, adds the pages in `add_pages`."""

    def __init__(self) -> None:
        self._sheets: list[Sheet] = []
        self._by_uri: dict[str, Sheet] = {}
        self._extras: list[str] = []
        self._made: dict[str, bytes] = {}
        self._alone = True
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
        self._helper: Helper[Mapping[str, Held]] | None = None

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
        self._alone = len(config.plugins.events["post_page"]) == 1
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
        put(config, corpus, reading.corpus, self._serving)
        if self._memory is None:
            self._memory = Memory(self._root, catalogue)
        self._memory.open(config)
        try:
            self._allowed = most(config.extra)
            kept = self._memory.kept(corpus)
            setting = Setting(config.site_url or "", config.theme["language"])
            pages = outline(corpus, Linker(corpus, kept), setting.site)
            drawn = (
                deck(corpus, pages, setting.site) if cards_wanted(self._serving) else without_cards(corpus)
            )
            pieces = partial(self._memory.kept, corpus, self._memory.extras)
            batches = extras(corpus, pages, setting, drawn, others, pieces) if extras_wanted(config) else []
            self._begin_beside(config, batches, others)
            self._sheets = book(corpus, setting.site, edit_base(config), kept, pages)
            self._by_uri = {sheet.page.uri: sheet for sheet in self._sheets}
            self._heads = Heads(corpus, drawn, setting, self._extras)
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
        if self._serving:
            self._display.begin(config)
        return config

    def _begin_beside(self, config: MkDocsConfig, batches: list[Batch], others: list[str]) -> None:
        """Begins what is made beside the pages: what no page needs, and the other languages. Under `mkdocs serve` the former waits."""
        self._extras = [path for batch in batches for path in batch.paths]
        if self._serving:
            self._waiting.plan(batches)
        elif self._beside and self._memory is not None:
            self._workshop = Workshop(config, self._noticing, others)
            self._helper = Helper(partial(fill, self._workshop.holdings, batches, self._memory.extras))
        else:
            self._made = dict(file for batch in batches for file in batch.files())
        if others:
            # Last, because a process with threads, as those of the other languages need, cannot be copied.
            self._others = Others(config, self._root, others, self._workshop)

    def add_pages(self, files: Files, config: MkDocsConfig) -> Files:
        """Puts the finished pages among the files, in the place of the raw material they are made of."""
        for file in list(files):
            if is_raw(file.src_uri) or makes_files(file, config):
                files.remove(file)
        leave_out(files)
        if not voice().english:
            for file in plain_files(config, self._corpus):
                put_file(files, file)
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
            put_file(files, file)
        for path in self._extras:
            file = File.generated(
                config, path, content=self._made.get(path, b""), inclusion=InclusionLevel.INCLUDED
            )
            files.append(file if self._made else unwritten(file))
        if self._workshop is not None:
            self._workshop.take(files)
        return files

    def before_page(self, page: MkDocsPage, **_: object) -> MkDocsPage:
        """Lets Markdown read the page only if it is new."""
        page.render = partial(self._words.render, page)  # type: ignore[method-assign] # this page's own, for this build
        return page

    def after_page(self, output: str, page: MkDocsPage, **_: object) -> str:
        """Lets MkDocs write a page, unless it is shown already as it is, or written here."""
        if self._workshop is not None:
            path = page.file.dest_uri
            name = self._memory.name_of(path, output) if self._memory is not None else ""
            return self._workshop.page(path, output, name)
        return self._display.page(page.file.dest_uri, output) if self._serving else output

    def prepare(self, env: Environment, **_: object) -> Environment:
        """Lets the theme take its templates as they were compiled in an earlier build, and frame only what is new."""
        keep_compiled(env, self._root)
        if self._memory is not None:
            env.globals["look"] = self._look.common
            keep_frames(env, self._memory, self._noticing, self._more, self.finish, self._stands())
        return env

    def _stands(self) -> Callable[[str, str], bool]:
        """Tells whether a page stands already as it would come out; never, where a plugin changes what comes out."""
        if self._workshop is None or not self._alone:
            return lambda path, name: False
        return self._workshop.holdings.holds

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
        helper, self._helper = self._helper, None
        site = Path(config.site_dir)
        if self._workshop is not None:
            site = self._workshop.gather()
            if helper is not None:
                self._workshop.holdings.join(helper.result())
        self.end()
        self._notice.text = ""
        if others is not None:
            others.join(site)
        if not self._serving and voice().english:
            sizes = self._workshop.holdings.sizes() if self._workshop is not None else {}
            weigh(site, self._allowed, [tag for tag, *_ in config.extra["tongues"]], sizes)
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
        for other in (self._others, self._helper):
            if other is not None:
                other.stop()
        self._others = self._helper = None
        self._noticing.stop()
        if self._memory is not None:
            self._memory.end(write=not self._again)
        self._again = self._serving
        if not self._serving:
            # What is there now stays until the process ends, which is soon: nobody need look through it.
            gc.freeze()
        gc.enable()

    def close(self) -> None:
        """Writes down what was kept of the last builds, when nobody looks any more."""
        if self._memory is not None and self._again:
            self._memory.end()

    def _more(self, page: MkDocsPage, mark: str) -> tuple[dict[str, object], str]:
        """What a page's template is given besides, and the fingerprint of what is put in after."""
        sheet = self._by_uri.get(page.file.src_uri)
        kept = sheet.kept if sheet is not None else ()
        pieces = digest(kept)
        return {"look": self._look.of([page.content or "", *kept], digest(mark, pieces))}, pieces

    def finish(self, output: str, page: MkDocsPage) -> str:
        """Puts in what Markdown had nothing to do with, and takes out what no reader needs."""
        sheet = self._by_uri.get(page.file.src_uri)
        return finished("page.html", tidy(sheet.fill(output) if sheet is not None else output))
