{#- Delta: the newest entry of a table's history that changed data, as version@timestamp; a table that was made anew under the same name begins to count
    anew, but at another time. What only looks after files or properties is passed over, and what is not known counts as a change. -#}
{% macro delta_tokens(run, rows) %}
  {% for row in rows if row.relation_type == 'delta table' %}
    {% do row.update({'change_token': baselinr.delta_token(baselinr.rows(run, 'describe history ' ~ row.relation ~ ' limit 100', 'history of ' ~ row.relation))}) %}
  {% endfor %}
{% endmacro %}

{#- Newest first; none if nothing among them changed data: unknown. -#}
{% macro delta_token(history) %}
  {% for entry in history if baselinr.delta_changed_data(entry) %}{{ return(entry.version ~ '@' ~ entry.timestamp) }}{% endfor %}
  {{ return(none) }}
{% endmacro %}

{% macro delta_changed_data(entry) %}
  {% set operation = (entry.operation or '') | upper %}
  {% if operation.startswith(('OPTIMIZE', 'VACUUM', 'ANALYZE', 'COMPUTE STATS', 'FSCK', 'REORG')) or operation in ['SET TBLPROPERTIES', 'UNSET TBLPROPERTIES', 'CLUSTER BY', 'CHANGE COLUMN COMMENT', 'UPDATE COLUMN METADATA', 'ADD CONSTRAINT', 'DROP CONSTRAINT'] %}
    {{ return(false) }}
  {% endif %}
  {#- those that name how many rows they changed, and it was none -#}
  {% set counts = {'MERGE': ['numTargetRowsInserted', 'numTargetRowsUpdated', 'numTargetRowsDeleted'], 'UPDATE': ['numUpdatedRows'], 'DELETE': ['numDeletedRows']}.get(operation) %}
  {% if not counts %}{{ return(true) }}{% endif %}
  {% set metrics = baselinr.delta_metrics(entry.get('operationmetrics')) %}
  {% for name in counts if metrics.get(name) | string != '0' %}{{ return(true) }}{% endfor %}
  {{ return(false) }}
{% endmacro %}

{#- A map comes as one, as JSON, or as pairs, as the client has it. -#}
{% macro delta_metrics(value) %}
  {% if value is mapping %}{{ return(value) }}{% endif %}
  {% if value is string %}{{ return(fromjson(value, {}) or {}) }}{% endif %}
  {% set metrics = {} %}
  {% for pair in (value if value is sequence else []) if pair | length == 2 %}{% do metrics.update({pair[0]: pair[1]}) %}{% endfor %}
  {{ return(metrics) }}
{% endmacro %}

{#- The bytes of a Delta table, asked only where a limit needs them. -#}
{% macro spark__estimated_size(run, target) %}
  {% if target.relation_type != 'delta table' %}{{ return({}) }}{% endif %}
  {% set row = baselinr.rows(run, 'describe detail ' ~ target.relation, 'size of ' ~ target.relation) | first %}
  {{ return({'bytes': baselinr.to_int(row.sizeinbytes)} if row else {}) }}
{% endmacro %}
