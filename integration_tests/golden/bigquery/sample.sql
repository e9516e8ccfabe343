-- A sample with intervals.

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
  ('c052ea30abacfb1b1e46cf6a626254d8', 'ProfilingStarted', 'golden-run', 'every_type', current_timestamp(), '{"action": "sample", "reason": "forced", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "asked for by the user", "columns": null, "row_count": null}', current_timestamp(), 'source.shop.main.every_type', 'sample', 'forced', cast(null as int64));
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
create or replace temp table sampled as
  select `c1_int64`, `c2_numeric`, `c3_bignumeric`, `c4_float64`, case when `c5_bool` is not null then 1 end as `c5_bool`, length(`c6_string`) as `c6_string`, length(`c7_string_20`) as `c7_string_20`, case when `c8_date` is not null then 1 end as `c8_date`, case when `c9_datetime` is not null then 1 end as `c9_datetime`, case when `c10_timestamp` is not null then 1 end as `c10_timestamp`, case when `c11_time` is not null then 1 end as `c11_time`, case when `c12_bytes` is not null then 1 end as `c12_bytes`, case when `c13_json` is not null then 1 end as `c13_json`, case when `c14_geography` is not null then 1 end as `c14_geography`, case when `c15_interval` is not null then 1 end as `c15_interval`, case when `c16_array_int64` is not null then 1 end as `c16_array_int64`, case when `c17_struct_a_int64_b_string` is not null then 1 end as `c17_struct_a_int64_b_string`, case when `secret` is not null then 1 end as `secret`
  from `shop`.`main`.`every_type`
  where true and rand() < 0.1;
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
insert into `shop`.`main_baselinr`.`baselinr_runs` (run_id, dataset_name, schema_name, profiled_at, environment, status, row_count, column_count, unique_id, database_name, action, reason, rows_scanned, bytes_scanned, partitions_scanned, sample_fraction, coverage, is_published)
select 'golden-run', 'every_type', 'main', current_timestamp(),
  'dev', 'completed', all_rows, 18,
  'source.shop.main.every_type', 'shop',
  'sample', 'forced', read_rows, 6400, read_partitions,
  0.1, 0, true
