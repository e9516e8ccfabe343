-- Every type of column is profiled for the first time: metrics of all kinds.

/* baselinr run golden-run catalog */
create or replace temp table baselinr_catalog (
  unique_id string, database_name string, schema_name string, table_name string, relation_type string, partitioning string, columns string, partition_columns string,
  estimated_rows string, estimated_bytes string, change_token string, missing_schema_right string
);
begin
insert into baselinr_catalog (unique_id, database_name, schema_name, table_name, relation_type, partitioning, columns, partition_columns, estimated_rows, estimated_bytes, change_token)
with target as (
  select unique_id, table_name
  from unnest([
    struct('source.shop.main.every_type' as unique_id, 'every_type' as table_name)
  ]) as given
), relation as (
  select table_name, regexp_extract(ddl, r'\nPARTITION BY ([^\n;]+)') as partitioning,
    case table_type when 'BASE TABLE' then 'table' when 'CLONE' then 'table' else lower(table_type) end as relation_type
  from `shop`.`main`.INFORMATION_SCHEMA.TABLES
  where table_name in ('every_type')
), size as (
  select table_id, creation_time, last_modified_time, row_count, size_bytes
  from `shop`.`main`.__TABLES__
), column_list as (
  select table_name, '[' || string_agg(case when not starts_with(column_name, '_PARTITION') then to_json_string(struct(column_name as name, data_type as type)) end, ',' order by ordinal_position) || ']' as columns,
    '[' || string_agg(case when is_partitioning_column = 'YES' then to_json_string(column_name) end, ',') || ']' as partition_columns
  from `shop`.`main`.INFORMATION_SCHEMA.COLUMNS
  where table_name in ('every_type')
  group by 1
), buffer as (
  select distinct table_name
  from `shop`.`main`.INFORMATION_SCHEMA.PARTITIONS
  where table_name in ('every_type') and partition_id = '__UNPARTITIONED__' and total_rows > 0
)
select target.unique_id, 'shop', 'main', target.table_name, relation.relation_type, relation.partitioning,
  coalesce(column_list.columns, '[]'), case when relation.partitioning is not null then coalesce(column_list.partition_columns, '["_PARTITIONTIME"]') end,
  case when relation.relation_type in ('table', 'snapshot') then cast(size.row_count as string) end, case when relation.relation_type in ('table', 'snapshot') then cast(size.size_bytes as string) end,
  case when relation.relation_type in ('table', 'snapshot') and (buffer.table_name is null or starts_with(relation.partitioning, 'RANGE_BUCKET'))
    then to_hex(md5(concat(cast(size.creation_time as string), '/', cast(size.last_modified_time as string), '/', cast(size.row_count as string), '/', cast(size.size_bytes as string)))) end
from target
join relation on relation.table_name = target.table_name
join size on size.table_id = target.table_name
left join column_list on column_list.table_name = target.table_name
left join buffer on buffer.table_name = target.table_name;
exception when error then
insert into baselinr_catalog (unique_id, database_name, schema_name, table_name, columns, missing_schema_right)
select unique_id, 'shop', 'main', table_name, '[]',
  concat('bigquery.tables.get and bigquery.tables.list on `shop`.`main`: ', @@error.message)
from (
  select unique_id, table_name
  from unnest([
    struct('source.shop.main.every_type' as unique_id, 'every_type' as table_name)
  ]) as given
) as target;
end;
select *, session_user() as role_name from baselinr_catalog;

/* baselinr run golden-run store */
select table_name, column_name from `shop`.`main_baselinr`.INFORMATION_SCHEMA.COLUMNS;

/* baselinr run golden-run state */
select unique_id, database_name, schema_name, table_name, decision, decision_reason, status, error, snapshot_id, profile_signature,
  profiled_columns, metadata, last_run_id, rolled_up_by, resume_partition, sampled_id, checks, known_columns,
  case when backfilling then 'true' end as backfilling,
  case when hash_id <> 'bigquery farm_fingerprint' then 'true' end as hash_is_stale,
  cast(row_count as string) as row_count,
  cast(pending_partitions as string) as pending_partitions,
  cast(coverage as string) as coverage,
  format_timestamp('%Y-%m-%dT%H:%M:%SZ', last_profiled_at) as last_profiled_at,
  format_timestamp('%Y-%m-%dT%H:%M:%SZ', last_checked_at) as last_checked_at,
  format_timestamp('%Y-%m-%dT%H:%M:%SZ', next_due_at) as next_due_at,
  format_timestamp('%Y-%m-%dT%H:%M:%SZ', started_at) as started_at,
  format_timestamp('%Y-%m-%dT%H:%M:%SZ', waiting_since) as waiting_since,
  cast(staleness_score as string) as staleness_score,
  cast(timestamp_diff(current_timestamp(), last_profiled_at, minute) as string) as profiled_minutes_ago,
  cast(timestamp_diff(current_timestamp(), last_verified_at, minute) as string) as verified_minutes_ago,
  cast(timestamp_diff(current_timestamp(), waiting_since, minute) as string) as waiting_minutes,
  cast(timestamp_diff(current_timestamp(), last_published_at, minute) as string) as published_minutes_ago,
  cast(timestamp_diff(current_timestamp(), last_checked_at, minute) as string) as checked_minutes_ago
from `shop`.`main_baselinr`.`baselinr_table_state`
where unique_id in ('source.shop.main.every_type');

/* baselinr run golden-run start every_type */

declare baselinr_done bool default false;
declare baselinr_attempts int64 default 0;
declare baselinr_failure string;
while not baselinr_done do
begin
set baselinr_attempts = baselinr_attempts + 1;
begin transaction;
update `shop`.`main_baselinr`.`baselinr_schema_version`
set applied_at = applied_at
where version = 4;
insert into `shop`.`main_baselinr`.`baselinr_table_state` (unique_id, database_name, schema_name, table_name)
select unique_id, database_name, schema_name, table_name
from (
  select unique_id, database_name, schema_name, table_name
  from unnest([
    struct('source.shop.main.every_type' as unique_id, 'shop' as database_name, 'main' as schema_name, 'every_type' as table_name)
  ]) as given
) as missing
where unique_id not in (select unique_id from `shop`.`main_baselinr`.`baselinr_table_state`);
update `shop`.`main_baselinr`.`baselinr_table_state`
set claimed_by = 'golden-run',
  started_at = current_timestamp(),
  claimed_until = timestamp_add(current_timestamp(), interval 120 minute)
where unique_id in (select unique_id
from `shop`.`main_baselinr`.`baselinr_table_state`
where unique_id = 'source.shop.main.every_type' and last_run_id is null and profile_signature is null and rolled_up_by is null and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp()));
insert into `shop`.`main_baselinr`.`baselinr_events` (event_id, event_type, run_id, table_name, `timestamp`, metadata, created_at, unique_id, action, reason, row_count)
values
  ('c052ea30abacfb1b1e46cf6a626254d8', 'ProfilingStarted', 'golden-run', 'every_type', current_timestamp(), '{"action": "full", "reason": "first_profile", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "no complete profile is stored yet", "columns": null, "row_count": null}', current_timestamp(), 'source.shop.main.every_type', 'full', 'first_profile', cast(null as int64));
commit transaction;
set baselinr_done = true;
exception when error then
set baselinr_failure = @@error.message;
begin rollback transaction; exception when error then set baselinr_done = false; end;
if baselinr_attempts >= 10 or not regexp_contains(baselinr_failure, '(?i)concurrent update') then
raise using message = baselinr_failure;
end if;
end;
end while;
select claimed_by from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.every_type';

/* baselinr run golden-run profile `shop`.`main`.`every_type` */

