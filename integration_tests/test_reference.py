"""The tables of the documentation say what the package has: metrics, settings, reasons, commands, run-operations, tables of the store, modules. Each once, and none
that is not there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import click
import pytest
import yaml
from conftest import PACKAGE, Project

from baselinr_dbt.cli import cli

TELL = """
{% macro tell_reference() %}
  {% set families = [] %}
  {% for family in baselinr.metric_families() %}
    {% for name, metric in family.metrics.items() %}
      {% do families.append({'group': family.group, 'metric': name, 'kinds': metric.get('kinds'), 'cost': family.cost, 'on': family.get('default', true)}) %}
    {% endfor %}
  {% endfor %}
  {% set vars = baselinr.settings_schema() %}
  {% do baselinr.emit('reference', {'families': families, 'store': baselinr.store_schema() | list, 'connector': baselinr.connector_settings_schema(), 'settings': {
    'vars: baselinr_incremental': vars.baselinr_incremental, 'vars: baselinr_storage': vars.baselinr_storage,
    'config.meta.baselinr of a table, and vars: baselinr_profiling for all': vars.baselinr_profiling,
    'config.meta.baselinr of a column': baselinr.column_settings_schema()}}) %}
{% endmacro %}
"""
WORDS = {
    "numbers": {"integer", "decimal", "numeric", "float"},
    "floating point": {"float"},
    "`numeric`": {"numeric"},
    "integers": {"integer"},
    "booleans": {"boolean"},
    "text": {"text"},
    "dates": {"date"},
    "timestamps": {"timestamp"},
    "ordered": {"ordered"},
}


@pytest.fixture(scope="module")
def told(make_project: Callable[..., Project]) -> dict[str, Any]:
    """What the macros declare."""
    events = make_project({"raw.t": True}, macros=TELL).operation("tell_reference")
    return next(event for event in events if event["event"] == "reference")


def rows_of(page: str) -> Iterator[tuple[str, list[str]]]:
    """Every row of the tables of a page, with the heading that it stands under."""
    heading = ""
    for line in (PACKAGE / "docs" / page).read_text().splitlines():
        if line.startswith("#"):
            heading = line.lstrip("# ").replace("`", "")
        elif line.startswith("|") and not line.startswith("|---"):
            yield heading, [cell.strip() for cell in line[1:].removesuffix("|").split("|")]


def quoted(cell: str) -> list[str]:
    """What is written as code."""
    return re.findall(r"`([^`]+)`", cell)


def test_metrics(told: dict[str, Any]) -> None:
    """Its columns, its cost, and whether it is on."""
    found: dict[str, dict[str, Any]] = {}
    for _, cells in rows_of("metrics.md"):
        group = re.fullmatch(r"`(\w+)`(, off)?", cells[0])
        if len(cells) != 5 or not group:
            continue
        kinds = None if cells[2] == "all" else set().union(*(WORDS[word] for word in cells[2].split(", ")))
        for metric in re.findall(r"`(\w+)`", cells[1]):
            assert metric not in found, f"{metric} has two rows"
            found[metric] = {"group": group[1], "kinds": kinds, "cost": cells[4], "on": not group[2]}
    declared = {row["metric"]: {**row, "kinds": row["kinds"] and set(row["kinds"])} for row in told["families"]}
    assert found == {name: {key: row[key] for key in row if key != "metric"} for name, row in declared.items()}


def leaves(schema: dict[str, Any], path: str = "") -> dict[str, Any]:
    """Dotted name -> default, of all settings in it."""
    found = {}
    for name, part in schema.items():
        found |= {path + name: part["default"]} if isinstance(part.get("type"), str) else leaves(part, f"{path}{name}.")
    return found


def documented_settings() -> dict[str, dict[str, str]]:
    """Heading -> dotted name -> the default that its row shows. A row may have several of a section: `partition.key`, `.granularity`."""
    found: dict[str, dict[str, str]] = {}
    for heading, cells in rows_of("settings.md"):
        names, rows = quoted(cells[0]), found.setdefault(heading, {})
        defaults = cells[1].split(", ") if len(names) > 1 and ", " in cells[1] else [cells[1]] * len(names)
        for name, default in zip(names, defaults, strict=True):
            dotted = names[0].rpartition(".")[0] + name if name.startswith(".") else name
            assert dotted not in rows, f"{dotted} has two rows"
            rows[dotted] = default
    return found


def shows(cell: str, default: Any) -> bool:
    """Is that the default? A value is written as it is; where there is none, words say what happens."""
    literal = re.match(r"`([^`]*)`$|(true|false|-?[\d.]+|\{\}|\[\])(?:;|$)", cell)
    if literal is None or default is None:
        return literal is None and default is None
    return bool(yaml.safe_load(literal[1] or literal[2]) == default)


def test_settings(told: dict[str, Any]) -> None:
    declared = {heading: leaves(schema) for heading, schema in told["settings"].items()}
    declared["vars: baselinr_incremental"] |= leaves(
        told["connector"], "change_detection.connector_overrides.<adapter>."
    )
    found = documented_settings()
    assert found.keys() == declared.keys()
    for heading, settings in declared.items():
        rows = found[heading]
        for name in [name for name in rows if name.endswith(".*")]:  # a section that has rows elsewhere
            del rows[name]
            settings = {dotted: value for dotted, value in settings.items() if not dotted.startswith(name[:-1])}
        assert rows.keys() == settings.keys(), heading
        assert [(name, rows[name]) for name, default in settings.items() if not shows(rows[name], default)] == []


def test_every_setting_is_read(told: dict[str, Any]) -> None:
    """Outside the folder that declares and checks them."""
    files = [file for file in (PACKAGE / "macros").rglob("*.sql") if file.parent.name != "settings"]
    sources = "\n".join(file.read_text() for file in files)
    names = {name.rpartition(".")[2] for schema in told["settings"].values() for name in leaves(schema)}
    assert [name for name in sorted(names) if not re.search(rf"\b{name}\b", sources)] == []


def test_reasons() -> None:
    """Every action and reason that the planner writes down. One that is asked for is no decision."""
    sources = "\n".join(file.read_text() for file in (PACKAGE / "macros/plan").glob("*.sql"))
    decisions = re.findall(r"baselinr\.decision\(([^)]*)\)", sources)
    words = {word for decision in decisions for word in re.findall(r"'([a-z_]+)'", decision)}
    words |= set(re.findall(r"_reason': '(\w+)'", sources))
    claims = (
        PACKAGE / "macros/operations/baselinr_profile.sql"
    ).read_text()  # what a run finds out when it claims a table
    words |= set(re.findall(r"'reason': '(\w+)'", claims))
    table = [cells for heading, cells in rows_of("decisions.md") if heading == "Decisions"]
    written = {word for cells in table for word in quoted(cells[3])}
    actions = {"full", "partial", "sample", "skip", "defer"}
    assert words - actions - {"planned", "error", "look"} == {word for word in written if "." not in word} - {
        "snapshot_ttl_minutes"
    }
    assert actions <= {word for cells in table for word in re.findall(r"\w+", cells[2])}


def options_of(command: click.Command) -> set[str]:
    """The long names of its options."""
    return {max(option.opts, key=len) for option in command.params if isinstance(option, click.Option)} - {"--help"}


def commands(group: click.Group, path: str = "") -> dict[str, click.Command]:
    """Name -> command, also of groups within groups."""
    found: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        found |= commands(command, f"{path}{name} ") if isinstance(command, click.Group) else {path + name: command}
    return found


def test_commands() -> None:
    page = (PACKAGE / "docs/commands.md").read_text()
    every = "Options of every command"
    found: dict[str, set[str]] = {heading: set() for heading in re.findall(r"^### `(.+)`$", page, re.MULTILINE)}
    found[every] = set(re.findall(r"`(--[\w-]+)`", page.partition(f"## {every}")[2].partition("\n## ")[0]))
    for heading, cells in rows_of("commands.md"):
        if heading in found and heading != every:
            found[heading] |= {name for name in quoted(cells[0]) if name.startswith("--")}
    shared = found.pop(every)
    assert shared == options_of(cli.commands["plan"])
    assert found == {
        name: options_of(command) - (set() if name.startswith(("cloud", "demo")) else shared)
        for name, command in commands(cli).items()
    }


def test_operations() -> None:
    declared = yaml.safe_load((PACKAGE / "macros/operations/operations.yml").read_text())["macros"]
    found = {quoted(cells[0])[0]: quoted(cells[1]) for heading, cells in rows_of("commands.md") if heading == "Run-operations" and quoted(cells[0])}  # fmt: skip
    assert found == {
        macro["name"]: [argument["name"] for argument in macro.get("arguments", [])]
        for macro in declared
        if macro["name"].startswith("baselinr_")
    }


def test_how_it_works_has_the_tables_of_the_store(told: dict[str, Any]) -> None:
    rows = [cells for heading, cells in rows_of("how-it-works.md") if heading == "The store"]
    assert [quoted(cells[0])[0] for cells in rows[1:]] == [f"baselinr_{name}" for name in told["store"]]


def test_how_it_works_has_the_modules_of_the_runner() -> None:
    folder = PACKAGE / "baselinr_dbt"
    rows = [cells for heading, cells in rows_of("how-it-works.md") if heading == "The runner"]
    files = [name.rstrip("/") for cells in rows[1:] for name in quoted(cells[0])]
    there = {path.name for path in folder.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert sorted(files) == sorted(there - {"__init__.py"})
