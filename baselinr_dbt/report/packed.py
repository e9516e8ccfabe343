"""The document, small: lists instead of objects, what is repeated written once. The page reads the list of tables when it opens, and the details of a table
when that is looked at, so each is a text of its own."""

from __future__ import annotations

import json
import math
from itertools import groupby
from typing import Any

from baselinr_dbt.values import moment_of, number_of

Json = dict[str, Any]
# Of a table in the list; the names travel with the rows, and app.js reads them by name.
LISTED = (
    "unique_id", "database", "schema", "table", "status", "action", "reason", "why", "error", "row_count", "last_profiled_at", "last_checked_at", "next_due_at",
    "waiting_since", "pending_partitions", "coverage", "is_sampled", "is_cached", "last_actions",
)  # fmt: skip
TICKS = 16
LETTERS = {"full": "f", "partial": "p", "sample": "m", "skip": "s", "defer": "d"}
NOT_SHOWN = ("distribution",)  # buckets for programs; people see the histogram


def overview(document: Json) -> Json:
    """What the list of tables needs, and the chart of what was not read."""
    savings = document["savings"]
    names = list(savings[0]) if savings else []
    return {
        **{name: document[name] for name in ("generated_at", "store_exists", "store_schema", "adapter", "target", "limits")},
        "names": LISTED,
        "tables": [[_listed(table)[name] for name in LISTED] for table in document["tables"]],
        "savings": {name: [run[name] for run in savings] for name in names},
    }  # fmt: skip


def details(table: Json) -> Json:
    """What the page of a table needs."""
    shapes: list[list[str]] = []
    published = [run["is_published"] for run in table["runs"]]
    scanned = {run["run_id"]: run["rows_scanned"] for run in table["runs"]}
    return {
        "profiled_at": table["profiled_at"], "profiled_rows": table["profiled_rows"], "in_all": table["in_all"],
        "columns": [_column(column, shapes, published) for column in table["columns"]],
        "shapes": shapes,
        "runs": [[run[name] for name in ("profiled_at", "action", "reason", "row_count", "rows_scanned", "partitions_scanned", "is_published")] for run in table["runs"]],
        "decisions": _decisions(table["events"], scanned),
        "schema_changes": [[change[name] for name in ("timestamp", "added", "removed", "retyped")] for change in table["schema_changes"]],
        "partitions": _partitions(table["partitions"]),
    }  # fmt: skip


def _listed(table: Json) -> Json:
    latest = table["events"][0] if table["events"] else {}
    # of a table that failed while it was profiled, the state keeps the decision before
    reason = latest.get("reason") if table["status"] == "error" else table["decision_reason"]
    why = table["error"] or (latest.get("explanation") if latest.get("reason") == reason else None)
    letters = ["e" if e["event_type"] == "ProfilingFailed" else LETTERS.get(e["action"], "") for e in table["events"]]
    return {**table, "action": table["decision"], "reason": reason, "why": why, "last_actions": "".join(letters[:TICKS])}  # fmt: skip


def _column(column: Json, shapes: list[list[str]], published: list[bool]) -> list[Any]:
    """Columns of one kind have the same metrics, whose names are a shape that is written once."""
    metrics = {name: _compact(name, value) for name, value in column["metrics"].items() if name not in NOT_SHOWN}
    shape = list(metrics)
    if shape not in shapes:
        shapes.append(shape)
    history = {name: _series(values, published) for name, values in column["history"].items()}
    return [column["column_name"], column["column_type"], shapes.index(shape), list(metrics.values()), column["intervals"], history]  # fmt: skip


def _compact(name: str, value: str) -> Any:
    """A value as it is stored; lists as numbers."""
    if name == "top_values":
        top = json.loads(value)
        return [top["complete"], [[v["value"], v["count"], v["max_count"]] for v in top["values"]]]
    if name == "histogram":
        bins = json.loads(value)
        edges = [b["bin_start"] for b in bins] + [b["bin_end"] for b in bins[-1:]]
        return [[_number(edge) for edge in edges], [b["count"] for b in bins]]
    return value


def _series(values: list[str | None], published: list[bool]) -> Any:
    """Newest first; one number where all are the same."""
    numbers = [None if value is None else _number(value) for value in values]
    kept = [number for number, is_published in zip(numbers, published, strict=True) if is_published]
    return kept[0] if kept and len(set(kept)) == 1 and kept[0] is not None else numbers


def _number(value: Any) -> Any:
    """A number, to the 15 digits that a browser keeps of any; what is none stays a text, and what JSON has not, such as NaN, is nothing."""
    number = number_of(value)
    if number is None:
        return value
    if not math.isfinite(number):
        return None
    number = float(f"{number:.15g}")
    return int(number) if number.is_integer() and abs(number) < 1e15 else number


def _decisions(events: list[Json], scanned: dict[str, int | None]) -> list[list[Any]]:
    """Newest first; skips for the same reason in a row are one, with their number and the time of the first."""
    decisions = []
    for kind, group in groupby(events, key=lambda event: (event["event_type"], event["action"], event["reason"], event["error"])):  # fmt: skip
        together = list(group)
        for alike in [together] if kind[0] == "ProfilingSkipped" else [[event] for event in together]:
            newest, first = alike[0], alike[-1]
            decisions.append([
                newest["timestamp"], first["timestamp"], len(alike), "error" if kind[0] == "ProfilingFailed" else newest["action"], newest["reason"],
                newest["explanation"], newest["error"],
                *((newest[name][:12], len(newest[name])) for name in ("changed_partitions", "removed_partitions")),
                scanned.get(newest["run_id"]) if kind[0] == "ProfilingCompleted" else None,
            ])  # fmt: skip
    return decisions


def _partitions(partitions: list[Json]) -> Json:
    """Many have the time of the run that profiled them: times are written once, in seconds since 1970."""
    times = sorted({p[name] for p in partitions for name in ("last_profiled_at", "last_changed_at") if p[name]})
    place = {time: number for number, time in enumerate(times)}
    rows = [
        [p["partition_id"], p["row_count"], place.get(p["last_profiled_at"]), place.get(p["last_changed_at"]), 1 if p["rolled_up"] else 0]
        for p in partitions
    ]  # fmt: skip
    return {
        "times": [int(moment_of(time).timestamp()) for time in times],
        "rows": rows,
    }
