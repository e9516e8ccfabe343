"""The caller's side of `host`: starts it, hears what it says, and leaves nothing behind."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Generator
from typing import Any

from baselinr_dbt.engine import Line
from baselinr_dbt.errors import ConfigurationError, OperationFailed
from baselinr_dbt.workers import cause_of_death

# Modules are looked for where this process finds them, and not in the folder of the project.
START = "import sys; sys.path[:] = sys.argv[1:]; from baselinr_dbt.host import main; main()"
# After which a host that was asked to end is killed. It cancels statements, which takes up to 3 seconds, and records what failed.
SECONDS_TO_END = 20
SECONDS_TO_BE_KILLED = 5


def answered(request: dict[str, Any], folder: str) -> Generator[Line, None, None]:
    """What the host says about a request, line by line; the last has the document. ``folder``: where it works, which is the project's.

    May be called from any thread. Whoever leaves early, by an exception or a Ctrl-C, ends the work: statements in flight are cancelled, and nothing that
    was committed is lost. Raises ConfigurationError, OperationFailed.
    """
    paths = [os.path.abspath(path) for path in sys.path]
    process = subprocess.Popen(
        [sys.executable, "-c", START, *paths],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=folder,
        encoding="utf-8",
        start_new_session=True,  # a Ctrl-C is for the caller, who then ends the host
    )
    is_done = False
    try:
        _ask(process, request)
        assert process.stdout is not None
        for text in process.stdout:
            line: Line = json.loads(text)
            is_done = "document" in line or "error" in line
            if "error" in line:
                raise (ConfigurationError if line["is_configuration"] else OperationFailed)(line["error"])
            yield line
        if not is_done:
            is_done = True
            raise OperationFailed(f"dbt's process {cause_of_death(process.wait(SECONDS_TO_END))}")
    finally:
        _end(process, is_done)


def _ask(process: subprocess.Popen[str], request: dict[str, Any]) -> None:
    assert process.stdin is not None
    with contextlib.suppress(BrokenPipeError), process.stdin:  # of one that died at once is heard below
        process.stdin.write(json.dumps(request))
    process.stdin = None


def _end(process: subprocess.Popen[str], is_done: bool) -> None:
    """Lets it end, or has it end; in any case it is gone, with what it has started. Nothing here waits for ever."""
    try:
        if not is_done:
            process.terminate()
        process.communicate(timeout=SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        pass
    finally:
        with contextlib.suppress(
            ProcessLookupError, PermissionError
        ):  # macOS permits no signal to a group that has ended
            os.killpg(process.pid, signal.SIGKILL)
        if process.stdout is not None:
            process.stdout.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(SECONDS_TO_BE_KILLED)
