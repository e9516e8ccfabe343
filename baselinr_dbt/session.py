"""What the commands share: dbt's own flags, dbt itself, and where to write."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import click
from rich.console import Console

from baselinr_dbt.engine import DbtOptions, Engine, engine_of, terms
from baselinr_dbt.workers import Workers

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass
class Session:
    """What every command has: dbt, and where to write."""

    engine: Engine
    as_json: bool
    quiet: bool
    debug: bool

    @property
    def stdout(self) -> Console:
        """For documents and tables. Off a terminal no line is wrapped to a guessed width."""
        console = Console(highlight=False)
        return console if console.is_terminal else Console(highlight=False, width=200)

    @property
    def stderr(self) -> Console:
        """For progress and errors."""
        return Console(stderr=True, highlight=False)

    def document(self, macro: str, event: str, unique_ids: list[str] | None, **payload: Any) -> dict[str, Any]:
        """The document that an operation ends with."""
        with Workers(self.engine) as workers:
            return workers.document(macro, event, unique_ids, **payload)

    def show(self, document: dict[str, Any], printer: Callable[[Console, dict[str, Any]], None]) -> None:
        """The document on stdout: as JSON, or for people."""
        if self.as_json:
            click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        elif not self.quiet:
            printer(self.stdout, document)


def dbt_options(selection: bool = True, documents: bool = True) -> Callable[[Command], Command]:
    """dbt's own flags; the command gets a Session instead of them. ``documents``: it ends with one, for programs or for people."""
    options = [
        click.option("--project-dir", help="Where dbt_project.yml is."),
        click.option("--profiles-dir", help="Where profiles.yml is."),
        click.option("--profile", help="Which profile to use."),
        click.option("-t", "--target", help="Which target of the profile to use."),
        click.option("--vars", help="dbt variables, as YAML."),
        click.option("--threads", type=click.IntRange(min=1), help="Tables at a time; DuckDB takes one at a time."),
        click.option("-q", "--quiet", is_flag=True, help="Only errors."),
        click.option("-d", "--debug", is_flag=True, help="The database's full messages, and dbt's own output."),
        click.option(
            "--dbt",
            "executable",
            envvar="BASELINR_DBT",
            show_envvar=True,
            help="Run this dbt, instead of the one in this Python.",
        ),
    ]
    if documents:
        options.append(
            click.option("--output", type=click.Choice(["table", "json"]), default="table", help="What stdout carries.")
        )
    if selection:
        options += [
            click.option("-s", "--select", multiple=True, help="Tables, in dbt's selection syntax."),
            click.option("--exclude", multiple=True, help="Tables to leave out, in dbt's selection syntax."),
            click.option("--selector", help="A selector of selectors.yml."),
        ]
    return options_of(options)


def options_of(options: list[Callable[[Command], Command]]) -> Callable[[Command], Command]:
    """Several options as one decorator."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def session_of(flags: dict[str, Any]) -> Session:
    """Takes dbt's flags out of a command's arguments."""
    as_json, quiet, debug = flags.pop("output", None) == "json", flags.pop("quiet"), flags.pop("debug")
    for name in ("select", "exclude"):
        flags[name] = terms(flags.get(name))
    return Session(engine_of(DbtOptions(**flags), debug), as_json, quiet, debug)
