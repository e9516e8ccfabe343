"""A stand-in for Snowflake: fakesnow's server (DuckDB behind Snowflake's protocol), taught what the suite needs of it.

    python snowflake_server.py PORT [FOLDER]

It runs in an environment of its own (`make standins`), and the real dbt-snowflake talks to it. FOLDER keeps the data when the server
dies. What is added to fakesnow, each in a section below:

- an unforeseen failure is an SQL error, because the client repeats requests that end in HTTP 500 for minutes
- HASH, HASH_AGG and HLL_*, by other algorithms than Snowflake's
- INFORMATION_SCHEMA.TABLES tells of changes: CREATED, LAST_ALTERED, LAST_DDL, ROW_COUNT, BYTES, and what kind of table it is
- transactions: READ COMMITTED; writers wait for each other; DDL commits what is open; one that blocks others and idles is rolled back
- faults on demand: POST /standin/fault (see `Fault`)

It proves that the package's statements run, in which order, and what becomes of their results. It proves nothing about the values
that Snowflake's own functions and metadata have.
"""

from __future__ import annotations

import asyncio
import functools
import gzip
import json
import os
import re
import sys
import threading
import time
from dataclasses import dataclass
from string import Template
from typing import Any

import duckdb
import fakesnow.cursor as fake_cursor
import fakesnow.server as fake_server
import sqlglot
import uvicorn
from fakesnow import info_schema, macros
from fakesnow.instance import FakeSnow
from snowflake.connector.errors import ProgrammingError
from sqlglot import exp
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

WAIT_SECONDS = 60.0  # for another session's transaction; Snowflake's LOCK_TIMEOUT is 12 hours
IDLE_SECONDS = 3.0  # after which a transaction that blocks others is rolled back; Snowflake's 5 minutes

Key = tuple[str, str, str]


# --- An error of the server is an error of the statement.


def answer(content: Any, status_code: int = 200, **options: Any) -> JSONResponse:
    """What goes back to the client; see the head of this file."""
    if status_code >= 500:
        message = f"stand-in: {str(content.get('message'))[:2000]}"
        content = {"data": {"errorCode": "000603", "sqlState": "XX000"}, "code": "000603", "success": False}
        content["message"] = message
        status_code = 200
    return JSONResponse(content, status_code=status_code, **options)


# --- Functions.

FUNCTIONS = Template("""
create or replace macro ${c}._standin_hash(l) as (hash(to_json(l)::varchar)::hugeint - 9223372036854775808)::bigint;
create or replace macro ${c}.hll_accumulate(x) as to_json(list_sort(list(distinct hash(x::varchar)) filter (x is not null)));
create or replace macro ${c}.hll_export(h) as h;
create or replace macro ${c}.hll_import(h) as h;
create or replace macro ${c}.hll_combine(h) as to_json(list_sort(list_distinct(flatten(list(from_json(h, '["UBIGINT"]'))))));
create or replace macro ${c}.hll_estimate(h) as coalesce(len(from_json(h, '["UBIGINT"]')), 0)::bigint;
""")

create_fakesnow_macros = macros.creation_sql


def create_functions(catalog: str) -> str:
    """The macros of one database: fakesnow's and those above."""
    return create_fakesnow_macros(catalog) + FUNCTIONS.substitute(c=catalog)


def hash_of_row(node: exp.Expression) -> exp.Expression:
    """One signed number for the values of a row; 1 and 1.0 have the same, as in Snowflake, null and '' not."""
    parts = node.expressions if isinstance(node, exp.Anonymous) else [node.this, *node.expressions]
    values = ", ".join(f"cast({part.sql('duckdb')} as varchar)" for part in parts)
    return sqlglot.parse_one(f"_standin_hash(list_value({values}))", read="duckdb")


def array_of_values(value: exp.Expression, order: exp.Expression) -> exp.Expression:
    """Snowflake's array_agg leaves nulls out, and of no values it is an empty array."""
    values = exp.Anonymous(this="LIST", expressions=[exp.Order(this=value.copy(), expressions=order.expressions)])
    present = exp.Where(this=exp.Not(this=exp.Is(this=value.copy(), expression=exp.Null())))
    listed = exp.Anonymous(this="TO_JSON", expressions=[exp.Filter(this=values, expression=present)])
    return exp.Coalesce(this=listed, expressions=[sqlglot.parse_one("'[]'::json", read="duckdb")])


