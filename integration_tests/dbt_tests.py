"""dbt's own tests on a project of the suite: declaring them in its YAML, running them, and what dbt and the package said of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml
from conftest import Project
from dbt_common.events.base_types import EventMsg
from repeated_dbt import dbt

# At the end of what is said of a failure.
AT = r" \(profile of \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\)"


@dataclass
class Outcome:
    """How one test ended; ``said``: the lines that the package logged meanwhile; ``message``: dbt's own."""

    status: str
    failures: int | None = None
    message: str = ""
    said: list[str] = field(default_factory=list)
    sql: str = ""


def listed(name: str, test: str, **arguments: Any) -> dict[str, Any]:
    """An entry of ``data_tests``; ``config`` is its config."""
    return {f"baselinr.baselinr_{test}": {"name": name, **arguments}}


def declare(project: Project, tests: dict[str, list[dict[str, Any]]]) -> None:
    """Sets the tests of source tables, as ``schema.table``, and of their columns, as ``schema.table.column``; parses the project anew."""
    path = project.folder / "models" / "sources.yml"
    content = yaml.safe_load(path.read_text())
    for source in content["sources"]:
        for table in source["tables"]:
            name = f"{source['name']}.{table['name']}"
            columns = {
                place.removeprefix(f"{name}."): given for place, given in tests.items() if place.startswith(f"{name}.")
            }
            table["data_tests"] = tests.get(name, [])
            table["columns"] = [{"name": column, "data_tests": given} for column, given in columns.items()]
    path.write_text(yaml.safe_dump(content, sort_keys=False))
    project.parse()


def run_tests(
    project: Project, *selected: str, command: str = "test", flags: tuple[str, ...] = ()
) -> dict[str, Outcome]:
    """One ``dbt test``; name of a test -> how it ended."""
    said: dict[str, list[str]] = {}

    def listen(event: EventMsg) -> None:
        if event.info.name == "JinjaLogInfo" and not event.data.msg.startswith("BASELINR "):
            said.setdefault(event.data.node_info.node_name, []).append(event.data.msg)

    words = [command, *project.flags(), *flags, *(["--select", *selected] if selected else [])]
    result = dbt(words, project.manifest, listen)
    assert result.result is not None, result.exception
    return {
        one.node.name: Outcome(str(one.status), one.failures, one.message or "", said.get(one.node.name, []), getattr(one.node, "compiled_code", None) or "")
        for one in result.result.results
    }  # fmt: skip


def move(project: Project, table: str, interval: str) -> None:
    """Moves all that is stored of a table into the past."""
    where = f"where unique_id = 'source.shop.raw.{table}'"
    moments = {"runs": "profiled_at", "results": "profiled_at", "events": '"timestamp"'}
    project.sql(
        *(
            f"update main_baselinr.baselinr_{name} set {column} = {column} - interval '{interval}' {where}"
            for name, column in moments.items()
        ),
        f"update main_baselinr.baselinr_table_state set last_checked_at = last_checked_at - interval '{interval}' {where}",
    )
