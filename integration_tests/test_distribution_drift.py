"""Distributions against those of an earlier profile, and columns against those before: what the generic tests of both find, and the numbers that they say."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
import quantiles
from conftest import Project
from dbt_tests import AT, Outcome, declare, listed, move, run_tests
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

TESTS: dict[str, list[dict[str, Any]]] = {
    "raw.moved": [
        listed("distributions", "distribution_drift", threshold=0.0000001),
        listed("tolerated", "distribution_drift", threshold=50),
        listed("moved_columns", "schema_unchanged"),
    ],
    "raw.capped": [listed("capped_columns", "schema_unchanged")],
    "raw.moved.amount": [
        listed("amount_since", "distribution_drift", baseline="2001-01-31"),
        listed("amount_by_weekday", "distribution_drift", compare_to="same_weekday"),
        listed("amount_in_two_bins", "distribution_drift", bins=2),
    ],
}
# Column of `raw.moved` -> its type, kind of the oracle, value of row i before, and after.
MOVED: dict[str, tuple[str, str, Callable[[int], Any], Callable[[int], Any]]] = {
    "amount": ("double precision", "DOUBLE", lambda i: i * 1.5, lambda i: 40 + i * 1.1),
    "wide": ("double precision", "DOUBLE", lambda i: (i - 100) * 1.05**i, lambda i: (i - 40) * 1.08**i),
    "constant": ("integer", "BIGINT", lambda i: 5, lambda i: 7),
    "same": ("integer", "BIGINT", lambda i: i % 7, lambda i: (i + 3) % 7),
    "born": ("date", "DATE", lambda i: f"{1980 + i % 20}-{1 + i % 12:02}-05", lambda i: f"{1985 + i % 30}-{1 + i % 12:02}-05"),
    "seen": ("timestamp", "TIMESTAMP", lambda i: f"2024-01-{1 + i % 28:02} 10:00:00", lambda i: f"2024-02-{1 + i % 20:02} 10:00:00"),
    "city": ("text", "VARCHAR", lambda i: "abc"[i % 3], lambda i: "abcdef"[i % 4]),
    "vip": ("boolean", "BOOLEAN", lambda i: i % 2 == 0, lambda i: i % 5 == 0),
}  # fmt: skip
LISTED = 3  # values that are kept of a column
ROWS = 210
# The index of two distributions, as the test's own query says it.
INDEX_MACRO = """
{% macro tell_index(then, now) %}
  {% set row = {'column_name': 'x', 'metric_name': 'distribution', 'profiled_at': '', 'compared_with': '', 'metric_value': now, 'earlier_value': then} %}
  {% set test = {'given': {'threshold': 0.2}, 'name': 'raw.t', 'schema': 'raw', 'table': 't'} %}
  {% set found = run_query(baselinr.psi_sql(test, baselinr.comparable_distributions([row], {'bins': 10, 'baseline': none, 'compare_to': none}))) %}
  {% do baselinr.emit('index', {'index': found.rows[0]['current_value'] | string, 'message': found.rows[0]['message']}) %}
{% endmacro %}
"""


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project], adapter: str) -> Project:
    meta = {"metrics": ["default", "top_values"], "top_values": LISTED}
    capped = {"cost_controls": {"max_rows_scanned": 2, "fallback_strategy": "defer"}}
    project = make_project({"raw.moved": meta, "raw.capped": capped}, adapter, macros=INDEX_MACRO)
    project.sql(
        "create schema raw", f"create table raw.moved ({', '.join(f'{name} {one[0]}' for name, one in MOVED.items())})"
    )
    declare(project, TESTS)
    return project


def insert_moved(project: Project, when: int, rows: int) -> None:
    """Writes `raw.moved` anew, as it is before (0) or after (1)."""
    values = [", ".join(f"'{moved[2 + when](i)}'" for moved in MOVED.values()) for i in range(rows)]
    project.sql("delete from raw.moved", f"insert into raw.moved values {', '.join(f'({row})' for row in values)}")


@pytest.fixture(scope="module")
def moved(project: Project) -> dict[str, Outcome]:
    insert_moved(project, 0, ROWS)
    project.run(select="moved")
    move(project, "moved", "2 days")
    insert_moved(project, 1, 2 * ROWS)
    project.run(select="moved")
    return run_tests(project, "source:raw.moved")


def test_distributions_that_moved(project: Project, moved: dict[str, Outcome]) -> None:
    rows = {
        row[0]: row
        for row in project.sql(
            f"select column_name, current_value, message from ({moved['distributions'].sql}) as failed"
        )
    }
    for name, (_, kind, before, after) in MOVED.items():
        wanted = index_of(kind, [before(i) for i in range(ROWS)], [after(i) for i in range(2 * ROWS)])
        if wanted == 0:
            assert name not in rows
        else:
            assert math.isclose(float(rows[name][1]), wanted, rel_tol=1e-9), name
    assert len(moved["distributions"].said) == len(rows) == len(MOVED) - 1
    (line,) = [line for line in moved["distributions"].said if "amount" in line]
    assert re.fullmatch(
        r"baselinr: raw\.moved\.amount: PSI is \d+\.\d+, more than 0\.0000001, by distribution against the profile of \S+Z"
        + AT,
        line,
    )


def test_distributions_that_did_not(moved: dict[str, Outcome]) -> None:
    assert (moved["tolerated"].status, moved["tolerated"].said) == ("pass", [])
    # there is no profile of a week ago
    (line,) = moved["amount_by_weekday"].said
    assert moved["amount_by_weekday"].status == "pass"
    assert re.fullmatch(r"baselinr: raw\.moved\.amount: distribution is compared with nothing: no earlier profile of the same weekday has it" + AT, line)  # fmt: skip
    # nor of a day that is asked for
    (line,) = moved["amount_since"].said
    assert moved["amount_since"].status == "fail"
    assert re.fullmatch(r"baselinr: raw\.moved\.amount: distribution is compared with nothing: no profile was published until 2001-01-31" + AT, line)  # fmt: skip
    assert moved["amount_in_two_bins"].status == "fail"


def index_of(kind: str, then: list[Any], now: list[Any]) -> float:
    """The stability index of a column from its values, by the words of docs/drift.md."""
    pairs = (values_apart if kind in ("VARCHAR", "BOOLEAN") else numbers_apart)(kind, then, now)
    shares = [[max(count / sum(side), 0.0001) for count in side] for side in zip(*pairs, strict=True)]
    return sum((q - p) * math.log(q / p) for p, q in zip(*shares, strict=True))


def numbers_apart(kind: str, then: list[Any], now: list[Any]) -> list[tuple[int, int]]:
    """Ten bins of about as many rows each, and two for what is beyond them."""
    known = [quantiles.distribution([quantiles.readable(kind)(str(x)) for x in side], kind) for side in (then, now)]
    width = max(one["width"] for one in known)
    counts = [Counter[int](), Counter[int]()]
    for count, one in zip(counts, known, strict=True):
        for bucket, rows in one["buckets"]:
            count[math.floor(bucket * one["width"] / width)] += rows
    bins: dict[int, list[int]] = {}
    for bucket in sorted(counts[0] | counts[1]):
        if bucket < min(counts[0]):
            number = -1
        elif bucket > max(counts[0]):
            number = 10
        else:
            below = sum(rows for other, rows in counts[0].items() if other < bucket)
            number = min(math.floor(Fraction(10 * (2 * below + counts[0][bucket]), 2 * len(then))), 9)
        both = bins.setdefault(number, [0, 0])
        both[0] += counts[0][bucket]
        both[1] += counts[1][bucket]
    return [(p, q) for p, q in bins.values()]


def values_apart(kind: str, then: list[Any], now: list[Any]) -> list[tuple[int, int]]:
    """Each of the values that were most frequent, the others, and those that were not there if all that were are known."""
    counts = [Counter(side) for side in (then, now)]
    complete = [len(count) <= LISTED for count in counts]
    listed = [dict(sorted(count.items(), key=lambda entry: (-entry[1], str(entry[0])))[:LISTED]) for count in counts]
    pairs = [(rows, listed[1].get(value, 0)) for value, rows in listed[0].items() if value in listed[1] or complete[1]]
    new = sum(rows for value, rows in listed[1].items() if value not in listed[0]) if complete[0] else 0
    others = (len(then) - sum(p for p, _ in pairs), len(now) - sum(q for _, q in pairs) - new)
    return [*pairs, *([(0, new)] if new else []), *([others] if others != (0, 0) else [])]


def test_columns_that_changed(project: Project, moved: dict[str, Outcome]) -> None:
    assert moved["moved_columns"].status == "pass"
    move(project, "moved", "1 day")
    project.sql(
        "alter table raw.moved drop column constant",
        "alter table raw.moved add column more integer",
        'alter table raw.moved alter column "same" type text',
    )
    project.run(select="moved")
    found = run_tests(project, "moved_columns")["moved_columns"]
    assert found.failures == 3
    for line, words in zip(
        found.said,
        [r"constant: is no column, and was in the profile of \S+Z integer", r"more: is integer, and was in the profile of \S+Z no column", r"same: is \w+, and was in the profile of \S+Z integer"],
        strict=True,
    ):  # fmt: skip
        assert re.fullmatch(rf"baselinr: raw\.moved\.{words}{AT}", line, re.I), line
    move(project, "moved", "1 day")
    project.run(select="moved", full_refresh=True)
    assert run_tests(project, "moved_columns")["moved_columns"].status == "pass"


def test_columns_whose_change_a_deferral_saw_first(project: Project) -> None:
    """It tells of the change under its own run, and the profile that comes later sees no news."""
    project.sql(
        "create table raw.capped (id integer, gone integer)", "insert into raw.capped values (1, 1), (2, 2), (3, 3)"
    )
    project.run(select="capped", full_refresh=True)
    move(project, "capped", "1 day")
    project.sql(
        "alter table raw.capped alter column id type bigint",
        "alter table raw.capped drop column gone",
        "alter table raw.capped add column more integer",
    )
    if project.warehouse.adapter == "postgres":
        project.sql("analyze raw.capped")
    assert project.run(select="capped")["raw.capped"]["action"] == "defer"
    project.run(select="capped", full_refresh=True)
    found = run_tests(project, "capped_columns")["capped_columns"]
    assert found.failures == 3
    for line, words in zip(found.said, ["gone: is no column", "id: is bigint", "more: is integer"], strict=True):
        assert f"raw.capped.{words}, and was" in line.replace("BIGINT", "bigint").replace("INTEGER", "integer")
    move(project, "capped", "1 day")
    project.run(select="capped", full_refresh=True)
    assert run_tests(project, "capped_columns")["capped_columns"].status == "pass"


def test_a_distribution_of_nothing(project: Project) -> None:
    """Of no values there is no share: it is said, and not that all of them moved."""
    some, none = (
        json.dumps({**quantiles.distribution([1.0, 2.0], "DOUBLE"), **given}) for given in ({}, {"buckets": []})
    )
    for then, now, where in [
        (none, some, "the profile of "),
        (some, none, "the last profile"),
        (none, none, "the profile of "),
    ]:
        (told,) = project.operation("tell_index", then=then, now=now)
        assert told["index"] == "None"
        assert f"x: distribution has no values in {where}" in told["message"]


numbers = st.lists(st.one_of(st.floats(-1e6, 1e6), st.integers(-5, 60).map(float)), min_size=1, max_size=80)


@settings(
    max_examples=15, deadline=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck)
)
@given(then=numbers, now=numbers)
def test_the_index_of_any_numbers(project: Project, then: list[float], now: list[float]) -> None:
    documents = [json.dumps(quantiles.distribution(side, "DOUBLE")) for side in (then, now)]
    (told,) = project.operation("tell_index", then=documents[0], now=documents[1])
    assert math.isclose(float(told["index"]), index_of("DOUBLE", then, now), rel_tol=1e-9, abs_tol=1e-12)
