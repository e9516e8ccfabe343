-- A sample with intervals.

/* baselinr run golden-run start EVERY_TYPE */
begin;
update "SHOP"."MAIN_BASELINR"."BASELINR_SCHEMA_VERSION"
set applied_at = applied_at
where version = 4;
insert into "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" (unique_id, database_name, schema_name, table_name)
select unique_id, database_name, schema_name, table_name
from (
  select 'source.shop.main.every_type' as unique_id, 'SHOP' as database_name, 'MAIN' as schema_name, 'EVERY_TYPE' as table_name
) as missing
where unique_id not in (select unique_id from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE");
update "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
set claimed_by = 'golden-run',
  started_at = sysdate(),
  claimed_until = dateadd(minute, 120, sysdate())
where unique_id in (select unique_id
from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
where unique_id = 'source.shop.main.every_type' and last_run_id is null and profile_signature is null and rolled_up_by is null and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate()));
insert into "SHOP"."MAIN_BASELINR"."BASELINR_EVENTS" (event_id, event_type, run_id, table_name, "TIMESTAMP", metadata, created_at, unique_id, action, reason, row_count)
values
  ('c052ea30abacfb1b1e46cf6a626254d8', 'ProfilingStarted', 'golden-run', 'EVERY_TYPE', sysdate(), '{"action": "sample", "reason": "forced", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "asked for by the user", "columns": null, "row_count": null}', sysdate(), 'source.shop.main.every_type', 'sample', 'forced', cast(null as bigint));
commit;
select claimed_by from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.every_type';

/* baselinr run golden-run profile "SHOP"."MAIN"."EVERY_TYPE" */
begin;
update "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
set claimed_by = 'golden-run commits',
  claimed_until = dateadd(minute, 120, sysdate())
