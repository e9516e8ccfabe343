"""What may happen to a run of the installed command: workers that die, connections that break, locks, interrupts. Nothing is lost, and the
document says what became of each table."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from conftest import OperationFailed, Project
from test_cli import COMMAND, cli, started

from baselinr_dbt.engine import DbtOptions, engine_of
from baselinr_dbt.workers import Workers

# A relation of one row that takes ten minutes to read, and memory for none of it.
ENDLESS = "create or replace view raw.slow as select cast(sum(hash(a.range * b.range) % 3) as bigint) as a from range(10000000) as a, range(10000000) as b"
SLOW = {"raw.slow": True, "raw.one": True, "raw.two": True}
Rows = dict[str, dict[str, Any]]


class Run:
    """The command at work in a project's folder."""

    def __init__(self, project: Project, *words: str) -> None:
        environment = {**os.environ, "DBT_PROFILES_DIR": str(project.folder)}
        self.process = subprocess.Popen([COMMAND, "run", "--output", "json", *words], cwd=project.folder, env=environment, text=True,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)  # fmt: skip
        self.said = ""

    def until_said(self, text: str) -> None:
        """Waits until it has said this to stderr."""
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.said += line
            if text in line:
                return
        raise AssertionError(f"{text!r} was not said: {self.said}")

    def workers(self) -> list[int]:
        """The processes that it has forked; Python's multiprocessing has started others."""
        of = [Path(f"/proc/{self.process.pid}")]
        of += [Path("/proc") / pid for pid in (of[0] / "task" / of[0].name / "children").read_text().split()]
        return [int(path.name) for path in of[1:] if (path / "cmdline").read_text() == (of[0] / "cmdline").read_text()]

    def interrupt(self) -> None:
        """As Ctrl-C does, to all processes of the terminal."""
        os.killpg(self.process.pid, signal.SIGINT)

    def end(self) -> tuple[int, Rows]:
        """Its exit code, and its rows by table."""
        out, err = self.process.communicate(timeout=120)
        self.said += err
        assert "Traceback" not in self.said, self.said
        return self.process.returncode, {row["table"]: row for row in json.loads(out)["tables"]}


@pytest.fixture
def slow(make_project: Callable[..., Project], adapter: str) -> Project:
    """Three tables; raw.slow cannot be read to its end: on DuckDB it takes forever, elsewhere `held` locks it."""
    project = make_project(SLOW, adapter)
    project.warehouse.execute(
        "create schema raw", *(f"create table {name} as select 1 as a" for name in SLOW if name != "raw.slow")
    )
    project.warehouse.execute(ENDLESS if adapter == "duckdb" else "create table raw.slow as select 1 as a")
    return project


@contextmanager
def held(project: Project) -> Iterator[Callable[[], None]]:
    """Keeps raw.slow from being read until what is yielded is called, or the context ends."""
    if project.warehouse.adapter == "duckdb":
        yield lambda: None
        return
    connection = project.warehouse.server.connect(project.warehouse.database)  # type: ignore[attr-defined]
    connection.autocommit = False
    connection.cursor().execute("lock table raw.slow in access exclusive mode")
    yield connection.rollback
    connection.close()


def release(project: Project, unlock: Callable[[], None]) -> None:
    """raw.slow can be read again."""
    unlock()
    if project.warehouse.adapter == "duckdb":
        project.warehouse.execute("drop view raw.slow", "create table raw.slow as select 1 as a")


def waits(project: Project) -> list[list[Any]]:
    """Sessions of the server that wait for a lock."""
    return project.warehouse.execute(
        "select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"
    )


def until_it_waits(project: Project) -> int:
    """Until a session waits for a lock; its process id."""
    for _ in range(600):
        found = waits(project)
        if found:
            return int(found[0][0])
        time.sleep(0.1)
    raise AssertionError("no session waits for a lock")


