"""Old partitions that are seen for the first time: they are as quiet as they are old, and keep no states of their own from the first build on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from conftest import Project

TABLE = "raw.t"
KEY: dict[str, Any] = {"partition": {"key": "k"}}
WEEK = {"baselinr_storage": {"roll_up_after_days": 7, "roll_up_when_first_seen": True}}
OLD = [f"2024-01-{day:02}" for day in range(1, 6)]
TODAY = datetime.now(UTC).date()
RECENT = [str(TODAY), str(TODAY + timedelta(days=40))]
PARTITIONS = "select partition_id from main_baselinr.baselinr_partition_state"
STATES = "select distinct partition_id from main_baselinr.baselinr_column_state"


@pytest.fixture(scope="module")
def make(make_project: Callable[..., Project], adapter: str) -> Callable[..., Project]:
    """A project whose table holds a few rows of each of these ids; not profiled yet."""

    def made(ids: list[str | None], meta: Any = KEY, kind: str = "date", **incremental: Any) -> Project:
        project = make_project({TABLE: meta}, adapter)
        configure(project, meta, **incremental)
        project.sql("create schema if not exists raw", f"create table {TABLE} (k {kind}, i integer)")
        add(project, *ids)
        return project

    return made


def configure(project: Project, meta: Any = KEY, **incremental: Any) -> None:
    """Quiet after a week, and no schedule."""
    scheduled = {"adaptive_scheduling": {"enabled": False}}
    project.write({TABLE: meta}, WEEK | {"baselinr_incremental": scheduled | incremental}, "", {})
    project.parse()


def add(project: Project, *ids: str | None) -> None:
    rows = [f"({'null' if id is None else repr(id)}, {n})" for id in ids for n in range(3)]
    project.sql(f"insert into {TABLE} values {', '.join(rows)}")


def change(project: Project, *ids: str) -> None:
    project.sql(*(f"update {TABLE} set i = i + 100 where k = '{id}'" for id in ids))


def run(project: Project, **arguments: Any) -> dict[str, Any]:
    return project.run(**arguments)[TABLE]


def rolled_up(project: Project) -> list[str]:
    """Of these the store says that they are rolled up; of the others, and of no others, it has states."""
    kept = {row[0] for row in project.sql(STATES)}
    found = sorted(row[0] for row in project.sql(f"{PARTITIONS} where rolled_up"))
    assert kept == {row[0] for row in project.sql(PARTITIONS)} - set(found)
    return found


def check(project: Project) -> None:
    """Published metrics are those of the table."""
    found = project.metrics(TABLE)["i"]
    rows = project.sql(f"select count(*), sum(i), min(i), max(i), count(distinct i) from {TABLE}")
    assert [found[name] for name in ("count", "sum", "min", "max", "approx_distinct_count")] == rows[0]


def test_a_first_build_keeps_the_states_of_groups_alone(make: Callable[..., Project]) -> None:
    project = make([*OLD, *RECENT, None])
    assert run(project)["action"] == "full"
    assert rolled_up(project) == OLD
    groups = "select distinct group_id from main_baselinr.baselinr_group_state order by 1"
    assert project.sql(groups) == [["2024-01"], *([id[:7]] for id in RECENT), ["__null_"]]
    check(project)
    assert run(project)["action"] == "skip"
    change(project, RECENT[0])
    assert run(project)["changed_partitions"] == [RECENT[0]]
    assert rolled_up(project) == OLD
    check(project)


def test_a_late_change_profiles_its_month_once(make: Callable[..., Project]) -> None:
    project = make([*OLD, "2024-02-01"])
    run(project)
    change(project, OLD[2])
    assert run(project)["changed_partitions"] == OLD
    assert rolled_up(project) == ["2024-02-01"], "of January one day changed now"
    check(project)
    change(project, OLD[3])
    assert run(project)["changed_partitions"] == [OLD[3]]
    check(project)


def test_what_comes_into_a_month_that_is_known_comes_late(make: Callable[..., Project]) -> None:
    project = make(OLD[:3])
    run(project)
    add(project, "2024-02-01", "2024-02-02")
    assert run(project)["changed_partitions"] == ["2024-02-01", "2024-02-02"]
    assert rolled_up(project) == [*OLD[:3], "2024-02-01", "2024-02-02"], "a month that comes as a whole is old"
    add(project, OLD[3])
    assert run(project)["changed_partitions"] == OLD[:4]
    assert rolled_up(project) == ["2024-02-01", "2024-02-02"]
    add(project, OLD[4])
    assert run(project)["changed_partitions"] == [OLD[4]], "whoever loads a month by days pays for the days"
    check(project)


def test_nothing_is_rolled_up_while_a_backfill_is_under_way(make: Callable[..., Project]) -> None:
    project = make([*OLD, RECENT[0]], cost_controls={"max_rows_scanned": 6})
    rows = []
    for _ in range(4):
        rows.append(run(project))
        if rows[-1]["pending_partitions"]:
            assert rolled_up(project) == []
        if len(rows) == 1:
            change(project, OLD[4])
    assert [row["pending_partitions"] for row in rows] == [4, 2, 1, 0]
    assert {row["reason"] for row in rows[:3]} == {"backfill"}
    # the change of a day that was in already is found when the rest is compared
    check(project)
    assert run(project)["action"] == "skip"
    assert rolled_up(project) == [], "one of them changed now"


def test_a_backfill_ends_with_the_roll_up(make: Callable[..., Project]) -> None:
    project = make([*OLD, RECENT[0]], cost_controls={"max_rows_scanned": 6})
    assert [run(project)["pending_partitions"] for _ in range(3)] == [4, 2, 0]
    assert rolled_up(project) == OLD
    check(project)


@pytest.mark.parametrize("restart", ["schema", "settings", "dropped column"])
def test_a_restart_tells_nothing_of_changes(make: Callable[..., Project], restart: str) -> None:
    """The tokens are others, and what was quiet is as quiet as before; what changed a short time ago did."""
    project = make([*OLD, "2024-02-01"])
    if restart == "dropped column":
        project.sql(f"alter table {TABLE} add column x integer")
    run(project)
    change(project, "2024-02-01")
    run(project)
    assert rolled_up(project) == OLD
    if restart == "settings":
        configure(project, KEY | {"where": "i > 0"})
        assert run(project)["reason"] == "settings_changed"
    elif restart == "schema":
        project.sql(f"alter table {TABLE} alter column i type bigint")
        assert run(project)["action"] == "full"
    else:
        project.sql(f"alter table {TABLE} drop column x")
        run(project)
        change(project, "2024-02-01")
        assert run(project)["changed_partitions"] == [*OLD, "2024-02-01"]
    assert rolled_up(project) == OLD


def test_a_full_refresh_of_what_changed_sees_the_change(make: Callable[..., Project]) -> None:
    project = make([*OLD, "2024-02-01"])
    run(project)
    change(project, OLD[0])
    run(project, full_refresh=True)
    assert rolled_up(project) == ["2024-02-01"]
    check(project)


@pytest.mark.parametrize(
    ("granularity", "rows", "ids"),
    [
        ("hour", ["2024-01-05 10:20:00", "2024-01-05 23:59:59"], ["2024-01-05 10:00:00", "2024-01-05 23:00:00"]),
        ("day", ["2024-02-29 10:20:00", "2023-12-31 23:59:59"], ["2023-12-31", "2024-02-29"]),
        ("month", ["2024-01-31 10:20:00", "2024-12-01 00:00:00"], ["2024-01", "2024-12"]),
        ("year", ["2017-01-31 10:20:00", "1969-12-01 00:00:00"], ["1969", "2017"]),
        ("value", ["2024-01-05 10:20:30.5", "1969-12-01 00:00:00"], ["1969-12-01 00:00:00", "2024-01-05 10:20:30.5"]),
    ],
)
@pytest.mark.parametrize("kind", ["timestamp", "timestamptz"])
def test_periods(make: Callable[..., Project], kind: str, granularity: str, rows: list[str], ids: list[str]) -> None:
    """Whatever is no period of a year of four digits counts as new, and so does what is not over."""
    zone = "+00" if kind == "timestamptz" else ""
    odd = ["infinity", "-infinity", "12024-01-05 00:00:00" + zone, str(datetime.now(UTC).replace(microsecond=0))]
    project = make(
        [f"{row}{zone}" for row in rows] + odd, {"partition": {"key": "k", "granularity": granularity}}, kind
    )
    bc = "0044-03-15 12:00:00 BC" if project.warehouse.adapter == "postgres" else "0044-03-15 (BC) 12:00:00"
    add(project, bc)
    run(project)
    zoned = zone if granularity == "value" else ""
    assert rolled_up(project) == [id + zoned for id in ids]
    check(project)


def test_other_keys_have_no_period(make: Callable[..., Project]) -> None:
    project = make(OLD, kind="varchar")
    run(project)
    assert rolled_up(project) == []


@pytest.mark.parametrize(
    "partition",
    [
        {"snapshot_query": f"select cast(k as varchar) as partition_id, max(i) as token from {TABLE} group by 1 union all select '2024-01-31', 0"},
        {"partition": {"key": "k", "detect": "updated_at", "updated_at": "i"}},
    ],
)  # fmt: skip
def test_other_ways_to_see_a_change(make: Callable[..., Project], partition: dict[str, Any]) -> None:
    project = make([*OLD, *RECENT], KEY | partition)
    run(project)
    empty = ["2024-01-31"] if "snapshot_query" in partition else []
    assert [row[0] for row in project.sql(f"{PARTITIONS} where rolled_up order by 1")] == [*OLD, *empty]
    change(project, OLD[2])
    assert run(project)["changed_partitions"] == OLD + empty
    check(project)


def test_leaves_are_as_old_as_their_bounds(make_project: Callable[..., Project], adapter: str) -> None:
    if adapter != "postgres":
        pytest.skip("declarative partitions are PostgreSQL's")
    project = make_project({TABLE: True}, adapter)
    configure(project, True)
    this, later = TODAY - timedelta(days=2), TODAY + timedelta(days=2)
    project.sql(
        "create schema raw",
        f"create table {TABLE} (k date, i integer) partition by range (k)",
        *(
            f"create table raw.old_{day} partition of {TABLE} for values from ('2024-01-{day}') to ('2024-01-{day + 1}')"
            for day in (10, 11, 12)
        ),
        f"create table raw.deep_10 partition of {TABLE} for values from (minvalue) to ('2024-01-01') partition by hash (i)",
        "create table raw.hashed_10 partition of raw.deep_10 for values with (modulus 1, remainder 0)",
        f"create table raw.now_10 partition of {TABLE} for values from ('{this}') to ('{later}')",
        f"create table raw.last_10 partition of {TABLE} for values from ('{later}') to (maxvalue)",
        f"create table raw.rest_10 partition of {TABLE} default",
    )
    add(project, "2024-01-10", "2024-01-11", "2024-01-12", "2023-05-05", str(TODAY), str(later), "2024-06-06", None)
    run(project)
    assert rolled_up(project) == ["hashed_10", "old_10", "old_11", "old_12"]
    check(project)
    change(project, "2024-01-11")
    assert run(project)["changed_partitions"] == ["old_10", "old_11", "old_12"]
    assert rolled_up(project) == ["hashed_10"]
    check(project)


def test_unless_asked_for_old_partitions_keep_their_states(make: Callable[..., Project]) -> None:
    """The first change of an old day profiles that day: nothing is rolled up before it was seen to be quiet."""
    project = make([*OLD, "0001-01-01"])
    project.write({TABLE: KEY}, {"baselinr_storage": {"roll_up_after_days": 7}}, "", {})
    project.parse()
    run(project)
    assert rolled_up(project) == []
