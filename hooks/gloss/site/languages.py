"""The site in its other languages: each is built by a process of its own, beside the English one, and joins it at the end.

`GLOSS_LANGUAGES=off` leaves them out, as `mkdocs serve` does; `GLOSS_LANGUAGE=es` builds the site in one language alone.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel import Locale
from jinja2 import Template
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from gloss.keeping.fingerprint import contents
from gloss.keeping.publishing import runs
from gloss.pages.book import plain_pages
from gloss.pages.front import headed
from gloss.pages.page import SHARED, address_of, relative
from gloss.pages.speech import capital
from gloss.reading.files import read_text
from gloss.reading.heads import read_head
from gloss.reading.prose import PageHead
from gloss.site.workshop import PART
from gloss.tongues.catalogue import FOLDER, PSEUDO, languages, load
from gloss.tongues.foreign import bare, dressed, isolated
from gloss.tongues.pages import behind, beside, english, is_translation, translation, with_anchors
from gloss.tongues.voice import ENGLISH, Voice, _, speak, voice

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from gloss.reading.corpus import Corpus
    from gloss.site.workshop import Workshop

ALL, ONE = "GLOSS_LANGUAGES", "GLOSS_LANGUAGE"


def chosen() -> str:
    """The language in which this process builds."""
    return os.environ.get(ONE, "").strip() or ENGLISH


def wanted(root: Path, serving: bool) -> list[str]:
    """The other languages that a build makes besides English."""
    said = os.environ.get(ALL, "").strip().lower()
    if chosen() != ENGLISH or said == "off" or (serving and said != "on"):
        return []
    return languages(root)


def begin(config: MkDocsConfig, root: Path, serving: bool) -> str:
    """Speaks the chosen language from now on, and tells MkDocs and the theme; gives the fingerprint of its catalogue."""
    tag = chosen()
    speak(load(root, tag))
    there = languages(root) if tag != ENGLISH else wanted(root, serving)
    config.extra["tongues"] = [_named(each) for each in (ENGLISH, *there)] if there else []
    config.extra["site_root"] = config.site_url or ""
    if voice().english:
        return ""
    config.site_url = f"{config.site_url}{tag}/" if config.site_url else config.site_url
    config.theme["language"] = ENGLISH if tag == PSEUDO else tag
    config.nav = _titled(config.nav)
    for name in ("material/search", "search"):
        plugin: Any = config.plugins.get(name)
        if plugin is not None:
            plugin.config["lang"] = [config.theme["language"]]
            index = getattr(plugin, "search_index", None)
            if index is not None:
                index.config["lang"] = [config.theme["language"]]
                # Where words are not parted by spaces, the index parts them by a sign that takes no room.
                index.config["separator"] = index.config["separator"].replace(r"[\s", r"[\s\u200b")
            break
    folder = root / FOLDER / tag
    return contents(folder) if folder.is_dir() else tag


def _named(tag: str) -> tuple[str, str, str]:
    """A language with its own name for itself, and the way it is written."""
    locale = Locale.parse(tag, sep="-")
    name = locale.get_language_name(locale) or tag
    return tag, capital(name), Voice(tag).direction


def _titled(entries: Any) -> Any:
    """The navigation with its titles in the language in force."""
    if isinstance(entries, list):
        return [_titled(entry) for entry in entries]
    if isinstance(entries, dict):
        return {_(title): _titled(below) for title, below in entries.items()}
    return entries


def plain_files(config: MkDocsConfig, corpus: Corpus) -> Iterator[File]:
    """The pages of `docs/` that no facts complete, in the language in force; `corpus` is in English."""
    for uri in plain_pages(corpus.root):
        path = f"docs/{uri}"
        text, problems = read_text(corpus.root, path)
        if text is None:
            raise PluginError(f"{problems[0].place}  {problems[0].sentence}")
        head, body, _first, _problems = read_head(text, path, PageHead)
        given = translation(corpus.root, path)
        fields = {
            name: said
            for name in ("title", "description")
            if (said := (given and getattr(given.head, name)) or (head and getattr(head.record, name)))
        }
        new = with_anchors(body.strip(), given.body) if given else english(body)
        new = to_shared(corpus.root, new, address_of(uri))
        file = File.generated(config, uri, content=headed(fields | told(corpus, path), new))
        file.edit_uri = f"../{where_to_edit(corpus.root, path)}"
        yield file


class Others:
    """The builds of the other languages, as many at a time as there are processors.

    Each fills its folder in the workshop of this build; without one, a folder that is moved into the site at the end.
    """

    def __init__(self, config: MkDocsConfig, root: Path, tags: list[str], workshop: Workshop | None) -> None:
        self._file, self._root, self._workshop = str(config.config_file_path), root, workshop
        self._folder = workshop.folder if workshop else _own_folder(root)
        self._processes: list[subprocess.Popen[str]] = []
        self._over = threading.Event()
        self._pool = ThreadPoolExecutor(max_workers=max(1, os.cpu_count() or 1))
        self._done: dict[str, Future[tuple[int, str]]] = {
            tag: self._pool.submit(self._build, tag) for tag in tags
        }

    def _build(self, tag: str) -> tuple[int, str]:
        """One language; none is begun when one has failed, or was interrupted with this process."""
        if self._over.is_set():
            return 0, ""
        folder = str(self._folder / tag)
        given = {**os.environ, ONE: tag} | ({PART: folder} if self._workshop else {})
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", self._file, "-d", folder]
        process = subprocess.Popen(  # noqa: S603 # this Python and this project's own file
            command, cwd=self._root, env=given, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            pass_fds=self._workshop.locks if self._workshop else (),
        )  # fmt: skip
        self._processes.append(process)
        if self._over.is_set():
            _interrupt(process)
        said, _nothing = process.communicate()
        if process.returncode:
            self._over.set()
        return process.returncode, said

    def join(self, site: Path) -> None:
        """Waits for all, and puts each where it belongs in the site; a build that failed fails this one."""
        for tag, future in self._done.items():
            code, said = future.result()
            if code:
                self.stop()
                raise PluginError(f"The site could not be built in “{tag}”.\n\n{said.strip()}")
        for tag in self._done:
            if not self._workshop:
                shutil.rmtree(site / tag, ignore_errors=True)
                shutil.move(self._folder / tag, site / tag)
        self._pool.shutdown()
        if not self._workshop:
            shutil.rmtree(self._folder, ignore_errors=True)

    def stop(self) -> None:
        """Ends what still runs."""
        self._over.set()
        self._pool.shutdown(wait=False, cancel_futures=True)
        for process in self._processes:
            if process.poll() is None:
                _interrupt(process)


def _interrupt(process: subprocess.Popen[str]) -> None:
    """Ends a build as Ctrl-C does, so that it can end what it has begun itself."""
    process.send_signal(signal.SIGINT if os.name == "posix" else signal.SIGTERM)
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _own_folder(root: Path) -> Path:
    """A folder of this process; what others left goes. Of two builds at once, each has its own."""
    top = root / ".cache" / "languages"
    for left in top.glob("[0-9]*"):
        if not runs(int(left.name)):
            shutil.rmtree(left, ignore_errors=True)
    return top / str(os.getpid())


def leave_out(files: Files) -> None:
    """Takes out of MkDocs' files what is not a page of its own: the translations, which pages are made from."""
    for file in list(files):
        if is_translation(file.src_uri):
            files.remove(file)


