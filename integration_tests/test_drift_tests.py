"""The generic tests on stored metrics: each passes and fails where it should, and says the numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from conftest import Project
from dbt_tests import AT, Outcome, declare, listed, move, run_tests

# Of the profiles before the last one: days ago, mean of `amount`, was it a sample.
HISTORY = [(1, 10.0, False), (2, 12.0, False), (3, 8.0, False), (4, 500.0, True), (7, 20.0, False), (14, 22.0, False), (21, 18.0, False)]  # fmt: skip
DRIFT = {"metric": "mean", "method": "absolute"}
TESTS: dict[str, list[dict[str, Any]]] = {
    "raw.orders": [
        listed("rows_ok", "metric_between", metric="row_count", min_value=4, max_value=4),
        listed("rows_few", "metric_between", metric="row_count", min_value=5),
        listed("nulls_of_all", "metric_between", metric="null_ratio", max_value=0.2),
        listed("of_a_column", "metric_between", column_name="AMOUNT", metric="max", max_value=15),
        listed("top_of_all", "metric_between", metric="max", max_value=20),
        listed("no_column", "metric_between", column_name="amuont", metric="max", max_value=15),
        listed("no_column_passes", "metric_between", column_name="amuont", metric="max", max_value=15, if_missing="pass"),
        listed("rows_same", "metric_drift", metric="row_count", threshold=0),
        listed("fresh", "freshness", max_age_hours=1),
        listed("stale", "freshness", max_age={"count": 5, "period": "minute"}),
        listed("checked", "freshness", of="checked", max_age={"count": 5, "period": "minute"}),
        listed("same_columns", "schema_unchanged"),
        listed("as_listed", "schema_unchanged", columns=["id", "AMOUNT", "name"]),
        listed("not_as_listed", "schema_unchanged", columns={"id": "text", "amount": None, "more": "date"}),
    ],
    "raw.orders.amount": [
        listed("top_ok", "metric_between", metric="max", min_value=13, max_value=13),
        listed("top_low", "metric_between", metric="max", min_value=13.5),
        listed("warned", "metric_between", metric="max", min_value=13.5, config={"severity": "warn"}),
        listed("stored", "metric_between", metric="max", min_value=13.5, config={"store_failures": True}),
        listed("forgiven", "metric_between", metric="max", min_value=13.5, config={"error_if": ">1", "warn_if": ">1"}),
        # 13 after 10
        listed("previous", "metric_drift", threshold=2.5, **DRIFT),
        listed("previous_ok", "metric_drift", threshold=3, **DRIFT),
        listed("previous_down", "metric_drift", threshold=0, direction="down", **DRIFT),
        listed("previous_up", "metric_drift", threshold=2.5, direction="up", **DRIFT),
        listed("relative", "metric_drift", metric="mean", threshold=0.25),
        listed("relative_ok", "metric_drift", metric="mean", threshold=0.3),
        # 10, 12, 8: 10 on average, 2 from each other; with the sample 132.5
        listed("average", "metric_drift", threshold=2, compare_to="moving_average", window=3, **DRIFT),
        listed("average_ok", "metric_drift", threshold=3, compare_to="moving_average", window=3, **DRIFT),
        listed("deviations", "metric_drift", metric="mean", method="standard_deviations", threshold=1.4, compare_to="moving_average", window=3),
        listed("deviations_ok", "metric_drift", metric="mean", method="standard_deviations", threshold=1.5, compare_to="moving_average", window=3),
        listed("deviations_close", "metric_drift", metric="mean", method="standard_deviations", threshold=1.4142, compare_to="moving_average", window=2),
        listed("with_samples", "metric_drift", threshold=100, compare_to="moving_average", window=4, include_sampled=True, **DRIFT),
        listed("few_profiles", "metric_drift", threshold=0, compare_to="moving_average", window=30, min_profiles=7, **DRIFT),
        # 20, 22, 18
        listed("weekday", "metric_drift", threshold=6.5, compare_to="same_weekday", **DRIFT),
        listed("weekday_ok", "metric_drift", threshold=7, compare_to="same_weekday", **DRIFT),
        listed("unknown_before", "metric_drift", metric="min", threshold=0),
    ],
    "raw.orders.name": [
        listed("no_number", "metric_between", metric="max", max_value=3),
        # a text, and no number
        listed("digits", "metric_between", metric="min", max_value=30),
        listed("text_drift", "metric_drift", metric="max", threshold=1),
        listed("not_of_text", "metric_between", metric="mean", max_value=3),
    ],
    "raw.never": [
        listed("never_between", "metric_between", metric="row_count", min_value=1),
        listed("never_drift", "metric_drift", metric="row_count", threshold=1),
        listed("never_distribution", "distribution_drift"),
        listed("never_fresh", "freshness", max_age_hours=1),
        listed("never_schema", "schema_unchanged"),
        listed("never_passes", "freshness", max_age_hours=1, if_missing="pass"),
    ],
}  # fmt: skip


PARTS = {"partition": {"key": "part"}, "metrics": ["count", "mean", "distinct_count"]}
INCREMENTAL = {"adaptive_scheduling": {"enabled": False}, "partial_profiling": {"mergeable_metrics": ["count"]}}


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project], adapter: str) -> Project:
    project = make_project(
        {"raw.orders": True, "raw.never": {"enabled": False}, "raw.parts": PARTS},
        adapter,
        variables={"baselinr_incremental": INCREMENTAL},
    )
    project.sql(
        "create schema raw",
        "create table raw.orders (id integer, amount double precision, name text)",
        "insert into raw.orders values (1, 13, 'a'), (2, 13, null), (3, 13, 'b'), (4, 13, '9')",
        "create table raw.never (id integer)",
        "create table raw.parts (part integer, id integer)",
        "insert into raw.parts values (1, 1), (2, 2)",
    )
    declare(project, TESTS)
    return project


@pytest.fixture(scope="module")
def before_any_profile(project: Project) -> dict[str, Outcome]:
    return run_tests(project, "source:raw.never", "fresh")


@pytest.fixture(scope="module")
def outcomes(project: Project, before_any_profile: dict[str, Outcome]) -> dict[str, Outcome]:
    project.run(select="orders")
    # the last profile was ten minutes ago, and one before it never was
    move(project, "orders", "10 minutes")
    for days, mean, sampled in HISTORY:
        project.sql(*past(days, mean, sampled))
    project.sql(
        "update main_baselinr.baselinr_table_state set last_checked_at = last_checked_at + interval '10 minutes'"
    )
    return run_tests(project, "source:raw.orders", "source:raw.never")


def past(days: int, mean: float, sampled: bool) -> list[str]:
    """Statements that make a published profile of `orders` so many days before the first one."""
    runs, results = "main_baselinr.baselinr_runs", "main_baselinr.baselinr_results"
    of = "where unique_id = 'source.shop.raw.orders' and run_id not like 'past-%'"
    return [
        f"insert into {runs} (run_id, unique_id, profiled_at, action, row_count, is_published) "
        f"select 'past-{days}', unique_id, profiled_at - interval '{days} days', '{'sample' if sampled else 'full'}', 4, true from {runs} {of}",
        f"insert into {results} (run_id, unique_id, profiled_at, column_name, column_type, metric_name, metric_value, is_sampled) "
        f"select 'past-{days}', unique_id, profiled_at - interval '{days} days', column_name, column_type, metric_name, '{mean}', {str(sampled).lower()} "
        f"from {results} {of} and column_name = 'amount' and metric_name = 'mean'",
        f"insert into {results} (run_id, unique_id, profiled_at, column_name, column_type, metric_name, metric_value, is_sampled) "
        f"select 'past-{days}', unique_id, profiled_at - interval '{days} days', column_name, column_type, metric_name, metric_value, {str(sampled).lower()} "
        f"from {results} {of} and metric_name = 'count'",
    ]


PASSES = ["rows_ok", "no_column_passes", "rows_same", "fresh", "checked", "same_columns", "as_listed", "top_of_all", "top_ok", "forgiven", "previous_ok", "previous_down",
          "relative_ok", "average_ok", "deviations_ok", "few_profiles", "weekday_ok", "unknown_before", "never_passes"]  # fmt: skip
# What is said of a test that passes, because it compares nothing, or not all.
LEFT_OUT = {
    "top_of_all": r"raw\.orders\.name: max is b, which is no number, and is left out",
    "few_profiles": r"raw\.orders\.amount: mean is 13(\.0)?, and is compared with nothing: it has 6 of 7 earlier profiles",
    "unknown_before": r"raw\.orders\.amount: min is 13(\.0)?, and is compared with nothing: it has 0 of 1 earlier profiles",
}
# What fails: how many rows, and what is said of each.
FAILS = {
    "rows_few": [r"raw\.orders: row_count is 4, below 5" + AT],
    "nulls_of_all": [r"raw\.orders\.name: null_ratio is 0\.25, above 0\.2" + AT],
    "of_a_column": [],
    "no_column": [r"raw\.orders\.amuont: has no max in its last profile, because there is no value, no such column, or `metrics` does not name it\. It has no column \"amuont\"; did you mean 'amount'\?"],
    "stale": [r"raw\.orders: was last profiled 0\.1\d+ hours ago, more than 0\.083333333333 \(\d{4}-.*Z\)"],
    "not_as_listed": [r"raw\.orders\.id: is (INTEGER|integer), and should be text" + AT, r"raw\.orders\.more: is no column, and should be date" + AT, r"raw\.orders\.name: is \w+, and should be no column" + AT],
    "top_low": [r"raw\.orders\.amount: max is 13(\.0)?, below 13\.5" + AT],
    "stored": [r"raw\.orders\.amount: max is 13(\.0)?, below 13\.5" + AT],
    "previous": [r"raw\.orders\.amount: mean is 13(\.0)?, and was 10(\.0)? in the profile of \S+Z: \+3(\.0)?, more than 2\.5" + AT],
    "previous_up": [r"raw\.orders\.amount: .*: \+3(\.0)?, up by more than 2\.5" + AT],
    "relative": [r"raw\.orders\.amount: .*: \+30(\.0)?%, more than 25%" + AT],
    "average": [r"raw\.orders\.amount: mean is 13(\.0)?, and was 10(\.0)? in the mean of 3 profiles since \S+Z: \+3(\.0)?, more than 2" + AT],
    "deviations": [r"raw\.orders\.amount: .*: \+1\.5 standard deviations, more than 1\.4 standard deviations" + AT],
    "deviations_close": [r"raw\.orders\.amount: .*: \+1\.41421356\d* standard deviations, more than 1\.4142 standard deviations" + AT],
    "with_samples": [r"raw\.orders\.amount: .* and was 132\.5 in the mean of 4 profiles since .*: -119\.5, more than 100" + AT],
    "weekday": [r"raw\.orders\.amount: .* and was 20(\.0)? in the mean of 3 profiles of the same weekday since \S+Z: -7(\.0)?, more than 6\.5" + AT],
    "no_number": [r"raw\.orders\.name: max is b, which is no number" + AT],
    "digits": [r"raw\.orders\.name: min is 9, which is no number" + AT],
    "text_drift": [r"raw\.orders\.name: max is b, which is no number" + AT],
    "not_of_text": [r"raw\.orders\.name: has no mean in its last profile, because .*"],
    **{f"never_{name}": [r"raw\.never: has no complete profile yet; `dbt run-operation baselinr_profile` makes one, .*"] for name in ("between", "drift", "distribution", "fresh", "schema")},
}  # fmt: skip


def test_what_passes(outcomes: dict[str, Outcome]) -> None:
    assert {name: outcomes[name].status for name in PASSES} == dict.fromkeys(PASSES, "pass")
    for name, wanted in LEFT_OUT.items():
        (line,) = outcomes[name].said
        assert re.fullmatch("baselinr: " + wanted + AT, line), line


def test_what_fails(outcomes: dict[str, Outcome]) -> None:
    assert {name for name, outcome in outcomes.items() if outcome.status == "fail"} == {
        n for n, f in FAILS.items() if f
    }
    for name, lines in FAILS.items():
        assert outcomes[name].failures == len(lines), name
        said = outcomes[name].said
        assert len(said) == len(lines), (name, said)
        for line, wanted in zip(said, lines, strict=True):
            assert re.fullmatch("baselinr: " + wanted, line), (name, line)


def test_how_failures_count(project: Project, outcomes: dict[str, Outcome]) -> None:
    """dbt's own configuration of a test works: severity, thresholds, stored failures."""
    assert (outcomes["warned"].status, outcomes["forgiven"].status) == ("warn", "pass")
    result = run_tests(project, "stored", flags=("--store-failures",))["stored"]
    assert result.status == "fail"
    columns = "schema_name, table_name, column_name, metric_name, current_value, threshold, message"
    (row,) = project.sql(f"select {columns} from main_dbt_test__audit.stored")
    assert row[:4] == ["raw", "orders", "amount", "max"]
    assert (float(row[4]), float(row[5])) == (13, 13.5)
    assert row[6].startswith("raw.orders.amount: max is 13")


