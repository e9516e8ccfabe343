"""The stand-in for Snowflake (standins/snowflake_server.py), started for tests; and a connection past dbt."""

from __future__ import annotations

import contextlib
import json
import shutil
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

import snowflake.connector
from postgres_server import free_port

ROOT = Path(__file__).parent.parent
PYTHON = ROOT / ".venvs" / "snowflake-server" / "bin" / "python"
PROGRAM = Path(__file__).parent / "standins" / "snowflake_server.py"
# No test waits longer for one statement, whatever happens to the server.
LOGIN_SECONDS, STATEMENT_SECONDS = 20, 60


class SnowflakeStandin:
    """One server, its data in a folder of its own. ``kill`` leaves the data; ``start`` takes it up again; ``remove`` deletes it."""

    def __init__(self) -> None:
        assert PYTHON.exists(), "the stand-in's environment is missing; run `make standins`"
        self.folder = Path(tempfile.mkdtemp(prefix="baselinr-snowflake-"))
        self.port = free_port()
        self.databases = 0
        self.start()

    def start(self, seconds: float = 60) -> None:
        """Starts the server and waits until it answers."""
        with (self.folder / "log").open("ab") as log:
            command = [str(PYTHON), str(PROGRAM), str(self.port), str(self.folder)]
            self.process = subprocess.Popen(
                command, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )
        deadline = time.monotonic() + seconds
        while True:
            try:
                self._post("standin/statements", None)
                return
            except OSError:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(
                        f"the stand-in did not start:\n{(self.folder / 'log').read_text()[-2000:]}"
                    ) from None
                time.sleep(0.05)

    def kill(self) -> None:
        """kill -9."""
        self.process.kill()
        self.process.wait(20)

    def remove(self) -> None:
        """Stops the server and deletes its data."""
        if self.process.poll() is None:
            self.process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(10)
        if self.process.poll() is None:
            self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def faults(self, *faults: dict[str, Any]) -> None:
        """What is to go wrong from now on; nothing, if none is given. See ``Fault`` in the stand-in."""
        self._post("standin/fault", list(faults))

    def statements(self) -> list[str]:
        """What was sent since this was last asked."""
        found: list[str] = self._post("standin/statements", None)
        return found

    def _post(self, path: str, content: Any) -> Any:
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/{path}", json.dumps(content).encode())
        with urllib.request.urlopen(request, timeout=10) as response:
            return json.loads(response.read())

    def connect(self, database: str, schema: str = "MAIN") -> Any:
        """A connection past dbt, for what tests do from outside."""
        return snowflake.connector.connect(
            account="standin", user="tester", password="none", host="127.0.0.1", port=self.port, protocol="http",
            database=database, schema=schema, login_timeout=LOGIN_SECONDS, network_timeout=STATEMENT_SECONDS,
            platform_detection_timeout_seconds=0.0,
        )  # fmt: skip

    def execute(self, *statements: str, database: str) -> list[tuple[Any, ...]]:
        """Runs statements one by one in a session of their own, each committed; the rows of the last one."""
        connection = self.connect(database)
        try:
            cursor = connection.cursor()
            for statement in statements:
                cursor.execute(statement, timeout=STATEMENT_SECONDS)
            return list(cursor.fetchall()) if statements else []
        finally:
            connection.close()

    def create_database(self) -> str:
        """The name of a new database; connecting makes it."""
        self.databases += 1
        return f"WAREHOUSE{self.databases}"
