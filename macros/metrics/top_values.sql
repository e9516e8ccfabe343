{#- The most frequent values of a column with their counts (macros/profile/top_values.sql). Merged by adding what is known and what is not:
    bit for bit, whatever the groups. Off unless a table asks for it: it keeps values of the table. -#}
{% macro metric_family_top_values() %}
  {% set kinds = ['text', 'boolean', 'integer', 'date'] %}
  {{ return({
    'group': 'top_values',
    'default': false,
    'cost': 'pass',
    'states': {
      'top_texts': {'type': 'text_list', 'merge': 'sketch', 'kinds': kinds},
      'top_counts': {'type': 'bigint_list', 'merge': 'sketch', 'kinds': kinds},
      'top_covered': {'type': 'bigint_list', 'merge': 'sketch', 'kinds': kinds},
      'top_bound': {'type': 'bigint', 'merge': 'sketch', 'kinds': kinds},
    },
    'sketch': {'name': 'top', 'item': 'top_item', 'kinds': kinds,
               'scan': baselinr.top_scan, 'pack': baselinr.top_pack, 'merge': baselinr.top_merge, 'finalize': baselinr.top_finalize, 'values': ['top_list']} if baselinr.can('lists') else none,
    'metrics': {'top_values': {'kinds': kinds, 'holds': 'text', 'sql': 'top_list'}},
  }) }}
{% endmacro %}
