-- The operations that only read, and a reset.

/* baselinr run golden-run history */
select unique_id, event_type, run_id, metadata, replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(timestamp) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as told_at
from (
  select *, row_number() over (partition by unique_id order by timestamp desc, event_type) as place
  from `main_baselinr`.`baselinr_events`
  where unique_id in ('source.shop.main.by_day') and event_type <> 'ProfilingStarted'
) as numbered
where place <= 10
order by unique_id, place;

/* baselinr run golden-run metrics */
with current_metric as (

select results.unique_id, runs.database_name, results.schema_name, results.dataset_name as table_name, results.column_name, results.column_type,
  results.metric_name, results.metric_value, runs.row_count, results.profiled_at, state.last_checked_at as checked_at,
  coalesce(state.last_checked_at > results.profiled_at, false) as is_cached, results.is_sampled,
  results.interval_low, results.interval_high, state.coverage, results.run_id
from `main_baselinr`.`baselinr_results` as results
join (
select unique_id, run_id, database_name, row_count
from (
  select unique_id, run_id, database_name, row_count, row_number() over (partition by unique_id order by profiled_at desc, run_id desc) as recency
  from `main_baselinr`.`baselinr_runs`
  where is_published
) as numbered
where recency = 1
) as runs on runs.run_id = results.run_id and runs.unique_id = results.unique_id
join `main_baselinr`.`baselinr_table_state` as state on state.unique_id = results.unique_id

)
select unique_id, run_id, column_name, column_type, metric_name, metric_value,
  cast(row_count as string) as row_count, replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(profiled_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as profiled_at, replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(checked_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as checked_at,
  case when is_cached then 'true' else 'false' end as is_cached, case when is_sampled then 'true' else 'false' end as is_sampled,
  cast(interval_low as string) as interval_low, cast(interval_high as string) as interval_high
from current_metric
where unique_id in ('source.shop.main.by_day')
order by unique_id, column_name, metric_name;

/* baselinr run golden-run reset */
refresh table `main_baselinr`.`baselinr_table_state`;

/* baselinr run golden-run reset */
update `main_baselinr`.`baselinr_table_state` set last_profiled_at = null, profile_signature = null, snapshot_id = null, change_token = null, next_due_at = null, pending_partitions = 0, coverage = null, started_at = null, metadata = null, last_verified_at = null, waiting_since = null, backfilling = null, resume_partition = null, sampled_id = null, checks = null, last_published_at = null, known_columns = null, claimed_by = case when claimed_by is not null then 'reset' end where unique_id in ('source.shop.main.by_day');

/* baselinr run golden-run reset */
refresh table `main_baselinr`.`baselinr_column_state`;

/* baselinr run golden-run reset */
delete from `main_baselinr`.`baselinr_column_state` where unique_id in ('source.shop.main.by_day');

/* baselinr run golden-run reset */
refresh table `main_baselinr`.`baselinr_group_state`;

/* baselinr run golden-run reset */
delete from `main_baselinr`.`baselinr_group_state` where unique_id in ('source.shop.main.by_day');

/* baselinr run golden-run reset */
refresh table `main_baselinr`.`baselinr_partition_state`;

/* baselinr run golden-run reset */
delete from `main_baselinr`.`baselinr_partition_state` where unique_id in ('source.shop.main.by_day');

/* baselinr run golden-run reset */
select 1 as done;

/* baselinr run golden-run count events */
select cast(count(*) as string) as events
from (
select history.event_id, history.event_type, history.run_id, history.unique_id, state.database_name, state.schema_name, history.table_name, history.metadata,
  replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(history.timestamp) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as told_at, case when history.event_type = 'ProfilingStarted' then '0' else '1' end || history.event_id as turn
from `main_baselinr`.`baselinr_events` as history
left join `main_baselinr`.`baselinr_table_state` as state on state.unique_id = history.unique_id
where history.unique_id in ('source.shop.main.by_day')
  and history.run_id = 'golden-run'
  and replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(history.timestamp) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' >= '2024-01-05T00:00:00Z'
) as recorded;

/* baselinr run golden-run events */
select event_id, event_type, run_id, unique_id, database_name, schema_name, table_name, metadata, told_at, turn
from (
  select recorded.*, row_number() over (order by told_at, turn) as place
  from (
select history.event_id, history.event_type, history.run_id, history.unique_id, state.database_name, state.schema_name, history.table_name, history.metadata,
  replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(history.timestamp) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as told_at, case when history.event_type = 'ProfilingStarted' then '0' else '1' end || history.event_id as turn
from `main_baselinr`.`baselinr_events` as history
left join `main_baselinr`.`baselinr_table_state` as state on state.unique_id = history.unique_id
where history.unique_id in ('source.shop.main.by_day')
  and history.run_id = 'golden-run'
  and replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(history.timestamp) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' >= '2024-01-05T00:00:00Z'
  ) as recorded
) as numbered
where place <= 500
order by told_at, turn;

/* baselinr run golden-run events */
select event_id, event_type, run_id, unique_id, database_name, schema_name, table_name, metadata, told_at, turn
from (
  select recorded.*, row_number() over (order by told_at, turn) as place
  from (
select history.event_id, history.event_type, history.run_id, history.unique_id, state.database_name, state.schema_name, history.table_name, history.metadata,
  replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(history.timestamp) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as told_at, case when history.event_type = 'ProfilingStarted' then '0' else '1' end || history.event_id as turn
from `main_baselinr`.`baselinr_events` as history
left join `main_baselinr`.`baselinr_table_state` as state on state.unique_id = history.unique_id
where history.unique_id in ('source.shop.main.by_day')
  and history.run_id = 'golden-run'
  and replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(history.timestamp) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' >= '2024-01-05T00:00:00Z'
  ) as recorded
  where told_at > '2024-01-05T13:00:00Z' or told_at = '2024-01-05T13:00:00Z' and turn > '1e1'
) as numbered
where place <= 500
order by told_at, turn;

/* baselinr run golden-run count events */
select cast(count(*) as string) as events
from (
select history.event_id, history.event_type, history.run_id, history.unique_id, state.database_name, state.schema_name, history.table_name, history.metadata,
  replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(history.timestamp) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as told_at, case when history.event_type = 'ProfilingStarted' then '0' else '1' end || history.event_id as turn
from `main_baselinr`.`baselinr_events` as history
left join `main_baselinr`.`baselinr_table_state` as state on state.unique_id = history.unique_id
where history.run_id = 'golden-run'
  and history.timestamp >= timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(-10080 as bigint))
) as recorded;

/* baselinr run golden-run events */
select event_id, event_type, run_id, unique_id, database_name, schema_name, table_name, metadata, told_at, turn
from (
  select recorded.*, row_number() over (order by told_at, turn) as place
  from (
select history.event_id, history.event_type, history.run_id, history.unique_id, state.database_name, state.schema_name, history.table_name, history.metadata,
  replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(history.timestamp) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as told_at, case when history.event_type = 'ProfilingStarted' then '0' else '1' end || history.event_id as turn
from `main_baselinr`.`baselinr_events` as history
left join `main_baselinr`.`baselinr_table_state` as state on state.unique_id = history.unique_id
where history.run_id = 'golden-run'
  and history.timestamp >= timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(-10080 as bigint))
  ) as recorded
) as numbered
where place <= 500
order by told_at, turn;

/* baselinr run golden-run events */
select event_id, event_type, run_id, unique_id, database_name, schema_name, table_name, metadata, told_at, turn
from (
  select recorded.*, row_number() over (order by told_at, turn) as place
  from (
select history.event_id, history.event_type, history.run_id, history.unique_id, state.database_name, state.schema_name, history.table_name, history.metadata,
  replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(history.timestamp) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as told_at, case when history.event_type = 'ProfilingStarted' then '0' else '1' end || history.event_id as turn
from `main_baselinr`.`baselinr_events` as history
left join `main_baselinr`.`baselinr_table_state` as state on state.unique_id = history.unique_id
where history.run_id = 'golden-run'
  and history.timestamp >= timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(-10080 as bigint))
  ) as recorded
  where told_at > '2024-01-05T13:00:00Z' or told_at = '2024-01-05T13:00:00Z' and turn > '1e1'
) as numbered
where place <= 500
order by told_at, turn;
