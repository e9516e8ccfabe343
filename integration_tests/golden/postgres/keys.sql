-- Keys of other kinds and granularities, partitions in scope, and those that a snapshot_query names. Of a profile only what reads the table.

/* baselinr run golden-run catalog */
set local timezone = 'UTC';
set local datestyle = 'ISO, YMD';
set local intervalstyle = 'postgres';
set local extra_float_digits = 1;
set local bytea_output = 'hex';
set local quote_all_identifiers = off;
set local search_path = pg_catalog;
with recursive target (unique_id, database_name, schema_name, table_name, built_by_dbt) as (
  values
    ('source.shop.main.asked', 'shop', 'main', 'asked', false),
    ('source.shop.main.by_hour', 'shop', 'main', 'by_hour', false),
    ('source.shop.main.by_month', 'shop', 'main', 'by_month', false),
    ('source.shop.main.by_name', 'shop', 'main', 'by_name', false),
    ('source.shop.main.by_number', 'shop', 'main', 'by_number', false),
    ('source.shop.main.by_year', 'shop', 'main', 'by_year', false),
    ('source.shop.main.newest', 'shop', 'main', 'newest', false)
), relation as (select distinct on (target.unique_id) target.unique_id, target.built_by_dbt, c.oid, c.relkind
  from target
  join pg_namespace as n on n.nspname in (target.schema_name, lower(target.schema_name))
  join pg_class as c on c.relnamespace = n.oid and c.relname in (target.table_name, lower(target.table_name))
  where c.relkind in ('r', 'p', 'm', 'v', 'f') and lower(target.database_name) = lower(current_database())
  order by target.unique_id, n.nspname = target.schema_name desc, c.relname = target.table_name desc
), member (unique_id, top, built_by_dbt, kind, oid) as (
  select unique_id, oid, built_by_dbt, relkind, oid from relation
  union
  select member.unique_id, member.top, member.built_by_dbt, member.kind, below.oid
  from member
  cross join lateral (
    select inhrelid from pg_inherits where inhparent = member.oid and not inhdetachpending
    union all
    select d.refobjid
    from pg_class as v
    join pg_rewrite as r on r.ev_class = v.oid
    join pg_depend as d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass and d.refobjid <> v.oid
    where member.built_by_dbt and v.oid = member.oid and v.relkind = 'v'
  ) as below (oid)
), change as (
  select member.unique_id, member.top as oid,
    case when count(*) = count(part.token) then md5(string_agg(part.token, ' ' order by part.token)) end as token,
    cast(case when count(*) = count(part.row_estimate) then cast(sum(part.row_estimate) as bigint) end as text) as estimated_rows,
    cast(case when count(*) = count(part.byte_estimate) then cast(sum(part.byte_estimate) as bigint) end as text) as estimated_bytes
  from member
  join lateral (
    select case when c.relkind = 'p' or c.relkind = 'v' and member.built_by_dbt then 0 when c.relkind <> 'v' then coalesce(nullif(pg_stat_get_live_tuples(c.oid), 0), case when c.reltuples >= 0 then cast(c.reltuples as bigint) end) end as row_estimate,
      case when c.relkind = 'p' or c.relkind = 'v' and member.built_by_dbt then 0 when c.relkind <> 'v' then cast(coalesce(nullif(pg_stat_get_live_tuples(c.oid), 0), case when c.reltuples >= 0 then cast(c.reltuples as bigint) end) * case
        when c.relpages > 0 and c.reltuples > 0 then c.relpages * cast(current_setting('block_size') as double precision) / c.reltuples
        else 28 + (select coalesce(sum(case when a.attlen > 0 then a.attlen else 32 end), 0) from pg_attribute as a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)
      end as bigint) end as byte_estimate,
      case
        when c.relkind = 'p' and not row_security_active(c.oid) then cast(c.oid as text)
        when c.relkind in ('r', 'm') then case when not pg_is_in_recovery() and current_setting('track_counts') = 'on' and not row_security_active(c.oid) then concat_ws('/', c.oid, pg_relation_filenode(c.oid),
          pg_stat_get_tuples_inserted(c.oid), pg_stat_get_tuples_updated(c.oid), pg_stat_get_tuples_deleted(c.oid),
          (select extract(epoch from stats_reset) from pg_stat_database where datname = current_database()), 'crash',
          (select extract(epoch from stats_reset) from pg_stat_bgwriter)) end || case when c.relispartition then concat('/', c.relnamespace, '/', c.relname) else '' end
        when c.relkind = 'v' and member.built_by_dbt then concat_ws('/', c.relowner, c.reloptions) || (select md5(string_agg(cast(r.ev_action as text) || coalesce(called.bodies, ''), ' ' order by r.oid))
          from pg_rewrite as r
          cross join lateral (
            select string_agg(case when f.oid >= 16384 then md5(concat(f.prosrc, f.probin, f.prosqlbody, f.proconfig)) end, ' ' order by f.oid) as bodies,
              coalesce(bool_or(f.provolatile = 'v' or (f.provolatile = 's' and (f.oid >= 16384 or f.proname ~ '^(now|transaction_timestamp|statement_timestamp|age|current_.*|pg_.*|has_.*|txid_.*|.*_to_xml.*)$'))), false) as moves
            from (select distinct cast(ids[1] as oid) as oid from regexp_matches(cast(r.ev_action as text), ':(?:funcid|opfuncid|aggfnoid|winfnoid) ([0-9]+)', 'g') as found (ids)) as named
            join pg_proc as f on f.oid = named.oid
          ) as called
          where r.ev_class = c.oid
          having not bool_or(called.moves or cast(r.ev_action as text) ~ 'SQLVALUEFUNCTION|TABLESAMPLECLAUSE'
            or exists (select 1 from regexp_matches(cast(r.ev_action as text), ':relid ([0-9]+)', 'g') as read (ids) where cast(ids[1] as bigint) between 1 and 16383)))
      end || case when member.kind <> 'v' then '' when not c.relrowsecurity then (
        select md5(coalesce(string_agg(concat_ws('/', a.attname, a.atttypmod, a.attnum, a.atttypid,
        (select md5(string_agg(quote_literal(e.enumlabel), ',' order by e.enumsortorder)) from pg_enum as e where e.enumtypid in (t.oid, t.typelem, (select element.base from domain as element where element.oid = t.typelem))),
        (select md5(string_agg(concat_ws('/', field.attnum, field.attname, field.atttypid), ' ' order by field.attnum)) from pg_attribute as field where t.typtype = 'c' and field.attrelid = t.typrelid and not field.attisdropped),
        (select md5(pg_get_expr(g.adbin, g.adrelid)) from pg_attrdef as g where a.attgenerated = 'v' and g.adrelid = a.attrelid and g.adnum = a.attnum)), ' ' order by a.attnum), ''))
        from pg_attribute as a
        left join domain on domain.oid = a.atttypid
        left join pg_type as t on t.oid = coalesce(domain.base, a.atttypid)
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      ) end as token
    from pg_class as c
    where c.oid = member.oid
  ) as part on true
  group by member.unique_id, member.top
), domain (oid, base, modifier) as (
  select d.oid, d.typbasetype, d.typtypmod
  from pg_type as d
  join pg_type as base on base.oid = d.typbasetype and base.typtype <> 'd'
  where d.typtype = 'd'
  union all
  select d.oid, below.base, case when d.typtypmod >= 0 then d.typtypmod else below.modifier end
  from pg_type as d
  join domain as below on below.oid = d.typbasetype
  where d.typtype = 'd'
)
select change.unique_id, current_database() as database_name, n.nspname as schema_name, relation.relname as table_name,
  case
    when relation.relkind = 'p' and has_column_privilege(relation.oid, 'tableoid', 'select') then 'partitioned table'
    when relation.relkind = 'm' then 'materialized view' when relation.relkind = 'v' then 'view' when relation.relkind = 'f' then 'foreign table'
    else 'table'
  end as relation_type,
  column_list.columns, change.estimated_rows, change.estimated_bytes, change.token as change_token,
  partitioning.columns as partition_columns,
  case when not has_schema_privilege(n.oid, 'usage') then 'usage on schema ' || quote_ident(n.nspname) end as missing_schema_right,
  case when not has_table_privilege(relation.oid, 'select') then 'select on ' || quote_ident(n.nspname) || '.' || quote_ident(relation.relname) end as missing_table_right,
  current_user as role_name, cast(relation.oid as text) as relation_id
