-- Keys of other kinds and granularities, partitions in scope, and those that a snapshot_query names. Of a profile only what reads the table.

/* baselinr run golden-run catalog */
with target as (
  select 'source.shop.main.asked' as unique_id, 'SHOP' as database_name, 'main' as schema_name, 'asked' as table_name
  union all
  select 'source.shop.main.by_hour' as unique_id, 'SHOP' as database_name, 'main' as schema_name, 'by_hour' as table_name
  union all
  select 'source.shop.main.by_month' as unique_id, 'SHOP' as database_name, 'main' as schema_name, 'by_month' as table_name
  union all
  select 'source.shop.main.by_name' as unique_id, 'SHOP' as database_name, 'main' as schema_name, 'by_name' as table_name
  union all
  select 'source.shop.main.by_number' as unique_id, 'SHOP' as database_name, 'main' as schema_name, 'by_number' as table_name
  union all
  select 'source.shop.main.by_year' as unique_id, 'SHOP' as database_name, 'main' as schema_name, 'by_year' as table_name
  union all
  select 'source.shop.main.newest' as unique_id, 'SHOP' as database_name, 'main' as schema_name, 'newest' as table_name
), relation as (
  select table_catalog, table_schema, table_name, table_type, row_count, bytes, created, last_altered, last_ddl, is_dynamic, is_iceberg, is_hybrid
  from "SHOP".information_schema.tables
  where table_schema in ('main', 'MAIN')
), found as (
  select target.unique_id, relation.*,
    case
      when relation.is_dynamic = 'YES' then 'dynamic table' when relation.is_iceberg = 'YES' then 'iceberg table' when relation.is_hybrid = 'YES' then 'hybrid table'
      when relation.table_type in ('BASE TABLE', 'TEMPORARY TABLE') then 'table' else lower(relation.table_type)
    end as relation_type,
    row_number() over (
      partition by target.unique_id
      order by case when relation.table_schema = target.schema_name then 0 else 1 end, case when relation.table_name = target.table_name then 0 else 1 end, case when relation.table_catalog = target.database_name then 0 else 1 end
    ) as choice
  from target
  join relation on relation.table_catalog in (target.database_name, upper(target.database_name))
    and relation.table_schema in (target.schema_name, upper(target.schema_name)) and relation.table_name in (target.table_name, upper(target.table_name))
), named_column as (
  select table_catalog, table_schema, table_name, column_name, data_type, numeric_precision, numeric_scale, collation_name, ordinal_position
  from "SHOP".information_schema.columns
  where table_schema in ('main', 'MAIN')
), column_list as (
  select table_catalog, table_schema, table_name,
    to_json(array_agg(object_construct('name', column_name, 'type', case when data_type = 'NUMBER' then 'NUMBER(' || cast(numeric_precision as varchar) || ',' || cast(numeric_scale as varchar) || ')' when collation_name is not null then data_type || ' COLLATE ' || collation_name else data_type end)) within group (order by ordinal_position)) as columns
  from named_column
  group by 1, 2, 3
)
select found.unique_id, found.table_catalog as database_name, found.table_schema as schema_name, found.table_name,
  found.relation_type,
  coalesce(column_list.columns, '[]') as columns, cast(found.row_count as varchar) as estimated_rows, cast(found.bytes as varchar) as estimated_bytes,
  case when found.relation_type = 'table' then cast(date_part(epoch_nanosecond, found.created) as varchar) || '/' || cast(date_part(epoch_nanosecond, found.last_ddl) as varchar) || '/' || cast(date_part(epoch_nanosecond, found.last_altered) as varchar) || '/' || cast(found.row_count as varchar) || '/' || cast(found.bytes as varchar) end as change_token,
  case when found.relation_type in ('table', 'view') then cast(date_part(epoch_nanosecond, found.created) as varchar) || '/' || cast(date_part(epoch_nanosecond, found.last_ddl) as varchar) end as definition,
  current_role() as role_name
from found
left join column_list on column_list.table_catalog = found.table_catalog and column_list.table_schema = found.table_schema and column_list.table_name = found.table_name
where found.choice = 1;

