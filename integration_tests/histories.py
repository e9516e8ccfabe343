"""Random histories of one partitioned table, with the values that profilers get wrong."""

from __future__ import annotations

import random
from typing import Any

TABLE = "raw.t"
COLUMNS = {"k": "DATE", "i": "BIGINT", "n": "DECIMAL", "d": "DOUBLE", "s": "VARCHAR", "b": "BOOLEAN"}
VALUES = {
    "k": ["null", "date '2024-01-01'", "date '2024-01-02'", "date '2024-02-29'", "date '1969-12-31'", "date '2024-01-04'"],
    "i": ["null", "0", "-1", "7", "9223372036854775807", "-9223372036854775808", "42"],
    "n": ["null", "0", "-0.01", "99999999.99", "1.50", "3.14"],
    "d": ["null", "0.0", "-0.0", "cast('nan' as double precision)", "cast('inf' as double precision)", "cast('-inf' as double precision)", "1e12", "1e12 + 1", "-2.5", "1e-300"],
    "s": ["null", "''", "' '", "'  b'", "'it''s'", "'🎉 emoji'", "'Ünïcode'", "'__null__'", "'Z'", "'a'"],
    "b": ["null", "true", "false"],
}  # fmt: skip
KINDS = ["insert", "insert", "duplicate", "update", "delete", "move", "drop_partition", "add_column", "drop_column"]


def create(project: Any, declarative: bool = False) -> dict[str, str]:
    """Makes the table with a few rows of every partition, the null one included; returns its columns. `declarative`: the partitions
    are Iceberg's, or PostgreSQL's own; there two days share a leaf, one day is in the default one, and the leaf of the nulls has its columns in another order."""
    generator = random.Random(1)
    columns = "k date, i bigint, n decimal(12, 2), d double precision, s varchar, b boolean"
    leaves = [
        f"create table {TABLE}_2024 partition of {TABLE} for values in ('2024-01-01', '2024-01-02')",
        f"create table {TABLE}_1969 partition of {TABLE} for values in ('1969-12-31', '2024-02-29') partition by hash (i)",
        f"create table {TABLE}_1969_0 partition of {TABLE}_1969 for values with (modulus 2, remainder 0)",
        f"create table {TABLE}_1969_1 partition of {TABLE}_1969 for values with (modulus 2, remainder 1)",
        f"create table {TABLE}_nulls (b boolean, s varchar, d double precision, n decimal(12, 2), i bigint, k date)",
        f"alter table {TABLE} attach partition {TABLE}_nulls for values in (null)",
        f"create table {TABLE}_rest partition of {TABLE} default",
    ]
    made = [
        f"create table {TABLE} ({columns}){' partition by list (k)' if declarative else ''}",
        *(leaves if declarative else []),
    ]
    if declarative and project.warehouse.adapter == "spark":
        made = [f"create table {TABLE} ({columns}) using iceberg partitioned by (k)"]
    elif declarative and project.warehouse.adapter == "bigquery":
        made = [
            f"/* bigquery */ create table {TABLE} (k date, i int64, n numeric(12, 2), d float64, s string, b bool) partition by k"
        ]
    project.sql(
        "create schema if not exists raw",
        f"drop table if exists {TABLE}",
        *made,
        f"insert into {TABLE} values {', '.join(row(generator, COLUMNS, key) for key in VALUES['k'] * 3)}",
    )
    return dict(COLUMNS)


def row(generator: random.Random, columns: dict[str, str], key: str | None = None) -> str:
    """One row as SQL."""
    values = [generator.choice(VALUES.get(c, VALUES["i"])) for c in columns]
    return f"({', '.join([key or values[0], *values[1:]])})"


def history(generator: random.Random, length: int, kinds: list[str] = KINDS) -> list[tuple[str, ...]]:
    """Steps of one to three changes each: (kind, seed, kind, seed, …); of kind "sql" the seed is a statement."""
    return [
        tuple(
            part for _ in range(generator.randint(1, 3)) for part in (generator.choice(kinds), str(generator.random()))
        )
        for _ in range(length)
    ]


def apply(project: Any, step: tuple[str, ...], columns: dict[str, str]) -> dict[str, str]:
    """Carries out one step; returns the columns after it."""
    statements, columns = statements_of(step, columns)
    project.sql(*statements)
    return columns


def statements_of(step: tuple[str, ...], columns: dict[str, str]) -> tuple[list[str], dict[str, str]]:
    """One step as SQL, and the columns after it."""
    statements: list[str] = []
    for kind, seed in zip(step[::2], step[1::2], strict=True):
        if kind == "sql":
            statements.append(seed)
            continue
        columns = change(kind, random.Random(seed), columns, statements)
    return statements, columns


def change(kind: str, generator: random.Random, columns: dict[str, str], statements: list[str]) -> dict[str, str]:
    """Appends the statements of one change; returns the columns after it."""
    key, other = (generator.choice(VALUES["k"]) for _ in range(2))
    here = f"k is not distinct from {key}"
    if kind == "insert":
        statements.append(f"insert into {TABLE} values {', '.join(row(generator, columns) for _ in range(3))}")
    elif kind == "duplicate":
        statements.append(f"insert into {TABLE} select * from {TABLE} where {here}")
    elif kind == "update":
        column = generator.choice([c for c in columns if c != "k"])
        value = generator.choice(VALUES.get(column, VALUES["i"]))
        statements.append(f"update {TABLE} set {column} = {value} where {here}")
    elif kind == "delete":
        statements.append(f"delete from {TABLE} where {here} and (i = 0 or i is null or b)")
    elif kind == "move":
        statements.append(f"update {TABLE} set k = {other} where {here}")
    elif kind == "drop_partition":
        statements.append(f"delete from {TABLE} where {here}")
    elif kind == "add_column" and "x" not in columns:
        statements.append(f"alter table {TABLE} add column x bigint default {generator.choice(['1', 'null'])}")
        return columns | {"x": "BIGINT"}
    elif kind == "drop_column" and "x" in columns:
        statements.append(f"alter table {TABLE} drop column x")
        return {c: t for c, t in columns.items() if c != "x"}
    return columns
