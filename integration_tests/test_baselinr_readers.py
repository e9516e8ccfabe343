"""Baselinr's own commands on our store, as processes of its own environment (`make readers`); and the examples of docs/from-baselinr.md, ours by dbt and Baselinr's by Baselinr."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import PACKAGE, Project
from plain_dbt import process

ENVIRONMENT = PACKAGE / ".venvs" / "baselinr"
PAGE = (PACKAGE / "docs" / "from-baselinr.md").read_text()
ORDERS, CUSTOMERS = "source.shop.raw.orders", "source.shop.raw.customers"


def examples(path: str) -> list[dict[str, Any]]:
    """The examples of the page that are files of this name."""
    return [yaml.safe_load(text) for text in re.findall(rf"```yaml\n# {re.escape(path)}\n(.*?)```", PAGE, re.DOTALL)]


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project]) -> Project:
    """The project of the page. Two tables with a column in common, which no comparison may mix; both are profiled in the first run, and one of
    them, which grew, in the second."""
    first, second = examples("dbt_project.yml")
    project = make_project({}, "postgres", variables=first["vars"])
    file = project.folder / "dbt_project.yml"
    file.write_text(yaml.safe_dump({**yaml.safe_load(file.read_text()), **second}))
    (project.folder / "models" / "sources.yml").write_text(yaml.safe_dump(examples("models/sources.yml")[0]))
    project.parse()
    project.sql(
        "create schema raw",
        "create table raw.orders as select n as id, date '2024-01-01' + n % 10 as order_date, n * 1.5 as amount from generate_series(1, 100) as n",
        "create table raw.customers as select n + 1000 as id, 'name ' || n as name, 20 + n % 50 as age from generate_series(1, 40) as n",
    )
    assert {row["action"] for row in project.run().values()} == {"full"}
    project.sql("insert into raw.orders select n, date '2024-01-11', 600 from generate_series(101, 120) as n")
    rows = project.run(select=["orders"], action="partial", partitions=["2024-01-11"])
    assert {name: row["rows_scanned"] for name, row in rows.items()} == {"raw.orders": 20}
    assert project.build("package:baselinr")
    return project


@pytest.fixture(scope="module")
def configuration(project: Project) -> Callable[[str, str], Path]:
    """Writes a configuration of the page, for the server of this test."""

    def write(name: str, schema: str) -> Path:
        output = project.warehouse.output()
        content = examples(name)[0]
        for connection in (content["source"], content["storage"]["connection"]):
            connection.update(host=output["host"], port=output["port"], database=output["dbname"], username=output["user"])  # fmt: skip
        file = project.folder / f"{schema}{name}"
        file.write_text(
            yaml.safe_dump(content).replace("search_path=analytics_baselinr_readers", f"search_path={schema}")
        )
        return file

    return write


@pytest.fixture(scope="module")
def readers(configuration: Callable[[str, str], Path]) -> Path:
    return configuration("readers.yml", "main_baselinr_readers")


def baselinr(*words: str | Path) -> str:
    """What a command of Baselinr prints."""
    assert (ENVIRONMENT / ".ready").exists(), "Baselinr is not there: make readers"
    done = subprocess.run([ENVIRONMENT / "bin" / "baselinr", *words], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def query(what: str, config: Path, *words: str) -> Any:
    """What `baselinr query` finds. It is read from a file: on stdout long lines are broken."""
    found = config.with_suffix(".json")
    baselinr("query", what, "--config", config, "--format", "json", "--output", found, *words)
    return json.loads(found.read_text())


def drift(config: Path, *words: str) -> dict[str, Any]:
    """The report of `baselinr drift`."""
    report = config.with_suffix(".report")
    baselinr("drift", "--config", config, "--output", report, *words)
    return json.loads(report.read_text())


def drifted(report: dict[str, Any]) -> set[str]:
    return {f"{d['column_name']}.{d['metric_name']}" for d in report["column_drifts"] if d["drift_detected"]}


def runs_of(project: Project, table: str) -> list[str]:
    """Our runs of a table, newest first."""
    rows = project.sql(
        f"select run_id from main_baselinr.baselinr_runs where dataset_name = '{table}' order by profiled_at desc"
    )
    return [row[0] for row in rows]


def test_query_runs_and_table(project: Project, readers: Path) -> None:
    found = {(run["dataset_name"], run["run_id"]): run for run in query("runs", readers)}
    second, first = runs_of(project, "orders")
    assert set(found) == {("orders", f"{second}/{ORDERS}"), ("orders", f"{first}/{ORDERS}"), ("customers", f"{first}/{CUSTOMERS}")}  # fmt: skip
    run = found["orders", f"{second}/{ORDERS}"]
    assert (run["row_count"], run["column_count"], run["status"], run["schema_name"]) == (120, 3, "completed", "raw")
    history = query("table", readers, "--table", "orders")
    assert [(run["run_id"], run["row_count"]) for run in history["runs"]] == [(f"{second}/{ORDERS}", 120), (f"{first}/{ORDERS}", 100)]  # fmt: skip
    assert "Total Runs: 2" in baselinr("query", "table", "--config", readers, "--table", "orders")


def test_query_run_has_our_metrics(project: Project, readers: Path) -> None:
    run_id = f"{runs_of(project, 'orders')[0]}/{ORDERS}"
    details = query("run", readers, "--run-id", run_id)
    shown = {column["column_name"]: column["metrics"] for column in details["columns"]}
    assert shown == project.metrics("raw.orders")
    assert shown["amount"]["max"] == "600"


def test_drift_reports_what_changed_and_nothing_else(project: Project, readers: Path) -> None:
    """20 orders were added, of 600 each: the ids go on, and the days do. Nothing has nulls, and the customers are not looked at."""
    report = drift(readers, "--dataset", "orders")
    second, first = runs_of(project, "orders")
    assert (report["baseline_run_id"], report["current_run_id"]) == (f"{first}/{ORDERS}", f"{second}/{ORDERS}")
    assert report["schema_changes"] == []
    assert drifted(report) == {
        "id.count", "id.mean", "id.stddev", "id.max", "order_date.count", "amount.count", "amount.mean", "amount.stddev", "amount.max",
        "order_date.unique_ratio", "amount.unique_ratio",
    }  # fmt: skip
    amount = next(d for d in report["column_drifts"] if (d["column_name"], d["metric_name"]) == ("amount", "mean"))
    assert (amount["baseline_value"], amount["current_value"]) == (75.75, 163.125)
    assert "amount.mean" in baselinr("drift", "--config", readers, "--dataset", "orders")


def test_drift_between_a_run_and_itself_is_none(project: Project, readers: Path) -> None:
    run_id = f"{runs_of(project, 'customers')[0]}/{CUSTOMERS}"
    report = drift(readers, "--dataset", "customers", "--baseline", run_id, "--current", run_id)
    assert (drifted(report), report["schema_changes"]) == (set(), [])
    assert {d["column_name"] for d in report["column_drifts"]} == {"id", "name", "age"}


def test_status_and_recorded_drift(project: Project, readers: Path) -> None:
    """Our events tell of decisions: none of them is shown as a drift."""
    assert query("drift", readers) == []
    text = baselinr("status", "--config", readers, "--json")
    status = json.loads(text[text.index("{") :])
    assert {(row["table_name"], row["has_drift"]) for row in status["runs"]} == {("orders", False), ("customers", False)}  # fmt: skip


def test_without_the_views(project: Project, configuration: Callable[[str, str], Path]) -> None:
    """The store's own tables have Baselinr's names and columns."""
    store = configuration("readers.yml", "main_baselinr")
    second, first = runs_of(project, "orders")
    assert {run["run_id"] for run in query("runs", store)} == {first, second}
    details = query("run", store, "--run-id", second, "--table", "orders")
    assert {column["column_name"]: column["metrics"] for column in details["columns"]} == project.metrics("raw.orders")


def test_the_settings_of_the_page_say_the_same(project: Project, configuration: Callable[[str, str], Path]) -> None:
    """Baselinr accepts its configuration, and ours is made of the same names and values."""
    theirs, ours = examples("baselinr.yml")[0], examples("dbt_project.yml")[0]["vars"]
    load = f"from baselinr.config.loader import ConfigLoader; print(ConfigLoader.load_from_file({str(configuration('baselinr.yml', ''))!r}).incremental.enabled)"
    assert subprocess.run([ENVIRONMENT / "bin" / "python", "-c", load], capture_output=True, text=True, check=True).stdout == "True\n"  # fmt: skip
    del theirs["incremental"]["partial_profiling"]["mergeable_metrics"]
    assert {"enabled": True, **ours["baselinr_incremental"]} == theirs["incremental"]
    assert ours["baselinr_profiling"] == {name: theirs["profiling"][name] for name in ("metrics", "histogram_bins")}
    assert len(json.loads(project.metrics("raw.orders")["amount"]["histogram"])) == 20
    tables = project.plan()
    assert set(tables) == {f"{table['schema']}.{table['table']}" for table in theirs["profiling"]["tables"]}
    assert {row["reason"] for row in tables.values()} == {"fresh_within_interval"}


def test_the_views_never_take_the_place_of_the_store(project: Project) -> None:
    """They have the names of its tables, and dbt drops a table that is in the place of a view."""
    file = project.folder / "dbt_project.yml"
    content = yaml.safe_load(file.read_text())
    before = project.sql("select * from main_baselinr.baselinr_events order by event_id")
    content["models"]["baselinr"]["readers"]["+schema"] = "BASELINR"
    file.write_text(yaml.safe_dump(content))
    done = process(project, "run", "--select", "baselinr_reader_runs baselinr_reader_results baselinr_reader_events")
    assert done.returncode == 1
    for name in ("runs", "results", "events"):
        assert f"model baselinr_reader_{name} would be" in done.stdout
        assert f"where it would take the place of main_baselinr.baselinr_{name}; give" in done.stdout
    assert project.sql("select * from main_baselinr.baselinr_events order by event_id") == before