/* baselinr run golden-run state */
select unique_id, database_name, schema_name, table_name, decision, decision_reason, status, error, snapshot_id, profile_signature,
  profiled_columns, metadata, last_run_id, rolled_up_by, resume_partition, sampled_id, checks, known_columns,
  case when backfilling then 'true' end as backfilling,
  case when hash_id <> 'snowflake' then 'true' end as hash_is_stale,
  cast(row_count as varchar) as row_count,
  cast(pending_partitions as varchar) as pending_partitions,
  cast(coverage as varchar) as coverage,
  to_char(last_profiled_at, 'YYYY-MM-DD') || 'T' || to_char(last_profiled_at, 'HH24:MI:SS') || 'Z' as last_profiled_at,
  to_char(last_checked_at, 'YYYY-MM-DD') || 'T' || to_char(last_checked_at, 'HH24:MI:SS') || 'Z' as last_checked_at,
  to_char(next_due_at, 'YYYY-MM-DD') || 'T' || to_char(next_due_at, 'HH24:MI:SS') || 'Z' as next_due_at,
  to_char(started_at, 'YYYY-MM-DD') || 'T' || to_char(started_at, 'HH24:MI:SS') || 'Z' as started_at,
  to_char(waiting_since, 'YYYY-MM-DD') || 'T' || to_char(waiting_since, 'HH24:MI:SS') || 'Z' as waiting_since,
  cast(staleness_score as varchar) as staleness_score,
  cast(cast(floor(datediff(second, last_profiled_at, sysdate()) / 60) as bigint) as varchar) as profiled_minutes_ago,
  cast(cast(floor(datediff(second, last_verified_at, sysdate()) / 60) as bigint) as varchar) as verified_minutes_ago,
  cast(cast(floor(datediff(second, waiting_since, sysdate()) / 60) as bigint) as varchar) as waiting_minutes,
  cast(cast(floor(datediff(second, last_published_at, sysdate()) / 60) as bigint) as varchar) as published_minutes_ago,
  cast(cast(floor(datediff(second, last_checked_at, sysdate()) / 60) as bigint) as varchar) as checked_minutes_ago
from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
where unique_id in ('source.shop.main.asked', 'source.shop.main.by_hour', 'source.shop.main.by_month', 'source.shop.main.by_name', 'source.shop.main.by_number', 'source.shop.main.by_year', 'source.shop.main.newest');

/* baselinr run golden-run look at ASKED */
begin;
update "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
set started_at = sysdate()
where unique_id in (select unique_id from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id in ('source.shop.main.asked') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate()));
commit;
select 1 as done;

/* baselinr run golden-run snapshot of "SHOP"."MAIN"."ASKED" */
select to_json(array_agg(object_construct_keep_null(*))) as answer
from (
select partition_id, token from main.tokens
) as snapshot;

/* baselinr run golden-run compare "SHOP"."MAIN"."ASKED" */
with live as (
  select * from (

  select partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
  select 'north' as partition_id, cast(null as bigint) as row_count, '7' as token
  union all
  select 'south' as partition_id, cast(null as bigint) as row_count, cast(null as varchar) as token
  ) as asked
) as live where partition_id in ('north', 'south')
), stored as (
  select partition_id, token, rolled_up
  from "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE"
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
  to_json(array_agg(case when what = 'changed' then partition_id end) within group (order by partition_id)) as changed,
  to_json(array_agg(case when what = 'removed' then partition_id end) within group (order by partition_id)) as removed,
  to_json(array_agg(case when what = 'changed' then coalesce(row_count, -1) end) within group (order by partition_id)) as sizes,
  to_json(array_agg(case when what = 'changed' then coalesce(byte_count, -1) end) within group (order by partition_id)) as bytes,
  cast(count(case when what <> 'removed' then 1 end) as varchar) as partitions,
  cast(count(case when what <> own_what then 1 end) as varchar) as mates,
  cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as varchar) as all_rows,
  to_json(array_agg(case when what <> 'same' and rolled_up_group is not null then partition_id end) within group (order by partition_id)) as rolled_up,
  to_json(array_agg(case when what <> 'same' then rolled_up_group end) within group (order by partition_id)) as rolled_up_groups,
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then md5(coalesce(listagg(case when what <> 'removed' then partition_id || '=' || token end, '\n') within group (order by partition_id), '')) end as content
from difference;

/* baselinr run golden-run look at BY_HOUR */
begin;
update "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
set started_at = null
where unique_id in (select unique_id from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id in ('source.shop.main.asked') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate()));
update "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
set started_at = sysdate()
where unique_id in (select unique_id from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id in ('source.shop.main.by_hour') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate()));
commit;
select 1 as done;

/* baselinr run golden-run compare "SHOP"."MAIN"."BY_HOUR" */
with live as (
  select coalesce(to_char(partition_value, 'YYYY-MM-DD HH24') || ':00:00', '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select date_trunc('hour', "AT") as partition_value, count(*) as row_count, 'snowflake' || '/' || cast(count(*) as varchar) || '/' || cast(hash_agg("AT", "DAY", "NAME", "QUANTITY") as varchar) as token
    from "SHOP"."MAIN"."BY_HOUR"
    where true
    group by 1
  ) as scanned
), stored as (
  select partition_id, token, rolled_up
  from "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE"
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
  to_json(array_agg(case when what = 'changed' then partition_id end) within group (order by partition_id)) as changed,
  to_json(array_agg(case when what = 'removed' then partition_id end) within group (order by partition_id)) as removed,
  to_json(array_agg(case when what = 'changed' then coalesce(row_count, -1) end) within group (order by partition_id)) as sizes,
  to_json(array_agg(case when what = 'changed' then coalesce(byte_count, -1) end) within group (order by partition_id)) as bytes,
  cast(count(case when what <> 'removed' then 1 end) as varchar) as partitions,
  cast(count(case when what <> own_what then 1 end) as varchar) as mates,
  cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as varchar) as all_rows,
  to_json(array_agg(case when what <> 'same' and rolled_up_group is not null then partition_id end) within group (order by partition_id)) as rolled_up,
  to_json(array_agg(case when what <> 'same' then rolled_up_group end) within group (order by partition_id)) as rolled_up_groups,
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then md5(coalesce(listagg(case when what <> 'removed' then partition_id || '=' || token end, '\n') within group (order by partition_id), '')) end as content
from difference;

