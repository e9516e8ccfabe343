{#- What carrying out a decision does to the stored state. Pure; `store/` and `profile/` write it as SQL.

    returns
      published    the states are complete and become the table's metrics
      scanned      data was read: `last_profiled_at` moves
      token        the snapshot moves to the token that was read before
      verified     'now': the content of the whole table was read; 'oldest': as long ago as that of its oldest partition; none: as before
      waiting      since when the table waits to be served: 'start' (if it does not wait already), 'restart', 'clear', or none: as before
      backfilling  the states are on their way to completeness -#}
{% macro consequences(decision, facts) %}
  {% if decision.action == 'skip' %}
    {% set compared = decision.reason == 'no_partition_changed' or (decision.reason == 'snapshot_match' and facts.diff is not none) %}
    {{ return({'published': false, 'scanned': false, 'token': decision.reason == 'no_partition_changed', 'verified': 'now' if compared and facts.detection_scans else none,
               'waiting': 'clear' if decision.status != 'error' and not facts.pending else none, 'backfilling': none}) }}
  {% elif decision.action == 'defer' %}
    {{ return({'published': false, 'scanned': false, 'token': false, 'verified': none, 'waiting': 'start', 'backfilling': none}) }}
  {% elif decision.action == 'sample' %}
    {{ return({'published': true, 'scanned': true, 'token': false, 'verified': none, 'waiting': none if facts.pending else 'clear', 'backfilling': none}) }}
  {% endif %}
  {#- a forced partial says nothing of the partitions for whose sake a sample was published -#}
  {% set complete = decision.pending == 0 and not (decision.reason == 'forced' and decision.action == 'partial' and facts.sampled_id is not none) %}
  {% set all_read = decision.action == 'full' or (complete and decision.covers_changes and facts.diff is not none and facts.detection_scans) %}
  {{ return({
    'published': complete, 'scanned': decision.action == 'full' or (decision.changed + decision.columns) | length > 0,
    'token': complete and decision.covers_changes, 'verified': 'now' if all_read else 'oldest',
    'waiting': 'clear' if complete else 'restart', 'backfilling': decision.backfill and not complete,
  }) }}
{% endmacro %}
