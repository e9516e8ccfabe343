-- Partitions are compared; one changed, one is new, one is gone. Those of two are rolled up already.

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
    ('source.shop.main.grown', 'shop', 'main', 'grown', false)
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
where unique_id in ('source.shop.main.grown');

/* baselinr run golden-run compare "shop"."main"."grown" */
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
    from "shop"."main"."grown"
    where true
    group by 1
  ) as scanned
), stored as (
  select partition_id, token, rolled_up
  from "shop"."main_baselinr"."baselinr_partition_state"
  where unique_id = 'source.shop.main.grown'
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

/* baselinr run golden-run start grown */
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
    ('source.shop.main.grown', 'shop', 'main', 'grown')
  ) as given (unique_id, database_name, schema_name, table_name)
on conflict (unique_id) do nothing;
update "shop"."main_baselinr"."baselinr_table_state"
set claimed_by = 'golden-run',
  started_at = cast(current_timestamp at time zone 'UTC' as timestamp)
where unique_id in (select unique_id
from "shop"."main_baselinr"."baselinr_table_state"
where unique_id = 'source.shop.main.grown' and last_run_id = 'earlier-run' and profile_signature = '9dec93ba8aedfde5501a097e62209b1c' and rolled_up_by is null
for update skip locked);
insert into "shop"."main_baselinr"."baselinr_events" (event_id, event_type, run_id, table_name, "timestamp", metadata, created_at, unique_id, action, reason, row_count)
values
  ('95e053f5af5a389ab3afa501808e230f', 'ProfilingStarted', 'golden-run', 'grown', cast(current_timestamp at time zone 'UTC' as timestamp), '{"action": "partial", "reason": "changed_partitions_detected", "snapshot_id": "token of yesterday", "changed_partitions": ["2024-01-05", "2024-02-01", "__null__"], "removed_partitions": ["2023-12-31"], "pending_partitions": 0, "explanation": "3 of 30 partitions changed and 1 removed since 2024-01-01 00:00:00", "columns": {"added": [], "dropped": [], "retyped": []}, "row_count": 1000}', cast(current_timestamp at time zone 'UTC' as timestamp), 'source.shop.main.grown', 'partial', 'changed_partitions_detected', 1000);
commit;
select 1 as done;

/* baselinr run golden-run profile "shop"."main"."grown" */
begin isolation level repeatable read read write;
set local timezone = 'UTC';
set local datestyle = 'ISO, YMD';
set local intervalstyle = 'postgres';
set local extra_float_digits = 1;
set local bytea_output = 'hex';
set local quote_all_identifiers = off;
do $baselinr$
#variable_conflict use_column
declare
  baselinr_failure text;
  baselinr_claimed boolean := false;
begin
  begin
    perform 1 from (
select unique_id
from "shop"."main_baselinr"."baselinr_table_state"
where unique_id = 'source.shop.main.grown' and last_run_id = 'earlier-run' and profile_signature = '9dec93ba8aedfde5501a097e62209b1c' and rolled_up_by is null
for update skip locked) as claimed;
    baselinr_claimed := found;
  exception when serialization_failure or lock_not_available then
    baselinr_claimed := false;
  end;
  if not baselinr_claimed then
insert into "shop"."main_baselinr"."baselinr_events" (event_id, event_type, run_id, table_name, "timestamp", metadata, created_at, unique_id, action, reason, row_count)
values
  ('850449285db7243e40902a4b51b7996a', 'ProfilingSkipped', 'golden-run', 'grown', cast(current_timestamp at time zone 'UTC' as timestamp), '{"action": "skip", "reason": "running_elsewhere", "snapshot_id": "token of yesterday", "changed_partitions": ["2024-01-05", "2024-02-01", "__null__"], "removed_partitions": ["2023-12-31"], "pending_partitions": 0, "explanation": "3 of 30 partitions changed and 1 removed since 2024-01-01 00:00:00", "columns": {"added": [], "dropped": [], "retyped": []}, "row_count": 1000}', cast(current_timestamp at time zone 'UTC' as timestamp), 'source.shop.main.grown', 'skip', 'running_elsewhere', 1000);
    return;
  end if;
  begin
