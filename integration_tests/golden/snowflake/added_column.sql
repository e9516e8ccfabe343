-- A column was added: it is profiled alone, beside the changed partitions.

/* baselinr run golden-run compare "SHOP"."MAIN"."GROWN" */
with live as (
  select coalesce(to_char(partition_value, 'YYYY-MM-DD'), '__null__') as partition_id, row_count, cast(null as bigint) as byte_count, token
  from (
    select "DAY" as partition_value, count(*) as row_count, 'snowflake' || '/' || cast(count(*) as varchar) || '/' || cast(hash_agg("AT", "DAY", "QUANTITY") as varchar) as token
    from "SHOP"."MAIN"."GROWN"
    where true
    group by 1
  ) as scanned
), stored as (
  select partition_id, token, rolled_up
  from "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE"
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
  to_json(array_agg(case when what = 'changed' then partition_id end) within group (order by partition_id)) as changed,
  to_json(array_agg(case when what = 'removed' then partition_id end) within group (order by partition_id)) as removed,
  to_json(array_agg(case when what = 'changed' then coalesce(row_count, -1) end) within group (order by partition_id)) as sizes,
  to_json(array_agg(case when what = 'changed' then coalesce(byte_count, -1) end) within group (order by partition_id)) as bytes,
  cast(count(case when what <> 'removed' then 1 end) as varchar) as partitions,
  cast(count(case when what <> own_what then 1 end) as varchar) as mates,
  cast(case when count(case when what <> 'removed' then row_count end) = count(case when what <> 'removed' then 1 end) then coalesce(sum(case when what <> 'removed' then row_count end), 0) end as varchar) as all_rows,
  to_json(array_agg(case when what <> 'same' and rolled_up_group is not null then partition_id end) within group (order by partition_id)) as rolled_up,
  to_json(array_agg(case when what <> 'same' then rolled_up_group end) within group (order by partition_id)) as rolled_up_groups,
  case when count(case when what <> 'removed' then partition_id || '=' || token end) = count(case when what <> 'removed' then 1 end) then md5(coalesce(listagg(case when what <> 'removed' then partition_id || '=' || token end, '\n') within group (order by partition_id), '')) end as content
from difference;

/* baselinr run golden-run start GROWN */
begin;
insert into "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" (unique_id, database_name, schema_name, table_name)
select unique_id, database_name, schema_name, table_name
from (
  select 'source.shop.main.grown' as unique_id, 'SHOP' as database_name, 'MAIN' as schema_name, 'GROWN' as table_name
) as missing
where unique_id not in (select unique_id from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE");
update "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
set claimed_by = 'golden-run',
  started_at = sysdate(),
  claimed_until = dateadd(minute, 120, sysdate())
where unique_id in (select unique_id
from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
where unique_id = 'source.shop.main.grown' and last_run_id = 'earlier-run' and profile_signature = 'e2ce0fc5304726908808d2ccc4ded3ba' and rolled_up_by is null and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate()));
insert into "SHOP"."MAIN_BASELINR"."BASELINR_EVENTS" (event_id, event_type, run_id, table_name, "TIMESTAMP", metadata, created_at, unique_id, action, reason, row_count)
values
  ('95e053f5af5a389ab3afa501808e230f', 'ProfilingStarted', 'golden-run', 'GROWN', sysdate(), '{"action": "partial", "reason": "schema_changed", "snapshot_id": "token of yesterday", "changed_partitions": ["2024-01-05"], "removed_partitions": [], "pending_partitions": 0, "explanation": "columns added NAME", "columns": {"added": ["NAME"], "dropped": [], "retyped": []}, "row_count": 1000}', sysdate(), 'source.shop.main.grown', 'partial', 'schema_changed', 1000);
commit;
select claimed_by from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.grown';

/* baselinr run golden-run profile "SHOP"."MAIN"."GROWN" */
create temporary table "SHOP"."MAIN_BASELINR"."BASELINR_SCAN_7A70DB0135DEED7F" like "SHOP"."MAIN_BASELINR"."BASELINR_COLUMN_STATE";
insert into "SHOP"."MAIN_BASELINR"."BASELINR_SCAN_7A70DB0135DEED7F" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as (

  select "DAY", "AT", "NAME", "QUANTITY"
  from "SHOP"."MAIN"."GROWN"
  where true and ("DAY" in (to_date('2024-01-05', 'YYYY-MM-DD')))
), 
scan_1 as (
  select coalesce(to_char(partition_value, 'YYYY-MM-DD'), '__null__') as partition_id, grouped.*
  from (
    select "DAY" as partition_value, count(*) as row_count, 'snowflake' || '/' || cast(count(*) as varchar) || '/' || cast(hash_agg("AT", "DAY", "NAME", "QUANTITY") as varchar) as token,
      /* DAY */
      count("DAY") as c1_non_null_count,
      /* AT */
      count("AT") as c2_non_null_count,
      /* NAME */
      count("NAME") as c3_non_null_count, count(case when "NAME" = '' then 1 end) as c3_empty_count, count(case when trim("NAME") = '' then 1 end) as c3_blank_count,
      /* QUANTITY */
      count("QUANTITY") as c4_non_null_count, count(case when "QUANTITY" = 0 then 1 end) as c4_zero_count, count(case when "QUANTITY" < 0 then 1 end) as c4_negative_count
    from picked
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as varchar) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count from scan_1
  union all
  select partition_id, 'c1', 'DAY', 'date', 'date', null, row_count, c1_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c2', 'AT', 'timestamp', 'timestamp_ntz', null, row_count, c2_non_null_count, null, null, null, null, null, null, null from scan_1
  union all
  select partition_id, 'c3', 'NAME', 'text', 'varchar', null, row_count, c3_non_null_count, null, null, null, null, null, c3_empty_count, c3_blank_count from scan_1
  union all
  select partition_id, 'c4', 'QUANTITY', 'integer', 'number(38, 0)', null, row_count, c4_non_null_count, c4_zero_count, c4_negative_count, null, null, null, null, null from scan_1
)
select 'source.shop.main.grown', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 7), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;
create temporary table "SHOP"."MAIN_BASELINR"."BASELINR_SCAN_F7F3A68911620252" like "SHOP"."MAIN_BASELINR"."BASELINR_COLUMN_STATE";
insert into "SHOP"."MAIN_BASELINR"."BASELINR_SCAN_F7F3A68911620252" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
with picked as (

  select "DAY", "AT", "NAME", "QUANTITY"
  from "SHOP"."MAIN"."GROWN"
  where true and not coalesce((("DAY" in (to_date('2024-01-05', 'YYYY-MM-DD')))), false)
), 
scan_1 as (
  select coalesce(to_char(partition_value, 'YYYY-MM-DD'), '__null__') as partition_id, grouped.*
  from (
    select "DAY" as partition_value, count(*) as row_count, 'snowflake' || '/' || cast(count(*) as varchar) || '/' || cast(hash_agg("AT", "DAY", "NAME", "QUANTITY") as varchar) as token, 'snowflake' || '/' || cast(count(*) as varchar) || '/' || cast(hash_agg("AT", "DAY", "QUANTITY") as varchar) as token_before,
      /* NAME */
      count("NAME") as c3_non_null_count, count(case when "NAME" = '' then 1 end) as c3_empty_count, count(case when trim("NAME") = '' then 1 end) as c3_blank_count
    from picked
    where true
    group by 1
  ) as grouped
), cell as (
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, case when token_before = (select stored.token from "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE" as stored where stored.unique_id = 'source.shop.main.grown' and stored.partition_id = scan_1.partition_id) then cast(token as varchar) end as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count from scan_1
  union all
  select partition_id, 'c3', 'NAME', 'text', 'varchar', null, row_count, c3_non_null_count, null, null, null, null, null, c3_empty_count, c3_blank_count from scan_1
)
select 'source.shop.main.grown', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 7), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count
from cell;
begin;
update "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
set claimed_by = 'golden-run commits',
  claimed_until = dateadd(minute, 120, sysdate())
