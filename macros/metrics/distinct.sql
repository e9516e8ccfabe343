{#- Distinct values by HyperLogLog: 2^p registers, kept sparse as `register * 64 + rho`; merged by the largest rho of each.
    See macros/profile/hll.sql for the sketch and its estimator. -#}
{% macro metric_family_distinct() %}
  {{ return({
    'group': 'distinct',
    'states': {
      'hll': {'type': 'integer_list', 'merge': 'registers'},
    },
    'metrics': {
      'approx_distinct_count': {'sql': baselinr.as_bigint('round(coalesce(distinct_estimate, 0))')},
      'unique_ratio': {'sql': 'least(1.0, round(coalesce(distinct_estimate, 0)) / ' ~ baselinr.as_double('nullif(row_count, 0)') ~ ')'},
    },
  }) }}
{% endmacro %}
