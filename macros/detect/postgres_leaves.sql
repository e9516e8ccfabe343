{#- Declarative partitions. A leaf is known by its name, and by its schema too where that is not the table's; it changed when its token
    did, and a leaf that was detached is gone from the list. -#}
{% macro postgres__tracks_partitions(target) %}{{ return(target.relation_type == 'partitioned table') }}{% endmacro %}

{% macro postgres_leaf_name(oid, schema) -%}
(
      select case when named_in.nspname = {{ baselinr.literal(schema) }} and strpos(named.relname, '.') = 0 then cast(named.relname as text)
        else quote_ident(named_in.nspname) || '.' || quote_ident(named.relname) end
      from pg_class as named
      join pg_namespace as named_in on named_in.oid = named.relnamespace
      where named.oid = {{ oid }}
    )
{%- endmacro %}

{#- A subquery of the oids of all leaves, however deep. Locks nothing. -#}
{% macro postgres_leaf_oids(target) -%}
(
    with recursive below (oid) as (
      select cast({{ target.relation_id }} as oid)
      union all
      select i.inhrelid from below join pg_inherits as i on i.inhparent = below.oid and not i.inhdetachpending
    )
    select below.oid from below join pg_class as c on c.oid = below.oid and c.relkind <> 'p'
  )
{%- endmacro %}

{#- Of the leaf `c`. Unknown where policies of the whole table choose its rows. -#}
{% macro postgres_leaf_token(target) -%}
case when c.relkind = 'r' and not row_security_active({{ target.relation_id }}) then md5({{ baselinr.postgres_token('c.oid') }}) end
{%- endmacro %}

{% macro postgres__tracked_partitions_sql(target) %}
  select {{ baselinr.postgres_leaf_name('c.oid', target.schema) }} as partition_id, {{ baselinr.postgres_rows('c') }} as row_count, {{ baselinr.postgres_bytes('c') }} as byte_count,
    {{ baselinr.postgres_leaf_token(target) }} as token
  from pg_class as c
  where c.oid in {{ baselinr.postgres_leaf_oids(target) }}
{%- endmacro %}

{#- The day of the earliest upper bound of a date or timestamp that the leaf `c` lies within; the default leaf, and those of lists and hashes, have none. -#}
{% macro postgres_leaf_end() -%}
(
    select case when rule !~ '[(]NOT [(]' then substring(rule from '< ''([0-9]{4}-[0-9]{2}-[0-9]{2})[^'']*''::(?:date|timestamp)') end
    from (values (pg_get_partition_constraintdef(c.oid))) as leaf (rule)
  )
{%- endmacro %}

{#- A leaf is read by itself, which no predicate can do for hash partitions. Where this role may read only the parent, where
    policies of one of them choose the rows, or where a leaf may compute a virtual column in its own way, it is read through the parent,
    within the bounds of the leaf. -#}
{% macro postgres__tracked_sources_sql(target, ids) %}
select leaf.partition_id, leaf.token, cast(c.oid as text) as oid, quote_ident(n.nspname) || '.' || quote_ident(c.relname) as relation,
  case when row_security_active({{ target.relation_id }}) or row_security_active(c.oid) or exists (select 1 from pg_attribute as a where a.attrelid = {{ target.relation_id }} and a.attgenerated = 'v')
    or not has_table_privilege(c.oid, 'select') or not has_schema_privilege(n.oid, 'usage')
    then coalesce(pg_get_partition_constraintdef(c.oid), 'true') end as bounds,
  {{ baselinr.postgres_leaf_end() }} as ends_on
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
cross join lateral (select {{ baselinr.postgres_leaf_name('c.oid', target.schema) }} as partition_id, {{ baselinr.postgres_leaf_token(target) }} as token) as leaf
where c.oid in {{ baselinr.postgres_leaf_oids(target) }}
{%- if ids is not none %} and leaf.partition_id in ({{ baselinr.literals(ids) }}){% endif %}
order by leaf.partition_id
{% endmacro %}

{% macro postgres__tracked_rows(target, names, leaves) %}
  {%- set columns = (['tableoid'] + names) | join(', ') %}
  {%- for leaf in leaves %}
  {%- if not loop.first %}
  union all
  {%- endif %}
  select {{ columns }} from {{ target.relation ~ ' where tableoid = ' ~ leaf.oid ~ ' and (' ~ leaf.bounds ~ ') and ' if leaf.bounds else 'only ' ~ leaf.relation ~ ' as ' ~ baselinr.quote_name(target.name) ~ ' where ' }}{{ baselinr.row_filter(target) }}
  {%- else %}
  select {{ columns }} from {{ target.relation }} where false
  {%- endfor %}
{%- endmacro %}
