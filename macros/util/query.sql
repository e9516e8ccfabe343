{#- Runs one statement, or a list of them one by one, and returns the last one's rows as dicts; counts them on the run, because what a run costs is part of its result.
    Every column must be text (cast in SQL): agate would turn numbers into Decimals that tojson cannot write. -#}
{% macro rows(run, sql, comment='') %}
  {% set statements = [sql] if sql is string else sql %}
  {#- the rows of the others are not asked for: some clients cannot read the answer to a statement that has none -#}
  {% for sql in statements[:-1] %}{% call statement('baselinr', fetch_result=false, auto_begin=false) %}{{ baselinr.query_comment(run, comment) ~ sql }}{% endcall %}{% endfor %}
  {% set result = run_query(baselinr.query_comment(run, comment) ~ statements[-1]) %}
  {% do run.update({'queries': run.queries + statements | length}) %}
  {% set rows = [] %}
  {% if result is not none %}
    {% set names = result.column_names | map('lower') | list %}
    {% for line in result.rows %}{% do rows.append(dict(zip(names, line.values()))) %}{% endfor %}
  {% endif %}
  {{ return(rows) }}
{% endmacro %}

{#- The same for a statement that only reads: its texts do not depend on the session's settings. `catalog`: it reads nothing that a
    user wrote, so no search path either. -#}
{% macro read(run, sql, comment='', catalog=false) %}
  {{ return(baselinr.rows(run, baselinr.pinned_session(catalog) ~ sql | trim, comment)) }}
{% endmacro %}

{#- The same for a query of one row, all text, that reads what a user wrote or holds of a table, and so may fail: {row, failure}. Where the engine
    cannot catch an error, it ends the operation. -#}
{% macro read_guarded(run, target, sql, comment) %}{{ return(adapter.dispatch('read_guarded', 'baselinr')(run, target, sql, comment)) }}{% endmacro %}
{% macro default__read_guarded(run, target, sql, comment) %}
  {{ return({'row': baselinr.read(run, sql, comment)[0], 'failure': none}) }}
{% endmacro %}

{#- So that the warehouse's query history says which run and which table a statement belongs to. -#}
{% macro query_comment(run, comment) %}
  {% set text = 'baselinr run ' ~ run.run_id ~ (' ' ~ comment if comment else '') %}
  {{ return('/* ' ~ (text | replace('*/', '* /') | replace('/*', '/ *')) ~ ' */\n') }}
{% endmacro %}

{#- Whole numbers cross from SQL as text; none stays none. -#}
{% macro to_int(text) %}
  {{ return(none if text is none else text | int) }}
{% endmacro %}

{#- dbt's target name. A macro of its own, because `target` is what this package calls a table. -#}
{% macro target_name() %}
  {{ return(target.name) }}
{% endmacro %}
{% macro target_threads() %}{{ return(target.threads) }}{% endmacro %}
{% macro target_database() %}
  {{ return(target.database or target.dbname) }}
{% endmacro %}
