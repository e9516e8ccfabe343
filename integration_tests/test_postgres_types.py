"""Every type that PostgreSQL has, and types that users make: each can at least be counted, and none makes a profile fail."""

from __future__ import annotations

from collections.abc import Callable

import oracle
import pytest
from conftest import Project, literal

DDL = [
    "create schema raw", "create schema geo", "create schema ext", "create schema timelines",
    *(f"create extension {name} schema ext" for name in ("citext", "hstore", "ltree", "isn", "cube", "seg", "vector")),
    "create type raw.mood as enum ('happy', 'it''s', 'sad')",
    "create domain raw.small as integer check (value < 100)",
    "create domain raw.price as numeric(9, 3)",
    "create domain raw.mood_domain as raw.mood",
    "create domain raw.smaller as raw.small check (value < 50)",
    "create domain raw.day as date",
    "create domain raw.tags as text[]",
    "create type raw.pair as (a integer, b text)",
    "create type geo.geometry as (x double precision, y double precision)",
    "create type geo.span as range (subtype = double precision)",
    "create type timelines.moment as (year integer)",
    "create type timelines.phase as enum ('old', 'new')",
    "create table raw.other (a integer, b text)",
]  # fmt: skip
NINES = "9" * 1000
HUGE_SUM = "1" + "0" * 199 + "3." + "0" * 199 + "1"
NO_MOMENTS = {"mean": None, "stddev": None}