def test_samples(project: Project, outcomes: dict[str, Outcome]) -> None:
    """A sampled value fails where all of its interval does; what a sample does not have, or has no interval of, is left out, and said so."""
    values = ", ".join(f"({i}, {10 + i % 2}, 'a')" for i in range(400))
    project.sql("delete from raw.orders", f"insert into raw.orders values {values}")
    project.run(select="orders", action="sample", sample_fraction=0.5)
    runs, results = "main_baselinr.baselinr_runs", "main_baselinr.baselinr_results"
    of_sample = f"run_id = (select run_id from {runs} where action = 'sample' and run_id not like 'past%')"
    project.sql(
        f"update {results} set interval_low = null, interval_high = null where metric_name = 'median' and {of_sample}",
        f"update {results} set metric_value = '10.6', interval_low = 10.4, interval_high = 10.8 where metric_name = 'mean' and {of_sample}",
        # on the day of the profiles before it, also after midnight
        f"update {runs} set profiled_at = (select max(profiled_at) from {runs} where action = 'full' and unique_id like '%orders') + interval '1 second' where {of_sample}",
    )
    tests = {
        "mean_inside": ("metric_between", {"metric": "mean", "max_value": 10.5}, "pass", []),
        "mean_outside": ("metric_between", {"metric": "mean", "max_value": 10}, "fail", [r"mean is 10\.6, above 10, in a sample between 10\.4 and 10\.8"]),
        "no_interval": ("metric_between", {"metric": "median", "max_value": 1}, "pass", [r"median is 1\d(\.0)? in a sample that has no interval of it, and is not compared without include_sampled: true"]),
        "no_interval_taken": ("metric_between", {"metric": "median", "max_value": 1, "include_sampled": True}, "fail", [r"median is 1\d(\.0)?, above 1"]),
        "not_in_samples": ("metric_between", {"metric": "max", "max_value": 1}, "pass", [r"has no max in its last profile, because that is a sample"]),
        "no_distribution": ("distribution_drift", {}, "pass", [r"has no distribution or top_values in its last profile, because that is a sample"]),
        "exact": ("metric_between", {"metric": "count", "max_value": 399}, "fail", [r"count is 400, above 399"]),
        "from_last_week": ("metric_drift", {"metric": "mean", "method": "absolute", "threshold": 9, "compare_to": "same_weekday"}, "fail", [r".* and was 20(\.0)? .*: -9\.4, in a sample between 10\.4 and 10\.8, more than 9"]),
    }  # fmt: skip
    declare(project, {"raw.orders.amount": [listed(name, test, **given) for name, (test, given, *_) in tests.items()]})
    found = run_tests(project, "source:raw.orders")
    for name, (_, _, status, lines) in tests.items():
        assert found[name].status == status, name
        for line, wanted in zip(found[name].said, lines, strict=True):
            assert re.fullmatch(rf"baselinr: raw\.orders\.amount: {wanted}({AT})?", line), (name, line)


