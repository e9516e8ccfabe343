"""The warehouses of the suite: how dbt reaches them, and how a test writes to them from outside."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import duckdb
from bigquery_sql import bigquery_sql
from dbt.adapters.duckdb.connections import DuckDBConnectionManager
from postgres_server import Server
from snowflake_sql import snowflake_sql
from spark_sql import spark_sql
from standins.redshift_server import Relay

if TYPE_CHECKING:  # their clients are not there where an older dbt is tested
    from bigquery_standin import BigQueryStandin
    from snowflake_standin import SnowflakeStandin
    from spark_server import SparkServer

ADAPTERS = ("duckdb", "postgres")
STANDINS = ("snowflake", "bigquery", "redshift")  # servers that stand in for a service, and so prove less

# SQL in a process of its own: a DuckDB file has one writer, and the runner under test is another process.
RUN_SQL = """
import duckdb, json, sys
connection = duckdb.connect(sys.argv[1])
for statement in json.loads(sys.argv[2]):
    rows = connection.execute(statement).fetchall()
print(json.dumps(rows, default=str))
"""


class Warehouse(Protocol):
    """A place with a schema `main` that belongs to one project."""

    adapter: str

    def output(self) -> dict[str, Any]:
        """The target in profiles.yml."""

    def execute(self, *statements: str) -> list[list[Any]]:
        """Runs statements one by one, each committed; the rows of the last one."""


class DuckDB:
    """A file in the project's folder."""

    adapter = "duckdb"

    def __init__(self, folder: Path, python: str | Path = sys.executable) -> None:
        """``python`` is the one whose DuckDB may write the file."""
        self.file = folder / "warehouse.duckdb"
        self.python = python

    def output(self) -> dict[str, Any]:
        return {"type": "duckdb", "path": str(self.file), "schema": "main", "threads": 1, "settings": {"threads": 1}}

    def query(self, *statements: str) -> list[list[str]]:
        """The same within this process: beside dbt if it has the file open, and as texts, as dbt would have them."""
        with duckdb.connect(str(self.file)) as connection:
            connection.execute("set threads = 1")
            for statement in statements:
                connection.execute(statement)
            table = DuckDBConnectionManager.get_result_from_cursor(connection, None)
        return [[str(value) for value in row.values()] for row in table.rows]

    def execute(self, *statements: str) -> list[list[Any]]:
        command = [self.python, "-c", RUN_SQL, str(self.file), json.dumps(statements)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        rows: list[list[Any]] = json.loads(done.stdout)
        return rows


class Postgres:
    """A database of its own on a real server; dbt is ``user``, what tests do from outside is the superuser's."""

    adapter = "postgres"

    def __init__(self, server: Server, database: str | None = None, user: str = "postgres") -> None:
        self.server = server
        self.user = user
        self.database = database or server.create_database()
        if database is None:
            self.execute("create schema main")

    def seen_by(self, user: str) -> Postgres:
        """The same database, for dbt as another role."""
        return Postgres(self.server, self.database, user)

    def output(self) -> dict[str, Any]:
        return {"type": "postgres", "host": "127.0.0.1", "port": self.server.port, "user": self.user, "password": "", "dbname": self.database,
                "schema": "main", "threads": 1, "connect_timeout": 10}  # fmt: skip

    def execute(self, *statements: str, user: str = "postgres") -> list[list[Any]]:
        return [list(row) for row in self.server.execute(*statements, database=self.database, user=user)]


class Snowflake:
    """A database of its own on the stand-in."""

    adapter = "snowflake"

    def __init__(self, server: SnowflakeStandin) -> None:
        self.server = server
        self.database = server.create_database()

    def output(self) -> dict[str, Any]:
        return {"type": "snowflake", "account": "standin", "user": "tester", "password": "none", "host": "127.0.0.1", "port": self.server.port,
                "protocol": "http", "database": self.database, "schema": "main", "warehouse": "wh", "role": "sysadmin", "threads": 1}  # fmt: skip

    def execute(self, *statements: str) -> list[list[Any]]:
        return [list(row) for row in self.server.execute(*map(snowflake_sql, statements), database=self.database)]


class BigQuery:
    """A project of its own on the stand-in."""

    adapter = "bigquery"

    def __init__(self, server: BigQueryStandin) -> None:
        self.server = server
        self.project = server.create_project()
        self.kept: list[str] = []  # statements that were sent

    def output(self) -> dict[str, Any]:
        return {"type": "bigquery", "method": "oauth-secrets", "token": "none", "project": self.project, "dataset": "main", "location": "US",
                "api_endpoint": f"http://127.0.0.1:{self.server.port}", "threads": 1, "job_retries": 0, "job_creation_timeout_seconds": 60,
                "job_execution_timeout_seconds": 60}  # fmt: skip

    def keep(self) -> None:
        """Keeps what was sent to this project since the last time."""
        self.kept += [statement for statement in self.server.statements() if f"`{self.project}`" in statement]

    def execute(self, *statements: str) -> list[list[Any]]:
        return self.server.execute(*(bigquery_sql(statement) for statement in statements), project=self.project)


class Redshift:
    """A database of its own on a PostgreSQL server with Redshift's functions, behind a relay that Redshift's client talks to."""

    adapter = "redshift"
    SHIMS = Path(__file__).parent / "standins" / "redshift_shims.sql"

    def __init__(self, server: Server, relay: Relay) -> None:
        self.server = server
        self.relay = relay
        self.database = server.create_database()
        self.execute("create schema main", self.SHIMS.read_text())
        self.execute(f"alter database {self.database} set search_path = main, public, redshift")

    def output(self) -> dict[str, Any]:
        return {"type": "redshift", "host": "127.0.0.1", "port": self.relay.port, "user": "postgres", "password": "none", "dbname": self.database,
                "schema": "main", "threads": 1, "sslmode": "disable", "connect_timeout": 20, "retries": 0}  # fmt: skip

    def execute(self, *statements: str) -> list[list[Any]]:
        return [list(row) for row in self.server.execute(*statements, database=self.database)]


class Spark:
    """The schemas of a Spark with Iceberg, or Delta. Its metastore knows no databases beside each other, so one project at a time has them: the next
    one begins with none. ``zone``: of the sessions of dbt."""

    adapter = "spark"

    def __init__(self, server: SparkServer, zone: str = "UTC") -> None:
        self.server = server
        self.zone = zone
        self.storage = {"file_format": server.file_format}
        for (schema,) in server.execute("show schemas"):
            if schema != "default":
                server.execute(f"drop schema `{schema}` cascade")
        server.execute("create schema main")

    def output(self) -> dict[str, Any]:
        return {"type": "spark", "method": "thrift", "host": "127.0.0.1", "port": self.server.port, "user": "test", "schema": "main", "threads": 1, "poll_interval": 0,
                "query_retries": 0, "query_timeout": 300, "server_side_parameters": {"spark.sql.session.timeZone": self.zone}}  # fmt: skip

    def execute(self, *statements: str) -> list[list[Any]]:
        return self.server.execute(*(spark_sql(statement, self.server.file_format) for statement in statements))


class Servers:
    """Servers, started when a test first asks for one."""

    def __init__(self) -> None:
        self.postgres: Server | None = None
        self.snowflake: SnowflakeStandin | None = None
        self.relay: Relay | None = None
        self.spark: SparkServer | None = None
        self.bigquery: BigQueryStandin | None = None

    def warehouse(self, adapter: str, folder: Path) -> Warehouse:
        """A new, empty warehouse."""
        if adapter == "duckdb":
            return DuckDB(folder)
        if adapter == "snowflake":
            from snowflake_standin import SnowflakeStandin

            self.snowflake = self.snowflake or SnowflakeStandin()
            return Snowflake(self.snowflake)
        if adapter == "bigquery":
            from bigquery_standin import BigQueryStandin

            self.bigquery = self.bigquery or BigQueryStandin()
            return BigQuery(self.bigquery)
        if adapter == "spark":
            from spark_server import SparkServer

            self.spark = self.spark or SparkServer()
            return Spark(self.spark)
        self.postgres = self.postgres or Server()
        if adapter == "redshift":
            self.relay = self.relay or Relay(self.postgres.port)
            return Redshift(self.postgres, self.relay)
        return Postgres(self.postgres)

    def stop(self) -> None:
        """Stops what was started."""
        if self.relay is not None:
            self.relay.stop()
        if self.postgres is not None:
            self.postgres.remove()
        if self.snowflake is not None:
            self.snowflake.remove()
        if self.spark is not None:
            self.spark.remove()
        if self.bigquery is not None:
            self.bigquery.remove()
