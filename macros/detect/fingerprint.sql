{#- Content fingerprints, for warehouses and tables whose metadata tells nothing: one scan of the table, far cheaper than a profile. -#}

{#- The fingerprint of a group of rows: how many, and the sum of their hashes. A sum, because xor would let duplicates cancel.
    It names the hash, so that states made with another one are found to be stale. -#}
{% macro fingerprint(target) %}
  {% if target.settings.partition.detect == 'updated_at' %}
    {% set change = baselinr.as_text('max(' ~ baselinr.quote_name(baselinr.column_named(target, target.settings.partition.updated_at, 'partition.updated_at')) ~ ')') %}
    {{ return("'updated_at/' || " ~ baselinr.as_text('count(*)') ~ " || '/' || coalesce(" ~ change ~ ", '')") }}
  {% endif %}
  {{ return(baselinr.hash_id() ~ " || '/' || " ~ baselinr.as_text('count(*)') ~ " || '/' || " ~ baselinr.as_text('sum(' ~ baselinr.row_hash(target.columns) ~ ')')) }}
{% endmacro %}

{#- The partitions that a scan finds: partition_id, row_count, token. -#}
{% macro scanned_partitions_sql(target) -%}
  select {{ baselinr.partition_id(target.key, 'partition_value') }} as partition_id, row_count, token
  from (
    select {{ baselinr.partition_value(target.key) }} as partition_value, count(*) as row_count, {{ baselinr.fingerprint(target) }} as token
    from {{ target.relation }}
    where {{ baselinr.row_filter(target) }}
    group by 1
  ) as scanned
{%- endmacro %}

{#- The rows of the table that are profiled at all: `where` from the settings. It may end in a comment, hence the line of its own. -#}
{% macro row_filter(target) %}
  {{ return('(' ~ target.settings.where ~ '\n)' if target.settings.where else 'true') }}
{% endmacro %}
