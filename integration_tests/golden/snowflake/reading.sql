-- The operations that only read, and a reset.

/* baselinr run golden-run history */
select unique_id, event_type, run_id, metadata, to_char("TIMESTAMP", 'YYYY-MM-DD') || 'T' || to_char("TIMESTAMP", 'HH24:MI:SS') || 'Z' as told_at
from (
  select *, row_number() over (partition by unique_id order by "TIMESTAMP" desc, event_type) as place
  from "SHOP"."MAIN_BASELINR"."BASELINR_EVENTS"
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
from "SHOP"."MAIN_BASELINR"."BASELINR_RESULTS" as results
join (
select unique_id, run_id, database_name, row_count
from (
select unique_id, run_id, database_name, row_count, rows_scanned, action, reason, row_number() over (partition by unique_id order by profiled_at desc, run_id desc) as recency
from "SHOP"."MAIN_BASELINR"."BASELINR_RUNS"
where is_published
) as numbered
where recency = 1
) as runs on runs.run_id = results.run_id and runs.unique_id = results.unique_id
join "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" as state on state.unique_id = results.unique_id

)
select unique_id, run_id, column_name, column_type, metric_name, metric_value,
  cast(row_count as varchar) as row_count, to_char(profiled_at, 'YYYY-MM-DD') || 'T' || to_char(profiled_at, 'HH24:MI:SS') || 'Z' as profiled_at, to_char(checked_at, 'YYYY-MM-DD') || 'T' || to_char(checked_at, 'HH24:MI:SS') || 'Z' as checked_at,
  case when is_cached then 'true' else 'false' end as is_cached, case when is_sampled then 'true' else 'false' end as is_sampled,
  cast(interval_low as varchar) as interval_low, cast(interval_high as varchar) as interval_high
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
  select event.unique_id, event.run_id, event.action, event.reason, event."TIMESTAMP" as finished_at, min(event."TIMESTAMP") over (partition by event.run_id, event.unique_id) as started_at,
    case event.event_type when 'ProfilingCompleted' then 'success' when 'ProfilingFailed' then 'error' when 'ProfilingSkipped' then 'skipped' end as status,
    coalesce(run.row_count, event.row_count) as row_count, coalesce(run.rows_scanned, 0) as rows_scanned,
    row_number() over (partition by event.run_id, event.unique_id
      order by case event.event_type when 'ProfilingCompleted' then 0 when 'ProfilingStarted' then 2 else 1 end, event."TIMESTAMP" desc) as recency
  from "SHOP"."MAIN_BASELINR"."BASELINR_EVENTS" as event
  left join "SHOP"."MAIN_BASELINR"."BASELINR_RUNS" as run on run.run_id = event.run_id and run.unique_id = event.unique_id and event.event_type = 'ProfilingCompleted'
  where event.event_type in ('ProfilingStarted', 'ProfilingCompleted', 'ProfilingFailed', 'ProfilingSkipped')
) as told
where recency = 1 and (status = 'error' or status is not null and action is not null)
) as outcome
group by run_id
)
select run_id, to_char(started_at, 'YYYY-MM-DD') || 'T' || to_char(started_at, 'HH24:MI:SS') || 'Z' as started_at, to_char(finished_at, 'YYYY-MM-DD') || 'T' || to_char(finished_at, 'HH24:MI:SS') || 'Z' as finished_at,
  cast(tables as varchar) as tables,
  cast(full_count as varchar) as full_count,
  cast(partial_count as varchar) as partial_count,
  cast(sample_count as varchar) as sample_count,
  cast(skip_count as varchar) as skip_count,
  cast(defer_count as varchar) as defer_count,
  cast(error_count as varchar) as error_count,
  cast(rows_in_tables as varchar) as rows_in_tables,
  cast(rows_scanned as varchar) as rows_scanned,
  cast(rows_not_scanned as varchar) as rows_not_scanned,
  cast(all_runs as varchar) as in_all
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
from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
)
select unique_id, database_name, schema_name, table_name, status, decision, decision_reason, error, cast(row_count as varchar) as row_count,
  cast(pending_partitions as varchar) as pending_partitions, cast(coverage as varchar) as coverage,
  case when is_cached then 'true' else 'false' end as is_cached, case when is_sampled then 'true' else 'false' end as is_sampled,
  to_char(last_profiled_at, 'YYYY-MM-DD') || 'T' || to_char(last_profiled_at, 'HH24:MI:SS') || 'Z' as last_profiled_at, to_char(last_checked_at, 'YYYY-MM-DD') || 'T' || to_char(last_checked_at, 'HH24:MI:SS') || 'Z' as last_checked_at,
  to_char(next_due_at, 'YYYY-MM-DD') || 'T' || to_char(next_due_at, 'HH24:MI:SS') || 'Z' as next_due_at, to_char(waiting_since, 'YYYY-MM-DD') || 'T' || to_char(waiting_since, 'HH24:MI:SS') || 'Z' as waiting_since,
  to_char(sysdate(), 'YYYY-MM-DD') || 'T' || to_char(sysdate(), 'HH24:MI:SS') || 'Z' as told_at
