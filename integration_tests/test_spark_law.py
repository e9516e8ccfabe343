"""The law (test_law.py) on a real Spark with Iceberg: shorter, because every statement takes Spark a good part of a second."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from conftest import Project
from histories import history
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


@pytest.fixture(scope="module", params=["spark", "spark, declarative partitions, rolled up"])
def project(make_project: Callable[..., Project], servers: Servers, request: pytest.FixtureRequest) -> Project:
    if request.param == "spark":
        return project_of(make_project, request.param)
    # the same in a session that fails instead of returning null, and whose clock is not UTC
    servers.warehouse("spark", None)
    assert servers.spark is not None
    elsewhere = Spark(servers.spark, zone="America/New_York")
    return project_of(make_project, request.param, warehouse=elsewhere, macros=ANSI)


def test_incremental_is_full(project: Project) -> None:
    generator = random.Random(f"spark {project.declarative}")
    steps = [tuple(part for kind in kinds for part in history(generator, 1, [kind])[0][:2]) for kinds in STEPS]
    found = law_violations(project, steps)
    assert found == [], "\n".join(found)
