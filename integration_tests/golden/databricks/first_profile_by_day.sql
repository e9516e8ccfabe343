-- A table with a partition key is profiled for the first time: states by partition, groups, metrics.

/* baselinr run golden-run catalog */
describe table extended `shop`.`main`.`by_day`;

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
where unique_id in ('source.shop.main.by_day');

/* baselinr run golden-run look at by_day */
merge into `shop`.`main_baselinr`.`baselinr_table_state` as stored
using (
  select unique_id, database_name, schema_name, table_name
  from (
    values
    ('source.shop.main.by_day', 'shop', 'main', 'by_day')
  ) as given (unique_id, database_name, schema_name, table_name)
) as missing
on stored.unique_id = missing.unique_id and stored.unique_id in ('source.shop.main.by_day')
when matched and stored.unique_id is null then update set database_name = null
when not matched then insert (unique_id, database_name, schema_name, table_name) values (missing.unique_id, missing.database_name, missing.schema_name, missing.table_name);

/* baselinr run golden-run look at by_day */
merge into `shop`.`main_baselinr`.`baselinr_table_state` as stored
using (
  select unique_id as written_id, current_timestamp() as new_started_at
  from `shop`.`main_baselinr`.`baselinr_table_state`
  where unique_id = 'source.shop.main.by_day' and unique_id in (select unique_id from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id in ('source.shop.main.by_day') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp()))
) as written
on stored.unique_id = 'source.shop.main.by_day' and written.written_id = stored.unique_id
when matched then update set started_at = written.new_started_at;

/* baselinr run golden-run look at by_day */
select 1 as done;

/* baselinr run golden-run count partitions `shop`.`main`.`by_day` */
select cast(count(*) as string) as partitions
from (
  select distinct `day` from `shop`.`main`.`by_day` where (quantity >= 0
)
) as keys;

/* baselinr run golden-run looked */
merge into `shop`.`main_baselinr`.`baselinr_table_state` as stored
using (
  select unique_id as written_id, null as new_started_at
  from `shop`.`main_baselinr`.`baselinr_table_state`
  where unique_id = 'source.shop.main.by_day' and unique_id in (select unique_id from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id in ('source.shop.main.by_day') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp()))
) as written
on stored.unique_id = 'source.shop.main.by_day' and written.written_id = stored.unique_id
when matched then update set started_at = written.new_started_at;

/* baselinr run golden-run looked */
select 1 as done;

/* baselinr run golden-run start by_day */
merge into `shop`.`main_baselinr`.`baselinr_table_state` as stored
using (
  select unique_id, database_name, schema_name, table_name
  from (
    values
    ('source.shop.main.by_day', 'shop', 'main', 'by_day')
  ) as given (unique_id, database_name, schema_name, table_name)
) as missing
on stored.unique_id = missing.unique_id and stored.unique_id in ('source.shop.main.by_day')
when matched and stored.unique_id is null then update set database_name = null
when not matched then insert (unique_id, database_name, schema_name, table_name) values (missing.unique_id, missing.database_name, missing.schema_name, missing.table_name);

/* baselinr run golden-run start by_day */
merge into `shop`.`main_baselinr`.`baselinr_table_state` as stored
using (
  select unique_id as written_id, 'golden-run' as new_claimed_by,
    current_timestamp() as new_started_at,
    timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(120 as bigint)) as new_claimed_until
  from `shop`.`main_baselinr`.`baselinr_table_state`
  where unique_id = 'source.shop.main.by_day' and unique_id in (select unique_id
from `shop`.`main_baselinr`.`baselinr_table_state`
where unique_id = 'source.shop.main.by_day' and last_run_id is null and profile_signature is null and rolled_up_by is null and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp()))
) as written
on stored.unique_id = 'source.shop.main.by_day' and written.written_id = stored.unique_id
when matched then update set claimed_by = written.new_claimed_by,
  started_at = written.new_started_at,
  claimed_until = written.new_claimed_until;

/* baselinr run golden-run start by_day */
insert into `shop`.`main_baselinr`.`baselinr_events` (event_id, event_type, run_id, table_name, timestamp, metadata, created_at, unique_id, action, reason, row_count, column_name, metric_name, baseline_value, current_value, change_percent, drift_severity)
select given_columns.*, cast(null as string) as column_name, cast(null as string) as metric_name, cast(null as double) as baseline_value, cast(null as double) as current_value, cast(null as double) as change_percent, cast(null as string) as drift_severity
from (
values
  ('dce816227a74582189b4a20b4491029e', 'ProfilingStarted', 'golden-run', 'by_day', current_timestamp(), '{"action": "full", "reason": "first_profile", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "no complete profile is stored yet", "columns": null, "row_count": null}', current_timestamp(), 'source.shop.main.by_day', 'full', 'first_profile', cast(null as bigint))
) as given_columns;

/* baselinr run golden-run start by_day */
select claimed_by from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.by_day';

/* baselinr run golden-run profile `shop`.`main`.`by_day` */
drop table if exists `shop`.`main_baselinr`.`baselinr_scan_fad390d07e98686f`;

/* baselinr run golden-run profile `shop`.`main`.`by_day` */
create table `shop`.`main_baselinr`.`baselinr_scan_fad390d07e98686f` using delta as select * from `shop`.`main_baselinr`.`baselinr_column_state` where false;

