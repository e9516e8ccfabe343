"""``baselinr-dbt cloud``: for a scheduler that starts jobs of dbt Cloud."""

from __future__ import annotations

import json
import os
import sys
import time

import click

from baselinr_dbt.cloud import DbtCloud, Run, step_of
from baselinr_dbt.errors import ConfigurationError, OperationFailed

TOKEN = "DBT_CLOUD_API_TOKEN"
SECONDS = click.FloatRange(min=0, min_open=True)


@click.group()
def cloud() -> None:
    """Jobs of dbt Cloud."""


@cloud.command()
@click.option(
    "--account-id",
    type=int,
    required=True,
    envvar="DBT_CLOUD_ACCOUNT_ID",
    show_envvar=True,
    help="The account's number.",
)
@click.option(
    "--job-id", type=int, required=True, envvar="DBT_CLOUD_JOB_ID", show_envvar=True, help="The job's number."
)
@click.option(
    "--host",
    default="https://cloud.getdbt.com",
    envvar="DBT_CLOUD_HOST",
    show_envvar=True,
    show_default=True,
    help="Where the account is.",
)
@click.option("-s", "--select", multiple=True, help="Tables, as the argument `select` of baselinr_profile.")
@click.option("--exclude", multiple=True, help="Tables to leave out.")
@click.option("--shard", help='A part of the tables: "1/4" is the first of four.')
@click.option("--full-refresh", is_flag=True, help="Profile everything anew.")
@click.option(
    "--cause", default="baselinr-dbt cloud trigger", show_default=True, help="What dbt Cloud shows as the run's cause."
)
@click.option("--wait", is_flag=True, help="Wait for the run's end, and exit with 1 if it is no success.")
@click.option("--timeout", type=SECONDS, default=86400, show_default=True, help="Seconds that --wait waits.")
@click.option("--poll", type=SECONDS, default=10, show_default=True, help="Seconds between two looks at the run.")
@click.option("--output", type=click.Choice(["table", "json"]), default="table", help="What stdout carries.")
def trigger(
    account_id: int,
    job_id: int,
    host: str,
    select: tuple[str, ...],
    exclude: tuple[str, ...],
    shard: str | None,
    full_refresh: bool,
    cause: str,
    wait: bool,
    timeout: float,
    poll: float,
    output: str,
) -> None:
    """Start a job with the step `dbt run-operation baselinr_profile`, whatever its own steps are.

    The token is read from the environment variable DBT_CLOUD_API_TOKEN.
    """
    token = os.environ.get(TOKEN, "").strip()
    if not token.isascii() or not token.isprintable() or not token:
        raise ConfigurationError(f"the environment variable {TOKEN} must hold a token of dbt Cloud that may run jobs")
    client = DbtCloud(host, account_id, token)
    step = step_of({"select": list(select), "exclude": list(exclude), "shard": shard, "full_refresh": full_refresh})
    began = time.monotonic()

    def tell(run: Run) -> None:
        click.echo(f"run {run.id}: {run.status} after {time.monotonic() - began:.0f} s", err=True)

    run = client.trigger(job_id, step, cause)
    click.echo(f"job {job_id}: run {run.id} {run.status}{': ' + run.url if run.url else ''}", err=True)
    if wait:
        try:
            run = client.wait(run, timeout, poll, tell)
        except KeyboardInterrupt:
            click.echo(f"no longer waiting; run {run.id} goes on in dbt Cloud", err=True)
            sys.exit(130)
    if output == "json":
        click.echo(json.dumps({**run.document(), "step": step}, indent=2))
    else:
        click.echo(f"run {run.id} {run.status}")
    if wait and run.status != "success":
        raise OperationFailed(f"run {run.id} ended with {run.status}{': ' + run.message if run.message else ''}")
