"""A population to draw samples from, what a sample says of it, and what all of its rows say."""

from __future__ import annotations

import json
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
ONLY_POSTGRES = ("parted", "heirs", "frozen")
NASTY = 'we"ird; drop'


def population(make_project: Callable[..., Project], adapter: str) -> Project:
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
