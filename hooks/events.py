"""The only file that MkDocs loads: which event does what."""

from gloss.site import Site

_site = Site()

on_startup = _site.start
on_post_build = _site.finished
on_shutdown = _site.close
on_build_error = _site.fail
on_serve = _site.watch_over
on_config = _site.read
on_files = _site.add_pages
on_env = _site.prepare
on_pre_page = _site.before_page
on_post_page = _site.after_page
