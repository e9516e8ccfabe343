"""The law on the oldest PostgreSQL that is at hand, where one is installed: Debian 12 has version 15."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from conftest import Project
from histories import TABLE, history
from postgres_server import Server, debian_binaries
from test_law import law_violations
from warehouses import Postgres

BINARIES = debian_binaries()
pytestmark = pytest.mark.skipif(BINARIES is None, reason="no PostgreSQL under /usr/lib/postgresql")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    started = Server(BINARIES)
    yield started
    started.remove()


@pytest.mark.parametrize("declarative", [False, True], ids=["plain", "declarative"])
def test_incremental_is_full(server: Server, tmp_path_factory: pytest.TempPathFactory, declarative: bool) -> None:
    meta = True if declarative else {"partition": {"key": "k"}}
    project = Project(tmp_path_factory.mktemp("project"), Postgres(server), {TABLE: meta})
    project.declarative = declarative
    for seed in range(3):
        found = law_violations(project, history(random.Random(seed), length=4))
        assert found == [], "\n".join(found)
