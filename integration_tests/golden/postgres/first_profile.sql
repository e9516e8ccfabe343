-- Every type of column is profiled for the first time: metrics of all kinds.

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
    ('source.shop.main.every_type', 'shop', 'main', 'every_type', false)
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
where unique_id in ('source.shop.main.every_type');

/* baselinr run golden-run start every_type */
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
    ('source.shop.main.every_type', 'shop', 'main', 'every_type')
  ) as given (unique_id, database_name, schema_name, table_name)
on conflict (unique_id) do nothing;
update "shop"."main_baselinr"."baselinr_table_state"
set claimed_by = 'golden-run',
  started_at = cast(current_timestamp at time zone 'UTC' as timestamp)
where unique_id in (select unique_id
from "shop"."main_baselinr"."baselinr_table_state"
where unique_id = 'source.shop.main.every_type' and last_run_id is null and profile_signature is null and rolled_up_by is null
for update skip locked);
insert into "shop"."main_baselinr"."baselinr_events" (event_id, event_type, run_id, table_name, "timestamp", metadata, created_at, unique_id, action, reason, row_count)
values
  ('c052ea30abacfb1b1e46cf6a626254d8', 'ProfilingStarted', 'golden-run', 'every_type', cast(current_timestamp at time zone 'UTC' as timestamp), '{"action": "full", "reason": "first_profile", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "no complete profile is stored yet", "columns": null, "row_count": null}', cast(current_timestamp at time zone 'UTC' as timestamp), 'source.shop.main.every_type', 'full', 'first_profile', cast(null as bigint));
commit;
select 1 as done;

/* baselinr run golden-run profile "shop"."main"."every_type" */
begin isolation level repeatable read read write;
set local timezone = 'UTC';
set local datestyle = 'ISO, YMD';
set local intervalstyle = 'postgres';
set local extra_float_digits = 1;
set local bytea_output = 'hex';
set local quote_all_identifiers = off;
do $baselinr_$
#variable_conflict use_column
declare
  baselinr_failure text;
  baselinr_claimed boolean := false;
begin
  begin
    perform 1 from (
select unique_id
from "shop"."main_baselinr"."baselinr_table_state"
where unique_id = 'source.shop.main.every_type' and last_run_id is null and profile_signature is null and rolled_up_by is null
for update skip locked) as claimed;
    baselinr_claimed := found;
  exception when serialization_failure or lock_not_available then
    baselinr_claimed := false;
  end;
  if not baselinr_claimed then
insert into "shop"."main_baselinr"."baselinr_events" (event_id, event_type, run_id, table_name, "timestamp", metadata, created_at, unique_id, action, reason, row_count)
values
  ('c14ad5693d51f3bf2b9d87f774d3d60b', 'ProfilingSkipped', 'golden-run', 'every_type', cast(current_timestamp at time zone 'UTC' as timestamp), '{"action": "skip", "reason": "running_elsewhere", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "no complete profile is stored yet", "columns": null, "row_count": null}', cast(current_timestamp at time zone 'UTC' as timestamp), 'source.shop.main.every_type', 'skip', 'running_elsewhere', cast(null as bigint));
    return;
  end if;
  begin
delete from "shop"."main_baselinr"."baselinr_column_state"
where unique_id = 'source.shop.main.every_type';
execute case when has_database_privilege(current_database(), 'TEMP')
    and cast(current_setting('max_parallel_workers_per_gather') as integer) > 0
    and (select coalesce(sum(pg_relation_size(relid)), pg_relation_size(cast('"shop"."main"."every_type"' as regclass))) from pg_partition_tree(cast('"shop"."main"."every_type"' as regclass))) >= pg_size_bytes(current_setting('min_parallel_table_scan_size'))
  then 'create temporary table pg_temp."baselinr_states_3da360be50271948a53c4aa997a57df2" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, min_length, max_length, sum_length, hll_sparse, hll_dense, bucket_steps, bucket_counts, top_texts, top_counts, top_covered, top_bound) on commit drop as
'
  else 'insert into "shop"."main_baselinr"."baselinr_column_state" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, min_length, max_length, sum_length, hll_sparse, hll_dense, bucket_steps, bucket_counts, top_texts, top_counts, top_covered, top_bound)
