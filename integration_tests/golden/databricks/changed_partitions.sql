-- Partitions are compared; one changed, one is new, one is gone. Those of two are rolled up already.

/* baselinr run golden-run catalog */
describe table extended `shop`.`main`.`grown`;

/* baselinr run golden-run history of `shop`.`main`.`grown` */
describe history `shop`.`main`.`grown` limit 100;

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
where unique_id in ('source.shop.main.grown');

/* baselinr run golden-run look at grown */
merge into `shop`.`main_baselinr`.`baselinr_table_state` as stored
using (
  select unique_id as written_id, current_timestamp() as new_started_at
  from `shop`.`main_baselinr`.`baselinr_table_state`
  where unique_id = 'source.shop.main.grown' and unique_id in (select unique_id from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id in ('source.shop.main.grown') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp()))
) as written
on stored.unique_id = 'source.shop.main.grown' and written.written_id = stored.unique_id
when matched then update set started_at = written.new_started_at;

/* baselinr run golden-run look at grown */
select 1 as done;

/* baselinr run golden-run compare `shop`.`main`.`grown` */
with live as (
  select coalesce(cast(partition_value as string), '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select `day` as partition_value, count(*) as row_count, 'spark xxhash64' || '/' || cast(count(*) as string) || '/' || cast(sum(cast(xxhash64(`at`, `at` is null, `day`, `day` is null, `name`, `name` is null, `quantity`, `quantity` is null) as decimal(38, 0))) as string) as token
    from `shop`.`main`.`grown`
    where true
    group by 1
  ) as scanned
), stored as (
  select partition_id, token, rolled_up
  from `shop`.`main_baselinr`.`baselinr_partition_state`
  where unique_id = 'source.shop.main.grown'
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
  where unique_id = 'source.shop.main.grown' and unique_id in (select unique_id from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id in ('source.shop.main.grown') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp()))
) as written
on stored.unique_id = 'source.shop.main.grown' and written.written_id = stored.unique_id
when matched then update set started_at = written.new_started_at;

/* baselinr run golden-run start grown */
merge into `shop`.`main_baselinr`.`baselinr_table_state` as stored
using (
  select unique_id, database_name, schema_name, table_name
  from (
    values
    ('source.shop.main.grown', 'shop', 'main', 'grown')
  ) as given (unique_id, database_name, schema_name, table_name)
) as missing
on stored.unique_id = missing.unique_id and stored.unique_id in ('source.shop.main.grown')
when matched and stored.unique_id is null then update set database_name = null
when not matched then insert (unique_id, database_name, schema_name, table_name) values (missing.unique_id, missing.database_name, missing.schema_name, missing.table_name);

/* baselinr run golden-run start grown */
merge into `shop`.`main_baselinr`.`baselinr_table_state` as stored
using (
  select unique_id as written_id, 'golden-run' as new_claimed_by,
    current_timestamp() as new_started_at,
    timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(120 as bigint)) as new_claimed_until
  from `shop`.`main_baselinr`.`baselinr_table_state`
  where unique_id = 'source.shop.main.grown' and unique_id in (select unique_id
from `shop`.`main_baselinr`.`baselinr_table_state`
where unique_id = 'source.shop.main.grown' and last_run_id = 'earlier-run' and profile_signature = '9dec93ba8aedfde5501a097e62209b1c' and rolled_up_by is null and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp()))
) as written
on stored.unique_id = 'source.shop.main.grown' and written.written_id = stored.unique_id
when matched then update set claimed_by = written.new_claimed_by,
  started_at = written.new_started_at,
  claimed_until = written.new_claimed_until;

/* baselinr run golden-run start grown */
insert into `shop`.`main_baselinr`.`baselinr_events` (event_id, event_type, run_id, table_name, timestamp, metadata, created_at, unique_id, action, reason, row_count, column_name, metric_name, baseline_value, current_value, change_percent, drift_severity)
select given_columns.*, cast(null as string) as column_name, cast(null as string) as metric_name, cast(null as double) as baseline_value, cast(null as double) as current_value, cast(null as double) as change_percent, cast(null as string) as drift_severity
from (
values
  ('95e053f5af5a389ab3afa501808e230f', 'ProfilingStarted', 'golden-run', 'grown', current_timestamp(), '{"action": "partial", "reason": "changed_partitions_detected", "snapshot_id": "token of yesterday", "changed_partitions": ["2024-01-05", "2024-02-01", "__null__"], "removed_partitions": ["2023-12-31"], "pending_partitions": 0, "explanation": "3 of 30 partitions changed and 1 removed since 2024-01-01 00:00:00", "columns": {"added": [], "dropped": [], "retyped": []}, "row_count": 1000}', current_timestamp(), 'source.shop.main.grown', 'partial', 'changed_partitions_detected', 1000)
) as given_columns;

