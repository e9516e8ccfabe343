"""What was measured, as the document benchmarks/RESULTS.md. The whole of it is written at a time: what was not run this time is not in it."""

from __future__ import annotations

import os
import platform
import subprocess
from dataclasses import dataclass, field
from datetime import datetime, timezone
from importlib.metadata import version
from pathlib import Path

PACKAGE = Path(__file__).parent.parent
OURS, BASELINR, PROFILER, SUMMARIZE = "baselinr-dbt", "Baselinr", "dbt-profiler", "SUMMARIZE"
FIRST, NONE, THREE = "first profile", "nothing changed", "3 of 365 days changed"
SCALARS = "scalars"


@dataclass
class Row:
    """One command: seconds of the clock as it is typed, the same without its start-up, and what the server was asked."""

    who: str
    metrics: str
    case: str
    seconds: float
    inside: float | None = None
    statements: int | None = None
    passes: float | None = None
    note: str = ""
    stopped: bool = False  # it took longer than this


@dataclass
class Section:
    """Tables that are profiled together."""

    title: str
    about: str
    rows: list[Row] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, row: Row) -> None:
        self.rows.append(row)
        print(f"  {self.title}: {row.who}, {row.metrics}, {row.case}: {row.seconds:.2f} s {row.note}", flush=True)

    def peer(self, who: str) -> Row | None:
        """The whole profile that a peer makes in every case."""
        return next((row for row in self.rows if row.who == who and row.case == FIRST), None)

    def table(self) -> list[str]:
        """The rows, with how many times longer each peer takes."""
        peers = [peer for peer in map(self.peer, (BASELINR, PROFILER, SUMMARIZE)) if peer]
        lines = [
            f"| | metrics | run | seconds | without start-up | statements | passes | {''.join(f'{peer.who} takes | ' for peer in peers)}|",
            "|---" * (8 + len(peers)) + "|",
        ]
        for row in self.rows:
            ratios = "".join(f"{both(peer, row) if row.who == OURS else ''} | " for peer in peers)
            lines.append(
                f"| {row.who} | {row.metrics} | {row.case} | {'> ' if row.stopped else ''}{row.seconds:.2f} | {shown(row.inside, 2)} | "
                f"{shown(row.statements, 0)} | {shown(row.passes, 1)} | {ratios}{row.note} |"
            )
        return lines


@dataclass
class Goal:
    """``peer`` takes at least ``factor`` times as long as ours does in a case."""

    case: str
    peer: str
    factor: float


GOALS = (
    Goal(NONE, BASELINR, 100),
    Goal(THREE, BASELINR, 30),
    Goal(THREE, PROFILER, 30),
    Goal(FIRST, BASELINR, 5),
    Goal(FIRST, PROFILER, 1),
)


def shown(value: float | None, digits: int) -> str:
    return "" if value is None else f"{value:,.{digits}f}"


def ratios_of(peer: Row, row: Row) -> tuple[float, float | None]:
    """How many times as long the peer takes: as typed, and without both start-ups, of which a hundredth of a second is the least that can be told."""
    inside = (
        max(peer.inside, 0.01) / max(row.inside, 0.01) if peer.inside is not None and row.inside is not None else None
    )
    return peer.seconds / row.seconds, inside


def times(ratio: float | None) -> str:
    return "" if ratio is None else f"{ratio:.1f}x" if ratio < 10 else f"{ratio:.0f}x"


def both(peer: Row, row: Row) -> str:
    """Both ratios as a cell."""
    typed, inside = ratios_of(peer, row)
    return f"{'> ' if peer.stopped else ''}{times(typed)}" + (f" ({times(inside)})" if inside is not None else "")


def verdict(ratio: float | None, goal: float, stopped: bool) -> str:
    """A peer that was stopped took longer than this."""
    if ratio is None:
        return "not known"
    missed = "not known, it was stopped" if stopped else "**missed**"
    return f"{'more than ' if stopped else ''}{times(ratio)}: {'met' if ratio >= goal else missed}"


def goals(sections: list[Section]) -> list[str]:
    """Each goal in each section that can tell."""
    lines = ["| goal | where | metrics | as typed | without start-up |", "|---|---|---|---|---|"]
    for goal in GOALS:
        aim = (
            f"{goal.case}: {f'{goal.factor:.0f} times as fast as' if goal.factor > 1 else 'no slower than'} {goal.peer}"
        )
        for section in sections:
            peer = section.peer(goal.peer)
            if peer is None:
                continue
            for row in section.rows:
                if row.who == OURS and row.case == goal.case and row.metrics != SCALARS:
                    typed, inside = ratios_of(peer, row)
                    lines.append(
                        f"| {aim} | {section.title} | {row.metrics} | {verdict(typed, goal.factor, peer.stopped)} | {verdict(inside, goal.factor, peer.stopped)} |"
                    )
    for section in sections:
        for row in section.rows:
            if row.who == OURS and row.metrics == SCALARS and row.passes is not None:
                done = "met" if row.passes <= 1.05 else "**missed**"
                lines.append(
                    f"| {FIRST}: one pass over the table | {section.title} | {SCALARS} | {row.passes:.1f} passes: {done} | |"
                )
    return lines