'
end || $baselinr$
with 
scan_1 as materialized (
  select partition_value as partition_id, grouped.*
  from (
    select '__all__' as partition_value, count(*) as row_count, 'postgres ' || cast(cast(current_setting('server_version_num') as integer) / 10000 as text) || '/' || cast(count(*) as text) || '/' || cast(sum(hashfloat8extended(cast(hash_record_extended(row(cast("c10_character_varying_20" as text) collate "C", cast("c11_character_5" as text) collate "C", "c12_date", "c13_timestamp_without_time_zone", "c14_timestamp_with_time_zone", "c15_time_without_time_zone", "c16_interval", "c17_uuid", md5("c18_bytea") collate "C", cast("c19_jsonb" as text) collate "C", "c1_smallint", cast("c20_json" as text) collate "C", cast("c21_integer" as text) collate "C", "c2_integer", "c3_bigint", "c3_bigint" >> 32, cast("c4_numeric_18_2" as text) collate "C", cast(trim_scale("c5_numeric") as text) collate "C", "c6_real", "c7_double_precision", "c8_boolean", cast("c9_text" as text) collate "C", cast("secret" as text) collate "C"), 2685821657736338717) as double precision), 0)) as text) as token,
      /* c1_smallint */
      count("c1_smallint") as c1_non_null_count, count(case when "c1_smallint" = 0 then 1 end) as c1_zero_count, count(case when "c1_smallint" < 0 then 1 end) as c1_negative_count, min("c1_smallint") as c1_min_value, max("c1_smallint") as c1_max_value, count("c1_smallint") as c1_finite_count, sum("c1_smallint") as c1_sum_value, avg(cast("c1_smallint" as double precision)) as c1_mean_value, var_pop(cast("c1_smallint" as double precision)) * count(cast("c1_smallint" as double precision)) as c1_m2_value,
      /* c2_integer */
      count("c2_integer") as c2_non_null_count, count(case when "c2_integer" = 0 then 1 end) as c2_zero_count, count(case when "c2_integer" < 0 then 1 end) as c2_negative_count, min("c2_integer") as c2_min_value, max("c2_integer") as c2_max_value, count("c2_integer") as c2_finite_count, sum("c2_integer") as c2_sum_value, avg(cast("c2_integer" as double precision)) as c2_mean_value, var_pop(cast("c2_integer" as double precision)) * count(cast("c2_integer" as double precision)) as c2_m2_value,
      /* c3_bigint */
      count("c3_bigint") as c3_non_null_count, count(case when "c3_bigint" = 0 then 1 end) as c3_zero_count, count(case when "c3_bigint" < 0 then 1 end) as c3_negative_count, min("c3_bigint") as c3_min_value, max("c3_bigint") as c3_max_value, count("c3_bigint") as c3_finite_count, sum("c3_bigint") as c3_sum_value, avg(cast("c3_bigint" as double precision)) as c3_mean_value, var_pop(cast("c3_bigint" as double precision)) * count(cast("c3_bigint" as double precision)) as c3_m2_value,
      /* c4_numeric_18_2 */
      count("c4_numeric_18_2") as c4_non_null_count, count(case when "c4_numeric_18_2" = 0 then 1 end) as c4_zero_count, count(case when "c4_numeric_18_2" < 0 then 1 end) as c4_negative_count, count(case when "c4_numeric_18_2" = 'NaN' then 1 end) as c4_nan_count, count(case when "c4_numeric_18_2" in ('Infinity', '-Infinity') then 1 end) as c4_inf_count, min("c4_numeric_18_2") as c4_min_value, max("c4_numeric_18_2") as c4_max_value, count(nullif("c4_numeric_18_2", 'NaN')) as c4_finite_count, sum(nullif("c4_numeric_18_2", 'NaN')) as c4_sum_value, avg(cast(nullif("c4_numeric_18_2", 'NaN') as double precision)) as c4_mean_value, var_pop(cast(nullif("c4_numeric_18_2", 'NaN') as double precision)) * count(cast(nullif("c4_numeric_18_2", 'NaN') as double precision)) as c4_m2_value,
      /* c5_numeric */
      count("c5_numeric") as c5_non_null_count, count(case when "c5_numeric" = 0 then 1 end) as c5_zero_count, count(case when "c5_numeric" < 0 then 1 end) as c5_negative_count, count(case when "c5_numeric" = 'NaN' then 1 end) as c5_nan_count, count(case when "c5_numeric" in ('Infinity', '-Infinity') then 1 end) as c5_inf_count, min("c5_numeric") as c5_min_value, max("c5_numeric") as c5_max_value, count(case when "c5_numeric" between -1e140 and 1e140 then case when abs("c5_numeric") < 1e-300 then 0 else cast("c5_numeric" as double precision) end end) as c5_finite_count, sum(case when "c5_numeric" > '-Infinity' and "c5_numeric" < 'Infinity' then "c5_numeric" end) as c5_sum_value, avg(case when "c5_numeric" between -1e140 and 1e140 then case when abs("c5_numeric") < 1e-300 then 0 else cast("c5_numeric" as double precision) end end) as c5_mean_value, var_pop(case when "c5_numeric" between -1e140 and 1e140 then case when abs("c5_numeric") < 1e-300 then 0 else cast("c5_numeric" as double precision) end end) * count(case when "c5_numeric" between -1e140 and 1e140 then case when abs("c5_numeric") < 1e-300 then 0 else cast("c5_numeric" as double precision) end end) as c5_m2_value,
      /* c6_real */
      count(("c6_real" + cast(0 as real))) as c6_non_null_count, count(case when ("c6_real" + cast(0 as real)) = 0 then 1 end) as c6_zero_count, count(case when ("c6_real" + cast(0 as real)) < 0 then 1 end) as c6_negative_count, count(case when ("c6_real" + cast(0 as real)) = 'NaN' then 1 end) as c6_nan_count, count(case when ("c6_real" + cast(0 as real)) in ('Infinity', '-Infinity') then 1 end) as c6_inf_count, min(("c6_real" + cast(0 as real))) as c6_min_value, max(("c6_real" + cast(0 as real))) as c6_max_value, count(case when "c6_real" > '-Infinity' and "c6_real" < 'Infinity' then cast("c6_real" as double precision) end) as c6_finite_count, avg(case when "c6_real" > '-Infinity' and "c6_real" < 'Infinity' then cast("c6_real" as double precision) end) as c6_mean_value, var_pop(case when "c6_real" > '-Infinity' and "c6_real" < 'Infinity' then cast("c6_real" as double precision) end) * count(case when "c6_real" > '-Infinity' and "c6_real" < 'Infinity' then cast("c6_real" as double precision) end) as c6_m2_value,
      /* c7_double_precision */
      count(("c7_double_precision" + cast(0 as double precision))) as c7_non_null_count, count(case when ("c7_double_precision" + cast(0 as double precision)) = 0 then 1 end) as c7_zero_count, count(case when ("c7_double_precision" + cast(0 as double precision)) < 0 then 1 end) as c7_negative_count, count(case when ("c7_double_precision" + cast(0 as double precision)) = 'NaN' then 1 end) as c7_nan_count, count(case when ("c7_double_precision" + cast(0 as double precision)) in ('Infinity', '-Infinity') then 1 end) as c7_inf_count, min(("c7_double_precision" + cast(0 as double precision))) as c7_min_value, max(("c7_double_precision" + cast(0 as double precision))) as c7_max_value, count(case when "c7_double_precision" between -1e140 and 1e140 then cast("c7_double_precision" as double precision) end) as c7_finite_count, avg(case when "c7_double_precision" between -1e140 and 1e140 then cast("c7_double_precision" as double precision) end) as c7_mean_value, var_pop(case when "c7_double_precision" between -1e140 and 1e140 then cast("c7_double_precision" as double precision) end) * count(case when "c7_double_precision" between -1e140 and 1e140 then cast("c7_double_precision" as double precision) end) as c7_m2_value,
      /* c8_boolean */
      count("c8_boolean") as c8_non_null_count, count(case when "c8_boolean" then 1 end) as c8_true_count,
      /* c9_text */
      count((cast("c9_text" as text) collate "C")) as c9_non_null_count, count(case when (cast("c9_text" as text) collate "C") = '' then 1 end) as c9_empty_count, count(case when trim((cast("c9_text" as text) collate "C")) = '' then 1 end) as c9_blank_count, left(min((cast("c9_text" as text) collate "C")), 256) as c9_min_value, left(max((cast("c9_text" as text) collate "C")), 256) as c9_max_value, min(length((cast("c9_text" as text) collate "C"))) as c9_min_length, max(length((cast("c9_text" as text) collate "C"))) as c9_max_length, sum(length((cast("c9_text" as text) collate "C"))) as c9_sum_length,
      /* c10_character_varying_20 */
      count((cast("c10_character_varying_20" as text) collate "C")) as c10_non_null_count, count(case when (cast("c10_character_varying_20" as text) collate "C") = '' then 1 end) as c10_empty_count, count(case when trim((cast("c10_character_varying_20" as text) collate "C")) = '' then 1 end) as c10_blank_count, left(min((cast("c10_character_varying_20" as text) collate "C")), 256) as c10_min_value, left(max((cast("c10_character_varying_20" as text) collate "C")), 256) as c10_max_value, min(length((cast("c10_character_varying_20" as text) collate "C"))) as c10_min_length, max(length((cast("c10_character_varying_20" as text) collate "C"))) as c10_max_length, sum(length((cast("c10_character_varying_20" as text) collate "C"))) as c10_sum_length,
      /* c11_character_5 */
      count((cast("c11_character_5" as text) collate "C")) as c11_non_null_count, count(case when (cast("c11_character_5" as text) collate "C") = '' then 1 end) as c11_empty_count, count(case when trim((cast("c11_character_5" as text) collate "C")) = '' then 1 end) as c11_blank_count, left(min((cast("c11_character_5" as text) collate "C")), 256) as c11_min_value, left(max((cast("c11_character_5" as text) collate "C")), 256) as c11_max_value, min(length((cast("c11_character_5" as text) collate "C"))) as c11_min_length, max(length((cast("c11_character_5" as text) collate "C"))) as c11_max_length, sum(length((cast("c11_character_5" as text) collate "C"))) as c11_sum_length,
      /* c12_date */
      count("c12_date") as c12_non_null_count, min("c12_date") as c12_min_value, max("c12_date") as c12_max_value,
      /* c13_timestamp_without_time_zone */
      count("c13_timestamp_without_time_zone") as c13_non_null_count, min("c13_timestamp_without_time_zone") as c13_min_value, max("c13_timestamp_without_time_zone") as c13_max_value,
      /* c14_timestamp_with_time_zone */
      count("c14_timestamp_with_time_zone") as c14_non_null_count, min("c14_timestamp_with_time_zone") as c14_min_value, max("c14_timestamp_with_time_zone") as c14_max_value,
      /* c15_time_without_time_zone */
      count("c15_time_without_time_zone") as c15_non_null_count, min("c15_time_without_time_zone") as c15_min_value, max("c15_time_without_time_zone") as c15_max_value,
      /* c16_interval */
      count("c16_interval") as c16_non_null_count, min("c16_interval") as c16_min_value, max("c16_interval") as c16_max_value,
      /* c17_uuid */
      count(cast("c17_uuid" as text) collate "C") as c17_non_null_count, min(cast("c17_uuid" as text) collate "C") as c17_min_value, max(cast("c17_uuid" as text) collate "C") as c17_max_value,
      /* c18_bytea */
      count("c18_bytea") as c18_non_null_count,
      /* c19_jsonb */
      count("c19_jsonb") as c19_non_null_count,
      /* c20_json */
      count("c20_json") as c20_non_null_count,
      /* c21_integer */
      count("c21_integer") as c21_non_null_count,
      /* secret */
      count((cast("secret" as text) collate "C")) as c22_non_null_count, count(case when (cast("secret" as text) collate "C") = '' then 1 end) as c22_empty_count, count(case when trim((cast("secret" as text) collate "C")) = '' then 1 end) as c22_blank_count
    from "shop"."main"."every_type"
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as text) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count, cast(null as text) as min_value, cast(null as text) as max_value, cast(null as bigint) as finite_count, cast(null as text) as sum_value, cast(null as double precision) as mean_value, cast(null as double precision) as m2_value, cast(null as bigint) as min_length, cast(null as bigint) as max_length, cast(null as bigint) as sum_length from scan_1
  union all
  select partition_id, 'c1', 'c1_smallint', 'integer', 'numeric', null, row_count, c1_non_null_count, c1_zero_count, c1_negative_count, null, null, null, null, null, cast(trim_scale(c1_min_value) as text), cast(trim_scale(c1_max_value) as text), c1_finite_count, cast(trim_scale(c1_sum_value) as text), c1_mean_value, c1_m2_value, null, null, null from scan_1
  union all
  select partition_id, 'c2', 'c2_integer', 'integer', 'numeric', null, row_count, c2_non_null_count, c2_zero_count, c2_negative_count, null, null, null, null, null, cast(trim_scale(c2_min_value) as text), cast(trim_scale(c2_max_value) as text), c2_finite_count, cast(trim_scale(c2_sum_value) as text), c2_mean_value, c2_m2_value, null, null, null from scan_1
  union all
  select partition_id, 'c3', 'c3_bigint', 'integer', 'numeric', null, row_count, c3_non_null_count, c3_zero_count, c3_negative_count, null, null, null, null, null, cast(trim_scale(c3_min_value) as text), cast(trim_scale(c3_max_value) as text), c3_finite_count, cast(trim_scale(c3_sum_value) as text), c3_mean_value, c3_m2_value, null, null, null from scan_1
  union all
  select partition_id, 'c4', 'c4_numeric_18_2', 'numeric', 'numeric(1000, 2)', null, row_count, c4_non_null_count, c4_zero_count, c4_negative_count, c4_nan_count, c4_inf_count, null, null, null, cast(c4_min_value as text), cast(c4_max_value as text), c4_finite_count, cast(c4_sum_value as text), c4_mean_value, c4_m2_value, null, null, null from scan_1
  union all
  select partition_id, 'c5', 'c5_numeric', 'numeric', 'numeric', null, row_count, c5_non_null_count, c5_zero_count, c5_negative_count, c5_nan_count, c5_inf_count, null, null, null, cast(trim_scale(c5_min_value) as text), cast(trim_scale(c5_max_value) as text), c5_finite_count, cast(trim_scale(c5_sum_value) as text), c5_mean_value, c5_m2_value, null, null, null from scan_1
  union all
  select partition_id, 'c6', 'c6_real', 'float', 'real', null, row_count, c6_non_null_count, c6_zero_count, c6_negative_count, c6_nan_count, c6_inf_count, null, null, null, cast(c6_min_value as text), cast(c6_max_value as text), c6_finite_count, null, c6_mean_value, c6_m2_value, null, null, null from scan_1
  union all
  select partition_id, 'c7', 'c7_double_precision', 'float', 'double precision', null, row_count, c7_non_null_count, c7_zero_count, c7_negative_count, c7_nan_count, c7_inf_count, null, null, null, cast(c7_min_value as text), cast(c7_max_value as text), c7_finite_count, null, c7_mean_value, c7_m2_value, null, null, null from scan_1
  union all
  select partition_id, 'c8', 'c8_boolean', 'boolean', 'boolean', null, row_count, c8_non_null_count, null, null, null, null, c8_true_count, null, null, null, null, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c9', 'c9_text', 'text', 'text', null, row_count, c9_non_null_count, null, null, null, null, null, c9_empty_count, c9_blank_count, cast(c9_min_value as text), cast(c9_max_value as text), null, null, null, null, c9_min_length, c9_max_length, c9_sum_length from scan_1
  union all
  select partition_id, 'c10', 'c10_character_varying_20', 'text', 'text', null, row_count, c10_non_null_count, null, null, null, null, null, c10_empty_count, c10_blank_count, cast(c10_min_value as text), cast(c10_max_value as text), null, null, null, null, c10_min_length, c10_max_length, c10_sum_length from scan_1
  union all
  select partition_id, 'c11', 'c11_character_5', 'text', 'text', null, row_count, c11_non_null_count, null, null, null, null, null, c11_empty_count, c11_blank_count, cast(c11_min_value as text), cast(c11_max_value as text), null, null, null, null, c11_min_length, c11_max_length, c11_sum_length from scan_1
  union all
  select partition_id, 'c12', 'c12_date', 'date', 'date', null, row_count, c12_non_null_count, null, null, null, null, null, null, null, cast(c12_min_value as text), cast(c12_max_value as text), null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c13', 'c13_timestamp_without_time_zone', 'timestamp', 'timestamp', null, row_count, c13_non_null_count, null, null, null, null, null, null, null, cast(c13_min_value as text), cast(c13_max_value as text), null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c14', 'c14_timestamp_with_time_zone', 'timestamp', 'timestamptz', null, row_count, c14_non_null_count, null, null, null, null, null, null, null, cast(c14_min_value as text), cast(c14_max_value as text), null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c15', 'c15_time_without_time_zone', 'ordered', 'time', null, row_count, c15_non_null_count, null, null, null, null, null, null, null, cast(c15_min_value as text), cast(c15_max_value as text), null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c16', 'c16_interval', 'ordered', 'interval', null, row_count, c16_non_null_count, null, null, null, null, null, null, null, cast(case when c16_min_value between '-100000000 years' and '100000000 years' then justify_interval(c16_min_value) else c16_min_value end as text), cast(case when c16_max_value between '-100000000 years' and '100000000 years' then justify_interval(c16_max_value) else c16_max_value end as text), null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c17', 'c17_uuid', 'ordered', 'text', null, row_count, c17_non_null_count, null, null, null, null, null, null, null, cast(c17_min_value as text), cast(c17_max_value as text), null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c18', 'c18_bytea', 'other', 'none', null, row_count, c18_non_null_count, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c19', 'c19_jsonb', 'other', 'none', null, row_count, c19_non_null_count, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c20', 'c20_json', 'other', 'none', null, row_count, c20_non_null_count, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c21', 'c21_integer', 'other', 'none', null, row_count, c21_non_null_count, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c22', 'secret', 'text', 'text', null, row_count, c22_non_null_count, null, null, null, null, null, c22_empty_count, c22_blank_count, null, null, null, null, null, null, null, null, null from scan_1
), hll_word as (
  
  select partition_value as part, 'c1' as column_name, cast(round(ln(cast(lowest_bit as double precision)) / cast(0.6931471805599453 as double precision)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as bigint) << register_bit) as bits
    from (
      select partition_value, ((h >> 10) & 1073741823) | 1073741824 as rest, cast((h & 1023) >> 6 as integer) as word_number, cast(h & 63 as integer) as register_bit
      from (select '__all__' as partition_value, hashint2extended("c1_smallint", 2685821657736338717) as h from "shop"."main"."every_type" where true and "c1_smallint" is distinct from null offset bigint '0') as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c2' as column_name, cast(round(ln(cast(lowest_bit as double precision)) / cast(0.6931471805599453 as double precision)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as bigint) << register_bit) as bits
    from (
      select partition_value, ((h >> 10) & 1073741823) | 1073741824 as rest, cast((h & 1023) >> 6 as integer) as word_number, cast(h & 63 as integer) as register_bit
      from (select '__all__' as partition_value, hashint4extended("c2_integer", 2685821657736338717) as h from "shop"."main"."every_type" where true and "c2_integer" is distinct from null offset bigint '0') as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c3' as column_name, cast(round(ln(cast(lowest_bit as double precision)) / cast(0.6931471805599453 as double precision)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as bigint) << register_bit) as bits
    from (
      select partition_value, ((h >> 10) & 1073741823) | 1073741824 as rest, cast((h & 1023) >> 6 as integer) as word_number, cast(h & 63 as integer) as register_bit
      from (select '__all__' as partition_value, hash_record_extended(row("c3_bigint", "c3_bigint" >> 32), 2685821657736338717) as h from "shop"."main"."every_type" where true and "c3_bigint" is distinct from null offset bigint '0') as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c4' as column_name, cast(round(ln(cast(lowest_bit as double precision)) / cast(0.6931471805599453 as double precision)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as bigint) << register_bit) as bits
    from (
      select partition_value, ((h >> 10) & 1073741823) | 1073741824 as rest, cast((h & 1023) >> 6 as integer) as word_number, cast(h & 63 as integer) as register_bit
      from (select '__all__' as partition_value, hashtextextended(cast("c4_numeric_18_2" as text) collate "C", 2685821657736338717) as h from "shop"."main"."every_type" where true and "c4_numeric_18_2" is distinct from null offset bigint '0') as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c5' as column_name, cast(round(ln(cast(lowest_bit as double precision)) / cast(0.6931471805599453 as double precision)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as bigint) << register_bit) as bits
    from (
      select partition_value, ((h >> 10) & 1073741823) | 1073741824 as rest, cast((h & 1023) >> 6 as integer) as word_number, cast(h & 63 as integer) as register_bit
      from (select '__all__' as partition_value, hashtextextended(cast(trim_scale("c5_numeric") as text) collate "C", 2685821657736338717) as h from "shop"."main"."every_type" where true and "c5_numeric" is distinct from null offset bigint '0') as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c6' as column_name, cast(round(ln(cast(lowest_bit as double precision)) / cast(0.6931471805599453 as double precision)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as bigint) << register_bit) as bits
    from (
      select partition_value, ((h >> 10) & 1073741823) | 1073741824 as rest, cast((h & 1023) >> 6 as integer) as word_number, cast(h & 63 as integer) as register_bit
      from (select '__all__' as partition_value, hashfloat4extended("c6_real", 2685821657736338717) as h from "shop"."main"."every_type" where true and "c6_real" is distinct from null offset bigint '0') as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c7' as column_name, cast(round(ln(cast(lowest_bit as double precision)) / cast(0.6931471805599453 as double precision)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as bigint) << register_bit) as bits
    from (
      select partition_value, ((h >> 10) & 1073741823) | 1073741824 as rest, cast((h & 1023) >> 6 as integer) as word_number, cast(h & 63 as integer) as register_bit
      from (select '__all__' as partition_value, hashfloat8extended("c7_double_precision", 2685821657736338717) as h from "shop"."main"."every_type" where true and "c7_double_precision" is distinct from null offset bigint '0') as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c8' as column_name, cast(round(ln(cast(lowest_bit as double precision)) / cast(0.6931471805599453 as double precision)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as bigint) << register_bit) as bits
    from (
      select partition_value, ((h >> 10) & 1073741823) | 1073741824 as rest, cast((h & 1023) >> 6 as integer) as word_number, cast(h & 63 as integer) as register_bit
      from (select '__all__' as partition_value, hash_record_extended(row("c8_boolean"), 2685821657736338717) as h from "shop"."main"."every_type" where true and "c8_boolean" is distinct from null offset bigint '0') as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c9' as column_name, cast(round(ln(cast(lowest_bit as double precision)) / cast(0.6931471805599453 as double precision)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as bigint) << register_bit) as bits
    from (
      select partition_value, ((h >> 10) & 1073741823) | 1073741824 as rest, cast((h & 1023) >> 6 as integer) as word_number, cast(h & 63 as integer) as register_bit
      from (select '__all__' as partition_value, hashtextextended(cast("c9_text" as text) collate "C", 2685821657736338717) as h from "shop"."main"."every_type" where true and "c9_text" is distinct from null offset bigint '0') as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c10' as column_name, cast(round(ln(cast(lowest_bit as double precision)) / cast(0.6931471805599453 as double precision)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as bigint) << register_bit) as bits
    from (
      select partition_value, ((h >> 10) & 1073741823) | 1073741824 as rest, cast((h & 1023) >> 6 as integer) as word_number, cast(h & 63 as integer) as register_bit
      from (select '__all__' as partition_value, hashtextextended(cast("c10_character_varying_20" as text) collate "C", 2685821657736338717) as h from "shop"."main"."every_type" where true and "c10_character_varying_20" is distinct from null offset bigint '0') as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c11' as column_name, cast(round(ln(cast(lowest_bit as double precision)) / cast(0.6931471805599453 as double precision)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as bigint) << register_bit) as bits
    from (
      select partition_value, ((h >> 10) & 1073741823) | 1073741824 as rest, cast((h & 1023) >> 6 as integer) as word_number, cast(h & 63 as integer) as register_bit
      from (select '__all__' as partition_value, hashtextextended(cast("c11_character_5" as text) collate "C", 2685821657736338717) as h from "shop"."main"."every_type" where true and "c11_character_5" is distinct from null offset bigint '0') as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c12' as column_name, cast(round(ln(cast(lowest_bit as double precision)) / cast(0.6931471805599453 as double precision)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as bigint) << register_bit) as bits
    from (
      select partition_value, ((h >> 10) & 1073741823) | 1073741824 as rest, cast((h & 1023) >> 6 as integer) as word_number, cast(h & 63 as integer) as register_bit
      from (select '__all__' as partition_value, hash_record_extended(row("c12_date"), 2685821657736338717) as h from "shop"."main"."every_type" where true and "c12_date" is distinct from null offset bigint '0') as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c13' as column_name, cast(round(ln(cast(lowest_bit as double precision)) / cast(0.6931471805599453 as double precision)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as bigint) << register_bit) as bits
    from (
      select partition_value, ((h >> 10) & 1073741823) | 1073741824 as rest, cast((h & 1023) >> 6 as integer) as word_number, cast(h & 63 as integer) as register_bit
      from (select '__all__' as partition_value, timestamp_hash_extended("c13_timestamp_without_time_zone", 2685821657736338717) as h from "shop"."main"."every_type" where true and "c13_timestamp_without_time_zone" is distinct from null offset bigint '0') as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c14' as column_name, cast(round(ln(cast(lowest_bit as double precision)) / cast(0.6931471805599453 as double precision)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as bigint) << register_bit) as bits
    from (
      select partition_value, ((h >> 10) & 1073741823) | 1073741824 as rest, cast((h & 1023) >> 6 as integer) as word_number, cast(h & 63 as integer) as register_bit
      from (select '__all__' as partition_value, hash_record_extended(row("c14_timestamp_with_time_zone"), 2685821657736338717) as h from "shop"."main"."every_type" where true and "c14_timestamp_with_time_zone" is distinct from null offset bigint '0') as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c15' as column_name, cast(round(ln(cast(lowest_bit as double precision)) / cast(0.6931471805599453 as double precision)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as bigint) << register_bit) as bits
    from (
      select partition_value, ((h >> 10) & 1073741823) | 1073741824 as rest, cast((h & 1023) >> 6 as integer) as word_number, cast(h & 63 as integer) as register_bit
      from (select '__all__' as partition_value, time_hash_extended("c15_time_without_time_zone", 2685821657736338717) as h from "shop"."main"."every_type" where true and "c15_time_without_time_zone" is distinct from null offset bigint '0') as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c16' as column_name, cast(round(ln(cast(lowest_bit as double precision)) / cast(0.6931471805599453 as double precision)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as bigint) << register_bit) as bits
    from (
      select partition_value, ((h >> 10) & 1073741823) | 1073741824 as rest, cast((h & 1023) >> 6 as integer) as word_number, cast(h & 63 as integer) as register_bit
      from (select '__all__' as partition_value, interval_hash_extended("c16_interval", 2685821657736338717) as h from "shop"."main"."every_type" where true and "c16_interval" is distinct from null offset bigint '0') as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c17' as column_name, cast(round(ln(cast(lowest_bit as double precision)) / cast(0.6931471805599453 as double precision)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as bigint) << register_bit) as bits
    from (
      select partition_value, ((h >> 10) & 1073741823) | 1073741824 as rest, cast((h & 1023) >> 6 as integer) as word_number, cast(h & 63 as integer) as register_bit
      from (select '__all__' as partition_value, uuid_hash_extended("c17_uuid", 2685821657736338717) as h from "shop"."main"."every_type" where true and "c17_uuid" is distinct from null offset bigint '0') as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c18' as column_name, cast(round(ln(cast(lowest_bit as double precision)) / cast(0.6931471805599453 as double precision)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as bigint) << register_bit) as bits
    from (
      select partition_value, ((h >> 10) & 1073741823) | 1073741824 as rest, cast((h & 1023) >> 6 as integer) as word_number, cast(h & 63 as integer) as register_bit
      from (select '__all__' as partition_value, hashtextextended(md5("c18_bytea") collate "C", 2685821657736338717) as h from "shop"."main"."every_type" where true and "c18_bytea" is distinct from null offset bigint '0') as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c19' as column_name, cast(round(ln(cast(lowest_bit as double precision)) / cast(0.6931471805599453 as double precision)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as bigint) << register_bit) as bits
    from (
      select partition_value, ((h >> 10) & 1073741823) | 1073741824 as rest, cast((h & 1023) >> 6 as integer) as word_number, cast(h & 63 as integer) as register_bit
      from (select '__all__' as partition_value, hashtextextended(cast("c19_jsonb" as text) collate "C", 2685821657736338717) as h from "shop"."main"."every_type" where true and "c19_jsonb" is distinct from null offset bigint '0') as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c20' as column_name, cast(round(ln(cast(lowest_bit as double precision)) / cast(0.6931471805599453 as double precision)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as bigint) << register_bit) as bits
    from (
      select partition_value, ((h >> 10) & 1073741823) | 1073741824 as rest, cast((h & 1023) >> 6 as integer) as word_number, cast(h & 63 as integer) as register_bit
      from (select '__all__' as partition_value, hashtextextended(cast("c20_json" as text) collate "C", 2685821657736338717) as h from "shop"."main"."every_type" where true and "c20_json" is distinct from null offset bigint '0') as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c21' as column_name, cast(round(ln(cast(lowest_bit as double precision)) / cast(0.6931471805599453 as double precision)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as bigint) << register_bit) as bits
    from (
      select partition_value, ((h >> 10) & 1073741823) | 1073741824 as rest, cast((h & 1023) >> 6 as integer) as word_number, cast(h & 63 as integer) as register_bit
      from (select '__all__' as partition_value, hashtextextended(cast("c21_integer" as text) collate "C", 2685821657736338717) as h from "shop"."main"."every_type" where true and "c21_integer" is distinct from null offset bigint '0') as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c22' as column_name, cast(round(ln(cast(lowest_bit as double precision)) / cast(0.6931471805599453 as double precision)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as bigint) << register_bit) as bits
    from (
      select partition_value, ((h >> 10) & 1073741823) | 1073741824 as rest, cast((h & 1023) >> 6 as integer) as word_number, cast(h & 63 as integer) as register_bit
      from (select '__all__' as partition_value, hashtextextended(cast("secret" as text) collate "C", 2685821657736338717) as h from "shop"."main"."every_type" where true and "secret" is distinct from null offset bigint '0') as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
), hll_topmost as (
  select part, column_name, rho, word_number, bits & ~coalesce(higher, cast(0 as bigint)) as bits
  from (
    select *, bit_or(bits) over (partition by part, column_name, word_number order by rho desc rows between unbounded preceding and 1 preceding) as higher
    from hll_word
  ) as ranked
), hll_measured as materialized (
  select part, column_name, rho, word_number, bits, count(*) over (partition by part, column_name) > 32 as is_dense, max(rho) over (partition by part, column_name) as highest
  from hll_topmost
  where bits <> 0
), hll_entry as (
  select part, column_name, (cast(rho * 32 + word_number * 2 + 0 as bigint) << 32) | ((bits >> 0) & 4294967295) as entry from hll_measured where not is_dense and ((bits >> 0) & 4294967295) <> 0
  union all
  select part, column_name, (cast(rho * 32 + word_number * 2 + 1 as bigint) << 32) | ((bits >> 32) & 4294967295) as entry from hll_measured where not is_dense and ((bits >> 32) & 4294967295) <> 0
), hll_lane as materialized (
  select part, column_name, word_number, max(highest) as highest, bit_or(case when rho & 1 <> 0 then bits else cast(0 as bigint) end) as digit_0, bit_or(case when rho & 2 <> 0 then bits else cast(0 as bigint) end) as digit_1, bit_or(case when rho & 4 <> 0 then bits else cast(0 as bigint) end) as digit_2, bit_or(case when rho & 8 <> 0 then bits else cast(0 as bigint) end) as digit_3, bit_or(case when rho & 16 <> 0 then bits else cast(0 as bigint) end) as digit_4
  from (
    select part, column_name, rho, word_number, bits, highest from hll_measured where is_dense
    union all
    select part, column_name, 0, word_number, cast(0 as bigint), highest
    from (select part, column_name, max(highest) as highest from hll_measured where is_dense group by 1, 2) as dense
    cross join (select word_number from generate_series(0, 15) as series (word_number)) as word
  ) as filled
  group by 1, 2, 3
), hll_packed as (
  select part, column_name, array_agg(cast(entry as bigint) order by entry) as hll_sparse, cast(null as bigint[]) as hll_dense
  from hll_entry
  group by 1, 2
  union all
  select part, column_name, null, array_agg(cast(bits as bigint) order by digit, word_number)
  from (
    select part, column_name, 0 as digit, word_number, digit_0 as bits from hll_lane where highest >= 1
    union all select part, column_name, 1 as digit, word_number, digit_1 as bits from hll_lane where highest >= 2
    union all select part, column_name, 2 as digit, word_number, digit_2 as bits from hll_lane where highest >= 4
    union all select part, column_name, 3 as digit, word_number, digit_3 as bits from hll_lane where highest >= 8
    union all select part, column_name, 4 as digit, word_number, digit_4 as bits from hll_lane where highest >= 16
  ) as digits
  group by 1, 2
), hll_state as (
  select part as partition_id, column_name as column_key, hll_sparse, hll_dense
  from hll_packed
), bucket_item as (
  
  select part, 'c1' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as double precision)) as integer)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as double precision)) as integer)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, cast("c1_smallint" as double precision) as x from "shop"."main"."every_type" where true offset bigint '0') as numbers
    group by 1, 2 offset bigint '0'
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c2' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as double precision)) as integer)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as double precision)) as integer)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, cast("c2_integer" as double precision) as x from "shop"."main"."every_type" where true offset bigint '0') as numbers
    group by 1, 2 offset bigint '0'
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c3' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as double precision)) as integer)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as double precision)) as integer)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, cast("c3_bigint" as double precision) as x from "shop"."main"."every_type" where true offset bigint '0') as numbers
    group by 1, 2 offset bigint '0'
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c4' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as double precision)) as integer)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as double precision)) as integer)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, cast(nullif("c4_numeric_18_2", 'NaN') as double precision) as x from "shop"."main"."every_type" where true offset bigint '0') as numbers
    group by 1, 2 offset bigint '0'
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c5' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as double precision)) as integer)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as double precision)) as integer)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, case when "c5_numeric" = 0 then 0 when abs("c5_numeric") between 1e-307 and 1e307 then cast("c5_numeric" as double precision) end as x from "shop"."main"."every_type" where true offset bigint '0') as numbers
    group by 1, 2 offset bigint '0'
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c6' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as double precision)) as integer)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as double precision)) as integer)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, case when "c6_real" > '-Infinity' and "c6_real" < 'Infinity' then cast("c6_real" as double precision) end as x from "shop"."main"."every_type" where true offset bigint '0') as numbers
    group by 1, 2 offset bigint '0'
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c7' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as double precision)) as integer)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as double precision)) as integer)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, case when "c7_double_precision" > '-Infinity' and "c7_double_precision" < 'Infinity' then cast("c7_double_precision" as double precision) end as x from "shop"."main"."every_type" where true offset bigint '0') as numbers
    group by 1, 2 offset bigint '0'
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c12' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when isfinite(x) then cast(date_part('year', greatest(least(x, date '9999-12-31'), date '0001-01-01')) * 12 + date_part('month', greatest(least(x, date '9999-12-31'), date '0001-01-01')) - 1 as integer) end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, "c12_date" as x from "shop"."main"."every_type" where true offset bigint '0') as numbers
    group by 1, 2 offset bigint '0'
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c13' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when isfinite(cast(x as date)) then cast(greatest(least(cast(x as date), date '9999-12-31'), date '0001-01-01') - date '1970-01-01' as integer) end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, "c13_timestamp_without_time_zone" as x from "shop"."main"."every_type" where true offset bigint '0') as numbers
    group by 1, 2 offset bigint '0'
  ) as bucketed
  where bucket is not null
  union all
  select part, 'c14' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when isfinite(cast(x at time zone 'UTC' as date)) then cast(greatest(least(cast(x at time zone 'UTC' as date), date '9999-12-31'), date '0001-01-01') - date '1970-01-01' as integer) end as bucket, count(*) as bucket_rows
    from (select '__all__' as partition_value, "c14_timestamp_with_time_zone" as x from "shop"."main"."every_type" where true offset bigint '0') as numbers
    group by 1, 2 offset bigint '0'
  ) as bucketed
  where bucket is not null
), bucket_packed as (
  select part, column_name, array_agg(cast(step as integer) order by bucket) as bucket_steps, array_agg(cast(bucket_rows as bigint) order by bucket) as bucket_counts
  from (select *, bucket - coalesce(lag(bucket) over (partition by part, column_name order by bucket), 0) as step from bucket_item) as stepped
  group by 1, 2
), bucket_state as (
  select part as partition_id, column_name as column_key, bucket_steps, bucket_counts
  from bucket_packed
), top_item as (
  
  select partition_value as part, 'c1' as column_name, value, value_rows, bound as covered, bound
  from (
    select partition_value, value, value_rows, place, cast(coalesce(max(case when place > 100 then value_rows end) over (partition by partition_value), 0) as bigint) as bound
    from (
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, value collate "C") as place
      from (
        select partition_value, cast(trim_scale(x) as text) as value, value_rows
        from (
          select '__all__' as partition_value, "c1_smallint" as x, count(*) as value_rows
          from "shop"."main"."every_type"
          where true and "c1_smallint" is not null
          group by 1, 2
        ) as counted
      ) as written
    ) as ranked
    where place <= 101
  ) as bounded
  where place <= 100
  union all
  select partition_value as part, 'c2' as column_name, value, value_rows, bound as covered, bound
  from (
    select partition_value, value, value_rows, place, cast(coalesce(max(case when place > 100 then value_rows end) over (partition by partition_value), 0) as bigint) as bound
    from (
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, value collate "C") as place
      from (
        select partition_value, cast(trim_scale(x) as text) as value, value_rows
        from (
          select '__all__' as partition_value, "c2_integer" as x, count(*) as value_rows
          from "shop"."main"."every_type"
          where true and "c2_integer" is not null
          group by 1, 2
        ) as counted
      ) as written
    ) as ranked
    where place <= 101
  ) as bounded
  where place <= 100
  union all
  select partition_value as part, 'c3' as column_name, value, value_rows, bound as covered, bound
  from (
    select partition_value, value, value_rows, place, cast(coalesce(max(case when place > 100 then value_rows end) over (partition by partition_value), 0) as bigint) as bound
    from (
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, value collate "C") as place
      from (
        select partition_value, cast(trim_scale(x) as text) as value, value_rows
        from (
          select '__all__' as partition_value, "c3_bigint" as x, count(*) as value_rows
          from "shop"."main"."every_type"
          where true and "c3_bigint" is not null
          group by 1, 2
        ) as counted
      ) as written
    ) as ranked
    where place <= 101
  ) as bounded
  where place <= 100
  union all
  select partition_value as part, 'c8' as column_name, value, value_rows, bound as covered, bound
  from (
    select partition_value, value, value_rows, place, cast(coalesce(max(case when place > 100 then value_rows end) over (partition by partition_value), 0) as bigint) as bound
    from (
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, value collate "C") as place
      from (
        select partition_value, cast(x as text) as value, value_rows
        from (
          select '__all__' as partition_value, "c8_boolean" as x, count(*) as value_rows
          from "shop"."main"."every_type"
          where true and "c8_boolean" is not null
          group by 1, 2
        ) as counted
      ) as written
    ) as ranked
    where place <= 101
  ) as bounded
  where place <= 100
  union all
  select partition_value as part, 'c9' as column_name, value, value_rows, bound as covered, bound
  from (
    select partition_value, value, value_rows, place, cast(coalesce(max(case when place > 100 then value_rows end) over (partition by partition_value), 0) as bigint) as bound
    from (
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, value collate "C") as place
      from (
        select partition_value, cast(x as text) as value, value_rows
        from (
          select '__all__' as partition_value, left((cast("c9_text" as text) collate "C"), 256) as x, count(*) as value_rows
          from "shop"."main"."every_type"
          where true and "c9_text" is not null
          group by 1, 2
        ) as counted
      ) as written
    ) as ranked
    where place <= 101
  ) as bounded
  where place <= 100
  union all
  select partition_value as part, 'c10' as column_name, value, value_rows, bound as covered, bound
  from (
    select partition_value, value, value_rows, place, cast(coalesce(max(case when place > 100 then value_rows end) over (partition by partition_value), 0) as bigint) as bound
    from (
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, value collate "C") as place
      from (
        select partition_value, cast(x as text) as value, value_rows
        from (
          select '__all__' as partition_value, left((cast("c10_character_varying_20" as text) collate "C"), 256) as x, count(*) as value_rows
          from "shop"."main"."every_type"
          where true and "c10_character_varying_20" is not null
          group by 1, 2
        ) as counted
      ) as written
    ) as ranked
    where place <= 101
  ) as bounded
  where place <= 100
  union all
  select partition_value as part, 'c11' as column_name, value, value_rows, bound as covered, bound
  from (
    select partition_value, value, value_rows, place, cast(coalesce(max(case when place > 100 then value_rows end) over (partition by partition_value), 0) as bigint) as bound
    from (
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, value collate "C") as place
      from (
        select partition_value, cast(x as text) as value, value_rows
        from (
          select '__all__' as partition_value, left((cast("c11_character_5" as text) collate "C"), 256) as x, count(*) as value_rows
          from "shop"."main"."every_type"
          where true and "c11_character_5" is not null
          group by 1, 2
        ) as counted
      ) as written
    ) as ranked
    where place <= 101
  ) as bounded
  where place <= 100
  union all
  select partition_value as part, 'c12' as column_name, value, value_rows, bound as covered, bound
  from (
    select partition_value, value, value_rows, place, cast(coalesce(max(case when place > 100 then value_rows end) over (partition by partition_value), 0) as bigint) as bound
    from (
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by value_rows desc, value collate "C") as place
      from (
        select partition_value, cast(x as text) as value, value_rows
        from (
          select '__all__' as partition_value, "c12_date" as x, count(*) as value_rows
          from "shop"."main"."every_type"
          where true and "c12_date" is not null
          group by 1, 2
        ) as counted
      ) as written
    ) as ranked
    where place <= 101
  ) as bounded
  where place <= 100
), top_packed as (
  select part, column_name, array_agg(cast(value as text) order by value_rows desc, value collate "C") as top_texts, array_agg(cast(value_rows as bigint) order by value_rows desc, value collate "C") as top_counts, array_agg(cast(covered as bigint) order by value_rows desc, value collate "C") as top_covered, max(bound) as top_bound
  from top_item
  group by 1, 2
), top_state as (
  select part as partition_id, column_name as column_key, top_texts, top_counts, top_covered, top_bound
  from top_packed
)
select 'source.shop.main.every_type', case when cell.column_name = '' then 'golden-run' end, '', cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count, cell.min_value, cell.max_value, cell.finite_count, cell.sum_value, cell.mean_value, cell.m2_value, cell.min_length, cell.max_length, cell.sum_length, hll_sparse, hll_dense, bucket_steps, bucket_counts, top_texts, top_counts, top_covered, top_bound
from cell
left join hll_state on hll_state.column_key = cell.column_key and hll_state.partition_id = cell.partition_id
left join bucket_state on bucket_state.column_key = cell.column_key and bucket_state.partition_id = cell.partition_id
left join top_state on top_state.column_key = cell.column_key and top_state.partition_id = cell.partition_id
$baselinr$;
if to_regclass('pg_temp."baselinr_states_3da360be50271948a53c4aa997a57df2"') is not null then
  insert into "shop"."main_baselinr"."baselinr_column_state" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, min_length, max_length, sum_length, hll_sparse, hll_dense, bucket_steps, bucket_counts, top_texts, top_counts, top_covered, top_bound) select unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, min_length, max_length, sum_length, hll_sparse, hll_dense, bucket_steps, bucket_counts, top_texts, top_counts, top_covered, top_bound from pg_temp."baselinr_states_3da360be50271948a53c4aa997a57df2";
end if;
insert into "shop"."main_baselinr"."baselinr_partition_state" (unique_id, group_id, partition_id, token, row_count, last_profiled_at, last_changed_at, last_run_id)
select scanned.unique_id, scanned.group_id, scanned.partition_id, scanned.token, scanned.row_count, cast(current_timestamp at time zone 'UTC' as timestamp),
  case
    when known.partition_id is not null then coalesce(known.last_changed_at, cast(current_timestamp at time zone 'UTC' as timestamp))
    else cast(current_timestamp at time zone 'UTC' as timestamp)
  end, scanned.last_run_id
from "shop"."main_baselinr"."baselinr_column_state" as scanned
left join "shop"."main_baselinr"."baselinr_partition_state" as known on known.unique_id = 'source.shop.main.every_type' and known.partition_id = scanned.partition_id and known.last_run_id <> 'golden-run'
where scanned.unique_id = 'source.shop.main.every_type' and scanned.column_name = '' and scanned.last_run_id = 'golden-run';
delete from "shop"."main_baselinr"."baselinr_partition_state"
where unique_id = 'source.shop.main.every_type' and last_run_id <> 'golden-run';
delete from "shop"."main_baselinr"."baselinr_group_state"
where unique_id = 'source.shop.main.every_type' and true;
insert into "shop"."main_baselinr"."baselinr_results" (run_id, dataset_name, schema_name, column_name, column_type, metric_name, metric_value, profiled_at, unique_id, is_sampled)
with measured as (
  select column_name, column_type, kind
  from (
    values
    ('c1_smallint', 'smallint', 'integer'),
    ('c2_integer', 'integer', 'integer'),
    ('c3_bigint', 'bigint', 'integer'),
    ('c4_numeric_18_2', 'numeric(18,2)', 'numeric'),
    ('c5_numeric', 'numeric', 'numeric'),
    ('c6_real', 'real', 'float'),
    ('c7_double_precision', 'double precision', 'float'),
    ('c8_boolean', 'boolean', 'boolean'),
    ('c9_text', 'text', 'text'),
    ('c10_character_varying_20', 'character varying(20)', 'text'),
    ('c11_character_5', 'character(5)', 'text'),
    ('c12_date', 'date', 'date'),
    ('c13_timestamp_without_time_zone', 'timestamp without time zone', 'timestamp'),
    ('c14_timestamp_with_time_zone', 'timestamp with time zone', 'timestamp'),
    ('c15_time_without_time_zone', 'time without time zone', 'ordered'),
    ('c16_interval', 'interval', 'ordered'),
    ('c17_uuid', 'uuid', 'ordered'),
    ('c18_bytea', 'bytea', 'other'),
    ('c19_jsonb', 'jsonb', 'other'),
    ('c20_json', 'json', 'other'),
    ('c21_integer', 'integer[]', 'other'),
    ('secret', 'text', 'text')
  ) as given (column_name, column_type, kind)
), state as (
  select '' as part, *
  from "shop"."main_baselinr"."baselinr_column_state"
  where unique_id = 'source.shop.main.every_type' and column_name <> ''
), total as (
  select cast(coalesce(sum(row_count), 0) as bigint) as table_rows
  from "shop"."main_baselinr"."baselinr_partition_state"
  where unique_id = 'source.shop.main.every_type'
), grand as (
  select part, column_name, case when abs(sum(mean_value * finite_count)) < 1e-305 then 0 else sum(mean_value * finite_count) end / nullif(sum(finite_count), 0) as grand_mean
  from state
  where finite_count > 0
  group by 1, 2
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
    cast(sum(state.blank_count) as bigint) as blank_count,
    coalesce(cast(min(case when state.value_type = 'date' then cast(state.min_value as date) end) as text), cast(min(case when state.value_type = 'double precision' then cast(state.min_value as double precision) end) as text), cast(case when min(case when state.value_type = 'interval' then cast(state.min_value as interval) end) between '-100000000 years' and '100000000 years' then justify_interval(min(case when state.value_type = 'interval' then cast(state.min_value as interval) end)) else min(case when state.value_type = 'interval' then cast(state.min_value as interval) end) end as text), cast(trim_scale(min(case when state.value_type = 'numeric' then cast(state.min_value as numeric) end)) as text), cast(min(case when state.value_type = 'numeric(1000, 2)' then cast(state.min_value as numeric(1000, 2)) end) as text), cast(min(case when state.value_type = 'real' then cast(state.min_value as real) end) as text), cast(min(case when state.value_type = 'text' then state.min_value collate "C" end) as text), cast(min(case when state.value_type = 'time' then cast(state.min_value as time) end) as text), cast(min(case when state.value_type = 'timestamp' then cast(state.min_value as timestamp) end) as text), cast(min(case when state.value_type = 'timestamptz' then cast(state.min_value as timestamptz) end) as text)) as min_value,
    coalesce(cast(max(case when state.value_type = 'date' then cast(state.max_value as date) end) as text), cast(max(case when state.value_type = 'double precision' then cast(state.max_value as double precision) end) as text), cast(case when max(case when state.value_type = 'interval' then cast(state.max_value as interval) end) between '-100000000 years' and '100000000 years' then justify_interval(max(case when state.value_type = 'interval' then cast(state.max_value as interval) end)) else max(case when state.value_type = 'interval' then cast(state.max_value as interval) end) end as text), cast(trim_scale(max(case when state.value_type = 'numeric' then cast(state.max_value as numeric) end)) as text), cast(max(case when state.value_type = 'numeric(1000, 2)' then cast(state.max_value as numeric(1000, 2)) end) as text), cast(max(case when state.value_type = 'real' then cast(state.max_value as real) end) as text), cast(max(case when state.value_type = 'text' then state.max_value collate "C" end) as text), cast(max(case when state.value_type = 'time' then cast(state.max_value as time) end) as text), cast(max(case when state.value_type = 'timestamp' then cast(state.max_value as timestamp) end) as text), cast(max(case when state.value_type = 'timestamptz' then cast(state.max_value as timestamptz) end) as text)) as max_value,
    cast(sum(state.finite_count) as bigint) as finite_count,
    coalesce(cast(trim_scale(sum(case when state.value_type = 'numeric' then cast(state.sum_value as numeric) end)) as text), cast(sum(case when state.value_type = 'numeric(1000, 2)' then cast(state.sum_value as numeric(1000, 2)) end) as text)) as sum_value,
    max(grand_mean) as mean_value,
    sum(m2_value) + sum(finite_count * case when abs(mean_value - grand_mean) > 1e-150 then (mean_value - grand_mean) * (mean_value - grand_mean) else 0 end) as m2_value,
    cast(min(state.min_length) as bigint) as min_length,
    cast(max(state.max_length) as bigint) as max_length,
    cast(sum(state.sum_length) as bigint) as sum_length
  from state
  left join grand on grand.part = state.part and grand.column_name = state.column_name
  group by 1, 2
), hll_digits as materialized (
  select part, column_name, word_number, coalesce(hll_dense[1 + word_number], cast(0 as bigint)) as digit_0, coalesce(hll_dense[17 + word_number], cast(0 as bigint)) as digit_1, coalesce(hll_dense[33 + word_number], cast(0 as bigint)) as digit_2, coalesce(hll_dense[49 + word_number], cast(0 as bigint)) as digit_3, coalesce(hll_dense[65 + word_number], cast(0 as bigint)) as digit_4
  from (select part, column_name, hll_dense || cast('{}' as bigint[]) as hll_dense from state where hll_dense is not null offset bigint '0') as dense
  cross join (select word_number from generate_series(0, 15) as series (word_number)) as word
), hll_unfolded as materialized (
  select part, column_name, word_number,
    bit_or(digit_0 & ~digit_1 & ~digit_2 & ~digit_3 & ~digit_4) as rho_1,
    bit_or(~digit_0 & digit_1 & ~digit_2 & ~digit_3 & ~digit_4) as rho_2,
    bit_or(digit_0 & digit_1 & ~digit_2 & ~digit_3 & ~digit_4) as rho_3,
    bit_or(~digit_0 & ~digit_1 & digit_2 & ~digit_3 & ~digit_4) as rho_4,
    bit_or(digit_0 & ~digit_1 & digit_2 & ~digit_3 & ~digit_4) as rho_5,
    bit_or(~digit_0 & digit_1 & digit_2 & ~digit_3 & ~digit_4) as rho_6,
    bit_or(digit_0 & digit_1 & digit_2 & ~digit_3 & ~digit_4) as rho_7,
    bit_or(~digit_0 & ~digit_1 & ~digit_2 & digit_3 & ~digit_4) as rho_8,
    bit_or(digit_0 & ~digit_1 & ~digit_2 & digit_3 & ~digit_4) as rho_9,
    bit_or(~digit_0 & digit_1 & ~digit_2 & digit_3 & ~digit_4) as rho_10,
    bit_or(digit_0 & digit_1 & ~digit_2 & digit_3 & ~digit_4) as rho_11,
    bit_or(~digit_0 & ~digit_1 & digit_2 & digit_3 & ~digit_4) as rho_12,
    bit_or(digit_0 & ~digit_1 & digit_2 & digit_3 & ~digit_4) as rho_13,
    bit_or(~digit_0 & digit_1 & digit_2 & digit_3 & ~digit_4) as rho_14,
    bit_or(digit_0 & digit_1 & digit_2 & digit_3 & ~digit_4) as rho_15,
    bit_or(~digit_0 & ~digit_1 & ~digit_2 & ~digit_3 & digit_4) as rho_16,
    bit_or(digit_0 & ~digit_1 & ~digit_2 & ~digit_3 & digit_4) as rho_17,
    bit_or(~digit_0 & digit_1 & ~digit_2 & ~digit_3 & digit_4) as rho_18,
    bit_or(digit_0 & digit_1 & ~digit_2 & ~digit_3 & digit_4) as rho_19,
    bit_or(~digit_0 & ~digit_1 & digit_2 & ~digit_3 & digit_4) as rho_20,
    bit_or(digit_0 & ~digit_1 & digit_2 & ~digit_3 & digit_4) as rho_21,
    bit_or(~digit_0 & digit_1 & digit_2 & ~digit_3 & digit_4) as rho_22,
    bit_or(digit_0 & digit_1 & digit_2 & ~digit_3 & digit_4) as rho_23,
    bit_or(~digit_0 & ~digit_1 & ~digit_2 & digit_3 & digit_4) as rho_24,
    bit_or(digit_0 & ~digit_1 & ~digit_2 & digit_3 & digit_4) as rho_25,
    bit_or(~digit_0 & digit_1 & ~digit_2 & digit_3 & digit_4) as rho_26,
    bit_or(digit_0 & digit_1 & ~digit_2 & digit_3 & digit_4) as rho_27,
    bit_or(~digit_0 & ~digit_1 & digit_2 & digit_3 & digit_4) as rho_28,
    bit_or(digit_0 & ~digit_1 & digit_2 & digit_3 & digit_4) as rho_29,
    bit_or(~digit_0 & digit_1 & digit_2 & digit_3 & digit_4) as rho_30,
    bit_or(digit_0 & digit_1 & digit_2 & digit_3 & digit_4) as rho_31
  from hll_digits
  group by 1, 2, 3
), hll_word as (
  select part, column_name, rho, word_number, bit_or(bits) as bits
  from (
    select part, column_name, unnest(array[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31]) as rho, word_number, unnest(array[rho_1, rho_2, rho_3, rho_4, rho_5, rho_6, rho_7, rho_8, rho_9, rho_10, rho_11, rho_12, rho_13, rho_14, rho_15, rho_16, rho_17, rho_18, rho_19, rho_20, rho_21, rho_22, rho_23, rho_24, rho_25, rho_26, rho_27, rho_28, rho_29, rho_30, rho_31]) as bits
    from hll_unfolded
    union all
    select part, column_name, cast(entry >> 37 as integer), cast((entry >> 33) & 15 as integer), case when ((entry >> 32) & 1) = 0 then entry & 4294967295 else (entry & 4294967295) << 32 end
    from (select part, column_name, unnest(hll_sparse) as entry from state where hll_sparse is not null) as entries
  ) as items
  where bits <> 0
  group by 1, 2, 3, 4
), hll_topmost as (
  select column_name, rho, word_number, bits & ~coalesce(higher, cast(0 as bigint)) as bits
  from (
    select *, bit_or(bits) over (partition by column_name, word_number order by rho desc rows between unbounded preceding and 1 preceding) as higher
    from hll_word
  ) as ranked
), harmonic as (
  select column_name, sum(registers * power(cast(2 as double precision), -rho)) as tail, (1024 - sum(registers)) / cast(1024 as double precision) as empty_share
  from (select column_name, rho, bit_count(cast(bits as bit(64))) as registers from hll_topmost) as counted
  group by 1
), sigma as (
  select column_name, tail, empty_share + coalesce((
      select sum(exp(ln(empty_share) * power(cast(2 as double precision), k)) * power(cast(2 as double precision), k - 1))
      from (select k from generate_series(1, 22) as series (k)) as step
      where empty_share > 0 and ln(nullif(empty_share, 0)) * power(cast(2 as double precision), k) > -600
    ), 0) as sigma
  from harmonic
), hll_values as (
  select column_name, 1048576 / (2 * ln(cast(2 as double precision))) / (tail + 1024 * sigma) as distinct_estimate
  from sigma
), bucket_state as (
  select part, column_name, bucket_steps, bucket_counts, row_number() over () as state_number from state where bucket_steps is not null
), bucket_unpacked as (
  select part, column_name, state_number, generate_subscripts(bucket_steps, 1) as place, unnest(bucket_steps) as step, unnest(bucket_counts) as bucket_rows from bucket_state
), bucket_item as (
  select part, column_name, bucket, cast(sum(bucket_rows) as bigint) as bucket_rows
  from (select part, column_name, bucket_rows, cast(sum(step) over (partition by state_number order by place rows unbounded preceding) as bigint) as bucket from bucket_unpacked) as unpacked
  group by 1, 2, 3
), bucket_rank as (
  select item.column_name, bucket, bucket_rows, kind, low, high, sum(bucket_rows) over (partition by item.column_name order by bucket rows unbounded preceding) as upto,
    sum(bucket_rows) over (partition by item.column_name) as total
  from bucket_item as item
  join (select measured.column_name, kind, case when kind in ('integer', 'decimal', 'numeric', 'float') then case when min_value in ('NaN', 'Infinity', '-Infinity') then null when kind = 'float' then cast(min_value as double precision) when abs(cast(min_value as numeric)) < 1e-307 then 0 when abs(cast(min_value as numeric)) <= 1e307 then cast(min_value as double precision) end end as low, case when kind in ('integer', 'decimal', 'numeric', 'float') then case when max_value in ('NaN', 'Infinity', '-Infinity') then null when kind = 'float' then cast(max_value as double precision) when abs(cast(max_value as numeric)) < 1e-307 then 0 when abs(cast(max_value as numeric)) <= 1e307 then cast(max_value as double precision) end end as high from measured left join (select column_name, min_value, max_value from merged) as merged on merged.column_name = measured.column_name) as ends
    on ends.column_name = item.column_name
), bucket_number as (
  select column_name, kind, bucket, bucket_rows, upto, total, low, high, case when kind = 'integer' and abs(greatest(least(middle, coalesce(high, middle)), coalesce(low, middle))) < 50 then round(greatest(least(middle, coalesce(high, middle)), coalesce(low, middle))) else greatest(least(middle, coalesce(high, middle)), coalesce(low, middle)) end as number
  from (select *, case when bucket > 0 then exp(greatest(least((abs(bucket) - 65536) * cast(0.020000666706669435 as double precision) - 0.01005033585350145, 709.78), -744.4)) when bucket < 0 then -exp(greatest(least((abs(bucket) - 65536) * cast(0.020000666706669435 as double precision) - 0.01005033585350145, 709.78), -744.4)) else cast(0 as double precision) end as middle from bucket_rank) as valued
), histogram_range as (
  select column_name, kind, min(bucket) as first_bucket, max(bucket) as last_bucket, min(coalesce(low, number)) as first_number, max(coalesce(high, number)) as last_number
  from bucket_number
  group by 1, 2
), histogram_bin as (
  select column_name, kind, first_bucket, last_bucket, first_number, last_number,
    case when kind in ('date', 'timestamp') then cast(ceil((last_bucket - first_bucket + 1) / 10.0) as double precision) else case when abs((last_number / 10 - first_number / 10)) < 1e-305 then 0 else (last_number / 10 - first_number / 10) end end as width
  from (
    select column_name, kind, first_bucket, last_bucket, case when abs(first_number) < 1e-305 then 0 else first_number end as first_number, case when abs(last_number) < 1e-305 then 0 else last_number end as last_number
    from histogram_range
  ) as ends
), histogram_count as (
  select bucket_number.column_name, bin, sum(bucket_rows) as bin_rows
  from (
    select n.column_name, n.bucket_rows, case
      when b.width = 0 then 0
      when n.kind in ('date', 'timestamp') then floor((n.bucket - b.first_bucket) / b.width)
      else least(floor(case when abs(n.number) <= b.width / 1e15 then 0 else n.number / b.width end - case when abs(b.first_number) <= b.width / 1e15 then 0 else b.first_number / b.width end), 9) end as bin
    from bucket_number as n
    join histogram_bin as b on b.column_name = n.column_name
  ) as bucket_number
  group by 1, 2
), histogram as (
  select b.column_name, '[' || string_agg('{"bin_start": ' || case b.kind when 'date' then '"' || cast(make_date(cast(floor((b.first_bucket + step.bin * b.width) / 12.0) as integer), cast((b.first_bucket + step.bin * b.width) - floor((b.first_bucket + step.bin * b.width) / 12.0) * 12 + 1 as integer), 1) as text) || '"' when 'timestamp' then '"' || cast(date '1970-01-01' + cast((b.first_bucket + step.bin * b.width) as integer) as text) || '"' else cast((b.first_number * ((10 - case when b.width > 0 then step.bin else 10 * step.bin end) / 10.0) + b.last_number * (case when b.width > 0 then step.bin else 10 * step.bin end / 10.0)) as text) end || ', "bin_end": ' || case b.kind when 'date' then '"' || cast(make_date(cast(floor((b.first_bucket + (step.bin + 1) * b.width) / 12.0) as integer), cast((b.first_bucket + (step.bin + 1) * b.width) - floor((b.first_bucket + (step.bin + 1) * b.width) / 12.0) * 12 + 1 as integer), 1) as text) || '"' when 'timestamp' then '"' || cast(date '1970-01-01' + cast((b.first_bucket + (step.bin + 1) * b.width) as integer) as text) || '"' else cast((b.first_number * ((10 - case when b.width > 0 then (step.bin + 1) else 10 * (step.bin + 1) end) / 10.0) + b.last_number * (case when b.width > 0 then (step.bin + 1) else 10 * (step.bin + 1) end / 10.0)) as text) end || ', "count": ' || cast(coalesce(c.bin_rows, 0) as text) || '}', ', ' order by step.bin) || ']' as histogram
  from histogram_bin as b
  cross join (select bin from generate_series(0, 9) as series (bin)) as step
  left join histogram_count as c on c.column_name = b.column_name and c.bin = step.bin
  where step.bin = 0 or (b.width > 0 and (b.kind not in ('date', 'timestamp') or b.first_bucket + step.bin * b.width <= b.last_bucket))
  group by 1
), distribution_step as (
  select column_name, case
      when previous_bucket is null then 0
      when floor(previous_bucket / cast(2 as double precision)) = floor(bucket / cast(2 as double precision)) then 2
      when floor(previous_bucket / cast(4 as double precision)) = floor(bucket / cast(4 as double precision)) then 4
      when floor(previous_bucket / cast(8 as double precision)) = floor(bucket / cast(8 as double precision)) then 8
      when floor(previous_bucket / cast(16 as double precision)) = floor(bucket / cast(16 as double precision)) then 16
      when floor(previous_bucket / cast(32 as double precision)) = floor(bucket / cast(32 as double precision)) then 32
      when floor(previous_bucket / cast(64 as double precision)) = floor(bucket / cast(64 as double precision)) then 64
      when floor(previous_bucket / cast(128 as double precision)) = floor(bucket / cast(128 as double precision)) then 128
      when floor(previous_bucket / cast(256 as double precision)) = floor(bucket / cast(256 as double precision)) then 256
      when floor(previous_bucket / cast(512 as double precision)) = floor(bucket / cast(512 as double precision)) then 512
      when floor(previous_bucket / cast(1024 as double precision)) = floor(bucket / cast(1024 as double precision)) then 1024
      when floor(previous_bucket / cast(2048 as double precision)) = floor(bucket / cast(2048 as double precision)) then 2048
      when floor(previous_bucket / cast(4096 as double precision)) = floor(bucket / cast(4096 as double precision)) then 4096
      when floor(previous_bucket / cast(8192 as double precision)) = floor(bucket / cast(8192 as double precision)) then 8192
      when floor(previous_bucket / cast(16384 as double precision)) = floor(bucket / cast(16384 as double precision)) then 16384
      when floor(previous_bucket / cast(32768 as double precision)) = floor(bucket / cast(32768 as double precision)) then 32768
      when floor(previous_bucket / cast(65536 as double precision)) = floor(bucket / cast(65536 as double precision)) then 65536
      when floor(previous_bucket / cast(131072 as double precision)) = floor(bucket / cast(131072 as double precision)) then 131072
      when floor(previous_bucket / cast(262144 as double precision)) = floor(bucket / cast(262144 as double precision)) then 262144
      else 524288
    end as joined_at
  from (select column_name, bucket, lag(bucket) over (partition by column_name order by bucket) as previous_bucket from bucket_rank) as neighbour
), distribution_width as (
  select column_name, max(case when place = 48 then joined_at else 1 end) as width
  from (select column_name, joined_at, row_number() over (partition by column_name order by joined_at desc) as place from distribution_step) as ranked
  group by 1
), distribution_bucket as (
  select bucket_rank.column_name, kind, width, cast(floor(bucket / cast(width as double precision)) as bigint) as wide_bucket, cast(sum(bucket_rows) as bigint) as wide_rows
  from bucket_rank
  join distribution_width on distribution_width.column_name = bucket_rank.column_name
  group by 1, 2, 3, 4
), distribution as (
  select column_name, '{"of": "' || max(case kind when 'date' then 'months' when 'timestamp' then 'days' else 'numbers' end) || '", "width": ' || cast(max(width) as text) || ', "buckets": ['
    || string_agg('[' || cast(wide_bucket as text) || ', ' || cast(wide_rows as text) || ']', ', ' order by wide_bucket) || ']}' as distribution
  from distribution_bucket
  group by 1
), bucket_values as (
  select bucket_number.column_name, max(total) as bucket_total,
    max(case when upto - bucket_rows < greatest(floor((total * 1 + 99) / 100.0), 1) and upto >= greatest(floor((total * 1 + 99) / 100.0), 1) then case kind when 'date' then cast(make_date(cast(floor(bucket / 12.0) as integer), cast(bucket - floor(bucket / 12.0) * 12 + 1 as integer), 1) as text) when 'timestamp' then cast(date '1970-01-01' + cast(bucket as integer) as text) else cast(number as text) end end) as p01,
    max(case when upto - bucket_rows < greatest(floor((total * 5 + 99) / 100.0), 1) and upto >= greatest(floor((total * 5 + 99) / 100.0), 1) then case kind when 'date' then cast(make_date(cast(floor(bucket / 12.0) as integer), cast(bucket - floor(bucket / 12.0) * 12 + 1 as integer), 1) as text) when 'timestamp' then cast(date '1970-01-01' + cast(bucket as integer) as text) else cast(number as text) end end) as p05,
    max(case when upto - bucket_rows < greatest(floor((total * 25 + 99) / 100.0), 1) and upto >= greatest(floor((total * 25 + 99) / 100.0), 1) then case kind when 'date' then cast(make_date(cast(floor(bucket / 12.0) as integer), cast(bucket - floor(bucket / 12.0) * 12 + 1 as integer), 1) as text) when 'timestamp' then cast(date '1970-01-01' + cast(bucket as integer) as text) else cast(number as text) end end) as p25,
    max(case when upto - bucket_rows < greatest(floor((total * 50 + 99) / 100.0), 1) and upto >= greatest(floor((total * 50 + 99) / 100.0), 1) then case kind when 'date' then cast(make_date(cast(floor(bucket / 12.0) as integer), cast(bucket - floor(bucket / 12.0) * 12 + 1 as integer), 1) as text) when 'timestamp' then cast(date '1970-01-01' + cast(bucket as integer) as text) else cast(number as text) end end) as median,
    max(case when upto - bucket_rows < greatest(floor((total * 75 + 99) / 100.0), 1) and upto >= greatest(floor((total * 75 + 99) / 100.0), 1) then case kind when 'date' then cast(make_date(cast(floor(bucket / 12.0) as integer), cast(bucket - floor(bucket / 12.0) * 12 + 1 as integer), 1) as text) when 'timestamp' then cast(date '1970-01-01' + cast(bucket as integer) as text) else cast(number as text) end end) as p75,
    max(case when upto - bucket_rows < greatest(floor((total * 95 + 99) / 100.0), 1) and upto >= greatest(floor((total * 95 + 99) / 100.0), 1) then case kind when 'date' then cast(make_date(cast(floor(bucket / 12.0) as integer), cast(bucket - floor(bucket / 12.0) * 12 + 1 as integer), 1) as text) when 'timestamp' then cast(date '1970-01-01' + cast(bucket as integer) as text) else cast(number as text) end end) as p95,
    max(case when upto - bucket_rows < greatest(floor((total * 99 + 99) / 100.0), 1) and upto >= greatest(floor((total * 99 + 99) / 100.0), 1) then case kind when 'date' then cast(make_date(cast(floor(bucket / 12.0) as integer), cast(bucket - floor(bucket / 12.0) * 12 + 1 as integer), 1) as text) when 'timestamp' then cast(date '1970-01-01' + cast(bucket as integer) as text) else cast(number as text) end end) as p99,
    max(histogram.histogram) as histogram, max(distribution.distribution) as distribution
  from bucket_number
  left join histogram on histogram.column_name = bucket_number.column_name
  left join distribution on distribution.column_name = bucket_number.column_name
  group by 1
), top_state as (
  select part, column_name, top_texts, top_counts, top_covered, cast(sum(top_bound) over (partition by part, column_name) as bigint) as bound
  from state
  where top_texts is not null
), top_item as (
  select part, column_name, value, cast(sum(value_rows) as bigint) as value_rows, cast(sum(covered) as bigint) as covered, max(bound) as bound
  from (
    select part, column_name, bound, unnest(top_texts) as value, unnest(top_counts) as value_rows, unnest(top_covered) as covered from top_state
  ) as unpacked
  group by 1, 2, 3
), top_ranked as (
  select item.column_name, value, value_rows, value_rows + bound - covered as most_rows, value_rows / cast(non_null_count as double precision) as ratio, bound,
    row_number() over (partition by item.column_name order by value_rows desc, value collate "C") as place, count(*) over (partition by item.column_name) as known_values
  from top_item as item
  join (select column_name, non_null_count from merged) as counted on counted.column_name = item.column_name
), top_values as (
  select column_name, '{"complete": ' || case when max(bound) = 0 and max(known_values) <= 100 and count(written) = count(*) then 'true' else 'false' end || ', "values": ['
    || coalesce(string_agg(written, ', ' order by place), '') || ']}' as top_list
  from (select column_name, bound, known_values, place, '{"value": ' || cast(to_json(value) as text) || ', "count": ' || cast(value_rows as text) || ', "max_count": ' || cast(most_rows as text) || ', "ratio": ' || cast(ratio as text) || '}' as written from top_ranked where place <= 100) as listed
  group by 1
), exact as (
  select 'c1_smallint' as column_name, count(distinct "c1_smallint") as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c2_integer' as column_name, count(distinct "c2_integer") as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c3_bigint' as column_name, count(distinct "c3_bigint") as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c4_numeric_18_2' as column_name, count(distinct "c4_numeric_18_2") as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c5_numeric' as column_name, count(distinct "c5_numeric") as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c6_real' as column_name, count(distinct ("c6_real" + cast(0 as real))) as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c7_double_precision' as column_name, count(distinct ("c7_double_precision" + cast(0 as double precision))) as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c8_boolean' as column_name, count(distinct "c8_boolean") as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c9_text' as column_name, count(distinct (cast("c9_text" as text) collate "C")) as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c10_character_varying_20' as column_name, count(distinct (cast("c10_character_varying_20" as text) collate "C")) as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c11_character_5' as column_name, count(distinct (cast("c11_character_5" as text) collate "C")) as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c12_date' as column_name, count(distinct "c12_date") as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c13_timestamp_without_time_zone' as column_name, count(distinct "c13_timestamp_without_time_zone") as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c14_timestamp_with_time_zone' as column_name, count(distinct "c14_timestamp_with_time_zone") as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c15_time_without_time_zone' as column_name, count(distinct "c15_time_without_time_zone") as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c16_interval' as column_name, count(distinct "c16_interval") as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c17_uuid' as column_name, count(distinct cast("c17_uuid" as text) collate "C") as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c18_bytea' as column_name, count(distinct md5("c18_bytea") collate "C") as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c19_jsonb' as column_name, count(distinct cast("c19_jsonb" as text) collate "C") as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c20_json' as column_name, count(distinct cast("c20_json" as text) collate "C") as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'c21_integer' as column_name, count(distinct cast("c21_integer" as text) collate "C") as exact_distinct
  from "shop"."main"."every_type"
  where true
  union all select 'secret' as column_name, count(distinct (cast("secret" as text) collate "C")) as exact_distinct
  from "shop"."main"."every_type"
  where true
), complete as (
  select measured.column_name, measured.column_type, measured.kind, total.table_rows as row_count, coalesce(merged.non_null_count, 0) as non_null_count, merged.zero_count, merged.negative_count, merged.nan_count, merged.inf_count, merged.true_count, merged.empty_count, merged.blank_count, merged.min_value, merged.max_value, merged.finite_count, merged.sum_value, merged.mean_value, merged.m2_value, merged.min_length, merged.max_length, merged.sum_length, hll_values.distinct_estimate, bucket_values.bucket_total, bucket_values.histogram, bucket_values.distribution, bucket_values.p01, bucket_values.p05, bucket_values.p25, bucket_values.median, bucket_values.p75, bucket_values.p95, bucket_values.p99, top_values.top_list, exact.exact_distinct
  from measured
  cross join total
  left join merged on merged.column_name = measured.column_name
  left join hll_values on hll_values.column_name = measured.column_name
  left join bucket_values on bucket_values.column_name = measured.column_name
  left join top_values on top_values.column_name = measured.column_name
  left join exact on exact.column_name = measured.column_name
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
  union all select column_name, column_type, 'min' as metric_name, cast(min_value as text) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'text', 'date', 'timestamp', 'ordered') and column_name not in ('secret')
  union all select column_name, column_type, 'max' as metric_name, cast(max_value as text) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'text', 'date', 'timestamp', 'ordered') and column_name not in ('secret')
  union all select column_name, column_type, 'freshness' as metric_name, cast(case when max_value not in ('infinity', '-infinity') then max_value end as text) as metric_value from complete where kind in ('date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'age_seconds' as metric_name, cast(case when max_value not in ('infinity', '-infinity') then case kind when 'date' then cast(floor(extract(epoch from cast(current_timestamp at time zone 'UTC' as timestamp)) - extract(epoch from cast(max_value as date))) as bigint) when 'timestamp' then cast(floor(extract(epoch from cast(current_timestamp at time zone 'UTC' as timestamp)) - extract(epoch from cast(max_value as timestamp))) as bigint) end end as text) as metric_value from complete where kind in ('date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'sum' as metric_name, cast(coalesce(sum_value, cast(case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then mean_value * finite_count end as text)) as text) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float') and column_name not in ('secret')
  union all select column_name, column_type, 'mean' as metric_name, cast(case when case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then coalesce(case when abs(cast(sum_value as numeric)) < 1e-300 then 0 when abs(cast(sum_value as numeric)) < 1e300 then cast(sum_value as double precision) end / nullif(finite_count, 0), mean_value) end > '-Infinity' and case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then coalesce(case when abs(cast(sum_value as numeric)) < 1e-300 then 0 when abs(cast(sum_value as numeric)) < 1e300 then cast(sum_value as double precision) end / nullif(finite_count, 0), mean_value) end < 'Infinity' then case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then coalesce(case when abs(cast(sum_value as numeric)) < 1e-300 then 0 when abs(cast(sum_value as numeric)) < 1e300 then cast(sum_value as double precision) end / nullif(finite_count, 0), mean_value) end end as text) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float') and column_name not in ('secret')
  union all select column_name, column_type, 'stddev' as metric_name, cast(case when case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then sqrt(case when abs(m2_value) < 1e-305 then 0 else m2_value end / nullif(finite_count - 1, 0)) end > '-Infinity' and case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then sqrt(case when abs(m2_value) < 1e-305 then 0 else m2_value end / nullif(finite_count - 1, 0)) end < 'Infinity' then case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then sqrt(case when abs(m2_value) < 1e-305 then 0 else m2_value end / nullif(finite_count - 1, 0)) end end as text) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float') and column_name not in ('secret')
  union all select column_name, column_type, 'min_length' as metric_name, cast(min_length as text) as metric_value from complete where kind in ('text') and column_name not in ('secret')
  union all select column_name, column_type, 'max_length' as metric_name, cast(max_length as text) as metric_value from complete where kind in ('text') and column_name not in ('secret')
  union all select column_name, column_type, 'avg_length' as metric_name, cast(sum_length / cast(nullif(non_null_count, 0) as double precision) as text) as metric_value from complete where kind in ('text') and column_name not in ('secret')
  union all select column_name, column_type, 'approx_distinct_count' as metric_name, cast(cast(round(coalesce(distinct_estimate, 0)) as bigint) as text) as metric_value from complete
  union all select column_name, column_type, 'unique_ratio' as metric_name, cast(case when row_count > 0 then least(1.0, round(coalesce(distinct_estimate, 0)) / cast(row_count as double precision)) end as text) as metric_value from complete
  union all select column_name, column_type, 'p01' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p01 end as text) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'p05' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p05 end as text) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'p25' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p25 end as text) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'median' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then median end as text) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'p75' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p75 end as text) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'p95' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p95 end as text) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'p99' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p99 end as text) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'histogram' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then histogram end as text) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'distribution' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then distribution end as text) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') and column_name not in ('secret')
  union all select column_name, column_type, 'top_values' as metric_name, cast(top_list as text) as metric_value from complete where kind in ('text', 'boolean', 'integer', 'date') and column_name not in ('secret')
  union all select column_name, column_type, 'distinct_count' as metric_name, cast(exact_distinct as text) as metric_value from complete
  union all select column_name, column_type, 'is_unique' as metric_name, cast(case when exact_distinct is not null then exact_distinct = non_null_count when non_null_count <= 1 then true when kind = 'boolean' then true_count <= 1 and non_null_count - true_count <= 1 when case kind when 'integer' then cast(max_value as numeric) - cast(min_value as numeric) + 1 when 'date' then case when cast(min_value as date) = greatest(least(cast(min_value as date), date '9999-12-31'), date '0001-01-01') and cast(max_value as date) = greatest(least(cast(max_value as date), date '9999-12-31'), date '0001-01-01') then cast(max_value as date) - cast(min_value as date) + 1 end end < non_null_count then false end as text) as metric_value from complete
)
select 'golden-run', 'every_type', 'main', column_name, column_type, metric_name, metric_value, cast(current_timestamp at time zone 'UTC' as timestamp), 'source.shop.main.every_type', false
from metric
where metric_value is not null;
insert into "shop"."main_baselinr"."baselinr_runs" (run_id, dataset_name, schema_name, profiled_at, environment, status, row_count, column_count, unique_id, database_name, action, reason, rows_scanned, bytes_scanned, partitions_scanned, sample_fraction, coverage, is_published)
select 'golden-run', 'every_type', 'main', cast(current_timestamp at time zone 'UTC' as timestamp),
  'dev', 'completed', all_rows, 22,
  'source.shop.main.every_type', 'shop',
  'full', 'first_profile', read_rows, 64000, read_partitions,
  cast(null as double precision), 1, true
