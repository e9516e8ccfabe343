{#- Backslashes are plain characters only under standard_conforming_strings; an E'' literal reads the same under both settings. -#}
{% macro postgres__literal_with_backslash(escaped) %}{{ return("E'" ~ (escaped | replace('\\', '\\\\')) ~ "'") }}{% endmacro %}

{% macro postgres__column_type(name) %}
  {{ return('double precision' if name == 'double' else baselinr.default__column_type(name)) }}
{% endmacro %}

{#- What values look like as text must not depend on the session. In force until the end of the transaction; a string of several
    statements is one. -#}
{% macro postgres__pinned_session(catalog) %}
  {% set settings = {'timezone': "'UTC'", 'datestyle': "'ISO, YMD'", 'intervalstyle': "'postgres'", 'extra_float_digits': '1', 'bytea_output': "'hex'", 'quote_all_identifiers': 'off'} %}
  {% if catalog %}{% do settings.update({'search_path': 'pg_catalog'}) %}{% endif %}
  {% set statements = [] %}
  {% for name, value in settings.items() %}{% do statements.append('set local ' ~ name ~ ' = ' ~ value ~ ';\n') %}{% endfor %}
  {{ return(statements | join) }}
{% endmacro %}

{% macro postgres__is_present(x) %}{{ return(x ~ ' is distinct from null') }}{% endmacro %}

{#- Without quotes around NaN and Infinity's type the literal takes the column's: float or numeric. -#}
{% macro postgres__is_nan(x) %}{{ return(x ~ " = 'NaN'") }}{% endmacro %}
{% macro postgres__is_inf(x) %}{{ return(x ~ " in ('Infinity', '-Infinity')") }}{% endmacro %}
{#- A text of a floating point number is one; that of a numeric may be out of its range. -#}
{% macro postgres__finite_text(x, kind) %}
  {% set number = 'cast(' ~ x ~ ' as numeric)' %}
  {{ return("case when " ~ x ~ " in ('NaN', 'Infinity', '-Infinity') then null when " ~ kind ~ " = 'float' then cast(" ~ x ~ " as double precision) when abs(" ~ number ~ ') < 1e-307 then 0 when abs(' ~ number ~ ') <= 1e307 then cast(' ~ x ~ ' as double precision) end') }}
{% endmacro %}
{% macro postgres__finite_double(x) %}{{ return("case when " ~ x ~ " > '-Infinity' and " ~ x ~ " < 'Infinity' then " ~ x ~ " end") }}{% endmacro %}

{#- Types that hash_record_extended takes are hashed as they are; the rest as text. So are decimals: PostgreSQL's hash of them is the
    same for 5 and -5, and for NaN and the infinities, and it differs by 1 between 1 and 10000.

    `finite` ends at 1e140 in magnitude: PostgreSQL's aggregates raise an error where a square leaves the range of a double, and a
    profile must not fail. A column with larger values has no mean and no standard deviation (macros/metrics/moments.sql). -#}
{% macro postgres__classify_type(type) %}
  {% set text_types = ['text', 'name', 'enum', '"char"', 'character', 'bpchar', 'character varying'] %}
  {#- without the schema or the collation of a domain, which may call different texts equal -#}
  {% set as_text = 'cast({x} as text) collate "C"' %}
  {% if type.endswith('.citext') or type.split('(')[0] in text_types %}
    {#- compared by bytes: the same order on every server, and no two texts are equal that differ -#}
    {{ return({'kind': 'text', 'value_type': 'text', 'read': '(' ~ as_text ~ ')', 'hash': as_text}) }}
  {% elif type.endswith('[]') or '.' in type %}
    {#- the catalog names a schema with the types that are not PostgreSQL's own, and with no others -#}
    {{ return({'kind': 'other', 'value_type': 'none', 'read': '{x}', 'hash': as_text}) }}
  {% elif type in ['smallint', 'integer', 'bigint'] %}
    {#- of a bigint the hash takes the two halves folded into one -#}
    {{ return({'kind': 'integer', 'value_type': 'numeric', 'read': '{x}', 'hash': '{x}, {x} >> 32' if type == 'bigint' else '{x}'}) }}
  {% elif type == 'money' %}
    {{ return({'kind': 'decimal', 'value_type': 'numeric', 'read': 'cast({x} as numeric)', 'hash': 'cast(cast({x} as numeric) as text) collate "C"'}) }}
  {% elif type == 'numeric' %}
    {#- no declared scale: 1.5 and 1.50 are equal, and their text must be too -#}
    {{ return({'kind': 'numeric', 'value_type': 'numeric', 'read': '{x}', 'hash': 'cast(trim_scale({x}) as text) collate "C"',
               'exact': "case when {x} > '-Infinity' and {x} < 'Infinity' then {x} end",
               'finite': "case when {x} between -1e140 and 1e140 then case when abs({x}) < 1e-300 then 0 else cast({x} as double precision) end end",
               'number': "case when {x} = 0 then 0 when abs({x}) between 1e-307 and 1e307 then cast({x} as double precision) end"}) }}
  {% elif type.startswith('numeric(') %}
    {% set precision = type[8:-1].split(',')[0] | int %}
    {% set scale = type[8:-1].split(',')[1] | int if ',' in type else 0 %}
    {#- 1,000 digits are the most that can be declared, and a sum has up to 19 more than its values -#}
    {% set number = "nullif({x}, 'NaN')" %}
    {% set class = {'kind': 'numeric', 'value_type': 'numeric(1000, ' ~ scale ~ ')' if precision <= 980 else 'numeric', 'read': '{x}', 'hash': as_text, 'exact': number} %}
    {{ return(dict(class, counted=number, finite='cast(' ~ number ~ ' as double precision)') if precision <= 140 and 0 <= scale <= 300
              else dict(class, finite=baselinr.postgres__classify_type('numeric').finite, number=baselinr.postgres__classify_type('numeric').number)) }}
  {% elif type in ['real', 'double precision'] %}
    {% set number = "case when {x} > '-Infinity' and {x} < 'Infinity' then cast({x} as double precision) end" %}
    {#- + 0 turns -0.0 into 0.0: equal values, one text -#}
    {{ return({'kind': 'float', 'value_type': type, 'read': '({x} + cast(0 as ' ~ type ~ '))', 'hash': '{x}', 'number': number,
               'finite': number if type == 'real' else 'case when {x} between -1e140 and 1e140 then cast({x} as double precision) end'}) }}
  {% elif type == 'boolean' %}
    {{ return({'kind': 'boolean', 'value_type': type, 'read': '{x}', 'hash': '{x}'}) }}
  {% elif type == 'uuid' %}
    {{ return({'kind': 'ordered', 'value_type': 'text', 'read': as_text, 'hash': '{x}'}) }}
  {% elif type == 'cidr' %}
    {{ return({'kind': 'ordered', 'value_type': 'inet', 'read': 'cast({x} as inet)', 'hash': '{x}'}) }}
  {% elif type in ['date', 'inet'] or type.startswith('time') or type.startswith('interval') %}
    {% set value_type = 'timestamptz' if type.startswith('timestamp') and type.endswith('with time zone') else
                        'timestamp' if type.startswith('timestamp') else 'timetz' if type.endswith('with time zone') else type.split('(')[0].split(' ')[0] %}
    {{ return({'kind': {'date': 'date', 'timestamp': 'timestamp', 'timestamptz': 'timestamp'}.get(value_type, 'ordered'), 'value_type': value_type, 'read': '{x}', 'hash': '{x}'}) }}
  {% elif type.startswith('reg') %}
    {#- its text depends on the search path -#}
    {{ return({'kind': 'other', 'value_type': 'none', 'read': '{x}', 'hash': 'cast({x} as oid)'}) }}
  {% elif type == 'bytea' %}
    {#- its text would be twice as long, and may be too long for a text -#}
    {{ return({'kind': 'other', 'value_type': 'none', 'read': '{x}', 'hash': 'md5({x}) collate "C"'}) }}
  {% else %}
    {{ return({'kind': 'other', 'value_type': 'none', 'read': '{x}', 'hash': as_text}) }}
  {% endif %}
{% endmacro %}

{#- Equal values, one text: a numeric without its trailing zeros, an interval in its normal form, unless that is out of range. -#}
{% macro postgres__canonical_text(x, value_type) %}
  {% set normal = {
    'numeric': 'trim_scale({x})',
    'interval': "case when {x} between '-100000000 years' and '100000000 years' then justify_interval({x}) else {x} end",
  }.get(value_type, '{x}') %}
  {{ return(baselinr.as_text(normal | replace('{x}', x))) }}
{% endmacro %}

{% macro postgres__as_value(x, value_type) %}
  {{ return(x ~ ' collate "C"' if value_type == 'text' else baselinr.default__as_value(x, value_type)) }}
{% endmacro %}

{#- PostgreSQL's hash of a record is a weighted sum of those of its columns: added up over rows, it stays the same when two rows trade the
    values of one column. So it is hashed once more, as a double, because the hash of a bigint folds it to 32 bits and that of a double
    does not: 53 bits of a row. sum(bigint) is a numeric, so it cannot overflow. -#}
{% macro postgres__row_hash(columns) %}
  {% set read = [] %}
  {% for column in columns %}{% do read.append(column.hash) %}{% endfor %}
  {{ return('hashfloat8extended(cast(' ~ baselinr.postgres_record_hash(read) ~ ' as double precision), 0)') }}
{% endmacro %}

{#- The hash of a record of one column is that of the column, and takes half the time without the record. The other types have a function
    in some versions only, or need a record of two fields. -#}
{% macro postgres__value_hash(column) %}
  {% set functions = {
    'smallint': 'hashint2extended', 'integer': 'hashint4extended', 'real': 'hashfloat4extended', 'double precision': 'hashfloat8extended', 'uuid': 'uuid_hash_extended',
    'timestamp': 'timestamp_hash_extended', 'interval': 'interval_hash_extended', 'time': 'time_hash_extended',
  } %}
  {% set function = 'hashtextextended' if column.hash.endswith(' collate "C"') else functions.get(column.type, functions.get(column.value_type)) %}
  {{ return(function ~ '(' ~ column.hash ~ ', ' ~ baselinr.postgres_hash_seed() ~ ')' if function else baselinr.postgres_record_hash([column.hash])) }}
{% endmacro %}

{#- What a double of 0 hashes to; it must not be 0, because null hashes to that. -#}
{% macro postgres_hash_seed() %}{{ return('2685821657736338717') }}{% endmacro %}

{#- A record of more than 1,600 fields is none, and one of records has no hash: wider tables are hashed as a record of hashes. -#}
{% macro postgres_record_hash(expressions) %}
  {% set hashes = [] %}
  {% for batch in expressions | batch(800) %}{% do hashes.append('hash_record_extended(row(' ~ (batch | join(', ')) ~ '), ' ~ baselinr.postgres_hash_seed() ~ ')') %}{% endfor %}
  {{ return(hashes[0] if hashes | length == 1 else baselinr.postgres_record_hash(hashes)) }}
{% endmacro %}

{#- Hashes stay the same within a major version, which hash indexes and hash partitions rely on. -#}
{% macro postgres__hash_id() %}{{ return("'postgres ' || cast(cast(current_setting('server_version_num') as integer) / 10000 as text)") }}{% endmacro %}

{% macro postgres__json_list(x, order_by) %}
  {{ return('cast(json_agg(' ~ x ~ ' order by ' ~ order_by ~ ' collate "C") filter (where (' ~ x ~ ') is not null) as text)') }}
{% endmacro %}

{#- PostgreSQL knows whether a relation changed, so a table without partitions needs no fingerprint. -#}
{% macro postgres__has_change_metadata() %}{{ return(true) }}{% endmacro %}

{#- Doubles whose square or quotient is too small to be one raise an error. -#}
{% macro postgres__square(x) %}{{ return('case when abs' ~ x ~ ' > 1e-150 then ' ~ x ~ ' * ' ~ x ~ ' else 0 end') }}{% endmacro %}
{% macro postgres__no_underflow(x) %}{{ return('case when abs(' ~ x ~ ') < 1e-305 then 0 else ' ~ x ~ ' end') }}{% endmacro %}
{% macro postgres__text_as_double(x) %}
  {% set number = 'cast(' ~ x ~ ' as numeric)' %}
  {{ return('case when abs(' ~ number ~ ') < 1e-300 then 0 when abs(' ~ number ~ ') < 1e300 then cast(' ~ x ~ ' as double precision) end') }}
{% endmacro %}

{#- From a column of many values PostgreSQL concludes that its hashes make as many groups, and sorts them; they are few, and hashing
    them takes half the time. The zero is a bigint as it is written: one that had to be cast to it first would count as a limit, and what has
    a limit is not grouped in parallel. -#}
{% macro postgres__planner_fence() %}{{ return(" offset bigint '0'") }}{% endmacro %}

{#- An index for what is looked up in a table of the store. -#}
{% macro postgres__lookup_index(relation, name, columns) %}
  {{ return('create index if not exists ' ~ baselinr.quote_name((name ~ '_by_' ~ columns[-1])[-63:]) ~ ' on ' ~ relation ~ ' (' ~ (columns | join(', ')) ~ ')') }}
{% endmacro %}

{#- PostgreSQL compresses a row when it is longer than 2 kB, and stops when it is not: most lists of buckets would stay as they are. With a
    low target all that can be compressed is. `main` keeps it in the row, where a text would otherwise be moved out for the same end. On the
    small numbers of these lists pglz is better than lz4, which a server may have as its default. -#}
{% macro postgres__state_layout(relation, columns) %}
  {% set actions = [] %}
  {% for name, type in columns.items() if type == 'text' or type.endswith('_list') %}
    {% set column = 'alter column ' ~ baselinr.quote_name(name) ~ ' set ' %}
    {% do actions.append(column ~ 'storage main') %}
    {% if type != 'text' %}{% do actions.append(column ~ 'compression pglz') %}{% endif %}
  {% endfor %}
  {{ return(['alter table ' ~ relation ~ '\n  ' ~ ((actions + ['set (toast_tuple_target = 128)']) | join(',\n  '))]) }}
{% endmacro %}

{#- A target list has at most 1,664 entries; a column has up to seventeen aggregates. -#}
{% macro postgres__columns_per_scan() %}{{ return(80) }}{% endmacro %}
