{#- Claims, for warehouses whose rows cannot be locked from one statement to the next: a run writes its name and an expiry into the table's state row, and
    reads back whether it is there. `claim_minutes` of `baselinr_storage` says how long a run that died keeps others away.

    An adapter says that it works this way with `<adapter>__has_claims`, and has its `guarded_transaction` return
    `claimed_transaction(…)`. There the claim is made sure of once more: its row is marked as being committed, which succeeds only if
    nobody took it over, reset it or profiled the table meanwhile. Each statement that follows looks for that mark, and writes nothing
    without it; where the transaction holds the row, nobody can take it any more. -#}
{% macro has_claims() %}{{ return(adapter.dispatch('has_claims', 'baselinr')()) }}{% endmacro %}
{% macro default__has_claims() %}{{ return(false) }}{% endmacro %}

{#- Ends the condition of a query of state rows: those that no other run has claimed. -#}
{% macro unclaimed(run) %}
  {% if not baselinr.has_claims() %}{{ return('') }}{% endif %}
  {{ return(' and (claimed_by is null or claimed_by = ' ~ baselinr.literal(run.run_id) ~ ' or claimed_until is null or claimed_until <= ' ~ baselinr.now() ~ ')') }}
{% endmacro %}

{#- Statements before the first row of a table is written: of two runs the second waits here for the first, and then finds its row. No key keeps the
    row from being there twice. -#}
{% macro new_rows_lock(run) %}{{ return(adapter.dispatch('new_rows_lock', 'baselinr')(run) if baselinr.has_claims() else []) }}{% endmacro %}
{% macro default__new_rows_lock(run) %}
  {{ return(['update ' ~ baselinr.store_table(run.settings, 'schema_version') ~ '\nset applied_at = applied_at\nwhere version = ' ~ baselinr.store_version()]) }}
{% endmacro %}

{#- What claims the row, as values of `update_state`. -#}
{% macro claim_values(run) %}
  {% set values = {'claimed_by': baselinr.literal(run.run_id), 'started_at': baselinr.now()} %}
  {% if baselinr.has_claims() %}{% do values.update({'claimed_until': baselinr.claim_expiry(run)}) %}{% endif %}
  {{ return(values) }}
{% endmacro %}
{#- Where no transaction holds the row, a statement begins only while most of the claim is left: nobody takes it over before the statement ends. -#}
{% macro claim_lasts(run) %}
  {{ return('' if baselinr.has_transactions() else ' and claimed_until > ' ~ baselinr.plus_minutes(baselinr.now(), (run.settings.storage.claim_minutes / 3) | int)) }}
{% endmacro %}
{% macro claim_expiry(run) %}{{ return(baselinr.plus_minutes(baselinr.now(), run.settings.storage.claim_minutes)) }}{% endmacro %}

{#- Whose the table is now, as the outcome of the transaction that claims it. Where rows can be locked, the claim is made with the work. -#}
{% macro claim_outcome(run, target) %}
  {% if not baselinr.has_claims() %}{{ return('select 1 as done') }}{% endif %}
  {{ return('select claimed_by from ' ~ baselinr.store_table(run.settings, 'table_state') ~ ' where unique_id = ' ~ baselinr.literal(target.unique_id)) }}
{% endmacro %}
{% macro is_claimed(run, rows) %}{{ return(not baselinr.has_claims() or (rows | length == 1 and rows[0].claimed_by == run.run_id)) }}{% endmacro %}

{#- {before, statements} of the final transaction: what marks the claim, what is written where that failed, and the work, each statement under the
    mark. `before`: the scans, into tables of their own, because they take long and the transaction keeps others waiting. -#}
{% macro claimed_work(run, target, claim, when_busy, statements) %}
  {% set mark = run.run_id ~ ' commits' %}
  {% set state = baselinr.store_table(run.settings, 'table_state') %}
  {% set holds = 'exists (select 1 from ' ~ state ~ ' where unique_id = ' ~ baselinr.literal(target.unique_id) ~ ' and claimed_by = ' ~ baselinr.literal(mark) ~ baselinr.claim_lasts(run) ~ ')' %}
  {% set before, after, work = [], [], [] %}
  {% do work.append(baselinr.update_state(run, target, {'claimed_by': baselinr.literal(mark), 'claimed_until': baselinr.claim_expiry(run)},
                                          rows=claim ~ '\nand claimed_by = ' ~ baselinr.literal(run.run_id)) | trim) %}
  {% for statement in when_busy %}{% do work.append(baselinr.guarded_statement(statement | trim, 'not ' ~ holds)) %}{% endfor %}
  {% set states = 'insert into ' ~ baselinr.store_table(run.settings, 'column_state') ~ ' (' %}
  {% for statement in statements %}
    {% set statement = statement | trim %}
    {% if statement.startswith(states) and target.relation in statement %}
      {% set scratch = baselinr.scratch_table(run, target, before | length) %}
      {% do before.extend(baselinr.create_scratch(scratch, baselinr.store_table(run.settings, 'column_state'))) %}
      {% do before.append(statement | replace(states, 'insert into ' ~ scratch ~ ' (', 1)) %}
      {% do after.append(baselinr.drop_scratch(scratch)) %}
      {% set columns = (statement | replace(states, '', 1)).split(')')[0] %}
      {% do work.append(baselinr.guarded_statement(states ~ columns ~ ')\nselect ' ~ columns ~ ' from ' ~ scratch, holds)) %}
    {% elif statement.startswith(('drop table if exists ', 'create temporary table ')) %}
      {% do before.append(statement) %}
    {% elif statement.startswith('drop table ') %}
      {% do after.append(statement) %}
    {% else %}
      {% do work.append(baselinr.guarded_statement(statement, holds)) %}
    {% endif %}
  {% endfor %}
  {{ return({'before': before, 'work': work, 'after': after}) }}
{% endmacro %}

{#- As one call: the scans, the transaction, its outcome. -#}
{% macro claimed_transaction(run, target, claim, when_busy, statements, outcome) %}
  {% set parts = baselinr.claimed_work(run, target, claim, when_busy, statements) %}
  {% set before = parts.before | join(';\n') ~ ';\n' if parts.before else '' %}
  {{ return(before ~ baselinr.transaction(parts.work, (parts.after + [outcome]) | join(';\n'))) }}
{% endmacro %}

{#- A statement that does nothing unless the condition holds. Those of this package begin in one of four ways. -#}
{% macro guarded_statement(statement, condition) %}
  {% set insert = modules.re.match('(insert into [^\\n]+? [(][^()]+[)])\\n', statement) %}
  {% set merge = modules.re.match('(merge into [^\\n]+\\nusing [(])\\n', statement) %}
  {% if insert %}
    {{ return(insert.group(0) ~ baselinr.guarded_query(statement[insert.end():], condition)) }}
  {% elif merge %}
    {% set parts = statement[merge.end():].rsplit('\n) as ', 1) %}
    {{ return(merge.group(0) ~ baselinr.guarded_query(parts[0], condition) ~ '\n) as ' ~ parts[1]) }}
  {% elif statement.startswith(('delete from ', 'update ')) %}
    {{ return(statement ~ '\n  and ' ~ condition) }}
  {% endif %}
  {% do exceptions.raise_compiler_error('baselinr: a statement that writes begins in a way that macros/dialect/claims.sql does not know: ' ~ statement[:80]) %}
{% endmacro %}

{#- The rows of a query, if the condition holds: `exists (…)`, or `not` that. -#}
{% macro guarded_query(query, condition) %}{{ return(adapter.dispatch('guarded_query', 'baselinr')(query, condition)) }}{% endmacro %}
{% macro default__guarded_query(query, condition) %}{{ return('select * from (\n' ~ query ~ '\n) as guarded\nwhere ' ~ condition) }}{% endmacro %}

{#- A table for one scan of one table in one run, as a statement or more; with the columns of another. -#}
{% macro scratch_table(run, target, number) %}
  {{ return(adapter.dispatch('scratch_table', 'baselinr')(run, 'baselinr_scan_' ~ local_md5(run.run_id ~ target.unique_id ~ number)[:16])) }}
{% endmacro %}
{% macro default__scratch_table(run, name) %}{{ return(baselinr.quote_relation(run.settings.storage.database, run.settings.storage.schema, baselinr.store_name(name))) }}{% endmacro %}
{% macro create_scratch(scratch, like) %}{{ return(adapter.dispatch('create_scratch', 'baselinr')(scratch, like)) }}{% endmacro %}
{% macro default__create_scratch(scratch, like) %}{{ return(['create temporary table ' ~ scratch ~ ' like ' ~ like]) }}{% endmacro %}
{% macro drop_scratch(scratch) %}{{ return(adapter.dispatch('drop_scratch', 'baselinr')(scratch)) }}{% endmacro %}
{% macro default__drop_scratch(scratch) %}{{ return('drop table if exists ' ~ scratch) }}{% endmacro %}