def formatted(value: exp.Expression, form: str) -> exp.Expression:
    """`to_char` with a format; fakesnow leaves the format out where it does not know the type of the value."""
    is_time = form in (
        "HH24:MI:SS.FF9",
        "%H:%M:%S.%f_nine",
    )  # as the package writes a TIME, which DuckDB formats as part of a day
    for theirs, ours in (
        ("YYYY", "%Y"),
        ("MM", "%m"),
        ("DD", "%d"),
        ("HH24", "%H"),
        ("MI", "%M"),
        ("SS", "%S"),
        ("FF9", "%n"),
        ("%f_nine", "%n"),
    ):
        form = form.replace(theirs, ours)
    moment = (
        exp.Add(this=sqlglot.parse_one("date '1970-01-01'", read="duckdb"), expression=value.copy())
        if is_time
        else value.copy()
    )
    return exp.Anonymous(this="strftime", expressions=[moment, exp.Literal.string(form)])


def own_functions(node: exp.Expression) -> exp.Expression:
    """Calls that neither sqlglot nor DuckDB knows, as calls of the macros; and those that fakesnow takes for DuckDB's own."""
    if isinstance(node, exp.WithinGroup) and isinstance(node.this, exp.ArrayAgg):
        return array_of_values(node.this.this, node.expression)
    if isinstance(node, (exp.ToChar, exp.TimeToStr)) and isinstance(node.args.get("format"), exp.Literal):
        return formatted(node.this, node.args["format"].name)
    if isinstance(node, exp.Cast) and isinstance(node.this, exp.GetExtract) and node.to.this in exp.DataType.TEXT_TYPES:
        item = [part.sql("duckdb") for part in (node.this.this, node.this.expression)]
        return sqlglot.parse_one(f"json_extract_string({item[0]}, '$[' || {item[1]} || ']')", read="duckdb")
    name = node.name if isinstance(node, exp.Anonymous) else node.sql_name() if isinstance(node, exp.Func) else ""
    if name.upper() == "HASH":
        return hash_of_row(node)
    if name.upper() == "HASH_AGG":
        total = exp.func("sum", hash_of_row(node), dialect="duckdb")
        return sqlglot.parse_one(f"({total.sql('duckdb')} % 9223372036854775807)::bigint", read="duckdb")
    return node


# --- Statements that fakesnow does not understand.

KINDS = re.compile(
    r"(?P<create>create\s+(?:or\s+replace\s+)?)(?P<kind>dynamic|iceberg|external|hybrid)\s+table\s+(?P<name>\S+)\s.*?\bas\s+(?P<query>(?:select|with)\b)",
    re.IGNORECASE | re.DOTALL,
)
COMMIT_TIME = re.compile(r"system[$]last_change_commit_time[(]'(?P<names>(?:[^']|'')+)'[)]", re.IGNORECASE)
TRANSIENT = re.compile(r"create\s+(?:or\s+replace\s+)?transient\s", re.IGNORECASE)
parse_as_fakesnow = fake_cursor.parse_one
thread = threading.local()


def commit_time(call: re.Match[str]) -> str:
    """When a table last changed; of a view, when any table of its database did."""
    names = [name.replace("'", "''").replace('""', '"') for name in call["names"].strip('"').split('"."')]
    rule = " and ".join(f"{column} = '{name}'" for column, name in zip("cst", names, strict=True))
    changes = "_fs_global._fs_information_schema._fs_changes"
    is_view = f"exists (select 1 from {changes} where {rule} and kind = 'VIEW')"
    return f"(select max(epoch_ns(altered)) from {changes} where ({rule}) or ({is_view} and c = '{names[0]}' and s <> 'MAIN_BASELINR'))"


