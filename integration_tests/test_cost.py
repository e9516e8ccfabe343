"""What a profile may cost: caps, backfills, samples, deferrals, the budget of a run. Real runs on every adapter."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from conftest import OperationFailed, Project

DAY = "date '2024-01-01' + cast(floor(i / 100.0) as integer)"


def incremental(**cost: Any) -> dict[str, Any]:
    """The project's variables with these cost controls, and no schedule."""
    return {"baselinr_incremental": {"adaptive_scheduling": {"enabled": False}, "cost_controls": cost}}


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project], adapter: str) -> Project:
    """`capped` may read 350 rows a run; tables of 10 days of 100 rows, with and without a key."""
    sources = {
        "raw.days": {"partition": {"key": "k"}, "cost_controls": {"max_rows_scanned": 350}},
        "raw.sampled": {"cost_controls": {"max_rows_scanned": 350}},
        "raw.deferred": {"cost_controls": {"max_rows_scanned": 350, "fallback_strategy": "defer"}},
        "raw.anyway": {"cost_controls": {"max_rows_scanned": 350, "fallback_strategy": "full"}},
        "raw.bytes": {"cost_controls": {"max_bytes_scanned": 100, "fallback_strategy": "defer"}},
        "raw.always": {"sampling": {"fraction": 0.5}},
        "raw.small": {"cost_controls": {"max_rows_scanned": 350}},
        "raw.seen": {"cost_controls": {"max_rows_scanned": 350}},
    }
    project = make_project(sources, adapter)
    project.sql("create schema raw")
    return project


def begin(project: Project, table: str, rows: int = 1000) -> None:
    """The table anew, and no state of it."""
    project.sql(
        f"drop table if exists raw.{table} cascade",
        f"create table raw.{table} as select {DAY} as k, cast(i as integer) as i from generate_series(0, {rows - 1}) as r(i)",
    )
    if project.warehouse.adapter == "postgres":
        project.sql(f"analyze raw.{table}")
    project.operation("baselinr_reset", select=table)


def state(project: Project, table: str, *columns: str) -> list[str]:
    """Columns of the table's state, as text."""
    return project.sql(
        f"select {', '.join(columns)} from main_baselinr.baselinr_table_state where table_name = '{table}'"
    )[0]


def run(project: Project, table: str, **arguments: Any) -> tuple[str, str, int | None]:
    row = project.run(select=table, **arguments)[f"raw.{table}"]
    return row["action"], row["reason"], row["rows_scanned"]


def events(project: Project, table: str) -> set[str]:
    rows = project.sql(f"select event_type from main_baselinr.baselinr_events where table_name = '{table}'")
    return {row[0] for row in rows}


def test_a_backfill_goes_by_partitions_newest_first(project: Project) -> None:
    begin(project, "days")
    first = project.run(select="days")["raw.days"]
    assert (first["action"], first["reason"], first["rows_scanned"]) == ("partial", "backfill", 300)
    assert first["changed_partitions"] == ["2024-01-08", "2024-01-09", "2024-01-10"]
    assert (first["pending_partitions"], round(first["coverage"], 6)) == (7, 0.3)
    assert project.metrics("raw.days") == {}, "a part is not published as the table"
    assert [run(project, "days") for _ in range(2)] == [("partial", "backfill", 300)] * 2
    # one that was done changes meanwhile: the last run finds it before it publishes
    project.sql("update raw.days set i = i + 1000000 where k = '2024-01-10'")
    assert run(project, "days") == ("partial", "backfill", 200)
    assert project.metrics("raw.days")["i"]["count"] == "1000"
    assert project.metrics("raw.days")["i"]["sum"] == str(sum(range(1000)) + 100 * 1000000)
    assert run(project, "days") == (
        "skip",
        "no_partition_changed" if project.warehouse.adapter == "duckdb" else "snapshot_match",
        0,
    )
    assert float(state(project, "days", "coverage")[0]) == 1


