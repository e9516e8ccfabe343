-- Every type of column is profiled for the first time: metrics of all kinds.

/* baselinr run golden-run catalog */
select n.nspname as schema_name, c.relname as table_name, case c.relkind when 'v' then 'view' when 'm' then 'materialized view' else 'table' end as relation_type, cast(c.oid as varchar(20)) as relation_id,
  case when not has_schema_privilege(n.nspname, 'usage') then 'usage on schema ' || quote_ident(n.nspname) end as missing_schema_right,
  case when not has_table_privilege(quote_ident(n.nspname) || '.' || quote_ident(c.relname), 'select') then 'select on ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname) end as missing_table_right,
  cast(current_user as varchar(128)) as role_name, case when has_table_privilege('svv_table_info', 'select') then 'true' else 'false' end as reads_sizes,
  to_char(dateadd(minute, -1, sysdate), 'YYYY-MM-DD HH24:MI:SS') as a_minute_ago, a.attname as column_name, format_type(a.atttypid, a.atttypmod) as column_type, case when has_table_privilege(quote_ident(n.nspname) || '.' || quote_ident(c.relname), 'select') then 'true' else 'false' end as column_is_readable
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
left join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relkind in ('r', 'v', 'm') and n.nspname in ('main') and c.relname in ('every_type')
order by n.nspname, c.relname, a.attnum;

/* baselinr run golden-run tables of main */
show tables from schema "shop"."main";

/* baselinr run golden-run recent writes */
select cast(table_id as varchar(20)) as relation_id, cast(max(query_id) as varchar(20)) as query_id, to_char(max(coalesce(end_time, sysdate)), 'YYYY-MM-DD HH24:MI:SS.US') as written_at
from sys_query_detail
where step_name in ('insert', 'delete') and table_id in (100001) and start_time > dateadd(minute, -30, sysdate)
group by table_id;

/* baselinr run golden-run sizes */
select cast(table_id as varchar(20)) as relation_id, cast(cast(tbl_rows as bigint) as varchar(20)) as estimated_rows, cast(cast(size as bigint) * 1048576 as varchar(20)) as estimated_bytes
from svv_table_info
where table_id in (100001);

/* baselinr run golden-run state */
select unique_id, database_name, schema_name, table_name, decision, decision_reason, status, error, snapshot_id, profile_signature,
  profiled_columns, metadata, last_run_id, rolled_up_by, resume_partition, sampled_id, checks, known_columns,
  case when backfilling then 'true' end as backfilling,
  case when hash_id <> 'redshift farmhash' then 'true' end as hash_is_stale,
  cast(row_count as varchar(65535)) as row_count,
  cast(pending_partitions as varchar(65535)) as pending_partitions,
  cast(coverage as varchar(65535)) as coverage,
  to_char(last_profiled_at, 'YYYY-MM-DD') || 'T' || to_char(last_profiled_at, 'HH24:MI:SS') || 'Z' as last_profiled_at,
  to_char(last_checked_at, 'YYYY-MM-DD') || 'T' || to_char(last_checked_at, 'HH24:MI:SS') || 'Z' as last_checked_at,
  to_char(next_due_at, 'YYYY-MM-DD') || 'T' || to_char(next_due_at, 'HH24:MI:SS') || 'Z' as next_due_at,
  to_char(started_at, 'YYYY-MM-DD') || 'T' || to_char(started_at, 'HH24:MI:SS') || 'Z' as started_at,
  to_char(waiting_since, 'YYYY-MM-DD') || 'T' || to_char(waiting_since, 'HH24:MI:SS') || 'Z' as waiting_since,
  cast(staleness_score as varchar(65535)) as staleness_score,
  cast(cast(floor(datediff(second, last_profiled_at, sysdate) / 60.0) as bigint) as varchar(65535)) as profiled_minutes_ago,
  cast(cast(floor(datediff(second, last_verified_at, sysdate) / 60.0) as bigint) as varchar(65535)) as verified_minutes_ago,
  cast(cast(floor(datediff(second, waiting_since, sysdate) / 60.0) as bigint) as varchar(65535)) as waiting_minutes,
  cast(cast(floor(datediff(second, last_published_at, sysdate) / 60.0) as bigint) as varchar(65535)) as published_minutes_ago,
  cast(cast(floor(datediff(second, last_checked_at, sysdate) / 60.0) as bigint) as varchar(65535)) as checked_minutes_ago
from "shop"."main_baselinr"."baselinr_table_state"
where unique_id in ('source.shop.main.every_type');

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
  ('c052ea30abacfb1b1e46cf6a626254d8', 'ProfilingStarted', 'golden-run', 'every_type', sysdate, '{"action": "full", "reason": "first_profile", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "no complete profile is stored yet", "columns": null, "row_count": null}', sysdate, 'source.shop.main.every_type', 'full', 'first_profile', cast(null as bigint));
commit;
select claimed_by from "shop"."main_baselinr"."baselinr_table_state" where unique_id = 'source.shop.main.every_type';

