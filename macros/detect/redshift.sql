{#- Redshift's catalog and what it tells of changes. Three sources that cannot be joined, because one is a command and another runs on the leader node
    alone; so they are put together here. No table is read.

      the catalog of PostgreSQL's kind   which relations there are, their columns, what this role may read
      show tables                        when a table was modified last; about five minutes late
      sys_query_detail                   what has been written since: superusers see that of all users, others their own, such as a
                                         `dbt build` right before a profile
      svv_table_info                     sizes, where the role may read it; it leaves out empty tables

    A table's token is its id and these moments. A change that is seen late changes the token late, and is then profiled: none is lost. -#}
{% macro redshift__catalog_rows(run, targets) %}
  {% set rows, ids = [], [] %}
  {% set sizes_are_readable = namespace(yes=false) %}
  {% for row in baselinr.redshift_relations(run, targets) %}
    {% do rows.append(row) %}
    {% do ids.append(row.relation_id) %}
    {% if row.reads_sizes == 'true' %}{% set sizes_are_readable.yes = true %}{% endif %}
  {% endfor %}
  {% if rows %}
    {% set modified = baselinr.redshift_modified(run, rows) %}
    {% set written = baselinr.redshift_written(run, ids) %}
    {% set sizes = baselinr.redshift_sizes(run, ids) if sizes_are_readable.yes else {} %}
    {% for row in rows %}
      {% do row.update(sizes.get(row.relation_id, {'estimated_rows': '0', 'estimated_bytes': '0'} if sizes_are_readable.yes and row.relation_type == 'table' else {'estimated_rows': none, 'estimated_bytes': none})) %}
      {% do row.update({'change_token': baselinr.redshift_token(row, modified.get(row.schema_name ~ '.' ~ row.table_name), written.get(row.relation_id))}) %}
    {% endfor %}
  {% endif %}
  {{ return(rows) }}
{% endmacro %}

{#- The relations and their columns: a row for each of these, because `listagg` is not for the leader node. Names without quotes are lower case; those
    with quotes are too, unless the session says otherwise, so a name in this very spelling wins. -#}
{% macro redshift_relations(run, targets) %}
  {% set found = {} %}
  {% for line in baselinr.read(run, baselinr.redshift_columns_sql(targets), 'catalog') %}
    {% set key = line.schema_name ~ '.' ~ line.table_name %}
    {% do found.setdefault(key, dict(line, columns=[])) %}
    {% if line.column_name is not none %}{% do found[key]['columns'].append({'name': line.column_name, 'type': line.column_type, 'readable': line.column_is_readable == 'true'}) %}{% endif %}
  {% endfor %}
  {% set rows = [] %}
  {% for target in targets if target.database | lower == baselinr.target_database() | lower %}
    {% set row = found.get(target.schema ~ '.' ~ target.name) or found.get((target.schema ~ '.' ~ target.name) | lower) %}
    {% if row and not row['columns'] %}{% do row.update({'columns': baselinr.redshift_late_columns(run, row)}) %}{% endif %}
    {% if row %}{% do rows.append(dict(row, unique_id=target.unique_id, database_name=baselinr.target_database(), columns=tojson(row['columns']))) %}{% endif %}
  {% endfor %}
  {{ return(rows) }}
{% endmacro %}

{% macro redshift_columns_sql(targets) %}
{%- set schemas, names = [], [] %}
{%- for target in targets %}{% do schemas.extend([target.schema, target.schema | lower]) %}{% do names.extend([target.name, target.name | lower]) %}{% endfor %}
select n.nspname as schema_name, c.relname as table_name, case c.relkind when 'v' then 'view' when 'm' then 'materialized view' else 'table' end as relation_type, cast(c.oid as varchar(20)) as relation_id,
  case when not has_schema_privilege(n.nspname, 'usage') then 'usage on schema ' || quote_ident(n.nspname) end as missing_schema_right,
  case when not has_table_privilege(quote_ident(n.nspname) || '.' || quote_ident(c.relname), 'select') then 'select on ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname) end as missing_table_right,
  cast(current_user as varchar(128)) as role_name, {{ baselinr.true_or_false("has_table_privilege('svv_table_info', 'select')") }} as reads_sizes,
  to_char(dateadd(minute, -1, sysdate), 'YYYY-MM-DD HH24:MI:SS') as a_minute_ago, a.attname as column_name, format_type(a.atttypid, a.atttypmod) as column_type, {{ baselinr.true_or_false("has_table_privilege(quote_ident(n.nspname) || '.' || quote_ident(c.relname), 'select')") }} as column_is_readable
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
left join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relkind in ('r', 'v', 'm') and n.nspname in ({{ baselinr.literals(schemas | unique) }}) and c.relname in ({{ baselinr.literals(names | unique) }})
order by n.nspname, c.relname, a.attnum
{% endmacro %}

{#- The columns of a view that is bound late: the catalog does not hold them. -#}
{% macro redshift_late_columns(run, row) %}
  {% set sql %}
select col_name as column_name, col_type as column_type
from pg_get_late_binding_view_cols() as late (view_schema name, view_name name, col_name name, col_type varchar, col_num int)
where view_schema = {{ baselinr.literal(row.schema_name) }} and view_name = {{ baselinr.literal(row.table_name) }}
order by col_num
  {% endset %}
  {% set columns = [] %}
  {% for line in baselinr.read(run, sql, 'columns of ' ~ row.table_name) %}{% do columns.append({'name': line.column_name, 'type': line.column_type, 'readable': true}) %}{% endfor %}
  {{ return(columns) }}
{% endmacro %}

{#- schema.table -> when it was modified and altered last. One command for each schema; more than 10,000 tables in one of them are an error of it. -#}
{% macro redshift_modified(run, rows) %}
  {% set found = {} %}
  {% for schema in rows | map(attribute='schema_name') | unique %}
    {% for line in baselinr.read(run, 'show tables from schema ' ~ baselinr.quote_relation(baselinr.target_database(), schema, none), 'tables of ' ~ schema) %}
      {% do found.update({schema ~ '.' ~ line.table_name: line}) %}
    {% endfor %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}

{#- id -> the last statement that wrote to the table in the last half hour, and when, as this role sees it. A step that is not over has no end. -#}
{% macro redshift_written(run, ids) %}
  {% set sql %}
select cast(table_id as varchar(20)) as relation_id, cast(max(query_id) as varchar(20)) as query_id, to_char(max(coalesce(end_time, sysdate)), 'YYYY-MM-DD HH24:MI:SS.US') as written_at
from sys_query_detail
where step_name in ('insert', 'delete') and table_id in ({{ ids | join(', ') }}) and start_time > dateadd(minute, -30, sysdate)
group by table_id
  {% endset %}
  {% set found = {} %}
  {% for line in baselinr.read(run, sql, 'recent writes') %}{% do found.update({line.relation_id: line}) %}{% endfor %}
  {{ return(found) }}
{% endmacro %}

{% macro redshift_sizes(run, ids) %}
  {% set sql %}
select cast(table_id as varchar(20)) as relation_id, cast(cast(tbl_rows as bigint) as varchar(20)) as estimated_rows, cast(cast(size as bigint) * 1048576 as varchar(20)) as estimated_bytes
from svv_table_info
where table_id in ({{ ids | join(', ') }})
  {% endset %}
  {% set found = {} %}
  {% for line in baselinr.read(run, sql, 'sizes') %}{% do found.update({line.relation_id: {'estimated_rows': line.estimated_rows, 'estimated_bytes': line.estimated_bytes}}) %}{% endfor %}
  {{ return(found) }}
{% endmacro %}

{#- Null, and so unknown: for what is no table; where nothing tells when it was modified; and where that was so recently that another change may have
    the same moment. A write that the moment does not cover yet has its own part in the token, until it does. -#}
{% macro redshift_token(row, shown, written) %}
  {% if row.relation_type != 'table' or not shown or not shown.get('last_modified_time') %}{{ return(none) }}{% endif %}
  {% set modified = shown.last_modified_time | string %}
  {% if modified > row.a_minute_ago %}{{ return(none) }}{% endif %}
  {% set recent = written and written.written_at > modified %}
  {{ return([row.relation_id, shown.get('last_altered_time'), modified] | join('/') ~ ('/' ~ written.query_id if recent else '')) }}
{% endmacro %}
