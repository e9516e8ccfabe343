-- Old history goes, and quiet partitions are rolled up.

/* baselinr run golden-run old history */
select 'runs' as name, cast(count(*) as varchar) as old_rows, cast(dateadd(minute, -129600, sysdate()) as varchar) as cutoff, to_char((dateadd(minute, -129600, sysdate())), 'YYYY-MM-DD') || 'T' || to_char((dateadd(minute, -129600, sysdate())), 'HH24:MI:SS') || 'Z' as older_than
from "SHOP"."MAIN_BASELINR"."BASELINR_RUNS" as history
where history."PROFILED_AT" < dateadd(minute, -129600, sysdate())
  and not exists (
    select 1
    from (
select unique_id, run_id, database_name, row_count
from (
select unique_id, run_id, database_name, row_count, rows_scanned, action, reason, row_number() over (partition by unique_id order by profiled_at desc, run_id desc) as recency
from "SHOP"."MAIN_BASELINR"."BASELINR_RUNS"
where is_published
) as numbered
where recency = 1
    ) as published
    where published.unique_id = history.unique_id and published.run_id = history.run_id
  )
union all
select 'results' as name, cast(count(*) as varchar) as old_rows, cast(dateadd(minute, -129600, sysdate()) as varchar) as cutoff, to_char((dateadd(minute, -129600, sysdate())), 'YYYY-MM-DD') || 'T' || to_char((dateadd(minute, -129600, sysdate())), 'HH24:MI:SS') || 'Z' as older_than
from "SHOP"."MAIN_BASELINR"."BASELINR_RESULTS" as history
where history."PROFILED_AT" < dateadd(minute, -129600, sysdate())
  and not exists (
    select 1
    from (
select unique_id, run_id, database_name, row_count
from (
select unique_id, run_id, database_name, row_count, rows_scanned, action, reason, row_number() over (partition by unique_id order by profiled_at desc, run_id desc) as recency
from "SHOP"."MAIN_BASELINR"."BASELINR_RUNS"
where is_published
) as numbered
where recency = 1
    ) as published
    where published.unique_id = history.unique_id and published.run_id = history.run_id
  )
union all
select 'events' as name, cast(count(*) as varchar) as old_rows, cast(dateadd(minute, -129600, sysdate()) as varchar) as cutoff, to_char((dateadd(minute, -129600, sysdate())), 'YYYY-MM-DD') || 'T' || to_char((dateadd(minute, -129600, sysdate())), 'HH24:MI:SS') || 'Z' as older_than
from "SHOP"."MAIN_BASELINR"."BASELINR_EVENTS" as history
where history."TIMESTAMP" < dateadd(minute, -129600, sysdate());

/* baselinr run golden-run prune */
begin;
delete from "SHOP"."MAIN_BASELINR"."BASELINR_RUNS" as history
where history."PROFILED_AT" < cast('2024-01-01 00:00:00' as timestamp_ntz)
  and not exists (
    select 1
    from (
select unique_id, run_id, database_name, row_count
from (
select unique_id, run_id, database_name, row_count, rows_scanned, action, reason, row_number() over (partition by unique_id order by profiled_at desc, run_id desc) as recency
from "SHOP"."MAIN_BASELINR"."BASELINR_RUNS"
where is_published
) as numbered
where recency = 1
    ) as published
    where published.unique_id = history.unique_id and published.run_id = history.run_id
  );
delete from "SHOP"."MAIN_BASELINR"."BASELINR_RESULTS" as history
where history."PROFILED_AT" < cast('2024-01-01 00:00:00' as timestamp_ntz)
  and not exists (
    select 1
    from (
select unique_id, run_id, database_name, row_count
from (
select unique_id, run_id, database_name, row_count, rows_scanned, action, reason, row_number() over (partition by unique_id order by profiled_at desc, run_id desc) as recency
from "SHOP"."MAIN_BASELINR"."BASELINR_RUNS"
where is_published
) as numbered
where recency = 1
    ) as published
    where published.unique_id = history.unique_id and published.run_id = history.run_id
  );
delete from "SHOP"."MAIN_BASELINR"."BASELINR_EVENTS" as history
where history."TIMESTAMP" < cast('2024-01-01 00:00:00' as timestamp_ntz);
commit;
select 1 as done;

/* baselinr run golden-run quiet partitions */
select distinct unique_id
from (
select unique_id, group_id
  from "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE"
  where unique_id in ('source.shop.main.every_type', 'source.shop.main.by_day', 'source.shop.main.grown', 'source.shop.main.by_hour', 'source.shop.main.by_month', 'source.shop.main.by_year', 'source.shop.main.by_name', 'source.shop.main.by_number', 'source.shop.main.newest', 'source.shop.main.asked') and group_id <> ''
  group by 1, 2
  having count(*) = count(token) and count(*) <= 64 and count(*) > count(case when rolled_up then 1 end)
    and cast(floor(datediff(second, max(last_changed_at), sysdate()) / 60) as bigint) >= 10080
) as quiet;

/* baselinr run golden-run roll up */
begin;
update "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
set rolled_up_by = 'golden-run'
where unique_id in ('source.shop.main.by_day') and coalesce(pending_partitions, 0) = 0 and not coalesce(backfilling, false) and unique_id in (select unique_id from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id in ('source.shop.main.by_day') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate()));
delete from "SHOP"."MAIN_BASELINR"."BASELINR_COLUMN_STATE"
where unique_id in ('source.shop.main.by_day') and unique_id in (select unique_id from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where rolled_up_by = 'golden-run') and (unique_id, group_id) in (
select unique_id, group_id
  from "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE"
  where unique_id in ('source.shop.main.by_day') and group_id <> ''
  group by 1, 2
  having count(*) = count(token) and count(*) <= 64 and count(*) > count(case when rolled_up then 1 end)
    and cast(floor(datediff(second, max(last_changed_at), sysdate()) / 60) as bigint) >= 10080
);
update "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE"
set rolled_up = true, rolled_up_by = 'golden-run'
where unique_id in ('source.shop.main.by_day') and unique_id in (select unique_id from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where rolled_up_by = 'golden-run') and not coalesce(rolled_up, false) and (unique_id, group_id) in (
select unique_id, group_id
  from "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE"
  where unique_id in ('source.shop.main.by_day') and group_id <> ''
  group by 1, 2
  having count(*) = count(token) and count(*) <= 64 and count(*) > count(case when rolled_up then 1 end)
    and cast(floor(datediff(second, max(last_changed_at), sysdate()) / 60) as bigint) >= 10080
);
commit;
select cast(count(*) as varchar) as partitions from "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE" where rolled_up_by = 'golden-run';
