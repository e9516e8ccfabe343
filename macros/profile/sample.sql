{#- What a random sample tells of a table: proportions, means and middle quantiles, each with an interval that holds the table's own value
    in 95 of 100 samples. Extremes, spreads, sums and distinct values are not among them: a sample says little of those.

    The table is of N rows, the sample of n; with n near N the intervals shrink to a point (finite population correction). -#}

{#- `decision.fraction`, because a forced sample, or a limit, has another one than the settings. The rows are drawn once, and read more than once:
    where no CTE can be relied on for that, they are kept in a table as long as it takes. -#}
{% macro sample_statements(run, item) %}
  {%- set target = item.target %}
  {%- set sample = dict(item.rules.sample, fraction=item.decision.fraction) %}
  {%- if not baselinr.keeps_sample_in_table(target) %}{{ return([baselinr.insert_sample_results(run, item, sample)]) }}{% endif %}
  {%- set drawn = baselinr.drawn_rows_sql(target, sample, baselinr.sample_seed(run, target)) %}
  {{ return(['drop table if exists ' ~ baselinr.sample_table(), 'create temporary table ' ~ baselinr.sample_table() ~ ' as\n' ~ drawn | trim, baselinr.insert_sample_results(run, item, sample, baselinr.sample_table()), 'drop table ' ~ baselinr.sample_table()]) }}
{%- endmacro %}

{#- Must sampled rows be kept in a table, because a CTE that is read twice may be drawn twice? -#}
{% macro keeps_sample_in_table(target) %}{{ return(adapter.dispatch('keeps_sample_in_table', 'baselinr')(target)) }}{% endmacro %}
{% macro default__keeps_sample_in_table(target) %}{{ return(true) }}{% endmacro %}
{% macro duckdb__keeps_sample_in_table(target) %}{{ return(false) }}{% endmacro %}
{% macro postgres__keeps_sample_in_table(target) %}{{ return(false) }}{% endmacro %}
{#- decided where these draw -#}
{% macro snowflake__keeps_sample_in_table(target) %}{{ return(false) }}{% endmacro %}
{% macro bigquery__keeps_sample_in_table(target) %}{{ return(false) }}{% endmacro %}
{% macro spark__keeps_sample_in_table(target) %}{{ return(false) }}{% endmacro %}
{% macro sample_table() %}{{ return(baselinr.quote_name('baselinr_sample')) }}{% endmacro %}

{#- The sampled rows, of each column no more than is needed. -#}
{% macro drawn_rows_sql(target, sample, seed) %}
  select {{ baselinr.sampled_columns(target, baselinr.sample_metrics(target)) | join(', ') or '1 as no_column' }}
  {{ baselinr.sampled_from(target, sample, seed) }}
{%- endmacro %}

{% macro insert_sample_results(run, item, sample, drawn=none) %}
  {%- set target = item.target %}
insert into {{ baselinr.store_table(run.settings, 'results') }} (run_id, dataset_name, schema_name, column_name, column_type, metric_name, metric_value, interval_low, interval_high, profiled_at, unique_id, is_sampled)
select {{ baselinr.literal(run.run_id) }}, {{ baselinr.literal(target.name) }}, {{ baselinr.literal(target.schema) }}, column_name, column_type, metric_name, metric_value, interval_low, interval_high, {{ baselinr.now() }}, {{ baselinr.literal(target.unique_id) }}, true
from (
{{ baselinr.sample_metrics_sql(target, sample, baselinr.sample_seed(run, target), baselinr.counted_by_run_sql(run, target), drawn) | trim }}
) as published
{%- endmacro %}

{#- A run draws the same rows however often its statement is repeated; the next run draws others. -#}
{% macro sample_seed(run, target) %}
  {{ return(local_md5(run.run_id ~ ' ' ~ target.unique_id) | int(base=16) % 2 ** 31) }}
{% endmacro %}

{#- As in metrics/registry.sql; `low` and `high` are the ends of the interval. Quantiles have their own query. -#}
{% macro sample_families() %}
  {% set numeric = baselinr.numeric_kinds() %}
  {% set mean = {'sql': baselinr.finite_double('mean_value'), 'low': baselinr.finite_double('mean_value - mean_error'), 'high': baselinr.finite_double('mean_value + mean_error')} %}
  {{ return([
    {'group': 'counts', 'metrics': {
      'count': {'sql': 'table_rows'},
      'null_ratio': {'sql': 'null_share', 'low': baselinr.wilson('null_share', 'share_error', '-'), 'high': baselinr.wilson('null_share', 'share_error', '+')}}},
    {'group': 'moments', 'metrics': {'mean': dict(mean, kinds=numeric)}},
    {'group': 'lengths', 'metrics': {'avg_length': dict(mean, kinds=['text'])}},
    {'group': 'quantiles', 'metrics': {
      'p25': {'kinds': numeric, 'share': 0.25, 'least': 11}, 'median': {'kinds': numeric, 'share': 0.5, 'least': 6}, 'p75': {'kinds': numeric, 'share': 0.75, 'least': 11}}},
  ]) }}
{% endmacro %}

{#- The metrics of a sample of this table: name -> declaration, with its group. -#}
{% macro sample_metrics(target) %}
  {%- set metrics = {} %}
  {%- for family in baselinr.chosen_families(baselinr.sample_families(), target.settings.metrics) %}
    {%- for name, metric in family.metrics.items() %}{% do metrics.update({name: dict(metric, group=family.group)}) %}{% endfor %}
  {%- endfor %}
  {{ return(metrics) }}
{% endmacro %}

{#- column_name, column_type, metric_name, metric_value, interval_low, interval_high; `seed` chooses the rows; `counted`: how
    many the table has, where that is known already; `drawn`: a table of the rows, where they are drawn already. -#}
{% macro sample_metrics_sql(target, sample, seed, counted=none, drawn=none) %}
  {%- if not target.columns %}{{ return('select null as column_name, null as column_type, null as metric_name, null as metric_value, null as interval_low, null as interval_high where false') }}{% endif %}
  {%- do baselinr.measure_columns(target) %}
  {%- set metrics = baselinr.sample_metrics(target) %}
  {%- set quantiles = {} %}
  {%- for name, metric in metrics.items() if 'share' in metric %}{% do quantiles.update({name: metric}) %}{% endfor %}
  {%- set blocks = baselinr.draws_blocks(target, sample) %}
  {%- set ordered = [] %}
  {%- for column in target.columns if quantiles and baselinr.samples_numbers(column) %}{% do ordered.append(column) %}{% endfor %}
  {%- set batches = target.columns | batch(baselinr.columns_per_scan()) | list %}
with sampled as {{ baselinr.materialized() }}(
  {{ 'select * from ' ~ drawn if drawn else baselinr.drawn_rows_sql(target, sample, seed) | trim }}
), size as (
  select table_rows, sample_rows, greatest(1 - sample_rows / {{ baselinr.as_double('nullif(table_rows, 0)') }}, 0) as unseen
  from (select {{ counted or baselinr.sampled_row_count_sql(target) }} as table_rows, (select count(*) from sampled) as sample_rows) as counted
), {% for columns in batches -%}
scan_{{ loop.index }} as {{ baselinr.materialized() }}(
  select
  {%- for column in columns %}
    {{ baselinr.column_comment(column) }}
    {{ baselinr.sample_expressions(column, metrics) }}{{ ',' if not loop.last }}
  {%- endfor %}
  from sampled
), {% endfor -%}
cell as (
  {%- for columns in batches %}
  {%- set scan = 'scan_' ~ loop.index %}
  {%- set first_batch = loop.first %}
  {%- for column in columns %}
  {%- if not (first_batch and loop.first) %}
  union all
  {%- endif %}
  select '{{ column.alias }}' as column_key, {{ baselinr.literal(column.name) }} as column_name, {{ baselinr.literal(column.type) }} as column_type, '{{ column.kind }}' as kind, {{ baselinr.sample_cells(column, metrics) }} from {{ scan }}
  {%- endfor %}
  {%- endfor %}
), estimate as (
  select cell.column_key, cell.column_name, cell.column_type, cell.kind, cell.value_count, size.table_rows, size.unseen,
    (size.sample_rows - cell.present_count) / {{ baselinr.as_double('nullif(size.sample_rows, 0)') }} as null_share,
    {{ baselinr.share_error('size.sample_rows', 'size.table_rows') }} as share_error,
    case when cell.measured_count = cell.value_count then cell.mean_value end as mean_value,
    {{ baselinr.mean_error('cell.freedom', 'cell.variance', 'size.unseen') }} as mean_error
  from (select *, {{ baselinr.as_double('nullif(measured_count - 1, 0)') }} as freedom from cell) as cell
  cross join size
){% if ordered %}, {{ baselinr.sample_quantile_ctes(ordered, quantiles, blocks) | trim }}{% endif %}, metric as (
  {{ baselinr.sample_metric_arms(metrics, ordered, blocks, target.columns) }}
)
select column_name, column_type, metric_name, metric_value,
  case when interval_high is not null then interval_low end as interval_low, case when interval_low is not null then interval_high end as interval_high
from metric
where metric_value is not null
{% endmacro %}

{#- Of each column no more than is needed: the sample is kept while it is read. -#}
{% macro sampled_columns(target, metrics) %}
  {% set expressions = [] %}
  {% for column in target.columns %}
    {% set present = 'length(' ~ column.read ~ ')' if baselinr.has_lengths(column, metrics) else 'case when ' ~ baselinr.is_present(column.quoted) ~ ' then 1 end' %}
    {% do expressions.append(column.quoted if baselinr.samples_numbers(column) else present ~ ' as ' ~ column.quoted) %}
  {% endfor %}
  {{ return(expressions) }}
{% endmacro %}
{% macro has_lengths(column, metrics) %}{{ return(column.kind == 'text' and 'avg_length' in metrics and baselinr.may_keep(column, metrics.avg_length.group)) }}{% endmacro %}

{#- Are the numbers of this column measured, not only whether there is one? -#}
{% macro samples_numbers(column) %}{{ return(column.kind in baselinr.numeric_kinds() and baselinr.may_keep(column, 'moments') and baselinr.may_keep(column, 'quantiles')) }}{% endmacro %}

{#- What one column adds to the wide scan: how many non-null values; how many to be averaged, how many of them the engine's aggregates
    can take (macros/metrics/moments.sql), their mean and their variance. -#}
{% macro sample_aggregates(column, metrics) %}
  {% set numeric = baselinr.samples_numbers(column) %}
  {% set number = column.finite if numeric and 'mean' in metrics else baselinr.as_double(column.quoted) if baselinr.has_lengths(column, metrics) else none %}
  {% set parts = {'present_count': 'count(' ~ column.quoted ~ ')'} %}
  {% if numeric or number %}{% do parts.update({'value_count': 'count(case when ' ~ baselinr.is_finite_value(column) ~ ' then 1 end)' if column.kind in baselinr.nan_kinds() else 'count(' ~ column.quoted ~ ')'}) %}{% endif %}
  {% if number %}{% do parts.update({'measured_count': 'count(' ~ number ~ ')', 'mean_value': 'avg(' ~ number ~ ')', 'variance': 'var_pop(' ~ number ~ ')'}) %}{% endif %}
  {{ return(parts) }}
{% endmacro %}

{% macro sample_expressions(column, metrics) %}
  {% set expressions = [] %}
  {% for name, expression in baselinr.sample_aggregates(column, metrics).items() %}{% do expressions.append(expression ~ ' as ' ~ column.alias ~ '_' ~ name) %}{% endfor %}
  {{ return(expressions | join(', ')) }}
{% endmacro %}

{% macro sample_cells(column, metrics) %}
  {% set parts = baselinr.sample_aggregates(column, metrics) %}
  {% set cells = [] %}
  {% for name, type in {'present_count': 'bigint', 'value_count': 'bigint', 'measured_count': 'bigint', 'mean_value': 'double', 'variance': 'double'}.items() %}
    {% do cells.append((column.alias ~ '_' ~ name if name in parts else 'cast(null as ' ~ baselinr.column_type(type) ~ ')') ~ ' as ' ~ name) %}
  {% endfor %}
  {{ return(cells | join(', ')) }}
{% endmacro %}

{#- Values that have a place in the order of numbers. -#}
{% macro is_finite_value(column) %}
  {% if column.kind not in baselinr.nan_kinds() %}{{ return(column.quoted ~ ' is not null') }}{% endif %}
  {{ return('not (' ~ baselinr.is_nan(column.quoted) ~ ') and not (' ~ baselinr.is_inf(column.quoted) ~ ')') }}
{% endmacro %}

{#- The published numbers, one arm a metric. -#}
{% macro sample_metric_arms(metrics, ordered, blocks, columns) %}
  {% set none_known = 'cast(null as ' ~ baselinr.column_type('double') ~ ')' %}
  {% set arms = [] %}
  {% for name, metric in metrics.items() if 'sql' in metric %}
    {% set interval = [none_known, none_known] if blocks or 'low' not in metric else [metric.low, metric.high] %}
    {% do arms.append({'values': {'metric_name': "'" ~ name ~ "'", 'metric_value': baselinr.as_text(metric.sql), 'interval_low': interval[0], 'interval_high': interval[1]}, 'rule': baselinr.metric_rule(metric.group, metric, columns)}) %}
  {% endfor %}
  {% set arms = [baselinr.arms_of('estimate', arms)] if arms else [] %}
  {% if ordered %}
    {% do arms.append('select estimate.column_name, estimate.column_type, quantile.metric_name, quantile.metric_value, quantile.low as interval_low, quantile.high as interval_high from quantile join estimate on estimate.column_key = quantile.column_key') %}
  {% endif %}
  {{ return(arms | join('\n  union all ') if arms else 'select column_name, column_type, column_type as metric_name, column_type as metric_value, ' ~ none_known ~ ' as interval_low, ' ~ none_known ~ ' as interval_high from estimate where false') }}
{% endmacro %}

{#- Of each column the order statistics that are its quantiles, the smallest value with that share of values at or below it, and those that
    are the ends of their intervals: the places p·n ± z √(n p (1 - p)), rounded outwards (Conover, Practical Nonparametric Statistics). Of
    fewer values than `least` not even the smallest and the largest enclose the quantile in 95 of 100 samples: (1 - p)^n + p^n > 0.05. -#}
{% macro sample_quantile_ctes(columns, quantiles, blocks) %}
{%- set rows = [] %}
{%- for name, metric in quantiles.items() %}{% do rows.append(["'" ~ name ~ "'", baselinr.as_double(metric.share), metric.least]) %}{% endfor %}
wanted as (
{{ baselinr.inline_rows(['metric_name', 'share', 'least_count'], rows) }}
), middle as (
  select estimate.column_key, wanted.metric_name, wanted.least_count, estimate.value_count, estimate.unseen, wanted.share * estimate.value_count as middle,
    {{ baselinr.normal_quantile() }} * sqrt(wanted.share * (1 - wanted.share) * estimate.value_count * estimate.unseen) as spread
  from estimate
  cross join wanted
  where estimate.value_count > 0
), place as (
  {#- the bare name is the whole row to some warehouses #}
  select column_key, metric_name, 'value' as part, {{ baselinr.as_bigint('ceil(middle.middle)') }} as place from middle
  {%- if not blocks %}
  union all
  select column_key, metric_name, 'low', {{ baselinr.as_bigint('case when unseen = 0 then ceil(middle.middle) else greatest(floor(middle.middle - spread), 1) end') }} from middle where unseen = 0 or value_count >= least_count
  union all
  select column_key, metric_name, 'high', {{ baselinr.as_bigint('case when unseen = 0 then ceil(middle.middle) else least(ceil(middle.middle + spread) + 1, value_count) end') }} from middle where unseen = 0 or value_count >= least_count
  {%- endif %}
), quantile as (
  {%- for column in columns %}
  {%- if not loop.first %}
  union all
  {%- endif %}
  select '{{ column.alias }}' as column_key, place.metric_name, {{ baselinr.canonical_text("max(case when place.part = 'value' then ordered.value end)", column.value_type) }} as metric_value,
    max(case when place.part = 'low' then ordered.number end) as low, max(case when place.part = 'high' then ordered.number end) as high
  from (
    select {{ column.read }} as value, {{ column.finite }} as number, row_number() over (order by {{ column.read }}) as place
    from sampled
    where {{ baselinr.is_finite_value(column) }}
  ) as ordered
  join place on place.column_key = '{{ column.alias }}' and place.place = ordered.place
  group by place.metric_name
  {%- endfor %}
)
{%- endmacro %}

{#- z of 95%: the 0.975 quantile of the normal distribution. -#}
{% macro normal_quantile() %}{{ return(1.959964) }}{% endmacro %}

{#- z² over the effective size of a sample of n of N rows, n (N - 1) / (N - n). -#}
{% macro share_error(n, N) %}
  {{ return('greatest(' ~ N ~ ' - ' ~ n ~ ', 0) / ' ~ baselinr.as_double('nullif(' ~ n ~ ', 0)') ~ ' / greatest(' ~ N ~ ' - 1, 1) * ' ~ baselinr.normal_quantile() ** 2) }}
{% endmacro %}

{#- An end of Wilson's score interval (1927) of the proportion p; `error` is z² / n. -#}
{% macro wilson(p, error, sign) %}
  {% set end = '(' ~ p ~ ' + ' ~ error ~ ' / 2 ' ~ sign ~ ' sqrt(' ~ p ~ ' * (1 - ' ~ p ~ ') * ' ~ error ~ ' + ' ~ error ~ ' * ' ~ error ~ ' / 4)) / (1 + ' ~ error ~ ')' %}
  {{ return('greatest(' ~ end ~ ', 0)' if sign == '-' else 'least(' ~ end ~ ', 1)') }}
{% endmacro %}

{#- Half the interval of a mean: t s / √n √(share of rows that the sample has not seen); s² / n is the population's variance over n - 1.
    Student's t is expanded around z in 1 / (n - 1): Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.5. -#}
{% macro mean_error(freedom, variance, unseen) %}
  {% set z = baselinr.normal_quantile() %}
  {% set terms = [(z ** 3 + z) / 4, (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96, (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
                  (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92160] %}
  {% set t = [z | string] %}
  {% for term in terms %}{% do t.append(term | round(6) ~ ' / power(' ~ freedom ~ ', ' ~ loop.index ~ ')') %}{% endfor %}
  {{ return('(' ~ (t | join(' + ')) ~ ') * sqrt(' ~ baselinr.no_underflow(variance) ~ ' / ' ~ freedom ~ ') * sqrt(' ~ unseen ~ ')') }}
{% endmacro %}
