-- Old history goes, and quiet partitions are rolled up.

/* baselinr run golden-run old history */
select 'runs' as name, cast(count(*) as string) as old_rows, cast(timestamp_add(current_timestamp(), interval -129600 minute) as string) as cutoff, format_timestamp('%Y-%m-%dT%H:%M:%SZ', (timestamp_add(current_timestamp(), interval -129600 minute))) as older_than
from `shop`.`main_baselinr`.`baselinr_runs` as history
where history.`profiled_at` < timestamp_add(current_timestamp(), interval -129600 minute)
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
select 'results' as name, cast(count(*) as string) as old_rows, cast(timestamp_add(current_timestamp(), interval -129600 minute) as string) as cutoff, format_timestamp('%Y-%m-%dT%H:%M:%SZ', (timestamp_add(current_timestamp(), interval -129600 minute))) as older_than
from `shop`.`main_baselinr`.`baselinr_results` as history
where history.`profiled_at` < timestamp_add(current_timestamp(), interval -129600 minute)
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
select 'events' as name, cast(count(*) as string) as old_rows, cast(timestamp_add(current_timestamp(), interval -129600 minute) as string) as cutoff, format_timestamp('%Y-%m-%dT%H:%M:%SZ', (timestamp_add(current_timestamp(), interval -129600 minute))) as older_than
from `shop`.`main_baselinr`.`baselinr_events` as history
where history.`timestamp` < timestamp_add(current_timestamp(), interval -129600 minute);

/* baselinr run golden-run prune */

declare baselinr_done bool default false;
declare baselinr_attempts int64 default 0;
declare baselinr_failure string;
while not baselinr_done do
begin
set baselinr_attempts = baselinr_attempts + 1;
begin transaction;
delete from `shop`.`main_baselinr`.`baselinr_runs` as history
where history.`profiled_at` < cast('2024-01-01 00:00:00' as timestamp)
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
  );
delete from `shop`.`main_baselinr`.`baselinr_results` as history
where history.`profiled_at` < cast('2024-01-01 00:00:00' as timestamp)
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
  );
delete from `shop`.`main_baselinr`.`baselinr_events` as history
where history.`timestamp` < cast('2024-01-01 00:00:00' as timestamp);
commit transaction;
set baselinr_done = true;
exception when error then
set baselinr_failure = @@error.message;
begin rollback transaction; exception when error then set baselinr_done = false; end;
if baselinr_attempts >= 10 or not regexp_contains(baselinr_failure, '(?i)concurrent update') then
raise using message = baselinr_failure;
end if;
end;
end while;
select 1 as done;

/* baselinr run golden-run quiet partitions */
select distinct unique_id
from (
select unique_id, group_id
  from `shop`.`main_baselinr`.`baselinr_partition_state`
  where unique_id in ('source.shop.main.every_type', 'source.shop.main.by_day', 'source.shop.main.grown', 'source.shop.main.by_hour', 'source.shop.main.by_month', 'source.shop.main.by_year', 'source.shop.main.by_name', 'source.shop.main.by_number', 'source.shop.main.newest', 'source.shop.main.asked') and group_id <> ''
  group by 1, 2
  having count(*) = count(token) and count(*) <= 64 and count(*) > count(case when rolled_up then 1 end)
    and timestamp_diff(current_timestamp(), max(last_changed_at), minute) >= 10080
) as quiet;

/* baselinr run golden-run roll up */

declare baselinr_done bool default false;
declare baselinr_attempts int64 default 0;
declare baselinr_failure string;
while not baselinr_done do
begin
set baselinr_attempts = baselinr_attempts + 1;
begin transaction;
update `shop`.`main_baselinr`.`baselinr_table_state`
set rolled_up_by = 'golden-run'
where unique_id in ('source.shop.main.by_day') and coalesce(pending_partitions, 0) = 0 and not coalesce(backfilling, false) and unique_id in (select unique_id from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id in ('source.shop.main.by_day') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp()));
delete from `shop`.`main_baselinr`.`baselinr_column_state`
where unique_id in ('source.shop.main.by_day') and unique_id in (select unique_id from `shop`.`main_baselinr`.`baselinr_table_state` where rolled_up_by = 'golden-run') and (unique_id || '\n' || group_id) in (
select unique_id || '\n' || group_id from (
select unique_id, group_id
  from `shop`.`main_baselinr`.`baselinr_partition_state`
  where unique_id in ('source.shop.main.by_day') and group_id <> ''
  group by 1, 2
  having count(*) = count(token) and count(*) <= 64 and count(*) > count(case when rolled_up then 1 end)
    and timestamp_diff(current_timestamp(), max(last_changed_at), minute) >= 10080
) as listed
);
update `shop`.`main_baselinr`.`baselinr_partition_state`
set rolled_up = true, rolled_up_by = 'golden-run'
where unique_id in ('source.shop.main.by_day') and unique_id in (select unique_id from `shop`.`main_baselinr`.`baselinr_table_state` where rolled_up_by = 'golden-run') and not coalesce(rolled_up, false) and (unique_id || '\n' || group_id) in (
select unique_id || '\n' || group_id from (
select unique_id, group_id
  from `shop`.`main_baselinr`.`baselinr_partition_state`
  where unique_id in ('source.shop.main.by_day') and group_id <> ''
  group by 1, 2
  having count(*) = count(token) and count(*) <= 64 and count(*) > count(case when rolled_up then 1 end)
    and timestamp_diff(current_timestamp(), max(last_changed_at), minute) >= 10080
) as listed
);
commit transaction;
set baselinr_done = true;
exception when error then
set baselinr_failure = @@error.message;
begin rollback transaction; exception when error then set baselinr_done = false; end;
if baselinr_attempts >= 10 or not regexp_contains(baselinr_failure, '(?i)concurrent update') then
raise using message = baselinr_failure;
end if;
end;
end while;
select cast(count(*) as string) as partitions from `shop`.`main_baselinr`.`baselinr_partition_state` where rolled_up_by = 'golden-run';
