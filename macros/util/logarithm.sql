{#- The natural logarithm of x, for 1e-18 < x < 1e18. Jinja has none, and dbt's `modules` has `math` in no engine. x is halved or doubled until
    it is near 1, where ln(m) = 2 atanh(s), s = (m - 1) / (m + 1), |s| <= 1/5: twelve terms of the series are exact to a double's last
    digits. A factor of two is exact, and near 1 nothing is added, so the error stays relative. -#}
{% macro ln(x) %}
  {% set reduced = namespace(m=x, doublings=0) %}
  {% for _ in range(60) %}
    {% if reduced.m > 1.5 %}
      {% set reduced.m = reduced.m / 2 %}
      {% set reduced.doublings = reduced.doublings + 1 %}
    {% elif reduced.m < 0.75 %}
      {% set reduced.m = reduced.m * 2 %}
      {% set reduced.doublings = reduced.doublings - 1 %}
    {% endif %}
  {% endfor %}
  {% set s = (reduced.m - 1) / (reduced.m + 1) %}
  {% set series = namespace(sum=0) %}
  {% for odd in [23, 21, 19, 17, 15, 13, 11, 9, 7, 5, 3, 1] %}
    {% set series.sum = 1 / odd + s * s * series.sum %}
  {% endfor %}
  {{ return(reduced.doublings * 0.6931471805599453 + 2 * s * series.sum) }}
{% endmacro %}
