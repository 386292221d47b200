"""`python -m gloss`: the same verbs as the `gloss` command."""

from gloss.cli import main

raise SystemExit(main())