from (
  select coalesce(sum(row_count), 0) as all_rows, coalesce(sum(case when last_run_id = 'golden-run' then row_count end), 0) as read_rows,
    count(case when last_run_id = 'golden-run' then 1 end) as read_partitions
  from "shop"."main_baselinr"."baselinr_partition_state"
  where unique_id = 'source.shop.main.every_type'
) as totals;
insert into "shop"."main_baselinr"."baselinr_events" (event_id, event_type, run_id, table_name, "timestamp", metadata, created_at, unique_id, action, reason, row_count)
values
  ('a0a2058988102449cd2172053e49fc11', 'ProfilingCompleted', 'golden-run', 'every_type', cast(current_timestamp at time zone 'UTC' as timestamp), '{"action": "full", "reason": "first_profile", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "no complete profile is stored yet", "columns": null, "row_count": null}', cast(current_timestamp at time zone 'UTC' as timestamp), 'source.shop.main.every_type', 'full', 'first_profile', cast(null as bigint));
update "shop"."main_baselinr"."baselinr_table_state"
set last_run_id = 'golden-run',
  decision = 'full',
  decision_reason = 'first_profile',
  status = 'success',
  error = null,
  last_checked_at = cast(current_timestamp at time zone 'UTC' as timestamp),
  staleness_score = 0,
  known_columns = '{"c1_smallint": "smallint", "c2_integer": "integer", "c3_bigint": "bigint", "c4_numeric_18_2": "numeric(18,2)", "c5_numeric": "numeric", "c6_real": "real", "c7_double_precision": "double precision", "c8_boolean": "boolean", "c9_text": "text", "c10_character_varying_20": "character varying(20)", "c11_character_5": "character(5)", "c12_date": "date", "c13_timestamp_without_time_zone": "timestamp without time zone", "c14_timestamp_with_time_zone": "timestamp with time zone", "c15_time_without_time_zone": "time without time zone", "c16_interval": "interval", "c17_uuid": "uuid", "c18_bytea": "bytea", "c19_jsonb": "jsonb", "c20_json": "json", "c21_integer": "integer[]", "secret": "text"}',
  bytes_scanned = 64000,
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
  profile_signature = '4495ace021735e2ec8d3604f4c5d39f8',
  profiled_columns = '{"c1_smallint": "smallint", "c2_integer": "integer", "c3_bigint": "bigint", "c4_numeric_18_2": "numeric(18,2)", "c5_numeric": "numeric", "c6_real": "real", "c7_double_precision": "double precision", "c8_boolean": "boolean", "c9_text": "text", "c10_character_varying_20": "character varying(20)", "c11_character_5": "character(5)", "c12_date": "date", "c13_timestamp_without_time_zone": "timestamp without time zone", "c14_timestamp_with_time_zone": "timestamp with time zone", "c15_time_without_time_zone": "time without time zone", "c16_interval": "interval", "c17_uuid": "uuid", "c18_bytea": "bytea", "c19_jsonb": "jsonb", "c20_json": "json", "c21_integer": "integer[]", "secret": "text sensitive"}',
  hash_id = 'postgres ' || cast(cast(current_setting('server_version_num') as integer) / 10000 as text),
  last_verified_at = cast(current_timestamp at time zone 'UTC' as timestamp),
  metadata = '{}',
  row_count = (select coalesce(sum(row_count), 0) from "shop"."main_baselinr"."baselinr_partition_state" where unique_id = 'source.shop.main.every_type'),
  sampled_id = null,
  snapshot_id = 'token of today',
  change_token = 'token of today'
