"""Runs in processes of their own: several at once, or one that is killed. The parsed manifest goes along by fork."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from typing import Any

from conftest import Project, rows_of

FORK = multiprocessing.get_context("fork")
Rows = dict[str, dict[str, Any]]


def run_at_once(project: Project, count: int, **arguments: Any) -> list[Rows]:
    """``count`` runs that begin at the same time; the rows of each. A run that fails is an error here."""
    together = FORK.Barrier(count)
    receivers = []
    for _ in range(count):
        receiver, sender = FORK.Pipe(duplex=False)

        def action(sender: Any = sender) -> None:
            together.wait()
            sender.send(_rows(project, arguments))

        start(action)
        receivers.append(receiver)
    outcomes = [receiver.recv() for receiver in receivers]
    failures = [outcome for outcome in outcomes if isinstance(outcome, str)]
    assert not failures, failures
    return outcomes


def start(action: Callable[[], Any]) -> BaseProcess:
    """Begins ``action`` in a forked process. It ends without the exit handlers and fixtures of pytest, which are the parent's."""

    def child() -> None:
        try:
            action()
        finally:
            os._exit(0)

    process = FORK.Process(target=child, daemon=True)
    process.start()
    return process


def _rows(project: Project, arguments: dict[str, Any]) -> Rows | str:
    try:
        return rows_of(project.operation("baselinr_profile", **arguments), "run")
    except Exception as error:
        return f"{type(error).__name__}: {error}"
