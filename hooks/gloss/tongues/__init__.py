"""Languages: catalogues in gettext's form, templates and facts said in them, and pages that people translated.

English is what everything is written in. Another language is one folder more in `data/tongues/`, and pages such as
`docs/treaty/article-06.es.md` beside `docs/treaty/article-06.md`. Where a translation is missing, the English words
stand, and are marked as English (see `gloss.tongues.foreign`).
"""
