"""What a person may do about a table that failed: the next step, by what its error says."""

from __future__ import annotations

import re
from typing import Any

from baselinr_dbt.progress import name_of
from baselinr_dbt.transient import is_transient

# The first that fits. `{select}` selects the table.
STEPS = [
    (r"permission denied|insufficient privilege|not authorized|access denied", "grant the user of this target `select` on it"),
    (r"statement timeout|timeout_seconds|lock timeout|canceling statement", "look for who holds a lock on it, or raise its `timeout_seconds`; the next run takes it again"),
    (r"no space left|disk full|could not extend file|file too large|out of disk|temp_file_limit", "make room on the warehouse's disk; nothing of this profile was written"),
    (r"killed by|out of memory|memory exhausted|exit code", "run it alone, `baselinr-dbt run {select} --threads 1`; if it does not fit in memory, sample it (`sampling.fraction`)"),
    (r"second interrupt", "run again; it is taken last"),
]  # fmt: skip
OTHERWISE = "`baselinr-dbt run {select} --debug` shows the database's whole message"


def next_step(row: dict[str, Any]) -> str:
    """One sentence, for a row of the run with status `error`; empty where the error says it itself."""
    if row["action"] == "skip":
        return ""
    error = str(row["error"])
    if is_transient(error):
        return "the error may be gone by itself: run again"
    step = next((step for pattern, step in STEPS if re.search(pattern, error, re.IGNORECASE)), OTHERWISE)
    return step.format(select=f"-s {_selector(row)}")


def _selector(row: dict[str, Any]) -> str:
    """As dbt selects it."""
    kind, _, name = str(row["unique_id"]).split(".", 2)
    return f"source:{name}" if kind == "source" else name


def one_line_error(row: dict[str, Any]) -> str:
    """The table, the cause and the next step."""
    step = next_step(row)
    return f"{name_of(row)}: {row['error']}" + (f". Next: {step}" if step else "")
