{#- Everything wrong with `value`, as sentences; pure. `place` says where it was set. -#}
{% macro settings_problems(place, value, schema, path='') %}
  {% set problems = [] %}
  {% if value is not mapping %}
    {% do problems.append(place ~ ': ' ~ (path or 'the whole section') ~ ' is ' ~ tojson(value) ~ '; it must be a map of settings') %}
    {{ return(problems) }}
  {% endif %}
  {% for key, given in value.items() %}
    {% set dotted = path ~ ('.' if path) ~ key %}
    {% if key in ['max_rows_per_run', 'max_bytes_per_run'] and key not in schema and 'max_rows_scanned' in schema %}
      {% do problems.append(place ~ ': ' ~ dotted ~ ' is a budget of the whole run; set it in var baselinr_incremental: cost_controls.' ~ key) %}
    {% elif key not in schema %}
      {% do problems.append(place ~ ": unknown key '" ~ dotted ~ "'; " ~ baselinr.did_you_mean(key, schema | list)) %}
    {% elif 'type' not in schema[key] %}
      {% do problems.extend(baselinr.settings_problems(place, given, schema[key], dotted)) %}
    {% else %}
      {% set problem = baselinr.value_problem(given, schema[key]) %}
      {% if problem %}{% do problems.append(place ~ ': ' ~ dotted ~ ' is ' ~ tojson(given) ~ '; it must be ' ~ problem) %}{% endif %}
    {% endif %}
  {% endfor %}
  {{ return(problems) }}
{% endmacro %}

{#- What one value should have been, or none if it is right. `true` is no number here, though Python says so. -#}
{% macro value_problem(value, leaf) %}
  {% if value is none and leaf.default is none %}{{ return(none) }}{% endif %}
  {% if leaf.type == 'enum' and value not in leaf.choices %}
    {{ return('one of ' ~ (leaf.choices | join(', ')) ~ ('; ' ~ baselinr.did_you_mean(value, leaf.choices) if value is string else '')) }}
  {% elif leaf.type == 'bool' and value is not boolean %}
    {{ return('true or false') }}
  {% elif leaf.type == 'string' and (value is not string or value | trim == '') %}
    {{ return('a text') }}
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
  {% for entry in value %}
    {% if entry is none or entry is mapping or (entry is sequence and entry is not string) or (of == 'text' and (entry is not string or entry | trim == '')) %}
      {{ return('a list of ' ~ ('texts' if of == 'text' else 'single values') ~ ', and one of its entries is ' ~ tojson(entry)) }}
    {% endif %}
    {% if entry in value[:loop.index0] %}{{ return('a list without repetitions, and ' ~ tojson(entry) ~ ' is in it twice') }}{% endif %}
  {% endfor %}
  {{ return(none) }}
{% endmacro %}

{% macro number_problem(value, leaf) %}
  {% if value is boolean or value is not number or (leaf.type == 'int' and value is not integer) %}
    {{ return('a whole number' if leaf.type == 'int' else 'a number') }}
  {% elif 'min' in leaf and value < leaf.min %}
    {{ return('at least ' ~ leaf.min) }}
  {% elif 'above' in leaf and value <= leaf.above %}
    {{ return('above ' ~ leaf.above) }}
  {% elif 'max' in leaf and value > leaf.max %}
    {{ return('at most ' ~ leaf.max) }}
  {% endif %}
  {{ return(none) }}
{% endmacro %}

{#- Rules that need more than one setting. -#}
{% macro combination_problems(place, table) %}
  {% set problems = [] %}
  {% set partition = table.partition %}
  {% if partition.strategy == 'recent_n' and partition.recent_n is none %}
    {% do problems.append(place ~ ": partition.strategy is 'recent_n', which needs partition.recent_n") %}
  {% elif partition.strategy == 'specific_values' and not partition['values'] %}
    {% do problems.append(place ~ ": partition.strategy is 'specific_values', which needs partition.values") %}
  {% endif %}
  {% if partition.strategy != 'recent_n' and partition.recent_n is not none %}
    {% do problems.append(place ~ ": partition.recent_n is " ~ partition.recent_n ~ ", which needs partition.strategy 'recent_n'") %}
  {% elif partition.strategy != 'specific_values' and partition['values'] %}
    {% do problems.append(place ~ ": partition.values is " ~ tojson(partition['values']) ~ ", which needs partition.strategy 'specific_values'") %}
  {% endif %}
  {% if partition.detect == 'updated_at' and partition.updated_at is none %}
    {% do problems.append(place ~ ": partition.detect is 'updated_at', which needs partition.updated_at, the column that tells when a row changed") %}
  {% endif %}
  {{ return(problems + baselinr.metric_problems(place ~ ': metrics', table.metrics)) }}
{% endmacro %}

{% macro metric_problems(place, names) %}
  {% if not names %}{{ return([]) }}{% endif %}
  {% set known = baselinr.metric_names() %}
  {% set problems = [] %}
  {% for name in names if name not in known %}
    {% do problems.append(place ~ ' names ' ~ tojson(name) ~ ', which is no metric and no group; ' ~ baselinr.did_you_mean(name, known)) %}
  {% endfor %}
  {{ return(problems) }}
{% endmacro %}

{#- `connector_overrides`: adapter -> its settings. Those of other adapters are checked as well: they are some environment's. -#}
{% macro connector_problems(place, overrides) %}
  {% set known = ['duckdb', 'postgres', 'snowflake', 'bigquery', 'redshift', 'spark', 'databricks'] %}
  {% set problems = [] %}
  {% for name, given in overrides.items() %}
    {% if name not in known and name != adapter.type() %}
      {% do problems.append(place ~ ": unknown key 'change_detection.connector_overrides." ~ name ~ "'; " ~ baselinr.did_you_mean(name, known)) %}
    {% else %}
      {% do problems.extend(baselinr.settings_problems(place, given, baselinr.connector_settings_schema(), 'change_detection.connector_overrides.' ~ name)) %}
    {% endif %}
  {% endfor %}
  {{ return(problems) }}
{% endmacro %}

{#- The first problem is the error: one at a time is what a person can act on. -#}
{% macro stop_on(problems) %}
  {% if problems %}{% do baselinr.fail(problems[0]) %}{% endif %}
{% endmacro %}
