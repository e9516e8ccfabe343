-- A table with a partition key is profiled for the first time: states by partition, groups, metrics.

/* baselinr run golden-run catalog */
with target as (
  select 'source.shop.main.by_day' as unique_id, 'SHOP' as database_name, 'main' as schema_name, 'by_day' as table_name
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
where unique_id in ('source.shop.main.by_day');

/* baselinr run golden-run look at BY_DAY */
begin;
update "SHOP"."MAIN_BASELINR"."BASELINR_SCHEMA_VERSION"
set applied_at = applied_at
where version = 4;
insert into "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" (unique_id, database_name, schema_name, table_name)
select unique_id, database_name, schema_name, table_name
from (
  select 'source.shop.main.by_day' as unique_id, 'SHOP' as database_name, 'MAIN' as schema_name, 'BY_DAY' as table_name
) as missing
where unique_id not in (select unique_id from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE");
update "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
set started_at = sysdate()
where unique_id in (select unique_id from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id in ('source.shop.main.by_day') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate()));
commit;
select 1 as done;

/* baselinr run golden-run count partitions "SHOP"."MAIN"."BY_DAY" */
select cast(count(*) as varchar) as partitions
from (
  select distinct "DAY" from "SHOP"."MAIN"."BY_DAY" where (quantity >= 0
)
) as keys;

/* baselinr run golden-run looked */
begin;
update "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
set started_at = null
where unique_id in (select unique_id from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id in ('source.shop.main.by_day') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate()));
commit;
select 1 as done;

/* baselinr run golden-run start BY_DAY */
begin;
update "SHOP"."MAIN_BASELINR"."BASELINR_SCHEMA_VERSION"
set applied_at = applied_at
where version = 4;
insert into "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" (unique_id, database_name, schema_name, table_name)
select unique_id, database_name, schema_name, table_name
from (
  select 'source.shop.main.by_day' as unique_id, 'SHOP' as database_name, 'MAIN' as schema_name, 'BY_DAY' as table_name
) as missing
where unique_id not in (select unique_id from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE");
update "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
set claimed_by = 'golden-run',
  started_at = sysdate(),
  claimed_until = dateadd(minute, 120, sysdate())
where unique_id in (select unique_id
from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
where unique_id = 'source.shop.main.by_day' and last_run_id is null and profile_signature is null and rolled_up_by is null and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate()));
insert into "SHOP"."MAIN_BASELINR"."BASELINR_EVENTS" (event_id, event_type, run_id, table_name, "TIMESTAMP", metadata, created_at, unique_id, action, reason, row_count)
values
  ('dce816227a74582189b4a20b4491029e', 'ProfilingStarted', 'golden-run', 'BY_DAY', sysdate(), '{"action": "full", "reason": "first_profile", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "no complete profile is stored yet", "columns": null, "row_count": null}', sysdate(), 'source.shop.main.by_day', 'full', 'first_profile', cast(null as bigint));
commit;
select claimed_by from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.by_day';

