"""`dbt run-operation baselinr_profile` as the one step of a job: what it says while it works, what is left when it is cut off, and
several of them at once."""

from __future__ import annotations

import json
import os
import re
import signal
import time
from collections.abc import Callable
from typing import Any

import pytest
from conftest import Project
from dbt_common.events.base_types import EventMsg
from plain_dbt import process, read_until, started
from repeated_dbt import dbt

from baselinr_dbt.engine import machine_lines

STEP = ("run-operation", "baselinr_profile")
# Reads so long that there is time to kill it; the first of their rows is all that counts.
SLOW = {
    "duckdb": "select max(cast(hash(a.i * b.i) as hugeint)) as a from range(200000) as a(i), range(100000) as b(i)",
    "postgres": "select 1 as a from pg_sleep(4)",
}
STARTED = re.compile(r"\[ *(\d+)/(\d+)\] (?:full|partial) +raw\.(\w+) \(")


def tables(make_project: Callable[..., Project], adapter: str, *names: str) -> Project:
    """Sources of one row each."""
    project = make_project({f"raw.{name}": True for name in names}, adapter)
    project.warehouse.execute("create schema raw", *(f"create table raw.{name} as select 1 as a" for name in names))
    return project


def begun(text: str) -> list[str]:
    """The tables that were begun, in order."""
    return [match[3] for match in STARTED.finditer(text)]


def said(project: Project, **arguments: Any) -> tuple[list[str], list[dict[str, Any]], list[dict[str, Any]]]:
    """One profile, as a person has it run: the lines of text, the machine lines that are shown, and those that are in the debug log alone."""
    text: list[str] = []
    shown: list[dict[str, Any]] = []
    debug: list[dict[str, Any]] = []

    def listen(event: EventMsg) -> None:
        if event.info.name in ("JinjaLogInfo", "JinjaLogDebug"):
            if lines := machine_lines(event.data.msg):
                (shown if event.info.name == "JinjaLogInfo" else debug).extend(lines)
            else:
                text.append(event.data.msg)

    flags = [flag for flag in project.flags() if flag != "--quiet"]
    assert dbt([*STEP, *flags, "--args", json.dumps(arguments)], project.manifest, listen).success
    return text, shown, debug


def test_what_a_person_sees(make_project: Callable[..., Project], adapter: str) -> None:
    project = tables(make_project, adapter, "a", "b", "gone")
    project.warehouse.execute("drop table raw.gone")
    done = process(project, *STEP)
    assert done.returncode == 1
    lines = [line[10:] for line in done.stdout.splitlines() if "BASELINR" not in line]
    lines = lines[lines.index("baselinr: looking for changes in 3 tables") :]
    assert lines[1] == "baselinr: plan: 2 full, 1 skip of 3 tables; 1 of them cannot be read"
    assert re.fullmatch(r"\[1/2\] full    raw\.a \(first_profile, (about 1 row|size not known)\)", lines[2])
    assert re.fullmatch(r"\[1/2\] done    raw\.a: 1 row in \d+\.\d s", lines[3])
    assert [line[:20] for line in lines[4:6]] == ["[2/2] full    raw.b ", "[2/2] done    raw.b:"]
    assert [line.split()[:3] for line in lines[6:9]] == [
        ["raw.a", "full", "first_profile"],
        ["raw.b", "full", "first_profile"],
        ["raw.gone", "skip", "relation_missing"],
    ]
    assert lines[9] == "baselinr: of 3 tables 2 profiled, 0 left as they are, 1 failed"
    assert "1 of 3 tables failed, the others are done" in done.stdout


def test_many_tables(make_project: Callable[..., Project]) -> None:
    """Skips are summed up by reason, and what is done of each table goes to the debug log; a program has all lines."""
    names = [f"t{n}" for n in range(22)]
    project = tables(make_project, "duckdb", *names)
    first = said(project)[0]
    assert begun("\n".join(first)) == sorted(names)
    project.sql("insert into raw.t7 values (2)")
    text, shown, debug = said(project)
    assert text[:2] == ["baselinr: looking for changes in 22 tables", "baselinr: plan: 1 full, 21 skip of 22 tables"]
    assert begun("\n".join(text)) == ["t7"]
    assert [line.split() for line in text if "snapshot_match" in line] == [["21", "tables", "skip", "snapshot_match"]]
    assert text[-1] == "baselinr: of 22 tables 1 profiled, 21 left as they are, 0 failed"
    assert len(text) == 7
    (summary,) = shown
    assert (summary["event"], summary["counts"]["skip"], summary["failed"]) == ("run_summary", 21, [])
    assert {line["event"] for line in debug} == {"baselinr_event", "table_looked_at", "table_started", "table_finished"}
    assert {line["unique_id"] for line in debug if line["event"] == "baselinr_event"} == {"source.shop.raw.t7"}
    _, shown, debug = said(project, payload="{}")
    assert debug == []
    assert len(next(line["document"]["tables"] for line in shown if line["event"] == "run")) == 22


