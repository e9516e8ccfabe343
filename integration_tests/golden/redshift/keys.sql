-- Keys of other kinds and granularities, partitions in scope, and those that a snapshot_query names. Of a profile only what reads the table.

/* baselinr run golden-run catalog */
select n.nspname as schema_name, c.relname as table_name, case c.relkind when 'v' then 'view' when 'm' then 'materialized view' else 'table' end as relation_type, cast(c.oid as varchar(20)) as relation_id,
  case when not has_schema_privilege(n.nspname, 'usage') then 'usage on schema ' || quote_ident(n.nspname) end as missing_schema_right,
  case when not has_table_privilege(quote_ident(n.nspname) || '.' || quote_ident(c.relname), 'select') then 'select on ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname) end as missing_table_right,
  cast(current_user as varchar(128)) as role_name, case when has_table_privilege('svv_table_info', 'select') then 'true' else 'false' end as reads_sizes,
  to_char(dateadd(minute, -1, sysdate), 'YYYY-MM-DD HH24:MI:SS') as a_minute_ago, a.attname as column_name, format_type(a.atttypid, a.atttypmod) as column_type, case when has_table_privilege(quote_ident(n.nspname) || '.' || quote_ident(c.relname), 'select') then 'true' else 'false' end as column_is_readable
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
left join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relkind in ('r', 'v', 'm') and n.nspname in ('main') and c.relname in ('asked', 'by_hour', 'by_month', 'by_name', 'by_number', 'by_year', 'newest')
order by n.nspname, c.relname, a.attnum;

/* baselinr run golden-run recent writes */
select cast(table_id as varchar(20)) as relation_id, cast(max(query_id) as varchar(20)) as query_id, to_char(max(coalesce(end_time, sysdate)), 'YYYY-MM-DD HH24:MI:SS.US') as written_at
from sys_query_detail
where step_name in ('insert', 'delete') and table_id in (100010, 100004, 100005, 100007, 100008, 100006, 100009) and start_time > dateadd(minute, -30, sysdate)
group by table_id;

/* baselinr run golden-run sizes */
select cast(table_id as varchar(20)) as relation_id, cast(cast(tbl_rows as bigint) as varchar(20)) as estimated_rows, cast(cast(size as bigint) * 1048576 as varchar(20)) as estimated_bytes
from svv_table_info
where table_id in (100010, 100004, 100005, 100007, 100008, 100006, 100009);

/* baselinr run golden-run state */
select unique_id, database_name, schema_name, table_name, decision, decision_reason, status, error, snapshot_id, profile_signature,
  profiled_columns, metadata, last_run_id, rolled_up_by, resume_partition, sampled_id, checks, known_columns,
  case when backfilling then 'true' end as backfilling,
  case when hash_id <> 'redshift farmhash' then 'true' end as hash_is_stale,
  cast(row_count as varchar(65535)) as row_count,
  cast(pending_partitions as varchar(65535)) as pending_partitions,
  cast(coverage as varchar(65535)) as coverage,
  to_char(last_profiled_at, 'YYYY-MM-DD') || 'T' || to_char(last_profiled_at, 'HH24:MI:SS') || 'Z' as last_profiled_at,
  to_char(last_checked_at, 'YYYY-MM-DD') || 'T' || to_char(last_checked_at, 'HH24:MI:SS') || 'Z' as last_checked_at,
  to_char(next_due_at, 'YYYY-MM-DD') || 'T' || to_char(next_due_at, 'HH24:MI:SS') || 'Z' as next_due_at,
  to_char(started_at, 'YYYY-MM-DD') || 'T' || to_char(started_at, 'HH24:MI:SS') || 'Z' as started_at,
  to_char(waiting_since, 'YYYY-MM-DD') || 'T' || to_char(waiting_since, 'HH24:MI:SS') || 'Z' as waiting_since,
  cast(staleness_score as varchar(65535)) as staleness_score,
  cast(cast(floor(datediff(second, last_profiled_at, sysdate) / 60.0) as bigint) as varchar(65535)) as profiled_minutes_ago,
  cast(cast(floor(datediff(second, last_verified_at, sysdate) / 60.0) as bigint) as varchar(65535)) as verified_minutes_ago,
  cast(cast(floor(datediff(second, waiting_since, sysdate) / 60.0) as bigint) as varchar(65535)) as waiting_minutes,
  cast(cast(floor(datediff(second, last_published_at, sysdate) / 60.0) as bigint) as varchar(65535)) as published_minutes_ago,
  cast(cast(floor(datediff(second, last_checked_at, sysdate) / 60.0) as bigint) as varchar(65535)) as checked_minutes_ago
