{#- The buckets as they are published with every profile, so that any of them can be compared with any other: at most 48, as JSON,

      {"of": "numbers", "width": 8, "buckets": [[8209, 12], [8210, 40], …]}

    Bucket n holds the buckets of macros/profile/buckets.sql from n * width to before (n + 1) * width. The width is the smallest power of two that
    makes them few enough: so of two distributions the finer one can be brought to the width of the other, without an error. It follows from the
    merged buckets alone, and is the same whatever partitions they came from. Zero, and numbers on both sides of it, never share a bucket: they
    are further apart than the largest width that all numbers need. -#}

{% macro distribution_buckets() %}{{ return(48) }}{% endmacro %}

{#- CTEs from `bucket_rank` to `distribution (column_name, distribution)`. Two neighbours are one bucket from the width on at which they are at the same
    multiple; all widths for which more than the allowed number stay apart are too small. -#}
{% macro distribution_ctes() %}
distribution_step as (
  select column_name, case
      when previous_bucket is null then 0
      {%- for power in range(1, 19) %}
      when floor(previous_bucket / {{ baselinr.as_double(2 ** power) }}) = floor(bucket / {{ baselinr.as_double(2 ** power) }}) then {{ 2 ** power }}
      {%- endfor %}
      else {{ 2 ** 19 }}
    end as joined_at
  from (select column_name, bucket, lag(bucket) over (partition by column_name order by bucket) as previous_bucket from bucket_rank) as neighbour
), distribution_width as (
  select column_name, max(case when place = {{ baselinr.distribution_buckets() }} then joined_at else 1 end) as width
  from (select column_name, joined_at, row_number() over (partition by column_name order by joined_at desc) as place from distribution_step) as ranked
  group by 1
), distribution_bucket as (
  select bucket_rank.column_name, kind, width, {{ baselinr.as_bigint('floor(bucket / ' ~ baselinr.as_double('width') ~ ')') }} as wide_bucket, {{ baselinr.as_bigint('sum(bucket_rows)') }} as wide_rows
  from bucket_rank
  join distribution_width on distribution_width.column_name = bucket_rank.column_name
  group by 1, 2, 3, 4
), distribution as (
  select column_name, '{"of": "' || max(case kind when 'date' then 'months' when 'timestamp' then 'days' else 'numbers' end) || '", "width": ' || {{ baselinr.as_text('max(width)') }} || ', "buckets": ['
    || {{ baselinr.joined_texts("'[' || " ~ baselinr.as_text('wide_bucket') ~ " || ', ' || " ~ baselinr.as_text('wide_rows') ~ " || ']'", "', '", 'wide_bucket') }} || ']}' as distribution
  from distribution_bucket
  group by 1
)
{%- endmacro %}
