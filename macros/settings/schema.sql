{#- Every setting, once: its type, its default, its bounds. A section is a map without `type`. Nothing else in the package holds a default.
    Types: bool, int, number, string, list, map, enum (with `choices`). A null default means: unset, and null is a value. -#}
{% macro settings_schema() %}
  {% set cost_controls = baselinr.cost_settings_schema() %}
  {{ return({
    'baselinr_incremental': {
      'enabled': {'type': 'bool', 'default': true},
      'change_detection': {
        'enabled': {'type': 'bool', 'default': true},
        'metadata_table': {'type': 'string', 'default': 'baselinr_table_state'},
        'snapshot_ttl_minutes': {'type': 'int', 'default': 10080, 'min': 0},
        'connector_overrides': {'type': 'map', 'default': {}},
      },
      'partial_profiling': {
        'enabled': {'type': 'bool', 'default': true},
        'allow_partition_pruning': {'type': 'bool', 'default': true},
        'max_partitions_per_run': {'type': 'int', 'default': 64, 'min': 1},
        'mergeable_metrics': {'type': 'list', 'of': 'text', 'default': none},
      },
      'adaptive_scheduling': {
        'enabled': {'type': 'bool', 'default': true},
        'mode': {'type': 'enum', 'default': 'fixed', 'choices': ['fixed', 'adaptive']},
        'default_interval_minutes': {'type': 'int', 'default': 1440, 'min': 1},
        'min_interval_minutes': {'type': 'int', 'default': 60, 'min': 1},
        'max_interval_minutes': {'type': 'int', 'default': 10080, 'min': 1},
        'staleness_penalty_minutes': {'type': 'int', 'default': 1440, 'min': 1},
        'priority_overrides': {'type': 'map', 'default': {}},
      },
      'cost_controls': dict(cost_controls, max_rows_per_run={'type': 'int', 'default': none, 'min': 1}, max_bytes_per_run={'type': 'int', 'default': none, 'min': 1}),
    },
    'baselinr_storage': {
      'schema': {'type': 'string', 'default': none},
      'database': {'type': 'string', 'default': none},
      'create_tables': {'type': 'bool', 'default': true},
    },
    'baselinr_profiling': baselinr.table_settings_schema(cost_controls),
  }) }}
{% endmacro %}

{#- What `config.meta.baselinr` of a table may hold; the var `baselinr_profiling` sets the same for all tables. -#}
{% macro table_settings_schema(cost_controls) %}
  {{ return({
    'enabled': {'type': 'bool', 'default': false},
    'partition': {
      'key': {'type': 'string', 'default': none},
      'granularity': {'type': 'enum', 'default': none, 'choices': ['hour', 'day', 'month', 'year', 'value']},
      'strategy': {'type': 'enum', 'default': 'all', 'choices': ['all', 'latest', 'recent_n', 'specific_values']},
      'recent_n': {'type': 'int', 'default': none, 'min': 1},
      'values': {'type': 'list', 'of': 'scalar', 'default': none},
      'detect': {'type': 'enum', 'default': 'auto', 'choices': ['auto', 'metadata', 'fingerprint', 'updated_at']},
      'updated_at': {'type': 'string', 'default': none},
      'max_partitions': {'type': 'int', 'default': 10000, 'min': 1},
    },
    'sampling': {
      'fraction': {'type': 'number', 'default': none, 'above': 0, 'max': 1},
      'method': {'type': 'enum', 'default': 'bernoulli', 'choices': ['bernoulli', 'system']},
    },
    'metrics': {'type': 'list', 'of': 'text', 'default': none},
    'columns': {
      'include': {'type': 'list', 'of': 'text', 'default': none},
      'exclude': {'type': 'list', 'of': 'text', 'default': none},
    },
    'sensitive': {'type': 'list', 'of': 'text', 'default': none},
    'where': {'type': 'string', 'default': none},
    'interval_minutes': {'type': 'int', 'default': none, 'min': 0},
    'priority': {'type': 'int', 'default': none},
    'cost_controls': cost_controls,
    'snapshot_query': {'type': 'string', 'default': none},
    'hll_precision': {'type': 'int', 'default': 10, 'min': 10, 'max': 14},
  }) }}
{% endmacro %}

{#- What one table may cost. -#}
{% macro cost_settings_schema() %}
  {{ return({
    'enabled': {'type': 'bool', 'default': true},
    'max_rows_scanned': {'type': 'int', 'default': none, 'min': 1},
    'max_bytes_scanned': {'type': 'int', 'default': none, 'min': 1},
    'fallback_strategy': {'type': 'enum', 'default': 'sample', 'choices': ['sample', 'defer', 'full']},
    'sample_fraction': {'type': 'number', 'default': 0.05, 'above': 0, 'max': 1},
  }) }}
{% endmacro %}

{#- What `connector_overrides` may say of one adapter. -#}
{% macro connector_settings_schema() %}
  {{ return({
    'snapshot_query': {'type': 'string', 'default': none},
    'detect': {'type': 'enum', 'default': none, 'choices': ['auto', 'metadata', 'fingerprint']},
  }) }}
{% endmacro %}