# Column -> its type, the values of its rows, how many are distinct, and other metrics; None: that metric has no value.
TYPES: dict[str, tuple[str, list[str], int, dict[str, str | None]]] = {
    "smallint": ("smallint", ["-32768", "32767", "7"], 3, {"min": "-32768", "max": "32767", "sum": "6", "mean": "2", "negative_count": "1", "nan_count": None}),
    "integer": ("integer", ["-2147483648", "2147483647", "0"], 3, {"min": "-2147483648", "sum": "-1", "zero_count": "1"}),
    "bigint": ("bigint", ["9223372036854775807"] * 2 + ["-9223372036854775808"], 2, {"min": "-9223372036854775808", "sum": "9223372036854775806"}),
    "numeric": ("numeric", ["1.5", "1.50", "NaN"], 2, {"min": "1.5", "max": "NaN", "sum": "3", "mean": "1.5", "stddev": "0", "nan_count": "1"}),
    "numeric_inf": ("numeric", ["Infinity", "-Infinity", "2.00"], 3, {"min": "-Infinity", "max": "Infinity", "sum": "2", "mean": "2", "inf_count": "2", "negative_count": "1"}),
    "numeric_huge": ("numeric", ["1e200", "1e-200", "3"], 3, {"min": "0." + "0" * 199 + "1", "max": "1" + "0" * 200, "sum": HUGE_SUM, **NO_MOMENTS}),
    "numeric_tiny": ("numeric", ["1e-400", "1e-400", "1e-16000"], 2, {"max": "0." + "0" * 399 + "1", "mean": "0", "stddev": "0", "zero_count": "0"}),
    "numeric_signs": ("numeric", ["5", "-5", "10000", "1"], 4, {"sum": "10001"}),
    "numeric_12_2": ("numeric(12, 2)", ["1.50", "1.5", "-99.99"], 2, {"min": "-99.99", "max": "1.50", "sum": "-96.99"}),
    "numeric_3_minus_2": ("numeric(3, -2)", ["12345", "-99900", "NaN"], 3, {"min": "-99900", "max": "NaN", "sum": "-87600", "mean": "-43800", "nan_count": "1"}),
    "numeric_1000_500": ("numeric(1000, 500)", [f"{NINES[:500]}.{NINES[:500]}"] * 2, 1, {"max": f"{NINES[:500]}.{NINES[:500]}", "sum": f"1{NINES[1:500]}9.{NINES[:499]}8", **NO_MOMENTS}),
    "numeric_1000": ("numeric(1000)", [NINES] * 2, 1, {"min": NINES, "sum": f"1{NINES[1:]}8", **NO_MOMENTS}),
    "numeric_3_1000": ("numeric(3, 1000)", ["1e-1000", "999e-1000"], 2, {"sum": "0." + "0" * 996 + "1000", "mean": "0"}),
    "real": ("real", ["0.1", "NaN", "-0.0", "3.4e38", "1e-45"], 5, {"min": "0", "max": "NaN", "nan_count": "1", "zero_count": "1", "negative_count": "0"}),
    "double": ("double precision", ["NaN", "Infinity", "-Infinity", "-0.0", "0", "1e308", "5e-324"], 6, {"min": "-Infinity", "max": "NaN", "inf_count": "2", "zero_count": "2", "sum": None, **NO_MOMENTS}),
    "double_large": ("double precision", ["1e308"], 1, {"min": "1e+308", "max": "1e+308", **NO_MOMENTS}),
    "double_tiny": ("double precision", ["5e-324", "0", "-5e-324", "0"], 3, {"min": "-5e-324", "max": "5e-324", "mean": "0", "stddev": "0"}),
    "minus_zero": ("double precision", ["-0.0", "-0.0"], 1, {"min": "0", "max": "0", "sum": "0", "mean": "0"}),
    "money": ("money", ["$1,234.50", "-1", "1234.5"], 2, {"min": "-1", "max": "1234.5", "sum": "2468", "negative_count": "1"}),
    "boolean": ("boolean", ["t", "f", "t"], 2, {"true_count": "2", "min": None}),
    "text": ("text", ["", "  ", "it's", "Z", "a", "\\", "🎉 x"], 7, {"min": "", "max": "🎉 x", "empty_count": "1", "blank_count": "2", "max_length": "4", "avg_length": "1.7142857142857142"}),
    "varchar": ("varchar(5)", ["b", "B"], 2, {"min": "B", "max": "b", "min_length": "1"}),
    "char": ("char(3)", ["a", "a  ", "abc"], 2, {"min": "a", "max": "abc", "min_length": "1"}),
    "bpchar": ("bpchar", ["a", "a  "], 1, {"max": "a", "max_length": "1"}),
    "name": ("name", ["pg_class", "x"], 2, {"min": "pg_class", "max": "x", "max_length": "8"}),
    '"char"': ('"char"', ["a", "\\377", ""], 3, {"min": "", "empty_count": "1"}),
    "citext": ("ext.citext", ["a", "A", "b"], 3, {"min": "A", "max": "b", "max_length": "1"}),
    "bytea": ("bytea", ["\\x00ff", "\\x", "\\x00ff"], 2, {"min": None, "min_length": None}),
    "json": ("json", ['{"a": 1}', '{"a":1}', "null"], 3, {"min": None}),
    "jsonb": ("jsonb", ['{"a": 1, "b": 2}', '{"b":2,"a":1}', "null"], 2, {"min": None}),
    "jsonpath": ("jsonpath", ["$.a", "$[*]"], 2, {}),
    "xml": ("xml", [], 0, {}),  # its values take libxml, which not every server is built with
    "array": ("integer[]", ["{1,2}", "{}", "{NULL}", "[0:1]={1,2}"], 4, {"min": None}),
    "array_2d": ("text[][]", ["{{a,b},{c,\"d'\"}}", "{{a,b}}"], 2, {}),
    "array_tz": ("timestamptz[]", ["{2024-01-01 00:00:00+05:30}", "{2023-12-31 18:30:00+00}"], 1, {}),
    "array_enum": ("raw.mood[]", ["{happy,sad}", "{}"], 2, {}),
    "array_pair": ("raw.pair[]", ['{"(1,x)"}', "{NULL}"], 2, {}),
    "int4range": ("int4range", ["[1,5)", "[1,4]", "empty", "(,)"], 3, {"min": None}),
    "tstzrange": ("tstzrange", ["[2024-01-01 00:00+00,)", "[2024-01-01 05:30+05:30,)", "(,infinity)"], 2, {}),
    "multirange": ("int4multirange", ["{[1,2),[5,9)}", "{}"], 2, {}),
    "inet": ("inet", ["10.0.0.1", "10.0.0.1/32", "10.0.0.0/8", "::1"], 3, {"min": "10.0.0.0/8", "max": "::1/128"}),
    "cidr": ("cidr", ["10.0.0.0/24", "2001:db8::/32"], 2, {"min": "10.0.0.0/24", "max": "2001:db8::/32"}),
    "macaddr": ("macaddr", ["08:00:2b:01:02:03", "08002b010203"], 1, {}),
    "macaddr8": ("macaddr8", ["08:00:2b:01:02:03:04:05"], 1, {}),
    "uuid": ("uuid", ["00000000-0000-0000-0000-00000000000A", "0000000000000000000000000000000a", "f" * 32], 2, {"min": "00000000-0000-0000-0000-00000000000a"}),
    "bit": ("bit(3)", ["101", "000"], 2, {"min": None}),
    "varbit": ("bit varying", ["1", "01"], 2, {}),
    "enum": ("raw.mood", ["happy", "it's", "it's"], 2, {"min": "happy", "max": "it's", "max_length": "5"}),
    "domain_integer": ("raw.small", ["1", "2"], 2, {"sum": "3", "min": "1"}),
    "domain_numeric": ("raw.price", ["1.5", "2.250"], 2, {"sum": "3.750", "min": "1.500"}),
    "domain_enum": ("raw.mood_domain", ["sad", "happy"], 2, {"max": "sad"}),
    "domain_domain": ("raw.smaller", ["3", "-4"], 2, {"sum": "-1", "negative_count": "1"}),
    "domain_date": ("raw.day", ["2024-01-05", "infinity"], 2, {"min": "2024-01-05", "max": "infinity"}),
    "domain_array": ("raw.tags", ["{a}", "{a,b}"], 2, {}),
    "composite": ("raw.pair", ["(1,)", "(,)", "(1,x)", '(2,"a,""b")'], 4, {"min": None}),
    "row_type": ("raw.other", ["(1,x)", "(,)"], 2, {}),
    "geometry": ("geo.geometry", ["(1,2)", "(0,-0)", "(NaN,)"], 3, {}),
    "own_range": ("geo.span", ["[1,2)", "[1.0,2.0)"], 1, {}),
    "own_moment": ("timelines.moment", ["(2024)", "(2025)"], 2, {}),
    "own_phase": ("timelines.phase", ["old", "new"], 2, {"min": "new", "max": "old"}),
    "tsvector": ("tsvector", ["a:1 b:2", "b:2 a:1"], 1, {}),
    "tsquery": ("tsquery", ["a & b", "a | b"], 2, {}),
    "interval": ("interval", ["1 mon", "30 days", "1 mon -1 day", "29 days", "-1 sec", "infinity"], 4, {"min": "-00:00:01", "max": "infinity"}),
    "interval_equal": ("interval", ["30 days", "720 hours", "1 mon"], 1, {"min": "1 mon", "max": "1 mon"}),
    "interval_huge": ("interval", ["178956970 years 7 mons 2147483647 days", "1 day"], 2, {"min": "1 day", "max": "178956970 years 7 mons 2147483647 days"}),
    "interval_month": ("interval year to month", ["14 months"], 1, {"max": "1 year 2 mons"}),
    "time": ("time", ["24:00:00", "00:00:00", "10:00:00.123456"], 3, {"min": "00:00:00", "max": "24:00:00"}),
    "time_3": ("time(3)", ["10:00:00.1234"], 1, {"max": "10:00:00.123"}),
    "timetz": ("timetz", ["10:00:00+05", "05:00:00+00", "10:00:00-15:59"], 3, {"min": "10:00:00+05", "max": "10:00:00-15:59"}),
    "date": ("date", ["infinity", "-infinity", "0044-03-15 BC", "5874897-12-31"], 4, {"min": "-infinity", "max": "infinity"}),
    "date_odd": ("date", ["0044-03-15 BC", "5874897-12-31"], 2, {"min": "0044-03-15 BC", "max": "5874897-12-31"}),
    "timestamp": ("timestamp", ["4714-11-24 00:00:00 BC", "294276-12-31 23:59:59.999999", "2024-01-05"], 3, {"min": "4714-11-24 00:00:00 BC", "max": "294276-12-31 23:59:59.999999"}),
    "timestamp_0": ("timestamp(0)", ["-infinity", "2024-01-05 10:00:00.6"], 2, {"min": "-infinity", "max": "2024-01-05 10:00:01"}),
    "timestamptz": ("timestamptz", ["2024-01-05 10:00:00+05:30", "2024-01-05 04:30:00+00", "0044-03-15 00:00:00+00 BC"], 2, {"min": "0044-03-15 00:00:00+00 BC", "max": "2024-01-05 04:30:00+00"}),
    "timestamptz_inf": ("timestamptz(3)", ["infinity", "-infinity"], 2, {"min": "-infinity", "max": "infinity"}),
    "point": ("point", ["(1,2)", "(1,2)", "(-0,0)"], 2, {"min": None}),
    "box": ("box", ["(1,2),(3,4)", "(3,4),(1,2)"], 1, {}),
    "circle": ("circle", ["<(1,2),3>"], 1, {}),
    "path": ("path", ["[(0,0),(1,1)]", "((0,0),(1,1))"], 2, {}),
    "polygon": ("polygon", ["((0,0),(1,1),(1,0))"], 1, {}),
    "line": ("line", ["{1,2,3}"], 1, {}),
    "lseg": ("lseg", ["[(0,0),(1,1)]"], 1, {}),
    "pg_lsn": ("pg_lsn", ["16/B374D848", "0/0"], 2, {"min": None}),
    "oid": ("oid", ["4294967295", "0"], 2, {"min": None}),
    "regclass": ("regclass", ["raw.other", "pg_class"], 2, {"min": None}),
    "regtype": ("regtype", ["integer", "geo.geometry"], 2, {}),
    "tid": ("tid", ["(0,1)"], 1, {}),
    "xid8": ("xid8", ["12", "13"], 2, {}),
    "xid": ("xid", ["12"], 1, {}),
    "pg_snapshot": ("pg_snapshot", ["10:20:10,14"], 1, {}),
    "oidvector": ("oidvector", ["1 2", "2 1"], 2, {}),
    "hstore": ("ext.hstore", ["a=>1,b=>2", "b=>2,a=>1"], 1, {}),
    "ltree": ("ext.ltree", ["a.b", "a.c"], 2, {}),
    "isbn": ("ext.isbn13", ["978-0-11-000533-1"], 1, {}),
    "cube": ("ext.cube", ["(1,2)", "(1),(2)"], 2, {}),
    "seg": ("ext.seg", ["1..2", "5(+-)1"], 2, {}),
    "vector": ("ext.vector(3)", ["[1,2,3]", "[1,2,3]"], 1, {}),
}  # fmt: skip
# A column, its value, and one that must not be taken for the same.
SUBTLE = [
    ("n", "5", "-5"), ("n", "'NaN'", "'Infinity'"), ("n", "'-Infinity'", "'Infinity'"), ("n", "null", "'NaN'"), ("n", "null", "0"),
    ("m", "1", "-1"), ("m", "1", "10000"), ("m", "null", "'NaN'"), ("d", "null", "0"), ("d", "0", "5e-324"),
    ("t", "null", "''"), ("t", "'a'", "'a '"), ("c", "'a'", "'A'"),
]  # fmt: skip
ROWS = max(len(values) for _, values, _, _ in TYPES.values())


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project]) -> Project:
    """Four tables with a column of every type, profiled once: with values, by a key that puts every row into a partition of its own,
    with nulls only, and without rows. In `raw.subtle` every partition is a change that a hash may miss."""
    by_k = {"partition": {"key": "k"}}
    sources = {"raw.types": True, "raw.keyed": by_k, "raw.nulls": True, "raw.empty": by_k, "raw.subtle": by_k}
    project = make_project(sources, "postgres")
    names = [quoted(column) for column in TYPES]
    columns = ", ".join(f"{name} {kind}" for name, (kind, _, _, _) in zip(names, TYPES.values(), strict=True))
    rows = [[literal(v[n]) if n < len(v) else "null" for _, v, _, _ in TYPES.values()] for n in range(ROWS)]
    project.sql(
        *DDL,
        f"create table raw.types ({columns})",
        f"insert into raw.types values {', '.join('(' + ', '.join(row) + ')' for row in rows)}",
        f"create table raw.keyed (k integer, {columns})",
        "insert into raw.keyed select row_number() over (), t.* from raw.types as t",
        f"create table raw.nulls ({columns})",
        f"insert into raw.nulls ({names[0]}) values (null), (null)",
        f"create table raw.empty (k integer, {columns})",
        "create table raw.subtle (k text, n numeric, m numeric(12, 2), d double precision, t text, c ext.citext)",
        *(f"insert into raw.subtle (k, {c}) values ({literal(f'{c} {old} {new}')}, {old})" for c, old, new in SUBTLE),
    )
    assert {row["status"] for row in project.run().values()} == {"success"}
    return project


