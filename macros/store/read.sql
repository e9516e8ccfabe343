{#- The stored state of the targets, by unique_id. Without a store there is none, and none is created. -#}
{% macro read_state(run, targets) %}
  {% set state = {} %}
  {% if run.store_exists and targets %}
    {% for row in baselinr.read(run, baselinr.state_sql(run.settings, targets), 'state') %}
      {% do state.update({row.unique_id: row}) %}
    {% endfor %}
  {% endif %}
  {{ return(state) }}
{% endmacro %}

{#- Ages are computed here, by the warehouse's clock. -#}
{% macro state_sql(settings, targets) %}
select unique_id, database_name, schema_name, table_name, decision, decision_reason, status, error, snapshot_id, profile_signature,
  profiled_columns, metadata, last_run_id, rolled_up_by, resume_partition, sampled_id, checks, known_columns,
  case when backfilling then 'true' end as backfilling,
  case when hash_id <> {{ baselinr.hash_id() }} then 'true' end as hash_is_stale,
  {{ baselinr.as_text('row_count') }} as row_count,
  {{ baselinr.as_text('pending_partitions') }} as pending_partitions,
  {{ baselinr.as_text('coverage') }} as coverage,
  {{ baselinr.iso_timestamp('last_profiled_at') }} as last_profiled_at,
  {{ baselinr.iso_timestamp('last_checked_at') }} as last_checked_at,
  {{ baselinr.iso_timestamp('next_due_at') }} as next_due_at,
  {{ baselinr.iso_timestamp('started_at') }} as started_at,
  {{ baselinr.iso_timestamp('waiting_since') }} as waiting_since,
  {{ baselinr.as_text('staleness_score') }} as staleness_score,
  {{ baselinr.as_text(baselinr.minutes_between('last_profiled_at', baselinr.now())) }} as profiled_minutes_ago,
  {{ baselinr.as_text(baselinr.minutes_between('last_verified_at', baselinr.now())) }} as verified_minutes_ago,
  {{ baselinr.as_text(baselinr.minutes_between('waiting_since', baselinr.now())) }} as waiting_minutes,
  {{ baselinr.as_text(baselinr.minutes_between('last_published_at', baselinr.now())) }} as published_minutes_ago,
  {{ baselinr.as_text(baselinr.minutes_between('last_checked_at', baselinr.now())) }} as checked_minutes_ago
from {{ baselinr.store_table(settings, 'table_state') }}
where unique_id in ({{ baselinr.literals(targets | map(attribute='unique_id')) }})
{% endmacro %}
