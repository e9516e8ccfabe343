"""The most frequent values: honest about what an incremental profile can know, and the same as if made from nothing."""

from __future__ import annotations

import json
import os
import random
from collections import Counter, defaultdict
from collections.abc import Callable
from typing import Any

import pytest
from conftest import Project, literal
from histories import TABLE, apply, create, history
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from test_law import AT_ONCE, rebuild_differences

SEEDS = int(os.environ.get("SEEDS", "2"))
KEPT = 2
ODD_TEXTS = [
    'say "hi"',
    "back\\slash",
    "new\nline",
    "tab\tbell\x07",
    "del\x7f",
    "'",
    "",
    " ",
    "🎉",
    "Ünïcode",
    "\u2028",
    "</script>",
    "{x}",
]
LONG = "🎉" * 255


def document(rows: list[tuple[str, str]], kept: int) -> dict[str, Any] | None:
    """What is to be published of a column, from (partition, value) of each row with a value: partition by partition, as states are kept."""
    parts: dict[str, Counter[str]] = defaultdict(Counter)
    for part, value in rows:
        parts[part][value] += 1
    counts: Counter[str] = Counter()
    covered: Counter[str] = Counter()
    bound = 0
    for counter in parts.values():
        ordered = ranked(counter)
        beyond = ordered[kept][1] if len(ordered) > kept else 0
        bound += beyond
        for value, count in ordered[:kept]:
            counts[value] += count
            covered[value] += beyond
    listed = [
        {"value": value, "count": count, "max_count": count + bound - covered[value], "ratio": count / len(rows)}
        for value, count in ranked(counts)[:kept]
    ]
    return {"complete": bound == 0 and len(counts) <= kept, "values": listed} if rows else None


def ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    """Most frequent first, then by bytes."""
    return sorted(counts.items(), key=lambda entry: (-entry[1], entry[0].encode()))


def lies(published: dict[str, Any], exact: Counter[str], kept: int) -> list[str]:
    """What a published list says that is not so."""
    found = [
        f"{exact[entry['value']]} rows instead of {entry}"
        for entry in published["values"]
        if not entry["count"] <= exact[entry["value"]] <= entry["max_count"]
    ]
    if published["complete"] and [(e["value"], e["count"]) for e in published["values"]] != ranked(exact):
        found.append(f"complete, and yet {published} of {exact}")
    return found


def violations(project: Project, table: str, columns: list[str], part: str, kept: int) -> list[str]:
    """Every published list that is a lie, or not the one that follows from the partitions."""
    metrics = project.metrics(table)
    found = []
    for column in columns:
        rows = project.sql(f"select {part}, cast({column} as varchar) from {table} where {column} is not null")
        text = metrics.get(column, {}).get("top_values")
        published = json.loads(text) if text else None
        wanted = document([(part, value) for part, value in rows], kept)
        if published != wanted:
            found.append(f"{column}: {published} instead of {wanted}")
        elif published:
            found += lies(published, Counter(value for _, value in rows), kept)
    return found


@pytest.fixture(scope="module", params=["duckdb, rolled up", "postgres", "postgres, declarative partitions, rolled up"])
def changing(make_project: Callable[..., Project], request: pytest.FixtureRequest) -> Project:
    adapter, *variants = request.param.split(", ")
    declarative = "declarative partitions" in variants
    meta = {"metrics": ["top_values"], "top_values": KEPT} | ({} if declarative else {"partition": {"key": "k"}})
    project = make_project({TABLE: meta}, adapter, variables=AT_ONCE if "rolled up" in variants else {})
    project.declarative = declarative
    return project


# No shrinking: a seed does not shrink, and every example is a dozen dbt operations.
@settings(
    max_examples=SEEDS, deadline=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck)
)
@given(seed=st.integers(0, 2**32))
def test_incremental_is_full_and_honest(changing: Project, seed: int) -> None:
    part = "cast(tableoid as regclass)" if changing.declarative else "k"
    changing.empty(TABLE)
    columns = create(changing, changing.declarative)
    changing.run()
    found = []
    for step in history(random.Random(seed), length=3):
        columns = apply(changing, step, columns)
        changing.run()
        # of numbers with a fraction there are none
        found += violations(changing, TABLE, [name for name in columns if name not in ("n", "d")], part, KEPT)
    assert found == [], "\n".join(found)
    assert rebuild_differences(changing) == []


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project], adapter: str) -> Project:
    top: dict[str, Any] = {"metrics": ["top_values"]}
    sources = {
        "raw.plain": True,
        "raw.low": top,
        "raw.skewed": top | {"top_values": 3, "partition": {"key": "k"}},
        "raw.odd": top,
        "raw.hidden": top | {"sensitive": ["s"]},
        "raw.spread": top | {"top_values": 3, "partition": {"key": "k"}},
    }
    project = make_project(sources, adapter)
    numbers = "generate_series(0, 1999) as number(n)"
    project.sql(
        "create schema raw",
        "create table raw.plain as select 1 as i",
        "create table raw.low (b boolean, s varchar, i bigint, d date, e varchar, t timestamp, f double precision)",
        "insert into raw.low values (true, 'x', 9223372036854775807, date '2024-01-05', null, timestamp '2024-01-05', 1), (false, 'y', -1, date '1969-12-31', null, null, 2), "
        "(true, null, -1, null, null, null, cast('nan' as double precision)), (null, 'x', null, null, null, null, null)",
        # half as many rows of each value as of the one before; in each partition another one is the first
        f"create table raw.skewed as select n % 7 as k, 'v' || cast(floor(-ln((n * 7919 % 2000 + 1) / 2001.0) / ln(2.0) + n % 7) as integer) as s, cast(floor(sqrt(n)) as integer) as i from {numbers}",
        "create table raw.odd (s varchar)",
        *(f"insert into raw.odd values ({literal(value)})" for value in [*ODD_TEXTS, LONG + "ab", LONG + "ac", LONG + "bc"]),
        "create table raw.hidden as select 'secret' as s, 'open' as o",
        "create table raw.spread as select k, 'v' || k as s from generate_series(1, 4) as part(k)",
    )  # fmt: skip
    project.run()
    return project


