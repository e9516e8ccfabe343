{{ config(alias='baselinr_runs') }}
{% if execute %}
{{ baselinr.ensure_store_for_models() -}}
{{ baselinr.reader_runs_sql(baselinr.settings()) }}
{% endif %}
