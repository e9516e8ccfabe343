"""Events on their way out of a run: in order, beside the run, and harmless to it whatever becomes of them."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import Project
from events import Endpoint, event, lines, running, script, serving
from test_cli import break_table, cli, shop, store_tables

from baselinr_dbt.hooks import EventHooks
from baselinr_dbt.sinks import Command, EventSink, JsonLines, Webhook

# A user's macro, which repeats what it is told, and fails for one table.
OWN_MACRO = """
{% macro default__baselinr_on_event(event) %}
  {% do baselinr.emit('seen', {'told': event}) %}
  {% if event.table == 'bad' and event.event_type == 'ProfilingCompleted' %}{% do exceptions.raise_compiler_error('no more') %}{% endif %}
{% endmacro %}
"""
EVENTS_OF_STORE = "select event_id, event_type, unique_id from main_baselinr.baselinr_events order by 1"


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with serving() as server:
        yield server


def deliver(events: int, *sinks: EventSink, drain: float = 10) -> tuple[list[str], float]:
    """Sends events through hooks; what was warned of, and how many seconds putting them took."""
    warnings: list[str] = []
    with EventHooks(sinks, warnings.append, drain) as hooks:
        started = time.monotonic()
        for n in range(events):
            hooks.put(event(n))
        took = time.monotonic() - started
    return warnings, took


def test_a_file_that_is_full() -> None:
    warnings, _ = deliver(1, JsonLines("/dev/full"))
    assert warnings[-1] == "events file /dev/full: 1 of 1 events were not delivered: No space left on device"


def test_order_is_kept_and_nobody_waits(tmp_path: Path, endpoint: Endpoint) -> None:
    command = Command(script(tmp_path, "time.sleep(0.2); out.write(sys.stdin.read() + '\\n')"), 10, 0)
    warnings, took = deliver(5, command, Webhook(endpoint.url, 10, 0), JsonLines(str(tmp_path / "events")))
    assert warnings == []
    assert took < 0.5
    for seen in (lines(tmp_path / "out"), endpoint.events(), lines(tmp_path / "events")):
        assert seen == [event(n) for n in range(5)]


def test_a_sink_that_fails_is_given_up_and_the_others_go_on(tmp_path: Path, endpoint: Endpoint) -> None:
    endpoint.statuses = [200, 500, 200, *[500] * 4, 404]
    warnings, _ = deliver(12, Webhook(endpoint.url, 10, 0), JsonLines(str(tmp_path / "events")))
    name = f"webhook http://127.0.0.1:{endpoint.server_port}/…"
    assert warnings == [
        f"{name}: an event was not delivered: HTTP 500",
        f"{name}: an event was not delivered: HTTP 404",
        f"{name}: given up for this run, after 5 failures in a row",
        f"{name}: 10 of 12 events were not delivered: HTTP 500; HTTP 404",
    ]
    assert [seen["metadata"]["n"] for seen in endpoint.events()] == list(range(8))
    assert len(lines(tmp_path / "events")) == 12


def test_the_end_waits_for_what_is_queued_but_not_for_ever(tmp_path: Path, endpoint: Endpoint) -> None:
    endpoint.statuses = [None]
    command = Command(script(tmp_path, "print(os.getpid(), file=out, flush=True); time.sleep(60)"), 60, 3)
    (tmp_path / "out").touch()
    started = time.monotonic()
    warnings, _ = deliver(3, command, Webhook(endpoint.url, 60, 3), JsonLines(str(tmp_path / "events")), drain=1)
    assert time.monotonic() - started < 20
    assert [text.split(": ", 1)[1] for text in warnings] == [
        "3 of 3 events were not delivered: the run ended first"
    ] * 2
    assert len(lines(tmp_path / "events")) == 3
    assert [pid for pid in (tmp_path / "out").read_text().split() if running(pid)] == []


def test_a_sink_with_a_mistake_does_not_end_delivery() -> None:
    class Mistaken:
        name = "mistaken"
        seen: list[Any] = []  # noqa: RUF012

        def deliver(self, event: dict[str, Any]) -> None:
            self.seen.append(event)
            raise KeyError(event["table"])

        def close(self) -> None:
            """Nothing."""

    warnings, _ = deliver(2, Mistaken())
    assert len(Mistaken.seen) == 2
    assert warnings == [
        "mistaken: an event was not delivered: KeyError",
        "mistaken: 2 of 2 events were not delivered: KeyError",
    ]


@pytest.fixture
def project(make_project: Callable[..., Project]) -> Project:
    return shop(make_project, "duckdb")


def test_usage_errors_are_exit_2(project: Project) -> None:
    for words in (["--webhook", "ftp://host"], ["--events-file", "no/events"], ["--on-event", "no-such-command"], ["--hook-timeout", "0"]):  # fmt: skip
        done = cli(project, "run", *words)
        assert (done.returncode, done.stdout) == (2, "")
        assert words[0] in done.stderr
    assert store_tables(project) == []


def test_runs_tell_all_their_events(
    project: Project, endpoint: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BASELINR_EVENTS_FILE", "events.jsonl")
    monkeypatch.setenv("BASELINR_ON_EVENT", "")
    command = script(tmp_path, "out.write(sys.stdin.read() + '\\n'); print('noise')")
    for expected in ("success", "skipped"):
        done = cli(project, "run", "--output", "json", "--on-event", command, "--webhook", endpoint.url)
        assert done.returncode == 0, done.stderr
        assert {row["status"] for row in json.loads(done.stdout)["tables"]} == {expected}
        assert "warning" not in done.stderr
    told = lines(project.folder / "events.jsonl")
    stored = project.warehouse.execute(EVENTS_OF_STORE)
    assert sorted([e["event_id"], e["event_type"], e["unique_id"]] for e in told) == stored
    assert len(told) == 4 * 2 + 4
    assert sorted(told[0]) == [
        "database",
        "event_id",
        "event_type",
        "metadata",
        "run_id",
        "schema",
        "table",
        "timestamp",
        "unique_id",
    ]
    assert told[-1]["event_type"] == "ProfilingSkipped"
    assert told[-1]["metadata"]["reason"] == "snapshot_match"
    assert lines(tmp_path / "out") == told
    assert endpoint.events() == told


def test_a_table_that_fails_is_told_once(project: Project) -> None:
    cli(project, "run", "--quiet")
    break_table(project)
    done = cli(project, "run", "--quiet", "--full-refresh", "--events-file", "events.jsonl")
    told = lines(project.folder / "events.jsonl")
    failed = [e for e in told if e["event_type"] == "ProfilingFailed"]
    assert (done.returncode, [e["table"] for e in failed]) == (1, ["bad"])
    assert (failed[0]["metadata"]["action"], failed[0]["metadata"]["reason"]) == ("full", "forced")
    assert "Could not convert string 'x'" in failed[0]["metadata"]["error"]
    stored = project.warehouse.execute(
        "select event_id, run_id from main_baselinr.baselinr_events where event_type = 'ProfilingFailed'"
    )
    assert stored == [[failed[0]["event_id"], failed[0]["run_id"]]]
    assert len({e["event_id"] for e in told}) == len(told)


def test_a_webhook_that_fails_harms_nothing(
    project: Project, endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BASELINR_WEBHOOK", endpoint.url)
    endpoint.statuses = [None]
    done = cli(project, "run", "--quiet", "--hook-retries", "1", "--hook-timeout", "0.2")
    assert (done.returncode, done.stdout) == (0, "")
    name = f"warning webhook http://127.0.0.1:{endpoint.server_port}/…"
    assert done.stderr.splitlines() == [
        f"{name}: an event was not delivered: no answer within 0.2 s",
        f"{name}: given up for this run, after 5 failures in a row",
        f"{name}: 8 of 8 events were not delivered: no answer within 0.2 s",
    ]
    assert len(endpoint.requests) == 5 * 2


def test_a_macro_of_the_project_is_told(make_project: Callable[..., Project]) -> None:
    project = make_project({"raw.bad": True, "raw.good": True}, "duckdb", macros=OWN_MACRO)
    project.warehouse.execute(
        "create schema raw", *(f"create table raw.{name} as select 1 as a" for name in ("bad", "good"))
    )
    done = cli(project, "run", "--output", "json")
    rows = {row["table"]: (row["status"], row["error"]) for row in json.loads(done.stdout)["tables"]}
    assert (done.returncode, rows["good"], rows["bad"][0]) == (1, ("success", None), "error")
    # its error ends the operation, and loses nothing that is committed
    assert "no more" in rows["bad"][1]
    assert project.metrics("raw.bad")["a"]["max"] == "1"
    logged = project.operation("baselinr_profile", select="raw.good", full_refresh=True)
    told = [
        {name: value for name, value in line.items() if name != "event"}
        for line in logged
        if line["event"] == "baselinr_event"
    ]
    assert [line["told"] for line in logged if line["event"] == "seen"] == told
    assert [one["event_type"] for one in told] == ["ProfilingStarted", "ProfilingCompleted"]
