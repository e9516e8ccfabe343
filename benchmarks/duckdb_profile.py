"""What a profile costs on DuckDB, as ratios to a floor written by hand: the aggregates of the scalars, for every column, in one scan
grouped by day. All figures are medians of --repeat runs in one process; the machine's speed cancels in the ratios. `make bench` runs it.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from harness import SCALARS, Project, Report, arguments, floor_select, measure, median
from warehouses import DuckDB

SOURCE = "raw.events"
MAKE = """
create or replace table raw.events as
select date '2024-01-01' + cast(i * 365 // {rows} as integer) as day, i as id, cast(hash(i) % 100000 as integer) as customer,
  cast(hash(i + 1) % 1000 as integer) as quantity, cast((hash(i + 2) % 1000000) / 100 as decimal(12, 2)) as price,
  (hash(i + 3) % 1000000) / 7.0 as score, 'city ' || (hash(i + 4) % 500) as city, 'sku-' || (hash(i + 5) % 20000) as sku,
  hash(i + 6) % 3 = 0 as paid, case when hash(i + 7) % 10 > 0 then timestamp '2024-01-01' + to_seconds(i) end as seen_at
from range({rows}) as r(i)
"""


def floor_seconds(project: Project, repeat: int) -> float:
    """The floor, without what a dbt operation takes."""
    floor = "create or replace temp table floor as " + floor_select(SOURCE)
    idle = median(lambda: project.sql("select 1"), lambda _: None, repeat)
    return median(lambda: project.sql(floor), lambda _: None, repeat) - idle


def main() -> None:
    """Makes the table, measures, prints one Markdown table."""
    options = arguments(__doc__, 5_000_000)
    report = Report()
    with tempfile.TemporaryDirectory() as folder:
        for name, metrics in {"scalars": SCALARS, "all metrics": {}}.items():
            place = Path(folder) / name
            place.mkdir()
            project = Project(place, DuckDB(place), {SOURCE: {"partition": {"key": "day"}, **metrics}})
            project.sql("create schema raw", MAKE.format(rows=options.rows))
            if name == "scalars":
                report.add("floor", floor_seconds(project, options.repeat), "1 query")

            def change(turn: int, project: Project = project) -> None:
                project.sql(f"update {SOURCE} set quantity = quantity + 1 where day = date '2024-06-15' + {turn}")

            measure(project, SOURCE, change, 1, name, options.repeat, report)
    report.show(f"{options.rows:,} rows x 10 columns, 365 days; DuckDB; medians of {options.repeat}", "floor")


if __name__ == "__main__":
    main()
