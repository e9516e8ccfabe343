"""The views that people select from, and the queries that docs/dashboards.md shows."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import OperationFailed, Project
from test_operations import adapter as adapter  # every warehouse, the stand-ins marked slow
from warehouses import ADAPTERS

# `amount` is text, of which one could be taken for a number
ORDERS = "select date '2024-01-01' + cast(i as integer) as d, i, case when i = 0 then '1e999' else 'x' end as amount from generate_series(0, 9) as r(i)"
SUMMARY = (
    "tables, full_count, partial_count, sample_count, skip_count, defer_count, error_count, rows_in_tables, rows_scanned, rows_not_scanned "
    "from main.baselinr_run_summary order by started_at"
)
PAGE = (Path(__file__).parent.parent / "docs" / "dashboards.md").read_text()
QUERIES = dict(re.findall(r"\n## ([^\n]+)\n[^#]*?```sql\n(.*?)```", PAGE, re.DOTALL))


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project], adapter: str) -> Project:
    """Four runs: of all tables; without a change; with one of ten days of orders changed; with a table that is not there."""
    project = make_project(
        {"raw.orders": {"partition": {"key": "d"}}, "raw.customers": True, "raw.gone": True}, adapter
    )
    project.sql(
        "create schema raw",
        f"create table raw.orders as {ORDERS}",
        "create table raw.customers as select i as a, 'x' as b from generate_series(1, 100) as r(i)",
    )
    project.run(exclude="gone")
    project.run(exclude="gone")
    project.sql("insert into raw.orders select d, 99, null from raw.orders where i = 3")
    project.run(exclude="gone")
    with pytest.raises(OperationFailed, match="gone"):
        project.run()
    assert project.build("package:baselinr")
    return project


@pytest.mark.parametrize("adapter", ["duckdb", "postgres"])
def test_built_at_the_same_time_before_there_is_a_store(make_project: Callable[..., Project], adapter: str) -> None:
    """On DuckDB two transactions that make the same schema are in each other's way."""
    project = make_project({"raw.a": True}, adapter)
    assert project.build("package:baselinr", "--threads", "8")
    assert len(project.store_tables()) > 0


def test_runs(project: Project) -> None:
    #        tables, full, partial, sample, skip, defer, error; rows in tables, scanned, not scanned
    assert project.sql(f"select {SUMMARY}") == [
        ["2", "2", "0", "0", "0", "0", "0", "110", "110", "0"],
        ["2", "0", "0", "0", "2", "0", "0", "110", "0", "110"],
        ["2", "0", "1", "0", "1", "0", "0", "111", "2", "109"],
        ["3", "0", "0", "0", "2", "0", "1", "111", "0", "111"],
    ]


def test_a_skipped_table_has_the_metrics_of_its_last_profile(project: Project) -> None:
    """With the time of that profile, and of the check that confirmed them."""
    metrics = (
        "select distinct lower(table_name), is_cached, checked_at > profiled_at, profiled_at = (select max(profiled_at) from main_baselinr.baselinr_runs as r "
        "where r.unique_id = m.unique_id) from main.baselinr_metrics as m order by 1"
    )
    assert project.sql(metrics) == [["customers", "True", "True", "True"], ["orders", "True", "True", "True"]]
    tables = "select lower(table_name), status, decision, is_cached from main.baselinr_tables order by 1"
    assert project.sql(tables) == [
        ["customers", "skipped", "skip", "True"],
        ["gone", "error", "skip", "False"],
        ["orders", "skipped", "skip", "True"],
    ]


def test_history_of_a_metric(project: Project) -> None:
    of_orders = "from main.baselinr_metric_history where lower(table_name) = 'orders' and lower(column_name) = "
    counts = project.sql(f"select cast(metric_number as integer), row_count, action, recency {of_orders} 'i' and metric_name = 'count' order by profiled_at")  # fmt: skip
    assert counts == [["10", "10", "full", "2"], ["11", "11", "partial", "1"]]
    texts = project.sql(f"select distinct metric_value, metric_number {of_orders} 'amount' and metric_name in ('min', 'max') order by 1")  # fmt: skip
    assert texts == [["1e999", "None"], ["x", "None"]]


def test_partitions(project: Project) -> None:
    parts = project.sql(
        "select partition_id, row_count, last_changed_at = (select max(last_changed_at) from main.baselinr_partitions) "
        "from main.baselinr_partitions where lower(table_name) = 'orders' order by 1"
    )
    assert parts == [[f"2024-01-{day:02}", "2" if day == 4 else "1", str(day == 4)] for day in range(1, 11)]
    assert project.sql("select partition_id, row_count from main.baselinr_partitions where lower(table_name) = 'customers'") == [["__all__", "100"]]  # fmt: skip


@pytest.mark.parametrize("adapter", ADAPTERS, indirect=True, scope="module")
@pytest.mark.parametrize("title", QUERIES)
def test_queries_of_the_page(project: Project, title: str) -> None:
    """Every query in docs/dashboards.md runs, and has something to show."""
    rows = project.sql(re.sub(r"\bbaselinr_", "main.baselinr_", QUERIES[title]))
    assert rows
    if title == "What was saved, in one number":
        assert [float(value) for value in rows[0]] == [442, 112, 330, 74.7]
    if title == "Tables that want a look":
        assert [row[:3] for row in rows] == [["raw", "gone", "error"]]
    if title == "One metric over time":
        assert [round(float(row[1]), 3) for row in rows] == [0, 0.091]
    if title == "What moved most since the profile before":
        assert {row[0] for row in rows} == {"orders"}
