"""What a run sends to a warehouse, without one: the real dbt with the real adapter, whose connection notes each statement and answers it
from fixed rows. Which rows follows from the statement's comment: every statement of the package says what it is for."""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest import mock

from conftest import Project
from dbt.adapters.contracts.connection import AdapterResponse
from dbt_common.clients.agate_helper import DEFAULT_TYPE_TESTER, table_from_data_flat
from dbt_common.exceptions import DbtRuntimeError

Row = dict[str, Any]
Answer = Callable[[str], list[Row]]
RUN_ID = "golden-run"
COMMENT = re.compile(r"/\* baselinr run \S+ ?(.*?) \*/")


@dataclass
class Sheet:
    """What is particular to one adapter: its entry in profiles.yml, its types, and what its catalog answers."""

    adapter: str
    output: dict[str, Any]
    # Types as the catalog names them: one column of each in `every_type`.
    types: list[str]
    # The same for the columns that partition keys are made of.
    day: str = "date"
    moment: str = "timestamp"
    text: str = "text"
    number: str = "integer"
    # What the catalog says of every relation beyond what all adapters say.
    catalog: Row = field(default_factory=dict)
    # What a statement -> its rows; for what only this adapter asks, or asks in another way. Gets the text behind "what" and the story.
    answers: dict[str, Callable[[str, Story], list[Row]]] = field(default_factory=dict)
    # How the catalog spells a name that was given without quotes.
    spelled: Callable[[str], str] = str
    # Says what is wrong with a statement of a story; none: this warehouse runs in other tests.
    oracle: Callable[[str, Story], list[str]] | None = None

    @property
    def database(self) -> str:
        return str(self.output.get("database") or self.output.get("dbname") or self.output.get("project") or "memory")

    def tables(self) -> dict[str, list[tuple[str, str]]]:
        """Table -> its columns, each with a type."""
        every = [(f"c{n}_{re.sub(r'[^a-z0-9]+', '_', t.lower()).strip('_')}", t) for n, t in enumerate(self.types, 1)]
        usual = [("day", self.day), ("at", self.moment), ("name", self.text), ("quantity", self.number)]
        tables = {"every_type": [*every, ("secret", self.text)], **dict.fromkeys(list(SOURCES)[1:], usual)}
        return {name: [(self.spelled(column), type_) for column, type_ in columns] for name, columns in tables.items()}


# The tables of the project -> their settings. All but the first have the same four columns.
COUNTS = {"metrics": ["counts"]}
SOURCES: dict[str, dict[str, Any]] = {
    "every_type": {"metrics": ["default", "top_values", "distinct_count"], "sensitive": ["secret"]},
    "by_day": {"partition": {"key": "day"}, "where": "quantity >= 0", "columns": {"include": ["quantity", "name"]}, "metrics": ["counts", "range", "moments", "distinct", "quantiles"]},
    "grown": {"partition": {"key": "day"}, **COUNTS},
    "by_hour": {"partition": {"key": "at", "granularity": "hour"}, **COUNTS},
    "by_month": {"partition": {"key": "at", "granularity": "month"}, **COUNTS},
    "by_year": {"partition": {"key": "day", "granularity": "year"}, **COUNTS},
    "by_name": {"partition": {"key": "name"}, **COUNTS},
    "by_number": {"partition": {"key": "quantity"}, **COUNTS},
    "newest": {"partition": {"key": "day", "strategy": "recent_n", "recent_n": 3}, **COUNTS},
    "asked": {"partition": {"key": "name"}, "snapshot_query": "select partition_id, token from {schema}.tokens", **COUNTS},
}  # fmt: skip

# What the package knows of the project, so that answers can be those of a store that its states came from.
FACTS_MACRO = """
{% macro golden_facts() %}
  {% set run = baselinr.begin_run({'run_id': 'facts'}) %}
  {% set targets = baselinr.targets(run.settings) %}
  {% do baselinr.read_catalog(run, targets) %}
  {% set store = {} %}
  {% for name, table in baselinr.store_schema().items() %}
    {% set columns = {} %}
    {% for column, type in table.columns.items() %}{% do columns.update({column: baselinr.column_type(type)}) %}{% endfor %}
    {% do store.update({baselinr.store_table_name(run.settings, name): columns}) %}
  {% endfor %}
  {% set known = {} %}
  {% for target in targets %}
    {% do known.update({target.name | lower: {'signature': baselinr.profile_signature(run, target), 'columns': baselinr.column_identities(target), 'shapes': baselinr.shapes_of(target.columns)}}) %}
  {% endfor %}
  {% do baselinr.emit('facts', {'store': store, 'version': baselinr.store_version(), 'known': known}) %}
{% endmacro %}
"""

