"""A stand-in for BigQuery: bqemulator (DuckDB behind BigQuery's REST API), with what it lacks of what the package relies on.

    HOME=<a writable folder> python bigquery_server.py PORT [FOLDER FOR ITS DATA]

It runs in an environment of its own (`make .venvs/bigquery-server/.ready`). What is added encodes what the documentation says of the
service, so a test that passes here shows that the package and the client agree with that, and nothing about the service itself:

tables        `dataset.__TABLES__`; when a table, and each of its partitions, was last modified, how many rows and bytes it has. An update that
              leaves everything as it is goes unseen here, and is seen there
transactions  those of DuckDB, for `begin transaction`; one that a script leaves open is rolled back. One job at a time
errors        `@@error.message` in a handler; an internal error is the query's (400), because clients retry 500 for minutes
filters       `require_partition_filter` is enforced
sketches      HLL_COUNT.* with an exact set of hashes as the sketch
faults        on demand: POST /standin/fault (see `Fault`); POST /standin/statements tells what was asked since the last time
buffer        POST /standin/buffer: how many rows of a table wait in its streaming buffer, as PARTITIONS tells
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
from dataclasses import dataclass
from typing import Any

os.environ.setdefault("BQEMU_ENABLE_FORMAT_EXTENSIONS", "false")

import bqemulator.cli
import bqemulator.server  # the routes, so that what they import is there to be replaced
import sqlglot
from bigquery_tables import BUFFERS, CONTENTS, metadata, replaced
from bqemulator.api import app as api
from bqemulator.api import errors as api_errors
from bqemulator.domain.errors import DomainError, InvalidQueryError
from bqemulator.jobs import executor
from bqemulator.scripting.exceptions import ScriptRaise
from bqemulator.scripting.interpreter import ScriptInterpreter
from bqemulator.storage import sql_identifiers
from bqemulator.storage.engine import DuckDBEngine
from duckdb_extensions import import_extension
from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import JSONResponse
from sqlglot import exp

SKETCHES = """
create or replace macro standin_hll_init(x, p := 15) as encode(to_json(list_sort(list(distinct hash(x::varchar)) filter (x is not null)))::varchar);
create or replace macro standin_hll_merge_partial(h) as encode(to_json(list_sort(list_distinct(flatten(list(from_json(decode(h), '["UBIGINT"]'))))))::varchar);
create or replace macro standin_hll_merge(h) as len(list_distinct(flatten(list(from_json(decode(h), '["UBIGINT"]')))));
create or replace macro standin_hll_extract(h) as coalesce(len(from_json(decode(h), '["UBIGINT"]')), 0);
"""
METADATA = re.compile(
    r"(?:`?([\w-]+)`?\.)?`?(\w+)`?\.(`?__TABLES__`?|(?:`?INFORMATION_SCHEMA`?\.)`?(?:TABLES|COLUMNS|PARTITIONS)`?)(?!\w)",
    re.I,
)
WRITES = re.compile(r"\b(?:insert|update|delete|merge|truncate|create|alter|drop)\b", re.I)
DDL = re.compile(r"\s*(?:create|alter|drop)\b(?!\s+(?:or\s+replace\s+)?temp)", re.I)
COMPARISONS = (exp.EQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.In, exp.Is, exp.Between)


# --- faults ---------------------------------------------------------------------------------------------------------------


@dataclass
class Fault:
    """What becomes of the next `times` jobs that contain `text`, after `skip` others:

    error   fails, with `message`
    hang    is begun after `seconds`
    http    is answered with the status `status`
    die     the server ends before it is run; `after`: when it has been run, but nobody was told
    """

    text: str
    does: str
    times: int = 1
    seconds: float = 0.0
    status: int = 503
    message: str = "a fault of the stand-in"
    skip: int = 0

    async def happen(self) -> None:
        if self.does == "error":
            raise InvalidQueryError(self.message)
        if self.does == "http":
            raise HTTPException(self.status, self.message)
        if self.does == "die":
            os._exit(9)
        await asyncio.sleep(self.seconds)


FAULTS: list[Fault] = []
STATEMENTS: list[str] = []


@replaced(api, "create_app")
def create_app(original: Any, context: Any) -> FastAPI:
    made: FastAPI = original(context)

    async def set_faults(request: Request) -> dict[str, bool]:
        FAULTS[:] = [Fault(**fault) for fault in await request.json()]
        return {"done": True}

    async def take_statements(request: Request) -> list[str]:
        await request.body()  # or closing the connection resets it
        taken = list(STATEMENTS)
        STATEMENTS.clear()
        return taken

    async def set_buffers(request: Request) -> dict[str, bool]:
        BUFFERS.clear()
        BUFFERS.update({tuple(name.split(".")): rows for name, rows in (await request.json()).items()})
        return {"done": True}

    async def as_google_says(_: Request, error: HTTPException) -> JSONResponse:
        details = {"message": error.detail, "reason": "backendError", "domain": "global"}
        return JSONResponse(
            {"error": {"code": error.status_code, "message": error.detail, "errors": [details]}}, error.status_code
        )

    made.add_exception_handler(HTTPException, as_google_says)
    made.post("/standin/buffer")(set_buffers)
    made.post("/standin/fault")(set_faults)
    made.post("/standin/statements")(take_statements)
    return made


# --- statements ---------------------------------------------------------------------------------------------------------


def prepared(sql: str, project: str, context: Any) -> str:
    """The SQL of a job as the emulator takes it."""
    sql = METADATA.sub(lambda found: metadata(context, found[1] or project, found[2], found[3].strip("`")), sql)
    sql = sql.replace("@@error.message", "__error_message__")
    for function in ("INIT", "MERGE_PARTIAL", "MERGE", "EXTRACT"):
        sql = re.sub(rf"\bHLL_COUNT\.{function}\s*\(", f"standin_hll_{function.lower()}(", sql, flags=re.I)
    return sql


def check_filters(context: Any, project: str, sql: str) -> None:
    """Refuses a query that reads a table with `require_partition_filter` without comparing the bare partition column with something."""
    required = {
        t.table_id: t
        for dataset in context.catalog.list_datasets(project)
        for t in context.catalog.list_tables(project, dataset.dataset_id)
        if t.time_partitioning and t.time_partitioning.require_partition_filter and t.table_id in sql
    }
    if not required:
        return
    for statement in sqlglot.parse(sql, read="bigquery"):
        for found in statement.find_all(exp.Table) if statement else ():
            table = required.get(found.name)
            select = found.find_ancestor(exp.Select, exp.Delete, exp.Update, exp.Merge)
            if table is None or select is None:  # it is made, altered or inserted into
                continue
            field = table.time_partitioning.field
            where = select.args.get("where")
            names = [c for c in where.find_all(exp.Column) if c.name.lower() == field.lower()] if where else []
            if not any(isinstance(c.parent, COMPARISONS) for c in names):
                raise InvalidQueryError(
                    f"Cannot query over table '{found.db}.{found.name}' without a filter over column(s) '{field}' that can be used for partition elimination"
                )


@replaced(executor, "execute_query_job")
async def run_job(
    original: Any, project: str, job: str, sql: str, parameters: Any, context: Any, **options: Any
) -> Any:
    """One job: a statement, or a script; unless a fault is set for it."""
    STATEMENTS.append(sql)
    fault = next((f for f in FAULTS if f.times > 0 and f.text in sql), None)
    if fault and fault.skip > 0:
        fault.skip -= 1
        fault = None
    if fault:
        fault.times -= 1
        await fault.happen()
    CONTENTS.begin(context)
    check_filters(context, project, sql)
    try:
        return await original(project, job, prepared(sql, project, context), parameters, context, **options)
    finally:
        if WRITES.search(sql):
            CONTENTS.look(context, sql)
        if fault and fault.does == "after":
            os._exit(9)


@replaced(DuckDBEngine, "_register_builtin_udfs")
def register_sketches(original: Any, engine: DuckDBEngine) -> None:
    original(engine)
    engine.connection.execute(SKETCHES)


async def no_snapshots(*_: Any) -> None:
    """The emulator copies a table at every change, for time travel."""


executor._capture_dml_snapshots = no_snapshots

# --- scripts -------------------------------------------------------------------------------------------------------------


LOST = {"": ""}  # in place of a transaction that DuckDB has ended


async def transaction_statement(interpreter: ScriptInterpreter, statement: str) -> None:
    """`begin`, `commit` and `rollback` as DuckDB has them; the emulator copies tables instead, and keeps what a handler rolls back."""
    open_already = interpreter._active_txn is not None
    if statement == "BEGIN" and open_already:
        raise InvalidQueryError("Transaction is already in progress")
    if statement != "BEGIN" and not open_already:
        raise InvalidQueryError(f"There is no transaction to {statement.lower()}")
    lost = interpreter._active_txn == LOST
    if lost and statement == "COMMIT":
        raise InvalidQueryError("The stand-in cannot commit a transaction in which a statement failed")
    if not lost:
        interpreter._ctx.engine.connection.execute(statement)
    interpreter._active_txn = {} if statement == "BEGIN" else None


async def end_of_transaction(interpreter: ScriptInterpreter) -> None:
    """A script that ends with a transaction open has it rolled back."""
    if interpreter._active_txn not in (None, LOST):
        interpreter._ctx.engine.connection.execute("ROLLBACK")
    interpreter._active_txn = None


async def check_transaction(_: ScriptInterpreter, statement: str) -> None:
    """DuckDB needs no copy of what a transaction writes to. The service makes and alters no tables within one, but temporary ones."""
    if DDL.match(statement):
        raise InvalidQueryError(
            "DDL statements are not supported in a transaction, except for those targeting temporary entities"
        )


async def block(interpreter: ScriptInterpreter, statement: Any) -> None:
    """`begin … exception when error then … end`: the transaction is open in the handler, though DuckDB has no more use for it."""
    try:
        await interpreter._run_block(statement.body, frame_kind="block")
    except (ScriptRaise, DomainError) as error:
        if statement.exception_handler is None:
            raise
        if interpreter._active_txn is not None and interpreter._active_txn != LOST:
            interpreter._ctx.engine.connection.execute("ROLLBACK")
            interpreter._active_txn = LOST
        interpreter._frames.push(kind="block")
        interpreter._frames.declare("__error_message__", "STRING", error.message)
        try:
            for handled in statement.exception_handler:
                await interpreter._exec_statement(handled)
        finally:
            interpreter._frames.pop()


ScriptInterpreter._handle_txn_statement = transaction_statement
ScriptInterpreter._snapshot_dml_targets = check_transaction
ScriptInterpreter._drop_txn_snapshots = end_of_transaction
ScriptInterpreter._restore_txn_snapshots = end_of_transaction
ScriptInterpreter._exec_begin = block


class QueryFailed(api_errors.InternalError):  # type: ignore[misc]
    """What goes wrong within is the query's error."""

    http_status = 400
    bq_reason = "invalidQuery"


def main() -> None:
    import_extension("spatial")
    sql_identifiers._SQL_SAFE_ID_RE = re.compile(
        r"[^\"`\\]+"
    )  # names with spaces and letters of any alphabet, as the service has them
    api_errors.InternalError = QueryFailed
    port, *folder = sys.argv[1:]
    sys.argv = ["bqemulator", "start", "--rest-port", port, "--grpc-port", "0", "--project", "standin", "--log-format", "console",
                "--log-level", "warning", "--no-admin", *(["--persistent", "--data-dir", *folder] if folder else [])]  # fmt: skip
    bqemulator.cli.main()


if __name__ == "__main__":
    main()
