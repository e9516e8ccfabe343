"""baselinr-dbt against others on the same tables, on PostgreSQL and DuckDB; writes benchmarks/RESULTS.md. `make bench` runs it, with the peers that are
named: `make bench PROFILER=path/to/dbt-profiler`, and Baselinr where `make readers` has installed it.
"""

from __future__ import annotations

import argparse
import gc
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb_profile
import postgres_profile
from conftest import dbt
from courses import CHANGED, Course, duckdb_course, portfolio, postgres_course
from dbt.adapters.duckdb.connections import DuckDBConnectionManager
from dbt.adapters.factory import reset_adapters
from harness import SCALARS, Report, arguments, configure, floor_select, idle_seconds
from peers import Baselinr, DbtProfiler, Peer, Summarize, baselinr_version, profiler_version
from postgres_profile import counted
from postgres_server import Server
from processes import Taken, command_taken, process
from results import FIRST, NONE, OURS, PACKAGE, THREE, Row, Section, document
from warehouses import DuckDB, Postgres

AS_PROFILER = ["count", "null_count", "null_ratio", "approx_distinct_count", "unique_ratio", "min", "max", "mean", "stddev", "median"]  # fmt: skip
AS_BASELINR = ["count", "null_count", "null_ratio", "distinct_count", "unique_ratio", "approx_distinct_count", "min", "max", "mean", "stddev", "histogram", "data_type_inferred"]  # fmt: skip
# By name: the metrics, and the cases that are measured with them; all of them with the default.
METRICS: dict[str, tuple[dict[str, Any], tuple[str, ...] | None]] = {
    "default": ({}, None),
    "as dbt-profiler": ({"metrics": AS_PROFILER}, (FIRST, THREE)),
    "as dbt-profiler, exact": ({"metrics": [*AS_PROFILER, "distinct_count", "is_unique"]}, (FIRST,)),
    "as Baselinr": ({"metrics": AS_BASELINR}, (FIRST, THREE)),
    "scalars": (SCALARS, (FIRST,)),
}
ENOUGH = 30  # seconds of the turns of one run, after which there is no other turn
# Statements within a block of plpgsql count as those that are sent alone. What a peer that is stopped had asked ends with it.
SETTINGS = {
    **postgres_profile.SETTINGS,
    "pg_stat_statements.track": "all",
    "pg_stat_statements.track_planning": "on",
    "client_connection_check_interval": "1s",
}
RUN = r"plans > 0 and query ~* '\m(from|into|update)\M'"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
Counts = tuple[int | None, float | None]