# dbt's tests of this package, each as the query that dbt would run of it.
TESTS_MACRO = """
{% macro golden_tests(payload) %}
  {% set by_day = source('main', 'by_day') %}
  {% set rendered = {
    'between': baselinr.test_baselinr_metric_between(by_day, metric='max', column_name='quantity', min_value=1, max_value=9.5),
    'rows': baselinr.test_baselinr_metric_between(by_day, metric='row_count', min_value=1),
    'drift': baselinr.test_baselinr_metric_drift(by_day, metric='null_ratio', threshold=0.1),
    'deviations': baselinr.test_baselinr_metric_drift(by_day, metric='mean', compare_to='same_weekday', method='standard_deviations', direction='up', threshold=3),
    'distribution': baselinr.test_baselinr_distribution_drift(by_day, compare_to='same_weekday'),
    'profiled': baselinr.test_baselinr_freshness(by_day, max_age_hours=24),
    'checked': baselinr.test_baselinr_freshness(by_day, of='checked', max_age={'count': 1, 'period': 'day'}),
    'schema': baselinr.test_baselinr_schema_unchanged(by_day),
    'columns': baselinr.test_baselinr_schema_unchanged(by_day, columns={'quantity': 'text', "o'k": none}),
  } %}
  {% for name, sql in rendered.items() %}{% do run_query('/* baselinr run golden-run test ' ~ name ~ ' */' ~ '\n' ~ sql | trim) %}{% endfor %}
  {% do run_query('/* baselinr run golden-run what is told of it */' ~ '\n' ~ baselinr.told_sql("select 'fail' as verdict, 'what is said' as message") | trim) %}
{% endmacro %}
"""


class Story:
    """A project whose warehouse is made of answers. A test changes the answers (``store_exists``, ``stored``, ``diffs``) between operations."""

    def __init__(self, sheet: Sheet, make_project: Callable[..., Project]) -> None:
        self.sheet = sheet
        self.statements: list[str] = []
        self.store_exists = True
        # tables whose states are stored; table -> the answer to a comparison of its partitions
        self.stored: set[str] = set()
        self.diffs: dict[str, Row] = {}
        # table -> columns that came after its states were made
        self.added: dict[str, list[str]] = {}
        with recorded(sheet.adapter, self.reply, self.schemas):
            self.project = make_project(
                {f"main.{name}": meta for name, meta in SOURCES.items()},
                FakeWarehouse(sheet),
                macros=FACTS_MACRO + TESTS_MACRO,
            )
            facts = self.project.operation("golden_facts")[-1]
        # store: its tables -> their columns, each with its type
        self.store, self.version, self.known = facts["store"], facts["version"], facts["known"]

    def run(self, macro: str, **arguments: Any) -> list[str]:
        """The statements of one operation, in order."""
        self.statements.clear()
        payload = json.dumps({"run_id": RUN_ID, **arguments})
        with recorded(self.sheet.adapter, self.reply, self.schemas):
            self.project.operation(macro, payload=payload)
        return list(self.statements)

    def schemas(self) -> list[str]:
        """Those that are there."""
        return ["main", "main_baselinr"] if self.store_exists else ["main"]

    def reply(self, sql: str) -> list[Row]:
        """The rows of a statement; notes it."""
        self.statements.append(sql)
        found = COMMENT.search(sql)
        if not found:
            return []
        what = found[1]
        for beginning, answer in {**ANSWERS, **self.sheet.answers}.items():
            if what == beginning or what.startswith(beginning + " "):
                return answer(what, self)
        return []

    def table_in(self, text: str) -> str:
        """The table that a comment names."""
        return next(name for name in SOURCES if name in text.lower())

    def state_row(self, name: str) -> Row:
        """The state of a table that was profiled two days ago."""
        columns = {c: t for c, t in self.known[name]["columns"].items() if c.lower() not in self.added.get(name, [])}
        texts = {
            "unique_id": f"source.shop.main.{name}", "database_name": self.sheet.database, "schema_name": "main", "table_name": name,
            "decision": "full", "decision_reason": "first_profile", "status": "success", "snapshot_id": "token of yesterday",
            "profile_signature": self.known[name]["signature"], "profiled_columns": json.dumps(columns), "known_columns": json.dumps(columns),
            "last_run_id": "earlier-run", "row_count": "1000", "pending_partitions": "0", "coverage": "1", "last_profiled_at": "2024-01-01T00:00:00Z",
            "last_checked_at": "2024-01-01T00:00:00Z", "next_due_at": "2024-01-02T00:00:00Z", "staleness_score": "0", "profiled_minutes_ago": "2880",
            "verified_minutes_ago": "2880", "published_minutes_ago": "2880", "checked_minutes_ago": "2880",
        }  # fmt: skip
        names = ["metadata", "error", "rolled_up_by", "resume_partition", "sampled_id", "checks", "backfilling", "hash_is_stale", "started_at", "waiting_since", "waiting_minutes"]  # fmt: skip
        return {**dict.fromkeys(names), **texts}

    def catalog_row(self, name: str, columns: list[tuple[str, str]]) -> Row:
        """What a catalog says of a table, in the words of macros/targets/catalog.sql."""
        described = [{"name": column, "type": type_, "readable": True} for column, type_ in columns]
        return {
            "unique_id": f"source.shop.main.{name}", "database_name": self.sheet.database, "schema_name": self.sheet.spelled("main"), "table_name": self.sheet.spelled(name),
            "relation_type": "table", "estimated_rows": "1000", "estimated_bytes": "64000", "row_width": "64", "columns": json.dumps(described), **self.sheet.catalog,
        }  # fmt: skip