def test_a_partial_over_the_cap_is_cut_and_the_rest_comes_first(project: Project) -> None:
    begin(project, "days")
    for _ in range(4):
        run(project, "days")
    project.sql("update raw.days set i = i + 1")
    row = project.run(select="days")["raw.days"]
    assert (row["action"], row["reason"], row["pending_partitions"]) == ("partial", "changed_partitions_detected", 7)
    # the newest change again, and yet what was left undone is next
    project.sql("update raw.days set i = i + 1 where k >= '2024-01-08'")
    assert project.run(select="days")["raw.days"]["changed_partitions"] == ["2024-01-05", "2024-01-06", "2024-01-07"]
    taken = [project.run(select="days")["raw.days"]["changed_partitions"] for _ in range(2)]
    assert taken[0][:3] == ["2024-01-02", "2024-01-03", "2024-01-04"]
    while run(project, "days")[0] == "partial":
        pass
    assert project.metrics("raw.days")["i"]["sum"] == str(sum(range(1000)) + 1000 + 300)


def test_a_partition_larger_than_the_cap_holds_up_no_other(project: Project) -> None:
    begin(project, "days")
    for _ in range(4):
        run(project, "days")
    project.sql(
        "insert into raw.days select date '2024-01-09', i from generate_series(1, 400) as r(i)",
        "update raw.days set i = -1 where k = '2024-01-02'",
    )
    row = project.run(select="days")["raw.days"]
    assert (row["changed_partitions"], row["pending_partitions"]) == (["2024-01-02"], 1)
    assert run(project, "days")[:2] == ("sample", "rows_cap_exceeded")
    assert project.metrics("raw.days")["i"]["count"] == "1400"


def test_a_large_table_is_sampled_once(project: Project) -> None:
    begin(project, "sampled", rows=4000)
    assert run(project, "sampled") == ("sample", "rows_cap_exceeded", 200)
    metrics = project.metrics("raw.sampled")["i"]
    assert metrics["count"] == "4000" and 1000 < float(metrics["mean"]) < 3000
    assert not {"min", "max", "approx_distinct_count", "unique_ratio", "sum"} & metrics.keys()
    flags = project.sql(
        "select distinct cast(is_sampled as varchar) from main_baselinr.baselinr_results where dataset_name = 'sampled'"
    )
    assert flags == [["true"]]
    assert project.sql("select * from main_baselinr.baselinr_column_state where unique_id like '%.sampled'") == []
    assert run(project, "sampled") == ("skip", "snapshot_match", 0)
    project.sql("update raw.sampled set i = i + 1")
    assert run(project, "sampled")[:2] == ("sample", "rows_cap_exceeded")
    assert "profile_sampled_cost_cap" in events(project, "sampled")
    assert state(project, "sampled", "snapshot_id") == ["None"], "the content is not in any state"


def test_an_exact_profile_comes_back_when_it_fits_again(project: Project) -> None:
    begin(project, "seen", rows=300)
    assert run(project, "seen") == ("full", "first_profile", 300)
    project.sql("insert into raw.seen select k, i from raw.seen union all select k, i from raw.seen")
    if project.warehouse.adapter == "postgres":
        project.sql("analyze raw.seen")
    assert run(project, "seen")[:2] == ("sample", "rows_cap_exceeded")
    assert "min" not in project.metrics("raw.seen")["i"]
    project.sql(
        "delete from raw.seen where i >= 100",
        *(["vacuum analyze raw.seen"] if project.warehouse.adapter == "postgres" else []),
    )
    if project.warehouse.adapter == "postgres":
        assert run(project, "seen")[:2] == ("full", "change_detected")
        assert project.metrics("raw.seen")["i"]["max"] == "99"


def test_a_deferred_table_waits_in_sight(project: Project) -> None:
    begin(project, "deferred")
    assert run(project, "deferred") == ("defer", "rows_cap_exceeded", 0)
    assert events(project, "deferred") >= {"ProfilingSkipped", "profile_deferred_cost_cap"}
    assert state(project, "deferred", "decision", "last_profiled_at", "snapshot_id") == ["defer", "None", "None"]
    assert state(project, "deferred", "waiting_since is null")[0].lower() in ("false",)
    assert run(project, "deferred", full_refresh=True) == ("full", "forced", 1000)
    assert state(project, "deferred", "waiting_since") == ["None"]
    project.sql("update raw.deferred set i = 0 where i = 5")
    assert run(project, "deferred")[0] == "defer"
    assert project.metrics("raw.deferred")["i"]["count"] == "1000"