/* baselinr run golden-run profile "SHOP"."MAIN"."BY_DAY" */
create temporary table "SHOP"."MAIN_BASELINR"."BASELINR_SCAN_FAD390D07E98686F" like "SHOP"."MAIN_BASELINR"."BASELINR_COLUMN_STATE";
insert into "SHOP"."MAIN_BASELINR"."BASELINR_SCAN_FAD390D07E98686F" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, hll_sketch, bucket_steps, bucket_counts)
with 
scan_1 as (
  select coalesce(to_char(partition_value, 'YYYY-MM-DD'), '__null__') as partition_id, grouped.*
  from (
    select "DAY" as partition_value, count(*) as row_count, 'snowflake' || '/' || cast(count(*) as varchar) || '/' || cast(hash_agg("NAME", "QUANTITY") as varchar) as token,
      /* NAME */
      count("NAME") as c1_non_null_count, count(case when "NAME" = '' then 1 end) as c1_empty_count, count(case when trim("NAME") = '' then 1 end) as c1_blank_count, left(min("NAME"), 256) as c1_min_value, left(max("NAME"), 256) as c1_max_value, hll_export(hll_accumulate("NAME")) as c1_hll_sketch,
      /* QUANTITY */
      count("QUANTITY") as c2_non_null_count, count(case when "QUANTITY" = 0 then 1 end) as c2_zero_count, count(case when "QUANTITY" < 0 then 1 end) as c2_negative_count, min("QUANTITY") as c2_min_value, max("QUANTITY") as c2_max_value, count("QUANTITY") as c2_finite_count, sum("QUANTITY") as c2_sum_value, avg(cast("QUANTITY" as float)) as c2_mean_value, var_pop(cast("QUANTITY" as float)) * count(cast("QUANTITY" as float)) as c2_m2_value, hll_export(hll_accumulate("QUANTITY")) as c2_hll_sketch
    from "SHOP"."MAIN"."BY_DAY"
    where (quantity >= 0
)
    group by 1
  ) as grouped
), cell as (
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as varchar) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count, cast(null as varchar) as min_value, cast(null as varchar) as max_value, cast(null as bigint) as finite_count, cast(null as varchar) as sum_value, cast(null as float) as mean_value, cast(null as float) as m2_value, cast(null as object) as hll_sketch from scan_1
  union all
  select partition_id, 'c1', 'NAME', 'text', 'varchar', null, row_count, c1_non_null_count, null, null, null, null, null, c1_empty_count, c1_blank_count, cast(c1_min_value as varchar), cast(c1_max_value as varchar), null, null, null, null, c1_hll_sketch from scan_1
  union all
  select partition_id, 'c2', 'QUANTITY', 'integer', 'number(38, 0)', null, row_count, c2_non_null_count, c2_zero_count, c2_negative_count, null, null, null, null, null, cast(c2_min_value as varchar), cast(c2_max_value as varchar), c2_finite_count, cast(c2_sum_value as varchar), c2_mean_value, c2_m2_value, c2_hll_sketch from scan_1
), bucket_item as (
  
  select part, 'c2' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as float)) as integer)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as float)) as integer)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select "DAY" as partition_value, cast("QUANTITY" as float) as x from "SHOP"."MAIN"."BY_DAY" where (quantity >= 0
)) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
), bucket_packed as (
  select part, column_name, array_agg(cast(step as bigint)) within group (order by bucket) as bucket_steps, array_agg(cast(bucket_rows as bigint)) within group (order by bucket) as bucket_counts
  from (select *, bucket - coalesce(lag(bucket) over (partition by part, column_name order by bucket), 0) as step from bucket_item) as stepped
  group by 1, 2
), bucket_state as (
  select coalesce(to_char(part, 'YYYY-MM-DD'), '__null__') as partition_id, column_name as column_key, bucket_steps, bucket_counts
  from bucket_packed
)
select 'source.shop.main.by_day', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 7), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count, cell.min_value, cell.max_value, cell.finite_count, cell.sum_value, cell.mean_value, cell.m2_value, cell.hll_sketch, bucket_steps, bucket_counts
from cell
left join bucket_state on bucket_state.column_key = cell.column_key and bucket_state.partition_id = cell.partition_id;
begin;
update "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
set claimed_by = 'golden-run commits',
  claimed_until = dateadd(minute, 120, sysdate())
where unique_id in (select unique_id
from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
where unique_id = 'source.shop.main.by_day' and last_run_id is null and profile_signature is null and rolled_up_by is null and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate())
and claimed_by = 'golden-run');
insert into "SHOP"."MAIN_BASELINR"."BASELINR_EVENTS" (event_id, event_type, run_id, table_name, "TIMESTAMP", metadata, created_at, unique_id, action, reason, row_count)
select * from (
values
  ('c2bdd12fefd7b0043bfeb80e2e50b9be', 'ProfilingSkipped', 'golden-run', 'BY_DAY', sysdate(), '{"action": "skip", "reason": "running_elsewhere", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "no complete profile is stored yet", "columns": null, "row_count": null}', sysdate(), 'source.shop.main.by_day', 'skip', 'running_elsewhere', cast(null as bigint))
) as guarded
where not exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits');
delete from "SHOP"."MAIN_BASELINR"."BASELINR_COLUMN_STATE"
where unique_id = 'source.shop.main.by_day'
  and exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits');
