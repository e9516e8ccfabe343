"""The profiles of a dbt project in Dagster: `DBT_PROJECT_DIR=path/to/project dagster dev -f definitions.py`, after `dbt parse` in the project."""

import os

import dagster as dg

from baselinr_dbt.dagster import BaselinrProject, baselinr_assets, baselinr_sensor

project = BaselinrProject(os.environ["DBT_PROJECT_DIR"])

profiles = baselinr_assets(project)

profile_tables = dg.define_asset_job("profile_tables", dg.AssetSelection.assets(profiles))

changed_tables = baselinr_sensor(
    project,
    job=profile_tables,
    name="changed_tables",
    minimum_interval_seconds=600,
    default_status=dg.DefaultSensorStatus.RUNNING,
)

defs = dg.Definitions(assets=[profiles], jobs=[profile_tables], sensors=[changed_tables])
