-- A column was added: it is profiled alone, beside the changed partitions.

/* baselinr run golden-run compare "shop"."main"."grown" */
set local timezone = 'UTC';
set local datestyle = 'ISO, YMD';
set local intervalstyle = 'postgres';
set local extra_float_digits = 1;
set local bytea_output = 'hex';
set local quote_all_identifiers = off;
do $baselinr$
#variable_conflict use_column
declare
  baselinr_answer text;
begin
  select cast(row_to_json(guarded) as text) into baselinr_answer from (
with live as (
  select coalesce(cast(cast(partition_value as date) as text), '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select "day" as partition_value, count(*) as row_count, 'postgres ' || cast(cast(current_setting('server_version_num') as integer) / 10000 as text) || '/' || cast(count(*) as text) || '/' || cast(sum(hashfloat8extended(cast(hash_record_extended(row("at", "day", "quantity"), 2685821657736338717) as double precision), 0)) as text) as token
    from "shop"."main"."grown"
    where true
    group by 1
  ) as scanned
), stored as (
  select partition_id, token, rolled_up
  from "shop"."main_baselinr"."baselinr_partition_state"
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
  cast(json_agg(case when what = 'changed' then partition_id end order by partition_id collate "C") filter (where (case when what = 'changed' then partition_id end) is not null) as text) as changed,
  cast(json_agg(case when what = 'removed' then partition_id end order by partition_id collate "C") filter (where (case when what = 'removed' then partition_id end) is not null) as text) as removed,
  cast(json_agg(case when what = 'changed' then coalesce(row_count, -1) end order by partition_id collate "C") filter (where (case when what = 'changed' then coalesce(row_count, -1) end) is not null) as text) as sizes,
  cast(json_agg(case when what = 'changed' then coalesce(byte_count, -1) end order by partition_id collate "C") filter (where (case when what = 'changed' then coalesce(byte_count, -1) end) is not null) as text) as bytes,
  cast(count(case when what <> 'removed' then 1 end) as text) as partitions,
  cast(count(case when what <> own_what then 1 end) as text) as mates,
  cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as text) as all_rows,
  cast(json_agg(case when what <> 'same' and rolled_up_group is not null then partition_id end order by partition_id collate "C") filter (where (case when what <> 'same' and rolled_up_group is not null then partition_id end) is not null) as text) as rolled_up,
  cast(json_agg(case when what <> 'same' then rolled_up_group end order by partition_id collate "C") filter (where (case when what <> 'same' then rolled_up_group end) is not null) as text) as rolled_up_groups,
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then md5(coalesce(string_agg(case when what <> 'removed' then partition_id || '=' || token end, chr(10) order by partition_id), '')) end as content
from difference
  ) as guarded;
  perform set_config('baselinr.answer', baselinr_answer, true);
exception when query_canceled or others then
  perform set_config('baselinr.failure', sqlerrm, true);
end
$baselinr$;
select current_setting('baselinr.answer', true) as answer, current_setting('baselinr.failure', true) as failure;

/* baselinr run golden-run start grown */
begin isolation level read committed read write;
set local timezone = 'UTC';
set local datestyle = 'ISO, YMD';
set local intervalstyle = 'postgres';
set local extra_float_digits = 1;
set local bytea_output = 'hex';
set local quote_all_identifiers = off;
insert into "shop"."main_baselinr"."baselinr_table_state" (unique_id, database_name, schema_name, table_name)
  select unique_id, database_name, schema_name, table_name
  from (
    values
    ('source.shop.main.grown', 'shop', 'main', 'grown')
  ) as given (unique_id, database_name, schema_name, table_name)
on conflict (unique_id) do nothing;
update "shop"."main_baselinr"."baselinr_table_state"
set claimed_by = 'golden-run',
  started_at = cast(current_timestamp at time zone 'UTC' as timestamp)
