{#- Do several statements happen all or not at all? Where not, they are in an order in which a run that dies leaves work to redo:
    macros/profile/steps.sql. -#}
{% macro has_transactions() %}{{ return(adapter.dispatch('has_transactions', 'baselinr')()) }}{% endmacro %}
{% macro default__has_transactions() %}{{ return(true) }}{% endmacro %}

{#- Statements that happen all or not at all, in one call, or, without transactions, a list of them; the rows of `outcome` come back. -#}
{% macro transaction(statements, outcome='select 1 as done') %}{{ return(adapter.dispatch('transaction', 'baselinr')(statements, outcome)) }}{% endmacro %}
{% macro default__transaction(statements, outcome) %}
  {{ return('begin;\n' ~ (statements | map('trim') | join(';\n')) ~ ';\ncommit;\n' ~ outcome) }}
{% endmacro %}

{#- The same for the work on one table, which another run may be at, and which may fail. Where the engine can:
      claim        a query that yields a row if the table is free, and holds it until the end of the transaction
      when_busy    what is done instead, where it is not
      when_failed  what is done instead, where the work failed; `failure_text()` in it is the error
    The default is for an engine with one writer, where an error ends the operation. -#}
{% macro guarded_transaction(run, target, claim, when_busy, statements, when_failed, outcome) %}
  {{ return(adapter.dispatch('guarded_transaction', 'baselinr')(run, target, claim, when_busy, statements, when_failed, outcome)) }}
{% endmacro %}
{% macro default__guarded_transaction(run, target, claim, when_busy, statements, when_failed, outcome) %}
  {{ return(baselinr.transaction(statements, outcome)) }}
{% endmacro %}

{#- Does it record an error in the work on one table, and go on? Where not, the error ends the operation. -#}
{% macro catches_errors() %}{{ return(adapter.dispatch('catches_errors', 'baselinr')()) }}{% endmacro %}
{% macro default__catches_errors() %}{{ return(false) }}{% endmacro %}

{#- A statement that fails, with this text if the engine can say it. -#}
{% macro failing_statement(text) %}{{ return(adapter.dispatch('failing_statement', 'baselinr')(text)) }}{% endmacro %}
{% macro default__failing_statement(text) %}{{ return('select * from baselinr_profiles_failed_see_the_log') }}{% endmacro %}
{% macro duckdb__failing_statement(text) %}{{ return('select error(' ~ baselinr.literal(text) ~ ')') }}{% endmacro %}

{#- Within `when_failed`: the error, as a text. -#}
{% macro failure_text() %}{{ return(adapter.dispatch('failure_text', 'baselinr')()) }}{% endmacro %}
{% macro default__failure_text() %}{{ return("''") }}{% endmacro %}

{#- Ends a query on rows of the store that are to be written: rows that another run works on are left out, not waited for. -#}
{% macro locking_clause() %}{{ return(adapter.dispatch('locking_clause', 'baselinr')()) }}{% endmacro %}
{% macro default__locking_clause() %}{{ return('') }}{% endmacro %}

{#- Statements that let one session at a time do this work on the store: make it, or prune it. Profiles take no such lock. -#}
{% macro store_lock(settings, work='store') %}{{ return(adapter.dispatch('store_lock', 'baselinr')(settings, work)) }}{% endmacro %}
{% macro default__store_lock(settings, work) %}{{ return([]) }}{% endmacro %}

{#- Statements that make a relation, as one that does nothing where it is there already. -#}
{% macro once(relation, statements) %}{{ return(adapter.dispatch('once', 'baselinr')(relation, statements)) }}{% endmacro %}
{% macro default__once(relation, statements) %}{{ return(statements | join(';\n')) }}{% endmacro %}

{#- What must precede a query whose texts would otherwise depend on the session's settings. -#}
{% macro pinned_session(catalog=false) %}{{ return(adapter.dispatch('pinned_session', 'baselinr')(catalog)) }}{% endmacro %}
{% macro default__pinned_session(catalog) %}{{ return('') }}{% endmacro %}

{#- Ends what takes longer than the table's `timeout_seconds`, from here to the end of the transaction: statements that precede it. Where there are
    none, the runner cancels it. -#}
{% macro time_limit(target) %}{{ return(adapter.dispatch('time_limit', 'baselinr')(target)) }}{% endmacro %}
{% macro default__time_limit(target) %}{{ return('') }}{% endmacro %}

{#- What a run says to its connection before anything else. -#}
{% macro open_session() %}{{ return(adapter.dispatch('open_session', 'baselinr')()) }}{% endmacro %}
{% macro default__open_session() %}{% endmacro %}

{#- What a query finds goes into a table of the store, as a statement of such a transaction. `whole`: the query reads all of the target's rows, and
    may be worth more than a plain insert. -#}
{% macro insert_query(run, target, relation, columns, query, whole) %}{{ return(adapter.dispatch('insert_query', 'baselinr')(run, target, relation, columns, query, whole)) }}{% endmacro %}
{% macro default__insert_query(run, target, relation, columns, query, whole) %}
  {{ return('insert into ' ~ relation ~ ' (' ~ (columns | join(', ')) ~ ')\n' ~ query | trim) }}
{% endmacro %}
