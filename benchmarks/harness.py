"""What the benchmarks share: one table for every warehouse, its floor written by hand, medians, and the table of results."""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "integration_tests"))

from conftest import Project

DAYS = 365
NUMBERS = ("id", "customer", "quantity", "price", "score")
TEXTS = ("city", "sku")
KEY = {"partition": {"key": "day"}}
SCALARS = {"metrics": ["counts", "range", "moments", "lengths"]}
GROUPS = ("counts", "range", "moments", "lengths", "distinct", "quantiles")
# What every table of the benchmarks has, by the kind of value: `median` is the engine's own exact one.
PROFILER = {
    "every": "count(*) as row_count, count({x}) * 1.0 / count(*) as not_null_share, count(distinct {x}) as distinct_count, "
    "count(distinct {x}) * 1.0 / count(*) as distinct_share, count(distinct {x}) = count(*) as is_unique",
    "range": "cast(min({x}) as varchar) as min_value, cast(max({x}) as varchar) as max_value",
    "moments": "avg(cast({x} as double precision)) as average, stddev_pop(cast({x} as double precision)) as stddev_pop, "
    "stddev_samp(cast({x} as double precision)) as stddev_samp, {median} as median",
}


def widened(columns: int) -> tuple[list[str], list[str]]:
    """What is added to a table of ten columns so that it has so many: definitions, and what is selected; half are numbers, half are texts."""
    names = range(10, columns)
    definitions = [f"c{n} {'text' if n % 2 else 'integer'}" for n in names]
    return definitions, [f"sku || {n} as c{n}" if n % 2 else f"customer + {n} as c{n}" for n in names]


def floor_select(source: str, collate: str = "") -> str:
    """The aggregates that the scalar metrics need, as a person would write them."""
    parts = ["count(*) as n"]
    for x in ("day", *NUMBERS, *TEXTS, "paid", "seen_at"):
        by = collate if x in TEXTS else ""
        parts.append(f"count({x}) as {x}_n")
        if x != "paid":
            parts.append(f"min({x}{by}) as {x}_lo, max({x}{by}) as {x}_hi")
    for x in NUMBERS:
        parts.append(
            f"count(case when {x} = 0 then 1 end) as {x}_zero, count(case when {x} < 0 then 1 end) as {x}_negative, "
            f"count(cast({x} as double precision)) as {x}_finite, sum({x}) as {x}_sum, "
            f"avg(cast({x} as double precision)) as {x}_mean, var_pop(cast({x} as double precision)) as {x}_variance"
        )
    parts.append(
        "count(case when score = 'NaN' then 1 end) as nan, count(case when score in ('Infinity', '-Infinity') then 1 end) as inf"
    )
    for x in TEXTS:
        parts.append(
            f"count(case when {x} = '' then 1 end) as {x}_empty, count(case when trim({x}) = '' then 1 end) as {x}_blank"
        )
        parts.append(f"min(length({x})) as {x}_short, max(length({x})) as {x}_long, sum(length({x})) as {x}_length")
    parts.append("count(case when paid then 1 end) as paid_true")
    return f"select day, {', '.join(parts)} from {source} group by day"


def profiler_select(source: str, median_of: str) -> str:
    """A profile as macros without states make it, with exact distinct counts and medians: a SELECT a column."""
    arms = []
    for x in ("day", *NUMBERS, *TEXTS, "paid", "seen_at"):
        ranged = x in NUMBERS or x in ("day", "seen_at")
        empty = "cast(null as double precision)"
        parts = [
            f"'{x}' as column_name",
            PROFILER["every"].format(x=x),
            PROFILER["range"].format(x=x) if ranged else "null as min_value, null as max_value",
            PROFILER["moments"].format(x=x, median=median_of.format(x=x))
            if x in NUMBERS
            else f"{empty} as average, {empty} as stddev_pop, {empty} as stddev_samp, {empty} as median",
        ]
        arms.append(f"select {', '.join(parts)} from {source}")
    return "\nunion all ".join(arms)


