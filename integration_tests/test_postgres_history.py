"""What does not grow with the history that is stored: rows of the store that PostgreSQL reads for a run, a plan, and for what is asked of the current state. Nothing here is timed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import Project
from dbt_tests import declare, listed, run_tests

STORE = "main_baselinr.baselinr"
HOURS = 400
# The rows of each run again, for every hour of the past.
AGAIN = {
    "runs": ("profiled_at", "run_id || n"),
    "results": ("profiled_at", "run_id || n"),
    "events": ('"timestamp"', "run_id || n"),
}
TESTS = [
    listed("rows", "metric_between", metric="row_count", min_value=1),
    listed("nulls", "metric_between", metric="null_ratio", max_value=1),
]
# The query of a read model, without dbt's build of it.
SHOWN = "{% macro show_query() %}{% do log('TESTROWS ' ~ tojson([[baselinr.metric_history_sql(baselinr.settings())]]), info=true) %}{% endmacro %}"
ASKED: dict[str, Callable[[Project], object]] = {
    "plan": lambda project: project.plan(),
    "a run without a change": lambda project: project.run(),
    "a run with a change": lambda project: changed_run(project),
    "status": lambda project: project.operation("baselinr_status"),
    "metrics": lambda project: project.operation("baselinr_metrics"),
    "the last two profiles": lambda project: project.sql("select count(*) from main.history where recency in (1, 2)"),
    "test of a bound": lambda project: run_tests(project, "source:raw"),
}


def changed_run(project: Project) -> None:
    """A run that finds one of three partitions changed."""
    project.sql("update raw.t set id = id + 10 where id = 1")
    assert project.run()["raw.t"]["action"] == "partial"
    project.sql("update raw.t set id = id - 10 where id = 11")
    assert project.run()["raw.t"]["action"] == "partial"


def read_rows(project: Project, action: Callable[[Project], object]) -> dict[str, int]:
    """Rows of the runs, their results and the events that the server reads."""
    counters = "select relname, seq_tup_read + coalesce(idx_tup_fetch, 0) from pg_stat_all_tables where schemaname = 'main_baselinr'"
    before = dict(project.sql("select pg_sleep(0.2)", counters))
    action(project)
    after = dict(project.sql("select pg_sleep(0.2)", counters))
    return {name: int(after[name]) - int(before[name]) for name in map("baselinr_{}".format, AGAIN)}


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project]) -> Project:
    project = make_project({"raw.t": {"partition": {"key": "day"}, "metrics": ["counts"]}}, "postgres", macros=SHOWN)
    project.sql(
        "create schema raw",
        "create table raw.t as select n as id, date '2024-01-01' + n as day from generate_series(1, 3) as n",
    )
    declare(project, {"raw.t": TESTS})
    project.run()
    changed_run(project)
    project.run()
    [[query]] = project.invoke("show_query", {})[1]
    project.sql(f"create view main.history as {query}")
    return project


def test_as_many_rows_for_a_long_history_as_for_a_short_one(project: Project) -> None:
    few = {what: read_rows(project, action) for what, action in ASKED.items()}
    for name, (moment, run_id) in AGAIN.items():
        columns = project.columns_of("main_baselinr", f"baselinr_{name}")
        given = {"run_id": run_id, moment.strip('"'): f"{moment} - n * interval '1 hour'"}
        names, values = (", ".join(f'"{c}"' for c in columns), ", ".join(given.get(c, f'"{c}"') for c in columns))
        project.sql(
            f"insert into {STORE}_{name} ({names}) select {values} from {STORE}_{name} cross join generate_series(1, {HOURS}) as n",
            f"vacuum analyze {STORE}_{name}",
        )
    many = {what: read_rows(project, action) for what, action in ASKED.items()}
    grown = {(what, name) for what in ASKED for name, rows in many[what].items() if rows > few[what][name] + 50}
    # the last published profile of a table is looked for in the list of its profiles, of which each is one row
    assert grown == {(what, "baselinr_runs") for what in ("metrics", "the last two profiles", "test of a bound")}, (
        few,
        many,
    )
