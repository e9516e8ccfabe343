"""The stand-in for BigQuery hangs, answers with errors, and dies in mid-run: bounded time, a clear error, and the state as it was."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator

import pytest
from bigquery_standin import BigQueryStandin
from conftest import OperationFailed, Project
from google.cloud.bigquery import retry
from runs import start
from warehouses import BigQuery

STORE = ["table_state", "partition_state", "column_state", "group_state", "runs", "results"]
SCAN, COMMIT = "insert into baselinr_scan_", "commits'"


@pytest.fixture(scope="module")
def standin() -> Iterator[BigQueryStandin]:
    started = BigQueryStandin(durable=True)
    yield started
    started.remove()


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project], standin: BigQueryStandin) -> Project:
    project = make_project({"raw.t": {"metrics": ["count", "sum"]}}, BigQuery(standin))
    project.sql(
        "create schema raw",
        "/* bigquery */ create table raw.t (d date, i int64) partition by d",
        "/* bigquery */ insert into raw.t (d, i) values (date '2024-01-01', 1), (date '2024-01-02', 2)",
    )
    assert project.run()["raw.t"]["status"] == "success"
    return project


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch, standin: BigQueryStandin) -> None:
    """Google's client tries a failed request again for ten minutes, and dbt has no setting for that."""
    monkeypatch.setattr(retry.DEFAULT_RETRY, "_timeout", 3.0)
    standin.faults()


def states(project: Project) -> dict[str, list[list[str]]]:
    """The store, but for who is at work, and when."""
    left_out = ("claimed_by", "claimed_until", "started_at", "last_checked_at")
    found = {}
    for name in STORE:
        columns = [c for c in project.columns_of("main_baselinr", f"baselinr_{name}") if c not in left_out]
        found[name] = sorted(project.sql(f"select {', '.join(columns)} from main_baselinr.baselinr_{name}"))
    return found


def change(project: Project, value: int) -> None:
    """A change that the next run will see; whatever test failed before, nobody is at work."""
    project.sql(
        "/* bigquery */ update main_baselinr.baselinr_table_state set claimed_until = null, claimed_by = null where true"
    )
    project.sql(f"/* bigquery */ update raw.t set i = {value} where d = date '2024-01-02'")


def recover(project: Project, standin: BigQueryStandin, value: int) -> None:
    """After a failure another run finds the table claimed; once the claim has expired it takes the work up."""
    standin.faults()
    claim = project.sql(
        "select claimed_by is not null, claimed_until > current_timestamp from main_baselinr.baselinr_table_state"
    )
    if claim == [["True", "True"]]:
        assert project.run()["raw.t"]["reason"] == "running_elsewhere"
        project.sql(
            "/* bigquery */ update main_baselinr.baselinr_table_state set claimed_until = timestamp '2020-01-01' where true"
        )
    row = project.run()["raw.t"]
    assert row["action"] == "partial" and "2024-01-02" in row["changed_partitions"]
    assert project.metrics("raw.t")["i"]["sum"] == str(1 + value)


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ({"does": "error", "message": "Resources exceeded"}, "Resources exceeded"),
        pytest.param({"does": "http", "status": 403, "times": 99}, "a fault of the stand-in", marks=pytest.mark.slow),
        ({"does": "http", "status": 503, "times": 99}, "a fault of the stand-in"),
    ],
)
def test_an_error_instead_of_an_answer(
    project: Project, standin: BigQueryStandin, fault: dict[str, object], message: str
) -> None:
    value = abs(hash(json.dumps(fault))) % 1000 + 10
    change(project, value)
    before = states(project)
    standin.faults({"text": SCAN, **fault})
    began = time.monotonic()
    with pytest.raises(OperationFailed, match=message):
        project.run()
    assert time.monotonic() - began < 60
    standin.faults()
    assert states(project) == before
    recover(project, standin, value)


@pytest.mark.slow
def test_a_server_that_hangs(project: Project, standin: BigQueryStandin) -> None:
    """Nothing is written while it hangs; a run that is ended meanwhile leaves the claim, and what the server then does is whole."""
    change(project, 2000)
    before = states(project)
    standin.faults({"text": SCAN, "does": "hang", "seconds": 20, "times": 99})
    process = start(lambda: project.run())
    process.join(15)
    assert process.is_alive(), "it waits for the server"
    process.kill()
    process.join(10)
    assert states(project) == before
    standin.faults()
    time.sleep(20)
    assert states(project) == before or project.metrics("raw.t")["i"]["sum"] == "2001"


@pytest.mark.parametrize("does", ["die", "after"])
def test_a_server_that_dies(project: Project, standin: BigQueryStandin, does: str) -> None:
    """Before the work, nothing is written; after it, all of it is, and the next run finds nothing to do."""
    value = {"die": 3000, "after": 4000}[does]
    change(project, value)
    before = states(project)
    standin.faults({"text": COMMIT, "does": does})
    with pytest.raises(OperationFailed, match=r"Connection|Max retries|connection|Timeout|retry"):
        project.run()
    standin.process.wait(20)
    standin.start()
    if does == "die":
        assert states(project) == before
        recover(project, standin, value)
    else:
        assert project.metrics("raw.t")["i"]["sum"] == str(1 + value)