where unique_id in (select unique_id
from "shop"."main_baselinr"."baselinr_table_state"
where unique_id = 'source.shop.main.grown' and last_run_id = 'earlier-run' and profile_signature = '9dec93ba8aedfde5501a097e62209b1c' and rolled_up_by is null
for update skip locked);
insert into "shop"."main_baselinr"."baselinr_events" (event_id, event_type, run_id, table_name, "timestamp", metadata, created_at, unique_id, action, reason, row_count)
values
  ('95e053f5af5a389ab3afa501808e230f', 'ProfilingStarted', 'golden-run', 'grown', cast(current_timestamp at time zone 'UTC' as timestamp), '{"action": "partial", "reason": "schema_changed", "snapshot_id": "token of yesterday", "changed_partitions": ["2024-01-05"], "removed_partitions": [], "pending_partitions": 0, "explanation": "columns added name", "columns": {"added": ["name"], "dropped": [], "retyped": []}, "row_count": 1000}', cast(current_timestamp at time zone 'UTC' as timestamp), 'source.shop.main.grown', 'partial', 'schema_changed', 1000);
commit;
select 1 as done;

/* baselinr run golden-run profile "shop"."main"."grown" */
begin isolation level repeatable read read write;
set local timezone = 'UTC';
set local datestyle = 'ISO, YMD';
set local intervalstyle = 'postgres';
set local extra_float_digits = 1;
set local bytea_output = 'hex';
set local quote_all_identifiers = off;
do $baselinr$
#variable_conflict use_column
declare
  baselinr_failure text;
  baselinr_claimed boolean := false;
begin
  begin
    perform 1 from (
select unique_id
from "shop"."main_baselinr"."baselinr_table_state"
where unique_id = 'source.shop.main.grown' and last_run_id = 'earlier-run' and profile_signature = '9dec93ba8aedfde5501a097e62209b1c' and rolled_up_by is null
for update skip locked) as claimed;
    baselinr_claimed := found;
  exception when serialization_failure or lock_not_available then
    baselinr_claimed := false;
  end;
  if not baselinr_claimed then
insert into "shop"."main_baselinr"."baselinr_events" (event_id, event_type, run_id, table_name, "timestamp", metadata, created_at, unique_id, action, reason, row_count)
values
  ('850449285db7243e40902a4b51b7996a', 'ProfilingSkipped', 'golden-run', 'grown', cast(current_timestamp at time zone 'UTC' as timestamp), '{"action": "skip", "reason": "running_elsewhere", "snapshot_id": "token of yesterday", "changed_partitions": ["2024-01-05"], "removed_partitions": [], "pending_partitions": 0, "explanation": "columns added name", "columns": {"added": ["name"], "dropped": [], "retyped": []}, "row_count": 1000}', cast(current_timestamp at time zone 'UTC' as timestamp), 'source.shop.main.grown', 'skip', 'running_elsewhere', 1000);
    return;
  end if;
  begin
