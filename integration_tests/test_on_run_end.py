"""The hook for `on-run-end`: it profiles what the invocation built, and nothing else, and is no reason for a job to fail."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from conftest import Project
from dbt_common.events.base_types import EventMsg
from plain_dbt import process
from repeated_dbt import dbt

HOOK = "{{ baselinr.baselinr_on_run_end(results) }}"
FAILING_HOOK = "{{ baselinr.baselinr_on_run_end(results, fail=true) }}"
META = "meta={'baselinr': true}"
# `bad` can be built, being a view, and read only once raw.texts holds numbers.
MODELS = {
    "one.sql": f"{{{{ config(materialized='table', {META}) }}}} select 1 as a",
    "two.sql": f"{{{{ config({META}) }}}} select a from {{{{ ref('one') }}}}",
    "inner_part.sql": f"{{{{ config(materialized='ephemeral', {META}) }}}} select 1 as a",
    "off.sql": "{{ config(materialized='table') }} select 1 as a",
    "broken.sql": f"{{{{ config(materialized='table', tags=['sick'], {META}) }}}} select nothing from {{{{ ref('one') }}}}",
    "below.sql": f"{{{{ config(tags=['sick'], {META}) }}}} select * from {{{{ ref('broken') }}}}",
    "bad.sql": f"{{{{ config(tags=['sick'], {META}) }}}} select cast(t as integer) as a from raw.texts",
}
PROPERTIES: dict[str, Any] = {
    "version": 2,
    "models": [{"name": "one", "columns": [{"name": "a", "data_tests": ["not_null"]}]}],
    "seeds": [{"name": "colors", "config": {"meta": {"baselinr": True}}}],
    "snapshots": [
        {"name": "history", "relation": "ref('one')",
         "config": {"unique_key": "a", "strategy": "check", "check_cols": ["a"], "meta": {"baselinr": True}}}
    ],
}  # fmt: skip
LAST_RUN = """
    select unique_id, event_type from main_baselinr.baselinr_events
    where run_id = (select run_id from main_baselinr.baselinr_events order by created_at desc limit 1) and event_type <> 'ProfilingStarted'
    order by unique_id"""


@pytest.fixture
def project(make_project: Callable[..., Project], adapter: str) -> Project:
    return built_shop(make_project, adapter)


def built_shop(make_project: Callable[..., Project], adapter: str, **options: Any) -> Project:
    """A project with the hook; nothing of it is built."""
    project = make_project({"raw.texts": True}, adapter, models=MODELS, **options)
    (project.folder / "models" / "properties.yml").write_text(yaml.safe_dump(PROPERTIES))
    (project.folder / "seeds").mkdir()
    (project.folder / "seeds" / "colors.csv").write_text("id,name\n1,red\n2,blue\n")
    project.warehouse.execute("create schema raw", "create table raw.texts as select 'x' as t")
    hook(project, HOOK)
    return project


def hook(project: Project, text: str | list[str]) -> None:
    """Sets `on-run-end`."""
    file = project.folder / "dbt_project.yml"
    file.write_text(yaml.safe_dump({**yaml.safe_load(file.read_text()), "on-run-end": text}, sort_keys=False))
    project.parse()


def invoke(project: Project, *command: str) -> tuple[bool, list[dict[str, Any]]]:
    """A command of dbt: whether it succeeded, and the package's machine lines."""
    lines: list[dict[str, Any]] = []

    def listen(event: EventMsg) -> None:
        if event.info.name == "JinjaLogInfo" and event.data.msg.startswith("BASELINR "):
            lines.append(json.loads(event.data.msg.removeprefix("BASELINR ")))

    return dbt([*command, *project.flags()], project.manifest, listen).success, lines


def give_two_a_wrong_key(project: Project) -> None:
    wrong = MODELS["two.sql"].replace("true", "{'partition': {'key': 'b'}}")
    (project.folder / "models" / "two.sql").write_text(wrong)


def names(ids: list[list[str]]) -> list[str]:
    return [unique_id.split(".")[-1] for unique_id, *_ in ids]


def warnings(lines: list[dict[str, Any]]) -> list[str]:
    return [line["message"] for line in lines if line["event"] == "warning"]


def test_what_was_built_is_profiled(project: Project) -> None:
    """Not what failed, was skipped, is ephemeral or not set up, nor a source that is."""
    success, _ = invoke(project, "build", "--exclude", "package:baselinr", "bad")
    assert not success, "a model is broken"
    assert project.sql(LAST_RUN) == [
        ["model.shop.one", "ProfilingCompleted"],
        ["model.shop.two", "ProfilingCompleted"],
        ["seed.shop.colors", "ProfilingCompleted"],
        ["snapshot.shop.history", "ProfilingCompleted"],
    ]
    for command, expected in (
        (("run", "--select", "one"), ["one"]),
        (("seed",), ["colors"]),
        (("snapshot",), ["history"]),
        (("run", "--select", "two", "off", "inner_part"), ["two"]),
    ):
        assert invoke(project, *command)[0]
        assert names(project.sql(LAST_RUN)) == expected, command
    assert project.metrics("main.colors")["id"]["max"] == "2"


