{#- Content fingerprints, for warehouses and tables whose metadata tells nothing: one scan of the table, far cheaper than a profile. -#}

{#- The fingerprint of a group of rows: how many, and the sum of their hashes. A sum, because xor would let duplicates cancel.
    Columns are taken by their names, because two of them may trade theirs. It names the hash, so that states made with another one are found to be stale. `columns`: other than those that are measured. -#}
{% macro fingerprint(target, columns=none) %}
  {% do baselinr.measure_columns(target) %}
  {% if target.settings.partition.detect == 'updated_at' %}
    {% set change = baselinr.as_text('max(' ~ baselinr.quote_name(baselinr.column_named(target, target.settings.partition.updated_at, 'partition.updated_at')) ~ ')') %}
    {{ return("'updated_at/' || " ~ baselinr.as_text('count(*)') ~ " || '/' || coalesce(" ~ change ~ ", '')") }}
  {% endif %}
  {{ return(baselinr.hash_id() ~ " || '/' || " ~ baselinr.as_text('count(*)') ~ " || '/' || " ~ baselinr.as_text(baselinr.rows_hash((target.columns if columns is none else columns) | sort(attribute='name', case_sensitive=true) | list))) }}
{% endmacro %}

{#- The rows of the table that are profiled at all: `where` from the settings, which may end in a comment, hence the line of its own; and the
    partitions in scope. Where a user's query named them, they are compared as canonical ids: another spelling finds nothing. -#}
{% macro row_filter(target) %}
  {% set rules = ['(' ~ target.settings.where ~ '\n)'] if target.settings.where else [] %}
  {% set required = baselinr.required_filter(target) %}
  {% if required %}{% do rules.append(required) %}{% endif %}
  {% if target.get('scope') is not none and not baselinr.is_tracked(target) %}
    {% do rules.append(baselinr.partition_predicate(target.key, target.scope)) %}
    {% if target.get('asked_partitions') is not none %}{% do rules.append(baselinr.partition_id(target.key, baselinr.partition_value(target.key)) ~ ' in (' ~ baselinr.literals(target.scope) ~ ')') %}{% endif %}
  {% endif %}
  {{ return(rules | join(' and ') or 'true') }}
{% endmacro %}

{#- A condition without which this table must not be read, and which all of its rows fulfil; or none. -#}
{% macro required_filter(target) %}{{ return(adapter.dispatch('required_filter', 'baselinr')(target)) }}{% endmacro %}
{% macro default__required_filter(target) %}{{ return(none) }}{% endmacro %}
