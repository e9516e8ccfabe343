"""One run over many tables, in which a failing table does not stop the others.

Jinja cannot catch a database error: it ends the operation. So the table that was in flight is recorded as failed, and the
operation is started again for those that are left.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any, Protocol

from baselinr_dbt.engine import Engine
from baselinr_dbt.errors import ConfigurationError, OperationFailed

ACTIONS = ("full", "partial", "sample", "skip", "defer")
OnEvent = Callable[[dict[str, Any]], None]


class Progress(Protocol):
    """What is told while a run works."""

    def started(self, table: dict[str, Any]) -> None:
        """A table is being profiled; a plan row with ``n`` and ``of``."""

    def finished(self, table: dict[str, Any]) -> None:
        """A table is done: profiled, skipped or failed; a run row."""

    def warning(self, message: str) -> None:
        """Something a person should know, and nothing failed."""


class _Run:
    """What is known of a run so far."""

    def __init__(self, run_id: str, progress: Progress | None, on_event: OnEvent | None) -> None:
        self.run_id = run_id
        self.progress = progress
        self.on_event = on_event
        self.document: dict[str, Any] | None = None
        self.planned: dict[str, dict[str, Any]] = {}
        self.finished: dict[str, dict[str, Any]] = {}
        self.in_flight: dict[str, Any] | None = None
        self.warned: set[str] = set()
        self.told: set[str] = set()

    def listen(self, line: dict[str, Any]) -> None:
        event = line["event"]
        if event == "plan":
            self.document = self.document or line["document"]
            self.planned |= {row["unique_id"]: row for row in line["document"]["tables"]}
        elif event == "table_started":
            self.in_flight = line
            if self.progress:
                self.progress.started(line)
        elif event == "table_finished":
            self.finish(line["table"])
        elif event == "baselinr_event":
            self.tell({name: value for name, value in line.items() if name != "event"})
        elif event == "warning" and line["message"] not in self.warned:
            self.warned.add(line["message"])
            if self.progress:
                self.progress.warning(line["message"])

    def finish(self, row: dict[str, Any]) -> None:
        self.in_flight = None
        self.finished[row["unique_id"]] = row
        if self.progress:
            self.progress.finished(row)

    def tell(self, event: dict[str, Any]) -> None:
        """Hands an event on, once: a failure that is told here is written by the next operation, with the same id."""
        if self.on_event is None or event["event_id"] in self.told:
            return
        self.told.add(event["event_id"])
        now = f"{datetime.now(timezone.utc):%Y-%m-%dT%H:%M:%SZ}"
        self.on_event({**event, "timestamp": event.get("timestamp") or now})

    def spent(self) -> dict[str, int]:
        """Rows and bytes that this run has read so far; of a table that failed, what it was expected to read."""
        rows = [row for row in self.finished.values() if row["action"] in ("full", "partial", "sample")]
        return {
            "rows": sum(
                row["estimated_rows"] or 0 if row["rows_scanned"] is None else row["rows_scanned"] for row in rows
            ),
            "bytes": sum(row["estimated_bytes"] or 0 for row in rows),
        }

    def fail(self, error: str) -> dict[str, str]:
        """Records the table in flight as failed; what the store is to be told of it. The text of an error may quote a value, and of some
        tables the package says what is told instead."""
        assert self.in_flight is not None
        unique_id = self.in_flight["unique_id"]
        error = self.in_flight.get("withheld_error") or error
        row = self.planned[unique_id]
        self.finish({**row, "status": "error", "error": error, "rows_scanned": None, "queries": None,
                     "duration_seconds": None})  # fmt: skip
        # As macros/store/events.sql makes the id.
        event_id = hashlib.md5(f"{self.run_id}{unique_id}ProfilingFailed".encode(), usedforsecurity=False).hexdigest()
        self.tell({"event_type": "ProfilingFailed", "event_id": event_id, "run_id": self.run_id,
                   **{name: row[name] for name in ("unique_id", "database", "schema", "table")},
                   "metadata": {**{name: row[name] for name in ("action", "reason", "snapshot_id")}, "error": error}})  # fmt: skip
        return {"unique_id": unique_id, "error": error}


def run_tables(
    engine: Engine,
    unique_ids: list[str] | None,
    payload: dict[str, Any],
    progress: Progress | None = None,
    fail_fast: bool = False,
    on_event: OnEvent | None = None,
) -> dict[str, Any]:
    """Profiles the tables (None: all that are set up); returns the run document. ``on_event`` gets what is written to the store as
    an event. Raises ConfigurationError, OperationFailed."""
    state = _Run(str(uuid.uuid4()), progress, on_event)
    request = {**payload, "run_id": state.run_id}
    if unique_ids is not None:
        request["unique_ids"] = unique_ids
    while True:
        try:
            engine.operation("baselinr_profile", request, state.listen)
            break
        except ConfigurationError:
            raise
        except OperationFailed as error:
            if state.in_flight is None:
                raise
            failure = state.fail(one_line(str(error)))
            left = [] if fail_fast else [i for i in state.planned if i not in state.finished]
            request = {
                **payload,
                "run_id": state.run_id,
                "unique_ids": left,
                "failures": [failure],
                "spent": state.spent(),
            }
    return _document(state)


def one_line(message: str) -> str:
    """The cause in one line; dbt's own first line only names the kind of error."""
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    return " ".join(lines[1:3] if len(lines) > 1 and lines[0].endswith("Error") else lines[:2])


def _document(state: _Run) -> dict[str, Any]:
    assert state.document is not None
    rows = [state.finished[i] for i in state.planned if i in state.finished]
    counts = {action: sum(row["action"] == action for row in rows) for action in ACTIONS}
    return {**state.document, "counts": counts, "tables": rows}