def arguments(
    description: str | None,
    rows: int,
    repeat: int = 3,
    counted: str = "rows",
    others: Callable[[argparse.ArgumentParser], object] = lambda _: None,
) -> argparse.Namespace:
    """``--rows`` of the table, or whatever is counted, and ``--repeat`` of each measurement; ``--quick`` to see that it works, not how fast. ``others`` adds arguments."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument(f"--{counted}", dest="rows", type=int, default=rows)
    parser.add_argument("--repeat", type=int, default=repeat)
    parser.add_argument("--quick", action="store_true", help="a tenth of that, measured once")
    others(parser)
    options = parser.parse_args()
    if options.quick:
        options.rows, options.repeat = options.rows // 10, 1
    return options


def median(action: Callable[[], Any], prepare: Callable[[int], Any], repeat: int) -> float:
    """Median seconds of ``action``; ``prepare`` runs before each, uncounted, and is told which turn it is."""
    seconds = []
    for turn in range(repeat):
        prepare(turn)
        start = time.perf_counter()
        action()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def some_days(days: int, turn: int, count: int = 3) -> str:
    """A few days of so many, apart from each other, as SQL; the next ones at every turn."""
    first = (days * (2 * n + 1) // (2 * count) for n in range(count))
    return ", ".join(f"date '2024-01-01' + {(day + turn) % days}" for day in first)


def idle_seconds(project: Project, repeat: int) -> float:
    """What a dbt operation takes that does nothing."""
    return median(lambda: project.invoke("test_sql", {"statements": '["select 1"]'}), lambda _: None, max(repeat, 3))


def configure(project: Project, sources: dict[str, Any], variables: dict[str, Any] | None = None) -> None:
    """Other settings for the same project; what is stored stays."""
    project.write(sources, variables or {}, "", {})
    project.parse()


def measure_groups(project: Project, source: str, meta: dict[str, Any], repeat: int, report: Report) -> None:
    """A full profile with one group of metrics. Each has the counts and the fingerprint as well, which are always kept."""
    idle = idle_seconds(project, repeat)
    project.run()
    for group in GROUPS:
        configure(project, {source: {**meta, "metrics": [group]}})
        seconds = median(lambda: project.run(full_refresh=True), lambda _: None, repeat) - idle
        report.add(f"full, {group}", seconds, "with counts and fingerprint")


def work(row: dict[str, Any]) -> str:
    """Queries and rows of one table in one run."""
    return f"{row['queries']} queries, {row['rows_scanned']:,} rows profiled"


class Report:
    """Measured runs, as ratios to the floor."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, float, str]] = []

    def add(self, label: str, seconds: float, note: str = "") -> None:
        """One more row."""
        self.rows.append((label, seconds, note))
        print(f"  {label}: {seconds:.2f} s", file=sys.stderr, flush=True)

    def show(self, title: str, floor: str) -> None:
        """Prints Markdown; ``floor`` is the label of the row that is 1."""
        unit = next(seconds for label, seconds, _ in self.rows if label == floor)
        print(f"\n{title}\n\n| run | seconds | x {floor} | work |\n|---|---|---|---|")
        for label, seconds, note in self.rows:
            print(f"| {label} | {seconds:.2f} | {seconds / unit:.2f} | {note} |")


def measure(
    project: Project, source: str, change: Callable[[int], Any], changed: int, label: str, repeat: int, report: Report
) -> None:
    """Full, no change, and ``changed`` of the partitions. Seconds of a dbt operation that does nothing are taken off."""
    name = source.split(".")[1]
    last: dict[str, Any] = {}
    idle = idle_seconds(project, repeat)

    def run(**arguments: Any) -> None:
        last.update(project.run(select=name, **arguments)[source])

    run()
    full = median(lambda: run(full_refresh=True), lambda _: None, repeat) - idle
    report.add(f"full, {label}", full, work(last))
    skip = median(run, lambda _: None, repeat) - idle
    assert last["action"] == "skip", last
    report.add(f"no change, {label}", skip, "nothing but detection")
    partial = median(run, change, repeat) - idle
    assert len(last["changed_partitions"]) == changed, last
    report.add(
        f"{changed} of {DAYS} changed, {label}", partial, f"{work(last)}; {full / partial:.0f}x cheaper than full"
    )
