{#- What was published of one table, profile by profile: what is current, and what it is compared with. A profile with partitions pending is not
    published. -#}

{#- The profiles, counted from the newest. `published_at` is the moment as text, `day_number` its day in UTC. -#}
{% macro published_profiles_sql(settings, unique_id) %}
select unique_id, run_id, profiled_at, published_at, {{ baselinr.days_of_date(baselinr.as_value('left(published_at, 10)', 'date')) }} as day_number, row_count, action, is_sampled, recency
from (
  select unique_id, run_id, profiled_at, {{ baselinr.iso_timestamp('profiled_at') }} as published_at, row_count, action, action = 'sample' as is_sampled,
    row_number() over (order by {{ baselinr.newest_run_first() }}) as recency
  from {{ baselinr.store_table(settings, 'runs') }}
  where is_published and unique_id = {{ baselinr.literal(unique_id) }}
) as numbered
{%- endmacro %}

{#- Their values of some metrics, of one column or of all, from a CTE `profile`. A name that is no column's is taken without regard to case, as people write it.
    A table's own metric is its number of rows, and the column it is of is the empty text. -#}
{% macro published_values_sql(settings, unique_id, metrics, column_name, newest_only=false) %}
  {%- if metrics == ['row_count'] %}
select profile.recency, profile.published_at, profile.day_number, '' as column_name, {{ baselinr.as_text('null') }} as column_type, 'row_count' as metric_name, {{ baselinr.as_text('profile.row_count') }} as metric_value,
  profile.is_sampled, {{ baselinr.as_double('null') }} as interval_low, {{ baselinr.as_double('null') }} as interval_high
from profile
    {%- if newest_only %}
where profile.recency = 1
    {%- endif %}
  {%- else %}
select recency, published_at, day_number, column_name, column_type, metric_name, metric_value, is_sampled, interval_low, interval_high
from (
  select profile.recency, profile.published_at, profile.day_number, results.column_name, results.column_type, results.metric_name, results.metric_value, results.is_sampled, results.interval_low, results.interval_high,
    max(case when results.column_name = {{ baselinr.literal(column_name or '') }} then 1 else 0 end) over () as is_spelled_so
  from {{ baselinr.store_table(settings, 'results') }} as results
  join profile on profile.run_id = results.run_id
  where results.unique_id = {{ baselinr.literal(unique_id) }} and results.metric_name in ({{ baselinr.literals(metrics) }})
  {%- if newest_only %} and profile.recency = 1{% endif %}
  {%- if column_name %} and lower(results.column_name) = {{ baselinr.literal(column_name | lower) }}{% endif %}
) as spelled
  {%- if column_name %}
where column_name = {{ baselinr.literal(column_name) }} or is_spelled_so = 0
  {%- endif %}
  {%- endif %}
{%- endmacro %}

{#- The columns that a published profile has results of, with their types; `recency` counts from the newest, which is 1. -#}
{% macro published_columns_sql(settings, unique_id, recency) %}
with profile as (
{{ baselinr.published_profiles_sql(settings, unique_id) | trim }}
)
select distinct results.column_name, results.column_type
from {{ baselinr.store_table(settings, 'results') }} as results
join profile on profile.run_id = results.run_id
where results.unique_id = {{ baselinr.literal(unique_id) }} and profile.recency = {{ recency }}
order by 1
{%- endmacro %}

{#- A published value as a number, or null where it is none. A text that looks like one is none: `text_types` are the column's types whose values are texts. -#}
{% macro published_number(metric_value, text_types) %}
  {% set number = baselinr.number_in_text(metric_value) %}
  {{ return(number if not text_types else 'case when column_type is null or column_type not in (' ~ baselinr.literals(text_types) ~ ') then ' ~ number ~ ' end') }}
{% endmacro %}

{#- The types of the columns that have a metric, as they were published. -#}
{% macro published_types_sql(settings, unique_id, metric) %}
select distinct column_type
from {{ baselinr.store_table(settings, 'results') }}
where unique_id = {{ baselinr.literal(unique_id) }} and metric_name = {{ baselinr.literal(metric) }} and column_type is not null
order by 1
{%- endmacro %}

{#- What the newest values may be compared with, from CTEs `profile` and `published_value`: of each column and metric the earlier ones, of which the first
    is at `place` 1. `of`: {compare_to, with_samples, before}
      same_weekday   those that were made on the same day of the week, of each day the last
      with_samples   samples among them
      before         none that was made after this day -#}
{% macro baseline_rows_sql(of) %}
  {%- set same_weekday = of.compare_to == 'same_weekday' %}
select earlier.*, row_number() over (partition by column_name, metric_name order by recency) as place
from (
  select published_value.*, row_number() over (partition by column_name, metric_name, {{ 'day_number' if same_weekday else 'recency' }} order by recency) as place_in_day
  from published_value
  where recency > 1
  {%- if not of.with_samples %} and not is_sampled{% endif %}
  {%- if of.before %} and left(published_at, 10) <= {{ baselinr.literal(of.before) }}{% endif %}
) as earlier
  {%- if same_weekday %}
cross join (select day_number as newest_day from profile where recency = 1) as newest
where place_in_day = 1 and day_number < newest_day and mod(newest_day - day_number, 7) = 0
  {%- endif %}
{%- endmacro %}
