-- A table with a partition key is profiled for the first time: states by partition, groups, metrics.

/* baselinr run golden-run catalog */
select n.nspname as schema_name, c.relname as table_name, case c.relkind when 'v' then 'view' when 'm' then 'materialized view' else 'table' end as relation_type, cast(c.oid as varchar(20)) as relation_id,
  case when not has_schema_privilege(n.nspname, 'usage') then 'usage on schema ' || quote_ident(n.nspname) end as missing_schema_right,
  case when not has_table_privilege(quote_ident(n.nspname) || '.' || quote_ident(c.relname), 'select') then 'select on ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname) end as missing_table_right,
  cast(current_user as varchar(128)) as role_name, case when has_table_privilege('svv_table_info', 'select') then 'true' else 'false' end as reads_sizes,
  to_char(dateadd(minute, -1, sysdate), 'YYYY-MM-DD HH24:MI:SS') as a_minute_ago, a.attname as column_name, format_type(a.atttypid, a.atttypmod) as column_type, case when has_table_privilege(quote_ident(n.nspname) || '.' || quote_ident(c.relname), 'select') then 'true' else 'false' end as column_is_readable
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
left join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relkind in ('r', 'v', 'm') and n.nspname in ('main') and c.relname in ('by_day')
order by n.nspname, c.relname, a.attnum;

/* baselinr run golden-run recent writes */
select cast(table_id as varchar(20)) as relation_id, cast(max(query_id) as varchar(20)) as query_id, to_char(max(coalesce(end_time, sysdate)), 'YYYY-MM-DD HH24:MI:SS.US') as written_at
from sys_query_detail
where step_name in ('insert', 'delete') and table_id in (100002) and start_time > dateadd(minute, -30, sysdate)
group by table_id;

/* baselinr run golden-run sizes */
select cast(table_id as varchar(20)) as relation_id, cast(cast(tbl_rows as bigint) as varchar(20)) as estimated_rows, cast(cast(size as bigint) * 1048576 as varchar(20)) as estimated_bytes
from svv_table_info
where table_id in (100002);

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
where unique_id in ('source.shop.main.by_day');