from current_table
where unique_id in ('source.shop.main.by_day')
order by unique_id;

/* baselinr run golden-run report metrics */
with current_metric as (
select results.unique_id, runs.database_name, results.schema_name, results.dataset_name as table_name, results.column_name, results.column_type,
  results.metric_name, results.metric_value, runs.row_count, results.profiled_at, state.last_checked_at as checked_at,
  coalesce(state.last_checked_at > results.profiled_at, false) as is_cached, results.is_sampled,
  results.interval_low, results.interval_high, state.coverage, results.run_id
from "SHOP"."MAIN_BASELINR"."BASELINR_RESULTS" as results
join (
select unique_id, run_id, database_name, row_count
from (
select unique_id, run_id, database_name, row_count, rows_scanned, action, reason, row_number() over (partition by unique_id order by profiled_at desc, run_id desc) as recency
from "SHOP"."MAIN_BASELINR"."BASELINR_RUNS"
where is_published
) as numbered
where recency = 1
) as runs on runs.run_id = results.run_id and runs.unique_id = results.unique_id
join "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" as state on state.unique_id = results.unique_id
)
select unique_id, column_name, column_type, to_char(profiled_at, 'YYYY-MM-DD') || 'T' || to_char(profiled_at, 'HH24:MI:SS') || 'Z' as profiled_at, cast(row_count as varchar) as row_count,
  listagg(written, ', ') within group (order by metric_name) as metrics
from (
  select unique_id, column_name, column_type, profiled_at, row_count, metric_name, case when metric_name in ('histogram', 'top_values') then metric_name else '' end as part,
    to_json(to_variant(metric_name)) || ': [' || to_json(to_variant(metric_value))
      || case when interval_low is null then '' else ', ' || to_json(to_variant(cast(interval_low as varchar))) || ', ' || to_json(to_variant(cast(interval_high as varchar))) end || ']' as written
  from current_metric
  where unique_id in ('source.shop.main.by_day')
) as listed
group by unique_id, column_name, column_type, profiled_at, row_count, part
order by unique_id, column_name;

/* baselinr run golden-run report runs */
select unique_id, run_id, to_char(profiled_at, 'YYYY-MM-DD') || 'T' || to_char(profiled_at, 'HH24:MI:SS') || 'Z' as profiled_at, action, reason, cast(row_count as varchar) as row_count,
  cast(rows_scanned as varchar) as rows_scanned, cast(partitions_scanned as varchar) as partitions_scanned,
  case when is_published then 'true' else 'false' end as is_published, cast(all_runs as varchar) as in_all
from (

  select unique_id, run_id, profiled_at, action, reason, row_count, rows_scanned, partitions_scanned, is_published,
    row_number() over (partition by unique_id order by profiled_at desc, run_id desc) as place, count(*) over (partition by unique_id) as all_runs
  from "SHOP"."MAIN_BASELINR"."BASELINR_RUNS"
  where unique_id in ('source.shop.main.by_day')
) as numbered
where place <= 60
order by unique_id, place;

/* baselinr run golden-run report history */
with numbered as (

  select unique_id, run_id, profiled_at, action, reason, row_count, rows_scanned, partitions_scanned, is_published,
    row_number() over (partition by unique_id order by profiled_at desc, run_id desc) as place, count(*) over (partition by unique_id) as all_runs
  from "SHOP"."MAIN_BASELINR"."BASELINR_RUNS"
  where unique_id in ('source.shop.main.by_day')
)
select unique_id, column_name, metric_name, listagg(point, ', ') within group (order by place) as points
from (
  select results.unique_id, results.column_name, results.metric_name, numbered.place,
    to_json(to_variant(results.run_id)) || ': ' || to_json(to_variant(results.metric_value)) as point
  from "SHOP"."MAIN_BASELINR"."BASELINR_RESULTS" as results
  join numbered on numbered.unique_id = results.unique_id and numbered.run_id = results.run_id
  where results.unique_id in ('source.shop.main.by_day') and numbered.place <= 60 and results.metric_name in ('null_ratio', 'approx_distinct_count', 'mean', 'median', 'avg_length', 'true_count', 'age_seconds')
) as charted
group by unique_id, column_name, metric_name
order by unique_id, column_name, metric_name;

