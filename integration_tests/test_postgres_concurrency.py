"""Several runs at once on the same tables, and writers that never stop: each table is profiled by one run, and nothing is mixed or lost."""

from __future__ import annotations

import random
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import oracle
import psycopg2.errors
import pytest
from conftest import OperationFailed, Project, rows_of
from histories import COLUMNS, TABLE, create, history, row, statements_of
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from runs import run_at_once
from test_law import rebuild_differences

# A run of raw.c2 in which something else happens between its plan and its profile.
PLAN_WAIT_PROFILE = """
{% macro plan_wait_profile(meanwhile) %}
  {% set run = baselinr.begin_run({'run_id': 'slow'}) %}
  {% set targets = baselinr.targets(run.settings, select='c2') %}
  {% do baselinr.read_catalog(run, targets) %}
  {% set planned = baselinr.plan(run, targets) %}
  {% if meanwhile == 'baselinr_reset' %}{% do baselinr.baselinr_reset(select='c2') %}{% else %}{% do baselinr.baselinr_profile(select='c2') %}{% endif %}
  {% do baselinr.emit('run', {'document': baselinr.document(run, baselinr.skip_tables(run, planned) + baselinr.profile_tables(run, baselinr.tables_to_do(planned)))}) %}
{% endmacro %}
"""
TABLES = [f"raw.c{number}" for number in range(4)]
NAMES = [table.split(".")[1] for table in TABLES]


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project]) -> Project:
    project = make_project(
        {table: {"partition": {"key": "k"}} for table in [*TABLES, TABLE]}, "postgres", macros=PLAN_WAIT_PROFILE
    )
    project.sql(
        "create schema raw",
        *(
            f"create table {t} as select date '2024-01-01' + i % 5 as k, i, md5(i::text) as s from generate_series(1, 20000) as r(i)"
            for t in TABLES
        ),
    )
    return project


def duplicates(project: Project) -> list[list[str]]:
    """States that are there twice."""
    return project.sql(
        "select unique_id, partition_id, column_name, count(*) from main_baselinr.baselinr_column_state group by 1, 2, 3 having count(*) > 1 "
        "union all select unique_id, partition_id, '', count(*) from main_baselinr.baselinr_partition_state group by 1, 2 having count(*) > 1"
    )


@pytest.mark.parametrize("count", [2, 4, 8])
@pytest.mark.parametrize("begin", ["with no store", "with changes"])
def test_each_table_is_profiled_by_one_run(project: Project, count: int, begin: str) -> None:
    if begin == "with no store":
        project.empty()
    else:
        project.run(select=NAMES)
        project.sql(*(f"update {table} set i = i + 1 where k = '2024-01-02'" for table in TABLES))
    before = (
        Counter(map(tuple, project.sql("select dataset_name from main_baselinr.baselinr_runs")))
        if project.store_tables()
        else Counter()
    )
    outcomes = run_at_once(project, count, select=NAMES)
    profiled = Counter(name for rows in outcomes for name, r in rows.items() if r["status"] == "success")
    assert profiled == Counter(TABLES)
    others = {r["reason"] for rows in outcomes for r in rows.values() if r["status"] != "success"}
    # A run that planned, or compared, after another had committed finds nothing to do.
    assert others <= {"running_elsewhere", "snapshot_match", "no_partition_changed"}
    after = Counter(map(tuple, project.sql("select dataset_name from main_baselinr.baselinr_runs")))
    assert after - before == Counter((name,) for name in NAMES)
    assert duplicates(project) == []
    assert {r["reason"] for r in project.run(select=NAMES).values()} == {"snapshot_match"}
    assert rebuild_differences(project, select=NAMES) == []


def test_a_table_that_another_session_holds(project: Project) -> None:
    """The claim is a row lock: whoever has it is at work, and the rest goes on at once."""
    project.run(select=NAMES)
    project.sql(*(f"update {table} set i = i + 1 where k = '2024-01-03'" for table in TABLES))
    holder = project.warehouse.server.connect(project.warehouse.database)
    holder.autocommit = False
    holder.cursor().execute("select 1 from main_baselinr.baselinr_table_state where table_name = 'c1' for update")
    rows = project.run(select=NAMES)
    assert {name: r["reason"] for name, r in rows.items() if r["status"] == "skipped"} == {
        "raw.c1": "running_elsewhere"
    }
    events = "select count(*) from main_baselinr.baselinr_events where table_name = 'c1' and metadata like '%running_elsewhere%'"
    assert project.sql(events) != [["0"]]
    holder.close()
    assert project.run(select=NAMES)["raw.c1"]["changed_partitions"] == ["2024-01-03"]


