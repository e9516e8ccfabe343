-- The store is made.

/* baselinr run golden-run catalog */
show schemas;

/* baselinr run golden-run create the store */
create schema if not exists `main_baselinr`;

/* baselinr run golden-run create the store */
create table if not exists `main_baselinr`.`baselinr_table_state` (
  unique_id string,
  database_name string,
  schema_name string,
  table_name string,
  last_run_id string,
  snapshot_id string,
  change_token string,
  decision string,
  decision_reason string,
  last_profiled_at timestamp,
  staleness_score int,
  row_count bigint,
  bytes_scanned bigint,
  metadata string,
  status string,
  error string,
  last_checked_at timestamp,
  next_due_at timestamp,
  pending_partitions bigint,
  coverage double,
  profile_signature string,
  profiled_columns string,
  hash_id string,
  claimed_by string,
  claimed_until timestamp,
  started_at timestamp,
  last_verified_at timestamp,
  waiting_since timestamp,
  backfilling boolean,
  resume_partition string,
  sampled_id string,
  checks string,
  last_published_at timestamp,
  known_columns string,
  rolled_up_by string
)
using iceberg
partitioned by (unique_id)
tblproperties ('format-version' = '2', 'write.metadata.delete-after-commit.enabled' = 'true');

/* baselinr run golden-run create the store */
create table if not exists `main_baselinr`.`baselinr_partition_state` (
  unique_id string,
  group_id string,
  partition_id string,
  token string,
  row_count bigint,
  bytes bigint,
  last_profiled_at timestamp,
  last_changed_at timestamp,
  rolled_up boolean,
  rolled_up_by string,
  last_run_id string
)
using iceberg
partitioned by (unique_id)
tblproperties ('format-version' = '2', 'write.metadata.delete-after-commit.enabled' = 'true');

/* baselinr run golden-run create the store */
create table if not exists `main_baselinr`.`baselinr_column_state` (
  unique_id string,
  group_id string,
  partition_id string,
  column_name string,
  kind string,
  value_type string,
  token string,
  last_run_id string,
  row_count bigint,
  non_null_count bigint,
  zero_count bigint,
  negative_count bigint,
  nan_count bigint,
  inf_count bigint,
  true_count bigint,
  empty_count bigint,
  blank_count bigint,
  min_value string,
  max_value string,
  finite_count bigint,
  sum_value string,
  mean_value double,
  m2_value double,
  min_length bigint,
  max_length bigint,
  sum_length bigint,
  hll_sketch binary,
  bucket_steps array<int>,
  bucket_counts array<bigint>,
  filled_count bigint,
  integer_like_count bigint,
  number_like_count bigint,
  date_like_count bigint,
  boolean_like_count bigint,
  email_like_count bigint,
  url_like_count bigint,
  uuid_like_count bigint,
  json_like_count bigint,
  top_texts array<string>,
  top_counts array<bigint>,
  top_covered array<bigint>,
  top_bound bigint
)
using iceberg
partitioned by (unique_id)
tblproperties ('format-version' = '2', 'write.metadata.delete-after-commit.enabled' = 'true');

/* baselinr run golden-run create the store */
create table if not exists `main_baselinr`.`baselinr_group_state` (
  unique_id string,
  group_id string,
  column_name string,
  kind string,
  value_type string,
  row_count bigint,
  non_null_count bigint,
  zero_count bigint,
  negative_count bigint,
  nan_count bigint,
  inf_count bigint,
  true_count bigint,
  empty_count bigint,
  blank_count bigint,
  min_value string,
  max_value string,
  finite_count bigint,
  sum_value string,
  mean_value double,
  m2_value double,
  min_length bigint,
  max_length bigint,
  sum_length bigint,
  hll_sketch binary,
  bucket_steps array<int>,
  bucket_counts array<bigint>,
  filled_count bigint,
  integer_like_count bigint,
  number_like_count bigint,
  date_like_count bigint,
  boolean_like_count bigint,
  email_like_count bigint,
  url_like_count bigint,
  uuid_like_count bigint,
  json_like_count bigint,
  top_texts array<string>,
  top_counts array<bigint>,
  top_covered array<bigint>,
  top_bound bigint
)
using iceberg
partitioned by (unique_id)
tblproperties ('format-version' = '2', 'write.metadata.delete-after-commit.enabled' = 'true');

/* baselinr run golden-run create the store */
create table if not exists `main_baselinr`.`baselinr_runs` (
  run_id string,
  dataset_name string,
  schema_name string,
  profiled_at timestamp,
  environment string,
  status string,
  row_count bigint,
  column_count bigint,
  unique_id string,
  database_name string,
  action string,
  reason string,
  rows_scanned bigint,
  bytes_scanned bigint,
  partitions_scanned bigint,
  duration_seconds double,
  sample_fraction double,
  coverage double,
  is_published boolean
)
using iceberg
partitioned by (unique_id)
tblproperties ('format-version' = '2', 'write.metadata.delete-after-commit.enabled' = 'true');

/* baselinr run golden-run create the store */
create table if not exists `main_baselinr`.`baselinr_results` (
  run_id string,
  dataset_name string,
  schema_name string,
  column_name string,
  column_type string,
  metric_name string,
  metric_value string,
  profiled_at timestamp,
  unique_id string,
  is_sampled boolean,
  interval_low double,
  interval_high double
)
using iceberg
partitioned by (unique_id)
tblproperties ('format-version' = '2', 'write.metadata.delete-after-commit.enabled' = 'true');

/* baselinr run golden-run create the store */
create table if not exists `main_baselinr`.`baselinr_events` (
  event_id string,
  event_type string,
  run_id string,
  table_name string,
  column_name string,
  metric_name string,
  baseline_value double,
  current_value double,
  change_percent double,
  drift_severity string,
  timestamp timestamp,
  metadata string,
  created_at timestamp,
  unique_id string,
  action string,
  reason string,
  row_count bigint
)
using iceberg
tblproperties ('format-version' = '2', 'write.metadata.delete-after-commit.enabled' = 'true');

/* baselinr run golden-run create the store */
create table if not exists `main_baselinr`.`baselinr_schema_version` (
  version int,
  applied_at timestamp,
  description string
)
using iceberg
tblproperties ('format-version' = '2', 'write.metadata.delete-after-commit.enabled' = 'true');

/* baselinr run golden-run create the store */
insert into `main_baselinr`.`baselinr_schema_version` (version, applied_at, description) select 4, current_timestamp(), 'baselinr-dbt store' where not exists (select 1 from `main_baselinr`.`baselinr_schema_version` where version = 4);

/* baselinr run golden-run create the store */
select 1 as done;
