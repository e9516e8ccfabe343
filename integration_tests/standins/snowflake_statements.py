"""Snowflake's SQL for fakesnow: functions that it lacks or that DuckDB has otherwise, statements that it does not understand, and its transformations
where they are needed only."""

from __future__ import annotations

import functools
import re
import threading
from string import Template
from typing import Any

import fakesnow.cursor as fake_cursor
import sqlglot
from fakesnow import macros
from sqlglot import exp

# --- Functions.

FUNCTIONS = Template("""
create or replace macro ${c}._standin_hash(l) as (hash(to_json(l)::varchar)::hugeint - 9223372036854775808)::bigint;
create or replace macro ${c}.hll_accumulate(x) as to_json(list_sort(list(distinct hash(x::varchar)) filter (x is not null)));
create or replace macro ${c}.hll_export(h) as h;
create or replace macro ${c}.hll_import(h) as h;
create or replace macro ${c}.hll_combine(h) as to_json(list_sort(list_distinct(flatten(list(from_json(h, '["UBIGINT"]'))))));
create or replace macro ${c}.hll_estimate(h) as coalesce(len(from_json(h, '["UBIGINT"]')), 0)::bigint;
""")

create_fakesnow_macros = macros.creation_sql


def create_functions(catalog: str) -> str:
    """The macros of one database: fakesnow's and those above."""
    return create_fakesnow_macros(catalog) + FUNCTIONS.substitute(c=catalog)


def hash_of_row(node: exp.Expression) -> exp.Expression:
    """One signed number for the values of a row; 1 and 1.0 have the same, as in Snowflake, null and '' not."""
    parts = node.expressions if isinstance(node, exp.Anonymous) else [node.this, *node.expressions]
    values = ", ".join(f"cast({part.sql('duckdb')} as varchar)" for part in parts)
    return sqlglot.parse_one(f"_standin_hash(list_value({values}))", read="duckdb")


def array_of_values(value: exp.Expression, order: exp.Expression) -> exp.Expression:
    """Snowflake's array_agg leaves nulls out, and of no values it is an empty array."""
    values = exp.Anonymous(this="LIST", expressions=[exp.Order(this=value.copy(), expressions=order.expressions)])
    present = exp.Where(this=exp.Not(this=exp.Is(this=value.copy(), expression=exp.Null())))
    listed = exp.Anonymous(this="TO_JSON", expressions=[exp.Filter(this=values, expression=present)])
    return exp.Coalesce(this=listed, expressions=[sqlglot.parse_one("'[]'::json", read="duckdb")])


def formatted(value: exp.Expression, form: str) -> exp.Expression:
    """`to_char` with a format; fakesnow leaves the format out where it does not know the type of the value."""
    is_time = form in (
        "HH24:MI:SS.FF9",
        "%H:%M:%S.%f_nine",
    )  # as the package writes a TIME, which DuckDB formats as part of a day
    for theirs, ours in (
        ("YYYY", "%Y"),
        ("MM", "%m"),
        ("DD", "%d"),
        ("HH24", "%H"),
        ("MI", "%M"),
        ("SS", "%S"),
        ("FF9", "%n"),
        ("%f_nine", "%n"),
    ):
        form = form.replace(theirs, ours)
    moment = (
        exp.Add(this=sqlglot.parse_one("date '1970-01-01'", read="duckdb"), expression=value.copy())
        if is_time
        else value.copy()
    )
    return exp.Anonymous(this="strftime", expressions=[moment, exp.Literal.string(form)])


def own_functions(node: exp.Expression) -> exp.Expression:
    """Calls that neither sqlglot nor DuckDB knows, as calls of the macros; and those that fakesnow takes for DuckDB's own."""
    if isinstance(node, exp.WithinGroup) and isinstance(node.this, exp.ArrayAgg):
        return array_of_values(node.this.this, node.expression)
    if isinstance(node, (exp.ToChar, exp.TimeToStr)) and isinstance(node.args.get("format"), exp.Literal):
        return formatted(node.this, node.args["format"].name)
    if isinstance(node, exp.Cast) and isinstance(node.this, exp.GetExtract) and node.to.this in exp.DataType.TEXT_TYPES:
        item = [part.sql("duckdb") for part in (node.this.this, node.this.expression)]
        return sqlglot.parse_one(f"json_extract_string({item[0]}, '$[' || {item[1]} || ']')", read="duckdb")
    name = node.name if isinstance(node, exp.Anonymous) else node.sql_name() if isinstance(node, exp.Func) else ""
    if name.upper() == "HASH":
        return hash_of_row(node)
    if name.upper() == "HASH_AGG":
        total = exp.func("sum", hash_of_row(node), dialect="duckdb")
        return sqlglot.parse_one(f"({total.sql('duckdb')} % 9223372036854775807)::bigint", read="duckdb")
    return node


# --- Statements that fakesnow does not understand.

