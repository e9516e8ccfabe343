"""Histories in which a change used to be lost, or rows counted twice; each was found by trying to break the package."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import OperationFailed, Project, rows_of

CAPPED = {
    "baselinr_incremental": {
        "adaptive_scheduling": {"enabled": False},
        "partial_profiling": {"max_partitions_per_run": 1},
    }
}
TWICE = """
{% macro twice(statement) %}
  {% do baselinr.baselinr_profile(select='days') %}
  {% do run_query(statement) %}
  {% do baselinr.baselinr_profile(select='days') %}
{% endmacro %}
"""


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project], adapter: str) -> Project:
    sources = {
        "raw.days": {"partition": {"key": "k"}}, "raw.whole": True, "raw.recent": {"where": "k > current_date - 10"},
        "raw.listed": {"where": "i in (select i from raw.allowed)", "partition": {"key": "k"}}, "raw.keyless": {"partition": {"key": "k"}},
    }  # fmt: skip
    project = make_project(sources, adapter, variables=CAPPED, macros=TWICE)
    project.sql("create schema raw", "create table raw.allowed as select 1 as i")
    return project


def begin(project: Project, *tables: str) -> None:
    """Makes each table with two days of one row, i = 1 and 2, and profiles it."""
    for table in tables:
        project.sql(
            f"drop table if exists raw.{table}",
            f"create table raw.{table} (k date, i integer, x integer)",
            f"insert into raw.{table} values ('2024-01-01', 1, 1), ('2024-01-02', 2, 2)",
        )
    project.operation("baselinr_reset", select=list(tables))
    project.run(select=list(tables))


def published(project: Project, table: str) -> tuple[str, str]:
    """Rows and sum(i), as published."""
    metrics = project.metrics(f"raw.{table}")["i"]
    return metrics["count"], metrics["sum"]


@pytest.mark.parametrize("spelling", ["2024-1-2", "20240102", "2024-01-02 00:00:00", "2030-01-01"])
def test_another_spelling_of_a_partition_counts_nothing_twice(project: Project, spelling: str) -> None:
    begin(project, "days")
    events = project.operation("baselinr_profile", select="days", action="partial", partitions=[spelling])
    assert any(
        "ids are written as the read models write them" in e["message"] for e in events if e["event"] == "warning"
    )
    assert published(project, "days") == ("2", "3")


def test_a_forced_partial_needs_partitions(project: Project) -> None:
    begin(project, "whole")
    with pytest.raises(OperationFailed, match="a forced partial needs a table with partitions"):
        project.run(select="whole", action="partial", partitions=["x"])
    assert published(project, "whole") == ("2", "3")


@pytest.mark.parametrize("how", ["changed back", "forced"])
def test_pending_work_that_dissolves_is_published(project: Project, how: str) -> None:
    begin(project, "days")
    project.sql("update raw.days set i = i + 10")
    assert project.run(select="days")["raw.days"]["pending_partitions"] == 1
    assert published(project, "days") == ("2", "3"), "a part is not published"
    if how == "forced":
        project.run(select="days", action="partial", partitions=["2024-01-01"])
    else:
        project.sql("update raw.days set i = 1 where i = 11")
    row = project.run(select="days")["raw.days"]
    assert (row["action"], row["rows_scanned"], row["pending_partitions"]) == ("partial", 0, 0)
    assert published(project, "days") == ("2", "23" if how == "forced" else "13")
    assert project.run(select="days")["raw.days"]["action"] == "skip"


def test_a_filter_that_moves_is_looked_at_again(project: Project) -> None:
    """One asks the clock, one another table: rows come and go while the table stays as it is."""
    begin(project, "recent", "listed")
    project.sql("update raw.recent set k = current_date")
    project.run(select=["recent", "listed"])
    assert (published(project, "recent"), published(project, "listed")) == (("2", "3"), ("1", "1"))
    project.sql("insert into raw.allowed values (2)")
    rows = project.run(select=["recent", "listed"])
    assert rows["raw.listed"]["action"] == "partial"
    assert published(project, "listed") == ("2", "3")
    if project.warehouse.adapter == "postgres":
        assert rows["raw.recent"]["reason"] == "metadata_unavailable"
    project.sql("delete from raw.allowed where i = 2")


def test_two_runs_in_one_invocation(project: Project) -> None:
    """As hooks start them: each has a run id of its own."""
    begin(project, "days")
    project.sql("update raw.days set i = 5 where k = '2024-01-02'")
    counted = "; select pg_stat_force_next_flush()" if project.warehouse.adapter == "postgres" else ""
    project.operation("twice", statement="update raw.days set i = 7 where k = '2024-01-01'" + counted)
    assert published(project, "days") == ("2", "12")
    ids = project.sql(
        "select run_id from main_baselinr.baselinr_runs where dataset_name = 'days' order by profiled_at desc limit 2"
    )
    assert ids[0] != ids[1]


def test_a_long_key_is_a_partition_like_any_other(project: Project) -> None:
    long = "x".join(str(n * 7919 % 10007) for n in range(2000))
    project.sql(
        "drop table if exists raw.keyless",
        "create table raw.keyless (k varchar, i integer)",
        f"insert into raw.keyless values ('{long}', 1), ('{long}y', 2)",
    )
    assert project.run(select="keyless")["raw.keyless"]["status"] == "success"
    project.sql(f"update raw.keyless set i = 5 where k = '{long}y'")
    assert project.run(select="keyless")["raw.keyless"]["changed_partitions"] == [f"{long}y"]
    assert published(project, "keyless") == ("2", "6")


def test_a_dropped_key_column_fails_one_table(project: Project) -> None:
    """A change upstream, not a mistake in the settings: the others go on, and the table keeps its last profile."""
    begin(project, "days", "whole")
    project.sql("alter table raw.days drop column k", "insert into raw.whole values ('2024-01-03', 3, 3)")
    with pytest.raises(OperationFailed, match=r"partition.key names 'k', which is no column of") as failure:
        project.run(select=["days", "whole"])
    rows = rows_of(failure.value.events, "run")
    assert (rows["raw.days"]["reason"], rows["raw.whole"]["status"]) == ("detection_failed", "success")
    assert published(project, "days") == ("2", "3")
    assert project.plan(select="days")["raw.days"]["status"] == "error"
