{#- Dates as numbers, for the buckets of dates and timestamps. The default is PostgreSQL's arithmetic, which DuckDB shares. -#}

{#- Is it a date, not an infinity? -#}
{% macro is_finite_date(x) %}{{ return(adapter.dispatch('is_finite_date', 'baselinr')(x)) }}{% endmacro %}
{% macro default__is_finite_date(x) %}{{ return('isfinite(' ~ x ~ ')') }}{% endmacro %}

{#- Days since 1970-01-01, and the date of such a number. -#}
{% macro days_of_date(x) %}{{ return(adapter.dispatch('days_of_date', 'baselinr')(x)) }}{% endmacro %}
{% macro default__days_of_date(x) %}{{ return('cast(' ~ x ~ " - date '1970-01-01' as integer)") }}{% endmacro %}
{% macro date_of_days(days) %}{{ return(adapter.dispatch('date_of_days', 'baselinr')(days)) }}{% endmacro %}
{% macro default__date_of_days(days) %}{{ return("date '1970-01-01' + cast(" ~ days ~ ' as integer)') }}{% endmacro %}

{#- Days from one date to another. -#}
{% macro days_between(low, high) %}{{ return(adapter.dispatch('days_between', 'baselinr')(low, high)) }}{% endmacro %}
{% macro default__days_between(low, high) %}{{ return(high ~ ' - ' ~ low) }}{% endmacro %}

{#- Months since the year 0, and the first day of such a month. -#}
{% macro months_of_date(x) %}{{ return('cast(' ~ baselinr.date_field('year', x) ~ ' * 12 + ' ~ baselinr.date_field('month', x) ~ ' - 1 as ' ~ baselinr.column_type('integer') ~ ')') }}{% endmacro %}
{#- The year or the month of a date, as a number. PostgreSQL's `extract` makes a numeric, which takes twice as long as the double of its older name. -#}
{% macro date_field(field, date) %}{{ return(adapter.dispatch('date_field', 'baselinr')(field, date)) }}{% endmacro %}
{% macro default__date_field(field, date) %}{{ return('extract(' ~ field ~ ' from ' ~ date ~ ')') }}{% endmacro %}
{% macro postgres__date_field(field, date) %}{{ return("date_part('" ~ field ~ "', " ~ date ~ ')') }}{% endmacro %}

{% macro date_of_months(months) %}
  {% set year = 'floor(' ~ months ~ ' / 12.0)' %}
  {{ return(baselinr.make_date('cast(' ~ year ~ ' as ' ~ baselinr.column_type('integer') ~ ')', 'cast(' ~ months ~ ' - ' ~ year ~ ' * 12 + 1 as ' ~ baselinr.column_type('integer') ~ ')')) }}
{% endmacro %}
{#- The first day of a month. -#}
{% macro make_date(year, month) %}{{ return(adapter.dispatch('make_date', 'baselinr')(year, month)) }}{% endmacro %}
{% macro default__make_date(year, month) %}{{ return('make_date(' ~ year ~ ', ' ~ month ~ ', 1)') }}{% endmacro %}

{#- Beyond these years engines disagree on what a date is, and whole bins would leave their range: what is beyond counts as their end. -#}
{% macro common_era(date) %}{{ return("greatest(least(" ~ date ~ ", date '9999-12-31'), date '0001-01-01')") }}{% endmacro %}

{#- The day of a timestamp, in UTC. -#}
{% macro utc_date(column, x) %}{{ return(adapter.dispatch('utc_date', 'baselinr')(column, x)) }}{% endmacro %}
{% macro default__utc_date(column, x) %}{{ return('cast(' ~ x ~ (" at time zone 'UTC'" if column.value_type == 'timestamptz' else '') ~ ' as date)') }}{% endmacro %}
