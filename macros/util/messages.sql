{#- One machine-readable line. The prefix keeps it apart from what is written for people. -#}
{% macro emit(event, payload) %}
  {% do log('BASELINR ' ~ tojson(dict(payload, event=event)), info=true) %}
{% endmacro %}

{#- The same, of what grows with the number of tables. A person who reads the log of many tables has the lines of macros/util/progress.sql, and would not
    find them between these: then they are at level debug, which dbt writes to logs/dbt.log all the same. -#}
{% macro emit_detail(run, event, payload) %}
  {% do log('BASELINR ' ~ tojson(dict(payload, event=event)), info=run.get('tells_details', true)) %}
{% endmacro %}

{#- A line for each of many; `name`: where the payload of a line has a name of its own. For the runner, and for the file dbt.log, all of them are in one line, because
    a line takes dbt longer than what it is about. -#}
{% macro emit_all(run, event, payloads, name=none) %}
  {% set lines = [] %}
  {% for payload in payloads %}{% do lines.append({name: payload, 'event': event} if name else dict(payload, event=event)) %}{% endfor %}
  {% if not lines %}
    {{ return(none) }}
  {% elif run.get('in_batches') or not run.get('tells_details', true) %}
    {% do baselinr.emit_detail(run, 'batch', {'lines': lines}) %}
  {% else %}
    {% for line in lines %}{% do log('BASELINR ' ~ tojson(line), info=true) %}{% endfor %}
  {% endif %}
{% endmacro %}

{#- Does a program read this, or are the tables few? -#}
{% macro tells_details(request, targets) %}{{ return(baselinr.is_read_by_program(request) or targets | length <= baselinr.few()) }}{% endmacro %}
{% macro is_read_by_program(request) %}{{ return(request.payload is not none or flags.QUIET or flags.LOG_FORMAT == 'json') }}{% endmacro %}

{#- Text for people, in the same log; every macro that prints goes through here. -#}
{% macro say(text) %}
  {% do log(text, info=true) %}
{% endmacro %}
{% macro say_all(lines) %}
  {% for text in lines %}{% do log(text, info=true) %}{% endfor %}
{% endmacro %}

{#- A mistake in settings or arguments: told to machines first, because raising ends the operation. -#}
{% macro fail(message) %}
  {% do baselinr.emit('error', {'kind': 'configuration', 'message': message}) %}
  {% do exceptions.raise_compiler_error('baselinr: ' ~ message) %}
{% endmacro %}

{% macro warn(message) %}
  {% do baselinr.emit('warning', {'message': message}) %}
  {% do exceptions.warn('baselinr: ' ~ message) %}
{% endmacro %}
