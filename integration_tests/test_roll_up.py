"""Roll-up: what is quiet keeps one state for a whole group of partitions, and nothing is lost by it. Real runs on every adapter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from conftest import Project

TABLE = "raw.days"
OLD = [f"2024-01-{day:02}" for day in range(1, 6)]
STATES = (
    "select count(*) from main_baselinr.baselinr_column_state where partition_id like '{month}-%' and column_name <> ''"
)


@pytest.fixture(scope="module")
def make(make_project: Callable[..., Project], adapter: str) -> Callable[..., Project]:
    """A project with five days of January and one of February; `i` is the day of the month."""

    def made(days: int, settings: dict[str, Any] | None = None) -> Project:
        sources = {TABLE: settings or {"partition": {"key": "k"}}}
        project = make_project(sources, adapter, variables={"baselinr_storage": {"roll_up_after_days": days}})
        rows = [f"(date '{day}', {int(day[8:])}, 'text {day}')" for day in [*OLD, "2024-02-01"] for _ in range(2)]
        project.sql(
            "create schema raw",
            f"create table {TABLE} (k date, i integer, s varchar)",
            f"insert into {TABLE} values {', '.join(rows)}",
        )
        project.run()
        return project

    return made


def limit(project: Project, settings: dict[str, Any] | None = None, **incremental: Any) -> Project:
    """The same project, after what is rolled up, with other settings: two partitions a run."""
    variables = {
        "baselinr_storage": {"roll_up_after_days": 0},
        "baselinr_incremental": {
            "adaptive_scheduling": {"enabled": False},
            "partial_profiling": {"max_partitions_per_run": 2},
            **incremental,
        },
    }
    project.write({TABLE: settings or {"partition": {"key": "k"}}}, variables, "", {})
    project.parse()
    return project


@pytest.fixture(scope="module")
def at_once(make: Callable[..., Project]) -> Project:
    return make(0)


@pytest.fixture(scope="module")
def two_at_a_time(make: Callable[..., Project]) -> Project:
    return limit(make(0))


def run(project: Project, **arguments: Any) -> dict[str, Any]:
    return project.run(**arguments)[TABLE]


def totals(project: Project) -> tuple[str, str, str, str]:
    """Published sum, median, count and distinct count of `i`, and what they have to be."""
    metrics = project.metrics(TABLE)["i"]
    return metrics["sum"], metrics["median"], metrics["count"], metrics["approx_distinct_count"]


def exact(project: Project) -> tuple[str, ...]:
    query = f"select sum(i), percentile_disc(0.5) within group (order by i), count(*), count(distinct i) from {TABLE}"
    sum_, median, count, distinct = project.sql(query)[0]
    return sum_, metric(float(median), project), count, distinct


def metric(value: float, project: Project) -> str:
    """A double, as the warehouse writes it."""
    return project.sql(f"select cast(cast({value} as double precision) as varchar)")[0][0]


def states(project: Project, month: str) -> int:
    return int(project.sql(STATES.format(month=month))[0][0])


def rolled_up(project: Project) -> list[str]:
    rows = project.sql("select partition_id from main_baselinr.baselinr_partition_state where rolled_up order by 1")
    return [row[0] for row in rows]


def age(project: Project, days: int, month: str) -> None:
    """As if the partitions of a month had changed last so many days ago."""
    project.sql(
        f"update main_baselinr.baselinr_partition_state set last_changed_at = last_changed_at - interval '{days} days' where partition_id like '{month}-%'"
    )


def change(project: Project, *days: str) -> None:
    project.sql(*(f"update {TABLE} set i = i + 100 where k = date '{day}'" for day in days))


def test_nothing_is_left_of_quiet_partitions_but_the_state_of_their_group(at_once: Project) -> None:
    run(at_once, full_refresh=True)
    assert rolled_up(at_once) == [*OLD, "2024-02-01"]
    assert at_once.sql("select count(*) from main_baselinr.baselinr_column_state") == [["0"]]
    groups = at_once.sql(
        "select group_id, column_name from main_baselinr.baselinr_group_state order by group_id, column_name"
    )
    assert groups == [[group, column] for group in ("2024-01", "2024-02") for column in ("i", "k", "s")]
    assert run(at_once)["action"] == "skip"


def test_a_late_change_profiles_the_group(at_once: Project) -> None:
    change(at_once, "2024-01-03")
    row = run(at_once)
    assert (row["action"], row["changed_partitions"], row["pending_partitions"]) == ("partial", OLD, 0)
    assert "1 of 6 partitions changed since" in row["explanation"]
    assert "with them 4 others, because their group is rolled up" in row["explanation"]
    assert totals(at_once) == exact(at_once)
    assert run(at_once)["action"] == "skip"


def test_a_partition_that_goes_or_comes_profiles_its_group(at_once: Project) -> None:
    at_once.sql(f"delete from {TABLE} where k = date '2024-01-05'")
    row = run(at_once)
    assert (row["changed_partitions"], row["removed_partitions"]) == (OLD[:4], ["2024-01-05"])
    assert totals(at_once) == exact(at_once)
    at_once.sql(f"insert into {TABLE} values (date '2024-01-05', 5, 'again')")
    assert run(at_once)["changed_partitions"] == OLD
    assert totals(at_once) == exact(at_once)
    at_once.sql(f"delete from {TABLE} where k = date '2024-02-01'")
    assert run(at_once)["removed_partitions"] == ["2024-02-01"]
    assert at_once.sql("select distinct group_id from main_baselinr.baselinr_group_state") == [["2024-01"]]
    at_once.sql(f"insert into {TABLE} values (date '2024-02-01', 1, 'again')")
    assert run(at_once)["changed_partitions"] == ["2024-02-01"]
    assert totals(at_once) == exact(at_once)


def test_a_forced_partial_takes_the_mates_along(at_once: Project) -> None:
    change(at_once, "2024-01-02")
    row = run(at_once, action="partial", partitions=["2024-01-02"])
    assert (row["reason"], row["changed_partitions"]) == (
        "forced",
        ["2024-01-02", *(d for d in OLD if d != "2024-01-02")],
    )
    assert totals(at_once) == exact(at_once)


def test_new_and_dropped_columns_of_what_is_rolled_up(at_once: Project) -> None:
    at_once.sql(f"alter table {TABLE} add column x integer", f"update {TABLE} set x = 7 where k = date '2024-01-01'")
    run(at_once)
    assert at_once.metrics(TABLE)["x"]["null_count"] == str(int(exact(at_once)[2]) - 2)
    at_once.sql(f"alter table {TABLE} drop column x")
    run(at_once)
    assert run(at_once)["action"] == "skip"
    assert at_once.sql("select count(*) from main_baselinr.baselinr_group_state where column_name = 'x'") == [["0"]]
    assert totals(at_once) == exact(at_once)


def test_a_group_that_is_cut_stays_pending_until_all_of_it_is_back(two_at_a_time: Project) -> None:
    before = totals(two_at_a_time)
    change(two_at_a_time, "2024-01-04")
    pending = []
    for _ in range(3):
        row = run(two_at_a_time)
        pending.append(row["pending_partitions"])
        assert row["action"] == "partial" and len(row["changed_partitions"]) <= 2
        if row["pending_partitions"]:
            assert totals(two_at_a_time) == before, "a group with a part missing is not published"
    assert pending == [3, 1, 0]
    assert totals(two_at_a_time) == exact(two_at_a_time)
    assert run(two_at_a_time)["action"] == "skip"
    assert rolled_up(two_at_a_time) == ["2024-02-01"], "what one run cannot profile is not rolled up again"


def test_what_goes_from_a_group_that_is_cut(make: Callable[..., Project]) -> None:
    project = limit(make(0))
    project.sql(f"delete from {TABLE} where k = date '2024-01-01'")
    assert [run(project)["pending_partitions"] for _ in range(2)] == [2, 0]
    assert totals(project) == exact(project)


def test_mates_of_what_expired_are_pending(make: Callable[..., Project]) -> None:
    query = "select k as partition_id, max(i) as token from raw.days group by 1"
    settings = {"partition": {"key": "k"}, "snapshot_query": query}
    project = make(0, settings)
    assert rolled_up(project) == [*OLD, "2024-02-01"]
    limit(project, settings, change_detection={"snapshot_ttl_minutes": 60})
    project.sql(
        "update main_baselinr.baselinr_partition_state set last_profiled_at = last_profiled_at - interval '2 hours' where partition_id = '2024-01-03'",
        "update main_baselinr.baselinr_table_state set last_verified_at = last_verified_at - interval '2 hours'",
        f"update {TABLE} set s = 'unseen by the query'",
    )
    rows = [run(project) for _ in range(3)]
    assert [row["reason"] for row in rows[:1]] == ["snapshot_expired"]
    assert [row["pending_partitions"] for row in rows] == [3, 1, 0]
    assert sorted(id for row in rows for id in row["changed_partitions"]) == OLD
    assert totals(project) == exact(project)
    assert run(project)["action"] == "skip"
    assert rolled_up(project) == ["2024-02-01"], "what one run cannot profile is not rolled up again"


def test_only_what_is_quiet_is_rolled_up(make: Callable[..., Project]) -> None:
    project = make(14)
    assert rolled_up(project) == []
    age(project, 15, "2024-01")
    change(project, "2024-02-01")
    run(project)
    assert rolled_up(project) == OLD
    assert (states(project, "2024-01"), states(project, "2024-02")) == (0, 3)
    assert totals(project) == exact(project)
    run(project, full_refresh=True)
    assert rolled_up(project) == OLD, "the same content as before is as quiet as before"
    change(project, "2024-01-02")
    assert run(project)["changed_partitions"] == OLD
    assert rolled_up(project) == [], "one of them changed now"
    assert totals(project) == exact(project)


def test_a_table_that_loses_its_oldest_day_every_day_profiles_the_month_once(make: Callable[..., Project]) -> None:
    project = make(14)
    age(project, 15, "2024-01")
    change(project, "2024-02-01")
    run(project)
    project.sql(f"delete from {TABLE} where k = date '2024-01-01'")
    assert run(project)["changed_partitions"] == OLD[1:]
    project.sql(f"delete from {TABLE} where k = date '2024-01-02'")
    row = run(project)
    assert (row["changed_partitions"], row["removed_partitions"]) == ([], ["2024-01-02"])
    assert totals(project) == exact(project)


def test_a_prune_rolls_up_what_is_not_profiled_any_more(make: Callable[..., Project]) -> None:
    project = make(14)
    age(project, 15, "2024-01")
    before = totals(project)
    planned = project.plan()[TABLE]["action"]
    events = project.operation("baselinr_prune", keep_days=90)
    assert [e["document"]["rolled_up"] for e in events if e["event"] == "prune"] == [len(OLD)]
    assert (rolled_up(project), states(project, "2024-01"), states(project, "2024-02")) == (OLD, 0, 3)
    assert (totals(project), planned, run(project)["action"]) == (before, "skip", "skip")
    events = project.operation("baselinr_prune", keep_days=90)
    assert [e["document"]["rolled_up"] for e in events if e["event"] == "prune"] == [0]
    change(project, "2024-01-02")
    assert run(project)["changed_partitions"] == OLD
    assert totals(project) == exact(project)


@pytest.mark.parametrize(
    ("kind", "ids", "groups"),
    [
        ("integer", ["5", "12", "1049", "1050", "1099", "-7"], ["~50", "~00", "10~00", "10~50", "10~50", "hashed"]),
        ("varchar", ["2024-01-05", "x-10", "", "it's"], ["2024-01-~00", "hashed", "~50", "hashed"]),
    ],
)
def test_groups_of_values(
    make_project: Callable[..., Project], adapter: str, kind: str, ids: list[str], groups: list[str]
) -> None:
    """Fifty numbers in a row, or days, are a group; other texts are hashed; and all of them can be rolled up."""
    project = make_project(
        {"raw.v": {"partition": {"key": "k"}}}, adapter, variables={"baselinr_storage": {"roll_up_after_days": 0}}
    )
    literals = ["'" + id.replace("'", "''") + "'" for id in ids]
    rows = ", ".join(f"(cast({literal} as {kind}), {n})" for n, literal in enumerate(literals))
    project.sql("create schema raw", f"create table raw.v (k {kind}, i integer)", f"insert into raw.v values {rows}")
    project.run()
    found = dict(
        project.sql("select partition_id, group_id from main_baselinr.baselinr_partition_state where rolled_up")
    )
    assert found.keys() == set(ids)
    for id, group in zip(ids, groups, strict=True):
        assert found[id] == group if group.count("hashed") == 0 else len(found[id]) == 2, id


def test_a_table_without_its_key_leaves_no_groups(make: Callable[..., Project]) -> None:
    project = make(0)
    project.write({TABLE: True}, {}, "", {})
    project.parse()
    assert run(project)["action"] == "full"
    assert project.sql("select count(*) from main_baselinr.baselinr_group_state") == [["0"]]
    assert totals(project) == exact(project)


@pytest.mark.parametrize("lost", ["partition_state drop column rolled_up", "group_state"])
def test_a_store_that_lost_a_part_of_its_states_is_made_anew(make: Callable[..., Project], lost: str) -> None:
    """Nothing would say any more that partitions are rolled up, or nothing would be left of them."""
    project = make(0)
    project.sql(
        f"alter table main_baselinr.baselinr_{lost}" if " " in lost else f"drop table main_baselinr.baselinr_{lost}"
    )
    change(project, "2024-01-02")
    assert run(project)["action"] == "full"
    assert totals(project) == exact(project)


def test_a_prune_leaves_pending_tables_alone(make: Callable[..., Project]) -> None:
    project = limit(make(14))
    age(project, 15, "2024-02")
    change(project, *OLD[:3])
    assert run(project)["pending_partitions"] == 1
    events = project.operation("baselinr_prune", keep_days=90)
    assert [e["document"]["rolled_up"] for e in events if e["event"] == "prune"] == [0]
    assert run(project)["pending_partitions"] == 0
    assert totals(project) == exact(project)
