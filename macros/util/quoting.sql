{#- dbt's adapter.quote does not escape; these do. -#}
{% macro quote_name(name) %}
  {{ return(adapter.dispatch('quote_name', 'baselinr')(name)) }}
{% endmacro %}

{% macro default__quote_name(name) %}
  {{ return('"' ~ (name | string | replace('"', '""')) ~ '"') }}
{% endmacro %}

{% macro literal(value) %}
  {% if value is none %}{{ return('null') }}{% endif %}
  {{ return(adapter.dispatch('text_literal', 'baselinr')(value | string)) }}
{% endmacro %}

{#- Most warehouses double a quote, and differ only in what a backslash is. -#}
{% macro default__text_literal(value) %}
  {% set escaped = value | replace("'", "''") %}
  {{ return(adapter.dispatch('literal_with_backslash', 'baselinr')(escaped) if '\\' in escaped else "'" ~ escaped ~ "'") }}
{% endmacro %}

{% macro default__literal_with_backslash(escaped) %}{{ return("'" ~ escaped ~ "'") }}{% endmacro %}

{#- A list of text literals for `in (…)`; never empty, because `in ()` is no SQL. -#}
{% macro literals(values) %}
  {% set quoted = [] %}
  {% for value in values %}{% do quoted.append(baselinr.literal(value)) %}{% endfor %}
  {{ return(quoted | join(', ') if quoted else 'null') }}
{% endmacro %}

{#- database.schema.table, every part quoted; a part that the catalog does not have is left out. -#}
{% macro quote_relation(database, schema, name) %}
  {% set parts = [] %}
  {% for part in [database, schema, name] if part %}{% do parts.append(baselinr.quote_name(part)) %}{% endfor %}
  {{ return(parts | join('.')) }}
{% endmacro %}
