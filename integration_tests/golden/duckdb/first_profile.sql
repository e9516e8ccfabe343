-- Every type of column is profiled for the first time: metrics of all kinds.

/* baselinr run golden-run catalog */
with target (unique_id, database_name, schema_name, table_name) as (
  values
    ('source.shop.main.every_type', 'memory', 'main', 'every_type')
), columns as (
  select lower(database_name) as d, lower(schema_name) as s, lower(table_name) as t,
    any_value(database_name) as database_name, any_value(schema_name) as schema_name, any_value(table_name) as table_name,
    cast(to_json(list({'name': column_name, 'type': data_type} order by column_index)) as varchar) as columns,
    sum(case when data_type in ('BOOLEAN', 'TINYINT', 'UTINYINT') then 1 when data_type in ('SMALLINT', 'USMALLINT') then 2 when data_type in ('INTEGER', 'UINTEGER', 'FLOAT', 'DATE') then 4
      when data_type in ('HUGEINT', 'UHUGEINT', 'UUID', 'INTERVAL') or data_type like 'DECIMAL%' then 16 when data_type in ('BIGINT', 'UBIGINT', 'DOUBLE') or data_type like 'TIME%' then 8 else 32 end) as width
  from duckdb_columns()
  where not internal and lower(schema_name) in ('main')
  group by all
), tables as (
  select lower(database_name) as d, lower(schema_name) as s, lower(table_name) as t, estimated_size from duckdb_tables()
)
select target.unique_id, columns.database_name, columns.schema_name, columns.table_name, columns.columns,
  case when tables.t is null then 'view' else 'table' end as relation_type,
  cast(tables.estimated_size as varchar) as estimated_rows, cast(cast(tables.estimated_size * columns.width as bigint) as varchar) as estimated_bytes, cast(columns.width as varchar) as row_width
from target
join columns on columns.d = lower(target.database_name) and columns.s = lower(target.schema_name) and columns.t = lower(target.table_name)
left join tables on tables.d = columns.d and tables.s = columns.s and tables.t = columns.t;

/* baselinr run golden-run state */
select unique_id, database_name, schema_name, table_name, decision, decision_reason, status, error, snapshot_id, profile_signature,
  profiled_columns, metadata, last_run_id, rolled_up_by, resume_partition, sampled_id, checks, known_columns,
  case when backfilling then 'true' end as backfilling,
  case when hash_id <> 'duckdb ' || version() then 'true' end as hash_is_stale,
  cast(row_count as varchar) as row_count,
  cast(pending_partitions as varchar) as pending_partitions,
  cast(coverage as varchar) as coverage,
  strftime(last_profiled_at, '%Y-%m-%dT%H:%M:%SZ') as last_profiled_at,
  strftime(last_checked_at, '%Y-%m-%dT%H:%M:%SZ') as last_checked_at,
  strftime(next_due_at, '%Y-%m-%dT%H:%M:%SZ') as next_due_at,
  strftime(started_at, '%Y-%m-%dT%H:%M:%SZ') as started_at,
  strftime(waiting_since, '%Y-%m-%dT%H:%M:%SZ') as waiting_since,
  cast(staleness_score as varchar) as staleness_score,
  cast(cast(floor(epoch(cast(now() at time zone 'UTC' as timestamp) - last_profiled_at) / 60) as bigint) as varchar) as profiled_minutes_ago,
  cast(cast(floor(epoch(cast(now() at time zone 'UTC' as timestamp) - last_verified_at) / 60) as bigint) as varchar) as verified_minutes_ago,
  cast(cast(floor(epoch(cast(now() at time zone 'UTC' as timestamp) - waiting_since) / 60) as bigint) as varchar) as waiting_minutes,
  cast(cast(floor(epoch(cast(now() at time zone 'UTC' as timestamp) - last_published_at) / 60) as bigint) as varchar) as published_minutes_ago,
  cast(cast(floor(epoch(cast(now() at time zone 'UTC' as timestamp) - last_checked_at) / 60) as bigint) as varchar) as checked_minutes_ago
from "memory"."main_baselinr"."baselinr_table_state"
where unique_id in ('source.shop.main.every_type');

/* baselinr run golden-run start every_type */
begin;
insert into "memory"."main_baselinr"."baselinr_table_state" (unique_id, database_name, schema_name, table_name)
  select unique_id, database_name, schema_name, table_name
  from (
    values
    ('source.shop.main.every_type', 'memory', 'main', 'every_type')
  ) as given (unique_id, database_name, schema_name, table_name)
on conflict (unique_id) do nothing;
update "memory"."main_baselinr"."baselinr_table_state"
set claimed_by = 'golden-run',
  started_at = cast(now() at time zone 'UTC' as timestamp)
where unique_id in (select unique_id
from "memory"."main_baselinr"."baselinr_table_state"
where unique_id = 'source.shop.main.every_type' and last_run_id is null and profile_signature is null and rolled_up_by is null);
insert into "memory"."main_baselinr"."baselinr_events" (event_id, event_type, run_id, table_name, "timestamp", metadata, created_at, unique_id, action, reason, row_count)
values
  ('c052ea30abacfb1b1e46cf6a626254d8', 'ProfilingStarted', 'golden-run', 'every_type', cast(now() at time zone 'UTC' as timestamp), '{"action": "full", "reason": "first_profile", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "no complete profile is stored yet", "columns": null, "row_count": null}', cast(now() at time zone 'UTC' as timestamp), 'source.shop.main.every_type', 'full', 'first_profile', cast(null as bigint));
commit;
select 1 as done;

