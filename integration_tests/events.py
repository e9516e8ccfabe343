"""Where tests of events send them: a webhook that answers as told, a script; and how they look at what arrived."""

from __future__ import annotations

import contextlib
import json
import shlex
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


class Endpoint(ThreadingHTTPServer):
    """A webhook that answers with ``statuses``, the last of them for ever; None hangs, -1 never ends its answer."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.url = f"http://user:hunter2@127.0.0.1:{self.server_port}/services/s3cret?token=t0ken"
        self.statuses: list[int | None] = [200]
        self.requests: list[tuple[str, str]] = []
        self.released = threading.Event()

    def events(self) -> list[dict[str, Any]]:
        return [json.loads(body) for _, body in self.requests]


class Handler(BaseHTTPRequestHandler):
    server: Endpoint

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        self.server.requests.append(
            (f"{self.command} {self.headers['Content-Type']} {self.headers['Authorization']}", body)
        )
        statuses = self.server.statuses
        status = statuses.pop(0) if len(statuses) > 1 else statuses[0]
        if status is None:
            self.server.released.wait(30)
            return
        self.send_response(200 if status == -1 else status)
        self.send_header("Location", "/elsewhere")
        self.send_header("Retry-After", "3600")
        self.end_headers()
        while status == -1 and not self.server.released.wait(0.05):
            self.wfile.write(b"x")

    do_GET = do_POST

    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextlib.contextmanager
def serving() -> Iterator[Endpoint]:
    """A webhook, for a while."""
    server = Endpoint()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.released.set()
    server.shutdown()
    thread.join()
    server.server_close()


def event(n: int = 0, **more: Any) -> dict[str, Any]:
    return {"event_type": "ProfilingSkipped", "event_id": f"id{n}", "table": "t\u2028é", "metadata": {"n": n}, **more}


def script(folder: Path, code: str) -> str:
    """A command that runs Python code; ``out`` is a file in the folder."""
    file = folder / "hook.py"
    file.write_text(f"import os, subprocess, sys, time\nout = open({str(folder / 'out')!r}, 'a')\n{code}\n")
    return f"{shlex.quote(sys.executable)} {shlex.quote(str(file))}"


def lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text().split("\n")[:-1]]


def running(pid: str) -> bool:
    """Is the process there, and no zombie? Looks a while: a killed process takes a moment."""
    for _ in range(100):
        try:
            if Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return False
        except (FileNotFoundError, ProcessLookupError):
            return False
        time.sleep(0.02)
    return True
