{#- PostgreSQL does not read in parallel for an `insert`, and does for a `create table … as`. So the states of a whole table are made into a temporary
    table, and moved from there: they are few, the rows that they are made of are many. The query is there once, behind either of two beginnings.

    `on commit drop`: the session keeps nothing, and an error takes the table along with the rest of the work. -#}
{% macro postgres__insert_query(run, target, relation, columns, query, whole) %}
  {% if not whole %}{{ return(baselinr.default__insert_query(run, target, relation, columns, query, whole)) }}{% endif %}
  {% set names = columns | join(', ') %}
  {% set staged = 'pg_temp.' ~ baselinr.quote_name('baselinr_states_' ~ local_md5(run.run_id ~ ' ' ~ target.unique_id)) %}
  {% set insert = 'insert into ' ~ relation ~ ' (' ~ names ~ ')' %}
  {% set statements %}
execute case when {{ baselinr.postgres_may_stage(target) }}
  then {{ baselinr.literal('create temporary table ' ~ staged ~ ' (' ~ names ~ ') on commit drop as\n') }}
  else {{ baselinr.literal(insert ~ '\n') }}
end || {{ baselinr.postgres_dollar_quoted(query) }};
if to_regclass({{ baselinr.literal(staged) }}) is not null then
  {{ insert }} select {{ names }} from {{ staged }};
end if
  {% endset %}
  {{ return(statements | trim) }}
{% endmacro %}

{#- Where it is decided, as SQL: the role may make temporary tables, and the server would read a table of this size in parallel; below that, a
    temporary table is nothing but rows in the catalog. What a view reads is not known. -#}
{% macro postgres_may_stage(target) %}
  {% set relation = 'cast(' ~ baselinr.literal(target.relation) ~ ' as regclass)' %}
  {% set rules = ["has_database_privilege(current_database(), 'TEMP')", "cast(current_setting('max_parallel_workers_per_gather') as integer) > 0"] %}
  {% if target.relation_type != 'view' %}
    {#- of a materialized view, which can be no partition, this function says nothing -#}
    {% do rules.append('(select coalesce(sum(pg_relation_size(relid)), pg_relation_size(' ~ relation ~ ')) from pg_partition_tree(' ~ relation ~ ")) >= pg_size_bytes(current_setting('min_parallel_table_scan_size'))") %}
  {% endif %}
  {{ return(rules | join('\n    and ')) }}
{% endmacro %}