def test_full_all_the_same(project: Project) -> None:
    begin(project, "anyway")
    assert run(project, "anyway") == ("full", "rows_cap_exceeded", 1000)
    assert "profile_over_cost_cap" in events(project, "anyway")


def test_bytes(project: Project) -> None:
    begin(project, "bytes")
    assert run(project, "bytes") == ("defer", "bytes_cap_exceeded", 0)
    assert project.plan(select="bytes")["raw.bytes"]["estimated_bytes"] > 100


def test_a_table_that_is_always_sampled(project: Project) -> None:
    begin(project, "always")
    assert run(project, "always") == ("sample", "first_profile", 500)
    assert run(project, "always") == ("skip", "snapshot_match", 0)
    project.sql("delete from raw.always where i = 7")
    assert run(project, "always")[:2] == ("sample", "change_detected")


def test_a_forced_sample(project: Project) -> None:
    begin(project, "small", rows=100)
    assert run(project, "small") == ("full", "first_profile", 100)
    states = project.states()
    assert run(project, "small", action="sample", sample_fraction=1.0) == ("sample", "forced", 100)
    assert project.states() == states, "a sample never touches exact states"
    assert run(project, "small")[:2] == ("partial", "changed_partitions_detected"), (
        "the exact profile is published again"
    )
    assert project.metrics("raw.small")["i"]["max"] == "99"
    with pytest.raises(OperationFailed, match=r"sample_fraction is 2\.0; it must be above 0 and at most 1"):
        project.run(select="small", action="sample", sample_fraction=2.0)


def test_a_plan_says_what_it_would_cost(project: Project) -> None:
    begin(project, "days")
    row = project.plan(select="days")["raw.days"]
    assert (row["estimated_rows"], row["reason"]) == (300, "backfill")
    assert "Reads about 300 rows" in row["explanation"]
    begin(project, "deferred")
    assert (
        "it would read about 1,000 rows, and max_rows_scanned is 350; it is left for a later run"
        in project.plan(select="deferred")["raw.deferred"]["explanation"]
    )


@pytest.fixture(scope="module")
def shared(make_project: Callable[..., Project], adapter: str) -> Project:
    """Three tables of 100 rows and a run that may read 150, of which one is more important."""
    sources = {
        "raw.a": {},
        "raw.b": {},
        "raw.c": {"priority": 1},
        "raw.huge": {"cost_controls": {"fallback_strategy": "defer"}},
    }
    project = make_project(sources, adapter, variables=incremental(max_rows_per_run=150))
    project.sql("create schema raw")
    for table, rows in {"a": 100, "b": 100, "c": 100, "huge": 1000}.items():
        begin(project, table, rows)
    return project


def test_the_budget_of_a_run(shared: Project) -> None:
    """By priority; what was left out comes first, and what is larger than a whole budget follows its fallback."""
    rows = shared.run()
    done = {name for name, row in rows.items() if row["action"] == "full"}
    assert done == {"raw.c"}
    assert rows["raw.huge"]["reason"] == rows["raw.a"]["reason"] == "run_budget_exceeded"
    assert "most of which other tables use" in rows["raw.a"]["explanation"]
    shared.sql("update raw.c set i = i + 1")
    shared.sql(
        "update main_baselinr.baselinr_table_state set waiting_since = waiting_since - interval '2 days' where table_name in ('a', 'b')"
    )
    order = []
    for _ in range(3):
        order += [name for name, row in shared.run().items() if row["action"] == "full"]
    assert sorted(order[:2]) == ["raw.a", "raw.b"], "two days of waiting are more than one step of priority"
    assert order[2] == "raw.c"
    assert shared.run()["raw.huge"]["action"] == "defer"


def test_a_run_that_is_continued_has_one_budget(shared: Project) -> None:
    """The runner starts the operation again after a table's error; what was spent is handed on."""
    shared.operation("baselinr_reset")
    events = shared.operation("baselinr_profile", payload=json.dumps({"spent": {"rows": 100}}))
    document = [event for event in events if event["event"] == "run"][-1]["document"]
    assert {row["action"] for row in document["tables"]} == {"defer"}
