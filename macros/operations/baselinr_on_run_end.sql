{#- For `on-run-end`, where dbt has `results`: profiles what this invocation has built, and nothing else. Returns a text without a statement, which
    every dbt from 1.8 on leaves alone; or, where it is to fail its job, a statement that does. -#}
{% macro baselinr_on_run_end(results, fail=false) %}
  {% set request = baselinr.request({'fail': fail}, kwargs) %}
  {% if not execute %}{{ return('') }}{% endif %}
  {% set built = baselinr.built_nodes(results) %}
  {% if not built %}{{ return('') }}{% endif %}
  {% set run = baselinr.begin_run(request) %}
  {% set targets = baselinr.targets(run.settings, unique_ids=built, may_be_none=true) %}
  {% if not targets or not baselinr.has_place_for_hook(run, fail) %}{{ return('') }}{% endif %}
  {% do baselinr.read_catalog(run, targets) %}
  {% do baselinr.create_store(run) %}
  {% set taken = targets if fail else baselinr.safe_in_a_hook(run, targets) %}
  {% set rows = baselinr.plan_and_profile(run, request, taken) if taken else [] %}
  {% if rows | selectattr('status', 'equalto', 'error') | list %}
    {% do baselinr.warn(baselinr.failed_text(rows) | replace('baselinr: ', '', 1)) %}
    {#- an error raised here is to dbt 1.9 and later an interrupt; a statement that fails is a hook that failed -#}
    {% if fail %}{{ return(baselinr.failing_statement(baselinr.failed_text(rows))) }}{% endif %}
  {% endif %}
  {{ return('') }}
{% endmacro %}

{#- The ids of the models, seeds and snapshots that are new in the warehouse now. Hooks are rendered by other commands as well: `dbt test` has results of tests
    alone, `dbt compile` and `dbt docs generate` have none. -#}
{% macro built_nodes(results) %}
  {% if flags.WHICH not in ['run', 'build', 'seed', 'snapshot', 'retry'] %}{{ return([]) }}{% endif %}
  {% if results is not defined or results is none or results is string %}
    {% do baselinr.fail('baselinr_on_run_end needs `results`, which dbt has in on-run-end alone: on-run-end: "{{ baselinr.baselinr_on_run_end(results) }}"') %}
  {% endif %}
  {% set built = [] %}
  {% for result in results if result.status == 'success' and result.node and result.node.resource_type in ['model', 'seed', 'snapshot'] %}
    {% do built.append(result.node.unique_id) %}
  {% endfor %}
  {% if built and (flags.EMPTY or invocation_args_dict.get('sample')) %}
    {% do baselinr.say('baselinr: nothing is profiled, because with --empty or --sample the tables do not hold what they are to hold') %}
    {{ return([]) }}
  {% endif %}
  {{ return(built | unique | list) }}
{% endmacro %}

{#- Is there a store, or may one be made? Where not, it is the DBA's turn, and no reason to fail what was built. -#}
{% macro has_place_for_hook(run, fail) %}
  {% if fail or run.settings.storage.create_tables %}{{ return(true) }}{% endif %}
  {% set missing = baselinr.missing_from_store(run) %}
  {% if missing %}
    {% do baselinr.warn('nothing is profiled: ' ~ baselinr.store_lacks(run.settings, missing)) %}
  {% endif %}
  {{ return(not missing) }}
{% endmacro %}
