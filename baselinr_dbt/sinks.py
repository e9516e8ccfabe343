"""The places that events of a run go to: a file, a command, a webhook."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import shlex
import shutil
import signal
import subprocess
import threading
from typing import Any, Protocol
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import TimeoutError as Urllib3Timeout
from urllib3.util import Retry

from baselinr_dbt.errors import ConfigurationError

BACKOFF_SECONDS = 0.5
STDERR = 2
URLLIB3_LOGGER = logging.getLogger("urllib3.connectionpool")
Event = dict[str, Any]


class NotDelivered(Exception):
    """Why an event did not arrive. The text is shown to people: nothing of the event is in it, and no secret."""


class EventSink(Protocol):
    """A place that events are delivered to. ``name`` is shown to people as well."""

    name: str

    def deliver(self, event: Event) -> None:
        """Delivers one event, with the sink's own time limit and retries. Raises NotDelivered."""

    def close(self) -> None:
        """Nothing more will come. A delivery that is under way is broken off."""


class JsonLines:
    """A file that gets a line for each event. Raises ConfigurationError if it cannot be written to."""

    def __init__(self, path: str) -> None:
        self.name = f"events file {path}"
        try:
            # Unbuffered: a line is there at once, and one write keeps the lines of two runs apart.
            self.file = open(path, "ab", buffering=0)  # noqa: SIM115
        except (OSError, ValueError) as error:
            raise ConfigurationError(f"--events-file {path}: {getattr(error, 'strerror', None) or error}") from error

    def deliver(self, event: Event) -> None:
        """Appends a line."""
        line = json_line(event)
        try:
            written = self.file.write(line)
        except OSError as error:
            raise NotDelivered(error.strerror or type(error).__name__) from error
        if written != len(line):
            raise NotDelivered("only a part of a line was written")

    def close(self) -> None:
        """Closes the file."""
        self.file.close()


class Command:
    """A command that is run for each event and reads it from stdin. Raises ConfigurationError if there is no such command."""

    def __init__(self, line: str, limit: float, retries: int, backoff: float = BACKOFF_SECONDS) -> None:
        try:
            self.words = shlex.split(line)
        except ValueError as error:
            raise ConfigurationError(f"--on-event: {str(error).lower()}") from error
        if not self.words:
            raise ConfigurationError("--on-event: no command is given")
        if shutil.which(self.words[0]) is None:
            raise ConfigurationError(f"--on-event: no command {self.words[0]!r} can be found")
        # Without the arguments, which may hold a password.
        self.name = f"command {self.words[0]}"
        self.limit, self.retries, self.backoff = limit, retries, backoff
        self.process: subprocess.Popen[bytes] | None = None
        self.closed = threading.Event()

    def deliver(self, event: Event) -> None:
        """Runs the command until it ends well."""
        text = _json(event)
        problem: str | None = None
        for attempt in range(self.retries + 1):
            # As urllib3 waits: the first retry comes at once.
            pause = min(self.backoff * 2 ** (attempt - 1), Retry.DEFAULT_BACKOFF_MAX) if attempt > 1 else 0
            if self.closed.wait(pause):
                break
            problem = self._run(text)
            if problem is None:
                return
        raise NotDelivered(problem or "the run has ended")

    def _run(self, text: bytes) -> str | None:
        """Runs the command once; what went wrong, if anything did."""
        try:
            # What it prints is for people: stdout is for the document of the run.
            process = subprocess.Popen(self.words, stdin=subprocess.PIPE, stdout=STDERR, start_new_session=True)
        except OSError as error:
            return f"it cannot be started: {error.strerror}"
        with process:
            self.process = process
            if self.closed.is_set():  # closed between the wait and the start
                _kill(process)
            try:
                process.communicate(text, timeout=self.limit)
            except subprocess.TimeoutExpired:
                _kill(process)
                return f"it did not end within {self.limit:g} s"
            finally:
                self.process = None
        code = process.returncode
        return None if code == 0 else f"exit code {code}" if code > 0 else f"ended by signal {-code}"

    def close(self) -> None:
        """Kills what still runs."""
        self.closed.set()
        process = self.process
        if process is not None:
            _kill(process)


