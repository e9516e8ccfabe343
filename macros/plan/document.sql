{#- The plan as a document: one row a table. -#}
{% macro plan_document(run, planned) %}
  {% set tables = [] %}
  {% for item in planned | sort(attribute='target.unique_id') %}{% do tables.append(baselinr.plan_row(item)) %}{% endfor %}
  {{ return(baselinr.document(run, tables)) }}
{% endmacro %}

{% macro document(run, tables) %}
  {% set counts = {'full': 0, 'partial': 0, 'sample': 0, 'skip': 0, 'defer': 0} %}
  {% for row in tables %}{% do counts.update({row.action: counts[row.action] + 1}) %}{% endfor %}
  {{ return({'run_id': run.run_id, 'generated_at': run.generated_at, 'counts': counts, 'tables': tables}) }}
{% endmacro %}

{#- Made once: a run tells it twice. -#}
{% macro plan_row(item) %}
  {% if 'row' in item %}{{ return(item.row) }}{% endif %}
  {% set target = item.target %}
  {% set decision = item.decision %}
  {% set state = item.state %}
  {% set coverage = baselinr.coverage(item) if decision.action not in ['skip', 'defer'] else state.coverage if state and state.coverage is not none else 0 %}
  {% do item.update({'row': {
    'unique_id': target.unique_id, 'database': target.database, 'schema': target.schema, 'table': target.name,
    'action': decision.action, 'reason': decision.reason, 'status': decision.status,
    'changed_partitions': decision.changed, 'removed_partitions': decision.removed,
    'pending_partitions': decision.pending if decision.action != 'skip' else item.facts.pending,
    'snapshot_id': state.snapshot_id if state else none, 'row_count': state.row_count | int if state and state.row_count is not none else none,
    'estimated_rows': decision.estimate.rows, 'estimated_bytes': decision.estimate.bytes, 'coverage': coverage | float,
    'staleness_score': item.facts.staleness, 'sample_fraction': decision.fraction,
    'last_profiled_at': state.last_profiled_at if state else none, 'next_due_at': state.next_due_at if state else none,
    'why': item.why, 'explanation': item.explanation,
  }}) %}
  {{ return(item.row) }}
{% endmacro %}
