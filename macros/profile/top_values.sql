{#- The most frequent values of a column, as far as it can be known without reading unchanged partitions.

    A partition keeps its K most frequent values, and its bound: how often the most frequent of those that it does not keep occurs. 0 means
    that it keeps all. Merged, the counts of a value are added, and so are the bounds; `covered` is the sum of the bounds of those
    partitions that keep the value. So a value has at least `count` rows, and at most count + bound - covered. These are sums over
    partitions, and nothing is cut off when they are merged: any grouping of the partitions gives the same. Only what is published ends
    after K values. -#}

{#- The values of one column: part, column_name, value, value_rows, covered, bound. Of equally frequent ones the first by bytes;
    long texts are counted by their beginning. -#}
{% macro top_scan(target, column, source, filter) %}
  {%- set kept = target.settings.top_values %}
  {%- set x = 'left(' ~ column.read ~ ', ' ~ baselinr.longest_text() ~ ')' if column.kind == 'text' else column.read %}
  select partition_value as part, '{{ column.alias }}' as column_name, value, value_rows, bound as covered, bound
  from (
    select partition_value, value, value_rows, place, {{ baselinr.as_bigint('coalesce(max(case when place > ' ~ kept ~ ' then value_rows end) over (partition by partition_value), 0)') }} as bound
    from (
      select partition_value, value, value_rows, row_number() over (partition by partition_value order by {{ baselinr.top_order() }}) as place
      from (
        select partition_value, {{ baselinr.canonical_text('x', column.value_type) }} as value, value_rows
        from (
          select {{ baselinr.partition_value(target.key) }} as partition_value, {{ x }} as x, count(*) as value_rows
          from {{ source }}
          where {{ filter }} and {{ column.quoted }} is not null
          group by 1, 2
        ) as counted
      ) as written
    ) as ranked
    where place <= {{ kept + 1 }}
  ) as bounded
  where place <= {{ kept }}
{%- endmacro %}

{#- By bytes, so that it does not depend on a collation. -#}
{% macro top_order() %}{{ return('value_rows desc, ' ~ baselinr.as_value('value', 'text')) }}{% endmacro %}

{#- CTEs from `top_item (part, column_name, value, value_rows, covered, bound)` to `top_packed (part, column_name, states)`. -#}
{% macro top_pack(settings) %}
top_packed as (
  {{ baselinr.packed_lists('top_item', ['part', 'column_name'], {'top_texts': {'of': 'value', 'type': 'text'}, 'top_counts': {'of': 'value_rows', 'type': 'bigint'}, 'top_covered': {'of': 'covered', 'type': 'bigint'}},
    baselinr.top_order(), {'top_bound': 'max(bound)'}) | trim }}
)
{%- endmacro %}

{#- CTEs from `state` to `top_item`. A partition without values has no bound either. -#}
{% macro top_merge(settings) %}
top_state as (
  select part, column_name, top_texts, top_counts, top_covered, {{ baselinr.as_bigint('sum(top_bound) over (partition by part, column_name)') }} as bound
  from state
  where top_texts is not null
), top_item as (
  select part, column_name, value, {{ baselinr.as_bigint('sum(value_rows)') }} as value_rows, {{ baselinr.as_bigint('sum(covered)') }} as covered, max(bound) as bound
  from (
    {{ baselinr.unpacked_lists('top_state', ['part', 'column_name', 'bound'], {'top_texts': {'as': 'value', 'type': 'text'}, 'top_counts': {'as': 'value_rows', 'type': 'bigint'}, 'top_covered': {'as': 'covered', 'type': 'bigint'}}) }}
  ) as unpacked
  group by 1, 2, 3
)
{%- endmacro %}

{#- CTEs from `top_item`, of one part, to `top_values (column_name, top_list)`, as JSON. Complete: these are all values, with exact counts. -#}
{% macro top_finalize(settings) %}
top_ranked as (
  select item.column_name, value, value_rows, value_rows + bound - covered as most_rows, value_rows / {{ baselinr.as_double('non_null_count') }} as ratio, bound,
    row_number() over (partition by item.column_name order by {{ baselinr.top_order() }}) as place, count(*) over (partition by item.column_name) as known_values
  from top_item as item
  join (select column_name, non_null_count from merged) as counted on counted.column_name = item.column_name
), top_values as (
  select column_name, '{"complete": ' || {{ baselinr.true_or_false('max(bound) = 0 and max(known_values) <= ' ~ settings.top_values ~ ' and count(written) = count(*)') }} || ', "values": ['
    || coalesce({{ baselinr.joined_texts('written', "', '", 'place') }}, '') || ']}' as top_list
  from (select column_name, bound, known_values, place, {{ baselinr.fitting_text(baselinr.top_json(), 'column_name', 'place') }} as written from top_ranked where place <= {{ settings.top_values }}) as listed
  group by 1
)
{%- endmacro %}

{% macro top_json() %}
  {{ return("'{\"value\": ' || " ~ baselinr.json_text('value') ~ " || ', \"count\": ' || " ~ baselinr.as_text('value_rows') ~ " || ', \"max_count\": ' || " ~ baselinr.as_text('most_rows') ~ " || ', \"ratio\": ' || " ~ baselinr.as_text('ratio') ~ " || '}'") }}
{% endmacro %}
