PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup standins demo test test-all lint bench clean

setup: $(BIN)/.ready

$(BIN)/.ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	VIRTUAL_ENV=.venv $(BIN)/uv pip install --quiet --compile-bytecode --editable '.[duckdb,postgres,snowflake,bigquery]' --group dev --group demo
	touch $@

# Servers that stand in for warehouses, each in an environment of its own, because their pins exclude each other.
standins: .venvs/snowflake-server/.ready .venvs/bigquery-server/.ready

.venvs/%-server/.ready: integration_tests/standins/%_requirements.txt $(BIN)/.ready
	$(BIN)/uv venv --quiet --clear --python $(BIN)/python $(@D)
	VIRTUAL_ENV=$(@D) $(BIN)/uv pip install --quiet --compile-bytecode --requirement $<
	touch $@

demo: setup
	$(BIN)/python examples/flights/demo.py

test: setup standins
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadscope --no-loadscope-reorder -m 'not slow'

# The mutants of the package as well, and longer histories.
test-all: setup standins
	SEEDS=12 CRASHES=10 $(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadscope --no-loadscope-reorder

# About half an hour on two idle cores; `make bench BENCH=--quick` takes five minutes, and shows that it works rather than how fast.
bench: setup
	$(BIN)/python benchmarks/duckdb_profile.py $(BENCH)
	$(BIN)/python benchmarks/postgres_profile.py $(BENCH)
	$(BIN)/python benchmarks/growth.py $(BENCH)
	$(BIN)/python benchmarks/size.py $(BENCH)

clean:
	rm -rf .venv .venvs
