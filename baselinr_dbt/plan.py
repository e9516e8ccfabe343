"""The Python API: a plan, and the run of a plan. Decisions come from the dbt package alone.

Both work in a process of their own (`host`), so they may be called from any thread, several at a time, in a process that has its own dbt.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from baselinr_dbt.documents import IncrementalPlan, RunResult, plan_of, result_of
from baselinr_dbt.engine import DbtOptions, Selection, terms
from baselinr_dbt.errors import ConfigurationError
from baselinr_dbt.outcomes import OnEvent
from baselinr_dbt.progress import Progress
from baselinr_dbt.remote import answered
from baselinr_dbt.runner import RunOptions, profile_arguments

PathLike = str | os.PathLike[str]


@dataclass
class PlanBuilder:
    """Makes plans for a dbt project. All arguments are dbt's own flags, as on the command line.

    project_dir: where dbt_project.yml is; dbt works in this folder, and finds a profiles.yml there.
    target, profile, profiles_dir: which connection.
    select, exclude, selector: which tables, in dbt's selection syntax (``"tag:nightly source:raw.orders"``, or a list); without them all
        that are set up for profiling.
    vars: dbt's variables, as a dict or as YAML.
    threads: tables at a time, of a run; DuckDB takes one at a time.
    dbt: run this executable, instead of the dbt in this Python; ``BASELINR_DBT`` in the environment is as good.
    """

    project_dir: PathLike = "."
    target: str | None = None
    select: Selection = None
    profiles_dir: PathLike | None = None
    exclude: Selection = None
    selector: str | None = None
    profile: str | None = None
    vars: Mapping[str, Any] | str | None = None
    threads: int | None = None
    dbt: str | None = None

    def get_tables_to_run(self) -> IncrementalPlan:
        """Decides for every selected table; reads the warehouse, writes nothing.

        Raises ConfigurationError where the project, its settings or the selection are wrong, OperationFailed where the warehouse cannot be
        asked. A table that cannot be read is no error: it is in the plan, with ``status`` error.
        """
        return planned_by(self.options())

    def options(self) -> DbtOptions:
        """These arguments, checked, and good in another folder too. Raises ConfigurationError."""
        if self.threads is not None and self.threads < 1:
            raise ConfigurationError(f"threads is {self.threads}; it must be at least 1")
        folder = Path(self.project_dir).expanduser().resolve()
        if not folder.is_dir():
            raise ConfigurationError(f"project_dir is {str(self.project_dir)!r}, which is no folder")
        dbt = self.dbt or os.environ.get("BASELINR_DBT")
        return DbtOptions(
            project_dir=str(folder),
            profiles_dir=None if self.profiles_dir is None else str(Path(self.profiles_dir).expanduser().resolve()),
            profile=self.profile,
            target=self.target,
            vars=self.vars if self.vars is None or isinstance(self.vars, str) else json.dumps(self.vars),
            threads=self.threads,
            select=terms(self.select),
            exclude=terms(self.exclude),
            selector=self.selector,
            # a name is looked for by the system, a path is one from here
            executable=os.path.abspath(dbt) if dbt and os.path.dirname(dbt) else dbt,
        )


def planned_by(options: DbtOptions, progress: Progress | None = None, records: bool = False) -> IncrementalPlan:
    """The plan for these options. With ``records`` its skips and deferrals are written to the store, for who then runs only the other tables: without that, a table
    that did not change is compared again by every plan.

    Raises ConfigurationError, OperationFailed.
    """
    request = {"command": "plan", "options": asdict(options), "records": records}
    return plan_of(_document(request, options, progress), options)


def run(
    plan: IncrementalPlan,
    progress: Progress | None = None,
    *,
    full_refresh: bool = False,
    action: str | None = None,
    partitions: Sequence[str] | None = None,
    sample_fraction: float | None = None,
    fail_fast: bool = False,
    retries: int = 2,
    with_metrics: bool = False,
    on_event: OnEvent | None = None,
) -> RunResult:
    """Profiles the tables of a plan. Each is decided again right before, so that a plan may be old.

    progress: is told what happens while it happens.
    full_refresh: profile everything anew. action: force full, partial (with ``partitions``) or sample (with ``sample_fraction``, the share of
        rows, above 0 and at most 1).
    fail_fast: begin no other table once one has failed. retries: how often a table is tried again, 0 to 10, after an error that may go away
        by itself; it waits 1, 4, 16 and so on seconds, at most 60.
    with_metrics: read the metrics of what was profiled, into ``columns`` of its result.
    on_event: is called with each event that is written to the store, as a dict.

    Raises ConfigurationError, OperationFailed where nothing could be planned. A table that fails raises nothing: it is in ``failed`` of the
    result, and ``raise_for_failures`` is there for who wants an exception. A KeyboardInterrupt, and any other exception of a callback, cancels
    what is in flight; what is committed stays.
    """
    payload = profile_arguments(full_refresh, action, partitions, sample_fraction)
    unique_ids = [table.unique_id for table in plan.tables]
    return run_of(plan.options, unique_ids, payload, RunOptions(fail_fast, retries), progress, on_event, with_metrics)


def run_of(
    options: DbtOptions,
    unique_ids: list[str],
    payload: dict[str, Any],
    run_options: RunOptions,
    progress: Progress | None = None,
    on_event: OnEvent | None = None,
    with_metrics: bool = False,
) -> RunResult:
    """The same for tables by their unique ids, for who has no plan; ``payload``: the arguments of `baselinr_profile`."""
    if not 0 <= run_options.retries <= 10:
        raise ConfigurationError(f"retries is {run_options.retries}; it must be from 0 to 10")
    request = {
        "command": "run",
        "options": asdict(options),
        "unique_ids": unique_ids,
        "payload": payload,
        "run_options": asdict(run_options),
        "with_metrics": with_metrics,
    }
    return result_of(_document(request, options, progress, on_event))


def _document(
    request: dict[str, Any], options: DbtOptions, progress: Progress | None, on_event: OnEvent | None = None
) -> dict[str, Any]:
    """What a host answers, in the folder of the project; what it tells meanwhile goes to the callbacks."""
    document: dict[str, Any] = {}
    with closing(answered(request, options.project_dir or ".")) as lines:
        for line in lines:
            if "call" in line and progress is not None:
                getattr(progress, line["call"])(**line["arguments"])
            elif "event" in line and on_event is not None:
                on_event(line["event"])
            elif "document" in line:
                document = line["document"]
    return document