/* baselinr run golden-run look at BY_MONTH */
begin;
update "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
set started_at = null
where unique_id in (select unique_id from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id in ('source.shop.main.by_hour') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate()));
update "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
set started_at = sysdate()
where unique_id in (select unique_id from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id in ('source.shop.main.by_month') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate()));
commit;
select 1 as done;

/* baselinr run golden-run compare "SHOP"."MAIN"."BY_MONTH" */
with live as (
  select coalesce(to_char(partition_value, 'YYYY-MM'), '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select date_trunc('month', "AT") as partition_value, count(*) as row_count, 'snowflake' || '/' || cast(count(*) as varchar) || '/' || cast(hash_agg("AT", "DAY", "NAME", "QUANTITY") as varchar) as token
    from "SHOP"."MAIN"."BY_MONTH"
    where true
    group by 1
  ) as scanned
), stored as (
  select partition_id, token, rolled_up
  from "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE"
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
  to_json(array_agg(case when what = 'changed' then partition_id end) within group (order by partition_id)) as changed,
  to_json(array_agg(case when what = 'removed' then partition_id end) within group (order by partition_id)) as removed,
  to_json(array_agg(case when what = 'changed' then coalesce(row_count, -1) end) within group (order by partition_id)) as sizes,
  to_json(array_agg(case when what = 'changed' then coalesce(byte_count, -1) end) within group (order by partition_id)) as bytes,
  cast(count(case when what <> 'removed' then 1 end) as varchar) as partitions,
  cast(count(case when what <> own_what then 1 end) as varchar) as mates,
  cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as varchar) as all_rows,
  to_json(array_agg(case when what <> 'same' and rolled_up_group is not null then partition_id end) within group (order by partition_id)) as rolled_up,
  to_json(array_agg(case when what <> 'same' then rolled_up_group end) within group (order by partition_id)) as rolled_up_groups,
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then md5(coalesce(listagg(case when what <> 'removed' then partition_id || '=' || token end, '\n') within group (order by partition_id), '')) end as content
from difference;

/* baselinr run golden-run look at BY_NAME */
begin;
update "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
set started_at = null
where unique_id in (select unique_id from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id in ('source.shop.main.by_month') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate()));
update "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
set started_at = sysdate()
where unique_id in (select unique_id from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id in ('source.shop.main.by_name') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate()));
commit;
select 1 as done;

/* baselinr run golden-run compare "SHOP"."MAIN"."BY_NAME" */
with live as (
  select coalesce(cast(partition_value as varchar), '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select coalesce("NAME", '__null__') as partition_value, count(*) as row_count, 'snowflake' || '/' || cast(count(*) as varchar) || '/' || cast(hash_agg("AT", "DAY", "NAME", "QUANTITY") as varchar) as token
    from "SHOP"."MAIN"."BY_NAME"
    where true
    group by 1
  ) as scanned
), stored as (
  select partition_id, token, rolled_up
  from "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE"
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
  to_json(array_agg(case when what = 'changed' then partition_id end) within group (order by partition_id)) as changed,
  to_json(array_agg(case when what = 'removed' then partition_id end) within group (order by partition_id)) as removed,
  to_json(array_agg(case when what = 'changed' then coalesce(row_count, -1) end) within group (order by partition_id)) as sizes,
  to_json(array_agg(case when what = 'changed' then coalesce(byte_count, -1) end) within group (order by partition_id)) as bytes,
  cast(count(case when what <> 'removed' then 1 end) as varchar) as partitions,
  cast(count(case when what <> own_what then 1 end) as varchar) as mates,
  cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as varchar) as all_rows,
  to_json(array_agg(case when what <> 'same' and rolled_up_group is not null then partition_id end) within group (order by partition_id)) as rolled_up,
  to_json(array_agg(case when what <> 'same' then rolled_up_group end) within group (order by partition_id)) as rolled_up_groups,
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then md5(coalesce(listagg(case when what <> 'removed' then partition_id || '=' || token end, '\n') within group (order by partition_id), '')) end as content
from difference;

