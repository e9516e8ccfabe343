"""The plan: one operation over all tables, which must not fail because one of them does."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from baselinr_dbt.engine import Engine, Line, Listener
from baselinr_dbt.errors import OperationFailed
from baselinr_dbt.outcomes import one_line
from baselinr_dbt.progress import Progress
from baselinr_dbt.tasks import RUNNABLE
from baselinr_dbt.transient import is_transient, pause
from baselinr_dbt.workers import SECONDS_TO_END, Workers


def planned(
    workers: Workers,
    macro: str,
    payload: dict[str, Any],
    progress: Progress,
    listen: Listener | None = None,
    tick: Callable[[], None] | None = None,
    retries: int = 2,
) -> list[Line]:
    """The machine lines of ``baselinr_plan``, or of ``baselinr_profile`` with ``hand_out``. Raises ConfigurationError, OperationFailed.

    A table may be looked at to decide, and its error ends the operation where a macro cannot catch it. Then it is planned again, and told what was found of
    this table. An error that may go away by itself is a reason to try again, ``retries`` times.
    """
    unreadable: dict[str, str] = {}
    tries = 1
    while True:
        look = _Look(workers, listen, tick)
        try:
            return workers.call(macro, {**payload, "unreadable": unreadable}, look.hear, look.watch)
        except OperationFailed as error:
            text = look.cancelled or str(error)
            looked_at = look.at
            if is_transient(text) and tries <= retries:
                tries += 1
                progress.warning(f"{one_line(text)}; trying again in {pause(tries):.0f} s ({tries - 1} of {retries})")
                _wait(workers, pause(tries), tick)
            elif looked_at is None or looked_at["unique_id"] in unreadable:
                raise
            else:
                if looked_at["withheld_error"] is None:
                    progress.detail(text)
                unreadable[looked_at["unique_id"]] = looked_at["withheld_error"] or one_line(text)


class _Look:
    """The table that the plan is looking at, if any, and for how long."""

    def __init__(self, workers: Workers, listen: Listener | None, tick: Callable[[], None] | None) -> None:
        self.workers = workers
        self.listen = listen
        self.tick = tick
        self.at: Line | None = None
        self.ends = self.kill_at = float("inf")
        self.cancelled: str | None = None

    def hear(self, line: Line) -> None:
        """A table is looked at until the next one is, or until all are."""
        if line["event"] in ("table_looked_at", "plan"):
            self.at = line if line["event"] == "table_looked_at" else None
            limit = None if self.at is None else self.at["timeout_seconds"]
            self.ends = float("inf") if limit is None else time.monotonic() + limit + 1
        if self.listen is not None:
            self.listen(line)

    def watch(self) -> None:
        """Cancels what takes longer than the table may."""
        now = time.monotonic()
        if self.at is not None and self.cancelled is None and now > self.ends:
            self.cancelled = f"it took longer than timeout_seconds ({self.at['timeout_seconds']}), and was cancelled"
            self.kill_at = now + SECONDS_TO_END
            self.ends = float("inf")
            for worker in self.workers.members:
                worker.cancel()
        if now > self.kill_at:
            for worker in self.workers.members:
                worker.kill()
        if self.tick is not None:
            self.tick()


def plan_tables(
    engine: Engine, unique_ids: list[str] | None, progress: Progress | None = None, records: bool = False
) -> dict[str, Any]:
    """The plan document of these tables (None: all that are set up). Writes nothing, unless it ``records`` the skips and deferrals, as a run would.

    Raises ConfigurationError, OperationFailed.
    """
    payload = {"unique_ids": unique_ids}
    progress = progress or Progress()
    with Workers(engine) as workers:
        lines = planned(workers, "baselinr_plan", payload, progress, tick=progress.tick)
        document: dict[str, Any] = next(line["document"] for line in lines if line["event"] == "plan")
        if records:
            _record(workers, document, progress)
    return document


def _record(workers: Workers, document: dict[str, Any], progress: Progress) -> None:
    """Writes the skips and deferrals of a plan that were due. They are decided again, and none is profiled; those that cannot be read are left alone.

    What cannot be written is a warning: there is a plan all the same.
    """
    runnable = [row for row in document["tables"] if row["action"] in RUNNABLE]
    due = [
        row["unique_id"]
        for row in document["tables"]
        if row["action"] not in RUNNABLE
        and row["status"] != "error"
        and (row["next_due_at"] is None or row["next_due_at"] <= document["generated_at"])
    ]
    if not due:
        return
    # what the others use of the run's budget
    spent = {unit: sum(row[f"estimated_{unit}"] or 0 for row in runnable) for unit in ("rows", "bytes")}
    payload = {"hand_out": True, "tell_events": False, "unique_ids": due, "spent": spent}
    try:
        planned(workers, "baselinr_profile", payload, progress, tick=progress.tick)
    except OperationFailed as error:
        progress.warning(f"skips and deferrals could not be recorded, and are decided again by the next plan: {one_line(str(error))}")  # fmt: skip


def _wait(workers: Workers, seconds: float, tick: Callable[[], None] | None) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        workers.wait()
        if tick is not None:
            tick()
