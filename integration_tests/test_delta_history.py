"""Delta's history and what Databricks says of a table, as rows that were written down: no package brings the Delta jars. Which of them count as
changes of data is decided in macros, so it is tested here, on DuckDB."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from conftest import Project

MACROS = """
{% macro token_of(history) %}{% do baselinr.emit('token', {'token': baselinr.delta_token(fromjson(history))}) %}{% endmacro %}
{% macro described(rows) %}
  {% set found = baselinr.spark_described(fromjson(rows)) %}
  {% do baselinr.emit('described', dict(found, type=baselinr.spark_relation_type(found.about), parts=baselinr.spark_partitioning(found))) %}
{% endmacro %}
"""


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project]) -> Project:
    return make_project({"raw.t": True}, macros=MACROS)


def entry(version: int, operation: str, **metrics: Any) -> dict[str, Any]:
    """One row of `describe history`, as the columns of it that matter."""
    return {
        "version": version,
        "timestamp": f"2024-01-0{version} 00:00:00",
        "operation": operation,
        "operationmetrics": metrics,
    }


NOTHING = {"numTargetRowsInserted": "0", "numTargetRowsUpdated": "0", "numTargetRowsDeleted": "0", "numSourceRows": "7"}
CHANGES = [
    entry(5, "WRITE", numOutputRows="3"), entry(5, "MERGE", **(NOTHING | {"numTargetRowsDeleted": "1"})), entry(5, "DELETE", numDeletedRows="2"), entry(5, "DELETE"), entry(5, "UPDATE", numUpdatedRows="1"),
    entry(5, "TRUNCATE"), entry(5, "RESTORE"), entry(5, "ADD COLUMNS"), entry(5, "RENAME COLUMN"), entry(5, "STREAMING UPDATE"), entry(5, "CREATE OR REPLACE TABLE AS SELECT"), entry(5, "SOMETHING NEW"),
]  # fmt: skip
NO_CHANGES = [
    entry(5, "OPTIMIZE", numRemovedFiles="9"), entry(5, "VACUUM START"), entry(5, "VACUUM END"), entry(5, "SET TBLPROPERTIES"), entry(5, "ANALYZE"), entry(5, "MERGE", **NOTHING), entry(5, "DELETE", numDeletedRows="0"),
    entry(5, "UPDATE", numUpdatedRows="0"),
]  # fmt: skip


def token(project: Project, history: list[dict[str, Any]]) -> str | None:
    events = project.operation("token_of", history=json.dumps(history))
    return events[-1]["token"]


@pytest.mark.parametrize("newest", CHANGES, ids=lambda entry: entry["operation"])
def test_a_change_of_data_is_the_token(project: Project, newest: dict[str, Any]) -> None:
    assert token(project, [newest, entry(4, "WRITE")]) == "5@2024-01-05 00:00:00"


@pytest.mark.parametrize("newest", NO_CHANGES, ids=lambda entry: entry["operation"])
def test_maintenance_is_passed_over(project: Project, newest: dict[str, Any]) -> None:
    assert token(project, [newest, entry(4, "WRITE")]) == "4@2024-01-04 00:00:00"


def test_a_history_without_a_change_tells_nothing(project: Project) -> None:
    assert token(project, []) is None
    assert token(project, NO_CHANGES) is None


@pytest.mark.parametrize(
    "form", [json.dumps, lambda metrics: [list(pair) for pair in metrics.items()]], ids=["json", "pairs"]
)
def test_metrics_in_every_form_of_a_map(project: Project, form: Callable[[dict[str, Any]], Any]) -> None:
    newest = entry(5, "MERGE", **NOTHING)
    newest["operationmetrics"] = form(newest["operationmetrics"])
    assert token(project, [newest, entry(4, "WRITE")]) == "4@2024-01-04 00:00:00"


def test_what_databricks_says_of_a_table(project: Project) -> None:
    rows = [
        ("id", "bigint", None), ("day", "date", "a comment"), ("# Partition Information", "", ""), ("# col_name", "data_type", "comment"), ("day", "date", None), ("", "", ""),
        ("# Detailed Table Information", "", ""), ("Catalog", "main", ""), ("Type", "MANAGED", ""), ("Provider", "delta", ""), ("Predictive Optimization", "ENABLE", ""),
    ]  # fmt: skip
    asked = [dict(zip(("col_name", "data_type", "comment"), row, strict=True)) for row in rows]
    found = project.operation("described", rows=json.dumps(asked))[-1]
    assert found["columns"] == [{"name": "id", "type": "bigint"}, {"name": "day", "type": "date"}]
    assert (found["type"], found["partition_columns"]) == ("delta table", ["day"])
