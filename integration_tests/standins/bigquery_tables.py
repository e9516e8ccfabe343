"""What the stand-in for BigQuery tells of tables: when each of them and of their partitions was modified, and how they are partitioned."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import datetime
from typing import Any

from bqemulator.catalog import ddl_sync
from bqemulator.catalog.models import RangePartitioning, TableMeta, TimePartitioning
from bqemulator.sql.rewriter import information_schema, partition_pseudo_columns

BYTES_PER_ROW = 64
# How DuckDB writes the id of a partition.
PERIODS = {"HOUR": "%Y%m%d%H", "DAY": "%Y%m%d", "MONTH": "%Y%m", "YEAR": "%Y"}
INGESTED = "_PARTITIONTIME"
AS = re.compile(r"\bas\s*\(?\s*(?:select|with)\b", re.I)
PARTITIONING = re.compile(r"\bpartition\s+by\s+(.+?)\s*(?:\bcluster\s+by\b.*|\boptions\s*\(.*|;|$)", re.I | re.S)
FILTER = re.compile(r"\brequire_partition_filter\s*=\s*true\b", re.I)
CUT = re.compile(r"(?:date|datetime|timestamp)(?:_trunc)?\(\s*`?(\w+)`?\s*(?:,\s*(\w+)\s*)?\)", re.I)
RANGES = re.compile(
    r"range_bucket\(\s*`?(\w+)`?\s*,\s*generate_array\(\s*(-?\d+)\s*,\s*(-?\d+)\s*,\s*(\d+)\s*\)\s*\)", re.I
)

Table = tuple[str, str, str]
BUFFERS: dict[tuple[str, ...], int] = {}


def replaced(holder: Any, name: str) -> Callable[[Any], Any]:
    """Puts a function in the place of another one, wherever that was imported to, and calls it with that one as ``original``."""
    original = getattr(holder, name)

    def put(function: Any) -> Any:
        def instead(*arguments: Any, **options: Any) -> Any:
            return function(original, *arguments, **options)

        setattr(holder, name, instead)
        for module in list(sys.modules.values()):
            if module.__name__.startswith("bqemulator") and getattr(module, name, None) is original:
                setattr(module, name, instead)
        return function

    return put


class Contents:
    """What tables held after the last job that may have written to them: what differs now was modified by this one."""

    def __init__(self) -> None:
        self.begun = False
        self.known: dict[Table, tuple[datetime, dict[str, tuple[int, int, datetime]]]] = {}

    def begin(self, context: Any) -> None:
        """After a start, what is there was modified when the catalog says."""
        if not self.begun:
            self.look(context, None)
        self.begun = True

    def look(self, context: Any, sql: str | None) -> None:
        """Looks at every table that a statement names."""
        for dataset in context.catalog.list_all_datasets():
            for table in context.catalog.list_tables(dataset.project_id, dataset.dataset_id):
                if table.table_type == "TABLE" and (sql is None or table.table_id in sql):
                    self.look_at(context, table)

    def look_at(self, context: Any, table: TableMeta) -> None:
        name, now = key_of(table), context.clock.now() if self.begun else table.last_modified_time
        made, before = self.known.get(name, (None, {}))
        if made != table.creation_time:
            before = {}
        rows = context.engine.connection.cursor().execute(
            f"select {partition_id(table)}, count(*), sum(hash(t)) from {physical(table)} as t group by 1"
        )
        found = {}
        for part, count, digest in rows.fetchall():
            old = before.get(part)
            found[part] = old if old and old[:2] == (count, digest) else (count, digest, now)
        # the emulator does not see that a column was added or dropped
        schema = ddl_sync._introspect_schema(*name, context)
        if found == before and made == table.creation_time and schema == table.schema_:
            return
        self.known[name] = (table.creation_time, found)
        count = sum(part[0] for part in found.values())
        changes = {"last_modified_time": now, "num_rows": count, "num_bytes": count * BYTES_PER_ROW, "schema_": schema}
        context.catalog.update_table(table.model_copy(update=changes))


def key_of(table: TableMeta) -> Table:
    return table.project_id, table.dataset_id, table.table_id


def physical(table: TableMeta) -> str:
    """The table in DuckDB."""
    return f'"{table.project_id}__{table.dataset_id}"."{table.table_id}"'


def partition_id(table: TableMeta) -> str:
    """The id of a row's partition, in DuckDB's SQL; a table without partitions has one."""
    if table.time_partitioning:
        field = f'"{table.time_partitioning.field}"'
        return f"coalesce(strftime({field}, '{PERIODS[table.time_partitioning.type]}'), '__NULL__')"
    if table.range_partitioning:
        r, field = table.range_partitioning, f'"{table.range_partitioning.field}"'
        start = f"cast({r.start} + floor(({field} - {r.start}) / {r.interval}) * {r.interval} as bigint)"
        return f"case when {field} is null then '__NULL__' when {field} < {r.start} or {field} >= {r.end} then '__UNPARTITIONED__' else cast({start} as varchar) end"
    return "''"


def metadata(context: Any, project: str, dataset: str, view: str) -> str:
    """Makes a table of what a view of metadata says now; its name. The emulator writes all rows into the statement, which takes long."""
    name = view.split(".")[-1].strip("`").upper()
    columns, rows = VIEWS[name](context, context.catalog.list_tables(project, dataset))
    where, engine = f'"{project}__standin"', context.engine.connection
    relation = f'{where}."{name.lower()}_{dataset}"'
    engine.execute(f"create schema if not exists {where}")
    engine.execute(
        f"create or replace table {relation} ({', '.join(f'{column} {kind}' for column, kind in columns.items())})"
    )
    if rows:
        engine.executemany(f"insert into {relation} values ({', '.join(['?'] * len(columns))})", rows)
    return f"`{project}`.`standin`.`{name.lower()}_{dataset}`"


def tables(_: Any, found: list[TableMeta]) -> tuple[dict[str, str], list[list[Any]]]:
    columns = {"project_id": "varchar", "dataset_id": "varchar", "table_id": "varchar", "creation_time": "bigint", "last_modified_time": "bigint", "row_count": "bigint", "size_bytes": "bigint", "type": "bigint"}  # fmt: skip
    types = {"TABLE": 1, "VIEW": 2, "EXTERNAL": 3}
    return columns, [
        [
            *key_of(t),
            millis(t.creation_time),
            millis(t.last_modified_time),
            t.num_rows,
            t.num_bytes,
            types.get(t.table_type, 2),
        ]
        for t in found
    ]


def schema_tables(_: Any, found: list[TableMeta]) -> tuple[dict[str, str], list[list[Any]]]:
    """With the `ddl` that the emulator does not have; of that, what is of use here."""
    columns = {"table_catalog": "varchar", "table_schema": "varchar", "table_name": "varchar", "table_type": "varchar", "creation_time": "timestamptz", "ddl": "varchar"}  # fmt: skip
    types = {"TABLE": "BASE TABLE", "MATERIALIZED_VIEW": "MATERIALIZED VIEW"}
    return columns, [
        [
            *key_of(t),
            types.get(t.table_type, t.table_type),
            t.creation_time,
            f"CREATE TABLE `{'.'.join(key_of(t))}`{partition_clause(t)};",
        ]
        for t in found
    ]


def schema_columns(_: Any, found: list[TableMeta]) -> tuple[dict[str, str], list[list[Any]]]:
    columns = {"table_catalog": "varchar", "table_schema": "varchar", "table_name": "varchar", "column_name": "varchar", "ordinal_position": "bigint", "is_nullable": "varchar", "data_type": "varchar", "is_hidden": "varchar", "is_system_defined": "varchar", "is_partitioning_column": "varchar"}  # fmt: skip
    rows = []
    for t in found:
        partitioned = t.time_partitioning or t.range_partitioning
        for place, field in enumerate(t.schema_.fields):
            hidden = "YES" if field.name == INGESTED else "NO"
            key = "YES" if partitioned and partitioned.field == field.name else "NO"
            kind = information_schema._render_data_type(field)
            rows.append([*key_of(t), field.name, place + 1, "YES", kind, hidden, hidden, key])
    return columns, rows


def schema_partitions(_: Any, found: list[TableMeta]) -> tuple[dict[str, str], list[list[Any]]]:
    columns = {"table_catalog": "varchar", "table_schema": "varchar", "table_name": "varchar", "partition_id": "varchar", "total_rows": "bigint", "total_logical_bytes": "bigint", "last_modified_time": "timestamptz", "storage_tier": "varchar"}  # fmt: skip
    buffers = [
        [*key_of(t), "__UNPARTITIONED__", BUFFERS[key_of(t)], 0, None, "ACTIVE"] for t in found if key_of(t) in BUFFERS
    ]
    return columns, buffers + [
        [*key_of(t), part or None, rows, rows * BYTES_PER_ROW, moment, "ACTIVE"]
        for t in found
        if t.table_type == "TABLE"
        for part, (rows, _, moment) in sorted(CONTENTS.known.get(key_of(t), (None, {}))[1].items())
    ]


VIEWS: dict[str, Callable[[Any, list[TableMeta]], tuple[dict[str, str], list[list[Any]]]]] = {
    "__TABLES__": tables, "TABLES": schema_tables, "COLUMNS": schema_columns, "PARTITIONS": schema_partitions,
}  # fmt: skip


def millis(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


CONTENTS = Contents()


@replaced(ddl_sync, "sync_created_table")
def created_table(original: Any, sql: str, project: str, context: Any) -> None:
    """The emulator knows only `partition by column`, and takes `if not exists` for a new table where there is one."""
    target = ddl_sync._detect_plain_create_table(sql)
    name = ddl_sync._split_target(target, project) if target else None
    if name is None or (context.catalog.get_table(*name) and re.search(r"\bif\s+not\s+exists\b", sql, re.I)):
        return
    original(sql, project, context)
    table = context.catalog.get_table(*name)
    if table and table.time_partitioning and table.time_partitioning.field is None:
        table = table.model_copy(update={"time_partitioning": None})
    clause = PARTITIONING.search(AS.split(sql, maxsplit=1)[0])
    if table and clause:
        table = table.model_copy(update=partitioning(clause[1].strip(), FILTER.search(sql) is not None))
        field = table.time_partitioning.field if table.time_partitioning else None
        if field == INGESTED:
            column = f"add column {INGESTED} timestamptz default date_trunc('{table.time_partitioning.type}', now())"
            context.engine.connection.execute(f"alter table {physical(table)} {column}")
    if table:
        context.catalog.update_table(table)


def partitioning(clause: str, needs_filter: bool) -> dict[str, Any]:
    """What the catalog says of `partition by …`."""
    ranges, cut = RANGES.fullmatch(clause), CUT.fullmatch(clause)
    if ranges:
        start, end, interval = (int(bound) for bound in ranges.groups()[1:])
        return {"range_partitioning": RangePartitioning(field=ranges[1], start=start, end=end, interval=interval)}
    field, unit = (cut[1], cut[2] or "day") if cut else (clause.strip("`"), "day")
    field = INGESTED if field.upper() in ("_PARTITIONDATE", INGESTED) else field
    return {
        "time_partitioning": TimePartitioning(type=unit.upper(), field=field, require_partition_filter=needs_filter)
    }


def partition_clause(table: TableMeta) -> str:
    """The same as the service writes it into a table's `ddl`."""
    if table.range_partitioning:
        r = table.range_partitioning
        return f"\nPARTITION BY RANGE_BUCKET({r.field}, GENERATE_ARRAY({r.start}, {r.end}, {r.interval}))"
    if not table.time_partitioning:
        return ""
    field, unit = table.time_partitioning.field, table.time_partitioning.type
    kind = next((f.type for f in table.schema_.fields if f.name == field), "DATE")
    if unit == "DAY":
        return "\nPARTITION BY " + (
            {INGESTED: "_PARTITIONDATE"}.get(field) or (field if kind == "DATE" else f"DATE({field})")
        )
    return f"\nPARTITION BY {kind}_TRUNC({field}, {unit})"


@replaced(partition_pseudo_columns, "rewrite_partition_pseudo_columns")
def pseudo_columns(original: Any, sql: str) -> str:
    """A table by the time of ingestion has a column here."""
    return sql