from "shop"."main_baselinr"."baselinr_table_state"
where unique_id in ('source.shop.main.asked', 'source.shop.main.by_hour', 'source.shop.main.by_month', 'source.shop.main.by_name', 'source.shop.main.by_number', 'source.shop.main.by_year', 'source.shop.main.newest');

/* baselinr run golden-run look at asked */
begin;
lock "shop"."main_baselinr"."baselinr_table_state";
update "shop"."main_baselinr"."baselinr_table_state"
set started_at = sysdate
where unique_id in (select unique_id from "shop"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.asked') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate));
commit;
select 1 as done;

/* baselinr run golden-run snapshot of "shop"."main"."asked" */
select partition_id, token from main.tokens;

/* baselinr run golden-run compare "shop"."main"."asked" */
with live as (
  select * from (

  select partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
  select 'north' as partition_id, cast(null as bigint) as row_count, '7' as token
  union all
  select 'south' as partition_id, cast(null as bigint) as row_count, cast(null as varchar(65535)) as token
  ) as asked
) as live where partition_id in ('north', 'south')
), stored as (
  select partition_id, token, rolled_up
  from "shop"."main_baselinr"."baselinr_partition_state"
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
select what, partition_id, cast(row_count as varchar(65535)) as row_count, cast(byte_count as varchar(65535)) as byte_count, rolled_up_group, cast(null as varchar(65535)) as partitions, cast(null as varchar(65535)) as mates, cast(null as varchar(65535)) as content
from difference
where what <> 'same'
union all
select 'all', '', cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as varchar(65535)), cast(null as varchar(65535)), cast(null as varchar(65535)), cast(count(case when what <> 'removed' then 1 end) as varchar(65535)), cast(count(case when what <> own_what then 1 end) as varchar(65535)),
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then cast(count(case when what <> 'removed' then partition_id || '=' || token end) as varchar(20)) || '/' || cast(coalesce(sum(cast(farmfingerprint64(case when what <> 'removed' then partition_id || '=' || token end) as decimal(38, 0))), 0) as varchar(65535)) end
from difference
order by partition_id;

