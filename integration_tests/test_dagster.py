"""Dagster's own engine on real tables: what the sensor requests, what the assets keep, and that their keys are dagster-dbt's."""

from __future__ import annotations

import importlib.util
import itertools
import json
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import dagster as dg
import pytest
from conftest import PACKAGE, Project
from dagster_dbt import DagsterDbtTranslator, dbt_assets

from baselinr_dbt import ConfigurationError, IncrementalPlan, TableDecision
from baselinr_dbt.dagster import BaselinrProject, baselinr_assets, baselinr_sensor, dbt_asset_key
from baselinr_dbt.dagster.sensor import _again

EXAMPLE = PACKAGE / "examples" / "dagster" / "definitions.py"
ORDERS, ITEMS, CHILD = ["baselinr", "raw", "orders"], ["baselinr", "raw", "items"], ["baselinr", "child"]
MODELS = {
    "child.sql": "{{ config(meta={'baselinr': true}) }} select * from {{ source('raw', 'items') }}",
    "off.sql": "{{ config(meta={'baselinr': {'enabled': false}}) }} select 1 as a",
    "silent.sql": "{{ config(schema='marts') }} select 1 as a",
    "named.sql": "{{ config(meta={'dagster': {'asset_key': ['own', 'key']}, 'baselinr': {'priority': 2}}) }} select 1 as a",
    "part.sql": "{{ config(materialized='ephemeral', meta={'baselinr': true}) }} select 1 as a",
    "versioned_v1.sql": "select 1 as a",
    "versioned_v2.sql": "select 2 as a",
    "versioned.yml": "models: [{name: versioned, latest_version: 2, versions: [{v: 1}, {v: 2}]}]",
}


def with_manifest(project: Project) -> dict[str, Any]:
    """Writes target/manifest.json, as `dbt parse` does."""
    manifest: dict[str, Any] = json.loads(json.dumps(project.manifest.writable_manifest().to_dict(), default=str))
    (project.folder / "target" / "manifest.json").write_text(json.dumps(manifest))
    return manifest


class Orchestrator:
    """A Dagster instance, and the sensor's cursor in it."""

    def __init__(self, definitions: dg.Definitions) -> None:
        self.repository = definitions.get_repository_def()
        self.instance = dg.DagsterInstance.ephemeral()
        self.sensor = self.repository.get_sensor_def("changed_tables")
        self.job = self.repository.get_job("profile_tables")
        self.cursor: str | None = None

    def tick(self) -> tuple[list[dg.RunRequest], str | None]:
        """What the sensor requests, or why not."""
        with dg.build_sensor_context(self.instance, self.cursor, repository_def=self.repository) as context:
            data = self.sensor.evaluate_tick(context)
        self.cursor = data.cursor
        return list(data.run_requests or []), data.skip_message

    def requested(self) -> list[list[str]]:
        """The keys that a tick requests; one run at most."""
        requests, _ = self.tick()
        assert len(requests) <= 1
        return sorted(list(key.path) for request in requests for key in request.asset_selection or [])

    def run(self, *keys: list[str]) -> dg.ExecuteInProcessResult:
        """A run of these assets."""
        selection = [dg.AssetKey(key) for key in keys]
        return self.job.execute_in_process(instance=self.instance, asset_selection=selection, raise_on_error=False)

    def is_at_work_on(self, *keys: list[str]) -> str:
        """As if a run of these assets had started and not ended; its id."""
        selection = frozenset(dg.AssetKey(key) for key in keys)
        return self.instance.create_run_for_job(
            self.job, asset_selection=selection, status=dg.DagsterRunStatus.STARTED
        ).run_id


def materialized(result: dg.ExecuteInProcessResult) -> dict[str, dict[str, Any]]:
    """Metadata by the last part of the key."""
    return {
        m.asset_key.path[-1]: plain(m.metadata) for m in result.asset_materializations_for_node("baselinr_profiles")
    }


def observed(result: dg.ExecuteInProcessResult) -> dict[str, dict[str, Any]]:
    """The same of observations."""
    observations = [event.asset_observation_data.asset_observation for event in result.get_asset_observation_events()]
    return {observation.asset_key.path[-1]: plain(observation.metadata) for observation in observations}


def plain(metadata: Any) -> dict[str, Any]:
    return {name: value.value for name, value in metadata.items()}


