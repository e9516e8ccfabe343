-- Nothing changed: the decisions are written, and nothing else.

/* baselinr run golden-run catalog */
with target (unique_id, database_name, schema_name, table_name) as (
  values
    ('source.shop.main.by_day', 'memory', 'main', 'by_day'),
    ('source.shop.main.by_name', 'memory', 'main', 'by_name')
), columns as (
  select lower(database_name) as d, lower(schema_name) as s, lower(table_name) as t,
    any_value(database_name) as database_name, any_value(schema_name) as schema_name, any_value(table_name) as table_name,
    cast(to_json(list({'name': column_name, 'type': data_type} order by column_index)) as varchar) as columns,
    sum(case when data_type in ('BOOLEAN', 'TINYINT', 'UTINYINT') then 1 when data_type in ('SMALLINT', 'USMALLINT') then 2 when data_type in ('INTEGER', 'UINTEGER', 'FLOAT', 'DATE') then 4
      when data_type in ('HUGEINT', 'UHUGEINT', 'UUID', 'INTERVAL') or data_type like 'DECIMAL%' then 16 when data_type in ('BIGINT', 'UBIGINT', 'DOUBLE') or data_type like 'TIME%' then 8 else 32 end) as width
  from duckdb_columns()
  where not internal and lower(schema_name) in ('main')
  group by all
), tables as (
  select lower(database_name) as d, lower(schema_name) as s, lower(table_name) as t, estimated_size from duckdb_tables()
)
select target.unique_id, columns.database_name, columns.schema_name, columns.table_name, columns.columns,
  case when tables.t is null then 'view' else 'table' end as relation_type,
  cast(tables.estimated_size as varchar) as estimated_rows, cast(cast(tables.estimated_size * columns.width as bigint) as varchar) as estimated_bytes, cast(columns.width as varchar) as row_width
from target
join columns on columns.d = lower(target.database_name) and columns.s = lower(target.schema_name) and columns.t = lower(target.table_name)
left join tables on tables.d = columns.d and tables.s = columns.s and tables.t = columns.t;

/* baselinr run golden-run state */
select unique_id, database_name, schema_name, table_name, decision, decision_reason, status, error, snapshot_id, profile_signature,
  profiled_columns, metadata, last_run_id, rolled_up_by, resume_partition, sampled_id, checks, known_columns,
  case when backfilling then 'true' end as backfilling,
  case when hash_id <> 'duckdb ' || version() then 'true' end as hash_is_stale,
  cast(row_count as varchar) as row_count,
  cast(pending_partitions as varchar) as pending_partitions,
  cast(coverage as varchar) as coverage,
  strftime(last_profiled_at, '%Y-%m-%dT%H:%M:%SZ') as last_profiled_at,
  strftime(last_checked_at, '%Y-%m-%dT%H:%M:%SZ') as last_checked_at,
  strftime(next_due_at, '%Y-%m-%dT%H:%M:%SZ') as next_due_at,
  strftime(started_at, '%Y-%m-%dT%H:%M:%SZ') as started_at,
  strftime(waiting_since, '%Y-%m-%dT%H:%M:%SZ') as waiting_since,
  cast(staleness_score as varchar) as staleness_score,
  cast(cast(floor(epoch(cast(now() at time zone 'UTC' as timestamp) - last_profiled_at) / 60) as bigint) as varchar) as profiled_minutes_ago,
  cast(cast(floor(epoch(cast(now() at time zone 'UTC' as timestamp) - last_verified_at) / 60) as bigint) as varchar) as verified_minutes_ago,
  cast(cast(floor(epoch(cast(now() at time zone 'UTC' as timestamp) - waiting_since) / 60) as bigint) as varchar) as waiting_minutes,
  cast(cast(floor(epoch(cast(now() at time zone 'UTC' as timestamp) - last_published_at) / 60) as bigint) as varchar) as published_minutes_ago,
  cast(cast(floor(epoch(cast(now() at time zone 'UTC' as timestamp) - last_checked_at) / 60) as bigint) as varchar) as checked_minutes_ago
from "memory"."main_baselinr"."baselinr_table_state"
where unique_id in ('source.shop.main.by_day', 'source.shop.main.by_name');

