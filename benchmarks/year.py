"""A year of hourly runs: what the store takes, and what a run, the commands that read the store, the read models and the tests take then, against a store of three runs.

The year is made of the rows of real runs (stored_history.py): of 20 tables two change every hour, and the others are skipped. Nothing that a run, a plan or
`status` does should cost more for it. `make bench` runs it.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import scale
from dbt_tests import declare, listed
from harness import KEY, Project, arguments
from postgres_profile import rows_read
from postgres_server import Server
from stored_history import STORE, make_history
from warehouses import DuckDB, Postgres

TABLES, CHANGED_EVERY = 20, 10
HISTORY = ("runs", "results", "events")
STATES = ("table_state", "partition_state", "column_state", "group_state")
# Ten columns, thirty days; the first table is the one that the measured runs find changed.
ROWS = """
select date '2024-01-01' + cast(n % 30 as integer) as day, n as id, n % 7 as customer, n % 100 as quantity, n / 7.0 as price, sqrt(n) as score, 'city ' || n % 50 as city, 'sku-' || n as sku,
  n % 3 = 0 as paid, timestamp '2024-01-01' + n * interval '1 second' as seen_at
from generate_series(1, 1500) as r(n)
"""
SOURCES = {f"raw.t{n:02d}": KEY for n in range(TABLES)}
CHANGED = "raw.t00"
PAGE = (Path(__file__).parent.parent / "docs" / "dashboards.md").read_text()
DASHBOARDS = dict(re.findall(r"\n## ([^\n]+)\n[^#]*?```sql\n(.*?)```", PAGE, re.DOTALL))
VIEWS = ("tables", "metrics", "metric_history", "run_summary", "partitions")
COMMANDS = {
    "`baselinr-dbt run`, nothing changed": ("run",),
    "`baselinr-dbt run`, one table changed": ("run",),
    "`baselinr-dbt plan`": ("plan",),
    "`baselinr-dbt status`": ("status",),
    "`baselinr-dbt metrics`, a table": ("metrics", "t00"),
    "`baselinr-dbt explain`, a table": ("explain", "t00"),
    "`baselinr-dbt report`": ("report",),
}
TESTS = [
    listed("metric_between", "metric_between", metric="row_count", min_value=1),
    listed("metric_drift", "metric_drift", metric="null_ratio", threshold=10),
    listed("metric_drift_of_seven", "metric_drift", metric="null_ratio", threshold=10, compare_to="moving_average"),
    listed("distribution_drift", "distribution_drift", column_name="quantity"),
    listed("freshness", "freshness", max_age_hours=24),
    listed("schema_unchanged", "schema_unchanged"),
]
Taken = dict[str, tuple[float, int | None]]  # label -> seconds, and rows of the store that the server read


def change(project: Project) -> None:
    """A row of one partition of one table."""
    project.sql(f"update {CHANGED} set quantity = quantity + 1 where id = 1")


def prepare(project: Project) -> None:
    """Tables, tests and read models, and three real runs: of all, of a change in each, and without a change."""
    project.sql("create schema raw", *(f"create table {name} as {ROWS}" for name in SOURCES))
    declare(project, {CHANGED: TESTS})
    # as processes, because a DuckDB file belongs to one: this one must not open it with dbt
    scale.process(project, "baselinr-dbt", "run")
    project.sql(*(f"update {name} set quantity = quantity + 1 where id = 1" for name in SOURCES))
    scale.process(project, "baselinr-dbt", "run")
    scale.process(project, "baselinr-dbt", "run")
    scale.process(project, "dbt", "build", "--select", "package:baselinr")


def taken(
    project: Project, action: Callable[[], Any], prepare: Callable[[], Any], repeat: int
) -> tuple[float, int | None]:
    """Median seconds, and the rows of the store that the server read in the last turn; only PostgreSQL counts."""
    is_counted = project.warehouse.adapter == "postgres"
    seconds, before = [], 0
    for turn in range(repeat):
        prepare()
        before = rows_read(project, "main_baselinr") if is_counted and turn == repeat - 1 else 0
        start = time.perf_counter()
        action()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds), rows_read(project, "main_baselinr") - before if is_counted else None


def measure(project: Project, repeat: int) -> Taken:
    """Whole processes of each command; queries of the read models; dbt's own time of each test."""
    found: Taken = {}
    for label, words in COMMANDS.items():
        begin = (lambda: change(project)) if "one table" in label else (lambda: None)
        found[label] = taken(project, lambda words=words: scale.process(project, "baselinr-dbt", *words), begin, repeat)
        print(f"  {label}: {found[label]}", file=sys.stderr, flush=True)
    queries = {f"`count(*)` of `baselinr_{view}`": f"select count(*) from main.baselinr_{view}" for view in VIEWS}
    search = "set search_path = 'main'"
    for label, query in (queries | {f"dashboard: {title}": query for title, query in DASHBOARDS.items()}).items():
        found[label] = taken(project, lambda query=query: project.sql(search, query), lambda: None, repeat)
    found.update(tests_taken(project, repeat))
    return found


