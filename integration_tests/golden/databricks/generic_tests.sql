-- What dbt runs of a test, and what the test reads before.

/* baselinr run golden-run types of main.by_day */
select distinct column_type
from `shop`.`main_baselinr`.`baselinr_results`
where unique_id = 'source.shop.main.by_day' and metric_name = 'max' and column_type is not null
order by 1;

/* baselinr run golden-run distributions of main.by_day */
with profile as (
select unique_id, run_id, profiled_at, published_at, unix_date(cast(left(published_at, 10) as date)) as day_number, row_count, action, is_sampled, recency
from (
  select unique_id, run_id, profiled_at, replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(profiled_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as published_at, row_count, action, action = 'sample' as is_sampled,
    row_number() over (order by profiled_at desc, run_id desc) as recency
  from `shop`.`main_baselinr`.`baselinr_runs`
  where is_published and unique_id = 'source.shop.main.by_day'
) as numbered
), published_value as (
select recency, published_at, day_number, column_name, column_type, metric_name, metric_value, is_sampled, interval_low, interval_high
from (
  select profile.recency, profile.published_at, profile.day_number, results.column_name, results.column_type, results.metric_name, results.metric_value, results.is_sampled, results.interval_low, results.interval_high,
    max(case when results.column_name = '' then 1 else 0 end) over () as is_spelled_so
  from `shop`.`main_baselinr`.`baselinr_results` as results
  join profile on profile.run_id = results.run_id
  where results.unique_id = 'source.shop.main.by_day' and results.metric_name in ('distribution', 'top_values')
) as spelled
), newest_value as (
  select * from published_value where recency = 1
)
select newest_value.column_name, newest_value.metric_name, newest_value.published_at as profiled_at, newest_value.metric_value, earlier.published_at as compared_with, earlier.metric_value as earlier_value
from newest_value
left join (
select earlier.*, row_number() over (partition by column_name, metric_name order by recency) as place
from (
  select published_value.*, row_number() over (partition by column_name, metric_name, day_number order by recency) as place_in_day
  from published_value
  where recency > 1 and not is_sampled
) as earlier
cross join (select day_number as newest_day from profile where recency = 1) as newest
where place_in_day = 1 and day_number < newest_day and mod(newest_day - day_number, 7) = 0
) as earlier on earlier.column_name = newest_value.column_name and earlier.metric_name = newest_value.metric_name and earlier.place = 1
order by newest_value.column_name, newest_value.metric_name;

/* baselinr run golden-run schema of main.by_day */
with profile as (
select unique_id, run_id, profiled_at, published_at, unix_date(cast(left(published_at, 10) as date)) as day_number, row_count, action, is_sampled, recency
from (
  select unique_id, run_id, profiled_at, replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(profiled_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as published_at, row_count, action, action = 'sample' as is_sampled,
    row_number() over (order by profiled_at desc, run_id desc) as recency
  from `shop`.`main_baselinr`.`baselinr_runs`
  where is_published and unique_id = 'source.shop.main.by_day'
) as numbered
), change as (
  select events.unique_id, events.metadata, coalesce(runs.profiled_at, events.timestamp) as seen_at
  from `shop`.`main_baselinr`.`baselinr_events` as events
  left join `shop`.`main_baselinr`.`baselinr_runs` as runs on runs.unique_id = events.unique_id and runs.run_id = events.run_id
  where events.unique_id = 'source.shop.main.by_day' and events.event_type = 'SchemaChangeDetected'
)
select newest.published_at as profiled_at, state.known_columns, earlier.published_at as compared_with, change.metadata
from profile as newest
left join `shop`.`main_baselinr`.`baselinr_table_state` as state on state.unique_id = newest.unique_id
left join (select unique_id, profiled_at, published_at from profile where recency = 2) as earlier on earlier.unique_id = newest.unique_id
left join change on change.unique_id = newest.unique_id and change.seen_at > earlier.profiled_at and change.seen_at <= newest.profiled_at
where newest.recency = 1
order by change.seen_at;

/* baselinr run golden-run columns of main.by_day */
with profile as (
select unique_id, run_id, profiled_at, published_at, unix_date(cast(left(published_at, 10) as date)) as day_number, row_count, action, is_sampled, recency
from (
  select unique_id, run_id, profiled_at, replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(profiled_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as published_at, row_count, action, action = 'sample' as is_sampled,
    row_number() over (order by profiled_at desc, run_id desc) as recency
  from `shop`.`main_baselinr`.`baselinr_runs`
  where is_published and unique_id = 'source.shop.main.by_day'
) as numbered
)
select distinct results.column_name, results.column_type
from `shop`.`main_baselinr`.`baselinr_results` as results
join profile on profile.run_id = results.run_id
where results.unique_id = 'source.shop.main.by_day' and profile.recency = 1
order by 1;

/* baselinr run golden-run columns of main.by_day */
with profile as (
select unique_id, run_id, profiled_at, published_at, unix_date(cast(left(published_at, 10) as date)) as day_number, row_count, action, is_sampled, recency
from (
  select unique_id, run_id, profiled_at, replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(profiled_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as published_at, row_count, action, action = 'sample' as is_sampled,
    row_number() over (order by profiled_at desc, run_id desc) as recency
  from `shop`.`main_baselinr`.`baselinr_runs`
  where is_published and unique_id = 'source.shop.main.by_day'
) as numbered
)
select distinct results.column_name, results.column_type
from `shop`.`main_baselinr`.`baselinr_results` as results
join profile on profile.run_id = results.run_id
where results.unique_id = 'source.shop.main.by_day' and profile.recency = 2
order by 1;

/* baselinr run golden-run test between */
select schema_name, table_name, column_name, metric_name, current_value, baseline_value, threshold, profiled_at, message
from (
with profile as (
select unique_id, run_id, profiled_at, published_at, unix_date(cast(left(published_at, 10) as date)) as day_number, row_count, action, is_sampled, recency
from (
  select unique_id, run_id, profiled_at, replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(profiled_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as published_at, row_count, action, action = 'sample' as is_sampled,
    row_number() over (order by profiled_at desc, run_id desc) as recency
  from `shop`.`main_baselinr`.`baselinr_runs`
  where is_published and unique_id = 'source.shop.main.by_day'
) as numbered
), published_value as (
  select published.*, case when column_type is null or column_type not in ('string') then case when concat(metric_value, '|') rlike '^(?:[+-]?([0-9]{1,38}([.][0-9]{0,30})?|[0-9]([.][0-9]{0,30})?[eE][+-]?[12]?[0-9]?[0-9]))[|]$' then case when not (isnan(try_cast(metric_value as double))) and not (try_cast(metric_value as double) in (cast('Infinity' as double), cast('-Infinity' as double))) then try_cast(metric_value as double) end end end as number
  from (
select recency, published_at, day_number, column_name, column_type, metric_name, metric_value, is_sampled, interval_low, interval_high
from (
  select profile.recency, profile.published_at, profile.day_number, results.column_name, results.column_type, results.metric_name, results.metric_value, results.is_sampled, results.interval_low, results.interval_high,
    max(case when results.column_name = 'quantity' then 1 else 0 end) over () as is_spelled_so
  from `shop`.`main_baselinr`.`baselinr_results` as results
  join profile on profile.run_id = results.run_id
  where results.unique_id = 'source.shop.main.by_day' and results.metric_name in ('max') and profile.recency = 1 and lower(results.column_name) = 'quantity'
) as spelled
where column_name = 'quantity' or is_spelled_so = 0
  ) as published
), newest_value as (
  select * from published_value where recency = 1
)
select 'main' as schema_name, 'by_day' as table_name, nullif(column_name, '') as column_name, metric_name, number as current_value,
  cast(null as double) as baseline_value, case when coalesce(interval_low, number) > cast(9.5 as double) then cast(9.5 as double) when coalesce(interval_high, number) < cast(1 as double) then cast(1 as double) end as threshold, published_at as profiled_at,
  case
    when is_sampled and interval_low is null then 'left out'
    when number is null then 'fail'
    when coalesce(interval_low, number) > cast(9.5 as double) or coalesce(interval_high, number) < cast(1 as double) then 'fail'
    else 'pass'
  end as verdict,
  'main.by_day' || case when column_name <> '' then '.' || column_name else '' end || ': ' || metric_name || ' is ' || metric_value || case
    when is_sampled and interval_low is null then ' in a sample that has no interval of it, and is not compared without include_sampled: true'
    when number is null then ', which is no number'
    when coalesce(interval_low, number) > cast(9.5 as double) then ', above 9.5' || case when interval_low is not null then ', in a sample between ' || cast(interval_low as string) || ' and ' || cast(interval_high as string) else '' end
    when coalesce(interval_high, number) < cast(1 as double) then ', below 1' || case when interval_low is not null then ', in a sample between ' || cast(interval_low as string) || ' and ' || cast(interval_high as string) else '' end
    else ''
  end || ' (profile of ' || published_at || ')' as message
from newest_value
union all
select 'main' as schema_name, 'by_day' as table_name, 'quantity' as column_name, 'max' as metric_name, cast(null as double) as current_value, cast(null as double) as baseline_value, cast(null as double) as threshold, profiled_at as profiled_at, case when action = 'sample' then 'left out' else 'fail' end as verdict, case when profiles = 0 then 'main.by_day: has no complete profile yet; `dbt run-operation baselinr_profile` makes one, if `meta.baselinr` says that it is to be profiled' when action = 'sample' then 'main.by_day.quantity: has no max in its last profile, because that is a sample' else 'main.by_day.quantity: has no max in its last profile, because there is no value, no such column, or `metrics` does not name it' end as message
from (select count(*) as profiles, max(case when recency = 1 then action end) as action, max(case when recency = 1 then published_at end) as profiled_at from profile) as profiled
cross join (select count(*) as found from newest_value) as known
where found = 0
) as judged
where verdict = 'fail';

/* baselinr run golden-run test rows */
select schema_name, table_name, column_name, metric_name, current_value, baseline_value, threshold, profiled_at, message
from (
with profile as (
select unique_id, run_id, profiled_at, published_at, unix_date(cast(left(published_at, 10) as date)) as day_number, row_count, action, is_sampled, recency
from (
  select unique_id, run_id, profiled_at, replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(profiled_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as published_at, row_count, action, action = 'sample' as is_sampled,
    row_number() over (order by profiled_at desc, run_id desc) as recency
  from `shop`.`main_baselinr`.`baselinr_runs`
  where is_published and unique_id = 'source.shop.main.by_day'
) as numbered
), published_value as (
  select published.*, case when concat(metric_value, '|') rlike '^(?:[+-]?([0-9]{1,38}([.][0-9]{0,30})?|[0-9]([.][0-9]{0,30})?[eE][+-]?[12]?[0-9]?[0-9]))[|]$' then case when not (isnan(try_cast(metric_value as double))) and not (try_cast(metric_value as double) in (cast('Infinity' as double), cast('-Infinity' as double))) then try_cast(metric_value as double) end end as number
  from (
select profile.recency, profile.published_at, profile.day_number, '' as column_name, cast(null as string) as column_type, 'row_count' as metric_name, cast(profile.row_count as string) as metric_value,
  profile.is_sampled, cast(null as double) as interval_low, cast(null as double) as interval_high
from profile
where profile.recency = 1
  ) as published
), newest_value as (
  select * from published_value where recency = 1
)
select 'main' as schema_name, 'by_day' as table_name, nullif(column_name, '') as column_name, metric_name, number as current_value,
  cast(null as double) as baseline_value, case when coalesce(interval_high, number) < cast(1 as double) then cast(1 as double) end as threshold, published_at as profiled_at,
  case
    when false then 'left out'
    when number is null then 'fail'
    when coalesce(interval_high, number) < cast(1 as double) then 'fail'
    else 'pass'
  end as verdict,
  'main.by_day' || case when column_name <> '' then '.' || column_name else '' end || ': ' || metric_name || ' is ' || metric_value || case
    when false then ' in a sample that has no interval of it, and is not compared without include_sampled: true'
    when number is null then ', which is no number'
    when coalesce(interval_high, number) < cast(1 as double) then ', below 1' || case when interval_low is not null then ', in a sample between ' || cast(interval_low as string) || ' and ' || cast(interval_high as string) else '' end
    else ''
  end || ' (profile of ' || published_at || ')' as message
from newest_value
union all
select 'main' as schema_name, 'by_day' as table_name, cast(null as string) as column_name, 'row_count' as metric_name, cast(null as double) as current_value, cast(null as double) as baseline_value, cast(null as double) as threshold, profiled_at as profiled_at, 'fail' as verdict, case when profiles = 0 then 'main.by_day: has no complete profile yet; `dbt run-operation baselinr_profile` makes one, if `meta.baselinr` says that it is to be profiled' else 'main.by_day: has no row_count in its last profile, because there is no value, no such column, or `metrics` does not name it' end as message
from (select count(*) as profiles, max(case when recency = 1 then action end) as action, max(case when recency = 1 then published_at end) as profiled_at from profile) as profiled
cross join (select count(*) as found from newest_value) as known
where found = 0
) as judged
where verdict = 'fail';

/* baselinr run golden-run test drift */
select schema_name, table_name, column_name, metric_name, current_value, baseline_value, threshold, profiled_at, message
from (
with profile as (
select unique_id, run_id, profiled_at, published_at, unix_date(cast(left(published_at, 10) as date)) as day_number, row_count, action, is_sampled, recency
from (
  select unique_id, run_id, profiled_at, replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(profiled_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as published_at, row_count, action, action = 'sample' as is_sampled,
    row_number() over (order by profiled_at desc, run_id desc) as recency
  from `shop`.`main_baselinr`.`baselinr_runs`
  where is_published and unique_id = 'source.shop.main.by_day'
) as numbered
), published_value as (
  select published.*, case when concat(metric_value, '|') rlike '^(?:[+-]?([0-9]{1,38}([.][0-9]{0,30})?|[0-9]([.][0-9]{0,30})?[eE][+-]?[12]?[0-9]?[0-9]))[|]$' then case when not (isnan(try_cast(metric_value as double))) and not (try_cast(metric_value as double) in (cast('Infinity' as double), cast('-Infinity' as double))) then try_cast(metric_value as double) end end as number
  from (
select recency, published_at, day_number, column_name, column_type, metric_name, metric_value, is_sampled, interval_low, interval_high
from (
  select profile.recency, profile.published_at, profile.day_number, results.column_name, results.column_type, results.metric_name, results.metric_value, results.is_sampled, results.interval_low, results.interval_high,
    max(case when results.column_name = '' then 1 else 0 end) over () as is_spelled_so
  from `shop`.`main_baselinr`.`baselinr_results` as results
  join profile on profile.run_id = results.run_id
  where results.unique_id = 'source.shop.main.by_day' and results.metric_name in ('null_ratio')
) as spelled
  ) as published
), newest_value as (
  select * from published_value where recency = 1
), baseline as (
  select column_name, case when count(*) >= 1 then avg(number) end as baseline_value, stddev_samp(number) as spread, count(*) as profiles, min(published_at) as since
  from (
select earlier.*, row_number() over (partition by column_name, metric_name order by recency) as place
from (
  select published_value.*, row_number() over (partition by column_name, metric_name, recency order by recency) as place_in_day
  from published_value
  where recency > 1 and not is_sampled
) as earlier
  ) as placed
  where place <= 1 and number is not null
  group by 1
), compared as (
  select newest_value.*, baseline_value, coalesce(profiles, 0) as profiles, since, greatest(coalesce(interval_low, number) - baseline_value, baseline_value - coalesce(interval_high, number)) as moved, number - baseline_value as change, abs(baseline_value) as unit
  from newest_value
  left join baseline on baseline.column_name = newest_value.column_name
)
select 'main' as schema_name, 'by_day' as table_name, nullif(column_name, '') as column_name, metric_name, number as current_value,
  baseline_value, cast(0.1 as double) as threshold, published_at as profiled_at,
  case
    when is_sampled and interval_low is null then 'left out'
    when number is null then 'fail'
    when baseline_value is null then 'left out'
    when moved > cast(0.1 as double) * unit then 'fail'
    else 'pass'
  end as verdict,
  'main.by_day' || case when column_name <> '' then '.' || column_name else '' end || ': ' || metric_name || ' is ' || metric_value || case
    when is_sampled and interval_low is null then ' in a sample that has no interval of it, and is not compared without include_sampled: true'
    when number is null then ', which is no number'
    when baseline_value is null then ', and is compared with nothing: it has ' || cast(profiles as string) || ' of 1 earlier profiles'
    else ', and was ' || cast(baseline_value as string) || ' in the profile of ' || since || ': ' || case
      when unit = 0 then 'no longer 0'
      else case when change > 0 then '+' else '' end || cast(case when abs(round((change / unit * 100) * 1000) / 1000.0) > 10 then round((change / unit * 100) * 1000) / 1000.0 else change / unit * 100 end as string) || '%'
    end || case when interval_low is not null then ', in a sample between ' || cast(interval_low as string) || ' and ' || cast(interval_high as string) else '' end || ', more than 10%'
  end || ' (profile of ' || published_at || ')' as message
from compared
union all
select 'main' as schema_name, 'by_day' as table_name, cast(null as string) as column_name, 'null_ratio' as metric_name, cast(null as double) as current_value, cast(null as double) as baseline_value, cast(null as double) as threshold, profiled_at as profiled_at, 'fail' as verdict, case when profiles = 0 then 'main.by_day: has no complete profile yet; `dbt run-operation baselinr_profile` makes one, if `meta.baselinr` says that it is to be profiled' else 'main.by_day: has no null_ratio in its last profile, because there is no value, no such column, or `metrics` does not name it' end as message
from (select count(*) as profiles, max(case when recency = 1 then action end) as action, max(case when recency = 1 then published_at end) as profiled_at from profile) as profiled
cross join (select count(*) as found from newest_value) as known
where found = 0
) as judged
where verdict = 'fail';

/* baselinr run golden-run test deviations */
select schema_name, table_name, column_name, metric_name, current_value, baseline_value, threshold, profiled_at, message
from (
with profile as (
select unique_id, run_id, profiled_at, published_at, unix_date(cast(left(published_at, 10) as date)) as day_number, row_count, action, is_sampled, recency
from (
  select unique_id, run_id, profiled_at, replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(profiled_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as published_at, row_count, action, action = 'sample' as is_sampled,
    row_number() over (order by profiled_at desc, run_id desc) as recency
  from `shop`.`main_baselinr`.`baselinr_runs`
  where is_published and unique_id = 'source.shop.main.by_day'
) as numbered
), published_value as (
  select published.*, case when concat(metric_value, '|') rlike '^(?:[+-]?([0-9]{1,38}([.][0-9]{0,30})?|[0-9]([.][0-9]{0,30})?[eE][+-]?[12]?[0-9]?[0-9]))[|]$' then case when not (isnan(try_cast(metric_value as double))) and not (try_cast(metric_value as double) in (cast('Infinity' as double), cast('-Infinity' as double))) then try_cast(metric_value as double) end end as number
  from (
select recency, published_at, day_number, column_name, column_type, metric_name, metric_value, is_sampled, interval_low, interval_high
from (
  select profile.recency, profile.published_at, profile.day_number, results.column_name, results.column_type, results.metric_name, results.metric_value, results.is_sampled, results.interval_low, results.interval_high,
    max(case when results.column_name = '' then 1 else 0 end) over () as is_spelled_so
  from `shop`.`main_baselinr`.`baselinr_results` as results
  join profile on profile.run_id = results.run_id
  where results.unique_id = 'source.shop.main.by_day' and results.metric_name in ('mean')
) as spelled
  ) as published
), newest_value as (
  select * from published_value where recency = 1
), baseline as (
  select column_name, case when count(*) >= 3 then avg(number) end as baseline_value, stddev_samp(number) as spread, count(*) as profiles, min(published_at) as since
  from (
select earlier.*, row_number() over (partition by column_name, metric_name order by recency) as place
from (
  select published_value.*, row_number() over (partition by column_name, metric_name, day_number order by recency) as place_in_day
  from published_value
  where recency > 1 and not is_sampled
) as earlier
cross join (select day_number as newest_day from profile where recency = 1) as newest
where place_in_day = 1 and day_number < newest_day and mod(newest_day - day_number, 7) = 0
  ) as placed
  where place <= 4 and number is not null
  group by 1
), compared as (
  select newest_value.*, baseline_value, coalesce(profiles, 0) as profiles, since, coalesce(interval_low, number) - baseline_value as moved, number - baseline_value as change, greatest(spread, abs(baseline_value) * 1e-9) as unit
  from newest_value
  left join baseline on baseline.column_name = newest_value.column_name
)
select 'main' as schema_name, 'by_day' as table_name, nullif(column_name, '') as column_name, metric_name, number as current_value,
  baseline_value, cast(3 as double) as threshold, published_at as profiled_at,
  case
    when is_sampled and interval_low is null then 'left out'
    when number is null then 'fail'
    when baseline_value is null then 'left out'
    when moved > cast(3 as double) * unit then 'fail'
    else 'pass'
  end as verdict,
  'main.by_day' || case when column_name <> '' then '.' || column_name else '' end || ': ' || metric_name || ' is ' || metric_value || case
    when is_sampled and interval_low is null then ' in a sample that has no interval of it, and is not compared without include_sampled: true'
    when number is null then ', which is no number'
    when baseline_value is null then ', and is compared with nothing: it has ' || cast(profiles as string) || ' of 3 earlier profiles of the same weekday'
    else ', and was ' || cast(baseline_value as string) || ' in the mean of ' || cast(profiles as string) || ' profiles of the same weekday since ' || since || ': ' || case
      when unit = 0 then 'no longer 0'
      else case when change > 0 then '+' else '' end || cast(case when abs(round((change / unit) * 1000) / 1000.0) > 3 then round((change / unit) * 1000) / 1000.0 else change / unit end as string) || ' standard deviations'
    end || case when interval_low is not null then ', in a sample between ' || cast(interval_low as string) || ' and ' || cast(interval_high as string) else '' end || ', up by more than 3 standard deviations'
  end || ' (profile of ' || published_at || ')' as message
from compared
union all
select 'main' as schema_name, 'by_day' as table_name, cast(null as string) as column_name, 'mean' as metric_name, cast(null as double) as current_value, cast(null as double) as baseline_value, cast(null as double) as threshold, profiled_at as profiled_at, 'fail' as verdict, case when profiles = 0 then 'main.by_day: has no complete profile yet; `dbt run-operation baselinr_profile` makes one, if `meta.baselinr` says that it is to be profiled' else 'main.by_day: has no mean in its last profile, because there is no value, no such column, or `metrics` does not name it' end as message
from (select count(*) as profiles, max(case when recency = 1 then action end) as action, max(case when recency = 1 then published_at end) as profiled_at from profile) as profiled
cross join (select count(*) as found from newest_value) as known
where found = 0
) as judged
where verdict = 'fail';

/* baselinr run golden-run test distribution */
select schema_name, table_name, column_name, metric_name, current_value, baseline_value, threshold, profiled_at, message
from (
with looked_at as (
  select column_name, metric_name, profiled_at, compared_with, problem, problem_verdict
  from (
    values
    ('c\'0', 'distribution', '2024-01-08T00:00:00Z', '2024-01-01T00:00:00Z', cast(null as string), 'left out'),
    ('c\'1', 'top_values', '2024-01-08T00:00:00Z', '2024-01-01T00:00:00Z', cast(null as string), 'left out'),
    ('c\'2', 'distribution', '2024-01-08T00:00:00Z', '2024-01-01T00:00:00Z', 'is counted by days, and was by months, and is not compared', 'left out')
  ) as given (column_name, metric_name, profiled_at, compared_with, problem, problem_verdict)
), bin as (
  select column_name, bin, rows_then, rows_now
  from (
    values
    ('c\'0', 1, 52, 0),
    ('c\'0', 2, 0, 52),
    ('c\'1', 1, 3, 3),
    ('c\'1', 2, 1, 1)
  ) as given (column_name, bin, rows_then, rows_now)
), share as (
  select column_name, greatest(rows_then / cast(nullif(sum(rows_then) over (partition by column_name), 0) as double), 0.0001) as share_then, greatest(rows_now / cast(nullif(sum(rows_now) over (partition by column_name), 0) as double), 0.0001) as share_now
  from bin
), stability as (
  select column_name, sum((share_now - share_then) * ln(share_now / share_then)) as stability_index
  from share
  group by 1
)
select 'main' as schema_name, 'by_day' as table_name, looked_at.column_name, metric_name, stability_index as current_value,
  cast(null as double) as baseline_value, cast(0.2 as double) as threshold, profiled_at,
  case when problem is not null then problem_verdict when stability_index > cast(0.2 as double) then 'fail' else 'pass' end as verdict,
  'main.by_day.' || looked_at.column_name || ': ' || case
    when problem is not null then metric_name || ' ' || problem
    else 'PSI is ' || cast(case when abs(round((stability_index) * 1000) / 1000.0) > 0.2 then round((stability_index) * 1000) / 1000.0 else stability_index end as string) || ', more than 0.2, by ' || metric_name || ' against the profile of ' || compared_with
  end || ' (profile of ' || profiled_at || ')' as message
from looked_at
left join stability on stability.column_name = looked_at.column_name
) as judged
where verdict = 'fail';

/* baselinr run golden-run test profiled */
select schema_name, table_name, column_name, metric_name, current_value, baseline_value, threshold, profiled_at, message
from (
with profiled as (
  select max(profiled_at) as profiled_at
  from `shop`.`main_baselinr`.`baselinr_runs`
  where unique_id = 'source.shop.main.by_day' and is_published
), aged as (
  select replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(profiled_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as published_at, replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(seen_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as seen_at, cast(floor((unix_seconds(current_timestamp()) - unix_seconds(seen_at)) / 60) as bigint) as age_minutes
  from (select profiled_at, profiled_at as seen_at from profiled) as latest
)
select 'main' as schema_name, 'by_day' as table_name, cast(null as string) as column_name, 'hours since it was profiled' as metric_name,
  age_minutes / cast(60 as double) as current_value, cast(null as double) as baseline_value, cast(24.0 as double) as threshold, published_at as profiled_at,
  case when published_at is null then 'fail' when age_minutes > 1440 then 'fail' else 'pass' end as verdict,
  case
    when published_at is null then 'main.by_day: has no complete profile yet; `dbt run-operation baselinr_profile` makes one, if `meta.baselinr` says that it is to be profiled'
    else 'main.by_day: was last profiled ' || cast(case when abs(round((age_minutes / cast(60 as double)) * 1000) / 1000.0) > 24 then round((age_minutes / cast(60 as double)) * 1000) / 1000.0 else age_minutes / cast(60 as double) end as string) || ' hours ago, more than 24' || ' (' || seen_at || ')'
  end as message
from aged
) as judged
where verdict = 'fail';

/* baselinr run golden-run test checked */
select schema_name, table_name, column_name, metric_name, current_value, baseline_value, threshold, profiled_at, message
from (
with profiled as (
  select max(profiled_at) as profiled_at
  from `shop`.`main_baselinr`.`baselinr_runs`
  where unique_id = 'source.shop.main.by_day' and is_published
), checked as (
  select max(case when status <> 'error' then last_checked_at end) as checked_at
  from `shop`.`main_baselinr`.`baselinr_table_state`
  where unique_id = 'source.shop.main.by_day'
), aged as (
  select replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(profiled_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as published_at, replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(seen_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as seen_at, cast(floor((unix_seconds(current_timestamp()) - unix_seconds(seen_at)) / 60) as bigint) as age_minutes
  from (select profiled_at, coalesce(checked_at, profiled_at) as seen_at from profiled cross join checked) as latest
)
select 'main' as schema_name, 'by_day' as table_name, cast(null as string) as column_name, 'hours since it was checked' as metric_name,
  age_minutes / cast(60 as double) as current_value, cast(null as double) as baseline_value, cast(24.0 as double) as threshold, published_at as profiled_at,
  case when published_at is null then 'fail' when age_minutes > 1440 then 'fail' else 'pass' end as verdict,
  case
    when published_at is null then 'main.by_day: has no complete profile yet; `dbt run-operation baselinr_profile` makes one, if `meta.baselinr` says that it is to be profiled'
    else 'main.by_day: was last checked ' || cast(case when abs(round((age_minutes / cast(60 as double)) * 1000) / 1000.0) > 24 then round((age_minutes / cast(60 as double)) * 1000) / 1000.0 else age_minutes / cast(60 as double) end as string) || ' hours ago, more than 24' || ' (' || seen_at || ')'
  end as message
from aged
) as judged
where verdict = 'fail';

/* baselinr run golden-run test schema */
select schema_name, table_name, column_name, metric_name, current_value, baseline_value, threshold, profiled_at, message
from (
select 'main' as schema_name, 'by_day' as table_name, 'quantity' as column_name, 'type' as metric_name, 'integer' as current_value, cast(null as string) as baseline_value, cast(null as double) as threshold, '2024-01-08T00:00:00Z' as profiled_at, 'fail' as verdict, 'main.by_day.quantity: is integer, and was in the profile of 2024-01-01T00:00:00Z no column (profile of 2024-01-08T00:00:00Z)' as message
) as judged
where verdict = 'fail';

/* baselinr run golden-run test columns */
select schema_name, table_name, column_name, metric_name, current_value, baseline_value, threshold, profiled_at, message
from (
select 'main' as schema_name, 'by_day' as table_name, 'o\'k' as column_name, 'type' as metric_name, cast(null as string) as current_value, 'a column' as baseline_value, cast(null as double) as threshold, '2024-01-08T00:00:00Z' as profiled_at, 'fail' as verdict, 'main.by_day.o\'k: is no column, and should be a column (profile of 2024-01-08T00:00:00Z)' as message
union all
select 'main' as schema_name, 'by_day' as table_name, 'quantity' as column_name, 'type' as metric_name, 'integer' as current_value, 'text' as baseline_value, cast(null as double) as threshold, '2024-01-08T00:00:00Z' as profiled_at, 'fail' as verdict, 'main.by_day.quantity: is integer, and should be text (profile of 2024-01-08T00:00:00Z)' as message
) as judged
where verdict = 'fail';

/* baselinr run golden-run what is told of it */
select verdict, message from (
select 'fail' as verdict, 'what is said' as message
) as judged
where verdict <> 'pass'
order by message;
