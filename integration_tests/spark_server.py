"""A real Spark with Iceberg in a temporary folder, reached as dbt-spark reaches one: through the Thrift server. It runs in an environment
of its own (`make spark`), because its packages are large. With Delta's jars in DELTA_JARS its tables are Delta's (`make test-delta`)."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from postgres_server import free_port
from pyhive import hive

ROOT = Path(__file__).parent.parent
PYTHON = ROOT / ".venvs" / "spark" / "bin" / "python"
PROGRAM = Path(__file__).parent / "standins" / "spark_thrift.py"
FILE_FORMAT = "delta" if "DELTA_JARS" in os.environ else "iceberg"
START = 300  # seconds; 10 to 20 on an idle machine
HOW = "run `make spark` (it needs Java 17: apt-get install openjdk-17-jre-headless)"


def has_rows(statement: str) -> bool:
    """Does this statement answer with rows?"""
    return statement.lstrip(" (\n").split(None, 1)[0].lower() in ("select", "with", "show", "describe", "explain", "call", "set")  # fmt: skip


class SparkServer:
    """One Spark, with one metastore, for all projects of a run: each has schemas of its own."""

    file_format = FILE_FORMAT

    def __init__(self) -> None:
        if not PYTHON.exists():
            raise RuntimeError(f"there is no environment for Spark; {HOW}")
        self.folder = Path(tempfile.mkdtemp(prefix="baselinr-spark-"))
        self.port = free_port()
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [PYTHON, PROGRAM, str(self.port), str(self.folder)], cwd=self.folder, stdin=subprocess.PIPE, stdout=log, stderr=log,
                start_new_session=True, env={**os.environ, "SPARK_LOCAL_IP": "127.0.0.1"},
            )  # fmt: skip
        self._wait()

    def _wait(self) -> None:
        deadline = time.monotonic() + START
        while b"ready\n" not in (self.folder / "log").read_bytes():
            if self.process.poll() is not None or time.monotonic() > deadline:
                text = (self.folder / "log").read_text(errors="replace")[-2000:]
                self.remove()
                raise RuntimeError(f"Spark did not start; {HOW}:\n{text}")
            time.sleep(0.1)

    def connect(self) -> Any:
        """A session of its own."""
        return hive.connect("127.0.0.1", self.port, username="test")

    def execute(self, *statements: str) -> list[list[Any]]:
        """Runs statements one by one; the rows of the last one. In a session of their own: one that lasts keeps what it knows of a table,
        and does not see at once what others write."""
        rows: list[list[Any]] = []
        connection = self.connect()
        cursor = connection.cursor()
        for statement in statements:
            cursor.execute(statement)
            # what has no result has one without columns, which the client cannot read
            rows = [list(row) for row in cursor.fetchall()] if has_rows(statement) else []
        connection.close()
        return rows

    def remove(self) -> None:
        """Ends Spark, its JVM included, and deletes what it wrote."""
        if self.process.stdin:
            self.process.stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(20)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)  # the JVM is a child of the session that was started for it
        self.process.wait(20)
        shutil.rmtree(self.folder, ignore_errors=True)
