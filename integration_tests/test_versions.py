"""One story on every version of dbt that is supported, as its user would live it: the version's own `dbt`, in processes, on a real project.

What each step did is read in the warehouse, past dbt, and compared with numbers that are known.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from conftest import OperationFailed, rows_of
from dbt_tests import declare, listed
from dbt_versions import Version, VersionedProject
from test_operations import NO_INTEGER, STORE, store
from warehouses import DuckDB, Servers, Warehouse

# The engine of 2.0 runs on DuckDB alone here: for PostgreSQL it downloads a driver.
VERSIONS = [
    # 1.12 is what the whole suite runs on
    pytest.param((name, adapter), marks=[pytest.mark.slow] if name == "1.12" else [])
    for name in ("1.8", "1.11", "1.12", "2.0")
    for adapter in ("duckdb", "postgres")
    if (name, adapter) != ("2.0", "postgres")
]
# What was never profiled comes first among equals; the table that fails comes last, because on DuckDB its error ends the operation.
SOURCES = {"raw.orders": {"partition": {"key": "d"}, "priority": 1}, "raw.customers": True, "raw.unreadable": True}
# Thirty orders of three days, of 0 to 29.
ORDERS = "create table raw.orders as select date '2024-01-01' + cast(mod(i, 3) as integer) as d, i as amount, 'customer ' || i as customer from generate_series(0, 29) as r(i)"
CUSTOMERS = "create table raw.customers as select 1 as a"
UNREADABLE = "create view raw.unreadable as select cast(i as integer) as a from (values ('1'), ('x')) as v(i)"
AMOUNTS = {"count": 30, "null_count": 0, "sum": 435, "min": 0, "max": 29, "mean": 14.5, "zero_count": 1, "stddev": 8.803408430829505}  # fmt: skip
# And with one of 100 on the third day.
AMOUNTS_WITH_100 = {"count": 31, "null_count": 0, "sum": 535, "min": 0, "max": 100, "mean": 17.258064516129032, "zero_count": 1}  # fmt: skip
# Metrics that depend on when they were asked for.
MOVING = {"age_seconds"}
# The rest of the metrics at the end of the story, as the first version that told it found them.
told: dict[str, Any] = {}


@pytest.fixture(scope="module", params=VERSIONS, ids=["-".join(one.values[0]) for one in VERSIONS])
def project(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, servers: Servers
) -> Iterator[VersionedProject]:
    name, adapter = request.param
    version = Version(name)
    version.require(adapter)
    folder = tmp_path_factory.mktemp("project")
    warehouse: Warehouse = DuckDB(folder, version.python) if adapter == "duckdb" else servers.warehouse(adapter, folder)
    project = VersionedProject(version, folder, warehouse, SOURCES)
    project.sql("create schema raw", ORDERS, CUSTOMERS)
    yield project


def test_story(project: VersionedProject) -> None:
    """The chapters in order; each begins where the one before it ended."""
    it_is_installed(project)
    init_creates_the_store(project)
    plan_writes_nothing(project)
    the_first_profile_is_full_and_a_missing_table_is_told(project)
    the_second_skips(project)
    a_change_is_profiled_by_partition_and_a_table_that_fails_does_no_harm(project)
    if project.warehouse.adapter == "duckdb":  # no engine has a part in these
        a_wrong_argument_is_told(project)
        status_tells_what_is_stored(project)
    read_models_are_built(project)
    if project.warehouse.adapter == "duckdb" and not project.version.is_rust:
        tests_tell_what_they_found(project)
    prune_keeps_the_current_metrics(project)
    reset_forgets(project)
    if project.warehouse.adapter == "duckdb":
        the_runner_works(project)


def it_is_installed(project: VersionedProject) -> None:
    if project.warehouse.adapter == "duckdb":
        (project.folder / "dbt_packages" / "baselinr").unlink()
        done = project.dbt("deps")
        assert done.returncode == 0, done.stdout
    assert project.store_tables() == []


def init_creates_the_store(project: VersionedProject) -> None:
    project.operation("baselinr_init")
    assert project.store_tables() == sorted(f"baselinr_{name}" for name in STORE)


def plan_writes_nothing(project: VersionedProject) -> None:
    before = store(project)
    rows = project.plan()
    assert {table: (row["action"], row["reason"]) for table, row in rows.items()} == {
        "raw.orders": ("full", "first_profile"), "raw.customers": ("full", "first_profile"), "raw.unreadable": ("skip", "relation_missing")}  # fmt: skip
    assert store(project) == before


def the_first_profile_is_full_and_a_missing_table_is_told(project: VersionedProject) -> None:
    with pytest.raises(OperationFailed, match=r"raw\.unreadable: the relation does not exist") as failure:
        project.run()
    assert {table: row["status"] for table, row in rows_of(failure.value.events, "run").items()} == {
        "raw.orders": "success", "raw.customers": "success", "raw.unreadable": "error"}  # fmt: skip
    assert decisions(project) == {
        "orders": ["full", "first_profile", "30"], "customers": ["full", "first_profile", "1"], "unreadable": ["skip", "relation_missing", "None"]}  # fmt: skip
    assert_amounts(project, AMOUNTS)
    assert project.sql("select partition_id, row_count from main_baselinr.baselinr_partition_state where unique_id like '%orders' order by 1") == [
        ["2024-01-01", "10"], ["2024-01-02", "10"], ["2024-01-03", "10"]]  # fmt: skip


def the_second_skips(project: VersionedProject) -> None:
    project.run(select=["orders", "customers"])
    assert {table: row[0] for table, row in decisions(project).items()} == {"orders": "skip", "customers": "skip", "unreadable": "skip"}  # fmt: skip
    assert project.sql("select count(*) from main_baselinr.baselinr_runs where is_published") == [["2"]]


def a_change_is_profiled_by_partition_and_a_table_that_fails_does_no_harm(project: VersionedProject) -> None:
    project.sql("insert into raw.orders values ('2024-01-03', 100, 'customer 100')", UNREADABLE)
    with pytest.raises(OperationFailed, match=NO_INTEGER[project.warehouse.adapter]):
        project.run()
    found = decisions(project)
    assert found["orders"] == ["partial", "changed_partitions_detected", "31"]
    assert project.sql("select rows_scanned, partitions_scanned from main_baselinr.baselinr_runs where action = 'partial'") == [["11", "1"]]  # fmt: skip
    assert_amounts(project, AMOUNTS_WITH_100)
    recorded = project.sql("select status, started_at is null from main_baselinr.baselinr_table_state where unique_id like '%unreadable'")  # fmt: skip
    # PostgreSQL catches the error and records it; on DuckDB it ends the operation, and the table is taken last by the next one
    assert recorded == [["error", "True" if project.warehouse.adapter == "postgres" else "False"]]


def a_wrong_argument_is_told(project: VersionedProject) -> None:
    before = store(project)
    with pytest.raises(OperationFailed, match=r"unknown argument 'selct'; did you mean 'select'\?"):
        project.run(selct="orders")
    assert store(project) == before


def status_tells_what_is_stored(project: VersionedProject) -> None:
    rows = project.rows_of(project.operation("baselinr_status"), "status")
    assert (rows["raw.orders"]["decision"], rows["raw.orders"]["row_count"]) == ("partial", 31)


def read_models_are_built(project: VersionedProject) -> None:
    assert project.build("package:baselinr")
    assert project.sql("select row_count, decision from main.baselinr_tables where table_name = 'orders'") == [["31", "partial"]]  # fmt: skip
    assert project.sql("select metric_value from main.baselinr_metrics where column_name = 'amount' and metric_name = 'sum'") == [["535"]]  # fmt: skip


def tests_tell_what_they_found(project: VersionedProject) -> None:
    """Arguments as each version takes them: 2.0 wants them in a place of their own."""
    tests = {
        "too_large": ("metric_between", {"metric": "max", "max_value": 50}),
        "large": ("metric_between", {"metric": "max", "max_value": 100}),
        "same": ("distribution_drift", {"threshold": 9}),
    }
    nested = project.version.is_rust
    summary = "3 total | 2 success | 1 error" if nested else "PASS=2 WARN=0 ERROR=1"
    declare(project, {"raw.orders.amount": [
        listed(name, test, **({"arguments": arguments} if nested else arguments)) for name, (test, arguments) in tests.items()
    ]})  # fmt: skip
    done = project.dbt("test", "--select", "test_name:baselinr_*")
    assert (done.returncode, summary in done.stdout) == (1, True), done.stdout
    assert "baselinr: raw.orders.amount: max is 100, above 50 (profile of " in done.stdout
    declare(project, {})


def prune_keeps_the_current_metrics(project: VersionedProject) -> None:
    metrics = project.metrics("raw.orders")
    project.operation("baselinr_prune", keep_days=0)
    assert project.sql("select count(*) from main_baselinr.baselinr_runs") == [["2"]]
    assert project.metrics("raw.orders") == metrics
    kept = {
        (column, name): value
        for column, found in metrics.items()
        for name, value in found.items()
        if name not in MOVING
    }
    assert kept == told.setdefault(project.warehouse.adapter, kept), (
        "this version found other metrics than the one before it"
    )


def reset_forgets(project: VersionedProject) -> None:
    project.operation("baselinr_reset", select="orders")
    assert project.sql("select distinct unique_id from main_baselinr.baselinr_partition_state") == [["source.shop.raw.customers"]]  # fmt: skip


def the_runner_works(project: VersionedProject) -> None:
    """`baselinr-dbt` on this version: in its process, or by its logs where it has no Python."""
    partial_parse = project.folder / "target" / "partial_parse.msgpack"
    if partial_parse.exists():
        (project.folder / "target" / "baselinr").mkdir(exist_ok=True)
        shutil.copy(partial_parse, project.folder / "target" / "baselinr")
    plan = project.version.runner(project.folder, "plan", "--select", "source:raw.orders+", "--output", "json")
    assert [(row["table"], row["reason"]) for row in json.loads(plan.stdout)["tables"]] == [("orders", "first_profile")]
    run = project.version.runner(project.folder, "run", "--output", "json")
    rows = {row["table"]: (row["status"], row["action"]) for row in json.loads(run.stdout)["tables"]}
    assert (run.returncode, rows) == (1, {"customers": ("skipped", "skip"), "orders": ("success", "full"), "unreadable": ("error", "full")})  # fmt: skip
    assert_amounts(project, AMOUNTS_WITH_100)
    wrong = project.version.runner(project.folder, "plan", "--select", "nothing_like_this")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "the selection matches nothing" in wrong.stderr


def decisions(project: VersionedProject) -> dict[str, list[str]]:
    """What the store says of each table: the last decision, its reason, the number of rows."""
    rows = project.sql(
        "select table_name, decision, decision_reason, row_count from main_baselinr.baselinr_table_state"
    )
    return {row[0]: row[1:] for row in rows}


def assert_amounts(project: VersionedProject, expected: dict[str, float]) -> None:
    """The published metrics of raw.orders.amount are these."""
    found = project.metrics("raw.orders")["amount"]
    assert {name: float(found[name]) for name in expected} == pytest.approx(expected, rel=1e-12)