/* baselinr run golden-run look at BY_NUMBER */
begin;
update "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
set started_at = null
where unique_id in (select unique_id from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id in ('source.shop.main.by_name') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate()));
update "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
set started_at = sysdate()
where unique_id in (select unique_id from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id in ('source.shop.main.by_number') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate()));
commit;
select 1 as done;

/* baselinr run golden-run compare "SHOP"."MAIN"."BY_NUMBER" */
with live as (
  select coalesce(cast(partition_value as varchar), '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select "QUANTITY" as partition_value, count(*) as row_count, 'snowflake' || '/' || cast(count(*) as varchar) || '/' || cast(hash_agg("AT", "DAY", "NAME", "QUANTITY") as varchar) as token
    from "SHOP"."MAIN"."BY_NUMBER"
    where true
    group by 1
  ) as scanned
), stored as (
  select partition_id, token, rolled_up
  from "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE"
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
  to_json(array_agg(case when what = 'changed' then partition_id end) within group (order by partition_id)) as changed,
  to_json(array_agg(case when what = 'removed' then partition_id end) within group (order by partition_id)) as removed,
  to_json(array_agg(case when what = 'changed' then coalesce(row_count, -1) end) within group (order by partition_id)) as sizes,
  to_json(array_agg(case when what = 'changed' then coalesce(byte_count, -1) end) within group (order by partition_id)) as bytes,
  cast(count(case when what <> 'removed' then 1 end) as varchar) as partitions,
  cast(count(case when what <> own_what then 1 end) as varchar) as mates,
  cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as varchar) as all_rows,
  to_json(array_agg(case when what <> 'same' and rolled_up_group is not null then partition_id end) within group (order by partition_id)) as rolled_up,
  to_json(array_agg(case when what <> 'same' then rolled_up_group end) within group (order by partition_id)) as rolled_up_groups,
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then md5(coalesce(listagg(case when what <> 'removed' then partition_id || '=' || token end, '\n') within group (order by partition_id), '')) end as content
from difference;

/* baselinr run golden-run look at BY_YEAR */
begin;
update "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
set started_at = null
where unique_id in (select unique_id from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id in ('source.shop.main.by_number') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate()));
update "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
set started_at = sysdate()
where unique_id in (select unique_id from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id in ('source.shop.main.by_year') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate()));
commit;
select 1 as done;

/* baselinr run golden-run compare "SHOP"."MAIN"."BY_YEAR" */
with live as (
  select coalesce(to_char(partition_value, 'YYYY'), '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select date_trunc('year', "DAY") as partition_value, count(*) as row_count, 'snowflake' || '/' || cast(count(*) as varchar) || '/' || cast(hash_agg("AT", "DAY", "NAME", "QUANTITY") as varchar) as token
    from "SHOP"."MAIN"."BY_YEAR"
    where true
    group by 1
  ) as scanned
), stored as (
  select partition_id, token, rolled_up
  from "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE"
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
  to_json(array_agg(case when what = 'changed' then partition_id end) within group (order by partition_id)) as changed,
  to_json(array_agg(case when what = 'removed' then partition_id end) within group (order by partition_id)) as removed,
  to_json(array_agg(case when what = 'changed' then coalesce(row_count, -1) end) within group (order by partition_id)) as sizes,
  to_json(array_agg(case when what = 'changed' then coalesce(byte_count, -1) end) within group (order by partition_id)) as bytes,
  cast(count(case when what <> 'removed' then 1 end) as varchar) as partitions,
  cast(count(case when what <> own_what then 1 end) as varchar) as mates,
  cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as varchar) as all_rows,
  to_json(array_agg(case when what <> 'same' and rolled_up_group is not null then partition_id end) within group (order by partition_id)) as rolled_up,
  to_json(array_agg(case when what <> 'same' then rolled_up_group end) within group (order by partition_id)) as rolled_up_groups,
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then md5(coalesce(listagg(case when what <> 'removed' then partition_id || '=' || token end, '\n') within group (order by partition_id), '')) end as content
from difference;

/* baselinr run golden-run look at NEWEST */
begin;
update "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
set started_at = null
where unique_id in (select unique_id from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id in ('source.shop.main.by_year') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate()));
update "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
set started_at = sysdate()
where unique_id in (select unique_id from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id in ('source.shop.main.newest') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate()));
commit;
select 1 as done;

/* baselinr run golden-run scope of "SHOP"."MAIN"."NEWEST" */
select
  to_json(array_agg(partition_id) within group (order by partition_id)) as ids,
  cast(case when count(case when true then row_count end) = count(case when true then 1 end) then coalesce(sum(case when true then row_count end), 0) end as varchar) as all_rows
