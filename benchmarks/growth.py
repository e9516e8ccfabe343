"""How the cost of a run grows when one thing grows ten times: the tables of a project, the columns of one, its partitions, or the runs that are stored.

The change stays: three partitions of one table. So a run should cost the same, and with ten times as many columns, of which all are
measured, ten times as much; factors worse than that by a quarter are marked. A run is detection, then the profile. `plan` detects as a run does and profiles nothing, so the
difference is the profile; what a dbt operation takes that does nothing is taken off both. Many more tables: scale.py. `make bench` runs it.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb_profile
import postgres_profile
from harness import KEY, Project, arguments, configure, idle_seconds
from postgres_profile import rows_read
from postgres_server import Server
from stored_history import make_history
from warehouses import DuckDB, Postgres

ROWS_A_PARTITION = 200
PROFILED_EVERY = 10
TOLERANCE = 1.25
PARTS = ("detection", "profile", "whole run")
COUNTED = ("seconds", "rows of the tables", "rows of the store")


@dataclass(frozen=True)
class Size:
    """What a project has: all of these are fixed, and one of them is ten times as much."""

    tables: int = 10
    columns: int = 10
    partitions: int = 365
    runs: int = 100


Cost = dict[str, list[float]]  # by part: what is COUNTED, as far as it is known


def others(size: Size) -> list[str]:
    """The tables beside the one that changes."""
    return [f"raw.other_{n:03d}" for n in range(size.tables - 1)]


def prepare(project: Project, source: str, change: Callable[[int], object], runs: int) -> None:
    """A first profile of all, one of a change, a run without one; and the same so many times in the past."""
    project.run()
    change(-1)
    row = project.run()[source]
    assert row["action"] == "partial", row
    project.run()
    make_history(project, runs, PROFILED_EVERY)


def cost(project: Project, source: str, change: Callable[[int], object], repeat: int) -> Cost:
    """By part, medians of seconds; then rows that the server read of the tables, and of the store. DuckDB does not count: there it is what was profiled."""
    idle = idle_seconds(project, repeat)
    is_counted = project.warehouse.adapter == "postgres"

    def read() -> list[float]:
        return [rows_read(project, schema) for schema in ("raw", "main_baselinr")] if is_counted else []

    plans, runs = [], []
    for turn in range(repeat):
        change(turn)
        is_last = turn == repeat - 1
        before = read() if is_last else []
        start = time.perf_counter()
        project.plan()
        plans.append(time.perf_counter() - start - idle)
        between = read() if is_last else []
        start = time.perf_counter()
        row = project.run()[source]
        runs.append(time.perf_counter() - start - idle)
        assert len(row["changed_partitions"]) == 3, row
    plan, run = statistics.median(plans), statistics.median(runs)
    if not is_counted:
        return dict(zip(PARTS, ([plan, 0], [run - plan, row["rows_scanned"]], [run, row["rows_scanned"]]), strict=True))
    planned = [b - a for a, b in zip(before, between, strict=True)]
    ran = [b - a for a, b in zip(between, read(), strict=True)]
    profiled = [b - a for a, b in zip(planned, ran, strict=True)]
    return dict(zip(PARTS, ([plan, *planned], [run - plan, *profiled], [run, *ran]), strict=True))


def duckdb_costs(folder: Path, size: Size, repeat: int) -> dict[str, Cost]:
    """By kind of table: the parts of a run."""
    folder.mkdir()
    source = duckdb_profile.SOURCE
    project = Project(folder, DuckDB(folder), {source: KEY, **dict.fromkeys(others(size), True)})
    duckdb_profile.load(project, ROWS_A_PARTITION * size.partitions, size.partitions, size.columns)
    project.sql(*(f"create table {name} as select 1 as a, 'x' as b" for name in others(size)))
    change = duckdb_profile.changer(project, size.partitions)
    prepare(project, source, change, size.runs)
    return {"DuckDB": cost(project, source, change, repeat)}


def postgres_costs(server: Server, folder: Path, size: Size, repeat: int) -> dict[str, Cost]:
    """The same, for a table with a key and for one that is partitioned; with a store each."""
    folder.mkdir()
    rest = dict.fromkeys(others(size), True)
    project = Project(folder, Postgres(server), {"raw.plain": KEY, **rest})
    postgres_profile.load(project, ROWS_A_PARTITION * size.partitions, size.partitions, size.columns)
    project.sql(*(f"create table {name} as select 1 as a, 'x' as b" for name in rest))
    found = {}
    for source, kind in {"raw.plain": "with a key", "raw.parted": "partitioned"}.items():
        project.empty()
        configure(project, {source: KEY if source == "raw.plain" else {"enabled": True}, **rest})
        change = postgres_profile.changer(project, source, size.partitions)
        prepare(project, source, change, size.runs)
        found[f"PostgreSQL, {kind}"] = cost(project, source, change, repeat)
    return found


def show(axis: str, base: Size, few: dict[str, Cost], many: dict[str, Cost]) -> None:
    """The rows of one thing that grew."""
    start = getattr(base, axis)
    fair = 10 if axis == "columns" else 1  # how many times as much is changed
    for label, parts in few.items():
        for part, before in parts.items():
            after = many[label][part]
            factors = [b / a if a > 0 else 1.0 if b <= 0 else float("inf") for a, b in zip(before, after, strict=True)]
            worse = [name for name, factor in zip(COUNTED, factors, strict=False) if factor > fair * TOLERANCE]
            cells = [f"{before[0]:.2f}", f"{after[0]:.2f}", f"{factors[0]:.1f}"]
            for n in (1, 2):
                counted = n < len(before)
                cells += [f"{before[n]:,.0f} → {after[n]:,.0f}", f"{factors[n]:.1f}"] if counted else ["", ""]
            grown = f"{start:,} → {start * 10:,} {axis}"
            print(f"| {grown} | {label} | {part} | {' | '.join(cells)} | {', '.join(worse)} |", flush=True)


def main() -> None:
    """Measures the base and each thing that grows on both engines, prints one Markdown table."""
    options = arguments(__doc__, 365, repeat=3, counted="partitions")
    base = Size(partitions=options.rows, tables=3, columns=10, runs=10) if options.quick else Size(partitions=options.rows)  # fmt: skip
    server = Server(settings=postgres_profile.SETTINGS)

    def measured(name: str, size: Size, folder: Path) -> dict[str, Cost]:
        duck = duckdb_costs(folder / f"duckdb {name}", size, options.repeat)
        found = duck | postgres_costs(server, folder / f"postgres {name}", size, options.repeat)
        print(f"  {name}: {found}", file=sys.stderr, flush=True)
        return found

    try:
        with tempfile.TemporaryDirectory() as folder:
            few = measured("base", base, Path(folder))
            grown = {
                axis: measured(axis, replace(base, **{axis: getattr(base, axis) * 10}), Path(folder))
                for axis in ("tables", "columns", "partitions", "runs")
            }
    finally:
        server.remove()
    print(
        f"\n{base.tables} tables; the one of which 3 partitions change has {base.columns} columns and {base.partitions} partitions of {ROWS_A_PARTITION} rows; "
        f"{base.runs} earlier runs; all metrics; medians of {options.repeat}\n"
    )
    print("| what grows | table | part | s | s then | x | rows of the tables | x | rows of the store | x | worse than linear in what changed |")  # fmt: skip
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    for axis, many in grown.items():
        show(axis, base, few, many)


if __name__ == "__main__":
    main()
