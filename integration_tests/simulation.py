"""Worlds of simulated tables. The planner runs over them in simulation.sql; what must hold of its decisions is in invariants.py.

The bound within which every change is contained in a profile is, for each table, the sum of

    its interval   after a profile, or a comparison that scans, it is not looked at. For what metadata misses: the snapshot's ttl, and
                   an interval for each partition, because they get old one by one, and after each profile the table is fresh
    its runs       ticks that it takes if nothing is in its way: 1 for a table that is profiled as one; else `resume` makes the runs sweep
                   over the n partitions, k at a time, that the caps allow: n / k, and one more for those that changed on top; anew where
                   columns or settings change
    full runs      ticks at which others use the budget; the smaller of two bounds. (1) At such a tick at least budget - the largest unit
                   is read, and all that is ever asked for is read once: what all tables hold, what changes meanwhile, what expires.
                   (2) For a table that is profiled as one: (highest priority - its own) * aging minutes, after which no table comes
                   before it that begins to wait later; then those that wait already, each once, at least budget - its own size a tick.
                   A table of a size that nobody knows has a run for itself: only (2), one at a tick; and for the others it uses all
    its failures   ticks at which it fails
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import accumulate
from math import ceil
from pathlib import Path
from typing import Any

MINUTES, DAY = 60, 24
AGING = 240
MACROS = (Path(__file__).parent / "simulation.sql").read_text()
Parts = dict[str, "tuple[int, int] | None"]
# (comparable, tokens are given, token is known, asked for only when due)
DETECTION = {
    "metadata": (True, False, True, False), "fingerprint": (True, False, False, False), "tracked": (True, True, True, False), "asked": (True, False, True, True),
    "table metadata": (False, False, True, False), "view": (False, False, False, False),
}  # fmt: skip


@dataclass
class Table:
    """One table: what it is, and what happens to it. ``change`` says which partitions change at a tick: id -> rows, none to drop it."""

    detect: str
    change: Callable[[int, dict[str, int], random.Random], dict[str, int | None]]
    keyed: bool = True
    rows: int = 100  # of a partition
    partitions: int = 8
    interval: int = 360
    priority: int = 0
    cap: int | None = None
    fallback: str = "sample"
    per_run: int = 64
    ttl: int = 3 * DAY * 60
    sampled: bool = False
    size: str = "known"  # or 'asked': known only when asked for; 'never'
    ends: str = "exact"  # what it is at the end: 'exact', 'sample', or 'never' where it does not fit its limits
    events: dict[int, dict[str, Any]] = field(default_factory=dict)  # tick -> what else changes
    misses: tuple[int, ...] = ()  # ticks at which metadata misses a change
    undone: tuple[int, ...] = ()  # ticks at which the content goes back to what it was three ticks before
    born: int = 0
    name: str = ""

    def rules(self, budget: int | None, cap: int | None) -> dict[str, Any]:
        limits = [
            {"rows": cap, "bytes": None, "rows_reason": "rows_cap_exceeded", "bytes_reason": "bytes_cap_exceeded"}
        ] * (cap is not None)
        limits += [
            {"rows": budget, "bytes": None, "rows_reason": "run_budget_exceeded", "bytes_reason": "run_budget_exceeded"}
        ] * (budget is not None)
        return {
            "enabled": True, "interval_minutes": self.interval, "adaptive": False, "pruning": True, "partitions_per_run": self.per_run, "partitions_per_table": 1000,
            "snapshot_ttl_minutes": self.ttl, "sampled": self.sampled, "sample": {"fraction": 0.05, "method": "bernoulli"}, "limits": limits,
            "fallback": self.fallback, "priority": self.priority, "aging_minutes": AGING,
        }  # fmt: skip


class World:
    """Tables and all that happens to them: ``ticks`` are the events of each."""

    def __init__(
        self, tables: dict[str, Table], days: int, calm: int, budget: int | None = None, seed: int = 1
    ) -> None:
        self.tables, self.budget = list(tables.values()), budget
        # of each table: its most rows, its most partitions, the rows of the largest, the ticks at which it fails
        self.size, self.most, self.part, self.failing = ([0] * len(tables) for _ in range(4))
        self.asked = [[0] * (days * DAY) for _ in tables]  # rows that each asks for at each tick
        self.ticks: list[list[dict[str, Any]]] = [[] for _ in range(days * DAY)]
        self.calm_from = (days - calm) * DAY
        for index, (name, table) in enumerate(tables.items()):
            table.name = name
            self.live_through(index, table, random.Random(f"{seed} {name}"))

    def live_through(self, index: int, table: Table, rng: random.Random) -> None:
        comparable, given, known, asks = DETECTION[table.detect]
        parts: dict[str, int] = {}
        versions: dict[str, int] = {}
        content = token = count = 0
        failing = None
        past: list[tuple[dict[str, int], dict[str, int], int]] = []
        for tick, events in enumerate(self.ticks):
            past.append((dict(parts), dict(versions), content))
            changes: dict[str, int | None] = {}
            more = dict(table.events.get(tick, {}))
            if tick == 0:
                more |= {"index": index, "partitioned": table.keyed, "comparable": comparable, "given": given, "asks": asks, "size": table.size, "exists": False, "failing": None,
                         "signature": "s", "columns": {"i": "bigint"}, "rules": table.rules(self.budget, table.cap), "rows": 0, "content": "c0", "token": None}  # fmt: skip
            if "cap" in more:
                more["rules"] = table.rules(self.budget, more.pop("cap"))
            failing = more.get("failing", failing)
            if tick == table.born:
                more["exists"] = True
                changes = {day(n): table.rows for n in range(table.partitions)} if table.keyed else {"all": table.rows}
            elif table.born < tick < self.calm_from:
                changes = table.change(tick, parts, rng)
            moved = {}
            if tick in table.undone:
                changes = {}
                before = versions
                parts, versions, content = dict(past[tick - 2][0]), dict(past[tick - 2][1]), past[tick - 2][2]
                moved = {
                    id: (versions[id], parts[id]) if id in versions else None
                    for id in before | versions
                    if before.get(id) != versions.get(id)
                }
            elif changes:
                count += 1
                content = count
            for id, rows in changes.items():
                if rows is None:
                    del parts[id], versions[id]
                else:
                    parts[id], versions[id] = rows, count
                moved[id] = None if rows is None else (count, rows)
            if moved or more:
                token = token if tick in table.misses else content
                more |= {"rows": sum(parts.values()), "content": f"c{content}", "token": f"c{token}" if known else None}
                events.append({"table": index, "set": more, "parts": moved})
            self.size[index] = max(self.size[index], sum(parts.values()))
            self.most[index] = max(self.most[index], len(parts))
            self.part[index] = max(self.part[index], *parts.values(), 0)
            self.failing[index] += failing is not None
            # a table that fails asks again at every tick
            again = failing == "profile" or (tick > 0 and {"signature", "columns"} & more.keys())
            self.asked[index][tick] = sum(parts.values()) if again else sum(part[1] for part in moved.values() if part)

    def payload(self) -> str:
        return json.dumps(
            {"minutes": MINUTES, "budget": self.budget, "tables": [{} for _ in self.tables], "ticks": self.ticks}
        )

    def runs(self, index: int) -> int:
        table = self.tables[index]
        fit = max((table.cap or 10**9) // max(self.part[index], 1), 1)
        sweeps = 1 + sum(bool({"signature", "columns"} & more.keys()) for more in table.events.values())
        return sweeps * ceil(self.most[index] / min(table.per_run, fit)) + 1 if table.keyed else 1

    def unit(self, index: int) -> int:
        """The most rows that may have to be left for a later run: the largest partition, or the whole table, if its cap allows them at all."""
        table, rows = self.tables[index], self.part[index]
        capped = table.cap and not any("cap" in more for more in table.events.values())
        return ceil(rows * 0.05) if table.sampled else min(rows, table.cap or rows) if capped else rows

    def full_runs(self) -> int:
        """Bound (1), in ticks; more than there are if there is none."""
        assert self.budget is not None
        numbers = range(len(self.tables))
        unit = max(min(self.unit(n), self.budget) for n in numbers)
        sums = [[0, *accumulate(asked)] for asked in self.asked]
        for ticks in range(1, len(self.ticks)):
            window = ticks + max(self.runs(n) for n in numbers)
            rows = 0
            for n, table in enumerate(self.tables):
                asked = (
                    max(to - start for start, to in zip(sums[n], sums[n][window:], strict=False))
                    if window < len(sums[n])
                    else sums[n][-1]
                )
                whole = (self.part[n] if table.fallback == "full" else self.unit(n)) * (
                    window * MINUTES // max(table.interval, MINUTES)
                )
                expires = DETECTION[table.detect][2] and table.ttl
                rows += self.budget * (window * MINUTES // max(table.interval, MINUTES) + 1) * (table.size == "never")
                rows += self.size[n] * (2 if expires else 1) + (
                    asked if table.keyed else whole if table.detect == "view" else min(asked, whole)
                )
            if rows <= ticks * (self.budget - unit):
                return ticks
        return len(self.ticks)

    def bounds(self) -> list[int]:
        """Of each table, in minutes; derived in this module's docstring."""
        found = []
        full = self.full_runs() if self.budget is not None else 0
        for index, table in enumerate(self.tables):
            ticks = full
            alone = table.size == "never"
            if self.budget is not None and not table.keyed:
                fits = [min(size, t.cap or size, self.budget) for size, t in zip(self.size, self.tables, strict=True)]
                ahead = min(len(fits), ceil(sum(fits) / max(self.budget - fits[index], 1)))
                ahead = len(fits) if alone else ahead
                ticks = min(
                    len(self.ticks) if alone else full,
                    (max(t.priority for t in self.tables) - table.priority) * AGING // MINUTES + ahead,
                )
            looks = table.ttl + table.interval * self.most[index] if table.misses else table.interval
            found.append(looks + MINUTES * (ticks + self.runs(index) + self.failing[index]))
        return found


def day(n: int) -> str:
    """The id of the n-th day."""
    return f"2024-{n // 28 + 1:02d}-{n % 28 + 1:02d}"