KINDS = re.compile(
    r"(?P<create>create\s+(?:or\s+replace\s+)?)(?P<kind>dynamic|iceberg|external|hybrid)\s+table\s+(?P<name>\S+)\s.*?\bas\s+(?P<query>(?:select|with)\b)",
    re.IGNORECASE | re.DOTALL,
)
COMMIT_TIME = re.compile(r"system[$]last_change_commit_time[(]'(?P<names>(?:[^']|'')+)'[)]", re.IGNORECASE)
TRANSIENT = re.compile(r"create\s+(?:or\s+replace\s+)?transient\s", re.IGNORECASE)
parse_as_fakesnow = fake_cursor.parse_one
thread = threading.local()


def commit_time(call: re.Match[str]) -> str:
    """When a table last changed; of a view, when any table of its database did."""
    names = [name.replace("'", "''").replace('""', '"') for name in call["names"].strip('"').split('"."')]
    rule = " and ".join(f"{column} = '{name}'" for column, name in zip("cst", names, strict=True))
    changes = "_fs_global._fs_information_schema._fs_changes"
    is_view = f"exists (select 1 from {changes} where {rule} and kind = 'VIEW')"
    return f"(select max(epoch_ns(altered)) from {changes} where ({rule}) or ({is_view} and c = '{names[0]}' and s <> 'MAIN_BASELINR'))"


def parse_one(command: str) -> exp.Expression:
    """A statement, as DuckDB can run it. The server asks twice for each, in two threads."""
    command = COMMIT_TIME.sub(commit_time, command)
    special = KINDS.search(command)
    thread.kind = special["kind"].upper() if special else "TRANSIENT" if TRANSIENT.search(command) else None
    thread.text = command.lower()
    if special:
        rest = command[special.end() - len(special["query"]) :]
        command = f"{command[: special.start()]}{special['create']}table {special['name']} as {rest}"
    return parsed(command).copy()


@functools.lru_cache(maxsize=4)
def parsed(command: str) -> exp.Expression:
    statement = parse_as_fakesnow(command)
    properties = statement.args.get("properties") if isinstance(statement, exp.Create) else None
    if properties:
        # a temporary table has a qualified name; DuckDB's has none. It stays until it is dropped
        kept = [p for p in properties.expressions if not isinstance(p, (exp.TemporaryProperty, exp.TransientProperty))]
        properties.set("expressions", kept)
    return statement.transform(own_functions)


# What must be in a statement for a transformation of fakesnow's to change it. Each walks the whole statement, and there are 75.
TRIGGERS = {
    "identifier": "identifier", "alter_session": "session", "update_variables": "set ", "current_version": "version", "set_schema": "use ", "create_database": "database",
    "extract_comment_on_table": "comment", "extract_comment_on_columns": "comment", "information_schema_fs": "information_schema", "information_schema_databases": "databases", "drop_schema_cascade": "drop",
    "tag": " tag", "try_parse_json": "parse_json", "split": "split", "trim_cast_varchar": "trim", "indices_to_json_extract": "[", "flatten": "flatten", "flatten_value_cast_as_varchar": "flatten",
    "regex_replace": "regexp_replace", "regex_substr": "regexp_substr", "result_scan": "result_scan", "sequence_nextval": "nextval", "values_columns": "values", "to_date": "date(",
    "to_decimal": "to_", "to_timestamp": "timestamp", "to_variant": "to_variant", "object_construct": "object_construct", "sample": "sample", "array_size": "array_size", "random": "rand",
    "array_agg_within_group": "array_agg", "array_agg": "array_agg", "object_agg": "object_agg", "array_construct_etc": "array", "dateadd_date_cast": "dateadd",
    "dateadd_string_literal_timestamp_cast": "dateadd", "datediff_string_literal_timestamp_cast": "datediff", "create_user": "user", "haversine": "haversine", "sha256": "sha", "create_clone": "clone",
    "create_stage": "stage", "create_file_format": "file", "list_stage": "@", "put_stage": "@", "alter_table_strip_cluster_by": "alter", "create_table_as": "create", "extract_text_length": "create",
    "numeric_agg_implicit_cast": "never: it turns exact sums into doubles", "hex_string": "x'",
}  # fmt: skip
transform_as_fakesnow = fake_cursor.FakeSnowflakeCursor._transform


class Transformed:
    """Stands in for a statement while fakesnow transforms it, and leaves out what would not change it."""

    def __init__(self, statement: exp.Expression, text: str) -> None:
        self.statement = statement
        self.text = text

    def transform(self, change: Any, **options: Any) -> Transformed:
        names = [getattr(change, "__name__", ""), *getattr(change, "__code__", compile("", "", "exec")).co_names]
        triggers = [TRIGGERS.get(name, "show " if name.startswith("show_") else None) for name in names]
        if "integer_precision" in names:
            change = integer_precision
        if not any(trigger and trigger not in self.text for trigger in triggers):
            self.statement = self.statement.transform(change, **options)
        return self


def integer_precision(node: exp.Expression) -> exp.Expression:
    """A NUMBER has 38 digits. fakesnow makes one without decimals a BIGINT, which has 18."""
    if isinstance(node, exp.DataType) and node.this == exp.DataType.Type.DECIMAL:
        return node
    return fake_cursor.transforms.integer_precision(node)


def transform(cursor: Any, statement: exp.Expression, params: Any) -> exp.Expression:
    return transform_as_fakesnow(cursor, Transformed(statement, getattr(thread, "text", "")), params).statement