where unique_id in (select unique_id
from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
where unique_id = 'source.shop.main.every_type' and last_run_id is null and profile_signature is null and rolled_up_by is null and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate())
and claimed_by = 'golden-run');
insert into "SHOP"."MAIN_BASELINR"."BASELINR_EVENTS" (event_id, event_type, run_id, table_name, "TIMESTAMP", metadata, created_at, unique_id, action, reason, row_count)
select * from (
values
  ('c14ad5693d51f3bf2b9d87f774d3d60b', 'ProfilingSkipped', 'golden-run', 'EVERY_TYPE', sysdate(), '{"action": "skip", "reason": "running_elsewhere", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "asked for by the user", "columns": null, "row_count": null}', sysdate(), 'source.shop.main.every_type', 'skip', 'running_elsewhere', cast(null as bigint))
) as guarded
where not exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits');
insert into "SHOP"."MAIN_BASELINR"."BASELINR_RUNS" (run_id, dataset_name, schema_name, profiled_at, environment, status, row_count, column_count, unique_id, database_name, action, reason, rows_scanned, bytes_scanned, partitions_scanned, sample_fraction, coverage, is_published)
select * from (
select 'golden-run', 'EVERY_TYPE', 'MAIN', sysdate(),
  'dev', 'completed', all_rows, 18,
  'source.shop.main.every_type', 'SHOP',
  'sample', 'forced', read_rows, 6400, read_partitions,
  0.1, 0, true
from (
  select all_rows, cast(round(all_rows * 0.1) as bigint) as read_rows, 0 as read_partitions
  from (select (select count(*) from "SHOP"."MAIN"."EVERY_TYPE" where true) as all_rows) as counted
) as totals
) as guarded
where exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits');
insert into "SHOP"."MAIN_BASELINR"."BASELINR_RESULTS" (run_id, dataset_name, schema_name, column_name, column_type, metric_name, metric_value, interval_low, interval_high, profiled_at, unique_id, is_sampled)
select * from (
select 'golden-run', 'EVERY_TYPE', 'MAIN', column_name, column_type, metric_name, metric_value, interval_low, interval_high, sysdate(), 'source.shop.main.every_type', true
from (
with sampled as (
  select "C1_NUMBER_38_0", "C2_NUMBER_18_2", "C3_FLOAT", case when "C4_BOOLEAN" is not null then 1 end as "C4_BOOLEAN", length("C5_TEXT") as "C5_TEXT", length(collate("C6_TEXT_COLLATE_EN_CI", '')) as "C6_TEXT_COLLATE_EN_CI", case when "C7_DATE" is not null then 1 end as "C7_DATE", case when "C8_TIME" is not null then 1 end as "C8_TIME", case when "C9_TIMESTAMP_NTZ" is not null then 1 end as "C9_TIMESTAMP_NTZ", case when "C10_TIMESTAMP_LTZ" is not null then 1 end as "C10_TIMESTAMP_LTZ", case when "C11_TIMESTAMP_TZ" is not null then 1 end as "C11_TIMESTAMP_TZ", case when "C12_VARIANT" is not null then 1 end as "C12_VARIANT", case when "C13_OBJECT" is not null then 1 end as "C13_OBJECT", case when "C14_ARRAY" is not null then 1 end as "C14_ARRAY", case when "C15_BINARY" is not null then 1 end as "C15_BINARY", case when "C16_GEOGRAPHY" is not null then 1 end as "C16_GEOGRAPHY", case when "C17_VECTOR" is not null then 1 end as "C17_VECTOR", case when "SECRET" is not null then 1 end as "SECRET"
  from "SHOP"."MAIN"."EVERY_TYPE" sample bernoulli (10) seed (396721650)
  where true
), size as (
  select table_rows, sample_rows, greatest(1 - sample_rows / cast(nullif(table_rows, 0) as float), 0) as unseen
  from (select (select max(row_count) from "SHOP"."MAIN_BASELINR"."BASELINR_RUNS" where run_id = 'golden-run' and unique_id = 'source.shop.main.every_type') as table_rows, (select count(*) from sampled) as sample_rows) as counted
), scan_1 as (
  select
    /* C1_NUMBER_38_0 */
    count("C1_NUMBER_38_0") as c1_present_count, count("C1_NUMBER_38_0") as c1_value_count, count(cast("C1_NUMBER_38_0" as float)) as c1_measured_count, avg(cast("C1_NUMBER_38_0" as float)) as c1_mean_value, var_pop(cast("C1_NUMBER_38_0" as float)) as c1_variance,
    /* C2_NUMBER_18_2 */
    count("C2_NUMBER_18_2") as c2_present_count, count("C2_NUMBER_18_2") as c2_value_count, count(cast("C2_NUMBER_18_2" as float)) as c2_measured_count, avg(cast("C2_NUMBER_18_2" as float)) as c2_mean_value, var_pop(cast("C2_NUMBER_18_2" as float)) as c2_variance,
    /* C3_FLOAT */
    count("C3_FLOAT") as c3_present_count, count(case when not ("C3_FLOAT" = cast('NaN' as float)) and not ("C3_FLOAT" in (cast('inf' as float), cast('-inf' as float))) then 1 end) as c3_value_count, count(case when not ("C3_FLOAT" = cast('NaN' as float)) and not ("C3_FLOAT" in (cast('inf' as float), cast('-inf' as float))) then "C3_FLOAT" end) as c3_measured_count, avg(case when not ("C3_FLOAT" = cast('NaN' as float)) and not ("C3_FLOAT" in (cast('inf' as float), cast('-inf' as float))) then "C3_FLOAT" end) as c3_mean_value, var_pop(case when not ("C3_FLOAT" = cast('NaN' as float)) and not ("C3_FLOAT" in (cast('inf' as float), cast('-inf' as float))) then "C3_FLOAT" end) as c3_variance,
    /* C4_BOOLEAN */
    count("C4_BOOLEAN") as c4_present_count,
    /* C5_TEXT */
    count("C5_TEXT") as c5_present_count, count("C5_TEXT") as c5_value_count, count(cast("C5_TEXT" as float)) as c5_measured_count, avg(cast("C5_TEXT" as float)) as c5_mean_value, var_pop(cast("C5_TEXT" as float)) as c5_variance,
    /* C6_TEXT_COLLATE_EN_CI */
    count("C6_TEXT_COLLATE_EN_CI") as c6_present_count, count("C6_TEXT_COLLATE_EN_CI") as c6_value_count, count(cast("C6_TEXT_COLLATE_EN_CI" as float)) as c6_measured_count, avg(cast("C6_TEXT_COLLATE_EN_CI" as float)) as c6_mean_value, var_pop(cast("C6_TEXT_COLLATE_EN_CI" as float)) as c6_variance,
    /* C7_DATE */
    count("C7_DATE") as c7_present_count,
    /* C8_TIME */
    count("C8_TIME") as c8_present_count,
    /* C9_TIMESTAMP_NTZ */
    count("C9_TIMESTAMP_NTZ") as c9_present_count,
    /* C10_TIMESTAMP_LTZ */
    count("C10_TIMESTAMP_LTZ") as c10_present_count,
    /* C11_TIMESTAMP_TZ */
    count("C11_TIMESTAMP_TZ") as c11_present_count,
    /* C12_VARIANT */
    count("C12_VARIANT") as c12_present_count,
    /* C13_OBJECT */
    count("C13_OBJECT") as c13_present_count,
    /* C14_ARRAY */
    count("C14_ARRAY") as c14_present_count,
    /* C15_BINARY */
    count("C15_BINARY") as c15_present_count,
    /* C16_GEOGRAPHY */
    count("C16_GEOGRAPHY") as c16_present_count,
    /* C17_VECTOR */
    count("C17_VECTOR") as c17_present_count,
    /* SECRET */
    count("SECRET") as c18_present_count
  from sampled
), cell as (
  select 'c1' as column_key, 'C1_NUMBER_38_0' as column_name, 'NUMBER(38,0)' as column_type, 'integer' as kind, c1_present_count as present_count, c1_value_count as value_count, c1_measured_count as measured_count, c1_mean_value as mean_value, c1_variance as variance from scan_1
  union all
  select 'c2' as column_key, 'C2_NUMBER_18_2' as column_name, 'NUMBER(18,2)' as column_type, 'decimal' as kind, c2_present_count as present_count, c2_value_count as value_count, c2_measured_count as measured_count, c2_mean_value as mean_value, c2_variance as variance from scan_1
  union all
  select 'c3' as column_key, 'C3_FLOAT' as column_name, 'FLOAT' as column_type, 'float' as kind, c3_present_count as present_count, c3_value_count as value_count, c3_measured_count as measured_count, c3_mean_value as mean_value, c3_variance as variance from scan_1
  union all
  select 'c4' as column_key, 'C4_BOOLEAN' as column_name, 'BOOLEAN' as column_type, 'boolean' as kind, c4_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as float) as mean_value, cast(null as float) as variance from scan_1
  union all
  select 'c5' as column_key, 'C5_TEXT' as column_name, 'TEXT' as column_type, 'text' as kind, c5_present_count as present_count, c5_value_count as value_count, c5_measured_count as measured_count, c5_mean_value as mean_value, c5_variance as variance from scan_1
  union all
  select 'c6' as column_key, 'C6_TEXT_COLLATE_EN_CI' as column_name, 'TEXT COLLATE en-ci' as column_type, 'text' as kind, c6_present_count as present_count, c6_value_count as value_count, c6_measured_count as measured_count, c6_mean_value as mean_value, c6_variance as variance from scan_1
  union all
  select 'c7' as column_key, 'C7_DATE' as column_name, 'DATE' as column_type, 'date' as kind, c7_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as float) as mean_value, cast(null as float) as variance from scan_1
  union all
  select 'c8' as column_key, 'C8_TIME' as column_name, 'TIME' as column_type, 'ordered' as kind, c8_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as float) as mean_value, cast(null as float) as variance from scan_1
  union all
  select 'c9' as column_key, 'C9_TIMESTAMP_NTZ' as column_name, 'TIMESTAMP_NTZ' as column_type, 'timestamp' as kind, c9_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as float) as mean_value, cast(null as float) as variance from scan_1
  union all
  select 'c10' as column_key, 'C10_TIMESTAMP_LTZ' as column_name, 'TIMESTAMP_LTZ' as column_type, 'timestamp' as kind, c10_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as float) as mean_value, cast(null as float) as variance from scan_1
  union all
  select 'c11' as column_key, 'C11_TIMESTAMP_TZ' as column_name, 'TIMESTAMP_TZ' as column_type, 'timestamp' as kind, c11_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as float) as mean_value, cast(null as float) as variance from scan_1
  union all
  select 'c12' as column_key, 'C12_VARIANT' as column_name, 'VARIANT' as column_type, 'other' as kind, c12_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as float) as mean_value, cast(null as float) as variance from scan_1
  union all
  select 'c13' as column_key, 'C13_OBJECT' as column_name, 'OBJECT' as column_type, 'other' as kind, c13_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as float) as mean_value, cast(null as float) as variance from scan_1
  union all
  select 'c14' as column_key, 'C14_ARRAY' as column_name, 'ARRAY' as column_type, 'other' as kind, c14_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as float) as mean_value, cast(null as float) as variance from scan_1
  union all
  select 'c15' as column_key, 'C15_BINARY' as column_name, 'BINARY' as column_type, 'other' as kind, c15_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as float) as mean_value, cast(null as float) as variance from scan_1
  union all
  select 'c16' as column_key, 'C16_GEOGRAPHY' as column_name, 'GEOGRAPHY' as column_type, 'other' as kind, c16_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as float) as mean_value, cast(null as float) as variance from scan_1
  union all
  select 'c17' as column_key, 'C17_VECTOR' as column_name, 'VECTOR' as column_type, 'other' as kind, c17_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as float) as mean_value, cast(null as float) as variance from scan_1
  union all
  select 'c18' as column_key, 'SECRET' as column_name, 'TEXT' as column_type, 'text' as kind, c18_present_count as present_count, cast(null as bigint) as value_count, cast(null as bigint) as measured_count, cast(null as float) as mean_value, cast(null as float) as variance from scan_1
), estimate as (
  select cell.column_key, cell.column_name, cell.column_type, cell.kind, cell.value_count, size.table_rows, size.unseen,
    (size.sample_rows - cell.present_count) / cast(nullif(size.sample_rows, 0) as float) as null_share,
    greatest(size.table_rows - size.sample_rows, 0) / cast(nullif(size.sample_rows, 0) as float) / greatest(size.table_rows - 1, 1) * 3.841458881296 as share_error,
    case when cell.measured_count = cell.value_count then cell.mean_value end as mean_value,
    (1.959964 + 2.372271 / power(cell.freedom, 1) + 2.822499 / power(cell.freedom, 2) + 2.55585 / power(cell.freedom, 3) + 1.589534 / power(cell.freedom, 4)) * sqrt(cell.variance / cell.freedom) * sqrt(size.unseen) as mean_error
  from (select *, cast(nullif(measured_count - 1, 0) as float) as freedom from cell) as cell
  cross join size
), wanted as (
  select 'p25' as metric_name, cast(0.25 as float) as share, 11 as least_count
  union all
  select 'median' as metric_name, cast(0.5 as float) as share, 6 as least_count
  union all
  select 'p75' as metric_name, cast(0.75 as float) as share, 11 as least_count
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
    select "C1_NUMBER_38_0" as value, cast("C1_NUMBER_38_0" as float) as number, row_number() over (order by "C1_NUMBER_38_0") as place
    from sampled
    where "C1_NUMBER_38_0" is not null
  ) as ordered
  join place on place.column_key = 'c1' and place.place = ordered.place
  group by place.metric_name
  union all
  select 'c2' as column_key, place.metric_name, cast(max(case when place.part = 'value' then ordered.value end) as varchar) as metric_value,
    max(case when place.part = 'low' then ordered.number end) as low, max(case when place.part = 'high' then ordered.number end) as high
  from (
    select "C2_NUMBER_18_2" as value, cast("C2_NUMBER_18_2" as float) as number, row_number() over (order by "C2_NUMBER_18_2") as place
    from sampled
    where "C2_NUMBER_18_2" is not null
  ) as ordered
  join place on place.column_key = 'c2' and place.place = ordered.place
  group by place.metric_name
  union all
  select 'c3' as column_key, place.metric_name, cast(max(case when place.part = 'value' then ordered.value end) as varchar) as metric_value,
    max(case when place.part = 'low' then ordered.number end) as low, max(case when place.part = 'high' then ordered.number end) as high
  from (
    select ("C3_FLOAT" + cast(0 as float)) as value, case when not ("C3_FLOAT" = cast('NaN' as float)) and not ("C3_FLOAT" in (cast('inf' as float), cast('-inf' as float))) then "C3_FLOAT" end as number, row_number() over (order by ("C3_FLOAT" + cast(0 as float))) as place
    from sampled
    where not ("C3_FLOAT" = cast('NaN' as float)) and not ("C3_FLOAT" in (cast('inf' as float), cast('-inf' as float)))
  ) as ordered
  join place on place.column_key = 'c3' and place.place = ordered.place
  group by place.metric_name
), metric as (
  select column_name, column_type, 'count' as metric_name, cast(table_rows as varchar) as metric_value, cast(null as float) as interval_low, cast(null as float) as interval_high from estimate
  union all select column_name, column_type, 'null_ratio' as metric_name, cast(null_share as varchar) as metric_value, greatest((null_share + share_error / 2 - sqrt(null_share * (1 - null_share) * share_error + share_error * share_error / 4)) / (1 + share_error), 0) as interval_low, least((null_share + share_error / 2 + sqrt(null_share * (1 - null_share) * share_error + share_error * share_error / 4)) / (1 + share_error), 1) as interval_high from estimate
  union all select column_name, column_type, 'mean' as metric_name, cast(case when not (mean_value = cast('NaN' as float)) and not (mean_value in (cast('inf' as float), cast('-inf' as float))) then mean_value end as varchar) as metric_value, case when not (mean_value - mean_error = cast('NaN' as float)) and not (mean_value - mean_error in (cast('inf' as float), cast('-inf' as float))) then mean_value - mean_error end as interval_low, case when not (mean_value + mean_error = cast('NaN' as float)) and not (mean_value + mean_error in (cast('inf' as float), cast('-inf' as float))) then mean_value + mean_error end as interval_high from estimate where kind in ('integer', 'decimal', 'numeric', 'float') and column_name not in ('SECRET')
  union all select column_name, column_type, 'avg_length' as metric_name, cast(case when not (mean_value = cast('NaN' as float)) and not (mean_value in (cast('inf' as float), cast('-inf' as float))) then mean_value end as varchar) as metric_value, case when not (mean_value - mean_error = cast('NaN' as float)) and not (mean_value - mean_error in (cast('inf' as float), cast('-inf' as float))) then mean_value - mean_error end as interval_low, case when not (mean_value + mean_error = cast('NaN' as float)) and not (mean_value + mean_error in (cast('inf' as float), cast('-inf' as float))) then mean_value + mean_error end as interval_high from estimate where kind in ('text') and column_name not in ('SECRET')
  union all select estimate.column_name, estimate.column_type, quantile.metric_name, quantile.metric_value, quantile.low as interval_low, quantile.high as interval_high from quantile join estimate on estimate.column_key = quantile.column_key
)
select column_name, column_type, metric_name, metric_value,
  case when interval_high is not null then interval_low end as interval_low, case when interval_low is not null then interval_high end as interval_high