from (
  select partition_id, row_count
  from (
  select coalesce(to_char(partition_value, 'YYYY-MM-DD'), '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, cast(null as varchar) as token
  from (
    select "DAY" as partition_value, count(*) as row_count
    from "SHOP"."MAIN"."NEWEST"
    where true
    group by 1
  ) as counted
  ) as live
  where partition_id <> '__null__'
  order by partition_id desc
  limit 3
) as chosen;

/* baselinr run golden-run compare "SHOP"."MAIN"."NEWEST" */
with live as (
  select coalesce(to_char(partition_value, 'YYYY-MM-DD'), '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select "DAY" as partition_value, count(*) as row_count, 'snowflake' || '/' || cast(count(*) as varchar) || '/' || cast(hash_agg("AT", "DAY", "NAME", "QUANTITY") as varchar) as token
    from "SHOP"."MAIN"."NEWEST"
    where ("DAY" in (to_date('2024-01-03', 'YYYY-MM-DD'), to_date('2024-01-04', 'YYYY-MM-DD'), to_date('2024-01-05', 'YYYY-MM-DD')))
    group by 1
  ) as scanned
), stored as (
  select partition_id, token, rolled_up
  from "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE"
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
  to_json(array_agg(case when what = 'changed' then partition_id end) within group (order by partition_id)) as changed,
  to_json(array_agg(case when what = 'removed' then partition_id end) within group (order by partition_id)) as removed,
  to_json(array_agg(case when what = 'changed' then coalesce(row_count, -1) end) within group (order by partition_id)) as sizes,
  to_json(array_agg(case when what = 'changed' then coalesce(byte_count, -1) end) within group (order by partition_id)) as bytes,
  cast(count(case when what <> 'removed' then 1 end) as varchar) as partitions,
  cast(count(case when what <> own_what then 1 end) as varchar) as mates,
  cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as varchar) as all_rows,
  to_json(array_agg(case when what <> 'same' and rolled_up_group is not null then partition_id end) within group (order by partition_id)) as rolled_up,
  to_json(array_agg(case when what <> 'same' then rolled_up_group end) within group (order by partition_id)) as rolled_up_groups,
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then md5(coalesce(listagg(case when what <> 'removed' then partition_id || '=' || token end, '\n') within group (order by partition_id), '')) end as content
from difference;

/* baselinr run golden-run looked */
begin;
update "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
set started_at = null
where unique_id in (select unique_id from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id in ('source.shop.main.newest') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate()));
commit;
select 1 as done;

/* baselinr run golden-run profile "SHOP"."MAIN"."ASKED" */
insert into "SHOP"."MAIN_BASELINR"."BASELINR_SCAN_42BD83CD05E808F5" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as (

  select "DAY", "AT", "NAME", "QUANTITY"
  from "SHOP"."MAIN"."ASKED"
  where ("NAME" in (cast('north' as varchar), cast('south' as varchar))) and coalesce(cast(coalesce("NAME", '__null__') as varchar), '__null__') in ('north', 'south') and ("NAME" in (cast('north' as varchar)))
), 
scan_1 as (
  select coalesce(cast(partition_value as varchar), '__null__') as partition_id, grouped.*
  from (
    select coalesce("NAME", '__null__') as partition_value, count(*) as row_count, null as token,
      /* DAY */
      count("DAY") as c1_non_null_count,
      /* AT */
      count("AT") as c2_non_null_count,
      /* NAME */
      count("NAME") as c3_non_null_count, count(case when "NAME" = '' then 1 end) as c3_empty_count, count(case when trim("NAME") = '' then 1 end) as c3_blank_count,
      /* QUANTITY */
      count("QUANTITY") as c4_non_null_count, count(case when "QUANTITY" = 0 then 1 end) as c4_zero_count, count(case when "QUANTITY" < 0 then 1 end) as c4_negative_count
    from picked
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as varchar) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count from scan_1
  union all
  select partition_id, 'c1', 'DAY', 'date', 'date', null, row_count, c1_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c2', 'AT', 'timestamp', 'timestamp_ntz', null, row_count, c2_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c3', 'NAME', 'text', 'varchar', null, row_count, c3_non_null_count, null, null, null, null, null, c3_empty_count, c3_blank_count from scan_1
  union all
  select partition_id, 'c4', 'QUANTITY', 'integer', 'number(38, 0)', null, row_count, c4_non_null_count, c4_zero_count, c4_negative_count, null, null, null, null, null from scan_1
)
select 'source.shop.main.asked', case when cell.column_name = '' then 'golden-run' end, case when translate(cell.partition_id, '0123456789-/:._ TZ+', '') = '' and translate(right(cell.partition_id, 2), '0123456789', '') = '' then left(left(cell.partition_id, greatest(length(cell.partition_id) - 2, 0)), 190) || case when translate(left(right(cell.partition_id, 2), 1), '56789', '') = '' then '~50' else '~00' end else left(md5(cell.partition_id), 2) end, cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;