class Race:
    """The courses that were run, and how."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.rows: int = options.rows
        self.repeat: int = options.repeat
        self.limit: float = options.limit * 60
        self.profiler: Path | None = options.dbt_profiler
        self.baselinr: Path | None = options.baselinr
        self.sections: list[Section] = []
        self.versions: list[str] = []

    def turns(
        self, action: Callable[[], Taken], prepare: Callable[[int], object] = lambda _: None, least: int = 1
    ) -> list[Taken]:
        """As many turns as were asked for, but no other one when they have taken long enough."""
        found: list[Taken] = []
        while len(found) < max(self.repeat, least) and sum(turn.wall for turn in found) < ENOUGH:
            prepare(len(found))
            found.append(action())
        return found

    def run(self, course: Course, peers: list[Peer]) -> None:
        """The peers before us, because the tables are as they were made."""
        self.sections.append(course.section)
        for peer in peers:
            self.run_peer(course, peer)
        process(course.project, "baselinr-dbt", "run")  # compiles the macros
        idle = idle_seconds(course.project, self.repeat)
        released(course)
        for name, (metrics, cases) in METRICS.items() if course.all_metrics else [("default", METRICS["default"])]:
            configure(course.project, {source: {**meta, **metrics} for source, meta in course.sources.items()})
            process(course.project, "baselinr-dbt", "plan")  # parses
            for case, prepare in course.cases.items():
                if cases is None or case in cases:
                    self.run_ours(course, name, case, prepare, idle)

    def run_ours(self, course: Course, metrics: str, case: str, prepare: Callable[[int], object], idle: float) -> None:
        """One case, as people type it and within this process."""
        command = Counted(course, lambda: process(course.project, "baselinr-dbt", "run"))
        seconds = wall(self.turns(command, prepare))
        inside = wall(self.turns(lambda: in_process(course, case), lambda turn: prepare(self.repeat + turn))) - idle
        if isinstance(course.warehouse, DuckDB):  # it does not count
            prepare(2 * self.repeat)
            command.counts = sent(course)
            released(course)
        course.section.add(Row(OURS, metrics, case, seconds, max(inside, 0), *command.counts))

    def run_peer(self, course: Course, peer: Peer) -> None:
        """Its command, and its command that does nothing. Where it does not work: its words."""
        nothing = wall(self.turns(lambda: command_taken(peer.nothing, peer.folder), least=3))
        if peer.case != FIRST:
            command_taken(peer.profile, peer.folder, self.limit)
        command = Counted(course, lambda: command_taken(peer.profile, peer.folder, self.limit))
        turns = self.turns(command)
        last, seconds = turns[-1], wall(turns)
        words = "" if last.status is None else peer.trouble(last)
        course.section.notes.append(f"{peer.name}: `{peer.idle}` takes {nothing:.2f} s. {peer.about}")
        if words:
            course.section.notes.append(f"{peer.name}, exit code {last.status}, says: {words}")
        if last.status in (0, None):
            row = Row(peer.name, peer.metrics, peer.case, seconds, seconds - nothing, *command.counts)
            row.stopped = last.status is None
            course.section.add(row)

    def postgres(self, folder: Path) -> None:
        """On a server of its own."""
        server = Server(settings=SETTINGS)
        try:
            self.versions.append(f"PostgreSQL {server.execute('show server_version')[0][0]}")
            self.postgres_courses(server, folder)
        finally:
            server.remove()

    def postgres_courses(self, server: Server, folder: Path) -> None:
        """A table with a key, one with partitions, and many tables."""
        for number, source in enumerate(("raw.plain", "raw.parted")):
            course = postgres_course(server, folder / str(number), source, self.rows)
            if source == "raw.plain":
                report = Report()
                postgres_profile.measure_floor(course.project, self.repeat, report)
                by_hand(course, report)
            peers = self.named(course, folder / f"peers{number}")
            if self.baselinr and source == "raw.plain":
                peers.append(Baselinr(self.baselinr, folder / "incremental", course.warehouse, [source], incremental=True))  # fmt: skip
            self.run(course, peers)
        (folder / "many").mkdir()
        course = portfolio(Postgres(server), folder / "many", self.rows * 3 // 4)
        self.run(course, self.named(course, folder / "peers of many"))

    def duckdb(self, folder: Path) -> None:
        """The same, without the server's partitions."""
        course = duckdb_course(folder / "duckdb", self.rows)
        report = Report()
        select = floor_select(duckdb_profile.SOURCE)
        report.add("floor", duckdb_profile.seconds_of(course.project, select, self.repeat), "1 query")
        by_hand(course, report)
        self.run(course, self.named(course, folder / "duckdb peers"))
        (folder / "duckdb many").mkdir()
        course = portfolio(DuckDB(folder / "duckdb many"), folder / "duckdb many", self.rows * 3 // 4)
        self.run(course, self.named(course, folder / "duckdb peers of many"))

    def named(self, course: Course, folder: Path) -> list[Peer]:
        """The peers that there are, for the tables of a course."""
        tables = list(course.sources)
        found: list[Peer] = []
        if self.profiler:
            found.append(DbtProfiler(self.profiler, folder / "profiler", course.warehouse, tables))
        if self.baselinr:
            found.append(Baselinr(self.baselinr, folder / "baselinr", course.warehouse, tables))
        if isinstance(course.warehouse, DuckDB):
            found.append(Summarize(folder / "summarize", course.warehouse, tables))
        return found

    def document(self, missing: list[str]) -> str:
        """What is known so far."""
        versions = [*self.versions]
        versions += [profiler_version(self.profiler)] if self.profiler else []
        versions += [baselinr_version(self.baselinr)] if self.baselinr else []
        words = [f"…/{Path(word).name}" if "/" in word else word for word in sys.argv[1:]]  # folders are this machine's
        command = " ".join(["python", "benchmarks/race.py", *words])
        return document(command, versions, missing, self.sections, {"profiler": AS_PROFILER, "baselinr": AS_BASELINR})


def wall(turns: list[Taken]) -> float:
    """The median of the clock."""
    return statistics.median(turn.wall for turn in turns)


def by_hand(course: Course, report: Report) -> None:
    """What a person would write, within a session that is open."""
    for label, seconds, note in report.rows:
        course.section.add(Row("by hand", label, note, seconds, seconds))


class Counted:
    """A command, of whose first turn the server counts the statements, and the passes over the tables. DuckDB does not count."""

    def __init__(self, course: Course, command: Callable[[], Taken]) -> None:
        self.course, self.command = course, command
        self.counts: Counts = (None, None)

    def __call__(self) -> Taken:
        if isinstance(self.course.warehouse, DuckDB) or self.counts[0] is not None:
            return self.command()
        taken: list[Taken] = []
        statements, rows_read = counted(self.course.project, lambda: taken.append(self.command()), RUN)
        self.counts = (statements, rows_read / self.course.rows)
        return taken[0]


def released(course: Course) -> None:
    """Closes what dbt keeps open in this process: a DuckDB file is open in one process at a time."""
    if isinstance(course.warehouse, DuckDB):
        reset_adapters()
        DuckDBConnectionManager.close_all_connections()
        gc.collect()


def sent(course: Course) -> Counts:
    """Statements of a run that dbt sends, and how often they name a table, on average."""
    statements: list[str] = []

    def listen(event: Any) -> None:
        if event.info.name == "SQLQuery" and re.search(r"\b(from|into|update)\b", event.data.sql, re.IGNORECASE):
            statements.append(COMMENT.sub("", event.data.sql))

    result = dbt(["run-operation", "baselinr_profile", *course.project.flags()], course.project.manifest, listen)
    assert result.success, result.exception
    names = ['"{}"."{}"'.format(*source.split(".")) for source in course.sources]
    return len(statements), sum(sql.count(name) for sql in statements for name in names) / len(names)


def in_process(course: Course, case: str) -> Taken:
    """The same run without a start. It has to do what the case is about."""
    start = time.perf_counter()
    rows = course.project.run().values()
    taken = Taken(0, time.perf_counter() - start, 0)
    if case == NONE:
        assert {row["action"] for row in rows} == {"skip"}, rows
    released(course)
    if case in CHANGED:
        assert [len(row["changed_partitions"]) for row in rows] == [CHANGED[case]], rows
    return taken


def others(parser: argparse.ArgumentParser) -> None:
    """What only this benchmark is told."""
    parser.add_argument("--dbt-profiler", type=Path, help="a checkout of data-mie/dbt-profiler")
    parser.add_argument("--baselinr", type=Path, help="an environment with Baselinr; without it that of `make readers`")
    parser.add_argument("--warehouse", choices=("postgres", "duckdb"), help="only this one")
    parser.add_argument("--limit", type=float, default=5, help="minutes after which a peer is stopped")
    parser.add_argument("--output", type=Path, help="what to write; without it RESULTS.md, and with --quick nothing")


def left_out(options: argparse.Namespace) -> list[str]:
    """What this run cannot tell."""
    reasons = {
        "dbt-profiler, because no checkout was named (`--dbt-profiler`)": options.dbt_profiler,
        "Baselinr, because it is not installed (`make readers`, or `--baselinr`)": options.baselinr,
        f"all but {options.warehouse}, as asked": not options.warehouse,
    }
    return [reason for reason, there in reasons.items() if not there]


def main() -> None:
    """Runs all courses, then writes."""
    options = arguments(__doc__, 2_000_000, others=others)
    ready = PACKAGE / ".venvs" / "baselinr"
    options.baselinr = options.baselinr or (ready if (ready / ".ready").exists() else None)
    options.dbt_profiler = options.dbt_profiler and options.dbt_profiler.resolve()
    race = Race(options)
    try:
        with tempfile.TemporaryDirectory() as folder:
            if options.warehouse != "duckdb":
                race.postgres(Path(folder))
            if options.warehouse != "postgres":
                race.duckdb(Path(folder))
    except BaseException:
        print(race.document(left_out(options)))  # an unfinished one is not kept
        raise
    text = race.document(left_out(options))
    output = options.output or (None if options.quick else PACKAGE / "benchmarks" / "RESULTS.md")
    if output:
        output.write_text(text)
    print(text)


if __name__ == "__main__":
    main()