/* baselinr run golden-run look at by_day */
begin;
lock "shop"."main_baselinr"."baselinr_table_state";
update "shop"."main_baselinr"."baselinr_schema_version"
set applied_at = applied_at
where version = 4;
insert into "shop"."main_baselinr"."baselinr_table_state" (unique_id, database_name, schema_name, table_name)
select unique_id, database_name, schema_name, table_name
from (
  select 'source.shop.main.by_day' as unique_id, 'shop' as database_name, 'main' as schema_name, 'by_day' as table_name
) as missing
where unique_id not in (select unique_id from "shop"."main_baselinr"."baselinr_table_state");
update "shop"."main_baselinr"."baselinr_table_state"
set started_at = sysdate
where unique_id in (select unique_id from "shop"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_day') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate));
commit;
select 1 as done;

/* baselinr run golden-run count partitions "shop"."main"."by_day" */
select cast(count(*) as varchar(65535)) as partitions
from (
  select distinct "day" from "shop"."main"."by_day" where (quantity >= 0
)
) as keys;

/* baselinr run golden-run looked */
begin;
lock "shop"."main_baselinr"."baselinr_table_state";
update "shop"."main_baselinr"."baselinr_table_state"
set started_at = null
where unique_id in (select unique_id from "shop"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_day') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate));
commit;
select 1 as done;

/* baselinr run golden-run start by_day */
begin;
lock "shop"."main_baselinr"."baselinr_table_state";
update "shop"."main_baselinr"."baselinr_schema_version"
set applied_at = applied_at
where version = 4;
insert into "shop"."main_baselinr"."baselinr_table_state" (unique_id, database_name, schema_name, table_name)
select unique_id, database_name, schema_name, table_name
from (
  select 'source.shop.main.by_day' as unique_id, 'shop' as database_name, 'main' as schema_name, 'by_day' as table_name
) as missing
where unique_id not in (select unique_id from "shop"."main_baselinr"."baselinr_table_state");
update "shop"."main_baselinr"."baselinr_table_state"
set claimed_by = 'golden-run',
  started_at = sysdate,
  claimed_until = dateadd(minute, 120, sysdate)
where unique_id in (select unique_id
from "shop"."main_baselinr"."baselinr_table_state"
where unique_id = 'source.shop.main.by_day' and last_run_id is null and profile_signature is null and rolled_up_by is null and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate));
insert into "shop"."main_baselinr"."baselinr_events" (event_id, event_type, run_id, table_name, "timestamp", metadata, created_at, unique_id, action, reason, row_count)
values
  ('dce816227a74582189b4a20b4491029e', 'ProfilingStarted', 'golden-run', 'by_day', sysdate, '{"action": "full", "reason": "first_profile", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "no complete profile is stored yet", "columns": null, "row_count": null}', sysdate, 'source.shop.main.by_day', 'full', 'first_profile', cast(null as bigint));
commit;
select claimed_by from "shop"."main_baselinr"."baselinr_table_state" where unique_id = 'source.shop.main.by_day';

/* baselinr run golden-run profile "shop"."main"."by_day" */
drop table if exists "baselinr_scan_fad390d07e98686f";
create temporary table "baselinr_scan_fad390d07e98686f" (like "shop"."main_baselinr"."baselinr_column_state");
insert into "baselinr_scan_fad390d07e98686f" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, hll_sketch, bucket_steps, bucket_counts)
with 
scan_1 as (
  select coalesce(to_char(partition_value, 'YYYY-MM-DD'), '__null__') as partition_id, grouped.*
  from (
    select "day" as partition_value, count(*) as row_count, 'redshift farmhash' || '/' || cast(count(*) as varchar(65535)) || '/' || cast(sum(cast(farmfingerprint64(coalesce(cast(farmfingerprint64("name") as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(cast("quantity" as varchar(65535))) as varchar(20)), '')) as decimal(38, 0))) as varchar(65535)) as token,
      /* name */
      count("name") as c1_non_null_count, count(case when "name" = '' then 1 end) as c1_empty_count, count(case when trim("name") = '' then 1 end) as c1_blank_count, left(min("name"), 256) as c1_min_value, left(max("name"), 256) as c1_max_value, hll_create_sketch(farmfingerprint64("name")) as c1_hll_sketch,
      /* quantity */
      count("quantity") as c2_non_null_count, count(case when "quantity" = 0 then 1 end) as c2_zero_count, count(case when "quantity" < 0 then 1 end) as c2_negative_count, min("quantity") as c2_min_value, max("quantity") as c2_max_value, count("quantity") as c2_finite_count, sum("quantity") as c2_sum_value, avg(cast("quantity" as double precision)) as c2_mean_value, var_pop(cast("quantity" as double precision)) * count(cast("quantity" as double precision)) as c2_m2_value, hll_create_sketch(farmfingerprint64(cast("quantity" as varchar(65535)))) as c2_hll_sketch
    from "shop"."main"."by_day"
    where (quantity >= 0
)
    group by 1
  ) as grouped
), cell as (
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as varchar(65535)) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count, cast(null as varchar(65535)) as min_value, cast(null as varchar(65535)) as max_value, cast(null as bigint) as finite_count, cast(null as varchar(65535)) as sum_value, cast(null as double precision) as mean_value, cast(null as double precision) as m2_value, cast(null as hllsketch) as hll_sketch from scan_1
  union all
  select partition_id, 'c1', 'name', 'text', 'varchar(65535)', null, row_count, c1_non_null_count, null, null, null, null, null, c1_empty_count, c1_blank_count, c1_min_value, c1_max_value, null, null, null, null, c1_hll_sketch from scan_1
  union all
  select partition_id, 'c2', 'quantity', 'integer', 'decimal(38, 0)', null, row_count, c2_non_null_count, c2_zero_count, c2_negative_count, null, null, null, null, null, cast(c2_min_value as varchar(65535)), cast(c2_max_value as varchar(65535)), c2_finite_count, cast(c2_sum_value as varchar(65535)), c2_mean_value, c2_m2_value, c2_hll_sketch from scan_1
), bucket_item as (
  
  select part, 'c2' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as double precision)) as integer)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as double precision)) as integer)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select "day" as partition_value, cast("quantity" as double precision) as x from "shop"."main"."by_day" where (quantity >= 0
)) as numbers
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
  select coalesce(to_char(part, 'YYYY-MM-DD'), '__null__') as partition_id, column_name as column_key, bucket_steps, bucket_counts
  from bucket_packed
)
select 'source.shop.main.by_day', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 7), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count, cell.min_value, cell.max_value, cell.finite_count, cell.sum_value, cell.mean_value, cell.m2_value, cell.hll_sketch, bucket_steps, bucket_counts
from cell
left join bucket_state on bucket_state.column_key = cell.column_key and bucket_state.partition_id = cell.partition_id;
begin;
lock "shop"."main_baselinr"."baselinr_table_state";
update "shop"."main_baselinr"."baselinr_table_state"
set claimed_by = 'golden-run commits',
  claimed_until = dateadd(minute, 120, sysdate)
