"""What a partial profile reads on PostgreSQL, by the server's own word: the changed leaves, or an index range."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from conftest import Project

# Logs the statement that picks the rows of some partitions, as a partial profile of the table would run it.
PICKED = """
{% macro picked(table, ids) %}
  {% set run = baselinr.begin_run({}) %}
  {% set targets = baselinr.targets(run.settings, select=table) %}
  {% do baselinr.read_catalog(run, targets) %}
  {% set target = targets[0] %}
  {% set leaves = baselinr.read_tracked(run, target, ids) if target.key.tracked else none %}
  {% do baselinr.emit('picked', {'sql': baselinr.picked_rows(target, {'columns': target.columns, 'ids': ids, 'beside': none, 'leaves': leaves}, false), 'key': target.key}) %}
{% endmacro %}
"""
DAYS = 30
KEYED = {
    # table -> (type of the key, settings, ids, expressions of the first rows)
    "dates": ("date", {}, ["2024-01-05", "2024-01-09"]),
    "months": ("date", {"granularity": "month"}, ["2024-02"]),
    "hours": ("timestamp", {"granularity": "hour"}, ["2024-01-05 13:00:00"]),
    "zoned": ("timestamptz", {"granularity": "day"}, ["2024-01-05"]),
    "numbers": ("integer", {}, ["7", "__null__"]),
    "texts": ("text", {}, ["7", "__null__"]),
}


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project]) -> Project:
    sources: dict[str, Any] = {
        "raw.by_range": True,
        "raw.by_list": True,
        "raw.by_hash": True,
        "raw.by_expression": True,
        "raw.deep": True,
    }
    sources["raw.by_day_of_month"] = {"partition": {"key": "d", "granularity": "day"}}
    sources["raw.same_key"] = {"partition": {"key": "D"}}
    sources["raw.changed_at"] = {"partition": {"key": "d", "detect": "updated_at", "updated_at": "at"}}
    sources |= {f"raw.{name}": {"partition": {"key": "k", **settings}} for name, (_, settings, _) in KEYED.items()}
    project = make_project(sources, "postgres", macros=PICKED)
    project.sql("create schema raw")
    for name, by in [("by_range", "range (d)"), ("same_key", "range (d)"), ("by_day_of_month", "range (d)")]:
        project.sql(
            f"create table raw.{name} (d date, i integer) partition by {by}",
            *(f"create table raw.{name}_{m} partition of raw.{name} for values from ('2024-0{m}-01') to ('2024-0{m + 1}-01')" for m in (1, 2, 3)),
            f"create table raw.{name}_rest partition of raw.{name} default",
            f"insert into raw.{name} select date '2024-01-01' + i, i from generate_series(0, 80) as r(i)",
        )  # fmt: skip
    project.sql(
        "create table raw.by_list (d date, i integer) partition by list (i)",
        "create table raw.by_list_few partition of raw.by_list for values in (1, 2, null)",
        "create table raw.by_list_rest partition of raw.by_list default",
        "create table raw.by_hash (d date, i integer) partition by hash (i)",
        *(
            f"create table raw.by_hash_{n} partition of raw.by_hash for values with (modulus 3, remainder {n})"
            for n in range(3)
        ),
        "create table raw.by_expression (d date, i integer) partition by list ((i % 3))",
        *(f"create table raw.by_expression_{n} partition of raw.by_expression for values in ({n})" for n in range(3)),
        "create table raw.deep (d date, i integer) partition by range (d)",
        "create table raw.deep_1 partition of raw.deep for values from ('2024-01-01') to ('2024-02-01') partition by hash (i)",
        *(
            f"create table raw.deep_1_{n} partition of raw.deep_1 for values with (modulus 2, remainder {n})"
            for n in range(2)
        ),
        "create table raw.deep_rest partition of raw.deep default",
        *(
            f"insert into raw.{t} select date '2024-01-01' + i, i from generate_series(0, 80) as r(i)"
            for t in ("by_list", "by_hash", "by_expression", "deep")
        ),
        "create table raw.changed_at (d date, i integer, at timestamp)",
        "insert into raw.changed_at select date '2024-01-01' + i % 5, i, '2024-01-01' from generate_series(0, 80) as r(i)",
    )
    for name, (kind, _, _) in KEYED.items():
        series = {"integer": "i % 100", "text": "cast(i % 100 as text)"}.get(
            kind, f"cast(timestamp '2024-01-01' + interval '1 hour' * i as {kind})"
        )
        project.sql(
            f"create table raw.{name} as select {series} as k, i, repeat('x', 100) as filler from generate_series(0, 9999) as r(i)",
            f"create index on raw.{name} (k)",
            f"analyze raw.{name}",
        )
    return project


def plan_of(project: Project, table: str, ids: list[str]) -> list[dict[str, Any]]:
    """The nodes of the plan for reading these partitions, flat."""
    events = project.operation("picked", table=table, ids=ids)
    sql = next(event["sql"] for event in events if event["event"] == "picked")
    [[document]] = project.warehouse.execute("set search_path = pg_catalog", "explain (format json) " + sql)
    nodes: list[dict[str, Any]] = []
    todo = [document[0]["Plan"]]
    while todo:
        node = todo.pop()
        nodes.append(node)
        todo += node.get("Plans", [])
    return nodes


def relations(nodes: list[dict[str, Any]]) -> set[str]:
    """The tables that a plan reads."""
    return {node["Relation Name"] for node in nodes if "Relation Name" in node}


@pytest.mark.parametrize(
    ("table", "change", "leaves"),
    [
        ("by_range", "update raw.by_range set i = -1 where d = '2024-02-03'", ["by_range_2"]),
        ("by_range", "insert into raw.by_range values (null, 5)", ["by_range_rest"]),
        ("same_key", "update raw.same_key set i = -1 where d = '2024-02-03'", ["same_key_2"]),
        ("by_list", "delete from raw.by_list where i = 2", ["by_list_few"]),
        ("by_hash", "update raw.by_hash_1 set d = '2024-05-05'", ["by_hash_1"]),
        ("by_expression", "insert into raw.by_expression values ('2024-01-01', 4)", ["by_expression_1"]),
        ("deep", "update raw.deep_1_0 set d = d", ["deep_1_0"]),
    ],
)
def test_only_the_changed_leaves_are_read(project: Project, table: str, change: str, leaves: list[str]) -> None:
    project.run(select=table)
    project.sql(change)
    counts = "select relname, seq_scan + coalesce(idx_scan, 0) from pg_stat_all_tables where schemaname = 'raw'"
    before = dict(map(tuple, project.sql(counts)))
    row = project.run(select=table)[f"raw.{table}"]
    assert (row["action"], row["changed_partitions"]) == ("partial", leaves)
    after = dict(map(tuple, project.sql("select pg_sleep(1.1)", counts)))
    assert [leaf for leaf in after if after[leaf] != before.get(leaf)] == leaves
    assert relations(plan_of(project, table, leaves)) == set(leaves)
    assert project.plan(select=table)[f"raw.{table}"]["reason"] == "snapshot_match"


@pytest.mark.parametrize("table", KEYED)
def test_a_key_is_read_by_its_index(project: Project, table: str) -> None:
    nodes = plan_of(project, table, KEYED[table][2])
    kinds = {node["Node Type"] for node in nodes}
    assert "Seq Scan" not in kinds, kinds
    assert any("Index Cond" in node for node in nodes)


def test_a_key_of_the_users_own_prunes_leaves(project: Project) -> None:
    """A granularity of the user's comes before the leaves; the bare column still lets the planner leave leaves out."""
    project.run(select="by_day_of_month")
    project.sql("update raw.by_day_of_month set i = -1 where d = '2024-02-03'")
    row = project.run(select="by_day_of_month")["raw.by_day_of_month"]
    assert (row["changed_partitions"], row["rows_scanned"]) == (["2024-02-03"], 1)
    assert relations(plan_of(project, "by_day_of_month", ["2024-02-03"])) == {"by_day_of_month_2"}


