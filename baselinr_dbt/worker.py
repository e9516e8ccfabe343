"""A process that runs operations for another: one after the other, each by the engine it was given."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import traceback
from collections.abc import Iterable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any

from baselinr_dbt.engine import Engine
from baselinr_dbt.errors import ConfigurationError, OperationFailed

SECONDS_TO_CANCEL = 5


@dataclass(frozen=True)
class Job:
    """One operation."""

    macro: str
    payload: dict[str, Any]


@dataclass(frozen=True)
class Message:
    """What a worker says of its job. ``kind``: line (a machine line), done, refused (a configuration error), failed; and of
    itself: broken (a mistake in this package), died. All but the first end the job."""

    kind: str
    content: Any = None


def work(engine: Engine, connection: Connection, of_others: Iterable[Connection]) -> None:
    """The whole life of a worker. ``connection`` brings jobs, and None as a wish to cancel; it ends where that closes.

    ``of_others``: what a fork inherits and does not need. As long as it is open, its owner's end is not noticed.
    """
    # A Ctrl-C on the terminal is for the process that hands out the work, and so is what happens then.
    with contextlib.suppress(OSError):
        os.setsid()
    # a handler, because what is ignored stays ignored in a dbt that this process starts, and could not be cancelled
    signal.signal(signal.SIGINT, lambda *_: None)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for other in of_others:
        other.close()
    jobs: SimpleQueue[Job | None] = SimpleQueue()
    threading.Thread(target=_receive, args=(connection, engine, jobs), daemon=True).start()
    with contextlib.suppress(BrokenPipeError):  # nobody is there any more to hear it
        for job in iter(jobs.get, None):
            connection.send(_outcome(engine, job, connection))


def _outcome(engine: Engine, job: Job, connection: Connection) -> Message:
    try:
        engine.operation(job.macro, job.payload, lambda line: connection.send(Message("line", line)))
    except ConfigurationError as error:
        return Message("refused", str(error))
    except OperationFailed as error:
        return Message("failed", str(error))
    except Exception:
        return Message("broken", traceback.format_exc())
    return Message("done")


def _receive(connection: Connection, engine: Engine, jobs: SimpleQueue[Job | None]) -> None:
    """In a thread of its own, because the other one waits for the warehouse."""
    wanted = True
    while wanted:
        try:
            job = connection.recv()
            if job is not None:
                jobs.put(job)
                continue
        except (EOFError, OSError):
            wanted = False
            jobs.put(None)
            # with what it has started
            end = threading.Timer(SECONDS_TO_CANCEL, os.killpg, [0, signal.SIGKILL])
            end.daemon = True
            end.start()
        with contextlib.suppress(Exception):  # what cannot be cancelled is killed
            engine.cancel()
