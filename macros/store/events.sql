{#- Events: rows in the store, machine lines in the log, and calls of the user's macro, always in this order: what is told has happened. -#}

{#- What there is to say of an item once its decision is written: [{type, metadata}]. -#}
{% macro events_of(item) %}
  {% set decision = item.decision %}
  {% set metadata = baselinr.decision_metadata(item) %}
  {% set columns = item.facts.schema_news %}
  {% set news = columns and (columns.added or columns.dropped or columns.retyped) %}
  {% set capped = decision.reason in ['rows_cap_exceeded', 'bytes_cap_exceeded', 'run_budget_exceeded'] %}
  {% set events = [] %}
  {% if decision.action in ['skip', 'defer'] %}
    {% do events.append({'type': 'ProfilingFailed' if decision.status == 'error' else 'ProfilingSkipped', 'metadata': metadata}) %}
  {% else %}
    {% do events.append({'type': 'ProfilingCompleted', 'metadata': metadata}) %}
  {% endif %}
  {% if news and decision.action != 'skip' %}
    {% do events.append({'type': 'SchemaChangeDetected', 'metadata': {'added': columns.added, 'removed': columns.dropped, 'retyped': columns.retyped}}) %}
  {% endif %}
  {% if capped and decision.action != 'skip' %}
    {% set type = {'defer': 'profile_deferred_cost_cap', 'sample': 'profile_sampled_cost_cap'}.get(decision.action, 'profile_over_cost_cap') %}
    {% do events.append({'type': type, 'metadata': dict(metadata, estimated_rows=decision.estimate.rows, estimated_bytes=decision.estimate.bytes)}) %}
  {% endif %}
  {{ return(events) }}
{% endmacro %}

{#- What an event tells of a decision. -#}
{% macro decision_metadata(item) %}
  {{ return({
    'action': item.decision.action, 'reason': item.decision.reason, 'snapshot_id': item.state.snapshot_id if item.state else none,
    'changed_partitions': item.decision.changed[:100], 'removed_partitions': item.decision.removed[:100],
    'pending_partitions': item.decision.pending, 'explanation': item.why, 'columns': item.facts.columns,
  }) }}
{% endmacro %}

{#- One event of one table in one run, as an insert statement. -#}
{% macro insert_event(run, target, type, metadata) %}
  {{- baselinr.insert_events(run, [baselinr.event_values(run, target, type, metadata)]) }}
{%- endmacro %}

{% macro insert_events(run, rows) %}
insert into {{ baselinr.store_table(run.settings, 'events') }} (event_id, event_type, run_id, table_name, {{ baselinr.store_column('timestamp') }}, metadata, created_at, unique_id)
values
{%- for row in rows %}
  {{ row }}{{ ',' if not loop.last }}
{%- endfor %}
{%- endmacro %}

{#- The id is made from what the event says: the same event twice is one id. -#}
{% macro event_id(run, target, type) %}{{ return(local_md5(run.run_id ~ target.unique_id ~ type)) }}{% endmacro %}

{% macro event_values(run, target, type, metadata) %}
  {{ return('(' ~ baselinr.literal(baselinr.event_id(run, target, type)) ~ ', ' ~ baselinr.literal(type) ~ ', ' ~ baselinr.literal(run.run_id) ~ ', ' ~ baselinr.literal(target.name)
            ~ ', ' ~ baselinr.now() ~ ', ' ~ baselinr.literal(tojson(metadata)) ~ ', ' ~ baselinr.now() ~ ', ' ~ baselinr.literal(target.unique_id) ~ ')') }}
{% endmacro %}

{#- Tells events that are committed: to the log, and to the user's macro. -#}
{% macro tell_events(run, target, events) %}
  {% for event in events %}
    {% set told = {'event_type': event.type, 'event_id': baselinr.event_id(run, target, event.type), 'run_id': run.run_id, 'unique_id': target.unique_id, 'database': target.database,
                   'schema': target.schema, 'table': target.name, 'timestamp': none, 'metadata': event.metadata} %}
    {% do baselinr.emit_detail(run, 'baselinr_event', told) %}
    {% do baselinr.baselinr_on_event(told) %}
  {% endfor %}
{% endmacro %}

{#- A project's own `default__baselinr_on_event` is found before the one here. -#}
{% macro baselinr_on_event(event) %}{{ return(adapter.dispatch('baselinr_on_event', 'baselinr')(event)) }}{% endmacro %}
{% macro default__baselinr_on_event(event) %}{% endmacro %}
