{#- Counts of rows and of special values. Sums: bit for bit. -#}
{% macro metric_family_counts() %}
  {% set numeric = baselinr.numeric_kinds() %}
  {{ return({
    'group': 'counts',
    'cost': 'scan',
    'states': {
      'row_count': {'type': 'bigint', 'merge': 'sum'},
      'non_null_count': {'type': 'bigint', 'merge': 'sum', 'scan': 'count({x})'},
      'zero_count': {'type': 'bigint', 'merge': 'sum', 'kinds': numeric, 'scan': 'count(case when {x} = 0 then 1 end)'},
      'negative_count': {'type': 'bigint', 'merge': 'sum', 'kinds': numeric, 'scan': 'count(case when {x} < 0 then 1 end)'},
      'nan_count': {'type': 'bigint', 'merge': 'sum', 'kinds': baselinr.nan_kinds(), 'scan': 'count(case when ' ~ baselinr.is_nan('{x}') ~ ' then 1 end)'},
      'inf_count': {'type': 'bigint', 'merge': 'sum', 'kinds': baselinr.nan_kinds(), 'scan': 'count(case when ' ~ baselinr.is_inf('{x}') ~ ' then 1 end)'},
      'true_count': {'type': 'bigint', 'merge': 'sum', 'kinds': ['boolean'], 'scan': 'count(case when {x} then 1 end)'},
      'empty_count': {'type': 'bigint', 'merge': 'sum', 'kinds': ['text'], 'scan': "count(case when {x} = '' then 1 end)"},
      'blank_count': {'type': 'bigint', 'merge': 'sum', 'kinds': ['text'], 'scan': "count(case when trim({x}) = '' then 1 end)"},
    },
    'metrics': {
      'count': {'sql': 'row_count'},
      'null_count': {'sql': 'row_count - non_null_count'},
      'null_ratio': {'sql': '(row_count - non_null_count) / ' ~ baselinr.as_double('nullif(row_count, 0)')},
      'zero_count': {'kinds': numeric, 'sql': 'coalesce(zero_count, 0)'},
      'negative_count': {'kinds': numeric, 'sql': 'coalesce(negative_count, 0)'},
      'nan_count': {'kinds': baselinr.nan_kinds(), 'sql': 'coalesce(nan_count, 0)'},
      'inf_count': {'kinds': baselinr.nan_kinds(), 'sql': 'coalesce(inf_count, 0)'},
      'true_count': {'kinds': ['boolean'], 'sql': 'coalesce(true_count, 0)'},
      'empty_count': {'kinds': ['text'], 'sql': 'coalesce(empty_count, 0)'},
      'blank_count': {'kinds': ['text'], 'sql': 'coalesce(blank_count, 0)'},
    },
  }) }}
{% endmacro %}
