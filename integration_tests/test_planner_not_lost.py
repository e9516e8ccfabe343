"""Histories in which the planner once published what was not the table, lost a change, or read for nothing; found by review and by trying
to break it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from conftest import OperationFailed, Project
from test_cost import run, state

DAYS = [f"2024-01-0{n}" for n in range(1, 5)]
CAP = {"max_rows_scanned": 250}


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project], adapter: str) -> Project:
    key = {"partition": {"key": "k"}}
    parts = "select k as partition_id, v as token from raw.{}_log"
    sources = {
        "raw.back": {**key, "cost_controls": {"max_rows_scanned": 100, "fallback_strategy": "full"}},
        "raw.large": {"cost_controls": CAP}, "raw.held": {"cost_controls": {**CAP, "fallback_strategy": "defer"}},
        "raw.named": {**key, "snapshot_query": parts.format("named")}, "raw.capped": {**key, "snapshot_query": parts.format("capped"), "cost_controls": {"max_rows_scanned": 1000}},
        "raw.month": {"partition": {"key": "k", "granularity": "month"}, "snapshot_query": "select date_trunc('month', k) as partition_id, max(v) as token from raw.named_log group by 1"},
        "raw.odd": {**key, "snapshot_query": "select 'yesterday' as partition_id, 1 as token"},
        "raw.constant": {**key, "snapshot_query": "select 1 as token"}, "raw.over": {**key, "cost_controls": CAP},
        "raw.half": {**key, "cost_controls": {"max_rows_scanned": 100}}, "raw.stuck": {**key, "cost_controls": {"max_rows_scanned": 150}},
        "raw.wide": {**key, "cost_controls": {"fallback_strategy": "defer"}},
        "raw.names": key,
    }  # fmt: skip
    project = make_project(sources, adapter)
    project.sql("create schema raw")
    return project


def begin(project: Project, table: str, extra: str = "0 as j, 0 as z") -> None:
    """Four days of 100 rows, i from 0 to 399; no state of it."""
    project.sql(
        f"drop table if exists raw.{table} cascade",
        f"create table raw.{table} as select date '2024-01-01' + cast(floor(i / 100.0) as integer) as k, cast(i as integer) as i, {extra} from generate_series(0, 399) as r(i)",
    )
    analyze(project, table)
    project.operation("baselinr_reset", select=table)


def analyze(project: Project, table: str) -> None:
    if project.warehouse.adapter == "postgres":
        project.sql(f"analyze raw.{table}")


def published(project: Project, table: str) -> tuple[str, str]:
    metrics = project.metrics(f"raw.{table}")["i"]
    return metrics["count"], metrics["sum"]


def logged(project: Project, table: str) -> None:
    """Its partitions with a version each, for a snapshot_query."""
    project.sql(
        f"drop table if exists raw.{table}_log",
        f"create table raw.{table}_log as select distinct k, 1 as v from raw.{table}",
    )


def test_a_backfill_is_verified_before_it_is_published_whatever_the_fallback(project: Project) -> None:
    begin(project, "back")
    project.sql("insert into raw.back select '2024-01-01', 7, 0, 0 from generate_series(1, 50)")
    assert [run(project, "back")[:2] for _ in range(2)] == [("partial", "backfill")] * 2
    project.sql("update raw.back set i = -5 where k = '2024-01-04'")
    while project.metrics("raw.back") == {}:
        run(project, "back")
    assert published(project, "back") == ("450", str(sum(range(300)) + 350 - 500))


def test_states_that_are_known_to_be_stale_are_not_published_for_a_dropped_column(project: Project) -> None:
    begin(project, "large")
    project.run(select="large", full_refresh=True)
    project.sql("insert into raw.large select * from raw.large")
    analyze(project, "large")
    assert run(project, "large")[0] == "sample"
    project.sql("alter table raw.large drop column z")
    run(project, "large")
    assert project.metrics("raw.large")["i"]["count"] == "800"
    begin(project, "held")
    project.run(select="held", full_refresh=True)
    project.sql("insert into raw.held values ('2024-01-01', 1, 1, 1)", "alter table raw.held drop column z")
    assert run(project, "held")[:2] == ("defer", "rows_cap_exceeded")


def test_a_users_listing_is_the_table(project: Project) -> None:
    begin(project, "named")
    logged(project, "named")
    project.sql("delete from raw.named_log where k > '2024-01-02'")
    assert (run(project, "named")[2], published(project, "named")[0]) == (200, "200")
    project.sql("update raw.named_log set v = 2 where k = '2024-01-01'")
    assert (run(project, "named")[2], published(project, "named")[0]) == (100, "200")
    project.run(select="named", full_refresh=True)
    assert published(project, "named")[0] == "200"
    assert run(project, "named")[1] == "snapshot_match"


def test_ids_of_a_users_listing_are_canonical(project: Project) -> None:
    begin(project, "named")
    logged(project, "named")
    begin(project, "month")
    run(project, "month")
    project.sql("update raw.named_log set v = 3")
    row = project.run(select="month")["raw.month"]
    assert (row["changed_partitions"], row["removed_partitions"]) == (["2024-01"], [])
    assert published(project, "month")[0] == "400"
    begin(project, "odd")
    with pytest.raises(
        OperationFailed, match="the partition 'yesterday'; by day a partition is written like 2024-01-05"
    ):
        run(project, "odd")


def test_partitions_of_a_users_listing_are_counted_where_a_cap_needs_it(project: Project) -> None:
    begin(project, "capped")
    logged(project, "capped")
    run(project, "capped")
    project.sql("update raw.capped_log set v = 2 where k = '2024-01-01'")
    assert run(project, "capped") == ("partial", "changed_partitions_detected", 100)


def test_what_expired_is_also_what_is_not_stored(project: Project) -> None:
    begin(project, "constant")
    run(project, "constant")
    project.sql(
        "insert into raw.constant values ('2024-02-01', 1, 0, 0)", "delete from raw.constant where k = '2024-01-04'"
    )
    ago = "- interval '30 days' where unique_id like '%.constant'"
    project.sql(
        f"update main_baselinr.baselinr_table_state set last_profiled_at = last_profiled_at {ago}",
        f"update main_baselinr.baselinr_table_state set last_verified_at = last_verified_at {ago}",
        f"update main_baselinr.baselinr_partition_state set last_profiled_at = last_profiled_at {ago}",
    )
    row = project.run(select="constant")["raw.constant"]
    assert (row["reason"], row["removed_partitions"]) == ("snapshot_expired", ["2024-01-04"])
    assert published(project, "constant") == ("301", str(sum(range(300)) + 1))


def test_a_forced_partial_does_not_replace_a_sample(project: Project) -> None:
    begin(project, "over")
    project.run(select="over", full_refresh=True)
    project.sql("insert into raw.over select '2024-01-02', i, j, z from raw.over")
    analyze(project, "over")
    assert run(project, "over")[0] == "sample"
    project.run(select="over", action="partial", partitions=["2024-01-01"])
    assert project.metrics("raw.over")["i"]["count"] == "800"


def test_a_sample_sees_changes_of_an_added_column(project: Project) -> None:
    begin(project, "large")
    project.run(select="large", full_refresh=True)
    project.sql("alter table raw.large add column x integer default 3")
    assert run(project, "large")[0] == "sample"
    project.sql("update raw.large set x = 50")
    assert run(project, "large")[0] == "sample"
    assert float(project.metrics("raw.large")["x"]["mean"]) == 50
    told = project.sql(
        "select count(*) from main_baselinr.baselinr_events where event_type = 'SchemaChangeDetected' and table_name = 'large' and metadata like '%\"x\"%'"
    )
    assert told == [["1"]]


def test_columns_that_trade_their_names(project: Project) -> None:
    begin(project, "names", extra="7 as j")
    run(project, "names")
    project.sql(*(f"alter table raw.names rename column {old} to {new}" for old, new in ("it", "ji", "tj")))
    run(project, "names")
    assert project.metrics("raw.names")["i"]["sum"] == "2800"


def test_a_sample_leaves_pending_work_alone(project: Project) -> None:
    begin(project, "half")
    run(project, "half")
    project.run(select="half", action="sample")
    assert state(project, "half", "pending_partitions") == ["3"]
    assert run(project, "half") == ("partial", "backfill", 100)


def test_a_partition_that_never_fits_does_not_end_all_publishing(project: Project) -> None:
    begin(project, "stuck")
    project.run(select="stuck", full_refresh=True)
    project.sql("insert into raw.stuck select '2024-01-01', i, 0, 0 from generate_series(1, 100) as r(i)")
    actions = []
    for tick in range(4):
        project.sql(f"update raw.stuck set i = {tick} where k = '2024-01-04'")
        actions.append(run(project, "stuck")[0])
    assert {"partial", "sample"} <= set(actions)


def test_leaves_out_of_scope(make_project: Callable[..., Project]) -> None:
    scoped: dict[str, Any] = {"raw.scoped": {"partition": {"strategy": "latest", "key": "k"}}}
    project = make_project(scoped, "postgres")
    project.sql(
        "create schema raw",
        "create table raw.scoped (k date, i integer) partition by list (k)",
        *(f"create table raw.scoped_{n} partition of raw.scoped for values in ('{day}')" for n, day in enumerate(DAYS)),
        *(f"insert into raw.scoped select '{day}', i from generate_series(1, 10) as r(i)" for day in DAYS),
    )
    run(project, "scoped")
    project.sql("alter table raw.scoped add column x integer default 3")
    run(project, "scoped")
    metrics = project.metrics("raw.scoped")["x"]
    assert (metrics["sum"], metrics["count"], metrics["null_count"]) == ("30", "10", "0")
    project.operation("baselinr_profile", select="scoped", action="partial", partitions=["scoped_0"])
    assert project.metrics("raw.scoped")["i"]["count"] == "10"
