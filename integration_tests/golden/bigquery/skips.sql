-- Nothing changed: the decisions are written, and nothing else.

/* baselinr run golden-run catalog */
create or replace temp table baselinr_catalog (
  unique_id string, database_name string, schema_name string, table_name string, relation_type string, partitioning string, columns string, partition_columns string,
  estimated_rows string, estimated_bytes string, change_token string, missing_schema_right string
);
begin
insert into baselinr_catalog (unique_id, database_name, schema_name, table_name, relation_type, partitioning, columns, partition_columns, estimated_rows, estimated_bytes, change_token)
with target as (
  select unique_id, table_name
  from unnest([
    struct('source.shop.main.by_day' as unique_id, 'by_day' as table_name),
    struct('source.shop.main.by_name', 'by_name')
  ]) as given
), relation as (
  select table_name, regexp_extract(ddl, r'\nPARTITION BY ([^\n;]+)') as partitioning,
    case table_type when 'BASE TABLE' then 'table' when 'CLONE' then 'table' else lower(table_type) end as relation_type
  from `shop`.`main`.INFORMATION_SCHEMA.TABLES
  where table_name in ('by_day', 'by_name')
), size as (
  select table_id, creation_time, last_modified_time, row_count, size_bytes
  from `shop`.`main`.__TABLES__
), column_list as (
  select table_name, '[' || string_agg(case when not starts_with(column_name, '_PARTITION') then to_json_string(struct(column_name as name, data_type as type)) end, ',' order by ordinal_position) || ']' as columns,
    '[' || string_agg(case when is_partitioning_column = 'YES' then to_json_string(column_name) end, ',') || ']' as partition_columns
  from `shop`.`main`.INFORMATION_SCHEMA.COLUMNS
  where table_name in ('by_day', 'by_name')
  group by 1
), buffer as (
  select distinct table_name
  from `shop`.`main`.INFORMATION_SCHEMA.PARTITIONS
  where table_name in ('by_day', 'by_name') and partition_id = '__UNPARTITIONED__' and total_rows > 0
)
select target.unique_id, 'shop', 'main', target.table_name, relation.relation_type, relation.partitioning,
  coalesce(column_list.columns, '[]'), case when relation.partitioning is not null then coalesce(column_list.partition_columns, '["_PARTITIONTIME"]') end,
  case when relation.relation_type in ('table', 'snapshot') then cast(size.row_count as string) end, case when relation.relation_type in ('table', 'snapshot') then cast(size.size_bytes as string) end,
  case when relation.relation_type in ('table', 'snapshot') and (buffer.table_name is null or starts_with(relation.partitioning, 'RANGE_BUCKET'))
    then to_hex(md5(concat(cast(size.creation_time as string), '/', cast(size.last_modified_time as string), '/', cast(size.row_count as string), '/', cast(size.size_bytes as string)))) end
from target
join relation on relation.table_name = target.table_name
join size on size.table_id = target.table_name
left join column_list on column_list.table_name = target.table_name
left join buffer on buffer.table_name = target.table_name;
exception when error then
insert into baselinr_catalog (unique_id, database_name, schema_name, table_name, columns, missing_schema_right)
select unique_id, 'shop', 'main', table_name, '[]',
  concat('bigquery.tables.get and bigquery.tables.list on `shop`.`main`: ', @@error.message)
from (
  select unique_id, table_name
  from unnest([
    struct('source.shop.main.by_day' as unique_id, 'by_day' as table_name),
    struct('source.shop.main.by_name', 'by_name')
  ]) as given
) as target;
end;
select *, session_user() as role_name from baselinr_catalog;

/* baselinr run golden-run state */
select unique_id, database_name, schema_name, table_name, decision, decision_reason, status, error, snapshot_id, profile_signature,
  profiled_columns, metadata, last_run_id, rolled_up_by, resume_partition, sampled_id, checks, known_columns,
  case when backfilling then 'true' end as backfilling,
  case when hash_id <> 'bigquery farm_fingerprint' then 'true' end as hash_is_stale,
  cast(row_count as string) as row_count,
  cast(pending_partitions as string) as pending_partitions,
  cast(coverage as string) as coverage,
  format_timestamp('%Y-%m-%dT%H:%M:%SZ', last_profiled_at) as last_profiled_at,
  format_timestamp('%Y-%m-%dT%H:%M:%SZ', last_checked_at) as last_checked_at,
  format_timestamp('%Y-%m-%dT%H:%M:%SZ', next_due_at) as next_due_at,
  format_timestamp('%Y-%m-%dT%H:%M:%SZ', started_at) as started_at,
  format_timestamp('%Y-%m-%dT%H:%M:%SZ', waiting_since) as waiting_since,
  cast(staleness_score as string) as staleness_score,
  cast(timestamp_diff(current_timestamp(), last_profiled_at, minute) as string) as profiled_minutes_ago,
  cast(timestamp_diff(current_timestamp(), last_verified_at, minute) as string) as verified_minutes_ago,
  cast(timestamp_diff(current_timestamp(), waiting_since, minute) as string) as waiting_minutes,
  cast(timestamp_diff(current_timestamp(), last_published_at, minute) as string) as published_minutes_ago,
  cast(timestamp_diff(current_timestamp(), last_checked_at, minute) as string) as checked_minutes_ago
from `shop`.`main_baselinr`.`baselinr_table_state`
where unique_id in ('source.shop.main.by_day', 'source.shop.main.by_name');

