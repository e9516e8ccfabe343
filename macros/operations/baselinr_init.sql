{% macro baselinr_init(payload=none) %}
  {% set request = baselinr.request({'payload': payload}, kwargs) %}
  {% if not execute %}{{ return('') }}{% endif %}
  {% set run = baselinr.begin_run(request) %}
  {% set created = baselinr.create_store(run) %}
  {% set schema = run.settings.storage.schema %}
  {% do baselinr.emit('init', {'document': {'schema': schema, 'version': baselinr.store_version(), 'created': created}}) %}
  {% do baselinr.say('store in schema ' ~ schema ~ ' is at version ' ~ baselinr.store_version() ~ (': created ' ~ (created | join(', ')) if created else ', nothing to do')) %}
{% endmacro %}

{% macro baselinr_ddl() %}
  {% set request = baselinr.request({}, kwargs) %}
  {% if not execute %}{{ return('') }}{% endif %}
  {% set run = baselinr.begin_run(request) %}
  {% set ddl = baselinr.store_ddl(run.settings) | join(';\n\n') ~ ';' %}
  {% do baselinr.emit('ddl', {'document': {'ddl': ddl}}) %}
  {% do baselinr.say(ddl) %}
{% endmacro %}
