{% macro baselinr_explain(select=none, exclude=none, payload=none) %}
  {% set request = baselinr.request({'select': select, 'exclude': exclude, 'payload': payload}, kwargs) %}
  {% if not execute %}{{ return('') }}{% endif %}
  {% set run = baselinr.begin_run(request) %}
  {% set targets = baselinr.requested_targets(run, request) %}
  {% do baselinr.read_catalog(run, targets) %}
  {% do baselinr.stop_on_misfits(run, targets) %}
  {% do baselinr.find_store(run) %}
  {% set history = baselinr.read_history(run, targets) %}
  {% set rows = [] %}
  {% for item in baselinr.plan(run, targets) %}
    {% set key = item.target.key %}
    {% do rows.append(dict(baselinr.plan_row(item), history=history.get(item.target.unique_id, []), settings={
      'interval_minutes': item.rules.interval_minutes, 'interval_is_adaptive': item.rules.adaptive and item.target.interval_follows_changes, 'limits': item.rules.limits, 'fallback_strategy': item.rules.fallback,
      'priority': item.rules.priority, 'partition_key': key.column if key else none, 'granularity': key.granularity if key else none})) %}
  {% endfor %}
  {% do baselinr.emit('explain', {'document': {'tables': rows}}) %}
  {% do baselinr.say_tables(rows) %}
{% endmacro %}

{#- The last events of each target, newest first. -#}
{% macro read_history(run, targets) %}
  {% set history = {} %}
  {% if run.store_exists %}
    {% for row in baselinr.read(run, baselinr.history_sql(run.settings, targets), 'history') %}
      {% set metadata = fromjson(row.metadata) if row.metadata else {} %}
      {% do history.setdefault(row.unique_id, []).append({
        'timestamp': row.told_at, 'event_type': row.event_type, 'run_id': row.run_id, 'action': metadata.get('action'), 'reason': metadata.get('reason'),
        'explanation': metadata.get('explanation') or metadata.get('error')}) %}
    {% endfor %}
  {% endif %}
  {{ return(history) }}
{% endmacro %}

{% macro history_sql(settings, targets, length=10) %}
select unique_id, event_type, run_id, metadata, {{ baselinr.iso_timestamp(baselinr.store_column('timestamp')) }} as told_at
from (
  select *, row_number() over (partition by unique_id order by {{ baselinr.store_column('timestamp') }} desc, event_type) as place
  from {{ baselinr.store_table(settings, 'events') }}
  where unique_id in ({{ baselinr.literals(targets | map(attribute='unique_id')) }}) and event_type <> 'ProfilingStarted'
) as numbered
where place <= {{ length }}
order by unique_id, place
{% endmacro %}
