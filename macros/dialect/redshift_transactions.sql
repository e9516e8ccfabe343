{#- Redshift locks tables, not rows: a transaction that writes keeps other writers of the same tables waiting until it ends, and with one that began
    before it ended it may be in conflict. So claims (macros/dialect/claims.sql) keep runs off each other's tables, the scans come before the
    transaction, and a transaction that writes begins by locking the table that all of them write, before it sees anything.

    An error ends the operation: dbt sends the statements one by one, and the first that fails is the last. The transaction is then rolled back. -#}
{% macro redshift__has_claims() %}{{ return(true) }}{% endmacro %}
{% macro redshift__catches_errors() %}{{ return(false) }}{% endmacro %}
{% macro redshift__failing_statement(text) %}{{ return(baselinr.default__failing_statement(text)) }}{% endmacro %}
{% macro redshift__guarded_transaction(run, target, claim, when_busy, statements, when_failed, outcome) %}
  {{ return(baselinr.claimed_transaction(run, target, claim, when_busy, statements, outcome)) }}
{% endmacro %}
{% macro redshift__transaction(statements, outcome) %}
  {{ return('begin;\n' ~ (baselinr.redshift_lock(statements) + statements | map('trim') | list) | join(';\n') ~ ';\ncommit;\n' ~ outcome) }}
{% endmacro %}

{#- Where the statements write the state of a table, which all profiles do. -#}
{% macro redshift_lock(statements) %}
  {% set state = baselinr.store_table(baselinr.settings(), 'table_state') %}
  {% for statement in statements if (statement | trim).startswith(('update ' ~ state, 'insert into ' ~ state)) %}{{ return(['lock ' ~ state]) }}{% endfor %}
  {{ return([]) }}
{% endmacro %}

{#- Of the session, and so without a schema. -#}
{% macro redshift__scratch_table(run, name) %}{{ return(baselinr.quote_name(name)) }}{% endmacro %}
{% macro redshift__create_scratch(scratch, like) %}{{ return(['drop table if exists ' ~ scratch, 'create temporary table ' ~ scratch ~ ' (like ' ~ like ~ ')']) }}{% endmacro %}

{#- What dbt has begun ends here, so that each transaction is one of this package; texts and moments do not depend on what the role has set. -#}
{% macro redshift__open_session() %}
  {% do run_query("commit;\nset timezone to 'UTC';\nset datestyle to 'ISO, YMD';\nset extra_float_digits to 2") %}
{% endmacro %}

{#- There is no `tablesample`: each row is drawn for itself, once, because it would be drawn anew each time it is read (macros/profile/sample.sql). -#}
{% macro redshift__sampled_from(target, sample, seed) %}{{ return(baselinr.default__sampled_from(target, sample, seed)) }}{% endmacro %}
{% macro redshift__draws_blocks(target, sample) %}{{ return(false) }}{% endmacro %}
{% macro redshift__keeps_sample_in_table(target) %}{{ return(true) }}{% endmacro %}

{#- A table that is deleted from has no other name than its own. -#}
{% macro redshift__old_history(settings, name, cutoff) %}
from {{ baselinr.store_table(settings, name) }}
where {{ baselinr.store_column(baselinr.history_tables()[name]) }} < {{ cutoff }}
{%- if name in ['runs', 'results'] %}
  and not {{ baselinr.in_rows(['unique_id', 'run_id'], 'select unique_id, run_id from (\n' ~ baselinr.last_published_sql(settings) | trim ~ '\n) as published') }}
{%- endif %}
{%- endmacro %}

{#- A column is added once, by what the catalog says: there is no `if not exists` for one. -#}
{% macro redshift__adds_missing_columns() %}{{ return(false) }}{% endmacro %}
{% macro redshift__add_column(relation, column) %}{{ return('alter table ' ~ relation ~ ' add column ' ~ column) }}{% endmacro %}
