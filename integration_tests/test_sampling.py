"""Sampled profiles: what a sample says of a table, and that its intervals hold the truth as often as they claim."""

from __future__ import annotations

import hashlib
import json
import math
import statistics
from collections.abc import Callable
from typing import Any

import pytest
from conftest import Project

MACROS = """
{% macro sampled_target(run, select, metrics=none) %}
  {% set targets = baselinr.requested_targets(run, {'select': none, 'exclude': none, 'unique_ids': ['source.shop.raw.' ~ select], 'shard': none}) %}
  {% do baselinr.read_catalog(run, targets) %}
  {% if metrics is not none %}{% do targets[0].settings.update({'metrics': metrics}) %}{% endif %}
  {{ return(targets[0]) }}
{% endmacro %}

{% macro sample_once(select, sample, run_id, metrics=none) %}
  {% set run = baselinr.begin_run({'run_id': run_id}) %}
  {% set target = sampled_target(run, select, metrics) %}
  {% set rows = [] %}
  {% for row in run_query(baselinr.sample_metrics_sql(target, fromjson(sample), baselinr.sample_seed(run, target))).rows %}
    {% do rows.append(row.values() | map('string') | list) %}
  {% endfor %}
  {% do log('TESTROWS ' ~ tojson(rows), info=true) %}
{% endmacro %}

{% macro rendered(select, sample) %}
  {% set run = baselinr.begin_run({'run_id': 'run'}) %}
  {% set target = sampled_target(run, select) %}
  {% do log('TESTROWS ' ~ tojson([[baselinr.sample_metrics_sql(target, fromjson(sample), baselinr.sample_seed(run, target))]]), info=true) %}
{% endmacro %}

{% macro insert_sample(select, sample) %}
  {% set run = baselinr.begin_run({'run_id': 'run'}) %}
  {% do baselinr.create_store(run) %}
  {% set sample = fromjson(sample) %}
  {% set item = {'target': sampled_target(run, select), 'rules': {'sample': sample}, 'facts': {}, 'state': none,
    'decision': {'action': 'sample', 'reason': 'forced', 'fraction': sample.fraction, 'estimate': {'rows': none, 'bytes': none}}} %}
  {% do run_query(baselinr.guarded_transaction(run, item.target, 'select 1 as one', ['null'], [baselinr.insert_run(run, item, true)] + baselinr.sample_statements(run, item), ['raise'], 'select 1 as one')) %}
{% endmacro %}

{% macro covered(select, sample, runs, truth) %}
  {% set run = baselinr.begin_run({}) %}
  {% set target = sampled_target(run, select) %}
  {% set counts = {} %}
  {#- rendered once, because that takes as long as to run it -#}
  {% set sql = baselinr.sample_metrics_sql(target, fromjson(sample), '/* seed */') %}
  {% for n in range(runs) %}
    {% do run.update({'run_id': 'run ' ~ n}) %}
    {% for row in run_query(sql | replace('/* seed */', baselinr.sample_seed(run, target))).rows if row[2] != 'count' %}
      {% set key = row[0] ~ '.' ~ row[2] %}
      {% set inside = row[4] is not none and row[4] | float <= truth[row[0]][row[2]] <= row[5] | float %}
      {% do counts.update({key: counts.get(key, 0) + (1 if inside else 0)}) %}
    {% endfor %}
  {% endfor %}
  {% set rows = [] %}
  {% for key, inside in counts.items() %}{% do rows.append([key, inside]) %}{% endfor %}
  {% do log('TESTROWS ' ~ tojson(rows), info=true) %}
{% endmacro %}
"""
FIVE = {"fraction": 0.05, "method": "bernoulli"}
WHOLE = {"fraction": 1.0, "method": "bernoulli"}
BLOCKS = {"fraction": 0.3, "method": "system"}
ROWS = 20_000
# Ten parts of one layout, each in the order of its numbers; every tenth of the rows has no `late`, and those are stored together.
PEOPLE = f"""
select cast(floor(i / {ROWS // 10}) as integer) as part,
  case when i % 10 <> 3 then i % 10007 end as scattered,
  case when i >= {ROWS // 10} then i * 7 % 1009 end as late,
  case when i % 200 <> 77 then 'name ' || repeat('x', cast(floor(-5 * ln(((i * 7919 + 13) % 20011 + 1) / 20012.0)) as integer)) end as name,
  repeat('ab', cast(floor(-3 * ln(u)) as integer)) as code,
  sqrt(-2 * ln(u)) * cos(6.283185307179586 * ((i * 7919 + 5) % 20011) / 20011.0) as bell,
  -ln(u) as skewed,
  cast(floor(-3 * ln(u)) as integer) as few
from (select i, cast((i % {ROWS // 10} + 0.5) / {ROWS / 10} as double precision) as u from generate_series(0, {ROWS - 1}) as numbers (i)) as numbered
"""
NUMBERS = ("part", "scattered", "late", "bell", "skewed", "few")
TEXTS = ("name", "code")
QUANTILES = {"p25": 0.25, "median": 0.5, "p75": 0.75}
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
ONLY_POSTGRES = ("parted", "heirs", "frozen")
NASTY = 'we"ird; drop'


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project], adapter: str) -> Project:
    """One population as a table, as a view, and on PostgreSQL as all else that stores rows."""
    sources: dict[str, Any] = {
        f"raw.{name}": True
        for name in ("people", "folk", *ONLY_POSTGRES, "far", "empty", "odd", "mixed", "small", NASTY)
    }
    sources |= {
        "raw.some": {"where": "part < 3 and name like 'name%' -- the first"}, "raw.ratios": {"metrics": ["null_ratio"]},
        "raw.secret": {"sensitive": ["bell", "name"]},
    }  # fmt: skip
    project = make_project(sources, adapter, macros=MACROS)
    project.sql(
        "create schema raw", f"create table raw.people as {PEOPLE}", "create view raw.folk as select * from raw.people",
        "create table raw.some as select * from raw.people",
    )  # fmt: skip
    if adapter == "postgres":
        project.sql(
            "create table raw.parted (like raw.people) partition by list (part)",
            "create table raw.heirs (like raw.people)",
            "create materialized view raw.frozen as select * from raw.people",
            *(f"create table raw.parted{n} partition of raw.parted for values in ({n})" for n in range(10)),
            *(f"create table raw.heirs{n} () inherits (raw.heirs)" for n in range(10)),
            "insert into raw.parted select * from raw.people",
            *(f"insert into raw.heirs{n} select * from raw.people where part = {n}" for n in range(10)),
        )
    return project