delete from "shop"."main_baselinr"."baselinr_column_state"
where unique_id = 'source.shop.main.grown' and group_id in (select left(id, 7) from (
  select id
  from (
    values
    ('2024-01-05')
  ) as given (id)
) as touched) and partition_id in ('2024-01-05');
insert into "shop"."main_baselinr"."baselinr_column_state" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as materialized (

  select "day", "at", "name", "quantity"
  from "shop"."main"."grown"
  where true and ("day" = cast('2024-01-05' as date))
), 
scan_1 as materialized (
  select coalesce(cast(cast(partition_value as date) as text), '__null__') as partition_id, grouped.*
  from (
    select "day" as partition_value, count(*) as row_count, 'postgres ' || cast(cast(current_setting('server_version_num') as integer) / 10000 as text) || '/' || cast(count(*) as text) || '/' || cast(sum(hashfloat8extended(cast(hash_record_extended(row("at", "day", cast("name" as text) collate "C", "quantity"), 2685821657736338717) as double precision), 0)) as text) as token,
      /* day */
      count("day") as c1_non_null_count,
      /* at */
      count("at") as c2_non_null_count,
      /* name */
      count((cast("name" as text) collate "C")) as c3_non_null_count, count(case when (cast("name" as text) collate "C") = '' then 1 end) as c3_empty_count, count(case when trim((cast("name" as text) collate "C")) = '' then 1 end) as c3_blank_count,
      /* quantity */
      count("quantity") as c4_non_null_count, count(case when "quantity" = 0 then 1 end) as c4_zero_count, count(case when "quantity" < 0 then 1 end) as c4_negative_count
    from picked
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as text) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count from scan_1
  union all
  select partition_id, 'c1', 'day', 'date', 'date', null, row_count, c1_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c2', 'at', 'timestamp', 'timestamp', null, row_count, c2_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c3', 'name', 'text', 'text', null, row_count, c3_non_null_count, null, null, null, null, null, c3_empty_count, c3_blank_count from scan_1
  union all
  select partition_id, 'c4', 'quantity', 'integer', 'numeric', null, row_count, c4_non_null_count, c4_zero_count, c4_negative_count, null, null, null, null, null from scan_1
)
select 'source.shop.main.grown', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 7), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;
insert into "shop"."main_baselinr"."baselinr_partition_state" (unique_id, group_id, partition_id, token, row_count, last_profiled_at, last_changed_at, last_run_id)
select scanned.unique_id, scanned.group_id, scanned.partition_id, scanned.token, scanned.row_count, cast(current_timestamp at time zone 'UTC' as timestamp),
  case
    when known.partition_id is not null and (known.token is null or known.token = scanned.token) then coalesce(known.last_changed_at, cast(current_timestamp at time zone 'UTC' as timestamp))
    else cast(current_timestamp at time zone 'UTC' as timestamp)
  end, scanned.last_run_id
from "shop"."main_baselinr"."baselinr_column_state" as scanned
left join "shop"."main_baselinr"."baselinr_partition_state" as known on known.unique_id = 'source.shop.main.grown' and known.partition_id = scanned.partition_id and known.last_run_id <> 'golden-run'
where scanned.unique_id = 'source.shop.main.grown' and scanned.column_name = '' and scanned.last_run_id = 'golden-run' and scanned.group_id in (select left(id, 7) from (
  select id
  from (
    values
    ('2024-01-05')
  ) as given (id)
) as touched);
delete from "shop"."main_baselinr"."baselinr_partition_state"
where unique_id = 'source.shop.main.grown' and group_id in (select left(id, 7) from (
  select id
  from (
    values
    ('2024-01-05')
  ) as given (id)
) as touched) and partition_id in ('2024-01-05') and last_run_id <> 'golden-run';
delete from "shop"."main_baselinr"."baselinr_column_state"
where unique_id = 'source.shop.main.grown' and column_name in ('', 'name') and partition_id not in ('2024-01-05');
insert into "shop"."main_baselinr"."baselinr_column_state" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as materialized (

  select "day", "at", "name", "quantity"
  from "shop"."main"."grown"
  where true and not coalesce((("day" = cast('2024-01-05' as date))), false)
), 
scan_1 as materialized (
  select coalesce(cast(cast(partition_value as date) as text), '__null__') as partition_id, grouped.*
  from (
    select "day" as partition_value, count(*) as row_count, 'postgres ' || cast(cast(current_setting('server_version_num') as integer) / 10000 as text) || '/' || cast(count(*) as text) || '/' || cast(sum(hashfloat8extended(cast(hash_record_extended(row("at", "day", cast("name" as text) collate "C", "quantity"), 2685821657736338717) as double precision), 0)) as text) as token, 'postgres ' || cast(cast(current_setting('server_version_num') as integer) / 10000 as text) || '/' || cast(count(*) as text) || '/' || cast(sum(hashfloat8extended(cast(hash_record_extended(row("at", "day", "quantity"), 2685821657736338717) as double precision), 0)) as text) as token_before,
      /* name */
      count((cast("name" as text) collate "C")) as c3_non_null_count, count(case when (cast("name" as text) collate "C") = '' then 1 end) as c3_empty_count, count(case when trim((cast("name" as text) collate "C")) = '' then 1 end) as c3_blank_count
    from picked
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, case when token_before = (select stored.token from "shop"."main_baselinr"."baselinr_partition_state" as stored where stored.unique_id = 'source.shop.main.grown' and stored.partition_id = scan_1.partition_id) then cast(token as text) end as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count from scan_1
  union all
  select partition_id, 'c3', 'name', 'text', 'text', null, row_count, c3_non_null_count, null, null, null, null, null, c3_empty_count, c3_blank_count from scan_1
)
select 'source.shop.main.grown', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 7), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;
update "shop"."main_baselinr"."baselinr_partition_state" as part
set last_run_id = scanned.last_run_id,
  token = scanned.token
