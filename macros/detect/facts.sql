{#- All that `decide` needs to know of one table, from the catalog and the store. What costs a query is none until it asks for it.

      has_base, backfilling     a complete set of states is stored; one is on its way to be
      profiled_minutes_ago      since data was last read; verified_minutes_ago: since the whole content was, where that is another time
      published_minutes_ago     since metrics were published; last_action: of the last run
      pending, resume           partitions that earlier runs left undone, and where they are in the line
      columns                   {added, dropped, retyped} against the stored states
      token, stored_token       of the table as it is, and as the states hold it
      sampled_id, content_id    what was sampled, if the published metrics are a sample's; the same of the table as it is
      partitioned, comparable   does it have partitions; can it be compared, by partition or as a whole
      tokens_given              its partitions' tokens cost no scan; detection_scans: a comparison reads the table
      other_count               the catalog's row count is not that of the states
      size                      {rows, bytes} of all of it; none: nobody knows
      diff, listing, expired    partitions that differ, that are not stored, that were verified too long ago
      gone, mates               of a forced partial: partitions that are gone; those that are rolled up with what is asked for -#}
{% macro facts(run, target, state, rules) %}
  {#- numbers come as texts, and none stays none -#}
  {% set minutes = state.profiled_minutes_ago | int if state and state.profiled_minutes_ago is not none else none %}
  {% set verified = state.verified_minutes_ago | int if state and state.verified_minutes_ago is not none else none %}
  {% set known = minutes if verified is none or minutes is none or minutes < verified else verified %}
  {% set stored = fromjson(state.profiled_columns) if state and state.profiled_columns else {} %}
  {% set known_columns = fromjson(state.known_columns) if state and state.known_columns else none %}
  {% set has_states = state is not none and state.last_profiled_at is not none and state.profile_signature is not none %}
  {% set no_changes = {'added': [], 'dropped': [], 'retyped': []} %}
  {% set shapes = baselinr.shapes_of(target.columns) %}
  {% set identities = baselinr.column_identities(target) if target.sensitive else shapes %}
  {% set counted_otherwise = state is not none and state.row_count is not none and state.row_count | int != target.get('estimated_rows') %}
  {% set detects = run.settings.incremental.change_detection.enabled %}
  {% set tokens_given = target.key is not none and baselinr.tokens_are_given(target) %}
  {% set comparable = detects and (tokens_given or baselinr.is_fingerprinted(target)) %}
  {{ return({
    'exists': target.exists,
    'readable': not target.get('missing_right'),
    'failure': target.get('problem'),
    'has_base': has_states and state.backfilling != 'true',
    'backfilling': has_states and state.backfilling == 'true',
    'profiled_minutes_ago': minutes,
    'verified_minutes_ago': verified,
    'waiting_minutes': state.waiting_minutes | int if state and state.waiting_minutes is not none else none,
    'published_minutes_ago': state.published_minutes_ago | int if state and state.published_minutes_ago is not none else none, 'last_action': state.decision if state else none,
    'staleness': baselinr.staleness_score(known, rules.interval_minutes),
    'pending': (state.pending_partitions or 0) | int if state else 0,
    'resume': state.resume_partition if state else none,
    'schema_news': none if not known_columns or not target.exists else no_changes if known_columns == shapes else baselinr.column_changes(known_columns, shapes),
    'columns': none if not has_states else no_changes if stored == identities else baselinr.column_changes(stored, identities),
    'settings_changed': has_states and target.exists and (state.profile_signature != baselinr.profile_signature(run, target) or state.hash_is_stale == 'true'),
    'token': target.get('token') if detects else none,
    'stored_token': state.snapshot_id if state else none,
    'asks_token': detects and target.get('snapshot_query') is not none, 'token_read': false,
    'sampled_id': state.sampled_id if state else none,
    'content_id': baselinr.content_id(run, target, target.get('token'), rules) if state and state.sampled_id else none,
    'partitioned': target.key is not none,
    'reads_more': target.settings.where is not none or target.settings.partition.updated_at is not none,
    'comparable': comparable,
    'tokens_given': tokens_given,
    'detection_scans': comparable and not tokens_given,
    'scope_unread': target.settings.partition.strategy != 'all' and target.key is not none and target.get('scope') is none,
    'other_count': counted_otherwise and baselinr.has_other_count(target), 'content_asked': false,
    'size': {'rows': target.get('estimated_rows'), 'bytes': target.get('estimated_bytes')}, 'size_asked': false,
    'diff': none, 'listing': none, 'expired': none, 'gone': [], 'mates': [],
  }) }}
{% endmacro %}

{#- Is a row count in the catalog that is not that of the states a cheap sign of a change? It is where nothing else tells; and no proof that there is none. -#}
{% macro has_other_count(target) %}
  {{ return(target.get('estimated_rows') is not none and not target.tells_changes and target.settings.where is none and target.settings.partition.strategy == 'all') }}
{% endmacro %}

{#- Do the tokens of its partitions come from the warehouse, or from the user's query, instead of from a scan? -#}
{% macro tokens_are_given(target) %}{{ return((target.key is not none and target.key.tracked) or target.get('asked_partitions') is not none) }}{% endmacro %}

{#- What a sample of this content, with these settings, is known by; none where the content is not known. -#}
{% macro content_id(run, target, token, rules) %}
  {% if token is none or not target.exists %}{{ return(none) }}{% endif %}
  {{ return(local_md5(token ~ '/' ~ baselinr.sample_salt(run, target, rules))) }}
{% endmacro %}

{% macro sample_salt(run, target, rules) %}
  {{ return(local_md5(tojson([baselinr.profile_signature(run, target), baselinr.column_identities(target), rules.sample.fraction, rules.sample.method]))) }}
{% endmacro %}

{#- What changed between two sets of columns: {added, dropped, retyped}, each a list of names. -#}
{% macro column_changes(stored, now) %}
  {% set changes = {'added': [], 'dropped': [], 'retyped': []} %}
  {% for name, type in now.items() %}
    {% if name not in stored %}{% do changes.added.append(name) %}
    {% elif stored[name] != type %}{% do changes.retyped.append(name) %}{% endif %}
  {% endfor %}
  {% for name in stored if name not in now %}{% do changes.dropped.append(name) %}{% endfor %}
  {{ return(changes) }}
{% endmacro %}

{#- Is there something to compare by partition? The warehouse's own tokens of them, or fingerprints; these not when the user asks for
    metadata alone, nor of a whole table whose token the warehouse knows. -#}
{% macro is_comparable(target) %}{{ return(baselinr.tokens_are_given(target) or baselinr.is_fingerprinted(target)) }}{% endmacro %}
{% macro is_fingerprinted(target) %}
  {% set detect = target.settings.partition.detect %}
  {% if not target.exists or not target.columns or detect == 'metadata' %}{{ return(false) }}{% endif %}
  {% if target.key is none and detect == 'auto' and target.tells_changes %}{{ return(false) }}{% endif %}
  {{ return(detect == 'updated_at' or baselinr.can('row_hash')) }}
{% endmacro %}

{#- Everything outside the data that a state depends on. Columns have their own comparison. -#}
{% macro profile_signature(run, target) %}
  {#- once for all tables with these settings and such a key -#}
  {% set signatures = target.settings.derived.setdefault('signatures', {}) %}
  {% set of = target.declared_key ~ '\n' ~ target.get('snapshot_query') %}
  {% if of not in signatures %}
    {% set groups = baselinr.families_of(run, target) | map(attribute='group') | sort | list %}
    {% do signatures.update({of: local_md5(tojson([
      baselinr.state_version(), target.declared_key, target.settings.where, groups, target.settings.metrics | sort if target.settings.metrics else none, target.settings.hll_precision, target.settings.histogram_bins, target.settings.partition.detect, target.settings.partition.updated_at,
      target.settings.partition.max_partitions, target.settings.partition.strategy, target.settings.partition.recent_n, target.settings.partition['values'], target.get('snapshot_query'),
      target.settings.top_values if 'top_values' in groups else none,
    ]))}) %}
  {% endif %}
  {{ return(signatures[of]) }}
{% endmacro %}

{#- Does a filter choose the same rows as long as the table stays the same? Not one that asks the clock, chance, the session or another
    table. A function whose name is not known here may do any of these. -#}
{% macro filter_is_stable(where) %}
  {% if not where %}{{ return(true) }}{% endif %}
  {% set text = modules.re.sub("'(?:[^']|'')*'", "''", where) | lower %}
  {% set known = ['in', 'and', 'or', 'not', 'when', 'then', 'else', 'case', 'between', 'values', 'interval', 'cast', 'numeric', 'decimal', 'varchar', 'char', 'timestamp',
                  'coalesce', 'nullif', 'greatest', 'least', 'lower', 'upper', 'trim', 'ltrim', 'rtrim', 'length', 'left', 'right', 'substr', 'substring', 'replace',
                  'abs', 'round', 'floor', 'ceil', 'mod', 'date_trunc', 'extract', 'date_part', 'year', 'month', 'day', 'starts_with', 'isfinite'] %}
  {% set moving = ['select', 'now', 'today', 'current_date', 'current_time', 'current_timestamp', 'localtime', 'localtimestamp', 'current_user', 'session_user', 'user'] %}
  {% for name in modules.re.findall('[a-z_][a-z0-9_]*', text) if name in moving %}{{ return(false) }}{% endfor %}
  {% for name in modules.re.findall('([a-z_][a-z0-9_]*)[ ]*[(]', text) if name not in known %}{{ return(false) }}{% endfor %}
  {% for literal in modules.re.findall("'(now|today|tomorrow|yesterday)[^']*'", where | lower) %}{{ return(false) }}{% endfor %}
  {{ return(true) }}
{% endmacro %}
