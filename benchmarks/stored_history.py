"""A long history without running it: the store's rows of one real profile and one real skip of each table, again for every hour of the past.

Simulated is only that these hours were run. Every row has the columns of a real one; its run and its event have ids of their own, its time is so many
hours earlier, and the last four digits of long fractions differ, so that a column store cannot keep them once for all hours. The states, and what is
current, are those of the real runs.
"""

from __future__ import annotations

from harness import Project

STORE = "main_baselinr.baselinr"
A_MONTH = 730  # hours that are made in one statement

# The last profile and the last skip of each table, whose rows are copied; `number` counts the tables.
LAST = f"""
with profile as (
  select unique_id, run_id, row_number() over (order by unique_id) as number
  from (select unique_id, run_id, row_number() over (partition by unique_id order by profiled_at desc) as recency from {STORE}_runs where is_published) as r
  where recency = 1
), skip as (
  select unique_id, run_id
  from (
    select unique_id, run_id, row_number() over (partition by unique_id order by "timestamp" desc) as recency
    from {STORE}_events
    where event_type = 'ProfilingSkipped'
  ) as e
  where recency = 1
), hour as (
  select n from generate_series({{first}}, {{last}}) as r(n)
)
"""
AT_HOUR = {
    "run_id": "cast(cast(md5('run ' || n) as uuid) as varchar)",
    "event_id": "md5(one.event_id || n)",
    "profiled_at": "one.profiled_at - n * interval '1 hour'",
    "timestamp": "one.\"timestamp\" - n * interval '1 hour'",
    "created_at": "one.created_at - n * interval '1 hour'",
    "metric_value": "case when metric_value ~ '^-?[0-9]+[.][0-9]{5,17}$' then left(metric_value, length(metric_value) - 4) "
    "|| lpad(cast(n % 10000 as varchar), 4, '0') else metric_value end",
}
CHANGED = "join profile on profile.unique_id = one.unique_id join hour on (n + profile.number) % {every} = 0"
PROFILED = f"{CHANGED} where one.run_id = profile.run_id"
SKIPPED = """
join profile on profile.unique_id = one.unique_id
join skip on skip.unique_id = one.unique_id and skip.run_id = one.run_id
join hour on (n + profile.number) % {every} <> 0
where one.event_type = 'ProfilingSkipped'
"""


def copied(project: Project, name: str, rule: str, hours: range, every: int) -> str:
    """The statement that makes the rows of one table of the store, oldest first."""
    columns = project.columns_of("main_baselinr", f"baselinr_{name}")
    values = ", ".join(AT_HOUR.get(column, f"one.{column}") for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    return (
        f"insert into {STORE}_{name} ({names}) {LAST.format(first=hours.start, last=hours.stop - 1)} "
        f"select {values} from {STORE}_{name} as one {rule.format(every=every)} order by n desc"
    )


def make_history(project: Project, runs: int, every: int) -> None:
    """So many hourly runs before those that there are. Every table was profiled in one of ``every`` runs, and skipped in the others."""
    rules = [("runs", PROFILED), ("results", PROFILED), ("events", PROFILED), ("events", SKIPPED)]
    for end in range(runs, 0, -A_MONTH):
        hours = range(max(end - A_MONTH, 0) + 1, end + 1)
        # the rows that are copied are found by their runs, which are the newest whatever was made
        project.sql(*(copied(project, name, rule, hours, every) for name, rule in rules))
    names = ("runs", "results", "events")
    project.sql(*([f"vacuum analyze {STORE}_{name}" for name in names] if project.warehouse.adapter == "postgres" else ["checkpoint"]))  # fmt: skip
