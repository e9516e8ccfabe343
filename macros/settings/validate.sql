{#- Everything wrong with a var of the project, as sentences; pure. -#}
{% macro var_problems(name, given) %}
  {% set place = 'var ' ~ name %}
  {% set schema = baselinr.settings_schema()[name] %}
  {% set problems = baselinr.settings_problems(place, given, schema) %}
  {% if problems %}{{ return(problems) }}{% endif %}
  {% set resolved = baselinr.overlay(schema, given) %}
  {% if name == 'baselinr_incremental' %}{{ return(baselinr.incremental_problems(place, resolved)) }}{% endif %}
  {{ return(baselinr.combination_problems(place, resolved, given) if name == 'baselinr_profiling' else []) }}
{% endmacro %}

{#- Everything of the wrong form in `value`, as sentences; pure. `place` says where it was set. A section that is null is as if it were absent. -#}
{% macro settings_problems(place, value, schema, path='') %}
  {% set problems = [] %}
  {% if value is none and path %}{{ return(problems) }}{% endif %}
  {% if value is not mapping %}
    {% do problems.append(place ~ ': ' ~ (path or 'the whole section') ~ ' is ' ~ baselinr.shown(value) ~ '; it must be a map of settings') %}
    {{ return(problems) }}
  {% endif %}
  {% for key, given in value.items() %}
    {% set dotted = path ~ ('.' if path) ~ key %}
    {% if key not in schema %}
      {% do problems.append(baselinr.unknown_key_problem(place, dotted, key, given, schema)) %}
    {% elif 'type' not in schema[key] %}
      {% do problems.extend(baselinr.settings_problems(place, given, schema[key], dotted)) %}
    {% else %}
      {% set problem = baselinr.value_problem(given, schema[key]) %}
      {% if problem %}{% do problems.append(place ~ ': ' ~ dotted ~ ' is ' ~ baselinr.shown(given) ~ '; it must be ' ~ problem) %}{% endif %}
    {% endif %}
  {% endfor %}
  {{ return(problems) }}
{% endmacro %}

{#- A key that is known, but further in or elsewhere, is more likely than one that is only spelled like it. -#}
{% macro unknown_key_problem(place, dotted, key, given, schema) %}
  {% if key in ['max_rows_per_run', 'max_bytes_per_run'] and 'max_rows_scanned' in schema %}
    {{ return(place ~ ': ' ~ dotted ~ ' is ' ~ baselinr.shown(given) ~ ', a budget of the whole run; set it in var baselinr_incremental: cost_controls.' ~ key) }}
  {% endif %}
  {% if key == 'sensitive_tags' and 'sensitive' in schema %}
    {{ return(place ~ ': ' ~ dotted ~ ' is ' ~ baselinr.shown(given) ~ ', and holds for all tables; set it in var baselinr_profiling') }}
  {% endif %}
  {% for section, part in schema.items() if 'type' not in part and key in part %}
    {{ return(place ~ ": unknown key '" ~ dotted ~ "'; did you mean '" ~ section ~ '.' ~ key ~ "'?") }}
  {% endfor %}
  {{ return(place ~ ": unknown key '" ~ dotted ~ "'; " ~ baselinr.did_you_mean(key, schema | list)) }}
{% endmacro %}

{#- A value as JSON, on one line and not too long; what JSON does not have (YAML has dates) as text. -#}
{% macro shown(value) %}
  {% set text = tojson(baselinr.with_texts(value)) %}
  {{ return(text if text | length <= 200 else text[:200] ~ '…') }}
{% endmacro %}
{% macro with_texts(value) %}
  {% if value is mapping %}
    {% set entries = {} %}
    {% for key, entry in value.items() %}{% do entries.update({key | string: baselinr.with_texts(entry)}) %}{% endfor %}
    {{ return(entries) }}
  {% elif value is sequence and value is not string %}
    {% set entries = [] %}
    {% for entry in value %}{% do entries.append(baselinr.with_texts(entry)) %}{% endfor %}
    {{ return(entries) }}
  {% endif %}
  {{ return(value if value is none or value is string or value is number else value | string) }}
{% endmacro %}

{#- What one value should have been, or none if it is right. `true` is no number here, though Python says so. -#}
{% macro value_problem(value, leaf) %}
  {% if value is none and (leaf.default is none or leaf.type == 'map') %}{{ return(none) }}{% endif %}
  {% if leaf.type == 'enum' and value not in leaf.choices %}
    {% set nearest = baselinr.nearest(value, leaf.choices) if value is string else none %}
    {{ return('one of ' ~ (leaf.choices | join(', ')) ~ ("; did you mean '" ~ nearest ~ "'?" if nearest else '')) }}
  {% elif leaf.type == 'bool' and value is not boolean %}
    {{ return('true or false') }}
  {% elif leaf.type == 'string' and (value is not string or value | trim == '') %}
    {{ return('a text' ~ (' that is not blank' if value is string else '')) }}
  {% elif leaf.type == 'map' and value is not mapping %}
    {{ return('a map') }}
  {% elif leaf.type == 'list' and (value is not sequence or value is string or value is mapping) %}
    {{ return('a list') }}
  {% elif leaf.type == 'list' %}
    {{ return(baselinr.list_problem(value, leaf.of)) }}
  {% elif leaf.type in ['int', 'number'] %}
    {{ return(baselinr.number_problem(value, leaf)) }}
  {% endif %}
  {{ return(none) }}
{% endmacro %}

{#- Of what it may hold; and nothing twice. -#}
{% macro list_problem(value, of) %}
  {% set seen = [] %}
  {% for entry in value %}
    {% if entry is none or entry is mapping or (entry is sequence and entry is not string) or (of == 'text' and entry is not string) or (entry is string and entry | trim == '') %}
      {{ return('a list of ' ~ ('texts' if of == 'text' else 'single values') ~ ', and one of its entries is ' ~ baselinr.shown(entry)) }}
    {% endif %}
    {% if entry | string in seen %}{{ return('a list without repetitions, and ' ~ baselinr.shown(entry) ~ ' is in it twice') }}{% endif %}
    {% do seen.append(entry | string) %}
  {% endfor %}
  {{ return(none) }}
{% endmacro %}

{#- NaN is a number by its type alone, and only it differs from itself. -#}
{% macro number_problem(value, leaf) %}
  {% if value is boolean or value is not number or (leaf.type == 'int' and value is not integer) or value != value %}
    {{ return('a whole number' if leaf.type == 'int' else 'a number') }}
  {% elif 'above' in leaf and value <= leaf.above %}
    {{ return('above ' ~ leaf.above) }}
  {% elif 'min' in leaf and value < leaf.min %}
    {{ return('at least ' ~ (leaf.min if leaf.min is integer else baselinr.plain_decimal(leaf.min))) }}
  {% elif 'max' in leaf and value > leaf.max %}
    {{ return('at most ' ~ leaf.max) }}
  {% endif %}
  {{ return(none) }}
{% endmacro %}

{#- The first problem is the error: one at a time is what a person can act on. -#}
{% macro stop_on(problems) %}
  {% if problems %}{% do baselinr.fail(problems[0]) %}{% endif %}
{% endmacro %}
