{#- Lists on Redshift. `listagg` is the only aggregate that makes one, and ends with an error at 65,535 bytes: so a list is made of pieces, none of
    which is longer, and kept as a SUPER, which may be. -#}

{#- Lists of one state are kept as one: its first column holds an array of arrays, one for each row, and the others nothing. An array can be gone
    through, but two of them not side by side. No more than eight pieces, about 480 kB or 30,000 rows: a column that needs more keeps
    none, and has no such metric. -#}
{% macro redshift__packed_lists(source, by, lists, order_by, others) %}
  {% set cells = [] %}
  {% for list in lists.values() %}{% do cells.append(baselinr.json_text(list.of) if list.type == 'text' else 'cast(' ~ list.of ~ ' as varchar(20))') %}{% endfor %}
  {% set keys = by | join(', ') %}
  {% set arrays = [] %}
  {% for piece in range(8) %}{% do arrays.append("json_parse('[' || coalesce(max(case when piece = " ~ piece ~ " then entries end), '') || ']')") %}{% endfor %}
  {% set array = namespace(sql=arrays[0]) %}
  {% for next in arrays[1:] %}{% set array.sql = 'array_concat(' ~ array.sql ~ ', ' ~ next ~ ')' %}{% endfor %}
  {% set columns = by | list %}
  {% for name in lists %}{% do columns.append(('case when max(piece) < 8 then ' ~ array.sql ~ ' end' if loop.first else 'cast(null as super)') ~ ' as ' ~ name) %}{% endfor %}
  {% for name in others %}{% do columns.append('max(' ~ name ~ ') as ' ~ name) %}{% endfor %}
  {% set kept = [] %}
  {% for name, sql in others.items() %}{% do kept.append(', ' ~ sql ~ ' as ' ~ name) %}{% endfor %}
  {% set sql %}
select {{ columns | join(', ') }}
  from (
    select {{ keys }}, piece, listagg(entry, ',') within group (order by {{ order_by }}) as entries{{ kept | join }}
    from (
      select *, cast(floor(sum(octet_length(entry) + 1) over (partition by {{ keys }} order by {{ order_by }} rows unbounded preceding) / 60000) as integer) as piece
      from (select *, '[' || {{ cells | join(" || ',' || ") }} || ']' as entry from {{ source }}) as written
    ) as numbered
    group by 1, 2, 3
  ) as pieces
  group by 1, 2
  {% endset %}
  {{ return(sql | trim) }}
{% endmacro %}

{% macro redshift__unpacked_lists(relation, kept, lists, place) %}
  {% set columns = [] %}
  {% for name in kept %}{% do columns.append('packed.' ~ name) %}{% endfor %}
  {% if place %}{% do columns.append('position as ' ~ place) %}{% endif %}
  {% for element in lists.values() %}{% do columns.append('cast(entry[' ~ loop.index0 ~ '] as ' ~ baselinr.column_type(element.type) ~ ') as ' ~ element['as']) %}{% endfor %}
  {{ return('select ' ~ (columns | join(', ')) ~ ' from ' ~ relation ~ ' as packed, packed.' ~ (lists | list)[0] ~ ' as entry at position') }}
{% endmacro %}

{#- The backslash and the quote are escaped, and what else may not stand in a JSON text: of control characters those that occur; the others become spaces. -#}
{% macro redshift__json_text(x) %}
  {% set escaped = namespace(sql=x) %}
  {% for code, letter in {92: '', 34: '', 10: 'n', 13: 'r', 9: 't'}.items() %}
    {% set escaped.sql = 'replace(' ~ escaped.sql ~ ', chr(' ~ code ~ '), chr(92) || ' ~ ("'" ~ letter ~ "'" if letter else 'chr(' ~ code ~ ')') ~ ')' %}
  {% endfor %}
  {{ return("'\"' || regexp_replace(" ~ escaped.sql ~ ", '[[:cntrl:]]', ' ') || '\"'") }}
{% endmacro %}

{% macro redshift__joined_texts(x, separator, order_by) %}{{ return('listagg(' ~ x ~ ', ' ~ separator ~ ') within group (order by ' ~ order_by ~ ')') }}{% endmacro %}
{% macro redshift__fitting_text(x, by, order_by) %}
  {{ return('case when sum(octet_length(' ~ x ~ ') + 2) over (partition by ' ~ by ~ ' order by ' ~ order_by ~ ' rows unbounded preceding) < 65000 then ' ~ x ~ ' end') }}
{% endmacro %}

{#- One number for the tokens of many partitions, in whatever order: their texts one after the other would be too long. -#}
{% macro redshift__content_digest(condition) %}
  {% set pair = 'case when ' ~ condition ~ " then partition_id || '=' || token end" %}
  {{ return('case when count(' ~ pair ~ ') = count(case when ' ~ condition ~ ' then 1 end) then cast(count(' ~ pair ~ ") as varchar(20)) || '/' || "
            ~ baselinr.as_text('coalesce(sum(cast(farmfingerprint64(' ~ pair ~ ') as decimal(38, 0))), 0)') ~ ' end') }}
{% endmacro %}
