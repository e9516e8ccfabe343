"""A dbt project made for one test module, driven through in-process dbt: the real macros on a real warehouse."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from dbt_common.events.base_types import EventMsg
from postgres_server import Server
from repeated_dbt import COMPILED, dbt
from warehouses import ADAPTERS, DuckDB, Servers, Spark, Warehouse

PACKAGE = Path(__file__).parent.parent
# A module is the work of one process (make test): the longest begin first, or one of them is what all wait for at the end.
LONGEST = [
    "test_versions",
    "test_ticks",
    "test_law",
    "test_cli",
    "test_sampling",
    "test_edges",
    "test_simulation",
    "test_settings",
    "test_report",
]
QUIET = ["--quiet", "--no-send-anonymous-usage-stats", "--no-write-json", "--log-level-file", "none", "--no-use-colors"]

# SQL of a test within an operation of dbt.
QUERY_MACRO = """
{% macro test_sql(statements) %}
  {% for statement in fromjson(statements) %}
    {% set result = run_query(statement) %}
    {% if loop.last and result is not none and result.columns | length %}
      {% set rows = [] %}
      {% for row in result.rows %}{% do rows.append(row.values() | map('string') | list) %}{% endfor %}
      {% do log('TESTROWS ' ~ tojson(rows), info=true) %}
    {% endif %}
  {% endfor %}
{% endmacro %}
"""


class OperationFailed(Exception):
    """A run-operation that ended with an error; ``events`` holds what it said before."""

    def __init__(self, message: str, events: list[dict[str, Any]]) -> None:
        super().__init__(message)
        self.events = events


class Project:
    """A dbt project with the package installed. ``sources`` maps ``schema.table`` to its ``meta.baselinr``."""

    def __init__(
        self,
        folder: Path,
        warehouse: Warehouse,
        sources: dict[str, Any],
        variables: dict[str, Any] | None = None,
        package: Path = PACKAGE,
        macros: str = "",
        models: dict[str, str] | None = None,
        own_macros_first: bool = False,
    ) -> None:
        self.folder = folder
        self.own_macros_first = own_macros_first
        self.warehouse = warehouse
        self.declarative = False
        self.write(sources, variables or {}, macros, models or {})
        (folder / "dbt_packages").mkdir(parents=True, exist_ok=True)
        (folder / "dbt_packages" / "baselinr").symlink_to(package)
        self.parse()

    def write(self, sources: dict[str, Any], variables: dict[str, Any], macros: str, models: dict[str, str]) -> None:
        """Writes the project's files. Scheduling is off unless a test asks for it: a change is acted on at once."""
        variables = {"baselinr_incremental": {"adaptive_scheduling": {"enabled": False}}, **variables}
        if isinstance(self.warehouse, Spark):
            variables["baselinr_storage"] = self.warehouse.storage | variables.get("baselinr_storage", {})
        schemas: dict[str, list[dict[str, Any]]] = {}
        for name, meta in sources.items():
            schema, table = name.split(".", 1)
            schemas.setdefault(schema, []).append({"name": table, "config": {"meta": {"baselinr": meta}}})
        files: dict[str, Any] = {
            "dbt_project.yml": {
                "name": "shop", "version": "1.0.0", "profile": "shop", "config-version": 2, "vars": variables,
                **({"dispatch": [{"macro_namespace": "baselinr", "search_order": ["shop", "baselinr"]}]} if self.own_macros_first else {}),
            },
            "packages.yml": {"packages": [{"local": str(PACKAGE)}]},
            "profiles.yml": {
                "shop": {
                    "target": "dev",
                    "outputs": {"dev": self.warehouse.output()},
                }
            },
            "models/sources.yml": {
                "version": 2,
                "sources": [{"name": s, "schema": s, "tables": tables} for s, tables in schemas.items()],
            },
        }  # fmt: skip
        for path, content in files.items():
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False))
        (self.folder / "macros").mkdir(exist_ok=True)
        (self.folder / "macros" / "test.sql").write_text(QUERY_MACRO + macros)
        for path, content in models.items():
            (self.folder / "models" / path).write_text(content)

    def parse(self) -> None:
        """Parses the project anew; later operations reuse the manifest."""
        result = dbt(["parse", *self.flags()])
        if not result.success:
            raise OperationFailed(str(result.exception), [])
        self.manifest = result.result
        # baselinr-dbt parses into a folder of its own: in tests it finds there what an earlier run of it would have left
        target = self.folder / "target"
        (target / "baselinr").mkdir(exist_ok=True)
        shutil.copy(target / "partial_parse.msgpack", target / "baselinr")
        if not (target / "baselinr" / "compiled").exists():
            (target / "baselinr" / "compiled").symlink_to(COMPILED)

    def flags(self) -> list[str]:
        """dbt's flags for this project."""
        return [*QUIET, "--project-dir", str(self.folder), "--profiles-dir", str(self.folder)]

    def build(self, selected: str, *flags: str) -> bool:
        """`dbt build` of what is selected; whether all went well."""
        return bool(dbt(["build", *self.flags(), "--select", selected, *flags]).success)

    def operation(self, macro: str, **arguments: Any) -> list[dict[str, Any]]:
        """Runs a macro; returns the machine lines it logged."""
        events, _ = self.invoke(macro, arguments)
        return events

    def invoke(self, macro: str, arguments: dict[str, Any]) -> tuple[list[dict[str, Any]], list[list[str]]]:
        """Runs a macro; returns its machine lines and, for ``test_sql``, the last statement's rows as text."""
        events: list[dict[str, Any]] = []
        rows: list[list[str]] = []

        def listen(event: EventMsg) -> None:
            if event.info.name == "JinjaLogInfo":
                text = event.data.msg
                if text.startswith("BASELINR "):
                    events.append(json.loads(text.removeprefix("BASELINR ")))
                elif text.startswith("TESTROWS "):
                    rows.extend(json.loads(text.removeprefix("TESTROWS ")))

        command = ["run-operation", macro, *self.flags(), "--args", json.dumps(arguments)]
        result = dbt(command, self.manifest, listen)
        if not result.success:
            detail = result.result.results[0].message if result.result else str(result.exception)
            raise OperationFailed(detail, events)
        return events, rows

    def sql(self, *statements: str) -> list[list[str]]:
        """Runs statements one by one; returns the rows of the last one, every value as text (``None`` for null)."""
        if isinstance(self.warehouse, DuckDB):
            return self.warehouse.query(*statements)
        return [[str(value) for value in row] for row in self.warehouse.execute(*statements)]

    def run(self, **arguments: Any) -> dict[str, dict[str, Any]]:
        """One ``baselinr_profile``; its rows by ``schema.table``."""
        return self.rows_of(self.operation("baselinr_profile", **arguments), "run")

    def plan(self, **arguments: Any) -> dict[str, dict[str, Any]]:
        """One ``baselinr_plan``; its rows by ``schema.table``."""
        return self.rows_of(self.operation("baselinr_plan", **arguments), "plan")

    def rows_of(self, events: list[dict[str, Any]], event: str) -> dict[str, dict[str, Any]]:
        """The rows of the last document of that kind, by ``schema.table`` as the tests write it."""
        return {self.spelled(name): row for name, row in rows_of(events, event).items()}

    def metrics(self, table: str) -> dict[str, dict[str, str]]:
        """Published metrics of one source table: column -> metric -> text."""
        schema, name = table.split(".", 1)
        return self.metrics_of(self.folded(schema), self.folded(name))

    def metrics_of(self, schema: str, name: str) -> dict[str, dict[str, str]]:
        """The same, of names as the catalog has them."""
        rows = self.sql(
            "select column_name, metric_name, metric_value from main_baselinr.baselinr_results as r "
            "join (select unique_id, run_id, row_number() over (partition by unique_id order by profiled_at desc) as recency "
            "from main_baselinr.baselinr_runs where is_published) as u on u.run_id = r.run_id and u.unique_id = r.unique_id "
            f"where recency = 1 and schema_name = {literal(schema)} and dataset_name = {literal(name)}"
        )
        found: dict[str, dict[str, str]] = {}
        for column, metric, value in rows:
            found.setdefault(self.spelled(column), {})[metric] = value
        return found

    def states(self) -> dict[tuple[str, ...], dict[str, str]]:
        """Every state: (table of the store, table, partition or group, column) -> state column -> text."""
        found = {}
        for table, part in (("baselinr_column_state", "partition_id"), ("baselinr_group_state", "group_id")):
            names = self.columns_of("main_baselinr", table)
            # the same sketch may be written in more than one way
            columns = [
                "hll_sketch_estimate(hll_sketch)"
                if self.warehouse.adapter == "spark" and name == "hll_sketch"
                else name
                for name in names
            ]
            for row in self.sql(f"select {', '.join(columns)} from main_baselinr.{table}"):
                state = dict(zip(names, row, strict=True))
                state.pop("last_run_id", None)
                found[(table, *(state.pop(key) for key in ("unique_id", part, "column_name")))] = state
        return found

    def columns_of(self, schema: str, table: str) -> list[str]:
        """The columns of a relation, in order."""
        if self.warehouse.adapter == "spark":
            names = [row[0] for row in self.sql(f"describe table {schema}.{table}")]
            return names[: names.index("# Partition Information")] if "# Partition Information" in names else names
        rows = self.sql(
            "select column_name from information_schema.columns "
            f"where table_schema = {self.literal(schema)} and table_name = {self.literal(table)} order by ordinal_position"
        )
        return [self.spelled(row[0]) for row in rows]

    def store_tables(self) -> list[str]:
        """The tables of the store; none if there is no store."""
        schemas = {"spark": "show schemas", "bigquery": "select schema_name from INFORMATION_SCHEMA.SCHEMATA"}
        asked = schemas.get(self.warehouse.adapter)
        if asked and ["main_baselinr"] not in self.sql(asked):
            return []
        if self.warehouse.adapter == "spark":
            return sorted(row[1] for row in self.sql("show tables in main_baselinr"))
        rows = self.sql(
            f"select table_name from information_schema.tables where table_schema = {self.literal('main_baselinr')} order by 1"
        )
        return [self.spelled(row[0]) for row in rows]

    def moment(self, text: str) -> str:
        """A moment in UTC as SQL of the tests, of the type of `now`."""
        return f"cast('{text}' as {'timestamptz' if self.warehouse.adapter == 'bigquery' else 'timestamp'})"

    def folded(self, name: str) -> str:
        """A name that was written without quotes, as the catalog has it."""
        return name.upper() if self.warehouse.adapter == "snowflake" else name

    def literal(self, name: str) -> str:
        """The same as a literal."""
        return literal(self.folded(name))

    def spelled(self, name: str) -> str:
        """The same the other way round: Snowflake folds names to upper case, and the tests write them in lower case."""
        return name.lower() if self.warehouse.adapter == "snowflake" and name.isupper() else name

    def empty(self, *tables: str) -> None:
        """Drops the store and the given tables: the next test starts from nothing."""
        self.sql("drop schema if exists main_baselinr cascade", *(f"drop table if exists {t}" for t in tables))


