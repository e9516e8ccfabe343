"""Quantiles and histograms on data that breaks sketches, against the sorted values; on every adapter."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
import quantiles
from conftest import Project
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

DOUBLE, TABLE = "double precision", "raw.wide"
generator = random.Random(7)
# column -> (type, kind of the oracle, values as SQL literals); every list is repeated to the length of the longest
COLUMNS: dict[str, tuple[str, str, list[str]]] = {
    "heavy_tail": (DOUBLE, "DOUBLE", [repr(generator.paretovariate(0.3)) for _ in range(400)]),
    "both_signs": (DOUBLE, "DOUBLE", [repr(generator.gauss(0, 1) ** 3) for _ in range(400)]),
    "negatives": (DOUBLE, "DOUBLE", [repr(-generator.lognormvariate(0, 5)) for _ in range(400)]),
    "zeros": (DOUBLE, "DOUBLE", ["0.0"] * 9 + ["-0.0", "1e-5", "-1e-5"]),
    "constant": (DOUBLE, "DOUBLE", ["-12345.678"]),
    "tiny_and_huge": (DOUBLE, "DOUBLE", [f"{s}1e{e}" for e in range(-300, 301, 7) for s in ("", "-")]),
    "ends_of_doubles": (DOUBLE, "DOUBLE", ["1.7976931348623157e308", "-1.7976931348623157e308", "2.2250738585072014e-308", "0"]),
    "not_finite": (DOUBLE, "DOUBLE", ["'NaN'", "'Infinity'", "'-Infinity'", "1", "2.5", "null"]),
    "only_not_finite": (DOUBLE, "DOUBLE", ["'NaN'", "'Infinity'", "null"]),
    "tiny": (DOUBLE, "DOUBLE", ["0.0", "1e-300"]),
    "singles": ("real", "DOUBLE", ["1.5", "-3e38", "1e-38", "'NaN'", "7"]),
    "small_integers": ("integer", "BIGINT", [str(n) for n in range(-60, 60)]),
    "large_integers": ("bigint", "BIGINT", ["9223372036854775807", "-9223372036854775808", "0", "1", "1000000007"]),
    "decimals": ("decimal(38, 6)", "DECIMAL", ["0.000001", "-99999999999999999999999999999999.999999", "12.5", "0"]),
    "dates": ("date", "DATE", [f"date '{y}-{m:02}-{d:02}'" for y, m, d in [(1, 1, 1), (1969, 12, 31), (1970, 1, 1), (2024, 2, 29), (9999, 12, 31)]]),
    "one_date": ("date", "DATE", ["date '2024-02-29'", "null"]),
    "moments": ("timestamp", "TIMESTAMP", [f"timestamp '2024-{m:02}-{d:02} {h:02}:59:59.999'" for m in (1, 2, 12) for d in (1, 28) for h in (0, 23)]),
    "zoned": ("timestamp with time zone", "TIMESTAMP", ["timestamp with time zone '2024-01-01 00:30:00+02'", "timestamp with time zone '2024-06-30 23:30:00-05'", "null"]),
    "nulls": (DOUBLE, "DOUBLE", ["null"]),
}  # fmt: skip


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project], adapter: str) -> Project:
    project = make_project({TABLE: {"partition": {"key": "k"}}, "raw.t": {"partition": {"key": "k"}}}, adapter)
    length = max(len(values) for _, _, values in COLUMNS.values())
    rows = [
        ", ".join([str(n % 3), *(values[n % len(values)] for _, _, values in COLUMNS.values())]) for n in range(length)
    ]
    types = ", ".join(f"{name} {type_}" for name, (type_, _, _) in COLUMNS.items())
    project.sql(
        "create schema raw",
        f"create table {TABLE} (k integer, {types})",
        # first a part, and of another part something else: what is compared below is merged
        f"insert into {TABLE} values {', '.join(f'({row})' for row in rows if not row.startswith('2'))}",
        f"insert into {TABLE} select 2, {', '.join(COLUMNS)} from {TABLE} where k = 1",
    )
    project.run(select="wide")
    project.sql(
        f"delete from {TABLE} where k = 2",
        f"insert into {TABLE} values {', '.join(f'({row})' for row in rows if row.startswith('2'))}",
    )
    assert project.run(select="wide")[TABLE]["action"] == "partial"
    return project


@pytest.mark.parametrize("column", COLUMNS)
def test_within_one_percent(project: Project, column: str) -> None:
    _, kind, _ = COLUMNS[column]
    read = f"{column} at time zone 'UTC'" if column == "zoned" else column
    values = [row[0] for row in project.sql(f"select cast({read} as varchar) from {TABLE} where {column} is not null")]
    assert quantiles.problems(project.metrics(TABLE).get(column, {}), values, kind) == []


def test_a_number_out_of_range_of_a_double_means_no_quantiles(project: Project, adapter: str) -> None:
    values = {"postgres": ("numeric", "1e400, 2"), "duckdb": ("bignum", f"{10**320}, 2")}[adapter]
    project.sql(
        "drop table if exists raw.t",
        f"create table raw.t as select 1 as k, cast(x as {values[0]}) as x from (values ({values[1].replace(', ', '), (')})) as v (x)".replace(
            f"({10**320})", f"('{10**320}')"
        ).replace("(2)", "('2')" if adapter == "duckdb" else "(2)"),
    )
    project.run(select="t", full_refresh=True)
    metrics = project.metrics("raw.t")["x"]
    assert not set(metrics) & set(quantiles.NAMES)
    assert metrics["count"] == "2"


def test_dates_beyond_the_calendar_count_as_its_ends(project: Project) -> None:
    project.sql("drop table if exists raw.t", "create table raw.t as select 1 as k, cast(x as date) as x from (values ('2024-01-01'), ('200000-01-01'), ('infinity')) as v (x)")  # fmt: skip
    project.run(select="t", full_refresh=True)
    metrics = project.metrics("raw.t")["x"]
    assert (metrics["median"], metrics["p99"]) == ("2024-01-01", "9999-12-01")


# A list is profiled as one partition for each of its first elements, and again when a part of it changed: quantiles of any numbers, merged.
numbers = st.one_of(st.floats(allow_nan=False, allow_infinity=False, width=64), st.integers(-1000, 1000).map(float))


@settings(
    max_examples=4, deadline=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck)
)
@given(before=st.lists(numbers, min_size=1, max_size=60), after=st.lists(numbers, min_size=1, max_size=60))
def test_any_numbers(project: Project, before: list[float], after: list[float]) -> None:
    project.empty("raw.t")
    project.sql("create table raw.t (k integer, x double precision)", insert(before, 3))
    project.run(select="t")
    project.sql("delete from raw.t where k = 1", insert(after, 1))
    project.run(select="t")
    values = [row[0] for row in project.sql("select cast(x as varchar) from raw.t")]
    assert quantiles.problems(project.metrics("raw.t")["x"], values, "DOUBLE") == []


def insert(values: list[float], partitions: int) -> str:
    """Over so many partitions, the last one being 1 if there is one only."""
    rows: list[Any] = [f"({n % partitions if partitions > 1 else 1}, {value!r})" for n, value in enumerate(values)]
    return f"insert into raw.t values {', '.join(rows)}"
