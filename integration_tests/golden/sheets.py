"""One sheet for each adapter: what of its catalog a story needs. See docs/adapters.md for how to add one."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from oracles.delta import refused
from oracles.grammar import unparsable
from rendered import ANSWERS, BY_ROWS, Row, Sheet, Story


def duckdb_oracle(statement: str, story: Story) -> list[str]:
    import duckdb

    try:
        duckdb.extract_statements(statement)
    except duckdb.Error as error:
        return [str(error)]
    return []


def grammar(dialect: str) -> Callable[[str, Story], list[str]]:
    """sqlfluff's grammar of a dialect, as an oracle."""
    return lambda statement, story: unparsable(statement, dialect)


def databricks_oracle(statement: str, story: Story) -> list[str]:
    """Its grammar, and Delta."""
    return unparsable(statement, "databricks") + refused(statement)


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


def describe(told: Story, name: str) -> list[Row]:
    """What Spark's `describe table extended` says of one of the project's tables. On Databricks they are Delta's."""
    delta = told.sheet.adapter == "databricks"
    said, by = list(told.sheet.tables()[name]), SPARK_PARTITIONED.get(name)
    if by and delta:
        said += [("# Partition Information", ""), ("# col_name", "data_type"), (by[0], "")]
    elif by:
        said += [("", ""), ("# Partitioning", ""), ("Part 0", by[1]), ("", ""), ("# Metadata Columns", ""), ("_partition", f"struct<{by[2]}>")]  # fmt: skip
    provider = SPARK_FORMATS.get(name, "delta" if delta else "iceberg")
    said += [("", ""), ("# Detailed Table Information", ""), ("Type", "MANAGED"), ("Provider", provider)]
    return [{"col_name": name, "data_type": value, "comment": ""} for name, value in said]


SPARK_PARTITIONED = {
    "grown": ("day", "days(day)", "day_day:date"),
    "by_number": ("quantity", "quantity", "quantity:int"),
}
SPARK_FORMATS = {"by_name": "delta", "by_day": "parquet"}


def spark_catalog(what: str, story: Story) -> list[Row]:
    """It is asked table by table."""
    statement = story.statements[-1]
    if "\nshow schemas" in statement:
        return [{"namespace": name} for name in story.schemas()]
    if "\nshow tables" in statement:
        names = list(story.store) if "main_baselinr" in statement else list(story.sheet.tables())
        return [{"namespace": "main", "tablename": name, "istemporary": "false"} for name in names]
    return describe(story, story.table_in(statement))


def spark_store(what: str, story: Story) -> list[Row]:
    return [{"version": str(story.version)}]


def spark_snapshots(what: str, story: Story) -> list[Row]:
    return [
        {"unique_id": f"source.shop.main.{name}", "change_token": "4711", "estimated_rows": "1000", "estimated_bytes": "64000", "partitionings": "1"}
        for name in story.sheet.tables() if name not in SPARK_FORMATS
    ]  # fmt: skip


def spark_history(what: str, story: Story) -> list[Row]:
    return [{"version": "7", "timestamp": "2024-01-02 00:00:00", "operation": "WRITE", "operationmetrics": None}]


def tracked(what: str, story: Story) -> list[Row]:
    """The warehouse's own partitions, before a scan."""
    changed = story.diffs.get(story.table_in(what), {}).get("changed", ["2024-01-04", "2024-01-05"])
    return [{"partition_id": id_, "token": f"token of {id_}"} for id_ in changed]


# How these tables are partitioned.
BIGQUERY_PARTITIONED = {
    "grown": ("day", "day"), "by_hour": ("at", "TIMESTAMP_TRUNC(at, HOUR)"), "by_number": ("quantity", "RANGE_BUCKET(quantity, GENERATE_ARRAY(0, 100, 10))"),
}  # fmt: skip


