{#- Sum, mean and standard deviation of the finite values.

    Kept as (n, mean, m2), m2 = the sum of squared distances from the mean, and merged by the parallel formula of
    Chan, Golub and LeVeque (1979): m2 = Σ m2ᵢ + Σ nᵢ (meanᵢ - mean)². A sum of squares would lose every digit on values that are
    large against their spread. Integers and decimals also keep their sum exactly.
    `{counted}` is null where `{finite}` is, and cheaper. `{finite}` is the column as a double, null where it is not finite. Where an engine's aggregates cannot take a finite value, it is null
    as well, and then the column has no mean and no standard deviation: those of the other values would be wrong. -#}
{% macro metric_family_moments() %}
  {% set numeric = baselinr.numeric_kinds() %}
  {% set complete = 'case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then ' %}
  {{ return({
    'group': 'moments',
    'cost': 'scan',
    'states': {
      'finite_count': {'type': 'bigint', 'merge': 'sum', 'kinds': numeric, 'scan': 'count({counted})'},
      'sum_value': {'type': 'text', 'merge': 'sum', 'kinds': baselinr.exact_kinds(), 'scan': 'sum({exact})'},
      'mean_value': {'type': 'double', 'merge': 'weighted', 'kinds': numeric, 'scan': 'avg({finite})'},
      'm2_value': {'type': 'double', 'merge': 'weighted', 'kinds': numeric, 'scan': 'var_pop({finite}) * count({finite})'},
    },
    'metrics': {
      'sum': {'kinds': numeric, 'sql': 'coalesce(sum_value, ' ~ baselinr.as_text(complete ~ 'mean_value * finite_count end') ~ ')'},
      'mean': {'kinds': numeric, 'sql': baselinr.finite_double(complete ~ 'coalesce(' ~ baselinr.text_as_double('sum_value') ~ ' / nullif(finite_count, 0), mean_value) end')},
      'stddev': {'kinds': numeric, 'sql': baselinr.finite_double(complete ~ 'sqrt(' ~ baselinr.no_underflow('m2_value') ~ ' / nullif(finite_count - 1, 0)) end')},
    },
  }) }}
{% endmacro %}
