"""Where no lock of a row outlasts a statement: two runs at once, a claim that is held, lost and left behind. A table is profiled by one run, and a claim
that was taken over cannot commit."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import Project
from runs import Begun, run_at_once
from test_law import rebuild_differences

TABLES = ["raw.a", "raw.b"]
SOURCES = {table: {"partition": {"key": "k"}, "metrics": ["sum"]} for table in TABLES}
A = "unique_id = 'source.shop.raw.a'"
STATE = "main_baselinr.baselinr_table_state"
# Where a run can be held after it has made its claim: before it reads the table, before it makes sure of the claim, and in the middle of its writes.
SCAN, MARK, WRITES = "baselinr_scan_", " commits'", r"insert into \S*baselinr_results\W"
# Those at which somebody else may take the claim. BigQuery is sent all of it at once; elsewhere a transaction holds the row.
MOMENTS = {"snowflake": [SCAN, MARK], "bigquery": [SCAN], "redshift": [SCAN], "spark": [MARK, WRITES]}


@pytest.fixture(scope="module", params=["snowflake", "bigquery", pytest.param("redshift", marks=pytest.mark.slow)])
def adapter(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project], adapter: str) -> Project:
    project = make_project(SOURCES, adapter)
    create(project)
    return project


def create(project: Project) -> None:
    """Two tables of three partitions."""
    rows = ", ".join(f"(date '2024-01-0{1 + n % 3}', {n})" for n in range(30))
    project.sql("create schema raw")
    for table in TABLES:
        project.sql(f"create table {table} (k date, i integer)", f"insert into {table} values {rows}")


def change(project: Project, table: str = "raw.a") -> None:
    """One partition of three changes."""
    project.sql(f"update {table} set i = i + 1 where k = date '2024-01-02'")


def expire(project: Project) -> None:
    """As if `claim_minutes` had passed."""
    project.sql(f"update {STATE} set claimed_until = {project.moment('2000-01-01')} where claimed_by is not null")


def claim(project: Project, name: str) -> None:
    """Another run's claim of the table."""
    project.sql(f"update {STATE} set claimed_by = '{name}', claimed_until = {project.moment('2999-01-01')} where {A}")


def duplicates(project: Project) -> list[list[str]]:
    """Rows that are there twice."""
    return project.sql(
        "select unique_id, partition_id, column_name, count(*) from main_baselinr.baselinr_column_state group by 1, 2, 3 having count(*) > 1 "
        "union all select unique_id, partition_id, '', count(*) from main_baselinr.baselinr_partition_state group by 1, 2 having count(*) > 1 "
        f"union all select unique_id, '', '', count(*) from {STATE} group by 1 having count(*) > 1"
    )


def test_two_runs_at_once(project: Project, adapter: str) -> None:
    """The first runs of all, which write the first rows; and two that find changes."""
    if adapter == "redshift":
        # two sessions cannot make one schema at the same time
        project.operation("baselinr_init")
    for count in range(2):
        if count:
            change(project)
        outcomes = run_at_once(project, 2)
        rows = [name for run in outcomes for name, row in run.items() if row["status"] == "success"]
        assert sorted(rows) == (TABLES if count == 0 else ["raw.a"])
        others = {row["reason"] for run in outcomes for row in run.values() if row["status"] != "success"}
        assert others <= {"running_elsewhere", "snapshot_match", "no_partition_changed"}
        assert duplicates(project) == []
    assert {row["action"] for row in project.run().values()} == {"skip"}
    assert rebuild_differences(project) == []


def test_a_claim_keeps_others_away_until_it_expires(project: Project) -> None:
    project.run(select="a")
    change(project)
    before = project.metrics("raw.a")
    claim(project, "another")
    row = project.run(select="a")["raw.a"]
    assert (row["status"], row["reason"]) == ("skipped", "running_elsewhere")
    assert project.metrics("raw.a") == before
    assert project.sql(f"select claimed_by from {STATE} where {A}") == [["another"]]
    told = f"select count(*) from main_baselinr.baselinr_events where event_type = 'ProfilingSkipped' and metadata like '%running_elsewhere%' and {A}"
    assert int(project.sql(told)[0][0]) >= 1
    expire(project)
    row = project.run(select="a")["raw.a"]
    assert (row["status"], row["changed_partitions"]) == ("success", ["2024-01-02"])
    assert project.sql(f"select claimed_by, cast(claimed_until as varchar) from {STATE} where {A}") == [
        ["None", "None"]
    ]


@pytest.mark.parametrize("meanwhile", ["it is claimed", "it is profiled", "it is reset"])
def test_a_claim_that_is_lost_cannot_commit(project: Project, adapter: str, meanwhile: str) -> None:
    """A run is held while its claim goes to another run, which is at work or has done it; or while somebody resets the table."""
    project.run(select="a")
    for moment in MOMENTS[adapter]:
        change(project)
        run = Begun(project, before=moment, select="a")
        run.held()
        if meanwhile == "it is claimed":
            claim(project, "thief")
        elif meanwhile == "it is profiled":
            expire(project)
            assert "2024-01-02" in project.run(select="a")["raw.a"]["changed_partitions"]
        else:
            project.operation("baselinr_reset", select="a")
        before, published = project.states(), project.metrics("raw.a")
        row = run.let_go()["raw.a"]
        assert (row["status"], row["reason"]) == ("skipped", "running_elsewhere"), moment
        assert (project.states(), project.metrics("raw.a")) == (before, published), moment
        if meanwhile == "it is claimed":
            assert project.sql(f"select claimed_by from {STATE} where {A}") == [["thief"]]
        expire(project)
        row = project.run(select="a")["raw.a"]
        if meanwhile == "it is profiled":
            assert row["action"] == "skip", moment
        else:
            again = "first_profile" if meanwhile == "it is reset" else "changed_partitions_detected"
            assert row["reason"] == again, moment
        assert (duplicates(project), rebuild_differences(project, select="a")) == ([], []), moment


def test_a_run_that_is_killed_leaves_its_claim(project: Project, adapter: str) -> None:
    """Where there are transactions, one is open; the server rolls it back when the session ends, or when it is in the way."""
    project.run(select="a")
    change(project)
    published = project.metrics("raw.a")
    run = Begun(project, before=SCAN if adapter == "bigquery" else WRITES, select="a")
    run.held()
    run.kill()
    assert project.run(select="a")["raw.a"]["reason"] == "running_elsewhere"
    assert project.metrics("raw.a") == published
    expire(project)
    assert "2024-01-02" in project.run(select="a")["raw.a"]["changed_partitions"]
    assert (duplicates(project), rebuild_differences(project, select="a")) == ([], [])
