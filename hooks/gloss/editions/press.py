"""The press: Jinja templates in `overrides/editions/` that yield finished pages, whatever puts them on paper."""

from __future__ import annotations

from typing import Any

import jinja2

from gloss.checks.citations import as_of
from gloss.editions.codes import Codes
from gloss.model.problem import Refused
from gloss.pages.compiled import keep_compiled
from gloss.pages.kept import Kept
from gloss.pages.linker import Linker
from gloss.pages.templates import equip
from gloss.reading.corpus import Corpus
from gloss.tongues.voice import voice


class Press:
    """Prints from the templates of one corpus; `site` is its whole address, or empty.

    Everything is escaped unless the template was given it as markup.
    """

    def __init__(self, corpus: Corpus, linker: Linker, site: str, kept: Kept | None = None) -> None:
        self.linker, self.site = linker, site
        self.codes = Codes(corpus.root)
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(corpus.root / "overrides" / "editions"),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        keep_compiled(self._environment, corpus.root)
        equip(self._environment, corpus, linker)
        self._environment.globals |= {
            "as_of": as_of(corpus), "site": site, "code": self.codes.of, "tongue": voice().tag, "direction": voice().direction,
        }  # fmt: skip
        if kept:
            kept.attend(self._environment, "editions", whole=True)

    def page(self, template: str, /, **values: Any) -> str:
        """One page; Refused with a sentence if the template asks for what is not there."""
        try:
            return self._environment.get_template(template).render(values)
        except jinja2.TemplateSyntaxError as error:
            place = f"overrides/editions/{error.filename or template}:{error.lineno}"
            raise Refused(f"{place}  {error.message}") from error
        except (AttributeError, KeyError, TypeError, ValueError, jinja2.TemplateError) as error:
            raise Refused(f"overrides/editions/{template}: {error}") from error
