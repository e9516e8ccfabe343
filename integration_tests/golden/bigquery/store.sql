-- The store is made.

/* baselinr run golden-run store */
select table_name, column_name from (
  select table_name, column_name
  from unnest([
    struct('' as table_name, '' as column_name)
  ]) as given
) as no_store where false;

/* baselinr run golden-run store schema */
select schema_name from (
  select schema_name from unnest(['main_baselinr']) as schema_name
) as listed where false;

/* baselinr run golden-run create the store */
create schema if not exists `main_baselinr`;
create table if not exists `shop`.`main_baselinr`.`baselinr_table_state` (
  `unique_id` string,
  `database_name` string,
  `schema_name` string,
  `table_name` string,
  `last_run_id` string,
  `snapshot_id` string,
  `change_token` string,
  `decision` string,
  `decision_reason` string,
  `last_profiled_at` timestamp,
  `staleness_score` int64,
  `row_count` int64,
  `bytes_scanned` int64,
  `metadata` string,
  `status` string,
  `error` string,
  `last_checked_at` timestamp,
  `next_due_at` timestamp,
  `pending_partitions` int64,
  `coverage` float64,
  `profile_signature` string,
  `profiled_columns` string,
  `hash_id` string,
  `claimed_by` string,
  `claimed_until` timestamp,
  `started_at` timestamp,
  `last_verified_at` timestamp,
  `waiting_since` timestamp,
  `backfilling` bool,
  `resume_partition` string,
  `sampled_id` string,
  `checks` string,
  `last_published_at` timestamp,
  `known_columns` string,
  `rolled_up_by` string
);
create table if not exists `shop`.`main_baselinr`.`baselinr_partition_state` (
  `unique_id` string,
  `group_id` string,
  `partition_id` string,
  `token` string,
  `row_count` int64,
  `bytes` int64,
  `last_profiled_at` timestamp,
  `last_changed_at` timestamp,
  `rolled_up` bool,
  `rolled_up_by` string,
  `last_run_id` string
);
create table if not exists `shop`.`main_baselinr`.`baselinr_column_state` (
  `unique_id` string,
  `group_id` string,
  `partition_id` string,
  `column_name` string,
  `kind` string,
  `value_type` string,
  `token` string,
  `last_run_id` string,
  `row_count` int64,
  `non_null_count` int64,
  `zero_count` int64,
  `negative_count` int64,
  `nan_count` int64,
  `inf_count` int64,
  `true_count` int64,
  `empty_count` int64,
  `blank_count` int64,
  `min_value` string,
  `max_value` string,
  `finite_count` int64,
  `sum_value` string,
  `mean_value` float64,
  `m2_value` float64,
  `min_length` int64,
  `max_length` int64,
  `sum_length` int64,
  `hll_sketch` bytes,
  `bucket_steps` array<int64>,
  `bucket_counts` array<int64>,
  `filled_count` int64,
  `integer_like_count` int64,
  `number_like_count` int64,
  `date_like_count` int64,
  `boolean_like_count` int64,
  `email_like_count` int64,
  `url_like_count` int64,
  `uuid_like_count` int64,
  `json_like_count` int64,
  `top_texts` array<string>,
  `top_counts` array<int64>,
  `top_covered` array<int64>,
  `top_bound` int64
);
create table if not exists `shop`.`main_baselinr`.`baselinr_group_state` (
  `unique_id` string,
  `group_id` string,
  `column_name` string,
  `kind` string,
  `value_type` string,
  `row_count` int64,
  `non_null_count` int64,
  `zero_count` int64,
  `negative_count` int64,
  `nan_count` int64,
  `inf_count` int64,
  `true_count` int64,
  `empty_count` int64,
  `blank_count` int64,
  `min_value` string,
  `max_value` string,
  `finite_count` int64,
  `sum_value` string,
  `mean_value` float64,
  `m2_value` float64,
  `min_length` int64,
  `max_length` int64,
  `sum_length` int64,
  `hll_sketch` bytes,
  `bucket_steps` array<int64>,
  `bucket_counts` array<int64>,
  `filled_count` int64,
  `integer_like_count` int64,
  `number_like_count` int64,
  `date_like_count` int64,
  `boolean_like_count` int64,
  `email_like_count` int64,
  `url_like_count` int64,
  `uuid_like_count` int64,
  `json_like_count` int64,
  `top_texts` array<string>,
  `top_counts` array<int64>,
  `top_covered` array<int64>,
  `top_bound` int64
);
create table if not exists `shop`.`main_baselinr`.`baselinr_runs` (
  `run_id` string,
  `dataset_name` string,
  `schema_name` string,
  `profiled_at` timestamp,
  `environment` string,
  `status` string,
  `row_count` int64,
  `column_count` int64,
  `unique_id` string,
  `database_name` string,
  `action` string,
  `reason` string,
  `rows_scanned` int64,
  `bytes_scanned` int64,
  `partitions_scanned` int64,
  `duration_seconds` float64,
  `sample_fraction` float64,
  `coverage` float64,
  `is_published` bool
);
create table if not exists `shop`.`main_baselinr`.`baselinr_results` (
  `run_id` string,
  `dataset_name` string,
  `schema_name` string,
  `column_name` string,
  `column_type` string,
  `metric_name` string,
  `metric_value` string,
  `profiled_at` timestamp,
  `unique_id` string,
  `is_sampled` bool,
  `interval_low` float64,
  `interval_high` float64
);
create table if not exists `shop`.`main_baselinr`.`baselinr_events` (
  `event_id` string,
  `event_type` string,
  `run_id` string,
  `table_name` string,
  `column_name` string,
  `metric_name` string,
  `baseline_value` float64,
  `current_value` float64,
  `change_percent` float64,
  `drift_severity` string,
  `timestamp` timestamp,
  `metadata` string,
  `created_at` timestamp,
  `unique_id` string,
  `action` string,
  `reason` string,
  `row_count` int64
);
create table if not exists `shop`.`main_baselinr`.`baselinr_schema_version` (
  `version` int64,
  `applied_at` timestamp,
  `description` string
);
insert into `shop`.`main_baselinr`.`baselinr_schema_version` (version, applied_at, description) select 4, current_timestamp(), 'baselinr-dbt store' from unnest([1]) where not exists (select 1 from `shop`.`main_baselinr`.`baselinr_schema_version` where version = 4);
select 1 as done;
