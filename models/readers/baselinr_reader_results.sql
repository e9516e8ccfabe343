{{ config(alias='baselinr_results') }}
{% if execute %}
{{ baselinr.check_reader_schema(this, baselinr.settings().storage) -}}
{{ baselinr.ensure_store_for_models() -}}
{{ baselinr.reader_results_sql(baselinr.settings()) }}
{% endif %}
