"""What a profile costs on PostgreSQL, as ratios to a floor written by hand: the aggregates of the scalars, for every column, in one scan
grouped by day, inserted into a table. The server is started here, in a temporary folder. Queries and rows read are the server's own counts.

The table is measured plain, with a key and an index on it (a change is found by fingerprint), and partitioned by day (by metadata).
`make bench` runs it.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from harness import (
    DAYS,
    KEY,
    SCALARS,
    Project,
    Report,
    arguments,
    configure,
    floor_select,
    idle_seconds,
    measure,
    measure_groups,
    median,
    profiler_select,
    some_days,
    widened,
)
from postgres_server import Server
from warehouses import Postgres

COLUMNS = "day date, id bigint, customer integer, quantity integer, price numeric(12, 2), score double precision, city text, sku text, paid boolean, seen_at timestamp"
ROWS = """
select date '2024-01-01' + cast(i / {a_day} as integer) as day, i as id, mod(abs(cast(hashint8(i) as bigint)), 100000) as customer,
  mod(abs(cast(hashint8(i + 1) as bigint)), 1000) as quantity, mod(abs(cast(hashint8(i + 2) as bigint)), 1000000) / 100.0 as price,
  mod(abs(cast(hashint8(i + 3) as bigint)), 1000000) / 7.0 as score, 'city ' || mod(abs(cast(hashint8(i + 4) as bigint)), 500) as city,
  'sku-' || mod(abs(cast(hashint8(i + 5) as bigint)), 20000) as sku, mod(hashint8(i + 6), 3) = 0 as paid,
  case when mod(hashint8(i + 7), 10) <> 0 then timestamp '2024-01-01' + interval '1 second' * i end as seen_at
from generate_series(0, cast({rows} - 1 as bigint)) as r(i)
"""
# What a client sends, as pg_stat_statements has it.
SENT = "toplevel and query ~ '^(with|select|insert|update|delete) '"
SETTINGS = {"shared_buffers": "1GB", "max_wal_size": "8GB"}


def load(project: Project, rows: int, days: int = DAYS, columns: int = 10) -> None:
    """raw.plain and raw.parted, with the same rows."""
    definitions, selected = widened(columns)
    defined = ", ".join([COLUMNS, *definitions])
    select = ROWS.format(rows=rows, a_day=-(-rows // days))
    more = ", ".join(["base.*", *selected])
    leaf = "create table raw.parted_{n:04d} partition of raw.parted for values from (date '2024-01-01' + {n}) to (date '2024-01-01' + {n} + 1)"
    project.sql(
        "create schema raw",
        f"create table raw.plain ({defined})",
        f"create table raw.parted ({defined}) partition by range (day)",
        *(leaf.format(n=n) for n in range(days)),
        f"insert into raw.plain select {more} from ({select}) as base",
        "create index on raw.plain (day)",
        "insert into raw.parted table raw.plain",
        "vacuum analyze raw.plain",
        "vacuum analyze raw.parted",
    )


def changer(project: Project, table: str, days: int = DAYS, count: int = 3) -> Callable[[int], object]:
    """Changes the rows of so many days."""

    def change(turn: int) -> None:
        project.sql(
            f"update {table} set quantity = quantity + 1 where day in ({some_days(days, turn, count)})",
            f"vacuum {table}",
        )

    return change


def rows_read(project: Project, schema: str) -> int:
    """Rows of the tables of a schema that the server has read until now. What a session did is counted soon after it ends."""
    counters = "coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0)"
    query = f"select {counters} from pg_stat_all_tables where schemaname = '{schema}'"
    return int(project.sql("select pg_sleep(0.5)", query)[0][0])


def counted(project: Project, action: Callable[[], Any], statements: str = SENT) -> tuple[int, int]:
    """Statements that ``action`` makes the server run, and rows of the user's tables that it reads."""
    before = rows_read(project, "raw")
    project.sql("select pg_stat_statements_reset()")
    action()
    asked = f"select sum(calls) from pg_stat_statements where {statements} and query !~ '^select pg_stat_'"
    calls = int(project.sql("select pg_sleep(1)", asked)[0][0])
    return calls, rows_read(project, "raw") - before


def measure_floor(project: Project, repeat: int, report: Report) -> None:
    """As a profile writes its states, and as PostgreSQL can read in parallel."""
    select = floor_select("raw.plain", ' collate "C"')
    project.sql(f"create table public.floor as {select} limit 0")
    report.add(
        "floor",
        median(lambda: project.sql(f"insert into public.floor {select}"), lambda _: None, repeat),
        "insert into … select",
    )

    def again(label: str, query: str, note: str) -> None:
        drop = "drop table if exists public.again"
        seconds = median(
            lambda: project.sql(f"create table public.again as {query}"), lambda _: project.sql(drop), repeat
        )
        report.add(label, seconds, note)

    again("floor, in parallel", select, "create table … as select")
    again(
        "exact profile by hand",
        profiler_select("raw.plain", "percentile_cont(0.5) within group (order by {x})"),
        "a SELECT a column, with count(distinct) and median; the whole table, no partitions",
    )


def measure_profiles(server: Server, folder: Path, options: argparse.Namespace, report: Report) -> None:
    """One group of metrics at a time, then scalars and all metrics; plain, then partitioned."""
    folder.mkdir()
    sources: dict[str, Any] = {"raw.plain": KEY, "raw.parted": {}}
    project = Project(folder, Postgres(server), sources)
    load(project, options.rows)
    measure_floor(project, options.repeat, report)
    measure_groups(project, "raw.plain", KEY, options.repeat, report)
    for name, metrics in {"scalars": SCALARS, "all metrics": {}}.items():
        for table, meta in sources.items():
            configure(project, {table: {"enabled": True, **meta, **metrics}})
            label = f"{name}, {'plain' if meta else 'partitioned'}"
            measure(project, table, changer(project, table), 3, label, options.repeat, report)


def measure_no_change(server: Server, folder: Path, repeat: int, report: Report) -> None:
    """200 tables in one schema, none of which changed, against an operation that does nothing."""
    names = [f"t{n:03d}" for n in range(200)]
    project = Project(folder, Postgres(server), {f"raw.{name}": True for name in names})
    project.sql(
        "create schema raw",
        "create extension pg_stat_statements",
        *(f"create table raw.{n} as select 1 as a, 'x' as b" for n in names),
    )
    project.run()
    report.add("an operation that does nothing, 200 tables", idle_seconds(project, repeat))
    seconds = median(project.run, lambda _: None, repeat)
    calls, rows_read = counted(project, project.run)
    report.add(
        "no change, 200 tables",
        seconds,
        f"{calls} statements (with those that write the skips), {rows_read} rows read; counted at the server",
    )


def main() -> None:
    """Starts a server, makes the tables, measures, prints one Markdown table."""
    options = arguments(__doc__, 2_000_000)
    report = Report()
    server = Server(settings=SETTINGS)
    try:
        with tempfile.TemporaryDirectory() as folder:
            measure_profiles(server, Path(folder) / "project", options, report)
            (Path(folder) / "many").mkdir()
            measure_no_change(server, Path(folder) / "many", options.repeat, report)
        version = server.execute("show server_version")[0][0]
    finally:
        server.remove()
    report.show(
        f"{options.rows:,} rows x 10 columns, 365 days; PostgreSQL {version}; medians of {options.repeat}", "floor"
    )


if __name__ == "__main__":
    main()
