"""Where the dbt package is, beside or inside this Python package."""

from __future__ import annotations

from pathlib import Path

from baselinr_dbt.errors import ConfigurationError


def package_dir() -> Path:
    """The folder of the dbt package: carried by the wheel, or the checkout that this package was installed from."""
    here = Path(__file__).resolve().parent
    for folder in (here / "dbt_package", here.parent):
        if (folder / "dbt_project.yml").is_file() and (folder / "macros").is_dir():
            return folder
    raise ConfigurationError(
        "this installation of baselinr-dbt lacks its dbt package; reinstall it, or give --package-path"
    )
