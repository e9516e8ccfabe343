{{ config(alias='baselinr_events') }}
{% if execute %}
{{ baselinr.ensure_store_for_models() -}}
{{ baselinr.reader_events_sql(baselinr.settings()) }}
{% endif %}
