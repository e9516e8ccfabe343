-- A sample with intervals.

/* baselinr run golden-run start every_type */
begin;
lock "shop"."main_baselinr"."baselinr_table_state";
update "shop"."main_baselinr"."baselinr_schema_version"
set applied_at = applied_at
where version = 4;
insert into "shop"."main_baselinr"."baselinr_table_state" (unique_id, database_name, schema_name, table_name)
select unique_id, database_name, schema_name, table_name
from (
  select 'source.shop.main.every_type' as unique_id, 'shop' as database_name, 'main' as schema_name, 'every_type' as table_name
) as missing
where unique_id not in (select unique_id from "shop"."main_baselinr"."baselinr_table_state");
update "shop"."main_baselinr"."baselinr_table_state"
set claimed_by = 'golden-run',
  started_at = sysdate,
  claimed_until = dateadd(minute, 120, sysdate)
where unique_id in (select unique_id
from "shop"."main_baselinr"."baselinr_table_state"
where unique_id = 'source.shop.main.every_type' and last_run_id is null and profile_signature is null and rolled_up_by is null and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate));
insert into "shop"."main_baselinr"."baselinr_events" (event_id, event_type, run_id, table_name, "timestamp", metadata, created_at, unique_id, action, reason, row_count)
values
  ('c052ea30abacfb1b1e46cf6a626254d8', 'ProfilingStarted', 'golden-run', 'every_type', sysdate, '{"action": "sample", "reason": "forced", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "asked for by the user", "columns": null, "row_count": null}', sysdate, 'source.shop.main.every_type', 'sample', 'forced', cast(null as bigint));
commit;
select claimed_by from "shop"."main_baselinr"."baselinr_table_state" where unique_id = 'source.shop.main.every_type';

/* baselinr run golden-run profile "shop"."main"."every_type" */
drop table if exists "baselinr_sample";
create temporary table "baselinr_sample" as
select "c1_smallint", "c2_integer", "c3_bigint", "c4_numeric_18_2", "c5_numeric_38_10", "c6_real", "c7_double_precision", case when "c8_boolean" is not null then 1 end as "c8_boolean", length("c9_character_varying_256") as "c9_character_varying_256", length(cast("c10_character_5" as varchar(65535))) as "c10_character_5", case when "c11_date" is not null then 1 end as "c11_date", case when "c12_timestamp_without_time_zone" is not null then 1 end as "c12_timestamp_without_time_zone", case when "c13_timestamp_with_time_zone" is not null then 1 end as "c13_timestamp_with_time_zone", case when "c14_time_without_time_zone" is not null then 1 end as "c14_time_without_time_zone", case when "c15_time_with_time_zone" is not null then 1 end as "c15_time_with_time_zone", case when "c16_super" is not null then 1 end as "c16_super", case when "c17_binary_varying_64000" is not null then 1 end as "c17_binary_varying_64000", case when "c18_hllsketch" is not null then 1 end as "c18_hllsketch", case when "c19_geometry" is not null then 1 end as "c19_geometry", case when "secret" is not null then 1 end as "secret"
  from "shop"."main"."every_type"
  where true and random() < 0.1;
begin;
lock "shop"."main_baselinr"."baselinr_table_state";
update "shop"."main_baselinr"."baselinr_table_state"
set claimed_by = 'golden-run commits',
  claimed_until = dateadd(minute, 120, sysdate)
