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
    'row_count': item.state.row_count | int if item.state and item.state.row_count is not none else none,
  }) }}
{% endmacro %}

{#- One event of one table in one run, as an insert statement. -#}
{% macro insert_event(run, target, type, metadata) %}
  {{- baselinr.insert_events(run, [{'target': target, 'type': type, 'metadata': metadata}]) }}
{%- endmacro %}

{#- Of any tables: [{target, type, metadata}]. What the read models count by has columns of its own, because not every warehouse reads JSON. -#}
{% macro insert_events(run, events) %}
  {%- do baselinr.identify_events(run, events) %}
  {%- set rows = [] %}
  {%- for event in events %}
    {%- do rows.append([event.id, event.type, run.run_id, event.target.name, tojson(event.metadata), event.target.unique_id, event.metadata.get('action'), event.metadata.get('reason')]) %}
  {%- endfor %}
  {%- set now, no_count = baselinr.now(), baselinr.as_bigint('null') %}
insert into {{ baselinr.store_table(run.settings, 'events') }} (event_id, event_type, run_id, table_name, {{ baselinr.store_column('timestamp') }}, metadata, created_at, unique_id, action, reason, row_count)
values
{%- for row in baselinr.literal_rows(rows) %}
  {%- set row_count = events[loop.index0].metadata.get('row_count') %}
  ({{ row[:4] | join(', ') }}, {{ now }}, {{ row[4] }}, {{ now }}, {{ row[5:] | join(', ') }}, {{ no_count if row_count is none else row_count }}){{ ',' if not loop.last }}
{%- endfor %}
{%- endmacro %}

{#- An id is the same whenever the event is told, and another in each attempt of a run. -#}
{% macro identify_events(run, events) %}
  {% for event in events if 'id' not in event %}{% do event.update({'id': local_md5(run.run_id ~ event.target.unique_id ~ event.type ~ run.attempt)}) %}{% endfor %}
{% endmacro %}

{#- Tells events that are committed: to the log, and to the user's macro. -#}
{% macro tell_events(run, target, events) %}
  {% set told = [] %}
  {% for event in events %}{% do told.append(dict(event, target=target)) %}{% endfor %}
  {% do baselinr.tell_all(run, told) %}
{% endmacro %}

{#- The same of any tables: [{target, type, metadata}]. Those of many skips are `logged` only where a program wants them. -#}
{% macro tell_all(run, events, logged=true) %}
  {% do baselinr.identify_events(run, events) %}
  {% set told = [] %}
  {% for event in events %}
    {% set target = event.target %}
    {% do told.append({'event_type': event.type, 'event_id': event.id, 'run_id': run.run_id, 'unique_id': target.unique_id, 'database': target.database,
                       'schema': target.schema, 'table': target.name, 'timestamp': none, 'metadata': event.metadata}) %}
  {% endfor %}
  {% if logged %}{% do baselinr.emit_all(run, 'baselinr_event', told) %}{% endif %}
  {#- A project's own `default__baselinr_on_event` is found before the one here; once for all events. -#}
  {% set on_event = adapter.dispatch('baselinr_on_event', 'baselinr') %}
  {% for event in told %}{% do on_event(event) %}{% endfor %}
{% endmacro %}
{% macro default__baselinr_on_event(event) %}{% endmacro %}
