"""What PostgreSQL's metadata tells of a change: every way to change a table is seen, and what changes nothing is skipped; no table is read."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from typing import Any

import pytest
from conftest import Project
from postgres_server import Server
from warehouses import Postgres

# table -> (what happens to it, the reason for which the next run takes it)
CHANGES: dict[str, tuple[list[str], str]] = {
    "inserted": (["insert into raw.inserted values (4, 4)"], "change_detected"),
    "updated": (["update raw.updated set v = v + 1 where id = 1"], "change_detected"),
    "deleted": (["delete from raw.deleted where id = 1"], "change_detected"),
    "truncated": (["truncate raw.truncated"], "change_detected"),
    "refilled": (
        ["truncate raw.refilled", "insert into raw.refilled values (7, 7), (8, 8), (9, 9)"],
        "change_detected",
    ),
    "swapped": (
        [
            "create table raw.swapped__dbt_tmp as select id, v + 10 as v from raw.swapped",
            "alter table raw.swapped rename to swapped__dbt_backup",
            "alter table raw.swapped__dbt_tmp rename to swapped",
            "drop table raw.swapped__dbt_backup",
        ],
        "change_detected",
    ),
    "added": (["alter table raw.added add column x integer default 5"], "schema_changed"),
    "dropped": (["alter table raw.dropped drop column v"], "schema_changed"),
    "made_again": (
        ["alter table raw.made_again drop column v", "alter table raw.made_again add column v integer default 5"],
        "schema_changed",
    ),
    "retyped": (["alter table raw.retyped alter column v type bigint"], "schema_changed"),
    "rewritten": (["alter table raw.rewritten alter column v type integer using v + 1"], "change_detected"),
    "relabelled": (["alter type raw.state rename value 'a' to 'c'"], "schema_changed"),
    "regenerated": (["alter table raw.regenerated alter column w set expression as (v * 3)"], "schema_changed"),
    "filtered": (
        ["alter table raw.filtered drop column v", "alter table raw.filtered add column v integer default 0"],
        "change_detected",
    ),
    "inherited": (["insert into raw.inherited_child values (5, 5)"], "change_detected"),
    "refreshed": (["refresh materialized view raw.refreshed"], "change_detected"),
    "copied_in": (["copy raw.copied_in from program 'echo 4,4' with (format csv)"], "change_detected"),
    "packed": (["vacuum full raw.packed"], "change_detected"),  # for nothing, and harmless
}
LEAVES: dict[str, tuple[list[str], list[str], list[str]]] = {
    # table -> (what happens, changed leaves, removed leaves)
    "through_parent": (["insert into raw.through_parent values (1, 9)"], ["through_parent_a"], []),
    "into_leaf": (["update raw.into_leaf_b set v = 9"], ["into_leaf_b"], []),
    "moved": (["update raw.moved set id = 15 where id = 1"], ["moved_a", "moved_b"], []),
    "attached": (
        ["create table raw.attached_c (v integer, id integer)", "insert into raw.attached_c values (1, 25)",
         "alter table raw.attached attach partition raw.attached_c for values from (20) to (30)"],
        ["attached_c"],
        [],
    ),
    "detached": (["alter table raw.detached detach partition raw.detached_a"], [], ["detached_a"]),
    "leaf_dropped": (["drop table raw.leaf_dropped_b"], [], ["leaf_dropped_b"]),
    "leaf_truncated": (["truncate raw.leaf_truncated_a"], ["leaf_truncated_a"], []),
    "leaf_replaced": (
        ["alter table raw.leaf_replaced detach partition raw.leaf_replaced_a", "drop table raw.leaf_replaced_a",
         "create table raw.leaf_replaced_a (id integer, v integer)", "insert into raw.leaf_replaced_a values (2, 2)",
         "alter table raw.leaf_replaced attach partition raw.leaf_replaced_a for values from (0) to (10)"],
        ["leaf_replaced_a"],
        [],
    ),
}  # fmt: skip
UNCHANGED = ["nothing", "vacuumed", "analyzed"]
UNKNOWN = ["foreign_table", "plain_view", "with_policies"]
VIEWS = {
    "over_table.sql": "select id, v from {{ source('raw', 'nothing') }}",
    "over_changed.sql": "select id, v from {{ source('raw', 'inserted') }}",
    "over_views.sql": "select a.id from {{ ref('over_changed') }} as a join {{ source('raw', 'plain_view') }} as b on true",
    "redefined.sql": "select id, v from {{ source('raw', 'nothing') }}",
    "over_clock.sql": "select id, now() as v from {{ source('raw', 'nothing') }}",
    "over_foreign.sql": "select id, v from {{ source('raw', 'foreign_table') }}",
}


@pytest.fixture(scope="module")
def project(server: Server, make_project: Callable[..., Project], tmp_path_factory: pytest.TempPathFactory) -> Project:
    sources: dict[str, Any] = {f"raw.{name}": True for name in [*CHANGES, *LEAVES, *UNCHANGED, *UNKNOWN]}
    sources["raw.filtered"] = {"columns": {"include": ["id"]}, "where": "v > 1"}
    config = "{{ config(materialized='view', meta={'baselinr': true}) }} "
    models = {name: config + sql for name, sql in VIEWS.items()}
    project = Project(tmp_path_factory.mktemp("project"), Postgres(server), sources, models=models)
    project.sql("create schema raw", "create type raw.state as enum ('a', 'b')")
    for name in [*CHANGES, *UNCHANGED, "with_policies", "below_view"]:
        if name != "refreshed":
            project.sql(
                f"create table raw.{name} (id integer, v integer)",
                f"insert into raw.{name} values (1, 1), (2, 2), (3, 3)",
            )
    for name in LEAVES:
        project.sql(
            f"create table raw.{name} (id integer, v integer) partition by range (id)",
            f"create table raw.{name}_a partition of raw.{name} for values from (0) to (10)",
            f"create table raw.{name}_b partition of raw.{name} for values from (10) to (20)",
            f"insert into raw.{name} values (1, 1), (2, 2), (11, 11)",
        )
    project.sql(
        "create materialized view raw.refreshed as select id, v from raw.below_view",
        "insert into raw.below_view values (4, 4)",
        "create view raw.plain_view as select id, v from raw.below_view",
        "alter table raw.relabelled add column s raw.state default 'a'",
        "alter table raw.regenerated add column w integer generated always as (v * 2) virtual",
        "create table raw.inherited_child () inherits (raw.inherited)",
        "create extension postgres_fdw",
        f"create server here foreign data wrapper postgres_fdw options (host '127.0.0.1', port '{server.port}', dbname 'postgres')",
        "create user mapping for postgres server here options (user 'postgres')",
        "create foreign table raw.foreign_table (id integer, v integer) server here options (schema_name 'public', table_name 'far')",
        "alter table raw.with_policies enable row level security",
        "alter table raw.with_policies force row level security",
        "create policy everything on raw.with_policies using (true)",
        "create role reader login",
        "create user mapping for reader server here options (user 'postgres', password_required 'false')",
        "grant usage on schema raw, main to reader",
        "grant select on all tables in schema raw to reader",
        "alter default privileges in schema raw grant select on tables to reader",
        "create schema main_baselinr authorization reader",
    )
    server.execute("create table public.far as select 1 as id, 1 as v")
    for name in VIEWS:
        view = name.removesuffix(".sql")
        sql = VIEWS[name].replace("{{ source('raw', '", "raw.").replace("{{ ref('", "main.").replace("') }}", "")
        project.sql(f"create view main.{view} as {sql}")
    project.sql("grant select on all tables in schema main to reader")
    project.write(sources, {}, "", models)
    as_reader(project)
    return project


def as_reader(project: Project) -> None:
    """The role that dbt has from now on: row-level security does not apply to a superuser."""
    profiles = project.folder / "profiles.yml"
    profiles.write_text(profiles.read_text().replace("user: postgres", "user: reader"))
    project.parse()


def reasons(rows: dict[str, dict[str, Any]]) -> dict[str, str]:
    """Table -> reason."""
    return {row["table"]: row["reason"] for row in rows.values()}


def test_every_change_is_seen_and_nothing_else(project: Project) -> None:
    assert {row["status"] for row in project.run().values()} == {"success"}
    planned = project.plan()
    before = reasons(planned)
    assert planned["raw.plain_view"]["estimated_rows"] is None, "unknown is not zero"
    unknown = {*UNKNOWN, "over_clock", "over_foreign"}
    assert {name for name, reason in before.items() if reason == "metadata_unavailable"} == unknown
    assert {reason for name, reason in before.items() if name not in unknown} == {"snapshot_match"}
    for statements, *_ in [*CHANGES.values(), *LEAVES.values()]:
        project.sql(*statements)
    project.sql(
        "vacuum raw.vacuumed",
        "analyze raw.analyzed",
        "create or replace view main.redefined as select id, v + 1 as v from raw.nothing",
    )
    planned = project.plan()
    expected = {name: reason for name, (_, reason) in CHANGES.items()} | dict.fromkeys(unknown, "metadata_unavailable")
    expected |= dict.fromkeys(LEAVES, "changed_partitions_detected") | dict.fromkeys(
        [*UNCHANGED, "over_table"], "snapshot_match"
    )
    expected |= dict.fromkeys(["over_changed", "over_views", "redefined"], "change_detected")
    assert reasons(planned) == expected
    for name, (_, changed, removed) in LEAVES.items():
        row = planned[f"raw.{name}"]
        assert (row["changed_partitions"], row["removed_partitions"]) == (changed, removed), name
    rows = project.run()
    assert {row["status"] for name, row in rows.items() if row["action"] != "skip"} == {"success"}
    assert rows["raw.dropped"]["rows_scanned"] == 0, "a dropped column costs no scan"
    assert {reason for name, reason in reasons(project.plan()).items() if name not in unknown} == {"snapshot_match"}


def test_a_schema_change_is_told(project: Project) -> None:
    metadata = project.sql(
        "select metadata::json ->> 'added', metadata::json ->> 'removed', metadata::json ->> 'retyped' from main_baselinr.baselinr_events "
        "where event_type = 'SchemaChangeDetected' and table_name in ('added', 'dropped', 'retyped') order by table_name"
    )
    assert metadata == [['["x"]', "[]", "[]"], ["[]", '["v"]', "[]"], ["[]", "[]", '["v"]']]


def test_a_clean_restart_changes_nothing(project: Project, server: Server) -> None:
    project.run()
    server.stop()
    server.start()
    known = {
        name: reason for name, reason in reasons(project.plan()).items() if name in [*CHANGES, *LEAVES, *UNCHANGED]
    }
    assert set(known.values()) == {"snapshot_match"}


def test_counters_that_start_again_are_seen(project: Project, server: Server) -> None:
    """The same counts after a reset, and after a crash, are not the same state."""
    tables = ["same_after_reset", "same_after_crash"]
    for table in tables:
        project.sql(f"drop table if exists raw.{table}", f"create table raw.{table} (id integer, v integer)")
    sources = {f"raw.{table}": True for table in tables}
    other = Project(project.folder.with_name("counters"), project.warehouse, sources)
    for table, lose_counters in zip(tables, (lambda: project.sql("select pg_stat_reset()"), server.crash), strict=True):
        project.sql(f"insert into raw.{table} values (1, 1), (2, 2)")
        other.run(select=table)
        assert reasons(other.plan(select=table)) == {table: "snapshot_match"}
        lose_counters()
        project.sql(f"insert into raw.{table} values (3, 3), (4, 4)")
        counted = "select n_tup_ins from pg_stat_all_tables where relname = " + f"'{table}'"
        assert project.sql(counted) == [["2"]], "as many as before the counters were lost"
        assert reasons(other.plan(select=table)) == {table: "change_detected"}


def test_counting_switched_off_is_unknown(project: Project, server: Server) -> None:
    project.run(select="nothing")
    server.execute("alter system set track_counts = off", "select pg_reload_conf()")
    try:
        assert reasons(project.plan(select="nothing")) == {"nothing": "metadata_unavailable"}
    finally:
        server.execute("alter system reset track_counts", "select pg_reload_conf()")


def test_a_replica_is_unknown(project: Project, server: Server) -> None:
    """A standby has counters of its own, all 0; only `plan` can reach it, because it is read-only."""
    project.run()
    standby = server.standby()
    profiles = project.folder / "profiles.yml"
    primary = profiles.read_text()
    try:
        profiles.write_text(primary.replace(str(server.port), str(standby.port)))
        project.parse()
        planned = reasons(project.plan(select="source:raw", exclude=list(LEAVES)))
        assert set(planned.values()) == {"metadata_unavailable"}
        assert set(reasons(project.plan(select=list(LEAVES))).values()) == {"changed_partitions_detected"}
    finally:
        profiles.write_text(primary)
        standby.remove()
        project.parse()


def test_a_no_change_run_reads_no_table(server: Server, tmp_path_factory: pytest.TempPathFactory) -> None:
    """200 tables in one schema: at most 3 metadata queries, counted at the server, and not one scan."""
    names = [f"t{number:03d}" for number in range(200)]
    folder = tmp_path_factory.mktemp("project")
    project = Project(folder, Postgres(server), {f"raw.{name}": True for name in names})
    project.sql(
        "create schema raw",
        "create extension pg_stat_statements",
        *(f"create table raw.{n} as select 1 as a" for n in names),
    )
    project.run()
    scans = "select sum(seq_scan + coalesce(idx_scan, 0)) from pg_stat_all_tables where schemaname = 'raw'"
    before = project.sql(scans)
    project.sql("select pg_stat_statements_reset()")
    assert {row["reason"] for row in project.run().values()} == {"snapshot_match"}
    statements = project.sql("select query, calls from pg_stat_statements where toplevel and query ~ '^(with|select) '")
    reads = [query for query, _ in statements if not query.startswith(("select pg_stat_", "select $1 as done"))]
    assert len(reads) == 3, reads
    assert {calls for query, calls in statements if query in reads} == {"1"}
    assert project.sql(scans) == before
    shutil.rmtree(folder, ignore_errors=True)
