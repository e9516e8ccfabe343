{#- Claims, because no lock outlasts a statement of its own (macros/dialect/claims.sql). Within the transaction, the update that marks the claim holds the
    state table until the commit, so nobody can take the claim over meanwhile.

    An error ends the operation: dbt sends the statements one by one, and the first that fails is the last. The transaction is then never
    committed. -#}
{% macro snowflake__has_claims() %}{{ return(true) }}{% endmacro %}
{% macro snowflake__guarded_transaction(run, target, claim, when_busy, statements, when_failed, outcome) %}
  {{ return(baselinr.claimed_transaction(run, target, claim, when_busy, statements, outcome)) }}
{% endmacro %}

{#- Snowflake does not end a transaction in which a statement failed, and commits it with the next DDL, half of it done: dbt keeps the session for what
    comes after, such as the next hook. -#}
{% macro snowflake__open_session() %}{% do run_query('rollback') %}{% endmacro %}

{#- Of views and of what is not stored here rows are drawn, without a seed. -#}
{% macro snowflake__sampled_from(target, sample, seed) %}
  {% set method = baselinr.sample_method(sample) if baselinr.snowflake_is_stored(target) else 'bernoulli' %}
  {{ return(baselinr.from_where(target, ' sample ' ~ method ~ ' (' ~ baselinr.percent(sample) ~ ')' ~ (' seed (' ~ seed ~ ')' if baselinr.snowflake_is_stored(target) else ''))) }}
{% endmacro %}
{% macro snowflake__draws_blocks(target, sample) %}
  {{ return(baselinr.sample_method(sample) == 'system' and baselinr.snowflake_is_stored(target)) }}
{% endmacro %}
{% macro snowflake_is_stored(target) %}{{ return(target.relation_type in ['table', 'dynamic table']) }}{% endmacro %}

{#- `update` has a `from` here, as in PostgreSQL. -#}
{% macro snowflake__update_by(relation, alias, values, query, source, on, condition) %}{{ return(baselinr.update_from(relation, alias, values, query, source, on, condition)) }}{% endmacro %}
