"""The table in docs/metrics.md says what the families declare: every metric once, its columns, its cost, and whether it is on."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from conftest import PACKAGE, Project

FAMILIES = """
{% macro tell_families() %}
  {% set told = [] %}
  {% for family in baselinr.metric_families() %}
    {% for name, metric in family.metrics.items() %}
      {% do told.append({'group': family.group, 'metric': name, 'kinds': metric.get('kinds'), 'cost': family.cost, 'on': family.get('default', true)}) %}
    {% endfor %}
  {% endfor %}
  {% do baselinr.emit('families', {'document': told}) %}
{% endmacro %}
"""
WORDS = {
    "numbers": {"integer", "decimal", "numeric", "float"},
    "floating point": {"float"},
    "`numeric`": {"numeric"},
    "integers": {"integer"},
    "booleans": {"boolean"},
    "text": {"text"},
    "dates": {"date"},
    "timestamps": {"timestamp"},
    "ordered": {"ordered"},
}


def documented() -> dict[str, dict[str, Any]]:
    """Metric -> what its row says."""
    found: dict[str, dict[str, Any]] = {}
    for line in (PACKAGE / "docs/metrics.md").read_text().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        group = re.fullmatch(r"`(\w+)`(, off)?", cells[0])
        if len(cells) != 5 or not group:
            continue
        kinds = None if cells[2] == "all" else set().union(*(WORDS[word] for word in cells[2].split(", ")))
        for metric in re.findall(r"`(\w+)`", cells[1]):
            assert metric not in found, f"{metric} has two rows"
            found[metric] = {"group": group[1], "kinds": kinds, "cost": cells[4], "on": not group[2]}
    return found


def test_the_table_of_metrics(make_project: Callable[..., Project]) -> None:
    project = make_project({"raw.t": True}, macros=FAMILIES)
    (families,) = (e["document"] for e in project.operation("tell_families") if e["event"] == "families")
    declared = {row.pop("metric"): row for row in families}
    for row in declared.values():
        row["kinds"] = row["kinds"] and set(row["kinds"])
    assert documented() == declared
