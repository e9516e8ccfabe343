"""The run-operations as a dbt user calls them: what they write, what they must not write, and how they refuse."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from conftest import OperationFailed, Project, rows_of
from warehouses import ADAPTERS, STANDINS

STORE = ["table_state", "partition_state", "column_state", "group_state", "runs", "results", "events", "schema_version"]
FROM_ROOT = "{% macro from_root() %}{% do baselinr.baselinr_profile(full_refresh=true) %}{% endmacro %}"
ORDERS = "select date '2024-01-01' + cast(i as integer) as d, i from generate_series(0, 2) as r(i)"
# What each engine says of the view that cannot be read.
NO_INTEGER = {
    "duckdb": "Could not convert string 'x'",
    "postgres": 'invalid input syntax for type integer: "x"',
    "snowflake": "Could not convert string 'x'",
    "bigquery": "Could not convert string 'x'",
    "redshift": 'invalid input syntax for type integer: "x"',
    "spark": "not an integer: x",
}
CATCHES = ("postgres", "bigquery")  # engines that go on after an error


@pytest.fixture(
    scope="module",
    params=[*ADAPTERS, *(pytest.param(name, marks=pytest.mark.slow) for name in STANDINS)],
)
def adapter(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project], adapter: str) -> Project:
    models = {
        "orders.sql": "{{ config(materialized='table', tags=['nightly'], meta={'baselinr': {'partition': {'key': 'd'}}}) }} "
        + ORDERS,
        "off.sql": "{{ config(meta={'baselinr': false}) }} select 1 as a",
    }
    sources = {"raw.customers": True, "raw.products": {"interval_minutes": 60}}
    project = make_project(sources, adapter, models=models, macros=FROM_ROOT)
    project.sql(
        "create schema raw",
        "create table raw.customers as select 1 as a",
        "create table raw.products as select 1 as a",
        f"create table main.orders as {ORDERS}",
    )
    return project


def store(project: Project) -> dict[str, list[list[str]]]:
    """Every row of every table of the store."""
    return {name: sorted(project.sql(f"select * from main_baselinr.baselinr_{name}")) for name in STORE}


def test_plan_creates_nothing(project: Project) -> None:
    project.empty()
    rows = project.plan()
    assert {row["reason"] for row in rows.values()} == {"first_profile"}
    project.operation("baselinr_status")
    project.operation("baselinr_reset")
    assert project.store_tables() == []


def test_plan_writes_nothing(project: Project) -> None:
    project.run()
    project.sql("insert into raw.customers values (2)", "delete from main.orders where i = 0")
    before = store(project)
    rows = project.plan()
    assert (rows["raw.customers"]["action"], rows["main.orders"]["removed_partitions"]) == ("full", ["2024-01-01"])
    project.operation("baselinr_explain")
    project.operation("baselinr_metrics")
    assert store(project) == before


def test_a_skip_moves_nothing_but_the_decision(project: Project) -> None:
    project.run()
    before = project.sql(
        "select snapshot_id, last_profiled_at, row_count from main_baselinr.baselinr_table_state order by unique_id"
    )
    counted = project.sql("select count(*) from main_baselinr.baselinr_results")
    assert {row["action"] for row in project.run().values()} == {"skip"}
    after = project.sql(
        "select snapshot_id, last_profiled_at, row_count from main_baselinr.baselinr_table_state order by unique_id"
    )
    assert (before, counted) == (after, project.sql("select count(*) from main_baselinr.baselinr_results"))


@pytest.mark.parametrize(
    ("select", "exclude", "expected"),
    [
        ("orders", None, {"main.orders"}),
        ("customers products", None, {"raw.customers", "raw.products"}),
        (["customers", "tag:nightly"], None, {"raw.customers", "main.orders"}),
        ("source:raw", "products", {"raw.customers"}),
        ("source:raw.cust*", None, {"raw.customers"}),
        ("resource_type:model", None, {"main.orders"}),
        ("path:models/orders.sql", None, {"main.orders"}),
        ("config.materialized:table", None, {"main.orders"}),
        ("source:raw,p*", None, {"raw.products"}),
        (None, "resource_type:source", {"main.orders"}),
    ],
)
def test_selection(project: Project, select: Any, exclude: Any, expected: set[str]) -> None:
    assert set(project.plan(select=select, exclude=exclude)) == expected


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"selct": "orders"}, "unknown argument 'selct'; did you mean 'select'?"),
        ({"select": "ordrs"}, "select 'ordrs' matches no table that is profiled; did you mean 'orders'?"),
        ({"select": "orders", "exclude": "orders"}, "the selection matches no table that is profiled"),
        ({"select": "+orders"}, "graph operators need the graph"),
        ({"select": "tags:nightly"}, "unknown method 'tags'; did you mean 'tag'?"),
        ({"select": 3}, "argument select is 3; it must be text or list"),
        ({"full_refresh": "yes"}, 'argument full_refresh is "yes"; it must be true or false'),
        ({"action": "partly"}, "argument action is \"partly\"; it must be 'full'"),
        ({"action": "partial"}, "action 'partial' needs partitions"),
        ({"partitions": ["2024-01-01"]}, "argument action is null"),
        *(
            ({"shard": shard}, f"shard is '{shard}'")
            for shard in ("5/4", "0/4", "1.5/4", "-1/4", "1", "1/4/2", "a/b", "")
        ),
        ({"shard": 1}, "argument shard is 1; it must be text"),
        ({"payload": "nonsense"}, "argument payload is no JSON object"),
    ],
)
def test_wrong_arguments(project: Project, arguments: dict[str, Any], message: str) -> None:
    project.empty()
    with pytest.raises(OperationFailed) as failure:
        project.operation("baselinr_profile", **arguments)
    assert message in str(failure.value)
    assert [e["kind"] for e in failure.value.events if e["event"] == "error"] == ["configuration"]
    assert project.store_tables() == []


def test_forced_actions(project: Project) -> None:
    project.empty()
    with pytest.raises(OperationFailed, match="a forced partial needs a complete profile"):
        project.run(select="orders", action="partial", partitions=["2024-01-02"])
    project.run(select="orders")
    row = project.run(select="orders", action="partial", partitions=["2024-01-02"])["main.orders"]
    assert (row["reason"], row["rows_scanned"]) == ("forced", 1)
    assert project.run(select="orders", full_refresh=True)["main.orders"]["reason"] == "forced"


def test_reset_forgets_the_selected_only(project: Project) -> None:
    project.run()
    project.operation("baselinr_reset", select="customers")
    rows = project.run()
    assert (rows["raw.customers"]["reason"], rows["raw.products"]["action"]) == ("first_profile", "skip")


def test_init_is_idempotent_and_ddl_only_prints(project: Project) -> None:
    project.empty()
    ddl = next(e["document"]["ddl"] for e in project.operation("baselinr_ddl") if e["event"] == "ddl")
    assert ddl.count("create table if not exists") == len(STORE)
    assert project.store_tables() == []
    created = [
        next(e["document"]["created"] for e in project.operation("baselinr_init") if e["event"] == "init")
        for _ in range(2)
    ]
    assert (len(created[0]), created[1]) == (len(STORE), [])


def test_an_older_store_gets_its_missing_columns(project: Project) -> None:
    project.operation("baselinr_init")
    project.sql(
        "alter table main_baselinr.baselinr_runs drop column coverage",
        "update main_baselinr.baselinr_schema_version set version = version - 1",
    )
    project.run(full_refresh=True)
    assert project.sql("select distinct coverage from main_baselinr.baselinr_runs") == [["1.0"]]


def test_shards_split_the_tables(project: Project) -> None:
    found = []
    for number in (1, 2, 3):
        events = project.operation("baselinr_plan", shard=f"{number}/3")
        found += project.rows_of(events, "plan")
    assert sorted(found) == ["main.orders", "raw.customers", "raw.products"]


def started_tables(project: Project, events: list[dict[str, Any]]) -> list[str]:
    return [project.spelled(event["table"]) for event in events if event["event"] == "table_started"]


def test_a_failed_table_keeps_its_old_state(project: Project) -> None:
    """On PostgreSQL and BigQuery a database error is recorded, and the other tables go on; elsewhere it ends the operation."""
    adapter = project.warehouse.adapter
    project.run()
    kept = project.states()
    project.sql(
        "drop table raw.customers",
        "create view raw.customers as select cast(i as integer) as a from (values ('1'), ('x')) as v(i)",
    )
    with pytest.raises(OperationFailed, match=NO_INTEGER[adapter]) as failure:
        project.run(full_refresh=True)
    events = failure.value.events
    finished = {project.spelled(e["table"]["table"]): e["table"] for e in events if e["event"] == "table_finished"}
    statuses = {table: row["status"] for table, row in finished.items()}
    assert started_tables(project, events)[:2] == ["orders", "customers"]
    recorded = "select status = 'error', error, started_at is null from main_baselinr.baselinr_table_state where unique_id like '%customers'"
    if adapter not in CATCHES:
        assert statuses == {"orders": "success"}
        assert [e for e in events if e["event"] == "run"] == []
        assert project.sql(recorded) == [["False", "None", "False"]]
    else:
        assert re.search(r"1 of 3 tables failed, the others are done:\s+raw\.customers: ", str(failure.value))
        assert statuses == {"orders": "success", "customers": "error", "products": "success"}
        assert rows_of(events, "run")["raw.customers"] == finished["customers"]
        assert NO_INTEGER[adapter] in finished["customers"]["error"]
        assert project.sql(recorded) == [["True", finished["customers"]["error"], "True"]]
    assert project.states() == kept
    project.sql("drop view raw.customers", "create table raw.customers as select 1 as a")
    # where there are claims, that of the run that failed is waited for
    project.sql("update main_baselinr.baselinr_table_state set claimed_until = started_at where claimed_by is not null")
    started = started_tables(project, project.operation("baselinr_profile", full_refresh=True))
    if adapter not in CATCHES:
        # who comes before it depends on the minutes that have passed, which may be some on Spark
        assert sorted(started) == ["customers", "orders", "products"]
        assert started[-1] == "customers", "a table whose last attempt did not finish comes last"
    else:
        assert started == ["orders", "customers", "products"], "a recorded failure is a finished attempt"


def test_read_models_before_and_after_a_profile(project: Project) -> None:
    project.empty()
    assert project.build("package:baselinr")
    assert project.sql("select count(*) from main.baselinr_metrics") == [["0"]]
    project.run()
    assert project.sql(
        "select metric_value from main.baselinr_metrics where lower(column_name) = 'i' and metric_name = 'max'"
    ) == [["2"]]
    assert len(project.sql("select * from main.baselinr_tables")) == 3


def test_a_macro_of_the_project_may_call_an_operation(project: Project) -> None:
    rows = project.rows_of(project.operation("from_root"), "run")
    assert {row["status"] for row in rows.values()} == {"success"}


def test_states_of_another_hash_are_made_anew(project: Project) -> None:
    """A warehouse's hash may change with its version; then no stored sketch and no stored fingerprint holds."""
    project.run()
    project.sql("update main_baselinr.baselinr_table_state set hash_id = 'another' where unique_id like '%customers'")
    rows = project.run()
    assert (rows["raw.customers"]["action"], rows["raw.customers"]["reason"]) == ("full", "settings_changed")
    assert rows["raw.products"]["action"] == "skip"
    assert project.run()["raw.customers"]["action"] == "skip"
