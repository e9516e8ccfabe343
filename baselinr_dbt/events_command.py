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
    payload = {name: value for name, value in asked.items() if value is not None}
    destination = _whole_file(path) if path else contextlib.nullcontext(sys.stdout.buffer)
    try:
        with destination as file, Workers(session.engine) as workers:

            def write(line: Line) -> None:
                if line["event"] == "event_page":
                    file.writelines(map(json_line, line.pop("events")))
                    file.flush()

            found = workers.call("baselinr_events", payload, write)[-1]["document"]
    except BrokenPipeError:
        # who reads has seen enough; what Python still holds back would fail again at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return
    except OSError as error:
        raise ConfigurationError(f"{path or 'stdout'} cannot be written: {error.strerror or error}") from error
    if not found["store_exists"]:
        print_warning(session.stderr, f"there is no store of this version in schema {found['schema']}; `dbt run-operation baselinr_init` makes it")  # fmt: skip


@contextlib.contextmanager
def _whole_file(path: str) -> Iterator[BinaryIO]:
    """A file that takes its place when all is written: an export that fails leaves an older one as it was."""
    target = Path(path).resolve()
    if target.exists() and not target.is_file():  # a pipe or a device
        with target.open("wb") as file:
            yield file
        return
    part = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
