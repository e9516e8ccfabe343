{#- Rows, numbers and lists inside a statement. -#}

{#- One list of structs, whose first gives names and types: a long union is too complex for the planner. -#}
{% macro bigquery__inline_rows(columns, rows) %}
  {% if columns | length == 1 %}{{ return('  select ' ~ columns[0] ~ ' from unnest([' ~ (rows | map('first') | join(', ')) ~ ']) as ' ~ columns[0]) }}{% endif %}
  {% set lines = [] %}
  {% for row in rows %}
    {% set first = loop.first %}
    {% set cells = [] %}
    {% for cell in row %}{% do cells.append(cell ~ (' as ' ~ columns[loop.index0] if first else '')) %}{% endfor %}
    {% do lines.append('    struct(' ~ (cells | join(', ')) ~ ')') %}
  {% endfor %}
  {{ return('  select ' ~ (columns | join(', ')) ~ '\n  from unnest([\n' ~ (lines | join(',\n')) ~ '\n  ]) as given') }}
{% endmacro %}

{% macro bigquery__from_nothing() %}{{ return(' from unnest([1])') }}{% endmacro %}

{#- A separator has to be a literal. -#}
{% macro bigquery__line_feed() %}{{ return("'\\n'") }}{% endmacro %}

{% macro bigquery__number_series(first, last, name) %}{{ return('select ' ~ name ~ ' from unnest(generate_array(' ~ first ~ ', ' ~ last ~ ')) as ' ~ name) }}{% endmacro %}

{% macro bigquery__any_row_number() %}{{ return('row_number() over ()') }}{% endmacro %}

{#- The first list is taken apart, and the others are read at the same places. -#}
{% macro bigquery__unpacked_lists(relation, kept, lists, place) %}
  {% set columns = kept | list %}
  {% for list, element in lists.items() %}{% do columns.append('item as ' ~ element['as'] if loop.first else list ~ '[ordinal(item_place + 1)] as ' ~ element['as']) %}{% endfor %}
  {% if place %}{% do columns.append('item_place + 1 as ' ~ place) %}{% endif %}
  {{ return('select ' ~ (columns | join(', ')) ~ ' from ' ~ relation ~ ' cross join unnest(' ~ lists.keys() | first ~ ') as item with offset as item_place') }}
{% endmacro %}

{#- No list, if there is no value. -#}
{% macro bigquery__json_list(x, order_by) %}
  {{ return("'[' || string_agg(case when (" ~ x ~ ') is not null then to_json_string(' ~ x ~ ") end, ',' order by " ~ order_by ~ ") || ']'") }}
{% endmacro %}

{% macro bigquery__snapshot_sql(query) %}
select '[' || string_agg(to_json_string(snapshot), ',') || ']' as answer
from (
{{ query }}
) as snapshot
{% endmacro %}

{#- Texts that belong together as one text; none of the first ones goes over a line. -#}
{% macro bigquery__in_rows(columns, query) %}
  {% set both = columns | join(" || '\\n' || ") %}
  {{ return('(' ~ both ~ ') in (\nselect ' ~ both ~ ' from (\n' ~ query ~ '\n) as listed\n)') }}
{% endmacro %}
