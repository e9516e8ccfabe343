{#- Smallest and largest value, kept as canonical text and compared as the column's own type. Bit for bit. -#}
{% macro metric_family_range() %}
  {% set kinds = baselinr.range_kinds() %}
  {{ return({
    'group': 'range',
    'states': baselinr.range_states(),
    'metrics': {
      'min': {'kinds': kinds, 'sql': 'min_value'},
      'max': {'kinds': kinds, 'sql': 'max_value'},
    },
  }) }}
{% endmacro %}

{#- Other families need them as well, and keep them where this one is not asked for. -#}
{% macro range_states() %}
  {{ return({
    'min_value': {'type': 'text', 'merge': 'min', 'kinds': baselinr.range_kinds(), 'scan': 'min({x})'},
    'max_value': {'type': 'text', 'merge': 'max', 'kinds': baselinr.range_kinds(), 'scan': 'max({x})'},
  }) }}
{% endmacro %}
{% macro range_kinds() %}{{ return(baselinr.numeric_kinds() + ['text', 'date', 'timestamp', 'ordered']) }}{% endmacro %}
