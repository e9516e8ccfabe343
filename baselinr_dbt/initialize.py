"""`baselinr-dbt init`: the package entry and a first settings block, in an existing dbt project. Comments stay; twice is once."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.error import YAMLError

from baselinr_dbt.errors import ConfigurationError
from baselinr_dbt.package import package_dir

FIRST_SETTINGS: dict[str, Any] = {
    "baselinr_profiling": {"enabled": True},
    "baselinr_incremental": {"enabled": True},
}


def initialize(project_dir: Path, package_path: str | None = None) -> list[str]:
    """Adds what is missing; returns what was done, one sentence each. Nothing is written before everything was read."""
    project_file = project_dir / "dbt_project.yml"
    if not project_file.is_file():
        raise ConfigurationError(f"{project_dir} holds no dbt_project.yml; go to a dbt project, or give --project-dir")
    done: list[str] = []
    changes: dict[Path, CommentedMap] = {}
    packages_file, packages = _packages(project_dir)
    entries = packages.setdefault("packages", [])
    if not isinstance(entries, list):
        raise ConfigurationError(f"{packages_file}: packages is not a list")
    if not any(_is_ours(entry, project_dir) for entry in entries):
        path = package_path or _path_for(project_dir)
        entries.append(CommentedMap({"local": path}))
        changes[packages_file] = packages
        done.append(f"added the package to {packages_file.name}: local: {path}")
    project = _read(project_file)
    variables = project.setdefault("vars", CommentedMap())
    if not isinstance(variables, dict):
        raise ConfigurationError(f"{project_file}: vars is not a map")
    missing = {name: block for name, block in FIRST_SETTINGS.items() if name not in variables}
    if missing:
        variables.update(missing)
        changes[project_file] = project
        done.append(f"added {' and '.join(missing)} to the vars of {project_file.name}")
    for file, content in changes.items():
        _write(file, content)
    return done


def _packages(project_dir: Path) -> tuple[Path, CommentedMap]:
    """The file that lists the packages: dependencies.yml if it does, else packages.yml, which need not exist."""
    dependencies = project_dir / "dependencies.yml"
    if dependencies.is_file():
        content = _read(dependencies)
        if "packages" in content:
            return dependencies, content
    packages = project_dir / "packages.yml"
    return packages, _read(packages) if packages.is_file() else CommentedMap()


def _is_ours(entry: Any, project_dir: Path) -> bool:
    if not isinstance(entry, dict):
        return False
    if "local" in entry:
        file = project_dir / str(entry["local"]) / "dbt_project.yml"
        return file.is_file() and _read(file).get("name") == "baselinr"
    return any(
        str(entry.get(key, "")).rstrip("/").removesuffix(".git").endswith(("/baselinr", "/baselinr-dbt"))
        for key in ("package", "git")
    )


def _path_for(project_dir: Path) -> str:
    """Relative where the package lies beside or above the project, as in a shared checkout; else absolute."""
    package, project = package_dir(), project_dir.resolve()
    near = package in project.parents or package.parent in project.parents
    return os.path.relpath(package, project) if near else str(package)


def _yaml() -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _read(file: Path) -> CommentedMap:
    try:
        content = _yaml().load(file.read_text(encoding="utf-8"))
    except (YAMLError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{file} is no valid YAML, nothing was changed: {error}") from error
    if content is None:
        return CommentedMap()
    if not isinstance(content, CommentedMap):
        raise ConfigurationError(f"{file} is not a map of settings, nothing was changed")
    return content


def _write(file: Path, content: CommentedMap) -> None:
    """All or nothing: a new file takes the old one's place."""
    text = io.StringIO()
    _yaml().dump(content, text)
    beside = file.with_name(f".{file.name}.new")
    beside.write_text(text.getvalue(), encoding="utf-8")
    os.replace(beside, file)
