# make run: the dashboard. make test: everything that can fail. Both make their own environment first.
PYTHON ?= python3
VENV := .venv
LOWEST := .venv/lowest
BIN := $(VENV)/bin
WEB := tests/web
PORT ?= 8501
CORES := $(shell getconf _NPROCESSORS_ONLN)
# How many tests run at once: half more than there are cores, since browser tests mostly wait.
WORKERS ?= $(shell expr $(CORES) \* 3 / 2)
PARALLEL := -n $(WORKERS) --dist worksteal
# What Python compiles of the tests is kept, so that the next run starts sooner.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test quick unit check web python facts coverage lowest bench load attack browser browsers picture lock clean help

help:
	@echo "make run    start the dashboard (PORT=$(PORT))"
	@echo "make test   install all, then run every test in a real browser"
	@echo "make quick  check, and beside it every test that needs neither a browser nor many readers, with fewer random examples"
	@echo "make unit   these tests alone"
	@echo "make check  ruff and mypy, and make web"
	@echo "make web    prettier, eslint, tsc and the tests of our JavaScript"
	@echo "make browsers  install Firefox and WebKitGTK, and try in them what readers do most"
	@echo "make facts  tests of the data only"
	@echo "make coverage  how much of data/ and geo/ the tests reach"
	@echo "make lowest    tests with the oldest packages that requirements.txt allows"
	@echo "make bench  measure speed beside the usual ways of doing it"
	@echo "make attack upload what once stopped the dashboard, and measure what it costs now"
	@echo "make lock   write requirements.lock anew: what the container installs, with hashes"
	@echo "make load   measure 1, 20 and 100 readers at once, and 100 while lists are read"

run: $(VENV)/run.done
	@echo "Opening on http://localhost:$(PORT)"
	@$(BIN)/python -m pages --server.port $(PORT)

test: $(VENV)/dev.done check browser
	@$(BIN)/python -m pytest $(PARALLEL)

# Side by side: the checks use one core, and some tests wait.
quick: $(VENV)/dev.done
	@$(MAKE) --no-print-directory --jobs check unit

unit: $(VENV)/dev.done
	@$(BIN)/python -m pytest -n $(CORES) --dist worksteal --unmarked

check: $(VENV)/dev.done web python

python: $(VENV)/dev.done
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

# npm's own scripts look for node on the path.
web: $(WEB)/node_modules/.package-lock.json
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm --prefix $(WEB) run --silent check

$(WEB)/node_modules/.package-lock.json: $(WEB)/package.json $(WEB)/package-lock.json | $(VENV)/dev.done
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm --prefix $(WEB) ci --silent
	@touch $@

facts: $(VENV)/dev.done
	@$(BIN)/python -m pytest tests/data

coverage: $(VENV)/dev.done
	@$(BIN)/python -m coverage run -m pytest tests/data tests/geo tests/pages
	@$(BIN)/python -m coverage report

lowest: requirements.txt requirements-dev.txt browser
	@$(PYTHON) -m venv $(LOWEST)
	@sed -nE 's/^([A-Za-z0-9_.-]+)>=([0-9.]+).*/\1==\2/p' requirements.txt > $(LOWEST)/constraints.txt
	@$(LOWEST)/bin/python -m pip install --quiet --disable-pip-version-check \
		-r requirements-dev.txt -c $(LOWEST)/constraints.txt
	@$(LOWEST)/bin/python -m pytest $(PARALLEL) tests/data tests/geo tests/pages tests/browser/test_load.py

bench: $(VENV)/dev.done browser
	@$(BIN)/python -m tests.benchmarks
	@$(BIN)/python -m tests.benchmarks.pages
	@$(BIN)/python -m tests.benchmarks.keystrokes
	@$(BIN)/python -m tests.benchmarks.network
	@$(BIN)/python -m tests.benchmarks.years

load: $(VENV)/dev.done
	@$(BIN)/python -m tests.load
	@$(BIN)/python -m tests.load --readers 100 --lists 4

attack: $(VENV)/dev.done
	@$(BIN)/python -m tests.attack

picture: $(VENV)/dev.done browser
	@$(BIN)/python -m tests.browser.picture

lock: $(VENV)/dev.done
	@$(BIN)/pip-compile --quiet --upgrade --generate-hashes --strip-extras --no-emit-index-url --no-emit-trusted-host \
		--no-emit-find-links --output-file requirements.lock requirements.txt

browser: $(VENV)/dev.done
	@$(BIN)/python -m tests.browser.chromium
	@$(BIN)/python -m tests.browser.nginx

browsers: $(VENV)/dev.done
	@$(BIN)/python -m tests.other_browsers.firefox
	@$(BIN)/python -m tests.other_browsers.webkit
	@$(BIN)/python -m pytest -n 2 tests/other_browsers

$(VENV)/run.done: requirements.txt | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/dev.done: requirements.txt requirements-dev.txt | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/run.done

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; '$(PYTHON)' is not. Name another: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || \
		{ rm -rf $(VENV); echo "Python's venv module is missing. On Debian: sudo apt-get install python3-venv"; exit 1; }

clean:
	rm -rf $(VENV) $(WEB)/node_modules .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis
