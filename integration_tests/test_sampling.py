"""Sampled profiles: what a sample says of a table, and that its intervals hold the truth as often as they claim."""

from __future__ import annotations

import hashlib
import json
import math
import statistics
from collections.abc import Callable

import pytest
from conftest import Project
from samples import (
    BLOCKS,
    FIVE,
    NUMBERS,
    ONLY_POSTGRES,
    QUANTILES,
    ROWS,
    TEXTS,
    WHOLE,
    draw,
    population,
    skip_unless_there,
    truth,
)

# The columns by which a metric's coverage is judged. Others have none or are all nulls, or so few different values that an interval
# which ends at one of them always holds the truth.
JUDGED = {
    "null_ratio": ("scattered", "late", "name"), "mean": NUMBERS, "avg_length": TEXTS,
    **dict.fromkeys(QUANTILES, ("scattered", "late", "bell", "skewed")),
}  # fmt: skip
# Relations to draw from -> how many samples; how often their intervals must hold the truth, over the judged columns of a metric; and in
# every single column. What draws without a seed draws anew in every run of this test, so there the bounds are ones that chance does not reach.
COVERED = {
    "people": (400, 0.93, 0.9),
    "parted": (400, 0.93, 0.9),
    "folk": (100, 0.87, 0.82),
    "heirs": (100, 0.87, 0.82),
}


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project], adapter: str) -> Project:
    return population(make_project, adapter)


@pytest.mark.parametrize("table", COVERED)
def test_the_intervals_hold_the_truth(project: Project, table: str) -> None:
    skip_unless_there(project, table)
    runs, bound, column_bound = COVERED[table]
    exact = truth(project, "raw.people")
    rows = project.invoke("covered", {"select": table, "sample": json.dumps(FIVE), "runs": runs, "truth": exact})[1]
    inside = {tuple(name.split(".")): int(count) / runs for name, count in rows}
    pooled = {
        metric: statistics.mean(inside[column, metric] for column in columns) for metric, columns in JUDGED.items()
    }
    print(
        f"\ncoverage {project.warehouse.adapter} {table}", {metric: round(share, 4) for metric, share in pooled.items()}
    )
    assert min(pooled.values()) >= bound, pooled
    assert min(inside.values()) >= column_bound, inside


def test_what_a_sample_says(project: Project) -> None:
    """The same rows, drawn here by the same seed, and their metrics by other formulas."""
    seed = int(hashlib.md5(b"run source.shop.raw.people").hexdigest(), 16) % 2**31
    percent = "5%" if project.warehouse.adapter == "duckdb" else "5"
    rows = project.sql(f"select skewed, late from raw.people tablesample bernoulli({percent}) repeatable ({seed})")
    says = {
        column: {m: [float(v) for v in values if v != "None"] for m, values in metrics.items()}
        for column, metrics in draw(project, "people", FIVE).items()
    }
    n = len(rows)
    assert 800 < n < 1200
    assert says["late"]["count"] == [ROWS]
    values = sorted(float(row[0]) for row in rows)
    mean, half = statistics.mean(values), 1.9623 * statistics.stdev(values) * math.sqrt((1 - n / ROWS) / n)
    assert says["skewed"]["mean"] == pytest.approx([mean, mean - half, mean + half], rel=1e-4)
    for metric, share in QUANTILES.items():
        reach = 1.959964 * math.sqrt(n * share * (1 - share) * (1 - n / ROWS))
        places = [math.ceil(n * share), math.floor(n * share - reach), math.ceil(n * share + reach) + 1]
        assert says["skewed"][metric] == pytest.approx([values[place - 1] for place in places], rel=1e-12)
    ratio, low, high = says["late"]["null_ratio"]
    assert ratio == sum(row[1] == "None" for row in rows) / n
    effective = n * (ROWS - 1) / (ROWS - n)
    for end in (low, high):
        assert (end - ratio) ** 2 == pytest.approx(1.959964**2 * end * (1 - end) / effective), (
            "Wilson: where the score is z"
        )


@pytest.mark.parametrize("table", ["people", "folk", "some", *ONLY_POSTGRES])
def test_a_sample_of_all_rows_is_exact(project: Project, table: str) -> None:
    skip_unless_there(project, table)
    rows = (
        "(select * from raw.people where part < 3 and name is not null) as some_people"
        if table == "some"
        else "raw.people"
    )
    exact, says = truth(project, rows), draw(project, table, WHOLE)
    for column, metrics in exact.items():
        assert says[column].keys() == {"count", *metrics}
        assert says[column]["count"] == [project.sql(f"select count(*) from {rows}")[0][0], "None", "None"]
        for metric, value in metrics.items():
            point = [float(text) for text in says[column][metric]]
            assert point == [point[0]] * 3, (column, metric)
            assert point[0] == pytest.approx(value, rel=1e-9, abs=1e-9), (column, metric)


@pytest.mark.parametrize("table", ["people", "some", "parted"])
def test_a_seed_draws_the_same_rows(project: Project, table: str) -> None:
    skip_unless_there(project, table)
    first = draw(project, table, FIVE)
    assert first == draw(project, table, FIVE)
    assert first["bell"]["mean"] != draw(project, table, FIVE, run_id="another run")["bell"]["mean"]
    assert {metrics["count"][0] for metrics in first.values()} == {str(2985 * 2 if table == "some" else ROWS)}


@pytest.mark.parametrize("table", ["people", *ONLY_POSTGRES])
def test_blocks_have_no_intervals(project: Project, table: str) -> None:
    skip_unless_there(project, table)
    says = draw(project, table, BLOCKS, run_id="blocks")
    assert "mean" in says["bell"], "nothing was drawn"
    assert "median" in says["bell"]
    assert {tuple(values[1:]) for metrics in says.values() for values in metrics.values()} == {("None", "None")}


def test_blocks_of_a_view(project: Project) -> None:
    """PostgreSQL draws no blocks from a view; the rows that are drawn instead have their intervals."""
    interval = draw(project, "folk", BLOCKS, run_id="blocks")["bell"]["mean"][1:]
    assert (interval == ["None", "None"]) == (project.warehouse.adapter == "duckdb")


def test_a_foreign_partition_is_sampled_too(project: Project) -> None:
    """Its rows have no places that a seed could choose, and TABLESAMPLE would read all of them: 2,000 of 3,000, and the median 2,500."""
    if project.warehouse.adapter != "postgres":
        pytest.skip("PostgreSQL's")
    project.sql(
        "create extension file_fdw",
        "create server files foreign data wrapper file_fdw",
        "create table raw.far (i integer) partition by range (i)",
        "create table raw.near partition of raw.far for values from (1) to (2001)",
        "create foreign table raw.file partition of raw.far for values from (2001) to (4001) server files options (program 'seq 2001 4000')",
        "insert into raw.far select generate_series(1, 2000)",
    )
    assert float(draw(project, "far", {"fraction": 0.5, "method": "bernoulli"})["i"]["median"][0]) == pytest.approx(
        2000, abs=250
    )


@pytest.mark.parametrize("table", ["people", "parted", "folk"])
def test_written_to_the_store(project: Project, table: str) -> None:
    skip_unless_there(project, table)
    says = draw(project, table, FIVE)
    project.operation("insert_sample", select=table, sample=json.dumps(FIVE))
    rows = project.sql(
        "select column_name, metric_name, metric_value, interval_low, interval_high, is_sampled, run_id, unique_id, schema_name, column_type, profiled_at "
        f"from main_baselinr.baselinr_results where dataset_name = '{table}'"
    )
    assert {tuple(row[5:9]) for row in rows} == {("True", "run", f"source.shop.raw.{table}", "raw")}
    assert {(row[0], row[1]) for row in rows} == {
        (column, metric) for column, metrics in says.items() for metric in metrics
    }
    assert all(row[9] and row[10] != "None" for row in rows)
    if table != "folk" or project.warehouse.adapter == "duckdb":
        stored = {(row[0], row[1]): row[2:5] for row in rows}
        assert all(
            [v if v == "None" else float(v) for v in stored[column, metric]]
            == [v if v == "None" else float(v) for v in values]
            for column, metrics in says.items()
            for metric, values in metrics.items()
        )
