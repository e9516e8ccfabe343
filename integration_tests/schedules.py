"""Macros of the schedule as functions: many cases in one operation. No warehouse is asked."""

from __future__ import annotations

import json
import math
from typing import Any

from conftest import Project

RUN_CASES = """
{% macro call_cases(cases) %}
  {% set outcomes = [] %}
  {% for case in fromjson(cases) %}{% do outcomes.append(baselinr[case[0]](*case[1:])) %}{% endfor %}
  {% do baselinr.emit('outcomes', {'outcomes': outcomes}) %}
{% endmacro %}

{#- A table that is checked at the first tick at which it is due, `checks` times; its last interval. -#}
{% macro follow_schedules(histories, schedule, tick, checks) %}
  {% set outcomes = [] %}
  {% for changes in fromjson(histories) %}
    {% set table = namespace(now=0, checks=[]) %}
    {% for _ in range(checks) %}
      {% set due = table.now - (-baselinr.adaptive_interval(schedule, table.checks) // tick) * tick %}
      {% set seen = changes | select('gt', table.now) | select('le', due) | list %}
      {% set table.checks = baselinr.record_check(table.checks, due - table.now, seen) %}
      {% set table.now = due %}
    {% endfor %}
    {% do outcomes.append(baselinr.adaptive_interval(schedule, table.checks)) %}
  {% endfor %}
  {% do baselinr.emit('outcomes', {'outcomes': outcomes}) %}
{% endmacro %}
"""
MIN, DEFAULT, MAX = 60, 1440, 10080
SCHEDULE: dict[str, Any] = {
    "enabled": True,
    "mode": "fixed",
    "default_interval_minutes": DEFAULT,
    "min_interval_minutes": MIN,
    "max_interval_minutes": MAX,
    "priority_overrides": {},
}
HOUR, DAY = 60, 1440
Checks = list[list[int]]


def outcomes(events: list[dict[str, Any]]) -> list[Any]:
    found: list[Any] = next(event["outcomes"] for event in events if event["event"] == "outcomes")
    return found


def call(project: Project, cases: list[tuple[Any, ...]]) -> list[Any]:
    """Macro and arguments of each case; all in one operation."""
    return outcomes(project.operation("call_cases", cases=json.dumps(cases)))


def intervals(project: Project, schedule: dict[str, Any], windows: list[Checks]) -> list[int]:
    return call(project, [("adaptive_interval", schedule, window) for window in windows])


def estimate(n: int, changes: int, minutes: float) -> int:
    return int(minutes / -math.log((n - changes + 0.5) / (n + 0.5)))
