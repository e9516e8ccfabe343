"""Runs the dbt package `baselinr`: selects tables as dbt does, profiles them, shows progress and results."""

from baselinr_dbt.errors import BaselinrError, ConfigurationError
from baselinr_dbt.plan import IncrementalPlan, PlanBuilder, RunResult, TableDecision, TableResult, run

__all__ = [
    "BaselinrError",
    "ConfigurationError",
    "IncrementalPlan",
    "PlanBuilder",
    "RunResult",
    "TableDecision",
    "TableResult",
    "run",
]
