"""What a run asks when nothing changed: as much for many tables in several schemas as for a few in one. Nothing here is timed."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from conftest import Project
from dbt.clients.jinja import MacroGenerator

SCHEMAS, TABLES = 3, 8
# Of each schema's tables one has a key and one is partitioned by the server.
META: dict[int, Any] = {6: {"partition": {"key": "day"}, "metrics": ["counts"]}}
SENT = (
    "select coalesce(sum(calls), 0) from pg_stat_statements where dbid = (select oid from pg_database where datname = current_database()) "
    "and toplevel and query ~ '^(with|select|insert|update|delete|do) ' and query !~ 'pg_stat_statements|pg_stat_force_next_flush'"
)
# Reads the catalog, the store's own columns, the states; updates the states and inserts the events; and asks whether that was done.
READS, WRITES = 3, 3
# A little more than a run takes, so that a macro may be added; before tables were planned together it was 218.
MACROS_A_TABLE = 40


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project]) -> Project:
    names = [(f"s{s}", f"t{t}", t) for s in range(SCHEMAS) for t in range(TABLES)]
    project = make_project({f"{s}.{t}": META.get(n, {"metrics": ["counts"]}) for s, t, n in names}, "postgres")
    columns = "(id integer, day date, name text)"
    project.sql("create extension pg_stat_statements", *(f"create schema s{s}" for s in range(SCHEMAS)))
    for schema, table, n in names:
        name = f"{schema}.{table}"
        if n == TABLES - 1:
            project.sql(
                f"create table {name} {columns} partition by range (day)",
                f"create table {name}_old partition of {name} for values from (minvalue) to ('2024-02-01')",
                f"create table {name}_new partition of {name} for values from ('2024-02-01') to (maxvalue)",
            )
        else:
            project.sql(f"create table {name} {columns}")
        project.sql(f"insert into {name} select n, date '2024-01-01' + n * 20, 'it''s ' || n from generate_series(1, 3) as n")  # fmt: skip
    project.run()
    return project


def ids(schemas: int) -> str:
    """The payload that asks for the tables of the first so many schemas."""
    names = [f"source.shop.s{s}.t{t}" for s in range(schemas) for t in range(TABLES)]
    return json.dumps({"unique_ids": names})


def sent(project: Project, macro: str, schemas: int) -> int:
    """Statements that one operation makes the server run, without those that set up its session."""
    project.sql("select pg_stat_statements_reset()")
    events = project.operation(macro, payload=ids(schemas))
    assert {row["action"] for row in events[-1]["document"]["tables"]} == {"skip"}
    assert len(events[-1]["document"]["tables"]) == schemas * TABLES
    return int(project.sql(SENT)[0][0])


def test_as_many_queries_for_many_tables_as_for_few(project: Project) -> None:
    plans = [sent(project, "baselinr_plan", schemas) for schemas in (1, SCHEMAS)]
    runs = [sent(project, "baselinr_profile", schemas) for schemas in (1, SCHEMAS)]
    assert (plans, runs) == ([READS, READS], [READS + WRITES, READS + WRITES])


def test_a_table_more_is_a_few_macros_more(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """dbt makes a module of a macro's template whenever it is called: calls are what planning takes its time for."""
    calls = [0]
    call = MacroGenerator.__call__

    def counting(self: MacroGenerator, *args: Any, **kwargs: Any) -> Any:
        calls[-1] += 1
        return call(self, *args, **kwargs)

    monkeypatch.setattr(MacroGenerator, "__call__", counting)
    for schemas in (1, SCHEMAS):
        calls.append(0)
        project.operation("baselinr_profile", payload=ids(schemas))
    assert (calls[2] - calls[1]) / ((SCHEMAS - 1) * TABLES) < MACROS_A_TABLE
