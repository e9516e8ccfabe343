{#- BigQuery's catalog and what it tells of changes: for each dataset `__TABLES__`, and INFORMATION_SCHEMA's TABLES, COLUMNS and PARTITIONS; no table is read.

    A table's token is made of when it was made and last modified, and of its rows and bytes, because a modification that only deletes need not
    move the time. While rows that were streamed into a partitioned table wait in its buffer, its token is unknown. Views, external tables and
    materialized views tell nothing: unknown. -#}
{% macro bigquery__catalog_sql(targets) %}
create or replace temp table baselinr_catalog (
  unique_id string, database_name string, schema_name string, table_name string, relation_type string, partitioning string, columns string, partition_columns string,
  estimated_rows string, estimated_bytes string, change_token string, missing_schema_right string
);
{%- for dataset in baselinr.bigquery_datasets(targets) %}
begin
insert into baselinr_catalog (unique_id, database_name, schema_name, table_name, relation_type, partitioning, columns, partition_columns, estimated_rows, estimated_bytes, change_token)
{{ baselinr.bigquery_dataset_sql(dataset) | trim }};
exception when error then
insert into baselinr_catalog (unique_id, database_name, schema_name, table_name, columns, missing_schema_right)
select unique_id, {{ baselinr.literal(dataset.database) }}, {{ baselinr.literal(dataset.schema) }}, table_name, '[]',
  concat({{ baselinr.literal('bigquery.tables.get and bigquery.tables.list on ' ~ dataset.relation ~ ': ') }}, @@error.message)
from (
{{ baselinr.inline_rows(['unique_id', 'table_name'], dataset.rows) }}
) as target;
end;
{%- endfor %}
select *, session_user() as role_name from baselinr_catalog
{% endmacro %}

{#- The targets by dataset, at most 1,000 each, as PARTITIONS allows; of the datasets that are there: [{database, schema, relation, rows}]. They are
    listed by the API, without a query. -#}
{% macro bigquery_datasets(targets) %}
  {% set datasets = [] %}
  {% for database in targets | map(attribute='database') | unique(case_sensitive=true) %}
    {% set there = adapter.list_schemas(database) %}
    {% for schema in targets | selectattr('database', 'equalto', database) | map(attribute='schema') | unique(case_sensitive=true) if schema in there %}
      {% for batch in targets | selectattr('database', 'equalto', database) | selectattr('schema', 'equalto', schema) | batch(1000) %}
        {% set rows = [] %}
        {% for target in batch %}{% do rows.append([baselinr.literal(target.unique_id), baselinr.literal(target.name)]) %}{% endfor %}
        {% do datasets.append({'database': database, 'schema': schema, 'relation': baselinr.quote_relation(database, schema, none), 'rows': rows}) %}
      {% endfor %}
    {% endfor %}
  {% endfor %}
  {{ return(datasets) }}
{% endmacro %}

{% macro bigquery_dataset_sql(dataset) %}
{%- set schema = dataset.relation ~ '.INFORMATION_SCHEMA.' %}
{%- set named = 'table_name in (' ~ (dataset.rows | map('last') | unique(case_sensitive=true) | join(', ')) ~ ')' %}
with target as (
{{ baselinr.inline_rows(['unique_id', 'table_name'], dataset.rows) }}
), relation as (
  select table_name, regexp_extract(ddl, r'\nPARTITION BY ([^\n;]+)') as partitioning,
    case table_type when 'BASE TABLE' then 'table' when 'CLONE' then 'table' else lower(table_type) end as relation_type
  from {{ schema }}TABLES
  where {{ named }}
), size as (
  select table_id, creation_time, last_modified_time, row_count, size_bytes
  from {{ dataset.relation }}.__TABLES__
), column_list as (
  {#- those of the time of ingestion are no columns of the table #}
  select table_name, '[' || string_agg(case when not starts_with(column_name, '_PARTITION') then to_json_string(struct(column_name as name, data_type as type)) end, ',' order by ordinal_position) || ']' as columns,
    '[' || string_agg(case when is_partitioning_column = 'YES' then to_json_string(column_name) end, ',') || ']' as partition_columns
  from {{ schema }}COLUMNS
  where {{ named }}
  group by 1
), buffer as (
  select distinct table_name
  from {{ schema }}PARTITIONS
  where {{ named }} and partition_id = '__UNPARTITIONED__' and total_rows > 0
)
select target.unique_id, {{ baselinr.literal(dataset.database) }}, {{ baselinr.literal(dataset.schema) }}, target.table_name, relation.relation_type, relation.partitioning,
  coalesce(column_list.columns, '[]'), case when relation.partitioning is not null then coalesce(column_list.partition_columns, '["_PARTITIONTIME"]') end,
  case when relation.relation_type in ('table', 'snapshot') then cast(size.row_count as string) end, case when relation.relation_type in ('table', 'snapshot') then cast(size.size_bytes as string) end,
  {#- outside of their ranges of integers rows stay unpartitioned, and are no sign of a buffer #}
  case when relation.relation_type in ('table', 'snapshot') and (buffer.table_name is null or starts_with(relation.partitioning, 'RANGE_BUCKET'))
    then to_hex(md5(concat(cast(size.creation_time as string), '/', cast(size.last_modified_time as string), '/', cast(size.row_count as string), '/', cast(size.size_bytes as string)))) end
from target
join relation on relation.table_name = target.table_name
join size on size.table_id = target.table_name
left join column_list on column_list.table_name = target.table_name
left join buffer on buffer.table_name = target.table_name
{% endmacro %}

{#- The store's columns; INFORMATION_SCHEMA of a dataset that is not there is an error. -#}
{% macro bigquery__store_columns_sql(settings) %}
  {% if settings.storage.schema not in adapter.list_schemas(settings.storage.database) %}
    {{ return('select table_name, column_name from (\n' ~ baselinr.inline_rows(['table_name', 'column_name'], [["''", "''"]]) ~ '\n) as no_store where false') }}
  {% endif %}
  {{ return('select table_name, column_name from ' ~ baselinr.quote_relation(settings.storage.database, settings.storage.schema, none) ~ '.INFORMATION_SCHEMA.COLUMNS') }}
{% endmacro %}
{% macro bigquery__store_schema_sql(settings) %}
  {% set rows = [] %}
  {% for name in adapter.list_schemas(settings.storage.database) if name == settings.storage.schema %}{% do rows.append(name) %}{% endfor %}
  {{ return('select schema_name from (\n' ~ baselinr.inline_rows(['schema_name'], [[baselinr.literal(settings.storage.schema)]]) ~ '\n) as listed' ~ ('' if rows else ' where false')) }}
{% endmacro %}