def parse_one(command: str) -> exp.Expression:
    """A statement, as DuckDB can run it. The server asks twice for each, in two threads."""
    command = COMMIT_TIME.sub(commit_time, command)
    special = KINDS.search(command)
    thread.kind = special["kind"].upper() if special else "TRANSIENT" if TRANSIENT.search(command) else None
    thread.text = command.lower()
    if special:
        rest = command[special.end() - len(special["query"]) :]
        command = f"{command[: special.start()]}{special['create']}table {special['name']} as {rest}"
    return parsed(command).copy()


@functools.lru_cache(maxsize=4)
def parsed(command: str) -> exp.Expression:
    statement = parse_as_fakesnow(command)
    properties = statement.args.get("properties") if isinstance(statement, exp.Create) else None
    if properties:
        # a temporary table has a qualified name; DuckDB's has none. It stays until it is dropped
        kept = [p for p in properties.expressions if not isinstance(p, (exp.TemporaryProperty, exp.TransientProperty))]
        properties.set("expressions", kept)
    return statement.transform(own_functions)


# What must be in a statement for a transformation of fakesnow's to change it. Each walks the whole statement, and there are 75.
TRIGGERS = {
    "identifier": "identifier", "alter_session": "session", "update_variables": "set ", "current_version": "version", "set_schema": "use ", "create_database": "database",
    "extract_comment_on_table": "comment", "extract_comment_on_columns": "comment", "information_schema_fs": "information_schema", "information_schema_databases": "databases", "drop_schema_cascade": "drop",
    "tag": " tag", "try_parse_json": "parse_json", "split": "split", "trim_cast_varchar": "trim", "indices_to_json_extract": "[", "flatten": "flatten", "flatten_value_cast_as_varchar": "flatten",
    "regex_replace": "regexp_replace", "regex_substr": "regexp_substr", "result_scan": "result_scan", "sequence_nextval": "nextval", "values_columns": "values", "to_date": "date(",
    "to_decimal": "to_", "to_timestamp": "timestamp", "to_variant": "to_variant", "object_construct": "object_construct", "sample": "sample", "array_size": "array_size", "random": "rand",
    "array_agg_within_group": "array_agg", "array_agg": "array_agg", "object_agg": "object_agg", "array_construct_etc": "array", "dateadd_date_cast": "dateadd",
    "dateadd_string_literal_timestamp_cast": "dateadd", "datediff_string_literal_timestamp_cast": "datediff", "create_user": "user", "haversine": "haversine", "sha256": "sha", "create_clone": "clone",
    "create_stage": "stage", "create_file_format": "file", "list_stage": "@", "put_stage": "@", "alter_table_strip_cluster_by": "alter", "create_table_as": "create", "extract_text_length": "create",
    "numeric_agg_implicit_cast": "never: it turns exact sums into doubles", "hex_string": "x'",
}  # fmt: skip
transform_as_fakesnow = fake_cursor.FakeSnowflakeCursor._transform


class Transformed:
    """Stands in for a statement while fakesnow transforms it, and leaves out what would not change it."""

    def __init__(self, statement: exp.Expression, text: str) -> None:
        self.statement = statement
        self.text = text

    def transform(self, change: Any, **options: Any) -> Transformed:
        names = [getattr(change, "__name__", ""), *getattr(change, "__code__", compile("", "", "exec")).co_names]
        triggers = [TRIGGERS.get(name, "show " if name.startswith("show_") else None) for name in names]
        if "integer_precision" in names:
            change = integer_precision
        if not any(trigger and trigger not in self.text for trigger in triggers):
            self.statement = self.statement.transform(change, **options)
        return self


def integer_precision(node: exp.Expression) -> exp.Expression:
    """A NUMBER has 38 digits. fakesnow makes one without decimals a BIGINT, which has 18."""
    if isinstance(node, exp.DataType) and node.this == exp.DataType.Type.DECIMAL:
        return node
    return fake_cursor.transforms.integer_precision(node)


def transform(cursor: Any, statement: exp.Expression, params: Any) -> exp.Expression:
    return transform_as_fakesnow(cursor, Transformed(statement, getattr(thread, "text", "")), params).statement