from (
  select all_rows, cast(round(all_rows * 0.1) as int64) as read_rows, 0 as read_partitions
  from (select (select count(*) from `shop`.`main`.`every_type` where true) as all_rows) as counted
) as totals;
insert into `shop`.`main_baselinr`.`baselinr_results` (run_id, dataset_name, schema_name, column_name, column_type, metric_name, metric_value, interval_low, interval_high, profiled_at, unique_id, is_sampled)
select 'golden-run', 'every_type', 'main', column_name, column_type, metric_name, metric_value, interval_low, interval_high, current_timestamp(), 'source.shop.main.every_type', true
from (
with size as (
  select table_rows, sample_rows, greatest(1 - sample_rows / cast(nullif(table_rows, 0) as float64), 0) as unseen
  from (select (select max(row_count) from `shop`.`main_baselinr`.`baselinr_runs` where run_id = 'golden-run' and unique_id = 'source.shop.main.every_type') as table_rows, (select count(*) from sampled) as sample_rows) as counted
), scan_1 as (
  select
    /* c1_int64 */
    count(`c1_int64`) as c1_present_count, count(`c1_int64`) as c1_value_count, count(cast(`c1_int64` as float64)) as c1_measured_count, avg(cast(`c1_int64` as float64)) as c1_mean_value, var_pop(cast(`c1_int64` as float64)) as c1_variance,
    /* c2_numeric */
    count(`c2_numeric`) as c2_present_count, count(`c2_numeric`) as c2_value_count, count(cast(`c2_numeric` as float64)) as c2_measured_count, avg(cast(`c2_numeric` as float64)) as c2_mean_value, var_pop(cast(`c2_numeric` as float64)) as c2_variance,
    /* c3_bignumeric */
    count(`c3_bignumeric`) as c3_present_count, count(`c3_bignumeric`) as c3_value_count, count(cast(`c3_bignumeric` as float64)) as c3_measured_count, avg(cast(`c3_bignumeric` as float64)) as c3_mean_value, var_pop(cast(`c3_bignumeric` as float64)) as c3_variance,
    /* c4_float64 */
    count(`c4_float64`) as c4_present_count, count(case when not (is_nan(`c4_float64`)) and not (is_inf(`c4_float64`)) then 1 end) as c4_value_count, count(case when abs(`c4_float64`) <= 1e140 then `c4_float64` end) as c4_measured_count, avg(case when abs(`c4_float64`) <= 1e140 then `c4_float64` end) as c4_mean_value, var_pop(case when abs(`c4_float64`) <= 1e140 then `c4_float64` end) as c4_variance,
    /* c5_bool */
    count(`c5_bool`) as c5_present_count,
    /* c6_string */
    count(`c6_string`) as c6_present_count, count(`c6_string`) as c6_value_count, count(cast(`c6_string` as float64)) as c6_measured_count, avg(cast(`c6_string` as float64)) as c6_mean_value, var_pop(cast(`c6_string` as float64)) as c6_variance,
    /* c7_string_20 */
    count(`c7_string_20`) as c7_present_count, count(`c7_string_20`) as c7_value_count, count(cast(`c7_string_20` as float64)) as c7_measured_count, avg(cast(`c7_string_20` as float64)) as c7_mean_value, var_pop(cast(`c7_string_20` as float64)) as c7_variance,
    /* c8_date */
    count(`c8_date`) as c8_present_count,
    /* c9_datetime */
    count(`c9_datetime`) as c9_present_count,
    /* c10_timestamp */
    count(`c10_timestamp`) as c10_present_count,
    /* c11_time */
    count(`c11_time`) as c11_present_count,
    /* c12_bytes */
    count(`c12_bytes`) as c12_present_count,
    /* c13_json */
    count(`c13_json`) as c13_present_count,
    /* c14_geography */
    count(`c14_geography`) as c14_present_count,
    /* c15_interval */
    count(`c15_interval`) as c15_present_count,
    /* c16_array_int64 */
    count(`c16_array_int64`) as c16_present_count,
    /* c17_struct_a_int64_b_string */
    count(`c17_struct_a_int64_b_string`) as c17_present_count,
    /* secret */
    count(`secret`) as c18_present_count
  from sampled
), cell as (
  select 'c1' as column_key, 'c1_int64' as column_name, 'INT64' as column_type, 'integer' as kind, c1_present_count as present_count, c1_value_count as value_count, c1_measured_count as measured_count, c1_mean_value as mean_value, c1_variance as variance from scan_1
  union all
  select 'c2' as column_key, 'c2_numeric' as column_name, 'NUMERIC' as column_type, 'decimal' as kind, c2_present_count as present_count, c2_value_count as value_count, c2_measured_count as measured_count, c2_mean_value as mean_value, c2_variance as variance from scan_1
  union all
  select 'c3' as column_key, 'c3_bignumeric' as column_name, 'BIGNUMERIC' as column_type, 'decimal' as kind, c3_present_count as present_count, c3_value_count as value_count, c3_measured_count as measured_count, c3_mean_value as mean_value, c3_variance as variance from scan_1
  union all
  select 'c4' as column_key, 'c4_float64' as column_name, 'FLOAT64' as column_type, 'float' as kind, c4_present_count as present_count, c4_value_count as value_count, c4_measured_count as measured_count, c4_mean_value as mean_value, c4_variance as variance from scan_1
  union all
  select 'c5' as column_key, 'c5_bool' as column_name, 'BOOL' as column_type, 'boolean' as kind, c5_present_count as present_count, cast(null as int64) as value_count, cast(null as int64) as measured_count, cast(null as float64) as mean_value, cast(null as float64) as variance from scan_1
  union all
  select 'c6' as column_key, 'c6_string' as column_name, 'STRING' as column_type, 'text' as kind, c6_present_count as present_count, c6_value_count as value_count, c6_measured_count as measured_count, c6_mean_value as mean_value, c6_variance as variance from scan_1
  union all
  select 'c7' as column_key, 'c7_string_20' as column_name, 'STRING(20)' as column_type, 'text' as kind, c7_present_count as present_count, c7_value_count as value_count, c7_measured_count as measured_count, c7_mean_value as mean_value, c7_variance as variance from scan_1
  union all
  select 'c8' as column_key, 'c8_date' as column_name, 'DATE' as column_type, 'date' as kind, c8_present_count as present_count, cast(null as int64) as value_count, cast(null as int64) as measured_count, cast(null as float64) as mean_value, cast(null as float64) as variance from scan_1
  union all
  select 'c9' as column_key, 'c9_datetime' as column_name, 'DATETIME' as column_type, 'timestamp' as kind, c9_present_count as present_count, cast(null as int64) as value_count, cast(null as int64) as measured_count, cast(null as float64) as mean_value, cast(null as float64) as variance from scan_1
  union all
  select 'c10' as column_key, 'c10_timestamp' as column_name, 'TIMESTAMP' as column_type, 'timestamp' as kind, c10_present_count as present_count, cast(null as int64) as value_count, cast(null as int64) as measured_count, cast(null as float64) as mean_value, cast(null as float64) as variance from scan_1
  union all
  select 'c11' as column_key, 'c11_time' as column_name, 'TIME' as column_type, 'ordered' as kind, c11_present_count as present_count, cast(null as int64) as value_count, cast(null as int64) as measured_count, cast(null as float64) as mean_value, cast(null as float64) as variance from scan_1
  union all
  select 'c12' as column_key, 'c12_bytes' as column_name, 'BYTES' as column_type, 'other' as kind, c12_present_count as present_count, cast(null as int64) as value_count, cast(null as int64) as measured_count, cast(null as float64) as mean_value, cast(null as float64) as variance from scan_1
  union all
  select 'c13' as column_key, 'c13_json' as column_name, 'JSON' as column_type, 'other' as kind, c13_present_count as present_count, cast(null as int64) as value_count, cast(null as int64) as measured_count, cast(null as float64) as mean_value, cast(null as float64) as variance from scan_1
  union all
  select 'c14' as column_key, 'c14_geography' as column_name, 'GEOGRAPHY' as column_type, 'other' as kind, c14_present_count as present_count, cast(null as int64) as value_count, cast(null as int64) as measured_count, cast(null as float64) as mean_value, cast(null as float64) as variance from scan_1
  union all
  select 'c15' as column_key, 'c15_interval' as column_name, 'INTERVAL' as column_type, 'other' as kind, c15_present_count as present_count, cast(null as int64) as value_count, cast(null as int64) as measured_count, cast(null as float64) as mean_value, cast(null as float64) as variance from scan_1
  union all
  select 'c16' as column_key, 'c16_array_int64' as column_name, 'ARRAY<INT64>' as column_type, 'other' as kind, c16_present_count as present_count, cast(null as int64) as value_count, cast(null as int64) as measured_count, cast(null as float64) as mean_value, cast(null as float64) as variance from scan_1
  union all
  select 'c17' as column_key, 'c17_struct_a_int64_b_string' as column_name, 'STRUCT<a INT64, b STRING>' as column_type, 'other' as kind, c17_present_count as present_count, cast(null as int64) as value_count, cast(null as int64) as measured_count, cast(null as float64) as mean_value, cast(null as float64) as variance from scan_1
  union all
  select 'c18' as column_key, 'secret' as column_name, 'STRING' as column_type, 'text' as kind, c18_present_count as present_count, cast(null as int64) as value_count, cast(null as int64) as measured_count, cast(null as float64) as mean_value, cast(null as float64) as variance from scan_1
), estimate as (
  select cell.column_key, cell.column_name, cell.column_type, cell.kind, cell.value_count, size.table_rows, size.unseen,
    (size.sample_rows - cell.present_count) / cast(nullif(size.sample_rows, 0) as float64) as null_share,
    greatest(size.table_rows - size.sample_rows, 0) / cast(nullif(size.sample_rows, 0) as float64) / greatest(size.table_rows - 1, 1) * 3.841458881296 as share_error,
    case when cell.measured_count = cell.value_count then cell.mean_value end as mean_value,
    (1.959964 + 2.372271 / power(cell.freedom, 1) + 2.822499 / power(cell.freedom, 2) + 2.55585 / power(cell.freedom, 3) + 1.589534 / power(cell.freedom, 4)) * sqrt(cell.variance / cell.freedom) * sqrt(size.unseen) as mean_error
  from (select *, cast(nullif(measured_count - 1, 0) as float64) as freedom from cell) as cell
  cross join size
), wanted as (
  select metric_name, share, least_count
  from unnest([
    struct('p25' as metric_name, cast(0.25 as float64) as share, 11 as least_count),
    struct('median', cast(0.5 as float64), 6),
    struct('p75', cast(0.75 as float64), 11)
  ]) as given
), middle as (
  select estimate.column_key, wanted.metric_name, wanted.least_count, estimate.value_count, estimate.unseen, wanted.share * estimate.value_count as middle,
    1.959964 * sqrt(wanted.share * (1 - wanted.share) * estimate.value_count * estimate.unseen) as spread
  from estimate
  cross join wanted
  where estimate.value_count > 0
), place as (
  select column_key, metric_name, 'value' as part, cast(ceil(middle.middle) as int64) as place from middle
  union all
  select column_key, metric_name, 'low', cast(case when unseen = 0 then ceil(middle.middle) else greatest(floor(middle.middle - spread), 1) end as int64) from middle where unseen = 0 or value_count >= least_count
  union all
  select column_key, metric_name, 'high', cast(case when unseen = 0 then ceil(middle.middle) else least(ceil(middle.middle + spread) + 1, value_count) end as int64) from middle where unseen = 0 or value_count >= least_count
), quantile as (
  select 'c1' as column_key, place.metric_name, regexp_replace(cast(max(case when place.part = 'value' then ordered.value end) as string), r'\.0+$|(\.[0-9]*[1-9])0+$', r'\1') as metric_value,
    max(case when place.part = 'low' then ordered.number end) as low, max(case when place.part = 'high' then ordered.number end) as high
  from (
    select `c1_int64` as value, cast(`c1_int64` as float64) as number, row_number() over (order by `c1_int64`) as place
    from sampled
    where `c1_int64` is not null
  ) as ordered
  join place on place.column_key = 'c1' and place.place = ordered.place
  group by place.metric_name
  union all
  select 'c2' as column_key, place.metric_name, regexp_replace(cast(max(case when place.part = 'value' then ordered.value end) as string), r'\.0+$|(\.[0-9]*[1-9])0+$', r'\1') as metric_value,
    max(case when place.part = 'low' then ordered.number end) as low, max(case when place.part = 'high' then ordered.number end) as high
  from (
    select `c2_numeric` as value, cast(`c2_numeric` as float64) as number, row_number() over (order by `c2_numeric`) as place
    from sampled
    where `c2_numeric` is not null
  ) as ordered
  join place on place.column_key = 'c2' and place.place = ordered.place
  group by place.metric_name
  union all
  select 'c3' as column_key, place.metric_name, regexp_replace(cast(max(case when place.part = 'value' then ordered.value end) as string), r'\.0+$|(\.[0-9]*[1-9])0+$', r'\1') as metric_value,
    max(case when place.part = 'low' then ordered.number end) as low, max(case when place.part = 'high' then ordered.number end) as high
  from (
    select `c3_bignumeric` as value, cast(`c3_bignumeric` as float64) as number, row_number() over (order by `c3_bignumeric`) as place
    from sampled
    where `c3_bignumeric` is not null
  ) as ordered
  join place on place.column_key = 'c3' and place.place = ordered.place
  group by place.metric_name
  union all
  select 'c4' as column_key, place.metric_name, cast(max(case when place.part = 'value' then ordered.value end) as string) as metric_value,
    max(case when place.part = 'low' then ordered.number end) as low, max(case when place.part = 'high' then ordered.number end) as high
  from (
    select (`c4_float64` + 0.0) as value, case when abs(`c4_float64`) <= 1e140 then `c4_float64` end as number, row_number() over (order by (`c4_float64` + 0.0)) as place
    from sampled
    where not (is_nan(`c4_float64`)) and not (is_inf(`c4_float64`))
  ) as ordered
  join place on place.column_key = 'c4' and place.place = ordered.place
  group by place.metric_name
), metric as (
  select column_name, column_type, 'count' as metric_name, cast(table_rows as string) as metric_value, cast(null as float64) as interval_low, cast(null as float64) as interval_high from estimate
  union all select column_name, column_type, 'null_ratio' as metric_name, cast(null_share as string) as metric_value, greatest((null_share + share_error / 2 - sqrt(null_share * (1 - null_share) * share_error + share_error * share_error / 4)) / (1 + share_error), 0) as interval_low, least((null_share + share_error / 2 + sqrt(null_share * (1 - null_share) * share_error + share_error * share_error / 4)) / (1 + share_error), 1) as interval_high from estimate
  union all select column_name, column_type, 'mean' as metric_name, cast(case when not (is_nan(mean_value)) and not (is_inf(mean_value)) then mean_value end as string) as metric_value, case when not (is_nan(mean_value - mean_error)) and not (is_inf(mean_value - mean_error)) then mean_value - mean_error end as interval_low, case when not (is_nan(mean_value + mean_error)) and not (is_inf(mean_value + mean_error)) then mean_value + mean_error end as interval_high from estimate where kind in ('integer', 'decimal', 'numeric', 'float') and column_name not in ('secret')
  union all select column_name, column_type, 'avg_length' as metric_name, cast(case when not (is_nan(mean_value)) and not (is_inf(mean_value)) then mean_value end as string) as metric_value, case when not (is_nan(mean_value - mean_error)) and not (is_inf(mean_value - mean_error)) then mean_value - mean_error end as interval_low, case when not (is_nan(mean_value + mean_error)) and not (is_inf(mean_value + mean_error)) then mean_value + mean_error end as interval_high from estimate where kind in ('text') and column_name not in ('secret')
  union all select estimate.column_name, estimate.column_type, quantile.metric_name, quantile.metric_value, quantile.low as interval_low, quantile.high as interval_high from quantile join estimate on estimate.column_key = quantile.column_key
)
select column_name, column_type, metric_name, metric_value,
  case when interval_high is not null then interval_low end as interval_low, case when interval_low is not null then interval_high end as interval_high
from metric
where metric_value is not null
) as published;
insert into `shop`.`main_baselinr`.`baselinr_events` (event_id, event_type, run_id, table_name, `timestamp`, metadata, created_at, unique_id, action, reason, row_count)
values
  ('a0a2058988102449cd2172053e49fc11', 'ProfilingCompleted', 'golden-run', 'every_type', current_timestamp(), '{"action": "sample", "reason": "forced", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "asked for by the user", "columns": null, "row_count": null}', current_timestamp(), 'source.shop.main.every_type', 'sample', 'forced', cast(null as int64));
