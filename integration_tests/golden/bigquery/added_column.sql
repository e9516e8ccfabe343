-- A column was added: it is profiled alone, beside the changed partitions.

/* baselinr run golden-run partitions of `shop`.`main`.`grown` */
select partition_id, token
from (

  select partition_id, row_count, byte_count, case when not is_dirty then token end as token
  from (
    select partition_id, row_count, byte_count, token,
      has_buffer and newest <= 2 and partition_id <> '__null__' as is_dirty
    from (
      select *, row_number() over (order by case when partition_id = '__null__' then 1 else 0 end, partition_id desc) as newest
      from (
        select case partition_id when '__NULL__' then '__null__' when '__UNPARTITIONED__' then '__unpartitioned__' else substr(partition_id, 1, 4) || '-' || substr(partition_id, 5, 2) || '-' || substr(partition_id, 7, 2) end as partition_id, partition_id = '__UNPARTITIONED__' as is_buffer,
          logical_or(partition_id = '__UNPARTITIONED__' and total_rows > 0) over () as has_buffer, total_rows as row_count, total_logical_bytes as byte_count,
          to_hex(md5(concat(cast(unix_micros(last_modified_time) as string), '/', cast(total_rows as string), '/', cast(total_logical_bytes as string)))) as token
        from `shop`.`main`.INFORMATION_SCHEMA.PARTITIONS
        where table_name = 'grown' and partition_id is not null
      ) as listed
      where not is_buffer
    ) as numbered
  ) as looked_at
) as tracked
where partition_id in ('2024-01-05')
order by partition_id;

/* baselinr run golden-run partitions of `shop`.`main`.`grown` */
select partition_id, token
from (

  select partition_id, row_count, byte_count, case when not is_dirty then token end as token
  from (
    select partition_id, row_count, byte_count, token,
      has_buffer and newest <= 2 and partition_id <> '__null__' as is_dirty
    from (
      select *, row_number() over (order by case when partition_id = '__null__' then 1 else 0 end, partition_id desc) as newest
      from (
        select case partition_id when '__NULL__' then '__null__' when '__UNPARTITIONED__' then '__unpartitioned__' else substr(partition_id, 1, 4) || '-' || substr(partition_id, 5, 2) || '-' || substr(partition_id, 7, 2) end as partition_id, partition_id = '__UNPARTITIONED__' as is_buffer,
          logical_or(partition_id = '__UNPARTITIONED__' and total_rows > 0) over () as has_buffer, total_rows as row_count, total_logical_bytes as byte_count,
          to_hex(md5(concat(cast(unix_micros(last_modified_time) as string), '/', cast(total_rows as string), '/', cast(total_logical_bytes as string)))) as token
        from `shop`.`main`.INFORMATION_SCHEMA.PARTITIONS
        where table_name = 'grown' and partition_id is not null
      ) as listed
      where not is_buffer
    ) as numbered
  ) as looked_at
) as tracked
order by partition_id;

/* baselinr run golden-run start grown */

declare baselinr_done bool default false;
declare baselinr_attempts int64 default 0;
declare baselinr_failure string;
while not baselinr_done do
begin
set baselinr_attempts = baselinr_attempts + 1;
begin transaction;
insert into `shop`.`main_baselinr`.`baselinr_table_state` (unique_id, database_name, schema_name, table_name)
select unique_id, database_name, schema_name, table_name
from (
  select unique_id, database_name, schema_name, table_name
  from unnest([
    struct('source.shop.main.grown' as unique_id, 'shop' as database_name, 'main' as schema_name, 'grown' as table_name)
  ]) as given
) as missing
where unique_id not in (select unique_id from `shop`.`main_baselinr`.`baselinr_table_state`);
update `shop`.`main_baselinr`.`baselinr_table_state`
set claimed_by = 'golden-run',
  started_at = current_timestamp(),
  claimed_until = timestamp_add(current_timestamp(), interval 120 minute)
