{#- Decides for every target that the catalog was read for: by the stored state, and only where a decision needs it by the
    partitions. Reads; writes nothing. Returns [{target, state, facts, rules, decision, explanation}]. -#}
{% macro plan(run, targets, forced=none) %}
  {% set states = baselinr.read_state(run, targets) %}
  {% set planned = [] %}
  {% for target in targets %}
    {% set state = states.get(target.unique_id) %}
    {% do baselinr.keep_collapsed(target, state) %}
    {% set facts = baselinr.facts(run, target, state) %}
    {% set rules = baselinr.rules(run.settings, target) %}
    {% set decision = baselinr.decide(facts, rules, forced) %}
    {% if decision.action == 'compare' %}
      {% set diff = baselinr.partition_diff(run, target) %}
      {% do facts.update({'diff': diff, 'failure': diff.failure}) %}
      {% set decision = baselinr.decide(facts, rules, forced) %}
    {% endif %}
    {% if decision.reason == 'forced' and decision.action == 'partial' and baselinr.is_tracked(target) %}
      {#- free of cost, and the states of a leaf that was renamed must not stay beside those of its new name -#}
      {% do facts.update({'gone': baselinr.partition_diff(run, target).get('removed', [])}) %}
      {% set decision = baselinr.decide(facts, rules, forced) %}
    {% endif %}
    {% if decision.action == 'full' and target.key %}
      {% do baselinr.collapse_if_too_fine(run, target, facts) %}
      {% set decision = baselinr.decide(facts, rules, forced) %}
    {% endif %}
    {% set item = {'target': target, 'state': state, 'facts': facts, 'rules': rules, 'decision': decision} %}
    {% do item.update({'explanation': baselinr.explain(item)}) %}
    {% do planned.append(item) %}
  {% endfor %}
  {{ return(planned) }}
{% endmacro %}

{#- The settings that `decide` reads, for one table. -#}
{% macro rules(settings, target) %}
  {% set incremental = settings.incremental %}
  {{ return({
    'enabled': incremental.enabled,
    'interval_minutes': target.interval_minutes,
    'pruning': incremental.partial_profiling.enabled and incremental.partial_profiling.allow_partition_pruning,
    'partitions_per_run': incremental.partial_profiling.max_partitions_per_run,
    'partitions_per_table': target.settings.partition.max_partitions,
    'snapshot_ttl_minutes': incremental.change_detection.snapshot_ttl_minutes,
  }) }}
{% endmacro %}

{#- Too many partitions cost more than they save: such a table is profiled as one. -#}
{% macro collapse_if_too_fine(run, target, facts) %}
  {% set counted = facts.diff or baselinr.count_partitions(run, target) %}
  {% set count = counted.partitions %}
  {% do facts.update({'failure': counted.failure}) %}
  {% if not counted.failure and count > target.settings.partition.max_partitions %}
    {% set coarser = {'hour': 'day', 'day': 'month', 'month': 'year'}.get(target.key.granularity) %}
    {% do baselinr.warn(target.unique_id ~ ': ' ~ target.key.column ~ ' by ' ~ target.key.granularity ~ ' makes ' ~ count
                        ~ ' partitions, more than partition.max_partitions (' ~ target.settings.partition.max_partitions
                        ~ "), so the table is profiled as one; " ~ ("set partition.granularity to '" ~ coarser ~ "'" if coarser else 'choose a coarser key')) %}
    {% do target.update({'key': none}) %}
  {% endif %}
{% endmacro %}

{#- A table that was profiled as one stays so until its key, granularity or limit is set otherwise. -#}
{% macro keep_collapsed(target, state) %}
  {% set kept = fromjson(state.metadata) if state and state.metadata else {} %}
  {% if target.key and kept.get('collapsed_key') == target.declared_key and kept.get('max_partitions') == target.settings.partition.max_partitions %}
    {% do target.update({'key': none}) %}
  {% endif %}
{% endmacro %}
