"""dbt as a process, for tests whose point is what a process does: what it prints, its exit code, and that it may be killed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from conftest import Project

DBT = Path(sys.executable).parent / "dbt"


def started(project: Project, *command: str) -> subprocess.Popen[str]:
    """A dbt that has begun. Its lines can be read while it works."""
    environment = {**os.environ, "DBT_PROFILES_DIR": str(project.folder), "DBT_SEND_ANONYMOUS_USAGE_STATS": "false"}
    return subprocess.Popen(
        [DBT, "--no-use-colors", *command], cwd=project.folder, env=environment, text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip


def process(project: Project, *command: str) -> subprocess.CompletedProcess[str]:
    """The same at its end."""
    running = started(project, *command)
    text, _ = running.communicate(timeout=300)
    return subprocess.CompletedProcess(running.args, running.returncode, text)


def read_until(running: subprocess.Popen[str], text: str) -> str:
    """What it printed up to the first line with ``text``."""
    assert running.stdout is not None
    read = ""
    for line in running.stdout:
        read += line
        if text in line:
            return read
    raise AssertionError(f"it ended without {text!r}:\n{read}")