where unique_id in (select unique_id
from `shop`.`main_baselinr`.`baselinr_table_state`
where unique_id = 'source.shop.main.grown' and last_run_id = 'earlier-run' and profile_signature = '9dec93ba8aedfde5501a097e62209b1c' and rolled_up_by is null and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp()));
insert into `shop`.`main_baselinr`.`baselinr_events` (event_id, event_type, run_id, table_name, `timestamp`, metadata, created_at, unique_id, action, reason, row_count)
values
  ('95e053f5af5a389ab3afa501808e230f', 'ProfilingStarted', 'golden-run', 'grown', current_timestamp(), '{"action": "partial", "reason": "schema_changed", "snapshot_id": "token of yesterday", "changed_partitions": ["2024-01-05"], "removed_partitions": [], "pending_partitions": 0, "explanation": "columns added name", "columns": {"added": ["name"], "dropped": [], "retyped": []}, "row_count": 1000}', current_timestamp(), 'source.shop.main.grown', 'partial', 'schema_changed', 1000);
commit transaction;
set baselinr_done = true;
exception when error then
set baselinr_failure = @@error.message;
begin rollback transaction; exception when error then set baselinr_done = false; end;
if baselinr_attempts >= 10 or not regexp_contains(baselinr_failure, '(?i)concurrent update') then
raise using message = baselinr_failure;
end if;
end;
end while;
select claimed_by from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown';

/* baselinr run golden-run profile `shop`.`main`.`grown` */

declare baselinr_done bool default false;
declare baselinr_attempts int64 default 0;
declare baselinr_failure string;
while not baselinr_done do
begin
set baselinr_attempts = baselinr_attempts + 1;
if baselinr_attempts = 1 then
create or replace temp table baselinr_scan_2 as select * from `shop`.`main_baselinr`.`baselinr_column_state` where false;
insert into baselinr_scan_2 (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as (

  select `day`, `at`, `name`, `quantity`
  from `shop`.`main`.`grown`
  where (`day` is not null or `day` is null) and (`day` in (date '2024-01-05'))
), 
scan_1 as (
  select coalesce(cast(partition_value as string), '__null__') as partition_id, grouped.*
  from (
    select `day` as partition_value, count(*) as row_count, null as token,
      /* day */
      count(`day`) as c1_non_null_count,
      /* at */
      count(`at`) as c2_non_null_count,
      /* name */
      count(`name`) as c3_non_null_count, count(case when `name` = '' then 1 end) as c3_empty_count, count(case when trim(`name`) = '' then 1 end) as c3_blank_count,
      /* quantity */
      count(`quantity`) as c4_non_null_count, count(case when `quantity` = 0 then 1 end) as c4_zero_count, count(case when `quantity` < 0 then 1 end) as c4_negative_count
    from picked
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as string) as token, row_count, cast(null as int64) as non_null_count, cast(null as int64) as zero_count, cast(null as int64) as negative_count, cast(null as int64) as nan_count, cast(null as int64) as inf_count, cast(null as int64) as true_count, cast(null as int64) as empty_count, cast(null as int64) as blank_count from scan_1
  union all
  select partition_id, 'c1', 'day', 'date', 'date', null, row_count, c1_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c2', 'at', 'timestamp', 'timestamp', null, row_count, c2_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c3', 'name', 'text', 'string', null, row_count, c3_non_null_count, null, null, null, null, null, c3_empty_count, c3_blank_count from scan_1
  union all
  select partition_id, 'c4', 'quantity', 'integer', 'bignumeric', null, row_count, c4_non_null_count, c4_zero_count, c4_negative_count, null, null, null, null, null from scan_1
)
select 'source.shop.main.grown', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 7), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;
create or replace temp table baselinr_scan_6 as select * from `shop`.`main_baselinr`.`baselinr_column_state` where false;
insert into baselinr_scan_6 (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as (

  select `day`, `name`
  from `shop`.`main`.`grown`
  where (`day` is not null or `day` is null) and false
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
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, case when token_before = (select stored.token from `shop`.`main_baselinr`.`baselinr_partition_state` as stored where stored.unique_id = 'source.shop.main.grown' and stored.partition_id = scan_1.partition_id) then cast(token as string) end as token, row_count, cast(null as int64) as non_null_count, cast(null as int64) as zero_count, cast(null as int64) as negative_count, cast(null as int64) as nan_count, cast(null as int64) as inf_count, cast(null as int64) as true_count, cast(null as int64) as empty_count, cast(null as int64) as blank_count from scan_1
  union all
  select partition_id, 'c3', 'name', 'text', 'string', null, row_count, c3_non_null_count, null, null, null, null, null, c3_empty_count, c3_blank_count from scan_1
)
select 'source.shop.main.grown', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 7), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;
end if;
begin transaction;
update `shop`.`main_baselinr`.`baselinr_table_state`
set claimed_by = 'golden-run commits',
  claimed_until = timestamp_add(current_timestamp(), interval 120 minute)
