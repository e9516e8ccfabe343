"""What is BigQuery's own: its partitions, its types, its names, and that Google's analyzer accepts every statement. On the stand-in."""

from __future__ import annotations

import json
from collections.abc import Callable

import bigquery_analyzer
import pytest
from conftest import Project
from warehouses import BigQuery

FEW = ["count", "sum"]
SOURCES = {
    "raw.days": {"metrics": ["default", "top_values", "patterns", "distinct_count"]}, "raw.hours": {"metrics": FEW}, "raw.months": {"metrics": FEW}, "raw.years": {"metrics": FEW},
    "raw.ranges": {"metrics": FEW}, "raw.ingested": {"metrics": FEW}, "raw.plain": {"metrics": FEW}, "raw.nested": {"metrics": ["count", "null_count", "approx_distinct_count"]},
    "raw.sp ace-é": {"metrics": FEW}, "raw.a_view": {"metrics": FEW}, "raw.sampled": {"metrics": ["count", "mean", "median"], "cost_controls": {"max_rows_scanned": 3}},
    "raw.keyed": {"metrics": FEW, "partition": {"key": "moment", "granularity": "hour", "detect": "fingerprint"}},
}  # fmt: skip
TABLES = [
    "create table raw.days (d date, i int64, s string) partition by d cluster by s options (require_partition_filter = true)",
    "insert into raw.days (d, i, s) values (date '2024-01-01', 1, 'it\\'s'), (date '2024-01-02', 2, 'b\\\\'), (null, 3, null)",
    "create table raw.hours (moment timestamp, i int64) partition by timestamp_trunc(moment, hour) options (require_partition_filter = true)",
    "insert into raw.hours (moment, i) values (timestamp '2024-01-05 13:10:00+00', 1), (timestamp '2024-01-05 23:59:59+00', 2)",
    "create table raw.months (moment datetime, i int64) partition by datetime_trunc(moment, month)",
    "insert into raw.months (moment, i) values (datetime '2024-01-05 13:10:00', 1), (datetime '2024-12-31 23:00:00', 2)",
    "create table raw.years (d date, i int64) partition by date_trunc(d, year)",
    "insert into raw.years (d, i) values (date '2023-01-05', 1), (date '2024-01-05', 2)",
    "create table raw.ranges (k int64, i int64) partition by range_bucket(k, generate_array(-10, 100, 10))",
    "insert into raw.ranges (k, i) values (-5, 1), (-10, 2), (12, 3), (500, 4), (-11, 5), (null, 6)",
    "create table raw.ingested (i int64) partition by _PARTITIONDATE",
    "insert into raw.ingested (_PARTITIONTIME, i) values (timestamp '2024-01-05 00:00:00+00', 1), (timestamp '2024-01-06 00:00:00+00', 2)",
    "create table raw.plain (i int64)",
    "insert into raw.plain (i) values (9223372036854775807), (9223372036854775807), (1)",
    "create table raw.nested (a array<int64>, st struct<x int64, y string>, b bytes, t time)",
    "insert into raw.nested (a, st, b, t) values ([1, 2], struct(1, 'y'), b'x', time '10:00:00'), ([], struct(2, null), null, null)",
    "create table raw.`sp ace-é` (`select` int64, `with space` int64)",
    "insert into raw.`sp ace-é` (`select`, `with space`) values (1, 2)",
    "create view raw.a_view as select i from raw.plain",
    "create table raw.sampled (i int64)",
    "insert into raw.sampled (i) select i from unnest(generate_array(1, 200)) as i",
    "create table raw.keyed (moment timestamp, i int64)",
    "insert into raw.keyed (moment, i) values (timestamp '2024-01-05 13:10:00+00', 1), (null, 2)",
]
CHANGES = {
    "raw.days": ("update raw.days set i = 20 where d is null", ["__null__"]),
    "raw.hours": ("update raw.hours set i = 20 where moment = timestamp '2024-01-05 23:59:59+00'", ["2024-01-05 23:00:00"]),
    "raw.months": ("update raw.months set i = 20 where moment >= datetime '2024-12-01 00:00:00'", ["2024-12"]),
    "raw.years": ("insert into raw.years (d, i) values (date '2025-01-05', 3)", ["2025"]),
    "raw.ranges": ("update raw.ranges set i = 40 where k = 500 or k = -10", ["-10", "__unpartitioned__"]),
    "raw.ingested": ("update raw.ingested set i = 20 where _PARTITIONTIME = timestamp '2024-01-06 00:00:00+00'", ["2024-01-06"]),
    "raw.keyed": ("insert into raw.keyed (moment, i) values (timestamp '2024-01-05 13:50:00+00', 5)", ["2024-01-05 13:00:00"]),
}  # fmt: skip
BOUNDS = [
    "(`moment` >= timestamp '2024-01-05 23:00:00+00' and `moment` < timestamp '2024-01-06 00:00:00+00')",
    "(`moment` >= datetime '2024-12-01 00:00:00' and `moment` < datetime '2025-01-01 00:00:00')",
    "(`d` >= date '2025-01-01' and `d` < date '2026-01-01')",
    "((`k` >= -10 and `k` < 0) or `k` < -10 or `k` >= 100)",
    "(_PARTITIONTIME >= timestamp '2024-01-06 00:00:00+00' and _PARTITIONTIME < timestamp '2024-01-07 00:00:00+00')",
]

