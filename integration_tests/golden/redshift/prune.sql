-- Old history goes, and quiet partitions are rolled up.

/* baselinr run golden-run old history */
select 'runs' as name, cast(count(*) as varchar(65535)) as old_rows, cast(dateadd(minute, -129600, sysdate) as varchar(65535)) as cutoff, to_char((dateadd(minute, -129600, sysdate)), 'YYYY-MM-DD') || 'T' || to_char((dateadd(minute, -129600, sysdate)), 'HH24:MI:SS') || 'Z' as older_than
from "shop"."main_baselinr"."baselinr_runs"
where "profiled_at" < dateadd(minute, -129600, sysdate)
  and not (unique_id, run_id) in (
select unique_id, run_id from (
select unique_id, run_id, database_name, row_count
from (
select unique_id, run_id, database_name, row_count, rows_scanned, action, reason, row_number() over (partition by unique_id order by profiled_at desc, run_id desc) as recency
from "shop"."main_baselinr"."baselinr_runs"
where is_published
) as numbered
where recency = 1
) as published
)
union all
select 'results' as name, cast(count(*) as varchar(65535)) as old_rows, cast(dateadd(minute, -129600, sysdate) as varchar(65535)) as cutoff, to_char((dateadd(minute, -129600, sysdate)), 'YYYY-MM-DD') || 'T' || to_char((dateadd(minute, -129600, sysdate)), 'HH24:MI:SS') || 'Z' as older_than
from "shop"."main_baselinr"."baselinr_results"
where "profiled_at" < dateadd(minute, -129600, sysdate)
  and not (unique_id, run_id) in (
select unique_id, run_id from (
select unique_id, run_id, database_name, row_count
from (
select unique_id, run_id, database_name, row_count, rows_scanned, action, reason, row_number() over (partition by unique_id order by profiled_at desc, run_id desc) as recency
from "shop"."main_baselinr"."baselinr_runs"
where is_published
) as numbered
where recency = 1
) as published
)
union all
select 'events' as name, cast(count(*) as varchar(65535)) as old_rows, cast(dateadd(minute, -129600, sysdate) as varchar(65535)) as cutoff, to_char((dateadd(minute, -129600, sysdate)), 'YYYY-MM-DD') || 'T' || to_char((dateadd(minute, -129600, sysdate)), 'HH24:MI:SS') || 'Z' as older_than
from "shop"."main_baselinr"."baselinr_events"
where "timestamp" < dateadd(minute, -129600, sysdate);

/* baselinr run golden-run prune */
begin;
delete from "shop"."main_baselinr"."baselinr_runs"
where "profiled_at" < cast('2024-01-01 00:00:00' as timestamp)
  and not (unique_id, run_id) in (
select unique_id, run_id from (
select unique_id, run_id, database_name, row_count
from (
select unique_id, run_id, database_name, row_count, rows_scanned, action, reason, row_number() over (partition by unique_id order by profiled_at desc, run_id desc) as recency
from "shop"."main_baselinr"."baselinr_runs"
where is_published
) as numbered
where recency = 1
) as published
);
delete from "shop"."main_baselinr"."baselinr_results"
where "profiled_at" < cast('2024-01-01 00:00:00' as timestamp)
  and not (unique_id, run_id) in (
select unique_id, run_id from (
select unique_id, run_id, database_name, row_count
from (
select unique_id, run_id, database_name, row_count, rows_scanned, action, reason, row_number() over (partition by unique_id order by profiled_at desc, run_id desc) as recency
from "shop"."main_baselinr"."baselinr_runs"
where is_published
) as numbered
where recency = 1
) as published
);
delete from "shop"."main_baselinr"."baselinr_events"
where "timestamp" < cast('2024-01-01 00:00:00' as timestamp);
commit;
select 1 as done;

/* baselinr run golden-run quiet partitions */
select distinct unique_id
from (
select unique_id, group_id
  from "shop"."main_baselinr"."baselinr_partition_state"
  where unique_id in ('source.shop.main.every_type', 'source.shop.main.by_day', 'source.shop.main.grown', 'source.shop.main.by_hour', 'source.shop.main.by_month', 'source.shop.main.by_year', 'source.shop.main.by_name', 'source.shop.main.by_number', 'source.shop.main.newest', 'source.shop.main.asked') and group_id <> ''
  group by 1, 2
  having count(*) = count(token) and count(*) <= 64 and count(*) > count(case when rolled_up then 1 end)
    and cast(floor(datediff(second, max(last_changed_at), sysdate) / 60.0) as bigint) >= 10080
) as quiet;

/* baselinr run golden-run roll up */
begin;
lock "shop"."main_baselinr"."baselinr_table_state";
update "shop"."main_baselinr"."baselinr_table_state"
set rolled_up_by = 'golden-run'
where unique_id in ('source.shop.main.by_day') and coalesce(pending_partitions, 0) = 0 and not coalesce(backfilling, false) and unique_id in (select unique_id from "shop"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_day') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate));
delete from "shop"."main_baselinr"."baselinr_column_state"
where unique_id in ('source.shop.main.by_day') and unique_id in (select unique_id from "shop"."main_baselinr"."baselinr_table_state" where rolled_up_by = 'golden-run') and (unique_id, group_id) in (
select unique_id, group_id
  from "shop"."main_baselinr"."baselinr_partition_state"
  where unique_id in ('source.shop.main.by_day') and group_id <> ''
  group by 1, 2
  having count(*) = count(token) and count(*) <= 64 and count(*) > count(case when rolled_up then 1 end)
    and cast(floor(datediff(second, max(last_changed_at), sysdate) / 60.0) as bigint) >= 10080
);
update "shop"."main_baselinr"."baselinr_partition_state"
set rolled_up = true, rolled_up_by = 'golden-run'
where unique_id in ('source.shop.main.by_day') and unique_id in (select unique_id from "shop"."main_baselinr"."baselinr_table_state" where rolled_up_by = 'golden-run') and not coalesce(rolled_up, false) and (unique_id, group_id) in (
select unique_id, group_id
  from "shop"."main_baselinr"."baselinr_partition_state"
  where unique_id in ('source.shop.main.by_day') and group_id <> ''
  group by 1, 2
  having count(*) = count(token) and count(*) <= 64 and count(*) > count(case when rolled_up then 1 end)
    and cast(floor(datediff(second, max(last_changed_at), sysdate) / 60.0) as bigint) >= 10080
);
commit;
select cast(count(*) as varchar(65535)) as partitions from "shop"."main_baselinr"."baselinr_partition_state" where rolled_up_by = 'golden-run';
