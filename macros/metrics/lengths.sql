{#- Lengths of text, in characters. Bit for bit; the average is a quotient of two exact numbers. -#}
{% macro metric_family_lengths() %}
  {{ return({
    'group': 'lengths',
    'cost': 'scan',
    'states': {
      'min_length': {'type': 'bigint', 'merge': 'min', 'kinds': ['text'], 'scan': 'min(length({x}))'},
      'max_length': {'type': 'bigint', 'merge': 'max', 'kinds': ['text'], 'scan': 'max(length({x}))'},
      'sum_length': {'type': 'bigint', 'merge': 'sum', 'kinds': ['text'], 'scan': 'sum(length({x}))'},
    },
    'metrics': {
      'min_length': {'kinds': ['text'], 'sql': 'min_length'},
      'max_length': {'kinds': ['text'], 'sql': 'max_length'},
      'avg_length': {'kinds': ['text'], 'sql': 'sum_length / ' ~ baselinr.as_double('nullif(non_null_count, 0)')},
    },
  }) }}
{% endmacro %}
