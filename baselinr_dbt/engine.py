"""dbt in this process: parsed once, then one operation after the other on the parsed manifest.

Every `invoke` replaces dbt's adapters and callbacks for the whole process, so only one runs at a time.
"""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dbt.cli.main import dbtRunner, dbtRunnerResult
from dbt.contracts.graph.manifest import Manifest
from dbt_common.events.base_types import EventMsg

from baselinr_dbt.errors import BaselinrError, ConfigurationError, OperationFailed

PREFIX = "BASELINR "
RESOURCE_TYPES = ("model", "seed", "snapshot", "source")
Listener = Callable[[dict[str, Any]], None]


@dataclass
class DbtOptions:
    """dbt's own flags, as the user gave them."""

    project_dir: str | None = None
    profiles_dir: str | None = None
    profile: str | None = None
    target: str | None = None
    vars: str | None = None
    threads: int | None = None
    select: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    selector: str | None = None

    def flags(self, command: str) -> list[str]:
        """Those of them that a dbt command takes."""
        named = {"--project-dir": self.project_dir, "--profiles-dir": self.profiles_dir, "--profile": self.profile,
                 "--target": self.target, "--vars": self.vars, "--threads": self.threads}  # fmt: skip
        if command == "list":
            del named["--threads"]
        return [part for flag, value in named.items() if value is not None for part in (flag, str(value))]

    def selection(self) -> list[str]:
        """The flags of the selection; empty if the user selects nothing."""
        flags = []
        if self.select:
            flags += ["--select", *self.select]
        if self.exclude:
            flags += ["--exclude", *self.exclude]
        if self.selector:
            flags += ["--selector", self.selector]
        return flags


@dataclass
class Engine:
    """Runs dbt commands for one project. The user's ``target/`` is untouched: ours is a folder below it."""

    options: DbtOptions
    debug: bool = False
    _manifest: Manifest | None = field(default=None, repr=False)

    @property
    def manifest(self) -> Manifest:
        """The parsed project; parsed at the first use. An error in the project is a ConfigurationError."""
        if self._manifest is None:
            outcome = self._invoke(["parse"])
            if not outcome.success:
                raise ConfigurationError(f"dbt cannot read this project: {_text_of(outcome)}")
            assert isinstance(outcome.result, Manifest)
            if "macro.baselinr.baselinr_plan" not in outcome.result.macros:
                raise ConfigurationError(
                    "this project does not use the package baselinr: run `baselinr-dbt init`, then `dbt deps`"
                )
            self._manifest = outcome.result
        return self._manifest

    def selected_ids(self) -> list[str] | None:
        """The unique ids that the selection names, by dbt's own selection; None if there is no selection."""
        if not self.options.selection():
            return None
        types = [part for kind in RESOURCE_TYPES for part in ("--resource-type", kind)]
        manifest = self.manifest
        outcome = self._invoke(
            ["list", "--output", "json", "--output-keys", "unique_id", *types, *self.options.selection()], manifest
        )
        if not outcome.success:
            raise ConfigurationError(f"dbt cannot make this selection: {_text_of(outcome)}")
        ids = [json.loads(line)["unique_id"] for line in outcome.result or []]  # type: ignore[union-attr]
        if not ids:
            raise ConfigurationError(
                f"the selection matches nothing: {' '.join(self.options.selection())}"
                " (as in dbt, a source is selected by `source:name.table`)"
            )
        return ids

    def operation(self, macro: str, payload: dict[str, Any], listen: Listener | None = None) -> list[dict[str, Any]]:
        """Runs ``macro``; returns its machine lines, each also handed to ``listen`` as it comes.

        Raises ConfigurationError when the macro refused its settings or arguments, OperationFailed on any other error;
        both carry the lines in ``events``.
        """
        events: list[dict[str, Any]] = []

        def on_event(event: EventMsg) -> None:
            if event.info.name == "JinjaLogInfo" and event.data.msg.startswith(PREFIX):
                line = json.loads(event.data.msg.removeprefix(PREFIX))
                events.append(line)
                if listen is not None:
                    listen(line)

        arguments = json.dumps({"payload": json.dumps(payload)})
        outcome = self._invoke(["run-operation", macro, "--args", arguments], self.manifest, on_event)
        if not outcome.success and not any(line["event"] == "run" for line in events):
            raise _error_of(outcome, events)
        return events

    def document(self, macro: str, event: str, unique_ids: list[str] | None, **payload: Any) -> dict[str, Any]:
        """The document of the given kind that an operation ends with."""
        if unique_ids is not None:
            payload["unique_ids"] = unique_ids
        events = self.operation(macro, payload)
        return next(line["document"] for line in reversed(events) if line["event"] == event)

    def _invoke(
        self, command: list[str], manifest: Manifest | None = None, on_event: Callable[[EventMsg], None] | None = None
    ) -> dbtRunnerResult:
        folder = Path(self.options.project_dir or ".").resolve() / "target" / "baselinr"
        quiet = ["--quiet", "--no-send-anonymous-usage-stats", "--log-level-file", "none", "--target-path", str(folder)]
        if command[0] != "parse":
            quiet.append("--no-write-json")
        runner = dbtRunner(manifest=manifest, callbacks=[on_event] if on_event else [])
        with _silent(not self.debug):
            return runner.invoke([*command, *quiet, *self.options.flags(command[0])])


@contextlib.contextmanager
def _silent(active: bool) -> Iterator[None]:
    """dbt prints to stdout, which belongs to our documents."""
    with contextlib.redirect_stdout(io.StringIO()) if active else contextlib.nullcontext():
        yield


def _text_of(outcome: dbtRunnerResult) -> str:
    """dbt's error, without the trace of macro calls."""
    text = str(outcome.exception) if outcome.exception else ""
    results = getattr(outcome.result, "results", None)
    if results:
        text = str(results[0].message)
    lines = [line for line in text.splitlines() if not line.strip().startswith(("> in macro", "> called by"))]
    return "\n".join(lines).strip()


def _error_of(outcome: dbtRunnerResult, events: list[dict[str, Any]]) -> BaselinrError:
    for line in reversed(events):
        if line["event"] == "error" and line["kind"] == "configuration":
            return ConfigurationError(line["message"])
    return OperationFailed(_text_of(outcome) or "the operation failed without a message")
