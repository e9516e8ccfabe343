-- Keys of other kinds and granularities, partitions in scope, and those that a snapshot_query names. Of a profile only what reads the table.

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
    struct('source.shop.main.asked' as unique_id, 'asked' as table_name),
    struct('source.shop.main.by_hour', 'by_hour'),
    struct('source.shop.main.by_month', 'by_month'),
    struct('source.shop.main.by_name', 'by_name'),
    struct('source.shop.main.by_number', 'by_number'),
    struct('source.shop.main.by_year', 'by_year'),
    struct('source.shop.main.newest', 'newest')
  ]) as given
), relation as (
  select table_name, regexp_extract(ddl, r'\nPARTITION BY ([^\n;]+)') as partitioning,
    case table_type when 'BASE TABLE' then 'table' when 'CLONE' then 'table' else lower(table_type) end as relation_type
  from `shop`.`main`.INFORMATION_SCHEMA.TABLES
  where table_name in ('asked', 'by_hour', 'by_month', 'by_name', 'by_number', 'by_year', 'newest')
), size as (
  select table_id, creation_time, last_modified_time, row_count, size_bytes
  from `shop`.`main`.__TABLES__
), column_list as (
  select table_name, '[' || string_agg(case when not starts_with(column_name, '_PARTITION') then to_json_string(struct(column_name as name, data_type as type)) end, ',' order by ordinal_position) || ']' as columns,
    '[' || string_agg(case when is_partitioning_column = 'YES' then to_json_string(column_name) end, ',') || ']' as partition_columns
  from `shop`.`main`.INFORMATION_SCHEMA.COLUMNS
  where table_name in ('asked', 'by_hour', 'by_month', 'by_name', 'by_number', 'by_year', 'newest')
  group by 1
), buffer as (
  select distinct table_name
  from `shop`.`main`.INFORMATION_SCHEMA.PARTITIONS
  where table_name in ('asked', 'by_hour', 'by_month', 'by_name', 'by_number', 'by_year', 'newest') and partition_id = '__UNPARTITIONED__' and total_rows > 0
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
    struct('source.shop.main.asked' as unique_id, 'asked' as table_name),
    struct('source.shop.main.by_hour', 'by_hour'),
    struct('source.shop.main.by_month', 'by_month'),
    struct('source.shop.main.by_name', 'by_name'),
    struct('source.shop.main.by_number', 'by_number'),
    struct('source.shop.main.by_year', 'by_year'),
    struct('source.shop.main.newest', 'newest')
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
where unique_id in ('source.shop.main.asked', 'source.shop.main.by_hour', 'source.shop.main.by_month', 'source.shop.main.by_name', 'source.shop.main.by_number', 'source.shop.main.by_year', 'source.shop.main.newest');

/* baselinr run golden-run snapshot of `shop`.`main`.`asked` */
begin
select '[' || string_agg(to_json_string(snapshot), ',') || ']' as answer
from (
select partition_id, token from main.tokens
) as snapshot;
exception when error then
select @@error.message as baselinr_failure;
end;

/* baselinr run golden-run compare `shop`.`main`.`asked` */
begin
with live as (
  select * from (

  select partition_id, row_count, cast(null as int64) as byte_count, token
  from (
  select partition_id, row_count, token
  from unnest([
    struct('north' as partition_id, cast(null as int64) as row_count, '7' as token),
    struct('south', cast(null as int64), cast(null as string))
  ]) as given
  ) as asked
) as live where partition_id in ('north', 'south')
), stored as (
  select partition_id, token, rolled_up
  from `shop`.`main_baselinr`.`baselinr_partition_state`
  where unique_id = 'source.shop.main.asked'
), own as (
  select coalesce(l.partition_id, s.partition_id) as partition_id, case when translate(coalesce(l.partition_id, s.partition_id), '0123456789-/:._ TZ+', '') = '' and translate(right(coalesce(l.partition_id, s.partition_id), 2), '0123456789', '') = '' then left(left(coalesce(l.partition_id, s.partition_id), greatest(length(coalesce(l.partition_id, s.partition_id)) - 2, 0)), 190) || case when translate(left(right(coalesce(l.partition_id, s.partition_id), 2), 1), '56789', '') = '' then '~50' else '~00' end else left(to_hex(md5(coalesce(l.partition_id, s.partition_id))), 2) end as group_id, l.row_count, l.byte_count, l.token, s.rolled_up,
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

/* baselinr run golden-run compare `shop`.`main`.`by_hour` */
begin
with live as (
  select coalesce(format_timestamp('%Y-%m-%d %H:00:00', partition_value), '__null__') as partition_id, row_count, cast(null as int64) as byte_count, token
  from (
    select timestamp_trunc(`at`, hour) as partition_value, count(*) as row_count, 'bigquery farm_fingerprint' || '/' || cast(count(*) as string) || '/' || cast(sum(cast(farm_fingerprint(to_json_string(struct(string(`at`, 'UTC') as c1, cast(`day` as string) as c2, `name` as c3, `quantity` as c4))) as bignumeric)) as string) as token
    from `shop`.`main`.`by_hour`
    where (`at` is not null or `at` is null)
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

/* baselinr run golden-run compare `shop`.`main`.`by_month` */
begin
with live as (
  select coalesce(format_date('%Y-%m', partition_value), '__null__') as partition_id, row_count, cast(null as int64) as byte_count, token
  from (
    select date_trunc(date(`at`), month) as partition_value, count(*) as row_count, 'bigquery farm_fingerprint' || '/' || cast(count(*) as string) || '/' || cast(sum(cast(farm_fingerprint(to_json_string(struct(string(`at`, 'UTC') as c1, cast(`day` as string) as c2, `name` as c3, `quantity` as c4))) as bignumeric)) as string) as token
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

/* baselinr run golden-run compare `shop`.`main`.`by_name` */
begin
with live as (
  select coalesce(cast(partition_value as string), '__null__') as partition_id, row_count, cast(null as int64) as byte_count, token
  from (
    select coalesce(`name`, '__null__') as partition_value, count(*) as row_count, 'bigquery farm_fingerprint' || '/' || cast(count(*) as string) || '/' || cast(sum(cast(farm_fingerprint(to_json_string(struct(string(`at`, 'UTC') as c1, cast(`day` as string) as c2, `name` as c3, `quantity` as c4))) as bignumeric)) as string) as token
    from `shop`.`main`.`by_name`
    where true
    group by 1
  ) as scanned
), stored as (
  select partition_id, token, rolled_up
  from `shop`.`main_baselinr`.`baselinr_partition_state`
  where unique_id = 'source.shop.main.by_name'
), own as (
  select coalesce(l.partition_id, s.partition_id) as partition_id, case when translate(coalesce(l.partition_id, s.partition_id), '0123456789-/:._ TZ+', '') = '' and translate(right(coalesce(l.partition_id, s.partition_id), 2), '0123456789', '') = '' then left(left(coalesce(l.partition_id, s.partition_id), greatest(length(coalesce(l.partition_id, s.partition_id)) - 2, 0)), 190) || case when translate(left(right(coalesce(l.partition_id, s.partition_id), 2), 1), '56789', '') = '' then '~50' else '~00' end else left(to_hex(md5(coalesce(l.partition_id, s.partition_id))), 2) end as group_id, l.row_count, l.byte_count, l.token, s.rolled_up,
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

/* baselinr run golden-run compare `shop`.`main`.`by_number` */
begin
with live as (
  select partition_id, row_count, byte_count, case when not is_dirty then token end as token
  from (
    select partition_id, row_count, byte_count, token,
      is_buffer as is_dirty
    from (
      select *, row_number() over (order by case when partition_id = '__null__' then 1 else 0 end, partition_id desc) as newest
      from (
        select case partition_id when '__NULL__' then '__null__' when '__UNPARTITIONED__' then '__unpartitioned__' else partition_id end as partition_id, partition_id = '__UNPARTITIONED__' and false as is_buffer,
          logical_or(partition_id = '__UNPARTITIONED__' and total_rows > 0) over () as has_buffer, total_rows as row_count, total_logical_bytes as byte_count,
          to_hex(md5(concat(cast(unix_micros(last_modified_time) as string), '/', cast(total_rows as string), '/', cast(total_logical_bytes as string)))) as token
        from `shop`.`main`.INFORMATION_SCHEMA.PARTITIONS
        where table_name = 'by_number' and partition_id is not null
      ) as listed
      where not is_buffer or row_count > 0
    ) as numbered
  ) as looked_at
), stored as (
  select partition_id, token, rolled_up
  from `shop`.`main_baselinr`.`baselinr_partition_state`
  where unique_id = 'source.shop.main.by_number'
), own as (
  select coalesce(l.partition_id, s.partition_id) as partition_id, case when translate(right(coalesce(l.partition_id, s.partition_id), 2), '0123456789', '') = '' then left(left(coalesce(l.partition_id, s.partition_id), greatest(length(coalesce(l.partition_id, s.partition_id)) - 2, 0)), 190) || case when translate(left(right(coalesce(l.partition_id, s.partition_id), 2), 1), '56789', '') = '' then '~50' else '~00' end else left(to_hex(md5(coalesce(l.partition_id, s.partition_id))), 2) end as group_id, l.row_count, l.byte_count, l.token, s.rolled_up,
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

/* baselinr run golden-run compare `shop`.`main`.`by_year` */
begin
with live as (
  select coalesce(format_date('%Y', partition_value), '__null__') as partition_id, row_count, cast(null as int64) as byte_count, token
  from (
    select date_trunc(`day`, year) as partition_value, count(*) as row_count, 'bigquery farm_fingerprint' || '/' || cast(count(*) as string) || '/' || cast(sum(cast(farm_fingerprint(to_json_string(struct(string(`at`, 'UTC') as c1, cast(`day` as string) as c2, `name` as c3, `quantity` as c4))) as bignumeric)) as string) as token
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

/* baselinr run golden-run scope of `shop`.`main`.`newest` */
begin
select
  '[' || string_agg(case when (partition_id) is not null then to_json_string(partition_id) end, ',' order by partition_id) || ']' as ids,
  cast(case when count(case when true then row_count end) = count(case when true then 1 end) then coalesce(sum(case when true then row_count end), 0) end as string) as all_rows
from (
  select partition_id, row_count
  from (
  select coalesce(cast(partition_value as string), '__null__') as partition_id, row_count, cast(null as int64) as byte_count, cast(null as string) as token
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
exception when error then
select @@error.message as baselinr_failure;
end;

/* baselinr run golden-run compare `shop`.`main`.`newest` */
begin
with live as (
  select coalesce(cast(partition_value as string), '__null__') as partition_id, row_count, cast(null as int64) as byte_count, token
  from (
    select `day` as partition_value, count(*) as row_count, 'bigquery farm_fingerprint' || '/' || cast(count(*) as string) || '/' || cast(sum(cast(farm_fingerprint(to_json_string(struct(string(`at`, 'UTC') as c1, cast(`day` as string) as c2, `name` as c3, `quantity` as c4))) as bignumeric)) as string) as token
    from `shop`.`main`.`newest`
    where (`day` in (date '2024-01-03', date '2024-01-04', date '2024-01-05'))
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

/* baselinr run golden-run profile `shop`.`main`.`asked` */
insert into baselinr_scan_2 (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as (

  select `day`, `at`, `name`, `quantity`
  from `shop`.`main`.`asked`
  where (`name` in ('north', 'south')) and coalesce(cast(coalesce(`name`, '__null__') as string), '__null__') in ('north', 'south') and (`name` in ('north'))
), 
scan_1 as (
  select coalesce(cast(partition_value as string), '__null__') as partition_id, grouped.*
  from (
    select coalesce(`name`, '__null__') as partition_value, count(*) as row_count, null as token,
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
select 'source.shop.main.asked', case when cell.column_name = '' then 'golden-run' end, case when translate(cell.partition_id, '0123456789-/:._ TZ+', '') = '' and translate(right(cell.partition_id, 2), '0123456789', '') = '' then left(left(cell.partition_id, greatest(length(cell.partition_id) - 2, 0)), 190) || case when translate(left(right(cell.partition_id, 2), 1), '56789', '') = '' then '~50' else '~00' end else left(to_hex(md5(cell.partition_id)), 2) end, cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;

/* baselinr run golden-run profile `shop`.`main`.`by_hour` */
insert into baselinr_scan_2 (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as (

  select `day`, `at`, `name`, `quantity`
  from `shop`.`main`.`by_hour`
  where (`at` is not null or `at` is null) and ((`at` >= timestamp '2024-01-05 13:00:00+00' and `at` < timestamp '2024-01-05 14:00:00+00'))
), 
scan_1 as (
  select coalesce(format_timestamp('%Y-%m-%d %H:00:00', partition_value), '__null__') as partition_id, grouped.*
  from (
    select timestamp_trunc(`at`, hour) as partition_value, count(*) as row_count, 'bigquery farm_fingerprint' || '/' || cast(count(*) as string) || '/' || cast(sum(cast(farm_fingerprint(to_json_string(struct(string(`at`, 'UTC') as c1, cast(`day` as string) as c2, `name` as c3, `quantity` as c4))) as bignumeric)) as string) as token,
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
select 'source.shop.main.by_hour', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 10), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;

/* baselinr run golden-run profile `shop`.`main`.`by_month` */
insert into baselinr_scan_2 (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as (

  select `day`, `at`, `name`, `quantity`
  from `shop`.`main`.`by_month`
  where true and ((`at` >= timestamp '2024-01-01 00:00:00+00' and `at` < timestamp '2024-02-01 00:00:00+00'))
), 
scan_1 as (
  select coalesce(format_date('%Y-%m', partition_value), '__null__') as partition_id, grouped.*
  from (
    select date_trunc(date(`at`), month) as partition_value, count(*) as row_count, 'bigquery farm_fingerprint' || '/' || cast(count(*) as string) || '/' || cast(sum(cast(farm_fingerprint(to_json_string(struct(string(`at`, 'UTC') as c1, cast(`day` as string) as c2, `name` as c3, `quantity` as c4))) as bignumeric)) as string) as token,
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
select 'source.shop.main.by_month', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 4), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;

/* baselinr run golden-run profile `shop`.`main`.`by_name` */
insert into baselinr_scan_2 (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as (

  select `day`, `at`, `name`, `quantity`
  from `shop`.`main`.`by_name`
  where true and (`name` in ('o\'k \\ now'))
), 
scan_1 as (
  select coalesce(cast(partition_value as string), '__null__') as partition_id, grouped.*
  from (
    select coalesce(`name`, '__null__') as partition_value, count(*) as row_count, 'bigquery farm_fingerprint' || '/' || cast(count(*) as string) || '/' || cast(sum(cast(farm_fingerprint(to_json_string(struct(string(`at`, 'UTC') as c1, cast(`day` as string) as c2, `name` as c3, `quantity` as c4))) as bignumeric)) as string) as token,
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
select 'source.shop.main.by_name', case when cell.column_name = '' then 'golden-run' end, case when translate(cell.partition_id, '0123456789-/:._ TZ+', '') = '' and translate(right(cell.partition_id, 2), '0123456789', '') = '' then left(left(cell.partition_id, greatest(length(cell.partition_id) - 2, 0)), 190) || case when translate(left(right(cell.partition_id, 2), 1), '56789', '') = '' then '~50' else '~00' end else left(to_hex(md5(cell.partition_id)), 2) end, cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;

/* baselinr run golden-run partitions of `shop`.`main`.`by_number` */
select partition_id, token
from (

  select partition_id, row_count, byte_count, case when not is_dirty then token end as token
  from (
    select partition_id, row_count, byte_count, token,
      is_buffer as is_dirty
    from (
      select *, row_number() over (order by case when partition_id = '__null__' then 1 else 0 end, partition_id desc) as newest
      from (
        select case partition_id when '__NULL__' then '__null__' when '__UNPARTITIONED__' then '__unpartitioned__' else partition_id end as partition_id, partition_id = '__UNPARTITIONED__' and false as is_buffer,
          logical_or(partition_id = '__UNPARTITIONED__' and total_rows > 0) over () as has_buffer, total_rows as row_count, total_logical_bytes as byte_count,
          to_hex(md5(concat(cast(unix_micros(last_modified_time) as string), '/', cast(total_rows as string), '/', cast(total_logical_bytes as string)))) as token
        from `shop`.`main`.INFORMATION_SCHEMA.PARTITIONS
        where table_name = 'by_number' and partition_id is not null
      ) as listed
      where not is_buffer or row_count > 0
    ) as numbered
  ) as looked_at
) as tracked
where partition_id in ('17')
order by partition_id;

/* baselinr run golden-run profile `shop`.`main`.`by_number` */
insert into baselinr_scan_2 (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as (

  select `day`, `at`, `name`, `quantity`
  from `shop`.`main`.`by_number`
  where (`quantity` is not null or `quantity` is null) and ((`quantity` >= 17 and `quantity` < 27))
), 
scan_1 as (
  select coalesce(cast(partition_value as string), '__null__') as partition_id, grouped.*
  from (
    select case when `quantity` < 0 or `quantity` >= 100 then '__unpartitioned__' else cast(`quantity` - mod(`quantity` - 0, 10) as string) end as partition_value, count(*) as row_count, null as token,
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
select 'source.shop.main.by_number', case when cell.column_name = '' then 'golden-run' end, case when translate(right(cell.partition_id, 2), '0123456789', '') = '' then left(left(cell.partition_id, greatest(length(cell.partition_id) - 2, 0)), 190) || case when translate(left(right(cell.partition_id, 2), 1), '56789', '') = '' then '~50' else '~00' end else left(to_hex(md5(cell.partition_id)), 2) end, cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;

/* baselinr run golden-run profile `shop`.`main`.`by_year` */
insert into baselinr_scan_2 (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as (

  select `day`, `at`, `name`, `quantity`
  from `shop`.`main`.`by_year`
  where true and ((`day` >= date '2024-01-01' and `day` < date '2025-01-01'))
), 
scan_1 as (
  select coalesce(format_date('%Y', partition_value), '__null__') as partition_id, grouped.*
  from (
    select date_trunc(`day`, year) as partition_value, count(*) as row_count, 'bigquery farm_fingerprint' || '/' || cast(count(*) as string) || '/' || cast(sum(cast(farm_fingerprint(to_json_string(struct(string(`at`, 'UTC') as c1, cast(`day` as string) as c2, `name` as c3, `quantity` as c4))) as bignumeric)) as string) as token,
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
select 'source.shop.main.by_year', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 3), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;

/* baselinr run golden-run profile `shop`.`main`.`newest` */
insert into baselinr_scan_2 (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as (

  select `day`, `at`, `name`, `quantity`
  from `shop`.`main`.`newest`
  where (`day` in (date '2024-01-03', date '2024-01-04', date '2024-01-05')) and (`day` in (date '2024-01-05'))
), 
scan_1 as (
  select coalesce(cast(partition_value as string), '__null__') as partition_id, grouped.*
  from (
    select `day` as partition_value, count(*) as row_count, 'bigquery farm_fingerprint' || '/' || cast(count(*) as string) || '/' || cast(sum(cast(farm_fingerprint(to_json_string(struct(string(`at`, 'UTC') as c1, cast(`day` as string) as c2, `name` as c3, `quantity` as c4))) as bignumeric)) as string) as token,
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
select 'source.shop.main.newest', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 7), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;