/* baselinr run golden-run profile "SHOP"."MAIN"."BY_HOUR" */
insert into "SHOP"."MAIN_BASELINR"."BASELINR_SCAN_2A27DD6724CDFFB6" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as (

  select "DAY", "AT", "NAME", "QUANTITY"
  from "SHOP"."MAIN"."BY_HOUR"
  where true and (date_trunc('hour', "AT") in (to_timestamp_ntz(rpad('2024-01-05 13:00:00' || case when contains('2024-01-05 13:00:00', '.') then '' else '.' end, 29, '0'), 'YYYY-MM-DD HH24:MI:SS.FF9')) and "AT" >= to_timestamp_ntz('2024-01-05 13:00:00', 'YYYY-MM-DD HH24:MI:SS') and "AT" < dateadd(hour, 1, to_timestamp_ntz('2024-01-05 13:00:00', 'YYYY-MM-DD HH24:MI:SS')))
), 
scan_1 as (
  select coalesce(to_char(partition_value, 'YYYY-MM-DD HH24') || ':00:00', '__null__') as partition_id, grouped.*
  from (
    select date_trunc('hour', "AT") as partition_value, count(*) as row_count, 'snowflake' || '/' || cast(count(*) as varchar) || '/' || cast(hash_agg("AT", "DAY", "NAME", "QUANTITY") as varchar) as token,
      /* DAY */
      count("DAY") as c1_non_null_count,
      /* AT */
      count("AT") as c2_non_null_count,
      /* NAME */
      count("NAME") as c3_non_null_count, count(case when "NAME" = '' then 1 end) as c3_empty_count, count(case when trim("NAME") = '' then 1 end) as c3_blank_count,
      /* QUANTITY */
      count("QUANTITY") as c4_non_null_count, count(case when "QUANTITY" = 0 then 1 end) as c4_zero_count, count(case when "QUANTITY" < 0 then 1 end) as c4_negative_count
    from picked
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as varchar) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count from scan_1
  union all
  select partition_id, 'c1', 'DAY', 'date', 'date', null, row_count, c1_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c2', 'AT', 'timestamp', 'timestamp_ntz', null, row_count, c2_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c3', 'NAME', 'text', 'varchar', null, row_count, c3_non_null_count, null, null, null, null, null, c3_empty_count, c3_blank_count from scan_1
  union all
  select partition_id, 'c4', 'QUANTITY', 'integer', 'number(38, 0)', null, row_count, c4_non_null_count, c4_zero_count, c4_negative_count, null, null, null, null, null from scan_1
)
select 'source.shop.main.by_hour', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 10), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;

/* baselinr run golden-run profile "SHOP"."MAIN"."BY_MONTH" */
insert into "SHOP"."MAIN_BASELINR"."BASELINR_SCAN_C00CC5D1F29F2E37" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as (

  select "DAY", "AT", "NAME", "QUANTITY"
  from "SHOP"."MAIN"."BY_MONTH"
  where true and (date_trunc('month', "AT") in (to_date('2024-01-01', 'YYYY-MM-DD')) and "AT" >= to_timestamp_ntz('2024-01-01 00:00:00', 'YYYY-MM-DD HH24:MI:SS') and "AT" < dateadd(month, 1, to_timestamp_ntz('2024-01-01 00:00:00', 'YYYY-MM-DD HH24:MI:SS')))
), 
scan_1 as (
  select coalesce(to_char(partition_value, 'YYYY-MM'), '__null__') as partition_id, grouped.*
  from (
    select date_trunc('month', "AT") as partition_value, count(*) as row_count, 'snowflake' || '/' || cast(count(*) as varchar) || '/' || cast(hash_agg("AT", "DAY", "NAME", "QUANTITY") as varchar) as token,
      /* DAY */
      count("DAY") as c1_non_null_count,
      /* AT */
      count("AT") as c2_non_null_count,
      /* NAME */
      count("NAME") as c3_non_null_count, count(case when "NAME" = '' then 1 end) as c3_empty_count, count(case when trim("NAME") = '' then 1 end) as c3_blank_count,
      /* QUANTITY */
      count("QUANTITY") as c4_non_null_count, count(case when "QUANTITY" = 0 then 1 end) as c4_zero_count, count(case when "QUANTITY" < 0 then 1 end) as c4_negative_count
    from picked
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as varchar) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count from scan_1
  union all
  select partition_id, 'c1', 'DAY', 'date', 'date', null, row_count, c1_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c2', 'AT', 'timestamp', 'timestamp_ntz', null, row_count, c2_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c3', 'NAME', 'text', 'varchar', null, row_count, c3_non_null_count, null, null, null, null, null, c3_empty_count, c3_blank_count from scan_1
  union all
  select partition_id, 'c4', 'QUANTITY', 'integer', 'number(38, 0)', null, row_count, c4_non_null_count, c4_zero_count, c4_negative_count, null, null, null, null, null from scan_1
)
select 'source.shop.main.by_month', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 4), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;