declare baselinr_done bool default false;
declare baselinr_attempts int64 default 0;
declare baselinr_failure string;
while not baselinr_done do
begin
set baselinr_attempts = baselinr_attempts + 1;
if baselinr_attempts = 1 then
create or replace temp table baselinr_scan_2 as select * from `shop`.`main_baselinr`.`baselinr_column_state` where false;
insert into baselinr_scan_2 (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, min_length, max_length, sum_length, hll_sketch, bucket_steps, bucket_counts, top_texts, top_counts, top_covered, top_bound)
with 
scan_1 as (
  select partition_value as partition_id, grouped.*
  from (
    select '__all__' as partition_value, count(*) as row_count, 'bigquery farm_fingerprint' || '/' || cast(count(*) as string) || '/' || cast(sum(cast(farm_fingerprint(to_json_string(struct(string(`c10_timestamp`, 'UTC') as c1, cast(`c11_time` as string) as c2, to_hex(`c12_bytes`) as c3, case when `c13_json` is not null then to_json_string(`c13_json`) end as c4, case when `c14_geography` is not null then to_json_string(`c14_geography`) end as c5, case when `c15_interval` is not null then to_json_string(`c15_interval`) end as c6, case when `c16_array_int64` is not null then to_json_string(`c16_array_int64`) end as c7, case when `c17_struct_a_int64_b_string` is not null then to_json_string(`c17_struct_a_int64_b_string`) end as c8, `c1_int64` as c9, `c2_numeric` as c10, `c3_bignumeric` as c11, cast(`c4_float64` + 0.0 as string) as c12, cast(`c5_bool` as string) as c13, `c6_string` as c14, `c7_string_20` as c15, cast(`c8_date` as string) as c16, cast(`c9_datetime` as string) as c17, `secret` as c18))) as bignumeric)) as string) as token,
      /* c1_int64 */
      count(`c1_int64`) as c1_non_null_count, count(case when `c1_int64` = 0 then 1 end) as c1_zero_count, count(case when `c1_int64` < 0 then 1 end) as c1_negative_count, min(`c1_int64`) as c1_min_value, max(`c1_int64`) as c1_max_value, count(`c1_int64`) as c1_finite_count, sum(cast(`c1_int64` as bignumeric)) as c1_sum_value, avg(cast(`c1_int64` as float64)) as c1_mean_value, var_pop(cast(`c1_int64` as float64)) * count(cast(`c1_int64` as float64)) as c1_m2_value, hll_count.init(`c1_int64`, 12) as c1_hll_sketch,
      /* c2_numeric */
      count(`c2_numeric`) as c2_non_null_count, count(case when `c2_numeric` = 0 then 1 end) as c2_zero_count, count(case when `c2_numeric` < 0 then 1 end) as c2_negative_count, min(`c2_numeric`) as c2_min_value, max(`c2_numeric`) as c2_max_value, count(cast(`c2_numeric` as float64)) as c2_finite_count, sum(cast(`c2_numeric` as bignumeric)) as c2_sum_value, avg(cast(`c2_numeric` as float64)) as c2_mean_value, var_pop(cast(`c2_numeric` as float64)) * count(cast(`c2_numeric` as float64)) as c2_m2_value, hll_count.init(`c2_numeric`, 12) as c2_hll_sketch,
      /* c3_bignumeric */
      count(`c3_bignumeric`) as c3_non_null_count, count(case when `c3_bignumeric` = 0 then 1 end) as c3_zero_count, count(case when `c3_bignumeric` < 0 then 1 end) as c3_negative_count, min(`c3_bignumeric`) as c3_min_value, max(`c3_bignumeric`) as c3_max_value, count(cast(`c3_bignumeric` as float64)) as c3_finite_count, avg(cast(`c3_bignumeric` as float64)) as c3_mean_value, var_pop(cast(`c3_bignumeric` as float64)) * count(cast(`c3_bignumeric` as float64)) as c3_m2_value, hll_count.init(`c3_bignumeric`, 12) as c3_hll_sketch,
      /* c4_float64 */
      count((`c4_float64` + 0.0)) as c4_non_null_count, count(case when (`c4_float64` + 0.0) = 0 then 1 end) as c4_zero_count, count(case when (`c4_float64` + 0.0) < 0 then 1 end) as c4_negative_count, count(case when is_nan((`c4_float64` + 0.0)) then 1 end) as c4_nan_count, count(case when is_inf((`c4_float64` + 0.0)) then 1 end) as c4_inf_count, min(case when not is_nan(`c4_float64`) then `c4_float64` + 0.0 end) as c4_min_value, max(case when not is_nan(`c4_float64`) then `c4_float64` + 0.0 end) as c4_max_value, count(case when abs(`c4_float64`) <= 1e140 then `c4_float64` end) as c4_finite_count, avg(case when abs(`c4_float64`) <= 1e140 then `c4_float64` end) as c4_mean_value, var_pop(case when abs(`c4_float64`) <= 1e140 then `c4_float64` end) * count(case when abs(`c4_float64`) <= 1e140 then `c4_float64` end) as c4_m2_value, hll_count.init(cast(`c4_float64` + 0.0 as string), 12) as c4_hll_sketch,
      /* c5_bool */
      count(`c5_bool`) as c5_non_null_count, count(case when `c5_bool` then 1 end) as c5_true_count, hll_count.init(cast(`c5_bool` as string), 12) as c5_hll_sketch,
      /* c6_string */
      count(`c6_string`) as c6_non_null_count, count(case when `c6_string` = '' then 1 end) as c6_empty_count, count(case when trim(`c6_string`) = '' then 1 end) as c6_blank_count, left(min(`c6_string`), 256) as c6_min_value, left(max(`c6_string`), 256) as c6_max_value, min(length(`c6_string`)) as c6_min_length, max(length(`c6_string`)) as c6_max_length, sum(length(`c6_string`)) as c6_sum_length, hll_count.init(`c6_string`, 12) as c6_hll_sketch,
      /* c7_string_20 */
      count(`c7_string_20`) as c7_non_null_count, count(case when `c7_string_20` = '' then 1 end) as c7_empty_count, count(case when trim(`c7_string_20`) = '' then 1 end) as c7_blank_count, left(min(`c7_string_20`), 256) as c7_min_value, left(max(`c7_string_20`), 256) as c7_max_value, min(length(`c7_string_20`)) as c7_min_length, max(length(`c7_string_20`)) as c7_max_length, sum(length(`c7_string_20`)) as c7_sum_length, hll_count.init(`c7_string_20`, 12) as c7_hll_sketch,
      /* c8_date */
      count(`c8_date`) as c8_non_null_count, min(`c8_date`) as c8_min_value, max(`c8_date`) as c8_max_value, hll_count.init(cast(`c8_date` as string), 12) as c8_hll_sketch,
      /* c9_datetime */
      count(`c9_datetime`) as c9_non_null_count, min(`c9_datetime`) as c9_min_value, max(`c9_datetime`) as c9_max_value, hll_count.init(cast(`c9_datetime` as string), 12) as c9_hll_sketch,
      /* c10_timestamp */
      count(`c10_timestamp`) as c10_non_null_count, min(`c10_timestamp`) as c10_min_value, max(`c10_timestamp`) as c10_max_value, hll_count.init(string(`c10_timestamp`, 'UTC'), 12) as c10_hll_sketch,
      /* c11_time */
      count(`c11_time`) as c11_non_null_count, min(`c11_time`) as c11_min_value, max(`c11_time`) as c11_max_value, hll_count.init(cast(`c11_time` as string), 12) as c11_hll_sketch,
      /* c12_bytes */
      count(`c12_bytes`) as c12_non_null_count, hll_count.init(to_hex(`c12_bytes`), 12) as c12_hll_sketch,
      /* c13_json */
      count(`c13_json`) as c13_non_null_count, hll_count.init(case when `c13_json` is not null then to_json_string(`c13_json`) end, 12) as c13_hll_sketch,
      /* c14_geography */
      count(`c14_geography`) as c14_non_null_count, hll_count.init(case when `c14_geography` is not null then to_json_string(`c14_geography`) end, 12) as c14_hll_sketch,
      /* c15_interval */
      count(`c15_interval`) as c15_non_null_count, hll_count.init(case when `c15_interval` is not null then to_json_string(`c15_interval`) end, 12) as c15_hll_sketch,
      /* c16_array_int64 */
      count(`c16_array_int64`) as c16_non_null_count, hll_count.init(case when `c16_array_int64` is not null then to_json_string(`c16_array_int64`) end, 12) as c16_hll_sketch,
      /* c17_struct_a_int64_b_string */
      count(`c17_struct_a_int64_b_string`) as c17_non_null_count, hll_count.init(case when `c17_struct_a_int64_b_string` is not null then to_json_string(`c17_struct_a_int64_b_string`) end, 12) as c17_hll_sketch,
      /* secret */
      count(`secret`) as c18_non_null_count, count(case when `secret` = '' then 1 end) as c18_empty_count, count(case when trim(`secret`) = '' then 1 end) as c18_blank_count, hll_count.init(`secret`, 12) as c18_hll_sketch
    from `shop`.`main`.`every_type`
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as string) as token, row_count, cast(null as int64) as non_null_count, cast(null as int64) as zero_count, cast(null as int64) as negative_count, cast(null as int64) as nan_count, cast(null as int64) as inf_count, cast(null as int64) as true_count, cast(null as int64) as empty_count, cast(null as int64) as blank_count, cast(null as string) as min_value, cast(null as string) as max_value, cast(null as int64) as finite_count, cast(null as string) as sum_value, cast(null as float64) as mean_value, cast(null as float64) as m2_value, cast(null as int64) as min_length, cast(null as int64) as max_length, cast(null as int64) as sum_length, cast(null as bytes) as hll_sketch from scan_1
  union all
  select partition_id, 'c1', 'c1_int64', 'integer', 'bignumeric', null, row_count, c1_non_null_count, c1_zero_count, c1_negative_count, null, null, null, null, null, regexp_replace(cast(c1_min_value as string), r'\.0+$|(\.[0-9]*[1-9])0+$', r'\1'), regexp_replace(cast(c1_max_value as string), r'\.0+$|(\.[0-9]*[1-9])0+$', r'\1'), c1_finite_count, regexp_replace(cast(c1_sum_value as string), r'\.0+$|(\.[0-9]*[1-9])0+$', r'\1'), c1_mean_value, c1_m2_value, null, null, null, c1_hll_sketch from scan_1
  union all
  select partition_id, 'c2', 'c2_numeric', 'decimal', 'bignumeric', null, row_count, c2_non_null_count, c2_zero_count, c2_negative_count, null, null, null, null, null, regexp_replace(cast(c2_min_value as string), r'\.0+$|(\.[0-9]*[1-9])0+$', r'\1'), regexp_replace(cast(c2_max_value as string), r'\.0+$|(\.[0-9]*[1-9])0+$', r'\1'), c2_finite_count, regexp_replace(cast(c2_sum_value as string), r'\.0+$|(\.[0-9]*[1-9])0+$', r'\1'), c2_mean_value, c2_m2_value, null, null, null, c2_hll_sketch from scan_1
  union all
  select partition_id, 'c3', 'c3_bignumeric', 'decimal', 'bignumeric', null, row_count, c3_non_null_count, c3_zero_count, c3_negative_count, null, null, null, null, null, regexp_replace(cast(c3_min_value as string), r'\.0+$|(\.[0-9]*[1-9])0+$', r'\1'), regexp_replace(cast(c3_max_value as string), r'\.0+$|(\.[0-9]*[1-9])0+$', r'\1'), c3_finite_count, null, c3_mean_value, c3_m2_value, null, null, null, c3_hll_sketch from scan_1
  union all
  select partition_id, 'c4', 'c4_float64', 'float', 'float64', null, row_count, c4_non_null_count, c4_zero_count, c4_negative_count, c4_nan_count, c4_inf_count, null, null, null, cast(c4_min_value as string), cast(c4_max_value as string), c4_finite_count, null, c4_mean_value, c4_m2_value, null, null, null, c4_hll_sketch from scan_1
  union all
  select partition_id, 'c5', 'c5_bool', 'boolean', 'bool', null, row_count, c5_non_null_count, null, null, null, null, c5_true_count, null, null, null, null, null, null, null, null, null, null, null, c5_hll_sketch from scan_1
  union all
  select partition_id, 'c6', 'c6_string', 'text', 'string', null, row_count, c6_non_null_count, null, null, null, null, null, c6_empty_count, c6_blank_count, cast(c6_min_value as string), cast(c6_max_value as string), null, null, null, null, c6_min_length, c6_max_length, c6_sum_length, c6_hll_sketch from scan_1
  union all
  select partition_id, 'c7', 'c7_string_20', 'text', 'string', null, row_count, c7_non_null_count, null, null, null, null, null, c7_empty_count, c7_blank_count, cast(c7_min_value as string), cast(c7_max_value as string), null, null, null, null, c7_min_length, c7_max_length, c7_sum_length, c7_hll_sketch from scan_1
  union all
  select partition_id, 'c8', 'c8_date', 'date', 'date', null, row_count, c8_non_null_count, null, null, null, null, null, null, null, cast(c8_min_value as string), cast(c8_max_value as string), null, null, null, null, null, null, null, c8_hll_sketch from scan_1
  union all
  select partition_id, 'c9', 'c9_datetime', 'timestamp', 'datetime', null, row_count, c9_non_null_count, null, null, null, null, null, null, null, cast(c9_min_value as string), cast(c9_max_value as string), null, null, null, null, null, null, null, c9_hll_sketch from scan_1
  union all
  select partition_id, 'c10', 'c10_timestamp', 'timestamp', 'timestamp', null, row_count, c10_non_null_count, null, null, null, null, null, null, null, string(c10_min_value, 'UTC'), string(c10_max_value, 'UTC'), null, null, null, null, null, null, null, c10_hll_sketch from scan_1
  union all
  select partition_id, 'c11', 'c11_time', 'ordered', 'time', null, row_count, c11_non_null_count, null, null, null, null, null, null, null, cast(c11_min_value as string), cast(c11_max_value as string), null, null, null, null, null, null, null, c11_hll_sketch from scan_1
  union all
  select partition_id, 'c12', 'c12_bytes', 'other', 'none', null, row_count, c12_non_null_count, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, c12_hll_sketch from scan_1
  union all
  select partition_id, 'c13', 'c13_json', 'other', 'none', null, row_count, c13_non_null_count, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, c13_hll_sketch from scan_1
  union all
  select partition_id, 'c14', 'c14_geography', 'other', 'none', null, row_count, c14_non_null_count, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, c14_hll_sketch from scan_1
  union all
  select partition_id, 'c15', 'c15_interval', 'other', 'none', null, row_count, c15_non_null_count, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, c15_hll_sketch from scan_1
  union all
  select partition_id, 'c16', 'c16_array_int64', 'other', 'none', null, row_count, c16_non_null_count, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, c16_hll_sketch from scan_1
  union all
  select partition_id, 'c17', 'c17_struct_a_int64_b_string', 'other', 'none', null, row_count, c17_non_null_count, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, c17_hll_sketch from scan_1
  union all
  select partition_id, 'c18', 'secret', 'text', 'string', null, row_count, c18_non_null_count, null, null, null, null, null, c18_empty_count, c18_blank_count, null, null, null, null, null, null, null, null, null, c18_hll_sketch from scan_1
), bucket_item as (
  
  select part, 'c1' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as float64)) as int64)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as float64)) as int64)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, cast(`c1_int64` as float64) as x from `shop`.`main`.`every_type` where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c2' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as float64)) as int64)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as float64)) as int64)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, cast(`c2_numeric` as float64) as x from `shop`.`main`.`every_type` where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c3' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as float64)) as int64)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as float64)) as int64)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, cast(`c3_bignumeric` as float64) as x from `shop`.`main`.`every_type` where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c4' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as float64)) as int64)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as float64)) as int64)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, case when not is_nan(`c4_float64`) and not is_inf(`c4_float64`) then `c4_float64` end as x from `shop`.`main`.`every_type` where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c8' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x is not null then cast(extract(year from greatest(least(x, date '9999-12-31'), date '0001-01-01')) * 12 + extract(month from greatest(least(x, date '9999-12-31'), date '0001-01-01')) - 1 as int64) end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, `c8_date` as x from `shop`.`main`.`every_type` where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c9' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when date(x) is not null then unix_date(greatest(least(date(x), date '9999-12-31'), date '0001-01-01')) end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, `c9_datetime` as x from `shop`.`main`.`every_type` where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c10' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when date(x, 'UTC') is not null then unix_date(greatest(least(date(x, 'UTC'), date '9999-12-31'), date '0001-01-01')) end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, `c10_timestamp` as x from `shop`.`main`.`every_type` where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
), bucket_packed as (
  select part, column_name, array_agg(cast(step as int64) order by bucket) as bucket_steps, array_agg(cast(bucket_rows as int64) order by bucket) as bucket_counts
  from (select *, bucket - coalesce(lag(bucket) over (partition by part, column_name order by bucket), 0) as step from bucket_item) as stepped
  group by 1, 2
), bucket_state as (
  select part as partition_id, column_name as column_key, bucket_steps, bucket_counts
  from bucket_packed
), top_item as (
  
  select partition_value as part, 'c1' as column_name, value, value_rows, bound as covered, bound
  from (
    select partition_value, value, value_rows, place, cast(coalesce(max(case when place > 100 then value_rows end) over (partition by partition_value), 0) as int64) as bound
    from (
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, value) as place
      from (
        select partition_value, regexp_replace(cast(x as string), r'\.0+$|(\.[0-9]*[1-9])0+$', r'\1') as value, value_rows
        from (
          select '__all__' as partition_value, `c1_int64` as x, count(*) as value_rows
          from `shop`.`main`.`every_type`
          where true and `c1_int64` is not null
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
    select partition_value, value, value_rows, place, cast(coalesce(max(case when place > 100 then value_rows end) over (partition by partition_value), 0) as int64) as bound
    from (
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, value) as place
      from (
        select partition_value, cast(x as string) as value, value_rows
        from (
          select '__all__' as partition_value, `c5_bool` as x, count(*) as value_rows
          from `shop`.`main`.`every_type`
          where true and `c5_bool` is not null
          group by 1, 2
        ) as counted
      ) as written
    ) as ranked
    where place <= 101
  ) as bounded
  where place <= 100
  union all
  select partition_value as part, 'c6' as column_name, value, value_rows, bound as covered, bound
  from (
    select partition_value, value, value_rows, place, cast(coalesce(max(case when place > 100 then value_rows end) over (partition by partition_value), 0) as int64) as bound
    from (
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, value) as place
      from (
        select partition_value, cast(x as string) as value, value_rows
        from (
          select '__all__' as partition_value, left(`c6_string`, 256) as x, count(*) as value_rows
          from `shop`.`main`.`every_type`
          where true and `c6_string` is not null
          group by 1, 2
        ) as counted
      ) as written
    ) as ranked
    where place <= 101
  ) as bounded
  where place <= 100
  union all
  select partition_value as part, 'c7' as column_name, value, value_rows, bound as covered, bound
  from (
    select partition_value, value, value_rows, place, cast(coalesce(max(case when place > 100 then value_rows end) over (partition by partition_value), 0) as int64) as bound
    from (
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, value) as place
      from (
        select partition_value, cast(x as string) as value, value_rows
        from (
          select '__all__' as partition_value, left(`c7_string_20`, 256) as x, count(*) as value_rows
          from `shop`.`main`.`every_type`
          where true and `c7_string_20` is not null
          group by 1, 2
        ) as counted
      ) as written
    ) as ranked
    where place <= 101
  ) as bounded
  where place <= 100
  union all
  select partition_value as part, 'c8' as column_name, value, value_rows, bound as covered, bound
  from (
    select partition_value, value, value_rows, place, cast(coalesce(max(case when place > 100 then value_rows end) over (partition by partition_value), 0) as int64) as bound
    from (
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, value) as place
      from (
        select partition_value, cast(x as string) as value, value_rows
        from (
          select '__all__' as partition_value, `c8_date` as x, count(*) as value_rows
          from `shop`.`main`.`every_type`
          where true and `c8_date` is not null
          group by 1, 2
        ) as counted
      ) as written
    ) as ranked
    where place <= 101
  ) as bounded
  where place <= 100
), top_packed as (
  select part, column_name, array_agg(cast(value as string) order by value_rows desc, value) as top_texts, array_agg(cast(value_rows as int64) order by value_rows desc, value) as top_counts, array_agg(cast(covered as int64) order by value_rows desc, value) as top_covered, max(bound) as top_bound
  from top_item
  group by 1, 2
), top_state as (
  select part as partition_id, column_name as column_key, top_texts, top_counts, top_covered, top_bound
  from top_packed
)
select 'source.shop.main.every_type', case when cell.column_name = '' then 'golden-run' end, '', cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count, cell.min_value, cell.max_value, cell.finite_count, cell.sum_value, cell.mean_value, cell.m2_value, cell.min_length, cell.max_length, cell.sum_length, cell.hll_sketch, bucket_steps, bucket_counts, top_texts, top_counts, top_covered, top_bound
from cell
left join bucket_state on bucket_state.column_key = cell.column_key and bucket_state.partition_id = cell.partition_id
left join top_state on top_state.column_key = cell.column_key and top_state.partition_id = cell.partition_id;
end if;
begin transaction;
update `shop`.`main_baselinr`.`baselinr_table_state`
set claimed_by = 'golden-run commits',
  claimed_until = timestamp_add(current_timestamp(), interval 120 minute)
