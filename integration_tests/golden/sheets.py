"""One sheet for each adapter: what of its catalog a story needs. See docs/adapters.md for how to add one."""

from __future__ import annotations

import json
from functools import partial

from oracles.grammar import unparsable
from rendered import ANSWERS, BY_ROWS, Row, Sheet, Story


def duckdb_oracle(statement: str) -> list[str]:
    import duckdb

    try:
        duckdb.extract_statements(statement)
    except duckdb.Error as error:
        return [str(error)]
    return []


def guarded(what: str, story: Story) -> list[Row]:
    """PostgreSQL asks in a block, which hands its answer over as JSON in a setting."""
    first = next(answer for beginning, answer in ANSWERS.items() if what.startswith(beginning + " "))(what, story)[0]
    return [{"answer": json.dumps(first), "failure": None}]


GUARDED = [
    "compare",
    "list partitions of",
    "count rows of",
    "scope of",
    "content of",
    "count partitions",
    "snapshot of",
]


def redshift_relations(what: str, story: Story) -> list[Row]:
    """A row for each column of each table."""
    rows = []
    for number, (name, columns) in enumerate(story.sheet.tables().items(), 1):
        about = {"schema_name": "main", "table_name": name, "relation_type": "table", "relation_id": str(100000 + number), "missing_schema_right": None, "missing_table_right": None,
                 "role_name": "u", "reads_sizes": "true", "a_minute_ago": "2024-06-01 00:00:00"}  # fmt: skip
        rows += [
            about | {"column_name": column, "column_type": type_, "column_is_readable": "true"}
            for column, type_ in columns
        ]
    return rows


def redshift_tables(what: str, story: Story) -> list[Row]:
    return [{"table_name": name, "last_altered_time": "2024-01-01 00:00:00", "last_modified_time": "2024-01-02 00:00:00"} for name in story.sheet.tables()]  # fmt: skip


def redshift_sizes(what: str, story: Story) -> list[Row]:
    return [{"relation_id": str(100000 + n), "estimated_rows": "1000", "estimated_bytes": "1048576"} for n, _ in enumerate(story.sheet.tables(), 1)]  # fmt: skip


SHEETS = [
    Sheet(
        adapter="duckdb",
        output={"path": ":memory:", "database": "memory"},
        types=["TINYINT", "INTEGER", "BIGINT", "UBIGINT", "HUGEINT", "DECIMAL(18,2)", "FLOAT", "DOUBLE", "BOOLEAN", "VARCHAR", "ENUM('a', 'b')", "DATE", "TIMESTAMP", "TIMESTAMP WITH TIME ZONE", "TIME", "INTERVAL", "UUID", "BLOB", "INTEGER[]", "STRUCT(a INTEGER)"],
        day="DATE", moment="TIMESTAMP", text="VARCHAR", number="INTEGER",
        oracle=duckdb_oracle,
    ),
    Sheet(
        adapter="postgres",
        output={"host": "localhost", "port": 5432, "user": "u", "password": "p", "dbname": "shop"},
        types=["smallint", "integer", "bigint", "numeric(18,2)", "numeric", "real", "double precision", "boolean", "text", "character varying(20)", "character(5)", "date", "timestamp without time zone", "timestamp with time zone", "time without time zone", "interval", "uuid", "bytea", "jsonb", "json", "integer[]"],
        moment="timestamp without time zone",
        answers=dict.fromkeys(GUARDED, guarded),
        catalog={"change_token": "token of today", "relation_id": "16401", "role_name": "u"},
    ),
    Sheet(
        adapter="redshift",
        output={"host": "localhost", "port": 5439, "user": "u", "password": "p", "dbname": "shop"},
        types=["smallint", "integer", "bigint", "numeric(18,2)", "numeric(38,10)", "real", "double precision", "boolean", "character varying(256)", "character(5)", "date", "timestamp without time zone", "timestamp with time zone", "time without time zone", "time with time zone", "super", "binary varying(64000)", "hllsketch", "geometry"],
        moment="timestamp without time zone", text="character varying(256)",
        answers={"catalog": redshift_relations, "tables of": redshift_tables, "sizes": redshift_sizes, **BY_ROWS},
        oracle=partial(unparsable, dialect="redshift"),
    ),
]  # fmt: skip
