{#- What a profile writes where several statements do not happen together: in an order in which a run that dies at any of them leaves work to redo, and
    never work that is believed to be done.

    First goes what would make the states believed: the tokens of the partitions that are to change, or, where all states do, the table's signature.
    Then states, groups, results, the run, by which readers find the results. Only then the tokens, and the table's state last: a partition
    whose token is missing is profiled again, a table whose state did not move is looked at again. A partition that is gone keeps its row, of
    no rows, until its group is made anew without it. -#}
{% macro steps(run, item, then) %}
  {%- set target, decision = item.target, item.decision %}
  {%- set statements = baselinr.unwrite_attempt(run, target) %}
  {%- do statements.extend(baselinr.sample_steps(run, item, then) if decision.action == 'sample' else baselinr.state_steps(run, item)) %}
  {%- if decision.action != 'sample' %}
    {%- if then.published and target.columns %}{% do statements.append(baselinr.insert_results(run, item)) %}{% endif %}
    {%- do statements.append(baselinr.insert_run(run, item, then.published)) %}
  {%- endif %}
  {%- for event in baselinr.events_of(item) %}{% do statements.append(baselinr.insert_event(run, target, event.type, event.metadata)) %}{% endfor %}
  {%- if decision.action != 'sample' %}
    {%- do statements.extend(baselinr.believe(run, item)) %}
    {%- if then.published %}{% do statements.extend(baselinr.roll_up_statements(run, item)) %}{% endif %}
  {%- endif %}
  {{ return(statements + [baselinr.update_state(run, target, baselinr.state_after(run, item, then))]) }}
{%- endmacro %}

{#- What an earlier attempt of this run has written of what readers find by the run. -#}
{% macro unwrite_attempt(run, target) %}
  {% set statements = [] %}
  {% for name in ['runs', 'results'] if run.attempt %}
    {% do statements.append('delete from ' ~ baselinr.store_table(run.settings, name) ~ '\nwhere unique_id = ' ~ baselinr.literal(target.unique_id) ~ ' and run_id = ' ~ baselinr.literal(run.run_id)) %}
  {% endfor %}
  {{ return(statements) }}
{% endmacro %}

{#- As state_statements in macros/profile/states.sql, but for the tokens. -#}
{% macro state_steps(run, item) %}
  {%- set target, decision = item.target, item.decision %}
  {%- set statements = [] %}
  {%- do statements.extend(baselinr.disbelieve(run, item)) %}
  {%- if decision.restart or decision.changed or decision.removed %}{% do statements.append(baselinr.delete_states(run, item, 'column_state')) %}{% endif %}
  {%- if item.facts.columns and item.facts.columns.dropped and decision.action == 'partial' %}{% do statements.extend(baselinr.forget_dropped_columns(run, target)) %}{% endif %}
  {%- for scan in item.scans if scan.beside is none %}
    {%- do statements.extend([baselinr.insert_states(run, item, scan), baselinr.insert_given(run, item, scan.given, known_later=true) if scan.given is not none else baselinr.insert_partitions(run, item, known_later=true)]) %}
  {%- endfor %}
  {%- if decision.restart or decision.changed %}
    {%- do statements.append('delete from ' ~ baselinr.store_table(run.settings, 'partition_state') ~ '\nwhere unique_id = ' ~ baselinr.literal(target.unique_id)
          ~ ('' if decision.restart else ' and ' ~ baselinr.these_partitions(target, decision.changed)) ~ ' and last_run_id <> ' ~ baselinr.literal(run.run_id)) %}
  {%- endif %}
  {%- for scan in item.scans if scan.beside is not none %}
    {%- do statements.extend([baselinr.delete_column_states(run, target, scan), baselinr.insert_states(run, item, scan), baselinr.update_partitions(run, target)]) %}
  {%- endfor %}
  {{ return(statements + baselinr.unroll_statements(run, item) + baselinr.group_statements(run, item)) }}
{%- endmacro %}

{#- From here on until the tokens are written, a run that dies leaves the table with nothing to rely on, or these partitions without a token. -#}
{% macro disbelieve(run, item) %}
  {% set target, decision = item.target, item.decision %}
  {% if decision.restart %}{{ return([baselinr.update_state(run, target, {'profile_signature': 'null'})]) }}{% endif %}
  {% set table = baselinr.store_table(run.settings, 'partition_state') %}
  {% set statements = [] %}
  {% for ids, values in [[decision.changed, 'token = null, last_changed_at = ' ~ baselinr.now()], [decision.removed, 'token = null, row_count = 0']] if ids %}
    {% do statements.append('update ' ~ table ~ '\nset ' ~ values ~ '\nwhere unique_id = ' ~ baselinr.literal(target.unique_id) ~ ' and ' ~ baselinr.these_partitions(target, ids)) %}
  {% endfor %}
  {{ return(statements) }}
{% endmacro %}

{#- All that belongs to the partitions is written: now they are known by their tokens, and those that are gone are forgotten. -#}
{% macro believe(run, item) %}
  {% set target, decision = item.target, item.decision %}
  {% set table = baselinr.store_table(run.settings, 'partition_state') %}
  {% set this_table = 'unique_id = ' ~ baselinr.literal(target.unique_id) %}
  {% set statements = [] %}
  {% for scan in item.scans if scan.beside is none %}
    {% set tokens %}
  select unique_id, partition_id, token
  from {{ baselinr.store_table(run.settings, 'column_state') }}
  where {{ this_table }} and column_name = '' and last_run_id = {{ baselinr.literal(run.run_id) }}
    {%- endset %}
    {% set given = 'select ' ~ baselinr.literal(target.unique_id) ~ ' as unique_id, partition_id, token from (\n' ~ baselinr.token_rows(scan.given) ~ '\n) as given' if scan.given is not none else none %}
    {% do statements.append(baselinr.update_by(table, 'part', {'token': 'known.token'}, given or tokens, 'known',
      'part.' ~ this_table ~ ' and known.unique_id = part.unique_id and known.partition_id = part.partition_id', 'part.last_run_id = ' ~ baselinr.literal(run.run_id)) | trim) %}
  {% endfor %}
  {% if decision.removed and not decision.restart %}
    {% do statements.append('delete from ' ~ table ~ '\nwhere ' ~ this_table ~ ' and ' ~ baselinr.these_partitions(target, decision.removed)) %}
  {% endif %}
  {{ return(statements) }}
{% endmacro %}

{#- A run that readers find has its results. Of columns whose states go, the table's state forgets first that they have some. -#}
{% macro sample_steps(run, item, then) %}
  {% set target = item.target %}
  {% set runs = baselinr.store_table(run.settings, 'runs') %}
  {% set statements = [] %}
  {% if baselinr.forgotten_columns(item) %}
    {% do statements.append(baselinr.update_state(run, target, {'profiled_columns': baselinr.literal(tojson(baselinr.columns_still_profiled(item)))})) %}
  {% endif %}
  {% do statements.extend([baselinr.insert_run(run, item, false)] + baselinr.sample_statements(run, item) + baselinr.forget_columns_of_sample(run, item)) %}
  {% if then.published %}
    {% do statements.append('update ' ~ runs ~ '\nset is_published = true\nwhere unique_id = ' ~ baselinr.literal(target.unique_id) ~ ' and run_id = ' ~ baselinr.literal(run.run_id)) %}
  {% endif %}
  {{ return(statements) }}
{% endmacro %}
