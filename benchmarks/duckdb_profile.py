"""What a profile costs on DuckDB, as ratios to a floor written by hand: the aggregates of the scalars, for every column, in one scan
grouped by day. All figures are medians of --repeat runs in one process; the machine's speed cancels in the ratios. `make bench` runs it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from harness import (
    KEY,
    SCALARS,
    Project,
    Report,
    arguments,
    configure,
    floor_select,
    measure,
    measure_groups,
    median,
    profiler_select,
    some_days,
    widened,
)
from warehouses import DuckDB

SOURCE = "raw.events"
ROWS = """
select date '2024-01-01' + cast(i // {a_day} as integer) as day, i as id, cast(hash(i) % 100000 as integer) as customer,
  cast(hash(i + 1) % 1000 as integer) as quantity, cast((hash(i + 2) % 1000000) / 100 as decimal(12, 2)) as price,
  (hash(i + 3) % 1000000) / 7.0 as score, 'city ' || (hash(i + 4) % 500) as city, 'sku-' || (hash(i + 5) % 20000) as sku,
  hash(i + 6) % 3 = 0 as paid, case when hash(i + 7) % 10 > 0 then timestamp '2024-01-01' + to_seconds(i) end as seen_at
from range({rows}) as r(i)
"""


def load(project: Project, rows: int, days: int, columns: int = 10) -> None:
    """The table, of so many days."""
    select = ROWS.format(a_day=-(-rows // days), rows=rows)
    more = ", ".join(["base.*", *widened(columns)[1]])
    project.sql("create schema raw", f"create table {SOURCE} as select {more} from ({select}) as base")


def created(folder: Path, rows: int, days: int) -> Project:
    """A project with the table."""
    folder.mkdir()
    project = Project(folder, DuckDB(folder), {SOURCE: KEY})
    load(project, rows, days)
    return project


def changer(project: Project, days: int, count: int = 3) -> Callable[[int], object]:
    """Changes the rows of so many days."""
    return lambda turn: project.sql(
        f"update {SOURCE} set quantity = quantity + 1 where day in ({some_days(days, turn, count)})"
    )


def seconds_of(project: Project, query: str, repeat: int) -> float:
    """A query written by hand, past dbt. Opening the file is taken off."""
    written = f"create or replace temp table result as {query}"
    opening = median(lambda: project.sql("select 1"), lambda _: None, repeat)
    return median(lambda: project.sql(written), lambda _: None, repeat) - opening


def main() -> None:
    """Makes the table, measures, prints one Markdown table."""
    options = arguments(__doc__, 5_000_000)
    report = Report()
    with tempfile.TemporaryDirectory() as folder:
        project = created(Path(folder) / "project", options.rows, 365)
        report.add("floor", seconds_of(project, floor_select(SOURCE), options.repeat), "1 query")
        report.add(
            "exact profile by hand",
            seconds_of(project, profiler_select(SOURCE, "median({x})"), options.repeat),
            "a SELECT a column, with count(distinct) and median; the whole table, no partitions",
        )
        measure_groups(project, SOURCE, KEY, options.repeat, report)
        for name, metrics in {"scalars": SCALARS, "all metrics": {}}.items():
            configure(project, {SOURCE: {**KEY, **metrics}})
            measure(project, SOURCE, changer(project, 365), 3, name, options.repeat, report)
    report.show(
        f"{options.rows:,} rows x 10 columns, 365 days; DuckDB, one thread; medians of {options.repeat}", "floor"
    )


if __name__ == "__main__":
    main()
