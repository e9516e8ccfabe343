{% macro duckdb__now() %}{{ return("cast(now() at time zone 'UTC' as timestamp)") }}{% endmacro %}

{% macro duckdb__plus_minutes(timestamp, minutes) %}{{ return(timestamp ~ ' + to_minutes(' ~ minutes ~ ')') }}{% endmacro %}

{% macro duckdb__minutes_between(earlier, later) %}
  {{ return('cast(floor(epoch(' ~ later ~ ' - ' ~ earlier ~ ') / 60) as bigint)') }}
{% endmacro %}

{% macro duckdb__iso_timestamp(x) %}{{ return("strftime(" ~ x ~ ", '%Y-%m-%dT%H:%M:%SZ')") }}{% endmacro %}

{% macro duckdb__column_type(name) %}
  {{ return('varchar' if name == 'text' else 'double' if name == 'double' else 'ubigint[]' if name == 'word_list' else baselinr.default__column_type(name)) }}
{% endmacro %}

{% macro duckdb__is_nan(x) %}{{ return('isnan(' ~ x ~ ')') }}{% endmacro %}
{% macro duckdb__is_inf(x) %}{{ return('isinf(' ~ x ~ ')') }}{% endmacro %}
{#- `isfinite` guards the cast too: a huge integer becomes an infinite double on some engines, never here. -#}
{% macro duckdb__finite_double(x) %}
  {{ return('case when isfinite(cast(' ~ x ~ ' as double)) then cast(' ~ x ~ ' as double) end') }}
{% endmacro %}

{% macro duckdb__finite_text(x, kind) %}{{ return('case when isfinite(try_cast(' ~ x ~ ' as double)) then cast(' ~ x ~ ' as double) end') }}{% endmacro %}

{% macro duckdb__classify_type(type) %}
  {% set type = type | lower %}
  {% set small_integers = ['tinyint', 'smallint', 'integer', 'bigint', 'utinyint', 'usmallint', 'uinteger', 'ubigint'] %}
  {% if type in small_integers %}
    {{ return({'kind': 'integer', 'value_type': 'hugeint', 'read': '{x}'}) }}
  {% elif type in ['hugeint', 'uhugeint', 'bignum', 'varint'] %}
    {#- a hugeint sum of hugeints overflows -#}
    {{ return({'kind': 'integer', 'value_type': 'bignum', 'read': 'cast({x} as bignum)', 'finite': 'try_cast({x} as double)'}) }}
  {% elif type.startswith('decimal(') and type.endswith(')') %}
    {{ return({'kind': 'decimal', 'value_type': 'decimal(38, ' ~ type[:-1].split(',')[1] | trim ~ ')', 'read': '{x}',
               'sum_may_overflow': type[8:].split(',')[0] | int > 28}) }}
  {% elif type in ['double', 'float'] %}
    {#- + 0 turns -0.0 into 0.0: equal values, one text -#}
    {{ return({'kind': 'float', 'value_type': type, 'read': '({x} + cast(0 as ' ~ type ~ '))', 'finite': baselinr.finite_double('{x}')}) }}
  {% elif type == 'boolean' %}
    {{ return({'kind': 'boolean', 'value_type': type, 'read': '{x}'}) }}
  {% elif type == 'varchar' or type.startswith('enum(') %}
    {{ return({'kind': 'text', 'value_type': 'varchar', 'read': 'cast({x} as varchar)' if type != 'varchar' else '{x}'}) }}
  {% elif type == 'timestamp with time zone' %}
    {{ return({'kind': 'timestamp', 'value_type': 'timestamptz', 'read': '{x}'}) }}
  {% elif type == 'date' or type in ['timestamp', 'timestamp_s', 'timestamp_ms', 'timestamp_ns'] %}
    {{ return({'kind': 'date' if type == 'date' else 'timestamp', 'value_type': type, 'read': '{x}'}) }}
  {% elif type in ['time', 'time with time zone', 'time_ns', 'interval', 'uuid'] %}
    {{ return({'kind': 'ordered', 'value_type': type, 'read': '{x}'}) }}
  {% else %}
    {{ return({'kind': 'other', 'value_type': 'none', 'read': '{x}'}) }}
  {% endif %}
{% endmacro %}

{#- A timestamp with a zone is printed in the session's zone; here always in UTC. -#}
{% macro duckdb__canonical_text(x, value_type) %}
  {% if value_type == 'timestamptz' %}
    {#- 'infinity+00' is no timestamp -#}
    {{ return("cast(" ~ x ~ " at time zone 'UTC' as varchar) || case when isfinite(" ~ x ~ ") then '+00' else '' end") }}
  {% endif %}
  {{ return('cast(' ~ x ~ ' as varchar)') }}
{% endmacro %}

{% macro duckdb__row_hash(columns) %}{{ return('hash(' ~ (columns | map(attribute='hash') | join(', ')) ~ ')') }}{% endmacro %}
{% macro duckdb__value_hash(column) %}{{ return('hash(' ~ column.hash ~ ')') }}{% endmacro %}
{#- hash('a') changed between DuckDB 1.2 and 1.3, so the version is part of the name. -#}
{% macro duckdb__hash_id() %}{{ return("'duckdb ' || version()") }}{% endmacro %}

{% macro duckdb__json_list(x, order_by) %}
  {{ return('cast(to_json(list(' ~ x ~ ' order by ' ~ order_by ~ ') filter (where (' ~ x ~ ') is not null)) as varchar)') }}
{% endmacro %}

{% macro duckdb__matches(x, pattern) %}{{ return('regexp_full_match(' ~ x ~ ', ' ~ baselinr.literal(pattern) ~ ')') }}{% endmacro %}

{#- A column is read alone, so several scans read no more; and one statement about 200 columns takes three times as long as five about 40 each. -#}
{% macro duckdb__columns_per_scan() %}{{ return(40) }}{% endmacro %}
