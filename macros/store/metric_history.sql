{#- Every published profile's metrics: what became of a number over time. By `recency` those of the last profiles are found without reading the others. -#}
{% macro metric_history_sql(settings) %}
select results.unique_id, run.database_name, results.schema_name, results.dataset_name as table_name, results.column_name, results.column_type, results.metric_name,
  results.metric_value, {{ baselinr.number_in_text('results.metric_value') }} as metric_number, results.interval_low, results.interval_high, results.is_sampled,
  run.row_count, run.rows_scanned, run.action, run.reason, results.profiled_at, results.run_id, run.recency
from {{ baselinr.store_table(settings, 'results') }} as results
join (
  select unique_id, run_id, database_name, row_count, rows_scanned, action, reason, row_number() over (partition by unique_id order by {{ baselinr.newest_run_first() }}) as recency
  from {{ baselinr.store_table(settings, 'runs') }}
  where is_published
) as run on run.run_id = results.run_id and run.unique_id = results.unique_id
{% endmacro %}

{#- A number that is written in a text, as a double; null for any other text, and for one that may be out of a double's range. -#}
{% macro number_in_text(x) %}
  {% set fraction = '([.][0-9]{0,30})?' %}
  {% set number = '[+-]?([0-9]{1,38}' ~ fraction ~ '|[0-9]' ~ fraction ~ '[eE][+-]?[12]?[0-9]?[0-9])' %}
  {{ return('case when ' ~ baselinr.matches(x, number) ~ ' then ' ~ baselinr.finite_text(x, "'decimal'") ~ ' end') }}
{% endmacro %}
