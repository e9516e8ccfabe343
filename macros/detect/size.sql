{#- How large a relation is of which the catalog does not say: {rows, bytes, failure}, as the engine's planner expects. Asked only where a limit needs it;
    none where it cannot tell. -#}
{% macro estimated_size(run, target) %}{{ return(adapter.dispatch('estimated_size', 'baselinr')(run, target)) }}{% endmacro %}
{% macro default__estimated_size(run, target) %}{{ return({}) }}{% endmacro %}

{#- The plan of the whole relation; its topmost estimate. -#}
{% macro duckdb__estimated_size(run, target) %}
  {% set row = baselinr.read(run, 'explain (format json) select * from ' ~ target.relation, 'size of ' ~ target.relation)[0] %}
  {% set rows = baselinr.topmost_estimate(fromjson(row.explain_value)) %}
  {{ return({'rows': rows, 'bytes': rows * target.row_width if rows is not none else none}) }}
{% endmacro %}

{#- Some operators, such as projections, carry no estimate of their own. -#}
{% macro topmost_estimate(nodes) %}
  {% for node in nodes %}
    {% set here = (node.get('extra_info') or {}).get('Estimated Cardinality') %}
    {% if here %}{{ return(here | replace('~', '') | int) }}{% endif %}
    {% set below = baselinr.topmost_estimate(node.get('children') or []) %}
    {% if below is not none %}{{ return(below) }}{% endif %}
  {% endfor %}
  {{ return(none) }}
{% endmacro %}

{#- The same for partitions that were not scanned, where their sizes are not known: fills in `found.sizes`. -#}
{% macro fill_sizes(run, target, found) %}
  {% set unknown = [] %}
  {% for id in found.changed if found.sizes[id].rows is none %}{% do unknown.append(id) %}{% endfor %}
  {% if unknown and baselinr.is_tracked(target) %}
    {% set asked = adapter.dispatch('partition_sizes_asked', 'baselinr')(run, target, unknown) %}
    {% for id, size in asked.items() %}{% do found.sizes.update({id: size}) %}{% endfor %}
  {% elif unknown %}
    {% set counted = baselinr.compared(run, target, baselinr.counted_partitions_sql(target), 'true', 'count rows of ') %}
    {% for id in unknown %}{% do found.sizes.update({id: {'rows': 0, 'bytes': 0} if not counted.failure and id not in counted.sizes else (counted.get('sizes') or {}).get(id, found.sizes[id])}) %}{% endfor %}
  {% endif %}
{% endmacro %}
{% macro default__partition_sizes_asked(run, target, ids) %}{{ return({}) }}{% endmacro %}