where unique_id in (select unique_id
from `shop`.`main_baselinr`.`baselinr_table_state`
where unique_id = 'source.shop.main.every_type' and last_run_id is null and profile_signature is null and rolled_up_by is null and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp())
and claimed_by = 'golden-run');
if exists (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits') then
delete from `shop`.`main_baselinr`.`baselinr_column_state`
where unique_id = 'source.shop.main.every_type';
insert into `shop`.`main_baselinr`.`baselinr_column_state` (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, min_length, max_length, sum_length, hll_sketch, bucket_steps, bucket_counts, top_texts, top_counts, top_covered, top_bound)
select unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, min_length, max_length, sum_length, hll_sketch, bucket_steps, bucket_counts, top_texts, top_counts, top_covered, top_bound from baselinr_scan_2;
insert into `shop`.`main_baselinr`.`baselinr_partition_state` (unique_id, group_id, partition_id, token, row_count, last_profiled_at, last_changed_at, last_run_id)
select scanned.unique_id, scanned.group_id, scanned.partition_id, scanned.token, scanned.row_count, current_timestamp(),
  case
    when known.partition_id is not null then coalesce(known.last_changed_at, current_timestamp())
    else current_timestamp()
  end, scanned.last_run_id
from `shop`.`main_baselinr`.`baselinr_column_state` as scanned
left join `shop`.`main_baselinr`.`baselinr_partition_state` as known on known.unique_id = 'source.shop.main.every_type' and known.partition_id = scanned.partition_id and known.last_run_id <> 'golden-run'
where scanned.unique_id = 'source.shop.main.every_type' and scanned.column_name = '' and scanned.last_run_id = 'golden-run';
delete from `shop`.`main_baselinr`.`baselinr_partition_state`
where unique_id = 'source.shop.main.every_type' and last_run_id <> 'golden-run';
delete from `shop`.`main_baselinr`.`baselinr_group_state`
where unique_id = 'source.shop.main.every_type' and true;
insert into `shop`.`main_baselinr`.`baselinr_results` (run_id, dataset_name, schema_name, column_name, column_type, metric_name, metric_value, profiled_at, unique_id, is_sampled)
with measured as (
  select column_name, column_type, kind
  from unnest([
    struct('c1_int64' as column_name, 'INT64' as column_type, 'integer' as kind),
    struct('c2_numeric', 'NUMERIC', 'decimal'),
    struct('c3_bignumeric', 'BIGNUMERIC', 'decimal'),
    struct('c4_float64', 'FLOAT64', 'float'),
    struct('c5_bool', 'BOOL', 'boolean'),
    struct('c6_string', 'STRING', 'text'),
    struct('c7_string_20', 'STRING(20)', 'text'),
    struct('c8_date', 'DATE', 'date'),
    struct('c9_datetime', 'DATETIME', 'timestamp'),
    struct('c10_timestamp', 'TIMESTAMP', 'timestamp'),
    struct('c11_time', 'TIME', 'ordered'),
    struct('c12_bytes', 'BYTES', 'other'),
    struct('c13_json', 'JSON', 'other'),
    struct('c14_geography', 'GEOGRAPHY', 'other'),
    struct('c15_interval', 'INTERVAL', 'other'),
    struct('c16_array_int64', 'ARRAY<INT64>', 'other'),
    struct('c17_struct_a_int64_b_string', 'STRUCT<a INT64, b STRING>', 'other'),
    struct('secret', 'STRING', 'text')
  ]) as given
), state as (
  select '' as part, *
  from `shop`.`main_baselinr`.`baselinr_column_state`
  where unique_id = 'source.shop.main.every_type' and column_name <> ''
), total as (
  select cast(coalesce(sum(row_count), 0) as int64) as table_rows
  from `shop`.`main_baselinr`.`baselinr_partition_state`
  where unique_id = 'source.shop.main.every_type'
), grand as (
  select part, column_name, sum(mean_value * finite_count) / nullif(sum(finite_count), 0) as grand_mean
  from state
  where finite_count > 0
  group by 1, 2
), merged as (
  select state.part, state.column_name, max(state.kind) as kind, max(state.value_type) as value_type,
    cast(sum(state.row_count) as int64) as row_count,
    cast(sum(state.non_null_count) as int64) as non_null_count,
    cast(sum(state.zero_count) as int64) as zero_count,
    cast(sum(state.negative_count) as int64) as negative_count,
    cast(sum(state.nan_count) as int64) as nan_count,
    cast(sum(state.inf_count) as int64) as inf_count,
    cast(sum(state.true_count) as int64) as true_count,
    cast(sum(state.empty_count) as int64) as empty_count,
    cast(sum(state.blank_count) as int64) as blank_count,
    coalesce(regexp_replace(cast(min(case when state.value_type = 'bignumeric' then safe_cast(state.min_value as bignumeric) end) as string), r'\.0+$|(\.[0-9]*[1-9])0+$', r'\1'), cast(min(case when state.value_type = 'date' then safe_cast(state.min_value as date) end) as string), cast(min(case when state.value_type = 'datetime' then safe_cast(state.min_value as datetime) end) as string), cast(min(case when state.value_type = 'float64' then safe_cast(state.min_value as float64) end) as string), cast(min(case when state.value_type = 'string' then safe_cast(state.min_value as string) end) as string), cast(min(case when state.value_type = 'time' then safe_cast(state.min_value as time) end) as string), string(min(case when state.value_type = 'timestamp' then safe_cast(state.min_value as timestamp) end), 'UTC')) as min_value,
    coalesce(regexp_replace(cast(max(case when state.value_type = 'bignumeric' then safe_cast(state.max_value as bignumeric) end) as string), r'\.0+$|(\.[0-9]*[1-9])0+$', r'\1'), cast(max(case when state.value_type = 'date' then safe_cast(state.max_value as date) end) as string), cast(max(case when state.value_type = 'datetime' then safe_cast(state.max_value as datetime) end) as string), cast(max(case when state.value_type = 'float64' then safe_cast(state.max_value as float64) end) as string), cast(max(case when state.value_type = 'string' then safe_cast(state.max_value as string) end) as string), cast(max(case when state.value_type = 'time' then safe_cast(state.max_value as time) end) as string), string(max(case when state.value_type = 'timestamp' then safe_cast(state.max_value as timestamp) end), 'UTC')) as max_value,
    cast(sum(state.finite_count) as int64) as finite_count,
    coalesce(regexp_replace(cast(sum(case when state.value_type = 'bignumeric' then safe_cast(state.sum_value as bignumeric) end) as string), r'\.0+$|(\.[0-9]*[1-9])0+$', r'\1')) as sum_value,
    max(grand_mean) as mean_value,
    sum(m2_value) + sum(finite_count * ((mean_value - grand_mean) * (mean_value - grand_mean))) as m2_value,
    cast(min(state.min_length) as int64) as min_length,
    cast(max(state.max_length) as int64) as max_length,
    cast(sum(state.sum_length) as int64) as sum_length,
    hll_count.merge_partial(state.hll_sketch) as hll_sketch
  from state
  left join grand on grand.part = state.part and grand.column_name = state.column_name
  group by 1, 2
), bucket_state as (
  select part, column_name, bucket_steps, bucket_counts, row_number() over () as state_number from state where bucket_steps is not null
), bucket_unpacked as (
  select part, column_name, state_number, item as step, bucket_counts[ordinal(item_place + 1)] as bucket_rows, item_place + 1 as place from bucket_state cross join unnest(bucket_steps) as item with offset as item_place
), bucket_item as (
  select part, column_name, bucket, cast(sum(bucket_rows) as int64) as bucket_rows
  from (select part, column_name, bucket_rows, cast(sum(step) over (partition by state_number order by place rows unbounded preceding) as int64) as bucket from bucket_unpacked) as unpacked
  group by 1, 2, 3
), bucket_rank as (
  select item.column_name, bucket, bucket_rows, kind, low, high, sum(bucket_rows) over (partition by item.column_name order by bucket rows unbounded preceding) as upto,
    sum(bucket_rows) over (partition by item.column_name) as total
  from bucket_item as item
  join (select measured.column_name, kind, case when kind in ('integer', 'decimal', 'numeric', 'float') then case when not (is_nan(safe_cast(min_value as float64))) and not (is_inf(safe_cast(min_value as float64))) then safe_cast(min_value as float64) end end as low, case when kind in ('integer', 'decimal', 'numeric', 'float') then case when not (is_nan(safe_cast(max_value as float64))) and not (is_inf(safe_cast(max_value as float64))) then safe_cast(max_value as float64) end end as high from measured left join (select column_name, min_value, max_value from merged) as merged on merged.column_name = measured.column_name) as ends
    on ends.column_name = item.column_name
), bucket_number as (
  select column_name, kind, bucket, bucket_rows, upto, total, low, high, case when kind = 'integer' and abs(greatest(least(middle, coalesce(high, middle)), coalesce(low, middle))) < 50 then round(greatest(least(middle, coalesce(high, middle)), coalesce(low, middle))) else greatest(least(middle, coalesce(high, middle)), coalesce(low, middle)) end as number
  from (select *, case when bucket > 0 then exp(greatest(least((abs(bucket) - 65536) * cast(0.020000666706669435 as float64) - 0.01005033585350145, 709.78), -744.4)) when bucket < 0 then -exp(greatest(least((abs(bucket) - 65536) * cast(0.020000666706669435 as float64) - 0.01005033585350145, 709.78), -744.4)) else cast(0 as float64) end as middle from bucket_rank) as valued
), histogram_range as (
  select column_name, kind, min(bucket) as first_bucket, max(bucket) as last_bucket, min(coalesce(low, number)) as first_number, max(coalesce(high, number)) as last_number
  from bucket_number
  group by 1, 2
), histogram_bin as (
  select column_name, kind, first_bucket, last_bucket, first_number, last_number,
    case when kind in ('date', 'timestamp') then cast(ceil((last_bucket - first_bucket + 1) / 10.0) as float64) else (last_number / 10 - first_number / 10) end as width
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
  select b.column_name, '[' || string_agg('{"bin_start": ' || case b.kind when 'date' then '"' || cast(date(cast(floor((b.first_bucket + step.bin * b.width) / 12.0) as int64), cast((b.first_bucket + step.bin * b.width) - floor((b.first_bucket + step.bin * b.width) / 12.0) * 12 + 1 as int64), 1) as string) || '"' when 'timestamp' then '"' || cast(date_from_unix_date(cast((b.first_bucket + step.bin * b.width) as int64)) as string) || '"' else cast((b.first_number * ((10 - case when b.width > 0 then step.bin else 10 * step.bin end) / 10.0) + b.last_number * (case when b.width > 0 then step.bin else 10 * step.bin end / 10.0)) as string) end || ', "bin_end": ' || case b.kind when 'date' then '"' || cast(date(cast(floor((b.first_bucket + (step.bin + 1) * b.width) / 12.0) as int64), cast((b.first_bucket + (step.bin + 1) * b.width) - floor((b.first_bucket + (step.bin + 1) * b.width) / 12.0) * 12 + 1 as int64), 1) as string) || '"' when 'timestamp' then '"' || cast(date_from_unix_date(cast((b.first_bucket + (step.bin + 1) * b.width) as int64)) as string) || '"' else cast((b.first_number * ((10 - case when b.width > 0 then (step.bin + 1) else 10 * (step.bin + 1) end) / 10.0) + b.last_number * (case when b.width > 0 then (step.bin + 1) else 10 * (step.bin + 1) end / 10.0)) as string) end || ', "count": ' || cast(coalesce(c.bin_rows, 0) as string) || '}', ', ' order by step.bin) || ']' as histogram
  from histogram_bin as b
  cross join (select bin from unnest(generate_array(0, 9)) as bin) as step
  left join histogram_count as c on c.column_name = b.column_name and c.bin = step.bin
  where step.bin = 0 or (b.width > 0 and (b.kind not in ('date', 'timestamp') or b.first_bucket + step.bin * b.width <= b.last_bucket))
  group by 1
), distribution_step as (
  select column_name, case
      when previous_bucket is null then 0
      when floor(previous_bucket / cast(2 as float64)) = floor(bucket / cast(2 as float64)) then 2
      when floor(previous_bucket / cast(4 as float64)) = floor(bucket / cast(4 as float64)) then 4
      when floor(previous_bucket / cast(8 as float64)) = floor(bucket / cast(8 as float64)) then 8
      when floor(previous_bucket / cast(16 as float64)) = floor(bucket / cast(16 as float64)) then 16
      when floor(previous_bucket / cast(32 as float64)) = floor(bucket / cast(32 as float64)) then 32
      when floor(previous_bucket / cast(64 as float64)) = floor(bucket / cast(64 as float64)) then 64
      when floor(previous_bucket / cast(128 as float64)) = floor(bucket / cast(128 as float64)) then 128
      when floor(previous_bucket / cast(256 as float64)) = floor(bucket / cast(256 as float64)) then 256
      when floor(previous_bucket / cast(512 as float64)) = floor(bucket / cast(512 as float64)) then 512
      when floor(previous_bucket / cast(1024 as float64)) = floor(bucket / cast(1024 as float64)) then 1024
      when floor(previous_bucket / cast(2048 as float64)) = floor(bucket / cast(2048 as float64)) then 2048
      when floor(previous_bucket / cast(4096 as float64)) = floor(bucket / cast(4096 as float64)) then 4096
      when floor(previous_bucket / cast(8192 as float64)) = floor(bucket / cast(8192 as float64)) then 8192
      when floor(previous_bucket / cast(16384 as float64)) = floor(bucket / cast(16384 as float64)) then 16384
      when floor(previous_bucket / cast(32768 as float64)) = floor(bucket / cast(32768 as float64)) then 32768
      when floor(previous_bucket / cast(65536 as float64)) = floor(bucket / cast(65536 as float64)) then 65536
      when floor(previous_bucket / cast(131072 as float64)) = floor(bucket / cast(131072 as float64)) then 131072
      when floor(previous_bucket / cast(262144 as float64)) = floor(bucket / cast(262144 as float64)) then 262144
      else 524288
    end as joined_at
  from (select column_name, bucket, lag(bucket) over (partition by column_name order by bucket) as previous_bucket from bucket_rank) as neighbour
), distribution_width as (
  select column_name, max(case when place = 48 then joined_at else 1 end) as width
  from (select column_name, joined_at, row_number() over (partition by column_name order by joined_at desc) as place from distribution_step) as ranked
  group by 1
), distribution_bucket as (
  select bucket_rank.column_name, kind, width, cast(floor(bucket / cast(width as float64)) as int64) as wide_bucket, cast(sum(bucket_rows) as int64) as wide_rows
  from bucket_rank
  join distribution_width on distribution_width.column_name = bucket_rank.column_name
  group by 1, 2, 3, 4
), distribution as (
  select column_name, '{"of": "' || max(case kind when 'date' then 'months' when 'timestamp' then 'days' else 'numbers' end) || '", "width": ' || cast(max(width) as string) || ', "buckets": ['
    || string_agg('[' || cast(wide_bucket as string) || ', ' || cast(wide_rows as string) || ']', ', ' order by wide_bucket) || ']}' as distribution
  from distribution_bucket
  group by 1
), bucket_values as (
  select bucket_number.column_name, max(total) as bucket_total,
    max(case when upto - bucket_rows < greatest(floor((total * 1 + 99) / 100.0), 1) and upto >= greatest(floor((total * 1 + 99) / 100.0), 1) then case kind when 'date' then cast(date(cast(floor(bucket / 12.0) as int64), cast(bucket - floor(bucket / 12.0) * 12 + 1 as int64), 1) as string) when 'timestamp' then cast(date_from_unix_date(cast(bucket as int64)) as string) else cast(number as string) end end) as p01,
    max(case when upto - bucket_rows < greatest(floor((total * 5 + 99) / 100.0), 1) and upto >= greatest(floor((total * 5 + 99) / 100.0), 1) then case kind when 'date' then cast(date(cast(floor(bucket / 12.0) as int64), cast(bucket - floor(bucket / 12.0) * 12 + 1 as int64), 1) as string) when 'timestamp' then cast(date_from_unix_date(cast(bucket as int64)) as string) else cast(number as string) end end) as p05,
    max(case when upto - bucket_rows < greatest(floor((total * 25 + 99) / 100.0), 1) and upto >= greatest(floor((total * 25 + 99) / 100.0), 1) then case kind when 'date' then cast(date(cast(floor(bucket / 12.0) as int64), cast(bucket - floor(bucket / 12.0) * 12 + 1 as int64), 1) as string) when 'timestamp' then cast(date_from_unix_date(cast(bucket as int64)) as string) else cast(number as string) end end) as p25,
    max(case when upto - bucket_rows < greatest(floor((total * 50 + 99) / 100.0), 1) and upto >= greatest(floor((total * 50 + 99) / 100.0), 1) then case kind when 'date' then cast(date(cast(floor(bucket / 12.0) as int64), cast(bucket - floor(bucket / 12.0) * 12 + 1 as int64), 1) as string) when 'timestamp' then cast(date_from_unix_date(cast(bucket as int64)) as string) else cast(number as string) end end) as median,
    max(case when upto - bucket_rows < greatest(floor((total * 75 + 99) / 100.0), 1) and upto >= greatest(floor((total * 75 + 99) / 100.0), 1) then case kind when 'date' then cast(date(cast(floor(bucket / 12.0) as int64), cast(bucket - floor(bucket / 12.0) * 12 + 1 as int64), 1) as string) when 'timestamp' then cast(date_from_unix_date(cast(bucket as int64)) as string) else cast(number as string) end end) as p75,
    max(case when upto - bucket_rows < greatest(floor((total * 95 + 99) / 100.0), 1) and upto >= greatest(floor((total * 95 + 99) / 100.0), 1) then case kind when 'date' then cast(date(cast(floor(bucket / 12.0) as int64), cast(bucket - floor(bucket / 12.0) * 12 + 1 as int64), 1) as string) when 'timestamp' then cast(date_from_unix_date(cast(bucket as int64)) as string) else cast(number as string) end end) as p95,
    max(case when upto - bucket_rows < greatest(floor((total * 99 + 99) / 100.0), 1) and upto >= greatest(floor((total * 99 + 99) / 100.0), 1) then case kind when 'date' then cast(date(cast(floor(bucket / 12.0) as int64), cast(bucket - floor(bucket / 12.0) * 12 + 1 as int64), 1) as string) when 'timestamp' then cast(date_from_unix_date(cast(bucket as int64)) as string) else cast(number as string) end end) as p99,
    max(histogram.histogram) as histogram, max(distribution.distribution) as distribution
  from bucket_number
  left join histogram on histogram.column_name = bucket_number.column_name
  left join distribution on distribution.column_name = bucket_number.column_name
  group by 1
), top_state as (
  select part, column_name, top_texts, top_counts, top_covered, cast(sum(top_bound) over (partition by part, column_name) as int64) as bound
  from state
  where top_texts is not null
), top_item as (
  select part, column_name, value, cast(sum(value_rows) as int64) as value_rows, cast(sum(covered) as int64) as covered, max(bound) as bound
  from (
    select part, column_name, bound, item as value, top_counts[ordinal(item_place + 1)] as value_rows, top_covered[ordinal(item_place + 1)] as covered from top_state cross join unnest(top_texts) as item with offset as item_place
  ) as unpacked
  group by 1, 2, 3
), top_ranked as (
  select item.column_name, value, value_rows, value_rows + bound - covered as most_rows, value_rows / cast(non_null_count as float64) as ratio, bound,
    row_number() over (partition by item.column_name order by value_rows desc, value) as place, count(*) over (partition by item.column_name) as known_values
  from top_item as item
  join (select column_name, non_null_count from merged) as counted on counted.column_name = item.column_name
), top_values as (
  select column_name, '{"complete": ' || case when max(bound) = 0 and max(known_values) <= 100 and count(written) = count(*) then 'true' else 'false' end || ', "values": ['
    || coalesce(string_agg(written, ', ' order by place), '') || ']}' as top_list
  from (select column_name, bound, known_values, place, '{"value": ' || to_json_string(value) || ', "count": ' || cast(value_rows as string) || ', "max_count": ' || cast(most_rows as string) || ', "ratio": ' || cast(ratio as string) || '}' as written from top_ranked where place <= 100) as listed
  group by 1
), exact as (
  select 'c1_int64' as column_name, count(distinct `c1_int64`) as exact_distinct
  from `shop`.`main`.`every_type`
  where true
  union all select 'c2_numeric' as column_name, count(distinct `c2_numeric`) as exact_distinct
  from `shop`.`main`.`every_type`
  where true
  union all select 'c3_bignumeric' as column_name, count(distinct `c3_bignumeric`) as exact_distinct
  from `shop`.`main`.`every_type`
  where true
  union all select 'c4_float64' as column_name, count(distinct (`c4_float64` + 0.0)) as exact_distinct
  from `shop`.`main`.`every_type`
  where true
  union all select 'c5_bool' as column_name, count(distinct `c5_bool`) as exact_distinct
  from `shop`.`main`.`every_type`
  where true
  union all select 'c6_string' as column_name, count(distinct `c6_string`) as exact_distinct
  from `shop`.`main`.`every_type`
  where true
  union all select 'c7_string_20' as column_name, count(distinct `c7_string_20`) as exact_distinct
  from `shop`.`main`.`every_type`
  where true
  union all select 'c8_date' as column_name, count(distinct `c8_date`) as exact_distinct
  from `shop`.`main`.`every_type`
  where true
  union all select 'c9_datetime' as column_name, count(distinct `c9_datetime`) as exact_distinct
  from `shop`.`main`.`every_type`
  where true
  union all select 'c10_timestamp' as column_name, count(distinct `c10_timestamp`) as exact_distinct
  from `shop`.`main`.`every_type`
  where true
  union all select 'c11_time' as column_name, count(distinct `c11_time`) as exact_distinct
  from `shop`.`main`.`every_type`
  where true
  union all select 'c12_bytes' as column_name, count(distinct to_hex(`c12_bytes`)) as exact_distinct
  from `shop`.`main`.`every_type`
  where true
  union all select 'c13_json' as column_name, count(distinct case when `c13_json` is not null then to_json_string(`c13_json`) end) as exact_distinct
  from `shop`.`main`.`every_type`
  where true
  union all select 'c14_geography' as column_name, count(distinct case when `c14_geography` is not null then to_json_string(`c14_geography`) end) as exact_distinct
  from `shop`.`main`.`every_type`
  where true
  union all select 'c15_interval' as column_name, count(distinct case when `c15_interval` is not null then to_json_string(`c15_interval`) end) as exact_distinct
  from `shop`.`main`.`every_type`
  where true
  union all select 'c16_array_int64' as column_name, count(distinct case when `c16_array_int64` is not null then to_json_string(`c16_array_int64`) end) as exact_distinct
  from `shop`.`main`.`every_type`
  where true
  union all select 'c17_struct_a_int64_b_string' as column_name, count(distinct case when `c17_struct_a_int64_b_string` is not null then to_json_string(`c17_struct_a_int64_b_string`) end) as exact_distinct
  from `shop`.`main`.`every_type`
  where true
  union all select 'secret' as column_name, count(distinct `secret`) as exact_distinct
  from `shop`.`main`.`every_type`
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
  select column_name, column_type, 'count' as metric_name, cast(row_count as string) as metric_value from complete
  union all select column_name, column_type, 'null_count' as metric_name, cast(row_count - non_null_count as string) as metric_value from complete
  union all select column_name, column_type, 'null_ratio' as metric_name, cast((row_count - non_null_count) / cast(nullif(row_count, 0) as float64) as string) as metric_value from complete
  union all select column_name, column_type, 'zero_count' as metric_name, cast(coalesce(zero_count, 0) as string) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float')
  union all select column_name, column_type, 'negative_count' as metric_name, cast(coalesce(negative_count, 0) as string) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float')
  union all select column_name, column_type, 'nan_count' as metric_name, cast(coalesce(nan_count, 0) as string) as metric_value from complete where kind in ('numeric', 'float')
  union all select column_name, column_type, 'inf_count' as metric_name, cast(coalesce(inf_count, 0) as string) as metric_value from complete where kind in ('numeric', 'float')
  union all select column_name, column_type, 'true_count' as metric_name, cast(coalesce(true_count, 0) as string) as metric_value from complete where kind in ('boolean')
  union all select column_name, column_type, 'empty_count' as metric_name, cast(coalesce(empty_count, 0) as string) as metric_value from complete where kind in ('text')
  union all select column_name, column_type, 'blank_count' as metric_name, cast(coalesce(blank_count, 0) as string) as metric_value from complete where kind in ('text')
  union all select column_name, column_type, 'min' as metric_name, cast(min_value as string) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'text', 'date', 'timestamp', 'ordered') and column_name not in ('secret')
  union all select column_name, column_type, 'max' as metric_name, cast(max_value as string) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'text', 'date', 'timestamp', 'ordered') and column_name not in ('secret')
  union all select column_name, column_type, 'freshness' as metric_name, cast(case when max_value not in ('infinity', '-infinity') then max_value end as string) as metric_value from complete where kind in ('date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'age_seconds' as metric_name, cast(case when max_value not in ('infinity', '-infinity') then case kind when 'date' then timestamp_diff(current_timestamp(), timestamp(safe_cast(max_value as date)), second) when 'timestamp' then timestamp_diff(current_timestamp(), safe_cast(max_value as timestamp), second) end end as string) as metric_value from complete where kind in ('date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'sum' as metric_name, cast(coalesce(sum_value, cast(case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then mean_value * finite_count end as string)) as string) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float') and column_name not in ('secret')
  union all select column_name, column_type, 'mean' as metric_name, cast(case when not (is_nan(case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then coalesce(safe_cast(sum_value as float64) / nullif(finite_count, 0), mean_value) end)) and not (is_inf(case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then coalesce(safe_cast(sum_value as float64) / nullif(finite_count, 0), mean_value) end)) then case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then coalesce(safe_cast(sum_value as float64) / nullif(finite_count, 0), mean_value) end end as string) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float') and column_name not in ('secret')
  union all select column_name, column_type, 'stddev' as metric_name, cast(case when not (is_nan(case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then sqrt(m2_value / nullif(finite_count - 1, 0)) end)) and not (is_inf(case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then sqrt(m2_value / nullif(finite_count - 1, 0)) end)) then case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then sqrt(m2_value / nullif(finite_count - 1, 0)) end end as string) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float') and column_name not in ('secret')
  union all select column_name, column_type, 'min_length' as metric_name, cast(min_length as string) as metric_value from complete where kind in ('text') and column_name not in ('secret')
  union all select column_name, column_type, 'max_length' as metric_name, cast(max_length as string) as metric_value from complete where kind in ('text') and column_name not in ('secret')
  union all select column_name, column_type, 'avg_length' as metric_name, cast(sum_length / cast(nullif(non_null_count, 0) as float64) as string) as metric_value from complete where kind in ('text') and column_name not in ('secret')
  union all select column_name, column_type, 'approx_distinct_count' as metric_name, cast(cast(round(coalesce(hll_count.extract(hll_sketch), 0)) as int64) as string) as metric_value from complete
  union all select column_name, column_type, 'unique_ratio' as metric_name, cast(case when row_count > 0 then least(1.0, round(coalesce(hll_count.extract(hll_sketch), 0)) / cast(row_count as float64)) end as string) as metric_value from complete
  union all select column_name, column_type, 'p01' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p01 end as string) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'p05' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p05 end as string) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'p25' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p25 end as string) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'median' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then median end as string) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'p75' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p75 end as string) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'p95' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p95 end as string) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'p99' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p99 end as string) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'histogram' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then histogram end as string) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'distribution' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then distribution end as string) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'top_values' as metric_name, cast(top_list as string) as metric_value from complete where kind in ('text', 'boolean', 'integer', 'date') and column_name not in ('secret')
  union all select column_name, column_type, 'distinct_count' as metric_name, cast(exact_distinct as string) as metric_value from complete
  union all select column_name, column_type, 'is_unique' as metric_name, cast(case when exact_distinct is not null then exact_distinct = non_null_count when non_null_count <= 1 then true when kind = 'boolean' then true_count <= 1 and non_null_count - true_count <= 1 when case kind when 'integer' then safe_cast(max_value as bignumeric) - safe_cast(min_value as bignumeric) + 1 when 'date' then case when safe_cast(min_value as date) = greatest(least(safe_cast(min_value as date), date '9999-12-31'), date '0001-01-01') and safe_cast(max_value as date) = greatest(least(safe_cast(max_value as date), date '9999-12-31'), date '0001-01-01') then date_diff(safe_cast(max_value as date), safe_cast(min_value as date), day) + 1 end end < non_null_count then false end as string) as metric_value from complete
)
select 'golden-run', 'every_type', 'main', column_name, column_type, metric_name, metric_value, current_timestamp(), 'source.shop.main.every_type', false
from metric
where metric_value is not null;
insert into `shop`.`main_baselinr`.`baselinr_runs` (run_id, dataset_name, schema_name, profiled_at, environment, status, row_count, column_count, unique_id, database_name, action, reason, rows_scanned, bytes_scanned, partitions_scanned, sample_fraction, coverage, is_published)
select 'golden-run', 'every_type', 'main', current_timestamp(),
  'dev', 'completed', all_rows, 18,
  'source.shop.main.every_type', 'shop',
  'full', 'first_profile', read_rows, 64000, read_partitions,
  cast(null as float64), 1, true
