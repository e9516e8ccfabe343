"""Redshift on its stand-in: its own client, its catalog, its lists. What the stand-in does not prove: standins/redshift_server.py."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

import pytest
from conftest import OperationFailed, Project
from histories import history
from test_law import law_violations, project_of

WEIRD = 'we"ird; drop'
SOURCES: dict[str, Any] = {
    "main.orders": {"metrics": ["counts", "range", "distinct"]},
    "main.seen": {"metrics": ["counts"]},
    f"main.{WEIRD}": {"metrics": ["counts"], "partition": {"key": "at", "granularity": "hour"}},
    "main.wide": {"metrics": ["quantiles", "top_values"], "top_values": 1000},
    "main.gone": {"metrics": ["counts"]},
}  # fmt: skip


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project]) -> Project:
    project = make_project(SOURCES, "redshift")
    project.sql(
        "create table main.orders as select i as id, 'customer ' || i % 10 as customer from generate_series(1, 100) as g (i)",
        "create view main.seen as select * from main.orders",
        f'create table main."{WEIRD.replace(chr(34), chr(34) * 2)}" as select timestamp \'2024-01-01 00:30:00\' + i * interval \'1 hour\' as at, i as "sel""ect" from generate_series(1, 3) as g (i)',
        # more than 64 kB of list entries, and of top values
        "create table main.wide as select exp(i / 100.0) as x, repeat('ü', 200) || i as s from generate_series(-5000, 5000) as g (i)",
    )
    return project


def profile(project: Project, table: str, **arguments: Any) -> dict[str, Any]:
    return project.run(select=[table.split(".", 1)[1]], **arguments)[table]


def test_a_change_is_seen_in_the_catalog(project: Project) -> None:
    assert profile(project, "main.orders")["reason"] == "first_profile"
    assert profile(project, "main.orders")["reason"] == "snapshot_match"
    project.sql("delete from main.orders where id = 1")
    row = profile(project, "main.orders")
    assert (row["action"], row["reason"], row["row_count"]) == ("full", "change_detected", 99)
    assert project.metrics("main.orders")["id"]["min"] == "2"
    assert project.metrics("main.orders")["customer"]["approx_distinct_count"] == "10"


def test_a_write_that_the_catalog_does_not_show_yet_is_a_change_and_so_is_its_showing(project: Project) -> None:
    profile(project, "main.orders")
    write = "insert into redshift.sys_query_detail select 7, cast('main.orders' as regclass)::oid::bigint, 'insert', localtimestamp, localtimestamp"
    project.sql(write)
    assert profile(project, "main.orders")["reason"] == "change_detected"
    assert profile(project, "main.orders")["reason"] == "snapshot_match"
    project.sql("update redshift.sys_query_detail set start_time = start_time - interval '1 hour'")
    assert profile(project, "main.orders")["reason"] == "change_detected"
    assert profile(project, "main.orders")["reason"] == "snapshot_match"


def test_a_step_that_only_reads_is_no_write(project: Project) -> None:
    profile(project, "main.orders")
    project.sql("insert into redshift.sys_query_detail select 8, cast('main.orders' as regclass)::oid::bigint, 'scan', localtimestamp, localtimestamp")  # fmt: skip
    assert profile(project, "main.orders")["reason"] == "snapshot_match"


def test_a_moment_just_now_is_no_token(project: Project) -> None:
    profile(project, "main.orders")
    text = project.sql("select pg_get_viewdef('redshift.show_tables')")[0][0]
    project.sql(f"create or replace view redshift.show_tables as {text.replace(chr(39) + '2024-01-01 00:00:00' + chr(39) + '::timestamp without time zone +', 'localtimestamp +').rstrip(';')}")  # fmt: skip
    try:
        assert profile(project, "main.orders")["reason"] == "metadata_unavailable"
    finally:
        project.sql(f"create or replace view redshift.show_tables as {text}")


def test_a_view_has_no_token_and_a_missing_table_is_told(project: Project) -> None:
    assert [profile(project, "main.seen")["reason"] for _ in range(2)] == ["first_profile", "metadata_unavailable"]
    with pytest.raises(OperationFailed, match="relation does not exist"):
        profile(project, "main.gone")


def test_names_are_quoted_and_keys_are_cut_in_utc(project: Project) -> None:
    table = f"main.{WEIRD}"
    assert project.run(select=["source:main"], exclude=["gone"])[table]["status"] in ("success", "skipped")
    ids = project.sql(f"select partition_id from main_baselinr.baselinr_partition_state where unique_id like '%{WEIRD}' order by 1")  # fmt: skip
    assert ids == [["2024-01-01 01:00:00"], ["2024-01-01 02:00:00"], ["2024-01-01 03:00:00"]]
    assert project.metrics(table)['sel"ect']["count"] == "3"


def test_a_list_is_made_in_pieces(project: Project) -> None:
    profile(project, "main.wide", full_refresh=True)
    size = project.sql(
        "select max(length(cast(bucket_steps as text))) from main_baselinr.baselinr_column_state where column_name = 'x'"
    )
    assert int(size[0][0]) > 20000
    metrics = project.metrics("main.wide")
    assert float(metrics["x"]["median"]) == pytest.approx(1.0, rel=0.02)
    assert float(metrics["x"]["p99"]) == pytest.approx(2.718281828**49, rel=0.03)
    top = json.loads(metrics["s"]["top_values"])
    assert not top["complete"]
    assert len(metrics["s"]["top_values"].encode()) < 65536


def test_a_sample_is_drawn_once(project: Project) -> None:
    row = profile(project, "main.orders", action="sample", sample_fraction=0.5)
    assert (row["status"], row["action"]) == ("success", "sample")
    shares = project.sql("select metric_value from main_baselinr.baselinr_results where is_sampled and metric_name = 'null_ratio' and column_name = 'id'")  # fmt: skip
    assert [float(share[0]) for share in shares] == [0.0]


def test_a_claim_keeps_another_run_away_until_it_expires(project: Project) -> None:
    profile(project, "main.orders")
    claim = "update main_baselinr.baselinr_table_state set claimed_by = 'another run', claimed_until = localtimestamp + interval '{} minutes' where table_name = 'orders'"
    project.sql(claim.format(5), "update main.orders set id = 1000 where id = 2")
    assert profile(project, "main.orders")["reason"] == "running_elsewhere"
    project.sql(claim.format(-5))
    assert profile(project, "main.orders")["action"] == "full"


def test_the_law_for_one_history(make_project: Callable[..., Project]) -> None:
    """More of it, rolled up as well, in test_law.py: slow."""
    assert law_violations(project_of(make_project, "redshift"), history(random.Random(5), length=3)) == []
