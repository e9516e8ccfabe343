"""What must hold of every decision that the planner makes in a simulated world; test_simulation.py names the invariants."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from simulation import DETECTION, MINUTES, Parts, World

PROFILES = ("full", "partial", "sample")
SHOWN = ("pending", "backfilling", "waits")  # what the store shows of a table that is not profiled as it is


class Replay:
    """What a table is and what is stored of it, followed through the records; knows nothing of tokens, ages and decisions."""

    def __init__(self, world: World, index: int, bound: int) -> None:
        self.world, self.index, self.table = world, index, world.tables[index]
        self.bound = bound
        self.live: Parts = {}
        self.states: Parts = {}
        self.complete: Parts = {}  # the last states that were all there is
        self.sample: Parts | None = None  # the content that was sampled, where a sample is what is published
        self.since: dict[str, int] = {}  # minute from which a partition is not what was profiled last
        self.read_at: dict[str, int] = {}
        self.kept: dict[str, Any] = {}
        self.stale: set[str] = set()  # of what is stored, what other settings or columns made
        self.forgotten = False
        self.last: dict[str, Any] = {"action": "skip", "reason": "", "status": "", **dict.fromkeys(SHOWN)}
        self.worst = 0
        self.problems: list[str] = []

    def say(self, tick: int, what: str) -> None:
        self.problems.append(f"tick {tick}, {self.table.name}: {what}")

    def differs(self, id: str) -> bool:
        here = self.live.get(id)
        return here != self.states.get(id) and (self.sample is None or here != self.sample.get(id))

    def change(self, tick: int, event: dict[str, Any]) -> None:
        if "columns" in event["set"] or "signature" in event["set"]:
            self.stale = {"states", "sample"}
        self.kept |= event["set"]
        for id, part in event["parts"].items():
            self.live.pop(id, None) if part is None else self.live.update({id: part})
            self.settle(tick, [id])

    def settle(self, tick: int, ids: Iterable[str]) -> None:
        for id in ids:
            if self.differs(id):
                self.since.setdefault(id, tick * MINUTES)
            elif id in self.since:
                self.worst = max(self.worst, tick * MINUTES - self.since.pop(id))

    def read(self, record: dict[str, Any]) -> int:
        """How many rows this decision reads."""
        every = sum(part[1] for part in self.live.values() if part)
        if record["action"] == "sample":
            return int(record["fraction"] * every)
        if record["action"] == "full" or record["columns"]:
            return every
        return sum(part[1] for id in record["changed"] if (part := self.live.get(id)))

    def carry_out(self, record: dict[str, Any]) -> None:
        """Checks what this record does against what is there, and does it."""
        tick, does = record["tick"], f"{record['action']}/{record['reason']}"
        self.last = record
        if record["status"] == "error":
            return
        before = {*self.states, *(self.sample or ())}
        if record["action"] in PROFILES:
            self.money(record, does)
            self.needless(record, does)
            self.store(record)
        if record["published"] and record["action"] != "sample":
            self.sample = None
            # what covers no changes is the last complete set again, with other columns
            if self.believes(self.states) and not (not record["covers"] and self.states == self.complete):
                self.say(tick, f"(b) {does} publishes {self.wrong()}")
            if record["covers"] and (gone := self.states.keys() - self.live.keys()):
                self.say(tick, f"(f) {does} publishes partitions that are gone: {sorted(gone)}")
            self.complete = dict(self.states)
        if record["token"] and self.believes(self.states):
            self.say(tick, f"(a) {does} moves the snapshot over {self.wrong()}")
        self.settle(tick, {*before, *self.live})

    def believes(self, parts: Parts) -> bool:
        """Does a run take this for the table, wrongly? Where metadata misses a change, nothing can be known."""
        return parts != self.live and not self.table.misses

    def needless(self, record: dict[str, Any], does: str) -> None:
        """What is read, but has not changed: not that which expires, nor that of which nothing is known or nothing is valid any more."""
        if not record["scanned"] or kind(record) in self.stale or self.forgotten or self.table.detect == "view":
            return
        known = self.sample if record["action"] == "sample" and self.sample is not None else self.states
        read = record["changed"] if record["action"] == "partial" else self.live.keys() | known.keys()
        same = [id for id in read if self.live.get(id) == known.get(id) and not self.expired(record["tick"], id)]
        if same if record["action"] == "partial" else len(same) == len(read):
            self.say(record["tick"], f"(d) {does} reads what did not change: {same or 'there is nothing'}")

    def expired(self, tick: int, id: str) -> bool:
        return DETECTION[self.table.detect][2] and tick * MINUTES - self.read_at.get(id, 0) >= self.table.ttl

    def store(self, record: dict[str, Any]) -> None:
        """What the states are after this profile."""
        renewed = kind(record) in self.stale
        self.stale.discard(kind(record))
        if record["action"] == "sample":
            self.sample = dict(self.live)
            return
        # fingerprints that a dropped column was part of tell nothing any more
        self.forgotten = renewed and record["action"] == "partial" and not record["columns"] and not self.kept["given"]
        gone = self.states.keys() if record["restart"] else {*record["changed"], *record["removed"]}
        read = self.live.keys() if record["action"] == "full" else self.live.keys() & set(record["changed"])
        self.states = {id: part for id, part in self.states.items() if id not in gone} | {
            id: self.live[id] for id in read
        }
        self.read_at |= dict.fromkeys(read, record["tick"] * MINUTES)

    def money(self, record: dict[str, Any], does: str) -> None:
        rows, cap = self.read(record), limit(self.kept["rules"], "rows_cap_exceeded")
        if record["rows"] is not None and record["reason"] != "snapshot_expired" and record["rows"] != rows:
            self.say(record["tick"], f"(e) {does} reads {rows} rows, and is said to read {record['rows']}")
        if cap is not None and not record["exempt"] and rows > cap:
            self.say(record["tick"], f"(e) {does} reads {rows} rows, and the cap is {cap}")

    def wrong(self) -> dict[str, Any]:
        return {
            id: {"stored": self.states.get(id), "live": self.live.get(id)}
            for id in {**self.states, **self.live}
            if self.states.get(id) != self.live.get(id)
        }

    def look(self, tick: int) -> None:
        """After a run: what is not profiled must be seen to be so, or be young."""
        if not self.since or not self.kept.get("exists"):
            return
        id, since = min(self.since.items(), key=lambda pair: pair[1])
        age, last = tick * MINUTES - since, self.last
        shown = last["action"] == "defer" or last["status"] == "error" or any(last[name] for name in SHOWN)
        change = f"{id} changed {age} minutes ago, the last decision is {last['action']}/{last['reason']}"
        if not shown and age >= (self.bound if self.table.misses else self.table.interval):
            self.say(tick, f"(a) {change}, and nothing says that it is not profiled")
        if self.table.ends != "never" and age > self.bound:
            self.say(tick, f"(c) {change}, and it is in no profile within {self.bound} minutes")

    def end(self, tick: int, stored: dict[str, Any]) -> None:
        """Nothing has changed for a while."""
        ends, token, last = self.table.ends, self.kept["token"], self.last
        if ends == "exact" and (self.states != self.live or self.sample is not None or stored["pending"]):
            self.say(tick, f"(a) at the end pending {stored['pending']}, sample {self.sample}, and {self.wrong()}")
        elif ends == "exact" and token is not None and token != stored["token"]:
            self.say(tick, f"(a) at the end the snapshot is {stored['token']}, the table is {token}")
        elif ends == "sample" and self.sample != self.live:
            self.say(tick, f"(a) at the end the sample is of {self.sample}, the table is {self.live}")
        elif ends == "never" and self.wrong() and last["action"] != "defer" and not last["pending"]:
            self.say(tick, f"(a) at the end {last['action']}/{last['reason']} does not say that it is not profiled")


def kind(record: dict[str, Any]) -> str:
    """What a profile makes."""
    return "sample" if record["action"] == "sample" else "states"


def limit(rules: dict[str, Any], reason: str) -> int | None:
    """The limit in rows that has this reason."""
    return next((one["rows"] for one in rules["limits"] if one["rows_reason"] == reason), None)


def check(world: World, outcome: dict[str, Any]) -> tuple[list[str], list[Replay]]:
    """All that is wrong with what was decided in this world, and its tables."""
    tables = [Replay(world, index, bound) for index, bound in enumerate(world.bounds())]
    records = {tick: list(found) for tick, found in groupby(outcome["records"], key=lambda record: record["tick"])}
    problems = []
    for tick, events in enumerate(world.ticks):
        for event in events:
            tables[event["table"]].change(tick, event)
        spent = 0
        for record in records.get(tick, []):
            table = tables[record["table"]]
            if record["action"] in PROFILES and not record["exempt"]:
                spent += table.read(record)
            table.carry_out(record)
        if world.budget is not None and spent > world.budget:
            problems.append(f"tick {tick}: (e) the run reads {spent} rows, and its budget is {world.budget}")
        for table in tables:
            table.look(tick)
    for table, stored in zip(tables, outcome["stored"], strict=True):
        table.end(len(world.ticks) - 1, stored)
        problems += table.problems
    return problems, tables
