{#- How numbers and texts are written for people. -#}

{#- 1234567 -> 1,234,567; not by '{:,}'.format, which dbt 2.0 does not have. -#}
{% macro grouped(number) %}
  {% if number is none %}{{ return('unknown') }}{% endif %}
  {% set digits = number | int | string %}
  {% set first = digits | length % 3 or 3 %}
  {% set groups = [digits[:first]] %}
  {% for start in range(first, digits | length, 3) %}{% do groups.append(digits[start:start + 3]) %}{% endfor %}
  {{ return(groups | join(',')) }}
{% endmacro %}

{% macro count_of(number, noun) %}{{ return(baselinr.grouped(number) ~ ' ' ~ noun ~ ('' if number == 1 else 's')) }}{% endmacro %}

{#- A message of a database, which may have many. -#}
{% macro in_one_line(text) %}{{ return((text or '').split() | join(' ')) }}{% endmacro %}

{#- How many tables a person reads one by one. -#}
{% macro few() %}{{ return(20) }}{% endmacro %}
