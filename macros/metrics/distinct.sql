{#- Distinct values by HyperLogLog, kept as the words of macros/profile/hll.sql; merged by `or`, bit for bit. -#}
{% macro metric_family_distinct() %}
  {{ return({
    'group': 'distinct',
    'states': {
      'hll_keys': {'type': 'integer_list', 'merge': 'sketch'},
      'hll_words': {'type': 'word_list', 'merge': 'sketch'},
    },
    'metrics': {
      'approx_distinct_count': {'sql': baselinr.as_bigint('round(coalesce(distinct_estimate, 0))')},
      'unique_ratio': {'sql': 'case when row_count > 0 then least(1.0, round(coalesce(distinct_estimate, 0)) / ' ~ baselinr.as_double('row_count') ~ ') end'},
    },
  }) }}
{% endmacro %}
