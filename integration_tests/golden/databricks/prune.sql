-- Old history goes, and quiet partitions are rolled up.

/* baselinr run golden-run old history */
select 'runs' as name, cast(count(*) as string) as old_rows, cast(timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(-129600 as bigint)) as string) as cutoff, replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros((timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(-129600 as bigint)))) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as older_than
from `shop`.`main_baselinr`.`baselinr_runs` as history
where history.profiled_at < timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(-129600 as bigint))
  and not exists (
    select 1
    from (
select unique_id, run_id, database_name, row_count
from (
select unique_id, run_id, database_name, row_count, rows_scanned, action, reason, row_number() over (partition by unique_id order by profiled_at desc, run_id desc) as recency
from `shop`.`main_baselinr`.`baselinr_runs`
where is_published
) as numbered
where recency = 1
    ) as published
    where published.unique_id = history.unique_id and published.run_id = history.run_id
  )
union all
select 'results' as name, cast(count(*) as string) as old_rows, cast(timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(-129600 as bigint)) as string) as cutoff, replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros((timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(-129600 as bigint)))) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as older_than
from `shop`.`main_baselinr`.`baselinr_results` as history
where history.profiled_at < timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(-129600 as bigint))
  and not exists (
    select 1
    from (
select unique_id, run_id, database_name, row_count
from (
select unique_id, run_id, database_name, row_count, rows_scanned, action, reason, row_number() over (partition by unique_id order by profiled_at desc, run_id desc) as recency
from `shop`.`main_baselinr`.`baselinr_runs`
where is_published
) as numbered
where recency = 1
    ) as published
    where published.unique_id = history.unique_id and published.run_id = history.run_id
  )
union all
select 'events' as name, cast(count(*) as string) as old_rows, cast(timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(-129600 as bigint)) as string) as cutoff, replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros((timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(-129600 as bigint)))) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as older_than
from `shop`.`main_baselinr`.`baselinr_events` as history
where history.timestamp < timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(-129600 as bigint));

/* baselinr run golden-run prune */
merge into `shop`.`main_baselinr`.`baselinr_runs` as history
using (
select distinct run_id as found_run_id, unique_id as found_unique_id
from `shop`.`main_baselinr`.`baselinr_runs` as history
where history.profiled_at < cast('2024-01-01 00:00:00' as timestamp)
  and not exists (
    select 1
    from (
select unique_id, run_id, database_name, row_count
from (
select unique_id, run_id, database_name, row_count, rows_scanned, action, reason, row_number() over (partition by unique_id order by profiled_at desc, run_id desc) as recency
from `shop`.`main_baselinr`.`baselinr_runs`
where is_published
) as numbered
where recency = 1
    ) as published
    where published.unique_id = history.unique_id and published.run_id = history.run_id
  )
) as found
on history.profiled_at < cast('2024-01-01 00:00:00' as timestamp) and history.run_id <=> found_run_id and history.unique_id <=> found_unique_id
when matched then delete;

/* baselinr run golden-run prune */
merge into `shop`.`main_baselinr`.`baselinr_results` as history
using (
select distinct run_id as found_run_id, column_name as found_column_name, metric_name as found_metric_name, unique_id as found_unique_id
from `shop`.`main_baselinr`.`baselinr_results` as history
where history.profiled_at < cast('2024-01-01 00:00:00' as timestamp)
  and not exists (
    select 1
    from (
select unique_id, run_id, database_name, row_count
from (
select unique_id, run_id, database_name, row_count, rows_scanned, action, reason, row_number() over (partition by unique_id order by profiled_at desc, run_id desc) as recency
from `shop`.`main_baselinr`.`baselinr_runs`
where is_published
) as numbered
where recency = 1
    ) as published
    where published.unique_id = history.unique_id and published.run_id = history.run_id
  )
) as found
on history.profiled_at < cast('2024-01-01 00:00:00' as timestamp) and history.run_id <=> found_run_id and history.column_name <=> found_column_name and history.metric_name <=> found_metric_name and history.unique_id <=> found_unique_id
when matched then delete;

/* baselinr run golden-run prune */
delete from `shop`.`main_baselinr`.`baselinr_events` as history
where history.timestamp < cast('2024-01-01 00:00:00' as timestamp);

/* baselinr run golden-run prune */
select 1 as done;

