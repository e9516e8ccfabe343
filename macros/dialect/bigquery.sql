{#- BigQuery: names in backticks, texts with backslashes; no number that overflows in silence, but errors instead. Its own types are in
    macros/dialect/bigquery_types.sql. -#}
{% macro bigquery__quote_name(name) %}
  {{ return('`' ~ (name | string | replace('\\', '\\\\') | replace('`', '\\`')) ~ '`') }}
{% endmacro %}

{#- A text goes on to the next line only as an escape. -#}
{% macro bigquery__text_literal(value) %}
  {{ return("'" ~ (value | replace('\\', '\\\\') | replace("'", "\\'") | replace('\n', '\\n') | replace('\r', '\\r')) ~ "'") }}
{% endmacro %}

{#- A list that is null is stored as an empty one; nothing here tells the two apart. -#}
{% macro bigquery__column_type(name) %}
  {{ return({'text': 'string', 'double': 'float64', 'bigint': 'int64', 'integer': 'int64', 'boolean': 'bool', 'timestamp': 'timestamp', 'sketch': 'bytes',
             'integer_list': 'array<int64>', 'bigint_list': 'array<int64>', 'text_list': 'array<string>'}[name]) }}
{% endmacro %}
{% macro bigquery__element_type(type) %}{{ return('string' if type == 'text' else 'int64') }}{% endmacro %}

{% macro bigquery__now() %}{{ return('current_timestamp()') }}{% endmacro %}
{% macro bigquery__plus_minutes(timestamp, minutes) %}{{ return('timestamp_add(' ~ timestamp ~ ', interval ' ~ minutes ~ ' minute)') }}{% endmacro %}
{% macro bigquery__minutes_between(earlier, later) %}{{ return('timestamp_diff(' ~ later ~ ', ' ~ earlier ~ ', minute)') }}{% endmacro %}
{% macro bigquery__seconds_since(x, type) %}
  {{ return('timestamp_diff(' ~ baselinr.now() ~ ', ' ~ ('timestamp(safe_cast(' ~ x ~ ' as date))' if type == 'date' else 'safe_cast(' ~ x ~ ' as timestamp)') ~ ', second)') }}
{% endmacro %}
{% macro bigquery__iso_timestamp(x) %}{{ return("format_timestamp('%Y-%m-%dT%H:%M:%SZ', " ~ x ~ ')') }}{% endmacro %}

{% macro bigquery__is_nan(x) %}{{ return('is_nan(' ~ x ~ ')') }}{% endmacro %}
{% macro bigquery__is_inf(x) %}{{ return('is_inf(' ~ x ~ ')') }}{% endmacro %}
{% macro bigquery__finite_text(x, kind) %}{{ return(baselinr.finite_double('safe_cast(' ~ x ~ ' as float64)')) }}{% endmacro %}
{% macro bigquery__text_as_double(x) %}{{ return('safe_cast(' ~ x ~ ' as float64)') }}{% endmacro %}

{#- Doubles that become too large are an error. The values of `finite` (macros/dialect/bigquery_types.sql) have squares. -#}
{% macro bigquery__square(x) %}{{ return('(' ~ x ~ ' * ' ~ x ~ ')') }}{% endmacro %}

{#- A date that is not null is a date. -#}
{% macro bigquery__is_finite_date(x) %}{{ return(x ~ ' is not null') }}{% endmacro %}
{% macro bigquery__days_of_date(x) %}{{ return('unix_date(' ~ x ~ ')') }}{% endmacro %}
{% macro bigquery__date_of_days(days) %}{{ return('date_from_unix_date(cast(' ~ days ~ ' as int64))') }}{% endmacro %}
{% macro bigquery__make_date(year, month) %}{{ return('date(' ~ year ~ ', ' ~ month ~ ', 1)') }}{% endmacro %}
{% macro bigquery__days_between(low, high) %}{{ return('date_diff(' ~ high ~ ', ' ~ low ~ ', day)') }}{% endmacro %}
{% macro bigquery__utc_date(column, x) %}{{ return("date(" ~ x ~ (", 'UTC'" if column.value_type == 'timestamp' else '') ~ ')') }}{% endmacro %}
{% macro bigquery__integer_span(low, high) %}{{ return('safe_cast(' ~ high ~ ' as bignumeric) - safe_cast(' ~ low ~ ' as bignumeric) + 1') }}{% endmacro %}

{% macro bigquery__md5_text(x) %}{{ return('to_hex(md5(' ~ x ~ '))') }}{% endmacro %}
{% macro bigquery__matches(x, pattern) %}{{ return('regexp_contains(' ~ x ~ ', ' ~ baselinr.literal('^(?:' ~ pattern ~ ')$') ~ ')') }}{% endmacro %}
{% macro bigquery__json_text(x) %}{{ return('to_json_string(' ~ x ~ ')') }}{% endmacro %}

{#- A hash that Google documents as one that never changes. The JSON of a row tells null from every value, and one column from the next. -#}
{% macro bigquery__row_hash(columns) %}
  {% set fields = [] %}
  {% for column in columns %}{% do fields.append(column.hash ~ ' as c' ~ loop.index) %}{% endfor %}
  {#- 64 bits each: an integer would not hold the sum -#}
  {{ return('cast(farm_fingerprint(to_json_string(struct(' ~ (fields | join(', ')) ~ '))) as bignumeric)') }}
{% endmacro %}
{% macro bigquery__value_hash(column) %}{{ return('farm_fingerprint(' ~ column.hash ~ ')') }}{% endmacro %}
{% macro bigquery__hash_id() %}{{ return("'bigquery farm_fingerprint'") }}{% endmacro %}

{#- __TABLES__ and INFORMATION_SCHEMA.PARTITIONS tell whether a table changed. -#}
{% macro bigquery__has_change_metadata() %}{{ return(true) }}{% endmacro %}

{#- The SQL of a statement may be 1 MB long, and its plan must not be too complex. -#}
{% macro bigquery__columns_per_scan() %}{{ return(300) }}{% endmacro %}