MACROS = """
{% macro many_tables() %}
  {% set targets = [] %}
  {% for n in range(2500) %}{% do targets.append({'unique_id': n, 'name': 't' ~ n, 'database': target.database, 'schema': 'raw' if n else 'missing'}) %}{% endfor %}
  {% for dataset in baselinr.bigquery_datasets(targets) %}{% do baselinr.emit('batch', {'tables': dataset.rows | length}) %}{% endfor %}
{% endmacro %}
"""


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project]) -> Project:
    project = make_project(SOURCES, "bigquery", macros=MACROS)
    project.sql("create schema raw", *(f"/* bigquery */ {statement}" for statement in TABLES))
    return project


def standin(project: Project) -> BigQuery:
    assert isinstance(project.warehouse, BigQuery)
    return project.warehouse


def total(project: Project, table: str, column: str = "i") -> str:
    where = {
        "raw.days": "where d is null or d is not null",
        "raw.hours": "where moment is null or moment is not null",
    }.get(table, "")
    return project.sql(f"/* bigquery */ select sum({column}) from {table} {where}")[0][0]


def test_first_profiles(project: Project) -> None:
    rows = project.run()
    assert {row["error"] for row in rows.values()} == {None}
    assert rows["raw.sampled"]["action"] == "sample"
    assert {row["action"] for name, row in rows.items() if name != "raw.sampled"} == {"full"}
    for table in (*CHANGES, "raw.ranges"):
        assert project.metrics(table)["i"]["sum"] == total(project, table), table
    assert project.metrics("raw.plain")["i"]["sum"] == "18446744073709551615"
    nested = project.metrics("raw.nested")
    assert {c: m["approx_distinct_count"] for c, m in nested.items()} == {"a": "2", "st": "2", "b": "1", "t": "1"}
    assert project.metrics("raw.sampled")["i"]["count"] == "200"
    assert project.metrics("raw.sp ace-é")["with space"]["sum"] == "2"


def test_nothing_changed(project: Project) -> None:
    rows = project.plan()
    assert {name: row["reason"] for name, row in rows.items() if row["action"] != "skip"} == {
        "raw.a_view": "metadata_unavailable"
    }


def test_changed_partitions(project: Project) -> None:
    project.sql(*(f"/* bigquery */ {statement}" for statement, _ in CHANGES.values()))
    rows = project.run(payload=json.dumps({"unique_ids": [f"source.shop.{table}" for table in CHANGES]}))
    assert {name: row["changed_partitions"] for name, row in rows.items()} == {
        t: ids for t, (_, ids) in CHANGES.items()
    }
    for table in CHANGES:
        assert project.metrics(table)["i"]["sum"] == total(project, table), table
    standin(project).keep()
    asked = "\n".join(standin(project).kept)
    assert [bound for bound in BOUNDS if bound not in asked] == []


def test_a_dropped_partition(project: Project) -> None:
    project.sql("/* bigquery */ delete from raw.years where d < date '2024-01-01'")
    assert only(project, "raw.years")["removed_partitions"] == ["2023"]
    assert project.metrics("raw.years")["i"]["sum"] == total(project, "raw.years")