/* baselinr run golden-run profile "SHOP"."MAIN"."BY_NAME" */
insert into "SHOP"."MAIN_BASELINR"."BASELINR_SCAN_3ED4268C20AE0432" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as (

  select "DAY", "AT", "NAME", "QUANTITY"
  from "SHOP"."MAIN"."BY_NAME"
  where true and ("NAME" in (cast('o''k \\ now' as varchar)))
), 
scan_1 as (
  select coalesce(cast(partition_value as varchar), '__null__') as partition_id, grouped.*
  from (
    select coalesce("NAME", '__null__') as partition_value, count(*) as row_count, 'snowflake' || '/' || cast(count(*) as varchar) || '/' || cast(hash_agg("AT", "DAY", "NAME", "QUANTITY") as varchar) as token,
      /* DAY */
      count("DAY") as c1_non_null_count,
      /* AT */
      count("AT") as c2_non_null_count,
      /* NAME */
      count("NAME") as c3_non_null_count, count(case when "NAME" = '' then 1 end) as c3_empty_count, count(case when trim("NAME") = '' then 1 end) as c3_blank_count,
      /* QUANTITY */
      count("QUANTITY") as c4_non_null_count, count(case when "QUANTITY" = 0 then 1 end) as c4_zero_count, count(case when "QUANTITY" < 0 then 1 end) as c4_negative_count
    from picked
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as varchar) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count from scan_1
  union all
  select partition_id, 'c1', 'DAY', 'date', 'date', null, row_count, c1_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c2', 'AT', 'timestamp', 'timestamp_ntz', null, row_count, c2_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c3', 'NAME', 'text', 'varchar', null, row_count, c3_non_null_count, null, null, null, null, null, c3_empty_count, c3_blank_count from scan_1
  union all
  select partition_id, 'c4', 'QUANTITY', 'integer', 'number(38, 0)', null, row_count, c4_non_null_count, c4_zero_count, c4_negative_count, null, null, null, null, null from scan_1
)
select 'source.shop.main.by_name', case when cell.column_name = '' then 'golden-run' end, case when translate(cell.partition_id, '0123456789-/:._ TZ+', '') = '' and translate(right(cell.partition_id, 2), '0123456789', '') = '' then left(left(cell.partition_id, greatest(length(cell.partition_id) - 2, 0)), 190) || case when translate(left(right(cell.partition_id, 2), 1), '56789', '') = '' then '~50' else '~00' end else left(md5(cell.partition_id), 2) end, cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;

/* baselinr run golden-run profile "SHOP"."MAIN"."BY_NUMBER" */
insert into "SHOP"."MAIN_BASELINR"."BASELINR_SCAN_326A3C767F9AADAB" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as (

  select "DAY", "AT", "NAME", "QUANTITY"
  from "SHOP"."MAIN"."BY_NUMBER"
  where true and ("QUANTITY" in (cast('17' as number(38, 0))))
), 
scan_1 as (
  select coalesce(cast(partition_value as varchar), '__null__') as partition_id, grouped.*
  from (
    select "QUANTITY" as partition_value, count(*) as row_count, 'snowflake' || '/' || cast(count(*) as varchar) || '/' || cast(hash_agg("AT", "DAY", "NAME", "QUANTITY") as varchar) as token,
      /* DAY */
      count("DAY") as c1_non_null_count,
      /* AT */
      count("AT") as c2_non_null_count,
      /* NAME */
      count("NAME") as c3_non_null_count, count(case when "NAME" = '' then 1 end) as c3_empty_count, count(case when trim("NAME") = '' then 1 end) as c3_blank_count,
      /* QUANTITY */
      count("QUANTITY") as c4_non_null_count, count(case when "QUANTITY" = 0 then 1 end) as c4_zero_count, count(case when "QUANTITY" < 0 then 1 end) as c4_negative_count
    from picked
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as varchar) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count from scan_1
  union all
  select partition_id, 'c1', 'DAY', 'date', 'date', null, row_count, c1_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c2', 'AT', 'timestamp', 'timestamp_ntz', null, row_count, c2_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c3', 'NAME', 'text', 'varchar', null, row_count, c3_non_null_count, null, null, null, null, null, c3_empty_count, c3_blank_count from scan_1
  union all
  select partition_id, 'c4', 'QUANTITY', 'integer', 'number(38, 0)', null, row_count, c4_non_null_count, c4_zero_count, c4_negative_count, null, null, null, null, null from scan_1
)
select 'source.shop.main.by_number', case when cell.column_name = '' then 'golden-run' end, case when translate(cell.partition_id, '0123456789-/:._ TZ+', '') = '' and translate(right(cell.partition_id, 2), '0123456789', '') = '' then left(left(cell.partition_id, greatest(length(cell.partition_id) - 2, 0)), 190) || case when translate(left(right(cell.partition_id, 2), 1), '56789', '') = '' then '~50' else '~00' end else left(md5(cell.partition_id), 2) end, cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;

