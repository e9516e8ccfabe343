"""Three days of hourly runs of the real operation over twelve tables that change at random, with a clock that the test sets.

published   what a run publishes, or finds to be as it was, is what the table holds at that tick, by count and sum
bounded     every change is published within BOUND: the interval; then ticks until all that is asked for is read, which is all rows, twice
            because they change meanwhile, at budget - the largest table a tick; those at which it fails; those that a part takes
money       no run reads more than its budget
still       a skip or a deferral leaves last_profiled_at and what is published as they are
settled     a day after the last change, what is published is what a full refresh publishes
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from conftest import OperationFailed, Project
from test_mutants import mutated
from warehouses import ADAPTERS

TICKS, CALM = 72, 48
STEPS = {"redshift": 3, "snowflake": 3, "bigquery": 3}  # hours from run to run, where a run takes long
INTERVAL, BUDGET, DAYS, ROWS = 240, 400, 6, 10
SETTINGS = {
    "baselinr_incremental": {
        "adaptive_scheduling": {"default_interval_minutes": INTERVAL, "staleness_penalty_minutes": 240},
        "partial_profiling": {"max_partitions_per_run": 3},
        "cost_controls": {"max_rows_per_run": BUDGET},
    },
    "baselinr_profiling": {"metrics": ["count", "sum"]},
}
KEY: dict[str, Any] = {"partition": {"key": "k"}}
TABLES: dict[str, dict[str, Any]] = {
    "never": KEY, "ticking": {**KEY, "interval_minutes": 60}, "daily": {**KEY, "priority": 2}, "rare": KEY, "bursts": KEY, "appends": {**KEY, "priority": 1}, "moving": KEY, "whole": {"priority": 1},
    "large": {"cost_controls": {"max_rows_scanned": 40, "fallback_strategy": "sample"}}, "deferred": {"cost_controls": {"max_rows_scanned": 40, "fallback_strategy": "defer"}},
    "parts": {**KEY, "cost_controls": {"max_rows_scanned": 40}}, "broken": {},
}  # fmt: skip
INEXACT = ("large", "deferred")  # one is sampled, one never fits
DECISIONS = {
    "full/first_profile", "full/change_detected", "partial/changed_partitions_detected", "partial/backfill", "sample/rows_cap_exceeded", "defer/rows_cap_exceeded",
    "defer/run_budget_exceeded", "skip/fresh_within_interval", "skip/relation_missing",
}  # fmt: skip
FAILURES = 5  # ticks at which a table is not there, or cannot be read
LARGEST = ROWS * (DAYS + 3)
BOUND = INTERVAL // 60 + 2 * len(TABLES) * LARGEST // (BUDGET - LARGEST) + FAILURES + DAYS

# The project's own clock comes before the package's, whatever the adapter.
CLOCK = "{% macro default__now() %}{{ return('(select t from main.test_clock)') }}{% endmacro %}"
# (what, table, …) of the store: the last published metrics, and when they were made; the state; what this run has read.
LOOK = """
select 'published', runs.dataset_name, cast(runs.profiled_at as varchar), max(case when metric_name = 'count' then metric_value end), max(case when metric_name = 'sum' then metric_value end)
from (select *, row_number() over (partition by unique_id order by profiled_at desc) as recency from main_baselinr.baselinr_runs where is_published) as runs
join main_baselinr.baselinr_results as results on results.run_id = runs.run_id and results.unique_id = runs.unique_id and lower(column_name) = 'i'
where recency = 1
group by 1, 2, 3
union all
select 'state', table_name, cast(last_profiled_at as varchar), cast(coalesce(pending_partitions, 0) as varchar), cast(sampled_id is not null as varchar) from main_baselinr.baselinr_table_state
union all
select 'spent', 'all', cast(coalesce(sum(rows_scanned), 0) as varchar), null, null from main_baselinr.baselinr_runs where profiled_at = (select t from main.test_clock)
"""


def date(day: int) -> str:
    return f"date '2024-01-01' + {day}"


def insert(table: str, day: int, rows: int = ROWS) -> str:
    return f"insert into raw.{table} select {date(day)}, n from generate_series(1, {rows}) as series (n)"


def update(table: str, day: int) -> str:
    return f"update raw.{table} set i = i + 1 where k = {date(day)}"


def create(table: str) -> list[str]:
    return [f"create table raw.{table} (k date, i integer)", *(insert(table, day) for day in range(DAYS))]


def view(expression: str) -> str:
    return f"create or replace view raw.broken as select {expression} as i from raw.base"


def changes(tick: int, rng: random.Random) -> list[str]:
    """What happens before the run of this tick."""
    hour, newest = tick % 24, DAYS - 1 + tick // 24
    found = {
        30: ["drop table raw.whole"],
        33: [*create("whole"), update("whole", 0)],
        40: [view("cast('x' || i as integer)")],
        42: [view("i")],
    }.get(tick, [])
    if tick >= CALM:
        return []
    found += [update("ticking", DAYS - 1)]
    found += [update("rare", 0)] * (tick == 20)
    found += [update("bursts", day) for day in rng.sample(range(DAYS), 5) if 24 <= tick < 30]
    found += [insert("appends", rng.randrange(DAYS), 2)] * (rng.random() < 0.1)
    found += [insert("whole", rng.randrange(DAYS), 1)] * (rng.random() < 0.05 and not 30 <= tick < 33)
    daily = {0: [insert("appends", newest)], 3: [update("base", 0)], 5: [insert("daily", DAYS - 1, 3)], 7: [insert("moving", newest), f"delete from raw.moving where k = {date(tick // 24)}"],
             9: [insert("large", 0, 1), insert("deferred", 0, 1)], 11: [update("parts", 1)]}  # fmt: skip
    return found + (daily.get(hour, []) if tick else [])


@pytest.fixture(scope="module", params=[*ADAPTERS, *(pytest.param(name, marks=pytest.mark.slow) for name in STEPS)])
def adapter(request: pytest.FixtureRequest) -> str:
    return str(request.param)


class Ticks:
    """The runs so far, every ``step`` ticks, and what is wrong with them."""

    def __init__(self, project: Project, step: int = 1) -> None:
        self.project = project
        self.step = step
        self.tick = 0
        self.problems: list[str] = []
        self.before: dict[str, dict[str, list[str]]] = {"published": {}, "state": {}}
        self.changed: dict[str, int] = {}  # the tick of the first change that is not published
        self.truth: dict[str, list[str]] = {}
        self.decisions: set[str] = set()

    def run(self, statements: list[str]) -> None:
        """One run, after these changes."""
        now = datetime(2024, 6, 1) + timedelta(hours=self.tick)
        self.project.sql(f"update main.test_clock set t = {self.project.moment(str(now))} where true", *statements)
        gone = {"whole"} if 30 <= self.tick < 33 else {"broken"} if 40 <= self.tick < 42 else set()
        try:
            events = self.project.operation("baselinr_profile")
        except OperationFailed as failure:
            assert gone, failure
            events = failure.events
        # an engine that cannot catch an error ends its run with it
        finished = [event["table"] for event in events if event["event"] == "table_finished"]
        rows = {self.project.spelled(f"{row['schema']}.{row['table']}"): row for row in finished}
        if any(event["event"] == "run" for event in events):
            rows = self.project.rows_of(events, "run")
        truth = [
            f"select 'truth', '{table}', cast(count(*) as varchar), cast(sum(i) as varchar), null from raw.{table}"
            for table in TABLES
            if table not in gone
        ]
        found: dict[str, dict[str, list[str]]] = {"published": {}, "state": {}, "truth": {}, "spent": {}}
        for what, table, *values in self.project.sql(" union all ".join([LOOK, *truth])):
            found[what][self.project.spelled(table)] = values
        self.check(rows, found)
        self.tick += self.step

    def say(self, table: str, what: str) -> None:
        self.problems.append(f"tick {self.tick}, {table}: {what}")

    def check(self, rows: dict[str, dict[str, Any]], found: dict[str, dict[str, list[str]]]) -> None:
        if float(found["spent"]["all"][0]) > BUDGET:
            self.say("all", f"{found['spent']['all'][0]} rows are read")
        for table in TABLES:
            row, old = (
                rows.get(f"raw.{table}", {"action": "skip", "reason": "the run failed", "status": "error"}),
                self.before,
            )
            truth, published = found["truth"].get(table), found["published"].get(table)
            does, sampled = f"{row['action']}/{row['reason']}", published is not None and published[2] == "None"
            self.decisions.add(does)
            if row["action"] in ("skip", "defer") or row["status"] == "error":
                for what, values in old.items():
                    if table in values and values[table][:1] != found[what][table][:1]:
                        self.say(table, f"{does} moved {what} from {values[table]} to {found[what][table]}")
            elif (
                published
                and published[0] != old["published"].get(table, [None])[0]
                and not sampled
                and published[1:] != truth[:2]
            ):
                self.say(table, f"{does} publishes {published}, and the table holds {truth}")
            if (
                row["reason"] in ("snapshot_match", "no_partition_changed")
                and not sampled
                and (published is None or published[1:] != truth[:2])
            ):
                self.say(table, f"{does}, but published is {published}, and the table holds {truth}")
            if table == "deferred" and row["action"] != "defer" and row["status"] != "error":
                self.say(table, f"{does}, and it never fits")
            self.wait(table, truth, published, sampled, does)
        self.before = {"published": found["published"], "state": found["state"]}

    def wait(self, table: str, truth: list[str] | None, published: list[str] | None, sampled: bool, does: str) -> None:
        """How long a change waits until it is published; that of a sample's table, until the sample was drawn after it."""
        if truth is not None and truth != self.truth.get(table):
            self.changed.setdefault(table, self.tick)
            self.truth[table] = truth
        here = published is not None and (
            published[1:2] == self.truth[table][:1] if sampled else published[1:] == self.truth[table][:2]
        )
        if here:
            self.changed.pop(table, None)
        if table != "deferred" and self.tick - self.changed.get(table, self.tick) > BOUND * self.step:
            self.say(table, f"changed at tick {self.changed[table]}, {does}, and is not published within {BOUND} runs")


