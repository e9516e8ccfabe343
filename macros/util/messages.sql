{#- One machine-readable line. The prefix keeps it apart from what is written for people. -#}
{% macro emit(event, payload) %}
  {% do log('BASELINR ' ~ tojson(dict(payload, event=event)), info=true) %}
{% endmacro %}

{#- A line for each of many; `name`: where the payload of a line has a name of its own. -#}
{% macro emit_all(event, payloads, name=none) %}
  {% for payload in payloads %}{% do log('BASELINR ' ~ tojson({name: payload, 'event': event} if name else dict(payload, event=event)), info=true) %}{% endfor %}
{% endmacro %}

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
