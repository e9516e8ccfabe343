"""How large the page of `baselinr-dbt report` is, and how long a browser takes to open it, for a made-up store of many tables. Needs no
warehouse, and a Chromium (`make browser`). `make bench` runs it."""

from __future__ import annotations

import json
import math
import random
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from statistics import median
from typing import Any

from harness import arguments  # before what is in the folder of the tests, which it makes known

from browser import chromium  # isort: skip

from baselinr_dbt.report import chart_library, document_of, html_of

COLUMNS = 10
NOW = datetime(2026, 6, 1, 6, tzinfo=timezone.utc)
# What macros/store/report.sql reads of each of a thousand tables.
RUNS, EVENTS, PARTITIONS = 20, 30, 100
NUMBERS = ["approx_distinct_count", "count", "max", "mean", "median", "min", "negative_count", "null_count", "null_ratio", "p01", "p05", "p25", "p75", "p95", "p99", "stddev", "sum", "unique_ratio", "zero_count"]  # fmt: skip
TEXTS = ["approx_distinct_count", "avg_length", "blank_count", "count", "empty_count", "max", "max_length", "min", "min_length", "null_count", "null_ratio", "unique_ratio"]  # fmt: skip


# With the layout that it causes.
TIMED = "(() => { const t = performance.now(); work; document.body.offsetHeight; return performance.now() - t; })()"


