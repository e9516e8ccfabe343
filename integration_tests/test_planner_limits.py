"""Sizes that nobody knows, schedules, events and settings that the planner once took wrongly. Real runs on every adapter."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from conftest import Project, rows_of
from test_cost import state as states
from test_planner_not_lost import analyze

KEY: dict[str, Any] = {"partition": {"key": "k"}}
CAPPED: dict[str, Any] = {"cost_controls": {"max_rows_scanned": 350}}
DEFER: dict[str, Any] = {"cost_controls": {"max_rows_scanned": 350, "fallback_strategy": "defer"}}
PARTS = "select k as partition_id, v as token from raw.{}_log"
NAMED = 'we"ird; drop'


def incremental(**settings: Any) -> dict[str, Any]:
    """The project's variables with these settings, and no schedule."""
    return {"baselinr_incremental": {"adaptive_scheduling": {"enabled": False}, **settings}}


def begin(project: Project, table: str, rows: int = 400) -> None:
    """Days of 100 rows; i counts them."""
    project.sql(
        f"create table raw.{table} as select date '2024-01-01' + cast(floor(i / 100.0) as integer) as k, "
        f"cast(i as integer) as i, 0 as z from generate_series(0, {rows - 1}) as r(i)"
    )
    analyze(project, table)


def begin_log(project: Project, table: str) -> None:
    """The table's partitions with a version each."""
    project.sql(f"create table raw.{table}_log as select distinct k, 1 as v from raw.{table}")


def change(project: Project, table: str, statement: str) -> None:
    project.sql(statement)
    analyze(project, table)


def run(project: Project, table: str, **arguments: Any) -> dict[str, Any]:
    return project.run(select=table, **arguments)[f"raw.{table}"]


def decided(project: Project, table: str) -> tuple[str, str]:
    row = run(project, table)
    return row["action"], row["reason"]


def state(project: Project, table: str, column: str) -> str:
    return states(project, table, column)[0]


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project], adapter: str) -> Project:
    sources = {
        "raw.exact": KEY, "raw.whole": CAPPED, "raw.held": DEFER, "raw.narrow": {"cost_controls": {"max_bytes_scanned": 1000000}},
        "raw.tenth": {"sampling": {"fraction": 0.5}, "cost_controls": {"max_rows_scanned": 10}}, f"raw.{NAMED}": True, "raw.drop": True,
    }  # fmt: skip
    project = make_project(sources, adapter)
    project.sql("create schema raw")
    return project


def schema_changes(project: Project, table: str) -> int:
    rows = project.sql(
        f"select count(*) from main_baselinr.baselinr_events where event_type = 'SchemaChangeDetected' and table_name = '{table}'"
    )
    return int(rows[0][0])


# An engine may have no estimate of what comes from a function.
VIEWS = {"a table's": "select * from raw.base", "a function's": "select i from generate_series(1, 1000) as r(i)"}


@pytest.mark.parametrize("what", VIEWS)
def test_a_view_that_is_always_sampled_has_its_turn(
    make_project: Callable[..., Project], adapter: str, what: str
) -> None:
    sources: dict[str, Any] = {"raw.half": {"sampling": {"fraction": 0.5}}, "raw.base": {"priority": 1}}
    project = make_project(sources, adapter, variables=incremental(cost_controls={"max_rows_per_run": 100000}))
    project.sql(
        "create schema raw",
        "create table raw.base as select i from generate_series(1, 1000) as r(i)",
        f"create view raw.half as {VIEWS[what]}",
    )
    actions = [project.run()["raw.half"]["action"] for _ in range(2)]
    assert "sample" in actions
    assert project.metrics("raw.half")["i"]["count"] == "1000"


def test_a_sample_of_a_view_fits_its_cap(project: Project) -> None:
    project.sql("create table raw.base as select i from generate_series(1, 1000) as r(i)")
    analyze(project, "base")
    project.sql("create view raw.tenth as select * from raw.base")
    row = run(project, "tenth")
    assert row["action"] == "sample"
    assert 5 <= row["rows_scanned"] <= 15


def test_a_view_of_a_few_rows_fits_a_cap_in_bytes(project: Project) -> None:
    project.sql("create view raw.narrow as select i, 'abc' as t from generate_series(1, 8) as r(i)")
    assert decided(project, "narrow") == ("full", "first_profile")
    assert project.metrics("raw.narrow")["i"]["max"] == "8"


