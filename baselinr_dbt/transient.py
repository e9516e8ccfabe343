"""Errors that go away by themselves: a connection that was lost, a server that is busy or just starting, two transactions in each other's way.

Nothing else is worth a second try: a table that cannot be read costs as much the second time.
"""

from __future__ import annotations

import re

# What drivers say; beside each, who.
PHRASES = [
    r"server closed the connection unexpectedly",  # libpq
    r"could not (?:connect to|translate host name)",  # libpq
    r"connection to server (?:at|on) .* failed",  # libpq
    r"terminating connection due to",  # PostgreSQL, Redshift: an administrator's command, a restart
    r"the database system is (?:starting up|shutting down|in recovery mode)",  # PostgreSQL
    r"remaining connection slots are reserved|too many (?:clients|connections)",  # PostgreSQL, Redshift
    r"deadlock detected",  # PostgreSQL, Redshift
    r"could not serialize access|serializable isolation violation|conflict with concurrent transaction",  # PostgreSQL, Redshift
    r"duplicate key value violates unique constraint \"pg_(?:namespace|class|type)_",  # two that make one schema or table at once
    r"connection (?:already closed|reset by peer|refused|aborted|timed out)",  # sockets
    r"broken pipe|remote end closed connection|connection pool is full",  # sockets, urllib3
    r"(?:SSL|EOF).*(?:unexpected eof|error: eof|eof occurred)",  # TLS
    r"\b(?:429|500|502|503|504)\b[^\n]{0,40}(?:too many requests|internal server error|internal error|bad gateway|unavailable|gateway time-?out)",  # HTTP
    r"rateLimitExceeded|backendError|jobRateLimitExceeded",  # BigQuery
    r"due to concurrent update|aborted due to conflict",  # BigQuery
    r"number of waiters for this table exceeds",  # Snowflake
    r"concurrent(?:append|delete\w+|write|modification|transaction)exception|(?:metadata|protocol)changedexception",  # Delta
    r"\[DELTA_(?:CONCURRENT_\w+|METADATA_CHANGED|PROTOCOL_CHANGED)\]",  # Delta
    r"commitfailedexception",  # Iceberg
    r"found (?:new )?conflicting (?:deleted? )?files|missing required files to delete",  # Iceberg
    r"could not set lock on file",  # DuckDB: another process has the file
]
TRANSIENT = re.compile("|".join(PHRASES), re.IGNORECASE)


def is_transient(error: str) -> bool:
    """May the same statement succeed a moment later?"""
    return TRANSIENT.search(error) is not None


def pause(attempt: int) -> float:
    """Seconds to wait before try number ``attempt``, which is 2 or more: 1, 4, 16 and so on, at most a minute."""
    return float(min(4 ** (attempt - 2), 60))
