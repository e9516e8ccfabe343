"""A role that may read some tables and owns nothing but the store."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from conftest import OperationFailed, Project, rows_of
from warehouses import Postgres

LEAVES = {  # leaf -> its bounds; the role may use neither the leaves nor the schema of one of them
    "raw.early": "for values from (minvalue, minvalue) to ('2024-01-01 00:00+05:30', 'it''s')",
    "raw.late": r"for values from ('2024-01-01 00:00+05:30', 'it''s') to ('2025-01-01', E'a\\b') partition by hash (t)",
    'hidden."ra.w"': "default",
}
SUBLEAVES = {"raw.late_0": "with (modulus 2, remainder 0)", "hidden.late_1": "with (modulus 2, remainder 1)"}
DDL = [
    "create schema raw", "create schema hidden", "create role profiler login", "create role reader",
    "create table raw.plain (k integer, i integer)", "insert into raw.plain values (1, 1), (2, 2)",
    "create table raw.keyed as table raw.plain",
    "create table raw.parted (k timestamptz, t text, i integer) partition by range (k, t)",
    *(f"create table {leaf} partition of raw.parted {bounds}" for leaf, bounds in LEAVES.items()),
    *(f"create table {leaf} partition of raw.late for values {bounds}" for leaf, bounds in SUBLEAVES.items()),
    "insert into raw.parted select '2023-06-01'::timestamptz + i * interval '1 month', 't' || i, i from generate_series(1, 24) as r(i)",
    "insert into raw.parted values (null, null, 25)",
    "create table hidden.below_view as table raw.plain", "create view raw.a_view as select i from hidden.below_view",
    "create table raw.denied as table raw.plain", "create table hidden.granted as table raw.plain", "create table hidden.nothing as table raw.plain",
    *(f"create table raw.{name} (k integer, i integer, secret text)" for name in ("some_included", "some_all", "some_key", "some_where")),
    "create table raw.some_parted (k integer, i integer, secret text) partition by list (k)",
    "create table raw.some_parted_1 partition of raw.some_parted for values in (1)",
    "create table raw.some_parted_2 partition of raw.some_parted default",
    "insert into raw.some_parted values (1, 1, 'x'), (2, 2, 'x')",
    *(f"create table raw.{name} (k integer, i integer, owner text)" for name in ("policy", "policy_keyed")),
    "create table raw.policy_parted (k integer, i integer, owner text) partition by list (k)",
    "create table raw.policy_parted_1 partition of raw.policy_parted for values in (1)",
    "create table raw.policy_parted_2 partition of raw.policy_parted for values in (2)",
    "create table raw.policy_leaf (like raw.policy_parted) partition by list (k)",
    "create table raw.policy_leaf_1 partition of raw.policy_leaf for values in (1)",
    "create table raw.policy_leaf_2 partition of raw.policy_leaf for values in (2)",
    "create schema main_baselinr authorization profiler",
    "grant usage on schema raw to profiler", "grant reader to profiler",
    "grant select on raw.plain, raw.keyed, hidden.granted, raw.policy, raw.policy_keyed, raw.policy_parted, raw.policy_leaf, raw.policy_leaf_1, raw.policy_leaf_2 to profiler",
    "grant select on raw.parted, raw.a_view to reader",
    "grant select (k, i) on raw.some_included, raw.some_all, raw.some_where, raw.some_parted to profiler",
    "grant select (i) on raw.some_key to profiler",
]  # fmt: skip
POLICIES = ["policy", "policy_keyed", "policy_parted", "policy_leaf"]
WORKING: dict[str, Any] = {
    "raw.plain": True, "raw.keyed": {"partition": {"key": "k"}}, "raw.parted": True, "raw.a_view": True,
    "raw.some_included": {"columns": {"include": ["i"]}, "partition": {"key": "k"}},
    "raw.some_parted": {"columns": {"exclude": ["secret"]}},
    "raw.policy": True, "raw.policy_keyed": {"partition": {"key": "k"}}, "raw.policy_parted": True, "raw.policy_leaf": True,
}  # fmt: skip
FAILING: dict[str, tuple[Any, str]] = {  # table -> its meta, the right that the role lacks
    "raw.denied": (True, "grant select on raw.denied to it"),
    "hidden.granted": (True, "grant usage on schema hidden to it"),
    "hidden.nothing": (True, "grant usage on schema hidden to it"),
    "raw.some_all": (True, "grant select on raw.some_all, of its columns secret to it"),
    "raw.some_key": (
        {"columns": {"include": ["i"]}, "partition": {"key": "k"}},
        "grant select on raw.some_key, of its columns k to it",
    ),
}


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project]) -> Project:
    """A project of the role `profiler`."""
    superuser = make_project({"raw.plain": True}, "postgres")
    superuser.sql(*DDL)
    for table in POLICIES:
        secured = "policy_leaf_1" if table == "policy_leaf" else table
        superuser.sql(
            f"insert into raw.{table} values (1, 1, 'profiler'), (1, 10, 'x'), (2, 2, 'profiler'), (2, 20, 'x')",
            f"alter table raw.{secured} enable row level security",
            f"create policy own on raw.{secured} using (owner = current_user)",
        )
    for table in ("some_included", "some_all", "some_key", "some_where"):
        superuser.sql(f"insert into raw.{table} values (1, 1, 'x'), (2, 2, 'x')")
    sources = WORKING | {table: meta for table, (meta, _) in FAILING.items()}
    sources["raw.some_where"] = {"columns": {"include": ["i"]}, "where": "secret = 'x'"}
    other = "version: 2\nsources: [{name: other, database: elsewhere, tables: [{name: t, config: {meta: {baselinr: true}}}]}]\n"
    assert isinstance(superuser.warehouse, Postgres)
    return make_project(sources, superuser.warehouse.seen_by("profiler"), models={"other.yml": other})


def run(project: Project, tables: list[str]) -> dict[str, dict[str, Any]]:
    """Profiles these; their rows."""
    return project.run(payload=json.dumps({"unique_ids": [f"source.shop.{table}" for table in tables]}))


def seen(project: Project, table: str) -> dict[str, str]:
    """What plain SQL of the role itself says of `i`."""
    assert isinstance(project.warehouse, Postgres)
    row = project.warehouse.execute(f"select count(*), sum(i), max(i) from {table}", user="profiler")[0]
    return dict(zip(("count", "sum", "max"), map(str, row), strict=True))


def profiled(project: Project, table: str) -> dict[str, str]:
    """What is published of `i`."""
    return {name: project.metrics(table)["i"][name] for name in ("count", "sum", "max")}


def test_a_table_that_may_not_be_read_fails_alone(project: Project) -> None:
    with pytest.raises(OperationFailed) as failure:
        project.run()
    rows = rows_of(failure.value.events, "run")
    for table, (_, missing) in FAILING.items():
        assert (rows[table]["status"], rows[table]["reason"]) == ("error", "permission_denied")
        assert f"{table}: role profiler lacks the right to read it: {missing}\n" in str(failure.value)
    assert rows["raw.some_where"]["error"] == "permission denied for table some_where"
    database = project.warehouse.output()["dbname"]
    missing = (
        f"other.t: the relation does not exist in database elsewhere, which this connection to {database} cannot see"
    )
    assert (rows["other.t"]["reason"], missing in str(failure.value)) == ("relation_missing", True)
    assert {name for name, row in rows.items() if row["status"] == "success"} == set(WORKING)
    for table in WORKING:
        assert profiled(project, table) == seen(project, table), table


def test_unchanged(project: Project) -> None:
    """What the role sees of a table with policies may change while nothing is written: its token is unknown."""
    rows = run(project, list(WORKING))
    unknown = {"raw.a_view": "metadata_unavailable", "raw.policy": "metadata_unavailable", "raw.policy_keyed": "no_partition_changed",
               "raw.policy_parted": "changed_partitions_detected", "raw.policy_leaf": "changed_partitions_detected"}  # fmt: skip
    assert {name: row["reason"] for name, row in rows.items()} == {
        **dict.fromkeys(WORKING, "snapshot_match"),
        **unknown,
    }
    assert rows["raw.policy_leaf"]["changed_partitions"] == ["policy_leaf_1"]


def test_partial(project: Project) -> None:
    project.sql(*(f"update {table} set i = i + 100 where i = 2" for table in WORKING if table != "raw.a_view"))
    rows = run(project, list(WORKING))
    changed = {name: row["changed_partitions"] for name, row in rows.items() if row["action"] == "partial"}
    assert changed == {
        "raw.keyed": ["2"], "raw.parted": ["early"], "raw.some_included": ["2"], "raw.policy_keyed": ["2"],
        "raw.policy_parted": ["policy_parted_1", "policy_parted_2"], "raw.policy_leaf": ["policy_leaf_1", "policy_leaf_2"],
    }  # fmt: skip
    for table in WORKING:
        assert profiled(project, table) == seen(project, table), table


def test_every_leaf_through_the_parent(project: Project) -> None:
    """Leaves of ranges, of hashes, in a schema that the role may not use, and the default one: read within their bounds."""
    for leaf, name in {
        "raw.early": "early", "raw.late_0": "late_0", "hidden.late_1": "hidden.late_1", 'hidden."ra.w"': 'hidden."ra.w"',
    }.items():  # fmt: skip
        project.sql(f"update {leaf} set i = i + 1000")
        assert run(project, ["raw.parted"])["raw.parted"]["changed_partitions"] == [name]
        assert profiled(project, "raw.parted") == seen(project, "raw.parted")


def test_other_policies(project: Project) -> None:
    """The policy changes, and no row does."""
    project.sql(*(f"alter policy own on raw.{table} using (true)" for table in POLICIES if table != "policy_leaf"))
    run(project, list(WORKING))
    for table in POLICIES:
        assert profiled(project, f"raw.{table}") == seen(project, f"raw.{table}"), table
    assert profiled(project, "raw.policy")["count"] == "4"
