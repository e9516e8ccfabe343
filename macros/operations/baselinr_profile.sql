{% macro baselinr_profile(select=none, exclude=none, full_refresh=none, action=none, partitions=none, sample_fraction=none, shard=none, fail_fast=none, payload=none) %}
  {% set request = baselinr.request({'select': select, 'exclude': exclude, 'full_refresh': full_refresh, 'action': action,
    'partitions': partitions, 'sample_fraction': sample_fraction, 'shard': shard, 'fail_fast': fail_fast, 'payload': payload}, kwargs) %}
  {% if not execute %}{{ return('') }}{% endif %}
  {% set run = baselinr.begin_run(request) %}
  {% if request.planned is not none %}
    {% set rows = baselinr.work_on_planned(run, request) %}
  {% else %}
    {% set targets = baselinr.requested_targets(run, request) %}
    {#- before the store is made: a setting that does not fit a table must leave nothing behind -#}
    {% do baselinr.read_catalog(run, targets) %}
    {% do baselinr.stop_on_misfits(run, targets) %}
    {% do baselinr.create_store(run) %}
    {% if request.failures %}{% do baselinr.write_failures(run, request.failures) %}{% endif %}
    {% set rows = baselinr.plan_and_profile(run, request, targets, baselinr.forced(request)) %}
  {% endif %}
  {% if not request.hand_out and rows | selectattr('status', 'equalto', 'error') | list %}{% do exceptions.raise_compiler_error(baselinr.failed_text(rows)) %}{% endif %}
{% endmacro %}

{#- The run itself, with what is told of it. Returns its rows. With `hand_out` the tables are left to the workers of a program, which is told what there is
    to do: one `planned` line each. -#}
{% macro plan_and_profile(run, request, targets, forced=none) %}
  {% set tells_details = baselinr.tells_details(request, targets) %}
  {% do run.update({'tells_details': tells_details, 'in_batches': request.hand_out, 'logs_skips': tells_details and request.tell_events is not false, 'marks_looks': not request.hand_out}) %}
  {% do baselinr.say_looking(run, targets) %}
  {% set states = baselinr.read_state(run, targets) %}
  {% set rows = [] %}
  {% for round in ([targets] if request.hand_out else baselinr.rounds(targets, states)) %}
    {% if not (request.fail_fast and rows | selectattr('status', 'equalto', 'error') | list) %}
      {% do rows.extend(baselinr.one_round(run, request, round, forced, states, baselinr.spent(request.spent, rows))) %}
    {% endif %}
  {% endfor %}
  {% if not request.hand_out %}
    {% do baselinr.tell_result(run, rows) %}
    {% do baselinr.say_result(rows) %}
  {% endif %}
  {{ return(rows) }}
{% endmacro %}

{#- Tables whose last attempt did not finish are not even looked at before the others are done, where an error ends the operation: one bad table must not
    starve the others. -#}
{% macro rounds(targets, states) %}
  {% set first, later = [], [] %}
  {% for target in targets %}
    {% set state = states.get(target.unique_id) %}
    {% do (later if state and state.started_at else first).append(target) %}
  {% endfor %}
  {{ return([targets] if not later or not first or baselinr.catches_errors() else [first, later]) }}
{% endmacro %}

{#- The plan, the skips, then table after table. -#}
{% macro one_round(run, request, targets, forced, states, spent) %}
  {% set planned = baselinr.plan(run, targets, forced, spent, states) %}
  {% set document = baselinr.plan_document(run, planned) %}
  {% do baselinr.emit_document(run, 'plan', {'document': document, 'is_parallel': baselinr.can('parallel'), 'threads': baselinr.target_threads()}) %}
  {% do baselinr.say_plan(document) %}
  {% set skipped = baselinr.skip_tables(run, planned) %}
  {% set to_do = [] if request.fail_fast and skipped | selectattr('status', 'equalto', 'error') | list else baselinr.tables_to_do(planned) %}
  {% if request.hand_out %}
    {% do baselinr.hand_out(to_do) %}
    {{ return(skipped) }}
  {% endif %}
  {{ return(skipped + baselinr.profile_tables(run, to_do, request.fail_fast)) }}
{% endmacro %}

{#- What a run has used of its budget: what a program says it has, and what these rows say. Of a table that failed it is not known: what it was expected to use. -#}
{% macro spent(before, rows) %}
  {% set used = {'rows': (before or {}).get('rows') or 0, 'bytes': (before or {}).get('bytes') or 0} %}
  {% for row in rows if row.action not in ['skip', 'defer'] %}
    {% set read = row.estimated_rows if row.rows_scanned is none else row.rows_scanned %}
    {% do used.update({'rows': used.rows + (read or 0), 'bytes': used.bytes + (row.estimated_bytes or 0)}) %}
  {% endfor %}
  {{ return(used) }}
{% endmacro %}

{#- Each table as `work_on_planned` takes it, in another process: without what is derived of its settings, because that is macros, too. -#}
{% macro hand_out(items) %}
  {% for item in items %}
    {% set portable = dict(item, target=dict(item.target, settings=dict(item.target.settings, derived={}))) %}
    {% do baselinr.emit('planned', {'unique_id': item.target.unique_id, 'item': portable, 'withheld_error': baselinr.withheld_error(item.target),
                                    'timeout_seconds': item.target.settings.timeout_seconds, 'is_unfinished': item.state is not none and item.state.started_at is not none}) %}
  {% endfor %}
{% endmacro %}

{#- A worker's part. -#}
{% macro work_on_planned(run, request) %}
  {% do baselinr.write_failures(run, request.failures) %}
  {% set rows = baselinr.profile_tables(run, request.planned) %}
  {% do baselinr.tell_result(run, rows) %}
  {{ return(rows) }}
{% endmacro %}

{% macro tell_result(run, rows) %}
  {% set document = baselinr.document(run, rows) %}
  {% do baselinr.emit_document(run, 'run', {'document': document}) %}
  {% if not run.get('tells_details', true) %}{% do baselinr.emit('run_summary', {'run_id': run.run_id, 'counts': document.counts, 'failed': rows | selectattr('status', 'equalto', 'error') | map(attribute='unique_id') | list}) %}{% endif %}
{% endmacro %}

{% macro failed_text(rows) %}
  {% set failed = rows | selectattr('status', 'equalto', 'error') | list %}
  {% set lines = [] %}
  {% for row in failed[:baselinr.few()] %}{% do lines.append(row.schema ~ '.' ~ row.table ~ ': ' ~ row.error) %}{% endfor %}
  {% if failed | length > lines | length %}{% do lines.append('and ' ~ (failed | length - lines | length) ~ ' more, in the lines above and in baselinr_table_state') %}{% endif %}
  {{ return('baselinr: ' ~ (failed | length) ~ ' of ' ~ (rows | length) ~ ' tables failed, the others are done:\n  ' ~ (lines | join('\n  '))) }}
{% endmacro %}

{#- Skips and deferrals, in one transaction. -#}
{% macro skip_tables(run, planned) %}
  {% set rows = [] %}
  {% set skipped = planned | selectattr('decision.action', 'in', ['skip', 'defer']) | list %}
  {% do baselinr.write_skips(run, skipped) %}
  {% for item in skipped %}
    {% set failed = item.decision.status == 'error' %}
    {% do rows.append(dict(item.row or baselinr.plan_row(item), status='error' if failed else 'skipped', rows_scanned=0, queries=0,
                           duration_seconds=0, error=item.why if failed else none)) %}
  {% endfor %}
  {% do baselinr.tell_skipped(run, rows) %}
  {{ return(rows) }}
{% endmacro %}

{#- A program has the rows already, in the plan; of many tables a person has a line of counts. -#}
{% macro tell_skipped(run, rows) %}
  {% if run.get('in_batches') %}
    {% set told = [] %}
    {% for row in rows %}{% do told.append({'unique_id': row.unique_id, 'status': row.status, 'error': row.error}) %}{% endfor %}
    {% do baselinr.emit('tables_skipped', {'tables': told}) %}
  {% elif run.get('tells_details', true) %}
    {% for row in rows %}{% do baselinr.emit('table_finished', {'table': row}) %}{% endfor %}
  {% endif %}
{% endmacro %}

{#- What is not skipped. A table whose last attempt did not finish comes last: where an error ends the operation, one bad table must not starve
    the others. -#}
{% macro tables_to_do(planned) %}
  {% set to_do = planned | rejectattr('decision.action', 'in', ['skip', 'defer']) | list %}
  {{ return(to_do | rejectattr('state.started_at') | list + to_do | selectattr('state.started_at') | list) }}
{% endmacro %}

{#- Table after table, each committed on its own. -#}
{% macro profile_tables(run, items, fail_fast=false) %}
  {% set rows = [] %}
  {% for item in items %}
    {% set plan_row = baselinr.plan_row(item) %}
    {% do baselinr.emit_detail(run, 'table_started', dict(plan_row, n=loop.index, of=loop.length)) %}
    {% do baselinr.say_begin(plan_row, loop.index, loop.length) %}
    {% set queries_before = run.queries %}
    {% set started = modules.datetime.datetime.now() %}
    {% set result = baselinr.profile_table(run, item) %}
    {% if result.status == 'success' and item.decision.reason == 'forced' and result.partitions_scanned < item.decision.changed | length %}
      {% do baselinr.warn(item.target.unique_id ~ ': of the partitions ' ~ (item.decision.changed | join(', ')) ~ ' only ' ~ result.partitions_scanned
                          ~ ' have rows; ids are written as the read models write them, such as 2024-01-05') %}
    {% endif %}
    {% set seconds = (modules.datetime.datetime.now() - started).total_seconds() %}
    {% do rows.append(dict(plan_row, queries=run.queries - queries_before, duration_seconds=seconds, **baselinr.result_of(result))) %}
    {% do baselinr.emit_detail(run, 'table_finished', {'table': rows[-1]}) %}
    {% do baselinr.say_done(rows[-1], loop.index, loop.length) %}
    {% if fail_fast and result.status == 'error' %}{{ return(rows) }}{% endif %}
  {% endfor %}
  {{ return(rows) }}
{% endmacro %}

{#- What a result changes in the row of the plan. -#}
{% macro result_of(result) %}
  {% if result.status == 'busy' %}
    {{ return({'action': 'skip', 'reason': 'running_elsewhere', 'status': 'skipped', 'rows_scanned': 0, 'error': none,
               'changed_partitions': [], 'removed_partitions': [], 'why': 'another run is working on this table, or has just done so, or its partitions were renamed since this run planned',
               'explanation': 'another run is working on this table, or has just done so, or its partitions were renamed since this run planned. Looked at again at the next run'}) }}
  {% elif result.status == 'error' %}
    {{ return({'status': 'error', 'rows_scanned': none, 'error': result.error}) }}
  {% endif %}
  {{ return({'status': 'success', 'row_count': result.row_count, 'rows_scanned': result.rows_scanned, 'error': none}) }}
{% endmacro %}
