-- A table with a partition key is profiled for the first time: states by partition, groups, metrics.

/* baselinr run golden-run catalog */
with target (unique_id, database_name, schema_name, table_name) as (
  values
    ('source.shop.main.by_day', 'memory', 'main', 'by_day')
), columns as (
  select lower(database_name) as d, lower(schema_name) as s, lower(table_name) as t,
    any_value(database_name) as database_name, any_value(schema_name) as schema_name, any_value(table_name) as table_name,
    cast(to_json(list({'name': column_name, 'type': data_type} order by column_index)) as varchar) as columns,
    sum(case when data_type in ('BOOLEAN', 'TINYINT', 'UTINYINT') then 1 when data_type in ('SMALLINT', 'USMALLINT') then 2 when data_type in ('INTEGER', 'UINTEGER', 'FLOAT', 'DATE') then 4
      when data_type in ('HUGEINT', 'UHUGEINT', 'UUID', 'INTERVAL') or data_type like 'DECIMAL%' then 16 when data_type in ('BIGINT', 'UBIGINT', 'DOUBLE') or data_type like 'TIME%' then 8 else 32 end) as width
  from duckdb_columns()
  where not internal and lower(schema_name) in ('main')
  group by all
), tables as (
  select lower(database_name) as d, lower(schema_name) as s, lower(table_name) as t, estimated_size from duckdb_tables()
)
select target.unique_id, columns.database_name, columns.schema_name, columns.table_name, columns.columns,
  case when tables.t is null then 'view' else 'table' end as relation_type,
  cast(tables.estimated_size as varchar) as estimated_rows, cast(cast(tables.estimated_size * columns.width as bigint) as varchar) as estimated_bytes, cast(columns.width as varchar) as row_width
from target
join columns on columns.d = lower(target.database_name) and columns.s = lower(target.schema_name) and columns.t = lower(target.table_name)
left join tables on tables.d = columns.d and tables.s = columns.s and tables.t = columns.t;

/* baselinr run golden-run state */
select unique_id, database_name, schema_name, table_name, decision, decision_reason, status, error, snapshot_id, profile_signature,
  profiled_columns, metadata, last_run_id, rolled_up_by, resume_partition, sampled_id, checks, known_columns,
  case when backfilling then 'true' end as backfilling,
  case when hash_id <> 'duckdb ' || version() then 'true' end as hash_is_stale,
  cast(row_count as varchar) as row_count,
  cast(pending_partitions as varchar) as pending_partitions,
  cast(coverage as varchar) as coverage,
  strftime(last_profiled_at, '%Y-%m-%dT%H:%M:%SZ') as last_profiled_at,
  strftime(last_checked_at, '%Y-%m-%dT%H:%M:%SZ') as last_checked_at,
  strftime(next_due_at, '%Y-%m-%dT%H:%M:%SZ') as next_due_at,
  strftime(started_at, '%Y-%m-%dT%H:%M:%SZ') as started_at,
  strftime(waiting_since, '%Y-%m-%dT%H:%M:%SZ') as waiting_since,
  cast(staleness_score as varchar) as staleness_score,
  cast(cast(floor(epoch(cast(now() at time zone 'UTC' as timestamp) - last_profiled_at) / 60) as bigint) as varchar) as profiled_minutes_ago,
  cast(cast(floor(epoch(cast(now() at time zone 'UTC' as timestamp) - last_verified_at) / 60) as bigint) as varchar) as verified_minutes_ago,
  cast(cast(floor(epoch(cast(now() at time zone 'UTC' as timestamp) - waiting_since) / 60) as bigint) as varchar) as waiting_minutes,
  cast(cast(floor(epoch(cast(now() at time zone 'UTC' as timestamp) - last_published_at) / 60) as bigint) as varchar) as published_minutes_ago,
  cast(cast(floor(epoch(cast(now() at time zone 'UTC' as timestamp) - last_checked_at) / 60) as bigint) as varchar) as checked_minutes_ago
from "memory"."main_baselinr"."baselinr_table_state"
where unique_id in ('source.shop.main.by_day');

/* baselinr run golden-run look at by_day */
begin;
insert into "memory"."main_baselinr"."baselinr_table_state" (unique_id, database_name, schema_name, table_name)
  select unique_id, database_name, schema_name, table_name
  from (
    values
    ('source.shop.main.by_day', 'memory', 'main', 'by_day')
  ) as given (unique_id, database_name, schema_name, table_name)