/* baselinr run golden-run profile "memory"."main"."every_type" */
begin;
delete from "memory"."main_baselinr"."baselinr_column_state"
where unique_id = 'source.shop.main.every_type';
insert into "memory"."main_baselinr"."baselinr_column_state" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, min_length, max_length, sum_length, hll_sparse, hll_dense, bucket_steps, bucket_counts, top_texts, top_counts, top_covered, top_bound)
with 
scan_1 as materialized (
  select partition_value as partition_id, grouped.*
  from (
    select '__all__' as partition_value, count(*) as row_count, 'duckdb ' || version() || '/' || cast(count(*) as varchar) || '/' || cast(sum(hash("c10_varchar", "c11_enum_a_b", "c12_date", "c13_timestamp", "c14_timestamp_with_time_zone", "c15_time", "c16_interval", "c17_uuid", "c18_blob", "c19_integer", "c1_tinyint", "c20_struct_a_integer", "c2_integer", "c3_bigint", "c4_ubigint", "c5_hugeint", "c6_decimal_18_2", "c7_float", "c8_double", "c9_boolean", "secret")) as varchar) as token,
      /* c1_tinyint */
      count("c1_tinyint") as c1_non_null_count, count(case when "c1_tinyint" = 0 then 1 end) as c1_zero_count, count(case when "c1_tinyint" < 0 then 1 end) as c1_negative_count, min("c1_tinyint") as c1_min_value, max("c1_tinyint") as c1_max_value, count("c1_tinyint") as c1_finite_count, sum("c1_tinyint") as c1_sum_value, avg(cast("c1_tinyint" as double)) as c1_mean_value, var_pop(cast("c1_tinyint" as double)) * count(cast("c1_tinyint" as double)) as c1_m2_value,
      /* c2_integer */
      count("c2_integer") as c2_non_null_count, count(case when "c2_integer" = 0 then 1 end) as c2_zero_count, count(case when "c2_integer" < 0 then 1 end) as c2_negative_count, min("c2_integer") as c2_min_value, max("c2_integer") as c2_max_value, count("c2_integer") as c2_finite_count, sum("c2_integer") as c2_sum_value, avg(cast("c2_integer" as double)) as c2_mean_value, var_pop(cast("c2_integer" as double)) * count(cast("c2_integer" as double)) as c2_m2_value,
      /* c3_bigint */
      count("c3_bigint") as c3_non_null_count, count(case when "c3_bigint" = 0 then 1 end) as c3_zero_count, count(case when "c3_bigint" < 0 then 1 end) as c3_negative_count, min("c3_bigint") as c3_min_value, max("c3_bigint") as c3_max_value, count("c3_bigint") as c3_finite_count, sum("c3_bigint") as c3_sum_value, avg(cast("c3_bigint" as double)) as c3_mean_value, var_pop(cast("c3_bigint" as double)) * count(cast("c3_bigint" as double)) as c3_m2_value,
      /* c4_ubigint */
      count("c4_ubigint") as c4_non_null_count, count(case when "c4_ubigint" = 0 then 1 end) as c4_zero_count, count(case when "c4_ubigint" < 0 then 1 end) as c4_negative_count, min("c4_ubigint") as c4_min_value, max("c4_ubigint") as c4_max_value, count("c4_ubigint") as c4_finite_count, sum("c4_ubigint") as c4_sum_value, avg(cast("c4_ubigint" as double)) as c4_mean_value, var_pop(cast("c4_ubigint" as double)) * count(cast("c4_ubigint" as double)) as c4_m2_value,
      /* c5_hugeint */
      count(cast("c5_hugeint" as bignum)) as c5_non_null_count, count(case when cast("c5_hugeint" as bignum) = 0 then 1 end) as c5_zero_count, count(case when cast("c5_hugeint" as bignum) < 0 then 1 end) as c5_negative_count, min(cast("c5_hugeint" as bignum)) as c5_min_value, max(cast("c5_hugeint" as bignum)) as c5_max_value, count(try_cast("c5_hugeint" as double)) as c5_finite_count, sum(cast("c5_hugeint" as bignum)) as c5_sum_value, avg(try_cast("c5_hugeint" as double)) as c5_mean_value, var_pop(try_cast("c5_hugeint" as double)) * count(try_cast("c5_hugeint" as double)) as c5_m2_value,
      /* c6_decimal_18_2 */
      count("c6_decimal_18_2") as c6_non_null_count, count(case when "c6_decimal_18_2" = 0 then 1 end) as c6_zero_count, count(case when "c6_decimal_18_2" < 0 then 1 end) as c6_negative_count, min("c6_decimal_18_2") as c6_min_value, max("c6_decimal_18_2") as c6_max_value, count("c6_decimal_18_2") as c6_finite_count, sum("c6_decimal_18_2") as c6_sum_value, avg(cast("c6_decimal_18_2" as double)) as c6_mean_value, var_pop(cast("c6_decimal_18_2" as double)) * count(cast("c6_decimal_18_2" as double)) as c6_m2_value,
      /* c7_float */
      count(("c7_float" + cast(0 as float))) as c7_non_null_count, count(case when ("c7_float" + cast(0 as float)) = 0 then 1 end) as c7_zero_count, count(case when ("c7_float" + cast(0 as float)) < 0 then 1 end) as c7_negative_count, count(case when isnan(("c7_float" + cast(0 as float))) then 1 end) as c7_nan_count, count(case when isinf(("c7_float" + cast(0 as float))) then 1 end) as c7_inf_count, min(("c7_float" + cast(0 as float))) as c7_min_value, max(("c7_float" + cast(0 as float))) as c7_max_value, count(case when isfinite(cast("c7_float" as double)) then cast("c7_float" as double) end) as c7_finite_count, avg(case when isfinite(cast("c7_float" as double)) then cast("c7_float" as double) end) as c7_mean_value, var_pop(case when isfinite(cast("c7_float" as double)) then cast("c7_float" as double) end) * count(case when isfinite(cast("c7_float" as double)) then cast("c7_float" as double) end) as c7_m2_value,
      /* c8_double */
      count(("c8_double" + cast(0 as double))) as c8_non_null_count, count(case when ("c8_double" + cast(0 as double)) = 0 then 1 end) as c8_zero_count, count(case when ("c8_double" + cast(0 as double)) < 0 then 1 end) as c8_negative_count, count(case when isnan(("c8_double" + cast(0 as double))) then 1 end) as c8_nan_count, count(case when isinf(("c8_double" + cast(0 as double))) then 1 end) as c8_inf_count, min(("c8_double" + cast(0 as double))) as c8_min_value, max(("c8_double" + cast(0 as double))) as c8_max_value, count(case when isfinite(cast("c8_double" as double)) then cast("c8_double" as double) end) as c8_finite_count, avg(case when isfinite(cast("c8_double" as double)) then cast("c8_double" as double) end) as c8_mean_value, var_pop(case when isfinite(cast("c8_double" as double)) then cast("c8_double" as double) end) * count(case when isfinite(cast("c8_double" as double)) then cast("c8_double" as double) end) as c8_m2_value,
      /* c9_boolean */
      count("c9_boolean") as c9_non_null_count, count(case when "c9_boolean" then 1 end) as c9_true_count,
      /* c10_varchar */
      count("c10_varchar") as c10_non_null_count, count(case when "c10_varchar" = '' then 1 end) as c10_empty_count, count(case when trim("c10_varchar") = '' then 1 end) as c10_blank_count, left(min("c10_varchar"), 256) as c10_min_value, left(max("c10_varchar"), 256) as c10_max_value, min(length("c10_varchar")) as c10_min_length, max(length("c10_varchar")) as c10_max_length, sum(length("c10_varchar")) as c10_sum_length,
      /* c11_enum_a_b */
      count(cast("c11_enum_a_b" as varchar)) as c11_non_null_count, count(case when cast("c11_enum_a_b" as varchar) = '' then 1 end) as c11_empty_count, count(case when trim(cast("c11_enum_a_b" as varchar)) = '' then 1 end) as c11_blank_count, left(min(cast("c11_enum_a_b" as varchar)), 256) as c11_min_value, left(max(cast("c11_enum_a_b" as varchar)), 256) as c11_max_value, min(length(cast("c11_enum_a_b" as varchar))) as c11_min_length, max(length(cast("c11_enum_a_b" as varchar))) as c11_max_length, sum(length(cast("c11_enum_a_b" as varchar))) as c11_sum_length,
      /* c12_date */
      count("c12_date") as c12_non_null_count, min("c12_date") as c12_min_value, max("c12_date") as c12_max_value,
      /* c13_timestamp */
      count("c13_timestamp") as c13_non_null_count, min("c13_timestamp") as c13_min_value, max("c13_timestamp") as c13_max_value,
      /* c14_timestamp_with_time_zone */
      count("c14_timestamp_with_time_zone") as c14_non_null_count, min("c14_timestamp_with_time_zone") as c14_min_value, max("c14_timestamp_with_time_zone") as c14_max_value,
      /* c15_time */
      count("c15_time") as c15_non_null_count, min("c15_time") as c15_min_value, max("c15_time") as c15_max_value,
      /* c16_interval */
      count("c16_interval") as c16_non_null_count, min("c16_interval") as c16_min_value, max("c16_interval") as c16_max_value,
      /* c17_uuid */
      count("c17_uuid") as c17_non_null_count, min("c17_uuid") as c17_min_value, max("c17_uuid") as c17_max_value,
      /* c18_blob */
      count("c18_blob") as c18_non_null_count,
      /* c19_integer */
      count("c19_integer") as c19_non_null_count,
      /* c20_struct_a_integer */
      count("c20_struct_a_integer") as c20_non_null_count,
      /* secret */
      count("secret") as c21_non_null_count, count(case when "secret" = '' then 1 end) as c21_empty_count, count(case when trim("secret") = '' then 1 end) as c21_blank_count
    from "memory"."main"."every_type"
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as varchar) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count, cast(null as varchar) as min_value, cast(null as varchar) as max_value, cast(null as bigint) as finite_count, cast(null as varchar) as sum_value, cast(null as double) as mean_value, cast(null as double) as m2_value, cast(null as bigint) as min_length, cast(null as bigint) as max_length, cast(null as bigint) as sum_length from scan_1
  union all
  select partition_id, 'c1', 'c1_tinyint', 'integer', 'hugeint', null, row_count, c1_non_null_count, c1_zero_count, c1_negative_count, null, null, null, null, null, cast(c1_min_value as varchar), cast(c1_max_value as varchar), c1_finite_count, cast(c1_sum_value as varchar), c1_mean_value, c1_m2_value, null, null, null from scan_1
  union all
  select partition_id, 'c2', 'c2_integer', 'integer', 'hugeint', null, row_count, c2_non_null_count, c2_zero_count, c2_negative_count, null, null, null, null, null, cast(c2_min_value as varchar), cast(c2_max_value as varchar), c2_finite_count, cast(c2_sum_value as varchar), c2_mean_value, c2_m2_value, null, null, null from scan_1
  union all
  select partition_id, 'c3', 'c3_bigint', 'integer', 'hugeint', null, row_count, c3_non_null_count, c3_zero_count, c3_negative_count, null, null, null, null, null, cast(c3_min_value as varchar), cast(c3_max_value as varchar), c3_finite_count, cast(c3_sum_value as varchar), c3_mean_value, c3_m2_value, null, null, null from scan_1
  union all
  select partition_id, 'c4', 'c4_ubigint', 'integer', 'hugeint', null, row_count, c4_non_null_count, c4_zero_count, c4_negative_count, null, null, null, null, null, cast(c4_min_value as varchar), cast(c4_max_value as varchar), c4_finite_count, cast(c4_sum_value as varchar), c4_mean_value, c4_m2_value, null, null, null from scan_1
  union all
  select partition_id, 'c5', 'c5_hugeint', 'integer', 'bignum', null, row_count, c5_non_null_count, c5_zero_count, c5_negative_count, null, null, null, null, null, cast(c5_min_value as varchar), cast(c5_max_value as varchar), c5_finite_count, cast(c5_sum_value as varchar), c5_mean_value, c5_m2_value, null, null, null from scan_1
  union all
  select partition_id, 'c6', 'c6_decimal_18_2', 'decimal', 'decimal(38, 2)', null, row_count, c6_non_null_count, c6_zero_count, c6_negative_count, null, null, null, null, null, cast(c6_min_value as varchar), cast(c6_max_value as varchar), c6_finite_count, cast(c6_sum_value as varchar), c6_mean_value, c6_m2_value, null, null, null from scan_1
  union all
  select partition_id, 'c7', 'c7_float', 'float', 'float', null, row_count, c7_non_null_count, c7_zero_count, c7_negative_count, c7_nan_count, c7_inf_count, null, null, null, cast(c7_min_value as varchar), cast(c7_max_value as varchar), c7_finite_count, null, c7_mean_value, c7_m2_value, null, null, null from scan_1
  union all
  select partition_id, 'c8', 'c8_double', 'float', 'double', null, row_count, c8_non_null_count, c8_zero_count, c8_negative_count, c8_nan_count, c8_inf_count, null, null, null, cast(c8_min_value as varchar), cast(c8_max_value as varchar), c8_finite_count, null, c8_mean_value, c8_m2_value, null, null, null from scan_1
  union all
  select partition_id, 'c9', 'c9_boolean', 'boolean', 'boolean', null, row_count, c9_non_null_count, null, null, null, null, c9_true_count, null, null, null, null, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c10', 'c10_varchar', 'text', 'varchar', null, row_count, c10_non_null_count, null, null, null, null, null, c10_empty_count, c10_blank_count, cast(c10_min_value as varchar), cast(c10_max_value as varchar), null, null, null, null, c10_min_length, c10_max_length, c10_sum_length from scan_1
  union all
  select partition_id, 'c11', 'c11_enum_a_b', 'text', 'varchar', null, row_count, c11_non_null_count, null, null, null, null, null, c11_empty_count, c11_blank_count, cast(c11_min_value as varchar), cast(c11_max_value as varchar), null, null, null, null, c11_min_length, c11_max_length, c11_sum_length from scan_1
  union all
  select partition_id, 'c12', 'c12_date', 'date', 'date', null, row_count, c12_non_null_count, null, null, null, null, null, null, null, cast(c12_min_value as varchar), cast(c12_max_value as varchar), null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c13', 'c13_timestamp', 'timestamp', 'timestamp', null, row_count, c13_non_null_count, null, null, null, null, null, null, null, cast(c13_min_value as varchar), cast(c13_max_value as varchar), null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c14', 'c14_timestamp_with_time_zone', 'timestamp', 'timestamptz', null, row_count, c14_non_null_count, null, null, null, null, null, null, null, cast(c14_min_value at time zone 'UTC' as varchar) || case when isfinite(c14_min_value) then '+00' else '' end, cast(c14_max_value at time zone 'UTC' as varchar) || case when isfinite(c14_max_value) then '+00' else '' end, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c15', 'c15_time', 'ordered', 'time', null, row_count, c15_non_null_count, null, null, null, null, null, null, null, cast(c15_min_value as varchar), cast(c15_max_value as varchar), null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c16', 'c16_interval', 'ordered', 'interval', null, row_count, c16_non_null_count, null, null, null, null, null, null, null, cast(c16_min_value as varchar), cast(c16_max_value as varchar), null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c17', 'c17_uuid', 'ordered', 'uuid', null, row_count, c17_non_null_count, null, null, null, null, null, null, null, cast(c17_min_value as varchar), cast(c17_max_value as varchar), null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c18', 'c18_blob', 'other', 'none', null, row_count, c18_non_null_count, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c19', 'c19_integer', 'other', 'none', null, row_count, c19_non_null_count, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c20', 'c20_struct_a_integer', 'other', 'none', null, row_count, c20_non_null_count, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c21', 'secret', 'text', 'varchar', null, row_count, c21_non_null_count, null, null, null, null, null, c21_empty_count, c21_blank_count, null, null, null, null, null, null, null, null, null from scan_1
), hll_word as (
  
  select partition_value as part, 'c1' as column_name, cast(round(ln(cast(lowest_bit as double)) / cast(0.6931471805599453 as double)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as ubigint) << register_bit) as bits
    from (
      select partition_value, cast(((h >> 10) & 1073741823) | 1073741824 as bigint) as rest, cast((h & 1023) >> 6 as integer) as word_number, h & 63 as register_bit
      from (select '__all__' as partition_value, hash("c1_tinyint") as h from "memory"."main"."every_type" where true and "c1_tinyint" is not null) as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c2' as column_name, cast(round(ln(cast(lowest_bit as double)) / cast(0.6931471805599453 as double)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as ubigint) << register_bit) as bits
    from (
      select partition_value, cast(((h >> 10) & 1073741823) | 1073741824 as bigint) as rest, cast((h & 1023) >> 6 as integer) as word_number, h & 63 as register_bit
      from (select '__all__' as partition_value, hash("c2_integer") as h from "memory"."main"."every_type" where true and "c2_integer" is not null) as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c3' as column_name, cast(round(ln(cast(lowest_bit as double)) / cast(0.6931471805599453 as double)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as ubigint) << register_bit) as bits
    from (
      select partition_value, cast(((h >> 10) & 1073741823) | 1073741824 as bigint) as rest, cast((h & 1023) >> 6 as integer) as word_number, h & 63 as register_bit
      from (select '__all__' as partition_value, hash("c3_bigint") as h from "memory"."main"."every_type" where true and "c3_bigint" is not null) as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c4' as column_name, cast(round(ln(cast(lowest_bit as double)) / cast(0.6931471805599453 as double)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as ubigint) << register_bit) as bits
    from (
      select partition_value, cast(((h >> 10) & 1073741823) | 1073741824 as bigint) as rest, cast((h & 1023) >> 6 as integer) as word_number, h & 63 as register_bit
      from (select '__all__' as partition_value, hash("c4_ubigint") as h from "memory"."main"."every_type" where true and "c4_ubigint" is not null) as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c5' as column_name, cast(round(ln(cast(lowest_bit as double)) / cast(0.6931471805599453 as double)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as ubigint) << register_bit) as bits
    from (
      select partition_value, cast(((h >> 10) & 1073741823) | 1073741824 as bigint) as rest, cast((h & 1023) >> 6 as integer) as word_number, h & 63 as register_bit
      from (select '__all__' as partition_value, hash("c5_hugeint") as h from "memory"."main"."every_type" where true and "c5_hugeint" is not null) as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c6' as column_name, cast(round(ln(cast(lowest_bit as double)) / cast(0.6931471805599453 as double)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as ubigint) << register_bit) as bits
    from (
      select partition_value, cast(((h >> 10) & 1073741823) | 1073741824 as bigint) as rest, cast((h & 1023) >> 6 as integer) as word_number, h & 63 as register_bit
      from (select '__all__' as partition_value, hash("c6_decimal_18_2") as h from "memory"."main"."every_type" where true and "c6_decimal_18_2" is not null) as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c7' as column_name, cast(round(ln(cast(lowest_bit as double)) / cast(0.6931471805599453 as double)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as ubigint) << register_bit) as bits
    from (
      select partition_value, cast(((h >> 10) & 1073741823) | 1073741824 as bigint) as rest, cast((h & 1023) >> 6 as integer) as word_number, h & 63 as register_bit
      from (select '__all__' as partition_value, hash("c7_float") as h from "memory"."main"."every_type" where true and "c7_float" is not null) as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c8' as column_name, cast(round(ln(cast(lowest_bit as double)) / cast(0.6931471805599453 as double)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as ubigint) << register_bit) as bits
    from (
      select partition_value, cast(((h >> 10) & 1073741823) | 1073741824 as bigint) as rest, cast((h & 1023) >> 6 as integer) as word_number, h & 63 as register_bit
      from (select '__all__' as partition_value, hash("c8_double") as h from "memory"."main"."every_type" where true and "c8_double" is not null) as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c9' as column_name, cast(round(ln(cast(lowest_bit as double)) / cast(0.6931471805599453 as double)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as ubigint) << register_bit) as bits
    from (
      select partition_value, cast(((h >> 10) & 1073741823) | 1073741824 as bigint) as rest, cast((h & 1023) >> 6 as integer) as word_number, h & 63 as register_bit
      from (select '__all__' as partition_value, hash("c9_boolean") as h from "memory"."main"."every_type" where true and "c9_boolean" is not null) as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c10' as column_name, cast(round(ln(cast(lowest_bit as double)) / cast(0.6931471805599453 as double)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as ubigint) << register_bit) as bits
    from (
      select partition_value, cast(((h >> 10) & 1073741823) | 1073741824 as bigint) as rest, cast((h & 1023) >> 6 as integer) as word_number, h & 63 as register_bit
      from (select '__all__' as partition_value, hash("c10_varchar") as h from "memory"."main"."every_type" where true and "c10_varchar" is not null) as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c11' as column_name, cast(round(ln(cast(lowest_bit as double)) / cast(0.6931471805599453 as double)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as ubigint) << register_bit) as bits
    from (
      select partition_value, cast(((h >> 10) & 1073741823) | 1073741824 as bigint) as rest, cast((h & 1023) >> 6 as integer) as word_number, h & 63 as register_bit
      from (select '__all__' as partition_value, hash("c11_enum_a_b") as h from "memory"."main"."every_type" where true and "c11_enum_a_b" is not null) as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c12' as column_name, cast(round(ln(cast(lowest_bit as double)) / cast(0.6931471805599453 as double)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as ubigint) << register_bit) as bits
    from (
      select partition_value, cast(((h >> 10) & 1073741823) | 1073741824 as bigint) as rest, cast((h & 1023) >> 6 as integer) as word_number, h & 63 as register_bit
      from (select '__all__' as partition_value, hash("c12_date") as h from "memory"."main"."every_type" where true and "c12_date" is not null) as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c13' as column_name, cast(round(ln(cast(lowest_bit as double)) / cast(0.6931471805599453 as double)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as ubigint) << register_bit) as bits
    from (
      select partition_value, cast(((h >> 10) & 1073741823) | 1073741824 as bigint) as rest, cast((h & 1023) >> 6 as integer) as word_number, h & 63 as register_bit
      from (select '__all__' as partition_value, hash("c13_timestamp") as h from "memory"."main"."every_type" where true and "c13_timestamp" is not null) as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c14' as column_name, cast(round(ln(cast(lowest_bit as double)) / cast(0.6931471805599453 as double)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as ubigint) << register_bit) as bits
    from (
      select partition_value, cast(((h >> 10) & 1073741823) | 1073741824 as bigint) as rest, cast((h & 1023) >> 6 as integer) as word_number, h & 63 as register_bit
      from (select '__all__' as partition_value, hash("c14_timestamp_with_time_zone") as h from "memory"."main"."every_type" where true and "c14_timestamp_with_time_zone" is not null) as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c15' as column_name, cast(round(ln(cast(lowest_bit as double)) / cast(0.6931471805599453 as double)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as ubigint) << register_bit) as bits
    from (
      select partition_value, cast(((h >> 10) & 1073741823) | 1073741824 as bigint) as rest, cast((h & 1023) >> 6 as integer) as word_number, h & 63 as register_bit
      from (select '__all__' as partition_value, hash("c15_time") as h from "memory"."main"."every_type" where true and "c15_time" is not null) as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c16' as column_name, cast(round(ln(cast(lowest_bit as double)) / cast(0.6931471805599453 as double)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as ubigint) << register_bit) as bits
    from (
      select partition_value, cast(((h >> 10) & 1073741823) | 1073741824 as bigint) as rest, cast((h & 1023) >> 6 as integer) as word_number, h & 63 as register_bit
      from (select '__all__' as partition_value, hash("c16_interval") as h from "memory"."main"."every_type" where true and "c16_interval" is not null) as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c17' as column_name, cast(round(ln(cast(lowest_bit as double)) / cast(0.6931471805599453 as double)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as ubigint) << register_bit) as bits
    from (
      select partition_value, cast(((h >> 10) & 1073741823) | 1073741824 as bigint) as rest, cast((h & 1023) >> 6 as integer) as word_number, h & 63 as register_bit
      from (select '__all__' as partition_value, hash("c17_uuid") as h from "memory"."main"."every_type" where true and "c17_uuid" is not null) as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c18' as column_name, cast(round(ln(cast(lowest_bit as double)) / cast(0.6931471805599453 as double)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as ubigint) << register_bit) as bits
    from (
      select partition_value, cast(((h >> 10) & 1073741823) | 1073741824 as bigint) as rest, cast((h & 1023) >> 6 as integer) as word_number, h & 63 as register_bit
      from (select '__all__' as partition_value, hash("c18_blob") as h from "memory"."main"."every_type" where true and "c18_blob" is not null) as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c19' as column_name, cast(round(ln(cast(lowest_bit as double)) / cast(0.6931471805599453 as double)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as ubigint) << register_bit) as bits
    from (
      select partition_value, cast(((h >> 10) & 1073741823) | 1073741824 as bigint) as rest, cast((h & 1023) >> 6 as integer) as word_number, h & 63 as register_bit
      from (select '__all__' as partition_value, hash("c19_integer") as h from "memory"."main"."every_type" where true and "c19_integer" is not null) as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c20' as column_name, cast(round(ln(cast(lowest_bit as double)) / cast(0.6931471805599453 as double)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as ubigint) << register_bit) as bits
    from (
      select partition_value, cast(((h >> 10) & 1073741823) | 1073741824 as bigint) as rest, cast((h & 1023) >> 6 as integer) as word_number, h & 63 as register_bit
      from (select '__all__' as partition_value, hash("c20_struct_a_integer") as h from "memory"."main"."every_type" where true and "c20_struct_a_integer" is not null) as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c21' as column_name, cast(round(ln(cast(lowest_bit as double)) / cast(0.6931471805599453 as double)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as ubigint) << register_bit) as bits
    from (
      select partition_value, cast(((h >> 10) & 1073741823) | 1073741824 as bigint) as rest, cast((h & 1023) >> 6 as integer) as word_number, h & 63 as register_bit
      from (select '__all__' as partition_value, hash("secret") as h from "memory"."main"."every_type" where true and "secret" is not null) as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
), hll_topmost as (
  select part, column_name, rho, word_number, bits & ~coalesce(higher, cast(0 as ubigint)) as bits
  from (
    select *, bit_or(bits) over (partition by part, column_name, word_number order by rho desc rows between unbounded preceding and 1 preceding) as higher
    from hll_word
  ) as ranked
), hll_measured as materialized (
  select part, column_name, rho, word_number, bits, count(*) over (partition by part, column_name) > 32 as is_dense, max(rho) over (partition by part, column_name) as highest
  from hll_topmost
  where bits <> 0
), hll_entry as (
  select part, column_name, (cast(rho * 32 + word_number * 2 + 0 as ubigint) << 32) | ((bits >> 0) & 4294967295) as entry from hll_measured where not is_dense and ((bits >> 0) & 4294967295) <> 0
  union all
  select part, column_name, (cast(rho * 32 + word_number * 2 + 1 as ubigint) << 32) | ((bits >> 32) & 4294967295) as entry from hll_measured where not is_dense and ((bits >> 32) & 4294967295) <> 0
), hll_lane as materialized (
  select part, column_name, word_number, max(highest) as highest, bit_or(case when rho & 1 <> 0 then bits else cast(0 as ubigint) end) as digit_0, bit_or(case when rho & 2 <> 0 then bits else cast(0 as ubigint) end) as digit_1, bit_or(case when rho & 4 <> 0 then bits else cast(0 as ubigint) end) as digit_2, bit_or(case when rho & 8 <> 0 then bits else cast(0 as ubigint) end) as digit_3, bit_or(case when rho & 16 <> 0 then bits else cast(0 as ubigint) end) as digit_4
  from (
    select part, column_name, rho, word_number, bits, highest from hll_measured where is_dense
    union all
    select part, column_name, 0, word_number, cast(0 as ubigint), highest
    from (select part, column_name, max(highest) as highest from hll_measured where is_dense group by 1, 2) as dense
    cross join (select word_number from generate_series(0, 15) as series (word_number)) as word
  ) as filled
  group by 1, 2, 3
), hll_packed as (
  select part, column_name, array_agg(cast(entry as ubigint) order by entry) as hll_sparse, cast(null as ubigint[]) as hll_dense
  from hll_entry
  group by 1, 2
  union all
  select part, column_name, null, array_agg(cast(bits as ubigint) order by digit, word_number)
  from (
    select part, column_name, 0 as digit, word_number, digit_0 as bits from hll_lane where highest >= 1
    union all select part, column_name, 1 as digit, word_number, digit_1 as bits from hll_lane where highest >= 2
    union all select part, column_name, 2 as digit, word_number, digit_2 as bits from hll_lane where highest >= 4
    union all select part, column_name, 3 as digit, word_number, digit_3 as bits from hll_lane where highest >= 8
    union all select part, column_name, 4 as digit, word_number, digit_4 as bits from hll_lane where highest >= 16
  ) as digits
  group by 1, 2
), hll_state as (
  select part as partition_id, column_name as column_key, hll_sparse, hll_dense
  from hll_packed
), bucket_item as (
  
  select part, 'c1' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as double)) as integer)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as double)) as integer)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, cast("c1_tinyint" as double) as x from "memory"."main"."every_type" where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c2' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as double)) as integer)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as double)) as integer)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, cast("c2_integer" as double) as x from "memory"."main"."every_type" where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c3' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as double)) as integer)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as double)) as integer)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, cast("c3_bigint" as double) as x from "memory"."main"."every_type" where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c4' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as double)) as integer)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as double)) as integer)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, cast("c4_ubigint" as double) as x from "memory"."main"."every_type" where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c5' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as double)) as integer)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as double)) as integer)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, try_cast("c5_hugeint" as double) as x from "memory"."main"."every_type" where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c6' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as double)) as integer)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as double)) as integer)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, cast("c6_decimal_18_2" as double) as x from "memory"."main"."every_type" where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c7' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as double)) as integer)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as double)) as integer)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, case when isfinite(cast("c7_float" as double)) then cast("c7_float" as double) end as x from "memory"."main"."every_type" where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c8' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as double)) as integer)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as double)) as integer)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, case when isfinite(cast("c8_double" as double)) then cast("c8_double" as double) end as x from "memory"."main"."every_type" where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c12' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when isfinite(x) then cast(extract(year from greatest(least(x, date '9999-12-31'), date '0001-01-01')) * 12 + extract(month from greatest(least(x, date '9999-12-31'), date '0001-01-01')) - 1 as integer) end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, "c12_date" as x from "memory"."main"."every_type" where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c13' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when isfinite(cast(x as date)) then cast(greatest(least(cast(x as date), date '9999-12-31'), date '0001-01-01') - date '1970-01-01' as integer) end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, "c13_timestamp" as x from "memory"."main"."every_type" where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c14' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when isfinite(cast(x at time zone 'UTC' as date)) then cast(greatest(least(cast(x at time zone 'UTC' as date), date '9999-12-31'), date '0001-01-01') - date '1970-01-01' as integer) end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, "c14_timestamp_with_time_zone" as x from "memory"."main"."every_type" where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
), bucket_packed as (
  select part, column_name, array_agg(cast(step as integer) order by bucket) as bucket_steps, array_agg(cast(bucket_rows as bigint) order by bucket) as bucket_counts
  from (select *, bucket - coalesce(lag(bucket) over (partition by part, column_name order by bucket), 0) as step from bucket_item) as stepped
  group by 1, 2
), bucket_state as (
  select part as partition_id, column_name as column_key, bucket_steps, bucket_counts
  from bucket_packed
), top_item as (
  
  select partition_value as part, 'c1' as column_name, value, value_rows, bound as covered, bound
  from (
    select partition_value, value, value_rows, place, cast(coalesce(max(case when place > 100 then value_rows end) over (partition by partition_value), 0) as bigint) as bound
    from (
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, cast(value as text)) as place
      from (
        select partition_value, cast(x as varchar) as value, value_rows
        from (
          select '__all__' as partition_value, "c1_tinyint" as x, count(*) as value_rows
          from "memory"."main"."every_type"
          where true and "c1_tinyint" is not null
          group by 1, 2
        ) as counted
      ) as written
    ) as ranked
    where place <= 101
  ) as bounded
  where place <= 100
  union all
  select partition_value as part, 'c2' as column_name, value, value_rows, bound as covered, bound
  from (
    select partition_value, value, value_rows, place, cast(coalesce(max(case when place > 100 then value_rows end) over (partition by partition_value), 0) as bigint) as bound
    from (
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, cast(value as text)) as place
      from (
        select partition_value, cast(x as varchar) as value, value_rows
        from (
          select '__all__' as partition_value, "c2_integer" as x, count(*) as value_rows
          from "memory"."main"."every_type"
          where true and "c2_integer" is not null
          group by 1, 2
        ) as counted
      ) as written
    ) as ranked
    where place <= 101
  ) as bounded
  where place <= 100
  union all
  select partition_value as part, 'c3' as column_name, value, value_rows, bound as covered, bound
  from (
    select partition_value, value, value_rows, place, cast(coalesce(max(case when place > 100 then value_rows end) over (partition by partition_value), 0) as bigint) as bound
    from (
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, cast(value as text)) as place
      from (
        select partition_value, cast(x as varchar) as value, value_rows
        from (
          select '__all__' as partition_value, "c3_bigint" as x, count(*) as value_rows
          from "memory"."main"."every_type"
          where true and "c3_bigint" is not null
          group by 1, 2
        ) as counted
      ) as written
    ) as ranked
    where place <= 101
  ) as bounded
  where place <= 100
  union all
  select partition_value as part, 'c4' as column_name, value, value_rows, bound as covered, bound
  from (
    select partition_value, value, value_rows, place, cast(coalesce(max(case when place > 100 then value_rows end) over (partition by partition_value), 0) as bigint) as bound
    from (
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, cast(value as text)) as place
      from (
        select partition_value, cast(x as varchar) as value, value_rows
        from (
          select '__all__' as partition_value, "c4_ubigint" as x, count(*) as value_rows
          from "memory"."main"."every_type"
          where true and "c4_ubigint" is not null
          group by 1, 2
        ) as counted
      ) as written
    ) as ranked
    where place <= 101
  ) as bounded
  where place <= 100
  union all
  select partition_value as part, 'c5' as column_name, value, value_rows, bound as covered, bound
  from (
    select partition_value, value, value_rows, place, cast(coalesce(max(case when place > 100 then value_rows end) over (partition by partition_value), 0) as bigint) as bound
    from (
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, cast(value as text)) as place
      from (
        select partition_value, cast(x as varchar) as value, value_rows
        from (
          select '__all__' as partition_value, cast("c5_hugeint" as bignum) as x, count(*) as value_rows
          from "memory"."main"."every_type"
          where true and "c5_hugeint" is not null
          group by 1, 2
        ) as counted
      ) as written
    ) as ranked
    where place <= 101
  ) as bounded
  where place <= 100
  union all
  select partition_value as part, 'c9' as column_name, value, value_rows, bound as covered, bound
  from (
    select partition_value, value, value_rows, place, cast(coalesce(max(case when place > 100 then value_rows end) over (partition by partition_value), 0) as bigint) as bound
    from (
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, cast(value as text)) as place
      from (
        select partition_value, cast(x as varchar) as value, value_rows
        from (
          select '__all__' as partition_value, "c9_boolean" as x, count(*) as value_rows
          from "memory"."main"."every_type"
          where true and "c9_boolean" is not null
          group by 1, 2
        ) as counted
      ) as written
    ) as ranked
    where place <= 101
  ) as bounded
  where place <= 100
  union all
  select partition_value as part, 'c10' as column_name, value, value_rows, bound as covered, bound
  from (
    select partition_value, value, value_rows, place, cast(coalesce(max(case when place > 100 then value_rows end) over (partition by partition_value), 0) as bigint) as bound
    from (
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, cast(value as text)) as place
      from (
        select partition_value, cast(x as varchar) as value, value_rows
        from (
          select '__all__' as partition_value, left("c10_varchar", 256) as x, count(*) as value_rows
          from "memory"."main"."every_type"
          where true and "c10_varchar" is not null
          group by 1, 2
        ) as counted
      ) as written
    ) as ranked
    where place <= 101
  ) as bounded
  where place <= 100
  union all
  select partition_value as part, 'c11' as column_name, value, value_rows, bound as covered, bound
  from (
    select partition_value, value, value_rows, place, cast(coalesce(max(case when place > 100 then value_rows end) over (partition by partition_value), 0) as bigint) as bound
    from (
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, cast(value as text)) as place
      from (
        select partition_value, cast(x as varchar) as value, value_rows
        from (
          select '__all__' as partition_value, left(cast("c11_enum_a_b" as varchar), 256) as x, count(*) as value_rows
          from "memory"."main"."every_type"
          where true and "c11_enum_a_b" is not null
          group by 1, 2
        ) as counted
      ) as written
    ) as ranked
    where place <= 101
  ) as bounded
  where place <= 100
  union all
  select partition_value as part, 'c12' as column_name, value, value_rows, bound as covered, bound
  from (
    select partition_value, value, value_rows, place, cast(coalesce(max(case when place > 100 then value_rows end) over (partition by partition_value), 0) as bigint) as bound
    from (
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, cast(value as text)) as place
      from (
        select partition_value, cast(x as varchar) as value, value_rows
        from (
          select '__all__' as partition_value, "c12_date" as x, count(*) as value_rows
          from "memory"."main"."every_type"
          where true and "c12_date" is not null
          group by 1, 2
        ) as counted
      ) as written
    ) as ranked
    where place <= 101
  ) as bounded
  where place <= 100
), top_packed as (
  select part, column_name, array_agg(cast(value as text) order by value_rows desc, cast(value as text)) as top_texts, array_agg(cast(value_rows as bigint) order by value_rows desc, cast(value as text)) as top_counts, array_agg(cast(covered as bigint) order by value_rows desc, cast(value as text)) as top_covered, max(bound) as top_bound
  from top_item
  group by 1, 2
), top_state as (
  select part as partition_id, column_name as column_key, top_texts, top_counts, top_covered, top_bound
  from top_packed
)
select 'source.shop.main.every_type', case when cell.column_name = '' then 'golden-run' end, '', cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count, cell.min_value, cell.max_value, cell.finite_count, cell.sum_value, cell.mean_value, cell.m2_value, cell.min_length, cell.max_length, cell.sum_length, hll_sparse, hll_dense, bucket_steps, bucket_counts, top_texts, top_counts, top_covered, top_bound
from cell
left join hll_state on hll_state.column_key = cell.column_key and hll_state.partition_id = cell.partition_id
left join bucket_state on bucket_state.column_key = cell.column_key and bucket_state.partition_id = cell.partition_id
left join top_state on top_state.column_key = cell.column_key and top_state.partition_id = cell.partition_id;
insert into "memory"."main_baselinr"."baselinr_partition_state" (unique_id, group_id, partition_id, token, row_count, last_profiled_at, last_changed_at, last_run_id)
select scanned.unique_id, scanned.group_id, scanned.partition_id, scanned.token, scanned.row_count, cast(now() at time zone 'UTC' as timestamp),
  case
    when known.partition_id is not null then coalesce(known.last_changed_at, cast(now() at time zone 'UTC' as timestamp))
    else cast(now() at time zone 'UTC' as timestamp)
  end, scanned.last_run_id