/* baselinr run golden-run look at by_hour */
begin;
lock "shop"."main_baselinr"."baselinr_table_state";
update "shop"."main_baselinr"."baselinr_table_state"
set started_at = null
where unique_id in (select unique_id from "shop"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.asked') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate));
update "shop"."main_baselinr"."baselinr_table_state"
set started_at = sysdate
where unique_id in (select unique_id from "shop"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_hour') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate));
commit;
select 1 as done;

/* baselinr run golden-run compare "shop"."main"."by_hour" */
with live as (
  select coalesce(to_char(partition_value, 'YYYY-MM-DD HH24') || ':00:00', '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select date_trunc('hour', "at") as partition_value, count(*) as row_count, 'redshift farmhash' || '/' || cast(count(*) as varchar(65535)) || '/' || cast(sum(cast(farmfingerprint64(coalesce(cast(farmfingerprint64(rtrim(rtrim(to_char("at", 'YYYY-MM-DD HH24:MI:SS.US'), '0'), '.')) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(to_char("day", 'YYYY-MM-DD')) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64("name") as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(cast("quantity" as varchar(65535))) as varchar(20)), '')) as decimal(38, 0))) as varchar(65535)) as token
    from "shop"."main"."by_hour"
    where true
    group by 1
  ) as scanned
), stored as (
  select partition_id, token, rolled_up
  from "shop"."main_baselinr"."baselinr_partition_state"
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
select what, partition_id, cast(row_count as varchar(65535)) as row_count, cast(byte_count as varchar(65535)) as byte_count, rolled_up_group, cast(null as varchar(65535)) as partitions, cast(null as varchar(65535)) as mates, cast(null as varchar(65535)) as content
from difference
where what <> 'same'
union all
select 'all', '', cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as varchar(65535)), cast(null as varchar(65535)), cast(null as varchar(65535)), cast(count(case when what <> 'removed' then 1 end) as varchar(65535)), cast(count(case when what <> own_what then 1 end) as varchar(65535)),
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then cast(count(case when what <> 'removed' then partition_id || '=' || token end) as varchar(20)) || '/' || cast(coalesce(sum(cast(farmfingerprint64(case when what <> 'removed' then partition_id || '=' || token end) as decimal(38, 0))), 0) as varchar(65535)) end
from difference
order by partition_id;

/* baselinr run golden-run look at by_month */
begin;
lock "shop"."main_baselinr"."baselinr_table_state";
update "shop"."main_baselinr"."baselinr_table_state"
set started_at = null
where unique_id in (select unique_id from "shop"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_hour') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate));
update "shop"."main_baselinr"."baselinr_table_state"
set started_at = sysdate
where unique_id in (select unique_id from "shop"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_month') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate));
commit;
select 1 as done;

/* baselinr run golden-run compare "shop"."main"."by_month" */
with live as (
  select coalesce(to_char(partition_value, 'YYYY-MM'), '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select date_trunc('month', "at") as partition_value, count(*) as row_count, 'redshift farmhash' || '/' || cast(count(*) as varchar(65535)) || '/' || cast(sum(cast(farmfingerprint64(coalesce(cast(farmfingerprint64(rtrim(rtrim(to_char("at", 'YYYY-MM-DD HH24:MI:SS.US'), '0'), '.')) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(to_char("day", 'YYYY-MM-DD')) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64("name") as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(cast("quantity" as varchar(65535))) as varchar(20)), '')) as decimal(38, 0))) as varchar(65535)) as token
    from "shop"."main"."by_month"
    where true
    group by 1
  ) as scanned
), stored as (
  select partition_id, token, rolled_up
  from "shop"."main_baselinr"."baselinr_partition_state"
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
select what, partition_id, cast(row_count as varchar(65535)) as row_count, cast(byte_count as varchar(65535)) as byte_count, rolled_up_group, cast(null as varchar(65535)) as partitions, cast(null as varchar(65535)) as mates, cast(null as varchar(65535)) as content
from difference
where what <> 'same'
union all
select 'all', '', cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as varchar(65535)), cast(null as varchar(65535)), cast(null as varchar(65535)), cast(count(case when what <> 'removed' then 1 end) as varchar(65535)), cast(count(case when what <> own_what then 1 end) as varchar(65535)),
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then cast(count(case when what <> 'removed' then partition_id || '=' || token end) as varchar(20)) || '/' || cast(coalesce(sum(cast(farmfingerprint64(case when what <> 'removed' then partition_id || '=' || token end) as decimal(38, 0))), 0) as varchar(65535)) end
from difference
order by partition_id;

/* baselinr run golden-run look at by_name */
begin;
lock "shop"."main_baselinr"."baselinr_table_state";
update "shop"."main_baselinr"."baselinr_table_state"
set started_at = null
where unique_id in (select unique_id from "shop"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_month') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate));
update "shop"."main_baselinr"."baselinr_table_state"
set started_at = sysdate
where unique_id in (select unique_id from "shop"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_name') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate));
commit;
select 1 as done;

/* baselinr run golden-run compare "shop"."main"."by_name" */
with live as (
  select coalesce(partition_value, '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select coalesce(rtrim("name"), '__null__') as partition_value, count(*) as row_count, 'redshift farmhash' || '/' || cast(count(*) as varchar(65535)) || '/' || cast(sum(cast(farmfingerprint64(coalesce(cast(farmfingerprint64(rtrim(rtrim(to_char("at", 'YYYY-MM-DD HH24:MI:SS.US'), '0'), '.')) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(to_char("day", 'YYYY-MM-DD')) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64("name") as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(cast("quantity" as varchar(65535))) as varchar(20)), '')) as decimal(38, 0))) as varchar(65535)) as token
    from "shop"."main"."by_name"
    where true
    group by 1
  ) as scanned
), stored as (
  select partition_id, token, rolled_up
  from "shop"."main_baselinr"."baselinr_partition_state"
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
select what, partition_id, cast(row_count as varchar(65535)) as row_count, cast(byte_count as varchar(65535)) as byte_count, rolled_up_group, cast(null as varchar(65535)) as partitions, cast(null as varchar(65535)) as mates, cast(null as varchar(65535)) as content
from difference
where what <> 'same'
union all
select 'all', '', cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as varchar(65535)), cast(null as varchar(65535)), cast(null as varchar(65535)), cast(count(case when what <> 'removed' then 1 end) as varchar(65535)), cast(count(case when what <> own_what then 1 end) as varchar(65535)),
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then cast(count(case when what <> 'removed' then partition_id || '=' || token end) as varchar(20)) || '/' || cast(coalesce(sum(cast(farmfingerprint64(case when what <> 'removed' then partition_id || '=' || token end) as decimal(38, 0))), 0) as varchar(65535)) end
from difference
order by partition_id;

/* baselinr run golden-run look at by_number */
begin;
lock "shop"."main_baselinr"."baselinr_table_state";
update "shop"."main_baselinr"."baselinr_table_state"
set started_at = null
where unique_id in (select unique_id from "shop"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_name') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate));
update "shop"."main_baselinr"."baselinr_table_state"
set started_at = sysdate
where unique_id in (select unique_id from "shop"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_number') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate));
commit;
select 1 as done;

/* baselinr run golden-run compare "shop"."main"."by_number" */
with live as (
  select coalesce(cast(partition_value as varchar(65535)), '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select "quantity" as partition_value, count(*) as row_count, 'redshift farmhash' || '/' || cast(count(*) as varchar(65535)) || '/' || cast(sum(cast(farmfingerprint64(coalesce(cast(farmfingerprint64(rtrim(rtrim(to_char("at", 'YYYY-MM-DD HH24:MI:SS.US'), '0'), '.')) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(to_char("day", 'YYYY-MM-DD')) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64("name") as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(cast("quantity" as varchar(65535))) as varchar(20)), '')) as decimal(38, 0))) as varchar(65535)) as token
    from "shop"."main"."by_number"
    where true
    group by 1
  ) as scanned
), stored as (
  select partition_id, token, rolled_up
  from "shop"."main_baselinr"."baselinr_partition_state"
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
select what, partition_id, cast(row_count as varchar(65535)) as row_count, cast(byte_count as varchar(65535)) as byte_count, rolled_up_group, cast(null as varchar(65535)) as partitions, cast(null as varchar(65535)) as mates, cast(null as varchar(65535)) as content
from difference
where what <> 'same'
union all
select 'all', '', cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as varchar(65535)), cast(null as varchar(65535)), cast(null as varchar(65535)), cast(count(case when what <> 'removed' then 1 end) as varchar(65535)), cast(count(case when what <> own_what then 1 end) as varchar(65535)),
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then cast(count(case when what <> 'removed' then partition_id || '=' || token end) as varchar(20)) || '/' || cast(coalesce(sum(cast(farmfingerprint64(case when what <> 'removed' then partition_id || '=' || token end) as decimal(38, 0))), 0) as varchar(65535)) end
from difference
order by partition_id;

/* baselinr run golden-run look at by_year */
begin;
lock "shop"."main_baselinr"."baselinr_table_state";
update "shop"."main_baselinr"."baselinr_table_state"
set started_at = null
where unique_id in (select unique_id from "shop"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_number') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate));
update "shop"."main_baselinr"."baselinr_table_state"
set started_at = sysdate
where unique_id in (select unique_id from "shop"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_year') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate));
commit;
select 1 as done;

/* baselinr run golden-run compare "shop"."main"."by_year" */
with live as (
  select coalesce(to_char(partition_value, 'YYYY'), '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select date_trunc('year', "day") as partition_value, count(*) as row_count, 'redshift farmhash' || '/' || cast(count(*) as varchar(65535)) || '/' || cast(sum(cast(farmfingerprint64(coalesce(cast(farmfingerprint64(rtrim(rtrim(to_char("at", 'YYYY-MM-DD HH24:MI:SS.US'), '0'), '.')) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(to_char("day", 'YYYY-MM-DD')) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64("name") as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(cast("quantity" as varchar(65535))) as varchar(20)), '')) as decimal(38, 0))) as varchar(65535)) as token
    from "shop"."main"."by_year"
    where true
    group by 1
  ) as scanned
), stored as (
  select partition_id, token, rolled_up
  from "shop"."main_baselinr"."baselinr_partition_state"
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
select what, partition_id, cast(row_count as varchar(65535)) as row_count, cast(byte_count as varchar(65535)) as byte_count, rolled_up_group, cast(null as varchar(65535)) as partitions, cast(null as varchar(65535)) as mates, cast(null as varchar(65535)) as content
from difference
where what <> 'same'
union all
select 'all', '', cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as varchar(65535)), cast(null as varchar(65535)), cast(null as varchar(65535)), cast(count(case when what <> 'removed' then 1 end) as varchar(65535)), cast(count(case when what <> own_what then 1 end) as varchar(65535)),
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then cast(count(case when what <> 'removed' then partition_id || '=' || token end) as varchar(20)) || '/' || cast(coalesce(sum(cast(farmfingerprint64(case when what <> 'removed' then partition_id || '=' || token end) as decimal(38, 0))), 0) as varchar(65535)) end
from difference
order by partition_id;

/* baselinr run golden-run look at newest */
begin;
lock "shop"."main_baselinr"."baselinr_table_state";
update "shop"."main_baselinr"."baselinr_table_state"
set started_at = null
where unique_id in (select unique_id from "shop"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_year') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate));
update "shop"."main_baselinr"."baselinr_table_state"
set started_at = sysdate
where unique_id in (select unique_id from "shop"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.newest') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate));
commit;
select 1 as done;

/* baselinr run golden-run scope of "shop"."main"."newest" */
select partition_id, cast(row_count as varchar(65535)) as row_count
from (
  select partition_id, row_count
  from (
  select coalesce(to_char(partition_value, 'YYYY-MM-DD'), '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, cast(null as varchar(65535)) as token
  from (
    select "day" as partition_value, count(*) as row_count
    from "shop"."main"."newest"
    where true
    group by 1
  ) as counted
  ) as live
  where partition_id <> '__null__'
  order by partition_id desc
  limit 3
) as chosen
order by partition_id;

/* baselinr run golden-run compare "shop"."main"."newest" */
with live as (
  select coalesce(to_char(partition_value, 'YYYY-MM-DD'), '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select "day" as partition_value, count(*) as row_count, 'redshift farmhash' || '/' || cast(count(*) as varchar(65535)) || '/' || cast(sum(cast(farmfingerprint64(coalesce(cast(farmfingerprint64(rtrim(rtrim(to_char("at", 'YYYY-MM-DD HH24:MI:SS.US'), '0'), '.')) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(to_char("day", 'YYYY-MM-DD')) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64("name") as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(cast("quantity" as varchar(65535))) as varchar(20)), '')) as decimal(38, 0))) as varchar(65535)) as token
    from "shop"."main"."newest"
    where ("day" = cast('2024-01-03' as date) or "day" = cast('2024-01-04' as date) or "day" = cast('2024-01-05' as date))
    group by 1
  ) as scanned
), stored as (
  select partition_id, token, rolled_up
  from "shop"."main_baselinr"."baselinr_partition_state"
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
select what, partition_id, cast(row_count as varchar(65535)) as row_count, cast(byte_count as varchar(65535)) as byte_count, rolled_up_group, cast(null as varchar(65535)) as partitions, cast(null as varchar(65535)) as mates, cast(null as varchar(65535)) as content
from difference
where what <> 'same'
union all
select 'all', '', cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as varchar(65535)), cast(null as varchar(65535)), cast(null as varchar(65535)), cast(count(case when what <> 'removed' then 1 end) as varchar(65535)), cast(count(case when what <> own_what then 1 end) as varchar(65535)),
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then cast(count(case when what <> 'removed' then partition_id || '=' || token end) as varchar(20)) || '/' || cast(coalesce(sum(cast(farmfingerprint64(case when what <> 'removed' then partition_id || '=' || token end) as decimal(38, 0))), 0) as varchar(65535)) end
from difference
order by partition_id;

/* baselinr run golden-run looked */
begin;
lock "shop"."main_baselinr"."baselinr_table_state";
update "shop"."main_baselinr"."baselinr_table_state"
set started_at = null
where unique_id in (select unique_id from "shop"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.newest') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate));
commit;
select 1 as done;

/* baselinr run golden-run profile "shop"."main"."asked" */
insert into "baselinr_scan_42bd83cd05e808f5" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as (

  select "day", "at", "name", "quantity"
  from "shop"."main"."asked"
  where ("name" in ('north', 'south')) and coalesce(coalesce(rtrim("name"), '__null__'), '__null__') in ('north', 'south') and ("name" in ('north'))
), 
scan_1 as (
  select coalesce(partition_value, '__null__') as partition_id, grouped.*
  from (
    select coalesce(rtrim("name"), '__null__') as partition_value, count(*) as row_count, null as token,
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
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as varchar(65535)) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count from scan_1
  union all
  select partition_id, 'c1', 'day', 'date', 'date', null, row_count, c1_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c2', 'at', 'timestamp', 'timestamp', null, row_count, c2_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c3', 'name', 'text', 'varchar(65535)', null, row_count, c3_non_null_count, null, null, null, null, null, c3_empty_count, c3_blank_count from scan_1
  union all
  select partition_id, 'c4', 'quantity', 'integer', 'decimal(38, 0)', null, row_count, c4_non_null_count, c4_zero_count, c4_negative_count, null, null, null, null, null from scan_1
)
select 'source.shop.main.asked', case when cell.column_name = '' then 'golden-run' end, case when translate(cell.partition_id, '0123456789-/:._ TZ+', '') = '' and translate(right(cell.partition_id, 2), '0123456789', '') = '' then left(left(cell.partition_id, greatest(length(cell.partition_id) - 2, 0)), 190) || case when translate(left(right(cell.partition_id, 2), 1), '56789', '') = '' then '~50' else '~00' end else left(md5(cell.partition_id), 2) end, cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;

/* baselinr run golden-run profile "shop"."main"."by_hour" */
insert into "baselinr_scan_2a27dd6724cdffb6" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as (

  select "day", "at", "name", "quantity"
  from "shop"."main"."by_hour"
  where true and (("at" >= cast('2024-01-05 13:00:00' as timestamp) and "at" < cast(dateadd(hour, 1, cast('2024-01-05 13:00:00' as timestamp)) as timestamp)))
), 
scan_1 as (
  select coalesce(to_char(partition_value, 'YYYY-MM-DD HH24') || ':00:00', '__null__') as partition_id, grouped.*
  from (
    select date_trunc('hour', "at") as partition_value, count(*) as row_count, 'redshift farmhash' || '/' || cast(count(*) as varchar(65535)) || '/' || cast(sum(cast(farmfingerprint64(coalesce(cast(farmfingerprint64(rtrim(rtrim(to_char("at", 'YYYY-MM-DD HH24:MI:SS.US'), '0'), '.')) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(to_char("day", 'YYYY-MM-DD')) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64("name") as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(cast("quantity" as varchar(65535))) as varchar(20)), '')) as decimal(38, 0))) as varchar(65535)) as token,
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
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as varchar(65535)) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count from scan_1
  union all
  select partition_id, 'c1', 'day', 'date', 'date', null, row_count, c1_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c2', 'at', 'timestamp', 'timestamp', null, row_count, c2_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c3', 'name', 'text', 'varchar(65535)', null, row_count, c3_non_null_count, null, null, null, null, null, c3_empty_count, c3_blank_count from scan_1
  union all
  select partition_id, 'c4', 'quantity', 'integer', 'decimal(38, 0)', null, row_count, c4_non_null_count, c4_zero_count, c4_negative_count, null, null, null, null, null from scan_1
)
select 'source.shop.main.by_hour', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 10), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;

/* baselinr run golden-run profile "shop"."main"."by_month" */
insert into "baselinr_scan_c00cc5d1f29f2e37" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as (

  select "day", "at", "name", "quantity"
  from "shop"."main"."by_month"
  where true and (("at" >= cast('2024-01-01 00:00:00' as timestamp) and "at" < cast(dateadd(month, 1, cast('2024-01-01 00:00:00' as timestamp)) as timestamp)))
), 
scan_1 as (
  select coalesce(to_char(partition_value, 'YYYY-MM'), '__null__') as partition_id, grouped.*
  from (
    select date_trunc('month', "at") as partition_value, count(*) as row_count, 'redshift farmhash' || '/' || cast(count(*) as varchar(65535)) || '/' || cast(sum(cast(farmfingerprint64(coalesce(cast(farmfingerprint64(rtrim(rtrim(to_char("at", 'YYYY-MM-DD HH24:MI:SS.US'), '0'), '.')) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(to_char("day", 'YYYY-MM-DD')) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64("name") as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(cast("quantity" as varchar(65535))) as varchar(20)), '')) as decimal(38, 0))) as varchar(65535)) as token,
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
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as varchar(65535)) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count from scan_1
  union all
  select partition_id, 'c1', 'day', 'date', 'date', null, row_count, c1_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c2', 'at', 'timestamp', 'timestamp', null, row_count, c2_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c3', 'name', 'text', 'varchar(65535)', null, row_count, c3_non_null_count, null, null, null, null, null, c3_empty_count, c3_blank_count from scan_1
  union all
  select partition_id, 'c4', 'quantity', 'integer', 'decimal(38, 0)', null, row_count, c4_non_null_count, c4_zero_count, c4_negative_count, null, null, null, null, null from scan_1
)
select 'source.shop.main.by_month', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 4), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;

/* baselinr run golden-run profile "shop"."main"."by_name" */
insert into "baselinr_scan_3ed4268c20ae0432" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as (

  select "day", "at", "name", "quantity"
  from "shop"."main"."by_name"
  where true and ("name" in (('o''k ' || chr(92) || ' now')))
), 
scan_1 as (
  select coalesce(partition_value, '__null__') as partition_id, grouped.*
  from (
    select coalesce(rtrim("name"), '__null__') as partition_value, count(*) as row_count, 'redshift farmhash' || '/' || cast(count(*) as varchar(65535)) || '/' || cast(sum(cast(farmfingerprint64(coalesce(cast(farmfingerprint64(rtrim(rtrim(to_char("at", 'YYYY-MM-DD HH24:MI:SS.US'), '0'), '.')) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(to_char("day", 'YYYY-MM-DD')) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64("name") as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(cast("quantity" as varchar(65535))) as varchar(20)), '')) as decimal(38, 0))) as varchar(65535)) as token,
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
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as varchar(65535)) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count from scan_1
  union all
  select partition_id, 'c1', 'day', 'date', 'date', null, row_count, c1_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c2', 'at', 'timestamp', 'timestamp', null, row_count, c2_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c3', 'name', 'text', 'varchar(65535)', null, row_count, c3_non_null_count, null, null, null, null, null, c3_empty_count, c3_blank_count from scan_1
  union all
  select partition_id, 'c4', 'quantity', 'integer', 'decimal(38, 0)', null, row_count, c4_non_null_count, c4_zero_count, c4_negative_count, null, null, null, null, null from scan_1
)
select 'source.shop.main.by_name', case when cell.column_name = '' then 'golden-run' end, case when translate(cell.partition_id, '0123456789-/:._ TZ+', '') = '' and translate(right(cell.partition_id, 2), '0123456789', '') = '' then left(left(cell.partition_id, greatest(length(cell.partition_id) - 2, 0)), 190) || case when translate(left(right(cell.partition_id, 2), 1), '56789', '') = '' then '~50' else '~00' end else left(md5(cell.partition_id), 2) end, cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;

/* baselinr run golden-run profile "shop"."main"."by_number" */
insert into "baselinr_scan_326a3c767f9aadab" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as (

  select "day", "at", "name", "quantity"
  from "shop"."main"."by_number"
  where true and ("quantity" in (cast('17' as decimal(38, 0))))
), 
scan_1 as (
  select coalesce(cast(partition_value as varchar(65535)), '__null__') as partition_id, grouped.*
  from (
    select "quantity" as partition_value, count(*) as row_count, 'redshift farmhash' || '/' || cast(count(*) as varchar(65535)) || '/' || cast(sum(cast(farmfingerprint64(coalesce(cast(farmfingerprint64(rtrim(rtrim(to_char("at", 'YYYY-MM-DD HH24:MI:SS.US'), '0'), '.')) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(to_char("day", 'YYYY-MM-DD')) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64("name") as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(cast("quantity" as varchar(65535))) as varchar(20)), '')) as decimal(38, 0))) as varchar(65535)) as token,
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
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as varchar(65535)) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count from scan_1
  union all
  select partition_id, 'c1', 'day', 'date', 'date', null, row_count, c1_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c2', 'at', 'timestamp', 'timestamp', null, row_count, c2_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c3', 'name', 'text', 'varchar(65535)', null, row_count, c3_non_null_count, null, null, null, null, null, c3_empty_count, c3_blank_count from scan_1
  union all
  select partition_id, 'c4', 'quantity', 'integer', 'decimal(38, 0)', null, row_count, c4_non_null_count, c4_zero_count, c4_negative_count, null, null, null, null, null from scan_1
)
select 'source.shop.main.by_number', case when cell.column_name = '' then 'golden-run' end, case when translate(cell.partition_id, '0123456789-/:._ TZ+', '') = '' and translate(right(cell.partition_id, 2), '0123456789', '') = '' then left(left(cell.partition_id, greatest(length(cell.partition_id) - 2, 0)), 190) || case when translate(left(right(cell.partition_id, 2), 1), '56789', '') = '' then '~50' else '~00' end else left(md5(cell.partition_id), 2) end, cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;

/* baselinr run golden-run profile "shop"."main"."by_year" */
insert into "baselinr_scan_a04a34bb602d63db" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as (

  select "day", "at", "name", "quantity"
  from "shop"."main"."by_year"
  where true and (("day" >= cast('2024-01-01' as date) and "day" < cast(dateadd(year, 1, cast('2024-01-01' as date)) as date)))
), 
scan_1 as (
  select coalesce(to_char(partition_value, 'YYYY'), '__null__') as partition_id, grouped.*
  from (
    select date_trunc('year', "day") as partition_value, count(*) as row_count, 'redshift farmhash' || '/' || cast(count(*) as varchar(65535)) || '/' || cast(sum(cast(farmfingerprint64(coalesce(cast(farmfingerprint64(rtrim(rtrim(to_char("at", 'YYYY-MM-DD HH24:MI:SS.US'), '0'), '.')) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(to_char("day", 'YYYY-MM-DD')) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64("name") as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(cast("quantity" as varchar(65535))) as varchar(20)), '')) as decimal(38, 0))) as varchar(65535)) as token,
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
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as varchar(65535)) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count from scan_1
  union all
  select partition_id, 'c1', 'day', 'date', 'date', null, row_count, c1_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c2', 'at', 'timestamp', 'timestamp', null, row_count, c2_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c3', 'name', 'text', 'varchar(65535)', null, row_count, c3_non_null_count, null, null, null, null, null, c3_empty_count, c3_blank_count from scan_1
  union all
  select partition_id, 'c4', 'quantity', 'integer', 'decimal(38, 0)', null, row_count, c4_non_null_count, c4_zero_count, c4_negative_count, null, null, null, null, null from scan_1
)
select 'source.shop.main.by_year', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 3), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;

/* baselinr run golden-run profile "shop"."main"."newest" */
insert into "baselinr_scan_51916f7e03addeb8" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as (

  select "day", "at", "name", "quantity"
  from "shop"."main"."newest"
  where ("day" = cast('2024-01-03' as date) or "day" = cast('2024-01-04' as date) or "day" = cast('2024-01-05' as date)) and ("day" = cast('2024-01-05' as date))
), 
scan_1 as (
  select coalesce(to_char(partition_value, 'YYYY-MM-DD'), '__null__') as partition_id, grouped.*
  from (
    select "day" as partition_value, count(*) as row_count, 'redshift farmhash' || '/' || cast(count(*) as varchar(65535)) || '/' || cast(sum(cast(farmfingerprint64(coalesce(cast(farmfingerprint64(rtrim(rtrim(to_char("at", 'YYYY-MM-DD HH24:MI:SS.US'), '0'), '.')) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(to_char("day", 'YYYY-MM-DD')) as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64("name") as varchar(20)), '') || ',' || coalesce(cast(farmfingerprint64(cast("quantity" as varchar(65535))) as varchar(20)), '')) as decimal(38, 0))) as varchar(65535)) as token,
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
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as varchar(65535)) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count from scan_1
  union all
  select partition_id, 'c1', 'day', 'date', 'date', null, row_count, c1_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c2', 'at', 'timestamp', 'timestamp', null, row_count, c2_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c3', 'name', 'text', 'varchar(65535)', null, row_count, c3_non_null_count, null, null, null, null, null, c3_empty_count, c3_blank_count from scan_1
  union all
  select partition_id, 'c4', 'quantity', 'integer', 'decimal(38, 0)', null, row_count, c4_non_null_count, c4_zero_count, c4_negative_count, null, null, null, null, null from scan_1
)
select 'source.shop.main.newest', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 7), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;
