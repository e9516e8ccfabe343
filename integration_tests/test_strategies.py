"""Which rows, columns and partitions of a table are profiled, and by what its changes are known. Real runs on every adapter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from conftest import OperationFailed, Project

SNAPSHOT = "select count(*) as token from raw.log"
PARTS = "select k as partition_id, v as token from raw.parts_log"
HEARD = """
{% macro default__baselinr_on_event(event) %}
  {% do run_query("insert into main.heard values ('" ~ event.event_type ~ "', '" ~ event.table ~ "', '" ~ event.metadata.get('reason') ~ "')") %}
{% endmacro %}
"""


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project], adapter: str) -> Project:
    key = {"key": "k"}
    sources = {
        "raw.latest": {"partition": {**key, "strategy": "latest"}},
        "raw.recent": {"partition": {**key, "strategy": "recent_n", "recent_n": 2}},
        "raw.chosen": {"partition": {**key, "strategy": "specific_values", "values": ["2024-01-02", "2024-01-09"]}},
        "raw.asked": {"snapshot_query": SNAPSHOT},
        "raw.parts": {"partition": key, "snapshot_query": PARTS},
        "raw.broken": {"snapshot_query": "select token from raw.nowhere"} if adapter == "postgres" else {"snapshot_query": "select 1 as t"},
        "raw.columns": {"partition": key},
        "raw.whole": True,
        "raw.metadata": {"partition": {**key, "detect": "metadata"}},
    }  # fmt: skip
    project = make_project(sources, adapter, macros=HEARD)
    project.sql("create schema raw", "create table main.heard (event_type varchar, name varchar, reason varchar)")
    return project


def begin(project: Project, table: str) -> None:
    """Four days of two rows: i is the day of the month."""
    project.sql(
        f"drop table if exists raw.{table} cascade",
        f"create table raw.{table} as select date '2024-01-01' + d as k, d + 1 as i from generate_series(0, 3) as r(d), generate_series(1, 2) as twice(n)".replace(
            "date '2024-01-01' + d", "date '2024-01-01' + cast(d as integer)"
        ).replace("d + 1 as i", "cast(d + 1 as integer) as i"),
    )
    project.operation("baselinr_reset", select=table)


def run(project: Project, table: str, **arguments: Any) -> dict[str, Any]:
    return project.run(select=table, **arguments)[f"raw.{table}"]


def published(project: Project, table: str, metric: str = "sum") -> tuple[str, str]:
    metrics = project.metrics(f"raw.{table}")["i"]
    return metrics["count"], metrics[metric]


def test_latest(project: Project) -> None:
    begin(project, "latest")
    row = run(project, "latest")
    assert (row["action"], row["rows_scanned"], published(project, "latest")) == ("full", 2, ("2", "8"))
    project.sql("update raw.latest set i = 0 where k = '2024-01-01'")
    assert run(project, "latest")["action"] == "skip", "what is out of scope may change"
    project.sql("insert into raw.latest values ('2024-01-05', 5), (null, 99)")
    row = run(project, "latest")
    assert (row["changed_partitions"], row["removed_partitions"], row["rows_scanned"]) == (
        ["2024-01-05"],
        ["2024-01-04"],
        1,
    )
    assert published(project, "latest") == ("1", "5")


def test_recent_n(project: Project) -> None:
    begin(project, "recent")
    assert (run(project, "recent")["rows_scanned"], published(project, "recent")) == (4, ("4", "14"))
    project.sql("delete from raw.recent where k = '2024-01-04'")
    assert run(project, "recent")["removed_partitions"] == ["2024-01-04"]
    assert published(project, "recent") == ("4", "10")


def test_specific_values(project: Project) -> None:
    begin(project, "chosen")
    assert (run(project, "chosen")["rows_scanned"], published(project, "chosen")) == (2, ("2", "4"))
    project.sql("insert into raw.chosen values ('2024-01-09', 9), ('2024-01-08', 8)")
    assert run(project, "chosen")["changed_partitions"] == ["2024-01-09"]
    assert published(project, "chosen") == ("3", "13")


def test_a_users_query_is_the_token(project: Project) -> None:
    begin(project, "asked")
    project.sql("create table raw.log as select 1 as entry")
    assert run(project, "asked")["reason"] == "first_profile"
    project.sql("update raw.asked set i = i + 1")
    assert run(project, "asked")["reason"] == "snapshot_match", "its word is taken"
    project.sql("insert into raw.log values (2)")
    assert run(project, "asked")["action"] == "full"
    assert published(project, "asked") == ("8", "28")
    assert run(project, "asked")["reason"] == "snapshot_match"


def test_a_users_query_tells_of_partitions(project: Project) -> None:
    begin(project, "parts")
    project.sql("create table raw.parts_log as select distinct k, 1 as v from raw.parts")
    assert (run(project, "parts")["reason"], published(project, "parts")) == ("first_profile", ("8", "20"))
    project.sql("update raw.parts set i = i + 10", "update raw.parts_log set v = 2 where k = '2024-01-02'")
    row = run(project, "parts")
    assert (row["reason"], row["changed_partitions"]) == ("changed_partitions_detected", ["2024-01-02"])
    assert published(project, "parts") == ("8", "40"), "the others are taken to be as they were"
    project.sql("delete from raw.parts_log where k = '2024-01-01'")
    assert run(project, "parts")["removed_partitions"] == ["2024-01-01"]
    assert run(project, "parts")["reason"] == "snapshot_match"
    project.sql("insert into raw.parts_log values ('2024-01-03', 7)")
    with pytest.raises(OperationFailed, match="returned the partition 2024-01-03 more than once"):
        run(project, "parts")


def test_a_users_query_that_does_not_fit(project: Project) -> None:
    begin(project, "broken")
    message = (
        "snapshot_query failed"
        if project.warehouse.adapter == "postgres"
        else "returned the columns t; it must return token"
    )
    with pytest.raises(OperationFailed, match=message):
        run(project, "broken")


def test_a_dropped_column_takes_no_scan(project: Project) -> None:
    begin(project, "columns")
    project.sql("alter table raw.columns add column s varchar", "update raw.columns set s = 'a'")
    run(project, "columns")
    project.sql("alter table raw.columns drop column s")
    row = run(project, "columns")
    assert (row["action"], row["reason"], row["rows_scanned"]) == ("partial", "schema_changed", 0)
    assert set(project.metrics("raw.columns")) == {"k", "i"}
    assert published(project, "columns") == ("8", "20")
    project.sql("update raw.columns set i = 100 where k = '2024-01-01'")
    run(project, "columns")
    assert published(project, "columns") == ("8", "218")


def test_an_added_column_is_profiled_alone(project: Project) -> None:
    begin(project, "columns")
    run(project, "columns")
    before = project.states()
    project.sql("alter table raw.columns add column x integer default 3")
    row = run(project, "columns")
    assert (row["action"], row["reason"], row["changed_partitions"]) == ("partial", "schema_changed", [])
    assert project.metrics("raw.columns")["x"]["sum"] == "24"
    after = project.states()
    kept = {key: state for key, state in before.items() if key[3] == "i" and key[1].endswith(".columns")}
    assert kept and all(after[key] == state for key, state in kept.items())
    events = project.sql(
        "select metadata from main_baselinr.baselinr_events where event_type = 'SchemaChangeDetected' and table_name = 'columns'"
    )
    assert any('"added": ["x"]' in row[0] and '"removed": []' in row[0] for row in events)
    assert run(project, "columns")["action"] == "skip", "the fingerprints are those of the new columns"
    project.sql("update raw.columns set x = 4 where k = '2024-01-02'")
    assert run(project, "columns")["changed_partitions"] == ["2024-01-02"]


def test_an_added_column_and_changed_rows(project: Project) -> None:
    begin(project, "columns")
    run(project, "columns")
    project.sql(
        "alter table raw.columns add column x integer default 3", "update raw.columns set i = 0 where k = '2024-01-03'"
    )
    row = run(project, "columns")
    assert (row["reason"], row["changed_partitions"]) == ("schema_changed", ["2024-01-03"])
    metrics = project.metrics("raw.columns")
    assert (metrics["x"]["sum"], metrics["i"]["sum"]) == ("24", "14")
    assert run(project, "columns")["action"] == "skip"


def test_an_added_column_of_a_table_without_a_key(project: Project) -> None:
    begin(project, "whole")
    run(project, "whole")
    project.sql("alter table raw.whole add column x integer default 3")
    row = run(project, "whole")
    assert (row["action"], row["reason"]) == ("partial", "schema_changed")
    metrics = project.metrics("raw.whole")
    assert (metrics["x"]["sum"], metrics["i"]["sum"]) == ("24", "20")
    assert run(project, "whole")["action"] == "skip"


def test_a_retyped_column(project: Project) -> None:
    begin(project, "columns")
    run(project, "columns")
    project.sql("alter table raw.columns alter column i type bigint")
    assert run(project, "columns")["reason"] == "schema_changed"
    assert published(project, "columns") == ("8", "20")
    assert run(project, "columns")["action"] == "skip"


def test_events_are_told_to_the_project(project: Project) -> None:
    begin(project, "whole")
    project.sql("delete from main.heard")
    events = project.operation("baselinr_profile", select="whole")
    told = [event["event_type"] for event in events if event["event"] == "baselinr_event"]
    assert told == ["ProfilingStarted", "ProfilingCompleted"]
    assert project.sql("select event_type, name, reason from main.heard") == [
        [kind, "whole", "first_profile"] for kind in told
    ]
    stored = project.sql("select event_id from main_baselinr.baselinr_events where table_name = 'whole'")
    assert {event["event_id"] for event in events if event["event"] == "baselinr_event"} <= {row[0] for row in stored}
    run(project, "whole")
    assert project.sql("select event_type, reason from main.heard")[-1] == ["ProfilingSkipped", "snapshot_match"]
