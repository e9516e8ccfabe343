{#- What the tests of one metric share. -#}

{#- A test of a metric of columns, or of the number of rows. -#}
{% macro begin_metric_test(run, relation, given) %}
  {% set test = baselinr.begin_test(run, relation, given) %}
  {% do given.update({'column_name': none if given.metric == 'row_count' else baselinr.unquoted(given.column_name)}) %}
  {{ return(dict(test, text_types=baselinr.text_types(test))) }}
{% endmacro %}

{#- Is the metric a number only where the column has numbers? -#}
{% macro may_be_text(test) %}{{ return(baselinr.numeric_metrics(test.run.families)[test.given.metric] == 'value') }}{% endmacro %}

{#- Of a metric that is a number where the column has numbers: the types of its columns that have texts. -#}
{% macro text_types(test) %}
  {% set metric, types = test.given.metric, [] %}
  {% if test.run.store_exists and baselinr.may_be_text(test) %}
    {% for row in baselinr.read(test.run, baselinr.published_types_sql(test.settings, test.unique_id, metric), 'types of ' ~ test.name) if baselinr.classify_type(row.column_type).kind == 'text' %}
      {% do types.append(row.column_type) %}
    {% endfor %}
  {% endif %}
  {{ return(types) }}
{% endmacro %}

{#- The CTEs `profile`, `published_value` and `newest_value`; `number` is the value as one. `newest_only`: no earlier values are asked for, and none is read. -#}
{% macro metric_ctes(test, newest_only=false) %}
  {%- set metric = test.given.metric %}
profile as (
{{ baselinr.published_profiles_sql(test.settings, test.unique_id) | trim }}
), published_value as (
  select published.*, {{ baselinr.published_number('metric_value', test.text_types) }} as number
  from (
{{ baselinr.published_values_sql(test.settings, test.unique_id, [metric], test.given.column_name, newest_only) | trim }}
  ) as published
), newest_value as (
  select * from published_value where recency = 1
)
{%- endmacro %}

{#- Does a profile of this kind lack all of these metrics, whatever is in the table? A partial one is merged from states, which an exact distinct count has none of. -#}
{% macro lacks_metrics(test, action, metrics) %}
  {% if action == 'sample' %}{{ return(metrics | select('in', baselinr.sampled_metrics()) | list | length == 0) }}{% endif %}
  {% set mergeable = test.settings.incremental.partial_profiling.mergeable_metrics %}
  {% set merged = ['row_count'] %}
  {% for family in (test.run.families if mergeable is none else baselinr.chosen_families(test.run.families, mergeable)) if family.group != 'distinct_count' %}
    {% do merged.extend(family.metrics) %}
  {% endfor %}
  {{ return(metrics | select('in', merged) | list | length == 0) }}
{% endmacro %}

{#- The metrics that a sample has, and those of them that it has without an error: it counts all rows. -#}
{% macro sampled_metrics() %}
  {% set names = ['row_count'] %}
  {% for family in baselinr.sample_families() %}{% for name in family.metrics %}{% do names.append(name) %}{% endfor %}{% endfor %}
  {{ return(names) }}
{% endmacro %}
{% macro exact_in_samples() %}{{ return(['row_count', 'count']) }}{% endmacro %}

{#- A sampled value without an interval may be far from the table's own: it is compared only if that is asked for. -#}
{% macro not_judged(test) %}
  {{ return('false' if test.given.include_sampled or test.given.metric in baselinr.exact_in_samples() else 'is_sampled and interval_low is null') }}
{% endmacro %}
{% macro why_not_judged() %}{{ return(' in a sample that has no interval of it, and is not compared without include_sampled: true') }}{% endmacro %}

{#- A value that is no number cannot be compared. Where all columns are tested, it may be of a column that nobody asked for. -#}
{% macro no_number_verdict(test) %}{{ return('fail' if test.given.column_name or not baselinr.may_be_text(test) else 'left out') }}{% endmacro %}
{% macro no_number_words(test) %}{{ return(', which is no number' ~ (', and is left out' if baselinr.no_number_verdict(test) == 'left out' else '')) }}{% endmacro %}

{#- Of a sampled value what it lies between. -#}
{% macro interval_text() %}
  {{ return("case when interval_low is not null then ', in a sample between ' || " ~ baselinr.as_text('interval_low') ~ " || ' and ' || " ~ baselinr.as_text('interval_high') ~ " else '' end") }}
{% endmacro %}
