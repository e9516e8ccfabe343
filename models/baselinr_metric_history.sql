{% if execute %}
{{ baselinr.ensure_store_for_models() -}}
{{ baselinr.metric_history_sql(baselinr.settings()) }}
{% endif %}