where unique_id = 'source.shop.main.every_type';
  exception when query_canceled or others then
    baselinr_failure := 'SQLSTATE ' || sqlstate || ' (' || case sqlstate when '22001' then 'string_data_right_truncation' when '22003' then 'numeric_value_out_of_range' when '22007' then 'invalid_datetime_format' when '22008' then 'datetime_field_overflow' when '22012' then 'division_by_zero' when '2201B' then 'invalid_regular_expression' when '22021' then 'character_not_in_repertoire' when '22P02' then 'invalid_text_representation' when '40001' then 'serialization_failure' when '40P01' then 'deadlock_detected' when '42501' then 'insufficient_privilege' when '42601' then 'syntax_error' when '42703' then 'undefined_column' when '42883' then 'undefined_function' when '42P01' then 'undefined_table' when '53100' then 'disk_full' when '53200' then 'out_of_memory' when '55P03' then 'lock_not_available' when '57014' then 'query_canceled' when 'P0001' then 'raise_exception' else case left(sqlstate, 2) when '08' then 'connection exception' when '0A' then 'feature not supported' when '21' then 'cardinality violation' when '22' then 'data exception' when '23' then 'integrity constraint violation' when '25' then 'invalid transaction state' when '38' then 'external routine exception' when '39' then 'external routine invocation exception' when '40' then 'transaction rollback' when '42' then 'syntax error or access rule violation' when '53' then 'insufficient resources' when '54' then 'program limit exceeded' when '55' then 'object not in prerequisite state' when '57' then 'operator intervention' when '58' then 'system error' when 'HV' then 'foreign data wrapper error' when 'P0' then 'PL/pgSQL error' when 'XX' then 'internal error' else 'unknown' end end || '); its text is withheld, because this table has sensitive columns';
update "shop"."main_baselinr"."baselinr_table_state"
set status = 'error',
  error = baselinr_failure,
  last_checked_at = cast(current_timestamp at time zone 'UTC' as timestamp),
  claimed_by = null,
  started_at = null
where unique_id = 'source.shop.main.every_type';
insert into "shop"."main_baselinr"."baselinr_events" (event_id, event_type, run_id, table_name, "timestamp", metadata, created_at, unique_id, action, reason, row_count)
values
  ('c07b44c86f9f087854ed923b4a3c22c9', 'ProfilingFailed', 'golden-run', 'every_type', cast(current_timestamp at time zone 'UTC' as timestamp), '{"action": "full", "reason": "first_profile", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "no complete profile is stored yet", "columns": null, "row_count": null}', cast(current_timestamp at time zone 'UTC' as timestamp), 'source.shop.main.every_type', 'full', 'first_profile', cast(null as bigint));
  end;
end
$baselinr_$;
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
  where state.unique_id = 'source.shop.main.every_type'
  order by event."timestamp" desc
  limit 1
) as told;
