{#- How the store is written to. The default is standard SQL. -#}

{#- An insert of rows whose key is not there yet; another run may be about to write them as well. -#}
{% macro insert_missing(relation, columns, rows) %}{{ return(adapter.dispatch('insert_missing', 'baselinr')(relation, columns, rows)) }}{% endmacro %}
{% macro default__insert_missing(relation, columns, rows) %}
insert into {{ relation }} ({{ columns | join(', ') }})
select {{ columns | join(', ') }}
from (
{{ baselinr.inline_rows(columns, rows) }}
) as missing
where {{ columns[0] }} not in (select {{ columns[0] }} from {{ relation }})
{%- endmacro %}
{% macro duckdb__insert_missing(relation, columns, rows) %}{{ return(baselinr.insert_or_nothing(relation, columns, rows)) }}{% endmacro %}
{% macro postgres__insert_missing(relation, columns, rows) %}{{ return(baselinr.insert_or_nothing(relation, columns, rows)) }}{% endmacro %}
{% macro insert_or_nothing(relation, columns, rows) %}
insert into {{ relation }} ({{ columns | join(', ') }})
{{ baselinr.inline_rows(columns, rows) }}
on conflict ({{ columns[0] }}) do nothing
{%- endmacro %}

{#- An update of the rows of `relation`, called `alias`, by those of a query, called `source`. `values`: column -> SQL; `on`: which belong
    together, no more than one of the query to a row; `condition`: of which rows, if not of all. -#}
{% macro update_by(relation, alias, values, query, source, on, condition=none) %}
  {{ return(adapter.dispatch('update_by', 'baselinr')(relation, alias, values, query, source, on, condition)) }}
{% endmacro %}
{% macro default__update_by(relation, alias, values, query, source, on, condition) %}
merge into {{ relation }} as {{ alias }}
using (
{{ query }}
) as {{ source }}
on {{ on }}
when matched{{ ' and ' ~ condition if condition }} then update set {{ baselinr.assignments(values) }}
{%- endmacro %}
{% macro duckdb__update_by(relation, alias, values, query, source, on, condition) %}{{ return(baselinr.update_from(relation, alias, values, query, source, on, condition)) }}{% endmacro %}
{% macro postgres__update_by(relation, alias, values, query, source, on, condition) %}{{ return(baselinr.update_from(relation, alias, values, query, source, on, condition)) }}{% endmacro %}
{% macro update_from(relation, alias, values, query, source, on, condition) %}
update {{ relation }} as {{ alias }}
set {{ baselinr.assignments(values) }}
from (
{{ query }}
) as {{ source }}
where {{ on }}{{ '\n  and ' ~ condition if condition }}
{%- endmacro %}

{#- Ends the condition `on` of such an update: of which rows it is, said in constants, where the engine would not find that out from the query. -#}
{% macro known_ids(column, ids) %}{{ return(adapter.dispatch('known_ids', 'baselinr')(column, ids)) }}{% endmacro %}
{% macro default__known_ids(column, ids) %}{{ return('') }}{% endmacro %}

{% macro assignments(values) %}
  {% set pairs = [] %}
  {% for name, value in values.items() %}{% do pairs.append(name ~ ' = ' ~ value) %}{% endfor %}
  {{ return(pairs | join(',\n  ')) }}
{% endmacro %}

{#- Is this row among those of a query, by two columns or more? -#}
{% macro in_rows(columns, query) %}{{ return(adapter.dispatch('in_rows', 'baselinr')(columns, query)) }}{% endmacro %}
{% macro default__in_rows(columns, query) %}{{ return('(' ~ (columns | join(', ')) ~ ') in (\n' ~ query ~ '\n)') }}{% endmacro %}

{#- A delete or an update of the rows that fulfil `rule` and are among those of a query, by two columns or more. -#}
{% macro write_where(statement, rule, columns, query) %}{{ return(adapter.dispatch('write_where', 'baselinr')(statement, rule, columns, query)) }}{% endmacro %}
{% macro default__write_where(statement, rule, columns, query) %}{{ return(statement ~ '\nwhere ' ~ rule ~ ' and ' ~ baselinr.in_rows(columns, query)) }}{% endmacro %}
{#- The query is run once. Where the engine knows little of a store that has just grown, it would do that for every row. -#}
{% macro duckdb__write_where(statement, rule, columns, query) %}{{ return(baselinr.write_where_found(statement, rule, columns, query)) }}{% endmacro %}
{% macro postgres__write_where(statement, rule, columns, query) %}{{ return(baselinr.write_where_found(statement, rule, columns, query)) }}{% endmacro %}
{% macro write_where_found(statement, rule, columns, query) %}
  {% set names = columns | join(', ') %}
  {{ return('with found as materialized (\n' ~ query ~ '\n)\n' ~ statement ~ '\nwhere ' ~ rule ~ ' and (' ~ names ~ ') in (select ' ~ names ~ ' from found)') }}
{% endmacro %}

{#- The store's names, spelled so that they are found without quotes; and its columns in DDL. -#}
{% macro store_name(name) %}{{ return(adapter.dispatch('store_name', 'baselinr')(name)) }}{% endmacro %}
{% macro default__store_name(name) %}{{ return(name) }}{% endmacro %}
{% macro store_column(name) %}{{ return(adapter.dispatch('store_column', 'baselinr')(name)) }}{% endmacro %}
{% macro default__store_column(name) %}{{ return(baselinr.quote_name(name)) }}{% endmacro %}

{#- A statement that adds a column to a table of the store; `if not exists` in it means that it may run again. -#}
{% macro add_column(relation, column) %}{{ return(adapter.dispatch('add_column', 'baselinr')(relation, column)) }}{% endmacro %}
{% macro default__add_column(relation, column) %}{{ return('alter table ' ~ relation ~ ' add column if not exists ' ~ column) }}{% endmacro %}

{#- What marks the key of a table of the store, where the engine enforces one. -#}
{% macro primary_key() %}{{ return(adapter.dispatch('primary_key', 'baselinr')()) }}{% endmacro %}
{% macro default__primary_key() %}{{ return('') }}{% endmacro %}
{% macro duckdb__primary_key() %}{{ return(' primary key') }}{% endmacro %}
{% macro postgres__primary_key() %}{{ return(' primary key') }}{% endmacro %}

{#- An update of the row whose `unique_id` is `id`. `values`: column -> SQL; `rows`: only if the id is among those of this query. -#}
{% macro update_row(relation, id, values, rows=none) %}{{ return(adapter.dispatch('update_row', 'baselinr')(relation, id, values, rows)) }}{% endmacro %}
{% macro default__update_row(relation, id, values, rows) %}
update {{ relation }}
set {{ baselinr.assignments(values) }}
where unique_id {{ 'in (' ~ rows | trim ~ ')' if rows else '= ' ~ id }}
{%- endmacro %}

{#- May a column that is there be added again? -#}
{% macro adds_missing_columns() %}{{ return(adapter.dispatch('adds_missing_columns', 'baselinr')()) }}{% endmacro %}
{% macro default__adds_missing_columns() %}{{ return(true) }}{% endmacro %}

{#- What follows the columns of a table of the store: its format, how it is partitioned. -#}
{% macro table_options(table) %}{{ return(adapter.dispatch('table_options', 'baselinr')(table)) }}{% endmacro %}
{% macro default__table_options(table) %}{{ return('') }}{% endmacro %}
