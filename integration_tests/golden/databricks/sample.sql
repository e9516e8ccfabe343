-- A sample with intervals.

/* baselinr run golden-run start every_type */
insert into `shop`.`main_baselinr`.`baselinr_events` (event_id, event_type, run_id, table_name, timestamp, metadata, created_at, unique_id, action, reason, row_count, column_name, metric_name, baseline_value, current_value, change_percent, drift_severity)
select given_columns.*, cast(null as string) as column_name, cast(null as string) as metric_name, cast(null as double) as baseline_value, cast(null as double) as current_value, cast(null as double) as change_percent, cast(null as string) as drift_severity
from (
values
  ('c052ea30abacfb1b1e46cf6a626254d8', 'ProfilingStarted', 'golden-run', 'every_type', current_timestamp(), '{"action": "sample", "reason": "forced", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "asked for by the user", "columns": null, "row_count": null}', current_timestamp(), 'source.shop.main.every_type', 'sample', 'forced', cast(null as bigint))
) as given_columns;

/* baselinr run golden-run profile `shop`.`main`.`every_type` */
insert into `shop`.`main_baselinr`.`baselinr_events` (event_id, event_type, run_id, table_name, timestamp, metadata, created_at, unique_id, action, reason, row_count, column_name, metric_name, baseline_value, current_value, change_percent, drift_severity)
select given_columns.*, cast(null as string) as column_name, cast(null as string) as metric_name, cast(null as double) as baseline_value, cast(null as double) as current_value, cast(null as double) as change_percent, cast(null as string) as drift_severity
from (
select guarded.* from (
values
  ('c14ad5693d51f3bf2b9d87f774d3d60b', 'ProfilingSkipped', 'golden-run', 'every_type', current_timestamp(), '{"action": "skip", "reason": "running_elsewhere", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "asked for by the user", "columns": null, "row_count": null}', current_timestamp(), 'source.shop.main.every_type', 'skip', 'running_elsewhere', cast(null as bigint))
) as guarded
left anti join (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as given_columns;

/* baselinr run golden-run profile `shop`.`main`.`every_type` */
insert into `shop`.`main_baselinr`.`baselinr_runs` (run_id, dataset_name, schema_name, profiled_at, environment, status, row_count, column_count, unique_id, database_name, action, reason, rows_scanned, bytes_scanned, partitions_scanned, sample_fraction, coverage, is_published, duration_seconds)
select given_columns.*, cast(null as double) as duration_seconds
from (
select guarded.* from (
select 'golden-run', 'every_type', 'main', current_timestamp(),
  'dev', 'completed', all_rows, 23,
  'source.shop.main.every_type', 'shop',
  'sample', 'forced', read_rows, cast(null as bigint), read_partitions,
  0.1, 0, false
from (
  select all_rows, cast(round(all_rows * 0.1) as bigint) as read_rows, 0 as read_partitions
  from (select (select count(*) from `shop`.`main`.`every_type` where true) as all_rows) as counted
) as totals
) as guarded
left semi join (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as given_columns;

/* baselinr run golden-run profile `shop`.`main`.`every_type` */
insert into `shop`.`main_baselinr`.`baselinr_results` (run_id, dataset_name, schema_name, column_name, column_type, metric_name, metric_value, interval_low, interval_high, profiled_at, unique_id, is_sampled)
select guarded.* from (
select 'golden-run', 'every_type', 'main', column_name, column_type, metric_name, metric_value, interval_low, interval_high, current_timestamp(), 'source.shop.main.every_type', true
from (
with sampled as (
  select `c1_tinyint`, `c2_smallint`, `c3_int`, `c4_bigint`, `c5_decimal_18_2`, `c6_decimal_38_10`, `c7_float`, `c8_double`, case when `c9_boolean` is not null then 1 end as `c9_boolean`, length(`c10_string`) as `c10_string`, length(collate(`c11_string_collate_unicode_ci`, 'UTF8_BINARY')) as `c11_string_collate_unicode_ci`, length(`c12_varchar_20`) as `c12_varchar_20`, length(`c13_char_5`) as `c13_char_5`, case when `c14_date` is not null then 1 end as `c14_date`, case when `c15_timestamp` is not null then 1 end as `c15_timestamp`, case when `c16_timestamp_ntz` is not null then 1 end as `c16_timestamp_ntz`, case when `c17_interval_day_to_second` is not null then 1 end as `c17_interval_day_to_second`, case when `c18_binary` is not null then 1 end as `c18_binary`, case when `c19_array_int` is not null then 1 end as `c19_array_int`, case when `c20_map_string_int` is not null then 1 end as `c20_map_string_int`, case when `c21_struct_a_int` is not null then 1 end as `c21_struct_a_int`, case when `c22_variant` is not null then 1 end as `c22_variant`, case when `secret` is not null then 1 end as `secret`
  from `shop`.`main`.`every_type` tablesample (10 percent) repeatable (396721650)
  where true
), size as (
  select table_rows, sample_rows, greatest(1 - sample_rows / cast(nullif(table_rows, 0) as double), 0) as unseen
  from (select (select max(row_count) from `shop`.`main_baselinr`.`baselinr_runs` where run_id = 'golden-run' and unique_id = 'source.shop.main.every_type') as table_rows, (select count(*) from sampled) as sample_rows) as counted
), scan_1 as (
  select
    /* c1_tinyint */
    count(`c1_tinyint`) as c1_present_count, count(`c1_tinyint`) as c1_value_count, count(cast(`c1_tinyint` as double)) as c1_measured_count, avg(cast(`c1_tinyint` as double)) as c1_mean_value, var_pop(cast(`c1_tinyint` as double)) as c1_variance,
    /* c2_smallint */
    count(`c2_smallint`) as c2_present_count, count(`c2_smallint`) as c2_value_count, count(cast(`c2_smallint` as double)) as c2_measured_count, avg(cast(`c2_smallint` as double)) as c2_mean_value, var_pop(cast(`c2_smallint` as double)) as c2_variance,
    /* c3_int */
    count(`c3_int`) as c3_present_count, count(`c3_int`) as c3_value_count, count(cast(`c3_int` as double)) as c3_measured_count, avg(cast(`c3_int` as double)) as c3_mean_value, var_pop(cast(`c3_int` as double)) as c3_variance,
    /* c4_bigint */
    count(`c4_bigint`) as c4_present_count, count(`c4_bigint`) as c4_value_count, count(cast(`c4_bigint` as double)) as c4_measured_count, avg(cast(`c4_bigint` as double)) as c4_mean_value, var_pop(cast(`c4_bigint` as double)) as c4_variance,
    /* c5_decimal_18_2 */
    count(`c5_decimal_18_2`) as c5_present_count, count(`c5_decimal_18_2`) as c5_value_count, count(cast(`c5_decimal_18_2` as double)) as c5_measured_count, avg(cast(`c5_decimal_18_2` as double)) as c5_mean_value, var_pop(cast(`c5_decimal_18_2` as double)) as c5_variance,
    /* c6_decimal_38_10 */
    count(`c6_decimal_38_10`) as c6_present_count, count(`c6_decimal_38_10`) as c6_value_count, count(cast(`c6_decimal_38_10` as double)) as c6_measured_count, avg(cast(`c6_decimal_38_10` as double)) as c6_mean_value, var_pop(cast(`c6_decimal_38_10` as double)) as c6_variance,
    /* c7_float */
    count(`c7_float`) as c7_present_count, count(case when not (isnan(`c7_float`)) and not (`c7_float` in (cast('Infinity' as double), cast('-Infinity' as double))) then 1 end) as c7_value_count, count(case when not (isnan(cast(`c7_float` as double))) and not (cast(`c7_float` as double) in (cast('Infinity' as double), cast('-Infinity' as double))) then cast(`c7_float` as double) end) as c7_measured_count, avg(case when not (isnan(cast(`c7_float` as double))) and not (cast(`c7_float` as double) in (cast('Infinity' as double), cast('-Infinity' as double))) then cast(`c7_float` as double) end) as c7_mean_value, var_pop(case when not (isnan(cast(`c7_float` as double))) and not (cast(`c7_float` as double) in (cast('Infinity' as double), cast('-Infinity' as double))) then cast(`c7_float` as double) end) as c7_variance,
    /* c8_double */
    count(`c8_double`) as c8_present_count, count(case when not (isnan(`c8_double`)) and not (`c8_double` in (cast('Infinity' as double), cast('-Infinity' as double))) then 1 end) as c8_value_count, count(case when not (isnan(cast(`c8_double` as double))) and not (cast(`c8_double` as double) in (cast('Infinity' as double), cast('-Infinity' as double))) then cast(`c8_double` as double) end) as c8_measured_count, avg(case when not (isnan(cast(`c8_double` as double))) and not (cast(`c8_double` as double) in (cast('Infinity' as double), cast('-Infinity' as double))) then cast(`c8_double` as double) end) as c8_mean_value, var_pop(case when not (isnan(cast(`c8_double` as double))) and not (cast(`c8_double` as double) in (cast('Infinity' as double), cast('-Infinity' as double))) then cast(`c8_double` as double) end) as c8_variance,
    /* c9_boolean */
    count(`c9_boolean`) as c9_present_count,
    /* c10_string */
    count(`c10_string`) as c10_present_count, count(`c10_string`) as c10_value_count, count(cast(`c10_string` as double)) as c10_measured_count, avg(cast(`c10_string` as double)) as c10_mean_value, var_pop(cast(`c10_string` as double)) as c10_variance,
    /* c11_string_collate_unicode_ci */
    count(`c11_string_collate_unicode_ci`) as c11_present_count, count(`c11_string_collate_unicode_ci`) as c11_value_count, count(cast(`c11_string_collate_unicode_ci` as double)) as c11_measured_count, avg(cast(`c11_string_collate_unicode_ci` as double)) as c11_mean_value, var_pop(cast(`c11_string_collate_unicode_ci` as double)) as c11_variance,
    /* c12_varchar_20 */
    count(`c12_varchar_20`) as c12_present_count, count(`c12_varchar_20`) as c12_value_count, count(cast(`c12_varchar_20` as double)) as c12_measured_count, avg(cast(`c12_varchar_20` as double)) as c12_mean_value, var_pop(cast(`c12_varchar_20` as double)) as c12_variance,
    /* c13_char_5 */
    count(`c13_char_5`) as c13_present_count, count(`c13_char_5`) as c13_value_count, count(cast(`c13_char_5` as double)) as c13_measured_count, avg(cast(`c13_char_5` as double)) as c13_mean_value, var_pop(cast(`c13_char_5` as double)) as c13_variance,
    /* c14_date */
    count(`c14_date`) as c14_present_count,
    /* c15_timestamp */
    count(`c15_timestamp`) as c15_present_count,
    /* c16_timestamp_ntz */
    count(`c16_timestamp_ntz`) as c16_present_count,
    /* c17_interval_day_to_second */
    count(`c17_interval_day_to_second`) as c17_present_count,
    /* c18_binary */
    count(`c18_binary`) as c18_present_count,
    /* c19_array_int */
    count(`c19_array_int`) as c19_present_count,
    /* c20_map_string_int */
    count(`c20_map_string_int`) as c20_present_count,
    /* c21_struct_a_int */
    count(`c21_struct_a_int`) as c21_present_count,
    /* c22_variant */
    count(`c22_variant`) as c22_present_count,
    /* secret */
    count(`secret`) as c23_present_count
  from sampled
), cell as (
  select 'c1' as column_key, 'c1_tinyint' as column_name, 'tinyint' as column_type, 'integer' as kind, c1_present_count as present_count, c1_value_count as value_count, c1_measured_count as measured_count, c1_mean_value as mean_value, c1_variance as variance from scan_1
  union all
  select 'c2' as column_key, 'c2_smallint' as column_name, 'smallint' as column_type, 'integer' as kind, c2_present_count as present_count, c2_value_count as value_count, c2_measured_count as measured_count, c2_mean_value as mean_value, c2_variance as variance from scan_1
  union all
  select 'c3' as column_key, 'c3_int' as column_name, 'int' as column_type, 'integer' as kind, c3_present_count as present_count, c3_value_count as value_count, c3_measured_count as measured_count, c3_mean_value as mean_value, c3_variance as variance from scan_1
  union all
  select 'c4' as column_key, 'c4_bigint' as column_name, 'bigint' as column_type, 'integer' as kind, c4_present_count as present_count, c4_value_count as value_count, c4_measured_count as measured_count, c4_mean_value as mean_value, c4_variance as variance from scan_1
  union all
  select 'c5' as column_key, 'c5_decimal_18_2' as column_name, 'decimal(18,2)' as column_type, 'decimal' as kind, c5_present_count as present_count, c5_value_count as value_count, c5_measured_count as measured_count, c5_mean_value as mean_value, c5_variance as variance from scan_1
  union all
  select 'c6' as column_key, 'c6_decimal_38_10' as column_name, 'decimal(38,10)' as column_type, 'decimal' as kind, c6_present_count as present_count, c6_value_count as value_count, c6_measured_count as measured_count, c6_mean_value as mean_value, c6_variance as variance from scan_1
  union all
  select 'c7' as column_key, 'c7_float' as column_name, 'float' as column_type, 'float' as kind, c7_present_count as present_count, c7_value_count as value_count, c7_measured_count as measured_count, c7_mean_value as mean_value, c7_variance as variance from scan_1
  union all
  select 'c8' as column_key, 'c8_double' as column_name, 'double' as column_type, 'float' as kind, c8_present_count as present_count, c8_value_count as value_count, c8_measured_count as measured_count, c8_mean_value as mean_value, c8_variance as variance from scan_1
  union all
  select 'c9' as column_key, 'c9_boolean' as column_name, 'boolean' as column_type, 'boolean' as kind, c9_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as double) as mean_value, cast(null as double) as variance from scan_1
  union all
  select 'c10' as column_key, 'c10_string' as column_name, 'string' as column_type, 'text' as kind, c10_present_count as present_count, c10_value_count as value_count, c10_measured_count as measured_count, c10_mean_value as mean_value, c10_variance as variance from scan_1
  union all
  select 'c11' as column_key, 'c11_string_collate_unicode_ci' as column_name, 'string collate UNICODE_CI' as column_type, 'text' as kind, c11_present_count as present_count, c11_value_count as value_count, c11_measured_count as measured_count, c11_mean_value as mean_value, c11_variance as variance from scan_1
  union all
  select 'c12' as column_key, 'c12_varchar_20' as column_name, 'varchar(20)' as column_type, 'text' as kind, c12_present_count as present_count, c12_value_count as value_count, c12_measured_count as measured_count, c12_mean_value as mean_value, c12_variance as variance from scan_1
  union all
  select 'c13' as column_key, 'c13_char_5' as column_name, 'char(5)' as column_type, 'text' as kind, c13_present_count as present_count, c13_value_count as value_count, c13_measured_count as measured_count, c13_mean_value as mean_value, c13_variance as variance from scan_1
  union all
  select 'c14' as column_key, 'c14_date' as column_name, 'date' as column_type, 'date' as kind, c14_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as double) as mean_value, cast(null as double) as variance from scan_1
  union all
  select 'c15' as column_key, 'c15_timestamp' as column_name, 'timestamp' as column_type, 'timestamp' as kind, c15_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as double) as mean_value, cast(null as double) as variance from scan_1
  union all
  select 'c16' as column_key, 'c16_timestamp_ntz' as column_name, 'timestamp_ntz' as column_type, 'timestamp' as kind, c16_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as double) as mean_value, cast(null as double) as variance from scan_1
  union all
  select 'c17' as column_key, 'c17_interval_day_to_second' as column_name, 'interval day to second' as column_type, 'other' as kind, c17_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as double) as mean_value, cast(null as double) as variance from scan_1
  union all
  select 'c18' as column_key, 'c18_binary' as column_name, 'binary' as column_type, 'other' as kind, c18_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as double) as mean_value, cast(null as double) as variance from scan_1
  union all
  select 'c19' as column_key, 'c19_array_int' as column_name, 'array<int>' as column_type, 'other' as kind, c19_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as double) as mean_value, cast(null as double) as variance from scan_1
  union all
  select 'c20' as column_key, 'c20_map_string_int' as column_name, 'map<string,int>' as column_type, 'other' as kind, c20_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as double) as mean_value, cast(null as double) as variance from scan_1
  union all
  select 'c21' as column_key, 'c21_struct_a_int' as column_name, 'struct<a:int>' as column_type, 'other' as kind, c21_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as double) as mean_value, cast(null as double) as variance from scan_1
  union all
  select 'c22' as column_key, 'c22_variant' as column_name, 'variant' as column_type, 'other' as kind, c22_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as double) as mean_value, cast(null as double) as variance from scan_1
  union all
  select 'c23' as column_key, 'secret' as column_name, 'string' as column_type, 'text' as kind, c23_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as double) as mean_value, cast(null as double) as variance from scan_1
), estimate as (
  select cell.column_key, cell.column_name, cell.column_type, cell.kind, cell.value_count, size.table_rows, size.unseen,
    (size.sample_rows - cell.present_count) / cast(nullif(size.sample_rows, 0) as double) as null_share,
    greatest(size.table_rows - size.sample_rows, 0) / cast(nullif(size.sample_rows, 0) as double) / greatest(size.table_rows - 1, 1) * 3.841458881296 as share_error,
    case when cell.measured_count = cell.value_count then cell.mean_value end as mean_value,
    (1.959964 + 2.372271 / power(cell.freedom, 1) + 2.822499 / power(cell.freedom, 2) + 2.55585 / power(cell.freedom, 3) + 1.589534 / power(cell.freedom, 4)) * sqrt(cell.variance / cell.freedom) * sqrt(size.unseen) as mean_error
  from (select *, cast(nullif(measured_count - 1, 0) as double) as freedom from cell) as cell
  cross join size
), wanted as (
  select metric_name, share, least_count
  from (
    values
    ('p25', cast(0.25 as double), 11),
    ('median', cast(0.5 as double), 6),
    ('p75', cast(0.75 as double), 11)
  ) as given (metric_name, share, least_count)
), middle as (
  select estimate.column_key, wanted.metric_name, wanted.least_count, estimate.value_count, estimate.unseen, wanted.share * estimate.value_count as middle,
    1.959964 * sqrt(wanted.share * (1 - wanted.share) * estimate.value_count * estimate.unseen) as spread
  from estimate
  cross join wanted
  where estimate.value_count > 0
), place as (
  select column_key, metric_name, 'value' as part, cast(ceil(middle.middle) as bigint) as place from middle
  union all
  select column_key, metric_name, 'low', cast(case when unseen = 0 then ceil(middle.middle) else greatest(floor(middle.middle - spread), 1) end as bigint) from middle where unseen = 0 or value_count >= least_count
  union all
  select column_key, metric_name, 'high', cast(case when unseen = 0 then ceil(middle.middle) else least(ceil(middle.middle + spread) + 1, value_count) end as bigint) from middle where unseen = 0 or value_count >= least_count
), quantile as (
  select 'c1' as column_key, place.metric_name, cast(max(case when place.part = 'value' then ordered.value end) as string) as metric_value,
    max(case when place.part = 'low' then ordered.number end) as low, max(case when place.part = 'high' then ordered.number end) as high
  from (
    select `c1_tinyint` as value, cast(`c1_tinyint` as double) as number, row_number() over (order by `c1_tinyint`) as place
    from sampled
    where `c1_tinyint` is not null
  ) as ordered
  join place on place.column_key = 'c1' and place.place = ordered.place
  group by place.metric_name
  union all
  select 'c2' as column_key, place.metric_name, cast(max(case when place.part = 'value' then ordered.value end) as string) as metric_value,
    max(case when place.part = 'low' then ordered.number end) as low, max(case when place.part = 'high' then ordered.number end) as high
  from (
    select `c2_smallint` as value, cast(`c2_smallint` as double) as number, row_number() over (order by `c2_smallint`) as place
    from sampled
    where `c2_smallint` is not null
  ) as ordered
  join place on place.column_key = 'c2' and place.place = ordered.place
  group by place.metric_name
  union all
  select 'c3' as column_key, place.metric_name, cast(max(case when place.part = 'value' then ordered.value end) as string) as metric_value,
    max(case when place.part = 'low' then ordered.number end) as low, max(case when place.part = 'high' then ordered.number end) as high
  from (
    select `c3_int` as value, cast(`c3_int` as double) as number, row_number() over (order by `c3_int`) as place
    from sampled
    where `c3_int` is not null
  ) as ordered
  join place on place.column_key = 'c3' and place.place = ordered.place
  group by place.metric_name
  union all
  select 'c4' as column_key, place.metric_name, cast(max(case when place.part = 'value' then ordered.value end) as string) as metric_value,
    max(case when place.part = 'low' then ordered.number end) as low, max(case when place.part = 'high' then ordered.number end) as high
  from (
    select `c4_bigint` as value, cast(`c4_bigint` as double) as number, row_number() over (order by `c4_bigint`) as place
    from sampled
    where `c4_bigint` is not null
  ) as ordered
  join place on place.column_key = 'c4' and place.place = ordered.place
  group by place.metric_name
  union all
  select 'c5' as column_key, place.metric_name, cast(max(case when place.part = 'value' then ordered.value end) as string) as metric_value,
    max(case when place.part = 'low' then ordered.number end) as low, max(case when place.part = 'high' then ordered.number end) as high
  from (
    select `c5_decimal_18_2` as value, cast(`c5_decimal_18_2` as double) as number, row_number() over (order by `c5_decimal_18_2`) as place
    from sampled
    where `c5_decimal_18_2` is not null
  ) as ordered
  join place on place.column_key = 'c5' and place.place = ordered.place
  group by place.metric_name
  union all
  select 'c6' as column_key, place.metric_name, replace(to_char(cast(max(case when place.part = 'value' then ordered.value end) as decimal(38, 10)), 'MI9999999999999999999999999990.0000000000'), ' ', '') as metric_value,
    max(case when place.part = 'low' then ordered.number end) as low, max(case when place.part = 'high' then ordered.number end) as high
  from (
    select `c6_decimal_38_10` as value, cast(`c6_decimal_38_10` as double) as number, row_number() over (order by `c6_decimal_38_10`) as place
    from sampled
    where `c6_decimal_38_10` is not null
  ) as ordered
  join place on place.column_key = 'c6' and place.place = ordered.place
  group by place.metric_name
  union all
  select 'c7' as column_key, place.metric_name, cast(max(case when place.part = 'value' then ordered.value end) as string) as metric_value,
    max(case when place.part = 'low' then ordered.number end) as low, max(case when place.part = 'high' then ordered.number end) as high
  from (
    select (`c7_float` + cast(0 as float)) as value, case when not (isnan(cast(`c7_float` as double))) and not (cast(`c7_float` as double) in (cast('Infinity' as double), cast('-Infinity' as double))) then cast(`c7_float` as double) end as number, row_number() over (order by (`c7_float` + cast(0 as float))) as place
    from sampled
    where not (isnan(`c7_float`)) and not (`c7_float` in (cast('Infinity' as double), cast('-Infinity' as double)))
  ) as ordered
  join place on place.column_key = 'c7' and place.place = ordered.place
  group by place.metric_name
  union all
  select 'c8' as column_key, place.metric_name, cast(max(case when place.part = 'value' then ordered.value end) as string) as metric_value,
    max(case when place.part = 'low' then ordered.number end) as low, max(case when place.part = 'high' then ordered.number end) as high
  from (
    select (`c8_double` + cast(0 as double)) as value, case when not (isnan(cast(`c8_double` as double))) and not (cast(`c8_double` as double) in (cast('Infinity' as double), cast('-Infinity' as double))) then cast(`c8_double` as double) end as number, row_number() over (order by (`c8_double` + cast(0 as double))) as place
    from sampled
    where not (isnan(`c8_double`)) and not (`c8_double` in (cast('Infinity' as double), cast('-Infinity' as double)))
  ) as ordered
  join place on place.column_key = 'c8' and place.place = ordered.place
  group by place.metric_name
), metric as (
  select column_name, column_type, arm.*
  from estimate
  lateral view inline(array(
    named_struct('metric_name', 'count', 'metric_value', cast(table_rows as string), 'interval_low', cast(null as double), 'interval_high', cast(null as double)),
    named_struct('metric_name', 'null_ratio', 'metric_value', cast(null_share as string), 'interval_low', greatest((null_share + share_error / 2 - sqrt(null_share * (1 - null_share) * share_error + share_error * share_error / 4)) / (1 + share_error), 0), 'interval_high', least((null_share + share_error / 2 + sqrt(null_share * (1 - null_share) * share_error + share_error * share_error / 4)) / (1 + share_error), 1)),
    named_struct('metric_name', 'mean', 'metric_value', case when kind in ('integer', 'decimal', 'numeric', 'float') and column_name not in ('secret') then cast(case when not (isnan(mean_value)) and not (mean_value in (cast('Infinity' as double), cast('-Infinity' as double))) then mean_value end as string) end, 'interval_low', case when not (isnan(mean_value - mean_error)) and not (mean_value - mean_error in (cast('Infinity' as double), cast('-Infinity' as double))) then mean_value - mean_error end, 'interval_high', case when not (isnan(mean_value + mean_error)) and not (mean_value + mean_error in (cast('Infinity' as double), cast('-Infinity' as double))) then mean_value + mean_error end),
    named_struct('metric_name', 'avg_length', 'metric_value', case when kind in ('text') and column_name not in ('secret') then cast(case when not (isnan(mean_value)) and not (mean_value in (cast('Infinity' as double), cast('-Infinity' as double))) then mean_value end as string) end, 'interval_low', case when not (isnan(mean_value - mean_error)) and not (mean_value - mean_error in (cast('Infinity' as double), cast('-Infinity' as double))) then mean_value - mean_error end, 'interval_high', case when not (isnan(mean_value + mean_error)) and not (mean_value + mean_error in (cast('Infinity' as double), cast('-Infinity' as double))) then mean_value + mean_error end)
  )) arm as metric_name, metric_value, interval_low, interval_high
  union all select estimate.column_name, estimate.column_type, quantile.metric_name, quantile.metric_value, quantile.low as interval_low, quantile.high as interval_high from quantile join estimate on estimate.column_key = quantile.column_key
)
select column_name, column_type, metric_name, metric_value,
  case when interval_high is not null then interval_low end as interval_low, case when interval_low is not null then interval_high end as interval_high
