-- Keys of other kinds and granularities, partitions in scope, and those that a snapshot_query names. Of a profile only what reads the table.

/* baselinr run golden-run catalog */
describe table extended `shop`.`main`.`asked`;

/* baselinr run golden-run catalog */
describe table extended `shop`.`main`.`by_hour`;

/* baselinr run golden-run catalog */
describe table extended `shop`.`main`.`by_month`;

/* baselinr run golden-run catalog */
describe table extended `shop`.`main`.`by_name`;

/* baselinr run golden-run catalog */
describe table extended `shop`.`main`.`by_number`;

/* baselinr run golden-run catalog */
describe table extended `shop`.`main`.`by_year`;

/* baselinr run golden-run catalog */
describe table extended `shop`.`main`.`newest`;

/* baselinr run golden-run history of `shop`.`main`.`asked` */
describe history `shop`.`main`.`asked` limit 100;

/* baselinr run golden-run history of `shop`.`main`.`by_hour` */
describe history `shop`.`main`.`by_hour` limit 100;

/* baselinr run golden-run history of `shop`.`main`.`by_month` */
describe history `shop`.`main`.`by_month` limit 100;

/* baselinr run golden-run history of `shop`.`main`.`by_name` */
describe history `shop`.`main`.`by_name` limit 100;

/* baselinr run golden-run history of `shop`.`main`.`by_number` */
describe history `shop`.`main`.`by_number` limit 100;

/* baselinr run golden-run history of `shop`.`main`.`by_year` */
describe history `shop`.`main`.`by_year` limit 100;

/* baselinr run golden-run history of `shop`.`main`.`newest` */
describe history `shop`.`main`.`newest` limit 100;

/* baselinr run golden-run state */
select unique_id, database_name, schema_name, table_name, decision, decision_reason, status, error, snapshot_id, profile_signature,
  profiled_columns, metadata, last_run_id, rolled_up_by, resume_partition, sampled_id, checks, known_columns,
  case when backfilling then 'true' end as backfilling,
  case when hash_id <> 'spark xxhash64' then 'true' end as hash_is_stale,
  cast(row_count as string) as row_count,
  cast(pending_partitions as string) as pending_partitions,
  cast(coverage as string) as coverage,
  replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(last_profiled_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as last_profiled_at,
  replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(last_checked_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as last_checked_at,
  replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(next_due_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as next_due_at,
  replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(started_at) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as started_at,
  replace(left(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(waiting_since) as decimal(20, 0)) / 1000000)) as string), 19), ' ', 'T') || 'Z' as waiting_since,
  cast(staleness_score as string) as staleness_score,
  cast(cast(floor((unix_seconds(current_timestamp()) - unix_seconds(last_profiled_at)) / 60) as bigint) as string) as profiled_minutes_ago,
  cast(cast(floor((unix_seconds(current_timestamp()) - unix_seconds(last_verified_at)) / 60) as bigint) as string) as verified_minutes_ago,
  cast(cast(floor((unix_seconds(current_timestamp()) - unix_seconds(waiting_since)) / 60) as bigint) as string) as waiting_minutes,
  cast(cast(floor((unix_seconds(current_timestamp()) - unix_seconds(last_published_at)) / 60) as bigint) as string) as published_minutes_ago,
  cast(cast(floor((unix_seconds(current_timestamp()) - unix_seconds(last_checked_at)) / 60) as bigint) as string) as checked_minutes_ago
from `shop`.`main_baselinr`.`baselinr_table_state`
where unique_id in ('source.shop.main.asked', 'source.shop.main.by_hour', 'source.shop.main.by_month', 'source.shop.main.by_name', 'source.shop.main.by_number', 'source.shop.main.by_year', 'source.shop.main.newest');

/* baselinr run golden-run look at asked */
merge into `shop`.`main_baselinr`.`baselinr_table_state` as stored
using (
  select unique_id as written_id, current_timestamp() as new_started_at
  from `shop`.`main_baselinr`.`baselinr_table_state`
  where unique_id = 'source.shop.main.asked' and unique_id in (select unique_id from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id in ('source.shop.main.asked') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp()))
) as written
on stored.unique_id = 'source.shop.main.asked' and written.written_id = stored.unique_id
when matched then update set started_at = written.new_started_at;

/* baselinr run golden-run look at asked */
select 1 as done;

/* baselinr run golden-run snapshot of `shop`.`main`.`asked` */
select to_json(collect_list(struct(snapshot.*)), map('ignoreNullFields', 'false')) as answer
from (
select partition_id, token from main.tokens
) as snapshot;

/* baselinr run golden-run compare `shop`.`main`.`asked` */
with live as (
  select * from (

  select partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
  select partition_id, row_count, token
  from (
    values
    ('north', cast(null as bigint), '7'),
    ('south', cast(null as bigint), cast(null as string))
  ) as given (partition_id, row_count, token)
  ) as asked
) as live where partition_id in ('north', 'south')
), stored as (
  select partition_id, token, rolled_up
  from `shop`.`main_baselinr`.`baselinr_partition_state`
  where unique_id = 'source.shop.main.asked'
), own as (
  select coalesce(l.partition_id, s.partition_id) as partition_id, case when translate(coalesce(l.partition_id, s.partition_id), '0123456789-/:._ TZ+', '') = '' and translate(right(coalesce(l.partition_id, s.partition_id), 2), '0123456789', '') = '' then left(left(coalesce(l.partition_id, s.partition_id), greatest(length(coalesce(l.partition_id, s.partition_id)) - 2, 0)), 190) || case when translate(left(right(coalesce(l.partition_id, s.partition_id), 2), 1), '56789', '') = '' then '~50' else '~00' end else left(md5(coalesce(l.partition_id, s.partition_id)), 2) end as group_id, l.row_count, l.byte_count, l.token, s.rolled_up,
    case when l.partition_id is null then 'removed' when l.token is null or s.token is null or s.token <> l.token then 'changed' else 'same' end as what
  from live as l
  full join stored as s on s.partition_id = l.partition_id
), mates as (
  select *, max(case when rolled_up then group_id end) over (partition by group_id) as rolled_up_group, count(case when what <> 'same' then 1 end) over (partition by group_id) as differing
  from own
), difference as (
  select partition_id, row_count, byte_count, token, rolled_up_group, what as own_what, case when what = 'same' and differing > 0 and rolled_up_group is not null then 'changed' else what end as what
  from mates
)
select
  to_json(transform(array_sort(collect_list(case when (case when what = 'changed' then partition_id end) is not null then struct(partition_id, case when what = 'changed' then partition_id end as list_value) end)), item -> item.list_value)) as changed,
  to_json(transform(array_sort(collect_list(case when (case when what = 'removed' then partition_id end) is not null then struct(partition_id, case when what = 'removed' then partition_id end as list_value) end)), item -> item.list_value)) as removed,
  to_json(transform(array_sort(collect_list(case when (case when what = 'changed' then coalesce(row_count, -1) end) is not null then struct(partition_id, case when what = 'changed' then coalesce(row_count, -1) end as list_value) end)), item -> item.list_value)) as sizes,
  to_json(transform(array_sort(collect_list(case when (case when what = 'changed' then coalesce(byte_count, -1) end) is not null then struct(partition_id, case when what = 'changed' then coalesce(byte_count, -1) end as list_value) end)), item -> item.list_value)) as bytes,
  cast(count(case when what <> 'removed' then 1 end) as string) as partitions,
  cast(count(case when what <> own_what then 1 end) as string) as mates,
  cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as string) as all_rows,
  to_json(transform(array_sort(collect_list(case when (case when what <> 'same' and rolled_up_group is not null then partition_id end) is not null then struct(partition_id, case when what <> 'same' and rolled_up_group is not null then partition_id end as list_value) end)), item -> item.list_value)) as rolled_up,
  to_json(transform(array_sort(collect_list(case when (case when what <> 'same' then rolled_up_group end) is not null then struct(partition_id, case when what <> 'same' then rolled_up_group end as list_value) end)), item -> item.list_value)) as rolled_up_groups,
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then md5(coalesce(array_join(transform(array_sort(collect_list(case when (case when what <> 'removed' then partition_id || '=' || token end) is not null then struct(partition_id, case when what <> 'removed' then partition_id || '=' || token end as list_value) end)), item -> item.list_value), chr(10)), '')) end as content
from difference;

