{#- What an engine can do that not all can. Of an unknown one nothing is believed:
      json      makes JSON of lists and of rows (`json_list`, `snapshot_sql`), and holds long ones: macros/detect/answers.sql
      lists     keeps lists (`packed_lists`, `unpacked_lists`): without them there are no quantiles, histograms, distributions and top values
      parallel  lets several processes write at once, so that a run may have workers
      row_hash  makes a number of a row (`row_hash`), so that content has a fingerprint: without one a table that is due is profiled as a whole -#}
{% macro can(feature) %}{{ return(feature in adapter.dispatch('features', 'baselinr')()) }}{% endmacro %}
{% macro default__features() %}{{ return([]) }}{% endmacro %}
{% macro duckdb__features() %}{{ return(['json', 'lists', 'row_hash']) }}{% endmacro %}
{% macro postgres__features() %}{{ return(['json', 'lists', 'parallel', 'row_hash']) }}{% endmacro %}
{% macro snowflake__features() %}{{ return(['json', 'lists', 'parallel', 'row_hash']) }}{% endmacro %}
{% macro bigquery__features() %}{{ return(['json', 'lists', 'parallel', 'row_hash']) }}{% endmacro %}
{% macro spark__features() %}{{ return(['json', 'lists', 'parallel', 'row_hash']) }}{% endmacro %}
{% macro redshift__features() %}{{ return(['lists', 'parallel', 'row_hash']) }}{% endmacro %}
