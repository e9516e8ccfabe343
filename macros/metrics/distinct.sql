{#- Distinct values by HyperLogLog, merged by the larger register, bit for bit: the warehouse's own sketch where it documents one that can be stored,
    else registers in SQL (macros/profile/hll.sql). An unknown warehouse has neither. -#}
{% macro metric_family_distinct() %}
  {% set made = baselinr.distinct_sketch() or {'states': {}, 'sketch': none} %}
  {% set estimate = 'round(coalesce(' ~ made.get('estimate', 'distinct_estimate') ~ ', 0))' %}
  {% set family = {
    'group': 'distinct',
    'cost': 'pass' if 'sketch' in made else 'scan',
    'states': made.states,
    'metrics': {
      'approx_distinct_count': {'sql': baselinr.as_bigint(estimate)},
      'unique_ratio': {'sql': 'case when row_count > 0 then least(1.0, ' ~ estimate ~ ' / ' ~ baselinr.as_double('row_count') ~ ') end'},
    },
  } %}
  {{ return(dict(family, sketch=made.sketch) if 'sketch' in made else family) }}
{% endmacro %}

{#- What the family keeps: {states, sketch} as macros/metrics/registry.sql describes them, with the one value `distinct_estimate`; or, where the warehouse has
    an aggregate that makes a sketch to be stored, {states, estimate}: a state that merges by `combine`, and the number that a merged one tells. -#}
{% macro distinct_sketch() %}{{ return(adapter.dispatch('distinct_sketch', 'baselinr')()) }}{% endmacro %}
{#- A merged sketch of the sketches `x` of a group. -#}
{% macro combined_sketch(x) %}{{ return(adapter.dispatch('combined_sketch', 'baselinr')(x)) }}{% endmacro %}
{#- Never asked where no sketch of the warehouse's own is kept; dbt looks for it all the same. -#}
{% macro default__combined_sketch(x) %}{% do exceptions.raise_compiler_error('baselinr: adapter ' ~ adapter.type() ~ ' keeps a sketch, but lacks the macro combined_sketch that merges it') %}{% endmacro %}
{% macro default__distinct_sketch() %}{{ return(none) }}{% endmacro %}
{% macro duckdb__distinct_sketch() %}{{ return(baselinr.distinct_by_registers()) }}{% endmacro %}
{% macro postgres__distinct_sketch() %}{{ return(baselinr.distinct_by_registers()) }}{% endmacro %}
{% macro distinct_by_registers() %}
  {{ return({
    'states': {
      'hll_sparse': {'type': 'word_list', 'merge': 'sketch'},
      'hll_dense': {'type': 'word_list', 'merge': 'sketch'},
    },
    'sketch': {'name': 'hll', 'item': 'hll_word', 'scan': baselinr.hll_scan, 'pack': baselinr.hll_pack, 'merge': baselinr.hll_merge, 'finalize': baselinr.hll_finalize,
               'values': ['distinct_estimate']},
  }) }}
{% endmacro %}
