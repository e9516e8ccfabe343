{{ config(alias='baselinr_runs') }}
{% if execute %}
{{ baselinr.check_reader_schema(this, baselinr.settings().storage) -}}
{{ baselinr.ensure_store_for_models() -}}
{{ baselinr.reader_runs_sql(baselinr.settings()) }}
{% endif %}
