{#- dbt's adapter.quote does not escape; these do. -#}
{% macro quote_name(name) %}
  {{ return(adapter.dispatch('quote_name', 'baselinr')(name)) }}
{% endmacro %}

{#- Many at once: name -> quoted. -#}
{% macro quoted_names(names) %}
  {% set quote = adapter.dispatch('quote_name', 'baselinr') %}
  {#- a plain name, as most are, is quoted as any other plain name, without a call -#}
  {% set plain = quote('x').split('x') %}
  {% set quoted = {} %}
  {% for name in names if name not in quoted %}
    {% do quoted.update({name: quote(name) if modules.re.search('[^A-Za-z0-9_]', name) else plain | join(name)}) %}
  {% endfor %}
  {{ return(quoted) }}
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

{#- Rows of values, each as a literal. A statement about all tables has thousands of them, and a call of a macro for each would take longer than the
    statement does: so a row is looked at as a whole, and most are plain. `null_text`: how none is written. -#}
{% macro literal_rows(rows, null_text='null') %}
  {% set written = [] %}
  {% for row in rows %}
    {% set plain = not modules.re.search('[\'\\\\\n\r$]', row | join) %}
    {% if plain and row and none not in row %}
      {#- a plain text has no line break -#}
      {% do written.append(("'" ~ (row | join("'\n'")) ~ "'").split('\n')) %}
    {% else %}
      {% set literals = [] %}
      {% for value in row %}{% do literals.append(null_text if value is none else "'" ~ value ~ "'" if plain else baselinr.literal(value)) %}{% endfor %}
      {% do written.append(literals) %}
    {% endif %}
  {% endfor %}
  {{ return(written) }}
{% endmacro %}

{#- A list of text literals for `in (…)`; never empty, because `in ()` is no SQL. -#}
{% macro literals(values) %}
  {{ return(baselinr.literal_rows([values | list])[0] | join(', ') or 'null') }}
{% endmacro %}

{#- database.schema.table, every part quoted; a part that the catalog does not have is left out. -#}
{% macro quote_relation(database, schema, name) %}
  {% set parts = [] %}
  {% for part in [database, schema, name] if part %}{% do parts.append(baselinr.quote_name(part)) %}{% endfor %}
  {{ return(parts | join('.')) }}
{% endmacro %}
