{#- The bit operations of macros/profile/hll.sql. The default has 64-bit integers with a sign and PostgreSQL's operators. -#}

{#- Of the hash `h`: `rest`, 30 bits above its low p, and a bit above them, so that it is never 0; which 64 registers; and which of these. -#}
{% macro hash_parts(h, p) %}{{ return(adapter.dispatch('hash_parts', 'baselinr')(h, p)) }}{% endmacro %}
{% macro default__hash_parts(h, p) %}
  {{ return(baselinr.rank_bits(h, p) ~ ' as rest, cast((' ~ h ~ ' & ' ~ (2 ** p - 1) ~ ') >> 6 as integer) as word_number, cast(' ~ h ~ ' & 63 as integer) as register_bit') }}
{% endmacro %}
{#- DuckDB's hash has no sign, and its signed integers do not overflow into theirs. -#}
{% macro duckdb__hash_parts(h, p) %}
  {{ return('cast(' ~ baselinr.rank_bits(h, p) ~ ' as bigint) as rest, cast((' ~ h ~ ' & ' ~ (2 ** p - 1) ~ ') >> 6 as integer) as word_number, ' ~ h ~ ' & 63 as register_bit') }}
{% endmacro %}
{% macro rank_bits(h, p) %}{{ return('((' ~ h ~ ' >> ' ~ p ~ ') & ' ~ (2 ** 30 - 1) ~ ') | ' ~ 2 ** 30) }}{% endmacro %}

{% macro lowest_bit(x) %}{{ return(x ~ ' & -' ~ x) }}{% endmacro %}

{#- Which bit is it, counted from 0: the logarithm of a power of two, rounded because it is not exact. -#}
{% macro rank_of(bit) %}
  {{ return('cast(round(ln(' ~ baselinr.as_double(bit) ~ ') / ' ~ baselinr.as_double('0.6931471805599453') ~ ') as integer)') }}
{% endmacro %}

{% macro as_word(x) %}{{ return('cast(' ~ x ~ ' as ' ~ baselinr.element_type('word') ~ ')') }}{% endmacro %}
{% macro no_bits() %}{{ return(baselinr.as_word('0')) }}{% endmacro %}

{#- A word with this bit alone. -#}
{% macro single_bit(number) %}{{ return(baselinr.as_word('1') ~ ' << ' ~ number) }}{% endmacro %}

{#- How many bits of a word are set. -#}
{% macro count_bits(word) %}{{ return(adapter.dispatch('count_bits', 'baselinr')(word)) }}{% endmacro %}
{% macro default__count_bits(word) %}{{ return('bit_count(' ~ word ~ ')') }}{% endmacro %}
{% macro postgres__count_bits(word) %}{{ return('bit_count(cast(' ~ word ~ ' as bit(64)))') }}{% endmacro %}

{#- The low or the high 32 bits of a word. -#}
{% macro half_word(bits, half) %}{{ return('((' ~ bits ~ ' >> ' ~ 32 * half ~ ') & 4294967295)') }}{% endmacro %}

{#- An entry of a sparse state, and what is in it. -#}
{% macro sparse_entry(rho, word_number, half, p) %}
  {{ return('(' ~ baselinr.as_word(rho ~ ' * ' ~ 2 ** (p - 5) ~ ' + ' ~ word_number ~ ' * 2 + ' ~ half) ~ ' << 32) | ' ~ baselinr.half_word('bits', half)) }}
{% endmacro %}
{% macro sparse_rho(entry, p) %}{{ return('cast(' ~ entry ~ ' >> ' ~ (32 + p - 5) ~ ' as integer)') }}{% endmacro %}
{% macro sparse_word_number(entry, p) %}{{ return('cast((' ~ entry ~ ' >> 33) & ' ~ (2 ** (p - 6) - 1) ~ ' as integer)') }}{% endmacro %}
{% macro sparse_bits(entry) %}
  {{ return('case when ((' ~ entry ~ ' >> 32) & 1) = 0 then ' ~ entry ~ ' & 4294967295 else (' ~ entry ~ ' & 4294967295) << 32 end') }}
{% endmacro %}

{#- A list of words that is read more than once: where a stored one is compressed, every access would unpack it. -#}
{% macro flat_list(x) %}{{ return(adapter.dispatch('flat_list', 'baselinr')(x)) }}{% endmacro %}
{% macro default__flat_list(x) %}{{ return(x) }}{% endmacro %}
{% macro postgres__flat_list(x) %}{{ return(x ~ " || cast('{}' as bigint[])") }}{% endmacro %}
