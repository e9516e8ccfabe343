"""A stand-in for Snowflake: fakesnow's server (DuckDB behind Snowflake's protocol), taught what the suite needs of it.

    python snowflake_server.py PORT [FOLDER]

It runs in an environment of its own (`make standins`), and the real dbt-snowflake talks to it. FOLDER keeps the data when the server
dies. What is added to fakesnow:

- an unforeseen failure is an SQL error, because the client repeats requests that end in HTTP 500 for minutes
- HASH, HASH_AGG and HLL_*, by other algorithms than Snowflake's (snowflake_statements.py)
- INFORMATION_SCHEMA.TABLES tells of changes: CREATED, LAST_ALTERED, LAST_DDL, ROW_COUNT, BYTES, and what kind of table it is (snowflake_catalog.py)
- transactions: READ COMMITTED; writers wait for each other; DDL commits what is open; one that blocks others and idles is rolled back
  (snowflake_transactions.py)
- faults on demand: POST /standin/fault (see `Fault`)

It proves that the package's statements run, in which order, and what becomes of their results. It proves nothing about the values
that Snowflake's own functions and metadata have.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import os
import sys
import threading
import time
from dataclasses import dataclass
from typing import Any

import fakesnow.cursor as fake_cursor
import fakesnow.server as fake_server
import uvicorn
from fakesnow import info_schema, macros
from fakesnow.instance import FakeSnow
from snowflake_catalog import extend_catalog
from snowflake_statements import create_functions, parse_one, transform
from snowflake_transactions import Sessions, execute
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

# --- An error of the server is an error of the statement.


def answer(content: Any, status_code: int = 200, **options: Any) -> JSONResponse:
    """What goes back to the client; see the head of this file."""
    if status_code >= 500:
        message = f"stand-in: {str(content.get('message'))[:2000]}"
        content = {"data": {"errorCode": "000603", "sqlState": "XX000"}, "code": "000603", "success": False}
        content["message"] = message
        status_code = 200
    return JSONResponse(content, status_code=status_code, **options)


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
