-- Nothing changed: the decisions are written, and nothing else.

/* baselinr run golden-run state */
select unique_id, database_name, schema_name, table_name, decision, decision_reason, status, error, snapshot_id, profile_signature,
  profiled_columns, metadata, last_run_id, rolled_up_by, resume_partition, sampled_id, checks, known_columns,
  case when backfilling then 'true' end as backfilling,
  case when hash_id <> 'spark xxhash64' then 'true' end as hash_is_stale,
  cast(row_count as string) as row_count,
  cast(pending_partitions as string) as pending_partitions,
  cast(coverage as string) as coverage,
  replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(last_profiled_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as last_profiled_at,
  replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(last_checked_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as last_checked_at,
  replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(next_due_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as next_due_at,
  replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(started_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as started_at,
  replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(waiting_since) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as waiting_since,
  cast(staleness_score as string) as staleness_score,
  cast(cast(floor((unix_seconds(current_timestamp()) - unix_seconds(last_profiled_at)) / 60) as bigint) as string) as profiled_minutes_ago,
  cast(cast(floor((unix_seconds(current_timestamp()) - unix_seconds(last_verified_at)) / 60) as bigint) as string) as verified_minutes_ago,
  cast(cast(floor((unix_seconds(current_timestamp()) - unix_seconds(waiting_since)) / 60) as bigint) as string) as waiting_minutes,
  cast(cast(floor((unix_seconds(current_timestamp()) - unix_seconds(last_published_at)) / 60) as bigint) as string) as published_minutes_ago,
  cast(cast(floor((unix_seconds(current_timestamp()) - unix_seconds(last_checked_at)) / 60) as bigint) as string) as checked_minutes_ago
from `main_baselinr`.`baselinr_table_state`
where unique_id in ('source.shop.main.by_day', 'source.shop.main.by_name');

/* baselinr run golden-run compare `main`.`by_day` */
with live as (
  select coalesce(cast(partition_value as string), '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select `day` as partition_value, count(*) as row_count, 'spark xxhash64' || '/' || cast(count(*) as string) || '/' || cast(sum(cast(xxhash64(`name`, `name` is null, `quantity`, `quantity` is null) as decimal(38, 0))) as string) as token
    from `main`.`by_day`
    where (quantity >= 0
)
    group by 1
  ) as scanned
), stored as (
  select partition_id, token, rolled_up
  from `main_baselinr`.`baselinr_partition_state`
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
  to_json(transform(array_sort(collect_list(case when (case when what = 'changed' then partition_id end) is not null then struct(partition_id, case when what = 'changed' then partition_id end as list_value) end)), item -> item.list_value)) as changed,
  to_json(transform(array_sort(collect_list(case when (case when what = 'removed' then partition_id end) is not null then struct(partition_id, case when what = 'removed' then partition_id end as list_value) end)), item -> item.list_value)) as removed,
  to_json(transform(array_sort(collect_list(case when (case when what = 'changed' then coalesce(row_count, -1) end) is not null then struct(partition_id, case when what = 'changed' then coalesce(row_count, -1) end as list_value) end)), item -> item.list_value)) as sizes,
  to_json(transform(array_sort(collect_list(case when (case when what = 'changed' then coalesce(byte_count, -1) end) is not null then struct(partition_id, case when what = 'changed' then coalesce(byte_count, -1) end as list_value) end)), item -> item.list_value)) as bytes,
  cast(count(case when what <> 'removed' then 1 end) as string) as partitions,
  cast(count(case when what <> own_what then 1 end) as string) as mates,
  cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as string) as all_rows,
  to_json(transform(array_sort(collect_list(case when (case when what <> 'same' and rolled_up_group is not null then partition_id end) is not null then struct(partition_id, case when what <> 'same' and rolled_up_group is not null then partition_id end as list_value) end)), item -> item.list_value)) as rolled_up,
  to_json(transform(array_sort(collect_list(case when (case when what <> 'same' then rolled_up_group end) is not null then struct(partition_id, case when what <> 'same' then rolled_up_group end as list_value) end)), item -> item.list_value)) as rolled_up_groups,
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then md5(coalesce(array_join(transform(array_sort(collect_list(case when (case when what <> 'removed' then partition_id || '=' || token end) is not null then struct(partition_id, case when what <> 'removed' then partition_id || '=' || token end as list_value) end)), item -> item.list_value), chr(10)), '')) end as content
from difference;

/* baselinr run golden-run look at by_name */
merge into `main_baselinr`.`baselinr_table_state` as stored
using (
  select unique_id as written_id, null as new_started_at
  from `main_baselinr`.`baselinr_table_state`
  where unique_id = 'source.shop.main.by_day' and unique_id in (select unique_id from `main_baselinr`.`baselinr_table_state` where unique_id in ('source.shop.main.by_day') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp()))
) as written
on stored.unique_id = 'source.shop.main.by_day' and written.written_id = stored.unique_id
when matched then update set started_at = written.new_started_at;

/* baselinr run golden-run looked */
merge into `main_baselinr`.`baselinr_table_state` as stored
using (
  select unique_id as written_id, null as new_started_at
  from `main_baselinr`.`baselinr_table_state`
  where unique_id = 'source.shop.main.by_name' and unique_id in (select unique_id from `main_baselinr`.`baselinr_table_state` where unique_id in ('source.shop.main.by_name') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp()))
) as written
on stored.unique_id = 'source.shop.main.by_name' and written.written_id = stored.unique_id
when matched then update set started_at = written.new_started_at;

/* baselinr run golden-run skips */
refresh table `main_baselinr`.`baselinr_table_state`;

/* baselinr run golden-run skips */
merge into `main_baselinr`.`baselinr_table_state` as state
using (
  select skipped.*
  from (
  select unique_id, action, reason, status, error, token, verified, waiting, staleness, checks, due_in, known_columns
  from (
    values
    ('source.shop.main.by_day', 'skip', 'no_partition_changed', 'skipped', cast(null as string), cast(null as string), 'now', 'clear', '100', cast(null as string), '0', cast(null as string)),
    ('source.shop.main.by_name', 'skip', 'no_partition_changed', 'skipped', cast(null as string), '7@2024-01-02 00:00:00', 'now', 'clear', '100', cast(null as string), '0', cast(null as string))
  ) as given (unique_id, action, reason, status, error, token, verified, waiting, staleness, checks, due_in, known_columns)
  ) as skipped
  join (select * from `main_baselinr`.`baselinr_table_state` as state where state.unique_id in (select unique_id from `main_baselinr`.`baselinr_table_state` where unique_id in ('source.shop.main.by_day', 'source.shop.main.by_name') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp()))) as state on state.unique_id = skipped.unique_id and state.unique_id in ('source.shop.main.by_day', 'source.shop.main.by_name')
) as skipped
on state.unique_id = skipped.unique_id and state.unique_id in ('source.shop.main.by_day', 'source.shop.main.by_name')
when matched then update set started_at = case when skipped.status = 'error' then state.started_at end,
  decision = skipped.action,
  decision_reason = skipped.reason,
  status = skipped.status,
  error = skipped.error,
  snapshot_id = coalesce(skipped.token, state.snapshot_id),
  change_token = coalesce(skipped.token, state.change_token),
  last_checked_at = current_timestamp(),
  last_verified_at = case when skipped.verified = 'now' then current_timestamp() else state.last_verified_at end,
  waiting_since = case skipped.waiting when 'start' then coalesce(state.waiting_since, current_timestamp()) when 'clear' then null else state.waiting_since end,
  staleness_score = cast(skipped.staleness as int),
  checks = coalesce(skipped.checks, state.checks),
  next_due_at = timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(cast(skipped.due_in as int) as bigint)),
  known_columns = coalesce(skipped.known_columns, state.known_columns);