class Webhook:
    """A URL that each event is posted to. Raises ConfigurationError if it is no http or https URL."""

    def __init__(self, url: str, limit: float, retries: int, backoff: float = BACKOFF_SECONDS) -> None:
        try:
            parts = urlsplit(url)
            valid = parts.scheme in ("http", "https") and parts.hostname and (parts.port is None or parts.port > 0)
            requests.Request("POST", url).prepare()
        except ValueError:
            valid = False
        if not valid:
            raise ConfigurationError("--webhook: this is no http or https URL")
        # The host alone: with many services the path, or the query, is the secret.
        self.name = f"webhook {parts.scheme}://{parts.netloc.rpartition('@')[2]}/…"
        self.url, self.limit = url, limit
        # Retry-After is not obeyed: an answer must not be able to hold the queue for an hour.
        retry = Retry(total=retries, allowed_methods=["POST"], status_forcelist=[429, *range(500, 600)], backoff_factor=backoff,
                      raise_on_status=False, respect_retry_after_header=False)  # fmt: skip
        self.session = requests.Session()
        self.session.mount(f"{parts.scheme}://", HTTPAdapter(max_retries=retry))
        self.thread: int | None = None
        URLLIB3_LOGGER.addFilter(self._is_foreign)

    def deliver(self, event: Event) -> None:
        """Posts the event until it is accepted."""
        self.thread = threading.get_ident()
        headers = {"Content-Type": "application/json"}
        try:
            # A redirect would be followed with a GET, and without the event; the body of the answer may be endless.
            with self.session.post(self.url, data=_json(event), headers=headers, timeout=self.limit, allow_redirects=False,
                                   stream=True) as response:  # fmt: skip
                status = response.status_code
        except requests.RequestException as error:
            raise NotDelivered(self._problem(error)) from error
        finally:
            self.thread = None
        if not 200 <= status < 300:
            raise NotDelivered(f"HTTP {status}")

    def _problem(self, error: requests.RequestException) -> str:
        """What is behind an error; the texts of requests and urllib3 hold the URL."""
        causes = _behind(error)
        for cause in causes:
            if isinstance(cause, OSError) and cause.strerror:
                return cause.strerror
        late = any(isinstance(cause, TimeoutError | Urllib3Timeout) for cause in causes)
        return f"no answer within {self.limit:g} s" if late else type(error).__name__

    def _is_foreign(self, record: logging.LogRecord) -> bool:
        """Is a record of urllib3 another's? It logs each retry with the URL."""
        return record.thread != self.thread

    def close(self) -> None:
        """Closes the connections."""
        self.session.close()


def sinks_of(
    events_file: str | None, on_event: str | None, webhook: str | None, hook_timeout: float, hook_retries: int
) -> list[EventSink]:
    """The sinks that were asked for. Raises ConfigurationError; the file is opened last, so that no error leaves an empty one."""
    sinks: list[EventSink] = []
    if on_event is not None:
        sinks.append(Command(on_event, hook_timeout, hook_retries))
    if webhook is not None:
        sinks.append(Webhook(webhook, hook_timeout, hook_retries))
    if events_file is not None:
        sinks.append(JsonLines(events_file))
    return sinks


def json_line(event: Event) -> bytes:
    """An event as a line of a file."""
    return _json(event) + b"\n"


def _json(event: Event) -> bytes:
    """ASCII, so that no text of a warehouse breaks a line or an encoding."""
    return json.dumps(event).encode("ascii")


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kills a command and what it started."""
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError):  # it has just ended
            os.killpg(process.pid, signal.SIGKILL)


def _behind(error: BaseException) -> list[BaseException]:
    """The error and all that it came from."""
    seen: list[BaseException] = []
    waiting: list[object] = [error]
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, BaseException) and not any(item is other for other in seen):
            seen.append(item)
            waiting += [getattr(item, "reason", None), *item.args, item.__cause__, item.__context__]
    return seen
