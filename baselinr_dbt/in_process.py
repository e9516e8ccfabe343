"""dbt in this process: parsed once, then one operation after the other on the parsed manifest.

Every `invoke` replaces dbt's adapters and callbacks for the whole process, so only one runs at a time.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from typing import Any

from dbt.adapters.factory import FACTORY
from dbt.cli.main import dbtRunner, dbtRunnerResult
from dbt.contracts.graph.manifest import Manifest
from dbt_common.events.base_types import EventMsg

from baselinr_dbt.compiled import keep_compiled
from baselinr_dbt.engine import (
    DbtOptions,
    Engine,
    Line,
    Listener,
    arguments_of,
    failure_of,
    machine_lines,
    without_trace,
)
from baselinr_dbt.errors import ConfigurationError
from baselinr_dbt.manifest import Node, node_of, require_package

PARTIAL_PARSE = "partial_parse.msgpack"
QUIET = ("--quiet", "--no-send-anonymous-usage-stats", "--log-level-file", "none", "--no-write-json")


class InProcess(Engine):
    """dbt's Python API."""

    def __init__(self, options: DbtOptions, debug: bool = False) -> None:
        super().__init__(options, debug)
        self._manifest: Manifest | None = None

    def __getstate__(self) -> dict[str, Any]:
        """Where workers are not forked, each parses for itself."""
        return {**self.__dict__, "_manifest": None}

    @property
    def manifest(self) -> Manifest:
        """The parsed project; parsed at the first use."""
        if self._manifest is None:
            keep_compiled(self.options.target_folder / "compiled")
            self._begin_from_users_parse()
            outcome = self._invoke(["parse"])
            if not outcome.success:
                raise ConfigurationError(f"dbt cannot read this project: {_text_of(outcome)}")
            assert isinstance(outcome.result, Manifest)
            require_package(outcome.result.macros)
            self._manifest = outcome.result
        return self._manifest

    def parse(self) -> None:
        assert self.manifest

    def nodes(self) -> list[Node]:
        found = (node_of(vars(node)) for node in (*self.manifest.nodes.values(), *self.manifest.sources.values()))
        return [node for node in found if node is not None]

    def operation(self, macro: str, payload: dict[str, Any], listen: Listener) -> None:
        lines: list[Line] = []

        def on_event(event: EventMsg) -> None:
            for line in machine_lines(event.data.msg) if event.info.name == "JinjaLogInfo" else []:
                lines.append(line)
                listen(line)

        outcome = self._invoke(["run-operation", macro, "--args", arguments_of(payload)], self.manifest, on_event)
        if not outcome.success and not any(line["event"] == "run" for line in lines):
            raise failure_of(_text_of(outcome), lines)

    def cancel(self) -> None:
        adapters: list[Any] = list(FACTORY.adapters.values())
        for adapter in adapters:
            if adapter.is_cancelable():
                with adapter.connection_named("baselinr_cancel"):
                    list(adapter.cancel_open_connections())

    def _listed(self, words: list[str]) -> list[str]:
        outcome = self._invoke(["list", *words], self.manifest)
        if not outcome.success:
            raise ConfigurationError(f"dbt cannot make this selection: {_text_of(outcome)}")
        return [str(line) for line in outcome.result or []]  # type: ignore[union-attr]

    def _begin_from_users_parse(self) -> None:
        """A first parse of a large project takes long; what the user's own dbt has parsed already is not parsed again."""
        folder = self.options.target_folder
        theirs = folder.parent / PARTIAL_PARSE
        if theirs.exists() and not (folder / PARTIAL_PARSE).exists():
            folder.mkdir(exist_ok=True)
            copy = folder / f"{PARTIAL_PARSE}.{os.getpid()}"  # another run may begin meanwhile, and must find all of it
            shutil.copyfile(theirs, copy)
            copy.replace(folder / PARTIAL_PARSE)

    def _invoke(
        self, command: list[str], manifest: Manifest | None = None, on_event: Callable[[EventMsg], None] | None = None
    ) -> dbtRunnerResult:
        quiet = [*QUIET, "--target-path", str(self.options.target_folder)]
        runner = dbtRunner(manifest=manifest, callbacks=[on_event] if on_event else [])
        with _silent(self.debug):
            return runner.invoke([*command, *quiet, *self.options.flags(command[0])])


@contextlib.contextmanager
def _silent(debug: bool) -> Iterator[None]:
    """dbt prints to stdout, which belongs to our documents."""
    with contextlib.redirect_stdout(sys.stderr if debug else io.StringIO()):
        yield


def _text_of(outcome: dbtRunnerResult) -> str:
    """dbt's error. The exception is None where the macro failed."""
    results = getattr(outcome.result, "results", None)
    return without_trace(str(results[0].message) if results else str(outcome.exception or ""))
