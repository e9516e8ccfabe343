{#- Profiles one table and writes everything that belongs to it, in one transaction. Returns {status, error, row_count, rows_scanned,
    partitions_scanned}; status is success, error, or busy where another run has the table. -#}
{% macro profile_table(run, item) %}
  {%- set target = item.target %}
  {%- if baselinr.is_tracked(target) %}
    {%- do target.update({'tracked': baselinr.read_tracked(run, target, none if item.decision.action == 'full' else item.decision.changed)}) %}
    {%- if item.decision.action == 'partial' and item.decision.reason != 'forced' and target.tracked | length < item.decision.changed | length %}
      {#- a partition was renamed or detached since this run planned: its rows may be elsewhere, and only a new plan can tell -#}
      {{ return({'status': 'busy'}) }}
    {%- endif %}
  {%- endif %}
  {%- do baselinr.write_start(run, item) %}
  {%- set statement = baselinr.guarded_transaction(
    baselinr.claim(run, item),
    [baselinr.insert_event(run, target, 'ProfilingSkipped', dict(baselinr.decision_metadata(item), action='skip', reason='running_elsewhere'))],
    baselinr.profile_statements(run, item),
    [baselinr.update_state(run, target, {'status': "'error'", 'error': baselinr.failure_text(), 'last_checked_at': baselinr.now(), 'claimed_by': 'null', 'started_at': 'null'}),
     baselinr.insert_event(run, target, 'ProfilingFailed', baselinr.decision_metadata(item))],
    baselinr.outcome_sql(run, target)) %}
  {%- set row = baselinr.rows(run, statement, 'profile ' ~ target.relation)[0] %}
  {{ return({'status': row.status, 'error': row.error, 'row_count': row.row_count | int(0), 'rows_scanned': row.rows_scanned | int(0),
             'partitions_scanned': row.partitions_scanned | int(0)}) }}
{%- endmacro %}

{#- The table's state row, if it is free and still what this run planned with: no other run has profiled the table, nobody reset it. -#}
{% macro claim(run, item) %}
select unique_id
from {{ baselinr.store_table(run.settings, 'table_state') }}
where unique_id = {{ baselinr.literal(item.target.unique_id) }}
{%- for name in ['last_run_id', 'profile_signature'] %}
  {%- set planned_with = item.state[name] if item.state else none %} and {{ name }} {{ 'is null' if planned_with is none else '= ' ~ baselinr.literal(planned_with) }}
{%- endfor %}{{ baselinr.locking_clause() }}
{%- endmacro %}

{#- What became of it: the last thing that this run says of the table. -#}
{% macro outcome_sql(run, target) %}
select case event.event_type when 'ProfilingCompleted' then 'success' when 'ProfilingFailed' then 'error' else 'busy' end as status,
  case when event.event_type = 'ProfilingFailed' then state.error end as error,
  {{ baselinr.as_text('runs.row_count') }} as row_count, {{ baselinr.as_text('runs.rows_scanned') }} as rows_scanned, {{ baselinr.as_text('runs.partitions_scanned') }} as partitions_scanned
from {{ baselinr.store_table(run.settings, 'events') }} as event
join {{ baselinr.store_table(run.settings, 'table_state') }} as state on state.unique_id = event.unique_id
left join {{ baselinr.store_table(run.settings, 'runs') }} as runs on runs.run_id = event.run_id and runs.unique_id = event.unique_id
where event.run_id = {{ baselinr.literal(run.run_id) }} and event.unique_id = {{ baselinr.literal(target.unique_id) }} and event.event_type in ('ProfilingCompleted', 'ProfilingFailed', 'ProfilingSkipped')
order by event.timestamp desc
limit 1
{%- endmacro %}

{#- Forget what is stale, scan it anew, merge, publish, and only then move the snapshot. -#}
{% macro profile_statements(run, item) %}
  {%- set target = item.target %}
  {%- set published = item.decision.pending == 0 %}
  {%- set statements = [
    baselinr.delete_states(run, item, 'column_state'),
    baselinr.delete_states(run, item, 'partition_state'),
  ] %}
  {%- if item.decision.action == 'full' or item.decision.changed %}
    {%- do statements.append(baselinr.insert_states(run, item)) %}
    {%- do statements.append(baselinr.insert_tracked(run, target) if baselinr.is_tracked(target) else baselinr.insert_partitions(run, target)) %}
  {%- endif %}
  {%- if item.decision.reason == 'schema_changed' and item.decision.action == 'partial' %}{% do statements.extend(baselinr.forget_dropped_columns(run, target)) %}{% endif %}
  {%- if published and target.columns %}{% do statements.append(baselinr.insert_results(run, target)) %}{% endif %}
  {%- do statements.append(baselinr.insert_run(run, item, published)) %}
  {%- if item.decision.reason == 'schema_changed' %}
    {%- do statements.append(baselinr.insert_event(run, target, 'SchemaChangeDetected', item.facts.columns)) %}
  {%- endif %}
  {%- do statements.append(baselinr.insert_event(run, target, 'ProfilingCompleted', baselinr.decision_metadata(item))) %}
  {%- do statements.append(baselinr.update_state(run, target, baselinr.state_after(run, item, published))) %}
  {{ return(statements) }}
{%- endmacro %}

{% macro delete_states(run, item, table) %}
delete from {{ baselinr.store_table(run.settings, table) }}
where unique_id = {{ baselinr.literal(item.target.unique_id) }}
{%- if item.decision.action == 'partial' %}
  {%- set ids = item.decision.changed + item.decision.removed %}
  {%- set prefixes = [] %}
  {%- for id in ids %}{% do prefixes.append(id[:200]) %}{% endfor %} and {{ baselinr.id_prefix('partition_id') }} in ({{ baselinr.literals(prefixes) }}) and partition_id in ({{ baselinr.literals(ids) }})
{%- endif %}
{%- endmacro %}

{#- A dropped column costs no scan: its states go, the others stay. But a fingerprint that it was part of is no longer that of its rows. -#}
{% macro forget_dropped_columns(run, target) %}
  {%- set this_table = 'where unique_id = ' ~ baselinr.literal(target.unique_id) %}
  {%- set statements = ['delete from ' ~ baselinr.store_table(run.settings, 'column_state') ~ '\n' ~ this_table ~ " and column_name not in ('', " ~ baselinr.literals(target.columns | map(attribute='name')) ~ ')'] %}
  {%- for table in ['column_state', 'partition_state'] if not (baselinr.is_tracked(target)) %}
    {%- do statements.append('update ' ~ baselinr.store_table(run.settings, table) ~ '\nset token = null\n' ~ this_table) %}
  {%- endfor %}
  {{ return(statements) }}
{%- endmacro %}

{#- From the rows that stand for whole partitions: count and token are those of the scan that made the states. -#}
{% macro insert_partitions(run, target) %}
insert into {{ baselinr.store_table(run.settings, 'partition_state') }} (unique_id, partition_id, token, row_count, last_profiled_at, last_run_id)
select unique_id, partition_id, token, row_count, {{ baselinr.now() }}, last_run_id
from {{ baselinr.store_table(run.settings, 'column_state') }}
where unique_id = {{ baselinr.literal(target.unique_id) }} and column_name = '' and last_run_id = {{ baselinr.literal(run.run_id) }}
{%- endmacro %}

{#- The warehouse's partitions, with the tokens from before the scan. One without rows has no states, but it is known; one that was
    attached since then has states, and no token: the next run takes it again. -#}
{% macro insert_tracked(run, target) %}
insert into {{ baselinr.store_table(run.settings, 'partition_state') }} (unique_id, partition_id, token, row_count, last_profiled_at, last_run_id)
with known (partition_id, token) as (
  select cast(null as text), cast(null as text) where false
  {%- for partition in target.tracked %}
  {{ 'union all values ' if loop.first }}({{ baselinr.literal(partition.partition_id) }}, {{ baselinr.literal(partition.token) }}){{ ',' if not loop.last }}
  {%- endfor %}
), scanned as (
  select partition_id, row_count
  from {{ baselinr.store_table(run.settings, 'column_state') }}
  where unique_id = {{ baselinr.literal(target.unique_id) }} and column_name = '' and last_run_id = {{ baselinr.literal(run.run_id) }}
)
select {{ baselinr.literal(target.unique_id) }}, coalesce(known.partition_id, scanned.partition_id), known.token, coalesce(scanned.row_count, 0), {{ baselinr.now() }}, {{ baselinr.literal(run.run_id) }}
from known
full join scanned on scanned.partition_id = known.partition_id
{%- endmacro %}

{% macro insert_run(run, item, published) %}
  {%- set target = item.target %}
insert into {{ baselinr.store_table(run.settings, 'runs') }} (run_id, dataset_name, schema_name, profiled_at, environment, status, row_count, column_count, unique_id, database_name, action, reason, rows_scanned, partitions_scanned, coverage, is_published)
select {{ baselinr.literal(run.run_id) }}, {{ baselinr.literal(target.name) }}, {{ baselinr.literal(target.schema) }}, {{ baselinr.now() }},
  {{ baselinr.literal(baselinr.target_name()) }}, 'completed', coalesce(sum(row_count), 0), {{ target.columns | length }},
  {{ baselinr.literal(target.unique_id) }}, {{ baselinr.literal(target.database) }},
  {{ baselinr.literal(item.decision.action) }}, {{ baselinr.literal(item.decision.reason) }},
  coalesce(sum(case when last_run_id = {{ baselinr.literal(run.run_id) }} then row_count end), 0),
  count(case when last_run_id = {{ baselinr.literal(run.run_id) }} then 1 end),
  {{ baselinr.coverage(item) }}, {{ 'true' if published else 'false' }}
from {{ baselinr.store_table(run.settings, 'partition_state') }}
where unique_id = {{ baselinr.literal(target.unique_id) }}
{%- endmacro %}

{#- How much of the table the states cover, by partitions: 1 when nothing is pending. -#}
{% macro coverage(item) %}
  {%- set partitions = item.facts.diff.partitions if item.facts.diff else 0 %}
  {{ return(1 if not item.decision.pending else 1 - item.decision.pending / partitions if partitions else item.state.coverage or 0) }}
{%- endmacro %}

{#- The state row after a profile. With partitions pending, neither the snapshot nor the row count moves; nor does the snapshot where
    the user chose the partitions, because others may have changed as well. -#}
{% macro state_after(run, item, published) %}
  {%- set target = item.target %}
  {%- set own_partitions = 'from ' ~ baselinr.store_table(run.settings, 'partition_state') ~ ' where unique_id = ' ~ baselinr.literal(target.unique_id) %}
  {%- set values = {
    'last_run_id': baselinr.literal(run.run_id), 'decision': baselinr.literal(item.decision.action),
    'decision_reason': baselinr.literal(item.decision.reason), 'status': "'success'", 'error': 'null',
    'last_profiled_at': baselinr.now(), 'last_checked_at': baselinr.now(),
    'next_due_at': baselinr.plus_minutes(baselinr.now(), target.interval_minutes),
    'pending_partitions': item.decision.pending, 'coverage': baselinr.coverage(item),
    'profile_signature': baselinr.literal(baselinr.profile_signature(run, target)), 'profiled_columns': baselinr.literal(tojson(baselinr.column_identities(target))),
    'hash_id': baselinr.hash_id(), 'staleness_score': 0,
    'metadata': baselinr.literal(tojson({'collapsed_key': target.declared_key, 'max_partitions': target.settings.partition.max_partitions} if target.declared_key and not target.key else {})),
    'claimed_by': 'null', 'claimed_until': 'null', 'started_at': 'null',
  } %}
  {%- if published %}
    {%- do values.update({'row_count': '(select coalesce(sum(row_count), 0) ' ~ own_partitions ~ ')'}) %}
  {%- endif %}
  {%- if published and item.decision.covers_changes %}
    {%- set token = baselinr.literal(target.token) if target.token else
       "(select md5(coalesce(string_agg(partition_id || '=' || token, chr(10) order by partition_id), '')) " ~ own_partitions ~ ')' %}
    {%- do values.update({'snapshot_id': token, 'change_token': token}) %}
  {%- endif %}
  {{ return(values) }}
{%- endmacro %}