/* baselinr run golden-run report events */
select unique_id, event_type, run_id, metadata, to_char(told, 'YYYY-MM-DD') || 'T' || to_char(told, 'HH24:MI:SS') || 'Z' as told_at, cast(all_events as varchar) as in_all
from (
  select unique_id, event_type, run_id, metadata, told, row_number() over (partition by unique_id, is_about_columns order by told desc, event_type) as place,
    count(*) over (partition by unique_id, is_about_columns) as all_events
  from (
    select unique_id, event_type, run_id, metadata, "TIMESTAMP" as told, case when event_type = 'SchemaChangeDetected' then 1 else 0 end as is_about_columns
    from "SHOP"."MAIN_BASELINR"."BASELINR_EVENTS"
    where unique_id in ('source.shop.main.by_day') and event_type in ('ProfilingCompleted', 'ProfilingSkipped', 'ProfilingFailed', 'SchemaChangeDetected')
  ) as told_events
) as numbered
where place <= 200
order by unique_id, place;

/* baselinr run golden-run report partitions */
select unique_id, partition_id, cast(row_count as varchar) as row_count, to_char(last_profiled_at, 'YYYY-MM-DD') || 'T' || to_char(last_profiled_at, 'HH24:MI:SS') || 'Z' as last_profiled_at,
  to_char(last_changed_at, 'YYYY-MM-DD') || 'T' || to_char(last_changed_at, 'HH24:MI:SS') || 'Z' as last_changed_at, case when rolled_up then 'true' end as rolled_up, cast(all_partitions as varchar) as in_all
from (
  select unique_id, partition_id, row_count, last_profiled_at, last_changed_at, rolled_up,
    row_number() over (
      partition by unique_id
      order by case when partition_id = '__null__' then 0 else 1 end, case when translate(partition_id, '0123456789', '') = '' then length(partition_id) else 0 end desc, partition_id desc
    ) as place, count(*) over (partition by unique_id) as all_partitions
  from "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE"
  where unique_id in ('source.shop.main.by_day')
) as numbered
where place <= 800
order by unique_id, place;

/* baselinr run golden-run reset */
begin;
update "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" set last_profiled_at = null, profile_signature = null, snapshot_id = null, change_token = null, next_due_at = null, pending_partitions = 0, coverage = null, started_at = null, metadata = null, last_verified_at = null, waiting_since = null, backfilling = null, resume_partition = null, sampled_id = null, checks = null, last_published_at = null, known_columns = null where unique_id in ('source.shop.main.by_day');
delete from "SHOP"."MAIN_BASELINR"."BASELINR_COLUMN_STATE" where unique_id in ('source.shop.main.by_day');
delete from "SHOP"."MAIN_BASELINR"."BASELINR_GROUP_STATE" where unique_id in ('source.shop.main.by_day');
delete from "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE" where unique_id in ('source.shop.main.by_day');
commit;
select 1 as done;

/* baselinr run golden-run count events */
select cast(count(*) as varchar) as events
from (
select history.event_id, history.event_type, history.run_id, history.unique_id, state.database_name, state.schema_name, history.table_name, history.metadata,
  to_char(history."TIMESTAMP", 'YYYY-MM-DD') || 'T' || to_char(history."TIMESTAMP", 'HH24:MI:SS') || 'Z' as told_at, case when history.event_type = 'ProfilingStarted' then '0' else '1' end || history.event_id as turn
from "SHOP"."MAIN_BASELINR"."BASELINR_EVENTS" as history
left join "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" as state on state.unique_id = history.unique_id
where history.unique_id in ('source.shop.main.by_day')
  and history.run_id = 'golden-run'
  and to_char(history."TIMESTAMP", 'YYYY-MM-DD') || 'T' || to_char(history."TIMESTAMP", 'HH24:MI:SS') || 'Z' >= '2024-01-05T00:00:00Z'
) as recorded;