def failures(project: Project) -> list[list[Any]]:
    """What the store says of failures: (table, error)."""
    return project.warehouse.execute(
        "select table_name, error from main_baselinr.baselinr_table_state where status = 'error'"
    )


def told(project: Project) -> list[list[Any]]:
    """Tables of which the store has an event of a failure."""
    return project.warehouse.execute(
        "select table_name from main_baselinr.baselinr_events where event_type = 'ProfilingFailed'"
    )


def profiled(project: Project) -> set[str]:
    """Tables with a complete profile in the store."""
    return {
        row[0]
        for row in project.warehouse.execute(
            "select table_name from main_baselinr.baselinr_table_state where last_profiled_at is not null"
        )
    }


def test_a_worker_that_is_killed_takes_one_table_along(slow: Project) -> None:
    with held(slow) as unlock:
        run = Run(slow, "--threads", "1")
        run.until_said("full raw.slow")
        (worker,) = run.workers()
        if slow.warehouse.adapter == "postgres":
            until_it_waits(slow)
        os.kill(worker, signal.SIGKILL)
        code, rows = run.end()
        assert code == 1
        assert {name: row["status"] for name, row in rows.items()} == {
            "slow": "error",
            "one": "success",
            "two": "success",
        }
        assert "killed by SIGKILL" in rows["slow"]["error"]
        assert told(slow) == [["slow"]]
        release(slow, unlock)
    # PostgreSQL notices a dead client when it has something to tell it: what was under way may still end, and be committed.
    ended = {"success"} if slow.warehouse.adapter == "duckdb" else {"success", "skipped"}
    again = json.loads(cli(slow, "run", "--output", "json").stdout)["tables"]
    rows = {row["table"]: row["status"] for row in again}
    assert rows.pop("slow") in ended
    assert rows == {"one": "skipped", "two": "skipped"}
    assert failures(slow) == []


@pytest.mark.parametrize("adapter", ["postgres"], indirect=True, scope="module")
def test_a_lost_connection_is_tried_again(slow: Project) -> None:
    with held(slow) as unlock:
        run = Run(slow)
        slow.warehouse.execute(f"select pg_terminate_backend({until_it_waits(slow)})")
        until_it_waits(slow)
        unlock()
        code, rows = run.end()
    assert (code, rows["slow"]["status"]) == (0, "success")
    assert "trying again in 1 s (1 of 2)" in run.said
    assert failures(slow) == []


@pytest.mark.parametrize("adapter", ["postgres"], indirect=True, scope="module")
def test_a_connection_that_is_lost_for_good_is_a_failure(slow: Project) -> None:
    with held(slow):
        run = Run(slow, "--retries", "0")
        slow.warehouse.execute(f"select pg_terminate_backend({until_it_waits(slow)})")
        code, rows = run.end()
    assert (code, rows["slow"]["status"], rows["one"]["status"]) == (1, "error", "success")
    assert "trying again" not in run.said
    assert [name for name, _ in failures(slow)] == ["slow"]


def test_a_table_has_a_time_limit(slow: Project) -> None:
    sources = slow.folder / "models" / "sources.yml"
    sources.write_text(sources.read_text().replace("baselinr: true", "baselinr: {timeout_seconds: 3}", 1))
    with held(slow) as unlock:
        done = cli(slow, "run", "--output", "json")
        rows = {row["table"]: row for row in json.loads(done.stdout)["tables"]}
        assert (done.returncode, rows["slow"]["status"], rows["one"]["status"]) == (1, "error", "success")
        assert ("timeout_seconds (3)" if slow.warehouse.adapter == "duckdb" else "statement timeout") in rows["slow"][
            "error"
        ]
        assert [name for name, _ in failures(slow)] == ["slow"]
        release(slow, unlock)
    assert cli(slow, "run").returncode == 0


