{#- Text ids must be the same in every session, so a timestamp with a zone is cut in UTC. -#}
{% macro duckdb__utc_key(key) %}
  {{ return(key.quoted ~ " at time zone 'UTC'" if key.type | lower == 'timestamp with time zone' else key.quoted) }}
{% endmacro %}

{% macro duckdb__partition_value(key) %}
  {% if key.granularity == 'value' and key.kind == 'text' %}
    {#- a text that reads '__null__' shares the partition of the nulls -#}
    {{ return("coalesce(cast(" ~ key.quoted ~ " as varchar), '__null__')") }}
  {% elif key.granularity == 'value' and key.kind == 'float' %}
    {{ return('(' ~ key.quoted ~ ' + 0)') }}
  {% elif key.granularity == 'value' or (key.granularity == 'day' and key.type | lower == 'date') %}
    {{ return(key.quoted) }}
  {% elif key.granularity == 'day' %}
    {{ return('cast(' ~ baselinr.duckdb__utc_key(key) ~ ' as date)') }}
  {% else %}
    {{ return("date_trunc('" ~ key.granularity ~ "', " ~ baselinr.duckdb__utc_key(key) ~ ')') }}
  {% endif %}
{% endmacro %}

{% macro duckdb__partition_id(key, value) %}
  {% set formats = {'hour': '%Y-%m-%d %H:00:00', 'month': '%Y-%m', 'year': '%Y'} %}
  {% if key.granularity in formats %}
    {{ return("case when isfinite(" ~ value ~ ") then strftime(" ~ value ~ ", '" ~ formats[key.granularity] ~ "') else cast(" ~ value ~ " as varchar) end") }}
  {% endif %}
  {{ return('cast(' ~ value ~ ' as varchar)') }}
{% endmacro %}

{% macro duckdb__partition_predicate(key, ids) %}
  {% set value = baselinr.duckdb__partition_value(key) %}
  {% set type = key.type if key.granularity == 'value' and key.kind != 'text' else 'date' if key.granularity == 'day'
                else 'varchar' if key.granularity == 'value' else 'timestamp' %}
  {% set suffix = {'month': '-01', 'year': '-01-01'}.get(key.granularity, '') %}
  {% set values = [] %}
  {% for id in ids if id != '__null__' %}
    {% set text = id if 'infinity' in id else id ~ suffix %}
    {% do values.append('cast(' ~ baselinr.literal(text) ~ ' as ' ~ type ~ ')') %}
  {% endfor %}
  {% set rules = [] %}
  {% if values and key.kind == 'text' and '__null__' not in ids %}
    {% do rules.append(key.quoted ~ ' in (' ~ (values | join(', ')) ~ ')') %}
  {% elif values %}
    {% do rules.append(value ~ ' in (' ~ (values | join(', ')) ~ ')' ~ baselinr.duckdb__partition_bounds(key, ids, suffix)) %}
  {% endif %}
  {% if '__null__' in ids %}
    {% do rules.append(key.quoted ~ ' is null' ~ (' or ' ~ key.quoted ~ " = '__null__'" if key.kind == 'text' and key.granularity == 'value' else '')) %}
  {% endif %}
  {{ return('(' ~ (rules | join(' or ')) ~ ')' if rules else 'false') }}
{% endmacro %}

{#- Where the key is cut, a range on the bare column around the partitions, because only that lets DuckDB skip row groups.
    Ids that do not sort as text (infinity, years before 1 or after 9999) go without. -#}
{% macro duckdb__partition_bounds(key, ids, suffix) %}
  {% set widths = {'day': 10, 'hour': 19, 'month': 7, 'year': 4} %}
  {% set ids = ids | reject('equalto', '__null__') | sort | list %}
  {% set odd = [] %}
  {% for id in ids if id | length != widths.get(key.granularity, 0) or 'i' in id %}{% do odd.append(id) %}{% endfor %}
  {% if odd or key.granularity == 'value' or key.type | lower == 'date' and key.granularity == 'day' %}{{ return('') }}{% endif %}
  {% set zone = '+00' if key.type | lower == 'timestamp with time zone' else '' %}
  {% set type = 'timestamptz' if zone else 'timestamp' %}
  {% set midnight = ' 00:00:00' if key.granularity != 'hour' else '' %}
  {{ return(' and ' ~ key.quoted ~ " >= cast('" ~ ids[0] ~ suffix ~ midnight ~ zone ~ "' as " ~ type ~ ')'
            ~ ' and ' ~ key.quoted ~ " < cast('" ~ ids[-1] ~ suffix ~ midnight ~ zone ~ "' as " ~ type ~ ') + interval 1 ' ~ key.granularity) }}
{% endmacro %}
