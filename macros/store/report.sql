{#- What the page of `baselinr-dbt report` is made of: a query for each kind of row, whatever the number of tables, and bounded, so that a store of many
    tables and long histories does not make a page that no browser opens. Every column is text. -#}

{#- How much is read of a table's past, newest first: as many of each for one table, and fewer for each of many. What is left out is counted. -#}
{% macro report_limits(tables) %}
  {% set limits = {} %}
  {% for name, limit in {'runs': {'most': 60, 'least': 12, 'together': 20000}, 'events': {'most': 200, 'least': 15, 'together': 30000},
                         'partitions': {'most': 800, 'least': 60, 'together': 100000}}.items() %}
    {% do limits.update({name: [limit.least, [limit.most, limit.together // (tables or 1)] | min] | max}) %}
  {% endfor %}
  {{ return(dict(limits, savings=500)) }}
{% endmacro %}

{#- Kind -> its query. -#}
{% macro report_queries(settings, targets, limits) %}
  {% set ids = baselinr.literals(targets | map(attribute='unique_id')) %}
  {{ return({
    'savings': baselinr.report_savings_sql(settings, limits.savings), 'tables': baselinr.report_tables_sql(settings, ids), 'metrics': baselinr.report_metrics_sql(settings, ids), 'runs': baselinr.report_runs_sql(settings, ids, limits.runs),
    'history': baselinr.report_history_sql(settings, ids, limits.runs), 'events': baselinr.report_events_sql(settings, ids, limits.events),
    'partitions': baselinr.report_partitions_sql(settings, ids, limits.partitions),
  }) }}
{% endmacro %}

{#- The newest runs, of all tables in the store: what they read is known by run. -#}
{% macro report_savings_sql(settings, most) %}
with run_summary as (
{{ baselinr.run_summary_sql(settings) | trim }}
)
select run_id, {{ baselinr.iso_timestamp('started_at') }} as started_at, {{ baselinr.iso_timestamp('finished_at') }} as finished_at
  {%- for name in ['tables', 'full_count', 'partial_count', 'sample_count', 'skip_count', 'defer_count', 'error_count', 'rows_in_tables', 'rows_scanned', 'rows_not_scanned'] %},
  {{ baselinr.as_text(name) }} as {{ name }}
  {%- endfor %},
  {{ baselinr.as_text('all_runs') }} as in_all
from (
  select run_summary.*, row_number() over (order by started_at desc, run_id) as place, count(*) over () as all_runs
  from run_summary
) as numbered
where place <= {{ most }}
order by place
{% endmacro %}

{% macro report_tables_sql(settings, ids) %}
with current_table as (
{{ baselinr.current_tables_sql(settings) | trim }}
)
select unique_id, database_name, schema_name, table_name, status, decision, decision_reason, error, {{ baselinr.as_text('row_count') }} as row_count,
  {{ baselinr.as_text('pending_partitions') }} as pending_partitions, {{ baselinr.as_text('coverage') }} as coverage,
  {{ baselinr.true_or_false('is_cached') }} as is_cached, {{ baselinr.true_or_false('is_sampled') }} as is_sampled,
  {{ baselinr.iso_timestamp('last_profiled_at') }} as last_profiled_at, {{ baselinr.iso_timestamp('last_checked_at') }} as last_checked_at,
  {{ baselinr.iso_timestamp('next_due_at') }} as next_due_at, {{ baselinr.iso_timestamp('waiting_since') }} as waiting_since,
  {{ baselinr.iso_timestamp(baselinr.now()) }} as told_at
from current_table
where unique_id in ({{ ids }})
order by unique_id
{% endmacro %}

{#- A row for each column, because a page of a thousand tables has a quarter of a million metrics: `metrics` is what stands in a JSON object, name -> [value],
    or [value, low, high] of a sample. The long ones have a row each: there are warehouses whose texts end at 64 kB. -#}
{% macro report_metrics_sql(settings, ids) %}
with current_metric as (
{{ baselinr.current_metrics_sql(settings) | trim }}
)
select unique_id, column_name, column_type, {{ baselinr.iso_timestamp('profiled_at') }} as profiled_at, {{ baselinr.as_text('row_count') }} as row_count,
  {{ baselinr.joined_texts('written', "', '", 'metric_name') }} as metrics
from (
  select unique_id, column_name, column_type, profiled_at, row_count, metric_name, case when metric_name in ('histogram', 'top_values') then metric_name else '' end as part,
    {{ baselinr.json_text('metric_name') }} || ': [' || {{ baselinr.json_text('metric_value') }}
      || case when interval_low is null then '' else {{ "', ' || " ~ baselinr.json_text(baselinr.as_text('interval_low')) ~ " || ', ' || " ~ baselinr.json_text(baselinr.as_text('interval_high')) }} end || ']' as written
  from current_metric
  where unique_id in ({{ ids }})
) as listed
group by unique_id, column_name, column_type, profiled_at, row_count, part
order by unique_id, column_name
{% endmacro %}

{#- The last profiles of every table, newest first; `place` counts them. -#}
{% macro report_numbered_runs(settings, ids) %}
  select unique_id, run_id, profiled_at, action, reason, row_count, rows_scanned, partitions_scanned, is_published,
    row_number() over (partition by unique_id order by {{ baselinr.newest_run_first() }}) as place, count(*) over (partition by unique_id) as all_runs
  from {{ baselinr.store_table(settings, 'runs') }}
  where unique_id in ({{ ids }})
{%- endmacro %}

{% macro report_runs_sql(settings, ids, most) %}
select unique_id, run_id, {{ baselinr.iso_timestamp('profiled_at') }} as profiled_at, action, reason, {{ baselinr.as_text('row_count') }} as row_count,
  {{ baselinr.as_text('rows_scanned') }} as rows_scanned, {{ baselinr.as_text('partitions_scanned') }} as partitions_scanned,
  {{ baselinr.true_or_false('is_published') }} as is_published, {{ baselinr.as_text('all_runs') }} as in_all
from (
{{ baselinr.report_numbered_runs(settings, ids) }}
) as numbered
where place <= {{ most }}
order by unique_id, place
{% endmacro %}

{#- What a sparkline is drawn of. -#}
{% macro report_charted() %}
  {{ return(['null_ratio', 'approx_distinct_count', 'mean', 'median', 'avg_length', 'true_count', 'age_seconds']) }}
{% endmacro %}

{#- `points` is what stands in a JSON object, run -> value: by run, and not by place, because runs are read by another statement, and a profile may end between the two. -#}
{% macro report_history_sql(settings, ids, most) %}
with numbered as (
{{ baselinr.report_numbered_runs(settings, ids) }}
)
select unique_id, column_name, metric_name, {{ baselinr.joined_texts('point', "', '", 'place') }} as points
from (
  select results.unique_id, results.column_name, results.metric_name, numbered.place,
    {{ baselinr.json_text('results.run_id') }} || ': ' || {{ baselinr.json_text('results.metric_value') }} as point
  from {{ baselinr.store_table(settings, 'results') }} as results
  join numbered on numbered.unique_id = results.unique_id and numbered.run_id = results.run_id
  where results.unique_id in ({{ ids }}) and numbered.place <= {{ most }} and results.metric_name in ({{ baselinr.literals(baselinr.report_charted()) }})
) as charted
group by unique_id, column_name, metric_name
order by unique_id, column_name, metric_name
{% endmacro %}

{#- Decisions, and changes of the columns, which are seldom, and are not to be pushed out by them. -#}
{% macro report_events_sql(settings, ids, most) %}
select unique_id, event_type, run_id, metadata, {{ baselinr.iso_timestamp('told') }} as told_at, {{ baselinr.as_text('all_events') }} as in_all
from (
  select unique_id, event_type, run_id, metadata, told, row_number() over (partition by unique_id, is_about_columns order by told desc, event_type) as place,
    count(*) over (partition by unique_id, is_about_columns) as all_events
  from (
    select unique_id, event_type, run_id, metadata, {{ baselinr.store_column('timestamp') }} as told, case when event_type = 'SchemaChangeDetected' then 1 else 0 end as is_about_columns
    from {{ baselinr.store_table(settings, 'events') }}
    where unique_id in ({{ ids }}) and event_type in ('ProfilingCompleted', 'ProfilingSkipped', 'ProfilingFailed', 'SchemaChangeDetected')
  ) as told_events
) as numbered
where place <= {{ most }}
order by unique_id, place
{% endmacro %}

{#- Ids that are numbers by their value, which is the order of their lengths first; rows without a key are never left out. -#}
{% macro report_partitions_sql(settings, ids, most) %}
select unique_id, partition_id, {{ baselinr.as_text('row_count') }} as row_count, {{ baselinr.iso_timestamp('last_profiled_at') }} as last_profiled_at,
  {{ baselinr.iso_timestamp('last_changed_at') }} as last_changed_at, case when rolled_up then 'true' end as rolled_up, {{ baselinr.as_text('all_partitions') }} as in_all
from (
  select unique_id, partition_id, row_count, last_profiled_at, last_changed_at, rolled_up,
    row_number() over (
      partition by unique_id
      order by case when partition_id = '__null__' then 0 else 1 end, case when translate(partition_id, '0123456789', '') = '' then length(partition_id) else 0 end desc, partition_id desc
    ) as place, count(*) over (partition by unique_id) as all_partitions
  from {{ baselinr.store_table(settings, 'partition_state') }}
  where unique_id in ({{ ids }})
) as numbered
where place <= {{ most }}
order by unique_id, place
{% endmacro %}
