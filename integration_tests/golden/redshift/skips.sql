-- Nothing changed: the decisions are written, and nothing else.

/* baselinr run golden-run catalog */
select n.nspname as schema_name, c.relname as table_name, case c.relkind when 'v' then 'view' when 'm' then 'materialized view' else 'table' end as relation_type, cast(c.oid as varchar(20)) as relation_id,
  case when not has_schema_privilege(n.nspname, 'usage') then 'usage on schema ' || quote_ident(n.nspname) end as missing_schema_right,
  case when not has_table_privilege(quote_ident(n.nspname) || '.' || quote_ident(c.relname), 'select') then 'select on ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname) end as missing_table_right,
  cast(current_user as varchar(128)) as role_name, case when has_table_privilege('svv_table_info', 'select') then 'true' else 'false' end as reads_sizes,
  to_char(dateadd(minute, -1, sysdate), 'YYYY-MM-DD HH24:MI:SS') as a_minute_ago, a.attname as column_name, format_type(a.atttypid, a.atttypmod) as column_type, case when has_table_privilege(quote_ident(n.nspname) || '.' || quote_ident(c.relname), 'select') then 'true' else 'false' end as column_is_readable
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
left join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relkind in ('r', 'v', 'm') and n.nspname in ('main') and c.relname in ('by_day', 'by_name')
order by n.nspname, c.relname, a.attnum;

/* baselinr run golden-run recent writes */
select cast(table_id as varchar(20)) as relation_id, cast(max(query_id) as varchar(20)) as query_id, to_char(max(coalesce(end_time, sysdate)), 'YYYY-MM-DD HH24:MI:SS.US') as written_at
from sys_query_detail
where step_name in ('insert', 'delete') and table_id in (100002, 100007) and start_time > dateadd(minute, -30, sysdate)
group by table_id;

/* baselinr run golden-run sizes */
select cast(table_id as varchar(20)) as relation_id, cast(cast(tbl_rows as bigint) as varchar(20)) as estimated_rows, cast(cast(size as bigint) * 1048576 as varchar(20)) as estimated_bytes
from svv_table_info
where table_id in (100002, 100007);

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
where unique_id in ('source.shop.main.by_day', 'source.shop.main.by_name');

