{#- Quantiles, histograms and distributions, from counts by bucket (macros/profile/buckets.sql): of numbers within 1% of the exact ones, of dates by month, of timestamps
    by day. NaN and the infinities have no place in them; where a number is too large or too small for a double, the column has none. -#}
{% macro metric_family_quantiles() %}
  {% set kinds = baselinr.numeric_kinds() + baselinr.temporal_kinds() %}
  {% set complete = "case when kind not in (" ~ baselinr.literals(baselinr.numeric_kinds()) ~ ") or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then " %}
  {% set metrics = {} %}
  {% for name in baselinr.quantile_names().values() %}{% do metrics.update({name: {'kinds': kinds, 'holds': 'value', 'sql': complete ~ name ~ ' end'}}) %}{% endfor %}
  {% for name in ['histogram', 'distribution'] %}{% do metrics.update({name: {'kinds': kinds, 'holds': 'text', 'sql': complete ~ name ~ ' end'}}) %}{% endfor %}
  {{ return({
    'group': 'quantiles',
    'cost': 'pass',
    'states': dict(baselinr.range_states(kinds), **{
      'bucket_steps': {'type': 'integer_list', 'merge': 'sketch', 'kinds': kinds},
      'bucket_counts': {'type': 'bigint_list', 'merge': 'sketch', 'kinds': kinds},
    }),
    'sketch': {'name': 'bucket', 'item': 'bucket_item', 'kinds': kinds, 'scan': baselinr.bucket_scan, 'pack': baselinr.bucket_pack, 'merge': baselinr.bucket_merge, 'finalize': baselinr.bucket_finalize,
               'values': ['bucket_total', 'histogram', 'distribution'] + baselinr.quantile_names().values() | list} if baselinr.can('lists') else none,
    'metrics': metrics,
  }) }}
{% endmacro %}
