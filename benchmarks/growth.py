"""Three changed partitions of 3,650 against three of 365, with as many rows in each: a profile should cost what changed, not what there is.

A run is detection, then the profile. `plan` detects as a run does and profiles nothing, so the difference is the profile; what a dbt
operation takes that does nothing is taken off both. `make bench` runs it.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb_profile
import postgres_profile
from harness import KEY, Project, arguments, configure, idle_seconds
from postgres_server import Server
from warehouses import Postgres

ROWS_A_DAY = 200
DAYS = (365, 3650)
PARTS = ("detection", "profile", "whole run")


def seconds_by_part(project: Project, source: str, change: Callable[[int], object], repeat: int) -> dict[str, float]:
    """Medians of detection, of the profile, and of both, after a change of three partitions."""
    idle = idle_seconds(project, repeat)
    project.run()
    plans, runs = [], []
    for turn in range(repeat):
        change(turn)
        start = time.perf_counter()
        project.plan()
        between = time.perf_counter()
        row = project.run()[source]
        plans.append(between - start - idle)
        runs.append(time.perf_counter() - between - idle)
        assert len(row["changed_partitions"]) == 3, row
    plan, run = statistics.median(plans), statistics.median(runs)
    return dict(zip(PARTS, (plan, run - plan, run), strict=True))


def duckdb_seconds(folder: Path, days: int, repeat: int) -> dict[str, dict[str, float]]:
    """By kind of table: the parts of a run."""
    project = duckdb_profile.created(folder, ROWS_A_DAY * days, days)
    change = duckdb_profile.changer(project, days)
    return {"DuckDB": seconds_by_part(project, duckdb_profile.SOURCE, change, repeat)}


def postgres_seconds(server: Server, folder: Path, days: int, repeat: int) -> dict[str, dict[str, float]]:
    """The same, for a table with a key and for one that is partitioned."""
    folder.mkdir()
    sources = {"raw.plain": KEY, "raw.parted": {"enabled": True}}
    project = Project(folder, Postgres(server), sources)
    postgres_profile.load(project, ROWS_A_DAY * days, days)
    found = {}
    for source, meta in sources.items():
        configure(project, {source: meta})
        label = "PostgreSQL, " + ("with a key" if source == "raw.plain" else "partitioned")
        found[label] = seconds_by_part(project, source, postgres_profile.changer(project, source, days), repeat)
    return found


def main() -> None:
    """Measures both sizes on both engines, prints one Markdown table."""
    options = arguments(__doc__, 0, repeat=5)
    found: dict[int, dict[str, dict[str, float]]] = {}
    server = Server(settings=postgres_profile.SETTINGS)
    try:
        with tempfile.TemporaryDirectory() as folder:
            for days in DAYS:
                duck = duckdb_seconds(Path(folder) / f"duckdb {days}", days, options.repeat)
                rest = postgres_seconds(server, Path(folder) / f"postgres {days}", days, options.repeat)
                found[days] = duck | rest
                print(f"  {days} partitions: {found[days]}", file=sys.stderr, flush=True)
    finally:
        server.remove()
    few, many = (found[days] for days in DAYS)
    print(f"\n3 changed partitions of {ROWS_A_DAY} rows x 10 columns, all metrics; medians of {options.repeat}\n")
    print("| table | part | seconds, of 365 | seconds, of 3,650 | growth |\n|---|---|---|---|---|")
    for label, seconds in few.items():
        for part in PARTS:
            growth = many[label][part] / seconds[part]
            print(f"| {label} | {part} | {seconds[part]:.2f} | {many[label][part]:.2f} | {growth:.1f} |")


if __name__ == "__main__":
    main()
