{#- The planner driven without SQL: `decide`, `in_order`, `spend` and `consequences` over a world that Python made (simulation.py). What the
    store and the detection do in SQL is a few dicts here: `simulated_look` fills facts as macros/plan/plan.sql does, `simulated_write`
    writes as macros/store/ does. Everything that is decided is left to the package.

    world   {minutes, budget, tables, ticks: [[event]]}; an event is {table: index, set: {…}, parts: {id: [version, rows] or none}}
    emits   a record for every table and tick where something other than the same skip again was decided -#}
{% macro simulate(world) %}
  {% set world = fromjson(world) %}
  {% set records = [] %}
  {% for table in world.tables %}{% do table.update({'parts': {}, 'stored': {'parts': {}}, 'said': ''}) %}{% endfor %}
  {% for events in world.ticks %}
    {% set tick = loop.index0 %}
    {% set now = tick * world.minutes %}
    {% for event in events %}
      {% set table = world.tables[event.table] %}
      {% do table.update(event.set) %}
      {% for id, part in event.parts.items() %}{% do table.parts.pop(id, none) if part is none else table.parts.update({id: part}) %}{% endfor %}
    {% endfor %}
    {% set planned = [] %}
    {% set idle = [] %}
    {% for table in world.tables %}
      {% set item = {'table': table, 'rules': table.rules, 'facts': simulated_facts(table, now)} %}
      {% do item.update({'decision': baselinr.decide(item.facts, item.rules)}) %}
      {% for _ in range(8) if item.decision.action == 'look' %}
        {% do simulated_look(table, item.facts, item.decision, now) %}
        {% do item.update({'decision': baselinr.decide(item.facts, item.rules)}) %}
      {% endfor %}
      {#- the order of those that cost nothing decides nothing -#}
      {% if item.decision.action in ['full', 'partial', 'sample'] %}
        {% do item.facts.update({'staleness': simulated_staleness(item.facts, item.rules)}) %}
        {% do planned.append(item) %}
      {% else %}
        {% do idle.append(item) %}
      {% endif %}
    {% endfor %}
    {% set ordered = baselinr.in_order(planned) %}
    {% do baselinr.spend(ordered, {'rows': world.budget, 'bytes': none}) %}
    {% for item in idle + ordered %}
      {% set decision = item.decision %}
      {% set table = item.table %}
      {#- a profile that fails is rolled back: macros/profile/profile.sql writes the attempt and nothing else -#}
      {% set failed = table.failing == 'profile' and decision.action in ['full', 'partial', 'sample'] %}
      {% set then = baselinr.consequences(decision, item.facts) %}
      {#- most skips leave everything as it is -#}
      {% set moves = then.scanned or then.token or then.verified or then.waiting == 'start' or table.stored.get('waiting') is not none or decision.action not in ['skip', 'defer'] %}
      {% if moves and not failed %}{% do simulated_write(table, item.facts, decision, then, now) %}{% endif %}
      {% if not failed %}{% do table.stored.update({'action': decision.action}) %}{% endif %}
      {% set said = decision.action ~ decision.reason ~ decision.status %}
      {% if failed or then.token or decision.action not in ['skip', 'defer'] or said != table.said %}
        {% do records.append({'tick': tick, 'table': table.index, 'action': decision.action, 'reason': decision.reason, 'status': 'error' if failed else decision.status,
                              'changed': decision.changed, 'removed': decision.removed, 'columns': decision.columns, 'pending': table.stored.get('pending', 0), 'covers': decision.covers_changes,
                              'restart': decision.restart, 'rows': decision.estimate.rows, 'exempt': decision.exempt, 'token': then.token, 'published': then.published, 'scanned': then.scanned,
                              'backfilling': table.stored.get('backfilling', false), 'waits': table.stored.get('waiting') is not none, 'fraction': decision.fraction}) %}
        {% do table.update({'said': said}) %}
      {% endif %}
    {% endfor %}
  {% endfor %}
  {% set stored = [] %}
  {% for table in world.tables %}{% do stored.append(table.stored) %}{% endfor %}
  {% do baselinr.emit('simulated', {'records': records, 'stored': stored}) %}
{% endmacro %}

{#- As macros/detect/facts.sql makes them. -#}
{% macro simulated_facts(table, now) %}
  {% set stored = table.stored %}
  {% set has_states = stored.signature is defined %}
  {% set minutes = now - stored.last_profiled if stored.last_profiled is defined else none %}
  {% set verified = now - stored.last_verified if stored.last_verified is defined and stored.last_verified is not none else none %}
  {% set token = table.token if table.exists and not table.asks else none %}
  {% set changes = none %}
  {% if has_states %}{% set changes = {'added': [], 'dropped': [], 'retyped': []} if stored.columns == table.columns else baselinr.column_changes(stored.columns, table.columns) %}{% endif %}
  {{ return({
    'exists': table.exists, 'readable': true, 'failure': none,
    'has_base': has_states and not stored.backfilling, 'backfilling': has_states and stored.backfilling,
    'profiled_minutes_ago': minutes, 'verified_minutes_ago': verified, 'waiting_minutes': now - stored.waiting if stored.get('waiting') is not none else none,
    'published_minutes_ago': now - stored.published if stored.published is defined else none, 'last_action': stored.get('action'),
    'pending': stored.get('pending', 0), 'resume': stored.get('resume'), 'columns': changes, 'settings_changed': has_states and stored.signature != table.signature,
    'token': token, 'stored_token': stored.get('token'), 'asks_token': table.asks, 'token_read': false,
    'sampled_id': stored.get('sampled'), 'content_id': simulated_content(table, token) if stored.get('sampled') else none, 'content_asked': false, 'partitioned': table.partitioned, 'reads_more': false,
    'comparable': table.comparable, 'tokens_given': table.given, 'detection_scans': table.comparable and not table.given, 'scope_unread': false,
    'other_count': table.size == 'known' and table.token is none and stored.rows is defined and stored.rows != table.rows,
    'size': {'rows': table.rows if table.size == 'known' else none, 'bytes': table.rows * 10 if table.size == 'known' else none}, 'size_asked': false, 'diff': none, 'listing': none, 'expired': none, 'gone': [], 'mates': [],
  }) }}
{% endmacro %}

{% macro simulated_staleness(facts, rules) %}
  {% set minutes = facts.profiled_minutes_ago %}
  {{ return(baselinr.staleness_score([minutes, facts.verified_minutes_ago if facts.verified_minutes_ago is not none else minutes] | min if minutes is not none else none, rules.interval_minutes)) }}
{% endmacro %}

{% macro simulated_content(table, token) %}{{ return(none if token is none else [token, table.signature, table.columns] | string) }}{% endmacro %}

{% macro simulated_look(table, facts, asked, now) %}
  {% set stored = table.stored.parts %}
  {% if table.failing == 'detection' %}
    {% do facts.update({'failure': 'canceling statement'}) %}
  {% elif asked.reason == 'token' %}
    {% do facts.update({'token': table.token, 'content_id': simulated_content(table, table.token) if facts.sampled_id else none, 'token_read': true}) %}
  {% elif asked.reason == 'size' %}
    {% do facts.update({'size_asked': true}) %}
    {% if table.size == 'asked' %}{% do facts.update({'size': {'rows': table.rows, 'bytes': table.rows * 10}}) %}{% endif %}
  {% elif asked.reason == 'content' %}
    {% do facts.update({'content_id': simulated_content(table, table.content), 'content_asked': true}) %}
  {% elif asked.reason == 'ages' %}
    {#- those that nothing told of, then the oldest -#}
    {% set found = {'changed': [], 'removed': [], 'sizes': {}, 'rolled_up': {}} %}
    {% for id in stored %}{% if id not in table.parts %}{% do found.removed.append(id) %}{% endif %}{% endfor %}
    {% for id, part in table.parts | dictsort %}{% if id not in stored %}{% do found.changed.append([-1, id]) %}{% do found.sizes.update({id: {'rows': part[1], 'bytes': none}}) %}{% endif %}{% endfor %}
    {% for id, part in stored | dictsort %}{% if id in table.parts and now - part.at >= table.rules.snapshot_ttl_minutes %}{% do found.changed.append([part.at, id]) %}{% do found.sizes.update({id: {'rows': part.rows, 'bytes': none}}) %}{% endif %}{% endfor %}
    {% do facts.update({'expired': dict(found, changed=found.changed | sort | map('last') | list)}) %}
  {% else %}
    {% set by_content = asked.reason == 'partitions' %}
    {% set found = {'failure': none, 'changed': [], 'removed': [], 'sizes': {}, 'rolled_up': {}, 'mates': 0, 'partitions': table.parts | length, 'rows': table.rows, 'token': table.content} %}
    {% for id, part in table.parts | dictsort %}
      {% if asked.get('restart') and not by_content or id not in stored or by_content and stored[id].token != part[0] %}
        {% do found.changed.append(id) %}
        {% do found.sizes.update({id: {'rows': part[1], 'bytes': none}}) %}
      {% endif %}
    {% endfor %}
    {% for id in stored %}{% if id not in table.parts %}{% do found.removed.append(id) %}{% endif %}{% endfor %}
    {% do facts.update({'diff' if by_content else 'listing': found}) %}
  {% endif %}
{% endmacro %}

{#- As macros/store/write.sql and outcome.sql, and the states as macros/profile/states.sql: every flag of `then` is applied, whatever the action. -#}
{% macro simulated_write(table, facts, decision, then, now) %}
  {% set stored = table.stored %}
  {% if decision.action in ['full', 'partial'] %}
    {% if decision.restart %}{% do stored.update({'parts': {}}) %}{% endif %}
    {% for id in decision.removed + decision.changed %}{% do stored.parts.pop(id, none) %}{% endfor %}
    {#- a fingerprint that a dropped column was part of is forgotten; a scan of columns alone makes those of the other partitions anew -#}
    {% if not table.given and (facts.columns and facts.columns.dropped or decision.columns) %}
      {% for id, part in stored.parts.items() %}{% do part.update({'token': table.parts[id][0] if decision.columns and id in table.parts else none}) %}{% endfor %}
    {% endif %}
    {% for id in table.parts if decision.action == 'full' or id in decision.changed %}{% do stored.parts.update({id: {'token': table.parts[id][0], 'rows': table.parts[id][1], 'at': now}}) %}{% endfor %}
    {% do stored.update({'pending': decision.pending, 'signature': table.signature, 'columns': table.columns, 'backfilling': then.backfilling, 'resume': decision.resume}) %}
  {% endif %}
  {% if then.scanned %}{% do stored.update({'last_profiled': now}) %}{% endif %}
  {% if then.token %}{% do stored.update({'token': facts.token if facts.token is not none else stored.get('token')}) %}{% endif %}
  {% if then.verified %}{% do stored.update({'last_verified': now if then.verified == 'now' else stored.parts.values() | map(attribute='at') | min if stored.parts else none}) %}{% endif %}
  {% if then.waiting == 'restart' or then.waiting == 'start' and stored.get('waiting') is none %}{% do stored.update({'waiting': now}) %}
  {% elif then.waiting == 'clear' %}{% do stored.update({'waiting': none}) %}{% endif %}
  {% if then.published %}{% do stored.update({'published': now, 'rows': table.rows}) %}{% endif %}
  {% if decision.action == 'sample' %}{% do stored.update({'sampled': facts.content_id or simulated_content(table, facts.token) or (simulated_content(table, table.content) if facts.comparable else 'unknown')}) %}
  {% elif then.published %}{% do stored.update({'sampled': none}) %}{% endif %}
{% endmacro %}
