{#- What a candidate may cost: rows 10 and 11 of docs/decisions.md. Pure.
    A limit is {reason, rows, bytes}, none for no limit; `rules.limits` are those of the table and that of the whole run. -#}

{#- The candidate, or what fits of it, or what is done instead. -#}
{% macro within_caps(candidate, facts, rules) %}
  {% if facts.scope_unread %}
    {{ return(baselinr.look_at('scope')) }}
  {% elif candidate.action == 'sample' and not candidate.exempt and baselinr.size_matters(facts.size, facts, rules) %}
    {{ return(baselinr.look_at('size')) }}
  {% elif candidate.action == 'sample' %}
    {{ return(baselinr.sampled_once(baselinr.sample_of(candidate.reason, facts, rules, candidate.exempt, candidate.fraction), facts, rules.interval_minutes)) }}
  {% elif candidate.exempt %}
    {{ return(dict(candidate, estimate=baselinr.size_of(candidate, facts))) }}
  {% elif candidate.action == 'partial' and not candidate.columns %}
    {{ return(baselinr.cut_to_caps(candidate, facts, rules)) }}
  {% endif %}
  {% set estimate = baselinr.size_of(candidate, facts) %}
  {% set over = baselinr.limit_exceeded(estimate, rules.limits) %}
  {% if not over %}
    {{ return(dict(candidate, estimate=estimate)) }}
  {% elif baselinr.size_matters(estimate, facts, rules) %}
    {{ return(baselinr.look_at('size')) }}
  {% elif facts.partitioned and rules.pruning and candidate.action == 'full' and candidate.reason != 'snapshot_expired' %}
    {{ return(baselinr.begin_backfill(candidate, over, facts, rules)) }}
  {% endif %}
  {{ return(baselinr.fall_back(candidate, over, estimate, facts, rules)) }}
{% endmacro %}

{#- Is a size not known that a limit needs, and was nobody asked for it yet? -#}
{% macro size_matters(size, facts, rules) %}
  {% if facts.size_asked %}{{ return(false) }}{% endif %}
  {% for limit in rules.limits if (limit.rows is not none and size.rows is none) or (limit.bytes is not none and size.bytes is none) %}{{ return(true) }}{% endfor %}
  {{ return(false) }}
{% endmacro %}

{#- What it would read. Columns that are profiled alone are read from every partition. -#}
{% macro size_of(candidate, facts) %}
  {% if candidate.action == 'partial' and not candidate.columns %}{{ return(baselinr.total_size(candidate.changed, candidate.sizes)) }}{% endif %}
  {{ return({'rows': facts.diff.rows if facts.diff and facts.diff.rows is not none else facts.size.rows, 'bytes': facts.size.bytes}) }}
{% endmacro %}

{#- The sum of partitions; none as soon as one is not known. -#}
{% macro total_size(ids, sizes) %}
  {% set total = namespace(rows=0, bytes=0) %}
  {% for id in ids %}
    {% set size = sizes.get(id, {}) %}
    {% set total.rows = none if total.rows is none or size.get('rows') is none else total.rows + size.rows %}
    {% set total.bytes = none if total.bytes is none or size.get('bytes') is none else total.bytes + size.bytes %}
  {% endfor %}
  {{ return({'rows': total.rows, 'bytes': total.bytes}) }}
{% endmacro %}

{#- The reason of the first limit that this size exceeds, or none. What nobody knows counts as over: unknown is not zero. -#}
{% macro limit_exceeded(size, limits) %}
  {% for limit in limits %}
    {% if limit.rows is not none and (size.rows is none or size.rows > limit.rows) %}{{ return(limit.rows_reason) }}{% endif %}
    {% if limit.bytes is not none and (size.bytes is none or size.bytes > limit.bytes) %}{{ return(limit.bytes_reason) }}{% endif %}
  {% endfor %}
  {{ return(none) }}
{% endmacro %}

{#- As many partitions of a partial as fit. Removed ones cost nothing and are never capped. -#}
{% macro cut_to_caps(candidate, facts, rules) %}
  {% set expired = candidate.reason == 'snapshot_expired' %}
  {% set taken = baselinr.first_that_fit(candidate.changed if expired else baselinr.in_line(candidate.changed, facts.resume), candidate.sizes, rules.limits, rules.limits, rules.partitions_per_run) %}
  {% if candidate.changed and (not taken or baselinr.is_stuck(candidate, taken, facts, rules)) %}
    {% set over = baselinr.limit_exceeded(baselinr.total_size(candidate.changed, candidate.sizes), rules.limits) %}
    {#- first those that never fit: of the others some may change at every tick -#}
    {% set line = candidate.changed if expired else (candidate.changed | reject('in', dict(zip(taken, taken))) | list) + taken %}
    {% set first = line[:rules.partitions_per_run] if expired or taken else baselinr.in_line(line, facts.resume)[:rules.partitions_per_run] %}
    {{ return(baselinr.fall_back(baselinr.taking(candidate, first), over, baselinr.total_size(first, candidate.sizes), facts, rules)) }}
  {% endif %}
  {{ return(baselinr.taking(candidate, taken)) }}
{% endmacro %}

{#- Is there nothing left to wait for but partitions that never fit? Others may change at every tick, and take their turns; but nothing exact
    will be published any more. So once an interval it counts as not fitting at all. -#}
{% macro is_stuck(candidate, taken, facts, rules) %}
  {% if rules.fallback == 'defer' or candidate.reason == 'snapshot_expired' or not facts.pending or facts.last_action != 'partial' or taken | length == candidate.changed | length %}{{ return(false) }}{% endif %}
  {#- a map is searched faster than a list: there may be thousands -#}
  {% set taken = dict(zip(taken, taken)) %}
  {% for id in candidate.changed if id not in taken and not baselinr.limit_exceeded(candidate.sizes.get(id) or {'rows': none, 'bytes': none}, rules.limits) %}{{ return(false) }}{% endfor %}
  {{ return(facts.published_minutes_ago is none or facts.published_minutes_ago >= rules.interval_minutes) }}
{% endmacro %}

{#- A partial over these of its partitions. The rest stays pending; but where partitions are only verified again, the rest has not changed,
    except for the mates of those that are taken: nothing is left of them. -#}
{% macro taking(candidate, ids) %}
  {% set left = candidate.changed | length - ids | length if candidate.reason != 'snapshot_expired' else baselinr.lost_mates(candidate, ids) %}
  {{ return(dict(candidate, changed=ids if candidate.reason == 'snapshot_expired' else ids | sort(case_sensitive=true), estimate=baselinr.total_size(ids, candidate.sizes), pending=candidate.pending + left,
                 resume=(ids | sort(case_sensitive=true))[0] if left and ids else none)) }}
{% endmacro %}

{#- How many partitions lose their state because others of their group, which is rolled up, are profiled or gone. -#}
{% macro lost_mates(candidate, ids) %}
  {% set taken, touched, lost = dict(zip(ids, ids)), {}, [] %}
  {% for id in ids + candidate.removed if id in candidate.rolled_up %}{% do touched.update({candidate.rolled_up[id]: true}) %}{% endfor %}
  {% for id in candidate.changed if id not in taken and id in candidate.rolled_up and candidate.rolled_up[id] in touched %}{% do lost.append(id) %}{% endfor %}
  {{ return(lost | length) }}
{% endmacro %}

{#- The newest first; but what an earlier run left undone, the partitions below `resume`, goes before them: or partitions that change at
    every tick would keep the others waiting for ever. -#}
{% macro in_line(ids, resume) %}
  {% set newest_first = ids | sort(case_sensitive=true, reverse=true) %}
  {% if resume is none %}{{ return(newest_first) }}{% endif %}
  {% set left = [] %}
  {% set others = [] %}
  {% for id in newest_first %}{% do (left if id < resume else others).append(id) %}{% endfor %}
  {{ return(left + others) }}
{% endmacro %}

{#- From the front of the line, as many as fit into `left`. One that is larger than a whole limit never will, and is passed over;
    one that is only too large for what is left ends the row, so that it is the first next time. -#}
{% macro first_that_fit(line, sizes, limits, left, count) %}
  {% set total = namespace(rows=0, bytes=0, full=false) %}
  {% set taken = [] %}
  {% for id in line %}
    {% set size = sizes.get(id) or {'rows': none, 'bytes': none} %}
    {% if not total.full and not (limits and baselinr.limit_exceeded(size, limits)) %}
      {% set sum = {'rows': none if size.rows is none else total.rows + size.rows, 'bytes': none if size.bytes is none else total.bytes + size.bytes} %}
      {% if taken | length >= count or (left and baselinr.limit_exceeded(sum, left)) %}
        {% set total.full = true %}
      {% else %}
        {% do taken.append(id) %}
        {% set total.rows = total.rows + (size.rows or 0) %}
        {% set total.bytes = total.bytes + (size.bytes or 0) %}
      {% endif %}
    {% endif %}
  {% endfor %}
  {{ return(taken) }}
{% endmacro %}

{#- A full profile that is too large, of a table with partitions: as many of them as fit, newest first; the rest in later runs. -#}
{% macro begin_backfill(candidate, over, facts, rules) %}
  {% if facts.listing is none %}{{ return(dict(baselinr.look_at('listing'), restart=true)) }}{% endif %}
  {% set parts = facts.listing %}
  {% set total = baselinr.total_size(parts.changed, parts.sizes) %}
  {% set whole = dict(candidate, estimate=total) %}
  {% if not baselinr.limit_exceeded(total, rules.limits) %}{{ return(whole) }}{% endif %}
  {% set taken = baselinr.first_that_fit(baselinr.in_line(parts.changed, none), parts.sizes, rules.limits, rules.limits, rules.partitions_per_run) %}
  {% if not taken %}{{ return(baselinr.fall_back(candidate, over, total, facts, rules)) }}{% endif %}
  {{ return(dict(baselinr.taking(baselinr.decision('partial', 'backfill', changed=parts.changed, sizes=parts.sizes), taken), restart=true)) }}
{% endmacro %}

{#- What is done with a candidate of which nothing fits. What only verifies is never sampled: it would replace what is exact. -#}
{% macro fall_back(candidate, over, estimate, facts, rules) %}
  {% if rules.fallback == 'full' %}
    {{ return(dict(candidate, reason=over, estimate=estimate, exempt=true)) }}
  {% elif rules.fallback == 'sample' and candidate.reason != 'snapshot_expired' and baselinr.size_matters(facts.size, facts, rules) %}
    {{ return(baselinr.look_at('size')) }}
  {% elif rules.fallback == 'sample' and candidate.reason != 'snapshot_expired' %}
    {{ return(baselinr.sampled_once(baselinr.sample_of(over, facts, rules), facts, rules.interval_minutes)) }}
  {% endif %}
  {{ return(dict(baselinr.decision('defer', over, pending=candidate.pending + candidate.changed | length), estimate=estimate)) }}
{% endmacro %}

{#- A sample, made smaller where even that would be too large. -#}
{% macro sample_of(reason, facts, rules, exempt=false, asked=none) %}
  {% set rows = baselinr.size_of(baselinr.decision('full', reason), facts).rows %}
  {% set fraction = namespace(value=rules.sample.fraction if asked is none else asked) %}
  {% for limit in rules.limits if rows and not exempt %}
    {% if limit.rows is not none and fraction.value * rows > limit.rows %}{% set fraction.value = limit.rows / rows %}{% endif %}
    {% if limit.bytes is not none and facts.size.bytes and fraction.value * facts.size.bytes > limit.bytes %}{% set fraction.value = limit.bytes / facts.size.bytes %}{% endif %}
  {% endfor %}
  {{ return(dict(baselinr.decision('sample', reason, exempt=exempt, covers_changes=false), fraction=fraction.value,
                 estimate={'rows': (fraction.value * rows) | int if rows is not none else none, 'bytes': (fraction.value * facts.size.bytes) | int if facts.size.bytes is not none else none})) }}
{% endmacro %}

{#- A table that is as it was when it was sampled is not sampled again. -#}
{% macro sampled_once(decision, facts, interval) %}
  {% if facts.sampled_id is none or decision.reason == 'forced' %}
    {{ return(decision) }}
  {% elif facts.last_action == 'sample' and facts.profiled_minutes_ago is not none and facts.profiled_minutes_ago < interval %}
    {{ return(baselinr.decision('skip', 'fresh_within_interval')) }}
  {% elif facts.content_id is none and facts.comparable and not facts.content_asked %}
    {{ return(baselinr.look_at('content')) }}
  {% elif facts.content_id is not none and facts.content_id == facts.sampled_id %}
    {{ return(baselinr.decision('skip', 'snapshot_match')) }}
  {% endif %}
  {{ return(decision) }}
{% endmacro %}