where unique_id in (select unique_id
from `shop`.`main_baselinr`.`baselinr_table_state`
where unique_id = 'source.shop.main.grown' and last_run_id = 'earlier-run' and profile_signature = '9dec93ba8aedfde5501a097e62209b1c' and rolled_up_by is null and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp())
and claimed_by = 'golden-run');
if exists (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits') then
delete from `shop`.`main_baselinr`.`baselinr_column_state`
where unique_id = 'source.shop.main.grown' and group_id in (select left(id, 7) from (
  select id from unnest(['2024-01-05']) as id
) as touched) and partition_id in ('2024-01-05');
insert into `shop`.`main_baselinr`.`baselinr_column_state` (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
select unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count from baselinr_scan_2;
insert into `shop`.`main_baselinr`.`baselinr_partition_state` (unique_id, group_id, partition_id, token, row_count, last_profiled_at, last_changed_at, last_run_id)
with given as (
  select partition_id, token, ends_on
  from unnest([
    struct('2024-01-05' as partition_id, cast('token of 2024-01-05' as string) as token, cast(null as string) as ends_on)
  ]) as given
), scanned as (
  select partition_id, row_count
  from `shop`.`main_baselinr`.`baselinr_column_state`
  where unique_id = 'source.shop.main.grown' and column_name = '' and last_run_id = 'golden-run' and group_id in (select left(id, 7) from (
  select id from unnest(['2024-01-05']) as id
) as touched)
), seen as (
  select partition_id, left(partition_id, 7) as group_id, token, row_count, ends_on
  from (
    select coalesce(given.partition_id, scanned.partition_id) as partition_id, given.token, coalesce(scanned.row_count, 0) as row_count, given.ends_on
    from given
    full join scanned on scanned.partition_id = given.partition_id
  ) as together
)
select 'source.shop.main.grown', seen.group_id, seen.partition_id, seen.token, seen.row_count, current_timestamp(),
  case
    when known.partition_id is not null and (known.token is null or known.token = seen.token) then coalesce(known.last_changed_at, current_timestamp())
    else current_timestamp()
  end, 'golden-run'
from seen
left join `shop`.`main_baselinr`.`baselinr_partition_state` as known on known.unique_id = 'source.shop.main.grown' and known.partition_id = seen.partition_id and known.last_run_id <> 'golden-run';
delete from `shop`.`main_baselinr`.`baselinr_partition_state`
where unique_id = 'source.shop.main.grown' and group_id in (select left(id, 7) from (
  select id from unnest(['2024-01-05']) as id
) as touched) and partition_id in ('2024-01-05') and last_run_id <> 'golden-run';
delete from `shop`.`main_baselinr`.`baselinr_column_state`
where unique_id = 'source.shop.main.grown' and column_name in ('', 'name') and partition_id not in ('2024-01-05');
insert into `shop`.`main_baselinr`.`baselinr_column_state` (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
select unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count from baselinr_scan_6;
merge into `shop`.`main_baselinr`.`baselinr_partition_state` as part
using (

  select unique_id, partition_id, token, last_run_id
  from `shop`.`main_baselinr`.`baselinr_column_state`
  where unique_id = 'source.shop.main.grown' and column_name = '' and last_run_id = 'golden-run'
) as scanned
on part.unique_id = 'source.shop.main.grown' and scanned.unique_id = part.unique_id and scanned.partition_id = part.partition_id
when matched and part.last_run_id <> scanned.last_run_id then update set last_run_id = scanned.last_run_id;
update `shop`.`main_baselinr`.`baselinr_partition_state`
set token = null, rolled_up = false
where unique_id = 'source.shop.main.grown' and rolled_up and group_id in (select left(id, 7) from (
  select id from unnest(['2024-01-05']) as id
) as touched);
delete from `shop`.`main_baselinr`.`baselinr_group_state`
where unique_id = 'source.shop.main.grown' and group_id in (select left(id, 7) from (
  select id from unnest(['2024-01-05']) as id
) as touched);
insert into `shop`.`main_baselinr`.`baselinr_group_state` (unique_id, group_id, column_name, kind, value_type, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with state as (
  select group_id as part, *
  from `shop`.`main_baselinr`.`baselinr_column_state`
  where unique_id = 'source.shop.main.grown' and column_name <> '' and group_id in (select left(id, 7) from (
  select id from unnest(['2024-01-05']) as id
) as touched)
), merged as (
  select state.part, state.column_name, max(state.kind) as kind, max(state.value_type) as value_type,
    cast(sum(state.row_count) as int64) as row_count,
    cast(sum(state.non_null_count) as int64) as non_null_count,
    cast(sum(state.zero_count) as int64) as zero_count,
    cast(sum(state.negative_count) as int64) as negative_count,
    cast(sum(state.nan_count) as int64) as nan_count,
    cast(sum(state.inf_count) as int64) as inf_count,
    cast(sum(state.true_count) as int64) as true_count,
    cast(sum(state.empty_count) as int64) as empty_count,
    cast(sum(state.blank_count) as int64) as blank_count
  from state
  group by 1, 2
)
select 'source.shop.main.grown', merged.part, merged.column_name, kind, value_type, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count
from merged;
delete from `shop`.`main_baselinr`.`baselinr_group_state`
where unique_id = 'source.shop.main.grown' and column_name in ('name') and not (group_id in (select left(id, 7) from (
  select id from unnest(['2024-01-05']) as id
) as touched));
insert into `shop`.`main_baselinr`.`baselinr_group_state` (unique_id, group_id, column_name, kind, value_type, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with state as (
  select group_id as part, *
  from `shop`.`main_baselinr`.`baselinr_column_state`
  where unique_id = 'source.shop.main.grown' and column_name <> '' and column_name in ('name') and not (group_id in (select left(id, 7) from (
  select id from unnest(['2024-01-05']) as id
) as touched))
), merged as (
  select state.part, state.column_name, max(state.kind) as kind, max(state.value_type) as value_type,
    cast(sum(state.row_count) as int64) as row_count,
    cast(sum(state.non_null_count) as int64) as non_null_count,
    cast(sum(state.zero_count) as int64) as zero_count,
    cast(sum(state.negative_count) as int64) as negative_count,
    cast(sum(state.nan_count) as int64) as nan_count,
    cast(sum(state.inf_count) as int64) as inf_count,
    cast(sum(state.true_count) as int64) as true_count,
    cast(sum(state.empty_count) as int64) as empty_count,
    cast(sum(state.blank_count) as int64) as blank_count
  from state
  group by 1, 2
)
select 'source.shop.main.grown', merged.part, merged.column_name, kind, value_type, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count
from merged;
delete from `shop`.`main_baselinr`.`baselinr_column_state`
where unique_id = 'source.shop.main.grown' and (unique_id || '\n' || group_id) in (
select unique_id || '\n' || group_id from (
select unique_id, group_id
  from `shop`.`main_baselinr`.`baselinr_partition_state`
  where unique_id = 'source.shop.main.grown' and group_id <> ''
  group by 1, 2
  having count(*) = count(token) and count(*) <= 64
    and timestamp_diff(current_timestamp(), max(last_changed_at), minute) >= 10080
) as listed
);
update `shop`.`main_baselinr`.`baselinr_partition_state`
set rolled_up = true, rolled_up_by = 'golden-run'
where unique_id = 'source.shop.main.grown' and not coalesce(rolled_up, false) and (unique_id || '\n' || group_id) in (
select unique_id || '\n' || group_id from (
select unique_id, group_id
  from `shop`.`main_baselinr`.`baselinr_partition_state`
  where unique_id = 'source.shop.main.grown' and group_id <> ''
  group by 1, 2
  having count(*) = count(token) and count(*) <= 64
    and timestamp_diff(current_timestamp(), max(last_changed_at), minute) >= 10080
) as listed
);
insert into `shop`.`main_baselinr`.`baselinr_results` (run_id, dataset_name, schema_name, column_name, column_type, metric_name, metric_value, profiled_at, unique_id, is_sampled)
with measured as (
  select column_name, column_type, kind
  from unnest([
    struct('day' as column_name, 'DATE' as column_type, 'date' as kind),
    struct('at', 'TIMESTAMP', 'timestamp'),
    struct('name', 'STRING', 'text'),
    struct('quantity', 'INT64', 'integer')
  ]) as given
), state as (
  select '' as part, *
  from `shop`.`main_baselinr`.`baselinr_group_state`
  where unique_id = 'source.shop.main.grown' and column_name <> ''
), total as (
  select cast(coalesce(sum(row_count), 0) as int64) as table_rows
  from `shop`.`main_baselinr`.`baselinr_partition_state`
  where unique_id = 'source.shop.main.grown'
), merged as (
  select state.part, state.column_name, max(state.kind) as kind, max(state.value_type) as value_type,
    cast(sum(state.row_count) as int64) as row_count,
    cast(sum(state.non_null_count) as int64) as non_null_count,
    cast(sum(state.zero_count) as int64) as zero_count,
    cast(sum(state.negative_count) as int64) as negative_count,
    cast(sum(state.nan_count) as int64) as nan_count,
    cast(sum(state.inf_count) as int64) as inf_count,
    cast(sum(state.true_count) as int64) as true_count,
    cast(sum(state.empty_count) as int64) as empty_count,
    cast(sum(state.blank_count) as int64) as blank_count
  from state
  group by 1, 2
), complete as (
  select measured.column_name, measured.column_type, measured.kind, total.table_rows as row_count, coalesce(merged.non_null_count, 0) as non_null_count, merged.zero_count, merged.negative_count, merged.nan_count, merged.inf_count, merged.true_count, merged.empty_count, merged.blank_count
  from measured
  cross join total
  left join merged on merged.column_name = measured.column_name
), metric as (
  select column_name, column_type, 'count' as metric_name, cast(row_count as string) as metric_value from complete
  union all select column_name, column_type, 'null_count' as metric_name, cast(row_count - non_null_count as string) as metric_value from complete
  union all select column_name, column_type, 'null_ratio' as metric_name, cast((row_count - non_null_count) / cast(nullif(row_count, 0) as float64) as string) as metric_value from complete
  union all select column_name, column_type, 'zero_count' as metric_name, cast(coalesce(zero_count, 0) as string) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float')
  union all select column_name, column_type, 'negative_count' as metric_name, cast(coalesce(negative_count, 0) as string) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float')
  union all select column_name, column_type, 'nan_count' as metric_name, cast(coalesce(nan_count, 0) as string) as metric_value from complete where kind in ('numeric', 'float')
  union all select column_name, column_type, 'inf_count' as metric_name, cast(coalesce(inf_count, 0) as string) as metric_value from complete where kind in ('numeric', 'float')
  union all select column_name, column_type, 'true_count' as metric_name, cast(coalesce(true_count, 0) as string) as metric_value from complete where kind in ('boolean')
  union all select column_name, column_type, 'empty_count' as metric_name, cast(coalesce(empty_count, 0) as string) as metric_value from complete where kind in ('text')
  union all select column_name, column_type, 'blank_count' as metric_name, cast(coalesce(blank_count, 0) as string) as metric_value from complete where kind in ('text')
)
select 'golden-run', 'grown', 'main', column_name, column_type, metric_name, metric_value, current_timestamp(), 'source.shop.main.grown', false
from metric
where metric_value is not null;
insert into `shop`.`main_baselinr`.`baselinr_runs` (run_id, dataset_name, schema_name, profiled_at, environment, status, row_count, column_count, unique_id, database_name, action, reason, rows_scanned, bytes_scanned, partitions_scanned, sample_fraction, coverage, is_published)
select 'golden-run', 'grown', 'main', current_timestamp(),
  'dev', 'completed', all_rows, 4,
  'source.shop.main.grown', 'shop',
  'partial', 'schema_changed', read_rows, 64000, read_partitions,
  cast(null as float64), 1, true
from (
  select coalesce(sum(row_count), 0) as all_rows, coalesce(sum(case when last_run_id = 'golden-run' then row_count end), 0) as read_rows,
    count(case when last_run_id = 'golden-run' then 1 end) as read_partitions
  from `shop`.`main_baselinr`.`baselinr_partition_state`
  where unique_id = 'source.shop.main.grown'
) as totals;
insert into `shop`.`main_baselinr`.`baselinr_events` (event_id, event_type, run_id, table_name, `timestamp`, metadata, created_at, unique_id, action, reason, row_count)
values
  ('23bd0dda0d51f757c5a1891d60801def', 'ProfilingCompleted', 'golden-run', 'grown', current_timestamp(), '{"action": "partial", "reason": "schema_changed", "snapshot_id": "token of yesterday", "changed_partitions": ["2024-01-05"], "removed_partitions": [], "pending_partitions": 0, "explanation": "columns added name", "columns": {"added": ["name"], "dropped": [], "retyped": []}, "row_count": 1000}', current_timestamp(), 'source.shop.main.grown', 'partial', 'schema_changed', 1000);
insert into `shop`.`main_baselinr`.`baselinr_events` (event_id, event_type, run_id, table_name, `timestamp`, metadata, created_at, unique_id, action, reason, row_count)
values
  ('a77e307680d41cc166d76cdcba05b0a8', 'SchemaChangeDetected', 'golden-run', 'grown', current_timestamp(), '{"added": ["name"], "removed": [], "retyped": []}', current_timestamp(), 'source.shop.main.grown', null, null, cast(null as int64));
update `shop`.`main_baselinr`.`baselinr_table_state`
set last_run_id = 'golden-run',
  decision = 'partial',
  decision_reason = 'schema_changed',
  status = 'success',
  error = null,
  last_checked_at = current_timestamp(),
  staleness_score = 0,
  known_columns = '{"day": "DATE", "at": "TIMESTAMP", "name": "STRING", "quantity": "INT64"}',
  bytes_scanned = 64000,
  claimed_by = null,
  claimed_until = null,
  started_at = null,
  waiting_since = null,
  last_published_at = current_timestamp(),
  last_profiled_at = current_timestamp(),
  next_due_at = timestamp_add(current_timestamp(), interval 0 minute),
  pending_partitions = 0,
  coverage = 1,
  backfilling = false,
  resume_partition = null,
  profile_signature = '9dec93ba8aedfde5501a097e62209b1c',
  profiled_columns = '{"day": "DATE", "at": "TIMESTAMP", "name": "STRING", "quantity": "INT64"}',
  hash_id = 'bigquery farm_fingerprint',
  last_verified_at = (select min(last_profiled_at) from `shop`.`main_baselinr`.`baselinr_partition_state` where unique_id = 'source.shop.main.grown'),
  metadata = '{}',
  row_count = (select coalesce(sum(row_count), 0) from `shop`.`main_baselinr`.`baselinr_partition_state` where unique_id = 'source.shop.main.grown'),
  sampled_id = null,
  snapshot_id = 'token of today',
  change_token = 'token of today'
where unique_id = 'source.shop.main.grown';
else
insert into `shop`.`main_baselinr`.`baselinr_events` (event_id, event_type, run_id, table_name, `timestamp`, metadata, created_at, unique_id, action, reason, row_count)
values
  ('850449285db7243e40902a4b51b7996a', 'ProfilingSkipped', 'golden-run', 'grown', current_timestamp(), '{"action": "skip", "reason": "running_elsewhere", "snapshot_id": "token of yesterday", "changed_partitions": ["2024-01-05"], "removed_partitions": [], "pending_partitions": 0, "explanation": "columns added name", "columns": {"added": ["name"], "dropped": [], "retyped": []}, "row_count": 1000}', current_timestamp(), 'source.shop.main.grown', 'skip', 'running_elsewhere', 1000);
end if;
commit transaction;
set baselinr_done = true;
exception when error then
set baselinr_failure = @@error.message;
begin rollback transaction; exception when error then set baselinr_done = false; end;
if baselinr_attempts >= 10 or not regexp_contains(baselinr_failure, '(?i)concurrent update') then
if exists (select 1 from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run') then
update `shop`.`main_baselinr`.`baselinr_table_state`
set status = 'error',
  error = baselinr_failure,
  last_checked_at = current_timestamp(),
  claimed_by = null,
  started_at = null
where unique_id = 'source.shop.main.grown';
insert into `shop`.`main_baselinr`.`baselinr_events` (event_id, event_type, run_id, table_name, `timestamp`, metadata, created_at, unique_id, action, reason, row_count)
values
  ('03ecf8fb9ec2405db937bdeaef7224f9', 'ProfilingFailed', 'golden-run', 'grown', current_timestamp(), '{"action": "partial", "reason": "schema_changed", "snapshot_id": "token of yesterday", "changed_partitions": ["2024-01-05"], "removed_partitions": [], "pending_partitions": 0, "explanation": "columns added name", "columns": {"added": ["name"], "dropped": [], "retyped": []}, "row_count": 1000}', current_timestamp(), 'source.shop.main.grown', 'partial', 'schema_changed', 1000);
end if;
set baselinr_done = true;
end if;
end;
end while;
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
  order by event.`timestamp` desc
  limit 1
) as told;
