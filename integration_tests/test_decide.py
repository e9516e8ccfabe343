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
    "exists": True, "readable": True, "claimed_elsewhere": False, "has_base": True, "profiled_minutes_ago": 2000, "pending": 0,
    "columns": {"added": [], "dropped": [], "retyped": []}, "settings_changed": False, "token": None, "stored_token": "a",
    "partitioned": True, "comparable": True, "reads_more": False, "diff": None, "gone": [], "failure": None,
}  # fmt: skip
RULES = {
    "enabled": True,
    "interval_minutes": 1440,
    "pruning": True,
    "partitions_per_run": 2,
    "partitions_per_table": 10,
    "snapshot_ttl_minutes": 10080,
}
DAYS = ["2024-01-01", "2024-01-02", "2024-01-03"]


def diff(changed: list[str] = DAYS[:1], removed: list[str] | None = None, partitions: int = 5) -> dict[str, Any]:
    return {"changed": changed, "removed": removed or [], "changed_rows": 7, "partitions": partitions, "rows": 100}


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
    ("2 claimed", {"claimed_elsewhere": True}, {}, None, "skip/running_elsewhere"),
    ("2 claimed beats forced", {"claimed_elsewhere": True}, {}, FULL, "skip/running_elsewhere"),
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
    ("5 due at the minute", {"profiled_minutes_ago": 1440}, {}, None, "compare/token_differs"),
    ("5 fresh beats changed columns", {"profiled_minutes_ago": 1} | columns(added=["x"]), {}, None, "skip/fresh_within_interval"),
    ("5 pending is not fresh", {"profiled_minutes_ago": 1, "pending": 1}, {}, None, "compare/token_differs"),
    ("5 interval 0", {"profiled_minutes_ago": 0}, {"interval_minutes": 0}, None, "compare/token_differs"),
    ("6 added", columns(added=["x"]), {}, None, "full/schema_changed"),
    ("6 retyped", columns(retyped=["x"]), {}, None, "full/schema_changed"),
    ("6 dropped under a fingerprint", columns(dropped=["x"]), {}, None, "full/schema_changed"),
    ("6 dropped under an equal token: no scan", {"token": "a"} | columns(dropped=["x"]), {}, None, "partial/schema_changed"),
    ("6 dropped, token equal, work pending", {"token": "a", "pending": 2} | columns(dropped=["x"]), {}, None, "full/schema_changed"),
    ("6 dropped, and a filter may have read it", {"token": "a", "reads_more": True} | columns(dropped=["x"]), {}, None, "full/schema_changed"),
    ("6 dropped, token differs", {"token": "b"} | columns(dropped=["x"]), {}, None, "full/schema_changed"),
    ("6 settings", {"settings_changed": True, "token": "a"}, {}, None, "full/settings_changed"),
    ("7 equal", {"token": "a"}, {}, None, "skip/snapshot_match"),
    ("7 equal, almost expired", {"token": "a", "profiled_minutes_ago": 10079}, {}, None, "skip/snapshot_match"),
    ("7 equal, expired", {"token": "a", "profiled_minutes_ago": 10080}, {}, None, "full/snapshot_expired"),
    ("7 equal, never expires", {"token": "a", "profiled_minutes_ago": 99999}, {"snapshot_ttl_minutes": 0}, None, "skip/snapshot_match"),
    ("7 equal but pending", {"token": "a", "pending": 1}, {}, None, "compare/token_differs"),
    ("7 unknown never equals unknown", {"token": None, "stored_token": None}, {}, None, "compare/token_differs"),
    ("8 differs", {"token": "b"}, {}, None, "compare/token_differs"),
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
