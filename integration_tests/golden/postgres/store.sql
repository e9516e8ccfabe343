-- The store is made.

begin; commit;

/* baselinr run golden-run store */
set local timezone = 'UTC';
set local datestyle = 'ISO, YMD';
set local intervalstyle = 'postgres';
set local extra_float_digits = 1;
set local bytea_output = 'hex';
set local quote_all_identifiers = off;
select table_name, column_name
from information_schema.columns
where table_catalog = 'shop' and table_schema = 'main_baselinr';

/* baselinr run golden-run store schema */
set local timezone = 'UTC';
set local datestyle = 'ISO, YMD';
set local intervalstyle = 'postgres';
set local extra_float_digits = 1;
set local bytea_output = 'hex';
set local quote_all_identifiers = off;
select nspname from pg_namespace where nspname = 'main_baselinr';

/* baselinr run golden-run create the store */
begin isolation level read committed read write;
set local timezone = 'UTC';
set local datestyle = 'ISO, YMD';
set local intervalstyle = 'postgres';
set local extra_float_digits = 1;
set local bytea_output = 'hex';
set local quote_all_identifiers = off;
select pg_advisory_xact_lock(hashtext('baselinr store main_baselinr'));
create schema if not exists "main_baselinr";
do $baselinr$
begin
  if to_regclass('"shop"."main_baselinr"."baselinr_table_state"') is null then
create table if not exists "shop"."main_baselinr"."baselinr_table_state" (
  "unique_id" text primary key,
  "database_name" text,
  "schema_name" text,
  "table_name" text,
  "last_run_id" text,
  "snapshot_id" text,
  "change_token" text,
  "decision" text,
  "decision_reason" text,
  "last_profiled_at" timestamp,
  "staleness_score" integer,
  "row_count" bigint,
  "bytes_scanned" bigint,
  "metadata" text,
  "status" text,
  "error" text,
  "last_checked_at" timestamp,
  "next_due_at" timestamp,
  "pending_partitions" bigint,
  "coverage" double precision,
  "profile_signature" text,
  "profiled_columns" text,
  "hash_id" text,
  "claimed_by" text,
  "claimed_until" timestamp,
  "started_at" timestamp,
  "last_verified_at" timestamp,
  "waiting_since" timestamp,
  "backfilling" boolean,
  "resume_partition" text,
  "sampled_id" text,
  "checks" text,
  "last_published_at" timestamp,
  "known_columns" text,
  "rolled_up_by" text
);
  end if;
end
$baselinr$;
do $baselinr$
begin
  if to_regclass('"shop"."main_baselinr"."baselinr_partition_state"') is null then
create table if not exists "shop"."main_baselinr"."baselinr_partition_state" (
  "unique_id" text,
  "group_id" text,
  "partition_id" text,
  "token" text,
  "row_count" bigint,
  "bytes" bigint,
  "last_profiled_at" timestamp,
  "last_changed_at" timestamp,
  "rolled_up" boolean,
  "rolled_up_by" text,
  "last_run_id" text
);
create index if not exists "baselinr_partition_state_by_group_id" on "shop"."main_baselinr"."baselinr_partition_state" (unique_id, group_id);
  end if;
end
$baselinr$;
do $baselinr$
begin
  if to_regclass('"shop"."main_baselinr"."baselinr_column_state"') is null then