/* baselinr run golden-run profile `shop`.`main`.`by_day` */
insert into `shop`.`main_baselinr`.`baselinr_scan_fad390d07e98686f` (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, hll_sketch, bucket_steps, bucket_counts, min_length, max_length, sum_length, filled_count, integer_like_count, number_like_count, date_like_count, boolean_like_count, email_like_count, url_like_count, uuid_like_count, json_like_count, top_texts, top_counts, top_covered, top_bound)
select given_columns.*, cast(null as bigint) as min_length, cast(null as bigint) as max_length, cast(null as bigint) as sum_length, cast(null as bigint) as filled_count, cast(null as bigint) as integer_like_count, cast(null as bigint) as number_like_count, cast(null as bigint) as date_like_count, cast(null as bigint) as boolean_like_count, cast(null as bigint) as email_like_count, cast(null as bigint) as url_like_count, cast(null as bigint) as uuid_like_count, cast(null as bigint) as json_like_count, cast(null as array<string>) as top_texts, cast(null as array<bigint>) as top_counts, cast(null as array<bigint>) as top_covered, cast(null as bigint) as top_bound
from (
with 
scan_1 as (
  select coalesce(cast(partition_value as string), '__null__') as partition_id, grouped.*
  from (
    select `day` as partition_value, count(*) as row_count, 'spark xxhash64' || '/' || cast(count(*) as string) || '/' || cast(sum(cast(xxhash64(`name`, `name` is null, `quantity`, `quantity` is null) as decimal(38, 0))) as string) as token,
      /* name */
      count(`name`) as c1_non_null_count, count(case when `name` = '' then 1 end) as c1_empty_count, count(case when trim(`name`) = '' then 1 end) as c1_blank_count, left(min(`name`), 256) as c1_min_value, left(max(`name`), 256) as c1_max_value, hll_sketch_agg(case when `name` is not null then xxhash64(`name`) end, 12) as c1_hll_sketch,
      /* quantity */
      count(`quantity`) as c2_non_null_count, count(case when `quantity` = 0 then 1 end) as c2_zero_count, count(case when `quantity` < 0 then 1 end) as c2_negative_count, min(`quantity`) as c2_min_value, max(`quantity`) as c2_max_value, count(`quantity`) as c2_finite_count, sum(cast(`quantity` as decimal(38, 0))) as c2_sum_value, avg(cast(`quantity` as double)) as c2_mean_value, var_pop(cast(`quantity` as double)) * count(cast(`quantity` as double)) as c2_m2_value, hll_sketch_agg(case when `quantity` is not null then xxhash64(`quantity`) end, 12) as c2_hll_sketch
    from `shop`.`main`.`by_day`
    where (quantity >= 0
)
    group by 1
  ) as grouped
), cell as (
  select partition_id, unpivoted.*
  from scan_1
  lateral view inline(array(
    named_struct('column_key', '', 'column_name', '', 'kind', 'table', 'value_type', 'none', 'token', cast(token as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(null as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint), 'min_value', cast(null as string), 'max_value', cast(null as string), 'finite_count', cast(null as bigint), 'sum_value', cast(null as string), 'mean_value', cast(null as double), 'm2_value', cast(null as double), 'hll_sketch', cast(null as binary)),
    named_struct('column_key', 'c1', 'column_name', 'name', 'kind', 'text', 'value_type', 'string', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c1_non_null_count as bigint), 'zero_count', cast(null as bigint), 'negative_count', cast(null as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(c1_empty_count as bigint), 'blank_count', cast(c1_blank_count as bigint), 'min_value', cast(cast(c1_min_value as string) as string), 'max_value', cast(cast(c1_max_value as string) as string), 'finite_count', cast(null as bigint), 'sum_value', cast(null as string), 'mean_value', cast(null as double), 'm2_value', cast(null as double), 'hll_sketch', cast(c1_hll_sketch as binary)),
    named_struct('column_key', 'c2', 'column_name', 'quantity', 'kind', 'integer', 'value_type', 'decimal(38, 0)', 'token', cast(null as string), 'row_count', cast(row_count as bigint), 'non_null_count', cast(c2_non_null_count as bigint), 'zero_count', cast(c2_zero_count as bigint), 'negative_count', cast(c2_negative_count as bigint), 'nan_count', cast(null as bigint), 'inf_count', cast(null as bigint), 'true_count', cast(null as bigint), 'empty_count', cast(null as bigint), 'blank_count', cast(null as bigint), 'min_value', cast(cast(c2_min_value as string) as string), 'max_value', cast(cast(c2_max_value as string) as string), 'finite_count', cast(c2_finite_count as bigint), 'sum_value', cast(cast(c2_sum_value as string) as string), 'mean_value', cast(c2_mean_value as double), 'm2_value', cast(c2_m2_value as double), 'hll_sketch', cast(c2_hll_sketch as binary))
  )) unpivoted as column_key, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, hll_sketch
), bucket_item as (
  
  select part, 'c2' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as double)) as int)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as double)) as int)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select `day` as partition_value, cast(`quantity` as double) as x from `shop`.`main`.`by_day` where (quantity >= 0
)) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
), bucket_packed as (
  select part, column_name, transform(array_sort(collect_list(struct(bucket, cast(step as int) as list_value))), item -> item.list_value) as bucket_steps, transform(array_sort(collect_list(struct(bucket, cast(bucket_rows as bigint) as list_value))), item -> item.list_value) as bucket_counts
  from (select *, bucket - coalesce(lag(bucket) over (partition by part, column_name order by bucket), 0) as step from bucket_item) as stepped
  group by 1, 2
), bucket_state as (
  select coalesce(cast(part as string), '__null__') as partition_id, column_name as column_key, bucket_steps, bucket_counts
  from bucket_packed
)
select 'source.shop.main.by_day', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 7), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count, cell.min_value, cell.max_value, cell.finite_count, cell.sum_value, cell.mean_value, cell.m2_value, cell.hll_sketch, bucket_steps, bucket_counts
from cell
left join bucket_state on bucket_state.column_key = cell.column_key and bucket_state.partition_id = cell.partition_id
) as given_columns;

/* baselinr run golden-run profile `shop`.`main`.`by_day` */
merge into `shop`.`main_baselinr`.`baselinr_table_state` as stored
using (
  select unique_id as written_id, 'golden-run commits' as new_claimed_by,
    timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(120 as bigint)) as new_claimed_until
  from `shop`.`main_baselinr`.`baselinr_table_state`
  where unique_id = 'source.shop.main.by_day' and unique_id in (select unique_id
from `shop`.`main_baselinr`.`baselinr_table_state`
where unique_id = 'source.shop.main.by_day' and last_run_id is null and profile_signature is null and rolled_up_by is null and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp())
and claimed_by = 'golden-run')
) as written
on stored.unique_id = 'source.shop.main.by_day' and written.written_id = stored.unique_id
when matched then update set claimed_by = written.new_claimed_by,
  claimed_until = written.new_claimed_until;

