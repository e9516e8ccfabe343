"""A dbt project as Dagster sees it: which of its tables are profiled, and the asset keys of their profiles.

Read from dbt's manifest, because Dagster loads its definitions often, and in every process: nothing of this starts dbt or asks the warehouse.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from dagster import AssetKey

from baselinr_dbt.engine import Selection
from baselinr_dbt.errors import ConfigurationError
from baselinr_dbt.manifest import node_of
from baselinr_dbt.plan import PathLike, PlanBuilder

Properties = Mapping[str, Any]


def dbt_asset_key(node: Properties) -> AssetKey:
    """The key that dagster-dbt gives a node of the manifest, unless it is told otherwise: `meta.dagster.asset_key`, `[source, table]`, `[schema, name]` of a
    model with a schema of its own, else `[name]`."""
    meta = node["config"].get("meta") or node.get("meta") or {}
    own_key = (meta.get("dagster") or {}).get("asset_key")
    if own_key:
        return AssetKey(own_key)
    if node["resource_type"] == "source":
        return AssetKey([node["source_name"], node["name"]])
    if node.get("version"):
        return AssetKey([node["alias"]])
    schema = node["config"].get("schema")
    return AssetKey([node["name"]] if schema is None else [schema, node["name"]])


@dataclass(frozen=True)
class ProfiledTable:
    """A table that is set up for profiling. ``key``: of its profile; ``dbt_key``: of the table itself."""

    unique_id: str
    name: str
    key: AssetKey
    dbt_key: AssetKey


@dataclass
class BaselinrProject:
    """A dbt project, and how to connect. The first seven are those of `PlanBuilder`.

    manifest: dbt's manifest, as a path or parsed; by default `target/manifest.json` of the project, which `dbt parse` writes, and dagster-dbt's
        `DbtProject` too.
    key_prefix: of the assets of the profiles; the rest of such a key is that of the dbt asset.
    asset_key: from a node of the manifest to the key of its dbt asset; with a translator of your own its `get_asset_key`.
    """

    project_dir: PathLike
    target: str | None = None
    profiles_dir: PathLike | None = None
    profile: str | None = None
    vars: Mapping[str, Any] | str | None = None
    threads: int | None = None
    dbt: str | None = None
    manifest: PathLike | Properties | None = None
    key_prefix: str | Sequence[str] = "baselinr"
    asset_key: Callable[[Properties], AssetKey] = dbt_asset_key

    def plan_builder(
        self, select: Selection = None, exclude: Selection = None, selector: str | None = None
    ) -> PlanBuilder:
        """Makes plans for this project."""
        shared = {field.name for field in fields(self)} & {field.name for field in fields(PlanBuilder)}
        own = {name: getattr(self, name) for name in shared}
        return PlanBuilder(**own, select=select, exclude=exclude, selector=selector)

    @cached_property
    def tables(self) -> list[ProfiledTable]:
        """Those that are set up for profiling. Raises ConfigurationError if there are none, or no manifest."""
        manifest = self._manifest()
        by_default = self._are_all_profiled()
        nodes = [*manifest["nodes"].values(), *manifest["sources"].values()]
        tables = [self._table(node) for node in nodes if _is_profiled(node, by_default)]
        if not tables:
            raise ConfigurationError(
                "no table of this dbt project is set up for profiling: set `meta: {baselinr: true}` under a model's, seed's, snapshot's or"
                " source's config, and run `dbt parse`"
            )
        return sorted(tables, key=lambda table: table.unique_id)

    def _table(self, node: Properties) -> ProfiledTable:
        dbt_key = self.asset_key(node)
        known = node_of(node)
        assert known is not None
        prefix = [self.key_prefix] if isinstance(self.key_prefix, str) else list(self.key_prefix)
        return ProfiledTable(node["unique_id"], f"{known.schema}.{known.table}", dbt_key.with_prefix(prefix), dbt_key)

    def _manifest(self) -> Properties:
        if isinstance(self.manifest, Mapping):
            return self.manifest
        path = self._target_folder() / "manifest.json" if self.manifest is None else Path(self.manifest).expanduser()
        try:
            manifest = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            raise ConfigurationError(f"there is no {path}: run `dbt parse` in the project first") from error
        except ValueError as error:
            raise ConfigurationError(f"{path} is no JSON ({error}): run `dbt parse` in the project again") from error
        return _mapping(manifest, str(path))

    @property
    def _folder(self) -> Path:
        return Path(self.project_dir).expanduser()

    def _target_folder(self) -> Path:
        """Where dbt writes, as dbt finds it."""
        return self._folder / (
            os.environ.get("DBT_TARGET_PATH") or self._file("dbt_project.yml").get("target-path") or "target"
        )

    def _are_all_profiled(self) -> bool:
        """`baselinr_profiling.enabled`, which profiles what does not say otherwise. Not in the manifest, so read from where dbt has it. What is set for the
        package alone comes before what is set for all, and what is given here before both."""
        given = yaml.safe_load(self.vars) if isinstance(self.vars, str) else self.vars
        variables: dict[str, Any] = {}
        for file in ("dbt_project.yml", "vars.yml"):
            everywhere = _mapping(self._file(file).get("vars"), f"`vars` of {self._folder / file}")
            of_package = _mapping(everywhere.get("baselinr"), f"`vars: baselinr` of {self._folder / file}")
            variables |= {**everywhere, **of_package}
        variables |= _mapping(given, "vars")
        return _mapping(variables.get("baselinr_profiling"), "the variable baselinr_profiling").get("enabled") is True

    def _file(self, name: str) -> Properties:
        """A YAML file of the project; empty if it is not there."""
        path = self._folder / name
        try:
            return _mapping(yaml.safe_load(path.read_text(encoding="utf-8")), str(path))
        except FileNotFoundError:
            return {}
        except yaml.YAMLError as error:
            raise ConfigurationError(f"{path} is no YAML: {error}") from error


def _mapping(value: Any, name: str) -> Properties:
    """What is to have keys; empty if it is not there."""
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise ConfigurationError(f"{name} is to be a mapping, not {value!r:.60}")
    return value


def _is_profiled(node: Properties, by_default: bool) -> bool:
    """As the package has it: `macros/targets`."""
    if node_of(node) is None or node["package_name"] == "baselinr" or node["config"].get("materialized") == "ephemeral":
        return False
    meta = (node["config"].get("meta") or {}).get("baselinr", (node.get("meta") or {}).get("baselinr"))
    if meta is None:
        return by_default
    return bool(meta.get("enabled", True) if isinstance(meta, Mapping) else meta)


def project_of(project: BaselinrProject | PathLike) -> BaselinrProject:
    """A folder is a project without further settings."""
    return project if isinstance(project, BaselinrProject) else BaselinrProject(os.fspath(project))
