{#- Adds to each target what the catalog says of it: whether it exists, its names as the warehouse spells them, its columns.
    As few queries for all targets as the warehouse allows. -#}
{% macro read_catalog(run, targets) %}
  {% set found = {} %}
  {% for row in (baselinr.catalog_rows(run, targets) if targets else []) %}
    {% do found.update({row.unique_id: row}) %}
  {% endfor %}
  {% do adapter.dispatch('complete_catalog', 'baselinr')(run, found) %}
  {% set quoted = baselinr.quoted_names(found.values() | map(attribute='table_name') | list) %}
  {#- what is the same for many tables: `database.schema`, quoted; what is told of a type of relations -#}
  {% set schemas, told = {}, {} %}
  {#- Does the warehouse keep track of this table's partitions by itself? -#}
  {% set tracks_partitions = adapter.dispatch('tracks_partitions', 'baselinr') %}
  {% for target in targets %}
    {% set row = found.get(target.unique_id) %}
    {% if row is none %}
      {% do target.update({'problem': none, 'exists': false, 'columns': [], 'key': none}) %}
    {% elif row.get('missing_schema_right') and row.columns == '[]' %}
      {#- what it is cannot be told -#}
      {% do target.update({'problem': none, 'exists': true, 'columns': [], 'all_columns': [], 'sensitive': [], 'key': none, 'declared_key': none, 'token': none, 'relation_type': none,
                           'relation': baselinr.quote_relation(target.database, target.schema, target.name), 'missing_right': row.missing_schema_right, 'role': row.get('role_name')}) %}
    {% else %}
      {% set place = row.database_name ~ '\n' ~ row.schema_name %}
      {% if place not in schemas %}{% do schemas.update({place: baselinr.quote_relation(row.database_name, row.schema_name, none)}) %}{% endif %}
      {% set rows, bytes, width = row.estimated_rows, row.get('estimated_bytes'), row.get('row_width') %}
      {% do target.update({
        'problem': none, 'exists': true, 'database': row.database_name, 'schema': row.schema_name, 'name': row.table_name,
        'relation_type': row.relation_type, 'relation_id': row.get('relation_id'), 'partitioning': row.get('partitioning'),
        'estimated_rows': none if rows is none else rows | int, 'estimated_bytes': none if bytes is none else bytes | int, 'row_width': none if width is none else width | int,
        'relation': schemas[place] ~ '.' ~ quoted[row.table_name],
        'all_columns': fromjson(row.columns), 'declared_by_warehouse': fromjson(row.get('partition_columns') or 'null'),
      }) %}
      {% do target.update({'sensitive': baselinr.sensitive_columns(target) if target.settings.sensitive or target.marked_sensitive else {}}) %}
      {% if row.relation_type not in told %}{% do told.update({row.relation_type: baselinr.tells_changes(target)}) %}{% endif %}
      {% set tracked = tracks_partitions(target) %}
      {% set partitioned = tracked or target.partition_key is not none or target.settings.partition.strategy != 'all' %}
      {% do target.update({'tells_changes': told[row.relation_type], 'key': baselinr.partition_key(target, tracked) if partitioned else none}) %}
      {% set chosen = target.settings.columns.include is not none or target.settings.columns.exclude is not none %}
      {% do target.update({'columns': baselinr.measured_columns(target) if chosen else target.all_columns, 'declared_key': target.key.column ~ ' by ' ~ target.key.granularity if target.key else none}) %}
      {% if target.settings.partition.updated_at %}
        {% set updated_at = baselinr.column_named(target, target.settings.partition.updated_at, 'partition.updated_at') %}
        {% do baselinr.refuse_sensitive(target, updated_at, 'partition.updated_at: its latest values are stored as tokens. Choose another column') %}
      {% endif %}
      {% set token = row.get('change_token') %}
      {% set reads_all = target.columns | length == target.all_columns | length and not target.settings.where and target.settings.partition.detect != 'fingerprint' %}
      {% set lacks_rights = row.get('missing_schema_right') or row.get('missing_table_right') %}
      {% do target.update({'missing_right': baselinr.missing_right(target, row) if lacks_rights else none, 'role': row.get('role_name'),
                           'token': none if target.snapshot_query or not token else token if reads_all else baselinr.table_token(target, token)}) %}
    {% endif %}
  {% endfor %}
{% endmacro %}

{#- Rows of [unique_id, database, schema, name]. -#}
{% macro names_of(targets) %}
  {% set names = [] %}
  {% for target in targets %}{% do names.append([target.unique_id, target.database, target.schema, target.name]) %}{% endfor %}
  {{ return(names) }}
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
      identity   a text that changes when its type does, and when the column is another one under the same name and type; of all columns or of none, for which it is the type
      readable   whether this role may read it -#}
{% macro catalog_sql(targets) %}{{ return(adapter.dispatch('catalog_sql', 'baselinr')(targets)) }}{% endmacro %}

{#- What an adapter asks besides, once it knows the relations: unique_id -> row of catalog_sql, to be completed. -#}
{% macro default__complete_catalog(run, found) %}{% endmacro %}

{#- The columns to profile, in the table's order, as `columns.include` and `columns.exclude` say. What a decision looks at is what the catalog says of them;
    `measure_columns` adds how they are read. -#}
{% macro measured_columns(target) %}
  {% set lists = target.settings.columns %}
  {% set include = none if lists.include is none else baselinr.named_columns(target, lists.include, 'columns.include') %}
  {% set exclude = [] if lists.exclude is none else baselinr.named_columns(target, lists.exclude, 'columns.exclude') %}
  {% set columns = [] %}
  {% for column in target.all_columns if (include is none or column.name in include) and column.name not in exclude %}{% do columns.append(column) %}{% endfor %}
  {{ return(columns) }}
{% endmacro %}

{#- Adds to the columns their kinds and the expressions that read them: for tables that are read, which most of a run are not. Once a table, and before
    any SQL is made of them. -#}
{% macro measure_columns(target) %}
  {% if target.get('is_measured') %}{{ return(none) }}{% endif %}
  {% set classes = {} %}
  {% set names = baselinr.quoted_names(target.columns | map(attribute='name') | list) %}
  {% for column in target.columns %}
    {% set base = column.base or column.type %}
    {% if base not in classes %}{% do classes.update({base: baselinr.classify_type(base)}) %}{% endif %}
    {% set class = classes[base] %}
    {% set quoted = names[column.name] %}
    {% do column.update(dict(class, base=base, sensitive=column.name in target.sensitive, alias='c' ~ loop.index, quoted=quoted)) %}
    {% for part in ['read', 'ranged', 'finite', 'number', 'counted', 'exact', 'hash'] if class[part] %}
      {% do column.update({part: class[part] | replace('{x}', quoted)}) %}
    {% endfor %}
  {% endfor %}
  {% do target.update({'is_measured': true}) %}
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

{#- Name -> what the column is: as long as the text is the same, stored states of it hold. -#}
{% macro shapes_of(columns) %}
  {% set given = columns and columns[0].identity %}
  {{ return(dict(zip(columns | map(attribute='name'), columns | map(attribute='identity' if given else 'type')))) }}
{% endmacro %}

{#- The same of the columns that are measured: what a sensitive one keeps is not what it kept before it was one. -#}
{% macro column_identities(target) %}
  {% set identities = baselinr.shapes_of(target.columns) %}
  {% for name in target.sensitive if name in identities %}{% do identities.update({name: identities[name] ~ ' sensitive'}) %}{% endfor %}
  {{ return(identities) }}
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
  {% set where = target.settings.where %}
  {% if target.settings.partition.detect == 'fingerprint' or (where and not baselinr.filter_is_stable(where)) %}{{ return(none) }}{% endif %}
  {% if target.columns | length == target.all_columns | length or not (where or target.key) %}{{ return(change_token) }}{% endif %}
  {% set measured = target.columns | map(attribute='name') | list %}
  {% set others = [] %}
  {% for name, shape in baselinr.shapes_of(target.all_columns).items() if name not in measured %}{% do others.append(name ~ ' ' ~ shape) %}{% endfor %}
  {{ return(change_token ~ '/' ~ local_md5(others | join('\n'))[:8]) }}
{% endmacro %}
