{#- What to do with one table. Pure: facts and rules in, a decision out; no SQL, no I/O, no settings lookup.
    Every decision of the package is made here, in the order of docs/decisions.md.

    facts   see macros/detect/facts.sql
    rules   {enabled, interval_minutes, pruning, partitions_per_run, partitions_per_table, snapshot_ttl_minutes}
    forced  none, or {action, partitions} as the user asked
    returns {action, reason, changed, removed, pending, status, covers_changes}; action `compare` asks for the partition diff -#}
{% macro decide(facts, rules, forced=none) %}
  {% if not facts.exists %}
    {{ return(baselinr.decision('skip', 'relation_missing', status='error')) }}
  {% elif not facts.readable %}
    {{ return(baselinr.decision('skip', 'permission_denied', status='error')) }}
  {% elif facts.failure %}
    {{ return(baselinr.decision('skip', 'detection_failed', status='error')) }}
  {% elif facts.claimed_elsewhere %}
    {{ return(baselinr.decision('skip', 'running_elsewhere')) }}
  {% elif forced %}
    {{ return(baselinr.decide_forced(facts, forced)) }}
  {% elif not rules.enabled %}
    {{ return(baselinr.decision('full', 'incremental_disabled')) }}
  {% elif not facts.has_base %}
    {{ return(baselinr.decision('full', 'first_profile')) }}
  {% elif facts.pending == 0 and facts.profiled_minutes_ago < rules.interval_minutes %}
    {{ return(baselinr.decision('skip', 'fresh_within_interval')) }}
  {% elif facts.columns.added or facts.columns.retyped or facts.columns.dropped %}
    {{ return(baselinr.decide_schema_change(facts)) }}
  {% elif facts.settings_changed %}
    {{ return(baselinr.decision('full', 'settings_changed')) }}
  {% elif facts.token is not none and facts.token == facts.stored_token and facts.pending == 0 %}
    {{ return(baselinr.decide_equal_token(facts, rules)) }}
  {% elif not facts.comparable %}
    {{ return(baselinr.decision('full', 'metadata_unavailable' if facts.token is none else 'change_detected')) }}
  {% elif facts.diff is none %}
    {{ return(baselinr.decision('compare', 'token_differs')) }}
  {% else %}
    {{ return(baselinr.decide_by_diff(facts, rules)) }}
  {% endif %}
{% endmacro %}

{#- What the user forces is not capped; a partial needs something valid to be merged into. -#}
{% macro decide_forced(facts, forced) %}
  {% set stale = facts.has_base and (facts.columns.added or facts.columns.retyped or facts.columns.dropped or facts.settings_changed) %}
  {% if forced.action == 'partial' and not facts.partitioned %}
    {{ return(baselinr.decision('skip', 'no_partition_key', status='error')) }}
  {% elif forced.action == 'partial' and (not facts.has_base or stale) %}
    {{ return(baselinr.decision('skip', 'no_complete_base', status='error')) }}
  {% elif forced.action == 'partial' %}
    {{ return(baselinr.decision('partial', 'forced', changed=forced.partitions | unique | list, removed=facts.gone, pending=facts.pending, covers_changes=false)) }}
  {% endif %}
  {{ return(baselinr.decision(forced.action, 'forced')) }}
{% endmacro %}

{#- A dropped column needs no scan where the stored tokens do not depend on the columns; a fingerprint does, so it cannot tell whether
    the rest of the table changed as well. Nor can it where a setting may have read that very column. -#}
{% macro decide_schema_change(facts) %}
  {% if facts.token is not none and not facts.columns.added and not facts.columns.retyped and facts.token == facts.stored_token and facts.pending == 0 and not facts.reads_more %}
    {{ return(baselinr.decision('partial', 'schema_changed')) }}
  {% endif %}
  {{ return(baselinr.decision('full', 'schema_changed')) }}
{% endmacro %}

{#- Metadata may miss a change, so its word expires. -#}
{% macro decide_equal_token(facts, rules) %}
  {% if rules.snapshot_ttl_minutes and facts.profiled_minutes_ago >= rules.snapshot_ttl_minutes %}
    {{ return(baselinr.decision('full', 'snapshot_expired')) }}
  {% endif %}
  {{ return(baselinr.decision('skip', 'snapshot_match')) }}
{% endmacro %}

{#- Over the cap the newest partitions go first; the rest stays pending. Removed ones cost nothing and are never capped. -#}
{% macro decide_by_diff(facts, rules) %}
  {% set diff = facts.diff %}
  {% if not diff.changed and not diff.removed and facts.pending %}
    {#- what was pending is no longer: the states are complete, and not yet published -#}
    {{ return(baselinr.decision('partial', 'changed_partitions_detected')) }}
  {% elif not diff.changed and not diff.removed %}
    {{ return(baselinr.decision('skip', 'no_partition_changed' if facts.partitioned else 'snapshot_match')) }}
  {% elif not facts.partitioned or not rules.pruning or diff.partitions > rules.partitions_per_table %}
    {{ return(baselinr.decision('full', 'change_detected')) }}
  {% endif %}
  {% set over = [(diff.changed | length) - rules.partitions_per_run, 0] | max %}
  {{ return(baselinr.decision('partial', 'changed_partitions_detected', changed=diff.changed[over:], removed=diff.removed, pending=over)) }}
{% endmacro %}

{#- The shape of every decision. `covers_changes`: once it is carried out, the states hold all that the token stands for. -#}
{% macro decision(action, reason, changed=[], removed=[], pending=0, status='planned', covers_changes=true) %}
  {{ return({'action': action, 'reason': reason, 'changed': changed, 'removed': removed, 'pending': pending, 'status': status, 'covers_changes': covers_changes}) }}
{% endmacro %}
