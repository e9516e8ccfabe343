{#- Why, for people: what was compared with what (`why`), and with that what it costs, when the table is next due, and what to change to get
    another decision (`explanation`). Pure. -#}
{% macro explain(items) %}
  {% set advice = baselinr.advice() %}
  {% for item in items %}
    {% set decision = item.decision %}
    {% set skipped = decision.action == 'skip' and decision.status != 'error' and decision.reason != 'fresh_within_interval' and not decision.pending %}
    {% do item.update({'why': baselinr.why(item)}) %}
    {% set parts = [item.why, baselinr.explain_cost(item) if decision.action not in ['skip', 'defer'] else none,
                    'Looked at again at the next run' if skipped else baselinr.explain_due(item),
                    advice.get(decision.reason) if item.facts.partitioned or not item.facts.exists else advice.without_partitions.get(decision.reason, advice.get(decision.reason))] %}
    {% do item.update({'explanation': parts | select | join('. ')}) %}
  {% endfor %}
{% endmacro %}

{% macro why(item) %}
  {% set decision = item.decision %}
  {% set facts = item.facts %}
  {% set last = item.state.last_profiled_at | replace('T', ' ') | replace('Z', '') if item.state and item.state.last_profiled_at else 'never' %}
  {% set sentences = {
    'forced': 'asked for by the user' ~ ('; with it ' ~ (facts.mates | length) ~ ' partitions whose group is rolled up' if facts.mates else ''),
    'no_partition_key': 'a forced partial needs a table with partitions; this one is profiled as a whole',
    'no_complete_base': 'a forced partial needs a complete profile of the same columns and settings to be merged into',
    'incremental_disabled': 'baselinr_incremental.enabled is false, so every run profiles the whole table',
    'first_profile': 'no complete profile is stored yet',
    'settings_changed': 'the settings of this profile, or the version of the warehouse, changed since ' ~ last,
    'snapshot_match': 'nothing changed since ' ~ last ~ (', when it was sampled' if facts.sampled_id is not none else ''),
    'metadata_unavailable': 'the warehouse does not tell whether this table changed, and there is nothing to compare',
    'change_detected': 'the content changed since ' ~ last,
  } %}
  {% if facts.failure %}
    {{ return(facts.failure) }}
  {% elif decision.reason == 'fresh_within_interval' %}
    {{ return(baselinr.explain_fresh(item)) }}
  {% elif decision.reason in ['rows_cap_exceeded', 'bytes_cap_exceeded', 'run_budget_exceeded'] %}
    {{ return(baselinr.explain_over(item)) }}
  {% elif decision.reason == 'backfill' %}
    {{ return(baselinr.explain_backfill(item)) }}
  {% elif decision.reason == 'snapshot_expired' %}
    {{ return(baselinr.explain_expired(item, last)) }}
  {% elif decision.reason == 'schema_changed' %}
    {{ return(baselinr.explain_columns(facts.columns)) }}
  {% elif facts.diff and item.target.key and decision.action in ['partial', 'skip'] and decision.reason != 'snapshot_match' %}
    {{ return(baselinr.explain_diff(facts.diff, decision, last)) }}
  {% elif decision.reason == 'permission_denied' %}
    {{ return('role ' ~ item.target.role ~ ' lacks the right to read it: grant ' ~ item.target.missing_right ~ ' to it') }}
  {% elif decision.reason == 'relation_missing' %}
    {{ return('the relation does not exist in ' ~ baselinr.explain_place(item.target) ~ '; build it, or disable its profile') }}
  {% endif %}
  {{ return(sentences.get(decision.reason, decision.reason)) }}
{% endmacro %}

{% macro explain_fresh(item) %}
  {% set compared = item.facts.detection_scans and item.facts.verified_minutes_ago is not none and item.facts.verified_minutes_ago < (item.facts.profiled_minutes_ago or 0) %}
  {{ return(('compared by content ' ~ item.facts.verified_minutes_ago if compared else 'profiled ' ~ item.facts.profiled_minutes_ago) ~ ' minutes ago, and the interval is ' ~ item.rules.interval_minutes ~ ' minutes') }}
{% endmacro %}

{% macro explain_diff(diff, decision, last) %}
  {% if not diff.changed and not diff.removed and decision.action == 'partial' %}
    {{ return('what was pending has changed back, or was profiled meanwhile; the stored states are complete, and are published') }}
  {% elif not diff.changed and not diff.removed %}
    {{ return('none of ' ~ diff.partitions ~ ' partitions changed since ' ~ last) }}
  {% endif %}
  {% set text = (diff.changed | length - diff.mates) ~ ' of ' ~ diff.partitions ~ ' partitions changed'
                ~ (' and ' ~ (diff.removed | length) ~ ' removed' if diff.removed else '') ~ ' since ' ~ last
                ~ ('; with them ' ~ diff.mates ~ ' others, because their group is rolled up' if diff.mates else '') %}
  {% if decision.pending %}
    {% set text = text ~ '; ' ~ (decision.changed | length) ~ ' are taken now, ' ~ decision.pending ~ ' stay pending' %}
  {% endif %}
  {{ return(text) }}
{% endmacro %}

{#- The limit, what it was compared with, and what is done. -#}
{% macro explain_over(item) %}
  {% set decision = item.decision %}
  {% set budget = decision.reason == 'run_budget_exceeded' %}
  {% set unit = 'bytes' if decision.reason == 'bytes_cap_exceeded' else 'rows' %}
  {% set limit = namespace(value=none, unit=unit) %}
  {% for one in item.rules.limits if (one.rows_reason == decision.reason or one.bytes_reason == decision.reason) %}
    {% set limit.unit = unit if one[unit] is not none else 'bytes' %}
    {% set limit.value = one[limit.unit] %}
  {% endfor %}
  {% set setting = 'max_' ~ limit.unit ~ ('_per_run' if budget else '_scanned') %}
  {% set size = baselinr.size_of(baselinr.decision('full', decision.reason), item.facts)[limit.unit] if decision.action != 'defer' or not item.facts.diff else decision.estimate[limit.unit] %}
  {% set what = 'its size is not known' if size is none else 'it would read about ' ~ baselinr.grouped(size) ~ ' ' ~ limit.unit %}
  {% set done = {'defer': 'it is left for a later run', 'sample': 'a sample is profiled instead', 'full': 'it is profiled all the same (fallback_strategy: full)'}.get(decision.action, 'it is profiled all the same') %}
  {{ return(what ~ ', and ' ~ setting ~ ' is ' ~ baselinr.grouped(limit.value) ~ (', most of which other tables use' if budget and decision.action == 'defer' and size is not none and limit.value is not none and size <= limit.value else '') ~ '; ' ~ done) }}
{% endmacro %}

{% macro explain_backfill(item) %}
  {% set found = item.facts.diff or item.facts.listing %}
  {{ return('a first profile of all ' ~ (found.partitions if found else '') ~ ' partitions is too large for one run: ' ~ ('' if item.decision.pending else 'the last ') ~ (item.decision.changed | length) ~ ' are taken now'
            ~ (', newest first, and ' ~ item.decision.pending ~ ' are left for the next runs; until then nothing is published as the table' if item.decision.pending else ', and the table is published')) }}
{% endmacro %}

{% macro explain_expired(item, last) %}
  {% set text = 'nothing seems to have changed since ' ~ last ~ ', but the content was not verified for ' ~ item.rules.snapshot_ttl_minutes ~ ' minutes (snapshot_ttl_minutes)' %}
  {{ return(text ~ ('; of ' ~ (item.facts.expired.changed | length) ~ ' such partitions the ' ~ (item.decision.changed | length) ~ ' oldest are profiled' if item.facts.expired else '')) }}
{% endmacro %}

{% macro explain_columns(columns) %}
  {% set parts = [] %}
  {% for what, names in (columns or {}).items() if names %}{% do parts.append(('retyped or marked otherwise' if what == 'retyped' else what) ~ ' ' ~ (names | join(', '))) %}{% endfor %}
  {{ return('columns ' ~ (parts | join('; '))) }}
{% endmacro %}

{#- Where the relation was looked for. -#}
{% macro explain_place(target) %}{{ return(adapter.dispatch('explain_place', 'baselinr')(target)) }}{% endmacro %}
{% macro default__explain_place(target) %}{{ return('the warehouse') }}{% endmacro %}
{#- A session sees one database. -#}
{% macro postgres__explain_place(target) %}
  {% set here = baselinr.target_database() %}
  {{ return('database ' ~ target.database ~ (', which this connection to ' ~ here ~ ' cannot see' if target.database | lower != here | lower else '')) }}
{% endmacro %}

{% macro explain_cost(item) %}
  {% set decision = item.decision %}
  {% set bytes = namespace(matter=false) %}
  {% for limit in item.rules.limits if limit.bytes is not none %}{% set bytes.matter = true %}{% endfor %}
  {% set rows = decision.estimate.rows %}
  {{ return('Reads ' ~ ('an unknown number of rows' if rows is none else 'no rows' if rows == 0 else 'about ' ~ baselinr.grouped(rows) ~ ' rows')
            ~ (', ' ~ ('of unknown size' if decision.estimate.bytes is none else baselinr.grouped(decision.estimate.bytes) ~ ' bytes') if bytes.matter else '')) }}
{% endmacro %}

{#- When it comes up again, if this decision is carried out. -#}
{% macro explain_due(item) %}
  {% if item.decision.status == 'error' or item.decision.pending or item.decision.action == 'defer' %}
    {{ return('Due again at the next run') }}
  {% elif item.decision.action == 'skip' and item.decision.reason == 'fresh_within_interval' %}
    {{ return('Next due in ' ~ baselinr.due_in(item) ~ ' minutes') }}
  {% elif item.decision.action == 'skip' %}
    {{ return('Looked at again at the next run') }}
  {% endif %}
  {{ return('Then due again in ' ~ item.rules.interval_minutes ~ ' minutes' if item.rules.interval_minutes else 'Then due again at every change') }}
{% endmacro %}

{#- What to change to get another decision, by its reason; `without_partitions`: other advice for a table that has none. -#}
{% macro advice() %}
  {{ return({
    'fresh_within_interval': 'To act sooner, lower interval_minutes in its meta, or adaptive_scheduling.default_interval_minutes; to profile it now, --full-refresh',
    'no_complete_base': 'Run it without `action` first',
    'incremental_disabled': 'To skip what did not change, set baselinr_incremental.enabled: true',
    'metadata_unavailable': 'To skip it while its content stays the same, set partition.detect: fingerprint, or a snapshot_query',
    'rows_cap_exceeded': 'To change this, raise cost_controls.max_rows_scanned, or set fallback_strategy',
    'bytes_cap_exceeded': 'To change this, raise cost_controls.max_bytes_scanned, or set fallback_strategy',
    'run_budget_exceeded': 'To change this, raise the budget of a run, or the priority of the table',
    'snapshot_expired': 'To believe metadata for longer, raise change_detection.snapshot_ttl_minutes',
    'snapshot_match': 'To profile it all the same, --full-refresh',
    'no_partition_changed': 'To profile it all the same, --full-refresh',
    'without_partitions': {
      'change_detected': 'To profile only what changes, set partition.key',
      'rows_cap_exceeded': 'To change this, raise cost_controls.max_rows_scanned, set fallback_strategy, or partition.key, by which it can be profiled in parts',
    },
  }) }}
{% endmacro %}
