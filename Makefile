# make run    start GBO-werktafel (PORT=8501)
# make test   check everything, as continuous integration does
# make help   the other targets

PORT ?= 8501
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BENCHMARKS = $(sort $(wildcard tests/load/bench_*.py))

# Packages are installed again only when the list of packages changed.
RUN_READY := $(VENV)/.ready
TEST_READY := $(VENV)/.ready-for-tests

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test lint format catalogues theme pictures load browser help

run: $(RUN_READY)
	$(BIN)/streamlit run app.py --server.port $(PORT)

# All cores at once, a file at a time where a file shares a browser. What kills servers under a
# thousand phones runs alone. A browser that a busy machine held up gets one more try, in sight.
test: lint browser
	$(BIN)/python -m pytest -n auto --ignore=tests/browser --ignore=tests/faults
	$(BIN)/python -m pytest -n auto --dist loadfile --reruns 1 tests/browser
	$(BIN)/python -m pytest tests/faults

lint: $(TEST_READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(TEST_READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Bring the French and English catalogues up to date with the sentences in the code.
catalogues: $(TEST_READY)
	$(BIN)/pybabel extract --mapping babel.cfg --keyword N_ --keyword n_:1,2 --keyword nN_:1,2 \
	  --project gbo-werktafel --no-location --sort-output --omit-header \
	  --output locale/gbo.pot .
	$(BIN)/pybabel update --domain gbo --input-file locale/gbo.pot --output-dir locale \
	  --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --no-wrap
	rm locale/gbo.pot

# Write the colours and letters of web/look/ into .streamlit/config.toml.
theme: $(RUN_READY)
	$(BIN)/python -m web.look

# Make the pictures of the guide anew, with the real server and a real browser.
pictures: $(TEST_READY) browser
	$(BIN)/python -m docs.beelden

# Benchmarks: each prints a table. They are measured, not asserted.
load: $(TEST_READY)
	@for bench in $(BENCHMARKS); do PYTHONPATH=. $(BIN)/python "$$bench" || exit 1; done

help:
	@echo "make run         start on http://localhost:$(PORT) (PORT=8600 for another port)"
	@echo "make test        style, types and all tests, a browser included"
	@echo "make lint        style and types only"
	@echo "make format      put the code in the project's style"
	@echo "make catalogues  bring the translations up to date with the code"
	@echo "make theme       write the colours into Streamlit's settings"
	@echo "make pictures    make the pictures of the guide anew"
	@echo "make load        print the benchmark tables"

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "GBO-werktafel needs Python 3.11 or newer; name it with PYTHON=/path/to/python3." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || { echo "Python lacks its venv part; install it first, on Debian: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(RUN_READY): requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet -r requirements.txt
	@touch $@

$(TEST_READY): requirements-dev.txt requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet -r requirements-dev.txt
	@touch $@ $(RUN_READY)

# The tests drive Debian's own Chromium: nothing is downloaded outside the package registries.
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || { \
	  if [ "$$(id -u)" = 0 ]; then as_root=; else as_root=sudo; fi; \
	  $$as_root apt-get update -qq && \
	  $$as_root apt-get install -y -qq --no-install-recommends chromium; \
	} || { echo "The tests need the browser Chromium and it could not be installed; install it by hand (on Debian: apt-get install chromium)." >&2; exit 1; }
