{#- What the values of a text look like: how many of them are written as integers, dates, e-mail addresses, … A value is of one class at most,
    because no two of the classes have a text in common; spaces around it do not count, and a value of nothing but spaces has no class and
    is left out of the shares. Counts by class are sums, so they merge bit for bit; the shares are made of the merged counts.

    The expressions mean the same in every engine: they hold no escape, letters of both cases, and classes of ASCII alone, which texts
    that are compared by their bytes leave no doubt of. -#}
{% macro metric_family_patterns() %}
  {% set states = {'filled_count': {'type': 'bigint', 'merge': 'sum', 'kinds': ['text'], 'scan': "count(nullif(" ~ baselinr.trim_spaces('{x}') ~ ", ''))"}} %}
  {% for class in baselinr.text_classes() %}
    {% do states.update({class ~ '_like_count': {'type': 'bigint', 'merge': 'sum', 'kinds': ['text'], 'scan': 'count(case when ' ~ baselinr.is_of_class('{x}', class) ~ ' then 1 end)'}}) %}
  {% endfor %}
  {{ return({
    'group': 'patterns',
    'default': false,
    'cost': 'scan',
    'states': states,
    'metrics': {
      'data_type_inferred': {'kinds': ['text'], 'holds': 'text', 'sql': baselinr.by_inferred_class('name')},
      'inferred_type_ratio': {'kinds': ['text'], 'sql': baselinr.by_inferred_class('share')},
    },
  }) }}
{% endmacro %}

{#- Class -> the expression that all of a value of it matches; json has none. A date may have a time and a zone behind it. -#}
{% macro text_classes() %}
  {% set digits = '[0-9]+' %}
  {% set exponent = '[eE][+-]?[0-9]+' %}
  {% set time = '[ Tt]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.,][0-9]+)?)?( ?([Zz]|[+-]([01][0-9]|2[0-3])(:?[0-5][0-9])?))?' %}
  {% set hex = '[0-9A-Fa-f]' %}
  {% set atom = "[A-Za-z0-9!#$&'*+/=?^_`|~%-]+" %}
  {% set label = '[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?' %}
  {{ return({
    'integer': '[+-]?' ~ digits,
    'number': '[+-]?((' ~ digits ~ '[.][0-9]*|[.]' ~ digits ~ ')(' ~ exponent ~ ')?|' ~ digits ~ exponent ~ ')',
    'date': '[0-9][0-9][0-9][0-9]-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(' ~ time ~ ')?',
    'boolean': '[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Yy][Ee][Ss]|[Nn][Oo]',
    'email': atom ~ '([.]' ~ atom ~ ')*@(' ~ label ~ '[.])+[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])',
    'url': '[A-Za-z][A-Za-z0-9+.-]*://[^ [:cntrl:]]+',
    'uuid': hex ~ '{8}-' ~ hex ~ '{4}-' ~ hex ~ '{4}-' ~ hex ~ '{4}-' ~ hex ~ '{12}',
    'json': none,
  }) }}
{% endmacro %}

{#- Is this value of this class? For json its ends decide, and nothing is parsed. -#}
{% macro is_of_class(x, class) %}
  {% set pattern = baselinr.text_classes()[class] %}
  {% if pattern %}{{ return(baselinr.matches(x, ' *(' ~ pattern ~ ') *')) }}{% endif %}
  {% set rules = [] %}
  {% for opening, closing in [['{', '}'], ['[', ']']] %}{% do rules.append(baselinr.trim_spaces(x) ~ " like '" ~ opening ~ '%' ~ closing ~ "'") %}{% endfor %}
  {{ return('(' ~ (rules | join(' or ')) ~ ')') }}
{% endmacro %}

{#- The class of at least nine tenths of the values, or `text`: its name or its share. An integer is a number as well, so a column of both is one
    of numbers; `text` has the share of the values without a class. -#}
{% macro by_inferred_class(what) %}
  {% set all = [] %}
  {% set rules = [] %}
  {% for class in baselinr.text_classes() %}
    {% set count = '(integer_like_count + number_like_count)' if class == 'number' else class ~ '_like_count' %}
    {% do all.append(class ~ '_like_count') %}
    {% do rules.append('when 10 * ' ~ count ~ ' >= 9 * filled_count then ' ~ ("'" ~ class ~ "'" if what == 'name' else baselinr.share(count, 'filled_count'))) %}
  {% endfor %}
  {% set text = "'text'" if what == 'name' else baselinr.share('(filled_count - ' ~ (all | join(' - ')) ~ ')', 'filled_count') %}
  {{ return('case when filled_count > 0 then case ' ~ (rules | join(' ')) ~ ' else ' ~ text ~ ' end end') }}
{% endmacro %}

{% macro share(part, whole) %}{{ return(part ~ ' / ' ~ baselinr.as_double('nullif(' ~ whole ~ ', 0)')) }}{% endmacro %}
