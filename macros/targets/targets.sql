{#- The tables to profile: what the project's graph declares, selected, with its settings; the warehouse is not asked here.
    `may_be_none`: it is no mistake that nothing is set up. -#}
{% macro targets(settings, select=none, exclude=none, unique_ids=none, shard=none, may_be_none=false) %}
  {% set profiled = baselinr.profiled_nodes(settings) %}
  {% set nodes = profiled.nodes %}
  {% set asked = profiled.asked %}
  {% if not nodes and not may_be_none %}
    {% do baselinr.fail("no table to profile: set `meta: {baselinr: {enabled: true}}` under a model's, seed's, snapshot's or source's config,"
                        ~ " or `enabled: true` in var baselinr_profiling to profile all of them") %}
  {% endif %}
  {% if unique_ids is not none %}
    {#- a map is searched faster than a list -#}
    {% set nodes = nodes | selectattr('unique_id', 'in', dict(zip(unique_ids, unique_ids))) | list %}
  {% endif %}
  {% if select is not none or exclude is not none %}
    {% set nodes = baselinr.select_nodes(nodes, select, exclude) %}
  {% endif %}
  {% set schedule = settings.incremental.adaptive_scheduling %}
  {% set usual_interval = baselinr.usual_interval(schedule) %}
  {% set connector_query = settings.incremental.change_detection.connector_overrides.get(adapter.type(), {}).get('snapshot_query') %}
  {% set targets = [] %}
  {% for node in nodes | sort(attribute='unique_id') if shard is none or baselinr.in_shard(node.unique_id, shard) %}
    {% set name = node.identifier if node.resource_type == 'source' else node.alias or node.name %}
    {% set own = asked[node.unique_id] %}
    {% set own_interval = baselinr.own_interval(schedule, own, node.database, node.schema, name) if own.interval_minutes is not none or schedule.priority_overrides else none %}
    {% set query = own.snapshot_query or connector_query %}
    {% do targets.append({
      'unique_id': node.unique_id, 'database': node.database, 'schema': node.schema, 'name': name,
      'settings': own, 'built_by_dbt': node.resource_type != 'source',
      'interval_minutes': usual_interval if own_interval is none else own_interval, 'interval_follows_changes': schedule.enabled and own_interval is none,
      'partition_key': baselinr.declared_partition_key(node, own) if own.partition.key or node.config.get('partition_by') or node.config.get('event_time') else none,
      'marked_sensitive': baselinr.marked_sensitive(settings, node) if node.get('columns') else [],
      'snapshot_query': baselinr.snapshot_query_of(query, node.database, node.schema, name) if query else none,
    }) %}
  {% endfor %}
  {% for sentence in baselinr.clamped_overrides(settings) %}{% do baselinr.warn(sentence) %}{% endfor %}
  {{ return(targets) }}
{% endmacro %}

{#- What of the project is profiled: {nodes, asked: unique_id -> its settings}. -#}
{% macro profiled_nodes(settings) %}
  {% set nodes = [] %}
  {% set asked = {} %}
  {% for node in baselinr.profilable_nodes() %}
    {#- the memo of table_settings is looked at here, without a call; one with partitions is checked against its table -#}
    {% set meta = (node.config.get('meta') or {}).get('baselinr') %}
    {% set known = settings.resolved_metas.get(meta | string) if meta is boolean or (meta is mapping and 'partition' not in meta) else none %}
    {% set table_settings = known or baselinr.table_settings(settings, node) %}
    {% if table_settings.enabled %}
      {% do nodes.append(node) %}
      {% do asked.update({node.unique_id: table_settings}) %}
    {% endif %}
  {% endfor %}
  {{ return({'nodes': nodes, 'asked': asked}) }}
{% endmacro %}

{#- Everything in the graph that is, or may be, a relation. -#}
{% macro profilable_nodes() %}
  {% set nodes = [] %}
  {% for node in graph.nodes.values() if node.resource_type in ['model', 'seed', 'snapshot'] and node.config.materialized != 'ephemeral'
                                         and node.package_name != 'baselinr' %}
    {% do nodes.append(node) %}
  {% endfor %}
  {% for source in graph.sources.values() %}{% do nodes.append(source) %}{% endfor %}
  {{ return(nodes) }}
{% endmacro %}

{#- The key set for this package, else the one dbt knows: partition_by, or event_time with a batch_size. -#}
{% macro declared_partition_key(node, table_settings) %}
  {% if table_settings.partition.key %}
    {{ return({'column': table_settings.partition.key, 'granularity': table_settings.partition.granularity, 'from': 'partition.key'}) }}
  {% endif %}
  {% set by = node.config.get('partition_by') %}
  {% if by is mapping and by.get('field') %}
    {{ return({'column': by.field, 'granularity': table_settings.partition.granularity or by.get('granularity'), 'from': 'partition_by'}) }}
  {% elif by is string %}
    {{ return({'column': by, 'granularity': table_settings.partition.granularity, 'from': 'partition_by'}) }}
  {% elif node.config.get('event_time') and node.config.get('batch_size') %}
    {{ return({'column': node.config.event_time, 'granularity': table_settings.partition.granularity or node.config.batch_size, 'from': 'event_time'}) }}
  {% endif %}
  {{ return(none) }}
{% endmacro %}

{#- A stable split of the tables over parallel jobs: "1/4" is the first of four. -#}
{% macro in_shard(unique_id, shard) %}
  {% if shard is none %}{{ return(true) }}{% endif %}
  {% set parts = shard.split('/') %}
  {{ return(local_md5(unique_id)[:8] | int(base=16) % parts[1] | int == parts[0] | int - 1) }}
{% endmacro %}

{#- Said before anything else, whether or not there are tables to split. -#}
{% macro check_shard(shard) %}
  {% if shard is none %}{{ return(none) }}{% endif %}
  {% set parts = shard.split('/') if modules.re.match('^[0-9]{1,6}/[0-9]{1,6}$', shard) else ['0', '0'] %}
  {% if not 1 <= parts[0] | int <= parts[1] | int %}
    {% do baselinr.fail("shard is '" ~ shard ~ "'; write it as \"1/4\": the first of four parts") %}
  {% endif %}
{% endmacro %}
