{#- How large a relation is. Counters and the catalog tell without a lock; of a table that is not in them yet, the planner does. -#}

{#- Rows of the pg_class row `c`: as counted since the last analyze, else as the catalog has it, which says -1 before the first. -#}
{% macro postgres_rows(c) -%}
coalesce(nullif(pg_stat_get_live_tuples({{ c }}.oid), 0), case when {{ c }}.reltuples >= 0 then cast({{ c }}.reltuples as bigint) end)
{%- endmacro %}

{#- Bytes: pages, which are as old as the catalog's row count, in proportion; before the first vacuum by the widths that the planner expects:
    28 for a row's header and pointer, 32 for a column of no fixed width. -#}
{% macro postgres_bytes(c) -%}
cast({{ baselinr.postgres_rows(c) }} * case
        when {{ c }}.relpages > 0 and {{ c }}.reltuples > 0 then {{ c }}.relpages * cast(current_setting('block_size') as double precision) / {{ c }}.reltuples
        else 28 + (select coalesce(sum(case when a.attlen > 0 then a.attlen else 32 end), 0) from pg_attribute as a where a.attrelid = {{ c }}.oid and a.attnum > 0 and not a.attisdropped)
      end as bigint)
{%- endmacro %}

{% macro postgres__estimated_size(run, target) %}
  {% set found = baselinr.postgres_planned_sizes(run, target, {'whole': target.relation}) %}
  {{ return(found if 'failure' in found else found.whole) }}
{% endmacro %}

{% macro postgres__partition_sizes_asked(run, target, ids) %}
  {% set relations = {} %}
  {% for leaf in baselinr.read_tracked(run, target, ids) %}{% do relations.update({leaf.partition_id: 'only ' ~ leaf.relation}) %}{% endfor %}
  {% set found = baselinr.postgres_planned_sizes(run, target, relations) %}
  {{ return({} if 'failure' in found else found) }}
{% endmacro %}

{#- name -> {rows, bytes} of relations, as the planner expects. `explain` is no query that can be selected from, but a block can run it. It reads
    nothing, and takes the lock of a reader, as a profile will. An empty relation is known to be empty, which the planner never believes. -#}
{% macro postgres_planned_sizes(run, target, relations) %}
  {% set body %}
declare
  baselinr_plan json;
  baselinr_answer jsonb := '{}';
begin
  {%- for name, relation in relations.items() %}
  execute {{ baselinr.literal('explain (format json) select * from ' ~ relation) }} into baselinr_plan;
  baselinr_answer := baselinr_answer || jsonb_build_object({{ baselinr.literal(name) }}, jsonb_build_object(
    'rows', cast(baselinr_plan->0->'Plan'->>'Plan Rows' as bigint), 'width', cast(baselinr_plan->0->'Plan'->>'Plan Width' as bigint),
    'size', pg_relation_size({{ baselinr.literal(relation | replace('only ', '')) }})));
  {%- endfor %}
  perform set_config('baselinr.answer', cast(baselinr_answer as text), true);
exception when query_canceled or others then
  perform set_config('baselinr.failure', {{ baselinr.postgres_error_text(target) }}, true);
end
  {% endset %}
  {% set row = baselinr.read(run, baselinr.postgres_do(body) ~ ";\nselect current_setting('baselinr.answer', true) as answer, current_setting('baselinr.failure', true) as failure", 'size of ' ~ target.relation)[0] %}
  {% if row.failure %}{{ return({'failure': row.failure}) }}{% endif %}
  {% set sizes = {} %}
  {% for name, size in fromjson(row.answer).items() %}
    {% set empty = size.size == 0 and target.relation_type in ['table', 'materialized view', 'partitioned table'] and (name != 'whole' or target.relation_type != 'partitioned table') %}
    {% do sizes.update({name: {'rows': 0 if empty else size.rows, 'bytes': 0 if empty else size.rows * size.width}}) %}
  {% endfor %}
  {{ return(sizes) }}
{% endmacro %}
