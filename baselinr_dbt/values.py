"""Values as the documents of the operations have them, where nearly all are texts."""

from __future__ import annotations

import math
from datetime import datetime, timezone


def number_of(value: object) -> float | None:
    """A number, or a text that is one; None of anything else. NaN and the infinities are numbers."""
    try:
        return float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None


def finite_of(value: object) -> float | None:
    """The same, without NaN and the infinities, which JSON does not have."""
    number = number_of(value)
    return number if number is not None and math.isfinite(number) else None


def moment_of(text: str) -> datetime:
    """A moment in ISO 8601; one without a zone is in UTC."""
    moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)