insert into "SHOP"."MAIN_BASELINR"."BASELINR_COLUMN_STATE" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, hll_sketch, bucket_steps, bucket_counts)
select * from (
select unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, hll_sketch, bucket_steps, bucket_counts from "SHOP"."MAIN_BASELINR"."BASELINR_SCAN_FAD390D07E98686F"
) as guarded
where exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits');
insert into "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE" (unique_id, group_id, partition_id, token, row_count, last_profiled_at, last_changed_at, last_run_id)
select * from (
select scanned.unique_id, scanned.group_id, scanned.partition_id, scanned.token, scanned.row_count, sysdate(),
  case
    when known.partition_id is not null then coalesce(known.last_changed_at, sysdate())
    else sysdate()
  end, scanned.last_run_id
from "SHOP"."MAIN_BASELINR"."BASELINR_COLUMN_STATE" as scanned
left join "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE" as known on known.unique_id = 'source.shop.main.by_day' and known.partition_id = scanned.partition_id and known.last_run_id <> 'golden-run'
where scanned.unique_id = 'source.shop.main.by_day' and scanned.column_name = '' and scanned.last_run_id = 'golden-run'
) as guarded
where exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits');
delete from "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE"
where unique_id = 'source.shop.main.by_day' and last_run_id <> 'golden-run'
  and exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits');
delete from "SHOP"."MAIN_BASELINR"."BASELINR_GROUP_STATE"
where unique_id = 'source.shop.main.by_day' and true
  and exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits');
insert into "SHOP"."MAIN_BASELINR"."BASELINR_GROUP_STATE" (unique_id, group_id, column_name, kind, value_type, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, hll_sketch, bucket_steps, bucket_counts)
select * from (
with state as (
  select group_id as part, *
  from "SHOP"."MAIN_BASELINR"."BASELINR_COLUMN_STATE"
  where unique_id = 'source.shop.main.by_day' and column_name <> '' and true
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
    coalesce(cast(min(case when state.value_type = 'number(38, 0)' then cast(state.min_value as number(38, 0)) end) as varchar), cast(min(case when state.value_type = 'varchar' then cast(state.min_value as varchar) end) as varchar)) as min_value,
    coalesce(cast(max(case when state.value_type = 'number(38, 0)' then cast(state.max_value as number(38, 0)) end) as varchar), cast(max(case when state.value_type = 'varchar' then cast(state.max_value as varchar) end) as varchar)) as max_value,
    cast(sum(state.finite_count) as bigint) as finite_count,
    coalesce(cast(sum(case when state.value_type = 'number(38, 0)' then cast(state.sum_value as number(38, 0)) end) as varchar)) as sum_value,
    max(grand_mean) as mean_value,
    sum(m2_value) + sum(finite_count * power((mean_value - grand_mean), 2)) as m2_value,
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
), bucket_packed as (
  select part, column_name, array_agg(cast(step as bigint)) within group (order by bucket) as bucket_steps, array_agg(cast(bucket_rows as bigint)) within group (order by bucket) as bucket_counts
  from (select *, bucket - coalesce(lag(bucket) over (partition by part, column_name order by bucket), 0) as step from bucket_item) as stepped
  group by 1, 2
)
select 'source.shop.main.by_day', merged.part, merged.column_name, kind, value_type, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, hll_sketch, bucket_steps, bucket_counts
from merged
left join bucket_packed on bucket_packed.part = merged.part and bucket_packed.column_name = merged.column_name
) as guarded
where exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits');
delete from "SHOP"."MAIN_BASELINR"."BASELINR_COLUMN_STATE"
where unique_id = 'source.shop.main.by_day' and (unique_id, group_id) in (
select unique_id, group_id
  from "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE"
  where unique_id = 'source.shop.main.by_day' and group_id <> ''
  group by 1, 2
  having count(*) = count(token) and count(*) <= 64 and count(*) > count(case when rolled_up then 1 end)
    and cast(floor(datediff(second, max(last_changed_at), sysdate()) / 60) as bigint) >= 10080
)
  and exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits');
update "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE"
set rolled_up = true, rolled_up_by = 'golden-run'
where unique_id = 'source.shop.main.by_day' and not coalesce(rolled_up, false) and (unique_id, group_id) in (
select unique_id, group_id
  from "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE"
  where unique_id = 'source.shop.main.by_day' and group_id <> ''
  group by 1, 2
  having count(*) = count(token) and count(*) <= 64 and count(*) > count(case when rolled_up then 1 end)
    and cast(floor(datediff(second, max(last_changed_at), sysdate()) / 60) as bigint) >= 10080
)
  and exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits');
