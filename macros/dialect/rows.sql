{#- Rows, numbers and lists inside a statement. The default is what any warehouse takes. -#}

{#- A query of rows written out: `columns` are their names, `rows` lists of SQL, at least one. The first row gives the types. -#}
{% macro inline_rows(columns, rows) %}{{ return(adapter.dispatch('inline_rows', 'baselinr')(columns, rows)) }}{% endmacro %}
{% macro default__inline_rows(columns, rows) %}
  {% set selects = [] %}
  {% for row in rows %}
    {% set cells = [] %}
    {% for cell in row %}{% do cells.append(cell ~ ' as ' ~ columns[loop.index0]) %}{% endfor %}
    {% do selects.append('  select ' ~ (cells | join(', '))) %}
  {% endfor %}
  {{ return(selects | join('\n  union all\n')) }}
{% endmacro %}
{#- A long union takes their planners longer than the work does. -#}
{% macro duckdb__inline_rows(columns, rows) %}{{ return(baselinr.values_list(columns, rows)) }}{% endmacro %}
{% macro postgres__inline_rows(columns, rows) %}{{ return(baselinr.values_list(columns, rows)) }}{% endmacro %}
{% macro values_list(columns, rows) %}
  {% set lines = [] %}
  {% for row in rows %}{% do lines.append('    (' ~ (row | join(', ')) ~ ')') %}{% endfor %}
  {{ return('  select ' ~ (columns | join(', ')) ~ '\n  from (\n    values\n' ~ (lines | join(',\n')) ~ '\n  ) as given (' ~ (columns | join(', ')) ~ ')') }}
{% endmacro %}

{#- Between constants that are selected and a condition, where that takes a table. -#}
{% macro from_nothing() %}{{ return(adapter.dispatch('from_nothing', 'baselinr')()) }}{% endmacro %}
{% macro default__from_nothing() %}{{ return('') }}{% endmacro %}

{#- A query of the whole numbers from one to another, as the column `name`. -#}
{% macro number_series(first, last, name) %}{{ return(adapter.dispatch('number_series', 'baselinr')(first, last, name)) }}{% endmacro %}
{% macro default__number_series(first, last, name) %}
  {% set rows = [] %}
  {% for number in range(first, last + 1) %}{% do rows.append([number]) %}{% endfor %}
  {{ return(baselinr.default__inline_rows([name], rows)) }}
{% endmacro %}
{% macro duckdb__number_series(first, last, name) %}{{ return(baselinr.generated_series(first, last, name)) }}{% endmacro %}
{% macro postgres__number_series(first, last, name) %}{{ return(baselinr.generated_series(first, last, name)) }}{% endmacro %}
{% macro generated_series(first, last, name) %}
  {{ return('select ' ~ name ~ ' from generate_series(' ~ first ~ ', ' ~ last ~ ') as series (' ~ name ~ ')') }}
{% endmacro %}

{#- Before the query of a CTE that is read more than once and must not be run again for it. -#}
{% macro materialized() %}{{ return(adapter.dispatch('materialized', 'baselinr')()) }}{% endmacro %}
{% macro default__materialized() %}{{ return('') }}{% endmacro %}
{% macro duckdb__materialized() %}{{ return('materialized ') }}{% endmacro %}
{% macro postgres__materialized() %}{{ return('materialized ') }}{% endmacro %}

{#- A number for every row, another for each, in whatever order they come. -#}
{% macro any_row_number() %}{{ return(adapter.dispatch('any_row_number', 'baselinr')()) }}{% endmacro %}
{% macro default__any_row_number() %}{{ return('row_number() over (order by part, column_name)') }}{% endmacro %}
{#- nothing to sort -#}
{% macro duckdb__any_row_number() %}{{ return('row_number() over ()') }}{% endmacro %}
{% macro postgres__any_row_number() %}{{ return('row_number() over ()') }}{% endmacro %}

{#- One text of a group's texts, in order. -#}
{% macro joined_texts(x, separator, order_by) %}{{ return(adapter.dispatch('joined_texts', 'baselinr')(x, separator, order_by)) }}{% endmacro %}
{% macro default__joined_texts(x, separator, order_by) %}{{ return('string_agg(' ~ x ~ ', ' ~ separator ~ ' order by ' ~ order_by ~ ')') }}{% endmacro %}

{#- A line feed, as a text. -#}
{% macro line_feed() %}{{ return(adapter.dispatch('line_feed', 'baselinr')()) }}{% endmacro %}
{% macro default__line_feed() %}{{ return('chr(10)') }}{% endmacro %}

{#- The MD5 of a text, as 32 hexadecimal digits. -#}
{% macro md5_text(x) %}{{ return(adapter.dispatch('md5_text', 'baselinr')(x)) }}{% endmacro %}
{% macro default__md5_text(x) %}{{ return('md5(' ~ x ~ ')') }}{% endmacro %}

{#- A text without the spaces around it; other white space stays. -#}
{% macro trim_spaces(x) %}{{ return(adapter.dispatch('trim_spaces', 'baselinr')(x)) }}{% endmacro %}
{% macro default__trim_spaces(x) %}{{ return('trim(' ~ x ~ ", ' ')") }}{% endmacro %}

{#- A list of the given type (see column_type) of a group's values, in order. -#}
{% macro list_of(x, type, order_by) %}{{ return(adapter.dispatch('list_of', 'baselinr')(x, type, order_by)) }}{% endmacro %}
{% macro default__list_of(x, type, order_by) %}
  {{ return('array_agg(cast(' ~ x ~ ' as ' ~ baselinr.element_type(type) ~ ') order by ' ~ order_by ~ ')') }}
{% endmacro %}

{#- Such a text, or null where those of its group up to it would be too long for one together. -#}
{% macro fitting_text(x, by, order_by) %}{{ return(adapter.dispatch('fitting_text', 'baselinr')(x, by, order_by)) }}{% endmacro %}
{% macro default__fitting_text(x, by, order_by) %}{{ return(x) }}{% endmacro %}

{#- A query that packs the rows of `source` into lists: a row for each group of the two columns `by`. `lists`: name -> {of, type}, all of them in this
    order; `others`: name -> what else is kept of a group. -#}
{% macro packed_lists(source, by, lists, order_by, others={}) %}{{ return(adapter.dispatch('packed_lists', 'baselinr')(source, by, lists, order_by, others)) }}{% endmacro %}
{% macro default__packed_lists(source, by, lists, order_by, others) %}
  {% set columns = by | list %}
  {% for name, list in lists.items() %}{% do columns.append(baselinr.list_of(list.of, list.type, order_by) ~ ' as ' ~ name) %}{% endfor %}
  {% for name, kept in others.items() %}{% do columns.append(kept ~ ' as ' ~ name) %}{% endfor %}
  {{ return('select ' ~ (columns | join(', ')) ~ '\n  from ' ~ source ~ '\n  group by 1, 2') }}
{% endmacro %}

{#- What a list of the given type (see column_type) consists of. -#}
{% macro element_type(type) %}{{ return(adapter.dispatch('element_type', 'baselinr')(type)) }}{% endmacro %}
{% macro default__element_type(type) %}{{ return(baselinr.column_type(type ~ '_list')[:-2]) }}{% endmacro %}

{#- A query that takes lists of equal length apart: a row for each place, with the columns `kept` of `relation`. `lists`: list -> {as: name of its
    element, type}; `place`: the name of a column with the place, counted from 1, if it is wanted. -#}
{% macro unpacked_lists(relation, kept, lists, place=none) %}{{ return(adapter.dispatch('unpacked_lists', 'baselinr')(relation, kept, lists, place)) }}{% endmacro %}
{% macro default__unpacked_lists(relation, kept, lists, place) %}
  {% set columns = kept | list %}
  {#- in one select they go together -#}
  {% if place %}{% do columns.append(baselinr.list_positions(lists.keys() | first) ~ ' as ' ~ place) %}{% endif %}
  {% for list, element in lists.items() %}{% do columns.append('unnest(' ~ list ~ ') as ' ~ element['as']) %}{% endfor %}
  {{ return('select ' ~ (columns | join(', ')) ~ ' from ' ~ relation) }}
{% endmacro %}

{#- The places in a list, counted from 1, one row each. -#}
{% macro list_positions(x) %}{{ return(adapter.dispatch('list_positions', 'baselinr')(x)) }}{% endmacro %}
{% macro default__list_positions(x) %}{{ return('generate_subscripts(' ~ x ~ ', 1)') }}{% endmacro %}
{% macro duckdb__list_positions(x) %}{{ return('unnest(range(1, len(' ~ x ~ ') + 1))') }}{% endmacro %}

{#- The value of a subquery's only row, where that is found by a column of the query around it. -#}
{% macro only_value(x) %}{{ return(adapter.dispatch('only_value', 'baselinr')(x)) }}{% endmacro %}
{% macro default__only_value(x) %}{{ return(x) }}{% endmacro %}
