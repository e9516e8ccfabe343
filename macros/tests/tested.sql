{#- What all tests share. A test is a query of the store, never of the table: one row for each thing it looked at, with a verdict and what there
    is to say of it. dbt is given the rows that fail. -#}

{#- What a test works with: the run of its queries, what it was given, its table. -#}
{% macro begin_test(run, relation, given) %}
  {% do baselinr.find_store(run) %}
  {{ return({'run': run, 'settings': run.settings, 'given': given, 'unique_id': baselinr.tested_id(relation),
             'schema': relation.schema, 'table': relation.identifier, 'name': relation.schema ~ '.' ~ relation.identifier}) }}
{% endmacro %}

{#- dbt's id of the table: what the test depends on, or, where that is more than one, what has these names. -#}
{% macro tested_id(relation) %}
  {% set among = model.depends_on.nodes if model is defined and model.depends_on is defined else [] %}
  {% if among | length == 1 %}{{ return(among[0]) }}{% endif %}
  {% for node in baselinr.profilable_nodes() if not among or node.unique_id in among %}
    {% set name = node.identifier if node.resource_type == 'source' else node.alias or node.name %}
    {% if name == relation.identifier and node.schema == relation.schema and (node.database or '') == (relation.database or '') %}{{ return(node.unique_id) }}{% endif %}
  {% endfor %}
  {% do baselinr.fail('the test on ' ~ relation ~ ' is on no model, source, seed or snapshot of this project') %}
{% endmacro %}

{#- The columns of `judged`, a query; all but the verdict are what a failure has, and what dbt stores of it. -#}
{% macro failure_columns() %}{{ return(['schema_name', 'table_name', 'column_name', 'metric_name', 'current_value', 'baseline_value', 'threshold', 'profiled_at', 'message']) }}{% endmacro %}

{#- The test's query; `judged`: none where nothing is stored of the table. Where tests run, what it will find is told before: dbt itself says how many rows, and not which. -#}
{% macro failures_of(test, judged) %}
  {% set judged = judged or baselinr.one_verdict(test, baselinr.missing_verdict(test), baselinr.never_profiled(test)) %}
  {% if flags.WHICH in ['test', 'build'] %}
    {% set rows = baselinr.read(test.run, baselinr.told_sql(judged), 'test ' ~ test.name) %}
    {% for row in rows[:baselinr.few()] %}{% do baselinr.say('baselinr: ' ~ row.message ~ baselinr.meant_column(test, row)) %}{% endfor %}
    {% if rows | length > baselinr.few() %}{% do baselinr.say('baselinr: and ' ~ (rows | length - baselinr.few()) ~ ' more of ' ~ test.name) %}{% endif %}
  {% endif %}
  {{ return('select ' ~ (baselinr.failure_columns() | join(', ')) ~ '\nfrom (\n' ~ judged | trim ~ "\n) as judged\nwhere verdict = 'fail'") }}
{% endmacro %}
{% macro told_sql(judged) %}
select verdict, message from (
{{ judged | trim }}
) as judged
where verdict <> 'pass'
order by message
{% endmacro %}

{#- Of a column that has no metric: the one that was probably meant. -#}
{% macro meant_column(test, row) %}
  {% set name = test.given.get('column_name') %}
  {% if row.verdict not in ['missing', 'fail'] or not name or not row.message.endswith(baselinr.no_such_metric()) %}{{ return('') }}{% endif %}
  {% set columns = baselinr.read(test.run, baselinr.published_columns_sql(test.settings, test.unique_id, 1), 'columns of ' ~ test.name) | map(attribute='column_name') | list %}
  {% if name | lower in columns | map('lower') | list %}{{ return('') }}{% endif %}
  {{ return('. It has no column ' ~ baselinr.shown(name) ~ '; ' ~ baselinr.did_you_mean(name, columns)) }}
{% endmacro %}

{#- `table.column: `, as SQL, where column_name is the column; empty for what is the whole table's. -#}
{% macro message_begin(test) %}
  {{ return(baselinr.literal(test.name) ~ " || case when column_name <> '' then '.' || column_name else '' end || ': '") }}
{% endmacro %}

{#- One row of what is judged, without a table. `values`: name -> SQL. -#}
{% macro one_verdict(test, verdict, message, values={}) %}
  {% set text, double = baselinr.as_text('null'), baselinr.as_double('null') %}
  {% set row = {'schema_name': baselinr.literal(test.schema), 'table_name': baselinr.literal(test.table), 'column_name': text, 'metric_name': text, 'current_value': double, 'baseline_value': double, 'threshold': double, 'profiled_at': text,
                'verdict': "'" ~ verdict ~ "'", 'message': message} %}
  {% do row.update(values) %}
  {% set cells = [] %}
  {% for name, value in row.items() %}{% do cells.append(value ~ ' as ' ~ name) %}{% endfor %}
  {{ return('select ' ~ (cells | join(', '))) }}
{% endmacro %}

{#- What is said of a table without a published profile, and of one whose last profile lacks what is asked for. -#}
{% macro missing_verdict(test) %}{{ return('fail' if test.given.if_missing == 'fail' else 'missing') }}{% endmacro %}
{% macro never_profiled(test) %}
  {{ return(baselinr.literal(test.name ~ ': has no complete profile yet; `dbt run-operation baselinr_profile` makes one, if `meta.baselinr` says that it is to be profiled')) }}
{% endmacro %}
{% macro no_such_metric() %}{{ return('because there is no value, no such column, or `metrics` does not name it') }}{% endmacro %}

{#- The row for that, as an arm of a union, from CTEs `profile` and `newest_value`. What a kind of profile never has is left out after one. -#}
{% macro missing_metric_arm(test, metrics) %}
  {% set metric = metrics | join(' or ') %}
  {% set name = test.name ~ ('.' ~ test.given.column_name if test.given.column_name else '') ~ ': has no ' ~ metric ~ ' in its last profile' %}
  {% set lacking = baselinr.missing_verdict(test) %}
  {% set verdicts, reasons = [], [] %}
  {% for action, words in {'sample': ', because that is a sample', 'partial': ', because that is a partial one, which does not have it'}.items() if baselinr.lacks_metrics(test, action, metrics) %}
    {% do verdicts.append("when action = '" ~ action ~ "' then 'left out' ") %}
    {% do reasons.append("when action = '" ~ action ~ "' then " ~ baselinr.literal(name ~ words) ~ ' ') %}
  {% endfor %}
  {% set why = 'case when profiles = 0 then ' ~ baselinr.never_profiled(test) ~ ' ' ~ (reasons | join) ~ 'else ' ~ baselinr.literal(name ~ ', ' ~ baselinr.no_such_metric()) ~ ' end' %}
  {% set values = {
    'column_name': baselinr.literal(test.given.column_name) if test.given.column_name else baselinr.as_text('null'), 'metric_name': baselinr.literal(metric), 'profiled_at': 'profiled_at',
    'verdict': 'case ' ~ (verdicts | join) ~ "else '" ~ lacking ~ "' end" if verdicts else "'" ~ lacking ~ "'",
  } %}
  {{ return(baselinr.one_verdict(test, lacking, why, values)
    ~ '\nfrom (select count(*) as profiles, max(case when recency = 1 then action end) as action, max(case when recency = 1 then published_at end) as profiled_at from profile) as profiled'
    ~ '\ncross join (select count(*) as found from newest_value) as known\nwhere found = 0') }}
{% endmacro %}
