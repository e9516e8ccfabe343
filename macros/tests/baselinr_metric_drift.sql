{% test baselinr_metric_drift(model, column_name=none, metric=none, compare_to=none, window=none, method=none, threshold=none, direction=none, min_profiles=none, include_sampled=none, if_missing=none) %}
  {% if not execute %}{{ return('') }}{% endif %}
  {% set run = baselinr.begin_run({'run_id': invocation_id}) %}
  {% set given = baselinr.test_arguments('baselinr_metric_drift', model, {'column_name': column_name, 'metric': metric, 'compare_to': compare_to, 'window': window, 'method': method, 'threshold': threshold,
    'direction': direction, 'min_profiles': min_profiles, 'include_sampled': include_sampled, 'if_missing': if_missing}, kwargs, {
    'column_name': baselinr.column_argument(), 'metric': baselinr.metric_argument(run),
    'compare_to': {'type': 'enum', 'default': 'previous', 'choices': ['previous', 'moving_average', 'same_weekday']},
    'window': {'type': 'int', 'default': none, 'min': 1, 'max': 10000},
    'method': {'type': 'enum', 'default': 'relative', 'choices': ['absolute', 'relative', 'standard_deviations']},
    'threshold': {'type': 'number', 'default': none, 'min': 0},
    'direction': {'type': 'enum', 'default': 'both', 'choices': ['both', 'up', 'down']},
    'min_profiles': {'type': 'int', 'default': none, 'min': 1, 'max': 10000},
    'include_sampled': baselinr.sampled_argument(), 'if_missing': baselinr.missing_argument(),
  }) %}
  {% do baselinr.needed_argument(given, 'metric', 'the name of a metric, such as mean') %}
  {% do baselinr.needed_argument(given, 'threshold', 'a number: the largest change that is allowed') %}
  {% do baselinr.complete_comparison(given) %}
  {% set test = baselinr.begin_metric_test(run, model, given) %}
  {{ baselinr.failures_of(test, baselinr.drift_sql(test) if run.store_exists else none) }}
{% endtest %}

