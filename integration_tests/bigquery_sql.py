"""The SQL of the tests, which is what DuckDB and PostgreSQL share, as BigQuery's. Only what the tests write needs to be right."""

from __future__ import annotations

import re

import sqlglot

# BigQuery names the elements of a list, not the list.
SERIES = re.compile(r"\b(generate_series|range)(\([^()]*\)) as \w+ ?\((\w+)\)", re.I)
# Days are added by a function; the stand-in has no other way.
DAYS = re.compile(r"(CAST\('[\d-]+' AS DATE\)) \+ (CAST\(\w+ AS INT64\)|\w+)")
METADATA = re.compile(r"\bfrom information_schema\.(\w+) where table_schema = '(\w+)'", re.I)


def bigquery_sql(statement: str) -> str:
    """One statement, translated."""
    if statement.startswith("/* bigquery */"):
        return statement
    statement = METADATA.sub(r"from \2.INFORMATION_SCHEMA.\1 where true", statement)
    statement = SERIES.sub(r"\1\2 as \3", statement)
    translated = "; ".join(sqlglot.transpile(statement, read="duckdb", write="bigquery"))
    return DAYS.sub(r"DATE_ADD(\1, INTERVAL \2 DAY)", translated)
