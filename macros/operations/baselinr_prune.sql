{% macro baselinr_prune(keep_days=none, payload=none) %}
  {% set request = baselinr.request({'keep_days': keep_days, 'payload': payload}, kwargs) %}
  {% do baselinr.check_keep_days(request.keep_days) %}
  {% if not execute %}{{ return('') }}{% endif %}
  {% set run = baselinr.begin_run(request) %}
  {% do baselinr.find_store(run) %}
  {% set found = baselinr.find_old_history(run, request.keep_days) %}
  {% if found.total %}
    {% do baselinr.rows(run, baselinr.transaction(baselinr.prune_statements(run.settings, found)), 'prune') %}
  {% endif %}
  {% set rolled_up = baselinr.roll_up_quiet_tables(run) if run.store_exists else 0 %}
  {% do baselinr.emit('prune', {'document': {'schema': run.settings.storage.schema, 'keep_days': request.keep_days, 'older_than': found.older_than, 'deleted': found.deleted, 'rolled_up': rolled_up}}) %}
  {% do baselinr.say(baselinr.prune_summary(run, found, rolled_up)) %}
{% endmacro %}

{#- Nothing is deleted by default: how much history may go is for a person to say. -#}
{% macro check_keep_days(keep_days) %}
  {% set example = '; say how many days of history stay, such as keep_days: 90' %}
  {% if keep_days is none %}{% do baselinr.fail('argument keep_days is missing' ~ example) %}{% endif %}
  {#- as many as the settings allow in minutes: further back no warehouse has to reckon -#}
  {% set problem = baselinr.number_problem(keep_days, {'type': 'int', 'min': 0, 'max': 365000}) %}
  {% if problem %}{% do baselinr.fail('argument keep_days is ' ~ baselinr.shown(keep_days) ~ '; it must be ' ~ problem ~ example) %}{% endif %}
{% endmacro %}

{#- Counted first, because not every engine says how many rows a deletion took: {cutoff, older_than, deleted, total}. The cutoff is that of the
    deletion as well, so that a row which grows too old in between is neither counted nor deleted. Without a store there is none. -#}
{% macro find_old_history(run, keep_days) %}
  {% set found = {'cutoff': none, 'older_than': none, 'deleted': {}, 'total': 0} %}
  {% for row in (baselinr.read(run, baselinr.count_history_sql(run.settings, keep_days), 'old history') if run.store_exists else []) %}
    {% do found.deleted.update({baselinr.store_table_name(run.settings, row.name): row.old_rows | int}) %}
    {% do found.update({'cutoff': row.cutoff, 'older_than': row.older_than, 'total': found.total + row.old_rows | int}) %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}

{#- Every step of a prune, in the order in which it takes its locks; all of them are one transaction. -#}
{% macro prune_statements(settings, found) %}
  {#- two at once would take the same rows in another order, and wait for each other -#}
  {% set lock = baselinr.store_lock(settings, 'prune') %}
  {{ return(lock + baselinr.delete_history_statements(settings, found.cutoff)) }}
{% endmacro %}

{% macro prune_summary(run, found, rolled_up) %}
  {% if not run.store_exists %}
    {{ return(baselinr.no_store(run.settings, 'there is nothing to delete')) }}
  {% endif %}
  {% set counts = [] %}
  {% for name, count in found.deleted.items() %}{% do counts.append(count ~ ' rows of ' ~ name) %}{% endfor %}
  {{ return('deleted ' ~ (counts | join(', ')) ~ ', older than ' ~ found.older_than ~ '; rolled up the states of ' ~ rolled_up ~ ' quiet partitions; the current metrics stay') }}
{% endmacro %}
