"""Runs the dbt package `baselinr`: selects tables as dbt does, profiles them, shows progress and results."""

from baselinr_dbt.documents import IncrementalPlan, PlanSummary, RunResult, TableDecision, TableResult
from baselinr_dbt.errors import BaselinrError, ConfigurationError, OperationFailed, TablesFailed, UnknownTable
from baselinr_dbt.plan import PlanBuilder, run
from baselinr_dbt.progress import Progress

__all__ = [
    "BaselinrError",
    "ConfigurationError",
    "IncrementalPlan",
    "OperationFailed",
    "PlanBuilder",
    "PlanSummary",
    "Progress",
    "RunResult",
    "TableDecision",
    "TableResult",
    "TablesFailed",
    "UnknownTable",
    "run",
]
