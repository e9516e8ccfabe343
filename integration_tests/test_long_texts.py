"""Of long texts `min` and `max` keep the first 256 characters, the same merged from partitions as from one scan."""

from __future__ import annotations

from collections.abc import Callable

import oracle
import pytest
from conftest import Project, literal
from test_law import rebuild_differences

SHARED = "é🎉" * 128  # 256 characters, four times as many bytes
COLUMNS = {"k": "BIGINT", "s": "VARCHAR"}
# Partition -> its texts: some differ before the cut, some behind it, some end at it, and the largest character is the last kept one.
TEXTS = {
    1: [SHARED + "b", SHARED + "a", SHARED],
    2: [SHARED[:255] + "\U0010ffff" + "x" * 100_000, SHARED[:255] + "\uffff"],
    3: [SHARED[:255], SHARED[:255] + "é"],
    4: ["z" * 256, "z" * 255 + "y" * 2],
}


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project], adapter: str) -> Project:
    project = make_project({"raw.t": {"partition": {"key": "k"}}}, adapter)
    project.sql("create schema raw", "create table raw.t (k bigint, s varchar)")
    return project


def test_cut_after_they_are_compared(project: Project) -> None:
    for key, texts in TEXTS.items():
        project.sql(f"insert into raw.t values {', '.join(f'({key}, {literal(text)})' for text in texts)}")
        assert project.run()["raw.t"]["changed_partitions" if key > 1 else "action"] == (
            [str(key)] if key > 1 else "full"
        )
        assert oracle.differences(project.metrics("raw.t"), oracle.expected(project, "raw.t", COLUMNS), COLUMNS) == []
        seen = [text for texts in list(TEXTS.values())[:key] for text in texts]
        metrics = project.metrics("raw.t")["s"]
        assert (metrics["min"], metrics["max"]) == (min(seen)[:256], max(seen)[:256])
        assert metrics["max_length"] == str(max(map(len, seen)))
    assert max(len(state[name]) for state in project.states().values() for name in ("min_value", "max_value")) == 256
    assert rebuild_differences(project) == []