def test_a_schema_change_is_told_of_once(project: Project) -> None:
    for table, rows in {"exact": 400, "whole": 100, "held": 100}.items():
        begin(project, table, rows)
        run(project, table)
    for table in ("whole", "held"):
        change(project, table, f"insert into raw.{table} select k, i + 1000, 0 from raw.{table}, generate_series(1, 9)")
    for table, action in {"exact": "partial", "whole": "sample", "held": "defer"}.items():
        for n, statement in enumerate(("add column x integer default 3", "add column y integer default 4")):
            project.sql(f"alter table raw.{table} {statement}")
            assert run(project, table)["action"] == action
            for tick in range(2):
                change(project, table, f"update raw.{table} set i = {tick} where i = {tick + 1}")
                run(project, table)
            assert (table, schema_changes(project, table)) == (table, n + 1)


def test_when_a_table_is_due_again(make_project: Callable[..., Project], adapter: str) -> None:
    source = {"partition": {"key": "k", "detect": "fingerprint"}, "interval_minutes": 60}
    project = make_project({"raw.t": source}, adapter, variables={"baselinr_incremental": {}})
    project.sql("create schema raw")
    begin(project, "t")
    run(project, "t")
    moved = ", ".join(
        f"{at} = {at} - interval '2 hours'" for at in ("last_profiled_at", "last_verified_at", "next_due_at")
    )
    project.sql(f"update main_baselinr.baselinr_table_state set {moved}")
    assert decided(project, "t") == ("skip", "no_partition_changed")
    assert state(project, "t", "next_due_at > last_checked_at + interval '59 minutes'").lower() == "true"
    row = rows_of(project.operation("baselinr_explain", select="t"), "explain")["raw.t"]
    assert row["reason"] == "fresh_within_interval"
    found = re.search(r"Next due in (\d+) minutes", row["explanation"])
    assert found and int(found[1]) in (59, 60), row["explanation"]


def test_nothing_is_compared_where_detection_is_off(make_project: Callable[..., Project], adapter: str) -> None:
    project = make_project({"raw.keyed": KEY, "raw.plain": True}, adapter, variables=incremental(change_detection={"enabled": False}))  # fmt: skip
    project.sql("create schema raw")
    for table in ("keyed", "plain"):
        begin(project, table)
    for reason in ("first_profile", "metadata_unavailable", "metadata_unavailable"):
        rows = project.run()
        assert [(row["action"], row["reason"], row["rows_scanned"]) for row in rows.values()] == [("full", reason, 400)] * 2  # fmt: skip


def test_a_name_with_a_space_in_a_list(project: Project) -> None:
    project.sql('create table raw."we""ird; drop" as select 1 as i', "create table raw.drop as select 1 as i")
    rows = rows_of(project.operation("baselinr_profile", select=[NAMED]), "run")
    assert {name: row["status"] for name, row in rows.items()} == {f"raw.{NAMED}": "success"}


def test_only_mergeable_metrics_after_a_partial(make_project: Callable[..., Project], adapter: str) -> None:
    few = incremental(partial_profiling={"mergeable_metrics": ["count", "min"]})
    project = make_project({"raw.few": KEY}, adapter, variables=few)
    project.sql("create schema raw")
    begin(project, "few")
    run(project, "few")
    everything = project.metrics("raw.few")["i"].keys()
    assert {"count", "min", "max", "sum", "mean"} <= everything
    change(project, "few", "update raw.few set i = -7 where i = 250")
    assert run(project, "few")["action"] == "partial"
    assert project.metrics("raw.few")["i"] == {"count": "400", "min": "-7"}
    assert run(project, "few", full_refresh=True)["action"] == "full"
    assert project.metrics("raw.few")["i"].keys() == everything


def test_what_is_forced_asks_the_users_query(make_project: Callable[..., Project], adapter: str) -> None:
    sources = {"raw.asked": {**KEY, "snapshot_query": PARTS.format("asked")}, "raw.single": {"snapshot_query": "select max(v) as token from raw.asked_log"}}  # fmt: skip
    project = make_project(sources, adapter, variables=incremental(enabled=False))
    project.sql("create schema raw")
    for table in ("asked", "single"):
        begin(project, table)
    begin_log(project, "asked")
    assert [row["reason"] for row in project.run().values()] == ["incremental_disabled"] * 2
    project.write(sources, {}, "", {})
    project.parse()
    assert [row["reason"] for row in project.run().values()] == ["snapshot_match"] * 2
    project.sql("update raw.asked_log set v = 2")
    assert [row["reason"] for row in project.run(full_refresh=True).values()] == ["forced"] * 2
    assert [row["reason"] for row in project.run().values()] == ["snapshot_match"] * 2
