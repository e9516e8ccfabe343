{#- Which of the built tables a hook takes that must not fail its job. Where an error of the database cannot be caught, it ends the hook, and dbt says that
    the job failed: a table whose last attempt did not finish is one that may do this again, and is left to the next run that is no hook. So such a
    table fails one job, and not every job from then on. -#}
{% macro safe_in_a_hook(run, targets) %}
  {% if baselinr.catches_errors() %}{{ return(targets) }}{% endif %}
  {% set states = baselinr.read_state(run, targets) %}
  {% set safe = [] %}
  {% for target in targets %}
    {% if states.get(target.unique_id, {}).get('started_at') %}
      {% do baselinr.warn(target.schema ~ '.' ~ target.name ~ ' is not profiled: its last profile did not finish, by an error of the database or because its job was cut off, and an error in a hook'
                          ~ ' fails the job. Profile it once by `dbt run-operation baselinr_profile --args ' ~ "'{select: " ~ baselinr.name_in_selection(target) ~ "}'`") %}
    {% else %}
      {% do safe.append(target) %}
    {% endif %}
  {% endfor %}
  {{ return(safe) }}
{% endmacro %}

{% macro name_in_selection(target) %}{{ return('"unique_id:' ~ target.unique_id ~ '"') }}{% endmacro %}
