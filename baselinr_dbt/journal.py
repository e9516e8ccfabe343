"""What the last run was asked for, and which of its tables are done: so that `--resume` does the rest.

A file beside dbt's own, as dbt keeps run_results.json for `dbt retry`. It is only about what is left of one run; what is known of the tables
is in the store.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

from baselinr_dbt.errors import ConfigurationError

NAME = "last_run.jsonl"


class Journal:
    """A line for the run, and one for each table that is done. A run that is killed leaves what it wrote."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        self.problem: str | None = None

    def begin(self, payload: dict[str, Any], unique_ids: list[str]) -> None:
        """Forgets the run before."""
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
        self._write("w", {"payload": payload, "unique_ids": unique_ids})

    def done(self, unique_id: str) -> None:
        """This table needs no other try."""
        self._write("a", {"done": unique_id})

    def _write(self, mode: str, line: dict[str, Any]) -> None:
        """A full disk is no reason to end a run: without the journal there is nothing to resume, and no more."""
        try:
            with self.path.open(mode, encoding="utf-8") as file:
                file.write(json.dumps(line) + "\n")
        except OSError as error:
            if self.problem is None:
                self.problem = f"{self.path} cannot be written, so this run cannot be resumed: {error.strerror}"

    def left(self) -> tuple[dict[str, Any], list[str]]:
        """What the last run was asked for, and the tables that it did not do. Raises ConfigurationError if there was none."""
        try:
            lines = self.path.read_text(encoding="utf-8").splitlines()
        except OSError:
            lines = []
        if not lines:
            raise ConfigurationError(f"there is no run to resume: {self.path} is not there, or empty")
        run: dict[str, Any] = json.loads(lines[0])
        # the last line of a run that was killed may be cut off
        done = {json.loads(line)["done"] for line in lines[1:] if line.endswith("}")}
        return run["payload"], [unique_id for unique_id in run["unique_ids"] if unique_id not in done]
