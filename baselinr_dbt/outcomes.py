"""What became of each table of a run, as the machine lines of its operations tell it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any

from baselinr_dbt.journal import Journal
from baselinr_dbt.progress import Progress
from baselinr_dbt.tasks import RUNNABLE, Task

ACTIONS = (*RUNNABLE, "skip", "defer")
OnEvent = Callable[[dict[str, Any]], None]


class Outcomes:
    """The rows of the run document as they come in; each is told to the progress, each event of the store to ``on_event``."""

    def __init__(
        self,
        run_id: str,
        asked: dict[str, Any],
        progress: Progress,
        on_event: OnEvent | None,
        journal: Journal | None,
    ) -> None:
        self.run_id = run_id
        self.asked = asked
        self.progress = progress
        self.on_event = on_event
        self.journal = journal
        self.plan: dict[str, Any] = {}
        self.planned: dict[str, dict[str, Any]] = {}
        self.finished: dict[str, dict[str, Any]] = {}
        self.warned: set[str] = set()
        self.told: set[str] = set()

    @property
    def has_failed(self) -> bool:
        """Has any table?"""
        return any(row["status"] == "error" for row in self.finished.values())

    def listen(self, line: dict[str, Any]) -> None:
        """Takes a machine line."""
        event = line["event"]
        if event == "plan":
            self.planned |= {row["unique_id"]: row for row in line["document"]["tables"]}
            if not self.plan:
                self.plan = line["document"]
                if self.journal is not None:
                    self.journal.begin(self.asked, list(self.planned))
        elif event == "table_started":
            self.progress.started(line)
        elif event == "table_finished":
            self.finish(line["table"])
        elif event == "tables_skipped":
            for skipped in line["tables"]:
                self.finish({**self.planned[skipped["unique_id"]], **skipped})
        elif event == "baselinr_event":
            self.tell({name: value for name, value in line.items() if name != "event"})
        elif event == "warning" and line["message"] not in self.warned:
            self.warned.add(line["message"])
            self.progress.warning(line["message"])

    def finish(self, row: dict[str, Any]) -> None:
        """A table is done."""
        self.finished[row["unique_id"]] = row
        is_done = row["status"] in ("success", "skipped") and row["reason"] != "running_elsewhere"
        if is_done and self.journal is not None:
            self.journal.done(row["unique_id"])
        self.progress.finished(row)

    def tell(self, event: dict[str, Any]) -> None:
        """Hands an event on, once: a failure that is told here is written by a later operation, with the same id."""
        if self.on_event is None or event["event_id"] in self.told:
            return
        self.told.add(event["event_id"])
        now = f"{datetime.now(timezone.utc):%Y-%m-%dT%H:%M:%SZ}"
        self.on_event({**event, "timestamp": event.get("timestamp") or now})

    def fail(self, task: Task, error: str, full: str) -> dict[str, Any]:
        """Takes a failure that no operation could record; returns what the store is to be told of it. The text of an error may quote a value,
        and of some tables the package says what is told instead."""
        row, error = task.row, task.withheld_error or error
        if task.withheld_error is None:
            self.progress.detail(full)
        self.finish({**row, "status": "error", "error": error, "rows_scanned": None, "queries": None, "duration_seconds": None})  # fmt: skip
        # As macros/store/events.sql makes the id.
        name = f"{self.run_id}{task.unique_id}ProfilingFailed{task.attempt if task.attempt > 1 else ''}"
        event_id = hashlib.md5(name.encode(), usedforsecurity=False).hexdigest()
        self.tell({"event_type": "ProfilingFailed", "event_id": event_id, "run_id": self.run_id,
                   **{name: row[name] for name in ("unique_id", "database", "schema", "table")},
                   "metadata": {**{name: row[name] for name in ("action", "reason", "snapshot_id")}, "error": error}})  # fmt: skip
        return {"unique_id": task.unique_id, "error": error, "attempt": task.attempt}

    def left_out(self, row: dict[str, Any], why: str) -> None:
        """The run ended before this table."""
        explanation = f"Not run, because {why}"
        self.finish({**row, "status": "not_run", "error": None, "rows_scanned": 0, "queries": 0, "duration_seconds": None,
                     "why": explanation, "explanation": explanation})  # fmt: skip

    def spent(self) -> dict[str, int]:
        """Rows and bytes that this run has read so far; of a table that failed, what it was expected to read."""
        rows = [row for row in self.finished.values() if row["action"] in RUNNABLE]
        read = [row["estimated_rows"] if row["rows_scanned"] is None else row["rows_scanned"] for row in rows]
        return {"rows": sum(count or 0 for count in read), "bytes": sum(row["estimated_bytes"] or 0 for row in rows)}

    def document(self) -> dict[str, Any]:
        """The run document."""
        rows = [self.finished[i] for i in self.planned if i in self.finished]
        counts = {action: sum(row["action"] == action for row in rows) for action in ACTIONS}
        return {**self.plan, "counts": counts, "tables": rows}


def one_line(message: str) -> str:
    """The cause in one line; dbt's own first line only names the kind of error."""
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    if message.startswith("Traceback"):
        return lines[-1]
    return " ".join(lines[1:3] if len(lines) > 1 and lines[0].endswith("Error") else lines[:2])
