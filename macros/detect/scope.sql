{#- `partition.strategy`: which partitions of a table are profiled at all. -#}

{#- Adds to the target the ids in scope, and how many rows they have: {rows, failure}. Where a new partition comes, an old one leaves, and
    is then one that was removed. -#}
{% macro read_scope(run, target) %}
  {% set found = baselinr.scope_answer(run, target) %}
  {% if found.failure %}{{ return({'failure': found.failure, 'rows': none}) }}{% endif %}
  {% do target.update({'scope': found.ids}) %}
  {{ return({'failure': none, 'rows': found.rows}) }}
{% endmacro %}

{#- The newest by their ids, which sort as text; rows without a key are in none of them. -#}
{% macro scope_sql(target) %}
  {%- set partition = target.settings.partition %}
  {%- set wanted = partition['values'] | default([], true) | map('string') | list %}
  select partition_id, row_count
  from (
  {{ baselinr.live_partitions_sql(target, by_content=false) | trim }}
  ) as live
  where {{ 'partition_id in (' ~ baselinr.literals(wanted) ~ ')' if partition.strategy == 'specific_values' else "partition_id <> '__null__'" }}
  {%- if partition.strategy != 'specific_values' %}
  order by partition_id desc
  limit {{ 1 if partition.strategy == 'latest' else partition.recent_n }}
  {%- endif %}
{% endmacro %}
