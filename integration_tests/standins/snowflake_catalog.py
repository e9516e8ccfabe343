"""What INFORMATION_SCHEMA.TABLES of the stand-in tells of changes: it notes them, as committed."""

from __future__ import annotations

import threading
from string import Template
from typing import Any

from fakesnow import info_schema
from sqlglot import exp

Key = tuple[str, str, str]

CHANGES = """;
create table if not exists _fs_global._fs_information_schema._fs_changes (
    c varchar, s varchar, t varchar, created timestamptz, altered timestamptz, ddl timestamptz, n bigint, kind varchar, primary key (c, s, t)
)"""
RELATIONS = """from (
    select database_name, schema_name, table_name, 'BASE TABLE' as kind from duckdb_tables
    union all select database_name, schema_name, view_name, 'VIEW' from duckdb_views where not internal
) as tables
left join _fs_global._fs_information_schema._fs_changes as _a on _a.c = tables.database_name and _a.s = case tables.schema_name when 'main' then 'MAIN' else tables.schema_name end and _a.t = tables.table_name"""
MAIN = Template("case ${x} when 'main' then 'MAIN' else ${x} end")  # every database of DuckDB has a schema of that name
NEVER = "to_timestamp(0)::timestamptz"
COLUMNS = {
    "'BASE TABLE' AS": "case when _a.kind = 'EXTERNAL' then 'EXTERNAL TABLE' else tables.kind end AS",
    "'NO' AS \"IS_TRANSIENT\"": "case when _a.kind = 'TRANSIENT' then 'YES' else 'NO' end AS \"IS_TRANSIENT\"",
    "'NO' AS \"IS_ICEBERG\"": "case when _a.kind = 'ICEBERG' then 'YES' else 'NO' end AS \"IS_ICEBERG\"",
    "'NO' AS \"IS_DYNAMIC\"": "case when _a.kind = 'DYNAMIC' then 'YES' else 'NO' end AS \"IS_DYNAMIC\"",
    "'NO' AS \"IS_HYBRID\"": "case when _a.kind = 'HYBRID' then 'YES' else 'NO' end AS \"IS_HYBRID\"",
    'tables.estimated_size AS "ROW_COUNT"': '_a.n AS "ROW_COUNT"',
    '0 AS "BYTES"': '(_a.n * 64)::bigint AS "BYTES"',
    f'{NEVER} AS "CREATED"': f'coalesce(_a.created, {NEVER}) AS "CREATED"',
    f'{NEVER} AS "LAST_ALTERED"': f'coalesce(_a.altered, {NEVER}) AS "LAST_ALTERED"',
    f'{NEVER} AS "LAST_DDL"': f'coalesce(_a.ddl, {NEVER}) AS "LAST_DDL"',
    'tables.schema_name AS "TABLE_SCHEMA"': f'{MAIN.substitute(x="tables.schema_name")} AS "TABLE_SCHEMA"',
    "from duckdb_tables tables": RELATIONS,
}
RECORD = """insert into _fs_global._fs_information_schema._fs_changes values ($c, $s, $t, now(), now(), case when $ddl then now() end, $n, $kind)
on conflict (c, s, t) do update set altered = excluded.altered, n = excluded.n, ddl = coalesce(excluded.ddl, ddl),
    created = case when $created then excluded.created else created end, kind = case when $created then excluded.kind else kind end"""


def extend_catalog() -> None:
    """Before the first database is made."""
    info_schema.SQL_CREATE_GLOBAL_FS_INFORMATION_SCHEMA += CHANGES
    view = info_schema.SQL_CREATE_INFORMATION_SCHEMA_TABLES_VIEW.template
    for ours, own in COLUMNS.items():
        assert ours in view, f"fakesnow's information_schema.tables is another one: {ours}"
        view = view.replace(ours, own)
    info_schema.SQL_CREATE_INFORMATION_SCHEMA_TABLES_VIEW = Template(view)
    columns = info_schema.SQL_CREATE_GLOBAL_INFORMATION_SCHEMA_COLUMNS_VIEW
    schema = "columns.table_schema AS TABLE_SCHEMA"
    assert schema in columns
    columns = columns.replace(
        "columns.data_type='BIGINT'", "columns.data_type in ('BIGINT', 'INTEGER', 'SMALLINT', 'HUGEINT')"
    )
    columns = columns.replace(
        schema, f"{MAIN.substitute(x='columns.table_schema')} AS TABLE_SCHEMA, null::integer as DATETIME_PRECISION"
    )
    info_schema.SQL_CREATE_GLOBAL_INFORMATION_SCHEMA_COLUMNS_VIEW = columns


noting = threading.Lock()


def record(cursor: Any, key: Key, ddl: bool, created: bool, kind: str | None) -> None:
    """A change of one relation, as committed."""
    names = ".".join('"' + part.replace('"', '""') + '"' for part in key)
    with noting, cursor._duck_conn.cursor() as other:
        try:
            rows = other.execute(f"select count(*) from {names}").fetchone()[0] if kind != "VIEW" else None
        except Exception:
            rows = None  # it was dropped
        values = {"c": key[0], "s": key[1], "t": key[2], "ddl": ddl, "n": rows, "kind": kind, "created": created}
        other.execute(RECORD, values)


def relation_of(cursor: Any, statement: exp.Expression) -> Key:
    """What a statement writes to."""
    table = statement.this if not isinstance(statement, exp.TruncateTable) else statement.expressions[0]
    table = table if isinstance(table, exp.Table) else table.find(exp.Table)
    return (table.catalog or cursor._conn.database, table.db or cursor._conn.schema, table.name)
