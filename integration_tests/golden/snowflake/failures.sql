-- What a runner hands in of a table whose operation ended with an error.

/* baselinr run golden-run catalog */
with target as (
  select 'source.shop.main.by_name' as unique_id, 'SHOP' as database_name, 'main' as schema_name, 'by_name' as table_name
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

/* baselinr run golden-run failures */
begin;
update "SHOP"."MAIN_BASELINR"."BASELINR_SCHEMA_VERSION"
set applied_at = applied_at
where version = 4;
insert into "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" (unique_id, database_name, schema_name, table_name)
select unique_id, database_name, schema_name, table_name
from (
  select 'source.shop.main.by_day' as unique_id, 'SHOP' as database_name, 'main' as schema_name, 'by_day' as table_name
) as missing
where unique_id not in (select unique_id from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE");
update "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
set status = 'error',
  error = 'division by zero: ''x'' \\ 0',
  claimed_by = null
where unique_id in (select unique_id from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id in ('source.shop.main.by_day') and (last_run_id is null or last_run_id <> 'golden-run') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate()));
insert into "SHOP"."MAIN_BASELINR"."BASELINR_EVENTS" (event_id, event_type, run_id, table_name, "TIMESTAMP", metadata, created_at, unique_id, action, reason, row_count)
values
  ('d2088c4bbd646eb6480b5a247e78b9b6', 'ProfilingFailed', 'golden-run', 'by_day', sysdate(), '{"error": "division by zero: ''x'' \\\\ 0"}', sysdate(), 'source.shop.main.by_day', null, null, cast(null as bigint));
commit;
select 1 as done;

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
where unique_id in ('source.shop.main.by_name');

/* baselinr run golden-run look at BY_NAME */
begin;
update "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
set started_at = sysdate()
where unique_id in (select unique_id from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id in ('source.shop.main.by_name') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate()));
commit;
select 1 as done;

/* baselinr run golden-run skips */
begin;
update "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" as state
set started_at = case when skipped.status = 'error' then state.started_at end,
  decision = skipped.action,
  decision_reason = skipped.reason,
  status = skipped.status,
  error = skipped.error,
  snapshot_id = coalesce(skipped.token, state.snapshot_id),
  change_token = coalesce(skipped.token, state.change_token),
  last_checked_at = sysdate(),
  last_verified_at = case when skipped.verified = 'now' then sysdate() else state.last_verified_at end,
  waiting_since = case skipped.waiting when 'start' then coalesce(state.waiting_since, sysdate()) when 'clear' then null else state.waiting_since end,
  staleness_score = cast(skipped.staleness as integer),
  checks = coalesce(skipped.checks, state.checks),
  next_due_at = dateadd(minute, cast(skipped.due_in as integer), sysdate()),
  known_columns = coalesce(skipped.known_columns, state.known_columns)
from (
  select 'source.shop.main.by_name' as unique_id, 'skip' as action, 'no_partition_changed' as reason, 'skipped' as status, cast(null as varchar) as error, 'token of today' as token, 'now' as verified, 'clear' as waiting, '100' as staleness, cast(null as varchar) as checks, '0' as due_in, cast(null as varchar) as known_columns
) as skipped
where state.unique_id = skipped.unique_id
  and state.unique_id in (select unique_id from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id in ('source.shop.main.by_name') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate()));
insert into "SHOP"."MAIN_BASELINR"."BASELINR_EVENTS" (event_id, event_type, run_id, table_name, "TIMESTAMP", metadata, created_at, unique_id, action, reason, row_count)
values
  ('42a1d4b8db35f5c7ffdd490f44f76cc9', 'ProfilingSkipped', 'golden-run', 'BY_NAME', sysdate(), '{"action": "skip", "reason": "no_partition_changed", "snapshot_id": "token of yesterday", "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "none of 30 partitions changed since 2024-01-01 00:00:00", "columns": {"added": [], "dropped": [], "retyped": []}, "row_count": 1000}', sysdate(), 'source.shop.main.by_name', 'skip', 'no_partition_changed', 1000);
commit;
select 1 as done;
