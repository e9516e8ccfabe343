-- What a runner hands in of a table whose operation ended with an error.

/* baselinr run golden-run failures */
refresh table `main_baselinr`.`baselinr_table_state`;

/* baselinr run golden-run failures */
merge into `main_baselinr`.`baselinr_table_state` as stored
using (
  select unique_id, database_name, schema_name, table_name
  from (
    values
    ('source.shop.main.by_day', cast(null as string), 'main', 'by_day')
  ) as given (unique_id, database_name, schema_name, table_name)
) as missing
on stored.unique_id = missing.unique_id and stored.unique_id in ('source.shop.main.by_day')
when matched and stored.unique_id is null then update set database_name = null
when not matched then insert (unique_id, database_name, schema_name, table_name) values (missing.unique_id, missing.database_name, missing.schema_name, missing.table_name);

/* baselinr run golden-run failures */
merge into `main_baselinr`.`baselinr_table_state` as stored
using (
  select unique_id as written_id, 'error' as new_status,
    'division by zero: \'x\' \\ 0' as new_error,
    null as new_claimed_by
  from `main_baselinr`.`baselinr_table_state`
  where unique_id = 'source.shop.main.by_day' and unique_id in (select unique_id from `main_baselinr`.`baselinr_table_state` where unique_id in ('source.shop.main.by_day') and (last_run_id is null or last_run_id <> 'golden-run') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp()))
) as written
on stored.unique_id = 'source.shop.main.by_day' and written.written_id = stored.unique_id
when matched then update set status = written.new_status,
  error = written.new_error,
  claimed_by = written.new_claimed_by;

/* baselinr run golden-run failures */
insert into `main_baselinr`.`baselinr_events` (event_id, event_type, run_id, table_name, timestamp, metadata, created_at, unique_id, action, reason, row_count, column_name, metric_name, baseline_value, current_value, change_percent, drift_severity)
select given_columns.*, cast(null as string) as column_name, cast(null as string) as metric_name, cast(null as double) as baseline_value, cast(null as double) as current_value, cast(null as double) as change_percent, cast(null as string) as drift_severity
from (
values
  ('d2088c4bbd646eb6480b5a247e78b9b6', 'ProfilingFailed', 'golden-run', 'by_day', current_timestamp(), '{"error": "division by zero: \'x\' \\\\ 0"}', current_timestamp(), 'source.shop.main.by_day', null, null, cast(null as bigint))
) as given_columns;

/* baselinr run golden-run failures */
select 1 as done;

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
where unique_id in ('source.shop.main.by_name');

/* baselinr run golden-run skips */
merge into `main_baselinr`.`baselinr_table_state` as state
using (
  select skipped.*
  from (
  select unique_id, action, reason, status, error, token, verified, waiting, staleness, checks, due_in, known_columns
  from (
    values
    ('source.shop.main.by_name', 'skip', 'no_partition_changed', 'skipped', cast(null as string), '7@2024-01-02 00:00:00', 'now', 'clear', '100', cast(null as string), '0', cast(null as string))
  ) as given (unique_id, action, reason, status, error, token, verified, waiting, staleness, checks, due_in, known_columns)
  ) as skipped
  join (select * from `main_baselinr`.`baselinr_table_state` as state where state.unique_id in (select unique_id from `main_baselinr`.`baselinr_table_state` where unique_id in ('source.shop.main.by_name') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp()))) as state on state.unique_id = skipped.unique_id and state.unique_id in ('source.shop.main.by_name')
) as skipped
on state.unique_id = skipped.unique_id and state.unique_id in ('source.shop.main.by_name')
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
  ('42a1d4b8db35f5c7ffdd490f44f76cc9', 'ProfilingSkipped', 'golden-run', 'by_name', current_timestamp(), '{"action": "skip", "reason": "no_partition_changed", "snapshot_id": "token of yesterday", "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "none of 30 partitions changed since 2024-01-01 00:00:00", "columns": {"added": [], "dropped": [], "retyped": []}, "row_count": 1000}', current_timestamp(), 'source.shop.main.by_name', 'skip', 'no_partition_changed', 1000)
) as given_columns;
