"""`decide` as a table of cases: facts and rules in, action and reason out. No warehouse is asked."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from conftest import Project

RUN_CASES = """
{% macro decide_cases(cases) %}
  {% set outcomes = [] %}
  {% for case in fromjson(cases) %}
    {% do outcomes.append(baselinr.decide(case.facts, case.rules, case.forced)) %}
  {% endfor %}
  {% do baselinr.emit('outcomes', {'outcomes': outcomes}) %}
{% endmacro %}
"""
FACTS: dict[str, Any] = {
    "exists": True, "readable": True, "failure": None, "has_base": True, "backfilling": False,
    "profiled_minutes_ago": 2000, "verified_minutes_ago": None, "waiting_minutes": None, "staleness": 100, "pending": 0, "resume": None,
    "published_minutes_ago": None, "last_action": "skip", "schema_news": None,
    "columns": {"added": [], "dropped": [], "retyped": []}, "settings_changed": False, "token": None, "stored_token": "a",
    "asks_token": False, "token_read": False, "sampled_id": None, "content_id": None, "partitioned": True, "reads_more": False,
    "comparable": True, "tokens_given": False, "detection_scans": True, "scope_unread": False, "size": {"rows": 100, "bytes": 1000},
    "size_asked": False, "content_asked": False, "other_count": False, "diff": None, "listing": None, "expired": None, "gone": [], "mates": [],
}  # fmt: skip
RULES: dict[str, Any] = {
    "enabled": True, "interval_minutes": 1440, "adaptive": False, "pruning": True, "partitions_per_run": 2, "partitions_per_table": 10,
    "snapshot_ttl_minutes": 10080, "sampled": False, "sample": {"fraction": 0.05, "method": "bernoulli"}, "limits": [], "fallback": "sample",
    "priority": 0, "aging_minutes": 1440,
}  # fmt: skip
DAYS = ["2024-01-01", "2024-01-02", "2024-01-03"]


def found(
    changed: list[str], rows: int | None = 10, removed: list[str] | None = None, partitions: int = 5
) -> dict[str, Any]:
    """A diff or a listing of partitions of this many rows each."""
    sizes = {day: {"rows": rows, "bytes": None if rows is None else rows * 10} for day in changed}
    return {
        "changed": changed,
        "removed": removed or [],
        "sizes": sizes,
        "rolled_up": {},
        "mates": 0,
        "partitions": partitions,
        "rows": 100,
        "token": "t",
    }


def diff(changed: list[str] = DAYS[:1], removed: list[str] | None = None, partitions: int = 5) -> dict[str, Any]:
    return found(changed, removed=removed, partitions=partitions)


def limits(rows: int | None = None, size: int | None = None, budget: int | None = None) -> dict[str, Any]:
    """Limits as macros/plan/rules.sql makes them."""
    table = {"rows": rows, "bytes": size, "rows_reason": "rows_cap_exceeded", "bytes_reason": "bytes_cap_exceeded"}
    run = {"rows": budget, "bytes": None, "rows_reason": "run_budget_exceeded", "bytes_reason": "run_budget_exceeded"}
    return {"limits": [table] * (rows is not None or size is not None) + [run] * (budget is not None)}


def columns(**changes: list[str]) -> dict[str, Any]:
    return {"columns": {"added": [], "dropped": [], "retyped": [], **changes}}


FULL = {"action": "full", "partitions": []}
PARTIAL = {"action": "partial", "partitions": DAYS[:1]}
CASES = [
    # row of the contract's table, facts, rules, forced, outcome
    ("1 missing", {"exists": False}, {}, None, "skip/relation_missing/error"),
    ("1 missing beats forced", {"exists": False}, {}, FULL, "skip/relation_missing/error"),
    ("1 no right", {"readable": False}, {}, None, "skip/permission_denied/error"),
    ("1 unreadable content", {"failure": "canceling statement"}, {}, FULL, "skip/detection_failed/error"),
    ("3 forced full", {"profiled_minutes_ago": 0}, {}, FULL, "full/forced"),
    ("3 forced partial", {}, {}, PARTIAL, "partial/forced"),
    ("3 forced partial of a table without partitions", {"partitioned": False}, {}, PARTIAL, "skip/no_partition_key/error"),
    ("3 forced partial without base", {"has_base": False}, {}, PARTIAL, "skip/no_complete_base/error"),
    ("3 forced partial, columns changed", columns(added=["x"]), {}, PARTIAL, "skip/no_complete_base/error"),
    ("3 forced partial, settings changed", {"settings_changed": True}, {}, PARTIAL, "skip/no_complete_base/error"),
    ("3 incremental off", {"profiled_minutes_ago": 0}, {"enabled": False}, None, "full/incremental_disabled"),
    ("3 incremental off, never profiled", {"has_base": False}, {"enabled": False}, None, "full/incremental_disabled"),
    ("4 first", {"has_base": False, "profiled_minutes_ago": None}, {}, None, "full/first_profile"),
    ("5 fresh", {"profiled_minutes_ago": 1439}, {}, None, "skip/fresh_within_interval"),
    ("5 due at the minute", {"profiled_minutes_ago": 1440}, {}, None, "look/partitions"),
    ("5 fresh beats changed columns", {"profiled_minutes_ago": 1} | columns(added=["x"]), {}, None, "skip/fresh_within_interval"),
    ("5 pending is not fresh", {"profiled_minutes_ago": 1, "pending": 1}, {}, None, "look/partitions"),
    ("5 interval 0", {"profiled_minutes_ago": 0}, {"interval_minutes": 0}, None, "look/partitions"),
    ("6 added: are the others as they were?", columns(added=["x"]), {}, None, "look/partitions"),
    ("6 added, and the others are", {"diff": diff([])} | columns(added=["x"]), {}, None, "partial/schema_changed"),
    ("6 added, and a partition changed", {"diff": diff()} | columns(added=["x"]), {}, None, "partial/schema_changed"),
    ("6 added, and more changed than a run takes", {"diff": diff(DAYS)} | columns(added=["x"]), {}, None, "full/schema_changed"),
    ("6 added, and a table without partitions changed", {"diff": diff(), "partitioned": False} | columns(added=["x"]), {}, None, "full/schema_changed"),
    ("6 added, nothing to compare", {"comparable": False} | columns(added=["x"]), {}, None, "full/schema_changed"),
    ("6 added under an equal token", {"token": "a"} | columns(added=["x"]), {}, None, "partial/schema_changed"),
    ("6 retyped under an equal token", {"token": "a"} | columns(retyped=["x"]), {}, None, "partial/schema_changed"),
    ("6 retyped: its fingerprint cannot be compared", columns(retyped=["x"]), {}, None, "full/schema_changed"),
    ("6 retyped, tokens are given", {"tokens_given": True} | columns(retyped=["x"]), {}, None, "look/partitions"),
    ("6 dropped under a fingerprint: no scan", columns(dropped=["x"]), {}, None, "partial/schema_changed"),
    ("6 dropped under an equal token: no scan", {"token": "a"} | columns(dropped=["x"]), {}, None, "partial/schema_changed"),
    ("6 dropped, token equal, work pending", {"token": "a", "pending": 2} | columns(dropped=["x"]), {}, None, "full/schema_changed"),
    ("6 dropped, and a filter may have read it", {"token": "a", "reads_more": True} | columns(dropped=["x"]), {}, None, "full/schema_changed"),
    ("6 dropped, token differs", {"token": "b"} | columns(dropped=["x"]), {}, None, "full/schema_changed"),
    ("6 dropped, token differs, tokens are given", {"token": "b", "tokens_given": True} | columns(dropped=["x"]), {}, None, "look/partitions"),
    ("6 dropped, and a sample is published", {"sampled_id": "s"} | columns(dropped=["x"]), {}, None, "full/schema_changed"),
    ("6 dropped from a table that waits", {"waiting_minutes": 5} | columns(dropped=["x"]), {}, None, "full/schema_changed"),
    ("6 dropped, and rows are more or fewer", {"other_count": True} | columns(dropped=["x"]), {}, None, "full/schema_changed"),
    ("6 dropped and settings", {"token": "a", "settings_changed": True} | columns(dropped=["x"]), {}, None, "full/schema_changed"),
    ("6 settings", {"settings_changed": True, "token": "a"}, {}, None, "full/settings_changed"),
    ("7 equal", {"token": "a"}, {}, None, "skip/snapshot_match"),
    ("7 equal, almost expired", {"token": "a", "profiled_minutes_ago": 10079}, {}, None, "skip/snapshot_match"),
    ("7 expired: which partitions?", {"token": "a", "profiled_minutes_ago": 10080}, {}, None, "look/ages"),
    ("7 expired", {"token": "a", "verified_minutes_ago": 10080, "expired": found(DAYS)}, {}, None, "partial/snapshot_expired"),
    ("7 expired, but no partition is", {"token": "a", "verified_minutes_ago": 10080, "expired": found([])}, {}, None, "skip/snapshot_match"),
    ("7 expired, no partitions", {"token": "a", "profiled_minutes_ago": 10080, "partitioned": False}, {}, None, "full/snapshot_expired"),
    ("7 verified since", {"token": "a", "profiled_minutes_ago": 10080, "verified_minutes_ago": 5000}, {}, None, "skip/snapshot_match"),
    ("7 expired, over the cap", {"token": "a", "profiled_minutes_ago": 10080, "partitioned": False}, limits(99), None, "defer/rows_cap_exceeded"),
    ("7 expired, nothing fits", {"token": "a", "profiled_minutes_ago": 10080, "expired": found(DAYS, 200)}, limits(99), None, "defer/rows_cap_exceeded"),
    ("7 back to what was before a sample", {"token": "a", "sampled_id": "s"}, {}, None, "partial/changed_partitions_detected"),
    ("7 equal, never expires", {"token": "a", "profiled_minutes_ago": 99999}, {"snapshot_ttl_minutes": 0}, None, "skip/snapshot_match"),
    ("7 equal but pending", {"token": "a", "pending": 1}, {}, None, "look/partitions"),
    ("7 unknown never equals unknown", {"token": None, "stored_token": None}, {}, None, "look/partitions"),
    ("8 differs", {"token": "b"}, {}, None, "look/partitions"),
    ("8 one changed", {"diff": diff()}, {}, None, "partial/changed_partitions_detected"),
    ("8 only removed", {"diff": diff([], DAYS[:1])}, {}, None, "partial/changed_partitions_detected"),
    ("8 none", {"diff": diff([])}, {}, None, "skip/no_partition_changed"),
    ("8 none, no key", {"diff": diff([]), "partitioned": False}, {}, None, "skip/snapshot_match"),
    ("8 none, but work was pending", {"diff": diff([]), "pending": 1}, {}, None, "partial/changed_partitions_detected"),
    ("8 pruning off", {"diff": diff()}, {"pruning": False}, None, "full/change_detected"),
    ("8 pruning off, none changed", {"diff": diff([])}, {"pruning": False}, None, "skip/no_partition_changed"),
    ("8 as many partitions as allowed", {"diff": diff(partitions=10)}, {}, None, "partial/changed_partitions_detected"),
    ("8 too many partitions", {"diff": diff(partitions=11)}, {}, None, "full/change_detected"),
    ("9 unknown, nothing to compare", {"comparable": False}, {}, None, "full/metadata_unavailable"),
    ("9 differs, nothing to compare", {"comparable": False, "token": "b"}, {}, None, "full/change_detected"),
    ("4 over the cap", {"has_base": False, "partitioned": False}, limits(99), None, "sample/rows_cap_exceeded"),
    ("4 at the cap", {"has_base": False, "partitioned": False}, limits(100), None, "full/first_profile"),
    ("4 over the cap in bytes", {"has_base": False, "partitioned": False}, limits(size=999) | {"fallback": "defer"}, None, "defer/bytes_cap_exceeded"),
    ("4 over the cap, and full is asked for", {"has_base": False, "partitioned": False}, limits(99) | {"fallback": "full"}, None, "full/rows_cap_exceeded"),
    ("4 of unknown size", {"has_base": False, "partitioned": False, "size": {"rows": None, "bytes": None}}, limits(99), None, "look/size"),
    ("4 still unknown is over", {"has_base": False, "partitioned": False, "size": {"rows": None, "bytes": None}, "size_asked": True}, limits(99), None, "sample/rows_cap_exceeded"),
    ("4 unknown without a cap", {"has_base": False, "size": {"rows": None, "bytes": None}}, {}, None, "full/first_profile"),
    ("11 partitions: which?", {"has_base": False}, limits(99), None, "look/listing"),
    ("11 as many as fit", {"has_base": False, "listing": found(DAYS, 50)}, limits(99), None, "partial/backfill"),
    ("11 all fit after all", {"has_base": False, "listing": found(DAYS, 10)}, limits(99), None, "full/first_profile"),
    ("11 none fits", {"has_base": False, "listing": found(DAYS, 500)}, limits(99), None, "sample/rows_cap_exceeded"),
    ("11 settings changed", {"settings_changed": True, "listing": found(DAYS, 50)}, limits(99), None, "partial/backfill"),
    ("11 pruning off", {"has_base": False}, limits(99) | {"pruning": False}, None, "sample/rows_cap_exceeded"),
    ("4 backfill goes on: what is missing?", {"has_base": False, "backfilling": True}, limits(99), None, "look/listing"),
    ("4 backfill goes on", {"has_base": False, "backfilling": True, "listing": found(DAYS, 50)}, limits(99), None, "partial/backfill"),
    ("4 the last part: and what was done before?", {"has_base": False, "backfilling": True, "listing": found(DAYS[:1], 50)}, limits(99), None, "look/partitions"),
    ("4 nothing missing: is it as it was?", {"has_base": False, "backfilling": True, "listing": found([])}, limits(99), None, "look/partitions"),
    ("4 nothing missing, nothing changed: publish", {"has_base": False, "backfilling": True, "listing": found([]), "diff": diff([])}, limits(99), None, "partial/backfill"),
    ("4 backfill of other columns begins anew", {"has_base": False, "backfilling": True} | columns(added=["x"]), limits(99), None, "look/listing"),
    ("4 backfill by given tokens", {"has_base": False, "backfilling": True, "tokens_given": True}, limits(99), None, "look/partitions"),
    ("11 a partial is costed by its own partitions", {"diff": diff(DAYS[:2])}, limits(99), None, "partial/changed_partitions_detected"),
    ("11 a partial of which nothing fits", {"diff": found(DAYS, 200)}, limits(99), None, "sample/rows_cap_exceeded"),
    ("11 a partial of unknown size", {"diff": found(DAYS, None)}, limits(99) | {"fallback": "defer"}, None, "defer/rows_cap_exceeded"),
    ("11 forced is not capped", {}, limits(1), FULL, "full/forced"),
    ("11 disabled is not capped", {}, limits(1) | {"enabled": False}, None, "full/incremental_disabled"),
    ("11 a cap of zero cost is no cap", {"token": "a"}, limits(1), None, "skip/snapshot_match"),
    ("12 larger than a whole budget", {"has_base": False, "partitioned": False}, limits(budget=99), None, "sample/run_budget_exceeded"),
    ("sampled already", {"has_base": False, "partitioned": False, "sampled_id": "s", "content_id": "s"}, limits(99), None, "skip/snapshot_match"),
    ("sampled already, by content?", {"has_base": False, "partitioned": False, "sampled_id": "s"}, limits(99), None, "look/content"),
    ("sampled, over the cap again within the interval", {"pending": 1, "last_action": "sample", "sampled_id": "s", "content_id": "u", "profiled_minutes_ago": 5, "diff": found(DAYS, 200)}, limits(99), None, "skip/fresh_within_interval"),
    ("sampled, and changed since", {"has_base": False, "partitioned": False, "sampled_id": "s", "content_id": "u"}, limits(99), None, "sample/rows_cap_exceeded"),
    ("sampled, and the cap is gone", {"has_base": False, "sampled_id": "s", "content_id": "s"}, {}, None, "full/first_profile"),
    ("sampled, and fresh", {"has_base": False, "sampled_id": "s", "profiled_minutes_ago": 5}, limits(99), None, "skip/fresh_within_interval"),
    ("always sampled, first", {"has_base": False, "profiled_minutes_ago": None}, {"sampled": True}, None, "sample/first_profile"),
    ("always sampled, changed", {"has_base": False, "sampled_id": "s", "token": "b", "content_id": "u"}, {"sampled": True}, None, "sample/change_detected"),
    ("always sampled, not changed", {"has_base": False, "sampled_id": "s", "content_id": "s"}, {"sampled": True}, None, "skip/snapshot_match"),
    ("asks the user's query", {"asks_token": True}, {}, None, "look/token"),
    ("asks it only when due", {"asks_token": True, "profiled_minutes_ago": 1}, {}, None, "skip/fresh_within_interval"),
    ("a scope that was not read", {"has_base": False, "scope_unread": True}, {}, None, "look/scope"),
    ("5 compared a while ago, by content", {"profiled_minutes_ago": 9999, "verified_minutes_ago": 60}, {}, None, "skip/fresh_within_interval"),
    ("5 metadata is compared at every tick", {"profiled_minutes_ago": 9999, "verified_minutes_ago": 60, "detection_scans": False, "token": "b"}, {}, None, "look/partitions"),
    ("9 differs, no key", {"diff": diff(), "partitioned": False}, {}, None, "full/change_detected"),
]  # fmt: skip


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project]) -> Project:
    return make_project({"raw.t": True}, macros=RUN_CASES)


def decide(project: Project, cases: list[tuple[Any, ...]]) -> list[dict[str, Any]]:
    """All cases in one operation."""
    payload = [
        {"facts": FACTS | facts, "rules": RULES | rules, "forced": forced} for _, facts, rules, forced, *_ in cases
    ]
    events = project.operation("decide_cases", cases=json.dumps(payload))
    return next(event["outcomes"] for event in events if event["event"] == "outcomes")


def test_every_row(project: Project) -> None:
    outcomes = decide(project, CASES)
    got = {}
    for case, outcome in zip(CASES, outcomes, strict=True):
        parts = [outcome["action"], outcome["reason"], *(["error"] if outcome["status"] == "error" else [])]
        got[case[0]] = "/".join(parts)
    assert got == {case[0]: case[4] for case in CASES}


@pytest.mark.parametrize(
    ("changed", "taken", "pending"), [(DAYS[:1], DAYS[:1], 0), (DAYS[:2], DAYS[:2], 0), (DAYS, DAYS[1:], 1)]
)
def test_cap_takes_the_newest_and_keeps_the_rest(
    project: Project, changed: list[str], taken: list[str], pending: int
) -> None:
    removed = ["2023-12-01", "2023-12-02", "2023-12-03"]
    outcome = decide(project, [("10", {"diff": diff(changed, removed)}, {}, None)])[0]
    assert (outcome["changed"], outcome["pending"], outcome["removed"]) == (taken, pending, removed)


def test_a_forced_partial_claims_no_more_than_it_does(project: Project) -> None:
    """Others may have changed as well: the snapshot does not move, and what was pending still is."""
    forced, detected = decide(project, [("3", {"pending": 4}, {}, PARTIAL), ("8", {"diff": diff()}, {}, None)])
    assert (forced["covers_changes"], forced["pending"], detected["covers_changes"]) == (False, 4, True)


def test_mates_of_what_is_verified_are_pending(project: Project) -> None:
    """Of a group that is rolled up nothing is left when one of it is profiled; of partitions that have states of their own all is."""
    expired = found(DAYS, removed=["2024-02-01"]) | {"rolled_up": {DAYS[0]: "2024-01", DAYS[2]: "2024-01"}}
    by_removal = expired | {"rolled_up": {DAYS[2]: "2024-02", "2024-02-01": "2024-02"}}
    facts = {"token": "a", "profiled_minutes_ago": 10080}
    cases = [("7", {**facts, "expired": case}, {}, None) for case in (expired, by_removal)]
    assert [(row["changed"], row["pending"]) for row in decide(project, cases)] == [(DAYS[:2], 1)] * 2


def test_a_forced_partial_takes_mates_along(project: Project) -> None:
    (forced,) = decide(project, [("3", {"mates": ["2024-01-09", *DAYS[:1]]}, {}, PARTIAL)])
    assert forced["changed"] == [*PARTIAL["partitions"], *(id for id in ["2024-01-09", *DAYS[:1]] if id not in PARTIAL["partitions"])]  # fmt: skip
