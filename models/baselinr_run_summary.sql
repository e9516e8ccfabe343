{% if execute %}
{{ baselinr.ensure_store_for_models() -}}
{{ baselinr.run_summary_sql(baselinr.settings()) }}
{% endif %}
