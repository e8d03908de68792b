# Two commands: `make audit` and `make test`. Both set up everything they need on the first run.
PYTHON ?= python3
URL ?=
ARGS ?=
BIN := .venv/bin
PARALLEL := --numprocesses auto --dist worksteal
SAMPLE := examples/department
SAMPLE_DAY := 2026-11-20
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable

# The versions everything was tested with; where they are not to be had, the newest that fit, and that is said.
define install
$(INSTALL) '$(1)' --constraint constraints.txt || { echo "The versions of constraints.txt cannot be installed here; taking others, which nobody has tested."; $(INSTALL) '$(1)'; }
endef

.DEFAULT_GOAL := help
.PHONY: help install install-dev audit demo test test-slow test-browser check format lint types i18n docs constraints advisories bench bench-batch bench-web evaluate identity clean

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 24

audit: .venv/.ready ## Audit the sample site, URL=https://department.gov.in or URL=path/to/folder
ifeq ($(URL),)
	@$(BIN)/auditor site $(SAMPLE) --as-of $(SAMPLE_DAY) --out audits/sample $(ARGS)
else
	@$(BIN)/auditor site '$(URL)' $(ARGS)
endif

demo: audit ## Audit the sample site

test: .venv/.ready-dev ## Run the tests, all but the slow ones
	$(BIN)/pytest -q $(PARALLEL) -m "not slow"

test-slow: .venv/.ready-dev ## Run the slow tests: hostile sites, ways out, clusters, batches and servers that are killed
	$(BIN)/pytest -q -m slow

test-browser: .venv/.ready-dev ## Run the tests that open a browser
	$(BIN)/pytest -q -m browser

check: .venv/.ready-dev ## Everything that must pass before a change goes in
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/advisories.py constraints.txt
	$(BIN)/pytest -q $(PARALLEL)

format: .venv/.ready-dev ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: .venv/.ready-dev ## Look for mistakes, and for imports that point the wrong way
	$(BIN)/ruff check .
	$(BIN)/lint-imports

types: .venv/.ready-dev ## Check the types
	$(BIN)/mypy

i18n: .venv/.ready-dev ## Add new texts to the Hindi catalogue and list what lacks a translation
	$(BIN)/python tools/catalogue.py

docs: .venv/.ready-dev ## Write the rule pages from the rules
	$(BIN)/python tools/rule_pages.py

constraints: .venv/.ready-dev ## Pin the packages that are installed, after all tests have passed with them
	@{ echo "# Made by: make constraints"; $(BIN)/python -m pip freeze --exclude-editable; } > .constraints
	@mv .constraints constraints.txt

advisories: .venv/.ready-dev ## Ask an advisory service for known weaknesses of the pinned packages
	$(BIN)/python tools/advisories.py constraints.txt $(ARGS)

bench: .venv/.ready-dev ## Measure what a page costs, beside plain Playwright and plain axe
	$(BIN)/python tools/bench.py $(ARGS)

bench-batch: .venv/.ready-dev ## Measure what a batch of fifty sites costs, and how busy it keeps the processors
	$(BIN)/python tools/bench_batch.py $(ARGS)

bench-web: .venv/.ready-dev ## Measure what the service bears: readers of scorecards while audits run
	$(BIN)/python tools/bench_web.py --idle $(ARGS)

evaluate: .venv/.ready-dev ## Measure how well dates are read, on labelled texts and pages
	$(BIN)/python tools/evaluate.py

identity: .venv/.ready-dev ## Measure how well a comparison tells edits from new failures
	$(BIN)/python tools/identity_study.py

install: .venv/.ready ## Set up what an audit needs
install-dev: .venv/.ready-dev ## Set up what development needs

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; $(PYTHON) is older. Name another one: make PYTHON=python3.12 …"; exit 2; }
	@sh tools/make_venv.sh $(PYTHON)

.venv/.ready: .venv/bin/python setup.cfg pyproject.toml constraints.txt
	@echo "Installing the auditor into .venv …"
	@$(call install,.)
	@$(BIN)/auditor doctor --install
	@touch $@

.venv/.ready-dev: .venv/.ready
	@echo "Installing the development tools into .venv …"
	@$(call install,.[dev])
	@touch $@

clean: ## Remove everything that was set up
	rm -rf .venv .browser *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
