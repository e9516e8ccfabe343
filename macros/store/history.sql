{#- What of the store is history, and when it may go. The states are none: a table that is no longer in this project may be another's. -#}

{#- Table -> the column that says how old a row is. In the order of `store_schema`, in which the store is migrated as well: two
    transactions that lock the same tables in the same order do not wait for each other. -#}
{% macro history_tables() %}{{ return({'runs': 'profiled_at', 'results': 'profiled_at', 'events': 'timestamp'}) }}{% endmacro %}

{#- `from … where …`: the rows of one table that are older than `cutoff` (SQL), and not the last published run of a table. That one is asked of
    the runs alone: projects that share a store may have named a state table each. -#}
{% macro old_history(settings, name, cutoff) %}{{ return(adapter.dispatch('old_history', 'baselinr')(settings, name, cutoff)) }}{% endmacro %}
{% macro default__old_history(settings, name, cutoff) %}
from {{ baselinr.store_table(settings, name) }} as history
where history.{{ baselinr.store_column(baselinr.history_tables()[name]) }} < {{ cutoff }}
{%- if name in ['runs', 'results'] %}
  and not exists (
    select 1
    from (
{{ baselinr.last_published_sql(settings) | trim }}
    ) as published
    where published.unique_id = history.unique_id and published.run_id = history.run_id
  )
{%- endif %}
{%- endmacro %}

{#- How many rows are older than so many days by the warehouse's clock; and the cutoff, to the microsecond for the deletion and as people read it. -#}
{% macro count_history_sql(settings, keep_days) %}
  {%- set cutoff = baselinr.plus_minutes(baselinr.now(), -1440 * keep_days) %}
  {%- for name in baselinr.history_tables() %}
select {{ baselinr.literal(name) }} as name, {{ baselinr.as_text('count(*)') }} as old_rows, {{ baselinr.as_text(cutoff) }} as cutoff, {{ baselinr.iso_timestamp('(' ~ cutoff ~ ')') }} as older_than
{{ baselinr.old_history(settings, name, cutoff) | trim }}
{{ 'union all' if not loop.last }}
  {%- endfor %}
{%- endmacro %}

{% macro delete_history_statements(settings, cutoff) %}
  {% set at = 'cast(' ~ baselinr.literal(cutoff) ~ ' as ' ~ baselinr.column_type('timestamp') ~ ')' %}
  {% set statements = [] %}
  {% for name in baselinr.history_tables() %}{% do statements.append('delete ' ~ baselinr.old_history(settings, name, at) | trim) %}{% endfor %}
  {{ return(statements) }}
{% endmacro %}