/* baselinr run golden-run look at by_hour */
merge into `shop`.`main_baselinr`.`baselinr_table_state` as stored
using (
  select unique_id as written_id, null as new_started_at
  from `shop`.`main_baselinr`.`baselinr_table_state`
  where unique_id = 'source.shop.main.asked' and unique_id in (select unique_id from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id in ('source.shop.main.asked') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp()))
) as written
on stored.unique_id = 'source.shop.main.asked' and written.written_id = stored.unique_id
when matched then update set started_at = written.new_started_at;

/* baselinr run golden-run look at by_hour */
merge into `shop`.`main_baselinr`.`baselinr_table_state` as stored
using (
  select unique_id as written_id, current_timestamp() as new_started_at
  from `shop`.`main_baselinr`.`baselinr_table_state`
  where unique_id = 'source.shop.main.by_hour' and unique_id in (select unique_id from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id in ('source.shop.main.by_hour') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp()))
) as written
on stored.unique_id = 'source.shop.main.by_hour' and written.written_id = stored.unique_id
when matched then update set started_at = written.new_started_at;

/* baselinr run golden-run look at by_hour */
select 1 as done;

/* baselinr run golden-run compare `shop`.`main`.`by_hour` */
with live as (
  select coalesce(cast(partition_value as string), '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(`at`) as decimal(20, 0)) / 1000000)) as date) || ' ' || lpad(hour((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(`at`) as decimal(20, 0)) / 1000000))), 2, '0') || ':00:00' as partition_value, count(*) as row_count, 'spark xxhash64' || '/' || cast(count(*) as string) || '/' || cast(sum(cast(xxhash64(`at`, `at` is null, `day`, `day` is null, `name`, `name` is null, `quantity`, `quantity` is null) as decimal(38, 0))) as string) as token
    from `shop`.`main`.`by_hour`
    where true
    group by 1
  ) as scanned
), stored as (
  select partition_id, token, rolled_up
  from `shop`.`main_baselinr`.`baselinr_partition_state`
  where unique_id = 'source.shop.main.by_hour'
), own as (
  select coalesce(l.partition_id, s.partition_id) as partition_id, left(coalesce(l.partition_id, s.partition_id), 10) as group_id, l.row_count, l.byte_count, l.token, s.rolled_up,
    case when l.partition_id is null then 'removed' when l.token is null or s.token is null or s.token <> l.token then 'changed' else 'same' end as what
  from live as l
  full join stored as s on s.partition_id = l.partition_id
), mates as (
  select *, max(case when rolled_up then group_id end) over (partition by group_id) as rolled_up_group, count(case when what <> 'same' then 1 end) over (partition by group_id) as differing
  from own
), difference as (
  select partition_id, row_count, byte_count, token, rolled_up_group, what as own_what, case when what = 'same' and differing > 0 and rolled_up_group is not null then 'changed' else what end as what
  from mates
)
select
  to_json(transform(array_sort(collect_list(case when (case when what = 'changed' then partition_id end) is not null then struct(partition_id, case when what = 'changed' then partition_id end as list_value) end)), item -> item.list_value)) as changed,
  to_json(transform(array_sort(collect_list(case when (case when what = 'removed' then partition_id end) is not null then struct(partition_id, case when what = 'removed' then partition_id end as list_value) end)), item -> item.list_value)) as removed,
  to_json(transform(array_sort(collect_list(case when (case when what = 'changed' then coalesce(row_count, -1) end) is not null then struct(partition_id, case when what = 'changed' then coalesce(row_count, -1) end as list_value) end)), item -> item.list_value)) as sizes,
  to_json(transform(array_sort(collect_list(case when (case when what = 'changed' then coalesce(byte_count, -1) end) is not null then struct(partition_id, case when what = 'changed' then coalesce(byte_count, -1) end as list_value) end)), item -> item.list_value)) as bytes,
  cast(count(case when what <> 'removed' then 1 end) as string) as partitions,
  cast(count(case when what <> own_what then 1 end) as string) as mates,
  cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as string) as all_rows,
  to_json(transform(array_sort(collect_list(case when (case when what <> 'same' and rolled_up_group is not null then partition_id end) is not null then struct(partition_id, case when what <> 'same' and rolled_up_group is not null then partition_id end as list_value) end)), item -> item.list_value)) as rolled_up,
  to_json(transform(array_sort(collect_list(case when (case when what <> 'same' then rolled_up_group end) is not null then struct(partition_id, case when what <> 'same' then rolled_up_group end as list_value) end)), item -> item.list_value)) as rolled_up_groups,
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then md5(coalesce(array_join(transform(array_sort(collect_list(case when (case when what <> 'removed' then partition_id || '=' || token end) is not null then struct(partition_id, case when what <> 'removed' then partition_id || '=' || token end as list_value) end)), item -> item.list_value), chr(10)), '')) end as content
from difference;

/* baselinr run golden-run look at by_month */
merge into `shop`.`main_baselinr`.`baselinr_table_state` as stored
using (
  select unique_id as written_id, null as new_started_at
  from `shop`.`main_baselinr`.`baselinr_table_state`
  where unique_id = 'source.shop.main.by_hour' and unique_id in (select unique_id from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id in ('source.shop.main.by_hour') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp()))
) as written
on stored.unique_id = 'source.shop.main.by_hour' and written.written_id = stored.unique_id
when matched then update set started_at = written.new_started_at;

/* baselinr run golden-run look at by_month */
merge into `shop`.`main_baselinr`.`baselinr_table_state` as stored
using (
  select unique_id as written_id, current_timestamp() as new_started_at
  from `shop`.`main_baselinr`.`baselinr_table_state`
  where unique_id = 'source.shop.main.by_month' and unique_id in (select unique_id from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id in ('source.shop.main.by_month') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp()))
) as written
on stored.unique_id = 'source.shop.main.by_month' and written.written_id = stored.unique_id
when matched then update set started_at = written.new_started_at;

/* baselinr run golden-run look at by_month */
select 1 as done;

/* baselinr run golden-run compare `shop`.`main`.`by_month` */
with live as (
  select coalesce(left(cast(partition_value as string), length(cast(partition_value as string)) - 3), '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select trunc(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(`at`) as decimal(20, 0)) / 1000000)) as date), 'month') as partition_value, count(*) as row_count, 'spark xxhash64' || '/' || cast(count(*) as string) || '/' || cast(sum(cast(xxhash64(`at`, `at` is null, `day`, `day` is null, `name`, `name` is null, `quantity`, `quantity` is null) as decimal(38, 0))) as string) as token
    from `shop`.`main`.`by_month`
    where true
    group by 1
  ) as scanned
), stored as (
  select partition_id, token, rolled_up
  from `shop`.`main_baselinr`.`baselinr_partition_state`
  where unique_id = 'source.shop.main.by_month'
), own as (
  select coalesce(l.partition_id, s.partition_id) as partition_id, left(coalesce(l.partition_id, s.partition_id), 4) as group_id, l.row_count, l.byte_count, l.token, s.rolled_up,
    case when l.partition_id is null then 'removed' when l.token is null or s.token is null or s.token <> l.token then 'changed' else 'same' end as what
  from live as l
  full join stored as s on s.partition_id = l.partition_id
), mates as (
  select *, max(case when rolled_up then group_id end) over (partition by group_id) as rolled_up_group, count(case when what <> 'same' then 1 end) over (partition by group_id) as differing
  from own
), difference as (
  select partition_id, row_count, byte_count, token, rolled_up_group, what as own_what, case when what = 'same' and differing > 0 and rolled_up_group is not null then 'changed' else what end as what
  from mates
)
select
  to_json(transform(array_sort(collect_list(case when (case when what = 'changed' then partition_id end) is not null then struct(partition_id, case when what = 'changed' then partition_id end as list_value) end)), item -> item.list_value)) as changed,
  to_json(transform(array_sort(collect_list(case when (case when what = 'removed' then partition_id end) is not null then struct(partition_id, case when what = 'removed' then partition_id end as list_value) end)), item -> item.list_value)) as removed,
  to_json(transform(array_sort(collect_list(case when (case when what = 'changed' then coalesce(row_count, -1) end) is not null then struct(partition_id, case when what = 'changed' then coalesce(row_count, -1) end as list_value) end)), item -> item.list_value)) as sizes,
  to_json(transform(array_sort(collect_list(case when (case when what = 'changed' then coalesce(byte_count, -1) end) is not null then struct(partition_id, case when what = 'changed' then coalesce(byte_count, -1) end as list_value) end)), item -> item.list_value)) as bytes,
  cast(count(case when what <> 'removed' then 1 end) as string) as partitions,
  cast(count(case when what <> own_what then 1 end) as string) as mates,
  cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as string) as all_rows,
  to_json(transform(array_sort(collect_list(case when (case when what <> 'same' and rolled_up_group is not null then partition_id end) is not null then struct(partition_id, case when what <> 'same' and rolled_up_group is not null then partition_id end as list_value) end)), item -> item.list_value)) as rolled_up,
  to_json(transform(array_sort(collect_list(case when (case when what <> 'same' then rolled_up_group end) is not null then struct(partition_id, case when what <> 'same' then rolled_up_group end as list_value) end)), item -> item.list_value)) as rolled_up_groups,
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then md5(coalesce(array_join(transform(array_sort(collect_list(case when (case when what <> 'removed' then partition_id || '=' || token end) is not null then struct(partition_id, case when what <> 'removed' then partition_id || '=' || token end as list_value) end)), item -> item.list_value), chr(10)), '')) end as content
from difference;

