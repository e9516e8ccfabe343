"""A sensor that asks for the plan, and requests a run of the tables that changed."""

# no `from __future__ import annotations`: Dagster looks at the annotations of a sensor

import hashlib
import json
import threading
import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from dagster import (
    AssetKey,
    AssetSelection,
    DagsterRunStatus,
    DefaultSensorStatus,
    RunRequest,
    RunsFilter,
    SensorDefinition,
    SensorEvaluationContext,
    SensorResult,
    sensor,
)

from baselinr_dbt.dagster.project import BaselinrProject, project_of
from baselinr_dbt.documents import IncrementalPlan, TableDecision
from baselinr_dbt.engine import Selection
from baselinr_dbt.errors import OperationFailed
from baselinr_dbt.plan import PathLike, planned_by
from baselinr_dbt.progress import Progress

UNFINISHED = [
    DagsterRunStatus.QUEUED,
    DagsterRunStatus.NOT_STARTED,
    DagsterRunStatus.MANAGED,
    DagsterRunStatus.STARTING,
    DagsterRunStatus.STARTED,
    DagsterRunStatus.CANCELING,
]
LONGEST_PAUSE_SECONDS = 3600


class _Warnings(Progress):
    """What a person should know of a plan, in the log of the tick."""

    def __init__(self, context: SensorEvaluationContext) -> None:
        self.log = context.log

    def warning(self, message: str) -> None:
        self.log.warning(message)


@dataclass
class _Request:
    """What was requested of one table: in which state it was, how often in this state, and when last, in seconds since 1970."""

    state: str
    attempt: int
    at: float


def baselinr_sensor(
    project: BaselinrProject | PathLike,
    *,
    job: Any = None,
    select: Selection = None,
    exclude: Selection = None,
    selector: str | None = None,
    name: str = "baselinr_sensor",
    minimum_interval_seconds: int = 300,
    default_status: DefaultSensorStatus = DefaultSensorStatus.STOPPED,
    tags: Mapping[str, str] | None = None,
) -> SensorDefinition:
    """A sensor that makes a plan at every tick, and requests one run, of the profiles of those tables alone whose decision is full, partial or sample.

    Skips and deferrals are recorded, as a run would, so that what did not change is not compared again before its interval is over.

    A table that an unfinished run has is not requested again. A run that did not profile a table, because it failed or was cancelled, is followed by another at the
    next tick, and then after 2, 4, 8 and so on intervals, at most an hour or one interval; as soon as there is another decision, or another profile, at once.

    job: of the assets of `baselinr_assets`; without it the assets are requested by themselves.
    select, exclude, selector: which tables, in dbt's selection syntax; without them all that are set up for profiling.
    minimum_interval_seconds: between two ticks. A plan takes some seconds, and where changes are found by fingerprint it reads the tables that are due.
    tags: of the runs.
    """
    project = project_of(project)
    keys = {table.unique_id: table.key for table in project.tables}
    # Dagster gives up on a tick that takes long, and begins another; the first goes on
    at_work = threading.Lock()
    target: dict[str, Any] = {"job": job} if job is not None else {"target": AssetSelection.assets(*keys.values())}

    @sensor(
        name=name,
        minimum_interval_seconds=minimum_interval_seconds,
        default_status=default_status,
        description="Requests the profiles of the tables that changed.",
        **target,
    )
    def tick(context: SensorEvaluationContext) -> SensorResult:
        busy = _keys_in_work(context, None if job is None else job.name, keys.values())
        if busy.issuperset(keys.values()):
            return SensorResult(skip_reason="an unfinished run has all of the tables", cursor=context.cursor)
        if not at_work.acquire(blocking=False):
            return SensorResult(skip_reason="the plan of an earlier tick is not done yet", cursor=context.cursor)
        try:
            plan = planned_by(
                project.plan_builder(select, exclude, selector).options(), _Warnings(context), records=True
            )
            _tell(context, plan, keys)
        except OperationFailed as error:
            if not busy:
                raise
            # DuckDB's file has one user at a time
            return SensorResult(skip_reason=f"no plan while a run is at work: {error}", cursor=context.cursor)
        finally:
            at_work.release()
        ordinal, before = _read(context.cursor)
        due = [table for table in plan.runnable_tables() if table.unique_id in keys]
        now = time.time()
        requested, waiting = {}, {}
        for table in due:
            last = before.get(table.unique_id)
            again = _again(table, last, now, minimum_interval_seconds)
            if keys[table.unique_id] not in busy and again is not None:
                requested[table.unique_id] = again
            elif last is not None:
                waiting[table.unique_id] = last
        cursor = _written(ordinal + bool(requested), {**waiting, **requested})
        if not requested:
            held_back = (
                f"; {len(due)} of them are in work, or are waiting after a run that did not profile them" if due else ""
            )
            return SensorResult(skip_reason=f"{plan.to_summary()}{held_back}", cursor=cursor)
        request = RunRequest(
            run_key=_run_key(ordinal, requested),
            asset_selection=[keys[unique_id] for unique_id in requested],
            tags={"baselinr/plan": plan.run_id, **(tags or {})},
        )
        return SensorResult(run_requests=[request], cursor=cursor)

    return tick


