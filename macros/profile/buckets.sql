{#- Counts of values by bucket, from which quantiles and histograms follow.

    Numbers: DDSketch (Masson, Rim and Lee, "DDSketch: a fast and fully-mergeable quantile sketch with relative-error guarantees", 2019).
    A positive x is in bucket ceil(ln x / ln gamma), gamma = (1 + a) / (1 - a), and 2 gamma^bucket / (gamma + 1) is within a = 1% of all
    that are in it. Zero, and values below it, have buckets of their own; the number of a bucket orders them as their values.
    Dates are counted by month, timestamps by day. Counts are added when states are merged: the same buckets bit for bit.

    A state is two lists: the steps from one bucket's number to the next, which are small and compress, and the counts. -#}

{% macro log_gamma() %}{{ return(0.020000666706669435) }}{% endmacro %}

{#- Where the buckets of positive numbers have their zero: beyond any logarithm of a double, so that they do not meet those of negative ones. -#}
{% macro bucket_offset() %}{{ return(65536) }}{% endmacro %}

{#- The buckets of one column: part, column_name, bucket, bucket_rows. What has no bucket is left out of the groups, not of the rows, which would have
    theirs computed twice. Where a partition has few days, which those of its key are, they are counted before their months are looked for: of
    dates that do not repeat, that takes longer. -#}
{% macro bucket_scan(target, column, source, filter) %}
  {%- set days_first = column.kind == 'date' and target.key and target.key.column == column.name %}
  select part, '{{ column.alias }}' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, {{ baselinr.bucket_of(column, 'x') }} as bucket, {{ baselinr.as_bigint('sum(day_rows)') if days_first else 'count(*)' }} as bucket_rows
    from (select {{ baselinr.partition_value(target.key) }} as partition_value, {{ column.get('number') or column.read }} as x{{ ', count(*) as day_rows' if days_first }} from {{ source }} where {{ filter }}{{ ' group by 1, 2' if days_first }}{{ baselinr.planner_fence() }}) as numbers
    group by 1, 2{{ baselinr.planner_fence() }}
  ) as bucketed
  where bucket is not null
{%- endmacro %}

{% macro bucket_of(column, x) %}
  {% if column.kind == 'date' %}
    {% set day = baselinr.common_era(x) %}
    {{ return('case when ' ~ baselinr.is_finite_date(x) ~ ' then ' ~ baselinr.months_of_date(day) ~ ' end') }}
  {% elif column.kind == 'timestamp' %}
    {% set day = baselinr.utc_date(column, x) %}
    {{ return('case when ' ~ baselinr.is_finite_date(day) ~ ' then ' ~ baselinr.days_of_date(baselinr.common_era(day)) ~ ' end') }}
  {% endif %}
  {% set bucket = '(' ~ baselinr.bucket_offset() ~ ' + cast(ceil(ln({x}) / ' ~ baselinr.as_double(baselinr.log_gamma()) ~ ') as ' ~ baselinr.column_type('integer') ~ '))' %}
  {{ return('case when ' ~ x ~ ' > 0 then ' ~ (bucket | replace('{x}', x)) ~ ' when ' ~ x ~ ' < 0 then -' ~ (bucket | replace('{x}', '-' ~ x)) ~ ' when ' ~ x ~ ' = 0 then 0 end') }}
{% endmacro %}

{#- CTEs from `bucket_item (part, column_name, bucket, bucket_rows)` to `bucket_packed (part, column_name, bucket_steps, bucket_counts)`. -#}
{% macro bucket_pack(settings) %}
bucket_packed as (
  {{ baselinr.packed_lists('(select *, bucket - coalesce(lag(bucket) over (partition by part, column_name order by bucket), 0) as step from bucket_item) as stepped', ['part', 'column_name'],
    {'bucket_steps': {'of': 'step', 'type': 'integer'}, 'bucket_counts': {'of': 'bucket_rows', 'type': 'bigint'}}, 'bucket') | trim }}
)
{%- endmacro %}

{#- CTEs from `state` to `bucket_item`. States are numbered as they are read, and their buckets are in order, so that there is nothing to sort. -#}
{% macro bucket_merge(settings) %}
bucket_state as (
  select part, column_name, bucket_steps, bucket_counts, {{ baselinr.any_row_number() }} as state_number from state where bucket_steps is not null
), bucket_unpacked as (
  {{ baselinr.unpacked_lists('bucket_state', ['part', 'column_name', 'state_number'], {'bucket_steps': {'as': 'step', 'type': 'integer'}, 'bucket_counts': {'as': 'bucket_rows', 'type': 'bigint'}}, place='place') }}
), bucket_item as (
  select part, column_name, bucket, {{ baselinr.as_bigint('sum(bucket_rows)') }} as bucket_rows
  from (select part, column_name, bucket_rows, {{ baselinr.as_bigint('sum(step) over (partition by state_number order by place rows unbounded preceding)') }} as bucket from bucket_unpacked) as unpacked
  group by 1, 2, 3
)
{%- endmacro %}

{#- CTEs from `bucket_item`, of one part, to `bucket_values (column_name, bucket_total, p01, …, histogram, distribution)`. A quantile is the smallest value that
    has at least that share of the values at or below it; what stands for its bucket is drawn into the exact range, where that is kept. -#}
{% macro bucket_finalize(settings) %}
bucket_rank as (
  select item.column_name, bucket, bucket_rows, kind, low, high, sum(bucket_rows) over (partition by item.column_name order by bucket rows unbounded preceding) as upto,
    sum(bucket_rows) over (partition by item.column_name) as total
  from bucket_item as item
  join (select measured.column_name, kind, {{ baselinr.exact_end('min_value') }} as low, {{ baselinr.exact_end('max_value') }} as high from measured left join (select column_name, min_value, max_value from merged) as merged on merged.column_name = measured.column_name) as ends
    on ends.column_name = item.column_name
), bucket_number as (
  select column_name, kind, bucket, bucket_rows, upto, total, low, high, {{ baselinr.nearest_number('kind', 'greatest(least(middle, coalesce(high, middle)), coalesce(low, middle))') }} as number
  from (select *, {{ baselinr.bucket_value('bucket') }} as middle from bucket_rank) as valued
), histogram_range as (
  select column_name, kind, min(bucket) as first_bucket, max(bucket) as last_bucket, min(coalesce(low, number)) as first_number, max(coalesce(high, number)) as last_number
  from bucket_number
  group by 1, 2
), {{ baselinr.histogram_ctes(settings.histogram_bins) | trim }}, {{ baselinr.distribution_ctes() | trim }}, bucket_values as (
  select bucket_number.column_name, max(total) as bucket_total
  {%- for percent, name in baselinr.quantile_names().items() %},
    max(case when upto - bucket_rows < {{ baselinr.rank_at(percent) }} and upto >= {{ baselinr.rank_at(percent) }} then {{ baselinr.bucket_text() }} end) as {{ name }}
  {%- endfor %},
    max(histogram.histogram) as histogram, max(distribution.distribution) as distribution
  from bucket_number
  left join histogram on histogram.column_name = bucket_number.column_name
  left join distribution on distribution.column_name = bucket_number.column_name
  group by 1
)
{%- endmacro %}

{% macro quantile_names() %}{{ return({1: 'p01', 5: 'p05', 25: 'p25', 50: 'median', 75: 'p75', 95: 'p95', 99: 'p99'}) }}{% endmacro %}

{#- The place of a quantile among `total` values, counted from 1. -#}
{% macro rank_at(percent) %}{{ return('greatest(floor((total * ' ~ percent ~ ' + 99) / 100.0), 1)') }}{% endmacro %}

{#- A value that stands for a bucket of numbers: (1 - a) gamma^bucket = 2 gamma^bucket / (gamma + 1). The logarithm of the first factor goes
    into the exponent, which ends where those of doubles do. -#}
{% macro bucket_value(bucket) %}
  {% set exponent = '(abs(' ~ bucket ~ ') - ' ~ baselinr.bucket_offset() ~ ') * ' ~ baselinr.as_double(baselinr.log_gamma()) ~ ' - 0.01005033585350145' %}
  {% set size = 'exp(greatest(least(' ~ exponent ~ ', 709.78), -744.4))' %}
  {{ return('case when ' ~ bucket ~ ' > 0 then ' ~ size ~ ' when ' ~ bucket ~ ' < 0 then -' ~ size ~ ' else ' ~ baselinr.as_double('0') ~ ' end') }}
{% endmacro %}

{#- A whole number below 50 is nearer to its bucket's value than 0.5. -#}
{% macro nearest_number(kind, number) %}
  {{ return("case when " ~ kind ~ " = 'integer' and abs(" ~ number ~ ') < 50 then round(' ~ number ~ ') else ' ~ number ~ ' end') }}
{% endmacro %}

{#- Of a date's or timestamp's bucket its first day. -#}
{% macro bucket_text() %}
  {{ return("case kind when 'date' then " ~ baselinr.as_text(baselinr.date_of_months('bucket')) ~ " when 'timestamp' then " ~ baselinr.as_text(baselinr.date_of_days('bucket')) ~ ' else ' ~ baselinr.as_text('number') ~ ' end') }}
{% endmacro %}

{#- The exact end of a column of numbers as a double; null where it is not kept, or no number that a quantile could be. -#}
{% macro exact_end(end) %}
  {{ return('case when kind in (' ~ baselinr.literals(baselinr.numeric_kinds()) ~ ') then ' ~ baselinr.finite_text(end, 'kind') ~ ' end') }}
{% endmacro %}

{#- Equal bins from the smallest value to the largest, as JSON: [{bin_start, bin_end, count}], Baselinr's form. A constant column has one bin. Those of dates
    and timestamps are of whole months and days, from a day to before a day; their counts are exact. -#}
{% macro histogram_ctes(bins) %}
histogram_bin as (
  select column_name, kind, first_bucket, last_bucket, first_number, last_number,
    case when kind in ('date', 'timestamp') then {{ baselinr.as_double('ceil((last_bucket - first_bucket + 1) / ' ~ bins ~ '.0)') }} else {{ baselinr.no_underflow('(last_number / ' ~ bins ~ ' - first_number / ' ~ bins ~ ')') }} end as width
  from (
    select column_name, kind, first_bucket, last_bucket, {{ baselinr.no_underflow('first_number') }} as first_number, {{ baselinr.no_underflow('last_number') }} as last_number
    from histogram_range
  ) as ends
), histogram_count as (
  select bucket_number.column_name, bin, sum(bucket_rows) as bin_rows
  from (
    select n.column_name, n.bucket_rows, case
      when b.width = 0 then 0
      when n.kind in ('date', 'timestamp') then floor((n.bucket - b.first_bucket) / b.width)
      {#- what is nothing against the width of a bin is 0, before its share of that is too small for a double #}
      else least(floor(case when abs(n.number) <= b.width / 1e15 then 0 else n.number / b.width end - case when abs(b.first_number) <= b.width / 1e15 then 0 else b.first_number / b.width end), {{ bins - 1 }}) end as bin
    from bucket_number as n
    join histogram_bin as b on b.column_name = n.column_name
  ) as bucket_number
  group by 1, 2
), histogram as (
  select b.column_name, '[' || {{ baselinr.joined_texts(baselinr.bin_json('c.bin_rows', 'step.bin', bins), "', '", 'step.bin') }} || ']' as histogram
  from histogram_bin as b
  cross join ({{ baselinr.number_series(0, bins - 1, 'bin') }}) as step
  left join histogram_count as c on c.column_name = b.column_name and c.bin = step.bin
  where step.bin = 0 or (b.width > 0 and (b.kind not in ('date', 'timestamp') or b.first_bucket + step.bin * b.width <= b.last_bucket))
  group by 1
)
{%- endmacro %}
{% macro bin_json(rows, bin, bins) %}
  {{ return("'{\"bin_start\": ' || " ~ baselinr.bin_edge(bin, bins) ~ " || ', \"bin_end\": ' || " ~ baselinr.bin_edge('(' ~ bin ~ ' + 1)', bins) ~ " || ', \"count\": ' || " ~ baselinr.as_text('coalesce(' ~ rows ~ ', 0)') ~ " || '}'") }}
{% endmacro %}
{#- Between the ends, weighted, because their distance may be too large for a double. -#}
{% macro bin_edge(bin, bins) %}
  {% set bucket = '(b.first_bucket + ' ~ bin ~ ' * b.width)' %}
  {% set bin = 'case when b.width > 0 then ' ~ bin ~ ' else ' ~ bins ~ ' * ' ~ bin ~ ' end' %}
  {% set number = '(b.first_number * ((' ~ bins ~ ' - ' ~ bin ~ ') / ' ~ bins ~ '.0) + b.last_number * (' ~ bin ~ ' / ' ~ bins ~ '.0))' %}
  {{ return("case b.kind when 'date' then '\"' || " ~ baselinr.as_text(baselinr.date_of_months(bucket)) ~ " || '\"' when 'timestamp' then '\"' || " ~ baselinr.as_text(baselinr.date_of_days(bucket)) ~ " || '\"' else "
            ~ baselinr.as_text(number) ~ ' end') }}
{% endmacro %}
