-- What Redshift has and PostgreSQL has not, for the stand-in. A sketch is the set of all values: it counts exactly, which Redshift does not.
create schema redshift;
create domain super as jsonb;
create domain hllsketch as bigint[];

create function redshift.farmfingerprint64(x text) returns bigint language sql immutable strict as 'select hashtextextended(x, 7)';
create function redshift.farmfingerprint64(x bytea) returns bigint language sql immutable strict as 'select hashtextextended(encode(x, ''hex''), 7)';

create function redshift.more_of_sketch(sketch bigint[], x bigint) returns bigint[] language sql immutable as
  'select case when x is null or sketch @> array[x] then sketch else array(select unnest(sketch || x) order by 1) end';
create function redshift.both_sketches(sketch bigint[], other hllsketch) returns bigint[] language sql immutable as
  'select case when other is null then sketch else array(select distinct unnest(sketch || cast(other as bigint[])) order by 1) end';
create function redshift.no_empty_sketch(sketch bigint[]) returns hllsketch language sql immutable as 'select cast(nullif(sketch, ''{}'') as hllsketch)';
create aggregate redshift.hll_create_sketch(bigint) (sfunc = redshift.more_of_sketch, stype = bigint[], initcond = '{}', finalfunc = redshift.no_empty_sketch);
create aggregate redshift.hll_combine(hllsketch) (sfunc = redshift.both_sketches, stype = bigint[], initcond = '{}', finalfunc = redshift.no_empty_sketch);
create function redshift.hll_cardinality(sketch hllsketch) returns bigint language sql immutable as 'select cast(cardinality(cast(sketch as bigint[])) as bigint)';

create function redshift.json_parse(x text) returns jsonb language sql immutable strict as 'select cast(x as jsonb)';
create function redshift.json_serialize_to_varbyte(x jsonb) returns bytea language sql immutable strict as 'select convert_to(cast(x as text), ''UTF8'')';
create function redshift.array_concat(a jsonb, b jsonb) returns jsonb language sql immutable strict as 'select a || b';
-- from 0, as Redshift counts them
create function redshift.elements(x jsonb) returns table (entry jsonb, place bigint) language sql immutable as
  'select element, n - 1 from jsonb_array_elements(x) with ordinality as e (element, n)';
create function redshift.regexp_replace(x text, pattern text, replacement text) returns text language sql immutable strict as
  'select pg_catalog.regexp_replace(x, pattern, replacement, ''g'')';

create function redshift.datediff(unit text, a timestamp, b timestamp) returns bigint language sql immutable strict as
  'select cast(case unit when ''second'' then extract(epoch from date_trunc(''second'', b) - date_trunc(''second'', a)) when ''day'' then cast(b as date) - cast(a as date) end as bigint)';
create function redshift.dateadd(unit text, n bigint, x timestamp) returns timestamp language sql immutable strict as 'select x + n * cast(''1 '' || unit as interval)';
create function redshift.dateadd(unit text, n bigint, x timestamptz) returns timestamptz language sql stable strict as 'select x + n * cast(''1 '' || unit as interval)';
create function redshift.dateadd(unit text, n bigint, x date) returns timestamp language sql immutable strict as 'select cast(x as timestamp) + n * cast(''1 '' || unit as interval)';

create function redshift.pg_get_late_binding_view_cols() returns setof record language sql as
  'select cast(null as name), cast(null as name), cast(null as name), cast(null as varchar), cast(null as int) where false';

-- `show tables`: a moment that moves with every row that is written, as PostgreSQL counts them
create view redshift.show_tables as
select current_database() as database_name, n.nspname as schema_name, c.relname as table_name, case c.relkind when 'v' then 'VIEW' else 'TABLE' end as table_type,
  timestamp '2024-01-01' as last_altered_time,
  timestamp '2024-01-01' + (pg_stat_get_tuples_inserted(c.oid) + pg_stat_get_tuples_updated(c.oid) + pg_stat_get_tuples_deleted(c.oid)) * interval '1 second' as last_modified_time
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
where c.relkind in ('r', 'v');

create view redshift.svv_table_info as
select current_database() as database, n.nspname as schema, c.oid as table_id, c.relname as "table", greatest(pg_relation_size(c.oid) / 1048576, 1) as size,
  cast(pg_stat_get_live_tuples(c.oid) as numeric(38, 0)) as tbl_rows
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
where c.relkind = 'r' and pg_relation_size(c.oid) > 0;

-- what the tests say was written
create table redshift.sys_query_detail (query_id bigint, table_id bigint, step_name text, start_time timestamp, end_time timestamp);
