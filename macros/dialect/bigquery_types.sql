{#- How BigQuery's types are measured (see `classify_type`).

    Whole numbers are added as BIGNUMERIC, whose 38 digits before the point are enough for the sum of any number of rows of an INT64 or a NUMERIC; the
    sum of a BIGNUMERIC may not fit into one.
    `finite` ends at 1e140 in magnitude: an aggregate that leaves the range of a double is an error, and a profile must not fail. A column
    with larger values has no mean and no standard deviation (macros/metrics/moments.sql).
    MIN and MAX of values with a NaN among them are NaN; they are of the others here, and `nan_count` tells how many there are.
    What is nested or repeated, JSON, GEOGRAPHY and RANGE are counted: how many, and how many different ones. -#}
{% macro bigquery__classify_type(type) %}
  {% set name = (type | upper).split('(')[0].split('<')[0] | trim %}
  {% if name == 'INT64' %}
    {{ return({'kind': 'integer', 'value_type': 'bignumeric', 'read': '{x}', 'exact': 'cast({x} as bignumeric)'}) }}
  {% elif name in ['NUMERIC', 'BIGNUMERIC'] %}
    {{ return({'kind': 'decimal', 'value_type': 'bignumeric', 'read': '{x}', 'exact': 'cast({x} as bignumeric)', 'sum_may_overflow': name == 'BIGNUMERIC',
               'finite': 'cast({x} as float64)'}) }}
  {% elif name == 'FLOAT64' %}
    {#- + 0 turns -0.0 into 0.0: equal values, one text -#}
    {{ return({'kind': 'float', 'value_type': 'float64', 'read': '({x} + 0.0)', 'ranged': 'case when not is_nan({x}) then {x} + 0.0 end', 'finite': 'case when abs({x}) <= 1e140 then {x} end',
               'number': 'case when not is_nan({x}) and not is_inf({x}) then {x} end', 'hash': 'cast({x} + 0.0 as string)'}) }}
  {% elif name == 'BOOL' %}
    {{ return({'kind': 'boolean', 'value_type': 'bool', 'read': '{x}', 'hash': 'cast({x} as string)'}) }}
  {% elif name == 'STRING' %}
    {{ return({'kind': 'text', 'value_type': 'string', 'read': '{x}'}) }}
  {% elif name in ['DATE', 'DATETIME', 'TIMESTAMP', 'TIME'] %}
    {{ return({'kind': {'DATE': 'date', 'TIME': 'ordered'}.get(name, 'timestamp'), 'value_type': name | lower, 'read': '{x}', 'hash': baselinr.canonical_text('{x}', name | lower)}) }}
  {% elif name == 'BYTES' %}
    {{ return({'kind': 'other', 'value_type': 'none', 'read': '{x}', 'hash': 'to_hex({x})'}) }}
  {% else %}
    {{ return({'kind': 'other', 'value_type': 'none', 'read': '{x}', 'hash': 'case when {x} is not null then to_json_string({x}) end'}) }}
  {% endif %}
{% endmacro %}

{#- One text for a value: a TIMESTAMP in UTC whatever time zone the session has, a number without zeros at its end. -#}
{% macro bigquery__canonical_text(x, value_type) %}
  {% if value_type == 'timestamp' %}{{ return("string(" ~ x ~ ", 'UTC')") }}{% endif %}
  {% set text = baselinr.as_text(x) %}
  {% if value_type == 'bignumeric' %}{{ return("regexp_replace(" ~ text ~ ", r'\\.0+$|(\\.[0-9]*[1-9])0+$', r'\\1')") }}{% endif %}
  {{ return(text) }}
{% endmacro %}

{#- A cast that guards itself: the optimizer may compute it before it has left out what is of another type. -#}
{% macro bigquery__as_value(x, value_type) %}{{ return(x if value_type == 'text' else 'safe_cast(' ~ x ~ ' as ' ~ value_type ~ ')') }}{% endmacro %}
