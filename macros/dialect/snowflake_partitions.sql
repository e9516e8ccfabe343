{#- A moment with a zone is cut in UTC: ids must be the same in every session. -#}
{% macro snowflake_is_zoned(type) %}{{ return((type | upper).startswith(('TIMESTAMP_LTZ', 'TIMESTAMP_TZ'))) }}{% endmacro %}
{% macro snowflake_utc_key(key) %}{{ return(baselinr.snowflake_utc(key.quoted) if baselinr.snowflake_is_zoned(key.type) else key.quoted) }}{% endmacro %}
{% macro snowflake_is_date(key) %}{{ return(key.type | upper == 'DATE') }}{% endmacro %}

{% macro snowflake__partition_value(key) %}
  {% set x = baselinr.snowflake_utc_key(key) %}
  {% if key.granularity == 'value' and key.kind == 'text' %}
    {#- a text that reads '__null__' shares the partition of the nulls -#}
    {{ return('coalesce(' ~ x ~ ", '__null__')") }}
  {% elif key.granularity == 'value' and key.kind == 'float' %}
    {{ return('(' ~ x ~ ' + cast(0 as float))') }}
  {% elif key.granularity == 'value' or (key.granularity == 'day' and baselinr.snowflake_is_date(key)) %}
    {{ return(x) }}
  {% elif key.granularity == 'day' %}
    {{ return('to_date(' ~ x ~ ')') }}
  {% endif %}
  {{ return("date_trunc('" ~ key.granularity ~ "', " ~ x ~ ')') }}
{% endmacro %}

{% macro snowflake__partition_id(key, value) %}
  {% set formats = {'hour': 'YYYY-MM-DD HH24', 'day': 'YYYY-MM-DD', 'month': 'YYYY-MM', 'year': 'YYYY'} %}
  {% if key.granularity == 'value' %}{{ return(baselinr.canonical_text(value, key.value_type)) }}{% endif %}
  {{ return('to_char(' ~ value ~ ", '" ~ formats[key.granularity] ~ "')" ~ (" || ':00:00'" if key.granularity == 'hour' else '')) }}
{% endmacro %}

{% macro snowflake__partition_predicate(key, ids) %}
  {% set suffix = {'month': '-01', 'year': '-01-01'}.get(key.granularity, '') %}
  {% set type = key.value_type if key.granularity == 'value' else 'date' if key.granularity != 'hour' else 'timestamp_ntz' %}
  {% set values = [] %}
  {% for id in ids if id != '__null__' %}{% do values.append(baselinr.as_value(baselinr.literal(id ~ suffix), type)) %}{% endfor %}
  {% set rules = [] %}
  {% if values and key.kind == 'text' and '__null__' not in ids %}
    {% do rules.append(key.quoted ~ ' in (' ~ (values | join(', ')) ~ ')') %}
  {% elif values %}
    {% do rules.append(baselinr.partition_value(key) ~ ' in (' ~ (values | join(', ')) ~ ')' ~ baselinr.snowflake_partition_bounds(key, ids, suffix)) %}
  {% endif %}
  {% if '__null__' in ids %}
    {% do rules.append(key.quoted ~ ' is null' ~ (' or ' ~ key.quoted ~ " = '__null__'" if key.kind == 'text' and key.granularity == 'value' else '')) %}
  {% endif %}
  {{ return('(' ~ (rules | join(' or ')) ~ ')' if rules else 'false') }}
{% endmacro %}

{#- Where the key is cut, a range on the bare column around the partitions, because only that lets Snowflake leave out micro-partitions. Ids that do
    not sort as text go without. -#}
{% macro snowflake_partition_bounds(key, ids, suffix) %}
  {% set width = {'day': 10, 'hour': 19, 'month': 7, 'year': 4}.get(key.granularity, 0) %}
  {% set ids = ids | reject('equalto', '__null__') | sort | list %}
  {% for id in ids if id | length != width %}{{ return('') }}{% endfor %}
  {% if key.granularity == 'value' or baselinr.snowflake_is_date(key) and key.granularity == 'day' %}{{ return('') }}{% endif %}
  {% set first = baselinr.snowflake_bound(key, ids[0] ~ suffix) %}
  {% set last = baselinr.snowflake_bound(key, ids[-1] ~ suffix) %}
  {{ return(' and ' ~ key.quoted ~ ' >= ' ~ first ~ ' and ' ~ key.quoted ~ ' < dateadd(' ~ key.granularity ~ ', 1, ' ~ last ~ ')') }}
{% endmacro %}
{% macro snowflake_bound(key, text) %}
  {% set text = text ~ (' 00:00:00' if key.granularity != 'hour' else '') %}
  {% if baselinr.snowflake_is_date(key) %}{{ return(baselinr.as_value(baselinr.literal(text[:10]), 'date')) }}{% endif %}
  {% if baselinr.snowflake_is_zoned(key.type) %}{{ return('to_timestamp_tz(' ~ baselinr.literal(text ~ ' +00:00') ~ ", 'YYYY-MM-DD HH24:MI:SS TZH:TZM')") }}{% endif %}
  {{ return('to_timestamp_ntz(' ~ baselinr.literal(text) ~ ", 'YYYY-MM-DD HH24:MI:SS')") }}
{% endmacro %}
