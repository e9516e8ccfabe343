PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup standins versions readers databricks spark browser demo pictures docs dist test test-all test-spark test-delta test-dbt golden bench clean

setup: $(BIN)/.ready

$(BIN)/.ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	VIRTUAL_ENV=.venv $(BIN)/uv pip install --quiet --compile-bytecode --editable '.[duckdb,postgres,snowflake,bigquery,redshift,spark,dagster,report,demo]' --group dev --group docs --group dagster
	touch $@

# Servers that stand in for warehouses, each in an environment of its own, because their pins exclude each other.
standins: .venvs/snowflake-server/.ready .venvs/bigquery-server/.ready

.venvs/%-server/.ready: integration_tests/standins/%_requirements.txt $(BIN)/.ready
	$(BIN)/uv venv --quiet --clear --python $(BIN)/python $(@D)
	VIRTUAL_ENV=$(@D) $(BIN)/uv pip install --quiet --compile-bytecode --requirement $<
	touch $@

# Baselinr, whose commands are run on our store.
readers: .venvs/baselinr/.ready

.venvs/baselinr/.ready: integration_tests/readers/baselinr.txt $(BIN)/.ready
	$(BIN)/uv venv --quiet --clear --python $(BIN)/python $(@D)
	VIRTUAL_ENV=$(@D) $(BIN)/uv pip install --quiet --compile-bytecode --requirement $<
	touch $@

# Versions of dbt, each in an environment of its own; .venv has 1.12. That of 2.0 is the Rust engine, which asks for a driver of DuckDB by the name `duckdb`: the library
# of npm's package is one, and duckdb.toml says where it is. Without npm there is no 2.0.
versions: .venvs/dbt-1.8/.ready .venvs/dbt-1.11/.ready $(if $(shell command -v npm),.venvs/dbt-2.0/.ready)

.venvs/dbt-1.%/.ready: integration_tests/versions/dbt-1.%.txt pyproject.toml $(BIN)/.ready
	$(BIN)/uv venv --quiet --clear --python $(BIN)/python $(@D)
	VIRTUAL_ENV=$(@D) $(BIN)/uv pip install --quiet --compile-bytecode --editable . --requirement $<
	touch $@

.venvs/dbt-2.0/.ready: integration_tests/versions/dbt-2.0.txt $(BIN)/.ready
	$(BIN)/uv venv --quiet --clear --python $(BIN)/python $(@D)
	VIRTUAL_ENV=$(@D) $(BIN)/uv pip install --quiet --requirement $<
	npm install --silent --no-audit --no-fund --prefix $(@D) @duckdb/node-bindings@1.5.6-r.1
	printf '[Driver]\nentrypoint = "duckdb_adbc_init"\nshared = "%s"\n' "$$(realpath $(@D)/node_modules/@duckdb/node-bindings-*/libduckdb.*)" > $(@D)/duckdb.toml
	touch $@

# dbt's adapter for Databricks, whose pins would hold back the others. What runs with it is the golden files of Databricks.
TEST_DATABRICKS := .venvs/databricks/bin/python -m pytest integration_tests/test_golden.py -k databricks
databricks: .venvs/databricks/.ready

.venvs/databricks/.ready: integration_tests/versions/databricks.txt pyproject.toml $(BIN)/.ready
	$(BIN)/uv venv --quiet --clear --python $(BIN)/python $(@D)
	VIRTUAL_ENV=$(@D) $(BIN)/uv pip install --quiet --compile-bytecode --editable . --group dev --requirement $<
	touch $@

# A real Spark with Iceberg, for tests that are marked slow. Its JVM needs Java 17, which Python packages do not bring. Iceberg comes without the copy
# of Jackson that it calls; the last step makes it.
SPARK := .venvs/spark
spark: $(SPARK)/.ready

$(SPARK)/.ready: integration_tests/standins/spark_requirements.txt integration_tests/standins/iceberg_jackson.py $(BIN)/.ready
	@java -version >/dev/null 2>&1 || { echo 'Spark needs Java 17: apt-get install openjdk-17-jre-headless'; exit 1; }
	$(BIN)/uv venv --quiet --clear --python $(BIN)/python $(SPARK)
	VIRTUAL_ENV=$(SPARK) $(BIN)/uv pip install --quiet --requirement $<
	$(SPARK)/bin/python integration_tests/standins/iceberg_jackson.py $(SPARK)/iceberg-jackson.jar
	touch $@

