{#- The nodes that `select` names, without those that `exclude` names: the part of dbt's selection that needs no graph.
    Spaces and list items are a union, commas an intersection, as in dbt. -#}
{% macro select_nodes(nodes, select, exclude) %}
  {% set kept = nodes if select is none else baselinr.nodes_matching(nodes, select, 'select') %}
  {% set dropped = [] if exclude is none else baselinr.nodes_matching(nodes, exclude, 'exclude') %}
  {{ return(kept | rejectattr('unique_id', 'in', dropped | map(attribute='unique_id') | list) | list) }}
{% endmacro %}

{% macro nodes_matching(nodes, selection, argument) %}
  {% set names = nodes | map(attribute='name') | list %}
  {% set terms = [] %}
  {% for item in [selection] if selection is string %}{% do terms.extend(item.split()) %}{% endfor %}
  {#- an entry of a list may be a name with a space in it -#}
  {% for item in selection if selection is not string %}{% do terms.extend([item] if item in names else item.split()) %}{% endfor %}
  {% set matching = {} %}
  {% for term in terms %}
    {% set found = namespace(nodes=nodes) %}
    {% for part in term.split(',') %}
      {% set hits = [] %}
      {% for node in found.nodes if baselinr.node_matches(node, part, argument) %}{% do hits.append(node) %}{% endfor %}
      {% set found.nodes = hits %}
    {% endfor %}
    {% if not found.nodes and argument == 'select' %}{% do baselinr.no_match(nodes, term, argument) %}{% endif %}
    {% for node in found.nodes %}{% do matching.update({node.unique_id: node}) %}{% endfor %}
  {% endfor %}
  {{ return(matching.values() | list) }}
{% endmacro %}

{% macro no_match(nodes, term, argument) %}
  {% set names = [] %}
  {% for node in nodes %}{% do names.append(node.name) %}{% endfor %}
  {% do baselinr.fail(argument ~ " '" ~ term ~ "' matches no table that is profiled; " ~ baselinr.did_you_mean(term.split(':')[-1].split('.')[-1], names | unique | list)) %}
{% endmacro %}

{#- One term against one node. -#}
{% macro node_matches(node, term, argument) %}
  {% if '+' in term or '@' in term %}
    {% do baselinr.fail(argument ~ " '" ~ term ~ "': graph operators need the graph; use `baselinr-dbt --select`, which has all of dbt's selection") %}
  {% endif %}
  {% set method = term.split(':')[0] if ':' in term else 'fqn' %}
  {% set value = term.split(':')[1:] | join(':') if ':' in term else term %}
  {% set full_name = node.source_name ~ '.' ~ node.name if node.resource_type == 'source' else none %}
  {% if method == 'fqn' %}
    {{ return(baselinr.any_like(value, [node.name, node.unique_id, full_name, node.fqn | join('.')]) or (node.fqn | join('.')).startswith(value ~ '.')) }}
  {% elif method == 'tag' %}
    {{ return(baselinr.any_like(value, node.tags)) }}
  {% elif method == 'path' %}
    {{ return(baselinr.any_like(value, [node.original_file_path]) or node.original_file_path.startswith(value.rstrip('/') ~ '/')) }}
  {% elif method == 'source' %}
    {{ return(node.resource_type == 'source' and baselinr.any_like(value, [node.source_name, full_name, node.package_name ~ '.' ~ full_name])) }}
  {% elif method == 'resource_type' %}
    {{ return(node.resource_type == value) }}
  {% elif method == 'package' %}
    {{ return(baselinr.any_like(value, [node.package_name])) }}
  {% elif method == 'unique_id' %}
    {{ return(baselinr.any_like(value, [node.unique_id])) }}
  {% elif method.startswith('config.') %}
    {{ return(baselinr.config_matches(node.config, method.split('.')[1:], value)) }}
  {% endif %}
  {% do baselinr.fail(argument ~ " '" ~ term ~ "': unknown method '" ~ method ~ "'; "
      ~ baselinr.did_you_mean(method, ['tag', 'path', 'source', 'resource_type', 'package', 'unique_id', 'config.…'])) %}
{% endmacro %}

{% macro config_matches(config, path, value) %}
  {% set here = namespace(value=config) %}
  {% for key in path %}{% set here.value = here.value.get(key) if here.value is mapping or here.value.get is defined else none %}{% endfor %}
  {% set found = here.value %}
  {% if found is boolean %}{{ return(found | string | lower == value | lower) }}{% endif %}
  {% if found is sequence and found is not string and found is not mapping %}{{ return(value in found | map('string') | list) }}{% endif %}
  {{ return(found is not none and baselinr.any_like(value, [found | string])) }}
{% endmacro %}

{#- Does any name match a pattern with the wildcards * and ? -#}
{% macro any_like(pattern, names) %}
  {% set expression = '^' ~ (modules.re.escape(pattern) | replace('\\*', '.*') | replace('\\?', '.')) ~ '$' %}
  {% for name in names if name and modules.re.match(expression, name) %}{{ return(true) }}{% endfor %}
  {{ return(false) }}
{% endmacro %}
