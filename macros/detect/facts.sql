{#- All that `decide` needs to know of one table, from the catalog and the store. The partition diff is added when it asks for it. -#}
{% macro facts(run, target, state) %}
  {% set stored = fromjson(state.profiled_columns) if state and state.profiled_columns else {} %}
  {% set has_base = state is not none and state.last_profiled_at is not none and state.profile_signature is not none %}
  {{ return({
    'exists': target.exists,
    'readable': not target.get('missing_right'),
    'claimed_elsewhere': false,
    'has_base': has_base,
    'profiled_minutes_ago': baselinr.to_int(state.profiled_minutes_ago) if state else none,
    'pending': (state.pending_partitions or 0) | int if state else 0,
    'columns': baselinr.column_changes(stored, baselinr.column_identities(target)) if has_base else none,
    'settings_changed': has_base and target.exists and (state.profile_signature != baselinr.profile_signature(run, target) or state.hash_is_stale == 'true'),
    'token': target.get('token'),
    'stored_token': state.snapshot_id if state else none,
    'partitioned': target.key is not none,
    'reads_more': target.settings.where is not none or target.settings.partition.updated_at is not none,
    'comparable': baselinr.is_comparable(target),
    'diff': none,
    'gone': [],
    'failure': target.get('problem'),
  }) }}
{% endmacro %}

{#- Name -> identity of the columns that are measured. -#}
{% macro column_identities(target) %}
  {% set identities = {} %}
  {% for column in target.columns %}{% do identities.update({column.name: column.identity}) %}{% endfor %}
  {{ return(identities) }}
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
{% macro is_comparable(target) %}
  {% if baselinr.is_tracked(target) %}{{ return(true) }}{% endif %}
  {% set detect = target.settings.partition.detect %}
  {% if not target.exists or not target.columns or detect == 'metadata' %}{{ return(false) }}{% endif %}
  {{ return(target.key is not none or detect != 'auto' or not baselinr.has_change_metadata()) }}
{% endmacro %}

{#- Everything outside the data that a state depends on. Columns have their own comparison. -#}
{% macro profile_signature(run, target) %}
  {% set groups = baselinr.chosen_families(run.families, target.settings.metrics) | map(attribute='group') | sort | list %}
  {{ return(local_md5(tojson([
    baselinr.state_version(), target.declared_key, target.settings.where, groups, target.settings.metrics, target.settings.hll_precision, target.settings.partition.detect, target.settings.partition.updated_at,
    target.settings.sensitive, target.settings.partition.max_partitions,
  ]))) }}
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