def top(project: Project, table: str, column: str) -> dict[str, Any]:
    published: dict[str, Any] = json.loads(project.metrics(table)[column]["top_values"])
    return published


def test_off_unless_asked_for(project: Project) -> None:
    assert "top_values" not in project.metrics("raw.plain")["i"]
    states = [state for key, state in project.states().items() if key[1] == "source.shop.raw.plain"]
    assert states and all(state["top_texts"] == "None" for state in states)
    assert set(project.metrics("raw.low")["b"]) == {"top_values"}


def test_low_cardinality_is_complete(project: Project) -> None:
    def entry(value: str, count: int, of: int) -> dict[str, Any]:
        return {"value": value, "count": count, "max_count": count, "ratio": count / of}

    expected = {
        "b": [entry("true", 2, 3), entry("false", 1, 3)],
        "s": [entry("x", 2, 3), entry("y", 1, 3)],
        "i": [entry("-1", 2, 3), entry("9223372036854775807", 1, 3)],
        "d": [entry("1969-12-31", 1, 2), entry("2024-01-05", 1, 2)],
    }
    found = {name: json.loads(m["top_values"]) for name, m in project.metrics("raw.low").items()}
    assert found == {name: {"complete": True, "values": entries} for name, entries in expected.items()}


def test_bounds_hold_on_skewed_data(project: Project) -> None:
    assert violations(project, "raw.skewed", ["s", "i"], "k", 3) == []
    published = top(project, "raw.skewed", "s")
    assert not published["complete"] and len(published["values"]) == 3
    assert any(entry["count"] < entry["max_count"] for entry in published["values"])


def test_exact_counts_of_some_of_the_values(project: Project) -> None:
    """Each partition keeps all its values, but together they are more than are published."""
    published = top(project, "raw.spread", "s")
    assert not published["complete"]
    assert [(e["value"], e["count"], e["max_count"]) for e in published["values"]] == [("v1", 1, 1), ("v2", 1, 1), ("v3", 1, 1)]  # fmt: skip


def test_every_text_is_json(project: Project) -> None:
    published = {entry["value"]: entry["count"] for entry in top(project, "raw.odd", "s")["values"]}
    assert published == {**dict.fromkeys(ODD_TEXTS, 1), LONG + "a": 2, LONG + "b": 1}


def test_sensitive_columns_have_none(project: Project) -> None:
    assert set(project.metrics("raw.hidden")) == {"o"}
    assert "secret" not in str(project.states())


def test_every_type_that_has_them(make_project: Callable[..., Project], adapter: str) -> None:
    values = {"smallint": "-7", "boolean": "true", "date": "2024-01-05", "varchar(3)": "a", "char(3)": "a"}
    if adapter == "duckdb":
        values |= {"utinyint": "255", "ubigint": "18446744073709551615", "hugeint": str(2**127 - 1), "uhugeint": str(2**128 - 1), "enum('b', 'a')": "b"}  # fmt: skip
    else:
        values |= {"name": "a", '"char"': "a", "raw.mood": "b", "information_schema.yes_or_no": "YES"}
    project = make_project({"raw.types": {"metrics": ["top_values"]}}, adapter)
    project.sql(
        "create schema raw",
        *(["create type raw.mood as enum ('b', 'a')"] if adapter == "postgres" else []),
        f"create table raw.types ({', '.join(f'c{n} {kind}' for n, kind in enumerate(values))})",
        f"insert into raw.types values ({', '.join(map(literal, values.values()))})",
        f"insert into raw.types values ({', '.join(['null'] * len(values))})",
    )
    project.run()
    found = {name: json.loads(m["top_values"])["values"][0]["value"] for name, m in project.metrics("raw.types").items()}  # fmt: skip
    assert found == {f"c{n}": value for n, value in enumerate(values.values())}