on conflict (unique_id) do nothing;
update "memory"."main_baselinr"."baselinr_table_state"
set started_at = cast(now() at time zone 'UTC' as timestamp)
where unique_id in (select unique_id from "memory"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_day'));
commit;
select 1 as done;

/* baselinr run golden-run count partitions "memory"."main"."by_day" */
select cast(count(*) as varchar) as partitions
from (
  select distinct "day" from "memory"."main"."by_day" where (quantity >= 0
)
) as keys;

/* baselinr run golden-run looked */
begin;
update "memory"."main_baselinr"."baselinr_table_state"
set started_at = null
where unique_id in (select unique_id from "memory"."main_baselinr"."baselinr_table_state" where unique_id in ('source.shop.main.by_day'));
commit;
select 1 as done;

/* baselinr run golden-run start by_day */
begin;
insert into "memory"."main_baselinr"."baselinr_table_state" (unique_id, database_name, schema_name, table_name)
  select unique_id, database_name, schema_name, table_name
  from (
    values
    ('source.shop.main.by_day', 'memory', 'main', 'by_day')
  ) as given (unique_id, database_name, schema_name, table_name)
on conflict (unique_id) do nothing;
update "memory"."main_baselinr"."baselinr_table_state"
set claimed_by = 'golden-run',
  started_at = cast(now() at time zone 'UTC' as timestamp)
where unique_id in (select unique_id
from "memory"."main_baselinr"."baselinr_table_state"
where unique_id = 'source.shop.main.by_day' and last_run_id is null and profile_signature is null and rolled_up_by is null);
insert into "memory"."main_baselinr"."baselinr_events" (event_id, event_type, run_id, table_name, "timestamp", metadata, created_at, unique_id, action, reason, row_count)
values
  ('dce816227a74582189b4a20b4491029e', 'ProfilingStarted', 'golden-run', 'by_day', cast(now() at time zone 'UTC' as timestamp), '{"action": "full", "reason": "first_profile", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "no complete profile is stored yet", "columns": null, "row_count": null}', cast(now() at time zone 'UTC' as timestamp), 'source.shop.main.by_day', 'full', 'first_profile', cast(null as bigint));
commit;
select 1 as done;

/* baselinr run golden-run profile "memory"."main"."by_day" */
begin;
delete from "memory"."main_baselinr"."baselinr_column_state"
where unique_id = 'source.shop.main.by_day';
insert into "memory"."main_baselinr"."baselinr_column_state" (unique_id, last_run_id, group_id, partition_id, column_name, kind, value_type, token, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, hll_sparse, hll_dense, bucket_steps, bucket_counts)
with 
scan_1 as materialized (
  select coalesce(cast(partition_value as varchar), '__null__') as partition_id, grouped.*
  from (
    select "day" as partition_value, count(*) as row_count, 'duckdb ' || version() || '/' || cast(count(*) as varchar) || '/' || cast(sum(hash("name", "quantity")) as varchar) as token,
      /* name */
      count("name") as c1_non_null_count, count(case when "name" = '' then 1 end) as c1_empty_count, count(case when trim("name") = '' then 1 end) as c1_blank_count, left(min("name"), 256) as c1_min_value, left(max("name"), 256) as c1_max_value,
      /* quantity */
      count("quantity") as c2_non_null_count, count(case when "quantity" = 0 then 1 end) as c2_zero_count, count(case when "quantity" < 0 then 1 end) as c2_negative_count, min("quantity") as c2_min_value, max("quantity") as c2_max_value, count("quantity") as c2_finite_count, sum("quantity") as c2_sum_value, avg(cast("quantity" as double)) as c2_mean_value, var_pop(cast("quantity" as double)) * count(cast("quantity" as double)) as c2_m2_value
    from "memory"."main"."by_day"
    where (quantity >= 0
)
    group by 1
  ) as grouped
), cell as (
  select partition_id, '' as column_key, '' as column_name, 'table' as kind, 'none' as value_type, cast(token as varchar) as token, row_count, cast(null as bigint) as non_null_count, cast(null as bigint) as zero_count, cast(null as bigint) as negative_count, cast(null as bigint) as nan_count, cast(null as bigint) as inf_count, cast(null as bigint) as true_count, cast(null as bigint) as empty_count, cast(null as bigint) as blank_count, cast(null as varchar) as min_value, cast(null as varchar) as max_value, cast(null as bigint) as finite_count, cast(null as varchar) as sum_value, cast(null as double) as mean_value, cast(null as double) as m2_value from scan_1
  union all
  select partition_id, 'c1', 'name', 'text', 'varchar', null, row_count, c1_non_null_count, null, null, null, null, null, c1_empty_count, c1_blank_count, cast(c1_min_value as varchar), cast(c1_max_value as varchar), null, null, null, null from scan_1
  union all
  select partition_id, 'c2', 'quantity', 'integer', 'hugeint', null, row_count, c2_non_null_count, c2_zero_count, c2_negative_count, null, null, null, null, null, cast(c2_min_value as varchar), cast(c2_max_value as varchar), c2_finite_count, cast(c2_sum_value as varchar), c2_mean_value, c2_m2_value from scan_1
), hll_word as (
  
  select partition_value as part, 'c1' as column_name, cast(round(ln(cast(lowest_bit as double)) / cast(0.6931471805599453 as double)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as ubigint) << register_bit) as bits
    from (
      select partition_value, cast(((h >> 10) & 1073741823) | 1073741824 as bigint) as rest, cast((h & 1023) >> 6 as integer) as word_number, h & 63 as register_bit
      from (select "day" as partition_value, hash("name") as h from "memory"."main"."by_day" where (quantity >= 0
) and "name" is not null) as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
  union all
  select partition_value as part, 'c2' as column_name, cast(round(ln(cast(lowest_bit as double)) / cast(0.6931471805599453 as double)) as integer) + 1 as rho, word_number, bits
  from (
    select partition_value, rest & -rest as lowest_bit, word_number, bit_or(cast(1 as ubigint) << register_bit) as bits
    from (
      select partition_value, cast(((h >> 10) & 1073741823) | 1073741824 as bigint) as rest, cast((h & 1023) >> 6 as integer) as word_number, h & 63 as register_bit
      from (select "day" as partition_value, hash("quantity") as h from "memory"."main"."by_day" where (quantity >= 0
) and "quantity" is not null) as hashed
    ) as parts
    group by 1, 2, 3
  ) as words
), hll_topmost as (
  select part, column_name, rho, word_number, bits & ~coalesce(higher, cast(0 as ubigint)) as bits
  from (
    select *, bit_or(bits) over (partition by part, column_name, word_number order by rho desc rows between unbounded preceding and 1 preceding) as higher
    from hll_word
  ) as ranked
), hll_measured as materialized (
  select part, column_name, rho, word_number, bits, count(*) over (partition by part, column_name) > 32 as is_dense, max(rho) over (partition by part, column_name) as highest
  from hll_topmost
  where bits <> 0
), hll_entry as (
  select part, column_name, (cast(rho * 32 + word_number * 2 + 0 as ubigint) << 32) | ((bits >> 0) & 4294967295) as entry from hll_measured where not is_dense and ((bits >> 0) & 4294967295) <> 0
  union all
  select part, column_name, (cast(rho * 32 + word_number * 2 + 1 as ubigint) << 32) | ((bits >> 32) & 4294967295) as entry from hll_measured where not is_dense and ((bits >> 32) & 4294967295) <> 0
), hll_lane as materialized (
  select part, column_name, word_number, max(highest) as highest, bit_or(case when rho & 1 <> 0 then bits else cast(0 as ubigint) end) as digit_0, bit_or(case when rho & 2 <> 0 then bits else cast(0 as ubigint) end) as digit_1, bit_or(case when rho & 4 <> 0 then bits else cast(0 as ubigint) end) as digit_2, bit_or(case when rho & 8 <> 0 then bits else cast(0 as ubigint) end) as digit_3, bit_or(case when rho & 16 <> 0 then bits else cast(0 as ubigint) end) as digit_4
  from (
    select part, column_name, rho, word_number, bits, highest from hll_measured where is_dense
    union all
    select part, column_name, 0, word_number, cast(0 as ubigint), highest
    from (select part, column_name, max(highest) as highest from hll_measured where is_dense group by 1, 2) as dense
    cross join (select word_number from generate_series(0, 15) as series (word_number)) as word
  ) as filled
  group by 1, 2, 3
), hll_packed as (
  select part, column_name, array_agg(cast(entry as ubigint) order by entry) as hll_sparse, cast(null as ubigint[]) as hll_dense
  from hll_entry
  group by 1, 2
  union all
  select part, column_name, null, array_agg(cast(bits as ubigint) order by digit, word_number)
  from (
    select part, column_name, 0 as digit, word_number, digit_0 as bits from hll_lane where highest >= 1
    union all select part, column_name, 1 as digit, word_number, digit_1 as bits from hll_lane where highest >= 2
    union all select part, column_name, 2 as digit, word_number, digit_2 as bits from hll_lane where highest >= 4
    union all select part, column_name, 3 as digit, word_number, digit_3 as bits from hll_lane where highest >= 8
    union all select part, column_name, 4 as digit, word_number, digit_4 as bits from hll_lane where highest >= 16
  ) as digits
  group by 1, 2
), hll_state as (
  select coalesce(cast(part as varchar), '__null__') as partition_id, column_name as column_key, hll_sparse, hll_dense
  from hll_packed
), bucket_item as (
  
  select part, 'c2' as column_name, bucket, bucket_rows
  from (
    select partition_value as part, case when x > 0 then (65536 + cast(ceil(ln(x) / cast(0.020000666706669435 as double)) as integer)) when x < 0 then -(65536 + cast(ceil(ln(-x) / cast(0.020000666706669435 as double)) as integer)) when x = 0 then 0 end as bucket, count(*) as bucket_rows
    from (select "day" as partition_value, cast("quantity" as double) as x from "memory"."main"."by_day" where (quantity >= 0
)) as numbers
    group by 1, 2
  ) as bucketed
  where bucket is not null
), bucket_packed as (
  select part, column_name, array_agg(cast(step as integer) order by bucket) as bucket_steps, array_agg(cast(bucket_rows as bigint) order by bucket) as bucket_counts
  from (select *, bucket - coalesce(lag(bucket) over (partition by part, column_name order by bucket), 0) as step from bucket_item) as stepped
  group by 1, 2
), bucket_state as (
  select coalesce(cast(part as varchar), '__null__') as partition_id, column_name as column_key, bucket_steps, bucket_counts
  from bucket_packed
)
select 'source.shop.main.by_day', case when cell.column_name = '' then 'golden-run' end, left(cell.partition_id, 7), cell.partition_id, cell.column_name, cell.kind, cell.value_type, cell.token, cell.row_count, cell.non_null_count, cell.zero_count, cell.negative_count, cell.nan_count, cell.inf_count, cell.true_count, cell.empty_count, cell.blank_count, cell.min_value, cell.max_value, cell.finite_count, cell.sum_value, cell.mean_value, cell.m2_value, hll_sparse, hll_dense, bucket_steps, bucket_counts
from cell
left join hll_state on hll_state.column_key = cell.column_key and hll_state.partition_id = cell.partition_id
left join bucket_state on bucket_state.column_key = cell.column_key and bucket_state.partition_id = cell.partition_id;
insert into "memory"."main_baselinr"."baselinr_partition_state" (unique_id, group_id, partition_id, token, row_count, last_profiled_at, last_changed_at, last_run_id)
select scanned.unique_id, scanned.group_id, scanned.partition_id, scanned.token, scanned.row_count, cast(now() at time zone 'UTC' as timestamp),
  case
    when known.partition_id is not null then coalesce(known.last_changed_at, cast(now() at time zone 'UTC' as timestamp))
    else cast(now() at time zone 'UTC' as timestamp)
  end, scanned.last_run_id
from "memory"."main_baselinr"."baselinr_column_state" as scanned
left join "memory"."main_baselinr"."baselinr_partition_state" as known on known.unique_id = 'source.shop.main.by_day' and known.partition_id = scanned.partition_id and known.last_run_id <> 'golden-run'
where scanned.unique_id = 'source.shop.main.by_day' and scanned.column_name = '' and scanned.last_run_id = 'golden-run';
delete from "memory"."main_baselinr"."baselinr_partition_state"
where unique_id = 'source.shop.main.by_day' and last_run_id <> 'golden-run';
delete from "memory"."main_baselinr"."baselinr_group_state"
where unique_id = 'source.shop.main.by_day' and true;
insert into "memory"."main_baselinr"."baselinr_group_state" (unique_id, group_id, column_name, kind, value_type, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, hll_sparse, hll_dense, bucket_steps, bucket_counts)
with state as (
  select group_id as part, *
  from "memory"."main_baselinr"."baselinr_column_state"
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
    coalesce(cast(min(case when state.value_type = 'hugeint' then cast(state.min_value as hugeint) end) as varchar), cast(min(case when state.value_type = 'varchar' then cast(state.min_value as varchar) end) as varchar)) as min_value,
    coalesce(cast(max(case when state.value_type = 'hugeint' then cast(state.max_value as hugeint) end) as varchar), cast(max(case when state.value_type = 'varchar' then cast(state.max_value as varchar) end) as varchar)) as max_value,
    cast(sum(state.finite_count) as bigint) as finite_count,
    coalesce(cast(sum(case when state.value_type = 'hugeint' then cast(state.sum_value as hugeint) end) as varchar)) as sum_value,
    max(grand_mean) as mean_value,
    sum(m2_value) + sum(finite_count * power((mean_value - grand_mean), 2)) as m2_value
  from state
  left join grand on grand.part = state.part and grand.column_name = state.column_name
  group by 1, 2
), hll_digits as materialized (
  select part, column_name, word_number, coalesce(hll_dense[1 + word_number], cast(0 as ubigint)) as digit_0, coalesce(hll_dense[17 + word_number], cast(0 as ubigint)) as digit_1, coalesce(hll_dense[33 + word_number], cast(0 as ubigint)) as digit_2, coalesce(hll_dense[49 + word_number], cast(0 as ubigint)) as digit_3, coalesce(hll_dense[65 + word_number], cast(0 as ubigint)) as digit_4
  from (select part, column_name, hll_dense as hll_dense from state where hll_dense is not null) as dense
  cross join (select word_number from generate_series(0, 15) as series (word_number)) as word
), hll_unfolded as materialized (
  select part, column_name, word_number,
    bit_or(digit_0 & ~digit_1 & ~digit_2 & ~digit_3 & ~digit_4) as rho_1,
    bit_or(~digit_0 & digit_1 & ~digit_2 & ~digit_3 & ~digit_4) as rho_2,
    bit_or(digit_0 & digit_1 & ~digit_2 & ~digit_3 & ~digit_4) as rho_3,
    bit_or(~digit_0 & ~digit_1 & digit_2 & ~digit_3 & ~digit_4) as rho_4,
    bit_or(digit_0 & ~digit_1 & digit_2 & ~digit_3 & ~digit_4) as rho_5,
    bit_or(~digit_0 & digit_1 & digit_2 & ~digit_3 & ~digit_4) as rho_6,
    bit_or(digit_0 & digit_1 & digit_2 & ~digit_3 & ~digit_4) as rho_7,
    bit_or(~digit_0 & ~digit_1 & ~digit_2 & digit_3 & ~digit_4) as rho_8,
    bit_or(digit_0 & ~digit_1 & ~digit_2 & digit_3 & ~digit_4) as rho_9,
    bit_or(~digit_0 & digit_1 & ~digit_2 & digit_3 & ~digit_4) as rho_10,
    bit_or(digit_0 & digit_1 & ~digit_2 & digit_3 & ~digit_4) as rho_11,
    bit_or(~digit_0 & ~digit_1 & digit_2 & digit_3 & ~digit_4) as rho_12,
    bit_or(digit_0 & ~digit_1 & digit_2 & digit_3 & ~digit_4) as rho_13,
    bit_or(~digit_0 & digit_1 & digit_2 & digit_3 & ~digit_4) as rho_14,
    bit_or(digit_0 & digit_1 & digit_2 & digit_3 & ~digit_4) as rho_15,
    bit_or(~digit_0 & ~digit_1 & ~digit_2 & ~digit_3 & digit_4) as rho_16,
    bit_or(digit_0 & ~digit_1 & ~digit_2 & ~digit_3 & digit_4) as rho_17,
    bit_or(~digit_0 & digit_1 & ~digit_2 & ~digit_3 & digit_4) as rho_18,
    bit_or(digit_0 & digit_1 & ~digit_2 & ~digit_3 & digit_4) as rho_19,
    bit_or(~digit_0 & ~digit_1 & digit_2 & ~digit_3 & digit_4) as rho_20,
    bit_or(digit_0 & ~digit_1 & digit_2 & ~digit_3 & digit_4) as rho_21,
    bit_or(~digit_0 & digit_1 & digit_2 & ~digit_3 & digit_4) as rho_22,
    bit_or(digit_0 & digit_1 & digit_2 & ~digit_3 & digit_4) as rho_23,
    bit_or(~digit_0 & ~digit_1 & ~digit_2 & digit_3 & digit_4) as rho_24,
    bit_or(digit_0 & ~digit_1 & ~digit_2 & digit_3 & digit_4) as rho_25,
    bit_or(~digit_0 & digit_1 & ~digit_2 & digit_3 & digit_4) as rho_26,
    bit_or(digit_0 & digit_1 & ~digit_2 & digit_3 & digit_4) as rho_27,
    bit_or(~digit_0 & ~digit_1 & digit_2 & digit_3 & digit_4) as rho_28,
    bit_or(digit_0 & ~digit_1 & digit_2 & digit_3 & digit_4) as rho_29,
    bit_or(~digit_0 & digit_1 & digit_2 & digit_3 & digit_4) as rho_30,
    bit_or(digit_0 & digit_1 & digit_2 & digit_3 & digit_4) as rho_31
  from hll_digits
  group by 1, 2, 3
), hll_word as (
  select part, column_name, rho, word_number, bit_or(bits) as bits
  from (
    select part, column_name, unnest(array[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31]) as rho, word_number, unnest(array[rho_1, rho_2, rho_3, rho_4, rho_5, rho_6, rho_7, rho_8, rho_9, rho_10, rho_11, rho_12, rho_13, rho_14, rho_15, rho_16, rho_17, rho_18, rho_19, rho_20, rho_21, rho_22, rho_23, rho_24, rho_25, rho_26, rho_27, rho_28, rho_29, rho_30, rho_31]) as bits
    from hll_unfolded
    union all
    select part, column_name, cast(entry >> 37 as integer), cast((entry >> 33) & 15 as integer), case when ((entry >> 32) & 1) = 0 then entry & 4294967295 else (entry & 4294967295) << 32 end
    from (select part, column_name, unnest(hll_sparse) as entry from state where hll_sparse is not null) as entries
  ) as items
  where bits <> 0
  group by 1, 2, 3, 4
), hll_topmost as (
  select part, column_name, rho, word_number, bits & ~coalesce(higher, cast(0 as ubigint)) as bits
  from (
    select *, bit_or(bits) over (partition by part, column_name, word_number order by rho desc rows between unbounded preceding and 1 preceding) as higher
    from hll_word
  ) as ranked
), hll_measured as materialized (
  select part, column_name, rho, word_number, bits, count(*) over (partition by part, column_name) > 32 as is_dense, max(rho) over (partition by part, column_name) as highest
  from hll_topmost
  where bits <> 0
), hll_entry as (
  select part, column_name, (cast(rho * 32 + word_number * 2 + 0 as ubigint) << 32) | ((bits >> 0) & 4294967295) as entry from hll_measured where not is_dense and ((bits >> 0) & 4294967295) <> 0
  union all
  select part, column_name, (cast(rho * 32 + word_number * 2 + 1 as ubigint) << 32) | ((bits >> 32) & 4294967295) as entry from hll_measured where not is_dense and ((bits >> 32) & 4294967295) <> 0
), hll_lane as materialized (
  select part, column_name, word_number, max(highest) as highest, bit_or(case when rho & 1 <> 0 then bits else cast(0 as ubigint) end) as digit_0, bit_or(case when rho & 2 <> 0 then bits else cast(0 as ubigint) end) as digit_1, bit_or(case when rho & 4 <> 0 then bits else cast(0 as ubigint) end) as digit_2, bit_or(case when rho & 8 <> 0 then bits else cast(0 as ubigint) end) as digit_3, bit_or(case when rho & 16 <> 0 then bits else cast(0 as ubigint) end) as digit_4
  from (
    select part, column_name, rho, word_number, bits, highest from hll_measured where is_dense
    union all
    select part, column_name, 0, word_number, cast(0 as ubigint), highest
    from (select part, column_name, max(highest) as highest from hll_measured where is_dense group by 1, 2) as dense
    cross join (select word_number from generate_series(0, 15) as series (word_number)) as word
  ) as filled
  group by 1, 2, 3
), hll_packed as (
  select part, column_name, array_agg(cast(entry as ubigint) order by entry) as hll_sparse, cast(null as ubigint[]) as hll_dense
  from hll_entry
  group by 1, 2
  union all
  select part, column_name, null, array_agg(cast(bits as ubigint) order by digit, word_number)
  from (
    select part, column_name, 0 as digit, word_number, digit_0 as bits from hll_lane where highest >= 1
    union all select part, column_name, 1 as digit, word_number, digit_1 as bits from hll_lane where highest >= 2
    union all select part, column_name, 2 as digit, word_number, digit_2 as bits from hll_lane where highest >= 4
    union all select part, column_name, 3 as digit, word_number, digit_3 as bits from hll_lane where highest >= 8
    union all select part, column_name, 4 as digit, word_number, digit_4 as bits from hll_lane where highest >= 16
  ) as digits
  group by 1, 2
), bucket_state as (
  select part, column_name, bucket_steps, bucket_counts, row_number() over () as state_number from state where bucket_steps is not null
), bucket_unpacked as (
  select part, column_name, state_number, unnest(range(1, len(bucket_steps) + 1)) as place, unnest(bucket_steps) as step, unnest(bucket_counts) as bucket_rows from bucket_state
), bucket_item as (
  select part, column_name, bucket, cast(sum(bucket_rows) as bigint) as bucket_rows
  from (select part, column_name, bucket_rows, cast(sum(step) over (partition by state_number order by place rows unbounded preceding) as bigint) as bucket from bucket_unpacked) as unpacked
  group by 1, 2, 3
), bucket_packed as (
  select part, column_name, array_agg(cast(step as integer) order by bucket) as bucket_steps, array_agg(cast(bucket_rows as bigint) order by bucket) as bucket_counts
  from (select *, bucket - coalesce(lag(bucket) over (partition by part, column_name order by bucket), 0) as step from bucket_item) as stepped
  group by 1, 2
)
select 'source.shop.main.by_day', merged.part, merged.column_name, kind, value_type, row_count, non_null_count, zero_count, negative_count, nan_count, inf_count, true_count, empty_count, blank_count, min_value, max_value, finite_count, sum_value, mean_value, m2_value, hll_sparse, hll_dense, bucket_steps, bucket_counts
from merged
left join hll_packed on hll_packed.part = merged.part and hll_packed.column_name = merged.column_name
left join bucket_packed on bucket_packed.part = merged.part and bucket_packed.column_name = merged.column_name;
with found as materialized (
select unique_id, group_id
  from "memory"."main_baselinr"."baselinr_partition_state"
  where unique_id = 'source.shop.main.by_day' and group_id <> ''
  group by 1, 2
  having count(*) = count(token) and count(*) <= 64 and count(*) > count(case when rolled_up then 1 end)
    and cast(floor(epoch(cast(now() at time zone 'UTC' as timestamp) - max(last_changed_at)) / 60) as bigint) >= 10080
)
delete from "memory"."main_baselinr"."baselinr_column_state"
where unique_id = 'source.shop.main.by_day' and (unique_id, group_id) in (select unique_id, group_id from found);
with found as materialized (
select unique_id, group_id
  from "memory"."main_baselinr"."baselinr_partition_state"
  where unique_id = 'source.shop.main.by_day' and group_id <> ''
  group by 1, 2
  having count(*) = count(token) and count(*) <= 64 and count(*) > count(case when rolled_up then 1 end)
    and cast(floor(epoch(cast(now() at time zone 'UTC' as timestamp) - max(last_changed_at)) / 60) as bigint) >= 10080
)
update "memory"."main_baselinr"."baselinr_partition_state"
set rolled_up = true, rolled_up_by = 'golden-run'
where unique_id = 'source.shop.main.by_day' and not coalesce(rolled_up, false) and (unique_id, group_id) in (select unique_id, group_id from found);
insert into "memory"."main_baselinr"."baselinr_results" (run_id, dataset_name, schema_name, column_name, column_type, metric_name, metric_value, profiled_at, unique_id, is_sampled)
with measured as (
  select column_name, column_type, kind
  from (
    values
    ('name', 'VARCHAR', 'text'),
    ('quantity', 'INTEGER', 'integer')
  ) as given (column_name, column_type, kind)
), state as (
  select '' as part, *
  from "memory"."main_baselinr"."baselinr_group_state"
  where unique_id = 'source.shop.main.by_day' and column_name <> ''
), total as (
  select cast(coalesce(sum(row_count), 0) as bigint) as table_rows
  from "memory"."main_baselinr"."baselinr_partition_state"
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
    coalesce(cast(min(case when state.value_type = 'hugeint' then cast(state.min_value as hugeint) end) as varchar), cast(min(case when state.value_type = 'varchar' then cast(state.min_value as varchar) end) as varchar)) as min_value,
    coalesce(cast(max(case when state.value_type = 'hugeint' then cast(state.max_value as hugeint) end) as varchar), cast(max(case when state.value_type = 'varchar' then cast(state.max_value as varchar) end) as varchar)) as max_value,
    cast(sum(state.finite_count) as bigint) as finite_count,
    coalesce(cast(sum(case when state.value_type = 'hugeint' then cast(state.sum_value as hugeint) end) as varchar)) as sum_value,
    max(grand_mean) as mean_value,
    sum(m2_value) + sum(finite_count * power((mean_value - grand_mean), 2)) as m2_value
  from state
  left join grand on grand.part = state.part and grand.column_name = state.column_name
  group by 1, 2
), hll_digits as materialized (
  select part, column_name, word_number, coalesce(hll_dense[1 + word_number], cast(0 as ubigint)) as digit_0, coalesce(hll_dense[17 + word_number], cast(0 as ubigint)) as digit_1, coalesce(hll_dense[33 + word_number], cast(0 as ubigint)) as digit_2, coalesce(hll_dense[49 + word_number], cast(0 as ubigint)) as digit_3, coalesce(hll_dense[65 + word_number], cast(0 as ubigint)) as digit_4
  from (select part, column_name, hll_dense as hll_dense from state where hll_dense is not null) as dense
  cross join (select word_number from generate_series(0, 15) as series (word_number)) as word
), hll_unfolded as materialized (
  select part, column_name, word_number,
    bit_or(digit_0 & ~digit_1 & ~digit_2 & ~digit_3 & ~digit_4) as rho_1,
    bit_or(~digit_0 & digit_1 & ~digit_2 & ~digit_3 & ~digit_4) as rho_2,
    bit_or(digit_0 & digit_1 & ~digit_2 & ~digit_3 & ~digit_4) as rho_3,
    bit_or(~digit_0 & ~digit_1 & digit_2 & ~digit_3 & ~digit_4) as rho_4,
    bit_or(digit_0 & ~digit_1 & digit_2 & ~digit_3 & ~digit_4) as rho_5,
    bit_or(~digit_0 & digit_1 & digit_2 & ~digit_3 & ~digit_4) as rho_6,
    bit_or(digit_0 & digit_1 & digit_2 & ~digit_3 & ~digit_4) as rho_7,
    bit_or(~digit_0 & ~digit_1 & ~digit_2 & digit_3 & ~digit_4) as rho_8,
    bit_or(digit_0 & ~digit_1 & ~digit_2 & digit_3 & ~digit_4) as rho_9,
    bit_or(~digit_0 & digit_1 & ~digit_2 & digit_3 & ~digit_4) as rho_10,
    bit_or(digit_0 & digit_1 & ~digit_2 & digit_3 & ~digit_4) as rho_11,
    bit_or(~digit_0 & ~digit_1 & digit_2 & digit_3 & ~digit_4) as rho_12,
    bit_or(digit_0 & ~digit_1 & digit_2 & digit_3 & ~digit_4) as rho_13,
    bit_or(~digit_0 & digit_1 & digit_2 & digit_3 & ~digit_4) as rho_14,
    bit_or(digit_0 & digit_1 & digit_2 & digit_3 & ~digit_4) as rho_15,
    bit_or(~digit_0 & ~digit_1 & ~digit_2 & ~digit_3 & digit_4) as rho_16,
    bit_or(digit_0 & ~digit_1 & ~digit_2 & ~digit_3 & digit_4) as rho_17,
    bit_or(~digit_0 & digit_1 & ~digit_2 & ~digit_3 & digit_4) as rho_18,
    bit_or(digit_0 & digit_1 & ~digit_2 & ~digit_3 & digit_4) as rho_19,
    bit_or(~digit_0 & ~digit_1 & digit_2 & ~digit_3 & digit_4) as rho_20,
    bit_or(digit_0 & ~digit_1 & digit_2 & ~digit_3 & digit_4) as rho_21,
    bit_or(~digit_0 & digit_1 & digit_2 & ~digit_3 & digit_4) as rho_22,
    bit_or(digit_0 & digit_1 & digit_2 & ~digit_3 & digit_4) as rho_23,
    bit_or(~digit_0 & ~digit_1 & ~digit_2 & digit_3 & digit_4) as rho_24,
    bit_or(digit_0 & ~digit_1 & ~digit_2 & digit_3 & digit_4) as rho_25,
    bit_or(~digit_0 & digit_1 & ~digit_2 & digit_3 & digit_4) as rho_26,
    bit_or(digit_0 & digit_1 & ~digit_2 & digit_3 & digit_4) as rho_27,
    bit_or(~digit_0 & ~digit_1 & digit_2 & digit_3 & digit_4) as rho_28,
    bit_or(digit_0 & ~digit_1 & digit_2 & digit_3 & digit_4) as rho_29,
    bit_or(~digit_0 & digit_1 & digit_2 & digit_3 & digit_4) as rho_30,
    bit_or(digit_0 & digit_1 & digit_2 & digit_3 & digit_4) as rho_31
  from hll_digits
  group by 1, 2, 3
), hll_word as (
  select part, column_name, rho, word_number, bit_or(bits) as bits
  from (
    select part, column_name, unnest(array[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31]) as rho, word_number, unnest(array[rho_1, rho_2, rho_3, rho_4, rho_5, rho_6, rho_7, rho_8, rho_9, rho_10, rho_11, rho_12, rho_13, rho_14, rho_15, rho_16, rho_17, rho_18, rho_19, rho_20, rho_21, rho_22, rho_23, rho_24, rho_25, rho_26, rho_27, rho_28, rho_29, rho_30, rho_31]) as bits
    from hll_unfolded
    union all
    select part, column_name, cast(entry >> 37 as integer), cast((entry >> 33) & 15 as integer), case when ((entry >> 32) & 1) = 0 then entry & 4294967295 else (entry & 4294967295) << 32 end
    from (select part, column_name, unnest(hll_sparse) as entry from state where hll_sparse is not null) as entries
  ) as items
  where bits <> 0
  group by 1, 2, 3, 4
), hll_topmost as (
  select column_name, rho, word_number, bits & ~coalesce(higher, cast(0 as ubigint)) as bits
  from (
    select *, bit_or(bits) over (partition by column_name, word_number order by rho desc rows between unbounded preceding and 1 preceding) as higher
    from hll_word
  ) as ranked
), harmonic as (
  select column_name, sum(registers * power(cast(2 as double), -rho)) as tail, (1024 - sum(registers)) / cast(1024 as double) as empty_share
  from (select column_name, rho, bit_count(bits) as registers from hll_topmost) as counted
  group by 1
), sigma as (
  select column_name, tail, empty_share + coalesce((
      select sum(exp(ln(empty_share) * power(cast(2 as double), k)) * power(cast(2 as double), k - 1))
      from (select k from generate_series(1, 22) as series (k)) as step
      where empty_share > 0 and ln(nullif(empty_share, 0)) * power(cast(2 as double), k) > -600
    ), 0) as sigma
  from harmonic
), hll_values as (
  select column_name, 1048576 / (2 * ln(cast(2 as double))) / (tail + 1024 * sigma) as distinct_estimate
  from sigma
), bucket_state as (
  select part, column_name, bucket_steps, bucket_counts, row_number() over () as state_number from state where bucket_steps is not null
), bucket_unpacked as (
  select part, column_name, state_number, unnest(range(1, len(bucket_steps) + 1)) as place, unnest(bucket_steps) as step, unnest(bucket_counts) as bucket_rows from bucket_state
), bucket_item as (
  select part, column_name, bucket, cast(sum(bucket_rows) as bigint) as bucket_rows
  from (select part, column_name, bucket_rows, cast(sum(step) over (partition by state_number order by place rows unbounded preceding) as bigint) as bucket from bucket_unpacked) as unpacked
  group by 1, 2, 3
), bucket_rank as (
  select item.column_name, bucket, bucket_rows, kind, low, high, sum(bucket_rows) over (partition by item.column_name order by bucket rows unbounded preceding) as upto,
    sum(bucket_rows) over (partition by item.column_name) as total
  from bucket_item as item
  join (select measured.column_name, kind, case when kind in ('integer', 'decimal', 'numeric', 'float') then case when isfinite(try_cast(min_value as double)) then cast(min_value as double) end end as low, case when kind in ('integer', 'decimal', 'numeric', 'float') then case when isfinite(try_cast(max_value as double)) then cast(max_value as double) end end as high from measured left join (select column_name, min_value, max_value from merged) as merged on merged.column_name = measured.column_name) as ends
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
  select b.column_name, '[' || string_agg('{"bin_start": ' || case b.kind when 'date' then '"' || cast(make_date(cast(floor((b.first_bucket + step.bin * b.width) / 12.0) as integer), cast((b.first_bucket + step.bin * b.width) - floor((b.first_bucket + step.bin * b.width) / 12.0) * 12 + 1 as integer), 1) as varchar) || '"' when 'timestamp' then '"' || cast(date '1970-01-01' + cast((b.first_bucket + step.bin * b.width) as integer) as varchar) || '"' else cast((b.first_number * ((10 - case when b.width > 0 then step.bin else 10 * step.bin end) / 10.0) + b.last_number * (case when b.width > 0 then step.bin else 10 * step.bin end / 10.0)) as varchar) end || ', "bin_end": ' || case b.kind when 'date' then '"' || cast(make_date(cast(floor((b.first_bucket + (step.bin + 1) * b.width) / 12.0) as integer), cast((b.first_bucket + (step.bin + 1) * b.width) - floor((b.first_bucket + (step.bin + 1) * b.width) / 12.0) * 12 + 1 as integer), 1) as varchar) || '"' when 'timestamp' then '"' || cast(date '1970-01-01' + cast((b.first_bucket + (step.bin + 1) * b.width) as integer) as varchar) || '"' else cast((b.first_number * ((10 - case when b.width > 0 then (step.bin + 1) else 10 * (step.bin + 1) end) / 10.0) + b.last_number * (case when b.width > 0 then (step.bin + 1) else 10 * (step.bin + 1) end / 10.0)) as varchar) end || ', "count": ' || cast(coalesce(c.bin_rows, 0) as varchar) || '}', ', ' order by step.bin) || ']' as histogram
  from histogram_bin as b
  cross join (select bin from generate_series(0, 9) as series (bin)) as step
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
  select column_name, '{"of": "' || max(case kind when 'date' then 'months' when 'timestamp' then 'days' else 'numbers' end) || '", "width": ' || cast(max(width) as varchar) || ', "buckets": ['
    || string_agg('[' || cast(wide_bucket as varchar) || ', ' || cast(wide_rows as varchar) || ']', ', ' order by wide_bucket) || ']}' as distribution
  from distribution_bucket
  group by 1
), bucket_values as (
  select bucket_number.column_name, max(total) as bucket_total,
    max(case when upto - bucket_rows < greatest(floor((total * 1 + 99) / 100.0), 1) and upto >= greatest(floor((total * 1 + 99) / 100.0), 1) then case kind when 'date' then cast(make_date(cast(floor(bucket / 12.0) as integer), cast(bucket - floor(bucket / 12.0) * 12 + 1 as integer), 1) as varchar) when 'timestamp' then cast(date '1970-01-01' + cast(bucket as integer) as varchar) else cast(number as varchar) end end) as p01,
    max(case when upto - bucket_rows < greatest(floor((total * 5 + 99) / 100.0), 1) and upto >= greatest(floor((total * 5 + 99) / 100.0), 1) then case kind when 'date' then cast(make_date(cast(floor(bucket / 12.0) as integer), cast(bucket - floor(bucket / 12.0) * 12 + 1 as integer), 1) as varchar) when 'timestamp' then cast(date '1970-01-01' + cast(bucket as integer) as varchar) else cast(number as varchar) end end) as p05,
    max(case when upto - bucket_rows < greatest(floor((total * 25 + 99) / 100.0), 1) and upto >= greatest(floor((total * 25 + 99) / 100.0), 1) then case kind when 'date' then cast(make_date(cast(floor(bucket / 12.0) as integer), cast(bucket - floor(bucket / 12.0) * 12 + 1 as integer), 1) as varchar) when 'timestamp' then cast(date '1970-01-01' + cast(bucket as integer) as varchar) else cast(number as varchar) end end) as p25,
    max(case when upto - bucket_rows < greatest(floor((total * 50 + 99) / 100.0), 1) and upto >= greatest(floor((total * 50 + 99) / 100.0), 1) then case kind when 'date' then cast(make_date(cast(floor(bucket / 12.0) as integer), cast(bucket - floor(bucket / 12.0) * 12 + 1 as integer), 1) as varchar) when 'timestamp' then cast(date '1970-01-01' + cast(bucket as integer) as varchar) else cast(number as varchar) end end) as median,
    max(case when upto - bucket_rows < greatest(floor((total * 75 + 99) / 100.0), 1) and upto >= greatest(floor((total * 75 + 99) / 100.0), 1) then case kind when 'date' then cast(make_date(cast(floor(bucket / 12.0) as integer), cast(bucket - floor(bucket / 12.0) * 12 + 1 as integer), 1) as varchar) when 'timestamp' then cast(date '1970-01-01' + cast(bucket as integer) as varchar) else cast(number as varchar) end end) as p75,
    max(case when upto - bucket_rows < greatest(floor((total * 95 + 99) / 100.0), 1) and upto >= greatest(floor((total * 95 + 99) / 100.0), 1) then case kind when 'date' then cast(make_date(cast(floor(bucket / 12.0) as integer), cast(bucket - floor(bucket / 12.0) * 12 + 1 as integer), 1) as varchar) when 'timestamp' then cast(date '1970-01-01' + cast(bucket as integer) as varchar) else cast(number as varchar) end end) as p95,
    max(case when upto - bucket_rows < greatest(floor((total * 99 + 99) / 100.0), 1) and upto >= greatest(floor((total * 99 + 99) / 100.0), 1) then case kind when 'date' then cast(make_date(cast(floor(bucket / 12.0) as integer), cast(bucket - floor(bucket / 12.0) * 12 + 1 as integer), 1) as varchar) when 'timestamp' then cast(date '1970-01-01' + cast(bucket as integer) as varchar) else cast(number as varchar) end end) as p99,
    max(histogram.histogram) as histogram, max(distribution.distribution) as distribution
  from bucket_number
  left join histogram on histogram.column_name = bucket_number.column_name
  left join distribution on distribution.column_name = bucket_number.column_name
  group by 1
), complete as (
  select measured.column_name, measured.column_type, measured.kind, total.table_rows as row_count, coalesce(merged.non_null_count, 0) as non_null_count, merged.zero_count, merged.negative_count, merged.nan_count, merged.inf_count, merged.true_count, merged.empty_count, merged.blank_count, merged.min_value, merged.max_value, merged.finite_count, merged.sum_value, merged.mean_value, merged.m2_value, hll_values.distinct_estimate, bucket_values.bucket_total, bucket_values.histogram, bucket_values.distribution, bucket_values.p01, bucket_values.p05, bucket_values.p25, bucket_values.median, bucket_values.p75, bucket_values.p95, bucket_values.p99
  from measured
  cross join total
  left join merged on merged.column_name = measured.column_name
  left join hll_values on hll_values.column_name = measured.column_name
  left join bucket_values on bucket_values.column_name = measured.column_name
), metric as (
  select column_name, column_type, 'count' as metric_name, cast(row_count as varchar) as metric_value from complete
  union all select column_name, column_type, 'null_count' as metric_name, cast(row_count - non_null_count as varchar) as metric_value from complete
  union all select column_name, column_type, 'null_ratio' as metric_name, cast((row_count - non_null_count) / cast(nullif(row_count, 0) as double) as varchar) as metric_value from complete
  union all select column_name, column_type, 'zero_count' as metric_name, cast(coalesce(zero_count, 0) as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float')
  union all select column_name, column_type, 'negative_count' as metric_name, cast(coalesce(negative_count, 0) as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float')
  union all select column_name, column_type, 'nan_count' as metric_name, cast(coalesce(nan_count, 0) as varchar) as metric_value from complete where kind in ('numeric', 'float')
  union all select column_name, column_type, 'inf_count' as metric_name, cast(coalesce(inf_count, 0) as varchar) as metric_value from complete where kind in ('numeric', 'float')
  union all select column_name, column_type, 'true_count' as metric_name, cast(coalesce(true_count, 0) as varchar) as metric_value from complete where kind in ('boolean')
  union all select column_name, column_type, 'empty_count' as metric_name, cast(coalesce(empty_count, 0) as varchar) as metric_value from complete where kind in ('text')
  union all select column_name, column_type, 'blank_count' as metric_name, cast(coalesce(blank_count, 0) as varchar) as metric_value from complete where kind in ('text')
  union all select column_name, column_type, 'min' as metric_name, cast(min_value as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'text', 'date', 'timestamp', 'ordered')
  union all select column_name, column_type, 'max' as metric_name, cast(max_value as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'text', 'date', 'timestamp', 'ordered')
  union all select column_name, column_type, 'sum' as metric_name, cast(coalesce(sum_value, cast(case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then mean_value * finite_count end as varchar)) as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float')
  union all select column_name, column_type, 'mean' as metric_name, cast(case when isfinite(cast(case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then coalesce(cast(sum_value as double) / nullif(finite_count, 0), mean_value) end as double)) then cast(case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then coalesce(cast(sum_value as double) / nullif(finite_count, 0), mean_value) end as double) end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float')
  union all select column_name, column_type, 'stddev' as metric_name, cast(case when isfinite(cast(case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then sqrt(m2_value / nullif(finite_count - 1, 0)) end as double)) then cast(case when finite_count = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then sqrt(m2_value / nullif(finite_count - 1, 0)) end as double) end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float')
  union all select column_name, column_type, 'approx_distinct_count' as metric_name, cast(cast(round(coalesce(distinct_estimate, 0)) as bigint) as varchar) as metric_value from complete
  union all select column_name, column_type, 'unique_ratio' as metric_name, cast(case when row_count > 0 then least(1.0, round(coalesce(distinct_estimate, 0)) / cast(row_count as double)) end as varchar) as metric_value from complete
  union all select column_name, column_type, 'p01' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p01 end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp')
  union all select column_name, column_type, 'p05' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p05 end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp')
  union all select column_name, column_type, 'p25' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p25 end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp')
  union all select column_name, column_type, 'median' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then median end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp')
  union all select column_name, column_type, 'p75' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p75 end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp')
  union all select column_name, column_type, 'p95' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p95 end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp')
  union all select column_name, column_type, 'p99' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then p99 end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp')
  union all select column_name, column_type, 'histogram' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then histogram end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp')
  union all select column_name, column_type, 'distribution' as metric_name, cast(case when kind not in ('integer', 'decimal', 'numeric', 'float') or bucket_total = non_null_count - coalesce(nan_count, 0) - coalesce(inf_count, 0) then distribution end as varchar) as metric_value from complete where kind in ('integer', 'decimal', 'numeric', 'float', 'date', 'timestamp')
)
select 'golden-run', 'by_day', 'main', column_name, column_type, metric_name, metric_value, cast(now() at time zone 'UTC' as timestamp), 'source.shop.main.by_day', false
from metric
where metric_value is not null;
insert into "memory"."main_baselinr"."baselinr_runs" (run_id, dataset_name, schema_name, profiled_at, environment, status, row_count, column_count, unique_id, database_name, action, reason, rows_scanned, bytes_scanned, partitions_scanned, sample_fraction, coverage, is_published)
select 'golden-run', 'by_day', 'main', cast(now() at time zone 'UTC' as timestamp),
  'dev', 'completed', all_rows, 2,
  'source.shop.main.by_day', 'memory',
  'full', 'first_profile', read_rows, 64000, read_partitions,
  cast(null as double), 1, true
from (
  select coalesce(sum(row_count), 0) as all_rows, coalesce(sum(case when last_run_id = 'golden-run' then row_count end), 0) as read_rows,
    count(case when last_run_id = 'golden-run' then 1 end) as read_partitions
  from "memory"."main_baselinr"."baselinr_partition_state"
  where unique_id = 'source.shop.main.by_day'
) as totals;
insert into "memory"."main_baselinr"."baselinr_events" (event_id, event_type, run_id, table_name, "timestamp", metadata, created_at, unique_id, action, reason, row_count)
values
  ('5d3d3ccf38dd0b1e94f050215d49bfe9', 'ProfilingCompleted', 'golden-run', 'by_day', cast(now() at time zone 'UTC' as timestamp), '{"action": "full", "reason": "first_profile", "snapshot_id": null, "changed_partitions": [], "removed_partitions": [], "pending_partitions": 0, "explanation": "no complete profile is stored yet", "columns": null, "row_count": null}', cast(now() at time zone 'UTC' as timestamp), 'source.shop.main.by_day', 'full', 'first_profile', cast(null as bigint));
update "memory"."main_baselinr"."baselinr_table_state"
set last_run_id = 'golden-run',
  decision = 'full',
  decision_reason = 'first_profile',
  status = 'success',
  error = null,
  last_checked_at = cast(now() at time zone 'UTC' as timestamp),
  staleness_score = 0,
  known_columns = '{"name": "VARCHAR", "quantity": "INTEGER"}',
  bytes_scanned = 64000,
  claimed_by = null,
  claimed_until = null,
  started_at = null,
  waiting_since = null,
  last_published_at = cast(now() at time zone 'UTC' as timestamp),
  last_profiled_at = cast(now() at time zone 'UTC' as timestamp),
  next_due_at = cast(now() at time zone 'UTC' as timestamp) + to_minutes(0),
  pending_partitions = 0,
  coverage = 1,
  backfilling = false,
  resume_partition = null,
  profile_signature = '1596126c44160603dea66351b15211a2',
  profiled_columns = '{"name": "VARCHAR", "quantity": "INTEGER"}',
  hash_id = 'duckdb ' || version(),
  last_verified_at = cast(now() at time zone 'UTC' as timestamp),
  metadata = '{}',
  row_count = (select coalesce(sum(row_count), 0) from "memory"."main_baselinr"."baselinr_partition_state" where unique_id = 'source.shop.main.by_day'),
  sampled_id = null,
  snapshot_id = (select case when count(case when true then partition_id || '=' || token end) = count(case when true then 1 end) then md5(coalesce(string_agg(case when true then partition_id || '=' || token end, chr(10) order by partition_id), '')) end from "memory"."main_baselinr"."baselinr_partition_state" where unique_id = 'source.shop.main.by_day'),
  change_token = (select case when count(case when true then partition_id || '=' || token end) = count(case when true then 1 end) then md5(coalesce(string_agg(case when true then partition_id || '=' || token end, chr(10) order by partition_id), '')) end from "memory"."main_baselinr"."baselinr_partition_state" where unique_id = 'source.shop.main.by_day')
where unique_id = 'source.shop.main.by_day';
commit;

select case event_type when 'ProfilingCompleted' then 'success' when 'ProfilingFailed' then 'error' else 'busy' end as status,
  case when event_type = 'ProfilingFailed' then error end as error, row_count, rows_scanned, partitions_scanned
from (
  select coalesce(event.event_type, case when state.last_run_id = 'golden-run' then 'ProfilingCompleted' when state.status = 'error' then 'ProfilingFailed' end) as event_type,
    state.error, cast(runs.row_count as varchar) as row_count, cast(runs.rows_scanned as varchar) as rows_scanned, cast(runs.partitions_scanned as varchar) as partitions_scanned
  from "memory"."main_baselinr"."baselinr_table_state" as state
  left join "memory"."main_baselinr"."baselinr_events" as event on event.unique_id = state.unique_id and event.run_id = 'golden-run'
    and event.event_type in ('ProfilingCompleted', 'ProfilingFailed', 'ProfilingSkipped')
  left join "memory"."main_baselinr"."baselinr_runs" as runs on runs.unique_id = state.unique_id and runs.run_id = 'golden-run'
  where state.unique_id = 'source.shop.main.by_day'
  order by event."timestamp" desc
  limit 1
) as told;