from (
  select coalesce(sum(row_count), 0) as all_rows, coalesce(sum(case when last_run_id = 'golden-run' then row_count end), 0) as read_rows,
    count(case when last_run_id = 'golden-run' then 1 end) as read_partitions
  from `shop`.`main_baselinr`.`baselinr_partition_state`
  where unique_id = 'source.shop.main.every_type'
) as totals;
insert into `shop`.`main_baselinr`.`baselinr_events` (event_id, event_type, run_id, table_name, `timestamp`, metadata, created_at, unique_id, action, reason, row_count)
values
  ('a0a2058988102449cd2172053e49fc11', 'ProfilingCompleted', 'golden-run', 'every_type', current_timestamp(), '{"action": "full", "reason": "first_profile", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "no complete profile is stored yet", "columns": null, "row_count": null}', current_timestamp(), 'source.shop.main.every_type', 'full', 'first_profile', cast(null as int64));
update `shop`.`main_baselinr`.`baselinr_table_state`
set last_run_id = 'golden-run',
  decision = 'full',
  decision_reason = 'first_profile',
  status = 'success',
  error = null,
  last_checked_at = current_timestamp(),
  staleness_score = 0,
  known_columns = '{"c1_int64": "INT64", "c2_numeric": "NUMERIC", "c3_bignumeric": "BIGNUMERIC", "c4_float64": "FLOAT64", "c5_bool": "BOOL", "c6_string": "STRING", "c7_string_20": "STRING(20)", "c8_date": "DATE", "c9_datetime": "DATETIME", "c10_timestamp": "TIMESTAMP", "c11_time": "TIME", "c12_bytes": "BYTES", "c13_json": "JSON", "c14_geography": "GEOGRAPHY", "c15_interval": "INTERVAL", "c16_array_int64": "ARRAY<INT64>", "c17_struct_a_int64_b_string": "STRUCT<a INT64, b STRING>", "secret": "STRING"}',
  bytes_scanned = 64000,
  claimed_by = null,
  claimed_until = null,
  started_at = null,
  waiting_since = null,
  last_published_at = current_timestamp(),
  last_profiled_at = current_timestamp(),
  next_due_at = timestamp_add(current_timestamp(), interval 0 minute),
  pending_partitions = 0,
  coverage = 1,
  backfilling = false,
  resume_partition = null,
  profile_signature = '4495ace021735e2ec8d3604f4c5d39f8',
  profiled_columns = '{"c1_int64": "INT64", "c2_numeric": "NUMERIC", "c3_bignumeric": "BIGNUMERIC", "c4_float64": "FLOAT64", "c5_bool": "BOOL", "c6_string": "STRING", "c7_string_20": "STRING(20)", "c8_date": "DATE", "c9_datetime": "DATETIME", "c10_timestamp": "TIMESTAMP", "c11_time": "TIME", "c12_bytes": "BYTES", "c13_json": "JSON", "c14_geography": "GEOGRAPHY", "c15_interval": "INTERVAL", "c16_array_int64": "ARRAY<INT64>", "c17_struct_a_int64_b_string": "STRUCT<a INT64, b STRING>", "secret": "STRING sensitive"}',
  hash_id = 'bigquery farm_fingerprint',
  last_verified_at = current_timestamp(),
  metadata = '{}',
  row_count = (select coalesce(sum(row_count), 0) from `shop`.`main_baselinr`.`baselinr_partition_state` where unique_id = 'source.shop.main.every_type'),
  sampled_id = null,
  snapshot_id = 'token of today',
  change_token = 'token of today'
