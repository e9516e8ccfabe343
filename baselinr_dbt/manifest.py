"""From the name a person types to a node of the project."""

from __future__ import annotations

from difflib import get_close_matches

from dbt.contracts.graph.manifest import Manifest

from baselinr_dbt.engine import RESOURCE_TYPES
from baselinr_dbt.errors import ConfigurationError


def resolve_table(manifest: Manifest, name: str) -> str:
    """The unique id of ``name``: a unique id, a table, or schema.table. Raises ConfigurationError if it is none, or several."""
    nodes = [*manifest.nodes.values(), *manifest.sources.values()]
    names: dict[str, set[str]] = {}
    for node in nodes:
        if str(node.resource_type) not in RESOURCE_TYPES or node.package_name == "baselinr":
            continue
        table = getattr(node, "identifier", None) or getattr(node, "alias", None) or node.name
        for known in {node.unique_id, node.name, table, f"{node.schema}.{table}"}:
            names.setdefault(known.lower(), set()).add(node.unique_id)
    found = sorted(names.get(name.lower(), ()))
    if len(found) == 1:
        return found[0]
    if found:
        raise ConfigurationError(f"'{name}' names several tables: {', '.join(found)}; give one of these")
    nearest = get_close_matches(name.lower(), names, n=1)
    raise ConfigurationError(
        f"'{name}' is no table of this project" + (f"; did you mean '{nearest[0]}'?" if nearest else "")
    )
