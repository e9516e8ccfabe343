{#- A partition as a value, as an id, and as a predicate on the bare column, which is what BigQuery prunes by and what `require_partition_filter` asks for.
    A key by integer ranges has `start`, `end` and `interval`; what is outside of them is the partition __unpartitioned__. Moments are cut in UTC. -#}
{% macro bigquery__partition_value(key) %}
  {% set type = baselinr.bigquery_type_name(key) %}
  {% if key.granularity == 'range' %}
    {{ return("case when " ~ key.quoted ~ ' < ' ~ key.start ~ ' or ' ~ key.quoted ~ ' >= ' ~ key.end ~ " then '__unpartitioned__' else cast(" ~ key.quoted ~ ' - mod(' ~ key.quoted ~ ' - ' ~ baselinr.bigquery_number(key.start) ~ ', ' ~ key.interval ~ ') as string) end') }}
  {% elif key.granularity == 'value' and key.kind == 'text' %}
    {#- a text that reads '__null__' shares the partition of the nulls -#}
    {{ return('coalesce(' ~ key.quoted ~ ", '__null__')") }}
  {% elif key.granularity == 'value' and key.kind == 'float' %}
    {{ return('(' ~ key.quoted ~ ' + 0.0)') }}
  {% elif key.granularity == 'value' and key.kind == 'other' %}
    {{ return('to_json_string(' ~ key.quoted ~ ')') }}
  {% elif key.granularity == 'value' %}
    {{ return(key.quoted) }}
  {% elif key.granularity == 'hour' %}
    {{ return((type | lower) ~ '_trunc(' ~ key.quoted ~ ', hour)') }}
  {% endif %}
  {% set date = key.quoted if type == 'DATE' else 'date(' ~ key.quoted ~ ')' %}
  {{ return(date if key.granularity == 'day' else 'date_trunc(' ~ date ~ ', ' ~ key.granularity ~ ')') }}
{% endmacro %}

{% macro bigquery__partition_id(key, value) %}
  {% if key.granularity == 'hour' %}{{ return('format_' ~ (baselinr.bigquery_type_name(key) | lower) ~ "('%Y-%m-%d %H:00:00', " ~ value ~ ')') }}{% endif %}
  {% if key.granularity in ['month', 'year'] %}{{ return("format_date('" ~ {'month': '%Y-%m', 'year': '%Y'}[key.granularity] ~ "', " ~ value ~ ')') }}{% endif %}
  {% if key.granularity == 'value' and key.kind != 'other' %}{{ return(baselinr.canonical_text(value, key.value_type)) }}{% endif %}
  {{ return(baselinr.as_text(value)) }}
{% endmacro %}

{% macro bigquery__partition_predicate(key, ids) %}
  {% set given = ids | reject('equalto', '__null__') | list %}
  {% set rules = [] %}
  {% if key.granularity == 'range' %}
    {% for id in given %}{% do rules.append(baselinr.bigquery_range_predicate(key, id)) %}{% endfor %}
  {% elif key.granularity == 'value' %}
    {% if given %}{% do rules.append(baselinr.bigquery_value_predicate(key, given)) %}{% endif %}
  {% elif key.granularity == 'day' and baselinr.bigquery_type_name(key) == 'DATE' %}
    {% set days = [] %}
    {% for id in given %}{% do days.append('date ' ~ baselinr.literal(id)) %}{% endfor %}
    {% if days %}{% do rules.append(key.quoted ~ ' in (' ~ (days | join(', ')) ~ ')') %}{% endif %}
  {% else %}
    {% for id in given %}{% do rules.append(baselinr.bigquery_period_predicate(key, id)) %}{% endfor %}
  {% endif %}
  {% if '__null__' in ids %}
    {% do rules.append(key.quoted ~ ' is null' ~ (' or ' ~ key.quoted ~ " = '__null__'" if key.kind == 'text' and key.granularity == 'value' else '')) %}
  {% endif %}
  {{ return('(' ~ (rules | join(' or ')) ~ ')' if rules else 'false') }}
{% endmacro %}

{% macro bigquery_range_predicate(key, id) %}
  {% if id == '__unpartitioned__' %}{{ return(key.quoted ~ ' < ' ~ key.start ~ ' or ' ~ key.quoted ~ ' >= ' ~ key.end) }}{% endif %}
  {{ return('(' ~ key.quoted ~ ' >= ' ~ id | int ~ ' and ' ~ key.quoted ~ ' < ' ~ (id | int + key.interval) ~ ')') }}
{% endmacro %}

{#- Literals of the column's type; a NaN equals nothing. -#}
{% macro bigquery_value_predicate(key, ids) %}
  {% set value = baselinr.partition_value(key) if key.kind in ['float', 'other'] else key.quoted %}
  {% set values = [] %}
  {% for id in ids if key.kind != 'float' or id | lower != 'nan' %}
    {% do values.append(baselinr.literal(id) if key.kind in ['text', 'other'] else baselinr.as_value(baselinr.literal(id), baselinr.bigquery_type_name(key) | lower)) %}
  {% endfor %}
  {% set rules = [value ~ ' in (' ~ (values | join(', ')) ~ ')'] if values else [] %}
  {% if key.kind == 'float' and values | length < ids | length %}{% do rules.append('is_nan(' ~ key.quoted ~ ')') %}{% endif %}
  {{ return(rules | join(' or ')) }}
{% endmacro %}

{#- A half-open range of constants. The last year that there is has no end. -#}
{% macro bigquery_period_predicate(key, id) %}
  {% set numbers = modules.re.findall('[0-9]+', id) | map('int') | list %}
  {% set first = modules.datetime.datetime(numbers[0], numbers[1] if numbers | length > 1 else 1, numbers[2] if numbers | length > 2 else 1, numbers[3] if numbers | length > 3 else 0) %}
  {% set from = key.quoted ~ ' >= ' ~ baselinr.bigquery_moment(key, first) %}
  {% if first.year == 9999 %}{{ return('(' ~ from ~ ' and ' ~ baselinr.partition_id(key, baselinr.partition_value(key)) ~ ' = ' ~ baselinr.literal(id) ~ ')') }}{% endif %}
  {% if key.granularity == 'year' %}{% set end = first.replace(year=first.year + 1) %}
  {% elif key.granularity == 'month' %}{% set end = first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1) %}
  {% else %}{% set end = first + modules.datetime.timedelta(hours=1 if key.granularity == 'hour' else 24) %}
  {% endif %}
  {{ return('(' ~ from ~ ' and ' ~ key.quoted ~ ' < ' ~ baselinr.bigquery_moment(key, end) ~ ')') }}
{% endmacro %}

{#- A moment as a literal of the column's type. -#}
{% macro bigquery_moment(key, moment) %}
  {% set type = baselinr.bigquery_type_name(key) | lower %}
  {% set text = '%04d' | format(moment.year) ~ moment.strftime('-%m-%d') %}
  {{ return(type ~ " '" ~ text ~ ('' if type == 'date' else moment.strftime(' %H:%M:%S') ~ ('+00' if type == 'timestamp' else '')) ~ "'") }}
{% endmacro %}

{#- The type of a key, without its parameters. -#}
{% macro bigquery_type_name(key) %}{{ return((key.type | upper).split('(')[0] | trim) }}{% endmacro %}

{#- A number that may be negative, after a minus. -#}
{% macro bigquery_number(number) %}{{ return('(' ~ number ~ ')' if number < 0 else number | string) }}{% endmacro %}
