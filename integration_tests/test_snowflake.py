"""What is Snowflake's own, on the stand-in: names, tokens, fingerprints, sketches, samples. The law and the end-to-end story are in the shared modules."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import oracle
import pytest
from conftest import Project
from histories import TABLE, create, history
from test_law import law_violations, project_of

KINDS = {
    "plain": "create table raw.plain as select 1 as a",
    "fleeting": "create transient table raw.fleeting as select 1 as a",
    "dynamic": "create dynamic table raw.dynamic target_lag = '1 hour' warehouse = wh as select 1 as a",
    "iceberg": "create iceberg table raw.iceberg catalog = 'SNOWFLAKE' as select 1 as a",
    "external": "create external table raw.external location = @stage as select 1 as a",
    "hybrid": "create hybrid table raw.hybrid as select 1 as a",
    "view": "create view raw.view as select a from raw.plain",
}
TOLD = ("plain", "fleeting")  # of what changes of these the catalog tells


@pytest.fixture(scope="module")
def kinds(make_project: Callable[..., Project]) -> Project:
    project = make_project({f"raw.{name}": {"metrics": ["count"]} for name in KINDS}, "snowflake")
    project.sql("create schema raw", *KINDS.values())
    return project


def test_a_history_of_changes(make_project: Callable[..., Project]) -> None:
    """The law in short; test_law.py has it at length."""
    project = project_of(make_project, "snowflake")
    generator = random.Random(5)
    steps = [
        part for kind in ("update", "move", "add_column", "drop_partition") for part in history(generator, 1, [kind])
    ]
    assert law_violations(project, steps) == []


def test_what_the_catalog_tells_of(kinds: Project) -> None:
    kinds.run()
    rows = kinds.plan()
    reasons = {name: rows[f"raw.{name}"]["reason"] for name in KINDS}
    assert reasons == {name: "snapshot_match" if name in TOLD else "metadata_unavailable" for name in KINDS}
    kinds.sql("insert into raw.fleeting values (2)")
    rows = kinds.plan()
    assert (rows["raw.plain"]["action"], rows["raw.fleeting"]["reason"]) == ("skip", "change_detected")


def test_commit_times(make_project: Callable[..., Project]) -> None:
    """By setting: changes of data alone, and those below views."""
    overrides = {"connector_overrides": {"snowflake": {"commit_time": True}}}
    setting = {"baselinr_incremental": {"adaptive_scheduling": {"enabled": False}, "change_detection": overrides}}
    project = make_project({f"raw.{name}": {"metrics": ["count"]} for name in ("plain", "view", "dynamic")}, "snowflake", variables=setting)  # fmt: skip
    project.sql("create schema raw", *(KINDS[name] for name in ("plain", "view", "dynamic")))
    project.run()
    skipped = {"raw.plain": "snapshot_match", "raw.view": "snapshot_match", "raw.dynamic": "metadata_unavailable"}
    assert {table: row["reason"] for table, row in project.plan().items()} == skipped
    project.sql("insert into raw.plain values (3)")
    assert {row["action"] for row in project.plan().values()} == {"full"}


@pytest.mark.parametrize(
    "change",
    [
        "insert into raw.plain values (3)",
        "update raw.plain set a = a + 1",
        "delete from raw.plain where a > 2",
        "truncate table raw.plain",
        "create or replace table raw.plain as select 1 as a",
        "alter table raw.plain add column b integer",
    ],
)
def test_a_token_moves_with_every_change(kinds: Project, change: str) -> None:
    kinds.run(select="plain", full_refresh=True)
    assert kinds.plan(select="plain")["raw.plain"]["action"] == "skip"
    kinds.sql(change)
    assert kinds.plan(select="plain")["raw.plain"]["action"] != "skip"


def test_one_metadata_query_for_all_tables(kinds: Project) -> None:
    kinds.run()
    kinds.warehouse.server.statements()
    kinds.plan()
    asked = [s for s in kinds.warehouse.server.statements() if "information_schema.tables" in s]
    assert len(asked) == 1
    assert not any("from raw." in s.lower() for s in asked)


def test_slices_are_compared_by_content(make_project: Callable[..., Project]) -> None:
    project = make_project({TABLE: {"partition": {"key": "k"}}}, "snowflake")
    create(project)
    project.run()
    project.sql(f"update {TABLE} set i = 77 where k = date '2024-01-02'")
    project.warehouse.server.statements()
    row = project.run()[TABLE]
    assert (row["action"], row["changed_partitions"]) == ("partial", ["2024-01-02"])
    sent = project.warehouse.server.statements()
    compared = [s for s in sent if "hash_agg(" in s and "full join" in s]
    scans = [s for s in sent if "hll_accumulate(" in s]
    assert (len(compared), len(scans)) == (1, 1), "one comparison, and one scan makes all states"
    assert "\"K\" in (to_date('2024-01-02', 'YYYY-MM-DD'))" in scans[0]
    project.sql(f"update {TABLE} set k = k")
    assert project.plan()[TABLE]["reason"] == "no_partition_changed"


IDS = {
    "hour": ("2024-02-29 23:00:00", "2024-03-01 00:00:00"), "day": ("2024-02-29", "2024-03-01"), "month": ("2024-02", "2024-03"),
    "value": ("2024-02-29 23:30:00.25", "2024-03-01 00:10:00"), "year": ("2024", "2024"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "granularities"), [("timestamp_ntz", ["day", "year", "value"]), ("timestamp_tz", ["hour", "month"])]
)
def test_partition_keys(make_project: Callable[..., Project], kind: str, granularities: list[str]) -> None:
    """Moments with a zone are cut in UTC; what is written of a partition finds its rows again."""
    sources = {
        f"raw.by_{name}": {"partition": {"key": "at_", "granularity": name}, "metrics": ["sum"]}
        for name in granularities
    }
    project = make_project(sources, "snowflake")
    moments = ("2024-02-29 23:30:00.25", "2024-03-01 00:10:00")
    if kind == "timestamp_tz":
        moments = ("2024-03-01 01:30:00.25+02:00", "2024-03-01 02:10:00+02:00")
    rows = " union all ".join(f"select '{moment}'::{kind} as at_, {i} as i" for i, moment in enumerate(moments, 1))
    project.sql("create schema raw", *(f"create table {table} as {rows} union all select null, 3" for table in sources))
    project.run()
    project.sql(*(f"update {table} set i = i + 10 where i > 1" for table in sources))
    changed = {table: row["changed_partitions"] for table, row in project.run().items()}
    assert changed == {f"raw.by_{name}": [IDS[name][1], "__null__"] for name in granularities}
    assert {project.metrics(table)["i"]["sum"] for table in sources} == {"26"}


def test_names(make_project: Callable[..., Project]) -> None:
    """Quoted names keep their case and whatever else they hold; others are upper case, and dbt may write them in any."""
    odd = 'we"ird; drop'
    project = make_project(
        {
            f"raw.{odd}": {"columns": {"exclude": ["UPPER"]}, "metrics": ["range"]},
            "raw.mIxEd": {"partition": {"key": "Day"}, "metrics": ["count"]},
        },
        "snowflake",
    )
    project.sql(
        "create schema raw",
        'create table raw."we""ird; drop" ("a""b" integer, "quo\'te" varchar, upper integer)',
        'insert into raw."we""ird; drop" values (1, \'back\\\\slash\', 2)',
        "create table raw.mixed (day date, i integer)",
        "insert into raw.mixed values ('2024-01-01', 1)",
    )
    rows = project.run()
    assert {name: row["status"] for name, row in rows.items()} == {f"RAW.{odd}": "success", "raw.mixed": "success"}
    found = project.metrics_of("RAW", odd)
    assert found['a"b']["max"] == "1"
    assert found["quo'te"]["max"] == "back\\slash"
    assert "upper" not in found
    assert {row["action"] for row in project.plan().values()} == {"skip"}


def test_the_store_is_found_without_quotes(kinds: Project) -> None:
    kinds.run()
    assert kinds.sql("select count(*) > 0 from main_baselinr.baselinr_results where metric_name = 'count'") == [
        ["True"]
    ]
    names = kinds.sql(
        "select distinct column_name from information_schema.columns where table_schema = 'MAIN_BASELINR'"
    )
    assert all(name == name.upper() for (name,) in names)


def test_types(make_project: Callable[..., Project]) -> None:
    project = make_project({"raw.types": True}, "snowflake")
    project.sql(
        "create schema if not exists raw",
        "create table raw.types (n number(38, 9), t time, b binary, v variant, z timestamp_tz, l varchar(5))",
        "insert into raw.types select 12345678901234567890.123456789, '10:20:30.5', to_binary('ff', 'HEX'), parse_json('{\"a\": 1}'), '2024-01-01 01:00:00+02:00', 'abc'",
    )
    project.run()
    found = project.metrics("raw.types")
    assert found["n"]["max"] == found["n"]["sum"] == "12345678901234567890.123456789"
    assert found["z"]["max"] == "2023-12-31 23:00:00+00"
    assert (found["t"]["max"], found["l"]["max_length"]) == ("10:20:30.5", "3")
    assert (found["v"]["approx_distinct_count"], found["b"]["null_count"]) == ("1", "0")
    types = dict(project.sql("select distinct column_name, column_type from main_baselinr.baselinr_results"))
    assert types["N"] == "NUMBER(38,9)"
    assert types["L"] == "TEXT", "the length of a text is no part of its type"


@pytest.mark.parametrize("method", ["bernoulli", "system"])
def test_a_sample(make_project: Callable[..., Project], method: str) -> None:
    meta = {"sampling": {"fraction": 0.5, "method": method}, "metrics": ["count", "mean"]}
    project = make_project({"raw.s": meta, "raw.sv": meta}, "snowflake")
    project.sql(
        "create schema if not exists raw",
        "create or replace table raw.s as select seq4() as i from table(generator(rowcount => 20000))",
        "create or replace view raw.sv as select i from raw.s",
    )
    project.warehouse.server.statements()
    rows = project.run(action="sample")
    assert {row["action"] for row in rows.values()} == {"sample"}
    sent = "\n".join(project.warehouse.server.statements())
    assert f'"RAW"."S" sample {method} (50) seed (' in sent
    assert '"RAW"."SV" sample bernoulli (50)\n' in sent, "of views rows are drawn, without a seed"
    found = project.metrics("raw.s")["i"]
    assert found["count"] == "20000"
    if method == "bernoulli":
        # of whole blocks the mean may be anywhere
        assert float(found["mean"]) == pytest.approx(9999.5, rel=0.05)


def test_a_snapshot_query(make_project: Callable[..., Project]) -> None:
    query = "select k as partition_id, max(v) as token, count(*) as row_count from raw.versions group by k"
    project = make_project(
        {"raw.q": {"partition": {"key": "k"}, "snapshot_query": query, "metrics": ["sum"]}}, "snowflake"
    )
    project.sql(
        "create schema if not exists raw",
        "create or replace table raw.q as select '2024-01-01'::date as k, 1 as i union all select '2024-01-02'::date, 2",
        "create or replace table raw.versions as select '2024-01-01' as k, 'a' as v union all select '2024-01-02', 'a'",
    )
    project.run()
    assert project.plan()["raw.q"]["action"] == "skip"
    project.sql("update raw.versions set v = 'b' where k = '2024-01-02'", "update raw.q set i = 5 where i = 2")
    row = project.run()["raw.q"]
    assert (row["action"], row["changed_partitions"]) == ("partial", ["2024-01-02"])
    assert project.metrics("raw.q")["i"]["sum"] == "6"


def test_distinct_values(make_project: Callable[..., Project]) -> None:
    """The sketch is the warehouse's own: stored by partition, and merged."""
    project = make_project({"raw.d": {"partition": {"key": "k"}, "metrics": ["distinct"]}}, "snowflake")
    rows = "select dateadd(day, mod(seq4(), 5), '2024-01-01'::date) as k, mod(seq4(), 77) as i from table(generator(rowcount => 2000))"
    project.sql("create schema if not exists raw", f"create or replace table raw.d as {rows}")
    project.run()
    found: dict[str, Any] = project.metrics("raw.d")
    assert (found["i"]["approx_distinct_count"], found["k"]["approx_distinct_count"]) == ("77", "5")
    columns = project.columns_of("main_baselinr", "baselinr_column_state")
    assert "hll_sketch" in columns
    assert not {"hll_sparse", "hll_dense"} & set(columns)


def test_the_oracle_of_this_suite_sees_a_difference() -> None:
    assert oracle.differences({"i": {"count": "1"}}, {"i": {"count": "2"}}, {"i": "BIGINT"}) != []
