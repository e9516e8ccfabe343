{#- Why, in a sentence: what was compared with what. -#}
{% macro explain(item) %}
  {% set decision = item.decision %}
  {% set facts = item.facts %}
  {% set last = (item.state.last_profiled_at or 'never' if item.state else 'never') | replace('T', ' ') | replace('Z', '') %}
  {% set sentences = {
    'running_elsewhere': 'another run is working on this table',
    'forced': 'asked for by the user',
    'no_partition_key': 'a forced partial needs a table with partitions; this one is profiled as a whole',
    'no_complete_base': 'a forced partial needs a complete profile of the same columns and settings to be merged into; run it without `action` first',
    'incremental_disabled': 'baselinr_incremental.enabled is false, so every run profiles the whole table',
    'first_profile': 'no complete profile is stored yet',
    'fresh_within_interval': 'profiled ' ~ facts.profiled_minutes_ago ~ ' minutes ago, and the interval is ' ~ item.rules.interval_minutes ~ ' minutes',
    'settings_changed': 'the settings of this profile, or the version of the warehouse, changed since ' ~ last,
    'snapshot_match': 'nothing changed since ' ~ last,
    'snapshot_expired': 'nothing seems to have changed since ' ~ last ~ ', but the content was not verified for ' ~ item.rules.snapshot_ttl_minutes ~ ' minutes',
    'metadata_unavailable': 'the warehouse does not tell whether this table changed, and there is nothing to compare',
    'change_detected': 'the content changed since ' ~ last,
  } %}
  {% if facts.failure %}
    {{ return(facts.failure) }}
  {% elif facts.diff and item.target.key %}
    {{ return(baselinr.explain_diff(facts.diff, decision, last)) }}
  {% elif decision.reason == 'schema_changed' %}
    {{ return(baselinr.explain_columns(facts.columns)) }}
  {% elif decision.reason == 'permission_denied' %}
    {{ return(baselinr.explain_right(item.target)) }}
  {% elif decision.reason == 'relation_missing' %}
    {{ return('the relation does not exist in ' ~ baselinr.explain_place(item.target) ~ '; build it, or disable its profile') }}
  {% endif %}
  {{ return(sentences[decision.reason]) }}
{% endmacro %}

{% macro explain_diff(diff, decision, last) %}
  {% if not diff.changed and not diff.removed and decision.action == 'partial' %}
    {{ return('what was pending has changed back, or was profiled meanwhile; the stored states are complete, and are published') }}
  {% elif not diff.changed and not diff.removed %}
    {{ return('none of ' ~ diff.partitions ~ ' partitions changed since ' ~ last) }}
  {% endif %}
  {% set text = (diff.changed | length) ~ ' of ' ~ diff.partitions ~ ' partitions changed'
                ~ (' and ' ~ (diff.removed | length) ~ ' removed' if diff.removed else '') ~ ' since ' ~ last %}
  {% if decision.pending %}
    {% set text = text ~ '; the newest ' ~ (decision.changed | length) ~ ' are taken now (max_partitions_per_run), ' ~ decision.pending ~ ' stay pending' %}
  {% endif %}
  {{ return(text) }}
{% endmacro %}

{% macro explain_columns(columns) %}
  {% set parts = [] %}
  {% for what, names in (columns or {}).items() if names %}{% do parts.append(what ~ ' ' ~ (names | join(', '))) %}{% endfor %}
  {{ return('columns ' ~ (parts | join('; '))) }}
{% endmacro %}

{% macro explain_right(target) %}
  {{ return('role ' ~ target.role ~ ' lacks the right to read it: grant ' ~ target.missing_right ~ ' to it') }}
{% endmacro %}

{#- Where the relation was looked for. -#}
{% macro explain_place(target) %}{{ return(adapter.dispatch('explain_place', 'baselinr')(target)) }}{% endmacro %}
{% macro default__explain_place(target) %}{{ return('the warehouse') }}{% endmacro %}
{#- A session sees one database. -#}
{% macro postgres__explain_place(target) %}
  {% set here = baselinr.target_database() %}
  {{ return('database ' ~ target.database ~ (', which this connection to ' ~ here ~ ' cannot see' if target.database | lower != here | lower else '')) }}
{% endmacro %}
