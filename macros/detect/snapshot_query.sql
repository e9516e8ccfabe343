{#- `snapshot_query`: a user's SQL that tells whether a table changed. It returns one row with a column `token`, or a row for each
    partition with `partition_id`, `token` and, if it knows them, `row_count`. -#}

{#- The query of this table, or that of its connector, with the table's names filled in. -#}
{% macro snapshot_query_of(query, database, schema, name) %}
  {{ return(query | replace('{database}', database) | replace('{schema}', schema) | replace('{table}', name) | replace('{relation}', baselinr.quote_relation(database, schema, name))) }}
{% endmacro %}

{#- Asks it: sets the target's token, and its partitions if the answer has them; returns what is wrong with the answer, or none. -#}
{% macro ask_snapshot(run, target) %}
  {% set found = baselinr.snapshot_answer(run, target) %}
  {% if found.failure %}{{ return('snapshot_query failed: ' ~ found.failure) }}{% endif %}
  {% set rows = [] %}
  {% for row in found.rows %}{% do rows.append(baselinr.with_lower_names(row)) %}{% endfor %}
  {% set problem = baselinr.snapshot_problem(target, rows) %}
  {% if problem %}{{ return(problem) }}{% endif %}
  {% set parts = [] %}
  {% for row in rows if 'partition_id' in row %}
    {% do parts.append({'partition_id': baselinr.canonical_id(target.key, row.partition_id), 'token': none if row.token is none else row.token | string, 'row_count': row.get('row_count')}) %}
  {% endfor %}
  {% if parts %}
    {% set lines = [] %}
    {% set unknown = parts | selectattr('token', 'none') | list %}
    {% for part in parts | sort(attribute='partition_id', case_sensitive=true) %}{% do lines.append(part.partition_id ~ '=' ~ part.token) %}{% endfor %}
    {#- what it does not name is not there; `partition.strategy` may choose among them -#}
    {% if target.settings.partition.strategy == 'all' %}{% do target.update({'scope': parts | map(attribute='partition_id') | list}) %}{% endif %}
    {% do target.update({'asked_partitions': parts, 'token': none if unknown else local_md5(lines | join('\n'))}) %}
  {% else %}
    {% do target.update({'token': rows[0].token | string if rows[0].token is not none else none}) %}
  {% endif %}
  {{ return(none) }}
{% endmacro %}

{#- Where names without quotes are upper case, those of the columns are. -#}
{% macro with_lower_names(row) %}
  {% set lower = {} %}
  {% for name, value in row.items() %}{% do lower.update({name | lower: value}) %}{% endfor %}
  {{ return(lower) }}
{% endmacro %}

{% macro snapshot_problem(target, rows) %}
  {% if not rows %}{{ return('snapshot_query returned no row; it must return one with a column token, or one for each partition with partition_id and token') }}{% endif %}
  {% set names = rows[0].keys() | list %}
  {% if 'token' not in names %}{{ return('snapshot_query returned the columns ' ~ (names | join(', ')) ~ '; it must return token, or partition_id and token') }}{% endif %}
  {% if 'partition_id' not in names %}
    {{ return('snapshot_query returned ' ~ (rows | length) ~ ' rows without a partition_id; it must return one row, or name the partitions' if rows | length > 1 else none) }}
  {% endif %}
  {% if target.key is none %}{{ return('snapshot_query returned partitions, but the table has no partition.key by which to read them') }}{% endif %}
  {% set seen = {} %}
  {% for row in rows %}
    {% if row.partition_id is none %}{{ return('snapshot_query returned a partition_id that is null; rows without a key are the partition __null__') }}{% endif %}
    {% set id = baselinr.canonical_id(target.key, row.partition_id) %}
    {% if id is none %}{{ return("snapshot_query returned the partition '" ~ row.partition_id ~ "'; by " ~ target.key.granularity ~ ' a partition is written like ' ~ baselinr.id_formats()[target.key.granularity].example) }}{% endif %}
    {% if id in seen %}{{ return('snapshot_query returned the partition ' ~ row.partition_id ~ ' more than once') }}{% endif %}
    {% do seen.update({id: true}) %}
  {% endfor %}
  {{ return(none) }}
{% endmacro %}

{#- An id as it is stored, or none if it cannot be one. A date or a timestamp that begins a period is that period. -#}
{% macro canonical_id(key, id) %}
  {% set text = id | string %}
  {% set format = baselinr.id_formats().get(key.granularity) %}
  {% if not format or text == '__null__' or 'infinity' in text or text.endswith(' BC') %}{{ return(text) }}{% endif %}
  {% set found = modules.re.match(format.pattern, text) %}
  {{ return((found.group(1) | replace('T', ' ')) if found else none) }}
{% endmacro %}

{% macro id_formats() %}
  {{ return({
    'hour': {'pattern': '^([0-9]{4,}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:00:00)([.]0+)?([+]00(:00)?|Z)?$', 'example': '2024-01-05 13:00:00'},
    'day': {'pattern': '^([0-9]{4,}-[0-9]{2}-[0-9]{2})([ T]00:00:00([.]0+)?([+]00(:00)?|Z)?)?$', 'example': '2024-01-05'},
    'month': {'pattern': '^([0-9]{4,}-[0-9]{2})(-01([ T]00:00:00([.]0+)?([+]00(:00)?|Z)?)?)?$', 'example': '2024-01'},
    'year': {'pattern': '^([0-9]{4,})(-01-01([ T]00:00:00([.]0+)?([+]00(:00)?|Z)?)?)?$', 'example': '2024'},
  }) }}
{% endmacro %}

{#- Its rows as one JSON text, whatever their columns are. -#}
{% macro snapshot_sql(query) %}{{ return(adapter.dispatch('snapshot_sql', 'baselinr')(query | trim | trim(';'))) }}{% endmacro %}
{% macro default__snapshot_sql(query) %}
select cast(json_agg(row_to_json(snapshot)) as text) as answer
from (
{{ query }}
) as snapshot
{% endmacro %}
{% macro duckdb__snapshot_sql(query) %}
select cast(to_json(list(snapshot)) as varchar) as answer
from (
{{ query }}
) as snapshot
{% endmacro %}

{#- The answer as rows of `live`. -#}
{% macro asked_partitions_sql(target) %}
  select partition_id, row_count, {{ baselinr.as_bigint('null') }} as byte_count, token
  from (
  {%- set rows = [] %}
  {%- for part in target.asked_partitions %}
    {%- do rows.append([baselinr.literal(part.partition_id), baselinr.as_bigint(part.row_count | int) if part.row_count is not none else baselinr.as_bigint('null'), baselinr.literal(part.token) if part.token is not none else baselinr.as_text('null')]) %}
  {%- endfor %}
{{ baselinr.inline_rows(['partition_id', 'row_count', 'token'], rows) }}
  ) as asked
{%- endmacro %}