def begin(make_project: Callable[..., Project], adapter: str, **options: Any) -> Project:
    """The tables as they are before the first run."""
    project = make_project(
        {f"raw.{table}": meta for table, meta in TABLES.items()}, adapter, variables=SETTINGS, macros=CLOCK, **options
    )
    made = [statement for table in [*TABLES, "base"] if table != "broken" for statement in create(table)]
    project.sql(
        "create schema raw",
        f"create table main.test_clock as select {project.moment('2024-06-01')} as t",
        *made,
        view("i"),
    )
    if adapter == "postgres":
        # or its planner takes what it knows nothing of for larger than the budget
        project.sql("analyze raw.base")
    return project


def test_three_days(make_project: Callable[..., Project], adapter: str) -> None:
    project = begin(make_project, adapter)
    ticks, rng = Ticks(project, STEPS.get(adapter, 1)), random.Random(1)
    waiting: list[str] = []
    for tick in range(TICKS):
        waiting += changes(tick, rng)
        if tick == ticks.tick:
            ticks.run(waiting)
            waiting = []
    assert ticks.problems == [], "\n".join(ticks.problems)
    assert ticks.decisions >= DECISIONS
    exact = {table: project.metrics(f"raw.{table}") for table in TABLES if table not in INEXACT}
    project.run(full_refresh=True)
    assert exact == {table: project.metrics(f"raw.{table}") for table in exact}


@pytest.mark.slow
@pytest.mark.parametrize("adapter", ADAPTERS)
def test_a_part_that_is_published_is_seen(make_project: Callable[..., Project], tmp_path: Path, adapter: str) -> None:
    """A test of the test: the package with a mistake in it."""
    package = mutated(
        tmp_path, "macros/plan/consequences.sql", "'published': complete, 'scanned'", "'published': true, 'scanned'"
    )
    ticks = Ticks(begin(make_project, adapter, package=package))
    for tick in range(3):
        ticks.run(changes(tick, random.Random(1)))
    assert any("parts: partial/backfill publishes" in problem for problem in ticks.problems), ticks.problems
