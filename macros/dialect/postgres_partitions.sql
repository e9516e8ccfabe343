{#- A key is cut in UTC, as text ids must be the same in every session. Declarative partitions are told apart by the leaf that holds
    the row. Text is told apart byte by byte, even where its collation calls different texts equal. -#}
{% macro postgres__partition_value(key) %}
  {% if key.tracked %}
    {{ return('tableoid') }}
  {% elif key.granularity == 'value' and key.kind in ['text', 'other'] %}
    {#- a text that reads '__null__' shares the partition of the nulls -#}
    {{ return('coalesce(' ~ baselinr.postgres_exact_text(key) ~ ", '__null__')") }}
  {% elif key.granularity == 'value' %}
    {{ return(baselinr.classify_type(key.type).read | replace('{x}', key.quoted)) }}
  {% elif key.type == 'date' %}
    {{ return(key.quoted if key.granularity == 'day' else "date_trunc('" ~ key.granularity ~ "', cast(" ~ key.quoted ~ ' as timestamp))') }}
  {% else %}
    {{ return("date_trunc('" ~ key.granularity ~ "', " ~ key.quoted ~ (" at time zone 'UTC')" if key.type.endswith('with time zone') else ')')) }}
  {% endif %}
{% endmacro %}

{% macro postgres_exact_text(key) %}{{ return('cast(' ~ key.quoted ~ ' as text) collate "C"') }}{% endmacro %}

{#- Years before 1 keep the ` BC` that PostgreSQL writes behind them. -#}
{% macro postgres__partition_id(key, value) %}
  {% if key.tracked %}{{ return(baselinr.postgres_leaf_name(value, key.schema)) }}{% endif %}
  {% set formats = {'day': 'YYYY-MM-DD', 'hour': 'YYYY-MM-DD HH24:00:00', 'month': 'YYYY-MM', 'year': 'YYYY'} %}
  {% if key.granularity in formats and not (key.type == 'date' and key.granularity == 'day') %}
    {{ return("case when isfinite(" ~ value ~ ") then to_char(" ~ value ~ ", '" ~ formats[key.granularity] ~ "') || case when " ~ value ~ " < cast('0001-01-01' as timestamp) then ' BC' else '' end"
              ~ ' else ' ~ baselinr.as_text(value) ~ ' end') }}
  {% elif key.granularity == 'value' and key.kind in ['text', 'other'] %}
    {{ return(value) }}
  {% elif key.granularity == 'value' %}
    {{ return(baselinr.canonical_text(value, key.value_type)) }}
  {% endif %}
  {{ return(baselinr.as_text(value)) }}
{% endmacro %}

{#- Ranges and lists of the bare column, so that an index serves. -#}
{% macro postgres__partition_predicate(key, ids) %}
  {% set given = ids | reject('equalto', '__null__') | list %}
  {% set rules = [] %}
  {% if key.granularity == 'value' and given %}
    {% do rules.append(baselinr.postgres_value_predicate(key, given)) %}
  {% endif %}
  {% for id in given if key.granularity != 'value' %}
    {% do rules.append(baselinr.postgres_period_predicate(key, id)) %}
  {% endfor %}
  {% if '__null__' in ids %}
    {% set as_text = key.granularity == 'value' and key.kind in ['text', 'other'] %}
    {% do rules.append(key.quoted ~ ' is null' ~ (' or ' ~ baselinr.postgres_exact_text(key) ~ " = '__null__'" if as_text else '')) %}
  {% endif %}
  {{ return('(' ~ (rules | join(' or ')) ~ ')' if rules else 'false') }}
{% endmacro %}

{#- Untyped literals take the column's type. A list of texts is compared twice: as the column compares them, for the index, and exactly.
    A type that is not compared at all has only its text. -#}
{% macro postgres_value_predicate(key, ids) %}
  {% set listed = ' in (' ~ baselinr.literals(ids) ~ ')' %}
  {% if key.kind == 'other' %}{{ return(baselinr.postgres_exact_text(key) ~ listed) }}{% endif %}
  {% if key.kind == 'text' %}{{ return('(' ~ key.quoted ~ listed ~ ' and ' ~ baselinr.postgres_exact_text(key) ~ listed ~ ')') }}{% endif %}
  {{ return(key.quoted ~ listed) }}
{% endmacro %}

{#- The hour, day, month or year of an id, as a half-open range. -#}
{% macro postgres_period_predicate(key, id) %}
  {% set type = 'timestamptz' if key.type.endswith('with time zone') else 'timestamp' if key.type != 'date' else 'date' %}
  {% if 'infinity' in id %}{{ return(key.quoted ~ ' = ' ~ baselinr.literal(id)) }}{% endif %}
  {% if type == 'date' and key.granularity == 'day' %}{{ return(key.quoted ~ ' = cast(' ~ baselinr.literal(id) ~ ' as date)') }}{% endif %}
  {% set era = ' BC' if id.endswith(' BC') else '' %}
  {% set day = (id[:-3] if era else id) ~ {'month': '-01', 'year': '-01-01'}.get(key.granularity, '') %}
  {% set start = 'cast(' ~ baselinr.literal(day ~ ('+00' if type == 'timestamptz' else '') ~ era) ~ ' as ' ~ type ~ ')' %}
  {% set end = 'cast(' ~ start ~ " + interval '1 " ~ key.granularity ~ "' as " ~ type ~ ')' %}
  {{ return('(' ~ key.quoted ~ ' >= ' ~ start ~ ' and ' ~ key.quoted ~ ' < ' ~ end ~ ')') }}
{% endmacro %}
