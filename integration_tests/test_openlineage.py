"""`baselinr-dbt run --openlineage`: what OpenLineage's own client sends of a run."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from conftest import PACKAGE, Project
from events import serving
from test_cli import break_table, cli, shop

from baselinr_dbt.lineage import column_metrics


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project]) -> Project:
    project = shop(make_project, "postgres")
    break_table(project)
    return project


def test_each_published_profile_is_an_event(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as endpoint:
        monkeypatch.setenv("OPENLINEAGE_URL", f"http://127.0.0.1:{endpoint.server_port}")
        done = cli(project, "run", "--openlineage", "--output", "json", "--exclude", "source:raw.other")
        told: dict[str, Any] = {event["inputs"][0]["name"]: event for event in endpoint.events()}
    assert done.returncode == 1, done.stderr
    output = project.warehouse.output()
    assert set(told) == {f"{output['dbname']}.raw.good", f"{output['dbname']}.main.child"}
    event = told[f"{output['dbname']}.raw.good"]
    assert event["eventType"] == "COMPLETE"
    assert event["job"]["name"] == f"baselinr.{output['dbname']}.raw.good"
    assert event["inputs"][0]["namespace"] == f"postgres://{output['host']}:{output['port']}"
    facet = event["inputs"][0]["inputFacets"]["dataQualityMetrics"]
    assert facet["rowCount"] == 1
    column = facet["columnMetrics"]["a"]
    assert column | {"quantiles": column["quantiles"]["0.5"]} == {"nullCount": 0, "distinctCount": 1, "count": 1, "sum": 1, "min": 1, "max": 1, "quantiles": 1}  # fmt: skip


def test_what_is_not_delivered_is_a_warning(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that skips everything has nothing to tell."""
    with serving() as endpoint:
        endpoint.statuses = [404]
        monkeypatch.setenv("OPENLINEAGE_URL", f"http://127.0.0.1:{endpoint.server_port}")
        done = cli(project, "run", "--openlineage", "--full-refresh", "--select", "source:raw.good")
        assert done.returncode == 0, done.stderr
        assert "openlineage: 1 of 1 events were not delivered: " in done.stderr
        asked = len(endpoint.requests)
        cli(project, "run", "--openlineage", "--select", "source:raw.good")
        assert len(endpoint.requests) == asked


def test_a_run_is_told_whatever_its_events_meet(project: Project) -> None:
    """Neither the metrics that cannot be read nor the client that cannot be closed change what the run says, or its exit code."""
    code = (
        "from openlineage.client import OpenLineageClient; from baselinr_dbt import cli, errors, session\n"
        "def fail(*_, **__): raise errors.OperationFailed('the server is gone')\n"
        "OpenLineageClient.close = session.Session.document = fail; cli.main()"
    )
    words = ["--project-dir", project.folder, "--profiles-dir", project.folder, "--output", "json"]
    done = subprocess.run(
        [sys.executable, "-c", code, "run", "--openlineage", "--full-refresh", "--exclude", "source:raw.other", *words],
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 1
    assert {table["table"]: table["status"] for table in json.loads(done.stdout)["tables"]} == {"good": "success", "bad": "error", "child": "success"}  # fmt: skip
    assert "no events were sent, because the metrics could not be read: the server is gone" in done.stderr
    assert "events may not have been delivered: OperationFailed" in done.stderr


def test_columns_of_other_kinds_have_counts_alone() -> None:
    text = column_metrics({"count": "5", "null_count": "1", "approx_distinct_count": "3", "min": "5", "max": "7", "blank_count": "0"})  # fmt: skip
    assert (text.count, text.nullCount, text.distinctCount, text.min, text.max) == (4, 1, 3, None, None)
    number = column_metrics({"zero_count": "0", "min": "-Infinity", "max": "7.5", "p25": "NaN", "median": "2"})
    assert (number.count, number.min, number.max, number.quantiles) == (None, None, 7.5, {"0.5": 2.0})


def test_without_the_client() -> None:
    code = (
        "import sys; sys.modules['openlineage'] = None; from baselinr_dbt.cli import main; "
        "sys.argv = ['baselinr-dbt', 'run', '--openlineage']; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=PACKAGE, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (2, "")
    assert "pip install 'baselinr-dbt[openlineage]'" in done.stderr
