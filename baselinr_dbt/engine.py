"""dbt, as this command uses it: it parses a project, makes a selection, and runs operations.

In this process where dbt has a Python API (`in_process`), else through its executable (`executable`).
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from baselinr_dbt.errors import ConfigurationError, OperationFailed
from baselinr_dbt.manifest import RESOURCE_TYPES, Node

PREFIX = "BASELINR "
Line = dict[str, Any]
Listener = Callable[[Line], None]
Selection = str | Sequence[str] | None


def terms(selection: Selection) -> tuple[str, ...]:
    """What is selected, term by term: spaces are as good as list items."""
    texts = [selection] if isinstance(selection, str) else selection or ()
    return tuple(term for text in texts for term in text.split())


@dataclass
class DbtOptions:
    """dbt's own flags, as the user gave them. ``executable``: this dbt is run, instead of the one in this process."""

    project_dir: str | None = None
    profiles_dir: str | None = None
    profile: str | None = None
    target: str | None = None
    vars: str | None = None
    threads: int | None = None
    select: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    selector: str | None = None
    executable: str | None = None

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

    @property
    def target_folder(self) -> Path:
        """Where dbt puts what it makes for us. The user's ``target/`` is untouched: ours is a folder below it."""
        return Path(self.project_dir or ".").resolve() / "target" / "baselinr"


class Engine(ABC):
    """dbt for one project."""

    def __init__(self, options: DbtOptions, debug: bool = False) -> None:
        self.options = options
        self.debug = debug

    @abstractmethod
    def parse(self) -> None:
        """Reads the project, once. Raises ConfigurationError if dbt cannot, or if it does not have the package."""

    @abstractmethod
    def nodes(self) -> list[Node]:
        """What the project has of relations."""

    @abstractmethod
    def operation(self, macro: str, payload: dict[str, Any], listen: Listener) -> None:
        """Runs ``macro``, and hands each of its machine lines on as it comes.

        Raises ConfigurationError when the macro refused its settings or arguments, OperationFailed on any other error.
        """

    @abstractmethod
    def cancel(self) -> None:
        """Ends the statement that an operation waits for; called from another thread than that operation's."""

    @abstractmethod
    def _listed(self, words: list[str]) -> list[str]:
        """The lines that `dbt list` prints. Raises ConfigurationError."""

    def payload_fits(self, payload: dict[str, Any]) -> bool:
        """Can this engine hand over so much?"""
        return True

    def selected_ids(self) -> list[str] | None:
        """The unique ids that the selection names, by dbt's own selection; None if there is no selection."""
        if not self.options.selection():
            return None
        types = [part for kind in RESOURCE_TYPES for part in ("--resource-type", kind)]
        lines = self._listed(["--output", "json", "--output-keys", "unique_id", *types, *self.options.selection()])
        ids = [json.loads(line)["unique_id"] for line in lines if line.startswith("{")]
        if not ids:
            raise ConfigurationError(
                f"the selection matches nothing: {' '.join(self.options.selection())}"
                " (as in dbt, a source is selected by `source:name.table`)"
            )
        return ids


def engine_of(options: DbtOptions, debug: bool = False) -> Engine:
    """The engine for these options. An import takes seconds, so only what is used is imported."""
    if options.executable is None:
        try:
            from baselinr_dbt.in_process import InProcess
        except ModuleNotFoundError as error:
            if not (error.name or "").startswith("dbt"):
                raise
        else:
            return InProcess(options, debug)
    from baselinr_dbt.executable import Executable

    return Executable(options, debug)


def arguments_of(payload: dict[str, Any]) -> str:
    """``--args`` for an operation. One JSON text in another: dbt reads arguments as YAML, which is slow, and mangles some texts."""
    return json.dumps({"payload": json.dumps(payload)})


def machine_lines(message: str) -> list[Line]:
    """What a macro said to machines in this log message: nothing, a line, or many in one."""
    if not message.startswith(PREFIX):
        return []
    line = json.loads(message.removeprefix(PREFIX))
    return line["lines"] if line["event"] == "batch" else [line]


def failure_of(message: str, lines: list[Line]) -> ConfigurationError | OperationFailed:
    """The error of an operation that said ``lines`` before it ended with ``message``."""
    for line in reversed(lines):
        if line["event"] == "error" and line["kind"] == "configuration":
            return ConfigurationError(line["message"])
    return OperationFailed(message or "the operation failed without a message")


def without_trace(text: str) -> str:
    """dbt's error, without the trace of macro calls."""
    lines = [line for line in text.splitlines() if not line.strip().startswith(("> in macro", "> called by"))]
    return "\n".join(lines).strip()
