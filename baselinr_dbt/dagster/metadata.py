"""What Dagster keeps of a table's decision and of its profile."""

from __future__ import annotations

from typing import Any

from dagster import MetadataValue, TableColumn, TableMetadataValue, TableRecord, TableSchema

from baselinr_dbt.documents import TableDecision, TableResult
from baselinr_dbt.values import finite_of, moment_of

Metadata = dict[str, Any]
# Metadata is stored with each event, and read as a whole.
MOST_PARTITIONS = 100
NUMBERS = ("null_ratio", "approx_distinct_count", "mean", "median")
TEXTS = ("min", "max")


def metadata_of(table: TableDecision) -> Metadata:
    """The decision; of a table that was worked on, also what was read; of a profile with metrics, also its columns. Without what is not known."""
    found: Metadata = {
        "table": table.name,
        "action": table.action,
        "reason": table.reason,
        "explanation": table.explanation or table.why,
        # which the asset's page plots over time
        "dagster/row_count": table.row_count,
        "changed_partitions": table.changed_partitions[:MOST_PARTITIONS] or None,
        "changed_partition_count": len(table.changed_partitions) or None,
        "removed_partition_count": len(table.removed_partitions) or None,
        "pending_partitions": table.pending_partitions,
        "sample_fraction": table.sample_fraction,
        "coverage": table.coverage,
        # of what was just profiled, the profile before
        "last_profiled_at": None if table.status == "success" else _moment(table.last_profiled_at),
        "next_due_at": _moment(table.next_due_at),
    }
    if isinstance(table, TableResult):
        found |= {
            "rows_scanned": table.rows_scanned,
            "duration_seconds": table.duration_seconds,
            "columns": columns_of(table),
            "error": table.error,
        }
    return {name: value for name, value in found.items() if value is not None}


def columns_of(table: TableResult) -> TableMetadataValue | None:
    """A row for each column. Of texts no values: those stay in the warehouse."""
    if not table.columns:
        return None
    schema = TableSchema(
        columns=[
            *(TableColumn(name, "string") for name in ("column", "type")),
            *(TableColumn(name, "float") for name in NUMBERS),
            *(TableColumn(name, "string") for name in TEXTS),
        ]
    )
    records = []
    for column in table.columns:
        metrics = column["metrics"]
        has_plain_values = "mean" in metrics or "freshness" in metrics  # numbers and dates
        numbers = {name: finite_of(metrics.get(name)) for name in NUMBERS}  # the median of dates is a date
        texts = {name: metrics.get(name) if has_plain_values else None for name in TEXTS}
        records.append(
            TableRecord({"column": column["column_name"], "type": column["column_type"], **numbers, **texts})
        )
    return MetadataValue.table(records, schema)


def _moment(text: str | None) -> Any:
    return None if text is None else MetadataValue.timestamp(moment_of(text))
