"""What the states take on PostgreSQL, in bytes: of days that keep states of their own, of the first build of old days, and what 1,000 tables
would take. Bytes are exact and the same on every machine, but for the file before it is compacted. `make bench` runs it.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import postgres_profile
from harness import KEY, Project, arguments, configure
from postgres_server import Server
from warehouses import Postgres

LISTS = ("hll_sparse", "hll_dense", "bucket_steps", "bucket_counts")
STATES = {"column_state": "a partition", "group_state": "a month"}
COLUMNS = 10
TABLES, WIDTH, MONTHS = 1_000, 50, 13
QUIET_AFTER = 7
# A table that gets a day every day, from its first build on. On average it has 15 days of this month, and for a week in a month 31 of the last
# one, which is quiet then.
KEPT_DAYS = {
    "the most compact: all is quiet": 0,
    "on an average day": 15 + 31 * QUIET_AFTER // 30,
    "on the fullest day, just before the last month is quiet": 31 + QUIET_AFTER,
    "before anything is rolled up": 365,
}


def relation(name: str) -> str:
    """A table of the store."""
    return f"main_baselinr.baselinr_{name}"


def file_bytes(project: Project) -> int:
    """Of the states of partitions and groups, with the space of deleted rows."""
    sizes = " + ".join(f"pg_total_relation_size('{relation(name)}')" for name in STATES)
    return int(project.sql(f"select {sizes}")[0][0])


def bytes_of(project: Project, name: str) -> tuple[int, int]:
    """Rows of a table of the store, and its bytes with indexes and TOAST, without the space of deleted rows."""
    rows = project.sql(
        f"vacuum full {relation(name)}",
        f"select count(*), pg_total_relation_size('{relation(name)}') from {relation(name)}",
    )
    return int(rows[0][0]), int(rows[0][1])


def show_parts(project: Project, name: str) -> None:
    """What a row consists of, by column of the profiled table."""
    lists = ", ".join(f"coalesce(avg(pg_column_size({x})), 0)::int" for x in LISTS)
    raw = ", ".join(
        f"coalesce(avg(4 + 20 + {4 if x == 'bucket_steps' else 8} * cardinality({x})), 0)::int" for x in LISTS
    )
    print(f"\n{STATES[name]}: bytes of a row, and of its lists as they are stored (without compression)\n")
    print(f"| column | row | {' | '.join(LISTS)} |\n|---|---|{'---|' * len(LISTS)}")
    query = f"select column_name, avg(pg_column_size(t.*))::int, {lists}, {raw} from {relation(name)} as t group by 1 order by 1"
    for column, row, *parts in project.sql(query):
        stored, plain = parts[: len(LISTS)], parts[len(LISTS) :]
        cells = [f"{a} ({b})" if b != "0" else "" for a, b in zip(stored, plain, strict=True)]
        print(f"| {column or 'the partition itself'} | {row} | {' | '.join(cells)} |")


def main() -> None:
    """Builds without a roll-up, measures, builds with it, measures again, extrapolates."""
    options = arguments(__doc__, 2_000_000)
    server = Server(settings=postgres_profile.SETTINGS)
    try:
        with tempfile.TemporaryDirectory() as folder:
            project = Project(Path(folder), Postgres(server), {"raw.plain": KEY})
            postgres_profile.load(project, options.rows)
            project.run()
            built = {name: bytes_of(project, name) for name in (*STATES, "partition_state", "results")}
            for name in STATES:
                show_parts(project, name)
            project.empty()
            configure(
                project,
                {"raw.plain": KEY},
                {"baselinr_storage": {"roll_up_after_days": QUIET_AFTER, "roll_up_when_first_seen": True}},
            )
            project.run()
            file = file_bytes(project)
            rolled = {name: bytes_of(project, name) for name in built}
    finally:
        server.remove()
    print(f"\n{options.rows:,} rows x {COLUMNS} columns, 365 days; default metrics; compacted\n")
    print("| table of the store | rows | kB | bytes a row | rows, of old days | kB |\n|---|---|---|---|---|---|")
    for name, (rows, size) in built.items():
        rows_then, size_then = rolled[name]
        print(
            f"| {name} | {rows:,} | {size / 1000:,.0f} | {size / rows:,.0f} | {rows_then:,} | {size_then / 1000:,.0f} |"
        )
    print(
        f"\nBefore it is compacted, or vacuumed, the file of the states takes {file / 1000:,.0f} kB after the build of old days."
    )
    a_day = built["column_state"][1] / 365 / COLUMNS
    a_month = built["group_state"][1] / built["group_state"][0]
    listed = built["partition_state"][1]
    print(
        f"\nA column of a day takes {a_day:,.0f} bytes, of a month {a_month:,.0f}; the list of a table's partitions {listed:,}."
    )
    print(
        f"{TABLES:,} tables x 365 days x {WIDTH} columns, {MONTHS} months:\n\n| | days with states of their own | GB |\n|---|---|---|"
    )
    for label, days in KEPT_DAYS.items():
        size = TABLES * (WIDTH * (days * a_day + MONTHS * a_month) + listed)
        print(f"| {label} | {days} | {size / 1e9:.1f} |")
    published = built["results"][1] / COLUMNS * WIDTH * TABLES
    print(f"\nEvery run that publishes all of them adds {published / 1e9:.2f} GB of results, until they are pruned.")


if __name__ == "__main__":
    main()