/* baselinr run golden-run compare `shop`.`main`.`by_day` */
begin
with live as (
  select coalesce(cast(partition_value as string), '__null__') as partition_id, row_count, cast(null as int64) as byte_count, token
  from (
    select `day` as partition_value, count(*) as row_count, 'bigquery farm_fingerprint' || '/' || cast(count(*) as string) || '/' || cast(sum(cast(farm_fingerprint(to_json_string(struct(`name` as c1, `quantity` as c2))) as bignumeric)) as string) as token
    from `shop`.`main`.`by_day`
    where (quantity >= 0
)
    group by 1
  ) as scanned
), stored as (
  select partition_id, token, rolled_up
  from `shop`.`main_baselinr`.`baselinr_partition_state`
  where unique_id = 'source.shop.main.by_day'
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
  '[' || string_agg(case when (case when what = 'changed' then partition_id end) is not null then to_json_string(case when what = 'changed' then partition_id end) end, ',' order by partition_id) || ']' as changed,
  '[' || string_agg(case when (case when what = 'removed' then partition_id end) is not null then to_json_string(case when what = 'removed' then partition_id end) end, ',' order by partition_id) || ']' as removed,
  '[' || string_agg(case when (case when what = 'changed' then coalesce(row_count, -1) end) is not null then to_json_string(case when what = 'changed' then coalesce(row_count, -1) end) end, ',' order by partition_id) || ']' as sizes,
  '[' || string_agg(case when (case when what = 'changed' then coalesce(byte_count, -1) end) is not null then to_json_string(case when what = 'changed' then coalesce(byte_count, -1) end) end, ',' order by partition_id) || ']' as bytes,
  cast(count(case when what <> 'removed' then 1 end) as string) as partitions,
  cast(count(case when what <> own_what then 1 end) as string) as mates,
  cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as string) as all_rows,
  '[' || string_agg(case when (case when what <> 'same' and rolled_up_group is not null then partition_id end) is not null then to_json_string(case when what <> 'same' and rolled_up_group is not null then partition_id end) end, ',' order by partition_id) || ']' as rolled_up,
  '[' || string_agg(case when (case when what <> 'same' then rolled_up_group end) is not null then to_json_string(case when what <> 'same' then rolled_up_group end) end, ',' order by partition_id) || ']' as rolled_up_groups,
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then to_hex(md5(coalesce(string_agg(case when what <> 'removed' then partition_id || '=' || token end, '\n' order by partition_id), ''))) end as content
from difference;
exception when error then
select @@error.message as baselinr_failure;
end;

/* baselinr run golden-run skips */

declare baselinr_done bool default false;
declare baselinr_attempts int64 default 0;
declare baselinr_failure string;
while not baselinr_done do
begin
set baselinr_attempts = baselinr_attempts + 1;
begin transaction;
merge into `shop`.`main_baselinr`.`baselinr_table_state` as state
using (
  select unique_id, action, reason, status, error, token, verified, waiting, staleness, checks, due_in, known_columns
  from unnest([
    struct('source.shop.main.by_day' as unique_id, 'skip' as action, 'no_partition_changed' as reason, 'skipped' as status, cast(null as string) as error, 'token of today/ec340f3a' as token, 'now' as verified, 'clear' as waiting, '100' as staleness, cast(null as string) as checks, '0' as due_in, cast(null as string) as known_columns),
    struct('source.shop.main.by_name', 'skip', 'no_partition_changed', 'skipped', cast(null as string), 'token of today', 'now', 'clear', '100', cast(null as string), '0', cast(null as string))
  ]) as given
) as skipped
on state.unique_id = skipped.unique_id
when matched and state.unique_id in (select unique_id from `shop`.`main_baselinr`.`baselinr_table_state` where unique_id in ('source.shop.main.by_day', 'source.shop.main.by_name') and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= current_timestamp())) then update set started_at = case when skipped.status = 'error' then state.started_at end,
  decision = skipped.action,
  decision_reason = skipped.reason,
  status = skipped.status,
  error = skipped.error,
  snapshot_id = coalesce(skipped.token, state.snapshot_id),
  change_token = coalesce(skipped.token, state.change_token),
  last_checked_at = current_timestamp(),
  last_verified_at = case when skipped.verified = 'now' then current_timestamp() else state.last_verified_at end,
  waiting_since = case skipped.waiting when 'start' then coalesce(state.waiting_since, current_timestamp()) when 'clear' then null else state.waiting_since end,
  staleness_score = cast(skipped.staleness as int64),
  checks = coalesce(skipped.checks, state.checks),
  next_due_at = timestamp_add(current_timestamp(), interval cast(skipped.due_in as int64) minute),
  known_columns = coalesce(skipped.known_columns, state.known_columns);
insert into `shop`.`main_baselinr`.`baselinr_events` (event_id, event_type, run_id, table_name, `timestamp`, metadata, created_at, unique_id, action, reason, row_count)
values
  ('c2bdd12fefd7b0043bfeb80e2e50b9be', 'ProfilingSkipped', 'golden-run', 'by_day', current_timestamp(), '{"action": "skip", "reason": "no_partition_changed", "snapshot_id": "token of yesterday", "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "none of 30 partitions changed since 2024-01-01 00:00:00", "columns": {"added": [], "dropped": [], "retyped": []}, "row_count": 1000}', current_timestamp(), 'source.shop.main.by_day', 'skip', 'no_partition_changed', 1000),
  ('42a1d4b8db35f5c7ffdd490f44f76cc9', 'ProfilingSkipped', 'golden-run', 'by_name', current_timestamp(), '{"action": "skip", "reason": "no_partition_changed", "snapshot_id": "token of yesterday", "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "none of 30 partitions changed since 2024-01-01 00:00:00", "columns": {"added": [], "dropped": [], "retyped": []}, "row_count": 1000}', current_timestamp(), 'source.shop.main.by_name', 'skip', 'no_partition_changed', 1000);
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
select 1 as done;
