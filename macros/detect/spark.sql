{#- Spark's catalog. Where there is no INFORMATION_SCHEMA it is asked table by table: `show schemas` and `show tables` say what there is, `describe` what
    it is like. What tells of changes: macros/detect/spark_iceberg.sql and spark_delta.sql; of all other tables, and of views, nothing does. -#}
{% macro spark__catalog_rows(run, targets) %}
  {% set rows = [] %}
  {% for target in targets %}
    {% set names = baselinr.spark_names(run, target.database, target.schema) %}
    {% set spelled = baselinr.spark_spelled(names, target.name) %}
    {% if spelled is not none %}
      {% set relation = baselinr.quote_relation(target.database, target.schema, spelled) %}
      {% set described = baselinr.spark_described(baselinr.rows(run, 'describe table extended ' ~ relation, 'catalog')) %}
      {% do rows.append({
        'unique_id': target.unique_id, 'database_name': target.database, 'schema_name': target.schema, 'table_name': spelled, 'relation': relation,
        'relation_type': baselinr.spark_relation_type(described.about), 'estimated_rows': none, 'estimated_bytes': none, 'change_token': none,
        'columns': tojson(described.columns), 'partitioning': baselinr.spark_partitioning(described),
      }) %}
      {% do rows[-1].update({'partition_columns': tojson(rows[-1].partitioning | map(attribute='column') | list)}) %}
    {% endif %}
  {% endfor %}
  {% do baselinr.iceberg_tokens(run, rows) %}
  {% do baselinr.delta_tokens(run, rows) %}
  {{ return(rows) }}
{% endmacro %}

{#- The tables and views of a schema, read once a run; none where there is no such schema. -#}
{% macro spark_names(run, database, schema) %}
  {% set key = (database or '') ~ '.' ~ schema %}
  {% set known = run.setdefault('spark_names', {}) %}
  {% if key not in known %}
    {% set names = [] %}
    {% if baselinr.spark_spelled(baselinr.spark_schemas(run, database), schema) is not none %}
      {% for row in baselinr.rows(run, 'show tables in ' ~ baselinr.quote_relation(database, schema, none), 'catalog') if row.istemporary not in [true, 'true', 'True'] %}{% do names.append(row.tablename) %}{% endfor %}
    {% endif %}
    {% do known.update({key: names}) %}
  {% endif %}
  {{ return(known[key]) }}
{% endmacro %}

{% macro spark_schemas(run, database) %}
  {% set known = run.setdefault('spark_schemas', {}) %}
  {% if (database or '') not in known %}
    {% set names = [] %}
    {% for row in baselinr.rows(run, 'show schemas' ~ (' in ' ~ baselinr.quote_name(database) if database else ''), 'catalog') %}{% do names.append(row.values() | first) %}{% endfor %}
    {% do known.update({database or '': names}) %}
  {% endif %}
  {{ return(known[database or '']) }}
{% endmacro %}

{#- A name as the catalog has it: case makes no difference. -#}
{% macro spark_spelled(names, name) %}
  {% for candidate in names if candidate | lower == name | lower %}{{ return(candidate) }}{% endfor %}
  {{ return(none) }}
{% endmacro %}

{#- The answer of `describe table extended`: {columns: [{name, type}], partition_columns, transforms, about: name -> value, partition_struct}. Sections
    begin with a heading. -#}
{% macro spark_described(rows) %}
  {% set found = {'columns': [], 'partition_columns': [], 'transforms': [], 'about': {}, 'partition_struct': none} %}
  {% set at = namespace(section='columns') %}
  {% for row in rows %}
    {% set name, value = row.col_name or '', row.data_type or '' %}
    {% if name in ['# Partition Information', '# Partitioning', '# Metadata Columns', '# Detailed Table Information', '# Clustering Information', '# Constraints'] %}
      {% set at.section = name[2:] %}
    {% elif name in ['', '# col_name'] %}
      {% set at.section = at.section if name else 'none' if at.section == 'columns' else at.section %}
    {% elif at.section == 'columns' %}
      {% do found.columns.append({'name': name, 'type': value}) %}
    {% elif at.section == 'Partition Information' %}
      {% do found.partition_columns.append(name) %}
    {% elif at.section == 'Partitioning' and name.startswith('Part ') %}
      {% do found.transforms.append(value) %}
    {% elif at.section == 'Metadata Columns' and name == '_partition' %}
      {% do found.update({'partition_struct': value}) %}
    {% elif at.section == 'Detailed Table Information' %}
      {% do found.about.update({name: value}) %}
    {% endif %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}

{% macro spark_relation_type(about) %}
  {% set provider = about.get('Provider') or 'unknown' %}
  {{ return('view' if about.get('Type') == 'VIEW' else 'materialized view' if about.get('Type') == 'MATERIALIZED_VIEW' else provider | lower ~ ' table') }}
{% endmacro %}

{#- How the table says that it is partitioned: [{column, transform}]. -#}
{% macro spark_partitioning(described) %}
  {% set parts = [] %}
  {% set names = described.columns | map(attribute='name') | list %}
  {% for name in described.partition_columns %}{% do parts.append({'column': baselinr.spark_unquoted(name, names), 'transform': 'identity', 'struct': described.partition_struct}) %}{% endfor %}
  {% for text in described.transforms %}
    {% set call = modules.re.match('^([a-z]+)[(](?:[0-9]+, *)?(.*)[)]$', text) %}
    {% do parts.append({'column': baselinr.spark_unquoted(call.group(2) if call else text, names), 'transform': call.group(1) if call else 'identity', 'struct': described.partition_struct}) %}
  {% endfor %}
  {{ return(parts) }}
{% endmacro %}

{#- A name that may be written with backticks, where it has to be. -#}
{% macro spark_unquoted(text, names) %}
  {{ return(text[1:-1] | replace('``', '`') if text not in names and text.startswith('`') and text.endswith('`') else text) }}
{% endmacro %}

{#- Whether a change of this very relation is told: that of views and of plain files is not. -#}
{% macro spark__tells_changes(target) %}{{ return(target.relation_type in ['iceberg table', 'delta table']) }}{% endmacro %}

{#- The store as it is: [{table_name, column_name}]. Where it says that it is at this version, its tables have all their columns. -#}
{% macro spark__store_columns(run) %}
  {% set storage = run.settings.storage %}
  {% do run.update({'spark_names': {}, 'spark_schemas': {}}) %}
  {% set there = baselinr.spark_names(run, storage.database, storage.schema) %}
  {% set version_table = baselinr.store_table_name(run.settings, 'schema_version') %}
  {% set version = none %}
  {% if version_table in there %}
    {% set version = baselinr.to_int(baselinr.read(run, 'select cast(max(version) as string) as version from ' ~ baselinr.store_table(run.settings, 'schema_version'), 'store')[0].version) %}
  {% endif %}
  {% set rows = [] %}
  {% for name, table in baselinr.store_schema().items() %}
    {% set spelled = baselinr.store_table_name(run.settings, name) %}
    {% if spelled in there and version == baselinr.store_version() %}
      {% for column in table.columns %}{% do rows.append({'table_name': spelled, 'column_name': column}) %}{% endfor %}
    {% elif spelled in there %}
      {% for column in baselinr.spark_described(baselinr.rows(run, 'describe table extended ' ~ baselinr.store_table(run.settings, name), 'store')).columns %}
        {% do rows.append({'table_name': spelled, 'column_name': column.name}) %}
      {% endfor %}
    {% endif %}
  {% endfor %}
  {{ return(rows) }}
{% endmacro %}
{% macro spark__store_schema_exists(run) %}
  {{ return(baselinr.spark_spelled(baselinr.spark_schemas(run, run.settings.storage.database), run.settings.storage.schema) is not none) }}
{% endmacro %}
{#- There is no one query of all. -#}
{% macro spark__catalog_sql(targets) %}{% do exceptions.raise_compiler_error('baselinr: the catalog of ' ~ adapter.type() ~ ' is read by spark__catalog_rows') %}{% endmacro %}
