"""The command line. Exit codes: 0 all well, 1 a table failed, 2 usage or configuration, 130 interrupted."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial as partially
from pathlib import Path
from typing import Any

import click
from rich.markup import escape

from baselinr_dbt import output
from baselinr_dbt.cloud_command import cloud
from baselinr_dbt.demo import demo
from baselinr_dbt.errors import BaselinrError, ConfigurationError, OperationFailed
from baselinr_dbt.events_command import events
from baselinr_dbt.hooks import EventHooks
from baselinr_dbt.initialize import initialize
from baselinr_dbt.journal import Journal
from baselinr_dbt.lineage import Lineage
from baselinr_dbt.manifest import resolve_table
from baselinr_dbt.outcomes import one_line
from baselinr_dbt.planning import plan_tables
from baselinr_dbt.progress import name_of, print_warning, progress_on
from baselinr_dbt.report_command import report
from baselinr_dbt.runner import RunOptions, profile_arguments, run_tables
from baselinr_dbt.session import Command, dbt_options, options_of, session_of
from baselinr_dbt.sinks import sinks_of

HOOKS = ("events_file", "on_event", "webhook", "hook_timeout", "hook_retries")


def hook_options() -> Callable[[Command], Command]:
    """Where the events of a run go besides the store; docs/events.md."""
    seconds = click.FloatRange(min=0, min_open=True, max=86400)
    return options_of([
        click.option("--events-file", envvar="BASELINR_EVENTS_FILE", show_envvar=True, help="Append each event to this file, as a line of JSON."),
        click.option("--on-event", envvar="BASELINR_ON_EVENT", show_envvar=True, help="Run this command for each event, its JSON on stdin."),
        click.option("--webhook", envvar="BASELINR_WEBHOOK", show_envvar=True, help="POST each event to this URL, as JSON."),
        click.option("--hook-timeout", type=seconds, default=10, show_default=True, help="Seconds for one try of the command or webhook."),
        click.option("--hook-retries", type=click.IntRange(min=0), default=3, show_default=True, help="How often a failed try is repeated."),
        click.option("--hook-drain", type=seconds, default=60, show_default=True, help="Seconds that the end waits for events still queued."),
    ])  # fmt: skip


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="baselinr-dbt")
def cli() -> None:
    """Incremental data profiling inside your warehouse."""


@cli.command()
@dbt_options()
def plan(**flags: Any) -> None:
    """What a run would do, and why. Writes nothing."""
    session = session_of(flags)
    session.show(plan_tables(session.engine, session.engine.selected_ids()), output.print_plan)


@cli.command()
@click.option("--full-refresh", is_flag=True, help="Profile everything anew.")
@click.option("--action", type=click.Choice(["full", "partial", "sample"]), help="Force this action.")
@click.option("--partition", multiple=True, help="A partition for --action partial; repeatable.")
@click.option("--sample-fraction", type=float, help="The share of rows for --action sample, above 0 and at most 1.")
@click.option("--fail-fast", is_flag=True, help="Begin no other table once one has failed.")
@click.option("--resume", is_flag=True, help="What the last run left undone or failed at, as it was asked to do it.")
@click.option(
    "--retries",
    type=click.IntRange(min=0, max=10),
    default=2,
    show_default=True,
    help="How often a table is tried again after an error that may go away, such as a lost connection.",
)
@click.option(
    "--openlineage", is_flag=True, help="Send the metrics of what was profiled, as the client of OpenLineage is set up."
)
@hook_options()
@dbt_options()
def run(
    full_refresh: bool,
    action: str | None,
    partition: tuple[str, ...],
    sample_fraction: float | None,
    fail_fast: bool,
    resume: bool,
    retries: int,
    openlineage: bool,
    hook_drain: float,
    **flags: Any,
) -> None:
    """Profile what changed.

    Ctrl-C once: the tables in flight end, the others are left for the next run. Twice: what is in flight is cancelled. Nothing that was
    committed is lost either way.
    """
    lineage = Lineage() if openlineage else None
    sinks = sinks_of(**{name: flags.pop(name) for name in HOOKS})
    session = session_of(flags)
    payload = profile_arguments(full_refresh, action, partition, sample_fraction)
    unique_ids = session.engine.selected_ids()
    journal = Journal(session.engine.options.target_folder)
    if resume:
        if payload or unique_ids is not None:
            raise ConfigurationError(
                "--resume repeats what the last run was asked for; give it no selection and no action"
            )
        payload, unique_ids = journal.left()
        if not unique_ids:
            raise ConfigurationError("there is nothing to resume: the last run did all of its tables")
    console = session.stderr
    # What was not delivered is told with --quiet as well: there is no other trace of it.
    warn = partially(print_warning, console)
    started = time.monotonic()
    document: dict[str, Any] = {}
    try:
        with (
            progress_on(console, session.quiet, session.debug) as progress,
            EventHooks(sinks, warn, hook_drain) as hooks,
        ):
            options = RunOptions(fail_fast, retries)
            document = run_tables(session.engine, unique_ids, payload, progress, hooks.put, options, journal)
    except KeyboardInterrupt:
        if not document:
            raise
        document["interrupted"] = True  # while events were on their way
    session.show(document, partially(output.print_run, seconds=time.monotonic() - started))
    if session.quiet:
        output.print_failures(console, document)
    if lineage is not None:
        lineage.tell(document, partially(session.document, "baselinr_metrics", "metrics"), warn)
    if document.get("interrupted"):
        sys.exit(130)
    if any(row["status"] == "error" for row in document["tables"]):
        sys.exit(1)


@cli.command()
@dbt_options()
def status(**flags: Any) -> None:
    """The stored state of every table: last decision, last profile, next due."""
    session = session_of(flags)
    session.show(session.document("baselinr_status", "status", session.engine.selected_ids()), output.print_status)


@cli.command()
@click.argument("table")
@dbt_options(selection=False)
def explain(table: str, **flags: Any) -> None:
    """Why TABLE is profiled or skipped, and its last decisions."""
    session = session_of(flags)
    ids = [resolve_table(session.engine.nodes(), table)]
    session.show(session.document("baselinr_explain", "explain", ids), output.print_explain)


@cli.command()
@click.argument("table")
@dbt_options(selection=False)
def metrics(table: str, **flags: Any) -> None:
    """The current metrics of TABLE, from the store."""
    session = session_of(flags)
    ids = [resolve_table(session.engine.nodes(), table)]
    session.show(session.document("baselinr_metrics", "metrics", ids), output.print_metrics)


@cli.command()
@dbt_options()
def reset(**flags: Any) -> None:
    """Forget the state of the selected tables: their next profile is full."""
    session = session_of(flags)
    document = session.document("baselinr_reset", "reset", session.engine.selected_ids())
    names = ", ".join(map(name_of, document["tables"]))
    session.show(
        document,
        lambda console, _: console.print(
            f"forgot the state of {escape(names)}; the next profile is full", soft_wrap=True
        ),
    )


@cli.command()
@click.option(
    "--keep-days", type=int, required=True, help="Days of history that stay; 0 keeps the current metrics only."
)
@dbt_options(selection=False)
def prune(keep_days: int, **flags: Any) -> None:
    """Delete old runs, results and events, and roll up what is quiet. Current metrics stay."""
    session = session_of(flags)
    session.show(session.document("baselinr_prune", "prune", None, keep_days=keep_days), output.print_prune)


@cli.command()
@click.option("--package-path", help="Where the dbt package is, if not where this command came from.")
@dbt_options(selection=False)
def init(package_path: str | None, **flags: Any) -> None:
    """Set up an existing dbt project: the package entry and a first settings block."""
    session = session_of(flags)
    done = initialize(Path(session.engine.options.project_dir or "."), package_path)
    following = "next: `dbt deps`, then `baselinr-dbt plan`" if done else "nothing to do: this project is set up"
    session.show(
        {"changes": done}, lambda console, _: console.print("\n".join([*done, following]), markup=False, soft_wrap=True)
    )


cli.add_command(report)
cli.add_command(cloud)
cli.add_command(events)
cli.add_command(demo)


def main() -> None:
    """The entry point: errors as one line, exit codes as documented."""
    # dbt makes locks that Python's multiprocessing cleans up after a worker that is killed. That is all there is to say about it.
    sys.warnoptions.append("ignore:resource_tracker:UserWarning")
    try:
        cli.main(standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(130)
    except KeyboardInterrupt:
        click.echo("baselinr-dbt: interrupted", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except OperationFailed as error:
        click.echo(f"baselinr-dbt: {one_line(str(error))}", err=True)
        sys.exit(error.exit_code)
    except BaselinrError as error:
        click.echo(f"baselinr-dbt: {error}", err=True)
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
