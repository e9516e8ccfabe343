{#- One row a run: how many tables got which decision, and how many of their rows it read. Made of the events, because a table that was skipped has no
    run of its own. (Events of a store before version 4 do not say what was decided, and are left out.) `rows_in_tables` is by what was known when it was decided; a table that another run had at that time is that run's. -#}
{% macro run_summary_sql(settings) %}
select run_id, min(started_at) as started_at, max(finished_at) as finished_at, count(*) as tables,
{%- for action in ['full', 'partial', 'sample', 'skip', 'defer'] %}
  count(case when status <> 'error' and action = '{{ action }}' then 1 end) as {{ action }}_count,
{%- endfor %}
  count(case when status = 'error' then 1 end) as error_count,
  {{ baselinr.as_bigint('sum(row_count)') }} as rows_in_tables, {{ baselinr.as_bigint('sum(rows_scanned)') }} as rows_scanned,
  {{ baselinr.as_bigint('sum(case when row_count > rows_scanned then row_count - rows_scanned else 0 end)') }} as rows_not_scanned
from (
{{ baselinr.table_outcomes_sql(settings) | trim }}
) as outcome
group by run_id
{% endmacro %}

{#- One row a run and table: the last thing that the run said of it. A profile that was committed was made, whatever an attempt after it said. -#}
{% macro table_outcomes_sql(settings) %}
{%- set at = 'event.' ~ baselinr.store_column('timestamp') %}
select unique_id, run_id, started_at, finished_at, action, reason, status, rows_scanned,
  case when status <> 'error' and reason <> 'running_elsewhere' then row_count end as row_count
from (
  select event.unique_id, event.run_id, event.action, event.reason, {{ at }} as finished_at, min({{ at }}) over (partition by event.run_id, event.unique_id) as started_at,
    case event.event_type when 'ProfilingCompleted' then 'success' when 'ProfilingFailed' then 'error' when 'ProfilingSkipped' then 'skipped' end as status,
    coalesce(run.row_count, event.row_count) as row_count, coalesce(run.rows_scanned, 0) as rows_scanned,
    row_number() over (partition by event.run_id, event.unique_id
      order by case event.event_type when 'ProfilingCompleted' then 0 when 'ProfilingStarted' then 2 else 1 end, {{ at }} desc) as recency
  from {{ baselinr.store_table(settings, 'events') }} as event
  left join {{ baselinr.store_table(settings, 'runs') }} as run on run.run_id = event.run_id and run.unique_id = event.unique_id and event.event_type = 'ProfilingCompleted'
  where event.event_type in ('ProfilingStarted', 'ProfilingCompleted', 'ProfilingFailed', 'ProfilingSkipped')
) as told
where recency = 1 and (status = 'error' or status is not null and action is not null)
{% endmacro %}
