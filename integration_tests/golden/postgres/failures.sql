-- What a runner hands in of a table whose operation ended with an error.

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
    ('source.shop.main.by_name', 'shop', 'main', 'by_name', false)
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

/* baselinr run golden-run failures */
begin isolation level read committed read write;
set local timezone = 'UTC';
set local datestyle = 'ISO, YMD';
set local intervalstyle = 'postgres';
set local extra_float_digits = 1;
set local bytea_output = 'hex';
set local quote_all_identifiers = off;
insert into "shop"."main_baselinr"."baselinr_table_state" (unique_id, database_name, schema_name, table_name)
  select unique_id, database_name, schema_name, table_name
  from (
    values
    ('source.shop.main.by_day', 'shop', 'main', 'by_day')
  ) as given (unique_id, database_name, schema_name, table_name)
on conflict (unique_id) do nothing;
update "shop"."main_baselinr"."baselinr_table_state"
set status = 'error',
  error = E'division by zero: ''x'' \\ 0',
  claimed_by = null
where unique_id in (select unique_id from "shop"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_day') and (last_run_id is null or last_run_id <> 'golden-run')
for update skip locked);
insert into "shop"."main_baselinr"."baselinr_events" (event_id, event_type, run_id, table_name, "timestamp", metadata, created_at, unique_id, action, reason, row_count)
values
  ('d2088c4bbd646eb6480b5a247e78b9b6', 'ProfilingFailed', 'golden-run', 'by_day', cast(current_timestamp at time zone 'UTC' as timestamp), E'{"error": "division by zero: ''x'' \\\\ 0"}', cast(current_timestamp at time zone 'UTC' as timestamp), 'source.shop.main.by_day', null, null, cast(null as bigint));
commit;
select 1 as done;

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
where unique_id in ('source.shop.main.by_name');

/* baselinr run golden-run skips */
begin isolation level read committed read write;
set local timezone = 'UTC';
set local datestyle = 'ISO, YMD';
set local intervalstyle = 'postgres';
set local extra_float_digits = 1;
set local bytea_output = 'hex';
set local quote_all_identifiers = off;
update "shop"."main_baselinr"."baselinr_table_state" as state
set started_at = case when skipped.status = 'error' then state.started_at end,
  decision = skipped.action,
  decision_reason = skipped.reason,
  status = skipped.status,
  error = skipped.error,
  snapshot_id = coalesce(skipped.token, state.snapshot_id),
  change_token = coalesce(skipped.token, state.change_token),
  last_checked_at = cast(current_timestamp at time zone 'UTC' as timestamp),
  last_verified_at = case when skipped.verified = 'now' then cast(current_timestamp at time zone 'UTC' as timestamp) else state.last_verified_at end,
  waiting_since = case skipped.waiting when 'start' then coalesce(state.waiting_since, cast(current_timestamp at time zone 'UTC' as timestamp)) when 'clear' then null else state.waiting_since end,
  staleness_score = cast(skipped.staleness as integer),
  checks = coalesce(skipped.checks, state.checks),
  next_due_at = cast(current_timestamp at time zone 'UTC' as timestamp) + interval '1 minute' * cast(skipped.due_in as integer),
  known_columns = coalesce(skipped.known_columns, state.known_columns)
from (
  select unique_id, action, reason, status, error, token, verified, waiting, staleness, checks, due_in, known_columns
  from (
    values
    ('source.shop.main.by_name', 'skip', 'no_partition_changed', 'skipped', cast(null as text), 'token of today', 'now', 'clear', '100', cast(null as text), '0', cast(null as text))
  ) as given (unique_id, action, reason, status, error, token, verified, waiting, staleness, checks, due_in, known_columns)
) as skipped
where state.unique_id = skipped.unique_id
  and state.unique_id in (select unique_id from "shop"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_name')
for update skip locked);
insert into "shop"."main_baselinr"."baselinr_events" (event_id, event_type, run_id, table_name, "timestamp", metadata, created_at, unique_id, action, reason, row_count)
values
  ('42a1d4b8db35f5c7ffdd490f44f76cc9', 'ProfilingSkipped', 'golden-run', 'by_name', cast(current_timestamp at time zone 'UTC' as timestamp), '{"action": "skip", "reason": "no_partition_changed", "snapshot_id": "token of yesterday", "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "none of 30 partitions changed since 2024-01-01 00:00:00", "columns": {"added": [], "dropped": [], "retyped": []}, "row_count": 1000}', cast(current_timestamp at time zone 'UTC' as timestamp), 'source.shop.main.by_name', 'skip', 'no_partition_changed', 1000);
commit;
select 1 as done;