@pytest.mark.parametrize("adapter", ["postgres"], indirect=True, scope="module")
def test_interrupted_once_it_ends_what_is_in_flight(slow: Project) -> None:
    with held(slow) as unlock:
        run = Run(slow, "--threads", "1", "--full-refresh")
        until_it_waits(slow)
        run.interrupt()
        run.until_said("interrupted: finishing 1 table")
        unlock()
        code, rows = run.end()
    assert code == 130
    in_flight = {name for name, row in rows.items() if row["status"] == "success"}
    assert "slow" in in_flight
    assert {row["status"] for row in rows.values()} <= {"success", "not_run"}
    assert profiled(slow) == in_flight
    resumed = cli(slow, "run", "--resume", "--output", "json")
    if in_flight == set(rows):
        assert resumed.returncode == 2
    else:
        rest = json.loads(resumed.stdout)["tables"]
        assert {row["table"]: row["reason"] for row in rest} == dict.fromkeys(set(rows) - in_flight, "forced")
    assert profiled(slow) == {"slow", "one", "two"}
    assert "nothing to resume" in cli(slow, "run", "--resume").stderr


def test_interrupted_twice_it_stops(slow: Project) -> None:
    with held(slow) as unlock:
        run = Run(slow, "--threads", "1")
        run.until_said("full raw.slow")
        if slow.warehouse.adapter == "postgres":
            until_it_waits(slow)
        run.interrupt()
        run.until_said("interrupted")
        run.interrupt()
        code, rows = run.end()
        assert code == 130
        assert rows["slow"]["status"] == "error"
        if slow.warehouse.adapter == "postgres":
            assert waits(slow) == []
        assert "slow" not in profiled(slow)
        assert failures(slow) == [["slow", "stopped by a second interrupt"]]
        release(slow, unlock)
    assert cli(slow, "run").returncode == 0
    assert profiled(slow) == {"slow", "one", "two"}


@pytest.mark.parametrize("adapter", ["postgres"], indirect=True, scope="module")
def test_a_worker_that_dies_without_work_is_not_missed(slow: Project) -> None:
    engine = engine_of(DbtOptions(project_dir=str(slow.folder), profiles_dir=str(slow.folder)))
    with Workers(engine) as workers:
        first, second = workers.start(), workers.start()
        second.kill()
        second.process.join()
        lines = workers.call("baselinr_plan", {})
        assert [len(line["document"]["tables"]) for line in lines if line["event"] == "plan"] == [3]
        assert workers.members == [first]
    assert not first.process.is_alive()


def test_interrupted_before_there_is_a_plan_it_writes_nothing(slow: Project) -> None:
    run = Run(slow)
    run.process.send_signal(signal.SIGINT)
    out, _ = run.process.communicate(timeout=60)
    assert (run.process.returncode, out) == (130, "") or run.process.returncode == -signal.SIGINT


@pytest.fixture
def broken_at_a_look(make_project: Callable[..., Project], adapter: str) -> Project:
    """Three tables that were profiled; raw.bad has a key, and to compare it by its key is now an error."""
    project = make_project({"raw.bad": {"partition": {"key": "k"}}, "raw.one": True, "raw.two": True}, adapter)
    project.warehouse.execute("create schema raw", "create table raw.texts as select '1' as t", *(f"create table raw.{name} as select 1 as a" for name in ("one", "two")),
                              "create view raw.bad as select 1 as k, cast(t as integer) as a from raw.texts")  # fmt: skip
    assert cli(project, "run", "--quiet").returncode == 0
    project.warehouse.execute("insert into raw.texts values ('x')", "insert into raw.one values (2)")
    return project


