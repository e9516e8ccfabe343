{#- The known name that a misspelled one was probably meant to be, or none. -#}
{% macro nearest(name, candidates) %}
  {% set best = namespace(name=none, distance=99) %}
  {% for candidate in candidates %}
    {% set distance = baselinr.edit_distance(name | string | lower, candidate | string | lower) %}
    {% if distance < best.distance %}
      {% set best.name = candidate %}
      {% set best.distance = distance %}
    {% endif %}
  {% endfor %}
  {{ return(best.name if best.distance <= [2, (name | string | length) // 3] | max else none) }}
{% endmacro %}

{% macro did_you_mean(name, candidates) %}
  {% set nearest = baselinr.nearest(name, candidates) %}
  {{ return("did you mean '" ~ nearest ~ "'?" if nearest else 'known are ' ~ (candidates | join(', '))) }}
{% endmacro %}

{#- Edits from one text to another: a letter more, less or other, or two neighbours swapped (optimal string alignment), row by row. -#}
{% macro edit_distance(a, b) %}
  {% set rows = [range(b | length + 1) | list] %}
  {% for letter in a %}
    {% set above = rows[-1] %}
    {% set row = [loop.index] %}
    {% for other in b %}
      {% set swapped = loop.index > 1 and row[0] > 1 and letter == b[loop.index - 2] and a[row[0] - 2] == other %}
      {% do row.append([above[loop.index] + 1, row[-1] + 1, above[loop.index - 1] + (0 if letter == other else 1),
                        rows[-2][loop.index - 2] + 1 if swapped else 99] | min) %}
    {% endfor %}
    {% do rows.append(row) %}
  {% endfor %}
  {{ return(rows[-1][-1]) }}
{% endmacro %}