where unique_id in (select unique_id
from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
where unique_id = 'source.shop.main.grown' and last_run_id = 'earlier-run' and profile_signature = 'e2ce0fc5304726908808d2ccc4ded3ba' and rolled_up_by is null and (claimed_by is null or claimed_by = 'golden-run' or claimed_until is null or claimed_until <= sysdate())
and claimed_by = 'golden-run');
insert into "SHOP"."MAIN_BASELINR"."BASELINR_EVENTS" (event_id, event_type, run_id, table_name, "TIMESTAMP", metadata, created_at, unique_id, action, reason, row_count)
select * from (
values
  ('850449285db7243e40902a4b51b7996a', 'ProfilingSkipped', 'golden-run', 'GROWN', sysdate(), '{"action": "skip", "reason": "running_elsewhere", "snapshot_id": "token of yesterday", "changed_partitions": ["2024-01-05"], "removed_partitions": [], "pending_partitions": 0, "explanation": "columns added NAME", "columns": {"added": ["NAME"], "dropped": [], "retyped": []}, "row_count": 1000}', sysdate(), 'source.shop.main.grown', 'skip', 'running_elsewhere', 1000)
) as guarded
where not exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits');
delete from "SHOP"."MAIN_BASELINR"."BASELINR_COLUMN_STATE"
where unique_id = 'source.shop.main.grown' and group_id in (select left(id, 7) from (
  select '2024-01-05' as id
) as touched) and partition_id in ('2024-01-05')
  and exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits');
