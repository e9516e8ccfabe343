"""What the operation `baselinr_report` said, as one document: a table with all that is known of it beside the next one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from baselinr_dbt.engine import Line

NUMBERS = (
    "row_count", "rows_scanned", "partitions_scanned", "pending_partitions", "in_all", "tables", "full_count", "partial_count", "sample_count", "skip_count",
    "defer_count", "error_count", "rows_in_tables", "rows_not_scanned",
)  # fmt: skip
FLAGS = ("is_cached", "is_sampled", "is_published", "rolled_up")
STATE = (
    "status", "decision", "decision_reason", "error", "row_count", "pending_partitions", "coverage", "is_cached", "is_sampled",
    "last_profiled_at", "last_checked_at", "next_due_at", "waiting_since",
)  # fmt: skip
SCHEMA_CHANGE = "SchemaChangeDetected"


def document_of(lines: Iterable[Line]) -> dict[str, Any]:
    """The document of an operation that said these lines; the last of them is about the others."""
    rows: dict[str, list[dict[str, Any]]] = {}
    about: dict[str, Any] = {}
    for line in lines:
        if line["event"] == "report_rows":
            rows.setdefault(line["kind"], []).extend(_typed(line["columns"], line["rows"]))
        elif line["event"] == "report":
            about = line["document"]
    tables = {table["unique_id"]: {**table, **_nothing_known()} for table in about["tables"]}
    for row in rows.get("tables", []):
        tables[row["unique_id"]].update({name: row[name] for name in STATE})
        about["generated_at"] = row["told_at"]  # the warehouse's clock, by which all other times are told
    for kind, add in {"metrics": _add_metrics, "runs": _add_run, "history": _add_history, "events": _add_event, "partitions": _add_partition}.items():  # fmt: skip
        for row in rows.get(kind, []):
            add(tables[row["unique_id"]], row)
    return {**about, "savings": rows.get("savings", []), "tables": list(tables.values())}


def _typed(columns: list[str], rows: list[list[str | None]]) -> Iterator[dict[str, Any]]:
    """Rows as objects. In the operation every value is a text."""
    for row in rows:
        typed: dict[str, Any] = dict(zip(columns, row, strict=True))
        for name in columns:
            if typed[name] is None:
                continue
            if name in NUMBERS:
                typed[name] = int(typed[name])
            elif name in FLAGS:
                typed[name] = typed[name] == "true"
            elif name == "coverage":
                typed[name] = float(typed[name])
        yield typed


def _nothing_known() -> dict[str, Any]:
    lists = ("columns", "runs", "events", "schema_changes", "partitions")
    return {**dict.fromkeys(STATE), "profiled_rows": None, "profiled_at": None, **{name: [] for name in lists}, "in_all": dict.fromkeys(("runs", "events", "schema_changes", "partitions"), 0)}  # fmt: skip


def _add_metrics(table: dict[str, Any], row: dict[str, Any]) -> None:
    """Some of a column's metrics; a column has up to three rows."""
    columns = table["columns"]
    if not columns or columns[-1]["column_name"] != row["column_name"]:
        columns.append({"column_name": row["column_name"], "column_type": row["column_type"], "metrics": {}, "intervals": {}, "history": {}})  # fmt: skip
    for name, (value, *interval) in json.loads("{" + row["metrics"] + "}").items():
        columns[-1]["metrics"][name] = value
        if interval:
            columns[-1]["intervals"][name] = interval
    table.update(profiled_at=row["profiled_at"], profiled_rows=row["row_count"])


def _add_run(table: dict[str, Any], row: dict[str, Any]) -> None:
    table["in_all"]["runs"] = row["in_all"]
    names = ("run_id", "profiled_at", "action", "reason", "row_count", "rows_scanned", "partitions_scanned", "is_published")  # fmt: skip
    table["runs"].append({name: row[name] for name in names})


def _add_history(table: dict[str, Any], row: dict[str, Any]) -> None:
    """A metric's values, beside the runs: null where a run has none. Columns that are gone have no place, nor have runs that were not read: they ended later."""
    for column in table["columns"]:
        if column["column_name"] == row["column_name"]:
            points = json.loads("{" + row["points"] + "}")
            column["history"][row["metric_name"]] = [points.get(run["run_id"]) for run in table["runs"]]


def _add_event(table: dict[str, Any], row: dict[str, Any]) -> None:
    told = json.loads(row["metadata"] or "{}")
    if row["event_type"] == SCHEMA_CHANGE:
        table["in_all"]["schema_changes"] = row["in_all"]
        names = ("added", "removed", "retyped")
        table["schema_changes"].append({"timestamp": row["told_at"], **{name: told.get(name) or [] for name in names}})
        return
    table["in_all"]["events"] = row["in_all"]
    table["events"].append({
        "timestamp": row["told_at"], "event_type": row["event_type"], "run_id": row["run_id"], "action": told.get("action"), "reason": told.get("reason"),
        "explanation": told.get("explanation"), "error": told.get("error"), "changed_partitions": told.get("changed_partitions") or [],
        "removed_partitions": told.get("removed_partitions") or [],
    })  # fmt: skip


def _add_partition(table: dict[str, Any], row: dict[str, Any]) -> None:
    table["in_all"]["partitions"] = row["in_all"]
    names = ("partition_id", "row_count", "last_profiled_at", "last_changed_at", "rolled_up")
    table["partitions"].append({name: row[name] for name in names})
