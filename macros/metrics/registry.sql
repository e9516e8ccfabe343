{#- Every metric family of the package. A family is one file in this folder, and adding one is adding its line here.

    A family declares
      group    the name by which `metrics:` selects all of it
      states   column of the state table -> {type, kinds, merge, scan}: what one scan keeps of one partition of a column.
               `{x}` is the column; in its place `{ranged}`, `{finite}`, `{counted}`, `{exact}` and `{hash}` are what classify_type in macros/dialect says. `merge` is sum, min, max, weighted, combine (the warehouse's own sketch: macros/metrics/distinct.sql) or sketch; a state without `scan` comes from elsewhere.
               A state that families share names its `group`, by which a sensitive column keeps it or not.
               `longest`: of a column of text no more than so many characters of it are kept.
      cost     scan: its states are made in the one scan of all columns; pass: in a pass for each column; query: it reads the rows for itself
      default  false: only where `metrics:` names the group or one of its metrics
      metrics  name -> {kinds, holds, sql}: what is published, from the merged states. No kinds: every kind of column. It `holds` a number, unless it says
               `value`, one of the column, and so a number where the column has numbers; or `text`.
      sketch   where its states are lists that only SQL of their own can make and merge. The macros that write it, as CTEs, hand rows of a
               working form to each other, (part, column_name, …); a part is what becomes one state:
        name, item, kinds    prefix of its CTEs, the CTE of the working form; of which columns it is made
        scan(target, column, source, filter)   a query of these rows, `part` being the value of the partition key
        pack(settings)       from `item` to `<name>_packed (part, column_name, …the family's states)`. A part may be null
        merge(settings)      from `state (part, column_name, …states)` to `item`
        finalize(settings)   from `item`, of one part, to `<name>_values (column_name, …values)`, which the metrics read -#}
{% macro metric_families() %}
  {% set families = [
    baselinr.metric_family_counts(),
    baselinr.metric_family_range(),
    baselinr.metric_family_freshness(),
    baselinr.metric_family_moments(),
    baselinr.metric_family_lengths(),
    baselinr.metric_family_distinct(),
    baselinr.metric_family_quantiles(),
    baselinr.metric_family_patterns(),
    baselinr.metric_family_top_values(),
    baselinr.metric_family_distinct_count(),
  ] %}
  {#- a family without a sketch where it needs one: this warehouse cannot make it -#}
  {{ return(families | rejectattr('sketch', 'none') | list) }}
{% endmacro %}

{#- What `metrics:` may name: groups and metrics, those of samples as well; `default`: all that are made where nothing is named. -#}
{% macro metric_names() %}
  {% set names = ['default'] %}
  {% for family in baselinr.metric_families() + baselinr.sample_families() %}
    {% if family.group not in names %}{% do names.append(family.group) %}{% endif %}
    {% for name in family.metrics if name not in names %}{% do names.append(name) %}{% endfor %}
  {% endfor %}
  {{ return(names) }}
{% endmacro %}

{#- Of all families those that a table asks for, each with only the metrics asked for; where it asks for none by name, those that are on by default.
    Counts are always kept: merging needs them. A family that is chosen stays so in another choice without names. -#}
{% macro chosen_families(families, wanted) %}
  {% set chosen = [] %}
  {% for family in families %}
    {% set metrics = {} %}
    {% for name, metric in family.metrics.items() if baselinr.is_wanted(family, name, wanted) %}
      {% do metrics.update({name: metric}) %}
    {% endfor %}
    {% if metrics or family.group == 'counts' %}
      {% do chosen.append(dict(family, metrics=metrics, default=true)) %}
    {% endif %}
  {% endfor %}
  {{ return(chosen) }}
{% endmacro %}

{% macro is_wanted(family, name, wanted) %}
  {% set by_default = family.get('default', true) and (wanted is none or 'default' in wanted) %}
  {{ return(by_default or wanted is not none and (name in wanted or family.group in wanted)) }}
{% endmacro %}

{#- What a sensitive column keeps: how many rows, and how many different ones. Nothing else, neither states nor metrics, because it would tell
    values; what decides it is here. -#}
{% macro groups_without_values() %}{{ return(['counts', 'distinct', 'distinct_count']) }}{% endmacro %}
{% macro may_keep(column, group) %}{{ return(not column.sensitive or group in baselinr.groups_without_values()) }}{% endmacro %}

{#- Which columns have this metric, as the end of a query. -#}
{% macro metric_rule(group, metric, columns) %}
  {%- set rules = ['kind in (' ~ baselinr.literals(metric.kinds) ~ ')'] if 'kinds' in metric else [] %}
  {%- set without = [] if group in baselinr.groups_without_values() else columns | selectattr('sensitive') | map(attribute='name') | list %}
  {%- if without %}{% do rules.append('column_name not in (' ~ baselinr.literals(without) ~ ')') %}{% endif %}
  {{ return(' where ' ~ (rules | join(' and ')) if rules else '') }}
{%- endmacro %}

{#- state column -> declaration, over the given families. One that several families declare, with other kinds, is kept once, of the kinds
    of any of them. -#}
{% macro states_of(families) %}
  {% set states = {} %}
  {% for family in families %}
    {% for name, state in family.states.items() %}
      {% do states.update({name: dict(states[name], kinds=(states[name].kinds + state.kinds) | unique | list) if name in states else dict({'group': family.group}, **state)}) %}
    {% endfor %}
  {% endfor %}
  {{ return(states) }}
{% endmacro %}

{#- A kind is how a column is measured; the dialect maps the warehouse's types to it.
    integer, decimal, numeric (a decimal that may be NaN or infinite), float, boolean, text, date, timestamp (with a zone or without);
    ordered: what else has a smallest and a largest value; other: can only be counted. -#}
{% macro numeric_kinds() %}{{ return(['integer', 'decimal', 'numeric', 'float']) }}{% endmacro %}
{% macro exact_kinds() %}{{ return(['integer', 'decimal', 'numeric']) }}{% endmacro %}
{% macro nan_kinds() %}{{ return(['numeric', 'float']) }}{% endmacro %}
{% macro temporal_kinds() %}{{ return(['date', 'timestamp']) }}{% endmacro %}
{% macro ordered_kinds() %}{{ return(baselinr.temporal_kinds() + ['ordered']) }}{% endmacro %}

{#- The sketches of these families that one of these columns keeps; `states`: the columns of the state table that hold one. -#}
{% macro sketches_of(families, columns) %}
  {% set sketches = [] %}
  {% for family in families if family.sketch is defined %}
    {% set fitting = [] %}
    {% set sketch = dict(family.sketch, group=family.group, states=baselinr.sketch_state_names(family.states)) %}
    {% for column in columns if baselinr.fits(column, sketch) %}{% do fitting.append(column) %}{% endfor %}
    {% if fitting %}{% do sketches.append(sketch) %}{% endif %}
  {% endfor %}
  {{ return(sketches) }}
{% endmacro %}
{% macro sketch_state_names(states) %}
  {% set names = [] %}
  {% for name, state in states.items() if state.merge == 'sketch' %}{% do names.append(name) %}{% endfor %}
  {{ return(names) }}
{% endmacro %}
{% macro sketch_states(sketches) %}
  {% set states = [] %}
  {% for sketch in sketches %}{% do states.extend(sketch.states) %}{% endfor %}
  {{ return(states) }}
{% endmacro %}

{#- The families that a table asks for; chosen once for all tables with these settings. -#}
{% macro families_of(run, target) %}
  {% set derived = target.settings.derived %}
  {% if 'families' not in derived %}{% do derived.update({'families': baselinr.chosen_families(run.families, target.settings.metrics)}) %}{% endif %}
  {{ return(derived.families) }}
{% endmacro %}

{#- What a table keeps of these columns: {scalars: state -> declaration, sketches, sketched: the columns of the state table with these}. -#}
{% macro kept_states(run, target, columns) %}
  {% set families = baselinr.families_of(run, target) %}
  {% set sketches = baselinr.sketches_of(families, columns) %}
  {{ return({'scalars': baselinr.scalar_states(baselinr.states_of(families)), 'sketches': sketches, 'sketched': baselinr.sketch_states(sketches)}) }}
{% endmacro %}

{#- The states that a scan of scalars makes; the others are sketches. -#}
{% macro scalar_states(states) %}
  {% set scalars = {} %}
  {% for name, state in states.items() if state.merge != 'sketch' %}{% do scalars.update({name: state}) %}{% endfor %}
  {{ return(scalars) }}
{% endmacro %}