insert into "SHOP"."MAIN_BASELINR"."BASELINR_COLUMN_STATE" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
select * from (
select unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count from "SHOP"."MAIN_BASELINR"."BASELINR_SCAN_7A70DB0135DEED7F"
) as guarded
where exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits');
insert into "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE" (unique_id, group_id, partition_id, token, row_count, last_profiled_at, last_changed_at, last_run_id)
select * from (
select scanned.unique_id, scanned.group_id, scanned.partition_id, scanned.token, scanned.row_count, sysdate(),
  case
    when known.partition_id is not null and (known.token is null or known.token = scanned.token) then coalesce(known.last_changed_at, sysdate())
    else sysdate()
  end, scanned.last_run_id
from "SHOP"."MAIN_BASELINR"."BASELINR_COLUMN_STATE" as scanned
left join "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE" as known on known.unique_id = 'source.shop.main.grown' and known.partition_id = scanned.partition_id and known.last_run_id <> 'golden-run'
where scanned.unique_id = 'source.shop.main.grown' and scanned.column_name = '' and scanned.last_run_id = 'golden-run' and scanned.group_id in (select left(id, 7) from (
  select '2024-01-05' as id
) as touched)
) as guarded
where exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits');
delete from "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE"
where unique_id = 'source.shop.main.grown' and group_id in (select left(id, 7) from (
  select '2024-01-05' as id
) as touched) and partition_id in ('2024-01-05') and last_run_id <> 'golden-run'
  and exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits');
delete from "SHOP"."MAIN_BASELINR"."BASELINR_COLUMN_STATE"
where unique_id = 'source.shop.main.grown' and column_name in ('', 'NAME') and partition_id not in ('2024-01-05')
  and exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits');
insert into "SHOP"."MAIN_BASELINR"."BASELINR_COLUMN_STATE" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
select * from (
select unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count from "SHOP"."MAIN_BASELINR"."BASELINR_SCAN_F7F3A68911620252"
) as guarded
where exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits');
update "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE" as part
set last_run_id = scanned.last_run_id,
  token = scanned.token
from (

  select unique_id, partition_id, token, last_run_id
  from "SHOP"."MAIN_BASELINR"."BASELINR_COLUMN_STATE"
  where unique_id = 'source.shop.main.grown' and column_name = '' and last_run_id = 'golden-run'
) as scanned
where part.unique_id = 'source.shop.main.grown' and scanned.unique_id = part.unique_id and scanned.partition_id = part.partition_id
  and part.last_run_id <> scanned.last_run_id
  and exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits');
update "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE"
set token = null, rolled_up = false
where unique_id = 'source.shop.main.grown' and rolled_up and group_id in (select left(id, 7) from (
  select '2024-01-05' as id
) as touched)
  and exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits');
delete from "SHOP"."MAIN_BASELINR"."BASELINR_GROUP_STATE"
where unique_id = 'source.shop.main.grown' and group_id in (select left(id, 7) from (
  select '2024-01-05' as id
) as touched)
  and exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits');
