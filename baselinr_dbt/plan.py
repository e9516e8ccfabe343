"""The plan and the run as typed objects, and the two calls that make them. Decisions come from the dbt package alone."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import Any, TypeVar

from baselinr_dbt.engine import DbtOptions, engine_of
from baselinr_dbt.planning import plan_tables
from baselinr_dbt.progress import Progress
from baselinr_dbt.runner import run_tables
from baselinr_dbt.tasks import RUNNABLE

Row = TypeVar("Row", bound="TableDecision")


@dataclass
class TableDecision:
    """What is to be done with one table, and why. Timestamps are UTC in ISO 8601; sizes are rows and bytes."""

    unique_id: str
    database: str | None
    schema: str
    table: str
    action: str
    reason: str
    status: str = "planned"
    changed_partitions: list[str] = field(default_factory=list)
    removed_partitions: list[str] = field(default_factory=list)
    pending_partitions: int = 0
    snapshot_id: str | None = None
    row_count: int | None = None
    estimated_rows: int | None = None
    estimated_bytes: int | None = None
    last_profiled_at: str | None = None
    next_due_at: str | None = None
    coverage: float | None = None
    staleness_score: int | None = None
    sample_fraction: float | None = None
    why: str = ""
    explanation: str = ""


@dataclass
class TableResult(TableDecision):
    """What was done with one table."""

    rows_scanned: int | None = None
    queries: int | None = None
    duration_seconds: float | None = None
    error: str | None = None


@dataclass
class IncrementalPlan:
    """The decisions for all selected tables."""

    run_id: str
    generated_at: str
    counts: dict[str, int]
    tables: list[TableDecision]
    options: DbtOptions = field(default_factory=DbtOptions, repr=False)

    @property
    def decisions(self) -> list[TableDecision]:
        """The same as ``tables``."""
        return self.tables

    def runnable_tables(self) -> list[TableDecision]:
        """The tables that a run would profile."""
        return [table for table in self.tables if table.action in RUNNABLE]

    def to_summary(self) -> str:
        """One line: how many tables get which action."""
        return ", ".join(f"{count} {action}" for action, count in self.counts.items() if count) or "no tables"

    def to_dict(self) -> dict[str, Any]:
        """The plan document."""
        return _document(self)


@dataclass
class RunResult:
    """What a run did with every selected table."""

    run_id: str
    generated_at: str
    counts: dict[str, int]
    tables: list[TableResult]

    @property
    def failed(self) -> list[TableResult]:
        """The tables that ended with an error."""
        return [table for table in self.tables if table.status == "error"]

    def to_dict(self) -> dict[str, Any]:
        """The run document."""
        return _document(self)


@dataclass
class PlanBuilder:
    """Makes a plan; reads the warehouse, writes nothing."""

    project_dir: str = "."
    target: str | None = None
    select: str | list[str] | None = None
    profiles_dir: str | None = None

    def get_tables_to_run(self) -> IncrementalPlan:
        """Decides for every selected table. Raises ConfigurationError, OperationFailed."""
        select = (self.select,) if isinstance(self.select, str) else tuple(self.select or ())
        options = DbtOptions(
            project_dir=self.project_dir, profiles_dir=self.profiles_dir, target=self.target, select=select
        )
        engine = engine_of(options)
        plan = plan_of(plan_tables(engine, engine.selected_ids()))
        plan.options = options
        return plan


def run(plan: IncrementalPlan, progress: Progress | None = None) -> RunResult:
    """Profiles the tables of a plan. Each is decided again right before, so that a plan may be old."""
    engine = engine_of(plan.options)
    return result_of(run_tables(engine, [table.unique_id for table in plan.tables], {}, progress))


def plan_of(document: dict[str, Any]) -> IncrementalPlan:
    """A plan document, typed."""
    rows = [_typed(TableDecision, row) for row in document["tables"]]
    return IncrementalPlan(document["run_id"], document["generated_at"], document["counts"], rows)


def result_of(document: dict[str, Any]) -> RunResult:
    """A run document, typed."""
    rows = [_typed(TableResult, row) for row in document["tables"]]
    return RunResult(document["run_id"], document["generated_at"], document["counts"], rows)


def _typed(kind: type[Row], row: dict[str, Any]) -> Row:
    names = {field.name for field in fields(kind)}
    return kind(**{name: value for name, value in row.items() if name in names})


def _document(thing: IncrementalPlan | RunResult) -> dict[str, Any]:
    rows = [asdict(table) for table in thing.tables]
    return {"run_id": thing.run_id, "generated_at": thing.generated_at, "counts": thing.counts, "tables": rows}
