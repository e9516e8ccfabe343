{#- A table's row in the state table, if it has none yet; another run may be about to write it as well. -#}
{% macro ensure_state_row(run, target) %}
insert into {{ baselinr.store_table(run.settings, 'table_state') }} (unique_id, database_name, schema_name, table_name)
values ({{ baselinr.literal(target.unique_id) }}, {{ baselinr.literal(target.database) }}, {{ baselinr.literal(target.schema) }}, {{ baselinr.literal(target.name) }})
on conflict (unique_id) do nothing
{%- endmacro %}

{#- `update … set` of a table's state row. Values are SQL. `if_free`: not while another run works on the table. -#}
{% macro update_state(run, target, values, if_free=false) %}
  {% set pairs = [] %}
  {% for name, value in values.items() %}{% do pairs.append(name ~ ' = ' ~ value) %}{% endfor %}
  {% set state = baselinr.store_table(run.settings, 'table_state') %}
  {% set this_row = 'unique_id = ' ~ baselinr.literal(target.unique_id) %}
update {{ state }}
set {{ pairs | join(', ') }}
where {{ 'unique_id in (select unique_id from ' ~ state ~ ' where ' ~ this_row ~ baselinr.locking_clause() ~ ')' if if_free else this_row }}
{%- endmacro %}

{#- Marks the table as being worked on, in a transaction of its own: if the attempt dies, the mark stays, and the next run takes it last. -#}
{% macro write_start(run, item) %}
  {% set target = item.target %}
  {% do baselinr.rows(run, baselinr.transaction([
    baselinr.ensure_state_row(run, target),
    baselinr.update_state(run, target, {'claimed_by': baselinr.literal(run.run_id), 'started_at': baselinr.now()}, if_free=true),
    baselinr.insert_event(run, target, 'ProfilingStarted', baselinr.decision_metadata(item)),
  ]), 'start ' ~ target.name) %}
{% endmacro %}

{#- Skips and deferrals: the decision is written, and nothing else moves; but where the partitions were compared and none had changed,
    the token that was read before is that of the stored states. All of them in one transaction. -#}
{% macro write_skips(run, items) %}
  {% set statements = [] %}
  {% for item in items %}
    {% set failed = item.decision.status == 'error' %}
    {% do statements.append(baselinr.ensure_state_row(run, item.target)) %}
    {% set verified = {'snapshot_id': baselinr.literal(item.target.token), 'change_token': baselinr.literal(item.target.token)}
                      if item.decision.reason == 'no_partition_changed' and item.target.token else {} %}
    {% do statements.append(baselinr.update_state(run, item.target, dict({
      'decision': baselinr.literal(item.decision.action), 'decision_reason': baselinr.literal(item.decision.reason),
      'status': "'error'" if failed else "'skipped'", 'error': baselinr.literal(baselinr.explain(item)) if failed else 'null',
      'last_checked_at': baselinr.now(),
    }, **verified), if_free=true)) %}
    {% do statements.append(baselinr.insert_event(run, item.target, 'ProfilingFailed' if failed else 'ProfilingSkipped', baselinr.decision_metadata(item))) %}
  {% endfor %}
  {% if statements %}
    {% do baselinr.rows(run, baselinr.transaction(statements), 'skips') %}
  {% endif %}
{% endmacro %}

{#- Failures that this run could not write itself, because the error ended its operation: the runner hands them in. -#}
{% macro write_failures(run, targets, failures) %}
  {% set statements = [] %}
  {% for failure in failures %}
    {% for target in targets if target.unique_id == failure.unique_id %}
      {% do statements.append(baselinr.ensure_state_row(run, target)) %}
      {% do statements.append(baselinr.update_state(run, target, {'status': "'error'", 'error': baselinr.literal(failure.error), 'claimed_by': 'null'}, if_free=true)) %}
      {% do statements.append(baselinr.insert_event(run, target, 'ProfilingFailed', {'error': failure.error})) %}
    {% endfor %}
  {% endfor %}
  {% if statements %}
    {% do baselinr.rows(run, baselinr.transaction(statements), 'failures') %}
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
