{#- Smallest and largest value, kept as canonical text and compared as the column's own type. Bit for bit.
    Of long texts the first 256 characters are kept, cut after the aggregation: the order of texts goes by their code points from the left, so
    a text that is not larger than another is not larger when both are cut. So the smallest of the cut texts is the smallest text, cut: it
    does not matter whether partitions are cut before they are merged, or the table as a whole. -#}
{% macro metric_family_range() %}
  {% set kinds = baselinr.numeric_kinds() + ['text'] + baselinr.ordered_kinds() %}
  {{ return({
    'group': 'range',
    'cost': 'scan',
    'states': baselinr.range_states(kinds),
    'metrics': {
      'min': {'kinds': kinds, 'holds': 'value', 'sql': 'min_value'},
      'max': {'kinds': kinds, 'holds': 'value', 'sql': 'max_value'},
    },
  }) }}
{% endmacro %}

{#- Other families need them as well, and keep them where this one is not asked for. -#}
{% macro range_states(kinds) %}
  {{ return({
    'min_value': {'group': 'range', 'type': 'text', 'merge': 'min', 'kinds': kinds, 'scan': 'min({ranged})', 'longest': baselinr.longest_text()},
    'max_value': {'group': 'range', 'type': 'text', 'merge': 'max', 'kinds': kinds, 'scan': 'max({ranged})', 'longest': baselinr.longest_text()},
  }) }}
{% endmacro %}

{% macro longest_text() %}{{ return(256) }}{% endmacro %}
