-- Every type of column is profiled for the first time: metrics of all kinds.

/* baselinr run golden-run catalog */
show tables in `main`;

/* baselinr run golden-run catalog */
describe table extended `main`.`every_type`;

/* baselinr run golden-run snapshots */
select 'source.shop.main.every_type' as unique_id,
  coalesce(cast(aggregate(sequence(1, size(steps) + 1), current_id, (at, step) -> if(try_element_at(steps, at).operation = 'replace' and try_element_at(steps, at).parent_id is not null, try_element_at(steps, at).parent_id, at)) as string), 'no snapshot') as change_token,
  case when current_id is null then '0' when coalesce(totals['total-equality-deletes'], '0') = '0' then cast(cast(totals['total-records'] as bigint) - cast(coalesce(totals['total-position-deletes'], '0') as bigint) as string) end as estimated_rows,
  case when current_id is null then '0' else totals['total-files-size'] end as estimated_bytes,
  (select cast(count(distinct partition_spec_id) as string) from `main`.`every_type`.manifests) as partitionings
from (
  select max(current_id) as current_id, max_by(summary, snapshot_id = current_id) as totals,
    map_from_entries(collect_list(case when snapshot_id is not null then struct(snapshot_id, struct(parent_id, operation)) end)) as steps
  from (select max(snapshot_id) as current_id from `main`.`every_type`.refs where name = 'main') as current
  left join `main`.`every_type`.snapshots on true
) as history;

/* baselinr run golden-run catalog */
show tables in `main_baselinr`;

/* baselinr run golden-run store */
select cast(max(version) as string) as version from `main_baselinr`.`baselinr_schema_version`;

