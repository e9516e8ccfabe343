{#- Snowflake. Texts of dates and times are written and read with formats of their own, because a session may set others. -#}

{% macro snowflake__column_type(name) %}
  {{ return({'text': 'varchar', 'double': 'float', 'bigint': 'bigint', 'integer': 'integer', 'boolean': 'boolean', 'timestamp': 'timestamp_ntz', 'sketch': 'object',
             'integer_list': 'array', 'bigint_list': 'array', 'text_list': 'array', 'word_list': 'array'}[name]) }}
{% endmacro %}
{% macro snowflake__element_type(type) %}{{ return(baselinr.snowflake__column_type('text' if type == 'text' else 'bigint')) }}{% endmacro %}

{#- A backslash escapes in a literal. -#}
{% macro snowflake__literal_with_backslash(escaped) %}{{ return("'" ~ (escaped | replace('\\', '\\\\')) ~ "'") }}{% endmacro %}

{#- Names without quotes are upper case here, and so are those of the store: people type them without quotes. -#}
{% macro snowflake__store_name(name) %}{{ return(name | upper) }}{% endmacro %}
{% macro snowflake__store_column(name) %}{{ return(baselinr.quote_name(name | upper)) }}{% endmacro %}

{#- In UTC, without a zone. -#}
{% macro snowflake__now() %}{{ return('sysdate()') }}{% endmacro %}
{% macro snowflake__plus_minutes(timestamp, minutes) %}{{ return('dateadd(minute, ' ~ minutes ~ ', ' ~ timestamp ~ ')') }}{% endmacro %}
{#- `datediff` counts the boundaries between them, so of minutes one too many. -#}
{% macro snowflake__minutes_between(earlier, later) %}
  {{ return('cast(floor(datediff(second, ' ~ earlier ~ ', ' ~ later ~ ') / 60) as ' ~ baselinr.column_type('bigint') ~ ')') }}
{% endmacro %}
{% macro snowflake__seconds_since(x, type) %}
  {{ return('datediff(second, ' ~ baselinr.as_value(x, 'date' if type == 'date' else 'timestamp_utc') ~ ', ' ~ baselinr.now() ~ ')') }}
{% endmacro %}
{% macro snowflake__iso_timestamp(x) %}
  {{ return("to_char(" ~ x ~ ", 'YYYY-MM-DD') || 'T' || to_char(" ~ x ~ ", 'HH24:MI:SS') || 'Z'") }}
{% endmacro %}

{% macro snowflake__is_nan(x) %}{{ return(x ~ " = cast('NaN' as float)") }}{% endmacro %}
{% macro snowflake__is_inf(x) %}{{ return(x ~ " in (cast('inf' as float), cast('-inf' as float))") }}{% endmacro %}

{#- Days: macros/dialect/days.sql. There is no infinite date. -#}
{% macro snowflake__is_finite_date(x) %}{{ return(x ~ ' is not null') }}{% endmacro %}
{% macro snowflake__days_of_date(x) %}{{ return("datediff(day, date '1970-01-01', " ~ x ~ ')') }}{% endmacro %}
{% macro snowflake__date_of_days(days) %}{{ return('dateadd(day, ' ~ days ~ ", date '1970-01-01')") }}{% endmacro %}
{% macro snowflake__make_date(year, month) %}{{ return('date_from_parts(' ~ year ~ ', ' ~ month ~ ', 1)') }}{% endmacro %}
{% macro snowflake__utc_date(column, x) %}{{ return('to_date(' ~ x ~ ')') }}{% endmacro %}

{#- Types as snowflake__type_of_column in macros/detect/snowflake.sql writes them. Moments with a zone are read as what they are in UTC. -#}
{% macro snowflake__classify_type(type) %}
  {% set name = type.split('(')[0].split(' ')[0] | upper %}
  {% if name == 'NUMBER' %}
    {% set scale = type[:-1].split(',')[1] | int %}
    {{ return({'kind': 'decimal' if scale else 'integer', 'value_type': 'number(38, ' ~ scale ~ ')', 'read': '{x}'}) }}
  {% elif name == 'FLOAT' %}
    {#- + 0 turns -0.0 into 0.0: equal values, one text -#}
    {{ return({'kind': 'float', 'value_type': 'float', 'read': '({x} + cast(0 as float))', 'finite': baselinr.finite_double('{x}')}) }}
  {% elif name == 'BOOLEAN' %}
    {{ return({'kind': 'boolean', 'value_type': 'boolean', 'read': '{x}'}) }}
  {% elif name == 'TEXT' %}
    {#- texts are compared by their bytes, whatever the collation of the column is -#}
    {{ return({'kind': 'text', 'value_type': 'varchar', 'read': "collate({x}, '')" if ' COLLATE ' in type else '{x}'}) }}
  {% elif name == 'DATE' %}
    {{ return({'kind': 'date', 'value_type': 'date', 'read': '{x}'}) }}
  {% elif name == 'TIME' %}
    {{ return({'kind': 'ordered', 'value_type': 'time', 'read': '{x}'}) }}
  {% elif name == 'TIMESTAMP_NTZ' %}
    {{ return({'kind': 'timestamp', 'value_type': 'timestamp_ntz', 'read': '{x}'}) }}
  {% elif name in ['TIMESTAMP_LTZ', 'TIMESTAMP_TZ'] %}
    {{ return({'kind': 'timestamp', 'value_type': 'timestamp_utc', 'read': baselinr.snowflake_utc('{x}'), 'hash': baselinr.snowflake_utc('{x}')}) }}
  {% elif name in ['VARIANT', 'OBJECT', 'ARRAY', 'MAP'] %}
    {{ return({'kind': 'other', 'value_type': 'none', 'read': '{x}', 'hash': 'to_json({x})'}) }}
  {% elif name in ['GEOGRAPHY', 'GEOMETRY'] %}
    {{ return({'kind': 'other', 'value_type': 'none', 'read': '{x}', 'hash': 'st_asewkt({x})'}) }}
  {% elif name == 'VECTOR' %}
    {{ return({'kind': 'other', 'value_type': 'none', 'read': '{x}', 'hash': 'to_json(cast({x} as array))'}) }}
  {% else %}
    {{ return({'kind': 'other', 'value_type': 'none', 'read': '{x}'}) }}
  {% endif %}
{% endmacro %}

{% macro snowflake_utc(x) %}{{ return("cast(convert_timezone('UTC', " ~ x ~ ') as timestamp_ntz)') }}{% endmacro %}

{% macro snowflake_formats() %}
  {{ return({'date': 'YYYY-MM-DD', 'time': 'HH24:MI:SS.FF9', 'timestamp_ntz': 'YYYY-MM-DD HH24:MI:SS.FF9', 'timestamp_utc': 'YYYY-MM-DD HH24:MI:SS.FF9'}) }}
{% endmacro %}

{#- A fraction of a second ends with its last digit that is not 0. -#}
{% macro snowflake__canonical_text(x, value_type) %}
  {% set format = baselinr.snowflake_formats().get(value_type) %}
  {% if not format %}{{ return('cast(' ~ x ~ ' as varchar)') }}{% endif %}
  {% set text = 'to_char(' ~ x ~ ", '" ~ format ~ "')" %}
  {% if value_type == 'date' %}{{ return(text) }}{% endif %}
  {% set text = 'regexp_replace(regexp_replace(' ~ text ~ ", '([.][0-9]*[1-9])0+$', '\\\\1'), '[.]0+$', '')" %}
  {{ return(text ~ " || '+00'" if value_type == 'timestamp_utc' else text) }}
{% endmacro %}

{% macro snowflake__as_value(x, value_type) %}
  {% set format = baselinr.snowflake_formats().get(value_type) %}
  {% if value_type in ['text', 'varchar'] %}{{ return('cast(' ~ x ~ ' as varchar)') }}{% endif %}
  {% if not format %}{{ return('cast(' ~ x ~ ' as ' ~ value_type ~ ')') }}{% endif %}
  {% if value_type == 'date' %}{{ return('to_date(' ~ x ~ ", '" ~ format ~ "')") }}{% endif %}
  {% set text = "replace(" ~ x ~ ", '+00', '')" if value_type == 'timestamp_utc' else x %}
  {% set padded = 'rpad(' ~ text ~ " || case when contains(" ~ text ~ ", '.') then '' else '.' end, " ~ (18 if value_type == 'time' else 29) ~ ", '0')" %}
  {{ return(('to_time(' if value_type == 'time' else 'to_timestamp_ntz(') ~ padded ~ ", '" ~ format ~ "')") }}
{% endmacro %}

{#- `hash` is the same for equal values, whatever their precision, and its values do not change with the service's releases. -#}
{% macro snowflake__row_hash(columns) %}{{ return('hash(' ~ (columns | map(attribute='hash') | join(', ')) ~ ')') }}{% endmacro %}
{% macro snowflake__rows_hash(columns) %}{{ return('hash_agg(' ~ (columns | map(attribute='hash') | join(', ')) ~ ')') }}{% endmacro %}
{% macro snowflake__value_hash(column) %}{{ return('hash(' ~ column.hash ~ ')') }}{% endmacro %}
{% macro snowflake__hash_id() %}{{ return("'snowflake'") }}{% endmacro %}

{% macro snowflake__matches(x, pattern) %}{{ return('regexp_like(' ~ x ~ ', ' ~ baselinr.literal(pattern) ~ ')') }}{% endmacro %}

{#- `array_agg` leaves nulls out. -#}
{% macro snowflake__json_list(x, order_by) %}{{ return('to_json(array_agg(' ~ x ~ ') within group (order by ' ~ order_by ~ '))') }}{% endmacro %}
{% macro snowflake__json_text(x) %}{{ return('to_json(to_variant(' ~ x ~ '))') }}{% endmacro %}
{% macro snowflake__list_of(x, type, order_by) %}
  {{ return('array_agg(cast(' ~ x ~ ' as ' ~ baselinr.element_type(type) ~ ')) within group (order by ' ~ order_by ~ ')') }}
{% endmacro %}
{% macro snowflake__joined_texts(x, separator, order_by) %}{{ return('listagg(' ~ x ~ ', ' ~ separator ~ ') within group (order by ' ~ order_by ~ ')') }}{% endmacro %}
{#- the separator of `listagg` has to be a literal -#}
{% macro snowflake__line_feed() %}{{ return("'\\n'") }}{% endmacro %}

{#- Taken apart by the first list; the others follow it by their places. -#}
{% macro snowflake__unpacked_lists(relation, kept, lists, place) %}
  {% set columns = [] %}
  {% for name in kept %}{% do columns.append('packed.' ~ name) %}{% endfor %}
  {% if place %}{% do columns.append('item.index + 1 as ' ~ place) %}{% endif %}
  {% set names = lists | list %}
  {% for list, element in lists.items() %}
    {% set value = 'item.value' if loop.first else 'get(packed.' ~ list ~ ', item.index)' %}
    {% do columns.append('cast(' ~ value ~ ' as ' ~ baselinr.element_type(element.type) ~ ') as ' ~ element['as']) %}
  {% endfor %}
  {{ return('select ' ~ (columns | join(', ')) ~ ' from ' ~ relation ~ ' as packed, lateral flatten(input => packed.' ~ names[0] ~ ') as item') }}
{% endmacro %}
