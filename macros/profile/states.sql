{#- The stored states of one table: what goes, and what a scan puts in its place. -#}

{#- The scans that a decision takes:
      columns   what is measured
      ids       of these partitions; none for all
      beside    of all but these: columns that are profiled alone, next to the states of the other columns, which stay
      given     [{partition_id, token}] where tokens are not made by the scan; each is older than it
      leaves    where the warehouse keeps the partitions, how their rows are read -#}
{% macro scans(run, item) %}
  {%- set target = item.target %}
  {%- set decision = item.decision %}
  {%- set scans = [] %}
  {%- if decision.action == 'full' or decision.changed %}
    {%- do scans.append({'columns': target.columns, 'ids': decision.changed if decision.action == 'partial' else target.get('scope') if baselinr.is_tracked(target) else none, 'beside': none}) %}
    {%- if decision.action == 'partial' and target.get('scope') is not none %}{% do scans[0].update({'ids': decision.changed | select('in', target.scope) | list}) %}{% endif %}
  {%- endif %}
  {%- if decision.columns %}
    {%- do scans.append({'columns': target.columns | selectattr('name', 'in', decision.columns) | list, 'ids': none, 'beside': decision.changed}) %}
  {%- endif %}
  {%- for scan in scans %}
    {%- do scan.update({'given': none, 'leaves': none, 'is_short': false}) %}
    {%- if baselinr.is_tracked(target) %}
      {%- set leaves = baselinr.read_tracked(run, target, scan.ids) %}
      {%- if scan.beside is not none %}{% set leaves = leaves | rejectattr('partition_id', 'in', scan.beside) | list %}{% endif %}
      {%- if scan.beside is not none and target.get('scope') is not none %}{% set leaves = leaves | selectattr('partition_id', 'in', target.scope) | list %}{% endif %}
      {%- do scan.update({'leaves': leaves, 'given': leaves, 'is_short': decision.action == 'partial' and decision.reason != 'forced' and scan.ids is not none and leaves | length < scan.ids | length}) %}
    {%- elif target.get('asked_partitions') is not none %}
      {%- do scan.update({'given': target.asked_partitions if scan.ids is none else target.asked_partitions | selectattr('partition_id', 'in', scan.ids) | list}) %}
    {%- endif %}
  {%- endfor %}
  {{ return(scans) }}
{%- endmacro %}

{% macro state_statements(run, item) %}
  {%- set target = item.target %}
  {%- set statements = [baselinr.delete_states(run, item, 'column_state')] %}
  {%- if item.facts.columns and item.facts.columns.dropped and item.decision.action == 'partial' %}{% do statements.extend(baselinr.forget_dropped_columns(run, target)) %}{% endif %}
  {%- for scan in item.scans if scan.beside is none %}
    {%- do statements.extend([baselinr.insert_states(run, item, scan), baselinr.insert_given(run, item, scan.given) if scan.given is not none else baselinr.insert_partitions(run, item)]) %}
  {%- endfor %}
  {#- what is written of a partition looks at what was known of it: so that goes after it -#}
  {%- do statements.append(baselinr.delete_states(run, item, 'partition_state') ~ ' and last_run_id <> ' ~ baselinr.literal(run.run_id)) %}
  {%- for scan in item.scans if scan.beside is not none %}
    {%- do statements.extend([baselinr.delete_column_states(run, target, scan), baselinr.insert_states(run, item, scan), baselinr.update_partitions(run, target)]) %}
  {%- endfor %}
  {{ return(statements + baselinr.unroll_statements(run, item) + baselinr.group_statements(run, item)) }}
{%- endmacro %}

{#- A sample leaves stored states as they are. But of columns that were marked sensitive since, or that are not there any more, values must not
    stay, and so their states go; from then on these are columns that were never profiled. -#}
{% macro forget_columns_of_sample(run, item) %}
  {% set names = baselinr.forgotten_columns(item) %}
  {{ return(baselinr.forget_columns(run, item.target, 'column_name in (' ~ baselinr.literals(names) ~ ')') if names else []) }}
{% endmacro %}

{#- From the states of partitions and of groups. -#}
{% macro forget_columns(run, target, rule) %}
  {% set statements = [] %}
  {% for table in ['column_state', 'group_state'] %}
    {% do statements.append('delete from ' ~ baselinr.store_table(run.settings, table) ~ '\nwhere unique_id = ' ~ baselinr.literal(target.unique_id) ~ ' and ' ~ rule) %}
  {% endfor %}
  {{ return(statements) }}
{% endmacro %}

{#- Sensitive columns whose stored states are of another kind, and columns that are gone, or are not profiled any more. -#}
{% macro forgotten_columns(item) %}
  {% set changes = item.facts.columns or {'retyped': [], 'dropped': []} %}
  {{ return(item.target.columns | selectattr('sensitive') | map(attribute='name') | select('in', changes.retyped) | list + changes.dropped) }}
{% endmacro %}

{% macro columns_still_profiled(item) %}
  {% set columns = {} %}
  {% for name, identity in fromjson(item.state.profiled_columns).items() if name not in baselinr.forgotten_columns(item) %}{% do columns.update({name: identity}) %}{% endfor %}
  {{ return(columns) }}
{% endmacro %}

{% macro delete_states(run, item, table) %}
delete from {{ baselinr.store_table(run.settings, table) }}
where unique_id = {{ baselinr.literal(item.target.unique_id) }}
{%- if not item.decision.restart %} and {{ baselinr.these_partitions(item.target, item.decision.changed + item.decision.removed) }}{% endif %}
{%- endmacro %}

{#- States are found by their groups, which an index holds. -#}
{% macro these_partitions(target, ids) %}
  {{- return((baselinr.touched_groups(target, ids) or 'true') ~ ' and partition_id in (' ~ baselinr.literals(ids) ~ ')') }}
{%- endmacro %}

{#- Of the columns that are profiled alone, and the rows that stand for whole partitions. -#}
{% macro delete_column_states(run, target, scan) %}
delete from {{ baselinr.store_table(run.settings, 'column_state') }}
where unique_id = {{ baselinr.literal(target.unique_id) }} and column_name in ('', {{ baselinr.literals(scan.columns | map(attribute='name')) }})
{%- if scan.beside %} and partition_id not in ({{ baselinr.literals(scan.beside) }}){% endif %}
{%- endmacro %}

{#- After such a scan: what the rows of a partition are known by covers the new columns as well. Tokens that the warehouse gives stay. -#}
{% macro update_partitions(run, target) %}
{%- set values = {'last_run_id': 'scanned.last_run_id'} %}
{%- if not baselinr.tokens_are_given(target) %}{% do values.update({'token': 'scanned.token'}) %}{% endif %}
{%- set scanned %}
  select unique_id, partition_id, token, last_run_id
  from {{ baselinr.store_table(run.settings, 'column_state') }}
  where unique_id = {{ baselinr.literal(target.unique_id) }} and column_name = '' and last_run_id = {{ baselinr.literal(run.run_id) }}
{%- endset %}
{{ baselinr.update_by(baselinr.store_table(run.settings, 'partition_state'), 'part', values, scanned, 'scanned',
  'part.unique_id = ' ~ baselinr.literal(target.unique_id) ~ ' and scanned.unique_id = part.unique_id and scanned.partition_id = part.partition_id', 'part.last_run_id <> scanned.last_run_id') }}
{%- endmacro %}

{#- A dropped column costs no scan: its states go, the others stay. But a fingerprint that it was part of is no longer that of its rows. -#}
{% macro forget_dropped_columns(run, target) %}
  {%- set this_table = 'where unique_id = ' ~ baselinr.literal(target.unique_id) %}
  {%- set statements = baselinr.forget_columns(run, target, "column_name not in ('', " ~ baselinr.literals(target.columns | map(attribute='name')) ~ ')') %}
  {%- for table in ['column_state', 'partition_state'] if not baselinr.tokens_are_given(target) %}
    {%- do statements.append('update ' ~ baselinr.store_table(run.settings, table) ~ '\nset token = null\n' ~ this_table) %}
  {%- endfor %}
  {{ return(statements) }}
{%- endmacro %}

{#- From the rows that stand for whole partitions: count and token are those of the scan that made the states. `known_later`: their tokens follow, when all
    that belongs to them is written (macros/profile/steps.sql). -#}
{% macro insert_partitions(run, item, known_later=false) %}
  {%- set target = item.target %}
  {%- set token = baselinr.as_text('null') if known_later else 'scanned.token' %}
insert into {{ baselinr.store_table(run.settings, 'partition_state') }} (unique_id, group_id, partition_id, token, row_count, last_profiled_at, last_changed_at, last_run_id)
select scanned.unique_id, scanned.group_id, scanned.partition_id, {{ token }}, scanned.row_count, {{ baselinr.now() }},
  {{ baselinr.changed_at(run, item, 'scanned', baselinr.period_end(target.key, 'scanned.partition_id')) }}, scanned.last_run_id
from {{ baselinr.store_table(run.settings, 'column_state') }} as scanned
{{ baselinr.join_known(run, target, 'scanned.partition_id') }}
where scanned.unique_id = {{ baselinr.literal(target.unique_id) }} and scanned.column_name = '' and scanned.last_run_id = {{ baselinr.literal(run.run_id) }}{{ baselinr.in_scanned_groups(item, 'scanned.') }}
{%- endmacro %}

{#- Where not the whole table was scanned, its rows are found by their groups. -#}
{% macro in_scanned_groups(item, alias='') %}
  {% set whole = item.decision.action == 'full' or not item.target.key or not item.decision.changed %}
  {{ return('' if whole else ' and ' ~ alias ~ baselinr.touched_groups(item.target, item.decision.changed)) }}
{% endmacro %}

{#- Partitions whose tokens were given before the scan. One without rows has no states, but it is known; one that came since then has
    states, and no token: the next run takes it again. -#}
{% macro insert_given(run, item, given, known_later=false) %}
  {%- set target = item.target %}
  {%- set token = baselinr.as_text('null') if known_later else 'seen.token' %}
  {%- set ends_on = 'cast(seen.ends_on as ' ~ baselinr.column_type('timestamp') ~ ')' if given | selectattr('ends_on') | list else none %}
insert into {{ baselinr.store_table(run.settings, 'partition_state') }} (unique_id, group_id, partition_id, token, row_count, last_profiled_at, last_changed_at, last_run_id)
with given as (
{{ baselinr.token_rows(given) }}
), scanned as (
  select partition_id, row_count
  from {{ baselinr.store_table(run.settings, 'column_state') }}
  where unique_id = {{ baselinr.literal(target.unique_id) }} and column_name = '' and last_run_id = {{ baselinr.literal(run.run_id) }}{{ baselinr.in_scanned_groups(item) }}
), seen as (
  select partition_id, {{ baselinr.partition_group(target.key, 'partition_id') }} as group_id, token, row_count, ends_on
  from (
    select coalesce(given.partition_id, scanned.partition_id) as partition_id, given.token, coalesce(scanned.row_count, 0) as row_count, given.ends_on
    from given
    full join scanned on scanned.partition_id = given.partition_id
  ) as together
)
select {{ baselinr.literal(target.unique_id) }}, seen.group_id, seen.partition_id, {{ token }}, seen.row_count, {{ baselinr.now() }},
  {{ baselinr.changed_at(run, item, 'seen', ends_on if baselinr.is_tracked(target) else baselinr.period_end(target.key, 'seen.partition_id')) }}, {{ baselinr.literal(run.run_id) }}
from seen
{{ baselinr.join_known(run, target, 'seen.partition_id') }}
{%- endmacro %}

{#- partition_id, token, ends_on; a table of the warehouse's own partitions may have none. -#}
{% macro token_rows(given) %}
  {%- set columns = ['partition_id', 'token', 'ends_on'] %}
  {%- set rows = [] %}
  {%- for partition in given %}
    {%- do rows.append([baselinr.literal(partition.partition_id), baselinr.as_text(baselinr.literal(partition.token)), baselinr.as_text(baselinr.literal(partition.get('ends_on')))]) %}
  {%- endfor %}
  {%- if rows %}{{ return(baselinr.inline_rows(columns, rows)) }}{% endif %}
  {{- return('  select partition_id, token, ends_on from (\n' ~ baselinr.inline_rows(columns, [[baselinr.as_text('null')] * 3]) ~ '\n  ) as none_given where false') }}
{%- endmacro %}
