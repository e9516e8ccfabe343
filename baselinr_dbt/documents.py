"""The documents of a plan and of a run as typed objects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Generic, TypeVar

from baselinr_dbt.advice import one_line_error
from baselinr_dbt.engine import DbtOptions
from baselinr_dbt.errors import TablesFailed
from baselinr_dbt.names import named
from baselinr_dbt.tasks import RUNNABLE

Row = TypeVar("Row", bound="TableDecision")


@dataclass
class TableDecision:
    """What is to be done with one table, and why. Moments are texts, UTC in ISO 8601; None is "not known"."""

    unique_id: str  # dbt's, as in `source.shop.raw.orders`
    database: str | None
    schema: str
    table: str
    action: str  # full, partial, sample, skip or defer
    reason: str  # as docs/decisions.md lists them
    status: str = "planned"  # or error: it cannot be read, and is skipped
    changed_partitions: list[str] = field(default_factory=list)  # those that this run takes
    removed_partitions: list[str] = field(default_factory=list)
    pending_partitions: int = 0  # left for later runs
    snapshot_id: str | None = None  # what the stored profile was made of
    row_count: int | None = None  # in the table, by the stored profile
    estimated_rows: int | None = None  # to be read
    estimated_bytes: int | None = None
    last_profiled_at: str | None = None
    next_due_at: str | None = None
    coverage: float | None = None  # share of the partitions that have a state, 0 to 1
    staleness_score: int | None = (
        None  # how overdue, in hundredths of its interval: 100 is due; 1000 where it was never profiled
    )
    sample_fraction: float | None = None  # share of the rows, above 0 and at most 1
    why: str = ""  # the reason as a sentence
    explanation: str = ""  # the same with what was compared

    @property
    def name(self) -> str:
        """schema.table."""
        return f"{self.schema}.{self.table}"

    @property
    def is_runnable(self) -> bool:
        """Would a run profile it?"""
        return self.action in RUNNABLE

    def to_dict(self) -> dict[str, Any]:
        """Its row of the document."""
        return asdict(self)


@dataclass
class TableResult(TableDecision):
    """What was done with one table. ``status``: success, error, skipped, or not_run where the run ended first."""

    rows_scanned: int | None = None
    queries: int | None = None
    duration_seconds: float | None = None
    error: str | None = None
    # Of a table that was profiled, if they were asked for: {column_name, column_type, metrics, intervals}, values as text.
    columns: list[dict[str, Any]] | None = None


class _Tables(Generic[Row]):
    """Rows in the order of the document, and each by its name: unique id, table, schema.table, database.schema.table, or as dbt selects it."""

    tables: list[Row]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.tables)

    def __len__(self) -> int:
        return len(self.tables)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._names()

    def __getitem__(self, name: str) -> Row:
        """The table of this name, in any case. Raises UnknownTable, which is a LookupError."""
        unique_id = named(name, self._names(), "plan")
        return next(table for table in self.tables if table.unique_id == unique_id)

    def _names(self) -> dict[str, set[str]]:
        names: dict[str, set[str]] = {}
        for table in self.tables:
            in_dbt = table.unique_id.split(".", 2)[-1]
            for name in (table.unique_id, in_dbt, table.table, table.name, f"{table.database}.{table.name}"):
                names.setdefault(name.lower(), set()).add(table.unique_id)
        return names


class PlanSummary(dict[str, Any]):
    """``generated_at``, ``run_id`` and ``counts`` by action, to be sent on as they are; as text it is one line."""

    def __str__(self) -> str:
        return ", ".join(f"{count} {action}" for action, count in self["counts"].items() if count) or "no tables"


@dataclass
class IncrementalPlan(_Tables[TableDecision]):
    """The decisions for all selected tables. A collection of them: ``for decision in plan``, ``len(plan)``, ``plan["raw.orders"]``."""

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
        return [table for table in self.tables if table.is_runnable]

    def unreadable_tables(self) -> list[TableDecision]:
        """The tables that are skipped because they are not there, or cannot be read or compared; ``why`` says it."""
        return [table for table in self.tables if table.status == "error"]

    def to_summary(self) -> PlanSummary:
        """How many tables get which action; a dict, which prints as one line."""
        return PlanSummary(generated_at=self.generated_at, run_id=self.run_id, counts=dict(self.counts))

    def to_dict(self) -> dict[str, Any]:
        """The plan document, as `baselinr-dbt plan --output json` writes it."""
        return _document(self)


@dataclass
class RunResult(_Tables[TableResult]):
    """What a run did with every selected table. A collection, like the plan."""

    run_id: str
    generated_at: str
    counts: dict[str, int]
    tables: list[TableResult]
    interrupted: bool = False  # it was asked to end before it was done

    @property
    def profiled(self) -> list[TableResult]:
        """The tables whose profile is stored."""
        return [table for table in self.tables if table.status == "success"]

    @property
    def failed(self) -> list[TableResult]:
        """The tables that ended with an error."""
        return [table for table in self.tables if table.status == "error"]

    def raise_for_failures(self) -> None:
        """Raises TablesFailed if a table failed or was not run, or the run was interrupted; its text has a line for each table, with the cause and the next
        step."""
        lines = [one_line_error(table.to_dict()) for table in self.failed]
        lines += [f"{table.name}: {table.why}" for table in self.tables if table.status == "not_run"]
        if self.interrupted:
            lines.append("the run was interrupted")
        if lines:
            raise TablesFailed("\n".join(lines))

    def to_dict(self) -> dict[str, Any]:
        """The run document, as `baselinr-dbt run --output json` writes it."""
        return _document(self) | ({"interrupted": True} if self.interrupted else {})


def plan_of(document: dict[str, Any], options: DbtOptions) -> IncrementalPlan:
    """A plan document, typed."""
    rows = [_typed(TableDecision, row) for row in document["tables"]]
    return IncrementalPlan(document["run_id"], document["generated_at"], document["counts"], rows, options)


def result_of(document: dict[str, Any]) -> RunResult:
    """A run document, typed."""
    rows = [_typed(TableResult, row) for row in document["tables"]]
    interrupted = document.get("interrupted", False)
    return RunResult(document["run_id"], document["generated_at"], document["counts"], rows, interrupted)


def _typed(kind: type[Row], row: dict[str, Any]) -> Row:
    names = {field.name for field in fields(kind)}
    return kind(**{name: value for name, value in row.items() if name in names})


def _document(thing: IncrementalPlan | RunResult) -> dict[str, Any]:
    rows = [table.to_dict() for table in thing.tables]
    return {"run_id": thing.run_id, "generated_at": thing.generated_at, "counts": thing.counts, "tables": rows}
