{#- dbt's adapter.quote does not escape; these do. -#}
{% macro quote_name(name) %}
  {{ return(adapter.dispatch('quote_name', 'baselinr')(name)) }}
{% endmacro %}

{% macro default__quote_name(name) %}
  {{ return('"' ~ (name | string | replace('"', '""')) ~ '"') }}
{% endmacro %}

{#- Only quotes, backslashes, line breaks and dollars are written in different ways. -#}
{% macro literal(value) %}
  {% if value is none %}{{ return('null') }}{% endif %}
  {% set text = value | string %}
  {{ return(baselinr.text_literal(text) if modules.re.search('[\'\\\\\n\r$]', text) else "'" ~ text ~ "'") }}
{% endmacro %}

{#- A text as a literal. Most warehouses differ only in what a backslash means. -#}
{% macro text_literal(text) %}{{ return(adapter.dispatch('text_literal', 'baselinr')(text)) }}{% endmacro %}
{% macro default__text_literal(text) %}
  {% set escaped = text | replace("'", "''") %}
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