def tests_taken(project: Project, repeat: int) -> Taken:
    """A process for all of them: dbt's own time of each, and the rows of the store that were read for all."""
    names = [given["name"] for entry in TESTS for given in entry.values()]
    turns: list[dict[str, float]] = []

    def run() -> None:
        scale.process(project, "dbt", "test", "--select", *names)
        results = json.loads((project.folder / "target" / "run_results.json").read_text())["results"]
        turns.append({result["unique_id"].split(".")[2]: result["execution_time"] for result in results})

    seconds, rows = taken(project, run, lambda: None, repeat)
    labels = {name: f"test `baselinr_{name}`".replace("_of_seven`", "`, moving average") for name in names}
    each: Taken = {labels[name]: (statistics.median(turn[name] for turn in turns), None) for name in names}
    return each | {"`dbt test`, all of these": (seconds, rows)}


def sizes(project: Project) -> dict[str, tuple[int, int]]:
    """By table of the store: rows, and bytes with indexes and TOAST; of DuckDB the blocks that its columns are in."""
    found = {}
    for name in (*HISTORY, *STATES):
        query = (
            f"select pg_total_relation_size('{STORE}_{name}')"
            if project.warehouse.adapter == "postgres"
            else f"select count(distinct block_id) * 262144 from pragma_storage_info('{STORE}_{name}')"
        )
        [[size]] = project.sql(query)
        found[name] = int(project.sql(f"select count(*) from {STORE}_{name}")[0][0]), int(size)
    return found


def kept_days(runs: int) -> int:
    """What a prune keeps: 90 days of a year, and as large a part of less."""
    return runs * 90 // 8_760


def measured_year(project: Project, runs: int, repeat: int) -> tuple[Taken, Taken, list[dict[str, tuple[int, int]]]]:
    """Before the year, after it, and the sizes of the store: before, after, and pruned."""
    prepare(project)
    fresh, sized = measure(project, repeat), [sizes(project)]
    start = time.perf_counter()
    make_history(project, runs, CHANGED_EVERY)
    print(f"  {runs:,} runs made in {time.perf_counter() - start:.0f} s", file=sys.stderr, flush=True)
    old = measure(project, repeat)
    sized.append(sizes(project))
    words = ["prune", "--keep-days", str(kept_days(runs))]
    old[f"`baselinr-dbt {' '.join(words)}`"] = taken(
        project, lambda: scale.process(project, "baselinr-dbt", *words), lambda: None, 1
    )
    sized.append(sizes(project))
    return fresh, old, sized


def show(engine: str, fresh: Taken, old: Taken, sized: list[dict[str, tuple[int, int]]]) -> None:
    """Two Markdown tables."""
    print(f"\n{engine}: the store\n\n| table of the store | rows, fresh | rows, then | MB | rows, a quarter kept | MB of the file |\n|---|---|---|---|---|---|")  # fmt: skip
    for name, (rows, size) in sized[1].items():
        pruned_rows, pruned_size = sized[2][name]
        print(
            f"| `baselinr_{name}` | {sized[0][name][0]:,} | {rows:,} | {size / 1e6:,.1f} | {pruned_rows:,} | {pruned_size / 1e6:,.1f} |"
        )
    print(
        f"\n{engine}: times\n\n| | s, fresh | s, then | x | rows of the store read, fresh | then |\n|---|---|---|---|---|---|"
    )
    for label, (seconds, rows) in old.items():
        before, rows_before = fresh.get(label, (0.0, None))
        cells = [f"{before:.2f}", f"{seconds:.2f}", f"{seconds / before:.1f}"] if before else ["", f"{seconds:.2f}", ""]
        cells += ["" if one is None else f"{one:,}" for one in (rows_before, rows)]
        print(f"| {label} | {' | '.join(cells)} |", flush=True)


def main() -> None:
    """Measures DuckDB, then PostgreSQL."""
    options = arguments(__doc__, 8_760, repeat=2, counted="runs")
    server = Server(settings={"shared_buffers": "1GB", "max_wal_size": "8GB"})
    try:
        with tempfile.TemporaryDirectory() as folder:
            for engine in ("DuckDB", "PostgreSQL"):
                (place := Path(folder) / engine).mkdir()
                warehouse = DuckDB(place) if engine == "DuckDB" else Postgres(server)
                show(engine, *measured_year(Project(place, warehouse, SOURCES), options.rows, options.repeat))
    finally:
        server.remove()
    print(f"\n{options.rows:,} hourly runs of {TABLES} tables of 10 columns, of which {TABLES // CHANGED_EVERY} change in each; medians of {options.repeat}")  # fmt: skip


if __name__ == "__main__":
    main()
