{#- What one profile leaves behind besides its states: the run, and the table's state. -#}

{% macro insert_run(run, item, published) %}
  {%- set target = item.target %}
  {%- set sampled = item.decision.action == 'sample' %}
insert into {{ baselinr.store_table(run.settings, 'runs') }} (run_id, dataset_name, schema_name, profiled_at, environment, status, row_count, column_count, unique_id, database_name, action, reason, rows_scanned, bytes_scanned, partitions_scanned, sample_fraction, coverage, is_published)
select {{ baselinr.literal(run.run_id) }}, {{ baselinr.literal(target.name) }}, {{ baselinr.literal(target.schema) }}, {{ baselinr.now() }},
  {{ baselinr.literal(baselinr.target_name()) }}, 'completed', all_rows, {{ target.columns | length }},
  {{ baselinr.literal(target.unique_id) }}, {{ baselinr.literal(target.database) }},
  {{ baselinr.literal(item.decision.action) }}, {{ baselinr.literal(item.decision.reason) }}, read_rows, {{ item.decision.estimate.bytes if item.decision.estimate.bytes is not none else baselinr.as_bigint('null') }}, read_partitions,
  {{ baselinr.plain_decimal(item.decision.fraction) if sampled else baselinr.as_double('null') }}, {{ baselinr.coverage(item) }}, {{ 'true' if published else 'false' }}
from (
{%- if sampled %}
  select all_rows, {{ baselinr.as_bigint('round(all_rows * ' ~ baselinr.plain_decimal(item.decision.fraction) ~ ')') }} as read_rows, 0 as read_partitions
  from (select {{ baselinr.sampled_row_count_sql(target) | trim }} as all_rows) as counted
{%- else %}
  select coalesce(sum(row_count), 0) as all_rows, coalesce(sum(case when last_run_id = {{ baselinr.literal(run.run_id) }} then row_count end), 0) as read_rows,
    count(case when last_run_id = {{ baselinr.literal(run.run_id) }} then 1 end) as read_partitions
  from {{ baselinr.store_table(run.settings, 'partition_state') }}
  where unique_id = {{ baselinr.literal(target.unique_id) }}
{%- endif %}
) as totals
{%- endmacro %}

{#- The exact row count that `insert_run` has written for this sample: counted once. -#}
{% macro counted_by_run_sql(run, target) %}
  {{- return('(select max(row_count) from ' ~ baselinr.store_table(run.settings, 'runs') ~ ' where run_id = ' ~ baselinr.literal(run.run_id) ~ ' and unique_id = ' ~ baselinr.literal(target.unique_id) ~ ')') }}
{%- endmacro %}

{#- How much of the table the states cover, by partitions: 1 when nothing is pending. A sample adds nothing to them. -#}
{% macro coverage(item) %}
  {%- set stored = item.state.coverage if item.state and item.state.coverage is not none else 0 %}
  {%- set found = item.facts.diff or item.facts.listing %}
  {%- if item.decision.action in ['sample', 'skip', 'defer', 'look'] %}{{ return(stored) }}{% endif %}
  {{ return(1 if not item.decision.pending else 1 - item.decision.pending / found.partitions if found and found.partitions else stored) }}
{%- endmacro %}

{#- The state row after a profile: column -> SQL. What moves is decided in macros/plan/consequences.sql. -#}
{% macro state_after(run, item, then) %}
  {%- set target = item.target %}
  {%- set now = baselinr.now() %}
  {%- set partitions = 'from ' ~ baselinr.store_table(run.settings, 'partition_state') ~ ' where unique_id = ' ~ baselinr.literal(target.unique_id) %}
  {%- set checks = baselinr.checks_after(item) or {'seen': item.facts.token, 'list': []} %}
  {%- set values = {
    'last_run_id': baselinr.literal(run.run_id), 'decision': baselinr.literal(item.decision.action), 'decision_reason': baselinr.literal(item.decision.reason),
    'status': "'success'", 'error': 'null', 'last_checked_at': now, 'staleness_score': 0,
    'known_columns': baselinr.literal(tojson(baselinr.shapes_of(target.columns))),
    'bytes_scanned': item.decision.estimate.bytes if item.decision.estimate.bytes is not none else 'null',
    'claimed_by': 'null', 'claimed_until': 'null', 'started_at': 'null',
  } %}
  {%- if then.waiting %}{% do values.update({'waiting_since': 'null' if then.waiting == 'clear' else now}) %}{% endif %}
  {%- if then.published %}{% do values.update({'last_published_at': now}) %}{% endif %}
  {%- if item.rules.adaptive %}{% do values.update({'checks': baselinr.literal(tojson(checks))}) %}{% endif %}
  {%- if then.scanned %}{% do values.update({'last_profiled_at': now}) %}{% endif %}
  {%- do values.update({'next_due_at': baselinr.plus_minutes(now, baselinr.due_in(item))}) %}
  {%- if item.decision.action == 'sample' %}
    {%- do values.update({'row_count': baselinr.counted_by_run_sql(run, target), 'sampled_id': baselinr.sampled_id_sql(run, item)}) %}
    {%- if baselinr.forgotten_columns(item) %}{% do values.update({'profiled_columns': baselinr.literal(tojson(baselinr.columns_still_profiled(item)))}) %}{% endif %}
    {{ return(values) }}
  {%- endif %}
  {%- do values.update({
    'pending_partitions': item.decision.pending, 'coverage': baselinr.coverage(item), 'backfilling': 'true' if then.backfilling else 'false', 'resume_partition': baselinr.literal(item.decision.resume),
    'profile_signature': baselinr.literal(baselinr.profile_signature(run, target)), 'profiled_columns': baselinr.literal(tojson(baselinr.column_identities(target))), 'hash_id': baselinr.hash_id(),
    'last_verified_at': now if then.verified == 'now' else '(select min(last_profiled_at) ' ~ partitions ~ ')',
    'metadata': baselinr.literal(tojson({'collapsed_key': target.declared_key, 'max_partitions': target.settings.partition.max_partitions} if target.declared_key and not target.key else {})),
  }) %}
  {%- if then.published %}{% do values.update({'row_count': '(select coalesce(sum(row_count), 0) ' ~ partitions ~ ')', 'sampled_id': 'null'}) %}{% endif %}
  {%- if then.token %}
    {%- set token = baselinr.literal(item.facts.token) if item.facts.token else '(select ' ~ baselinr.content_digest('true') ~ ' ' ~ partitions ~ ')' %}
    {%- do values.update({'snapshot_id': token, 'change_token': token}) %}
  {%- endif %}
  {{ return(values) }}
{%- endmacro %}

{#- What was sampled, as SQL: where no metadata and no comparison tells, a fingerprint of the whole table from the same snapshot. -#}
{% macro sampled_id_sql(run, item) %}
  {%- set target = item.target %}
  {%- set known = item.facts.content_id or baselinr.content_id(run, target, item.facts.token, item.rules) %}
  {%- if known is not none %}{{ return(baselinr.literal(known)) }}{% endif %}
  {%- if not item.facts.comparable %}{{ return("'unknown'") }}{% endif %}
  {{ return('(select ' ~ baselinr.md5_text(baselinr.content_digest('true') ~ " || '/" ~ baselinr.sample_salt(run, target, item.rules) ~ "'") ~ ' from (\n' ~ baselinr.live_partitions_sql(target) | trim ~ '\n) as live)') }}
{%- endmacro %}
