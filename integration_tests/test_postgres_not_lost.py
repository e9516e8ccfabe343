"""What only PostgreSQL can do to lose a change: leaves that are renamed or compute in their own way, and views over more than rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import OperationFailed, Project, rows_of

# A run of raw.leaves in which a statement comes between its plan and its profile.
BETWEEN = """
{% macro between(statement) %}
  {% set run = baselinr.begin_run({}) %}
  {% set targets = baselinr.targets(run.settings, select='leaves') %}
  {% do baselinr.read_catalog(run, targets) %}
  {% set planned = baselinr.plan(run, targets) %}
  {% do run_query(statement) %}
  {% do baselinr.emit('run', {'document': baselinr.document(run, baselinr.skip_tables(run, planned) + baselinr.profile_tables(run, baselinr.tables_to_do(planned)))}) %}
{% endmacro %}
"""
VIEWS = {  # view -> (its query, what changes what it shows and no row, None or the reason it is unknown)
    "computed": ("select g from raw.below", "alter table raw.below alter column g set expression as (i * 50)", True),
    "whole_row": ("select to_jsonb(b) as b from raw.below as b", "alter table raw.below rename column x to y", True),
    "label": ("select cast(mood as text) as mood from raw.below", "alter type raw.mood rename value 'a' to 'z'", True),
    "called": ("select raw.f(i) as f from raw.below", "create or replace function raw.f(v integer) returns integer immutable language sql as 'select v + 1000'", True),
    "owned": ("select i from raw.below", "alter view main.owned set (security_invoker = true)", True),
    "catalog": ("select count(*) as n from pg_class", "create table raw.one_more (i integer)", False),
    "policed": ("select i from raw.policed", "drop policy p on raw.policed", False),
}  # fmt: skip


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project]) -> Project:
    config = "{{ config(materialized='view', meta={'baselinr': true}) }} "
    models = {f"{name}.sql": config + query for name, (query, _, _) in VIEWS.items()}
    sources = {
        "raw.leaves": True,
        "raw.own_way": True,
        "raw.qualified": {"where": "qualified.i > 0"},
        "raw.filtered": {"where": "x > 0"},
    }
    project = make_project(sources, "postgres", models=models, macros=BETWEEN)
    project.sql(
        "create schema raw", "create type raw.mood as enum ('a', 'b')",
        "create table raw.below (i integer, x integer, mood raw.mood, g integer generated always as (i * 2) virtual)",
        "insert into raw.below values (1, 1, 'a')",
        "create function raw.f(v integer) returns integer immutable language sql as 'select v + 1'",
        "create table raw.policed (i integer)", "insert into raw.policed values (1)",
        "alter table raw.policed enable row level security", "create policy p on raw.policed using (true)",
        *(f"create view main.{name} as {query}" for name, (query, _, _) in VIEWS.items()),
        "create table raw.filtered (i integer, x integer)", "insert into raw.filtered values (1, 1)",
    )  # fmt: skip
    for name in ("leaves", "own_way", "qualified"):
        project.sql(
            f"create table raw.{name} (i integer, x integer, g integer generated always as (x * 2) virtual) partition by list (i)",
            f"create table raw.{name}_1 partition of raw.{name} for values in (1)",
            f"create table raw.{name}_2 partition of raw.{name} for values in (2)",
            f"insert into raw.{name} values (1, 10), (2, 20)",
        )
    return project


def test_what_a_view_shows_beyond_rows(project: Project) -> None:
    project.run(select="resource_type:model")
    before = {row["table"]: row["reason"] for row in project.plan(select="resource_type:model").values()}
    assert before == {
        name: "snapshot_match" if known else "metadata_unavailable" for name, (_, _, known) in VIEWS.items()
    }
    for name, (_, statement, known) in VIEWS.items():
        project.sql(statement)
        row = project.plan(select=name)[f"main.{name}"]
        assert row["reason"] == ("change_detected" if known else "metadata_unavailable"), name
        project.run(select="resource_type:model")


def test_a_renamed_leaf_is_compared(project: Project) -> None:
    project.run(select="leaves")
    project.sql("alter table raw.leaves_1 rename to leaves_x")
    row = project.run(select="leaves")["raw.leaves"]
    assert (row["changed_partitions"], row["removed_partitions"]) == (["leaves_x"], ["leaves_1"])
    project.sql("alter table raw.leaves_x rename to leaves_1")
    project.run(select="leaves", action="partial", partitions=["leaves_1"])
    assert project.metrics("raw.leaves")["x"]["count"] == "2", (
        "the states of the old name are not counted beside the new ones"
    )
    assert project.run(select="leaves")["raw.leaves"]["action"] == "skip"


def test_a_leaf_renamed_between_plan_and_profile(project: Project) -> None:
    project.run(select="leaves")
    project.sql("update raw.leaves set x = 99 where i = 2")
    rows = rows_of(project.operation("between", statement="alter table raw.leaves_2 rename to leaves_y"), "run")
    assert rows["raw.leaves"]["reason"] == "running_elsewhere"
    assert project.run(select="leaves")["raw.leaves"]["changed_partitions"] == ["leaves_y"]
    assert project.metrics("raw.leaves")["x"]["max"] == "99"


def test_a_leaf_that_computes_in_its_own_way(project: Project) -> None:
    """Seen through the table, a virtual column is the table's; the leaf's own expression must not come in."""
    project.sql("alter table raw.own_way_2 alter column g set expression as (x * 100)")
    project.run(select="own_way")
    project.sql("update raw.own_way set x = 21 where i = 2")
    assert project.run(select="own_way")["raw.own_way"]["action"] == "partial"
    assert [[project.metrics("raw.own_way")["g"]["sum"]]] == project.sql("select sum(g) from raw.own_way")


def test_a_filter_may_name_its_table(project: Project) -> None:
    project.run(select="qualified")
    project.sql("update raw.qualified set x = 30 where i = 2")
    assert project.run(select="qualified")["raw.qualified"]["changed_partitions"] == ["qualified_2"]
    assert project.metrics("raw.qualified")["x"]["sum"] == "40"


def test_a_dropped_column_that_the_filter_reads(project: Project) -> None:
    project.run(select="filtered")
    project.sql("alter table raw.filtered drop column x")
    with pytest.raises(OperationFailed, match=r'raw\.filtered: column "x" does not exist'):
        project.run(select="filtered")
