"""Who profiles the same tables: what each is told, and the command that its users type. None of their code is here; README and settings of each
say how they are used.

dbt-profiler's macro is called in a model of each table, as its README has it, because `dbt run` keeps the result as we and Baselinr do, lets
PostgreSQL read in parallel, and starts once for many tables. `print_profile` starts dbt for each table and keeps nothing.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, Protocol

import yaml
from harness import Project
from processes import NOTHING, Taken, of_project
from results import BASELINR, FIRST, NONE, PROFILER, SUMMARIZE
from warehouses import DuckDB, Postgres

MODEL = (
    "{{{{ config(materialized='table') }}}}\n{{{{ dbt_profiler.get_profile(relation=source('{schema}', '{table}')) }}}}"
)
# All that dbt-profiler misses on DuckDB.
INFORMATION_SCHEMA = "{% macro duckdb__information_schema(relation) %}information_schema{% endmacro %}"
SUMMARY = """
import duckdb, sys
connection = duckdb.connect(sys.argv[1], read_only=True)
connection.execute("set threads = 1")
for table in sys.argv[2:]:
    connection.execute("summarize " + table).fetchall()
"""


# Baselinr 0.9 makes this table in a transaction that SQLAlchemy 2 rolls back, and then ends with an error, because it is not there.
VERSIONS = "baselinr_schema_version (version integer primary key, applied_at timestamp not null default current_timestamp, description text, migration_script text, checksum text)"
TROUBLE = re.compile("Profiling failed: (?!Invalid)|Failed to |Change detection failed|Input should be")
DATE = re.compile("^[0-9][0-9: ,-]+")
STORE = "`baselinr profile`; its store was made by it, but for the table `baselinr_schema_version`, without which it ends with an error."


class Peer(Protocol):
    """Another profiler, for some tables of one warehouse."""

    name: str
    about: str
    metrics: str
    case: str
    folder: Path
    nothing: list[str]  # a command of it that starts, and does nothing; ``idle`` is what to call it
    idle: str
    profile: list[str]  # the command that profiles the tables

    def trouble(self, taken: Taken) -> str:
        """What it says that did not work; an empty text if all did."""


class DbtProfiler:
    """The macros of data-mie/dbt-profiler, in a project of their own."""

    name, metrics, case, idle = PROFILER, "all", FIRST, "dbt run-operation"
    about = "`dbt run` of a model of each table, which is a table with what `get_profile` finds."

    def __init__(self, checkout: Path, folder: Path, warehouse: DuckDB | Postgres, tables: list[str]) -> None:
        self.folder = folder
        names = [table.split(".") for table in tables]
        models = {f"profile_{table}.sql": MODEL.format(schema=schema, table=table) for schema, table in names}
        macros = INFORMATION_SCHEMA if isinstance(warehouse, DuckDB) else ""
        if macros:
            self.about += f" It does not support DuckDB; with `{macros}` in the project it works."
        project = Project(folder, warehouse, dict.fromkeys(tables, False), package=checkout, macros=macros, models=models)  # fmt: skip
        self.nothing = of_project(project, *NOTHING)
        self.profile = of_project(project, "dbt", "run")

    def trouble(self, taken: Taken) -> str:
        return taken.output[-500:].strip() if taken.status else ""


class Baselinr:
    """Baselinr's command with the metrics that it has by default, and a store in a schema of its own."""

    idle = "baselinr profile --help"

    def __init__(self, environment: Path, folder: Path, warehouse: DuckDB | Postgres, tables: list[str], incremental: bool = False) -> None:  # fmt: skip
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.name = f"{BASELINR}, incremental" if incremental else BASELINR
        self.metrics, self.case = "its default", NONE if incremental else FIRST
        self.about = (
            "It was run twice, nothing changed in between, and the second time is shown." if incremental else STORE
        )
        source, store = connections(warehouse)
        names = [table.split(".") for table in tables]
        config = {
            "environment": "test",
            "source": source,
            "storage": {"connection": store},
            "profiling": {"tables": [{"database": source["database"], "schema": schema, "table": table} for schema, table in names]},
            "incremental": {"enabled": incremental, "adaptive_scheduling": {"enabled": False}},
        }  # fmt: skip
        (folder / "baselinr.yml").write_text(yaml.safe_dump(config, sort_keys=False))
        program = str(environment / "bin" / "baselinr")
        self.nothing = [program, "profile", "--help"]
        self.profile = [program, "profile", "--config", "baselinr.yml"]

    def trouble(self, taken: Taken) -> str:
        told = dict.fromkeys(DATE.sub("", line.strip())[:250] for line in taken.output.splitlines() if TROUBLE.search(line))  # fmt: skip
        return "; ".join(f"`{line}`" for line in list(told)[:3])


def connections(warehouse: DuckDB | Postgres) -> tuple[dict[str, Any], dict[str, Any]]:
    """Of the tables and of the store, as Baselinr's settings have them."""
    output = warehouse.output()
    if isinstance(warehouse, DuckDB):
        connection = {"type": "duckdb", "database": output["path"]}
        return connection, connection
    warehouse.execute("create schema if not exists baselinr", f"create table if not exists baselinr.{VERSIONS}")
    connection = {"type": "postgres", "host": output["host"], "port": output["port"], "database": output["dbname"], "username": output["user"]}  # fmt: skip
    return connection, {**connection, "extra_params": {"connect_args": {"options": "-c search_path=baselinr"}}}


class Summarize:
    """DuckDB's SUMMARIZE, in a process of Python."""

    name, metrics, case, idle = SUMMARIZE, "all", FIRST, "python -c 'import duckdb'"
    about = "It keeps nothing."

    def __init__(self, folder: Path, warehouse: DuckDB, tables: list[str]) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.nothing = [sys.executable, "-c", SUMMARY, str(warehouse.file)]
        self.profile = [*self.nothing, *tables]

    def trouble(self, taken: Taken) -> str:
        return taken.output if taken.status else ""


def baselinr_version(environment: Path) -> str:
    """As its environment has it, with what decides whether it works."""
    asked = "import json; from importlib.metadata import version; print(json.dumps([version('baselinr'), version('sqlalchemy')]))"
    told = subprocess.run([environment / "bin" / "python", "-c", asked], capture_output=True, text=True, check=True)
    return "Baselinr {} (SQLAlchemy {})".format(*json.loads(told.stdout))


def profiler_version(checkout: Path) -> str:
    """As its project has it, and the commit where the checkout is one."""
    version = yaml.safe_load((checkout / "dbt_project.yml").read_text())["version"]
    command = ["git", "-C", str(checkout), "describe", "--tags", "--always"]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    return f"dbt-profiler {version}" + (f" (checkout at {told.stdout.strip()})" if told.returncode == 0 else "")