# A Chromium, for the tests of the report: where this is root it is installed from the packages of Debian, else it says what to install.
browser: setup
	@PYTHONPATH=integration_tests $(BIN)/python -m browser || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq \
	  && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-liberation >/dev/null && PYTHONPATH=integration_tests $(BIN)/python -m browser; }

demo: setup
	$(BIN)/baselinr-dbt demo

# Profiles the demo's flights, and makes the pictures of the documentation: the plan as a terminal shows it, and the report.
pictures: setup browser
	$(BIN)/python integration_tests/pictures.py

test: setup standins versions readers databricks browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(TEST_DATABRICKS)
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadscope --no-loadscope-reorder -m 'not slow'

# The suite on another dbt, as in `make test-dbt DBT=1.8`: what is about DuckDB and PostgreSQL, and not about the macros alone. On 2.0, whose engine is no library, the
# tests of the run-operations, on DuckDB.
ELSEWHERE := bigquery* dagster delta_history demo dispatch docs golden mutants oracles package redshift report* snowflake* spark* versions
test-dbt: setup .venvs/dbt-$(DBT)/.ready
ifeq ($(DBT),2.0)
	DBT=2.0 $(BIN)/python -m pytest -k "not postgres" integration_tests/test_operations.py
else
	VIRTUAL_ENV=.venvs/dbt-$(DBT) $(BIN)/uv pip install --quiet --group dev
	.venvs/dbt-$(DBT)/bin/python -m pytest -n auto --maxprocesses 4 --dist loadscope --no-loadscope-reorder -m 'not slow' $(ELSEWHERE:%='--ignore-glob=*/test_%.py')
endif

# What runs on Spark alone, in one process, because they share a Spark.
test-spark: setup spark
	$(BIN)/python -m pytest integration_tests/test_spark*.py

# The same on a Spark with Delta, whose jars no package of Python brings.
test-delta: setup spark
	@[ -n "$(DELTA_JARS)" ] || { echo 'DELTA_JARS has to name the jars of Delta for Spark 3.5 and Scala 2.12 (delta-spark, delta-storage), with `:` between them'; exit 1; }
	DELTA_JARS=$(DELTA_JARS) $(BIN)/python -m pytest integration_tests/test_delta.py $(filter-out %/test_spark.py,$(wildcard integration_tests/test_spark*.py))

# The mutants of the package as well, Spark, and longer histories.
test-all: setup standins versions readers databricks spark browser
	$(TEST_DATABRICKS)
	SEEDS=12 CRASHES=10 $(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadscope --no-loadscope-reorder

# What runs on each adapter, as files (integration_tests/golden), and the list in docs/adapters.md: after a change of a macro, for a person to
# read the difference.
golden: setup databricks
	GOLDEN=write $(BIN)/python -m pytest integration_tests/test_golden.py integration_tests/test_dispatch.py
	GOLDEN=write $(TEST_DATABRICKS)

# More than an hour on two idle cores; `make bench BENCH=--quick` takes a quarter of it, and shows that it works rather than how fast. The last one is against others: Baselinr where
# `make readers` was, and dbt-profiler where PROFILER names a checkout of it; it writes benchmarks/RESULTS.md.
bench: setup browser
	$(BIN)/python benchmarks/duckdb_profile.py $(BENCH)
	$(BIN)/python benchmarks/postgres_profile.py $(BENCH)
	$(BIN)/python benchmarks/growth.py $(BENCH)
	$(BIN)/python benchmarks/year.py $(BENCH)
	$(BIN)/python benchmarks/size.py $(BENCH)
	$(BIN)/python benchmarks/scale.py $(BENCH)
	$(BIN)/python benchmarks/report_page.py $(BENCH)
	$(BIN)/python benchmarks/race.py $(BENCH) $(if $(PROFILER),--dbt-profiler $(PROFILER))

# The documentation as a site, in site/. A link that leads nowhere fails it.
docs: setup
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict

# What goes to PyPI, in dist/: a source distribution, and the wheel that it makes.
dist: setup
	$(BIN)/uv build --quiet --clear

clean:
	rm -rf .venv .venvs site dist baselinr_demo