def finished(path: str, text: str) -> str:
    """A file of the site with its English words marked, if it is a page, or without the marks."""
    if not path.endswith(".html"):
        return bare(text)
    return isolated(dressed(text)) if voice().direction == "rtl" else dressed(text)


def where_to_edit(root: Path, path: str | None) -> str | None:
    """The file that holds what may be wrong on a page: the translation, where there is one."""
    if voice().english or not path or not path.endswith(".md"):
        return path
    translated = beside(path, voice().tag)
    return translated if (root / translated).is_file() else path


def told(corpus: Corpus, path: str | None) -> dict[str, str]:
    """What a page says of its translation: whether there is one, whether somebody reviewed it, and how much is newer in English."""
    if voice().english:
        return {}
    if not path or not path.startswith("docs/"):
        return {"tongue": "facts"}
    head = corpus.translations.get(beside(path, voice().tag))
    if head is None:
        return {"tongue": "english"}
    state = {"tongue": "reviewed" if head.reviewed else "translated"}
    old = behind(corpus, path, head.follows)
    return state | ({"tongue_behind": str(len(old))} if old else {})


_SHARED_LINK = re.compile(rf"\[([^\[\]]*)\]\(((?:{'|'.join(map(re.escape, SHARED))})[^()\s]*)\)")


def to_shared(root: Path, text: str, address: str) -> str:
    """Links to what all languages have in common as HTML: MkDocs knows only the files of this language."""
    if voice().english or not _SHARED_LINK.search(text):
        return text
    template = Template((root / "overrides" / "pages" / "shared_link.md").read_text(encoding="utf-8").strip())
    return _SHARED_LINK.sub(
        lambda found: template.render(way=relative(found[2], address), words=found[1]), text
    )
