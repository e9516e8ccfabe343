{#- The partition key as the catalog knows it: {column, type, granularity, tracked}, or none. Dates and timestamps default to days.
    `tracked`: the partitions are the warehouse's own, and it tells which of them changed. -#}
{% macro partition_key(target, tracked) %}
  {% set declared = target.partition_key %}
  {% if tracked and baselinr.follows_warehouse(target) %}
    {% set key = {'column': (target.declared_by_warehouse or []) | select | join(', ') or 'an expression', 'granularity': 'partition', 'tracked': true, 'kind': 'other', 'schema': target.schema} %}
    {{ return(dict(key, **adapter.dispatch('tracked_key', 'baselinr')(target))) }}
  {% endif %}
  {% set strategy = target.settings.partition.strategy %}
  {% if declared is none and strategy != 'all' %}
    {% do baselinr.misfit(target, "partition.strategy is '" ~ strategy ~ "', but the table has no partitions: set partition.key") %}
  {% endif %}
  {% if declared is none %}{{ return(none) }}{% endif %}
  {% set column = baselinr.column_named(target, declared.column, declared['from']) %}
  {% if column is none %}{{ return(none) }}{% endif %}
  {% set found = target.all_columns | selectattr('name', 'equalto', column) | first %}
  {% set type = found.type %}
  {% set base = found.get('base', type) %}
  {% set temporal = baselinr.is_temporal_type(base) %}
  {% set granularity = declared.granularity or ('day' if temporal else 'value') %}
  {% if not temporal and granularity != 'value' %}
    {% do baselinr.misfit(target, "partition.granularity is '" ~ granularity ~ "', but " ~ column ~ " is " ~ type
                        ~ "; only dates and timestamps have one: leave it out, or set 'value'") %}
  {% endif %}
  {% do baselinr.refuse_sensitive(target, column, 'the partition key: its values are stored as partition ids. Choose another key') %}
  {% set class = baselinr.classify_type(base) %}
  {{ return({'column': column, 'type': base, 'granularity': granularity, 'quoted': baselinr.quote_name(column),
             'tracked': false, 'kind': class.kind, 'value_type': class.value_type}) }}
{% endmacro %}

{#- What more there is to know of such a key, where a predicate on it reads a partition. -#}
{% macro default__tracked_key(target) %}{{ return({}) }}{% endmacro %}

{#- Are this target's partitions the warehouse's own? -#}
{% macro is_tracked(target) %}{{ return(target.key is not none and target.key.tracked) }}{% endmacro %}

{% macro default__tracks_partitions(target) %}{{ return(false) }}{% endmacro %}

{#- The user's key and granularity come before the warehouse's partitioning, unless the key is the same; a key that dbt knows
    comes after it. A fingerprint needs rows, so it cannot follow. -#}
{% macro follows_warehouse(target) %}
  {% set ours = target.settings.partition %}
  {% if ours.detect not in ['auto', 'metadata'] or ours.granularity or not baselinr.filter_is_stable(target.settings.where) %}{{ return(false) }}{% endif %}
  {{ return(not ours.key or ours.key | lower in (target.declared_by_warehouse or []) | select | map('lower')) }}
{% endmacro %}

{#- Can it be cut into hours, days, months? -#}
{% macro is_temporal_type(type) %}
  {{ return(type | lower == 'date' or (type | lower).startswith(('timestamp', 'datetime')) and not type.endswith(']')) }}
{% endmacro %}

{#- What to group by: the key cut to its granularity, still typed. A table without a key is one partition. -#}
{% macro partition_value(key) %}
  {{ return("'__all__'" if key is none else adapter.dispatch('partition_value', 'baselinr')(key)) }}
{% endmacro %}

{#- The canonical id of such a value, as text; made after grouping, on few rows. -#}
{% macro partition_id(key, value) %}
  {{ return(value if key is none else "coalesce(" ~ adapter.dispatch('partition_id', 'baselinr')(key, value) ~ ", '__null__')") }}
{% endmacro %}

{#- When the period of such a partition ends, in UTC, as SQL; none for a key that is no date or timestamp, null for an id that is no period of a
    year of four digits: `__null__`, infinity, a year before 1. An hour ends with its day, which is its group. -#}
{% macro period_end(key, id) %}
  {% if key is none or key.tracked or key.kind not in ['date', 'timestamp'] %}{{ return(none) }}{% endif %}
  {{ return(adapter.dispatch('period_end', 'baselinr')(key, id)) }}
{% endmacro %}
{#- Nothing is told of an age: it is quiet when no change has been seen for long. -#}
{% macro default__period_end(key, id) %}{{ return(none) }}{% endmacro %}
{% macro duckdb__period_end(key, id) %}{{ return(baselinr.period_end_by_interval(key, id)) }}{% endmacro %}
{% macro postgres__period_end(key, id) %}{{ return(baselinr.period_end_by_interval(key, id)) }}{% endmacro %}
{% macro period_end_by_interval(key, id) %}
  {% set unit = key.granularity if key.granularity in ['month', 'year'] else 'day' %}
  {% set year = '[1-9][0-9]{3}' %}
  {% set month = year ~ '-(0[1-9]|1[0-2])' %}
  {% set pattern = {'year': year, 'month': month, 'day': month ~ '-(0[1-9]|[12][0-9]|3[01])( [0-9:.+]+)?'}[unit] %}
  {% set first_day = {'year': id ~ " || '-01-01'", 'month': id ~ " || '-01'", 'day': 'left(' ~ id ~ ', 10)'}[unit] %}
  {#- the case is inside the cast: an engine may compute it before it has left out the other ids -#}
  {{ return('cast(case when ' ~ baselinr.matches(id, pattern) ~ ' then ' ~ first_day ~ " end as timestamp) + interval '1 " ~ unit ~ "'") }}
{% endmacro %}

{#- The rows of the given partitions, as a predicate on the bare column, so that the engine can skip the rest. -#}
{% macro partition_predicate(key, ids) %}
  {{ return('true' if key is none else adapter.dispatch('partition_predicate', 'baselinr')(key, ids)) }}
{% endmacro %}
