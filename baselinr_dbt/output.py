"""Documents as people read them."""

from __future__ import annotations

from collections import Counter
from itertools import compress
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from baselinr_dbt.advice import one_line_error
from baselinr_dbt.documents import PlanSummary
from baselinr_dbt.progress import name_of

EXACT = {
    "null_count": "nulls",
    "approx_distinct_count": "distinct",
    "min": "min",
    "max": "max",
    "median": "median",
    "mean": "mean",
    "stddev": "stddev",
}
# What a sample can say; docs/sampling.md.
SAMPLED = {
    "null_ratio": "null ratio",
    "mean": "mean",
    "p25": "p25",
    "median": "median",
    "p75": "p75",
    "avg_length": "avg length",
}
MOST_SKIPS = 20
STATUSES = {"error": "[red]error[/red]", "not_run": "[yellow]not run[/yellow]"}
STYLES = {"full": "cyan", "partial": "green", "sample": "magenta", "skip": "dim", "defer": "yellow"}


def print_plan(console: Console, document: dict[str, Any]) -> None:
    """The decisions, one row a table; where there are many, those without work by reason."""
    shown, rest = _worth_a_row(document["tables"])
    table = _table("table", "action", "reason", "partitions", "rows to read", "why")
    for row in shown:
        cells = [_name(row), _action(row["action"]), row["reason"], _partitions(row), _number(row["estimated_rows"])]
        table.add_row(*cells, escape(row["why"]))
    _print_rows(console, table, rest)
    console.print(str(PlanSummary(counts=document["counts"])))


def print_run(console: Console, document: dict[str, Any], seconds: float) -> None:
    """What was done, one row a table, what was saved, and what failed, with the next step."""
    shown, rest = _worth_a_row(document["tables"])
    table = _table("table", "action", "reason", "partitions", "rows read", "of", "seconds", "status")
    for row in shown:
        took = "" if row["duration_seconds"] is None else f"{row['duration_seconds']:.2f}"
        table.add_row(_name(row), _action(row["action"]), row["reason"], _partitions(row), _number(row["rows_scanned"]),
                      _number(row["row_count"]), took, STATUSES.get(row["status"], row["status"]))  # fmt: skip
    _print_rows(console, table, rest)
    read = sum(row["rows_scanned"] or 0 for row in document["tables"])
    rows = max(read, sum(row["row_count"] or 0 for row in document["tables"]))
    saved = f", {1 - read / rows:.1%} were not scanned" if rows > read else ""
    console.print(
        f"{PlanSummary(counts=document['counts'])}; profiled {read:,} of {rows:,} rows{saved}; {seconds:.1f} s"
    )
    left = sum(row["status"] == "not_run" for row in document["tables"])
    if left:
        console.print(f"[yellow]{left} not run[/yellow]: they are left for the next run; `baselinr-dbt run --resume` does just them", soft_wrap=True)  # fmt: skip
    print_failures(console, document)


def print_failures(console: Console, document: dict[str, Any]) -> None:
    """A line each: the table, the cause and the next step."""
    for row in document["tables"]:
        if row["status"] == "error":
            console.print(f"[red]error[/red] {escape(one_line_error(row))}", soft_wrap=True)


def print_status(console: Console, document: dict[str, Any]) -> None:
    """The stored state, one row a table."""
    table = _table("table", "last decision", "reason", "last profile", "last check", "next due", "rows", "pending")
    for row in document["tables"]:
        decision = "[red]error[/red]" if row["status"] == "error" else _action(row["decision"] or "never profiled")
        times = [_time(row[name]) for name in ("last_profiled_at", "last_checked_at", "next_due_at")]
        table.add_row(
            _name(row),
            decision,
            row["decision_reason"] or "",
            *times,
            _number(row["row_count"]),
            str(row["pending_partitions"] or ""),
        )
    console.print(table)
    for row in document["tables"]:
        if row["error"]:
            console.print(f"[red]error[/red] {_name(row)}: {escape(row['error'])}", soft_wrap=True)


