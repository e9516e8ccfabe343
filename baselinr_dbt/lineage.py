"""The metrics of a run as events of OpenLineage, sent by its own client, which has its own configuration."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from baselinr_dbt.errors import BaselinrError, ConfigurationError
from baselinr_dbt.outcomes import one_line
from baselinr_dbt.values import finite_of

if TYPE_CHECKING:
    from openlineage.client.event_v2 import RunEvent
    from openlineage.client.generated.data_quality_metrics_input_dataset import ColumnMetrics

PRODUCER = "https://pypi.org/project/baselinr-dbt"
QUANTILES = {"p01": "0.01", "p05": "0.05", "p25": "0.25", "median": "0.5", "p75": "0.75", "p95": "0.95", "p99": "0.99"}
# One of these says that a column is of numbers: the ends of others are no numbers, even if they look like one.
OF_NUMBERS = {"sum", "mean", "stddev", "zero_count", "negative_count"}


class Lineage:
    """Where the events go. Raises ConfigurationError if there is no client."""

    def __init__(self) -> None:
        try:
            from openlineage.client import OpenLineageClient
        except ModuleNotFoundError as error:
            raise ConfigurationError(
                "--openlineage needs the client of OpenLineage: pip install 'baselinr-dbt[openlineage]'"
            ) from error
        try:
            self.client = OpenLineageClient()
        except Exception as error:  # whatever its configuration lacks
            raise ConfigurationError(f"--openlineage: the client cannot be set up: {error}") from error

    def tell(
        self, run: dict[str, Any], metrics: Callable[[list[str]], dict[str, Any]], warn: Callable[[str], None]
    ) -> None:
        """An event for each table whose metrics this run published. What cannot be sent is a warning: the run is done."""
        ids = [row["unique_id"] for row in run.get("tables", []) if row["status"] == "success"]
        try:
            if ids:
                self._send(run["run_id"], metrics(ids), warn)
        except BaselinrError as error:
            warn(f"openlineage: no events were sent, because the metrics could not be read: {one_line(str(error))}")
        finally:
            self._close(warn)

    def _send(self, run_id: str, found: dict[str, Any], warn: Callable[[str], None]) -> None:
        tables = [table for table in found["tables"] if table["run_id"] == run_id]
        for sent, table in enumerate(tables):
            try:
                self.client.emit(event_of(table, found["namespace"]))
            except Exception as error:  # each transport has its own
                left = len(tables) - sent
                warn(f"openlineage: {left} of {len(tables)} events were not delivered: {type(error).__name__}")
                break

    def _close(self, warn: Callable[[str], None]) -> None:
        """Some transports send what they hold back only now."""
        try:
            self.client.close(timeout=10)
        except Exception as error:
            warn(f"openlineage: events may not have been delivered: {type(error).__name__}")


def event_of(table: dict[str, Any], namespace: str) -> RunEvent:
    """The event of one table, of a document of `baselinr_metrics`."""
    from openlineage.client.event_v2 import InputDataset, Job, Run, RunEvent, RunState
    from openlineage.client.generated.data_quality_metrics_input_dataset import DataQualityMetricsInputDatasetFacet

    name = f"{table['database']}.{table['schema']}.{table['table']}"
    columns = {column["column_name"]: column_metrics(column["metrics"]) for column in table["columns"]}
    facet = DataQualityMetricsInputDatasetFacet(columnMetrics=columns, rowCount=table["row_count"])
    run_id = uuid.uuid5(uuid.NAMESPACE_URL, f"{table['run_id']}/{table['unique_id']}")
    return RunEvent(
        eventType=RunState.COMPLETE,
        eventTime=table["profiled_at"],
        run=Run(runId=str(run_id)),
        job=Job(namespace=os.environ.get("OPENLINEAGE_NAMESPACE", "default"), name=f"baselinr.{name}"),
        producer=PRODUCER,
        inputs=[InputDataset(namespace=namespace, name=name, inputFacets={"dataQualityMetrics": facet})],
        outputs=[],
    )


def column_metrics(texts: dict[str, str]) -> ColumnMetrics:
    """What the facet has room for; of a column that is not of numbers the counts."""
    from openlineage.client.generated.data_quality_metrics_input_dataset import ColumnMetrics

    numbers = {name: number for name, text in texts.items() if (number := finite_of(text)) is not None}
    rows, nulls = numbers.get("count"), numbers.get("null_count")
    distinct = numbers.get("distinct_count", numbers.get("approx_distinct_count"))
    metrics = ColumnMetrics(
        nullCount=None if nulls is None else int(nulls),
        distinctCount=None if distinct is None else int(distinct),
        count=None if rows is None or nulls is None else rows - nulls,
    )
    if OF_NUMBERS & texts.keys():
        metrics.sum, metrics.min, metrics.max = (numbers.get(name) for name in ("sum", "min", "max"))
        metrics.quantiles = {share: numbers[name] for name, share in QUANTILES.items() if name in numbers}
    return metrics
