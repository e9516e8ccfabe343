"""Two runs at once, and runs, servers and statements that fail in the middle, on the stand-in: a table is profiled by one run, what is committed is all of a
profile or nothing of it, and a claim that was taken over cannot commit."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from conftest import OperationFailed, Project
from runs import FORK, run_at_once, start
from snowflake_standin import SnowflakeStandin
from test_law import rebuild_differences
from warehouses import Snowflake

from baselinr_dbt.engine import DbtOptions, engine_of
from baselinr_dbt.runner import run_tables

TABLES = ["raw.a", "raw.b"]
STATE = "main_baselinr.baselinr_table_state"
LONG = 300  # seconds that a server does not answer


@pytest.fixture(scope="module")
def server() -> Iterator[SnowflakeStandin]:
    started = SnowflakeStandin()
    yield started
    started.remove()


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project], server: SnowflakeStandin) -> Project:
    meta = {"partition": {"key": "k"}, "metrics": ["sum"]}
    project = make_project({table: meta for table in TABLES}, Snowflake(server))
    rows = "select dateadd(day, mod(seq4(), 3), '2024-01-01'::date) as k, seq4() as i from table(generator(rowcount => 30))"
    project.sql("create schema raw", *(f"create table {table} as {rows}" for table in TABLES))
    return project


@pytest.fixture(autouse=True)
def no_faults(server: SnowflakeStandin) -> Iterator[None]:
    yield
    if server.process.poll() is not None:
        server.start()
    server.faults()


def change(project: Project, table: str = "raw.a") -> None:
    """One partition of three changes."""
    project.sql(f"update {table} set i = i + 1 where k = '2024-01-02'")


def all_free(project: Project) -> None:
    """As if every claim had expired."""
    project.sql(f"update {STATE} set claimed_until = dateadd(minute, -1, sysdate()) where claimed_until is not null")


def statement(project: Project, what: str) -> str:
    """How a statement begins, up to where its table's name differs from run to run."""
    schema = f'insert into "{project.warehouse.database}"."MAIN_BASELINR"."'
    return schema + {"scan": "BASELINR_SCAN_", "results": "BASELINR_RESULTS", "runs": "BASELINR_RUNS"}[what]


def begin(project: Project, **arguments: Any) -> Any:
    """A run in a process of its own; `receive` waits for its rows, or its error as text."""
    receiver, sender = FORK.Pipe(duplex=False)

    def action() -> None:
        try:
            sender.send(project.rows_of(project.operation("baselinr_profile", **arguments), "run"))
        except Exception as error:
            sender.send(f"{type(error).__name__}: {error}")

    process = start(action)

    def receive(seconds: float = 120) -> Any:
        assert receiver.poll(seconds), "the run goes on and on"
        process.join(10)
        return receiver.recv()

    return process, receive


def wait_for(server: SnowflakeStandin, text: str, seconds: float = 60) -> None:
    """Until a statement with this text has reached the server."""
    deadline = time.monotonic() + seconds
    while not any(text in sent for sent in server.statements()):
        assert time.monotonic() < deadline, f"no statement with {text}"
        time.sleep(0.05)


def duplicates(project: Project) -> list[list[str]]:
    """Rows that are there twice."""
    return project.sql(
        "select unique_id, partition_id, column_name, count(*) from main_baselinr.baselinr_column_state group by 1, 2, 3 having count(*) > 1 "
        "union all select unique_id, partition_id, '', count(*) from main_baselinr.baselinr_partition_state group by 1, 2 having count(*) > 1 "
        f"union all select unique_id, '', '', count(*) from {STATE} group by 1 having count(*) > 1"
    )


def test_two_runs_at_once(project: Project) -> None:
    """The first runs of all, which write the first rows; and two that find changes."""
    for count in range(2):
        if count:
            change(project)
        outcomes = run_at_once(project, 2)
        rows = [project.spelled(name) for run in outcomes for name, row in run.items() if row["status"] == "success"]
        assert sorted(rows) == (TABLES if count == 0 else ["raw.a"])
        others = {row["reason"] for run in outcomes for row in run.values() if row["status"] != "success"}
        assert others <= {"running_elsewhere", "snapshot_match", "no_partition_changed"}
        assert duplicates(project) == []
    assert {row["action"] for row in project.run().values()} == {"skip"}
    assert rebuild_differences(project) == []


def test_a_claim_keeps_others_away_until_it_expires(project: Project) -> None:
    project.run()
    change(project)
    before = project.metrics("raw.a")
    project.sql(
        f"update {STATE} set claimed_by = 'another', claimed_until = dateadd(minute, 5, sysdate()) where table_name = 'A'"
    )
    row = project.run()["raw.a"]
    assert (row["status"], row["reason"]) == ("skipped", "running_elsewhere")
    assert project.metrics("raw.a") == before
    assert project.sql(f"select claimed_by from {STATE} where table_name = 'A'") == [["another"]]
    told = "select count(*) from main_baselinr.baselinr_events where event_type = 'ProfilingSkipped' and metadata like '%running_elsewhere%' and table_name = 'A'"
    assert int(project.sql(told)[0][0]) >= 1
    all_free(project)
    row = project.run()["raw.a"]
    assert (row["status"], row["changed_partitions"]) == ("success", ["2024-01-02"])
    assert project.sql(f"select claimed_by, cast(claimed_until as varchar) from {STATE} where table_name = 'A'") == [
        ["None", "None"]
    ]


