"""Claims (test_claims.py) on a real Spark with Iceberg, which has no transactions at all. Its sessions see at once what others write: docs/spark.md tells
what holds where they do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import test_claims
from conftest import Project
from test_claims import SOURCES, create
from warehouses import Servers, Spark

pytestmark = pytest.mark.slow

globals().update({name: test for name, test in vars(test_claims).items() if name.startswith("test_")})


@pytest.fixture(scope="module")
def adapter() -> str:
    return "spark"


@pytest.fixture(scope="module")
def project(
    make_project: Callable[..., Project], servers: Servers, tmp_path_factory: pytest.TempPathFactory
) -> Project:
    servers.warehouse("spark", tmp_path_factory.getbasetemp())
    assert servers.spark is not None
    project = make_project(SOURCES, Spark(servers.spark, cached=False))
    create(project)
    return project
