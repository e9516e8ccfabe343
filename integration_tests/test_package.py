"""What is released: the distributions of `make dist`, the wheel in an environment and a project of its own, and what dbt's hub asks of a package."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import PACKAGE

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

UV = Path(sys.executable).parent / "uv"
PYPROJECT = tomllib.loads((PACKAGE / "pyproject.toml").read_text())
DBT_PROJECT = yaml.safe_load((PACKAGE / "dbt_project.yml").read_text())
# A project as a stranger has it. Without intervals: whatever changed is due.
PROJECT = {
    "dbt_project.yml": {"name": "shop", "profile": "shop", "vars": {"baselinr_incremental": {"adaptive_scheduling": {"enabled": False}}}},
    "profiles.yml": {"shop": {"target": "dev", "outputs": {"dev": {"type": "duckdb", "path": "shop.duckdb"}}}},
    "seeds/seeds.yml": {"seeds": [{"name": "orders", "config": {"meta": {"baselinr": {"partition": {"key": "day"}}}}}]},
}  # fmt: skip
ORDERS = "day,amount\n2024-01-01,3\n2024-01-02,4\n"
NO_NETWORK = {name: "http://127.0.0.1:9" for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")}


def done(*command: str | Path, folder: Path, **variables: str) -> str:
    """What a command writes to stdout; a failure of it is one of the test."""
    environment = {
        name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV" and not name.startswith("PYTHON")
    }
    result = subprocess.run(command, cwd=folder, env={**environment, **variables}, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source distribution, and the wheel that was made of it."""
    folder = tmp_path_factory.mktemp("dist")
    done(UV, "build", "--quiet", "--out-dir", folder, folder=PACKAGE)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> dict[str, bytes]:
    """Name -> content of the files in the wheel."""
    (file,) = built.glob("*.whl")
    with zipfile.ZipFile(file) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def files_of(*places: str) -> dict[str, bytes]:
    """What the checkout has there."""
    found = [file for place in places for file in sorted((PACKAGE / place).rglob("*")) if file.is_file()]
    return {str(file.relative_to(PACKAGE)): file.read_bytes() for file in found if "__pycache__" not in file.parts}


def test_the_wheel_is_both_packages_and_nothing_else(wheel: dict[str, bytes]) -> None:
    """By way of the source distribution, of which it was made."""
    files = {name: content for name, content in wheel.items() if ".dist-info/" not in name}
    dbt_package = {"dbt_project.yml": (PACKAGE / "dbt_project.yml").read_bytes(), **files_of("macros", "models")}
    assert files == files_of("baselinr_dbt") | {
        f"baselinr_dbt/dbt_package/{name}": content for name, content in dbt_package.items()
    }
    assert {"baselinr_dbt/py.typed", "baselinr_dbt/report/templates/report.html"} <= files.keys()
    assert any(name.endswith("/licenses/LICENSE") for name in wheel)
    assert [name for name, content in wheel.items() if str(PACKAGE).encode() in content] == []


def test_the_source_distribution_has_what_the_wheel_is_made_of(built: Path) -> None:
    (file,) = built.glob("*.tar.gz")
    with tarfile.open(file) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}
    expected = set(files_of("baselinr_dbt", "macros", "models"))
    assert names == expected | {
        "dbt_project.yml",
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
        "PKG-INFO",
        ".gitignore",
    }


@pytest.mark.slow
def test_the_wheel_works_in_a_new_project(built: Path, tmp_path: Path) -> None:
    """What docs/install.md tells, to the second run that finds nothing changed. After the installation there is no network."""
    (wheel,) = built.glob("*.whl")
    overrides = tmp_path / "overrides.txt"
    overrides.write_text("\n".join(PYPROJECT["tool"]["uv"]["override-dependencies"]))
    done(UV, "venv", "--quiet", "--python", sys.executable, "venv", folder=tmp_path)
    python = tmp_path / "venv/bin/python"
    done(
        UV,
        "pip",
        "install",
        "--quiet",
        "--python",
        python,
        "--overrides",
        overrides,
        f"{wheel}[demo]",
        folder=tmp_path,
    )
    project = tmp_path / "shop"
    (project / "seeds").mkdir(parents=True)
    for name, content in PROJECT.items():
        (project / name).write_text(yaml.safe_dump(content))
    (project / "seeds/orders.csv").write_text(ORDERS)

    def command(*words: str) -> str:
        return done(
            python.with_name(words[0]),
            *words[1:],
            folder=project,
            **NO_NETWORK,
            DBT_PROFILES_DIR=str(project),
            DO_NOT_TRACK="1",
        )

    def run() -> dict[str, Any]:
        (table,) = json.loads(command("baselinr-dbt", "run", "--select", "orders", "--output", "json"))["tables"]
        return {name: table[name] for name in ("action", "reason", "status", "rows_scanned")}

    command("baselinr-dbt", "init")
    (entry,) = yaml.safe_load((project / "packages.yml").read_text())["packages"]
    assert Path(entry["local"]).is_relative_to(tmp_path / "venv")
    command("dbt", "deps")
    command("dbt", "--warn-error", "seed")  # the package has nothing that dbt warns of
    assert run() == {"action": "full", "reason": "first_profile", "status": "success", "rows_scanned": 2}
    assert run() == {"action": "skip", "reason": "no_partition_changed", "status": "skipped", "rows_scanned": 0}
    assert "376 of 376 metrics agree" in command("baselinr-dbt", "demo")


def test_the_version_is_the_same_everywhere() -> None:
    newest = re.search(r"^## (\S+)", (PACKAGE / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert newest is not None
    assert PYPROJECT["project"]["version"] == DBT_PROJECT["version"] == newest[1]


def test_dbt_is_of_the_same_versions_everywhere() -> None:
    """dbt's hub reads the bounds in dbt_project.yml, pip those in pyproject.toml."""
    (bounds,) = [
        name.removeprefix("dbt-core") for name in PYPROJECT["project"]["dependencies"] if name.startswith("dbt-core")
    ]
    assert bounds == ">=1.8,<3"
    assert DBT_PROJECT["require-dbt-version"] == [">=1.8.0", "<3.0.0"]


def test_models_and_public_macros_have_the_name_of_the_package() -> None:
    """All projects share one namespace of models, and one of the names for `dbt run-operation`."""
    assert DBT_PROJECT["name"] == "baselinr"
    models = {file.stem for file in (PACKAGE / "models").rglob("*.sql")}
    described = [
        yaml.safe_load(content) for name, content in files_of("macros", "models").items() if name.endswith(".yml")
    ]
    public = {macro["name"] for content in described for macro in content.get("macros", [])}
    assert {model["name"] for content in described for model in content.get("models", [])} == models
    assert len(models) == 8
    assert len(public) > 12
    tests = set(
        re.findall(
            r"\{% test (\w+)\(", "\n".join(file.read_text() for file in (PACKAGE / "macros/tests").glob("*.sql"))
        )
    )
    assert len(tests) == 5
    names = models | public | tests
    assert [name for name in sorted(names) if not re.match(r"(default__|test_)?baselinr_", name)] == []