class FakeWarehouse:
    """A target in profiles.yml that nobody connects to."""

    def __init__(self, sheet: Sheet) -> None:
        self.adapter = sheet.adapter
        self.sheet = sheet

    def output(self) -> dict[str, Any]:
        return {"type": self.adapter, "schema": "main", "threads": 1, **self.sheet.output}

    def execute(self, *statements: str) -> list[list[Any]]:
        raise AssertionError("nobody is connected")


@contextmanager
def recorded(adapter: str, reply: Answer, schemas: Callable[[], list[str]]) -> Iterator[None]:
    """As long as this lasts, the adapter's connection asks ``reply`` for the rows of each statement, and opens nothing."""
    plugin = importlib.import_module(f"dbt.adapters.{adapter}").Plugin
    manager = plugin.adapter.ConnectionManager

    def execute(self: Any, sql: str, *args: Any, **kwargs: Any) -> tuple[AdapterResponse, Any]:
        rows = reply(sql)
        names = list(rows[0]) if rows else []
        return AdapterResponse("OK"), table_from_data_flat(rows, names) if rows else table_from_data_flat([], names)

    def opened(cls: Any, connection: Any) -> Any:
        connection.handle, connection.state = mock.MagicMock(), "open"
        return connection

    def refuse(self: Any, sql: str, *args: Any, **kwargs: Any) -> Any:
        raise DbtRuntimeError(f"a statement went past the record: {sql}")

    nothing = {name: mock.DEFAULT for name in ("clear_transaction", "begin", "commit", "commit_if_has_connection", "rollback_if_open", "release") if hasattr(manager, name)}  # fmt: skip
    past = {name: refuse for name in ("add_query", "raw_execute") if hasattr(manager, name)}
    with (
        # BigQuery lists its datasets without a statement
        mock.patch.object(plugin.adapter, "list_schemas", lambda self, database: schemas()),
        mock.patch.multiple(manager, execute=execute, open=classmethod(opened), **nothing, **past),
        # every answer is a text, as the package's own queries cast them
        mock.patch.object(DEFAULT_TYPE_TESTER, "run", _texts),
    ):
        yield


def _texts(rows: Any, column_names: list[str]) -> list[Any]:
    from agate import Text

    return [Text(null_values=()) for _ in column_names]


def _catalog(what: str, story: Story) -> list[Row]:
    return [story.catalog_row(name, columns) for name, columns in story.sheet.tables().items()]


def _store(what: str, story: Story) -> list[Row]:
    if not story.store_exists:
        return []
    return [{"table_name": t, "column_name": column} for t, columns in story.store.items() for column in columns]


def _difference(what: str, story: Story) -> list[Row]:
    lists = ["changed", "removed", "sizes", "bytes", "rolled_up", "rolled_up_groups"]
    numbers = {"partitions": "30", "mates": "0", "all_rows": "1000", "content": "content of today"}
    diff = story.diffs.get(story.table_in(what), {})
    return [{**{name: json.dumps(diff.get(name, [])) for name in lists}, **numbers}]


def _ages(what: str, story: Story) -> list[Row]:
    return [{name: "[]" for name in ["changed", "sizes", "bytes", "rolled_up", "rolled_up_groups"]}]


def _snapshot(what: str, story: Story) -> list[Row]:
    answer = [{"partition_id": "north", "token": "7"}, {"partition_id": "south", "token": None}]
    return [{"answer": json.dumps(answer), "failure": None}]


