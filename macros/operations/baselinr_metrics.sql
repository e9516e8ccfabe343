{% macro baselinr_metrics(select=none, exclude=none, payload=none) %}
  {% set request = baselinr.request({'select': select, 'exclude': exclude, 'payload': payload}, kwargs) %}
  {% if not execute %}{{ return('') }}{% endif %}
  {% set run = baselinr.begin_run(request) %}
  {% set targets = baselinr.requested_targets(run, request) %}
  {% do baselinr.find_store(run) %}
  {% set tables = {} %}
  {% for target in targets %}
    {% do tables.update({target.unique_id: {'unique_id': target.unique_id, 'database': target.database, 'schema': target.schema, 'table': target.name, 'run_id': none, 'profiled_at': none,
      'checked_at': none, 'is_cached': none, 'is_sampled': none, 'row_count': none, 'columns': []}}) %}
  {% endfor %}
  {% for row in (baselinr.read(run, baselinr.metrics_sql(run.settings, targets), 'metrics') if run.store_exists else []) %}
    {% do baselinr.add_metric(tables[row.unique_id], row) %}
  {% endfor %}
  {% do baselinr.emit('metrics', {'document': {'namespace': baselinr.dataset_namespace(), 'tables': tables.values() | list}}) %}
  {% for table in tables.values() %}
    {% do baselinr.say(table.schema ~ '.' ~ table.table ~ ', ' ~ table.row_count ~ ' rows, profiled ' ~ (table.profiled_at or 'never')) %}
    {% for column in table.columns %}
      {% set numbers = [] %}
      {% for name, value in column.metrics.items() %}{% do numbers.append(name ~ '=' ~ (value if value | length <= 60 else value[:59] ~ '…')) %}{% endfor %}
      {% do baselinr.say('  ' ~ column.column_name.ljust(30) ~ ' ' ~ (numbers | join(' '))) %}
    {% endfor %}
  {% endfor %}
{% endmacro %}

{#- Puts one metric where it belongs in its table's document; rows come ordered by column. -#}
{% macro add_metric(table, row) %}
  {% do table.update({'run_id': row.run_id, 'profiled_at': row.profiled_at, 'checked_at': row.checked_at, 'row_count': baselinr.to_int(row.row_count),
                      'is_cached': row.is_cached == 'true', 'is_sampled': row.is_sampled == 'true'}) %}
  {% if not table.columns or table.columns[-1].column_name != row.column_name %}
    {% do table.columns.append({'column_name': row.column_name, 'column_type': row.column_type, 'metrics': {}, 'intervals': {}}) %}
  {% endif %}
  {% do table.columns[-1].metrics.update({row.metric_name: row.metric_value}) %}
  {% if row.interval_low is not none %}{% do table.columns[-1].intervals.update({row.metric_name: [row.interval_low, row.interval_high]}) %}{% endif %}
{% endmacro %}

{% macro metrics_sql(settings, targets) %}
with current_metric as (
{{ baselinr.current_metrics_sql(settings) }}
)
select unique_id, run_id, column_name, column_type, metric_name, metric_value,
  {{ baselinr.as_text('row_count') }} as row_count, {{ baselinr.iso_timestamp('profiled_at') }} as profiled_at, {{ baselinr.iso_timestamp('checked_at') }} as checked_at,
  {{ baselinr.true_or_false('is_cached') }} as is_cached, {{ baselinr.true_or_false('is_sampled') }} as is_sampled,
  {{ baselinr.as_text('interval_low') }} as interval_low, {{ baselinr.as_text('interval_high') }} as interval_high
from current_metric
where unique_id in ({{ baselinr.literals(targets | map(attribute='unique_id')) }})
order by unique_id, column_name, metric_name
{% endmacro %}