def draw(
    project: Project, table: str, sample: dict[str, Any], run_id: str = "run", **options: Any
) -> dict[str, dict[str, list[str]]]:
    """Column -> metric -> [value, low, high] of one sample, as text."""
    rows = project.invoke("sample_once", {"select": table, "sample": json.dumps(sample), "run_id": run_id, **options})[
        1
    ]
    found: dict[str, dict[str, list[str]]] = {}
    for column, _, metric, *values in rows:
        found.setdefault(column, {})[metric] = values
    return found


def truth(project: Project, rows: str) -> dict[str, dict[str, float]]:
    """Column -> metric -> what all of these rows say, written independently of the package."""
    found: dict[str, dict[str, float]] = {}
    for column in NUMBERS + TEXTS:
        queries = {"null_ratio": f"avg(case when {column} is null then 1.0 else 0 end)"}
        if column in TEXTS:
            queries["avg_length"] = f"avg(length({column}))"
        else:
            queries["mean"] = f"avg({column})"
            for metric, share in QUANTILES.items():
                queries[metric] = f"max(case when place = ceil({share} * present) then {column} end)"
        numbered = f"select {column}, row_number() over (order by {column} nulls last) as place, count({column}) over () as present from {rows}"
        row = project.sql(f"select {', '.join(queries.values())} from ({numbered}) as numbered")[0]
        found[column] = dict(zip(queries, map(float, row), strict=True))
    return found


def skip_unless_there(project: Project, table: str) -> None:
    if table in ONLY_POSTGRES and project.warehouse.adapter != "postgres":
        pytest.skip("PostgreSQL's")


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