def at(days: float) -> str:
    """So many days before now."""
    return (NOW - timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")


def lines(tables: int, columns: int) -> Iterator[dict[str, Any]]:
    """What the operation would say."""
    rng = random.Random(7)
    ids = [f"model.shop.table_{n:04}" for n in range(tables)]
    yield rows("savings", [{
        "run_id": f"r{day}", "started_at": at(day), "finished_at": at(day - 0.01), "tables": str(tables), "full_count": "5", "partial_count": "80", "sample_count": "5",
        "skip_count": str(tables - 92), "defer_count": "2", "error_count": "0", "rows_in_tables": "4000000000", "rows_scanned": str(rng.randrange(10**7, 10**8)),
        "rows_not_scanned": "3900000000", "in_all": "120"} for day in range(120)])  # fmt: skip
    for id_ in ids:
        action = rng.choices(["skip", "partial", "full", "sample", "defer"], [80, 14, 3, 2, 1])[0]
        reason = {"skip": "snapshot_match", "partial": "changed_partitions_detected", "full": "first_profile"}.get(action, "rows_cap_exceeded")  # fmt: skip
        yield rows("tables", [{
            "unique_id": id_, "status": "skipped", "decision": action, "decision_reason": reason, "error": None, "row_count": str(rng.randrange(10**7)), "pending_partitions": "0",
            "coverage": "1", "is_cached": "true", "is_sampled": "false", "last_profiled_at": at(rng.random() * 9), "last_checked_at": at(0.1), "next_due_at": at(-1), "waiting_since": None,
            "told_at": at(0)}])  # fmt: skip
        yield from metrics(rng, id_, columns)
        yield rows("events", [{
            "unique_id": id_, "event_type": "ProfilingSkipped" if n % 4 else "ProfilingCompleted", "run_id": f"r{n}", "told_at": at(n), "in_all": "400",
            "metadata": json.dumps({"action": "skip" if n % 4 else "partial", "reason": "snapshot_match" if n % 4 else "changed_partitions_detected",
                                    "explanation": f"nothing changed since {at(n)}", "changed_partitions": [] if n % 4 else ["2026-05-01", "2026-05-02"]})} for n in range(EVENTS)])  # fmt: skip
        yield rows("partitions", [{
            "unique_id": id_, "partition_id": at(n)[:10], "row_count": str(rng.randrange(10**5)), "last_profiled_at": at(n - n % 9), "last_changed_at": at(n), "rolled_up": None,
            "in_all": "365"} for n in range(PARTITIONS)])  # fmt: skip
    about = [{"unique_id": id_, "database": "prod", "schema": f"schema_{n % 7}", "table": id_.split(".")[-1]} for n, id_ in enumerate(ids)]  # fmt: skip
    yield {"event": "report", "document": {"generated_at": at(0), "store_exists": True, "store_schema": "main_baselinr", "adapter": "duckdb", "target": "prod", "limits": {}, "tables": about}}  # fmt: skip


def metrics(rng: random.Random, id_: str, columns: int) -> Iterator[dict[str, Any]]:
    """Current metrics and history of one table: half of its columns are numbers, half are texts."""
    yield rows("runs", [{
        "unique_id": id_, "run_id": f"r{n * 4}", "profiled_at": at(n * 4), "action": "partial", "reason": "changed_partitions_detected", "row_count": str(10**6 - n), "rows_scanned": "1234",
        "partitions_scanned": "2", "is_published": "true", "in_all": "90"} for n in range(RUNS)])  # fmt: skip
    for n in range(columns):
        is_number = n % 2 == 0
        written = [f'"{name}": ["{math.exp(rng.random() * 12):.6f}"]' for name in (NUMBERS if is_number else TEXTS)]
        if is_number:
            bins = [{"bin_start": b * 1.7, "bin_end": (b + 1) * 1.7, "count": rng.randrange(10**5)} for b in range(10)]
            written.append(f'"histogram": [{json.dumps(json.dumps(bins))}]')
        about = {"unique_id": id_, "column_name": f"column_{n}"}
        yield rows("metrics", [about | {"column_type": "DOUBLE" if is_number else "VARCHAR", "profiled_at": at(1), "row_count": "1000000", "metrics": ", ".join(written)}])  # fmt: skip
        for name in ["null_ratio", "approx_distinct_count", *(["mean", "median"] if is_number else ["avg_length"])]:
            points = ", ".join(f'"r{n * 4}": "{rng.random() * 1e4:.6f}"' for n in range(RUNS))
            yield rows("history", [about | {"metric_name": name, "points": points}])


def rows(kind: str, given: list[dict[str, Any]]) -> dict[str, Any]:
    return {"event": "report_rows", "kind": kind, "columns": list(given[0]), "rows": [list(row.values()) for row in given]}  # fmt: skip


def main() -> None:
    """Makes the page, opens it a few times, and says how it went."""
    options = arguments(__doc__, 1000, repeat=5, counted="tables")
    tables, repeats = options.rows, options.repeat
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        library = chart_library(Path(folder))
        began = time.perf_counter()
        file = Path(folder) / "report.html"
        file.write_text(html_of(document_of(lines(tables, COLUMNS)), library), encoding="utf-8")
        print(f"{tables:,} tables of {COLUMNS} columns: {file.stat().st_size / 1e6:.1f} MB, of which the charts' library {len(library) / 1e6:.1f} MB; made in {time.perf_counter() - began:.1f} s")  # fmt: skip
        measured: dict[str, list[float]] = {"opened": [], "of that the page's own work": [], "searched": [], "a table's page": []}  # fmt: skip
        for _ in range(repeats):
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            devtools = page.context.new_cdp_session(page)
            devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
            page.goto(file.as_uri(), wait_until="load")
            page.locator(".chart[data-drawn] svg").first.wait_for(state="attached")
            spent = {metric["name"]: metric["value"] for metric in devtools.send("Performance.getMetrics")["metrics"]}
            times = [
                page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"),
                spent["TaskDuration"] * 1000,
                page.evaluate(TIMED.replace("work", "view.words = '0042'; showList()")),
                page.evaluate(TIMED.replace("work", "byId('table').hidden = false; showTable(tables[42])")),
            ]
            for label, took in zip(measured, times, strict=True):
                measured[label].append(took)
            page.close()
        for label, all_times in measured.items():
            print(f"{label}: {median(all_times):.0f} ms (median of {repeats})")


if __name__ == "__main__":
    main()
