{#- One event of one table in one run, as an insert statement. The id is made from what it says: the same event twice is one id. -#}
{% macro insert_event(run, target, type, metadata) %}
insert into {{ baselinr.store_table(run.settings, 'events') }} (event_id, event_type, run_id, table_name, timestamp, metadata, created_at, unique_id)
values ({{ baselinr.literal(local_md5(run.run_id ~ target.unique_id ~ type)) }}, {{ baselinr.literal(type) }}, {{ baselinr.literal(run.run_id) }}, {{ baselinr.literal(target.name) }}, {{ baselinr.now() }}, {{ baselinr.literal(tojson(metadata)) }}, {{ baselinr.now() }}, {{ baselinr.literal(target.unique_id) }})
{%- endmacro %}