delete from "shop"."main_baselinr"."baselinr_column_state"
where unique_id = 'source.shop.main.grown' and group_id in (select left(id, 7) from (
  select id
  from (
    values
    ('2024-01-05'),
    ('2024-02-01'),
    ('__null__'),
    ('2023-12-31')
  ) as given (id)
) as touched) and partition_id in ('2024-01-05', '2024-02-01', '__null__', '2023-12-31');
insert into "shop"."main_baselinr"."baselinr_column_state" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as materialized (

  select "day", "at", "name", "quantity"
  from "shop"."main"."grown"
  where true and ("day" = cast('2024-01-05' as date) or "day" = cast('2024-02-01' as date) or "day" is not distinct from null)
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
select 'source.shop.main.grown', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 7), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;
insert into "shop"."main_baselinr"."baselinr_partition_state" (unique_id, group_id, partition_id, token, row_count, last_profiled_at, last_changed_at, last_run_id)
select scanned.unique_id, scanned.group_id, scanned.partition_id, scanned.token, scanned.row_count, cast(current_timestamp at time zone 'UTC' as timestamp),
  case
    when known.partition_id is not null and (known.token is null or known.token = scanned.token) then coalesce(known.last_changed_at, cast(current_timestamp at time zone 'UTC' as timestamp))
    else cast(current_timestamp at time zone 'UTC' as timestamp)
  end, scanned.last_run_id
