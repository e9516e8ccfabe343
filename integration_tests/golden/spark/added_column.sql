-- A column was added: it is profiled alone, beside the changed partitions.

/* baselinr run golden-run partitions of `main`.`grown` */
select partition_id, token
from (

  select partition_id, sum(data_rows) as row_count, sum(file_bytes) as byte_count,
    cast(count(*) as string) || '/' || cast(sum(cast(file_hash as decimal(38, 0))) as string) as token
  from (
    select coalesce(cast(partition.`day_day` as string), '__null__') as partition_id, case when content = 0 then record_count else 0 end as data_rows, file_size_in_bytes as file_bytes,
      xxhash64(file_path, content, readable_metrics) as file_hash
    from `main`.`grown`.files
  ) as file
  group by 1
) as tracked
where partition_id in ('2024-01-05')
order by partition_id;

/* baselinr run golden-run partitions of `main`.`grown` */
select partition_id, token
from (

  select partition_id, sum(data_rows) as row_count, sum(file_bytes) as byte_count,
    cast(count(*) as string) || '/' || cast(sum(cast(file_hash as decimal(38, 0))) as string) as token
  from (
    select coalesce(cast(partition.`day_day` as string), '__null__') as partition_id, case when content = 0 then record_count else 0 end as data_rows, file_size_in_bytes as file_bytes,
      xxhash64(file_path, content, readable_metrics) as file_hash
    from `main`.`grown`.files
  ) as file
  group by 1
) as tracked
order by partition_id;

/* baselinr run golden-run start grown */
insert into `main_baselinr`.`baselinr_events` (event_id, event_type, run_id, table_name, timestamp, metadata, created_at, unique_id, action, reason, row_count, column_name, metric_name, baseline_value, current_value, change_percent, drift_severity)
select given_columns.*, cast(null as string) as column_name, cast(null as string) as metric_name, cast(null as double) as baseline_value, cast(null as double) as current_value, cast(null as double) as change_percent, cast(null as string) as drift_severity
from (
values
  ('95e053f5af5a389ab3afa501808e230f', 'ProfilingStarted', 'golden-run', 'grown', current_timestamp(), '{"action": "partial", "reason": "schema_changed", "snapshot_id": "token of yesterday", "changed_partitions": ["2024-01-05"], "removed_partitions": [], "pending_partitions": 0, "explanation": "columns added name", "columns": {"added": ["name"], "dropped": [], "retyped": []}, "row_count": 1000}', current_timestamp(), 'source.shop.main.grown', 'partial', 'schema_changed', 1000)
) as given_columns;