/* baselinr run golden-run look at by_name */
merge into `shop`.`main_baselinr`.`baselinr_table_state` as stored
using (
  select unique_id as written_id, null as new_started_at
  from `shop`.`main_baselinr`.`baselinr_table_state`
  where unique_id = 'source.shop.main.by_month' and unique_id in (select unique_id from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id in ('source.shop.main.by_month') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp()))
) as written
on stored.unique_id = 'source.shop.main.by_month' and written.written_id = stored.unique_id
when matched then update set started_at = written.new_started_at;

/* baselinr run golden-run look at by_name */
merge into `shop`.`main_baselinr`.`baselinr_table_state` as stored
using (
  select unique_id as written_id, current_timestamp() as new_started_at
  from `shop`.`main_baselinr`.`baselinr_table_state`
  where unique_id = 'source.shop.main.by_name' and unique_id in (select unique_id from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id in ('source.shop.main.by_name') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp()))
) as written
on stored.unique_id = 'source.shop.main.by_name' and written.written_id = stored.unique_id
when matched then update set started_at = written.new_started_at;

/* baselinr run golden-run look at by_name */
select 1 as done;

/* baselinr run golden-run compare `shop`.`main`.`by_name` */
with live as (
  select coalesce(partition_value, '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select coalesce(`name`, '__null__') as partition_value, count(*) as row_count, 'spark xxhash64' || '/' || cast(count(*) as string) || '/' || cast(sum(cast(xxhash64(`at`, `at` is null, `day`, `day` is null, `name`, `name` is null, `quantity`, `quantity` is null) as decimal(38, 0))) as string) as token
    from `shop`.`main`.`by_name`
    where true
    group by 1
  ) as scanned
), stored as (
  select partition_id, token, rolled_up
  from `shop`.`main_baselinr`.`baselinr_partition_state`
  where unique_id = 'source.shop.main.by_name'
), own as (
  select coalesce(l.partition_id, s.partition_id) as partition_id, case when translate(coalesce(l.partition_id, s.partition_id), '0123456789-/:._ TZ+', '') = '' and translate(right(coalesce(l.partition_id, s.partition_id), 2), '0123456789', '') = '' then left(left(coalesce(l.partition_id, s.partition_id), greatest(length(coalesce(l.partition_id, s.partition_id)) - 2, 0)), 190) || case when translate(left(right(coalesce(l.partition_id, s.partition_id), 2), 1), '56789', '') = '' then '~50' else '~00' end else left(md5(coalesce(l.partition_id, s.partition_id)), 2) end as group_id, l.row_count, l.byte_count, l.token, s.rolled_up,
    case when l.partition_id is null then 'removed' when l.token is null or s.token is null or s.token <> l.token then 'changed' else 'same' end as what
  from live as l
  full join stored as s on s.partition_id = l.partition_id
), mates as (
  select *, max(case when rolled_up then group_id end) over (partition by group_id) as rolled_up_group, count(case when what <> 'same' then 1 end) over (partition by group_id) as differing
  from own
), difference as (
  select partition_id, row_count, byte_count, token, rolled_up_group, what as own_what, case when what = 'same' and differing > 0 and rolled_up_group is not null then 'changed' else what end as what
  from mates
)
select
  to_json(transform(array_sort(collect_list(case when (case when what = 'changed' then partition_id end) is not null then struct(partition_id, case when what = 'changed' then partition_id end as list_value) end)), item -> item.list_value)) as changed,
  to_json(transform(array_sort(collect_list(case when (case when what = 'removed' then partition_id end) is not null then struct(partition_id, case when what = 'removed' then partition_id end as list_value) end)), item -> item.list_value)) as removed,
  to_json(transform(array_sort(collect_list(case when (case when what = 'changed' then coalesce(row_count, -1) end) is not null then struct(partition_id, case when what = 'changed' then coalesce(row_count, -1) end as list_value) end)), item -> item.list_value)) as sizes,
  to_json(transform(array_sort(collect_list(case when (case when what = 'changed' then coalesce(byte_count, -1) end) is not null then struct(partition_id, case when what = 'changed' then coalesce(byte_count, -1) end as list_value) end)), item -> item.list_value)) as bytes,
  cast(count(case when what <> 'removed' then 1 end) as string) as partitions,
  cast(count(case when what <> own_what then 1 end) as string) as mates,
  cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as string) as all_rows,
  to_json(transform(array_sort(collect_list(case when (case when what <> 'same' and rolled_up_group is not null then partition_id end) is not null then struct(partition_id, case when what <> 'same' and rolled_up_group is not null then partition_id end as list_value) end)), item -> item.list_value)) as rolled_up,
  to_json(transform(array_sort(collect_list(case when (case when what <> 'same' then rolled_up_group end) is not null then struct(partition_id, case when what <> 'same' then rolled_up_group end as list_value) end)), item -> item.list_value)) as rolled_up_groups,
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then md5(coalesce(array_join(transform(array_sort(collect_list(case when (case when what <> 'removed' then partition_id || '=' || token end) is not null then struct(partition_id, case when what <> 'removed' then partition_id || '=' || token end as list_value) end)), item -> item.list_value), chr(10)), '')) end as content
from difference;

/* baselinr run golden-run look at by_number */
merge into `shop`.`main_baselinr`.`baselinr_table_state` as stored
using (
  select unique_id as written_id, null as new_started_at
  from `shop`.`main_baselinr`.`baselinr_table_state`
  where unique_id = 'source.shop.main.by_name' and unique_id in (select unique_id from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id in ('source.shop.main.by_name') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp()))
) as written
on stored.unique_id = 'source.shop.main.by_name' and written.written_id = stored.unique_id
when matched then update set started_at = written.new_started_at;

/* baselinr run golden-run look at by_number */
merge into `shop`.`main_baselinr`.`baselinr_table_state` as stored
using (
  select unique_id as written_id, current_timestamp() as new_started_at
  from `shop`.`main_baselinr`.`baselinr_table_state`
  where unique_id = 'source.shop.main.by_number' and unique_id in (select unique_id from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id in ('source.shop.main.by_number') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp()))
) as written
on stored.unique_id = 'source.shop.main.by_number' and written.written_id = stored.unique_id
when matched then update set started_at = written.new_started_at;

/* baselinr run golden-run look at by_number */
select 1 as done;

