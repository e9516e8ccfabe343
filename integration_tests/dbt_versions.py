"""The dbt of another version: its own executable in its own environment (`make versions`), each command a process."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import PACKAGE, OperationFailed, Project


class Version:
    """One version of dbt."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.is_rust = name == "2.0"
        self.environment = Path(sys.prefix) if name == "1.12" else PACKAGE / ".venvs" / f"dbt-{name}"
        self.python = self.environment / "bin" / "python"

    def require(self, adapter: Any) -> None:
        """Skips what cannot be had here; what was only forgotten is a failure."""
        if self.is_rust and adapter != "duckdb":
            pytest.skip("dbt 2.0 is tested on DuckDB alone: it downloads the drivers of others")
        if self.is_rust and shutil.which("npm") is None:
            pytest.skip("dbt 2.0 takes its driver of DuckDB from npm, which is not there")
        assert self.python.exists(), f"there is no dbt {self.name}: make versions"

    def start(self, program: str, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
        """Runs a program of this version's environment in a project's folder, to its end."""
        return self._started(folder, str(self.environment / "bin" / program), *words)

    def runner(self, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
        """The same of `baselinr-dbt`: in this version's Python, or beside it where it has none."""
        if not self.is_rust:
            return self.start("baselinr-dbt", folder, *words)
        command = str(Path(sys.prefix) / "bin" / "baselinr-dbt")
        return self._started(folder, command, *words, "--dbt", str(self.environment / "bin" / "dbt"))

    def _started(self, folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
        variables = {**os.environ, "DBT_PROFILES_DIR": str(folder), "COLUMNS": "200", "NO_COLOR": "1", "ADBC_DRIVER_PATH": str(self.environment)}  # fmt: skip
        return subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, timeout=900)


class VersionedProject(Project):
    """A project that is driven by a dbt of some version, from outside. It is parsed by the first command that needs it."""

    def __init__(self, version: Version, *arguments: Any, **options: Any) -> None:
        self.version = version
        super().__init__(*arguments, **options)
        self.warehouse.execute(
            "select 1"
        )  # a file of DuckDB is made by the version's DuckDB: an older one cannot read a newer one's

    def parse(self) -> None:
        """Leaves it to dbt."""

    def dbt(self, *words: str) -> subprocess.CompletedProcess[str]:
        """A command of dbt."""
        return self.version.start("dbt", self.folder, *words, "--no-send-anonymous-usage-stats")

    def build(self, selected: str) -> bool:
        """`dbt build` of what is selected; whether all went well."""
        return self.dbt("build", "--select", selected).returncode == 0

    def invoke(self, macro: str, arguments: dict[str, Any]) -> tuple[list[dict[str, Any]], list[list[str]]]:
        """Runs a macro; what it says is found in dbt's log, as a person would see it."""
        done = self.dbt("run-operation", macro, "--args", json.dumps(arguments))
        said: dict[str, list[Any]] = {"BASELINR ": [], "TESTROWS ": []}
        for line in done.stdout.split("\n"):
            for prefix, found in said.items():
                if prefix in line:
                    found.append(json.loads(line.split(prefix, 1)[1]))
        if done.returncode != 0:
            raise OperationFailed(done.stdout + done.stderr, said["BASELINR "])
        return said["BASELINR "], [row for rows in said["TESTROWS "] for row in rows]
