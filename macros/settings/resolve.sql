{#- The project's settings: defaults, overlaid with its vars. Checked before anything is read or written. -#}
{% macro settings() %}
  {% set schema = baselinr.settings_schema() %}
  {% set resolved = {} %}
  {% for name, section in schema.items() %}
    {% set given = var(name, {}) or {} %}
    {% do baselinr.stop_on(baselinr.settings_problems('var ' ~ name, given, section)) %}
    {% do resolved.update({name | replace('baselinr_', ''): baselinr.overlay(section, given)}) %}
  {% endfor %}
  {% set schedule = resolved.incremental.adaptive_scheduling %}
  {% if schedule.min_interval_minutes > schedule.max_interval_minutes %}
    {% do baselinr.fail('var baselinr_incremental: adaptive_scheduling.min_interval_minutes is ' ~ schedule.min_interval_minutes
                        ~ '; it must be at most max_interval_minutes, ' ~ schedule.max_interval_minutes) %}
  {% endif %}
  {% do baselinr.stop_on(baselinr.interval_override_problems(schedule.priority_overrides)) %}
  {% do baselinr.stop_on(baselinr.combination_problems('var baselinr_profiling', resolved.profiling)) %}
  {% do baselinr.stop_on(baselinr.metric_problems('var baselinr_incremental: partial_profiling.mergeable_metrics',
                                                  resolved.incremental.partial_profiling.mergeable_metrics)) %}
  {% do baselinr.stop_on(baselinr.connector_problems('var baselinr_incremental', resolved.incremental.change_detection.connector_overrides)) %}
  {#- a table's limits are the project's, unless it has its own -#}
  {% set given_cost = (var('baselinr_profiling', {}) or {}).get('cost_controls') or {} %}
  {% set connector = resolved.incremental.change_detection.connector_overrides.get(adapter.type(), {}) %}
  {% if connector.get('detect') and 'detect' not in ((var('baselinr_profiling', {}) or {}).get('partition') or {}) %}
    {% do resolved.profiling.update({'partition': dict(resolved.profiling.partition, detect=connector.detect)}) %}
  {% endif %}
  {% do resolved.profiling.update({'cost_controls': baselinr.overlay(baselinr.cost_settings_schema(), given_cost, resolved.incremental.cost_controls)}) %}
  {% set storage = resolved.storage %}
  {% do storage.update({'schema': storage.schema or target.schema ~ '_baselinr', 'database': storage.database or target.database}) %}
  {{ return(resolved) }}
{% endmacro %}

{#- One table's settings: the project's, overlaid with its meta. -#}
{% macro table_settings(settings, node) %}
  {% set meta = (node.config.get('meta') or {}).get('baselinr', (node.get('meta') or {}).get('baselinr')) %}
  {% if meta is none %}{{ return(settings.profiling) }}{% endif %}
  {% set given = {'enabled': meta} if meta is boolean else meta %}
  {% set place = node.unique_id ~ ': config.meta.baselinr' %}
  {% set schema = baselinr.settings_schema().baselinr_profiling %}
  {% do baselinr.stop_on(baselinr.settings_problems(place, given, schema)) %}
  {% set resolved = baselinr.overlay(schema, dict({'enabled': true}, **given), settings.profiling) %}
  {% do baselinr.stop_on(baselinr.combination_problems(place, resolved)) %}
  {{ return(resolved) }}
{% endmacro %}

{#- Each leaf: what is given, else what `base` has, else the default. -#}
{% macro overlay(schema, given, base=none) %}
  {% set resolved = {} %}
  {% for key, part in schema.items() %}
    {% set under = base[key] if base is not none else none %}
    {% if 'type' not in part %}
      {% do resolved.update({key: baselinr.overlay(part, given.get(key) or {}, under)}) %}
    {% else %}
      {% do resolved.update({key: given[key] if key in given else under if base is not none else part.default}) %}
    {% endif %}
  {% endfor %}
  {{ return(resolved) }}
{% endmacro %}

{% macro interval_override_problems(overrides) %}
  {% set problems = [] %}
  {% for table, minutes in overrides.items() if minutes is not integer or minutes is boolean or minutes < 1 %}
    {% do problems.append('var baselinr_incremental: adaptive_scheduling.priority_overrides.' ~ table ~ ' is ' ~ tojson(minutes) ~ '; it must be minutes, at least 1') %}
  {% endfor %}
  {{ return(problems) }}
{% endmacro %}
