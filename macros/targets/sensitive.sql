{#- Sensitive columns: no value of them is stored or told. The table's `sensitive` names them, or dbt's own properties of a column mark them;
    one mark is enough, and none takes back another. What such a column keeps is said in macros/metrics/registry.sql. -#}

{#- The columns that the project marks: [{name, by}]. They are as documented, and need not exist. -#}
{% macro marked_sensitive(settings, node) %}
  {% set marked = [] %}
  {% for column in (node.get('columns') or {}).values() %}
    {% set by = baselinr.sensitive_mark(settings, node, column) %}
    {% if by %}{% do marked.append({'name': column.name, 'by': by}) %}{% endif %}
  {% endfor %}
  {{ return(marked) }}
{% endmacro %}

{#- What marks this column, for people, or none. dbt keeps a column's meta and tags under `config`, older ones beside it. -#}
{% macro sensitive_mark(settings, node, column) %}
  {% set config = column.get('config') or {} %}
  {% for meta in [config.get('meta'), column.get('meta')] if meta is mapping and meta.get('baselinr') is not none %}
    {% set place = baselinr.declared_at(node) ~ ': column ' ~ column.name ~ ': config.meta.baselinr' %}
    {% do baselinr.stop_on(baselinr.settings_problems(place, meta.baselinr, baselinr.column_settings_schema())) %}
    {% if meta.baselinr.get('sensitive') %}{{ return('its meta.baselinr.sensitive') }}{% endif %}
  {% endfor %}
  {% for tags in [config.get('tags'), column.get('tags')] if tags %}
    {% for tag in ([tags] if tags is string else tags) if tag in settings.profiling.sensitive_tags %}{{ return("its tag '" ~ tag ~ "', which is in sensitive_tags") }}{% endfor %}
  {% endfor %}
  {{ return(none) }}
{% endmacro %}

{#- The table's sensitive columns, as the catalog spells them -> by what, for people. -#}
{% macro sensitive_columns(target) %}
  {% set found = {} %}
  {% for name in baselinr.named_columns(target, target.settings.sensitive, 'sensitive') or [] %}{% do found.update({name: none}) %}{% endfor %}
  {% for mark in target.marked_sensitive %}
    {% set name = baselinr.spelled_column(target, mark.name) %}
    {% if name is not none %}{% do found.setdefault(name, mark.by) %}{% endif %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}

{#- A sensitive column must not be what its values are stored for: a misfit. `use`: what it is, and why that stores them. -#}
{% macro refuse_sensitive(target, column, use) %}
  {% if column in target.sensitive %}
    {% set by = target.sensitive[column] %}
    {% do baselinr.misfit(target, ("sensitive names '" ~ column ~ "', which is " if by is none else "column '" ~ column ~ "' is sensitive by " ~ by ~ ', and is ') ~ use) %}
  {% endif %}
{% endmacro %}

{#- May an error's text hold what must not be told? Of a table with a sensitive column any may: a filter, a view or a cast quotes the value
    it stumbled over. That the column is there is not asked: a view may read it under another name. -#}
{% macro withholds_errors(target) %}{{ return((target.settings.sensitive or target.marked_sensitive) | length > 0) }}{% endmacro %}

{#- What is told in place of an error's text, after what is known of its kind; and where nothing is known, because the error ended the operation. -#}
{% macro withheld_text() %}{{ return('its text is withheld, because this table has sensitive columns') }}{% endmacro %}
{% macro withheld_error(target) %}{{ return('the profile failed with an error; ' ~ baselinr.withheld_text() if baselinr.withholds_errors(target) else none) }}{% endmacro %}