def quoted(name: str) -> str:
    """A name in double quotes."""
    return '"' + name.replace('"', '""') + '"'


def test_every_type(project: Project) -> None:
    metrics = project.metrics("raw.types")
    for column, (_, values, distinct, expected) in TYPES.items():
        counts = {"count": str(ROWS), "null_count": str(ROWS - len(values)), "approx_distinct_count": str(distinct)}
        wanted = {**counts, **expected}
        assert {name: metrics[column].get(name) for name in wanted} == wanted, column


def test_merged_from_partitions(project: Project) -> None:
    """Partitions of one row each, the last one moved to another partition: the same metrics as those of the whole."""
    project.sql(f"update raw.keyed set k = 100 where k = {ROWS}")
    row = project.run(select="source:raw.keyed")["raw.keyed"]
    assert (row["changed_partitions"], row["removed_partitions"]) == (["100"], [str(ROWS)])
    whole, merged = project.metrics("raw.types"), project.metrics("raw.keyed")
    for column in TYPES:
        assert merged[column].keys() == whole[column].keys(), column
        for name, value in whole[column].items():
            if name in oracle.OF_THE_CLOCK:
                continue
            tolerance = oracle.MOMENTS if name in ("mean", "stddev") else oracle.EXACT
            assert oracle.same(merged[column][name], value, tolerance), (column, name, merged[column][name], value)


