"""Commands as people type them, and what they took."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from harness import Project

# Starts a command and tells what it took. A process of its own, because a peak of memory begins with that of the process it was started by.
START = """
import json, resource, subprocess, sys
try:
    done = subprocess.run(sys.argv[2:], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=json.loads(sys.argv[1]))
    status, output = done.returncode, done.stdout.decode()
except subprocess.TimeoutExpired:
    status, output = None, ""
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([status, output[-20000:], used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""


@dataclass
class Taken:
    """What a process took: seconds of the processor, seconds of the clock, megabytes at its peak. ``status`` is None where it was stopped."""

    cpu: float
    wall: float
    memory: float
    status: int | None = 0
    output: str = ""


def command_taken(command: list[str], folder: Path, limit: float | None = None) -> Taken:
    """Runs a command in a folder, for ``limit`` seconds at most."""
    start = time.perf_counter()
    told = subprocess.run(
        [sys.executable, "-c", START, json.dumps(limit), *command], cwd=folder, capture_output=True, check=True
    )
    status, output, cpu, memory = json.loads(told.stdout)
    return Taken(cpu, time.perf_counter() - start, memory, status, output)


def of_project(project: Project, program: str, *words: str) -> list[str]:
    """One of the commands that are installed beside this Python, for a project."""
    folder = ["--project-dir", str(project.folder), "--profiles-dir", str(project.folder)]
    return [str(Path(sys.executable).with_name(program)), *words, *folder]


def process(project: Project, program: str, *words: str) -> Taken:
    """Runs such a command, which must succeed."""
    taken = command_taken(of_project(project, program, *words), project.folder)
    assert taken.status == 0, taken.output
    return taken


NOTHING = ("dbt", "run-operation", "test_sql", "--args", json.dumps({"statements": '["select 1"]'}))
