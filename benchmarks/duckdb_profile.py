"""What a profile costs on DuckDB, as ratios to a floor written by hand.

The table: 10 columns, 365 days, --rows rows. The floor: the aggregates of the scalars, for every column, in one scan grouped by day.
All figures are medians of --repeat runs in one process; the machine's speed cancels in the ratios. `make bench` runs it.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "integration_tests"))

from conftest import Project

SOURCE = "raw.events"
MAKE = """
create or replace table raw.events as
select date '2024-01-01' + cast(i * 365 // {rows} as integer) as day, i as id, cast(hash(i) % 100000 as integer) as customer,
  cast(hash(i + 1) % 1000 as integer) as quantity, cast((hash(i + 2) % 1000000) / 100 as decimal(12, 2)) as price,
  (hash(i + 3) % 1000000) / 7.0 as score, 'city ' || (hash(i + 4) % 500) as city, 'sku-' || (hash(i + 5) % 20000) as sku,
  hash(i + 6) % 3 = 0 as paid, case when hash(i + 7) % 10 > 0 then timestamp '2024-01-01' + to_seconds(i) end as seen_at
from range({rows}) as r(i)
"""
NUMBERS = ("id", "customer", "quantity", "price", "score")


def floor_sql() -> str:
    """The aggregates that the scalar metrics need, as a person would write them."""
    parts = ["count(*)"]
    for x in ("day", *NUMBERS, "city", "sku", "paid", "seen_at"):
        parts.append(f"count({x})")
        if x != "paid":
            parts.append(f"min({x}), max({x})")
    for x in NUMBERS:
        parts.append(
            f"count(case when {x} = 0 then 1 end), count(case when {x} < 0 then 1 end), count(cast({x} as double)), sum({x}), "
            f"avg(cast({x} as double)), var_pop(cast({x} as double))"
        )
    parts.append("count(case when isnan(score) then 1 end), count(case when isinf(score) then 1 end)")
    for x in ("city", "sku"):
        parts.append(f"count(case when {x} = '' then 1 end), count(case when trim({x}) = '' then 1 end)")
        parts.append(f"min(length({x})), max(length({x})), sum(length({x}))")
    parts.append("count(case when paid then 1 end)")
    return f"create or replace temp table floor as select day, {', '.join(parts)} from {SOURCE} group by day"


def median(action: Callable[[], Any], prepare: Callable[[int], Any], repeat: int) -> float:
    """Median seconds of ``action``; ``prepare`` runs before each, uncounted."""
    seconds = []
    for turn in range(repeat):
        prepare(turn)
        start = time.perf_counter()
        action()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def table_work(row: dict[str, Any]) -> str:
    """Queries and rows of one table in one run."""
    return f"{row['queries']} queries, {row['rows_scanned']:,} rows read"


def main() -> None:
    """Makes the table, measures, prints one Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=5_000_000)
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        counts_to_lengths = {"metrics": ["counts", "range", "moments", "lengths"]}
        variants = {"scalars": counts_to_lengths, "all": {}}
        results: list[tuple[str, float, str]] = []
        for name, meta in variants.items():
            project = Project(Path(folder) / name, {SOURCE: {"partition": {"key": "day"}, **meta}})
            project.sql("create schema raw", MAKE.format(rows=options.rows))
            measure(project, name, options.repeat, results)
    floor = next(seconds for label, seconds, _ in results if label == "floor (scalars)")
    print(f"\n{options.rows:,} rows x 10 columns, 365 days; DuckDB; medians of {options.repeat}\n")
    print("| run | seconds | x floor | work |\n|---|---|---|---|")
    for label, seconds, work in results:
        print(f"| {label} | {seconds:.2f} | {seconds / floor:.2f} | {work} |")


def measure(project: Project, name: str, repeat: int, results: list[tuple[str, float, str]]) -> None:
    """Appends (label, seconds, work) of each kind of run. Seconds of a dbt operation that does nothing are taken off."""
    rows: list[dict[str, Any]] = []
    idle = median(lambda: project.sql("select 1"), lambda _: None, repeat)

    def run(**arguments: Any) -> None:
        rows.append(project.run(**arguments)[SOURCE])

    def change(turn: int) -> None:
        project.sql(f"update {SOURCE} set quantity = quantity + 1 where day = date '2024-06-15' + {turn}")

    project.run()
    if name == "scalars":
        results.append(
            ("floor (scalars)", median(lambda: project.sql(floor_sql()), lambda _: None, repeat) - idle, "1 query")
        )
    full = median(lambda: run(full_refresh=True), lambda _: None, repeat) - idle
    results.append((f"full, {name}", full, table_work(rows[-1])))
    skip = median(run, lambda _: None, repeat) - idle
    assert rows[-1]["action"] == "skip", rows[-1]
    results.append((f"no change, {name}", skip, table_work(rows[-1]) + " but detection"))
    partial = median(run, change, repeat) - idle
    assert len(rows[-1]["changed_partitions"]) == 1, rows[-1]
    results.append((f"1 of 365 changed, {name}", partial, table_work(rows[-1])))


if __name__ == "__main__":
    main()