insert into "SHOP"."MAIN_BASELINR"."BASELINR_GROUP_STATE" (unique_id, group_id, column_name, kind, value_type, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
select * from (
with state as (
  select group_id as part, *
  from "SHOP"."MAIN_BASELINR"."BASELINR_COLUMN_STATE"
  where unique_id = 'source.shop.main.grown' and column_name <> '' and group_id in (select left(id, 7) from (
  select '2024-01-05' as id
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
where exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits');
delete from "SHOP"."MAIN_BASELINR"."BASELINR_GROUP_STATE"
where unique_id = 'source.shop.main.grown' and column_name in ('NAME') and not (group_id in (select left(id, 7) from (
  select '2024-01-05' as id
) as touched))
  and exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits');
insert into "SHOP"."MAIN_BASELINR"."BASELINR_GROUP_STATE" (unique_id, group_id, column_name, kind, value_type, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count)
select * from (
with state as (
  select group_id as part, *
  from "SHOP"."MAIN_BASELINR"."BASELINR_COLUMN_STATE"
  where unique_id = 'source.shop.main.grown' and column_name <> '' and column_name in ('NAME') and not (group_id in (select left(id, 7) from (
  select '2024-01-05' as id
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
where exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits');
delete from "SHOP"."MAIN_BASELINR"."BASELINR_COLUMN_STATE"
where unique_id = 'source.shop.main.grown' and (unique_id, group_id) in (
select unique_id, group_id
  from "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE"
  where unique_id = 'source.shop.main.grown' and group_id <> ''
  group by 1, 2
  having count(*) = count(token) and count(*) <= 64
    and cast(floor(datediff(second, max(last_changed_at), sysdate()) / 60) as bigint) >= 10080
)
  and exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits');
update "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE"
set rolled_up = true, rolled_up_by = 'golden-run'
where unique_id = 'source.shop.main.grown' and not coalesce(rolled_up, false) and (unique_id, group_id) in (
select unique_id, group_id
  from "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE"
  where unique_id = 'source.shop.main.grown' and group_id <> ''
  group by 1, 2
  having count(*) = count(token) and count(*) <= 64
    and cast(floor(datediff(second, max(last_changed_at), sysdate()) / 60) as bigint) >= 10080
)
  and exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits');
insert into "SHOP"."MAIN_BASELINR"."BASELINR_RESULTS" (run_id, dataset_name, schema_name, column_name, column_type, metric_name, metric_value, profiled_at, unique_id, is_sampled)
select * from (
with measured as (
  select 'DAY' as column_name, 'DATE' as column_type, 'date' as kind
  union all
  select 'AT' as column_name, 'TIMESTAMP_NTZ' as column_type, 'timestamp' as kind
  union all
  select 'NAME' as column_name, 'TEXT' as column_type, 'text' as kind
  union all
  select 'QUANTITY' as column_name, 'NUMBER(38,0)' as column_type, 'integer' as kind
), state as (
  select '' as part, *
  from "SHOP"."MAIN_BASELINR"."BASELINR_GROUP_STATE"
  where unique_id = 'source.shop.main.grown' and column_name <> ''
), total as (
  select cast(coalesce(sum(row_count), 0) as bigint) as table_rows
  from "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE"
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
  select column_name, column_type, 'count' as metric_name, cast(row_count as varchar) as metric_value from complete
  union all select column_name, column_type, 'null_count' as metric_name, cast(row_count - non_null_count as varchar) as metric_value from complete
  union all select column_name, column_type, 'null_ratio' as metric_name, cast((row_count - non_null_count) / cast(nullif(row_count, 0) as float) as varchar) as metric_value from complete
  union all select column_name, column_type, 'zero_count' as metric_name, cast(coalesce(zero_count, 0) as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float')
  union all select column_name, column_type, 'negative_count' as metric_name, cast(coalesce(negative_count, 0) as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float')
  union all select column_name, column_type, 'nan_count' as metric_name, cast(coalesce(nan_count, 0) as varchar) as metric_value from complete where kind in ('numeric', 'float')
  union all select column_name, column_type, 'inf_count' as metric_name, cast(coalesce(inf_count, 0) as varchar) as metric_value from complete where kind in ('numeric', 'float')
  union all select column_name, column_type, 'true_count' as metric_name, cast(coalesce(true_count, 0) as varchar) as metric_value from complete where kind in ('boolean')
  union all select column_name, column_type, 'empty_count' as metric_name, cast(coalesce(empty_count, 0) as varchar) as metric_value from complete where kind in ('text')
  union all select column_name, column_type, 'blank_count' as metric_name, cast(coalesce(blank_count, 0) as varchar) as metric_value from complete where kind in ('text')
)
select 'golden-run', 'GROWN', 'MAIN', column_name, column_type, metric_name, metric_value, sysdate(), 'source.shop.main.grown', false
from metric
where metric_value is not null
) as guarded
where exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits');
insert into "SHOP"."MAIN_BASELINR"."BASELINR_RUNS" (run_id, dataset_name, schema_name, profiled_at, environment, status, row_count, column_count, unique_id, database_name, action, reason, rows_scanned, bytes_scanned, partitions_scanned, sample_fraction, coverage, is_published)
select * from (
select 'golden-run', 'GROWN', 'MAIN', sysdate(),
  'dev', 'completed', all_rows, 4,
  'source.shop.main.grown', 'SHOP',
  'partial', 'schema_changed', read_rows, 64000, read_partitions,
  cast(null as float), 1, true
from (
  select coalesce(sum(row_count), 0) as all_rows, coalesce(sum(case when last_run_id = 'golden-run' then row_count end), 0) as read_rows,
    count(case when last_run_id = 'golden-run' then 1 end) as read_partitions
  from "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE"
  where unique_id = 'source.shop.main.grown'
) as totals
) as guarded
where exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits');
insert into "SHOP"."MAIN_BASELINR"."BASELINR_EVENTS" (event_id, event_type, run_id, table_name, "TIMESTAMP", metadata, created_at, unique_id, action, reason, row_count)
select * from (
values
  ('23bd0dda0d51f757c5a1891d60801def', 'ProfilingCompleted', 'golden-run', 'GROWN', sysdate(), '{"action": "partial", "reason": "schema_changed", "snapshot_id": "token of yesterday", "changed_partitions": ["2024-01-05"], "removed_partitions": [], "pending_partitions": 0, "explanation": "columns added NAME", "columns": {"added": ["NAME"], "dropped": [], "retyped": []}, "row_count": 1000}', sysdate(), 'source.shop.main.grown', 'partial', 'schema_changed', 1000)
) as guarded
where exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits');
insert into "SHOP"."MAIN_BASELINR"."BASELINR_EVENTS" (event_id, event_type, run_id, table_name, "TIMESTAMP", metadata, created_at, unique_id, action, reason, row_count)
select * from (
values
  ('a77e307680d41cc166d76cdcba05b0a8', 'SchemaChangeDetected', 'golden-run', 'GROWN', sysdate(), '{"added": ["NAME"], "removed": [], "retyped": []}', sysdate(), 'source.shop.main.grown', null, null, cast(null as bigint))
) as guarded
where exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits');
update "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE"
set last_run_id = 'golden-run',
  decision = 'partial',
  decision_reason = 'schema_changed',
  status = 'success',
  error = null,
  last_checked_at = sysdate(),
  staleness_score = 0,
  known_columns = '{"DAY": "DATE", "AT": "TIMESTAMP_NTZ", "NAME": "TEXT", "QUANTITY": "NUMBER(38,0)"}',
  bytes_scanned = 64000,
  claimed_by = null,
  claimed_until = null,
  started_at = null,
  waiting_since = null,
  last_published_at = sysdate(),
  last_profiled_at = sysdate(),
  next_due_at = dateadd(minute, 0, sysdate()),
  pending_partitions = 0,
  coverage = 1,
  backfilling = false,
  resume_partition = null,
  profile_signature = 'e2ce0fc5304726908808d2ccc4ded3ba',
  profiled_columns = '{"DAY": "DATE", "AT": "TIMESTAMP_NTZ", "NAME": "TEXT", "QUANTITY": "NUMBER(38,0)"}',
  hash_id = 'snowflake',
  last_verified_at = sysdate(),
  metadata = '{}',
  row_count = (select coalesce(sum(row_count), 0) from "SHOP"."MAIN_BASELINR"."BASELINR_PARTITION_STATE" where unique_id = 'source.shop.main.grown'),
  sampled_id = null,
  snapshot_id = 'token of today',
  change_token = 'token of today'
where unique_id = 'source.shop.main.grown'
  and exists (select 1 from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" where unique_id = 'source.shop.main.grown' and claimed_by = 'golden-run commits');
commit;
drop table if exists "SHOP"."MAIN_BASELINR"."BASELINR_SCAN_7A70DB0135DEED7F";
drop table if exists "SHOP"."MAIN_BASELINR"."BASELINR_SCAN_F7F3A68911620252";

select case event_type when 'ProfilingCompleted' then 'success' when 'ProfilingFailed' then 'error' else 'busy' end as status,
  case when event_type = 'ProfilingFailed' then error end as error, row_count, rows_scanned, partitions_scanned
from (
  select coalesce(event.event_type, case when state.last_run_id = 'golden-run' then 'ProfilingCompleted' when state.status = 'error' then 'ProfilingFailed' end) as event_type,
    state.error, cast(runs.row_count as varchar) as row_count, cast(runs.rows_scanned as varchar) as rows_scanned, cast(runs.partitions_scanned as varchar) as partitions_scanned
  from "SHOP"."MAIN_BASELINR"."BASELINR_TABLE_STATE" as state
  left join "SHOP"."MAIN_BASELINR"."BASELINR_EVENTS" as event on event.unique_id = state.unique_id and event.run_id = 'golden-run'
    and event.event_type in ('ProfilingCompleted', 'ProfilingFailed', 'ProfilingSkipped')
  left join "SHOP"."MAIN_BASELINR"."BASELINR_RUNS" as runs on runs.unique_id = state.unique_id and runs.run_id = 'golden-run'
  where state.unique_id = 'source.shop.main.grown'
  order by event."TIMESTAMP" desc
  limit 1
) as told;
