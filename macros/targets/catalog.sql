{#- Adds to each target what the catalog says of it: whether it exists, its names as the warehouse spells them, its columns.
    As few queries for all targets as the warehouse allows. -#}
{% macro read_catalog(run, targets) %}
  {% set found = {} %}
  {% for row in (baselinr.catalog_rows(run, targets) if targets else []) %}
    {% do found.update({row.unique_id: row}) %}
  {% endfor %}
  {% do adapter.dispatch('complete_catalog', 'baselinr')(run, found) %}
  {% for target in targets %}
    {% set row = found.get(target.unique_id) %}
    {% do target.update({'problem': none}) %}
    {% if row is none %}
      {% do target.update({'exists': false, 'columns': [], 'key': none}) %}
    {% elif row.get('missing_schema_right') and row.columns == '[]' %}
      {#- what it is cannot be told -#}
      {% do target.update({'exists': true, 'columns': [], 'all_columns': [], 'sensitive': [], 'key': none, 'declared_key': none, 'token': none, 'relation_type': none,
                           'relation': baselinr.quote_relation(target.database, target.schema, target.name), 'missing_right': row.missing_schema_right, 'role': row.get('role_name')}) %}
    {% else %}
      {% do target.update({
        'exists': true, 'database': row.database_name, 'schema': row.schema_name, 'name': row.table_name,
        'relation_type': row.relation_type, 'relation_id': row.get('relation_id'), 'partitioning': row.get('partitioning'),
        'estimated_rows': baselinr.to_int(row.estimated_rows), 'estimated_bytes': baselinr.to_int(row.get('estimated_bytes')), 'row_width': baselinr.to_int(row.get('row_width')),
        'relation': baselinr.quote_relation(row.database_name, row.schema_name, row.table_name),
        'all_columns': fromjson(row.columns), 'declared_by_warehouse': fromjson(row.get('partition_columns') or 'null'),
      }) %}
      {% do target.update({'sensitive': baselinr.sensitive_columns(target)}) %}
      {% do target.update({'key': baselinr.partition_key(target)}) %}
      {% do target.update({'columns': baselinr.measured_columns(target),
                           'declared_key': target.key.column ~ ' by ' ~ target.key.granularity if target.key else none}) %}
      {% if target.settings.partition.updated_at %}
        {% set updated_at = baselinr.column_named(target, target.settings.partition.updated_at, 'partition.updated_at') %}
        {% do baselinr.refuse_sensitive(target, updated_at, 'partition.updated_at: its latest values are stored as tokens. Choose another column') %}
      {% endif %}
      {% do target.update({'missing_right': baselinr.missing_right(target, row), 'role': row.get('role_name'), 'token': none if target.snapshot_query else baselinr.table_token(target, row.get('change_token'))}) %}
    {% endif %}
  {% endfor %}
{% endmacro %}

{#- What the catalog says of the targets, as rows (see catalog_sql), whatever number of statements that takes. -#}
{% macro catalog_rows(run, targets) %}{{ return(adapter.dispatch('catalog_rows', 'baselinr')(run, targets)) }}{% endmacro %}
{% macro default__catalog_rows(run, targets) %}
  {% set sql = baselinr.catalog_sql(targets) %}
  {{ return(baselinr.read(run, sql, 'catalog', catalog=true) if sql is not none else baselinr.catalog_of_dbt(targets)) }}
{% endmacro %}

{#- One row for each target that exists: unique_id, names as the catalog spells them, relation_type, estimated_rows, columns (JSON:
    [{name, type}]). Where the warehouse has them, also estimated_bytes, row_width (bytes), relation_id, change_token, partition_columns (JSON: the columns of
    its own partitioning), partitioning (how it is partitioned, as the adapter's own macros take it), missing_schema_right, missing_table_right, role_name, and in each column
      base       its type below a domain, if that is how it is measured
      identity   a text that changes when the column is another one under the same name and type
      readable   whether this role may read it -#}
{% macro catalog_sql(targets) %}{{ return(adapter.dispatch('catalog_sql', 'baselinr')(targets)) }}{% endmacro %}

{#- What an adapter asks besides, once it knows the relations: unique_id -> row of catalog_sql, to be completed. -#}
{% macro default__complete_catalog(run, found) %}{% endmacro %}

{#- The columns to profile, in the table's order: all of them, or as `columns.include` and `columns.exclude` say. -#}
{% macro measured_columns(target) %}
  {% set include = baselinr.named_columns(target, target.settings.columns.include, 'columns.include') %}
  {% set exclude = baselinr.named_columns(target, target.settings.columns.exclude, 'columns.exclude') or [] %}
  {% set columns = [] %}
  {% for column in target.all_columns if (include is none or column.name in include) and column.name not in exclude %}
    {% set class = baselinr.classify_type(column.get('base', column.type)) %}
    {% set sensitive = column.name in target.sensitive %}
    {% set shape = baselinr.column_identity(column) %}
    {#- what a sensitive column keeps is not what it kept before it was one -#}
    {% set measured = dict(class, name=column.name, quoted=baselinr.quote_name(column.name), type=column.type, shape=shape, identity=shape ~ (' sensitive' if sensitive else ''),
                           sensitive=sensitive, alias='c' ~ (columns | length + 1)) %}
    {% for part in ['read', 'ranged', 'finite', 'number', 'counted', 'exact', 'hash'] if class[part] %}
      {% do measured.update({part: class[part] | replace('{x}', measured.quoted)}) %}
    {% endfor %}
    {% do columns.append(measured) %}
  {% endfor %}
  {{ return(columns) }}
{% endmacro %}

{#- Column names from settings as the catalog spells them; a name that is no column is a misfit. -#}
{% macro named_columns(target, names, setting) %}
  {% if names is none %}{{ return(none) }}{% endif %}
  {% set spelled = [] %}
  {% for name in names %}
    {% set column = baselinr.column_named(target, name, setting) %}
    {% if column is not none %}{% do spelled.append(column) %}{% endif %}
  {% endfor %}
  {{ return(spelled) }}
{% endmacro %}

{% macro column_named(target, name, setting) %}
  {% set column = baselinr.spelled_column(target, name) %}
  {% if column is not none %}{{ return(column) }}{% endif %}
  {% set names = target.all_columns | map(attribute='name') | list %}
  {% set nearest = baselinr.nearest(name, names) %}
  {% do baselinr.misfit(target, setting ~ " names '" ~ name ~ "', which is no column of " ~ target.relation ~ ("; did you mean '" ~ nearest ~ "'?" if nearest else '')) %}
  {{ return(none) }}
{% endmacro %}

{#- A name as the catalog spells it, or none. -#}
{% macro spelled_column(target, name) %}
  {% set names = target.all_columns | map(attribute='name') | list %}
  {% for candidate in names if candidate == name %}{{ return(candidate) }}{% endfor %}
  {% for candidate in names if candidate | lower == name | string | lower %}{{ return(candidate) }}{% endfor %}
  {{ return(none) }}
{% endmacro %}

{#- A setting that does not fit its table. It may be a mistake of the user's, or the table may have changed below it. -#}
{% macro misfit(target, message) %}
  {% if target.problem is none %}{% do target.update({'problem': target.unique_id ~ ': ' ~ message}) %}{% endif %}
{% endmacro %}

{#- Where such a table was never profiled, the setting is wrong, and that is an error before anything is written. Where it was, one table
    changed, and the others go on. -#}
{% macro stop_on_misfits(run, targets) %}
  {% set misfits = targets | selectattr('problem') | list %}
  {% if not misfits %}{{ return(none) }}{% endif %}
  {% do baselinr.find_store(run) %}
  {% set states = baselinr.read_state(run, misfits) %}
  {% for target in misfits if not states.get(target.unique_id, {}).get('last_profiled_at') %}{% do baselinr.fail(target.problem) %}{% endfor %}
{% endmacro %}

{#- What a column is besides its name: the same text means that stored states of it still hold. -#}
{% macro column_identity(column) %}
  {{ return(column.type ~ (' ' ~ column.identity if column.identity else '')) }}
{% endmacro %}

{#- The right that this role lacks for reading what is profiled, or none. Columns may be granted one by one. -#}
{% macro missing_right(target, row) %}
  {% if row.get('missing_schema_right') %}{{ return(row.missing_schema_right) }}{% endif %}
  {% if not row.get('missing_table_right') %}{{ return(none) }}{% endif %}
  {% set read = target.columns | map(attribute='name') | list + ([target.key.column] if target.key else []) %}
  {% set denied = target.all_columns | selectattr('name', 'in', read) | rejectattr('readable') | map(attribute='name') | list %}
  {% if not denied and read %}{{ return(none) }}{% endif %}
  {{ return(row.missing_table_right ~ (', of its columns ' ~ (denied | join(', ')) if denied | length < read | length else '')) }}
{% endmacro %}

{#- The warehouse's token, unless the user has content decide, or chooses rows by more than the table's own content. Columns that are not
    measured have no part in it, but a filter or a key may read them, and to add one moves no counter. -#}
{% macro table_token(target, change_token) %}
  {% if not change_token or target.settings.partition.detect == 'fingerprint' or not baselinr.filter_is_stable(target.settings.where) %}{{ return(none) }}{% endif %}
  {% set measured = target.columns | map(attribute='name') | list %}
  {% set others = [] %}
  {% for column in target.all_columns if column.name not in measured %}{% do others.append(column.name ~ ' ' ~ baselinr.column_identity(column)) %}{% endfor %}
  {{ return(change_token ~ '/' ~ local_md5(others | join('\n'))[:8] if others and (target.settings.where or target.key) else change_token) }}
{% endmacro %}
