{#- What is known of each partition: when it was last read, and when it last changed. -#}
{% macro partitions_sql(settings) %}
select part.unique_id, state.database_name, state.schema_name, state.table_name, part.partition_id, part.row_count, part.last_profiled_at, part.last_changed_at,
  coalesce(part.rolled_up, false) as is_rolled_up, part.last_run_id
from {{ baselinr.store_table(settings, 'partition_state') }} as part
join {{ baselinr.store_table(settings, 'table_state') }} as state on state.unique_id = part.unique_id
{% endmacro %}
