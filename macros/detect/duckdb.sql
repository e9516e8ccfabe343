{#- DuckDB's catalog. `estimated_size` is the number of rows, and bytes follow from it and the types. A view has none, and no metadata tells that a table changed. -#}
{% macro duckdb__catalog_sql(targets) %}
with target (unique_id, database_name, schema_name, table_name) as (
  values
  {%- for target in targets %}
    ({{ baselinr.literal(target.unique_id) }}, {{ baselinr.literal(target.database) }}, {{ baselinr.literal(target.schema) }}, {{ baselinr.literal(target.name) }}){{ ',' if not loop.last }}
  {%- endfor %}
), columns as (
  select lower(database_name) as d, lower(schema_name) as s, lower(table_name) as t,
    any_value(database_name) as database_name, any_value(schema_name) as schema_name, any_value(table_name) as table_name,
    cast(to_json(list({'name': column_name, 'type': data_type} order by column_index)) as varchar) as columns,
    {#- as they are in memory; a text is taken to have 32 bytes #}
    sum(case when data_type in ('BOOLEAN', 'TINYINT', 'UTINYINT') then 1 when data_type in ('SMALLINT', 'USMALLINT') then 2 when data_type in ('INTEGER', 'UINTEGER', 'FLOAT', 'DATE') then 4
      when data_type in ('HUGEINT', 'UHUGEINT', 'UUID', 'INTERVAL') or data_type like 'DECIMAL%' then 16 when data_type in ('BIGINT', 'UBIGINT', 'DOUBLE') or data_type like 'TIME%' then 8 else 32 end) as width
  from duckdb_columns()
  where not internal and lower(schema_name) in ({{ baselinr.literals(targets | map(attribute='schema') | map('lower') | unique) }})
  group by all
), tables as (
  select lower(database_name) as d, lower(schema_name) as s, lower(table_name) as t, estimated_size from duckdb_tables()
)
select target.unique_id, columns.database_name, columns.schema_name, columns.table_name, columns.columns,
  case when tables.t is null then 'view' else 'table' end as relation_type,
  cast(tables.estimated_size as varchar) as estimated_rows, cast(cast(tables.estimated_size * columns.width as bigint) as varchar) as estimated_bytes, cast(columns.width as varchar) as row_width
from target
join columns on columns.d = lower(target.database_name) and columns.s = lower(target.schema_name) and columns.t = lower(target.table_name)
left join tables on tables.d = columns.d and tables.s = columns.s and tables.t = columns.t
{% endmacro %}