def test_the_key_is_the_catalogs(project: Project) -> None:
    for table, column in [("by_range", "d"), ("by_hash", "i"), ("by_expression", "an expression")]:
        events = project.operation("picked", table=table, ids=[])
        key = next(event["key"] for event in events if event["event"] == "picked")
        assert (key["column"], key["tracked"]) == (column, True)


def test_an_empty_leaf_is_known(project: Project) -> None:
    project.sql(
        "drop table if exists raw.by_list", "create table raw.by_list (d date, i integer) partition by list (i)"
    )
    assert project.run(select="by_list")["raw.by_list"]["reason"] in (
        "schema_changed",
        "changed_partitions_detected",
        "first_profile",
    )
    project.sql("create table raw.by_list_1 partition of raw.by_list for values in (1)")
    assert project.run(select="by_list")["raw.by_list"]["changed_partitions"] == ["by_list_1"]
    assert project.plan(select="by_list")["raw.by_list"]["reason"] == "snapshot_match"
    project.sql("insert into raw.by_list values (null, 1)")
    assert project.run(select="by_list")["raw.by_list"]["row_count"] == 1
    project.sql("delete from raw.by_list")
    assert project.run(select="by_list")["raw.by_list"]["row_count"] == 0
    assert project.metrics("raw.by_list")["i"]["count"] == "0"


def test_updated_at(project: Project) -> None:
    """Counts and the latest change by partition: what it sees, and what it cannot see."""
    project.run(select="changed_at")
    project.sql(
        "update raw.changed_at set i = -1, at = '2024-06-01' where d = '2024-01-02'",
        "delete from raw.changed_at where i = 4",
    )
    row = project.run(select="changed_at")["raw.changed_at"]
    assert row["changed_partitions"] == ["2024-01-02", "2024-01-05"]
    project.sql("update raw.changed_at set i = -2 where d = '2024-01-03'")
    assert project.run(select="changed_at")["raw.changed_at"]["reason"] == "no_partition_changed"
    assert project.plan(select="changed_at")["raw.changed_at"]["reason"] == "snapshot_match", "the token was stored"


def test_no_partition_changed_stores_the_token(project: Project) -> None:
    """A rolled-back insert moves the counters and nothing else: found out once, by comparison."""
    project.run(select="dates")
    project.sql("begin", "insert into raw.dates values ('2024-01-01', 1)", "rollback")
    assert project.run(select="dates")["raw.dates"]["reason"] == "no_partition_changed"
    assert project.plan(select="dates")["raw.dates"]["reason"] == "snapshot_match"


def test_a_forced_partial_does_not_hide_other_changes(project: Project) -> None:
    project.run(select="deep")
    project.sql("update raw.deep_1_0 set i = i", "update raw.deep_1_1 set i = i")
    assert project.run(select="deep", action="partial", partitions=["deep_1_0"])["raw.deep"]["reason"] == "forced"
    assert project.run(select="deep")["raw.deep"]["changed_partitions"] == ["deep_1_1"]
