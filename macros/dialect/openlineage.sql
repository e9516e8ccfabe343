{#- What OpenLineage calls the datasource of this connection; the name of a table in it is database.schema.table. As its integration of dbt does, so that
    both tell of the same datasets. -#}
{% macro dataset_namespace() %}{{ return(adapter.dispatch('dataset_namespace', 'baselinr')()) }}{% endmacro %}
{% macro default__dataset_namespace() %}{{ return(adapter.type() ~ ('://' ~ target.host ~ (':' ~ target.port if target.port else '') if target.host else '')) }}{% endmacro %}
{% macro duckdb__dataset_namespace() %}{{ return('duckdb://' ~ target.path) }}{% endmacro %}
{% macro snowflake__dataset_namespace() %}{{ return('snowflake://' ~ target.account) }}{% endmacro %}
{% macro bigquery__dataset_namespace() %}{{ return('bigquery') }}{% endmacro %}
