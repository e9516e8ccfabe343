"""From the name a person types to a node of the project."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Any

from baselinr_dbt.errors import ConfigurationError
from baselinr_dbt.names import named

RESOURCE_TYPES = ("model", "seed", "snapshot", "source")


@dataclass(frozen=True)
class Node:
    """What is read of a node of dbt's manifest. ``table`` is the relation's name."""

    unique_id: str
    resource_type: str
    package_name: str
    name: str
    schema: str
    table: str


def node_of(node: Mapping[str, Any]) -> Node | None:
    """A node of the manifest, as dbt keeps it or as manifest.json has it; None if it is no relation."""
    kind = str(getattr(node["resource_type"], "value", node["resource_type"]))
    if kind not in RESOURCE_TYPES:
        return None
    return Node(
        node["unique_id"],
        kind,
        node["package_name"],
        node["name"],
        node["schema"],
        node.get("identifier") or node.get("alias") or node["name"],
    )


def require_package(macros: Container[str]) -> None:
    """Raises ConfigurationError if these macros of a project are without those of the package."""
    if "macro.baselinr.baselinr_plan" not in macros:
        raise ConfigurationError(
            "this project does not use the package baselinr: run `baselinr-dbt init`, then `dbt deps`"
        )


def resolve_table(nodes: list[Node], name: str) -> str:
    """The unique id of ``name``: a unique id, a table, or schema.table. Raises UnknownTable if it is none, or several."""
    names: dict[str, set[str]] = {}
    for node in nodes:
        if node.package_name != "baselinr":
            for known in {node.unique_id, node.name, node.table, f"{node.schema}.{node.table}"}:
                names.setdefault(known.lower(), set()).add(node.unique_id)
    return named(name, names, "project")