/* baselinr run golden-run start grown */
select claimed_by from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown';

/* baselinr run golden-run profile `shop`.`main`.`grown` */
drop table if exists `shop`.`main_baselinr`.`baselinr_scan_7a70db0135deed7f`;

/* baselinr run golden-run profile `shop`.`main`.`grown` */
create table `shop`.`main_baselinr`.`baselinr_scan_7a70db0135deed7f` using delta as select * from `shop`.`main_baselinr`.`baselinr_column_state` where false;

/* baselinr run golden-run profile `shop`.`main`.`grown` */
insert into `shop`.`main_baselinr`.`baselinr_scan_7a70db0135deed7f` (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, min_length, max_length, sum_length, hll_sketch, bucket_steps, bucket_counts, filled_count, integer_like_count, number_like_count, date_like_count, boolean_like_count, email_like_count, url_like_count, uuid_like_count, json_like_count, top_texts, top_counts, top_covered, top_bound)
select given_columns.*, cast(null as string) as min_value, cast(null as string) as max_value, cast(null as bigint) as finite_count, cast(null as string) as sum_value, cast(null as double) as mean_value, cast(null as double) as m2_value, cast(null as bigint) as min_length, cast(null as bigint) as max_length, cast(null as bigint) as sum_length, cast(null as binary) as hll_sketch, cast(null as array<int>) as bucket_steps, cast(null as array<bigint>) as bucket_counts, cast(null as bigint) as filled_count, cast(null as bigint) as integer_like_count, cast(null as bigint) as number_like_count, cast(null as bigint) as date_like_count, cast(null as bigint) as boolean_like_count, cast(null as bigint) as email_like_count, cast(null as bigint) as url_like_count, cast(null as bigint) as uuid_like_count, cast(null as bigint) as json_like_count, cast(null as array<string>) as top_texts, cast(null as array<bigint>) as top_counts, cast(null as array<bigint>) as top_covered, cast(null as bigint) as top_bound
from (
with picked as (

  select `day`, `at`, `name`, `quantity`
  from `shop`.`main`.`grown`
  where true and (`day` = try_cast('2024-01-05' as date) or `day` = try_cast('2024-02-01' as date) or `day` is null)
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
select 'source.shop.main.grown', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 7), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell
) as given_columns;

/* baselinr run golden-run profile `shop`.`main`.`grown` */
merge into `shop`.`main_baselinr`.`baselinr_table_state` as stored
using (
  select unique_id as written_id, 'golden-run commits' as new_claimed_by,
    timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(120 as bigint)) as new_claimed_until
  from `shop`.`main_baselinr`.`baselinr_table_state`
  where unique_id = 'source.shop.main.grown' and unique_id in (select unique_id
from `shop`.`main_baselinr`.`baselinr_table_state`
where unique_id = 'source.shop.main.grown' and last_run_id = 'earlier-run' and profile_signature = '9dec93ba8aedfde5501a097e62209b1c' and rolled_up_by is null and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp())
and claimed_by = 'golden-run')
) as written
on stored.unique_id = 'source.shop.main.grown' and written.written_id = stored.unique_id
when matched then update set claimed_by = written.new_claimed_by,
  claimed_until = written.new_claimed_until;

/* baselinr run golden-run profile `shop`.`main`.`grown` */
insert into `shop`.`main_baselinr`.`baselinr_events` (event_id, event_type, run_id, table_name, timestamp, metadata, created_at, unique_id, action, reason, row_count, column_name, metric_name, baseline_value, current_value, change_percent, drift_severity)
select given_columns.*, cast(null as string) as column_name, cast(null as string) as metric_name, cast(null as double) as baseline_value, cast(null as double) as current_value, cast(null as double) as change_percent, cast(null as string) as drift_severity
from (
select guarded.* from (
values
  ('850449285db7243e40902a4b51b7996a', 'ProfilingSkipped', 'golden-run', 'grown', current_timestamp(), '{"action": "skip", "reason": "running_elsewhere", "snapshot_id": "token of yesterday", "changed_partitions": ["2024-01-05", "2024-02-01", "__null__"], "removed_partitions": ["2023-12-31"], "pending_partitions": 0, "explanation": "3 of 30 partitions changed and 1 removed since 2024-01-01 00:00:00", "columns": {"added": [], "dropped": [], "retyped": []}, "row_count": 1000}', current_timestamp(), 'source.shop.main.grown', 'skip', 'running_elsewhere', 1000)
) as guarded
left anti join (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as given_columns;

/* baselinr run golden-run profile `shop`.`main`.`grown` */
merge into `shop`.`main_baselinr`.`baselinr_partition_state` as stored
using (
select distinct unique_id as found_unique_id, group_id as found_group_id, partition_id as found_partition_id, last_run_id as found_last_run_id
from `shop`.`main_baselinr`.`baselinr_partition_state` as stored
where unique_id = 'source.shop.main.grown' and group_id in (select left(id, 7) from (
  select id
  from (
    values
    ('2024-01-05'),
    ('2024-02-01'),
    ('__null__')
  ) as given (id)
) as touched) and partition_id in ('2024-01-05', '2024-02-01', '__null__')
  and exists (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint)))
) as found
on unique_id = 'source.shop.main.grown' and stored.unique_id <=> found_unique_id and stored.group_id <=> found_group_id and stored.partition_id <=> found_partition_id and stored.last_run_id <=> found_last_run_id
when matched then update set token = null, last_changed_at = current_timestamp();

