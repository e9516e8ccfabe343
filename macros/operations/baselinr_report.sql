{#- What the store says of the selected tables, as rows for a program that makes a page of them. Reads the store, and nothing else. -#}
{% macro baselinr_report(select=none, exclude=none, payload=none) %}
  {% set request = baselinr.request({'select': select, 'exclude': exclude, 'payload': payload}, kwargs) %}
  {% if not execute %}{{ return('') }}{% endif %}
  {% set run = baselinr.begin_run(request) %}
  {% set targets = baselinr.requested_targets(run, request) %}
  {% do baselinr.find_store(run) %}
  {% do run.update({'tells_details': baselinr.tells_details(request, targets)}) %}
  {% set limits = baselinr.report_limits(targets | length) %}
  {% set counts = {} %}
  {% for kind, sql in (baselinr.report_queries(run.settings, targets, limits) if run.store_exists else {}).items() %}
    {% set rows = baselinr.read(run, sql, 'report ' ~ kind) %}
    {% do counts.update({kind: rows | length}) %}
    {% do baselinr.emit_rows(run, kind, rows) %}
  {% endfor %}
  {% do baselinr.emit('report', {'document': baselinr.report_document(run, targets, limits)}) %}
  {% do baselinr.say('baselinr: ' ~ baselinr.count_of(targets | length, 'table') ~ ', ' ~ baselinr.count_of(counts.get('partitions', 0), 'partition') ~ ' and '
                     ~ baselinr.count_of(counts.get('events', 0), 'event') ~ ' of the store; `baselinr-dbt report` makes a page of them') %}
{% endmacro %}

{#- In lines of bounded length; the names of the columns stand once in each. -#}
{% macro emit_rows(run, kind, rows) %}
  {% for part in rows | batch(2000) %}
    {% set lists = [] %}
    {% for row in part %}{% do lists.append(row.values() | list) %}{% endfor %}
    {% do baselinr.emit_detail(run, 'report_rows', {'kind': kind, 'columns': part[0] | list, 'rows': lists}) %}
  {% endfor %}
{% endmacro %}

{#- What the rows are about, told after them. Tables that were never profiled have no row. -#}
{% macro report_document(run, targets, limits) %}
  {% set tables = [] %}
  {% for target in targets | sort(attribute='unique_id') %}
    {% do tables.append({'unique_id': target.unique_id, 'database': target.database, 'schema': target.schema, 'table': target.name}) %}
  {% endfor %}
  {{ return({'generated_at': run.generated_at, 'store_exists': run.store_exists, 'store_schema': run.settings.storage.schema, 'adapter': adapter.type(), 'target': baselinr.target_name(),
             'limits': limits, 'tables': tables}) }}
{% endmacro %}
