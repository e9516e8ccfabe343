"""Statements and servers that fail in the middle of a run, on the stand-in: what is committed is all of a profile or nothing of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from conftest import OperationFailed, Project
from runs import Begun
from snowflake_standin import SnowflakeStandin
from test_claims import SOURCES, STATE, TABLES, change, create, duplicates, expire
from test_law import rebuild_differences
from warehouses import Snowflake

from baselinr_dbt.engine import DbtOptions, engine_of
from baselinr_dbt.runner import run_tables


@pytest.fixture(scope="module")
def server() -> Iterator[SnowflakeStandin]:
    started = SnowflakeStandin()
    yield started
    started.remove()


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project], server: SnowflakeStandin) -> Project:
    project = make_project(SOURCES, Snowflake(server))
    create(project)
    return project


@pytest.fixture(autouse=True)
def no_faults(server: SnowflakeStandin) -> Iterator[None]:
    yield
    if server.process.poll() is not None:
        server.start()
    server.faults()


def statement(project: Project, what: str) -> str:
    """How a statement begins, up to where its table's name differs from run to run."""
    schema = f'insert into "{project.warehouse.database}"."MAIN_BASELINR"."'
    return schema + {"scan": "BASELINR_SCAN_", "results": "BASELINR_RESULTS"}[what]


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
    expire(project)
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
    """The fourth commit is the last: two are of a look. Before the commit, or when it has committed, but nobody was told. It comes back, and knows no session any more."""
    project.run()
    change(project)
    before = project.states()
    server.faults({"text": "COMMIT\n/*", "does": does, "skip": 3})
    run = Begun(project, select="a")
    server.process.wait(60)
    server.start()
    answer = run.outcome()
    assert isinstance(answer, str) and answer.startswith("OperationFailed"), answer
    expire(project)
    assert (project.states() == before) is (does == "die")
    row = project.run(select="a")["raw.a"]
    assert row["changed_partitions"] == (["2024-01-02"] if does == "die" else [])
    assert (duplicates(project), rebuild_differences(project)) == ([], [])
