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
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import PACKAGE, Project
from simulation import DAY, MACROS, Replay, Table, World, check, day
from test_mutants import mutated

Change = dict[str, "int | None"]


def never(tick: int, parts: dict[str, int], rng: random.Random) -> Change:
    return {}


def ticking(tick: int, parts: dict[str, int], rng: random.Random) -> Change:
    """The newest partition, at every tick."""
    return {max(parts): 100}


def everywhere(tick: int, parts: dict[str, int], rng: random.Random) -> Change:
    """All of them."""
    return dict.fromkeys(parts, 100)


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
        for name in ("appends", "ticking"):
            tables[f"{detect} {name} over the cap"] = Table(detect, PATTERNS[name], partitions=12, cap=350)
        tables[f"{detect} more than a run takes"] = Table(detect, bursts, partitions=15, per_run=2)
    for fallback, ends in {"sample": "sample", "defer": "never", "full": "exact"}.items():
        tables[f"one partition over the cap, {fallback}"] = Table(
            "metadata", large_day, cap=1000, fallback=fallback, ends=ends
        )
    tables |= {
        "view": Table("view", daily, keyed=False, rows=500), "asked undone": Table("asked", once(50, 90, 91, 200), undone=(52, 93, 201)),
        "size asked": Table("fingerprint", daily, keyed=False, rows=700, cap=900, size="asked"), "size never known": Table("view", daily, keyed=False, cap=900, size="never", ends="never"),
        "fails when it is compared": Table("fingerprint", daily, events={100: {"failing": "detection"}, 130: {"failing": None}}),
        "fails when it is profiled": Table("metadata", ticking, events={100: {"failing": "profile"}, 130: {"failing": None}}),
        "made late": Table("tracked", appends, born=200), "column added": Table("fingerprint", daily, events={90: ADDED}), "column dropped": Table("metadata", daily, events={90: DROPPED}),
        "column dropped, by content": Table("fingerprint", rare, events={90: DROPPED}), "settings change": Table("tracked", daily, events={111: {"signature": "t"}}, cap=500),
        "always sampled": Table("table metadata", daily, keyed=False, rows=2000, sampled=True, ends="sample"), "always sampled, by content": Table("fingerprint", rare, sampled=True, ends="sample"),
        "metadata misses": Table("metadata", once(100, 300), misses=(100, 300)), "cap goes": Table("fingerprint", daily, keyed=False, rows=1500, cap=700, events={400: {"cap": None}}),
    }  # fmt: skip
    for n, table in enumerate(tables.values()):
        table.priority, table.interval = n % 4, (60, 180, 360, 720, 720, 1440, 1440)[n % 7]
    return tables


def simulate(project: Project, world: World) -> dict[str, Any]:
    return next(e for e in project.operation("simulate", world=world.payload()) if e["event"] == "simulated")


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project]) -> Project:
    return make_project({"raw.t": True}, macros=MACROS)


@pytest.mark.slow
def test_thirty_days(project: Project) -> None:
    tables = sixty_tables()
    world = World(tables, days=30, calm=8, budget=6000)
    began = time.process_time()
    outcome = simulate(project, world)
    print(len(tables), "tables", time.process_time() - began, "s", len(outcome["records"]), "records")
    found, replays = check(world, outcome)
    print("check", time.process_time() - began)
    for r in replays:
        print(r.table.name, "worst", r.worst, "bound", r.bound)
    assert not found, f"{len(found)} problems:\n" + "\n".join(found[:40])
