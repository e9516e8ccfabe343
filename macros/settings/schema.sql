{#- Every setting, once: its type, its default, its bounds. A section is a map without `type`. Nothing else in the package holds a default.
    Types: bool, int, number, string, list (`of` text or scalar), map (`of` int or section), enum (with `choices`). A null default means:
    unset, and null is a value. -#}
{% macro settings_schema() %}
  {% set cost_controls = baselinr.cost_settings_schema() %}
  {{ return({
    'baselinr_incremental': {
      'enabled': {'type': 'bool', 'default': true},
      'change_detection': {
        'enabled': {'type': 'bool', 'default': true},
        'metadata_table': {'type': 'string', 'default': 'baselinr_table_state'},
        'snapshot_ttl_minutes': baselinr.minutes_setting(10080, min=0),
        'connector_overrides': {'type': 'map', 'of': 'section', 'default': {}},
      },
      'partial_profiling': {
        'enabled': {'type': 'bool', 'default': true},
        'allow_partition_pruning': {'type': 'bool', 'default': true},
        'max_partitions_per_run': baselinr.size_setting(64),
        'mergeable_metrics': {'type': 'list', 'of': 'text', 'default': none},
      },
      'adaptive_scheduling': {
        'enabled': {'type': 'bool', 'default': true},
        'mode': {'type': 'enum', 'default': 'fixed', 'choices': ['fixed', 'adaptive']},
        'default_interval_minutes': baselinr.minutes_setting(1440, min=1),
        'min_interval_minutes': baselinr.minutes_setting(60, min=1),
        'max_interval_minutes': baselinr.minutes_setting(10080, min=1),
        'staleness_penalty_minutes': baselinr.minutes_setting(1440, min=1),
        'priority_overrides': {'type': 'map', 'of': 'int', 'default': {}},
      },
      'cost_controls': dict(cost_controls, max_rows_per_run=baselinr.size_setting(none), max_bytes_per_run=baselinr.size_setting(none)),
    },
    'baselinr_storage': {
      'schema': {'type': 'string', 'default': none},
      'database': {'type': 'string', 'default': none},
      'create_tables': {'type': 'bool', 'default': true},
      'file_format': {'type': 'enum', 'default': none, 'choices': ['iceberg', 'delta']},
      'claim_minutes': baselinr.minutes_setting(120, min=1),
      'roll_up_after_days': {'type': 'int', 'default': 7, 'min': 0, 'max': 365000},
      'roll_up_when_first_seen': {'type': 'bool', 'default': false},
    },
    'baselinr_profiling': dict(baselinr.table_settings_schema(cost_controls), sensitive_tags={'type': 'list', 'of': 'text', 'default': []}),
  }) }}
{% endmacro %}

{#- What `config.meta.baselinr` of a table may hold; the var `baselinr_profiling` sets the same for all tables. What tags mean is the
    project's to say, so `sensitive_tags` is in the var alone. -#}
{% macro table_settings_schema(cost_controls) %}
  {{ return({
    'enabled': {'type': 'bool', 'default': false},
    'partition': {
      'key': {'type': 'string', 'default': none},
      'granularity': {'type': 'enum', 'default': none, 'choices': ['hour', 'day', 'month', 'year', 'value']},
      'strategy': {'type': 'enum', 'default': 'all', 'choices': ['all', 'latest', 'recent_n', 'specific_values']},
      'recent_n': baselinr.size_setting(none),
      'values': {'type': 'list', 'of': 'scalar', 'default': none},
      'detect': {'type': 'enum', 'default': 'auto', 'choices': ['auto', 'metadata', 'fingerprint', 'updated_at']},
      'updated_at': {'type': 'string', 'default': none},
      'max_partitions': baselinr.size_setting(10000),
    },
    'sampling': {
      'fraction': baselinr.fraction_setting(none),
      'method': {'type': 'enum', 'default': 'bernoulli', 'choices': ['bernoulli', 'system']},
    },
    'metrics': {'type': 'list', 'of': 'text', 'default': none},
    'columns': {
      'include': {'type': 'list', 'of': 'text', 'default': none},
      'exclude': {'type': 'list', 'of': 'text', 'default': none},
    },
    'sensitive': {'type': 'list', 'of': 'text', 'default': none},
    'where': {'type': 'string', 'default': none},
    'interval_minutes': baselinr.minutes_setting(none, min=0),
    'timeout_seconds': {'type': 'int', 'default': none, 'min': 1, 'max': 1000000},
    'priority': {'type': 'int', 'default': none, 'min': -1000000000, 'max': 1000000000},
    'cost_controls': cost_controls,
    'snapshot_query': {'type': 'string', 'default': none},
    'hll_precision': {'type': 'int', 'default': 10, 'min': 10, 'max': 14},
    'top_values': {'type': 'int', 'default': 100, 'min': 1, 'max': 1000},
    'histogram_bins': {'type': 'int', 'default': 10, 'min': 1, 'max': 100},
  }) }}
{% endmacro %}

{#- What `config.meta.baselinr` of a column may hold. -#}
{% macro column_settings_schema() %}{{ return({'sensitive': {'type': 'bool', 'default': false}}) }}{% endmacro %}

{#- What one table may cost. -#}
{% macro cost_settings_schema() %}
  {{ return({
    'enabled': {'type': 'bool', 'default': true},
    'max_rows_scanned': baselinr.size_setting(none),
    'max_bytes_scanned': baselinr.size_setting(none),
    'fallback_strategy': {'type': 'enum', 'default': 'sample', 'choices': ['sample', 'defer', 'full']},
    'sample_fraction': baselinr.fraction_setting(0.05),
  }) }}
{% endmacro %}

{#- What `connector_overrides` may say of one adapter. -#}
{% macro connector_settings_schema() %}
  {{ return({
    'snapshot_query': {'type': 'string', 'default': none},
    'detect': {'type': 'enum', 'default': none, 'choices': ['auto', 'metadata', 'fingerprint']},
    'commit_time': {'type': 'bool', 'default': false},
  }) }}
{% endmacro %}

{#- Bounds that keep every number within what SQL, timestamps and JSON hold: a thousand years, and 10^15 of rows, bytes and partitions. A
    fraction has to have digits left when it is written without an exponent. -#}
{% macro minutes_setting(default=none, min=0) %}{{ return({'type': 'int', 'default': default, 'min': min, 'max': 525600000}) }}{% endmacro %}
{% macro size_setting(default) %}{{ return({'type': 'int', 'default': default, 'min': 1, 'max': 10 ** 15}) }}{% endmacro %}
{% macro fraction_setting(default) %}{{ return({'type': 'number', 'default': default, 'above': 0, 'min': 0.000000001, 'max': 1}) }}{% endmacro %}
