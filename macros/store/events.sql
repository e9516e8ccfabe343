{#- One event of one table in one run, as an insert statement. -#}
{% macro insert_event(run, target, type, metadata) %}
  {{- baselinr.insert_events(run, [baselinr.event_values(run, target, type, metadata)]) }}
{%- endmacro %}

{% macro insert_events(run, rows) %}
insert into {{ baselinr.store_table(run.settings, 'events') }} (event_id, event_type, run_id, table_name, timestamp, metadata, created_at, unique_id)
values
{%- for row in rows %}
  {{ row }}{{ ',' if not loop.last }}
{%- endfor %}
{%- endmacro %}

{#- The id is made from what the event says: the same event twice is one id. -#}
{% macro event_values(run, target, type, metadata) %}
  {{ return('(' ~ baselinr.literal(local_md5(run.run_id ~ target.unique_id ~ type)) ~ ', ' ~ baselinr.literal(type) ~ ', ' ~ baselinr.literal(run.run_id) ~ ', ' ~ baselinr.literal(target.name)
            ~ ', ' ~ baselinr.now() ~ ', ' ~ baselinr.literal(tojson(metadata)) ~ ', ' ~ baselinr.now() ~ ', ' ~ baselinr.literal(target.unique_id) ~ ')') }}
{% endmacro %}