from "shop"."main_baselinr"."baselinr_column_state" as scanned
left join "shop"."main_baselinr"."baselinr_partition_state" as known on known.unique_id = 'source.shop.main.grown' and known.partition_id = scanned.partition_id and known.last_run_id <> 'golden-run'
where scanned.unique_id = 'source.shop.main.grown' and scanned.column_name = '' and scanned.last_run_id = 'golden-run' and scanned.group_id in (select left(id, 7) from (
  select id
  from (
    values
    ('2024-01-05'),
    ('2024-02-01'),
    ('__null__')
  ) as given (id)
) as touched);
delete from "shop"."main_baselinr"."baselinr_partition_state"
where unique_id = 'source.shop.main.grown' and group_id in (select left(id, 7) from (
  select id
  from (
    values
    ('2024-01-05'),
    ('2024-02-01'),
    ('__null__'),
    ('2023-12-31')
  ) as given (id)
) as touched) and partition_id in ('2024-01-05', '2024-02-01', '__null__', '2023-12-31') and last_run_id <> 'golden-run';
update "shop"."main_baselinr"."baselinr_partition_state"
set token = null, rolled_up = false
where unique_id = 'source.shop.main.grown' and rolled_up and group_id in (select left(id, 7) from (
  select id
  from (
    values
    ('2024-01-05'),
    ('2024-02-01'),
    ('__null__'),
    ('2023-12-31')
  ) as given (id)
) as touched);
update "shop"."main_baselinr"."baselinr_partition_state"
set last_changed_at = cast(current_timestamp at time zone 'UTC' as timestamp)
where unique_id = 'source.shop.main.grown' and group_id in (select left(id, 7) from (
  select id
  from (
    values
    ('2023-12-31')
  ) as given (id)
) as touched);
delete from "shop"."main_baselinr"."baselinr_group_state"
where unique_id = 'source.shop.main.grown' and group_id in (select left(id, 7) from (
  select id
  from (
    values
    ('2024-01-05'),
    ('2024-02-01'),
    ('__null__'),
    ('2023-12-31')
  ) as given (id)
) as touched);
insert into "shop"."main_baselinr"."baselinr_group_state" (unique_id, group_id, column_name, kind, value_type, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with state as (
  select group_id as part, *
  from "shop"."main_baselinr"."baselinr_column_state"
  where unique_id = 'source.shop.main.grown' and column_name <> '' and group_id in (select left(id, 7) from (
  select id
  from (
    values
    ('2024-01-05'),
    ('2024-02-01'),
    ('__null__'),
    ('2023-12-31')
  ) as given (id)
) as touched)
), merged as (
  select state.part, state.column_name, max(state.kind) as kind, max(state.value_type) as value_type,
    cast(sum(state.row_count) as bigint) as row_count,
    cast(sum(state.non_null_count) as bigint) as non_null_count,
    cast(sum(state.zero_count) as bigint) as zero_count,
    cast(sum(state.negative_count) as bigint) as negative_count,
    cast(sum(state.nan_count) as bigint) as nan_count,
    cast(sum(state.inf_count) as bigint) as inf_count,
    cast(sum(state.true_count) as bigint) as true_count,
    cast(sum(state.empty_count) as bigint) as empty_count,
    cast(sum(state.blank_count) as bigint) as blank_count
  from state
  group by 1, 2
)
select 'source.shop.main.grown', merged.part, merged.column_name, kind, value_type, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count
from merged;
with found as materialized (
select unique_id, group_id
  from "shop"."main_baselinr"."baselinr_partition_state"
  where unique_id = 'source.shop.main.grown' and group_id <> ''
  group by 1, 2
  having count(*) = count(token) and count(*) <= 64 and count(*) > count(case when rolled_up then 1 end)
    and cast(floor(extract(epoch from (cast(current_timestamp at time zone 'UTC' as timestamp) - max(last_changed_at))) / 60) as bigint) >= 10080
)
delete from "shop"."main_baselinr"."baselinr_column_state"
where unique_id = 'source.shop.main.grown' and (unique_id, group_id) in (select unique_id, group_id from found);
with found as materialized (
select unique_id, group_id
  from "shop"."main_baselinr"."baselinr_partition_state"
  where unique_id = 'source.shop.main.grown' and group_id <> ''
  group by 1, 2
  having count(*) = count(token) and count(*) <= 64 and count(*) > count(case when rolled_up then 1 end)
    and cast(floor(extract(epoch from (cast(current_timestamp at time zone 'UTC' as timestamp) - max(last_changed_at))) / 60) as bigint) >= 10080
)
update "shop"."main_baselinr"."baselinr_partition_state"
set rolled_up = true, rolled_up_by = 'golden-run'
where unique_id = 'source.shop.main.grown' and not coalesce(rolled_up, false) and (unique_id, group_id) in (select unique_id, group_id from found);
insert into "shop"."main_baselinr"."baselinr_results" (run_id, dataset_name, schema_name, column_name, column_type, metric_name, metric_value, profiled_at, unique_id, is_sampled)
with measured as (
  select column_name, column_type, kind
  from (
    values
    ('day', 'date', 'date'),
    ('at', 'timestamp without time zone', 'timestamp'),
    ('name', 'text', 'text'),
    ('quantity', 'integer', 'integer')
  ) as given (column_name, column_type, kind)
), state as (
  select '' as part, *
  from "shop"."main_baselinr"."baselinr_group_state"
  where unique_id = 'source.shop.main.grown' and column_name <> ''
), total as (
  select cast(coalesce(sum(row_count), 0) as bigint) as table_rows
  from "shop"."main_baselinr"."baselinr_partition_state"
  where unique_id = 'source.shop.main.grown'
), merged as (
  select state.part, state.column_name, max(state.kind) as kind, max(state.value_type) as value_type,
    cast(sum(state.row_count) as bigint) as row_count,
    cast(sum(state.non_null_count) as bigint) as non_null_count,
    cast(sum(state.zero_count) as bigint) as zero_count,
    cast(sum(state.negative_count) as bigint) as negative_count,
    cast(sum(state.nan_count) as bigint) as nan_count,
    cast(sum(state.inf_count) as bigint) as inf_count,
    cast(sum(state.true_count) as bigint) as true_count,
    cast(sum(state.empty_count) as bigint) as empty_count,
    cast(sum(state.blank_count) as bigint) as blank_count
  from state
  group by 1, 2
), complete as (
  select measured.column_name, measured.column_type, measured.kind, total.table_rows as row_count, coalesce(merged.non_null_count, 0) as non_null_count, merged.zero_count, merged.negative_count, merged.nan_count, merged.inf_count, merged.true_count, merged.empty_count, merged.blank_count
  from measured
  cross join total
  left join merged on merged.column_name = measured.column_name
), metric as (
  select column_name, column_type, 'count' as metric_name, cast(row_count as text) as metric_value from complete
  union all select column_name, column_type, 'null_count' as metric_name, cast(row_count - non_null_count as text) as metric_value from complete
  union all select column_name, column_type, 'null_ratio' as metric_name, cast((row_count - non_null_count) / cast(nullif(row_count, 0) as double precision) as text) as metric_value from complete
  union all select column_name, column_type, 'zero_count' as metric_name, cast(coalesce(zero_count, 0) as text) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float')
  union all select column_name, column_type, 'negative_count' as metric_name, cast(coalesce(negative_count, 0) as text) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float')
  union all select column_name, column_type, 'nan_count' as metric_name, cast(coalesce(nan_count, 0) as text) as metric_value from complete where kind in ('numeric', 'float')
  union all select column_name, column_type, 'inf_count' as metric_name, cast(coalesce(inf_count, 0) as text) as metric_value from complete where kind in ('numeric', 'float')
  union all select column_name, column_type, 'true_count' as metric_name, cast(coalesce(true_count, 0) as text) as metric_value from complete where kind in ('boolean')
  union all select column_name, column_type, 'empty_count' as metric_name, cast(coalesce(empty_count, 0) as text) as metric_value from complete where kind in ('text')
  union all select column_name, column_type, 'blank_count' as metric_name, cast(coalesce(blank_count, 0) as text) as metric_value from complete where kind in ('text')
)
select 'golden-run', 'grown', 'main', column_name, column_type, metric_name, metric_value, cast(current_timestamp at time zone 'UTC' as timestamp), 'source.shop.main.grown', false
from metric
where metric_value is not null;
insert into "shop"."main_baselinr"."baselinr_runs" (run_id, dataset_name, schema_name, profiled_at, environment, status, row_count, column_count, unique_id, database_name, action, reason, rows_scanned, bytes_scanned, partitions_scanned, sample_fraction, coverage, is_published)
select 'golden-run', 'grown', 'main', cast(current_timestamp at time zone 'UTC' as timestamp),
  'dev', 'completed', all_rows, 4,
  'source.shop.main.grown', 'shop',
  'partial', 'changed_partitions_detected', read_rows, 1984, read_partitions,
  cast(null as double precision), 1, true
from (
  select coalesce(sum(row_count), 0) as all_rows, coalesce(sum(case when last_run_id = 'golden-run' then row_count end), 0) as read_rows,
    count(case when last_run_id = 'golden-run' then 1 end) as read_partitions
  from "shop"."main_baselinr"."baselinr_partition_state"
  where unique_id = 'source.shop.main.grown'
) as totals;
insert into "shop"."main_baselinr"."baselinr_events" (event_id, event_type, run_id, table_name, "timestamp", metadata, created_at, unique_id, action, reason, row_count)
values
  ('23bd0dda0d51f757c5a1891d60801def', 'ProfilingCompleted', 'golden-run', 'grown', cast(current_timestamp at time zone 'UTC' as timestamp), '{"action": "partial", "reason": "changed_partitions_detected", "snapshot_id": "token of yesterday", "changed_partitions": ["2024-01-05", "2024-02-01", "__null__"], "removed_partitions": ["2023-12-31"], "pending_partitions": 0, "explanation": "3 of 30 partitions changed and 1 removed since 2024-01-01 00:00:00", "columns": {"added": [], "dropped": [], "retyped": []}, "row_count": 1000}', cast(current_timestamp at time zone 'UTC' as timestamp), 'source.shop.main.grown', 'partial', 'changed_partitions_detected', 1000);
update "shop"."main_baselinr"."baselinr_table_state"
set last_run_id = 'golden-run',
  decision = 'partial',
  decision_reason = 'changed_partitions_detected',
  status = 'success',
  error = null,
  last_checked_at = cast(current_timestamp at time zone 'UTC' as timestamp),
  staleness_score = 0,
  known_columns = '{"day": "date", "at": "timestamp without time zone", "name": "text", "quantity": "integer"}',
  bytes_scanned = 1984,
  claimed_by = null,
  claimed_until = null,
  started_at = null,
  waiting_since = null,
  last_published_at = cast(current_timestamp at time zone 'UTC' as timestamp),
  last_profiled_at = cast(current_timestamp at time zone 'UTC' as timestamp),
  next_due_at = cast(current_timestamp at time zone 'UTC' as timestamp) + interval '1 minute' * 0,
  pending_partitions = 0,
  coverage = 1,
  backfilling = false,
  resume_partition = null,
  profile_signature = '9dec93ba8aedfde5501a097e62209b1c',
  profiled_columns = '{"day": "date", "at": "timestamp without time zone", "name": "text", "quantity": "integer"}',
  hash_id = 'postgres ' || cast(cast(current_setting('server_version_num') as integer) / 10000 as text),
  last_verified_at = cast(current_timestamp at time zone 'UTC' as timestamp),
  metadata = '{}',
  row_count = (select coalesce(sum(row_count), 0) from "shop"."main_baselinr"."baselinr_partition_state" where unique_id = 'source.shop.main.grown'),
  sampled_id = null,
  snapshot_id = 'token of today',
  change_token = 'token of today'
where unique_id = 'source.shop.main.grown';
  exception when query_canceled or others then
    baselinr_failure := sqlerrm;
update "shop"."main_baselinr"."baselinr_table_state"
set status = 'error',
  error = baselinr_failure,
  last_checked_at = cast(current_timestamp at time zone 'UTC' as timestamp),
  claimed_by = null,
  started_at = null
where unique_id = 'source.shop.main.grown';
insert into "shop"."main_baselinr"."baselinr_events" (event_id, event_type, run_id, table_name, "timestamp", metadata, created_at, unique_id, action, reason, row_count)
values
  ('03ecf8fb9ec2405db937bdeaef7224f9', 'ProfilingFailed', 'golden-run', 'grown', cast(current_timestamp at time zone 'UTC' as timestamp), '{"action": "partial", "reason": "changed_partitions_detected", "snapshot_id": "token of yesterday", "changed_partitions": ["2024-01-05", "2024-02-01", "__null__"], "removed_partitions": ["2023-12-31"], "pending_partitions": 0, "explanation": "3 of 30 partitions changed and 1 removed since 2024-01-01 00:00:00", "columns": {"added": [], "dropped": [], "retyped": []}, "row_count": 1000}', cast(current_timestamp at time zone 'UTC' as timestamp), 'source.shop.main.grown', 'partial', 'changed_partitions_detected', 1000);
  end;
end
$baselinr$;
commit;

select case event_type when 'ProfilingCompleted' then 'success' when 'ProfilingFailed' then 'error' else 'busy' end as status,
  case when event_type = 'ProfilingFailed' then error end as error, row_count, rows_scanned, partitions_scanned
from (
  select coalesce(event.event_type, case when state.last_run_id = 'golden-run' then 'ProfilingCompleted' when state.status = 'error' then 'ProfilingFailed' end) as event_type,
    state.error, cast(runs.row_count as text) as row_count, cast(runs.rows_scanned as text) as rows_scanned, cast(runs.partitions_scanned as text) as partitions_scanned
  from "shop"."main_baselinr"."baselinr_table_state" as state
  left join "shop"."main_baselinr"."baselinr_events" as event on event.unique_id = state.unique_id and event.run_id = 'golden-run'
    and event.event_type in ('ProfilingCompleted', 'ProfilingFailed', 'ProfilingSkipped')
  left join "shop"."main_baselinr"."baselinr_runs" as runs on runs.unique_id = state.unique_id and runs.run_id = 'golden-run'
  where state.unique_id = 'source.shop.main.grown'
  order by event."timestamp" desc
  limit 1
) as told;
