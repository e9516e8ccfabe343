{#- Distinct values by HyperLogLog (macros/profile/hll.sql); merged by the larger register, bit for bit. -#}
{% macro metric_family_distinct() %}
  {{ return({
    'group': 'distinct',
    'cost': 'pass',
    'states': {
      'hll_sparse': {'type': 'word_list', 'merge': 'sketch'},
      'hll_dense': {'type': 'word_list', 'merge': 'sketch'},
    },
    'sketch': {'name': 'hll', 'item': 'hll_word', 'items': ['rho', 'word_number', 'bits'], 'scan': baselinr.hll_scan, 'pack': baselinr.hll_pack, 'merge': baselinr.hll_merge, 'finalize': baselinr.hll_finalize,
               'values': ['distinct_estimate']},
    'metrics': {
      'approx_distinct_count': {'sql': baselinr.as_bigint('round(coalesce(distinct_estimate, 0))')},
      'unique_ratio': {'sql': 'case when row_count > 0 then least(1.0, round(coalesce(distinct_estimate, 0)) / ' ~ baselinr.as_double('row_count') ~ ') end'},
    },
  }) }}
{% endmacro %}