insert into "SHOP"."MAIN_BASELINR"."BASELINR_RESULTS" (run_id, dataset_name, schema_name, column_name, column_type, metric_name, metric_value, profiled_at, unique_id, is_sampled)
select * from (
with measured as (
  select 'NAME' as column_name, 'TEXT' as column_type, 'text' as kind
  union all
  select 'QUANTITY' as column_name, 'NUMBER(38,0)' as column_type, 'integer' as kind
), state as (
  select '' as part, *
  from "SHOP"."MAIN_BASELINR"."BASELINR_GROUP_STATE"
  where unique_id = 'source.shop.main.by_day' and column_name <> ''
), total as (
  select cast(coalesce(sum(row_count), 0) as bigint) as table_rows
  from "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE"
  where unique_id = 'source.shop.main.by_day'
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
    coalesce(cast(min(case when state.value_type = 'number(38, 0)' then cast(state.min_value as number(38, 0)) end) as varchar), cast(min(case when state.value_type = 'varchar' then cast(state.min_value as varchar) end) as varchar)) as min_value,
    coalesce(cast(max(case when state.value_type = 'number(38, 0)' then cast(state.max_value as number(38, 0)) end) as varchar), cast(max(case when state.value_type = 'varchar' then cast(state.max_value as varchar) end) as varchar)) as max_value,
    cast(sum(state.finite_count) as bigint) as finite_count,
    coalesce(cast(sum(case when state.value_type = 'number(38, 0)' then cast(state.sum_value as number(38, 0)) end) as varchar)) as sum_value,
    max(grand_mean) as mean_value,
    sum(m2_value) + sum(finite_count * power((mean_value - grand_mean), 2)) as m2_value,
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
), complete as (
  select measured.column_name, measured.column_type, measured.kind, total.table_rows as row_count, coalesce(merged.non_null_count, 0) as non_null_count, merged.zero_count, merged.negative_count, merged.nan_count, merged.inf_count, merged.true_count, merged.empty_count, merged.blank_count, merged.min_value, merged.max_value, merged.finite_count, merged.sum_value, merged.mean_value, merged.m2_value, merged.hll_sketch, bucket_values.bucket_total, bucket_values.histogram, bucket_values.distribution, bucket_values.p01, bucket_values.p05, bucket_values.p25, bucket_values.median, bucket_values.p75, bucket_values.p95, bucket_values.p99
  from measured
  cross join total
  left join merged on merged.column_name = measured.column_name
  left join bucket_values on bucket_values.column_name = measured.column_name
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
  union all select column_name, column_type, 'min' as metric_name, cast(min_value as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'text', 'date', 'timestamp', 'ordered')
  union all select column_name, column_type, 'max' as metric_name, cast(max_value as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'text', 'date', 'timestamp', 'ordered')
  union all select column_name, column_type, 'sum' as metric_name, cast(coalesce(sum_value, cast(case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then mean_value * finite_count end as varchar)) as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float')
  union all select column_name, column_type, 'mean' as metric_name, cast(case when not (case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then coalesce(cast(sum_value as float) / nullif(finite_count, 0), mean_value) end = cast('NaN' as float)) and not (case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then coalesce(cast(sum_value as float) / nullif(finite_count, 0), mean_value) end in (cast('inf' as float), cast('-inf' as float))) then case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then coalesce(cast(sum_value as float) / nullif(finite_count, 0), mean_value) end end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float')
  union all select column_name, column_type, 'stddev' as metric_name, cast(case when not (case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then sqrt(m2_value / nullif(finite_count - 1, 0)) end = cast('NaN' as float)) and not (case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then sqrt(m2_value / nullif(finite_count - 1, 0)) end in (cast('inf' as float), cast('-inf' as float))) then case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then sqrt(m2_value / nullif(finite_count - 1, 0)) end end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float')
  union all select column_name, column_type, 'approx_distinct_count' as metric_name, cast(cast(round(coalesce(hll_estimate(hll_import(hll_sketch)), 0)) as bigint) as varchar) as metric_value from complete
  union all select column_name, column_type, 'unique_ratio' as metric_name, cast(case when row_count > 0 then least(1.0, round(coalesce(hll_estimate(hll_import(hll_sketch)), 0)) / cast(row_count as float)) end as varchar) as metric_value from complete
  union all select column_name, column_type, 'p01' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p01 end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp')
  union all select column_name, column_type, 'p05' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p05 end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp')
  union all select column_name, column_type, 'p25' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p25 end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp')
  union all select column_name, column_type, 'median' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then median end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp')
  union all select column_name, column_type, 'p75' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p75 end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp')
  union all select column_name, column_type, 'p95' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p95 end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp')
  union all select column_name, column_type, 'p99' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p99 end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp')
  union all select column_name, column_type, 'histogram' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then histogram end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp')
  union all select column_name, column_type, 'distribution' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then distribution end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp')
)
select 'golden-run', 'BY_DAY', 'MAIN', column_name, column_type, metric_name, metric_value, sysdate(), 'source.shop.main.by_day', false
from metric
where metric_value is not null
) as guarded
where exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits');
insert into "SHOP"."MAIN_BASELINR"."BASELINR_RUNS" (run_id, dataset_name, schema_name, profiled_at, environment, status, row_count, column_count, unique_id, database_name, action, reason, rows_scanned, bytes_scanned, partitions_scanned, sample_fraction, coverage, is_published)
select * from (
select 'golden-run', 'BY_DAY', 'MAIN', sysdate(),
  'dev', 'completed', all_rows, 2,
  'source.shop.main.by_day', 'SHOP',
  'full', 'first_profile', read_rows, 64000, read_partitions,
  cast(null as float), 1, true
from (
  select coalesce(sum(row_count), 0) as all_rows, coalesce(sum(case when last_run_id = 'golden-run' then row_count end), 0) as read_rows,
    count(case when last_run_id = 'golden-run' then 1 end) as read_partitions
  from "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE"
  where unique_id = 'source.shop.main.by_day'
) as totals
) as guarded
where exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits');
insert into "SHOP"."MAIN_BASELINR"."BASELINR_EVENTS" (event_id, event_type, run_id, table_name, "TIMESTAMP", metadata, created_at, unique_id, action, reason, row_count)
select * from (
values
  ('5d3d3ccf38dd0b1e94f050215d49bfe9', 'ProfilingCompleted', 'golden-run', 'BY_DAY', sysdate(), '{"action": "full", "reason": "first_profile", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "no complete profile is stored yet", "columns": null, "row_count": null}', sysdate(), 'source.shop.main.by_day', 'full', 'first_profile', cast(null as bigint))
) as guarded
where exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits');
update "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
set last_run_id = 'golden-run',
  decision = 'full',
  decision_reason = 'first_profile',
  status = 'success',
  error = null,
  last_checked_at = sysdate(),
  staleness_score = 0,
  known_columns = '{"NAME": "TEXT", "QUANTITY": "NUMBER(38,0)"}',
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
  profile_signature = 'd1c9929c078d11a63169affa95efda42',
  profiled_columns = '{"NAME": "TEXT", "QUANTITY": "NUMBER(38,0)"}',
  hash_id = 'snowflake',
  last_verified_at = sysdate(),
  metadata = '{}',
  row_count = (select coalesce(sum(row_count), 0) from "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE" where unique_id = 'source.shop.main.by_day'),
  sampled_id = null,
  snapshot_id = 'token of today/8dbf52d8',
  change_token = 'token of today/8dbf52d8'
where unique_id = 'source.shop.main.by_day'
  and exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits');
commit;
drop table if exists "SHOP"."MAIN_BASELINR"."BASELINR_SCAN_FAD390D07E98686F";

select case event_type when 'ProfilingCompleted' then 'success' when 'ProfilingFailed' then 'error' else 'busy' end as status,
  case when event_type = 'ProfilingFailed' then error end as error, row_count, rows_scanned, partitions_scanned
from (
  select coalesce(event.event_type, case when state.last_run_id = 'golden-run' then 'ProfilingCompleted' when state.status = 'error' then 'ProfilingFailed' end) as event_type,
    state.error, cast(runs.row_count as varchar) as row_count, cast(runs.rows_scanned as varchar) as rows_scanned, cast(runs.partitions_scanned as varchar) as partitions_scanned
  from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" as state
  left join "SHOP"."MAIN_BASELINR"."BASELINR_EVENTS" as event on event.unique_id = state.unique_id and event.run_id = 'golden-run'
    and event.event_type in ('ProfilingCompleted', 'ProfilingFailed', 'ProfilingSkipped')
  left join "SHOP"."MAIN_BASELINR"."BASELINR_RUNS" as runs on runs.unique_id = state.unique_id and runs.run_id = 'golden-run'
  where state.unique_id = 'source.shop.main.by_day'
  order by event."TIMESTAMP" desc
  limit 1
) as told;
