"""What texts look like: each of these values in a partition of its own, so that its one class is seen; and columns of them, merged."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from conftest import Project, literal
from looks import classify
from test_law import rebuild_differences

UUID = "0123abcd-89EF-4567-89ab-0123456789Ab"
# Class -> values of it. Of "text" are those that nearly are something else, "" are those that do not count.
VALUES: dict[str, list[str]] = {
    "integer": ["0", "42", "-7", "+7", "007", " 42", "42  ", "9" * 400, "20240105"],
    "number": ["1.5", "-0.0", "+.5", "5.", "1e5", "1E-5", "-1.5e+300", " 2.50 ", "1" * 300 + ".0"],
    "date": ["2024-01-05", "0001-12-31", "2024-02-30", " 2024-01-05 ", "2024-01-05 10:00", "2024-01-05T10:00:00Z", "2024-01-05t23:59:59.123456z", "2024-01-05 10:00:00+05:30", "2024-01-05 10:00:00.5 -08", "2024-01-05T10:00:00,5+0530"],
    "boolean": ["true", "FALSE", "tRuE", "yes", "No", " true "],
    "email": ["a@b.co", "first.last+tag@sub.example.org", "o'neil_%x@EXAMPLE.COM", "1@2.xn--p1ai", " a@b.co ", "a/b=c@d.de", "-@a-b.io"],
    "url": ["http://example.org", "HTTPS://a.b/c?d=e#f", "s3://bucket/key", "ftp://user:pw@host:21/x", "x+y.z-1://é/ü", " http://a@b.co ", "http://1"],
    "uuid": [UUID, UUID.upper(), f"  {UUID.lower()} ", "00000000-0000-0000-0000-000000000000"],
    "json": ["{}", "[]", '{"a": 1}', "[1,\n 2]", ' {"a": {}} ', "{not json}", "[[]", "{\n}"],
    "text": [
        "a", "4 2", "1,234", "٤٢", "４２", "42\n", "\n42", "4\n2", "\t42", "\u00a042", "--7", "+", "-", "0x1F", "1_000", "²",
        ".", "e5", "1e", "1e5.5", "1.2.3", "NaN", "inf", "1.5\n", "1..5", "5,0", "1.5f",
        "2024-1-5", "2024-13-01", "2024-00-10", "2024-01-32", "24-01-05", "2024/01/05", "05.01.2024", "2024-01-05\n", "2024-01-05 24:00", "2024-01-05 10:60", "2024-01-05T", "2024-01-05  10:00", "12024-01-05", "2024-01-05 10:00 UTC", "２０２４-01-05",
        "t", "f", "Y", "N", "on", "truefalse", "true\n", "ｔｒｕｅ", "yeſ", "true,", "1true",
        "a@b", "@b.co", "a@.co", "a@b.c", "a b@c.de", "a@b..co", "a@@b.co", "a@b.co\n", "a@-b.co", "a@b.co.", ".a@b.co", "a..b@c.de", "é@b.co", "a@b.1c", "a,b@c.de", "mailto:a@b.co",
        "example.org", "www.example.org", "http:/x", "http://", "://x", "http://a b", "http://a\n", "1http://x", "//x", "é://x", "http://a\tb",
        UUID[:-1], UUID + "0", UUID.replace("-", ""), "{" + UUID, UUID.replace("a", "g"), UUID.replace("-", "_"), UUID + "\n",
        "{", "}", "[", "]", "[[", "{]", "[}", "{}x", "x[]", "{}\n", "\n{}", '"a"', "null", "\t[]",
        "\t", "\n", "\u00a0", "\u3000", "\\", "'", "it''s", "%", "_", "$1", "K",
    ],
    "": ["", " ", "   "],
}  # fmt: skip
CLASSES = [name for name in VALUES if name not in ("text", "")]
ALPHABET = "0159aefgtzTZ@.:/-+_ {}[]\n\té２"
# Column -> its values, of which each is in every third partition, and its inferred type and share; None: no row.
COLUMNS: dict[str, tuple[list[str | None], str | None, float | None]] = {
    "whole": (["1", "22", "-3", None, " ", ""], "integer", 1.0),
    "mostly": (["1"] * 9 + ["x"], "integer", 0.9),
    "hardly": (["1"] * 8 + ["x", "y"], "text", 0.2),
    "numbers": (["1"] * 5 + ["2.5"] * 4 + ["x", ""], "number", 0.9),
    "tenths": (["1"] * 9 + ["2.5"], "integer", 0.9),
    "dates": (["2024-01-05", "2024-01-05 10:00:00Z", None], "date", 1.0),
    "flags": (["true", "No"], "boolean", 1.0),
    "mails": (["a@b.co"] * 19 + ["none"], "email", 0.95),
    "links": (["http://x"], "url", 1.0),
    "ids": ([UUID], "uuid", 1.0),
    "documents": (["{}", "[1]"], "json", 1.0),
    "words": (["a", "b", None], "text", 1.0),
    "mixed": (["a", "1", "2024-01-05", UUID], "text", 0.25),
    "blank": (["", "  ", None], None, None),
    "nothing": ([None], None, None),
}


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project], adapter: str) -> Project:
    by_k: dict[str, Any] = {"partition": {"key": "k"}}
    chosen = by_k | {"metrics": ["patterns"]}
    sources = {
        "raw.each": chosen,
        "raw.merged": chosen,
        "raw.off": by_k,
        "raw.one": by_k | {"metrics": ["inferred_type_ratio"]},
        "raw.hidden": chosen | {"sensitive": ["s"]},
        "raw.most": by_k | {"metrics": ["counts", "patterns"]},
    }
    mergeable = {"partial_profiling": {"max_partitions_per_run": 1000}}
    project = make_project(
        sources, adapter, variables={"baselinr_incremental": {"adaptive_scheduling": {"enabled": False}, **mergeable}}
    )
    project.sql(
        "create schema raw", *(f"create table raw.{t} (k integer, s text)" for t in ("off", "one", "hidden", "most"))
    )
    project.sql(*(f"insert into raw.{t} values (1, '42'), (2, 'x')" for t in ("off", "one", "hidden", "most")))
    return project


def mutants(count: int) -> list[str]:
    """Values that differ from one of those above in one character; of each class as many."""
    generator = random.Random(1)
    found = []
    for _ in range(count):
        value = generator.choice([v for v in generator.choice(list(VALUES.values())) if len(v) < 60])
        place = generator.randint(0, len(value))
        found.append(value[:place] + generator.choice(["", *ALPHABET]) + value[place + generator.randint(0, 1) :])
    return found


def text(value: str | None) -> str:
    """A value as SQL of either engine; `\\` is a character like any other."""
    return "null" if value is None else literal(value)


def test_each_value_has_one_class(project: Project) -> None:
    """The values above, and what becomes of them when one character is taken out, put in or replaced."""
    values = [(name, value) for name, values in VALUES.items() for value in values]
    assert [(value, classify(value)) for name, value in values if classify(value) != name] == []
    values += [(classify(value), value) for value in mutants(500)]
    assert {name for name, _ in values[-500:]} == VALUES.keys()
    project.sql(
        "create table raw.each (k integer, s text)",
        f"insert into raw.each values {', '.join(f'({n}, {text(value)})' for n, (_, value) in enumerate(values))}",
    )
    only(project, "each")
    columns = ", ".join(f"{name}_like_count" for name in CLASSES)
    rows = project.sql(
        f"select partition_id, filled_count, {columns} from main_baselinr.baselinr_column_state "
        "where unique_id = 'source.shop.raw.each' and column_name = 's'"
    )
    assert len(rows) == len(values)
    wrong = []
    for n, filled, *counts in rows:
        name, value = values[int(n)]
        found = [c for c, count in zip(CLASSES, counts, strict=True) for _ in range(int(count))]
        if found != ([name] if name in CLASSES else []) or filled != ("0" if name == "" else "1"):
            wrong.append((value, name, found, filled))
    assert wrong == []


def only(project: Project, table: str, **arguments: Any) -> dict[str, Any]:
    """Profiles one source table; its row."""
    return project.run(select=f"source:raw.{table}", **arguments)[f"raw.{table}"]


def test_inferred_and_merged(project: Project) -> None:
    """A partition at a time, as partial profiles; then the same from nothing."""
    project.sql(f"create table raw.merged (k integer, {', '.join(f'{name} text' for name in COLUMNS)})")
    longest = max(len(values) for values, _, _ in COLUMNS.values())
    for n in range(3):
        # a value that a shorter column does not have in a row is null there, which does not count
        rows = [
            f"({n}, {', '.join(text(v[row] if row < len(v) and row % 3 == n else None) for v, _, _ in COLUMNS.values())})"
            for row in range(longest)
        ]
        project.sql(f"insert into raw.merged values {', '.join(rows)}")
        assert only(project, "merged")["action"] == ("partial" if n else "full")
    metrics = project.metrics("raw.merged")
    for name, (_, inferred, share) in COLUMNS.items():
        found = metrics.get(name, {})
        assert found.get("data_type_inferred") == inferred, name
        assert (float(found["inferred_type_ratio"]) if share else found.get("inferred_type_ratio")) == share, name
        assert found.keys() <= {"data_type_inferred", "inferred_type_ratio"}, name
    assert "k" not in metrics
    assert rebuild_differences(project, select="source:raw.merged") == []
    assert project.metrics("raw.merged") == metrics


def test_only_where_it_is_asked_for(project: Project) -> None:
    tables = ("off", "one", "hidden", "most")
    for action in ("full", "partial"):
        rows = project.run(select=[f"source:raw.{table}" for table in tables])
        assert {row["action"] for row in rows.values()} == {action}
        project.sql(*(f"insert into raw.{table} values (3, '7')" for table in tables if action == "full"))
    off = project.metrics("raw.off")["s"]
    assert "min" in off and not {"data_type_inferred", "inferred_type_ratio"} & off.keys()
    assert project.metrics("raw.one")["s"].keys() == {"inferred_type_ratio"}
    assert project.metrics("raw.hidden") == {}
    most = project.metrics("raw.most")["s"]
    assert (most["data_type_inferred"], float(most["inferred_type_ratio"])) == ("text", pytest.approx(1 / 3))
    assert "null_count" in most and "min" not in most
    kept = {key[1]: state for key, state in project.states().items() if key[2:] == ("1", "s")}
    assert kept["source.shop.raw.off"]["filled_count"] == kept["source.shop.raw.hidden"]["filled_count"] == "None"
    assert kept["source.shop.raw.one"]["integer_like_count"] == "1"