from (

  select unique_id, partition_id, token, last_run_id
  from "shop"."main_baselinr"."baselinr_column_state"
  where unique_id = 'source.shop.main.grown' and column_name = '' and last_run_id = 'golden-run'
) as scanned
where part.unique_id = 'source.shop.main.grown' and scanned.unique_id = part.unique_id and scanned.partition_id = part.partition_id
  and part.last_run_id <> scanned.last_run_id;
update "shop"."main_baselinr"."baselinr_partition_state"
set token = null, rolled_up = false
where unique_id = 'source.shop.main.grown' and rolled_up and group_id in (select left(id, 7) from (
  select id
  from (
    values
    ('2024-01-05')
  ) as given (id)
) as touched);
delete from "shop"."main_baselinr"."baselinr_group_state"
where unique_id = 'source.shop.main.grown' and group_id in (select left(id, 7) from (
  select id
  from (
    values
    ('2024-01-05')
  ) as given (id)
) as touched);
insert into "shop"."main_baselinr"."baselinr_group_state" (unique_id, group_id, column_name, kind, value_type, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with state as (
  select group_id as part, *
  from "shop"."main_baselinr"."baselinr_column_state"
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
from merged;
delete from "shop"."main_baselinr"."baselinr_group_state"
where unique_id = 'source.shop.main.grown' and column_name in ('name') and not (group_id in (select left(id, 7) from (
  select id
  from (
    values
    ('2024-01-05')
  ) as given (id)
) as touched));
insert into "shop"."main_baselinr"."baselinr_group_state" (unique_id, group_id, column_name, kind, value_type, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with state as (
  select group_id as part, *
  from "shop"."main_baselinr"."baselinr_column_state"
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
from merged;
with found as materialized (
select unique_id, group_id
  from "shop"."main_baselinr"."baselinr_partition_state"
  where unique_id = 'source.shop.main.grown' and group_id <> ''
  group by 1, 2
  having count(*) = count(token) and count(*) <= 64
    and cast(floor(extract(epoch from (cast(current_timestamp at time zone 'UTC' as timestamp) - max(last_changed_at))) / 60) as bigint) >= 10080
)
delete from "shop"."main_baselinr"."baselinr_column_state"
where unique_id = 'source.shop.main.grown' and (unique_id, group_id) in (select unique_id, group_id from found);
with found as materialized (
select unique_id, group_id
  from "shop"."main_baselinr"."baselinr_partition_state"
  where unique_id = 'source.shop.main.grown' and group_id <> ''
  group by 1, 2
  having count(*) = count(token) and count(*) <= 64
    and cast(floor(extract(epoch from (cast(current_timestamp at time zone 'UTC' as timestamp) - max(last_changed_at))) / 60) as bigint) >= 10080
)
update "shop"."main_baselinr"."baselinr_partition_state"
set rolled_up = true, rolled_up_by = 'golden-run'
where unique_id = 'source.shop.main.grown' and not coalesce(rolled_up, false) and (unique_id, group_id) in (select unique_id, group_id from found);
insert into "shop"."main_baselinr"."baselinr_results" (run_id, dataset_name, schema_name, column_name, column_type, metric_name, metric_value, profiled_at, unique_id, is_sampled)
with measured as (
  select column_name, column_type, kind
  from (
    values
    ('day', 'date', 'date'),
    ('at', 'timestamp without time zone', 'timestamp'),
    ('name', 'text', 'text'),
    ('quantity', 'integer', 'integer')
  ) as given (column_name, column_type, kind)
), state as (
  select '' as part, *
  from "shop"."main_baselinr"."baselinr_group_state"
  where unique_id = 'source.shop.main.grown' and column_name <> ''
), total as (
  select cast(coalesce(sum(row_count), 0) as bigint) as table_rows
  from "shop"."main_baselinr"."baselinr_partition_state"
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
  select column_name, column_type, 'count' as metric_name, cast(row_count as text) as metric_value from complete
  union all select column_name, column_type, 'null_count' as metric_name, cast(row_count - non_null_count as text) as metric_value from complete
  union all select column_name, column_type, 'null_ratio' as metric_name, cast((row_count - non_null_count) / cast(nullif(row_count, 0) as double precision) as text) as metric_value from complete
  union all select column_name, column_type, 'zero_count' as metric_name, cast(coalesce(zero_count, 0) as text) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float')
  union all select column_name, column_type, 'negative_count' as metric_name, cast(coalesce(negative_count, 0) as text) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float')
  union all select column_name, column_type, 'nan_count' as metric_name, cast(coalesce(nan_count, 0) as text) as metric_value from complete where kind in ('numeric', 'float')
  union all select column_name, column_type, 'inf_count' as metric_name, cast(coalesce(inf_count, 0) as text) as metric_value from complete where kind in ('numeric', 'float')
  union all select column_name, column_type, 'true_count' as metric_name, cast(coalesce(true_count, 0) as text) as metric_value from complete where kind in ('boolean')
  union all select column_name, column_type, 'empty_count' as metric_name, cast(coalesce(empty_count, 0) as text) as metric_value from complete where kind in ('text')
  union all select column_name, column_type, 'blank_count' as metric_name, cast(coalesce(blank_count, 0) as text) as metric_value from complete where kind in ('text')
)
select 'golden-run', 'grown', 'main', column_name, column_type, metric_name, metric_value, cast(current_timestamp at time zone 'UTC' as timestamp), 'source.shop.main.grown', false
from metric
where metric_value is not null;
insert into "shop"."main_baselinr"."baselinr_runs" (run_id, dataset_name, schema_name, profiled_at, environment, status, row_count, column_count, unique_id, database_name, action, reason, rows_scanned, bytes_scanned, partitions_scanned, sample_fraction, coverage, is_published)
select 'golden-run', 'grown', 'main', cast(current_timestamp at time zone 'UTC' as timestamp),
  'dev', 'completed', all_rows, 4,
  'source.shop.main.grown', 'shop',
  'partial', 'schema_changed', read_rows, 64000, read_partitions,
  cast(null as double precision), 1, true
from (
  select coalesce(sum(row_count), 0) as all_rows, coalesce(sum(case when last_run_id = 'golden-run' then row_count end), 0) as read_rows,
    count(case when last_run_id = 'golden-run' then 1 end) as read_partitions
  from "shop"."main_baselinr"."baselinr_partition_state"
  where unique_id = 'source.shop.main.grown'
) as totals;
insert into "shop"."main_baselinr"."baselinr_events" (event_id, event_type, run_id, table_name, "timestamp", metadata, created_at, unique_id, action, reason, row_count)
values
  ('23bd0dda0d51f757c5a1891d60801def', 'ProfilingCompleted', 'golden-run', 'grown', cast(current_timestamp at time zone 'UTC' as timestamp), '{"action": "partial", "reason": "schema_changed", "snapshot_id": "token of yesterday", "changed_partitions": ["2024-01-05"], "removed_partitions": [], "pending_partitions": 0, "explanation": "columns added name", "columns": {"added": ["name"], "dropped": [], "retyped": []}, "row_count": 1000}', cast(current_timestamp at time zone 'UTC' as timestamp), 'source.shop.main.grown', 'partial', 'schema_changed', 1000);
insert into "shop"."main_baselinr"."baselinr_events" (event_id, event_type, run_id, table_name, "timestamp", metadata, created_at, unique_id, action, reason, row_count)
values
  ('a77e307680d41cc166d76cdcba05b0a8', 'SchemaChangeDetected', 'golden-run', 'grown', cast(current_timestamp at time zone 'UTC' as timestamp), '{"added": ["name"], "removed": [], "retyped": []}', cast(current_timestamp at time zone 'UTC' as timestamp), 'source.shop.main.grown', null, null, cast(null as bigint));
update "shop"."main_baselinr"."baselinr_table_state"
set last_run_id = 'golden-run',
  decision = 'partial',
  decision_reason = 'schema_changed',
  status = 'success',
  error = null,
  last_checked_at = cast(current_timestamp at time zone 'UTC' as timestamp),
  staleness_score = 0,
  known_columns = '{"day": "date", "at": "timestamp without time zone", "name": "text", "quantity": "integer"}',
  bytes_scanned = 64000,
  claimed_by = null,
  claimed_until = null,
  started_at = null,
  waiting_since = null,
  last_published_at = cast(current_timestamp at time zone 'UTC' as timestamp),
  last_profiled_at = cast(current_timestamp at time zone 'UTC' as timestamp),
  next_due_at = cast(current_timestamp at time zone 'UTC' as timestamp) + interval '1 minute' * 0,
  pending_partitions = 0,
  coverage = 1,
  backfilling = false,
  resume_partition = null,
  profile_signature = '9dec93ba8aedfde5501a097e62209b1c',
  profiled_columns = '{"day": "date", "at": "timestamp without time zone", "name": "text", "quantity": "integer"}',
  hash_id = 'postgres ' || cast(cast(current_setting('server_version_num') as integer) / 10000 as text),
  last_verified_at = cast(current_timestamp at time zone 'UTC' as timestamp),
  metadata = '{}',
  row_count = (select coalesce(sum(row_count), 0) from "shop"."main_baselinr"."baselinr_partition_state" where unique_id = 'source.shop.main.grown'),
  sampled_id = null,
  snapshot_id = 'token of today',
  change_token = 'token of today'
where unique_id = 'source.shop.main.grown';
  exception when query_canceled or others then
    baselinr_failure := sqlerrm;
update "shop"."main_baselinr"."baselinr_table_state"
set status = 'error',
  error = baselinr_failure,
  last_checked_at = cast(current_timestamp at time zone 'UTC' as timestamp),
  claimed_by = null,
  started_at = null
where unique_id = 'source.shop.main.grown';
insert into "shop"."main_baselinr"."baselinr_events" (event_id, event_type, run_id, table_name, "timestamp", metadata, created_at, unique_id, action, reason, row_count)
values
  ('03ecf8fb9ec2405db937bdeaef7224f9', 'ProfilingFailed', 'golden-run', 'grown', cast(current_timestamp at time zone 'UTC' as timestamp), '{"action": "partial", "reason": "schema_changed", "snapshot_id": "token of yesterday", "changed_partitions": ["2024-01-05"], "removed_partitions": [], "pending_partitions": 0, "explanation": "columns added name", "columns": {"added": ["name"], "dropped": [], "retyped": []}, "row_count": 1000}', cast(current_timestamp at time zone 'UTC' as timestamp), 'source.shop.main.grown', 'partial', 'schema_changed', 1000);
  end;
end
$baselinr$;
commit;

select case event_type when 'ProfilingCompleted' then 'success' when 'ProfilingFailed' then 'error' else 'busy' end as status,
  case when event_type = 'ProfilingFailed' then error end as error, row_count, rows_scanned, partitions_scanned
from (
  select coalesce(event.event_type, case when state.last_run_id = 'golden-run' then 'ProfilingCompleted' when state.status = 'error' then 'ProfilingFailed' end) as event_type,
    state.error, cast(runs.row_count as text) as row_count, cast(runs.rows_scanned as text) as rows_scanned, cast(runs.partitions_scanned as text) as partitions_scanned
  from "shop"."main_baselinr"."baselinr_table_state" as state
  left join "shop"."main_baselinr"."baselinr_events" as event on event.unique_id = state.unique_id and event.run_id = 'golden-run'
    and event.event_type in ('ProfilingCompleted', 'ProfilingFailed', 'ProfilingSkipped')
  left join "shop"."main_baselinr"."baselinr_runs" as runs on runs.unique_id = state.unique_id and runs.run_id = 'golden-run'
  where state.unique_id = 'source.shop.main.grown'
  order by event."timestamp" desc
  limit 1
) as told;
