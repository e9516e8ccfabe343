"""The process in which the Python API works: a request on stdin, what happens as lines of JSON on stdout.

dbt sets up logging, signals and the current folder as if a process were its own, and the workers are forked. In the process of a caller, who may have threads, a gRPC
server or dbt's adapters of his own, neither would be safe.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
import traceback
from collections.abc import Callable
from typing import Any

from baselinr_dbt.engine import DbtOptions, Engine, engine_of
from baselinr_dbt.errors import BaselinrError, ConfigurationError, OperationFailed
from baselinr_dbt.outcomes import one_line
from baselinr_dbt.planning import plan_tables
from baselinr_dbt.progress import Progress
from baselinr_dbt.runner import RunOptions, run_tables
from baselinr_dbt.workers import Workers

Say = Callable[[dict[str, Any]], None]
SECONDS_BETWEEN_TICKS = 1


class Told(Progress):
    """Tells the caller what is told to a progress."""

    def __init__(self, say: Say) -> None:
        self.say = say
        self.ticked = time.monotonic()

    def planned(self, tables: list[dict[str, Any]], workers: int) -> None:
        self._tell("planned", tables=tables, workers=workers)

    def started(self, table: dict[str, Any]) -> None:
        self._tell("started", table=table)

    def finished(self, table: dict[str, Any]) -> None:
        self._tell("finished", table=table)

    def postponed(self, table: dict[str, Any]) -> None:
        self._tell("postponed", table=table)

    def warning(self, message: str) -> None:
        self._tell("warning", message=message)

    def detail(self, message: str) -> None:
        self._tell("detail", message=message)

    def tick(self) -> None:
        """Also how it is noticed that the caller is gone: then this cannot be written, and the run ends."""
        if time.monotonic() > self.ticked + SECONDS_BETWEEN_TICKS:
            self.ticked = time.monotonic()
            self._tell("tick")

    def _tell(self, call: str, **arguments: Any) -> None:
        self.say({"call": call, "arguments": arguments})


def main() -> None:
    """Answers one request; what is printed meanwhile goes to stderr."""
    # as in the command line
    sys.warnoptions.append("ignore:resource_tracker:UserWarning")
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    os.dup2(2, 1)

    def say(line: dict[str, Any]) -> None:
        replies.write(json.dumps(line) + "\n")
        replies.flush()

    try:
        _reply(say)
    except (BrokenPipeError, KeyboardInterrupt):
        sys.exit(1)  # the caller is gone, or does not want it any more
    finally:
        with contextlib.suppress(BrokenPipeError):  # it still has what could not be written
            replies.close()


def _reply(say: Say) -> None:
    try:
        say({"document": _answer(json.load(sys.stdin), say)})
    except BaselinrError as error:
        say({"error": str(error), "is_configuration": isinstance(error, ConfigurationError)})
    except BrokenPipeError:
        raise
    except Exception:
        say({"error": traceback.format_exc(), "is_configuration": False})


def _answer(request: dict[str, Any], say: Say) -> dict[str, Any]:
    engine = engine_of(DbtOptions(**request["options"]))
    progress = Told(say)
    if request["command"] == "plan":
        return plan_tables(engine, engine.selected_ids(), progress, request["records"])
    document = run_tables(
        engine,
        request["unique_ids"],
        request["payload"],
        progress,
        lambda event: say({"event": event}),
        RunOptions(**request["run_options"]),
    )
    if request["with_metrics"]:
        _add_metrics(engine, document, progress)
    return document


def _add_metrics(engine: Engine, document: dict[str, Any], progress: Progress) -> None:
    """The columns of each table that was profiled. That they cannot be read makes no run fail that is done."""
    profiled = {row["unique_id"]: row for row in document["tables"] if row["status"] == "success"}
    if not profiled:
        return
    try:
        with Workers(engine) as workers:
            metrics = workers.document("baselinr_metrics", "metrics", list(profiled), progress.tick)
    except OperationFailed as error:
        progress.warning(f"the metrics could not be read: {one_line(str(error))}")
        return
    for table in metrics["tables"]:
        profiled[table["unique_id"]]["columns"] = table["columns"]
