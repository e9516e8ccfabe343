{#- `last_changed_at` of a partition: since when its content is what it is, as far as anyone can tell. Nothing but the roll-up reads it. -#}

{#- What was known of a partition before this scan. -#}
{% macro join_known(run, target, id) -%}
left join {{ baselinr.store_table(run.settings, 'partition_state') }} as known on known.unique_id = {{ baselinr.literal(target.unique_id) }} and known.partition_id = {{ id }} and known.last_run_id <> {{ baselinr.literal(run.run_id) }}
{%- endmacro %}

{#- Now, where a change was seen. A scan that finds the same outlasts it, and so does one that cannot tell: without a token to compare with,
    or after other settings or columns, whose tokens are others.

    With `roll_up_when_first_seen`, a partition that is seen for the first time counts as unchanged since the end of its own period: or every month
    of an old table would be changed today, and keep the states of all its days. In a group that others are known of it comes late, though:
    that is a change, or whoever loads an old month day by day would profile that month every day. While the first profile is under way all come late.
    `one`: the alias of the scanned partitions; `period_end`: SQL, null where there is no period. -#}
{% macro changed_at(run, item, one, period_end) %}
  {%- set now = baselinr.now() %}
  {%- set facts = item.facts %}
  {%- set is_other = not facts.has_base or facts.settings_changed or facts.columns.added or facts.columns.dropped or facts.columns.retyped %}
  {%- if not run.settings.storage.roll_up_when_first_seen %}{% set period_end = none %}{% endif %}
  {%- set first_seen = 'known.partition_id is null and ' ~ period_end ~ ' < ' ~ now %}
  {%- if facts.has_base %}
    {%- set first_seen = first_seen ~ ' and not exists (select 1 from ' ~ baselinr.store_table(run.settings, 'partition_state') ~ ' as mate where mate.unique_id = ' ~ baselinr.literal(item.target.unique_id)
        ~ ' and mate.group_id = ' ~ one ~ '.group_id and mate.last_run_id <> ' ~ baselinr.literal(run.run_id) ~ ')' %}
  {%- endif %}
  {%- set the_same = 'known.partition_id is not null' ~ (' and (known.token is null or known.token = ' ~ one ~ '.token)' if not (item.decision.restart and is_other) else '') %}
  {{- return('case\n    when ' ~ the_same ~ ' then coalesce(known.last_changed_at, ' ~ now ~ ')'
            ~ ('\n    when ' ~ first_seen ~ ' then ' ~ period_end if period_end else '') ~ '\n    else ' ~ now ~ '\n  end') }}
{%- endmacro %}