/* baselinr run golden-run profile `shop`.`main`.`grown` */
merge into `shop`.`main_baselinr`.`baselinr_partition_state` as stored
using (
select distinct unique_id as found_unique_id, group_id as found_group_id, partition_id as found_partition_id, last_run_id as found_last_run_id
from `shop`.`main_baselinr`.`baselinr_partition_state` as stored
where unique_id = 'source.shop.main.grown' and group_id in (select left(id, 7) from (
  select id
  from (
    values
    ('2023-12-31')
  ) as given (id)
) as touched) and partition_id in ('2023-12-31')
  and exists (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint)))
) as found
on unique_id = 'source.shop.main.grown' and stored.unique_id <=> found_unique_id and stored.group_id <=> found_group_id and stored.partition_id <=> found_partition_id and stored.last_run_id <=> found_last_run_id
when matched then update set token = null, row_count = 0;

/* baselinr run golden-run profile `shop`.`main`.`grown` */
merge into `shop`.`main_baselinr`.`baselinr_column_state` as stored
using (
select distinct unique_id as found_unique_id, group_id as found_group_id, partition_id as found_partition_id, column_name as found_column_name, last_run_id as found_last_run_id
from `shop`.`main_baselinr`.`baselinr_column_state` as stored
where unique_id = 'source.shop.main.grown' and group_id in (select left(id, 7) from (
  select id
  from (
    values
    ('2024-01-05'),
    ('2024-02-01'),
    ('__null__'),
    ('2023-12-31')
  ) as given (id)
) as touched) and partition_id in ('2024-01-05', '2024-02-01', '__null__', '2023-12-31')
  and exists (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint)))
) as found
on unique_id = 'source.shop.main.grown' and stored.unique_id <=> found_unique_id and stored.group_id <=> found_group_id and stored.partition_id <=> found_partition_id and stored.column_name <=> found_column_name and stored.last_run_id <=> found_last_run_id
when matched then delete;

