{#- Scripts of several statements, with transactions and handlers of errors.

    Two transactions that change rows of one table at the same time do not wait for each other: one of them is aborted. It is tried again, and
    to keep transactions short, tables are read before they begin (macros/dialect/claims.sql). -#}
{% macro bigquery__has_claims() %}{{ return(true) }}{% endmacro %}

{% macro bigquery__catches_errors() %}{{ return(true) }}{% endmacro %}

{% macro bigquery__failure_text() %}{{ return('baselinr_failure') }}{% endmacro %}

{#- Tables are made and altered outside of transactions; each of those statements may run again. -#}
{% macro bigquery__transaction(statements, outcome) %}
  {% for statement in statements if (statement | trim).startswith(('create ', 'alter ')) %}
    {{ return((statements | map('trim') | join(';\n')) ~ ';\n' ~ outcome) }}
  {% endfor %}
  {{ return(baselinr.bigquery_script([], statements, ['raise using message = baselinr_failure'], outcome)) }}
{% endmacro %}

{% macro bigquery__guarded_transaction(run, target, claim, when_busy, statements, when_failed, outcome) %}
  {% set state = baselinr.store_table(run.settings, 'table_state') %}
  {% set mark = baselinr.literal(run.run_id ~ ' commits') %}
  {% set of_table = 'exists (select 1 from ' ~ state ~ ' where unique_id = ' ~ baselinr.literal(target.unique_id) ~ ' and claimed_by = ' %}
  {% set parts = baselinr.bigquery_scans_first(run, target, statements) %}
  {% set work = [
    baselinr.update_state(run, target, {'claimed_by': mark, 'claimed_until': baselinr.claim_expiry(run)}, rows=claim ~ '\nand claimed_by = ' ~ baselinr.literal(run.run_id)),
    'if ' ~ of_table ~ mark ~ ') then\n' ~ (parts.work | map('trim') | join(';\n')) ~ ';\nelse\n' ~ (when_busy | map('trim') | join(';\n')) ~ ';\nend if',
  ] %}
  {#- whoever took the claim over has the say now -#}
  {% set failed = ['if ' ~ of_table ~ baselinr.literal(run.run_id) ~ ') then\n' ~ (when_failed | map('trim') | join(';\n')) ~ ';\nend if', 'set baselinr_done = true'] %}
  {{ return(baselinr.bigquery_script(parts.before, work, failed, outcome, withheld=baselinr.withholds_errors(target))) }}
{% endmacro %}

{#- `before`, then the work in a transaction, which is tried again where another one was in its way; `failed`: what is done after any other error. -#}
{% macro bigquery_script(before, work, failed, outcome, withheld=false) %}
declare baselinr_done bool default false;
declare baselinr_attempts int64 default 0;
declare baselinr_failure string;
while not baselinr_done do
begin
set baselinr_attempts = baselinr_attempts + 1;
{%- if before %}
if baselinr_attempts = 1 then
{{ before | map('trim') | join(';\n') }};
end if;
{%- endif %}
begin transaction;
{{ work | map('trim') | join(';\n') }};
commit transaction;
set baselinr_done = true;
exception when error then
set baselinr_failure = @@error.message;
begin rollback transaction; exception when error then set baselinr_done = false; end;
if baselinr_attempts >= 10 or not regexp_contains(baselinr_failure, '(?i)concurrent update') then
{%- if withheld %}
set baselinr_failure = {{ baselinr.literal('BigQuery reported an error; ' ~ baselinr.withheld_text()) }};
{%- endif %}
{{ failed | map('trim') | join(';\n') }};
end if;
end;
end while;
{{ outcome | trim }}
{% endmacro %}

{#- {before, work}: what reads the table goes before the transaction, into temporary tables. -#}
{% macro bigquery_scans_first(run, target, statements) %}
  {% set states = baselinr.store_table(run.settings, 'column_state') %}
  {% set before, work = [], [] %}
  {% for statement in statements %}
    {% set statement = statement | trim %}
    {% if statement.startswith('insert into ' ~ states ~ ' (') and target.relation in statement %}
      {% set scratch = 'baselinr_scan_' ~ loop.index %}
      {% set columns = (statement | replace('insert into ' ~ states ~ ' (', '', 1)).split(')')[0] %}
      {% do before.extend(['create or replace temp table ' ~ scratch ~ ' as select * from ' ~ states ~ ' where false', statement | replace(states, scratch, 1)]) %}
      {% do work.append('insert into ' ~ states ~ ' (' ~ columns ~ ')\nselect ' ~ columns ~ ' from ' ~ scratch) %}
    {% elif '\nwith sampled as (' in statement %}
      {#- a sample that is drawn anew wherever it is read would be several -#}
      {% set head, rest = statement.split('\nwith sampled as (', 1) %}
      {% set drawn, rest = rest.split('\n), size as (', 1) %}
      {% do before.append('create or replace temp table sampled as' ~ drawn) %}
      {% do work.append(head ~ '\nwith size as (' ~ rest) %}
    {% else %}
      {% do work.append(statement) %}
    {% endif %}
  {% endfor %}
  {{ return({'before': before, 'work': work}) }}
{% endmacro %}

{% macro bigquery__everywhere() %}{{ return(' where true') }}{% endmacro %}

{% macro bigquery__read_guarded(run, target, sql, comment) %}
  {% set withheld = baselinr.literal('BigQuery reported an error; ' ~ baselinr.withheld_text()) if baselinr.withholds_errors(target) else '@@error.message' %}
  {% set row = baselinr.rows(run, 'begin\n' ~ sql | trim ~ ';\nexception when error then\nselect ' ~ withheld ~ ' as baselinr_failure;\nend', comment)[0] %}
  {{ return({'row': none, 'failure': row.baselinr_failure} if 'baselinr_failure' in row else {'row': row, 'failure': none}) }}
{% endmacro %}

{#- Blocks of a table; from a view rows are drawn, and where rows are asked for. No seed: a run draws its sample once. -#}
{% macro bigquery__sampled_from(target, sample, seed) %}
  {% if baselinr.bigquery__draws_blocks(target, sample) %}{{ return(baselinr.from_where(target, ' tablesample system (' ~ baselinr.percent(sample) ~ ' percent)')) }}{% endif %}
  {{ return(baselinr.from_where(target, '', 'rand() < ' ~ baselinr.plain_decimal(sample.fraction))) }}
{% endmacro %}
{% macro bigquery__draws_blocks(target, sample) %}{{ return(baselinr.sample_method(sample) == 'system' and target.relation_type == 'table') }}{% endmacro %}