def example(project: Project, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """examples/dagster/definitions.py for this project."""
    monkeypatch.setenv("DBT_PROJECT_DIR", str(project.folder))
    spec = importlib.util.spec_from_file_location("definitions", EXAMPLE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_example_requests_what_changed_and_profiles_it(
    make_project: Callable[..., Project], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    models = {"child.sql": MODELS["child.sql"]}
    project = make_project({"raw.orders": {"partition": {"key": "day"}}, "raw.items": True}, "postgres", models=models)
    project.warehouse.execute(
        "create schema raw",
        "create table raw.orders as select date '2024-01-01' + i % 3 as day, i as amount from generate_series(1, 30) as g(i)",
        "create table raw.items as select '1' as a",
        "create view main.child as select cast(a as integer) as a from raw.items",
    )
    with_manifest(project)
    dagster = Orchestrator(example(project, monkeypatch).defs)

    assert dagster.requested() == [CHILD, ITEMS, ORDERS]
    run_id = dagster.is_at_work_on(CHILD, ITEMS, ORDERS)
    assert dagster.tick() == ([], "an unfinished run has all of the tables")
    dagster.instance.report_run_canceled(dagster.instance.get_run_by_id(run_id))

    first = dagster.run(CHILD, ITEMS, ORDERS)
    assert first.success
    assert "plan: 3 full; 3 tables to profile, " in capfd.readouterr().err
    orders = materialized(first)["orders"]
    assert (orders["action"], orders["reason"], orders["rows_scanned"]) == ("full", "first_profile", 30)
    assert orders["dagster/row_count"] == 30
    columns = {record.data["column"]: record.data for record in orders["columns"].records}
    assert (columns["amount"]["mean"], columns["amount"]["max"], columns["day"]["max"]) == (15.5, "30", "2024-01-03")
    assert materialized(first)["items"]["columns"].records[0].data["max"] is None  # of texts no values

    requests, reason = dagster.tick()
    assert requests == []
    assert reason is not None
    assert reason.startswith("3 skip")

    # a day changes, and a view cannot be read any more
    project.warehouse.execute(
        "update raw.orders set amount = amount + 1 where day = date '2024-01-02'", "update raw.items set a = 'x'"
    )
    time.sleep(1.1)  # PostgreSQL's counters
    run_id = dagster.is_at_work_on(ITEMS)
    assert dagster.requested() == [CHILD, ORDERS]
    dagster.instance.report_run_canceled(dagster.instance.get_run_by_id(run_id))
    second = dagster.run(CHILD, ITEMS, ORDERS)
    assert not second.success
    assert set(materialized(second)) == {"orders", "items"}
    orders = materialized(second)["orders"]
    assert (orders["action"], orders["changed_partitions"], orders["rows_scanned"]) == ("partial", ["2024-01-02"], 10)
    failure = second.failure_data_for_node("baselinr_profiles").user_failure_data
    assert failure.description.startswith("1 of 3 tables were not profiled:\nmain.child: ")
    assert "baselinr/child" in failure.metadata

    # what failed is requested again, alone; what is done is observed
    assert dagster.requested() == [CHILD]
    third = dagster.run(ITEMS)
    assert third.success
    assert (materialized(third), observed(third)["items"]["reason"]) == ({}, "snapshot_match")


def test_a_tick_records_what_is_skipped_and_deferred(
    make_project: Callable[..., Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    capped = {"cost_controls": {"max_rows_scanned": 10, "fallback_strategy": "defer"}}
    project = make_project({"raw.orders": {"partition": {"key": "day"}}, "raw.huge": capped}, "postgres")
    project.sql(
        "create schema raw",
        "create table raw.orders as select date '2024-01-01' as day, 1 as amount",
        "create table raw.huge as select i from generate_series(1, 1000) as g(i)",
        "analyze raw.huge",
    )
    project.run(select="orders")
    project.sql("update raw.orders set amount = amount")
    time.sleep(1.1)  # PostgreSQL's counters
    assert project.plan()["raw.orders"]["reason"] == "no_partition_changed"  # by fingerprint: it was read
    with_manifest(project)
    assert Orchestrator(example(project, monkeypatch).defs).tick()[1] == "1 skip, 1 defer"
    assert project.plan()["raw.orders"]["reason"] == "snapshot_match"  # so the next tick reads nothing of it
    states = project.sql(
        "select table_name, decision, waiting_since is not null from main_baselinr.baselinr_table_state order by 1"
    )
    assert states == [["huge", "defer", "True"], ["orders", "skip", "False"]]


def test_a_tick_makes_no_plan_beside_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seed = {"unique_id": "seed.shop.a", "resource_type": "seed", "package_name": "shop", "name": "a", "alias": "a",
            "database": "db", "schema": "main", "config": {"meta": {"baselinr": True}}}  # fmt: skip
    sensor = baselinr_sensor(BaselinrProject(tmp_path, manifest={"nodes": {"seed.shop.a": seed}, "sources": {}}))
    reasons: list[str | None] = []

    def tick() -> str | None:
        with dg.build_sensor_context(dg.DagsterInstance.ephemeral()) as context:
            return sensor.evaluate_tick(context).skip_message

    def plan(*_: object, **__: object) -> IncrementalPlan:
        if not reasons:  # as if Dagster had given up on this tick
            reasons.append(None)
            reasons.append(tick())
        return IncrementalPlan("r", "2026-01-01T00:00:00Z", {"skip": 0}, [])

    monkeypatch.setattr("baselinr_dbt.dagster.sensor.planned_by", plan)
    assert tick() == "no tables"
    assert reasons[1] == "the plan of an earlier tick is not done yet"
    assert tick() == "no tables"


def test_keys_are_those_of_dagster_dbt(make_project: Callable[..., Project]) -> None:
    project = make_project({"raw.orders": {"partition": {"key": "day"}}, "raw.items": None}, models=MODELS)
    manifest = with_manifest(project)
    translator = DagsterDbtTranslator()
    nodes = [*manifest["nodes"].values(), *manifest["sources"].values()]
    keys = {node["unique_id"]: dbt_asset_key(node) for node in nodes if node["package_name"] == "shop"}
    assert keys == {
        node["unique_id"]: translator.get_asset_key(node) for node in nodes if node["package_name"] == "shop"
    }
    assert {len(key.path) for key in keys.values()} == {1, 2}

    @dbt_assets(manifest=manifest, select="package:shop")
    def built(context): ...

    profiles = baselinr_assets(BaselinrProject(project.folder, key_prefix=["checks", "profiles"], manifest=manifest))
    graph = dg.Definitions(assets=[built, profiles]).get_repository_def().asset_graph
    assert graph.get(dg.AssetKey(["checks", "profiles", "own", "key"])).parent_keys == {dg.AssetKey(["own", "key"])}
    assert dg.AssetKey(["own", "key"]) in graph.materializable_asset_keys


@pytest.mark.parametrize("enabled", [False, True])
def test_the_tables_are_those_of_the_package(make_project: Callable[..., Project], enabled: bool) -> None:
    of_package = {"baselinr": {"baselinr_profiling": {"enabled": True}}}
    variables = {"baselinr_profiling": {"enabled": False}, **(of_package if enabled else {})}
    project = make_project(
        {"raw.orders": True, "raw.items": None, "raw.off": False}, models=MODELS, variables=variables
    )
    with_manifest(project)
    planned = project.operation("baselinr_plan")
    package = {row["unique_id"] for line in planned if line["event"] == "plan" for row in line["document"]["tables"]}
    assert {table.unique_id for table in BaselinrProject(project.folder).tables} == package
    assert ("model.shop.silent" in package) == enabled


def test_the_manifest_is_where_dbt_writes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    orders = {"unique_id": "source.shop.raw.orders", "resource_type": "source", "package_name": "shop", "source_name": "raw", "name": "orders",
              "database": "db", "schema": "raw", "identifier": "orders", "config": {}}  # fmt: skip
    manifest = json.dumps({"nodes": {}, "sources": {"source.shop.raw.orders": orders}})
    (tmp_path / "dbt_project.yml").write_text("target-path: built")
    (tmp_path / "vars.yml").write_text("vars: {baselinr_profiling: {enabled: true}}")
    for folder in ("built", "elsewhere"):
        (tmp_path / folder).mkdir()
    (tmp_path / "built" / "manifest.json").write_text(manifest)
    monkeypatch.setenv("HOME", str(tmp_path))
    for project in (BaselinrProject(tmp_path), BaselinrProject("~"), BaselinrProject("/", manifest="~/built/manifest.json", vars={"baselinr_profiling": {"enabled": True}})):  # fmt: skip
        assert [table.name for table in project.tables] == ["raw.orders"]
    monkeypatch.setenv("DBT_TARGET_PATH", "elsewhere")
    with pytest.raises(ConfigurationError, match=r"there is no .*elsewhere"):
        assert BaselinrProject(tmp_path).tables
    (tmp_path / "elsewhere" / "manifest.json").write_text(manifest[:-1])
    with pytest.raises(ConfigurationError, match=r"elsewhere/manifest\.json is no JSON"):
        assert BaselinrProject(tmp_path).tables
    with pytest.raises(ConfigurationError, match="vars is to be a mapping, not 'enabled'"):
        assert BaselinrProject(tmp_path, manifest=json.loads(manifest), vars="enabled").tables


def test_what_is_wrong_is_said_when_the_definitions_are_loaded(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"manifest\.json: run `dbt parse` in the project first"):
        baselinr_assets(tmp_path)
    with pytest.raises(ConfigurationError, match="no table of this dbt project is set up for profiling"):
        baselinr_sensor(BaselinrProject(tmp_path, manifest={"nodes": {}, "sources": {}}))


def test_a_table_that_fails_is_requested_less_and_less_often() -> None:
    failing = TableDecision("model.shop.a", "d", "s", "a", "full", "change_detected")
    request = _again(failing, None, 0, 300)
    requested_at = [0]
    for now in range(300, 12000, 300):  # a tick each
        again = _again(failing, request, now, 300)
        if again:
            requested_at.append(now)
            request = again
    pauses = [later - earlier for earlier, later in itertools.pairwise(requested_at)]
    assert pauses == [300, 600, 1200, 2400, 3600, 3600]
    # where something else is to be done, or another profile was made, it begins anew
    for state in ({"action": "partial"}, {"last_profiled_at": "2026-01-01T00:00:00Z"}):
        changed = _again(replace(failing, **state), request, 11800, 300)
        assert changed is not None
        assert (changed.attempt, changed.at) == (1, 11800)
