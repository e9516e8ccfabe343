{#- What people see of a run while it works: dbt Cloud shows logs, nothing else, and a line that comes when a table is done says nothing during
    the ten minutes before. Programs have the machine lines. -#}
{% macro say_looking(run, targets) %}
  {% do run.update({'said_at': modules.datetime.datetime.now()}) %}
  {% if not targets %}
    {% do baselinr.say('baselinr: no table is in this part of the selection') %}
    {{ return(none) }}
  {% endif %}
  {% do baselinr.say('baselinr: looking for changes in ' ~ baselinr.count_of(targets | length, 'table')) %}
{% endmacro %}

{#- Between two tables of a plan, where the last word was a while ago. It names the table that comes now, because it may be the one that takes long. -#}
{% macro say_still_looking(run, target, n, of) %}
  {% set now = modules.datetime.datetime.now() %}
  {% if run.get('said_at') and (now - run.said_at).total_seconds() >= 20 %}
    {% do run.update({'said_at': now}) %}
    {% do baselinr.say('looked at ' ~ baselinr.grouped(n - 1) ~ ' of ' ~ baselinr.count_of(of, 'table') ~ ', next is ' ~ target.schema ~ '.' ~ target.name) %}
  {% endif %}
{% endmacro %}

{#- One line of counts. -#}
{% macro say_plan(document) %}
  {% if not document.tables %}{{ return(none) }}{% endif %}
  {% set parts = [] %}
  {% for action, count in document.counts.items() if count %}{% do parts.append(baselinr.grouped(count) ~ ' ' ~ action) %}{% endfor %}
  {% set unreadable = document.tables | selectattr('status', 'equalto', 'error') | list | length %}
  {% do baselinr.say('baselinr: plan: ' ~ (parts | join(', ') or 'nothing') ~ ' of ' ~ baselinr.count_of(document.tables | length, 'table')
                     ~ ('; ' ~ baselinr.grouped(unreadable) ~ ' of them cannot be read' if unreadable else '')) %}
{% endmacro %}

{#- Before a table: what may take long is announced. -#}
{% macro say_begin(row, n, of) %}
  {% set parts = [row.reason] %}
  {% if row.changed_partitions %}{% do parts.append(baselinr.count_of(row.changed_partitions | length, 'partition')) %}{% endif %}
  {% do parts.append('size not known' if row.estimated_rows is none else 'about ' ~ baselinr.count_of(row.estimated_rows, 'row')) %}
  {% do baselinr.say(baselinr.place(n, of) ~ row.action.ljust(8) ~ row.schema ~ '.' ~ row.table ~ ' (' ~ (parts | join(', ')) ~ ')') %}
{% endmacro %}

{#- And after it. -#}
{% macro say_done(row, n, of) %}
  {% set took = ' in ' ~ '%.1f' | format(row.duration_seconds) ~ ' s' %}
  {% set name = row.schema ~ '.' ~ row.table %}
  {% if row.status == 'error' %}
    {% do baselinr.say(baselinr.place(n, of) ~ 'ERROR   ' ~ name ~ took ~ ': ' ~ baselinr.in_one_line(row.error)) %}
  {% elif row.status == 'skipped' %}
    {% do baselinr.say(baselinr.place(n, of) ~ 'skip    ' ~ name ~ ' (' ~ row.reason ~ ')') %}
  {% else %}
    {% do baselinr.say(baselinr.place(n, of) ~ 'done    ' ~ name ~ ': ' ~ baselinr.count_of(row.rows_scanned, 'row') ~ took) %}
  {% endif %}
{% endmacro %}

{#- At the end: what was done and what failed, a line each; of what was not, how much for which reason, unless it is little. -#}
{% macro say_result(rows) %}
  {% if not rows %}{{ return(none) }}{% endif %}
  {% set idle = rows | selectattr('action', 'in', ['skip', 'defer']) | rejectattr('status', 'equalto', 'error') | list %}
  {% set failed = rows | selectattr('status', 'equalto', 'error') | list %}
  {% set done = rows | rejectattr('action', 'in', ['skip', 'defer']) | rejectattr('status', 'equalto', 'error') | list %}
  {% do baselinr.say_idle(idle) %}
  {% do baselinr.say_tables(done + failed) %}
  {% do baselinr.say('baselinr: of ' ~ baselinr.count_of(rows | length, 'table') ~ ' ' ~ baselinr.grouped(done | length) ~ ' profiled, ' ~ baselinr.grouped(idle | length) ~ ' left as they are, '
                     ~ baselinr.grouped(failed | length) ~ ' failed') %}
{% endmacro %}

{#- A line a table, for people. -#}
{% macro say_tables(tables) %}
  {% set lines = [] %}
  {% for row in tables %}
    {% set name = (row.schema ~ '.' ~ row.table).ljust(40) %}
    {% set scanned = row.get('rows_scanned') if row.action not in ['skip', 'defer'] else none %}
    {% do lines.append(name ~ ' ' ~ row.action.ljust(8) ~ row.reason.ljust(28) ~ ' ' ~ row.why
                       ~ (' (' ~ baselinr.count_of(scanned, 'row') ~ ' read)' if scanned is not none else '')
                       ~ (' ERROR: ' ~ baselinr.in_one_line(row.error) if row.get('error') and row.error != row.why else '')) %}
  {% endfor %}
  {% do baselinr.say_all(lines) %}
{% endmacro %}

{#- A plan for people: what is to be done, and what is not. -#}
{% macro say_plan_tables(rows) %}
  {% do baselinr.say_idle(rows | selectattr('action', 'in', ['skip', 'defer']) | rejectattr('status', 'equalto', 'error') | list) %}
  {% do baselinr.say_tables(rows | rejectattr('action', 'in', ['skip', 'defer']) | list + rows | selectattr('status', 'equalto', 'error') | list) %}
{% endmacro %}

{#- Tables that are skipped or put off. -#}
{% macro say_idle(rows) %}
  {% if rows | length <= baselinr.few() %}
    {% do baselinr.say_tables(rows) %}
    {{ return(none) }}
  {% endif %}
  {% for action, of_action in (rows | groupby('action')) %}
    {% for reason, of_reason in (of_action | groupby('reason')) %}
      {% do baselinr.say(baselinr.count_of(of_reason | length, 'table').ljust(40) ~ ' ' ~ action.ljust(8) ~ reason) %}
    {% endfor %}
  {% endfor %}
{% endmacro %}

{% macro place(n, of) %}
  {% set total = baselinr.grouped(of) %}
  {{ return('[' ~ baselinr.grouped(n).rjust(total | length) ~ '/' ~ total ~ '] ') }}
{% endmacro %}