/* baselinr run golden-run compare `shop`.`main`.`by_number` */
with live as (
  select coalesce(cast(partition_value as string), '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select `quantity` as partition_value, count(*) as row_count, 'spark xxhash64' || '/' || cast(count(*) as string) || '/' || cast(sum(cast(xxhash64(`at`, `at` is null, `day`, `day` is null, `name`, `name` is null, `quantity`, `quantity` is null) as decimal(38, 0))) as string) as token
    from `shop`.`main`.`by_number`
    where true
    group by 1
  ) as scanned
), stored as (
  select partition_id, token, rolled_up
  from `shop`.`main_baselinr`.`baselinr_partition_state`
  where unique_id = 'source.shop.main.by_number'
), own as (
  select coalesce(l.partition_id, s.partition_id) as partition_id, case when translate(coalesce(l.partition_id, s.partition_id), '0123456789-/:._ TZ+', '') = '' and translate(right(coalesce(l.partition_id, s.partition_id), 2), '0123456789', '') = '' then left(left(coalesce(l.partition_id, s.partition_id), greatest(length(coalesce(l.partition_id, s.partition_id)) - 2, 0)), 190) || case when translate(left(right(coalesce(l.partition_id, s.partition_id), 2), 1), '56789', '') = '' then '~50' else '~00' end else left(md5(coalesce(l.partition_id, s.partition_id)), 2) end as group_id, l.row_count, l.byte_count, l.token, s.rolled_up,
    case when l.partition_id is null then 'removed' when l.token is null or s.token is null or s.token <> l.token then 'changed' else 'same' end as what
  from live as l
  full join stored as s on s.partition_id = l.partition_id
), mates as (
  select *, max(case when rolled_up then group_id end) over (partition by group_id) as rolled_up_group, count(case when what <> 'same' then 1 end) over (partition by group_id) as differing
  from own
), difference as (
  select partition_id, row_count, byte_count, token, rolled_up_group, what as own_what, case when what = 'same' and differing > 0 and rolled_up_group is not null then 'changed' else what end as what
  from mates
)
select
  to_json(transform(array_sort(collect_list(case when (case when what = 'changed' then partition_id end) is not null then struct(partition_id, case when what = 'changed' then partition_id end as list_value) end)), item -> item.list_value)) as changed,
  to_json(transform(array_sort(collect_list(case when (case when what = 'removed' then partition_id end) is not null then struct(partition_id, case when what = 'removed' then partition_id end as list_value) end)), item -> item.list_value)) as removed,
  to_json(transform(array_sort(collect_list(case when (case when what = 'changed' then coalesce(row_count, -1) end) is not null then struct(partition_id, case when what = 'changed' then coalesce(row_count, -1) end as list_value) end)), item -> item.list_value)) as sizes,
  to_json(transform(array_sort(collect_list(case when (case when what = 'changed' then coalesce(byte_count, -1) end) is not null then struct(partition_id, case when what = 'changed' then coalesce(byte_count, -1) end as list_value) end)), item -> item.list_value)) as bytes,
  cast(count(case when what <> 'removed' then 1 end) as string) as partitions,
  cast(count(case when what <> own_what then 1 end) as string) as mates,
  cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as string) as all_rows,
  to_json(transform(array_sort(collect_list(case when (case when what <> 'same' and rolled_up_group is not null then partition_id end) is not null then struct(partition_id, case when what <> 'same' and rolled_up_group is not null then partition_id end as list_value) end)), item -> item.list_value)) as rolled_up,
  to_json(transform(array_sort(collect_list(case when (case when what <> 'same' then rolled_up_group end) is not null then struct(partition_id, case when what <> 'same' then rolled_up_group end as list_value) end)), item -> item.list_value)) as rolled_up_groups,
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then md5(coalesce(array_join(transform(array_sort(collect_list(case when (case when what <> 'removed' then partition_id || '=' || token end) is not null then struct(partition_id, case when what <> 'removed' then partition_id || '=' || token end as list_value) end)), item -> item.list_value), chr(10)), '')) end as content
from difference;

/* baselinr run golden-run look at by_year */
merge into `shop`.`main_baselinr`.`baselinr_table_state` as stored
using (
  select unique_id as written_id, null as new_started_at
  from `shop`.`main_baselinr`.`baselinr_table_state`
  where unique_id = 'source.shop.main.by_number' and unique_id in (select unique_id from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id in ('source.shop.main.by_number') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp()))
) as written
on stored.unique_id = 'source.shop.main.by_number' and written.written_id = stored.unique_id
when matched then update set started_at = written.new_started_at;

/* baselinr run golden-run look at by_year */
merge into `shop`.`main_baselinr`.`baselinr_table_state` as stored
using (
  select unique_id as written_id, current_timestamp() as new_started_at
  from `shop`.`main_baselinr`.`baselinr_table_state`
  where unique_id = 'source.shop.main.by_year' and unique_id in (select unique_id from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id in ('source.shop.main.by_year') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp()))
) as written
on stored.unique_id = 'source.shop.main.by_year' and written.written_id = stored.unique_id
when matched then update set started_at = written.new_started_at;

/* baselinr run golden-run look at by_year */
select 1 as done;

/* baselinr run golden-run compare `shop`.`main`.`by_year` */
with live as (
  select coalesce(left(cast(partition_value as string), length(cast(partition_value as string)) - 6), '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select trunc(`day`, 'year') as partition_value, count(*) as row_count, 'spark xxhash64' || '/' || cast(count(*) as string) || '/' || cast(sum(cast(xxhash64(`at`, `at` is null, `day`, `day` is null, `name`, `name` is null, `quantity`, `quantity` is null) as decimal(38, 0))) as string) as token
    from `shop`.`main`.`by_year`
    where true
    group by 1
  ) as scanned
), stored as (
  select partition_id, token, rolled_up
  from `shop`.`main_baselinr`.`baselinr_partition_state`
  where unique_id = 'source.shop.main.by_year'
), own as (
  select coalesce(l.partition_id, s.partition_id) as partition_id, left(coalesce(l.partition_id, s.partition_id), 3) as group_id, l.row_count, l.byte_count, l.token, s.rolled_up,
    case when l.partition_id is null then 'removed' when l.token is null or s.token is null or s.token <> l.token then 'changed' else 'same' end as what
  from live as l
  full join stored as s on s.partition_id = l.partition_id
), mates as (
  select *, max(case when rolled_up then group_id end) over (partition by group_id) as rolled_up_group, count(case when what <> 'same' then 1 end) over (partition by group_id) as differing
  from own
), difference as (
  select partition_id, row_count, byte_count, token, rolled_up_group, what as own_what, case when what = 'same' and differing > 0 and rolled_up_group is not null then 'changed' else what end as what
  from mates
)
select
  to_json(transform(array_sort(collect_list(case when (case when what = 'changed' then partition_id end) is not null then struct(partition_id, case when what = 'changed' then partition_id end as list_value) end)), item -> item.list_value)) as changed,
  to_json(transform(array_sort(collect_list(case when (case when what = 'removed' then partition_id end) is not null then struct(partition_id, case when what = 'removed' then partition_id end as list_value) end)), item -> item.list_value)) as removed,
  to_json(transform(array_sort(collect_list(case when (case when what = 'changed' then coalesce(row_count, -1) end) is not null then struct(partition_id, case when what = 'changed' then coalesce(row_count, -1) end as list_value) end)), item -> item.list_value)) as sizes,
  to_json(transform(array_sort(collect_list(case when (case when what = 'changed' then coalesce(byte_count, -1) end) is not null then struct(partition_id, case when what = 'changed' then coalesce(byte_count, -1) end as list_value) end)), item -> item.list_value)) as bytes,
  cast(count(case when what <> 'removed' then 1 end) as string) as partitions,
  cast(count(case when what <> own_what then 1 end) as string) as mates,
  cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as string) as all_rows,
  to_json(transform(array_sort(collect_list(case when (case when what <> 'same' and rolled_up_group is not null then partition_id end) is not null then struct(partition_id, case when what <> 'same' and rolled_up_group is not null then partition_id end as list_value) end)), item -> item.list_value)) as rolled_up,
  to_json(transform(array_sort(collect_list(case when (case when what <> 'same' then rolled_up_group end) is not null then struct(partition_id, case when what <> 'same' then rolled_up_group end as list_value) end)), item -> item.list_value)) as rolled_up_groups,
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then md5(coalesce(array_join(transform(array_sort(collect_list(case when (case when what <> 'removed' then partition_id || '=' || token end) is not null then struct(partition_id, case when what <> 'removed' then partition_id || '=' || token end as list_value) end)), item -> item.list_value), chr(10)), '')) end as content
from difference;

/* baselinr run golden-run look at newest */
merge into `shop`.`main_baselinr`.`baselinr_table_state` as stored
using (
  select unique_id as written_id, null as new_started_at
  from `shop`.`main_baselinr`.`baselinr_table_state`
  where unique_id = 'source.shop.main.by_year' and unique_id in (select unique_id from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id in ('source.shop.main.by_year') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp()))
) as written
on stored.unique_id = 'source.shop.main.by_year' and written.written_id = stored.unique_id
when matched then update set started_at = written.new_started_at;

/* baselinr run golden-run look at newest */
merge into `shop`.`main_baselinr`.`baselinr_table_state` as stored
using (
  select unique_id as written_id, current_timestamp() as new_started_at
  from `shop`.`main_baselinr`.`baselinr_table_state`
  where unique_id = 'source.shop.main.newest' and unique_id in (select unique_id from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id in ('source.shop.main.newest') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp()))
) as written
on stored.unique_id = 'source.shop.main.newest' and written.written_id = stored.unique_id
when matched then update set started_at = written.new_started_at;

/* baselinr run golden-run look at newest */
select 1 as done;

