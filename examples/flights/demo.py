"""The story of this package on real data: `make demo` runs it. Every step is a command you can type yourself."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
BIN = Path(sys.executable).parent
TABLE = "flights"


def say(text: str) -> None:
    """A headline."""
    print(f"\n\033[1m# {text}\033[0m" if sys.stdout.isatty() else f"\n# {text}", flush=True)


def command(*words: str, show: bool = True) -> str:
    """Runs a command of this environment in the example's folder; stops the demo if it fails."""
    if show:
        print(f"$ {' '.join(words)}", flush=True)
    done = subprocess.run([BIN / words[0], *words[1:]], cwd=HERE, stdout=None if show else subprocess.PIPE, text=True)
    if done.returncode:
        raise SystemExit(f"demo: `{' '.join(words)}` ended with exit code {done.returncode}")
    return done.stdout or ""


def metrics() -> dict[tuple[str, str], str]:
    """(column, metric) -> value of the flights; without ages, which are others every second."""
    document: dict[str, Any] = json.loads(command("baselinr-dbt", "metrics", TABLE, "--output", "json", show=False))
    return {
        (c["column_name"], name): value
        for t in document["tables"]
        for c in t["columns"]
        for name, value in c["metrics"].items()
        if name != "age_seconds"
    }


def agree(kept: str, rebuilt: str) -> bool:
    """The same text; or, for moments of doubles, within 1e-9."""
    try:
        return kept == rebuilt or math.isclose(float(kept), float(rebuilt), rel_tol=1e-9)
    except ValueError:
        return False


def main() -> None:
    """Load, profile, skip, change, profile the change, prove it."""
    for file in HERE.glob("flights.duckdb*"):
        file.unlink()
    say("Load 336,776 flights of 2013 and their weather into DuckDB")
    command("python", "prepare.py", "load")
    command("dbt", "deps", "--quiet")
    say("First run: nothing is known, so everything is profiled")
    command("baselinr-dbt", "run")
    say("Second run: nothing changed, so nothing is profiled")
    command("baselinr-dbt", "run")
    say("A new day arrives, rows of another day are corrected, a third day is taken back")
    command("python", "prepare.py", "change")
    command("baselinr-dbt", "plan")
    say("The run reads those days only")
    command("baselinr-dbt", "run")
    say("Is it right? Profile the flights from nothing, and compare metric by metric")
    kept = metrics()
    command("baselinr-dbt", "run", "--full-refresh", "--select", "source:nyc.flights", show=False)
    rebuilt = metrics()
    wrong = [key for key in kept.keys() | rebuilt.keys() if not agree(kept.get(key, ""), rebuilt.get(key, ""))]
    print(
        f"{len(rebuilt) - len(wrong)} of {len(rebuilt)} metrics agree" + (f"; these do not: {wrong}" if wrong else "")
    )
    if wrong:
        raise SystemExit(1)
    say("Why?")
    command("baselinr-dbt", "explain", TABLE)


if __name__ == "__main__":
    main()
