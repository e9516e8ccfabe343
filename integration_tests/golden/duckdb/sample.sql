-- A sample with intervals.

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
  ('c052ea30abacfb1b1e46cf6a626254d8', 'ProfilingStarted', 'golden-run', 'every_type', cast(now() at time zone 'UTC' as timestamp), '{"action": "sample", "reason": "forced", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "asked for by the user", "columns": null, "row_count": null}', cast(now() at time zone 'UTC' as timestamp), 'source.shop.main.every_type', 'sample', 'forced', cast(null as bigint));
commit;
select 1 as done;

/* baselinr run golden-run profile "memory"."main"."every_type" */
begin;
insert into "memory"."main_baselinr"."baselinr_runs" (run_id, dataset_name, schema_name, profiled_at, environment, status, row_count, column_count, unique_id, database_name, action, reason, rows_scanned, bytes_scanned, partitions_scanned, sample_fraction, coverage, is_published)
select 'golden-run', 'every_type', 'main', cast(now() at time zone 'UTC' as timestamp),
  'dev', 'completed', all_rows, 21,
  'source.shop.main.every_type', 'memory',
  'sample', 'forced', read_rows, 6400, read_partitions,
  0.1, 0, true
from (
  select all_rows, cast(round(all_rows * 0.1) as bigint) as read_rows, 0 as read_partitions
  from (select (select count(*) from "memory"."main"."every_type" where true) as all_rows) as counted
) as totals;
insert into "memory"."main_baselinr"."baselinr_results" (run_id, dataset_name, schema_name, column_name, column_type, metric_name, metric_value, interval_low, interval_high, profiled_at, unique_id, is_sampled)
select 'golden-run', 'every_type', 'main', column_name, column_type, metric_name, metric_value, interval_low, interval_high, cast(now() at time zone 'UTC' as timestamp), 'source.shop.main.every_type', true
from (
with sampled as materialized (
  select "c1_tinyint", "c2_integer", "c3_bigint", "c4_ubigint", "c5_hugeint", "c6_decimal_18_2", "c7_float", "c8_double", case when "c9_boolean" is not null then 1 end as "c9_boolean", length("c10_varchar") as "c10_varchar", length(cast("c11_enum_a_b" as varchar)) as "c11_enum_a_b", case when "c12_date" is not null then 1 end as "c12_date", case when "c13_timestamp" is not null then 1 end as "c13_timestamp", case when "c14_timestamp_with_time_zone" is not null then 1 end as "c14_timestamp_with_time_zone", case when "c15_time" is not null then 1 end as "c15_time", case when "c16_interval" is not null then 1 end as "c16_interval", case when "c17_uuid" is not null then 1 end as "c17_uuid", case when "c18_blob" is not null then 1 end as "c18_blob", case when "c19_integer" is not null then 1 end as "c19_integer", case when "c20_struct_a_integer" is not null then 1 end as "c20_struct_a_integer", case when "secret" is not null then 1 end as "secret"
  from "memory"."main"."every_type" tablesample bernoulli(10%) repeatable (396721650)
  where true
), size as (
  select table_rows, sample_rows, greatest(1 - sample_rows / cast(nullif(table_rows, 0) as double), 0) as unseen
  from (select (select max(row_count) from "memory"."main_baselinr"."baselinr_runs" where run_id = 'golden-run' and unique_id = 'source.shop.main.every_type') as table_rows, (select count(*) from sampled) as sample_rows) as counted
), scan_1 as materialized (
  select
    /* c1_tinyint */
    count("c1_tinyint") as c1_present_count, count("c1_tinyint") as c1_value_count, count(cast("c1_tinyint" as double)) as c1_measured_count, avg(cast("c1_tinyint" as double)) as c1_mean_value, var_pop(cast("c1_tinyint" as double)) as c1_variance,
    /* c2_integer */
    count("c2_integer") as c2_present_count, count("c2_integer") as c2_value_count, count(cast("c2_integer" as double)) as c2_measured_count, avg(cast("c2_integer" as double)) as c2_mean_value, var_pop(cast("c2_integer" as double)) as c2_variance,
    /* c3_bigint */
    count("c3_bigint") as c3_present_count, count("c3_bigint") as c3_value_count, count(cast("c3_bigint" as double)) as c3_measured_count, avg(cast("c3_bigint" as double)) as c3_mean_value, var_pop(cast("c3_bigint" as double)) as c3_variance,
    /* c4_ubigint */
    count("c4_ubigint") as c4_present_count, count("c4_ubigint") as c4_value_count, count(cast("c4_ubigint" as double)) as c4_measured_count, avg(cast("c4_ubigint" as double)) as c4_mean_value, var_pop(cast("c4_ubigint" as double)) as c4_variance,
    /* c5_hugeint */
    count("c5_hugeint") as c5_present_count, count("c5_hugeint") as c5_value_count, count(try_cast("c5_hugeint" as double)) as c5_measured_count, avg(try_cast("c5_hugeint" as double)) as c5_mean_value, var_pop(try_cast("c5_hugeint" as double)) as c5_variance,
    /* c6_decimal_18_2 */
    count("c6_decimal_18_2") as c6_present_count, count("c6_decimal_18_2") as c6_value_count, count(cast("c6_decimal_18_2" as double)) as c6_measured_count, avg(cast("c6_decimal_18_2" as double)) as c6_mean_value, var_pop(cast("c6_decimal_18_2" as double)) as c6_variance,
    /* c7_float */
    count("c7_float") as c7_present_count, count(case when not (isnan("c7_float")) and not (isinf("c7_float")) then 1 end) as c7_value_count, count(case when isfinite(cast("c7_float" as double)) then cast("c7_float" as double) end) as c7_measured_count, avg(case when isfinite(cast("c7_float" as double)) then cast("c7_float" as double) end) as c7_mean_value, var_pop(case when isfinite(cast("c7_float" as double)) then cast("c7_float" as double) end) as c7_variance,
    /* c8_double */
    count("c8_double") as c8_present_count, count(case when not (isnan("c8_double")) and not (isinf("c8_double")) then 1 end) as c8_value_count, count(case when isfinite(cast("c8_double" as double)) then cast("c8_double" as double) end) as c8_measured_count, avg(case when isfinite(cast("c8_double" as double)) then cast("c8_double" as double) end) as c8_mean_value, var_pop(case when isfinite(cast("c8_double" as double)) then cast("c8_double" as double) end) as c8_variance,
    /* c9_boolean */
    count("c9_boolean") as c9_present_count,
    /* c10_varchar */
    count("c10_varchar") as c10_present_count, count("c10_varchar") as c10_value_count, count(cast("c10_varchar" as double)) as c10_measured_count, avg(cast("c10_varchar" as double)) as c10_mean_value, var_pop(cast("c10_varchar" as double)) as c10_variance,
    /* c11_enum_a_b */
    count("c11_enum_a_b") as c11_present_count, count("c11_enum_a_b") as c11_value_count, count(cast("c11_enum_a_b" as double)) as c11_measured_count, avg(cast("c11_enum_a_b" as double)) as c11_mean_value, var_pop(cast("c11_enum_a_b" as double)) as c11_variance,
    /* c12_date */
    count("c12_date") as c12_present_count,
    /* c13_timestamp */
    count("c13_timestamp") as c13_present_count,
    /* c14_timestamp_with_time_zone */
    count("c14_timestamp_with_time_zone") as c14_present_count,
    /* c15_time */
    count("c15_time") as c15_present_count,
    /* c16_interval */
    count("c16_interval") as c16_present_count,
    /* c17_uuid */
    count("c17_uuid") as c17_present_count,
    /* c18_blob */
    count("c18_blob") as c18_present_count,
    /* c19_integer */
    count("c19_integer") as c19_present_count,
    /* c20_struct_a_integer */
    count("c20_struct_a_integer") as c20_present_count,
    /* secret */
    count("secret") as c21_present_count
  from sampled
), cell as (
  select 'c1' as column_key, 'c1_tinyint' as column_name, 'TINYINT' as column_type, 'integer' as kind, c1_present_count as present_count, c1_value_count as value_count, c1_measured_count as measured_count, c1_mean_value as mean_value, c1_variance as variance from scan_1
  union all
  select 'c2' as column_key, 'c2_integer' as column_name, 'INTEGER' as column_type, 'integer' as kind, c2_present_count as present_count, c2_value_count as value_count, c2_measured_count as measured_count, c2_mean_value as mean_value, c2_variance as variance from scan_1
  union all
  select 'c3' as column_key, 'c3_bigint' as column_name, 'BIGINT' as column_type, 'integer' as kind, c3_present_count as present_count, c3_value_count as value_count, c3_measured_count as measured_count, c3_mean_value as mean_value, c3_variance as variance from scan_1
  union all
  select 'c4' as column_key, 'c4_ubigint' as column_name, 'UBIGINT' as column_type, 'integer' as kind, c4_present_count as present_count, c4_value_count as value_count, c4_measured_count as measured_count, c4_mean_value as mean_value, c4_variance as variance from scan_1
  union all
  select 'c5' as column_key, 'c5_hugeint' as column_name, 'HUGEINT' as column_type, 'integer' as kind, c5_present_count as present_count, c5_value_count as value_count, c5_measured_count as measured_count, c5_mean_value as mean_value, c5_variance as variance from scan_1
  union all
  select 'c6' as column_key, 'c6_decimal_18_2' as column_name, 'DECIMAL(18,2)' as column_type, 'decimal' as kind, c6_present_count as present_count, c6_value_count as value_count, c6_measured_count as measured_count, c6_mean_value as mean_value, c6_variance as variance from scan_1
  union all
  select 'c7' as column_key, 'c7_float' as column_name, 'FLOAT' as column_type, 'float' as kind, c7_present_count as present_count, c7_value_count as value_count, c7_measured_count as measured_count, c7_mean_value as mean_value, c7_variance as variance from scan_1
  union all
  select 'c8' as column_key, 'c8_double' as column_name, 'DOUBLE' as column_type, 'float' as kind, c8_present_count as present_count, c8_value_count as value_count, c8_measured_count as measured_count, c8_mean_value as mean_value, c8_variance as variance from scan_1
  union all
  select 'c9' as column_key, 'c9_boolean' as column_name, 'BOOLEAN' as column_type, 'boolean' as kind, c9_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as double) as mean_value, cast(null as double) as variance from scan_1
  union all
  select 'c10' as column_key, 'c10_varchar' as column_name, 'VARCHAR' as column_type, 'text' as kind, c10_present_count as present_count, c10_value_count as value_count, c10_measured_count as measured_count, c10_mean_value as mean_value, c10_variance as variance from scan_1
  union all
  select 'c11' as column_key, 'c11_enum_a_b' as column_name, 'ENUM(''a'', ''b'')' as column_type, 'text' as kind, c11_present_count as present_count, c11_value_count as value_count, c11_measured_count as measured_count, c11_mean_value as mean_value, c11_variance as variance from scan_1
  union all
  select 'c12' as column_key, 'c12_date' as column_name, 'DATE' as column_type, 'date' as kind, c12_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as double) as mean_value, cast(null as double) as variance from scan_1
  union all
  select 'c13' as column_key, 'c13_timestamp' as column_name, 'TIMESTAMP' as column_type, 'timestamp' as kind, c13_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as double) as mean_value, cast(null as double) as variance from scan_1
  union all
  select 'c14' as column_key, 'c14_timestamp_with_time_zone' as column_name, 'TIMESTAMP WITH TIME ZONE' as column_type, 'timestamp' as kind, c14_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as double) as mean_value, cast(null as double) as variance from scan_1
  union all
  select 'c15' as column_key, 'c15_time' as column_name, 'TIME' as column_type, 'ordered' as kind, c15_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as double) as mean_value, cast(null as double) as variance from scan_1
  union all
  select 'c16' as column_key, 'c16_interval' as column_name, 'INTERVAL' as column_type, 'ordered' as kind, c16_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as double) as mean_value, cast(null as double) as variance from scan_1
  union all
  select 'c17' as column_key, 'c17_uuid' as column_name, 'UUID' as column_type, 'ordered' as kind, c17_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as double) as mean_value, cast(null as double) as variance from scan_1
  union all
  select 'c18' as column_key, 'c18_blob' as column_name, 'BLOB' as column_type, 'other' as kind, c18_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as double) as mean_value, cast(null as double) as variance from scan_1
  union all
  select 'c19' as column_key, 'c19_integer' as column_name, 'INTEGER[]' as column_type, 'other' as kind, c19_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as double) as mean_value, cast(null as double) as variance from scan_1
  union all
  select 'c20' as column_key, 'c20_struct_a_integer' as column_name, 'STRUCT(a INTEGER)' as column_type, 'other' as kind, c20_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as double) as mean_value, cast(null as double) as variance from scan_1
  union all
  select 'c21' as column_key, 'secret' as column_name, 'VARCHAR' as column_type, 'text' as kind, c21_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as double) as mean_value, cast(null as double) as variance from scan_1
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
  select 'c1' as column_key, place.metric_name, cast(max(case when place.part = 'value' then ordered.value end) as varchar) as metric_value,
    max(case when place.part = 'low' then ordered.number end) as low, max(case when place.part = 'high' then ordered.number end) as high
  from (
    select "c1_tinyint" as value, cast("c1_tinyint" as double) as number, row_number() over (order by "c1_tinyint") as place
    from sampled
    where "c1_tinyint" is not null
  ) as ordered
  join place on place.column_key = 'c1' and place.place = ordered.place
  group by place.metric_name
  union all
  select 'c2' as column_key, place.metric_name, cast(max(case when place.part = 'value' then ordered.value end) as varchar) as metric_value,
    max(case when place.part = 'low' then ordered.number end) as low, max(case when place.part = 'high' then ordered.number end) as high
  from (
    select "c2_integer" as value, cast("c2_integer" as double) as number, row_number() over (order by "c2_integer") as place
    from sampled
    where "c2_integer" is not null
  ) as ordered
  join place on place.column_key = 'c2' and place.place = ordered.place
  group by place.metric_name
  union all
  select 'c3' as column_key, place.metric_name, cast(max(case when place.part = 'value' then ordered.value end) as varchar) as metric_value,
    max(case when place.part = 'low' then ordered.number end) as low, max(case when place.part = 'high' then ordered.number end) as high
  from (
    select "c3_bigint" as value, cast("c3_bigint" as double) as number, row_number() over (order by "c3_bigint") as place
    from sampled
    where "c3_bigint" is not null
  ) as ordered
  join place on place.column_key = 'c3' and place.place = ordered.place
  group by place.metric_name
  union all
  select 'c4' as column_key, place.metric_name, cast(max(case when place.part = 'value' then ordered.value end) as varchar) as metric_value,
    max(case when place.part = 'low' then ordered.number end) as low, max(case when place.part = 'high' then ordered.number end) as high
  from (
    select "c4_ubigint" as value, cast("c4_ubigint" as double) as number, row_number() over (order by "c4_ubigint") as place
    from sampled
    where "c4_ubigint" is not null
  ) as ordered
  join place on place.column_key = 'c4' and place.place = ordered.place
  group by place.metric_name
  union all
  select 'c5' as column_key, place.metric_name, cast(max(case when place.part = 'value' then ordered.value end) as varchar) as metric_value,
    max(case when place.part = 'low' then ordered.number end) as low, max(case when place.part = 'high' then ordered.number end) as high
  from (
    select cast("c5_hugeint" as bignum) as value, try_cast("c5_hugeint" as double) as number, row_number() over (order by cast("c5_hugeint" as bignum)) as place
    from sampled
    where "c5_hugeint" is not null
  ) as ordered
  join place on place.column_key = 'c5' and place.place = ordered.place
  group by place.metric_name
  union all
  select 'c6' as column_key, place.metric_name, cast(max(case when place.part = 'value' then ordered.value end) as varchar) as metric_value,
    max(case when place.part = 'low' then ordered.number end) as low, max(case when place.part = 'high' then ordered.number end) as high
  from (
    select "c6_decimal_18_2" as value, cast("c6_decimal_18_2" as double) as number, row_number() over (order by "c6_decimal_18_2") as place
    from sampled
    where "c6_decimal_18_2" is not null
  ) as ordered
  join place on place.column_key = 'c6' and place.place = ordered.place
  group by place.metric_name
  union all
  select 'c7' as column_key, place.metric_name, cast(max(case when place.part = 'value' then ordered.value end) as varchar) as metric_value,
    max(case when place.part = 'low' then ordered.number end) as low, max(case when place.part = 'high' then ordered.number end) as high
  from (
    select ("c7_float" + cast(0 as float)) as value, case when isfinite(cast("c7_float" as double)) then cast("c7_float" as double) end as number, row_number() over (order by ("c7_float" + cast(0 as float))) as place
    from sampled
    where not (isnan("c7_float")) and not (isinf("c7_float"))
  ) as ordered
  join place on place.column_key = 'c7' and place.place = ordered.place
  group by place.metric_name
  union all
  select 'c8' as column_key, place.metric_name, cast(max(case when place.part = 'value' then ordered.value end) as varchar) as metric_value,
    max(case when place.part = 'low' then ordered.number end) as low, max(case when place.part = 'high' then ordered.number end) as high
  from (
    select ("c8_double" + cast(0 as double)) as value, case when isfinite(cast("c8_double" as double)) then cast("c8_double" as double) end as number, row_number() over (order by ("c8_double" + cast(0 as double))) as place
    from sampled
    where not (isnan("c8_double")) and not (isinf("c8_double"))
  ) as ordered
  join place on place.column_key = 'c8' and place.place = ordered.place
  group by place.metric_name
), metric as (
  select column_name, column_type, 'count' as metric_name, cast(table_rows as varchar) as metric_value, cast(null as double) as interval_low, cast(null as double) as interval_high from estimate
  union all select column_name, column_type, 'null_ratio' as metric_name, cast(null_share as varchar) as metric_value, greatest((null_share + share_error / 2 - sqrt(null_share * (1 - null_share) * share_error + share_error * share_error / 4)) / (1 + share_error), 0) as interval_low, least((null_share + share_error / 2 + sqrt(null_share * (1 - null_share) * share_error + share_error * share_error / 4)) / (1 + share_error), 1) as interval_high from estimate
  union all select column_name, column_type, 'mean' as metric_name, cast(case when isfinite(cast(mean_value as double)) then cast(mean_value as double) end as varchar) as metric_value, case when isfinite(cast(mean_value - mean_error as double)) then cast(mean_value - mean_error as double) end as interval_low, case when isfinite(cast(mean_value + mean_error as double)) then cast(mean_value + mean_error as double) end as interval_high from estimate where kind in ('integer', 'decimal', 'numeric', 'float') and column_name not in ('secret')
  union all select column_name, column_type, 'avg_length' as metric_name, cast(case when isfinite(cast(mean_value as double)) then cast(mean_value as double) end as varchar) as metric_value, case when isfinite(cast(mean_value - mean_error as double)) then cast(mean_value - mean_error as double) end as interval_low, case when isfinite(cast(mean_value + mean_error as double)) then cast(mean_value + mean_error as double) end as interval_high from estimate where kind in ('text') and column_name not in ('secret')
  union all select estimate.column_name, estimate.column_type, quantile.metric_name, quantile.metric_value, quantile.low as interval_low, quantile.high as interval_high from quantile join estimate on estimate.column_key = quantile.column_key
)
select column_name, column_type, metric_name, metric_value,
  case when interval_high is not null then interval_low end as interval_low, case when interval_low is not null then interval_high end as interval_high
