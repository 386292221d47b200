"""What is said during a build: a page about which anything was said is made anew each time, so that no warning is ever lost."""

from __future__ import annotations

import logging

TOLD = "mkdocs"
"""MkDocs, Material and their plugins speak through this logger and those below it."""


class Noticing(logging.Handler):
    """Counts what is said, from notes up, and remembers the warnings; also those that “mkdocs --quiet” does not show."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.number = 0
        self.warnings: list[str] = []
        self.counted = 0
        """How many of the warnings a strict build counts: those that were to be heard."""
        self._level: int | None = None
        self._hushed: list[logging.Handler] = []
        self._least = logging.INFO

    def emit(self, record: logging.LogRecord) -> None:
        """Takes note of one thing said."""
        self.number += 1
        if record.levelno >= logging.WARNING:
            self.warnings.append(record.getMessage())
            self.counted += record.name.startswith(TOLD) and record.levelno >= self._least

    def start(self) -> None:
        """Listens from now on."""
        self.stop()
        self.number, self.warnings, self.counted = 0, [], 0
        logger, root = logging.getLogger(TOLD), logging.getLogger()
        self._level, self._least = logger.level, logger.getEffectiveLevel()
        if self._least > logging.INFO:
            # What is below the level is not even offered to handlers. So the level goes down, and those that are there keep to the old one.
            self._hushed = [*logger.handlers, *(root.handlers if logger.propagate else ())]
            logger.setLevel(logging.INFO)
        for handler in self._hushed:
            handler.addFilter(self._loud_enough)
        for talker in {logger, root}:
            talker.addHandler(self)

    def stop(self) -> None:
        """Listens no more, and leaves everything as it was."""
        if self._level is None:
            return
        logger = logging.getLogger(TOLD)
        for talker in (logger, logging.getLogger()):
            talker.removeHandler(self)
        for handler in self._hushed:
            handler.removeFilter(self._loud_enough)
        logger.setLevel(self._level)
        self._level, self._hushed = None, []

    def _loud_enough(self, record: logging.LogRecord) -> bool:
        return record.levelno >= self._least or not record.name.startswith(TOLD)


def hush() -> None:
    """Lets MkDocs say nothing of pages that it is given no text of, because they are written here, and nothing of where it works."""
    # The same filter is added once, however often.
    logging.getLogger(f"{TOLD}.commands.build").addFilter(_is_news)


def _is_news(record: logging.LogRecord) -> bool:
    return not str(record.msg).startswith(("Page skipped", "Building documentation to directory"))
