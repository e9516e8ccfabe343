"""In which order tables are handed to workers, and how many at a time."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

# What is done about a table that takes work.
RUNNABLE = ("full", "partial", "sample")
# What a table costs that has no rows, in rows that are read in the same time; and one of which nobody knows the size.
ROWS_OF_ANY = 100_000
ROWS_IF_UNKNOWN = 10_000_000
# An operation of dbt takes a tenth of a second to begin: small tables share one.
LARGEST_BATCH = 8
SHARES_LEFT = 4


@dataclass
class Task:
    """A table to profile. ``item``: as the plan made it, for the operation; ``row``: its row of the plan."""

    item: dict[str, Any]
    row: dict[str, Any]
    withheld_error: str | None
    timeout_seconds: int | None
    is_unfinished: bool
    attempt: int = 1
    not_before: float = 0.0
    error: str | None = None  # of the last attempt

    @property
    def unique_id(self) -> str:
        """The node's."""
        return str(self.row["unique_id"])

    @property
    def weight(self) -> int:
        """How long it takes, roughly, in rows."""
        rows = self.row["estimated_rows"]
        return ROWS_OF_ANY + (ROWS_IF_UNKNOWN if rows is None else rows)


class TaskQueue:
    """The largest first, so that no worker begins it when the others are about to end; what an earlier run left unfinished last."""

    def __init__(self, tasks: list[Task], together: bool = True) -> None:
        self.together = together
        self.waiting = sorted(tasks, key=lambda task: (task.is_unfinished, -task.weight))

    def __len__(self) -> int:
        return len(self.waiting)

    def put(self, task: Task) -> None:
        """Takes one again, which comes before the others; a second attempt comes alone."""
        self.waiting.insert(0, task)

    def take(self, workers: int) -> list[Task]:
        """What one of so many workers is to do next; empty if nothing is due. Small tables come several at a time, as long as enough is left for the
        others."""
        now = time.monotonic()
        due = [task for task in self.waiting if task.not_before <= now]
        share = sum(task.weight for task in due) / (workers * SHARES_LEFT)
        taken: list[Task] = []
        for task in due[: LARGEST_BATCH if self.together else 1]:
            alone = task.attempt > 1 or task.timeout_seconds is not None
            if taken and (alone or sum(t.weight for t in taken) + task.weight > share):
                break
            taken.append(task)
            if alone:
                break
        for task in taken:
            self.waiting.remove(task)
        return taken

    def clear(self) -> list[Task]:
        """Gives up what is left."""
        left, self.waiting = self.waiting, []
        return left
