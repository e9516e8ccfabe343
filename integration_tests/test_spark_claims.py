"""Claims (test_claims.py) on a real Spark with Iceberg, which has no transactions at all, and whose sessions keep what they know of a table. What two runs do
at the very same time may be a conflict of their commits: then one fails, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import test_claims
from conftest import Project
from runs import Begun
from test_claims import MARK, STATE, TABLES, WRITES, change, duplicates, expire
from test_law import rebuild_differences

from baselinr_dbt.transient import is_transient

pytestmark = pytest.mark.slow

project = test_claims.project
test_a_claim_keeps_others_away_until_it_expires = test_claims.test_a_claim_keeps_others_away_until_it_expires
test_a_claim_that_is_lost_cannot_commit = test_claims.test_a_claim_that_is_lost_cannot_commit
test_a_run_that_is_killed_leaves_its_claim = test_claims.test_a_run_that_is_killed_leaves_its_claim

# Statements that write rows of several tables: their first ones, and skips.
FIRST_ROWS, SKIPS = r"(update \S*baselinr_schema_version\W)|(\) as missing\s)", r"\) as skipped\s"


@pytest.fixture(scope="module")
def adapter() -> str:
    return "spark"


def test_two_runs_at_once(project: Project) -> None:
    """The very first two, which make the store, and two that find changes. No table is profiled by both."""
    project.empty()
    for count in range(3):
        for table in TABLES if count else []:
            change(project, table)
        outcomes = [run.outcome() for run in [Begun(project), Begun(project)]]
        failures = [outcome for outcome in outcomes if isinstance(outcome, str)]
        assert all(is_transient(failure) for failure in failures), failures
        runs = [outcome for outcome in outcomes if isinstance(outcome, dict)]
        done = [name for rows in runs for name, row in rows.items() if row["status"] == "success"]
        assert len(done) == len(set(done))
        assert failures or sorted(done) == TABLES
        expire(project)  # what a run claimed that failed
        project.run()
        assert duplicates(project) == []
    assert {row["action"] for row in project.run().values()} == {"skip"}
    assert rebuild_differences(project) == []


def test_runs_of_different_tables_are_not_in_each_others_way(project: Project) -> None:
    """Even where one of them has read the row that the other writes."""
    project.run()
    for moment in (MARK, WRITES):
        change(project, "raw.a")
        run = Begun(project, before=moment)
        run.held()
        change(project, "raw.b")
        assert project.run(select="b")["raw.b"]["status"] == "success"
        assert {name: row["status"] for name, row in run.let_go().items()} == {"raw.a": "success", "raw.b": "skipped"}
    assert (duplicates(project), rebuild_differences(project)) == ([], [])


def test_what_is_written_of_different_tables_at_once(make_project: Callable[..., Project]) -> None:
    """Two runs write to the state table at the very same time. Of tables that are not there, because the decisions are enough. The last
    test: with a new project the schemas of the other are gone."""
    project = make_project({f"raw.{name}": True for name in "cdef"}, "spark")
    project.operation("baselinr_init")
    for moment in (FIRST_ROWS, SKIPS):
        runs = [Begun(project, before=moment, select=tables) for tables in (["c", "d"], ["e", "f"])]
        for run in runs:
            run.held()
        for run in runs:
            run.ours.send("go on")
        outcomes = [str(run.outcome()) for run in runs]
        assert all("2 of 2 tables failed" in outcome for outcome in outcomes), outcomes
        assert len(project.sql(f"select unique_id from {STATE} where decision_reason = 'relation_missing'")) == 4
