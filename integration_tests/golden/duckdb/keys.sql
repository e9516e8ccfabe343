-- Keys of other kinds and granularities, partitions in scope, and those that a snapshot_query names. Of a profile only what reads the table.

/* baselinr run golden-run catalog */
with target (unique_id, database_name, schema_name, table_name) as (
  values
    ('source.shop.main.asked', 'memory', 'main', 'asked'),
    ('source.shop.main.by_hour', 'memory', 'main', 'by_hour'),
    ('source.shop.main.by_month', 'memory', 'main', 'by_month'),
    ('source.shop.main.by_name', 'memory', 'main', 'by_name'),
    ('source.shop.main.by_number', 'memory', 'main', 'by_number'),
    ('source.shop.main.by_year', 'memory', 'main', 'by_year'),
    ('source.shop.main.newest', 'memory', 'main', 'newest')
), columns as (
  select lower(database_name) as d, lower(schema_name) as s, lower(table_name) as t,
    any_value(database_name) as database_name, any_value(schema_name) as schema_name, any_value(table_name) as table_name,
    cast(to_json(list({'name': column_name, 'type': data_type} order by column_index)) as varchar) as columns,
    sum(case when data_type in ('BOOLEAN', 'TINYINT', 'UTINYINT') then 1 when data_type in ('SMALLINT', 'USMALLINT') then 2 when data_type in ('INTEGER', 'UINTEGER', 'FLOAT', 'DATE') then 4
      when data_type in ('HUGEINT', 'UHUGEINT', 'UUID', 'INTERVAL') or data_type like 'DECIMAL%' then 16 when data_type in ('BIGINT', 'UBIGINT', 'DOUBLE') or data_type like 'TIME%' then 8 else 32 end) as width
  from duckdb_columns()
  where not internal and lower(schema_name) in ('main')
  group by all
), tables as (
  select lower(database_name) as d, lower(schema_name) as s, lower(table_name) as t, estimated_size from duckdb_tables()
)
select target.unique_id, columns.database_name, columns.schema_name, columns.table_name, columns.columns,
  case when tables.t is null then 'view' else 'table' end as relation_type,
  cast(tables.estimated_size as varchar) as estimated_rows, cast(cast(tables.estimated_size * columns.width as bigint) as varchar) as estimated_bytes, cast(columns.width as varchar) as row_width
from target
join columns on columns.d = lower(target.database_name) and columns.s = lower(target.schema_name) and columns.t = lower(target.table_name)
left join tables on tables.d = columns.d and tables.s = columns.s and tables.t = columns.t;

/* baselinr run golden-run state */
select unique_id, database_name, schema_name, table_name, decision, decision_reason, status, error, snapshot_id, profile_signature,
  profiled_columns, metadata, last_run_id, rolled_up_by, resume_partition, sampled_id, checks, known_columns,
  case when backfilling then 'true' end as backfilling,
  case when hash_id <> 'duckdb ' || version() then 'true' end as hash_is_stale,
  cast(row_count as varchar) as row_count,
  cast(pending_partitions as varchar) as pending_partitions,
  cast(coverage as varchar) as coverage,
  strftime(last_profiled_at, '%Y-%m-%dT%H:%M:%SZ') as last_profiled_at,
  strftime(last_checked_at, '%Y-%m-%dT%H:%M:%SZ') as last_checked_at,
  strftime(next_due_at, '%Y-%m-%dT%H:%M:%SZ') as next_due_at,
  strftime(started_at, '%Y-%m-%dT%H:%M:%SZ') as started_at,
  strftime(waiting_since, '%Y-%m-%dT%H:%M:%SZ') as waiting_since,
  cast(staleness_score as varchar) as staleness_score,
  cast(cast(floor(epoch(cast(now() at time zone 'UTC' as timestamp) - last_profiled_at) / 60) as bigint) as varchar) as profiled_minutes_ago,
  cast(cast(floor(epoch(cast(now() at time zone 'UTC' as timestamp) - last_verified_at) / 60) as bigint) as varchar) as verified_minutes_ago,
  cast(cast(floor(epoch(cast(now() at time zone 'UTC' as timestamp) - waiting_since) / 60) as bigint) as varchar) as waiting_minutes,
  cast(cast(floor(epoch(cast(now() at time zone 'UTC' as timestamp) - last_published_at) / 60) as bigint) as varchar) as published_minutes_ago,
  cast(cast(floor(epoch(cast(now() at time zone 'UTC' as timestamp) - last_checked_at) / 60) as bigint) as varchar) as checked_minutes_ago
from "memory"."main_baselinr"."baselinr_table_state"
where unique_id in ('source.shop.main.asked', 'source.shop.main.by_hour', 'source.shop.main.by_month', 'source.shop.main.by_name', 'source.shop.main.by_number', 'source.shop.main.by_year', 'source.shop.main.newest');

