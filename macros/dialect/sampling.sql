{#- How each warehouse draws a sample. It is drawn from the relation, before the filter of the settings. An unknown engine draws rows, with
    a function that most have, and without a seed. -#}

{#- `from … where …` of the sampled rows. -#}
{% macro sampled_from(target, sample, seed) %}{{ return(adapter.dispatch('sampled_from', 'baselinr')(target, sample, seed)) }}{% endmacro %}
{% macro default__sampled_from(target, sample, seed) %}
  {{ return(baselinr.from_where(target, '', 'random() < ' ~ baselinr.plain_decimal(sample.fraction))) }}
{% endmacro %}

{#- Whole blocks, rather than rows? Then the rows are not independent of each other, and there are no intervals. -#}
{% macro draws_blocks(target, sample) %}{{ return(adapter.dispatch('draws_blocks', 'baselinr')(target, sample)) }}{% endmacro %}
{% macro default__draws_blocks(target, sample) %}{{ return(false) }}{% endmacro %}

{#- The exact number of rows under the filter, as a scalar subquery; an engine that has it in its metadata can do better. -#}
{% macro sampled_row_count_sql(target) %}{{ return(adapter.dispatch('sampled_row_count_sql', 'baselinr')(target)) }}{% endmacro %}
{% macro default__sampled_row_count_sql(target) %}
  {{ return('(select count(*) from ' ~ target.relation ~ ' where ' ~ baselinr.sample_filter(target) ~ ')') }}
{% endmacro %}

{#- DuckDB draws from views as from tables. With a seed it draws on one thread, so that the same rows come again. -#}
{% macro duckdb__sampled_from(target, sample, seed) %}
  {{ return(baselinr.from_where(target, ' tablesample ' ~ baselinr.sample_method(sample) ~ '(' ~ baselinr.percent(sample) ~ '%) repeatable (' ~ seed ~ ')')) }}
{% endmacro %}
{% macro duckdb__draws_blocks(target, sample) %}{{ return(baselinr.sample_method(sample) == 'system') }}{% endmacro %}

{#- PostgreSQL draws from what it stores; from views and foreign tables the default draws rows, even where blocks were asked for.

    `repeatable` gives every partition the same seed, and so the same places in each of them: of ten equal partitions the mean of the
    sample would scatter three times as far as that of a row sample. So the rows of a partitioned table are drawn by a hash of partition
    and place, and its blocks without a seed. A foreign partition has no places. -#}
{% macro postgres__sampled_from(target, sample, seed) %}
  {% if not baselinr.postgres_is_stored(target) %}{{ return(baselinr.default__sampled_from(target, sample, seed)) }}{% endif %}
  {% set method = baselinr.sample_method(sample) %}
  {% set tablesample = ' tablesample ' ~ method ~ ' (' ~ baselinr.percent(sample) ~ ')' %}
  {% if target.relation_type != 'partitioned table' %}
    {{ return(baselinr.from_where(target, tablesample ~ ' repeatable (' ~ baselinr.postgres_seed(target, seed) ~ ')')) }}
  {% elif method == 'system' %}
    {{ return(baselinr.from_where(target, tablesample)) }}
  {% endif %}
  {{ return(baselinr.from_where(target, '', "case when ctid = '(4294967295,0)' then random() < " ~ baselinr.plain_decimal(sample.fraction)
      ~ ' else (hashtidextended(ctid, cast(tableoid as bigint) * ' ~ 2 ** 31 ~ ' + ' ~ seed ~ ') & ' ~ (2 ** 53 - 1) ~ ') < ' ~ (sample.fraction * 2 ** 53) | int ~ ' end')) }}
{% endmacro %}
{% macro postgres__draws_blocks(target, sample) %}
  {{ return(baselinr.sample_method(sample) == 'system' and baselinr.postgres_is_stored(target)) }}
{% endmacro %}

{% macro postgres_is_stored(target) %}{{ return(target.relation_type not in ['view', 'foreign table']) }}{% endmacro %}

{#- Tables that inherit from this one are read with it. The expression is evaluated once for each, so that each has a seed of its own. -#}
{% macro postgres_seed(target, seed) %}
  {{ return('case when exists (select 1 from pg_inherits where inhparent = ' ~ target.relation_id ~ ') then random() else ' ~ seed ~ ' end') }}
{% endmacro %}

{% macro from_where(target, tablesample, condition=none) %}
  {{ return('from ' ~ target.relation ~ tablesample ~ '\n  where ' ~ baselinr.sample_filter(target) ~ (' and ' ~ condition if condition else '')) }}
{% endmacro %}

{#- The only two that are written into SQL. -#}
{% macro sample_method(sample) %}{{ return('system' if sample.method == 'system' else 'bernoulli') }}{% endmacro %}

{#- The rows that are profiled at all. Where partitions are the warehouse's own, a scan reads those in scope one by one; a sample does not. -#}
{% macro sample_filter(target) %}
  {% set filter = baselinr.row_filter(target) %}
  {% if not baselinr.is_tracked(target) or target.get('scope') is none %}{{ return(filter) }}{% endif %}
  {{ return(filter ~ ' and ' ~ baselinr.partition_id(target.key, baselinr.partition_value(target.key)) ~ ' in (' ~ baselinr.literals(target.scope) ~ ')') }}
{% endmacro %}

{% macro percent(sample) %}{{ return(baselinr.plain_decimal(sample.fraction * 100)) }}{% endmacro %}

{#- A number without an exponent. -#}
{% macro plain_decimal(x) %}{{ return(('%.12f' | format(x)).rstrip('0').rstrip('.')) }}{% endmacro %}
