"""A warehouse that the package does not know: every macro of an adapter is hidden behind the default one, on engines that can be started. What is
left is what an adapter gets before anybody has written a line for it: the right metrics, by whole profiles."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import Project
from test_dispatch import dispatched

# The project's own macros come first in the search, and say nothing but the default.
HIDDEN = (
    "{{% macro {engine}__{name}() %}}{{{{ return(baselinr.default__{name}(*varargs, **kwargs)) }}}}{{% endmacro %}}\n"
)
TABLE = "main.t"


@pytest.fixture(scope="module", params=["duckdb", "postgres"])
def project(make_project: Callable[..., Project], request: pytest.FixtureRequest) -> Project:
    names = [name for name in dispatched() if name != "baselinr_on_event"]
    macros = "".join(HIDDEN.format(engine=request.param, name=name) for name in names)
    sources = {TABLE: True, "main.sliced": {"partition": {"key": "d"}}, "main.watched": {"partition": {"key": "d", "granularity": "month", "detect": "updated_at", "updated_at": "seen"}}}  # fmt: skip
    project: Project = make_project(sources, request.param, macros=macros, own_macros_first=True)
    return project


def test_the_whole_story(project: Project) -> None:
    project.empty(TABLE, "main.sliced", "main.watched")
    project.sql(
        f"create table {TABLE} (d date, n integer, a decimal(10, 2), f double precision, s varchar(20), b boolean, seen timestamp)",
        f"insert into {TABLE} select date '2024-01-30' + cast(i % 5 as integer), i, i / 4.0, i * 1.5, 'x' || cast(i % 7 as varchar(5)), i % 2 = 0, timestamp '2024-02-01 00:00:00' from (select * from generate_series(1, 20)) as g (i)",
        f"insert into {TABLE} values (null, null, null, null, null, null, null)",
        f"create table main.sliced as select * from {TABLE}",
        f"create table main.watched as select * from {TABLE}",
    )
    first = project.run()
    assert {(row["action"], row["reason"], row["status"]) for row in first.values()} == {("full", "first_profile", "success")}  # fmt: skip
    for table in (TABLE, "main.sliced", "main.watched"):
        metrics = project.metrics(table)
        assert (metrics["n"]["count"], metrics["n"]["null_count"], metrics["n"]["min"], metrics["n"]["max"], metrics["n"]["sum"]) == ("21", "1", "1", "20", "210")  # fmt: skip
        assert float(metrics["n"]["mean"]) == 10.5
        assert float(metrics["a"]["sum"]) == 52.5
        assert (metrics["b"]["true_count"], metrics["s"]["max_length"], metrics["d"]["max"]) == ("10", "2", "2024-02-03")  # fmt: skip
        # there is no aggregate for these that every engine has
        assert not {"median", "approx_distinct_count", "histogram"} & metrics["n"].keys()

    # what changed nothing tells: each is profiled as a whole, but for the one whose rows say when they were changed
    project.sql(*(f"update {table} set n = 100, seen = timestamp '2024-03-01 00:00:00' where d = date '2024-02-03'" for table in first))  # fmt: skip
    second = project.run()
    assert (second[TABLE]["action"], second[TABLE]["reason"]) == ("full", "metadata_unavailable")
    assert second["main.sliced"]["action"] == "full"
    assert (second["main.watched"]["action"], second["main.watched"]["changed_partitions"]) == ("partial", ["2024-02"])
    assert project.metrics("main.watched")["n"] == project.metrics(TABLE)["n"]

    # a sample, the read-only operations, a prune
    assert project.run(action="sample", sample_fraction=0.9, select=[TABLE])[TABLE]["status"] == "success"
    assert project.metrics(TABLE)["n"]["count"] == "21"
    for operation in ("baselinr_status", "baselinr_explain", "baselinr_metrics"):
        project.operation(operation)
    project.operation("baselinr_prune", keep_days=0)
    project.operation("baselinr_reset")
    assert project.plan()[TABLE]["reason"] == "first_profile"


def test_a_forced_partial_reads_its_partitions_alone(project: Project) -> None:
    project.empty("main.sliced")
    project.sql("create table main.sliced as select date '2024-01-01' + cast(i % 3 as integer) as d, i as n from generate_series(1, 9) as g (i)")  # fmt: skip
    project.run(select=["sliced"])
    project.sql("update main.sliced set n = 50 where d = date '2024-01-02'")
    row = project.run(select=["sliced"], action="partial", partitions=["2024-01-02"])["main.sliced"]
    assert (row["rows_scanned"], project.metrics("main.sliced")["n"]["max"]) == (3, "50")
