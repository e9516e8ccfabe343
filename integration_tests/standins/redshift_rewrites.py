"""Redshift's SQL as PostgreSQL takes it, where a function in the database cannot stand in: words where PostgreSQL has expressions, `listagg`, and
going through a SUPER. Only what the package writes is known here."""

from __future__ import annotations

import re

# Comments, texts and names in quotes: nothing is written anew inside them.
QUOTED = re.compile(r"/\*.*?\*/|--[^\n]*|'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"", re.DOTALL)
PLACEHOLDER = re.compile("\x01(\\d+)\x01")


def for_postgres(sql: str) -> str:
    """The statement for PostgreSQL."""
    quoted: list[str] = []

    def take_out(match: re.Match[str]) -> str:
        quoted.append(match[0])
        return f"\x01{len(quoted) - 1}\x01"

    def put_back(text: str) -> str:
        return PLACEHOLDER.sub(lambda match: quoted[int(match[1])], text)

    bare = QUOTED.sub(take_out, sql)
    shown = re.fullmatch(
        r"(?:\s|\x01\d+\x01)*show tables from schema\s+\x01\d+\x01\.\x01(\d+)\x01\s*", bare, re.IGNORECASE
    )
    if shown:
        schema = quoted[int(shown[1])][1:-1].replace('""', '"').replace("'", "''")
        return f"select * from redshift.show_tables where schema_name = '{schema}'"
    bare = re.sub(r"\bsysdate\b", "localtimestamp", bare)
    bare = re.sub(r"\b(datediff|dateadd)\((\w+),", r"\1('\2',", bare)
    bare = bare.replace("regexp_replace(", "redshift.regexp_replace(")
    bare = re.sub(r"\bas entry at position\b", "as entry", bare)
    bare = re.sub(
        r", packed\.(\w+) as entry\b",
        r" cross join lateral redshift.elements(packed.\1) as unpacked (entry, position)",
        bare,
    )
    bare = re.sub(r"cast\(entry\[(\d+)\] as varchar\(65535\)\)", r"(entry ->> \1)", bare)
    bare = re.sub(r"cast\(entry\[(\d+)\] as (\w+)\)", r"cast(entry ->> \1 as \2)", bare)
    return put_back(_with_string_agg(bare))


def _with_string_agg(sql: str) -> str:
    """`listagg(x, s) within group (order by o)` as `string_agg(x, s order by o)`."""
    while (start := sql.find("listagg(")) >= 0:
        end = _closing(sql, start + len("listagg("))
        group = re.compile(r"\s*within group \(").match(sql, end + 1)
        assert group, sql[end : end + 100]
        close = _closing(sql, group.end())
        sql = f"{sql[:start]}string_agg({sql[start + len('listagg(') : end]} {sql[group.end() : close]}){sql[close + 1 :]}"
    return sql


def _closing(sql: str, start: int) -> int:
    """Where the bracket that is open at ``start`` is closed."""
    depth = 1
    for place in range(start, len(sql)):
        depth += {"(": 1, ")": -1}.get(sql[place], 0)
        if depth == 0:
            return place
    raise AssertionError(f"a bracket stays open: {sql[start:][:200]}")