/* baselinr run golden-run profile `main`.`grown` */
insert into `main_baselinr`.`baselinr_scan_7a70db0135deed7f` (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, min_length, max_length, sum_length, hll_sketch, bucket_steps, bucket_counts, filled_count, integer_like_count, number_like_count, date_like_count, boolean_like_count, email_like_count, url_like_count, uuid_like_count, json_like_count, top_texts, top_counts, top_covered, top_bound)
select given_columns.*, cast(null as string) as min_value, cast(null as string) as max_value, cast(null as bigint) as finite_count, cast(null as string) as sum_value, cast(null as double) as mean_value, cast(null as double) as m2_value, cast(null as bigint) as min_length, cast(null as bigint) as max_length, cast(null as bigint) as sum_length, cast(null as binary) as hll_sketch, cast(null as array<int>) as bucket_steps, cast(null as array<bigint>) as bucket_counts, cast(null as bigint) as filled_count, cast(null as bigint) as integer_like_count, cast(null as bigint) as number_like_count, cast(null as bigint) as date_like_count, cast(null as bigint) as boolean_like_count, cast(null as bigint) as email_like_count, cast(null as bigint) as url_like_count, cast(null as bigint) as uuid_like_count, cast(null as bigint) as json_like_count, cast(null as array<string>) as top_texts, cast(null as array<bigint>) as top_counts, cast(null as array<bigint>) as top_covered, cast(null as bigint) as top_bound
from (
with picked as (

  select `day`, `at`, `name`, `quantity`
  from `main`.`grown`
  where true and (`day` = try_cast('2024-01-05' as date))
), 
scan_1 as (
  select coalesce(cast(partition_value as string), '__null__') as partition_id, grouped.*
  from (
    select `day` as partition_value, count(*) as row_count, null as token,
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

/* baselinr run golden-run profile `main`.`grown` */
drop table if exists `main_baselinr`.`baselinr_scan_fc30c9603c0db7af` purge;

/* baselinr run golden-run profile `main`.`grown` */
create table `main_baselinr`.`baselinr_scan_fc30c9603c0db7af` using iceberg as select * from `main_baselinr`.`baselinr_column_state` where false;

/* baselinr run golden-run profile `main`.`grown` */
insert into `main_baselinr`.`baselinr_scan_fc30c9603c0db7af` (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, min_length, max_length, sum_length, hll_sketch, bucket_steps, bucket_counts, filled_count, integer_like_count, number_like_count, date_like_count, boolean_like_count, email_like_count, url_like_count, uuid_like_count, json_like_count, top_texts, top_counts, top_covered, top_bound)
select given_columns.*, cast(null as string) as min_value, cast(null as string) as max_value, cast(null as bigint) as finite_count, cast(null as string) as sum_value, cast(null as double) as mean_value, cast(null as double) as m2_value, cast(null as bigint) as min_length, cast(null as bigint) as max_length, cast(null as bigint) as sum_length, cast(null as binary) as hll_sketch, cast(null as array<int>) as bucket_steps, cast(null as array<bigint>) as bucket_counts, cast(null as bigint) as filled_count, cast(null as bigint) as integer_like_count, cast(null as bigint) as number_like_count, cast(null as bigint) as date_like_count, cast(null as bigint) as boolean_like_count, cast(null as bigint) as email_like_count, cast(null as bigint) as url_like_count, cast(null as bigint) as uuid_like_count, cast(null as bigint) as json_like_count, cast(null as array<string>) as top_texts, cast(null as array<bigint>) as top_counts, cast(null as array<bigint>) as top_covered, cast(null as bigint) as top_bound
from (
with picked as (

  select `day`, `name`
  from `main`.`grown`
  where true and false
), 
scan_1 as (
  select coalesce(cast(partition_value as string), '__null__') as partition_id, grouped.*
  from (
    select `day` as partition_value, count(*) as row_count, null as token, cast(null as string) as token_before,
      /* name */
      count(`name`) as c3_non_null_count, count(case when `name` = '' then 1 end) as c3_empty_count, count(case when trim(`name`) = '' then 1 end) as c3_blank_count
    from picked
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, case when token_before = (select max(stored.token) from `main_baselinr`.`baselinr_partition_state` as stored where stored.unique_id = 'source.shop.main.grown' and stored.partition_id = scan_1.partition_id) then cast(token as string) end as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count from scan_1
  union all
  select partition_id, 'c3', 'name', 'text', 'string', null, row_count, c3_non_null_count, null, null, null, null, null, c3_empty_count, c3_blank_count from scan_1
)
select 'source.shop.main.grown', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 7), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell
) as given_columns;

/* baselinr run golden-run profile `main`.`grown` */
insert into `main_baselinr`.`baselinr_events` (event_id, event_type, run_id, table_name, timestamp, metadata, created_at, unique_id, action, reason, row_count, column_name, metric_name, baseline_value, current_value, change_percent, drift_severity)
select given_columns.*, cast(null as string) as column_name, cast(null as string) as metric_name, cast(null as double) as baseline_value, cast(null as double) as current_value, cast(null as double) as change_percent, cast(null as string) as drift_severity
from (
select guarded.* from (
values
  ('850449285db7243e40902a4b51b7996a', 'ProfilingSkipped', 'golden-run', 'grown', current_timestamp(), '{"action": "skip", "reason": "running_elsewhere", "snapshot_id": "token of yesterday", "changed_partitions": ["2024-01-05"], "removed_partitions": [], "pending_partitions": 0, "explanation": "columns added name", "columns": {"added": ["name"], "dropped": [], "retyped": []}, "row_count": 1000}', current_timestamp(), 'source.shop.main.grown', 'skip', 'running_elsewhere', 1000)
) as guarded
left anti join (select 1 from `main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as given_columns;

/* baselinr run golden-run profile `main`.`grown` */
update `main_baselinr`.`baselinr_partition_state`
set token = null, last_changed_at = current_timestamp()
where unique_id = 'source.shop.main.grown' and group_id in (select left(id, 7) from (
  select id
  from (
    values
    ('2024-01-05')
  ) as given (id)
) as touched) and partition_id in ('2024-01-05')
  and exists (select 1 from `main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint)));

/* baselinr run golden-run profile `main`.`grown` */
delete from `main_baselinr`.`baselinr_column_state`
where unique_id = 'source.shop.main.grown' and group_id in (select left(id, 7) from (
  select id
  from (
    values
    ('2024-01-05')
  ) as given (id)
) as touched) and partition_id in ('2024-01-05')
  and exists (select 1 from `main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint)));

/* baselinr run golden-run profile `main`.`grown` */
insert into `main_baselinr`.`baselinr_partition_state` (unique_id, group_id, partition_id, token, row_count, last_profiled_at, last_changed_at, last_run_id, bytes, rolled_up, rolled_up_by)
select given_columns.*, cast(null as bigint) as bytes, cast(null as boolean) as rolled_up, cast(null as string) as rolled_up_by
from (
select guarded.* from (
with given as (
  select partition_id, token, ends_on
  from (
    values
    ('2024-01-05', cast('token of 2024-01-05' as string), cast(null as string))
  ) as given (partition_id, token, ends_on)
), scanned as (
  select partition_id, row_count
  from `main_baselinr`.`baselinr_column_state`
  where unique_id = 'source.shop.main.grown' and column_name = '' and last_run_id = 'golden-run' and group_id in (select left(id, 7) from (
  select id
  from (
    values
    ('2024-01-05')
  ) as given (id)
) as touched)
), seen as (
  select partition_id, left(partition_id, 7) as group_id, token, row_count, ends_on
  from (
    select coalesce(given.partition_id, scanned.partition_id) as partition_id, given.token, coalesce(scanned.row_count, 0) as row_count, given.ends_on
    from given
    full join scanned on scanned.partition_id = given.partition_id
  ) as together
)
select 'source.shop.main.grown', seen.group_id, seen.partition_id, cast(null as string), seen.row_count, current_timestamp(),
  case
    when known.partition_id is not null and (known.token is null or known.token = seen.token) then coalesce(known.last_changed_at, current_timestamp())
    else current_timestamp()
  end, 'golden-run'
from seen
left join `main_baselinr`.`baselinr_partition_state` as known on known.unique_id = 'source.shop.main.grown' and known.partition_id = seen.partition_id and known.last_run_id <> 'golden-run'
) as guarded
left semi join (select 1 from `main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as given_columns;

/* baselinr run golden-run profile `main`.`grown` */
delete from `main_baselinr`.`baselinr_partition_state`
where unique_id = 'source.shop.main.grown' and group_id in (select left(id, 7) from (
  select id
  from (
    values
    ('2024-01-05')
  ) as given (id)
) as touched) and partition_id in ('2024-01-05') and last_run_id <> 'golden-run'
  and exists (select 1 from `main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint)));

/* baselinr run golden-run profile `main`.`grown` */
delete from `main_baselinr`.`baselinr_column_state`
where unique_id = 'source.shop.main.grown' and column_name in ('', 'name') and partition_id not in ('2024-01-05')
  and exists (select 1 from `main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint)));

/* baselinr run golden-run profile `main`.`grown` */
insert into `main_baselinr`.`baselinr_column_state` (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, min_length, max_length, sum_length, hll_sketch, bucket_steps, bucket_counts, filled_count, integer_like_count, number_like_count, date_like_count, boolean_like_count, email_like_count, url_like_count, uuid_like_count, json_like_count, top_texts, top_counts, top_covered, top_bound)
select given_columns.*, cast(null as string) as min_value, cast(null as string) as max_value, cast(null as bigint) as finite_count, cast(null as string) as sum_value, cast(null as double) as mean_value, cast(null as double) as m2_value, cast(null as bigint) as min_length, cast(null as bigint) as max_length, cast(null as bigint) as sum_length, cast(null as binary) as hll_sketch, cast(null as array<int>) as bucket_steps, cast(null as array<bigint>) as bucket_counts, cast(null as bigint) as filled_count, cast(null as bigint) as integer_like_count, cast(null as bigint) as number_like_count, cast(null as bigint) as date_like_count, cast(null as bigint) as boolean_like_count, cast(null as bigint) as email_like_count, cast(null as bigint) as url_like_count, cast(null as bigint) as uuid_like_count, cast(null as bigint) as json_like_count, cast(null as array<string>) as top_texts, cast(null as array<bigint>) as top_counts, cast(null as array<bigint>) as top_covered, cast(null as bigint) as top_bound
from (
select guarded.* from (
select unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count from `main_baselinr`.`baselinr_scan_fc30c9603c0db7af`
) as guarded
left semi join (select 1 from `main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as given_columns;

/* baselinr run golden-run profile `main`.`grown` */
merge into `main_baselinr`.`baselinr_partition_state` as part
using (
select guarded.* from (
  select scanned.*
  from (

  select unique_id, partition_id, token, last_run_id
  from `main_baselinr`.`baselinr_column_state`
  where unique_id = 'source.shop.main.grown' and column_name = '' and last_run_id = 'golden-run'
  ) as scanned
  join `main_baselinr`.`baselinr_partition_state` as part on part.unique_id = 'source.shop.main.grown' and scanned.unique_id = part.unique_id and scanned.partition_id = part.partition_id
  where part.last_run_id <> scanned.last_run_id
) as guarded
left semi join (select 1 from `main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as scanned
on part.unique_id = 'source.shop.main.grown' and scanned.unique_id = part.unique_id and scanned.partition_id = part.partition_id
when matched then update set last_run_id = scanned.last_run_id;

/* baselinr run golden-run profile `main`.`grown` */
update `main_baselinr`.`baselinr_partition_state`
set token = null, rolled_up = false
where unique_id = 'source.shop.main.grown' and rolled_up and group_id in (select left(id, 7) from (
  select id
  from (
    values
    ('2024-01-05')
  ) as given (id)
) as touched)
  and exists (select 1 from `main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint)));

/* baselinr run golden-run profile `main`.`grown` */
delete from `main_baselinr`.`baselinr_group_state`
where unique_id = 'source.shop.main.grown' and group_id in (select left(id, 7) from (
  select id
  from (
    values
    ('2024-01-05')
  ) as given (id)
) as touched)
  and exists (select 1 from `main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint)));

/* baselinr run golden-run profile `main`.`grown` */
insert into `main_baselinr`.`baselinr_group_state` (unique_id, group_id, column_name, kind, value_type, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, min_length, max_length, sum_length, hll_sketch, bucket_steps, bucket_counts, filled_count, integer_like_count, number_like_count, date_like_count, boolean_like_count, email_like_count, url_like_count, uuid_like_count, json_like_count, top_texts, top_counts, top_covered, top_bound)
select given_columns.*, cast(null as string) as min_value, cast(null as string) as max_value, cast(null as bigint) as finite_count, cast(null as string) as sum_value, cast(null as double) as mean_value, cast(null as double) as m2_value, cast(null as bigint) as min_length, cast(null as bigint) as max_length, cast(null as bigint) as sum_length, cast(null as binary) as hll_sketch, cast(null as array<int>) as bucket_steps, cast(null as array<bigint>) as bucket_counts, cast(null as bigint) as filled_count, cast(null as bigint) as integer_like_count, cast(null as bigint) as number_like_count, cast(null as bigint) as date_like_count, cast(null as bigint) as boolean_like_count, cast(null as bigint) as email_like_count, cast(null as bigint) as url_like_count, cast(null as bigint) as uuid_like_count, cast(null as bigint) as json_like_count, cast(null as array<string>) as top_texts, cast(null as array<bigint>) as top_counts, cast(null as array<bigint>) as top_covered, cast(null as bigint) as top_bound
from (
select guarded.* from (
with state as (
  select group_id as part, *
  from `main_baselinr`.`baselinr_column_state`
  where unique_id = 'source.shop.main.grown' and column_name <> '' and group_id in (select left(id, 7) from (
  select id
  from (
    values
    ('2024-01-05')
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
left semi join (select 1 from `main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as given_columns;

/* baselinr run golden-run profile `main`.`grown` */
delete from `main_baselinr`.`baselinr_group_state`
where unique_id = 'source.shop.main.grown' and column_name in ('name') and not (group_id in (select left(id, 7) from (
  select id
  from (
    values
    ('2024-01-05')
  ) as given (id)
) as touched))
  and exists (select 1 from `main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint)));

/* baselinr run golden-run profile `main`.`grown` */
insert into `main_baselinr`.`baselinr_group_state` (unique_id, group_id, column_name, kind, value_type, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, min_length, max_length, sum_length, hll_sketch, bucket_steps, bucket_counts, filled_count, integer_like_count, number_like_count, date_like_count, boolean_like_count, email_like_count, url_like_count, uuid_like_count, json_like_count, top_texts, top_counts, top_covered, top_bound)
select given_columns.*, cast(null as string) as min_value, cast(null as string) as max_value, cast(null as bigint) as finite_count, cast(null as string) as sum_value, cast(null as double) as mean_value, cast(null as double) as m2_value, cast(null as bigint) as min_length, cast(null as bigint) as max_length, cast(null as bigint) as sum_length, cast(null as binary) as hll_sketch, cast(null as array<int>) as bucket_steps, cast(null as array<bigint>) as bucket_counts, cast(null as bigint) as filled_count, cast(null as bigint) as integer_like_count, cast(null as bigint) as number_like_count, cast(null as bigint) as date_like_count, cast(null as bigint) as boolean_like_count, cast(null as bigint) as email_like_count, cast(null as bigint) as url_like_count, cast(null as bigint) as uuid_like_count, cast(null as bigint) as json_like_count, cast(null as array<string>) as top_texts, cast(null as array<bigint>) as top_counts, cast(null as array<bigint>) as top_covered, cast(null as bigint) as top_bound
from (
select guarded.* from (
with state as (
  select group_id as part, *
  from `main_baselinr`.`baselinr_column_state`
  where unique_id = 'source.shop.main.grown' and column_name <> '' and column_name in ('name') and not (group_id in (select left(id, 7) from (
  select id
  from (
    values
    ('2024-01-05')
  ) as given (id)
) as touched))
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
left semi join (select 1 from `main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as given_columns;

/* baselinr run golden-run profile `main`.`grown` */
insert into `main_baselinr`.`baselinr_runs` (run_id, dataset_name, schema_name, profiled_at, environment, status, row_count, column_count, unique_id, database_name, action, reason, rows_scanned, bytes_scanned, partitions_scanned, sample_fraction, coverage, is_published, duration_seconds)
select given_columns.*, cast(null as double) as duration_seconds
from (
select guarded.* from (
select 'golden-run', 'grown', 'main', current_timestamp(),
  'dev', 'completed', all_rows, 4,
  'source.shop.main.grown', null,
  'partial', 'schema_changed', read_rows, 64000, read_partitions,
  cast(null as double), 1, true
from (
  select coalesce(sum(row_count), 0) as all_rows, coalesce(sum(case when last_run_id = 'golden-run' then row_count end), 0) as read_rows,
    count(case when last_run_id = 'golden-run' then 1 end) as read_partitions
  from `main_baselinr`.`baselinr_partition_state`
  where unique_id = 'source.shop.main.grown'
) as totals
) as guarded
left semi join (select 1 from `main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as given_columns;

/* baselinr run golden-run profile `main`.`grown` */
insert into `main_baselinr`.`baselinr_events` (event_id, event_type, run_id, table_name, timestamp, metadata, created_at, unique_id, action, reason, row_count, column_name, metric_name, baseline_value, current_value, change_percent, drift_severity)
select given_columns.*, cast(null as string) as column_name, cast(null as string) as metric_name, cast(null as double) as baseline_value, cast(null as double) as current_value, cast(null as double) as change_percent, cast(null as string) as drift_severity
from (
select guarded.* from (
values
  ('23bd0dda0d51f757c5a1891d60801def', 'ProfilingCompleted', 'golden-run', 'grown', current_timestamp(), '{"action": "partial", "reason": "schema_changed", "snapshot_id": "token of yesterday", "changed_partitions": ["2024-01-05"], "removed_partitions": [], "pending_partitions": 0, "explanation": "columns added name", "columns": {"added": ["name"], "dropped": [], "retyped": []}, "row_count": 1000}', current_timestamp(), 'source.shop.main.grown', 'partial', 'schema_changed', 1000)
) as guarded
left semi join (select 1 from `main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as given_columns;

/* baselinr run golden-run profile `main`.`grown` */
insert into `main_baselinr`.`baselinr_events` (event_id, event_type, run_id, table_name, timestamp, metadata, created_at, unique_id, action, reason, row_count, column_name, metric_name, baseline_value, current_value, change_percent, drift_severity)
select given_columns.*, cast(null as string) as column_name, cast(null as string) as metric_name, cast(null as double) as baseline_value, cast(null as double) as current_value, cast(null as double) as change_percent, cast(null as string) as drift_severity
from (
select guarded.* from (
values
  ('a77e307680d41cc166d76cdcba05b0a8', 'SchemaChangeDetected', 'golden-run', 'grown', current_timestamp(), '{"added": ["name"], "removed": [], "retyped": []}', current_timestamp(), 'source.shop.main.grown', null, null, cast(null as bigint))
) as guarded
left semi join (select 1 from `main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as given_columns;

/* baselinr run golden-run profile `main`.`grown` */
merge into `main_baselinr`.`baselinr_partition_state` as part
using (
select guarded.* from (
  select known.*
  from (
select 'source.shop.main.grown' as unique_id, partition_id, token from (
  select partition_id, token, ends_on
  from (
    values
    ('2024-01-05', cast('token of 2024-01-05' as string), cast(null as string))
  ) as given (partition_id, token, ends_on)
) as given
  ) as known
  join `main_baselinr`.`baselinr_partition_state` as part on part.unique_id = 'source.shop.main.grown' and known.unique_id = part.unique_id and known.partition_id = part.partition_id
  where part.last_run_id = 'golden-run'
) as guarded
left semi join (select 1 from `main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
) as known
on part.unique_id = 'source.shop.main.grown' and known.unique_id = part.unique_id and known.partition_id = part.partition_id
when matched then update set token = known.token;

/* baselinr run golden-run profile `main`.`grown` */
update `main_baselinr`.`baselinr_partition_state`
set rolled_up = true, rolled_up_by = 'golden-run'
where unique_id = 'source.shop.main.grown' and not coalesce(rolled_up, false) and (unique_id, group_id) in (
select unique_id, group_id
  from `main_baselinr`.`baselinr_partition_state`
  where unique_id = 'source.shop.main.grown' and group_id <> ''
  group by 1, 2
  having count(*) = count(token) and count(*) <= 64
    and cast(floor((unix_seconds(current_timestamp()) - unix_seconds(max(last_changed_at))) / 60) as bigint) >= 10080
)
  and exists (select 1 from `main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint)));

/* baselinr run golden-run profile `main`.`grown` */
merge into `main_baselinr`.`baselinr_table_state` as stored
using (
select guarded.* from (
  select unique_id as written_id, 'golden-run' as new_last_run_id,
    'partial' as new_decision,
    'schema_changed' as new_decision_reason,
    'success' as new_status,
    null as new_error,
    current_timestamp() as new_last_checked_at,
    0 as new_staleness_score,
    '{"day": "date", "at": "timestamp", "name": "string", "quantity": "int"}' as new_known_columns,
    64000 as new_bytes_scanned,
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
    (select min(last_profiled_at) from `main_baselinr`.`baselinr_partition_state` where unique_id = 'source.shop.main.grown') as new_last_verified_at,
    '{}' as new_metadata,
    (select coalesce(sum(row_count), 0) from `main_baselinr`.`baselinr_partition_state` where unique_id = 'source.shop.main.grown') as new_row_count,
    null as new_sampled_id,
    '4711' as new_snapshot_id,
    '4711' as new_change_token
  from `main_baselinr`.`baselinr_table_state`
  where unique_id = 'source.shop.main.grown'
) as guarded
left semi join (select 1 from `main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits' and claimed_until > timestamp_micros(unix_micros(current_timestamp()) + 60000000 * cast(40 as bigint))) as held on true
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
