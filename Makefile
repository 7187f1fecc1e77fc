# The front door. Each target works alone on a fresh machine and in a folder of any name: all paths are relative.
# `make help` lists the targets; PYTHON=/path/to/python chooses the interpreter.

SHELL = /bin/sh
BIN = .venv/bin
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11.5 --generate-hashes \
	--no-emit-index-url --no-header --no-annotate $(if $(UPGRADE),--upgrade)

.DEFAULT_GOAL = help
.NOTPARALLEL:
.PHONY: help site test test-long serve check format words bench lock clean environment test-environment browser

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

site: environment ## check the handbook and build it into site/
	$(BIN)/handbook build

test: test-environment browser ## run every check and test (those marked long: see test-long)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/handbook check
	HANDBOOK_BROWSER="$$(sh .ci/browser)" $(BIN)/pytest -n 2

test-long: test-environment browser ## run the tests that take minutes
	HANDBOOK_BROWSER="$$(sh .ci/browser)" $(BIN)/pytest -m long

serve: environment ## preview the site and rebuild it on each change
	$(BIN)/handbook serve

check: environment ## check the handbook and build nothing
	$(BIN)/handbook check

format: test-environment ## put the handbook's files and the code in their usual form
	$(BIN)/handbook format
	$(BIN)/ruff format

words: environment ## bring the catalogues of the interface's words up to the code and templates
	mkdir -p build && $(BIN)/pybabel -q extract --mapping babel.cfg --no-location --sort-output \
		--output build/handbook.pot hooks/handbook docs/overrides
	$(BIN)/pybabel -q update --domain handbook --input-file build/handbook.pot --output-dir hooks/handbook/locale \
		--no-wrap --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date

bench: environment ## measure check and build against stock MkDocs
	$(BIN)/handbook bench

lock: test-environment ## bring the locks up to pyproject.toml (UPGRADE=1: take the newest of everything)
	$(COMPILE) --group bootstrap --output-file requirements-uv.lock
	$(COMPILE) pyproject.toml --group build --output-file requirements.lock
	$(COMPILE) pyproject.toml --group test --constraint requirements.lock --output-file requirements-test.lock

clean: ## remove all that was made: .venv, site/, build/, caches
	rm -rf .venv site build hooks/*.egg-info .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find hooks tests -name __pycache__ -type d -prune -exec rm -rf {} +

environment:
	@sh .ci/environment site

test-environment:
	@sh .ci/environment test

browser:
	@sh .ci/browser