def _distributions(what: str, story: Story) -> list[Row]:
    """Of one column with a distribution, of one with a list of values, and of one that cannot be compared."""
    about = {"profiled_at": "2024-01-08T00:00:00Z", "compared_with": "2024-01-01T00:00:00Z"}
    numbers = '{"of": "%s", "width": %d, "buckets": [[8192, 12], [8193, 40]]}'
    values = '{"complete": true, "values": [{"value": "o\'k", "count": 3, "max_count": 3, "ratio": 0.75}]}'
    found = [("distribution", numbers % ("numbers", 8), numbers % ("numbers", 4)), ("top_values", values, values), ("distribution", numbers % ("days", 1), numbers % ("months", 1))]  # fmt: skip
    return [{**about, "column_name": f"c'{n}", "metric_name": metric, "metric_value": now, "earlier_value": then} for n, (metric, now, then) in enumerate(found)]  # fmt: skip


def _schema(what: str, story: Story) -> list[Row]:
    change = {"added": ["quantity"], "removed": [], "retyped": []}
    return [{"profiled_at": "2024-01-08T00:00:00Z", "known_columns": json.dumps({"quantity": "integer"}), "compared_with": "2024-01-01T00:00:00Z", "metadata": json.dumps(change)}]  # fmt: skip


ANSWERS: dict[str, Callable[[str, Story], list[Row]]] = {
    "distributions of": _distributions,
    "schema of": _schema,
    "types of": lambda what, story: [{"column_type": story.sheet.text}],
    "columns of": lambda what, story: [{"column_name": "quantity", "column_type": "integer"}] if story.statements[-1].endswith("recency = 1\norder by 1") else [],
    "catalog": _catalog,
    "store": _store,
    "store schema": lambda what, story: [],
    "state": lambda what, story: [story.state_row(name) for name in SOURCES if name in story.stored],
    "compare": _difference,
    "list partitions of": _difference,
    "count rows of": _difference,
    "ages of": _ages,
    "snapshot of": _snapshot,
    "scope of": lambda what, story: [{"ids": '["2024-01-03", "2024-01-04", "2024-01-05"]', "all_rows": "100", "failure": None}],
    "content of": lambda what, story: [{"content": "content of today", "failure": None}],
    "count partitions": lambda what, story: [{"partitions": "30", "failure": None}],
    "profile": lambda what, story: [{"status": "success", "error": None, "row_count": "1000", "rows_scanned": "100", "partitions_scanned": "2"}],
    "quiet partitions": lambda what, story: [{"unique_id": "source.shop.main.by_day"}],
    # where a claim is read back
    "start": lambda what, story: [{"claimed_by": RUN_ID}],
    "roll up": lambda what, story: [{"partitions": "31"}],
    "count events": lambda what, story: [{"events": "5001"}],
    "events": lambda what, story: [{**dict.fromkeys(["unique_id", "database_name", "schema_name", "table_name", "metadata"]), "event_id": "e1", "event_type": "ProfilingSkipped",
                                    "run_id": RUN_ID, "told_at": "2024-01-05T13:00:00Z", "turn": "1e1"}],
    "old history": lambda what, story: [
        {"name": name, "old_rows": "10", "cutoff": "2024-01-01 00:00:00", "older_than": "2024-01-01T00:00:00Z"} for name in ("runs", "results", "events")
    ],
}  # fmt: skip


def _difference_rows(what: str, story: Story) -> list[Row]:
    diff = story.diffs.get(story.table_in(what), {})
    empty = dict.fromkeys(["row_count", "byte_count", "rolled_up_group", "partitions", "mates", "content"])
    groups = dict(zip(diff.get("rolled_up", []), diff.get("rolled_up_groups", []), strict=True))
    changed = [
        {**empty, "what": "changed", "partition_id": id_, "row_count": str(size), "rolled_up_group": groups.get(id_)}
        for id_, size in zip(diff.get("changed", []), diff.get("sizes", []), strict=True)
    ]
    removed = [{**empty, "what": "removed", "partition_id": id_} for id_ in diff.get("removed", [])]
    totals = {
        "what": "all",
        "partition_id": "",
        "row_count": "1000",
        "partitions": "30",
        "mates": "0",
        "content": "content of today",
    }
    return [{**empty, **totals}, *changed, *removed]


# The same answers for an adapter that does not make JSON of them: macros/detect/answers.sql.
BY_ROWS: dict[str, Callable[[str, Story], list[Row]]] = {
    "compare": _difference_rows,
    "list partitions of": _difference_rows,
    "count rows of": _difference_rows,
    "ages of": lambda what, story: [],
    "snapshot of": lambda what, story: json.loads(_snapshot(what, story)[0]["answer"]),
    "scope of": lambda what, story: [{"partition_id": f"2024-01-0{day}", "row_count": "30"} for day in (3, 4, 5)],
}
