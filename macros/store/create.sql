{#- Creates or migrates the store, once a run; nothing is written when it is already at this version. Returns what was created. -#}
{% macro create_store(run) %}
  {% set missing = baselinr.missing_from_store(run) %}
  {% if missing and not run.settings.storage.create_tables %}
    {% do baselinr.fail(baselinr.store_lacks(run.settings, missing)) %}
  {% endif %}
  {% if missing %}
    {% set statements = baselinr.store_lock(run.settings) + baselinr.forget_incomplete(run.settings, missing) + baselinr.store_ddl(run.settings, missing, schema=not baselinr.store_schema_exists(run)) %}
    {% do baselinr.rows(run, baselinr.transaction(statements), 'create the store') %}
  {% endif %}
  {{ return(missing) }}
{% endmacro %}

{% macro store_lacks(settings, missing) %}
  {{ return('the store lacks ' ~ (missing | join(', ')) ~ ' in schema ' ~ settings.storage.schema ~ ', and baselinr_storage.create_tables is false; `dbt run-operation baselinr_ddl` prints what a DBA has to run') }}
{% endmacro %}

{% macro no_store(settings, so) %}
  {{ return('no store of this version in schema ' ~ settings.storage.schema ~ ', so ' ~ so ~ '; the next run, or `dbt run-operation baselinr_init`, makes it') }}
{% endmacro %}

{#- Where a part of what states consist of had to be made again, those that are there mean nothing: the next profile of every table is full. -#}
{% macro forget_incomplete(settings, missing) %}
  {% set state = baselinr.store_table_name(settings, 'table_state') %}
  {% if state in missing or state ~ '.profile_signature' in missing %}{{ return([]) }}{% endif %}
  {% for name in ['column_state', 'group_state', 'partition_state'] if baselinr.lacks(missing, baselinr.store_table_name(settings, name)) %}
    {{ return(['update ' ~ baselinr.store_table(settings, 'table_state') ~ ' set profile_signature = null' ~ baselinr.everywhere()]) }}
  {% endfor %}
  {{ return([]) }}
{% endmacro %}

{#- The end of an update or a delete of all rows, where the warehouse wants it said. -#}
{% macro everywhere() %}{{ return(adapter.dispatch('everywhere', 'baselinr')()) }}{% endmacro %}
{% macro default__everywhere() %}{{ return('') }}{% endmacro %}

{#- 'table' for a missing table, 'table.column' for a missing column. An absent store lacks everything. -#}
{% macro missing_from_store(run) %}
  {% set there = {} %}
  {% for row in adapter.dispatch('store_columns', 'baselinr')(run) %}
    {% do there.setdefault(row.table_name, []).append(row.column_name | lower) %}
  {% endfor %}
  {% set missing = [] %}
  {% for name, table in baselinr.store_schema().items() %}
    {% set spelled = baselinr.store_table_name(run.settings, name) %}
    {% if spelled not in there %}
      {% do missing.append(spelled) %}
    {% else %}
      {% for column in table.columns if column not in there[spelled] %}{% do missing.append(spelled ~ '.' ~ column) %}{% endfor %}
    {% endif %}
  {% endfor %}
  {{ return(missing) }}
{% endmacro %}

{#- table_name, column_name -#}
{% macro default__store_columns(run) %}{{ return(baselinr.read(run, baselinr.store_columns_sql(run.settings), 'store')) }}{% endmacro %}
{% macro store_columns_sql(settings) %}{{ return(adapter.dispatch('store_columns_sql', 'baselinr')(settings)) }}{% endmacro %}
{% macro default__store_columns_sql(settings) %}
select table_name, column_name
from {{ baselinr.information_schema(settings.storage.database) }}.columns
where table_catalog = {{ baselinr.literal(settings.storage.database) }} and table_schema = {{ baselinr.literal(settings.storage.schema) }}
{% endmacro %}

{#- The catalog of a database; where there is one for all of them, the rows say of which they are. -#}
{% macro information_schema(database) %}{{ return(adapter.dispatch('information_schema', 'baselinr')(database)) }}{% endmacro %}
{% macro default__information_schema(database) %}{{ return('information_schema') }}{% endmacro %}
{% macro snowflake__information_schema(database) %}{{ return(baselinr.quote_name(database) ~ '.information_schema') }}{% endmacro %}

{#- To make a schema takes a right that a role with a schema of its own need not have, even where it is there already. -#}
{% macro store_schema_exists(run) %}{{ return(adapter.dispatch('store_schema_exists', 'baselinr')(run)) }}{% endmacro %}
{% macro default__store_schema_exists(run) %}
  {{ return(baselinr.read(run, adapter.dispatch('store_schema_sql', 'baselinr')(run.settings), 'store schema') | length > 0) }}
{% endmacro %}
{% macro default__store_schema_sql(settings) %}
select schema_name
from {{ baselinr.information_schema(settings.storage.database) }}.schemata
where catalog_name = {{ baselinr.literal(settings.storage.database) }} and schema_name = {{ baselinr.literal(settings.storage.schema) }}
{% endmacro %}
{#- information_schema.schemata has only the schemas that the role owns -#}
{% macro postgres__store_schema_sql(settings) %}
select nspname from pg_namespace where nspname = {{ baselinr.literal(settings.storage.schema) }}
{% endmacro %}

{#- The schema of the store, in the statement that makes it. -#}
{% macro schema_name(storage) %}{{ return(adapter.dispatch('schema_name', 'baselinr')(storage)) }}{% endmacro %}
{#- not all take a database here, and of the connection's own they do not need it -#}
{% macro default__schema_name(storage) %}{{ return(baselinr.quote_relation(none if storage.database == baselinr.target_database() else storage.database, storage.schema, none)) }}{% endmacro %}
{% macro duckdb__schema_name(storage) %}{{ return(baselinr.quote_relation(storage.database, storage.schema, none)) }}{% endmacro %}
{#- a schema that is created takes no database -#}
{% macro postgres__schema_name(storage) %}{{ return(baselinr.quote_name(storage.schema)) }}{% endmacro %}

{#- Every statement that makes the store, or brings an older one up to date; each may run again. `missing`: only these tables and columns,
    because another run may be at work on the rest. -#}
{% macro store_ddl(settings, missing=none, schema=true) %}
  {% set statements = ['create schema if not exists ' ~ baselinr.schema_name(settings.storage)] if schema else [] %}
  {% for name, table in baselinr.store_schema().items() %}
    {% set relation = baselinr.store_table(settings, name) %}
    {% set spelled = baselinr.store_table_name(settings, name) %}
    {% if missing is none or spelled in missing %}
      {% do statements.append(baselinr.once(relation, baselinr.table_ddl(relation, spelled, table))) %}
    {% endif %}
    {% for column, type in table.columns.items() if column != table.key and (missing is none and baselinr.adds_missing_columns() or missing is not none and spelled ~ '.' ~ column in missing) %}
      {% do statements.append(baselinr.add_column(relation, baselinr.store_column(column) ~ ' ' ~ baselinr.column_type(type))) %}
      {% set index = baselinr.lookup_index(relation, spelled, table.lookup) if missing is not none and column in (table.lookup or []) else none %}
      {% if index %}{% do statements.append(index) %}{% endif %}
    {% endfor %}
    {% if table.holds_states and (missing is none or baselinr.lacks(missing, spelled)) %}{% do statements.extend(baselinr.state_layout(relation, table.columns)) %}{% endif %}
  {% endfor %}
  {% set versions = baselinr.store_table(settings, 'schema_version') %}
  {% do statements.append('insert into ' ~ versions ~ ' (version, applied_at, description) select ' ~ baselinr.store_version() ~ ', ' ~ baselinr.now()
                          ~ ", 'baselinr-dbt store'" ~ baselinr.from_nothing() ~ ' where not exists (select 1 from ' ~ versions ~ ' where version = ' ~ baselinr.store_version() ~ ')') %}
  {{ return(statements) }}
{% endmacro %}

{#- Is this table missing, or one of its columns? -#}
{% macro lacks(missing, table) %}
  {% for name in missing if name == table or name.startswith(table ~ '.') %}{{ return(true) }}{% endfor %}
  {{ return(false) }}
{% endmacro %}

{#- A table of the store and its index, where the engine has use for one. -#}
{% macro table_ddl(relation, name, table) %}
  {% set columns = [] %}
  {% for column, type in table.columns.items() %}
    {% do columns.append('  ' ~ baselinr.store_column(column) ~ ' ' ~ baselinr.column_type(type) ~ (baselinr.primary_key() if column == table.key else '')) %}
  {% endfor %}
  {% set statements = ['create table if not exists ' ~ relation ~ ' (\n' ~ (columns | join(',\n')) ~ '\n)' ~ baselinr.table_options(table)] %}
  {% set index = baselinr.lookup_index(relation, name, table.lookup) if table.lookup else none %}
  {% if index %}{% do statements.append(index) %}{% endif %}
  {{ return(statements) }}
{% endmacro %}

{#- Building the read models before the first profile works: they make the store and are empty. -#}
{% macro ensure_store_for_models() %}
  {% if execute and flags.WHICH in ['run', 'build'] %}
    {% do baselinr.create_store(baselinr.begin_run({})) %}
  {% endif %}
{% endmacro %}