where unique_id = 'source.shop.main.every_type';
else
insert into `shop`.`main_baselinr`.`baselinr_events` (event_id, event_type, run_id, table_name, `timestamp`, metadata, created_at, unique_id, action, reason, row_count)
values
  ('c14ad5693d51f3bf2b9d87f774d3d60b', 'ProfilingSkipped', 'golden-run', 'every_type', current_timestamp(), '{"action": "skip", "reason": "running_elsewhere", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "no complete profile is stored yet", "columns": null, "row_count": null}', current_timestamp(), 'source.shop.main.every_type', 'skip', 'running_elsewhere', cast(null as int64));
end if;
commit transaction;
set baselinr_done = true;
exception when error then
set baselinr_failure = @@error.message;
begin rollback transaction; exception when error then set baselinr_done = false; end;
if baselinr_attempts >= 10 or not regexp_contains(baselinr_failure, '(?i)concurrent update') then
set baselinr_failure = 'BigQuery reported an error; its text is withheld, because this table has sensitive columns';
if exists (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run') then
update `shop`.`main_baselinr`.`baselinr_table_state`
set status = 'error',
  error = baselinr_failure,
  last_checked_at = current_timestamp(),
  claimed_by = null,
  started_at = null
where unique_id = 'source.shop.main.every_type';
insert into `shop`.`main_baselinr`.`baselinr_events` (event_id, event_type, run_id, table_name, `timestamp`, metadata, created_at, unique_id, action, reason, row_count)
values
  ('c07b44c86f9f087854ed923b4a3c22c9', 'ProfilingFailed', 'golden-run', 'every_type', current_timestamp(), '{"action": "full", "reason": "first_profile", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "no complete profile is stored yet", "columns": null, "row_count": null}', current_timestamp(), 'source.shop.main.every_type', 'full', 'first_profile', cast(null as int64));
end if;
set baselinr_done = true;
end if;
end;
end while;
select case event_type when 'ProfilingCompleted' then 'success' when 'ProfilingFailed' then 'error' else 'busy' end as status,
  case when event_type = 'ProfilingFailed' then error end as error, row_count, rows_scanned, partitions_scanned
from (
  select coalesce(event.event_type, case when state.last_run_id = 'golden-run' then 'ProfilingCompleted' when state.status = 'error' then 'ProfilingFailed' end) as event_type,
    state.error, cast(runs.row_count as string) as row_count, cast(runs.rows_scanned as string) as rows_scanned, cast(runs.partitions_scanned as string) as partitions_scanned
  from `shop`.`main_baselinr`.`baselinr_table_state` as state
  left join `shop`.`main_baselinr`.`baselinr_events` as event on event.unique_id = state.unique_id and event.run_id = 'golden-run'
    and event.event_type in ('ProfilingCompleted', 'ProfilingFailed', 'ProfilingSkipped')
  left join `shop`.`main_baselinr`.`baselinr_runs` as runs on runs.unique_id = state.unique_id and runs.run_id = 'golden-run'
  where state.unique_id = 'source.shop.main.every_type'
  order by event.`timestamp` desc
  limit 1
) as told;