from change
join pg_class as relation on relation.oid = change.oid
join pg_namespace as n on n.oid = relation.relnamespace
left join lateral (
  select cast(coalesce(json_agg(json_build_object(
      'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
      'base', case when t.typtype = 'e' then 'enum' else format_type(t.oid, case when domain.oid is null then a.atttypmod else domain.modifier end) end,
      'identity', format_type(a.atttypid, a.atttypmod) || ' ' || concat_ws('/', a.attnum, a.atttypid,
        (select md5(string_agg(quote_literal(e.enumlabel), ',' order by e.enumsortorder)) from pg_enum as e where e.enumtypid in (t.oid, t.typelem, (select element.base from domain as element where element.oid = t.typelem))),
        (select md5(string_agg(concat_ws('/', field.attnum, field.attname, field.atttypid), ' ' order by field.attnum)) from pg_attribute as field where t.typtype = 'c' and field.attrelid = t.typrelid and not field.attisdropped),
        (select md5(pg_get_expr(g.adbin, g.adrelid)) from pg_attrdef as g where a.attgenerated = 'v' and g.adrelid = a.attrelid and g.adnum = a.attnum)),
      'readable', has_column_privilege(a.attrelid, a.attnum, 'select')
    ) order by a.attnum), '[]') as text) as columns
  from pg_attribute as a
  left join domain on domain.oid = a.atttypid
  left join pg_type as t on t.oid = coalesce(domain.base, a.atttypid)
  where a.attrelid = relation.oid and a.attnum > 0 and not a.attisdropped
) as column_list on true
left join lateral (
  select cast(json_agg(a.attname order by part.place) as text) as columns
  from pg_partitioned_table as p
  cross join lateral unnest(p.partattrs::int2[]) with ordinality as part (attnum, place)
  left join pg_attribute as a on a.attrelid = p.partrelid and a.attnum = part.attnum and part.attnum > 0
  where p.partrelid = relation.oid
) as partitioning on true;

