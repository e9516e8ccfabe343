{#- What all tables of a run may cost together: row 12 of docs/decisions.md. Pure. -#}

{#- The planned items in the order in which they are taken: by priority, raised by one for every `aging_minutes` that the table has been
    waiting; then by staleness. So a table that was left out comes before its equals, and after long enough before its betters. -#}
{% macro in_order(planned) %}
  {% set ranked = [] %}
  {% for item in planned %}
    {#- negative, because sorting in reverse turns equals around on dbt 2.0 -#}
    {% do ranked.append({'item': item, 'staleness': -(item.facts.staleness or 0), 'rank': -(item.rules.priority + (item.facts.waiting_minutes or 0) / item.rules.aging_minutes)}) %}
  {% endfor %}
  {{ return(ranked | sort(attribute='staleness') | sort(attribute='rank') | map(attribute='item') | list) }}
{% endmacro %}

{#- Gives each table its part of the budget, in this order, and cuts or defers the decisions of those for which too little is left.
    budget: {rows, bytes}, none for no limit. -#}
{% macro spend(ordered, budget) %}
  {% if budget.rows is none and budget.bytes is none %}{{ return(none) }}{% endif %}
  {% set left = namespace(rows=budget.rows, bytes=budget.bytes, touched=false) %}
  {% for item in ordered if item.decision.action in ['full', 'partial', 'sample'] %}
    {% if not item.decision.exempt %}
      {% do item.update({'decision': baselinr.within_budget(item.decision, item.facts, {'rows': left.rows, 'bytes': left.bytes, 'rows_reason': 'run_budget_exceeded', 'bytes_reason': 'run_budget_exceeded', 'whole': not left.touched})}) %}
    {% endif %}
    {% if item.decision.action != 'defer' %}
      {#- what nobody knows the size of takes all that is left -#}
      {% set left.rows = none if left.rows is none else 0 if item.decision.estimate.rows is none else [left.rows - item.decision.estimate.rows, 0] | max %}
      {% set left.bytes = none if left.bytes is none else 0 if item.decision.estimate.bytes is none else [left.bytes - item.decision.estimate.bytes, 0] | max %}
      {% set left.touched = true %}
    {% endif %}
  {% endfor %}
{% endmacro %}

{#- The decision, or what fits of it, or its deferral. -#}
{% macro within_budget(decision, facts, left) %}
  {% if not baselinr.limit_exceeded(decision.estimate, [left]) %}
    {{ return(decision) }}
  {% elif decision.action == 'sample' and left.whole and (decision.estimate.rows is none or decision.estimate.bytes is none) %}
    {#- nobody can tell how much a share of it is: when its turn comes, it has a run for itself -#}
    {{ return(decision) }}
  {% elif decision.action == 'partial' and not decision.columns %}
    {#- the first that does not fit now ends the row, and is the first next time -#}
    {% set taken = baselinr.first_that_fit(decision.changed if decision.reason == 'snapshot_expired' else baselinr.in_line(decision.changed, facts.resume), decision.sizes, [], [left], decision.changed | length) %}
    {% if taken %}{{ return(baselinr.taking(decision, taken)) }}{% endif %}
  {% endif %}
  {{ return(dict(baselinr.decision('defer', 'run_budget_exceeded', pending=decision.pending + decision.changed | length), estimate=decision.estimate)) }}
{% endmacro %}
