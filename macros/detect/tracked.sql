{#- What an adapter whose `tracks_partitions` says yes adds to it. -#}

{#- The partitions that the warehouse keeps track of: partition_id, row_count and byte_count (estimates, or null), token (null: unknown). -#}
{% macro tracked_partitions_sql(target) %}{{ return(adapter.dispatch('tracked_partitions_sql', 'baselinr')(target)) }}{% endmacro %}
{% macro default__tracked_partitions_sql(target) %}{{ baselinr.not_tracked() }}{% endmacro %}

{#- The same right before a profile, with how their rows are read, and the day on which their period ends (`ends_on`; null: none); those named, or all. A token must be older than the scan it is
    stored with. -#}
{% macro tracked_sources_sql(target, ids) %}{{ return(adapter.dispatch('tracked_sources_sql', 'baselinr')(target, ids)) }}{% endmacro %}
{% macro default__tracked_sources_sql(target, ids) %}
select partition_id, token
from (
{{ baselinr.tracked_partitions_sql(target) }}
) as tracked
{%- if ids is not none %}
where partition_id in ({{ baselinr.literals(ids) }})
{%- endif %}
order by partition_id
{% endmacro %}

{#- The rows of these partitions (rows of tracked_sources_sql), with what `partition_value` reads; by default a predicate on the key finds them. -#}
{% macro tracked_rows(target, names, leaves) %}{{ return(adapter.dispatch('tracked_rows', 'baselinr')(target, names, leaves)) }}{% endmacro %}
{% macro default__tracked_rows(target, names, leaves) %}
  {%- set columns = names if target.key.quoted in names else [target.key.quoted] + names %}
  select {{ columns | join(', ') }}
  from {{ target.relation }}
  where {{ baselinr.row_filter(target) }} and {{ baselinr.partition_predicate(target.key, leaves | map(attribute='partition_id') | list) }}
{%- endmacro %}

{% macro not_tracked() %}{% do exceptions.raise_compiler_error('baselinr: adapter ' ~ adapter.type() ~ ' says that it tracks partitions, but lacks a macro for it; see macros/detect/tracked.sql') %}{% endmacro %}

{% macro read_tracked(run, target, ids) %}
  {{ return(baselinr.read(run, baselinr.tracked_sources_sql(target, ids), 'partitions of ' ~ target.relation, catalog=true)) }}
{% endmacro %}