/* baselinr run golden-run look at asked */
begin;
update "memory"."main_baselinr"."baselinr_table_state"
set started_at = cast(now() at time zone 'UTC' as timestamp)
where unique_id in (select unique_id from "memory"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.asked'));
commit;
select 1 as done;

/* baselinr run golden-run snapshot of "memory"."main"."asked" */
select cast(to_json(list(snapshot)) as varchar) as answer
from (
select partition_id, token from main.tokens
) as snapshot;

/* baselinr run golden-run compare "memory"."main"."asked" */
with live as (
  select * from (

  select partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
  select partition_id, row_count, token
  from (
    values
    ('north', cast(null as bigint), '7'),
    ('south', cast(null as bigint), cast(null as varchar))
  ) as given (partition_id, row_count, token)
  ) as asked
) as live where partition_id in ('north', 'south')
), stored as (
  select partition_id, token, rolled_up
  from "memory"."main_baselinr"."baselinr_partition_state"
  where unique_id = 'source.shop.main.asked'
), own as (
  select coalesce(l.partition_id, s.partition_id) as partition_id, case when translate(coalesce(l.partition_id, s.partition_id), '0123456789-/:._ TZ+', '') = '' and translate(right(coalesce(l.partition_id, s.partition_id), 2), '0123456789', '') = '' then left(left(coalesce(l.partition_id, s.partition_id), greatest(length(coalesce(l.partition_id, s.partition_id)) - 2, 0)), 190) || case when translate(left(right(coalesce(l.partition_id, s.partition_id), 2), 1), '56789', '') = '' then '~50' else '~00' end else left(md5(coalesce(l.partition_id, s.partition_id)), 2) end as group_id, l.row_count, l.byte_count, l.token, s.rolled_up,
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
  cast(to_json(list(case when what = 'changed' then partition_id end order by partition_id) filter (where (case when what = 'changed' then partition_id end) is not null)) as varchar) as changed,
  cast(to_json(list(case when what = 'removed' then partition_id end order by partition_id) filter (where (case when what = 'removed' then partition_id end) is not null)) as varchar) as removed,
  cast(to_json(list(case when what = 'changed' then coalesce(row_count, -1) end order by partition_id) filter (where (case when what = 'changed' then coalesce(row_count, -1) end) is not null)) as varchar) as sizes,
  cast(to_json(list(case when what = 'changed' then coalesce(byte_count, -1) end order by partition_id) filter (where (case when what = 'changed' then coalesce(byte_count, -1) end) is not null)) as varchar) as bytes,
  cast(count(case when what <> 'removed' then 1 end) as varchar) as partitions,
  cast(count(case when what <> own_what then 1 end) as varchar) as mates,
  cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as varchar) as all_rows,
  cast(to_json(list(case when what <> 'same' and rolled_up_group is not null then partition_id end order by partition_id) filter (where (case when what <> 'same' and rolled_up_group is not null then partition_id end) is not null)) as varchar) as rolled_up,
  cast(to_json(list(case when what <> 'same' then rolled_up_group end order by partition_id) filter (where (case when what <> 'same' then rolled_up_group end) is not null)) as varchar) as rolled_up_groups,
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then md5(coalesce(string_agg(case when what <> 'removed' then partition_id || '=' || token end, chr(10) order by partition_id), '')) end as content
from difference;

