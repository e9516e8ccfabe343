{#- Snowflake's catalog and what it tells of changes: INFORMATION_SCHEMA, one query for all targets; no table is read.

    A table's token is made of when it was made (`created`), defined (`last_ddl`) and changed in any way (`last_altered`), and of its rows and bytes.
    `last_altered` also moves with maintenance in the background and with statements that changed no row, which costs a profile, and loses
    none. It says nothing of the data of views, of external tables, and it is not documented what it says of dynamic, Iceberg and hybrid ones: their
    token is unknown. -#}
{% macro snowflake__catalog_sql(targets) %}
  {%- set rows = [] %}
  {%- for target in targets %}{% do rows.append([baselinr.literal(target.unique_id), baselinr.literal(target.database), baselinr.literal(target.schema), baselinr.literal(target.name)]) %}{% endfor %}
with target as (
{{ baselinr.inline_rows(['unique_id', 'database_name', 'schema_name', 'table_name'], rows) }}
), relation as (
  {{ baselinr.snowflake_of_databases(targets, 'tables', ['table_type', 'row_count', 'bytes', 'created', 'last_altered', 'last_ddl', 'is_dynamic', 'is_iceberg', 'is_hybrid']) }}
), found as (
  {#- names without quotes are upper case, but a name in this very spelling wins #}
  select target.unique_id, relation.*,
    {{ baselinr.snowflake_relation_type() }} as relation_type,
    row_number() over (
      partition by target.unique_id
      order by case when relation.table_schema = target.schema_name then 0 else 1 end, case when relation.table_name = target.table_name then 0 else 1 end, case when relation.table_catalog = target.database_name then 0 else 1 end
    ) as choice
  from target
  join relation on relation.table_catalog in (target.database_name, upper(target.database_name))
    and relation.table_schema in (target.schema_name, upper(target.schema_name)) and relation.table_name in (target.table_name, upper(target.table_name))
), named_column as (
  {{ baselinr.snowflake_of_databases(targets, 'columns', ['column_name', 'data_type', 'numeric_precision', 'numeric_scale', 'collation_name', 'ordinal_position']) }}
), column_list as (
  select table_catalog, table_schema, table_name,
    to_json(array_agg(object_construct('name', column_name, 'type', {{ baselinr.snowflake_type_of_column() }})) within group (order by ordinal_position)) as columns
  from named_column
  group by 1, 2, 3
)
select found.unique_id, found.table_catalog as database_name, found.table_schema as schema_name, found.table_name,
  found.relation_type,
  coalesce(column_list.columns, '[]') as columns, cast(found.row_count as varchar) as estimated_rows, cast(found.bytes as varchar) as estimated_bytes,
  case when found.relation_type = 'table' then {{ baselinr.snowflake_texts(['created', 'last_ddl', 'last_altered'], ['row_count', 'bytes']) }} end as change_token,
  case when found.relation_type in ('table', 'view') then {{ baselinr.snowflake_texts(['created', 'last_ddl']) }} end as definition,
  current_role() as role_name
from found
left join column_list on column_list.table_catalog = found.table_catalog and column_list.table_schema = found.table_schema and column_list.table_name = found.table_name
where found.choice = 1
{% endmacro %}

{#- A view of INFORMATION_SCHEMA in all databases that the targets are in. -#}
{% macro snowflake_of_databases(targets, view, columns) %}
  {%- set selects = [] %}
  {%- for database in baselinr.snowflake_databases(targets) %}
    {%- set schemas = [] %}
    {%- for target in targets if target.database in [database.given, database.spelled] %}{% do schemas.extend([target.schema, target.schema | upper]) %}{% endfor %}
    {%- do selects.append('select table_catalog, table_schema, table_name, ' ~ (columns | join(', ')) ~ '\n  from ' ~ baselinr.quote_name(database.spelled) ~ '.information_schema.' ~ view
        ~ '\n  where table_schema in (' ~ baselinr.literals(schemas | unique(case_sensitive=true)) ~ ')') %}
  {%- endfor %}
  {%- if not selects %}{{ return('select ' ~ (['table_catalog', 'table_schema', 'table_name'] + columns) | join(', ') ~ '\n  from information_schema.' ~ view ~ '\n  where false') }}{% endif %}
  {{- return(selects | join('\n  union all\n  ')) }}
{%- endmacro %}

{#- The databases of the targets, as they are spelled. One that is not there would end the query of all of them; the connection's own is. -#}
{% macro snowflake_databases(targets) %}
  {% set own = baselinr.target_database() %}
  {% set given = targets | map(attribute='database') | unique(case_sensitive=true) | list %}
  {% set found = [] %}
  {% if given | map('upper') | reject('equalto', own | upper) | list %}
    {% set names = given + given | map('upper') | list %}
    {% set there = [] %}
    {% for row in run_query('select database_name from information_schema.databases where database_name in (' ~ baselinr.literals(names | unique(case_sensitive=true)) ~ ')').rows %}{% do there.append(row[0]) %}{% endfor %}
    {% for name in given %}
      {% set spelled = name if name in there else name | upper %}
      {% if spelled in there %}{% do found.append({'given': name, 'spelled': spelled}) %}{% endif %}
    {% endfor %}
    {{ return(found) }}
  {% endif %}
  {% for name in given %}{% do found.append({'given': name, 'spelled': own | upper}) %}{% endfor %}
  {{ return(found) }}
{% endmacro %}

{#- `table` is one whose changes the catalog tells of, transient or not. -#}
{% macro snowflake_relation_type() -%}
case
      when relation.is_dynamic = 'YES' then 'dynamic table' when relation.is_iceberg = 'YES' then 'iceberg table' when relation.is_hybrid = 'YES' then 'hybrid table'
      when relation.table_type in ('BASE TABLE', 'TEMPORARY TABLE') then 'table' else lower(relation.table_type)
    end
{%- endmacro %}

{#- Moments as numbers: their texts depend on the session's zone. Null, and so unknown, where one of them is. -#}
{% macro snowflake_texts(moments, sizes=[]) -%}
{%- set parts = [] %}
{%- for moment in moments %}{% do parts.append('cast(date_part(epoch_nanosecond, found.' ~ moment ~ ') as varchar)') %}{% endfor %}
{%- for size in sizes %}{% do parts.append('cast(found.' ~ size ~ ' as varchar)') %}{% endfor %}
{{- parts | join(" || '/' || ") }}
{%- endmacro %}

{#- `commit_time`: when the data of a table, or of those below a view, last changed. It begins anew when a table is replaced, hence the definition. -#}
{% macro snowflake__complete_catalog(run, found) %}
  {% set selects = [] %}
  {% for id, row in found.items() if row.definition %}
    {% do selects.append('select ' ~ baselinr.literal(id) ~ ' as unique_id, cast(system$last_change_commit_time(' ~ baselinr.literal(baselinr.quote_relation(row.database_name, row.schema_name, row.table_name)) ~ ') as varchar) as commit_time') %}
  {% endfor %}
  {% if not selects or not run.settings.incremental.change_detection.connector_overrides.get('snowflake', {}).get('commit_time') %}{{ return(none) }}{% endif %}
  {% for row in baselinr.read(run, selects | join('\nunion all\n'), 'commit times') %}
    {% set token = found[row.unique_id].definition ~ '/commit/' ~ row.commit_time if row.commit_time else none %}
    {% do found[row.unique_id].update({'change_token': token}) %}
  {% endfor %}
{% endmacro %}

{#- NUMBER(10,2), TEXT, TEXT COLLATE en-ci, TIMESTAMP_NTZ …: the length of a text is no part of what it is. -#}
{% macro snowflake_type_of_column() -%}
case when data_type = 'NUMBER' then 'NUMBER(' || cast(numeric_precision as varchar) || ',' || cast(numeric_scale as varchar) || ')' when collation_name is not null then data_type || ' COLLATE ' || collation_name else data_type end
{%- endmacro %}

{% macro snowflake__has_change_metadata() %}{{ return(true) }}{% endmacro %}

{#- The keys of the objects are the names of the columns, in upper case. -#}
{% macro snowflake__snapshot_sql(query) %}
select to_json(array_agg(object_construct_keep_null(*))) as answer
from (
{{ query }}
) as snapshot
{% endmacro %}
