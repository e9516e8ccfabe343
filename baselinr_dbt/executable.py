"""dbt as a program, read by its JSON logs: where dbt has no Python API, or where the user names the executable.

Each operation starts the program anew, and it parses anew.
"""

from __future__ import annotations

import contextlib
import fcntl
import io
import json
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

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

# Linux takes no argument of 128 kB or more.
LONGEST_ARGUMENT = 120_000
ABOUT_THE_ERROR = re.compile(r"^.*?error while running operation: ", re.IGNORECASE)


class Executable(Engine):
    """A dbt executable, ``dbt`` by default."""

    def __init__(self, options: DbtOptions, debug: bool = False) -> None:
        super().__init__(options, debug)
        self._manifest: dict[str, Any] | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def parse(self) -> None:
        if self._manifest is None:
            manifest = self._parsed()
            require_package(manifest["macros"])
            self._manifest = {"nodes": [*manifest["nodes"].values(), *manifest["sources"].values()]}

    def _parsed(self) -> dict[str, Any]:
        """dbt's manifest, which it writes to a file: nobody else may do so before it is read."""
        folder = self.options.target_folder
        project = folder.parent.parent
        if not project.is_dir():
            raise ConfigurationError(f"dbt cannot read this project: there is no folder {project}")
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "parse.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            code, errors = self._logged(["parse"], lambda message: None)
            if code:
                raise ConfigurationError(f"dbt cannot read this project: {errors}")
            manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        return manifest

    def nodes(self) -> list[Node]:
        self.parse()
        assert self._manifest is not None
        return [node for node in map(node_of, self._manifest["nodes"]) if node is not None]

    def operation(self, macro: str, payload: dict[str, Any], listen: Listener) -> None:
        lines: list[Line] = []

        def on_message(message: str) -> None:
            for line in machine_lines(message):
                lines.append(line)
                listen(line)

        command = ["run-operation", macro, "--no-write-json", "--args", arguments_of(payload)]
        code, errors = self._logged(command, on_message)
        if code and not any(line["event"] == "run" for line in lines):
            raise failure_of(errors, lines)

    def payload_fits(self, payload: dict[str, Any]) -> bool:
        return len(arguments_of(payload).encode()) < LONGEST_ARGUMENT

    def cancel(self) -> None:
        """dbt cancels its statements when it is interrupted."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                self._process.send_signal(signal.SIGINT)

    def _listed(self, words: list[str]) -> list[str]:
        command = self._command(["list", "--quiet", "--no-write-json", *words])
        with _found(command):
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise ConfigurationError(f"dbt cannot make this selection: {(done.stdout + done.stderr).strip()}")
        return done.stdout.split("\n")

    def _command(self, words: list[str]) -> list[str]:
        folder = self.options.target_folder
        ours = ["--no-send-anonymous-usage-stats", "--target-path", str(folder), "--log-path", str(folder / "logs")]
        return [self.options.executable or "dbt", *words, *ours, *self.options.flags(words[0])]

    def _logged(self, words: list[str], on_message: Callable[[str], None]) -> tuple[int, str]:
        """Runs dbt; hands on what it logs, message by message; returns its exit code, and what it said of errors."""
        errors: list[str] = []
        command = self._command([*words, "--log-format", "json"])
        with _found(command):
            self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        assert self._process.stdout is not None
        for text in io.TextIOWrapper(self._process.stdout, encoding="utf-8", newline="\n"):
            if self.debug:
                print(text, end="", file=sys.stderr)
            level, message = _message_of(text)
            on_message(message)
            if level == "error" and message:
                errors.append(ABOUT_THE_ERROR.sub("", message))
        code = self._process.wait()
        self._process = None
        return code, without_trace("\n".join(errors[:1]))


@contextlib.contextmanager
def _found(command: list[str]) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise ConfigurationError(f"there is no dbt to run: {command[0]} is not found") from error


def _message_of(text: str) -> tuple[str, str]:
    """Level and message of a line of the log. What is no JSON was said before logging was set up, and matters only if dbt failed."""
    try:
        line = json.loads(text)
        return line["info"]["level"], line.get("data", {}).get("msg") or line["info"]["msg"]
    except (ValueError, KeyError, TypeError):
        return "error", text.strip()
