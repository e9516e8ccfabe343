{% macro baselinr_events(select=none, exclude=none, run_id=none, since=none, days=none, payload=none) %}
  {% set request = baselinr.request({'select': select, 'exclude': exclude, 'run_id': run_id, 'since': baselinr.written_moment(since), 'days': days, 'payload': payload}, kwargs) %}
  {% do baselinr.check_period(request) %}
  {% if not execute %}{{ return('') }}{% endif %}
  {% set run = baselinr.begin_run({}) %}
  {% set narrowed = request.select is not none or request.exclude is not none or request.unique_ids is not none %}
  {% set asked = {'ids': baselinr.requested_targets(run, request) | map(attribute='unique_id') | list if narrowed else none, 'run_id': request.run_id,
                  'since': baselinr.full_moment(request.since), 'days': request.days} %}
  {% do baselinr.find_store(run) %}
  {% set total = baselinr.read(run, baselinr.count_recorded_events_sql(run.settings, asked), 'count events')[0].events | int if run.store_exists else 0 %}
  {% if baselinr.is_read_by_program(request) %}
    {% do baselinr.emit_recorded(run, asked, total) %}
  {% elif total %}
    {% do baselinr.say_recorded(run, asked) %}
  {% endif %}
  {% do baselinr.emit('events', {'document': {'schema': run.settings.storage.schema, 'store_exists': run.store_exists, 'events': total}}) %}
  {% do baselinr.say(baselinr.recorded_summary(run, total)) %}
{% endmacro %}

{#- All of them. Each page looks at all that follow, so there are few; and they are told in lines of so many: a line for each event would take longer than the
    events do, and one line for a page might be too long for who reads it. -#}
{% macro emit_recorded(run, asked, total, length=5000, in_line=500) %}
  {% set last = namespace(row=none) %}
  {% for page in range((total + length - 1) // length) %}
    {% set rows = baselinr.read(run, baselinr.recorded_events_page_sql(run.settings, asked, length, last.row), 'events') %}
    {% for of_line in rows | batch(in_line) %}
      {% set events = [] %}
      {% for row in of_line %}{% do events.append(baselinr.recorded_event(row)) %}{% endfor %}
      {% do baselinr.emit('event_page', {'events': events}) %}
    {% endfor %}
    {#- a prune may have taken some since they were counted -#}
    {% if rows %}{% set last.row = rows[-1] %}{% endif %}
  {% endfor %}
{% endmacro %}

{#- The newest of them, a line each, oldest first. -#}
{% macro say_recorded(run, asked) %}
  {% for row in baselinr.read(run, baselinr.recorded_events_page_sql(run.settings, asked, baselinr.few(), newest=true), 'events') | reverse %}
    {% set metadata = baselinr.recorded_event(row).metadata %}
    {% set news = [metadata.get('action'), metadata.get('reason')] | select | join(', ') %}
    {% do baselinr.say(row.told_at ~ ' ' ~ row.event_type.ljust(25) ~ ' ' ~ ([row.schema_name, row.table_name] | select | join('.')).ljust(40) ~ ' ' ~ news ~ (': ' ~ metadata.error if metadata.get('error') else '')) %}
  {% endfor %}
{% endmacro %}

{% macro recorded_summary(run, total) %}
  {% if not run.store_exists %}
    {{ return(baselinr.no_store(run.settings, 'no event is recorded')) }}
  {% endif %}
  {{ return(baselinr.count_of(total, 'event') ~ (', of which the newest ' ~ baselinr.few() ~ ' are above; `baselinr-dbt events` writes all of them, as JSON' if total > baselinr.few() else '')) }}
{% endmacro %}

{#- YAML reads what has no quotes as a date, or as a moment, which may be one of another zone. Here they are texts again, in UTC. -#}
{% macro written_moment(since) %}
  {% if since is none or since.strftime is not defined %}{{ return(since) }}{% endif %}
  {% if since.utcoffset is not defined %}{{ return(since.strftime('%Y-%m-%d')) }}{% endif %}
  {% set offset = since.utcoffset() %}
  {{ return((since if offset is none else since - offset).strftime('%Y-%m-%dT%H:%M:%SZ')) }}
{% endmacro %}

{#- `since` and `days` say the same in two ways. -#}
{% macro check_period(request) %}
  {% if request.since is not none and request.days is not none %}
    {% do baselinr.fail('arguments since and days both say how far back to go; give one of them') %}
  {% endif %}
  {% if request.since is not none and not modules.re.match('^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])([ T]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?Z?)?$', request.since) %}
    {% do baselinr.fail('argument since is ' ~ baselinr.shown(request.since) ~ '; it must be a day or a moment in UTC, such as 2024-01-05 or 2024-01-05T13:00:00Z') %}
  {% endif %}
  {% set problem = baselinr.number_problem(request.days, {'type': 'int', 'min': 1, 'max': 365000}) if request.days is not none else none %}
  {% if problem %}{% do baselinr.fail('argument days is ' ~ baselinr.shown(request.days) ~ '; it must be ' ~ problem) %}{% endif %}
{% endmacro %}

{#- A moment with all its parts, as events are told. -#}
{% macro full_moment(since) %}
  {% if since is none %}{{ return(none) }}{% endif %}
  {% set given = since.replace(' ', 'T').rstrip('Z') %}
  {{ return(given ~ 'T00:00:00Z'[given | length - 10:]) }}
{% endmacro %}
