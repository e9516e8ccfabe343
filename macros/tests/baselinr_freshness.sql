{% test baselinr_freshness(model, column_name=none, max_age_hours=none, max_age=none, of=none, if_missing=none) %}
  {% if not execute %}{{ return('') }}{% endif %}
  {% set run = baselinr.begin_run({'run_id': invocation_id}) %}
  {% set given = baselinr.test_arguments('baselinr_freshness', model, {'max_age_hours': max_age_hours, 'max_age': max_age, 'of': of, 'if_missing': if_missing}, kwargs, {
    'max_age_hours': {'type': 'number', 'default': none, 'above': 0, 'min': 0, 'max': 8760000},
    'max_age': {'count': {'type': 'int', 'default': none, 'min': 1, 'max': 525600000}, 'period': {'type': 'enum', 'default': none, 'choices': ['minute', 'hour', 'day']}},
    'of': {'type': 'enum', 'default': 'profiled', 'choices': ['profiled', 'checked']},
    'if_missing': baselinr.missing_argument(),
  }) %}
  {% do baselinr.no_column_argument(given, column_name) %}
  {% set by_period = given.max_age.count is not none and given.max_age.period is not none %}
  {% if (given.max_age_hours is none) == (not by_period) %}
    {% do baselinr.wrong_argument(given, 'it must have max_age_hours, or max_age with count and period, and not both; such as max_age_hours: 24, or max_age: {count: 1, period: day}') %}
  {% endif %}
  {% do given.update({'max_minutes': given.max_age.count * {'minute': 1, 'hour': 60, 'day': 1440}[given.max_age.period] if by_period else given.max_age_hours * 60}) %}
  {% set test = baselinr.begin_test(run, model, given) %}
  {{ baselinr.failures_of(test, baselinr.freshness_sql(test) if run.store_exists else none) }}
{% endtest %}

{#- By the warehouse's clock. A look that ended with an error saw nothing: then the age is that of the last profile. -#}
{% macro freshness_sql(test) %}
  {%- set given = test.given %}
  {%- set of_table = 'where unique_id = ' ~ baselinr.literal(test.unique_id) %}
  {%- set hours = 'age_minutes / ' ~ baselinr.as_double('60') %}
with profiled as (
  select max(profiled_at) as profiled_at
  from {{ baselinr.store_table(test.settings, 'runs') }}
  {{ of_table }} and is_published
{%- if given.of == 'checked' %}
), checked as (
  select max(case when status <> 'error' then last_checked_at end) as checked_at
  from {{ baselinr.store_table(test.settings, 'table_state') }}
  {{ of_table }}
{%- endif %}
), aged as (
  select {{ baselinr.iso_timestamp('profiled_at') }} as published_at, {{ baselinr.iso_timestamp('seen_at') }} as seen_at, {{ baselinr.minutes_between('seen_at', baselinr.now()) }} as age_minutes
  from (select profiled_at, {{ 'coalesce(checked_at, profiled_at)' if given.of == 'checked' else 'profiled_at' }} as seen_at from profiled{{ ' cross join checked' if given.of == 'checked' }}) as latest
)
select {{ baselinr.literal(test.schema) }} as schema_name, {{ baselinr.literal(test.table) }} as table_name, {{ baselinr.as_text('null') }} as column_name, {{ baselinr.literal('hours since it was ' ~ given.of) }} as metric_name,
  {{ hours }} as current_value, {{ baselinr.as_double('null') }} as baseline_value, {{ baselinr.as_double(given.max_minutes / 60) }} as threshold, published_at as profiled_at,
  case when published_at is null then '{{ baselinr.missing_verdict(test) }}' when age_minutes > {{ given.max_minutes }} then 'fail' else 'pass' end as verdict,
  case
    when published_at is null then {{ baselinr.never_profiled(test) }}
    else {{ baselinr.literal(test.name ~ ': was last ' ~ given.of ~ ' ') }} || {{ baselinr.as_text(baselinr.rounded(hours, baselinr.plain_decimal(given.max_minutes / 60))) }} || {{ baselinr.literal(' hours ago, more than ' ~ baselinr.plain_decimal(given.max_minutes / 60)) }} || ' (' || seen_at || ')'
  end as message
from aged
{%- endmacro %}
