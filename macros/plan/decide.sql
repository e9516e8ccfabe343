{#- What to do with one table. Pure: facts and rules in, a decision out; no SQL, no I/O, no settings lookup.
    Every decision of the package is made in this folder, in the order of docs/decisions.md: the candidate here, what it may cost in
    caps.sql, what all tables of a run may cost together in budget.sql, and what becomes of the stored state in consequences.sql.

    facts   see macros/detect/facts.sql
    rules   see macros/plan/rules.sql
    forced  none, or {action, partitions} as the user asked
    returns the shape of `decision`; action `look` asks for one more fact, and `reason` says which: `look_at` in plan.sql -#}
{% macro decide(facts, rules, forced=none) %}
  {% set candidate = baselinr.candidate(facts, rules, forced) %}
  {% if candidate.action not in ['full', 'partial', 'sample'] %}{{ return(candidate) }}{% endif %}
  {% set decision = baselinr.within_caps(candidate, facts, rules) %}
  {#- what was found by the keys alone is compared before it is published -#}
  {{ return(baselinr.look_at('partitions') if decision.to_verify and decision.action == 'partial' and decision.pending == 0 else decision) }}
{% endmacro %}

{% macro candidate(facts, rules, forced) %}
  {% if not facts.exists %}
    {{ return(baselinr.decision('skip', 'relation_missing', status='error')) }}
  {% elif not facts.readable %}
    {{ return(baselinr.decision('skip', 'permission_denied', status='error')) }}
  {% elif facts.failure %}
    {{ return(baselinr.decision('skip', 'detection_failed', status='error')) }}
  {% elif facts.asks_token and not facts.token_read and (forced or not rules.enabled or not baselinr.is_fresh(facts, rules)) %}
    {{ return(baselinr.look_at('token')) }}
  {% elif forced %}
    {{ return(baselinr.decide_forced(facts, forced)) }}
  {% elif not rules.enabled %}
    {{ return(baselinr.decision('full', 'incremental_disabled', exempt=true)) }}
  {% elif baselinr.is_fresh(facts, rules) %}
    {{ return(baselinr.decision('skip', 'fresh_within_interval')) }}
  {% elif rules.sampled %}
    {{ return(baselinr.decision('sample', baselinr.reason_to_sample(facts))) }}
  {% elif not facts.has_base %}
    {{ return(baselinr.decide_without_base(facts, rules)) }}
  {% elif facts.columns.added or facts.columns.retyped or facts.columns.dropped %}
    {{ return(baselinr.decide_schema_change(facts, rules)) }}
  {% elif facts.settings_changed %}
    {{ return(baselinr.decision('full', 'settings_changed')) }}
  {% elif facts.token is not none and facts.token == facts.stored_token and facts.pending == 0 %}
    {{ return(baselinr.decide_equal_token(facts, rules)) }}
  {% elif not facts.comparable %}
    {{ return(baselinr.decision('full', 'metadata_unavailable' if facts.token is none else 'change_detected')) }}
  {% elif facts.diff is none %}
    {{ return(baselinr.look_at('partitions')) }}
  {% else %}
    {{ return(baselinr.decide_by_diff(facts, rules)) }}
  {% endif %}
{% endmacro %}

{#- Counted from the last profile, never from the last decision. Where only a scan tells whether the table changed, a comparison that
    found nothing counts as well: or an unchanged table would be read at every tick. -#}
{% macro is_fresh(facts, rules) %}
  {% if facts.pending or facts.profiled_minutes_ago is none or not (facts.has_base or facts.sampled_id) %}{{ return(false) }}{% endif %}
  {% set compared = facts.verified_minutes_ago if facts.detection_scans else none %}
  {{ return(facts.profiled_minutes_ago < rules.interval_minutes or (compared is not none and compared < rules.interval_minutes)) }}
{% endmacro %}

{#- What the user forces is not capped; a partial needs something valid to be merged into. -#}
{% macro decide_forced(facts, forced) %}
  {% set stale = facts.has_base and (facts.columns.added or facts.columns.retyped or facts.columns.dropped or facts.settings_changed) %}
  {% if forced.action == 'partial' and not facts.partitioned %}
    {{ return(baselinr.decision('skip', 'no_partition_key', status='error')) }}
  {% elif forced.action == 'partial' and (not facts.has_base or stale) %}
    {{ return(baselinr.decision('skip', 'no_complete_base', status='error')) }}
  {% elif forced.action == 'partial' %}
    {{ return(baselinr.decision('partial', 'forced', changed=(forced.partitions + facts.mates) | unique(case_sensitive=true) | list, removed=facts.gone, pending=facts.pending, covers_changes=false, exempt=true)) }}
  {% endif %}
  {{ return(dict(baselinr.decision(forced.action, 'forced', exempt=true), fraction=forced.get('fraction'))) }}
{% endmacro %}

{% macro reason_to_sample(facts) %}
  {{ return('first_profile' if facts.sampled_id is none and not facts.has_base else 'change_detected' if facts.token is not none or facts.comparable else 'metadata_unavailable') }}
{% endmacro %}

{#- Nothing to merge into yet: everything; or, where a backfill is under way, what is still missing. The keys alone are listed, which is
    cheap, until nothing is missing: then what was profiled in earlier runs is compared as well, before it is published as the table. -#}
{% macro decide_without_base(facts, rules) %}
  {% set stale = facts.settings_changed or facts.columns is not none and (facts.columns.added or facts.columns.retyped or facts.columns.dropped) %}
  {% if not facts.backfilling or stale or not facts.partitioned or not rules.pruning %}
    {{ return(baselinr.decision('full', 'first_profile')) }}
  {% elif facts.listing is none and not facts.tokens_given %}
    {{ return(baselinr.look_at('listing')) }}
  {% elif facts.diff is none and (facts.tokens_given or not facts.listing.changed) %}
    {{ return(baselinr.look_at('partitions')) }}
  {% endif %}
  {% set found = facts.diff or facts.listing %}
  {{ return(baselinr.decision('partial', 'backfill', changed=found.changed, removed=found.removed, sizes=found.sizes, to_verify=facts.diff is none)) }}
{% endmacro %}

{#- A schema change costs what it touches: a dropped column no scan, an added or retyped one a scan of its own, if what the other columns
    hold is known to be as it was, or can be compared. A fingerprint covers the columns it was made of: without one of them it cannot, and
    after a column was dropped the next run profiles what it cannot compare. Where a filter may have read a column, nothing is known. -#}
{% macro decide_schema_change(facts, rules) %}
  {% set touched = facts.columns.added + facts.columns.retyped %}
  {% set known = facts.token is not none and facts.token == facts.stored_token %}
  {% if facts.pending or facts.settings_changed or (facts.reads_more and (facts.columns.dropped or facts.columns.retyped)) %}
    {{ return(baselinr.decision('full', 'schema_changed')) }}
  {% elif not touched and (known or not baselinr.seems_changed(facts)) %}
    {{ return(baselinr.decision('partial', 'schema_changed', covers_changes=known)) }}
  {% elif known and facts.sampled_id is none %}
    {{ return(baselinr.decision('partial', 'schema_changed', columns=touched)) }}
  {% elif not facts.comparable or (not facts.tokens_given and (facts.columns.retyped or facts.columns.dropped)) %}
    {{ return(baselinr.decision('full', 'schema_changed')) }}
  {% elif facts.diff is none %}
    {{ return(baselinr.look_at('partitions')) }}
  {% elif facts.diff.changed | length > (rules.partitions_per_run if facts.partitioned and rules.pruning else 0) %}
    {{ return(baselinr.decision('full', 'schema_changed')) }}
  {% endif %}
  {{ return(baselinr.decision('partial', 'schema_changed', changed=facts.diff.changed, removed=facts.diff.removed, sizes=facts.diff.sizes, columns=touched)) }}
{% endmacro %}

{#- Is there any sign that what the states hold is not what the table holds now? -#}
{% macro seems_changed(facts) %}
  {% set other_token = facts.token is not none and facts.token != facts.stored_token %}
  {{ return(other_token or facts.sampled_id is not none or facts.waiting_minutes is not none or facts.other_count) }}
{% endmacro %}

{#- Metadata may miss a change, so its word expires: then the partitions that were verified longest ago are profiled anew. Where the
    content went back to what the states hold after a sample was published, the states are published again. -#}
{% macro decide_equal_token(facts, rules) %}
  {% set verified = facts.profiled_minutes_ago if facts.verified_minutes_ago is none else facts.verified_minutes_ago %}
  {% if facts.sampled_id is not none %}
    {{ return(baselinr.decision('partial', 'changed_partitions_detected')) }}
  {% elif not rules.snapshot_ttl_minutes or verified < rules.snapshot_ttl_minutes %}
    {{ return(baselinr.decision('skip', 'snapshot_match')) }}
  {% elif not facts.partitioned or not rules.pruning %}
    {{ return(baselinr.decision('full', 'snapshot_expired')) }}
  {% elif facts.expired is none %}
    {{ return(baselinr.look_at('ages')) }}
  {% elif not facts.expired.changed and not facts.expired.removed %}
    {{ return(baselinr.decision('skip', 'snapshot_match')) }}
  {% endif %}
  {{ return(baselinr.decision('partial', 'snapshot_expired', changed=facts.expired.changed, removed=facts.expired.removed, sizes=facts.expired.sizes, rolled_up=facts.expired.rolled_up)) }}
{% endmacro %}

{% macro decide_by_diff(facts, rules) %}
  {% set diff = facts.diff %}
  {% if not diff.changed and not diff.removed and (facts.pending or facts.sampled_id is not none) %}
    {#- what was pending is no longer, or what was sampled: the states are complete, and not yet published -#}
    {{ return(baselinr.decision('partial', 'changed_partitions_detected')) }}
  {% elif not diff.changed and not diff.removed %}
    {{ return(baselinr.decision('skip', 'no_partition_changed' if facts.partitioned else 'snapshot_match')) }}
  {% elif not facts.partitioned or not rules.pruning or diff.partitions > rules.partitions_per_table %}
    {{ return(baselinr.decision('full', 'change_detected')) }}
  {% endif %}
  {{ return(baselinr.decision('partial', 'changed_partitions_detected', changed=diff.changed, removed=diff.removed, sizes=diff.sizes)) }}
{% endmacro %}

{#- The shape of every decision.
      changed, sizes   partition ids to profile; id -> {rows, bytes}, none where nobody knows
      rolled_up        id -> group of those that have no state of their own, where the others need not be profiled
      removed          partition ids that are gone, which cost nothing
      columns          of all other partitions these columns are profiled alone
      pending, resume  how many partitions stay undone; the smallest id that was taken, because what is left below it comes first next time
      covers_changes   once it is carried out, the states hold all that the token stands for
      restart          what is stored is not valid any more
      estimate         {rows, bytes} that it will read
      exempt           neither caps nor budgets apply
      to_verify        made from a listing of keys: before it completes the states, they are compared
      backfill         the states become complete with it, or are on their way -#}
{% macro decision(action, reason, changed=[], removed=[], sizes={}, rolled_up={}, columns=[], pending=0, status='planned', covers_changes=true, exempt=false, to_verify=false) %}
  {{ return({'action': action, 'reason': reason, 'status': status, 'changed': changed, 'removed': removed, 'sizes': sizes, 'rolled_up': rolled_up, 'columns': columns, 'pending': pending,
             'resume': none, 'covers_changes': covers_changes, 'restart': action == 'full', 'estimate': {'rows': 0, 'bytes': 0}, 'fraction': none, 'exempt': exempt, 'to_verify': to_verify, 'backfill': reason == 'backfill'}) }}
{% endmacro %}

{% macro look_at(what) %}{{ return(baselinr.decision('look', what)) }}{% endmacro %}
