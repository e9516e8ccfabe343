"""A prune takes history that is old enough, and nothing that a run, a plan or a reader of current metrics could miss."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from conftest import OperationFailed, Project
from test_cli import cli, shop, store_tables

STORE = "main_baselinr.baselinr"
AGES = {"runs": "profiled_at", "results": "profiled_at", "events": "timestamp"}
STATES = ("table_state", "partition_state", "column_state")
VIEW = "select * from main.baselinr_metrics order by unique_id, column_name, metric_name"
# A run of a table that another project has, as it left it: its state, a profile and a later one, which is current.
FOREIGN = [
    f"insert into {STORE}_table_state (unique_id, table_name) values ('source.other.t', 't')",
    f"insert into {STORE}_partition_state (unique_id, partition_id, row_count) values ('source.other.t', 'p', 1)",
    *(
        f"insert into {STORE}_runs (run_id, unique_id, profiled_at, is_published) values ('{run}', 'source.other.t', timestamp '{day}', {published})"
        for run, day, published in [("f1", "2001-01-01", "true"), ("f2", "2001-01-01", "true"), ("f3", "2001-01-02", "false")]
    ),
    *(
        f"insert into {STORE}_results (run_id, unique_id, column_name, metric_name, metric_value, profiled_at) values ('{run}', 'source.other.t', 'c', 'max', '1', timestamp '2001-01-01')"
        for run in ("f1", "f2")
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project], adapter: str) -> Project:
    project = make_project({"raw.orders": {"partition": {"key": "d"}}, "raw.customers": True}, adapter)
    project.sql(
        "create schema raw",
        "create table raw.customers as select 1 as a",
        "create table raw.orders as select date '2024-01-01' + cast(i % 3 as integer) as d, i from generate_series(0, 11) as r(i)",
    )
    return project


@pytest.fixture
def history(project: Project) -> Project:
    """Three profiles of raw.orders, two of raw.customers, and the read models."""
    if project.store_tables():
        project.sql(*(f"delete from {STORE}_{name}" for name in (*AGES, *STATES)))
    else:
        assert project.build("package:baselinr")
    project.run()
    for changes in (
        ["raw.orders values (date '2024-01-03', 7)"],
        ["raw.orders values (date '2024-01-02', 8)", "raw.customers values (2)"],
    ):
        project.sql(*(f"insert into {change}" for change in changes))
        project.run()
    return project


@pytest.fixture(scope="module")
def recorded(make_project: Callable[..., Project]) -> Project:
    """A project with a history, on DuckDB, because no engine has a part in what it is for."""
    project = make_project({"raw.t": True})
    project.sql("create schema raw", "create table raw.t as select 1 as a")
    project.run()
    return project


def age(project: Project, days: str, where: str = "true") -> None:
    """Makes history older."""
    project.sql(
        *(
            f"update {STORE}_{name} set {column} = {column} - interval '{days}' where {where}"
            for name, column in AGES.items()
        )
    )


def rows(project: Project, *names: str) -> dict[str, list[list[str]]]:
    """The rows of tables of the store."""
    return {name: sorted(project.sql(f"select * from {STORE}_{name}")) for name in names}


def current(project: Project) -> Any:
    """The current metrics: as the operation tells them, as the view has them, and all states."""
    events = project.operation("baselinr_metrics")
    return [e["document"] for e in events if e["event"] == "metrics"], project.sql(VIEW), rows(project, *STATES)


def prune(project: Project, **arguments: Any) -> dict[str, Any]:
    """The document of a prune."""
    events = project.operation("baselinr_prune", **arguments)
    return next(dict(e["document"]) for e in events if e["event"] == "prune")


def ids(project: Project, name: str) -> set[tuple[str, ...]]:
    """Which tables and runs a table of the history has rows of."""
    return {tuple(row) for row in project.sql(f"select distinct unique_id, run_id from {STORE}_{name}")}


def test_current_metrics_stay_however_old(history: Project) -> None:
    age(history, "100 days")
    before, counted = current(history), rows(history, *AGES)
    assert before[1]
    document = prune(history, keep_days=90)
    left = rows(history, *AGES)
    assert document["deleted"] == {f"baselinr_{name}": len(counted[name]) - len(left[name]) for name in AGES}
    assert [len(left[name]) for name in ("runs", "events")] == [2, 0]
    assert ids(history, "runs") == ids(history, "results")
    assert all(left[name] == [row for row in counted[name] if row in left[name]] for name in AGES)
    assert current(history) == before
    assert set(prune(history, keep_days=90)["deleted"].values()) == {0}


def test_the_age_decides_by_the_minute(history: Project) -> None:
    runs = [
        row[0]
        for row in history.sql(f"select run_id from {STORE}_runs where unique_id like '%orders' order by profiled_at")
    ]
    age(history, "90 days 1 minute", f"run_id = '{runs[0]}'")
    age(history, "89 days 23 hours 59 minutes", f"run_id = '{runs[1]}'")
    assert prune(history, keep_days=90)["deleted"]["baselinr_runs"] == 2
    for name in AGES:
        found = {run for _, run in ids(history, name)}
        assert runs[0] not in found, name
        assert set(runs[1:]) <= found, name
    # customers were profiled first in the run that is old, and again in the last one
    assert len(ids(history, "runs")) == 3


def test_runs_go_on_as_if_nothing_had_been(history: Project) -> None:
    history.run()
    assert prune(history, keep_days=0)["older_than"]
    assert {row["action"] for row in history.run().values()} == {"skip"}
    history.sql("insert into raw.orders values (date '2024-01-01', 100)")
    found = history.run()
    assert (found["raw.orders"]["action"], found["raw.orders"]["changed_partitions"]) == ("partial", ["2024-01-01"])
    assert found["raw.customers"]["action"] == "skip"
    partial = history.metrics("raw.orders")
    prune(history, keep_days=0)
    assert history.metrics("raw.orders") == partial
    history.run(full_refresh=True)
    full = history.metrics("raw.orders")
    ages = [metrics["d"].pop("age_seconds") for metrics in (partial, full)]
    assert (full, int(ages[1]) >= int(ages[0])) == (partial, True)


def test_keep_days_0_leaves_the_current_only(history: Project) -> None:
    before = current(history)
    prune(history, keep_days=0)
    assert [len(rows(history, name)[name]) for name in ("runs", "events")] == [2, 0]
    assert current(history) == before
    assert {row["history"] == [] for row in explained(history)} == {True}


def explained(project: Project) -> list[dict[str, Any]]:
    """What `explain` says."""
    events = project.operation("baselinr_explain")
    return [row for e in events if e["event"] == "explain" for row in e["document"]["tables"]]


def test_tables_of_other_projects(history: Project) -> None:
    """Their states stay, and their last published run: of two at the same time the one that readers see, whatever came after it."""
    history.sql(*FOREIGN)
    before, others = current(history), "source.other.t"
    assert [row for row in before[1] if row[0] == others and "f2" in row]
    prune(history, keep_days=90)
    assert [run for table, run in ids(history, "runs") if table == others] == ["f2"]
    assert [run for table, run in ids(history, "results") if table == others] == ["f2"]
    assert current(history) == before


def test_what_has_no_age_and_what_has_no_table(history: Project) -> None:
    """Rows of another writer in the same tables: old ones are history like all others, and where there is no time nothing is known to be old."""
    history.sql(
        f"insert into {STORE}_events (event_id, timestamp) values ('old', timestamp '2001-01-01'), ('timeless', null)"
    )
    assert prune(history, keep_days=365000)["deleted"]["baselinr_events"] == 0
    assert prune(history, keep_days=1)["deleted"] == {"baselinr_runs": 0, "baselinr_results": 0, "baselinr_events": 1}
    assert history.sql(f"select event_id from {STORE}_events where unique_id is null") == [["timeless"]]


def test_all_or_nothing(history: Project) -> None:
    """The last table cannot be deleted from: the others are as they were."""
    events = f"{STORE}_events"
    history.sql(
        f"alter table {events} rename to events_kept",
        f"create view {events} as select distinct * from main_baselinr.events_kept",
    )
    before = rows(history, "runs", "results")
    with pytest.raises(OperationFailed):
        prune(history, keep_days=0)
    assert rows(history, "runs", "results") == before
    history.sql(f"drop view {events}", "alter table main_baselinr.events_kept rename to baselinr_events")
    assert prune(history, keep_days=0)["deleted"]["baselinr_runs"] > 0


def test_no_store_yet(project: Project) -> None:
    """None of this version, or none at all: nothing is deleted, and nothing is made."""
    project.run()
    before = rows(project, "runs")
    project.sql(f"drop table {STORE}_events cascade")
    document = prune(project, keep_days=0)
    assert (document["older_than"], document["deleted"], rows(project, "runs")) == (None, {}, before)
    project.sql("drop schema main_baselinr cascade")
    assert prune(project, keep_days=0) == document
    assert project.store_tables() == []


WHOLE = "it must be a whole number"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({}, "argument keep_days is missing; say how many days of history stay, such as keep_days: 90"),
        ({"keep_days": None}, "argument keep_days is missing"),
        ({"keep_days": -1}, "argument keep_days is -1; it must be at least 0; say how many days"),
        ({"keep_days": 365001}, "argument keep_days is 365001; it must be at most 365000"),
        ({"keep_days": 10**30}, "it must be at most 365000"),
        ({"keep_days": "90"}, f'argument keep_days is "90"; {WHOLE}'),
        ({"keep_days": ""}, f'argument keep_days is ""; {WHOLE}'),
        ({"keep_days": "all"}, f'argument keep_days is "all"; {WHOLE}'),
        ({"keep_days": 1.5}, f"argument keep_days is 1.5; {WHOLE}"),
        ({"keep_days": 90.0}, f"argument keep_days is 90.0; {WHOLE}"),
        ({"payload": '{"keep_days": NaN}'}, f"argument keep_days is NaN; {WHOLE}"),
        ({"payload": '{"keep_days": Infinity}'}, f"argument keep_days is Infinity; {WHOLE}"),
        ({"keep_days": True}, f"argument keep_days is true; {WHOLE}"),
        ({"keep_days": False}, f"argument keep_days is false; {WHOLE}"),
        ({"keep_days": [90]}, f"argument keep_days is [90]; {WHOLE}"),
        ({"keep_days": {"days": 90}}, f'argument keep_days is {{"days": 90}}; {WHOLE}'),
        ({"days": 90}, "unknown argument 'days'"),
        ({"keep_day": 90}, "unknown argument 'keep_day'; did you mean 'keep_days'?"),
        ({"payload": '{"keep_days": "0"}'}, f'argument keep_days is "0"; {WHOLE}'),
        ({"payload": '{"keep_dys": 0}'}, "unknown argument 'keep_dys' in payload; did you mean 'keep_days'?"),
    ],
)
def test_wrong_arguments_delete_nothing(recorded: Project, arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(OperationFailed) as failure:
        recorded.operation("baselinr_prune", **arguments)
    assert message in str(failure.value)
    assert [e["kind"] for e in failure.value.events if e["event"] == "error"] == ["configuration"]
    assert (
        recorded.sql(" union all ".join(f"select count(*) > 0 from {STORE}_{name}" for name in AGES)) == [["True"]] * 3
    )


def test_command_line(make_project: Callable[..., Project], adapter: str) -> None:
    project = shop(make_project, adapter)
    none = cli(project, "prune", "--keep-days", "90")
    assert (none.returncode, store_tables(project)) == (0, [])
    assert none.stdout.startswith("no store of this version in schema main_baselinr")
    assert cli(project, "run", "--quiet").returncode == 0
    count = f"select count(*) from {STORE}_events"
    events = project.warehouse.execute(count)[0][0]
    done = cli(project, "prune", "--keep-days", "0", "--output", "json")
    document = json.loads(done.stdout)
    assert (done.returncode, document["keep_days"]) == (0, 0)
    assert document["deleted"] == {"baselinr_runs": 0, "baselinr_results": 0, "baselinr_events": events}
    assert project.warehouse.execute(count) == [[0]]
    again = cli(project, "prune", "--keep-days", "0")
    assert (again.returncode, again.stdout.split(", older than")[0]) == (
        0, "deleted 0 rows of baselinr_runs, 0 rows of baselinr_results, 0 rows of baselinr_events",
    )  # fmt: skip