# --- What INFORMATION_SCHEMA.TABLES tells.

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


# --- Transactions.


@dataclass
class Work:
    """The transaction of one session: begun; `writing` once it holds the lock; lost where DuckDB gave it up."""

    begun: bool = False
    writing: bool = False
    defining: bool = False  # DDL is committed by DuckDB itself, because fakesnow notes it in another database
    lost: bool = False
    busy: bool = False
    active_at: float = 0.0
    dirty: dict[Key, None] | None = None


WRITES = (exp.Insert, exp.Update, exp.Delete, exp.Merge, exp.TruncateTable)
DEFINES = (exp.Create, exp.Alter, exp.Drop)
run_in_fakesnow = fake_cursor.FakeSnowflakeCursor._execute
writer = threading.Lock()
owner: list[Any] = []  # the connection that holds it


def work_of(connection: Any) -> Work:
    return connection.__dict__.setdefault("_standin", Work(dirty={}))


def take_lock(connection: Any) -> None:
    """Waits for the transaction of another session. One that idles meanwhile is rolled back."""
    deadline = time.monotonic() + WAIT_SECONDS
    while not writer.acquire(timeout=0.05):
        for other in list(owner):
            idle = work_of(other)
            if not idle.busy and time.monotonic() - idle.active_at > IDLE_SECONDS:
                idle.lost = True
                end(other, "rollback")
        if time.monotonic() > deadline:
            raise ProgrammingError(msg="Statement was aborted because it waited too long for a lock", errno=625)
    owner[:] = [connection]


def end(connection: Any, how: str) -> None:
    """Ends a session's transaction, if it wrote anything."""
    work = work_of(connection)
    if work.writing:
        work.writing = False
        try:
            if not work.defining:
                getattr(connection._duck_conn, how)()
        finally:
            owner.clear()
            writer.release()
    work.begun = False


def finish(cursor: Any) -> None:
    """Commits; then the catalog tells of it."""
    work = work_of(cursor._conn)
    end(cursor._conn, "commit")
    for key in work.dirty or {}:
        record(cursor, key, False, False, None)
    work.dirty = {}


def execute(cursor: Any, statement: exp.Expression, params: Any = None) -> None:
    """One statement under Snowflake's rules for transactions, and its trace in the catalog."""
    work = work_of(cursor._conn)
    work.busy = True
    try:
        within(cursor, statement, params, work)
    except duckdb.Error as error:
        raise ProgrammingError(msg=f"stand-in: {type(error).__name__}: {error}", errno=603) from error
    finally:
        work.busy, work.active_at = False, time.monotonic()


def within(cursor: Any, statement: exp.Expression, params: Any, work: Work) -> None:
    nothing = sqlglot.parse_one("select 'Statement executed successfully.' as status")
    if isinstance(statement, exp.Transaction):
        work.begun, work.lost, work.dirty = True, False, {}
        run_in_fakesnow(cursor, nothing)
    elif isinstance(statement, exp.Rollback):
        end(cursor._conn, "rollback")
        work.lost, work.dirty = False, {}
        run_in_fakesnow(cursor, nothing)
    elif isinstance(statement, exp.Commit):
        if work.lost:
            raise ProgrammingError(msg="stand-in: the transaction was rolled back", errno=609)
        finish(cursor)
        run_in_fakesnow(cursor, nothing)
    elif not isinstance(statement, (*WRITES, *DEFINES)):
        run_in_fakesnow(cursor, statement, params)
    else:
        write(cursor, statement, params, work)