{#- `window` and `min_profiles` where they are not given; what does not go together. -#}
{% macro complete_comparison(given) %}
  {% if given.compare_to == 'previous' and given.window is not none %}
    {% do baselinr.wrong_argument(given, 'window is ' ~ given.window ~ ', which needs compare_to moving_average or same_weekday') %}
  {% elif given.compare_to == 'previous' and given.method == 'standard_deviations' %}
    {% do baselinr.wrong_argument(given, 'method is "standard_deviations", which needs compare_to moving_average or same_weekday: one profile has no deviation') %}
  {% endif %}
  {% set window = given.window or {'previous': 1, 'moving_average': 7, 'same_weekday': 4}[given.compare_to] %}
  {% set least = 2 if given.method == 'standard_deviations' else 1 %}
  {% set usual = [window, 1 if given.compare_to == 'previous' else 3] | min %}
  {% if window < least %}{% do baselinr.wrong_argument(given, 'window is 1; it must be at least 2 for standard deviations') %}{% endif %}
  {% if given.min_profiles is not none and given.min_profiles > window %}
    {% do baselinr.wrong_argument(given, 'min_profiles is ' ~ given.min_profiles ~ '; it must be at most ' ~ window ~ ', the number of profiles that are compared with') %}
  {% endif %}
  {% do given.update({'window': window, 'min_profiles': [given.min_profiles or usual, least] | max}) %}
{% endmacro %}

{#- The change counts from the end of a sampled value's interval that is nearer to the baseline. In standard deviations of values that never changed, every change is
    large, but for the rounding of their mean. -#}
{% macro drift_sql(test) %}
  {%- set given = test.given %}
  {%- set up, down = 'coalesce(interval_low, number) - baseline_value', 'baseline_value - coalesce(interval_high, number)' %}
  {%- set moved = {'up': up, 'down': down, 'both': 'greatest(' ~ up ~ ', ' ~ down ~ ')'}[given.direction] %}
  {%- set unit = {'absolute': baselinr.as_double('1'), 'relative': 'abs(baseline_value)', 'standard_deviations': 'greatest(spread, abs(baseline_value) * 1e-9)'}[given.method] %}
  {%- set limit = baselinr.plain_decimal(given.threshold * (100 if given.method == 'relative' else 1)) %}
  {%- set words = {'absolute': '', 'relative': '%', 'standard_deviations': ' standard deviations'}[given.method] %}
with {{ baselinr.metric_ctes(test) | trim }}, baseline as (
  select column_name, case when count(*) >= {{ given.min_profiles }} then avg(number) end as baseline_value, stddev_samp(number) as spread, count(*) as profiles, min(published_at) as since
  from (
{{ baselinr.baseline_rows_sql({'compare_to': given.compare_to, 'with_samples': given.include_sampled or given.metric in baselinr.exact_in_samples()}) | trim }}
  ) as placed
  where place <= {{ given.window }} and number is not null
  group by 1
), compared as (
  select newest_value.*, baseline_value, coalesce(profiles, 0) as profiles, since, {{ moved }} as moved, number - baseline_value as change, {{ unit }} as unit
  from newest_value
  left join baseline on baseline.column_name = newest_value.column_name
)
select {{ baselinr.literal(test.schema) }} as schema_name, {{ baselinr.literal(test.table) }} as table_name, nullif(column_name, '') as column_name, metric_name, number as current_value,
  baseline_value, {{ baselinr.as_double(given.threshold) }} as threshold, published_at as profiled_at,
  case
    when {{ baselinr.not_judged(test) }} then 'left out'
    when number is null then '{{ baselinr.no_number_verdict(test) }}'
    when baseline_value is null then 'left out'
    when moved > {{ baselinr.as_double(given.threshold) }} * unit then 'fail'
    else 'pass'
  end as verdict,
  {{ baselinr.message_begin(test) }} || metric_name || ' is ' || metric_value || case
    when {{ baselinr.not_judged(test) }} then {{ baselinr.literal(baselinr.why_not_judged()) }}
    when number is null then {{ baselinr.literal(baselinr.no_number_words(test)) }}
    when baseline_value is null then ', and is compared with nothing: it has ' || {{ baselinr.as_text('profiles') }} || {{ baselinr.literal(' of ' ~ given.min_profiles ~ ' earlier profiles' ~ (' of the same weekday' if given.compare_to == 'same_weekday' else '')) }}
    else ', and was ' || {{ baselinr.as_text('baseline_value') }} || {{ baselinr.baseline_words(given) }} || ': ' || case
      when unit = 0 then 'no longer 0'
      else case when change > 0 then '+' else '' end || {{ baselinr.as_text(baselinr.rounded('change / unit' ~ (' * 100' if given.method == 'relative' else ''), limit)) }} || '{{ words }}'
    end || {{ baselinr.interval_text() }} || {{ baselinr.literal(', ' ~ {'both': '', 'up': 'up by ', 'down': 'down by '}[given.direction] ~ 'more than ' ~ limit ~ words) }}
  end || ' (profile of ' || published_at || ')' as message
from compared
union all
{{ baselinr.missing_metric_arm(test, [given.metric]) }}
{%- endmacro %}

{#- What the baseline is, as SQL of a text. -#}
{% macro baseline_words(given) %}
  {% if given.compare_to == 'previous' %}{{ return("' in the profile of ' || since") }}{% endif %}
  {{ return("' in the mean of ' || " ~ baselinr.as_text('profiles') ~ ' || ' ~ baselinr.literal(' profiles' ~ (' of the same weekday' if given.compare_to == 'same_weekday' else '') ~ ' since ') ~ ' || since') }}
{% endmacro %}

{#- To what a person reads, unless it would not say any more that it is more than the limit. -#}
{% macro rounded(x, limit) %}
  {% set short = 'round((' ~ x ~ ') * 1000) / 1000.0' %}
  {{ return('case when abs(' ~ short ~ ') > ' ~ limit ~ ' then ' ~ short ~ ' else ' ~ x ~ ' end') }}
{% endmacro %}
