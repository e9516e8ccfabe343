"""The SQL of the tests, which is what DuckDB and PostgreSQL share, as Spark's: its types, its quotes, tables of Iceberg or Delta, and a cast
that fails where Spark makes a null of what is no number."""

from __future__ import annotations

import re

WORDS = [
    (r"not in \('nan', 'inf', '-inf'\)", "not in (cast('nan' as double), cast('inf' as double), cast('-inf' as double))"),
    (r"\bisfinite\(", "isnotnull("), (r"\bdouble precision\b", "double"), (r"\bvarchar\b", "string"), (r'"([a-z_]+)"', r"`\1`"), (r"''(?=s\b)", r"\\'"), (r" default (1|null)$", ""),
    (r"\bcast\(([^()]+) as integer\)", r"coalesce(cast(\1 as int), cast(raise_error(concat('not an integer: ', \1)) as int))"),
    # rows that are written out are read when a view of them is made
    (r"\(values \(('\w+')\), \(('\w+')\)\) as (\w+)\((\w+)\)", r"(select explode(array(\1, \2)) as \4) as \3"),
    (r"\bgenerate_series\((\d+), (\d+)\) as (\w+) ?\((\w+)\)", r"(select explode(sequence(\1, \2)) as \4) as \3"),
    (r"^(create table [a-z_.]+ \([^)]*(?:\([^)]*\)[^)]*)*\))$", r"\1 using FORMAT"), (r"^(create table [a-z_.]+) as ", r"\1 using FORMAT as "),
]  # fmt: skip


# Delta lets columns go where it has names of its own for them.
FORMATS = {"iceberg": "iceberg", "delta": "delta tblproperties ('delta.columnMapping.mode' = 'name')"}


def spark_sql(statement: str, file_format: str) -> str:
    """One statement, translated. `file_format`: of tables that are made without one."""
    for pattern, words in WORDS:
        statement = re.sub(pattern, words.replace("FORMAT", FORMATS[file_format]), statement)
    return statement