/* baselinr run golden-run profile "shop"."main"."every_type" */
drop table if exists "baselinr_scan_97a05ff970d2114d";
create temporary table "baselinr_scan_97a05ff970d2114d" (like "shop"."main_baselinr"."baselinr_column_state");
insert into "baselinr_scan_97a05ff970d2114d" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, min_length, max_length, sum_length, hll_sketch, bucket_steps, bucket_counts, top_texts, top_counts, top_covered, top_bound)
with 
scan_1 as (
  select partition_value as partition_id, grouped.*
  from (
    select '__all__' as partition_value, count(*) as row_count, 'redshift farmhash' || '/' || cast(count(*) as varchar(65535)) || '/' || cast(sum(cast(farmfingerprint64(coalesce(cast(farmfingerprint64(cast("c10_character_5" as varchar(65535))) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(to_char("c11_date", 'YYYY-MM-DD')) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(rtrim(rtrim(to_char("c12_timestamp_without_time_zone", 'YYYY-MM-DD HH24:MI:SS.US'), '0'), '.')) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(rtrim(rtrim(to_char("c13_timestamp_with_time_zone" at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), '0'), '.') || '+00') as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(cast("c14_time_without_time_zone" as varchar(65535))) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(cast("c15_time_with_time_zone" as varchar(65535))) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(json_serialize_to_varbyte("c16_super")) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64("c17_binary_varying_64000") as varchar(20)), '') || ',' || coalesce(cast(hll_cardinality("c18_hllsketch") as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(st_ashexewkb("c19_geometry")) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(cast("c1_smallint" as varchar(65535))) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(cast("c2_integer" as varchar(65535))) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(cast("c3_bigint" as varchar(65535))) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(cast("c4_numeric_18_2" as varchar(65535))) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(cast("c5_numeric_38_10" as varchar(65535))) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(cast("c6_real" + cast(0 as real) as varchar(65535))) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(cast("c7_double_precision" + cast(0 as double precision) as varchar(65535))) as varchar(20)), '') || ',' || coalesce(cast(case when "c8_boolean" then 1 when not "c8_boolean" then 0 end as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64("c9_character_varying_256") as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64("secret") as varchar(20)), '')) as decimal(38, 0))) as varchar(65535)) as token,
      /* c1_smallint */
      count("c1_smallint") as c1_non_null_count, count(case when "c1_smallint" = 0 then 1 end) as c1_zero_count, count(case when "c1_smallint" < 0 then 1 end) as c1_negative_count, min("c1_smallint") as c1_min_value, max("c1_smallint") as c1_max_value, count("c1_smallint") as c1_finite_count, sum("c1_smallint") as c1_sum_value, avg(cast("c1_smallint" as double precision)) as c1_mean_value, var_pop(cast("c1_smallint" as double precision)) * count(cast("c1_smallint" as double precision)) as c1_m2_value, hll_create_sketch(farmfingerprint64(cast("c1_smallint" as varchar(65535)))) as c1_hll_sketch,
      /* c2_integer */
      count("c2_integer") as c2_non_null_count, count(case when "c2_integer" = 0 then 1 end) as c2_zero_count, count(case when "c2_integer" < 0 then 1 end) as c2_negative_count, min("c2_integer") as c2_min_value, max("c2_integer") as c2_max_value, count("c2_integer") as c2_finite_count, sum("c2_integer") as c2_sum_value, avg(cast("c2_integer" as double precision)) as c2_mean_value, var_pop(cast("c2_integer" as double precision)) * count(cast("c2_integer" as double precision)) as c2_m2_value, hll_create_sketch(farmfingerprint64(cast("c2_integer" as varchar(65535)))) as c2_hll_sketch,
      /* c3_bigint */
      count("c3_bigint") as c3_non_null_count, count(case when "c3_bigint" = 0 then 1 end) as c3_zero_count, count(case when "c3_bigint" < 0 then 1 end) as c3_negative_count, min("c3_bigint") as c3_min_value, max("c3_bigint") as c3_max_value, count("c3_bigint") as c3_finite_count, sum("c3_bigint") as c3_sum_value, avg(cast("c3_bigint" as double precision)) as c3_mean_value, var_pop(cast("c3_bigint" as double precision)) * count(cast("c3_bigint" as double precision)) as c3_m2_value, hll_create_sketch(farmfingerprint64(cast("c3_bigint" as varchar(65535)))) as c3_hll_sketch,
      /* c4_numeric_18_2 */
      count("c4_numeric_18_2") as c4_non_null_count, count(case when "c4_numeric_18_2" = 0 then 1 end) as c4_zero_count, count(case when "c4_numeric_18_2" < 0 then 1 end) as c4_negative_count, min("c4_numeric_18_2") as c4_min_value, max("c4_numeric_18_2") as c4_max_value, count("c4_numeric_18_2") as c4_finite_count, sum("c4_numeric_18_2") as c4_sum_value, avg(cast("c4_numeric_18_2" as double precision)) as c4_mean_value, var_pop(cast("c4_numeric_18_2" as double precision)) * count(cast("c4_numeric_18_2" as double precision)) as c4_m2_value, hll_create_sketch(farmfingerprint64(cast("c4_numeric_18_2" as varchar(65535)))) as c4_hll_sketch,
      /* c5_numeric_38_10 */
      count("c5_numeric_38_10") as c5_non_null_count, count(case when "c5_numeric_38_10" = 0 then 1 end) as c5_zero_count, count(case when "c5_numeric_38_10" < 0 then 1 end) as c5_negative_count, min("c5_numeric_38_10") as c5_min_value, max("c5_numeric_38_10") as c5_max_value, count("c5_numeric_38_10") as c5_finite_count, avg(cast("c5_numeric_38_10" as double precision)) as c5_mean_value, var_pop(cast("c5_numeric_38_10" as double precision)) * count(cast("c5_numeric_38_10" as double precision)) as c5_m2_value, hll_create_sketch(farmfingerprint64(cast("c5_numeric_38_10" as varchar(65535)))) as c5_hll_sketch,
      /* c6_real */
      count(("c6_real" + cast(0 as real))) as c6_non_null_count, count(case when ("c6_real" + cast(0 as real)) = 0 then 1 end) as c6_zero_count, count(case when ("c6_real" + cast(0 as real)) < 0 then 1 end) as c6_negative_count, count(case when ("c6_real" + cast(0 as real)) = cast('NaN' as double precision) then 1 end) as c6_nan_count, count(case when ("c6_real" + cast(0 as real)) in (cast('Infinity' as double precision), cast('-Infinity' as double precision)) then 1 end) as c6_inf_count, min(("c6_real" + cast(0 as real))) as c6_min_value, max(("c6_real" + cast(0 as real))) as c6_max_value, count(case when abs("c6_real") < cast('Infinity' as double precision) then cast("c6_real" as double precision) end) as c6_finite_count, avg(case when abs("c6_real") < cast('Infinity' as double precision) then cast("c6_real" as double precision) end) as c6_mean_value, var_pop(case when abs("c6_real") < cast('Infinity' as double precision) then cast("c6_real" as double precision) end) * count(case when abs("c6_real") < cast('Infinity' as double precision) then cast("c6_real" as double precision) end) as c6_m2_value, hll_create_sketch(farmfingerprint64(cast("c6_real" + cast(0 as real) as varchar(65535)))) as c6_hll_sketch,
      /* c7_double_precision */
      count(("c7_double_precision" + cast(0 as double precision))) as c7_non_null_count, count(case when ("c7_double_precision" + cast(0 as double precision)) = 0 then 1 end) as c7_zero_count, count(case when ("c7_double_precision" + cast(0 as double precision)) < 0 then 1 end) as c7_negative_count, count(case when ("c7_double_precision" + cast(0 as double precision)) = cast('NaN' as double precision) then 1 end) as c7_nan_count, count(case when ("c7_double_precision" + cast(0 as double precision)) in (cast('Infinity' as double precision), cast('-Infinity' as double precision)) then 1 end) as c7_inf_count, min(("c7_double_precision" + cast(0 as double precision))) as c7_min_value, max(("c7_double_precision" + cast(0 as double precision))) as c7_max_value, count(case when abs("c7_double_precision") <= 1e140 then "c7_double_precision" end) as c7_finite_count, avg(case when abs("c7_double_precision") <= 1e140 then "c7_double_precision" end) as c7_mean_value, var_pop(case when abs("c7_double_precision") <= 1e140 then "c7_double_precision" end) * count(case when abs("c7_double_precision") <= 1e140 then "c7_double_precision" end) as c7_m2_value, hll_create_sketch(farmfingerprint64(cast("c7_double_precision" + cast(0 as double precision) as varchar(65535)))) as c7_hll_sketch,
      /* c8_boolean */
      count("c8_boolean") as c8_non_null_count, count(case when "c8_boolean" then 1 end) as c8_true_count, hll_create_sketch(case when "c8_boolean" then 1 when not "c8_boolean" then 0 end) as c8_hll_sketch,
      /* c9_character_varying_256 */
      count("c9_character_varying_256") as c9_non_null_count, count(case when "c9_character_varying_256" = '' then 1 end) as c9_empty_count, count(case when trim("c9_character_varying_256") = '' then 1 end) as c9_blank_count, left(min("c9_character_varying_256"), 256) as c9_min_value, left(max("c9_character_varying_256"), 256) as c9_max_value, min(length("c9_character_varying_256")) as c9_min_length, max(length("c9_character_varying_256")) as c9_max_length, sum(length("c9_character_varying_256")) as c9_sum_length, hll_create_sketch(farmfingerprint64("c9_character_varying_256")) as c9_hll_sketch,
      /* c10_character_5 */
      count(cast("c10_character_5" as varchar(65535))) as c10_non_null_count, count(case when cast("c10_character_5" as varchar(65535)) = '' then 1 end) as c10_empty_count, count(case when trim(cast("c10_character_5" as varchar(65535))) = '' then 1 end) as c10_blank_count, left(min(cast("c10_character_5" as varchar(65535))), 256) as c10_min_value, left(max(cast("c10_character_5" as varchar(65535))), 256) as c10_max_value, min(length(cast("c10_character_5" as varchar(65535)))) as c10_min_length, max(length(cast("c10_character_5" as varchar(65535)))) as c10_max_length, sum(length(cast("c10_character_5" as varchar(65535)))) as c10_sum_length, hll_create_sketch(farmfingerprint64(cast("c10_character_5" as varchar(65535)))) as c10_hll_sketch,
      /* c11_date */
      count("c11_date") as c11_non_null_count, min("c11_date") as c11_min_value, max("c11_date") as c11_max_value, hll_create_sketch(farmfingerprint64(to_char("c11_date", 'YYYY-MM-DD'))) as c11_hll_sketch,
      /* c12_timestamp_without_time_zone */
      count("c12_timestamp_without_time_zone") as c12_non_null_count, min("c12_timestamp_without_time_zone") as c12_min_value, max("c12_timestamp_without_time_zone") as c12_max_value, hll_create_sketch(farmfingerprint64(rtrim(rtrim(to_char("c12_timestamp_without_time_zone", 'YYYY-MM-DD HH24:MI:SS.US'), '0'), '.'))) as c12_hll_sketch,
      /* c13_timestamp_with_time_zone */
      count("c13_timestamp_with_time_zone") as c13_non_null_count, min("c13_timestamp_with_time_zone") as c13_min_value, max("c13_timestamp_with_time_zone") as c13_max_value, hll_create_sketch(farmfingerprint64(rtrim(rtrim(to_char("c13_timestamp_with_time_zone" at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), '0'), '.') || '+00')) as c13_hll_sketch,
      /* c14_time_without_time_zone */
      count("c14_time_without_time_zone") as c14_non_null_count, min("c14_time_without_time_zone") as c14_min_value, max("c14_time_without_time_zone") as c14_max_value, hll_create_sketch(farmfingerprint64(cast("c14_time_without_time_zone" as varchar(65535)))) as c14_hll_sketch,
      /* c15_time_with_time_zone */
      count("c15_time_with_time_zone") as c15_non_null_count, hll_create_sketch(farmfingerprint64(cast("c15_time_with_time_zone" as varchar(65535)))) as c15_hll_sketch,
      /* c16_super */
      count("c16_super") as c16_non_null_count, hll_create_sketch(farmfingerprint64(json_serialize_to_varbyte("c16_super"))) as c16_hll_sketch,
      /* c17_binary_varying_64000 */
      count("c17_binary_varying_64000") as c17_non_null_count, hll_create_sketch(farmfingerprint64("c17_binary_varying_64000")) as c17_hll_sketch,
      /* c18_hllsketch */
      count("c18_hllsketch") as c18_non_null_count, hll_create_sketch(hll_cardinality("c18_hllsketch")) as c18_hll_sketch,
      /* c19_geometry */
      count("c19_geometry") as c19_non_null_count, hll_create_sketch(farmfingerprint64(st_ashexewkb("c19_geometry"))) as c19_hll_sketch,
      /* secret */
      count("secret") as c20_non_null_count, count(case when "secret" = '' then 1 end) as c20_empty_count, count(case when trim("secret") = '' then 1 end) as c20_blank_count, hll_create_sketch(farmfingerprint64("secret")) as c20_hll_sketch
    from "shop"."main"."every_type"
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as varchar(65535)) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count, cast(null as varchar(65535)) as min_value, cast(null as varchar(65535)) as max_value, cast(null as bigint) as finite_count, cast(null as varchar(65535)) as sum_value, cast(null as double precision) as mean_value, cast(null as double precision) as m2_value, cast(null as bigint) as min_length, cast(null as bigint) as max_length, cast(null as bigint) as sum_length, cast(null as hllsketch) as hll_sketch from scan_1
  union all
  select partition_id, 'c1', 'c1_smallint', 'integer', 'decimal(38, 0)', null, row_count, c1_non_null_count, c1_zero_count, c1_negative_count, null, null, null, null, null, cast(c1_min_value as varchar(65535)), cast(c1_max_value as varchar(65535)), c1_finite_count, cast(c1_sum_value as varchar(65535)), c1_mean_value, c1_m2_value, null, null, null, c1_hll_sketch from scan_1
  union all
  select partition_id, 'c2', 'c2_integer', 'integer', 'decimal(38, 0)', null, row_count, c2_non_null_count, c2_zero_count, c2_negative_count, null, null, null, null, null, cast(c2_min_value as varchar(65535)), cast(c2_max_value as varchar(65535)), c2_finite_count, cast(c2_sum_value as varchar(65535)), c2_mean_value, c2_m2_value, null, null, null, c2_hll_sketch from scan_1
  union all
  select partition_id, 'c3', 'c3_bigint', 'integer', 'decimal(38, 0)', null, row_count, c3_non_null_count, c3_zero_count, c3_negative_count, null, null, null, null, null, cast(c3_min_value as varchar(65535)), cast(c3_max_value as varchar(65535)), c3_finite_count, cast(c3_sum_value as varchar(65535)), c3_mean_value, c3_m2_value, null, null, null, c3_hll_sketch from scan_1
  union all
  select partition_id, 'c4', 'c4_numeric_18_2', 'decimal', 'decimal(38, 2)', null, row_count, c4_non_null_count, c4_zero_count, c4_negative_count, null, null, null, null, null, cast(c4_min_value as varchar(65535)), cast(c4_max_value as varchar(65535)), c4_finite_count, cast(c4_sum_value as varchar(65535)), c4_mean_value, c4_m2_value, null, null, null, c4_hll_sketch from scan_1
  union all
  select partition_id, 'c5', 'c5_numeric_38_10', 'decimal', 'decimal(38, 10)', null, row_count, c5_non_null_count, c5_zero_count, c5_negative_count, null, null, null, null, null, cast(c5_min_value as varchar(65535)), cast(c5_max_value as varchar(65535)), c5_finite_count, null, c5_mean_value, c5_m2_value, null, null, null, c5_hll_sketch from scan_1
  union all
  select partition_id, 'c6', 'c6_real', 'float', 'real', null, row_count, c6_non_null_count, c6_zero_count, c6_negative_count, c6_nan_count, c6_inf_count, null, null, null, cast(c6_min_value as varchar(65535)), cast(c6_max_value as varchar(65535)), c6_finite_count, null, c6_mean_value, c6_m2_value, null, null, null, c6_hll_sketch from scan_1
  union all
  select partition_id, 'c7', 'c7_double_precision', 'float', 'double precision', null, row_count, c7_non_null_count, c7_zero_count, c7_negative_count, c7_nan_count, c7_inf_count, null, null, null, cast(c7_min_value as varchar(65535)), cast(c7_max_value as varchar(65535)), c7_finite_count, null, c7_mean_value, c7_m2_value, null, null, null, c7_hll_sketch from scan_1
  union all
  select partition_id, 'c8', 'c8_boolean', 'boolean', 'boolean', null, row_count, c8_non_null_count, null, null, null, null, c8_true_count, null, null, null, null, null, null, null, null, null, null, null, c8_hll_sketch from scan_1
  union all
  select partition_id, 'c9', 'c9_character_varying_256', 'text', 'varchar(65535)', null, row_count, c9_non_null_count, null, null, null, null, null, c9_empty_count, c9_blank_count, c9_min_value, c9_max_value, null, null, null, null, c9_min_length, c9_max_length, c9_sum_length, c9_hll_sketch from scan_1
  union all
  select partition_id, 'c10', 'c10_character_5', 'text', 'varchar(65535)', null, row_count, c10_non_null_count, null, null, null, null, null, c10_empty_count, c10_blank_count, c10_min_value, c10_max_value, null, null, null, null, c10_min_length, c10_max_length, c10_sum_length, c10_hll_sketch from scan_1
  union all
  select partition_id, 'c11', 'c11_date', 'date', 'date', null, row_count, c11_non_null_count, null, null, null, null, null, null, null, to_char(c11_min_value, 'YYYY-MM-DD'), to_char(c11_max_value, 'YYYY-MM-DD'), null, null, null, null, null, null, null, c11_hll_sketch from scan_1
  union all
  select partition_id, 'c12', 'c12_timestamp_without_time_zone', 'timestamp', 'timestamp', null, row_count, c12_non_null_count, null, null, null, null, null, null, null, rtrim(rtrim(to_char(c12_min_value, 'YYYY-MM-DD HH24:MI:SS.US'), '0'), '.'), rtrim(rtrim(to_char(c12_max_value, 'YYYY-MM-DD HH24:MI:SS.US'), '0'), '.'), null, null, null, null, null, null, null, c12_hll_sketch from scan_1
  union all
  select partition_id, 'c13', 'c13_timestamp_with_time_zone', 'timestamp', 'timestamptz', null, row_count, c13_non_null_count, null, null, null, null, null, null, null, rtrim(rtrim(to_char(c13_min_value at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), '0'), '.') || '+00', rtrim(rtrim(to_char(c13_max_value at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), '0'), '.') || '+00', null, null, null, null, null, null, null, c13_hll_sketch from scan_1
  union all
  select partition_id, 'c14', 'c14_time_without_time_zone', 'ordered', 'time', null, row_count, c14_non_null_count, null, null, null, null, null, null, null, cast(c14_min_value as varchar(65535)), cast(c14_max_value as varchar(65535)), null, null, null, null, null, null, null, c14_hll_sketch from scan_1
  union all
  select partition_id, 'c15', 'c15_time_with_time_zone', 'other', 'none', null, row_count, c15_non_null_count, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, c15_hll_sketch from scan_1
  union all
  select partition_id, 'c16', 'c16_super', 'other', 'none', null, row_count, c16_non_null_count, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, c16_hll_sketch from scan_1
  union all
  select partition_id, 'c17', 'c17_binary_varying_64000', 'other', 'none', null, row_count, c17_non_null_count, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, c17_hll_sketch from scan_1
  union all
  select partition_id, 'c18', 'c18_hllsketch', 'other', 'none', null, row_count, c18_non_null_count, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, c18_hll_sketch from scan_1
  union all
  select partition_id, 'c19', 'c19_geometry', 'other', 'none', null, row_count, c19_non_null_count, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, c19_hll_sketch from scan_1
  union all
  select partition_id, 'c20', 'secret', 'text', 'varchar(65535)', null, row_count, c20_non_null_count, null, null, null, null, null, c20_empty_count, c20_blank_count, null, null, null, null, null, null, null, null, null, c20_hll_sketch from scan_1
), bucket_item as (
  
  select part, 'c1' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as double precision)) as integer)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as double precision)) as integer)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, cast("c1_smallint" as double precision) as x from "shop"."main"."every_type" where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c2' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as double precision)) as integer)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as double precision)) as integer)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, cast("c2_integer" as double precision) as x from "shop"."main"."every_type" where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c3' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as double precision)) as integer)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as double precision)) as integer)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, cast("c3_bigint" as double precision) as x from "shop"."main"."every_type" where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c4' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as double precision)) as integer)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as double precision)) as integer)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, cast("c4_numeric_18_2" as double precision) as x from "shop"."main"."every_type" where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c5' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as double precision)) as integer)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as double precision)) as integer)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, cast("c5_numeric_38_10" as double precision) as x from "shop"."main"."every_type" where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c6' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as double precision)) as integer)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as double precision)) as integer)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, case when abs("c6_real") < cast('Infinity' as double precision) then cast("c6_real" as double precision) end as x from "shop"."main"."every_type" where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c7' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as double precision)) as integer)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as double precision)) as integer)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, case when abs("c7_double_precision") < cast('Infinity' as double precision) then cast("c7_double_precision" as double precision) end as x from "shop"."main"."every_type" where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c11' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x is not null then cast(extract(year from greatest(least(x, date '9999-12-31'), date '0001-01-01')) * 12 + extract(month from greatest(least(x, date '9999-12-31'), date '0001-01-01')) - 1 as integer) end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, "c11_date" as x from "shop"."main"."every_type" where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c12' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when cast(x as date) is not null then cast(greatest(least(cast(x as date), date '9999-12-31'), date '0001-01-01') - date '1970-01-01' as integer) end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, "c12_timestamp_without_time_zone" as x from "shop"."main"."every_type" where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c13' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when cast(x at time zone 'UTC' as date) is not null then cast(greatest(least(cast(x at time zone 'UTC' as date), date '9999-12-31'), date '0001-01-01') - date '1970-01-01' as integer) end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, "c13_timestamp_with_time_zone" as x from "shop"."main"."every_type" where true) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
), bucket_packed as (
  select part, column_name, case when max(piece) < 8 then array_concat(array_concat(array_concat(array_concat(array_concat(array_concat(array_concat(json_parse('[' || coalesce(max(case when piece = 0 then entries end), '') || ']'), json_parse('[' || coalesce(max(case when piece = 1 then entries end), '') || ']')), json_parse('[' || coalesce(max(case when piece = 2 then entries end), '') || ']')), json_parse('[' || coalesce(max(case when piece = 3 then entries end), '') || ']')), json_parse('[' || coalesce(max(case when piece = 4 then entries end), '') || ']')), json_parse('[' || coalesce(max(case when piece = 5 then entries end), '') || ']')), json_parse('[' || coalesce(max(case when piece = 6 then entries end), '') || ']')), json_parse('[' || coalesce(max(case when piece = 7 then entries end), '') || ']')) end as bucket_steps, cast(null as super) as bucket_counts
  from (
    select part, column_name, piece, listagg(entry, ',') within group (order by bucket) as entries
    from (
      select *, cast(floor(sum(octet_length(entry) + 1) over (partition by part, column_name order by bucket rows unbounded preceding) / 60000) as integer) as piece
      from (select *, '[' || cast(step as varchar(20)) || ',' || cast(bucket_rows as varchar(20)) || ']' as entry from (select *, bucket - coalesce(lag(bucket) over (partition by part, column_name order by bucket), 0) as step from bucket_item) as stepped) as written
    ) as numbered
    group by 1, 2, 3
  ) as pieces
  group by 1, 2
), bucket_state as (
  select part as partition_id, column_name as column_key, bucket_steps, bucket_counts
  from bucket_packed
), top_item as (
  
  select partition_value as part, 'c1' as column_name, value, value_rows, bound as covered, bound
  from (
    select partition_value, value, value_rows, place, cast(coalesce(max(case when place > 100 then value_rows end) over (partition by partition_value), 0) as bigint) as bound
    from (
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, value) as place
      from (
        select partition_value, cast(x as varchar(65535)) as value, value_rows
        from (
          select '__all__' as partition_value, "c1_smallint" as x, count(*) as value_rows
          from "shop"."main"."every_type"
          where true and "c1_smallint" is not null
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
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, value) as place
      from (
        select partition_value, cast(x as varchar(65535)) as value, value_rows
        from (
          select '__all__' as partition_value, "c2_integer" as x, count(*) as value_rows
          from "shop"."main"."every_type"
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
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, value) as place
      from (
        select partition_value, cast(x as varchar(65535)) as value, value_rows
        from (
          select '__all__' as partition_value, "c3_bigint" as x, count(*) as value_rows
          from "shop"."main"."every_type"
          where true and "c3_bigint" is not null
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
    select partition_value, value, value_rows, place, cast(coalesce(max(case when place > 100 then value_rows end) over (partition by partition_value), 0) as bigint) as bound
    from (
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, value) as place
      from (
        select partition_value, case when x then 'true' when not x then 'false' end as value, value_rows
        from (
          select '__all__' as partition_value, "c8_boolean" as x, count(*) as value_rows
          from "shop"."main"."every_type"
          where true and "c8_boolean" is not null
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
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, value) as place
      from (
        select partition_value, x as value, value_rows
        from (
          select '__all__' as partition_value, left("c9_character_varying_256", 256) as x, count(*) as value_rows
          from "shop"."main"."every_type"
          where true and "c9_character_varying_256" is not null
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
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, value) as place
      from (
        select partition_value, x as value, value_rows
        from (
          select '__all__' as partition_value, left(cast("c10_character_5" as varchar(65535)), 256) as x, count(*) as value_rows
          from "shop"."main"."every_type"
          where true and "c10_character_5" is not null
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
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, value) as place
      from (
        select partition_value, to_char(x, 'YYYY-MM-DD') as value, value_rows
        from (
          select '__all__' as partition_value, "c11_date" as x, count(*) as value_rows
          from "shop"."main"."every_type"
          where true and "c11_date" is not null
          group by 1, 2
        ) as counted
      ) as written
    ) as ranked
    where place <= 101
  ) as bounded
  where place <= 100
), top_packed as (
  select part, column_name, case when max(piece) < 8 then array_concat(array_concat(array_concat(array_concat(array_concat(array_concat(array_concat(json_parse('[' || coalesce(max(case when piece = 0 then entries end), '') || ']'), json_parse('[' || coalesce(max(case when piece = 1 then entries end), '') || ']')), json_parse('[' || coalesce(max(case when piece = 2 then entries end), '') || ']')), json_parse('[' || coalesce(max(case when piece = 3 then entries end), '') || ']')), json_parse('[' || coalesce(max(case when piece = 4 then entries end), '') || ']')), json_parse('[' || coalesce(max(case when piece = 5 then entries end), '') || ']')), json_parse('[' || coalesce(max(case when piece = 6 then entries end), '') || ']')), json_parse('[' || coalesce(max(case when piece = 7 then entries end), '') || ']')) end as top_texts, cast(null as super) as top_counts, cast(null as super) as top_covered, max(top_bound) as top_bound
  from (
    select part, column_name, piece, listagg(entry, ',') within group (order by value_rows desc, value) as entries, max(bound) as top_bound
    from (
      select *, cast(floor(sum(octet_length(entry) + 1) over (partition by part, column_name order by value_rows desc, value rows unbounded preceding) / 60000) as integer) as piece
      from (select *, '[' || '"' || regexp_replace(replace(replace(replace(replace(replace(value, chr(92), chr(92) || chr(92)), chr(34), chr(92) || chr(34)), chr(10), chr(92) || 'n'), chr(13), chr(92) || 'r'), chr(9), chr(92) || 't'), '[[:cntrl:]]', ' ') || '"' || ',' || cast(value_rows as varchar(20)) || ',' || cast(covered as varchar(20)) || ']' as entry from top_item) as written
    ) as numbered
    group by 1, 2, 3
  ) as pieces
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
  ('c14ad5693d51f3bf2b9d87f774d3d60b', 'ProfilingSkipped', 'golden-run', 'every_type', sysdate, '{"action": "skip", "reason": "running_elsewhere", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "no complete profile is stored yet", "columns": null, "row_count": null}', sysdate, 'source.shop.main.every_type', 'skip', 'running_elsewhere', cast(null as bigint))
) as guarded
where not exists (select 1 from "shop"."main_baselinr"."baselinr_table_state" where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits');
delete from "shop"."main_baselinr"."baselinr_column_state"
where unique_id = 'source.shop.main.every_type'
  and exists (select 1 from "shop"."main_baselinr"."baselinr_table_state" where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits');
insert into "shop"."main_baselinr"."baselinr_column_state" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, min_length, max_length, sum_length, hll_sketch, bucket_steps, bucket_counts, top_texts, top_counts, top_covered, top_bound)
select * from (
select unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, min_length, max_length, sum_length, hll_sketch, bucket_steps, bucket_counts, top_texts, top_counts, top_covered, top_bound from "baselinr_scan_97a05ff970d2114d"
) as guarded
where exists (select 1 from "shop"."main_baselinr"."baselinr_table_state" where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits');
insert into "shop"."main_baselinr"."baselinr_partition_state" (unique_id, group_id, partition_id, token, row_count, last_profiled_at, last_changed_at, last_run_id)
select * from (
select scanned.unique_id, scanned.group_id, scanned.partition_id, scanned.token, scanned.row_count, sysdate,
  case
    when known.partition_id is not null then coalesce(known.last_changed_at, sysdate)
    else sysdate
  end, scanned.last_run_id
from "shop"."main_baselinr"."baselinr_column_state" as scanned
left join "shop"."main_baselinr"."baselinr_partition_state" as known on known.unique_id = 'source.shop.main.every_type' and known.partition_id = scanned.partition_id and known.last_run_id <> 'golden-run'
where scanned.unique_id = 'source.shop.main.every_type' and scanned.column_name = '' and scanned.last_run_id = 'golden-run'
) as guarded
where exists (select 1 from "shop"."main_baselinr"."baselinr_table_state" where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits');
delete from "shop"."main_baselinr"."baselinr_partition_state"
where unique_id = 'source.shop.main.every_type' and last_run_id <> 'golden-run'
  and exists (select 1 from "shop"."main_baselinr"."baselinr_table_state" where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits');
delete from "shop"."main_baselinr"."baselinr_group_state"
where unique_id = 'source.shop.main.every_type' and true
  and exists (select 1 from "shop"."main_baselinr"."baselinr_table_state" where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits');
insert into "shop"."main_baselinr"."baselinr_results" (run_id, dataset_name, schema_name, column_name, column_type, metric_name, metric_value, profiled_at, unique_id, is_sampled)
select * from (
with measured as (
  select 'c1_smallint' as column_name, 'smallint' as column_type, 'integer' as kind
  union all
  select 'c2_integer' as column_name, 'integer' as column_type, 'integer' as kind
  union all
  select 'c3_bigint' as column_name, 'bigint' as column_type, 'integer' as kind
  union all
  select 'c4_numeric_18_2' as column_name, 'numeric(18,2)' as column_type, 'decimal' as kind
  union all
  select 'c5_numeric_38_10' as column_name, 'numeric(38,10)' as column_type, 'decimal' as kind
  union all
  select 'c6_real' as column_name, 'real' as column_type, 'float' as kind
  union all
  select 'c7_double_precision' as column_name, 'double precision' as column_type, 'float' as kind
  union all
  select 'c8_boolean' as column_name, 'boolean' as column_type, 'boolean' as kind
  union all
  select 'c9_character_varying_256' as column_name, 'character varying(256)' as column_type, 'text' as kind
  union all
  select 'c10_character_5' as column_name, 'character(5)' as column_type, 'text' as kind
  union all
  select 'c11_date' as column_name, 'date' as column_type, 'date' as kind
  union all
  select 'c12_timestamp_without_time_zone' as column_name, 'timestamp without time zone' as column_type, 'timestamp' as kind
  union all
  select 'c13_timestamp_with_time_zone' as column_name, 'timestamp with time zone' as column_type, 'timestamp' as kind
  union all
  select 'c14_time_without_time_zone' as column_name, 'time without time zone' as column_type, 'ordered' as kind
  union all
  select 'c15_time_with_time_zone' as column_name, 'time with time zone' as column_type, 'other' as kind
  union all
  select 'c16_super' as column_name, 'super' as column_type, 'other' as kind
  union all
  select 'c17_binary_varying_64000' as column_name, 'binary varying(64000)' as column_type, 'other' as kind
  union all
  select 'c18_hllsketch' as column_name, 'hllsketch' as column_type, 'other' as kind
  union all
  select 'c19_geometry' as column_name, 'geometry' as column_type, 'other' as kind
  union all
  select 'secret' as column_name, 'character varying(256)' as column_type, 'text' as kind
), state as (
  select '' as part, *
  from "shop"."main_baselinr"."baselinr_column_state"
  where unique_id = 'source.shop.main.every_type' and column_name <> ''
), total as (
  select cast(coalesce(sum(row_count), 0) as bigint) as table_rows
  from "shop"."main_baselinr"."baselinr_partition_state"
  where unique_id = 'source.shop.main.every_type'
), grand as (
  select part, column_name, case when abs(sum(mean_value * finite_count)) < 1e-305 then 0 else sum(mean_value * finite_count) end / nullif(sum(finite_count), 0) as grand_mean
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
    coalesce(to_char(min(case when state.value_type = 'date' then cast(state.min_value as date) end), 'YYYY-MM-DD'), cast(min(case when state.value_type = 'decimal(38, 0)' then cast(state.min_value as decimal(38, 0)) end) as varchar(65535)), cast(min(case when state.value_type = 'decimal(38, 10)' then cast(state.min_value as decimal(38, 10)) end) as varchar(65535)), cast(min(case when state.value_type = 'decimal(38, 2)' then cast(state.min_value as decimal(38, 2)) end) as varchar(65535)), cast(min(case when state.value_type = 'double precision' then cast(state.min_value as double precision) end) as varchar(65535)), cast(min(case when state.value_type = 'real' then cast(state.min_value as real) end) as varchar(65535)), cast(min(case when state.value_type = 'time' then cast(state.min_value as time) end) as varchar(65535)), rtrim(rtrim(to_char(min(case when state.value_type = 'timestamp' then cast(state.min_value as timestamp) end), 'YYYY-MM-DD HH24:MI:SS.US'), '0'), '.'), rtrim(rtrim(to_char(min(case when state.value_type = 'timestamptz' then cast(state.min_value as timestamptz) end) at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), '0'), '.') || '+00', min(case when state.value_type = 'varchar(65535)' then state.min_value end)) as min_value,
    coalesce(to_char(max(case when state.value_type = 'date' then cast(state.max_value as date) end), 'YYYY-MM-DD'), cast(max(case when state.value_type = 'decimal(38, 0)' then cast(state.max_value as decimal(38, 0)) end) as varchar(65535)), cast(max(case when state.value_type = 'decimal(38, 10)' then cast(state.max_value as decimal(38, 10)) end) as varchar(65535)), cast(max(case when state.value_type = 'decimal(38, 2)' then cast(state.max_value as decimal(38, 2)) end) as varchar(65535)), cast(max(case when state.value_type = 'double precision' then cast(state.max_value as double precision) end) as varchar(65535)), cast(max(case when state.value_type = 'real' then cast(state.max_value as real) end) as varchar(65535)), cast(max(case when state.value_type = 'time' then cast(state.max_value as time) end) as varchar(65535)), rtrim(rtrim(to_char(max(case when state.value_type = 'timestamp' then cast(state.max_value as timestamp) end), 'YYYY-MM-DD HH24:MI:SS.US'), '0'), '.'), rtrim(rtrim(to_char(max(case when state.value_type = 'timestamptz' then cast(state.max_value as timestamptz) end) at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), '0'), '.') || '+00', max(case when state.value_type = 'varchar(65535)' then state.max_value end)) as max_value,
    cast(sum(state.finite_count) as bigint) as finite_count,
    coalesce(cast(sum(case when state.value_type = 'decimal(38, 0)' then cast(state.sum_value as decimal(38, 0)) end) as varchar(65535)), cast(sum(case when state.value_type = 'decimal(38, 10)' then cast(state.sum_value as decimal(38, 10)) end) as varchar(65535)), cast(sum(case when state.value_type = 'decimal(38, 2)' then cast(state.sum_value as decimal(38, 2)) end) as varchar(65535))) as sum_value,
    max(grand_mean) as mean_value,
    sum(m2_value) + sum(finite_count * case when abs(mean_value - grand_mean) > 1e-150 then (mean_value - grand_mean) * (mean_value - grand_mean) else 0 end) as m2_value,
    cast(min(state.min_length) as bigint) as min_length,
    cast(max(state.max_length) as bigint) as max_length,
    cast(sum(state.sum_length) as bigint) as sum_length,
    hll_combine(state.hll_sketch) as hll_sketch
  from state
  left join grand on grand.part = state.part and grand.column_name = state.column_name
  group by 1, 2
), bucket_state as (
  select part, column_name, bucket_steps, bucket_counts, row_number() over (order by part, column_name) as state_number from state where bucket_steps is not null
), bucket_unpacked as (
  select packed.part, packed.column_name, packed.state_number, position as place, cast(entry[0] as integer) as step, cast(entry[1] as bigint) as bucket_rows from bucket_state as packed, packed.bucket_steps as entry at position
), bucket_item as (
  select part, column_name, bucket, cast(sum(bucket_rows) as bigint) as bucket_rows
  from (select part, column_name, bucket_rows, cast(sum(step) over (partition by state_number order by place rows unbounded preceding) as bigint) as bucket from bucket_unpacked) as unpacked
  group by 1, 2, 3
), bucket_rank as (
  select item.column_name, bucket, bucket_rows, kind, low, high, sum(bucket_rows) over (partition by item.column_name order by bucket rows unbounded preceding) as upto,
    sum(bucket_rows) over (partition by item.column_name) as total
  from bucket_item as item
  join (select measured.column_name, kind, case when kind in ('integer', 'decimal', 'numeric', 'float') then case when min_value not in ('NaN', 'Infinity', '-Infinity') then cast(min_value as double precision) end end as low, case when kind in ('integer', 'decimal', 'numeric', 'float') then case when max_value not in ('NaN', 'Infinity', '-Infinity') then cast(max_value as double precision) end end as high from measured left join (select column_name, min_value, max_value from merged) as merged on merged.column_name = measured.column_name) as ends
    on ends.column_name = item.column_name
), bucket_number as (
  select column_name, kind, bucket, bucket_rows, upto, total, low, high, case when kind = 'integer' and abs(greatest(least(middle, coalesce(high, middle)), coalesce(low, middle))) < 50 then round(greatest(least(middle, coalesce(high, middle)), coalesce(low, middle))) else greatest(least(middle, coalesce(high, middle)), coalesce(low, middle)) end as number
  from (select *, case when bucket > 0 then exp(greatest(least((abs(bucket) - 65536) * cast(0.020000666706669435 as double precision) - 0.01005033585350145, 709.78), -744.4)) when bucket < 0 then -exp(greatest(least((abs(bucket) - 65536) * cast(0.020000666706669435 as double precision) - 0.01005033585350145, 709.78), -744.4)) else cast(0 as double precision) end as middle from bucket_rank) as valued
), histogram_range as (
  select column_name, kind, min(bucket) as first_bucket, max(bucket) as last_bucket, min(coalesce(low, number)) as first_number, max(coalesce(high, number)) as last_number
  from bucket_number
  group by 1, 2
), histogram_bin as (
  select column_name, kind, first_bucket, last_bucket, first_number, last_number,
    case when kind in ('date', 'timestamp') then cast(ceil((last_bucket - first_bucket + 1) / 10.0) as double precision) else case when abs((last_number / 10 - first_number / 10)) < 1e-305 then 0 else (last_number / 10 - first_number / 10) end end as width
  from (
    select column_name, kind, first_bucket, last_bucket, case when abs(first_number) < 1e-305 then 0 else first_number end as first_number, case when abs(last_number) < 1e-305 then 0 else last_number end as last_number
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
  select b.column_name, '[' || listagg('{"bin_start": ' || case b.kind when 'date' then '"' || cast(to_date(lpad(cast(cast(floor((b.first_bucket + step.bin * b.width) / 12.0) as integer) as varchar(10)), 4, '0') || '-' || lpad(cast(cast((b.first_bucket + step.bin * b.width) - floor((b.first_bucket + step.bin * b.width) / 12.0) * 12 + 1 as integer) as varchar(10)), 2, '0') || '-01', 'YYYY-MM-DD') as varchar(65535)) || '"' when 'timestamp' then '"' || cast(date '1970-01-01' + cast((b.first_bucket + step.bin * b.width) as integer) as varchar(65535)) || '"' else cast((b.first_number * ((10 - case when b.width > 0 then step.bin else 10 * step.bin end) / 10.0) + b.last_number * (case when b.width > 0 then step.bin else 10 * step.bin end / 10.0)) as varchar(65535)) end || ', "bin_end": ' || case b.kind when 'date' then '"' || cast(to_date(lpad(cast(cast(floor((b.first_bucket + (step.bin + 1) * b.width) / 12.0) as integer) as varchar(10)), 4, '0') || '-' || lpad(cast(cast((b.first_bucket + (step.bin + 1) * b.width) - floor((b.first_bucket + (step.bin + 1) * b.width) / 12.0) * 12 + 1 as integer) as varchar(10)), 2, '0') || '-01', 'YYYY-MM-DD') as varchar(65535)) || '"' when 'timestamp' then '"' || cast(date '1970-01-01' + cast((b.first_bucket + (step.bin + 1) * b.width) as integer) as varchar(65535)) || '"' else cast((b.first_number * ((10 - case when b.width > 0 then (step.bin + 1) else 10 * (step.bin + 1) end) / 10.0) + b.last_number * (case when b.width > 0 then (step.bin + 1) else 10 * (step.bin + 1) end / 10.0)) as varchar(65535)) end || ', "count": ' || cast(coalesce(c.bin_rows, 0) as varchar(65535)) || '}', ', ') within group (order by step.bin) || ']' as histogram
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
      when floor(previous_bucket / cast(2 as double precision)) = floor(bucket / cast(2 as double precision)) then 2
      when floor(previous_bucket / cast(4 as double precision)) = floor(bucket / cast(4 as double precision)) then 4
      when floor(previous_bucket / cast(8 as double precision)) = floor(bucket / cast(8 as double precision)) then 8
      when floor(previous_bucket / cast(16 as double precision)) = floor(bucket / cast(16 as double precision)) then 16
      when floor(previous_bucket / cast(32 as double precision)) = floor(bucket / cast(32 as double precision)) then 32
      when floor(previous_bucket / cast(64 as double precision)) = floor(bucket / cast(64 as double precision)) then 64
      when floor(previous_bucket / cast(128 as double precision)) = floor(bucket / cast(128 as double precision)) then 128
      when floor(previous_bucket / cast(256 as double precision)) = floor(bucket / cast(256 as double precision)) then 256
      when floor(previous_bucket / cast(512 as double precision)) = floor(bucket / cast(512 as double precision)) then 512
      when floor(previous_bucket / cast(1024 as double precision)) = floor(bucket / cast(1024 as double precision)) then 1024
      when floor(previous_bucket / cast(2048 as double precision)) = floor(bucket / cast(2048 as double precision)) then 2048
      when floor(previous_bucket / cast(4096 as double precision)) = floor(bucket / cast(4096 as double precision)) then 4096
      when floor(previous_bucket / cast(8192 as double precision)) = floor(bucket / cast(8192 as double precision)) then 8192
      when floor(previous_bucket / cast(16384 as double precision)) = floor(bucket / cast(16384 as double precision)) then 16384
      when floor(previous_bucket / cast(32768 as double precision)) = floor(bucket / cast(32768 as double precision)) then 32768
      when floor(previous_bucket / cast(65536 as double precision)) = floor(bucket / cast(65536 as double precision)) then 65536
      when floor(previous_bucket / cast(131072 as double precision)) = floor(bucket / cast(131072 as double precision)) then 131072
      when floor(previous_bucket / cast(262144 as double precision)) = floor(bucket / cast(262144 as double precision)) then 262144
      else 524288
    end as joined_at
  from (select column_name, bucket, lag(bucket) over (partition by column_name order by bucket) as previous_bucket from bucket_rank) as neighbour
), distribution_width as (
  select column_name, max(case when place = 48 then joined_at else 1 end) as width
  from (select column_name, joined_at, row_number() over (partition by column_name order by joined_at desc) as place from distribution_step) as ranked
  group by 1
), distribution_bucket as (
  select bucket_rank.column_name, kind, width, cast(floor(bucket / cast(width as double precision)) as bigint) as wide_bucket, cast(sum(bucket_rows) as bigint) as wide_rows
  from bucket_rank
  join distribution_width on distribution_width.column_name = bucket_rank.column_name
  group by 1, 2, 3, 4
), distribution as (
  select column_name, '{"of": "' || max(case kind when 'date' then 'months' when 'timestamp' then 'days' else 'numbers' end) || '", "width": ' || cast(max(width) as varchar(65535)) || ', "buckets": ['
    || listagg('[' || cast(wide_bucket as varchar(65535)) || ', ' || cast(wide_rows as varchar(65535)) || ']', ', ') within group (order by wide_bucket) || ']}' as distribution
  from distribution_bucket
  group by 1
), bucket_values as (
  select bucket_number.column_name, max(total) as bucket_total,
    max(case when upto - bucket_rows < greatest(floor((total * 1 + 99) / 100.0), 1) and upto >= greatest(floor((total * 1 + 99) / 100.0), 1) then case kind when 'date' then cast(to_date(lpad(cast(cast(floor(bucket / 12.0) as integer) as varchar(10)), 4, '0') || '-' || lpad(cast(cast(bucket - floor(bucket / 12.0) * 12 + 1 as integer) as varchar(10)), 2, '0') || '-01', 'YYYY-MM-DD') as varchar(65535)) when 'timestamp' then cast(date '1970-01-01' + cast(bucket as integer) as varchar(65535)) else cast(number as varchar(65535)) end end) as p01,
    max(case when upto - bucket_rows < greatest(floor((total * 5 + 99) / 100.0), 1) and upto >= greatest(floor((total * 5 + 99) / 100.0), 1) then case kind when 'date' then cast(to_date(lpad(cast(cast(floor(bucket / 12.0) as integer) as varchar(10)), 4, '0') || '-' || lpad(cast(cast(bucket - floor(bucket / 12.0) * 12 + 1 as integer) as varchar(10)), 2, '0') || '-01', 'YYYY-MM-DD') as varchar(65535)) when 'timestamp' then cast(date '1970-01-01' + cast(bucket as integer) as varchar(65535)) else cast(number as varchar(65535)) end end) as p05,
    max(case when upto - bucket_rows < greatest(floor((total * 25 + 99) / 100.0), 1) and upto >= greatest(floor((total * 25 + 99) / 100.0), 1) then case kind when 'date' then cast(to_date(lpad(cast(cast(floor(bucket / 12.0) as integer) as varchar(10)), 4, '0') || '-' || lpad(cast(cast(bucket - floor(bucket / 12.0) * 12 + 1 as integer) as varchar(10)), 2, '0') || '-01', 'YYYY-MM-DD') as varchar(65535)) when 'timestamp' then cast(date '1970-01-01' + cast(bucket as integer) as varchar(65535)) else cast(number as varchar(65535)) end end) as p25,
    max(case when upto - bucket_rows < greatest(floor((total * 50 + 99) / 100.0), 1) and upto >= greatest(floor((total * 50 + 99) / 100.0), 1) then case kind when 'date' then cast(to_date(lpad(cast(cast(floor(bucket / 12.0) as integer) as varchar(10)), 4, '0') || '-' || lpad(cast(cast(bucket - floor(bucket / 12.0) * 12 + 1 as integer) as varchar(10)), 2, '0') || '-01', 'YYYY-MM-DD') as varchar(65535)) when 'timestamp' then cast(date '1970-01-01' + cast(bucket as integer) as varchar(65535)) else cast(number as varchar(65535)) end end) as median,
    max(case when upto - bucket_rows < greatest(floor((total * 75 + 99) / 100.0), 1) and upto >= greatest(floor((total * 75 + 99) / 100.0), 1) then case kind when 'date' then cast(to_date(lpad(cast(cast(floor(bucket / 12.0) as integer) as varchar(10)), 4, '0') || '-' || lpad(cast(cast(bucket - floor(bucket / 12.0) * 12 + 1 as integer) as varchar(10)), 2, '0') || '-01', 'YYYY-MM-DD') as varchar(65535)) when 'timestamp' then cast(date '1970-01-01' + cast(bucket as integer) as varchar(65535)) else cast(number as varchar(65535)) end end) as p75,
    max(case when upto - bucket_rows < greatest(floor((total * 95 + 99) / 100.0), 1) and upto >= greatest(floor((total * 95 + 99) / 100.0), 1) then case kind when 'date' then cast(to_date(lpad(cast(cast(floor(bucket / 12.0) as integer) as varchar(10)), 4, '0') || '-' || lpad(cast(cast(bucket - floor(bucket / 12.0) * 12 + 1 as integer) as varchar(10)), 2, '0') || '-01', 'YYYY-MM-DD') as varchar(65535)) when 'timestamp' then cast(date '1970-01-01' + cast(bucket as integer) as varchar(65535)) else cast(number as varchar(65535)) end end) as p95,
    max(case when upto - bucket_rows < greatest(floor((total * 99 + 99) / 100.0), 1) and upto >= greatest(floor((total * 99 + 99) / 100.0), 1) then case kind when 'date' then cast(to_date(lpad(cast(cast(floor(bucket / 12.0) as integer) as varchar(10)), 4, '0') || '-' || lpad(cast(cast(bucket - floor(bucket / 12.0) * 12 + 1 as integer) as varchar(10)), 2, '0') || '-01', 'YYYY-MM-DD') as varchar(65535)) when 'timestamp' then cast(date '1970-01-01' + cast(bucket as integer) as varchar(65535)) else cast(number as varchar(65535)) end end) as p99,
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
    select packed.part, packed.column_name, packed.bound, cast(entry[0] as varchar(65535)) as value, cast(entry[1] as bigint) as value_rows, cast(entry[2] as bigint) as covered from top_state as packed, packed.top_texts as entry at position
  ) as unpacked
  group by 1, 2, 3
), top_ranked as (
  select item.column_name, value, value_rows, value_rows + bound - covered as most_rows, value_rows / cast(non_null_count as double precision) as ratio, bound,
    row_number() over (partition by item.column_name order by value_rows desc, value) as place, count(*) over (partition by item.column_name) as known_values
  from top_item as item
  join (select column_name, non_null_count from merged) as counted on counted.column_name = item.column_name
), top_values as (
  select column_name, '{"complete": ' || case when max(bound) = 0 and max(known_values) <= 100 and count(written) = count(*) then 'true' else 'false' end || ', "values": ['
    || coalesce(listagg(written, ', ') within group (order by place), '') || ']}' as top_list
  from (select column_name, bound, known_values, place, case when sum(octet_length('{"value": ' || '"' || regexp_replace(replace(replace(replace(replace(replace(value, chr(92), chr(92) || chr(92)), chr(34), chr(92) || chr(34)), chr(10), chr(92) || 'n'), chr(13), chr(92) || 'r'), chr(9), chr(92) || 't'), '[[:cntrl:]]', ' ') || '"' || ', "count": ' || cast(value_rows as varchar(65535)) || ', "max_count": ' || cast(most_rows as varchar(65535)) || ', "ratio": ' || cast(ratio as varchar(65535)) || '}') + 2) over (partition by column_name order by place rows unbounded preceding) < 65000 then '{"value": ' || '"' || regexp_replace(replace(replace(replace(replace(replace(value, chr(92), chr(92) || chr(92)), chr(34), chr(92) || chr(34)), chr(10), chr(92) || 'n'), chr(13), chr(92) || 'r'), chr(9), chr(92) || 't'), '[[:cntrl:]]', ' ') || '"' || ', "count": ' || cast(value_rows as varchar(65535)) || ', "max_count": ' || cast(most_rows as varchar(65535)) || ', "ratio": ' || cast(ratio as varchar(65535)) || '}' end as written from top_ranked where place <= 100) as listed
  group by 1
), exact as (
  select 'c1_smallint' as column_name, count(distinct "c1_smallint") as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c2_integer' as column_name, count(distinct "c2_integer") as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c3_bigint' as column_name, count(distinct "c3_bigint") as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c4_numeric_18_2' as column_name, count(distinct "c4_numeric_18_2") as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c5_numeric_38_10' as column_name, count(distinct "c5_numeric_38_10") as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c6_real' as column_name, count(distinct ("c6_real" + cast(0 as real))) as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c7_double_precision' as column_name, count(distinct ("c7_double_precision" + cast(0 as double precision))) as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c8_boolean' as column_name, count(distinct "c8_boolean") as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c9_character_varying_256' as column_name, count(distinct "c9_character_varying_256") as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c10_character_5' as column_name, count(distinct cast("c10_character_5" as varchar(65535))) as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c11_date' as column_name, count(distinct "c11_date") as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c12_timestamp_without_time_zone' as column_name, count(distinct "c12_timestamp_without_time_zone") as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c13_timestamp_with_time_zone' as column_name, count(distinct "c13_timestamp_with_time_zone") as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c14_time_without_time_zone' as column_name, count(distinct "c14_time_without_time_zone") as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c15_time_with_time_zone' as column_name, count(distinct farmfingerprint64(cast("c15_time_with_time_zone" as varchar(65535)))) as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c16_super' as column_name, count(distinct farmfingerprint64(json_serialize_to_varbyte("c16_super"))) as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c17_binary_varying_64000' as column_name, count(distinct farmfingerprint64("c17_binary_varying_64000")) as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c18_hllsketch' as column_name, count(distinct hll_cardinality("c18_hllsketch")) as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c19_geometry' as column_name, count(distinct farmfingerprint64(st_ashexewkb("c19_geometry"))) as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'secret' as column_name, count(distinct "secret") as exact_distinct
  from "shop"."main"."every_type"
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
  select column_name, column_type, 'count' as metric_name, cast(row_count as varchar(65535)) as metric_value from complete
  union all select column_name, column_type, 'null_count' as metric_name, cast(row_count - non_null_count as varchar(65535)) as metric_value from complete
  union all select column_name, column_type, 'null_ratio' as metric_name, cast((row_count - non_null_count) / cast(nullif(row_count, 0) as double precision) as varchar(65535)) as metric_value from complete
  union all select column_name, column_type, 'zero_count' as metric_name, cast(coalesce(zero_count, 0) as varchar(65535)) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float')
  union all select column_name, column_type, 'negative_count' as metric_name, cast(coalesce(negative_count, 0) as varchar(65535)) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float')
  union all select column_name, column_type, 'nan_count' as metric_name, cast(coalesce(nan_count, 0) as varchar(65535)) as metric_value from complete where kind in ('numeric', 'float')
  union all select column_name, column_type, 'inf_count' as metric_name, cast(coalesce(inf_count, 0) as varchar(65535)) as metric_value from complete where kind in ('numeric', 'float')
  union all select column_name, column_type, 'true_count' as metric_name, cast(coalesce(true_count, 0) as varchar(65535)) as metric_value from complete where kind in ('boolean')
  union all select column_name, column_type, 'empty_count' as metric_name, cast(coalesce(empty_count, 0) as varchar(65535)) as metric_value from complete where kind in ('text')
  union all select column_name, column_type, 'blank_count' as metric_name, cast(coalesce(blank_count, 0) as varchar(65535)) as metric_value from complete where kind in ('text')
  union all select column_name, column_type, 'min' as metric_name, cast(min_value as varchar(65535)) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'text', 'date', 'timestamp', 'ordered') and column_name not in ('secret')
  union all select column_name, column_type, 'max' as metric_name, cast(max_value as varchar(65535)) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'text', 'date', 'timestamp', 'ordered') and column_name not in ('secret')
  union all select column_name, column_type, 'freshness' as metric_name, cast(case when max_value not in ('infinity', '-infinity') then max_value end as varchar(65535)) as metric_value from complete where kind in ('date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'age_seconds' as metric_name, cast(case when max_value not in ('infinity', '-infinity') then case kind when 'date' then datediff(second, cast(split_part(max_value, '+', 1) as timestamp), sysdate) when 'timestamp' then datediff(second, cast(split_part(max_value, '+', 1) as timestamp), sysdate) end end as varchar(65535)) as metric_value from complete where kind in ('date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'sum' as metric_name, cast(coalesce(sum_value, cast(case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then mean_value * finite_count end as varchar(65535))) as varchar(65535)) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float') and column_name not in ('secret')
  union all select column_name, column_type, 'mean' as metric_name, cast(case when not (case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then coalesce(cast(sum_value as double precision) / nullif(finite_count, 0), mean_value) end = cast('NaN' as double precision)) and not (case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then coalesce(cast(sum_value as double precision) / nullif(finite_count, 0), mean_value) end in (cast('Infinity' as double precision), cast('-Infinity' as double precision))) then case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then coalesce(cast(sum_value as double precision) / nullif(finite_count, 0), mean_value) end end as varchar(65535)) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float') and column_name not in ('secret')
  union all select column_name, column_type, 'stddev' as metric_name, cast(case when not (case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then sqrt(case when abs(m2_value) < 1e-305 then 0 else m2_value end / nullif(finite_count - 1, 0)) end = cast('NaN' as double precision)) and not (case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then sqrt(case when abs(m2_value) < 1e-305 then 0 else m2_value end / nullif(finite_count - 1, 0)) end in (cast('Infinity' as double precision), cast('-Infinity' as double precision))) then case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then sqrt(case when abs(m2_value) < 1e-305 then 0 else m2_value end / nullif(finite_count - 1, 0)) end end as varchar(65535)) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float') and column_name not in ('secret')
  union all select column_name, column_type, 'min_length' as metric_name, cast(min_length as varchar(65535)) as metric_value from complete where kind in ('text') and column_name not in ('secret')
  union all select column_name, column_type, 'max_length' as metric_name, cast(max_length as varchar(65535)) as metric_value from complete where kind in ('text') and column_name not in ('secret')
  union all select column_name, column_type, 'avg_length' as metric_name, cast(sum_length / cast(nullif(non_null_count, 0) as double precision) as varchar(65535)) as metric_value from complete where kind in ('text') and column_name not in ('secret')
  union all select column_name, column_type, 'approx_distinct_count' as metric_name, cast(cast(round(coalesce(hll_cardinality(hll_sketch), 0)) as bigint) as varchar(65535)) as metric_value from complete
  union all select column_name, column_type, 'unique_ratio' as metric_name, cast(case when row_count > 0 then least(1.0, round(coalesce(hll_cardinality(hll_sketch), 0)) / cast(row_count as double precision)) end as varchar(65535)) as metric_value from complete
  union all select column_name, column_type, 'p01' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p01 end as varchar(65535)) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'p05' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p05 end as varchar(65535)) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'p25' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p25 end as varchar(65535)) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'median' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then median end as varchar(65535)) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'p75' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p75 end as varchar(65535)) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'p95' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p95 end as varchar(65535)) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'p99' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p99 end as varchar(65535)) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'histogram' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then histogram end as varchar(65535)) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'distribution' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then distribution end as varchar(65535)) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'top_values' as metric_name, cast(top_list as varchar(65535)) as metric_value from complete where kind in ('text', 'boolean', 'integer', 'date') and column_name not in ('secret')
  union all select column_name, column_type, 'distinct_count' as metric_name, cast(exact_distinct as varchar(65535)) as metric_value from complete
  union all select column_name, column_type, 'is_unique' as metric_name, cast(case when exact_distinct is not null then exact_distinct = non_null_count when non_null_count <= 1 then true when kind = 'boolean' then true_count <= 1 and non_null_count - true_count <= 1 when case kind when 'integer' then cast(max_value as decimal(38, 0)) - cast(min_value as decimal(38, 0)) + 1 when 'date' then case when cast(min_value as date) = greatest(least(cast(min_value as date), date '9999-12-31'), date '0001-01-01') and cast(max_value as date) = greatest(least(cast(max_value as date), date '9999-12-31'), date '0001-01-01') then cast(max_value as date) - cast(min_value as date) + 1 end end < non_null_count then false end as varchar(65535)) as metric_value from complete
)
select 'golden-run', 'every_type', 'main', column_name, column_type, metric_name, metric_value, sysdate, 'source.shop.main.every_type', false
from metric
where metric_value is not null
) as guarded
where exists (select 1 from "shop"."main_baselinr"."baselinr_table_state" where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits');
insert into "shop"."main_baselinr"."baselinr_runs" (run_id, dataset_name, schema_name, profiled_at, environment, status, row_count, column_count, unique_id, database_name, action, reason, rows_scanned, bytes_scanned, partitions_scanned, sample_fraction, coverage, is_published)
select * from (
select 'golden-run', 'every_type', 'main', sysdate,
  'dev', 'completed', all_rows, 20,
  'source.shop.main.every_type', 'shop',
  'full', 'first_profile', read_rows, 1048576, read_partitions,
  cast(null as double precision), 1, true
from (
  select coalesce(sum(row_count), 0) as all_rows, coalesce(sum(case when last_run_id = 'golden-run' then row_count end), 0) as read_rows,
    count(case when last_run_id = 'golden-run' then 1 end) as read_partitions
  from "shop"."main_baselinr"."baselinr_partition_state"
  where unique_id = 'source.shop.main.every_type'
) as totals
) as guarded
where exists (select 1 from "shop"."main_baselinr"."baselinr_table_state" where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits');
insert into "shop"."main_baselinr"."baselinr_events" (event_id, event_type, run_id, table_name, "timestamp", metadata, created_at, unique_id, action, reason, row_count)
select * from (
values
  ('a0a2058988102449cd2172053e49fc11', 'ProfilingCompleted', 'golden-run', 'every_type', sysdate, '{"action": "full", "reason": "first_profile", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "no complete profile is stored yet", "columns": null, "row_count": null}', sysdate, 'source.shop.main.every_type', 'full', 'first_profile', cast(null as bigint))
) as guarded
where exists (select 1 from "shop"."main_baselinr"."baselinr_table_state" where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits');
update "shop"."main_baselinr"."baselinr_table_state"
set last_run_id = 'golden-run',
  decision = 'full',
  decision_reason = 'first_profile',
  status = 'success',
  error = null,
  last_checked_at = sysdate,
  staleness_score = 0,
  known_columns = '{"c1_smallint": "smallint", "c2_integer": "integer", "c3_bigint": "bigint", "c4_numeric_18_2": "numeric(18,2)", "c5_numeric_38_10": "numeric(38,10)", "c6_real": "real", "c7_double_precision": "double precision", "c8_boolean": "boolean", "c9_character_varying_256": "character varying(256)", "c10_character_5": "character(5)", "c11_date": "date", "c12_timestamp_without_time_zone": "timestamp without time zone", "c13_timestamp_with_time_zone": "timestamp with time zone", "c14_time_without_time_zone": "time without time zone", "c15_time_with_time_zone": "time with time zone", "c16_super": "super", "c17_binary_varying_64000": "binary varying(64000)", "c18_hllsketch": "hllsketch", "c19_geometry": "geometry", "secret": "character varying(256)"}',
  bytes_scanned = 1048576,
  claimed_by = null,
  claimed_until = null,
  started_at = null,
  waiting_since = null,
  last_published_at = sysdate,
  last_profiled_at = sysdate,
  next_due_at = dateadd(minute, 0, sysdate),
  pending_partitions = 0,
  coverage = 1,
  backfilling = false,
  resume_partition = null,
  profile_signature = '4495ace021735e2ec8d3604f4c5d39f8',
  profiled_columns = '{"c1_smallint": "smallint", "c2_integer": "integer", "c3_bigint": "bigint", "c4_numeric_18_2": "numeric(18,2)", "c5_numeric_38_10": "numeric(38,10)", "c6_real": "real", "c7_double_precision": "double precision", "c8_boolean": "boolean", "c9_character_varying_256": "character varying(256)", "c10_character_5": "character(5)", "c11_date": "date", "c12_timestamp_without_time_zone": "timestamp without time zone", "c13_timestamp_with_time_zone": "timestamp with time zone", "c14_time_without_time_zone": "time without time zone", "c15_time_with_time_zone": "time with time zone", "c16_super": "super", "c17_binary_varying_64000": "binary varying(64000)", "c18_hllsketch": "hllsketch", "c19_geometry": "geometry", "secret": "character varying(256) sensitive"}',
  hash_id = 'redshift farmhash',
  last_verified_at = sysdate,
  metadata = '{}',
  row_count = (select coalesce(sum(row_count), 0) from "shop"."main_baselinr"."baselinr_partition_state" where unique_id = 'source.shop.main.every_type'),
  sampled_id = null,
  snapshot_id = '100001/2024-01-01 00:00:00/2024-01-02 00:00:00',
  change_token = '100001/2024-01-01 00:00:00/2024-01-02 00:00:00'
where unique_id = 'source.shop.main.every_type'
  and exists (select 1 from "shop"."main_baselinr"."baselinr_table_state" where unique_id = 'source.shop.main.every_type' and claimed_by = 'golden-run commits');
commit;
drop table if exists "baselinr_scan_97a05ff970d2114d";

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
