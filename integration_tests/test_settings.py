"""Wrong settings: one error each, that names the place, the key, the value and what it should be; nothing is written."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from conftest import OperationFailed, Project

CHECK = """
{% macro check_settings(cases) %}
  {% set outcomes = [] %}
  {% for case in fromjson(cases) %}
    {% set schema = baselinr.settings_schema()[case.section] %}
    {% set problems = baselinr.settings_problems('here', case.given, schema) %}
    {% if not problems and case.section == 'baselinr_profiling' %}
      {% set problems = baselinr.combination_problems('here', baselinr.overlay(schema, case.given)) %}
    {% endif %}
    {% do outcomes.append(problems) %}
  {% endfor %}
  {% do baselinr.emit('outcomes', {'outcomes': outcomes}) %}
{% endmacro %}
"""
INCREMENTAL, STORAGE, PROFILING = "baselinr_incremental", "baselinr_storage", "baselinr_profiling"
WRONG: list[tuple[str, Any, str]] = [
    (INCREMENTAL, {"enabld": True}, "here: unknown key 'enabld'; did you mean 'enabled'?"),
    (INCREMENTAL, {"zzz": 1}, "unknown key 'zzz'; known are enabled, change_detection"),
    (INCREMENTAL, {"enabled": "yes"}, 'enabled is "yes"; it must be true or false'),
    (INCREMENTAL, {"enabled": 1}, "enabled is 1; it must be true or false"),
    (INCREMENTAL, {"enabled": None}, "enabled is null; it must be true or false"),
    (INCREMENTAL, [1], "the whole section is [1]; it must be a map of settings"),
    (INCREMENTAL, {"partial_profiling": True}, "partial_profiling is true; it must be a map of settings"),
    (
        INCREMENTAL,
        {"partial_profiling": {"max_partitions_per_run": 0}},
        "max_partitions_per_run is 0; it must be at least 1",
    ),
    (
        INCREMENTAL,
        {"partial_profiling": {"max_partitions_per_run": "64"}},
        'partial_profiling.max_partitions_per_run is "64"; it must be a whole number',
    ),
    (INCREMENTAL, {"partial_profiling": {"max_partitions_per_run": True}}, "it must be a whole number"),
    (INCREMENTAL, {"partial_profiling": {"max_partitions_per_run": 1.5}}, "it must be a whole number"),
    (INCREMENTAL, {"partial_profiling": {"max_partition_per_run": 1}}, "did you mean 'max_partitions_per_run'?"),
    (
        INCREMENTAL,
        {"change_detection": {"snapshot_ttl_minutes": -1}},
        "snapshot_ttl_minutes is -1; it must be at least 0",
    ),
    (INCREMENTAL, {"change_detection": {"metadata_table": ""}}, "it must be a text"),
    (INCREMENTAL, {"change_detection": {"connector_overrides": []}}, "it must be a map"),
    (
        INCREMENTAL,
        {"adaptive_scheduling": {"mode": "fixd"}},
        "it must be one of fixed, adaptive; did you mean 'fixed'?",
    ),
    (INCREMENTAL, {"adaptive_scheduling": {"default_interval_minutes": 0}}, "it must be at least 1"),
    (INCREMENTAL, {"cost_controls": {"sample_fraction": 0}}, "cost_controls.sample_fraction is 0; it must be above 0"),
    (INCREMENTAL, {"cost_controls": {"sample_fraction": 1.01}}, "it must be at most 1"),
    (INCREMENTAL, {"cost_controls": {"sample_fraction": "a"}}, "it must be a number"),
    (
        INCREMENTAL,
        {"cost_controls": {"fallback_strategy": "samples"}},
        "one of sample, defer, full; did you mean 'sample'?",
    ),
    (INCREMENTAL, {"cost_controls": {"max_rows_scanned": 0}}, "it must be at least 1"),
    (STORAGE, {"create_table": False}, "did you mean 'create_tables'?"),
    (STORAGE, {"schema": 5}, "schema is 5; it must be a text"),
    (PROFILING, {"partitoin": {}}, "did you mean 'partition'?"),
    (PROFILING, {"partition": {"granularity": "week"}}, "one of hour, day, month, year, value"),
    (PROFILING, {"partition": {"granularity": "mnth"}}, "did you mean 'month'?"),
    (PROFILING, {"partition": {"key": ["a"]}}, "it must be a text"),
    (PROFILING, {"partition": {"strategy": "recent_n"}}, "needs partition.recent_n"),
    (PROFILING, {"partition": {"strategy": "specific_values"}}, "needs partition.values"),
    (PROFILING, {"partition": {"detect": "updated_at"}}, "needs partition.updated_at"),
    (PROFILING, {"metrics": "count"}, "it must be a list"),
    (PROFILING, {"metrics": ["mena"]}, "did you mean 'mean'?"),
    (PROFILING, {"metrics": ["rang"]}, "did you mean 'range'?"),
    (PROFILING, {"columns": {"only": []}}, "unknown key 'columns.only'"),
    (PROFILING, {"sampling": {"fraction": 2}}, "sampling.fraction is 2; it must be at most 1"),
    (PROFILING, {"hll_precision": 9}, "hll_precision is 9; it must be at least 10"),
    (PROFILING, {"hll_precision": 15}, "it must be at most 14"),
    (PROFILING, {"interval_minutes": -5}, "it must be at least 0"),
    (PROFILING, {"where": 1}, "it must be a text"),
]
RIGHT: list[tuple[str, Any]] = [
    (INCREMENTAL, {}),
    (INCREMENTAL, {"cost_controls": {"max_rows_scanned": None, "sample_fraction": 1}}),
    (INCREMENTAL, {"change_detection": {"snapshot_ttl_minutes": 0}}),
    (PROFILING, {"metrics": ["mean", "counts"], "partition": {"key": "d", "granularity": "hour"}}),
    (PROFILING, {"partition": {"strategy": "recent_n", "recent_n": 3}}),
]


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project]) -> Project:
    return make_project({"raw.t": True}, macros=CHECK)


def check(project: Project, cases: list[tuple[str, Any]]) -> list[list[str]]:
    """The problems of each case, all in one operation."""
    events = project.operation("check_settings", cases=json.dumps([{"section": s, "given": g} for s, g in cases]))
    return next(event["outcomes"] for event in events if event["event"] == "outcomes")


def test_wrong_settings(project: Project) -> None:
    outcomes = check(project, [(section, given) for section, given, _ in WRONG])
    off = [
        (case[1], problems)
        for case, problems in zip(WRONG, outcomes, strict=True)
        if len(problems) != 1 or case[2] not in problems[0]
    ]
    assert off == []


def test_right_settings(project: Project) -> None:
    assert check(project, RIGHT) == [[]] * len(RIGHT)


@pytest.mark.parametrize(
    ("meta", "variables", "message"),
    [
        ({"partition": {"key": "moth"}}, {}, "partition.key names 'moth', which is no column of"),
        ({"partition": {"key": "n", "granularity": "day"}}, {}, "only dates and timestamps have one"),
        ({"columns": {"exclude": ["nn"]}}, {}, "columns.exclude names 'nn'"),
        ({"partition": {"key": "n"}, "sensitive": ["N"]}, {}, "which is the partition key"),
        ({"metrics": ["mena"]}, {}, 'source.shop.raw.t: config.meta.baselinr: metrics names "mena"'),
        (True, {"baselinr_storage": {"shema": "x"}}, "var baselinr_storage: unknown key 'shema'; did you mean 'schema'?"),
        (
            True,
            {
                "baselinr_incremental": {
                    "adaptive_scheduling": {"min_interval_minutes": 9, "max_interval_minutes": 8},
                }
            },
            "it must be at most max_interval_minutes, 8",
        ),
        (
            True,
            {"baselinr_incremental": {"adaptive_scheduling": {"priority_overrides": {"t": "often"}}}},
            'priority_overrides.t is "often"',
        ),
    ],
)  # fmt: skip
def test_nothing_is_written(
    make_project: Callable[..., Project], meta: Any, variables: dict[str, Any], message: str
) -> None:
    project = make_project({"raw.t": meta}, variables=variables)
    project.sql("create schema raw", "create table raw.t as select 1 as n, 'a' as month")
    with pytest.raises(OperationFailed) as failure:
        project.run()
    assert message in str(failure.value)
    assert project.sql("select count(*) from duckdb_tables() where schema_name = 'main_baselinr'") == [["0"]]


def test_intervals(make_project: Callable[..., Project]) -> None:
    variables = {
        "baselinr_incremental": {"adaptive_scheduling": {"priority_overrides": {"RAW.B": 30}}},
        "baselinr_storage": {"schema": "elsewhere"},
    }
    project = make_project({"raw.a": {"interval_minutes": 5}, "raw.b": True, "raw.c": True}, variables=variables)
    project.sql("create schema raw", *(f"create table raw.{t} as select 1 as n" for t in "abc"))
    project.run()
    project.sql("insert into raw.a values (2)")
    rows = project.run()
    assert {row["reason"] for row in rows.values()} == {"fresh_within_interval"}
    minutes = project.sql(
        "select cast(epoch(next_due_at - last_profiled_at) / 60 as integer) from elsewhere.baselinr_table_state order by unique_id"
    )
    assert minutes == [["5"], ["30"], ["1440"]]


def test_metrics_and_columns_are_chosen(make_project: Callable[..., Project]) -> None:
    meta = {"metrics": ["range", "null_count"], "columns": {"exclude": ["B"]}, "where": "a > 0", "sensitive": ["s"]}
    project = make_project({"raw.t": meta})
    project.sql("create schema raw", "create table raw.t as from (values (1, 2, 'x'), (-1, 2, 'y')) as v(a, b, s)")
    assert project.run()["raw.t"]["row_count"] == 1
    assert project.metrics("raw.t") == {
        "a": {"null_count": "0", "min": "1", "max": "1"},
        "s": {"null_count": "0"},
    }
