"""How often a table is due: pure macros as tables of cases, many of them in one operation."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from typing import Any

import pytest
from conftest import Project
from schedules import RUN_CASES, SCHEDULE, Checks, call, estimate


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project]) -> Project:
    return make_project({"raw.t": True}, macros=RUN_CASES)


def check_table(project: Project, cases: list[tuple[Any, ...]]) -> None:
    """Each case: what it shows, the call, what is expected."""
    got = call(project, [case[1] for case in cases])
    assert dict(zip((case[0] for case in cases), got, strict=True)) == {case[0]: case[2] for case in cases}


def settings_with(**schedule: Any) -> dict[str, Any]:
    return {"incremental": {"adaptive_scheduling": SCHEDULE | schedule}}


def own(overrides: dict[str, int], name: str = "db.raw.orders", minutes: int | None = None) -> tuple:
    """The call of `own_interval` for one table."""
    return (
        "own_interval",
        SCHEDULE | {"priority_overrides": overrides},
        {"interval_minutes": minutes},
        *name.split("."),
    )


USUAL = [
    ("the default", ("usual_interval", SCHEDULE), 1440),
    ("clamped", ("usual_interval", SCHEDULE | {"default_interval_minutes": 30}), 60),
    ("clamped from above", ("usual_interval", SCHEDULE | {"default_interval_minutes": 20000}), 10080),
    ("scheduling is off", ("usual_interval", SCHEDULE | {"enabled": False}), 0),
]

OWN = [
    ("none", own({}), None),
    (
        "scheduling is off",
        ("own_interval", SCHEDULE | {"enabled": False}, {"interval_minutes": 5}, "d", "s", "t"),
        None,
    ),
    ("the table's own", own({"orders": 90}, minutes=100), 100),
    ("the table's own is taken as it is: below", own({}, minutes=5), 5),
    ("the table's own is taken as it is: above", own({}, minutes=99999), 99999),
    ("the table's own 0: always due", own({"orders": 90}, minutes=0), 0),
    ("by name", own({"orders": 90, "other": 91}), 90),
    ("by schema and name", own({"orders": 90, "raw.orders": 91}), 91),
    ("by all three names", own({"raw.orders": 91, "db.raw.orders": 92, "orders": 90}), 92),
    ("another schema's", own({"stage.orders": 91}), None),
    ("another database's", own({"other.raw.orders": 91}), None),
    ("no part of a name", own({"order": 90, "raw": 91}), None),
    ("an override is clamped", own({"orders": 30}), 60),
    ("an override is clamped from above", own({"orders": 10081}), 10080),
    ("the bounds themselves", own({"orders": 10080}), 10080),
    ("a key in another case", own({"ORDERS": 90}), 90),
    ("a table in another case", own({"orders": 90}, "db.raw.Orders"), 90),
    ("both, all three names", own({"DB.raw.ORDERS": 92}, "db.Raw.Orders"), 92),
    ("as written comes first", own({"ORDERS": 90, "orders": 91}), 91),
    ("in any order", own({"orders": 91, "ORDERS": 90}), 91),
    ("two tables: one", own({"Orders": 90, "orders": 91}, "db.raw.Orders"), 90),
    ("two tables: the other", own({"Orders": 90, "orders": 91}, "db.raw.orders"), 91),
    ("a longer name in another case comes first", own({"orders": 90, "RAW.orders": 91}), 91),
    ("a table that is called a number", own({"2024": 90}, "db.raw.2024"), 90),
]


def test_fixed_intervals(project: Project) -> None:
    check_table(project, USUAL + OWN)


def test_what_the_bounds_change_is_told(project: Project) -> None:
    overrides = {"orders": 30, "raw.b": 60, "db.raw.c": 20000}
    below = "adaptive_scheduling.priority_overrides.orders is 30, below min_interval_minutes: 60 is used"
    above = "adaptive_scheduling.priority_overrides.db.raw.c is 20000, above max_interval_minutes: 10080 is used"
    default = "adaptive_scheduling.default_interval_minutes is 59, below min_interval_minutes: 60 is used"
    cases = [
        ("none", ("clamped_overrides", settings_with()), []),
        ("overrides", ("clamped_overrides", settings_with(priority_overrides=overrides)), [below, above]),
        ("the default", ("clamped_overrides", settings_with(default_interval_minutes=59)), [default]),
        ("off", ("clamped_overrides", settings_with(priority_overrides=overrides, enabled=False)), []),
    ]
    check_table(project, cases)


def adaptive(checks: Checks, **schedule: Any) -> tuple[Any, ...]:
    return ("adaptive_interval", SCHEDULE | schedule, checks)


ADAPTIVE = [
    ("no check", adaptive([]), 1440),
    ("no check, default out of bounds", adaptive([], default_interval_minutes=5), 60),
    ("one with a change halves", adaptive([[60, 1]]), 720),
    ("one without", adaptive([[60, 0]]), 2160),
    ("in their order", adaptive([[60, 1], [60, 0], [60, 0]]), 1620),
    ("each step is clamped", adaptive([[60, 0], [60, 1]], max_interval_minutes=1500), 750),
    ("steps down to the minimum", adaptive([[60, 1]] * 4, default_interval_minutes=200), 60),
    ("whole minutes", adaptive([[60, 1]] * 4), 90),
    ("five: estimated", adaptive([[600, 1]] + [[600, 0]] * 4), estimate(5, 1, 600)),
    ("the order does not matter", adaptive([[600, 0]] * 4 + [[600, 1]]), estimate(5, 1, 600)),
    ("the mean of unequal times", adaptive([[100, 0], [1100, 1]] * 5), estimate(10, 5, 600)),
    ("a change at each check", adaptive([[1440, 1]] * 20), estimate(20, 20, 1440)),
    ("none: as long as may be", adaptive([[60, 0]] * 5), 10080),
    ("clamped from below", adaptive([[60, 1]] * 5), 60),
    ("clamped from above", adaptive([[10080, 0]] * 5 + [[10080, 1]]), 10080),
    ("the last twenty", adaptive([[60, 1]] * 30 + [[300, 0]] * 19 + [[300, 1]]), estimate(20, 1, 300)),
    ("no time, changes", adaptive([[0, 1]] + [[0, 0]] * 7), 60),
    ("no time, no change: nothing is known", adaptive([[0, 0]] * 8), 1440),
    ("min is max", adaptive([[60, 1]] * 9, min_interval_minutes=100, max_interval_minutes=100), 100),
]


def test_adaptive_intervals(project: Project) -> None:
    check_table(project, ADAPTIVE)


def test_checks_are_kept(project: Project) -> None:
    twenty = [[n, n % 2] for n in range(20)]
    cases = [
        ("the first", ("record_check", [], 5, 1), [[5, 1]]),
        ("at the end", ("record_check", [[5, 1]], 0, 0), [[5, 1], [0, 0]]),
        ("true and false", ("record_check", [[5, 1]], 7, True), [[5, 1], [7, 1]]),
        ("a list of changes", ("record_check", [], 7, []), [[7, 0]]),
        ("the oldest goes", ("record_check", twenty, 99, 1), [*twenty[1:], [99, 1]]),
        ("no time known", ("record_check", twenty, None, 1), twenty),
        ("a clock that went back", ("record_check", twenty, -1, 1), twenty),
    ]
    check_table(project, cases)


def test_staleness(project: Project) -> None:
    cases = [
        ("known now", ("staleness_score", 0, 60), 0),
        ("a clock that went back", ("staleness_score", -3, 60), 0),
        ("rounded down", ("staleness_score", 59, 60), 98),
        ("due", ("staleness_score", 60, 60), 100),
        ("overdue", ("staleness_score", 150, 60), 250),
        ("never known", ("staleness_score", None, 60), 1000),
        ("never known, always due", ("staleness_score", None, 0), 1000),
        ("always due", ("staleness_score", 1, 0), 100),
        ("always due, known now", ("staleness_score", 0, 0), 0),
        ("a limit", ("staleness_score", 10**9, 1), 100000),
    ]
    check_table(project, cases)


def test_logarithm(project: Project) -> None:
    rng = random.Random(3)
    arguments = [10 ** rng.uniform(-6, 6) for _ in range(400)]
    arguments += [1 + sign * 10.0**-n for n in range(1, 15) for sign in (-1, 1)]
    arguments += [1, 1e-6, 1e6, 0.75, 1.5, math.nextafter(0.75, 0), math.nextafter(1.5, 2), 2, 0.5, math.e, 1e-18, 1e18]
    arguments += [(n + 0.5) / (n - x + 0.5) for n in range(5, 21) for x in range(n + 1)]
    got = call(project, [("ln", x) for x in arguments])
    wrong = [(x, y) for x, y in zip(arguments, got, strict=True) if abs(y - math.log(x)) > 1e-14 * abs(math.log(x))]
    assert wrong == []
