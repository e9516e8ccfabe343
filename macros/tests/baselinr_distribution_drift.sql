{% test baselinr_distribution_drift(model, column_name=none, threshold=none, compare_to=none, baseline=none, bins=none, if_missing=none) %}
  {% if not execute %}{{ return('') }}{% endif %}
  {% set run = baselinr.begin_run({'run_id': invocation_id}) %}
  {% set given = baselinr.test_arguments('baselinr_distribution_drift', model, {'column_name': column_name, 'threshold': threshold, 'compare_to': compare_to, 'baseline': baseline | string if baseline is not none else none,
    'bins': bins, 'if_missing': if_missing}, kwargs, {
    'column_name': baselinr.column_argument(),
    'threshold': {'type': 'number', 'default': 0.2, 'above': 0, 'min': 0},
    'compare_to': {'type': 'enum', 'default': none, 'choices': ['previous', 'same_weekday']},
    'baseline': {'type': 'string', 'default': none},
    'bins': {'type': 'int', 'default': 10, 'min': 2, 'max': 40},
    'if_missing': baselinr.missing_argument(),
  }) %}
  {% if given.baseline is not none and not modules.re.match('^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$', given.baseline) %}
    {% do baselinr.wrong_argument(given, 'baseline is ' ~ baselinr.shown(given.baseline) ~ "; it must be a day, such as '2024-01-31'") %}
  {% elif given.baseline is not none and given.compare_to is not none %}
    {% do baselinr.wrong_argument(given, 'compare_to is "' ~ given.compare_to ~ '", and baseline is ' ~ given.baseline ~ '; it must have one of them') %}
  {% endif %}
  {% do given.update({'column_name': baselinr.unquoted(given.column_name)}) %}
  {% set test = baselinr.begin_test(run, model, given) %}
  {% set rows = baselinr.read(run, baselinr.distributions_sql(test), 'distributions of ' ~ test.name) if run.store_exists else [] %}
  {{ baselinr.failures_of(test, baselinr.psi_sql(test, baselinr.comparable_distributions(rows, given)) if run.store_exists else none) }}
{% endtest %}

