"""Exact distinct counts, which only a full profile has, and what is known to be unique or not without them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from conftest import Project

EXACT: dict[str, Any] = {"metrics": ["counts", "distinct_count"]}
# table -> what is set besides; all have the rows of ROWS
TABLES = {"daily": {"partition": {"key": "k"}}, "whole": {}, "filtered": {"where": "i > 1"}, "newest": {"partition": {"key": "k", "strategy": "latest"}}}  # fmt: skip
ROWS = """
(date '2024-01-01', 1, 'a', 0.0, true), (date '2024-01-01', 2, 'A', -0.0, true), (date '2024-01-01', 3, 'a', null, true),
(date '2024-01-02', 4, 'b', cast('nan' as double precision), false), (date '2024-01-02', 5, null, cast('nan' as double precision), null), (null, 6, 'c', 1, null)
"""
PROVEN = """
(1, 10, 1, 'x', true, date '2024-01-01', date '2024-01-01', null, 1, 1e308),
(2, 12, 1, 'x', false, date '2024-01-02', date '2024-01-03', null, null, 2),
(3, 11, 1, 'y', null, date '2024-01-02', date '2024-01-05', null, null, 1)
"""


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project], adapter: str) -> Project:
    sources = {f"raw.{name}": EXACT | options for name, options in TABLES.items()}
    sources |= {
        "raw.proven": {"metrics": ["is_unique"], "partition": {"key": "p"}},
        "raw.others": {"metrics": ["counts", "distinct", "range"]},
        "raw.sampled": EXACT | {"sampling": {"fraction": 0.9}},
    }
    project = make_project(sources, adapter)
    project.sql(
        "create schema raw",
        *(f"create table raw.{name} (k date, i integer, s varchar, f double precision, b boolean)" for name in TABLES),
        *(f"insert into raw.{name} values {ROWS}" for name in TABLES),
        "create table raw.proven (p integer, near bigint, same bigint, s varchar, b boolean, d date, spread date, nothing integer, single integer, f double precision)",
        f"insert into raw.proven values {PROVEN}",
        "create table raw.others as select 1 as i",
        "create table raw.sampled as select n from generate_series(1, 1000) as number(n)",
    )
    project.run()
    return project


def of(project: Project, table: str, metric: str) -> dict[str, str]:
    """Column -> this metric."""
    return {column: metrics[metric] for column, metrics in project.metrics(table).items() if metric in metrics}


def test_counted_exactly_in_a_full_profile(project: Project) -> None:
    assert of(project, "raw.whole", "distinct_count") == {"k": "2", "i": "6", "s": "4", "f": "3", "b": "2"}
    assert of(project, "raw.whole", "is_unique") == {"k": "false", "i": "true", "s": "false", "f": "false", "b": "false"}  # fmt: skip


def test_of_the_rows_that_are_profiled(project: Project) -> None:
    assert of(project, "raw.filtered", "distinct_count") == {"k": "2", "i": "5", "s": "4", "f": "3", "b": "2"}
    assert of(project, "raw.newest", "distinct_count") == {"k": "1", "i": "2", "s": "1", "f": "1", "b": "1"}


def test_only_by_name(project: Project) -> None:
    metrics = project.metrics("raw.others")["i"]
    assert "approx_distinct_count" in metrics and not {"distinct_count", "is_unique"} & set(metrics)


def test_not_of_a_sample(project: Project) -> None:
    assert set(project.metrics("raw.sampled")["n"]) == {"count", "null_ratio"}


def test_gone_after_a_partial_profile(project: Project) -> None:
    assert of(project, "raw.daily", "distinct_count")["i"] == "6"
    project.sql("insert into raw.daily values (date '2024-01-02', 6, 'd', 2, true)")
    assert project.run()["raw.daily"]["action"] == "partial"
    assert of(project, "raw.daily", "distinct_count") == {}
    # seven values in 1…6, and in two days and two truth values
    assert of(project, "raw.daily", "is_unique") == {"k": "false", "i": "false", "b": "false"}
    assert project.run()["raw.daily"]["action"] == "skip"
    assert of(project, "raw.daily", "distinct_count") == {}
    project.run(select="daily", full_refresh=True)
    assert of(project, "raw.daily", "distinct_count")["i"] == "6"


def test_unique_only_where_it_is_known(project: Project) -> None:
    assert of(project, "raw.proven", "distinct_count") == {}
    known = {"same": "false", "b": "true", "d": "false", "nothing": "true", "single": "true"}
    assert of(project, "raw.proven", "is_unique") == known


@pytest.mark.parametrize("declarative", [False, True])
def test_rows_of_leaves_in_scope(make_project: Callable[..., Project], declarative: bool) -> None:
    """Where the partitions are PostgreSQL's own, only those in scope are read."""
    meta = EXACT | ({"partition": {"strategy": "specific_values", "values": ["leaf_1"]}} if declarative else {})
    project = make_project({"raw.leaves": meta}, "postgres")
    project.sql(
        "create schema raw",
        "create table raw.leaves (k integer, s text) partition by list (k)",
        "create table raw.leaf_1 partition of raw.leaves for values in (1)",
        "create table raw.leaf_2 partition of raw.leaves for values in (2)",
        "insert into raw.leaves values (1, 'a'), (1, 'b'), (2, 'c')",
    )
    project.run()
    assert of(project, "raw.leaves", "distinct_count") == (
        {"k": "1", "s": "2"} if declarative else {"k": "2", "s": "3"}
    )


@pytest.mark.parametrize("adapter", ["duckdb", "postgres"], indirect=True)
def test_types_without_equality(make_project: Callable[..., Project], adapter: str) -> None:
    values = {"json": "'{\"a\": 1}'", "uuid": "'00000000-0000-0000-0000-000000000001'", "interval": "'1 month'", "time": "'10:00'",
              "timestamptz": "'2024-01-05 10:00:00+02'"}  # fmt: skip
    if adapter == "duckdb":
        values |= {"blob": "'a'", "integer[]": "[1, 2]", "struct(a integer)": "{'a': 1}", "map(varchar, integer)": "map {'a': 1}", "union(n integer, s varchar)": "1",
                   "bit": "'101'", "hugeint": "170141183460469231731687303715884105727", "uhugeint": "340282366920938463463374607431768211455", "enum('b', 'a')": "'b'"}  # fmt: skip
    else:
        values |= {"point": "'(1, 2)'", "jsonb": "'{}'", "bytea": "'a'", "integer[]": "'{1, 2}'", "regclass": "'pg_class'", "money": "'1.50'",
                   "numeric": "'nan'", "inet": "'10.0.0.1'", "cidr": "'10.0.0.0/8'", "bit(3)": "'101'", "tsvector": "'a b'", "int4range": "'[1, 2)'", "\"char\"": "'a'", "raw.pair": "'(,)'"}  # fmt: skip
    project = make_project({"raw.types": EXACT}, adapter)
    columns = ", ".join(f"c{n} {kind}" for n, kind in enumerate(values))
    project.sql(
        "create schema raw",
        *(["create type raw.pair as (a integer, b integer)"] if adapter == "postgres" else []),
        f"create table raw.types ({columns})",
        f"insert into raw.types values ({', '.join(values.values())}), ({', '.join(values.values())})",
        f"insert into raw.types values ({', '.join(['null'] * len(values))})",
    )
    assert project.run()["raw.types"]["status"] == "success"
    assert of(project, "raw.types", "distinct_count") == {f"c{n}": "1" for n in range(len(values))}
    assert of(project, "raw.types", "is_unique") == {f"c{n}": "false" for n in range(len(values))}
