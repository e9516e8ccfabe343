{#- Snowflake's own HyperLogLog (precision 12, 1.6% off), in the form that it documents for storing. It is an aggregate like others, so one scan makes
    it together with all else. -#}
{% macro snowflake__distinct_sketch() %}
  {{ return({
    'states': {'hll_sketch': {'type': 'sketch', 'merge': 'combine', 'scan': 'hll_export(hll_accumulate({hash}))'}},
    'estimate': 'hll_estimate(hll_import(hll_sketch))',
  }) }}
{% endmacro %}
{% macro snowflake__combined_sketch(x) %}{{ return('hll_export(hll_combine(hll_import(' ~ x ~ ')))') }}{% endmacro %}
