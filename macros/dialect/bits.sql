{#- The bit operations of macros/profile/hll.sql. The default has 64-bit integers with a sign and PostgreSQL's operators. -#}

{#- Of the hash `h`: `rest`, what is left of it without the low p bits, and a bit above them, so that it is never 0; which 64 registers;
    and which of these. -#}
{% macro hash_parts(h, p) %}{{ return(adapter.dispatch('hash_parts', 'baselinr')(h, p)) }}{% endmacro %}
{% macro default__hash_parts(h, p) %}
  {{ return('(' ~ h ~ ' >> ' ~ p ~ ') | ' ~ 2 ** (64 - p) ~ ' as rest, cast((' ~ h ~ ' & ' ~ (2 ** p - 1) ~ ') >> 6 as integer) as word_number, cast(' ~ h ~ ' & 63 as integer) as register_bit') }}
{% endmacro %}

{% macro lowest_bit(x) %}{{ return(x ~ ' & -' ~ x) }}{% endmacro %}

{#- Which bit is it, counted from 0: the logarithm of a power of two, rounded because it is not exact. -#}
{% macro rank_of(bit) %}
  {{ return('cast(round(ln(' ~ baselinr.as_double(bit) ~ ') / ' ~ baselinr.as_double('0.6931471805599453') ~ ') as integer)') }}
{% endmacro %}

{#- A word with this bit alone. -#}
{% macro single_bit(number) %}{{ return('cast(1 as ' ~ baselinr.column_type('word_list')[:-2] ~ ') << ' ~ number) }}{% endmacro %}

{% macro count_bits(word) %}{{ return(adapter.dispatch('count_bits', 'baselinr')(word)) }}{% endmacro %}
{% macro default__count_bits(word) %}{{ return('bit_count(' ~ word ~ ')') }}{% endmacro %}
{% macro postgres__count_bits(word) %}{{ return('bit_count(cast(' ~ word ~ ' as bit(64)))') }}{% endmacro %}

{#- DuckDB's hash has no sign, and its signed integers do not overflow into theirs. -#}
{% macro duckdb__hash_parts(h, p) %}
  {{ return('cast((' ~ h ~ ' >> ' ~ p ~ ') | ' ~ 2 ** (64 - p) ~ ' as bigint) as rest, cast((' ~ h ~ ' & ' ~ (2 ** p - 1) ~ ') >> 6 as integer) as word_number, ' ~ h ~ ' & 63 as register_bit') }}
{% endmacro %}
