{% if execute %}
{{ baselinr.ensure_store_for_models() -}}
{{ baselinr.current_tables_sql(baselinr.settings()) }}
{% endif %}
