{% macro baselinr_status(select=none, exclude=none, payload=none) %}
  {% set request = baselinr.request({'select': select, 'exclude': exclude, 'payload': payload}, kwargs) %}
  {% if not execute %}{{ return('') }}{% endif %}
  {% set run = baselinr.begin_run(request) %}
  {% set targets = baselinr.requested_targets(run, request) %}
  {% do baselinr.find_store(run) %}
  {% set states = baselinr.read_state(run, targets) %}
  {% set rows = [] %}
  {% for target in targets %}
    {% do rows.append(baselinr.status_row(target, states.get(target.unique_id))) %}
  {% endfor %}
  {% do baselinr.emit('status', {'document': {'tables': rows}}) %}
  {% for row in rows %}
    {% do baselinr.say((row.schema ~ '.' ~ row.table).ljust(40) ~ ' ' ~ (row.decision or 'never profiled').ljust(8) ~ ' ' ~ (row.decision_reason or '').ljust(28)
                       ~ ' last profile ' ~ (row.last_profiled_at or 'never') ~ ', next due ' ~ (row.next_due_at or 'now')
                       ~ (', ' ~ row.pending_partitions ~ ' partitions pending' if row.pending_partitions else '') ~ (', waiting since ' ~ row.waiting_since if row.waiting_since else '')
                       ~ (', sampled' if row.is_sampled else '')
                       ~ (' ERROR: ' ~ row.error if row.error else '')) %}
  {% endfor %}
{% endmacro %}

{% macro status_row(target, state) %}
  {% set state = state or {} %}
  {{ return({
    'unique_id': target.unique_id, 'database': target.database, 'schema': target.schema, 'table': target.name,
    'decision': state.get('decision'), 'decision_reason': state.get('decision_reason'), 'status': state.get('status'), 'error': state.get('error'),
    'last_profiled_at': state.get('last_profiled_at'), 'last_checked_at': state.get('last_checked_at'), 'next_due_at': state.get('next_due_at'),
    'pending_partitions': (state.get('pending_partitions') or 0) | int, 'coverage': state.get('coverage') | float if state.get('coverage') else none,
    'staleness_score': baselinr.to_int(state.get('staleness_score')), 'waiting_since': state.get('waiting_since'), 'is_sampled': state.get('sampled_id') is not none,
    'row_count': baselinr.to_int(state.get('row_count')), 'snapshot_id': state.get('snapshot_id'),
  }) }}
{% endmacro %}
