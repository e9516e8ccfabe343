{#- How often a table is due. Pure: settings and what earlier checks saw in, minutes out; no SQL, no I/O. `schedule` is the setting
    incremental.adaptive_scheduling; a check is [minutes since the check before it, 1 if a change was seen else 0]. For users: docs/scheduling.md -#}

{#- Minutes between two profiles of a table in `fixed` mode that has no interval of its own; 0: always due. -#}
{% macro usual_interval(schedule) %}
  {{ return(baselinr.clamped_interval(schedule, schedule.default_interval_minutes) if schedule.enabled else 0) }}
{% endmacro %}

{#- What was set for this table alone, or none; a table that has one is never adaptive. Its own meta is taken as it is, because who writes
    it there means this table; an override is one of many, and stays within the bounds. -#}
{% macro own_interval(schedule, table, database, schema, name) %}
  {% if not schedule.enabled %}{{ return(none) }}{% endif %}
  {% if table.interval_minutes is not none %}{{ return(table.interval_minutes) }}{% endif %}
  {% set minutes = baselinr.priority_override(schedule.priority_overrides, database, schema, name) %}
  {{ return(baselinr.clamped_interval(schedule, minutes) if minutes is not none else none) }}
{% endmacro %}

{#- The override of the longest name that fits, or none. For each, the key as it is written comes before the same key in another case:
    so "Orders" and "orders" can each have their own, and who writes names in any case is understood as well. -#}
{% macro priority_override(overrides, database, schema, name) %}
  {% for full_name in [database ~ '.' ~ schema ~ '.' ~ name, schema ~ '.' ~ name, name] %}
    {% for key, minutes in overrides.items() if key | string == full_name %}{{ return(minutes) }}{% endfor %}
    {% for key, minutes in overrides.items() if baselinr.match_case(key | string) == baselinr.match_case(full_name) %}{{ return(minutes) }}{% endfor %}
  {% endfor %}
  {{ return(none) }}
{% endmacro %}

{#- What names are compared by. A warehouse that keeps two names apart which differ in case alone, even unquoted, returns them as they are. -#}
{% macro match_case(name) %}{{ return(adapter.dispatch('match_case', 'baselinr')(name)) }}{% endmacro %}
{% macro default__match_case(name) %}{{ return(name | lower) }}{% endmacro %}

{% macro clamped_interval(schedule, minutes) %}
  {{ return([schedule.min_interval_minutes, [minutes, schedule.max_interval_minutes] | min] | max) }}
{% endmacro %}

{#- A sentence for each interval of the project that the bounds change, so that no setting is changed in silence. -#}
{% macro clamped_overrides(settings) %}
  {% set schedule = settings.incremental.adaptive_scheduling %}
  {% if not schedule.enabled %}{{ return([]) }}{% endif %}
  {% set given = [['default_interval_minutes', schedule.default_interval_minutes]] %}
  {% for key, minutes in schedule.priority_overrides.items() %}{% do given.append(['priority_overrides.' ~ key, minutes]) %}{% endfor %}
  {% set sentences = [] %}
  {% for setting, minutes in given %}
    {% set used = baselinr.clamped_interval(schedule, minutes) %}
    {% if used != minutes %}
      {% set bound = 'below min_interval_minutes' if minutes < used else 'above max_interval_minutes' %}
      {% do sentences.append('adaptive_scheduling.' ~ setting ~ ' is ' ~ minutes ~ ', ' ~ bound ~ ': ' ~ used ~ ' is used') %}
    {% endif %}
  {% endfor %}
  {{ return(sentences) }}
{% endmacro %}

{#- Whole minutes between two profiles of a table in `adaptive` mode: the expected time between two of its changes. Rounded down: then a
    change that was seen is due before it leaves the window of checks, because with one change in it the estimate is at most its length. -#}
{% macro adaptive_interval(schedule, checks) %}
  {% set recent = checks[-20:] %}
  {% set minutes = baselinr.stepped_interval(schedule, recent) if recent | length < 5 else baselinr.estimated_interval(schedule, recent) %}
  {{ return(baselinr.clamped_interval(schedule, minutes | int)) }}
{% endmacro %}

{#- Too few checks to estimate from: each moves the interval a step. -#}
{% macro stepped_interval(schedule, checks) %}
  {% set interval = namespace(minutes=baselinr.clamped_interval(schedule, schedule.default_interval_minutes)) %}
  {% for _, changed in checks %}
    {% set interval.minutes = baselinr.clamped_interval(schedule, interval.minutes / 2 if changed else interval.minutes * 1.5) %}
  {% endfor %}
  {{ return(interval.minutes) }}
{% endmacro %}

{#- Junghoo Cho, Hector Garcia-Molina: Estimating Frequency of Change, ACM Transactions on Internet Technology 3(3), 2003: for changes
    that come at a steady rate and accesses at regular times, with X changes seen in n accesses a time I apart, the bias-reduced
    estimate is  rate = -ln((n - X + 0.5) / (n + 0.5)) / I.  X / n alone would never see more than one change an access.
    No change seen: the rate is 0. No time passed: a change says that they come fast, and no change says nothing. -#}
{% macro estimated_interval(schedule, checks) %}
  {% set n = checks | length %}
  {% set changes = checks | map('last') | sum %}
  {% set total = checks | map('first') | sum %}
  {% if not changes %}
    {{ return(schedule.max_interval_minutes if total else schedule.default_interval_minutes) }}
  {% endif %}
  {{ return(total / n / baselinr.ln((n + 0.5) / (n - changes + 0.5))) }}
{% endmacro %}

{#- The checks after one more: a new list of the last twenty. Where nobody knows how long it was since the one before, it is no check. -#}
{% macro record_check(checks, minutes, changed) %}
  {% if minutes is none or minutes < 0 %}{{ return(checks) }}{% endif %}
  {{ return((checks + [[minutes, 1 if changed else 0]])[-20:]) }}
{% endmacro %}

{#- Minutes until a table is due again, once this decision is carried out. What is left undone is due at once. `then`: its consequences, where
    they are known already. -#}
{% macro due_in(item, then=none) %}
  {% set facts = item.facts %}
  {% set then = then or baselinr.consequences(item.decision, facts) %}
  {% if item.decision.status == 'error' or item.decision.action == 'defer' or (item.decision.action != 'skip' and item.decision.pending) or (item.decision.action in ['skip', 'sample'] and facts.pending) %}{{ return(0) }}{% endif %}
  {% if then.scanned or (then.verified == 'now' and facts.detection_scans) %}{{ return(item.rules.interval_minutes) }}{% endif %}
  {% set since = [facts.profiled_minutes_ago or 0] + ([facts.verified_minutes_ago] if facts.detection_scans and facts.verified_minutes_ago is not none else []) %}
  {{ return([item.rules.interval_minutes - since | min, 0] | max) }}
{% endmacro %}

{#- How overdue a table is, in hundredths of its interval, by the minutes since its content was last known: 100 is due, 250 is two and a
    half intervals. 1000 where it never was known. Where the interval is 0 a table is due, but no more than that. -#}
{% macro staleness_score(minutes, interval) %}
  {% if minutes is none %}{{ return(1000) }}{% endif %}
  {% if minutes <= 0 %}{{ return(0) }}{% endif %}
  {{ return([minutes * 100 // interval, 100000] | min if interval else 100) }}
{% endmacro %}
