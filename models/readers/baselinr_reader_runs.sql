{{ config(alias='baselinr_runs') }}
{% do ref('baselinr_tables') -%} {#- which makes the store: DuckDB does not let two models make it at the same time -#}
{% if execute %}
{{ baselinr.check_reader_schema(this, baselinr.settings().storage) -}}
{{ baselinr.ensure_store_for_models() -}}
{{ baselinr.reader_runs_sql(baselinr.settings()) }}
{% endif %}