def test_partial_profiles(project: Project) -> None:
    """What cannot be merged from states, or is not to be, is not there after a partial profile: that is no failure, and is said."""
    tests = {
        "exact_of_parts": ("metric_between", {"metric": "distinct_count", "max_value": 1}),
        "drift_of_parts": ("metric_drift", {"metric": "distinct_count", "threshold": 0.1}),
        "mean_of_parts": ("metric_between", {"metric": "mean", "max_value": 1}),
        "count_of_parts": ("metric_between", {"metric": "count", "max_value": 2}),
    }
    declare(project, {"raw.parts.id": [listed(name, test, **given) for name, (test, given) in tests.items()]})
    project.run(select="parts")
    assert run_tests(project, "exact_of_parts")["exact_of_parts"].status == "fail"
    move(project, "parts", "1 day")
    project.sql("insert into raw.parts values (2, 3)")
    assert project.run(select="parts")["raw.parts"]["action"] == "partial"
    found = run_tests(project, "source:raw.parts")
    for name, metric in [
        ("exact_of_parts", "distinct_count"),
        ("drift_of_parts", "distinct_count"),
        ("mean_of_parts", "mean"),
    ]:
        assert found[name].status == "pass"
        assert found[name].said == [f"baselinr: raw.parts.id: has no {metric} in its last profile, because that is a partial one, which does not have it"]  # fmt: skip
    assert found["count_of_parts"].status == "fail"