from "memory"."main_baselinr"."baselinr_column_state" as scanned
left join "memory"."main_baselinr"."baselinr_partition_state" as known on known.unique_id = 'source.shop.main.every_type' and known.partition_id = scanned.partition_id and known.last_run_id <> 'golden-run'
where scanned.unique_id = 'source.shop.main.every_type' and scanned.column_name = '' and scanned.last_run_id = 'golden-run';
delete from "memory"."main_baselinr"."baselinr_partition_state"
where unique_id = 'source.shop.main.every_type' and last_run_id <> 'golden-run';
delete from "memory"."main_baselinr"."baselinr_group_state"
where unique_id = 'source.shop.main.every_type' and true;
insert into "memory"."main_baselinr"."baselinr_results" (run_id, dataset_name, schema_name, column_name, column_type, metric_name, metric_value, profiled_at, unique_id, is_sampled)
with measured as (
  select column_name, column_type, kind
  from (
    values
    ('c1_tinyint', 'TINYINT', 'integer'),
    ('c2_integer', 'INTEGER', 'integer'),
    ('c3_bigint', 'BIGINT', 'integer'),
    ('c4_ubigint', 'UBIGINT', 'integer'),
    ('c5_hugeint', 'HUGEINT', 'integer'),
    ('c6_decimal_18_2', 'DECIMAL(18,2)', 'decimal'),
    ('c7_float', 'FLOAT', 'float'),
    ('c8_double', 'DOUBLE', 'float'),
    ('c9_boolean', 'BOOLEAN', 'boolean'),
    ('c10_varchar', 'VARCHAR', 'text'),
    ('c11_enum_a_b', 'ENUM(''a'', ''b'')', 'text'),
    ('c12_date', 'DATE', 'date'),
    ('c13_timestamp', 'TIMESTAMP', 'timestamp'),
    ('c14_timestamp_with_time_zone', 'TIMESTAMP WITH TIME ZONE', 'timestamp'),
    ('c15_time', 'TIME', 'ordered'),
    ('c16_interval', 'INTERVAL', 'ordered'),
    ('c17_uuid', 'UUID', 'ordered'),
    ('c18_blob', 'BLOB', 'other'),
    ('c19_integer', 'INTEGER[]', 'other'),
    ('c20_struct_a_integer', 'STRUCT(a INTEGER)', 'other'),
    ('secret', 'VARCHAR', 'text')
  ) as given (column_name, column_type, kind)
), state as (
  select '' as part, *
  from "memory"."main_baselinr"."baselinr_column_state"
  where unique_id = 'source.shop.main.every_type' and column_name <> ''
), total as (
  select cast(coalesce(sum(row_count), 0) as bigint) as table_rows
  from "memory"."main_baselinr"."baselinr_partition_state"
  where unique_id = 'source.shop.main.every_type'
), grand as (
  select part, column_name, sum(mean_value * finite_count) / nullif(sum(finite_count), 0) as grand_mean
  from state
  where finite_count > 0
  group by 1, 2
), merged as (
  select state.part, state.column_name, max(state.kind) as kind, max(state.value_type) as value_type,
    cast(sum(state.row_count) as bigint) as row_count,
    cast(sum(state.non_null_count) as bigint) as non_null_count,
    cast(sum(state.zero_count) as bigint) as zero_count,
    cast(sum(state.negative_count) as bigint) as negative_count,
    cast(sum(state.nan_count) as bigint) as nan_count,
    cast(sum(state.inf_count) as bigint) as inf_count,
    cast(sum(state.true_count) as bigint) as true_count,
    cast(sum(state.empty_count) as bigint) as empty_count,
    cast(sum(state.blank_count) as bigint) as blank_count,
    coalesce(cast(min(case when state.value_type = 'bignum' then cast(state.min_value as bignum) end) as varchar), cast(min(case when state.value_type = 'date' then cast(state.min_value as date) end) as varchar), cast(min(case when state.value_type = 'decimal(38, 2)' then cast(state.min_value as decimal(38, 2)) end) as varchar), cast(min(case when state.value_type = 'double' then cast(state.min_value as double) end) as varchar), cast(min(case when state.value_type = 'float' then cast(state.min_value as float) end) as varchar), cast(min(case when state.value_type = 'hugeint' then cast(state.min_value as hugeint) end) as varchar), cast(min(case when state.value_type = 'interval' then cast(state.min_value as interval) end) as varchar), cast(min(case when state.value_type = 'time' then cast(state.min_value as time) end) as varchar), cast(min(case when state.value_type = 'timestamp' then cast(state.min_value as timestamp) end) as varchar), cast(min(case when state.value_type = 'timestamptz' then cast(state.min_value as timestamptz) end) at time zone 'UTC' as varchar) || case when isfinite(min(case when state.value_type = 'timestamptz' then cast(state.min_value as timestamptz) end)) then '+00' else '' end, cast(min(case when state.value_type = 'uuid' then cast(state.min_value as uuid) end) as varchar), cast(min(case when state.value_type = 'varchar' then cast(state.min_value as varchar) end) as varchar)) as min_value,
    coalesce(cast(max(case when state.value_type = 'bignum' then cast(state.max_value as bignum) end) as varchar), cast(max(case when state.value_type = 'date' then cast(state.max_value as date) end) as varchar), cast(max(case when state.value_type = 'decimal(38, 2)' then cast(state.max_value as decimal(38, 2)) end) as varchar), cast(max(case when state.value_type = 'double' then cast(state.max_value as double) end) as varchar), cast(max(case when state.value_type = 'float' then cast(state.max_value as float) end) as varchar), cast(max(case when state.value_type = 'hugeint' then cast(state.max_value as hugeint) end) as varchar), cast(max(case when state.value_type = 'interval' then cast(state.max_value as interval) end) as varchar), cast(max(case when state.value_type = 'time' then cast(state.max_value as time) end) as varchar), cast(max(case when state.value_type = 'timestamp' then cast(state.max_value as timestamp) end) as varchar), cast(max(case when state.value_type = 'timestamptz' then cast(state.max_value as timestamptz) end) at time zone 'UTC' as varchar) || case when isfinite(max(case when state.value_type = 'timestamptz' then cast(state.max_value as timestamptz) end)) then '+00' else '' end, cast(max(case when state.value_type = 'uuid' then cast(state.max_value as uuid) end) as varchar), cast(max(case when state.value_type = 'varchar' then cast(state.max_value as varchar) end) as varchar)) as max_value,
    cast(sum(state.finite_count) as bigint) as finite_count,
    coalesce(cast(sum(case when state.value_type = 'bignum' then cast(state.sum_value as bignum) end) as varchar), cast(sum(case when state.value_type = 'decimal(38, 2)' then cast(state.sum_value as decimal(38, 2)) end) as varchar), cast(sum(case when state.value_type = 'hugeint' then cast(state.sum_value as hugeint) end) as varchar)) as sum_value,
    max(grand_mean) as mean_value,
    sum(m2_value) + sum(finite_count * power((mean_value - grand_mean), 2)) as m2_value,
    cast(min(state.min_length) as bigint) as min_length,
    cast(max(state.max_length) as bigint) as max_length,
    cast(sum(state.sum_length) as bigint) as sum_length
  from state
  left join grand on grand.part = state.part and grand.column_name = state.column_name
  group by 1, 2
), hll_digits as materialized (
  select part, column_name, word_number, coalesce(hll_dense[1 + word_number], cast(0 as ubigint)) as digit_0, coalesce(hll_dense[17 + word_number], cast(0 as ubigint)) as digit_1, coalesce(hll_dense[33 + word_number], cast(0 as ubigint)) as digit_2, coalesce(hll_dense[49 + word_number], cast(0 as ubigint)) as digit_3, coalesce(hll_dense[65 + word_number], cast(0 as ubigint)) as digit_4
  from (select part, column_name, hll_dense as hll_dense from state where hll_dense is not null) as dense
  cross join (select word_number from generate_series(0, 15) as series (word_number)) as word
), hll_unfolded as materialized (
  select part, column_name, word_number,
    bit_or(digit_0 & ~digit_1 & ~digit_2 & ~digit_3 & ~digit_4) as rho_1,
    bit_or(~digit_0 & digit_1 & ~digit_2 & ~digit_3 & ~digit_4) as rho_2,
    bit_or(digit_0 & digit_1 & ~digit_2 & ~digit_3 & ~digit_4) as rho_3,
    bit_or(~digit_0 & ~digit_1 & digit_2 & ~digit_3 & ~digit_4) as rho_4,
    bit_or(digit_0 & ~digit_1 & digit_2 & ~digit_3 & ~digit_4) as rho_5,
    bit_or(~digit_0 & digit_1 & digit_2 & ~digit_3 & ~digit_4) as rho_6,
    bit_or(digit_0 & digit_1 & digit_2 & ~digit_3 & ~digit_4) as rho_7,
    bit_or(~digit_0 & ~digit_1 & ~digit_2 & digit_3 & ~digit_4) as rho_8,
    bit_or(digit_0 & ~digit_1 & ~digit_2 & digit_3 & ~digit_4) as rho_9,
    bit_or(~digit_0 & digit_1 & ~digit_2 & digit_3 & ~digit_4) as rho_10,
    bit_or(digit_0 & digit_1 & ~digit_2 & digit_3 & ~digit_4) as rho_11,
    bit_or(~digit_0 & ~digit_1 & digit_2 & digit_3 & ~digit_4) as rho_12,
    bit_or(digit_0 & ~digit_1 & digit_2 & digit_3 & ~digit_4) as rho_13,
    bit_or(~digit_0 & digit_1 & digit_2 & digit_3 & ~digit_4) as rho_14,
    bit_or(digit_0 & digit_1 & digit_2 & digit_3 & ~digit_4) as rho_15,
    bit_or(~digit_0 & ~digit_1 & ~digit_2 & ~digit_3 & digit_4) as rho_16,
    bit_or(digit_0 & ~digit_1 & ~digit_2 & ~digit_3 & digit_4) as rho_17,
    bit_or(~digit_0 & digit_1 & ~digit_2 & ~digit_3 & digit_4) as rho_18,
    bit_or(digit_0 & digit_1 & ~digit_2 & ~digit_3 & digit_4) as rho_19,
    bit_or(~digit_0 & ~digit_1 & digit_2 & ~digit_3 & digit_4) as rho_20,
    bit_or(digit_0 & ~digit_1 & digit_2 & ~digit_3 & digit_4) as rho_21,
    bit_or(~digit_0 & digit_1 & digit_2 & ~digit_3 & digit_4) as rho_22,
    bit_or(digit_0 & digit_1 & digit_2 & ~digit_3 & digit_4) as rho_23,
    bit_or(~digit_0 & ~digit_1 & ~digit_2 & digit_3 & digit_4) as rho_24,
    bit_or(digit_0 & ~digit_1 & ~digit_2 & digit_3 & digit_4) as rho_25,
    bit_or(~digit_0 & digit_1 & ~digit_2 & digit_3 & digit_4) as rho_26,
    bit_or(digit_0 & digit_1 & ~digit_2 & digit_3 & digit_4) as rho_27,
    bit_or(~digit_0 & ~digit_1 & digit_2 & digit_3 & digit_4) as rho_28,
    bit_or(digit_0 & ~digit_1 & digit_2 & digit_3 & digit_4) as rho_29,
    bit_or(~digit_0 & digit_1 & digit_2 & digit_3 & digit_4) as rho_30,
    bit_or(digit_0 & digit_1 & digit_2 & digit_3 & digit_4) as rho_31
  from hll_digits
  group by 1, 2, 3
), hll_word as (
  select part, column_name, rho, word_number, bit_or(bits) as bits
  from (
    select part, column_name, unnest(array[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31]) as rho, word_number, unnest(array[rho_1, rho_2, rho_3, rho_4, rho_5, rho_6, rho_7, rho_8, rho_9, rho_10, rho_11, rho_12, rho_13, rho_14, rho_15, rho_16, rho_17, rho_18, rho_19, rho_20, rho_21, rho_22, rho_23, rho_24, rho_25, rho_26, rho_27, rho_28, rho_29, rho_30, rho_31]) as bits
    from hll_unfolded
    union all
    select part, column_name, cast(entry >> 37 as integer), cast((entry >> 33) & 15 as integer), case when ((entry >> 32) & 1) = 0 then entry & 4294967295 else (entry & 4294967295) << 32 end
    from (select part, column_name, unnest(hll_sparse) as entry from state where hll_sparse is not null) as entries
  ) as items
  where bits <> 0
  group by 1, 2, 3, 4
), hll_topmost as (
  select column_name, rho, word_number, bits & ~coalesce(higher, cast(0 as ubigint)) as bits
  from (
    select *, bit_or(bits) over (partition by column_name, word_number order by rho desc rows between unbounded preceding and 1 preceding) as higher
    from hll_word
  ) as ranked
), harmonic as (
  select column_name, sum(registers * power(cast(2 as double), -rho)) as tail, (1024 - sum(registers)) / cast(1024 as double) as empty_share
  from (select column_name, rho, bit_count(bits) as registers from hll_topmost) as counted
  group by 1
), sigma as (
  select column_name, tail, empty_share + coalesce((
      select sum(exp(ln(empty_share) * power(cast(2 as double), k)) * power(cast(2 as double), k - 1))
      from (select k from generate_series(1, 22) as series (k)) as step
      where empty_share > 0 and ln(nullif(empty_share, 0)) * power(cast(2 as double), k) > -600
    ), 0) as sigma
  from harmonic
), hll_values as (
  select column_name, 1048576 / (2 * ln(cast(2 as double))) / (tail + 1024 * sigma) as distinct_estimate
  from sigma
), bucket_state as (
  select part, column_name, bucket_steps, bucket_counts, row_number() over () as state_number from state where bucket_steps is not null
), bucket_unpacked as (
  select part, column_name, state_number, unnest(range(1, len(bucket_steps) + 1)) as place, unnest(bucket_steps) as step, unnest(bucket_counts) as bucket_rows from bucket_state
), bucket_item as (
  select part, column_name, bucket, cast(sum(bucket_rows) as bigint) as bucket_rows
  from (select part, column_name, bucket_rows, cast(sum(step) over (partition by state_number order by place rows unbounded preceding) as bigint) as bucket from bucket_unpacked) as unpacked
  group by 1, 2, 3
), bucket_rank as (
  select item.column_name, bucket, bucket_rows, kind, low, high, sum(bucket_rows) over (partition by item.column_name order by bucket rows unbounded preceding) as upto,
    sum(bucket_rows) over (partition by item.column_name) as total
  from bucket_item as item
  join (select measured.column_name, kind, case when kind in ('integer', 'decimal', 'numeric', 'float') then case when isfinite(try_cast(min_value as double)) then cast(min_value as double) end end as low, case when kind in ('integer', 'decimal', 'numeric', 'float') then case when isfinite(try_cast(max_value as double)) then cast(max_value as double) end end as high from measured left join (select column_name, min_value, max_value from merged) as merged on merged.column_name = measured.column_name) as ends
    on ends.column_name = item.column_name
), bucket_number as (
  select column_name, kind, bucket, bucket_rows, upto, total, low, high, case when kind = 'integer' and abs(greatest(least(middle, coalesce(high, middle)), coalesce(low, middle))) < 50 then round(greatest(least(middle, coalesce(high, middle)), coalesce(low, middle))) else greatest(least(middle, coalesce(high, middle)), coalesce(low, middle)) end as number
  from (select *, case when bucket > 0 then exp(greatest(least((abs(bucket) - 65536) * cast(0.020000666706669435 as double) - 0.01005033585350145, 709.78), -744.4)) when bucket < 0 then -exp(greatest(least((abs(bucket) - 65536) * cast(0.020000666706669435 as double) - 0.01005033585350145, 709.78), -744.4)) else cast(0 as double) end as middle from bucket_rank) as valued
), histogram_range as (
  select column_name, kind, min(bucket) as first_bucket, max(bucket) as last_bucket, min(coalesce(low, number)) as first_number, max(coalesce(high, number)) as last_number
  from bucket_number
  group by 1, 2
), histogram_bin as (
  select column_name, kind, first_bucket, last_bucket, first_number, last_number,
    case when kind in ('date', 'timestamp') then cast(ceil((last_bucket - first_bucket + 1) / 10.0) as double) else (last_number / 10 - first_number / 10) end as width
  from (
    select column_name, kind, first_bucket, last_bucket, first_number as first_number, last_number as last_number
    from histogram_range
  ) as ends
), histogram_count as (
  select bucket_number.column_name, bin, sum(bucket_rows) as bin_rows
  from (
    select n.column_name, n.bucket_rows, case
      when b.width = 0 then 0
      when n.kind in ('date', 'timestamp') then floor((n.bucket - b.first_bucket) / b.width)
      else least(floor(case when abs(n.number) <= b.width / 1e15 then 0 else n.number / b.width end - case when abs(b.first_number) <= b.width / 1e15 then 0 else b.first_number / b.width end), 9) end as bin
    from bucket_number as n
    join histogram_bin as b on b.column_name = n.column_name
  ) as bucket_number
  group by 1, 2
), histogram as (
  select b.column_name, '[' || string_agg('{"bin_start": ' || case b.kind when 'date' then '"' || cast(make_date(cast(floor((b.first_bucket + step.bin * b.width) / 12.0) as integer), cast((b.first_bucket + step.bin * b.width) - floor((b.first_bucket + step.bin * b.width) / 12.0) * 12 + 1 as integer), 1) as varchar) || '"' when 'timestamp' then '"' || cast(date '1970-01-01' + cast((b.first_bucket + step.bin * b.width) as integer) as varchar) || '"' else cast((b.first_number * ((10 - case when b.width > 0 then step.bin else 10 * step.bin end) / 10.0) + b.last_number * (case when b.width > 0 then step.bin else 10 * step.bin end / 10.0)) as varchar) end || ', "bin_end": ' || case b.kind when 'date' then '"' || cast(make_date(cast(floor((b.first_bucket + (step.bin + 1) * b.width) / 12.0) as integer), cast((b.first_bucket + (step.bin + 1) * b.width) - floor((b.first_bucket + (step.bin + 1) * b.width) / 12.0) * 12 + 1 as integer), 1) as varchar) || '"' when 'timestamp' then '"' || cast(date '1970-01-01' + cast((b.first_bucket + (step.bin + 1) * b.width) as integer) as varchar) || '"' else cast((b.first_number * ((10 - case when b.width > 0 then (step.bin + 1) else 10 * (step.bin + 1) end) / 10.0) + b.last_number * (case when b.width > 0 then (step.bin + 1) else 10 * (step.bin + 1) end / 10.0)) as varchar) end || ', "count": ' || cast(coalesce(c.bin_rows, 0) as varchar) || '}', ', ' order by step.bin) || ']' as histogram
  from histogram_bin as b
  cross join (select bin from generate_series(0, 9) as series (bin)) as step
  left join histogram_count as c on c.column_name = b.column_name and c.bin = step.bin
  where step.bin = 0 or (b.width > 0 and (b.kind not in ('date', 'timestamp') or b.first_bucket + step.bin * b.width <= b.last_bucket))
  group by 1
), distribution_step as (
  select column_name, case
      when previous_bucket is null then 0
      when floor(previous_bucket / cast(2 as double)) = floor(bucket / cast(2 as double)) then 2
      when floor(previous_bucket / cast(4 as double)) = floor(bucket / cast(4 as double)) then 4
      when floor(previous_bucket / cast(8 as double)) = floor(bucket / cast(8 as double)) then 8
      when floor(previous_bucket / cast(16 as double)) = floor(bucket / cast(16 as double)) then 16
      when floor(previous_bucket / cast(32 as double)) = floor(bucket / cast(32 as double)) then 32
      when floor(previous_bucket / cast(64 as double)) = floor(bucket / cast(64 as double)) then 64
      when floor(previous_bucket / cast(128 as double)) = floor(bucket / cast(128 as double)) then 128
      when floor(previous_bucket / cast(256 as double)) = floor(bucket / cast(256 as double)) then 256
      when floor(previous_bucket / cast(512 as double)) = floor(bucket / cast(512 as double)) then 512
      when floor(previous_bucket / cast(1024 as double)) = floor(bucket / cast(1024 as double)) then 1024
      when floor(previous_bucket / cast(2048 as double)) = floor(bucket / cast(2048 as double)) then 2048
      when floor(previous_bucket / cast(4096 as double)) = floor(bucket / cast(4096 as double)) then 4096
      when floor(previous_bucket / cast(8192 as double)) = floor(bucket / cast(8192 as double)) then 8192
      when floor(previous_bucket / cast(16384 as double)) = floor(bucket / cast(16384 as double)) then 16384
      when floor(previous_bucket / cast(32768 as double)) = floor(bucket / cast(32768 as double)) then 32768
      when floor(previous_bucket / cast(65536 as double)) = floor(bucket / cast(65536 as double)) then 65536
      when floor(previous_bucket / cast(131072 as double)) = floor(bucket / cast(131072 as double)) then 131072
      when floor(previous_bucket / cast(262144 as double)) = floor(bucket / cast(262144 as double)) then 262144
      else 524288
    end as joined_at
  from (select column_name, bucket, lag(bucket) over (partition by column_name order by bucket) as previous_bucket from bucket_rank) as neighbour
), distribution_width as (
  select column_name, max(case when place = 48 then joined_at else 1 end) as width
  from (select column_name, joined_at, row_number() over (partition by column_name order by joined_at desc) as place from distribution_step) as ranked
  group by 1
), distribution_bucket as (
  select bucket_rank.column_name, kind, width, cast(floor(bucket / cast(width as double)) as bigint) as wide_bucket, cast(sum(bucket_rows) as bigint) as wide_rows
  from bucket_rank
  join distribution_width on distribution_width.column_name = bucket_rank.column_name
  group by 1, 2, 3, 4
), distribution as (
  select column_name, '{"of": "' || max(case kind when 'date' then 'months' when 'timestamp' then 'days' else 'numbers' end) || '", "width": ' || cast(max(width) as varchar) || ', "buckets": ['
    || string_agg('[' || cast(wide_bucket as varchar) || ', ' || cast(wide_rows as varchar) || ']', ', ' order by wide_bucket) || ']}' as distribution
  from distribution_bucket
  group by 1
), bucket_values as (
  select bucket_number.column_name, max(total) as bucket_total,
    max(case when upto - bucket_rows < greatest(floor((total * 1 + 99) / 100.0), 1) and upto >= greatest(floor((total * 1 + 99) / 100.0), 1) then case kind when 'date' then cast(make_date(cast(floor(bucket / 12.0) as integer), cast(bucket - floor(bucket / 12.0) * 12 + 1 as integer), 1) as varchar) when 'timestamp' then cast(date '1970-01-01' + cast(bucket as integer) as varchar) else cast(number as varchar) end end) as p01,
    max(case when upto - bucket_rows < greatest(floor((total * 5 + 99) / 100.0), 1) and upto >= greatest(floor((total * 5 + 99) / 100.0), 1) then case kind when 'date' then cast(make_date(cast(floor(bucket / 12.0) as integer), cast(bucket - floor(bucket / 12.0) * 12 + 1 as integer), 1) as varchar) when 'timestamp' then cast(date '1970-01-01' + cast(bucket as integer) as varchar) else cast(number as varchar) end end) as p05,
    max(case when upto - bucket_rows < greatest(floor((total * 25 + 99) / 100.0), 1) and upto >= greatest(floor((total * 25 + 99) / 100.0), 1) then case kind when 'date' then cast(make_date(cast(floor(bucket / 12.0) as integer), cast(bucket - floor(bucket / 12.0) * 12 + 1 as integer), 1) as varchar) when 'timestamp' then cast(date '1970-01-01' + cast(bucket as integer) as varchar) else cast(number as varchar) end end) as p25,
    max(case when upto - bucket_rows < greatest(floor((total * 50 + 99) / 100.0), 1) and upto >= greatest(floor((total * 50 + 99) / 100.0), 1) then case kind when 'date' then cast(make_date(cast(floor(bucket / 12.0) as integer), cast(bucket - floor(bucket / 12.0) * 12 + 1 as integer), 1) as varchar) when 'timestamp' then cast(date '1970-01-01' + cast(bucket as integer) as varchar) else cast(number as varchar) end end) as median,
    max(case when upto - bucket_rows < greatest(floor((total * 75 + 99) / 100.0), 1) and upto >= greatest(floor((total * 75 + 99) / 100.0), 1) then case kind when 'date' then cast(make_date(cast(floor(bucket / 12.0) as integer), cast(bucket - floor(bucket / 12.0) * 12 + 1 as integer), 1) as varchar) when 'timestamp' then cast(date '1970-01-01' + cast(bucket as integer) as varchar) else cast(number as varchar) end end) as p75,
    max(case when upto - bucket_rows < greatest(floor((total * 95 + 99) / 100.0), 1) and upto >= greatest(floor((total * 95 + 99) / 100.0), 1) then case kind when 'date' then cast(make_date(cast(floor(bucket / 12.0) as integer), cast(bucket - floor(bucket / 12.0) * 12 + 1 as integer), 1) as varchar) when 'timestamp' then cast(date '1970-01-01' + cast(bucket as integer) as varchar) else cast(number as varchar) end end) as p95,
    max(case when upto - bucket_rows < greatest(floor((total * 99 + 99) / 100.0), 1) and upto >= greatest(floor((total * 99 + 99) / 100.0), 1) then case kind when 'date' then cast(make_date(cast(floor(bucket / 12.0) as integer), cast(bucket - floor(bucket / 12.0) * 12 + 1 as integer), 1) as varchar) when 'timestamp' then cast(date '1970-01-01' + cast(bucket as integer) as varchar) else cast(number as varchar) end end) as p99,
    max(histogram.histogram) as histogram, max(distribution.distribution) as distribution
  from bucket_number
  left join histogram on histogram.column_name = bucket_number.column_name
  left join distribution on distribution.column_name = bucket_number.column_name
  group by 1
), top_state as (
  select part, column_name, top_texts, top_counts, top_covered, cast(sum(top_bound) over (partition by part, column_name) as bigint) as bound
  from state
  where top_texts is not null
), top_item as (
  select part, column_name, value, cast(sum(value_rows) as bigint) as value_rows, cast(sum(covered) as bigint) as covered, max(bound) as bound
  from (
    select part, column_name, bound, unnest(top_texts) as value, unnest(top_counts) as value_rows, unnest(top_covered) as covered from top_state
  ) as unpacked
  group by 1, 2, 3
), top_ranked as (
  select item.column_name, value, value_rows, value_rows + bound - covered as most_rows, value_rows / cast(non_null_count as double) as ratio, bound,
    row_number() over (partition by item.column_name order by value_rows desc, cast(value as text)) as place, count(*) over (partition by item.column_name) as known_values
  from top_item as item
  join (select column_name, non_null_count from merged) as counted on counted.column_name = item.column_name
), top_values as (
  select column_name, '{"complete": ' || case when max(bound) = 0 and max(known_values) <= 100 and count(written) = count(*) then 'true' else 'false' end || ', "values": ['
    || coalesce(string_agg(written, ', ' order by place), '') || ']}' as top_list
  from (select column_name, bound, known_values, place, '{"value": ' || cast(to_json(value) as varchar) || ', "count": ' || cast(value_rows as varchar) || ', "max_count": ' || cast(most_rows as varchar) || ', "ratio": ' || cast(ratio as varchar) || '}' as written from top_ranked where place <= 100) as listed
  group by 1
), exact as (
  select 'c1_tinyint' as column_name, count(distinct "c1_tinyint") as exact_distinct
  from "memory"."main"."every_type"
  where true
  union all select 'c2_integer' as column_name, count(distinct "c2_integer") as exact_distinct
  from "memory"."main"."every_type"
  where true
  union all select 'c3_bigint' as column_name, count(distinct "c3_bigint") as exact_distinct
  from "memory"."main"."every_type"
  where true
  union all select 'c4_ubigint' as column_name, count(distinct "c4_ubigint") as exact_distinct
  from "memory"."main"."every_type"
  where true
  union all select 'c5_hugeint' as column_name, count(distinct cast("c5_hugeint" as bignum)) as exact_distinct
  from "memory"."main"."every_type"
  where true
  union all select 'c6_decimal_18_2' as column_name, count(distinct "c6_decimal_18_2") as exact_distinct
  from "memory"."main"."every_type"
  where true
  union all select 'c7_float' as column_name, count(distinct ("c7_float" + cast(0 as float))) as exact_distinct
  from "memory"."main"."every_type"
  where true
  union all select 'c8_double' as column_name, count(distinct ("c8_double" + cast(0 as double))) as exact_distinct
  from "memory"."main"."every_type"
  where true
  union all select 'c9_boolean' as column_name, count(distinct "c9_boolean") as exact_distinct
  from "memory"."main"."every_type"
  where true
  union all select 'c10_varchar' as column_name, count(distinct "c10_varchar") as exact_distinct
  from "memory"."main"."every_type"
  where true
  union all select 'c11_enum_a_b' as column_name, count(distinct cast("c11_enum_a_b" as varchar)) as exact_distinct
  from "memory"."main"."every_type"
  where true
  union all select 'c12_date' as column_name, count(distinct "c12_date") as exact_distinct
  from "memory"."main"."every_type"
  where true
  union all select 'c13_timestamp' as column_name, count(distinct "c13_timestamp") as exact_distinct
  from "memory"."main"."every_type"
  where true
  union all select 'c14_timestamp_with_time_zone' as column_name, count(distinct "c14_timestamp_with_time_zone") as exact_distinct
  from "memory"."main"."every_type"
  where true
  union all select 'c15_time' as column_name, count(distinct "c15_time") as exact_distinct
  from "memory"."main"."every_type"
  where true
  union all select 'c16_interval' as column_name, count(distinct "c16_interval") as exact_distinct
  from "memory"."main"."every_type"
  where true
  union all select 'c17_uuid' as column_name, count(distinct "c17_uuid") as exact_distinct
  from "memory"."main"."every_type"
  where true
  union all select 'c18_blob' as column_name, count(distinct "c18_blob") as exact_distinct
  from "memory"."main"."every_type"
  where true
  union all select 'c19_integer' as column_name, count(distinct "c19_integer") as exact_distinct
  from "memory"."main"."every_type"
  where true
  union all select 'c20_struct_a_integer' as column_name, count(distinct "c20_struct_a_integer") as exact_distinct
  from "memory"."main"."every_type"
  where true
  union all select 'secret' as column_name, count(distinct "secret") as exact_distinct
  from "memory"."main"."every_type"
  where true
), complete as (
  select measured.column_name, measured.column_type, measured.kind, total.table_rows as row_count, coalesce(merged.non_null_count, 0) as non_null_count, merged.zero_count, merged.negative_count, merged.nan_count, merged.inf_count, merged.true_count, merged.empty_count, merged.blank_count, merged.min_value, merged.max_value, merged.finite_count, merged.sum_value, merged.mean_value, merged.m2_value, merged.min_length, merged.max_length, merged.sum_length, hll_values.distinct_estimate, bucket_values.bucket_total, bucket_values.histogram, bucket_values.distribution, bucket_values.p01, bucket_values.p05, bucket_values.p25, bucket_values.median, bucket_values.p75, bucket_values.p95, bucket_values.p99, top_values.top_list, exact.exact_distinct
  from measured
  cross join total
  left join merged on merged.column_name = measured.column_name
  left join hll_values on hll_values.column_name = measured.column_name
  left join bucket_values on bucket_values.column_name = measured.column_name
  left join top_values on top_values.column_name = measured.column_name
  left join exact on exact.column_name = measured.column_name
), metric as (
  select column_name, column_type, 'count' as metric_name, cast(row_count as varchar) as metric_value from complete
  union all select column_name, column_type, 'null_count' as metric_name, cast(row_count - non_null_count as varchar) as metric_value from complete
  union all select column_name, column_type, 'null_ratio' as metric_name, cast((row_count - non_null_count) / cast(nullif(row_count, 0) as double) as varchar) as metric_value from complete
  union all select column_name, column_type, 'zero_count' as metric_name, cast(coalesce(zero_count, 0) as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float')
  union all select column_name, column_type, 'negative_count' as metric_name, cast(coalesce(negative_count, 0) as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float')
  union all select column_name, column_type, 'nan_count' as metric_name, cast(coalesce(nan_count, 0) as varchar) as metric_value from complete where kind in ('numeric', 'float')
  union all select column_name, column_type, 'inf_count' as metric_name, cast(coalesce(inf_count, 0) as varchar) as metric_value from complete where kind in ('numeric', 'float')
  union all select column_name, column_type, 'true_count' as metric_name, cast(coalesce(true_count, 0) as varchar) as metric_value from complete where kind in ('boolean')
  union all select column_name, column_type, 'empty_count' as metric_name, cast(coalesce(empty_count, 0) as varchar) as metric_value from complete where kind in ('text')
  union all select column_name, column_type, 'blank_count' as metric_name, cast(coalesce(blank_count, 0) as varchar) as metric_value from complete where kind in ('text')
  union all select column_name, column_type, 'min' as metric_name, cast(min_value as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'text', 'date', 'timestamp', 'ordered') and column_name not in ('secret')
  union all select column_name, column_type, 'max' as metric_name, cast(max_value as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'text', 'date', 'timestamp', 'ordered') and column_name not in ('secret')
  union all select column_name, column_type, 'freshness' as metric_name, cast(case when max_value not in ('infinity', '-infinity') then max_value end as varchar) as metric_value from complete where kind in ('date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'age_seconds' as metric_name, cast(case when max_value not in ('infinity', '-infinity') then case kind when 'date' then cast(floor(extract(epoch from cast(now() at time zone 'UTC' as timestamp)) - extract(epoch from cast(max_value as date))) as bigint) when 'timestamp' then cast(floor(extract(epoch from cast(now() at time zone 'UTC' as timestamp)) - extract(epoch from cast(max_value as timestamp))) as bigint) end end as varchar) as metric_value from complete where kind in ('date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'sum' as metric_name, cast(coalesce(sum_value, cast(case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then mean_value * finite_count end as varchar)) as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float') and column_name not in ('secret')
  union all select column_name, column_type, 'mean' as metric_name, cast(case when isfinite(cast(case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then coalesce(cast(sum_value as double) / nullif(finite_count, 0), mean_value) end as double)) then cast(case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then coalesce(cast(sum_value as double) / nullif(finite_count, 0), mean_value) end as double) end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float') and column_name not in ('secret')
  union all select column_name, column_type, 'stddev' as metric_name, cast(case when isfinite(cast(case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then sqrt(m2_value / nullif(finite_count - 1, 0)) end as double)) then cast(case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then sqrt(m2_value / nullif(finite_count - 1, 0)) end as double) end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float') and column_name not in ('secret')
  union all select column_name, column_type, 'min_length' as metric_name, cast(min_length as varchar) as metric_value from complete where kind in ('text') and column_name not in ('secret')
  union all select column_name, column_type, 'max_length' as metric_name, cast(max_length as varchar) as metric_value from complete where kind in ('text') and column_name not in ('secret')
  union all select column_name, column_type, 'avg_length' as metric_name, cast(sum_length / cast(nullif(non_null_count, 0) as double) as varchar) as metric_value from complete where kind in ('text') and column_name not in ('secret')
  union all select column_name, column_type, 'approx_distinct_count' as metric_name, cast(cast(round(coalesce(distinct_estimate, 0)) as bigint) as varchar) as metric_value from complete
  union all select column_name, column_type, 'unique_ratio' as metric_name, cast(case when row_count > 0 then least(1.0, round(coalesce(distinct_estimate, 0)) / cast(row_count as double)) end as varchar) as metric_value from complete
  union all select column_name, column_type, 'p01' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p01 end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'p05' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p05 end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'p25' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p25 end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'median' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then median end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'p75' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p75 end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'p95' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p95 end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'p99' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p99 end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'histogram' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then histogram end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'distribution' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then distribution end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'top_values' as metric_name, cast(top_list as varchar) as metric_value from complete where kind in ('text', 'boolean', 'integer', 'date') and column_name not in ('secret')
  union all select column_name, column_type, 'distinct_count' as metric_name, cast(exact_distinct as varchar) as metric_value from complete
  union all select column_name, column_type, 'is_unique' as metric_name, cast(case when exact_distinct is not null then exact_distinct = non_null_count when non_null_count <= 1 then true when kind = 'boolean' then true_count <= 1 and non_null_count - true_count <= 1 when case kind when 'integer' then try_cast(max_value as decimal(30, 0)) - try_cast(min_value as decimal(30, 0)) + 1 when 'date' then case when cast(min_value as date) = greatest(least(cast(min_value as date), date '9999-12-31'), date '0001-01-01') and cast(max_value as date) = greatest(least(cast(max_value as date), date '9999-12-31'), date '0001-01-01') then cast(max_value as date) - cast(min_value as date) + 1 end end < non_null_count then false end as varchar) as metric_value from complete
)
select 'golden-run', 'every_type', 'main', column_name, column_type, metric_name, metric_value, cast(now() at time zone 'UTC' as timestamp), 'source.shop.main.every_type', false
from metric
where metric_value is not null;
insert into "memory"."main_baselinr"."baselinr_runs" (run_id, dataset_name, schema_name, profiled_at, environment, status, row_count, column_count, unique_id, database_name, action, reason, rows_scanned, bytes_scanned, partitions_scanned, sample_fraction, coverage, is_published)
select 'golden-run', 'every_type', 'main', cast(now() at time zone 'UTC' as timestamp),
  'dev', 'completed', all_rows, 21,
  'source.shop.main.every_type', 'memory',
  'full', 'first_profile', read_rows, 64000, read_partitions,
  cast(null as double), 1, true
from (
  select coalesce(sum(row_count), 0) as all_rows, coalesce(sum(case when last_run_id = 'golden-run' then row_count end), 0) as read_rows,
    count(case when last_run_id = 'golden-run' then 1 end) as read_partitions
  from "memory"."main_baselinr"."baselinr_partition_state"
  where unique_id = 'source.shop.main.every_type'
) as totals;
insert into "memory"."main_baselinr"."baselinr_events" (event_id, event_type, run_id, table_name, "timestamp", metadata, created_at, unique_id, action, reason, row_count)
values
  ('a0a2058988102449cd2172053e49fc11', 'ProfilingCompleted', 'golden-run', 'every_type', cast(now() at time zone 'UTC' as timestamp), '{"action": "full", "reason": "first_profile", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "no complete profile is stored yet", "columns": null, "row_count": null}', cast(now() at time zone 'UTC' as timestamp), 'source.shop.main.every_type', 'full', 'first_profile', cast(null as bigint));
update "memory"."main_baselinr"."baselinr_table_state"
set last_run_id = 'golden-run',
  decision = 'full',
  decision_reason = 'first_profile',
  status = 'success',
  error = null,
  last_checked_at = cast(now() at time zone 'UTC' as timestamp),
  staleness_score = 0,
  known_columns = '{"c1_tinyint": "TINYINT", "c2_integer": "INTEGER", "c3_bigint": "BIGINT", "c4_ubigint": "UBIGINT", "c5_hugeint": "HUGEINT", "c6_decimal_18_2": "DECIMAL(18,2)", "c7_float": "FLOAT", "c8_double": "DOUBLE", "c9_boolean": "BOOLEAN", "c10_varchar": "VARCHAR", "c11_enum_a_b": "ENUM(''a'', ''b'')", "c12_date": "DATE", "c13_timestamp": "TIMESTAMP", "c14_timestamp_with_time_zone": "TIMESTAMP WITH TIME ZONE", "c15_time": "TIME", "c16_interval": "INTERVAL", "c17_uuid": "UUID", "c18_blob": "BLOB", "c19_integer": "INTEGER[]", "c20_struct_a_integer": "STRUCT(a INTEGER)", "secret": "VARCHAR"}',
  bytes_scanned = 64000,
  claimed_by = null,
  claimed_until = null,
  started_at = null,
  waiting_since = null,
  last_published_at = cast(now() at time zone 'UTC' as timestamp),
  last_profiled_at = cast(now() at time zone 'UTC' as timestamp),
  next_due_at = cast(now() at time zone 'UTC' as timestamp) + to_minutes(0),
  pending_partitions = 0,
  coverage = 1,
  backfilling = false,
  resume_partition = null,
  profile_signature = '4495ace021735e2ec8d3604f4c5d39f8',
  profiled_columns = '{"c1_tinyint": "TINYINT", "c2_integer": "INTEGER", "c3_bigint": "BIGINT", "c4_ubigint": "UBIGINT", "c5_hugeint": "HUGEINT", "c6_decimal_18_2": "DECIMAL(18,2)", "c7_float": "FLOAT", "c8_double": "DOUBLE", "c9_boolean": "BOOLEAN", "c10_varchar": "VARCHAR", "c11_enum_a_b": "ENUM(''a'', ''b'')", "c12_date": "DATE", "c13_timestamp": "TIMESTAMP", "c14_timestamp_with_time_zone": "TIMESTAMP WITH TIME ZONE", "c15_time": "TIME", "c16_interval": "INTERVAL", "c17_uuid": "UUID", "c18_blob": "BLOB", "c19_integer": "INTEGER[]", "c20_struct_a_integer": "STRUCT(a INTEGER)", "secret": "VARCHAR sensitive"}',
  hash_id = 'duckdb ' || version(),
  last_verified_at = cast(now() at time zone 'UTC' as timestamp),
  metadata = '{}',
  row_count = (select coalesce(sum(row_count), 0) from "memory"."main_baselinr"."baselinr_partition_state" where unique_id = 'source.shop.main.every_type'),
  sampled_id = null,
  snapshot_id = (select case when count(case when true then partition_id || '=' || token end) = count(case when true then 1 end) then md5(coalesce(string_agg(case when true then partition_id || '=' || token end, chr(10) order by partition_id), '')) end from "memory"."main_baselinr"."baselinr_partition_state" where unique_id = 'source.shop.main.every_type'),
  change_token = (select case when count(case when true then partition_id || '=' || token end) = count(case when true then 1 end) then md5(coalesce(string_agg(case when true then partition_id || '=' || token end, chr(10) order by partition_id), '')) end from "memory"."main_baselinr"."baselinr_partition_state" where unique_id = 'source.shop.main.every_type')
where unique_id = 'source.shop.main.every_type';
commit;

select case event_type when 'ProfilingCompleted' then 'success' when 'ProfilingFailed' then 'error' else 'busy' end as status,
  case when event_type = 'ProfilingFailed' then error end as error, row_count, rows_scanned, partitions_scanned
from (
  select coalesce(event.event_type, case when state.last_run_id = 'golden-run' then 'ProfilingCompleted' when state.status = 'error' then 'ProfilingFailed' end) as event_type,
    state.error, cast(runs.row_count as varchar) as row_count, cast(runs.rows_scanned as varchar) as rows_scanned, cast(runs.partitions_scanned as varchar) as partitions_scanned
  from "memory"."main_baselinr"."baselinr_table_state" as state
  left join "memory"."main_baselinr"."baselinr_events" as event on event.unique_id = state.unique_id and event.run_id = 'golden-run'
    and event.event_type in ('ProfilingCompleted', 'ProfilingFailed', 'ProfilingSkipped')
  left join "memory"."main_baselinr"."baselinr_runs" as runs on runs.unique_id = state.unique_id and runs.run_id = 'golden-run'
  where state.unique_id = 'source.shop.main.every_type'
  order by event."timestamp" desc
  limit 1
) as told;
