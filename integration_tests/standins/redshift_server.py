"""A stand-in for Amazon Redshift: a real PostgreSQL server behind a relay that speaks to Redshift's own client.

Redshift is of PostgreSQL's family and speaks its protocol, so the real `dbt-redshift` with the real `redshift_connector` talks to it. The
relay takes what only Redshift knows out of the start-up message, and writes the statements for PostgreSQL where a function of SQL cannot
stand in (redshift_rewrites.py); the functions, types and system views of Redshift are made in the database (redshift_shims.sql).

What this shows: that the adapter's macros run from end to end, that every statement is one that this client sends, that results are read
as they come, and the law. What it does not show: that Redshift itself takes the statements (a grammar checks some of that), its values of
hashes and sketches, how late its metadata is, its isolation, its speed and its cost.
"""

from __future__ import annotations

import contextlib
import socket
import struct
import threading

from standins.redshift_rewrites import for_postgres

SSL_REQUEST = 80877103
# PostgreSQL refuses a session with parameters that it does not know.
KNOWN_PARAMETERS = {b"user", b"database", b"application_name"}


class Relay:
    """Listens on a port of its own; one thread for each direction of each connection. ``stop`` ends them all."""

    def __init__(self, server_port: int) -> None:
        self.server_port = server_port
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self.listener.getsockname()[1])
        self.connections: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def stop(self) -> None:
        self.listener.close()
        for connection in self.connections:
            connection.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        server = socket.create_connection(("127.0.0.1", self.server_port))
        self.connections.extend([client, server])
        for connection in (client, server):
            # small messages, each of which would otherwise wait until the one before it is acknowledged
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            start_up = _read_start_up(client)
            server.sendall(struct.pack("!i", len(start_up) + 4) + start_up)
            threading.Thread(target=_copy, args=(server, client), daemon=True).start()
            _forward(client, server)
        except OSError:
            pass  # either side has gone: so does the other
        finally:
            _close(client)
            _close(server)


def _read_start_up(client: socket.socket) -> bytes:
    """The start-up message as PostgreSQL takes it, without its length."""
    while True:
        length, code = struct.unpack("!ii", _read(client, 8))
        body = _read(client, length - 8)
        if code != SSL_REQUEST:
            break
        client.sendall(b"N")
    parts = body.split(b"\0")
    parameters = dict(zip(parts[::2], parts[1::2], strict=False))
    kept = b"".join(name + b"\0" + value + b"\0" for name, value in parameters.items() if name in KNOWN_PARAMETERS)
    return struct.pack("!i", code) + kept + b"\0"


def _forward(client: socket.socket, server: socket.socket) -> None:
    """Message after message, those with a statement written anew."""
    while True:
        kind, length = struct.unpack("!ci", _read(client, 5))
        body = _read(client, length - 4)
        if kind == b"Q":
            body = for_postgres(body[:-1].decode()).encode() + b"\0"
        elif kind == b"P":
            name, statement, rest = body.split(b"\0", 2)
            body = name + b"\0" + for_postgres(statement.decode()).encode() + b"\0" + rest
        server.sendall(kind + struct.pack("!i", len(body) + 4) + body)


def _copy(source: socket.socket, sink: socket.socket) -> None:
    try:
        while data := source.recv(65536):
            sink.sendall(data)
    except OSError:
        pass
    finally:
        _close(sink)


def _read(source: socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count:
        more = source.recv(count - len(data))
        if not more:
            raise OSError("the other side has closed the connection")
        data += more
    return data


def _close(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
    connection.close()
