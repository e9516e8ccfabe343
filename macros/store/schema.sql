{#- The store's tables: name -> {columns: {name: type}, key, lookup, holds_states}; `lookup`: what rows are found by. Names and first columns are Baselinr's own, so that its readers work here. -#}
{% macro store_schema() %}
  {% set states = {} %}
  {% for name, state in baselinr.states_of(baselinr.metric_families()).items() %}{% do states.update({name: state.type}) %}{% endfor %}
  {% set column_state = {'unique_id': 'text', 'group_id': 'text', 'partition_id': 'text', 'column_name': 'text', 'kind': 'text', 'value_type': 'text', 'token': 'text', 'last_run_id': 'text'} %}
  {% set group_state = {'unique_id': 'text', 'group_id': 'text', 'column_name': 'text', 'kind': 'text', 'value_type': 'text'} %}
  {{ return({
    'table_state': {'key': 'unique_id', 'columns': {
      'unique_id': 'text', 'database_name': 'text', 'schema_name': 'text', 'table_name': 'text', 'last_run_id': 'text',
      'snapshot_id': 'text', 'change_token': 'text', 'decision': 'text', 'decision_reason': 'text', 'last_profiled_at': 'timestamp',
      'staleness_score': 'integer', 'row_count': 'bigint', 'bytes_scanned': 'bigint', 'metadata': 'text',
      'status': 'text', 'error': 'text', 'last_checked_at': 'timestamp', 'next_due_at': 'timestamp', 'pending_partitions': 'bigint',
      'coverage': 'double', 'profile_signature': 'text', 'profiled_columns': 'text', 'hash_id': 'text',
      'claimed_by': 'text', 'claimed_until': 'timestamp', 'started_at': 'timestamp',
      'last_verified_at': 'timestamp', 'waiting_since': 'timestamp', 'backfilling': 'boolean', 'resume_partition': 'text', 'sampled_id': 'text', 'checks': 'text',
      'last_published_at': 'timestamp', 'known_columns': 'text', 'rolled_up_by': 'text'}},
    'partition_state': {'lookup': ['unique_id', 'group_id'], 'columns': {
      'unique_id': 'text', 'group_id': 'text', 'partition_id': 'text', 'token': 'text', 'row_count': 'bigint', 'bytes': 'bigint',
      'last_profiled_at': 'timestamp', 'last_changed_at': 'timestamp', 'rolled_up': 'boolean', 'rolled_up_by': 'text', 'last_run_id': 'text'}},
    'column_state': {'lookup': ['unique_id', 'group_id'], 'holds_states': true, 'columns': dict(column_state, **states)},
    'group_state': {'lookup': ['unique_id', 'group_id'], 'holds_states': true, 'columns': dict(group_state, **states)},
    'runs': {'lookup': ['unique_id', 'run_id'], 'columns': {
      'run_id': 'text', 'dataset_name': 'text', 'schema_name': 'text', 'profiled_at': 'timestamp', 'environment': 'text',
      'status': 'text', 'row_count': 'bigint', 'column_count': 'bigint', 'unique_id': 'text', 'database_name': 'text', 'action': 'text',
      'reason': 'text', 'rows_scanned': 'bigint', 'bytes_scanned': 'bigint', 'partitions_scanned': 'bigint',
      'duration_seconds': 'double', 'sample_fraction': 'double', 'coverage': 'double', 'is_published': 'boolean'}},
    'results': {'lookup': ['unique_id', 'run_id'], 'columns': {
      'run_id': 'text', 'dataset_name': 'text', 'schema_name': 'text', 'column_name': 'text', 'column_type': 'text',
      'metric_name': 'text', 'metric_value': 'text', 'profiled_at': 'timestamp', 'unique_id': 'text', 'is_sampled': 'boolean',
      'interval_low': 'double', 'interval_high': 'double'}},
    'events': {'lookup': ['unique_id', 'run_id'], 'columns': {
      'event_id': 'text', 'event_type': 'text', 'run_id': 'text', 'table_name': 'text', 'column_name': 'text', 'metric_name': 'text',
      'baseline_value': 'double', 'current_value': 'double', 'change_percent': 'double', 'drift_severity': 'text',
      'timestamp': 'timestamp', 'metadata': 'text', 'created_at': 'timestamp', 'unique_id': 'text', 'action': 'text', 'reason': 'text', 'row_count': 'bigint'}},
    'schema_version': {'columns': {'version': 'integer', 'applied_at': 'timestamp', 'description': 'text'}},
  }) }}
{% endmacro %}

{#- Raise it with every change of store_schema; `baselinr_init` then adds what is missing. -#}
{% macro store_version() %}{{ return(4) }}{% endmacro %}

{#- What a state means: raise it when the same data would give another state, and every stored one becomes stale. -#}
{% macro state_version() %}{{ return(4) }}{% endmacro %}

{#- The quoted name of one of the store's tables. `metadata_table` renames the state table. -#}
{% macro store_table(settings, name) %}
  {#- asked for dozens of times a profile -#}
  {% if name not in settings.store_tables %}
    {% do settings.store_tables.update({name: baselinr.quote_relation(settings.storage.database, settings.storage.schema, baselinr.store_table_name(settings, name))}) %}
  {% endif %}
  {{ return(settings.store_tables[name]) }}
{% endmacro %}

{% macro store_table_name(settings, name) %}
  {{ return(baselinr.store_name(settings.incremental.change_detection.metadata_table if name == 'table_state' else 'baselinr_' ~ name)) }}
{% endmacro %}
