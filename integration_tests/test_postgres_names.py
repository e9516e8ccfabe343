"""Names that break SQL: of tables, columns, schemas and leaves; and tables as wide as they can be."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import Project

NASTY = 'we"ird; drop'
LONG = "n" * 62
SCHEMA = 'sch"ema;'
# `c1`, `row_count` and the like are names that the package's own SQL uses.
COLUMNS = [
    "Ünïcode", "with space", 'quo"te', "/* c */", "*/", "--", "{x}", "{read}", "{{ x }}", "$baselinr$", "$baselinr_$", "$$", "$1", "a\\b",
    "\\", "%s", "%(x)s", "it's", "Mixed", "mixed", "MIXED", LONG + "a", LONG + "b", "ü" * 31, "two\nlines", "c1", "partition_value",
    "partition_id", "row_count", "token", "h", "rest", "key", "baselinr_failure", "found", "picked", "grouped", "count", "null", "user", " ",
]  # fmt: skip
LEAVES = {  # partition id -> relation and key
    'raw."le.af"': ('raw."le.af"', "dot"),
    'le"af': ('raw."le""af"', "quo'te"),
    "back\\slash": ('raw."back\\slash"', "back\\slash"),
    "$baselinr$": ('raw."$baselinr$"', "$baselinr$"),
    LONG + "l": (f'raw."{LONG}l"', "long"),
    "same": ("raw.same", "here"),
    "other.same": ("other.same", "there"),
    f'"{SCHEMA.replace(chr(34), chr(34) * 2)}".same': (f'"{SCHEMA.replace(chr(34), chr(34) * 2)}".same', "elsewhere"),
}


def quoted(name: str) -> str:
    """A name in double quotes."""
    return '"' + name.replace('"', '""') + '"'


def text(value: str) -> str:
    """A text as SQL, whatever standard_conforming_strings says."""
    return "E'" + value.replace("\\", "\\\\").replace("'", "''") + "'"


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project]) -> Project:
    """All tables, profiled once."""
    sources = {
        f"raw.{NASTY}": {"partition": {"key": "select"}}, f"raw.{LONG}": True, f"{SCHEMA}.{NASTY}": True,
        "raw.Cased": True, "raw.cased": True, "raw.Folded": True, 'raw.par"ted': True, "raw.wide_500": True, "raw.wide_1600": True,
    }  # fmt: skip
    project = make_project(sources, "postgres")
    columns = ", ".join(f"{quoted(c)} bigint" for c in COLUMNS)
    values = ", ".join(str(n) for n in range(len(COLUMNS)))
    wide = {f"raw.wide_{n}": [f"c{i}" for i in range(n)] for n in (500, 1600)}
    project.sql(
        "create schema raw",
        "create schema other",
        f"create schema {quoted(SCHEMA)}",
        f'create table raw.{quoted(NASTY)} ("select" date, {columns})',
        f"insert into raw.{quoted(NASTY)} values ('2024-01-01', {values}), ('2024-01-02', {values})",
        f"create table raw.{LONG} as select 1 as a",
        f"create table {quoted(SCHEMA)}.{quoted(NASTY)} as select 2 as a",
        'create table raw."Cased" as select 3 as a',
        "create table raw.cased as select 4 as a",
        "create table raw.folded as select 5 as a",
        'create table raw."par""ted" (k text, i bigint) partition by list (k)',
        *(
            f'create table {relation} partition of raw."par""ted" for values in ({text(k)})'
            for relation, k in LEAVES.values()
        ),
        f"""insert into raw."par""ted" values {", ".join(f"({text(k)}, {n})" for n, (_, k) in enumerate(LEAVES.values(), 1))}""",
        *(f"create table {table} ({', '.join(f'{c} integer' for c in names)})" for table, names in wide.items()),
        *(
            f"insert into {table} values ({', '.join(str(n) for n in range(len(names)))})"
            for table, names in wide.items()
        ),
    )
    assert {row["status"] for row in project.run().values()} == {"success"}
    return project


def test_names_that_need_quotes(project: Project) -> None:
    metrics = project.metrics(f"raw.{NASTY}")
    assert {c: metrics[c]["sum"] for c in COLUMNS} == {c: str(2 * n) for n, c in enumerate(COLUMNS)}
    project.sql(
        f"update raw.{quoted(NASTY)} set {', '.join(f'{quoted(c)} = 7' for c in COLUMNS)} where \"select\" = '2024-01-02'"
    )
    row = project.run()[f"raw.{NASTY}"]
    assert (row["action"], row["changed_partitions"]) == ("partial", ["2024-01-02"])
    metrics = project.metrics(f"raw.{NASTY}")
    assert {c: metrics[c]["sum"] for c in COLUMNS} == {c: str(7 + n) for n, c in enumerate(COLUMNS)}


def test_names_of_tables(project: Project) -> None:
    """The exact name is meant, and only where there is none the folded one."""
    names = [f"raw.{LONG}", f"{SCHEMA}.{NASTY}", "raw.Cased", "raw.cased", "raw.folded"]
    assert {name: project.metrics(name)["a"]["max"] for name in names} == dict(zip(names, "12345", strict=True))


@pytest.mark.parametrize("width", [500, 1600])
def test_wide(project: Project, width: int) -> None:
    metrics = project.metrics(f"raw.wide_{width}")
    assert {c: m["max"] for c, m in metrics.items()} == {f"c{n}": str(n) for n in range(width)}
    assert {m["approx_distinct_count"] for m in metrics.values()} == {"1"}


def test_leaves(project: Project) -> None:
    sql = "select partition_id from main_baselinr.baselinr_partition_state where unique_id like '%par\"ted'"
    assert sorted(row[0] for row in project.sql(sql)) == sorted(LEAVES)
    for n, (relation, _) in enumerate(LEAVES.values(), 1):
        project.sql(f"update {relation} set i = 10 * i")
        changed = project.plan(select='source:raw.par"ted')['raw.par"ted']["changed_partitions"]
        assert changed == sorted(list(LEAVES)[:n])
    row = project.run()['raw.par"ted']
    assert (row["action"], row["changed_partitions"]) == ("partial", sorted(LEAVES))
    assert project.metrics('raw.par"ted')["i"]["sum"] == str(10 * sum(range(1, len(LEAVES) + 1)))