def test_a_plan_of_many_tables_says_where_it_is(make_project: Callable[..., Project]) -> None:
    """Where its last word was a while ago."""
    own = """
    {% macro from_root() %}
      {% set run = {'said_at': modules.datetime.datetime.now() - modules.datetime.timedelta(seconds=30)} %}
      {% for n in [1234, 1235] %}{% do baselinr.say_still_looking(run, {'schema': 'raw', 'name': 'a'}, n, 2000) %}{% endfor %}
    {% endmacro %}"""
    project = make_project({"raw.a": True}, "duckdb", macros=own)
    text: list[str] = []

    def listen(event: EventMsg) -> None:
        if event.info.name == "JinjaLogInfo":
            text.append(event.data.msg)

    assert dbt(["run-operation", "from_root", *project.flags()], project.manifest, listen).success
    assert text == ["looked at 1,233 of 2,000 tables, next is raw.a"]


@pytest.fixture
def killed(make_project: Callable[..., Project], adapter: str) -> Project:
    """A job that was killed within the second of three tables."""
    project = tables(make_project, adapter, "a", "m", "z")
    project.warehouse.execute("drop table raw.m", f"create view raw.m as {SLOW[adapter]}")
    job = started(project, *STEP)
    text = read_until(job, "[2/3] full    raw.m")
    time.sleep(1)
    os.kill(job.pid, signal.SIGKILL)
    job.wait()
    assert begun(text) == ["a", "m"]
    return project


def test_a_job_that_was_cut_off_is_continued(killed: Project) -> None:
    project = killed
    if project.warehouse.adapter == "postgres":
        # the server works on for a job that is gone, and holds the table meanwhile
        done = process(project, *STEP)
        assert done.returncode == 0, done.stdout
        assert begun(done.stdout)[0] == "z", "what was left comes first, and what was interrupted last"
        assert begun(done.stdout)[1:] in ([], ["m"])
        wait_until_quiet(project)
        process(project, *STEP)
    else:
        project.warehouse.execute("create or replace view raw.m as select 1 as a")
        done = process(project, *STEP)
        assert done.returncode == 0, done.stdout
        assert begun(done.stdout) == ["z", "m"], "what was left comes first, and what was interrupted last"
    assert {name: project.metrics(f"raw.{name}")["a"]["count"] for name in "amz"} == dict.fromkeys("amz", "1")
    runs = "select unique_id from main_baselinr.baselinr_runs where unique_id not like '%.m' order by 1"
    assert project.sql(runs) == [["source.shop.raw.a"], ["source.shop.raw.z"]], "nothing is done twice"
    assert project.sql("select unique_id from main_baselinr.baselinr_table_state where started_at is not null") == []


def wait_until_quiet(project: Project) -> None:
    """Until no other session is at work."""
    sessions = "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
    deadline = time.monotonic() + 120
    while project.warehouse.execute(sessions) != [[0]]:
        assert time.monotonic() < deadline
        time.sleep(0.2)


def shard_of(project: Project, number: int, count: int) -> set[str]:
    return {row["table"] for row in project.plan(shard=f"{number}/{count}").values()}


def test_shards_cover_all_tables_once(make_project: Callable[..., Project]) -> None:
    names = [f"t{n}" for n in range(40)]
    project = tables(make_project, "duckdb", *names)
    shards = [shard_of(project, number, 4) for number in (1, 2, 3, 4)]
    assert sorted(name for shard in shards for name in shard) == sorted(names)
    assert min(len(shard) for shard in shards) > 2


def test_shards_at_once(make_project: Callable[..., Project]) -> None:
    """Two jobs begin together, and make the store; one has a slow table, and the other does not wait for it."""
    project = tables(make_project, "postgres", *(f"t{n}" for n in range(6)))
    first, second = shard_of(project, 1, 2), shard_of(project, 2, 2)
    assert (len(first), len(second)) != (0, 0)
    slow = sorted(first)[0]
    project.warehouse.execute(f"drop table raw.{slow}", f"create view raw.{slow} as select 1 as a from pg_sleep(30)")
    jobs = [started(project, *STEP, "--args", json.dumps({"shard": f"{number}/2"})) for number in (1, 2)]
    try:
        read_until(jobs[0], f"raw.{slow} (")
        text, _ = jobs[1].communicate(timeout=120)
        assert jobs[1].returncode == 0, text
        assert set(begun(text)) == second
        assert jobs[0].poll() is None, "the first is at its slow table"
        project.warehouse.execute(
            f"select pg_cancel_backend(pid) from pg_stat_activity where query like '%raw%{slow}%' and pid <> pg_backend_pid()"
        )
        text, _ = jobs[0].communicate(timeout=120)
        assert jobs[0].returncode == 1
        assert f"1 of {len(first)} tables failed, the others are done" in text
    finally:
        for job in jobs:
            job.kill()
            job.wait()
    runs = project.sql("select unique_id from main_baselinr.baselinr_runs order by 1")
    assert [unique_id.split(".")[-1] for (unique_id,) in runs] == sorted((first | second) - {slow})