def test_a_table_that_cannot_be_compared_fails_alone(broken_at_a_look: Project) -> None:
    done = cli(broken_at_a_look, "run", "--output", "json")
    rows = {row["table"]: row for row in json.loads(done.stdout)["tables"]}
    assert done.returncode == 1
    assert (rows["bad"]["status"], rows["bad"]["reason"]) == ("error", "detection_failed")
    assert "x" in rows["bad"]["error"]
    assert {name: (rows[name]["action"], rows[name]["status"]) for name in ("one", "two")} == {
        "one": ("full", "success"),
        "two": ("skip", "skipped"),
    }
    assert [name for name, _ in failures(broken_at_a_look)] == ["bad"]
    plan = json.loads(cli(broken_at_a_look, "plan", "--output", "json").stdout)["tables"]
    assert {row["table"]: row["reason"] for row in plan}["bad"] == "detection_failed"


def test_a_look_has_a_time_limit_too(make_project: Callable[..., Project], adapter: str) -> None:
    project = make_project({"raw.slow": {"partition": {"key": "k"}, "timeout_seconds": 3}, "raw.one": True}, adapter)
    project.warehouse.execute(
        "create schema raw", "create table raw.slow as select 1 as k, 1 as a", "create table raw.one as select 1 as a"
    )
    assert cli(project, "run", "--quiet").returncode == 0
    if adapter == "duckdb":
        project.warehouse.execute("drop table raw.slow", ENDLESS.replace("select ", "select 1 as k, "))
    else:
        project.warehouse.execute("insert into raw.slow values (1, 2)")
    with held(project):
        done = cli(project, "run", "--output", "json")
    rows = {row["table"]: (row["status"], row["reason"]) for row in json.loads(done.stdout)["tables"]}
    assert (done.returncode, rows) == (1, {"slow": ("error", "detection_failed"), "one": ("skipped", "snapshot_match")})


def test_in_plain_dbt_it_is_looked_at_last_from_the_next_run_on(broken_at_a_look: Project) -> None:
    """Where a macro cannot catch the error, the first run ends with it."""
    for _ in range(2):
        with pytest.raises(OperationFailed, match="x"):
            broken_at_a_look.run()
    # what changed beside it is profiled all the same
    assert broken_at_a_look.sql(
        "select row_count from main_baselinr.baselinr_table_state where table_name = 'one'"
    ) == [["2"]]
    rows = broken_at_a_look.sql(
        "select table_name from main_baselinr.baselinr_table_state where started_at is not null"
    )
    assert rows == ([["bad"]] if broken_at_a_look.warehouse.adapter == "duckdb" else [])
    broken_at_a_look.sql("delete from raw.texts where t = 'x'")
    assert broken_at_a_look.run()["raw.bad"]["status"] == "skipped"
    assert broken_at_a_look.sql(
        "select count(*) from main_baselinr.baselinr_table_state where started_at is not null"
    ) == [["0"]]


def test_a_full_disk(make_project: Callable[..., Project]) -> None:
    """On DuckDB, whose process is ours to be kept from writing more: what does not fit fails alone, and nothing of it is there."""
    project = make_project({"raw.wide": True, "raw.one": True, "raw.two": True})
    columns = ", ".join(f"'text ' || i || ' {n}' as c{n}" for n in range(120))
    project.warehouse.execute(
        "create schema raw",
        f"create table raw.wide as select {columns} from range(1000) as r(i)",
        *(f"create table raw.{name} as select 1 as a" for name in ("one", "two")),
    )
    assert cli(project, "run", "--quiet", "--select", "source:raw.one").returncode == 0
    done = started(project.folder, "prlimit", "--fsize=200000", COMMAND, "run", "--output", "json", "--full-refresh")
    rows = {row["table"]: row for row in json.loads(done.stdout)["tables"]}
    assert {name: row["status"] for name, row in rows.items()} == {"wide": "error", "one": "success", "two": "success"}
    assert "File too large" in rows["wide"]["error"]
    assert [name for name, _ in failures(project)] == ["wide"]
    assert profiled(project) == {"one", "two"}
    assert project.warehouse.execute(
        "select count(*) from main_baselinr.baselinr_column_state where unique_id like '%wide'"
    ) == [[0]]
    assert cli(project, "run").returncode == 0
    assert profiled(project) == {"one", "two", "wide"}
