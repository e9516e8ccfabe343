{#- What a warehouse that this package does not know gets, where the default is not in the place of the macro: right, if not fast. Its catalog is what
    its dbt adapter tells; nothing tells that a table changed, so it is profiled as a whole when it is due; and every expression is
    standard SQL. -#}

{% macro default__catalog_sql(targets) %}{{ return(none) }}{% endmacro %}
{% macro catalog_of_dbt(targets) %}
  {% set rows = [] %}
  {#- dbt begins a transaction for these questions, and one of this package cannot begin inside it -#}
  {% call statement('baselinr_catalog', fetch_result=true) %}select 1 as one{% endcall %}
  {% for target in targets %}
    {% set relation = adapter.get_relation(database=target.database, schema=target.schema, identifier=target.name) %}
    {% if relation is not none %}
      {% set columns = [] %}
      {% for column in adapter.get_columns_in_relation(relation) %}{% do columns.append({'name': column.name, 'type': column.data_type}) %}{% endfor %}
      {% do rows.append({'unique_id': target.unique_id, 'database_name': relation.database, 'schema_name': relation.schema, 'table_name': relation.identifier, 'relation_type': relation.type | string or 'table',
                         'estimated_rows': none, 'columns': tojson(columns)}) %}
    {% endif %}
  {% endfor %}
  {% do adapter.commit() %}
  {{ return(rows) }}
{% endmacro %}

{#- By the names that types have in most places. What is not among them is counted, and no more. -#}
{% macro default__classify_type(type) %}
  {% set name = (type | lower).split('(')[0] | trim %}
  {% set digits = type.split('(')[1].rstrip(')').split(',') if '(' in type else [] %}
  {% if name in ['tinyint', 'smallint', 'integer', 'int', 'bigint', 'mediumint', 'int2', 'int4', 'int8', 'int64'] %}
    {{ return({'kind': 'integer', 'value_type': 'decimal(38, 0)', 'read': '{x}', 'exact': 'cast({x} as decimal(38, 0))'}) }}
  {% elif name in ['decimal', 'numeric', 'number'] and digits %}
    {{ return({'kind': 'decimal', 'value_type': 'decimal(38, ' ~ (digits[1] | trim if digits | length > 1 else 0) ~ ')', 'read': '{x}', 'sum_may_overflow': digits[0] | int > 28}) }}
  {% elif name in ['real', 'float', 'float4', 'float8', 'float64', 'double', 'double precision'] %}
    {% set number = 'cast({x} as ' ~ baselinr.column_type('double') ~ ')' %}
    {{ return({'kind': 'float', 'value_type': baselinr.column_type('double'), 'read': '(' ~ number ~ ' + 0)', 'finite': baselinr.finite_double(number)}) }}
  {% elif name in ['boolean', 'bool'] %}
    {{ return({'kind': 'boolean', 'value_type': type, 'read': '{x}'}) }}
  {% elif name in ['text', 'string', 'varchar', 'char', 'character', 'character varying', 'nvarchar', 'bpchar'] %}
    {{ return({'kind': 'text', 'value_type': baselinr.type_text(), 'read': baselinr.as_text('{x}')}) }}
  {% elif name == 'date' %}
    {{ return({'kind': 'date', 'value_type': 'date', 'read': '{x}'}) }}
  {% elif name in ['timestamp', 'timestamp without time zone', 'datetime', 'timestamp_ntz'] %}
    {{ return({'kind': 'timestamp', 'value_type': baselinr.column_type('timestamp'), 'read': '{x}'}) }}
  {% endif %}
  {{ return({'kind': 'other', 'value_type': 'none', 'read': '{x}'}) }}
{% endmacro %}

{#- Never asked for where content has no fingerprint. -#}
{% macro default__row_hash(columns) %}{{ return('null') }}{% endmacro %}
{% macro default__value_hash(column) %}{{ return(column.hash) }}{% endmacro %}
{% macro default__hash_id() %}{{ return("'none'") }}{% endmacro %}
{% macro default__json_list(x, order_by) %}{{ return('null') }}{% endmacro %}

{#- The id itself, made of the parts of a moment: so the key has a function around it, and nothing is left out of a scan. -#}
{% macro default__partition_value(key) %}
  {% set x = key.quoted %}
  {% set id = baselinr.as_text(x) if key.granularity == 'value' else baselinr.part_text(x, 'year', 4) %}
  {% set parts = ['year', 'month', 'day', 'hour'] %}
  {% if key.granularity in parts[1:] %}{% set id = id ~ " || '-' || " ~ baselinr.part_text(x, 'month', 2) %}{% endif %}
  {% if key.granularity in parts[2:] %}{% set id = id ~ " || '-' || " ~ baselinr.part_text(x, 'day', 2) %}{% endif %}
  {% if key.granularity == 'hour' %}{% set id = id ~ " || ' ' || " ~ baselinr.part_text(x, 'hour', 2) ~ " || ':00:00'" %}{% endif %}
  {{ return('coalesce(' ~ id ~ ", '__null__')") }}
{% endmacro %}
{% macro part_text(x, part, width) %}{{ return('lpad(cast(cast(extract(' ~ part ~ ' from ' ~ x ~ ') as integer) as varchar(10)), ' ~ width ~ ", '0')") }}{% endmacro %}
{% macro default__partition_id(key, value) %}{{ return(value) }}{% endmacro %}
{% macro default__partition_predicate(key, ids) %}{{ return(baselinr.partition_value(key) ~ ' in (' ~ baselinr.literals(ids) ~ ')') }}{% endmacro %}
