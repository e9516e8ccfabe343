{#- The connection may be in a transaction that nobody closes: what follows would not be committed, and the counters of changes would be
    those of its start. This ends it, and where there is none it says nothing, which a bare `commit` does. -#}
{% macro postgres__open_session() %}{% do run_query('begin; commit') %}{% endmacro %}

{#- The session's default may be read-only, or another isolation. -#}
{% macro postgres__transaction(statements, outcome) %}
  {{ return('begin isolation level read committed read write;\n' ~ baselinr.pinned_session() ~ (statements | map('trim') | join(';\n')) ~ ';\ncommit;\n' ~ outcome) }}
{% endmacro %}

{#- The claim is a row lock of this very transaction: a run that dies takes it along. A row that another run holds, or has
    worked on since this run planned, is not to be had. An error rolls back to before the work, and is recorded; what is
    recorded is committed. `query_canceled` is not among `others`: a statement_timeout is one table's failure, too. -#}
{% macro postgres__guarded_transaction(run, target, claim, when_busy, statements, when_failed, outcome) %}
  {% set body %}
#variable_conflict use_column
declare
  baselinr_failure text;
  baselinr_claimed boolean := false;
begin
  begin
    perform 1 from ({{ claim }}) as claimed;
    baselinr_claimed := found;
  exception when serialization_failure or lock_not_available then
    baselinr_claimed := false;
  end;
  if not baselinr_claimed then
{{ when_busy | map('trim') | join(';\n') }};
    return;
  end if;
  begin
{{ statements | map('trim') | join(';\n') }};
  exception when query_canceled or others then
    baselinr_failure := {{ baselinr.postgres_error_text(target) }};
{{ when_failed | map('trim') | join(';\n') }};
  end;
end
  {% endset %}
  {{ return('begin isolation level repeatable read read write;\n' ~ baselinr.pinned_session() ~ baselinr.time_limit(target) ~ baselinr.postgres_do(body) ~ ';\ncommit;\n' ~ outcome) }}
{% endmacro %}

{#- Waiting for a lock counts. -#}
{% macro postgres__time_limit(target) %}
  {{ return('set local statement_timeout = ' ~ target.settings.timeout_seconds * 1000 ~ ';\n' if target.settings.timeout_seconds else '') }}
{% endmacro %}

{% macro postgres__catches_errors() %}{{ return(true) }}{% endmacro %}
{% macro postgres__failing_statement(text) %}{{ return(baselinr.postgres_do("begin raise exception '%', " ~ baselinr.literal(text) ~ '; end')) }}{% endmacro %}

{#- A block returns nothing; what it has to say is handed over in settings that end with the transaction. -#}
{% macro postgres__read_guarded(run, target, sql, comment) %}
  {% set body %}
#variable_conflict use_column
declare
  baselinr_answer text;
begin
  select cast(row_to_json(guarded) as text) into baselinr_answer from (
{{ sql | trim }}
  ) as guarded;
  perform set_config('baselinr.answer', baselinr_answer, true);
exception when query_canceled or others then
  perform set_config('baselinr.failure', {{ baselinr.postgres_error_text(target) }}, true);
end
  {% endset %}
  {% set statement = baselinr.time_limit(target) ~ baselinr.postgres_do(body) ~ ";\nselect current_setting('baselinr.answer', true) as answer, current_setting('baselinr.failure', true) as failure" %}
  {% set row = baselinr.read(run, statement, comment)[0] %}
  {{ return({'row': fromjson(row.answer) if row.answer else none, 'failure': row.failure or none}) }}
{% endmacro %}

{#- A block of PL/pgSQL. -#}
{% macro postgres_do(body) %}{{ return('do ' ~ baselinr.postgres_dollar_quoted(body)) }}{% endmacro %}

{#- A text in dollar quotes that do not occur in it, so that nothing in it has to be escaped, and it reads as it is. -#}
{% macro postgres_dollar_quoted(body) %}
  {% set tag = namespace(name='baselinr') %}
  {% for _ in range(100) if '$' ~ tag.name ~ '$' in body %}{% set tag.name = tag.name ~ '_' %}{% endfor %}
  {{ return('$' ~ tag.name ~ '$\n' ~ body | trim ~ '\n$' ~ tag.name ~ '$') }}
{% endmacro %}

{#- Inside the handler above, the variable that holds the error's text. -#}
{% macro postgres__failure_text() %}{{ return('baselinr_failure') }}{% endmacro %}

{% macro postgres__locking_clause() %}{{ return('\nfor update skip locked') }}{% endmacro %}

{#- Even `if not exists` takes a lock on what exists, and a run that is at work holds another: two such runs would wait for each other. -#}
{% macro postgres__once(relation, statements) %}
  {{ return(baselinr.postgres_do('begin\n  if to_regclass(' ~ baselinr.literal(relation) ~ ') is null then\n' ~ (statements | map('trim') | join(';\n')) ~ ';\n  end if;\nend')) }}
{% endmacro %}

{#- `create … if not exists` fails when two sessions run it at once. -#}
{% macro postgres__store_lock(settings, work) %}
  {{ return(['select pg_advisory_xact_lock(hashtext(' ~ baselinr.literal('baselinr ' ~ work ~ ' ' ~ settings.storage.schema) ~ '))']) }}
{% endmacro %}