def _keys_in_work(context: SensorEvaluationContext, job_name: str | None, of_job: Iterable[AssetKey]) -> set[AssetKey]:
    """The assets of unfinished runs, whoever started them. A run of the whole job names none."""
    busy: set[AssetKey] = set()
    for run in context.instance.get_runs(filters=RunsFilter(statuses=UNFINISHED)):
        if run.asset_selection is not None:
            busy |= run.asset_selection
        elif run.job_name == job_name:
            busy.update(of_job)
    return busy


def _tell(context: SensorEvaluationContext, plan: IncrementalPlan, known: Iterable[str]) -> None:
    context.log.info(f"plan: {plan.to_summary()}")
    for table in plan.unreadable_tables():
        context.log.warning(f"{table.name}: {table.reason}: {table.why}")
    unknown = [table.name for table in plan.runnable_tables() if table.unique_id not in known]
    if unknown:
        context.log.warning(f"without an asset, so not requested: {', '.join(unknown)}; is dbt's manifest old?")


def _read(cursor: str | None) -> tuple[int, dict[str, _Request]]:
    """How many runs were requested so far, and what was requested of the tables that are still due."""
    told: dict[str, Any] = json.loads(cursor) if cursor else {"runs": 0, "tables": {}}
    return told["runs"], {unique_id: _Request(**request) for unique_id, request in told["tables"].items()}


def _written(runs: int, requests: Mapping[str, _Request]) -> str:
    return json.dumps({"runs": runs, "tables": {unique_id: asdict(request) for unique_id, request in requests.items()}})


def _again(table: TableDecision, last: _Request | None, now: float, interval: int) -> _Request | None:
    """The request for this table, if it is time for one."""
    state = _state_of(table)
    if last is None or last.state != state:
        return _Request(state, 1, now)
    if last.attempt > 1 and now < last.at + min(
        interval * 2 ** (last.attempt - 1), max(interval, LONGEST_PAUSE_SECONDS)
    ):
        return None
    return _Request(state, last.attempt + 1, now)


def _state_of(table: TableDecision) -> str:
    """The same as long as there is the same to do, on top of the same profile."""
    facts = [
        table.action,
        table.reason,
        table.changed_partitions,
        table.removed_partitions,
        table.snapshot_id,
        table.last_profiled_at,
    ]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:16]


def _run_key(ordinal: int, requested: Mapping[str, _Request]) -> str:
    """The same for the same request, so that a tick that is repeated after a crash starts no second run."""
    facts = [ordinal, sorted((unique_id, request.state, request.attempt) for unique_id, request in requested.items())]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:32]
