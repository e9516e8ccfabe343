"""The Python API in a process that has its own dbt and threads, as an orchestrator's has."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from conftest import Project
from test_cli import break_table, shop, store_tables
from test_runner_failures import ENDLESS

from baselinr_dbt import (
    BaselinrError,
    ConfigurationError,
    IncrementalPlan,
    OperationFailed,
    PlanBuilder,
    Progress,
    TableDecision,
    TablesFailed,
    UnknownTable,
    remote,
    run,
)
from baselinr_dbt.documents import result_of
from baselinr_dbt.engine import DbtOptions
from baselinr_dbt.executable import Executable

EVENTS = {"ProfilingStarted", "ProfilingCompleted", "ProfilingFailed"}


class Heard(Progress):
    """What is told while a run works."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, str]] = []

    def started(self, table: dict[str, Any]) -> None:
        self.calls.append(("started", table["table"]))

    def finished(self, table: dict[str, Any]) -> None:
        self.calls.append((table["status"], table["table"]))


def elsewhere(action: Callable[[], Any]) -> Any:
    """What it returns in another thread than the main one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(action).result()


def test_plan_and_run_from_a_thread_and_again(make_project: Callable[..., Project], adapter: str) -> None:
    project = shop(make_project, adapter)
    before = os.getcwd(), signal.getsignal(signal.SIGINT)
    plan = elsewhere(PlanBuilder(project.folder).get_tables_to_run)
    assert str(plan.to_summary()) == "4 full"
    assert [table.reason for table in plan] == ["first_profile"] * 4
    assert len(plan.runnable_tables()) == len(plan) == 4
    assert store_tables(project) == []
    # a plan may be old: a relation that cannot be read any more, and one that is gone
    break_table(project)
    project.warehouse.execute("drop table raw.other")
    heard, events = Heard(), []
    result = elsewhere(lambda: run(plan, heard, with_metrics=True, on_event=events.append))
    assert {table.name for table in result.profiled} == {"main.child", "raw.good"}
    assert (result["raw.other"].status, result["raw.other"].reason) == ("error", "relation_missing")
    assert result["raw.good"].columns[0]["metrics"]["max"] == "1"
    assert result["raw.good"].rows_scanned == 1
    assert result["bad"].columns is None
    assert {("started", "good"), ("success", "good"), ("error", "bad")} <= set(heard.calls)
    assert {event["event_type"] for event in events} == EVENTS
    with pytest.raises(TablesFailed, match=r"^raw\.bad: .*Next: "):
        result.raise_for_failures()
    assert not (project.folder / "target" / "baselinr" / "last_run.jsonl").exists()  # that of the command
    again = elsewhere(PlanBuilder(project.folder, select="source:raw.good child").get_tables_to_run)
    assert {table.name: table.action for table in again} == {"raw.good": "skip", "main.child": "skip"}
    assert before == (os.getcwd(), signal.getsignal(signal.SIGINT))


def test_two_at_once_and_all_of_dbts_flags(make_project: Callable[..., Project]) -> None:
    project = shop(make_project, "postgres")
    (project.folder / "selectors.yml").write_text("selectors: [{name: mine, definition: 'source:raw.other'}]")
    profiles = project.folder / "elsewhere"
    profiles.mkdir()
    (project.folder / "profiles.yml").rename(profiles / "profiles.yml")
    always = {"baselinr_incremental": {"enabled": False}}
    connection = {"project_dir": project.folder, "profiles_dir": profiles, "profile": "shop", "target": "dev"}
    builders = [
        PlanBuilder(**connection, select=["source:raw"], exclude="source:raw.bad source:raw.other", vars=always, threads=2),
        PlanBuilder(**connection, selector="mine"),
    ]  # fmt: skip
    with ThreadPoolExecutor(2) as pool:
        excluded, selected = pool.map(PlanBuilder.get_tables_to_run, builders)
    assert [(table.name, table.reason) for table in excluded] == [("raw.good", "incremental_disabled")]
    assert [(table.name, table.reason) for table in selected] == [("raw.other", "first_profile")]


@pytest.fixture(scope="module")
def endless(make_project: Callable[..., Project]) -> IncrementalPlan:
    """A plan of a table that is never read to its end."""
    project = make_project({"raw.slow": True})
    project.warehouse.execute("create schema raw", ENDLESS)
    table = TableDecision("source.shop.raw.slow", None, "raw", "slow", "full", "first_profile")
    return IncrementalPlan("", "", {"full": 1}, [table], PlanBuilder(project.folder).options())


def test_an_interrupt_leaves_nothing_behind(endless: IncrementalPlan) -> None:
    begun: list[tuple[float, list[int]]] = []

    class Interrupting(Progress):
        def started(self, table: dict[str, Any]) -> None:
            begun.append((time.monotonic(), hosts(os.getpid())))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(endless, Interrupting())
    since, processes = begun[0]
    assert len(processes) >= 2  # the host and its worker
    assert time.monotonic() - since < 20
    until_gone(processes)


def test_a_host_that_is_killed_is_an_error(endless: IncrementalPlan) -> None:
    begun: list[int] = []

    class Killing(Progress):
        def started(self, table: dict[str, Any]) -> None:
            begun.extend(hosts(os.getpid()))
            os.kill(begun[0], signal.SIGKILL)

    with pytest.raises(OperationFailed, match="dbt's process was killed by SIGKILL, as happens when memory runs out"):
        run(endless, Killing())
    until_gone(begun)


def test_a_host_does_not_outlive_its_caller(endless: IncrementalPlan) -> None:
    code = (
        "import sys; from baselinr_dbt import IncrementalPlan, PlanBuilder, TableDecision, run;"
        "table = TableDecision('source.shop.raw.slow', None, 'raw', 'slow', 'full', 'first_profile');"
        "run(IncrementalPlan('', '', {}, [table], PlanBuilder(sys.argv[1]).options()))"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(endless.options.project_dir)]) as caller:
        processes = started_by(caller.pid)
        caller.kill()
    until_gone(processes)


def test_neither_does_a_plan(make_project: Callable[..., Project]) -> None:
    project = make_project({"raw.slow": True})
    project.warehouse.execute("create schema raw", "create view raw.slow as select cast(1 as bigint) as a")
    run(PlanBuilder(project.folder).get_tables_to_run()).raise_for_failures()
    project.warehouse.execute(ENDLESS)  # which the plan reads, to compare it
    code = "import sys; from baselinr_dbt import PlanBuilder; PlanBuilder(sys.argv[1]).get_tables_to_run()"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(project.folder)], stderr=subprocess.PIPE, text=True
    ) as caller:
        processes = started_by(caller.pid)
        caller.kill()
        until_gone(processes)
        assert caller.stderr is not None
        assert "Traceback" not in caller.stderr.read()


def test_what_a_host_has_started_ends_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "SECONDS_TO_END", 1)
    code = "import subprocess, time; print(subprocess.Popen(['sleep', '600']).pid, flush=True); time.sleep(600)"
    host = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, start_new_session=True)
    assert host.stdout is not None
    started = int(host.stdout.readline())
    remote._end(host, is_done=False)  # the other has stdout open
    until_gone([host.pid, started])


def hosts(pid: int) -> list[int]:
    """The hosts below this process, each before the workers that it forked."""
    found: list[int] = []
    for thread in Path(f"/proc/{pid}/task").iterdir():
        for child in map(int, (thread / "children").read_text().split()):
            if "baselinr_dbt.host" in Path(f"/proc/{child}/cmdline").read_text():
                found += [child, *hosts(child)]
    return found


def started_by(pid: int) -> list[int]:
    """The hosts of this process and their workers, once there are some of both."""
    end = time.monotonic() + 90
    while len(processes := hosts(pid)) < 2:
        assert time.monotonic() < end
        time.sleep(0.1)
    return processes


def until_gone(pids: list[int]) -> None:
    """What cannot be cancelled is killed after 5 seconds."""
    end = time.monotonic() + 30
    while any(is_at_work(pid) for pid in pids):
        assert time.monotonic() < end, "processes are left behind"
        time.sleep(0.1)


def is_at_work(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_what_is_wrong_is_said_before_dbt_is_asked(tmp_path: Path, endless: IncrementalPlan) -> None:
    with pytest.raises(ConfigurationError, match="threads is 0; it must be at least 1"):
        PlanBuilder(tmp_path, threads=0).get_tables_to_run()
    with pytest.raises(ConfigurationError, match="which is no folder"):
        PlanBuilder(tmp_path / "none").get_tables_to_run()
    with pytest.raises(ConfigurationError, match="retries is 11; it must be from 0 to 10"):
        run(endless, retries=11)


def test_what_dbt_or_the_package_refuses_is_a_configuration_error(tmp_path: Path, endless: IncrementalPlan) -> None:
    with pytest.raises(ConfigurationError, match=r"dbt_project\.yml"):
        PlanBuilder(tmp_path).get_tables_to_run()
    with pytest.raises(ConfigurationError, match="there is no dbt to run: nodbt is not found"):
        PlanBuilder(tmp_path, select="a", dbt="nodbt").get_tables_to_run()
    with pytest.raises(ConfigurationError, match="action 'partial' needs partitions"):
        run(endless, action="partial")


def test_options_are_good_in_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shop").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BASELINR_DBT", "bin/dbt")
    options = PlanBuilder(
        "shop", profiles_dir="profiles", select="a  b", exclude=["c d", "e"], vars={"x": [1]}
    ).options()
    assert (options.project_dir, options.profiles_dir) == (str(tmp_path / "shop"), str(tmp_path / "profiles"))
    assert (options.select, options.exclude) == (("a", "b"), ("c", "d", "e"))
    assert (options.vars, options.executable) == ('{"x": [1]}', str(tmp_path / "bin/dbt"))
    assert PlanBuilder("shop", dbt="dbtf").options().executable == "dbtf"


def test_what_was_not_run_is_a_failure_too() -> None:
    row = {"unique_id": "model.shop.a", "database": "db", "schema": "main", "table": "a", "action": "full", "reason": "first_profile"}  # fmt: skip
    document = {"run_id": "r", "generated_at": "2026-01-01T00:00:00Z", "counts": {"full": 1}, "tables": [{**row, "status": "success"}]}  # fmt: skip
    result_of(document).raise_for_failures()
    left_out = {**row, "status": "not_run", "why": "Not run, because a table failed"}
    with pytest.raises(TablesFailed, match=r"^main\.a: Not run, because a table failed$"):
        result_of({**document, "tables": [left_out]}).raise_for_failures()
    interrupted = result_of({**document, "interrupted": True})
    with pytest.raises(TablesFailed, match="the run was interrupted"):
        interrupted.raise_for_failures()
    assert interrupted.interrupted
    assert interrupted.to_dict()["interrupted"]
    assert "interrupted" not in result_of(document).to_dict()


def test_a_manifest_is_read_before_another_is_written(tmp_path: Path) -> None:
    manifest = {"macros": {"macro.baselinr.baselinr_plan": {}}, "nodes": {}, "sources": {}}
    (tmp_path / "whole.json").write_text(json.dumps(manifest))
    program = tmp_path / "dbt"
    program.write_text(f"""#!/bin/sh
        test "$1" = parse || exit 1
        echo '{{' > {tmp_path}/target/baselinr/manifest.json
        sleep 0.$(($$ % 5 + 1))
        cp {tmp_path}/whole.json {tmp_path}/target/baselinr/manifest.json
    """)
    program.chmod(0o755)
    engines = [Executable(DbtOptions(project_dir=str(tmp_path), executable=str(program))) for _ in range(3)]
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(Executable.nodes, engines)) == [[], [], []]


def test_tables_by_name_and_the_summary() -> None:
    tables = [
        TableDecision("source.shop.raw.orders", "db", "raw", "orders", "full", "first_profile"),
        TableDecision("model.shop.orders", "db", "main", "orders", "skip", "snapshot_match"),
        TableDecision("model.shop.lines", "db", "main", "order_lines", "skip", "relation_missing", "error"),
    ]
    plan = IncrementalPlan("r", "2026-01-01T00:00:00Z", {"full": 1, "partial": 0, "skip": 2}, tables)
    assert plan["RAW.orders"] is plan["source.shop.raw.orders"] is plan["db.raw.orders"] is tables[0]
    assert plan["lines"] is plan["order_lines"] is tables[2]
    assert "main.orders" in plan
    assert "main.lines" not in plan
    with pytest.raises(UnknownTable, match=r"'orders' names several tables: model.shop.orders, source.shop.raw.orders"):
        plan["orders"]
    with pytest.raises(LookupError, match=r"is no table of this plan; did you mean 'order_lines'"):
        plan["order_line"]
    assert plan.decisions == list(plan) == tables
    assert plan.unreadable_tables() == [tables[2]]
    summary = plan.to_summary()
    assert f"{summary}" == "1 full, 2 skip"
    assert json.loads(json.dumps(summary)) == {"run_id": "r", "generated_at": "2026-01-01T00:00:00Z", "counts": plan.counts}  # fmt: skip
    assert issubclass(UnknownTable, BaselinrError)
