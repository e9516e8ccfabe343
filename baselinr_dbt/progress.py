"""What a person sees while a run works: a live display on a terminal, plain lines elsewhere.

Nothing here has a thread: a process that forks must not have any. The run calls `tick` several times a second.
"""

from __future__ import annotations

import time
from typing import Any

from rich.console import Console, Group
from rich.live import Live
from rich.markup import escape
from rich.progress import (
    BarColumn,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bar
from rich.text import Text

from baselinr_dbt.tasks import ROWS_OF_ANY

MOST_RUNNING = 8


class Progress:
    """What is told while a run works. This one says nothing; a context, as all of them are."""

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        """Leaves the console as it was."""

    def planned(self, tables: list[dict[str, Any]], workers: int) -> None:
        """These rows of the plan are to be profiled, by so many workers."""

    def started(self, table: dict[str, Any]) -> None:
        """A table is being profiled; a row of the plan."""

    def finished(self, table: dict[str, Any]) -> None:
        """A table is done: profiled, skipped or failed; a row of the run."""

    def postponed(self, table: dict[str, Any]) -> None:
        """A table that was started is tried again later."""

    def warning(self, message: str) -> None:
        """Something a person should know, and nothing failed."""

    def detail(self, message: str) -> None:
        """The database's whole message about a table that failed, for `--debug`."""

    def tick(self) -> None:
        """Time has passed."""


class PlainProgress(Progress):
    """Lines on ``console``, which is stderr: stdout belongs to documents."""

    def __init__(self, console: Console, debug: bool = False) -> None:
        self.console = console
        self.debug = debug
        self.begun: dict[str, int] = {}
        self.total = 0

    def planned(self, tables: list[dict[str, Any]], workers: int) -> None:
        """How much there is to do."""
        self.total = len(tables)
        if tables:
            rows = sum(table["estimated_rows"] or 0 for table in tables)
            by = f", {workers} at a time" if workers > 1 else ""
            self.line(f"{len(tables):,} tables to profile, about {rows:,} rows{by}")

    def started(self, table: dict[str, Any]) -> None:
        """So that a table that takes long is known by name."""
        number = self.begun.setdefault(table["unique_id"], len(self.begun) + 1)
        self.line(f"{number}/{max(self.total, number)} {table['action']} {name_of(table)}: {table['reason']}")

    def finished(self, table: dict[str, Any]) -> None:
        """A line for what was read, and for what failed."""
        if table["status"] == "error":
            self.console.print(f"[red]error[/red] {escape(name_of(table))}: {escape(str(table['error']))}", soft_wrap=True)  # fmt: skip
        elif table["status"] == "success":
            self.line(f"done {name_of(table)}: {table['rows_scanned']:,} rows in {table['duration_seconds']:.1f} s")

    def warning(self, message: str) -> None:
        """A line."""
        print_warning(self.console, message)

    def detail(self, message: str) -> None:
        """As the database wrote it."""
        if self.debug:
            self.console.print(message, markup=False, soft_wrap=True)

    def line(self, text: str) -> None:
        """Text that is no markup, in one line however long."""
        self.console.print(text, markup=False, soft_wrap=True)


class LiveProgress(PlainProgress):
    """A bar, what is running, and the time left by the rows that are left; failures and warnings are lines above it."""

    def __init__(self, console: Console, debug: bool = False) -> None:
        super().__init__(console, debug)
        count = TextColumn("{task.fields[done]}/{task.fields[of]} tables")
        rows = TextColumn("{task.fields[rows]:,} rows")
        self.bar = Bar(SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), count, rows, TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn(), console=console)  # fmt: skip
        self.task = self.bar.add_task("looking for changes", total=None, done=0, of="?", rows=0)
        self.running: dict[str, tuple[dict[str, Any], float]] = {}
        self.weights: dict[str, int] = {}
        self.live = Live(self._drawn(), console=console, auto_refresh=False, transient=True)

    def __enter__(self) -> LiveProgress:
        self.live.start(refresh=True)
        return self

    def __exit__(self, *_: object) -> None:
        self.live.stop()

    def planned(self, tables: list[dict[str, Any]], workers: int) -> None:
        """From now on it is known how much there is to do."""
        self.weights = {table["unique_id"]: ROWS_OF_ANY + (table["estimated_rows"] or 0) for table in tables}
        self.bar.update(self.task, description="profiling", total=sum(self.weights.values()), of=len(tables))

    def started(self, table: dict[str, Any]) -> None:
        """A line below the bar, as long as it takes."""
        self.running[table["unique_id"]] = (table, time.monotonic())

    def postponed(self, table: dict[str, Any]) -> None:
        """It is not running meanwhile."""
        self.running.pop(table["unique_id"], None)

    def finished(self, table: dict[str, Any]) -> None:
        """Moves the bar."""
        self.running.pop(table["unique_id"], None)
        weight = self.weights.pop(table["unique_id"], None)
        if weight is not None and table["status"] != "not_run":
            fields = self.bar.tasks[0].fields
            self.bar.update(self.task, advance=weight, done=fields["done"] + 1, rows=fields["rows"] + (table["rows_scanned"] or 0))  # fmt: skip
        if table["status"] == "error":
            super().finished(table)

    def tick(self) -> None:
        """Draws anew."""
        self.live.update(self._drawn(), refresh=True)

    def _drawn(self) -> Group:
        now = time.monotonic()
        running = list(self.running.values())
        lines = [
            f"  {table['action']:8}{name_of(table)}  {now - since:.0f} s" for table, since in running[:MOST_RUNNING]
        ]
        if len(running) > MOST_RUNNING:
            lines.append(f"  and {len(running) - MOST_RUNNING} more")
        return Group(self.bar, *(Text(line, style="dim", no_wrap=True, overflow="ellipsis") for line in lines))


def progress_on(console: Console, quiet: bool, debug: bool) -> Progress:
    """What fits this console."""
    if quiet:
        return Progress()
    # with --debug dbt writes to the same place, and would disturb what is drawn
    return LiveProgress(console) if console.is_terminal and not debug else PlainProgress(console, debug)


def name_of(table: dict[str, Any]) -> str:
    """schema.table, as people write it."""
    return f"{table['schema']}.{table['table']}"


def print_warning(console: Console, message: str) -> None:
    """A line, which does not disturb a display on the same console."""
    console.print(f"[yellow]warning[/yellow] {escape(message)}", soft_wrap=True)
