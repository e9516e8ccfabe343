{#- The current metrics of every table: those of its last published run. A profile with partitions pending is not published, so the
    last complete one stays. Shared by the read model `baselinr_metrics` and the operation of the same name. -#}
{% macro current_metrics_sql(settings) %}
select results.unique_id, runs.database_name, results.schema_name, results.dataset_name as table_name, results.column_name, results.column_type,
  results.metric_name, results.metric_value, runs.row_count, results.profiled_at, state.last_checked_at as checked_at,
  coalesce(state.last_checked_at > results.profiled_at, false) as is_cached, results.is_sampled,
  results.interval_low, results.interval_high, state.coverage, results.run_id
from {{ baselinr.store_table(settings, 'results') }} as results
join (
{{ baselinr.last_published_sql(settings) | trim }}
) as runs on runs.run_id = results.run_id and runs.unique_id = results.unique_id
join {{ baselinr.store_table(settings, 'table_state') }} as state on state.unique_id = results.unique_id
{% endmacro %}

{#- The order of a table's runs that makes one of them the last. -#}
{% macro newest_run_first() %}{{ return('profiled_at desc, run_id desc') }}{% endmacro %}

{#- Every table's published runs, counted from the last. -#}
{% macro published_runs_sql(settings) %}
select unique_id, run_id, database_name, row_count, rows_scanned, action, reason, row_number() over (partition by unique_id order by {{ baselinr.newest_run_first() }}) as recency
from {{ baselinr.store_table(settings, 'runs') }}
where is_published
{% endmacro %}

{#- The last of them: what is current, and what a prune therefore leaves alone. -#}
{% macro last_published_sql(settings) %}
select unique_id, run_id, database_name, row_count
from (
{{ baselinr.published_runs_sql(settings) | trim }}
) as numbered
where recency = 1
{% endmacro %}

{#- The state of every table, as people ask for it. Shared by the read model `baselinr_tables`. -#}
{% macro current_tables_sql(settings) %}
select unique_id, database_name, schema_name, table_name, status, decision, decision_reason, error, last_profiled_at, last_checked_at, next_due_at,
  row_count, coalesce(pending_partitions, 0) as pending_partitions, coverage, snapshot_id, last_run_id,
  coalesce(last_checked_at > last_profiled_at, false) as is_cached, sampled_id is not null as is_sampled, staleness_score, waiting_since, last_verified_at
from {{ baselinr.store_table(settings, 'table_state') }}
{% endmacro %}
