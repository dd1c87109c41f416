# Two commands do everything on a fresh machine: `make site` and `make test`.

PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help site serve check test lint format lock clean environment test-environment

help:  ## Show these commands
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | awk -F '\t' '{printf "make %-8s %s\n", $$1, $$2}'

site: environment  ## Build the site into site/
	$(BIN)/mkdocs build --strict

serve: environment  ## Preview the site, following every edit
	$(BIN)/mkdocs serve

check: environment  ## Prove every quotation and link of content/, without building
	$(BIN)/explainer check

test: test-environment lint  ## Run all tests, in a browser too
	@browser=$$($(PYTHON) tools/browser.py) && EXPLAINER_BROWSER="$$browser" $(BIN)/python -m pytest

lint: test-environment  ## Check style and types of the code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: test-environment  ## Format the code
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

lock:  ## Renew the hashed locks (UPGRADE=1: to the newest versions)
	@PYTHON="$(PYTHON)" UPGRADE="$(UPGRADE)" tools/lock.sh

clean:  ## Remove the built site, the environment and all caches
	rm -rf site .site-* .venv .hypothesis .mypy_cache .pytest_cache .ruff_cache

environment:
	@$(PYTHON) tools/environment.py site

test-environment:
	@$(PYTHON) tools/environment.py test