update `shop`.`main_baselinr`.`baselinr_table_state`
set last_run_id = 'golden-run',
  decision = 'sample',
  decision_reason = 'forced',
  status = 'success',
  error = null,
  last_checked_at = current_timestamp(),
  staleness_score = 0,
  known_columns = '{"c1_int64": "INT64", "c2_numeric": "NUMERIC", "c3_bignumeric": "BIGNUMERIC", "c4_float64": "FLOAT64", "c5_bool": "BOOL", "c6_string": "STRING", "c7_string_20": "STRING(20)", "c8_date": "DATE", "c9_datetime": "DATETIME", "c10_timestamp": "TIMESTAMP", "c11_time": "TIME", "c12_bytes": "BYTES", "c13_json": "JSON", "c14_geography": "GEOGRAPHY", "c15_interval": "INTERVAL", "c16_array_int64": "ARRAY<INT64>", "c17_struct_a_int64_b_string": "STRUCT<a INT64, b STRING>", "secret": "STRING"}',
  bytes_scanned = 6400,
  claimed_by = null,
  claimed_until = null,
  started_at = null,
  waiting_since = null,
  last_published_at = current_timestamp(),
  last_profiled_at = current_timestamp(),
  next_due_at = timestamp_add(current_timestamp(), interval 0 minute),
  row_count = (select max(row_count) from `shop`.`main_baselinr`.`baselinr_runs` where run_id = 'golden-run' and unique_id = 'source.shop.main.every_type'),
  sampled_id = 'd296000016ad915b1fade35bfc059110'
where unique_id = 'source.shop.main.every_type';
else
insert into `shop`.`main_baselinr`.`baselinr_events` (event_id, event_type, run_id, table_name, `timestamp`, metadata, created_at, unique_id, action, reason, row_count)
values
  ('c14ad5693d51f3bf2b9d87f774d3d60b', 'ProfilingSkipped', 'golden-run', 'every_type', current_timestamp(), '{"action": "skip", "reason": "running_elsewhere", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "asked for by the user", "columns": null, "row_count": null}', current_timestamp(), 'source.shop.main.every_type', 'skip', 'running_elsewhere', cast(null as int64));
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
  ('c07b44c86f9f087854ed923b4a3c22c9', 'ProfilingFailed', 'golden-run', 'every_type', current_timestamp(), '{"action": "sample", "reason": "forced", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "asked for by the user", "columns": null, "row_count": null}', current_timestamp(), 'source.shop.main.every_type', 'sample', 'forced', cast(null as int64));
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
