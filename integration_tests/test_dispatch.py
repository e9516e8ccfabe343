"""What an adapter may say of itself: every macro that the package dispatches. docs/adapters.md lists them, in the words of the comments in
the macros; ``GOLDEN=write`` writes the list anew (``make golden``)."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent.parent
# dbt looks among PostgreSQL's macros for what Redshift does not have. These are right for both.
RIGHT_FOR_REDSHIFT = {"update_by", "square", "no_underflow", "columns_per_scan", "schema_name", "store_schema_sql"}
# Not called on Redshift: it has a catalog_rows of its own, and makes no JSON.
NOT_CALLED_ON_REDSHIFT = {"catalog_sql", "json_list"}


@cache
def sources() -> str:
    return "\n".join(file.read_text() for file in sorted((PACKAGE / "macros").rglob("*.sql")))


def dispatched() -> list[str]:
    """The names of all macros that are dispatched."""
    return sorted(set(re.findall(r"adapter\.dispatch\('(\w+)'", sources())))


def implemented(adapter: str) -> set[str]:
    """Which of them this adapter has."""
    return set(re.findall(rf"\{{%-? macro {adapter}__(\w+)\(", sources()))


PAGE = PACKAGE / "docs" / "adapters.md"
BEGIN, END = "<!-- the list: made by integration_tests/test_dispatch.py -->\n", "<!-- end of the list -->\n"


def listing() -> str:
    """The list for the documentation: file by file, each macro with the comment that it stands below."""
    lines = []
    for file in sorted((PACKAGE / "macros").rglob("*.sql")):
        text = file.read_text()
        names = sorted(set(re.findall(r"adapter\.dispatch\('(\w+)'", text)), key=lambda name: place_of(name, text))
        if names:
            lines += ["", f"`{file.relative_to(PACKAGE)}`", "", "| macro | what it says |", "|---|---|"]
            lines += [f"| `{name}` | {comment_above(place_of(name, text), text)} |" for name in names]
    return "\n".join(lines) + "\n\n"


def place_of(name: str, text: str) -> int:
    """Where the macro is, or, where there is none of that name, where it is asked for."""
    place = text.find(f"{{% macro {name}(")
    return place if place >= 0 else text.find(f"adapter.dispatch('{name}'")


def comment_above(place: int, text: str) -> str:
    found = [match for match in re.finditer(r"\{#-?(.*?)-?#\}", text, re.DOTALL) if match.end() <= place]
    # a comment is about what follows it until the next empty line
    ours = found and "\n\n" not in text[found[-1].end() : place]
    return " ".join(found[-1][1].split()).replace("|", "\\|") if ours else ""


def test_the_documentation_lists_all() -> None:
    page = PAGE.read_text()
    before, after = page[: page.index(BEGIN) + len(BEGIN)], page[page.index(END) :]
    if os.environ.get("GOLDEN") == "write":
        PAGE.write_text(before + listing() + after)
    assert PAGE.read_text() == before + listing() + after, "the list is not that of the macros; `make golden` writes it"


def test_every_one_says_what_it_is() -> None:
    assert not re.findall(r"^\| `(\w+)` \|  \|", listing(), re.MULTILINE)


def test_every_one_has_a_default() -> None:
    assert set(dispatched()) - implemented("default") == set()


def test_no_adapter_says_what_nobody_asks() -> None:
    for adapter in ("duckdb", "postgres", "redshift", "snowflake", "bigquery", "spark", "databricks"):
        helpers = {
            name for name in implemented(adapter) - set(dispatched()) if f"baselinr.{adapter}__{name}(" in sources()
        }
        assert implemented(adapter) - set(dispatched()) - helpers == set(), adapter


def test_redshift_takes_over_from_postgres_only_what_is_right() -> None:
    taken_over = implemented("postgres") - implemented("redshift") - {"utc_key", "partition_bounds"}
    assert taken_over == RIGHT_FOR_REDSHIFT | NOT_CALLED_ON_REDSHIFT


def test_what_an_adapter_escapes_is_handed_to_it() -> None:
    """``literal`` writes plain texts by itself; one that an adapter would write in another way is none."""
    chosen = re.findall(r"modules\.re\.search\('(\[.*?\])', (?:text|row \| join)\)", sources())
    assert len(chosen) == 2, "one value, and a row of them"
    assert len(set(chosen)) == 1
    special = chosen[0].encode().decode("unicode_escape")
    bodies = re.findall(r"macro \w+__text_literal\(\w+\) %\}(.*?)\{% endmacro", sources(), re.DOTALL)
    escaped = [
        a or b for body in bodies for a, b in re.findall(r"replace\((?:'((?:\\.|[^'\\])+)'|\"([^\"]+)\"),", body)
    ]
    assert "${" in escaped, "Spark's"
    for text in escaped:
        assert re.search(special, text.encode().decode("unicode_escape")), text
