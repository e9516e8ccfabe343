{#- PostgreSQL's catalog and what it tells of changes, in one query for all targets; no table is read and no table is locked.

    A relation's token is made of its identity (oid), its storage (relfilenode: TRUNCATE, rewrites, refreshes), its counters of rows
    inserted, updated and deleted, and the two epochs of those counters: when they were last reset, and when a crash lost them.
    A table's token covers all that is read with it: its partitions, tables that inherit from it, and under a view that dbt built
    the relations that the view reads. One unknown among them makes the whole unknown. -#}
{% macro postgres__catalog_sql(targets) %}
with recursive target (unique_id, database_name, schema_name, table_name, built_by_dbt) as (
  values
  {%- for row in baselinr.literal_rows(baselinr.names_of(targets)) %}
    ({{ row | join(', ') }}, {{ 'true' if targets[loop.index0].built_by_dbt else 'false' }}){{ ',' if not loop.last }}
  {%- endfor %}
), relation as (
  {#- dbt quotes names unless it is told not to, and then the server folds them: the exact name wins over the folded one -#}
  select distinct on (target.unique_id) target.unique_id, target.built_by_dbt, c.oid, c.relkind
  from target
  join pg_namespace as n on n.nspname in (target.schema_name, lower(target.schema_name))
  join pg_class as c on c.relnamespace = n.oid and c.relname in (target.table_name, lower(target.table_name))
  where c.relkind in ('r', 'p', 'm', 'v', 'f') and lower(target.database_name) = lower(current_database())
  order by target.unique_id, n.nspname = target.schema_name desc, c.relname = target.table_name desc
), {{ baselinr.postgres_member_ctes() }}, {{ baselinr.postgres_domain_cte() }}
select change.unique_id, current_database() as database_name, n.nspname as schema_name, relation.relname as table_name,
  case
    {#- which takes the right to the whole table: a role that has it for some columns cannot tell the leaves apart #}
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
{#- by the catalog's own indexes: of the tables above the planner does not know how many they are, and would join a thousand with a thousand #}
join pg_class as relation on relation.oid = change.oid
join pg_namespace as n on n.oid = relation.relnamespace
left join lateral (
  {{ baselinr.postgres_columns() | trim }}
) as column_list on true
left join lateral (
  {{ baselinr.postgres_partition_columns() | trim }}
) as partitioning on true
{% endmacro %}

{#- `member`: every relation whose rows belong to a target, and what it is of which they are a part. `change`: the token over all of them. -#}
{% macro postgres_member_ctes() -%}
member (unique_id, top, built_by_dbt, kind, oid) as (
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
    select case when c.relkind = 'p' or c.relkind = 'v' and member.built_by_dbt then 0 when c.relkind <> 'v' then {{ baselinr.postgres_rows('c') }} end as row_estimate,
      case when c.relkind = 'p' or c.relkind = 'v' and member.built_by_dbt then 0 when c.relkind <> 'v' then {{ baselinr.postgres_bytes('c') }} end as byte_estimate,
      case
        when c.relkind = 'p' and not row_security_active(c.oid) then cast(c.oid as text)
        when c.relkind in ('r', 'm') then {{ baselinr.postgres_token('c.oid') }} || case when c.relispartition then concat('/', c.relnamespace, '/', c.relname) else '' end
        when c.relkind = 'v' and member.built_by_dbt then concat_ws('/', c.relowner, c.reloptions) || {{ baselinr.postgres_view_token('c.oid') }}
      end {{ baselinr.postgres_below_view() }} as token
    from pg_class as c
    where c.oid = member.oid
  ) as part on true
  group by member.unique_id, member.top
)
{%- endmacro %}

{#- The token of one stored relation, or null: on a replica, where nothing is counted, and where policies choose the rows. -#}
{% macro postgres_token(oid) -%}
case when not pg_is_in_recovery() and current_setting('track_counts') = 'on' and not row_security_active({{ oid }}) then concat_ws('/', {{ oid }}, pg_relation_filenode({{ oid }}),
          pg_stat_get_tuples_inserted({{ oid }}), pg_stat_get_tuples_updated({{ oid }}), pg_stat_get_tuples_deleted({{ oid }}),
          (select extract(epoch from stats_reset) from pg_stat_database where datname = current_database()), 'crash',
          (select extract(epoch from stats_reset) from pg_stat_bgwriter)) end
{%- endmacro %}

{#- What is read through a view changes with the columns below it as well, which have no comparison of their own there; and its owner's
    policies are not this role's. -#}
{% macro postgres_below_view() -%}
|| case when member.kind <> 'v' then '' when not c.relrowsecurity then (
        select md5(coalesce(string_agg(concat_ws('/', a.attname, a.atttypmod, {{ baselinr.postgres_column_identity() }}), ' ' order by a.attnum), ''))
        from pg_attribute as a
        left join domain on domain.oid = a.atttypid
        left join pg_type as t on t.oid = coalesce(domain.base, a.atttypid)
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      ) end
{%- endmacro %}

{#- Of the column `a` of base type `t`: what else it is, when its name, its type and its rows stay as they are. -#}
{% macro postgres_column_identity() -%}
a.attnum, a.atttypid,
        (select md5(string_agg(quote_literal(e.enumlabel), ',' order by e.enumsortorder)) from pg_enum as e where e.enumtypid in (t.oid, t.typelem, (select element.base from domain as element where element.oid = t.typelem))),
        (select md5(string_agg(concat_ws('/', field.attnum, field.attname, field.atttypid), ' ' order by field.attnum)) from pg_attribute as field where t.typtype = 'c' and field.attrelid = t.typrelid and not field.attisdropped),
        (select md5(pg_get_expr(g.adbin, g.adrelid)) from pg_attrdef as g where a.attgenerated = 'v' and g.adrelid = a.attrelid and g.adnum = a.attnum)
{%- endmacro %}

{#- A view is its definition, and that of the users' functions it calls, over its parents; unless it reads the system's own catalogs, which count
    nothing, or calls what may answer differently while its parents stay as they are. -#}
{% macro postgres_view_token(oid) -%}
(select md5(string_agg(cast(r.ev_action as text) || coalesce(called.bodies, ''), ' ' order by r.oid))
          from pg_rewrite as r
          cross join lateral (
            select string_agg(case when f.oid >= 16384 then md5(concat(f.prosrc, f.probin, f.prosqlbody, f.proconfig)) end, ' ' order by f.oid) as bodies,
              coalesce(bool_or(f.provolatile = 'v' or (f.provolatile = 's' and (f.oid >= 16384 or f.proname ~ '^(now|transaction_timestamp|statement_timestamp|age|current_.*|pg_.*|has_.*|txid_.*|.*_to_xml.*)$'))), false) as moves
            from (select distinct cast(ids[1] as oid) as oid from regexp_matches(cast(r.ev_action as text), ':(?:funcid|opfuncid|aggfnoid|winfnoid) ([0-9]+)', 'g') as found (ids)) as named
            join pg_proc as f on f.oid = named.oid
          ) as called
          where r.ev_class = {{ oid }}
          having not bool_or(called.moves or cast(r.ev_action as text) ~ 'SQLVALUEFUNCTION|TABLESAMPLECLAUSE'
            or exists (select 1 from regexp_matches(cast(r.ev_action as text), ':relid ([0-9]+)', 'g') as read (ids) where cast(ids[1] as bigint) between 1 and 16383)))
{%- endmacro %}

{#- The columns of a relation, with the type below a domain. Their identity moves when a column is dropped and made again, when an enum gets other
    labels, and when a column that is computed as it is read gets another expression, too: none of them touches a row. -#}
{% macro postgres_columns() %}
  select cast(coalesce(json_agg(json_build_object(
      'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
      'base', case when t.typtype = 'e' then 'enum' else format_type(t.oid, case when domain.oid is null then a.atttypmod else domain.modifier end) end,
      'identity', format_type(a.atttypid, a.atttypmod) || ' ' || concat_ws('/', {{ baselinr.postgres_column_identity() }}),
      'readable', has_column_privilege(a.attrelid, a.attnum, 'select')
    ) order by a.attnum), '[]') as text) as columns
  from pg_attribute as a
  left join domain on domain.oid = a.atttypid
  left join pg_type as t on t.oid = coalesce(domain.base, a.atttypid)
  where a.attrelid = relation.oid and a.attnum > 0 and not a.attisdropped
{% endmacro %}

{#- `domain`: what is below each, to the type that is none. -#}
{% macro postgres_domain_cte() -%}
domain (oid, base, modifier) as (
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
{%- endmacro %}

{#- The columns of a declarative partition key; a null where it has an expression. -#}
{% macro postgres_partition_columns() %}
  select cast(json_agg(a.attname order by part.place) as text) as columns
  from pg_partitioned_table as p
  cross join lateral unnest(p.partattrs::int2[]) with ordinality as part (attnum, place)
  left join pg_attribute as a on a.attrelid = p.partrelid and a.attnum = part.attnum and part.attnum > 0
  where p.partrelid = relation.oid
{% endmacro %}
