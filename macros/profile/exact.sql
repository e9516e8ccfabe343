{#- Distinct values counted exactly, which takes all rows at once: a full profile reads them for this once more, in the transaction that made
    its states, and so from the same snapshot. The count of an earlier profile is not kept: it would be stale and look fresh. -#}

{#- CTEs to `exact (column_name, exact_distinct)`; without rows where not the whole table was read, or the count is not asked for: what is
    unique can be asked for alone. -#}
{% macro exact_ctes(item, family) %}
  {%- set target = item.target %}
  {%- if item.decision.action != 'full' or 'distinct_count' not in family.metrics %}
exact as (
  select column_name, {{ baselinr.as_bigint('null') }} as exact_distinct from measured where false
)
  {%- else %}
  {%- set scan = item.scans[0] %}
  {%- set picked = scan.ids is not none %}
{% if picked %}exact_rows as {{ baselinr.materialized() }}(
{{ baselinr.picked_rows(target, scan, false) }}
), {% endif %}exact as (
  {%- for column in target.columns %}
  {{ 'union all ' if not loop.first }}select {{ baselinr.literal(column.name) }} as column_name, count(distinct {{ baselinr.comparable_value(column) }}) as exact_distinct
  from {{ 'exact_rows' if picked else target.relation }}
  {%- if not picked %}
  where {{ baselinr.row_filter(target) }}
  {%- endif %}
  {%- endfor %}
)
  {%- endif %}
{%- endmacro %}

{#- The column, or where its type knows no equality the text that is hashed in its place. -#}
{% macro comparable_value(column) %}{{ return(column.hash if column.kind == 'other' else column.read) }}{% endmacro %}
