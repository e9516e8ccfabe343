"""kill -9 at random moments of a run: of the runner, of its backend, of the server. Afterwards one more run has the full profile, and in
between the read models show the profile before or the one after, never a part. CRASHES=100 runs a hundred of them."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from typing import Any

import oracle
import pytest
from conftest import Project
from histories import COLUMNS, TABLE, apply, create, history, row
from postgres_server import Server
from runs import start
from test_law import rebuild_differences
from warehouses import Postgres

CRASHES = int(os.environ.get("CRASHES", "4"))
BEFORE_KILL = 0.35  # seconds; a run of these tables takes less


@pytest.fixture(scope="module", params=[False, True], ids=["plain", "declarative"])
def project(server: Server, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Project:
    meta: Any = True if request.param else {"partition": {"key": "k"}}
    project = Project(tmp_path_factory.mktemp("project"), Postgres(server), {TABLE: meta})
    project.declarative = request.param
    return project


def kill_runner(project: Project, server: Server, process: Any) -> None:
    """The backend goes on with what it was told, and ends when it finds nobody to answer."""
    os.kill(process.pid, signal.SIGKILL)


def kill_backend(project: Project, server: Server, process: Any) -> None:
    """To the server, a killed backend is a crash: it restarts by itself."""
    busy = (
        f"select pid from pg_stat_activity where datname = '{project.warehouse.database}' and pid <> pg_backend_pid()"
    )
    for (pid,) in server.execute(busy):
        os.kill(pid, signal.SIGKILL)


def kill_server(project: Project, server: Server, process: Any) -> None:
    """All of it at once."""
    server.crash()


def wait_until_quiet(project: Project, server: Server) -> None:
    """Until the server answers, and no backend of the dead run is left."""
    sessions = f"select count(*) from pg_stat_activity where datname = '{project.warehouse.database}' and pid <> pg_backend_pid()"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            if server.execute(sessions) == [(0,)]:
                return
        except Exception:
            time.sleep(0.05)
        time.sleep(0.02)
    raise AssertionError("a session of the dead run goes on")


def published(project: Project) -> Any:
    """What the read model shows: its own SQL, as an operation asks for it."""
    events = project.operation("baselinr_metrics")
    table = next(e["document"] for e in events if e["event"] == "metrics")["tables"][0]
    return {column["column_name"]: column["metrics"] for column in table["columns"]}


@pytest.mark.parametrize("kill", [kill_runner, kill_backend, kill_server])
def test_a_killed_run_leaves_nothing_half_done(project: Project, server: Server, kill: Callable[..., None]) -> None:
    rounds = len(
        [
            n
            for n in range(CRASHES)
            if n % 6 == [kill_runner, kill_backend, kill_server].index(kill) + 3 * project.declarative
        ]
    )
    generator = random.Random(f"{kill.__name__} {project.declarative}")
    for _ in range(rounds):
        project.empty(TABLE)
        create(project, project.declarative)
        project.sql(f"insert into {TABLE} values {', '.join(row(generator, COLUMNS) for _ in range(2000))}")
        project.run()
        old = published(project)
        apply(project, history(generator, 1, ["insert", "update", "delete", "move"])[0], dict(COLUMNS))
        process = start(lambda: project.operation("baselinr_profile"))
        time.sleep(generator.uniform(0, BEFORE_KILL))
        kill(project, server, process)
        process.join(60)
        assert not process.is_alive()
        wait_until_quiet(project, server)
        shown = published(project)
        rows = project.run()
        assert rows[TABLE]["status"] in ("success", "skipped"), rows[TABLE]
        assert shown in (old, published(project)), "a part of a profile was visible"
        assert oracle.differences(project.metrics(TABLE), oracle.expected(project, TABLE, COLUMNS), COLUMNS) == []
        assert rebuild_differences(project) == []
