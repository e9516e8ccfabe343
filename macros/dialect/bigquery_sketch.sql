{#- BigQuery's HyperLogLog++ sketches, which it documents as BYTES that are stored and merged. They are made in the one scan of all columns. Their precision is that of
    the finest setting, whatever `hll_precision` says: a sketch of few values is as small as they are. -#}
{% macro bigquery__distinct_sketch() %}
  {{ return({
    'states': {'hll_sketch': {'type': 'sketch', 'merge': 'combine', 'scan': 'hll_count.init({hash}, 12)'}},
    'estimate': 'hll_count.extract(hll_sketch)',
  }) }}
{% endmacro %}
{% macro bigquery__combined_sketch(x) %}{{ return('hll_count.merge_partial(' ~ x ~ ')') }}{% endmacro %}