/* baselinr run golden-run scope of `shop`.`main`.`newest` */
select
  to_json(transform(array_sort(collect_list(case when (partition_id) is not null then struct(partition_id, partition_id as list_value) end)), item -> item.list_value)) as ids,
  cast(case when count(case when true then row_count end) = count(case when true then 1 end) then coalesce(sum(case when true then row_count end), 0) end as string) as all_rows
from (
  select partition_id, row_count
  from (
  select coalesce(cast(partition_value as string), '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, cast(null as string) as token
  from (
    select `day` as partition_value, count(*) as row_count
    from `shop`.`main`.`newest`
    where true
    group by 1
  ) as counted
  ) as live
  where partition_id <> '__null__'
  order by partition_id desc
  limit 3
) as chosen;

/* baselinr run golden-run compare `shop`.`main`.`newest` */
with live as (
  select coalesce(cast(partition_value as string), '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select `day` as partition_value, count(*) as row_count, 'spark xxhash64' || '/' || cast(count(*) as string) || '/' || cast(sum(cast(xxhash64(`at`, `at` is null, `day`, `day` is null, `name`, `name` is null, `quantity`, `quantity` is null) as decimal(38, 0))) as string) as token
    from `shop`.`main`.`newest`
    where (`day` = try_cast('2024-01-03' as date) or `day` = try_cast('2024-01-04' as date) or `day` = try_cast('2024-01-05' as date))
    group by 1
  ) as scanned
), stored as (
  select partition_id, token, rolled_up
  from `shop`.`main_baselinr`.`baselinr_partition_state`
  where unique_id = 'source.shop.main.newest'
), own as (
  select coalesce(l.partition_id, s.partition_id) as partition_id, left(coalesce(l.partition_id, s.partition_id), 7) as group_id, l.row_count, l.byte_count, l.token, s.rolled_up,
    case when l.partition_id is null then 'removed' when l.token is null or s.token is null or s.token <> l.token then 'changed' else 'same' end as what
  from live as l
  full join stored as s on s.partition_id = l.partition_id
), mates as (
  select *, max(case when rolled_up then group_id end) over (partition by group_id) as rolled_up_group, count(case when what <> 'same' then 1 end) over (partition by group_id) as differing
  from own
), difference as (
  select partition_id, row_count, byte_count, token, rolled_up_group, what as own_what, case when what = 'same' and differing > 0 and rolled_up_group is not null then 'changed' else what end as what
  from mates
)
select
  to_json(transform(array_sort(collect_list(case when (case when what = 'changed' then partition_id end) is not null then struct(partition_id, case when what = 'changed' then partition_id end as list_value) end)), item -> item.list_value)) as changed,
  to_json(transform(array_sort(collect_list(case when (case when what = 'removed' then partition_id end) is not null then struct(partition_id, case when what = 'removed' then partition_id end as list_value) end)), item -> item.list_value)) as removed,
  to_json(transform(array_sort(collect_list(case when (case when what = 'changed' then coalesce(row_count, -1) end) is not null then struct(partition_id, case when what = 'changed' then coalesce(row_count, -1) end as list_value) end)), item -> item.list_value)) as sizes,
  to_json(transform(array_sort(collect_list(case when (case when what = 'changed' then coalesce(byte_count, -1) end) is not null then struct(partition_id, case when what = 'changed' then coalesce(byte_count, -1) end as list_value) end)), item -> item.list_value)) as bytes,
  cast(count(case when what <> 'removed' then 1 end) as string) as partitions,
  cast(count(case when what <> own_what then 1 end) as string) as mates,
  cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as string) as all_rows,
  to_json(transform(array_sort(collect_list(case when (case when what <> 'same' and rolled_up_group is not null then partition_id end) is not null then struct(partition_id, case when what <> 'same' and rolled_up_group is not null then partition_id end as list_value) end)), item -> item.list_value)) as rolled_up,
  to_json(transform(array_sort(collect_list(case when (case when what <> 'same' then rolled_up_group end) is not null then struct(partition_id, case when what <> 'same' then rolled_up_group end as list_value) end)), item -> item.list_value)) as rolled_up_groups,
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then md5(coalesce(array_join(transform(array_sort(collect_list(case when (case when what <> 'removed' then partition_id || '=' || token end) is not null then struct(partition_id, case when what <> 'removed' then partition_id || '=' || token end as list_value) end)), item -> item.list_value), chr(10)), '')) end as content
from difference;

/* baselinr run golden-run looked */
merge into `shop`.`main_baselinr`.`baselinr_table_state` as stored
using (
  select unique_id as written_id, null as new_started_at
  from `shop`.`main_baselinr`.`baselinr_table_state`
  where unique_id = 'source.shop.main.newest' and unique_id in (select unique_id from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id in ('source.shop.main.newest') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp()))
) as written
on stored.unique_id = 'source.shop.main.newest' and written.written_id = stored.unique_id
when matched then update set started_at = written.new_started_at;

/* baselinr run golden-run profile `shop`.`main`.`asked` */
/* baselinr run golden-run profile `shop`.`main`.`asked` */
insert into `shop`.`main_baselinr`.`baselinr_scan_42bd83cd05e808f5` (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, min_length, max_length, sum_length, hll_sketch, bucket_steps, bucket_counts, filled_count, integer_like_count, number_like_count, date_like_count, boolean_like_count, email_like_count, url_like_count, uuid_like_count, json_like_count, top_texts, top_counts, top_covered, top_bound)
select given_columns.*, cast(null as string) as min_value, cast(null as string) as max_value, cast(null as bigint) as finite_count, cast(null as string) as sum_value, cast(null as double) as mean_value, cast(null as double) as m2_value, cast(null as bigint) as min_length, cast(null as bigint) as max_length, cast(null as bigint) as sum_length, cast(null as binary) as hll_sketch, cast(null as array<int>) as bucket_steps, cast(null as array<bigint>) as bucket_counts, cast(null as bigint) as filled_count, cast(null as bigint) as integer_like_count, cast(null as bigint) as number_like_count, cast(null as bigint) as date_like_count, cast(null as bigint) as boolean_like_count, cast(null as bigint) as email_like_count, cast(null as bigint) as url_like_count, cast(null as bigint) as uuid_like_count, cast(null as bigint) as json_like_count, cast(null as array<string>) as top_texts, cast(null as array<bigint>) as top_counts, cast(null as array<bigint>) as top_covered, cast(null as bigint) as top_bound
from (
with picked as (

  select `day`, `at`, `name`, `quantity`
  from `shop`.`main`.`asked`
  where (`name` in ('north', 'south')) and coalesce(coalesce(`name`, '__null__'), '__null__') in ('north', 'south') and (`name` in ('north'))
), 
scan_1 as (
  select coalesce(partition_value, '__null__') as partition_id, grouped.*
  from (
    select coalesce(`name`, '__null__') as partition_value, count(*) as row_count, null as token,
      /* day */
      count(`day`) as c1_non_null_count,
      /* at */
      count((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(`at`) as decimal(20, 0)) / 1000000))) as c2_non_null_count,
      /* name */
      count(`name`) as c3_non_null_count, count(case when `name` = '' then 1 end) as c3_empty_count, count(case when trim(`name`) = '' then 1 end) as c3_blank_count,
      /* quantity */
      count(`quantity`) as c4_non_null_count, count(case when `quantity` = 0 then 1 end) as c4_zero_count, count(case when `quantity` < 0 then 1 end) as c4_negative_count
    from picked
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, unpivoted.*
  from scan_1
  lateral view inline(array(
    named_struct('column_key', '', 'column_name', '', 'kind', 'table', 'value_type', 'none', 'token', cast(token as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(null as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint)),
    named_struct('column_key', 'c1', 'column_name', 'day', 'kind', 'date', 'value_type', 'date', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c1_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint)),
    named_struct('column_key', 'c2', 'column_name', 'at', 'kind', 'timestamp', 'value_type', 'timestamp_ntz', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c2_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint)),
    named_struct('column_key', 'c3', 'column_name', 'name', 'kind', 'text', 'value_type', 'string', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c3_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(c3_empty_count as bigint), 'blank_count', cast(c3_blank_count as bigint)),
    named_struct('column_key', 'c4', 'column_name', 'quantity', 'kind', 'integer', 'value_type', 'decimal(38, 0)', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c4_non_null_count as bigint), 'zero_count', cast(c4_zero_count as bigint), 'negative_count', cast(c4_negative_count as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint))
  )) unpivoted as column_key, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count
)
select 'source.shop.main.asked', case when cell.column_name = '' then 'golden-run' end, case when translate(cell.partition_id, '0123456789-/:._ TZ+', '') = '' and translate(right(cell.partition_id, 2), '0123456789', '') = '' then left(left(cell.partition_id, greatest(length(cell.partition_id) - 2, 0)), 190) || case when translate(left(right(cell.partition_id, 2), 1), '56789', '') = '' then '~50' else '~00' end else left(md5(cell.partition_id), 2) end, cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell
) as given_columns;

