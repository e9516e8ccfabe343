{#- Merges states. Two steps, because a partial profile must not cost what the table has in partitions: the partitions of a group, if one of
    them changed, to the state of the group; and the groups to the metrics of the table. A table without key is one partition, without a group. -#}

{#- The table's metrics; of a partial profile those that `mergeable_metrics` names. Reads the store, never the table. -#}
{% macro insert_results(run, item) %}
  {%- set target = item.target %}
  {%- set settings = target.settings %}
  {%- set mergeable = run.settings.incremental.partial_profiling.mergeable_metrics if item.decision.action == 'partial' else none %}
  {%- set families = baselinr.families_of(run, target) %}
  {%- if mergeable is not none %}{% set families = baselinr.chosen_families(families, mergeable) %}{% endif %}
  {%- set scalars = baselinr.scalar_states(baselinr.states_of(families)) %}
  {%- set sketches = baselinr.sketches_of(families, target.columns) %}
  {%- set exact = families | selectattr('group', 'equalto', 'distinct_count') | first | default(none) %}
insert into {{ baselinr.store_table(run.settings, 'results') }} (run_id, dataset_name, schema_name, column_name, column_type, metric_name, metric_value, profiled_at, unique_id, is_sampled)
with measured as (
{{ baselinr.inline_rows(['column_name', 'column_type', 'kind'], baselinr.column_rows(target.columns)) }}
), state as (
  select '' as part, *
  from {{ baselinr.store_table(run.settings, 'group_state' if target.key else 'column_state') }}
  where unique_id = {{ baselinr.literal(target.unique_id) }} and column_name <> ''
), total as (
  select {{ baselinr.as_bigint('coalesce(sum(row_count), 0)') }} as table_rows
  from {{ baselinr.store_table(run.settings, 'partition_state') }}
  where unique_id = {{ baselinr.literal(target.unique_id) }}
), {{ baselinr.merged_ctes(scalars, target.columns) | trim }}
{%- for sketch in sketches %}, {{ sketch.merge(settings) | trim }}, {{ sketch.finalize(settings) | trim }}{% endfor %}{% if exact %}, {{ baselinr.exact_ctes(item, exact) | trim }}{% endif %}, complete as (
  select measured.column_name, measured.column_type, measured.kind, total.table_rows as row_count, coalesce(merged.non_null_count, 0) as non_null_count
  {%- for name, state in scalars.items() if name not in ['row_count', 'non_null_count'] %}, merged.{{ name }}{% endfor %}
  {%- for sketch in sketches %}{% for value in sketch['values'] %}, {{ sketch.name }}_values.{{ value }}{% endfor %}{% endfor %}
  {%- if exact %}, exact.exact_distinct{% endif %}
  from measured
  cross join total
  left join merged on merged.column_name = measured.column_name
  {%- for sketch in sketches %}
  left join {{ sketch.name }}_values on {{ sketch.name }}_values.column_name = measured.column_name
  {%- endfor %}
  {%- if exact %}
  left join exact on exact.column_name = measured.column_name
  {%- endif %}
), metric as (
  {{ baselinr.metric_arms(families, target.columns) }}
)
select {{ baselinr.literal(run.run_id) }}, {{ baselinr.literal(target.name) }}, {{ baselinr.literal(target.schema) }}, column_name, column_type, metric_name, metric_value, {{ baselinr.now() }}, {{ baselinr.literal(target.unique_id) }}, false
from metric
where metric_value is not null
{%- endmacro %}

{% macro column_rows(columns) %}
  {%- set rows = [] %}
  {%- for column in columns %}{% do rows.append([baselinr.literal(column.name), baselinr.literal(column.type), "'" ~ column.kind ~ "'"]) %}{% endfor %}
  {{ return(rows) }}
{%- endmacro %}

{#- CTEs from `state (part, column_name, kind, value_type, scalars…)` to `merged (part, column_name, …)`. -#}
{% macro merged_ctes(scalars, columns) %}
{%- set moments = 'mean_value' in scalars %}
{% if moments %}grand as (
  select part, column_name, {{ baselinr.no_underflow('sum(mean_value * finite_count)') }} / nullif(sum(finite_count), 0) as grand_mean
  from state
  where finite_count > 0
  group by 1, 2
), {% endif %}merged as (
  select state.part, state.column_name, max(state.kind) as kind, max(state.value_type) as value_type
  {%- for name, state in scalars.items() %},
    {{ baselinr.merge_expression(name, state, columns) }} as {{ name }}
  {%- endfor %}
  from state
  {%- if moments %}
  left join grand on grand.part = state.part and grand.column_name = state.column_name
  {%- endif %}
  group by 1, 2
)
{%- endmacro %}

{#- How one state of all parts becomes the state of the whole. -#}
{% macro merge_expression(name, state, columns) %}
  {%- set x = 'state.' ~ name %}
  {%- if name == 'mean_value' %}
    {{ return('max(grand_mean)') }}
  {%- elif name == 'm2_value' %}
    {{ return('sum(m2_value) + sum(finite_count * ' ~ baselinr.square('(mean_value - grand_mean)') ~ ')') }}
  {%- elif state.merge == 'combine' %}
    {{ return(baselinr.combined_sketch(x)) }}
  {%- elif state.type == 'text' %}
    {{ return(baselinr.merge_typed_text(state.merge, x, columns, state.kinds)) }}
  {%- endif %}
  {{ return(baselinr.as_bigint(state.merge ~ '(' ~ x ~ ')')) }}
{%- endmacro %}

{#- Text is compared and added as the column's own type, hence one cast for each type that the table has. -#}
{% macro merge_typed_text(function, x, columns, kinds) %}
  {%- set arms = [] %}
  {%- for type in columns | selectattr('kind', 'in', kinds) | map(attribute='value_type') | unique | sort %}
    {%- set typed = function ~ "(case when state.value_type = '" ~ type ~ "' then " ~ baselinr.as_value(x, type) ~ ' end)' %}
    {%- do arms.append(baselinr.canonical_text(typed, type)) %}
  {%- endfor %}
  {{ return('coalesce(' ~ (arms | join(', ')) ~ ')' if arms else 'cast(null as ' ~ baselinr.type_text() ~ ')') }}
{%- endmacro %}

{#- The published numbers, one arm a metric; a metric without a value is no row. -#}
{% macro metric_arms(families, columns) %}
  {%- set arms = [] %}
  {%- for family in families %}
    {%- set is_made = family.sketch is not defined or baselinr.sketches_of([family], columns) | length > 0 %}
    {%- for name, metric in family.metrics.items() if is_made %}
      {%- do arms.append({'values': {'metric_name': "'" ~ name ~ "'", 'metric_value': baselinr.as_text(metric.sql)}, 'rule': baselinr.metric_rule(family.group, metric, columns)}) %}
    {%- endfor %}
  {%- endfor %}
  {{ return(baselinr.arms_of('complete', arms) if arms else 'select column_name, column_type, column_type as metric_name, column_type as metric_value from complete where false') }}
{%- endmacro %}

{#- A query of several rows for each of a relation's (column_name, column_type, …). `arms`: {values: name -> SQL, rule: the end of a query, or nothing}; a row that
    its rule leaves out may be there with a null for its `metric_value`. -#}
{% macro arms_of(relation, arms) %}{{ return(adapter.dispatch('arms_of', 'baselinr')(relation, arms)) }}{% endmacro %}
{% macro default__arms_of(relation, arms) %}
  {% set selects = [] %}
  {% for arm in arms %}
    {% set values = [] %}
    {% for name, value in arm['values'].items() %}{% do values.append(value ~ ' as ' ~ name) %}{% endfor %}
    {% do selects.append('select column_name, column_type, ' ~ (values | join(', ')) ~ ' from ' ~ relation ~ arm.rule) %}
  {% endfor %}
  {{ return(selects | join('\n  union all ')) }}
{% endmacro %}
