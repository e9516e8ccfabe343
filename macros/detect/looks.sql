{#- A look at what a table holds may fail, and where a macro cannot catch the error, it ends the operation: before any table is profiled. So it is told
    first whose turn it is: to the runner, which plans again without this table; and, with `marks_looks`, to the store, so that the next run comes to it
    when all others are done. -#}
{% macro begin_looks(run, item) %}
  {% if baselinr.catches_errors() %}{{ return(none) }}{% endif %}
  {% do baselinr.emit_detail(run, 'table_looked_at', {'unique_id': item.target.unique_id, 'withheld_error': baselinr.withheld_error(item.target), 'timeout_seconds': item.target.settings.timeout_seconds}) %}
  {% if run.get('marks_looks') and not (item.state and item.state.started_at) %}
    {% set statements = baselinr.new_rows_lock(run) + [baselinr.ensure_state_rows(run, [item.target])] if item.state is none else [] %}
    {% do baselinr.rows(run, baselinr.transaction(statements + baselinr.unmark_looks(run) + [baselinr.mark_look(run, item.target, baselinr.now())]), 'look at ' ~ item.target.name) %}
    {% do run.update({'looks_at': item.target}) %}
  {% endif %}
{% endmacro %}

{% macro end_looks(run) %}
  {% set statements = baselinr.unmark_looks(run) %}
  {% if statements %}{% do baselinr.rows(run, baselinr.transaction(statements), 'looked') %}{% endif %}
  {% do run.update({'looks_at': none}) %}
{% endmacro %}

{% macro unmark_looks(run) %}
  {{ return([baselinr.mark_look(run, run.looks_at, 'null')] if run.get('looks_at') else []) }}
{% endmacro %}

{#- A table that another run works on has that run's mark. -#}
{% macro mark_look(run, target, value) %}
  {{ return(baselinr.update_state(run, target, {'started_at': value}, rows=baselinr.free_rows(run, [target.unique_id]))) }}
{% endmacro %}