def test_nothing_is_done_where_nothing_is_built(project: Project) -> None:
    """Neither a statement nor a store."""
    for command in (
        ("compile", "--exclude", "package:baselinr"),
        ("docs", "generate", "--select", "one"),
        ("run", "--select", "off"),
        ("run", "--select", "one", "--empty"),
        ("test", "--select", "one"),
        ("show", "--select", "off"),
    ):
        success, lines = invoke(project, *command)
        assert (success, lines) == (True, []), command
    assert project.store_tables() == []
    hook(project, "{{ baselinr.baselinr_on_run_end(results) if target.name == 'prod' }}")
    assert invoke(project, "run", "--select", "one") == (True, [])


def test_a_project_that_profiles_nothing(make_project: Callable[..., Project]) -> None:
    project = make_project({}, models={"plain.sql": "select 1 as a"})
    hook(project, HOOK)
    assert invoke(project, "run", "--select", "plain") == (True, [])
    assert project.store_tables() == []


def test_the_interval_holds_here_too(make_project: Callable[..., Project]) -> None:
    project = built_shop(make_project, "duckdb", variables={"baselinr_incremental": {}})
    for _ in range(2):
        assert invoke(project, "run", "--select", "one")[0]
    assert project.sql("select decision_reason from main_baselinr.baselinr_table_state") == [["fresh_within_interval"]]


def test_a_table_that_fails_is_a_warning(project: Project) -> None:
    """What the catalog foresees on every engine; an error of the database where one can be caught."""
    give_two_a_wrong_key(project)
    project.parse()
    caught = ["bad"] if project.warehouse.adapter == "postgres" else []
    success, lines = invoke(project, "run", "--select", "one", "two", *caught)
    assert success
    (warning,) = warnings(lines)
    assert warning.startswith(f"{1 + len(caught)} of {2 + len(caught)} tables failed, the others are done:\n")
    assert "partition.key names 'b', which is no column of" in warning
    failed = project.sql("select unique_id from main_baselinr.baselinr_table_state where status = 'error' order by 1")
    assert names(failed) == [*caught, "two"]
    assert project.metrics("main.one")["a"]["max"] == "1"
    hook(project, FAILING_HOOK)
    assert not invoke(project, "run", "--select", "one", "two", *caught)[0]


def test_an_error_that_cannot_be_caught_fails_one_job(make_project: Callable[..., Project]) -> None:
    project = built_shop(make_project, "duckdb")
    assert not invoke(project, "run", "--select", "one", "bad")[0]
    assert project.sql("select started_at is null from main_baselinr.baselinr_table_state") == [["False"]]
    success, lines = invoke(project, "run", "--select", "one", "bad")
    assert success
    (warning,) = warnings(lines)
    assert warning.startswith("main.bad is not profiled: its last profile did not finish")
    assert """--args '{select: "unique_id:model.shop.bad"}'""" in warning
    assert names(project.sql(LAST_RUN)) == ["one"]
    project.sql("update raw.texts set t = '7'")
    assert project.run(select="unique_id:model.shop.bad")["main.bad"]["status"] == "success"
    success, lines = invoke(project, "run", "--select", "bad")
    assert (success, warnings(lines)) == (True, [])


def test_the_store_that_may_not_be_made(make_project: Callable[..., Project]) -> None:
    project = built_shop(make_project, "duckdb", variables={"baselinr_storage": {"create_tables": False}})
    success, lines = invoke(project, "run", "--select", "one")
    assert success
    assert "create_tables is false" in warnings(lines)[0]


def test_mistakes_in_the_hook(make_project: Callable[..., Project]) -> None:
    project = built_shop(make_project, "duckdb")
    for text, message in (
        ("{{ baselinr.baselinr_on_run_end(results, fail='yes') }}", 'argument fail is "yes"; it must be true or false'),
        ("{{ baselinr.baselinr_on_run_end(results, fial=true) }}", "unknown argument 'fial'; did you mean 'fail'?"),
    ):
        with pytest.raises(Exception, match="argument") as failure:
            hook(project, text)
        assert message in str(failure.value)


def test_exit_codes_and_other_hooks(project: Project) -> None:
    """As a process: what a person sees, and that hooks which follow are run all the same."""
    bad = "bad" if project.warehouse.adapter == "postgres" else "two"
    if bad == "two":
        give_two_a_wrong_key(project)
    hook(project, [HOOK, "create table main.after as select 1 as a"])
    done = process(project, "run", "--select", "one", bad)
    assert done.returncode == 0, done.stdout
    assert "baselinr: looking for changes in 2 tables" in done.stdout
    assert "[1/" in done.stdout
    assert "1 of 2 tables failed, the others are done" in done.stdout
    assert "OK hook: shop.on-run-end.0" in done.stdout
    assert project.sql("select a from main.after") == [["1"]]
    hook(project, FAILING_HOOK)
    done = process(project, "run", "--select", "one", bad)
    assert done.returncode == 1, done.stdout
    assert "ERROR hook: shop.on-run-end.0" in done.stdout
    assert done.stdout.count("1 of 2 tables failed, the others are done") >= 2, "as a warning, and as the hook's error"
    assert "keyboard interrupt" not in done.stdout
