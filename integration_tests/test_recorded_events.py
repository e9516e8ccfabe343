"""`baselinr-dbt events` and the operation behind it: what the store has recorded is what was told."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from conftest import OperationFailed, Project
from events import lines
from plain_dbt import process
from test_cli import COMMAND, break_table, cli, shop

MANY = 5203  # more than are read at once
# What needs no second warehouse: on a server, because a process of its own cannot read the file that DuckDB has open in this one.
ON_POSTGRES = pytest.mark.parametrize("adapter", ["postgres"], indirect=True, scope="module")


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project], adapter: str) -> Project:
    """Two runs, whose events are in a file as they were told: the first fails at a table, the second skips the others."""
    project = shop(make_project, adapter)
    break_table(project)
    assert cli(project, "run", "--events-file", "told.jsonl", "--quiet").returncode == 1
    told = [line for line in project.operation("baselinr_profile", exclude="bad") if line.pop("event") == "baselinr_event"]  # fmt: skip
    with (project.folder / "told.jsonl").open("a") as file:
        file.writelines(json.dumps(event) + "\n" for event in told)
    return project


def recorded(project: Project, **arguments: Any) -> list[dict[str, Any]]:
    """All events, as the operation tells them to a program."""
    pages = project.operation("baselinr_events", payload=json.dumps(arguments) if arguments else "{}")
    return [event for line in pages if line["event"] == "event_page" for event in line["events"]]


def without_text(event: dict[str, Any]) -> dict[str, Any]:
    """The time, and of failures the metadata, is not what was told: docs/events.md."""
    left_out = {"timestamp", "metadata"} if event["event_type"] == "ProfilingFailed" else {"timestamp"}
    return {name: value for name, value in event.items() if name not in left_out}


def test_what_is_recorded_is_what_was_told(project: Project) -> None:
    told = lines(project.folder / "told.jsonl")
    assert {event["event_type"] for event in told} == {"ProfilingStarted", "ProfilingCompleted", "ProfilingFailed", "ProfilingSkipped"}  # fmt: skip
    events = recorded(project)
    by_id = {event["event_id"]: event for event in events}
    assert len(by_id) == len(events) == len(told)
    for event in told:
        assert set(event) == set(by_id[event["event_id"]])
        assert without_text(event) == without_text(by_id[event["event_id"]])
    times = [event["timestamp"] for event in events]
    assert times == sorted(times)
    assert {len(time) for time in times} == {len("2024-01-05T13:00:00Z")}
    good = [event["event_type"] for event in events if event["unique_id"] == "source.shop.raw.good"]
    assert good == ["ProfilingStarted", "ProfilingCompleted", "ProfilingSkipped"]


def test_filters(project: Project) -> None:
    events = recorded(project)
    first, last = events[0], events[-1]
    assert recorded(project, days=1) == events
    assert recorded(project, since=first["timestamp"][:10]) == events
    assert recorded(project, since=last["timestamp"].rstrip("Z")) == [
        event for event in events if event["timestamp"] >= last["timestamp"]
    ]
    assert recorded(project, since="2999-01-01 00:00") == []
    assert recorded(project, run_id=last["run_id"]) == [event for event in events if event["run_id"] == last["run_id"]]
    assert {event["table"] for event in recorded(project, select=["good", "child"])} == {"good", "child"}
    assert {event["table"] for event in recorded(project, unique_ids=["source.shop.raw.bad"])} == {"bad"}


@ON_POSTGRES
@pytest.mark.parametrize("since", ["2024-01-05", "{later:%Y-%m-%dT%H:%M:%S}+02:00"])
def test_a_person_sees_the_newest(project: Project, since: str) -> None:
    """Of what has no quotes YAML makes a date, or a moment: this one was an hour ago."""
    given = since.format(later=datetime.now(timezone.utc) + timedelta(hours=1))
    done = process(project, "run-operation", "baselinr_events", "--args", f"{{since: {given}, exclude: [bad, child]}}")
    assert done.returncode == 0, done.stdout
    shown = [line.split()[2:4] for line in done.stdout.splitlines() if "raw.good" in line]
    assert shown == [["ProfilingStarted", "raw.good"], ["ProfilingCompleted", "raw.good"], ["ProfilingSkipped", "raw.good"]]  # fmt: skip
    assert "full, first_profile" in done.stdout
    assert "6 events" in done.stdout
    assert "event_page" not in done.stdout


@ON_POSTGRES
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"since": "2024-13-01"}, 'since is "2024-13-01"; it must be a day or a moment in UTC, such as 2024-01-05'),
        ({"since": "2024-01-01", "days": 3}, "arguments since and days both say how far back to go"),
        ({"days": 0}, "argument days is 0; it must be at least 1"),
        ({"days": "3"}, 'argument days is "3"; it must be a whole number'),
        ({"sinc": "2024-01-01"}, "did you mean 'since'?"),
        ({"select": "nothing"}, "nothing"),
    ],
)
def test_wrong_arguments(project: Project, arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(OperationFailed) as failure:
        project.operation("baselinr_events", **arguments)
    assert message in str(failure.value)


def test_many_events_come_in_pages(project: Project) -> None:
    """Each once, although many are of one second; of tables that are no longer in the project the schema is not known."""
    project.sql(
        "insert into main_baselinr.baselinr_events (event_id, event_type, run_id, table_name, timestamp, metadata, unique_id) "
        "select 'many' || n, 'ProfilingSkipped', 'many', 'gone', case when n < 700 then timestamp '2024-01-05' else timestamp '2024-01-05 13:00:00.5' end, "
        f"case when n % 2 = 0 then '{{}}' end, 'model.shop.gone' from generate_series(1, {MANY}) as series (n)"
    )
    pages = [line["events"] for line in project.operation("baselinr_events", run_id="many", payload="{}") if line["event"] == "event_page"]  # fmt: skip
    assert [len(page) for page in pages] == [500] * 10 + [203]
    events = [event for page in pages for event in page]
    assert {event["event_id"] for event in events} == {f"many{n}" for n in range(1, MANY + 1)}
    assert [event["timestamp"] for event in events] == ["2024-01-05T00:00:00Z"] * 699 + ["2024-01-05T13:00:00Z"] * 4504
    assert events[0] == {"event_type": "ProfilingSkipped", "event_id": "many1", "run_id": "many", "unique_id": "model.shop.gone", "database": None,
                         "schema": None, "table": "gone", "timestamp": "2024-01-05T00:00:00Z", "metadata": {}}  # fmt: skip


@ON_POSTGRES
def test_the_file_is_there_when_all_is(project: Project) -> None:
    file = project.folder / "kept.jsonl"
    file.write_text("old")
    assert cli(project, "events", "--file", "kept.jsonl", "--since", "never").returncode == 2
    assert file.read_text() == "old"
    done = cli(project, "events", "--file", "kept.jsonl", "--days", "1", "-s", "source:raw.good child")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert [found.name for found in file.parent.glob("*kept*")] == ["kept.jsonl"]
    assert lines(file) == recorded(project, days=1, select=["good", "child"])
    done = cli(project, "events", "--file", "no/such/folder.jsonl")
    assert (done.returncode, done.stderr) == (2, "baselinr-dbt: no/such/folder.jsonl cannot be written: No such file or directory\n")  # fmt: skip
    done = cli(project, "events", "--file", "/dev/full")
    assert (done.returncode, done.stderr) == (2, "baselinr-dbt: /dev/full cannot be written: No space left on device\n")  # fmt: skip


@ON_POSTGRES
def test_who_reads_may_stop(project: Project) -> None:
    command = f"{COMMAND} events --project-dir {project.folder} --profiles-dir {project.folder} | head -n 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["event_id"] == "many1"


@ON_POSTGRES
def test_without_a_store(project: Project) -> None:
    project.empty()
    done = cli(project, "events")
    assert (done.returncode, done.stdout) == (0, "")
    assert "there is no store of this version in schema main_baselinr" in done.stderr
    file = project.folder / "older.jsonl"
    file.write_text("old")
    done = cli(project, "events", "--file", "older.jsonl")
    assert (done.returncode, file.read_text()) == (2, "old")
    assert "older.jsonl is not written: there is no store of this version in schema main_baselinr" in done.stderr
