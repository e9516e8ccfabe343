"""The distinct estimate against the exact count, from nothing to ten million, at every precision; on every adapter."""

from __future__ import annotations

import math
import os
from collections.abc import Callable

import pytest
from conftest import Project

PRECISIONS = range(10, 15)
# Around 2.5 registers a value, where the classic estimator is biased, and far beyond. PostgreSQL takes a minute for the largest.
SIZES = [0, 1, 2, 30, 700, 2_600, 10_000, 41_000, 300_000, 1_000_000, 10_000_000]
LARGEST = {"duckdb": 10_000_000, "postgres": 10_000_000 if os.environ.get("SEEDS") else 1_000_000}


def sizes(adapter: str) -> list[int]:
    return [size for size in SIZES if size <= LARGEST[adapter]]


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project], adapter: str) -> Project:
    """A view of the first so many of all numbers, for each size and precision."""
    views = [(size, p) for size in sizes(adapter) for p in PRECISIONS]
    sources = {
        f"raw.v{size}_{p}": {"hll_precision": p, "metrics": ["approx_distinct_count"], "columns": {"include": ["x"]}}
        for size, p in views
    }
    project = make_project(sources, adapter)
    project.sql(
        "create schema raw",
        f"create table raw.numbers as select cast(i as bigint) as x from generate_series(0, {LARGEST[adapter] - 1}) as r(i)",
        *(f"create view raw.v{size}_{p} as select x from raw.numbers where x < {size}" for size, p in views),
    )
    project.run()
    return project


@pytest.mark.parametrize("p", PRECISIONS)
def test_within_three_standard_errors(project: Project, adapter: str, p: int) -> None:
    error = 1.04 / math.sqrt(2**p)
    found = []
    for size in sizes(adapter):
        estimate = int(project.metrics(f"raw.v{size}_{p}")["x"]["approx_distinct_count"])
        if abs(estimate - size) > 3 * error * size:
            found.append(f"{estimate} instead of {size}: {abs(estimate - size) / size / error:.1f} standard errors")
    assert found == []
