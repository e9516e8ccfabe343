{#- Amazon Redshift: types, times and hashes. It descends from PostgreSQL 8, and dbt looks for a macro of PostgreSQL's where there is none of
    Redshift's: what must not be taken over is listed in redshift_unlike_postgres.sql. A user's table is read on the compute nodes, where
    now(), isfinite(), generate_series() and the catalog's functions are not to be had. -#}

{#- `text` would be a varchar(256); 65,535 bytes are the most. -#}
{% macro redshift__column_type(name) %}
  {{ return({'text': 'varchar(65535)', 'double': 'double precision', 'bigint': 'bigint', 'integer': 'integer', 'boolean': 'boolean', 'timestamp': 'timestamp', 'sketch': 'hllsketch',
             'integer_list': 'super', 'bigint_list': 'super', 'text_list': 'super', 'word_list': 'super'}[name]) }}
{% endmacro %}

{#- Whether a backslash escapes is nowhere said for sure, and dbt's splitter of statements believes that it does: so none is written. -#}
{% macro redshift__literal_with_backslash(escaped) %}{{ return("('" ~ (escaped | replace('\\', "' || chr(92) || '")) ~ "')") }}{% endmacro %}

{#- When the transaction began, to the microsecond, in the session's zone: see open_session. -#}
{% macro redshift__now() %}{{ return('sysdate') }}{% endmacro %}
{% macro redshift__plus_minutes(timestamp, minutes) %}{{ return('dateadd(minute, ' ~ minutes ~ ', ' ~ timestamp ~ ')') }}{% endmacro %}
{#- `datediff` counts the boundaries between them, so of minutes one too many. -#}
{% macro redshift__minutes_between(earlier, later) %}{{ return('cast(floor(datediff(second, ' ~ earlier ~ ', ' ~ later ~ ') / 60.0) as bigint)') }}{% endmacro %}
{% macro redshift__seconds_since(x, type) %}{{ return("datediff(second, cast(split_part(" ~ x ~ ", '+', 1) as timestamp), " ~ baselinr.now() ~ ')') }}{% endmacro %}
{% macro redshift__iso_timestamp(x) %}{{ return("to_char(" ~ x ~ ", 'YYYY-MM-DD') || 'T' || to_char(" ~ x ~ ", 'HH24:MI:SS') || 'Z'") }}{% endmacro %}

{#- There is no infinite date. -#}
{% macro redshift__is_finite_date(x) %}{{ return(x ~ ' is not null') }}{% endmacro %}
{% macro redshift__make_date(year, month) %}
  {{ return("to_date(lpad(cast(" ~ year ~ " as varchar(10)), 4, '0') || '-' || lpad(cast(" ~ month ~ " as varchar(10)), 2, '0') || '-01', 'YYYY-MM-DD')") }}
{% endmacro %}

{#- A sum of decimals has 38 digits at most. `cast(… as numeric)` has no digits behind the point. -#}
{% macro redshift__text_as_double(x) %}{{ return('cast(' ~ x ~ ' as double precision)') }}{% endmacro %}
{% macro redshift__finite_text(x, kind) %}{{ return("case when " ~ x ~ " not in ('NaN', 'Infinity', '-Infinity') then cast(" ~ x ~ ' as double precision) end') }}{% endmacro %}
{% macro redshift__integer_span(low, high) %}{{ return('cast(' ~ high ~ ' as decimal(38, 0)) - cast(' ~ low ~ ' as decimal(38, 0)) + 1') }}{% endmacro %}

{#- Types as the catalog's format_type writes them. `hash` is a number, so that wide rows do not make a text that is too long.

    `finite` ends at 1e140 in magnitude, as on PostgreSQL: where a square leaves the range of a double, an aggregate may raise an error. -#}
{% macro redshift__classify_type(type) %}
  {% set name = type.split('(')[0] | lower %}
  {% set hash = 'farmfingerprint64(' ~ baselinr.as_text('{x}') ~ ')' %}
  {% if name in ['smallint', 'integer', 'bigint'] %}
    {{ return({'kind': 'integer', 'value_type': 'decimal(38, 0)', 'read': '{x}', 'hash': hash}) }}
  {% elif name == 'numeric' %}
    {% set precision = type[8:-1].split(',')[0] | int if '(' in type else 18 %}
    {% set scale = type[8:-1].split(',')[1] | int if ',' in type else 0 %}
    {{ return({'kind': 'decimal', 'value_type': 'decimal(38, ' ~ scale ~ ')', 'read': '{x}', 'hash': hash, 'sum_may_overflow': precision > 28}) }}
  {% elif name in ['real', 'double precision'] %}
    {#- + 0 turns -0.0 into 0.0: equal values, one text -#}
    {% set number = "case when abs({x}) < cast('Infinity' as double precision) then cast({x} as double precision) end" %}
    {{ return({'kind': 'float', 'value_type': name, 'read': '({x} + cast(0 as ' ~ name ~ '))', 'hash': 'farmfingerprint64(' ~ baselinr.as_text('{x} + cast(0 as ' ~ name ~ ')') ~ ')', 'number': number,
               'finite': number if name == 'real' else 'case when abs({x}) <= 1e140 then {x} end'}) }}
  {% elif name == 'boolean' %}
    {{ return({'kind': 'boolean', 'value_type': 'boolean', 'read': '{x}', 'hash': 'case when {x} then 1 when not {x} then 0 end'}) }}
  {% elif name in ['character varying', 'text'] %}
    {{ return({'kind': 'text', 'value_type': 'varchar(65535)', 'read': '{x}', 'hash': 'farmfingerprint64({x})'}) }}
  {% elif name in ['character', 'bpchar', '"char"', 'name'] %}
    {{ return({'kind': 'text', 'value_type': 'varchar(65535)', 'read': baselinr.as_text('{x}'), 'hash': hash}) }}
  {% elif name == 'date' or type.startswith('timestamp') %}
    {% set value_type = 'date' if name == 'date' else 'timestamptz' if type.endswith('with time zone') else 'timestamp' %}
    {{ return({'kind': 'date' if name == 'date' else 'timestamp', 'value_type': value_type, 'read': '{x}', 'hash': 'farmfingerprint64(' ~ baselinr.redshift__canonical_text('{x}', value_type) ~ ')'}) }}
  {% elif type == 'time without time zone' %}
    {{ return({'kind': 'ordered', 'value_type': 'time', 'read': '{x}', 'hash': hash}) }}
  {% elif name == 'super' %}
    {#- its text may be longer than a varchar -#}
    {{ return({'kind': 'other', 'value_type': 'none', 'read': '{x}', 'hash': 'farmfingerprint64(json_serialize_to_varbyte({x}))'}) }}
  {% elif name in ['binary varying', 'varbyte'] %}
    {{ return({'kind': 'other', 'value_type': 'none', 'read': '{x}', 'hash': 'farmfingerprint64({x})'}) }}
  {% elif name == 'hllsketch' %}
    {{ return({'kind': 'other', 'value_type': 'none', 'read': '{x}', 'hash': 'hll_cardinality({x})'}) }}
  {% elif name in ['geometry', 'geography'] %}
    {{ return({'kind': 'other', 'value_type': 'none', 'read': '{x}', 'hash': 'farmfingerprint64(st_ashexewkb({x}))'}) }}
  {% endif %}
  {{ return({'kind': 'other', 'value_type': 'none', 'read': '{x}', 'hash': hash}) }}
{% endmacro %}

{#- A boolean has no cast to text. A fraction of a second ends with its last digit that is not 0. -#}
{% macro redshift__canonical_text(x, value_type) %}
  {% set moment = "rtrim(rtrim(to_char({x}, 'YYYY-MM-DD HH24:MI:SS.US'), '0'), '.')" %}
  {{ return({
    'boolean': "case when {x} then 'true' when not {x} then 'false' end", 'varchar(65535)': '{x}', 'date': "to_char({x}, 'YYYY-MM-DD')", 'timestamp': moment,
    'timestamptz': (moment | replace('{x}', "{x} at time zone 'UTC'")) ~ " || '+00'",
  }.get(value_type, baselinr.as_text('{x}')) | replace('{x}', x)) }}
{% endmacro %}
{% macro redshift__as_value(x, value_type) %}{{ return(x if value_type in ['text', 'varchar(65535)'] else baselinr.default__as_value(x, value_type)) }}{% endmacro %}

{#- A hash of the hashes of its columns, none of which may be left out: rows that trade the values of one column are other rows. What the
    function returns is documented to be FarmHash's fingerprint, which does not change. -#}
{% macro redshift__row_hash(columns) %}
  {% set parts = [] %}
  {% for column in columns %}{% do parts.append('coalesce(cast(' ~ column.hash ~ " as varchar(20)), '')") %}{% endfor %}
  {{ return('farmfingerprint64(' ~ (parts | join(" || ',' || ")) ~ ')') }}
{% endmacro %}
{#- as decimals: a sum of bigints is one too, but not all of them are sums -#}
{% macro redshift__rows_hash(columns) %}{{ return('sum(cast(' ~ baselinr.row_hash(columns) ~ ' as decimal(38, 0)))') }}{% endmacro %}
{% macro redshift__value_hash(column) %}{{ return(column.hash) }}{% endmacro %}
{% macro redshift__hash_id() %}{{ return("'redshift farmhash'") }}{% endmacro %}

{#- Redshift's own HyperLogLog (precision 15, 0.6% off at most), of numbers that are hashed as rows are. -#}
{% macro redshift__distinct_sketch() %}
  {{ return({
    'states': {'hll_sketch': {'type': 'sketch', 'merge': 'combine', 'scan': 'hll_create_sketch({hash})'}},
    'estimate': 'hll_cardinality(hll_sketch)',
  }) }}
{% endmacro %}
{% macro redshift__combined_sketch(x) %}{{ return('hll_combine(' ~ x ~ ')') }}{% endmacro %}

{% macro redshift__matches(x, pattern) %}{{ return(x ~ ' ~ ' ~ baselinr.literal('^(' ~ pattern ~ ')$')) }}{% endmacro %}
{% macro redshift__trim_spaces(x) %}{{ return('btrim(' ~ x ~ ", ' ')") }}{% endmacro %}
