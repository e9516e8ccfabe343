{#- The states of one scan (see `scans`), in one statement: one wide grouped scan for the scalars of every column, one pass per column
    for its sketch. Count and fingerprint come from the same scan as the states, so they always describe the same rows. -#}
{% macro insert_states(run, item, scan) %}
  {%- set kept = baselinr.kept_states(run, item.target, scan.columns) %}
  {%- do kept.update({'of_column': {}}) %}
  {%- for column in scan.columns %}{% do kept.of_column.update({column.alias: baselinr.kept_of_column(column, kept.scalars)}) %}{% endfor %}
  {%- set columns = ['unique_id', 'last_run_id', 'group_id', 'partition_id', 'column_name', 'kind', 'value_type', 'token'] + kept.scalars | list + kept.sketched %}
  {{- baselinr.insert_query(run, item.target, baselinr.store_table(run.settings, 'column_state'), columns, baselinr.states_query(run, item, scan, kept), not baselinr.is_picked(scan)) }}
{%- endmacro %}

{#- Are the rows of a scan picked out of the table first, or does it read all of it? -#}
{% macro is_picked(scan) %}{{ return(scan.ids is not none or scan.beside is not none) }}{% endmacro %}

{% macro states_query(run, item, scan, kept) %}
  {%- set target = item.target %}
  {%- set scalars, sketches, sketched = kept.scalars, kept.sketches, kept.sketched %}
  {%- set picked = baselinr.is_picked(scan) %}
  {%- set source = 'picked' if picked else target.relation %}
  {%- set filter = 'true' if picked else baselinr.row_filter(target) %}
  {%- set batches = scan.columns | batch(baselinr.columns_per_scan()) | list or [[]] %}
with {% if picked %}picked as {{ baselinr.materialized() }}(
{{ baselinr.picked_rows(target, scan, item.decision.reason == 'forced') }}
), {% endif %}
{%- for columns in batches %}
scan_{{ loop.index }} as {{ baselinr.materialized() }}(
  select {{ baselinr.partition_id(target.key, 'partition_value') }} as partition_id, grouped.*
  from (
    select {{ baselinr.partition_value(target.key) }} as partition_value, count(*) as row_count, {{ baselinr.scan_token(target) if loop.first else 'null' }} as token{{ ', ' ~ baselinr.token_before(target, item.facts.columns) ~ ' as token_before' if loop.first and scan.beside is not none }}
    {%- for column in columns %},
      {{ baselinr.column_comment(column) }}
      {{ baselinr.scan_expressions(column, scalars, kept.of_column[column.alias]) }}
    {%- endfor %}
    from {{ source }}
    where {{ filter }}
    group by 1
  ) as grouped
), {% endfor -%}
cell as (
  {{ baselinr.cells(run, target, scan, kept, batches) | trim }}
)
{%- for sketch in sketches %}, {{ sketch.item }} as (
  {%- for column in scan.columns if baselinr.fits(column, sketch) %}
  {{ 'union all' if not loop.first }}
  {{ sketch.scan(target, column, source, filter) | trim }}
  {%- endfor %}
), {{ sketch.pack(target.settings) | trim }}, {{ sketch.name }}_state as (
  select {{ baselinr.partition_id(target.key, 'part') }} as partition_id, column_name as column_key, {{ sketch.states | join(', ') }}
  from {{ sketch.name }}_packed
)
{%- endfor %}
select {{ baselinr.literal(target.unique_id) }}, case when cell.column_name = '' then {{ baselinr.literal(run.run_id) }} end, {{ baselinr.partition_group(target.key, 'cell.partition_id') }}, cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token
  {%- for name in scalars %}, cell.{{ name }}{% endfor %}
  {%- for name in sketched %}, {{ name }}{% endfor %}
from cell
{%- for sketch in sketches %}
left join {{ sketch.name }}_state on {{ sketch.name }}_state.column_key = cell.column_key and {{ sketch.name }}_state.partition_id = cell.partition_id
{%- endfor %}
{%- endmacro %}

{#- The wide rows of the scan, taken apart: one row a column of a partition, and one that stands for the partition. -#}
{% macro cells(run, target, scan, kept, batches) %}{{ return(adapter.dispatch('cells', 'baselinr')(run, target, scan, kept, batches)) }}{% endmacro %}
{% macro default__cells(run, target, scan, kept, batches) %}
  {%- set scalars = kept.scalars %}
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, {{ baselinr.as_text('token') if scan.beside is none else baselinr.token_if_unchanged(run, target) }} as token, {{ baselinr.table_cells(scalars) }} from scan_1
  {%- for columns in batches %}
  {%- set scan = 'scan_' ~ loop.index %}
  {%- for column in columns %}
  union all
  select partition_id, '{{ column.alias }}', {{ baselinr.literal(column.name) }}, '{{ column.kind }}', '{{ column.value_type }}', null, {{ baselinr.column_cells(column, scalars, kept.of_column[column.alias]) }} from {{ scan }}
  {%- endfor %}
  {%- endfor %}
{% endmacro %}

{#- The rows of the scan's partitions, with the columns that are read; written once, because every column's sketch reads them. -#}
{% macro picked_rows(target, scan, as_written) %}
  {%- set names = (scan.columns if baselinr.tokens_are_given(target) else target.columns) | map(attribute='name') | list %}
  {%- do names.append(target.key.column) if target.key and not baselinr.is_tracked(target) and target.key.column not in names %}
  {%- set quoted = [] %}
  {%- for name in names %}{% do quoted.append(baselinr.quote_name(name)) %}{% endfor %}
  {{- baselinr.tracked_rows(target, quoted, scan.leaves) if scan.leaves is not none else baselinr.rows_by_key(target, quoted, scan, as_written) }}
{%- endmacro %}

{#- An id that a user wrote may be another spelling of the one that is stored, such as 2024-1-5: taken as it is, the rows would be there
    twice. It is compared with the canonical text, and finds nothing. -#}
{% macro rows_by_key(target, names, scan, as_written) %}
  select {{ names | join(', ') or '1 as no_column' }}
  from {{ target.relation }}
  where {{ baselinr.row_filter(target) }}
  {%- if scan.beside %} and not coalesce(({{ baselinr.partition_predicate(target.key, scan.beside) }}), false){% endif %}
  {%- if scan.ids is not none %} and {{ baselinr.partition_predicate(target.key, scan.ids) }}{% endif %}
  {%- if as_written %} and {{ baselinr.partition_id(target.key, baselinr.partition_value(target.key)) }} in ({{ baselinr.literals(scan.ids) }}){% endif %}
{%- endmacro %}

{#- Where columns are profiled alone: the fingerprint of the columns whose states stay, as it was stored. -#}
{% macro token_before(target, columns) %}
  {% if baselinr.tokens_are_given(target) or columns.retyped or columns.dropped %}{{ return(baselinr.as_text('null')) }}{% endif %}
  {{ return(baselinr.fingerprint(target, target.columns | rejectattr('name', 'in', columns.added) | list)) }}
{% endmacro %}

{#- The new token of such a partition, only if the states that stay are still those of its rows; else none, and the next comparison takes it. -#}
{% macro token_if_unchanged(run, target) %}
  {{ return('case when token_before = (select ' ~ baselinr.only_value('stored.token') ~ ' from ' ~ baselinr.store_table(run.settings, 'partition_state') ~ ' as stored where stored.unique_id = ' ~ baselinr.literal(target.unique_id)
            ~ ' and stored.partition_id = scan_1.partition_id) then ' ~ baselinr.as_text('token') ~ ' end') }}
{% endmacro %}

{#- What the rows of a partition are known by: their content. Where the warehouse keeps track, its token, which was read before. -#}
{% macro scan_token(target) %}
  {{ return('null' if not target.columns or baselinr.tokens_are_given(target) or not (baselinr.can('row_hash') or target.settings.partition.detect == 'updated_at') else baselinr.fingerprint(target)) }}
{% endmacro %}

{#- A name in a comment must not end it, or start another line. -#}
{% macro column_comment(column) %}
  {{ return('/* ' ~ (column.name | replace('*/', '* /') | replace('/*', '/ *') | replace('\n', ' ')) ~ ' */') }}
{%- endmacro %}

{#- Does a state, or a sketch, that is made of these kinds of columns fit this one? -#}
{% macro fits(column, part) %}{{ return((part.kinds is not defined or column.kind in part.kinds) and (not column.sensitive or baselinr.may_keep(column, part.group))) }}{% endmacro %}

{#- The states that one scan makes of this column. -#}
{% macro kept_of_column(column, states) %}
  {%- set names = [] %}
  {%- for name, state in states.items() if 'scan' in state and not (name == 'sum_value' and column.get('sum_may_overflow')) and baselinr.fits(column, state) %}
    {%- do names.append(name) %}
  {%- endfor %}
  {{ return(names) }}
{%- endmacro %}

{#- The aggregates of one column in the wide scan. -#}
{% macro scan_expressions(column, states, kept) %}
  {%- set expressions = [] %}
  {%- for name, state in states.items() if name in kept %}
    {#- one placeholder a template: a second replacement would also hit a column that is called {x} -#}
    {%- for part in ['ranged', 'finite', 'counted', 'exact', 'hash', 'read'] if '{' ~ part ~ '}' in state.scan | replace('{x}', '{read}') %}
      {%- set value = state.scan | replace('{x}', '{read}') | replace('{' ~ part ~ '}', column[part]) %}
      {%- do expressions.append(('left(' ~ value ~ ', ' ~ state.longest ~ ')' if column.kind == 'text' and 'longest' in state else value) ~ ' as ' ~ column.alias ~ '_' ~ name) %}
    {%- endfor %}
  {%- endfor %}
  {{ return(expressions | join(', ')) }}
{%- endmacro %}

{#- The same, picked out of the wide row again: one row a column. -#}
{% macro column_cells(column, states, kept) %}
  {%- set cells = [] %}
  {%- for name, state in states.items() %}
    {%- set value = column.alias ~ '_' ~ name %}
    {%- if name == 'row_count' %}
      {%- do cells.append('row_count') %}
    {%- elif name not in kept %}
      {%- do cells.append('null') %}
    {%- else %}
      {%- do cells.append(baselinr.canonical_text(value, column.value_type) if state.type == 'text' else value) %}
    {%- endif %}
  {%- endfor %}
  {{ return(cells | join(', ')) }}
{%- endmacro %}

{#- The row that stands for the whole partition; as the first of the union it gives every column its type. -#}
{% macro table_cells(states) %}
  {%- set cells = [] %}
  {%- for name, state in states.items() %}
    {%- do cells.append('row_count' if name == 'row_count' else 'cast(null as ' ~ baselinr.column_type(state.type) ~ ') as ' ~ name) %}
  {%- endfor %}
  {{ return(cells | join(', ')) }}
{%- endmacro %}
