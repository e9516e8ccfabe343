{#- Redshift has no partitions of its own that it tells of: a key cuts a table into slices, in UTC, as text ids must be the same in every session. Texts
    that differ by spaces at their ends are equal here, and so are one slice. -#}
{% macro redshift_utc_key(key) %}{{ return(key.quoted ~ (" at time zone 'UTC'" if key.value_type == 'timestamptz' else '')) }}{% endmacro %}

{% macro redshift__partition_value(key) %}
  {% if key.granularity == 'value' and key.kind == 'text' %}
    {#- a text that reads '__null__' shares the slice of the nulls -#}
    {{ return('coalesce(rtrim(' ~ key.quoted ~ "), '__null__')") }}
  {% elif key.granularity == 'value' %}
    {{ return(baselinr.classify_type(key.type).read | replace('{x}', key.quoted)) }}
  {% elif key.granularity == 'day' %}
    {{ return(key.quoted if key.value_type == 'date' else 'cast(' ~ baselinr.redshift_utc_key(key) ~ ' as date)') }}
  {% endif %}
  {{ return("date_trunc('" ~ key.granularity ~ "', " ~ baselinr.redshift_utc_key(key) ~ ')') }}
{% endmacro %}

{% macro redshift__partition_id(key, value) %}
  {% set format = {'hour': 'YYYY-MM-DD HH24', 'day': 'YYYY-MM-DD', 'month': 'YYYY-MM', 'year': 'YYYY'}.get(key.granularity) %}
  {% if not format %}{{ return(baselinr.canonical_text(value, key.value_type)) }}{% endif %}
  {{ return('to_char(' ~ value ~ ", '" ~ format ~ "')" ~ (" || ':00:00'" if key.granularity == 'hour' else '')) }}
{% endmacro %}

{#- Values and ranges of the bare column: only these let Redshift leave out blocks. -#}
{% macro redshift__partition_predicate(key, ids) %}
  {% set given = ids | reject('equalto', '__null__') | list %}
  {% set rules = [] %}
  {% if key.granularity == 'value' and given %}
    {% set values = [] %}
    {% for id in given %}{% do values.append(baselinr.redshift_key_value(key, id)) %}{% endfor %}
    {% do rules.append((key.quoted if key.kind != 'float' else baselinr.partition_value(key)) ~ ' in (' ~ (values | join(', ')) ~ ')') %}
  {% endif %}
  {% for id in given if key.granularity != 'value' %}{% do rules.append(baselinr.redshift_period_predicate(key, id)) %}{% endfor %}
  {% if '__null__' in ids %}
    {% do rules.append(key.quoted ~ ' is null' ~ (' or ' ~ key.quoted ~ " = '__null__'" if key.granularity == 'value' and key.kind == 'text' else '')) %}
  {% endif %}
  {{ return('(' ~ (rules | join(' or ')) ~ ')' if rules else 'false') }}
{% endmacro %}

{% macro redshift_key_value(key, id) %}
  {% if key.kind == 'boolean' %}{{ return('true' if id == 'true' else 'false' if id == 'false' else 'null') }}{% endif %}
  {{ return(baselinr.as_value(baselinr.literal(id), key.value_type)) }}
{% endmacro %}

{#- The hour, day, month or year of an id, as a half-open range. -#}
{% macro redshift_period_predicate(key, id) %}
  {% set first = id ~ {'month': '-01', 'year': '-01-01'}.get(key.granularity, '') %}
  {% if key.value_type == 'date' and key.granularity == 'day' %}{{ return(key.quoted ~ ' = cast(' ~ baselinr.literal(first) ~ ' as date)') }}{% endif %}
  {% set type = key.value_type %}
  {% set start = 'cast(' ~ baselinr.literal(first ~ (' 00:00:00' if key.granularity != 'hour' and type != 'date' else '') ~ ('+00' if type == 'timestamptz' else '')) ~ ' as ' ~ type ~ ')' %}
  {#- dateadd makes a moment of a date #}
  {% set end = 'cast(dateadd(' ~ key.granularity ~ ', 1, ' ~ start ~ ') as ' ~ type ~ ')' %}
  {{ return('(' ~ key.quoted ~ ' >= ' ~ start ~ ' and ' ~ key.quoted ~ ' < ' ~ end ~ ')') }}
{% endmacro %}
