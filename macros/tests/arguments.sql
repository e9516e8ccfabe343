{#- What a test was given, checked as settings are: the first problem is the error. `named`: the arguments that the test has, `unknown`: the others;
    `schema`: as in macros/settings/schema.sql. Null is as if it were not there. -#}
{% macro test_arguments(test, relation, named, unknown, schema) %}
  {% if relation is string %}
    {% do baselinr.fail('test ' ~ test ~ ' has `where` in its config, which a test of stored metrics cannot take: set `where` in `meta.baselinr` of the table, and it is profiled under it') %}
  {% endif %}
  {% set given = {} %}
  {% for name, value in named.items() if value is not none %}{% do given.update({name: value}) %}{% endfor %}
  {% set place = 'test ' ~ test ~ ' on ' ~ relation.schema ~ '.' ~ relation.identifier ~ ('.' ~ baselinr.unquoted(given.column_name) if given.column_name is string else '') %}
  {% for name in unknown %}{% do baselinr.fail(place ~ ": unknown argument '" ~ name ~ "'; " ~ baselinr.did_you_mean(name, schema | list)) %}{% endfor %}
  {% do baselinr.stop_on(baselinr.settings_problems(place, given, schema)) %}
  {{ return(dict(baselinr.overlay(schema, given), place=place)) }}
{% endmacro %}

{#- For what one argument alone does not tell. -#}
{% macro wrong_argument(given, message) %}{% do baselinr.fail(given.place ~ ': ' ~ message) %}{% endmacro %}

{% macro needed_argument(given, name, what) %}
  {% if given[name] is none %}{% do baselinr.wrong_argument(given, name ~ ' is missing; it must be ' ~ what) %}{% endif %}
{% endmacro %}

{#- dbt hands the column to what is listed below one. -#}
{% macro no_column_argument(given, column_name) %}
  {% if column_name is not none %}{% do baselinr.wrong_argument(given, 'column_name is ' ~ baselinr.shown(column_name) ~ '; it is a test of a table: list it below the table, not below a column') %}{% endif %}
{% endmacro %}

{#- Arguments that several tests have. -#}
{% macro column_argument() %}{{ return({'type': 'string', 'default': none}) }}{% endmacro %}
{% macro sampled_argument() %}{{ return({'type': 'bool', 'default': false}) }}{% endmacro %}
{% macro missing_argument() %}{{ return({'type': 'enum', 'default': 'fail', 'choices': ['fail', 'pass']}) }}{% endmacro %}
{% macro metric_argument(run) %}{{ return({'type': 'enum', 'default': none, 'choices': baselinr.numeric_metrics(run.families) | list}) }}{% endmacro %}
{% macro bound_argument() %}{{ return({'type': 'number', 'default': none}) }}{% endmacro %}

{#- What a test may compare: name -> 'number', or 'value', which is one where the column has numbers. -#}
{% macro numeric_metrics(families) %}
  {% set names = {'row_count': 'number'} %}
  {% for family in families %}
    {% for name, metric in family.metrics.items() if metric.get('holds') != 'text' %}{% do names.update({name: metric.get('holds', 'number')}) %}{% endfor %}
  {% endfor %}
  {{ return(names) }}
{% endmacro %}

{#- dbt quotes the name of a column that is marked so. -#}
{% macro unquoted(name) %}
  {{ return(name[1:-1] if name is string and name | length > 2 and name[0] == name[-1] and name[0] in ['"', '`'] else name) }}
{% endmacro %}