@pytest.mark.parametrize("meanwhile", ["taken over", "reset"])
def test_a_claim_that_is_lost_cannot_commit(project: Project, server: SnowflakeStandin, meanwhile: str) -> None:
    """The run is still reading the table when its claim goes to another run; or when somebody resets the table."""
    project.run()
    change(project)
    scan = statement(project, "scan")
    server.faults({"text": scan, "does": "hang", "seconds": 4})
    server.statements()
    _, receive = begin(project, select="a")
    wait_for(server, scan)
    before = project.states()
    if meanwhile == "reset":
        project.operation("baselinr_reset", select="a")
        before = project.states()
    else:
        project.sql(
            f"update {STATE} set claimed_by = 'thief', claimed_until = dateadd(minute, 5, sysdate()) where table_name = 'A'"
        )
    row = receive()["raw.a"]
    assert (row["status"], row["reason"]) == ("skipped", "running_elsewhere")
    assert project.states() == before
    if meanwhile == "taken over":
        assert project.sql(f"select claimed_by from {STATE} where table_name = 'A'") == [["thief"]]
    all_free(project)
    assert project.run(select="a")["raw.a"]["reason"] == (
        "first_profile" if meanwhile == "reset" else "changed_partitions_detected"
    )
    assert rebuild_differences(project) == []


def test_a_run_that_is_killed_in_its_transaction(project: Project, server: SnowflakeStandin) -> None:
    """Its session is left with what it wrote; the service rolls it back when it is in the way, and its claim expires."""
    project.run()
    change(project)
    before = project.states()
    results = statement(project, "results")
    server.faults({"text": results, "does": "hang", "seconds": LONG})
    server.statements()
    process, _ = begin(project, select="a")
    wait_for(server, results)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join(10)
    server.faults()
    assert project.run(select="a")["raw.a"]["reason"] == "running_elsewhere"
    assert project.states() == before
    all_free(project)
    assert project.run(select="a")["raw.a"]["changed_partitions"] == ["2024-01-02"]
    assert (duplicates(project), rebuild_differences(project)) == ([], [])


def test_an_error_in_the_transaction(project: Project, server: SnowflakeStandin) -> None:
    """It is told as it is, nothing is committed; the runner writes it down, goes on, and the next run takes the table again."""
    project.run()
    for table in TABLES:
        change(project, table)
    before = project.states()
    fault = {"text": statement(project, "results"), "does": "error", "message": "the warehouse was suspended"}
    server.faults(fault)
    with pytest.raises(OperationFailed, match="the warehouse was suspended"):
        project.run(select="a")
    assert project.states() == before
    all_free(project)
    server.faults(fault)
    engine = engine_of(DbtOptions(project_dir=str(project.folder), profiles_dir=str(project.folder)))
    rows = {row["table"]: row for row in run_tables(engine, None, {})["tables"]}
    statuses = sorted((row["status"], row["error"] or "") for row in rows.values())
    assert statuses[0][0] == "error" and "the warehouse was suspended" in statuses[0][1]
    assert statuses[1] == ("success", "")
    assert project.sql(f"select count(*) from {STATE} where status = 'error' and claimed_by is null") == [["1"]]
    assert sorted(row["status"] for row in project.run().values()) == ["skipped", "success"]
    assert rebuild_differences(project) == []


def test_a_server_that_fails_for_a_moment(project: Project, server: SnowflakeStandin) -> None:
    """The client asks again; nothing is there twice."""
    project.run()
    change(project)
    server.faults({"text": statement(project, "scan"), "does": "http", "status": 503, "times": 2})
    assert project.run(select="a")["raw.a"]["status"] == "success"
    assert (duplicates(project), rebuild_differences(project)) == ([], [])


@pytest.mark.parametrize("does", ["die", "after"])
def test_a_server_that_dies(project: Project, server: SnowflakeStandin, does: str) -> None:
    """Before the commit, or when it has committed, but nobody was told. It comes back, and knows no session any more."""
    project.run()
    change(project)
    before = project.states()
    server.faults({"text": "COMMIT\n/*", "does": does, "skip": 1})
    _, receive = begin(project, select="a")
    server.process.wait(60)
    server.start()
    answer = receive()
    assert isinstance(answer, str) and answer.startswith("OperationFailed"), answer
    all_free(project)
    assert (project.states() == before) is (does == "die")
    row = project.run(select="a")["raw.a"]
    assert row["changed_partitions"] == (["2024-01-02"] if does == "die" else [])
    assert (duplicates(project), rebuild_differences(project)) == ([], [])