/* baselinr run golden-run profile "SHOP"."MAIN"."BY_YEAR" */
insert into "SHOP"."MAIN_BASELINR"."BASELINR_SCAN_A04A34BB602D63DB" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as (

  select "DAY", "AT", "NAME", "QUANTITY"
  from "SHOP"."MAIN"."BY_YEAR"
  where true and (date_trunc('year', "DAY") in (to_date('2024-01-01', 'YYYY-MM-DD')) and "DAY" >= to_date('2024-01-01', 'YYYY-MM-DD') and "DAY" < dateadd(year, 1, to_date('2024-01-01', 'YYYY-MM-DD')))
), 
scan_1 as (
  select coalesce(to_char(partition_value, 'YYYY'), '__null__') as partition_id, grouped.*
  from (
    select date_trunc('year', "DAY") as partition_value, count(*) as row_count, 'snowflake' || '/' || cast(count(*) as varchar) || '/' || cast(hash_agg("AT", "DAY", "NAME", "QUANTITY") as varchar) as token,
      /* DAY */
      count("DAY") as c1_non_null_count,
      /* AT */
      count("AT") as c2_non_null_count,
      /* NAME */
      count("NAME") as c3_non_null_count, count(case when "NAME" = '' then 1 end) as c3_empty_count, count(case when trim("NAME") = '' then 1 end) as c3_blank_count,
      /* QUANTITY */
      count("QUANTITY") as c4_non_null_count, count(case when "QUANTITY" = 0 then 1 end) as c4_zero_count, count(case when "QUANTITY" < 0 then 1 end) as c4_negative_count
    from picked
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as varchar) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count from scan_1
  union all
  select partition_id, 'c1', 'DAY', 'date', 'date', null, row_count, c1_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c2', 'AT', 'timestamp', 'timestamp_ntz', null, row_count, c2_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c3', 'NAME', 'text', 'varchar', null, row_count, c3_non_null_count, null, null, null, null, null, c3_empty_count, c3_blank_count from scan_1
  union all
  select partition_id, 'c4', 'QUANTITY', 'integer', 'number(38, 0)', null, row_count, c4_non_null_count, c4_zero_count, c4_negative_count, null, null, null, null, null from scan_1
)
select 'source.shop.main.by_year', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 3), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;

/* baselinr run golden-run profile "SHOP"."MAIN"."NEWEST" */
insert into "SHOP"."MAIN_BASELINR"."BASELINR_SCAN_51916F7E03ADDEB8" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as (

  select "DAY", "AT", "NAME", "QUANTITY"
  from "SHOP"."MAIN"."NEWEST"
  where ("DAY" in (to_date('2024-01-03', 'YYYY-MM-DD'), to_date('2024-01-04', 'YYYY-MM-DD'), to_date('2024-01-05', 'YYYY-MM-DD'))) and ("DAY" in (to_date('2024-01-05', 'YYYY-MM-DD')))
), 
scan_1 as (
  select coalesce(to_char(partition_value, 'YYYY-MM-DD'), '__null__') as partition_id, grouped.*
  from (
    select "DAY" as partition_value, count(*) as row_count, 'snowflake' || '/' || cast(count(*) as varchar) || '/' || cast(hash_agg("AT", "DAY", "NAME", "QUANTITY") as varchar) as token,
      /* DAY */
      count("DAY") as c1_non_null_count,
      /* AT */
      count("AT") as c2_non_null_count,
      /* NAME */
      count("NAME") as c3_non_null_count, count(case when "NAME" = '' then 1 end) as c3_empty_count, count(case when trim("NAME") = '' then 1 end) as c3_blank_count,
      /* QUANTITY */
      count("QUANTITY") as c4_non_null_count, count(case when "QUANTITY" = 0 then 1 end) as c4_zero_count, count(case when "QUANTITY" < 0 then 1 end) as c4_negative_count
    from picked
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as varchar) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count from scan_1
  union all
  select partition_id, 'c1', 'DAY', 'date', 'date', null, row_count, c1_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c2', 'AT', 'timestamp', 'timestamp_ntz', null, row_count, c2_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c3', 'NAME', 'text', 'varchar', null, row_count, c3_non_null_count, null, null, null, null, null, c3_empty_count, c3_blank_count from scan_1
  union all
  select partition_id, 'c4', 'QUANTITY', 'integer', 'number(38, 0)', null, row_count, c4_non_null_count, c4_zero_count, c4_negative_count, null, null, null, null, null from scan_1
)
select 'source.shop.main.newest', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 7), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;
