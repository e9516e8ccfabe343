{#- The project's settings: defaults, overlaid with its vars. Checked before anything is read or written. -#}
{% macro settings() %}
  {% set given = {} %}
  {% set resolved = {} %}
  {% for name, section in baselinr.settings_schema().items() %}
    {#- a var with nothing below it is null, and is as if it were not there -#}
    {% set value = var(name, none) %}
    {% do given.update({name: {} if value is none else value}) %}
    {% do baselinr.stop_on(baselinr.var_problems(name, given[name])) %}
    {% do resolved.update({name | replace('baselinr_', ''): baselinr.overlay(section, given[name])}) %}
  {% endfor %}
  {#- a table's limits are the project's, unless it has its own -#}
  {% set cost = baselinr.overlay(baselinr.cost_settings_schema(), given.baselinr_profiling.get('cost_controls') or {}, resolved.incremental.cost_controls) %}
  {% set partition = resolved.profiling.partition %}
  {% set connector = resolved.incremental.change_detection.connector_overrides.get(adapter.type(), {}) %}
  {% if connector.get('detect') and 'detect' not in (given.baselinr_profiling.get('partition') or {}) %}
    {% set partition = dict(partition, detect=connector.detect) %}
  {% endif %}
  {% do resolved.profiling.update({'cost_controls': cost, 'partition': partition}) %}
  {% set storage = resolved.storage %}
  {% do storage.update({'schema': baselinr.store_name(storage.schema or target.schema ~ '_baselinr'), 'database': baselinr.store_name(storage.database or target.database)}) %}
  {% do resolved.profiling.update({'derived': {}}) %}
  {% do resolved.update({'table_schema': baselinr.table_settings_schema(baselinr.cost_settings_schema()), 'resolved_metas': {}, 'store_tables': {}}) %}
  {{ return(resolved) }}
{% endmacro %}

{#- One table's settings: the project's, overlaid with its meta. Many tables have the same, and then share one object; `derived`: what is made of the
    settings alone, once for all of these tables. -#}
{% macro table_settings(settings, node) %}
  {% set meta = (node.config.get('meta') or {}).get('baselinr', (node.get('meta') or {}).get('baselinr')) %}
  {% if meta is none %}{{ return(settings.profiling) }}{% endif %}
  {% set memo = meta | string if meta is boolean or meta is mapping else none %}
  {% if memo is none or memo not in settings.resolved_metas %}
    {% set checked = baselinr.checked_meta(settings, node, meta) %}
    {% do baselinr.stop_on(checked.problems) %}
    {% do settings.resolved_metas.update({memo: dict(checked.settings, derived={})}) %}
  {% elif meta is mapping and (meta.get('partition') or {}).get('granularity') %}
    {#- the one rule that asks the table as well -#}
    {% do baselinr.stop_on(baselinr.key_problems(baselinr.declared_at(node) ~ ': config.meta.baselinr', settings.resolved_metas[memo], meta, node)) %}
  {% endif %}
  {{ return(settings.resolved_metas[memo]) }}
{% endmacro %}

{#- {problems, settings}: these are none as long as the meta is not of the right form. Pure. -#}
{% macro checked_meta(settings, node, meta) %}
  {% set place = baselinr.declared_at(node) ~ ': config.meta.baselinr' %}
  {% if meta is not mapping and meta is not boolean %}
    {{ return({'problems': [place ~ ' is ' ~ baselinr.shown(meta) ~ '; it must be true, false or a map of settings'], 'settings': none}) }}
  {% endif %}
  {% set given = {'enabled': meta} if meta is boolean else meta %}
  {% set schema = settings.table_schema %}
  {% set problems = baselinr.settings_problems(place, given, schema) %}
  {% if problems %}{{ return({'problems': problems, 'settings': none}) }}{% endif %}
  {% set resolved = baselinr.overlay(schema, dict({'enabled': true}, **given), settings.profiling) %}
  {{ return({'problems': baselinr.combination_problems(place, resolved, given) + baselinr.key_problems(place, resolved, given, node), 'settings': resolved}) }}
{% endmacro %}

{#- A node, and where to look for its settings: a model's may be in its own file or in the YAML file that describes it. -#}
{% macro declared_at(node) %}
  {% set files = [node.original_file_path, (node.get('patch_path') or '').split('://')[-1]] | select | unique | list %}
  {{ return(node.unique_id ~ ' (' ~ (files | join(', ')) ~ ')') }}
{% endmacro %}

{#- Each leaf: what is given, else what `base` has, else the default. -#}
{% macro overlay(schema, given, base=none) %}
  {% set resolved = {} %}
  {% for key, part in schema.items() %}
    {% set under = base[key] if base is not none else none %}
    {% if 'type' not in part %}
      {% do resolved.update({key: baselinr.overlay(part, given.get(key) or {}, under)}) %}
    {% elif key in given and not (part.type == 'map' and given[key] is none) %}
      {% do resolved.update({key: baselinr.plain_value(given[key], part)}) %}
    {% else %}
      {% do resolved.update({key: under if base is not none else part.default}) %}
    {% endif %}
  {% endfor %}
  {{ return(resolved) }}
{% endmacro %}

{#- A value as the rest of the package takes it. A section of a map that is null is as if it were not there. YAML makes dates and booleans of
    what names a partition; here they are texts again, as partition ids are. -#}
{% macro plain_value(value, leaf) %}
  {% if leaf.type == 'map' and leaf.of == 'section' %}
    {% set entries = {} %}
    {% for key, entry in value.items() if entry is not none %}{% do entries.update({key: entry}) %}{% endfor %}
    {{ return(entries) }}
  {% elif leaf.type == 'list' and leaf.of == 'scalar' and value %}
    {% set texts = [] %}
    {% for entry in value %}{% do texts.append(entry | string | lower if entry is boolean else entry | string) %}{% endfor %}
    {{ return(texts) }}
  {% endif %}
  {{ return(value) }}
{% endmacro %}
