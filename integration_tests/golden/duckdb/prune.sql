-- Old history goes, and quiet partitions are rolled up.

/* baselinr run golden-run old history */
select 'runs' as name, cast(count(*) as varchar) as old_rows, cast(cast(now() at time zone 'UTC' as timestamp) + to_minutes(-129600) as varchar) as cutoff, strftime((cast(now() at time zone 'UTC' as timestamp) + to_minutes(-129600)), '%Y-%m-%dT%H:%M:%SZ') as older_than
from "memory"."main_baselinr"."baselinr_runs" as history
where history."profiled_at" < cast(now() at time zone 'UTC' as timestamp) + to_minutes(-129600)
  and not exists (
    select 1
    from (
select unique_id, run_id, database_name, row_count
from (
select unique_id, run_id, database_name, row_count, rows_scanned, action, reason, row_number() over (partition by unique_id order by profiled_at desc, run_id desc) as recency
from "memory"."main_baselinr"."baselinr_runs"
where is_published
) as numbered
where recency = 1
    ) as published
    where published.unique_id = history.unique_id and published.run_id = history.run_id
  )
union all
select 'results' as name, cast(count(*) as varchar) as old_rows, cast(cast(now() at time zone 'UTC' as timestamp) + to_minutes(-129600) as varchar) as cutoff, strftime((cast(now() at time zone 'UTC' as timestamp) + to_minutes(-129600)), '%Y-%m-%dT%H:%M:%SZ') as older_than
from "memory"."main_baselinr"."baselinr_results" as history
where history."profiled_at" < cast(now() at time zone 'UTC' as timestamp) + to_minutes(-129600)
  and not exists (
    select 1
    from (
select unique_id, run_id, database_name, row_count
from (
select unique_id, run_id, database_name, row_count, rows_scanned, action, reason, row_number() over (partition by unique_id order by profiled_at desc, run_id desc) as recency
from "memory"."main_baselinr"."baselinr_runs"
where is_published
) as numbered
where recency = 1
    ) as published
    where published.unique_id = history.unique_id and published.run_id = history.run_id
  )
union all
select 'events' as name, cast(count(*) as varchar) as old_rows, cast(cast(now() at time zone 'UTC' as timestamp) + to_minutes(-129600) as varchar) as cutoff, strftime((cast(now() at time zone 'UTC' as timestamp) + to_minutes(-129600)), '%Y-%m-%dT%H:%M:%SZ') as older_than
from "memory"."main_baselinr"."baselinr_events" as history
where history."timestamp" < cast(now() at time zone 'UTC' as timestamp) + to_minutes(-129600);

/* baselinr run golden-run prune */
begin;
delete from "memory"."main_baselinr"."baselinr_runs" as history
where history."profiled_at" < cast('2024-01-01 00:00:00' as timestamp)
  and not exists (
    select 1
    from (
select unique_id, run_id, database_name, row_count
from (
select unique_id, run_id, database_name, row_count, rows_scanned, action, reason, row_number() over (partition by unique_id order by profiled_at desc, run_id desc) as recency
from "memory"."main_baselinr"."baselinr_runs"
where is_published
) as numbered
where recency = 1
    ) as published
    where published.unique_id = history.unique_id and published.run_id = history.run_id
  );
delete from "memory"."main_baselinr"."baselinr_results" as history
where history."profiled_at" < cast('2024-01-01 00:00:00' as timestamp)
  and not exists (
    select 1
    from (
select unique_id, run_id, database_name, row_count
from (
select unique_id, run_id, database_name, row_count, rows_scanned, action, reason, row_number() over (partition by unique_id order by profiled_at desc, run_id desc) as recency
from "memory"."main_baselinr"."baselinr_runs"
where is_published
) as numbered
where recency = 1
    ) as published
    where published.unique_id = history.unique_id and published.run_id = history.run_id
  );
delete from "memory"."main_baselinr"."baselinr_events" as history
where history."timestamp" < cast('2024-01-01 00:00:00' as timestamp);
commit;
select 1 as done;

/* baselinr run golden-run quiet partitions */
select distinct unique_id
from (
select unique_id, group_id
  from "memory"."main_baselinr"."baselinr_partition_state"
  where unique_id in ('source.shop.main.every_type', 'source.shop.main.by_day', 'source.shop.main.grown', 'source.shop.main.by_hour', 'source.shop.main.by_month', 'source.shop.main.by_year', 'source.shop.main.by_name', 'source.shop.main.by_number', 'source.shop.main.newest', 'source.shop.main.asked') and group_id <> ''
  group by 1, 2
  having count(*) = count(token) and count(*) <= 64 and count(*) > count(case when rolled_up then 1 end)
    and cast(floor(epoch(cast(now() at time zone 'UTC' as timestamp) - max(last_changed_at)) / 60) as bigint) >= 10080
) as quiet;

/* baselinr run golden-run roll up */
begin;
update "memory"."main_baselinr"."baselinr_table_state"
set rolled_up_by = 'golden-run'
where unique_id in ('source.shop.main.by_day') and coalesce(pending_partitions, 0) = 0 and not coalesce(backfilling, false) and unique_id in (select unique_id from "memory"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_day'));
with found as materialized (
select unique_id, group_id
  from "memory"."main_baselinr"."baselinr_partition_state"
  where unique_id in ('source.shop.main.by_day') and group_id <> ''
  group by 1, 2
  having count(*) = count(token) and count(*) <= 64 and count(*) > count(case when rolled_up then 1 end)
    and cast(floor(epoch(cast(now() at time zone 'UTC' as timestamp) - max(last_changed_at)) / 60) as bigint) >= 10080
)
delete from "memory"."main_baselinr"."baselinr_column_state"
where unique_id in ('source.shop.main.by_day') and unique_id in (select unique_id from "memory"."main_baselinr"."baselinr_table_state" where rolled_up_by = 'golden-run') and (unique_id, group_id) in (select unique_id, group_id from found);
with found as materialized (
select unique_id, group_id
  from "memory"."main_baselinr"."baselinr_partition_state"
  where unique_id in ('source.shop.main.by_day') and group_id <> ''
  group by 1, 2
  having count(*) = count(token) and count(*) <= 64 and count(*) > count(case when rolled_up then 1 end)
    and cast(floor(epoch(cast(now() at time zone 'UTC' as timestamp) - max(last_changed_at)) / 60) as bigint) >= 10080
)
update "memory"."main_baselinr"."baselinr_partition_state"
set rolled_up = true, rolled_up_by = 'golden-run'
where unique_id in ('source.shop.main.by_day') and unique_id in (select unique_id from "memory"."main_baselinr"."baselinr_table_state" where rolled_up_by = 'golden-run') and not coalesce(rolled_up, false) and (unique_id, group_id) in (select unique_id, group_id from found);
commit;
select cast(count(*) as varchar) as partitions from "memory"."main_baselinr"."baselinr_partition_state" where rolled_up_by = 'golden-run';
