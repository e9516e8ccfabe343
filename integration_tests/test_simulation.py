"""Thirty days of hourly runs over sixty tables, in one operation and without SQL: the planner's own macros decide, and what they decided
is checked against what happened to the tables (simulation.py).

    a  no change is lost: what is in no profile is shown to be so, or is younger than its interval; after some calm days all is profiled
    b  what is published, other than a sample, holds every partition as it is
    c  every change is in a profile within the bound that simulation.py derives
    d  nothing that did not change is read, but what the decision says may not be trusted any more
    e  no run reads more than its budget, no table more than its cap, and no decision more than it says
    f  nothing that is gone is published

Mutants of the package show that each of these can fail.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Project
from invariants import check
from simulation import DAY, MACROS, Table, World, day
from test_mutants import mutated

Change = dict[str, "int | None"]


# What the large world must come to, or its test shows less than it says.
DECISIONS = {
    "full/first_profile", "full/change_detected", "full/settings_changed", "full/schema_changed", "full/snapshot_expired", "full/metadata_unavailable", "full/rows_cap_exceeded",
    "partial/changed_partitions_detected", "partial/schema_changed", "partial/snapshot_expired", "partial/backfill", "partial/rows_cap_exceeded",
    "sample/first_profile", "sample/change_detected", "sample/rows_cap_exceeded", "defer/rows_cap_exceeded", "defer/run_budget_exceeded",
    "skip/relation_missing", "skip/detection_failed", "skip/fresh_within_interval", "skip/snapshot_match", "skip/no_partition_changed",
}  # fmt: skip


def never(tick: int, parts: dict[str, int], rng: random.Random) -> Change:
    return {}


def ticking(tick: int, parts: dict[str, int], rng: random.Random) -> Change:
    """The newest partition, at every tick."""
    return {max(parts): 100}


def daily(tick: int, parts: dict[str, int], rng: random.Random) -> Change:
    return {max(parts): rng.randint(80, 120)} if tick % DAY == 5 else {}


def rare(tick: int, parts: dict[str, int], rng: random.Random) -> Change:
    return {rng.choice(sorted(parts)): 90} if tick % 200 == 77 else {}


def bursts(tick: int, parts: dict[str, int], rng: random.Random) -> Change:
    """Ten hours of every third day, some partitions an hour."""
    return (
        dict.fromkeys(rng.sample(sorted(parts), min(3, len(parts))), 100)
        if tick // DAY % 3 == 1 and tick % DAY < 10
        else {}
    )


def appends(tick: int, parts: dict[str, int], rng: random.Random) -> Change:
    """A new day at midnight, and sometimes rows of an older one that come late."""
    late = {rng.choice(sorted(parts)): rng.randint(80, 120)} if rng.random() < 0.05 else {}
    return late | ({day(int(tick / DAY) + 50): 100} if tick % DAY == 0 else {})


def vanishing(tick: int, parts: dict[str, int], rng: random.Random) -> Change:
    """A window of days: one comes, one goes."""
    return {day(int(tick / DAY) + 50): 100, min(parts): None} if tick % DAY == 0 else {}


def two_tick(tick: int, parts: dict[str, int], rng: random.Random) -> Change:
    """The two newest at every tick; all others once."""
    newest = sorted(parts)[-2:]
    return dict.fromkeys(parts if tick == 30 else newest, 100)


def large_day(tick: int, parts: dict[str, int], rng: random.Random) -> Change:
    """A partition that is larger than the cap, among others that are not."""
    return {min(parts): 2000} if tick == 40 else {max(parts): 100} if tick % DAY == 3 else {}


def ticking_all(tick: int, parts: dict[str, int], rng: random.Random) -> Change:
    return dict(parts)


def once(*ticks: int) -> Callable[..., Change]:
    """A change of the oldest partition at these ticks."""
    return lambda tick, parts, rng: {min(parts): 100} if tick in ticks else {}


PATTERNS = {"never": never, "ticking": ticking, "daily": daily, "rare": rare, "bursts": bursts, "appends": appends, "vanishing": vanishing}  # fmt: skip
DROPPED, ADDED = {"columns": {"j": "text"}}, {"columns": {"i": "bigint", "j": "text"}}


def sixty_tables() -> dict[str, Table]:
    """Every kind of table; priorities and intervals in turn."""
    tables = {
        f"{detect} {name}": Table(detect, change)
        for detect in ("metadata", "fingerprint", "tracked")
        for name, change in PATTERNS.items()
    }
    for detect in ("table metadata", "fingerprint"):
        for name in ("never", "ticking", "daily"):
            tables[f"{detect} {name}, no key"] = Table(detect, PATTERNS[name], keyed=False, rows=700)
        for fallback, ends in {"sample": "sample", "defer": "never", "full": "exact"}.items():
            tables[f"{detect} over the cap, no key, {fallback}"] = Table(
                detect, daily, keyed=False, rows=2500, cap=50, fallback=fallback, ends=ends
            )
    for detect in ("metadata", "fingerprint", "tracked"):
        for name in ("appends", "ticking")[: 1 + (detect != "tracked")]:
            tables[f"{detect} {name} over the cap"] = Table(detect, PATTERNS[name], partitions=12, cap=350)
        tables[f"{detect} more than a run takes"] = Table(detect, bursts, partitions=15, per_run=2)
    for fallback, ends in {"sample": "sample", "defer": "never", "full": "exact"}.items():
        tables[f"one partition over the cap, {fallback}"] = Table(
            "metadata", large_day, cap=1000, fallback=fallback, ends=ends
        )
    tables |= {
        "view": Table("view", daily, keyed=False, rows=500), "asked undone": Table("asked", once(50, 90, 91, 200), undone=(52, 93, 201)),
        "size asked": Table("fingerprint", daily, keyed=False, rows=700, cap=900, size="asked"), "size never known": Table("view", daily, keyed=False, cap=900, size="never", ends="sample"),
        "fails when it is compared": Table("fingerprint", daily, events={100: {"failing": "detection"}, 130: {"failing": None}}),
        "fails when it is profiled": Table("metadata", ticking, events={100: {"failing": "profile"}, 130: {"failing": None}}),
        "made late": Table("tracked", appends, born=200), "column added": Table("fingerprint", daily, events={90: ADDED}), "column dropped": Table("metadata", daily, events={90: DROPPED}),
        "column dropped, by content": Table("fingerprint", rare, events={90: DROPPED}), "settings change": Table("tracked", daily, events={111: {"signature": "t"}}), "settings change, over the cap": Table("tracked", ticking, events={111: {"signature": "t"}}, cap=500),
        "always sampled": Table("table metadata", daily, keyed=False, rows=2000, sampled=True, ends="sample"), "always sampled, by content": Table("fingerprint", rare, sampled=True, ends="sample"),
        "metadata misses": Table("metadata", once(100, 300), misses=(100, 300)), "cap goes": Table("fingerprint", daily, keyed=False, rows=1500, cap=700, events={400: {"cap": None}}),
    }  # fmt: skip
    for n, table in enumerate(tables.values()):
        table.priority, table.interval = n % 4, (60, 180, 360, 720, 720, 1440, 1440)[n % 7]
    return tables


def small() -> World:
    """Some of them, so that a mutant takes seconds; runs have no budget."""
    return World({
        "more than a run takes": Table("metadata", bursts, partitions=15, per_run=2), "two change at every tick": Table("tracked", two_tick, partitions=6, per_run=2, interval=60),
        "does not fit": Table("table metadata", daily, keyed=False, rows=2500, cap=50, fallback="defer", ends="never"), "sampled": Table("table metadata", daily, keyed=False, rows=2500, cap=50, ends="sample"),
        "sampled, by content": Table("fingerprint", daily, keyed=False, rows=2500, cap=50, ends="sample"),
        "size never known": Table("view", daily, keyed=False, rows=2500, cap=900, fallback="defer", size="never", ends="never"), "over the cap": Table("fingerprint", appends, partitions=12, cap=350),
        "metadata misses": Table("metadata", once(50), misses=(50,), ttl=2 * DAY * 60), "vanishing": Table("fingerprint", vanishing), "rare": Table("metadata", rare),
    }, days=10, calm=4)  # fmt: skip


def overload() -> World:
    """Three tables that alone ask for more than there is, at every tick, and come first; three that could wait for ever."""
    greedy = {
        f"greedy {n}": Table("table metadata", ticking_all, keyed=False, rows=500, interval=60, priority=3)
        for n in range(3)
    }
    modest = {f"modest {n}": Table("table metadata", daily, keyed=False, rows=300, priority=n) for n in range(3)}
    return World(greedy | modest, days=10, calm=4, budget=1000)


def simulate(project: Project, world: World) -> dict[str, Any]:
    return next(e for e in project.operation("simulate", world=world.payload()) if e["event"] == "simulated")


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project]) -> Project:
    return make_project({"raw.t": True}, macros=MACROS)


def test_thirty_days(project: Project) -> None:
    world = World(sixty_tables(), days=30, calm=9, budget=6000)
    outcome = simulate(project, world)
    found, tables = check(world, outcome)
    assert not found, f"{len(found)} problems:\n" + "\n".join(found[:40])
    assert {f"{record['action']}/{record['reason']}" for record in outcome["records"]} >= DECISIONS
    # a bound longer than what is left would say nothing
    assert max(table.bound for table in tables) <= 9 * DAY * 60


@pytest.mark.parametrize("world", [small, overload])
def test_a_small_world(project: Project, world: Callable[[], World]) -> None:
    assert check(world(), simulate(project, world()))[0] == []


def new_day(tick: int, parts: dict[str, int], rng: random.Random) -> Change:
    return {day(60): 100} if tick == 50 else {}


def two_sizes(tick: int, parts: dict[str, int], rng: random.Random) -> Change:
    """One partition that fits, one that does not."""
    return {day(0): 100, day(1): 2000} if tick == 50 else {}


def beside_ticking(tick: int, parts: dict[str, int], rng: random.Random) -> Change:
    """One partition that does not fit, while another changes at every tick."""
    return {day(0): 2000} if tick == 20 else {max(parts): 100}


def one_grows(tick: int, parts: dict[str, int], rng: random.Random) -> Change:
    return {day(0): 5000} if tick == 1 else {}


ONCE_BROKEN = {
    "a partition that metadata misses": Table("metadata", new_day, misses=(50,), ttl=DAY * 60),
    "a part is pending, a sample is published, and the content goes back": Table("tracked", two_sizes, cap=1000, interval=0, undone=(52,)),
    "always sampled, and its size has to be asked for": Table("fingerprint", daily, keyed=False, sampled=True, size="asked", ends="sample"),
    "a partition over the cap while another changes": Table("metadata", beside_ticking, cap=1000, fallback="full"),
    "the same, sampled": Table("metadata", beside_ticking, cap=1000, fallback="sample", ends="sample"),
    "a partition over the cap while another changes, one a run": Table("metadata", beside_ticking, cap=1000, fallback="full", per_run=1),
    "a backfill is left with what does not fit, and the size has to be asked for": Table("fingerprint", one_grows, partitions=2, cap=150, size="asked", ends="sample"),
}  # fmt: skip


@pytest.mark.parametrize("name", ONCE_BROKEN)
def test_a_world_that_the_planner_got_wrong(project: Project, name: str) -> None:
    world = World({name: ONCE_BROKEN[name]}, days=10, calm=4, budget=5000)
    assert check(world, simulate(project, world))[0] == []


# name: (file, what is right, what is wrong, the world that shows it, the invariant that it breaks)
CONSEQUENCES, CAPS, BUDGET, DECIDE = (
    f"macros/plan/{name}.sql" for name in ("consequences", "caps", "budget", "decide")
)
MUTANTS: dict[str, tuple[str, str, str, Callable[[], World], str]] = {
    "a skip moves last_profiled_at": (CONSEQUENCES, "'scanned': false, 'token': decision.reason", "'scanned': true, 'token': decision.reason", small, "a"),
    "deferral stores the snapshot": (CONSEQUENCES, "{% elif decision.action == 'defer' %}\n    {{ return({'published': false, 'scanned': false, 'token': false", "{% elif decision.action == 'defer' %}\n    {{ return({'published': false, 'scanned': false, 'token': true", small, "a"),
    "a sample stores the snapshot": (CONSEQUENCES, "'published': true, 'scanned': true, 'token': false", "'published': true, 'scanned': true, 'token': true", small, "a"),
    "a part is published": (CONSEQUENCES, "'published': complete, 'scanned'", "'published': true, 'scanned'", small, "b"),
    "a backfill is published before its end": (CONSEQUENCES, "'published': complete, 'scanned'", "'published': complete or decision.reason == 'backfill', 'scanned'", small, "b"),
    "the cap drops partitions": (CAPS, "pending=candidate.pending + left", "pending=0", small, "b"),
    "the cap comes before the partial": (CAPS, "{% elif candidate.action == 'partial' and not candidate.columns %}", "{% elif candidate.action == 'partial' and baselinr.limit_exceeded(facts.size, rules.limits) %}\n    {{ return(baselinr.fall_back(candidate, 'rows_cap_exceeded', facts.size, facts, rules)) }}\n  {% elif candidate.action == 'partial' and not candidate.columns %}", small, "a"),
    "resume is ignored": (CAPS, "{% if resume is none %}", "{% if true %}", small, "c"),
    "an unknown size is zero": (CAPS, "size.rows is none or size.rows > limit.rows", "(size.rows or 0) > limit.rows", small, "e"),
    "a sample is drawn again": (CAPS, "{% elif facts.content_id is not none and facts.content_id == facts.sampled_id %}", "{% elif false %}", small, "d"),
    "waiting does not age": (BUDGET, "item.rules.priority + (item.facts.waiting_minutes or 0) / item.rules.aging_minutes", "item.rules.priority", overload, "c"),
    "the budget is not used up": (BUDGET, "left.rows - item.decision.estimate.rows", "left.rows", overload, "e"),
    "a snapshot does not expire": (DECIDE, "{% elif not rules.snapshot_ttl_minutes or verified < rules.snapshot_ttl_minutes %}", "{% elif true %}", small, "c"),
    "pending work waits for the interval": (DECIDE, "{% if facts.pending or facts.profiled_minutes_ago is none", "{% if facts.profiled_minutes_ago is none", small, "c"),
    "partitions that are gone are kept": (DECIDE, "'changed_partitions_detected', changed=diff.changed, removed=diff.removed", "'changed_partitions_detected', changed=diff.changed", small, "f"),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", MUTANTS)
def test_mutant_is_caught(make_project: Callable[..., Project], tmp_path: Path, name: str) -> None:
    file, right, wrong, world, breaks = MUTANTS[name]
    mutant = make_project({"raw.t": True}, macros=MACROS, package=mutated(tmp_path, file, right, wrong))
    found = check(world(), simulate(mutant, world()))[0]
    assert any(f"({breaks})" in problem for problem in found), found
