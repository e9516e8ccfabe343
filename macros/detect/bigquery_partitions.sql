{#- Partitions as INFORMATION_SCHEMA.PARTITIONS tells of them. One is known by (when it was last modified, its rows, its bytes): a modification that only
    deletes need not move the time. -#}
{% macro bigquery__tracks_partitions(target) %}{{ return(target.relation_type in ['table', 'snapshot'] and target.declared_by_warehouse is not none) }}{% endmacro %}

{#- The partitioning as the table's DDL has it: a column, DATE(column), DATE_TRUNC(column, MONTH) and the like, RANGE_BUCKET(column, GENERATE_ARRAY(start, end, interval)),
    or _PARTITIONDATE, the day of ingestion. -#}
{% macro bigquery__tracked_key(target) %}
  {% set by_ingestion = '_PARTITION' in target.partitioning %}
  {% set column = '_PARTITIONTIME' if by_ingestion else target.declared_by_warehouse[0] %}
  {% set type = 'TIMESTAMP' if by_ingestion else (target.all_columns | selectattr('name', 'equalto', column) | first).type %}
  {% set class = baselinr.classify_type(type) %}
  {% set key = {'column': column, 'quoted': '_PARTITIONTIME' if by_ingestion else baselinr.quote_name(column), 'type': type, 'kind': class.kind, 'value_type': class.value_type, 'by_ingestion': by_ingestion} %}
  {% set ranges = modules.re.match('RANGE_BUCKET[(].*GENERATE_ARRAY[(] *(-?[0-9]+) *, *(-?[0-9]+) *, *([0-9]+) *[)]', target.partitioning) %}
  {% if ranges %}
    {{ return(dict(key, granularity='range', start=ranges.group(1) | int, end=ranges.group(2) | int, interval=ranges.group(3) | int)) }}
  {% endif %}
  {% set unit = modules.re.match('.*, *(HOUR|DAY|MONTH|YEAR) *[)]', target.partitioning | upper) %}
  {{ return(dict(key, granularity=unit.group(1) | lower if unit else 'day')) }}
{% endmacro %}

{#- A partitioned table may ask for a filter by its key. This one prunes nothing. -#}
{% macro bigquery__required_filter(target) %}
  {% if not baselinr.bigquery__tracks_partitions(target) %}{{ return(none) }}{% endif %}
  {% set column = baselinr.bigquery__tracked_key(target).quoted %}
  {{ return('(' ~ column ~ ' is not null or ' ~ column ~ ' is null)') }}
{% endmacro %}

{#- While rows that were streamed in wait in the buffer, nobody tells which partitions they are of: the two newest are taken to have changed. By
    the time of ingestion they have none yet. -#}
{% macro bigquery__tracked_partitions_sql(target) %}
  {%- set key = target.key %}
  {%- set buffered = key.granularity != 'range' and not key.by_ingestion %}
  select partition_id, row_count, byte_count, case when not is_dirty then token end as token
  from (
    select partition_id, row_count, byte_count, token,
      {{ "is_buffer" if not buffered else "has_buffer and newest <= 2 and partition_id <> '__null__'" }} as is_dirty
    from (
      select *, row_number() over (order by case when partition_id = '__null__' then 1 else 0 end, partition_id desc) as newest
      from (
        select {{ baselinr.bigquery_canonical_id(key) }} as partition_id, partition_id = '__UNPARTITIONED__' {{ 'and false ' if key.granularity == 'range' }}as is_buffer,
          logical_or(partition_id = '__UNPARTITIONED__' and total_rows > 0) over () as has_buffer, total_rows as row_count, total_logical_bytes as byte_count,
          to_hex(md5(concat(cast(unix_micros(last_modified_time) as string), '/', cast(total_rows as string), '/', cast(total_logical_bytes as string)))) as token
        from {{ baselinr.quote_relation(target.database, target.schema, none) }}.INFORMATION_SCHEMA.PARTITIONS
        where table_name = {{ baselinr.literal(target.name) }} and partition_id is not null
      ) as listed
      where {{ 'not is_buffer' if buffered else 'not is_buffer or row_count > 0' }}
    ) as numbered
  ) as looked_at
{%- endmacro %}

{#- 20240105 as 2024-01-05. -#}
{% macro bigquery_canonical_id(key) %}
  {% set parts = {'hour': [[1, 4], [5, 2], [7, 2]], 'day': [[1, 4], [5, 2], [7, 2]], 'month': [[1, 4], [5, 2]], 'year': [[1, 4]]}.get(key.granularity) %}
  {% set named = "case partition_id when '__NULL__' then '__null__' when '__UNPARTITIONED__' then '" ~ ('__null__' if key.by_ingestion else '__unpartitioned__') ~ "' else " %}
  {% if parts is none %}{{ return(named ~ 'partition_id end') }}{% endif %}
  {% set pieces = [] %}
  {% for start, length in parts %}{% do pieces.append('substr(partition_id, ' ~ start ~ ', ' ~ length ~ ')') %}{% endfor %}
  {{ return(named ~ (pieces | join(" || '-' || ")) ~ (" || ' ' || substr(partition_id, 9, 2) || ':00:00'" if key.granularity == 'hour' else '') ~ ' end') }}
{% endmacro %}
