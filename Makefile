# What people type. Python >= 3.11 and make are all that it needs: .ci/setup makes .venv ready first.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test test-all lint types unit browser-test audit docs dist release bench shots format clean

PY := .venv/bin/python
SETUP := @sh .ci/setup
PORT ?=
HOST =# from the command line only: some shells export a HOST that is no address
ARGS ?=
WORKERS ?= 2
PYTEST = $(PY) -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

help:
	@echo "make run            start the dashboard (PORT=8600, HOST=0.0.0.0); Ctrl-C ends it"
	@echo "make test           what CI runs: lint, types, unit and browser tests (ARGS='-k wine' goes to pytest)"
	@echo "make test-all       the same, and the long tests, such as those on a million rows: before a release"
	@echo "make lint           ruff: rules and format"
	@echo "make types          mypy, strict on neon_core"
	@echo "make unit           tests and doctests that need no browser"
	@echo "make browser-test   the dashboard in Chromium"
	@echo "                    Tests run in two processes; WORKERS=0 runs them in one, for --pdb and print"
	@echo "make audit          known vulnerabilities of the packages in .venv; exits with 3 where it could not look"
	@echo "make docs           build the documentation in build/docs; a warning is an error"
	@echo "make dist           build the wheel and the sdist in dist/"
	@echo "make release        the same, where CHANGELOG.md and the working tree are those of a release"
	@echo "make format         let ruff mend and format the code"
	@echo "make bench          run benchmarks/*.py"
	@echo "make shots          take the screenshots of docs/"
	@echo "make clean          remove .venv and everything else that was made here"

run:
	$(SETUP) app
	@$(PY) -m streamlit run app.py $(if $(PORT),--server.port=$(PORT)) \
		$(if $(HOST),--server.address=$(HOST)) $(if $(filter-out 0.0.0.0 ::,$(HOST)),--browser.serverAddress=$(HOST))

test:
	$(SETUP) browser
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	$(PYTEST) -m "not large" $(ARGS)

test-all:
	$(SETUP) browser
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	$(PYTEST) --hypothesis-profile=thorough $(ARGS)

lint:
	$(SETUP) dev
	$(PY) -m ruff check
	$(PY) -m ruff format --check

types:
	$(SETUP) dev
	$(PY) -m mypy

unit:
	$(SETUP) dev
	$(PYTEST) -m "not browser" $(ARGS)

browser-test:
	$(SETUP) browser
	$(PYTEST) -m "not large" tests/browser $(ARGS)

format:
	$(SETUP) dev
	$(PY) -m ruff check --fix
	$(PY) -m ruff format

audit:
	$(SETUP) app
	@$(PY) .ci/audit.py

docs:
	$(SETUP) dev
	$(PY) -m sphinx -W --keep-going -q -b html docs build/docs
	@echo "Open build/docs/index.html"

dist:
	$(SETUP) dev
	@$(PY) .ci/release.py

release:
	$(SETUP) dev
	@$(PY) .ci/release.py --check

bench:
	$(SETUP) browser
	@for file in benchmarks/*.py; do echo "== $$file"; PYTHONPATH=. $(PY) "$$file" || exit 1; done

shots:
	$(SETUP) browser
	PYTHONPATH=. $(PY) docs/shots.py $(ARGS)

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