from metric
where metric_value is not null
) as published
) as guarded
left semi join (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true;

/* baselinr run golden-run profile `shop`.`main`.`every_type` */
merge into `shop`.`main_baselinr`.`baselinr_runs` as stored
using (
select distinct run_id as found_run_id, unique_id as found_unique_id
from `shop`.`main_baselinr`.`baselinr_runs` as stored
where unique_id = 'source.shop.main.every_type' and run_id = 'golden-run'
  and exists (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint)))
) as found
on unique_id = 'source.shop.main.every_type' and run_id = 'golden-run' and stored.run_id <=> found_run_id and stored.unique_id <=> found_unique_id
when matched then update set is_published = true;

/* baselinr run golden-run profile `shop`.`main`.`every_type` */
insert into `shop`.`main_baselinr`.`baselinr_events` (event_id, event_type, run_id, table_name, timestamp, metadata, created_at, unique_id, action, reason, row_count, column_name, metric_name, baseline_value, current_value, change_percent, drift_severity)
select given_columns.*, cast(null as string) as column_name, cast(null as string) as metric_name, cast(null as double) as baseline_value, cast(null as double) as current_value, cast(null as double) as change_percent, cast(null as string) as drift_severity
from (
select guarded.* from (
values
  ('a0a2058988102449cd2172053e49fc11', 'ProfilingCompleted', 'golden-run', 'every_type', current_timestamp(), '{"action": "sample", "reason": "forced", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "asked for by the user", "columns": null, "row_count": null}', current_timestamp(), 'source.shop.main.every_type', 'sample', 'forced', cast(null as bigint))
) as guarded
left semi join (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as given_columns;

/* baselinr run golden-run profile `shop`.`main`.`every_type` */
merge into `shop`.`main_baselinr`.`baselinr_table_state` as stored
using (
select guarded.* from (
  select unique_id as written_id, 'golden-run' as new_last_run_id,
    'sample' as new_decision,
    'forced' as new_decision_reason,
    'success' as new_status,
    null as new_error,
    current_timestamp() as new_last_checked_at,
    0 as new_staleness_score,
    '{"c1_tinyint": "tinyint", "c2_smallint": "smallint", "c3_int": "int", "c4_bigint": "bigint", "c5_decimal_18_2": "decimal(18,2)", "c6_decimal_38_10": "decimal(38,10)", "c7_float": "float", "c8_double": "double", "c9_boolean": "boolean", "c10_string": "string", "c11_string_collate_unicode_ci": "string collate UNICODE_CI", "c12_varchar_20": "varchar(20)", "c13_char_5": "char(5)", "c14_date": "date", "c15_timestamp": "timestamp", "c16_timestamp_ntz": "timestamp_ntz", "c17_interval_day_to_second": "interval day to second", "c18_binary": "binary", "c19_array_int": "array<int>", "c20_map_string_int": "map<string,int>", "c21_struct_a_int": "struct<a:int>", "c22_variant": "variant", "secret": "string"}' as new_known_columns,
    null as new_bytes_scanned,
    null as new_claimed_by,
    null as new_claimed_until,
    null as new_started_at,
    null as new_waiting_since,
    current_timestamp() as new_last_published_at,
    current_timestamp() as new_last_profiled_at,
    timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(0 as bigint)) as new_next_due_at,
    (select max(row_count) from `shop`.`main_baselinr`.`baselinr_runs` where run_id = 'golden-run' and unique_id = 'source.shop.main.every_type') as new_row_count,
    'd2a9d107142a15b3edb66046531c16bb' as new_sampled_id
  from `shop`.`main_baselinr`.`baselinr_table_state`
  where unique_id = 'source.shop.main.every_type'
) as guarded
left semi join (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
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
  row_count = written.new_row_count,
  sampled_id = written.new_sampled_id;
