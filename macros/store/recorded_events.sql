{#- The events that the store has recorded, as they were told (macros/store/events.sql). `asked`: {ids, run_id, since, days}, each of them none for all.
    Moments are compared as text, to the second: that is the same on every warehouse, whatever its sessions and its casts. `turn` orders those of one second:
    what began comes before what came of it. -#}
{% macro recorded_events_sql(settings, asked) %}
  {%- set timestamp = 'history.' ~ baselinr.store_column('timestamp') %}
  {%- set told_at = baselinr.iso_timestamp(timestamp) %}
  {%- set conditions = [] %}
  {%- if asked.ids is not none %}{% do conditions.append('history.unique_id in (' ~ baselinr.literals(asked.ids) ~ ')') %}{% endif %}
  {%- if asked.run_id is not none %}{% do conditions.append('history.run_id = ' ~ baselinr.literal(asked.run_id)) %}{% endif %}
  {%- if asked.since is not none %}{% do conditions.append(told_at ~ ' >= ' ~ baselinr.literal(asked.since)) %}{% endif %}
  {%- if asked.days is not none %}{% do conditions.append(timestamp ~ ' >= ' ~ baselinr.plus_minutes(baselinr.now(), -1440 * asked.days)) %}{% endif %}
select history.event_id, history.event_type, history.run_id, history.unique_id, state.database_name, state.schema_name, history.table_name, history.metadata,
  {{ told_at }} as told_at, case when history.event_type = 'ProfilingStarted' then '0' else '1' end || history.event_id as turn
from {{ baselinr.store_table(settings, 'events') }} as history
left join {{ baselinr.store_table(settings, 'table_state') }} as state on state.unique_id = history.unique_id
{{- '\nwhere ' ~ (conditions | join('\n  and ')) if conditions }}
{%- endmacro %}

{% macro count_recorded_events_sql(settings, asked) %}
select {{ baselinr.as_text('count(*)') }} as events
from (
{{ baselinr.recorded_events_sql(settings, asked) | trim }}
) as recorded
{% endmacro %}

{#- So many of them, oldest first: those that follow the event `after` (a row of the page before), or the first; with `newest`, the last, newest first. -#}
{% macro recorded_events_page_sql(settings, asked, length, after=none, newest=false) %}
  {%- set direction = ' desc' if newest else '' %}
select event_id, event_type, run_id, unique_id, database_name, schema_name, table_name, metadata, told_at, turn
from (
{{ baselinr.recorded_events_sql(settings, asked) | trim }}
) as recorded
{%- if after is not none %}
where told_at > {{ baselinr.literal(after.told_at) }} or told_at = {{ baselinr.literal(after.told_at) }} and turn > {{ baselinr.literal(after.turn) }}
{%- endif %}
order by told_at{{ direction }}, turn{{ direction }}
limit {{ length }}
{% endmacro %}

{#- A row as the event that it was: the document of the log line, but for `event`. -#}
{% macro recorded_event(row) %}
  {{ return({'event_type': row.event_type, 'event_id': row.event_id, 'run_id': row.run_id, 'unique_id': row.unique_id, 'database': row.database_name, 'schema': row.schema_name,
             'table': row.table_name, 'timestamp': row.told_at, 'metadata': fromjson(row.metadata) if row.metadata else {}}) }}
{% endmacro %}
