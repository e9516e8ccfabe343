"""Spark has no transaction that spans tables, so a run that dies leaves what it had written. Here one dies after each of its statements in turn, by
kill -9: the next run has the same as a full one, and in between readers see the profile before or the one after."""

from __future__ import annotations

import json
import os
import random
import signal
from collections.abc import Callable
from typing import Any

import pytest
from conftest import Project
from dbt.adapters.spark.connections import PyhiveConnectionWrapper
from histories import TABLE, create
from runs import start
from test_law import rebuild_differences
from test_postgres_crash import published

pytestmark = pytest.mark.slow

# The states of these are enough: what is in a state makes no difference to the order of writes. None tells an age, and none is a sum of doubles,
# which ends in other digits when other partitions are added up first.
METRICS = ["counts", "range", "lengths"]
WRITES = ("insert into", "delete from", "update", "merge into")
TWICE = (
    "select run_id, column_name, metric_name from main_baselinr.baselinr_results group by 1, 2, 3 having count(*) > 1"
)
POINTS = int(os.environ.get("CRASHES", "3"))


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project]) -> Project:
    return make_project({TABLE: {"partition": {"key": "k"}, "metrics": METRICS}}, "spark")


def changes(number: int) -> list[str]:
    """What a partial profile has to bring together: one partition is another, one is gone, one that was gone is there again. With the next number the
    last two change places, so that every run has as much to write."""
    gone, back = ["2024-01-02", "2024-02-29"][:: 1 if number % 2 else -1]
    return [
        f"update {TABLE} set i = {number} where k = date '2024-01-01'",
        f"delete from {TABLE} where k = date '{gone}'",
        f"insert into {TABLE} values (date '{back}', {number}, 1, 1, 'a', true)",
    ]


def writes(sql: str) -> bool:
    """Does this statement write? Comments say whose it is, and come first."""
    lines = [line for line in sql.splitlines() if line.strip() and not line.strip().startswith("/*")]
    return lines[0].strip().startswith(WRITES)


def count_writes(action: Callable[[], Any]) -> int:
    """How many statements of this action write."""
    counted = 0
    execute = PyhiveConnectionWrapper.execute

    def counting(self: Any, sql: str, bindings: Any = None) -> None:
        nonlocal counted
        execute(self, sql, bindings)
        counted += writes(sql)

    PyhiveConnectionWrapper.execute = counting
    try:
        action()
    finally:
        PyhiveConnectionWrapper.execute = execute
    return counted


def run_and_die(project: Project, after: int, run_id: str) -> None:
    """One run, in a process that is killed right after so many statements that write."""

    def action() -> None:
        execute = PyhiveConnectionWrapper.execute
        left = after

        def dying(self: Any, sql: str, bindings: Any = None) -> None:
            nonlocal left
            execute(self, sql, bindings)
            left -= writes(sql)
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        PyhiveConnectionWrapper.execute = dying
        project.operation("baselinr_profile", payload=json.dumps({"run_id": run_id}))

    process = start(action)
    process.join(300)
    assert process.exitcode == -signal.SIGKILL, f"it ended by itself: {process.exitcode}"


def let_the_claim_expire(project: Project) -> None:
    """What `claim_minutes` would do."""
    expired = "timestamp'2000-01-01 00:00:00'"
    project.sql(f"update main_baselinr.baselinr_table_state set claimed_until = {expired} where claimed_by is not null")


def test_a_run_that_dies_leaves_work_to_redo(project: Project) -> None:
    project.empty(TABLE)
    create(project)
    project.run()
    project.sql(*changes(0))
    last = count_writes(project.run)
    assert last > 15, "these are not all statements of a profile"
    # late ones first: what a scan has written into a table of its own is there when the same run tries again
    points = sorted(range(1, last) if last <= POINTS else random.Random(1).sample(range(1, last), POINTS), reverse=True)
    for turn, point in enumerate(points):
        old = published(project)
        project.sql(*changes(turn + 1))
        run_and_die(project, point, f"died {point}")
        let_the_claim_expire(project)
        shown = published(project)
        # by the next run, or by the same one, as the runner does it
        attempt = {"payload": json.dumps({"run_id": f"died {point}", "attempt": 2})} if turn % 2 == 0 else {}
        row = project.run(**attempt)[TABLE]
        assert row["status"] in ("success", "skipped"), (point, row)
        new = published(project)
        assert shown in (old, new), f"after statement {point} of {last} a part of a profile is visible"
        assert rebuild_differences(project) == [], f"died after statement {point} of {last}"
        assert new == published(project), f"died after statement {point} of {last}"
        assert project.sql(TWICE) == [], f"died after statement {point} of {last}"
