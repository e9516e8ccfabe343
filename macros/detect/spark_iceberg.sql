{#- Iceberg: a table is a list of snapshots, a snapshot a list of files, and no file ever changes. Both are read from metadata tables.

    The table's token is its newest snapshot that changed data. Compaction (`replace`) only writes the same rows into other files: from the current
    snapshot the way goes to its parent as long as it is one. A parent that has expired ends the way, and counts as a change.

    A partition's token is the set of its files, data and deletes, with what Iceberg knows of each column in them, by the columns' names. The
    set alone would not tell that a column was dropped and made anew, or that two traded their names; and times and counts, which the
    metadata table `partitions` has, can come again after snapshots have expired. -#}

{#- Adds to the rows of the catalog that are Iceberg tables: change_token, estimated_rows, estimated_bytes; and takes the partitioning from those whose files
    were written under more than one, because a file does not say where its rows would be today. One query for all. -#}
{% macro iceberg_tokens(run, rows) %}
  {% set found = {} %}
  {% for tables in rows | selectattr('relation_type', 'equalto', 'iceberg table') | batch(50) %}
    {% set selects = [] %}
    {% for row in tables %}{% do selects.append(baselinr.iceberg_token_sql(row)) %}{% endfor %}
    {% for row in baselinr.read(run, selects | join('\nunion all\n'), 'snapshots', catalog=true) %}{% do found.update({row.unique_id: row}) %}{% endfor %}
  {% endfor %}
  {% for row in rows if row.unique_id in found %}
    {% set told = found[row.unique_id] %}
    {% do row.update({'change_token': told.change_token, 'estimated_rows': told.estimated_rows, 'estimated_bytes': told.estimated_bytes}) %}
    {% if told.partitionings | int > 1 %}{% do row.update({'partitioning': [], 'partition_columns': '[]'}) %}{% endif %}
  {% endfor %}
{% endmacro %}

{% macro iceberg_token_sql(row) -%}
select {{ baselinr.literal(row.unique_id) }} as unique_id,
  coalesce(cast(aggregate(sequence(1, size(steps) + 1), current_id, (at, step) -> if(try_element_at(steps, at).operation = 'replace' and try_element_at(steps, at).parent_id is not null, try_element_at(steps, at).parent_id, at)) as string), 'no snapshot') as change_token,
  case when current_id is null then '0' when coalesce(totals['total-equality-deletes'], '0') = '0' then cast(cast(totals['total-records'] as bigint) - cast(coalesce(totals['total-position-deletes'], '0') as bigint) as string) end as estimated_rows,
  case when current_id is null then '0' else totals['total-files-size'] end as estimated_bytes,
  (select cast(count(distinct partition_spec_id) as string) from {{ row.relation }}.manifests) as partitionings
from (
  select max(current_id) as current_id, max_by(summary, snapshot_id = current_id) as totals,
    map_from_entries(collect_list(case when snapshot_id is not null then struct(snapshot_id, struct(parent_id, operation)) end)) as steps
  from (select max(snapshot_id) as current_id from {{ row.relation }}.refs where name = 'main') as current
  left join {{ row.relation }}.snapshots on true
) as history
{%- endmacro %}

{#- The field of the partitioning that partitions are known by: one of time before a column's own values, and the user's choice before both. None where
    there is only a bucket or a prefix, or where the files of older partitionings have other fields. -#}
{% macro iceberg_field(target) %}
  {% set parts = target.get('partitioning') or [] %}
  {% if target.relation_type != 'iceberg table' or not parts %}{{ return(none) }}{% endif %}
  {% set names = baselinr.struct_fields(parts[0].struct or '') %}
  {% if names | length != parts | length %}{{ return(none) }}{% endif %}
  {% set fields = [] %}
  {% for part in parts %}
    {% set granularity = {'days': 'day', 'day': 'day', 'date': 'day', 'hours': 'hour', 'hour': 'hour', 'date_hour': 'hour', 'months': 'month', 'month': 'month', 'years': 'year', 'year': 'year', 'identity': 'value'}.get(part.transform) %}
    {% set column = baselinr.spelled_column(target, part.column) %}
    {% if granularity and column is not none %}{% do fields.append({'column': column, 'granularity': granularity, 'transform': part.transform, 'name': names[loop.index0]}) %}{% endif %}
  {% endfor %}
  {% set wanted = target.settings.partition.key %}
  {% for field in fields if wanted and field.column | lower == wanted | lower %}{{ return(field) }}{% endfor %}
  {{ return((fields | rejectattr('granularity', 'equalto', 'value') | list + fields) | first | default(none)) }}
{% endmacro %}

{#- The names of the fields of a struct, as `describe` writes its type; commas may be within a field's type. -#}
{% macro struct_fields(type) %}
  {% set names = [] %}
  {% set flat = namespace(text=type[7:-1] if type.startswith('struct<') else '') %}
  {% for _ in range(5) %}{% set flat.text = modules.re.sub('[(<][^()<>]*[)>]', '', flat.text) %}{% endfor %}
  {% for field in flat.text.split(',') if field %}{% do names.append(field.rsplit(':', 1)[0]) %}{% endfor %}
  {{ return(names) }}
{% endmacro %}

{% macro spark__tracks_partitions(target) %}{{ return(baselinr.iceberg_field(target) is not none) }}{% endmacro %}

{#- A key like one that a user chose, by the column that the table is partitioned by. -#}
{% macro spark__tracked_key(target) %}
  {% set field = baselinr.iceberg_field(target) %}
  {% set type = target.all_columns | selectattr('name', 'equalto', field.column) | map(attribute='type') | first %}
  {% set class = baselinr.classify_type(type) %}
  {% set granularity = 'day' if field.granularity == 'value' and type == 'date' else field.granularity %}
  {% do baselinr.refuse_sensitive(target, field.column, 'the partition key: its values are stored as partition ids. Choose another key') %}
  {{ return({'column': field.column, 'type': type, 'granularity': granularity, 'quoted': baselinr.quote_name(field.column), 'tracked': true, 'kind': class.kind, 'value_type': class.value_type,
             'field': baselinr.iceberg_field_id(field, class)}) }}
{% endmacro %}

{#- The id of a partition, from its field in the metadata. -#}
{% macro iceberg_field_id(field, class) %}
  {% set x = 'partition.' ~ baselinr.quote_name(field.name) %}
  {% set id = {
    'day': 'cast(' ~ x ~ ' as string)',
    'hour': "cast(timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, " ~ x ~ ') as string)',
    'month': "left(cast(add_months(date'1970-01-01', " ~ x ~ ') as string), 7)',
    'year': 'lpad(cast(1970 + ' ~ x ~ " as string), 4, '0')",
  }.get(field.granularity) %}
  {% if not id %}
    {% set value = class.read | replace('{x}', x) %}
    {% set id = value if class.kind == 'text' else baselinr.canonical_text(value, class.value_type) if class.value_type != 'none' else 'cast(' ~ value ~ ' as string)' %}
  {% endif %}
  {{ return('coalesce(' ~ id ~ ", '__null__')") }}
{% endmacro %}

{% macro spark__tracked_partitions_sql(target) %}
  select partition_id, sum(data_rows) as row_count, sum(file_bytes) as byte_count,
    cast(count(*) as string) || '/' || cast(sum(cast(file_hash as decimal(38, 0))) as string) as token
  from (
    select {{ target.key.field }} as partition_id, case when content = 0 then record_count else 0 end as data_rows, file_size_in_bytes as file_bytes,
      xxhash64(file_path, content, readable_metrics) as file_hash
    from {{ target.relation }}.files
  ) as file
  group by 1
{%- endmacro %}
