"""`baselinr-dbt cloud trigger` against a server that speaks dbt Cloud's API: what it asks for, what it makes of the answers, and that the token stays with it."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from test_cli import COMMAND

from baselinr_dbt.cloud import DbtCloud
from baselinr_dbt.errors import BaselinrError, ConfigurationError

TOKEN = "dbtc_s3cret"
RUN = {"id": 71, "status": 1, "href": "https://cloud.example.com/runs/71", "status_message": None}
RUN_PATH = "/api/v2/accounts/12/runs/71/"


def answer(**data: Any) -> tuple[int, Any]:
    """What the API says of a run."""
    return 200, {"status": {"code": 200, "is_success": True, "user_message": "Success!"}, "data": {**RUN, **data}}


def refusal(code: int, message: str) -> tuple[int, Any]:
    return code, {"status": {"code": code, "is_success": False, "user_message": message}, "data": None}


class Api(ThreadingHTTPServer):
    """Answers with ``answers``, one after the other, the last of them for ever. Texts are sent as they are; None hangs up."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: list[tuple[int, Any] | None] = []
        self.requests: list[tuple[str, str, str | None, Any]] = []


class Handler(BaseHTTPRequestHandler):
    server: Api

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.requests.append(
            (self.command, self.path, self.headers["Authorization"], json.loads(body or "null"))
        )
        answers = self.server.answers
        said = answers.pop(0) if len(answers) > 1 else answers[0]
        if said is None:
            self.close_connection = True
            return
        code, content = said
        self.send_response(code)
        self.send_header("Location", "http://127.0.0.1:1/elsewhere")
        self.end_headers()
        self.wfile.write(content.encode() if isinstance(content, str) else json.dumps(content).encode())

    do_GET = do_POST

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def api() -> Iterator[Api]:
    server = Api()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def started(api: Api | None, *words: str, **environment: str) -> subprocess.Popen[str]:
    host = ["--host", f"http://127.0.0.1:{api.server_port}"] if api else []
    command = [COMMAND, "cloud", "trigger", "--account-id", "12", "--job-id", "34", "--poll", "0.05", *host, *words]
    settings = {**os.environ, "DBT_CLOUD_API_TOKEN": TOKEN, "COLUMNS": "200", **environment}
    return subprocess.Popen(command, env=settings, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def trigger(api: Api | None, *words: str, **environment: str) -> tuple[int, str, str]:
    """The command at its end: exit code, stdout, stderr. Wherever it ends, it has not told the token."""
    process = started(api, *words, **environment)
    stdout, stderr = process.communicate(timeout=60)
    assert TOKEN not in stdout + stderr
    assert "Traceback" not in stderr
    return process.returncode, stdout, stderr


def test_a_run_is_started(api: Api) -> None:
    api.answers = [answer()]
    code, stdout, stderr = trigger(
        api, "--shard", "1/4", "--select", "tag:it's", "--exclude", "big", "--cause", "nightly"
    )
    assert (code, stdout) == (0, "run 71 queued\n")
    assert "job 34: run 71 queued: https://cloud.example.com/runs/71" in stderr
    ((method, path, authorization, body),) = api.requests
    assert (method, path, authorization) == ("POST", "/api/v2/accounts/12/jobs/34/run/", f"Token {TOKEN}")
    assert (body["cause"], len(body["steps_override"])) == ("nightly", 1)
    words = shlex.split(body["steps_override"][0])
    assert words[:-1] == ["dbt", "run-operation", "baselinr_profile", "--args"]
    assert json.loads(words[-1]) == {"select": ["tag:it's"], "exclude": ["big"], "shard": "1/4"}


def test_it_waits_for_the_end(api: Api) -> None:
    """What comes in between does no harm, a server that is not well for a while included."""
    api.answers = [
        answer(),
        answer(status=2),
        (502, "<html>bad gateway"),
        None,
        answer(status=3),
        answer(status=3),
        answer(status=10),
    ]
    code, stdout, stderr = trigger(api, "--wait", "--output", "json")
    assert code == 0, stderr
    document = json.loads(stdout)
    assert (document["run_id"], document["status"], document["step"]) == (
        71,
        "success",
        "dbt run-operation baselinr_profile",
    )
    told = [line.split(": ")[1].split(" after")[0] for line in stderr.splitlines() if " after " in line]
    assert told == ["starting", "running", "success"]
    assert [request[:2] for request in api.requests] == [("POST", "/api/v2/accounts/12/jobs/34/run/")] + [
        ("GET", RUN_PATH)
    ] * 6
    assert {request[2] for request in api.requests} == {f"Token {TOKEN}"}


@pytest.mark.parametrize(
    ("answers", "code", "message"),
    [
        ([answer(), (503, "{}")], 1, "dbt Cloud answered with HTTP 503, 5 times in a row; run 71 goes on in dbt Cloud"),
        ([answer(), (200, "<html>")], 1, "something else than a run"),
        ([refusal(401, f"Invalid token {TOKEN}.")], 2, "does not accept the token in DBT_CLOUD_API_TOKEN (Invalid token ….)"),
        ([refusal(403, "Forbidden")], 2, "the token may not do this with job 34 of account 12 (Forbidden)"),
        ([refusal(404, "Not found.")], 2, "dbt Cloud has no job 34 in account 12, or the token may not see it (Not found.)"),
        ([refusal(400, "steps_override: too long")], 1, "HTTP 400 (steps_override: too long)"),
        ([(302, "")], 2, "a redirect (HTTP 302)"),
        ([(200, "[]")], 1, "something else than a run"),
        ([answer(id="x")], 1, "a run that has no id or no status"),
        ([None], 1, "dbt Cloud cannot be reached: ConnectionError; whether the job was started is not known"),
        ([(500, "")], 1, "HTTP 500; whether the job was started is not known"),
    ],
)  # fmt: skip
def test_what_can_go_wrong(api: Api, answers: list[Any], code: int, message: str) -> None:
    api.answers = answers
    client = DbtCloud(f"http://127.0.0.1:{api.server_port}", 12, TOKEN)
    with pytest.raises(BaselinrError) as failure:
        client.wait(client.trigger(34, "dbt run-operation baselinr_profile", ""), 60, 0.01, lambda run: None)
    assert message in str(failure.value)
    assert TOKEN not in str(failure.value)
    assert failure.value.exit_code == code
    assert [method for method, *_ in api.requests].count("POST") == 1, "the start is not repeated"


def test_a_wait_that_is_too_long(api: Api) -> None:
    api.answers = [answer(status=3)]
    client = DbtCloud(f"http://127.0.0.1:{api.server_port}", 12, TOKEN)
    with pytest.raises(BaselinrError, match=r"run 71 is still running after 0.2 s; it goes on in dbt Cloud"):
        client.wait(client.run(71), 0.2, 0.01, lambda run: None)


@pytest.mark.parametrize(
    ("status", "ended"),
    [
        ({"status": 20}, "error"),
        ({"status": 30}, "cancelled"),
        ({"status": 77, "is_complete": True, "is_error": True}, "error"),
    ],
)
def test_how_a_run_ends(api: Api, status: dict[str, Any], ended: str) -> None:
    api.answers = [answer(**status)]
    run = DbtCloud(f"http://127.0.0.1:{api.server_port}", 12, TOKEN).run(71)
    assert (run.status, run.ended) == (ended, True)


def test_a_run_that_fails_is_exit_1(api: Api) -> None:
    api.answers = [answer(), answer(status=20, status_message="step 1 failed")]
    code, stdout, stderr = trigger(api, "--wait")
    assert (code, stdout) == (1, "run 71 error\n")
    assert stderr.endswith("baselinr-dbt: run 71 ended with error: step 1 failed\n")


def test_a_token_that_is_refused_is_exit_2(api: Api) -> None:
    api.answers = [refusal(401, f"Invalid token {TOKEN}.")]
    code, stdout, stderr = trigger(api)
    assert (code, stdout) == (2, "")
    assert "does not accept the token" in stderr


def test_a_wait_that_is_broken_off(api: Api) -> None:
    api.answers = [answer(), answer(status=3)]
    process = started(api, "--wait")
    assert process.stderr is not None
    while "running" not in process.stderr.readline():
        pass
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=60)
    assert (process.returncode, stderr) == (130, "no longer waiting; run 71 goes on in dbt Cloud\n")


def test_no_token_is_exit_2() -> None:
    for token in ("", "a\nb"):
        code, stdout, stderr = trigger(None, DBT_CLOUD_API_TOKEN=token)
        assert (code, stdout) == (2, "")
        assert "DBT_CLOUD_API_TOKEN must hold a token" in stderr


@pytest.mark.parametrize(
    ("host", "message"),
    [
        ("http://cloud.example.com", "only https"),
        ("ftp://cloud.example.com", "--host is no address"),
        ("https://user:hunter2@cloud.example.com", "--host is no address"),
        ("https://cloud.example.com:x", "--host is no address"),
    ],
)
def test_addresses_that_get_no_token(host: str, message: str) -> None:
    with pytest.raises(ConfigurationError) as failure:
        DbtCloud(host, 12, TOKEN)
    assert message in str(failure.value)
    assert "hunter2" not in str(failure.value)
