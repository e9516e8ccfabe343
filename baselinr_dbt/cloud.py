"""dbt Cloud's API, as far as it takes to start a job and to wait for its run.

https://docs.getdbt.com/dbt-cloud/api-v2: answers are ``{"status": {…, "user_message"}, "data": {…}}``, and a run's ``status`` is a number.
"""

from __future__ import annotations

import json
import shlex
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import requests

from baselinr_dbt.errors import BaselinrError, ConfigurationError, OperationFailed

ENDED = {10: "success", 20: "error", 30: "cancelled"}
UNDER_WAY = {1: "queued", 2: "starting", 3: "running"}
LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1")
FAILURES_IN_A_ROW = 5
SECONDS_FOR_AN_ANSWER = 30


class _Unreachable(Exception):
    """No answer that says anything: the next try may have one."""


@dataclass
class Run:
    """A run of a job."""

    id: int
    status: str
    url: str | None
    message: str | None

    @property
    def ended(self) -> bool:
        return self.status in ENDED.values()

    def document(self) -> dict[str, Any]:
        """What a program is told of it."""
        return {"run_id": self.id, "status": self.status, "url": self.url, "message": self.message}


class DbtCloud:
    """One account. The token goes into a header and nowhere else: neither into a message, nor to a place that an answer names."""

    def __init__(self, host: str, account_id: int, token: str) -> None:
        self.base = f"{_address(host)}/api/v2/accounts/{account_id}"
        self.account_id = account_id
        self.token = token
        self.session = requests.Session()
        self.session.trust_env = False  # or a .netrc would replace the header

    def trigger(self, job_id: int, step: str, cause: str) -> Run:
        """Starts the job with this step instead of its own. Not tried again: the first try may have started it."""
        body = {"cause": cause, "steps_override": [step]}
        try:
            return self._run_in(self._request("POST", f"jobs/{job_id}/run/", f"job {job_id}", body))
        except _Unreachable as error:
            raise OperationFailed(f"{error}; whether the job was started is not known") from error

    def run(self, run_id: int) -> Run:
        """How a run is getting on."""
        return self._run_in(self._request("GET", f"runs/{run_id}/", f"run {run_id}"))

    def wait(self, run: Run, timeout: float, pause: float, tell: Callable[[Run], None]) -> Run:
        """The run at its end. ``tell`` is called when its status is another one."""
        deadline = time.monotonic() + timeout
        failures = 0
        while not run.ended:
            if time.monotonic() + pause > deadline:
                raise OperationFailed(
                    f"run {run.id} is still {run.status} after {timeout:g} s; it goes on in dbt Cloud"
                )
            time.sleep(pause)
            try:
                seen = self.run(run.id)
                failures = 0
            except _Unreachable as error:
                failures += 1
                if failures == FAILURES_IN_A_ROW:
                    raise OperationFailed(
                        f"{error}, {failures} times in a row; run {run.id} goes on in dbt Cloud"
                    ) from error
                continue
            if seen.status != run.status:
                tell(seen)
            run = seen
        return run

    def _request(self, method: str, path: str, what: str, body: dict[str, Any] | None = None) -> Any:
        """The ``data`` of an answer."""
        headers = {"Authorization": f"Token {self.token}", "Accept": "application/json"}
        try:
            response = self.session.request(
                method,
                f"{self.base}/{path}",
                json=body,
                headers=headers,
                timeout=SECONDS_FOR_AN_ANSWER,
                allow_redirects=False,
            )
        except requests.Timeout as error:
            raise _Unreachable(f"dbt Cloud did not answer within {SECONDS_FOR_AN_ANSWER} s") from error
        except requests.RequestException as error:
            raise _Unreachable(f"dbt Cloud cannot be reached: {type(error).__name__}") from error
        try:
            answer = response.json()
        except ValueError:
            answer = None
        code = response.status_code
        if not 200 <= code < 300:
            raise self._problem(code, answer, what)
        if not isinstance(answer, dict) or not isinstance(answer.get("data"), dict):
            raise OperationFailed(
                f"dbt Cloud answered with something else than a run; is --host {_address(self.base)} right?"
            )
        return answer["data"]

    def _problem(self, code: int, answer: Any, what: str) -> Exception:
        """What an answer other than a success means."""
        status = answer.get("status") if isinstance(answer, dict) else None
        said = status.get("user_message") if isinstance(status, dict) else None
        detail = f" ({said.replace(self.token, '…')})" if isinstance(said, str) and said else ""
        if code == 429 or code >= 500:
            return _Unreachable(f"dbt Cloud answered with HTTP {code}{detail}")
        if code == 401:
            return ConfigurationError(
                f"dbt Cloud does not accept the token in DBT_CLOUD_API_TOKEN{detail}; is --host that of your account?"
            )
        if code == 403:
            return ConfigurationError(f"the token may not do this with {what} of account {self.account_id}{detail}")
        if code == 404:
            return ConfigurationError(
                f"dbt Cloud has no {what} in account {self.account_id}, or the token may not see it{detail}"
            )
        if 300 <= code < 400:
            return ConfigurationError(
                f"dbt Cloud answered with a redirect (HTTP {code}); is --host that of your account?"
            )
        error: BaselinrError = OperationFailed(f"dbt Cloud answered with HTTP {code}{detail}")
        return error

    def _run_in(self, data: dict[str, Any]) -> Run:
        number, code = data.get("id"), data.get("status")
        if not isinstance(number, int) or not isinstance(code, int):
            raise OperationFailed("dbt Cloud answered with a run that has no id or no status")
        text = {**UNDER_WAY, **ENDED}.get(code, "ended" if data.get("is_complete") else f"at status {code}")
        if text == "ended":  # a status that this version does not know
            text = "error" if data.get("is_error") else "cancelled" if data.get("is_cancelled") else "success"
        url, message = data.get("href"), data.get("status_message")
        return Run(number, text, url if isinstance(url, str) else None, message if isinstance(message, str) else None)


def step_of(arguments: dict[str, Any]) -> str:
    """The step of a job, as dbt Cloud reads it: words as a shell splits them."""
    given = {name: value for name, value in arguments.items() if value}
    return "dbt run-operation baselinr_profile" + (f" --args {shlex.quote(json.dumps(given))}" if given else "")


def _address(host: str) -> str:
    """``https://host``. A token is not sent in the clear, except to this machine."""
    parts = urlsplit(host if "://" in host else f"https://{host}")
    try:
        usable = (
            parts.hostname and parts.scheme in ("http", "https") and "@" not in parts.netloc and (parts.port or 1) > 0
        )
    except ValueError:
        usable = False
    if not usable:
        raise ConfigurationError("--host is no address such as https://cloud.getdbt.com or https://ab123.us1.dbt.com")
    if parts.scheme == "http" and parts.hostname not in LOCAL_HOSTS:
        raise ConfigurationError(f"--host {parts.netloc}: only https, or the token could be read on the way")
    return f"{parts.scheme}://{parts.netloc}"
