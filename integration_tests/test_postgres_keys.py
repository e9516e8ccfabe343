"""Partition keys of every type that may be one: their ids, and that only the changed ones are profiled and merged."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import Project, literal

DDL = [
    "create schema raw",
    "create schema ext",
    "create extension citext schema ext",
    "create type raw.mood as enum ('b', 'a''q', 'a\"q')",
    "create domain raw.mood_domain as raw.mood",
    "create domain raw.day as date",
    "create type raw.pair as (a integer, b text)",
    # a text whose comparison calls different texts equal, by ICU where the server is built with it
    """do $$ begin
         create collation raw.loose (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
         create domain raw.loose_text as text collate raw.loose;
       exception when feature_not_supported then
         create domain raw.loose_text as ext.citext;
       end $$""",
]
MIDNIGHT = ["2024-01-01 00:10:00+05:30", "2023-12-31 18:40:00+00", "2024-01-01 05:29:59+05:30", "2024-01-01 05:30:00+05:30", "0044-03-15 23:30:00+00 BC", "10001-01-01 00:00:00+00", "infinity", "-infinity", None]  # fmt: skip
WALL = ["2024-01-05 13:10:00", "2024-01-05 13:59:59.999999", "2024-01-31 00:00:00", "2024-02-01 00:00:00", "0044-03-15 10:00:00 BC", "294276-12-31 23:30:00", "infinity", "-infinity", None]  # fmt: skip
DAYS = ["2024-01-05", "2024-01-31", "2024-02-01", "2025-01-01", "0044-03-15 BC", "0044-04-01 BC", "0001-01-01", "10001-12-31", "5874897-12-31", "infinity", "-infinity", None]  # fmt: skip
ENDS = ["infinity", "-infinity", "__null__"]
ODD_TEXTS = ["it's", "", " ", "a\\b", "\\", 'quo"te', "$$", "$baselinr$", "$baselinr_$", "%s", "{{ x }}", "{x}", "🎉", "two\nlines", "'; drop table raw.text; --", "/* */"]  # fmt: skip

# Table -> type and granularity of its key, the keys of its rows, the ids of its partitions.
KEYS: dict[str, tuple[str, str | None, list[str | None], list[str]]] = {
    "date_day": ("date", None, DAYS, [day or "__null__" for day in DAYS]),
    "date_hour": ("date", "hour", ["2024-01-05", "2024-01-06"], ["2024-01-05", "2024-01-06"]),
    "date_month": ("date", "month", DAYS, ["2024-01", "2024-02", "2025-01", "0044-03 BC", "0044-04 BC", "0001-01", "10001-12", "5874897-12", *ENDS]),
    "date_year": ("raw.day", "year", DAYS, ["2024", "2025", "0044 BC", "0001", "10001", "5874897", *ENDS]),
    "timestamp_hour": ("timestamp", "hour", WALL, ["2024-01-05 13:00:00", "2024-01-31 00:00:00", "2024-02-01 00:00:00", "0044-03-15 10:00:00 BC", "294276-12-31 23:00:00", *ENDS]),
    "timestamp_day": ("timestamp", None, WALL, ["2024-01-05", "2024-01-31", "2024-02-01", "0044-03-15 BC", "294276-12-31", *ENDS]),
    "timestamp_month": ("timestamp(3)", "month", WALL[:5], ["2024-01", "2024-02", "0044-03 BC"]),
    "timestamp_year": ("timestamp", "year", WALL, ["2024", "0044 BC", "294276", *ENDS]),
    "timestamptz_hour": ("timestamptz", "hour", MIDNIGHT, ["2023-12-31 18:00:00", "2023-12-31 23:00:00", "2024-01-01 00:00:00", "0044-03-15 23:00:00 BC", "10001-01-01 00:00:00", *ENDS]),
    "timestamptz_day": ("timestamptz", "day", MIDNIGHT, ["2023-12-31", "2024-01-01", "0044-03-15 BC", "10001-01-01", *ENDS]),
    "timestamptz_month": ("timestamptz", "month", MIDNIGHT, ["2023-12", "2024-01", "0044-03 BC", "10001-01", *ENDS]),
    "timestamptz_year": ("timestamptz(0)", "year", MIDNIGHT, ["2023", "2024", "0044 BC", "10001", *ENDS]),
    "timestamptz_value": ("timestamptz", "value", MIDNIGHT[:2], ["2023-12-31 18:40:00+00"]),
    "integer": ("integer", None, ["-1", "0", "10", None], ["-1", "0", "10", "__null__"]),
    "numeric": ("numeric", None, ["1.50", "1.5", "NaN", "Infinity", "-0.010", "1e20", None], ["1.5", "NaN", "Infinity", "-0.01", "100000000000000000000", "__null__"]),
    "numeric_scale": ("numeric(10, 2)", None, ["1.5", "-0.01", "NaN"], ["1.50", "-0.01", "NaN"]),
    "money": ("money", None, ["1.50", "-1"], ["1.5", "-1"]),
    "double": ("double precision", None, ["NaN", "-0.0", "0.0", "Infinity", "-Infinity", "1e300", "0.1", None], ["NaN", "0", *[t.title() for t in ENDS[:2]], "1e+300", "0.1", "__null__"]),
    "real": ("real", None, ["0.1", "NaN", "3.4e38"], ["0.1", "NaN", "3.4e+38"]),
    "text": ("text", None, ["__null__", None, *ODD_TEXTS], ["__null__", *ODD_TEXTS]),
    "varchar": ("varchar(9)", None, ["a", "A", "a "], ["a", "A", "a "]),
    "loose": ("raw.loose_text", None, ["a", "A", "__NULL__", "__null__", None], ["a", "A", "__NULL__", "__null__"]),
    "citext": ("ext.citext", None, ["straße", "STRASSE", "ä", "Ä"], ["straße", "STRASSE", "ä", "Ä"]),
    "char": ("char(3)", None, ["a", "a  ", "a b", None], ["a", "a b", "__null__"]),
    "one_char": ('"char"', None, ["a", "\\377", ""], ["a", "\\377", ""]),
    "name": ("name", None, ["n" * 63, "m"], ["n" * 63, "m"]),
    "enum": ("raw.mood", None, ["b", "a'q", 'a"q', None], ["b", "a'q", 'a"q', "__null__"]),
    "domain_enum": ("raw.mood_domain", None, ["b", "a'q"], ["b", "a'q"]),
    "boolean": ("boolean", None, ["t", "f", None], ["true", "false", "__null__"]),
    "uuid": ("uuid", None, ["00000000-0000-0000-0000-00000000000A", "f" * 32], ["00000000-0000-0000-0000-00000000000a", "ffffffff-ffff-ffff-ffff-ffffffffffff"]),
    "inet": ("inet", None, ["10.0.0.1", "10.0.0.1/32", "10.0.0.1/8", "::1"], ["10.0.0.1/32", "10.0.0.1/8", "::1/128"]),
    "cidr": ("cidr", None, ["10.0.0.0/24", "10.0.0.0/8"], ["10.0.0.0/24", "10.0.0.0/8"]),
    "interval": ("interval", None, ["1 mon", "30 days", "-1 sec", "infinity"], ["1 mon", "-00:00:01", "infinity"]),
    "time": ("time", None, ["24:00:00", "10:00"], ["24:00:00", "10:00:00"]),
    "timetz": ("timetz", None, ["10:00+05", "05:00+00"], ["10:00:00+05", "05:00:00+00"]),
    "jsonb": ("jsonb", None, ['{"a": "it\'s"}', '{"a": "\\\\"}', "null", None], ['{"a": "it\'s"}', '{"a": "\\\\"}', "null", "__null__"]),
    "json": ("json", None, ['{"a":1}', '{"a": 1}'], ['{"a":1}', '{"a": 1}']),
    "bytea": ("bytea", None, ["\\x5c00", "\\x"], ["\\x5c00", "\\x"]),
    "bit": ("bit(3)", None, ["101", "000"], ["101", "000"]),
    "array": ("text[]", None, ['{a,"b\'"}', "{}"], ["{a,b'}", "{}"]),
    "composite": ("raw.pair", None, ["(,)", "(1,)", None], ["(,)", "(1,)", "__null__"]),
    "range": ("daterange", None, ["[2024-01-01,2024-01-02]", "empty"], ["[2024-01-01,2024-01-03)", "empty"]),
    "point": ("point", None, ["(1,2)", "(1,2)"], ["(1,2)"]),
    "pg_lsn": ("pg_lsn", None, ["16/B374D848", "0/0"], ["16/B374D848", "0/0"]),
}  # fmt: skip


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project]) -> Project:
    """A table for each key, profiled once, at most two partitions a run."""
    sources = {f"raw.{t}": {"partition": {"key": "k", "granularity": g}} for t, (_, g, _, _) in KEYS.items()}
    partial = {"partial_profiling": {"max_partitions_per_run": 2}, "adaptive_scheduling": {"enabled": False}}
    project = make_project(sources, "postgres", variables={"baselinr_incremental": partial})
    project.sql(*DDL, *(f"create table raw.{t} (k {kind}, i bigint)" for t, (kind, _, _, _) in KEYS.items()))
    for table, (_, _, keys, _) in KEYS.items():
        rows = [f"({'null' if key is None else literal(key)}, {n})" for n, key in enumerate(keys, 1)]
        project.sql(f"insert into raw.{table} values {', '.join(rows)}")
    assert {row["action"] for row in project.run().values()} == {"full"}
    return project


def stored_ids(project: Project) -> dict[str, list[str]]:
    """The partitions that the store knows, by table."""
    found: dict[str, list[str]] = {f"raw.{t}": [] for t in KEYS}
    sql = "select replace(unique_id, 'source.shop.', ''), partition_id from main_baselinr.baselinr_partition_state"
    for table, partition in project.sql(sql):
        found[table].append(partition)
    return {table: sorted(ids) for table, ids in found.items()}


def until_done(project: Project) -> None:
    """Runs until no partition is pending."""
    for _ in range(20):
        rows = project.run().values()
        assert {row["action"] for row in rows} <= {"partial", "skip"}
        if not sum(row["pending_partitions"] for row in rows):
            return
    raise AssertionError("partitions stay pending")


def sums(project: Project) -> dict[str, tuple[str, str]]:
    """Of every table the count and the sum of `i`, as published."""
    sql = """select distinct on (dataset_name, metric_name) dataset_name, metric_name, metric_value
               from main_baselinr.baselinr_results where column_name = 'i' order by 1, 2, profiled_at desc"""
    published = {(table, metric): value for table, metric, value in project.sql(sql)}
    return {t: (published[t, "count"], published[t, "sum"]) for t in KEYS}


def expected_sums(project: Project) -> dict[str, tuple[str, str]]:
    """The same by plain SQL."""
    arms = [f"select {literal(t)}, count(*), sum(i) from raw.{t}" for t in KEYS]
    return {table: (count, total) for table, count, total in project.sql(" union all ".join(arms))}


def test_ids(project: Project) -> None:
    assert stored_ids(project) == {f"raw.{t}": sorted(ids) for t, (_, _, _, ids) in KEYS.items()}
    assert {row["action"] for row in project.run().values()} == {"skip"}


def test_one_partition_after_another(project: Project) -> None:
    """All rows change; at most two partitions a run are profiled anew, until nothing is pending."""
    project.sql(*(f"update raw.{t} set i = 100 + i" for t in KEYS))
    until_done(project)
    assert sums(project) == expected_sums(project)
    assert stored_ids(project) == {f"raw.{t}": sorted(ids) for t, (_, _, _, ids) in KEYS.items()}


def test_the_first_row_alone(project: Project) -> None:
    """One row changes: its partition, and no other, is profiled."""
    project.sql(*(f"update raw.{t} set i = 300 where i = 101" for t in KEYS))
    rows = project.run()
    for table, (_, _, _, ids) in KEYS.items():
        assert rows[f"raw.{table}"]["changed_partitions"] == [ids[0]], table
    assert sums(project) == expected_sums(project)


def test_partitions_that_go(project: Project) -> None:
    """Rows of all but one partition are deleted: nothing but their states goes."""
    project.sql(*(f"delete from raw.{t} where i <> 300" for t in KEYS))
    until_done(project)
    assert sums(project) == expected_sums(project)
    assert stored_ids(project) == {f"raw.{t}": [ids[0]] for t, (_, _, _, ids) in KEYS.items()}
