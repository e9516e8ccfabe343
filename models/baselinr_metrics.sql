{% if execute %}
{{ baselinr.ensure_store_for_models() -}}
{{ baselinr.current_metrics_sql(baselinr.settings()) }}
{% endif %}
