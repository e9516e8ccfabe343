{#- Content fingerprints, for warehouses and tables whose metadata tells nothing: one scan of the table, far cheaper than a profile. -#}

{#- The fingerprint of a group of rows: how many, and the sum of their hashes. A sum, because xor would let duplicates cancel.
    It names the hash, so that states made with another one are found to be stale. -#}
{% macro fingerprint(target) %}
  {% if target.settings.partition.detect == 'updated_at' %}
    {% set change = baselinr.as_text('max(' ~ baselinr.quote_name(baselinr.column_named(target, target.settings.partition.updated_at, 'partition.updated_at')) ~ ')') %}
    {{ return("'updated_at/' || " ~ baselinr.as_text('count(*)') ~ " || '/' || coalesce(" ~ change ~ ", '')") }}
  {% endif %}
  {% set read = [] %}
  {% for column in target.columns %}{% do read.append(baselinr.quote_name(column.name)) %}{% endfor %}
  {{ return(baselinr.hash_id() ~ " || '/' || " ~ baselinr.as_text('count(*)') ~ " || '/' || " ~ baselinr.as_text('sum(' ~ baselinr.row_hash(read) ~ ')')) }}
{% endmacro %}

{#- Which partitions differ from the stored ones; compared in SQL, so that only the answer travels. -#}
{% macro partition_diff(run, target) %}
  {% set row = baselinr.rows(run, baselinr.partition_diff_sql(run.settings, target), 'compare ' ~ target.relation)[0] %}
  {{ return({
    'changed': fromjson(row.changed or '[]'), 'changed_rows': row.changed_rows | int, 'removed': fromjson(row.removed or '[]'),
    'partitions': row.partitions | int, 'rows': row.all_rows | int,
  }) }}
{% endmacro %}

{% macro partition_diff_sql(settings, target) %}
with live as (
  select {{ baselinr.partition_value(target.key) }} as partition_value, count(*) as row_count, {{ baselinr.fingerprint(target) }} as token
  from {{ target.relation }}
  where {{ baselinr.row_filter(target) }}
  group by 1
), live_partition as (
  select {{ baselinr.partition_id(target.key, 'partition_value') }} as partition_id, row_count, token from live
), stored as (
  select partition_id, token
  from {{ baselinr.store_table(settings, 'partition_state') }}
  where unique_id = {{ baselinr.literal(target.unique_id) }}
), difference as (
  select coalesce(l.partition_id, s.partition_id) as partition_id, l.row_count,
    case when l.partition_id is null then 'removed' when s.token is null or s.token <> l.token then 'changed' else 'same' end as what
  from live_partition as l
  full join stored as s on s.partition_id = l.partition_id
)
select
  {{ baselinr.json_list("case when what = 'changed' then partition_id end", 'partition_id') }} as changed,
  {{ baselinr.json_list("case when what = 'removed' then partition_id end", 'partition_id') }} as removed,
  {{ baselinr.as_text("coalesce(sum(case when what = 'changed' then row_count end), 0)") }} as changed_rows,
  {{ baselinr.as_text("count(case when what <> 'removed' then 1 end)") }} as partitions,
  {{ baselinr.as_text('coalesce(sum(row_count), 0)') }} as all_rows
from difference
{% endmacro %}

{#- The rows of the table that are profiled at all: `where` from the settings. It may end in a comment, hence the line of its own. -#}
{% macro row_filter(target) %}
  {{ return('(' ~ target.settings.where ~ '\n)' if target.settings.where else 'true') }}
{% endmacro %}

{#- How many partitions a table has; asked before its first profile only. -#}
{% macro count_partitions(run, target) %}
  {% set sql %}
select {{ baselinr.as_text('count(*)') }} as partitions
from (select distinct {{ baselinr.partition_value(target.key) }} from {{ target.relation }} where {{ baselinr.row_filter(target) }}) as keys
  {% endset %}
  {{ return(baselinr.rows(run, sql, 'count partitions ' ~ target.relation)[0].partitions | int) }}
{% endmacro %}
