{#- A key is cut in UTC: ids must be the same in every session. -#}
{% macro spark_utc_key(key) %}{{ return(baselinr.spark_utc(key.quoted) if key.type | lower in ['timestamp', 'timestamp_ltz'] else key.quoted) }}{% endmacro %}

{% macro spark__partition_value(key) %}
  {% if key.granularity == 'value' and key.kind == 'text' %}
    {#- a text that reads '__null__' shares the partition of the nulls -#}
    {{ return('coalesce(' ~ baselinr.classify_type(key.type).read | replace('{x}', key.quoted) ~ ", '__null__')") }}
  {% elif key.granularity == 'value' %}
    {{ return(baselinr.classify_type(key.type).read | replace('{x}', key.quoted)) }}
  {% elif key.granularity == 'hour' and key.type | lower != 'date' %}
    {{ return('cast(' ~ baselinr.spark_utc_key(key) ~ " as date) || ' ' || lpad(hour(" ~ baselinr.spark_utc_key(key) ~ "), 2, '0') || ':00:00'") }}
  {% elif key.granularity == 'hour' %}
    {{ return(key.quoted ~ " || ' 00:00:00'") }}
  {% endif %}
  {% set day = baselinr.spark_utc_key(key) if key.type | lower == 'date' else 'cast(' ~ baselinr.spark_utc_key(key) ~ ' as date)' %}
  {{ return(day if key.granularity == 'day' else "trunc(" ~ day ~ ", '" ~ key.granularity ~ "')") }}
{% endmacro %}

{#- A year of more than four digits has a plus before it. -#}
{% macro spark__partition_id(key, value) %}
  {% if key.granularity == 'value' %}{{ return(value if key.kind == 'text' else baselinr.canonical_text(value, key.value_type) if key.value_type != 'none' else 'cast(' ~ value ~ ' as string)') }}{% endif %}
  {% set text = 'cast(' ~ value ~ ' as string)' %}
  {% set rest = {'month': 3, 'year': 6}.get(key.granularity) %}
  {{ return('left(' ~ text ~ ', length(' ~ text ~ ') - ' ~ rest ~ ')' if rest else text) }}
{% endmacro %}

{#- Ranges and lists of the bare column, by which files and partitions are left out. -#}
{% macro spark__partition_predicate(key, ids) %}
  {% set rules = [] %}
  {% set given = ids | reject('equalto', '__null__') | list %}
  {% if key.granularity == 'value' and given %}
    {% do rules.append(baselinr.spark_value_predicate(key, given)) %}
  {% endif %}
  {% for id in given if key.granularity != 'value' %}{% do rules.append(baselinr.spark_period_predicate(key, id)) %}{% endfor %}
  {% if '__null__' in ids %}
    {% do rules.append(key.quoted ~ ' is null' ~ (' or ' ~ key.quoted ~ " = '__null__'" if key.kind == 'text' and key.granularity == 'value' else '')) %}
  {% endif %}
  {{ return('(' ~ (rules | join(' or ')) ~ ')' if rules else 'false') }}
{% endmacro %}

{#- Another type than the column's would be compared as a double, or as a text. An id that is no value of the type, which a user may have written, is null. -#}
{% macro spark_value_predicate(key, ids) %}
  {% set values = [] %}
  {% for id in ids %}
    {% do values.append(baselinr.literal(id) if key.kind in ['text', 'other'] else 'try_cast(' ~ baselinr.literal(id) ~ ' as ' ~ (key.value_type if key.kind == 'timestamp' else key.type) ~ ')') %}
  {% endfor %}
  {% set column = 'cast(' ~ key.quoted ~ ' as string)' if key.kind == 'other' else baselinr.spark_utc_key(key) %}
  {{ return(column ~ ' in (' ~ (values | join(', ')) ~ ')') }}
{% endmacro %}

{#- The hour, day, month or year of an id, as a half-open range; an id that is none finds nothing. -#}
{% macro spark_period_predicate(key, id) %}
  {% set type = key.type | lower %}
  {% set first = id ~ {'month': '-01', 'year': '-01-01'}.get(key.granularity, '') %}
  {% if type == 'date' and key.granularity in ['hour', 'day'] %}
    {{ return(key.quoted ~ ' = try_cast(' ~ baselinr.literal(id[:-9] if key.granularity == 'hour' else id) ~ ' as date)') }}
  {% elif type == 'date' %}
    {% set start = 'try_cast(' ~ baselinr.literal(first) ~ ' as date)' %}
    {{ return('(' ~ key.quoted ~ ' >= ' ~ start ~ ' and ' ~ key.quoted ~ ' < add_months(' ~ start ~ ', ' ~ {'month': 1, 'year': 12}[key.granularity] ~ '))') }}
  {% endif %}
  {% set text = first if key.granularity == 'hour' else first ~ ' 00:00:00' %}
  {% set start = "try_cast(" ~ baselinr.literal(text) ~ ' as timestamp_ntz)' %}
  {% set end = start ~ ' + interval ' ~ {'hour': "'1' hour", 'day': "'1' day", 'month': "'1' month", 'year': "'1' year"}[key.granularity] %}
  {% if type == 'timestamp_ntz' %}{{ return('(' ~ key.quoted ~ ' >= ' ~ start ~ ' and ' ~ key.quoted ~ ' < ' ~ end ~ ')') }}{% endif %}
  {{ return('(' ~ key.quoted ~ ' >= ' ~ baselinr.spark_moment(start) ~ ' and ' ~ key.quoted ~ ' < ' ~ baselinr.spark_moment(end) ~ ')') }}
{% endmacro %}

{#- The moment at which a clock in UTC shows this. -#}
{% macro spark_moment(x) %}{{ return('try_cast(cast(' ~ x ~ " as string) || 'Z' as timestamp)") }}{% endmacro %}
