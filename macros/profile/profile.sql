{#- Profiles one table and writes everything that belongs to it, in one transaction. Returns {status, error, row_count, rows_scanned,
    partitions_scanned}; status is success, error, or busy where another run has the table. -#}
{% macro profile_table(run, item) %}
  {%- set target = item.target %}
  {%- do baselinr.measure_columns(target) %}
  {%- do item.update({'scans': baselinr.scans(run, item)}) %}
  {%- for scan in item.scans if scan.is_short %}
    {#- a partition was renamed or detached since this run planned: its rows may be elsewhere, and only a new plan can tell -#}
    {{ return({'status': 'busy'}) }}
  {%- endfor %}
  {%- set skipped = dict(baselinr.decision_metadata(item), action='skip', reason='running_elsewhere') %}
  {%- if not baselinr.write_start(run, item) %}
    {%- do baselinr.rows(run, baselinr.transaction([baselinr.insert_event(run, target, 'ProfilingSkipped', skipped)]), 'skip ' ~ target.relation) %}
    {%- do baselinr.tell_events(run, target, [{'type': 'ProfilingSkipped', 'metadata': skipped}]) %}
    {{ return({'status': 'busy'}) }}
  {%- endif %}
  {%- set statement = baselinr.guarded_transaction(
    run, target, baselinr.claim(run, item),
    [baselinr.insert_event(run, target, 'ProfilingSkipped', skipped)],
    baselinr.profile_statements(run, item),
    [baselinr.update_state(run, target, {'status': "'error'", 'error': baselinr.failure_text(), 'last_checked_at': baselinr.now(), 'claimed_by': 'null', 'started_at': 'null'}),
     baselinr.insert_event(run, target, 'ProfilingFailed', baselinr.decision_metadata(item))],
    baselinr.outcome_sql(run, target)) %}
  {%- set row = baselinr.rows(run, statement, 'profile ' ~ target.relation)[0] %}
  {%- do baselinr.tell_events(run, target, baselinr.events_of(item) if row.status == 'success' else
       [{'type': 'ProfilingFailed', 'metadata': dict(baselinr.decision_metadata(item), error=row.error)}] if row.status == 'error' else
       [{'type': 'ProfilingSkipped', 'metadata': skipped}]) %}
  {{ return({'status': row.status, 'error': row.error, 'row_count': row.row_count | int(0), 'rows_scanned': row.rows_scanned | int(0),
             'partitions_scanned': row.partitions_scanned | int(0)}) }}
{%- endmacro %}

{#- The table's state row, if it is free and still what this run planned with: no other run has profiled the table, nobody reset it or rolled it up. -#}
{% macro claim(run, item) %}
select unique_id
from {{ baselinr.store_table(run.settings, 'table_state') }}
where unique_id = {{ baselinr.literal(item.target.unique_id) }}
{%- for name in ['last_run_id', 'profile_signature', 'rolled_up_by'] %}
  {%- set planned_with = item.state[name] if item.state else none %} and {{ name }} {{ 'is null' if planned_with is none else '= ' ~ baselinr.literal(planned_with) }}
{%- endfor %}{{ baselinr.unclaimed(run) }}{{ baselinr.locking_clause() }}
{%- endmacro %}

{#- What became of it: the last thing that this run says of the table. A prune that keeps nothing may have taken the event by now; then the
    table's state tells. -#}
{% macro outcome_sql(run, target) %}
select case event_type when 'ProfilingCompleted' then 'success' when 'ProfilingFailed' then 'error' else 'busy' end as status,
  case when event_type = 'ProfilingFailed' then error end as error, row_count, rows_scanned, partitions_scanned
from (
  select coalesce(event.event_type, case when state.last_run_id = {{ baselinr.literal(run.run_id) }} then 'ProfilingCompleted' when state.status = 'error' then 'ProfilingFailed' end) as event_type,
    state.error, {{ baselinr.as_text('runs.row_count') }} as row_count, {{ baselinr.as_text('runs.rows_scanned') }} as rows_scanned, {{ baselinr.as_text('runs.partitions_scanned') }} as partitions_scanned
  from {{ baselinr.store_table(run.settings, 'table_state') }} as state
  left join {{ baselinr.store_table(run.settings, 'events') }} as event on event.unique_id = state.unique_id and event.run_id = {{ baselinr.literal(run.run_id) }}
    and event.event_type in ('ProfilingCompleted', 'ProfilingFailed', 'ProfilingSkipped')
  left join {{ baselinr.store_table(run.settings, 'runs') }} as runs on runs.unique_id = state.unique_id and runs.run_id = {{ baselinr.literal(run.run_id) }}
  where state.unique_id = {{ baselinr.literal(target.unique_id) }}
  order by event.{{ baselinr.store_column('timestamp') }} desc
  limit 1
) as told
{%- endmacro %}

{#- Forget what is stale, scan it anew, merge, publish, and only then move the snapshot. A sample touches no state. -#}
{% macro profile_statements(run, item) %}
  {%- set target = item.target %}
  {%- set then = baselinr.consequences(item.decision, item.facts) %}
  {%- if not baselinr.has_transactions() %}{{ return(baselinr.steps(run, item, then)) }}{% endif %}
  {%- if item.decision.action == 'sample' %}
    {%- set statements = [baselinr.insert_run(run, item, then.published)] + baselinr.sample_statements(run, item) %}
    {%- do statements.extend(baselinr.forget_columns_of_sample(run, item)) %}
  {%- else %}
    {%- set statements = baselinr.state_statements(run, item) %}
    {%- if then.published %}{% do statements.extend(baselinr.roll_up_statements(run, item)) %}{% endif %}
    {%- if then.published and target.columns %}{% do statements.append(baselinr.insert_results(run, item)) %}{% endif %}
    {%- do statements.append(baselinr.insert_run(run, item, then.published)) %}
  {%- endif %}
  {%- for event in baselinr.events_of(item) %}{% do statements.append(baselinr.insert_event(run, target, event.type, event.metadata)) %}{% endfor %}
  {%- do statements.append(baselinr.update_state(run, target, baselinr.state_after(run, item, then))) %}
  {{ return(statements) }}
{%- endmacro %}
