{#- The store as Baselinr's readers look at it (models/readers). They take what has one run id for one profile of one table, whereas a run of ours has many
    tables: compared by the run's id alone, their columns would be mixed. So an id here is the run's and the table's. -#}
{% macro reader_run_id(relation) %}{{ return(relation ~ ".run_id || '/' || " ~ relation ~ '.unique_id') }}{% endmacro %}

{#- These views have the names of the store's own tables, and dbt would drop a table that is in the place of a view. Names that differ only in case may be one. -#}
{% macro check_reader_schema(relation, storage) %}
  {% set same_database = not relation.database or not storage.database or relation.database | lower == storage.database | lower %}
  {% if same_database and relation.schema | lower == storage.schema | lower %}
    {% do baselinr.fail('model ' ~ model.name ~ ' would be ' ~ relation ~ ', in the schema of the store, where it would take the place of ' ~ storage.schema ~ '.' ~ relation.identifier
                        ~ '; give models: baselinr: readers: +schema in dbt_project.yml a schema of its own, or set baselinr_storage.schema to another'
                        ~ ' (generate_schema_name has made it ' ~ relation.schema ~ ')') %}
  {% endif %}
{% endmacro %}

{#- Only what was published: other runs have no metrics, and a comparison would find that all columns are gone. -#}
{% macro reader_runs_sql(settings) %}
select {{ baselinr.reader_run_id('runs') }} as run_id, runs.dataset_name, runs.schema_name, runs.profiled_at, runs.environment, runs.status, runs.row_count, runs.column_count
from {{ baselinr.store_table(settings, 'runs') }} as runs
where runs.is_published
{% endmacro %}

{% macro reader_results_sql(settings) %}
select {{ baselinr.reader_run_id('results') }} as run_id, results.dataset_name, results.schema_name, results.column_name, results.column_type, results.metric_name, results.metric_value, results.profiled_at
from {{ baselinr.store_table(settings, 'results') }} as results
{% endmacro %}

{#- Its readers take each event for a drift; ours tell of decisions. -#}
{% macro reader_events_sql(settings) %}
  {%- set timestamp = baselinr.store_column('timestamp') %}
select events.event_id, events.event_type, events.run_id, events.table_name, events.column_name, events.metric_name, events.baseline_value, events.current_value,
  events.change_percent, events.drift_severity, events.{{ timestamp }}, events.metadata
from {{ baselinr.store_table(settings, 'events') }} as events
where events.drift_severity is not null
{% endmacro %}
