{#- Smallest and largest value, kept as canonical text and compared as the column's own type. Bit for bit. -#}
{% macro metric_family_range() %}
  {% set kinds = baselinr.numeric_kinds() + ['text'] + baselinr.ordered_kinds() %}
  {{ return({
    'group': 'range',
    'states': {
      'min_value': {'type': 'text', 'merge': 'min', 'kinds': kinds, 'scan': 'min({x})'},
      'max_value': {'type': 'text', 'merge': 'max', 'kinds': kinds, 'scan': 'max({x})'},
    },
    'metrics': {
      'min': {'kinds': kinds, 'sql': 'min_value'},
      'max': {'kinds': kinds, 'sql': 'max_value'},
    },
  }) }}
{% endmacro %}
