-- The operations that only read, and a reset.

/* baselinr run golden-run history */
select unique_id, event_type, run_id, metadata, replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(timestamp) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as told_at
from (
  select *, row_number() over (partition by unique_id order by timestamp desc, event_type) as place
  from `shop`.`main_baselinr`.`baselinr_events`
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
from `shop`.`main_baselinr`.`baselinr_results` as results
join (
select unique_id, run_id, database_name, row_count
from (
select unique_id, run_id, database_name, row_count, rows_scanned, action, reason, row_number() over (partition by unique_id order by profiled_at desc, run_id desc) as recency
from `shop`.`main_baselinr`.`baselinr_runs`
where is_published
) as numbered
where recency = 1
) as runs on runs.run_id = results.run_id and runs.unique_id = results.unique_id
join `shop`.`main_baselinr`.`baselinr_table_state` as state on state.unique_id = results.unique_id

)
select unique_id, run_id, column_name, column_type, metric_name, metric_value,
  cast(row_count as string) as row_count, replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(profiled_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as profiled_at, replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(checked_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as checked_at,
  case when is_cached then 'true' else 'false' end as is_cached, case when is_sampled then 'true' else 'false' end as is_sampled,
  cast(interval_low as string) as interval_low, cast(interval_high as string) as interval_high
from current_metric
where unique_id in ('source.shop.main.by_day')
order by unique_id, column_name, metric_name;

/* baselinr run golden-run report savings */
with run_summary as (
select run_id, min(started_at) as started_at, max(finished_at) as finished_at, count(*) as tables,
  count(case when status <> 'error' and action = 'full' then 1 end) as full_count,
  count(case when status <> 'error' and action = 'partial' then 1 end) as partial_count,
  count(case when status <> 'error' and action = 'sample' then 1 end) as sample_count,
  count(case when status <> 'error' and action = 'skip' then 1 end) as skip_count,
  count(case when status <> 'error' and action = 'defer' then 1 end) as defer_count,
  count(case when status = 'error' then 1 end) as error_count,
  cast(sum(row_count) as bigint) as rows_in_tables, cast(sum(rows_scanned) as bigint) as rows_scanned,
  cast(sum(case when row_count > rows_scanned then row_count - rows_scanned else 0 end) as bigint) as rows_not_scanned
from (
select unique_id, run_id, started_at, finished_at, action, reason, status, rows_scanned,
  case when status <> 'error' and reason <> 'running_elsewhere' then row_count end as row_count
from (
  select event.unique_id, event.run_id, event.action, event.reason, event.timestamp as finished_at, min(event.timestamp) over (partition by event.run_id, event.unique_id) as started_at,
    case event.event_type when 'ProfilingCompleted' then 'success' when 'ProfilingFailed' then 'error' when 'ProfilingSkipped' then 'skipped' end as status,
    coalesce(run.row_count, event.row_count) as row_count, coalesce(run.rows_scanned, 0) as rows_scanned,
    row_number() over (partition by event.run_id, event.unique_id
      order by case event.event_type when 'ProfilingCompleted' then 0 when 'ProfilingStarted' then 2 else 1 end, event.timestamp desc) as recency
  from `shop`.`main_baselinr`.`baselinr_events` as event
  left join `shop`.`main_baselinr`.`baselinr_runs` as run on run.run_id = event.run_id and run.unique_id = event.unique_id and event.event_type = 'ProfilingCompleted'
  where event.event_type in ('ProfilingStarted', 'ProfilingCompleted', 'ProfilingFailed', 'ProfilingSkipped')
) as told
where recency = 1 and (status = 'error' or status is not null and action is not null)
) as outcome
group by run_id
)
select run_id, replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(started_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as started_at, replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(finished_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as finished_at,
  cast(tables as string) as tables,
  cast(full_count as string) as full_count,
  cast(partial_count as string) as partial_count,
  cast(sample_count as string) as sample_count,
  cast(skip_count as string) as skip_count,
  cast(defer_count as string) as defer_count,
  cast(error_count as string) as error_count,
  cast(rows_in_tables as string) as rows_in_tables,
  cast(rows_scanned as string) as rows_scanned,
  cast(rows_not_scanned as string) as rows_not_scanned,
  cast(all_runs as string) as in_all
from (
  select run_summary.*, row_number() over (order by started_at desc, run_id) as place, count(*) over () as all_runs
  from run_summary
) as numbered
where place <= 500
order by place;

/* baselinr run golden-run report tables */
with current_table as (
select unique_id, database_name, schema_name, table_name, status, decision, decision_reason, error, last_profiled_at, last_checked_at, next_due_at,
  row_count, coalesce(pending_partitions, 0) as pending_partitions, coverage, snapshot_id, last_run_id,
  coalesce(last_checked_at > last_profiled_at, false) as is_cached, sampled_id is not null as is_sampled, staleness_score, waiting_since, last_verified_at
from `shop`.`main_baselinr`.`baselinr_table_state`
)
select unique_id, database_name, schema_name, table_name, status, decision, decision_reason, error, cast(row_count as string) as row_count,
  cast(pending_partitions as string) as pending_partitions, cast(coverage as string) as coverage,
  case when is_cached then 'true' else 'false' end as is_cached, case when is_sampled then 'true' else 'false' end as is_sampled,
  replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(last_profiled_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as last_profiled_at, replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(last_checked_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as last_checked_at,
  replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(next_due_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as next_due_at, replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(waiting_since) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as waiting_since,
  replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(current_timestamp()) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as told_at
from current_table
where unique_id in ('source.shop.main.by_day')
order by unique_id;

/* baselinr run golden-run report metrics */
with current_metric as (
select results.unique_id, runs.database_name, results.schema_name, results.dataset_name as table_name, results.column_name, results.column_type,
  results.metric_name, results.metric_value, runs.row_count, results.profiled_at, state.last_checked_at as checked_at,
  coalesce(state.last_checked_at > results.profiled_at, false) as is_cached, results.is_sampled,
  results.interval_low, results.interval_high, state.coverage, results.run_id
from `shop`.`main_baselinr`.`baselinr_results` as results
join (
select unique_id, run_id, database_name, row_count
from (
select unique_id, run_id, database_name, row_count, rows_scanned, action, reason, row_number() over (partition by unique_id order by profiled_at desc, run_id desc) as recency
from `shop`.`main_baselinr`.`baselinr_runs`
where is_published
) as numbered
where recency = 1
) as runs on runs.run_id = results.run_id and runs.unique_id = results.unique_id
join `shop`.`main_baselinr`.`baselinr_table_state` as state on state.unique_id = results.unique_id
)
select unique_id, column_name, column_type, replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(profiled_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as profiled_at, cast(row_count as string) as row_count,
  array_join(transform(array_sort(collect_list(case when (written) is not null then struct(metric_name, written as list_value) end)), item -> item.list_value), ', ') as metrics
from (
  select unique_id, column_name, column_type, profiled_at, row_count, metric_name, case when metric_name in ('histogram', 'top_values') then metric_name else '' end as part,
    regexp_extract(to_json(array(metric_name)), '(?s)^.(.*).$', 1) || ': [' || regexp_extract(to_json(array(metric_value)), '(?s)^.(.*).$', 1)
      || case when interval_low is null then '' else ', ' || regexp_extract(to_json(array(cast(interval_low as string))), '(?s)^.(.*).$', 1) || ', ' || regexp_extract(to_json(array(cast(interval_high as string))), '(?s)^.(.*).$', 1) end || ']' as written
  from current_metric
  where unique_id in ('source.shop.main.by_day')
) as listed
group by unique_id, column_name, column_type, profiled_at, row_count, part
order by unique_id, column_name;

/* baselinr run golden-run report runs */
select unique_id, run_id, replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(profiled_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as profiled_at, action, reason, cast(row_count as string) as row_count,
  cast(rows_scanned as string) as rows_scanned, cast(partitions_scanned as string) as partitions_scanned,
  case when is_published then 'true' else 'false' end as is_published, cast(all_runs as string) as in_all
from (

  select unique_id, run_id, profiled_at, action, reason, row_count, rows_scanned, partitions_scanned, is_published,
    row_number() over (partition by unique_id order by profiled_at desc, run_id desc) as place, count(*) over (partition by unique_id) as all_runs
  from `shop`.`main_baselinr`.`baselinr_runs`
  where unique_id in ('source.shop.main.by_day')
) as numbered
where place <= 60
order by unique_id, place;

/* baselinr run golden-run report history */
with numbered as (

  select unique_id, run_id, profiled_at, action, reason, row_count, rows_scanned, partitions_scanned, is_published,
    row_number() over (partition by unique_id order by profiled_at desc, run_id desc) as place, count(*) over (partition by unique_id) as all_runs
  from `shop`.`main_baselinr`.`baselinr_runs`
  where unique_id in ('source.shop.main.by_day')
)
select unique_id, column_name, metric_name, array_join(transform(array_sort(collect_list(case when (point) is not null then struct(place, point as list_value) end)), item -> item.list_value), ', ') as points
from (
  select results.unique_id, results.column_name, results.metric_name, numbered.place,
    regexp_extract(to_json(array(results.run_id)), '(?s)^.(.*).$', 1) || ': ' || regexp_extract(to_json(array(results.metric_value)), '(?s)^.(.*).$', 1) as point
  from `shop`.`main_baselinr`.`baselinr_results` as results
  join numbered on numbered.unique_id = results.unique_id and numbered.run_id = results.run_id
  where results.unique_id in ('source.shop.main.by_day') and numbered.place <= 60 and results.metric_name in ('null_ratio', 'approx_distinct_count', 'mean', 'median', 'avg_length', 'true_count', 'age_seconds')
) as charted
group by unique_id, column_name, metric_name
order by unique_id, column_name, metric_name;

/* baselinr run golden-run report events */
select unique_id, event_type, run_id, metadata, replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(told) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as told_at, cast(all_events as string) as in_all
from (
  select unique_id, event_type, run_id, metadata, told, row_number() over (partition by unique_id, is_about_columns order by told desc, event_type) as place,
    count(*) over (partition by unique_id, is_about_columns) as all_events
  from (
    select unique_id, event_type, run_id, metadata, timestamp as told, case when event_type = 'SchemaChangeDetected' then 1 else 0 end as is_about_columns
    from `shop`.`main_baselinr`.`baselinr_events`
    where unique_id in ('source.shop.main.by_day') and event_type in ('ProfilingCompleted', 'ProfilingSkipped', 'ProfilingFailed', 'SchemaChangeDetected')
  ) as told_events
) as numbered
where place <= 200
order by unique_id, place;

/* baselinr run golden-run report partitions */
select unique_id, partition_id, cast(row_count as string) as row_count, replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(last_profiled_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as last_profiled_at,
  replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(last_changed_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as last_changed_at, case when rolled_up then 'true' end as rolled_up, cast(all_partitions as string) as in_all
from (
  select unique_id, partition_id, row_count, last_profiled_at, last_changed_at, rolled_up,
    row_number() over (
      partition by unique_id
      order by case when partition_id = '__null__' then 0 else 1 end, case when translate(partition_id, '0123456789', '') = '' then length(partition_id) else 0 end desc, partition_id desc
    ) as place, count(*) over (partition by unique_id) as all_partitions
  from `shop`.`main_baselinr`.`baselinr_partition_state`
  where unique_id in ('source.shop.main.by_day')
) as numbered
where place <= 800
order by unique_id, place;

/* baselinr run golden-run reset */
update `shop`.`main_baselinr`.`baselinr_table_state` set last_profiled_at = null, profile_signature = null, snapshot_id = null, change_token = null, next_due_at = null, pending_partitions = 0, coverage = null, started_at = null, metadata = null, last_verified_at = null, waiting_since = null, backfilling = null, resume_partition = null, sampled_id = null, checks = null, last_published_at = null, known_columns = null, claimed_by = case when claimed_by is not null then 'reset' end where unique_id in ('source.shop.main.by_day');

/* baselinr run golden-run reset */
delete from `shop`.`main_baselinr`.`baselinr_column_state` where unique_id in ('source.shop.main.by_day');

/* baselinr run golden-run reset */
delete from `shop`.`main_baselinr`.`baselinr_group_state` where unique_id in ('source.shop.main.by_day');

/* baselinr run golden-run reset */
delete from `shop`.`main_baselinr`.`baselinr_partition_state` where unique_id in ('source.shop.main.by_day');

/* baselinr run golden-run reset */
select 1 as done;

/* baselinr run golden-run count events */
select cast(count(*) as string) as events
from (
select history.event_id, history.event_type, history.run_id, history.unique_id, state.database_name, state.schema_name, history.table_name, history.metadata,
  replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(history.timestamp) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as told_at, case when history.event_type = 'ProfilingStarted' then '0' else '1' end || history.event_id as turn
from `shop`.`main_baselinr`.`baselinr_events` as history
left join `shop`.`main_baselinr`.`baselinr_table_state` as state on state.unique_id = history.unique_id
where history.unique_id in ('source.shop.main.by_day')
  and history.run_id = 'golden-run'
  and replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(history.timestamp) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' >= '2024-01-05T00:00:00Z'
) as recorded;

/* baselinr run golden-run events */
select event_id, event_type, run_id, unique_id, database_name, schema_name, table_name, metadata, told_at, turn
from (
select history.event_id, history.event_type, history.run_id, history.unique_id, state.database_name, state.schema_name, history.table_name, history.metadata,
  replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(history.timestamp) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as told_at, case when history.event_type = 'ProfilingStarted' then '0' else '1' end || history.event_id as turn
from `shop`.`main_baselinr`.`baselinr_events` as history
left join `shop`.`main_baselinr`.`baselinr_table_state` as state on state.unique_id = history.unique_id
where history.unique_id in ('source.shop.main.by_day')
  and history.run_id = 'golden-run'
  and replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(history.timestamp) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' >= '2024-01-05T00:00:00Z'
) as recorded
order by told_at, turn
limit 5000;

/* baselinr run golden-run events */
select event_id, event_type, run_id, unique_id, database_name, schema_name, table_name, metadata, told_at, turn
from (
select history.event_id, history.event_type, history.run_id, history.unique_id, state.database_name, state.schema_name, history.table_name, history.metadata,
  replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(history.timestamp) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as told_at, case when history.event_type = 'ProfilingStarted' then '0' else '1' end || history.event_id as turn
from `shop`.`main_baselinr`.`baselinr_events` as history
left join `shop`.`main_baselinr`.`baselinr_table_state` as state on state.unique_id = history.unique_id
where history.unique_id in ('source.shop.main.by_day')
  and history.run_id = 'golden-run'
  and replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(history.timestamp) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' >= '2024-01-05T00:00:00Z'
) as recorded
where told_at > '2024-01-05T13:00:00Z' or told_at = '2024-01-05T13:00:00Z' and turn > '1e1'
order by told_at, turn
limit 5000;

/* baselinr run golden-run count events */
select cast(count(*) as string) as events
from (
select history.event_id, history.event_type, history.run_id, history.unique_id, state.database_name, state.schema_name, history.table_name, history.metadata,
  replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(history.timestamp) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as told_at, case when history.event_type = 'ProfilingStarted' then '0' else '1' end || history.event_id as turn
from `shop`.`main_baselinr`.`baselinr_events` as history
left join `shop`.`main_baselinr`.`baselinr_table_state` as state on state.unique_id = history.unique_id
where history.run_id = 'golden-run'
  and history.timestamp >= timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(-10080 as bigint))
) as recorded;

/* baselinr run golden-run events */
select event_id, event_type, run_id, unique_id, database_name, schema_name, table_name, metadata, told_at, turn
from (
select history.event_id, history.event_type, history.run_id, history.unique_id, state.database_name, state.schema_name, history.table_name, history.metadata,
  replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(history.timestamp) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as told_at, case when history.event_type = 'ProfilingStarted' then '0' else '1' end || history.event_id as turn
from `shop`.`main_baselinr`.`baselinr_events` as history
left join `shop`.`main_baselinr`.`baselinr_table_state` as state on state.unique_id = history.unique_id
where history.run_id = 'golden-run'
  and history.timestamp >= timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(-10080 as bigint))
) as recorded
order by told_at, turn
limit 5000;

/* baselinr run golden-run events */
select event_id, event_type, run_id, unique_id, database_name, schema_name, table_name, metadata, told_at, turn
from (
select history.event_id, history.event_type, history.run_id, history.unique_id, state.database_name, state.schema_name, history.table_name, history.metadata,
  replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(history.timestamp) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as told_at, case when history.event_type = 'ProfilingStarted' then '0' else '1' end || history.event_id as turn
from `shop`.`main_baselinr`.`baselinr_events` as history
left join `shop`.`main_baselinr`.`baselinr_table_state` as state on state.unique_id = history.unique_id
where history.run_id = 'golden-run'
  and history.timestamp >= timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(-10080 as bigint))
) as recorded
where told_at > '2024-01-05T13:00:00Z' or told_at = '2024-01-05T13:00:00Z' and turn > '1e1'
order by told_at, turn
limit 5000;
