"""The law (test_law.py) on a real Spark with Iceberg, or Delta: shorter, because every statement takes Spark a good part of a second."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Project
from histories import history
from spark_server import FILE_FORMAT
from test_law import law_violations, project_of
from warehouses import Servers, Spark

pytestmark = pytest.mark.slow

# What a session may have set, and what dbt-spark does not let a profile set.
ANSI = "{% macro spark__open_session() %}{% do run_query('set spark.sql.ansi.enabled = true') %}{% endmacro %}"
# A column that is dropped and made anew leaves no trace in Iceberg's snapshots: docs/spark.md.
STEPS = [
    ["insert", "duplicate"],
    ["update"],
    ["move", "delete"],
    ["add_column", "update"],
    ["drop_partition"],
    ["drop_column", "insert"],
]


# Delta keeps track of no partitions.
LAYOUTS = (
    {"spark, rolled up": STEPS[:1] + STEPS[3:5], "spark, declarative partitions": STEPS}
    if FILE_FORMAT == "iceberg"
    else {"spark": STEPS[:3], "spark, rolled up": STEPS[3:]}
)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_incremental_is_full(
    make_project: Callable[..., Project], servers: Servers, layout: str, tmp_path: Path
) -> None:
    options: dict[str, Any] = {}
    if "declarative" in layout:
        # the same in a session that fails instead of returning null, and whose clock is not UTC
        servers.warehouse("spark", tmp_path)
        assert servers.spark is not None
        options = {"warehouse": Spark(servers.spark, zone="America/New_York"), "macros": ANSI}
    project = project_of(make_project, layout, **options)
    generator = random.Random(layout)
    steps = [
        tuple(part for kind in kinds for part in history(generator, 1, [kind])[0][:2]) for kinds in LAYOUTS[layout]
    ]
    found = law_violations(project, steps)
    assert found == [], "\n".join(found)
