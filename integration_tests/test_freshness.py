"""How new the newest date and timestamp are: `freshness`, and `age_seconds` by the warehouse's clock."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import Project

# Column -> its type, its values by partition, and the freshness that they have; None: no row.
COLUMNS: dict[str, tuple[str, tuple[str, str], str | None]] = {
    "d": ("date", ("2024-01-05", "2023-12-31"), "2024-01-05"),
    "old": ("date", ("1066-10-14", "0001-01-01"), "1066-10-14"),
    "far": ("date", ("5000000-12-31", "2024-01-01"), "5000000-12-31"),
    "never": ("date", ("infinity", "2024-01-05"), None),
    "always": ("date", ("-infinity", "-infinity"), None),
    "t": ("timestamp", ("2024-01-05 10:00:00.5", "2024-01-04 23:00:00"), "2024-01-05 10:00:00.5"),
    "endless": ("timestamp", ("infinity", "2024-01-05"), None),
    "z": ("timestamptz", ("2024-01-05 10:00:00+05:30", "2024-01-05 09:00:00+05:30"), "2024-01-05 04:30:00+00"),
    "z_endless": ("timestamptz", ("infinity", "-infinity"), None),
    "future": ("timestamp", ("2999-01-01", "2024-01-01"), "2999-01-01 00:00:00"),
}
WITHOUT = {"clock": ("time", "10:00:00"), "span": ("interval", "1 day"), "id": ("uuid", "0" * 32), "s": ("text", "2024-01-05"), "i": ("integer", "7")}  # fmt: skip


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project], adapter: str) -> Project:
    """Two partitions, profiled one after the other, and the same table with only this group and only one of its metrics."""
    by_k = {"partition": {"key": "k"}}
    sources = {
        "raw.t": by_k,
        "raw.group": by_k | {"metrics": ["freshness"]},
        "raw.age": by_k | {"metrics": ["age_seconds"]},
    }
    project = make_project(sources, adapter)
    columns = {name: kind for name, (kind, _, _) in COLUMNS.items()} | {n: kind for n, (kind, _) in WITHOUT.items()}
    declared = ", ".join(f"{name} {kind}" for name, kind in columns.items())
    rows = [
        ", ".join(
            f"'{value}'" for value in [*(v[n] for _, v, _ in COLUMNS.values()), *(v for _, v in WITHOUT.values())]
        )
        for n in (0, 1)
    ]
    tables = ("t", "group", "age")
    project.sql("create schema raw", *(f'create table raw."{t}" (k integer, {declared})' for t in tables))
    for n, row in enumerate(rows):
        project.sql(*(f'insert into raw."{t}" values ({n}, {row})' for t in tables))
        project.run()
    return project


def test_the_newest_finite_value(project: Project) -> None:
    metrics = project.metrics("raw.t")
    found = {name: metrics[name].get("freshness") for name in COLUMNS}
    assert found == {name: wanted for name, (_, _, wanted) in COLUMNS.items()}
    assert all(metrics[name]["max"] == wanted for name, wanted in found.items() if wanted)
    for name in COLUMNS.keys() | WITHOUT.keys():
        assert ("age_seconds" in metrics[name]) == (found.get(name) is not None), name


def test_its_age_when_it_was_profiled(project: Project) -> None:
    """`profiled_at` is the warehouse's clock in the same statement, so the age is known to the second."""
    for name, (_, _, wanted) in COLUMNS.items():
        if wanted is None or name == "far":  # later than any timestamp
            continue
        seconds = f"floor(extract(epoch from profiled_at) - extract(epoch from cast('{wanted}' as timestamp)))"
        rows = project.sql(
            f"select metric_value, cast({seconds} as bigint) from main_baselinr.baselinr_results "
            f"where dataset_name = 't' and metric_name = 'age_seconds' and column_name = '{name}'"
        )
        assert [age for age, _ in rows] == [age for _, age in rows], name
        assert rows and (int(rows[0][0]) < 0) == (name == "future"), name
    far = int(project.metrics("raw.t")["far"]["age_seconds"])
    assert -157_800_000_000_000 < far < -157_600_000_000_000  # five million years


def test_without_the_range(project: Project) -> None:
    """The state that `range` keeps is kept for this group alone, and only of dates and timestamps."""
    whole, group, age = (project.metrics(f"raw.{table}") for table in ("t", "group", "age"))
    for name, (_, _, wanted) in COLUMNS.items():
        assert group.get(name, {}).keys() == ({"freshness", "age_seconds"} if wanted else set()), name
        assert age.get(name, {}).keys() == ({"age_seconds"} if wanted else set()), name
        if wanted:
            assert group[name]["freshness"] == whole[name]["freshness"], name
    assert not WITHOUT.keys() & group.keys()
    kept = {
        key[3] for key, state in project.states().items() if key[1].endswith(".group") and state["max_value"] != "None"
    }
    assert kept == COLUMNS.keys()