# Arguments that are wrong -> what is said of them.
WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("metric_between", {"metric": "null_fraction", "max_value": 1}, r'metric is "null_fraction"; it must be one of row_count, .*; did you mean \'null_ratio\'\?'),
    ("metric_between", {"metric": "histogram", "max_value": 1}, r'metric is "histogram"; it must be one of row_count, '),
    ("metric_between", {"max_value": 1}, r"metric is missing; it must be the name of a metric"),
    ("metric_between", {"metric": "mean"}, r"min_value and max_value are missing; it must have one of them, or both"),
    ("metric_between", {"metric": "mean", "min_value": 2, "max_value": 1}, r"min_value is 2; it must be at most max_value, 1"),
    ("metric_between", {"metric": "mean", "max_value": "1"}, r'max_value is "1"; it must be a number'),
    ("metric_between", {"metric": "mean", "max_vlaue": 1}, r"unknown argument 'max_vlaue'; did you mean 'max_value'\?"),
    ("metric_between", {"metric": "mean", "max_value": 1, "config": {"where": "id > 1"}}, r"has `where` in its config, which a test of stored metrics cannot take"),
    ("metric_drift", {"metric": "mean"}, r"threshold is missing; it must be a number"),
    ("metric_drift", {"metric": "mean", "threshold": -1}, r"threshold is -1; it must be at least 0"),
    ("metric_drift", {"metric": "mean", "threshold": 1, "compare_to": "same_weekdya"}, r'compare_to is "same_weekdya"; it must be one of previous, moving_average, same_weekday; did you mean \'same_weekday\'\?'),
    ("metric_drift", {"metric": "mean", "threshold": 1, "window": 3}, r"window is 3, which needs compare_to moving_average or same_weekday"),
    ("metric_drift", {"metric": "mean", "threshold": 1, "method": "standard_deviations"}, r'method is "standard_deviations", which needs compare_to'),
    ("metric_drift", {"metric": "mean", "threshold": 1, "compare_to": "moving_average", "min_profiles": 9}, r"min_profiles is 9; it must be at most 7"),
    ("distribution_drift", {"compare_to": "moving_average"}, r'compare_to is "moving_average"; it must be one of previous, same_weekday'),
    ("distribution_drift", {"baseline": "yesterday"}, r"baseline is \"yesterday\"; it must be a day"),
    ("distribution_drift", {"baseline": "2024-01-31", "compare_to": "previous"}, r'compare_to is "previous", and baseline is 2024-01-31'),
    ("freshness", {}, r"it must have max_age_hours, or max_age with count and period"),
    ("freshness", {"max_age": {"count": 1, "period": "week"}}, r'max_age\.period is "week"; it must be one of minute, hour, day'),
    ("freshness", {"max_age_hours": 1, "of": "check"}, r'of is "check"; it must be one of profiled, checked; did you mean \'checked\'\?'),
    ("schema_unchanged", {"columns": "id"}, r'columns is "id"; it must be a map of names and types'),
]  # fmt: skip


def test_wrong_arguments(project: Project, adapter: str) -> None:
    if adapter != "duckdb":
        pytest.skip("no engine has a part in these")
    names = [f"wrong_{n}" for n in range(len(WRONG))]
    tests = [listed(name, test, **given) for name, (test, given, _) in zip(names, WRONG, strict=True)]
    declare(project, {"raw.orders": tests, "raw.orders.amount": [listed("of_a_table", "freshness", max_age_hours=1)]})
    found = run_tests(project, "source:raw.orders")
    for name, (test, _, message) in zip(names, WRONG, strict=True):
        assert found[name].status == "error"
        assert re.search(f"baselinr: test baselinr_{test} .*{message}", found[name].message), (
            name,
            found[name].message,
        )
    assert 'on raw.orders: column_name is "amount"; it is a test of a table' in found["of_a_table"].message
