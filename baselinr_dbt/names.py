"""From what a person types to the one table that is meant."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from baselinr_dbt.errors import UnknownTable


def named(name: str, names: Mapping[str, set[str]], place: str) -> str:
    """The unique id that ``name`` stands for; ``names`` are in lower case. Raises UnknownTable if it stands for none, or for several."""
    found = sorted(names.get(name.lower(), ()))
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownTable(f"'{name}' names several tables: {', '.join(found)}; give one of these")
    nearest = get_close_matches(name.lower(), names, n=1)
    raise UnknownTable(f"'{name}' is no table of this {place}" + (f"; did you mean '{nearest[0]}'?" if nearest else ""))
