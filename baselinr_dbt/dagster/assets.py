"""The profiles of a dbt project's tables as Dagster assets, which one op makes."""

# no `from __future__ import annotations`: Dagster looks at the annotations of an op

from collections.abc import Iterator, Mapping
from typing import Any

from dagster import (
    AssetExecutionContext,
    AssetKey,
    AssetObservation,
    AssetsDefinition,
    AssetSpec,
    Config,
    Failure,
    MaterializeResult,
    RetryPolicy,
    multi_asset,
)

from baselinr_dbt.advice import one_line_error
from baselinr_dbt.dagster.metadata import metadata_of
from baselinr_dbt.dagster.project import BaselinrProject, ProfiledTable, project_of
from baselinr_dbt.documents import PlanSummary, RunResult
from baselinr_dbt.outcomes import ACTIONS
from baselinr_dbt.plan import PathLike, run_of
from baselinr_dbt.progress import Progress, name_of
from baselinr_dbt.runner import RunOptions


class ProfileConfig(Config):
    """The config of a run, as on the command line."""

    full_refresh: bool = False
    fail_fast: bool = False
    retries: int = 2


class _Logged(Progress):
    """What happens, in the log of the run."""

    def __init__(self, context: AssetExecutionContext) -> None:
        self.log = context.log
        self.actions: dict[str, str] = {}  # of what is skipped, which is told first

    def planned(self, tables: list[dict[str, Any]], workers: int) -> None:
        actions = [*self.actions.values(), *(table["action"] for table in tables)]
        summary = PlanSummary(counts={action: actions.count(action) for action in ACTIONS})
        self.log.info(f"plan: {summary}; {len(tables)} tables to profile, {workers} at a time")

    def started(self, table: dict[str, Any]) -> None:
        self.log.info(f"{table['action']} {name_of(table)}: {table['reason']}")

    def finished(self, table: dict[str, Any]) -> None:
        self.actions[table["unique_id"]] = table["action"]
        if table["status"] == "error":
            self.log.error(one_line_error(table))
        elif table["status"] == "success":
            self.log.info(f"done {name_of(table)}: {table['rows_scanned']} rows in {table['duration_seconds']:.1f} s")

    def warning(self, message: str) -> None:
        self.log.warning(message)

    def detail(self, message: str) -> None:
        self.log.debug(message)


def baselinr_assets(
    project: BaselinrProject | PathLike,
    *,
    name: str = "baselinr_profiles",
    group_name: str | None = "baselinr",
    op_tags: Mapping[str, Any] | None = None,
    retry_policy: RetryPolicy | None = None,
) -> AssetsDefinition:
    """An asset for the profile of every table that is set up for profiling; any of them can be run alone.

    A run asks for the decision of each of its tables, and profiles what is due. What was profiled is materialized, what was skipped is observed, both with the
    decision as metadata. A table that fails is not materialized, the others are, and then the step fails.

    name: of the op. Raises ConfigurationError if there is no manifest, or nothing to profile.
    """
    project = project_of(project)
    by_key = {table.key: table for table in project.tables}
    specs = [
        AssetSpec(
            table.key,
            deps=[table.dbt_key],
            skippable=True,
            group_name=group_name,
            description=f"The profile of {table.name}.",
            metadata={"unique_id": table.unique_id},
        )
        for table in project.tables
    ]

    @multi_asset(name=name, specs=specs, can_subset=True, op_tags=op_tags, retry_policy=retry_policy)
    def profiles(context: AssetExecutionContext, config: ProfileConfig) -> Iterator[Any]:
        selected = sorted((by_key[key] for key in context.selected_asset_keys), key=lambda table: table.unique_id)
        result = run_of(
            project.plan_builder().options(),
            [table.unique_id for table in selected],
            {"full_refresh": True} if config.full_refresh else {},
            RunOptions(config.fail_fast, config.retries),
            _Logged(context),
            with_metrics=True,
        )
        yield from _events(result, selected)

    return profiles


def _events(result: RunResult, selected: list[ProfiledTable]) -> Iterator[Any]:
    """What became of each table. Failures come last: nothing is heard after them."""
    unfinished: dict[AssetKey, str] = {}
    for table in selected:
        if table.unique_id not in result:
            unfinished[table.key] = f"{table.name}: it is not set up for profiling any more; run `dbt parse`"
            continue
        row = result[table.unique_id]
        if row.status == "success":
            yield MaterializeResult(asset_key=table.key, metadata=metadata_of(row))
        elif row.status == "skipped":
            yield AssetObservation(table.key, metadata=metadata_of(row))
        else:
            unfinished[table.key] = one_line_error(row.to_dict()) if row.error else f"{row.name}: {row.why}"
    if unfinished:
        raise Failure(
            f"{len(unfinished)} of {len(selected)} tables were not profiled:\n" + "\n".join(unfinished.values()),
            metadata={key.to_user_string(): text for key, text in unfinished.items()},
        )