def rows_of(events: list[dict[str, Any]], event: str) -> dict[str, dict[str, Any]]:
    """The rows of the last document of that kind, by ``schema.table``."""
    document = [line for line in events if line["event"] == event][-1]["document"]
    return {f"{row['schema']}.{row['table']}": row for row in document["tables"]}


def literal(value: str) -> str:
    """A SQL text literal."""
    return "'" + value.replace("'", "''") + "'"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest modules first; within a module, and among the others, the order stays."""
    items.sort(key=lambda item: LONGEST.index(item.path.stem) if item.path.stem in LONGEST else len(LONGEST))


@pytest.fixture(scope="session")
def servers() -> Iterator[Servers]:
    """The servers of this run; stopped at its end."""
    started = Servers()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A PostgreSQL server of one module's own, for tests that stop it or kill it."""
    started = Server()
    yield started
    started.remove()


@pytest.fixture(scope="module", params=ADAPTERS)
def adapter(request: pytest.FixtureRequest) -> str:
    """Each adapter of the suite in turn, for what must hold on all of them."""
    return str(request.param)


@pytest.fixture(scope="module")
def make_project(tmp_path_factory: pytest.TempPathFactory, servers: Servers) -> Iterator[Callable[..., Project]]:
    """Makes projects in temporary folders: on DuckDB, on an adapter, or in a warehouse that is there."""
    folders: list[Path] = []

    def make(sources: dict[str, Any], adapter: str | Warehouse = "duckdb", **options: Any) -> Project:
        folders.append(tmp_path_factory.mktemp("project"))
        if os.environ.get("DBT") == "2.0":  # its engine is no library: every command is a process
            from dbt_versions import Version, VersionedProject

            version = Version("2.0")
            version.require(adapter)
            return VersionedProject(version, folders[-1], DuckDB(folders[-1], version.python), sources, **options)
        warehouse = servers.warehouse(adapter, folders[-1]) if isinstance(adapter, str) else adapter
        return Project(folders[-1], warehouse, sources, **options)

    yield make
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
