# What each command needs, it sets up itself. `make run` first, everything else is for developers.
PORT ?= 8501
HOST ?= 127.0.0.1
PYTEST ?= -n 2 --dist worksteal

VENV := .venv
PYTHON := $(VENV)/bin/python
PIP_INSTALL := -m pip install -qq --disable-pip-version-check --no-input --require-hashes
LOCK := $(shell cksum < requirements.txt | cut -d' ' -f1)
DEV_LOCK := $(shell cat requirements.txt requirements-dev.txt | cksum | cut -d' ' -f1)
RUN_READY := $(VENV)/ready-to-run-$(LOCK)
DEV_READY := $(VENV)/ready-to-develop-$(DEV_LOCK)
NEXT := .venv-next
NEXT_READY := $(NEXT)/ready-to-develop-$(DEV_LOCK)

.PHONY: run test check format bench test-next build chromium office clean
.DELETE_ON_ERROR:

run: $(RUN_READY) ## the dashboard on http://HOST:PORT
	@exec $(PYTHON) -m streamlit run server.py --server.port=$(PORT) --server.address=$(HOST)

build: $(RUN_READY) ## data/ptce.duckdb, built again from data/seed
	@$(PYTHON) -m ptce_data build

test: $(DEV_READY) chromium office ## every test, in a real Chromium too
	@$(PYTHON) -m pytest $(PYTEST)

check: $(DEV_READY) ## formatting, lint, types
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m mypy

format: $(DEV_READY) ## mends what ruff can mend
	@$(PYTHON) -m ruff check --fix .
	@$(PYTHON) -m ruff format .

bench: $(DEV_READY) chromium ## the speed table of benchmarks/README.md
	@$(PYTHON) -m benchmarks

test-next: $(NEXT_READY) chromium office ## the tests on the newest DuckDB 2.0
	@$(NEXT)/bin/python -c 'import duckdb; print("DuckDB", duckdb.__version__)'
	@$(NEXT)/bin/python -m pytest $(PYTEST)

chromium: $(DEV_READY)
	@$(PYTHON) scripts/chromium.py

office: $(DEV_READY)
	@$(PYTHON) scripts/office.py

clean: ## forgets the environments and the database
	rm -rf $(VENV) $(NEXT) data/ptce.duckdb

$(PYTHON):
	@sh scripts/new_venv.sh $(VENV)

$(NEXT)/bin/python:
	@sh scripts/new_venv.sh $(NEXT)

$(RUN_READY): | $(PYTHON)
	@echo "Installing what the dashboard needs (a minute or two, once)…"
	@$(PYTHON) $(PIP_INSTALL) -r requirements.txt
	@touch $@

$(DEV_READY): | $(PYTHON)
	@echo "Installing what the tests need (a minute or two, once)…"
	@$(PYTHON) $(PIP_INSTALL) -r requirements-dev.txt
	@touch $@ $(RUN_READY)

$(NEXT_READY): | $(NEXT)/bin/python $(DEV_READY)
	@echo "Installing the newest DuckDB 2.0 in $(NEXT)…"
	@$(NEXT)/bin/python $(PIP_INSTALL) -r requirements-dev.txt
	@$(NEXT)/bin/python -m pip install -qq --disable-pip-version-check --no-deps --upgrade 'duckdb>=2.0,<2.1'
	@touch $@