where unique_id in (select unique_id
from "shop"."main_baselinr"."baselinr_table_state"
where unique_id = 'source.shop.main.every_type' and last_run_id is null and profile_signature is null and rolled_up_by is null and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate)
and claimed_by = 'golden-run');
insert into "shop"."main_baselinr"."baselinr_events" (event_id, event_type, run_id, table_name, "timestamp", metadata, created_at, unique_id, action, reason, row_count)
select * from (
values
  ('c14ad5693d51f3bf2b9d87f774d3d60b', 'ProfilingSkipped', 'golden-run', 'every_type', sysdate, '{"action": "skip", "reason": "running_elsewhere", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "asked for by the user", "columns": null, "row_count": null}', sysdate, 'source.shop.main.every_type', 'skip', 'running_elsewhere', cast(null as bigint))
) as guarded
where not exists (select 1 from "shop"."main_baselinr"."baselinr_table_state" where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits');
insert into "shop"."main_baselinr"."baselinr_runs" (run_id, dataset_name, schema_name, profiled_at, environment, status, row_count, column_count, unique_id, database_name, action, reason, rows_scanned, bytes_scanned, partitions_scanned, sample_fraction, coverage, is_published)
select * from (
select 'golden-run', 'every_type', 'main', sysdate,
  'dev', 'completed', all_rows, 20,
  'source.shop.main.every_type', 'shop',
  'sample', 'forced', read_rows, 104857, read_partitions,
  0.1, 0, true
from (
  select all_rows, cast(round(all_rows * 0.1) as bigint) as read_rows, 0 as read_partitions
  from (select (select count(*) from "shop"."main"."every_type" where true) as all_rows) as counted
) as totals
) as guarded
where exists (select 1 from "shop"."main_baselinr"."baselinr_table_state" where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits');
insert into "shop"."main_baselinr"."baselinr_results" (run_id, dataset_name, schema_name, column_name, column_type, metric_name, metric_value, interval_low, interval_high, profiled_at, unique_id, is_sampled)
select * from (
select 'golden-run', 'every_type', 'main', column_name, column_type, metric_name, metric_value, interval_low, interval_high, sysdate, 'source.shop.main.every_type', true
from (
with sampled as (
  select * from "baselinr_sample"
), size as (
  select table_rows, sample_rows, greatest(1 - sample_rows / cast(nullif(table_rows, 0) as double precision), 0) as unseen
  from (select (select max(row_count) from "shop"."main_baselinr"."baselinr_runs" where run_id = 'golden-run' and unique_id = 'source.shop.main.every_type') as table_rows, (select count(*) from sampled) as sample_rows) as counted
), scan_1 as (
  select
    /* c1_smallint */
    count("c1_smallint") as c1_present_count, count("c1_smallint") as c1_value_count, count(cast("c1_smallint" as double precision)) as c1_measured_count, avg(cast("c1_smallint" as double precision)) as c1_mean_value, var_pop(cast("c1_smallint" as double precision)) as c1_variance,
    /* c2_integer */
    count("c2_integer") as c2_present_count, count("c2_integer") as c2_value_count, count(cast("c2_integer" as double precision)) as c2_measured_count, avg(cast("c2_integer" as double precision)) as c2_mean_value, var_pop(cast("c2_integer" as double precision)) as c2_variance,
    /* c3_bigint */
    count("c3_bigint") as c3_present_count, count("c3_bigint") as c3_value_count, count(cast("c3_bigint" as double precision)) as c3_measured_count, avg(cast("c3_bigint" as double precision)) as c3_mean_value, var_pop(cast("c3_bigint" as double precision)) as c3_variance,
    /* c4_numeric_18_2 */
    count("c4_numeric_18_2") as c4_present_count, count("c4_numeric_18_2") as c4_value_count, count(cast("c4_numeric_18_2" as double precision)) as c4_measured_count, avg(cast("c4_numeric_18_2" as double precision)) as c4_mean_value, var_pop(cast("c4_numeric_18_2" as double precision)) as c4_variance,
    /* c5_numeric_38_10 */
    count("c5_numeric_38_10") as c5_present_count, count("c5_numeric_38_10") as c5_value_count, count(cast("c5_numeric_38_10" as double precision)) as c5_measured_count, avg(cast("c5_numeric_38_10" as double precision)) as c5_mean_value, var_pop(cast("c5_numeric_38_10" as double precision)) as c5_variance,
    /* c6_real */
    count("c6_real") as c6_present_count, count(case when not ("c6_real" = cast('NaN' as double precision)) and not ("c6_real" in (cast('Infinity' as double precision), cast('-Infinity' as double precision))) then 1 end) as c6_value_count, count(case when abs("c6_real") < cast('Infinity' as double precision) then cast("c6_real" as double precision) end) as c6_measured_count, avg(case when abs("c6_real") < cast('Infinity' as double precision) then cast("c6_real" as double precision) end) as c6_mean_value, var_pop(case when abs("c6_real") < cast('Infinity' as double precision) then cast("c6_real" as double precision) end) as c6_variance,
    /* c7_double_precision */
    count("c7_double_precision") as c7_present_count, count(case when not ("c7_double_precision" = cast('NaN' as double precision)) and not ("c7_double_precision" in (cast('Infinity' as double precision), cast('-Infinity' as double precision))) then 1 end) as c7_value_count, count(case when abs("c7_double_precision") <= 1e140 then "c7_double_precision" end) as c7_measured_count, avg(case when abs("c7_double_precision") <= 1e140 then "c7_double_precision" end) as c7_mean_value, var_pop(case when abs("c7_double_precision") <= 1e140 then "c7_double_precision" end) as c7_variance,
    /* c8_boolean */
    count("c8_boolean") as c8_present_count,
    /* c9_character_varying_256 */
    count("c9_character_varying_256") as c9_present_count, count("c9_character_varying_256") as c9_value_count, count(cast("c9_character_varying_256" as double precision)) as c9_measured_count, avg(cast("c9_character_varying_256" as double precision)) as c9_mean_value, var_pop(cast("c9_character_varying_256" as double precision)) as c9_variance,
    /* c10_character_5 */
    count("c10_character_5") as c10_present_count, count("c10_character_5") as c10_value_count, count(cast("c10_character_5" as double precision)) as c10_measured_count, avg(cast("c10_character_5" as double precision)) as c10_mean_value, var_pop(cast("c10_character_5" as double precision)) as c10_variance,
    /* c11_date */
    count("c11_date") as c11_present_count,
    /* c12_timestamp_without_time_zone */
    count("c12_timestamp_without_time_zone") as c12_present_count,
    /* c13_timestamp_with_time_zone */
    count("c13_timestamp_with_time_zone") as c13_present_count,
    /* c14_time_without_time_zone */
    count("c14_time_without_time_zone") as c14_present_count,
    /* c15_time_with_time_zone */
    count("c15_time_with_time_zone") as c15_present_count,
    /* c16_super */
    count("c16_super") as c16_present_count,
    /* c17_binary_varying_64000 */
    count("c17_binary_varying_64000") as c17_present_count,
    /* c18_hllsketch */
    count("c18_hllsketch") as c18_present_count,
    /* c19_geometry */
    count("c19_geometry") as c19_present_count,
    /* secret */
    count("secret") as c20_present_count
  from sampled
), cell as (
  select 'c1' as column_key, 'c1_smallint' as column_name, 'smallint' as column_type, 'integer' as kind, c1_present_count as present_count, c1_value_count as value_count, c1_measured_count as measured_count, c1_mean_value as mean_value, c1_variance as variance from scan_1
  union all
  select 'c2' as column_key, 'c2_integer' as column_name, 'integer' as column_type, 'integer' as kind, c2_present_count as present_count, c2_value_count as value_count, c2_measured_count as measured_count, c2_mean_value as mean_value, c2_variance as variance from scan_1
  union all
  select 'c3' as column_key, 'c3_bigint' as column_name, 'bigint' as column_type, 'integer' as kind, c3_present_count as present_count, c3_value_count as value_count, c3_measured_count as measured_count, c3_mean_value as mean_value, c3_variance as variance from scan_1
  union all
  select 'c4' as column_key, 'c4_numeric_18_2' as column_name, 'numeric(18,2)' as column_type, 'decimal' as kind, c4_present_count as present_count, c4_value_count as value_count, c4_measured_count as measured_count, c4_mean_value as mean_value, c4_variance as variance from scan_1
  union all
  select 'c5' as column_key, 'c5_numeric_38_10' as column_name, 'numeric(38,10)' as column_type, 'decimal' as kind, c5_present_count as present_count, c5_value_count as value_count, c5_measured_count as measured_count, c5_mean_value as mean_value, c5_variance as variance from scan_1
  union all
  select 'c6' as column_key, 'c6_real' as column_name, 'real' as column_type, 'float' as kind, c6_present_count as present_count, c6_value_count as value_count, c6_measured_count as measured_count, c6_mean_value as mean_value, c6_variance as variance from scan_1
  union all
  select 'c7' as column_key, 'c7_double_precision' as column_name, 'double precision' as column_type, 'float' as kind, c7_present_count as present_count, c7_value_count as value_count, c7_measured_count as measured_count, c7_mean_value as mean_value, c7_variance as variance from scan_1
  union all
  select 'c8' as column_key, 'c8_boolean' as column_name, 'boolean' as column_type, 'boolean' as kind, c8_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as double precision) as mean_value, cast(null as double precision) as variance from scan_1
  union all
  select 'c9' as column_key, 'c9_character_varying_256' as column_name, 'character varying(256)' as column_type, 'text' as kind, c9_present_count as present_count, c9_value_count as value_count, c9_measured_count as measured_count, c9_mean_value as mean_value, c9_variance as variance from scan_1
  union all
  select 'c10' as column_key, 'c10_character_5' as column_name, 'character(5)' as column_type, 'text' as kind, c10_present_count as present_count, c10_value_count as value_count, c10_measured_count as measured_count, c10_mean_value as mean_value, c10_variance as variance from scan_1
  union all
  select 'c11' as column_key, 'c11_date' as column_name, 'date' as column_type, 'date' as kind, c11_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as double precision) as mean_value, cast(null as double precision) as variance from scan_1
  union all
  select 'c12' as column_key, 'c12_timestamp_without_time_zone' as column_name, 'timestamp without time zone' as column_type, 'timestamp' as kind, c12_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as double precision) as mean_value, cast(null as double precision) as variance from scan_1
  union all
  select 'c13' as column_key, 'c13_timestamp_with_time_zone' as column_name, 'timestamp with time zone' as column_type, 'timestamp' as kind, c13_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as double precision) as mean_value, cast(null as double precision) as variance from scan_1
  union all
  select 'c14' as column_key, 'c14_time_without_time_zone' as column_name, 'time without time zone' as column_type, 'ordered' as kind, c14_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as double precision) as mean_value, cast(null as double precision) as variance from scan_1
  union all
  select 'c15' as column_key, 'c15_time_with_time_zone' as column_name, 'time with time zone' as column_type, 'other' as kind, c15_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as double precision) as mean_value, cast(null as double precision) as variance from scan_1
  union all
  select 'c16' as column_key, 'c16_super' as column_name, 'super' as column_type, 'other' as kind, c16_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as double precision) as mean_value, cast(null as double precision) as variance from scan_1
  union all
  select 'c17' as column_key, 'c17_binary_varying_64000' as column_name, 'binary varying(64000)' as column_type, 'other' as kind, c17_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as double precision) as mean_value, cast(null as double precision) as variance from scan_1
  union all
  select 'c18' as column_key, 'c18_hllsketch' as column_name, 'hllsketch' as column_type, 'other' as kind, c18_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as double precision) as mean_value, cast(null as double precision) as variance from scan_1
  union all
  select 'c19' as column_key, 'c19_geometry' as column_name, 'geometry' as column_type, 'other' as kind, c19_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as double precision) as mean_value, cast(null as double precision) as variance from scan_1
  union all
  select 'c20' as column_key, 'secret' as column_name, 'character varying(256)' as column_type, 'text' as kind, c20_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as double precision) as mean_value, cast(null as double precision) as variance from scan_1
), estimate as (
  select cell.column_key, cell.column_name, cell.column_type, cell.kind, cell.value_count, size.table_rows, size.unseen,
    (size.sample_rows - cell.present_count) / cast(nullif(size.sample_rows, 0) as double precision) as null_share,
    greatest(size.table_rows - size.sample_rows, 0) / cast(nullif(size.sample_rows, 0) as double precision) / greatest(size.table_rows - 1, 1) * 3.841458881296 as share_error,
    case when cell.measured_count = cell.value_count then cell.mean_value end as mean_value,
    (1.959964 + 2.372271 / power(cell.freedom, 1) + 2.822499 / power(cell.freedom, 2) + 2.55585 / power(cell.freedom, 3) + 1.589534 / power(cell.freedom, 4)) * sqrt(case when abs(cell.variance) < 1e-305 then 0 else cell.variance end / cell.freedom) * sqrt(size.unseen) as mean_error
  from (select *, cast(nullif(measured_count - 1, 0) as double precision) as freedom from cell) as cell
  cross join size
), wanted as (
  select 'p25' as metric_name, cast(0.25 as double precision) as share, 11 as least_count
  union all
  select 'median' as metric_name, cast(0.5 as double precision) as share, 6 as least_count
  union all
  select 'p75' as metric_name, cast(0.75 as double precision) as share, 11 as least_count
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
  select 'c1' as column_key, place.metric_name, cast(max(case when place.part = 'value' then ordered.value end) as varchar(65535)) as metric_value,
    max(case when place.part = 'low' then ordered.number end) as low, max(case when place.part = 'high' then ordered.number end) as high
  from (
    select "c1_smallint" as value, cast("c1_smallint" as double precision) as number, row_number() over (order by "c1_smallint") as place
    from sampled
    where "c1_smallint" is not null
  ) as ordered
  join place on place.column_key = 'c1' and place.place = ordered.place
  group by place.metric_name
  union all
  select 'c2' as column_key, place.metric_name, cast(max(case when place.part = 'value' then ordered.value end) as varchar(65535)) as metric_value,
    max(case when place.part = 'low' then ordered.number end) as low, max(case when place.part = 'high' then ordered.number end) as high
  from (
    select "c2_integer" as value, cast("c2_integer" as double precision) as number, row_number() over (order by "c2_integer") as place
    from sampled
    where "c2_integer" is not null
  ) as ordered
  join place on place.column_key = 'c2' and place.place = ordered.place
  group by place.metric_name
  union all
  select 'c3' as column_key, place.metric_name, cast(max(case when place.part = 'value' then ordered.value end) as varchar(65535)) as metric_value,
    max(case when place.part = 'low' then ordered.number end) as low, max(case when place.part = 'high' then ordered.number end) as high
  from (
    select "c3_bigint" as value, cast("c3_bigint" as double precision) as number, row_number() over (order by "c3_bigint") as place
    from sampled
    where "c3_bigint" is not null
  ) as ordered
  join place on place.column_key = 'c3' and place.place = ordered.place
  group by place.metric_name
  union all
  select 'c4' as column_key, place.metric_name, cast(max(case when place.part = 'value' then ordered.value end) as varchar(65535)) as metric_value,
    max(case when place.part = 'low' then ordered.number end) as low, max(case when place.part = 'high' then ordered.number end) as high
  from (
    select "c4_numeric_18_2" as value, cast("c4_numeric_18_2" as double precision) as number, row_number() over (order by "c4_numeric_18_2") as place
    from sampled
    where "c4_numeric_18_2" is not null
  ) as ordered
  join place on place.column_key = 'c4' and place.place = ordered.place
  group by place.metric_name
  union all
  select 'c5' as column_key, place.metric_name, cast(max(case when place.part = 'value' then ordered.value end) as varchar(65535)) as metric_value,
    max(case when place.part = 'low' then ordered.number end) as low, max(case when place.part = 'high' then ordered.number end) as high
  from (
    select "c5_numeric_38_10" as value, cast("c5_numeric_38_10" as double precision) as number, row_number() over (order by "c5_numeric_38_10") as place
    from sampled
    where "c5_numeric_38_10" is not null
  ) as ordered
  join place on place.column_key = 'c5' and place.place = ordered.place
  group by place.metric_name
  union all
  select 'c6' as column_key, place.metric_name, cast(max(case when place.part = 'value' then ordered.value end) as varchar(65535)) as metric_value,
    max(case when place.part = 'low' then ordered.number end) as low, max(case when place.part = 'high' then ordered.number end) as high
  from (
    select ("c6_real" + cast(0 as real)) as value, case when abs("c6_real") < cast('Infinity' as double precision) then cast("c6_real" as double precision) end as number, row_number() over (order by ("c6_real" + cast(0 as real))) as place
    from sampled
    where not ("c6_real" = cast('NaN' as double precision)) and not ("c6_real" in (cast('Infinity' as double precision), cast('-Infinity' as double precision)))
  ) as ordered
  join place on place.column_key = 'c6' and place.place = ordered.place
  group by place.metric_name
  union all
  select 'c7' as column_key, place.metric_name, cast(max(case when place.part = 'value' then ordered.value end) as varchar(65535)) as metric_value,
    max(case when place.part = 'low' then ordered.number end) as low, max(case when place.part = 'high' then ordered.number end) as high
  from (
    select ("c7_double_precision" + cast(0 as double precision)) as value, case when abs("c7_double_precision") <= 1e140 then "c7_double_precision" end as number, row_number() over (order by ("c7_double_precision" + cast(0 as double precision))) as place
    from sampled
    where not ("c7_double_precision" = cast('NaN' as double precision)) and not ("c7_double_precision" in (cast('Infinity' as double precision), cast('-Infinity' as double precision)))
  ) as ordered
  join place on place.column_key = 'c7' and place.place = ordered.place
  group by place.metric_name
), metric as (
  select column_name, column_type, 'count' as metric_name, cast(table_rows as varchar(65535)) as metric_value, cast(null as double precision) as interval_low, cast(null as double precision) as interval_high from estimate
  union all select column_name, column_type, 'null_ratio' as metric_name, cast(null_share as varchar(65535)) as metric_value, greatest((null_share + share_error / 2 - sqrt(null_share * (1 - null_share) * share_error + share_error * share_error / 4)) / (1 + share_error), 0) as interval_low, least((null_share + share_error / 2 + sqrt(null_share * (1 - null_share) * share_error + share_error * share_error / 4)) / (1 + share_error), 1) as interval_high from estimate
  union all select column_name, column_type, 'mean' as metric_name, cast(case when not (mean_value = cast('NaN' as double precision)) and not (mean_value in (cast('Infinity' as double precision), cast('-Infinity' as double precision))) then mean_value end as varchar(65535)) as metric_value, case when not (mean_value - mean_error = cast('NaN' as double precision)) and not (mean_value - mean_error in (cast('Infinity' as double precision), cast('-Infinity' as double precision))) then mean_value - mean_error end as interval_low, case when not (mean_value + mean_error = cast('NaN' as double precision)) and not (mean_value + mean_error in (cast('Infinity' as double precision), cast('-Infinity' as double precision))) then mean_value + mean_error end as interval_high from estimate where kind in ('integer', 'decimal', 'numeric', 'float') and column_name not in ('secret')
  union all select column_name, column_type, 'avg_length' as metric_name, cast(case when not (mean_value = cast('NaN' as double precision)) and not (mean_value in (cast('Infinity' as double precision), cast('-Infinity' as double precision))) then mean_value end as varchar(65535)) as metric_value, case when not (mean_value - mean_error = cast('NaN' as double precision)) and not (mean_value - mean_error in (cast('Infinity' as double precision), cast('-Infinity' as double precision))) then mean_value - mean_error end as interval_low, case when not (mean_value + mean_error = cast('NaN' as double precision)) and not (mean_value + mean_error in (cast('Infinity' as double precision), cast('-Infinity' as double precision))) then mean_value + mean_error end as interval_high from estimate where kind in ('text') and column_name not in ('secret')
  union all select estimate.column_name, estimate.column_type, quantile.metric_name, quantile.metric_value, quantile.low as interval_low, quantile.high as interval_high from quantile join estimate on estimate.column_key = quantile.column_key
)
select column_name, column_type, metric_name, metric_value,
  case when interval_high is not null then interval_low end as interval_low, case when interval_low is not null then interval_high end as interval_high