/* baselinr run golden-run profile `shop`.`main`.`by_hour` */
/* baselinr run golden-run profile `shop`.`main`.`by_hour` */
insert into `shop`.`main_baselinr`.`baselinr_scan_2a27dd6724cdffb6` (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, min_length, max_length, sum_length, hll_sketch, bucket_steps, bucket_counts, filled_count, integer_like_count, number_like_count, date_like_count, boolean_like_count, email_like_count, url_like_count, uuid_like_count, json_like_count, top_texts, top_counts, top_covered, top_bound)
select given_columns.*, cast(null as string) as min_value, cast(null as string) as max_value, cast(null as bigint) as finite_count, cast(null as string) as sum_value, cast(null as double) as mean_value, cast(null as double) as m2_value, cast(null as bigint) as min_length, cast(null as bigint) as max_length, cast(null as bigint) as sum_length, cast(null as binary) as hll_sketch, cast(null as array<int>) as bucket_steps, cast(null as array<bigint>) as bucket_counts, cast(null as bigint) as filled_count, cast(null as bigint) as integer_like_count, cast(null as bigint) as number_like_count, cast(null as bigint) as date_like_count, cast(null as bigint) as boolean_like_count, cast(null as bigint) as email_like_count, cast(null as bigint) as url_like_count, cast(null as bigint) as uuid_like_count, cast(null as bigint) as json_like_count, cast(null as array<string>) as top_texts, cast(null as array<bigint>) as top_counts, cast(null as array<bigint>) as top_covered, cast(null as bigint) as top_bound
from (
with picked as (

  select `day`, `at`, `name`, `quantity`
  from `shop`.`main`.`by_hour`
  where true and ((`at` >= try_cast(cast(try_cast('2024-01-05 13:00:00' as timestamp_ntz) as string) || 'Z' as timestamp) and `at` < try_cast(cast(try_cast('2024-01-05 13:00:00' as timestamp_ntz) + interval '1' hour as string) || 'Z' as timestamp)))
), 
scan_1 as (
  select coalesce(cast(partition_value as string), '__null__') as partition_id, grouped.*
  from (
    select cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(`at`) as decimal(20, 0)) / 1000000)) as date) || ' ' || lpad(hour((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(`at`) as decimal(20, 0)) / 1000000))), 2, '0') || ':00:00' as partition_value, count(*) as row_count, 'spark xxhash64' || '/' || cast(count(*) as string) || '/' || cast(sum(cast(xxhash64(`at`, `at` is null, `day`, `day` is null, `name`, `name` is null, `quantity`, `quantity` is null) as decimal(38, 0))) as string) as token,
      /* day */
      count(`day`) as c1_non_null_count,
      /* at */
      count((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(`at`) as decimal(20, 0)) / 1000000))) as c2_non_null_count,
      /* name */
      count(`name`) as c3_non_null_count, count(case when `name` = '' then 1 end) as c3_empty_count, count(case when trim(`name`) = '' then 1 end) as c3_blank_count,
      /* quantity */
      count(`quantity`) as c4_non_null_count, count(case when `quantity` = 0 then 1 end) as c4_zero_count, count(case when `quantity` < 0 then 1 end) as c4_negative_count
    from picked
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, unpivoted.*
  from scan_1
  lateral view inline(array(
    named_struct('column_key', '', 'column_name', '', 'kind', 'table', 'value_type', 'none', 'token', cast(token as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(null as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint)),
    named_struct('column_key', 'c1', 'column_name', 'day', 'kind', 'date', 'value_type', 'date', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c1_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint)),
    named_struct('column_key', 'c2', 'column_name', 'at', 'kind', 'timestamp', 'value_type', 'timestamp_ntz', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c2_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint)),
    named_struct('column_key', 'c3', 'column_name', 'name', 'kind', 'text', 'value_type', 'string', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c3_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(c3_empty_count as bigint), 'blank_count', cast(c3_blank_count as bigint)),
    named_struct('column_key', 'c4', 'column_name', 'quantity', 'kind', 'integer', 'value_type', 'decimal(38, 0)', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c4_non_null_count as bigint), 'zero_count', cast(c4_zero_count as bigint), 'negative_count', cast(c4_negative_count as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint))
  )) unpivoted as column_key, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count
)
select 'source.shop.main.by_hour', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 10), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell
) as given_columns;

/* baselinr run golden-run profile `shop`.`main`.`by_month` */
/* baselinr run golden-run profile `shop`.`main`.`by_month` */
insert into `shop`.`main_baselinr`.`baselinr_scan_c00cc5d1f29f2e37` (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, min_length, max_length, sum_length, hll_sketch, bucket_steps, bucket_counts, filled_count, integer_like_count, number_like_count, date_like_count, boolean_like_count, email_like_count, url_like_count, uuid_like_count, json_like_count, top_texts, top_counts, top_covered, top_bound)
select given_columns.*, cast(null as string) as min_value, cast(null as string) as max_value, cast(null as bigint) as finite_count, cast(null as string) as sum_value, cast(null as double) as mean_value, cast(null as double) as m2_value, cast(null as bigint) as min_length, cast(null as bigint) as max_length, cast(null as bigint) as sum_length, cast(null as binary) as hll_sketch, cast(null as array<int>) as bucket_steps, cast(null as array<bigint>) as bucket_counts, cast(null as bigint) as filled_count, cast(null as bigint) as integer_like_count, cast(null as bigint) as number_like_count, cast(null as bigint) as date_like_count, cast(null as bigint) as boolean_like_count, cast(null as bigint) as email_like_count, cast(null as bigint) as url_like_count, cast(null as bigint) as uuid_like_count, cast(null as bigint) as json_like_count, cast(null as array<string>) as top_texts, cast(null as array<bigint>) as top_counts, cast(null as array<bigint>) as top_covered, cast(null as bigint) as top_bound
from (
with picked as (

  select `day`, `at`, `name`, `quantity`
  from `shop`.`main`.`by_month`
  where true and ((`at` >= try_cast(cast(try_cast('2024-01-01 00:00:00' as timestamp_ntz) as string) || 'Z' as timestamp) and `at` < try_cast(cast(try_cast('2024-01-01 00:00:00' as timestamp_ntz) + interval '1' month as string) || 'Z' as timestamp)))
), 
scan_1 as (
  select coalesce(left(cast(partition_value as string), length(cast(partition_value as string)) - 3), '__null__') as partition_id, grouped.*
  from (
    select trunc(cast((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(`at`) as decimal(20, 0)) / 1000000)) as date), 'month') as partition_value, count(*) as row_count, 'spark xxhash64' || '/' || cast(count(*) as string) || '/' || cast(sum(cast(xxhash64(`at`, `at` is null, `day`, `day` is null, `name`, `name` is null, `quantity`, `quantity` is null) as decimal(38, 0))) as string) as token,
      /* day */
      count(`day`) as c1_non_null_count,
      /* at */
      count((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(`at`) as decimal(20, 0)) / 1000000))) as c2_non_null_count,
      /* name */
      count(`name`) as c3_non_null_count, count(case when `name` = '' then 1 end) as c3_empty_count, count(case when trim(`name`) = '' then 1 end) as c3_blank_count,
      /* quantity */
      count(`quantity`) as c4_non_null_count, count(case when `quantity` = 0 then 1 end) as c4_zero_count, count(case when `quantity` < 0 then 1 end) as c4_negative_count
    from picked
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, unpivoted.*
  from scan_1
  lateral view inline(array(
    named_struct('column_key', '', 'column_name', '', 'kind', 'table', 'value_type', 'none', 'token', cast(token as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(null as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint)),
    named_struct('column_key', 'c1', 'column_name', 'day', 'kind', 'date', 'value_type', 'date', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c1_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint)),
    named_struct('column_key', 'c2', 'column_name', 'at', 'kind', 'timestamp', 'value_type', 'timestamp_ntz', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c2_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint)),
    named_struct('column_key', 'c3', 'column_name', 'name', 'kind', 'text', 'value_type', 'string', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c3_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(c3_empty_count as bigint), 'blank_count', cast(c3_blank_count as bigint)),
    named_struct('column_key', 'c4', 'column_name', 'quantity', 'kind', 'integer', 'value_type', 'decimal(38, 0)', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c4_non_null_count as bigint), 'zero_count', cast(c4_zero_count as bigint), 'negative_count', cast(c4_negative_count as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint))
  )) unpivoted as column_key, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count
)
select 'source.shop.main.by_month', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 4), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell
) as given_columns;