/* baselinr run golden-run skips */
insert into `main_baselinr`.`baselinr_events` (event_id, event_type, run_id, table_name, timestamp, metadata, created_at, unique_id, action, reason, row_count, column_name, metric_name, baseline_value, current_value, change_percent, drift_severity)
select given_columns.*, cast(null as string) as column_name, cast(null as string) as metric_name, cast(null as double) as baseline_value, cast(null as double) as current_value, cast(null as double) as change_percent, cast(null as string) as drift_severity
from (
values
  ('c2bdd12fefd7b0043bfeb80e2e50b9be', 'ProfilingSkipped', 'golden-run', 'by_day', current_timestamp(), '{"action": "skip", "reason": "no_partition_changed", "snapshot_id": "token of yesterday", "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "none of 30 partitions changed since 2024-01-01 00:00:00", "columns": {"added": [], "dropped": [], "retyped": []}, "row_count": 1000}', current_timestamp(), 'source.shop.main.by_day', 'skip', 'no_partition_changed', 1000),
  ('42a1d4b8db35f5c7ffdd490f44f76cc9', 'ProfilingSkipped', 'golden-run', 'by_name', current_timestamp(), '{"action": "skip", "reason": "no_partition_changed", "snapshot_id": "token of yesterday", "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "none of 30 partitions changed since 2024-01-01 00:00:00", "columns": {"added": [], "dropped": [], "retyped": []}, "row_count": 1000}', current_timestamp(), 'source.shop.main.by_name', 'skip', 'no_partition_changed', 1000)
) as given_columns;

/* baselinr run golden-run skips */
select 1 as done;
