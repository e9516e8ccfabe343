"""Sampled profiles where there is little to draw, or nothing; of odd names and values; of what was asked for."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from conftest import Project
from samples import FIVE, NASTY, QUANTILES, ROWS, WHOLE, draw, population


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project], adapter: str) -> Project:
    return population(make_project, adapter)


@pytest.mark.parametrize("fraction", [1e-07, 1e-12])
def test_a_sample_of_nothing(project: Project, fraction: float) -> None:
    says = draw(project, "people", {"fraction": fraction, "method": "bernoulli"})
    assert all(metrics == {"count": [str(ROWS), "None", "None"]} for metrics in says.values())
    assert (
        "e-"
        not in project.invoke(
            "rendered", {"select": "people", "sample": json.dumps({"fraction": fraction, "method": "system"})}
        )[1][0][0].split("where")[0]
    )


def test_no_rows_and_no_values(project: Project) -> None:
    project.sql("create table raw.empty (n integer, x double precision, t varchar, b boolean)")
    assert draw(project, "empty", WHOLE) == {column: {"count": ["0", "None", "None"]} for column in "nxtb"}
    project.sql("insert into raw.empty values (null, null, null, null), (null, null, null, null)")
    says = draw(project, "empty", WHOLE)
    assert {tuple(metrics) for metrics in says.values()} == {("count", "null_ratio")}
    assert [float(value) for value in says["n"]["null_ratio"]] == [1, 1, 1]


def test_a_small_sample(project: Project) -> None:
    """Nine values cannot enclose a quartile in 95 of 100 samples; five cannot enclose a median."""
    project.sql("create table raw.small as select i from generate_series(1, 9) as numbers (i)")
    says = [draw(project, "small", {"fraction": 0.5, "method": "bernoulli"}, run_id=f"run {n}")["i"] for n in range(5)]
    drawn = [metrics for metrics in says if "mean" in metrics]
    assert drawn
    for metrics in drawn:
        assert metrics["p25"][1:] == ["None", "None"] and metrics["p75"][0] != "None"
        assert float(metrics["null_ratio"][1]) == 0 < float(metrics["null_ratio"][2]) < 1
    assert {metrics["median"][1] == "None" for metrics in drawn} == {True, False}
    assert all(
        values == ["9", "None", "None"] for metrics in says for name, values in metrics.items() if name == "count"
    )


def test_odd_names(project: Project) -> None:
    names = [NASTY, "{x}", "select", "c1", "c1_mean_value", "place", "value", "sample_rows", "*/ x", "{{ x }}"]
    columns = ", ".join(f'i + {n} as "{name.replace(chr(34), chr(34) * 2)}"' for n, name in enumerate(names))
    texts = ', cast(i as varchar) as "{read}", i > 3 as number'
    project.sql(
        f'create table raw."{NASTY.replace(chr(34), chr(34) * 2)}" as select {columns}{texts} from generate_series(1, 5) as numbers (i)'
    )
    says = draw(project, NASTY, WHOLE)
    assert [float(says[name]["median"][0]) for name in names] == [3 + n for n in range(len(names))]
    assert says["{read}"]["avg_length"] == ["1", "1.0", "1.0"] or says["{read}"]["avg_length"] == ["1.0", "1.0", "1.0"]
    assert says["number"].keys() == {"count", "null_ratio"}


def test_values_that_are_no_numbers(project: Project) -> None:
    """NaN and the infinities have no part; values that are too large for PostgreSQL's aggregates leave no mean, but they have a place."""
    project.sql(
        "create table raw.odd (x double precision, huge double precision, n numeric(38, 2), d date, t varchar, b boolean, a integer[])",
        "insert into raw.odd values (1, 1e300, 1.50, '2024-01-05', 'a', true, null), (2, 1e300, 2.5, null, '', false, null), (3, 3, null, null, null, null, null)",
        "insert into raw.odd select cast(x as double precision), null, null, null, null, null, null from (values ('NaN'), ('Infinity'), ('-Infinity'), (null)) as odd (x)",
    )
    says = draw(project, "odd", WHOLE)
    assert [float(value) for value in says["x"]["mean"]] == [2, 2, 2]
    assert [float(value) for value in says["x"]["median"]] == [2, 2, 2]
    assert float(says["x"]["null_ratio"][0]) == pytest.approx(1 / 7)
    assert (says["n"]["p25"][0], says["n"]["p75"][0]) in {("1.50", "2.50"), ("1.5", "2.5")}
    assert float(says["huge"]["p75"][0]) == 1e300
    assert ("mean" in says["huge"]) == (project.warehouse.adapter == "duckdb")
    assert {column: set(says[column]) - {"count", "null_ratio"} for column in "dtba"} == {
        "d": set(),
        "t": {"avg_length"},
        "b": set(),
        "a": set(),
    }
    assert float(says["t"]["avg_length"][0]) == 0.5


@pytest.mark.parametrize(
    ("metrics", "expected"),
    [
        (["null_ratio"], {"null_ratio"}),
        (["quantiles"], set(QUANTILES)),
        (["moments", "count", "range"], {"mean", "count"}),
    ],
)
def test_only_what_was_asked_for(project: Project, metrics: list[str], expected: set[str]) -> None:
    says = draw(project, "people", FIVE, metrics=metrics)
    assert set(says.get("bell", {})) == expected
    assert set(says.get("name", {})) == expected & {"count", "null_ratio"}


def test_metrics_of_the_settings(project: Project) -> None:
    project.sql("create table raw.ratios as select * from raw.people")
    assert {tuple(metrics) for metrics in draw(project, "ratios", FIVE).values()} == {("null_ratio",)}


def test_sensitive_columns_show_no_value(project: Project) -> None:
    project.sql("create table raw.secret as select bell, skewed, name from raw.people")
    says = draw(project, "secret", FIVE)
    assert says["bell"].keys() == says["name"].keys() == {"count", "null_ratio"}
    assert says["skewed"].keys() == {"count", "null_ratio", "mean", *QUANTILES}


def test_many_columns(project: Project) -> None:
    """More than one scan has, and on PostgreSQL as many as a table may have."""
    count = 1600 if project.warehouse.adapter == "postgres" else 300
    project.sql(
        f"create table raw.mixed ({', '.join(f'c{n} smallint' for n in range(count))})",
        "insert into raw.mixed (c0, c101, c299) values (1, 2, 3), (2, 3, 4)",
    )
    says = draw(project, "mixed", WHOLE, metrics=["count", "mean"])
    assert len(says) == count
    assert [float(says[column]["mean"][0]) for column in ("c0", "c101", "c299")] == [1.5, 2.5, 3.5]
