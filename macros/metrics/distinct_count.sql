{#- The exact number of distinct values, and whether none occurs twice. Distinct values of partitions cannot be added: it is counted over
    the whole table, after a full profile (macros/profile/exact.sql), and a partial one has none. Off unless a table asks for it. -#}
{% macro metric_family_distinct_count() %}
  {{ return({
    'group': 'distinct_count',
    'default': false,
    'cost': 'query',
    'states': baselinr.range_states(['integer', 'date']),
    'metrics': {
      'distinct_count': {'sql': 'exact_distinct'},
      'is_unique': {'holds': 'text', 'sql': baselinr.unique_rule()},
    },
  }) }}
{% endmacro %}

{#- Known without the exact count where there are too few different values between the smallest and the largest; of booleans it always is.
    An empty column has no value twice. -#}
{% macro unique_rule() %}
  {{ return("case when exact_distinct is not null then exact_distinct = non_null_count when non_null_count <= 1 then true"
    ~ " when kind = 'boolean' then true_count <= 1 and non_null_count - true_count <= 1"
    ~ " when case kind when 'integer' then " ~ baselinr.integer_span('min_value', 'max_value') ~ " when 'date' then " ~ baselinr.date_span('min_value', 'max_value') ~ ' end < non_null_count then false end') }}
{% endmacro %}

{#- How many whole numbers there are from the one text to the other, both included; null where that is too large to matter. -#}
{% macro integer_span(low, high) %}{{ return(adapter.dispatch('integer_span', 'baselinr')(low, high)) }}{% endmacro %}
{% macro default__integer_span(low, high) %}{{ return('cast(' ~ high ~ ' as numeric) - cast(' ~ low ~ ' as numeric) + 1') }}{% endmacro %}
{% macro duckdb__integer_span(low, high) %}{{ return('try_cast(' ~ high ~ ' as decimal(30, 0)) - try_cast(' ~ low ~ ' as decimal(30, 0)) + 1') }}{% endmacro %}

{#- How many days there are from the one text to the other, both included; null beyond the years that engines agree on. -#}
{% macro date_span(low, high) %}
  {% set low = baselinr.as_value(low, 'date') %}
  {% set high = baselinr.as_value(high, 'date') %}
  {{ return('case when ' ~ low ~ ' = ' ~ baselinr.common_era(low) ~ ' and ' ~ high ~ ' = ' ~ baselinr.common_era(high) ~ ' then ' ~ baselinr.days_between(low, high) ~ ' + 1 end') }}
{% endmacro %}
