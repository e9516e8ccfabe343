"""What plain SQL over a table says its metrics are; written independently of the package, metric by metric."""

from __future__ import annotations

import math
from typing import Any

import quantiles

NUMERIC = ("BIGINT", "DECIMAL", "DOUBLE")
EXACT = 0.0
MOMENTS = 1e-9  # relative: sums of doubles depend on the order of addition
LONGEST_TEXT = 256  # characters of a text's min and max
# What no query tells afterwards: estimates, which have tests of their own, and ages, which are others every second.
ESTIMATES = ("approx_distinct_count", "unique_ratio")
# Off by default, and compared in tests of their own; here their states are compared with those of a rebuild.
ON_REQUEST = ("data_type_inferred", "inferred_type_ratio", "top_values", "distinct_count", "is_unique")
OF_THE_CLOCK = ("age_seconds",)


def expected(project: Any, table: str, columns: dict[str, str]) -> dict[str, dict[str, str]]:
    """Column -> metric -> text, for the exact metrics, and ``values``, from which quantiles follow. ``columns``: name -> BIGINT, DECIMAL,
    DOUBLE, VARCHAR, BOOLEAN, DATE or TIMESTAMP."""
    found = {}
    for column, kind in columns.items():
        expressions = queries(column, kind, project.warehouse.adapter)
        row = project.sql(f"select {', '.join(f'cast({e} as varchar)' for e in expressions.values())} from {table}")[0]
        found[column] = {m: v for m, v in zip(expressions, row, strict=True) if v != "None"}
        if kind == "DECIMAL" and project.warehouse.adapter == "bigquery":
            # its texts have no zeros at the end; those of its stand-in have
            found[column] |= {
                m: v.rstrip("0").rstrip(".")
                for m, v in found[column].items()
                if m in ("min", "max", "sum") and "." in v
            }
        if kind in (*NUMERIC, "DATE"):
            rows = project.sql(f'select cast("{column}" as varchar) from {table} where "{column}" is not null')
            found[column]["values"] = "\n".join(row[0] for row in rows)
    return found


def queries(column: str, kind: str, adapter: str) -> dict[str, str]:
    """Metric -> SQL expression. Texts are compared by their bytes, as the package does."""
    x = f'"{column}"'
    if kind == "VARCHAR" and adapter == "postgres":
        x += ' collate "C"'
    metrics = {
        "count": "count(*)",
        "null_count": f"count(*) - count({x})",
        "null_ratio": f"(count(*) - count({x})) * 1.0 / nullif(count(*), 0)",
    }
    if kind == "BOOLEAN":
        return metrics | {"true_count": f"count(*) filter (where {x})"}
    metrics |= {"min": f"min({x})", "max": f"max({x})"}
    if kind in ("DATE", "TIMESTAMP"):
        metrics |= {"freshness": f"case when isfinite(max({x})) then max({x}) end"}
    if kind in NUMERIC:
        exact = (
            f"cast({x} as decimal(38, 0))" if kind == "BIGINT" and adapter == "spark" else x
        )  # where sums wrap around
        finite = f"filter (where cast({x} as double precision) not in ('nan', 'inf', '-inf'))"
        metrics |= {
            "min": f"min({x} + 0)",
            "max": f"max({x} + 0)",
            "zero_count": f"count(*) filter (where {x} = 0)",
            "negative_count": f"count(*) filter (where {x} < 0)",
            "sum": f"sum({exact}) {finite}",
            "mean": f"sum({exact}) {finite} / nullif(count({x}) {finite}, 0)",
            "stddev": f"case when count(*) {finite} > 1 then stddev_samp(cast({x} as double precision)) {finite} end",
        }
    if kind == "DOUBLE" or (kind == "DECIMAL" and adapter == "postgres"):
        metrics |= {
            "nan_count": f"count(*) filter (where {x} = cast('nan' as double precision))",
            "inf_count": f"count(*) filter (where {x} in (cast('inf' as double precision), cast('-inf' as double precision)))",
        }
    if kind == "DOUBLE" and adapter == "bigquery":
        metrics |= {end: f"{end}({x} + 0) filter (where not isnan({x}))" for end in ("min", "max")}
    if kind == "VARCHAR":
        metrics |= {
            "min": f"left(min({x}), {LONGEST_TEXT})",
            "max": f"left(max({x}), {LONGEST_TEXT})",
            "empty_count": f"count(*) filter (where {x} = '')",
            "blank_count": f"count(*) filter (where trim({x}) = '')",
            "min_length": f"min(length({x}))",
            "max_length": f"max(length({x}))",
            "avg_length": f"avg(length({x}))",
        }
    return metrics


def differences(
    actual: dict[str, dict[str, str]], wanted: dict[str, dict[str, str]], columns: dict[str, str]
) -> list[str]:
    """One line for each metric that is missing, unexpected, or off by more than metrics allow."""
    found = [f"unexpected column {name}" for name in actual if name not in wanted]
    for column, metrics in wanted.items():
        left_out = ESTIMATES + ON_REQUEST + OF_THE_CLOCK + quantiles.NAMES
        got = {k: v for k, v in actual.get(column, {}).items() if k not in left_out}
        metrics = dict(metrics)
        values = metrics.pop("values", None)
        if values is not None:
            problems = quantiles.problems(actual.get(column, {}), values.split("\n") if values else [], columns[column])
            found += [f"{column}: {problem}" for problem in problems]
        for metric in sorted(metrics.keys() | got.keys()):
            tolerance = EXACT
            if metric in ("mean", "stddev", "null_ratio", "avg_length") or (
                metric == "sum" and columns[column] == "DOUBLE"
            ):
                tolerance = MOMENTS
            size = magnitude(metrics) if metric in ("mean", "sum", "stddev") else 1.0
            if not same(got.get(metric), metrics.get(metric), tolerance, size):
                found.append(f"{column}.{metric}: {got.get(metric)} instead of {metrics.get(metric)}")
    return found


def magnitude(metrics: dict[str, str]) -> float:
    """The largest finite absolute value among the extremes: what cancels against each other cannot be nearer than 1e-9 of it."""
    sizes = [abs(float(metrics.get(name) or 0)) for name in ("min", "max")]
    return max([1.0, *(size for size in sizes if math.isfinite(size))])


def same(actual: str | None, wanted: str | None, tolerance: float, size: float = 1.0) -> bool:
    """Equal text; or, with a tolerance, numbers that near each other, relative to the numbers and to ``size``."""
    if actual is None or wanted is None or tolerance == EXACT:
        return actual == wanted
    return math.isclose(float(actual), float(wanted), rel_tol=tolerance, abs_tol=tolerance * size)
