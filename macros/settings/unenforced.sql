{#- Settings that are accepted and not acted on yet: said once a run, because a cap that silently does nothing is worse than none. -#}
{% macro warn_unenforced(settings, targets) %}
  {% set ignored = [] %}
  {% for name in ['max_rows_scanned', 'max_bytes_scanned', 'max_rows_per_run', 'max_bytes_per_run'] if settings.incremental.cost_controls[name] is not none %}
    {% do ignored.append('cost_controls.' ~ name) %}
  {% endfor %}
  {% if settings.incremental.adaptive_scheduling.mode != 'fixed' %}{% do ignored.append('adaptive_scheduling.mode') %}{% endif %}
  {% if settings.incremental.change_detection.connector_overrides %}{% do ignored.append('change_detection.connector_overrides') %}{% endif %}
  {% for target in targets %}
    {% set of = ' of ' ~ target.unique_id %}
    {% if target.settings.sampling.fraction is not none %}{% do ignored.append('sampling' ~ of) %}{% endif %}
    {% if target.settings.snapshot_query is not none %}{% do ignored.append('snapshot_query' ~ of) %}{% endif %}
    {% if target.settings.priority is not none %}{% do ignored.append('priority' ~ of) %}{% endif %}
    {% if target.settings.partition.strategy != 'all' %}{% do ignored.append('partition.strategy' ~ of) %}{% endif %}
    {% if target.settings.cost_controls.max_rows_scanned is not none %}{% do ignored.append('cost_controls.max_rows_scanned' ~ of) %}{% endif %}
  {% endfor %}
  {% if ignored %}
    {% do baselinr.warn('not enforced in this version: ' ~ (ignored | join(', '))) %}
  {% endif %}
{% endmacro %}