/* baselinr run golden-run profile `shop`.`main`.`grown` */
insert into `shop`.`main_baselinr`.`baselinr_column_state` (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, min_length, max_length, sum_length, hll_sketch, bucket_steps, bucket_counts, filled_count, integer_like_count, number_like_count, date_like_count, boolean_like_count, email_like_count, url_like_count, uuid_like_count, json_like_count, top_texts, top_counts, top_covered, top_bound)
select given_columns.*, cast(null as string) as min_value, cast(null as string) as max_value, cast(null as bigint) as finite_count, cast(null as string) as sum_value, cast(null as double) as mean_value, cast(null as double) as m2_value, cast(null as bigint) as min_length, cast(null as bigint) as max_length, cast(null as bigint) as sum_length, cast(null as binary) as hll_sketch, cast(null as array<int>) as bucket_steps, cast(null as array<bigint>) as bucket_counts, cast(null as bigint) as filled_count, cast(null as bigint) as integer_like_count, cast(null as bigint) as number_like_count, cast(null as bigint) as date_like_count, cast(null as bigint) as boolean_like_count, cast(null as bigint) as email_like_count, cast(null as bigint) as url_like_count, cast(null as bigint) as uuid_like_count, cast(null as bigint) as json_like_count, cast(null as array<string>) as top_texts, cast(null as array<bigint>) as top_counts, cast(null as array<bigint>) as top_covered, cast(null as bigint) as top_bound
from (
select guarded.* from (
select unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count from `shop`.`main_baselinr`.`baselinr_scan_7a70db0135deed7f`
) as guarded
left semi join (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as given_columns;

/* baselinr run golden-run profile `shop`.`main`.`grown` */
insert into `shop`.`main_baselinr`.`baselinr_partition_state` (unique_id, group_id, partition_id, token, row_count, last_profiled_at, last_changed_at, last_run_id, bytes, rolled_up, rolled_up_by)
select given_columns.*, cast(null as bigint) as bytes, cast(null as boolean) as rolled_up, cast(null as string) as rolled_up_by
from (
select guarded.* from (
select scanned.unique_id, scanned.group_id, scanned.partition_id, cast(null as string), scanned.row_count, current_timestamp(),
  case
    when known.partition_id is not null and (known.token is null or known.token = scanned.token) then coalesce(known.last_changed_at, current_timestamp())
    else current_timestamp()
  end, scanned.last_run_id
from `shop`.`main_baselinr`.`baselinr_column_state` as scanned
left join `shop`.`main_baselinr`.`baselinr_partition_state` as known on known.unique_id = 'source.shop.main.grown' and known.partition_id = scanned.partition_id and known.last_run_id <> 'golden-run'
where scanned.unique_id = 'source.shop.main.grown' and scanned.column_name = '' and scanned.last_run_id = 'golden-run' and scanned.group_id in (select left(id, 7) from (
  select id
  from (
    values
    ('2024-01-05'),
    ('2024-02-01'),
    ('__null__')
  ) as given (id)
) as touched)
) as guarded
left semi join (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as given_columns;

/* baselinr run golden-run profile `shop`.`main`.`grown` */
merge into `shop`.`main_baselinr`.`baselinr_partition_state` as stored
using (
select distinct unique_id as found_unique_id, group_id as found_group_id, partition_id as found_partition_id, last_run_id as found_last_run_id
from `shop`.`main_baselinr`.`baselinr_partition_state` as stored
where unique_id = 'source.shop.main.grown' and group_id in (select left(id, 7) from (
  select id
  from (
    values
    ('2024-01-05'),
    ('2024-02-01'),
    ('__null__')
  ) as given (id)
) as touched) and partition_id in ('2024-01-05', '2024-02-01', '__null__') and last_run_id <> 'golden-run'
  and exists (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint)))
) as found
on unique_id = 'source.shop.main.grown' and stored.unique_id <=> found_unique_id and stored.group_id <=> found_group_id and stored.partition_id <=> found_partition_id and stored.last_run_id <=> found_last_run_id
when matched then delete;

/* baselinr run golden-run profile `shop`.`main`.`grown` */
merge into `shop`.`main_baselinr`.`baselinr_partition_state` as stored
using (
select distinct unique_id as found_unique_id, group_id as found_group_id, partition_id as found_partition_id, last_run_id as found_last_run_id
from `shop`.`main_baselinr`.`baselinr_partition_state` as stored
where unique_id = 'source.shop.main.grown' and rolled_up and group_id in (select left(id, 7) from (
  select id
  from (
    values
    ('2024-01-05'),
    ('2024-02-01'),
    ('__null__'),
    ('2023-12-31')
  ) as given (id)
) as touched)
  and exists (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint)))
) as found
on unique_id = 'source.shop.main.grown' and stored.unique_id <=> found_unique_id and stored.group_id <=> found_group_id and stored.partition_id <=> found_partition_id and stored.last_run_id <=> found_last_run_id
when matched then update set token = null, rolled_up = false;

/* baselinr run golden-run profile `shop`.`main`.`grown` */
merge into `shop`.`main_baselinr`.`baselinr_partition_state` as stored
using (
select distinct unique_id as found_unique_id, group_id as found_group_id, partition_id as found_partition_id, last_run_id as found_last_run_id
from `shop`.`main_baselinr`.`baselinr_partition_state` as stored
where unique_id = 'source.shop.main.grown' and group_id in (select left(id, 7) from (
  select id
  from (
    values
    ('2023-12-31')
  ) as given (id)
) as touched)
  and exists (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint)))
) as found
on unique_id = 'source.shop.main.grown' and stored.unique_id <=> found_unique_id and stored.group_id <=> found_group_id and stored.partition_id <=> found_partition_id and stored.last_run_id <=> found_last_run_id
when matched then update set last_changed_at = current_timestamp();

