"""A prune while runs, and other prunes, are at work."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import OperationFailed, Project, rows_of
from runs import FORK, start
from test_prune import AGES, STORE, age, prune, rows

TABLES = [f"raw.p{number}" for number in range(3)]
# What a prune at the worst moment does: the events of a profile are gone before the run has read what became of it.
TAKE_EVENTS = [
    f"create function main_baselinr.take() returns trigger language plpgsql as $$ begin delete from {STORE}_events; return null; end $$",
    f"create constraint trigger take after insert on {STORE}_events deferrable initially deferred for each row execute function main_baselinr.take()",
]


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project]) -> Project:
    project = make_project({table: {"partition": {"key": "k"}} for table in TABLES}, "postgres")
    project.sql(
        "create schema raw",
        *(f"create table {table} as select i % 5 as k, i from generate_series(1, 5000) as r(i)" for table in TABLES),
    )
    return project


def pruned_in_a_process(project: Project, keep_days: int, times: int = 1) -> tuple[object, object]:
    """Prunes beside the test; the process, and where its errors arrive."""
    receiver, sender = FORK.Pipe(duplex=False)

    def action() -> None:
        try:
            for _ in range(times):
                prune(project, keep_days=keep_days)
            sender.send("")
        except Exception as error:
            sender.send(f"{type(error).__name__}: {error}")

    return start(action), receiver


def test_beside_runs(project: Project) -> None:
    """Every profile succeeds and is published, however often all but the current is deleted meanwhile."""
    project.run()
    pruning, receiver = pruned_in_a_process(project, 0, 15)
    while pruning.is_alive():
        assert {row["status"] for row in project.run(full_refresh=True).values()} == {"success"}
    assert receiver.recv() == ""
    expected = {table: project.metrics(table) for table in TABLES}
    prune(project, keep_days=0)
    assert {table: project.metrics(table) for table in TABLES} == expected
    assert all(expected.values())
    assert project.sql(f"select count(*) from {STORE}_runs") == [["3"]]


def test_waits_for_no_run_and_none_for_it(project: Project) -> None:
    """A run holds its table's row and has written, an older prune's rows are still to go: neither waits, both commit."""
    project.run(full_refresh=True)
    project.run(full_refresh=True)
    age(project, "100 days")
    project.sql(f"alter database {project.warehouse.database} set lock_timeout = '1s'")
    holder = project.warehouse.server.connect(project.warehouse.database)
    try:
        cursor = holder.cursor()
        cursor.execute("begin isolation level repeatable read")
        cursor.execute(f"select unique_id, last_run_id from {STORE}_table_state where table_name = 'p0' for update")
        table, _ = cursor.fetchone()
        for statement in (
            f"insert into {STORE}_results (run_id, unique_id, profiled_at) values ('new', '{table}', now())",
            f"insert into {STORE}_runs (run_id, unique_id, profiled_at, is_published) values ('new', '{table}', now(), true)",
            f"delete from {STORE}_column_state where unique_id = '{table}'",
        ):
            cursor.execute(statement)
        assert prune(project, keep_days=90)["deleted"]["baselinr_runs"] > 0
        cursor.execute("commit")
    finally:
        holder.close()
        project.sql(f"alter database {project.warehouse.database} reset lock_timeout")
    kept = {tuple(row) for row in project.sql(f"select unique_id, count(*) from {STORE}_runs group by 1")}
    assert {count for unique_id, count in kept if unique_id != table} == {"1"}
    assert (table, "2") in kept
    prune(project, keep_days=90)
    assert project.sql(f"select run_id from {STORE}_runs where unique_id = '{table}'") == [["new"]]
    project.sql("drop schema main_baselinr cascade")


def test_prunes_at_once(project: Project) -> None:
    """One waits for the other, and none fails."""
    project.run()
    project.sql(
        *(
            f"insert into {STORE}_{name} (run_id, unique_id, {column}) select 'old', 'u' || i, timestamp '2001-01-01' from generate_series(1, 20000) as r(i)"
            for name, column in AGES.items()
        )
    )
    started = [pruned_in_a_process(project, 30) for _ in range(3)]
    assert [receiver.recv() for _, receiver in started] == ["", "", ""]
    assert [len(found) for name, found in rows(project, "runs").items()] == [3]


def test_the_outcome_of_a_table_whose_event_is_gone(project: Project) -> None:
    project.run()
    project.sql(*TAKE_EVENTS, "alter table raw.p1 rename to p1_kept",
                "create view raw.p1 as select k, cast(t as integer) as i from (values (1, 'x')) as v(k, t)")  # fmt: skip
    with pytest.raises(OperationFailed, match=r'raw\.p1: .*invalid input syntax for type integer: "x"') as failure:
        project.run(full_refresh=True)
    found = rows_of(failure.value.events, "run")
    assert {table: row["status"] for table, row in found.items()} == {
        "raw.p0": "success", "raw.p1": "error", "raw.p2": "success",
    }  # fmt: skip
    assert found["raw.p0"]["rows_scanned"] == 5000
    assert project.sql(f"select count(*) from {STORE}_events") == [["0"]]


# A run whose plan is older than a roll-up: what it planned is not all that has to be profiled now.
BETWEEN = """
{% macro prune_between() %}
  {% set request = baselinr.request({'select': none}) %}
  {% set run = baselinr.begin_run(request) %}
  {% set targets = baselinr.requested_targets(run, request) %}
  {% do baselinr.read_catalog(run, targets) %}
  {% set planned = baselinr.plan(run, targets, none, none) %}
  {% do baselinr_prune_quiet() %}
  {% do baselinr.emit('run', {'document': baselinr.document(run, baselinr.skip_tables(run, planned) + baselinr.profile_tables(run, baselinr.tables_to_do(planned)))}) %}
{% endmacro %}
{% macro baselinr_prune_quiet() %}
  {% set run = baselinr.begin_run(baselinr.request({'keep_days': 90})) %}
  {% do baselinr.find_store(run) %}
  {% do baselinr.emit('rolled_up', {'partitions': baselinr.roll_up_quiet_tables(run)}) %}
{% endmacro %}
"""


def test_a_roll_up_between_plan_and_profile(make_project: Callable[..., Project]) -> None:
    project = make_project({"raw.t": {"partition": {"key": "k"}}}, "postgres", macros=BETWEEN)
    project.sql(
        "create schema raw",
        "create table raw.t as select date '2024-01-01' + i % 4 as k, i from generate_series(1, 20) as r(i)",
    )
    project.run()
    project.sql(
        f"update {STORE}_partition_state set last_changed_at = last_changed_at - interval '15 days'",
        "update raw.t set i = 100 where i = 4",
    )
    events = project.operation("prune_between")
    assert [e["partitions"] for e in events if e["event"] == "rolled_up"] == [4]
    assert rows_of(events, "run")["raw.t"]["reason"] == "running_elsewhere"
    assert len(project.run()["raw.t"]["changed_partitions"]) == 4
    assert project.metrics("raw.t")["i"]["sum"] == str(210 + 96)
