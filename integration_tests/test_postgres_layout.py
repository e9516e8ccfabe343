"""How the tables of states lie on disk: what can be compressed is, in the row, whoever made the store and whenever."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import Project
from warehouses import Postgres

TABLES = ("column_state", "group_state")
COLUMNS = """
select attname, attstorage, attcompression, attlen, typname
from pg_attribute join pg_type as t on t.oid = atttypid
where attrelid = 'main_baselinr.baselinr_{table}'::regclass and attnum > 0 and not attisdropped
"""


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project]) -> Project:
    """A project of a role that owns nothing but the store."""
    superuser = make_project({"raw.t": True}, "postgres")
    superuser.sql(
        "create schema raw",
        "create table raw.t as select 1 as i, 'a' as s",
        "create role owner_of_the_store login",
        "create schema main_baselinr authorization owner_of_the_store",
        "grant usage on schema raw to owner_of_the_store",
        "grant select on raw.t to owner_of_the_store",
    )
    assert isinstance(superuser.warehouse, Postgres)
    return make_project({"raw.t": True}, superuser.warehouse.seen_by("owner_of_the_store"))


def assert_layout(project: Project) -> None:
    """Every column of no fixed length stays in the row, and lists are compressed by pglz, whatever the server's default is."""
    for table in TABLES:
        rows = project.sql(COLUMNS.format(table=table))
        lists = [name for name, _, _, _, type_name in rows if type_name.startswith("_")]
        assert {"hll_sparse", "hll_dense", "bucket_steps", "bucket_counts"} <= set(lists)
        assert {storage for _, storage, _, length, _ in rows if length == "-1"} == {"m"}, table
        assert {name: method for name, _, method, _, _ in rows if method} == dict.fromkeys(lists, "p"), table
        options = f"select reloptions from pg_class where oid = 'main_baselinr.baselinr_{table}'::regclass"
        assert project.sql(options) == [["['toast_tuple_target=128']"]]


def test_a_new_store(project: Project) -> None:
    project.run()
    assert_layout(project)


def test_an_older_store(project: Project) -> None:
    """A column is missing: the table gets it, and the layout."""
    for table in TABLES:
        relation = f"main_baselinr.baselinr_{table}"
        project.sql(
            f"alter table {relation} drop column hll_dense, reset (toast_tuple_target)",
            *(
                f"alter table {relation} alter column {name} set storage extended"
                for name in ("unique_id", "min_value")
            ),
            f"alter table {relation} alter column bucket_counts set compression default",
        )
    project.run(full_refresh=True)
    assert_layout(project)
