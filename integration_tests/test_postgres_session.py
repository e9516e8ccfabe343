"""What a role's own settings say of time zones, formats and transactions has no part in what is profiled and stored."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import Project
from warehouses import Postgres

SETTINGS = {
    "timezone": "'Asia/Kolkata'", "datestyle": "'SQL, DMY'", "intervalstyle": "sql_standard", "extra_float_digits": "-5",
    "bytea_output": "escape", "standard_conforming_strings": "off", "escape_string_warning": "on", "backslash_quote": "off",
    "default_transaction_read_only": "on", "default_transaction_isolation": "serializable", "default_transaction_deferrable": "on",
    "search_path": "elsewhere", "quote_all_identifiers": "on", "array_nulls": "off", "transform_null_equals": "on",
}  # fmt: skip
COLUMNS = """id integer, moment timestamptz, day date, span interval, d double precision, r real, n numeric, b bytea, t text,
    class regclass, moments timestamptz[], days daterange, gaps interval[], pair raw.pair, mood raw.mood, ci public.citext, m money"""
ROWS = r"""
    (1, '2024-01-01 23:45+05:30', '2024-02-01', '1 mon -2 days', 0.1, 0.1, 1.50, '\x5c00ff', E'a\\b', 'public.shop',
     '{2024-01-01 00:30+05:30}', '[2024-03-04,2024-05-06)', '{1 year}', '(1,"2024-01-01 00:30+05:30")', 'it''s', 'A', '$1.50'),
    (2, '2024-01-01 00:10+05:30', '2024-03-04', '-1 day', 1e15 / 3, '-0', 'NaN', '\x', E'\\', 'pg_class',
     '{NULL}', 'empty', '{}', '(,)', 'sad', 'a', '-1'),
    (3, 'infinity', '0044-03-15 BC', null, 'NaN', null, 'Infinity', null, '$baselinr$', null, null, null, null, null, null, null, null)
"""
KEYS = {"moment": "hour", "day": "month", "span": None, "d": None, "n": None, "b": None, "t": None, "moments": None, "days": None, "pair": None, "mood": None, "ci": None}  # fmt: skip
DDL = [
    "create schema raw", "create schema elsewhere", "create extension citext", "create table public.shop (a integer)",
    "create table elsewhere.pg_class (a integer)",
    "create type raw.pair as (a integer, b timestamptz)", "create type raw.mood as enum ('it''s', 'sad')",
    f"create table raw.whole ({COLUMNS})", f"insert into raw.whole values {ROWS}",
    *(f"create table raw.by_{key} as table raw.whole" for key in KEYS),
    'create table raw.parted (k timestamptz, t text, i integer) partition by range (k)',
    'create table raw."par.ted" partition of raw.parted for values from (\'2024-01-01 00:00+05:30\') to (\'2024-01-02 00:00+05:30\')',
    "create table elsewhere.parted partition of raw.parted default",
    r"insert into raw.parted values ('2024-01-01 12:00+05:30', E'\\', 1), ('2025-01-01', 'x', 2)",
    "create view main.clock as select id, random() < 2 as r from raw.whole",
    "create view main.plain as select id, lower(t) as t from raw.whole",
    "create role odd superuser login", "create role plain superuser login",
    *(f"alter role odd set {name} = {value}" for name, value in SETTINGS.items()),
]  # fmt: skip


@pytest.fixture(scope="module")
def projects(make_project: Callable[..., Project]) -> tuple[Project, Project]:
    """The same project twice: as a role with default settings, and as one with odd ones."""
    sources = {f"raw.by_{k}": {"partition": {"key": k, "granularity": g}} for k, g in KEYS.items()}
    sources |= {"raw.whole": True, "raw.parted": True}
    config = "{{ config(materialized='view', meta={'baselinr': true}) }} select 1 as id"
    models = {"clock.sql": config, "plain.sql": config}
    plain = make_project(sources, "postgres", models=models)
    plain.sql(*DDL)
    assert isinstance(plain.warehouse, Postgres)
    plain.warehouse.user = "plain"
    return plain, make_project(sources, plain.warehouse.seen_by("odd"), models=models)


def stored(project: Project) -> set[str]:
    """Everything that a profile stores, without times and run ids."""
    queries = [
        "select unique_id, column_name, column_type, metric_name, metric_value from main_baselinr.baselinr_results "
        "where metric_name <> 'age_seconds' and (run_id, unique_id) in (select last_run_id, unique_id from main_baselinr.baselinr_table_state)",
        "select unique_id, partition_id, token, row_count from main_baselinr.baselinr_partition_state",
        "select unique_id, snapshot_id, profile_signature, profiled_columns, hash_id, row_count from main_baselinr.baselinr_table_state",
    ]
    return {str(row) for sql in queries for row in project.sql(sql)} | {
        str(state) for state in project.states().items()
    }


def test_the_same_states(projects: tuple[Project, Project]) -> None:
    plain, odd = projects
    assert {row["status"] for row in odd.run().values()} == {"success"}
    by_odd = stored(odd)
    odd.empty()
    plain.run()
    assert stored(plain) ^ by_odd == set()


def test_nothing_changed_for_the_other(projects: tuple[Project, Project]) -> None:
    """What one of them stored is up to date for the other."""
    rows = projects[1].run()
    assert rows.pop("main.clock")["reason"] == "metadata_unavailable"
    assert {row["reason"] for row in rows.values()} == {"snapshot_match"}
    projects[0].sql(*(f"update raw.by_{key} set id = id" for key in KEYS))
    assert {row["reason"] for name, row in projects[1].run().items() if ".by_" in name} == {"no_partition_changed"}


def test_the_same_partial_profile(projects: tuple[Project, Project]) -> None:
    plain, odd = projects
    plain.sql(*(f"update raw.by_{key} set id = 10 + id where id < 3" for key in KEYS), "update raw.parted set i = 10")
    rows = {name: row for name, row in odd.run().items() if ".by_" in name or name == "raw.parted"}
    assert {row["action"] for row in rows.values()} == {"partial"}
    assert {len(row["changed_partitions"]) for row in rows.values()} == {2}
    assert rows["raw.by_moment"]["changed_partitions"] == ["2023-12-31 18:00:00", "2024-01-01 18:00:00"]
    assert rows["raw.by_t"]["changed_partitions"] == ["\\", "a\\b"]
    assert rows["raw.by_b"]["changed_partitions"] == ["\\x", "\\x5c00ff"]
    assert rows["raw.parted"]["changed_partitions"] == ["elsewhere.parted", 'raw."par.ted"']
    by_odd = stored(odd)
    plain.run(full_refresh=True)
    assert stored(plain) ^ by_odd == set()
