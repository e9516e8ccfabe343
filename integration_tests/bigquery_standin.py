"""The stand-in for BigQuery (standins/bigquery_server.py), started for tests; and a client past dbt."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

from google.api_core.client_options import ClientOptions
from google.auth.credentials import AnonymousCredentials
from google.cloud import bigquery
from postgres_server import free_port

ROOT = Path(__file__).parent.parent
PYTHON = ROOT / ".venvs" / "bigquery-server" / "bin" / "python"
PROGRAM = Path(__file__).parent / "standins" / "bigquery_server.py"
# No test waits longer for one statement, whatever happens to the server.
STATEMENT_SECONDS = 60


class BigQueryStandin:
    """One server. ``durable``: its data is in a folder of its own, so that after a ``kill`` a ``start`` takes it up again."""

    def __init__(self, durable: bool = False) -> None:
        assert PYTHON.exists(), "the stand-in's environment is missing; run `make standins`"
        self.folder = Path(tempfile.mkdtemp(prefix="baselinr-bigquery-"))
        self.port = free_port()
        self.durable = durable
        self.projects = 0
        self.start()

    def start(self, seconds: float = 120) -> None:
        """Starts the server and waits until it answers."""
        with (self.folder / "log").open("ab") as log:
            command = [str(PYTHON), str(PROGRAM), str(self.port), *([str(self.folder)] if self.durable else [])]
            self.process = subprocess.Popen(
                command, cwd=self.folder, env=os.environ | {"HOME": str(self.folder)}, stdin=subprocess.DEVNULL,
                stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        deadline = time.monotonic() + seconds
        while True:
            try:
                self.statements()
                return
            except OSError:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(
                        f"the stand-in did not start:\n{(self.folder / 'log').read_text()[-2000:]}"
                    ) from None
                time.sleep(0.1)

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

    def buffer(self, **rows: int) -> None:
        """How many rows wait in the streaming buffer of a table, `project.dataset.table`; of no others."""
        self._post("standin/buffer", rows)

    def catalog(self, project: str) -> dict[tuple[str, str, str], dict[str, str]]:
        """The columns of every table of a project, with their types."""
        found: dict[tuple[str, str, str], dict[str, str]] = {}
        for (dataset,) in self.execute("select schema_name from INFORMATION_SCHEMA.SCHEMATA", project=project):
            columns = f"select table_name, column_name, data_type from {dataset}.INFORMATION_SCHEMA.COLUMNS"
            for table, column, kind in self.execute(columns, project=project):
                found.setdefault((project, dataset, table), {})[column] = kind
        return found

    def _post(self, path: str, content: Any) -> Any:
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/{path}",
            json.dumps(content).encode(),
            headers={"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=10) as response:
            return json.loads(response.read())

    def execute(self, *statements: str, project: str) -> list[list[Any]]:
        """Runs statements one by one, each a job; the rows of the last one. Nothing is tried twice."""
        options = ClientOptions(api_endpoint=f"http://127.0.0.1:{self.port}")
        client = bigquery.Client(project=project, credentials=AnonymousCredentials(), client_options=options)
        rows: list[list[Any]] = []
        try:
            for statement in statements:
                job = client.query(statement, job_retry=None, retry=None, timeout=STATEMENT_SECONDS)
                found = job.result(timeout=STATEMENT_SECONDS, job_retry=None, retry=None)
                rows = [list(row.values()) for row in found]
        finally:
            client.close()
        return rows

    def create_project(self) -> str:
        """The name of a new project, with a dataset `main`."""
        self.projects += 1
        name = f"warehouse-{self.projects}"
        self.execute("create schema main", project=name)
        return name
