-- The store is made.

commit;
set timezone to 'UTC';
set datestyle to 'ISO, YMD';
set extra_float_digits to 2;

/* baselinr run golden-run store */
select table_name, column_name
from information_schema.columns
where table_catalog = 'shop' and table_schema = 'main_baselinr';

/* baselinr run golden-run store schema */
select nspname from pg_namespace where nspname = 'main_baselinr';

/* baselinr run golden-run create the store */
begin;
create schema if not exists "main_baselinr";
create table if not exists "shop"."main_baselinr"."baselinr_table_state" (
  "unique_id" varchar(65535),
  "database_name" varchar(65535),
  "schema_name" varchar(65535),
  "table_name" varchar(65535),
  "last_run_id" varchar(65535),
  "snapshot_id" varchar(65535),
  "change_token" varchar(65535),
  "decision" varchar(65535),
  "decision_reason" varchar(65535),
  "last_profiled_at" timestamp,
  "staleness_score" integer,
  "row_count" bigint,
  "bytes_scanned" bigint,
  "metadata" varchar(65535),
  "status" varchar(65535),
  "error" varchar(65535),
  "last_checked_at" timestamp,
  "next_due_at" timestamp,
  "pending_partitions" bigint,
  "coverage" double precision,
  "profile_signature" varchar(65535),
  "profiled_columns" varchar(65535),
  "hash_id" varchar(65535),
  "claimed_by" varchar(65535),
  "claimed_until" timestamp,
  "started_at" timestamp,
  "last_verified_at" timestamp,
  "waiting_since" timestamp,
  "backfilling" boolean,
  "resume_partition" varchar(65535),
  "sampled_id" varchar(65535),
  "checks" varchar(65535),
  "last_published_at" timestamp,
  "known_columns" varchar(65535),
  "rolled_up_by" varchar(65535)
);
create table if not exists "shop"."main_baselinr"."baselinr_partition_state" (
  "unique_id" varchar(65535),
  "group_id" varchar(65535),
  "partition_id" varchar(65535),
  "token" varchar(65535),
  "row_count" bigint,
  "bytes" bigint,
  "last_profiled_at" timestamp,
  "last_changed_at" timestamp,
  "rolled_up" boolean,
  "rolled_up_by" varchar(65535),
  "last_run_id" varchar(65535)
);
create table if not exists "shop"."main_baselinr"."baselinr_column_state" (
  "unique_id" varchar(65535),
  "group_id" varchar(65535),
  "partition_id" varchar(65535),
  "column_name" varchar(65535),
  "kind" varchar(65535),
  "value_type" varchar(65535),
  "token" varchar(65535),
  "last_run_id" varchar(65535),
  "row_count" bigint,
  "non_null_count" bigint,
  "zero_count" bigint,
  "negative_count" bigint,
  "nan_count" bigint,
  "inf_count" bigint,
  "true_count" bigint,
  "empty_count" bigint,
  "blank_count" bigint,
  "min_value" varchar(65535),
  "max_value" varchar(65535),
  "finite_count" bigint,
  "sum_value" varchar(65535),
  "mean_value" double precision,
  "m2_value" double precision,
  "min_length" bigint,
  "max_length" bigint,
  "sum_length" bigint,
  "hll_sketch" hllsketch,
  "bucket_steps" super,
  "bucket_counts" super,
  "filled_count" bigint,
  "integer_like_count" bigint,
  "number_like_count" bigint,
  "date_like_count" bigint,
  "boolean_like_count" bigint,
  "email_like_count" bigint,
  "url_like_count" bigint,
  "uuid_like_count" bigint,
  "json_like_count" bigint,
  "top_texts" super,
  "top_counts" super,
  "top_covered" super,
  "top_bound" bigint
);
create table if not exists "shop"."main_baselinr"."baselinr_group_state" (
  "unique_id" varchar(65535),
  "group_id" varchar(65535),
  "column_name" varchar(65535),
  "kind" varchar(65535),
  "value_type" varchar(65535),
  "row_count" bigint,
  "non_null_count" bigint,
  "zero_count" bigint,
  "negative_count" bigint,
  "nan_count" bigint,
  "inf_count" bigint,
  "true_count" bigint,
  "empty_count" bigint,
  "blank_count" bigint,
  "min_value" varchar(65535),
  "max_value" varchar(65535),
  "finite_count" bigint,
  "sum_value" varchar(65535),
  "mean_value" double precision,
  "m2_value" double precision,
  "min_length" bigint,
  "max_length" bigint,
  "sum_length" bigint,
  "hll_sketch" hllsketch,
  "bucket_steps" super,
  "bucket_counts" super,
  "filled_count" bigint,
  "integer_like_count" bigint,
  "number_like_count" bigint,
  "date_like_count" bigint,
  "boolean_like_count" bigint,
  "email_like_count" bigint,
  "url_like_count" bigint,
  "uuid_like_count" bigint,
  "json_like_count" bigint,
  "top_texts" super,
  "top_counts" super,
  "top_covered" super,
  "top_bound" bigint
);
create table if not exists "shop"."main_baselinr"."baselinr_runs" (
  "run_id" varchar(65535),
  "dataset_name" varchar(65535),
  "schema_name" varchar(65535),
  "profiled_at" timestamp,
  "environment" varchar(65535),
  "status" varchar(65535),
  "row_count" bigint,
  "column_count" bigint,
  "unique_id" varchar(65535),
  "database_name" varchar(65535),
  "action" varchar(65535),
  "reason" varchar(65535),
  "rows_scanned" bigint,
  "bytes_scanned" bigint,
  "partitions_scanned" bigint,
  "duration_seconds" double precision,
  "sample_fraction" double precision,
  "coverage" double precision,
  "is_published" boolean
);
create table if not exists "shop"."main_baselinr"."baselinr_results" (
  "run_id" varchar(65535),
  "dataset_name" varchar(65535),
  "schema_name" varchar(65535),
  "column_name" varchar(65535),
  "column_type" varchar(65535),
  "metric_name" varchar(65535),
  "metric_value" varchar(65535),
  "profiled_at" timestamp,
  "unique_id" varchar(65535),
  "is_sampled" boolean,
  "interval_low" double precision,
  "interval_high" double precision
);
create table if not exists "shop"."main_baselinr"."baselinr_events" (
  "event_id" varchar(65535),
  "event_type" varchar(65535),
  "run_id" varchar(65535),
  "table_name" varchar(65535),
  "column_name" varchar(65535),
  "metric_name" varchar(65535),
  "baseline_value" double precision,
  "current_value" double precision,
  "change_percent" double precision,
  "drift_severity" varchar(65535),
  "timestamp" timestamp,
  "metadata" varchar(65535),
  "created_at" timestamp,
  "unique_id" varchar(65535),
  "action" varchar(65535),
  "reason" varchar(65535),
  "row_count" bigint
);
create table if not exists "shop"."main_baselinr"."baselinr_schema_version" (
  "version" integer,
  "applied_at" timestamp,
  "description" varchar(65535)
);
insert into "shop"."main_baselinr"."baselinr_schema_version" (version, applied_at, description) select 4, sysdate, 'baselinr-dbt store' where not exists (select 1 from "shop"."main_baselinr"."baselinr_schema_version" where version = 4);
commit;
select 1 as done;
