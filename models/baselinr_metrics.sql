{% do ref('baselinr_tables') -%} {#- which makes the store: DuckDB does not let two models make it at the same time -#}
{% if execute %}
{{ baselinr.ensure_store_for_models() -}}
{{ baselinr.current_metrics_sql(baselinr.settings()) }}
{% endif %}
