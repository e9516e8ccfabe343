"""What quantiles and histograms have to be, from the sorted values themselves; written independently of the package."""

from __future__ import annotations

import json
import math
from collections import Counter
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

SHARES = {"p01": 1, "p05": 5, "p25": 25, "median": 50, "p75": 75, "p95": 95, "p99": 99}
NAMES = (*SHARES, "histogram", "distribution")
ALPHA = 0.01
LOG_GAMMA = math.log((1 + ALPHA) / (1 - ALPHA))
MOST_BUCKETS = 48


def problems(metrics: dict[str, str], values: list[str], kind: str) -> list[str]:
    """What is wrong with the published quantiles, the histogram and the distribution of a column. ``values``: its non-null values as text. ``kind``: BIGINT,
    DECIMAL, DOUBLE (each quantile within 1% of the exact one), DATE (the first day of its month) or TIMESTAMP (its day)."""
    ordered = sorted(number for number in map(readable(kind), values) if number is not None)
    if not ordered:
        return [f"{name} of no values" for name in NAMES if name in metrics]
    found = []
    for name, percent in SHARES.items():
        exact = ordered[max(-(-len(ordered) * percent // 100), 1) - 1]
        if not near(metrics.get(name), exact, kind):
            found.append(f"{name} is {metrics.get(name)}, exactly {exact}")
    known_ends = kind in ("DATE", "TIMESTAMP") or all(math.isfinite(float(value)) for value in values)
    found += histogram_problems(metrics.get("histogram"), ordered, kind, known_ends)
    published, wanted = json.loads(metrics.get("distribution", "null")), distribution(ordered, kind)
    return found + ([f"distribution is {published}, and should be {wanted}"] if published != wanted else [])


def distribution(ordered: list[Any], kind: str) -> dict[str, Any]:
    """The values counted by bucket, on the finest grid of a power of two that has few enough."""
    buckets = [fine_bucket(value, kind) for value in ordered]
    width = 1
    while len({bucket // width for bucket in buckets}) > MOST_BUCKETS:
        width *= 2
    counts = Counter(bucket // width for bucket in buckets)
    of = {"DATE": "months", "TIMESTAMP": "days"}.get(kind, "numbers")
    return {"of": of, "width": width, "buckets": [[bucket, counts[bucket]] for bucket in sorted(counts)]}


def fine_bucket(value: Any, kind: str) -> int:
    """Months since the year 0, days since 1970, or a logarithm: of positive numbers far above zero, of negative ones far below."""
    if kind == "DATE":
        return int(value[:4]) * 12 + int(value[5:7]) - 1
    if kind == "TIMESTAMP":
        return (date.fromisoformat(value) - date(1970, 1, 1)).days
    number = float(value)
    if number == 0:
        return 0
    size = 65536 + math.ceil(math.log(abs(number)) / LOG_GAMMA)
    return size if number > 0 else -size


def readable(kind: str) -> Any:
    """Text -> something that sorts, or none for what has no place in a quantile."""
    if kind == "DATE":
        return lambda text: text[:7] + "-01"
    if kind == "TIMESTAMP":
        return lambda text: text[:10]
    return lambda text: Fraction(text) if math.isfinite(float(text)) else None


def near(actual: str | None, exact: Any, kind: str) -> bool:
    """Days and months are exact; so are whole numbers below 50; numbers are within 1%."""
    if actual is None or isinstance(exact, str):
        return actual == exact
    if kind == "BIGINT" and abs(exact) < 50:
        return Fraction(actual) == exact
    return abs(Fraction(actual) - exact) <= Fraction(ALPHA) * abs(exact) * (1 + Fraction(1, 10**9))


def histogram_problems(text: str | None, ordered: list[Any], kind: str, known_ends: bool) -> list[str]:
    """Equal bins that join, from the smallest value to the largest, with every value in one: exactly for days and months; for numbers as
    exactly as the values are known, within 1%. ``known_ends``: the exact ends are kept, because none is infinite or NaN."""
    if text is None:
        return ["no histogram"]
    histogram = json.loads(text)
    found = []
    if sum(part["count"] for part in histogram) != len(ordered):
        found.append(f"{sum(part['count'] for part in histogram)} of {len(ordered)} values are in the histogram")
    if any(one["bin_end"] != other["bin_start"] for one, other in pairwise(histogram)):
        found.append(f"bins do not join: {text}")
    if isinstance(ordered[0], str):
        for part in histogram:
            first, end = part["bin_start"], part["bin_end"]
            # the last may end in the year 10000
            wanted = sum(first <= value and (len(value), value) < (len(end), end) for value in ordered)
            if part["count"] != wanted:
                found.append(f"{part} has {wanted} values")
        return found
    ends = [float(ordered[0]), float(ordered[-1])]
    if len(histogram) != (1 if ends[0] == ends[1] else 10):
        found.append(f"{len(histogram)} bins")
    rounding = max(map(abs, ends)) * 1e-9
    for end, exact in zip((histogram[0]["bin_start"], histogram[-1]["bin_end"]), ends, strict=True):
        if not math.isclose(end, exact, rel_tol=1e-9 if known_ends else ALPHA * (1 + 1e-9), abs_tol=rounding):
            found.append(f"an end is {end} instead of {exact}")
    for part in histogram[:-1]:
        upto = sum(p["count"] for p in histogram if p["bin_end"] <= part["bin_end"])
        edge = Fraction(part["bin_end"])
        slack = Fraction(ALPHA) * abs(edge) * Fraction(102, 100) + Fraction(rounding)
        if not sum(v < edge - slack for v in ordered) <= upto <= sum(v <= edge + slack for v in ordered):
            found.append(f"{upto} values up to {part['bin_end']}")
    return found
