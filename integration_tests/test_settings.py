"""Wrong settings: one error each, that names the place, the key, the value and what it should be; nothing is written. What each error
says is in malformed.py."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import Project
from dbt_common.events.base_types import EventMsg
from malformed import ARGUMENTS, INCREMENTAL, META, MISFITS, PROFILING, STORAGE, TABLE, nested
from repeated_dbt import dbt

CHECK = """
{% macro check_vars(cases) %}
  {% set outcomes = [] %}
  {% for name, given in fromyaml(cases) %}{% do outcomes.append(baselinr.var_problems(name, given)) %}{% endfor %}
  {% do baselinr.emit('outcomes', {'outcomes': outcomes}) %}
{% endmacro %}
"""
ALL_TABLES = """
select schema_name, table_name from duckdb_schemas() full join duckdb_tables() using (database_name, schema_name)
where database_name = current_database() and (table_name is not null or schema_name not in ('main', 'information_schema', 'pg_catalog'))
"""
COMMAND = Path(sys.executable).parent / "baselinr-dbt"
NODE = "source.shop.raw.t"
VARS: list[tuple[str, Any, str]] = [
    (name, given, f"var {name}: {text}")
    for name, cases in (
        ("baselinr_incremental", INCREMENTAL), ("baselinr_storage", STORAGE), ("baselinr_profiling", TABLE + PROFILING)
    )
    for given, text in cases
]  # fmt: skip
NULL_SECTIONS: dict[str, Any] = {
    "baselinr_incremental": dict.fromkeys(
        ("change_detection", "partial_profiling", "adaptive_scheduling", "cost_controls")
    ),
    "baselinr_profiling": dict.fromkeys(("partition", "sampling", "columns", "cost_controls", "metrics")),
}
NULL_OVERRIDES = nested("change_detection.connector_overrides", {"duckdb": None, "postgres": {"detect": None}})
RIGHT: list[tuple[str, Any]] = [
    *NULL_SECTIONS.items(),
    ("baselinr_incremental", {}),
    ("baselinr_incremental", nested("change_detection.connector_overrides", None)),
    ("baselinr_incremental", NULL_OVERRIDES),
    ("baselinr_incremental", nested("adaptive_scheduling.priority_overrides", {"x.raw.t": 1, "raw.t": 525_600_000, "t": 60, 2024: 60})),
    ("baselinr_incremental", {"cost_controls": {"max_rows_scanned": None, "max_bytes_per_run": 10**15, "sample_fraction": 1}}),
    ("baselinr_incremental", {"cost_controls": {"sample_fraction": 1e-9}}),
    ("baselinr_incremental", {"change_detection": {"snapshot_ttl_minutes": 0}}),
    ("baselinr_profiling", {"metrics": ["mean", "counts"], "partition": {"key": "d", "granularity": "hour"}}),
    ("baselinr_profiling", {"metrics": ["top_values", "distinct_count", "is_unique"], "top_values": 1000}),
    ("baselinr_profiling", {"partition": {"strategy": "recent_n", "recent_n": 3}}),
    ("baselinr_profiling", {"partition": {"strategy": "specific_values", "values": [1, 2.5, True, "a", date(2024, 1, 5)]}}),
    ("baselinr_profiling", {"partition": {"detect": "updated_at", "updated_at": "d"}, "columns": {"include": ["a"], "exclude": ["b"]}}),
    ("baselinr_profiling", {"sensitive_tags": ["pii", "gdpr"]}),
    ("baselinr_storage", {"schema": None, "create_tables": False}),
]  # fmt: skip


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project]) -> Project:
    """A project that stays as it is: a test hands its own vars and meta to dbt, or finds nothing written."""
    project = make_project({"raw.t": True}, macros=CHECK)
    project.sql("create schema raw", "create table raw.t as select 1 as n, 'a' as month, date '2024-01-05' as d")
    return project


@pytest.fixture(scope="module")
def untouched(make_project: Callable[..., Project]) -> Project:
    """The same for processes of their own: this one never opens its warehouse."""
    project = make_project({"raw.t": True})
    project.warehouse.execute("create schema raw", "create table raw.t as select 1 as n, date '2024-01-05' as d")
    return project


def outcome(
    project: Project, meta: Any = True, variables: Any = None, macro: str = "baselinr_profile", **arguments: Any
) -> list[dict[str, Any]]:
    """The machine lines of an operation under this meta of raw.t and these vars, without parsing the project anew."""
    lines: list[dict[str, Any]] = []

    def listen(event: EventMsg) -> None:
        if event.info.name == "JinjaLogInfo" and event.data.msg.startswith("BASELINR "):
            lines.append(json.loads(event.data.msg.removeprefix("BASELINR ")))

    project.manifest.sources[NODE].config.meta["baselinr"] = meta
    project.manifest.build_flat_graph()
    given = ["--vars", yaml.safe_dump(variables)] if variables is not None else []
    command = ["run-operation", macro, *project.flags(), "--args", yaml.safe_dump(arguments), *given]
    dbt(command, project.manifest, listen)
    return lines


def errors(lines: list[dict[str, Any]]) -> list[str]:
    """What an operation said, if it said nothing but configuration errors."""
    return [
        line["message"] if line["event"] == "error" and line["kind"] == "configuration" else str(line) for line in lines
    ]


def check(project: Project, cases: list[tuple[str, Any]]) -> list[list[str]]:
    """The problems of each var, all in one operation."""
    events = project.operation("check_vars", cases=yaml.safe_dump([list(case) for case in cases]))
    return next(event["outcomes"] for event in events if event["event"] == "outcomes")


def test_every_wrong_var_has_one_problem(project: Project) -> None:
    found = check(project, [(name, given) for name, given, _ in VARS])
    off = [(problems, case[2]) for case, problems in zip(VARS, found, strict=True) if problems != [case[2]]]
    assert off == []


def test_right_vars_have_none(project: Project) -> None:
    assert check(project, RIGHT) == [[]] * len(RIGHT)


def test_wrong_vars_stop_a_run(project: Project) -> None:
    off = []
    for name, given, text in VARS[::7]:
        found = errors(outcome(project, variables={name: given}))
        if found != [text]:
            off.append((found, text))
    assert off == []
    assert project.sql(ALL_TABLES) == [["raw", "t"]]


def test_wrong_meta_stops_a_run(project: Project) -> None:
    place = f"{NODE} (models/sources.yml): config.meta.baselinr"
    cases = [(meta, place + text) for meta, text in META]
    cases += [(meta, f"{place}: {text}") for meta, text in TABLE[::3]]
    relation = '"warehouse"."raw"."t"'
    cases += [(meta, f"{NODE}: {text.format(t=relation)}") for meta, text in MISFITS]
    off = []
    for meta, text in cases:
        found = errors(outcome(project, meta))
        if found != [text]:
            off.append((found, text))
    assert off == []
    assert project.sql(ALL_TABLES) == [["raw", "t"]]


def test_wrong_arguments_stop_a_run(project: Project) -> None:
    off = []
    for arguments, text in ARGUMENTS:
        found = errors(outcome(project, **arguments))
        if found != [text]:
            off.append((found, text))
    assert off == []
    assert project.sql(ALL_TABLES) == [["raw", "t"]]


@pytest.mark.parametrize(
    ("variables", "meta", "words", "message"),
    [
        (nested("baselinr_incremental.cost_controls.sample_fraction", float("nan")), True, [],
         "var baselinr_incremental: cost_controls.sample_fraction is NaN; it must be a number"),
        ({}, {"partition": {"granularity": "dya", "key": "d"}}, [],
         f'{NODE} (models/sources.yml): config.meta.baselinr: partition.granularity is "dya"; '
         "it must be one of hour, day, month, year, value; did you mean 'day'?"),
        ({"baselinr_incremental": None}, {"partition": {"key": "dd"}}, ["--full-refresh"],
         f"{NODE}: partition.key names 'dd', which is no column of \"warehouse\".\"raw\".\"t\"; did you mean 'd'?"),
    ],
)  # fmt: skip
def test_the_command_exits_with_2(
    untouched: Project, variables: dict[str, Any], meta: Any, words: list[str], message: str
) -> None:
    """As the user has it: YAML files, read by a process of its own."""
    untouched.write({"raw.t": meta}, variables, "", {})
    folder = untouched.folder
    environment = {**os.environ, "DBT_PROFILES_DIR": str(folder)}
    done = subprocess.run([COMMAND, "run", *words], cwd=folder, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"baselinr-dbt: {message}\n")
    assert untouched.warehouse.execute(ALL_TABLES) == [["raw", "t"]]


def test_null_is_as_if_it_were_absent(project: Project) -> None:
    for variables in (
        {"baselinr_incremental": None, "baselinr_storage": None, "baselinr_profiling": None},
        NULL_SECTIONS,
        {"baselinr_incremental": NULL_OVERRIDES},
    ):
        for meta in (True, {"partition": None, "cost_controls": None}):
            lines = outcome(project, meta, variables, "baselinr_plan")
            assert [row["reason"] for row in lines[-1]["document"]["tables"]] == ["first_profile"]


def test_a_table_sets_aside_what_the_project_set(project: Project) -> None:
    """What is left over of the project's settings is no mistake of the table's."""
    recent = nested("baselinr_profiling.partition", {"strategy": "recent_n", "recent_n": 3})
    chosen = nested("baselinr_profiling.columns.exclude", ["n"])
    for variables, meta in (
        (recent, {"partition": {"key": "d", "strategy": "latest"}}),
        (recent, {"partition": {"strategy": "all"}}),
        (chosen, {"columns": {"include": ["n", "d"]}}),
        (nested("baselinr_profiling.partition.key", "d"), {"partition": {"granularity": "month"}}),
    ):
        lines = outcome(project, meta, variables, "baselinr_plan")
        assert {line["event"] for line in lines} <= {"table_looked_at", "plan"}, lines
        assert lines[-1]["event"] == "plan", lines


def test_dates_of_yaml_name_partitions(project: Project) -> None:
    """dbt makes texts of dates in meta, and leaves those in vars."""
    chosen = {"key": "d", "strategy": "specific_values", "values": [date(2024, 1, 5)]}
    lines = outcome(project, True, nested("baselinr_profiling.partition", chosen), "baselinr_plan")
    assert [row["estimated_rows"] for row in lines[-1]["document"]["tables"]] == [1], lines


def test_settings_that_fit(make_project: Callable[..., Project]) -> None:
    """Intervals, metrics, columns, and partitions named by dates that YAML made of them."""
    variables = {
        "baselinr_incremental": {"adaptive_scheduling": {"priority_overrides": {"RAW.B": 90}}},
        "baselinr_storage": {"schema": "elsewhere"},
    }
    chosen = {"metrics": ["range", "null_count"], "columns": {"exclude": ["B"]}, "where": "a > 0", "sensitive": ["s"]}
    dated = {"partition": {"key": "d", "strategy": "specific_values", "values": [date(2024, 1, 5)]}}
    sources = {"raw.a": {"interval_minutes": 5}, "raw.b": True, "raw.c": True, "raw.chosen": chosen, "raw.dated": dated}
    project = make_project(sources, variables=variables)
    project.sql(
        "create schema raw",
        *(f"create table raw.{t} as select 1 as n" for t in "abc"),
        "create table raw.chosen as from (values (1, 2, 'x'), (-1, 2, 'y')) as v(a, b, s)",
        "create table raw.dated as select date '2024-01-04' + cast(i as integer) as d from range(3) as t(i)",
    )
    rows = project.run()
    assert {name: rows[name]["row_count"] for name in ("raw.chosen", "raw.dated")} == {"raw.chosen": 1, "raw.dated": 1}
    metrics = project.sql(
        "select column_name, metric_name, metric_value from elsewhere.baselinr_results where dataset_name = 'chosen' order by 1, 2"
    )
    assert metrics == [["a", "max", "1"], ["a", "min", "1"], ["a", "null_count", "0"], ["s", "null_count", "0"]]
    project.sql("insert into raw.a values (2)")
    assert {row["reason"] for row in project.run().values()} == {"fresh_within_interval"}
    minutes = project.sql(
        "select cast(epoch(next_due_at - last_profiled_at) / 60 as integer) from elsewhere.baselinr_table_state"
        " where table_name in ('a', 'b', 'c') order by unique_id"
    )
    assert minutes == [["5"], ["90"], ["1440"]]