/* baselinr run golden-run look at by_day */
begin;
update "memory"."main_baselinr"."baselinr_table_state"
set started_at = cast(now() at time zone 'UTC' as timestamp)
where unique_id in (select unique_id from "memory"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_day'));
commit;
select 1 as done;

/* baselinr run golden-run compare "memory"."main"."by_day" */
with live as (
  select coalesce(cast(partition_value as varchar), '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select "day" as partition_value, count(*) as row_count, 'duckdb ' || version() || '/' || cast(count(*) as varchar) || '/' || cast(sum(hash("name", "quantity")) as varchar) as token
    from "memory"."main"."by_day"
    where (quantity >= 0
)
    group by 1
  ) as scanned
), stored as (
  select partition_id, token, rolled_up
  from "memory"."main_baselinr"."baselinr_partition_state"
  where unique_id = 'source.shop.main.by_day'
), own as (
  select coalesce(l.partition_id, s.partition_id) as partition_id, left(coalesce(l.partition_id, s.partition_id), 7) as group_id, l.row_count, l.byte_count, l.token, s.rolled_up,
    case when l.partition_id is null then 'removed' when l.token is null or s.token is null or s.token <> l.token then 'changed' else 'same' end as what
  from live as l
  full join stored as s on s.partition_id = l.partition_id
), mates as (
  select *, max(case when rolled_up then group_id end) over (partition by group_id) as rolled_up_group, count(case when what <> 'same' then 1 end) over (partition by group_id) as differing
  from own
), difference as (
  select partition_id, row_count, byte_count, token, rolled_up_group, what as own_what, case when what = 'same' and differing > 0 and rolled_up_group is not null then 'changed' else what end as what
  from mates
)
select
  cast(to_json(list(case when what = 'changed' then partition_id end order by partition_id) filter (where (case when what = 'changed' then partition_id end) is not null)) as varchar) as changed,
  cast(to_json(list(case when what = 'removed' then partition_id end order by partition_id) filter (where (case when what = 'removed' then partition_id end) is not null)) as varchar) as removed,
  cast(to_json(list(case when what = 'changed' then coalesce(row_count, -1) end order by partition_id) filter (where (case when what = 'changed' then coalesce(row_count, -1) end) is not null)) as varchar) as sizes,
  cast(to_json(list(case when what = 'changed' then coalesce(byte_count, -1) end order by partition_id) filter (where (case when what = 'changed' then coalesce(byte_count, -1) end) is not null)) as varchar) as bytes,
  cast(count(case when what <> 'removed' then 1 end) as varchar) as partitions,
  cast(count(case when what <> own_what then 1 end) as varchar) as mates,
  cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as varchar) as all_rows,
  cast(to_json(list(case when what <> 'same' and rolled_up_group is not null then partition_id end order by partition_id) filter (where (case when what <> 'same' and rolled_up_group is not null then partition_id end) is not null)) as varchar) as rolled_up,
  cast(to_json(list(case when what <> 'same' then rolled_up_group end order by partition_id) filter (where (case when what <> 'same' then rolled_up_group end) is not null)) as varchar) as rolled_up_groups,
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then md5(coalesce(string_agg(case when what <> 'removed' then partition_id || '=' || token end, chr(10) order by partition_id), '')) end as content
from difference;

/* baselinr run golden-run look at by_name */
begin;
update "memory"."main_baselinr"."baselinr_table_state"
set started_at = null
where unique_id in (select unique_id from "memory"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_day'));
update "memory"."main_baselinr"."baselinr_table_state"
set started_at = cast(now() at time zone 'UTC' as timestamp)
where unique_id in (select unique_id from "memory"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_name'));
commit;
select 1 as done;

/* baselinr run golden-run looked */
begin;
update "memory"."main_baselinr"."baselinr_table_state"
set started_at = null
where unique_id in (select unique_id from "memory"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_name'));
commit;
select 1 as done;

/* baselinr run golden-run skips */
begin;
update "memory"."main_baselinr"."baselinr_table_state" as state
set started_at = case when skipped.status = 'error' then state.started_at end,
  decision = skipped.action,
  decision_reason = skipped.reason,
  status = skipped.status,
  error = skipped.error,
  snapshot_id = coalesce(skipped.token, state.snapshot_id),
  change_token = coalesce(skipped.token, state.change_token),
  last_checked_at = cast(now() at time zone 'UTC' as timestamp),
  last_verified_at = case when skipped.verified = 'now' then cast(now() at time zone 'UTC' as timestamp) else state.last_verified_at end,
  waiting_since = case skipped.waiting when 'start' then coalesce(state.waiting_since, cast(now() at time zone 'UTC' as timestamp)) when 'clear' then null else state.waiting_since end,
  staleness_score = cast(skipped.staleness as integer),
  checks = coalesce(skipped.checks, state.checks),
  next_due_at = cast(now() at time zone 'UTC' as timestamp) + to_minutes(cast(skipped.due_in as integer)),
  known_columns = coalesce(skipped.known_columns, state.known_columns)
from (
  select unique_id, action, reason, status, error, token, verified, waiting, staleness, checks, due_in, known_columns
  from (
    values
    ('source.shop.main.by_day', 'skip', 'no_partition_changed', 'skipped', cast(null as varchar), cast(null as varchar), 'now', 'clear', '100', cast(null as varchar), '0', cast(null as varchar)),
    ('source.shop.main.by_name', 'skip', 'no_partition_changed', 'skipped', cast(null as varchar), cast(null as varchar), 'now', 'clear', '100', cast(null as varchar), '0', cast(null as varchar))
  ) as given (unique_id, action, reason, status, error, token, verified, waiting, staleness, checks, due_in, known_columns)
) as skipped
where state.unique_id = skipped.unique_id
  and state.unique_id in (select unique_id from "memory"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_day', 'source.shop.main.by_name'));
insert into "memory"."main_baselinr"."baselinr_events" (event_id, event_type, run_id, table_name, "timestamp", metadata, created_at, unique_id, action, reason, row_count)
values
  ('c2bdd12fefd7b0043bfeb80e2e50b9be', 'ProfilingSkipped', 'golden-run', 'by_day', cast(now() at time zone 'UTC' as timestamp), '{"action": "skip", "reason": "no_partition_changed", "snapshot_id": "token of yesterday", "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "none of 30 partitions changed since 2024-01-01 00:00:00", "columns": {"added": [], "dropped": [], "retyped": []}, "row_count": 1000}', cast(now() at time zone 'UTC' as timestamp), 'source.shop.main.by_day', 'skip', 'no_partition_changed', 1000),
  ('42a1d4b8db35f5c7ffdd490f44f76cc9', 'ProfilingSkipped', 'golden-run', 'by_name', cast(now() at time zone 'UTC' as timestamp), '{"action": "skip", "reason": "no_partition_changed", "snapshot_id": "token of yesterday", "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "none of 30 partitions changed since 2024-01-01 00:00:00", "columns": {"added": [], "dropped": [], "retyped": []}, "row_count": 1000}', cast(now() at time zone 'UTC' as timestamp), 'source.shop.main.by_name', 'skip', 'no_partition_changed', 1000);
commit;
select 1 as done;