from metric
where metric_value is not null
) as published
) as guarded
where exists (select 1 from "shop"."main_baselinr"."baselinr_table_state" where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits');
insert into "shop"."main_baselinr"."baselinr_events" (event_id, event_type, run_id, table_name, "timestamp", metadata, created_at, unique_id, action, reason, row_count)
select * from (
values
  ('a0a2058988102449cd2172053e49fc11', 'ProfilingCompleted', 'golden-run', 'every_type', sysdate, '{"action": "sample", "reason": "forced", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "asked for by the user", "columns": null, "row_count": null}', sysdate, 'source.shop.main.every_type', 'sample', 'forced', cast(null as bigint))
) as guarded
where exists (select 1 from "shop"."main_baselinr"."baselinr_table_state" where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits');
update "shop"."main_baselinr"."baselinr_table_state"
set last_run_id = 'golden-run',
  decision = 'sample',
  decision_reason = 'forced',
  status = 'success',
  error = null,
  last_checked_at = sysdate,
  staleness_score = 0,
  known_columns = '{"c1_smallint": "smallint", "c2_integer": "integer", "c3_bigint": "bigint", "c4_numeric_18_2": "numeric(18,2)", "c5_numeric_38_10": "numeric(38,10)", "c6_real": "real", "c7_double_precision": "double precision", "c8_boolean": "boolean", "c9_character_varying_256": "character varying(256)", "c10_character_5": "character(5)", "c11_date": "date", "c12_timestamp_without_time_zone": "timestamp without time zone", "c13_timestamp_with_time_zone": "timestamp with time zone", "c14_time_without_time_zone": "time without time zone", "c15_time_with_time_zone": "time with time zone", "c16_super": "super", "c17_binary_varying_64000": "binary varying(64000)", "c18_hllsketch": "hllsketch", "c19_geometry": "geometry", "secret": "character varying(256)"}',
  bytes_scanned = 104857,
  claimed_by = null,
  claimed_until = null,
  started_at = null,
  waiting_since = null,
  last_published_at = sysdate,
  last_profiled_at = sysdate,
  next_due_at = dateadd(minute, 0, sysdate),
  row_count = (select max(row_count) from "shop"."main_baselinr"."baselinr_runs" where run_id = 'golden-run' and unique_id = 'source.shop.main.every_type'),
  sampled_id = '9dd89c4325cd4ad93ea65f8bba71e8f4'
where unique_id = 'source.shop.main.every_type'
  and exists (select 1 from "shop"."main_baselinr"."baselinr_table_state" where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits');
commit;
drop table "baselinr_sample";

select case event_type when 'ProfilingCompleted' then 'success' when 'ProfilingFailed' then 'error' else 'busy' end as status,
  case when event_type = 'ProfilingFailed' then error end as error, row_count, rows_scanned, partitions_scanned
from (
  select coalesce(event.event_type, case when state.last_run_id = 'golden-run' then 'ProfilingCompleted' when state.status = 'error' then 'ProfilingFailed' end) as event_type,
    state.error, cast(runs.row_count as varchar(65535)) as row_count, cast(runs.rows_scanned as varchar(65535)) as rows_scanned, cast(runs.partitions_scanned as varchar(65535)) as partitions_scanned
  from "shop"."main_baselinr"."baselinr_table_state" as state
  left join "shop"."main_baselinr"."baselinr_events" as event on event.unique_id = state.unique_id and event.run_id = 'golden-run'
    and event.event_type in ('ProfilingCompleted', 'ProfilingFailed', 'ProfilingSkipped')
  left join "shop"."main_baselinr"."baselinr_runs" as runs on runs.unique_id = state.unique_id and runs.run_id = 'golden-run'
  where state.unique_id = 'source.shop.main.every_type'
  order by event."timestamp" desc
  limit 1
) as told;
