"""Transactions of the stand-in, by Snowflake's rules; what they changed is noted in the catalog when they are committed."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import Any

import duckdb
import fakesnow.cursor as fake_cursor
import sqlglot
from snowflake.connector.errors import ProgrammingError
from snowflake_catalog import Key, record, relation_of
from snowflake_statements import thread
from sqlglot import exp

WAIT_SECONDS = 60.0  # for another session's transaction; Snowflake's LOCK_TIMEOUT is 12 hours
IDLE_SECONDS = 3.0  # after which a transaction that blocks others is rolled back; Snowflake's 5 minutes


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
