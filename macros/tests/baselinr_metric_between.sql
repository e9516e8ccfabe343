{% test baselinr_metric_between(model, column_name=none, metric=none, min_value=none, max_value=none, include_sampled=none, if_missing=none) %}
  {% if not execute %}{{ return('') }}{% endif %}
  {% set run = baselinr.begin_run({'run_id': invocation_id}) %}
  {% set given = baselinr.test_arguments('baselinr_metric_between', model, {'column_name': column_name, 'metric': metric, 'min_value': min_value, 'max_value': max_value,
    'include_sampled': include_sampled, 'if_missing': if_missing}, kwargs, {
    'column_name': baselinr.column_argument(), 'metric': baselinr.metric_argument(run), 'min_value': baselinr.bound_argument(), 'max_value': baselinr.bound_argument(),
    'include_sampled': baselinr.sampled_argument(), 'if_missing': baselinr.missing_argument(),
  }) %}
  {% do baselinr.needed_argument(given, 'metric', 'the name of a metric, such as null_ratio') %}
  {% if given.min_value is none and given.max_value is none %}
    {% do baselinr.wrong_argument(given, 'min_value and max_value are missing; it must have one of them, or both') %}
  {% elif given.min_value is not none and given.max_value is not none and given.min_value > given.max_value %}
    {% do baselinr.wrong_argument(given, 'min_value is ' ~ given.min_value ~ '; it must be at most max_value, ' ~ given.max_value) %}
  {% endif %}
  {% set test = baselinr.begin_metric_test(run, model, given) %}
  {{ baselinr.failures_of(test, baselinr.between_sql(test) if run.store_exists else none) }}
{% endtest %}

{#- A sampled value fails where all of its interval does. -#}
{% macro between_sql(test) %}
  {%- set given = test.given %}
  {%- set sides = [] %}
  {%- if given.max_value is not none %}{% do sides.append(['coalesce(interval_low, number)', '>', baselinr.as_double(given.max_value), 'above ' ~ given.max_value]) %}{% endif %}
  {%- if given.min_value is not none %}{% do sides.append(['coalesce(interval_high, number)', '<', baselinr.as_double(given.min_value), 'below ' ~ given.min_value]) %}{% endif %}
with {{ baselinr.metric_ctes(test, newest_only=true) | trim }}
select {{ baselinr.literal(test.schema) }} as schema_name, {{ baselinr.literal(test.table) }} as table_name, nullif(column_name, '') as column_name, metric_name, number as current_value,
  {{ baselinr.as_double('null') }} as baseline_value, case {% for value, sign, bound, words in sides %}when {{ value }} {{ sign }} {{ bound }} then {{ bound }} {% endfor %}end as threshold, published_at as profiled_at,
  case
    when {{ baselinr.not_judged(test) }} then 'left out'
    when number is null then '{{ baselinr.no_number_verdict(test) }}'
    when {% for value, sign, bound, words in sides %}{{ value }} {{ sign }} {{ bound }}{{ ' or ' if not loop.last }}{% endfor %} then 'fail'
    else 'pass'
  end as verdict,
  {{ baselinr.message_begin(test) }} || metric_name || ' is ' || metric_value || case
    when {{ baselinr.not_judged(test) }} then {{ baselinr.literal(baselinr.why_not_judged()) }}
    when number is null then {{ baselinr.literal(baselinr.no_number_words(test)) }}
    {%- for value, sign, bound, words in sides %}
    when {{ value }} {{ sign }} {{ bound }} then {{ baselinr.literal(', ' ~ words) }} || {{ baselinr.interval_text() }}
    {%- endfor %}
    else ''
  end || ' (profile of ' || published_at || ')' as message
from newest_value
union all
{{ baselinr.missing_metric_arm(test, [given.metric]) }}
{%- endmacro %}
