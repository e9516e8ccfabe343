"""The document of `baselinr-dbt report`, without a page: on every warehouse, and what it is read by."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from importlib import metadata
from pathlib import Path

import pytest
from conftest import Project
from golden.sheets import SHEETS
from rendered import COMMENT, Story
from warehouses import ADAPTERS, STANDINS

from baselinr_dbt.errors import ConfigurationError
from baselinr_dbt.report import chart_library, document_of


def test_a_profile_that_ends_meanwhile_moves_nothing(make_project: Callable[..., Project]) -> None:
    """Runs and history are read one after the other."""
    project = make_project({"main.a": True})
    project.sql("create table main.a as select 1 as n")
    project.run()
    lines = list(project.operation("baselinr_report", payload="{}"))
    later = deepcopy(lines)
    for line in later:
        if line.get("kind") == "history":
            place = line["columns"].index("points")
            for row in line["rows"]:
                row[place] = f'"a-later-run": "7", {row[place]}'
    assert later != lines
    assert document_of(later) == document_of(deepcopy(lines))


@pytest.mark.parametrize("adapter", [*ADAPTERS, *(pytest.param(name, marks=pytest.mark.slow) for name in STANDINS)])
def test_the_document_is_the_store_on_every_warehouse(make_project: Callable[..., Project], adapter: str) -> None:
    project = make_project({"main.a": {"partition": {"key": "d"}}, "main.b": {"sampling": {"fraction": 0.9}}, "main.c": {"partition": {"key": "n"}}}, adapter)  # fmt: skip
    project.sql(
        "create table main.a (d date, t varchar(20))",
        "insert into main.a values (date '2024-01-05', 'x \"y\"'), (date '2024-01-06', null)",
        "create table main.b (n integer)",
        "insert into main.b values (1), (2), (3), (4)",
        "create table main.c (n integer)",
        "insert into main.c values (3), (7), (20), (100), (null)",
    )
    project.run()
    project.sql("insert into main.a values (date '2024-01-07', 'z')", "delete from main.c where n = 7")
    project.run()
    document = document_of(project.operation("baselinr_report", payload="{}"))
    current = project.operation("baselinr_metrics")[-1]["document"]["tables"]
    assert len(document["savings"]) == 2
    for told, table in zip(sorted(document["tables"], key=lambda t: t["unique_id"]), sorted(current, key=lambda t: t["unique_id"]), strict=True):  # fmt: skip
        assert [(c["column_name"], c["metrics"], c["intervals"]) for c in told["columns"]] == [
            (c["column_name"], c["metrics"], c["intervals"]) for c in table["columns"]
        ]
        assert told["columns"], told["table"]
    first, _, numbered = sorted(document["tables"], key=lambda t: t["unique_id"])
    assert [p["partition_id"] for p in numbered["partitions"]] == ["__null__", "100", "20", "3"]
    assert [e["removed_partitions"] for e in numbered["events"]] == [["7"], []]
    assert [p["partition_id"] for p in first["partitions"]] == ["2024-01-07", "2024-01-06", "2024-01-05"]
    assert [e["action"] for e in first["events"]] == ["partial", "full"]
    assert [run["rows_scanned"] for run in first["runs"]] == [1, 2]
    nulls = next(c for c in first["columns"] if c["column_name"].lower() == "t")["history"]["null_ratio"]
    assert [round(float(value), 3) for value in nulls] == [0.333, 0.5]


def test_the_page_reads_as_often_for_many_tables_as_for_one(make_project: Callable[..., Project]) -> None:
    told = Story(SHEETS[0], make_project)
    counts = [len([s for s in told.run("baselinr_report", select=tables) if COMMENT.search(s)]) for tables in (["by_day"], ["*"])]  # fmt: skip
    assert counts[0] == counts[1] > 5


def test_without_the_library_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", missing)
    with pytest.raises(ConfigurationError, match=r"pip install 'baselinr-dbt\[report\]'"):
        chart_library(tmp_path)
