"""Worker processes, as the process sees them that hands out the work.

On Linux they are forked after the project is parsed, and share its memory. Elsewhere a fork is not safe, and each parses for itself.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from baselinr_dbt.engine import Engine, Line, Listener
from baselinr_dbt.errors import ConfigurationError, OperationFailed
from baselinr_dbt.worker import SECONDS_TO_CANCEL, Job, Message, work

CONTEXT = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
TICK = 0.1
# After a statement was cancelled, until its worker is killed.
SECONDS_TO_END = 10


class Worker:
    """One process, and whether it is at work."""

    def __init__(self, engine: Engine, of_others: list[Connection]) -> None:
        ours, theirs = CONTEXT.Pipe()
        self.connection: Connection = ours
        inherited = [ours, *of_others] if CONTEXT.get_start_method() == "fork" else []
        self.process: BaseProcess = CONTEXT.Process(target=work, args=(engine, theirs, inherited), daemon=True)  # type: ignore[attr-defined]
        self.process.start()
        theirs.close()
        self.is_busy = False

    def begin(self, job: Job) -> None:
        """Hands it a job; it must have none. That it died meanwhile is heard by `Workers.wait`."""
        self.is_busy = True
        with contextlib.suppress(OSError):
            self.connection.send(job)

    def cancel(self) -> None:
        """Has its statement cancelled, which makes its job fail."""
        with contextlib.suppress(OSError):
            self.connection.send(None)

    def kill(self) -> None:
        """Ends it and what it started, at once."""
        if self.process.pid is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.kill()

    def received(self) -> Iterator[Message]:
        """What it has said so far; `died` is the last."""
        try:
            while self.connection.poll():
                yield self.connection.recv()
        except (EOFError, OSError):
            self.process.join(timeout=5)
            self.kill()  # what it has started lives on without it
            yield Message("died", f"the worker process {cause_of_death(self.process.exitcode)}")


class Workers:
    """As many workers as were started; a context, which leaves none behind."""

    def __init__(self, engine: Engine) -> None:
        engine.parse()
        self.engine = engine
        self.members: list[Worker] = []

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self.members:
            worker.connection.close()
        for worker in self.members:
            worker.process.join(timeout=SECONDS_TO_CANCEL + 1)
            if worker.process.is_alive():
                worker.kill()
                worker.process.join()
        self.members.clear()

    def start(self) -> Worker:
        """Starts one more."""
        worker = Worker(self.engine, [member.connection for member in self.members])
        self.members.append(worker)
        return worker

    def idle(self) -> list[Worker]:
        """Those without a job."""
        return [worker for worker in self.members if not worker.is_busy]

    def wait(self, seconds: float = TICK) -> list[tuple[Worker, Message]]:
        """What was said within this time, if anything. A worker that died is none of the members any more."""
        by_connection = {worker.connection: worker for worker in self.members}
        heard: list[tuple[Worker, Message]] = []
        for connection in wait(list(by_connection), timeout=seconds):
            worker = by_connection[connection]  # type: ignore[index]
            for message in worker.received():
                heard.append((worker, message))
                worker.is_busy = worker.is_busy and message.kind == "line"
                if message.kind == "died":
                    self.members.remove(worker)
                    worker.connection.close()
        if not by_connection:
            time.sleep(seconds)
        return heard

    def call(
        self,
        macro: str,
        payload: dict[str, Any],
        listen: Listener | None = None,
        tick: Callable[[], None] | None = None,
    ) -> list[Line]:
        """Runs one operation and waits for it; returns its machine lines. ``tick`` is called several times a second; an error in it ends
        the wait. Raises ConfigurationError, OperationFailed."""
        worker = next(iter(self.idle()), None) or self.start()
        worker.begin(Job(macro, payload))
        lines: list[Line] = []
        while True:
            for speaker, message in self.wait():
                if speaker is not worker:
                    continue
                if message.kind == "done":
                    return lines
                if message.kind != "line":
                    raise error_of(message)
                lines.append(message.content)
                if listen is not None:
                    listen(message.content)
            if tick is not None:
                tick()

    def document(
        self,
        macro: str,
        event: str,
        unique_ids: list[str] | None,
        tick: Callable[[], None] | None = None,
        **payload: Any,
    ) -> dict[str, Any]:
        """The document of the given kind that an operation ends with."""
        lines = self.call(macro, {**payload, "unique_ids": unique_ids}, tick=tick)
        document: dict[str, Any] = next(line["document"] for line in reversed(lines) if line["event"] == event)
        return document


def error_of(message: Message) -> ConfigurationError | OperationFailed:
    """What a message says that ends a job and is not `done`, as an error."""
    return (ConfigurationError if message.kind == "refused" else OperationFailed)(message.content)


def cause_of_death(code: int | None) -> str:
    """How a process ended, by its exit code; said of it."""
    if code is not None and code < 0:
        hint = ", as happens when memory runs out" if -code == signal.SIGKILL else ""
        return f"was killed by {signal.Signals(-code).name}{hint}"
    return f"ended with exit code {code}"