create table if not exists "shop"."main_baselinr"."baselinr_column_state" (
  "unique_id" text,
  "group_id" text,
  "partition_id" text,
  "column_name" text,
  "kind" text,
  "value_type" text,
  "token" text,
  "last_run_id" text,
  "row_count" bigint,
  "non_null_count" bigint,
  "zero_count" bigint,
  "negative_count" bigint,
  "nan_count" bigint,
  "inf_count" bigint,
  "true_count" bigint,
  "empty_count" bigint,
  "blank_count" bigint,
  "min_value" text,
  "max_value" text,
  "finite_count" bigint,
  "sum_value" text,
  "mean_value" double precision,
  "m2_value" double precision,
  "min_length" bigint,
  "max_length" bigint,
  "sum_length" bigint,
  "hll_sparse" bigint[],
  "hll_dense" bigint[],
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
create index if not exists "baselinr_column_state_by_group_id" on "shop"."main_baselinr"."baselinr_column_state" (unique_id, group_id);
  end if;
end
$baselinr$;
alter table "shop"."main_baselinr"."baselinr_column_state"
  alter column "unique_id" set storage main,
  alter column "group_id" set storage main,
  alter column "partition_id" set storage main,
  alter column "column_name" set storage main,
  alter column "kind" set storage main,
  alter column "value_type" set storage main,
  alter column "token" set storage main,
  alter column "last_run_id" set storage main,
  alter column "min_value" set storage main,
  alter column "max_value" set storage main,
  alter column "sum_value" set storage main,
  alter column "hll_sparse" set storage main,
  alter column "hll_sparse" set compression pglz,
  alter column "hll_dense" set storage main,
  alter column "hll_dense" set compression pglz,
  alter column "bucket_steps" set storage main,
  alter column "bucket_steps" set compression pglz,
  alter column "bucket_counts" set storage main,
  alter column "bucket_counts" set compression pglz,
  alter column "top_texts" set storage main,
  alter column "top_texts" set compression pglz,
  alter column "top_counts" set storage main,
  alter column "top_counts" set compression pglz,
  alter column "top_covered" set storage main,
  alter column "top_covered" set compression pglz,
  set (toast_tuple_target = 128);
do $baselinr$
begin
  if to_regclass('"shop"."main_baselinr"."baselinr_group_state"') is null then
create table if not exists "shop"."main_baselinr"."baselinr_group_state" (
  "unique_id" text,
  "group_id" text,
  "column_name" text,
  "kind" text,
  "value_type" text,
  "row_count" bigint,
  "non_null_count" bigint,
  "zero_count" bigint,
  "negative_count" bigint,
  "nan_count" bigint,
  "inf_count" bigint,
  "true_count" bigint,
  "empty_count" bigint,
  "blank_count" bigint,
  "min_value" text,
  "max_value" text,
  "finite_count" bigint,
  "sum_value" text,
  "mean_value" double precision,
  "m2_value" double precision,
  "min_length" bigint,
  "max_length" bigint,
  "sum_length" bigint,
  "hll_sparse" bigint[],
  "hll_dense" bigint[],
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
create index if not exists "baselinr_group_state_by_group_id" on "shop"."main_baselinr"."baselinr_group_state" (unique_id, group_id);
  end if;
end
$baselinr$;
alter table "shop"."main_baselinr"."baselinr_group_state"
  alter column "unique_id" set storage main,
  alter column "group_id" set storage main,
  alter column "column_name" set storage main,
  alter column "kind" set storage main,
  alter column "value_type" set storage main,
  alter column "min_value" set storage main,
  alter column "max_value" set storage main,
  alter column "sum_value" set storage main,
  alter column "hll_sparse" set storage main,
  alter column "hll_sparse" set compression pglz,
  alter column "hll_dense" set storage main,
  alter column "hll_dense" set compression pglz,
  alter column "bucket_steps" set storage main,
  alter column "bucket_steps" set compression pglz,
  alter column "bucket_counts" set storage main,
  alter column "bucket_counts" set compression pglz,
  alter column "top_texts" set storage main,
  alter column "top_texts" set compression pglz,
  alter column "top_counts" set storage main,
  alter column "top_counts" set compression pglz,
  alter column "top_covered" set storage main,
  alter column "top_covered" set compression pglz,
  set (toast_tuple_target = 128);
do $baselinr$
begin
  if to_regclass('"shop"."main_baselinr"."baselinr_runs"') is null then
create table if not exists "shop"."main_baselinr"."baselinr_runs" (
  "run_id" text,
  "dataset_name" text,
  "schema_name" text,
  "profiled_at" timestamp,
  "environment" text,
  "status" text,
  "row_count" bigint,
  "column_count" bigint,
  "unique_id" text,
  "database_name" text,
  "action" text,
  "reason" text,
  "rows_scanned" bigint,
  "bytes_scanned" bigint,
  "partitions_scanned" bigint,
  "duration_seconds" double precision,
  "sample_fraction" double precision,
  "coverage" double precision,
  "is_published" boolean
);
create index if not exists "baselinr_runs_by_run_id" on "shop"."main_baselinr"."baselinr_runs" (unique_id, run_id);
  end if;
end
$baselinr$;
do $baselinr$
begin
  if to_regclass('"shop"."main_baselinr"."baselinr_results"') is null then
create table if not exists "shop"."main_baselinr"."baselinr_results" (
  "run_id" text,
  "dataset_name" text,
  "schema_name" text,
  "column_name" text,
  "column_type" text,
  "metric_name" text,
  "metric_value" text,
  "profiled_at" timestamp,
  "unique_id" text,
  "is_sampled" boolean,
  "interval_low" double precision,
  "interval_high" double precision
);
create index if not exists "baselinr_results_by_run_id" on "shop"."main_baselinr"."baselinr_results" (unique_id, run_id);
  end if;
end
$baselinr$;
do $baselinr$
begin
  if to_regclass('"shop"."main_baselinr"."baselinr_events"') is null then
create table if not exists "shop"."main_baselinr"."baselinr_events" (
  "event_id" text,
  "event_type" text,
  "run_id" text,
  "table_name" text,
  "column_name" text,
  "metric_name" text,
  "baseline_value" double precision,
  "current_value" double precision,
  "change_percent" double precision,
  "drift_severity" text,
  "timestamp" timestamp,
  "metadata" text,
  "created_at" timestamp,
  "unique_id" text,
  "action" text,
  "reason" text,
  "row_count" bigint
);
create index if not exists "baselinr_events_by_run_id" on "shop"."main_baselinr"."baselinr_events" (unique_id, run_id);
  end if;
end
$baselinr$;
do $baselinr$
begin
  if to_regclass('"shop"."main_baselinr"."baselinr_schema_version"') is null then
create table if not exists "shop"."main_baselinr"."baselinr_schema_version" (
  "version" integer,
  "applied_at" timestamp,
  "description" text
);
  end if;
end
$baselinr$;
insert into "shop"."main_baselinr"."baselinr_schema_version" (version, applied_at, description) select 4, cast(current_timestamp at time zone 'UTC' as timestamp), 'baselinr-dbt store' where not exists (select 1 from "shop"."main_baselinr"."baselinr_schema_version" where version = 4);
commit;
select 1 as done;
