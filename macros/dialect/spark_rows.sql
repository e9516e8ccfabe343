{#- Rows and lists in Spark (macros/dialect/rows.sql). An aggregate of a list has no order of its own: lists are sorted after they are made. -#}

{% macro spark__inline_rows(columns, rows) %}{{ return(baselinr.values_list(columns, rows)) }}{% endmacro %}
{% macro spark__number_series(first, last, name) %}{{ return('select explode(sequence(' ~ first ~ ', ' ~ last ~ ')) as ' ~ name) }}{% endmacro %}
{% macro spark__any_row_number() %}{{ return('monotonically_increasing_id()') }}{% endmacro %}

{#- The values of a group as a list, ordered by expressions of which one may end in ` desc`, and that is of numbers. -#}
{% macro spark_list(x, order_by, present='true') %}
  {% set order = [] %}
  {% for term in order_by.split(', ') %}{% do order.append('-' ~ term[:-5] if term.endswith(' desc') else term) %}{% endfor %}
  {% set row = 'struct(' ~ (order | join(', ')) ~ ', ' ~ x ~ ' as list_value)' %}
  {{ return('transform(array_sort(collect_list(' ~ (row if present == 'true' else 'case when ' ~ present ~ ' then ' ~ row ~ ' end') ~ ')), item -> item.list_value)') }}
{% endmacro %}
{% macro spark__list_of(x, type, order_by) %}{{ return(baselinr.spark_list('cast(' ~ x ~ ' as ' ~ baselinr.element_type(type) ~ ')', order_by)) }}{% endmacro %}
{% macro spark__joined_texts(x, separator, order_by) %}{{ return('array_join(' ~ baselinr.spark_list(x, order_by, '(' ~ x ~ ') is not null') ~ ', ' ~ separator ~ ')') }}{% endmacro %}
{% macro spark__json_list(x, order_by) %}{{ return('to_json(' ~ baselinr.spark_list(x, order_by, '(' ~ x ~ ') is not null') ~ ')') }}{% endmacro %}

{#- Only objects and lists are written as JSON: so as the one entry of a list, without the brackets. -#}
{% macro spark__json_text(x) %}{{ return("regexp_extract(to_json(array(" ~ x ~ ")), '(?s)^.(.*).$', 1)") }}{% endmacro %}

{% macro spark__unpacked_lists(relation, kept, lists, place) %}
  {% set columns = kept | list %}
  {% if place %}{% do columns.append('position + 1 as ' ~ place) %}{% endif %}
  {% for list, element in lists.items() %}{% do columns.append('item.' ~ list ~ ' as ' ~ element['as']) %}{% endfor %}
  {{ return('select ' ~ (columns | join(', ')) ~ ' from ' ~ relation ~ ' lateral view posexplode(arrays_zip(' ~ (lists | join(', ')) ~ ')) unpacked as position, item') }}
{% endmacro %}

{#- Without the nulls, which a list of objects would keep as objects. -#}
{% macro spark__snapshot_sql(query) %}
select to_json(collect_list(struct(snapshot.*)), map('ignoreNullFields', 'false')) as answer
from (
{{ query }}
) as snapshot
{% endmacro %}

{#- The wide rows are read once and taken apart by a list: an arm of a union for each column would scan the table for each. -#}
{% macro spark__cells(run, target, scan, kept, batches) %}
  {%- if scan.beside is not none or batches | length > 1 %}{{ return(baselinr.default__cells(run, target, scan, kept, batches)) }}{% endif %}
  {%- set names = ['column_key', 'column_name', 'kind', 'value_type', 'token'] + kept.scalars | list %}
  {%- set rows = [[["''", "''", "'table'", "'none'", baselinr.as_text('token')], none]] %}
  {%- for column in batches[0] %}{% do rows.append([["'" ~ column.alias ~ "'", baselinr.literal(column.name), "'" ~ column.kind ~ "'", "'" ~ column.value_type ~ "'", baselinr.as_text('null')], column]) %}{% endfor %}
  select partition_id, unpivoted.*
  from scan_1
  lateral view inline(array(
  {%- for head, column in rows %}
    named_struct({% for value in head %}'{{ names[loop.index0] }}', {{ value }}, {% endfor %}{{ baselinr.spark_cells(column, kept) | join(', ') }}){{ ',' if not loop.last }}
  {%- endfor %}
  )) unpivoted as {{ names | join(', ') }}
{% endmacro %}
{% macro spark_cells(column, states) %}
  {% set cells = [] %}
  {% for name, state in states.scalars.items() %}
    {% set kept = column is not none and name in states.of_column[column.alias] %}
    {% set value = column.alias ~ '_' ~ name if kept else 'row_count' if name == 'row_count' else 'null' %}
    {% do cells.append("'" ~ name ~ "', cast(" ~ (baselinr.canonical_text(value, column.value_type) if kept and state.type == 'text' else value) ~ ' as ' ~ baselinr.column_type(state.type) ~ ')') %}
  {% endfor %}
  {{ return(cells) }}
{% endmacro %}

{#- Likewise: what an arm of the union reads would be computed for each of them. -#}
{% macro spark__arms_of(relation, arms) %}
  {% set rows = [] %}
  {% for arm in arms %}
    {% set rule = arm.rule | replace(' where ', '', 1) %}
    {% set cells = [] %}
    {% for name, value in arm['values'].items() %}{% do cells.append("'" ~ name ~ "', " ~ ('case when ' ~ rule ~ ' then ' ~ value ~ ' end' if rule and name == 'metric_value' else value)) %}{% endfor %}
    {% do rows.append('    named_struct(' ~ (cells | join(', ')) ~ ')') %}
  {% endfor %}
  {{ return('select column_name, column_type, arm.*\n  from ' ~ relation ~ '\n  lateral view inline(array(\n' ~ (rows | join(',\n')) ~ '\n  )) arm as ' ~ (arms[0]['values'] | join(', '))) }}
{% endmacro %}
{% macro spark__only_value(x) %}{{ return('max(' ~ x ~ ')') }}{% endmacro %}
