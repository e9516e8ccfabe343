"""``baselinr-dbt events``: what the store has recorded, as lines of JSON."""

from __future__ import annotations

import os
import sys
from typing import Any

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
@click.option("-o", "--file", "path", default="-", help="Write to this file instead of stdout, when all are there.")
@dbt_options(documents=False)
def events(run_id: str | None, since: str | None, days: int | None, path: str, **flags: Any) -> None:
    """What the store has recorded: a line of JSON for each event, oldest first.

    Without a selection, of all tables that the store has events of.
    """
    session = session_of(flags)
    asked = {"run_id": run_id, "since": since, "days": days, "unique_ids": session.engine.selected_ids()}
    payload = {name: value for name, value in asked.items() if value is not None}
    try:
        # not before all is well: an export that fails leaves the file as it was
        with click.open_file(path, "wb", atomic=True) as file, Workers(session.engine) as workers:

            def write(line: Line) -> None:
                if line["event"] == "event_page":
                    file.writelines(json_line(event) for event in line["events"])
                    file.flush()

            lines = workers.call("baselinr_events", payload, write)
    except BrokenPipeError:
        # who reads has seen enough; what Python still holds back would fail again at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return
    except OSError as error:
        raise ConfigurationError(f"--file {path}: {error.strerror or error}") from error
    found = lines[-1]["document"]
    if not found["store_exists"]:
        print_warning(session.stderr, f"there is no store of this version in schema {found['schema']}; `dbt run-operation baselinr_init` makes it")  # fmt: skip
