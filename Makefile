# Two commands set up everything on a fresh machine: `make serve` and `make test`.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Tests need no small downloads: compressing the checker at full quality takes a minute of processor time.
# Workers wait for browsers a quarter of the time: one more than there are processors keeps these busy.
WORKERS := $(shell n=$$(nproc 2>/dev/null || echo 2); echo $$((n < 8 ? n + 1 : 8)))
PYTEST := HUBCHECK_BROTLI_QUALITY=6 $(BIN)/pytest -n $(WORKERS) --dist worksteal
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help setup bundles serve site locales part merge pdf reference test test-fast test-nightly sites content interop bench lint format release clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

setup: $(VENV)/.ok bundles ## install everything that the other targets need

bundles: node_modules/.ok ## the scripts and style sheets of the packages and of the guide, as browsers load them
	@scripts/node . npm run --silent bundle

serve: setup ## the site with live reload
	$(BIN)/mkdocs serve --livereload

site: setup ## build the site into site/, and as a zip for any web server
	$(BIN)/mkdocs build --strict
	$(BIN)/python -m mkdocs_publish zip site accountant-hub-help.zip

locales: $(VENV)/.ok ## the languages of the guide, as JSON
	@$(BIN)/python -c 'import json, pathlib, bitext; guide = bitext.load_project(pathlib.Path("mkdocs.yml")); \
	  print(json.dumps([one.code for one in (guide.source, *guide.locales)]))'

part: setup ## some languages of the site (LOCALES=nl-BE), in parts/
	$(if $(LOCALES),,$(error name the languages of this part: make part LOCALES=nl-BE))
	BITEXT_LOCALES=$(LOCALES) $(BIN)/mkdocs build --strict -d parts/$(LOCALES)

merge: setup ## the site of all parts in parts/, as `make site` builds it
	$(BIN)/bitext merge-sites --strict parts/*
	$(BIN)/python -m mkdocs_publish zip site accountant-hub-help.zip

pdf: site ## the guide on paper: one PDF for each locale, in pdf/
	@scripts/chromium
	$(BIN)/python -m mkdocs_publish pdf site pdf

reference: $(VENV)/.ok ## docs/developers from the docstrings
	$(BIN)/python scripts/reference.py

test: setup lint ## the whole gate for code: style, types, every test
	@scripts/chromium
	@scripts/firefox-and-webkit
	$(PYTEST)

test-fast: setup lint ## the same without the built guide, a browser and the real material
	$(PYTEST) --hypothesis-profile=fast --ignore=tests/site -m "not browser and not corpus and not content and not interop and not nightly and not sites"

test-nightly: setup ## what is too slow for every change, and laws with twenty times as many examples
	@scripts/chromium
	@scripts/firefox-and-webkit
	$(PYTEST) -m "nightly or (hypothesis and not browser)" --hypothesis-profile=nightly

sites: setup ## sites of other people, built before and after `bitext init` (not in `make test`: it installs their plugins)
	$(BIN)/python -m pip install --quiet --group sites
	@scripts/chromium
	$(PYTEST) --dist loadgroup -m sites tests/sites tests/site/themes tests/mkdocs_bitext

content: setup ## the gate for texts: what is owed to readers, in every locale
	$(BIN)/python scripts/content_gate.py --optional 'for-*.md'
	$(BIN)/pytest -q -m content

interop: setup ## Weblate, OmegaT and Poedit edit our files (not in `make test`: it installs them)
	@scripts/interop "$(PYTHON)" .venv-weblate
	$(BIN)/pytest -m interop tests/interop

bench: setup ## speed beside peers, as benchmarks/RESULTS.md (QUICK=1: two minutes; ONLY=build: one section)
	$(BIN)/python benchmarks/bench.py $(if $(QUICK),--quick) $(if $(ONLY),--only $(ONLY))

lint: setup ## style, types, import contracts, web code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	@scripts/node . npm run --silent lint
	@scripts/node . npm run --silent check
	@scripts/node . npm run --silent test

format: setup ## format every file
	$(BIN)/ruff check --fix --quiet . || true
	$(BIN)/ruff format .
	@scripts/node . npm run --silent format

release: setup ## wheels and sdists of both packages in dist/, checked and tried in empty environments; uploads nothing
	rm -rf dist
	$(BIN)/python -m build --no-isolation --outdir dist plugins
	$(BIN)/python -m build --no-isolation --outdir dist checker
	$(BIN)/twine check --strict dist/*
	@scripts/chromium
	HUBCHECK_BROTLI_QUALITY=6 DISTRIBUTIONS=$(CURDIR)/dist $(BIN)/pytest -m "not interop and not content" tests/packages tests/site/packages

clean: ## remove everything that was built or installed here
	rm -rf $(VENV) .venv-* node_modules dist */*/dist overrides/stylesheets site parts accountant-hub-help.zip .cache

$(VENV)/.ok: pyproject.toml plugins/pyproject.toml checker/pyproject.toml
	@scripts/venv "$(PYTHON)" $(VENV)
	@touch $@

node_modules/.ok: package-lock.json $(VENV)/.ok
	@scripts/node . npm ci --no-audit --no-fund --loglevel=error
	@touch $@
