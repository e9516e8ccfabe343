{#- HyperLogLog in SQL. Of a value's hash the low p bits choose one of m = 2^p registers; the rank of the value is the number of zeros
    that the rest ends in, and a register's value is one more than its largest rank.

    The state keeps which ranks every register has seen, as bitmaps: a word of 64 bits for 64 neighbouring registers and one rank.
    So a scan groups by (word, rank) instead of by register, which are ten times fewer groups; the rank of a row is its lowest set bit,
    with no logarithm; and words are merged by `bit_or`. The registers follow from the words, and so does the merged estimate.
      hll_keys   rank * (m / 64) + number of the word, ascending; words without a bit are left out
      hll_words  the words -#}
{% macro hll_arm(target, column, source, filter) %}
  {%- set p = target.settings.hll_precision %}
  select {{ baselinr.partition_id(target.key, 'partition_value') }}, '{{ column.alias }}', {{ baselinr.list_of('key', 'integer', 'key') }}, {{ baselinr.list_of('word', 'word', 'key') }}
  from (
    select partition_value, {{ baselinr.rank_of('lowest_bit') }} * {{ 2 ** (p - 6) }} + word_number as key, word
    from (
      select partition_value, {{ baselinr.lowest_bit('rest') }} as lowest_bit, word_number, bit_or({{ baselinr.single_bit('register_bit') }}) as word
      from (
        select partition_value, {{ baselinr.hash_parts('h', p) }}
        from (select {{ baselinr.partition_value(target.key) }} as partition_value, {{ baselinr.value_hash(column) }} as h from {{ source }} where {{ filter }} and {{ baselinr.is_present(column.quoted) }}{{ baselinr.planner_fence() }}) as hashed
      ) as parts
      group by 1, 2, 3
    ) as words
  ) as keyed
  group by partition_value
{%- endmacro %}

{#- CTEs from `state` (one row a partition and column) to `estimate (column_name, distinct_estimate)`.
    Ertl's improved raw estimator ("New cardinality estimation algorithms for HyperLogLog sketches", 2017): without the bias that
    the classic one has near 2.5 m, and without a table of corrections. sigma(z) = z + Σ z^(2^k) 2^(k-1), z the share of empty
    registers; the terms vanish after a few, and those below e^-600 are left out because they underflow.
    Of a register's ranks only the largest counts: a bit that a higher rank has as well is left out. -#}
{% macro hll_estimate_ctes(p) %}
  {%- set m = 2 ** p %}
word (column_name, key, bits) as (
  select column_name, key, bit_or(bits)
  from (select column_name, unnest(hll_keys) as key, unnest(hll_words) as bits from state) as items
  group by 1, 2
), topmost (column_name, rho, registers) as (
  select column_name, (key >> {{ p - 6 }}) + 1, {{ baselinr.count_bits('bits & ~coalesce(higher, 0)') }}
  from (
    select *, bit_or(bits) over (partition by column_name, key & {{ 2 ** (p - 6) - 1 }} order by key desc rows between unbounded preceding and 1 preceding) as higher
    from word
  ) as ranked
), harmonic as (
  select column_name, sum(registers * power({{ baselinr.as_double('2') }}, -rho)) as tail, ({{ m }} - sum(registers)) / {{ baselinr.as_double(m) }} as empty_share
  from topmost
  group by 1
), sigma as (
  select column_name, tail, empty_share + coalesce((
      select sum(exp(ln(empty_share) * power({{ baselinr.as_double('2') }}, k)) * power({{ baselinr.as_double('2') }}, k - 1))
      from generate_series(1, {{ p + 12 }}) as step(k)
      where empty_share > 0 and ln(nullif(empty_share, 0)) * power({{ baselinr.as_double('2') }}, k) > -600
    ), 0) as sigma
  from harmonic
), estimate (column_name, distinct_estimate) as (
  select column_name, {{ m * m }} / (2 * ln({{ baselinr.as_double('2') }})) / (tail + {{ m }} * sigma)
  from sigma
)
{%- endmacro %}
