{#- The settings that decisions are made by, for one table. `limits` are what it may cost; see caps.sql. -#}
{% macro rules(run, target, state) %}
  {% set schedule = run.settings.incremental.adaptive_scheduling %}
  {% set minutes = baselinr.interval_now(schedule, target, state) if schedule.mode == 'adaptive' else target.interval_minutes %}
  {% set derived = target.settings.derived %}
  {% if 'rules' not in derived %}{% do derived.update({'rules': baselinr.rules_of_settings(run.settings.incremental, target.settings)}) %}{% endif %}
  {{ return(dict(derived.rules, interval_minutes=minutes)) }}
{% endmacro %}

{#- The same for all tables with these settings. -#}
{% macro rules_of_settings(incremental, settings) %}
  {% set cost = settings.cost_controls %}
  {% set sampling = settings.sampling %}
  {{ return({
    'enabled': incremental.enabled,
    'adaptive': incremental.adaptive_scheduling.mode == 'adaptive',
    'pruning': incremental.partial_profiling.enabled and incremental.partial_profiling.allow_partition_pruning,
    'partitions_per_run': incremental.partial_profiling.max_partitions_per_run,
    'partitions_per_table': settings.partition.max_partitions,
    'snapshot_ttl_minutes': incremental.change_detection.snapshot_ttl_minutes,
    'sampled': sampling.fraction is not none,
    'sample': {'fraction': sampling.fraction if sampling.fraction is not none else cost.sample_fraction, 'method': sampling.method or 'bernoulli'},
    'limits': baselinr.limits(cost, incremental.cost_controls),
    'fallback': cost.fallback_strategy,
    'priority': settings.priority or 0,
    'aging_minutes': incremental.adaptive_scheduling.staleness_penalty_minutes,
  }) }}
{% endmacro %}

{#- What this table may cost, and what a whole run may: what is larger than that will never fit. -#}
{% macro limits(cost, run_cost) %}
  {% set limits = [] %}
  {% if cost.enabled and (cost.max_rows_scanned is not none or cost.max_bytes_scanned is not none) %}
    {% do limits.append({'rows': cost.max_rows_scanned, 'bytes': cost.max_bytes_scanned, 'rows_reason': 'rows_cap_exceeded', 'bytes_reason': 'bytes_cap_exceeded'}) %}
  {% endif %}
  {% if run_cost.enabled and (run_cost.max_rows_per_run is not none or run_cost.max_bytes_per_run is not none) %}
    {% do limits.append({'rows': run_cost.max_rows_per_run, 'bytes': run_cost.max_bytes_per_run, 'rows_reason': 'run_budget_exceeded', 'bytes_reason': 'run_budget_exceeded'}) %}
  {% endif %}
  {{ return(limits) }}
{% endmacro %}

{#- The table's own interval, or the one that its changes suggest. -#}
{% macro interval_now(schedule, target, state) %}
  {% if schedule.mode == 'adaptive' and target.interval_follows_changes %}
    {{ return(baselinr.adaptive_interval(schedule, baselinr.stored_checks(state)['list'])) }}
  {% endif %}
  {{ return(target.interval_minutes) }}
{% endmacro %}

{#- {seen, list}: the token at the last check, and [minutes since the check before, changed] of the last ones. -#}
{% macro stored_checks(state) %}{{ return(fromjson(state.checks) if state and state.checks else {'seen': none, 'list': []}) }}{% endmacro %}

{#- The same with what this run saw; none where it is not asked for, or where nothing can be said. A change that an earlier run saw and
    left undone is not another one. A token is free to compare at every
    tick, a comparison by content happens when the table is due. -#}
{% macro checks_after(item) %}
  {% set checks = baselinr.stored_checks(item.state) %}
  {% set facts = item.facts %}
  {% if not item.rules.adaptive or not item.state or facts.failure %}{{ return(none) }}{% endif %}
  {% if facts.token is not none and checks.seen is not none %}
    {% set seen = baselinr.record_check(checks['list'], baselinr.to_int(item.state.checked_minutes_ago), 1 if facts.token != checks.seen else 0) %}
  {% elif facts.token is none and facts.diff and not facts.pending and facts.waiting_minutes is none %}
    {% set seen = baselinr.record_check(checks['list'], [facts.profiled_minutes_ago, facts.verified_minutes_ago if facts.verified_minutes_ago is not none else facts.profiled_minutes_ago] | min,
                                        1 if facts.diff.changed or facts.diff.removed else 0) %}
  {% else %}
    {% set seen = checks['list'] %}
  {% endif %}
  {{ return({'seen': facts.token, 'list': seen}) }}
{% endmacro %}
