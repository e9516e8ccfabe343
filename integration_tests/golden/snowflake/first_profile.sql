-- Every type of column is profiled for the first time: metrics of all kinds.

/* baselinr run golden-run catalog */
with target as (
  select 'source.shop.main.every_type' as unique_id, 'SHOP' as database_name, 'main' as schema_name, 'every_type' as table_name
), relation as (
  select table_catalog, table_schema, table_name, table_type, row_count, bytes, created, last_altered, last_ddl, is_dynamic, is_iceberg, is_hybrid
  from "SHOP".information_schema.tables
  where table_schema in ('main', 'MAIN')
), found as (
  select target.unique_id, relation.*,
    case
      when relation.is_dynamic = 'YES' then 'dynamic table' when relation.is_iceberg = 'YES' then 'iceberg table' when relation.is_hybrid = 'YES' then 'hybrid table'
      when relation.table_type in ('BASE TABLE', 'TEMPORARY TABLE') then 'table' else lower(relation.table_type)
    end as relation_type,
    row_number() over (
      partition by target.unique_id
      order by case when relation.table_schema = target.schema_name then 0 else 1 end, case when relation.table_name = target.table_name then 0 else 1 end, case when relation.table_catalog = target.database_name then 0 else 1 end
    ) as choice
  from target
  join relation on relation.table_catalog in (target.database_name, upper(target.database_name))
    and relation.table_schema in (target.schema_name, upper(target.schema_name)) and relation.table_name in (target.table_name, upper(target.table_name))
), named_column as (
  select table_catalog, table_schema, table_name, column_name, data_type, numeric_precision, numeric_scale, collation_name, ordinal_position
  from "SHOP".information_schema.columns
  where table_schema in ('main', 'MAIN')
), column_list as (
  select table_catalog, table_schema, table_name,
    to_json(array_agg(object_construct('name', column_name, 'type', case when data_type = 'NUMBER' then 'NUMBER(' || cast(numeric_precision as varchar) || ',' || cast(numeric_scale as varchar) || ')' when collation_name is not null then data_type || ' COLLATE ' || collation_name else data_type end)) within group (order by ordinal_position)) as columns
  from named_column
  group by 1, 2, 3
)
select found.unique_id, found.table_catalog as database_name, found.table_schema as schema_name, found.table_name,
  found.relation_type,
  coalesce(column_list.columns, '[]') as columns, cast(found.row_count as varchar) as estimated_rows, cast(found.bytes as varchar) as estimated_bytes,
  case when found.relation_type = 'table' then cast(date_part(epoch_nanosecond, found.created) as varchar) || '/' || cast(date_part(epoch_nanosecond, found.last_ddl) as varchar) || '/' || cast(date_part(epoch_nanosecond, found.last_altered) as varchar) || '/' || cast(found.row_count as varchar) || '/' || cast(found.bytes as varchar) end as change_token,
  case when found.relation_type in ('table', 'view') then cast(date_part(epoch_nanosecond, found.created) as varchar) || '/' || cast(date_part(epoch_nanosecond, found.last_ddl) as varchar) end as definition,
  current_role() as role_name
from found
left join column_list on column_list.table_catalog = found.table_catalog and column_list.table_schema = found.table_schema and column_list.table_name = found.table_name
where found.choice = 1;

/* baselinr run golden-run state */
select unique_id, database_name, schema_name, table_name, decision, decision_reason, status, error, snapshot_id, profile_signature,
  profiled_columns, metadata, last_run_id, rolled_up_by, resume_partition, sampled_id, checks, known_columns,
  case when backfilling then 'true' end as backfilling,
  case when hash_id <> 'snowflake' then 'true' end as hash_is_stale,
  cast(row_count as varchar) as row_count,
  cast(pending_partitions as varchar) as pending_partitions,
  cast(coverage as varchar) as coverage,
  to_char(last_profiled_at, 'YYYY-MM-DD') || 'T' || to_char(last_profiled_at, 'HH24:MI:SS') || 'Z' as last_profiled_at,
  to_char(last_checked_at, 'YYYY-MM-DD') || 'T' || to_char(last_checked_at, 'HH24:MI:SS') || 'Z' as last_checked_at,
  to_char(next_due_at, 'YYYY-MM-DD') || 'T' || to_char(next_due_at, 'HH24:MI:SS') || 'Z' as next_due_at,
  to_char(started_at, 'YYYY-MM-DD') || 'T' || to_char(started_at, 'HH24:MI:SS') || 'Z' as started_at,
  to_char(waiting_since, 'YYYY-MM-DD') || 'T' || to_char(waiting_since, 'HH24:MI:SS') || 'Z' as waiting_since,
  cast(staleness_score as varchar) as staleness_score,
  cast(cast(floor(datediff(second, last_profiled_at, sysdate()) / 60) as bigint) as varchar) as profiled_minutes_ago,
  cast(cast(floor(datediff(second, last_verified_at, sysdate()) / 60) as bigint) as varchar) as verified_minutes_ago,
  cast(cast(floor(datediff(second, waiting_since, sysdate()) / 60) as bigint) as varchar) as waiting_minutes,
  cast(cast(floor(datediff(second, last_published_at, sysdate()) / 60) as bigint) as varchar) as published_minutes_ago,
  cast(cast(floor(datediff(second, last_checked_at, sysdate()) / 60) as bigint) as varchar) as checked_minutes_ago
from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
where unique_id in ('source.shop.main.every_type');

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
  ('c052ea30abacfb1b1e46cf6a626254d8', 'ProfilingStarted', 'golden-run', 'EVERY_TYPE', sysdate(), '{"action": "full", "reason": "first_profile", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "no complete profile is stored yet", "columns": null, "row_count": null}', sysdate(), 'source.shop.main.every_type', 'full', 'first_profile', cast(null as bigint));
commit;
select claimed_by from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.every_type';

