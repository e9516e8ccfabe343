{#- Adds to each target what the catalog says of it: whether it exists, its names as the warehouse spells them, its columns.
    One query for all targets. -#}
{% macro read_catalog(run, targets) %}
  {% set found = {} %}
  {% for row in (baselinr.rows(run, baselinr.catalog_sql(targets), 'catalog') if targets else []) %}
    {% do found.update({row.unique_id: row}) %}
  {% endfor %}
  {% for target in targets %}
    {% set row = found.get(target.unique_id) %}
    {% if row is none %}
      {% do target.update({'exists': false, 'columns': [], 'key': none}) %}
    {% else %}
      {% do target.update({
        'exists': true, 'database': row.database_name, 'schema': row.schema_name, 'name': row.table_name,
        'relation_type': row.relation_type, 'estimated_rows': baselinr.to_int(row.estimated_rows),
        'relation': baselinr.quote_relation(row.database_name, row.schema_name, row.table_name),
      }) %}
      {% do target.update({'all_columns': fromjson(row.columns)}) %}
      {% do target.update({'key': baselinr.partition_key(target)}) %}
      {% do target.update({'columns': baselinr.measured_columns(target),
                           'declared_key': target.key.column ~ ' by ' ~ target.key.granularity if target.key else none}) %}
    {% endif %}
  {% endfor %}
{% endmacro %}

{#- unique_id, names as the catalog spells them, relation_type, estimated_rows, columns (JSON: [{name, type}]). -#}
{% macro catalog_sql(targets) %}{{ return(adapter.dispatch('catalog_sql', 'baselinr')(targets)) }}{% endmacro %}

{#- The columns to profile, in the table's order: all of them, or as `columns.include` and `columns.exclude` say. -#}
{% macro measured_columns(target) %}
  {% set include = baselinr.named_columns(target, target.settings.columns.include, 'columns.include') %}
  {% set exclude = baselinr.named_columns(target, target.settings.columns.exclude, 'columns.exclude') or [] %}
  {% set sensitive = baselinr.named_columns(target, target.settings.sensitive, 'sensitive') or [] %}
  {% set columns = [] %}
  {% for column in target.all_columns if (include is none or column.name in include) and column.name not in exclude %}
    {% set class = baselinr.classify_type(column.type) %}
    {% do columns.append(dict(class, name=column.name, type=column.type, sensitive=column.name in sensitive,
                              read=class.read | replace('{x}', baselinr.quote_name(column.name)), alias='c' ~ (columns | length + 1))) %}
  {% endfor %}
  {{ return(columns) }}
{% endmacro %}

{#- Column names from settings as the catalog spells them; a name that is no column is an error. -#}
{% macro named_columns(target, names, setting) %}
  {% if names is none %}{{ return(none) }}{% endif %}
  {% set spelled = [] %}
  {% for name in names %}{% do spelled.append(baselinr.column_named(target, name, setting)) %}{% endfor %}
  {{ return(spelled) }}
{% endmacro %}

{% macro column_named(target, name, setting) %}
  {% set names = target.all_columns | map(attribute='name') | list %}
  {% for candidate in names if candidate == name %}{{ return(candidate) }}{% endfor %}
  {% for candidate in names if candidate | lower == name | string | lower %}{{ return(candidate) }}{% endfor %}
  {% set nearest = baselinr.nearest(name, names) %}
  {% do baselinr.fail(target.unique_id ~ ": " ~ setting ~ " names '" ~ name ~ "', which is no column of " ~ target.relation
                      ~ ("; did you mean '" ~ nearest ~ "'?" if nearest else '')) %}
{% endmacro %}