/* baselinr run golden-run state */
set local timezone = 'UTC';
set local datestyle = 'ISO, YMD';
set local intervalstyle = 'postgres';
set local extra_float_digits = 1;
set local bytea_output = 'hex';
set local quote_all_identifiers = off;
select unique_id, database_name, schema_name, table_name, decision, decision_reason, status, error, snapshot_id, profile_signature,
  profiled_columns, metadata, last_run_id, rolled_up_by, resume_partition, sampled_id, checks, known_columns,
  case when backfilling then 'true' end as backfilling,
  case when hash_id <> 'postgres ' || cast(cast(current_setting('server_version_num') as integer) / 10000 as text) then 'true' end as hash_is_stale,
  cast(row_count as text) as row_count,
  cast(pending_partitions as text) as pending_partitions,
  cast(coverage as text) as coverage,
  to_char(last_profiled_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as last_profiled_at,
  to_char(last_checked_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as last_checked_at,
  to_char(next_due_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as next_due_at,
  to_char(started_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as started_at,
  to_char(waiting_since, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as waiting_since,
  cast(staleness_score as text) as staleness_score,
  cast(cast(floor(extract(epoch from (cast(current_timestamp at time zone 'UTC' as timestamp) - last_profiled_at)) / 60) as bigint) as text) as profiled_minutes_ago,
  cast(cast(floor(extract(epoch from (cast(current_timestamp at time zone 'UTC' as timestamp) - last_verified_at)) / 60) as bigint) as text) as verified_minutes_ago,
  cast(cast(floor(extract(epoch from (cast(current_timestamp at time zone 'UTC' as timestamp) - waiting_since)) / 60) as bigint) as text) as waiting_minutes,
  cast(cast(floor(extract(epoch from (cast(current_timestamp at time zone 'UTC' as timestamp) - last_published_at)) / 60) as bigint) as text) as published_minutes_ago,
  cast(cast(floor(extract(epoch from (cast(current_timestamp at time zone 'UTC' as timestamp) - last_checked_at)) / 60) as bigint) as text) as checked_minutes_ago
from "shop"."main_baselinr"."baselinr_table_state"
where unique_id in ('source.shop.main.asked', 'source.shop.main.by_hour', 'source.shop.main.by_month', 'source.shop.main.by_name', 'source.shop.main.by_number', 'source.shop.main.by_year', 'source.shop.main.newest');

/* baselinr run golden-run snapshot of "shop"."main"."asked" */
set local timezone = 'UTC';
set local datestyle = 'ISO, YMD';
set local intervalstyle = 'postgres';
set local extra_float_digits = 1;
set local bytea_output = 'hex';
set local quote_all_identifiers = off;
do $baselinr$
#variable_conflict use_column
declare
  baselinr_answer text;
begin
  select cast(row_to_json(guarded) as text) into baselinr_answer from (
select cast(json_agg(row_to_json(snapshot)) as text) as answer
from (
select partition_id, token from main.tokens
) as snapshot
  ) as guarded;
  perform set_config('baselinr.answer', baselinr_answer, true);
exception when query_canceled or others then
  perform set_config('baselinr.failure', sqlerrm, true);
end
$baselinr$;
select current_setting('baselinr.answer', true) as answer, current_setting('baselinr.failure', true) as failure;

/* baselinr run golden-run compare "shop"."main"."asked" */
set local timezone = 'UTC';
set local datestyle = 'ISO, YMD';
set local intervalstyle = 'postgres';
set local extra_float_digits = 1;
set local bytea_output = 'hex';
set local quote_all_identifiers = off;
do $baselinr$
#variable_conflict use_column
declare
  baselinr_answer text;
begin
  select cast(row_to_json(guarded) as text) into baselinr_answer from (
with live as (
  select * from (

  select partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
  select partition_id, row_count, token
  from (
    values
    ('north', cast(null as bigint), '7'),
    ('south', cast(null as bigint), cast(null as text))
  ) as given (partition_id, row_count, token)
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
select
  cast(json_agg(case when what = 'changed' then partition_id end order by partition_id collate "C") filter (where (case when what = 'changed' then partition_id end) is not null) as text) as changed,
  cast(json_agg(case when what = 'removed' then partition_id end order by partition_id collate "C") filter (where (case when what = 'removed' then partition_id end) is not null) as text) as removed,
  cast(json_agg(case when what = 'changed' then coalesce(row_count, -1) end order by partition_id collate "C") filter (where (case when what = 'changed' then coalesce(row_count, -1) end) is not null) as text) as sizes,
  cast(json_agg(case when what = 'changed' then coalesce(byte_count, -1) end order by partition_id collate "C") filter (where (case when what = 'changed' then coalesce(byte_count, -1) end) is not null) as text) as bytes,
  cast(count(case when what <> 'removed' then 1 end) as text) as partitions,
  cast(count(case when what <> own_what then 1 end) as text) as mates,
  cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as text) as all_rows,
  cast(json_agg(case when what <> 'same' and rolled_up_group is not null then partition_id end order by partition_id collate "C") filter (where (case when what <> 'same' and rolled_up_group is not null then partition_id end) is not null) as text) as rolled_up,
  cast(json_agg(case when what <> 'same' then rolled_up_group end order by partition_id collate "C") filter (where (case when what <> 'same' then rolled_up_group end) is not null) as text) as rolled_up_groups,
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then md5(coalesce(string_agg(case when what <> 'removed' then partition_id || '=' || token end, chr(10) order by partition_id), '')) end as content
from difference
  ) as guarded;
  perform set_config('baselinr.answer', baselinr_answer, true);
exception when query_canceled or others then
  perform set_config('baselinr.failure', sqlerrm, true);
end
$baselinr$;
select current_setting('baselinr.answer', true) as answer, current_setting('baselinr.failure', true) as failure;

/* baselinr run golden-run compare "shop"."main"."by_hour" */
set local timezone = 'UTC';
set local datestyle = 'ISO, YMD';
set local intervalstyle = 'postgres';
set local extra_float_digits = 1;
set local bytea_output = 'hex';
set local quote_all_identifiers = off;
do $baselinr$
#variable_conflict use_column
declare
  baselinr_answer text;
begin
  select cast(row_to_json(guarded) as text) into baselinr_answer from (
with live as (
  select coalesce(cast(partition_value as text), '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select date_trunc('hour', "at") as partition_value, count(*) as row_count, 'postgres ' || cast(cast(current_setting('server_version_num') as integer) / 10000 as text) || '/' || cast(count(*) as text) || '/' || cast(sum(hashfloat8extended(cast(hash_record_extended(row("at", "day", cast("name" as text) collate "C", "quantity"), 2685821657736338717) as double precision), 0)) as text) as token
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
select
  cast(json_agg(case when what = 'changed' then partition_id end order by partition_id collate "C") filter (where (case when what = 'changed' then partition_id end) is not null) as text) as changed,
  cast(json_agg(case when what = 'removed' then partition_id end order by partition_id collate "C") filter (where (case when what = 'removed' then partition_id end) is not null) as text) as removed,
  cast(json_agg(case when what = 'changed' then coalesce(row_count, -1) end order by partition_id collate "C") filter (where (case when what = 'changed' then coalesce(row_count, -1) end) is not null) as text) as sizes,
  cast(json_agg(case when what = 'changed' then coalesce(byte_count, -1) end order by partition_id collate "C") filter (where (case when what = 'changed' then coalesce(byte_count, -1) end) is not null) as text) as bytes,
  cast(count(case when what <> 'removed' then 1 end) as text) as partitions,
  cast(count(case when what <> own_what then 1 end) as text) as mates,
  cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as text) as all_rows,
  cast(json_agg(case when what <> 'same' and rolled_up_group is not null then partition_id end order by partition_id collate "C") filter (where (case when what <> 'same' and rolled_up_group is not null then partition_id end) is not null) as text) as rolled_up,
  cast(json_agg(case when what <> 'same' then rolled_up_group end order by partition_id collate "C") filter (where (case when what <> 'same' then rolled_up_group end) is not null) as text) as rolled_up_groups,
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then md5(coalesce(string_agg(case when what <> 'removed' then partition_id || '=' || token end, chr(10) order by partition_id), '')) end as content
from difference
  ) as guarded;
  perform set_config('baselinr.answer', baselinr_answer, true);
exception when query_canceled or others then
  perform set_config('baselinr.failure', sqlerrm, true);
end
$baselinr$;
select current_setting('baselinr.answer', true) as answer, current_setting('baselinr.failure', true) as failure;

/* baselinr run golden-run compare "shop"."main"."by_month" */
set local timezone = 'UTC';
set local datestyle = 'ISO, YMD';
set local intervalstyle = 'postgres';
set local extra_float_digits = 1;
set local bytea_output = 'hex';
set local quote_all_identifiers = off;
do $baselinr$
#variable_conflict use_column
declare
  baselinr_answer text;
begin
  select cast(row_to_json(guarded) as text) into baselinr_answer from (
with live as (
  select coalesce(regexp_replace(cast(cast(partition_value as date) as text), '-..(?= BC|$)', ''), '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select date_trunc('month', "at") as partition_value, count(*) as row_count, 'postgres ' || cast(cast(current_setting('server_version_num') as integer) / 10000 as text) || '/' || cast(count(*) as text) || '/' || cast(sum(hashfloat8extended(cast(hash_record_extended(row("at", "day", cast("name" as text) collate "C", "quantity"), 2685821657736338717) as double precision), 0)) as text) as token
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
select
  cast(json_agg(case when what = 'changed' then partition_id end order by partition_id collate "C") filter (where (case when what = 'changed' then partition_id end) is not null) as text) as changed,
  cast(json_agg(case when what = 'removed' then partition_id end order by partition_id collate "C") filter (where (case when what = 'removed' then partition_id end) is not null) as text) as removed,
  cast(json_agg(case when what = 'changed' then coalesce(row_count, -1) end order by partition_id collate "C") filter (where (case when what = 'changed' then coalesce(row_count, -1) end) is not null) as text) as sizes,
  cast(json_agg(case when what = 'changed' then coalesce(byte_count, -1) end order by partition_id collate "C") filter (where (case when what = 'changed' then coalesce(byte_count, -1) end) is not null) as text) as bytes,
  cast(count(case when what <> 'removed' then 1 end) as text) as partitions,
  cast(count(case when what <> own_what then 1 end) as text) as mates,
  cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as text) as all_rows,
  cast(json_agg(case when what <> 'same' and rolled_up_group is not null then partition_id end order by partition_id collate "C") filter (where (case when what <> 'same' and rolled_up_group is not null then partition_id end) is not null) as text) as rolled_up,
  cast(json_agg(case when what <> 'same' then rolled_up_group end order by partition_id collate "C") filter (where (case when what <> 'same' then rolled_up_group end) is not null) as text) as rolled_up_groups,
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then md5(coalesce(string_agg(case when what <> 'removed' then partition_id || '=' || token end, chr(10) order by partition_id), '')) end as content
from difference
  ) as guarded;
  perform set_config('baselinr.answer', baselinr_answer, true);
exception when query_canceled or others then
  perform set_config('baselinr.failure', sqlerrm, true);
end
$baselinr$;
select current_setting('baselinr.answer', true) as answer, current_setting('baselinr.failure', true) as failure;

/* baselinr run golden-run compare "shop"."main"."by_name" */
set local timezone = 'UTC';
set local datestyle = 'ISO, YMD';
set local intervalstyle = 'postgres';
set local extra_float_digits = 1;
set local bytea_output = 'hex';
set local quote_all_identifiers = off;
do $baselinr$
#variable_conflict use_column
declare
  baselinr_answer text;
begin
  select cast(row_to_json(guarded) as text) into baselinr_answer from (
with live as (
  select coalesce(partition_value, '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select coalesce(cast("name" as text) collate "C", '__null__') as partition_value, count(*) as row_count, 'postgres ' || cast(cast(current_setting('server_version_num') as integer) / 10000 as text) || '/' || cast(count(*) as text) || '/' || cast(sum(hashfloat8extended(cast(hash_record_extended(row("at", "day", cast("name" as text) collate "C", "quantity"), 2685821657736338717) as double precision), 0)) as text) as token
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
select
  cast(json_agg(case when what = 'changed' then partition_id end order by partition_id collate "C") filter (where (case when what = 'changed' then partition_id end) is not null) as text) as changed,
  cast(json_agg(case when what = 'removed' then partition_id end order by partition_id collate "C") filter (where (case when what = 'removed' then partition_id end) is not null) as text) as removed,
  cast(json_agg(case when what = 'changed' then coalesce(row_count, -1) end order by partition_id collate "C") filter (where (case when what = 'changed' then coalesce(row_count, -1) end) is not null) as text) as sizes,
  cast(json_agg(case when what = 'changed' then coalesce(byte_count, -1) end order by partition_id collate "C") filter (where (case when what = 'changed' then coalesce(byte_count, -1) end) is not null) as text) as bytes,
  cast(count(case when what <> 'removed' then 1 end) as text) as partitions,
  cast(count(case when what <> own_what then 1 end) as text) as mates,
  cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as text) as all_rows,
  cast(json_agg(case when what <> 'same' and rolled_up_group is not null then partition_id end order by partition_id collate "C") filter (where (case when what <> 'same' and rolled_up_group is not null then partition_id end) is not null) as text) as rolled_up,
  cast(json_agg(case when what <> 'same' then rolled_up_group end order by partition_id collate "C") filter (where (case when what <> 'same' then rolled_up_group end) is not null) as text) as rolled_up_groups,
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then md5(coalesce(string_agg(case when what <> 'removed' then partition_id || '=' || token end, chr(10) order by partition_id), '')) end as content
from difference
  ) as guarded;
  perform set_config('baselinr.answer', baselinr_answer, true);
exception when query_canceled or others then
  perform set_config('baselinr.failure', sqlerrm, true);
end
$baselinr$;
select current_setting('baselinr.answer', true) as answer, current_setting('baselinr.failure', true) as failure;

/* baselinr run golden-run compare "shop"."main"."by_number" */
set local timezone = 'UTC';
set local datestyle = 'ISO, YMD';
set local intervalstyle = 'postgres';
set local extra_float_digits = 1;
set local bytea_output = 'hex';
set local quote_all_identifiers = off;
do $baselinr$
#variable_conflict use_column
declare
  baselinr_answer text;
begin
  select cast(row_to_json(guarded) as text) into baselinr_answer from (
with live as (
  select coalesce(cast(trim_scale(partition_value) as text), '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select "quantity" as partition_value, count(*) as row_count, 'postgres ' || cast(cast(current_setting('server_version_num') as integer) / 10000 as text) || '/' || cast(count(*) as text) || '/' || cast(sum(hashfloat8extended(cast(hash_record_extended(row("at", "day", cast("name" as text) collate "C", "quantity"), 2685821657736338717) as double precision), 0)) as text) as token
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
select
  cast(json_agg(case when what = 'changed' then partition_id end order by partition_id collate "C") filter (where (case when what = 'changed' then partition_id end) is not null) as text) as changed,
  cast(json_agg(case when what = 'removed' then partition_id end order by partition_id collate "C") filter (where (case when what = 'removed' then partition_id end) is not null) as text) as removed,
  cast(json_agg(case when what = 'changed' then coalesce(row_count, -1) end order by partition_id collate "C") filter (where (case when what = 'changed' then coalesce(row_count, -1) end) is not null) as text) as sizes,
  cast(json_agg(case when what = 'changed' then coalesce(byte_count, -1) end order by partition_id collate "C") filter (where (case when what = 'changed' then coalesce(byte_count, -1) end) is not null) as text) as bytes,
  cast(count(case when what <> 'removed' then 1 end) as text) as partitions,
  cast(count(case when what <> own_what then 1 end) as text) as mates,
  cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as text) as all_rows,
  cast(json_agg(case when what <> 'same' and rolled_up_group is not null then partition_id end order by partition_id collate "C") filter (where (case when what <> 'same' and rolled_up_group is not null then partition_id end) is not null) as text) as rolled_up,
  cast(json_agg(case when what <> 'same' then rolled_up_group end order by partition_id collate "C") filter (where (case when what <> 'same' then rolled_up_group end) is not null) as text) as rolled_up_groups,
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then md5(coalesce(string_agg(case when what <> 'removed' then partition_id || '=' || token end, chr(10) order by partition_id), '')) end as content
from difference
  ) as guarded;
  perform set_config('baselinr.answer', baselinr_answer, true);
exception when query_canceled or others then
  perform set_config('baselinr.failure', sqlerrm, true);
end
$baselinr$;
select current_setting('baselinr.answer', true) as answer, current_setting('baselinr.failure', true) as failure;

/* baselinr run golden-run compare "shop"."main"."by_year" */
set local timezone = 'UTC';
set local datestyle = 'ISO, YMD';
set local intervalstyle = 'postgres';
set local extra_float_digits = 1;
set local bytea_output = 'hex';
set local quote_all_identifiers = off;
do $baselinr$
#variable_conflict use_column
declare
  baselinr_answer text;
begin
  select cast(row_to_json(guarded) as text) into baselinr_answer from (
with live as (
  select coalesce(regexp_replace(cast(cast(partition_value as date) as text), '-..-..(?= BC|$)', ''), '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select coalesce("day" - cast(extract(doy from "day") as integer) + 1, "day") as partition_value, count(*) as row_count, 'postgres ' || cast(cast(current_setting('server_version_num') as integer) / 10000 as text) || '/' || cast(count(*) as text) || '/' || cast(sum(hashfloat8extended(cast(hash_record_extended(row("at", "day", cast("name" as text) collate "C", "quantity"), 2685821657736338717) as double precision), 0)) as text) as token
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
select
  cast(json_agg(case when what = 'changed' then partition_id end order by partition_id collate "C") filter (where (case when what = 'changed' then partition_id end) is not null) as text) as changed,
  cast(json_agg(case when what = 'removed' then partition_id end order by partition_id collate "C") filter (where (case when what = 'removed' then partition_id end) is not null) as text) as removed,
  cast(json_agg(case when what = 'changed' then coalesce(row_count, -1) end order by partition_id collate "C") filter (where (case when what = 'changed' then coalesce(row_count, -1) end) is not null) as text) as sizes,
  cast(json_agg(case when what = 'changed' then coalesce(byte_count, -1) end order by partition_id collate "C") filter (where (case when what = 'changed' then coalesce(byte_count, -1) end) is not null) as text) as bytes,
  cast(count(case when what <> 'removed' then 1 end) as text) as partitions,
  cast(count(case when what <> own_what then 1 end) as text) as mates,
  cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as text) as all_rows,
  cast(json_agg(case when what <> 'same' and rolled_up_group is not null then partition_id end order by partition_id collate "C") filter (where (case when what <> 'same' and rolled_up_group is not null then partition_id end) is not null) as text) as rolled_up,
  cast(json_agg(case when what <> 'same' then rolled_up_group end order by partition_id collate "C") filter (where (case when what <> 'same' then rolled_up_group end) is not null) as text) as rolled_up_groups,
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then md5(coalesce(string_agg(case when what <> 'removed' then partition_id || '=' || token end, chr(10) order by partition_id), '')) end as content
from difference
  ) as guarded;
  perform set_config('baselinr.answer', baselinr_answer, true);
exception when query_canceled or others then
  perform set_config('baselinr.failure', sqlerrm, true);
end
$baselinr$;
select current_setting('baselinr.answer', true) as answer, current_setting('baselinr.failure', true) as failure;

/* baselinr run golden-run scope of "shop"."main"."newest" */
set local timezone = 'UTC';
set local datestyle = 'ISO, YMD';
set local intervalstyle = 'postgres';
set local extra_float_digits = 1;
set local bytea_output = 'hex';
set local quote_all_identifiers = off;
do $baselinr$
#variable_conflict use_column
declare
  baselinr_answer text;
begin
  select cast(row_to_json(guarded) as text) into baselinr_answer from (
select
  cast(json_agg(partition_id order by partition_id collate "C") filter (where (partition_id) is not null) as text) as ids,
  cast(case when count(case when true then row_count end) = count(case when true then 1 end) then coalesce(sum(case when true then row_count end), 0) end as text) as all_rows
from (
  select partition_id, row_count
  from (
  select coalesce(cast(cast(partition_value as date) as text), '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, cast(null as text) as token
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
  ) as guarded;
  perform set_config('baselinr.answer', baselinr_answer, true);
exception when query_canceled or others then
  perform set_config('baselinr.failure', sqlerrm, true);
end
$baselinr$;
select current_setting('baselinr.answer', true) as answer, current_setting('baselinr.failure', true) as failure;

/* baselinr run golden-run compare "shop"."main"."newest" */
set local timezone = 'UTC';
set local datestyle = 'ISO, YMD';
set local intervalstyle = 'postgres';
set local extra_float_digits = 1;
set local bytea_output = 'hex';
set local quote_all_identifiers = off;
do $baselinr$
#variable_conflict use_column
declare
  baselinr_answer text;
begin
  select cast(row_to_json(guarded) as text) into baselinr_answer from (
with live as (
  select coalesce(cast(cast(partition_value as date) as text), '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select "day" as partition_value, count(*) as row_count, 'postgres ' || cast(cast(current_setting('server_version_num') as integer) / 10000 as text) || '/' || cast(count(*) as text) || '/' || cast(sum(hashfloat8extended(cast(hash_record_extended(row("at", "day", cast("name" as text) collate "C", "quantity"), 2685821657736338717) as double precision), 0)) as text) as token
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
select
  cast(json_agg(case when what = 'changed' then partition_id end order by partition_id collate "C") filter (where (case when what = 'changed' then partition_id end) is not null) as text) as changed,
  cast(json_agg(case when what = 'removed' then partition_id end order by partition_id collate "C") filter (where (case when what = 'removed' then partition_id end) is not null) as text) as removed,
  cast(json_agg(case when what = 'changed' then coalesce(row_count, -1) end order by partition_id collate "C") filter (where (case when what = 'changed' then coalesce(row_count, -1) end) is not null) as text) as sizes,
  cast(json_agg(case when what = 'changed' then coalesce(byte_count, -1) end order by partition_id collate "C") filter (where (case when what = 'changed' then coalesce(byte_count, -1) end) is not null) as text) as bytes,
  cast(count(case when what <> 'removed' then 1 end) as text) as partitions,
  cast(count(case when what <> own_what then 1 end) as text) as mates,
  cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as text) as all_rows,
  cast(json_agg(case when what <> 'same' and rolled_up_group is not null then partition_id end order by partition_id collate "C") filter (where (case when what <> 'same' and rolled_up_group is not null then partition_id end) is not null) as text) as rolled_up,
  cast(json_agg(case when what <> 'same' then rolled_up_group end order by partition_id collate "C") filter (where (case when what <> 'same' then rolled_up_group end) is not null) as text) as rolled_up_groups,
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then md5(coalesce(string_agg(case when what <> 'removed' then partition_id || '=' || token end, chr(10) order by partition_id), '')) end as content
from difference
  ) as guarded;
  perform set_config('baselinr.answer', baselinr_answer, true);
exception when query_canceled or others then
  perform set_config('baselinr.failure', sqlerrm, true);
end
$baselinr$;
select current_setting('baselinr.answer', true) as answer, current_setting('baselinr.failure', true) as failure;

/* baselinr run golden-run profile "shop"."main"."asked" */
insert into "shop"."main_baselinr"."baselinr_column_state" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as materialized (

  select "day", "at", "name", "quantity"
  from "shop"."main"."asked"
  where (("name" in ('north', 'south') and cast("name" as text) collate "C" in ('north', 'south'))) and coalesce(coalesce(cast("name" as text) collate "C", '__null__'), '__null__') in ('north', 'south') and (("name" in ('north') and cast("name" as text) collate "C" in ('north')))
), 
scan_1 as materialized (
  select coalesce(partition_value, '__null__') as partition_id, grouped.*
  from (
    select coalesce(cast("name" as text) collate "C", '__null__') as partition_value, count(*) as row_count, null as token,
      /* day */
      count("day") as c1_non_null_count,
      /* at */
      count("at") as c2_non_null_count,
      /* name */
      count((cast("name" as text) collate "C")) as c3_non_null_count, count(case when (cast("name" as text) collate "C") = '' then 1 end) as c3_empty_count, count(case when trim((cast("name" as text) collate "C")) = '' then 1 end) as c3_blank_count,
      /* quantity */
      count("quantity") as c4_non_null_count, count(case when "quantity" = 0 then 1 end) as c4_zero_count, count(case when "quantity" < 0 then 1 end) as c4_negative_count
    from picked
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as text) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count from scan_1
  union all
  select partition_id, 'c1', 'day', 'date', 'date', null, row_count, c1_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c2', 'at', 'timestamp', 'timestamp', null, row_count, c2_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c3', 'name', 'text', 'text', null, row_count, c3_non_null_count, null, null, null, null, null, c3_empty_count, c3_blank_count from scan_1
  union all
  select partition_id, 'c4', 'quantity', 'integer', 'numeric', null, row_count, c4_non_null_count, c4_zero_count, c4_negative_count, null, null, null, null, null from scan_1
)
select 'source.shop.main.asked', case when cell.column_name = '' then 'golden-run' end, case when translate(cell.partition_id, '0123456789-/:._ TZ+', '') = '' and translate(right(cell.partition_id, 2), '0123456789', '') = '' then left(left(cell.partition_id, greatest(length(cell.partition_id) - 2, 0)), 190) || case when translate(left(right(cell.partition_id, 2), 1), '56789', '') = '' then '~50' else '~00' end else left(md5(cell.partition_id), 2) end, cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;

/* baselinr run golden-run profile "shop"."main"."by_hour" */
insert into "shop"."main_baselinr"."baselinr_column_state" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as materialized (

  select "day", "at", "name", "quantity"
  from "shop"."main"."by_hour"
  where true and (("at" >= cast('2024-01-05 13:00:00' as timestamp) and "at" < cast(cast('2024-01-05 13:00:00' as timestamp) + interval '1 hour' as timestamp)))
), 
scan_1 as materialized (
  select coalesce(cast(partition_value as text), '__null__') as partition_id, grouped.*
  from (
    select date_trunc('hour', "at") as partition_value, count(*) as row_count, 'postgres ' || cast(cast(current_setting('server_version_num') as integer) / 10000 as text) || '/' || cast(count(*) as text) || '/' || cast(sum(hashfloat8extended(cast(hash_record_extended(row("at", "day", cast("name" as text) collate "C", "quantity"), 2685821657736338717) as double precision), 0)) as text) as token,
      /* day */
      count("day") as c1_non_null_count,
      /* at */
      count("at") as c2_non_null_count,
      /* name */
      count((cast("name" as text) collate "C")) as c3_non_null_count, count(case when (cast("name" as text) collate "C") = '' then 1 end) as c3_empty_count, count(case when trim((cast("name" as text) collate "C")) = '' then 1 end) as c3_blank_count,
      /* quantity */
      count("quantity") as c4_non_null_count, count(case when "quantity" = 0 then 1 end) as c4_zero_count, count(case when "quantity" < 0 then 1 end) as c4_negative_count
    from picked
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as text) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count from scan_1
  union all
  select partition_id, 'c1', 'day', 'date', 'date', null, row_count, c1_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c2', 'at', 'timestamp', 'timestamp', null, row_count, c2_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c3', 'name', 'text', 'text', null, row_count, c3_non_null_count, null, null, null, null, null, c3_empty_count, c3_blank_count from scan_1
  union all
  select partition_id, 'c4', 'quantity', 'integer', 'numeric', null, row_count, c4_non_null_count, c4_zero_count, c4_negative_count, null, null, null, null, null from scan_1
)
select 'source.shop.main.by_hour', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 10), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;

/* baselinr run golden-run profile "shop"."main"."by_month" */
insert into "shop"."main_baselinr"."baselinr_column_state" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as materialized (

  select "day", "at", "name", "quantity"
  from "shop"."main"."by_month"
  where true and (("at" >= cast('2024-01-01' as timestamp) and "at" < cast(cast('2024-01-01' as timestamp) + interval '1 month' as timestamp)))
), 
scan_1 as materialized (
  select coalesce(regexp_replace(cast(cast(partition_value as date) as text), '-..(?= BC|$)', ''), '__null__') as partition_id, grouped.*
  from (
    select date_trunc('month', "at") as partition_value, count(*) as row_count, 'postgres ' || cast(cast(current_setting('server_version_num') as integer) / 10000 as text) || '/' || cast(count(*) as text) || '/' || cast(sum(hashfloat8extended(cast(hash_record_extended(row("at", "day", cast("name" as text) collate "C", "quantity"), 2685821657736338717) as double precision), 0)) as text) as token,
      /* day */
      count("day") as c1_non_null_count,
      /* at */
      count("at") as c2_non_null_count,
      /* name */
      count((cast("name" as text) collate "C")) as c3_non_null_count, count(case when (cast("name" as text) collate "C") = '' then 1 end) as c3_empty_count, count(case when trim((cast("name" as text) collate "C")) = '' then 1 end) as c3_blank_count,
      /* quantity */
      count("quantity") as c4_non_null_count, count(case when "quantity" = 0 then 1 end) as c4_zero_count, count(case when "quantity" < 0 then 1 end) as c4_negative_count
    from picked
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as text) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count from scan_1
  union all
  select partition_id, 'c1', 'day', 'date', 'date', null, row_count, c1_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c2', 'at', 'timestamp', 'timestamp', null, row_count, c2_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c3', 'name', 'text', 'text', null, row_count, c3_non_null_count, null, null, null, null, null, c3_empty_count, c3_blank_count from scan_1
  union all
  select partition_id, 'c4', 'quantity', 'integer', 'numeric', null, row_count, c4_non_null_count, c4_zero_count, c4_negative_count, null, null, null, null, null from scan_1
)
select 'source.shop.main.by_month', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 4), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;

/* baselinr run golden-run profile "shop"."main"."by_name" */
insert into "shop"."main_baselinr"."baselinr_column_state" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as materialized (

  select "day", "at", "name", "quantity"
  from "shop"."main"."by_name"
  where true and (("name" in (E'o''k \\ now') and cast("name" as text) collate "C" in (E'o''k \\ now')))
), 
scan_1 as materialized (
  select coalesce(partition_value, '__null__') as partition_id, grouped.*
  from (
    select coalesce(cast("name" as text) collate "C", '__null__') as partition_value, count(*) as row_count, 'postgres ' || cast(cast(current_setting('server_version_num') as integer) / 10000 as text) || '/' || cast(count(*) as text) || '/' || cast(sum(hashfloat8extended(cast(hash_record_extended(row("at", "day", cast("name" as text) collate "C", "quantity"), 2685821657736338717) as double precision), 0)) as text) as token,
      /* day */
      count("day") as c1_non_null_count,
      /* at */
      count("at") as c2_non_null_count,
      /* name */
      count((cast("name" as text) collate "C")) as c3_non_null_count, count(case when (cast("name" as text) collate "C") = '' then 1 end) as c3_empty_count, count(case when trim((cast("name" as text) collate "C")) = '' then 1 end) as c3_blank_count,
      /* quantity */
      count("quantity") as c4_non_null_count, count(case when "quantity" = 0 then 1 end) as c4_zero_count, count(case when "quantity" < 0 then 1 end) as c4_negative_count
    from picked
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as text) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count from scan_1
  union all
  select partition_id, 'c1', 'day', 'date', 'date', null, row_count, c1_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c2', 'at', 'timestamp', 'timestamp', null, row_count, c2_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c3', 'name', 'text', 'text', null, row_count, c3_non_null_count, null, null, null, null, null, c3_empty_count, c3_blank_count from scan_1
  union all
  select partition_id, 'c4', 'quantity', 'integer', 'numeric', null, row_count, c4_non_null_count, c4_zero_count, c4_negative_count, null, null, null, null, null from scan_1
)
select 'source.shop.main.by_name', case when cell.column_name = '' then 'golden-run' end, case when translate(cell.partition_id, '0123456789-/:._ TZ+', '') = '' and translate(right(cell.partition_id, 2), '0123456789', '') = '' then left(left(cell.partition_id, greatest(length(cell.partition_id) - 2, 0)), 190) || case when translate(left(right(cell.partition_id, 2), 1), '56789', '') = '' then '~50' else '~00' end else left(md5(cell.partition_id), 2) end, cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;

/* baselinr run golden-run profile "shop"."main"."by_number" */
insert into "shop"."main_baselinr"."baselinr_column_state" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as materialized (

  select "day", "at", "name", "quantity"
  from "shop"."main"."by_number"
  where true and ("quantity" in ('17'))
), 
scan_1 as materialized (
  select coalesce(cast(trim_scale(partition_value) as text), '__null__') as partition_id, grouped.*
  from (
    select "quantity" as partition_value, count(*) as row_count, 'postgres ' || cast(cast(current_setting('server_version_num') as integer) / 10000 as text) || '/' || cast(count(*) as text) || '/' || cast(sum(hashfloat8extended(cast(hash_record_extended(row("at", "day", cast("name" as text) collate "C", "quantity"), 2685821657736338717) as double precision), 0)) as text) as token,
      /* day */
      count("day") as c1_non_null_count,
      /* at */
      count("at") as c2_non_null_count,
      /* name */
      count((cast("name" as text) collate "C")) as c3_non_null_count, count(case when (cast("name" as text) collate "C") = '' then 1 end) as c3_empty_count, count(case when trim((cast("name" as text) collate "C")) = '' then 1 end) as c3_blank_count,
      /* quantity */
      count("quantity") as c4_non_null_count, count(case when "quantity" = 0 then 1 end) as c4_zero_count, count(case when "quantity" < 0 then 1 end) as c4_negative_count
    from picked
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as text) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count from scan_1
  union all
  select partition_id, 'c1', 'day', 'date', 'date', null, row_count, c1_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c2', 'at', 'timestamp', 'timestamp', null, row_count, c2_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c3', 'name', 'text', 'text', null, row_count, c3_non_null_count, null, null, null, null, null, c3_empty_count, c3_blank_count from scan_1
  union all
  select partition_id, 'c4', 'quantity', 'integer', 'numeric', null, row_count, c4_non_null_count, c4_zero_count, c4_negative_count, null, null, null, null, null from scan_1
)
select 'source.shop.main.by_number', case when cell.column_name = '' then 'golden-run' end, case when translate(cell.partition_id, '0123456789-/:._ TZ+', '') = '' and translate(right(cell.partition_id, 2), '0123456789', '') = '' then left(left(cell.partition_id, greatest(length(cell.partition_id) - 2, 0)), 190) || case when translate(left(right(cell.partition_id, 2), 1), '56789', '') = '' then '~50' else '~00' end else left(md5(cell.partition_id), 2) end, cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;

/* baselinr run golden-run profile "shop"."main"."by_year" */
insert into "shop"."main_baselinr"."baselinr_column_state" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as materialized (

  select "day", "at", "name", "quantity"
  from "shop"."main"."by_year"
  where true and (("day" >= cast('2024-01-01' as date) and "day" < cast(cast('2024-01-01' as date) + interval '1 year' as date)))
), 
scan_1 as materialized (
  select coalesce(regexp_replace(cast(cast(partition_value as date) as text), '-..-..(?= BC|$)', ''), '__null__') as partition_id, grouped.*
  from (
    select coalesce("day" - cast(extract(doy from "day") as integer) + 1, "day") as partition_value, count(*) as row_count, 'postgres ' || cast(cast(current_setting('server_version_num') as integer) / 10000 as text) || '/' || cast(count(*) as text) || '/' || cast(sum(hashfloat8extended(cast(hash_record_extended(row("at", "day", cast("name" as text) collate "C", "quantity"), 2685821657736338717) as double precision), 0)) as text) as token,
      /* day */
      count("day") as c1_non_null_count,
      /* at */
      count("at") as c2_non_null_count,
      /* name */
      count((cast("name" as text) collate "C")) as c3_non_null_count, count(case when (cast("name" as text) collate "C") = '' then 1 end) as c3_empty_count, count(case when trim((cast("name" as text) collate "C")) = '' then 1 end) as c3_blank_count,
      /* quantity */
      count("quantity") as c4_non_null_count, count(case when "quantity" = 0 then 1 end) as c4_zero_count, count(case when "quantity" < 0 then 1 end) as c4_negative_count
    from picked
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as text) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count from scan_1
  union all
  select partition_id, 'c1', 'day', 'date', 'date', null, row_count, c1_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c2', 'at', 'timestamp', 'timestamp', null, row_count, c2_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c3', 'name', 'text', 'text', null, row_count, c3_non_null_count, null, null, null, null, null, c3_empty_count, c3_blank_count from scan_1
  union all
  select partition_id, 'c4', 'quantity', 'integer', 'numeric', null, row_count, c4_non_null_count, c4_zero_count, c4_negative_count, null, null, null, null, null from scan_1
)
select 'source.shop.main.by_year', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 3), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;

/* baselinr run golden-run profile "shop"."main"."newest" */
insert into "shop"."main_baselinr"."baselinr_column_state" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as materialized (

  select "day", "at", "name", "quantity"
  from "shop"."main"."newest"
  where ("day" = cast('2024-01-03' as date) or "day" = cast('2024-01-04' as date) or "day" = cast('2024-01-05' as date)) and ("day" = cast('2024-01-05' as date))
), 
scan_1 as materialized (
  select coalesce(cast(cast(partition_value as date) as text), '__null__') as partition_id, grouped.*
  from (
    select "day" as partition_value, count(*) as row_count, 'postgres ' || cast(cast(current_setting('server_version_num') as integer) / 10000 as text) || '/' || cast(count(*) as text) || '/' || cast(sum(hashfloat8extended(cast(hash_record_extended(row("at", "day", cast("name" as text) collate "C", "quantity"), 2685821657736338717) as double precision), 0)) as text) as token,
      /* day */
      count("day") as c1_non_null_count,
      /* at */
      count("at") as c2_non_null_count,
      /* name */
      count((cast("name" as text) collate "C")) as c3_non_null_count, count(case when (cast("name" as text) collate "C") = '' then 1 end) as c3_empty_count, count(case when trim((cast("name" as text) collate "C")) = '' then 1 end) as c3_blank_count,
      /* quantity */
      count("quantity") as c4_non_null_count, count(case when "quantity" = 0 then 1 end) as c4_zero_count, count(case when "quantity" < 0 then 1 end) as c4_negative_count
    from picked
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as text) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count from scan_1
  union all
  select partition_id, 'c1', 'day', 'date', 'date', null, row_count, c1_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c2', 'at', 'timestamp', 'timestamp', null, row_count, c2_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c3', 'name', 'text', 'text', null, row_count, c3_non_null_count, null, null, null, null, null, c3_empty_count, c3_blank_count from scan_1
  union all
  select partition_id, 'c4', 'quantity', 'integer', 'numeric', null, row_count, c4_non_null_count, c4_zero_count, c4_negative_count, null, null, null, null, null from scan_1
)
select 'source.shop.main.newest', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 7), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;