def test_rows_in_the_streaming_buffer(project: Project) -> None:
    """They may be of the newest partitions, which are profiled until the buffer is empty."""
    where = f"{standin(project).project}.raw"
    project.sql("/* bigquery */ insert into raw.years (d, i) values (date '2026-02-01', 4)")
    assert only(project, "raw.years")["changed_partitions"] == ["2026"]
    standin(project).server.buffer(**{f"{where}.years": 5, f"{where}.ingested": 5})
    assert only(project, "raw.years")["changed_partitions"] == ["2025", "2026"]
    assert only(project, "raw.years")["changed_partitions"] == ["2025", "2026"]
    assert only(project, "raw.ingested")["changed_partitions"] == ["__null__"]
    standin(project).server.buffer()
    assert only(project, "raw.years")["changed_partitions"] == ["2025", "2026"]
    assert only(project, "raw.years")["reason"] == "snapshot_match"


def test_a_query_of_metadata_asks_for_a_thousand_tables(project: Project) -> None:
    assert [event["tables"] for event in project.operation("many_tables")] == [1000, 1000, 499]


def test_a_dataset_that_is_not_there(project: Project) -> None:
    project.sql("/* bigquery */ drop table raw.nested")
    row = project.plan(payload=json.dumps({"unique_ids": ["source.shop.raw.nested", "source.shop.raw.plain"]}))
    assert {name: r["reason"] for name, r in row.items()} == {
        "raw.nested": "relation_missing",
        "raw.plain": "snapshot_match",
    }


def test_a_failed_table_is_recorded(project: Project) -> None:
    """An error within the script is caught there: the table's state tells it, the claim is given back, and the states stay."""
    project.sql("/* bigquery */ create or replace view raw.a_view as select 1 / (i - i) as i from raw.plain")
    before = project.sql(
        "select count(*) from main_baselinr.baselinr_column_state where unique_id = 'source.shop.raw.a_view'"
    )
    with pytest.raises(Exception, match="division by zero"):
        only(project, "raw.a_view")
    state = project.sql(
        "select status, claimed_by from main_baselinr.baselinr_table_state where unique_id = 'source.shop.raw.a_view'"
    )
    assert state == [["error", "None"]]
    assert before == project.sql(
        "select count(*) from main_baselinr.baselinr_column_state where unique_id = 'source.shop.raw.a_view'"
    )


def test_other_operations(project: Project) -> None:
    for operation in ("baselinr_status", "baselinr_explain", "baselinr_metrics", "baselinr_ddl"):
        project.operation(operation)
    project.operation("baselinr_prune", keep_days=0)
    project.operation("baselinr_reset", select="plain")
    assert only(project, "raw.plain")["reason"] == "first_profile"


def test_google_analyzer_accepts_every_statement(project: Project) -> None:
    """The last test: it looks at what the others have sent."""
    warehouse = standin(project)
    warehouse.keep()
    catalog = warehouse.server.catalog(warehouse.project) | {
        (warehouse.project, "raw", "nested"): {
            "a": "ARRAY<INT64>",
            "st": "STRUCT<x INT64, y STRING>",
            "b": "BYTES",
            "t": "TIME",
        }
    }
    problems, seen = [], set[str]()
    for statement in warehouse.kept:
        if "baselinr run" in statement:
            try:
                bigquery_analyzer.analyze(statement, catalog, seen)
            except bigquery_analyzer.NotBigQuery as problem:
                problems.append(str(problem)[:3000])
    assert problems == [], problems[0]
    assert len(seen) > 80


def only(project: Project, name: str) -> dict[str, object]:
    """Profiles one source table; its row."""
    return project.run(payload=json.dumps({"unique_ids": [f"source.shop.{name}"]}))[name]


def test_the_analyzer_finds_what_is_wrong() -> None:
    catalog = {("p", "raw", "t"): {"i": "INT64", "s": "STRING"}}
    bigquery_analyzer.analyze(
        "declare n int64; begin transaction; insert into p.raw.t (i) select 1; commit transaction; set n = 1; select n",
        catalog,
    )
    for wrong in (
        "select nope from raw.t",
        "select i::string from raw.t",
        "select i, count(*) from raw.t",
        "select * from (values (1)) as v",
        "begin insert into raw.t (i) select 'x'; end",
    ):
        with pytest.raises(bigquery_analyzer.NotBigQuery):
            bigquery_analyzer.analyze(wrong, catalog)
