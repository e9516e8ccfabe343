"""Sensitive columns: however they are marked, no value of them is stored, published or told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import OperationFailed, Project, rows_of

COUNTS = {"count", "null_count", "null_ratio", "approx_distinct_count", "unique_ratio"}
OF_TEXT, OF_NUMBERS = COUNTS | {"empty_count", "blank_count"}, COUNTS | {"zero_count", "negative_count"}
SECRETS = ["hush-name", "hush-mail", "hush-note", "7654321", "1977-07-07"]
# Column -> its type, its values in the two partitions, how dbt's YAML documents it.
COLUMNS: dict[str, tuple[str, tuple[str, str], dict[str, Any] | None]] = {
    "name": ("text", ("'hush-name'", "'hush-name2'"), {"name": "NAME", "config": {"tags": ["pii", "other"]}}),
    "mail": ("text", ("'hush-mail'", "''"), {"name": "mail", "config": {"meta": {"baselinr": {"sensitive": True}}}}),
    "note": ("text", ("'hush-note'", "null"), {"name": "note", "meta": {"baselinr": {"sensitive": True}}}),
    "born": ("date", ("date '1977-07-07'", "null"), {"name": "born", "tags": ["gdpr"]}),
    "salary": ("bigint", ("7654321", "7654321"), None),  # the table's own `sensitive` names it
    "plain": ("text", ("'shown'", "'shown too'"), {"name": "plain", "tags": ["public"], "meta": {"baselinr": {"sensitive": False}}}),
}  # fmt: skip
GHOST = {"name": "ghost", "config": {"tags": ["pii"]}}
BY_K: dict[str, Any] = {"partition": {"key": "k"}}
TAGS = {"baselinr_profiling": {"sensitive_tags": ["pii", "gdpr"]}}


def document(project: Project, table: str, columns: list[dict[str, Any]], meta: Any = None) -> None:
    """Sets what the YAML says of the columns of one source table, and of the table; parses the project anew."""
    path = project.folder / "models" / "sources.yml"
    content = yaml.safe_load(path.read_text())
    for entry in content["sources"][0]["tables"]:
        if entry["name"] == table:
            entry["columns"] = columns
            if meta is not None:
                entry["config"]["meta"]["baselinr"] = meta
    path.write_text(yaml.safe_dump(content))
    project.parse()


def create(project: Project, table: str) -> None:
    declared = ", ".join(f"{name} {kind}" for name, (kind, _, _) in COLUMNS.items())
    rows = [f"({n}, {', '.join(values[n] for _, values, _ in COLUMNS.values())})" for n in (0, 1)]
    project.sql(
        f"create table raw.{table} (k integer, {declared})", f"insert into raw.{table} values {', '.join(rows)}"
    )


def only(project: Project, table: str, **arguments: Any) -> dict[str, Any]:
    """Profiles one source table; its row."""
    return project.run(payload=json.dumps({"unique_ids": [f"source.shop.raw.{table}"]}), **arguments)[f"raw.{table}"]


def told(project: Project, store_table: str, secrets: list[str], where: str = "true") -> list[str]:
    """Which secrets are in this table of the store."""
    rows = project.sql(f"select * from main_baselinr.baselinr_{store_table} where {where}")
    return [secret for secret in secrets if any(secret in cell for row in rows for cell in row)]


@pytest.fixture(scope="module")
def project(make_project: Callable[..., Project], adapter: str) -> Project:
    tables = ("marked", "later", "sampled", "keyed", "wrong", "dated", "broken", "told")
    sources: dict[str, Any] = {f"raw.{table}": BY_K for table in tables}
    sources["raw.marked"] = BY_K | {"sensitive": ["SALARY"]}
    project = make_project(sources, adapter, variables=TAGS)
    project.sql("create schema raw")
    return project


def test_counts_alone_are_kept(project: Project) -> None:
    create(project, "marked")
    document(project, "marked", [d for _, _, d in COLUMNS.values() if d] + [GHOST])
    assert only(project, "marked")["status"] == "success"
    metrics = project.metrics("raw.marked")
    assert {name: metrics[name].keys() for name in COLUMNS if name != "plain"} == {
        "name": OF_TEXT, "mail": OF_TEXT, "note": OF_TEXT, "born": COUNTS, "salary": OF_NUMBERS
    }  # fmt: skip
    assert (metrics["mail"]["empty_count"], metrics["salary"]["approx_distinct_count"]) == ("1", "1")
    assert (metrics["plain"]["min"], metrics["plain"]["max_length"]) == ("shown", "9")
    for (*_, column), state in project.states().items():
        if column in COLUMNS and column != "plain":
            kept = {name for name, value in state.items() if value != "None"}
            assert kept <= {"group_id", "kind", "value_type", "row_count", "non_null_count", "zero_count", "negative_count", "empty_count", "blank_count", "hll_sparse", "hll_dense"}, column  # fmt: skip
    for table in project.store_tables():
        assert told(project, table.removeprefix("baselinr_"), SECRETS) == [], table


def test_a_sample_tells_as_little(project: Project) -> None:
    only(project, "marked", action="sample", sample_fraction=1)
    metrics = project.metrics("raw.marked")
    assert {frozenset(metrics[name]) for name in COLUMNS if name != "plain"} == {frozenset({"count", "null_ratio"})}
    assert "avg_length" in metrics["plain"]
    assert told(project, "results", SECRETS) == []


def test_marked_later(project: Project) -> None:
    """The states of the column are made anew, without its values; the others stay; nothing but old results still has them."""
    create(project, "later")
    only(project, "later")
    this, secrets = "unique_id = 'source.shop.raw.later'", ["hush-mail"]
    assert told(project, "column_state", secrets, this) == secrets
    document(project, "later", [{"name": "Mail", "config": {"tags": ["pii"]}}])
    row = only(project, "later")
    assert (row["reason"], row["status"]) == ("schema_changed", "success")
    assert project.metrics("raw.later")["mail"].keys() == OF_TEXT
    assert project.metrics("raw.later")["name"]["min"] == "hush-name"
    assert told(project, "column_state", secrets, this) == []
    assert told(project, "group_state", secrets, this) == []
    assert told(project, "partition_state", secrets, this) == []
    assert told(project, "results", secrets, this) == secrets, "what was published stays until it is pruned"
    newest = f"{this} and run_id = (select last_run_id from main_baselinr.baselinr_table_state where {this})"
    assert told(project, "results", secrets, newest) == []
    assert project.sql(f"select count(*) from main_baselinr.baselinr_events where event_type = 'SchemaChangeDetected' and {this}") == [["0"]]  # fmt: skip
    while only(project, "later")["action"] != "skip":
        pass
    document(project, "later", [])
    only(project, "later")
    assert project.metrics("raw.later")["mail"]["max"] == "hush-mail"


def test_marked_later_and_sampled(project: Project) -> None:
    """A limit lets the table be sampled only, which makes no states: those of the column go all the same, and are known to be gone."""
    create(project, "sampled")
    only(project, "sampled")
    this, secrets = "unique_id = 'source.shop.raw.sampled'", ["hush-name"]
    assert told(project, "column_state", secrets, this) == secrets
    limited = BY_K | {"cost_controls": {"max_rows_scanned": 1, "sample_fraction": 0.5}}
    pii = [{"name": "name", "config": {"tags": ["pii"]}}]
    document(project, "sampled", pii, limited)
    assert only(project, "sampled", action="sample", sample_fraction=1)["action"] == "sample"
    assert told(project, "column_state", secrets, this) == []
    assert told(project, "group_state", secrets, this) == []
    assert told(project, "column_state", ["hush-mail"], this) == ["hush-mail"]
    document(project, "sampled", [], BY_K)
    only(project, "sampled")
    metrics = project.metrics("raw.sampled")["name"]
    assert (metrics["min"], metrics["max"], metrics["approx_distinct_count"]) == ("hush-name", "hush-name2", "2")


@pytest.mark.parametrize(
    ("table", "column", "meta", "message"),
    [
        ("keyed", {"name": "K", "config": {"tags": ["gdpr"]}}, BY_K, "source.shop.raw.keyed: column 'k' is sensitive by its tag 'gdpr', which is in sensitive_tags, and is the partition key: its values are stored as partition ids. Choose another key"),
        ("keyed", {"name": "k", "meta": {"baselinr": {"sensitive": True}}}, BY_K, "source.shop.raw.keyed: column 'k' is sensitive by its meta.baselinr.sensitive, and is the partition key: its values are stored as partition ids. Choose another key"),
        ("dated", {"name": "born", "tags": ["pii"]}, {"partition": {"key": "k", "detect": "updated_at", "updated_at": "born"}}, "source.shop.raw.dated: column 'born' is sensitive by its tag 'pii', which is in sensitive_tags, and is partition.updated_at: its latest values are stored as tokens. Choose another column"),
        ("wrong", {"name": "k", "config": {"meta": {"baselinr": {"sensitive": "yes"}}}}, BY_K, 'source.shop.raw.wrong (models/sources.yml): column k: config.meta.baselinr: sensitive is "yes"; it must be true or false'),
        ("wrong", {"name": "k", "config": {"meta": {"baselinr": {"sensitiv": True}}}}, BY_K, "source.shop.raw.wrong (models/sources.yml): column k: config.meta.baselinr: unknown key 'sensitiv'; did you mean 'sensitive'?"),
    ],
)  # fmt: skip
def test_marks_that_do_not_fit(project: Project, table: str, column: dict[str, Any], meta: Any, message: str) -> None:
    if project.sql(f"select 1 from information_schema.tables where table_name = '{table}'") == []:
        create(project, table)
    document(project, table, [column], meta)
    with pytest.raises(OperationFailed) as failure:
        only(project, table)
    document(project, table, [], BY_K)
    assert [e["message"] for e in failure.value.events if e["event"] == "error"] == [message]


# Condition -> an expression. Errors that quote the value they stumbled over: at a cast, in an overflow, and as a function of the user's says it.
BROKEN_SECRETS = ["hush-name", "1977-07-77"]
BROKEN = {
    "invalid_text_representation": "cast(s as integer)",
    "datetime_field_overflow": "cast(replace(s, 'hush-name', '1977-07-77') as date)",
    "raise_exception": "raw.complain(s)",
}


def test_errors_do_not_quote_values(project: Project) -> None:
    """While the table is profiled, and while it is compared; of a table without a mark the text is told."""
    if project.warehouse.adapter != "postgres":
        pytest.skip("only PostgreSQL can catch an error; DuckDB's end the operation")
    project.sql(
        "create table raw.secrets (k integer, s text)", "insert into raw.secrets values (1, 'hush-name')",
        "create function raw.complain(s text) returns integer language plpgsql immutable as $$ begin raise exception 'no: %', s; end $$",
    )  # fmt: skip
    document(project, "broken", [{"name": "x", "config": {"tags": ["pii"]}}])
    views = ("broken", "told")
    for view in views:
        project.sql(f"create view raw.{view} as select k, s as x from raw.secrets")
        only(project, view)
    for condition, expression in BROKEN.items():
        for view in views:
            project.sql(
                f"create or replace view raw.{view} as select k, cast({expression} as text) as x from raw.secrets"
            )
            reasons = []
            for full_refresh in (True, False):
                with pytest.raises(OperationFailed) as failure:
                    only(project, view, full_refresh=full_refresh)
                row = rows_of(failure.value.events, "run")[f"raw.{view}"]
                reasons.append(row["reason"])
                log = str(failure.value) + json.dumps(failure.value.events)
                assert any(secret in log for secret in BROKEN_SECRETS) == (view == "told"), log
                withheld = f"({condition}); its text is withheld, because this table has sensitive columns"
                assert (withheld in row["error"]) == (view == "broken"), row["error"]
            assert reasons == ["forced", "detection_failed"]
    for table in project.store_tables():
        if "unique_id" in project.columns_of("main_baselinr", table):
            assert told(project, table.removeprefix("baselinr_"), BROKEN_SECRETS, "unique_id like '%broken'") == []


def test_the_runner_tells_no_text(make_project: Callable[..., Project]) -> None:
    """On DuckDB an error ends the operation; the runner records it, and says what the package gives it to say."""
    project = make_project({"raw.broken": BY_K | {"sensitive": ["x"]}, "raw.told": BY_K})
    views = [f"create view raw.{v} as select 1 as k, cast('hush-name' as integer) as x" for v in ("broken", "told")]
    project.warehouse.execute("create schema raw", *views)
    environment = {**os.environ, "DBT_PROFILES_DIR": str(project.folder)}
    words = [Path(sys.executable).parent / "baselinr-dbt", "run", "--output", "json"]
    done = subprocess.run(words, cwd=project.folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 1, done.stderr
    errors = {row["table"]: row["error"] for row in json.loads(done.stdout)["tables"]}
    assert errors["broken"] == "the profile failed with an error; its text is withheld, because this table has sensitive columns"  # fmt: skip
    assert "hush-name" in errors["told"]
    assert "hush-name" not in "".join(line for line in done.stderr.splitlines() if "told" not in line)
    stored = project.warehouse.execute("select error from main_baselinr.baselinr_table_state order by table_name")
    assert ["hush-name" in row[0] for row in stored] == [False, True]


CHOICES = [["distinct_count"], ["is_unique"], ["histogram"], ["freshness"], ["range", "distinct_count"], ["default", "patterns", "top_values", "distinct_count"]]  # fmt: skip


def test_no_choice_of_metrics_keeps_a_value(make_project: Callable[..., Project], adapter: str) -> None:
    """Families share states, and a value must not get into the store by any of them; nor stay there when the key is gone."""
    tables = {f"raw.c{n}": choice for n, choice in enumerate(CHOICES)}
    key = {"partition": {"key": "k"}}
    project = make_project({table: {**key, "metrics": choice} for table, choice in tables.items()}, adapter)
    rows = "(1, 7654321, date '1987-06-05', 'hush-mail'), (2, 7654321, date '1987-06-05', 'hush-mail')"
    project.sql(
        "create schema raw",
        *(f"create table {table} (k integer, salary integer, born date, mail varchar)" for table in tables),
        *(f"insert into {table} values {rows}" for table in tables),
    )
    project.run()
    before = str(project.states())
    assert all(secret in before for secret in ("hush-mail", "7654321", "1987-06-05"))
    marked = {"sensitive": ["salary", "born", "mail"]}
    for layout in (key, {}):
        project.write({table: {**layout, **marked, "metrics": choice} for table, choice in tables.items()}, {}, "", {})
        project.parse()
        assert {row["status"] for row in project.run().values()} == {"success"}
        for secret in ("hush-mail", "7654321", "1987-06-05"):
            assert secret not in str(project.states()), (secret, layout)


def test_a_sample_leaves_nothing_of_a_column_that_is_not_profiled_any_more(
    make_project: Callable[..., Project], adapter: str
) -> None:
    project = make_project({"raw.s": {"partition": {"key": "k"}}}, adapter)
    project.sql("create schema raw", "create table raw.s as select 1 as k, 7654321 as v")
    project.run()
    assert "7654321" in str(project.states())
    project.write({"raw.s": {"partition": {"key": "k"}, "sampling": {"fraction": 0.5}, "sensitive": ["v"], "columns": {"exclude": ["v"]}}}, {}, "", {})  # fmt: skip
    project.parse()
    assert project.run()["raw.s"]["action"] == "sample"
    assert "7654321" not in str(project.states())