/* baselinr run golden-run look at by_day */
begin;
lock "shop"."main_baselinr"."baselinr_table_state";
update "shop"."main_baselinr"."baselinr_table_state"
set started_at = sysdate
where unique_id in (select unique_id from "shop"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_day') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate));
commit;
select 1 as done;

/* baselinr run golden-run compare "shop"."main"."by_day" */
with live as (
  select coalesce(to_char(partition_value, 'YYYY-MM-DD'), '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select "day" as partition_value, count(*) as row_count, 'redshift farmhash' || '/' || cast(count(*) as varchar(65535)) || '/' || cast(sum(cast(farmfingerprint64(coalesce(cast(farmfingerprint64("name") as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(cast("quantity" as varchar(65535))) as varchar(20)), '')) as decimal(38, 0))) as varchar(65535)) as token
    from "shop"."main"."by_day"
    where (quantity >= 0
)
    group by 1
  ) as scanned
), stored as (
  select partition_id, token, rolled_up
  from "shop"."main_baselinr"."baselinr_partition_state"
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
select what, partition_id, cast(row_count as varchar(65535)) as row_count, cast(byte_count as varchar(65535)) as byte_count, rolled_up_group, cast(null as varchar(65535)) as partitions, cast(null as varchar(65535)) as mates, cast(null as varchar(65535)) as content
from difference
where what <> 'same'
union all
select 'all', '', cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as varchar(65535)), cast(null as varchar(65535)), cast(null as varchar(65535)), cast(count(case when what <> 'removed' then 1 end) as varchar(65535)), cast(count(case when what <> own_what then 1 end) as varchar(65535)),
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then cast(count(case when what <> 'removed' then partition_id || '=' || token end) as varchar(20)) || '/' || cast(coalesce(sum(cast(farmfingerprint64(case when what <> 'removed' then partition_id || '=' || token end) as decimal(38, 0))), 0) as varchar(65535)) end
from difference
order by partition_id;

/* baselinr run golden-run look at by_name */
begin;
lock "shop"."main_baselinr"."baselinr_table_state";
update "shop"."main_baselinr"."baselinr_table_state"
set started_at = null
where unique_id in (select unique_id from "shop"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_day') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate));
update "shop"."main_baselinr"."baselinr_table_state"
set started_at = sysdate
where unique_id in (select unique_id from "shop"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_name') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate));
commit;
select 1 as done;

/* baselinr run golden-run looked */
begin;
lock "shop"."main_baselinr"."baselinr_table_state";
update "shop"."main_baselinr"."baselinr_table_state"
set started_at = null
where unique_id in (select unique_id from "shop"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_name') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate));
commit;
select 1 as done;

/* baselinr run golden-run skips */
begin;
lock "shop"."main_baselinr"."baselinr_table_state";
update "shop"."main_baselinr"."baselinr_table_state" as state
set started_at = case when skipped.status = 'error' then state.started_at end,
  decision = skipped.action,
  decision_reason = skipped.reason,
  status = skipped.status,
  error = skipped.error,
  snapshot_id = coalesce(skipped.token, state.snapshot_id),
  change_token = coalesce(skipped.token, state.change_token),
  last_checked_at = sysdate,
  last_verified_at = case when skipped.verified = 'now' then sysdate else state.last_verified_at end,
  waiting_since = case skipped.waiting when 'start' then coalesce(state.waiting_since, sysdate) when 'clear' then null else state.waiting_since end,
  staleness_score = cast(skipped.staleness as integer),
  checks = coalesce(skipped.checks, state.checks),
  next_due_at = dateadd(minute, cast(skipped.due_in as integer), sysdate),
  known_columns = coalesce(skipped.known_columns, state.known_columns)
from (
  select 'source.shop.main.by_day' as unique_id, 'skip' as action, 'no_partition_changed' as reason, 'skipped' as status, cast(null as varchar(65535)) as error, '100002/2024-01-01 00:00:00/2024-01-02 00:00:00/da173a67' as token, 'now' as verified, 'clear' as waiting, '100' as staleness, cast(null as varchar(65535)) as checks, '0' as due_in, cast(null as varchar(65535)) as known_columns
  union all
  select 'source.shop.main.by_name' as unique_id, 'skip' as action, 'no_partition_changed' as reason, 'skipped' as status, cast(null as varchar(65535)) as error, '100007/2024-01-01 00:00:00/2024-01-02 00:00:00' as token, 'now' as verified, 'clear' as waiting, '100' as staleness, cast(null as varchar(65535)) as checks, '0' as due_in, cast(null as varchar(65535)) as known_columns
) as skipped
where state.unique_id = skipped.unique_id
  and state.unique_id in (select unique_id from "shop"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_day', 'source.shop.main.by_name') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate));
insert into "shop"."main_baselinr"."baselinr_events" (event_id, event_type, run_id, table_name, "timestamp", metadata, created_at, unique_id, action, reason, row_count)
values
  ('c2bdd12fefd7b0043bfeb80e2e50b9be', 'ProfilingSkipped', 'golden-run', 'by_day', sysdate, '{"action": "skip", "reason": "no_partition_changed", "snapshot_id": "token of yesterday", "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "none of 30 partitions changed since 2024-01-01 00:00:00", "columns": {"added": [], "dropped": [], "retyped": []}, "row_count": 1000}', sysdate, 'source.shop.main.by_day', 'skip', 'no_partition_changed', 1000),
  ('42a1d4b8db35f5c7ffdd490f44f76cc9', 'ProfilingSkipped', 'golden-run', 'by_name', sysdate, '{"action": "skip", "reason": "no_partition_changed", "snapshot_id": "token of yesterday", "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "none of 30 partitions changed since 2024-01-01 00:00:00", "columns": {"added": [], "dropped": [], "retyped": []}, "row_count": 1000}', sysdate, 'source.shop.main.by_name', 'skip', 'no_partition_changed', 1000);
commit;
select 1 as done;
