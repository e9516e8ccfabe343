"""Dagster: an asset for the profile of each table, and a sensor that requests the tables that changed. Needs `baselinr-dbt[dagster]`."""

try:
    import dagster as _dagster  # noqa: F401
except ModuleNotFoundError as error:
    raise ModuleNotFoundError("Dagster is not installed: pip install 'baselinr-dbt[dagster]'") from error

from baselinr_dbt.dagster.assets import ProfileConfig, baselinr_assets
from baselinr_dbt.dagster.project import BaselinrProject, ProfiledTable, dbt_asset_key
from baselinr_dbt.dagster.sensor import baselinr_sensor

__all__ = [
    "BaselinrProject",
    "ProfileConfig",
    "ProfiledTable",
    "baselinr_assets",
    "baselinr_sensor",
    "dbt_asset_key",
]
