"""``baselinr-dbt events``: what the store has recorded, as lines of JSON."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import click

from baselinr_dbt.engine import Line
from baselinr_dbt.errors import ConfigurationError
from baselinr_dbt.progress import print_warning
from baselinr_dbt.session import dbt_options, session_of
from baselinr_dbt.sinks import json_line
from baselinr_dbt.workers import Workers


@click.command()
@click.option("--run-id", help="Only the events of this run.")
@click.option("--since", help="Only events from this day or moment on, in UTC, such as 2024-01-05T13:00:00Z.")
@click.option("--days", type=int, help="Only events of so many days until now.")
@click.option("-o", "--file", "path", help="Write to this file, when all are there. Default, stdout.")
@dbt_options(documents=False)
def events(run_id: str | None, since: str | None, days: int | None, path: str | None, **flags: Any) -> None:
    """What the store has recorded: a line of JSON for each event, oldest first.

    Without a selection, of all tables that the store has events of.
    """
    session = session_of(flags)
    asked = {"run_id": run_id, "since": since, "days": days, "unique_ids": session.engine.selected_ids()}
    destination = _whole_file(path) if path else contextlib.nullcontext(sys.stdout.buffer)
    try:
        with destination as file, Workers(session.engine) as workers:

            def write(line: Line) -> None:
                if line["event"] == "event_page":
                    with _writing(path):
                        file.writelines(map(json_line, line.pop("events")))
                        file.flush()

            found = workers.call("baselinr_events", asked, write)[-1]["document"]
            if not found["store_exists"]:
                problem = f"there is no store of this version in schema {found['schema']}; `dbt run-operation baselinr_init` makes it"
                if path:
                    raise ConfigurationError(f"{path} is not written: {problem}")
                print_warning(session.stderr, problem)
    except _ReaderLeft:
        # what Python still holds back would fail again at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _ReaderLeft(Exception):
    """Who reads stdout has seen enough, which is no error."""


@contextlib.contextmanager
def _writing(path: str | None) -> Iterator[None]:
    """Errors in here are those of the file, or of stdout."""
    try:
        yield
    except OSError as error:
        if path is None and isinstance(error, BrokenPipeError):
            raise _ReaderLeft from error
        raise ConfigurationError(f"{path or 'stdout'} cannot be written: {error.strerror or error}") from error


@contextlib.contextmanager
def _whole_file(path: str) -> Iterator[BinaryIO]:
    """A file that takes its place when all is written: an export that fails leaves an older one as it was."""
    target = Path(path).resolve()
    in_place = target.exists() and not target.is_file()  # a pipe or a device
    part = target if in_place else target.with_name(f".{target.name}.{os.getpid()}")
    with _writing(path):
        file = part.open("wb")
    try:
        try:
            yield file
        finally:
            with _writing(path):  # which writes what is left
                file.close()
        if not in_place:
            with _writing(path):
                part.replace(target)
    finally:
        if not in_place:
            part.unlink(missing_ok=True)