from metric
where metric_value is not null
) as published;
insert into "memory"."main_baselinr"."baselinr_events" (event_id, event_type, run_id, table_name, "timestamp", metadata, created_at, unique_id, action, reason, row_count)
values
  ('a0a2058988102449cd2172053e49fc11', 'ProfilingCompleted', 'golden-run', 'every_type', cast(now() at time zone 'UTC' as timestamp), '{"action": "sample", "reason": "forced", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "asked for by the user", "columns": null, "row_count": null}', cast(now() at time zone 'UTC' as timestamp), 'source.shop.main.every_type', 'sample', 'forced', cast(null as bigint));
update "memory"."main_baselinr"."baselinr_table_state"
set last_run_id = 'golden-run',
  decision = 'sample',
  decision_reason = 'forced',
  status = 'success',
  error = null,
  last_checked_at = cast(now() at time zone 'UTC' as timestamp),
  staleness_score = 0,
  known_columns = '{"c1_tinyint": "TINYINT", "c2_integer": "INTEGER", "c3_bigint": "BIGINT", "c4_ubigint": "UBIGINT", "c5_hugeint": "HUGEINT", "c6_decimal_18_2": "DECIMAL(18,2)", "c7_float": "FLOAT", "c8_double": "DOUBLE", "c9_boolean": "BOOLEAN", "c10_varchar": "VARCHAR", "c11_enum_a_b": "ENUM(''a'', ''b'')", "c12_date": "DATE", "c13_timestamp": "TIMESTAMP", "c14_timestamp_with_time_zone": "TIMESTAMP WITH TIME ZONE", "c15_time": "TIME", "c16_interval": "INTERVAL", "c17_uuid": "UUID", "c18_blob": "BLOB", "c19_integer": "INTEGER[]", "c20_struct_a_integer": "STRUCT(a INTEGER)", "secret": "VARCHAR"}',
  bytes_scanned = 6400,
  claimed_by = null,
  claimed_until = null,
  started_at = null,
  waiting_since = null,
  last_published_at = cast(now() at time zone 'UTC' as timestamp),
  last_profiled_at = cast(now() at time zone 'UTC' as timestamp),
  next_due_at = cast(now() at time zone 'UTC' as timestamp) + to_minutes(0),
  row_count = (select max(row_count) from "memory"."main_baselinr"."baselinr_runs" where run_id = 'golden-run' and unique_id = 'source.shop.main.every_type'),
  sampled_id = (select md5(case when count(case when true then partition_id || '=' || token end) = count(case when true then 1 end) then md5(coalesce(string_agg(case when true then partition_id || '=' || token end, chr(10) order by partition_id), '')) end || '/3ca3d66ba07dd153c93ce7b5efbbdbe9') from (
select partition_value as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select '__all__' as partition_value, count(*) as row_count, 'duckdb ' || version() || '/' || cast(count(*) as varchar) || '/' || cast(sum(hash("c10_varchar", "c11_enum_a_b", "c12_date", "c13_timestamp", "c14_timestamp_with_time_zone", "c15_time", "c16_interval", "c17_uuid", "c18_blob", "c19_integer", "c1_tinyint", "c20_struct_a_integer", "c2_integer", "c3_bigint", "c4_ubigint", "c5_hugeint", "c6_decimal_18_2", "c7_float", "c8_double", "c9_boolean", "secret")) as varchar) as token
    from "memory"."main"."every_type"
    where true
    group by 1
  ) as scanned
) as live)
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
