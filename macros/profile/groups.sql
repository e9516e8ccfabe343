{#- Groups of partitions. The metrics of a table are merged from the states of its groups, and a profile makes anew only those groups that it
    touched: so a partial profile costs what changed, not what the table has in partitions.

    A group follows from the partition's id alone: the day for hours, the month for days, the year for months, the decade for years. Of
    other ids those that are numbers or moments, and the names of leaves, where they end in two digits: fifty in a row. All others: 256
    groups by hash. -#}
{% macro partition_group(key, id) %}
  {% if key is none %}{{ return("''") }}{% endif %}
  {% set length = {'hour': 10, 'day': 7, 'month': 4, 'year': 3}.get(key.granularity) %}
  {% if length %}{{ return('left(' ~ id ~ ', ' ~ length ~ ')') }}{% endif %}
  {% set in_order = '' if key.tracked else "translate(" ~ id ~ ", '0123456789-/:._ TZ+', '') = '' and " %}
  {% set fifty = "case when translate(left(right(" ~ id ~ ", 2), 1), '56789', '') = '' then '~50' else '~00' end" %}
  {{ return('case when ' ~ in_order ~ "translate(right(" ~ id ~ ", 2), '0123456789', '') = '' then left(left(" ~ id ~ ', greatest(length(' ~ id ~ ") - 2, 0)), 190) || " ~ fifty ~ ' else left(' ~ baselinr.md5_text(id) ~ ', 2) end') }}
{% endmacro %}

{#- After a scan: the groups of the partitions that changed or went, and of columns that were profiled alone all groups. -#}
{% macro group_statements(run, item) %}
  {%- set target = item.target %}
  {%- set decision = item.decision %}
  {%- if decision.restart %}
    {#- a table that had a key leaves none behind -#}
    {{ return([baselinr.delete_groups(run, target)] + ([baselinr.insert_groups(run, target, target.columns)] if target.key else [])) }}
  {%- endif %}
  {%- if not target.key %}{{ return([]) }}{% endif %}
  {%- set statements = [] %}
  {%- set touched = baselinr.touched_groups(target, decision.changed + decision.removed) %}
  {%- if touched %}
    {%- do statements.extend([baselinr.delete_groups(run, target, touched), baselinr.insert_groups(run, target, target.columns, touched)]) %}
  {%- endif %}
  {%- if decision.columns %}
    {%- set columns = target.columns | selectattr('name', 'in', decision.columns) | list %}
    {%- set rule = 'column_name in (' ~ baselinr.literals(decision.columns) ~ ')' ~ (' and not (' ~ touched ~ ')' if touched else '') %}
    {%- do statements.extend([baselinr.delete_groups(run, target, rule), baselinr.insert_groups(run, target, columns, rule)]) %}
  {%- endif %}
  {{ return(statements) }}
{%- endmacro %}

{#- The groups of these partitions, as a condition; none for no partitions. -#}
{% macro touched_groups(target, ids) %}
  {% if not ids %}{{ return(none) }}{% endif %}
  {% set rows = [] %}
  {% for id in ids %}{% do rows.append([baselinr.literal(id)]) %}{% endfor %}
  {{ return('group_id in (select ' ~ baselinr.partition_group(target.key, 'id') ~ ' from (\n' ~ baselinr.inline_rows(['id'], rows) ~ '\n) as touched)') }}
{% endmacro %}

{% macro delete_groups(run, target, rule='true') %}
delete from {{ baselinr.store_table(run.settings, 'group_state') }}
where unique_id = {{ baselinr.literal(target.unique_id) }} and {{ rule }}
{%- endmacro %}

{#- From the states of their partitions. `columns`: those that there are states of. -#}
{% macro insert_groups(run, target, columns, rule='true') %}
  {%- set kept = baselinr.kept_states(run, target, columns) %}
  {%- set scalars, sketches, sketched = kept.scalars, kept.sketches, kept.sketched %}
insert into {{ baselinr.store_table(run.settings, 'group_state') }} (unique_id, group_id, column_name, kind, value_type, {{ (scalars | list + sketched) | join(', ') }})
with state as (
  select group_id as part, *
  from {{ baselinr.store_table(run.settings, 'column_state') }}
  where unique_id = {{ baselinr.literal(target.unique_id) }} and column_name <> '' and {{ rule }}
), {{ baselinr.merged_ctes(scalars, columns) | trim }}
{%- for sketch in sketches %}, {{ sketch.merge(target.settings) | trim }}, {{ sketch.pack(target.settings) | trim }}{% endfor %}
select {{ baselinr.literal(target.unique_id) }}, merged.part, merged.column_name, kind, value_type
  {%- for name in scalars %}, {{ name }}{% endfor %}
  {%- for name in sketched %}, {{ name }}{% endfor %}
from merged
{%- for sketch in sketches %}
left join {{ sketch.name }}_packed on {{ sketch.name }}_packed.part = merged.part and {{ sketch.name }}_packed.column_name = merged.column_name
{%- endfor %}
{%- endmacro %}