/* baselinr run golden-run profile `shop`.`main`.`grown` */
merge into `shop`.`main_baselinr`.`baselinr_group_state` as stored
using (
select distinct unique_id as found_unique_id, group_id as found_group_id, column_name as found_column_name
from `shop`.`main_baselinr`.`baselinr_group_state` as stored
where unique_id = 'source.shop.main.grown' and group_id in (select left(id, 7) from (
  select id
  from (
    values
    ('2024-01-05'),
    ('2024-02-01'),
    ('__null__'),
    ('2023-12-31')
  ) as given (id)
) as touched)
  and exists (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint)))
) as found
on unique_id = 'source.shop.main.grown' and stored.unique_id <=> found_unique_id and stored.group_id <=> found_group_id and stored.column_name <=> found_column_name
when matched then delete;

/* baselinr run golden-run profile `shop`.`main`.`grown` */
insert into `shop`.`main_baselinr`.`baselinr_group_state` (unique_id, group_id, column_name, kind, value_type, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, min_length, max_length, sum_length, hll_sketch, bucket_steps, bucket_counts, filled_count, integer_like_count, number_like_count, date_like_count, boolean_like_count, email_like_count, url_like_count, uuid_like_count, json_like_count, top_texts, top_counts, top_covered, top_bound)
select given_columns.*, cast(null as string) as min_value, cast(null as string) as max_value, cast(null as bigint) as finite_count, cast(null as string) as sum_value, cast(null as double) as mean_value, cast(null as double) as m2_value, cast(null as bigint) as min_length, cast(null as bigint) as max_length, cast(null as bigint) as sum_length, cast(null as binary) as hll_sketch, cast(null as array<int>) as bucket_steps, cast(null as array<bigint>) as bucket_counts, cast(null as bigint) as filled_count, cast(null as bigint) as integer_like_count, cast(null as bigint) as number_like_count, cast(null as bigint) as date_like_count, cast(null as bigint) as boolean_like_count, cast(null as bigint) as email_like_count, cast(null as bigint) as url_like_count, cast(null as bigint) as uuid_like_count, cast(null as bigint) as json_like_count, cast(null as array<string>) as top_texts, cast(null as array<bigint>) as top_counts, cast(null as array<bigint>) as top_covered, cast(null as bigint) as top_bound
from (
select guarded.* from (
with state as (
  select group_id as part, *
  from `shop`.`main_baselinr`.`baselinr_column_state`
  where unique_id = 'source.shop.main.grown' and column_name <> '' and group_id in (select left(id, 7) from (
  select id
  from (
    values
    ('2024-01-05'),
    ('2024-02-01'),
    ('__null__'),
    ('2023-12-31')
  ) as given (id)
) as touched)
), merged as (
  select state.part, state.column_name, max(state.kind) as kind, max(state.value_type) as value_type,
    cast(sum(state.row_count) as bigint) as row_count,
    cast(sum(state.non_null_count) as bigint) as non_null_count,
    cast(sum(state.zero_count) as bigint) as zero_count,
    cast(sum(state.negative_count) as bigint) as negative_count,
    cast(sum(state.nan_count) as bigint) as nan_count,
    cast(sum(state.inf_count) as bigint) as inf_count,
    cast(sum(state.true_count) as bigint) as true_count,
    cast(sum(state.empty_count) as bigint) as empty_count,
    cast(sum(state.blank_count) as bigint) as blank_count
  from state
  group by 1, 2
)
select 'source.shop.main.grown', merged.part, merged.column_name, kind, value_type, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count
from merged
) as guarded
left semi join (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as given_columns;

/* baselinr run golden-run profile `shop`.`main`.`grown` */
insert into `shop`.`main_baselinr`.`baselinr_results` (run_id, dataset_name, schema_name, column_name, column_type, metric_name, metric_value, profiled_at, unique_id, is_sampled, interval_low, interval_high)
select given_columns.*, cast(null as double) as interval_low, cast(null as double) as interval_high
from (
select guarded.* from (
with measured as (
  select column_name, column_type, kind
  from (
    values
    ('day', 'date', 'date'),
    ('at', 'timestamp', 'timestamp'),
    ('name', 'string', 'text'),
    ('quantity', 'int', 'integer')
  ) as given (column_name, column_type, kind)
), state as (
  select '' as part, *
  from `shop`.`main_baselinr`.`baselinr_group_state`
  where unique_id = 'source.shop.main.grown' and column_name <> ''
), total as (
  select cast(coalesce(sum(row_count), 0) as bigint) as table_rows
  from `shop`.`main_baselinr`.`baselinr_partition_state`
  where unique_id = 'source.shop.main.grown'
), merged as (
  select state.part, state.column_name, max(state.kind) as kind, max(state.value_type) as value_type,
    cast(sum(state.row_count) as bigint) as row_count,
    cast(sum(state.non_null_count) as bigint) as non_null_count,
    cast(sum(state.zero_count) as bigint) as zero_count,
    cast(sum(state.negative_count) as bigint) as negative_count,
    cast(sum(state.nan_count) as bigint) as nan_count,
    cast(sum(state.inf_count) as bigint) as inf_count,
    cast(sum(state.true_count) as bigint) as true_count,
    cast(sum(state.empty_count) as bigint) as empty_count,
    cast(sum(state.blank_count) as bigint) as blank_count
  from state
  group by 1, 2
), complete as (
  select measured.column_name, measured.column_type, measured.kind, total.table_rows as row_count, coalesce(merged.non_null_count, 0) as non_null_count, merged.zero_count, merged.negative_count, merged.nan_count, merged.inf_count, merged.true_count, merged.empty_count, merged.blank_count
  from measured
  cross join total
  left join merged on merged.column_name = measured.column_name
), metric as (
  select column_name, column_type, arm.*
  from complete
  lateral view inline(array(
    named_struct('metric_name', 'count', 'metric_value', cast(row_count as string)),
    named_struct('metric_name', 'null_count', 'metric_value', cast(row_count - non_null_count as string)),
    named_struct('metric_name', 'null_ratio', 'metric_value', cast((row_count - non_null_count) / cast(nullif(row_count, 0) as double) as string)),
    named_struct('metric_name', 'zero_count', 'metric_value', case when kind in ('integer', 'decimal', 'numeric', 'float') then cast(coalesce(zero_count, 0) as string) end),
    named_struct('metric_name', 'negative_count', 'metric_value', case when kind in ('integer', 'decimal', 'numeric', 'float') then cast(coalesce(negative_count, 0) as string) end),
    named_struct('metric_name', 'nan_count', 'metric_value', case when kind in ('numeric', 'float') then cast(coalesce(nan_count, 0) as string) end),
    named_struct('metric_name', 'inf_count', 'metric_value', case when kind in ('numeric', 'float') then cast(coalesce(inf_count, 0) as string) end),
    named_struct('metric_name', 'true_count', 'metric_value', case when kind in ('boolean') then cast(coalesce(true_count, 0) as string) end),
    named_struct('metric_name', 'empty_count', 'metric_value', case when kind in ('text') then cast(coalesce(empty_count, 0) as string) end),
    named_struct('metric_name', 'blank_count', 'metric_value', case when kind in ('text') then cast(coalesce(blank_count, 0) as string) end)
  )) arm as metric_name, metric_value
)
select 'golden-run', 'grown', 'main', column_name, column_type, metric_name, metric_value, current_timestamp(), 'source.shop.main.grown', false
from metric
where metric_value is not null
) as guarded
left semi join (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as given_columns;

/* baselinr run golden-run profile `shop`.`main`.`grown` */
insert into `shop`.`main_baselinr`.`baselinr_runs` (run_id, dataset_name, schema_name, profiled_at, environment, status, row_count, column_count, unique_id, database_name, action, reason, rows_scanned, bytes_scanned, partitions_scanned, sample_fraction, coverage, is_published, duration_seconds)
select given_columns.*, cast(null as double) as duration_seconds
from (
select guarded.* from (
select 'golden-run', 'grown', 'main', current_timestamp(),
  'dev', 'completed', all_rows, 4,
  'source.shop.main.grown', 'shop',
  'partial', 'changed_partitions_detected', read_rows, cast(null as bigint), read_partitions,
  cast(null as double), 1, true
from (
  select coalesce(sum(row_count), 0) as all_rows, coalesce(sum(case when last_run_id = 'golden-run' then row_count end), 0) as read_rows,
    count(case when last_run_id = 'golden-run' then 1 end) as read_partitions
  from `shop`.`main_baselinr`.`baselinr_partition_state`
  where unique_id = 'source.shop.main.grown'
) as totals
) as guarded
left semi join (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as given_columns;

/* baselinr run golden-run profile `shop`.`main`.`grown` */
insert into `shop`.`main_baselinr`.`baselinr_events` (event_id, event_type, run_id, table_name, timestamp, metadata, created_at, unique_id, action, reason, row_count, column_name, metric_name, baseline_value, current_value, change_percent, drift_severity)
select given_columns.*, cast(null as string) as column_name, cast(null as string) as metric_name, cast(null as double) as baseline_value, cast(null as double) as current_value, cast(null as double) as change_percent, cast(null as string) as drift_severity
from (
select guarded.* from (
values
  ('23bd0dda0d51f757c5a1891d60801def', 'ProfilingCompleted', 'golden-run', 'grown', current_timestamp(), '{"action": "partial", "reason": "changed_partitions_detected", "snapshot_id": "token of yesterday", "changed_partitions": ["2024-01-05", "2024-02-01", "__null__"], "removed_partitions": ["2023-12-31"], "pending_partitions": 0, "explanation": "3 of 30 partitions changed and 1 removed since 2024-01-01 00:00:00", "columns": {"added": [], "dropped": [], "retyped": []}, "row_count": 1000}', current_timestamp(), 'source.shop.main.grown', 'partial', 'changed_partitions_detected', 1000)
) as guarded
left semi join (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as given_columns;

/* baselinr run golden-run profile `shop`.`main`.`grown` */
merge into `shop`.`main_baselinr`.`baselinr_partition_state` as part
using (
select guarded.* from (
  select known.*
  from (

  select unique_id, partition_id, token
  from `shop`.`main_baselinr`.`baselinr_column_state`
  where unique_id = 'source.shop.main.grown' and column_name = '' and last_run_id = 'golden-run'
  ) as known
  join `shop`.`main_baselinr`.`baselinr_partition_state` as part on part.unique_id = 'source.shop.main.grown' and known.unique_id = part.unique_id and known.partition_id = part.partition_id
  where part.last_run_id = 'golden-run'
) as guarded
left semi join (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as known
on part.unique_id = 'source.shop.main.grown' and known.unique_id = part.unique_id and known.partition_id = part.partition_id
when matched then update set token = known.token;

/* baselinr run golden-run profile `shop`.`main`.`grown` */
merge into `shop`.`main_baselinr`.`baselinr_partition_state` as stored
using (
select distinct unique_id as found_unique_id, group_id as found_group_id, partition_id as found_partition_id, last_run_id as found_last_run_id
from `shop`.`main_baselinr`.`baselinr_partition_state` as stored
where unique_id = 'source.shop.main.grown' and group_id in (select left(id, 7) from (
  select id
  from (
    values
    ('2023-12-31')
  ) as given (id)
) as touched) and partition_id in ('2023-12-31')
  and exists (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint)))
) as found
on unique_id = 'source.shop.main.grown' and stored.unique_id <=> found_unique_id and stored.group_id <=> found_group_id and stored.partition_id <=> found_partition_id and stored.last_run_id <=> found_last_run_id
when matched then delete;

/* baselinr run golden-run profile `shop`.`main`.`grown` */
merge into `shop`.`main_baselinr`.`baselinr_partition_state` as stored
using (
select distinct unique_id as found_unique_id, group_id as found_group_id, partition_id as found_partition_id, last_run_id as found_last_run_id
from `shop`.`main_baselinr`.`baselinr_partition_state` as stored
where unique_id = 'source.shop.main.grown' and not coalesce(rolled_up, false) and (unique_id, group_id) in (
select unique_id, group_id
  from `shop`.`main_baselinr`.`baselinr_partition_state`
  where unique_id = 'source.shop.main.grown' and group_id <> ''
  group by 1, 2
  having count(*) = count(token) and count(*) <= 64 and count(*) > count(case when rolled_up then 1 end)
    and cast(floor((unix_seconds(current_timestamp()) - unix_seconds(max(last_changed_at))) / 60) as bigint) >= 10080
)
  and exists (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint)))
) as found
on unique_id = 'source.shop.main.grown' and stored.unique_id <=> found_unique_id and stored.group_id <=> found_group_id and stored.partition_id <=> found_partition_id and stored.last_run_id <=> found_last_run_id
when matched then update set rolled_up = true, rolled_up_by = 'golden-run';

/* baselinr run golden-run profile `shop`.`main`.`grown` */
merge into `shop`.`main_baselinr`.`baselinr_column_state` as stored
using (
select distinct unique_id as found_unique_id, group_id as found_group_id, partition_id as found_partition_id, column_name as found_column_name, last_run_id as found_last_run_id
from `shop`.`main_baselinr`.`baselinr_column_state` as stored
where unique_id = 'source.shop.main.grown' and (unique_id, group_id) in (
select unique_id, group_id
  from `shop`.`main_baselinr`.`baselinr_partition_state`
  where unique_id = 'source.shop.main.grown' and group_id <> ''
  group by 1, 2
  having count(*) = count(token) and count(*) <= 64
    and cast(floor((unix_seconds(current_timestamp()) - unix_seconds(max(last_changed_at))) / 60) as bigint) >= 10080
)
  and exists (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint)))
) as found
on unique_id = 'source.shop.main.grown' and stored.unique_id <=> found_unique_id and stored.group_id <=> found_group_id and stored.partition_id <=> found_partition_id and stored.column_name <=> found_column_name and stored.last_run_id <=> found_last_run_id
when matched then delete;

/* baselinr run golden-run profile `shop`.`main`.`grown` */
merge into `shop`.`main_baselinr`.`baselinr_table_state` as stored
using (
select guarded.* from (
  select unique_id as written_id, 'golden-run' as new_last_run_id,
    'partial' as new_decision,
    'changed_partitions_detected' as new_decision_reason,
    'success' as new_status,
    null as new_error,
    current_timestamp() as new_last_checked_at,
    0 as new_staleness_score,
    '{"day": "date", "at": "timestamp", "name": "string", "quantity": "int"}' as new_known_columns,
    null as new_bytes_scanned,
    null as new_claimed_by,
    null as new_claimed_until,
    null as new_started_at,
    null as new_waiting_since,
    current_timestamp() as new_last_published_at,
    current_timestamp() as new_last_profiled_at,
    timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(0 as bigint)) as new_next_due_at,
    0 as new_pending_partitions,
    1 as new_coverage,
    false as new_backfilling,
    null as new_resume_partition,
    '9dec93ba8aedfde5501a097e62209b1c' as new_profile_signature,
    '{"day": "date", "at": "timestamp", "name": "string", "quantity": "int"}' as new_profiled_columns,
    'spark xxhash64' as new_hash_id,
    current_timestamp() as new_last_verified_at,
    '{}' as new_metadata,
    (select coalesce(sum(row_count), 0) from `shop`.`main_baselinr`.`baselinr_partition_state` where unique_id = 'source.shop.main.grown') as new_row_count,
    null as new_sampled_id,
    '7@2024-01-02 00:00:00' as new_snapshot_id,
    '7@2024-01-02 00:00:00' as new_change_token
  from `shop`.`main_baselinr`.`baselinr_table_state`
  where unique_id = 'source.shop.main.grown'
) as guarded
left semi join (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as written
on stored.unique_id = 'source.shop.main.grown' and written.written_id = stored.unique_id
when matched then update set last_run_id = written.new_last_run_id,
  decision = written.new_decision,
  decision_reason = written.new_decision_reason,
  status = written.new_status,
  error = written.new_error,
  last_checked_at = written.new_last_checked_at,
  staleness_score = written.new_staleness_score,
  known_columns = written.new_known_columns,
  bytes_scanned = written.new_bytes_scanned,
  claimed_by = written.new_claimed_by,
  claimed_until = written.new_claimed_until,
  started_at = written.new_started_at,
  waiting_since = written.new_waiting_since,
  last_published_at = written.new_last_published_at,
  last_profiled_at = written.new_last_profiled_at,
  next_due_at = written.new_next_due_at,
  pending_partitions = written.new_pending_partitions,
  coverage = written.new_coverage,
  backfilling = written.new_backfilling,
  resume_partition = written.new_resume_partition,
  profile_signature = written.new_profile_signature,
  profiled_columns = written.new_profiled_columns,
  hash_id = written.new_hash_id,
  last_verified_at = written.new_last_verified_at,
  metadata = written.new_metadata,
  row_count = written.new_row_count,
  sampled_id = written.new_sampled_id,
  snapshot_id = written.new_snapshot_id,
  change_token = written.new_change_token;

/* baselinr run golden-run profile `shop`.`main`.`grown` */

select case event_type when 'ProfilingCompleted' then 'success' when 'ProfilingFailed' then 'error' else 'busy' end as status,
  case when event_type = 'ProfilingFailed' then error end as error, row_count, rows_scanned, partitions_scanned
from (
  select coalesce(event.event_type, case when state.last_run_id = 'golden-run' then 'ProfilingCompleted' when state.status = 'error' then 'ProfilingFailed' end) as event_type,
    state.error, cast(runs.row_count as string) as row_count, cast(runs.rows_scanned as string) as rows_scanned, cast(runs.partitions_scanned as string) as partitions_scanned
  from `shop`.`main_baselinr`.`baselinr_table_state` as state
  left join `shop`.`main_baselinr`.`baselinr_events` as event on event.unique_id = state.unique_id and event.run_id = 'golden-run'
    and event.event_type in ('ProfilingCompleted', 'ProfilingFailed', 'ProfilingSkipped')
  left join `shop`.`main_baselinr`.`baselinr_runs` as runs on runs.unique_id = state.unique_id and runs.run_id = 'golden-run'
  where state.unique_id = 'source.shop.main.grown'
  order by event.timestamp desc
  limit 1
) as told;
