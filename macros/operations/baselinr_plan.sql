{% macro baselinr_plan(select=none, exclude=none, full_refresh=none, action=none, partitions=none, sample_fraction=none, shard=none, payload=none) %}
  {% set request = baselinr.request({'select': select, 'exclude': exclude, 'full_refresh': full_refresh, 'action': action,
    'partitions': partitions, 'sample_fraction': sample_fraction, 'shard': shard, 'payload': payload}, kwargs) %}
  {% if not execute %}{{ return('') }}{% endif %}
  {% set run = baselinr.begin_run(request) %}
  {% set targets = baselinr.requested_targets(run, request) %}
  {% do baselinr.read_catalog(run, targets) %}
  {% do baselinr.stop_on_misfits(run, targets) %}
  {% do baselinr.find_store(run) %}
  {% do run.update({'tells_details': baselinr.tells_details(request, targets)}) %}
  {% do baselinr.say_looking(run, targets) %}
  {% set document = baselinr.plan_document(run, baselinr.plan(run, targets, baselinr.forced(request), request.spent)) %}
  {% do baselinr.emit('plan', {'document': document}) %}
  {% do baselinr.say_plan_tables(document.tables) %}
  {% do baselinr.say_plan(document) %}
{% endmacro %}
