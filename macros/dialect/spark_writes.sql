{#- How the store is written to in Spark: statement by statement, each all or nothing, in an order that a crash does no harm to
    (macros/profile/steps.sql), under a claim (macros/dialect/claims.sql). Its tables are partitioned by the table that a row is about, so that runs of
    different tables do not touch the same files. -#}
{% macro spark__has_transactions() %}{{ return(false) }}{% endmacro %}
{% macro spark__has_claims() %}{{ return(true) }}{% endmacro %}

{#- The list that `rows` runs one by one. -#}
{% macro spark__transaction(statements, outcome) %}
  {% set complete = [] %}
  {% for statement in statements %}
    {% set written = baselinr.spark_with_all_columns(baselinr.spark_found_first(statement | trim)) %}
    {% do complete.extend(baselinr.spark_fresh(written) + [written]) %}
  {% endfor %}
  {{ return(complete + [outcome]) }}
{% endmacro %}

{#- A session keeps an Iceberg table as it was, for as long as it uses it: it would go on seeing its own claim in a row that is another's by now, and write
    under it; and a statement that changes rows fails where another session was at those meanwhile, even if the claim is gone and it would do nothing.
    So these see the tables as they are now. -#}
{% macro spark_fresh(statement) %}
  {% set write = modules.re.match('(insert into|update|delete from|merge into) (' ~ baselinr.spark_relation_pattern() ~ ')', statement) %}
  {% if not write or baselinr.spark_store_format() != 'iceberg' %}{{ return([]) }}{% endif %}
  {% set state = baselinr.store_table(baselinr.settings(), 'table_state') %}
  {% set tables = [] if write.group(1) == 'insert into' else [write.group(2)] %}
  {% if state in statement and state not in tables %}{% do tables.append(state) %}{% endif %}
  {% set refreshed = [] %}
  {% for table in tables %}{% do refreshed.append('refresh table ' ~ table) %}{% endfor %}
  {{ return(refreshed) }}
{% endmacro %}

{% macro spark__guarded_transaction(run, target, claim, when_busy, statements, when_failed, outcome) %}
  {% set parts = baselinr.claimed_work(run, target, claim, when_busy, statements) %}
  {{ return(baselinr.transaction(parts.before + parts.work + parts.after, outcome)) }}
{% endmacro %}

{#- Joined, because in what it merges Delta loses sight of a table that `exists` asks about rows of a query (`Table does not support reads`, 3.2 on Spark 3.5). -#}
{% macro spark__guarded_query(query, condition) %}
  {% set held = condition.split('exists ', 1) %}
  {{ return('select guarded.* from (\n' ~ query ~ '\n) as guarded\n' ~ ('left anti' if held[0] else 'left semi') ~ ' join ' ~ held[1] ~ ' as held on true') }}
{% endmacro %}

{#- Iceberg takes no insert of some columns: the others are added as nulls. Of the store's tables it is known which they are. -#}
{% macro spark_with_all_columns(statement) %}
  {% set insert = modules.re.match('insert into (' ~ baselinr.spark_relation_pattern() ~ ') [(]([a-z0-9_, ]+)[)]\\s+', statement) %}
  {% if not insert %}{{ return(statement) }}{% endif %}
  {% set given = insert.group(2).split(', ') %}
  {% set nulls = {} %}
  {% for name, type in baselinr.spark_store_columns(insert.group(1)).items() if name not in given %}
    {% do nulls.update({name: 'cast(null as ' ~ baselinr.column_type(type) ~ ') as ' ~ name}) %}
  {% endfor %}
  {% if not nulls %}{{ return(statement) }}{% endif %}
  {{ return('insert into ' ~ insert.group(1) ~ ' (' ~ ((given + nulls.keys() | list) | join(', ')) ~ ')\nselect given_columns.*, ' ~ (nulls.values() | join(', ')) ~ '\nfrom (\n' ~ statement[insert.end():] ~ '\n) as given_columns') }}
{% endmacro %}

{#- Delta takes no query in the condition of a delete or an update, Databricks none within another, and none of two columns. So the rows that fulfil such a
    condition are found first, by what tells rows of the store apart. What the condition says before it asks is said once more of the rows: what commits
    at the same time is compared by that. -#}
{% macro spark_found_first(statement) %}
  {% if baselinr.spark_store_format() != 'delta' or not statement.startswith(('delete from ', 'update ')) or not baselinr.spark_asks(statement) %}{{ return(statement) }}{% endif %}
  {% set write = modules.re.match('(?s)(delete from|update) (' ~ baselinr.spark_relation_pattern() ~ ')(?: as ([a-z]+))?(?:\nset (.*?))?\nwhere (.*)', statement) %}
  {% if not write %}{% do exceptions.raise_compiler_error('baselinr: a statement asks in a way that macros/dialect/spark_writes.sql does not know: ' ~ statement[:200]) %}{% endif %}
  {% set stored = write.group(3) or 'stored' %}
  {% set known = modules.re.match("(?s)((?:'(?:[^'\\\\]|\\\\.)*'|[^'])*?)\\s+and\\s[^']*?[(]\\s*select\\b", write.group(5)) %}
  {% set on = [known.group(1)] if known and not baselinr.spark_asks(known.group(1)) else [] %}
  {% set names = [] %}
  {% for name in baselinr.spark_store_columns(write.group(2)) if name in ['unique_id', 'group_id', 'partition_id', 'column_name', 'metric_name', 'run_id', 'last_run_id'] %}
    {% do names.append(name ~ ' as found_' ~ name) %}
    {% do on.append(stored ~ '.' ~ name ~ ' <=> found_' ~ name) %}
  {% endfor %}
  {{ return('merge into ' ~ write.group(2) ~ ' as ' ~ stored ~ '\nusing (\nselect distinct ' ~ names | join(', ') ~ '\nfrom ' ~ write.group(2) ~ ' as ' ~ stored ~ '\nwhere ' ~ write.group(5) ~ '\n) as found\non ' ~ on | join(' and ')
      ~ '\nwhen matched then ' ~ ('update set ' ~ write.group(4) if write.group(4) else 'delete')) }}
{% endmacro %}
{#- Does this hold a query? -#}
{% macro spark_asks(sql) %}{{ return(modules.re.search('[(]\\s*select\\b', sql) is not none) }}{% endmacro %}

{#- The quoted name of a relation, as a regular expression. -#}
{% macro spark_relation_pattern() %}{{ return('(?:`(?:[^`]|``)+`[.])*`(?:[^`]|``)+`') }}{% endmacro %}

{#- Of a table of the store by its quoted name. The state table may have any; what a scan is written into before it counts has the columns of states. -#}
{% macro spark_store_columns(relation) %}
  {% set schema = baselinr.store_schema() %}
  {% set name = relation.split('.')[-1].strip('`') | replace('baselinr_', '', 1) %}
  {{ return(schema['column_state' if name.startswith('scan_') else name if name in schema else 'table_state'].columns) }}
{% endmacro %}

{#- The table format of the store. A setting comes before it. -#}
{% macro spark_store_format() %}{{ return((var('baselinr_storage', none) or {}).get('file_format') or adapter.dispatch('store_format', 'baselinr')()) }}{% endmacro %}
{% macro default__store_format() %}{{ return(none) }}{% endmacro %}
{% macro spark__store_format() %}{{ return('iceberg') }}{% endmacro %}
{% macro databricks__store_format() %}{{ return('delta') }}{% endmacro %}

{#- Every write makes a file with Iceberg's metadata; old ones go by themselves. -#}
{% macro spark__table_options(table) %}
  {% set properties = "\ntblproperties ('format-version' = '2', 'write.metadata.delete-after-commit.enabled' = 'true')" if baselinr.spark_store_format() == 'iceberg' else '' %}
  {#- events of many tables are written at once -#}
  {% set of_one_table = table.key or table.lookup and 'event_id' not in table.columns %}
  {{ return('\nusing ' ~ baselinr.spark_store_format() ~ ('\npartitioned by (unique_id)' if of_one_table else '') ~ properties) }}
{% endmacro %}
{% macro spark__store_column(name) %}{{ return(name) }}{% endmacro %}
{% macro spark__adds_missing_columns() %}{{ return(false) }}{% endmacro %}
{% macro spark__add_column(relation, column) %}{{ return('alter table ' ~ relation ~ ' add column ' ~ column) }}{% endmacro %}

{#- An attempt before this one may have left it behind. -#}
{% macro spark__create_scratch(scratch, like) %}{{ return([baselinr.drop_scratch(scratch), 'create table ' ~ scratch ~ ' using ' ~ baselinr.spark_store_format() ~ ' as select * from ' ~ like ~ ' where false']) }}{% endmacro %}
{#- Iceberg's files stay without `purge`, which Delta does not know. -#}
{% macro spark__drop_scratch(scratch) %}{{ return('drop table if exists ' ~ scratch ~ (' purge' if baselinr.spark_store_format() == 'iceberg' else '')) }}{% endmacro %}

{#- An insert alone would not notice that another run does the same; a merge that may also update does, and one of the two fails. So there is nothing to
    wait for before it. -#}
{% macro spark__insert_missing(relation, columns, rows) %}
merge into {{ relation }} as stored
using (
{{ baselinr.inline_rows(columns, rows) }}
) as missing
on stored.{{ columns[0] }} = missing.{{ columns[0] }} and stored.{{ columns[0] }} in ({{ rows | map('first') | join(', ') }})
when matched and stored.{{ columns[0] }} is null then update set {{ columns[1] }} = null
when not matched then insert ({{ columns | join(', ') }}) values ({% for column in columns %}missing.{{ column }}{{ ', ' if not loop.last }}{% endfor %})
{%- endmacro %}
{% macro spark__new_rows_lock(run) %}{{ return([]) }}{% endmacro %}

{#- Iceberg knows by constants alone which files a merge is about: without them it is in the way of every commit to the table at the same time. -#}
{% macro spark__known_ids(column, ids) %}{{ return(' and ' ~ column ~ ' in (' ~ baselinr.literals(ids) ~ ')') }}{% endmacro %}

{#- Neither the assignments of an update nor the conditions of a merge may hold a query: all of it is in the source. The id is in the condition as a
    literal, so that only its files are touched. -#}
{% macro spark__update_row(relation, id, values, rows) %}
  {%- set written, assignments = [], {} %}
  {%- for column, value in values.items() %}
    {%- do written.append(value ~ ' as new_' ~ column) %}
    {%- do assignments.update({column: 'written.new_' ~ column}) %}
  {%- endfor %}
merge into {{ relation }} as stored
using (
  select unique_id as written_id, {{ written | join(',\n    ') }}
  from {{ relation }}
  where unique_id = {{ id }}{{ ' and unique_id in (' ~ rows | trim ~ ')' if rows }}
) as written
on stored.unique_id = {{ id }} and written.written_id = stored.unique_id
when matched then update set {{ baselinr.assignments(assignments) }}
{%- endmacro %}
{#- A condition that asks is put to the rows alone that it is about: Delta loses sight of tables that it asks about rows of a query that is worked out first. -#}
{% macro spark__update_by(relation, alias, values, query, source, on, condition) %}
merge into {{ relation }} as {{ alias }}
using (
{%- if condition %}
  {%- set of_rows = baselinr.spark_asks(condition) %}
  select {{ source }}.*
  from (
{{ query }}
  ) as {{ source }}
  join {{ '(select * from ' ~ relation ~ ' as ' ~ alias ~ ' where ' ~ condition ~ ')' if of_rows else relation }} as {{ alias }} on {{ on }}
  {{- '\n  where ' ~ condition if not of_rows }}
{%- else %}
{{ query }}
{%- endif %}
) as {{ source }}
on {{ on }}
when matched then update set {{ baselinr.assignments(values) }}
{%- endmacro %}

{#- Of rows only: Spark draws rows where it is told a share. Views are drawn from as tables are. -#}
{% macro spark__sampled_from(target, sample, seed) %}
  {{ return(baselinr.from_where(target, ' tablesample (' ~ baselinr.percent(sample) ~ ' percent) repeatable (' ~ seed ~ ')')) }}
{% endmacro %}
