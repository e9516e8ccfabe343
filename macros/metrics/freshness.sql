{#- How new the newest value of a date or a timestamp is: the largest one, which `range` keeps as well, and its age by the warehouse's clock
    when the metrics are published. Infinity is no moment: a column that holds it has neither metric. The cases guard the casts: an engine may
    compute them before it has left out the other kinds. -#}
{% macro metric_family_freshness() %}
  {% set kinds = baselinr.temporal_kinds() %}
  {% set is_moment = "case when max_value not in ('infinity', '-infinity') then " %}
  {% set age = "case kind when 'date' then " ~ baselinr.seconds_since('max_value', 'date') ~ " when 'timestamp' then " ~ baselinr.seconds_since('max_value', 'timestamp') ~ ' end' %}
  {{ return({
    'group': 'freshness',
    'cost': 'scan',
    'states': {'max_value': baselinr.range_states(kinds).max_value},
    'metrics': {
      'freshness': {'kinds': kinds, 'holds': 'text', 'sql': is_moment ~ 'max_value end'},
      'age_seconds': {'kinds': kinds, 'sql': is_moment ~ age ~ ' end'},
    },
  }) }}
{% endmacro %}
