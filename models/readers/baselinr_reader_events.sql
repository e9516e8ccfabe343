{{ config(alias='baselinr_events') }}
{% if execute %}
{{ baselinr.check_reader_schema(this, baselinr.settings().storage) -}}
{{ baselinr.ensure_store_for_models() -}}
{{ baselinr.reader_events_sql(baselinr.settings()) }}
{% endif %}