/* baselinr run golden-run profile `shop`.`main`.`by_name` */
/* baselinr run golden-run profile `shop`.`main`.`by_name` */
insert into `shop`.`main_baselinr`.`baselinr_scan_3ed4268c20ae0432` (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, min_length, max_length, sum_length, hll_sketch, bucket_steps, bucket_counts, filled_count, integer_like_count, number_like_count, date_like_count, boolean_like_count, email_like_count, url_like_count, uuid_like_count, json_like_count, top_texts, top_counts, top_covered, top_bound)
select given_columns.*, cast(null as string) as min_value, cast(null as string) as max_value, cast(null as bigint) as finite_count, cast(null as string) as sum_value, cast(null as double) as mean_value, cast(null as double) as m2_value, cast(null as bigint) as min_length, cast(null as bigint) as max_length, cast(null as bigint) as sum_length, cast(null as binary) as hll_sketch, cast(null as array<int>) as bucket_steps, cast(null as array<bigint>) as bucket_counts, cast(null as bigint) as filled_count, cast(null as bigint) as integer_like_count, cast(null as bigint) as number_like_count, cast(null as bigint) as date_like_count, cast(null as bigint) as boolean_like_count, cast(null as bigint) as email_like_count, cast(null as bigint) as url_like_count, cast(null as bigint) as uuid_like_count, cast(null as bigint) as json_like_count, cast(null as array<string>) as top_texts, cast(null as array<bigint>) as top_counts, cast(null as array<bigint>) as top_covered, cast(null as bigint) as top_bound
from (
with picked as (

  select `day`, `at`, `name`, `quantity`
  from `shop`.`main`.`by_name`
  where true and (`name` in ('o\'k \\ now'))
), 
scan_1 as (
  select coalesce(partition_value, '__null__') as partition_id, grouped.*
  from (
    select coalesce(`name`, '__null__') as partition_value, count(*) as row_count, 'spark xxhash64' || '/' || cast(count(*) as string) || '/' || cast(sum(cast(xxhash64(`at`, `at` is null, `day`, `day` is null, `name`, `name` is null, `quantity`, `quantity` is null) as decimal(38, 0))) as string) as token,
      /* day */
      count(`day`) as c1_non_null_count,
      /* at */
      count((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(`at`) as decimal(20, 0)) / 1000000))) as c2_non_null_count,
      /* name */
      count(`name`) as c3_non_null_count, count(case when `name` = '' then 1 end) as c3_empty_count, count(case when trim(`name`) = '' then 1 end) as c3_blank_count,
      /* quantity */
      count(`quantity`) as c4_non_null_count, count(case when `quantity` = 0 then 1 end) as c4_zero_count, count(case when `quantity` < 0 then 1 end) as c4_negative_count
    from picked
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, unpivoted.*
  from scan_1
  lateral view inline(array(
    named_struct('column_key', '', 'column_name', '', 'kind', 'table', 'value_type', 'none', 'token', cast(token as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(null as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint)),
    named_struct('column_key', 'c1', 'column_name', 'day', 'kind', 'date', 'value_type', 'date', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c1_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint)),
    named_struct('column_key', 'c2', 'column_name', 'at', 'kind', 'timestamp', 'value_type', 'timestamp_ntz', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c2_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint)),
    named_struct('column_key', 'c3', 'column_name', 'name', 'kind', 'text', 'value_type', 'string', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c3_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(c3_empty_count as bigint), 'blank_count', cast(c3_blank_count as bigint)),
    named_struct('column_key', 'c4', 'column_name', 'quantity', 'kind', 'integer', 'value_type', 'decimal(38, 0)', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c4_non_null_count as bigint), 'zero_count', cast(c4_zero_count as bigint), 'negative_count', cast(c4_negative_count as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint))
  )) unpivoted as column_key, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count
)
select 'source.shop.main.by_name', case when cell.column_name = '' then 'golden-run' end, case when translate(cell.partition_id, '0123456789-/:._ TZ+', '') = '' and translate(right(cell.partition_id, 2), '0123456789', '') = '' then left(left(cell.partition_id, greatest(length(cell.partition_id) - 2, 0)), 190) || case when translate(left(right(cell.partition_id, 2), 1), '56789', '') = '' then '~50' else '~00' end else left(md5(cell.partition_id), 2) end, cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell
) as given_columns;

/* baselinr run golden-run profile `shop`.`main`.`by_number` */
/* baselinr run golden-run profile `shop`.`main`.`by_number` */
insert into `shop`.`main_baselinr`.`baselinr_scan_326a3c767f9aadab` (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, min_length, max_length, sum_length, hll_sketch, bucket_steps, bucket_counts, filled_count, integer_like_count, number_like_count, date_like_count, boolean_like_count, email_like_count, url_like_count, uuid_like_count, json_like_count, top_texts, top_counts, top_covered, top_bound)
select given_columns.*, cast(null as string) as min_value, cast(null as string) as max_value, cast(null as bigint) as finite_count, cast(null as string) as sum_value, cast(null as double) as mean_value, cast(null as double) as m2_value, cast(null as bigint) as min_length, cast(null as bigint) as max_length, cast(null as bigint) as sum_length, cast(null as binary) as hll_sketch, cast(null as array<int>) as bucket_steps, cast(null as array<bigint>) as bucket_counts, cast(null as bigint) as filled_count, cast(null as bigint) as integer_like_count, cast(null as bigint) as number_like_count, cast(null as bigint) as date_like_count, cast(null as bigint) as boolean_like_count, cast(null as bigint) as email_like_count, cast(null as bigint) as url_like_count, cast(null as bigint) as uuid_like_count, cast(null as bigint) as json_like_count, cast(null as array<string>) as top_texts, cast(null as array<bigint>) as top_counts, cast(null as array<bigint>) as top_covered, cast(null as bigint) as top_bound
from (
with picked as (

  select `day`, `at`, `name`, `quantity`
  from `shop`.`main`.`by_number`
  where true and (`quantity` in (try_cast('17' as int)))
), 
scan_1 as (
  select coalesce(cast(partition_value as string), '__null__') as partition_id, grouped.*
  from (
    select `quantity` as partition_value, count(*) as row_count, 'spark xxhash64' || '/' || cast(count(*) as string) || '/' || cast(sum(cast(xxhash64(`at`, `at` is null, `day`, `day` is null, `name`, `name` is null, `quantity`, `quantity` is null) as decimal(38, 0))) as string) as token,
      /* day */
      count(`day`) as c1_non_null_count,
      /* at */
      count((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(`at`) as decimal(20, 0)) / 1000000))) as c2_non_null_count,
      /* name */
      count(`name`) as c3_non_null_count, count(case when `name` = '' then 1 end) as c3_empty_count, count(case when trim(`name`) = '' then 1 end) as c3_blank_count,
      /* quantity */
      count(`quantity`) as c4_non_null_count, count(case when `quantity` = 0 then 1 end) as c4_zero_count, count(case when `quantity` < 0 then 1 end) as c4_negative_count
    from picked
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, unpivoted.*
  from scan_1
  lateral view inline(array(
    named_struct('column_key', '', 'column_name', '', 'kind', 'table', 'value_type', 'none', 'token', cast(token as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(null as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint)),
    named_struct('column_key', 'c1', 'column_name', 'day', 'kind', 'date', 'value_type', 'date', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c1_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint)),
    named_struct('column_key', 'c2', 'column_name', 'at', 'kind', 'timestamp', 'value_type', 'timestamp_ntz', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c2_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint)),
    named_struct('column_key', 'c3', 'column_name', 'name', 'kind', 'text', 'value_type', 'string', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c3_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(c3_empty_count as bigint), 'blank_count', cast(c3_blank_count as bigint)),
    named_struct('column_key', 'c4', 'column_name', 'quantity', 'kind', 'integer', 'value_type', 'decimal(38, 0)', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c4_non_null_count as bigint), 'zero_count', cast(c4_zero_count as bigint), 'negative_count', cast(c4_negative_count as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint))
  )) unpivoted as column_key, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count
)
select 'source.shop.main.by_number', case when cell.column_name = '' then 'golden-run' end, case when translate(cell.partition_id, '0123456789-/:._ TZ+', '') = '' and translate(right(cell.partition_id, 2), '0123456789', '') = '' then left(left(cell.partition_id, greatest(length(cell.partition_id) - 2, 0)), 190) || case when translate(left(right(cell.partition_id, 2), 1), '56789', '') = '' then '~50' else '~00' end else left(md5(cell.partition_id), 2) end, cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell
) as given_columns;