def test_no_values(project: Project) -> None:
    metrics = project.metrics("raw.nulls")
    for column in TYPES:
        assert (
            metrics[column]
            | {"count": "2", "null_count": "2", "null_ratio": "1", "approx_distinct_count": "0", "unique_ratio": "0"}
            == metrics[column]
        )
        assert not {"min", "max", "sum", "mean", "stddev", "min_length"} & metrics[column].keys(), column


def test_no_rows(project: Project) -> None:
    metrics = project.metrics("raw.empty")
    for column in TYPES:
        assert (metrics[column]["count"], metrics[column]["approx_distinct_count"]) == ("0", "0"), column
        assert not {"min", "sum", "null_ratio", "unique_ratio"} & metrics[column].keys(), column


def test_unchanged(project: Project) -> None:
    assert {row["reason"] for row in project.run().values()} == {"snapshot_match"}


def test_a_change_that_hashes_may_miss(project: Project) -> None:
    project.sql(
        *(f"update raw.subtle set {c} = {new} where k = {literal(f'{c} {old} {new}')}" for c, old, new in SUBTLE)
    )
    row = project.run(select="source:raw.subtle")["raw.subtle"]
    assert row["changed_partitions"] == sorted(f"{c} {old} {new}" for c, old, new in SUBTLE)


def test_a_hundred_texts_with_all_their_metrics(make_project: Callable[..., Project]) -> None:
    """More than one target list can hold."""
    project = make_project({"raw.wide": {"metrics": ["default", "patterns"]}}, "postgres")
    columns = ", ".join(f"c{n} varchar" for n in range(100))
    project.sql("create schema raw", f"create table raw.wide ({columns})", "insert into raw.wide (c99) values ('a')")
    assert project.run()["raw.wide"]["status"] == "success"
    assert project.metrics("raw.wide")["c99"]["data_type_inferred"] == "text"
