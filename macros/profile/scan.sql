{#- The states of the chosen partitions, in one statement: one wide grouped scan for the scalars of every column, one pass per column
    for its sketch. Count and fingerprint come from the same scan as the states, so they always describe the same rows. -#}
{% macro insert_states(run, item) %}
  {%- set target = item.target %}
  {%- set families = baselinr.chosen_families(target.settings.metrics) %}
  {%- set states = baselinr.states_of(families) %}
  {%- set sketched = 'hll' in states and target.columns | length > 0 %}
  {%- set names = ['unique_id', 'last_run_id', 'partition_id', 'column_name', 'kind', 'value_type', 'token'] + (states | list) %}
  {%- set partial = item.decision.action == 'partial' %}
  {%- set source = 'picked' if partial else target.relation %}
  {%- set filter = 'true' if partial else baselinr.row_filter(target) %}
insert into {{ baselinr.store_table(run.settings, 'column_state') }} ({{ names | join(', ') }})
with {% if partial %}picked as materialized (
  select *
  from {{ target.relation }}
  where {{ baselinr.row_filter(target) }} and {{ baselinr.partition_predicate(target.key, item.decision.changed) }}
), {% endif %}scan as materialized (
  select {{ baselinr.partition_value(target.key) }} as partition_value, count(*) as row_count, {{ baselinr.fingerprint(target) if target.columns else 'null' }} as token
  {%- for column in target.columns %},
    {{ baselinr.column_comment(column) }}
    {{ baselinr.scan_expressions(column, states) }}
  {%- endfor %}
  from {{ source }}
  where {{ filter }}
  group by 1
), cell (partition_value, column_key, {{ names[3:] | reject('equalto', 'hll') | join(', ') }}) as (
  select partition_value, '', '', 'table', 'none', token, {{ baselinr.table_cells(states) }} from scan
  {%- for column in target.columns %}
  union all
  select partition_value, '{{ column.alias }}', {{ baselinr.literal(column.name) }}, '{{ column.kind }}', '{{ column.value_type }}', null, {{ baselinr.column_cells(column, states) }} from scan
  {%- endfor %}
)
{%- if sketched %}, sketch (partition_value, column_key, hll) as (
  {%- for column in target.columns %}
  {%- if not loop.first %}
  union all
  {%- endif %}
  {{ baselinr.hll_arm(target, column, source, filter) }}
  {%- endfor %}
)
{%- endif %}
select {{ baselinr.literal(target.unique_id) }}, {{ baselinr.literal(run.run_id) }}, {{ baselinr.partition_id(target.key, 'cell.partition_value') }}, cell.column_name, cell.kind, cell.value_type, cell.token
  {%- for name in states %}, {{ ('sketch.hll' if sketched else 'null') if name == 'hll' else 'cell.' ~ name }}{% endfor %}
from cell
{% if sketched -%}
left join sketch on sketch.column_key = cell.column_key and sketch.partition_value is not distinct from cell.partition_value
{%- endif %}
{%- endmacro %}

{#- A name in a comment must not end it, or start another line. -#}
{% macro column_comment(column) %}
  {{ return('/* ' ~ (column.name | replace('*/', '* /') | replace('/*', '/ *') | replace('\n', ' ')) ~ ' */') }}
{%- endmacro %}

{#- Does this column keep this state? -#}
{% macro keeps_state(column, name, state) %}
  {%- if 'scan' not in state %}{{ return(false) }}{% endif %}
  {%- if name == 'sum_value' and column.get('sum_may_overflow') %}{{ return(false) }}{% endif %}
  {%- if column.sensitive and state.type == 'text' %}{{ return(false) }}{% endif %}
  {{ return('kinds' not in state or column.kind in state.kinds) }}
{%- endmacro %}

{#- The aggregates of one column in the wide scan. -#}
{% macro scan_expressions(column, states) %}
  {%- set finite = baselinr.finite_double(column.read) if column.kind == 'float' else baselinr.as_double(column.read) %}
  {%- set expressions = [] %}
  {%- for name, state in states.items() if baselinr.keeps_state(column, name, state) %}
    {#- one placeholder a template: a second replacement would also hit a column that is called {x} -#}
    {%- set sql = state.scan | replace('{finite}', finite) if '{finite}' in state.scan else state.scan | replace('{x}', column.read) %}
    {%- do expressions.append(sql ~ ' as ' ~ column.alias ~ '_' ~ name) %}
  {%- endfor %}
  {{ return(expressions | join(', ')) }}
{%- endmacro %}

{#- The same, picked out of the wide row again: one row a column. -#}
{% macro column_cells(column, states) %}
  {%- set cells = [] %}
  {%- for name, state in states.items() if name != 'hll' %}
    {%- set value = column.alias ~ '_' ~ name %}
    {%- if name == 'row_count' %}
      {%- do cells.append('row_count') %}
    {%- elif not baselinr.keeps_state(column, name, state) %}
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
  {%- for name, state in states.items() if name != 'hll' %}
    {%- do cells.append('row_count' if name == 'row_count' else 'cast(null as ' ~ baselinr.column_type(state.type) ~ ')') %}
  {%- endfor %}
  {{ return(cells | join(', ')) }}
{%- endmacro %}
