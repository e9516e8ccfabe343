{% test baselinr_schema_unchanged(model, column_name=none, columns=none, if_missing=none) %}
  {% if not execute %}{{ return('') }}{% endif %}
  {% set run = baselinr.begin_run({'run_id': invocation_id}) %}
  {% set given = baselinr.test_arguments('baselinr_schema_unchanged', model, {'columns': columns, 'if_missing': if_missing}, kwargs, {
    'columns': {'type': 'any', 'default': none}, 'if_missing': baselinr.missing_argument(),
  }) %}
  {% do baselinr.no_column_argument(given, column_name) %}
  {% set expected = baselinr.expected_columns(given, columns) %}
  {% set test = baselinr.begin_test(run, model, given) %}
  {% set known = baselinr.read(test.run, baselinr.known_schema_sql(test.settings, test.unique_id), 'schema of ' ~ test.name) if run.store_exists else [] %}
  {{ baselinr.failures_of(test, baselinr.schema_sql(test, known, expected) if known else none) }}
{% endtest %}

{#- name -> type, or none where any will do; none where no list is given. -#}
{% macro expected_columns(given, columns) %}
  {% if columns is none %}{{ return(none) }}{% endif %}
  {% set expected = {} %}
  {% if columns is mapping %}
    {% do expected.update(columns) %}
  {% elif columns is sequence and columns is not string %}
    {% for name in columns %}{% do expected.update({name: none}) %}{% endfor %}
  {% endif %}
  {% set misfits = [] %}
  {% for name, type in expected.items() if name is not string or (type is not none and type is not string) %}{% do misfits.append(name) %}{% endfor %}
  {% if not expected or misfits %}
    {% do baselinr.wrong_argument(given, 'columns is ' ~ baselinr.shown(columns) ~ '; it must be a map of names and types, such as {id: integer}, or a list of names') %}
  {% endif %}
  {{ return(expected) }}
{% endmacro %}

{#- The last profile, the one before it, and what runs told between the two, oldest first: as names. A run that published nothing is one of them: the
    first of several that profile a table by parts, or one that was deferred, which has no row in `runs`. -#}
{% macro known_schema_sql(settings, unique_id) %}
with profile as (
{{ baselinr.published_profiles_sql(settings, unique_id) | trim }}
), change as (
  select events.unique_id, events.metadata, coalesce(runs.profiled_at, events.{{ baselinr.store_column('timestamp') }}) as seen_at
  from {{ baselinr.store_table(settings, 'events') }} as events
  left join {{ baselinr.store_table(settings, 'runs') }} as runs on runs.unique_id = events.unique_id and runs.run_id = events.run_id
  where events.unique_id = {{ baselinr.literal(unique_id) }} and events.event_type = 'SchemaChangeDetected'
)
select newest.published_at as profiled_at, state.known_columns, earlier.published_at as compared_with, change.metadata
from profile as newest
left join {{ baselinr.store_table(settings, 'table_state') }} as state on state.unique_id = newest.unique_id
left join (select unique_id, profiled_at, published_at from profile where recency = 2) as earlier on earlier.unique_id = newest.unique_id
left join change on change.unique_id = newest.unique_id and change.seen_at > earlier.profiled_at and change.seen_at <= newest.profiled_at
where newest.recency = 1
order by change.seen_at
{% endmacro %}

{% macro schema_sql(test, known, expected) %}
  {% set problems = baselinr.changed_columns(test, known) if expected is none else baselinr.unexpected_columns(baselinr.current_columns(known, baselinr.published_types(test, 1)), expected) %}
  {% if not problems %}{{ return(baselinr.one_verdict(test, 'pass', "'no column changed'")) }}{% endif %}
  {% set compared = 'and should be' if expected is not none else 'and was in the profile of ' ~ known[0].compared_with %}
  {% set arms = [] %}
  {% for problem in problems %}
    {% do arms.append(baselinr.one_verdict(test, 'fail', baselinr.literal(test.name ~ '.' ~ problem.name ~ ': is ' ~ (problem['is'] or 'no column') ~ ', ' ~ compared ~ ' ' ~ (problem.was or 'no column') ~ ' (profile of ' ~ known[0].profiled_at ~ ')'), {
      'column_name': baselinr.literal(problem.name), 'metric_name': "'type'", 'current_value': baselinr.literal(problem['is']) if problem['is'] else baselinr.as_text('null'),
      'baseline_value': baselinr.literal(problem.was) if problem.was else baselinr.as_text('null'), 'profiled_at': baselinr.literal(known[0].profiled_at)})) %}
  {% endfor %}
  {{ return(arms | join('\nunion all\n')) }}
{% endmacro %}

{#- name -> type, of the columns of the last profile. A column without any result has what it is known by, which begins with the type. -#}
{% macro current_columns(known, published) %}{{ return(dict(fromjson(known[0].known_columns), **published)) }}{% endmacro %}
{% macro published_types(test, recency) %}
  {% set types = {} %}
  {% for row in baselinr.read(test.run, baselinr.published_columns_sql(test.settings, test.unique_id, recency), 'columns of ' ~ test.name) %}{% do types.update({row.column_name: row.column_type}) %}{% endfor %}
  {{ return(types) }}
{% endmacro %}

{#- Names are compared as warehouses fold them, types without regard to case and spaces. -#}
{% macro unexpected_columns(current, expected) %}
  {% set by_name = {} %}
  {% for name, type in current.items() %}{% do by_name.update({name | lower: {'name': name, 'is': type, 'was': none}}) %}{% endfor %}
  {% for name, type in expected.items() %}
    {% set entry = by_name.setdefault(name | lower, {'name': name, 'is': none, 'was': none}) %}
    {% do entry.update({'was': type or entry['is'] or 'a column'}) %}
  {% endfor %}
  {% set problems = [] %}
  {% for entry in by_name.values() if baselinr.plain_type(entry['is']) != baselinr.plain_type(entry.was) %}{% do problems.append(entry) %}{% endfor %}
  {{ return(problems | sort(attribute='name')) }}
{% endmacro %}
{% macro plain_type(type) %}{{ return(modules.re.sub('[ ]+', '', type | lower) if type else none) }}{% endmacro %}

{#- Of a column with results in both profiles their types tell; of any other, what runs told of it. A column that was made anew with its old type is
    another one to a profile, and not to a reader. -#}
{% macro changed_columns(test, known) %}
  {% if known[0].compared_with is none %}{{ return([]) }}{% endif %}
  {% set published, before = baselinr.published_types(test, 1), baselinr.published_types(test, 2) %}
  {% set changes = {} %}
  {% for row in known if row.metadata %}
    {% for what, names in fromjson(row.metadata).items() %}{% for name in names %}{% do changes.update({name: what}) %}{% endfor %}{% endfor %}
  {% endfor %}
  {% for name in published if name in before %}{% do changes.update({name: 'retyped'}) %}{% endfor %}
  {% set current = baselinr.current_columns(known, published) %}
  {% set problems = [] %}
  {% for name, what in changes.items() if current.get(name) != before.get(name) %}
    {% do problems.append({'name': name, 'is': current.get(name), 'was': before.get(name, none if what == 'added' else 'another type')}) %}
  {% endfor %}
  {{ return(problems | sort(attribute='name')) }}
{% endmacro %}
