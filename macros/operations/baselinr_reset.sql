{% macro baselinr_reset(select=none, exclude=none, payload=none) %}
  {% set request = baselinr.request({'select': select, 'exclude': exclude, 'payload': payload}, kwargs) %}
  {% if not execute %}{{ return('') }}{% endif %}
  {% set run = baselinr.begin_run(request) %}
  {% set targets = baselinr.requested_targets(run, request) %}
  {% do baselinr.find_store(run) %}
  {% set tables = [] %}
  {% for target in targets %}
    {% do tables.append({'unique_id': target.unique_id, 'schema': target.schema, 'table': target.name}) %}
  {% endfor %}
  {% if run.store_exists %}
    {% do baselinr.rows(run, baselinr.transaction(baselinr.reset_statements(run.settings, targets)), 'reset') %}
  {% endif %}
  {% do baselinr.emit('reset', {'document': {'tables': tables}}) %}
  {% do baselinr.say('forgot the state of ' ~ (tables | length) ~ ' tables; their next profile is full, their history stays') %}
{% endmacro %}

{#- The state goes; runs, results and events are history, and stay. The state row comes first: a run at work on the table holds it. Where it cannot, it
    loses its claim, and writes no more after the statement that it is at; others are kept away for as long as they would have been. -#}
{% macro reset_statements(settings, targets) %}
  {% set ids = baselinr.literals(targets | map(attribute='unique_id')) %}
  {% set statements = ['update ' ~ baselinr.store_table(settings, 'table_state') ~ ' set last_profiled_at = null, profile_signature = null, snapshot_id = null,'
                       ~ ' change_token = null, next_due_at = null, pending_partitions = 0, coverage = null, started_at = null, metadata = null,'
                       ~ ' last_verified_at = null, waiting_since = null, backfilling = null, resume_partition = null, sampled_id = null, checks = null, last_published_at = null, known_columns = null'
                       ~ ('' if baselinr.has_transactions() else ", claimed_by = case when claimed_by is not null then 'reset' end") ~ ' where unique_id in (' ~ ids ~ ')'] %}
  {% for table in ['column_state', 'group_state', 'partition_state'] %}
    {% do statements.append('delete from ' ~ baselinr.store_table(settings, table) ~ ' where unique_id in (' ~ ids ~ ')') %}
  {% endfor %}
  {{ return(statements) }}
{% endmacro %}
