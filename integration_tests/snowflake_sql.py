"""The SQL of the tests, which is what DuckDB and PostgreSQL share, as Snowflake's."""

from __future__ import annotations

import re

# A series has as many rows as it is told, and begins with 0.
SERIES = re.compile(r"\bgenerate_series\((\d+), (\d+)\) as (\w+) ?\((\w+)\)")
# The stand-in's integers are too wide to be added to a date.
DAYS = re.compile(r"(date '[-\d]+') \+ cast\((\w+) as integer\)")


def snowflake_sql(statement: str) -> str:
    """One statement, translated."""

    def series(found: re.Match[str]) -> str:
        first, last = int(found[1]), int(found[2])
        return f"(select seq4() + {first} as {found[4]} from table(generator(rowcount => {last - first + 1}))) as {found[3]}"

    return DAYS.sub(r"dateadd(day, \2, \1)", SERIES.sub(series, statement))
