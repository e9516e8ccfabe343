{#- A table's row in the state table, if it has none yet. -#}
{% macro ensure_state_row(run, target) %}
insert into {{ baselinr.store_table(run.settings, 'table_state') }} (unique_id, database_name, schema_name, table_name)
select {{ baselinr.literal(target.unique_id) }}, {{ baselinr.literal(target.database) }}, {{ baselinr.literal(target.schema) }}, {{ baselinr.literal(target.name) }}
where not exists (select 1 from {{ baselinr.store_table(run.settings, 'table_state') }} where unique_id = {{ baselinr.literal(target.unique_id) }})
{%- endmacro %}

{#- `update … set` of a table's state row. Values are SQL. -#}
{% macro update_state(run, target, values) %}
  {% set pairs = [] %}
  {% for name, value in values.items() %}{% do pairs.append(name ~ ' = ' ~ value) %}{% endfor %}
update {{ baselinr.store_table(run.settings, 'table_state') }}
set {{ pairs | join(', ') }}
where unique_id = {{ baselinr.literal(target.unique_id) }}
{%- endmacro %}

{#- Marks the table as being worked on, in a transaction of its own: if the attempt dies, the mark stays, and the next run takes it last. -#}
{% macro write_start(run, item) %}
  {% set target = item.target %}
  {% do baselinr.rows(run, baselinr.transaction([
    baselinr.ensure_state_row(run, target),
    baselinr.update_state(run, target, {'claimed_by': baselinr.literal(run.run_id), 'started_at': baselinr.now()}),
    baselinr.insert_event(run, target, 'ProfilingStarted', baselinr.decision_metadata(item)),
  ], 'select 1 as done'), 'start ' ~ target.name) %}
{% endmacro %}

{#- Skips and deferrals: the decision is written, and nothing else moves. All of them in one transaction. -#}
{% macro write_skips(run, items) %}
  {% set statements = [] %}
  {% for item in items %}
    {% set failed = item.decision.status == 'error' %}
    {% do statements.append(baselinr.ensure_state_row(run, item.target)) %}
    {% do statements.append(baselinr.update_state(run, item.target, {
      'decision': baselinr.literal(item.decision.action), 'decision_reason': baselinr.literal(item.decision.reason),
      'status': "'error'" if failed else "'skipped'", 'error': baselinr.literal(baselinr.explain(item)) if failed else 'null',
      'last_checked_at': baselinr.now(),
    })) %}
    {% do statements.append(baselinr.insert_event(run, item.target, 'ProfilingFailed' if failed else 'ProfilingSkipped', baselinr.decision_metadata(item))) %}
  {% endfor %}
  {% if statements %}
    {% do baselinr.rows(run, baselinr.transaction(statements, 'select 1 as done'), 'skips') %}
  {% endif %}
{% endmacro %}

{#- Failures that this run could not write itself, because the error ended its operation: the runner hands them in. -#}
{% macro write_failures(run, targets, failures) %}
  {% set statements = [] %}
  {% for failure in failures %}
    {% for target in targets if target.unique_id == failure.unique_id %}
      {% do statements.append(baselinr.ensure_state_row(run, target)) %}
      {% do statements.append(baselinr.update_state(run, target, {'status': "'error'", 'error': baselinr.literal(failure.error), 'claimed_by': 'null'})) %}
      {% do statements.append(baselinr.insert_event(run, target, 'ProfilingFailed', {'error': failure.error})) %}
    {% endfor %}
  {% endfor %}
  {% if statements %}
    {% do baselinr.rows(run, baselinr.transaction(statements, 'select 1 as done'), 'failures') %}
  {% endif %}
{% endmacro %}

{#- What an event tells of a decision. -#}
{% macro decision_metadata(item) %}
  {{ return({
    'action': item.decision.action, 'reason': item.decision.reason, 'snapshot_id': item.state.snapshot_id if item.state else none,
    'changed_partitions': item.decision.changed[:100], 'removed_partitions': item.decision.removed[:100],
    'pending_partitions': item.decision.pending, 'explanation': baselinr.explain(item), 'columns': item.facts.columns,
  }) }}
{% endmacro %}