{#- Of each column what the last profile says of its distribution, and what the profile that it is compared with said; both as JSON. -#}
{% macro distributions_sql(test) %}
with {{ baselinr.distribution_value_ctes(test) | trim }}
select newest_value.column_name, newest_value.metric_name, newest_value.published_at as profiled_at, newest_value.metric_value, earlier.published_at as compared_with, earlier.metric_value as earlier_value{{ baselinr.until_baseline(test) }}
from newest_value
left join (
{{ baselinr.baseline_rows_sql({'compare_to': test.given.compare_to, 'with_samples': false, 'before': test.given.baseline}) | trim }}
) as earlier on earlier.column_name = newest_value.column_name and earlier.metric_name = newest_value.metric_name and earlier.place = 1
order by newest_value.column_name, newest_value.metric_name
{% endmacro %}
{#- How many profiles there are until the day that is given. -#}
{% macro until_baseline(test) %}
  {% if test.given.baseline is none %}{{ return('') }}{% endif %}
  {{ return(',\n  ' ~ baselinr.as_text('(select count(*) from profile where left(published_at, 10) <= ' ~ baselinr.literal(test.given.baseline) ~ ')') ~ ' as until_baseline') }}
{% endmacro %}
{% macro distribution_value_ctes(test) %}
profile as (
{{ baselinr.published_profiles_sql(test.settings, test.unique_id) | trim }}
), published_value as (
{{ baselinr.published_values_sql(test.settings, test.unique_id, ['distribution', 'top_values'], test.given.column_name) | trim }}
), newest_value as (
  select * from published_value where recency = 1
)
{%- endmacro %}

{#- [{column, metric, profiled_at, compared_with, bins, problem, verdict}]: `bins` [rows then, rows now] of each; of a column with both, its distribution. What
    cannot be compared has a problem, and is left out; but a day that is given is meant. -#}
{% macro comparable_distributions(rows, given) %}
  {% set compared = {} %}
  {% for row in rows if row.column_name not in compared %}
    {% set entry = {'column': row.column_name, 'metric': row.metric_name, 'profiled_at': row.profiled_at, 'compared_with': row.compared_with, 'bins': [], 'problem': none, 'verdict': 'left out'} %}
    {% if row.earlier_value %}
      {% set now, then = fromjson(row.metric_value), fromjson(row.earlier_value) %}
      {% set empty = [] %}
      {% for document, words in [(then, 'the profile of ' ~ row.compared_with), (now, 'the last profile')] if not (document['values'] if row.metric_name == 'top_values' else document.buckets) %}{% do empty.append(words) %}{% endfor %}
      {% if empty %}
        {% do entry.update({'problem': 'has no values in ' ~ empty[0] ~ ', and is not compared'}) %}
      {% elif row.metric_name == 'top_values' %}
        {% do entry.update({'bins': baselinr.value_bins(then, now, given.bins)}) %}
      {% elif now.of != then.of %}
        {% do entry.update({'problem': 'is counted by ' ~ now.of ~ ', and was by ' ~ then.of ~ ', and is not compared'}) %}
      {% else %}
        {% do entry.update({'bins': baselinr.number_bins(then, now, given.bins)}) %}
      {% endif %}
    {% elif row.until_baseline is defined and row.until_baseline | int == 0 %}
      {% do entry.update({'problem': 'is compared with nothing: no profile was published until ' ~ given.baseline, 'verdict': 'fail'}) %}
    {% else %}
      {% do entry.update({'problem': 'is compared with nothing: no earlier profile' ~ (' until ' ~ given.baseline if given.baseline else '') ~ (' of the same weekday' if given.compare_to == 'same_weekday' else '') ~ ' has it'}) %}
    {% endif %}
    {% do compared.update({row.column_name: entry}) %}
  {% endfor %}
  {{ return(compared.values() | list) }}
{% endmacro %}

{#- Bins of about as many rows each, as the earlier distribution has them, and two for what is below or above all that it had. On the wider of the two grids:
    its widths are powers of two, and so are the steps between them. -#}
{% macro number_bins(then, now, bins) %}
  {% set width = [then.width, now.width] | max %}
  {% set counts = {} %}
  {% for document in [then, now] %}
    {% set side = loop.index0 %}
    {% for bucket, rows in document.buckets %}
      {% set wide = bucket * document.width // width %}
      {% set pair = counts.get(wide, [0, 0]) %}
      {% do counts.update({wide: [pair[0] + rows, pair[1]] if side == 0 else [pair[0], pair[1] + rows]}) %}
    {% endfor %}
  {% endfor %}
  {% set total = then.buckets | map('last') | sum %}
  {% set binned = {} %}
  {% set seen = namespace(rows=0) %}
  {% for bucket, pair in counts | dictsort %}
    {% set bin = -1 if seen.rows == 0 and pair[0] == 0 else bins if seen.rows == total else [(2 * seen.rows + pair[0]) * bins // (2 * total), bins - 1] | min %}
    {% set sum = binned.get(bin, [0, 0]) %}
    {% do binned.update({bin: [sum[0] + pair[0], sum[1] + pair[1]]}) %}
    {% set seen.rows = seen.rows + pair[0] %}
  {% endfor %}
  {{ return(binned.values() | list) }}
{% endmacro %}

{#- The values that were most frequent, each by itself; the others together; and those that were not there, where the earlier list had all. Of a list
    that does not have all values it is not known how often one occurs that is not in it: such a value is with the others. -#}
{% macro value_bins(then, now, bins) %}
  {% set totals, counts = [], [] %}
  {% for document in [then, now] %}
    {% set by_value = {} %}
    {% for entry in document['values'] %}{% do by_value.update({entry.value: entry['count']}) %}{% endfor %}
    {% do counts.append(by_value) %}
    {% do totals.append((document['values'][0]['count'] / document['values'][0].ratio) | round | int if document['values'] else 0) %}
  {% endfor %}
  {% set listed = [] %}
  {% for entry in then['values'][:bins] if entry.value in counts[1] or now.complete %}{% do listed.append([entry['count'], counts[1].get(entry.value, 0)]) %}{% endfor %}
  {% set unknown = [] %}
  {% for value, rows in counts[1].items() if then.complete and value not in counts[0] %}{% do unknown.append(rows) %}{% endfor %}
  {% set others = [totals[0] - listed | map('first') | sum, totals[1] - listed | map('last') | sum - unknown | sum] %}
  {{ return(listed + ([[0, unknown | sum]] if unknown else []) + ([others] if others != [0, 0] else [])) }}
{% endmacro %}

{#- Population stability index: the sum over bins of (now - then) ln(now / then), shares of rows (N. Siddiqi, Credit Risk Scorecards, 2006; it is Jeffreys' divergence of the two, H. Jeffreys 1946).
    The logarithm of nothing is none, so a share counts as at least 0.0001, as is usual. -#}
{% macro psi_sql(test, compared) %}
  {%- set given = test.given %}
  {%- set cells, columns = [], [] %}
  {%- for entry in compared %}
    {%- set name = baselinr.literal(entry.column) %}
    {%- do columns.append([name, baselinr.literal(entry.metric), baselinr.literal(entry.profiled_at), baselinr.literal(entry.compared_with) if entry.compared_with else baselinr.as_text('null'),
      baselinr.literal(entry.problem) if entry.problem else baselinr.as_text('null'), baselinr.literal(entry.verdict)]) %}
    {%- for then, now in entry.bins %}{% do cells.append([name, loop.index, then, now]) %}{% endfor %}
  {%- endfor %}
  {%- if not columns %}
with {{ baselinr.distribution_value_ctes(test) | trim }}
{{ baselinr.missing_metric_arm(test, ['distribution', 'top_values']) }}
  {%- else %}
with looked_at as (
{{ baselinr.inline_rows(['column_name', 'metric_name', 'profiled_at', 'compared_with', 'problem', 'problem_verdict'], columns) }}
), bin as (
{{ baselinr.inline_rows(['column_name', 'bin', 'rows_then', 'rows_now'], cells or [["''", 0, 0, 0]]) }}
), share as (
  select column_name, greatest(rows_then / {{ baselinr.as_double('nullif(sum(rows_then) over (partition by column_name), 0)') }}, 0.0001) as share_then, greatest(rows_now / {{ baselinr.as_double('nullif(sum(rows_now) over (partition by column_name), 0)') }}, 0.0001) as share_now
  from bin
), stability as (
  select column_name, sum((share_now - share_then) * ln(share_now / share_then)) as stability_index
  from share
  group by 1
)
select {{ baselinr.literal(test.schema) }} as schema_name, {{ baselinr.literal(test.table) }} as table_name, looked_at.column_name, metric_name, stability_index as current_value,
  {{ baselinr.as_double('null') }} as baseline_value, {{ baselinr.as_double(given.threshold) }} as threshold, profiled_at,
  case when problem is not null then problem_verdict when stability_index > {{ baselinr.as_double(given.threshold) }} then 'fail' else 'pass' end as verdict,
  {{ baselinr.literal(test.name ~ '.') }} || looked_at.column_name || ': ' || case
    when problem is not null then metric_name || ' ' || problem
    else 'PSI is ' || {{ baselinr.as_text(baselinr.rounded('stability_index', baselinr.plain_decimal(given.threshold))) }} || {{ baselinr.literal(', more than ' ~ baselinr.plain_decimal(given.threshold) ~ ', by ') }} || metric_name || ' against the profile of ' || compared_with
  end || ' (profile of ' || profiled_at || ')' as message
from looked_at
left join stability on stability.column_name = looked_at.column_name
  {%- endif %}
{%- endmacro %}
