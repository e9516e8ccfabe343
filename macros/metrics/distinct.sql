{#- Distinct values by HyperLogLog, merged by the larger register, bit for bit: the warehouse's own sketch where it documents one that can be stored,
    else registers in SQL (macros/profile/hll.sql). An unknown warehouse has neither. -#}
{% macro metric_family_distinct() %}
  {% set sketch = baselinr.distinct_sketch() %}
  {{ return({
    'group': 'distinct',
    'cost': 'pass',
    'states': sketch.states,
    'sketch': sketch.sketch,
    'metrics': {
      'approx_distinct_count': {'sql': baselinr.as_bigint('round(coalesce(distinct_estimate, 0))')},
      'unique_ratio': {'sql': 'case when row_count > 0 then least(1.0, round(coalesce(distinct_estimate, 0)) / ' ~ baselinr.as_double('row_count') ~ ') end'},
    },
  }) }}
{% endmacro %}

{#- {states, sketch} of a family, as macros/metrics/registry.sql describes them; its one value is `distinct_estimate`. -#}
{% macro distinct_sketch() %}{{ return(adapter.dispatch('distinct_sketch', 'baselinr')()) }}{% endmacro %}
{% macro default__distinct_sketch() %}{{ return(none) }}{% endmacro %}
{% macro duckdb__distinct_sketch() %}{{ return(baselinr.distinct_by_registers()) }}{% endmacro %}
{% macro postgres__distinct_sketch() %}{{ return(baselinr.distinct_by_registers()) }}{% endmacro %}
{% macro distinct_by_registers() %}
  {{ return({
    'states': {
      'hll_sparse': {'type': 'word_list', 'merge': 'sketch'},
      'hll_dense': {'type': 'word_list', 'merge': 'sketch'},
    },
    'sketch': {'name': 'hll', 'item': 'hll_word', 'items': ['rho', 'word_number', 'bits'], 'scan': baselinr.hll_scan, 'pack': baselinr.hll_pack, 'merge': baselinr.hll_merge, 'finalize': baselinr.hll_finalize,
               'values': ['distinct_estimate']},
  }) }}
{% endmacro %}
