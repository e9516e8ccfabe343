{#- Roll-up: partitions that have been quiet for long keep no state of their own. The state of their group holds all that the table's metrics
    need, and is a tenth to a hundredth of the size; a late change in one of them profiles the whole group anew.

    A group is rolled up when nothing in it has changed for `baselinr_storage.roll_up_after_days`, and if one run can profile all of it. A
    partition that goes counts as a change of those that stay: or a table that loses its oldest day every day would profile the rest of
    that month every day. An old partition may be quiet when it is first seen: macros/profile/last_change.sql. -#}

{#- Where this profile completes the states: of the groups that are quiet. A column that was profiled alone has states of rolled-up partitions
    again. -#}
{% macro roll_up_statements(run, item) %}
  {% if not item.target.key %}{{ return([]) }}{% endif %}
  {{ return(baselinr.roll_up_where(run, 'unique_id = ' ~ baselinr.literal(item.target.unique_id), again=item.decision.columns | length > 0)) }}
{% endmacro %}

{#- Of this project's tables that did not change, and so were not profiled, since their partitions became quiet: how many partitions were rolled up. A
    table that a run works on is left out; one whose run has planned with what is rolled up here is not to be had any more (`claim`). -#}
{% macro roll_up_quiet_tables(run) %}
  {% set profiled = baselinr.profiled_nodes(run.settings).nodes | map(attribute='unique_id') | list %}
  {% if not profiled %}{{ return(0) }}{% endif %}
  {% set sql %}
select distinct unique_id
from (
{{ baselinr.quiet_groups_sql(run, 'unique_id in (' ~ baselinr.literals(profiled) ~ ')') | trim }}
) as quiet
  {% endset %}
  {% set found = namespace(partitions=0) %}
  {% for ids in baselinr.read(run, sql, 'quiet partitions') | map(attribute='unique_id') | batch(200) %}
    {% set found.partitions = baselinr.roll_up_tables(run, ids) %}
  {% endfor %}
  {{ return(found.partitions) }}
{% endmacro %}

{#- Of these tables, those that no run works on; and not while partitions are pending: those that are still to come would take the others along. How many
    partitions this run has rolled up so far. -#}
{% macro roll_up_tables(run, ids) %}
  {% set state = baselinr.store_table(run.settings, 'table_state') %}
  {% set mark = baselinr.literal(run.run_id) %}
  {% set tables = 'unique_id in (' ~ baselinr.literals(ids) ~ ')' %}
  {% set statements = ['update ' ~ state ~ '\nset rolled_up_by = ' ~ mark ~ '\nwhere ' ~ tables ~ ' and coalesce(pending_partitions, 0) = 0 and not coalesce(backfilling, false) and unique_id in (' ~ baselinr.free_rows(run, ids) | trim ~ ')']
      + baselinr.roll_up_where(run, tables, rule='unique_id in (select unique_id from ' ~ state ~ ' where rolled_up_by = ' ~ mark ~ ')') %}
  {% set outcome = 'select ' ~ baselinr.as_text('count(*)') ~ ' as partitions from ' ~ baselinr.store_table(run.settings, 'partition_state') ~ ' where rolled_up_by = ' ~ mark %}
  {{ return(baselinr.rows(run, baselinr.transaction(statements, outcome), 'roll up')[0].partitions | int) }}
{% endmacro %}

{#- `tables`: whose groups are looked at, `rule`: of which of them, if not of all. -#}
{% macro roll_up_where(run, tables, rule=none, again=false) %}
  {% set rule = tables ~ ' and ' ~ rule if rule else tables %}
  {% set quiet = baselinr.quiet_groups_sql(run, tables, again) | trim %}
  {#- where they do not happen together, states go after their mark, and those that a dead run left behind with them -#}
  {% set marked_first = not baselinr.has_transactions() %}
  {% set forget = baselinr.write_where('delete from ' ~ baselinr.store_table(run.settings, 'column_state'), rule, ['unique_id', 'group_id'], baselinr.quiet_groups_sql(run, tables, again or marked_first) | trim) %}
  {% set mark = [
    baselinr.write_where('update ' ~ baselinr.store_table(run.settings, 'partition_state') ~ '\nset rolled_up = true, rolled_up_by = ' ~ baselinr.literal(run.run_id), rule ~ ' and not coalesce(rolled_up, false)', ['unique_id', 'group_id'], quiet),
  ] %}
  {{ return(mark + [forget] if marked_first else [forget] + mark) }}
{% endmacro %}

{#- `again`: those that are rolled up already as well. -#}
{% macro quiet_groups_sql(run, rule, again=false) %}
  select unique_id, group_id
  from {{ baselinr.store_table(run.settings, 'partition_state') }}
  where {{ rule }} and group_id <> ''
  group by 1, 2
  having count(*) = count(token) and count(*) <= {{ run.settings.incremental.partial_profiling.max_partitions_per_run }}
    {%- if not again %} and count(*) > count(case when rolled_up then 1 end){% endif %}
    and {{ baselinr.minutes_between('max(last_changed_at)', baselinr.now()) }} >= {{ run.settings.storage.roll_up_after_days * 1440 }}
{% endmacro %}

{#- After a scan that took some of a group that was rolled up: the others have no state any more, and are the next to be profiled. And a group
    that lost a partition is not quiet. -#}
{% macro unroll_statements(run, item) %}
  {% set target = item.target %}
  {% set decision = item.decision %}
  {% if not target.key or decision.restart or not decision.changed + decision.removed %}{{ return([]) }}{% endif %}
  {% set table = baselinr.store_table(run.settings, 'partition_state') %}
  {% set of_table = '\nwhere unique_id = ' ~ baselinr.literal(target.unique_id) ~ ' and ' %}
  {% set statements = ['update ' ~ table ~ '\nset token = null, rolled_up = false' ~ of_table ~ 'rolled_up and ' ~ baselinr.touched_groups(target, decision.changed + decision.removed)] %}
  {% if decision.removed %}
    {% do statements.append('update ' ~ table ~ '\nset last_changed_at = ' ~ baselinr.now() ~ of_table ~ baselinr.touched_groups(target, decision.removed)) %}
  {% endif %}
  {{ return(statements) }}
{% endmacro %}

{#- The stored partitions that are rolled up in the groups of these, which have to be profiled with them. -#}
{% macro rolled_up_mates(run, target, ids) %}
  {% set touched = baselinr.touched_groups(target, ids) %}
  {% if not touched %}{{ return([]) }}{% endif %}
  {% set sql %}
select partition_id
from {{ baselinr.store_table(run.settings, 'partition_state') }}
where unique_id = {{ baselinr.literal(target.unique_id) }} and rolled_up and {{ touched }}
order by partition_id
  {% endset %}
  {{ return(baselinr.read(run, sql, 'rolled-up partitions of ' ~ target.relation) | map(attribute='partition_id') | list) }}
{% endmacro %}