def test_a_locked_table_fails_alone(project: Project) -> None:
    """Finding changes locks nothing, so that it does not wait; a profile waits as long as `lock_timeout` says."""
    project.run(select=NAMES)
    project.sql(
        "update raw.c0 set i = i + 1 where k = '2024-01-03'", "update raw.c3 set i = i + 1 where k = '2024-01-03'"
    )
    before = project.metrics("raw.c3")
    project.sql(f"alter database {project.warehouse.database} set lock_timeout = '300ms'")
    holder = project.warehouse.server.connect(project.warehouse.database)
    try:
        holder.cursor().execute("begin; lock table raw.c1, raw.c2 in access exclusive mode")
        assert project.plan(select=NAMES)["raw.c1"]["reason"] == "snapshot_match"
        holder.cursor().execute("lock table raw.c3 in access exclusive mode")
        with pytest.raises(OperationFailed, match=r"raw\.c3: canceling statement due to lock timeout") as failure:
            project.run(select=NAMES, full_refresh=True, exclude=["c1", "c2"])
    finally:
        holder.close()
        project.sql(f"alter database {project.warehouse.database} reset lock_timeout")
    assert rows_of(failure.value.events, "run")["raw.c0"]["status"] == "success"
    assert project.metrics("raw.c3") == before
    assert project.run(select=NAMES)["raw.c3"]["changed_partitions"] == ["2024-01-03"]


@pytest.mark.parametrize("meanwhile", ["baselinr_reset", "baselinr_profile"])
def test_what_a_run_planned_with_has_changed(project: Project, meanwhile: str) -> None:
    """The base of a partial was reset, or another run was faster: the table is left alone."""
    project.run(select="c2")
    project.sql("update raw.c2 set i = i + 1 where k = '2024-01-04'")
    rows = rows_of(project.operation("plan_wait_profile", meanwhile=meanwhile), "run")
    assert rows["raw.c2"]["reason"] == "running_elsewhere"
    row = project.run(select="c2")["raw.c2"]
    assert row["reason"] == ("first_profile" if meanwhile == "baselinr_reset" else "snapshot_match")
    assert duplicates(project) == []


@contextmanager
def writers(project: Project, seed: int, count: int = 2) -> Iterator[None]:
    """Sessions that insert, update, delete and move rows until the block ends; every commit counted when it does."""
    stop = threading.Event()
    errors: list[BaseException] = []

    def write(generator: random.Random) -> None:
        connection = project.warehouse.server.connect(project.warehouse.database)
        try:
            while not stop.is_set():
                step = history(generator, 1, ["insert", "update", "delete", "move", "duplicate"])[0]
                statements, _ = statements_of(step, dict(COLUMNS))
                statements.append(f"delete from {TABLE} where ctid in (select ctid from {TABLE} offset 400)")
                ending = generator.choice(["commit", "commit", "rollback"])
                try:
                    connection.cursor().execute("begin; " + "; ".join(statements) + f"; {ending}")
                except (psycopg2.errors.DeadlockDetected, psycopg2.errors.SerializationFailure):
                    connection.cursor().execute("rollback")  # two writers in each other's way
            connection.cursor().execute("select pg_stat_force_next_flush()")
        except BaseException as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(random.Random(seed + number),)) for number in range(count)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert errors == []


@pytest.mark.parametrize("declarative", [False, True], ids=["plain", "declarative"])
@settings(max_examples=2, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_writers_during_a_run_lose_nothing(project: Project, declarative: bool, seed: int) -> None:
    """Whatever was written while runs were at work: once it is quiet, one more run has the profile of the data."""
    project.empty(TABLE)
    create(project, declarative)
    generator = random.Random(seed)
    project.sql(f"insert into {TABLE} values {', '.join(row(generator, COLUMNS) for _ in range(300))}")
    with writers(project, seed):
        for _ in range(4):
            project.run(select="t")
    project.run(select="t")
    assert oracle.differences(project.metrics(TABLE), oracle.expected(project, TABLE, COLUMNS), COLUMNS) == []
    assert project.run(select="t")[TABLE]["reason"] == "snapshot_match"
    assert duplicates(project) == []
    assert rebuild_differences(project, select="t") == []
