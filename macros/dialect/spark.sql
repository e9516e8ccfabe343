{#- Spark, and Databricks, whose adapter looks here after its own macros. Nothing depends on the session's zone, nor on ANSI mode: moments are read as
    what they are in UTC, and what may fail is tried. -#}

{% macro spark__column_type(name) %}
  {{ return({'text': 'string', 'double': 'double', 'bigint': 'bigint', 'integer': 'int', 'boolean': 'boolean', 'timestamp': 'timestamp', 'sketch': 'binary',
             'integer_list': 'array<int>', 'bigint_list': 'array<bigint>', 'text_list': 'array<string>', 'word_list': 'array<bigint>'}[name]) }}
{% endmacro %}
{% macro spark__element_type(type) %}{{ return(baselinr.spark__column_type('bigint' if type == 'word' else type)) }}{% endmacro %}

{% macro spark__quote_name(name) %}{{ return('`' ~ (name | string | replace('`', '``')) ~ '`') }}{% endmacro %}

{#- A backslash escapes, and two quotes are two literals. `${…}` would be replaced by a variable of the session. -#}
{% macro spark__text_literal(text) %}
  {{ return("'" ~ (text | replace('\\', '\\\\') | replace("'", "\\'") | replace('${', '$\\u007b')) ~ "'") }}
{% endmacro %}

{#- A moment, which a session's zone only shows differently. -#}
{% macro spark__now() %}{{ return('current_timestamp()') }}{% endmacro %}
{% macro spark__plus_minutes(timestamp, minutes) %}
  {{ return('timestamp_micros(unix_micros(' ~ timestamp ~ ') + 60000000 * cast(' ~ minutes ~ ' as bigint))') }}
{% endmacro %}
{% macro spark__minutes_between(earlier, later) %}
  {{ return('cast(floor((unix_seconds(' ~ later ~ ') - unix_seconds(' ~ earlier ~ ')) / 60) as bigint)') }}
{% endmacro %}
{% macro spark__seconds_since(x, type) %}
  {% set moment = 'cast(unix_date(try_cast(' ~ x ~ ' as date)) as bigint) * 86400' if type == 'date' else 'unix_seconds(try_cast(' ~ x ~ " || 'Z' as timestamp))" %}
  {{ return('unix_seconds(' ~ baselinr.now() ~ ') - ' ~ moment) }}
{% endmacro %}
{% macro spark__iso_timestamp(x) %}
  {{ return("replace(left(cast(" ~ baselinr.spark_utc(x) ~ " as string), 19), ' ', 'T') || 'Z'") }}
{% endmacro %}

{#- What a moment's clock shows in UTC, as a timestamp without a zone. By its microseconds: functions that convert zones go by the session's clock, on
    which an hour a year is missing and another comes twice. -#}
{% macro spark_utc(x) %}
  {{ return("(timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(" ~ x ~ ') as decimal(20, 0)) / 1000000))') }}
{% endmacro %}

{% macro spark__is_nan(x) %}{{ return('isnan(' ~ x ~ ')') }}{% endmacro %}
{% macro spark__is_inf(x) %}{{ return(x ~ " in (cast('Infinity' as double), cast('-Infinity' as double))") }}{% endmacro %}
{% macro spark__finite_text(x, kind) %}{{ return(baselinr.finite_double('try_cast(' ~ x ~ ' as double)')) }}{% endmacro %}
{% macro spark__text_as_double(x) %}{{ return('try_cast(' ~ x ~ ' as double)') }}{% endmacro %}
{% macro spark__days_between(low, high) %}{{ return('datediff(' ~ high ~ ', ' ~ low ~ ')') }}{% endmacro %}
{% macro spark__integer_span(low, high) %}
  {{ return('try_cast(' ~ high ~ ' as decimal(38, 0)) - try_cast(' ~ low ~ ' as decimal(38, 0)) + 1') }}
{% endmacro %}

{#- There is no infinite date. -#}
{% macro spark__is_finite_date(x) %}{{ return(x ~ ' is not null') }}{% endmacro %}
{% macro spark__days_of_date(x) %}{{ return('unix_date(' ~ x ~ ')') }}{% endmacro %}
{% macro spark__date_of_days(days) %}{{ return('date_from_unix_date(cast(' ~ days ~ ' as int))') }}{% endmacro %}
{% macro spark__utc_date(column, x) %}{{ return('cast(' ~ x ~ ' as date)') }}{% endmacro %}

{#- Types as `describe` writes them. Sums are of decimals: a sum of bigints wraps around, or ends the statement. -#}
{% macro spark__classify_type(type) %}
  {% set type = type | lower %}
  {% if type in ['tinyint', 'smallint', 'int', 'integer', 'bigint'] %}
    {{ return({'kind': 'integer', 'value_type': 'decimal(38, 0)', 'read': '{x}', 'exact': 'cast({x} as decimal(38, 0))'}) }}
  {% elif type.startswith('decimal(') and type.endswith(')') %}
    {% set precision, scale = type[8:-1].split(',')[0] | int, type[8:-1].split(',')[1] | int %}
    {{ return({'kind': 'decimal', 'value_type': 'decimal(38, ' ~ scale ~ ')', 'read': '{x}', 'sum_may_overflow': precision > 28}) }}
  {% elif type in ['float', 'double'] %}
    {#- + 0 turns -0.0 into 0.0: equal values, one text -#}
    {{ return({'kind': 'float', 'value_type': type, 'read': '({x} + cast(0 as ' ~ type ~ '))', 'finite': baselinr.finite_double('cast({x} as double)')}) }}
  {% elif type == 'boolean' or type == 'date' %}
    {{ return({'kind': type, 'value_type': type, 'read': '{x}'}) }}
  {% elif type.startswith('string collate ') %}
    {{ return({'kind': 'text', 'value_type': 'string', 'read': "collate({x}, 'UTF8_BINARY')"}) }}
  {% elif type == 'string' or type.startswith(('varchar(', 'char(')) %}
    {{ return({'kind': 'text', 'value_type': 'string', 'read': '{x}'}) }}
  {% elif type in ['timestamp', 'timestamp_ltz'] %}
    {{ return({'kind': 'timestamp', 'value_type': 'timestamp_ntz', 'read': baselinr.spark_utc('{x}')}) }}
  {% elif type == 'timestamp_ntz' %}
    {{ return({'kind': 'timestamp', 'value_type': 'timestamp_ntz', 'read': '{x}'}) }}
  {% elif type == 'binary' %}
    {{ return({'kind': 'other', 'value_type': 'none', 'read': '{x}'}) }}
  {% elif 'map<' in type or 'variant' in type %}
    {#- what has no hash -#}
    {{ return({'kind': 'other', 'value_type': 'none', 'read': '{x}', 'hash': 'to_json({x})'}) }}
  {% elif type.startswith(('array<', 'struct<')) %}
    {{ return({'kind': 'other', 'value_type': 'none', 'read': '{x}'}) }}
  {% else %}
    {{ return({'kind': 'other', 'value_type': 'none', 'read': '{x}', 'hash': 'cast({x} as string)'}) }}
  {% endif %}
{% endmacro %}

{#- A decimal with seven decimal places or more is written with an exponent where it is small; with a format never. -#}
{% macro spark__canonical_text(x, value_type) %}
  {% set scale = value_type[:-1].split(',')[1] | int if value_type.startswith('decimal(') else 0 %}
  {% if scale < 7 %}{{ return('cast(' ~ x ~ ' as string)') }}{% endif %}
  {{ return("replace(to_char(cast(" ~ x ~ ' as ' ~ value_type ~ "), 'MI" ~ '9' * (38 - scale - 1) ~ ('0' if scale < 38 else '') ~ '.' ~ '0' * scale ~ "'), ' ', '')") }}
{% endmacro %}
{% macro spark__as_value(x, value_type) %}{{ return('cast(' ~ x ~ ' as ' ~ ('string' if value_type == 'text' else value_type) ~ ')') }}{% endmacro %}

{#- A null leaves a hash of several values as it is, and would be found in any of the columns: so it is said where it is. -#}
{% macro spark__row_hash(columns) %}
  {% set parts = [] %}
  {% for column in columns %}{% do parts.extend([column.hash, column.quoted ~ ' is null']) %}{% endfor %}
  {{ return('cast(xxhash64(' ~ (parts | join(', ')) ~ ') as decimal(38, 0))') }}
{% endmacro %}
{% macro spark__value_hash(column) %}{{ return('xxhash64(' ~ column.hash ~ ')') }}{% endmacro %}
{#- XXH64 with the seed 42, in every version. -#}
{% macro spark__hash_id() %}{{ return("'spark xxhash64'") }}{% endmacro %}

{#- A pattern ends at the end of the text, not before a line feed that ends it; the mark makes sure of that. -#}
{% macro spark__matches(x, pattern) %}
  {{ return('concat(' ~ x ~ ", '|') rlike " ~ baselinr.literal('^(?:' ~ (pattern | replace('[:cntrl:]', '\\p{Cntrl}')) ~ ')[|]$')) }}
{% endmacro %}
{% macro spark__trim_spaces(x) %}{{ return('trim(' ~ x ~ ')') }}{% endmacro %}

{#- Spark's own sketch (Apache DataSketches, 4,096 registers, 1.6% off). A null has a hash, too. -#}
{% macro spark__distinct_sketch() %}
  {{ return({
    'states': {'hll_sketch': {'type': 'sketch', 'merge': 'combine', 'scan': 'hll_sketch_agg(case when {hash} is not null then xxhash64({hash}) end, 12)'}},
    'estimate': 'hll_sketch_estimate(hll_sketch)',
  }) }}
{% endmacro %}
{% macro spark__combined_sketch(x) %}{{ return('hll_union_agg(' ~ x ~ ')') }}{% endmacro %}
