# Everything here works on a fresh clone and is quick when nothing changed. `make help` lists the commands.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
INSTALL = $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check
PIP = $(INSTALL) --require-hashes
CORPUS ?=
PORT ?= 8765
# One knowledge base a corpus, so that the sample never mixes with articles of your own.
KB ?= .kb/$(if $(CORPUS),$(notdir $(abspath $(CORPUS))),sample)

.PHONY: help run test lint format bench ui lock quality floors screenshot clean

help:
	@echo "make run [CORPUS=folder PORT=8765]  set up, build a knowledge base (the sample corpus unless told), serve it"
	@echo "make test                           set up and run every test"
	@echo "make lint / make format             ruff and mypy / let ruff rewrite"
	@echo "make quality                        the measured quality of recognition and linking on the gold texts"
	@echo "make floors                         raise the floors of these figures to what is reached now, and say what moved"
	@echo "make bench                          speeds as ratios, and peak memory"
	@echo "make ui                             build the graph view's script"
	@echo "make lock                           renew the lock files"
	@echo "make clean                          remove what the commands above made"

$(BIN)/python:
	@echo "· making a virtual environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)

# The stamp is newer than the lock file when the packages are in place.
$(VENV)/.base: requirements/base.txt pyproject.toml | $(BIN)/python
	@echo "· installing the locked packages and language models (about a minute, once)"
	@$(PIP) -r requirements/base.txt
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.base
	@echo "· installing the packages the tests need"
	@$(PIP) -r requirements/dev.txt
	@touch $@

# The graph view's script; a machine without Node uses the one that comes as a Python package.
UI_SOURCES = $(wildcard web/ui/src/*.ts web/ui/src/*.css) web/ui/package-lock.json web/ui/vite.config.ts

web/static/build/graph.js: $(UI_SOURCES) | $(VENV)/.base
	@command -v npm >/dev/null || $(PIP) -r requirements/node.txt
	@$(PIP) -r requirements/build.txt
	@$(BIN)/python -c "import pathlib, hatch_build; hatch_build.make(pathlib.Path())"
	@touch $@

ui: web/static/build/graph.js

# The command itself, which runs what is in this folder; made from what is installed, without a look at the network.
$(BIN)/kb: pyproject.toml requirements/build.txt | $(VENV)/.base web/static/build/graph.js
	@$(PIP) -r requirements/build.txt
	@$(INSTALL) --no-deps --no-index --no-build-isolation --editable .
	@touch $@

NPM = $(BIN)/python -c "import subprocess, sys, hatch_build; npm, env = hatch_build.find_npm(); sys.exit(subprocess.run([*npm, *sys.argv[1:]], cwd='web/ui', env=env).returncode)"

# Lies inside node_modules, so that it goes when making the bundle leaves only what that needs.
web/ui/node_modules/.dev: web/static/build/graph.js
	@echo "· installing the packages the graph view's tests need"
	@$(NPM) ci --no-audit --no-fund --silent
	@touch $@

run: $(BIN)/kb web/static/build/graph.js
	@echo "· building the knowledge base in $(KB) from $(or $(CORPUS),the sample corpus)"
	@$(BIN)/python -m kb build $(if $(CORPUS),"$(CORPUS)",--sample) --kb "$(KB)"
	@$(BIN)/python -m kb serve --kb "$(KB)" --port $(PORT)

test: $(VENV)/.dev web/ui/node_modules/.dev
	@$(BIN)/python -m pytest
	@$(NPM) run check --silent
	@$(NPM) test --silent

lint: $(VENV)/.dev
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

format: $(VENV)/.dev
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(VENV)/.dev
	@$(BIN)/python -m tests.benchmarks

quality: $(VENV)/.dev
	@$(BIN)/python -m kb eval tests/quality/news_dev.jsonl tests/quality/news_test.jsonl --pages tests/quality/pages
	@$(BIN)/python -m kb eval tests/quality/sample_gold.jsonl --pages kb/sample/articles

floors: $(VENV)/.dev
	@$(BIN)/python -m tests.quality.raise_floors

screenshot: $(VENV)/.dev web/static/build/graph.js
	@$(BIN)/python -m docs.screenshot

clean:
	rm -rf .kb build dist web/static/build web/ui/node_modules .pytest_cache .mypy_cache .ruff_cache

UV_LOCK = $(PYTHON) -m uv pip compile pyproject.toml --universal --generate-hashes --python-version 3.11 --no-emit-index-url --quiet --custom-compile-command "make lock"

lock:
	$(UV_LOCK) -o requirements/base.txt
	$(UV_LOCK) --group dev --all-extras -o requirements/dev.txt
	$(UV_LOCK:pyproject.toml=) --group build -o requirements/build.txt
	$(UV_LOCK:pyproject.toml=) --group node -o requirements/node.txt
