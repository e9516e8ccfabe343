"""What Delta refuses although a grammar takes it, as it was seen of Delta 3.2 on Spark 3.5: a query in the condition of a write, and in what is merged one that
asks about rows of another query."""

from __future__ import annotations

import re

import sqlglot
from sqlglot import exp

WRITE = re.compile(r"^(delete|update|merge)\b", re.MULTILINE)


def refused(sql: str) -> list[str]:
    """Why Delta would not run one of these statements; nothing: for none of these reasons."""
    problems: list[str] = []
    if not WRITE.search(sql):  # it knows not all of the others
        return problems
    for statement in sqlglot.parse(sql, read="databricks"):
        if isinstance(statement, exp.Command):
            problems.append("a write that cannot be read here")
        if isinstance(statement, exp.Delete | exp.Update):
            parts = [statement.args.get("where"), *statement.args.get("expressions", [])]
            problems += ["a query in the condition of a write"] * any(part and part.find(exp.Select) for part in parts)
        if isinstance(statement, exp.Merge):
            parts = [statement.args["on"], statement.args["whens"]]
            problems += ["a query in the condition of a merge"] * any(part.find(exp.Select) for part in parts)
            problems += [
                "a query about the rows of a query, in what is merged"
                for query in statement.args["using"].find_all(exp.Select)
                if asks(query) and not reads_tables(query)
            ]
    return problems


def asks(query: exp.Select) -> bool:
    """Does its condition hold a query, or that of one of its joins?"""
    conditions = [query.args.get("where"), *(join.args.get("on") for join in query.args.get("joins", []))]
    return any(condition is not None and condition.find(exp.Select) is not None for condition in conditions)


def reads_tables(query: exp.Select) -> bool:
    """Is each relation that it reads a table?"""
    read = [query.args.get("from_"), *query.args.get("joins", [])]
    return all(isinstance(relation.this, exp.Table) for relation in read if relation is not None)
