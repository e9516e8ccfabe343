{#- Which partitions a table has, and which of them differ from the stored ones; compared in SQL, so that only the answer travels.
    Each returns {failure, changed, removed, sizes, rolled_up, partitions, mates, rows, token}: ids, ids, id -> {rows, bytes}, id -> group of
    those that are rolled up, how many there are, how many count as changed because of others, how many rows, and one text for the content of them all. Sizes that nobody knows are none.

    Of a group that is rolled up (macros/profile/roll_up.sql) no partition's own state is kept: when one of them changes, all of them count
    as changed. -#}

{#- What differs in content. -#}
{% macro partition_diff(run, target) %}
  {{ return(baselinr.compared(run, target, baselinr.live_partitions_sql(target), "l.token is null or s.token is null or s.token <> l.token", 'compare ')) }}
{% endmacro %}

{#- What is not stored at all, by the keys alone; `restart`: everything, because what is stored is not valid any more. -#}
{% macro partition_listing(run, target, restart) %}
  {{ return(baselinr.compared(run, target, baselinr.live_partitions_sql(target, by_content=false), 'true' if restart else 's.partition_id is null', 'list partitions of ')) }}
{% endmacro %}

{#- Two JSON lists as a map from the one to the other. -#}
{% macro zipped(keys, values) %}
  {% set others = fromjson(values or '[]') %}
  {% set map = {} %}
  {% for key in fromjson(keys or '[]') %}{% do map.update({key: others[loop.index0]}) %}{% endfor %}
  {{ return(map) }}
{% endmacro %}

{#- CTEs from what is there and what is stored to `difference`. -#}
{% macro difference_ctes(settings, target, live_sql, differs) %}
with live as (
  {{ live_sql | trim }}
), stored as (
  select partition_id, token, rolled_up
  from {{ baselinr.store_table(settings, 'partition_state') }}
  where unique_id = {{ baselinr.literal(target.unique_id) }}
), own as (
  select coalesce(l.partition_id, s.partition_id) as partition_id, {{ baselinr.partition_group(target.key, 'coalesce(l.partition_id, s.partition_id)') }} as group_id, l.row_count, l.byte_count, l.token, s.rolled_up,
    case when l.partition_id is null then 'removed' when {{ differs }} then 'changed' else 'same' end as what
  from live as l
  full join stored as s on s.partition_id = l.partition_id
), mates as (
  select *, max(case when rolled_up then group_id end) over (partition by group_id) as rolled_up_group, count(case when what <> 'same' then 1 end) over (partition by group_id) as differing
  from own
), difference as (
  select partition_id, row_count, byte_count, token, rolled_up_group, what as own_what, case when what = 'same' and differing > 0 and rolled_up_group is not null then 'changed' else what end as what
  from mates
)
{% endmacro %}

{% macro compared_sql(settings, target, live_sql, differs) %}
{{ baselinr.difference_ctes(settings, target, live_sql, differs) | trim }}
select
  {{ baselinr.json_list("case when what = 'changed' then partition_id end", 'partition_id') }} as changed,
  {{ baselinr.json_list("case when what = 'removed' then partition_id end", 'partition_id') }} as removed,
  {{ baselinr.json_list("case when what = 'changed' then coalesce(row_count, -1) end", 'partition_id') }} as sizes,
  {{ baselinr.json_list("case when what = 'changed' then coalesce(byte_count, -1) end", 'partition_id') }} as bytes,
  {{ baselinr.as_text("count(case when what <> 'removed' then 1 end)") }} as partitions,
  {{ baselinr.as_text("count(case when what <> own_what then 1 end)") }} as mates,
  {{ baselinr.as_text(baselinr.known_sum('row_count', "what <> 'removed'")) }} as all_rows,
  {{ baselinr.json_list("case when what <> 'same' and rolled_up_group is not null then partition_id end", 'partition_id') }} as rolled_up,
  {{ baselinr.json_list("case when what <> 'same' then rolled_up_group end", 'partition_id') }} as rolled_up_groups,
  {{ baselinr.content_digest("what <> 'removed'") }} as content
from difference
{% endmacro %}

{#- One text for the tokens of many partitions; null as soon as one is unknown. -#}
{% macro content_digest(condition) %}{{ return(adapter.dispatch('content_digest', 'baselinr')(condition)) }}{% endmacro %}
{% macro default__content_digest(condition) %}
  {%- set pair = "case when " ~ condition ~ " then partition_id || '=' || token end" %}
  {{- return('case when count(' ~ pair ~ ') = count(case when ' ~ condition ~ " then 1 end) then " ~ baselinr.md5_text("coalesce(" ~ baselinr.joined_texts(pair, baselinr.line_feed(), 'partition_id') ~ ", '')") ~ ' end') }}
{%- endmacro %}

{#- id -> {rows, bytes}. Bytes that the warehouse does not tell are in proportion to the rows. -#}
{% macro partition_sizes(target, ids, rows, bytes) %}
  {% set width = target.estimated_bytes / target.estimated_rows if target.estimated_rows and target.estimated_bytes is not none else none %}
  {% set sizes = {} %}
  {% for id in ids %}
    {% set count = rows[loop.index0] | int if rows[loop.index0] | int >= 0 else none %}
    {% set size = bytes[loop.index0] | int if bytes[loop.index0] | int >= 0 else (count * width) | int if count is not none and width is not none else none %}
    {% do sizes.update({id: {'rows': count, 'bytes': size}}) %}
  {% endfor %}
  {{ return(sizes) }}
{% endmacro %}

{#- The partitions as they are now: partition_id, row_count, byte_count, token. -#}
{% macro live_partitions_sql(target, by_content=true) %}
  {%- if baselinr.is_tracked(target) %}{% set live = baselinr.tracked_partitions_sql(target) %}
  {%- elif target.get('asked_partitions') is not none %}{% set live = baselinr.asked_partitions_sql(target) %}
  {%- else %}{{ return(baselinr.scanned_partitions_sql(target) if by_content else baselinr.counted_partitions_sql(target)) }}
  {%- endif %}
  {%- if target.get('scope') is none %}{{ return(live) }}{% endif %}
  {{- return('select * from (\n' ~ live ~ '\n) as live where partition_id in (' ~ baselinr.literals(target.scope) ~ ')') }}
{%- endmacro %}

{#- The partitions that a scan finds, by content. -#}
{% macro scanned_partitions_sql(target) -%}
  select {{ baselinr.partition_id(target.key, 'partition_value') }} as partition_id, row_count, {{ baselinr.as_bigint('null') }} as byte_count, token
  from (
    select {{ baselinr.partition_value(target.key) }} as partition_value, count(*) as row_count, {{ baselinr.fingerprint(target, target.get('compared_columns')) }} as token
    from {{ target.relation }}
    where {{ baselinr.row_filter(target) }}
    group by 1
  ) as scanned
{%- endmacro %}

{#- The same without a look at their content: a scan of the key alone. -#}
{% macro counted_partitions_sql(target) -%}
  select {{ baselinr.partition_id(target.key, 'partition_value') }} as partition_id, row_count, {{ baselinr.as_bigint('null') }} as byte_count, {{ baselinr.as_text('null') }} as token
  from (
    select {{ baselinr.partition_value(target.key) }} as partition_value, count(*) as row_count
    from {{ target.relation }}
    where {{ baselinr.row_filter(target) }}
    group by 1
  ) as counted
{%- endmacro %}

{#- The sum over the rows that fulfil a condition; null if one of them is null: unknown is not zero. -#}
{% macro known_sum(x, condition) %}
  {% set chosen = 'case when ' ~ condition ~ ' then ' ~ x ~ ' end' %}
  {{ return('case when count(' ~ chosen ~ ') = count(case when ' ~ condition ~ ' then 1 end) then coalesce(sum(' ~ chosen ~ '), 0) end') }}
{% endmacro %}

{#- How many partitions a table has: {partitions, failure}. Asked before a full profile only. -#}
{% macro count_partitions(run, target) %}
  {% set sql %}
select {{ baselinr.as_text('count(*)') }} as partitions
from (
  {{- '\n' ~ baselinr.tracked_partitions_sql(target) if baselinr.is_tracked(target) else
     '\n  select distinct ' ~ baselinr.partition_value(target.key) ~ ' from ' ~ target.relation ~ ' where ' ~ baselinr.row_filter(target) }}
) as keys
  {% endset %}
  {% set found = baselinr.read_guarded(run, target, sql, 'count partitions ' ~ target.relation) %}
  {{ return({'partitions': found.row.partitions | int if found.row else none, 'failure': found.failure}) }}
{% endmacro %}

{#- One text for the content of the whole table: {token, failure}. -#}
{% macro content_of(run, target) %}
  {% set sql %}
select {{ baselinr.content_digest('true') }} as content
from (
{{ baselinr.live_partitions_sql(target) }}
) as live
  {% endset %}
  {% set found = baselinr.read_guarded(run, target, sql, 'content of ' ~ target.relation) %}
  {{ return({'token': found.row.content if found.row else none, 'failure': found.failure}) }}
{% endmacro %}

{#- What has to be verified anew: partitions that metadata never told of, and those that were verified longest ago, more than `minutes`;
    and those that are gone; with each its mates, where they are rolled up. -#}
{% macro expired_partitions(run, target, minutes) %}
  {% set listing = baselinr.partition_listing(run, target, false) %}
  {% if listing.failure %}{{ return({'failure': listing.failure, 'changed': [], 'removed': [], 'sizes': {}, 'rolled_up': {}}) }}{% endif %}
  {% set stored = baselinr.expired_stored(run, target, minutes) %}
  {% set sizes = dict(baselinr.partition_sizes(target, stored.ids, stored.sizes, stored.bytes), **listing.sizes) %}
  {% set removed = dict(zip(listing.removed, listing.removed)) %}
  {{ return({'failure': none, 'changed': (listing.changed + (stored.ids | reject('in', removed) | list)) | unique(case_sensitive=true) | list, 'removed': listing.removed, 'sizes': sizes,
             'rolled_up': dict(stored.rolled_up, **listing.rolled_up)}) }}
{% endmacro %}

{#- `from … where …`: the stored partitions that were verified too long ago. -#}
{% macro from_expired(run, target, minutes) %}
from (
  select *, min(case when rolled_up then last_profiled_at end) over (partition by group_id) as oldest_mate
  from {{ baselinr.store_table(run.settings, 'partition_state') }}
  where unique_id = {{ baselinr.literal(target.unique_id) }}
) as stored
where {{ baselinr.minutes_between('coalesce(case when rolled_up then oldest_mate end, last_profiled_at)', baselinr.now()) }} >= {{ minutes }}
{% endmacro %}
