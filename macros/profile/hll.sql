{#- HyperLogLog in SQL. Of a value's hash the low p bits choose one of 2^p registers; the register keeps the longest run of leading
    zeros (rho) of the rest. Grouping keeps the smallest rest, so that the logarithm is taken once a register and not once a row. -#}
{% macro hll_arm(target, column, source, filter) %}
  {%- set p = target.settings.hll_precision %}
  {%- set x = baselinr.quote_name(column.name) %}
  {{ return(adapter.dispatch('hll_arm', 'baselinr')(p, column, baselinr.partition_value(target.key), baselinr.value_hash(x), source, filter ~ ' and ' ~ x ~ ' is not null')) }}
{%- endmacro %}

{% macro duckdb__hll_arm(p, column, partition_value, hash, source, filter) %}
  select partition_value, '{{ column.alias }}', list(cast(register * 64 + greatest({{ 64 - p }} - floor(log2(greatest(rest, 1))), 1) as integer) order by register)
  from (
    select partition_value, h & {{ 2 ** p - 1 }} as register, min(h >> {{ p }}) as rest
    from (select {{ partition_value }} as partition_value, {{ hash }} as h from {{ source }} where {{ filter }}) as hashed
    group by 1, 2
  ) as registers
  group by 1
{%- endmacro %}

{#- CTEs from `state` (one row a partition and column) to `estimate (column_name, distinct_estimate)`.
    Ertl's improved raw estimator ("New cardinality estimation algorithms for HyperLogLog sketches", 2017): without the bias that
    the classic one has near 2.5 m, and without a table of corrections. sigma(z) = z + Σ z^(2^k) 2^(k-1), z the share of empty
    registers; the terms vanish after a few, and those below e^-600 are left out because they underflow. -#}
{% macro hll_estimate_ctes(p) %}
  {%- set m = 2 ** p %}
register (column_name, number, rho) as (
  select column_name, item >> 6, max(item & 63)
  from (select column_name, unnest(hll) as item from state) as items
  group by 1, 2
), harmonic as (
  select column_name, sum(power(cast(2 as {{ baselinr.column_type('double') }}), -rho)) as tail, ({{ m }} - count(*)) / cast({{ m }} as {{ baselinr.column_type('double') }}) as empty_share
  from register
  group by 1
), sigma as (
  select column_name, tail, empty_share + coalesce((
      select sum(exp(ln(empty_share) * power(2, k)) * power(2, k - 1))
      from generate_series(1, {{ p + 12 }}) as step(k)
      where empty_share > 0 and ln(nullif(empty_share, 0)) * power(2, k) > -600
    ), 0) as sigma
  from harmonic
), estimate (column_name, distinct_estimate) as (
  select column_name, {{ m * m }} / (2 * ln(cast(2 as {{ baselinr.column_type('double') }}))) / (tail + {{ m }} * sigma)
  from sigma
)
{%- endmacro %}
