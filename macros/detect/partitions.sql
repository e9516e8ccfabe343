{#- Which partitions differ from the stored ones; compared in SQL, so that only the answer travels. Sizes that nobody knows are none. -#}
{% macro partition_diff(run, target) %}
  {% set found = baselinr.read_guarded(run, baselinr.partition_diff_sql(run.settings, target), 'compare ' ~ target.relation) %}
  {% if found.failure %}{{ return({'failure': found.failure}) }}{% endif %}
  {% set row = found.row %}
  {{ return({
    'failure': none,
    'changed': fromjson(row.changed or '[]'), 'changed_rows': baselinr.to_int(row.changed_rows), 'removed': fromjson(row.removed or '[]'),
    'partitions': row.partitions | int, 'rows': baselinr.to_int(row.all_rows),
  }) }}
{% endmacro %}

{% macro partition_diff_sql(settings, target) %}
with live as (
  {{ (baselinr.tracked_partitions_sql(target) if baselinr.is_tracked(target) else baselinr.scanned_partitions_sql(target)) | trim }}
), stored as (
  select partition_id, token
  from {{ baselinr.store_table(settings, 'partition_state') }}
  where unique_id = {{ baselinr.literal(target.unique_id) }}
), difference as (
  select coalesce(l.partition_id, s.partition_id) as partition_id, l.row_count,
    case when l.partition_id is null then 'removed' when l.token is null or s.token is null or s.token <> l.token then 'changed' else 'same' end as what
  from live as l
  full join stored as s on s.partition_id = l.partition_id
)
select
  {{ baselinr.json_list("case when what = 'changed' then partition_id end", 'partition_id') }} as changed,
  {{ baselinr.json_list("case when what = 'removed' then partition_id end", 'partition_id') }} as removed,
  {{ baselinr.as_text(baselinr.known_sum("case when what = 'changed' then row_count end", "what = 'changed'")) }} as changed_rows,
  {{ baselinr.as_text("count(case when what <> 'removed' then 1 end)") }} as partitions,
  {{ baselinr.as_text(baselinr.known_sum('row_count', "what <> 'removed'")) }} as all_rows
from difference
{% endmacro %}

{#- The sum over the rows that fulfil a condition; null if one of them is null: unknown is not zero. -#}
{% macro known_sum(x, condition) %}
  {{ return('case when count(' ~ x ~ ') = count(case when ' ~ condition ~ ' then 1 end) then coalesce(sum(' ~ x ~ '), 0) end') }}
{% endmacro %}

{#- How many partitions a table has: {partitions, failure}. Asked before a full profile only. -#}
{% macro count_partitions(run, target) %}
  {% set sql %}
select {{ baselinr.as_text('count(*)') }} as partitions
from (
  {{- '\n' ~ baselinr.tracked_partitions_sql(target) if baselinr.is_tracked(target) else
     '\n  select distinct ' ~ baselinr.partition_value(target.key) ~ ' from ' ~ target.relation ~ ' where ' ~ baselinr.row_filter(target) }}
) as keys
  {% endset %}
  {% set found = baselinr.read_guarded(run, sql, 'count partitions ' ~ target.relation) %}
  {{ return({'partitions': found.row.partitions | int if found.row else none, 'failure': found.failure}) }}
{% endmacro %}

{#- What an adapter whose `tracks_partitions` says yes adds to it. -#}

{#- The partitions that the warehouse keeps track of: partition_id, row_count (an estimate, or null), token (null: unknown). -#}
{% macro tracked_partitions_sql(target) %}{{ return(adapter.dispatch('tracked_partitions_sql', 'baselinr')(target)) }}{% endmacro %}
{% macro default__tracked_partitions_sql(target) %}{{ baselinr.not_tracked() }}{% endmacro %}

{#- The same right before a profile, with how their rows are read; those named, or all. A token must be older than the scan it is
    stored with. -#}
{% macro tracked_sources_sql(target, ids) %}{{ return(adapter.dispatch('tracked_sources_sql', 'baselinr')(target, ids)) }}{% endmacro %}
{% macro default__tracked_sources_sql(target, ids) %}{{ baselinr.not_tracked() }}{% endmacro %}

{#- The rows of the partitions in `target.tracked`, with what `partition_value` reads. -#}
{% macro tracked_rows(target, names) %}{{ return(adapter.dispatch('tracked_rows', 'baselinr')(target, names)) }}{% endmacro %}
{% macro default__tracked_rows(target, names) %}{{ baselinr.not_tracked() }}{% endmacro %}

{% macro not_tracked() %}{% do exceptions.raise_compiler_error('baselinr: adapter ' ~ adapter.type() ~ ' says that it tracks partitions, but lacks a macro for it; see macros/detect/partitions.sql') %}{% endmacro %}

{% macro read_tracked(run, target, ids) %}
  {{ return(baselinr.read(run, baselinr.tracked_sources_sql(target, ids), 'partitions of ' ~ target.relation, catalog=true)) }}
{% endmacro %}
