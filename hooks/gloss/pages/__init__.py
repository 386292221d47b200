"""Pages: what a reader gets to see, as Markdown, joined from facts, words and templates.

Nothing here has heard of MkDocs; `gloss.site` hands these pages to it, and `gloss stage` writes
them to a folder.
"""
