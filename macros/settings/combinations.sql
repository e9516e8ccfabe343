{#- Rules that need more than one setting, or more than a type: as sentences; pure. -#}

{#- Of the var baselinr_incremental. -#}
{% macro incremental_problems(place, incremental) %}
  {% set problems = [] %}
  {% set schedule = incremental.adaptive_scheduling %}
  {% if schedule.min_interval_minutes > schedule.max_interval_minutes %}
    {% do problems.append(place ~ ': adaptive_scheduling.min_interval_minutes is ' ~ schedule.min_interval_minutes
                          ~ '; it must be at most max_interval_minutes, ' ~ schedule.max_interval_minutes) %}
  {% endif %}
  {% set table = incremental.change_detection.metadata_table %}
  {% for name in baselinr.store_schema() if name != 'table_state' and table | lower == 'baselinr_' ~ name %}
    {% do problems.append(place ~ ': change_detection.metadata_table is ' ~ baselinr.shown(table) ~ '; it must be another name than those of the other tables of the store') %}
  {% endfor %}
  {{ return(problems + baselinr.priority_override_problems(place, schedule.priority_overrides)
            + baselinr.metric_problems(place ~ ': partial_profiling.mergeable_metrics', incremental.partial_profiling.mergeable_metrics)
            + baselinr.connector_problems(place, incremental.change_detection.connector_overrides)) }}
{% endmacro %}

{#- `priority_overrides`: the name of a table -> minutes. -#}
{% macro priority_override_problems(place, overrides) %}
  {% set problems = [] %}
  {% for name, minutes in overrides.items() %}
    {% set setting = place ~ ': adaptive_scheduling.priority_overrides' %}
    {% set parts = (name | string).split('.') %}
    {% set problem = baselinr.number_problem(minutes, baselinr.minutes_setting(min=1)) %}
    {% if name is none or name is boolean or parts | length > 3 or parts | map('trim') | reject | list %}
      {% do problems.append(setting ~ ' has the key ' ~ baselinr.shown(name) ~ '; it must be the name of a table: table, schema.table or database.schema.table') %}
    {% elif problem %}
      {% do problems.append(setting ~ '.' ~ name ~ ' is ' ~ baselinr.shown(minutes) ~ '; it must be minutes, ' ~ problem) %}
    {% endif %}
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

{#- Of a table, or of all tables. `table` is what holds, `given` what was set at this place alone: what comes from elsewhere may be left
    over, as the project's recent_n is under a table's own strategy. -#}
{% macro combination_problems(place, table, given) %}
  {{ return(baselinr.partition_problems(place, table.partition, given.get('partition') or {})
            + baselinr.column_problems(place, given.get('columns') or {})
            + baselinr.metric_problems(place ~ ': metrics', given.get('metrics'))) }}
{% endmacro %}

{#- Each of these values of a setting needs another setting, which is of use for it alone. -#}
{% macro partition_problems(place, partition, given) %}
  {% set problems = [] %}
  {% for setting, value, needed in [['strategy', 'recent_n', 'recent_n'], ['strategy', 'specific_values', 'values'], ['detect', 'updated_at', 'updated_at']] %}
    {% if partition[setting] == value and not partition[needed] %}
      {% do problems.append(place ~ ': partition.' ~ setting ~ ' is ' ~ baselinr.shown(value) ~ ', which needs partition.' ~ needed
                            ~ (', the column that tells when a row changed' if needed == 'updated_at' else '')) %}
    {% elif partition[setting] != value and given.get(needed) %}
      {% do problems.append(place ~ ': partition.' ~ needed ~ ' is ' ~ baselinr.shown(given[needed]) ~ ', which needs partition.' ~ setting ~ " '" ~ value ~ "'") %}
    {% endif %}
  {% endfor %}
  {{ return(problems) }}
{% endmacro %}

{#- At one place, to name a column in both lists is a mistake. A table may include what the project excludes: then it stays excluded. -#}
{% macro column_problems(place, given) %}
  {% set excluded = given.get('exclude') or [] %}
  {% for name in given.get('include') or [] if name in excluded %}
    {{ return([place ~ ': columns.include and columns.exclude both name ' ~ baselinr.shown(name) ~ '; it must be in one of them']) }}
  {% endfor %}
  {{ return([]) }}
{% endmacro %}

{#- A table's own granularity, without a key to cut. The warehouse's partitions are taken as they are. -#}
{% macro key_problems(place, table, given, node) %}
  {% set granularity = (given.get('partition') or {}).get('granularity') %}
  {% if not granularity or baselinr.declared_partition_key(node, table) is not none %}{{ return([]) }}{% endif %}
  {{ return([place ~ ': partition.granularity is ' ~ baselinr.shown(granularity) ~ ', which needs partition.key']) }}
{% endmacro %}

{% macro metric_problems(place, names) %}
  {% if not names %}{{ return([]) }}{% endif %}
  {% set known = baselinr.metric_names() %}
  {% set problems = [] %}
  {% for name in names if name not in known %}
    {% do problems.append(place ~ ' names ' ~ baselinr.shown(name) ~ ', which is no metric and no group; ' ~ baselinr.did_you_mean(name, known)) %}
  {% endfor %}
  {{ return(problems) }}
{% endmacro %}
