"""The tables that the race is about, in each warehouse, and what happens to them between two runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb_profile
import postgres_profile
from harness import DAYS, KEY, Project
from postgres_server import Server
from results import FIRST, NONE, Section
from warehouses import DuckDB, Postgres

CHANGED = {f"{count} of {DAYS} days changed": count for count in (1, 3, 30)}
BIG, SMALL = "raw.big", [f"raw.small{n:02d}" for n in range(20)]
SMALL_ROWS = 2_000


@dataclass
class Course:
    """Tables that are profiled together."""

    project: Project
    sources: dict[str, Any]
    rows: int
    section: Section
    changes: dict[str, Callable[[int], object]]
    all_metrics: bool = False  # or only the default ones, which takes a quarter of the time

    @property
    def cases(self) -> dict[str, Callable[[int], object]]:
        """What happens before a run, by the name of the case; it is told which turn it is."""
        return {FIRST: lambda _: self.project.empty(), NONE: lambda _: None, **self.changes}

    @property
    def warehouse(self) -> DuckDB | Postgres:
        found = self.project.warehouse
        assert isinstance(found, DuckDB | Postgres)
        return found


def postgres_course(server: Server, folder: Path, source: str, rows: int) -> Course:
    """raw.plain, with a key, or raw.parted, by the server's partitions."""
    folder.mkdir()
    meta = KEY if source == "raw.plain" else {"enabled": True}
    project = Project(folder, Postgres(server), {source: meta})
    postgres_profile.load(project, rows)
    project.sql("create extension pg_stat_statements")
    changes = {name: postgres_profile.changer(project, source, DAYS, count) for name, count in CHANGED.items()}
    title = f"PostgreSQL, one table {'with a key' if meta is KEY else 'partitioned by day'}"
    return Course(
        project, {source: meta}, rows, Section(title, f"{rows:,} rows x 10 columns, {DAYS} days."), changes, meta is KEY
    )


def duckdb_course(folder: Path, rows: int) -> Course:
    """The same on DuckDB."""
    project = duckdb_profile.created(folder, rows, DAYS)
    changes = {name: duckdb_profile.changer(project, DAYS, count) for name, count in CHANGED.items()}
    section = Section("DuckDB, one table with a key", f"{rows:,} rows x 10 columns, {DAYS} days.")
    return Course(project, {duckdb_profile.SOURCE: KEY}, rows, section, changes, all_metrics=True)


def portfolio(warehouse: DuckDB | Postgres, folder: Path, rows: int) -> Course:
    """A table with a key and twenty small ones, of which one changes."""
    sources: dict[str, Any] = {BIG: KEY, **{table: {"enabled": True} for table in SMALL}}
    sizes = {BIG: rows, **dict.fromkeys(SMALL, SMALL_ROWS)}
    project = Project(folder, warehouse, sources)
    project.sql("create schema raw", *(statement for table, size in sizes.items() for statement in made(warehouse, table, size)))  # fmt: skip
    change = f"update {SMALL[7]} set quantity = quantity + 1 where id < 100"
    title = f"{'DuckDB' if isinstance(warehouse, DuckDB) else 'PostgreSQL'}, {len(SMALL)} small tables and a big one"
    about = f"{rows:,} rows with a key, and {len(SMALL)} tables of {SMALL_ROWS:,} rows without one; 10 columns each."
    changes: dict[str, Callable[[int], object]] = {"one small table changed": lambda _: project.sql(change)}
    if isinstance(warehouse, Postgres):
        project.sql("create extension pg_stat_statements")
    return Course(project, sources, sum(sizes.values()), Section(title, about), changes)


def made(warehouse: DuckDB | Postgres, table: str, rows: int) -> list[str]:
    """The statements that make one of the tables."""
    size = {"rows": rows, "a_day": -(-rows // DAYS)}
    if isinstance(warehouse, DuckDB):
        return [f"create or replace table {table} as {duckdb_profile.ROWS.format(**size)}"]
    insert = f"insert into {table} {postgres_profile.ROWS.format(**size)}"
    return [f"create table {table} ({postgres_profile.COLUMNS})", insert, f"vacuum analyze {table}"]