/* baselinr run golden-run look at by_hour */
begin;
update "memory"."main_baselinr"."baselinr_table_state"
set started_at = null
where unique_id in (select unique_id from "memory"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.asked'));
update "memory"."main_baselinr"."baselinr_table_state"
set started_at = cast(now() at time zone 'UTC' as timestamp)
where unique_id in (select unique_id from "memory"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_hour'));
commit;
select 1 as done;

/* baselinr run golden-run compare "memory"."main"."by_hour" */
with live as (
  select coalesce(case when isfinite(partition_value) then strftime(partition_value, '%Y-%m-%d %H:00:00') else cast(partition_value as varchar) end, '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select date_trunc('hour', "at") as partition_value, count(*) as row_count, 'duckdb ' || version() || '/' || cast(count(*) as varchar) || '/' || cast(sum(hash("at", "day", "name", "quantity")) as varchar) as token
    from "memory"."main"."by_hour"
    where true
    group by 1
  ) as scanned
), stored as (
  select partition_id, token, rolled_up
  from "memory"."main_baselinr"."baselinr_partition_state"
  where unique_id = 'source.shop.main.by_hour'
), own as (
  select coalesce(l.partition_id, s.partition_id) as partition_id, left(coalesce(l.partition_id, s.partition_id), 10) as group_id, l.row_count, l.byte_count, l.token, s.rolled_up,
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
  cast(to_json(list(case when what = 'changed' then partition_id end order by partition_id) filter (where (case when what = 'changed' then partition_id end) is not null)) as varchar) as changed,
  cast(to_json(list(case when what = 'removed' then partition_id end order by partition_id) filter (where (case when what = 'removed' then partition_id end) is not null)) as varchar) as removed,
  cast(to_json(list(case when what = 'changed' then coalesce(row_count, -1) end order by partition_id) filter (where (case when what = 'changed' then coalesce(row_count, -1) end) is not null)) as varchar) as sizes,
  cast(to_json(list(case when what = 'changed' then coalesce(byte_count, -1) end order by partition_id) filter (where (case when what = 'changed' then coalesce(byte_count, -1) end) is not null)) as varchar) as bytes,
  cast(count(case when what <> 'removed' then 1 end) as varchar) as partitions,
  cast(count(case when what <> own_what then 1 end) as varchar) as mates,
  cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as varchar) as all_rows,
  cast(to_json(list(case when what <> 'same' and rolled_up_group is not null then partition_id end order by partition_id) filter (where (case when what <> 'same' and rolled_up_group is not null then partition_id end) is not null)) as varchar) as rolled_up,
  cast(to_json(list(case when what <> 'same' then rolled_up_group end order by partition_id) filter (where (case when what <> 'same' then rolled_up_group end) is not null)) as varchar) as rolled_up_groups,
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then md5(coalesce(string_agg(case when what <> 'removed' then partition_id || '=' || token end, chr(10) order by partition_id), '')) end as content
from difference;

/* baselinr run golden-run look at by_month */
begin;
update "memory"."main_baselinr"."baselinr_table_state"
set started_at = null
where unique_id in (select unique_id from "memory"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_hour'));
update "memory"."main_baselinr"."baselinr_table_state"
set started_at = cast(now() at time zone 'UTC' as timestamp)
where unique_id in (select unique_id from "memory"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_month'));
commit;
select 1 as done;

/* baselinr run golden-run compare "memory"."main"."by_month" */
with live as (
  select coalesce(case when isfinite(partition_value) then strftime(partition_value, '%Y-%m') else cast(partition_value as varchar) end, '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select date_trunc('month', "at") as partition_value, count(*) as row_count, 'duckdb ' || version() || '/' || cast(count(*) as varchar) || '/' || cast(sum(hash("at", "day", "name", "quantity")) as varchar) as token
    from "memory"."main"."by_month"
    where true
    group by 1
  ) as scanned
), stored as (
  select partition_id, token, rolled_up
  from "memory"."main_baselinr"."baselinr_partition_state"
  where unique_id = 'source.shop.main.by_month'
), own as (
  select coalesce(l.partition_id, s.partition_id) as partition_id, left(coalesce(l.partition_id, s.partition_id), 4) as group_id, l.row_count, l.byte_count, l.token, s.rolled_up,
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
  cast(to_json(list(case when what = 'changed' then partition_id end order by partition_id) filter (where (case when what = 'changed' then partition_id end) is not null)) as varchar) as changed,
  cast(to_json(list(case when what = 'removed' then partition_id end order by partition_id) filter (where (case when what = 'removed' then partition_id end) is not null)) as varchar) as removed,
  cast(to_json(list(case when what = 'changed' then coalesce(row_count, -1) end order by partition_id) filter (where (case when what = 'changed' then coalesce(row_count, -1) end) is not null)) as varchar) as sizes,
  cast(to_json(list(case when what = 'changed' then coalesce(byte_count, -1) end order by partition_id) filter (where (case when what = 'changed' then coalesce(byte_count, -1) end) is not null)) as varchar) as bytes,
  cast(count(case when what <> 'removed' then 1 end) as varchar) as partitions,
  cast(count(case when what <> own_what then 1 end) as varchar) as mates,
  cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as varchar) as all_rows,
  cast(to_json(list(case when what <> 'same' and rolled_up_group is not null then partition_id end order by partition_id) filter (where (case when what <> 'same' and rolled_up_group is not null then partition_id end) is not null)) as varchar) as rolled_up,
  cast(to_json(list(case when what <> 'same' then rolled_up_group end order by partition_id) filter (where (case when what <> 'same' then rolled_up_group end) is not null)) as varchar) as rolled_up_groups,
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then md5(coalesce(string_agg(case when what <> 'removed' then partition_id || '=' || token end, chr(10) order by partition_id), '')) end as content
from difference;

/* baselinr run golden-run look at by_name */
begin;
update "memory"."main_baselinr"."baselinr_table_state"
set started_at = null
where unique_id in (select unique_id from "memory"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_month'));
update "memory"."main_baselinr"."baselinr_table_state"
set started_at = cast(now() at time zone 'UTC' as timestamp)
where unique_id in (select unique_id from "memory"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_name'));
commit;
select 1 as done;

/* baselinr run golden-run compare "memory"."main"."by_name" */
with live as (
  select coalesce(cast(partition_value as varchar), '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select coalesce(cast("name" as varchar), '__null__') as partition_value, count(*) as row_count, 'duckdb ' || version() || '/' || cast(count(*) as varchar) || '/' || cast(sum(hash("at", "day", "name", "quantity")) as varchar) as token
    from "memory"."main"."by_name"
    where true
    group by 1
  ) as scanned
), stored as (
  select partition_id, token, rolled_up
  from "memory"."main_baselinr"."baselinr_partition_state"
  where unique_id = 'source.shop.main.by_name'
), own as (
  select coalesce(l.partition_id, s.partition_id) as partition_id, case when translate(coalesce(l.partition_id, s.partition_id), '0123456789-/:._ TZ+', '') = '' and translate(right(coalesce(l.partition_id, s.partition_id), 2), '0123456789', '') = '' then left(left(coalesce(l.partition_id, s.partition_id), greatest(length(coalesce(l.partition_id, s.partition_id)) - 2, 0)), 190) || case when translate(left(right(coalesce(l.partition_id, s.partition_id), 2), 1), '56789', '') = '' then '~50' else '~00' end else left(md5(coalesce(l.partition_id, s.partition_id)), 2) end as group_id, l.row_count, l.byte_count, l.token, s.rolled_up,
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
  cast(to_json(list(case when what = 'changed' then partition_id end order by partition_id) filter (where (case when what = 'changed' then partition_id end) is not null)) as varchar) as changed,
  cast(to_json(list(case when what = 'removed' then partition_id end order by partition_id) filter (where (case when what = 'removed' then partition_id end) is not null)) as varchar) as removed,
  cast(to_json(list(case when what = 'changed' then coalesce(row_count, -1) end order by partition_id) filter (where (case when what = 'changed' then coalesce(row_count, -1) end) is not null)) as varchar) as sizes,
  cast(to_json(list(case when what = 'changed' then coalesce(byte_count, -1) end order by partition_id) filter (where (case when what = 'changed' then coalesce(byte_count, -1) end) is not null)) as varchar) as bytes,
  cast(count(case when what <> 'removed' then 1 end) as varchar) as partitions,
  cast(count(case when what <> own_what then 1 end) as varchar) as mates,
  cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as varchar) as all_rows,
  cast(to_json(list(case when what <> 'same' and rolled_up_group is not null then partition_id end order by partition_id) filter (where (case when what <> 'same' and rolled_up_group is not null then partition_id end) is not null)) as varchar) as rolled_up,
  cast(to_json(list(case when what <> 'same' then rolled_up_group end order by partition_id) filter (where (case when what <> 'same' then rolled_up_group end) is not null)) as varchar) as rolled_up_groups,
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then md5(coalesce(string_agg(case when what <> 'removed' then partition_id || '=' || token end, chr(10) order by partition_id), '')) end as content
from difference;

/* baselinr run golden-run look at by_number */
begin;
update "memory"."main_baselinr"."baselinr_table_state"
set started_at = null
where unique_id in (select unique_id from "memory"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_name'));
update "memory"."main_baselinr"."baselinr_table_state"
set started_at = cast(now() at time zone 'UTC' as timestamp)
where unique_id in (select unique_id from "memory"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_number'));
commit;
select 1 as done;

/* baselinr run golden-run compare "memory"."main"."by_number" */
with live as (
  select coalesce(cast(partition_value as varchar), '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select "quantity" as partition_value, count(*) as row_count, 'duckdb ' || version() || '/' || cast(count(*) as varchar) || '/' || cast(sum(hash("at", "day", "name", "quantity")) as varchar) as token
    from "memory"."main"."by_number"
    where true
    group by 1
  ) as scanned
), stored as (
  select partition_id, token, rolled_up
  from "memory"."main_baselinr"."baselinr_partition_state"
  where unique_id = 'source.shop.main.by_number'
), own as (
  select coalesce(l.partition_id, s.partition_id) as partition_id, case when translate(coalesce(l.partition_id, s.partition_id), '0123456789-/:._ TZ+', '') = '' and translate(right(coalesce(l.partition_id, s.partition_id), 2), '0123456789', '') = '' then left(left(coalesce(l.partition_id, s.partition_id), greatest(length(coalesce(l.partition_id, s.partition_id)) - 2, 0)), 190) || case when translate(left(right(coalesce(l.partition_id, s.partition_id), 2), 1), '56789', '') = '' then '~50' else '~00' end else left(md5(coalesce(l.partition_id, s.partition_id)), 2) end as group_id, l.row_count, l.byte_count, l.token, s.rolled_up,
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
  cast(to_json(list(case when what = 'changed' then partition_id end order by partition_id) filter (where (case when what = 'changed' then partition_id end) is not null)) as varchar) as changed,
  cast(to_json(list(case when what = 'removed' then partition_id end order by partition_id) filter (where (case when what = 'removed' then partition_id end) is not null)) as varchar) as removed,
  cast(to_json(list(case when what = 'changed' then coalesce(row_count, -1) end order by partition_id) filter (where (case when what = 'changed' then coalesce(row_count, -1) end) is not null)) as varchar) as sizes,
  cast(to_json(list(case when what = 'changed' then coalesce(byte_count, -1) end order by partition_id) filter (where (case when what = 'changed' then coalesce(byte_count, -1) end) is not null)) as varchar) as bytes,
  cast(count(case when what <> 'removed' then 1 end) as varchar) as partitions,
  cast(count(case when what <> own_what then 1 end) as varchar) as mates,
  cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as varchar) as all_rows,
  cast(to_json(list(case when what <> 'same' and rolled_up_group is not null then partition_id end order by partition_id) filter (where (case when what <> 'same' and rolled_up_group is not null then partition_id end) is not null)) as varchar) as rolled_up,
  cast(to_json(list(case when what <> 'same' then rolled_up_group end order by partition_id) filter (where (case when what <> 'same' then rolled_up_group end) is not null)) as varchar) as rolled_up_groups,
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then md5(coalesce(string_agg(case when what <> 'removed' then partition_id || '=' || token end, chr(10) order by partition_id), '')) end as content
from difference;

/* baselinr run golden-run look at by_year */
begin;
update "memory"."main_baselinr"."baselinr_table_state"
set started_at = null
where unique_id in (select unique_id from "memory"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_number'));
update "memory"."main_baselinr"."baselinr_table_state"
set started_at = cast(now() at time zone 'UTC' as timestamp)
where unique_id in (select unique_id from "memory"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_year'));
commit;
select 1 as done;

/* baselinr run golden-run compare "memory"."main"."by_year" */
with live as (
  select coalesce(case when isfinite(partition_value) then strftime(partition_value, '%Y') else cast(partition_value as varchar) end, '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select date_trunc('year', "day") as partition_value, count(*) as row_count, 'duckdb ' || version() || '/' || cast(count(*) as varchar) || '/' || cast(sum(hash("at", "day", "name", "quantity")) as varchar) as token
    from "memory"."main"."by_year"
    where true
    group by 1
  ) as scanned
), stored as (
  select partition_id, token, rolled_up
  from "memory"."main_baselinr"."baselinr_partition_state"
  where unique_id = 'source.shop.main.by_year'
), own as (
  select coalesce(l.partition_id, s.partition_id) as partition_id, left(coalesce(l.partition_id, s.partition_id), 3) as group_id, l.row_count, l.byte_count, l.token, s.rolled_up,
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
  cast(to_json(list(case when what = 'changed' then partition_id end order by partition_id) filter (where (case when what = 'changed' then partition_id end) is not null)) as varchar) as changed,
  cast(to_json(list(case when what = 'removed' then partition_id end order by partition_id) filter (where (case when what = 'removed' then partition_id end) is not null)) as varchar) as removed,
  cast(to_json(list(case when what = 'changed' then coalesce(row_count, -1) end order by partition_id) filter (where (case when what = 'changed' then coalesce(row_count, -1) end) is not null)) as varchar) as sizes,
  cast(to_json(list(case when what = 'changed' then coalesce(byte_count, -1) end order by partition_id) filter (where (case when what = 'changed' then coalesce(byte_count, -1) end) is not null)) as varchar) as bytes,
  cast(count(case when what <> 'removed' then 1 end) as varchar) as partitions,
  cast(count(case when what <> own_what then 1 end) as varchar) as mates,
  cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as varchar) as all_rows,
  cast(to_json(list(case when what <> 'same' and rolled_up_group is not null then partition_id end order by partition_id) filter (where (case when what <> 'same' and rolled_up_group is not null then partition_id end) is not null)) as varchar) as rolled_up,
  cast(to_json(list(case when what <> 'same' then rolled_up_group end order by partition_id) filter (where (case when what <> 'same' then rolled_up_group end) is not null)) as varchar) as rolled_up_groups,
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then md5(coalesce(string_agg(case when what <> 'removed' then partition_id || '=' || token end, chr(10) order by partition_id), '')) end as content
from difference;

/* baselinr run golden-run look at newest */
begin;
update "memory"."main_baselinr"."baselinr_table_state"
set started_at = null
where unique_id in (select unique_id from "memory"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_year'));
update "memory"."main_baselinr"."baselinr_table_state"
set started_at = cast(now() at time zone 'UTC' as timestamp)
where unique_id in (select unique_id from "memory"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.newest'));
commit;
select 1 as done;

/* baselinr run golden-run scope of "memory"."main"."newest" */
select
  cast(to_json(list(partition_id order by partition_id) filter (where (partition_id) is not null)) as varchar) as ids,
  cast(case when count(case when true then row_count end) = count(case when true then 1 end) then coalesce(sum(case when true then row_count end), 0) end as varchar) as all_rows
from (
  select partition_id, row_count
  from (
  select coalesce(cast(partition_value as varchar), '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, cast(null as varchar) as token
  from (
    select "day" as partition_value, count(*) as row_count
    from "memory"."main"."newest"
    where true
    group by 1
  ) as counted
  ) as live
  where partition_id <> '__null__'
  order by partition_id desc
  limit 3
) as chosen;

/* baselinr run golden-run compare "memory"."main"."newest" */
with live as (
  select coalesce(cast(partition_value as varchar), '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select "day" as partition_value, count(*) as row_count, 'duckdb ' || version() || '/' || cast(count(*) as varchar) || '/' || cast(sum(hash("at", "day", "name", "quantity")) as varchar) as token
    from "memory"."main"."newest"
    where ("day" in (cast('2024-01-03' as date), cast('2024-01-04' as date), cast('2024-01-05' as date)))
    group by 1
  ) as scanned
), stored as (
  select partition_id, token, rolled_up
  from "memory"."main_baselinr"."baselinr_partition_state"
  where unique_id = 'source.shop.main.newest'
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
  cast(to_json(list(case when what = 'changed' then partition_id end order by partition_id) filter (where (case when what = 'changed' then partition_id end) is not null)) as varchar) as changed,
  cast(to_json(list(case when what = 'removed' then partition_id end order by partition_id) filter (where (case when what = 'removed' then partition_id end) is not null)) as varchar) as removed,
  cast(to_json(list(case when what = 'changed' then coalesce(row_count, -1) end order by partition_id) filter (where (case when what = 'changed' then coalesce(row_count, -1) end) is not null)) as varchar) as sizes,
  cast(to_json(list(case when what = 'changed' then coalesce(byte_count, -1) end order by partition_id) filter (where (case when what = 'changed' then coalesce(byte_count, -1) end) is not null)) as varchar) as bytes,
  cast(count(case when what <> 'removed' then 1 end) as varchar) as partitions,
  cast(count(case when what <> own_what then 1 end) as varchar) as mates,
  cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as varchar) as all_rows,
  cast(to_json(list(case when what <> 'same' and rolled_up_group is not null then partition_id end order by partition_id) filter (where (case when what <> 'same' and rolled_up_group is not null then partition_id end) is not null)) as varchar) as rolled_up,
  cast(to_json(list(case when what <> 'same' then rolled_up_group end order by partition_id) filter (where (case when what <> 'same' then rolled_up_group end) is not null)) as varchar) as rolled_up_groups,
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then md5(coalesce(string_agg(case when what <> 'removed' then partition_id || '=' || token end, chr(10) order by partition_id), '')) end as content
from difference;

/* baselinr run golden-run looked */
begin;
update "memory"."main_baselinr"."baselinr_table_state"
set started_at = null
where unique_id in (select unique_id from "memory"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.newest'));
commit;
select 1 as done;

/* baselinr run golden-run profile "memory"."main"."asked" */
insert into "memory"."main_baselinr"."baselinr_column_state" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as materialized (

  select "day", "at", "name", "quantity"
  from "memory"."main"."asked"
  where ("name" in (cast('north' as varchar), cast('south' as varchar))) and coalesce(cast(coalesce(cast("name" as varchar), '__null__') as varchar), '__null__') in ('north', 'south') and ("name" in (cast('north' as varchar)))
), 
scan_1 as materialized (
  select coalesce(cast(partition_value as varchar), '__null__') as partition_id, grouped.*
  from (
    select coalesce(cast("name" as varchar), '__null__') as partition_value, count(*) as row_count, null as token,
      /* day */
      count("day") as c1_non_null_count,
      /* at */
      count("at") as c2_non_null_count,
      /* name */
      count("name") as c3_non_null_count, count(case when "name" = '' then 1 end) as c3_empty_count, count(case when trim("name") = '' then 1 end) as c3_blank_count,
      /* quantity */
      count("quantity") as c4_non_null_count, count(case when "quantity" = 0 then 1 end) as c4_zero_count, count(case when "quantity" < 0 then 1 end) as c4_negative_count
    from picked
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as varchar) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count from scan_1
  union all
  select partition_id, 'c1', 'day', 'date', 'date', null, row_count, c1_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c2', 'at', 'timestamp', 'timestamp', null, row_count, c2_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c3', 'name', 'text', 'varchar', null, row_count, c3_non_null_count, null, null, null, null, null, c3_empty_count, c3_blank_count from scan_1
  union all
  select partition_id, 'c4', 'quantity', 'integer', 'hugeint', null, row_count, c4_non_null_count, c4_zero_count, c4_negative_count, null, null, null, null, null from scan_1
)
select 'source.shop.main.asked', case when cell.column_name = '' then 'golden-run' end, case when translate(cell.partition_id, '0123456789-/:._ TZ+', '') = '' and translate(right(cell.partition_id, 2), '0123456789', '') = '' then left(left(cell.partition_id, greatest(length(cell.partition_id) - 2, 0)), 190) || case when translate(left(right(cell.partition_id, 2), 1), '56789', '') = '' then '~50' else '~00' end else left(md5(cell.partition_id), 2) end, cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;

/* baselinr run golden-run profile "memory"."main"."by_hour" */
insert into "memory"."main_baselinr"."baselinr_column_state" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as materialized (

  select "day", "at", "name", "quantity"
  from "memory"."main"."by_hour"
  where true and (date_trunc('hour', "at") in (cast('2024-01-05 13:00:00' as timestamp)) and "at" >= cast('2024-01-05 13:00:00' as timestamp) and "at" < cast('2024-01-05 13:00:00' as timestamp) + interval 1 hour)
), 
scan_1 as materialized (
  select coalesce(case when isfinite(partition_value) then strftime(partition_value, '%Y-%m-%d %H:00:00') else cast(partition_value as varchar) end, '__null__') as partition_id, grouped.*
  from (
    select date_trunc('hour', "at") as partition_value, count(*) as row_count, 'duckdb ' || version() || '/' || cast(count(*) as varchar) || '/' || cast(sum(hash("at", "day", "name", "quantity")) as varchar) as token,
      /* day */
      count("day") as c1_non_null_count,
      /* at */
      count("at") as c2_non_null_count,
      /* name */
      count("name") as c3_non_null_count, count(case when "name" = '' then 1 end) as c3_empty_count, count(case when trim("name") = '' then 1 end) as c3_blank_count,
      /* quantity */
      count("quantity") as c4_non_null_count, count(case when "quantity" = 0 then 1 end) as c4_zero_count, count(case when "quantity" < 0 then 1 end) as c4_negative_count
    from picked
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as varchar) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count from scan_1
  union all
  select partition_id, 'c1', 'day', 'date', 'date', null, row_count, c1_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c2', 'at', 'timestamp', 'timestamp', null, row_count, c2_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c3', 'name', 'text', 'varchar', null, row_count, c3_non_null_count, null, null, null, null, null, c3_empty_count, c3_blank_count from scan_1
  union all
  select partition_id, 'c4', 'quantity', 'integer', 'hugeint', null, row_count, c4_non_null_count, c4_zero_count, c4_negative_count, null, null, null, null, null from scan_1
)
select 'source.shop.main.by_hour', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 10), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;

/* baselinr run golden-run profile "memory"."main"."by_month" */
insert into "memory"."main_baselinr"."baselinr_column_state" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as materialized (

  select "day", "at", "name", "quantity"
  from "memory"."main"."by_month"
  where true and (date_trunc('month', "at") in (cast('2024-01-01' as timestamp)) and "at" >= cast('2024-01-01 00:00:00' as timestamp) and "at" < cast('2024-01-01 00:00:00' as timestamp) + interval 1 month)
), 
scan_1 as materialized (
  select coalesce(case when isfinite(partition_value) then strftime(partition_value, '%Y-%m') else cast(partition_value as varchar) end, '__null__') as partition_id, grouped.*
  from (
    select date_trunc('month', "at") as partition_value, count(*) as row_count, 'duckdb ' || version() || '/' || cast(count(*) as varchar) || '/' || cast(sum(hash("at", "day", "name", "quantity")) as varchar) as token,
      /* day */
      count("day") as c1_non_null_count,
      /* at */
      count("at") as c2_non_null_count,
      /* name */
      count("name") as c3_non_null_count, count(case when "name" = '' then 1 end) as c3_empty_count, count(case when trim("name") = '' then 1 end) as c3_blank_count,
      /* quantity */
      count("quantity") as c4_non_null_count, count(case when "quantity" = 0 then 1 end) as c4_zero_count, count(case when "quantity" < 0 then 1 end) as c4_negative_count
    from picked
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as varchar) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count from scan_1
  union all
  select partition_id, 'c1', 'day', 'date', 'date', null, row_count, c1_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c2', 'at', 'timestamp', 'timestamp', null, row_count, c2_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c3', 'name', 'text', 'varchar', null, row_count, c3_non_null_count, null, null, null, null, null, c3_empty_count, c3_blank_count from scan_1
  union all
  select partition_id, 'c4', 'quantity', 'integer', 'hugeint', null, row_count, c4_non_null_count, c4_zero_count, c4_negative_count, null, null, null, null, null from scan_1
)
select 'source.shop.main.by_month', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 4), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;

/* baselinr run golden-run profile "memory"."main"."by_name" */
insert into "memory"."main_baselinr"."baselinr_column_state" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as materialized (

  select "day", "at", "name", "quantity"
  from "memory"."main"."by_name"
  where true and ("name" in (cast('o''k \ now' as varchar)))
), 
scan_1 as materialized (
  select coalesce(cast(partition_value as varchar), '__null__') as partition_id, grouped.*
  from (
    select coalesce(cast("name" as varchar), '__null__') as partition_value, count(*) as row_count, 'duckdb ' || version() || '/' || cast(count(*) as varchar) || '/' || cast(sum(hash("at", "day", "name", "quantity")) as varchar) as token,
      /* day */
      count("day") as c1_non_null_count,
      /* at */
      count("at") as c2_non_null_count,
      /* name */
      count("name") as c3_non_null_count, count(case when "name" = '' then 1 end) as c3_empty_count, count(case when trim("name") = '' then 1 end) as c3_blank_count,
      /* quantity */
      count("quantity") as c4_non_null_count, count(case when "quantity" = 0 then 1 end) as c4_zero_count, count(case when "quantity" < 0 then 1 end) as c4_negative_count
    from picked
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as varchar) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count from scan_1
  union all
  select partition_id, 'c1', 'day', 'date', 'date', null, row_count, c1_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c2', 'at', 'timestamp', 'timestamp', null, row_count, c2_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c3', 'name', 'text', 'varchar', null, row_count, c3_non_null_count, null, null, null, null, null, c3_empty_count, c3_blank_count from scan_1
  union all
  select partition_id, 'c4', 'quantity', 'integer', 'hugeint', null, row_count, c4_non_null_count, c4_zero_count, c4_negative_count, null, null, null, null, null from scan_1
)
select 'source.shop.main.by_name', case when cell.column_name = '' then 'golden-run' end, case when translate(cell.partition_id, '0123456789-/:._ TZ+', '') = '' and translate(right(cell.partition_id, 2), '0123456789', '') = '' then left(left(cell.partition_id, greatest(length(cell.partition_id) - 2, 0)), 190) || case when translate(left(right(cell.partition_id, 2), 1), '56789', '') = '' then '~50' else '~00' end else left(md5(cell.partition_id), 2) end, cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;

/* baselinr run golden-run profile "memory"."main"."by_number" */
insert into "memory"."main_baselinr"."baselinr_column_state" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as materialized (

  select "day", "at", "name", "quantity"
  from "memory"."main"."by_number"
  where true and ("quantity" in (cast('17' as INTEGER)))
), 
scan_1 as materialized (
  select coalesce(cast(partition_value as varchar), '__null__') as partition_id, grouped.*
  from (
    select "quantity" as partition_value, count(*) as row_count, 'duckdb ' || version() || '/' || cast(count(*) as varchar) || '/' || cast(sum(hash("at", "day", "name", "quantity")) as varchar) as token,
      /* day */
      count("day") as c1_non_null_count,
      /* at */
      count("at") as c2_non_null_count,
      /* name */
      count("name") as c3_non_null_count, count(case when "name" = '' then 1 end) as c3_empty_count, count(case when trim("name") = '' then 1 end) as c3_blank_count,
      /* quantity */
      count("quantity") as c4_non_null_count, count(case when "quantity" = 0 then 1 end) as c4_zero_count, count(case when "quantity" < 0 then 1 end) as c4_negative_count
    from picked
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as varchar) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count from scan_1
  union all
  select partition_id, 'c1', 'day', 'date', 'date', null, row_count, c1_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c2', 'at', 'timestamp', 'timestamp', null, row_count, c2_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c3', 'name', 'text', 'varchar', null, row_count, c3_non_null_count, null, null, null, null, null, c3_empty_count, c3_blank_count from scan_1
  union all
  select partition_id, 'c4', 'quantity', 'integer', 'hugeint', null, row_count, c4_non_null_count, c4_zero_count, c4_negative_count, null, null, null, null, null from scan_1
)
select 'source.shop.main.by_number', case when cell.column_name = '' then 'golden-run' end, case when translate(cell.partition_id, '0123456789-/:._ TZ+', '') = '' and translate(right(cell.partition_id, 2), '0123456789', '') = '' then left(left(cell.partition_id, greatest(length(cell.partition_id) - 2, 0)), 190) || case when translate(left(right(cell.partition_id, 2), 1), '56789', '') = '' then '~50' else '~00' end else left(md5(cell.partition_id), 2) end, cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;

/* baselinr run golden-run profile "memory"."main"."by_year" */
insert into "memory"."main_baselinr"."baselinr_column_state" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as materialized (

  select "day", "at", "name", "quantity"
  from "memory"."main"."by_year"
  where true and (date_trunc('year', "day") in (cast('2024-01-01' as timestamp)) and "day" >= cast('2024-01-01 00:00:00' as timestamp) and "day" < cast('2024-01-01 00:00:00' as timestamp) + interval 1 year)
), 
scan_1 as materialized (
  select coalesce(case when isfinite(partition_value) then strftime(partition_value, '%Y') else cast(partition_value as varchar) end, '__null__') as partition_id, grouped.*
  from (
    select date_trunc('year', "day") as partition_value, count(*) as row_count, 'duckdb ' || version() || '/' || cast(count(*) as varchar) || '/' || cast(sum(hash("at", "day", "name", "quantity")) as varchar) as token,
      /* day */
      count("day") as c1_non_null_count,
      /* at */
      count("at") as c2_non_null_count,
      /* name */
      count("name") as c3_non_null_count, count(case when "name" = '' then 1 end) as c3_empty_count, count(case when trim("name") = '' then 1 end) as c3_blank_count,
      /* quantity */
      count("quantity") as c4_non_null_count, count(case when "quantity" = 0 then 1 end) as c4_zero_count, count(case when "quantity" < 0 then 1 end) as c4_negative_count
    from picked
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as varchar) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count from scan_1
  union all
  select partition_id, 'c1', 'day', 'date', 'date', null, row_count, c1_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c2', 'at', 'timestamp', 'timestamp', null, row_count, c2_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c3', 'name', 'text', 'varchar', null, row_count, c3_non_null_count, null, null, null, null, null, c3_empty_count, c3_blank_count from scan_1
  union all
  select partition_id, 'c4', 'quantity', 'integer', 'hugeint', null, row_count, c4_non_null_count, c4_zero_count, c4_negative_count, null, null, null, null, null from scan_1
)
select 'source.shop.main.by_year', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 3), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;

/* baselinr run golden-run profile "memory"."main"."newest" */
insert into "memory"."main_baselinr"."baselinr_column_state" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as materialized (

  select "day", "at", "name", "quantity"
  from "memory"."main"."newest"
  where ("day" in (cast('2024-01-03' as date), cast('2024-01-04' as date), cast('2024-01-05' as date))) and ("day" in (cast('2024-01-05' as date)))
), 
scan_1 as materialized (
  select coalesce(cast(partition_value as varchar), '__null__') as partition_id, grouped.*
  from (
    select "day" as partition_value, count(*) as row_count, 'duckdb ' || version() || '/' || cast(count(*) as varchar) || '/' || cast(sum(hash("at", "day", "name", "quantity")) as varchar) as token,
      /* day */
      count("day") as c1_non_null_count,
      /* at */
      count("at") as c2_non_null_count,
      /* name */
      count("name") as c3_non_null_count, count(case when "name" = '' then 1 end) as c3_empty_count, count(case when trim("name") = '' then 1 end) as c3_blank_count,
      /* quantity */
      count("quantity") as c4_non_null_count, count(case when "quantity" = 0 then 1 end) as c4_zero_count, count(case when "quantity" < 0 then 1 end) as c4_negative_count
    from picked
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as varchar) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count from scan_1
  union all
  select partition_id, 'c1', 'day', 'date', 'date', null, row_count, c1_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c2', 'at', 'timestamp', 'timestamp', null, row_count, c2_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c3', 'name', 'text', 'varchar', null, row_count, c3_non_null_count, null, null, null, null, null, c3_empty_count, c3_blank_count from scan_1
  union all
  select partition_id, 'c4', 'quantity', 'integer', 'hugeint', null, row_count, c4_non_null_count, c4_zero_count, c4_negative_count, null, null, null, null, null from scan_1
)
select 'source.shop.main.newest', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 7), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;
