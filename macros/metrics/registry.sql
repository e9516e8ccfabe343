{#- Every metric family of the package. A family is one file in this folder, and adding one is adding its line here.

    A family declares
      group    the name by which `metrics:` selects all of it
      states   column of the state table -> {type, kinds, merge, scan}: what one scan keeps of one partition of a column.
               `{x}` is the column; in its place `{finite}`, `{counted}` and `{exact}` are what classify_type in macros/dialect says. `merge` is sum, min, max, weighted or sketch; a state without `scan` comes from elsewhere.
      default  false: only for tables whose `metrics:` names the group, or a metric of it
      metrics  name -> {kinds, sql}: the published number, from the merged states. No kinds: every kind of column. -#}
{% macro metric_families() %}
  {{ return([
    baselinr.metric_family_counts(),
    baselinr.metric_family_range(),
    baselinr.metric_family_moments(),
    baselinr.metric_family_lengths(),
    baselinr.metric_family_distinct(),
    baselinr.metric_family_quantiles(),
    baselinr.metric_family_top_values(),
    baselinr.metric_family_distinct_count(),
  ]) }}
{% endmacro %}

{#- What `metrics:` may name: groups and metrics, those of samples as well. -#}
{% macro metric_names() %}
  {% set names = [] %}
  {% for family in baselinr.metric_families() + baselinr.sample_families() %}
    {% if family.group not in names %}{% do names.append(family.group) %}{% endif %}
    {% for name in family.metrics if name not in names %}{% do names.append(name) %}{% endfor %}
  {% endfor %}
  {{ return(names) }}
{% endmacro %}

{#- Of all families those that a table asks for, each with only the metrics asked for. Counts are always kept: merging needs them. What was
    chosen may be chosen from again, hence no longer has a `default`. -#}
{% macro chosen_families(families, wanted) %}
  {% set chosen = [] %}
  {% for family in families %}
    {% set metrics = {} %}
    {% for name, metric in family.metrics.items() if (family.get('default', true) if wanted is none else name in wanted or family.group in wanted) %}
      {% do metrics.update({name: metric}) %}
    {% endfor %}
    {% if metrics or family.group == 'counts' %}
      {% do chosen.append(dict(family, metrics=metrics, default=true)) %}
    {% endif %}
  {% endfor %}
  {{ return(chosen) }}
{% endmacro %}

{#- state column -> declaration, over the given families. -#}
{% macro states_of(families) %}
  {% set states = {} %}
  {% for family in families %}{% do states.update(family.states) %}{% endfor %}
  {{ return(states) }}
{% endmacro %}

{#- A kind is how a column is measured; the dialect maps the warehouse's types to it.
    integer, decimal, numeric (a decimal that may be NaN or infinite), float, boolean, text; ordered: has a smallest and a largest value;
    other: can only be counted. -#}
{% macro numeric_kinds() %}{{ return(['integer', 'decimal', 'numeric', 'float']) }}{% endmacro %}
{% macro exact_kinds() %}{{ return(['integer', 'decimal', 'numeric']) }}{% endmacro %}
{% macro nan_kinds() %}{{ return(['numeric', 'float']) }}{% endmacro %}

{#- The sketches of these families that one of these columns keeps; `states`: the columns of the state table that hold one. -#}
{% macro sketches_of(families, columns) %}
  {% set sketches = [] %}
  {% for family in families if family.sketch is defined %}
    {% set fitting = [] %}
    {% for column in columns if baselinr.fits(column, family.sketch) %}{% do fitting.append(column) %}{% endfor %}
    {% if fitting %}{% do sketches.append(dict(family.sketch, states=baselinr.sketch_state_names(family.states))) %}{% endif %}
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

{#- The states that a scan of scalars makes; the others are sketches. -#}
{% macro scalar_states(states) %}
  {% set scalars = {} %}
  {% for name, state in states.items() if state.merge != 'sketch' %}{% do scalars.update({name: state}) %}{% endfor %}
  {{ return(scalars) }}
{% endmacro %}