where unique_id in (select unique_id
from "shop"."main_baselinr"."baselinr_table_state"
where unique_id = 'source.shop.main.by_day' and last_run_id is null and profile_signature is null and rolled_up_by is null and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate)
and claimed_by = 'golden-run');
insert into "shop"."main_baselinr"."baselinr_events" (event_id, event_type, run_id, table_name, "timestamp", metadata, created_at, unique_id, action, reason, row_count)
select * from (
values
  ('c2bdd12fefd7b0043bfeb80e2e50b9be', 'ProfilingSkipped', 'golden-run', 'by_day', sysdate, '{"action": "skip", "reason": "running_elsewhere", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "no complete profile is stored yet", "columns": null, "row_count": null}', sysdate, 'source.shop.main.by_day', 'skip', 'running_elsewhere', cast(null as bigint))
) as guarded
where not exists (select 1 from "shop"."main_baselinr"."baselinr_table_state" where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits');
delete from "shop"."main_baselinr"."baselinr_column_state"
where unique_id = 'source.shop.main.by_day'
  and exists (select 1 from "shop"."main_baselinr"."baselinr_table_state" where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits');
insert into "shop"."main_baselinr"."baselinr_column_state" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, hll_sketch, bucket_steps, bucket_counts)
select * from (
select unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, hll_sketch, bucket_steps, bucket_counts from "baselinr_scan_fad390d07e98686f"
) as guarded
where exists (select 1 from "shop"."main_baselinr"."baselinr_table_state" where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits');
insert into "shop"."main_baselinr"."baselinr_partition_state" (unique_id, group_id, partition_id, token, row_count, last_profiled_at, last_changed_at, last_run_id)
select * from (
select scanned.unique_id, scanned.group_id, scanned.partition_id, scanned.token, scanned.row_count, sysdate,
  case
    when known.partition_id is not null then coalesce(known.last_changed_at, sysdate)
    else sysdate
  end, scanned.last_run_id
from "shop"."main_baselinr"."baselinr_column_state" as scanned
left join "shop"."main_baselinr"."baselinr_partition_state" as known on known.unique_id = 'source.shop.main.by_day' and known.partition_id = scanned.partition_id and known.last_run_id <> 'golden-run'
where scanned.unique_id = 'source.shop.main.by_day' and scanned.column_name = '' and scanned.last_run_id = 'golden-run'
) as guarded
where exists (select 1 from "shop"."main_baselinr"."baselinr_table_state" where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits');
delete from "shop"."main_baselinr"."baselinr_partition_state"
where unique_id = 'source.shop.main.by_day' and last_run_id <> 'golden-run'
  and exists (select 1 from "shop"."main_baselinr"."baselinr_table_state" where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits');
delete from "shop"."main_baselinr"."baselinr_group_state"
where unique_id = 'source.shop.main.by_day' and true
  and exists (select 1 from "shop"."main_baselinr"."baselinr_table_state" where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits');
insert into "shop"."main_baselinr"."baselinr_group_state" (unique_id, group_id, column_name, kind, value_type, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, hll_sketch, bucket_steps, bucket_counts)
select * from (
with state as (
  select group_id as part, *
  from "shop"."main_baselinr"."baselinr_column_state"
  where unique_id = 'source.shop.main.by_day' and column_name <> '' and true
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
    coalesce(cast(min(case when state.value_type = 'decimal(38, 0)' then cast(state.min_value as decimal(38, 0)) end) as varchar(65535)), min(case when state.value_type = 'varchar(65535)' then state.min_value end)) as min_value,
    coalesce(cast(max(case when state.value_type = 'decimal(38, 0)' then cast(state.max_value as decimal(38, 0)) end) as varchar(65535)), max(case when state.value_type = 'varchar(65535)' then state.max_value end)) as max_value,
    cast(sum(state.finite_count) as bigint) as finite_count,
    coalesce(cast(sum(case when state.value_type = 'decimal(38, 0)' then cast(state.sum_value as decimal(38, 0)) end) as varchar(65535))) as sum_value,
    max(grand_mean) as mean_value,
    sum(m2_value) + sum(finite_count * case when abs(mean_value - grand_mean) > 1e-150 then (mean_value - grand_mean) * (mean_value - grand_mean) else 0 end) as m2_value,
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
)
select 'source.shop.main.by_day', merged.part, merged.column_name, kind, value_type, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, hll_sketch, bucket_steps, bucket_counts
from merged
left join bucket_packed on bucket_packed.part = merged.part and bucket_packed.column_name = merged.column_name
) as guarded
where exists (select 1 from "shop"."main_baselinr"."baselinr_table_state" where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits');
delete from "shop"."main_baselinr"."baselinr_column_state"
where unique_id = 'source.shop.main.by_day' and (unique_id, group_id) in (
select unique_id, group_id
  from "shop"."main_baselinr"."baselinr_partition_state"
  where unique_id = 'source.shop.main.by_day' and group_id <> ''
  group by 1, 2
  having count(*) = count(token) and count(*) <= 64 and count(*) > count(case when rolled_up then 1 end)
    and cast(floor(datediff(second, max(last_changed_at), sysdate) / 60.0) as bigint) >= 10080
)
  and exists (select 1 from "shop"."main_baselinr"."baselinr_table_state" where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits');
update "shop"."main_baselinr"."baselinr_partition_state"
set rolled_up = true, rolled_up_by = 'golden-run'
where unique_id = 'source.shop.main.by_day' and not coalesce(rolled_up, false) and (unique_id, group_id) in (
select unique_id, group_id
  from "shop"."main_baselinr"."baselinr_partition_state"
  where unique_id = 'source.shop.main.by_day' and group_id <> ''
  group by 1, 2
  having count(*) = count(token) and count(*) <= 64 and count(*) > count(case when rolled_up then 1 end)
    and cast(floor(datediff(second, max(last_changed_at), sysdate) / 60.0) as bigint) >= 10080
)
  and exists (select 1 from "shop"."main_baselinr"."baselinr_table_state" where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits');
insert into "shop"."main_baselinr"."baselinr_results" (run_id, dataset_name, schema_name, column_name, column_type, metric_name, metric_value, profiled_at, unique_id, is_sampled)
select * from (
with measured as (
  select 'name' as column_name, 'character varying(256)' as column_type, 'text' as kind
  union all
  select 'quantity' as column_name, 'integer' as column_type, 'integer' as kind
), state as (
  select '' as part, *
  from "shop"."main_baselinr"."baselinr_group_state"
  where unique_id = 'source.shop.main.by_day' and column_name <> ''
), total as (
  select cast(coalesce(sum(row_count), 0) as bigint) as table_rows
  from "shop"."main_baselinr"."baselinr_partition_state"
  where unique_id = 'source.shop.main.by_day'
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
    coalesce(cast(min(case when state.value_type = 'decimal(38, 0)' then cast(state.min_value as decimal(38, 0)) end) as varchar(65535)), min(case when state.value_type = 'varchar(65535)' then state.min_value end)) as min_value,
    coalesce(cast(max(case when state.value_type = 'decimal(38, 0)' then cast(state.max_value as decimal(38, 0)) end) as varchar(65535)), max(case when state.value_type = 'varchar(65535)' then state.max_value end)) as max_value,
    cast(sum(state.finite_count) as bigint) as finite_count,
    coalesce(cast(sum(case when state.value_type = 'decimal(38, 0)' then cast(state.sum_value as decimal(38, 0)) end) as varchar(65535))) as sum_value,
    max(grand_mean) as mean_value,
    sum(m2_value) + sum(finite_count * case when abs(mean_value - grand_mean) > 1e-150 then (mean_value - grand_mean) * (mean_value - grand_mean) else 0 end) as m2_value,
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
), complete as (
  select measured.column_name, measured.column_type, measured.kind, total.table_rows as row_count, coalesce(merged.non_null_count, 0) as non_null_count, merged.zero_count, merged.negative_count, merged.nan_count, merged.inf_count, merged.true_count, merged.empty_count, merged.blank_count, merged.min_value, merged.max_value, merged.finite_count, merged.sum_value, merged.mean_value, merged.m2_value, merged.hll_sketch, bucket_values.bucket_total, bucket_values.histogram, bucket_values.distribution, bucket_values.p01, bucket_values.p05, bucket_values.p25, bucket_values.median, bucket_values.p75, bucket_values.p95, bucket_values.p99
  from measured
  cross join total
  left join merged on merged.column_name = measured.column_name
  left join bucket_values on bucket_values.column_name = measured.column_name
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
  union all select column_name, column_type, 'min' as metric_name, cast(min_value as varchar(65535)) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'text', 'date', 'timestamp', 'ordered')
  union all select column_name, column_type, 'max' as metric_name, cast(max_value as varchar(65535)) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'text', 'date', 'timestamp', 'ordered')
  union all select column_name, column_type, 'sum' as metric_name, cast(coalesce(sum_value, cast(case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then mean_value * finite_count end as varchar(65535))) as varchar(65535)) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float')
  union all select column_name, column_type, 'mean' as metric_name, cast(case when not (case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then coalesce(cast(sum_value as double precision) / nullif(finite_count, 0), mean_value) end = cast('NaN' as double precision)) and not (case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then coalesce(cast(sum_value as double precision) / nullif(finite_count, 0), mean_value) end in (cast('Infinity' as double precision), cast('-Infinity' as double precision))) then case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then coalesce(cast(sum_value as double precision) / nullif(finite_count, 0), mean_value) end end as varchar(65535)) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float')
  union all select column_name, column_type, 'stddev' as metric_name, cast(case when not (case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then sqrt(case when abs(m2_value) < 1e-305 then 0 else m2_value end / nullif(finite_count - 1, 0)) end = cast('NaN' as double precision)) and not (case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then sqrt(case when abs(m2_value) < 1e-305 then 0 else m2_value end / nullif(finite_count - 1, 0)) end in (cast('Infinity' as double precision), cast('-Infinity' as double precision))) then case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then sqrt(case when abs(m2_value) < 1e-305 then 0 else m2_value end / nullif(finite_count - 1, 0)) end end as varchar(65535)) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float')
  union all select column_name, column_type, 'approx_distinct_count' as metric_name, cast(cast(round(coalesce(hll_cardinality(hll_sketch), 0)) as bigint) as varchar(65535)) as metric_value from complete
  union all select column_name, column_type, 'unique_ratio' as metric_name, cast(case when row_count > 0 then least(1.0, round(coalesce(hll_cardinality(hll_sketch), 0)) / cast(row_count as double precision)) end as varchar(65535)) as metric_value from complete
  union all select column_name, column_type, 'p01' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p01 end as varchar(65535)) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp')
  union all select column_name, column_type, 'p05' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p05 end as varchar(65535)) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp')
  union all select column_name, column_type, 'p25' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p25 end as varchar(65535)) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp')
  union all select column_name, column_type, 'median' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then median end as varchar(65535)) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp')
  union all select column_name, column_type, 'p75' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p75 end as varchar(65535)) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp')
  union all select column_name, column_type, 'p95' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p95 end as varchar(65535)) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp')
  union all select column_name, column_type, 'p99' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p99 end as varchar(65535)) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp')
  union all select column_name, column_type, 'histogram' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then histogram end as varchar(65535)) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp')
  union all select column_name, column_type, 'distribution' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then distribution end as varchar(65535)) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp')
)
select 'golden-run', 'by_day', 'main', column_name, column_type, metric_name, metric_value, sysdate, 'source.shop.main.by_day', false
from metric
where metric_value is not null
) as guarded
where exists (select 1 from "shop"."main_baselinr"."baselinr_table_state" where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits');
insert into "shop"."main_baselinr"."baselinr_runs" (run_id, dataset_name, schema_name, profiled_at, environment, status, row_count, column_count, unique_id, database_name, action, reason, rows_scanned, bytes_scanned, partitions_scanned, sample_fraction, coverage, is_published)
select * from (
select 'golden-run', 'by_day', 'main', sysdate,
  'dev', 'completed', all_rows, 2,
  'source.shop.main.by_day', 'shop',
  'full', 'first_profile', read_rows, 1048576, read_partitions,
  cast(null as double precision), 1, true
from (
  select coalesce(sum(row_count), 0) as all_rows, coalesce(sum(case when last_run_id = 'golden-run' then row_count end), 0) as read_rows,
    count(case when last_run_id = 'golden-run' then 1 end) as read_partitions
  from "shop"."main_baselinr"."baselinr_partition_state"
  where unique_id = 'source.shop.main.by_day'
) as totals
) as guarded
where exists (select 1 from "shop"."main_baselinr"."baselinr_table_state" where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits');
insert into "shop"."main_baselinr"."baselinr_events" (event_id, event_type, run_id, table_name, "timestamp", metadata, created_at, unique_id, action, reason, row_count)
select * from (
values
  ('5d3d3ccf38dd0b1e94f050215d49bfe9', 'ProfilingCompleted', 'golden-run', 'by_day', sysdate, '{"action": "full", "reason": "first_profile", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "no complete profile is stored yet", "columns": null, "row_count": null}', sysdate, 'source.shop.main.by_day', 'full', 'first_profile', cast(null as bigint))
) as guarded
where exists (select 1 from "shop"."main_baselinr"."baselinr_table_state" where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits');
update "shop"."main_baselinr"."baselinr_table_state"
set last_run_id = 'golden-run',
  decision = 'full',
  decision_reason = 'first_profile',
  status = 'success',
  error = null,
  last_checked_at = sysdate,
  staleness_score = 0,
  known_columns = '{"name": "character varying(256)", "quantity": "integer"}',
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
  profile_signature = '1596126c44160603dea66351b15211a2',
  profiled_columns = '{"name": "character varying(256)", "quantity": "integer"}',
  hash_id = 'redshift farmhash',
  last_verified_at = sysdate,
  metadata = '{}',
  row_count = (select coalesce(sum(row_count), 0) from "shop"."main_baselinr"."baselinr_partition_state" where unique_id = 'source.shop.main.by_day'),
  sampled_id = null,
  snapshot_id = '100002/2024-01-01 00:00:00/2024-01-02 00:00:00/da173a67',
  change_token = '100002/2024-01-01 00:00:00/2024-01-02 00:00:00/da173a67'
where unique_id = 'source.shop.main.by_day'
  and exists (select 1 from "shop"."main_baselinr"."baselinr_table_state" where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits');
commit;
drop table if exists "baselinr_scan_fad390d07e98686f";

select case event_type when 'ProfilingCompleted' then 'success' when 'ProfilingFailed' then 'error' else 'busy' end as status,
  case when event_type = 'ProfilingFailed' then error end as error, row_count, rows_scanned, partitions_scanned
from (
  select coalesce(event.event_type, case when state.last_run_id = 'golden-run' then 'ProfilingCompleted' when state.status = 'error' then 'ProfilingFailed' end) as event_type,
    state.error, cast(runs.row_count as varchar(65535)) as row_count, cast(runs.rows_scanned as varchar(65535)) as rows_scanned, cast(runs.partitions_scanned as varchar(65535)) as partitions_scanned
  from "shop"."main_baselinr"."baselinr_table_state" as state
  left join "shop"."main_baselinr"."baselinr_events" as event on event.unique_id = state.unique_id and event.run_id = 'golden-run'
    and event.event_type in ('ProfilingCompleted', 'ProfilingFailed', 'ProfilingSkipped')
  left join "shop"."main_baselinr"."baselinr_runs" as runs on runs.unique_id = state.unique_id and runs.run_id = 'golden-run'
  where state.unique_id = 'source.shop.main.by_day'
  order by event."timestamp" desc
  limit 1
) as told;
