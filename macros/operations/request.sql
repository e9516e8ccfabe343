{#- What an operation was asked for, checked: names, types, combinations. `payload` is the same as one JSON text, which is how a
    program passes arguments: a large YAML object on a command line is slow, and mangles some texts. -#}
{% macro request(arguments, unknown={}) %}
  {% set known = {'select': 'text or list', 'exclude': 'text or list', 'unique_ids': 'list', 'failures': 'list', 'run_id': 'text',
                  'full_refresh': 'true or false', 'action': 'text', 'partitions': 'list', 'sample_fraction': 'number', 'shard': 'text',
                  'fail_fast': 'true or false', 'payload': 'text', 'spent': 'map', 'keep_days': 'a whole number', 'days': 'a whole number', 'since': 'text', 'hand_out': 'true or false', 'tell_events': 'true or false', 'planned': 'list', 'attempt': 'a whole number', 'fail': 'true or false', 'unreadable': 'map'} %}
  {% set request = {} %}
  {% for name in known %}{% do request.update({name: none}) %}{% endfor %}
  {% for name, value in arguments.items() %}{% do request.update({name: value}) %}{% endfor %}
  {% if request.payload is not none and request.payload is not string %}{% do baselinr.fail('argument payload is ' ~ tojson(request.payload | string) ~ '; it must be text') %}{% endif %}
  {% if request.payload %}
    {% set payload = fromjson(request.payload) %}
    {% if payload is not mapping %}{% do baselinr.fail('argument payload is no JSON object: ' ~ request.payload[:200]) %}{% endif %}
    {% do request.update(payload) %}
  {% endif %}
  {% for name in unknown %}
    {% set nearest = baselinr.nearest(name, arguments | list) %}
    {% do baselinr.fail("unknown argument '" ~ name ~ "'" ~ ("; did you mean '" ~ nearest ~ "'?" if nearest else '; known are ' ~ (arguments | join(', ')))) %}
  {% endfor %}
  {% for name, value in request.items() if value is not none %}
    {% if name not in known %}
      {% do baselinr.fail("unknown argument '" ~ name ~ "' in payload; " ~ baselinr.did_you_mean(name, known | list)) %}
    {% elif not baselinr.has_type(value, known[name]) %}
      {% do baselinr.fail('argument ' ~ name ~ ' is ' ~ tojson(value if value is string or value is number or value is sequence or value is mapping else value | string) ~ '; it must be ' ~ known[name]) %}
    {% endif %}
    {% set entries = value if 'list' in known[name] and value is not string and name not in ['failures', 'planned'] else [] %}
    {% for entry in entries if entry is not string and (entry is not number or name != 'partitions') %}
      {% do baselinr.fail('argument ' ~ name ~ ' has the entry ' ~ tojson(entry | string) ~ '; it must be a list of texts') %}
    {% endfor %}
  {% endfor %}
  {% do baselinr.check_forced(request) %}
  {% do baselinr.check_shard(request.shard) %}
  {{ return(request) }}
{% endmacro %}

{% macro has_type(value, expected) %}
  {% set is_list = value is sequence and value is not string and value is not mapping %}
  {{ return((value is boolean and 'true' in expected) or (value is string and 'text' in expected) or (is_list and 'list' in expected)
            or (value is number and value is not boolean and 'number' in expected) or (value is mapping and 'map' in expected)) }}
{% endmacro %}

{#- `action` and what it needs. -#}
{% macro check_forced(request) %}
  {% if request.sample_fraction is not none and request.action != 'sample' %}
    {% do baselinr.fail('argument sample_fraction is ' ~ request.sample_fraction ~ ", which needs action 'sample'") %}
  {% elif request.sample_fraction is not none and not 0 < request.sample_fraction <= 1 %}
    {% do baselinr.fail('argument sample_fraction is ' ~ request.sample_fraction ~ '; it must be above 0 and at most 1') %}
  {% endif %}
  {% if request.action is none and not request.partitions %}{{ return(none) }}{% endif %}
  {% if request.action not in ['full', 'partial', 'sample'] %}
    {% do baselinr.fail("argument action is " ~ tojson(request.action) ~ "; it must be 'full', 'partial' (with partitions) or 'sample'" ~ ("; did you mean '" ~ baselinr.nearest(request.action, ['full', 'partial', 'sample']) ~ "'?" if request.action and baselinr.nearest(request.action, ['full', 'partial', 'sample']) else '')) %}
  {% elif request.full_refresh and request.action != 'full' %}
    {% do baselinr.fail("full_refresh and action '" ~ request.action ~ "' contradict each other; give one of them") %}
  {% elif request.action == 'partial' and not request.partitions %}
    {% do baselinr.fail("action 'partial' needs partitions, a list of partition ids such as [\"2024-01-05\"]") %}
  {% elif request.action != 'partial' and request.partitions %}
    {% do baselinr.fail('argument partitions is ' ~ tojson(request.partitions) ~ ", which needs action 'partial'") %}
  {% endif %}
{% endmacro %}

{#- {action, partitions, fraction} as `decide` takes it, or none. -#}
{% macro forced(request) %}
  {% if request.full_refresh %}{{ return({'action': 'full', 'partitions': [], 'fraction': none}) }}{% endif %}
  {% if request.action %}{{ return({'action': request.action, 'partitions': (request.partitions or []) | map('string') | list, 'fraction': request.sample_fraction}) }}{% endif %}
  {{ return(none) }}
{% endmacro %}

{#- What every macro of a run is handed: its id, its settings, the metric families, the queries it ran. -#}
{% macro begin_run(request) %}
  {#- hooks may start several runs in one invocation of dbt -#}
  {% set own_id = invocation_id ~ '-' ~ modules.datetime.datetime.now().strftime('%H%M%S%f') %}
  {% set run = {'run_id': request.get('run_id') or own_id, 'queries': 0, 'settings': baselinr.settings(), 'families': baselinr.metric_families(), 'store_exists': true, 'attempt': baselinr.attempt_mark(request.get('attempt')), 'unreadable': request.get('unreadable') or {},
                'generated_at': run_started_at.strftime('%Y-%m-%dT%H:%M:%SZ')} %}
  {% do baselinr.open_session() %}
  {{ return(run) }}
{% endmacro %}

{#- A second attempt at a table, within a run, makes events with other ids. -#}
{% macro attempt_mark(attempt) %}{{ return(attempt if (attempt or 1) > 1 else '') }}{% endmacro %}

{#- The targets of a request. An empty list of ids asks for none, and says so on purpose. -#}
{% macro requested_targets(run, request) %}
  {% set targets = baselinr.targets(run.settings, request.select, request.exclude, request.unique_ids, request.shard) %}
  {% if not targets and request.unique_ids is none and request.shard is none %}
    {% do baselinr.fail('the selection matches no table that is profiled') %}
  {% endif %}
  {{ return(targets) }}
{% endmacro %}

{#- Operations that only read: without a store there is nothing to read, and none is made. -#}
{% macro find_store(run) %}
  {% do run.update({'store_exists': not baselinr.missing_from_store(run)}) %}
{% endmacro %}