/* baselinr run golden-run events */
select event_id, event_type, run_id, unique_id, database_name, schema_name, table_name, metadata, told_at, turn
from (
select history.event_id, history.event_type, history.run_id, history.unique_id, state.database_name, state.schema_name, history.table_name, history.metadata,
  to_char(history."TIMESTAMP", 'YYYY-MM-DD') || 'T' || to_char(history."TIMESTAMP", 'HH24:MI:SS') || 'Z' as told_at, case when history.event_type = 'ProfilingStarted' then '0' else '1' end || history.event_id as turn
from "SHOP"."MAIN_BASELINR"."BASELINR_EVENTS" as history
left join "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" as state on state.unique_id = history.unique_id
where history.unique_id in ('source.shop.main.by_day')
  and history.run_id = 'golden-run'
  and to_char(history."TIMESTAMP", 'YYYY-MM-DD') || 'T' || to_char(history."TIMESTAMP", 'HH24:MI:SS') || 'Z' >= '2024-01-05T00:00:00Z'
) as recorded
order by told_at, turn
limit 5000;

/* baselinr run golden-run events */
select event_id, event_type, run_id, unique_id, database_name, schema_name, table_name, metadata, told_at, turn
from (
select history.event_id, history.event_type, history.run_id, history.unique_id, state.database_name, state.schema_name, history.table_name, history.metadata,
  to_char(history."TIMESTAMP", 'YYYY-MM-DD') || 'T' || to_char(history."TIMESTAMP", 'HH24:MI:SS') || 'Z' as told_at, case when history.event_type = 'ProfilingStarted' then '0' else '1' end || history.event_id as turn
from "SHOP"."MAIN_BASELINR"."BASELINR_EVENTS" as history
left join "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" as state on state.unique_id = history.unique_id
where history.unique_id in ('source.shop.main.by_day')
  and history.run_id = 'golden-run'
  and to_char(history."TIMESTAMP", 'YYYY-MM-DD') || 'T' || to_char(history."TIMESTAMP", 'HH24:MI:SS') || 'Z' >= '2024-01-05T00:00:00Z'
) as recorded
where told_at > '2024-01-05T13:00:00Z' or told_at = '2024-01-05T13:00:00Z' and turn > '1e1'
order by told_at, turn
limit 5000;

/* baselinr run golden-run count events */
select cast(count(*) as varchar) as events
from (
select history.event_id, history.event_type, history.run_id, history.unique_id, state.database_name, state.schema_name, history.table_name, history.metadata,
  to_char(history."TIMESTAMP", 'YYYY-MM-DD') || 'T' || to_char(history."TIMESTAMP", 'HH24:MI:SS') || 'Z' as told_at, case when history.event_type = 'ProfilingStarted' then '0' else '1' end || history.event_id as turn
from "SHOP"."MAIN_BASELINR"."BASELINR_EVENTS" as history
left join "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" as state on state.unique_id = history.unique_id
where history.run_id = 'golden-run'
  and history."TIMESTAMP" >= dateadd(minute, -10080, sysdate())
) as recorded;

/* baselinr run golden-run events */
select event_id, event_type, run_id, unique_id, database_name, schema_name, table_name, metadata, told_at, turn
from (
select history.event_id, history.event_type, history.run_id, history.unique_id, state.database_name, state.schema_name, history.table_name, history.metadata,
  to_char(history."TIMESTAMP", 'YYYY-MM-DD') || 'T' || to_char(history."TIMESTAMP", 'HH24:MI:SS') || 'Z' as told_at, case when history.event_type = 'ProfilingStarted' then '0' else '1' end || history.event_id as turn
from "SHOP"."MAIN_BASELINR"."BASELINR_EVENTS" as history
left join "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" as state on state.unique_id = history.unique_id
where history.run_id = 'golden-run'
  and history."TIMESTAMP" >= dateadd(minute, -10080, sysdate())
) as recorded
order by told_at, turn
limit 5000;

/* baselinr run golden-run events */
select event_id, event_type, run_id, unique_id, database_name, schema_name, table_name, metadata, told_at, turn
from (
select history.event_id, history.event_type, history.run_id, history.unique_id, state.database_name, state.schema_name, history.table_name, history.metadata,
  to_char(history."TIMESTAMP", 'YYYY-MM-DD') || 'T' || to_char(history."TIMESTAMP", 'HH24:MI:SS') || 'Z' as told_at, case when history.event_type = 'ProfilingStarted' then '0' else '1' end || history.event_id as turn
from "SHOP"."MAIN_BASELINR"."BASELINR_EVENTS" as history
left join "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" as state on state.unique_id = history.unique_id
where history.run_id = 'golden-run'
  and history."TIMESTAMP" >= dateadd(minute, -10080, sysdate())
) as recorded
where told_at > '2024-01-05T13:00:00Z' or told_at = '2024-01-05T13:00:00Z' and turn > '1e1'
order by told_at, turn
limit 5000;
