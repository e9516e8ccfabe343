{#- What differs between warehouses, and what an unknown one gets: portable SQL. One dispatching macro for each. -#}

{% macro as_text(x) %}{{ return('cast(' ~ x ~ ' as ' ~ baselinr.type_text() ~ ')') }}{% endmacro %}
{% macro as_double(x) %}{{ return('cast(' ~ x ~ ' as ' ~ baselinr.column_type('double') ~ ')') }}{% endmacro %}
{% macro as_bigint(x) %}{{ return('cast(' ~ x ~ ' as ' ~ baselinr.column_type('bigint') ~ ')') }}{% endmacro %}
{% macro type_text() %}{{ return(baselinr.column_type('text')) }}{% endmacro %}

{#- A condition as a text, which is how it crosses to Jinja; an unknown one is false. -#}
{% macro true_or_false(condition) %}{{ return('case when ' ~ condition ~ " then 'true' else 'false' end") }}{% endmacro %}

{#- The store's own types. -#}
{% macro column_type(name) %}{{ return(adapter.dispatch('column_type', 'baselinr')(name)) }}{% endmacro %}
{% macro default__column_type(name) %}
  {{ return({'text': 'text', 'double': 'double precision', 'bigint': 'bigint', 'integer': 'integer', 'boolean': 'boolean',
             'timestamp': 'timestamp', 'integer_list': 'integer[]', 'bigint_list': 'bigint[]', 'text_list': 'text[]', 'word_list': 'bigint[]'}[name]) }}
{% endmacro %}

{#- Now, in UTC and without a zone, by the warehouse's clock: the only clock. -#}
{% macro now() %}{{ return(adapter.dispatch('now', 'baselinr')()) }}{% endmacro %}
{% macro default__now() %}{{ return("cast(current_timestamp at time zone 'UTC' as timestamp)") }}{% endmacro %}

{#- A timestamp so many minutes later; earlier where they are negative. -#}
{% macro plus_minutes(timestamp, minutes) %}{{ return(adapter.dispatch('plus_minutes', 'baselinr')(timestamp, minutes)) }}{% endmacro %}
{% macro default__plus_minutes(timestamp, minutes) %}{{ return(timestamp ~ " + interval '1 minute' * " ~ minutes) }}{% endmacro %}

{#- Whole minutes from one timestamp to another. -#}
{% macro minutes_between(earlier, later) %}{{ return(adapter.dispatch('minutes_between', 'baselinr')(earlier, later)) }}{% endmacro %}
{% macro default__minutes_between(earlier, later) %}
  {{ return('cast(floor(extract(epoch from (' ~ later ~ ' - ' ~ earlier ~ ')) / 60) as bigint)') }}
{% endmacro %}

{#- Whole seconds from a date's midnight, or from a timestamp, to now, in UTC; negative where it is in the future. `x` is its canonical text, in
    UTC. Each side is counted from 1970 by itself: the longest dates lie beyond the timestamps, and so would their difference. -#}
{% macro seconds_since(x, type) %}{{ return(adapter.dispatch('seconds_since', 'baselinr')(x, type)) }}{% endmacro %}
{% macro default__seconds_since(x, type) %}
  {{ return(baselinr.as_bigint('floor(extract(epoch from ' ~ baselinr.now() ~ ') - extract(epoch from cast(' ~ x ~ ' as ' ~ type ~ ')))')) }}
{% endmacro %}

{#- ISO 8601 with a Z, for documents. -#}
{% macro iso_timestamp(x) %}{{ return(adapter.dispatch('iso_timestamp', 'baselinr')(x)) }}{% endmacro %}
{% macro default__iso_timestamp(x) %}{{ return("left(replace(" ~ baselinr.as_text(x) ~ ", ' ', 'T'), 19) || 'Z'") }}{% endmacro %}
{% macro postgres__iso_timestamp(x) %}{{ return("to_char(" ~ x ~ ", 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')") }}{% endmacro %}

{#- Is this floating point number not a number? -#}
{% macro is_nan(x) %}{{ return(adapter.dispatch('is_nan', 'baselinr')(x)) }}{% endmacro %}
{% macro default__is_nan(x) %}{{ return(x ~ " = cast('NaN' as double precision)") }}{% endmacro %}

{#- Is it one of the infinities? -#}
{% macro is_inf(x) %}{{ return(adapter.dispatch('is_inf', 'baselinr')(x)) }}{% endmacro %}
{% macro default__is_inf(x) %}
  {{ return(x ~ " in (cast('Infinity' as double precision), cast('-Infinity' as double precision))") }}
{% endmacro %}

{#- The exact text of a minimum or maximum of this kind (SQL) as a double; null where it is not finite. -#}
{% macro finite_text(x, kind) %}{{ return(adapter.dispatch('finite_text', 'baselinr')(x, kind)) }}{% endmacro %}
{% macro default__finite_text(x, kind) %}{{ return(baselinr.finite_double(baselinr.as_double(x))) }}{% endmacro %}

{#- A number as a double, or null where it is not finite: mean and variance are over the finite values. -#}
{% macro finite_double(x) %}{{ return(adapter.dispatch('finite_double', 'baselinr')(x)) }}{% endmacro %}
{% macro default__finite_double(x) %}
  {{ return("case when not (" ~ baselinr.is_nan(x) ~ ") and not (" ~ baselinr.is_inf(x) ~ ") then " ~ x ~ " end") }}
{% endmacro %}

{#- An exact sum, kept as text, as a double; null where it is too large for one. -#}
{% macro text_as_double(x) %}{{ return(adapter.dispatch('text_as_double', 'baselinr')(x)) }}{% endmacro %}
{% macro default__text_as_double(x) %}{{ return(baselinr.as_double(x)) }}{% endmacro %}

{#- Some engines raise an error where a product or a quotient is too small for a double; there it is 0. -#}
{% macro square(x) %}{{ return(adapter.dispatch('square', 'baselinr')(x)) }}{% endmacro %}
{% macro default__square(x) %}{{ return('power(' ~ x ~ ', 2)') }}{% endmacro %}
{% macro no_underflow(x) %}{{ return(adapter.dispatch('no_underflow', 'baselinr')(x)) }}{% endmacro %}
{% macro default__no_underflow(x) %}{{ return(x) }}{% endmacro %}

{#- How a column of this type is measured. `{x}` stands for the column:
      kind        see macros/metrics/registry.sql
      value_type  the type as which its min, max and sum are compared and added
      read        reads it; equal values give one text
      ranged      what has a smallest and a largest value: without NaN, where that would hide the others
      finite      as a double, null where it is not finite, or too large for the engine's aggregates
      number      as a double, null where it is not finite, or out of a double's range
      counted     null where `finite` is
      exact       what is added to an exact sum: null where it is no number
      hash        what is hashed -#}
{% macro classify_type(type) %}
  {% set class = adapter.dispatch('classify_type', 'baselinr')(type) %}
  {% set numeric = class.kind in baselinr.numeric_kinds() %}
  {% set finite = class.get('finite') or baselinr.as_double(class.read) if numeric else none %}
  {{ return(dict({'ranged': class.read, 'finite': finite, 'number': finite, 'counted': class.get('finite', class.read), 'exact': class.read, 'hash': '{x}'}, **class)) }}
{% endmacro %}

{#- Canonical text of a min, a max or a sum: the same for the same value, whatever the session's settings. -#}
{% macro canonical_text(x, value_type) %}{{ return(adapter.dispatch('canonical_text', 'baselinr')(x, value_type)) }}{% endmacro %}
{% macro default__canonical_text(x, value_type) %}{{ return(baselinr.as_text(x)) }}{% endmacro %}

{#- Such a text as the value it stands for. -#}
{% macro as_value(x, value_type) %}{{ return(adapter.dispatch('as_value', 'baselinr')(x, value_type)) }}{% endmacro %}
{% macro default__as_value(x, value_type) %}{{ return('cast(' ~ x ~ ' as ' ~ value_type ~ ')') }}{% endmacro %}

{#- One number out of a whole row; summed over a partition it is its fingerprint. -#}
{% macro row_hash(columns) %}{{ return(adapter.dispatch('row_hash', 'baselinr')(columns)) }}{% endmacro %}

{#- The same of a group of rows, in whatever order: a sum, in which rows that are there twice do not cancel. -#}
{% macro rows_hash(columns) %}{{ return(adapter.dispatch('rows_hash', 'baselinr')(columns)) }}{% endmacro %}
{% macro default__rows_hash(columns) %}{{ return('sum(' ~ baselinr.row_hash(columns) ~ ')') }}{% endmacro %}

{#- A hash of one value, 64 bits: the low ones choose a register, the rest is its rank. -#}
{% macro value_hash(column) %}{{ return(adapter.dispatch('value_hash', 'baselinr')(column)) }}{% endmacro %}

{#- Names the hash, its engine and its version: a state made with another hash is stale. -#}
{% macro hash_id() %}{{ return(adapter.dispatch('hash_id', 'baselinr')()) }}{% endmacro %}

{#- Does the catalog tell that a relation of this type (`relation_type`) changed? -#}
{% macro tells_changes(target) %}{{ return(adapter.dispatch('tells_changes', 'baselinr')(target)) }}{% endmacro %}
{% macro default__tells_changes(target) %}
  {#- Does it of relations at all (`change_token` of catalog_sql)? -#}
  {{ return(adapter.dispatch('has_change_metadata', 'baselinr')()) }}
{% endmacro %}
{% macro default__has_change_metadata() %}{{ return(false) }}{% endmacro %}

{#- How many columns one wide scan measures at most. -#}
{% macro columns_per_scan() %}{{ return(adapter.dispatch('columns_per_scan', 'baselinr')()) }}{% endmacro %}
{% macro default__columns_per_scan() %}{{ return(10000) }}{% endmacro %}

{#- Does all of a text match a regular expression? Only what the engines agree on is written in one: macros/metrics/patterns.sql. -#}
{% macro matches(x, pattern) %}{{ return(adapter.dispatch('matches', 'baselinr')(x, pattern)) }}{% endmacro %}
{% macro default__matches(x, pattern) %}{{ return(x ~ ' ~ ' ~ baselinr.literal('^(' ~ pattern ~ ')$')) }}{% endmacro %}

{#- Is there a value? Of a row of nulls SQL says that it is null, but it is a value, and is counted as one. -#}
{% macro is_present(x) %}{{ return(adapter.dispatch('is_present', 'baselinr')(x)) }}{% endmacro %}
{% macro default__is_present(x) %}{{ return(x ~ ' is not null') }}{% endmacro %}

{#- A JSON array of the non-null texts, in order. -#}
{% macro json_list(x, order_by) %}{{ return(adapter.dispatch('json_list', 'baselinr')(x, order_by)) }}{% endmacro %}

{#- A text as JSON, quotes included. -#}
{% macro json_text(x) %}{{ return(adapter.dispatch('json_text', 'baselinr')(x)) }}{% endmacro %}
{% macro default__json_text(x) %}{{ return(baselinr.as_text('to_json(' ~ x ~ ')')) }}{% endmacro %}

{#- Ends a subquery whose expressions the planner must not look into, where that makes it guess wrong. -#}
{% macro planner_fence() %}{{ return(adapter.dispatch('planner_fence', 'baselinr')()) }}{% endmacro %}
{% macro default__planner_fence() %}{{ return('') }}{% endmacro %}

{#- An index of the store, as a statement; none where the engine has no use for one. -#}
{% macro lookup_index(relation, name, columns) %}{{ return(adapter.dispatch('lookup_index', 'baselinr')(relation, name, columns)) }}{% endmacro %}
{% macro default__lookup_index(relation, name, columns) %}{{ return(none) }}{% endmacro %}

{#- How a table of states lies on disk, as statements; `columns`: name -> type. For a new table, and for one that is there. -#}
{% macro state_layout(relation, columns) %}{{ return(adapter.dispatch('state_layout', 'baselinr')(relation, columns)) }}{% endmacro %}
{% macro default__state_layout(relation, columns) %}{{ return([]) }}{% endmacro %}
