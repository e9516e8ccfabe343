-- The store is made.

rollback;

/* baselinr run golden-run store */
select table_name, column_name
from "SHOP".information_schema.columns
where table_catalog = 'SHOP' and table_schema = 'MAIN_BASELINR';

/* baselinr run golden-run store schema */
select schema_name
from "SHOP".information_schema.schemata
where catalog_name = 'SHOP' and schema_name = 'MAIN_BASELINR';

/* baselinr run golden-run create the store */
begin;
create schema if not exists "MAIN_BASELINR";
create table if not exists "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" (
  "UNIQUE_ID" varchar,
  "DATABASE_NAME" varchar,
  "SCHEMA_NAME" varchar,
  "TABLE_NAME" varchar,
  "LAST_RUN_ID" varchar,
  "SNAPSHOT_ID" varchar,
  "CHANGE_TOKEN" varchar,
  "DECISION" varchar,
  "DECISION_REASON" varchar,
  "LAST_PROFILED_AT" timestamp_ntz,
  "STALENESS_SCORE" integer,
  "ROW_COUNT" bigint,
  "BYTES_SCANNED" bigint,
  "METADATA" varchar,
  "STATUS" varchar,
  "ERROR" varchar,
  "LAST_CHECKED_AT" timestamp_ntz,
  "NEXT_DUE_AT" timestamp_ntz,
  "PENDING_PARTITIONS" bigint,
  "COVERAGE" float,
  "PROFILE_SIGNATURE" varchar,
  "PROFILED_COLUMNS" varchar,
  "HASH_ID" varchar,
  "CLAIMED_BY" varchar,
  "CLAIMED_UNTIL" timestamp_ntz,
  "STARTED_AT" timestamp_ntz,
  "LAST_VERIFIED_AT" timestamp_ntz,
  "WAITING_SINCE" timestamp_ntz,
  "BACKFILLING" boolean,
  "RESUME_PARTITION" varchar,
  "SAMPLED_ID" varchar,
  "CHECKS" varchar,
  "LAST_PUBLISHED_AT" timestamp_ntz,
  "KNOWN_COLUMNS" varchar,
  "ROLLED_UP_BY" varchar
);
create table if not exists "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE" (
  "UNIQUE_ID" varchar,
  "GROUP_ID" varchar,
  "PARTITION_ID" varchar,
  "TOKEN" varchar,
  "ROW_COUNT" bigint,
  "BYTES" bigint,
  "LAST_PROFILED_AT" timestamp_ntz,
  "LAST_CHANGED_AT" timestamp_ntz,
  "ROLLED_UP" boolean,
  "ROLLED_UP_BY" varchar,
  "LAST_RUN_ID" varchar
);
create table if not exists "SHOP"."MAIN_BASELINR"."BASELINR_COLUMN_STATE" (
  "UNIQUE_ID" varchar,
  "GROUP_ID" varchar,
  "PARTITION_ID" varchar,
  "COLUMN_NAME" varchar,
  "KIND" varchar,
  "VALUE_TYPE" varchar,
  "TOKEN" varchar,
  "LAST_RUN_ID" varchar,
  "ROW_COUNT" bigint,
  "NON_NULL_COUNT" bigint,
  "ZERO_COUNT" bigint,
  "NEGATIVE_COUNT" bigint,
  "NAN_COUNT" bigint,
  "INF_COUNT" bigint,
  "TRUE_COUNT" bigint,
  "EMPTY_COUNT" bigint,
  "BLANK_COUNT" bigint,
  "MIN_VALUE" varchar,
  "MAX_VALUE" varchar,
  "FINITE_COUNT" bigint,
  "SUM_VALUE" varchar,
  "MEAN_VALUE" float,
  "M2_VALUE" float,
  "MIN_LENGTH" bigint,
  "MAX_LENGTH" bigint,
  "SUM_LENGTH" bigint,
  "HLL_SKETCH" object,
  "BUCKET_STEPS" array,
  "BUCKET_COUNTS" array,
  "FILLED_COUNT" bigint,
  "INTEGER_LIKE_COUNT" bigint,
  "NUMBER_LIKE_COUNT" bigint,
  "DATE_LIKE_COUNT" bigint,
  "BOOLEAN_LIKE_COUNT" bigint,
  "EMAIL_LIKE_COUNT" bigint,
  "URL_LIKE_COUNT" bigint,
  "UUID_LIKE_COUNT" bigint,
  "JSON_LIKE_COUNT" bigint,
  "TOP_TEXTS" array,
  "TOP_COUNTS" array,
  "TOP_COVERED" array,
  "TOP_BOUND" bigint
);
create table if not exists "SHOP"."MAIN_BASELINR"."BASELINR_GROUP_STATE" (
  "UNIQUE_ID" varchar,
  "GROUP_ID" varchar,
  "COLUMN_NAME" varchar,
  "KIND" varchar,
  "VALUE_TYPE" varchar,
  "ROW_COUNT" bigint,
  "NON_NULL_COUNT" bigint,
  "ZERO_COUNT" bigint,
  "NEGATIVE_COUNT" bigint,
  "NAN_COUNT" bigint,
  "INF_COUNT" bigint,
  "TRUE_COUNT" bigint,
  "EMPTY_COUNT" bigint,
  "BLANK_COUNT" bigint,
  "MIN_VALUE" varchar,
  "MAX_VALUE" varchar,
  "FINITE_COUNT" bigint,
  "SUM_VALUE" varchar,
  "MEAN_VALUE" float,
  "M2_VALUE" float,
  "MIN_LENGTH" bigint,
  "MAX_LENGTH" bigint,
  "SUM_LENGTH" bigint,
  "HLL_SKETCH" object,
  "BUCKET_STEPS" array,
  "BUCKET_COUNTS" array,
  "FILLED_COUNT" bigint,
  "INTEGER_LIKE_COUNT" bigint,
  "NUMBER_LIKE_COUNT" bigint,
  "DATE_LIKE_COUNT" bigint,
  "BOOLEAN_LIKE_COUNT" bigint,
  "EMAIL_LIKE_COUNT" bigint,
  "URL_LIKE_COUNT" bigint,
  "UUID_LIKE_COUNT" bigint,
  "JSON_LIKE_COUNT" bigint,
  "TOP_TEXTS" array,
  "TOP_COUNTS" array,
  "TOP_COVERED" array,
  "TOP_BOUND" bigint
);
create table if not exists "SHOP"."MAIN_BASELINR"."BASELINR_RUNS" (
  "RUN_ID" varchar,
  "DATASET_NAME" varchar,
  "SCHEMA_NAME" varchar,
  "PROFILED_AT" timestamp_ntz,
  "ENVIRONMENT" varchar,
  "STATUS" varchar,
  "ROW_COUNT" bigint,
  "COLUMN_COUNT" bigint,
  "UNIQUE_ID" varchar,
  "DATABASE_NAME" varchar,
  "ACTION" varchar,
  "REASON" varchar,
  "ROWS_SCANNED" bigint,
  "BYTES_SCANNED" bigint,
  "PARTITIONS_SCANNED" bigint,
  "DURATION_SECONDS" float,
  "SAMPLE_FRACTION" float,
  "COVERAGE" float,
  "IS_PUBLISHED" boolean
);
create table if not exists "SHOP"."MAIN_BASELINR"."BASELINR_RESULTS" (
  "RUN_ID" varchar,
  "DATASET_NAME" varchar,
  "SCHEMA_NAME" varchar,
  "COLUMN_NAME" varchar,
  "COLUMN_TYPE" varchar,
  "METRIC_NAME" varchar,
  "METRIC_VALUE" varchar,
  "PROFILED_AT" timestamp_ntz,
  "UNIQUE_ID" varchar,
  "IS_SAMPLED" boolean,
  "INTERVAL_LOW" float,
  "INTERVAL_HIGH" float
);
create table if not exists "SHOP"."MAIN_BASELINR"."BASELINR_EVENTS" (
  "EVENT_ID" varchar,
  "EVENT_TYPE" varchar,
  "RUN_ID" varchar,
  "TABLE_NAME" varchar,
  "COLUMN_NAME" varchar,
  "METRIC_NAME" varchar,
  "BASELINE_VALUE" float,
  "CURRENT_VALUE" float,
  "CHANGE_PERCENT" float,
  "DRIFT_SEVERITY" varchar,
  "TIMESTAMP" timestamp_ntz,
  "METADATA" varchar,
  "CREATED_AT" timestamp_ntz,
  "UNIQUE_ID" varchar,
  "ACTION" varchar,
  "REASON" varchar,
  "ROW_COUNT" bigint
);
create table if not exists "SHOP"."MAIN_BASELINR"."BASELINR_SCHEMA_VERSION" (
  "VERSION" integer,
  "APPLIED_AT" timestamp_ntz,
  "DESCRIPTION" varchar
);
insert into "SHOP"."MAIN_BASELINR"."BASELINR_SCHEMA_VERSION" (version, applied_at, description) select 4, sysdate(), 'baselinr-dbt store' where not exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_SCHEMA_VERSION" where version = 4);
commit;
select 1 as done;
