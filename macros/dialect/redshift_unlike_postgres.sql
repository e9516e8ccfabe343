{#- dbt takes a macro of PostgreSQL's where there is none of Redshift's. What PostgreSQL has and Redshift has not is named here, and is what any
    other warehouse gets. (Taken over on purpose are update_by, square, no_underflow, columns_per_scan, schema_name and store_schema_sql: see
    integration_tests/test_dispatch.py.) -#}
{% macro redshift__read_guarded(run, target, sql, comment) %}{{ return(baselinr.default__read_guarded(run, target, sql, comment)) }}{% endmacro %}
{% macro redshift__tracks_partitions(target) %}{{ return(baselinr.default__tracks_partitions(target)) }}{% endmacro %}
{% macro redshift__tracked_partitions_sql(target) %}{{ return(baselinr.default__tracked_partitions_sql(target)) }}{% endmacro %}
{% macro redshift__tracked_sources_sql(target, ids) %}{{ return(baselinr.default__tracked_sources_sql(target, ids)) }}{% endmacro %}
{% macro redshift__tracked_rows(target, names, leaves) %}{{ return(baselinr.default__tracked_rows(target, names, leaves)) }}{% endmacro %}
{% macro redshift__estimated_size(run, target) %}{{ return(baselinr.default__estimated_size(run, target)) }}{% endmacro %}
{% macro redshift__partition_sizes_asked(run, target, ids) %}{{ return(baselinr.default__partition_sizes_asked(run, target, ids)) }}{% endmacro %}
{% macro redshift__explain_place(target) %}{{ return(baselinr.default__explain_place(target)) }}{% endmacro %}
{% macro redshift__pinned_session(catalog) %}{{ return(baselinr.default__pinned_session(catalog)) }}{% endmacro %}
{% macro redshift__is_present(x) %}{{ return(baselinr.default__is_present(x)) }}{% endmacro %}
{% macro redshift__is_nan(x) %}{{ return(baselinr.default__is_nan(x)) }}{% endmacro %}
{% macro redshift__is_inf(x) %}{{ return(baselinr.default__is_inf(x)) }}{% endmacro %}
{% macro redshift__finite_double(x) %}{{ return(baselinr.default__finite_double(x)) }}{% endmacro %}
{% macro redshift__has_change_metadata() %}{{ return(true) }}{% endmacro %}
{% macro redshift__planner_fence() %}{{ return(baselinr.default__planner_fence()) }}{% endmacro %}
{% macro redshift__lookup_index(relation, name, columns) %}{{ return(baselinr.default__lookup_index(relation, name, columns)) }}{% endmacro %}
{% macro redshift__state_layout(relation, columns) %}{{ return(baselinr.default__state_layout(relation, columns)) }}{% endmacro %}
{% macro redshift__count_bits(word) %}{{ return(baselinr.default__count_bits(word)) }}{% endmacro %}
{% macro redshift__flat_list(x) %}{{ return(baselinr.default__flat_list(x)) }}{% endmacro %}
{% macro redshift__inline_rows(columns, rows) %}{{ return(baselinr.default__inline_rows(columns, rows)) }}{% endmacro %}
{% macro redshift__number_series(first, last, name) %}{{ return(baselinr.default__number_series(first, last, name)) }}{% endmacro %}
{% macro redshift__materialized() %}{{ return(baselinr.default__materialized()) }}{% endmacro %}
{% macro redshift__any_row_number() %}{{ return(baselinr.default__any_row_number()) }}{% endmacro %}
{% macro redshift__failure_text() %}{{ return(baselinr.default__failure_text()) }}{% endmacro %}
{% macro redshift__locking_clause() %}{{ return(baselinr.default__locking_clause()) }}{% endmacro %}
{% macro redshift__store_lock(settings, work) %}{{ return(baselinr.default__store_lock(settings, work)) }}{% endmacro %}
{% macro redshift__once(relation, statements) %}{{ return(baselinr.default__once(relation, statements)) }}{% endmacro %}
{% macro redshift__insert_missing(relation, columns, rows) %}{{ return(baselinr.default__insert_missing(relation, columns, rows)) }}{% endmacro %}
{% macro redshift__write_where(statement, rule, columns, query) %}{{ return(baselinr.default__write_where(statement, rule, columns, query)) }}{% endmacro %}
{% macro redshift__primary_key() %}{{ return(baselinr.default__primary_key()) }}{% endmacro %}
{% macro redshift__period_end(key, id) %}{{ return(baselinr.default__period_end(key, id)) }}{% endmacro %}
{% macro redshift__date_field(field, date) %}{{ return(baselinr.default__date_field(field, date)) }}{% endmacro %}
{% macro redshift__insert_query(run, target, relation, columns, query, whole) %}{{ return(baselinr.default__insert_query(run, target, relation, columns, query, whole)) }}{% endmacro %}
{% macro redshift__time_limit(target) %}{{ return(baselinr.default__time_limit(target)) }}{% endmacro %}
