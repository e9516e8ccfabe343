"""What Delta's own history tells of changes, on a real Spark with Delta: `make test-delta DELTA_JARS=…`. What is made of each of its entries, those of Databricks
included, is in test_delta_history.py."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import Project
from spark_server import FILE_FORMAT
from test_spark import MACROS, look

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(FILE_FORMAT != "delta", reason="DELTA_JARS names no jars of Delta"),
]

# In turn: (what is done to the table, does its token move).
STEPS: dict[str, tuple[list[str], bool]] = {
    "insert": (["insert into raw.t values (date'2024-01-03', 3, 'c')"], True),
    "update": (["update raw.t set i = 9 where i = 3"], True),
    "an update of no row": (["update raw.t set i = 9 where i = 1000"], False),
    "a merge of no row": (["merge into raw.t using (select 1000 as i) as other on t.i = other.i when matched then update set s = 'x'"], False),
    "a merge": (["merge into raw.t using (select 9 as i) as other on t.i = other.i when matched then update set s = 'x'"], True),
    "a late row": (["insert into raw.t values (date'2024-01-01', 4, 'd')"], True),
    "optimize": (["optimize raw.t"], False),
    "vacuum": (["vacuum raw.t"], False),
    "properties": (["alter table raw.t set tblproperties ('team' = 'ours')"], False),
    "a comment": (["comment on table raw.t is 'what it is'"], False),
    "a delete of no row": (["delete from raw.t where i = 1000"], False),
    "delete": (["delete from raw.t where i = 4"], True),
    "a column": (["alter table raw.t add column x int"], True),
    "a column goes": (["alter table raw.t drop column x"], True),
    "restore": (["restore table raw.t to version as of 1"], True),
    "dropped, and there again": (["drop table raw.t", "create table raw.t using delta as select date'2024-01-05' as day, 5 as i, 'e' as s"], True),
}  # fmt: skip


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project]) -> Project:
    project = make_project({f"raw.{name}": True for name in ("t", "seen")}, "spark", macros=MACROS)
    project.sql(
        "create schema raw",
        "create table raw.t (day date, i int, s string) using delta partitioned by (day) tblproperties ('delta.columnMapping.mode' = 'name')",
        "insert into raw.t values (date'2024-01-01', 1, 'a'), (date'2024-01-02', 2, 'b')",
        "create view raw.seen as select * from raw.t",
    )
    return project


def test_what_is_known_of_a_table(project: Project) -> None:
    found = look(project)
    assert (found["t"]["type"], found["t"]["key"], found["t"]["comparable"]) == ("delta table", None, False)
    assert found["t"]["token"].startswith("1@")
    assert (found["seen"]["type"], found["seen"]["token"], found["seen"]["comparable"]) == ("view", None, True)


def test_what_moves_the_token(project: Project) -> None:
    before = look(project, "t")["t"]["token"]
    for what, (statements, moves) in STEPS.items():
        project.sql(*statements)
        after = look(project, "t")["t"]["token"]
        assert (after != before) == moves, f"{what}: {before}, then {after}"
        before = after
