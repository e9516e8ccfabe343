"""Runs in processes of their own: several at once, or one that is held before a statement, or killed. The parsed manifest goes along by fork."""

from __future__ import annotations

import multiprocessing
import os
import re
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from typing import Any

from conftest import Project
from dbt.adapters.bigquery import BigQueryConnectionManager
from dbt.adapters.sql import SQLConnectionManager

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


class Begun:
    """A run that goes on beside the test. ``before``: it is held before the first statement with this pattern, until it is let go."""

    def __init__(self, project: Project, before: str | None = None, **arguments: Any) -> None:
        self.ours, theirs = FORK.Pipe()

        def wait() -> None:
            theirs.send("held")
            theirs.recv()

        def action() -> None:
            if before:
                _hold_before(before, wait)
            theirs.send(_rows(project, arguments))

        self.process = start(action)

    def held(self) -> None:
        """Waits until the run is where it is to be held."""
        found = self._receive()
        assert found == "held", f"it was never there: {found}"

    def let_go(self) -> Rows:
        """Its rows, when it has ended."""
        self.ours.send("go on")
        found = self.outcome()
        assert isinstance(found, dict), found
        return found

    def outcome(self) -> Rows | str:
        """Its rows, or its error, when it has ended."""
        found: Rows | str = self._receive()
        self.process.join(10)
        return found

    def kill(self) -> None:
        """kill -9."""
        self.process.kill()
        self.process.join(10)

    def _receive(self, seconds: float = 300) -> Any:
        assert self.ours.poll(seconds), "the run goes on and on"
        return self.ours.recv()


def _hold_before(pattern: str, wait: Callable[[], None]) -> None:
    """Waits once, before the first statement with this pattern is sent: in this process, from now on."""
    waiting = [wait]

    def holding(send: Any) -> Any:
        def sending(manager: Any, sql: str, *rest: Any, **options: Any) -> Any:
            if waiting and re.search(pattern, sql, re.IGNORECASE):
                waiting.pop()()
            return send(manager, sql, *rest, **options)

        return sending

    SQLConnectionManager.add_query = holding(SQLConnectionManager.add_query)
    BigQueryConnectionManager.raw_execute = holding(BigQueryConnectionManager.raw_execute)


def _rows(project: Project, arguments: dict[str, Any]) -> Rows | str:
    try:
        return project.rows_of(project.operation("baselinr_profile", **arguments), "run")
    except Exception as error:
        return f"{type(error).__name__}: {error}"