def write(cursor: Any, statement: exp.Expression, params: Any, work: Work) -> None:
    if work.lost:
        raise ProgrammingError(msg="stand-in: the transaction was rolled back", errno=609)
    if isinstance(statement, DEFINES):
        finish(cursor)
    if not work.writing:
        take_lock(cursor._conn)
        work.writing = True
        work.defining = isinstance(statement, DEFINES)
        if not work.defining:
            cursor._duck_conn.begin()
    try:
        run_in_fakesnow(cursor, statement, params)
    except Exception:
        # Snowflake would keep what the transaction did before; DuckDB cannot
        work.lost = work.begun
        end(cursor._conn, "rollback")
        raise
    if not (
        isinstance(statement, exp.Drop)
        or (isinstance(statement, exp.Create) and statement.kind not in ("TABLE", "VIEW"))
    ):
        (work.dirty if work.dirty is not None else {}).update({relation_of(cursor, statement): None})
    if not work.begun:
        changed = work.dirty or {}
        work.dirty = {}
        end(cursor._conn, "commit")
        created = isinstance(statement, exp.Create)
        kind = "VIEW" if created and statement.kind == "VIEW" else getattr(thread, "kind", None)
        for key in changed:
            record(cursor, key, isinstance(statement, DEFINES), created, kind)


class Sessions(dict[str, Any]):
    """A session that closes rolls back."""

    def __delitem__(self, token: str) -> None:
        end(self[token], "rollback")
        super().__delitem__(token)


# --- Faults.


@dataclass
class Fault:
    """What becomes of the next `times` statements that contain `text`:

    error   fails, with `message`
    hang    is answered after `seconds`
    http    is answered with the status `status`
    die     the server ends before it is run; `after`: when it has been run, but nobody was told
    """

    text: str
    does: str
    times: int = 1
    seconds: float = 0.0
    status: int = 500
    message: str = "a fault of the stand-in"
    skip: int = 0


faults: list[Fault] = []
statements: list[str] = []


async def set_faults(request: Request) -> JSONResponse:
    """Replaces all faults."""
    faults[:] = [Fault(**fault) for fault in await request.json()]
    return JSONResponse({"success": True})


async def take_statements(request: Request) -> JSONResponse:
    """The statements since the last time that somebody asked."""
    await request.body()  # or closing the connection resets it
    taken = list(statements)
    statements.clear()
    return JSONResponse(taken)


async def query(request: Request) -> Any:
    """A statement, unless a fault is set for it."""
    body = await request.body()
    text = json.loads(gzip.decompress(body) if request.headers.get("Content-Encoding") == "gzip" else body)["sqlText"]
    statements.append(text)
    for fault in [f for f in faults if f.times > 0 and f.text in text]:
        if fault.skip > 0:
            fault.skip -= 1
            continue
        fault.times -= 1
        if fault.does == "error":
            refusal = {"data": {"errorCode": "100183", "sqlState": "P0000"}, "code": "100183", "success": False}
            return JSONResponse({**refusal, "message": fault.message})
        if fault.does == "http":
            return JSONResponse({"message": fault.message}, status_code=fault.status)
        if fault.does == "die":
            os._exit(9)
        if fault.does == "after":
            await fake_server.query_request(request)
            os._exit(9)
        await asyncio.sleep(fault.seconds)
    return await fake_server.query_request(request)


def end_with_parent() -> None:
    """A test run that is killed leaves no server behind."""
    parent = os.getppid()
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(0)


def main() -> None:
    threading.Thread(target=end_with_parent, daemon=True).start()
    extend_catalog()
    macros.creation_sql = create_functions
    # they are written to another database inside the user's transaction, which DuckDB forbids; and names are not escaped
    info_schema.insert_table_comment_sql = info_schema.insert_text_lengths_sql = lambda *_: "select 1"
    fake_cursor.FakeSnowflakeCursor._transform = transform
    fake_cursor.parse_one = fake_server.parse_one = parse_one
    fake_cursor.FakeSnowflakeCursor._execute = execute
    fake_server.JSONResponse = answer
    fake_server.sessions = Sessions()
    fake_server.shared_fs = FakeSnow(db_path=sys.argv[2] if len(sys.argv) > 2 else None)
    routes = [
        Route("/queries/v1/query-request", query, methods=["POST"]),
        Route("/standin/fault", set_faults, methods=["POST"]),
        Route("/standin/statements", take_statements, methods=["POST"]),
        *fake_server.routes,
    ]
    uvicorn.run(Starlette(routes=routes), host="127.0.0.1", port=int(sys.argv[1]), log_level="info")


if __name__ == "__main__":
    main()
