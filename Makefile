# The front door. Type “make” to see what there is.
#
# Everything runs in the project's own Python environment, which the first run sets up from the lock
# files. Another place for it, or another Python: make site VENV=/tmp/gloss PYTHON=python3.12

PYTHON ?= python3
VENV ?= .venv
# How “make check” reports: “text” for people, “github” for annotations on a pull request's lines.
FORMAT ?= text
# More for the tool behind a target: make test ARGS="-k map", make serve ARGS="-a localhost:9000".
ARGS ?=
# For which paper “make print” makes its PDFs: A4, or letter.
PAPER ?= A4

# For how long “make fuzz” tries.
MINUTES ?= 10

PY = "$(VENV)/bin/python"
# Material announces its end of life at every build: known here, and of no use to whoever builds the site.
export NO_MKDOCS_2_WARNING = 1
# The lock decides what is installed: an activated environment or a personal setting must not.
export PIP_USER = 0
unexport PYTHONHOME PYTHONPATH

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help site serve offline print release check test format fuzz bench proofs lock clean environment environment-fuzz environment-print environment-test

help: ## show this list
	@echo "make …"
	@awk -F ':[^#]*## ' '/^[a-z-]+:.*## / { printf "  %-9s %s\n", $$1, $$2 }' Makefile

site: environment ## check the facts and words, and build the site into site/
	$(PY) -m gloss check
	$(PY) -m mkdocs build --strict $(ARGS)

serve: environment ## show the site at http://localhost:8000 and renew it at every change
	$(PY) -m mkdocs serve --livereload $(ARGS)

# A PDF needs WeasyPrint and Pango. Without Pango all but the PDF is made, and a sentence says what is missing.
offline: environment-print site ## build the site, and make of it a ZIP, a single page, a book and a PDF
	@$(PY) -m scripts.pango --try
	@$(PY) -m gloss offline

print: environment-print site ## build the site, and make its sheets for paper as PDFs
	@$(PY) -m scripts.pango
	@$(PY) -m gloss print $(PAPER:%=--paper %)

# Of the same commit, the same bytes: see scripts/release.py.
release: site ## pack the project as it was committed and the built site into dist/
	@$(PY) -m scripts.release

check: environment ## say what is to be mended in data/ and docs/, and where
	@$(PY) -m gloss check --format "$(FORMAT)"

test: environment-test ## run every test; gets Chromium if there is none
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -m scripts.pango
	@$(PY) -m scripts.node_tools tests/tools >/dev/null
	GLOSS_CHROMIUM="$$($(PY) scripts/chromium.py)" && export GLOSS_CHROMIUM && $(PY) -m pytest --junitxml=.cache/tests.xml $(ARGS)

format: environment-test ## put the Python files into the shape that the tests ask for
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

# A campaign takes the readers as they are, and has none of their tests.
fuzz: environment-test environment-fuzz ## try the readers of facts, words, documents, lists and forms with odd text; MINUTES=60 for an hour
	@if test -d tests/fuzz; then $(PY) -m tests.fuzz.run --minutes $(MINUTES) $(ARGS); \
	else echo "The readers are tried where Gloss is made: there is no tests/fuzz here."; fi

bench: environment-test ## measure, in turn, and write bench/results.json
	$(PY) -m bench.run $(ARGS)

proofs: environment-test ## write what was measured into data/proofs.yml, for the page of proofs
	@$(PY) -m scripts.proofs

# All locks come from one answer, so that the site is built from the versions that were tested.
# Versions stay as they are unless asked: make lock ARGS=--upgrade
COMPILE = $(PY) -m uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-header --annotation-style line

lock: environment-test ## write the lock files anew from pyproject.toml
	$(COMPILE) --group dev --output-file requirements-test.lock $(ARGS)
	$(COMPILE) --group build --constraint requirements-test.lock --output-file requirements.lock $(ARGS)
	$(COMPILE) --group build --extra print --constraint requirements-test.lock --output-file requirements-print.lock $(ARGS)
	$(COMPILE) --group build --group fuzz --constraint requirements-test.lock --output-file requirements-fuzz.lock $(ARGS)

clean: ## delete the built site and every cache; the environment stays
	rm -rf site dist .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find bench hooks scripts tests -name __pycache__ -prune -exec rm -rf {} +

environment:
	@$(call set-up,requirements.lock)

environment-fuzz:
	@$(call set-up,requirements-fuzz.lock)

environment-print:
	@$(call set-up,requirements-print.lock)

environment-test:
	@$(call set-up,requirements-test.lock)

set-up = command -v "$(PYTHON)" >/dev/null || { \
	echo "Gloss needs Python 3.11 or newer, and there is no “$(PYTHON)” here." >&2; exit 1; }; \
	"$(PYTHON)" scripts/environment.py "$(VENV)" $(1)
