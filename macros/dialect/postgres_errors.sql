{#- Inside a handler of an error: what is told of it. The text of an error may quote a value, so of a table with sensitive columns it is
    the SQLSTATE and the name of its condition. -#}
{% macro postgres_error_text(target) %}
  {% if not baselinr.withholds_errors(target) %}{{ return('sqlerrm') }}{% endif %}
  {% set states = [] %}
  {% for state, name in baselinr.postgres_conditions().items() %}{% do states.append("when '" ~ state ~ "' then '" ~ name ~ "'") %}{% endfor %}
  {% set classes = [] %}
  {% for class, name in baselinr.postgres_condition_classes().items() %}{% do classes.append("when '" ~ class ~ "' then '" ~ name ~ "'") %}{% endfor %}
  {{ return("'SQLSTATE ' || sqlstate || ' (' || case sqlstate " ~ (states | join(' ')) ~ ' else case left(sqlstate, 2) ' ~ (classes | join(' ')) ~ " else 'unknown' end end || '); " ~ baselinr.withheld_text() ~ "'") }}
{% endmacro %}

{#- What a profile may meet, by its name in PostgreSQL's documentation (appendix A). -#}
{% macro postgres_conditions() %}
  {{ return({
    '22001': 'string_data_right_truncation', '22003': 'numeric_value_out_of_range', '22007': 'invalid_datetime_format', '22008': 'datetime_field_overflow',
    '22012': 'division_by_zero', '2201B': 'invalid_regular_expression', '22021': 'character_not_in_repertoire', '22P02': 'invalid_text_representation',
    '40001': 'serialization_failure', '40P01': 'deadlock_detected', '42501': 'insufficient_privilege', '42601': 'syntax_error', '42703': 'undefined_column',
    '42883': 'undefined_function', '42P01': 'undefined_table', '53100': 'disk_full', '53200': 'out_of_memory', '55P03': 'lock_not_available',
    '57014': 'query_canceled', 'P0001': 'raise_exception',
  }) }}
{% endmacro %}

{#- The first two characters of any other. -#}
{% macro postgres_condition_classes() %}
  {{ return({
    '08': 'connection exception', '0A': 'feature not supported', '21': 'cardinality violation', '22': 'data exception', '23': 'integrity constraint violation',
    '25': 'invalid transaction state', '38': 'external routine exception', '39': 'external routine invocation exception', '40': 'transaction rollback',
    '42': 'syntax error or access rule violation', '53': 'insufficient resources', '54': 'program limit exceeded', '55': 'object not in prerequisite state',
    '57': 'operator intervention', '58': 'system error', 'HV': 'foreign data wrapper error', 'P0': 'PL/pgSQL error', 'XX': 'internal error',
  }) }}
{% endmacro %}
