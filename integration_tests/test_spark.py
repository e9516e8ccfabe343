"""What Spark and Iceberg tell of changes: which tables have a token and which partitions, what moves them, and what does not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from conftest import Project

pytestmark = pytest.mark.slow

# What the package knows of its tables before it decides, without a profile. Of tracked partitions also what a scan finds.
MACROS = """
{% macro look(select=none) %}
  {% set run = baselinr.begin_run({}) %}
  {% set targets = baselinr.targets(run.settings, select) %}
  {% do baselinr.read_catalog(run, targets) %}
  {% for target in targets %}
    {% set found = {'table': target.name, 'exists': target.exists} %}
    {% if target.exists %}
      {% set key = target.key or {} %}
      {% do found.update({'type': target.relation_type, 'token': target.token, 'rows': target.estimated_rows, 'key': key.get('column'), 'granularity': key.get('granularity'), 'comparable': baselinr.is_comparable(target),
                          'tokens': {}, 'counts': {}, 'scanned': {}}) %}
      {% if baselinr.is_tracked(target) %}
        {% for row in baselinr.read_tracked(run, target, none) %}{% do found.tokens.update({row.partition_id: row.token}) %}{% endfor %}
        {% for sql, into in [[baselinr.tracked_partitions_sql(target), found.counts], [baselinr.counted_partitions_sql(target), found.scanned]] %}
          {% for row in baselinr.rows(run, 'select partition_id, cast(row_count as string) as row_count from (' ~ sql ~ ') as parts') %}{% do into.update({row.partition_id: row.row_count}) %}{% endfor %}
        {% endfor %}
        {% set ids = found.tokens.keys() | list %}
        {% if ids %}
        {% set sql = 'select cast(count(*) as string) as picked from (' ~ baselinr.tracked_rows(target, [], baselinr.read_tracked(run, target, ids[:1])) ~ ') as picked' %}
        {% do found.update({'picked': [ids[0], baselinr.rows(run, sql)[0].picked]}) %}
        {% endif %}
      {% endif %}
    {% endif %}
    {% do baselinr.emit('look', found) %}
  {% endfor %}
{% endmacro %}
"""
MOMENTS = [
    "timestamp'2024-01-31 23:30:00Z'",
    "timestamp'2024-02-29 00:00:00Z'",
    "timestamp'1969-12-31 23:59:59Z'",
    "timestamp'2024-03-10 02:30:00Z'",
    "null",
]
BY = {"by_day": ("days(ts)", "day"), "by_hour": ("hours(ts)", "hour"), "by_month": ("months(ts)", "month"), "by_year": ("years(ts)", "year"), "by_date": ("d", "day"),
      "by_name": ("name", "value"), "by_number": ("i", "value"), "by_both": ("bucket(4, i), days(ts)", "day"), "by_date_month": ("months(d)", "month")}  # fmt: skip
UNTRACKED = ("plain", "by_bucket", "evolved")
NAMES = [*BY, *UNTRACKED, "files", "seen", "odd", "missing"]


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project]) -> Project:
    project = make_project({f"raw.{name}": True for name in NAMES}, "spark", macros=MACROS)
    columns = "(i bigint, name string, d date, ts timestamp)"
    rows = ", ".join(
        f"({i}, {name}, cast({ts} as date), {ts})"
        for i, (ts, name) in enumerate(zip(MOMENTS, ["'a'", "'B c'", "'''", "''", "null"], strict=True))
    )
    rows = rows.replace("'''", "'it\\'s'")
    made = []
    for name in [*BY, *UNTRACKED]:
        by = (
            f" partitioned by ({BY[name][0]})"
            if name in BY
            else " partitioned by (bucket(4, i))"
            if name == "by_bucket"
            else ""
        )
        made += [f"create table raw.{name} {columns} using iceberg{by}", f"insert into raw.{name} values {rows}"]
    project.sql(
        "create schema raw", *made, "alter table raw.evolved add partition field days(ts)",
        f"insert into raw.evolved values {rows}", f"create table raw.files {columns} using parquet", f"insert into raw.files values {rows}",
        "create view raw.seen as select * from raw.plain", 'create table raw.odd (`we"ird; ``x``` int) using iceberg partitioned by (`we"ird; ``x```)',
    )  # fmt: skip
    return project


def look(project: Project, table: str | None = None) -> dict[str, dict[str, Any]]:
    """What is known of each table, or of one."""
    return {event["table"]: event for event in project.operation("look", select=table)}


def test_what_is_known_of_each_kind_of_table(project: Project) -> None:
    found = look(project)
    assert not found["missing"]["exists"]
    for name, (_, granularity) in BY.items():
        table = found[name]
        assert (table["type"], table["granularity"], table["rows"]) == ("iceberg table", granularity, 5), name
        assert table["counts"] == table["scanned"], f"{name}: its metadata names other partitions than its rows are in"
        assert table["picked"][1] == table["counts"][table["picked"][0]], name
        assert len(set(table["tokens"].values())) == len(table["tokens"]), name
    for name in UNTRACKED:
        assert found[name]["type"] == "iceberg table" and found[name]["token"] and not found[name]["key"], name
    # a relation whose changes nothing tells of is compared by its content
    assert [(found[n]["type"], found[n]["token"], found[n]["comparable"]) for n in ("files", "seen")] == [
        ("parquet table", None, True),
        ("view", None, True),
    ]
    assert not found["plain"]["comparable"], "its token is enough"
    assert (found["odd"]["token"], found["odd"]["key"], found["odd"]["tokens"]) == ("no snapshot", 'we"ird; `x`', {})


def moved(before: dict[str, Any], after: dict[str, Any]) -> tuple[bool, list[str]]:
    """Did the table's token move, and which partitions'?"""
    ids = sorted(before["tokens"].keys() | after["tokens"].keys())
    return before["token"] != after["token"], [id for id in ids if before["tokens"].get(id) != after["tokens"].get(id)]


def test_what_moves_a_token(project: Project) -> None:
    days = ["1969-12-31", "2024-01-31", "2024-02-29", "2024-03-10", "__null__"]
    steps: list[tuple[list[str], bool, list[str]]] = [
        (["insert into raw.by_day values (9, 'z', null, timestamp'2024-01-31 01:00:00Z')"], True, ["2024-01-31"]),
        (["update raw.by_day set name = 'y' where i = 9"], True, ["2024-01-31"]),
        # other files, the same rows: of the table nothing is said to have changed, and so its partitions are not asked
        (["call spark_catalog.system.rewrite_data_files(table => 'raw.by_day', options => map('min-input-files', '1', 'rewrite-all', 'true'))"], False, days),
        (["delete from raw.by_day where ts is null"], True, ["__null__"]),
        (["call spark_catalog.system.expire_snapshots(table => 'raw.by_day', older_than => timestamp'2100-01-01 00:00:00', retain_last => 1)"], False, []),
        (["alter table raw.by_day add column extra int"], False, []),
        # no row was written since, but what the files hold of the column is another column's now
        (["alter table raw.by_day drop column name", "alter table raw.by_day add column name string"], False, days[:-1]),
        (["insert into raw.by_day (i, name, d, ts, extra) values (1, 'q', null, timestamp'2024-05-01 00:00:00Z', 1)"], True, ["2024-05-01"]),
    ]  # fmt: skip
    before = look(project, "by_day")["by_day"]
    for statements, table, partitions in steps:
        if "extra) values" in statements[0]:
            statements = [
                "insert into raw.by_day select i, d, ts, 1, 'q' from (select 1L as i, cast(null as date) as d, timestamp'2024-05-01 00:00:00Z' as ts) as row"
            ]
        project.sql(*statements)
        after = look(project, "by_day")["by_day"]
        assert moved(before, after) == (table, partitions), statements
        before = after


def test_a_snapshot_that_is_current_again_has_its_token_again(project: Project) -> None:
    first = look(project, "plain")["plain"]["token"]
    project.sql("delete from raw.plain where i = 0")
    assert look(project, "plain")["plain"]["token"] != first
    project.sql(f"call spark_catalog.system.rollback_to_snapshot('raw.plain', {first})")
    assert look(project, "plain")["plain"]["token"] == first