def machine() -> list[str]:
    """What it was measured on, and with."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    release = Path("/etc/os-release")
    names = dict(line.split("=", 1) for line in release.read_text().splitlines() if "=" in line) if release.exists() else {}  # fmt: skip
    system = names.get("PRETTY_NAME", platform.system()).strip('"')
    git = ["git", "-C", str(PACKAGE), "describe", "--always", "--dirty", "--exclude=*"]
    commit = subprocess.run(git, capture_output=True, text=True, check=False).stdout.strip() or "not a checkout"
    packages = ", ".join(f"{name} {version(name)}" for name in ("dbt-core", "dbt-postgres", "dbt-duckdb", "duckdb"))
    return [
        f"- {datetime.now(timezone.utc):%Y-%m-%d %H:%M} UTC; {os.cpu_count()} cores ({platform.machine()}), {memory:.0f} GB of memory; {system}, Linux {platform.release()}"
        if platform.system() == "Linux"
        else f"- {datetime.now(timezone.utc):%Y-%m-%d %H:%M} UTC; {os.cpu_count()} cores, {memory:.0f} GB; {system} {platform.release()}",
        f"- Python {platform.python_version()}, {packages}; baselinr-dbt {version('baselinr-dbt')} at {commit}",
    ]


ABOUT = """
`seconds` are of the clock, of the command as a user types it, medians. `without start-up` is, of a peer, that time without the time of its command that does nothing; of baselinr-dbt, the same run as
an operation of dbt in a process that is up, without the time of an operation that does nothing. A peer's column has how many times as long the peer takes: as typed, and in brackets without start-up.

The peers know no change that makes them do less, so each of our cases is compared with the same whole profile, which was measured once (`first profile`). What has taken half a minute is not repeated.
All work with one worker (dbt's `threads: 1`, DuckDB's too, Baselinr's default); PostgreSQL may read in parallel. PostgreSQL's `statements` are those that name a table, also within a block of plpgsql, by pg_stat_statements; `passes` are the rows read
of the tables, by pg_stat_all_tables, divided by the rows there are: what is read again from a copy, as dbt-profiler's `with source_data` is, once for each column, is not in it. DuckDB counts neither: there `statements` are those that
dbt sent in our run, `passes` how often they name the table, and of the peers nothing is counted.

Changed days lie apart from each other, over the whole table; that is harder than the last days, because every month has one. A first profile begins without a store, and makes it.
"""

METRICS = """
## What each one measures

| | baselinr-dbt | dbt-profiler | Baselinr | SUMMARIZE |
|---|---|---|---|---|
| rows, nulls | exact | exact | exact | exact |
| distinct values | by default a HyperLogLog, 3.25% standard error; `distinct_count` is exact, after full profiles | exact | exact on PostgreSQL, twice (its `approx_distinct_count` is a `count(distinct)`) | HyperLogLog |
| min, max | exact; numbers, dates, text | exact; numbers, dates | exact; all types | exact; all types |
| mean, standard deviation | to 1e-9 of the largest value | exact | as doubles | as doubles |
| median, quantiles | seven, within 1% of the value | exact median | none | three, approximate |
| histogram | from the buckets of the quantiles | none | exact, a query for each of 10 bins | none |
| lengths of text | exact | none | none by default | none |
| inferred type | of all rows, text only, off by default | none | of 1,000 rows | none |
| by partition, merged, compared with the last run | yes | no | no | no |

`as dbt-profiler` is our `metrics: {profiler}`, `… exact` the same with `distinct_count` and `is_unique`; `as Baselinr` is `metrics: {baselinr}`; `scalars` is `metrics: [counts, range, moments, lengths]`; `default` is what a table has
without `metrics:`. dbt-profiler and Baselinr have all their measures by default.
"""


def document(command: str, versions: list[str], left_out: list[str], sections: list[Section], metrics: dict[str, list[str]]) -> str:  # fmt: skip
    """The whole of it."""
    parts = ["# Results", "", "Written by `benchmarks/race.py`; not by hand.", "", *machine()]
    parts += [f"- {', '.join(versions)}", f"- `{command}`"]
    parts += [f"- Left out: {text}" for text in left_out]
    parts += [ABOUT, "## Goals", "", *goals(sections)]
    for section in sections:
        parts += ["", f"## {section.title}", "", section.about, "", *section.table(), ""]
        parts += [f"- {note}" for note in section.notes]
    named = {name: f"[{', '.join(values)}]" for name, values in metrics.items()}
    return "\n".join(parts) + "\n" + METRICS.format(**named)