/* baselinr run golden-run quiet partitions */
select distinct unique_id
from (
select unique_id, group_id
  from `shop`.`main_baselinr`.`baselinr_partition_state`
  where unique_id in ('source.shop.main.every_type', 'source.shop.main.by_day', 'source.shop.main.grown', 'source.shop.main.by_hour', 'source.shop.main.by_month', 'source.shop.main.by_year', 'source.shop.main.by_name', 'source.shop.main.by_number', 'source.shop.main.newest', 'source.shop.main.asked') and group_id <> ''
  group by 1, 2
  having count(*) = count(token) and count(*) <= 64 and count(*) > count(case when rolled_up then 1 end)
    and cast(floor((unix_seconds(current_timestamp()) - unix_seconds(max(last_changed_at))) / 60) as bigint) >= 10080
) as quiet;

/* baselinr run golden-run roll up */
merge into `shop`.`main_baselinr`.`baselinr_table_state` as stored
using (
select distinct unique_id as found_unique_id, last_run_id as found_last_run_id
from `shop`.`main_baselinr`.`baselinr_table_state` as stored
where unique_id in ('source.shop.main.by_day') and coalesce(pending_partitions, 0) = 0 and not coalesce(backfilling, false) and unique_id in (select unique_id from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id in ('source.shop.main.by_day') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp()))
) as found
on unique_id in ('source.shop.main.by_day') and stored.unique_id <=> found_unique_id and stored.last_run_id <=> found_last_run_id
when matched then update set rolled_up_by = 'golden-run';

/* baselinr run golden-run roll up */
merge into `shop`.`main_baselinr`.`baselinr_partition_state` as stored
using (
select distinct unique_id as found_unique_id, group_id as found_group_id, partition_id as found_partition_id, last_run_id as found_last_run_id
from `shop`.`main_baselinr`.`baselinr_partition_state` as stored
where unique_id in ('source.shop.main.by_day') and unique_id in (select unique_id from `shop`.`main_baselinr`.`baselinr_table_state` where rolled_up_by = 'golden-run') and not coalesce(rolled_up, false) and (unique_id, group_id) in (
select unique_id, group_id
  from `shop`.`main_baselinr`.`baselinr_partition_state`
  where unique_id in ('source.shop.main.by_day') and group_id <> ''
  group by 1, 2
  having count(*) = count(token) and count(*) <= 64 and count(*) > count(case when rolled_up then 1 end)
    and cast(floor((unix_seconds(current_timestamp()) - unix_seconds(max(last_changed_at))) / 60) as bigint) >= 10080
)
) as found
on unique_id in ('source.shop.main.by_day') and stored.unique_id <=> found_unique_id and stored.group_id <=> found_group_id and stored.partition_id <=> found_partition_id and stored.last_run_id <=> found_last_run_id
when matched then update set rolled_up = true, rolled_up_by = 'golden-run';

/* baselinr run golden-run roll up */
merge into `shop`.`main_baselinr`.`baselinr_column_state` as stored
using (
select distinct unique_id as found_unique_id, group_id as found_group_id, partition_id as found_partition_id, column_name as found_column_name, last_run_id as found_last_run_id
from `shop`.`main_baselinr`.`baselinr_column_state` as stored
where unique_id in ('source.shop.main.by_day') and unique_id in (select unique_id from `shop`.`main_baselinr`.`baselinr_table_state` where rolled_up_by = 'golden-run') and (unique_id, group_id) in (
select unique_id, group_id
  from `shop`.`main_baselinr`.`baselinr_partition_state`
  where unique_id in ('source.shop.main.by_day') and group_id <> ''
  group by 1, 2
  having count(*) = count(token) and count(*) <= 64
    and cast(floor((unix_seconds(current_timestamp()) - unix_seconds(max(last_changed_at))) / 60) as bigint) >= 10080
)
) as found
on unique_id in ('source.shop.main.by_day') and stored.unique_id <=> found_unique_id and stored.group_id <=> found_group_id and stored.partition_id <=> found_partition_id and stored.column_name <=> found_column_name and stored.last_run_id <=> found_last_run_id
when matched then delete;

/* baselinr run golden-run roll up */
select cast(count(*) as string) as partitions from `shop`.`main_baselinr`.`baselinr_partition_state` where rolled_up_by = 'golden-run';