def print_explain(console: Console, document: dict[str, Any]) -> None:
    """One table's decision, in full."""
    for row in document["tables"]:
        settings = row["settings"]
        console.print(f"[bold]{_name(row)}[/bold]  {_action(row['action'])}, {row['reason']}")
        console.print(f"  {escape(row['explanation'])}", soft_wrap=True)
        for label, names in (("changed", row["changed_partitions"]), ("removed", row["removed_partitions"])):
            if names:
                more = f" and {len(names) - 10} more" if len(names) > 10 else ""
                console.print(f"  {label}: {escape(', '.join(names[:10]))}{more}", soft_wrap=True)
        if row["pending_partitions"]:
            console.print(f"  pending: {row['pending_partitions']} partitions, taken by the next runs")
        console.print(
            f"  last profile {_time(row['last_profiled_at']) or 'never'}, next due {_time(row['next_due_at']) or 'now'}"
        )
        key = (
            f"partitioned by {settings['partition_key']} ({settings['granularity']})"
            if settings["partition_key"]
            else "not partitioned"
        )
        adaptive = " (adaptive)" if settings["interval_is_adaptive"] else ""
        minutes = settings["interval_minutes"]
        every = f"profiled every {minutes} minutes at most{adaptive}" if minutes else "profiled at every change"
        console.print(f"  {escape(key)}, {every}", soft_wrap=True)
        for limit in settings["limits"]:
            whose = "a run" if limit["rows_reason"] == "run_budget_exceeded" else "the table"
            sizes = [f"{limit[unit]:,} {unit}" for unit in ("rows", "bytes") if limit[unit] is not None]
            shared = "; the plan shows how its tables share that" if whose == "a run" else ""
            console.print(f"  {whose} may read {' and '.join(sizes)}, else {settings['fallback_strategy']}{shared}")
        if row["coverage"] not in (0, 1):
            console.print(f"  the stored states cover {row['coverage']:.0%} of the partitions")
        for event in row["history"]:
            text = (
                f"{event['event_type']} {event['action'] or ''} {event['reason'] or ''}: {event['explanation'] or ''}"
            )
            console.print(f"  [dim]{_time(event['timestamp'])}[/dim] {escape(text)}", soft_wrap=True)


def print_metrics(console: Console, document: dict[str, Any]) -> None:
    """The published metrics, one row a column of the table."""
    for row in document["tables"]:
        if not row["columns"]:
            console.print(f"[bold]{_name(row)}[/bold] has no published profile yet")
            continue
        console.print(
            f"[bold]{_name(row)}[/bold]  {_number(row['row_count'])} rows, profiled {_time(row['profiled_at'])}, checked {_time(row['checked_at'])}"
            + (" [magenta]sampled[/]" if row["is_sampled"] else "")
        )
        shown = SAMPLED if row["is_sampled"] else EXACT
        table = _table("column", "type", *shown.values())
        for column in row["columns"]:
            values = [_short(column["metrics"].get(name)) for name in shown]
            table.add_row(escape(column["column_name"]), escape(column["column_type"].lower()), *values)
        console.print(table)


def print_prune(console: Console, document: dict[str, Any]) -> None:
    """What was deleted, by table."""
    if document["older_than"] is None:
        text = f"no store of this version in schema {document['schema']}, so there is nothing to delete"
    else:
        counts = ", ".join(f"{count:,} rows of {name}" for name, count in document["deleted"].items())
        text = f"deleted {counts}, older than {_time(document['older_than'])}; rolled up the states of {document['rolled_up']:,} quiet partitions; the current metrics stay"
    console.print(escape(text), soft_wrap=True)


def _worth_a_row(rows: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What has a row of its own, and what is only counted: skips, where they are many."""
    is_quiet = [row["action"] == "skip" and row["status"] != "error" for row in rows]
    if sum(is_quiet) <= MOST_SKIPS:
        return rows, []
    return list(compress(rows, (not quiet for quiet in is_quiet))), list(compress(rows, is_quiet))


def _print_rows(console: Console, table: Table, rest: list[dict[str, Any]]) -> None:
    if table.row_count:
        console.print(table)
    reasons = Counter(row["reason"] for row in rest)
    for reason, count in reasons.most_common():
        console.print(f"[dim]skip[/dim] {reason}: {count:,} tables")


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        right = column in (
            "rows to read",
            "rows read",
            "of",
            "rows",
            "seconds",
            "pending",
            "nulls",
            "distinct",
            "median",
            "mean",
            "stddev",
        )
        table.add_column(column, justify="right" if right else "left", overflow="fold")
    return table


def _name(row: dict[str, Any]) -> str:
    return escape(name_of(row))


def _action(action: str) -> str:
    return f"[{STYLES[action]}]{action}[/]" if action in STYLES else action


def _partitions(row: dict[str, Any]) -> str:
    """Up to three names, else a count; removed ones with a minus."""
    names = [*row["changed_partitions"], *(f"-{name}" for name in row["removed_partitions"])]
    if row["pending_partitions"]:
        return f"{len(names)} now, {row['pending_partitions']} pending"
    return escape(", ".join(names)) if len(names) <= 3 else f"{len(names)} partitions"


def _number(value: int | None) -> str:
    return "" if value is None else f"{value:,}"


def _time(value: str | None) -> str:
    return (value or "").replace("T", " ").replace("Z", "")


def _short(value: str | None) -> str:
    """A metric in a narrow cell: long fractions rounded, long texts cut."""
    if value is None:
        return ""
    if "." in value:
        try:
            return f"{float(value):.6g}"
        except ValueError:
            pass
    return escape(value if len(value) <= 24 else value[:23] + "…")
