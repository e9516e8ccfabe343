"""The states of a whole table, made in parallel into a temporary table, are those of a plain insert; a role without the right has the latter."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import oracle
import pytest
from conftest import OperationFailed, Project
from test_law import FLOAT_STATES
from warehouses import Postgres

# A table, a partitioned one, one without a key, a view and a materialized view; the names have to be escaped.
TABLES: dict[str, Any] = {
    "raw.it's \"a\" $baselinr$": {"partition": {"key": "k"}, "metrics": ["default", "patterns", "top_values", "distinct_count"]},
    "raw.parted": True, "raw.whole": True, "raw.a_view": {"partition": {"key": "k"}}, "raw.a_copy": True,
}  # fmt: skip
COLUMNS = {"k", "i", "n", "d", "s", "b", "t"}
ODD = '''raw."it's ""a"" $baselinr$"'''
DDL = [
    "create schema raw",
    f"create table {ODD} (k date, i bigint, n numeric, d double precision, s text, b boolean, t timestamptz)",
    f"""insert into {ODD} select date '2024-01-01' + i / 500, i * i, i / 7.0, ln(i + 1), 'it''s \\ ' || i % 100, i % 3 = 0, timestamptz '2024-01-01' + i * interval '1 hour'
        from generate_series(0, 4999) as r(i)""",
    f"insert into {ODD} (k, d) values ('infinity', 'NaN'), (null, 1), ('0044-03-15 BC', null)",
    f"create table raw.parted (like {ODD}) partition by range (k)",
    "create table raw.parted_1 partition of raw.parted for values from (minvalue) to ('2024-01-05')",
    "create table raw.parted_2 partition of raw.parted default",
    f"insert into raw.parted table {ODD}",
    f"create table raw.whole as table {ODD}",
    f"create view raw.a_view as table {ODD}",
    f"create materialized view raw.a_copy as table {ODD}",
    "create schema main_baselinr",
]
# What makes the server read even a small table in parallel.
EAGER = {"min_parallel_table_scan_size": "0", "parallel_setup_cost": "0", "parallel_tuple_cost": "0"}


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project]) -> Project:
    """A project of a role without more rights than it needs, which may not make temporary tables."""
    superuser = make_project(TABLES, "postgres")
    warehouse = superuser.warehouse
    assert isinstance(warehouse, Postgres)
    superuser.sql(
        "create role staging login",
        *DDL,
        "create extension pg_stat_statements",
        f"alter database {warehouse.database} set pg_stat_statements.track = 'all'",
        "alter schema main_baselinr owner to staging",
        "grant usage on schema raw to staging",
        "grant select on all tables in schema raw to staging",
        f"revoke temp on database {warehouse.database} from public",
        *(f"alter role staging set {name} = {value}" for name, value in EAGER.items()),
    )
    return make_project(TABLES, warehouse.seen_by("staging"))


def temporary_tables(project: Project) -> set[str]:
    """Those that one full profile of all tables makes, by name; seen at the server."""
    project.sql("select pg_stat_statements_reset()")
    rows = project.run(full_refresh=True)
    assert {row["status"] for row in rows.values()} == {"success"}, json.dumps(rows)
    return made(project)


def made(project: Project) -> set[str]:
    """The temporary tables that were made since the last reset."""
    found = project.sql("select query from pg_stat_statements where query ~* '^create temp'")
    return {query.split('"')[1] for (query,) in found}


def allow(project: Project, allowed: bool) -> None:
    """The right to make temporary tables."""
    database = project.warehouse.output()["dbname"]
    project.sql(
        f"{'grant temp on database' if allowed else 'revoke temp on database'} {database} {'to' if allowed else 'from'} staging"
    )


def test_a_role_without_the_right(project: Project) -> None:
    """It profiles all the same, and to the same states, bit for bit but for the order in which doubles are added."""
    assert temporary_tables(project) == set()
    inserted = project.states()
    allow(project, True)
    assert len(temporary_tables(project)) == len(TABLES)
    staged = project.states()
    allow(project, False)
    assert staged.keys() == inserted.keys()
    for key, state in staged.items():
        for name, value in state.items():
            exact = name not in FLOAT_STATES or "None" in (value, inserted[key][name])
            assert oracle.same(inserted[key][name], value, oracle.EXACT if exact else oracle.MOMENTS, 1.0), (key, name)


def test_nothing_is_left_behind(project: Project) -> None:
    """Neither after a profile, nor after one that fails when its states are there; the next in the same session works."""
    allow(project, True)
    project.sql(
        "create function main_baselinr.refuse() returns trigger language plpgsql as $$ begin raise 'refused'; end $$",
        "create trigger refuse before insert on main_baselinr.baselinr_results for each row when (new.dataset_name = 'parted') execute function main_baselinr.refuse()",
    )
    with pytest.raises(OperationFailed, match=r"1 of 5 tables failed, the others are done:\n.*raw.parted: refused"):
        project.run(full_refresh=True)
    project.sql("drop trigger refuse on main_baselinr.baselinr_results")
    assert project.sql("select relname from pg_class where relname like 'baselinr_states%'") == []
    assert {row["status"] for row in project.run(full_refresh=True).values()} == {"success"}


def test_only_where_it_may_pay(project: Project) -> None:
    """A table that the server would not read in parallel, and a partial profile, are inserted as they are."""
    allow(project, True)
    project.sql("alter role staging set min_parallel_table_scan_size = '8MB'")
    assert len(temporary_tables(project)) == 1  # of the view, whose size is not known
    project.sql(
        "alter role staging set min_parallel_table_scan_size = 0",
        "alter role staging set max_parallel_workers_per_gather = 0",
    )
    assert temporary_tables(project) == set()
    project.sql(
        "alter role staging reset max_parallel_workers_per_gather", f"update {ODD} set i = 7 where k = '2024-01-02'"
    )
    project.sql("select pg_stat_statements_reset()")
    assert project.run()[next(iter(TABLES))]["action"] == "partial"
    assert made(project) == set()


def test_every_pass_is_planned_in_parallel(project: Project) -> None:
    """Of a table's scalars and of each sketch; whether a worker was free is another matter."""
    assert isinstance(project.warehouse, Postgres)
    allow(project, True)
    explained = {
        "session_preload_libraries": "auto_explain",
        "auto_explain.log_min_duration": "0",
        "auto_explain.log_nested_statements": "on",
    }
    project.sql(*(f"alter role staging set {name} = '{value}'" for name, value in explained.items()))
    project.run(select="whole", full_refresh=True)
    project.sql(*(f"alter role staging reset {name}" for name in explained))
    log = (project.warehouse.server.folder / "log").read_text()
    plan = log.split("Query Text: create temporary table")[1].split(" LOG: ")[0]
    assert len(re.findall("Parallel Seq Scan on whole", plan)) == 1 + len(COLUMNS) + len(COLUMNS - {"s", "b"})
    assert re.findall("(?<!Parallel )Seq Scan on whole", plan) == []