def bigquery_catalog(what: str, story: Story) -> list[Row]:
    rows = []
    for name, columns in story.sheet.tables().items():
        column, by = BIGQUERY_PARTITIONED.get(name, (None, None))
        partitioning = {"partitioning": by, "partition_columns": json.dumps([column]) if by else None, "change_token": "token of today", "role_name": "u"}  # fmt: skip
        rows.append(story.catalog_row(name, columns) | partitioning)
    return rows


def bigquery_oracle(statement: str, story: Story) -> list[str]:
    """Google's analyzer, which knows the tables and their columns."""
    from bigquery_analyzer import NotBigQuery, analyze

    project = story.sheet.database
    tables: dict[tuple[str, str, str], dict[str, Any]] = {
        (project, "main", name): dict(columns) for name, columns in story.sheet.tables().items()
    }
    tables |= {(project, "main_baselinr", name): columns for name, columns in story.store.items()}
    tables[project, "main", "tokens"] = {"partition_id": "STRING", "token": "STRING"}
    # in `keys` the scans are without what makes the tables that they are written into
    states = story.store["baselinr_column_state"]
    tables |= {("", "", f"baselinr_scan_{number}"): states for number in range(1, 20)}
    try:
        analyze(statement, tables)
    except NotBigQuery as error:
        return [str(error)]
    return []


SPARK_TYPES = ["tinyint", "smallint", "int", "bigint", "decimal(18,2)", "decimal(38,10)", "float", "double", "boolean", "string", "string collate UNICODE_CI", "varchar(20)", "char(5)", "date", "timestamp", "timestamp_ntz", "interval day to second", "binary", "array<int>", "map<string,int>", "struct<a:int>"]  # fmt: skip


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
        oracle=grammar("redshift"),
    ),
    Sheet(
        adapter="snowflake",
        output={"account": "none", "user": "u", "password": "p", "warehouse": "w", "database": "SHOP"},
        types=["NUMBER(38,0)", "NUMBER(18,2)", "FLOAT", "BOOLEAN", "TEXT", "TEXT COLLATE en-ci", "DATE", "TIME", "TIMESTAMP_NTZ", "TIMESTAMP_LTZ", "TIMESTAMP_TZ", "VARIANT", "OBJECT", "ARRAY", "BINARY", "GEOGRAPHY", "VECTOR"],
        day="DATE", moment="TIMESTAMP_NTZ", text="TEXT", number="NUMBER(38,0)",
        spelled=str.upper,
        catalog={"change_token": "token of today", "definition": "1/2", "role_name": "R"},
        oracle=grammar("snowflake"),
    ),
    Sheet(
        adapter="bigquery",
        output={"method": "oauth-secrets", "token": "none", "project": "shop", "location": "US"},
        types=["INT64", "NUMERIC", "BIGNUMERIC", "FLOAT64", "BOOL", "STRING", "STRING(20)", "DATE", "DATETIME", "TIMESTAMP", "TIME", "BYTES", "JSON", "GEOGRAPHY", "INTERVAL", "ARRAY<INT64>", "STRUCT<a INT64, b STRING>"],
        day="DATE", moment="TIMESTAMP", text="STRING", number="INT64",
        answers={"catalog": bigquery_catalog, "partitions of": tracked},
        oracle=bigquery_oracle,
    ),
    Sheet(
        adapter="spark",
        output={"method": "thrift", "host": "localhost", "port": 10000, "user": "u"},
        types=SPARK_TYPES,
        text="string", number="int",
        answers={"catalog": spark_catalog, "store": spark_store, "snapshots": spark_snapshots, "history of": spark_history, "partitions of": tracked},
        oracle=grammar("sparksql"),
    ),
    Sheet(
        adapter="databricks",
        output={"host": "none.cloud.databricks.com", "http_path": "/sql/1.0/warehouses/none", "token": "none", "catalog": "shop"},
        types=[*SPARK_TYPES, "variant"],
        text="string", number="int",
        answers={"catalog": spark_catalog, "store": spark_store, "history of": spark_history},
        oracle=databricks_oracle,
    ),
]  # fmt: skip
