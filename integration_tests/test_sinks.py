"""Each place that an event can go to, alone: real files, real commands, a real HTTP server; what it gets, and what it says when it fails."""

from __future__ import annotations

import os
import shlex
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from events import Endpoint, event, lines, running, script, serving

from baselinr_dbt.errors import ConfigurationError
from baselinr_dbt.sinks import Command, JsonLines, NotDelivered, Webhook, sinks_of

# For what answers at once, on a machine that may be busy; and for what hangs.
LONG, SHORT = 10, 0.3


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with serving() as server:
        yield server


def test_a_webhook_that_recovers_gets_the_event(endpoint: Endpoint) -> None:
    endpoint.statuses = [500, 429, 200]
    Webhook(endpoint.url, LONG, 2, backoff=0.01).deliver(event())
    assert endpoint.events() == [event()] * 3
    # the URL's credentials are sent, the Retry-After of an hour is not waited for
    assert {head for head, _ in endpoint.requests} == {"POST application/json Basic dXNlcjpodW50ZXIy"}


@pytest.mark.parametrize(
    ("status", "tries", "problem"),
    [
        (500, 3, "HTTP 500"),
        (503, 3, "HTTP 503"),
        (429, 3, "HTTP 429"),
        (404, 1, "HTTP 404"),
        (307, 1, "HTTP 307"),
        (302, 1, "HTTP 302"),
        (None, 3, "no answer within 0.3 s"),
    ],
)
def test_a_webhook_that_fails(endpoint: Endpoint, status: int | None, tries: int, problem: str) -> None:
    endpoint.statuses = [status]
    with pytest.raises(NotDelivered) as failure:
        Webhook(endpoint.url, SHORT if status is None else LONG, 2, backoff=0.01).deliver(event())
    assert (str(failure.value), endpoint.events()) == (problem, [event()] * tries)


def test_an_answer_without_end_is_an_answer(endpoint: Endpoint) -> None:
    endpoint.statuses = [-1]
    Webhook(endpoint.url, LONG, 0).deliver(event())


def test_a_webhook_that_nobody_answers() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        hook = Webhook(f"http://127.0.0.1:{free.getsockname()[1]}/s3cret", LONG, 1, backoff=0.01)
        with pytest.raises(NotDelivered, match=r"^Connection refused$"):
            hook.deliver(event())
    with pytest.raises(NotDelivered) as failure:
        Webhook("http://no-such-host.invalid/s3cret", LONG, 0).deliver(event())
    assert "s3cret" not in str(failure.value)


def test_a_command_reads_the_event(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    hook = Command(script(tmp_path, "out.write(sys.stdin.read() + '\\n'); print('seen')"), LONG, 0)
    hook.deliver(event(1))
    hook.deliver(event(2))
    assert lines(tmp_path / "out") == [event(1), event(2)]
    # stdout is for the document of the run
    assert capfd.readouterr() == ("", "seen\nseen\n")


def test_a_command_need_not_read(tmp_path: Path) -> None:
    Command(script(tmp_path, ""), LONG, 0).deliver(event(text="x" * 1_000_000))


@pytest.mark.parametrize(
    ("code", "problem"),
    [("sys.exit(3)", "exit code 3"), ("os.kill(os.getpid(), 9)", "ended by signal 9")],
)
def test_a_command_that_fails_is_tried_again(tmp_path: Path, code: str, problem: str) -> None:
    hook = Command(script(tmp_path, f"print('try', file=out, flush=True); {code}"), LONG, 2, backoff=0.01)
    with pytest.raises(NotDelivered, match=f"^{problem}$"):
        hook.deliver(event())
    assert (tmp_path / "out").read_text() == "try\n" * 3


def test_a_command_that_recovers(tmp_path: Path) -> None:
    code = "print('try', file=out, flush=True); sys.exit(os.path.getsize(out.name) < 8)"
    Command(script(tmp_path, code), LONG, 3, backoff=0.01).deliver(event())
    assert (tmp_path / "out").read_text() == "try\n" * 2


def test_a_command_that_hangs_is_killed_with_its_children(tmp_path: Path) -> None:
    code = f"sleep 60 & echo $$ $! > {tmp_path / 'out'}; wait"
    with pytest.raises(NotDelivered, match=r"^it did not end within 0.5 s$"):
        Command(f"sh -c {shlex.quote(code)}", 0.5, 0).deliver(event())
    pids = (tmp_path / "out").read_text().split()
    assert len(pids) == 2
    assert [pid for pid in pids if running(pid)] == []


def test_a_command_that_cannot_be_started(tmp_path: Path) -> None:
    file = tmp_path / "hook"
    file.write_text("#!/no/such/interpreter\n")
    file.chmod(0o755)
    with pytest.raises(NotDelivered, match=r"^it cannot be started: No such file or directory$"):
        Command(str(file), LONG, 0).deliver(event())


MISTAKES = [
    ({"events_file": "no/such/folder/events"}, "--events-file no/such/folder/events: No such file or directory"),
    ({"events_file": "/"}, "--events-file /: Is a directory"),
    ({"events_file": ""}, "--events-file : No such file or directory"),
    ({"on_event": "no-such-command --at all"}, "--on-event: no command 'no-such-command' can be found"),
    ({"on_event": "curl 's3cret"}, "--on-event: no closing quotation"),
    ({"on_event": " "}, "--on-event: no command is given"),
    ({"webhook": "ftp://u:s3cret@host/x"}, "--webhook: this is no http or https URL"),
    ({"webhook": "host/s3cret"}, "--webhook: this is no http or https URL"),
    ({"webhook": "http://"}, "--webhook: this is no http or https URL"),
    ({"webhook": "https://host:s3cret"}, "--webhook: this is no http or https URL"),
    ({"webhook": "https://[::1"}, "--webhook: this is no http or https URL"),
    ({"webhook": ""}, "--webhook: this is no http or https URL"),
]


@pytest.mark.parametrize(("given", "message"), MISTAKES)
def test_a_mistake_is_told_before_anything_runs(given: dict[str, str], message: str) -> None:
    settings: dict[str, Any] = {"events_file": None, "on_event": None, "webhook": None, **given}
    with pytest.raises(ConfigurationError) as error:
        sinks_of(**settings, hook_timeout=1, hook_retries=0)
    assert str(error.value) == message


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_without_the_right_to_write(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ConfigurationError, match="Permission denied"):
        JsonLines(str(tmp_path / "events"))
