{% if execute %}
{{ baselinr.ensure_store_for_models() -}}
{{ baselinr.partitions_sql(baselinr.settings()) }}
{% endif %}
