"""sqlfluff's grammars of warehouses that cannot be started here.

A grammar knows which words may follow each other, and nothing of names, types or functions: what it rejects is wrong, and what it accepts
may be wrong all the same.
"""

from __future__ import annotations

import re
from functools import cache

from sqlfluff.core import FluffConfig, Linter

DIALECTS = ("snowflake", "redshift", "databricks", "sparksql", "postgres", "duckdb")
# What a warehouse takes and its grammar here does not: dialect -> name -> the words, which are taken out before it is asked. Those of Spark are in the
# grammar of Spark itself (SqlBaseParser.g4: `dropTable`, `sample`), the seed also in Databricks' reference (TABLESAMPLE clause).
SEED = {"tablesample (… percent) repeatable (seed)": re.compile(r"(?<= percent\)) repeatable \(\d+\)")}
EXCEPTIONS = {
    "sparksql": {"drop table … purge": re.compile(r"(?<=`) purge(?=;|$)"), **SEED},
    "databricks": SEED,
}


@cache
def linter(dialect: str) -> Linter:
    """One for each dialect: to make it costs more than a parse."""
    return Linter(
        config=FluffConfig(overrides={"dialect": dialect, "templater": "raw", "large_file_skip_byte_limit": 0})
    )


def unparsable(sql: str, dialect: str) -> list[str]:
    """What the dialect's grammar has no place for, each as ``line 3: …``; nothing: it is SQL of that dialect. ``sql`` may be several
    statements, with comments. Words of EXCEPTIONS are not looked at."""
    for words in EXCEPTIONS.get(dialect, {}).values():
        sql = words.sub("", sql)
    return [f"line {error.line_no}: {error.desc()}" for error in linter(dialect).parse_string(sql).violations]
