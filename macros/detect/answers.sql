{#- How the answers of comparisons travel. Where the engine makes JSON of a list, and can hold a long one in one value, an answer is one row
    of lists (`one_row_…`), in which an error can be caught. Elsewhere, which is the default, it is a row for each partition that it is about. -#}

{% macro compared(run, target, live_sql, differs, comment) %}{{ return(baselinr.one_row_compared(run, target, live_sql, differs, comment) if baselinr.can('json') else baselinr.rows_compared(run, target, live_sql, differs, comment)) }}{% endmacro %}

{% macro one_row_compared(run, target, live_sql, differs, comment) %}
  {% set found = baselinr.read_guarded(run, target, baselinr.compared_sql(run.settings, target, live_sql, differs), comment ~ target.relation) %}
  {% if found.failure %}{{ return({'failure': found.failure}) }}{% endif %}
  {% set row = found.row %}
  {% set changed = fromjson(row.changed or '[]') %}
  {{ return({
    'failure': none, 'changed': changed, 'removed': fromjson(row.removed or '[]'), 'sizes': baselinr.partition_sizes(target, changed, fromjson(row.sizes or '[]'), fromjson(row.bytes or '[]')),
    'rolled_up': baselinr.zipped(row.rolled_up, row.rolled_up_groups), 'partitions': row.partitions | int, 'mates': row.mates | int, 'rows': baselinr.to_int(row.all_rows), 'token': row.content,
  }) }}
{% endmacro %}

{% macro rows_compared(run, target, live_sql, differs, comment) %}
  {% set totals, ids, removed, sizes, bytes, rolled_up = {}, [], [], [], [], {} %}
  {% for row in baselinr.read(run, baselinr.compared_rows_sql(run.settings, target, live_sql, differs), comment ~ target.relation) %}
    {% if row.what == 'all' %}
      {% do totals.update(row) %}
    {% else %}
      {% if row.rolled_up_group is not none %}{% do rolled_up.update({row.partition_id: row.rolled_up_group}) %}{% endif %}
      {% if row.what == 'removed' %}{% do removed.append(row.partition_id) %}
      {% else %}
        {% do ids.append(row.partition_id) %}
        {% do sizes.append(-1 if row.row_count is none else row.row_count) %}
        {% do bytes.append(-1 if row.byte_count is none else row.byte_count) %}
      {% endif %}
    {% endif %}
  {% endfor %}
  {{ return({'failure': none, 'changed': ids, 'removed': removed, 'sizes': baselinr.partition_sizes(target, ids, sizes, bytes), 'rolled_up': rolled_up,
             'partitions': totals.partitions | int, 'mates': totals.mates | int, 'rows': baselinr.to_int(totals.row_count), 'token': totals.content}) }}
{% endmacro %}

{#- The partitions that differ, and one row for all of them, by its place in the order of `partition_id` the first or not. -#}
{% macro compared_rows_sql(settings, target, live_sql, differs) %}
{%- set no_text = baselinr.as_text('null') %}
{{ baselinr.difference_ctes(settings, target, live_sql, differs) | trim }}
select what, partition_id, {{ baselinr.as_text('row_count') }} as row_count, {{ baselinr.as_text('byte_count') }} as byte_count, rolled_up_group, {{ no_text }} as partitions, {{ no_text }} as mates, {{ no_text }} as content
from difference
where what <> 'same'
union all
select 'all', '', {{ baselinr.as_text(baselinr.known_sum('row_count', "what <> 'removed'")) }}, {{ no_text }}, {{ no_text }}, {{ baselinr.as_text("count(case when what <> 'removed' then 1 end)") }}, {{ baselinr.as_text("count(case when what <> own_what then 1 end)") }},
  {{ baselinr.content_digest("what <> 'removed'") }}
from difference
order by partition_id
{% endmacro %}

{#- Of stored partitions that were verified longer than `minutes` ago, the oldest first: {ids, sizes, bytes, rolled_up}. -#}
{% macro expired_stored(run, target, minutes) %}{{ return(baselinr.one_row_expired_stored(run, target, minutes) if baselinr.can('json') else baselinr.rows_expired_stored(run, target, minutes)) }}{% endmacro %}

{% macro one_row_expired_stored(run, target, minutes) %}
  {% set sql %}
select
  {{ baselinr.json_list('partition_id', 'last_profiled_at, partition_id') }} as changed,
  {{ baselinr.json_list('coalesce(row_count, -1)', 'last_profiled_at, partition_id') }} as sizes,
  {{ baselinr.json_list('coalesce(bytes, -1)', 'last_profiled_at, partition_id') }} as bytes,
  {{ baselinr.json_list('case when rolled_up then partition_id end', 'last_profiled_at, partition_id') }} as rolled_up,
  {{ baselinr.json_list('case when rolled_up then group_id end', 'last_profiled_at, partition_id') }} as rolled_up_groups
{{ baselinr.from_expired(run, target, minutes) | trim }}
  {% endset %}
  {% set row = baselinr.read(run, sql, 'ages of ' ~ target.relation)[0] %}
  {{ return({'ids': fromjson(row.changed or '[]'), 'sizes': fromjson(row.sizes or '[]'), 'bytes': fromjson(row.bytes or '[]'), 'rolled_up': baselinr.zipped(row.rolled_up, row.rolled_up_groups)}) }}
{% endmacro %}

{% macro rows_expired_stored(run, target, minutes) %}
  {% set sql %}
select partition_id, {{ baselinr.as_text('coalesce(row_count, -1)') }} as row_count, {{ baselinr.as_text('coalesce(bytes, -1)') }} as byte_count, case when rolled_up then group_id end as rolled_up_group
{{ baselinr.from_expired(run, target, minutes) | trim }}
order by last_profiled_at, partition_id
  {% endset %}
  {% set found = {'ids': [], 'sizes': [], 'bytes': [], 'rolled_up': {}} %}
  {% for row in baselinr.read(run, sql, 'ages of ' ~ target.relation) %}
    {% do found.ids.append(row.partition_id) %}
    {% do found.sizes.append(row.row_count) %}
    {% do found.bytes.append(row.byte_count) %}
    {% if row.rolled_up_group is not none %}{% do found.rolled_up.update({row.partition_id: row.rolled_up_group}) %}{% endif %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}

{#- Which partitions are in scope: {failure, ids, rows}. -#}
{% macro scope_answer(run, target) %}{{ return(baselinr.one_row_scope_answer(run, target) if baselinr.can('json') else baselinr.rows_scope_answer(run, target)) }}{% endmacro %}

{% macro one_row_scope_answer(run, target) %}
  {% set sql %}
select
  {{ baselinr.json_list('partition_id', 'partition_id') }} as ids,
  {{ baselinr.as_text(baselinr.known_sum('row_count', 'true')) }} as all_rows
from (
  {{ baselinr.scope_sql(target) | trim }}
) as chosen
  {% endset %}
  {% set found = baselinr.read_guarded(run, target, sql, 'scope of ' ~ target.relation) %}
  {% if found.failure %}{{ return({'failure': found.failure}) }}{% endif %}
  {{ return({'failure': none, 'ids': fromjson(found.row.ids or '[]'), 'rows': baselinr.to_int(found.row.all_rows)}) }}
{% endmacro %}

{% macro rows_scope_answer(run, target) %}
  {% set total = namespace(rows=0) %}
  {% set ids = [] %}
  {% for row in baselinr.read(run, 'select partition_id, ' ~ baselinr.as_text('row_count') ~ ' as row_count\nfrom (\n  ' ~ baselinr.scope_sql(target) | trim ~ '\n) as chosen\norder by partition_id', 'scope of ' ~ target.relation) %}
    {% do ids.append(row.partition_id) %}
    {% set total.rows = none if total.rows is none or row.row_count is none else total.rows + row.row_count | int %}
  {% endfor %}
  {{ return({'failure': none, 'ids': ids, 'rows': total.rows}) }}
{% endmacro %}

{#- The rows of a user's query, as dicts: {failure, rows}. -#}
{% macro snapshot_answer(run, target) %}{{ return(baselinr.one_row_snapshot_answer(run, target) if baselinr.can('json') else baselinr.rows_snapshot_answer(run, target)) }}{% endmacro %}

{% macro one_row_snapshot_answer(run, target) %}
  {% set found = baselinr.read_guarded(run, target, baselinr.snapshot_sql(target.snapshot_query), 'snapshot of ' ~ target.relation) %}
  {{ return({'failure': found.failure, 'rows': [] if found.failure else fromjson(found.row.answer or '[]')}) }}
{% endmacro %}

{#- Numbers come as what dbt makes of them: as texts they are the same in every run. -#}
{% macro rows_snapshot_answer(run, target) %}
  {% set rows = [] %}
  {% for given in baselinr.read(run, target.snapshot_query | trim | trim(';'), 'snapshot of ' ~ target.relation) %}
    {% set row = {} %}
    {% for name, value in given.items() %}{% do row.update({name: none if value is none else value | int if name == 'row_count' else value | string}) %}{% endfor %}
    {% do rows.append(row) %}
  {% endfor %}
  {{ return({'failure': none, 'rows': rows}) }}
{% endmacro %}
