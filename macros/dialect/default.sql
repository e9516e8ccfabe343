{#- What differs between warehouses, and what an unknown one gets: portable SQL. One dispatching macro for each. -#}

{% macro as_text(x) %}{{ return('cast(' ~ x ~ ' as ' ~ baselinr.type_text() ~ ')') }}{% endmacro %}
{% macro as_double(x) %}{{ return('cast(' ~ x ~ ' as ' ~ baselinr.column_type('double') ~ ')') }}{% endmacro %}
{% macro as_bigint(x) %}{{ return('cast(' ~ x ~ ' as ' ~ baselinr.column_type('bigint') ~ ')') }}{% endmacro %}
{% macro type_text() %}{{ return(baselinr.column_type('text')) }}{% endmacro %}

{#- The store's own types. -#}
{% macro column_type(name) %}{{ return(adapter.dispatch('column_type', 'baselinr')(name)) }}{% endmacro %}
{% macro default__column_type(name) %}
  {{ return({'text': 'text', 'double': 'double precision', 'bigint': 'bigint', 'integer': 'integer', 'boolean': 'boolean',
             'timestamp': 'timestamp', 'integer_list': 'integer[]'}[name]) }}
{% endmacro %}

{#- Now, in UTC and without a zone, by the warehouse's clock: the only clock. -#}
{% macro now() %}{{ return(adapter.dispatch('now', 'baselinr')()) }}{% endmacro %}
{% macro default__now() %}{{ return("cast(current_timestamp at time zone 'UTC' as timestamp)") }}{% endmacro %}

{% macro plus_minutes(timestamp, minutes) %}{{ return(adapter.dispatch('plus_minutes', 'baselinr')(timestamp, minutes)) }}{% endmacro %}
{% macro default__plus_minutes(timestamp, minutes) %}{{ return(timestamp ~ " + interval '1 minute' * " ~ minutes) }}{% endmacro %}

{#- Whole minutes from one timestamp to another. -#}
{% macro minutes_between(earlier, later) %}{{ return(adapter.dispatch('minutes_between', 'baselinr')(earlier, later)) }}{% endmacro %}
{% macro default__minutes_between(earlier, later) %}
  {{ return('cast(floor(extract(epoch from (' ~ later ~ ' - ' ~ earlier ~ ')) / 60) as bigint)') }}
{% endmacro %}

{#- ISO 8601 with a Z, for documents. -#}
{% macro iso_timestamp(x) %}{{ return(adapter.dispatch('iso_timestamp', 'baselinr')(x)) }}{% endmacro %}
{% macro default__iso_timestamp(x) %}{{ return("to_char(" ~ x ~ ", 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')") }}{% endmacro %}

{% macro is_nan(x) %}{{ return(adapter.dispatch('is_nan', 'baselinr')(x)) }}{% endmacro %}
{% macro default__is_nan(x) %}{{ return(x ~ " = cast('NaN' as double precision)") }}{% endmacro %}

{% macro is_inf(x) %}{{ return(adapter.dispatch('is_inf', 'baselinr')(x)) }}{% endmacro %}
{% macro default__is_inf(x) %}
  {{ return(x ~ " in (cast('Infinity' as double precision), cast('-Infinity' as double precision))") }}
{% endmacro %}

{#- A number as a double, or null where it is not finite: mean and variance are over the finite values. -#}
{% macro finite_double(x) %}{{ return(adapter.dispatch('finite_double', 'baselinr')(x)) }}{% endmacro %}
{% macro default__finite_double(x) %}
  {{ return("case when not (" ~ baselinr.is_nan(x) ~ ") and not (" ~ baselinr.is_inf(x) ~ ") then " ~ x ~ " end") }}
{% endmacro %}

{#- {kind, value_type, read}: how a column is measured, the type its min, max and sum are compared and added as, and
    the expression that reads it. -#}
{% macro classify_type(type) %}{{ return(adapter.dispatch('classify_type', 'baselinr')(type)) }}{% endmacro %}

{#- Canonical text of a min, a max or a sum: the same for the same value, whatever the session's settings. -#}
{% macro canonical_text(x, value_type) %}{{ return(adapter.dispatch('canonical_text', 'baselinr')(x, value_type)) }}{% endmacro %}
{% macro default__canonical_text(x, value_type) %}{{ return(baselinr.as_text(x)) }}{% endmacro %}

{#- One number out of a whole row; summed over a partition it is its fingerprint. -#}
{% macro row_hash(expressions) %}{{ return(adapter.dispatch('row_hash', 'baselinr')(expressions)) }}{% endmacro %}

{#- A hash of one value: {low bits: register, rest: rank}. -#}
{% macro value_hash(x) %}{{ return(adapter.dispatch('value_hash', 'baselinr')(x)) }}{% endmacro %}

{#- Names the hash, its engine and its version: a state made with another hash is stale. -#}
{% macro hash_id() %}{{ return(adapter.dispatch('hash_id', 'baselinr')()) }}{% endmacro %}

{#- A JSON array of the non-null texts, in order. -#}
{% macro json_list(x, order_by) %}{{ return(adapter.dispatch('json_list', 'baselinr')(x, order_by)) }}{% endmacro %}

{#- Statements that happen all or not at all, in one call; the rows of `outcome` come back. -#}
{% macro transaction(statements, outcome) %}{{ return(adapter.dispatch('transaction', 'baselinr')(statements, outcome)) }}{% endmacro %}
{% macro default__transaction(statements, outcome) %}
  {{ return('begin;\n' ~ (statements | join(';\n')) ~ ';\ncommit;\n' ~ outcome) }}
{% endmacro %}
