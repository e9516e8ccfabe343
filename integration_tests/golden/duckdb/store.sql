-- The store is made.

/* baselinr run golden-run store */
select table_name, column_name
from information_schema.columns
where table_catalog = 'memory' and table_schema = 'main_baselinr';

/* baselinr run golden-run store schema */
select schema_name
from information_schema.schemata
where catalog_name = 'memory' and schema_name = 'main_baselinr';

/* baselinr run golden-run create the store */
begin;
create schema if not exists "memory"."main_baselinr";
create table if not exists "memory"."main_baselinr"."baselinr_table_state" (
  "unique_id" varchar primary key,
  "database_name" varchar,
  "schema_name" varchar,
  "table_name" varchar,
  "last_run_id" varchar,
  "snapshot_id" varchar,
  "change_token" varchar,
  "decision" varchar,
  "decision_reason" varchar,
  "last_profiled_at" timestamp,
  "staleness_score" integer,
  "row_count" bigint,
  "bytes_scanned" bigint,
  "metadata" varchar,
  "status" varchar,
  "error" varchar,
  "last_checked_at" timestamp,
  "next_due_at" timestamp,
  "pending_partitions" bigint,
  "coverage" double,
  "profile_signature" varchar,
  "profiled_columns" varchar,
  "hash_id" varchar,
  "claimed_by" varchar,
  "claimed_until" timestamp,
  "started_at" timestamp,
  "last_verified_at" timestamp,
  "waiting_since" timestamp,
  "backfilling" boolean,
  "resume_partition" varchar,
  "sampled_id" varchar,
  "checks" varchar,
  "last_published_at" timestamp,
  "known_columns" varchar,
  "rolled_up_by" varchar
);
create table if not exists "memory"."main_baselinr"."baselinr_partition_state" (
  "unique_id" varchar,
  "group_id" varchar,
  "partition_id" varchar,
  "token" varchar,
  "row_count" bigint,
  "bytes" bigint,
  "last_profiled_at" timestamp,
  "last_changed_at" timestamp,
  "rolled_up" boolean,
  "rolled_up_by" varchar,
  "last_run_id" varchar
);
create table if not exists "memory"."main_baselinr"."baselinr_column_state" (
  "unique_id" varchar,
  "group_id" varchar,
  "partition_id" varchar,
  "column_name" varchar,
  "kind" varchar,
  "value_type" varchar,
  "token" varchar,
  "last_run_id" varchar,
  "row_count" bigint,
  "non_null_count" bigint,
  "zero_count" bigint,
  "negative_count" bigint,
  "nan_count" bigint,
  "inf_count" bigint,
  "true_count" bigint,
  "empty_count" bigint,
  "blank_count" bigint,
  "min_value" varchar,
  "max_value" varchar,
  "finite_count" bigint,
  "sum_value" varchar,
  "mean_value" double,
  "m2_value" double,
  "min_length" bigint,
  "max_length" bigint,
  "sum_length" bigint,
  "hll_sparse" ubigint[],
  "hll_dense" ubigint[],
  "bucket_steps" integer[],
  "bucket_counts" bigint[],
  "filled_count" bigint,
  "integer_like_count" bigint,
  "number_like_count" bigint,
  "date_like_count" bigint,
  "boolean_like_count" bigint,
  "email_like_count" bigint,
  "url_like_count" bigint,
  "uuid_like_count" bigint,
  "json_like_count" bigint,
  "top_texts" text[],
  "top_counts" bigint[],
  "top_covered" bigint[],
  "top_bound" bigint
);
create table if not exists "memory"."main_baselinr"."baselinr_group_state" (
  "unique_id" varchar,
  "group_id" varchar,
  "column_name" varchar,
  "kind" varchar,
  "value_type" varchar,
  "row_count" bigint,
  "non_null_count" bigint,
  "zero_count" bigint,
  "negative_count" bigint,
  "nan_count" bigint,
  "inf_count" bigint,
  "true_count" bigint,
  "empty_count" bigint,
  "blank_count" bigint,
  "min_value" varchar,
  "max_value" varchar,
  "finite_count" bigint,
  "sum_value" varchar,
  "mean_value" double,
  "m2_value" double,
  "min_length" bigint,
  "max_length" bigint,
  "sum_length" bigint,
  "hll_sparse" ubigint[],
  "hll_dense" ubigint[],
  "bucket_steps" integer[],
  "bucket_counts" bigint[],
  "filled_count" bigint,
  "integer_like_count" bigint,
  "number_like_count" bigint,
  "date_like_count" bigint,
  "boolean_like_count" bigint,
  "email_like_count" bigint,
  "url_like_count" bigint,
  "uuid_like_count" bigint,
  "json_like_count" bigint,
  "top_texts" text[],
  "top_counts" bigint[],
  "top_covered" bigint[],
  "top_bound" bigint
);
create table if not exists "memory"."main_baselinr"."baselinr_runs" (
  "run_id" varchar,
  "dataset_name" varchar,
  "schema_name" varchar,
  "profiled_at" timestamp,
  "environment" varchar,
  "status" varchar,
  "row_count" bigint,
  "column_count" bigint,
  "unique_id" varchar,
  "database_name" varchar,
  "action" varchar,
  "reason" varchar,
  "rows_scanned" bigint,
  "bytes_scanned" bigint,
  "partitions_scanned" bigint,
  "duration_seconds" double,
  "sample_fraction" double,
  "coverage" double,
  "is_published" boolean
);
create table if not exists "memory"."main_baselinr"."baselinr_results" (
  "run_id" varchar,
  "dataset_name" varchar,
  "schema_name" varchar,
  "column_name" varchar,
  "column_type" varchar,
  "metric_name" varchar,
  "metric_value" varchar,
  "profiled_at" timestamp,
  "unique_id" varchar,
  "is_sampled" boolean,
  "interval_low" double,
  "interval_high" double
);
create table if not exists "memory"."main_baselinr"."baselinr_events" (
  "event_id" varchar,
  "event_type" varchar,
  "run_id" varchar,
  "table_name" varchar,
  "column_name" varchar,
  "metric_name" varchar,
  "baseline_value" double,
  "current_value" double,
  "change_percent" double,
  "drift_severity" varchar,
  "timestamp" timestamp,
  "metadata" varchar,
  "created_at" timestamp,
  "unique_id" varchar,
  "action" varchar,
  "reason" varchar,
  "row_count" bigint
);
create table if not exists "memory"."main_baselinr"."baselinr_schema_version" (
  "version" integer,
  "applied_at" timestamp,
  "description" varchar
);
insert into "memory"."main_baselinr"."baselinr_schema_version" (version, applied_at, description) select 4, cast(now() at time zone 'UTC' as timestamp), 'baselinr-dbt store' where not exists (select 1 from "memory"."main_baselinr"."baselinr_schema_version" where version = 4);
commit;
select 1 as done;