/* baselinr run golden-run profile "SHOP"."MAIN"."EVERY_TYPE" */
create temporary table "SHOP"."MAIN_BASELINR"."BASELINR_SCAN_97A05FF970D2114D" like "SHOP"."MAIN_BASELINR"."BASELINR_COLUMN_STATE";
insert into "SHOP"."MAIN_BASELINR"."BASELINR_SCAN_97A05FF970D2114D" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, min_length, max_length, sum_length, hll_sketch, bucket_steps, bucket_counts, top_texts, top_counts, top_covered, top_bound)
with 
scan_1 as (
  select partition_value as partition_id, grouped.*
  from (
    select '__all__' as partition_value, count(*) as row_count, 'snowflake' || '/' || cast(count(*) as varchar) || '/' || cast(hash_agg(cast(convert_timezone('UTC', "C10_TIMESTAMP_LTZ") as timestamp_ntz), cast(convert_timezone('UTC', "C11_TIMESTAMP_TZ") as timestamp_ntz), to_json("C12_VARIANT"), to_json("C13_OBJECT"), to_json("C14_ARRAY"), "C15_BINARY", st_asewkt("C16_GEOGRAPHY"), to_json(cast("C17_VECTOR" as array)), "C1_NUMBER_38_0", "C2_NUMBER_18_2", "C3_FLOAT", "C4_BOOLEAN", "C5_TEXT", "C6_TEXT_COLLATE_EN_CI", "C7_DATE", "C8_TIME", "C9_TIMESTAMP_NTZ", "SECRET") as varchar) as token,
      /* C1_NUMBER_38_0 */
      count("C1_NUMBER_38_0") as c1_non_null_count, count(case when "C1_NUMBER_38_0" = 0 then 1 end) as c1_zero_count, count(case when "C1_NUMBER_38_0" < 0 then 1 end) as c1_negative_count, min("C1_NUMBER_38_0") as c1_min_value, max("C1_NUMBER_38_0") as c1_max_value, count("C1_NUMBER_38_0") as c1_finite_count, sum("C1_NUMBER_38_0") as c1_sum_value, avg(cast("C1_NUMBER_38_0" as float)) as c1_mean_value, var_pop(cast("C1_NUMBER_38_0" as float)) * count(cast("C1_NUMBER_38_0" as float)) as c1_m2_value, hll_export(hll_accumulate("C1_NUMBER_38_0")) as c1_hll_sketch,
      /* C2_NUMBER_18_2 */
      count("C2_NUMBER_18_2") as c2_non_null_count, count(case when "C2_NUMBER_18_2" = 0 then 1 end) as c2_zero_count, count(case when "C2_NUMBER_18_2" < 0 then 1 end) as c2_negative_count, min("C2_NUMBER_18_2") as c2_min_value, max("C2_NUMBER_18_2") as c2_max_value, count("C2_NUMBER_18_2") as c2_finite_count, sum("C2_NUMBER_18_2") as c2_sum_value, avg(cast("C2_NUMBER_18_2" as float)) as c2_mean_value, var_pop(cast("C2_NUMBER_18_2" as float)) * count(cast("C2_NUMBER_18_2" as float)) as c2_m2_value, hll_export(hll_accumulate("C2_NUMBER_18_2")) as c2_hll_sketch,
      /* C3_FLOAT */
      count(("C3_FLOAT" + cast(0 as float))) as c3_non_null_count, count(case when ("C3_FLOAT" + cast(0 as float)) = 0 then 1 end) as c3_zero_count, count(case when ("C3_FLOAT" + cast(0 as float)) < 0 then 1 end) as c3_negative_count, count(case when ("C3_FLOAT" + cast(0 as float)) = cast('NaN' as float) then 1 end) as c3_nan_count, count(case when ("C3_FLOAT" + cast(0 as float)) in (cast('inf' as float), cast('-inf' as float)) then 1 end) as c3_inf_count, min(("C3_FLOAT" + cast(0 as float))) as c3_min_value, max(("C3_FLOAT" + cast(0 as float))) as c3_max_value, count(case when not ("C3_FLOAT" = cast('NaN' as float)) and not ("C3_FLOAT" in (cast('inf' as float), cast('-inf' as float))) then "C3_FLOAT" end) as c3_finite_count, avg(case when not ("C3_FLOAT" = cast('NaN' as float)) and not ("C3_FLOAT" in (cast('inf' as float), cast('-inf' as float))) then "C3_FLOAT" end) as c3_mean_value, var_pop(case when not ("C3_FLOAT" = cast('NaN' as float)) and not ("C3_FLOAT" in (cast('inf' as float), cast('-inf' as float))) then "C3_FLOAT" end) * count(case when not ("C3_FLOAT" = cast('NaN' as float)) and not ("C3_FLOAT" in (cast('inf' as float), cast('-inf' as float))) then "C3_FLOAT" end) as c3_m2_value, hll_export(hll_accumulate("C3_FLOAT")) as c3_hll_sketch,
      /* C4_BOOLEAN */
      count("C4_BOOLEAN") as c4_non_null_count, count(case when "C4_BOOLEAN" then 1 end) as c4_true_count, hll_export(hll_accumulate("C4_BOOLEAN")) as c4_hll_sketch,
      /* C5_TEXT */
      count("C5_TEXT") as c5_non_null_count, count(case when "C5_TEXT" = '' then 1 end) as c5_empty_count, count(case when trim("C5_TEXT") = '' then 1 end) as c5_blank_count, left(min("C5_TEXT"), 256) as c5_min_value, left(max("C5_TEXT"), 256) as c5_max_value, min(length("C5_TEXT")) as c5_min_length, max(length("C5_TEXT")) as c5_max_length, sum(length("C5_TEXT")) as c5_sum_length, hll_export(hll_accumulate("C5_TEXT")) as c5_hll_sketch,
      /* C6_TEXT_COLLATE_EN_CI */
      count(collate("C6_TEXT_COLLATE_EN_CI", '')) as c6_non_null_count, count(case when collate("C6_TEXT_COLLATE_EN_CI", '') = '' then 1 end) as c6_empty_count, count(case when trim(collate("C6_TEXT_COLLATE_EN_CI", '')) = '' then 1 end) as c6_blank_count, left(min(collate("C6_TEXT_COLLATE_EN_CI", '')), 256) as c6_min_value, left(max(collate("C6_TEXT_COLLATE_EN_CI", '')), 256) as c6_max_value, min(length(collate("C6_TEXT_COLLATE_EN_CI", ''))) as c6_min_length, max(length(collate("C6_TEXT_COLLATE_EN_CI", ''))) as c6_max_length, sum(length(collate("C6_TEXT_COLLATE_EN_CI", ''))) as c6_sum_length, hll_export(hll_accumulate("C6_TEXT_COLLATE_EN_CI")) as c6_hll_sketch,
      /* C7_DATE */
      count("C7_DATE") as c7_non_null_count, min("C7_DATE") as c7_min_value, max("C7_DATE") as c7_max_value, hll_export(hll_accumulate("C7_DATE")) as c7_hll_sketch,
      /* C8_TIME */
      count("C8_TIME") as c8_non_null_count, min("C8_TIME") as c8_min_value, max("C8_TIME") as c8_max_value, hll_export(hll_accumulate("C8_TIME")) as c8_hll_sketch,
      /* C9_TIMESTAMP_NTZ */
      count("C9_TIMESTAMP_NTZ") as c9_non_null_count, min("C9_TIMESTAMP_NTZ") as c9_min_value, max("C9_TIMESTAMP_NTZ") as c9_max_value, hll_export(hll_accumulate("C9_TIMESTAMP_NTZ")) as c9_hll_sketch,
      /* C10_TIMESTAMP_LTZ */
      count(cast(convert_timezone('UTC', "C10_TIMESTAMP_LTZ") as timestamp_ntz)) as c10_non_null_count, min(cast(convert_timezone('UTC', "C10_TIMESTAMP_LTZ") as timestamp_ntz)) as c10_min_value, max(cast(convert_timezone('UTC', "C10_TIMESTAMP_LTZ") as timestamp_ntz)) as c10_max_value, hll_export(hll_accumulate(cast(convert_timezone('UTC', "C10_TIMESTAMP_LTZ") as timestamp_ntz))) as c10_hll_sketch,
      /* C11_TIMESTAMP_TZ */
      count(cast(convert_timezone('UTC', "C11_TIMESTAMP_TZ") as timestamp_ntz)) as c11_non_null_count, min(cast(convert_timezone('UTC', "C11_TIMESTAMP_TZ") as timestamp_ntz)) as c11_min_value, max(cast(convert_timezone('UTC', "C11_TIMESTAMP_TZ") as timestamp_ntz)) as c11_max_value, hll_export(hll_accumulate(cast(convert_timezone('UTC', "C11_TIMESTAMP_TZ") as timestamp_ntz))) as c11_hll_sketch,
      /* C12_VARIANT */
      count("C12_VARIANT") as c12_non_null_count, hll_export(hll_accumulate(to_json("C12_VARIANT"))) as c12_hll_sketch,
      /* C13_OBJECT */
      count("C13_OBJECT") as c13_non_null_count, hll_export(hll_accumulate(to_json("C13_OBJECT"))) as c13_hll_sketch,
      /* C14_ARRAY */
      count("C14_ARRAY") as c14_non_null_count, hll_export(hll_accumulate(to_json("C14_ARRAY"))) as c14_hll_sketch,
      /* C15_BINARY */
      count("C15_BINARY") as c15_non_null_count, hll_export(hll_accumulate("C15_BINARY")) as c15_hll_sketch,
      /* C16_GEOGRAPHY */
      count("C16_GEOGRAPHY") as c16_non_null_count, hll_export(hll_accumulate(st_asewkt("C16_GEOGRAPHY"))) as c16_hll_sketch,
      /* C17_VECTOR */
      count("C17_VECTOR") as c17_non_null_count, hll_export(hll_accumulate(to_json(cast("C17_VECTOR" as array)))) as c17_hll_sketch,
      /* SECRET */
      count("SECRET") as c18_non_null_count, count(case when "SECRET" = '' then 1 end) as c18_empty_count, count(case when trim("SECRET") = '' then 1 end) as c18_blank_count, hll_export(hll_accumulate("SECRET")) as c18_hll_sketch
    from "SHOP"."MAIN"."EVERY_TYPE"
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as varchar) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count, cast(null as varchar) as min_value, cast(null as varchar) as max_value, cast(null as bigint) as finite_count, cast(null as varchar) as sum_value, cast(null as float) as mean_value, cast(null as float) as m2_value, cast(null as bigint) as min_length, cast(null as bigint) as max_length, cast(null as bigint) as sum_length, cast(null as object) as hll_sketch from scan_1
  union all
  select partition_id, 'c1', 'C1_NUMBER_38_0', 'integer', 'number(38, 0)', null, row_count, c1_non_null_count, c1_zero_count, c1_negative_count, null, null, null, null, null, cast(c1_min_value as varchar), cast(c1_max_value as varchar), c1_finite_count, cast(c1_sum_value as varchar), c1_mean_value, c1_m2_value, null, null, null, c1_hll_sketch from scan_1
  union all
  select partition_id, 'c2', 'C2_NUMBER_18_2', 'decimal', 'number(38, 2)', null, row_count, c2_non_null_count, c2_zero_count, c2_negative_count, null, null, null, null, null, cast(c2_min_value as varchar), cast(c2_max_value as varchar), c2_finite_count, cast(c2_sum_value as varchar), c2_mean_value, c2_m2_value, null, null, null, c2_hll_sketch from scan_1
  union all
  select partition_id, 'c3', 'C3_FLOAT', 'float', 'float', null, row_count, c3_non_null_count, c3_zero_count, c3_negative_count, c3_nan_count, c3_inf_count, null, null, null, cast(c3_min_value as varchar), cast(c3_max_value as varchar), c3_finite_count, null, c3_mean_value, c3_m2_value, null, null, null, c3_hll_sketch from scan_1
  union all
  select partition_id, 'c4', 'C4_BOOLEAN', 'boolean', 'boolean', null, row_count, c4_non_null_count, null, null, null, null, c4_true_count, null, null, null, null, null, null, null, null, null, null, null, c4_hll_sketch from scan_1
  union all
  select partition_id, 'c5', 'C5_TEXT', 'text', 'varchar', null, row_count, c5_non_null_count, null, null, null, null, null, c5_empty_count, c5_blank_count, cast(c5_min_value as varchar), cast(c5_max_value as varchar), null, null, null, null, c5_min_length, c5_max_length, c5_sum_length, c5_hll_sketch from scan_1
  union all
  select partition_id, 'c6', 'C6_TEXT_COLLATE_EN_CI', 'text', 'varchar', null, row_count, c6_non_null_count, null, null, null, null, null, c6_empty_count, c6_blank_count, cast(c6_min_value as varchar), cast(c6_max_value as varchar), null, null, null, null, c6_min_length, c6_max_length, c6_sum_length, c6_hll_sketch from scan_1
  union all
  select partition_id, 'c7', 'C7_DATE', 'date', 'date', null, row_count, c7_non_null_count, null, null, null, null, null, null, null, to_char(c7_min_value, 'YYYY-MM-DD'), to_char(c7_max_value, 'YYYY-MM-DD'), null, null, null, null, null, null, null, c7_hll_sketch from scan_1
  union all
  select partition_id, 'c8', 'C8_TIME', 'ordered', 'time', null, row_count, c8_non_null_count, null, null, null, null, null, null, null, regexp_replace(regexp_replace(to_char(c8_min_value, 'HH24:MI:SS.FF9'), '([.][0-9]*[1-9])0+$', '\\1'), '[.]0+$', ''), regexp_replace(regexp_replace(to_char(c8_max_value, 'HH24:MI:SS.FF9'), '([.][0-9]*[1-9])0+$', '\\1'), '[.]0+$', ''), null, null, null, null, null, null, null, c8_hll_sketch from scan_1
  union all
  select partition_id, 'c9', 'C9_TIMESTAMP_NTZ', 'timestamp', 'timestamp_ntz', null, row_count, c9_non_null_count, null, null, null, null, null, null, null, regexp_replace(regexp_replace(to_char(c9_min_value, 'YYYY-MM-DD HH24:MI:SS.FF9'), '([.][0-9]*[1-9])0+$', '\\1'), '[.]0+$', ''), regexp_replace(regexp_replace(to_char(c9_max_value, 'YYYY-MM-DD HH24:MI:SS.FF9'), '([.][0-9]*[1-9])0+$', '\\1'), '[.]0+$', ''), null, null, null, null, null, null, null, c9_hll_sketch from scan_1
  union all
  select partition_id, 'c10', 'C10_TIMESTAMP_LTZ', 'timestamp', 'timestamp_utc', null, row_count, c10_non_null_count, null, null, null, null, null, null, null, regexp_replace(regexp_replace(to_char(c10_min_value, 'YYYY-MM-DD HH24:MI:SS.FF9'), '([.][0-9]*[1-9])0+$', '\\1'), '[.]0+$', '') || '+00', regexp_replace(regexp_replace(to_char(c10_max_value, 'YYYY-MM-DD HH24:MI:SS.FF9'), '([.][0-9]*[1-9])0+$', '\\1'), '[.]0+$', '') || '+00', null, null, null, null, null, null, null, c10_hll_sketch from scan_1
  union all
  select partition_id, 'c11', 'C11_TIMESTAMP_TZ', 'timestamp', 'timestamp_utc', null, row_count, c11_non_null_count, null, null, null, null, null, null, null, regexp_replace(regexp_replace(to_char(c11_min_value, 'YYYY-MM-DD HH24:MI:SS.FF9'), '([.][0-9]*[1-9])0+$', '\\1'), '[.]0+$', '') || '+00', regexp_replace(regexp_replace(to_char(c11_max_value, 'YYYY-MM-DD HH24:MI:SS.FF9'), '([.][0-9]*[1-9])0+$', '\\1'), '[.]0+$', '') || '+00', null, null, null, null, null, null, null, c11_hll_sketch from scan_1
  union all
  select partition_id, 'c12', 'C12_VARIANT', 'other', 'none', null, row_count, c12_non_null_count, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, c12_hll_sketch from scan_1
  union all
  select partition_id, 'c13', 'C13_OBJECT', 'other', 'none', null, row_count, c13_non_null_count, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, c13_hll_sketch from scan_1
  union all
  select partition_id, 'c14', 'C14_ARRAY', 'other', 'none', null, row_count, c14_non_null_count, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, c14_hll_sketch from scan_1
  union all
  select partition_id, 'c15', 'C15_BINARY', 'other', 'none', null, row_count, c15_non_null_count, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, c15_hll_sketch from scan_1
  union all
  select partition_id, 'c16', 'C16_GEOGRAPHY', 'other', 'none', null, row_count, c16_non_null_count, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, c16_hll_sketch from scan_1
  union all
  select partition_id, 'c17', 'C17_VECTOR', 'other', 'none', null, row_count, c17_non_null_count, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, c17_hll_sketch from scan_1
  union all
  select partition_id, 'c18', 'SECRET', 'text', 'varchar', null, row_count, c18_non_null_count, null, null, null, null, null, c18_empty_count, c18_blank_count, null, null, null, null, null, null, null, null, null, c18_hll_sketch from scan_1
), bucket_item as (
  
  select part, 'c1' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as float)) as integer)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as float)) as integer)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, cast("C1_NUMBER_38_0" as float) as x from "SHOP"."MAIN"."EVERY_TYPE" where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c2' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as float)) as integer)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as float)) as integer)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, cast("C2_NUMBER_18_2" as float) as x from "SHOP"."MAIN"."EVERY_TYPE" where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c3' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as float)) as integer)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as float)) as integer)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, case when not ("C3_FLOAT" = cast('NaN' as float)) and not ("C3_FLOAT" in (cast('inf' as float), cast('-inf' as float))) then "C3_FLOAT" end as x from "SHOP"."MAIN"."EVERY_TYPE" where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c7' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x is not null then cast(extract(year from greatest(least(x, date '9999-12-31'), date '0001-01-01')) * 12 + extract(month from greatest(least(x, date '9999-12-31'), date '0001-01-01')) - 1 as integer) end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, "C7_DATE" as x from "SHOP"."MAIN"."EVERY_TYPE" where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c9' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when to_date(x) is not null then datediff(day, date '1970-01-01', greatest(least(to_date(x), date '9999-12-31'), date '0001-01-01')) end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, "C9_TIMESTAMP_NTZ" as x from "SHOP"."MAIN"."EVERY_TYPE" where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c10' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when to_date(x) is not null then datediff(day, date '1970-01-01', greatest(least(to_date(x), date '9999-12-31'), date '0001-01-01')) end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, cast(convert_timezone('UTC', "C10_TIMESTAMP_LTZ") as timestamp_ntz) as x from "SHOP"."MAIN"."EVERY_TYPE" where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c11' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when to_date(x) is not null then datediff(day, date '1970-01-01', greatest(least(to_date(x), date '9999-12-31'), date '0001-01-01')) end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, cast(convert_timezone('UTC', "C11_TIMESTAMP_TZ") as timestamp_ntz) as x from "SHOP"."MAIN"."EVERY_TYPE" where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
), bucket_packed as (
  select part, column_name, array_agg(cast(step as bigint)) within group (order by bucket) as bucket_steps, array_agg(cast(bucket_rows as bigint)) within group (order by bucket) as bucket_counts
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
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, cast(value as varchar)) as place
      from (
        select partition_value, cast(x as varchar) as value, value_rows
        from (
          select '__all__' as partition_value, "C1_NUMBER_38_0" as x, count(*) as value_rows
          from "SHOP"."MAIN"."EVERY_TYPE"
          where true and "C1_NUMBER_38_0" is not null
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
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, cast(value as varchar)) as place
      from (
        select partition_value, cast(x as varchar) as value, value_rows
        from (
          select '__all__' as partition_value, "C4_BOOLEAN" as x, count(*) as value_rows
          from "SHOP"."MAIN"."EVERY_TYPE"
          where true and "C4_BOOLEAN" is not null
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
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, cast(value as varchar)) as place
      from (
        select partition_value, cast(x as varchar) as value, value_rows
        from (
          select '__all__' as partition_value, left("C5_TEXT", 256) as x, count(*) as value_rows
          from "SHOP"."MAIN"."EVERY_TYPE"
          where true and "C5_TEXT" is not null
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
    select partition_value, value, value_rows, place, cast(coalesce(max(case when place > 100 then value_rows end) over (partition by partition_value), 0) as bigint) as bound
    from (
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, cast(value as varchar)) as place
      from (
        select partition_value, cast(x as varchar) as value, value_rows
        from (
          select '__all__' as partition_value, left(collate("C6_TEXT_COLLATE_EN_CI", ''), 256) as x, count(*) as value_rows
          from "SHOP"."MAIN"."EVERY_TYPE"
          where true and "C6_TEXT_COLLATE_EN_CI" is not null
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
    select partition_value, value, value_rows, place, cast(coalesce(max(case when place > 100 then value_rows end) over (partition by partition_value), 0) as bigint) as bound
    from (
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, cast(value as varchar)) as place
      from (
        select partition_value, to_char(x, 'YYYY-MM-DD') as value, value_rows
        from (
          select '__all__' as partition_value, "C7_DATE" as x, count(*) as value_rows
          from "SHOP"."MAIN"."EVERY_TYPE"
          where true and "C7_DATE" is not null
          group by 1, 2
        ) as counted
      ) as written
    ) as ranked
    where place <= 101
  ) as bounded
  where place <= 100
), top_packed as (
  select part, column_name, array_agg(cast(value as varchar)) within group (order by value_rows desc, cast(value as varchar)) as top_texts, array_agg(cast(value_rows as bigint)) within group (order by value_rows desc, cast(value as varchar)) as top_counts, array_agg(cast(covered as bigint)) within group (order by value_rows desc, cast(value as varchar)) as top_covered, max(bound) as top_bound
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
  ('c14ad5693d51f3bf2b9d87f774d3d60b', 'ProfilingSkipped', 'golden-run', 'EVERY_TYPE', sysdate(), '{"action": "skip", "reason": "running_elsewhere", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "no complete profile is stored yet", "columns": null, "row_count": null}', sysdate(), 'source.shop.main.every_type', 'skip', 'running_elsewhere', cast(null as bigint))
) as guarded
where not exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits');
delete from "SHOP"."MAIN_BASELINR"."BASELINR_COLUMN_STATE"
where unique_id = 'source.shop.main.every_type'
  and exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits');
insert into "SHOP"."MAIN_BASELINR"."BASELINR_COLUMN_STATE" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, min_length, max_length, sum_length, hll_sketch, bucket_steps, bucket_counts, top_texts, top_counts, top_covered, top_bound)
select * from (
select unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, min_length, max_length, sum_length, hll_sketch, bucket_steps, bucket_counts, top_texts, top_counts, top_covered, top_bound from "SHOP"."MAIN_BASELINR"."BASELINR_SCAN_97A05FF970D2114D"
) as guarded
where exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits');
insert into "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE" (unique_id, group_id, partition_id, token, row_count, last_profiled_at, last_changed_at, last_run_id)
select * from (
select scanned.unique_id, scanned.group_id, scanned.partition_id, scanned.token, scanned.row_count, sysdate(),
  case
    when known.partition_id is not null then coalesce(known.last_changed_at, sysdate())
    else sysdate()
  end, scanned.last_run_id
from "SHOP"."MAIN_BASELINR"."BASELINR_COLUMN_STATE" as scanned
left join "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE" as known on known.unique_id = 'source.shop.main.every_type' and known.partition_id = scanned.partition_id and known.last_run_id <> 'golden-run'
where scanned.unique_id = 'source.shop.main.every_type' and scanned.column_name = '' and scanned.last_run_id = 'golden-run'
) as guarded
where exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits');
delete from "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE"
where unique_id = 'source.shop.main.every_type' and last_run_id <> 'golden-run'
  and exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits');
delete from "SHOP"."MAIN_BASELINR"."BASELINR_GROUP_STATE"
where unique_id = 'source.shop.main.every_type' and true
  and exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits');
insert into "SHOP"."MAIN_BASELINR"."BASELINR_RESULTS" (run_id, dataset_name, schema_name, column_name, column_type, metric_name, metric_value, profiled_at, unique_id, is_sampled)
select * from (
with measured as (
  select 'C1_NUMBER_38_0' as column_name, 'NUMBER(38,0)' as column_type, 'integer' as kind
  union all
  select 'C2_NUMBER_18_2' as column_name, 'NUMBER(18,2)' as column_type, 'decimal' as kind
  union all
  select 'C3_FLOAT' as column_name, 'FLOAT' as column_type, 'float' as kind
  union all
  select 'C4_BOOLEAN' as column_name, 'BOOLEAN' as column_type, 'boolean' as kind
  union all
  select 'C5_TEXT' as column_name, 'TEXT' as column_type, 'text' as kind
  union all
  select 'C6_TEXT_COLLATE_EN_CI' as column_name, 'TEXT COLLATE en-ci' as column_type, 'text' as kind
  union all
  select 'C7_DATE' as column_name, 'DATE' as column_type, 'date' as kind
  union all
  select 'C8_TIME' as column_name, 'TIME' as column_type, 'ordered' as kind
  union all
  select 'C9_TIMESTAMP_NTZ' as column_name, 'TIMESTAMP_NTZ' as column_type, 'timestamp' as kind
  union all
  select 'C10_TIMESTAMP_LTZ' as column_name, 'TIMESTAMP_LTZ' as column_type, 'timestamp' as kind
  union all
  select 'C11_TIMESTAMP_TZ' as column_name, 'TIMESTAMP_TZ' as column_type, 'timestamp' as kind
  union all
  select 'C12_VARIANT' as column_name, 'VARIANT' as column_type, 'other' as kind
  union all
  select 'C13_OBJECT' as column_name, 'OBJECT' as column_type, 'other' as kind
  union all
  select 'C14_ARRAY' as column_name, 'ARRAY' as column_type, 'other' as kind
  union all
  select 'C15_BINARY' as column_name, 'BINARY' as column_type, 'other' as kind
  union all
  select 'C16_GEOGRAPHY' as column_name, 'GEOGRAPHY' as column_type, 'other' as kind
  union all
  select 'C17_VECTOR' as column_name, 'VECTOR' as column_type, 'other' as kind
  union all
  select 'SECRET' as column_name, 'TEXT' as column_type, 'text' as kind
), state as (
  select '' as part, *
  from "SHOP"."MAIN_BASELINR"."BASELINR_COLUMN_STATE"
  where unique_id = 'source.shop.main.every_type' and column_name <> ''
), total as (
  select cast(coalesce(sum(row_count), 0) as bigint) as table_rows
  from "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE"
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
    coalesce(to_char(min(case when state.value_type = 'date' then to_date(state.min_value, 'YYYY-MM-DD') end), 'YYYY-MM-DD'), cast(min(case when state.value_type = 'float' then cast(state.min_value as float) end) as varchar), cast(min(case when state.value_type = 'number(38, 0)' then cast(state.min_value as number(38, 0)) end) as varchar), cast(min(case when state.value_type = 'number(38, 2)' then cast(state.min_value as number(38, 2)) end) as varchar), regexp_replace(regexp_replace(to_char(min(case when state.value_type = 'time' then to_time(rpad(state.min_value || case when contains(state.min_value, '.') then '' else '.' end, 18, '0'), 'HH24:MI:SS.FF9') end), 'HH24:MI:SS.FF9'), '([.][0-9]*[1-9])0+$', '\\1'), '[.]0+$', ''), regexp_replace(regexp_replace(to_char(min(case when state.value_type = 'timestamp_ntz' then to_timestamp_ntz(rpad(state.min_value || case when contains(state.min_value, '.') then '' else '.' end, 29, '0'), 'YYYY-MM-DD HH24:MI:SS.FF9') end), 'YYYY-MM-DD HH24:MI:SS.FF9'), '([.][0-9]*[1-9])0+$', '\\1'), '[.]0+$', ''), regexp_replace(regexp_replace(to_char(min(case when state.value_type = 'timestamp_utc' then to_timestamp_ntz(rpad(replace(state.min_value, '+00', '') || case when contains(replace(state.min_value, '+00', ''), '.') then '' else '.' end, 29, '0'), 'YYYY-MM-DD HH24:MI:SS.FF9') end), 'YYYY-MM-DD HH24:MI:SS.FF9'), '([.][0-9]*[1-9])0+$', '\\1'), '[.]0+$', '') || '+00', cast(min(case when state.value_type = 'varchar' then cast(state.min_value as varchar) end) as varchar)) as min_value,
    coalesce(to_char(max(case when state.value_type = 'date' then to_date(state.max_value, 'YYYY-MM-DD') end), 'YYYY-MM-DD'), cast(max(case when state.value_type = 'float' then cast(state.max_value as float) end) as varchar), cast(max(case when state.value_type = 'number(38, 0)' then cast(state.max_value as number(38, 0)) end) as varchar), cast(max(case when state.value_type = 'number(38, 2)' then cast(state.max_value as number(38, 2)) end) as varchar), regexp_replace(regexp_replace(to_char(max(case when state.value_type = 'time' then to_time(rpad(state.max_value || case when contains(state.max_value, '.') then '' else '.' end, 18, '0'), 'HH24:MI:SS.FF9') end), 'HH24:MI:SS.FF9'), '([.][0-9]*[1-9])0+$', '\\1'), '[.]0+$', ''), regexp_replace(regexp_replace(to_char(max(case when state.value_type = 'timestamp_ntz' then to_timestamp_ntz(rpad(state.max_value || case when contains(state.max_value, '.') then '' else '.' end, 29, '0'), 'YYYY-MM-DD HH24:MI:SS.FF9') end), 'YYYY-MM-DD HH24:MI:SS.FF9'), '([.][0-9]*[1-9])0+$', '\\1'), '[.]0+$', ''), regexp_replace(regexp_replace(to_char(max(case when state.value_type = 'timestamp_utc' then to_timestamp_ntz(rpad(replace(state.max_value, '+00', '') || case when contains(replace(state.max_value, '+00', ''), '.') then '' else '.' end, 29, '0'), 'YYYY-MM-DD HH24:MI:SS.FF9') end), 'YYYY-MM-DD HH24:MI:SS.FF9'), '([.][0-9]*[1-9])0+$', '\\1'), '[.]0+$', '') || '+00', cast(max(case when state.value_type = 'varchar' then cast(state.max_value as varchar) end) as varchar)) as max_value,
    cast(sum(state.finite_count) as bigint) as finite_count,
    coalesce(cast(sum(case when state.value_type = 'number(38, 0)' then cast(state.sum_value as number(38, 0)) end) as varchar), cast(sum(case when state.value_type = 'number(38, 2)' then cast(state.sum_value as number(38, 2)) end) as varchar)) as sum_value,
    max(grand_mean) as mean_value,
    sum(m2_value) + sum(finite_count * power((mean_value - grand_mean), 2)) as m2_value,
    cast(min(state.min_length) as bigint) as min_length,
    cast(max(state.max_length) as bigint) as max_length,
    cast(sum(state.sum_length) as bigint) as sum_length,
    hll_export(hll_combine(hll_import(state.hll_sketch))) as hll_sketch
  from state
  left join grand on grand.part = state.part and grand.column_name = state.column_name
  group by 1, 2
), bucket_state as (
  select part, column_name, bucket_steps, bucket_counts, row_number() over (order by part, column_name) as state_number from state where bucket_steps is not null
), bucket_unpacked as (
  select packed.part, packed.column_name, packed.state_number, item.index + 1 as place, cast(item.value as bigint) as step, cast(get(packed.bucket_counts, item.index) as bigint) as bucket_rows from bucket_state as packed, lateral flatten(input => packed.bucket_steps) as item
), bucket_item as (
  select part, column_name, bucket, cast(sum(bucket_rows) as bigint) as bucket_rows
  from (select part, column_name, bucket_rows, cast(sum(step) over (partition by state_number order by place rows unbounded preceding) as bigint) as bucket from bucket_unpacked) as unpacked
  group by 1, 2, 3
), bucket_rank as (
  select item.column_name, bucket, bucket_rows, kind, low, high, sum(bucket_rows) over (partition by item.column_name order by bucket rows unbounded preceding) as upto,
    sum(bucket_rows) over (partition by item.column_name) as total
  from bucket_item as item
  join (select measured.column_name, kind, case when kind in ('integer', 'decimal', 'numeric', 'float') then case when not (cast(min_value as float) = cast('NaN' as float)) and not (cast(min_value as float) in (cast('inf' as float), cast('-inf' as float))) then cast(min_value as float) end end as low, case when kind in ('integer', 'decimal', 'numeric', 'float') then case when not (cast(max_value as float) = cast('NaN' as float)) and not (cast(max_value as float) in (cast('inf' as float), cast('-inf' as float))) then cast(max_value as float) end end as high from measured left join (select column_name, min_value, max_value from merged) as merged on merged.column_name = measured.column_name) as ends
    on ends.column_name = item.column_name
), bucket_number as (
  select column_name, kind, bucket, bucket_rows, upto, total, low, high, case when kind = 'integer' and abs(greatest(least(middle, coalesce(high, middle)), coalesce(low, middle))) < 50 then round(greatest(least(middle, coalesce(high, middle)), coalesce(low, middle))) else greatest(least(middle, coalesce(high, middle)), coalesce(low, middle)) end as number
  from (select *, case when bucket > 0 then exp(greatest(least((abs(bucket) - 65536) * cast(0.020000666706669435 as float) - 0.01005033585350145, 709.78), -744.4)) when bucket < 0 then -exp(greatest(least((abs(bucket) - 65536) * cast(0.020000666706669435 as float) - 0.01005033585350145, 709.78), -744.4)) else cast(0 as float) end as middle from bucket_rank) as valued
), histogram_range as (
  select column_name, kind, min(bucket) as first_bucket, max(bucket) as last_bucket, min(coalesce(low, number)) as first_number, max(coalesce(high, number)) as last_number
  from bucket_number
  group by 1, 2
), histogram_bin as (
  select column_name, kind, first_bucket, last_bucket, first_number, last_number,
    case when kind in ('date', 'timestamp') then cast(ceil((last_bucket - first_bucket + 1) / 10.0) as float) else (last_number / 10 - first_number / 10) end as width
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
  select b.column_name, '[' || listagg('{"bin_start": ' || case b.kind when 'date' then '"' || cast(date_from_parts(cast(floor((b.first_bucket + step.bin * b.width) / 12.0) as integer), cast((b.first_bucket + step.bin * b.width) - floor((b.first_bucket + step.bin * b.width) / 12.0) * 12 + 1 as integer), 1) as varchar) || '"' when 'timestamp' then '"' || cast(dateadd(day, (b.first_bucket + step.bin * b.width), date '1970-01-01') as varchar) || '"' else cast((b.first_number * ((10 - case when b.width > 0 then step.bin else 10 * step.bin end) / 10.0) + b.last_number * (case when b.width > 0 then step.bin else 10 * step.bin end / 10.0)) as varchar) end || ', "bin_end": ' || case b.kind when 'date' then '"' || cast(date_from_parts(cast(floor((b.first_bucket + (step.bin + 1) * b.width) / 12.0) as integer), cast((b.first_bucket + (step.bin + 1) * b.width) - floor((b.first_bucket + (step.bin + 1) * b.width) / 12.0) * 12 + 1 as integer), 1) as varchar) || '"' when 'timestamp' then '"' || cast(dateadd(day, (b.first_bucket + (step.bin + 1) * b.width), date '1970-01-01') as varchar) || '"' else cast((b.first_number * ((10 - case when b.width > 0 then (step.bin + 1) else 10 * (step.bin + 1) end) / 10.0) + b.last_number * (case when b.width > 0 then (step.bin + 1) else 10 * (step.bin + 1) end / 10.0)) as varchar) end || ', "count": ' || cast(coalesce(c.bin_rows, 0) as varchar) || '}', ', ') within group (order by step.bin) || ']' as histogram
  from histogram_bin as b
  cross join (  select 0 as bin
  union all
  select 1 as bin
  union all
  select 2 as bin
  union all
  select 3 as bin
  union all
  select 4 as bin
  union all
  select 5 as bin
  union all
  select 6 as bin
  union all
  select 7 as bin
  union all
  select 8 as bin
  union all
  select 9 as bin) as step
  left join histogram_count as c on c.column_name = b.column_name and c.bin = step.bin
  where step.bin = 0 or (b.width > 0 and (b.kind not in ('date', 'timestamp') or b.first_bucket + step.bin * b.width <= b.last_bucket))
  group by 1
), distribution_step as (
  select column_name, case
      when previous_bucket is null then 0
      when floor(previous_bucket / cast(2 as float)) = floor(bucket / cast(2 as float)) then 2
      when floor(previous_bucket / cast(4 as float)) = floor(bucket / cast(4 as float)) then 4
      when floor(previous_bucket / cast(8 as float)) = floor(bucket / cast(8 as float)) then 8
      when floor(previous_bucket / cast(16 as float)) = floor(bucket / cast(16 as float)) then 16
      when floor(previous_bucket / cast(32 as float)) = floor(bucket / cast(32 as float)) then 32
      when floor(previous_bucket / cast(64 as float)) = floor(bucket / cast(64 as float)) then 64
      when floor(previous_bucket / cast(128 as float)) = floor(bucket / cast(128 as float)) then 128
      when floor(previous_bucket / cast(256 as float)) = floor(bucket / cast(256 as float)) then 256
      when floor(previous_bucket / cast(512 as float)) = floor(bucket / cast(512 as float)) then 512
      when floor(previous_bucket / cast(1024 as float)) = floor(bucket / cast(1024 as float)) then 1024
      when floor(previous_bucket / cast(2048 as float)) = floor(bucket / cast(2048 as float)) then 2048
      when floor(previous_bucket / cast(4096 as float)) = floor(bucket / cast(4096 as float)) then 4096
      when floor(previous_bucket / cast(8192 as float)) = floor(bucket / cast(8192 as float)) then 8192
      when floor(previous_bucket / cast(16384 as float)) = floor(bucket / cast(16384 as float)) then 16384
      when floor(previous_bucket / cast(32768 as float)) = floor(bucket / cast(32768 as float)) then 32768
      when floor(previous_bucket / cast(65536 as float)) = floor(bucket / cast(65536 as float)) then 65536
      when floor(previous_bucket / cast(131072 as float)) = floor(bucket / cast(131072 as float)) then 131072
      when floor(previous_bucket / cast(262144 as float)) = floor(bucket / cast(262144 as float)) then 262144
      else 524288
    end as joined_at
  from (select column_name, bucket, lag(bucket) over (partition by column_name order by bucket) as previous_bucket from bucket_rank) as neighbour
), distribution_width as (
  select column_name, max(case when place = 48 then joined_at else 1 end) as width
  from (select column_name, joined_at, row_number() over (partition by column_name order by joined_at desc) as place from distribution_step) as ranked
  group by 1
), distribution_bucket as (
  select bucket_rank.column_name, kind, width, cast(floor(bucket / cast(width as float)) as bigint) as wide_bucket, cast(sum(bucket_rows) as bigint) as wide_rows
  from bucket_rank
  join distribution_width on distribution_width.column_name = bucket_rank.column_name
  group by 1, 2, 3, 4
), distribution as (
  select column_name, '{"of": "' || max(case kind when 'date' then 'months' when 'timestamp' then 'days' else 'numbers' end) || '", "width": ' || cast(max(width) as varchar) || ', "buckets": ['
    || listagg('[' || cast(wide_bucket as varchar) || ', ' || cast(wide_rows as varchar) || ']', ', ') within group (order by wide_bucket) || ']}' as distribution
  from distribution_bucket
  group by 1
), bucket_values as (
  select bucket_number.column_name, max(total) as bucket_total,
    max(case when upto - bucket_rows < greatest(floor((total * 1 + 99) / 100.0), 1) and upto >= greatest(floor((total * 1 + 99) / 100.0), 1) then case kind when 'date' then cast(date_from_parts(cast(floor(bucket / 12.0) as integer), cast(bucket - floor(bucket / 12.0) * 12 + 1 as integer), 1) as varchar) when 'timestamp' then cast(dateadd(day, bucket, date '1970-01-01') as varchar) else cast(number as varchar) end end) as p01,
    max(case when upto - bucket_rows < greatest(floor((total * 5 + 99) / 100.0), 1) and upto >= greatest(floor((total * 5 + 99) / 100.0), 1) then case kind when 'date' then cast(date_from_parts(cast(floor(bucket / 12.0) as integer), cast(bucket - floor(bucket / 12.0) * 12 + 1 as integer), 1) as varchar) when 'timestamp' then cast(dateadd(day, bucket, date '1970-01-01') as varchar) else cast(number as varchar) end end) as p05,
    max(case when upto - bucket_rows < greatest(floor((total * 25 + 99) / 100.0), 1) and upto >= greatest(floor((total * 25 + 99) / 100.0), 1) then case kind when 'date' then cast(date_from_parts(cast(floor(bucket / 12.0) as integer), cast(bucket - floor(bucket / 12.0) * 12 + 1 as integer), 1) as varchar) when 'timestamp' then cast(dateadd(day, bucket, date '1970-01-01') as varchar) else cast(number as varchar) end end) as p25,
    max(case when upto - bucket_rows < greatest(floor((total * 50 + 99) / 100.0), 1) and upto >= greatest(floor((total * 50 + 99) / 100.0), 1) then case kind when 'date' then cast(date_from_parts(cast(floor(bucket / 12.0) as integer), cast(bucket - floor(bucket / 12.0) * 12 + 1 as integer), 1) as varchar) when 'timestamp' then cast(dateadd(day, bucket, date '1970-01-01') as varchar) else cast(number as varchar) end end) as median,
    max(case when upto - bucket_rows < greatest(floor((total * 75 + 99) / 100.0), 1) and upto >= greatest(floor((total * 75 + 99) / 100.0), 1) then case kind when 'date' then cast(date_from_parts(cast(floor(bucket / 12.0) as integer), cast(bucket - floor(bucket / 12.0) * 12 + 1 as integer), 1) as varchar) when 'timestamp' then cast(dateadd(day, bucket, date '1970-01-01') as varchar) else cast(number as varchar) end end) as p75,
    max(case when upto - bucket_rows < greatest(floor((total * 95 + 99) / 100.0), 1) and upto >= greatest(floor((total * 95 + 99) / 100.0), 1) then case kind when 'date' then cast(date_from_parts(cast(floor(bucket / 12.0) as integer), cast(bucket - floor(bucket / 12.0) * 12 + 1 as integer), 1) as varchar) when 'timestamp' then cast(dateadd(day, bucket, date '1970-01-01') as varchar) else cast(number as varchar) end end) as p95,
    max(case when upto - bucket_rows < greatest(floor((total * 99 + 99) / 100.0), 1) and upto >= greatest(floor((total * 99 + 99) / 100.0), 1) then case kind when 'date' then cast(date_from_parts(cast(floor(bucket / 12.0) as integer), cast(bucket - floor(bucket / 12.0) * 12 + 1 as integer), 1) as varchar) when 'timestamp' then cast(dateadd(day, bucket, date '1970-01-01') as varchar) else cast(number as varchar) end end) as p99,
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
    select packed.part, packed.column_name, packed.bound, cast(item.value as varchar) as value, cast(get(packed.top_counts, item.index) as bigint) as value_rows, cast(get(packed.top_covered, item.index) as bigint) as covered from top_state as packed, lateral flatten(input => packed.top_texts) as item
  ) as unpacked
  group by 1, 2, 3
), top_ranked as (
  select item.column_name, value, value_rows, value_rows + bound - covered as most_rows, value_rows / cast(non_null_count as float) as ratio, bound,
    row_number() over (partition by item.column_name order by value_rows desc, cast(value as varchar)) as place, count(*) over (partition by item.column_name) as known_values
  from top_item as item
  join (select column_name, non_null_count from merged) as counted on counted.column_name = item.column_name
), top_values as (
  select column_name, '{"complete": ' || case when max(bound) = 0 and max(known_values) <= 100 and count(written) = count(*) then 'true' else 'false' end || ', "values": ['
    || coalesce(listagg(written, ', ') within group (order by place), '') || ']}' as top_list
  from (select column_name, bound, known_values, place, '{"value": ' || to_json(to_variant(value)) || ', "count": ' || cast(value_rows as varchar) || ', "max_count": ' || cast(most_rows as varchar) || ', "ratio": ' || cast(ratio as varchar) || '}' as written from top_ranked where place <= 100) as listed
  group by 1
), exact as (
  select 'C1_NUMBER_38_0' as column_name, count(distinct "C1_NUMBER_38_0") as exact_distinct
  from "SHOP"."MAIN"."EVERY_TYPE"
  where true
  union all select 'C2_NUMBER_18_2' as column_name, count(distinct "C2_NUMBER_18_2") as exact_distinct
  from "SHOP"."MAIN"."EVERY_TYPE"
  where true
  union all select 'C3_FLOAT' as column_name, count(distinct ("C3_FLOAT" + cast(0 as float))) as exact_distinct
  from "SHOP"."MAIN"."EVERY_TYPE"
  where true
  union all select 'C4_BOOLEAN' as column_name, count(distinct "C4_BOOLEAN") as exact_distinct
  from "SHOP"."MAIN"."EVERY_TYPE"
  where true
  union all select 'C5_TEXT' as column_name, count(distinct "C5_TEXT") as exact_distinct
  from "SHOP"."MAIN"."EVERY_TYPE"
  where true
  union all select 'C6_TEXT_COLLATE_EN_CI' as column_name, count(distinct collate("C6_TEXT_COLLATE_EN_CI", '')) as exact_distinct
  from "SHOP"."MAIN"."EVERY_TYPE"
  where true
  union all select 'C7_DATE' as column_name, count(distinct "C7_DATE") as exact_distinct
  from "SHOP"."MAIN"."EVERY_TYPE"
  where true
  union all select 'C8_TIME' as column_name, count(distinct "C8_TIME") as exact_distinct
  from "SHOP"."MAIN"."EVERY_TYPE"
  where true
  union all select 'C9_TIMESTAMP_NTZ' as column_name, count(distinct "C9_TIMESTAMP_NTZ") as exact_distinct
  from "SHOP"."MAIN"."EVERY_TYPE"
  where true
  union all select 'C10_TIMESTAMP_LTZ' as column_name, count(distinct cast(convert_timezone('UTC', "C10_TIMESTAMP_LTZ") as timestamp_ntz)) as exact_distinct
  from "SHOP"."MAIN"."EVERY_TYPE"
  where true
  union all select 'C11_TIMESTAMP_TZ' as column_name, count(distinct cast(convert_timezone('UTC', "C11_TIMESTAMP_TZ") as timestamp_ntz)) as exact_distinct
  from "SHOP"."MAIN"."EVERY_TYPE"
  where true
  union all select 'C12_VARIANT' as column_name, count(distinct to_json("C12_VARIANT")) as exact_distinct
  from "SHOP"."MAIN"."EVERY_TYPE"
  where true
  union all select 'C13_OBJECT' as column_name, count(distinct to_json("C13_OBJECT")) as exact_distinct
  from "SHOP"."MAIN"."EVERY_TYPE"
  where true
  union all select 'C14_ARRAY' as column_name, count(distinct to_json("C14_ARRAY")) as exact_distinct
  from "SHOP"."MAIN"."EVERY_TYPE"
  where true
  union all select 'C15_BINARY' as column_name, count(distinct "C15_BINARY") as exact_distinct
  from "SHOP"."MAIN"."EVERY_TYPE"
  where true
  union all select 'C16_GEOGRAPHY' as column_name, count(distinct st_asewkt("C16_GEOGRAPHY")) as exact_distinct
  from "SHOP"."MAIN"."EVERY_TYPE"
  where true
  union all select 'C17_VECTOR' as column_name, count(distinct to_json(cast("C17_VECTOR" as array))) as exact_distinct
  from "SHOP"."MAIN"."EVERY_TYPE"
  where true
  union all select 'SECRET' as column_name, count(distinct "SECRET") as exact_distinct
  from "SHOP"."MAIN"."EVERY_TYPE"
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
  select column_name, column_type, 'count' as metric_name, cast(row_count as varchar) as metric_value from complete
  union all select column_name, column_type, 'null_count' as metric_name, cast(row_count - non_null_count as varchar) as metric_value from complete
  union all select column_name, column_type, 'null_ratio' as metric_name, cast((row_count - non_null_count) / cast(nullif(row_count, 0) as float) as varchar) as metric_value from complete
  union all select column_name, column_type, 'zero_count' as metric_name, cast(coalesce(zero_count, 0) as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float')
  union all select column_name, column_type, 'negative_count' as metric_name, cast(coalesce(negative_count, 0) as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float')
  union all select column_name, column_type, 'nan_count' as metric_name, cast(coalesce(nan_count, 0) as varchar) as metric_value from complete where kind in ('numeric', 'float')
  union all select column_name, column_type, 'inf_count' as metric_name, cast(coalesce(inf_count, 0) as varchar) as metric_value from complete where kind in ('numeric', 'float')
  union all select column_name, column_type, 'true_count' as metric_name, cast(coalesce(true_count, 0) as varchar) as metric_value from complete where kind in ('boolean')
  union all select column_name, column_type, 'empty_count' as metric_name, cast(coalesce(empty_count, 0) as varchar) as metric_value from complete where kind in ('text')
  union all select column_name, column_type, 'blank_count' as metric_name, cast(coalesce(blank_count, 0) as varchar) as metric_value from complete where kind in ('text')
  union all select column_name, column_type, 'min' as metric_name, cast(min_value as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'text', 'date', 'timestamp', 'ordered') and column_name not in ('SECRET')
  union all select column_name, column_type, 'max' as metric_name, cast(max_value as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'text', 'date', 'timestamp', 'ordered') and column_name not in ('SECRET')
  union all select column_name, column_type, 'freshness' as metric_name, cast(case when max_value not in ('infinity', '-infinity') then max_value end as varchar) as metric_value from complete where kind in ('date', 'timestamp') and column_name not in ('SECRET')
  union all select column_name, column_type, 'age_seconds' as metric_name, cast(case when max_value not in ('infinity', '-infinity') then case kind when 'date' then datediff(second, to_date(max_value, 'YYYY-MM-DD'), sysdate()) when 'timestamp' then datediff(second, to_timestamp_ntz(rpad(replace(max_value, '+00', '') || case when contains(replace(max_value, '+00', ''), '.') then '' else '.' end, 29, '0'), 'YYYY-MM-DD HH24:MI:SS.FF9'), sysdate()) end end as varchar) as metric_value from complete where kind in ('date', 'timestamp') and column_name not in ('SECRET')
  union all select column_name, column_type, 'sum' as metric_name, cast(coalesce(sum_value, cast(case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then mean_value * finite_count end as varchar)) as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float') and column_name not in ('SECRET')
  union all select column_name, column_type, 'mean' as metric_name, cast(case when not (case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then coalesce(cast(sum_value as float) / nullif(finite_count, 0), mean_value) end = cast('NaN' as float)) and not (case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then coalesce(cast(sum_value as float) / nullif(finite_count, 0), mean_value) end in (cast('inf' as float), cast('-inf' as float))) then case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then coalesce(cast(sum_value as float) / nullif(finite_count, 0), mean_value) end end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float') and column_name not in ('SECRET')
  union all select column_name, column_type, 'stddev' as metric_name, cast(case when not (case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then sqrt(m2_value / nullif(finite_count - 1, 0)) end = cast('NaN' as float)) and not (case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then sqrt(m2_value / nullif(finite_count - 1, 0)) end in (cast('inf' as float), cast('-inf' as float))) then case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then sqrt(m2_value / nullif(finite_count - 1, 0)) end end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float') and column_name not in ('SECRET')
  union all select column_name, column_type, 'min_length' as metric_name, cast(min_length as varchar) as metric_value from complete where kind in ('text') and column_name not in ('SECRET')
  union all select column_name, column_type, 'max_length' as metric_name, cast(max_length as varchar) as metric_value from complete where kind in ('text') and column_name not in ('SECRET')
  union all select column_name, column_type, 'avg_length' as metric_name, cast(sum_length / cast(nullif(non_null_count, 0) as float) as varchar) as metric_value from complete where kind in ('text') and column_name not in ('SECRET')
  union all select column_name, column_type, 'approx_distinct_count' as metric_name, cast(cast(round(coalesce(hll_estimate(hll_import(hll_sketch)), 0)) as bigint) as varchar) as metric_value from complete
  union all select column_name, column_type, 'unique_ratio' as metric_name, cast(case when row_count > 0 then least(1.0, round(coalesce(hll_estimate(hll_import(hll_sketch)), 0)) / cast(row_count as float)) end as varchar) as metric_value from complete
  union all select column_name, column_type, 'p01' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p01 end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('SECRET')
  union all select column_name, column_type, 'p05' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p05 end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('SECRET')
  union all select column_name, column_type, 'p25' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p25 end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('SECRET')
  union all select column_name, column_type, 'median' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then median end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('SECRET')
  union all select column_name, column_type, 'p75' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p75 end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('SECRET')
  union all select column_name, column_type, 'p95' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p95 end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('SECRET')
  union all select column_name, column_type, 'p99' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p99 end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('SECRET')
  union all select column_name, column_type, 'histogram' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then histogram end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('SECRET')
  union all select column_name, column_type, 'distribution' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then distribution end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('SECRET')
  union all select column_name, column_type, 'top_values' as metric_name, cast(top_list as varchar) as metric_value from complete where kind in ('text', 'boolean', 'integer', 'date') and column_name not in ('SECRET')
  union all select column_name, column_type, 'distinct_count' as metric_name, cast(exact_distinct as varchar) as metric_value from complete
  union all select column_name, column_type, 'is_unique' as metric_name, cast(case when exact_distinct is not null then exact_distinct = non_null_count when non_null_count <= 1 then true when kind = 'boolean' then true_count <= 1 and non_null_count - true_count <= 1 when case kind when 'integer' then cast(max_value as numeric) - cast(min_value as numeric) + 1 when 'date' then case when to_date(min_value, 'YYYY-MM-DD') = greatest(least(to_date(min_value, 'YYYY-MM-DD'), date '9999-12-31'), date '0001-01-01') and to_date(max_value, 'YYYY-MM-DD') = greatest(least(to_date(max_value, 'YYYY-MM-DD'), date '9999-12-31'), date '0001-01-01') then to_date(max_value, 'YYYY-MM-DD') - to_date(min_value, 'YYYY-MM-DD') + 1 end end < non_null_count then false end as varchar) as metric_value from complete
)
select 'golden-run', 'EVERY_TYPE', 'MAIN', column_name, column_type, metric_name, metric_value, sysdate(), 'source.shop.main.every_type', false
from metric
where metric_value is not null
) as guarded
where exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits');
insert into "SHOP"."MAIN_BASELINR"."BASELINR_RUNS" (run_id, dataset_name, schema_name, profiled_at, environment, status, row_count, column_count, unique_id, database_name, action, reason, rows_scanned, bytes_scanned, partitions_scanned, sample_fraction, coverage, is_published)
select * from (
select 'golden-run', 'EVERY_TYPE', 'MAIN', sysdate(),
  'dev', 'completed', all_rows, 18,
  'source.shop.main.every_type', 'SHOP',
  'full', 'first_profile', read_rows, 64000, read_partitions,
  cast(null as float), 1, true
from (
  select coalesce(sum(row_count), 0) as all_rows, coalesce(sum(case when last_run_id = 'golden-run' then row_count end), 0) as read_rows,
    count(case when last_run_id = 'golden-run' then 1 end) as read_partitions
  from "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE"
  where unique_id = 'source.shop.main.every_type'
) as totals
) as guarded
where exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits');
insert into "SHOP"."MAIN_BASELINR"."BASELINR_EVENTS" (event_id, event_type, run_id, table_name, "TIMESTAMP", metadata, created_at, unique_id, action, reason, row_count)
select * from (
values
  ('a0a2058988102449cd2172053e49fc11', 'ProfilingCompleted', 'golden-run', 'EVERY_TYPE', sysdate(), '{"action": "full", "reason": "first_profile", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "no complete profile is stored yet", "columns": null, "row_count": null}', sysdate(), 'source.shop.main.every_type', 'full', 'first_profile', cast(null as bigint))
) as guarded
where exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits');
update "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
set last_run_id = 'golden-run',
  decision = 'full',
  decision_reason = 'first_profile',
  status = 'success',
  error = null,
  last_checked_at = sysdate(),
  staleness_score = 0,
  known_columns = '{"C1_NUMBER_38_0": "NUMBER(38,0)", "C2_NUMBER_18_2": "NUMBER(18,2)", "C3_FLOAT": "FLOAT", "C4_BOOLEAN": "BOOLEAN", "C5_TEXT": "TEXT", "C6_TEXT_COLLATE_EN_CI": "TEXT COLLATE en-ci", "C7_DATE": "DATE", "C8_TIME": "TIME", "C9_TIMESTAMP_NTZ": "TIMESTAMP_NTZ", "C10_TIMESTAMP_LTZ": "TIMESTAMP_LTZ", "C11_TIMESTAMP_TZ": "TIMESTAMP_TZ", "C12_VARIANT": "VARIANT", "C13_OBJECT": "OBJECT", "C14_ARRAY": "ARRAY", "C15_BINARY": "BINARY", "C16_GEOGRAPHY": "GEOGRAPHY", "C17_VECTOR": "VECTOR", "SECRET": "TEXT"}',
  bytes_scanned = 64000,
  claimed_by = null,
  claimed_until = null,
  started_at = null,
  waiting_since = null,
  last_published_at = sysdate(),
  last_profiled_at = sysdate(),
  next_due_at = dateadd(minute, 0, sysdate()),
  pending_partitions = 0,
  coverage = 1,
  backfilling = false,
  resume_partition = null,
  profile_signature = '4495ace021735e2ec8d3604f4c5d39f8',
  profiled_columns = '{"C1_NUMBER_38_0": "NUMBER(38,0)", "C2_NUMBER_18_2": "NUMBER(18,2)", "C3_FLOAT": "FLOAT", "C4_BOOLEAN": "BOOLEAN", "C5_TEXT": "TEXT", "C6_TEXT_COLLATE_EN_CI": "TEXT COLLATE en-ci", "C7_DATE": "DATE", "C8_TIME": "TIME", "C9_TIMESTAMP_NTZ": "TIMESTAMP_NTZ", "C10_TIMESTAMP_LTZ": "TIMESTAMP_LTZ", "C11_TIMESTAMP_TZ": "TIMESTAMP_TZ", "C12_VARIANT": "VARIANT", "C13_OBJECT": "OBJECT", "C14_ARRAY": "ARRAY", "C15_BINARY": "BINARY", "C16_GEOGRAPHY": "GEOGRAPHY", "C17_VECTOR": "VECTOR", "SECRET": "TEXT sensitive"}',
  hash_id = 'snowflake',
  last_verified_at = sysdate(),
  metadata = '{}',
  row_count = (select coalesce(sum(row_count), 0) from "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE" where unique_id = 'source.shop.main.every_type'),
  sampled_id = null,
  snapshot_id = 'token of today',
  change_token = 'token of today'
where unique_id = 'source.shop.main.every_type'
  and exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits');
commit;
drop table if exists "SHOP"."MAIN_BASELINR"."BASELINR_SCAN_97A05FF970D2114D";

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
