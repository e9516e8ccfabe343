"""The command line as a user types it: a process, its exit code, its stdout and its stderr."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
import yaml
from conftest import Project

COMMAND = Path(sys.executable).parent / "baselinr-dbt"
# What each engine says of the view that cannot be read.
NO_INTEGER = {"duckdb": "Could not convert string 'x'", "postgres": 'invalid input syntax for type integer: "x"'}
STATES_OF_BAD = (
    "select * from main_baselinr.baselinr_column_state where unique_id like '%bad' order by partition_id, column_name"
)


def cli(project: Project | Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Runs the command in a project's folder; nothing is read from a terminal."""
    return started(project.folder if isinstance(project, Project) else project, COMMAND, *words)


def started(folder: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    """A process that works in a project's folder, at its end."""
    environment = {**os.environ, "DBT_PROFILES_DIR": str(folder), "COLUMNS": "200"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)


@pytest.fixture
def project(make_project: Callable[..., Project], adapter: str) -> Project:
    return shop(make_project, adapter)


@pytest.fixture(scope="module")
def unwritten(make_project: Callable[..., Project]) -> Project:
    """A project, shared by what must leave no trace in it; on DuckDB, because no engine has a part in it."""
    return shop(make_project, "duckdb")


def shop(make_project: Callable[..., Project], adapter: str) -> Project:
    """Three source tables of a row each, and a view on one of them."""
    models = {"child.sql": "{{ config(meta={'baselinr': true}) }} select * from {{ source('raw', 'good') }}"}
    project = make_project({"raw.good": True, "raw.other": True, "raw.bad": True}, adapter, models=models)
    project.warehouse.execute(
        "create schema raw",
        "create table raw.good as select 1 as a",
        "create table raw.other as select 2 as a",
        "create table raw.bad as select 3 as a",
        "create view main.child as select * from raw.good",
    )
    return project


def break_table(project: Project) -> None:
    """Makes raw.bad a relation that exists and cannot be read."""
    project.warehouse.execute(
        "drop table raw.bad",
        "create view raw.bad as select cast(i as integer) as a from (values ('1'), ('x')) as v(i)",
    )


def store_tables(project: Project) -> list[list[str]]:
    """The tables of the store, asked from outside of dbt."""
    return project.warehouse.execute(
        "select table_name from information_schema.tables where table_schema = 'main_baselinr'"
    )


def test_story(project: Project) -> None:
    plan = json.loads(cli(project, "plan", "--output", "json").stdout)
    assert plan["counts"] == {"full": 4, "partial": 0, "sample": 0, "skip": 0, "defer": 0}
    assert store_tables(project) == []
    run = cli(project, "run")
    assert run.returncode == 0, run.stderr
    assert "4 full; profiled 4 of 4 rows" in run.stdout
    assert "1/4 full main.child" in run.stderr
    again = json.loads(cli(project, "run", "--output", "json").stdout)
    assert {row["status"] for row in again["tables"]} == {"skipped"}
    assert "snapshot_match" in cli(project, "status").stdout
    assert "nothing changed since" in cli(project, "explain", "good").stdout
    metrics = json.loads(cli(project, "metrics", "raw.good", "--output", "json").stdout)
    assert metrics["tables"][0]["columns"][0]["metrics"]["max"] == "1"
    assert cli(project, "reset", "--select", "source:raw.good").returncode == 0
    rows = json.loads(cli(project, "plan", "--output", "json").stdout)["tables"]
    assert {row["table"]: row["reason"] for row in rows}["good"] == "first_profile"
    assert not (project.folder / "target" / "run_results.json").exists()


def test_a_failing_table_does_not_stop_the_others(project: Project) -> None:
    cli(project, "run", "--quiet")
    before = project.warehouse.execute(STATES_OF_BAD)
    break_table(project)
    project.warehouse.execute("insert into raw.other values (5)")
    done = cli(project, "run", "--output", "json", "--full-refresh")
    assert done.returncode == 1
    rows = {row["table"]: row for row in json.loads(done.stdout)["tables"]}
    assert rows["bad"]["status"] == "error"
    assert NO_INTEGER[project.warehouse.adapter] in rows["bad"]["error"]
    assert {rows[name]["status"] for name in ("good", "other", "child")} == {"success"}
    assert len(before) == 2
    assert project.warehouse.execute(STATES_OF_BAD) == before
    failures = "select count(*) from main_baselinr.baselinr_events where event_type = 'ProfilingFailed'"
    assert project.warehouse.execute(failures) == [[1]]


def test_fail_fast_stops(project: Project) -> None:
    break_table(project)
    done = cli(project, "run", "--output", "json", "--fail-fast", "--select", "source:raw.bad source:raw.good")
    rows = {row["table"]: row["status"] for row in json.loads(done.stdout)["tables"]}
    assert done.returncode == 1
    assert rows in ({"bad": "error", "good": "not_run"}, {"bad": "error", "good": "success"})


def test_a_missing_relation_is_exit_1_and_the_others_go_on(project: Project) -> None:
    project.warehouse.execute("drop table raw.bad")
    done = cli(project, "run", "--output", "json")
    rows = {row["table"]: row for row in json.loads(done.stdout)["tables"]}
    assert (done.returncode, rows["bad"]["reason"], rows["good"]["status"]) == (1, "relation_missing", "success")


def test_fail_fast_stops_at_a_missing_relation(project: Project) -> None:
    project.warehouse.execute("drop table raw.bad")
    done = cli(project, "run", "--output", "json", "--fail-fast")
    rows = {row["table"]: row["status"] for row in json.loads(done.stdout)["tables"]}
    assert (done.returncode, rows) == (1, {"bad": "error", "good": "not_run", "other": "not_run", "child": "not_run"})


def test_selection_is_dbts_own(project: Project) -> None:
    plan = json.loads(cli(project, "plan", "--select", "source:raw.good+", "--threads", "2", "--output", "json").stdout)
    assert [row["table"] for row in plan["tables"]] == ["child", "good"]
    plan = json.loads(cli(project, "plan", "--exclude", "source:*", "--output", "json").stdout)
    assert [row["table"] for row in plan["tables"]] == ["child"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["plan", "--select", "nothing_like_this"], "the selection matches nothing"),
        (["run", "--action", "partial"], "action 'partial' needs partitions"),
        (["run", "--action", "most"], "Invalid value for '--action'"),
        (["explain", "goood"], "'goood' is no table of this project; did you mean 'good'?"),
        (["plan", "--target", "nowhere"], "nowhere"),
        (["plan", "--vars", "{baselinr_incremental: {partial_profilng: {}}}"], "did you mean 'partial_profiling'?"),
        (["prune"], "Missing option '--keep-days'"),
        (["prune", "--keep-days", "1.5"], "Invalid value for '--keep-days'"),
        (["prune", "--keep-days", "-1"], "argument keep_days is -1; it must be at least 0; say how many days"),
        (["nonsense"], "No such command"),
    ],
)
def test_usage_errors_are_exit_2(unwritten: Project, words: list[str], message: str) -> None:
    done = cli(unwritten, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert store_tables(unwritten) == []


def test_no_project_is_exit_2(tmp_path: Path) -> None:
    done = cli(tmp_path, "plan")
    assert (done.returncode, done.stdout) == (2, "")
    assert "dbt_project.yml" in done.stderr


def test_init_sets_up_a_project_once(tmp_path: Path) -> None:
    (tmp_path / "dbt_project.yml").write_text(
        "name: shop # ours\nversion: '1.0'\nprofile: shop\nvars:\n  a: 1 # keep\n"
    )
    profile = {"type": "duckdb", "path": str(tmp_path / "w.duckdb"), "schema": "main"}
    (tmp_path / "profiles.yml").write_text(yaml.safe_dump({"shop": {"target": "dev", "outputs": {"dev": profile}}}))
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "one.sql").write_text("select 1 as a")
    first = cli(tmp_path, "init")
    assert "added the package to packages.yml" in first.stdout
    text = (tmp_path / "dbt_project.yml").read_text()
    assert "# ours" in text
    assert "# keep" in text
    second = cli(tmp_path, "init")
    assert (second.returncode, second.stdout) == (0, "nothing to do: this project is set up\n")
    assert (tmp_path / "dbt_project.yml").read_text() == text
    subprocess.run([COMMAND.parent / "dbt", "deps", "--quiet"], cwd=tmp_path, check=True)
    duckdb.connect(str(tmp_path / "w.duckdb")).execute("create view one as select 1 as a")
    assert cli(tmp_path, "run").returncode == 0


@pytest.mark.parametrize("content", ["vars: [1, 2]\nname: shop\n", "name: [shop\n", "- a\n"])
def test_init_leaves_a_malformed_project_alone(tmp_path: Path, content: str) -> None:
    (tmp_path / "dbt_project.yml").write_text(content)
    done = cli(tmp_path, "init")
    assert (done.returncode, (tmp_path / "dbt_project.yml").read_text()) == (2, content)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["dbt_project.yml"]
