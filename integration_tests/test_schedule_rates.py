"""How often a table is due, by the changes that were seen: what always holds, and what comes of changes at random, at a known rate."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from itertools import accumulate, takewhile
from typing import Any

import pytest
from conftest import Project
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schedules import DAY, HOUR, MAX, MIN, RUN_CASES, SCHEDULE, Checks, estimate, intervals, outcomes

SEEDS = 1000


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project]) -> Project:
    return make_project({"raw.t": True}, macros=RUN_CASES)


# -- properties

CHECK = st.tuples(st.integers(0, 3 * MAX), st.integers(0, 1)).map(list)
WINDOWS = st.lists(st.lists(CHECK, max_size=24), min_size=40, max_size=40)
BOUNDS = st.lists(st.integers(1, 20000), min_size=3, max_size=3)
MANY = settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    phases=(Phase.generate,),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)


def bounded(numbers: list[int]) -> dict[str, Any]:
    low, default, high = min(numbers), numbers[1], max(numbers)
    return SCHEDULE | {
        "min_interval_minutes": low, "max_interval_minutes": high, "default_interval_minutes": default,
    }  # fmt: skip


@MANY
@given(windows=WINDOWS, numbers=BOUNDS)
def test_always_a_whole_number_within_the_bounds(project: Project, windows: list[Checks], numbers: list[int]) -> None:
    schedule = bounded(numbers)
    for minutes in intervals(project, schedule, windows):
        assert isinstance(minutes, int)
        assert min(numbers) <= minutes <= max(numbers)


@MANY
@given(windows=WINDOWS, numbers=BOUNDS, seed=st.integers(0, 99))
def test_more_changes_never_lengthen_it(project: Project, windows: list[Checks], numbers: list[int], seed: int) -> None:
    rng = random.Random(seed)
    more = [[[minutes, changed or rng.randint(0, 1)] for minutes, changed in window] for window in windows]
    found = intervals(project, bounded(numbers), windows + more)
    for window, before, after in zip(windows, found[: len(windows)], found[len(windows) :], strict=True):
        assert after <= before, window


@MANY
@given(windows=WINDOWS)
def test_a_change_that_was_seen_is_due_before_it_is_forgotten(project: Project, windows: list[Checks]) -> None:
    """With a change among the checks, the interval is no longer than they span: or it could leave them unprofiled."""
    found = intervals(project, SCHEDULE, windows)
    for window, minutes in zip(windows, found, strict=True):
        recent = window[-20:]
        if len(recent) >= 5 and any(changed for _, changed in recent):
            assert minutes <= max(MIN, sum(span for span, _ in recent)), window


# -- simulations: changes at random, at a known rate


def change_times(mean: int, seed: int, until: float) -> list[float]:
    """A Poisson process: minutes of the changes, `mean` minutes apart on average."""
    rng = random.Random(seed)

    def gaps() -> Iterator[float]:
        while True:
            yield rng.expovariate(1 / mean)

    return [round(t, 3) for t in takewhile(lambda t: t < until, accumulate(gaps()))]


def windows_of(mean: int, every: int) -> list[Checks]:
    """Twenty checks `every` so many minutes, for each seed."""
    windows = []
    for seed in range(SEEDS):
        changed = {int(t // every) for t in change_times(mean, seed, 20 * every)}
        windows.append([[every, int(n in changed)] for n in range(20)])
    return windows


def share_within(factor: float, found: list[int], mean: int) -> float:
    """How many lie within this factor of the true mean time between two changes, or of the bound that is nearest to it."""
    truth = max(MIN, min(MAX, mean))
    return sum(truth / factor <= minutes <= truth * factor for minutes in found) / len(found)


@pytest.mark.parametrize(
    ("mean", "tick", "checks"),
    [(3 * HOUR, HOUR, 40), (2 * DAY, HOUR, 40), (20 * DAY, HOUR, 25), (2 * DAY, DAY, 40), (20 * DAY, DAY, 25)],
)  # fmt: skip
def test_a_table_that_is_compared_when_it_is_due(project: Project, mean: int, tick: int, checks: int) -> None:
    """The interval sets the time of the next check, and finds its rate: within a factor of two for 9 seeds of 10."""
    horizon = checks * min(MAX, max(8 * mean, 2 * DAY))
    histories = [change_times(mean, seed, horizon) for seed in range(60)]
    events = project.operation(
        "follow_schedules", histories=json.dumps(histories), schedule=SCHEDULE, tick=tick, checks=checks
    )
    assert share_within(2, outcomes(events), mean) >= 0.9


@pytest.mark.parametrize(
    ("mean", "every", "factor"),
    [
        (3 * HOUR, HOUR, 2.5),  # within 2 are 82 of 100: twenty checks see six changes or so
        (2 * DAY, DAY, 2),
        (20 * DAY, DAY, 2),
        (20 * DAY, HOUR, 2),
    ],
)
def test_a_table_that_is_checked_at_every_tick(project: Project, mean: int, every: int, factor: float) -> None:
    found = intervals(project, SCHEDULE, windows_of(mean, every))
    assert share_within(factor, found, mean) >= 0.9


def test_what_twenty_checks_cannot_see(project: Project) -> None:
    """Twenty hourly checks span less than a day: of a table that changes every second day they see a change, or none."""
    windows = windows_of(2 * DAY, HOUR)
    for window, minutes in zip(windows, intervals(project, SCHEDULE, windows), strict=True):
        seen = sum(changed for _, changed in window)
        assert minutes <= 20 * HOUR if seen else minutes == MAX


def test_more_than_one_change_between_two_checks(project: Project) -> None:
    """Eight changes a day look like one; the estimate stops at log(41) = 3.7 changes a check, so the table is due at each."""
    found = intervals(project, SCHEDULE, windows_of(3 * HOUR, DAY))
    assert set(found) <= {estimate(20, 20, DAY), estimate(20, 19, DAY)}
    assert max(found) < DAY
