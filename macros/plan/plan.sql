{#- Decides for every target that the catalog was read for: by the stored state, and only where a decision needs it by more. Reads; writes
    nothing. Returns [{target, state, facts, rules, decision, explanation}], in the order in which they are to be taken.
    `spent`: {rows, bytes} that this run has used already. `states`: as stored, where they were read before. -#}
{% macro plan(run, targets, forced=none, spent=none, states=none) %}
  {% set states = baselinr.read_state(run, targets) if states is none else states %}
  {% set planned = [] %}
  {% for target in targets %}
    {% set state = states.get(target.unique_id) %}
    {% if target.key and state and state.metadata %}{% do baselinr.keep_collapsed(target, state) %}{% endif %}
    {% set rules = baselinr.rules(run, target, state) %}
    {% set facts = baselinr.facts(run, target, state, rules) %}
    {% if target.unique_id in run.unreadable %}{% do facts.update({'failure': run.unreadable[target.unique_id]}) %}{% endif %}
    {% set decision = baselinr.decide(facts, rules, forced) %}
    {% set item = {'target': target, 'state': state, 'rules': rules, 'facts': facts, 'decision': decision} %}
    {#- most tables of a run are skipped, and of them nothing more is asked -#}
    {% if decision.action != 'skip' %}
      {% do baselinr.say_still_looking(run, target, loop.index, loop.length) %}
      {% do item.update({'decision': baselinr.settle(run, item, forced)}) %}
    {% endif %}
    {% do planned.append(item) %}
  {% endfor %}
  {% do baselinr.end_looks(run) %}
  {% set ordered = baselinr.in_order(planned) %}
  {% do baselinr.spend(ordered, baselinr.budget_left(run.settings.incremental.cost_controls, spent or {})) %}
  {% do baselinr.explain(ordered) %}
  {{ return(ordered) }}
{% endmacro %}

{#- From the first decision for one table to the last, with as many looks at the warehouse as it takes. -#}
{% macro settle(run, item, forced) %}
  {% set target = item.target %}
  {% set facts = item.facts %}
  {% set settled = namespace(decision=item.decision) %}
  {% if settled.decision.action == 'look' or target.key %}{% do baselinr.begin_looks(run, item) %}{% endif %}
  {% for _ in range(8 if settled.decision.action == 'look' else 0) %}
    {% if settled.decision.action == 'look' %}
      {% do baselinr.look(run, item, settled.decision) %}
      {% set settled.decision = baselinr.decide(facts, item.rules, forced) %}
    {% endif %}
  {% endfor %}
  {% if settled.decision.reason == 'forced' and settled.decision.action == 'partial' %}
    {% if baselinr.is_tracked(target) %}
      {#- free of cost, and the states of a leaf that was renamed must not stay beside those of its new name -#}
      {% do facts.update({'gone': baselinr.partition_diff(run, target).get('removed', [])}) %}
    {% endif %}
    {% do facts.update({'mates': baselinr.rolled_up_mates(run, target, settled.decision.changed + facts.gone)}) %}
    {% set settled.decision = baselinr.decide(facts, item.rules, forced) %}
  {% endif %}
  {% if settled.decision.action == 'full' and target.key %}
    {% do baselinr.collapse_if_too_fine(run, target, facts, facts.diff or facts.listing) %}
    {% set settled.decision = baselinr.decide(facts, item.rules, forced) %}
  {% endif %}
  {{ return(settled.decision) }}
{% endmacro %}

{#- Adds the fact that a decision asks for. -#}
{% macro look(run, item, asked) %}
  {% set target = item.target %}
  {% set facts = item.facts %}
  {% if asked.reason == 'token' %}
    {% do facts.update({'failure': baselinr.ask_snapshot(run, target), 'token_read': true}) %}
    {% do facts.update({'token': target.token, 'content_id': baselinr.content_id(run, target, target.token, item.rules) if facts.sampled_id else none, 'comparable': baselinr.is_comparable(target),
                        'tokens_given': baselinr.tokens_are_given(target), 'detection_scans': baselinr.is_comparable(target) and not baselinr.tokens_are_given(target)}) %}
  {% elif asked.reason == 'ages' %}
    {% do facts.update({'expired': baselinr.expired_partitions(run, target, item.rules.snapshot_ttl_minutes)}) %}
    {% do facts.update({'failure': facts.expired.failure}) %}
    {% if item.rules.limits and not facts.failure %}{% do baselinr.fill_sizes(run, target, facts.expired) %}{% endif %}
  {% elif asked.reason == 'size' %}
    {% set size = baselinr.estimated_size(run, target) %}
    {% do facts.update({'failure': size.get('failure'), 'size_asked': true, 'size': {
      'rows': facts.size.rows if facts.size.rows is not none else size.get('rows'), 'bytes': facts.size.bytes if facts.size.bytes is not none else size.get('bytes')}}) %}
  {% elif asked.reason == 'content' %}
    {% set content = baselinr.content_of(run, target) %}
    {% do facts.update({'failure': content.failure, 'content_asked': true, 'content_id': baselinr.content_id(run, target, content.token, item.rules)}) %}
  {% elif facts.scope_unread %}
    {% set scope = baselinr.read_scope(run, target) %}
    {% do facts.update({'failure': scope.failure, 'scope_unread': false, 'size': baselinr.share_of_size(target, scope.rows)}) %}
  {% elif asked.reason == 'listing' %}
    {% set listing = baselinr.partition_listing(run, target, asked.restart) %}
    {% do facts.update({'failure': listing.failure, 'listing': listing}) %}
    {% if not listing.failure %}
      {% do baselinr.fill_sizes(run, target, listing) %}
      {% do baselinr.collapse_if_too_fine(run, target, facts, listing) %}
    {% endif %}
  {% else %}
    {#- without the columns that the stored fingerprints do not know -#}
    {% set added = facts.columns.added if facts.columns else [] %}
    {% if added %}{% do target.update({'compared_columns': target.columns | rejectattr('name', 'in', added) | list}) %}{% endif %}
    {% set diff = baselinr.partition_diff(run, target) %}
    {% do target.update({'compared_columns': none}) %}
    {% do facts.update({'failure': diff.failure, 'diff': diff}) %}
    {% if item.rules.limits and not diff.failure %}{% do baselinr.fill_sizes(run, target, diff) %}{% endif %}
  {% endif %}
{% endmacro %}

{% macro share_of_size(target, rows) %}
  {% set known = rows is not none and target.estimated_rows and target.estimated_bytes is not none %}
  {{ return({'rows': rows, 'bytes': (target.estimated_bytes * rows / target.estimated_rows) | int if known else none}) }}
{% endmacro %}

{#- What the run's budget still has: {rows, bytes}, none for no limit. -#}
{% macro budget_left(cost, spent) %}
  {% set left = {'rows': none, 'bytes': none} %}
  {% for unit, setting in {'rows': 'max_rows_per_run', 'bytes': 'max_bytes_per_run'}.items() if cost.enabled and cost[setting] is not none %}
    {% do left.update({unit: [cost[setting] - (spent.get(unit) or 0), 0] | max}) %}
  {% endfor %}
  {{ return(left) }}
{% endmacro %}

{#- Too many partitions cost more than they save: such a table is profiled as one. -#}
{% macro collapse_if_too_fine(run, target, facts, counted=none) %}
  {% set counted = counted or baselinr.count_partitions(run, target) %}
  {% set count = counted.partitions %}
  {% do facts.update({'failure': counted.failure}) %}
  {% if not counted.failure and count > target.settings.partition.max_partitions %}
    {% set coarser = {'hour': 'day', 'day': 'month', 'month': 'year'}.get(target.key.granularity) %}
    {% do baselinr.warn(target.unique_id ~ ': ' ~ target.key.column ~ ' by ' ~ target.key.granularity ~ ' makes ' ~ count
                        ~ ' partitions, more than partition.max_partitions (' ~ target.settings.partition.max_partitions
                        ~ "), so the table is profiled as one; " ~ ("set partition.granularity to '" ~ coarser ~ "'" if coarser else 'choose a coarser key')) %}
    {% do target.update({'key': none}) %}
    {% do facts.update({'partitioned': false}) %}
  {% endif %}
{% endmacro %}

{#- A table that was profiled as one stays so until its key, granularity or limit is set otherwise. -#}
{% macro keep_collapsed(target, state) %}
  {% set kept = fromjson(state.metadata) if state and state.metadata else {} %}
  {% if target.key and kept.get('collapsed_key') == target.declared_key and kept.get('max_partitions') == target.settings.partition.max_partitions %}
    {% do target.update({'key': none}) %}
  {% endif %}
{% endmacro %}
