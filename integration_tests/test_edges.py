"""Tables that break profilers: odd names, odd types, odd shapes, missing ones."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from conftest import OperationFailed, Project, rows_of

NASTY = 'we"ird; drop'
TYPES = {
    "ti": ("tinyint", "-128"), "si": ("smallint", "1"), "bi": ("bigint", "9223372036854775807"), "ui": ("ubigint", "18446744073709551615"),
    "hi": ("hugeint", "170141183460469231731687303715884105727"), "uh": ("uhugeint", "340282366920938463463374607431768211455"),
    "de": ("decimal(38, 10)", "'9999999999999999999999999999.9999999999'"), "f4": ("float", "0.1"), "f8": ("double", "1e308"),
    "vc": ("varchar", "'x'"), "bo": ("boolean", "true"), "da": ("date", "date '2024-01-05'"), "tm": ("time", "time '10:00:00'"),
    "tz": ("timetz", "'10:00:00+05'"), "ts": ("timestamp", "'2024-01-05 10:00:00'"), "tn": ("timestamp_ns", "'2024-01-05 10:00:00.123456789'"),
    "tt": ("timestamptz", "'2024-01-05 10:00:00+02'"),
    "ti2": ("timestamptz", "'infinity'"), "inf": ("timestamp", "'infinity'"), "iv": ("interval", "interval 1 month"),
    "uu": ("uuid", "'00000000-0000-0000-0000-000000000001'"), "en": ("enum('b', 'a')", "'b'"), "bl": ("blob", "'a'::blob"),
    "li": ("integer[]", "[1, 2]"), "ar": ("integer[2]", "[1, 2]"), "st": ("struct(a integer)", "{'a': 1}"), "ma": ("map(varchar, integer)", "map {'a': 1}"),
    "js": ("json", "'{\"a\": 1}'"), "bt": ("bit", "'101'::bit"), "un": ("union(n integer, s varchar)", "1"),
}  # fmt: skip


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project]) -> Project:
    sources = {
        "raw.types": True, "raw.wide": True, "raw.empty": {"partition": {"key": "d"}}, "raw.nulls": True, "raw.a_view": True,
        "one.same": True, "two.same": True, f"raw.{NASTY}": {"partition": {"key": "select"}}, "raw.missing": True,
        "raw.hours": {"partition": {"key": "moment", "granularity": "hour"}}, "raw.months": {"partition": {"key": "moment", "granularity": "month"}},
        "raw.texts": {"partition": {"key": "s"}}, "raw.fine": {"partition": {"key": "n", "max_partitions": 10}},
        "raw.capped": {"partition": {"key": "d"}},
        "raw.odd_keys": {"partition": {"key": "k"}},
        "raw.filtered": {"where": "i > 0 -- only these"},
    }  # fmt: skip
    variables = {
        "baselinr_incremental": {
            "adaptive_scheduling": {"enabled": False},
            "partial_profiling": {"max_partitions_per_run": 2},
        }
    }
    project = make_project(sources, variables=variables)
    project.sql("create schema raw", "create schema one", "create schema two")
    return project


def only(project: Project, name: str, **arguments: object) -> dict[str, object]:
    """Profiles one source table; its row."""
    schema, table = name.split(".", 1)
    return project.run(payload=json.dumps({"unique_ids": [f"source.shop.{schema}.{table}"]}), **arguments)[name]


def test_every_type(project: Project) -> None:
    columns = ", ".join(f'"{c}" {t}' for c, (t, _) in TYPES.items())
    values = ", ".join(v for _, v in TYPES.values())
    project.sql(f"create table raw.types ({columns})", f"insert into raw.types values ({values}), ({values})")
    project.sql(f"insert into raw.types values ({', '.join(['null'] * len(TYPES))})")
    assert only(project, "raw.types")["status"] == "success"
    metrics = project.metrics("raw.types")
    for column in TYPES:
        assert (metrics[column]["count"], metrics[column]["null_count"], metrics[column]["approx_distinct_count"]) == (
            "3",
            "1",
            "1",
        ), column
    assert metrics["hi"]["sum"] == "340282366920938463463374607431768211454"
    assert metrics["uh"]["max"] == "340282366920938463463374607431768211455"
    assert metrics["tt"]["max"] == "2024-01-05 08:00:00+00"
    assert metrics["tn"]["min"] == "2024-01-05 10:00:00.123456789"
    assert metrics["f4"]["min"] == "0.1"
    assert metrics["inf"]["max"] == "infinity"
    assert only(project, "raw.types")["reason"] == "snapshot_match"


def test_300_columns(project: Project) -> None:
    project.sql(
        "create table raw.wide as select "
        + ", ".join(f"i + {n} as c{n}" for n in range(300))
        + " from range(1000) as r(i)"
    )
    assert only(project, "raw.wide")["status"] == "success"
    metrics = project.metrics("raw.wide")
    assert len(metrics) == 300
    assert metrics["c299"]["max"] == "1298"


def test_no_rows(project: Project) -> None:
    project.sql("create table raw.empty (d date, s varchar)")
    assert only(project, "raw.empty")["action"] == "full"
    assert project.metrics("raw.empty")["s"]["count"] == "0"
    assert "min" not in project.metrics("raw.empty")["s"]
    assert only(project, "raw.empty")["reason"] == "no_partition_changed"
    project.sql("insert into raw.empty values (date '2024-01-01', 'a')")
    assert only(project, "raw.empty")["changed_partitions"] == ["2024-01-01"]
    project.sql("delete from raw.empty")
    assert only(project, "raw.empty")["removed_partitions"] == ["2024-01-01"]
    assert project.metrics("raw.empty")["s"]["count"] == "0"


def test_no_values(project: Project) -> None:
    project.sql(
        "create table raw.nulls (i bigint, d double, s varchar)", "insert into raw.nulls values (null, null, null)"
    )
    only(project, "raw.nulls")
    metrics = project.metrics("raw.nulls")
    assert metrics["d"]["null_ratio"] == "1.0"
    assert metrics["i"]["approx_distinct_count"] == "0"
    assert "mean" not in metrics["d"]


def test_view(project: Project) -> None:
    project.sql(
        "create table raw.below (i bigint)",
        "insert into raw.below values (1)",
        "create view raw.a_view as from raw.below",
    )
    assert only(project, "raw.a_view")["status"] == "success"
    assert only(project, "raw.a_view")["reason"] == "snapshot_match"
    project.sql("insert into raw.below values (2)")
    assert only(project, "raw.a_view")["reason"] == "change_detected"


def test_same_name_in_two_schemas(project: Project) -> None:
    project.sql("create table one.same as select 1 as a", "create table two.same as select 2 as a from range(5)")
    assert only(project, "one.same")["row_count"] == 1
    assert only(project, "two.same")["row_count"] == 5
    assert project.metrics("one.same")["a"]["max"] == "1"
    assert project.metrics("two.same")["a"]["max"] == "2"
    project.sql("insert into one.same values (9)")
    assert only(project, "two.same")["action"] == "skip"
    assert only(project, "one.same")["action"] == "full"


def test_names_that_need_quotes(project: Project) -> None:
    relation = 'raw."we""ird; drop"'
    project.sql(
        f'create table {relation} ("select" date, "Ünïcode" varchar, "with space" bigint, "quo""te" bigint, "/* c */" bigint, "{{x}}" bigint)',
        f"insert into {relation} values (date '2024-01-01', 'ü', 1, 2, 3, 4), (date '2024-01-02', 'ö', 1, 2, 3, 4)",
    )
    assert only(project, f"raw.{NASTY}")["status"] == "success"
    project.sql(f'update {relation} set "with space" = 5 where "select" = date \'2024-01-02\'')
    row = only(project, f"raw.{NASTY}")
    assert (row["action"], row["changed_partitions"]) == ("partial", ["2024-01-02"])
    metrics = project.metrics(f"raw.{NASTY}")
    assert (metrics["with space"]["max"], metrics["/* c */"]["sum"], metrics["{x}"]["max"]) == ("5", "6", "4")


def test_missing_relation_does_not_stop_the_others(project: Project) -> None:
    project.sql("create table if not exists raw.below (i bigint)", "create or replace table raw.nulls (i bigint)")
    payload = '{"unique_ids": ["source.shop.raw.missing", "source.shop.raw.nulls"]}'
    with pytest.raises(OperationFailed, match=r"raw\.missing: the relation does not exist") as failure:
        project.run(payload=payload)
    rows = rows_of(failure.value.events, "run")
    assert (rows["raw.missing"]["reason"], rows["raw.missing"]["status"]) == ("relation_missing", "error")
    assert rows["raw.nulls"]["status"] in ("success", "skipped")


@pytest.mark.parametrize(
    ("table", "ids"), [("raw.hours", ["2024-01-05 13:00:00", "__null__"]), ("raw.months", ["2024-01", "__null__"])]
)
def test_granularity(project: Project, table: str, ids: list[str]) -> None:
    project.sql(
        f"create table {table} (moment timestamp, i bigint)",
        f"insert into {table} values ('2024-01-05 13:10:00', 1), ('2024-01-05 13:20:00', 2), ('2024-02-05 14:00:00', 3), (null, 4), ('infinity', 5)",
    )
    only(project, table)
    project.sql(f"update {table} set i = i + 1 where moment < '2024-02-01' or moment is null")
    assert only(project, table)["changed_partitions"] == ids
    assert project.metrics(table)["i"]["sum"] == "18"
    project.sql(f"update {table} set i = 50 where moment = 'infinity'")
    assert only(project, table)["changed_partitions"] == ["infinity"]
    assert project.metrics(table)["i"]["sum"] == "63"


def test_text_keys(project: Project) -> None:
    project.sql(
        "create table raw.texts (s varchar, i bigint)",
        "insert into raw.texts values ('__null__', 1), (null, 2), ('it''s', 3), ('', 4)",
    )
    only(project, "raw.texts")
    project.sql("update raw.texts set i = 10 where s is null or s = 'it''s'")
    assert only(project, "raw.texts")["changed_partitions"] == ["__null__", "it's"]
    assert project.metrics("raw.texts")["i"]["sum"] == "25"


def test_too_many_partitions(project: Project) -> None:
    project.sql("create table raw.fine as select i as n from range(50) as r(i)")
    only(project, "raw.fine")
    assert project.sql(
        "select count(*) from main_baselinr.baselinr_partition_state where unique_id = 'source.shop.raw.fine'"
    ) == [["1"]]
    assert only(project, "raw.fine")["action"] == "skip"
    project.sql("insert into raw.fine values (99)")
    assert (only(project, "raw.fine")["action"], project.metrics("raw.fine")["n"]["max"]) == ("full", "99")


def test_capped_partial_is_published_when_complete(project: Project) -> None:
    project.sql(
        "create table raw.capped as select date '2024-01-01' + cast(i as integer) as d, i from range(5) as r(i)"
    )
    only(project, "raw.capped")
    before = project.metrics("raw.capped")
    project.sql("update raw.capped set i = i + 100")
    row = only(project, "raw.capped")
    assert (row["changed_partitions"], row["pending_partitions"]) == (["2024-01-04", "2024-01-05"], 3)
    assert project.metrics("raw.capped") == before, "a partial set is never published as the table"
    assert only(project, "raw.capped")["pending_partitions"] == 1
    assert only(project, "raw.capped")["pending_partitions"] == 0
    assert project.metrics("raw.capped")["i"]["sum"] == "510"
    assert only(project, "raw.capped")["action"] == "skip"


KEYS = [
    ("decimal(10, 2)", "(1.50, 1), (null, 2), (-0.01, 3)"),
    ("double", "('nan', 1), (-0.0, 2), (0.0, 3), ('inf', 4), (1e300, 5)"),
    ("timestamptz", "('2024-01-01 23:30:00-05', 1), ('2024-01-02 12:00:00+00', 2), ('infinity', 3), (null, 4)"),
    ("enum('b', 'a''q')", "('b', 1), ('a''q', 2)"),
    ("date", "('2024-01-01', 1), ('0044-03-15 (BC)', 2), ('10001-01-01', 3), ('-infinity', 4)"),
    ("boolean", "(true, 1), (false, 2), (null, 3)"),
]


@pytest.mark.parametrize(("kind", "rows"), KEYS)
def test_odd_keys(project: Project, kind: str, rows: str) -> None:
    project.sql(f"create or replace table raw.odd_keys (k {kind}, i bigint)", f"insert into raw.odd_keys values {rows}")
    only(project, "raw.odd_keys", full_refresh=True)
    for value in (100, 200):  # the cap of two partitions a run: until nothing is pending
        project.sql(f"update raw.odd_keys set i = {value} + i % 100")
        while only(project, "raw.odd_keys")["action"] == "partial":
            pass
        expected = project.sql("select cast(sum(i) as varchar) from raw.odd_keys")[0][0]
        assert project.metrics("raw.odd_keys")["i"]["sum"] == expected


def test_a_filter_may_end_in_a_comment(project: Project) -> None:
    project.sql("create table raw.filtered (i bigint)", "insert into raw.filtered values (1), (-1)")
    assert only(project, "raw.filtered")["row_count"] == 1


def test_more_columns_than_one_statement_measures(make_project: Callable[..., Project]) -> None:
    """What the statements about a table's columns find is of one profile, full or partial."""
    project = make_project({"raw.wide": {"partition": {"key": "k"}}})
    columns = ", ".join(f"i * {n} as c{n}" for n in range(100))
    project.sql("create schema raw", f"create table raw.wide as select i // 5 as k, {columns} from range(10) as r(i)")
    assert project.run()["raw.wide"]["rows_scanned"] == 10
    project.sql("delete from raw.wide where c1 = 9")
    assert project.run()["raw.wide"]["rows_scanned"] == 4
    found = project.metrics("raw.wide")
    assert {name: found[f"c{name}"]["sum"] for name in range(100)} == {name: str(36 * name) for name in range(100)}