/* baselinr run golden-run profile `shop`.`main`.`by_day` */
insert into `shop`.`main_baselinr`.`baselinr_events` (event_id, event_type, run_id, table_name, timestamp, metadata, created_at, unique_id, action, reason, row_count, column_name, metric_name, baseline_value, current_value, change_percent, drift_severity)
select given_columns.*, cast(null as string) as column_name, cast(null as string) as metric_name, cast(null as double) as baseline_value, cast(null as double) as current_value, cast(null as double) as change_percent, cast(null as string) as drift_severity
from (
select guarded.* from (
values
  ('c2bdd12fefd7b0043bfeb80e2e50b9be', 'ProfilingSkipped', 'golden-run', 'by_day', current_timestamp(), '{"action": "skip", "reason": "running_elsewhere", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "no complete profile is stored yet", "columns": null, "row_count": null}', current_timestamp(), 'source.shop.main.by_day', 'skip', 'running_elsewhere', cast(null as bigint))
) as guarded
left anti join (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as given_columns;

/* baselinr run golden-run profile `shop`.`main`.`by_day` */
merge into `shop`.`main_baselinr`.`baselinr_table_state` as stored
using (
select guarded.* from (
  select unique_id as written_id, null as new_profile_signature
  from `shop`.`main_baselinr`.`baselinr_table_state`
  where unique_id = 'source.shop.main.by_day'
) as guarded
left semi join (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as written
on stored.unique_id = 'source.shop.main.by_day' and written.written_id = stored.unique_id
when matched then update set profile_signature = written.new_profile_signature;

/* baselinr run golden-run profile `shop`.`main`.`by_day` */
merge into `shop`.`main_baselinr`.`baselinr_column_state` as stored
using (
select distinct unique_id as found_unique_id, group_id as found_group_id, partition_id as found_partition_id, column_name as found_column_name, last_run_id as found_last_run_id
from `shop`.`main_baselinr`.`baselinr_column_state` as stored
where unique_id = 'source.shop.main.by_day'
  and exists (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint)))
) as found
on unique_id = 'source.shop.main.by_day' and stored.unique_id <=> found_unique_id and stored.group_id <=> found_group_id and stored.partition_id <=> found_partition_id and stored.column_name <=> found_column_name and stored.last_run_id <=> found_last_run_id
when matched then delete;

/* baselinr run golden-run profile `shop`.`main`.`by_day` */
insert into `shop`.`main_baselinr`.`baselinr_column_state` (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, hll_sketch, bucket_steps, bucket_counts, min_length, max_length, sum_length, filled_count, integer_like_count, number_like_count, date_like_count, boolean_like_count, email_like_count, url_like_count, uuid_like_count, json_like_count, top_texts, top_counts, top_covered, top_bound)
select given_columns.*, cast(null as bigint) as min_length, cast(null as bigint) as max_length, cast(null as bigint) as sum_length, cast(null as bigint) as filled_count, cast(null as bigint) as integer_like_count, cast(null as bigint) as number_like_count, cast(null as bigint) as date_like_count, cast(null as bigint) as boolean_like_count, cast(null as bigint) as email_like_count, cast(null as bigint) as url_like_count, cast(null as bigint) as uuid_like_count, cast(null as bigint) as json_like_count, cast(null as array<string>) as top_texts, cast(null as array<bigint>) as top_counts, cast(null as array<bigint>) as top_covered, cast(null as bigint) as top_bound
from (
select guarded.* from (
select unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, hll_sketch, bucket_steps, bucket_counts from `shop`.`main_baselinr`.`baselinr_scan_fad390d07e98686f`
) as guarded
left semi join (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as given_columns;

/* baselinr run golden-run profile `shop`.`main`.`by_day` */
insert into `shop`.`main_baselinr`.`baselinr_partition_state` (unique_id, group_id, partition_id, token, row_count, last_profiled_at, last_changed_at, last_run_id, bytes, rolled_up, rolled_up_by)
select given_columns.*, cast(null as bigint) as bytes, cast(null as boolean) as rolled_up, cast(null as string) as rolled_up_by
from (
select guarded.* from (
select scanned.unique_id, scanned.group_id, scanned.partition_id, cast(null as string), scanned.row_count, current_timestamp(),
  case
    when known.partition_id is not null then coalesce(known.last_changed_at, current_timestamp())
    else current_timestamp()
  end, scanned.last_run_id
from `shop`.`main_baselinr`.`baselinr_column_state` as scanned
left join `shop`.`main_baselinr`.`baselinr_partition_state` as known on known.unique_id = 'source.shop.main.by_day' and known.partition_id = scanned.partition_id and known.last_run_id <> 'golden-run'
where scanned.unique_id = 'source.shop.main.by_day' and scanned.column_name = '' and scanned.last_run_id = 'golden-run'
) as guarded
left semi join (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as given_columns;

/* baselinr run golden-run profile `shop`.`main`.`by_day` */
merge into `shop`.`main_baselinr`.`baselinr_partition_state` as stored
using (
select distinct unique_id as found_unique_id, group_id as found_group_id, partition_id as found_partition_id, last_run_id as found_last_run_id
from `shop`.`main_baselinr`.`baselinr_partition_state` as stored
where unique_id = 'source.shop.main.by_day' and last_run_id <> 'golden-run'
  and exists (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint)))
) as found
on unique_id = 'source.shop.main.by_day' and last_run_id <> 'golden-run' and stored.unique_id <=> found_unique_id and stored.group_id <=> found_group_id and stored.partition_id <=> found_partition_id and stored.last_run_id <=> found_last_run_id
when matched then delete;

/* baselinr run golden-run profile `shop`.`main`.`by_day` */
merge into `shop`.`main_baselinr`.`baselinr_group_state` as stored
using (
select distinct unique_id as found_unique_id, group_id as found_group_id, column_name as found_column_name
from `shop`.`main_baselinr`.`baselinr_group_state` as stored
where unique_id = 'source.shop.main.by_day' and true
  and exists (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint)))
) as found
on unique_id = 'source.shop.main.by_day' and stored.unique_id <=> found_unique_id and stored.group_id <=> found_group_id and stored.column_name <=> found_column_name
when matched then delete;

/* baselinr run golden-run profile `shop`.`main`.`by_day` */
insert into `shop`.`main_baselinr`.`baselinr_group_state` (unique_id, group_id, column_name, kind, value_type, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, hll_sketch, bucket_steps, bucket_counts, min_length, max_length, sum_length, filled_count, integer_like_count, number_like_count, date_like_count, boolean_like_count, email_like_count, url_like_count, uuid_like_count, json_like_count, top_texts, top_counts, top_covered, top_bound)
select given_columns.*, cast(null as bigint) as min_length, cast(null as bigint) as max_length, cast(null as bigint) as sum_length, cast(null as bigint) as filled_count, cast(null as bigint) as integer_like_count, cast(null as bigint) as number_like_count, cast(null as bigint) as date_like_count, cast(null as bigint) as boolean_like_count, cast(null as bigint) as email_like_count, cast(null as bigint) as url_like_count, cast(null as bigint) as uuid_like_count, cast(null as bigint) as json_like_count, cast(null as array<string>) as top_texts, cast(null as array<bigint>) as top_counts, cast(null as array<bigint>) as top_covered, cast(null as bigint) as top_bound
from (
select guarded.* from (
with state as (
  select group_id as part, *
  from `shop`.`main_baselinr`.`baselinr_column_state`
  where unique_id = 'source.shop.main.by_day' and column_name <> '' and true
), grand as (
  select part, column_name, sum(mean_value * finite_count) / nullif(sum(finite_count), 0) as grand_mean
  from state
  where finite_count > 0
  group by 1, 2
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
    cast(sum(state.blank_count) as bigint) as blank_count,
    coalesce(cast(min(case when state.value_type = 'decimal(38, 0)' then cast(state.min_value as decimal(38, 0)) end) as string), cast(min(case when state.value_type = 'string' then cast(state.min_value as string) end) as string)) as min_value,
    coalesce(cast(max(case when state.value_type = 'decimal(38, 0)' then cast(state.max_value as decimal(38, 0)) end) as string), cast(max(case when state.value_type = 'string' then cast(state.max_value as string) end) as string)) as max_value,
    cast(sum(state.finite_count) as bigint) as finite_count,
    coalesce(cast(sum(case when state.value_type = 'decimal(38, 0)' then cast(state.sum_value as decimal(38, 0)) end) as string)) as sum_value,
    max(grand_mean) as mean_value,
    sum(m2_value) + sum(finite_count * power((mean_value - grand_mean), 2)) as m2_value,
    hll_union_agg(state.hll_sketch) as hll_sketch
  from state
  left join grand on grand.part = state.part and grand.column_name = state.column_name
  group by 1, 2
), bucket_state as (
  select part, column_name, bucket_steps, bucket_counts, monotonically_increasing_id() as state_number from state where bucket_steps is not null
), bucket_unpacked as (
  select part, column_name, state_number, position + 1 as place, item.bucket_steps as step, item.bucket_counts as bucket_rows from bucket_state lateral view posexplode(arrays_zip(bucket_steps, bucket_counts)) unpacked as position, item
), bucket_item as (
  select part, column_name, bucket, cast(sum(bucket_rows) as bigint) as bucket_rows
  from (select part, column_name, bucket_rows, cast(sum(step) over (partition by state_number order by place rows unbounded preceding) as bigint) as bucket from bucket_unpacked) as unpacked
  group by 1, 2, 3
), bucket_packed as (
  select part, column_name, transform(array_sort(collect_list(struct(bucket, cast(step as int) as list_value))), item -> item.list_value) as bucket_steps, transform(array_sort(collect_list(struct(bucket, cast(bucket_rows as bigint) as list_value))), item -> item.list_value) as bucket_counts
  from (select *, bucket - coalesce(lag(bucket) over (partition by part, column_name order by bucket), 0) as step from bucket_item) as stepped
  group by 1, 2
)
select 'source.shop.main.by_day', merged.part, merged.column_name, kind, value_type, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, hll_sketch, bucket_steps, bucket_counts
from merged
left join bucket_packed on bucket_packed.part = merged.part and bucket_packed.column_name = merged.column_name
) as guarded
left semi join (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as given_columns;

/* baselinr run golden-run profile `shop`.`main`.`by_day` */
insert into `shop`.`main_baselinr`.`baselinr_results` (run_id, dataset_name, schema_name, column_name, column_type, metric_name, metric_value, profiled_at, unique_id, is_sampled, interval_low, interval_high)
select given_columns.*, cast(null as double) as interval_low, cast(null as double) as interval_high
from (
select guarded.* from (
with measured as (
  select column_name, column_type, kind
  from (
    values
    ('name', 'string', 'text'),
    ('quantity', 'int', 'integer')
  ) as given (column_name, column_type, kind)
), state as (
  select '' as part, *
  from `shop`.`main_baselinr`.`baselinr_group_state`
  where unique_id = 'source.shop.main.by_day' and column_name <> ''
), total as (
  select cast(coalesce(sum(row_count), 0) as bigint) as table_rows
  from `shop`.`main_baselinr`.`baselinr_partition_state`
  where unique_id = 'source.shop.main.by_day'
), grand as (
  select part, column_name, sum(mean_value * finite_count) / nullif(sum(finite_count), 0) as grand_mean
  from state
  where finite_count > 0
  group by 1, 2
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
    cast(sum(state.blank_count) as bigint) as blank_count,
    coalesce(cast(min(case when state.value_type = 'decimal(38, 0)' then cast(state.min_value as decimal(38, 0)) end) as string), cast(min(case when state.value_type = 'string' then cast(state.min_value as string) end) as string)) as min_value,
    coalesce(cast(max(case when state.value_type = 'decimal(38, 0)' then cast(state.max_value as decimal(38, 0)) end) as string), cast(max(case when state.value_type = 'string' then cast(state.max_value as string) end) as string)) as max_value,
    cast(sum(state.finite_count) as bigint) as finite_count,
    coalesce(cast(sum(case when state.value_type = 'decimal(38, 0)' then cast(state.sum_value as decimal(38, 0)) end) as string)) as sum_value,
    max(grand_mean) as mean_value,
    sum(m2_value) + sum(finite_count * power((mean_value - grand_mean), 2)) as m2_value,
    hll_union_agg(state.hll_sketch) as hll_sketch
  from state
  left join grand on grand.part = state.part and grand.column_name = state.column_name
  group by 1, 2
), bucket_state as (
  select part, column_name, bucket_steps, bucket_counts, monotonically_increasing_id() as state_number from state where bucket_steps is not null
), bucket_unpacked as (
  select part, column_name, state_number, position + 1 as place, item.bucket_steps as step, item.bucket_counts as bucket_rows from bucket_state lateral view posexplode(arrays_zip(bucket_steps, bucket_counts)) unpacked as position, item
), bucket_item as (
  select part, column_name, bucket, cast(sum(bucket_rows) as bigint) as bucket_rows
  from (select part, column_name, bucket_rows, cast(sum(step) over (partition by state_number order by place rows unbounded preceding) as bigint) as bucket from bucket_unpacked) as unpacked
  group by 1, 2, 3
), bucket_rank as (
  select item.column_name, bucket, bucket_rows, kind, low, high, sum(bucket_rows) over (partition by item.column_name order by bucket rows unbounded preceding) as upto,
    sum(bucket_rows) over (partition by item.column_name) as total
  from bucket_item as item
  join (select measured.column_name, kind, case when kind in ('integer', 'decimal', 'numeric', 'float') then case when not (isnan(try_cast(min_value as double))) and not (try_cast(min_value as double) in (cast('Infinity' as double), cast('-Infinity' as double))) then try_cast(min_value as double) end end as low, case when kind in ('integer', 'decimal', 'numeric', 'float') then case when not (isnan(try_cast(max_value as double))) and not (try_cast(max_value as double) in (cast('Infinity' as double), cast('-Infinity' as double))) then try_cast(max_value as double) end end as high from measured left join (select column_name, min_value, max_value from merged) as merged on merged.column_name = measured.column_name) as ends
    on ends.column_name = item.column_name
), bucket_number as (
  select column_name, kind, bucket, bucket_rows, upto, total, low, high, case when kind = 'integer' and abs(greatest(least(middle, coalesce(high, middle)), coalesce(low, middle))) < 50 then round(greatest(least(middle, coalesce(high, middle)), coalesce(low, middle))) else greatest(least(middle, coalesce(high, middle)), coalesce(low, middle)) end as number
  from (select *, case when bucket > 0 then exp(greatest(least((abs(bucket) - 65536) * cast(0.020000666706669435 as double) - 0.01005033585350145, 709.78), -744.4)) when bucket < 0 then -exp(greatest(least((abs(bucket) - 65536) * cast(0.020000666706669435 as double) - 0.01005033585350145, 709.78), -744.4)) else cast(0 as double) end as middle from bucket_rank) as valued
), histogram_range as (
  select column_name, kind, min(bucket) as first_bucket, max(bucket) as last_bucket, min(coalesce(low, number)) as first_number, max(coalesce(high, number)) as last_number
  from bucket_number
  group by 1, 2
), histogram_bin as (
  select column_name, kind, first_bucket, last_bucket, first_number, last_number,
    case when kind in ('date', 'timestamp') then cast(ceil((last_bucket - first_bucket + 1) / 10.0) as double) else (last_number / 10 - first_number / 10) end as width
  from (
    select column_name, kind, first_bucket, last_bucket, first_number as first_number, last_number as last_number
    from histogram_range
  ) as ends
), histogram_count as (
  select bucket_number.column_name, bin, sum(bucket_rows) as bin_rows
  from (
    select n.column_name, n.bucket_rows, case
      when b.width = 0 then 0
      when n.kind in ('date', 'timestamp') then floor((n.bucket - b.first_bucket) / b.width)
      else least(floor(case when abs(n.number) <= b.width / 1e15 then 0 else n.number / b.width end - case when abs(b.first_number) <= b.width / 1e15 then 0 else b.first_number / b.width end), 9) end as bin
    from bucket_number as n
    join histogram_bin as b on b.column_name = n.column_name
  ) as bucket_number
  group by 1, 2
), histogram as (
  select b.column_name, '[' || array_join(transform(array_sort(collect_list(case when ('{"bin_start": ' || case b.kind when 'date' then '"' || cast(make_date(cast(floor((b.first_bucket + step.bin * b.width) / 12.0) as int), cast((b.first_bucket + step.bin * b.width) - floor((b.first_bucket + step.bin * b.width) / 12.0) * 12 + 1 as int), 1) as string) || '"' when 'timestamp' then '"' || cast(date_from_unix_date(cast((b.first_bucket + step.bin * b.width) as int)) as string) || '"' else cast((b.first_number * ((10 - case when b.width > 0 then step.bin else 10 * step.bin end) / 10.0) + b.last_number * (case when b.width > 0 then step.bin else 10 * step.bin end / 10.0)) as string) end || ', "bin_end": ' || case b.kind when 'date' then '"' || cast(make_date(cast(floor((b.first_bucket + (step.bin + 1) * b.width) / 12.0) as int), cast((b.first_bucket + (step.bin + 1) * b.width) - floor((b.first_bucket + (step.bin + 1) * b.width) / 12.0) * 12 + 1 as int), 1) as string) || '"' when 'timestamp' then '"' || cast(date_from_unix_date(cast((b.first_bucket + (step.bin + 1) * b.width) as int)) as string) || '"' else cast((b.first_number * ((10 - case when b.width > 0 then (step.bin + 1) else 10 * (step.bin + 1) end) / 10.0) + b.last_number * (case when b.width > 0 then (step.bin + 1) else 10 * (step.bin + 1) end / 10.0)) as string) end || ', "count": ' || cast(coalesce(c.bin_rows, 0) as string) || '}') is not null then struct(step.bin, '{"bin_start": ' || case b.kind when 'date' then '"' || cast(make_date(cast(floor((b.first_bucket + step.bin * b.width) / 12.0) as int), cast((b.first_bucket + step.bin * b.width) - floor((b.first_bucket + step.bin * b.width) / 12.0) * 12 + 1 as int), 1) as string) || '"' when 'timestamp' then '"' || cast(date_from_unix_date(cast((b.first_bucket + step.bin * b.width) as int)) as string) || '"' else cast((b.first_number * ((10 - case when b.width > 0 then step.bin else 10 * step.bin end) / 10.0) + b.last_number * (case when b.width > 0 then step.bin else 10 * step.bin end / 10.0)) as string) end || ', "bin_end": ' || case b.kind when 'date' then '"' || cast(make_date(cast(floor((b.first_bucket + (step.bin + 1) * b.width) / 12.0) as int), cast((b.first_bucket + (step.bin + 1) * b.width) - floor((b.first_bucket + (step.bin + 1) * b.width) / 12.0) * 12 + 1 as int), 1) as string) || '"' when 'timestamp' then '"' || cast(date_from_unix_date(cast((b.first_bucket + (step.bin + 1) * b.width) as int)) as string) || '"' else cast((b.first_number * ((10 - case when b.width > 0 then (step.bin + 1) else 10 * (step.bin + 1) end) / 10.0) + b.last_number * (case when b.width > 0 then (step.bin + 1) else 10 * (step.bin + 1) end / 10.0)) as string) end || ', "count": ' || cast(coalesce(c.bin_rows, 0) as string) || '}' as list_value) end)), item -> item.list_value), ', ') || ']' as histogram
  from histogram_bin as b
  cross join (select explode(sequence(0, 9)) as bin) as step
  left join histogram_count as c on c.column_name = b.column_name and c.bin = step.bin
  where step.bin = 0 or (b.width > 0 and (b.kind not in ('date', 'timestamp') or b.first_bucket + step.bin * b.width <= b.last_bucket))
  group by 1
), distribution_step as (
  select column_name, case
      when previous_bucket is null then 0
      when floor(previous_bucket / cast(2 as double)) = floor(bucket / cast(2 as double)) then 2
      when floor(previous_bucket / cast(4 as double)) = floor(bucket / cast(4 as double)) then 4
      when floor(previous_bucket / cast(8 as double)) = floor(bucket / cast(8 as double)) then 8
      when floor(previous_bucket / cast(16 as double)) = floor(bucket / cast(16 as double)) then 16
      when floor(previous_bucket / cast(32 as double)) = floor(bucket / cast(32 as double)) then 32
      when floor(previous_bucket / cast(64 as double)) = floor(bucket / cast(64 as double)) then 64
      when floor(previous_bucket / cast(128 as double)) = floor(bucket / cast(128 as double)) then 128
      when floor(previous_bucket / cast(256 as double)) = floor(bucket / cast(256 as double)) then 256
      when floor(previous_bucket / cast(512 as double)) = floor(bucket / cast(512 as double)) then 512
      when floor(previous_bucket / cast(1024 as double)) = floor(bucket / cast(1024 as double)) then 1024
      when floor(previous_bucket / cast(2048 as double)) = floor(bucket / cast(2048 as double)) then 2048
      when floor(previous_bucket / cast(4096 as double)) = floor(bucket / cast(4096 as double)) then 4096
      when floor(previous_bucket / cast(8192 as double)) = floor(bucket / cast(8192 as double)) then 8192
      when floor(previous_bucket / cast(16384 as double)) = floor(bucket / cast(16384 as double)) then 16384
      when floor(previous_bucket / cast(32768 as double)) = floor(bucket / cast(32768 as double)) then 32768
      when floor(previous_bucket / cast(65536 as double)) = floor(bucket / cast(65536 as double)) then 65536
      when floor(previous_bucket / cast(131072 as double)) = floor(bucket / cast(131072 as double)) then 131072
      when floor(previous_bucket / cast(262144 as double)) = floor(bucket / cast(262144 as double)) then 262144
      else 524288
    end as joined_at
  from (select column_name, bucket, lag(bucket) over (partition by column_name order by bucket) as previous_bucket from bucket_rank) as neighbour
), distribution_width as (
  select column_name, max(case when place = 48 then joined_at else 1 end) as width
  from (select column_name, joined_at, row_number() over (partition by column_name order by joined_at desc) as place from distribution_step) as ranked
  group by 1
), distribution_bucket as (
  select bucket_rank.column_name, kind, width, cast(floor(bucket / cast(width as double)) as bigint) as wide_bucket, cast(sum(bucket_rows) as bigint) as wide_rows
  from bucket_rank
  join distribution_width on distribution_width.column_name = bucket_rank.column_name
  group by 1, 2, 3, 4
), distribution as (
  select column_name, '{"of": "' || max(case kind when 'date' then 'months' when 'timestamp' then 'days' else 'numbers' end) || '", "width": ' || cast(max(width) as string) || ', "buckets": ['
    || array_join(transform(array_sort(collect_list(case when ('[' || cast(wide_bucket as string) || ', ' || cast(wide_rows as string) || ']') is not null then struct(wide_bucket, '[' || cast(wide_bucket as string) || ', ' || cast(wide_rows as string) || ']' as list_value) end)), item -> item.list_value), ', ') || ']}' as distribution
  from distribution_bucket
  group by 1
), bucket_values as (
  select bucket_number.column_name, max(total) as bucket_total,
    max(case when upto - bucket_rows < greatest(floor((total * 1 + 99) / 100.0), 1) and upto >= greatest(floor((total * 1 + 99) / 100.0), 1) then case kind when 'date' then cast(make_date(cast(floor(bucket / 12.0) as int), cast(bucket - floor(bucket / 12.0) * 12 + 1 as int), 1) as string) when 'timestamp' then cast(date_from_unix_date(cast(bucket as int)) as string) else cast(number as string) end end) as p01,
    max(case when upto - bucket_rows < greatest(floor((total * 5 + 99) / 100.0), 1) and upto >= greatest(floor((total * 5 + 99) / 100.0), 1) then case kind when 'date' then cast(make_date(cast(floor(bucket / 12.0) as int), cast(bucket - floor(bucket / 12.0) * 12 + 1 as int), 1) as string) when 'timestamp' then cast(date_from_unix_date(cast(bucket as int)) as string) else cast(number as string) end end) as p05,
    max(case when upto - bucket_rows < greatest(floor((total * 25 + 99) / 100.0), 1) and upto >= greatest(floor((total * 25 + 99) / 100.0), 1) then case kind when 'date' then cast(make_date(cast(floor(bucket / 12.0) as int), cast(bucket - floor(bucket / 12.0) * 12 + 1 as int), 1) as string) when 'timestamp' then cast(date_from_unix_date(cast(bucket as int)) as string) else cast(number as string) end end) as p25,
    max(case when upto - bucket_rows < greatest(floor((total * 50 + 99) / 100.0), 1) and upto >= greatest(floor((total * 50 + 99) / 100.0), 1) then case kind when 'date' then cast(make_date(cast(floor(bucket / 12.0) as int), cast(bucket - floor(bucket / 12.0) * 12 + 1 as int), 1) as string) when 'timestamp' then cast(date_from_unix_date(cast(bucket as int)) as string) else cast(number as string) end end) as median,
    max(case when upto - bucket_rows < greatest(floor((total * 75 + 99) / 100.0), 1) and upto >= greatest(floor((total * 75 + 99) / 100.0), 1) then case kind when 'date' then cast(make_date(cast(floor(bucket / 12.0) as int), cast(bucket - floor(bucket / 12.0) * 12 + 1 as int), 1) as string) when 'timestamp' then cast(date_from_unix_date(cast(bucket as int)) as string) else cast(number as string) end end) as p75,
    max(case when upto - bucket_rows < greatest(floor((total * 95 + 99) / 100.0), 1) and upto >= greatest(floor((total * 95 + 99) / 100.0), 1) then case kind when 'date' then cast(make_date(cast(floor(bucket / 12.0) as int), cast(bucket - floor(bucket / 12.0) * 12 + 1 as int), 1) as string) when 'timestamp' then cast(date_from_unix_date(cast(bucket as int)) as string) else cast(number as string) end end) as p95,
    max(case when upto - bucket_rows < greatest(floor((total * 99 + 99) / 100.0), 1) and upto >= greatest(floor((total * 99 + 99) / 100.0), 1) then case kind when 'date' then cast(make_date(cast(floor(bucket / 12.0) as int), cast(bucket - floor(bucket / 12.0) * 12 + 1 as int), 1) as string) when 'timestamp' then cast(date_from_unix_date(cast(bucket as int)) as string) else cast(number as string) end end) as p99,
    max(histogram.histogram) as histogram, max(distribution.distribution) as distribution
  from bucket_number
  left join histogram on histogram.column_name = bucket_number.column_name
  left join distribution on distribution.column_name = bucket_number.column_name
  group by 1
), complete as (
  select measured.column_name, measured.column_type, measured.kind, total.table_rows as row_count, coalesce(merged.non_null_count, 0) as non_null_count, merged.zero_count, merged.negative_count, merged.nan_count, merged.inf_count, merged.true_count, merged.empty_count, merged.blank_count, merged.min_value, merged.max_value, merged.finite_count, merged.sum_value, merged.mean_value, merged.m2_value, merged.hll_sketch, bucket_values.bucket_total, bucket_values.histogram, bucket_values.distribution, bucket_values.p01, bucket_values.p05, bucket_values.p25, bucket_values.median, bucket_values.p75, bucket_values.p95, bucket_values.p99
  from measured
  cross join total
  left join merged on merged.column_name = measured.column_name
  left join bucket_values on bucket_values.column_name = measured.column_name
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
    named_struct('metric_name', 'blank_count', 'metric_value', case when kind in ('text') then cast(coalesce(blank_count, 0) as string) end),
    named_struct('metric_name', 'min', 'metric_value', case when kind in ('integer', 'decimal', 'numeric', 'float', 'text', 'date', 'timestamp', 'ordered') then cast(min_value as string) end),
    named_struct('metric_name', 'max', 'metric_value', case when kind in ('integer', 'decimal', 'numeric', 'float', 'text', 'date', 'timestamp', 'ordered') then cast(max_value as string) end),
    named_struct('metric_name', 'sum', 'metric_value', case when kind in ('integer', 'decimal', 'numeric', 'float') then cast(coalesce(sum_value, cast(case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then mean_value * finite_count end as string)) as string) end),
    named_struct('metric_name', 'mean', 'metric_value', case when kind in ('integer', 'decimal', 'numeric', 'float') then cast(case when not (isnan(case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then coalesce(try_cast(sum_value as double) / nullif(finite_count, 0), mean_value) end)) and not (case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then coalesce(try_cast(sum_value as double) / nullif(finite_count, 0), mean_value) end in (cast('Infinity' as double), cast('-Infinity' as double))) then case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then coalesce(try_cast(sum_value as double) / nullif(finite_count, 0), mean_value) end end as string) end),
    named_struct('metric_name', 'stddev', 'metric_value', case when kind in ('integer', 'decimal', 'numeric', 'float') then cast(case when not (isnan(case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then sqrt(m2_value / nullif(finite_count - 1, 0)) end)) and not (case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then sqrt(m2_value / nullif(finite_count - 1, 0)) end in (cast('Infinity' as double), cast('-Infinity' as double))) then case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then sqrt(m2_value / nullif(finite_count - 1, 0)) end end as string) end),
    named_struct('metric_name', 'approx_distinct_count', 'metric_value', cast(cast(round(coalesce(hll_sketch_estimate(hll_sketch), 0)) as bigint) as string)),
    named_struct('metric_name', 'unique_ratio', 'metric_value', cast(case when row_count > 0 then least(1.0, round(coalesce(hll_sketch_estimate(hll_sketch), 0)) / cast(row_count as double)) end as string)),
    named_struct('metric_name', 'p01', 'metric_value', case when kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') then cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p01 end as string) end),
    named_struct('metric_name', 'p05', 'metric_value', case when kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') then cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p05 end as string) end),
    named_struct('metric_name', 'p25', 'metric_value', case when kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') then cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p25 end as string) end),
    named_struct('metric_name', 'median', 'metric_value', case when kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') then cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then median end as string) end),
    named_struct('metric_name', 'p75', 'metric_value', case when kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') then cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p75 end as string) end),
    named_struct('metric_name', 'p95', 'metric_value', case when kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') then cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p95 end as string) end),
    named_struct('metric_name', 'p99', 'metric_value', case when kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') then cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p99 end as string) end),
    named_struct('metric_name', 'histogram', 'metric_value', case when kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') then cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then histogram end as string) end),
    named_struct('metric_name', 'distribution', 'metric_value', case when kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp') then cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then distribution end as string) end)
  )) arm as metric_name, metric_value
)
select 'golden-run', 'by_day', 'main', column_name, column_type, metric_name, metric_value, current_timestamp(), 'source.shop.main.by_day', false
from metric
where metric_value is not null
) as guarded
left semi join (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as given_columns;

/* baselinr run golden-run profile `shop`.`main`.`by_day` */
insert into `shop`.`main_baselinr`.`baselinr_runs` (run_id, dataset_name, schema_name, profiled_at, environment, status, row_count, column_count, unique_id, database_name, action, reason, rows_scanned, bytes_scanned, partitions_scanned, sample_fraction, coverage, is_published, duration_seconds)
select given_columns.*, cast(null as double) as duration_seconds
from (
select guarded.* from (
select 'golden-run', 'by_day', 'main', current_timestamp(),
  'dev', 'completed', all_rows, 2,
  'source.shop.main.by_day', 'shop',
  'full', 'first_profile', read_rows, cast(null as bigint), read_partitions,
  cast(null as double), 1, true
from (
  select coalesce(sum(row_count), 0) as all_rows, coalesce(sum(case when last_run_id = 'golden-run' then row_count end), 0) as read_rows,
    count(case when last_run_id = 'golden-run' then 1 end) as read_partitions
  from `shop`.`main_baselinr`.`baselinr_partition_state`
  where unique_id = 'source.shop.main.by_day'
) as totals
) as guarded
left semi join (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as given_columns;

/* baselinr run golden-run profile `shop`.`main`.`by_day` */
insert into `shop`.`main_baselinr`.`baselinr_events` (event_id, event_type, run_id, table_name, timestamp, metadata, created_at, unique_id, action, reason, row_count, column_name, metric_name, baseline_value, current_value, change_percent, drift_severity)
select given_columns.*, cast(null as string) as column_name, cast(null as string) as metric_name, cast(null as double) as baseline_value, cast(null as double) as current_value, cast(null as double) as change_percent, cast(null as string) as drift_severity
from (
select guarded.* from (
values
  ('5d3d3ccf38dd0b1e94f050215d49bfe9', 'ProfilingCompleted', 'golden-run', 'by_day', current_timestamp(), '{"action": "full", "reason": "first_profile", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "no complete profile is stored yet", "columns": null, "row_count": null}', current_timestamp(), 'source.shop.main.by_day', 'full', 'first_profile', cast(null as bigint))
) as guarded
left semi join (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as given_columns;

/* baselinr run golden-run profile `shop`.`main`.`by_day` */
merge into `shop`.`main_baselinr`.`baselinr_partition_state` as part
using (
select guarded.* from (
  select known.*
  from (

  select unique_id, partition_id, token
  from `shop`.`main_baselinr`.`baselinr_column_state`
  where unique_id = 'source.shop.main.by_day' and column_name = '' and last_run_id = 'golden-run'
  ) as known
  join `shop`.`main_baselinr`.`baselinr_partition_state` as part on part.unique_id = 'source.shop.main.by_day' and known.unique_id = part.unique_id and known.partition_id = part.partition_id
  where part.last_run_id = 'golden-run'
) as guarded
left semi join (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as known
on part.unique_id = 'source.shop.main.by_day' and known.unique_id = part.unique_id and known.partition_id = part.partition_id
when matched then update set token = known.token;

/* baselinr run golden-run profile `shop`.`main`.`by_day` */
merge into `shop`.`main_baselinr`.`baselinr_partition_state` as stored
using (
select distinct unique_id as found_unique_id, group_id as found_group_id, partition_id as found_partition_id, last_run_id as found_last_run_id
from `shop`.`main_baselinr`.`baselinr_partition_state` as stored
where unique_id = 'source.shop.main.by_day' and not coalesce(rolled_up, false) and (unique_id, group_id) in (
select unique_id, group_id
  from `shop`.`main_baselinr`.`baselinr_partition_state`
  where unique_id = 'source.shop.main.by_day' and group_id <> ''
  group by 1, 2
  having count(*) = count(token) and count(*) <= 64 and count(*) > count(case when rolled_up then 1 end)
    and cast(floor((unix_seconds(current_timestamp()) - unix_seconds(max(last_changed_at))) / 60) as bigint) >= 10080
)
  and exists (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint)))
) as found
on unique_id = 'source.shop.main.by_day' and stored.unique_id <=> found_unique_id and stored.group_id <=> found_group_id and stored.partition_id <=> found_partition_id and stored.last_run_id <=> found_last_run_id
when matched then update set rolled_up = true, rolled_up_by = 'golden-run';

/* baselinr run golden-run profile `shop`.`main`.`by_day` */
merge into `shop`.`main_baselinr`.`baselinr_column_state` as stored
using (
select distinct unique_id as found_unique_id, group_id as found_group_id, partition_id as found_partition_id, column_name as found_column_name, last_run_id as found_last_run_id
from `shop`.`main_baselinr`.`baselinr_column_state` as stored
where unique_id = 'source.shop.main.by_day' and (unique_id, group_id) in (
select unique_id, group_id
  from `shop`.`main_baselinr`.`baselinr_partition_state`
  where unique_id = 'source.shop.main.by_day' and group_id <> ''
  group by 1, 2
  having count(*) = count(token) and count(*) <= 64
    and cast(floor((unix_seconds(current_timestamp()) - unix_seconds(max(last_changed_at))) / 60) as bigint) >= 10080
)
  and exists (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint)))
) as found
on unique_id = 'source.shop.main.by_day' and stored.unique_id <=> found_unique_id and stored.group_id <=> found_group_id and stored.partition_id <=> found_partition_id and stored.column_name <=> found_column_name and stored.last_run_id <=> found_last_run_id
when matched then delete;

/* baselinr run golden-run profile `shop`.`main`.`by_day` */
merge into `shop`.`main_baselinr`.`baselinr_table_state` as stored
using (
select guarded.* from (
  select unique_id as written_id, 'golden-run' as new_last_run_id,
    'full' as new_decision,
    'first_profile' as new_decision_reason,
    'success' as new_status,
    null as new_error,
    current_timestamp() as new_last_checked_at,
    0 as new_staleness_score,
    '{"name": "string", "quantity": "int"}' as new_known_columns,
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
    '1596126c44160603dea66351b15211a2' as new_profile_signature,
    '{"name": "string", "quantity": "int"}' as new_profiled_columns,
    'spark xxhash64' as new_hash_id,
    current_timestamp() as new_last_verified_at,
    '{}' as new_metadata,
    (select coalesce(sum(row_count), 0) from `shop`.`main_baselinr`.`baselinr_partition_state` where unique_id = 'source.shop.main.by_day') as new_row_count,
    null as new_sampled_id,
    (select case when count(case when true then partition_id || '=' || token end) = count(case when true then 1 end) then md5(coalesce(array_join(transform(array_sort(collect_list(case when (case when true then partition_id || '=' || token end) is not null then struct(partition_id, case when true then partition_id || '=' || token end as list_value) end)), item -> item.list_value), chr(10)), '')) end from `shop`.`main_baselinr`.`baselinr_partition_state` where unique_id = 'source.shop.main.by_day') as new_snapshot_id,
    (select case when count(case when true then partition_id || '=' || token end) = count(case when true then 1 end) then md5(coalesce(array_join(transform(array_sort(collect_list(case when (case when true then partition_id || '=' || token end) is not null then struct(partition_id, case when true then partition_id || '=' || token end as list_value) end)), item -> item.list_value), chr(10)), '')) end from `shop`.`main_baselinr`.`baselinr_partition_state` where unique_id = 'source.shop.main.by_day') as new_change_token
  from `shop`.`main_baselinr`.`baselinr_table_state`
  where unique_id = 'source.shop.main.by_day'
) as guarded
left semi join (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.by_day' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as written
on stored.unique_id = 'source.shop.main.by_day' and written.written_id = stored.unique_id
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

/* baselinr run golden-run profile `shop`.`main`.`by_day` */

select case event_type when 'ProfilingCompleted' then 'success' when 'ProfilingFailed' then 'error' else 'busy' end as status,
  case when event_type = 'ProfilingFailed' then error end as error, row_count, rows_scanned, partitions_scanned
from (
  select coalesce(event.event_type, case when state.last_run_id = 'golden-run' then 'ProfilingCompleted' when state.status = 'error' then 'ProfilingFailed' end) as event_type,
    state.error, cast(runs.row_count as string) as row_count, cast(runs.rows_scanned as string) as rows_scanned, cast(runs.partitions_scanned as string) as partitions_scanned
  from `shop`.`main_baselinr`.`baselinr_table_state` as state
  left join `shop`.`main_baselinr`.`baselinr_events` as event on event.unique_id = state.unique_id and event.run_id = 'golden-run'
    and event.event_type in ('ProfilingCompleted', 'ProfilingFailed', 'ProfilingSkipped')
  left join `shop`.`main_baselinr`.`baselinr_runs` as runs on runs.unique_id = state.unique_id and runs.run_id = 'golden-run'
  where state.unique_id = 'source.shop.main.by_day'
  order by event.timestamp desc
  limit 1
) as told;
