{#- One machine-readable line. The prefix keeps it apart from what is written for people. -#}
{% macro emit(event, payload) %}
  {% do log('BASELINR ' ~ tojson(dict(payload, event=event)), info=true) %}
{% endmacro %}

{#- The same, of what grows with the number of tables. A person who reads the log of many tables has the lines of macros/util/progress.sql, and would not
    find them between these: then they are at level debug, which dbt writes to logs/dbt.log all the same. -#}
{% macro emit_detail(run, event, payload) %}
  {% do log('BASELINR ' ~ tojson(dict(payload, event=event)), info=run.get('tells_details', true)) %}
{% endmacro %}

{#- A document about all tables of a run. Of many, for nobody who reads it, it is not even written to dbt.log: dbt searches and writes a line of a megabyte for some 0.2 s. -#}
{% macro emit_document(run, event, payload) %}
  {% if run.get('tells_details', true) %}{% do baselinr.emit(event, payload) %}{% endif %}
{% endmacro %}

{#- A line for each of many. For the runner all of them are in one line, because a line takes dbt longer than what it is about. -#}
{% macro emit_all(run, event, payloads) %}
  {% set lines = [] %}
  {% for payload in payloads %}{% do lines.append(dict(payload, event=event)) %}{% endfor %}
  {% if run.get('in_batches') and lines %}{% do baselinr.emit('batch', {'lines': lines}) %}
  {% else %}{% for line in lines %}{% do baselinr.emit_detail(run, event, line) %}{% endfor %}
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
