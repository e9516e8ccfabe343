"""The trunk's story on a real Spark: an Iceberg table with partitions of its own (or one of Delta with a key), plain files with a key, a view; profiled, looked at, changed, sampled,
pruned and forgotten."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from conftest import Project, rows_of
from spark_server import FILE_FORMAT

pytestmark = pytest.mark.slow

KEY = {"partition": {"key": "day"}}
EVENTS: dict[str, tuple[Any, str]] = {"iceberg": (True, "days(day)"), "delta": (KEY, "day")}
TABLES = {"raw.events": EVENTS[FILE_FORMAT][0], "raw.files": KEY, "raw.seen": True}
VALUES = "(date '2024-01-01', 1, 'a'), (date '2024-01-01', 2, 'it\\'s'), (date '2024-01-02', 3, null), (null, 4, '')"


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project]) -> Project:
    project = make_project(
        TABLES, "spark", variables={"baselinr_profiling": {"metrics": ["counts", "moments", "distinct"]}}
    )
    columns = "(day date, i int, s string)"
    project.sql(
        "create schema raw",
        f"create table raw.events {columns} using {FILE_FORMAT} partitioned by ({EVENTS[FILE_FORMAT][1]})",
        f"create table raw.files {columns} using parquet",
        f"insert into raw.events values {VALUES}",
        f"insert into raw.files values {VALUES}",
        "create view raw.seen as select i, s from raw.events",
    )
    return project


def decisions(rows: dict[str, dict[str, object]]) -> dict[str, str]:
    return {name: f"{row['action']}/{row['reason']}" for name, row in rows.items()}


def test_the_story(project: Project) -> None:
    first = project.run()
    assert set(decisions(first).values()) == {"full/first_profile"} and {row["status"] for row in first.values()} == {
        "success"
    }
    for table in TABLES:
        metrics = project.metrics(table)
        assert (
            metrics["i"]["count"],
            metrics["i"]["sum"],
            metrics["s"]["null_count"],
            metrics["s"]["approx_distinct_count"],
        ) == ("4", "10", "1", "3"), table
    # nothing changed: of the plain files and of the view the content says so
    assert {row["action"] for row in project.run().values()} == {"skip"}
    # one day of each, and with it the view
    project.sql(
        "insert into raw.events values (date '2024-01-02', 5, 'b')",
        "insert into raw.files values (date '2024-01-02', 5, 'b')",
    )
    planned = project.plan()
    assert decisions(planned) == {
        "raw.events": "partial/changed_partitions_detected",
        "raw.files": "partial/changed_partitions_detected",
        "raw.seen": "full/change_detected",
    }
    assert [planned[name]["changed_partitions"] for name in ("raw.events", "raw.files")] == [["2024-01-02"]] * 2
    rows = project.run()
    assert decisions(rows) == decisions(planned) and rows["raw.events"]["rows_scanned"] == 2
    assert [project.metrics(table)["i"]["sum"] for table in TABLES] == ["15"] * 3
    # a sample says less, and with an interval
    sampled = project.run(action="sample", sample_fraction=0.9, select="events")["raw.events"]
    assert (sampled["action"], sampled["status"]) == ("sample", "success")
    assert project.metrics("raw.events")["i"]["count"] == "5"
    # history goes, the current metrics stay; what is forgotten is profiled anew
    assert rows_of(project.operation("baselinr_plan"), "plan")
    pruned = project.operation("baselinr_prune", keep_days=0)[-1]["document"]
    assert pruned["deleted"]["baselinr_runs"] > 0
    assert project.metrics("raw.files")["i"]["sum"] == "15"
    project.operation("baselinr_reset", select="files")
    assert decisions(project.plan(select="files")) == {"raw.files": "full/first_profile"}
