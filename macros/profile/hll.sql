{#- HyperLogLog in SQL. Of a value's hash the low p bits choose one of m = 2^p registers; of the next bits the rank is one more than the
    number of zeros they begin with, from the low end, and at most 31; a register's value is its largest rank.

    Registers are worked on as bitmaps: a word of 64 bits says which of 64 neighbouring registers have a certain rank. So a scan groups by
    (word, rank), which are ten times fewer groups than registers; the rank of a row is its lowest set bit, with no logarithm; and words
    are merged by `bit_or`. What is stored says of each register its largest rank alone, in one of two forms:
      hll_sparse  while it has few words: an entry for 32 registers and one rank, (rank * m / 32 + their number) << 32 | bitmap
      hll_dense   the registers' values in binary, one digit after the other, the lowest first: m / 64 words a digit. Five digits at most:
                  0.6 kB at p = 10, a third of the bitmaps -#}

{#- The words of one column: part, column_name, rho, word_number, bits. -#}
{% macro hll_scan(target, column, source, filter) %}
  {%- set p = target.settings.hll_precision %}
  select partition_value as part, '{{ column.alias }}' as column_name, {{ baselinr.rank_of('lowest_bit') }} + 1 as rho, word_number, bits
  from (
    select partition_value, {{ baselinr.lowest_bit('rest') }} as lowest_bit, word_number, bit_or({{ baselinr.single_bit('register_bit') }}) as bits
    from (
      select partition_value, {{ baselinr.hash_parts('h', p) }}
      from (select {{ baselinr.partition_value(target.key) }} as partition_value, {{ baselinr.value_hash(column) }} as h from {{ source }} where {{ filter }} and {{ baselinr.is_present(column.quoted) }}{{ baselinr.planner_fence() }}) as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
{%- endmacro %}

{#- CTEs from `hll_word (part, column_name, rho, word_number, bits)` to `hll_packed (part, column_name, hll_sparse, hll_dense)`. Of a
    register's ranks only the largest counts: a bit that a higher rank has as well is left out. Few words means few registers, or few
    values; a dense state has all its words, so that their places tell them apart. -#}
{% macro hll_pack(settings) %}
  {%- set p = settings.hll_precision %}
  {%- set words = 2 ** (p - 6) %}
  {%- set of_state = 'over (partition by part, column_name)' %}
{{ baselinr.hll_topmost('part, column_name') }}, hll_measured as {{ baselinr.materialized() }}(
  select part, column_name, rho, word_number, bits, count(*) {{ of_state }} > {{ 2 * words }} as is_dense, max(rho) {{ of_state }} as highest
  from hll_topmost
  where bits <> 0
), hll_entry as (
  select part, column_name, {{ baselinr.sparse_entry('rho', 'word_number', 0, p) }} as entry from hll_measured where not is_dense and {{ baselinr.half_word('bits', 0) }} <> 0
  union all
  select part, column_name, {{ baselinr.sparse_entry('rho', 'word_number', 1, p) }} as entry from hll_measured where not is_dense and {{ baselinr.half_word('bits', 1) }} <> 0
), hll_lane as {{ baselinr.materialized() }}(
  select part, column_name, word_number, max(highest) as highest
  {%- for digit in range(5) %}, bit_or(case when rho & {{ 2 ** digit }} <> 0 then bits else {{ baselinr.no_bits() }} end) as digit_{{ digit }}{% endfor %}
  from (
    select part, column_name, rho, word_number, bits, highest from hll_measured where is_dense
    union all
    select part, column_name, 0, word_number, {{ baselinr.no_bits() }}, highest
    from (select part, column_name, max(highest) as highest from hll_measured where is_dense group by 1, 2) as dense
    cross join ({{ baselinr.number_series(0, words - 1, 'word_number') }}) as word
  ) as filled
  group by 1, 2, 3
), hll_packed as (
  select part, column_name, {{ baselinr.list_of('entry', 'word', 'entry') }} as hll_sparse, cast(null as {{ baselinr.column_type('word_list') }}) as hll_dense
  from hll_entry
  group by 1, 2
  union all
  select part, column_name, null, {{ baselinr.list_of('bits', 'word', 'digit, word_number') }}
  from (
    {%- for digit in range(5) %}
    {{ 'union all ' if not loop.first }}select part, column_name, {{ digit }} as digit, word_number, digit_{{ digit }} as bits from hll_lane where highest >= {{ 2 ** digit }}
    {%- endfor %}
  ) as digits
  group by 1, 2
)
{%- endmacro %}

{#- CTEs from `state (part, column_name, hll_sparse, hll_dense)` to `hll_word`, with a word of every part, column and rank. A dense state
    is unfolded into all its ranks at once, as one row that is merged as it is: three times faster than a row for each. -#}
{% macro hll_merge(settings) %}
  {%- set p = settings.hll_precision %}
  {%- set words = 2 ** (p - 6) %}
hll_digits as {{ baselinr.materialized() }}(
  select part, column_name, word_number
  {%- for digit in range(5) %}, coalesce(hll_dense[{{ digit * words + 1 }} + word_number], {{ baselinr.no_bits() }}) as digit_{{ digit }}{% endfor %}
  from (select part, column_name, {{ baselinr.flat_list('hll_dense') }} as hll_dense from state where hll_dense is not null{{ baselinr.planner_fence() }}) as dense
  cross join ({{ baselinr.number_series(0, words - 1, 'word_number') }}) as word
), hll_unfolded as {{ baselinr.materialized() }}(
  select part, column_name, word_number
  {%- for rho in range(1, 32) %},
    bit_or({% for digit in range(5) %}{{ ' & ' if not loop.first }}{{ '' if rho // 2 ** digit % 2 else '~' }}digit_{{ digit }}{% endfor %}) as rho_{{ rho }}
  {%- endfor %}
  from hll_digits
  group by 1, 2, 3
), hll_word as (
  select part, column_name, rho, word_number, bit_or(bits) as bits
  from (
    select part, column_name, unnest(array[{{ range(1, 32) | join(', ') }}]) as rho, word_number, unnest(array[{% for rho in range(1, 32) %}rho_{{ rho }}{{ ', ' if not loop.last }}{% endfor %}]) as bits
    from hll_unfolded
    union all
    select part, column_name, {{ baselinr.sparse_rho('entry', p) }}, {{ baselinr.sparse_word_number('entry', p) }}, {{ baselinr.sparse_bits('entry') }}
    from (select part, column_name, unnest(hll_sparse) as entry from state where hll_sparse is not null) as entries
  ) as items
  where bits <> 0
  group by 1, 2, 3, 4
)
{%- endmacro %}

{% macro hll_topmost(state) %}
hll_topmost as (
  select {{ state }}, rho, word_number, bits & ~coalesce(higher, {{ baselinr.no_bits() }}) as bits
  from (
    select *, bit_or(bits) over (partition by {{ state }}, word_number order by rho desc rows between unbounded preceding and 1 preceding) as higher
    from hll_word
  ) as ranked
)
{%- endmacro %}

{#- CTEs from `hll_word`, of one part, to `hll_values (column_name, distinct_estimate)`.
    Ertl's improved raw estimator ("New cardinality estimation algorithms for HyperLogLog sketches", 2017): without the bias that
    the classic one has near 2.5 m, and without a table of corrections. sigma(z) = z + Σ z^(2^k) 2^(k-1), z the share of empty
    registers; the terms vanish after a few, and those below e^-600 are left out because they underflow. -#}
{% macro hll_finalize(settings) %}
  {%- set p = settings.hll_precision %}
  {%- set m = 2 ** p %}
  {%- set two = baselinr.as_double('2') %}
{{ baselinr.hll_topmost('column_name') }}, harmonic as (
  select column_name, sum(registers * power({{ two }}, -rho)) as tail, ({{ m }} - sum(registers)) / {{ baselinr.as_double(m) }} as empty_share
  from (select column_name, rho, {{ baselinr.count_bits('bits') }} as registers from hll_topmost) as counted
  group by 1
), sigma as (
  select column_name, tail, empty_share + coalesce((
      select sum(exp(ln(empty_share) * power({{ two }}, k)) * power({{ two }}, k - 1))
      from ({{ baselinr.number_series(1, p + 12, 'k') }}) as step
      where empty_share > 0 and ln(nullif(empty_share, 0)) * power({{ two }}, k) > -600
    ), 0) as sigma
  from harmonic
), hll_values as (
  select column_name, {{ m * m }} / (2 * ln({{ two }})) / (tail + {{ m }} * sigma) as distinct_estimate
  from sigma
)
{%- endmacro %}