/* baselinr run golden-run profile `shop`.`main`.`by_year` */
/* baselinr run golden-run profile `shop`.`main`.`by_year` */
insert into `shop`.`main_baselinr`.`baselinr_scan_a04a34bb602d63db` (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, min_length, max_length, sum_length, hll_sketch, bucket_steps, bucket_counts, filled_count, integer_like_count, number_like_count, date_like_count, boolean_like_count, email_like_count, url_like_count, uuid_like_count, json_like_count, top_texts, top_counts, top_covered, top_bound)
select given_columns.*, cast(null as string) as min_value, cast(null as string) as max_value, cast(null as bigint) as finite_count, cast(null as string) as sum_value, cast(null as double) as mean_value, cast(null as double) as m2_value, cast(null as bigint) as min_length, cast(null as bigint) as max_length, cast(null as bigint) as sum_length, cast(null as binary) as hll_sketch, cast(null as array<int>) as bucket_steps, cast(null as array<bigint>) as bucket_counts, cast(null as bigint) as filled_count, cast(null as bigint) as integer_like_count, cast(null as bigint) as number_like_count, cast(null as bigint) as date_like_count, cast(null as bigint) as boolean_like_count, cast(null as bigint) as email_like_count, cast(null as bigint) as url_like_count, cast(null as bigint) as uuid_like_count, cast(null as bigint) as json_like_count, cast(null as array<string>) as top_texts, cast(null as array<bigint>) as top_counts, cast(null as array<bigint>) as top_covered, cast(null as bigint) as top_bound
from (
with picked as (

  select `day`, `at`, `name`, `quantity`
  from `shop`.`main`.`by_year`
  where true and ((`day` >= try_cast('2024-01-01' as date) and `day` < add_months(try_cast('2024-01-01' as date), 12)))
), 
scan_1 as (
  select coalesce(left(cast(partition_value as string), length(cast(partition_value as string)) - 6), '__null__') as partition_id, grouped.*
  from (
    select trunc(`day`, 'year') as partition_value, count(*) as row_count, 'spark xxhash64' || '/' || cast(count(*) as string) || '/' || cast(sum(cast(xxhash64(`at`, `at` is null, `day`, `day` is null, `name`, `name` is null, `quantity`, `quantity` is null) as decimal(38, 0))) as string) as token,
      /* day */
      count(`day`) as c1_non_null_count,
      /* at */
      count((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(`at`) as decimal(20, 0)) / 1000000))) as c2_non_null_count,
      /* name */
      count(`name`) as c3_non_null_count, count(case when `name` = '' then 1 end) as c3_empty_count, count(case when trim(`name`) = '' then 1 end) as c3_blank_count,
      /* quantity */
      count(`quantity`) as c4_non_null_count, count(case when `quantity` = 0 then 1 end) as c4_zero_count, count(case when `quantity` < 0 then 1 end) as c4_negative_count
    from picked
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, unpivoted.*
  from scan_1
  lateral view inline(array(
    named_struct('column_key', '', 'column_name', '', 'kind', 'table', 'value_type', 'none', 'token', cast(token as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(null as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint)),
    named_struct('column_key', 'c1', 'column_name', 'day', 'kind', 'date', 'value_type', 'date', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c1_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint)),
    named_struct('column_key', 'c2', 'column_name', 'at', 'kind', 'timestamp', 'value_type', 'timestamp_ntz', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c2_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint)),
    named_struct('column_key', 'c3', 'column_name', 'name', 'kind', 'text', 'value_type', 'string', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c3_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(c3_empty_count as bigint), 'blank_count', cast(c3_blank_count as bigint)),
    named_struct('column_key', 'c4', 'column_name', 'quantity', 'kind', 'integer', 'value_type', 'decimal(38, 0)', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c4_non_null_count as bigint), 'zero_count', cast(c4_zero_count as bigint), 'negative_count', cast(c4_negative_count as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint))
  )) unpivoted as column_key, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count
)
select 'source.shop.main.by_year', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 3), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell
) as given_columns;

/* baselinr run golden-run profile `shop`.`main`.`newest` */
/* baselinr run golden-run profile `shop`.`main`.`newest` */
insert into `shop`.`main_baselinr`.`baselinr_scan_51916f7e03addeb8` (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, min_length, max_length, sum_length, hll_sketch, bucket_steps, bucket_counts, filled_count, integer_like_count, number_like_count, date_like_count, boolean_like_count, email_like_count, url_like_count, uuid_like_count, json_like_count, top_texts, top_counts, top_covered, top_bound)
select given_columns.*, cast(null as string) as min_value, cast(null as string) as max_value, cast(null as bigint) as finite_count, cast(null as string) as sum_value, cast(null as double) as mean_value, cast(null as double) as m2_value, cast(null as bigint) as min_length, cast(null as bigint) as max_length, cast(null as bigint) as sum_length, cast(null as binary) as hll_sketch, cast(null as array<int>) as bucket_steps, cast(null as array<bigint>) as bucket_counts, cast(null as bigint) as filled_count, cast(null as bigint) as integer_like_count, cast(null as bigint) as number_like_count, cast(null as bigint) as date_like_count, cast(null as bigint) as boolean_like_count, cast(null as bigint) as email_like_count, cast(null as bigint) as url_like_count, cast(null as bigint) as uuid_like_count, cast(null as bigint) as json_like_count, cast(null as array<string>) as top_texts, cast(null as array<bigint>) as top_counts, cast(null as array<bigint>) as top_covered, cast(null as bigint) as top_bound
from (
with picked as (

  select `day`, `at`, `name`, `quantity`
  from `shop`.`main`.`newest`
  where (`day` = try_cast('2024-01-03' as date) or `day` = try_cast('2024-01-04' as date) or `day` = try_cast('2024-01-05' as date)) and (`day` = try_cast('2024-01-05' as date))
), 
scan_1 as (
  select coalesce(cast(partition_value as string), '__null__') as partition_id, grouped.*
  from (
    select `day` as partition_value, count(*) as row_count, 'spark xxhash64' || '/' || cast(count(*) as string) || '/' || cast(sum(cast(xxhash64(`at`, `at` is null, `day`, `day` is null, `name`, `name` is null, `quantity`, `quantity` is null) as decimal(38, 0))) as string) as token,
      /* day */
      count(`day`) as c1_non_null_count,
      /* at */
      count((timestamp_ntz'1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, cast(unix_micros(`at`) as decimal(20, 0)) / 1000000))) as c2_non_null_count,
      /* name */
      count(`name`) as c3_non_null_count, count(case when `name` = '' then 1 end) as c3_empty_count, count(case when trim(`name`) = '' then 1 end) as c3_blank_count,
      /* quantity */
      count(`quantity`) as c4_non_null_count, count(case when `quantity` = 0 then 1 end) as c4_zero_count, count(case when `quantity` < 0 then 1 end) as c4_negative_count
    from picked
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, unpivoted.*
  from scan_1
  lateral view inline(array(
    named_struct('column_key', '', 'column_name', '', 'kind', 'table', 'value_type', 'none', 'token', cast(token as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(null as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint)),
    named_struct('column_key', 'c1', 'column_name', 'day', 'kind', 'date', 'value_type', 'date', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c1_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint)),
    named_struct('column_key', 'c2', 'column_name', 'at', 'kind', 'timestamp', 'value_type', 'timestamp_ntz', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c2_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint)),
    named_struct('column_key', 'c3', 'column_name', 'name', 'kind', 'text', 'value_type', 'string', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c3_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(c3_empty_count as bigint), 'blank_count', cast(c3_blank_count as bigint)),
    named_struct('column_key', 'c4', 'column_name', 'quantity', 'kind', 'integer', 'value_type', 'decimal(38, 0)', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c4_non_null_count as bigint), 'zero_count', cast(c4_zero_count as bigint), 'negative_count', cast(c4_negative_count as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint))
  )) unpivoted as column_key, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count
)
select 'source.shop.main.newest', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 7), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell
) as given_columns;
