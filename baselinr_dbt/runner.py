"""One run over many tables: the plan is one operation, and then each worker is handed one table after the other.

A table that fails, or whose worker dies, takes no other along: it is recorded as failed, and the others go on.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from baselinr_dbt.engine import Engine
from baselinr_dbt.interrupts import Interrupts
from baselinr_dbt.journal import Journal
from baselinr_dbt.outcomes import OnEvent, Outcomes, one_line
from baselinr_dbt.planning import planned
from baselinr_dbt.progress import Progress, name_of
from baselinr_dbt.tasks import RUNNABLE, Task, TaskQueue
from baselinr_dbt.transient import is_transient, pause
from baselinr_dbt.worker import Job, Message
from baselinr_dbt.workers import SECONDS_TO_END, Worker, Workers

# The same, for somebody who waits.
SECONDS_TO_STOP = 3
# Told to one operation.
MOST_FAILURES = 50


@dataclass
class RunOptions:
    """How a run deals with failures. ``retries``: how often a table is tried again whose error is transient."""

    fail_fast: bool = False
    retries: int = 2


def profile_arguments(
    full_refresh: bool, action: str | None, partitions: Sequence[str] | None, sample_fraction: float | None
) -> dict[str, Any]:
    """Those of the arguments of `baselinr_profile` that were given; all left out: decide."""
    asked = {
        "full_refresh": full_refresh or None,
        "action": action,
        "partitions": list(partitions or ()) or None,
        "sample_fraction": sample_fraction,
    }
    return {name: value for name, value in asked.items() if value is not None}


@dataclass
class _Work:
    """What a worker is at: tables that it was handed, of which `current` has begun at `since` (by the monotonic clock)."""

    tasks: dict[str, Task] = field(default_factory=dict)
    failures: list[dict[str, Any]] = field(default_factory=list)
    current: Task | None = None
    since: float = 0.0
    cancelled: str | None = None  # why, and when:
    kill_at: float = float("inf")


def run_tables(
    engine: Engine,
    unique_ids: list[str] | None,
    payload: dict[str, Any],
    progress: Progress | None = None,
    on_event: OnEvent | None = None,
    options: RunOptions | None = None,
    journal: Journal | None = None,
) -> dict[str, Any]:
    """Profiles the tables (None: all that are set up); returns the run document. ``on_event`` gets what is written to the store as
    an event; ``journal``: what `--resume` is to repeat. Raises ConfigurationError, OperationFailed, KeyboardInterrupt if it is interrupted before there is a plan."""
    with Workers(engine) as workers, Interrupts() as interrupts:
        run = _Run(workers, interrupts, payload, progress or Progress(), on_event, options or RunOptions(), journal)
        return run.run(unique_ids)


class _Run:
    def __init__(
        self,
        workers: Workers,
        interrupts: Interrupts,
        payload: dict[str, Any],
        progress: Progress,
        on_event: OnEvent | None,
        options: RunOptions,
        journal: Journal | None,
    ) -> None:
        self.workers = workers
        self.interrupts = interrupts
        self.progress = progress
        self.options = options
        self.payload = {**payload, "run_id": str(uuid.uuid4())}
        self.outcomes = Outcomes(self.payload["run_id"], payload, progress, on_event, journal)
        self.work: dict[Worker, _Work] = {}
        self.tasks: list[Task] = []
        self.queue = TaskQueue([])
        self.size = 1
        self.stopped: str | None = None
        self.failures: list[dict[str, Any]] = []

    def run(self, unique_ids: list[str] | None) -> dict[str, Any]:
        """Plan, then the tables, then what is left to be recorded."""
        self._plan(unique_ids)
        while (self.queue or self.work or self.failures) and self.interrupts.count <= 2:
            self._stop_if_asked()
            self._hand_out()
            for worker, message in self.workers.wait():
                self._hear(worker, message)
            self._watch_the_clock()
            self.progress.tick()
        if self.interrupts.count > 2:
            self._give_up()
        document = self.outcomes.document()
        journal = self.outcomes.journal
        if journal is not None and journal.problem:
            self.progress.warning(journal.problem)
        return {**document, "interrupted": True} if self.interrupts.count else document

    def _give_up(self) -> None:
        """After a third interrupt nobody waits for anything."""
        for worker in self.workers.members:
            worker.kill()
        for task in self.tasks:
            if task.unique_id not in self.outcomes.finished:
                self.outcomes.left_out(task.row, "the run was interrupted; if it was in work, nothing is known of it")

    def _plan(self, unique_ids: list[str] | None) -> None:
        """The plan, and what is skipped; both written by one operation, which is tried again if the warehouse was not there."""
        payload = {
            **self.payload,
            "hand_out": True,
            "unique_ids": unique_ids,
            "tell_events": self.outcomes.on_event is not None,
        }
        lines = planned(
            self.workers, "baselinr_profile", payload, self.progress, self._hear_plan, self._tick, self.options.retries
        )
        tasks: list[Task] = []
        for line in lines:
            if line["event"] == "planned":
                row = self.outcomes.planned[line["unique_id"]]
                tasks.append(Task(line["item"], row, line["withheld_error"], line["timeout_seconds"], line["is_unfinished"]))  # fmt: skip
        self.tasks = tasks
        self.queue = TaskQueue(tasks, together=not self.options.fail_fast)
        self.progress.planned([task.row for task in tasks], self.size)
        if self.options.fail_fast and self.outcomes.has_failed:
            self.stopped = "a table failed"

    def _hear_plan(self, line: dict[str, Any]) -> None:
        if line["event"] == "plan":
            # before there are events, for which there are threads
            runnable = sum(row["action"] in RUNNABLE for row in line["document"]["tables"])
            self.size = max(1, min(line["threads"] if line["is_parallel"] else 1, runnable))
            while len(self.workers.members) < self.size:
                self.workers.start()
        self.outcomes.listen(line)

    def _tick(self) -> None:
        """While there is no plan yet, there is nothing to finish."""
        self.progress.tick()
        if self.interrupts.count:
            raise KeyboardInterrupt

    def _stop_if_asked(self) -> None:
        """Once: what is in flight ends, and nothing new begins. Twice: it is cancelled."""
        if self.interrupts.count and self.stopped is None:
            self.stopped = "the run was interrupted"
            busy = sum(len(work.tasks) for work in self.work.values())
            self.progress.warning(f"interrupted: finishing {busy} tables that are in flight, the others are left for the next run; once more to stop at once")  # fmt: skip
        if self.stopped is not None:
            for task in self.queue.clear():
                if task.error is None:
                    self.outcomes.left_out(task.row, f"{self.stopped}; the next run takes it")
                else:  # it was to be tried again
                    self.failures.append(self.outcomes.fail(task, one_line(task.error), task.error))
        if self.interrupts.count > 1:
            for worker, work in self.work.items():
                if work.tasks:
                    self._cancel(worker, work, "stopped by a second interrupt", SECONDS_TO_STOP)
                else:  # what failed is being recorded
                    work.kill_at = min(work.kill_at, time.monotonic() + SECONDS_TO_END)

    def _hand_out(self) -> None:
        """A job to each worker that has none; a worker more, as long as there is work for it."""
        while self.queue or self.failures:
            idle = self.workers.idle()
            if not idle and len(self.workers.members) >= self.size:
                return
            work = self._next_work()
            if work is None:
                return
            worker = idle[0] if idle else self.workers.start()
            self.work[worker] = work
            worker.begin(Job("baselinr_profile", self._payload_of(work)))

    def _next_work(self) -> _Work | None:
        """What failed is recorded by a job of its own: where that is not possible, no table is the worse for it."""
        if self.failures:
            failures, self.failures = self.failures[:MOST_FAILURES], self.failures[MOST_FAILURES:]
            return _Work(failures=failures)
        tasks = self.queue.take(self.size)
        return _Work({task.unique_id: task for task in tasks}) if tasks else None

    def _payload_of(self, work: _Work) -> dict[str, Any]:
        if work.failures:
            return {"run_id": self.payload["run_id"], "planned": [], "failures": work.failures}
        tasks = list(work.tasks.values())
        asked = {**self.payload, "attempt": max(task.attempt for task in tasks)}
        payload = {**asked, "planned": [task.item for task in tasks]}
        if self.workers.engine.payload_fits(payload):
            return payload
        # it plans these tables anew
        return {**asked, "unique_ids": list(work.tasks), "spent": self.outcomes.spent()}

    def _hear(self, worker: Worker, message: Message) -> None:
        work = self.work.get(worker)
        if work is None:  # one without a job has died
            return
        if message.kind == "line":
            self._hear_line(work, message.content)
            return
        del self.work[worker]
        if message.kind == "done":
            for lost in work.tasks.values():  # planned anew, and found to be no target any more
                self.outcomes.left_out(lost.row, "it is no table of this project any more")
            return
        error = work.cancelled or str(message.content)
        if work.failures:
            self._not_recorded(work.failures, error)
            return
        task = work.current or next(iter(work.tasks.values()), None)
        # What else it was handed is no worse for it.
        for other in work.tasks.values():
            if other is not task:
                self.queue.put(other)
        if task is None or (message.kind != "died" and work.cancelled is None and self._tries_again(task, error)):
            return
        self.failures.append(self.outcomes.fail(task, one_line(error), error))
        self._after_failure()

    def _hear_line(self, work: _Work, line: dict[str, Any]) -> None:
        if line["event"] in ("table_started", "table_looked_at"):
            work.current, work.since = work.tasks.get(line["unique_id"]), time.monotonic()
        if line["event"] == "table_finished":
            task, work.current = work.tasks.pop(line["table"]["unique_id"], None), None
            if line["table"]["status"] == "error":
                if task is not None and self._tries_again(task, line["table"]["error"]):
                    return
                self._after_failure()
        self.outcomes.listen(line)

    def _after_failure(self) -> None:
        if self.options.fail_fast:
            self.stopped = self.stopped or "a table failed"

    def _tries_again(self, task: Task, error: str) -> bool:
        if self.stopped is not None or task.attempt > self.options.retries or not is_transient(error):
            return False
        task.attempt += 1
        task.error = error
        self.progress.postponed(task.row)
        seconds = pause(task.attempt)
        task.not_before = time.monotonic() + seconds
        self.queue.put(task)
        cause = task.withheld_error or one_line(error)
        self.progress.warning(f"{name_of(task.row)}: {cause}; trying again in {seconds:.0f} s ({task.attempt - 1} of {self.options.retries})")  # fmt: skip
        return True

    def _not_recorded(self, failures: list[dict[str, Any]], error: str) -> None:
        """The store itself is not there. The next run finds these tables as they were left."""
        for failure in failures:
            self.progress.warning(f"{failure['unique_id']}: its failure could not be recorded in the store: {one_line(error)}")  # fmt: skip

    def _watch_the_clock(self) -> None:
        now = time.monotonic()
        for worker, work in list(self.work.items()):
            limit = work.current.timeout_seconds if work.current else None
            if limit is not None and now > work.since + limit + 1:  # the warehouse ends it first, where it can
                self._cancel(worker, work, f"it took longer than timeout_seconds ({limit}), and was cancelled", SECONDS_TO_END)  # fmt: skip
            if now > work.kill_at:
                worker.kill()

    def _cancel(self, worker: Worker, work: _Work, why: str, seconds: float) -> None:
        if work.cancelled is None:
            work.cancelled = why
            work.kill_at = time.monotonic() + seconds
            worker.cancel()