/* baselinr run golden-run state */
select unique_id, database_name, schema_name, table_name, decision, decision_reason, status, error, snapshot_id, profile_signature,
  profiled_columns, metadata, last_run_id, rolled_up_by, resume_partition, sampled_id, checks, known_columns,
  case when backfilling then 'true' end as backfilling,
  case when hash_id <> 'spark xxhash64' then 'true' end as hash_is_stale,
  cast(row_count as string) as row_count,
  cast(pending_partitions as string) as pending_partitions,
  cast(coverage as string) as coverage,
  replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(last_profiled_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as last_profiled_at,
  replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(last_checked_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as last_checked_at,
  replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(next_due_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as next_due_at,
  replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(started_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as started_at,
  replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(waiting_since) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as waiting_since,
  cast(staleness_score as string) as staleness_score,
  cast(cast(floor((unix_seconds(current_timestamp()) - unix_seconds(last_profiled_at)) / 60) as bigint) as string) as profiled_minutes_ago,
  cast(cast(floor((unix_seconds(current_timestamp()) - unix_seconds(last_verified_at)) / 60) as bigint) as string) as verified_minutes_ago,
  cast(cast(floor((unix_seconds(current_timestamp()) - unix_seconds(waiting_since)) / 60) as bigint) as string) as waiting_minutes,
  cast(cast(floor((unix_seconds(current_timestamp()) - unix_seconds(last_published_at)) / 60) as bigint) as string) as published_minutes_ago,
  cast(cast(floor((unix_seconds(current_timestamp()) - unix_seconds(last_checked_at)) / 60) as bigint) as string) as checked_minutes_ago
from `main_baselinr`.`baselinr_table_state`
where unique_id in ('source.shop.main.every_type');

/* baselinr run golden-run start every_type */
refresh table `main_baselinr`.`baselinr_table_state`;

/* baselinr run golden-run start every_type */
merge into `main_baselinr`.`baselinr_table_state` as stored
using (
  select unique_id, database_name, schema_name, table_name
  from (
    values
    ('source.shop.main.every_type', cast(null as string), 'main', 'every_type')
  ) as given (unique_id, database_name, schema_name, table_name)
) as missing
on stored.unique_id = missing.unique_id and stored.unique_id in ('source.shop.main.every_type')
when matched and stored.unique_id is null then update set database_name = null
when not matched then insert (unique_id, database_name, schema_name, table_name) values (missing.unique_id, missing.database_name, missing.schema_name, missing.table_name);

/* baselinr run golden-run start every_type */
merge into `main_baselinr`.`baselinr_table_state` as stored
using (
  select unique_id as written_id, 'golden-run' as new_claimed_by,
    current_timestamp() as new_started_at,
    timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(120 as bigint)) as new_claimed_until
  from `main_baselinr`.`baselinr_table_state`
  where unique_id = 'source.shop.main.every_type' and unique_id in (select unique_id
from `main_baselinr`.`baselinr_table_state`
where unique_id = 'source.shop.main.every_type' and last_run_id is null and profile_signature is null and rolled_up_by is null and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp()))
) as written
on stored.unique_id = 'source.shop.main.every_type' and written.written_id = stored.unique_id
when matched then update set claimed_by = written.new_claimed_by,
  started_at = written.new_started_at,
  claimed_until = written.new_claimed_until;

/* baselinr run golden-run start every_type */
insert into `main_baselinr`.`baselinr_events` (event_id, event_type, run_id, table_name, timestamp, metadata, created_at, unique_id, action, reason, row_count, column_name, metric_name, baseline_value, current_value, change_percent, drift_severity)
select given_columns.*, cast(null as string) as column_name, cast(null as string) as metric_name, cast(null as double) as baseline_value, cast(null as double) as current_value, cast(null as double) as change_percent, cast(null as string) as drift_severity
from (
values
  ('c052ea30abacfb1b1e46cf6a626254d8', 'ProfilingStarted', 'golden-run', 'every_type', current_timestamp(), '{"action": "full", "reason": "first_profile", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "no complete profile is stored yet", "columns": null, "row_count": null}', current_timestamp(), 'source.shop.main.every_type', 'full', 'first_profile', cast(null as bigint))
) as given_columns;

/* baselinr run golden-run start every_type */
select claimed_by from `main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.every_type';

/* baselinr run golden-run profile `main`.`every_type` */
drop table if exists `main_baselinr`.`baselinr_scan_97a05ff970d2114d` purge;

/* baselinr run golden-run profile `main`.`every_type` */
create table `main_baselinr`.`baselinr_scan_97a05ff970d2114d` using iceberg as select * from `main_baselinr`.`baselinr_column_state` where false;

/* baselinr run golden-run profile `main`.`every_type` */
insert into `main_baselinr`.`baselinr_scan_97a05ff970d2114d` (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, min_length, max_length, sum_length, hll_sketch, bucket_steps, bucket_counts, top_texts, top_counts, top_covered, top_bound, filled_count, integer_like_count, number_like_count, date_like_count, boolean_like_count, email_like_count, url_like_count, uuid_like_count, json_like_count)
select given_columns.*, cast(null as bigint) as filled_count, cast(null as bigint) as integer_like_count, cast(null as bigint) as number_like_count, cast(null as bigint) as date_like_count, cast(null as bigint) as boolean_like_count, cast(null as bigint) as email_like_count, cast(null as bigint) as url_like_count, cast(null as bigint) as uuid_like_count, cast(null as bigint) as json_like_count
from (
with 
scan_1 as (
  select partition_value as partition_id, grouped.*
  from (
    select '__all__' as partition_value, count(*) as row_count, 'spark xxhash64' || '/' || cast(count(*) as string) || '/' || cast(sum(cast(xxhash64(`c10_string`, `c10_string` is null, `c11_string_collate_unicode_ci`, `c11_string_collate_unicode_ci` is null, `c12_varchar_20`, `c12_varchar_20` is null, `c13_char_5`, `c13_char_5` is null, `c14_date`, `c14_date` is null, `c15_timestamp`, `c15_timestamp` is null, `c16_timestamp_ntz`, `c16_timestamp_ntz` is null, cast(`c17_interval_day_to_second` as string), `c17_interval_day_to_second` is null, `c18_binary`, `c18_binary` is null, `c19_array_int`, `c19_array_int` is null, `c1_tinyint`, `c1_tinyint` is null, to_json(`c20_map_string_int`), `c20_map_string_int` is null, `c21_struct_a_int`, `c21_struct_a_int` is null, `c2_smallint`, `c2_smallint` is null, `c3_int`, `c3_int` is null, `c4_bigint`, `c4_bigint` is null, `c5_decimal_18_2`, `c5_decimal_18_2` is null, `c6_decimal_38_10`, `c6_decimal_38_10` is null, `c7_float`, `c7_float` is null, `c8_double`, `c8_double` is null, `c9_boolean`, `c9_boolean` is null, `secret`, `secret` is null) as decimal(38, 0))) as string) as token,
      /* c1_tinyint */
      count(`c1_tinyint`) as c1_non_null_count, count(case when `c1_tinyint` = 0 then 1 end) as c1_zero_count, count(case when `c1_tinyint` < 0 then 1 end) as c1_negative_count, min(`c1_tinyint`) as c1_min_value, max(`c1_tinyint`) as c1_max_value, count(`c1_tinyint`) as c1_finite_count, sum(cast(`c1_tinyint` as decimal(38, 0))) as c1_sum_value, avg(cast(`c1_tinyint` as double)) as c1_mean_value, var_pop(cast(`c1_tinyint` as double)) * count(cast(`c1_tinyint` as double)) as c1_m2_value, hll_sketch_agg(case when `c1_tinyint` is not null then xxhash64(`c1_tinyint`) end, 12) as c1_hll_sketch,
      /* c2_smallint */
      count(`c2_smallint`) as c2_non_null_count, count(case when `c2_smallint` = 0 then 1 end) as c2_zero_count, count(case when `c2_smallint` < 0 then 1 end) as c2_negative_count, min(`c2_smallint`) as c2_min_value, max(`c2_smallint`) as c2_max_value, count(`c2_smallint`) as c2_finite_count, sum(cast(`c2_smallint` as decimal(38, 0))) as c2_sum_value, avg(cast(`c2_smallint` as double)) as c2_mean_value, var_pop(cast(`c2_smallint` as double)) * count(cast(`c2_smallint` as double)) as c2_m2_value, hll_sketch_agg(case when `c2_smallint` is not null then xxhash64(`c2_smallint`) end, 12) as c2_hll_sketch,
      /* c3_int */
      count(`c3_int`) as c3_non_null_count, count(case when `c3_int` = 0 then 1 end) as c3_zero_count, count(case when `c3_int` < 0 then 1 end) as c3_negative_count, min(`c3_int`) as c3_min_value, max(`c3_int`) as c3_max_value, count(`c3_int`) as c3_finite_count, sum(cast(`c3_int` as decimal(38, 0))) as c3_sum_value, avg(cast(`c3_int` as double)) as c3_mean_value, var_pop(cast(`c3_int` as double)) * count(cast(`c3_int` as double)) as c3_m2_value, hll_sketch_agg(case when `c3_int` is not null then xxhash64(`c3_int`) end, 12) as c3_hll_sketch,
      /* c4_bigint */
      count(`c4_bigint`) as c4_non_null_count, count(case when `c4_bigint` = 0 then 1 end) as c4_zero_count, count(case when `c4_bigint` < 0 then 1 end) as c4_negative_count, min(`c4_bigint`) as c4_min_value, max(`c4_bigint`) as c4_max_value, count(`c4_bigint`) as c4_finite_count, sum(cast(`c4_bigint` as decimal(38, 0))) as c4_sum_value, avg(cast(`c4_bigint` as double)) as c4_mean_value, var_pop(cast(`c4_bigint` as double)) * count(cast(`c4_bigint` as double)) as c4_m2_value, hll_sketch_agg(case when `c4_bigint` is not null then xxhash64(`c4_bigint`) end, 12) as c4_hll_sketch,
      /* c5_decimal_18_2 */
      count(`c5_decimal_18_2`) as c5_non_null_count, count(case when `c5_decimal_18_2` = 0 then 1 end) as c5_zero_count, count(case when `c5_decimal_18_2` < 0 then 1 end) as c5_negative_count, min(`c5_decimal_18_2`) as c5_min_value, max(`c5_decimal_18_2`) as c5_max_value, count(`c5_decimal_18_2`) as c5_finite_count, sum(`c5_decimal_18_2`) as c5_sum_value, avg(cast(`c5_decimal_18_2` as double)) as c5_mean_value, var_pop(cast(`c5_decimal_18_2` as double)) * count(cast(`c5_decimal_18_2` as double)) as c5_m2_value, hll_sketch_agg(case when `c5_decimal_18_2` is not null then xxhash64(`c5_decimal_18_2`) end, 12) as c5_hll_sketch,
      /* c6_decimal_38_10 */
      count(`c6_decimal_38_10`) as c6_non_null_count, count(case when `c6_decimal_38_10` = 0 then 1 end) as c6_zero_count, count(case when `c6_decimal_38_10` < 0 then 1 end) as c6_negative_count, min(`c6_decimal_38_10`) as c6_min_value, max(`c6_decimal_38_10`) as c6_max_value, count(`c6_decimal_38_10`) as c6_finite_count, avg(cast(`c6_decimal_38_10` as double)) as c6_mean_value, var_pop(cast(`c6_decimal_38_10` as double)) * count(cast(`c6_decimal_38_10` as double)) as c6_m2_value, hll_sketch_agg(case when `c6_decimal_38_10` is not null then xxhash64(`c6_decimal_38_10`) end, 12) as c6_hll_sketch,
      /* c7_float */
      count((`c7_float` + cast(0 as float))) as c7_non_null_count, count(case when (`c7_float` + cast(0 as float)) = 0 then 1 end) as c7_zero_count, count(case when (`c7_float` + cast(0 as float)) < 0 then 1 end) as c7_negative_count, count(case when isnan((`c7_float` + cast(0 as float))) then 1 end) as c7_nan_count, count(case when (`c7_float` + cast(0 as float)) in (cast('Infinity' as double), cast('-Infinity' as double)) then 1 end) as c7_inf_count, min((`c7_float` + cast(0 as float))) as c7_min_value, max((`c7_float` + cast(0 as float))) as c7_max_value, count(case when not (isnan(cast(`c7_float` as double))) and not (cast(`c7_float` as double) in (cast('Infinity' as double), cast('-Infinity' as double))) then cast(`c7_float` as double) end) as c7_finite_count, avg(case when not (isnan(cast(`c7_float` as double))) and not (cast(`c7_float` as double) in (cast('Infinity' as double), cast('-Infinity' as double))) then cast(`c7_float` as double) end) as c7_mean_value, var_pop(case when not (isnan(cast(`c7_float` as double))) and not (cast(`c7_float` as double) in (cast('Infinity' as double), cast('-Infinity' as double))) then cast(`c7_float` as double) end) * count(case when not (isnan(cast(`c7_float` as double))) and not (cast(`c7_float` as double) in (cast('Infinity' as double), cast('-Infinity' as double))) then cast(`c7_float` as double) end) as c7_m2_value, hll_sketch_agg(case when `c7_float` is not null then xxhash64(`c7_float`) end, 12) as c7_hll_sketch,
      /* c8_double */
      count((`c8_double` + cast(0 as double))) as c8_non_null_count, count(case when (`c8_double` + cast(0 as double)) = 0 then 1 end) as c8_zero_count, count(case when (`c8_double` + cast(0 as double)) < 0 then 1 end) as c8_negative_count, count(case when isnan((`c8_double` + cast(0 as double))) then 1 end) as c8_nan_count, count(case when (`c8_double` + cast(0 as double)) in (cast('Infinity' as double), cast('-Infinity' as double)) then 1 end) as c8_inf_count, min((`c8_double` + cast(0 as double))) as c8_min_value, max((`c8_double` + cast(0 as double))) as c8_max_value, count(case when not (isnan(cast(`c8_double` as double))) and not (cast(`c8_double` as double) in (cast('Infinity' as double), cast('-Infinity' as double))) then cast(`c8_double` as double) end) as c8_finite_count, avg(case when not (isnan(cast(`c8_double` as double))) and not (cast(`c8_double` as double) in (cast('Infinity' as double), cast('-Infinity' as double))) then cast(`c8_double` as double) end) as c8_mean_value, var_pop(case when not (isnan(cast(`c8_double` as double))) and not (cast(`c8_double` as double) in (cast('Infinity' as double), cast('-Infinity' as double))) then cast(`c8_double` as double) end) * count(case when not (isnan(cast(`c8_double` as double))) and not (cast(`c8_double` as double) in (cast('Infinity' as double), cast('-Infinity' as double))) then cast(`c8_double` as double) end) as c8_m2_value, hll_sketch_agg(case when `c8_double` is not null then xxhash64(`c8_double`) end, 12) as c8_hll_sketch,
      /* c9_boolean */
      count(`c9_boolean`) as c9_non_null_count, count(case when `c9_boolean` then 1 end) as c9_true_count, hll_sketch_agg(case when `c9_boolean` is not null then xxhash64(`c9_boolean`) end, 12) as c9_hll_sketch,
      /* c10_string */
      count(`c10_string`) as c10_non_null_count, count(case when `c10_string` = '' then 1 end) as c10_empty_count, count(case when trim(`c10_string`) = '' then 1 end) as c10_blank_count, left(min(`c10_string`), 256) as c10_min_value, left(max(`c10_string`), 256) as c10_max_value, min(length(`c10_string`)) as c10_min_length, max(length(`c10_string`)) as c10_max_length, sum(length(`c10_string`)) as c10_sum_length, hll_sketch_agg(case when `c10_string` is not null then xxhash64(`c10_string`) end, 12) as c10_hll_sketch,
      /* c11_string_collate_unicode_ci */
      count(collate(`c11_string_collate_unicode_ci`, 'UTF8_BINARY')) as c11_non_null_count, count(case when collate(`c11_string_collate_unicode_ci`, 'UTF8_BINARY') = '' then 1 end) as c11_empty_count, count(case when trim(collate(`c11_string_collate_unicode_ci`, 'UTF8_BINARY')) = '' then 1 end) as c11_blank_count, left(min(collate(`c11_string_collate_unicode_ci`, 'UTF8_BINARY')), 256) as c11_min_value, left(max(collate(`c11_string_collate_unicode_ci`, 'UTF8_BINARY')), 256) as c11_max_value, min(length(collate(`c11_string_collate_unicode_ci`, 'UTF8_BINARY'))) as c11_min_length, max(length(collate(`c11_string_collate_unicode_ci`, 'UTF8_BINARY'))) as c11_max_length, sum(length(collate(`c11_string_collate_unicode_ci`, 'UTF8_BINARY'))) as c11_sum_length, hll_sketch_agg(case when `c11_string_collate_unicode_ci` is not null then xxhash64(`c11_string_collate_unicode_ci`) end, 12) as c11_hll_sketch,
      /* c12_varchar_20 */
      count(`c12_varchar_20`) as c12_non_null_count, count(case when `c12_varchar_20` = '' then 1 end) as c12_empty_count, count(case when trim(`c12_varchar_20`) = '' then 1 end) as c12_blank_count, left(min(`c12_varchar_20`), 256) as c12_min_value, left(max(`c12_varchar_20`), 256) as c12_max_value, min(length(`c12_varchar_20`)) as c12_min_length, max(length(`c12_varchar_20`)) as c12_max_length, sum(length(`c12_varchar_20`)) as c12_sum_length, hll_sketch_agg(case when `c12_varchar_20` is not null then xxhash64(`c12_varchar_20`) end, 12) as c12_hll_sketch,
      /* c13_char_5 */
      count(`c13_char_5`) as c13_non_null_count, count(case when `c13_char_5` = '' then 1 end) as c13_empty_count, count(case when trim(`c13_char_5`) = '' then 1 end) as c13_blank_count, left(min(`c13_char_5`), 256) as c13_min_value, left(max(`c13_char_5`), 256) as c13_max_value, min(length(`c13_char_5`)) as c13_min_length, max(length(`c13_char_5`)) as c13_max_length, sum(length(`c13_char_5`)) as c13_sum_length, hll_sketch_agg(case when `c13_char_5` is not null then xxhash64(`c13_char_5`) end, 12) as c13_hll_sketch,
      /* c14_date */
      count(`c14_date`) as c14_non_null_count, min(`c14_date`) as c14_min_value, max(`c14_date`) as c14_max_value, hll_sketch_agg(case when `c14_date` is not null then xxhash64(`c14_date`) end, 12) as c14_hll_sketch,
      /* c15_timestamp */
      count((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(`c15_timestamp`) as decimal(20, 0)) / 1000000))) as c15_non_null_count, min((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(`c15_timestamp`) as decimal(20, 0)) / 1000000))) as c15_min_value, max((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(`c15_timestamp`) as decimal(20, 0)) / 1000000))) as c15_max_value, hll_sketch_agg(case when `c15_timestamp` is not null then xxhash64(`c15_timestamp`) end, 12) as c15_hll_sketch,
      /* c16_timestamp_ntz */
      count(`c16_timestamp_ntz`) as c16_non_null_count, min(`c16_timestamp_ntz`) as c16_min_value, max(`c16_timestamp_ntz`) as c16_max_value, hll_sketch_agg(case when `c16_timestamp_ntz` is not null then xxhash64(`c16_timestamp_ntz`) end, 12) as c16_hll_sketch,
      /* c17_interval_day_to_second */
      count(`c17_interval_day_to_second`) as c17_non_null_count, hll_sketch_agg(case when cast(`c17_interval_day_to_second` as string) is not null then xxhash64(cast(`c17_interval_day_to_second` as string)) end, 12) as c17_hll_sketch,
      /* c18_binary */
      count(`c18_binary`) as c18_non_null_count, hll_sketch_agg(case when `c18_binary` is not null then xxhash64(`c18_binary`) end, 12) as c18_hll_sketch,
      /* c19_array_int */
      count(`c19_array_int`) as c19_non_null_count, hll_sketch_agg(case when `c19_array_int` is not null then xxhash64(`c19_array_int`) end, 12) as c19_hll_sketch,
      /* c20_map_string_int */
      count(`c20_map_string_int`) as c20_non_null_count, hll_sketch_agg(case when to_json(`c20_map_string_int`) is not null then xxhash64(to_json(`c20_map_string_int`)) end, 12) as c20_hll_sketch,
      /* c21_struct_a_int */
      count(`c21_struct_a_int`) as c21_non_null_count, hll_sketch_agg(case when `c21_struct_a_int` is not null then xxhash64(`c21_struct_a_int`) end, 12) as c21_hll_sketch,
      /* secret */
      count(`secret`) as c22_non_null_count, count(case when `secret` = '' then 1 end) as c22_empty_count, count(case when trim(`secret`) = '' then 1 end) as c22_blank_count, hll_sketch_agg(case when `secret` is not null then xxhash64(`secret`) end, 12) as c22_hll_sketch
    from `main`.`every_type`
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, unpivoted.*
  from scan_1
  lateral view inline(array(
    named_struct('column_key', '', 'column_name', '', 'kind', 'table', 'value_type', 'none', 'token', cast(token as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(null as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint), 'min_value', cast(null as string), 'max_value', cast(null as string), 'finite_count', cast(null as bigint), 'sum_value', cast(null as string), 'mean_value', cast(null as double), 'm2_value', cast(null as double), 'min_length', cast(null as bigint), 'max_length', cast(null as bigint), 'sum_length', cast(null as bigint), 'hll_sketch', cast(null as binary)),
    named_struct('column_key', 'c1', 'column_name', 'c1_tinyint', 'kind', 'integer', 'value_type', 'decimal(38, 0)', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c1_non_null_count as bigint), 'zero_count', cast(c1_zero_count as bigint), 'negative_count', cast(c1_negative_count as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint), 'min_value', cast(cast(c1_min_value as string) as string), 'max_value', cast(cast(c1_max_value as string) as string), 'finite_count', cast(c1_finite_count as bigint), 'sum_value', cast(cast(c1_sum_value as string) as string), 'mean_value', cast(c1_mean_value as double), 'm2_value', cast(c1_m2_value as double), 'min_length', cast(null as bigint), 'max_length', cast(null as bigint), 'sum_length', cast(null as bigint), 'hll_sketch', cast(c1_hll_sketch as binary)),
    named_struct('column_key', 'c2', 'column_name', 'c2_smallint', 'kind', 'integer', 'value_type', 'decimal(38, 0)', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c2_non_null_count as bigint), 'zero_count', cast(c2_zero_count as bigint), 'negative_count', cast(c2_negative_count as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint), 'min_value', cast(cast(c2_min_value as string) as string), 'max_value', cast(cast(c2_max_value as string) as string), 'finite_count', cast(c2_finite_count as bigint), 'sum_value', cast(cast(c2_sum_value as string) as string), 'mean_value', cast(c2_mean_value as double), 'm2_value', cast(c2_m2_value as double), 'min_length', cast(null as bigint), 'max_length', cast(null as bigint), 'sum_length', cast(null as bigint), 'hll_sketch', cast(c2_hll_sketch as binary)),
    named_struct('column_key', 'c3', 'column_name', 'c3_int', 'kind', 'integer', 'value_type', 'decimal(38, 0)', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c3_non_null_count as bigint), 'zero_count', cast(c3_zero_count as bigint), 'negative_count', cast(c3_negative_count as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint), 'min_value', cast(cast(c3_min_value as string) as string), 'max_value', cast(cast(c3_max_value as string) as string), 'finite_count', cast(c3_finite_count as bigint), 'sum_value', cast(cast(c3_sum_value as string) as string), 'mean_value', cast(c3_mean_value as double), 'm2_value', cast(c3_m2_value as double), 'min_length', cast(null as bigint), 'max_length', cast(null as bigint), 'sum_length', cast(null as bigint), 'hll_sketch', cast(c3_hll_sketch as binary)),
    named_struct('column_key', 'c4', 'column_name', 'c4_bigint', 'kind', 'integer', 'value_type', 'decimal(38, 0)', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c4_non_null_count as bigint), 'zero_count', cast(c4_zero_count as bigint), 'negative_count', cast(c4_negative_count as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint), 'min_value', cast(cast(c4_min_value as string) as string), 'max_value', cast(cast(c4_max_value as string) as string), 'finite_count', cast(c4_finite_count as bigint), 'sum_value', cast(cast(c4_sum_value as string) as string), 'mean_value', cast(c4_mean_value as double), 'm2_value', cast(c4_m2_value as double), 'min_length', cast(null as bigint), 'max_length', cast(null as bigint), 'sum_length', cast(null as bigint), 'hll_sketch', cast(c4_hll_sketch as binary)),
    named_struct('column_key', 'c5', 'column_name', 'c5_decimal_18_2', 'kind', 'decimal', 'value_type', 'decimal(38, 2)', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c5_non_null_count as bigint), 'zero_count', cast(c5_zero_count as bigint), 'negative_count', cast(c5_negative_count as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint), 'min_value', cast(cast(c5_min_value as string) as string), 'max_value', cast(cast(c5_max_value as string) as string), 'finite_count', cast(c5_finite_count as bigint), 'sum_value', cast(cast(c5_sum_value as string) as string), 'mean_value', cast(c5_mean_value as double), 'm2_value', cast(c5_m2_value as double), 'min_length', cast(null as bigint), 'max_length', cast(null as bigint), 'sum_length', cast(null as bigint), 'hll_sketch', cast(c5_hll_sketch as binary)),
    named_struct('column_key', 'c6', 'column_name', 'c6_decimal_38_10', 'kind', 'decimal', 'value_type', 'decimal(38, 10)', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c6_non_null_count as bigint), 'zero_count', cast(c6_zero_count as bigint), 'negative_count', cast(c6_negative_count as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint), 'min_value', cast(replace(to_char(cast(c6_min_value as decimal(38, 10)), 'MI9999999999999999999999999990.0000000000'), ' ', '') as string), 'max_value', cast(replace(to_char(cast(c6_max_value as decimal(38, 10)), 'MI9999999999999999999999999990.0000000000'), ' ', '') as string), 'finite_count', cast(c6_finite_count as bigint), 'sum_value', cast(null as string), 'mean_value', cast(c6_mean_value as double), 'm2_value', cast(c6_m2_value as double), 'min_length', cast(null as bigint), 'max_length', cast(null as bigint), 'sum_length', cast(null as bigint), 'hll_sketch', cast(c6_hll_sketch as binary)),
    named_struct('column_key', 'c7', 'column_name', 'c7_float', 'kind', 'float', 'value_type', 'float', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c7_non_null_count as bigint), 'zero_count', cast(c7_zero_count as bigint), 'negative_count', cast(c7_negative_count as bigint), 'nan_count', cast(c7_nan_count as bigint), 'inf_count', cast(c7_inf_count as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint), 'min_value', cast(cast(c7_min_value as string) as string), 'max_value', cast(cast(c7_max_value as string) as string), 'finite_count', cast(c7_finite_count as bigint), 'sum_value', cast(null as string), 'mean_value', cast(c7_mean_value as double), 'm2_value', cast(c7_m2_value as double), 'min_length', cast(null as bigint), 'max_length', cast(null as bigint), 'sum_length', cast(null as bigint), 'hll_sketch', cast(c7_hll_sketch as binary)),
    named_struct('column_key', 'c8', 'column_name', 'c8_double', 'kind', 'float', 'value_type', 'double', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c8_non_null_count as bigint), 'zero_count', cast(c8_zero_count as bigint), 'negative_count', cast(c8_negative_count as bigint), 'nan_count', cast(c8_nan_count as bigint), 'inf_count', cast(c8_inf_count as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint), 'min_value', cast(cast(c8_min_value as string) as string), 'max_value', cast(cast(c8_max_value as string) as string), 'finite_count', cast(c8_finite_count as bigint), 'sum_value', cast(null as string), 'mean_value', cast(c8_mean_value as double), 'm2_value', cast(c8_m2_value as double), 'min_length', cast(null as bigint), 'max_length', cast(null as bigint), 'sum_length', cast(null as bigint), 'hll_sketch', cast(c8_hll_sketch as binary)),
    named_struct('column_key', 'c9', 'column_name', 'c9_boolean', 'kind', 'boolean', 'value_type', 'boolean', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c9_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(c9_true_count as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint), 'min_value', cast(null as string), 'max_value', cast(null as string), 'finite_count', cast(null as bigint), 'sum_value', cast(null as string), 'mean_value', cast(null as double), 'm2_value', cast(null as double), 'min_length', cast(null as bigint), 'max_length', cast(null as bigint), 'sum_length', cast(null as bigint), 'hll_sketch', cast(c9_hll_sketch as binary)),
    named_struct('column_key', 'c10', 'column_name', 'c10_string', 'kind', 'text', 'value_type', 'string', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c10_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(c10_empty_count as bigint), 'blank_count', cast(c10_blank_count as bigint), 'min_value', cast(cast(c10_min_value as string) as string), 'max_value', cast(cast(c10_max_value as string) as string), 'finite_count', cast(null as bigint), 'sum_value', cast(null as string), 'mean_value', cast(null as double), 'm2_value', cast(null as double), 'min_length', cast(c10_min_length as bigint), 'max_length', cast(c10_max_length as bigint), 'sum_length', cast(c10_sum_length as bigint), 'hll_sketch', cast(c10_hll_sketch as binary)),
    named_struct('column_key', 'c11', 'column_name', 'c11_string_collate_unicode_ci', 'kind', 'text', 'value_type', 'string', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c11_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(c11_empty_count as bigint), 'blank_count', cast(c11_blank_count as bigint), 'min_value', cast(cast(c11_min_value as string) as string), 'max_value', cast(cast(c11_max_value as string) as string), 'finite_count', cast(null as bigint), 'sum_value', cast(null as string), 'mean_value', cast(null as double), 'm2_value', cast(null as double), 'min_length', cast(c11_min_length as bigint), 'max_length', cast(c11_max_length as bigint), 'sum_length', cast(c11_sum_length as bigint), 'hll_sketch', cast(c11_hll_sketch as binary)),
    named_struct('column_key', 'c12', 'column_name', 'c12_varchar_20', 'kind', 'text', 'value_type', 'string', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c12_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(c12_empty_count as bigint), 'blank_count', cast(c12_blank_count as bigint), 'min_value', cast(cast(c12_min_value as string) as string), 'max_value', cast(cast(c12_max_value as string) as string), 'finite_count', cast(null as bigint), 'sum_value', cast(null as string), 'mean_value', cast(null as double), 'm2_value', cast(null as double), 'min_length', cast(c12_min_length as bigint), 'max_length', cast(c12_max_length as bigint), 'sum_length', cast(c12_sum_length as bigint), 'hll_sketch', cast(c12_hll_sketch as binary)),
    named_struct('column_key', 'c13', 'column_name', 'c13_char_5', 'kind', 'text', 'value_type', 'string', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c13_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(c13_empty_count as bigint), 'blank_count', cast(c13_blank_count as bigint), 'min_value', cast(cast(c13_min_value as string) as string), 'max_value', cast(cast(c13_max_value as string) as string), 'finite_count', cast(null as bigint), 'sum_value', cast(null as string), 'mean_value', cast(null as double), 'm2_value', cast(null as double), 'min_length', cast(c13_min_length as bigint), 'max_length', cast(c13_max_length as bigint), 'sum_length', cast(c13_sum_length as bigint), 'hll_sketch', cast(c13_hll_sketch as binary)),
    named_struct('column_key', 'c14', 'column_name', 'c14_date', 'kind', 'date', 'value_type', 'date', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c14_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint), 'min_value', cast(cast(c14_min_value as string) as string), 'max_value', cast(cast(c14_max_value as string) as string), 'finite_count', cast(null as bigint), 'sum_value', cast(null as string), 'mean_value', cast(null as double), 'm2_value', cast(null as double), 'min_length', cast(null as bigint), 'max_length', cast(null as bigint), 'sum_length', cast(null as bigint), 'hll_sketch', cast(c14_hll_sketch as binary)),
    named_struct('column_key', 'c15', 'column_name', 'c15_timestamp', 'kind', 'timestamp', 'value_type', 'timestamp_ntz', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c15_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint), 'min_value', cast(cast(c15_min_value as string) as string), 'max_value', cast(cast(c15_max_value as string) as string), 'finite_count', cast(null as bigint), 'sum_value', cast(null as string), 'mean_value', cast(null as double), 'm2_value', cast(null as double), 'min_length', cast(null as bigint), 'max_length', cast(null as bigint), 'sum_length', cast(null as bigint), 'hll_sketch', cast(c15_hll_sketch as binary)),
    named_struct('column_key', 'c16', 'column_name', 'c16_timestamp_ntz', 'kind', 'timestamp', 'value_type', 'timestamp_ntz', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c16_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint), 'min_value', cast(cast(c16_min_value as string) as string), 'max_value', cast(cast(c16_max_value as string) as string), 'finite_count', cast(null as bigint), 'sum_value', cast(null as string), 'mean_value', cast(null as double), 'm2_value', cast(null as double), 'min_length', cast(null as bigint), 'max_length', cast(null as bigint), 'sum_length', cast(null as bigint), 'hll_sketch', cast(c16_hll_sketch as binary)),
    named_struct('column_key', 'c17', 'column_name', 'c17_interval_day_to_second', 'kind', 'other', 'value_type', 'none', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c17_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint), 'min_value', cast(null as string), 'max_value', cast(null as string), 'finite_count', cast(null as bigint), 'sum_value', cast(null as string), 'mean_value', cast(null as double), 'm2_value', cast(null as double), 'min_length', cast(null as bigint), 'max_length', cast(null as bigint), 'sum_length', cast(null as bigint), 'hll_sketch', cast(c17_hll_sketch as binary)),
    named_struct('column_key', 'c18', 'column_name', 'c18_binary', 'kind', 'other', 'value_type', 'none', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c18_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint), 'min_value', cast(null as string), 'max_value', cast(null as string), 'finite_count', cast(null as bigint), 'sum_value', cast(null as string), 'mean_value', cast(null as double), 'm2_value', cast(null as double), 'min_length', cast(null as bigint), 'max_length', cast(null as bigint), 'sum_length', cast(null as bigint), 'hll_sketch', cast(c18_hll_sketch as binary)),
    named_struct('column_key', 'c19', 'column_name', 'c19_array_int', 'kind', 'other', 'value_type', 'none', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c19_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint), 'min_value', cast(null as string), 'max_value', cast(null as string), 'finite_count', cast(null as bigint), 'sum_value', cast(null as string), 'mean_value', cast(null as double), 'm2_value', cast(null as double), 'min_length', cast(null as bigint), 'max_length', cast(null as bigint), 'sum_length', cast(null as bigint), 'hll_sketch', cast(c19_hll_sketch as binary)),
    named_struct('column_key', 'c20', 'column_name', 'c20_map_string_int', 'kind', 'other', 'value_type', 'none', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c20_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint), 'min_value', cast(null as string), 'max_value', cast(null as string), 'finite_count', cast(null as bigint), 'sum_value', cast(null as string), 'mean_value', cast(null as double), 'm2_value', cast(null as double), 'min_length', cast(null as bigint), 'max_length', cast(null as bigint), 'sum_length', cast(null as bigint), 'hll_sketch', cast(c20_hll_sketch as binary)),
    named_struct('column_key', 'c21', 'column_name', 'c21_struct_a_int', 'kind', 'other', 'value_type', 'none', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c21_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint), 'min_value', cast(null as string), 'max_value', cast(null as string), 'finite_count', cast(null as bigint), 'sum_value', cast(null as string), 'mean_value', cast(null as double), 'm2_value', cast(null as double), 'min_length', cast(null as bigint), 'max_length', cast(null as bigint), 'sum_length', cast(null as bigint), 'hll_sketch', cast(c21_hll_sketch as binary)),
    named_struct('column_key', 'c22', 'column_name', 'secret', 'kind', 'text', 'value_type', 'string', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c22_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(c22_empty_count as bigint), 'blank_count', cast(c22_blank_count as bigint), 'min_value', cast(null as string), 'max_value', cast(null as string), 'finite_count', cast(null as bigint), 'sum_value', cast(null as string), 'mean_value', cast(null as double), 'm2_value', cast(null as double), 'min_length', cast(null as bigint), 'max_length', cast(null as bigint), 'sum_length', cast(null as bigint), 'hll_sketch', cast(c22_hll_sketch as binary))
  )) unpivoted as column_key, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, min_length, max_length, sum_length, hll_sketch
), bucket_item as (
  
  select part, 'c1' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as double)) as int)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as double)) as int)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, cast(`c1_tinyint` as double) as x from `main`.`every_type` where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c2' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as double)) as int)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as double)) as int)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, cast(`c2_smallint` as double) as x from `main`.`every_type` where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c3' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as double)) as int)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as double)) as int)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, cast(`c3_int` as double) as x from `main`.`every_type` where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c4' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as double)) as int)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as double)) as int)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, cast(`c4_bigint` as double) as x from `main`.`every_type` where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c5' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as double)) as int)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as double)) as int)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, cast(`c5_decimal_18_2` as double) as x from `main`.`every_type` where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c6' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as double)) as int)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as double)) as int)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, cast(`c6_decimal_38_10` as double) as x from `main`.`every_type` where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c7' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as double)) as int)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as double)) as int)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, case when not (isnan(cast(`c7_float` as double))) and not (cast(`c7_float` as double) in (cast('Infinity' as double), cast('-Infinity' as double))) then cast(`c7_float` as double) end as x from `main`.`every_type` where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c8' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as double)) as int)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as double)) as int)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, case when not (isnan(cast(`c8_double` as double))) and not (cast(`c8_double` as double) in (cast('Infinity' as double), cast('-Infinity' as double))) then cast(`c8_double` as double) end as x from `main`.`every_type` where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c14' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x is not null then cast(extract(year from greatest(least(x, date '9999-12-31'), date '0001-01-01')) * 12 + extract(month from greatest(least(x, date '9999-12-31'), date '0001-01-01')) - 1 as int) end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, `c14_date` as x from `main`.`every_type` where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c15' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when cast(x as date) is not null then unix_date(greatest(least(cast(x as date), date '9999-12-31'), date '0001-01-01')) end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, (timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(`c15_timestamp`) as decimal(20, 0)) / 1000000)) as x from `main`.`every_type` where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c16' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when cast(x as date) is not null then unix_date(greatest(least(cast(x as date), date '9999-12-31'), date '0001-01-01')) end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, `c16_timestamp_ntz` as x from `main`.`every_type` where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
), bucket_packed as (
  select part, column_name, transform(array_sort(collect_list(struct(bucket, cast(step as int) as list_value))), item -> item.list_value) as bucket_steps, transform(array_sort(collect_list(struct(bucket, cast(bucket_rows as bigint) as list_value))), item -> item.list_value) as bucket_counts
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
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, cast(value as string)) as place
      from (
        select partition_value, cast(x as string) as value, value_rows
        from (
          select '__all__' as partition_value, `c1_tinyint` as x, count(*) as value_rows
          from `main`.`every_type`
          where true and `c1_tinyint` is not null
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
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, cast(value as string)) as place
      from (
        select partition_value, cast(x as string) as value, value_rows
        from (
          select '__all__' as partition_value, `c2_smallint` as x, count(*) as value_rows
          from `main`.`every_type`
          where true and `c2_smallint` is not null
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
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, cast(value as string)) as place
      from (
        select partition_value, cast(x as string) as value, value_rows
        from (
          select '__all__' as partition_value, `c3_int` as x, count(*) as value_rows
          from `main`.`every_type`
          where true and `c3_int` is not null
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
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, cast(value as string)) as place
      from (
        select partition_value, cast(x as string) as value, value_rows
        from (
          select '__all__' as partition_value, `c4_bigint` as x, count(*) as value_rows
          from `main`.`every_type`
          where true and `c4_bigint` is not null
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
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, cast(value as string)) as place
      from (
        select partition_value, cast(x as string) as value, value_rows
        from (
          select '__all__' as partition_value, `c9_boolean` as x, count(*) as value_rows
          from `main`.`every_type`
          where true and `c9_boolean` is not null
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
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, cast(value as string)) as place
      from (
        select partition_value, cast(x as string) as value, value_rows
        from (
          select '__all__' as partition_value, left(`c10_string`, 256) as x, count(*) as value_rows
          from `main`.`every_type`
          where true and `c10_string` is not null
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
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, cast(value as string)) as place
      from (
        select partition_value, cast(x as string) as value, value_rows
        from (
          select '__all__' as partition_value, left(collate(`c11_string_collate_unicode_ci`, 'UTF8_BINARY'), 256) as x, count(*) as value_rows
          from `main`.`every_type`
          where true and `c11_string_collate_unicode_ci` is not null
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
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, cast(value as string)) as place
      from (
        select partition_value, cast(x as string) as value, value_rows
        from (
          select '__all__' as partition_value, left(`c12_varchar_20`, 256) as x, count(*) as value_rows
          from `main`.`every_type`
          where true and `c12_varchar_20` is not null
          group by 1, 2
        ) as counted
      ) as written
    ) as ranked
    where place <= 101
  ) as bounded
  where place <= 100
  union all
  select partition_value as part, 'c13' as column_name, value, value_rows, bound as covered, bound
  from (
    select partition_value, value, value_rows, place, cast(coalesce(max(case when place > 100 then value_rows end) over (partition by partition_value), 0) as bigint) as bound
    from (
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, cast(value as string)) as place
      from (
        select partition_value, cast(x as string) as value, value_rows
        from (
          select '__all__' as partition_value, left(`c13_char_5`, 256) as x, count(*) as value_rows
          from `main`.`every_type`
          where true and `c13_char_5` is not null
          group by 1, 2
        ) as counted
      ) as written
    ) as ranked
    where place <= 101
  ) as bounded
  where place <= 100
  union all
  select partition_value as part, 'c14' as column_name, value, value_rows, bound as covered, bound
  from (
    select partition_value, value, value_rows, place, cast(coalesce(max(case when place > 100 then value_rows end) over (partition by partition_value), 0) as bigint) as bound
    from (
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, cast(value as string)) as place
      from (
        select partition_value, cast(x as string) as value, value_rows
        from (
          select '__all__' as partition_value, `c14_date` as x, count(*) as value_rows
          from `main`.`every_type`
          where true and `c14_date` is not null
          group by 1, 2
        ) as counted
      ) as written
    ) as ranked
    where place <= 101
  ) as bounded
  where place <= 100
), top_packed as (
  select part, column_name, transform(array_sort(collect_list(struct(-value_rows, cast(value as string), cast(value as string) as list_value))), item -> item.list_value) as top_texts, transform(array_sort(collect_list(struct(-value_rows, cast(value as string), cast(value_rows as bigint) as list_value))), item -> item.list_value) as top_counts, transform(array_sort(collect_list(struct(-value_rows, cast(value as string), cast(covered as bigint) as list_value))), item -> item.list_value) as top_covered, max(bound) as top_bound
  from top_item
  group by 1, 2
), top_state as (
  select part as partition_id, column_name as column_key, top_texts, top_counts, top_covered, top_bound
  from top_packed
)
select 'source.shop.main.every_type', case when cell.column_name = '' then 'golden-run' end, '', cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count, cell.min_value, cell.max_value, cell.finite_count, cell.sum_value, cell.mean_value, cell.m2_value, cell.min_length, cell.max_length, cell.sum_length, cell.hll_sketch, bucket_steps, bucket_counts, top_texts, top_counts, top_covered, top_bound
from cell
left join bucket_state on bucket_state.column_key = cell.column_key and bucket_state.partition_id = cell.partition_id
left join top_state on top_state.column_key = cell.column_key and top_state.partition_id = cell.partition_id
) as given_columns;

/* baselinr run golden-run profile `main`.`every_type` */
refresh table `main_baselinr`.`baselinr_table_state`;

/* baselinr run golden-run profile `main`.`every_type` */
merge into `main_baselinr`.`baselinr_table_state` as stored
using (
  select unique_id as written_id, 'golden-run commits' as new_claimed_by,
    timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(120 as bigint)) as new_claimed_until
  from `main_baselinr`.`baselinr_table_state`
  where unique_id = 'source.shop.main.every_type' and unique_id in (select unique_id
from `main_baselinr`.`baselinr_table_state`
where unique_id = 'source.shop.main.every_type' and last_run_id is null and profile_signature is null and rolled_up_by is null and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp())
and claimed_by = 'golden-run')
) as written
on stored.unique_id = 'source.shop.main.every_type' and written.written_id = stored.unique_id
when matched then update set claimed_by = written.new_claimed_by,
  claimed_until = written.new_claimed_until;

/* baselinr run golden-run profile `main`.`every_type` */
insert into `main_baselinr`.`baselinr_events` (event_id, event_type, run_id, table_name, timestamp, metadata, created_at, unique_id, action, reason, row_count, column_name, metric_name, baseline_value, current_value, change_percent, drift_severity)
select given_columns.*, cast(null as string) as column_name, cast(null as string) as metric_name, cast(null as double) as baseline_value, cast(null as double) as current_value, cast(null as double) as change_percent, cast(null as string) as drift_severity
from (
select guarded.* from (
values
  ('c14ad5693d51f3bf2b9d87f774d3d60b', 'ProfilingSkipped', 'golden-run', 'every_type', current_timestamp(), '{"action": "skip", "reason": "running_elsewhere", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "no complete profile is stored yet", "columns": null, "row_count": null}', current_timestamp(), 'source.shop.main.every_type', 'skip', 'running_elsewhere', cast(null as bigint))
) as guarded
left anti join (select 1 from `main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as given_columns;

/* baselinr run golden-run profile `main`.`every_type` */
merge into `main_baselinr`.`baselinr_table_state` as stored
using (
select guarded.* from (
  select unique_id as written_id, null as new_profile_signature
  from `main_baselinr`.`baselinr_table_state`
  where unique_id = 'source.shop.main.every_type'
) as guarded
left semi join (select 1 from `main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as written
on stored.unique_id = 'source.shop.main.every_type' and written.written_id = stored.unique_id
when matched then update set profile_signature = written.new_profile_signature;

/* baselinr run golden-run profile `main`.`every_type` */
refresh table `main_baselinr`.`baselinr_column_state`;

/* baselinr run golden-run profile `main`.`every_type` */
delete from `main_baselinr`.`baselinr_column_state`
where unique_id = 'source.shop.main.every_type'
  and exists (select 1 from `main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint)));

/* baselinr run golden-run profile `main`.`every_type` */
insert into `main_baselinr`.`baselinr_column_state` (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, min_length, max_length, sum_length, hll_sketch, bucket_steps, bucket_counts, top_texts, top_counts, top_covered, top_bound, filled_count, integer_like_count, number_like_count, date_like_count, boolean_like_count, email_like_count, url_like_count, uuid_like_count, json_like_count)
select given_columns.*, cast(null as bigint) as filled_count, cast(null as bigint) as integer_like_count, cast(null as bigint) as number_like_count, cast(null as bigint) as date_like_count, cast(null as bigint) as boolean_like_count, cast(null as bigint) as email_like_count, cast(null as bigint) as url_like_count, cast(null as bigint) as uuid_like_count, cast(null as bigint) as json_like_count
from (
select guarded.* from (
select unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, min_length, max_length, sum_length, hll_sketch, bucket_steps, bucket_counts, top_texts, top_counts, top_covered, top_bound from `main_baselinr`.`baselinr_scan_97a05ff970d2114d`
) as guarded
left semi join (select 1 from `main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as given_columns;

/* baselinr run golden-run profile `main`.`every_type` */
insert into `main_baselinr`.`baselinr_partition_state` (unique_id, group_id, partition_id, token, row_count, last_profiled_at, last_changed_at, last_run_id, bytes, rolled_up, rolled_up_by)
select given_columns.*, cast(null as bigint) as bytes, cast(null as boolean) as rolled_up, cast(null as string) as rolled_up_by
from (
select guarded.* from (
select scanned.unique_id, scanned.group_id, scanned.partition_id, cast(null as string), scanned.row_count, current_timestamp(),
  case
    when known.partition_id is not null then coalesce(known.last_changed_at, current_timestamp())
    else current_timestamp()
  end, scanned.last_run_id
from `main_baselinr`.`baselinr_column_state` as scanned
left join `main_baselinr`.`baselinr_partition_state` as known on known.unique_id = 'source.shop.main.every_type' and known.partition_id = scanned.partition_id and known.last_run_id <> 'golden-run'
where scanned.unique_id = 'source.shop.main.every_type' and scanned.column_name = '' and scanned.last_run_id = 'golden-run'
) as guarded
left semi join (select 1 from `main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as given_columns;

/* baselinr run golden-run profile `main`.`every_type` */
refresh table `main_baselinr`.`baselinr_partition_state`;

/* baselinr run golden-run profile `main`.`every_type` */
delete from `main_baselinr`.`baselinr_partition_state`
where unique_id = 'source.shop.main.every_type' and last_run_id <> 'golden-run'
  and exists (select 1 from `main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint)));

/* baselinr run golden-run profile `main`.`every_type` */
refresh table `main_baselinr`.`baselinr_group_state`;

/* baselinr run golden-run profile `main`.`every_type` */
delete from `main_baselinr`.`baselinr_group_state`
where unique_id = 'source.shop.main.every_type' and true
  and exists (select 1 from `main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint)));

/* baselinr run golden-run profile `main`.`every_type` */
insert into `main_baselinr`.`baselinr_results` (run_id, dataset_name, schema_name, column_name, column_type, metric_name, metric_value, profiled_at, unique_id, is_sampled, interval_low, interval_high)
select given_columns.*, cast(null as double) as interval_low, cast(null as double) as interval_high
from (
select guarded.* from (
with measured as (
  select column_name, column_type, kind
  from (
    values
    ('c1_tinyint', 'tinyint', 'integer'),
    ('c2_smallint', 'smallint', 'integer'),
    ('c3_int', 'int', 'integer'),
    ('c4_bigint', 'bigint', 'integer'),
    ('c5_decimal_18_2', 'decimal(18,2)', 'decimal'),
    ('c6_decimal_38_10', 'decimal(38,10)', 'decimal'),
    ('c7_float', 'float', 'float'),
    ('c8_double', 'double', 'float'),
    ('c9_boolean', 'boolean', 'boolean'),
    ('c10_string', 'string', 'text'),
    ('c11_string_collate_unicode_ci', 'string collate UNICODE_CI', 'text'),
    ('c12_varchar_20', 'varchar(20)', 'text'),
    ('c13_char_5', 'char(5)', 'text'),
    ('c14_date', 'date', 'date'),
    ('c15_timestamp', 'timestamp', 'timestamp'),
    ('c16_timestamp_ntz', 'timestamp_ntz', 'timestamp'),
    ('c17_interval_day_to_second', 'interval day to second', 'other'),
    ('c18_binary', 'binary', 'other'),
    ('c19_array_int', 'array<int>', 'other'),
    ('c20_map_string_int', 'map<string,int>', 'other'),
    ('c21_struct_a_int', 'struct<a:int>', 'other'),
    ('secret', 'string', 'text')
  ) as given (column_name, column_type, kind)
), state as (
  select '' as part, *
  from `main_baselinr`.`baselinr_column_state`
  where unique_id = 'source.shop.main.every_type' and column_name <> ''
), total as (
  select cast(coalesce(sum(row_count), 0) as bigint) as table_rows
  from `main_baselinr`.`baselinr_partition_state`
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
    coalesce(cast(min(case when state.value_type = 'date' then cast(state.min_value as date) end) as string), cast(min(case when state.value_type = 'decimal(38, 0)' then cast(state.min_value as decimal(38, 0)) end) as string), replace(to_char(cast(min(case when state.value_type = 'decimal(38, 10)' then cast(state.min_value as decimal(38, 10)) end) as decimal(38, 10)), 'MI9999999999999999999999999990.0000000000'), ' ', ''), cast(min(case when state.value_type = 'decimal(38, 2)' then cast(state.min_value as decimal(38, 2)) end) as string), cast(min(case when state.value_type = 'double' then cast(state.min_value as double) end) as string), cast(min(case when state.value_type = 'float' then cast(state.min_value as float) end) as string), cast(min(case when state.value_type = 'string' then cast(state.min_value as string) end) as string), cast(min(case when state.value_type = 'timestamp_ntz' then cast(state.min_value as timestamp_ntz) end) as string)) as min_value,
    coalesce(cast(max(case when state.value_type = 'date' then cast(state.max_value as date) end) as string), cast(max(case when state.value_type = 'decimal(38, 0)' then cast(state.max_value as decimal(38, 0)) end) as string), replace(to_char(cast(max(case when state.value_type = 'decimal(38, 10)' then cast(state.max_value as decimal(38, 10)) end) as decimal(38, 10)), 'MI9999999999999999999999999990.0000000000'), ' ', ''), cast(max(case when state.value_type = 'decimal(38, 2)' then cast(state.max_value as decimal(38, 2)) end) as string), cast(max(case when state.value_type = 'double' then cast(state.max_value as double) end) as string), cast(max(case when state.value_type = 'float' then cast(state.max_value as float) end) as string), cast(max(case when state.value_type = 'string' then cast(state.max_value as string) end) as string), cast(max(case when state.value_type = 'timestamp_ntz' then cast(state.max_value as timestamp_ntz) end) as string)) as max_value,
    cast(sum(state.finite_count) as bigint) as finite_count,
    coalesce(cast(sum(case when state.value_type = 'decimal(38, 0)' then cast(state.sum_value as decimal(38, 0)) end) as string), replace(to_char(cast(sum(case when state.value_type = 'decimal(38, 10)' then cast(state.sum_value as decimal(38, 10)) end) as decimal(38, 10)), 'MI9999999999999999999999999990.0000000000'), ' ', ''), cast(sum(case when state.value_type = 'decimal(38, 2)' then cast(state.sum_value as decimal(38, 2)) end) as string)) as sum_value,
    max(grand_mean) as mean_value,
    sum(m2_value) + sum(finite_count * power((mean_value - grand_mean), 2)) as m2_value,
    cast(min(state.min_length) as bigint) as min_length,
    cast(max(state.max_length) as bigint) as max_length,
    cast(sum(state.sum_length) as bigint) as sum_length,
    hll_union_agg(state.hll_sketch) as hll_sketch
  from state
  left join grand on grand.part = state.part and grand.column_name = state.column_name
  group by 1, 2
), bucket_state as (
  select part, column_name, bucket_steps, bucket_counts, monotonically_increasing_id() as state_number from state where bucket_steps is not null
), bucket_unpacked as (
  select part, column_name, state_number, position + 1 as place, item.bucket_steps as step, item.bucket_counts as bucket_rows from bucket_state lateral view posexplode(arrays_zip(bucket_steps, bucket_counts)) unpacked as position, item
), bucket_item as (
  select part, column_name, bucket, cast(sum(bucket_rows) as bigint) as bucket_rows
  from (select part, column_name, bucket_rows, cast(sum(step) over (partition by state_number order by place rows unbounded preceding) as bigint) as bucket from bucket_unpacked) as unpacked
  group by 1, 2, 3
), bucket_rank as (
  select item.column_name, bucket, bucket_rows, kind, low, high, sum(bucket_rows) over (partition by item.column_name order by bucket rows unbounded preceding) as upto,
    sum(bucket_rows) over (partition by item.column_name) as total
  from bucket_item as item
  join (select measured.column_name, kind, case when kind in ('integer', 'decimal', 'numeric', 'float') then case when not (isnan(try_cast(min_value as double))) and not (try_cast(min_value as double) in (cast('Infinity' as double), cast('-Infinity' as double))) then try_cast(min_value as double) end end as low, case when kind in ('integer', 'decimal', 'numeric', 'float') then case when not (isnan(try_cast(max_value as double))) and not (try_cast(max_value as double) in (cast('Infinity' as double), cast('-Infinity' as double))) then try_cast(max_value as double) end end as high from measured left join (select column_name, min_value, max_value from merged) as merged on merged.column_name = measured.column_name) as ends
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
  select b.column_name, '[' || array_join(transform(array_sort(collect_list(case when ('{"bin_start": ' || case b.kind when 'date' then '"' || cast(make_date(cast(floor((b.first_bucket + step.bin * b.width) / 12.0) as int), cast((b.first_bucket + step.bin * b.width) - floor((b.first_bucket + step.bin * b.width) / 12.0) * 12 + 1 as int), 1) as string) || '"' when 'timestamp' then '"' || cast(date_from_unix_date(cast((b.first_bucket + step.bin * b.width) as int)) as string) || '"' else cast((b.first_number * ((10 - case when b.width > 0 then step.bin else 10 * step.bin end) / 10.0) + b.last_number * (case when b.width > 0 then step.bin else 10 * step.bin end / 10.0)) as string) end || ', "bin_end": ' || case b.kind when 'date' then '"' || cast(make_date(cast(floor((b.first_bucket + (step.bin + 1) * b.width) / 12.0) as int), cast((b.first_bucket + (step.bin + 1) * b.width) - floor((b.first_bucket + (step.bin + 1) * b.width) / 12.0) * 12 + 1 as int), 1) as string) || '"' when 'timestamp' then '"' || cast(date_from_unix_date(cast((b.first_bucket + (step.bin + 1) * b.width) as int)) as string) || '"' else cast((b.first_number * ((10 - case when b.width > 0 then (step.bin + 1) else 10 * (step.bin + 1) end) / 10.0) + b.last_number * (case when b.width > 0 then (step.bin + 1) else 10 * (step.bin + 1) end / 10.0)) as string) end || ', "count": ' || cast(coalesce(c.bin_rows, 0) as string) || '}') is not null then struct(step.bin, '{"bin_start": ' || case b.kind when 'date' then '"' || cast(make_date(cast(floor((b.first_bucket + step.bin * b.width) / 12.0) as int), cast((b.first_bucket + step.bin * b.width) - floor((b.first_bucket + step.bin * b.width) / 12.0) * 12 + 1 as int), 1) as string) || '"' when 'timestamp' then '"' || cast(date_from_unix_date(cast((b.first_bucket + step.bin * b.width) as int)) as string) || '"' else cast((b.first_number * ((10 - case when b.width > 0 then step.bin else 10 * step.bin end) / 10.0) + b.last_number * (case when b.width > 0 then step.bin else 10 * step.bin end / 10.0)) as string) end || ', "bin_end": ' || case b.kind when 'date' then '"' || cast(make_date(cast(floor((b.first_bucket + (step.bin + 1) * b.width) / 12.0) as int), cast((b.first_bucket + (step.bin + 1) * b.width) - floor((b.first_bucket + (step.bin + 1) * b.width) / 12.0) * 12 + 1 as int), 1) as string) || '"' when 'timestamp' then '"' || cast(date_from_unix_date(cast((b.first_bucket + (step.bin + 1) * b.width) as int)) as string) || '"' else cast((b.first_number * ((10 - case when b.width > 0 then (step.bin + 1) else 10 * (step.bin + 1) end) / 10.0) + b.last_number * (case when b.width > 0 then (step.bin + 1) else 10 * (step.bin + 1) end / 10.0)) as string) end || ', "count": ' || cast(coalesce(c.bin_rows, 0) as string) || '}' as list_value) end)), item -> item.list_value), ', ') || ']' as histogram
  from histogram_bin as b
  cross join (select explode(sequence(0, 9)) as bin) as step
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
  select column_name, '{"of": "' || max(case kind when 'date' then 'months' when 'timestamp' then 'days' else 'numbers' end) || '", "width": ' || cast(max(width) as string) || ', "buckets": ['
    || array_join(transform(array_sort(collect_list(case when ('[' || cast(wide_bucket as string) || ', ' || cast(wide_rows as string) || ']') is not null then struct(wide_bucket, '[' || cast(wide_bucket as string) || ', ' || cast(wide_rows as string) || ']' as list_value) end)), item -> item.list_value), ', ') || ']}' as distribution
  from distribution_bucket
  group by 1
), bucket_values as (
  select bucket_number.column_name, max(total) as bucket_total,
    max(case when upto - bucket_rows < greatest(floor((total * 1 + 99) / 100.0), 1) and upto >= greatest(floor((total * 1 + 99) / 100.0), 1) then case kind when 'date' then cast(make_date(cast(floor(bucket / 12.0) as int), cast(bucket - floor(bucket / 12.0) * 12 + 1 as int), 1) as string) when 'timestamp' then cast(date_from_unix_date(cast(bucket as int)) as string) else cast(number as string) end end) as p01,
    max(case when upto - bucket_rows < greatest(floor((total * 5 + 99) / 100.0), 1) and upto >= greatest(floor((total * 5 + 99) / 100.0), 1) then case kind when 'date' then cast(make_date(cast(floor(bucket / 12.0) as int), cast(bucket - floor(bucket / 12.0) * 12 + 1 as int), 1) as string) when 'timestamp' then cast(date_from_unix_date(cast(bucket as int)) as string) else cast(number as string) end end) as p05,
    max(case when upto - bucket_rows < greatest(floor((total * 25 + 99) / 100.0), 1) and upto >= greatest(floor((total * 25 + 99) / 100.0), 1) then case kind when 'date' then cast(make_date(cast(floor(bucket / 12.0) as int), cast(bucket - floor(bucket / 12.0) * 12 + 1 as int), 1) as string) when 'timestamp' then cast(date_from_unix_date(cast(bucket as int)) as string) else cast(number as string) end end) as p25,
    max(case when upto - bucket_rows < greatest(floor((total * 50 + 99) / 100.0), 1) and upto >= greatest(floor((total * 50 + 99) / 100.0), 1) then case kind when 'date' then cast(make_date(cast(floor(bucket / 12.0) as int), cast(bucket - floor(bucket / 12.0) * 12 + 1 as int), 1) as string) when 'timestamp' then cast(date_from_unix_date(cast(bucket as int)) as string) else cast(number as string) end end) as median,
    max(case when upto - bucket_rows < greatest(floor((total * 75 + 99) / 100.0), 1) and upto >= greatest(floor((total * 75 + 99) / 100.0), 1) then case kind when 'date' then cast(make_date(cast(floor(bucket / 12.0) as int), cast(bucket - floor(bucket / 12.0) * 12 + 1 as int), 1) as string) when 'timestamp' then cast(date_from_unix_date(cast(bucket as int)) as string) else cast(number as string) end end) as p75,
    max(case when upto - bucket_rows < greatest(floor((total * 95 + 99) / 100.0), 1) and upto >= greatest(floor((total * 95 + 99) / 100.0), 1) then case kind when 'date' then cast(make_date(cast(floor(bucket / 12.0) as int), cast(bucket - floor(bucket / 12.0) * 12 + 1 as int), 1) as string) when 'timestamp' then cast(date_from_unix_date(cast(bucket as int)) as string) else cast(number as string) end end) as p95,
    max(case when upto - bucket_rows < greatest(floor((total * 99 + 99) / 100.0), 1) and upto >= greatest(floor((total * 99 + 99) / 100.0), 1) then case kind when 'date' then cast(make_date(cast(floor(bucket / 12.0) as int), cast(bucket - floor(bucket / 12.0) * 12 + 1 as int), 1) as string) when 'timestamp' then cast(date_from_unix_date(cast(bucket as int)) as string) else cast(number as string) end end) as p99,
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
    select part, column_name, bound, item.top_texts as value, item.top_counts as value_rows, item.top_covered as covered from top_state lateral view posexplode(arrays_zip(top_texts, top_counts, top_covered)) unpacked as position, item
  ) as unpacked
  group by 1, 2, 3
), top_ranked as (
  select item.column_name, value, value_rows, value_rows + bound - covered as most_rows, value_rows / cast(non_null_count as double) as ratio, bound,
    row_number() over (partition by item.column_name order by value_rows desc, cast(value as string)) as place, count(*) over (partition by item.column_name) as known_values
  from top_item as item
  join (select column_name, non_null_count from merged) as counted on counted.column_name = item.column_name
), top_values as (
  select column_name, '{"complete": ' || case when max(bound) = 0 and max(known_values) <= 100 and count(written) = count(*) then 'true' else 'false' end || ', "values": ['
    || coalesce(array_join(transform(array_sort(collect_list(case when (written) is not null then struct(place, written as list_value) end)), item -> item.list_value), ', '), '') || ']}' as top_list
  from (select column_name, bound, known_values, place, '{"value": ' || regexp_extract(to_json(array(value)), '(?s)^.(.*).$', 1) || ', "count": ' || cast(value_rows as string) || ', "max_count": ' || cast(most_rows as string) || ', "ratio": ' || cast(ratio as string) || '}' as written from top_ranked where place <= 100) as listed
  group by 1
), exact as (
  select 'c1_tinyint' as column_name, count(distinct `c1_tinyint`) as exact_distinct
  from `main`.`every_type`
  where true
  union all select 'c2_smallint' as column_name, count(distinct `c2_smallint`) as exact_distinct
  from `main`.`every_type`
  where true
  union all select 'c3_int' as column_name, count(distinct `c3_int`) as exact_distinct
  from `main`.`every_type`
  where true
  union all select 'c4_bigint' as column_name, count(distinct `c4_bigint`) as exact_distinct
  from `main`.`every_type`
  where true
  union all select 'c5_decimal_18_2' as column_name, count(distinct `c5_decimal_18_2`) as exact_distinct
  from `main`.`every_type`
  where true
  union all select 'c6_decimal_38_10' as column_name, count(distinct `c6_decimal_38_10`) as exact_distinct
  from `main`.`every_type`
  where true
  union all select 'c7_float' as column_name, count(distinct (`c7_float` + cast(0 as float))) as exact_distinct
  from `main`.`every_type`
  where true
  union all select 'c8_double' as column_name, count(distinct (`c8_double` + cast(0 as double))) as exact_distinct
  from `main`.`every_type`
  where true
  union all select 'c9_boolean' as column_name, count(distinct `c9_boolean`) as exact_distinct
  from `main`.`every_type`
  where true
  union all select 'c10_string' as column_name, count(distinct `c10_string`) as exact_distinct
  from `main`.`every_type`
  where true
  union all select 'c11_string_collate_unicode_ci' as column_name, count(distinct collate(`c11_string_collate_unicode_ci`, 'UTF8_BINARY')) as exact_distinct
  from `main`.`every_type`
  where true
  union all select 'c12_varchar_20' as column_name, count(distinct `c12_varchar_20`) as exact_distinct
  from `main`.`every_type`
  where true
  union all select 'c13_char_5' as column_name, count(distinct `c13_char_5`) as exact_distinct
  from `main`.`every_type`
  where true
  union all select 'c14_date' as column_name, count(distinct `c14_date`) as exact_distinct
  from `main`.`every_type`
  where true
  union all select 'c15_timestamp' as column_name, count(distinct (timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(`c15_timestamp`) as decimal(20, 0)) / 1000000))) as exact_distinct
  from `main`.`every_type`
  where true
  union all select 'c16_timestamp_ntz' as column_name, count(distinct `c16_timestamp_ntz`) as exact_distinct
  from `main`.`every_type`
  where true
  union all select 'c17_interval_day_to_second' as column_name, count(distinct cast(`c17_interval_day_to_second` as string)) as exact_distinct
  from `main`.`every_type`
  where true
  union all select 'c18_binary' as column_name, count(distinct `c18_binary`) as exact_distinct
  from `main`.`every_type`
  where true
  union all select 'c19_array_int' as column_name, count(distinct `c19_array_int`) as exact_distinct
  from `main`.`every_type`
  where true
  union all select 'c20_map_string_int' as column_name, count(distinct to_json(`c20_map_string_int`)) as exact_distinct
  from `main`.`every_type`
  where true
  union all select 'c21_struct_a_int' as column_name, count(distinct `c21_struct_a_int`) as exact_distinct
  from `main`.`every_type`
  where true
  union all select 'secret' as column_name, count(distinct `secret`) as exact_distinct
  from `main`.`every_type`
  where true
), complete as (
  select measured.column_name, measured.column_type, measured.kind, total.table_rows as row_count, coalesce(merged.non_null_count, 0) as non_null_count, merged.zero_count, merged.negative_count, merged.nan_count, merged.inf_count, merged.true_count, merged.empty_count, merged.blank_count, merged.min_value, merged.max_value, merged.finite_count, merged.sum_value, merged.mean_value, merged.m2_value, merged.min_length, merged.max_length, merged.sum_length, merged.hll_sketch, bucket_values.bucket_total, bucket_values.histogram, bucket_values.distribution, bucket_values.p01, bucket_values.p05, bucket_values.p25, bucket_values.median, bucket_values.p75, bucket_values.p95, bucket_values.p99, top_values.top_list, exact.exact_distinct
  from measured
  cross join total
  left join merged on merged.column_name = measured.column_name
  left join bucket_values on bucket_values.column_name = measured.column_name
  left join top_values on top_values.column_name = measured.column_name
  left join exact on exact.column_name = measured.column_name
), metric as (
  select column_name, column_type, arm.*
  from complete
  lateral view inline(array(
    named_struct('metric_name', 'count', 'metric_value', cast(row_count as string)),
    named_struct('metric_name', 'null_count', 'metric_value', cast(row_count - non_null_count as string)),
    named_struct('metric_name', 'null_ratio', 'metric_value', cast((row_count - non_null_count) / cast(nullif(row_count, 0) as double) as string)),
    named_struct('metric_name', 'zero_count', 'metric_value', case when kind in ('integer', 'decimal', 'numeric', 'float') then cast(coalesce(zero_count, 0) as string) end),
    named_struct('metric_name', 'negative_count', 'metric_value', case when kind in ('integer', 'decimal', 'numeric', 'float') then cast(coalesce(negative_count, 0) as string) end),
    named_struct('metric_name', 'nan_count', 'metric_value', case when kind in ('numeric', 'float') then cast(coalesce(nan_count, 0) as string) end),
    named_struct('metric_name', 'inf_count', 'metric_value', case when kind in ('numeric', 'float') then cast(coalesce(inf_count, 0) as string) end),
    named_struct('metric_name', 'true_count', 'metric_value', case when kind in ('boolean') then cast(coalesce(true_count, 0) as string) end),
    named_struct('metric_name', 'empty_count', 'metric_value', case when kind in ('text') then cast(coalesce(empty_count, 0) as string) end),
    named_struct('metric_name', 'blank_count', 'metric_value', case when kind in ('text') then cast(coalesce(blank_count, 0) as string) end),
    named_struct('metric_name', 'min', 'metric_value', case when kind in ('integer', 'decimal', 'numeric', 'float', 'text', 'date', 'timestamp', 'ordered') and column_name not in ('secret') then cast(min_value as string) end),
    named_struct('metric_name', 'max', 'metric_value', case when kind in ('integer', 'decimal', 'numeric', 'float', 'text', 'date', 'timestamp', 'ordered') and column_name not in ('secret') then cast(max_value as string) end),
    named_struct('metric_name', 'freshness', 'metric_value', case when kind in ('date', 'timestamp') and column_name not in ('secret') then cast(case when max_value not in ('infinity', '-infinity') then max_value end as string) end),
    named_struct('metric_name', 'age_seconds', 'metric_value', case when kind in ('date', 'timestamp') and column_name not in ('secret') then cast(case when max_value not in ('infinity', '-infinity') then case kind when 'date' then unix_seconds(current_timestamp()) - cast(unix_date(try_cast(max_value as date)) as bigint) * 86400 when 'timestamp' then unix_seconds(current_timestamp()) - unix_seconds(try_cast(max_value || 'Z' as timestamp)) end end as string) end),
    named_struct('metric_name', 'sum', 'metric_value', case when kind in ('integer', 'decimal', 'numeric', 'float') and column_name not in ('secret') then cast(coalesce(sum_value, cast(case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then mean_value * finite_count end as string)) as string) end),
    named_struct('metric_name', 'mean', 'metric_value', case when kind in ('integer', 'decimal', 'numeric', 'float') and column_name not in ('secret') then cast(case when not (isnan(case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then coalesce(try_cast(sum_value as double) / nullif(finite_count, 0), mean_value) end)) and not (case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then coalesce(try_cast(sum_value as double) / nullif(finite_count, 0), mean_value) end in (cast('Infinity' as double), cast('-Infinity' as double))) then case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then coalesce(try_cast(sum_value as double) / nullif(finite_count, 0), mean_value) end end as string) end),
    named_struct('metric_name', 'stddev', 'metric_value', case when kind in ('integer', 'decimal', 'numeric', 'float') and column_name not in ('secret') then cast(case when not (isnan(case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then sqrt(m2_value / nullif(finite_count - 1, 0)) end)) and not (case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then sqrt(m2_value / nullif(finite_count - 1, 0)) end in (cast('Infinity' as double), cast('-Infinity' as double))) then case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then sqrt(m2_value / nullif(finite_count - 1, 0)) end end as string) end),
    named_struct('metric_name', 'min_length', 'metric_value', case when kind in ('text') and column_name not in ('secret') then cast(min_length as string) end),
    named_struct('metric_name', 'max_length', 'metric_value', case when kind in ('text') and column_name not in ('secret') then cast(max_length as string) end),
    named_struct('metric_name', 'avg_length', 'metric_value', case when kind in ('text') and column_name not in ('secret') then cast(sum_length / cast(nullif(non_null_count, 0) as double) as string) end),
    named_struct('metric_name', 'approx_distinct_count', 'metric_value', cast(cast(round(coalesce(hll_sketch_estimate(hll_sketch), 0)) as bigint) as string)),
    named_struct('metric_name', 'unique_ratio', 'metric_value', cast(case when row_count > 0 then least(1.0, round(coalesce(hll_sketch_estimate(hll_sketch), 0)) / cast(row_count as double)) end as string)),
    named_struct('metric_name', 'p01', 'metric_value', case when kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret') then cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p01 end as string) end),
    named_struct('metric_name', 'p05', 'metric_value', case when kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret') then cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p05 end as string) end),
    named_struct('metric_name', 'p25', 'metric_value', case when kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret') then cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p25 end as string) end),
    named_struct('metric_name', 'median', 'metric_value', case when kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret') then cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then median end as string) end),
    named_struct('metric_name', 'p75', 'metric_value', case when kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret') then cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p75 end as string) end),
    named_struct('metric_name', 'p95', 'metric_value', case when kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret') then cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p95 end as string) end),
    named_struct('metric_name', 'p99', 'metric_value', case when kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret') then cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p99 end as string) end),
    named_struct('metric_name', 'histogram', 'metric_value', case when kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret') then cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then histogram end as string) end),
    named_struct('metric_name', 'distribution', 'metric_value', case when kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret') then cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then distribution end as string) end),
    named_struct('metric_name', 'top_values', 'metric_value', case when kind in ('text', 'boolean', 'integer', 'date') and column_name not in ('secret') then cast(top_list as string) end),
    named_struct('metric_name', 'distinct_count', 'metric_value', cast(exact_distinct as string)),
    named_struct('metric_name', 'is_unique', 'metric_value', cast(case when exact_distinct is not null then exact_distinct = non_null_count when non_null_count <= 1 then true when kind = 'boolean' then true_count <= 1 and non_null_count - true_count <= 1 when case kind when 'integer' then try_cast(max_value as decimal(38, 0)) - try_cast(min_value as decimal(38, 0)) + 1 when 'date' then case when cast(min_value as date) = greatest(least(cast(min_value as date), date '9999-12-31'), date '0001-01-01') and cast(max_value as date) = greatest(least(cast(max_value as date), date '9999-12-31'), date '0001-01-01') then datediff(cast(max_value as date), cast(min_value as date)) + 1 end end < non_null_count then false end as string))
  )) arm as metric_name, metric_value
)
select 'golden-run', 'every_type', 'main', column_name, column_type, metric_name, metric_value, current_timestamp(), 'source.shop.main.every_type', false
from metric
where metric_value is not null
) as guarded
left semi join (select 1 from `main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as given_columns;

/* baselinr run golden-run profile `main`.`every_type` */
insert into `main_baselinr`.`baselinr_runs` (run_id, dataset_name, schema_name, profiled_at, environment, status, row_count, column_count, unique_id, database_name, action, reason, rows_scanned, bytes_scanned, partitions_scanned, sample_fraction, coverage, is_published, duration_seconds)
select given_columns.*, cast(null as double) as duration_seconds
from (
select guarded.* from (
select 'golden-run', 'every_type', 'main', current_timestamp(),
  'dev', 'completed', all_rows, 22,
  'source.shop.main.every_type', null,
  'full', 'first_profile', read_rows, 64000, read_partitions,
  cast(null as double), 1, true
from (
  select coalesce(sum(row_count), 0) as all_rows, coalesce(sum(case when last_run_id = 'golden-run' then row_count end), 0) as read_rows,
    count(case when last_run_id = 'golden-run' then 1 end) as read_partitions
  from `main_baselinr`.`baselinr_partition_state`
  where unique_id = 'source.shop.main.every_type'
) as totals
) as guarded
left semi join (select 1 from `main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as given_columns;

/* baselinr run golden-run profile `main`.`every_type` */
insert into `main_baselinr`.`baselinr_events` (event_id, event_type, run_id, table_name, timestamp, metadata, created_at, unique_id, action, reason, row_count, column_name, metric_name, baseline_value, current_value, change_percent, drift_severity)
select given_columns.*, cast(null as string) as column_name, cast(null as string) as metric_name, cast(null as double) as baseline_value, cast(null as double) as current_value, cast(null as double) as change_percent, cast(null as string) as drift_severity
from (
select guarded.* from (
values
  ('a0a2058988102449cd2172053e49fc11', 'ProfilingCompleted', 'golden-run', 'every_type', current_timestamp(), '{"action": "full", "reason": "first_profile", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "no complete profile is stored yet", "columns": null, "row_count": null}', current_timestamp(), 'source.shop.main.every_type', 'full', 'first_profile', cast(null as bigint))
) as guarded
left semi join (select 1 from `main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as given_columns;

/* baselinr run golden-run profile `main`.`every_type` */
merge into `main_baselinr`.`baselinr_partition_state` as part
using (
select guarded.* from (
  select known.*
  from (

  select unique_id, partition_id, token
  from `main_baselinr`.`baselinr_column_state`
  where unique_id = 'source.shop.main.every_type' and column_name = '' and last_run_id = 'golden-run'
  ) as known
  join `main_baselinr`.`baselinr_partition_state` as part on part.unique_id = 'source.shop.main.every_type' and known.unique_id = part.unique_id and known.partition_id = part.partition_id
  where part.last_run_id = 'golden-run'
) as guarded
left semi join (select 1 from `main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as known
on part.unique_id = 'source.shop.main.every_type' and known.unique_id = part.unique_id and known.partition_id = part.partition_id
when matched then update set token = known.token;

/* baselinr run golden-run profile `main`.`every_type` */
merge into `main_baselinr`.`baselinr_table_state` as stored
using (
select guarded.* from (
  select unique_id as written_id, 'golden-run' as new_last_run_id,
    'full' as new_decision,
    'first_profile' as new_decision_reason,
    'success' as new_status,
    null as new_error,
    current_timestamp() as new_last_checked_at,
    0 as new_staleness_score,
    '{"c1_tinyint": "tinyint", "c2_smallint": "smallint", "c3_int": "int", "c4_bigint": "bigint", "c5_decimal_18_2": "decimal(18,2)", "c6_decimal_38_10": "decimal(38,10)", "c7_float": "float", "c8_double": "double", "c9_boolean": "boolean", "c10_string": "string", "c11_string_collate_unicode_ci": "string collate UNICODE_CI", "c12_varchar_20": "varchar(20)", "c13_char_5": "char(5)", "c14_date": "date", "c15_timestamp": "timestamp", "c16_timestamp_ntz": "timestamp_ntz", "c17_interval_day_to_second": "interval day to second", "c18_binary": "binary", "c19_array_int": "array<int>", "c20_map_string_int": "map<string,int>", "c21_struct_a_int": "struct<a:int>", "secret": "string"}' as new_known_columns,
    64000 as new_bytes_scanned,
    null as new_claimed_by,
    null as new_claimed_until,
    null as new_started_at,
    null as new_waiting_since,
    current_timestamp() as new_last_published_at,
    current_timestamp() as new_last_profiled_at,
    timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(0 as bigint)) as new_next_due_at,
    0 as new_pending_partitions,
    1 as new_coverage,
    false as new_backfilling,
    null as new_resume_partition,
    '4495ace021735e2ec8d3604f4c5d39f8' as new_profile_signature,
    '{"c1_tinyint": "tinyint", "c2_smallint": "smallint", "c3_int": "int", "c4_bigint": "bigint", "c5_decimal_18_2": "decimal(18,2)", "c6_decimal_38_10": "decimal(38,10)", "c7_float": "float", "c8_double": "double", "c9_boolean": "boolean", "c10_string": "string", "c11_string_collate_unicode_ci": "string collate UNICODE_CI", "c12_varchar_20": "varchar(20)", "c13_char_5": "char(5)", "c14_date": "date", "c15_timestamp": "timestamp", "c16_timestamp_ntz": "timestamp_ntz", "c17_interval_day_to_second": "interval day to second", "c18_binary": "binary", "c19_array_int": "array<int>", "c20_map_string_int": "map<string,int>", "c21_struct_a_int": "struct<a:int>", "secret": "string sensitive"}' as new_profiled_columns,
    'spark xxhash64' as new_hash_id,
    current_timestamp() as new_last_verified_at,
    '{}' as new_metadata,
    (select coalesce(sum(row_count), 0) from `main_baselinr`.`baselinr_partition_state` where unique_id = 'source.shop.main.every_type') as new_row_count,
    null as new_sampled_id,
    '4711' as new_snapshot_id,
    '4711' as new_change_token
  from `main_baselinr`.`baselinr_table_state`
  where unique_id = 'source.shop.main.every_type'
) as guarded
left semi join (select 1 from `main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as written
on stored.unique_id = 'source.shop.main.every_type' and written.written_id = stored.unique_id
when matched then update set last_run_id = written.new_last_run_id,
  decision = written.new_decision,
  decision_reason = written.new_decision_reason,
  status = written.new_status,
  error = written.new_error,
  last_checked_at = written.new_last_checked_at,
  staleness_score = written.new_staleness_score,
  known_columns = written.new_known_columns,
  bytes_scanned = written.new_bytes_scanned,
  claimed_by = written.new_claimed_by,
  claimed_until = written.new_claimed_until,
  started_at = written.new_started_at,
  waiting_since = written.new_waiting_since,
  last_published_at = written.new_last_published_at,
  last_profiled_at = written.new_last_profiled_at,
  next_due_at = written.new_next_due_at,
  pending_partitions = written.new_pending_partitions,
  coverage = written.new_coverage,
  backfilling = written.new_backfilling,
  resume_partition = written.new_resume_partition,
  profile_signature = written.new_profile_signature,
  profiled_columns = written.new_profiled_columns,
  hash_id = written.new_hash_id,
  last_verified_at = written.new_last_verified_at,
  metadata = written.new_metadata,
  row_count = written.new_row_count,
  sampled_id = written.new_sampled_id,
  snapshot_id = written.new_snapshot_id,
  change_token = written.new_change_token;

/* baselinr run golden-run profile `main`.`every_type` */

select case event_type when 'ProfilingCompleted' then 'success' when 'ProfilingFailed' then 'error' else 'busy' end as status,
  case when event_type = 'ProfilingFailed' then error end as error, row_count, rows_scanned, partitions_scanned
from (
  select coalesce(event.event_type, case when state.last_run_id = 'golden-run' then 'ProfilingCompleted' when state.status = 'error' then 'ProfilingFailed' end) as event_type,
    state.error, cast(runs.row_count as string) as row_count, cast(runs.rows_scanned as string) as rows_scanned, cast(runs.partitions_scanned as string) as partitions_scanned
  from `main_baselinr`.`baselinr_table_state` as state
  left join `main_baselinr`.`baselinr_events` as event on event.unique_id = state.unique_id and event.run_id = 'golden-run'
    and event.event_type in ('ProfilingCompleted', 'ProfilingFailed', 'ProfilingSkipped')
  left join `main_baselinr`.`baselinr_runs` as runs on runs.unique_id = state.unique_id and runs.run_id = 'golden-run'
  where state.unique_id = 'source.shop.main.every_type'
  order by event.timestamp desc
  limit 1
) as told;
