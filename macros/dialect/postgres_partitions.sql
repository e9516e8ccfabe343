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
  {% elif key.type == 'date' and key.granularity in ['hour', 'day'] %}
    {{ return(key.quoted) }}
  {% elif key.type == 'date' %}
    {#- there are dates that are out of range for a timestamp; an infinite one has no day -#}
    {{ return('coalesce(' ~ key.quoted ~ ' - cast(extract(' ~ {'month': 'day', 'year': 'doy'}[key.granularity] ~ ' from ' ~ key.quoted ~ ') as integer) + 1, ' ~ key.quoted ~ ')') }}
  {% else %}
    {{ return("date_trunc('" ~ key.granularity ~ "', " ~ key.quoted ~ (" at time zone 'UTC')" if key.type.endswith('with time zone') else ')')) }}
  {% endif %}
{% endmacro %}

{% macro postgres_exact_text(key) %}{{ return('cast(' ~ key.quoted ~ ' as text) collate "C"') }}{% endmacro %}

{#- Years before 1 keep the ` BC` that PostgreSQL writes behind them. -#}
{% macro postgres__partition_id(key, value) %}
  {% if key.tracked %}{{ return(baselinr.postgres_leaf_name(value, key.schema)) }}{% endif %}
  {% if key.granularity == 'value' %}
    {{ return(value if key.kind in ['text', 'other'] else baselinr.canonical_text(value, key.value_type)) }}
  {% elif key.granularity == 'hour' %}
    {{ return(baselinr.as_text(value)) }}
  {% endif %}
  {% set day = baselinr.as_text('cast(' ~ value ~ ' as date)') %}
  {% set rest = {'month': '-..', 'year': '-..-..'}.get(key.granularity) %}
  {{ return('regexp_replace(' ~ day ~ ", '" ~ rest ~ "(?= BC|$)', '')" if rest else day) }}
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
    {#- a row of nulls `is null`, but its text is one -#}
    {% do rules.append(key.quoted ~ ' is not distinct from null' ~ (' or ' ~ baselinr.postgres_value_predicate(key, ['__null__']) if as_text else '')) %}
  {% endif %}
  {{ return('(' ~ (rules | join(' or ')) ~ ')' if rules else 'false') }}
{% endmacro %}

{#- Untyped literals take the column's type. A list of texts is compared twice: as the column compares them, for the index, and exactly.
    A type that is not compared at all has only its text, and a domain over an enum is not compared with literals. -#}
{% macro postgres_value_predicate(key, ids) %}
  {% set listed = ' in (' ~ baselinr.literals(ids) ~ ')' %}
  {% if key.kind == 'other' or key.type == 'enum' %}{{ return(baselinr.postgres_exact_text(key) ~ listed) }}{% endif %}
  {% if key.kind == 'text' %}{{ return('(' ~ key.quoted ~ listed ~ ' and ' ~ baselinr.postgres_exact_text(key) ~ listed ~ ')') }}{% endif %}
  {{ return(key.quoted ~ listed) }}
{% endmacro %}

{#- The hour, day, month or year of an id, as a half-open range. Where its end may be out of range, the cut value is compared. -#}
{% macro postgres_period_predicate(key, id) %}
  {% set type = 'timestamptz' if key.type.endswith('with time zone') else 'timestamp' if key.type != 'date' else 'date' %}
  {% if 'infinity' in id %}{{ return(key.quoted ~ ' = ' ~ baselinr.literal(id)) }}{% endif %}
  {% set era = ' BC' if id.endswith(' BC') else '' %}
  {% set first = (id[:-3] if era else id) ~ {'month': '-01', 'year': '-01-01'}.get(key.granularity, '') %}
  {% if era or id.split('-')[0] | length > 4 or baselinr.partition_value(key) == key.quoted %}
    {{ return(baselinr.partition_value(key) ~ ' = cast(' ~ baselinr.literal(first ~ era) ~ ' as ' ~ ('date' if type == 'date' else 'timestamp') ~ ')') }}
  {% endif %}
  {% set start = 'cast(' ~ baselinr.literal(first ~ ('+00' if type == 'timestamptz' else '')) ~ ' as ' ~ type ~ ')' %}
  {% set end = 'cast(' ~ start ~ " + interval '1 " ~ key.granularity ~ "' as " ~ type ~ ')' %}
  {{ return('(' ~ key.quoted ~ ' >= ' ~ start ~ ' and ' ~ key.quoted ~ ' < ' ~ end ~ ')') }}
{% endmacro %}
