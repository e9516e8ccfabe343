{#- Rows in the state table for tables that have none yet; another run may be about to write them as well. -#}
{% macro ensure_state_rows(run, targets) %}
  {%- set rows = baselinr.literal_rows(baselinr.names_of(targets), baselinr.as_text('null')) %}
{{ baselinr.insert_missing(baselinr.store_table(run.settings, 'table_state'), ['unique_id', 'database_name', 'schema_name', 'table_name'], rows) | trim }}
{%- endmacro %}

{#- `update … set` of a table's state row. Values are SQL. `rows`: a query of the unique_ids to update, instead of this table's. -#}
{% macro update_state(run, target, values, rows=none) %}
{{ baselinr.update_row(baselinr.store_table(run.settings, 'table_state'), baselinr.literal(target.unique_id), values, rows) | trim }}
{%- endmacro %}

{#- The state rows of these tables that no other run works on; held until the end of the transaction. -#}
{% macro free_rows(run, unique_ids, condition='') %}
select unique_id from {{ baselinr.store_table(run.settings, 'table_state') }} where unique_id in ({{ baselinr.literals(unique_ids) }}){{ condition }}{{ baselinr.unclaimed(run) }}{{ baselinr.locking_clause() }}
{%- endmacro %}

{#- Marks the table as being worked on, in a transaction of its own: if the attempt dies, the mark stays, and the next run takes it last. False where
    another run has claimed it. -#}
{% macro write_start(run, item) %}
  {% set target = item.target %}
  {% set lock = baselinr.new_rows_lock(run) if item.state is none else [] %}
  {% set rows = baselinr.rows(run, baselinr.transaction(lock + [
    baselinr.ensure_state_rows(run, [target]),
    baselinr.update_state(run, target, baselinr.claim_values(run), rows=baselinr.claim(run, item)),
    baselinr.insert_event(run, target, 'ProfilingStarted', baselinr.decision_metadata(item)),
  ], baselinr.claim_outcome(run, target)), 'start ' ~ target.name) %}
  {% do baselinr.tell_events(run, target, [{'type': 'ProfilingStarted', 'metadata': baselinr.decision_metadata(item)}]) %}
  {{ return(baselinr.is_claimed(run, rows)) }}
{% endmacro %}

{#- Skips and deferrals: the decision is written, how stale the table is and since when it waits; nothing else moves, but where the
    partitions were compared and none had changed, the token that was read before is that of the stored states. Three statements for all
    of them, in one transaction. -#}
{% macro write_skips(run, items) %}
  {% if not items %}{{ return(none) }}{% endif %}
  {% set rows = [] %}
  {% set events = [] %}
  {% set state_rows = [] %}
  {% for item in items %}
    {% set decision = item.decision %}
    {% set failed = decision.status == 'error' %}
    {% set then = baselinr.consequences(decision, item.facts) %}
    {% set checks = baselinr.checks_after(item) if item.rules.adaptive else none %}
    {% do rows.append([item.target.unique_id, decision.action, decision.reason, 'error' if failed else 'skipped', item.why if failed else none,
                       item.facts.token if then.token else none, then.verified, then.waiting, item.facts.staleness, tojson(checks) if checks else none,
                       baselinr.due_in(item, then), tojson(baselinr.shapes_of(item.target.columns)) if decision.action == 'defer' else none]) %}
    {% for event in baselinr.events_of(item) %}{% do events.append({'target': item.target, 'type': event.type, 'metadata': event.metadata}) %}{% endfor %}
    {% if item.state is none %}{% do state_rows.append(item.target) %}{% endif %}
  {% endfor %}
  {% set statements = baselinr.new_rows_lock(run) + [baselinr.ensure_state_rows(run, state_rows)] if state_rows else [] %}
  {% do baselinr.rows(run, baselinr.transaction(statements + [baselinr.update_skipped(run, rows), baselinr.insert_events(run, events)]), 'skips') %}
  {% do baselinr.tell_all(run, events, logged=run.get('logs_skips', true)) %}
{% endmacro %}

{#- What an earlier run left undone is done or moot, unless this one could not tell. A row each of [unique_id, action, reason, status, error, token, verified, waiting, staleness, checks, due_in, known_columns]; tables that another run works on
    are left out. -#}
{% macro update_skipped(run, rows) %}
  {%- set now = baselinr.now() %}
  {%- set given = baselinr.literal_rows(rows, baselinr.as_text('null')) %}
  {%- set columns = ['unique_id', 'action', 'reason', 'status', 'error', 'token', 'verified', 'waiting', 'staleness', 'checks', 'due_in', 'known_columns'] %}
  {%- set values = {
    'started_at': "case when skipped.status = 'error' then state.started_at end", 'decision': 'skipped.action', 'decision_reason': 'skipped.reason', 'status': 'skipped.status', 'error': 'skipped.error',
    'snapshot_id': 'coalesce(skipped.token, state.snapshot_id)', 'change_token': 'coalesce(skipped.token, state.change_token)', 'last_checked_at': now,
    'last_verified_at': "case when skipped.verified = 'now' then " ~ now ~ ' else state.last_verified_at end',
    'waiting_since': "case skipped.waiting when 'start' then coalesce(state.waiting_since, " ~ now ~ ") when 'clear' then null else state.waiting_since end",
    'staleness_score': 'cast(skipped.staleness as ' ~ baselinr.column_type('integer') ~ ')', 'checks': 'coalesce(skipped.checks, state.checks)',
    'next_due_at': baselinr.plus_minutes(now, 'cast(skipped.due_in as ' ~ baselinr.column_type('integer') ~ ')'), 'known_columns': 'coalesce(skipped.known_columns, state.known_columns)',
  } %}
{{ baselinr.update_by(baselinr.store_table(run.settings, 'table_state'), 'state', values, baselinr.inline_rows(columns, given), 'skipped', 'state.unique_id = skipped.unique_id' ~ baselinr.known_ids('state.unique_id', rows | map('first')),
  'state.unique_id in (' ~ baselinr.free_rows(run, rows | map('first')) | trim ~ ')') | trim }}
{%- endmacro %}

{#- Failures that this run could not write itself, because the error ended its operation: the runner hands them in. A profile that was committed, and whose
    end the runner did not hear of, did not fail. -#}
{% macro write_failures(run, failures) %}
  {% if not failures %}{{ return(none) }}{% endif %}
  {% set targets = baselinr.targets(run.settings, unique_ids=failures | map(attribute='unique_id') | list) %}
  {% set unfinished = ' and (last_run_id is null or last_run_id <> ' ~ baselinr.literal(run.run_id) ~ ')' %}
  {% set statements = [] %}
  {% for failure in failures %}
    {% for target in targets if target.unique_id == failure.unique_id %}
      {% set run = dict(run, attempt=baselinr.attempt_mark(failure.get('attempt'))) %}
      {% do statements.append(baselinr.ensure_state_rows(run, [target])) %}
      {% do statements.append(baselinr.update_state(run, target, {'status': "'error'", 'error': baselinr.literal(failure.error), 'claimed_by': 'null'}, rows=baselinr.free_rows(run, [target.unique_id], unfinished))) %}
      {% do statements.append(baselinr.insert_event(run, target, 'ProfilingFailed', {'error': failure.error})) %}
    {% endfor %}
  {% endfor %}
  {% if statements %}
    {% do baselinr.rows(run, baselinr.transaction(baselinr.new_rows_lock(run) + statements), 'failures') %}
    {% for failure in failures %}
      {% for target in targets if target.unique_id == failure.unique_id %}{% do baselinr.tell_events(dict(run, attempt=baselinr.attempt_mark(failure.get('attempt'))), target, [{'type': 'ProfilingFailed', 'metadata': {'error': failure.error}}]) %}{% endfor %}
    {% endfor %}
  {% endif %}
{% endmacro %}