from metric
where metric_value is not null
) as published
) as guarded
where exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits');
insert into "SHOP"."MAIN_BASELINR"."BASELINR_EVENTS" (event_id, event_type, run_id, table_name, "TIMESTAMP", metadata, created_at, unique_id, action, reason, row_count)
select * from (
values
  ('a0a2058988102449cd2172053e49fc11', 'ProfilingCompleted', 'golden-run', 'EVERY_TYPE', sysdate(), '{"action": "sample", "reason": "forced", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "asked for by the user", "columns": null, "row_count": null}', sysdate(), 'source.shop.main.every_type', 'sample', 'forced', cast(null as bigint))
) as guarded
where exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits');
update "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
set last_run_id = 'golden-run',
  decision = 'sample',
  decision_reason = 'forced',
  status = 'success',
  error = null,
  last_checked_at = sysdate(),
  staleness_score = 0,
  known_columns = '{"C1_NUMBER_38_0": "NUMBER(38,0)", "C2_NUMBER_18_2": "NUMBER(18,2)", "C3_FLOAT": "FLOAT", "C4_BOOLEAN": "BOOLEAN", "C5_TEXT": "TEXT", "C6_TEXT_COLLATE_EN_CI": "TEXT COLLATE en-ci", "C7_DATE": "DATE", "C8_TIME": "TIME", "C9_TIMESTAMP_NTZ": "TIMESTAMP_NTZ", "C10_TIMESTAMP_LTZ": "TIMESTAMP_LTZ", "C11_TIMESTAMP_TZ": "TIMESTAMP_TZ", "C12_VARIANT": "VARIANT", "C13_OBJECT": "OBJECT", "C14_ARRAY": "ARRAY", "C15_BINARY": "BINARY", "C16_GEOGRAPHY": "GEOGRAPHY", "C17_VECTOR": "VECTOR", "SECRET": "TEXT"}',
  bytes_scanned = 6400,
  claimed_by = null,
  claimed_until = null,
  started_at = null,
  waiting_since = null,
  last_published_at = sysdate(),
  last_profiled_at = sysdate(),
  next_due_at = dateadd(minute, 0, sysdate()),
  row_count = (select max(row_count) from "SHOP"."MAIN_BASELINR"."BASELINR_RUNS" where run_id = 'golden-run' and unique_id = 'source.shop.main.every_type'),
  sampled_id = '29168896c334477f25de2219667d1659'
where unique_id = 'source.shop.main.every_type'
  and exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits');
commit;

select case event_type when 'ProfilingCompleted' then 'success' when 'ProfilingFailed' then 'error' else 'busy' end as status,
  case when event_type = 'ProfilingFailed' then error end as error, row_count, rows_scanned, partitions_scanned
from (
  select coalesce(event.event_type, case when state.last_run_id = 'golden-run' then 'ProfilingCompleted' when state.status = 'error' then 'ProfilingFailed' end) as event_type,
    state.error, cast(runs.row_count as varchar) as row_count, cast(runs.rows_scanned as varchar) as rows_scanned, cast(runs.partitions_scanned as varchar) as partitions_scanned
  from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" as state
  left join "SHOP"."MAIN_BASELINR"."BASELINR_EVENTS" as event on event.unique_id = state.unique_id and event.run_id = 'golden-run'
    and event.event_type in ('ProfilingCompleted', 'ProfilingFailed', 'ProfilingSkipped')
  left join "SHOP"."MAIN_BASELINR"."BASELINR_RUNS" as runs on runs.unique_id = state.unique_id and runs.run_id = 'golden-run'
  where state.unique_id = 'source.shop.main.every_type'
  order by event."TIMESTAMP" desc
  limit 1
) as told;
