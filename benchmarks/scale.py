"""Many tables, many partitions, many columns on PostgreSQL: what a run takes that finds nothing changed, and one that finds a tenth changed, against an
operation of dbt that does nothing in the same project. Whole processes, as people start them, with the project parsed before; what the server was asked is
counted there. `make bench` runs it; with `--quick` 100 tables only. The first build of 1,000 tables is what takes long.
"""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path
from typing import Any

from harness import Project, arguments
from postgres_profile import counted
from postgres_server import Server
from processes import NOTHING, Taken, process
from warehouses import Postgres

TABLES = (100, 300, 1_000)
SCHEMAS = 10
COLUMNS = (
    "id bigint, day date, name text, price numeric(12, 2), seen_at timestamp, paid boolean, score double precision, "
    "city varchar(30), customer integer, note text"
)
ROWS = "select n, date '2024-01-01' + n % 3, 'name ' || n, n, now(), true, n, 'Rome', n, 'x' from generate_series(1, 9) as n"
# What the profiles of a tenth of the tables measure: it is detection that is looked at here.
COUNTS = {"metrics": ["counts"]}
PARTITIONS, WIDTH = 10_000, 500


COMMANDS = {
    "nothing": NOTHING,
    "dbt run-operation baselinr_profile": ("dbt", "run-operation", "baselinr_profile"),
    "baselinr-dbt run": ("baselinr-dbt", "run"),
}


def source(number: int) -> tuple[str, dict[str, Any]]:
    """One of many: of ten in a schema, eight are plain, one has a key, one is partitioned by the server."""
    kind = number // SCHEMAS % 10
    return f"s{number % SCHEMAS}.t{number:04d}", {**({"partition": {"key": "day"}} if kind == 8 else {}), **COUNTS}


def ddl(number: int) -> list[str]:
    """The statements that make it."""
    name, _ = source(number)
    if number // SCHEMAS % 10 != 9:
        return [f"create table {name} ({COLUMNS})", f"insert into {name} {ROWS}"]
    days = [
        f"create table {name}_{n} partition of {name} for values from (date '2024-01-01' + {n}) to (date '2024-01-02' + {n})"
        for n in range(3)
    ]
    return [f"create table {name} ({COLUMNS}) partition by range (day)", *days, f"insert into {name} {ROWS}"]


class Table:
    """The rows of the results."""

    def __init__(self) -> None:
        print("| project | run | processor s | x nothing | wall s | MB | statements |\n|---|---|---|---|---|---|---|")
        self.unit: Taken | None = None

    def add(self, project: str, run: str, turns: list[Taken], statements: int | None = None) -> Taken:
        """Medians of some turns; what does nothing comes first in each project."""
        cpu, wall = (statistics.median(getattr(turn, name) for turn in turns) for name in ("cpu", "wall"))
        taken = Taken(cpu, wall, max(turn.memory for turn in turns))
        self.unit = taken if run == "nothing" else self.unit
        ratio = taken.cpu / self.unit.cpu if self.unit else 0
        print(
            f"| {project} | {run} | {cpu:.1f} | {ratio:.1f} | {wall:.1f} | {taken.memory:.0f} | {'' if statements is None else statements} |",
            flush=True,
        )
        return taken


def made(server: Server, folder: Path, sources: dict[str, Any], statements: list[str]) -> Project:
    """A project whose tables were all profiled once."""
    folder.mkdir()
    project = Project(folder, Postgres(server), sources)
    project.sql("create extension pg_stat_statements", *statements)
    project.run()
    process(project, *COMMANDS["nothing"])  # parses the project as a process of its own does
    process(project, *COMMANDS["baselinr-dbt run"])
    return project


def statements_of(project: Project, *command: str) -> int:
    """Statements that a run makes the server run, with those that write what was decided."""
    return counted(project, lambda: process(project, *command))[0]


def measure(project: Project, label: str, repeat: int, table: Table) -> None:
    """What does nothing, then runs without a change; turn by turn, so that all of them have the same machine."""
    turns: dict[str, list[Taken]] = {name: [] for name in COMMANDS}
    for _ in range(repeat):
        for name, command in COMMANDS.items():
            turns[name].append(process(project, *command))
    for name, command in COMMANDS.items():
        table.add(label, name, turns[name], None if name == "nothing" else statements_of(project, *command))


def measure_tables(server: Server, folder: Path, tables: int, repeat: int, table: Table) -> None:
    """Nothing changed, then every tenth table."""
    schemas = [f"create schema s{n}" for n in range(SCHEMAS)]
    statements = [statement for number in range(tables) for statement in ddl(number)]
    project = made(server, folder, dict(source(number) for number in range(tables)), [*schemas, *statements])
    label = f"{tables:,} tables"
    measure(project, label, repeat, table)
    # of every kind, each the same share
    changed = [source(number)[0] for number in range(tables) if number % SCHEMAS == number // SCHEMAS % 10]
    for name in [name for name in COMMANDS if name != "nothing"]:
        project.sql(*(f"update {one} set score = score + 1 where id = 1" for one in changed))
        table.add(label, f"{name}, {len(changed)} changed", [process(project, *COMMANDS[name])])


def measure_partitions(server: Server, folder: Path, partitions: int, repeat: int, table: Table) -> None:
    """One table with a key of many values, nothing changed; then one changed, which asks for the list of them."""
    columns = "create table raw.long as select n, date '1990-01-01' + n as day"
    rows = f"{columns} from generate_series(1, {partitions}) as n"
    meta = {"partition": {"key": "day", "max_partitions": 1_000_000}, **COUNTS}
    project = made(server, folder, {"raw.long": meta}, ["create schema raw", rows])
    measure(project, f"{partitions:,} partitions", repeat, table)
    project.sql("update raw.long set n = n + 1 where n = 1")
    name = "dbt run-operation baselinr_profile"
    table.add(f"{partitions:,} partitions", f"{name}, 1 changed", [process(project, *COMMANDS[name])])


def measure_columns(server: Server, folder: Path, width: int, repeat: int, table: Table) -> None:
    """One wide table, nothing changed; then changed, which profiles every column."""
    columns = ", ".join(f"{n} as c{n}" for n in range(width))
    project = made(
        server, folder, {"raw.wide": COUNTS}, ["create schema raw", f"create table raw.wide as select {columns}"]
    )
    measure(project, f"{width} columns", repeat, table)
    project.sql("insert into raw.wide table raw.wide")
    name = "dbt run-operation baselinr_profile"
    table.add(f"{width} columns", f"{name}, changed", [process(project, *COMMANDS[name])])


def main() -> None:
    """Starts a server, makes the projects, prints one Markdown table."""
    options = arguments(__doc__, 0)
    server = Server()
    try:
        with tempfile.TemporaryDirectory() as folder:
            table = Table()
            for tables in TABLES[:1] if options.quick else TABLES:
                measure_tables(server, Path(folder) / str(tables), tables, options.repeat, table)
            measure_partitions(server, Path(folder) / "partitions", PARTITIONS, options.repeat, table)
            measure_columns(server, Path(folder) / "columns", WIDTH, options.repeat, table)
    finally:
        server.remove()
    print(
        f"\nMedians of {options.repeat}; of the runs with a change one turn. `x nothing` is of the processor's seconds."
    )


if __name__ == "__main__":
    main()
