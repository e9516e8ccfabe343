"""The installed command at work: workers, what it shows on a terminal and in a pipe, and what it leaves alone."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Project
from hypothesis import given
from hypothesis import strategies as st
from test_cli import COMMAND, cli, started

from baselinr_dbt.tasks import Task, TaskQueue
from baselinr_dbt.transient import is_transient

TABLES = ["a", "b", "c", "d"]
# Returns when so many sessions have called it, and fails if that does not happen. A sequence is seen by all of them at once.
MEET = """
create function raw.meet(others integer) returns integer language plpgsql volatile as $$
declare deadline timestamptz := clock_timestamp() + interval '40 seconds';
begin
  perform nextval('raw.arrived');
  while (select last_value from raw.arrived) < others loop
    if clock_timestamp() > deadline then raise exception 'nobody else came'; end if;
    perform pg_sleep(0.05);
  end loop;
  return 1;
end $$
"""
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def project(make_project: Callable[..., Project], adapter: str) -> Project:
    """Four tables, of 1, 11, 21 and 31 rows."""
    project = make_project({f"raw.{name}": True for name in TABLES}, adapter)
    project.warehouse.execute(
        "create schema raw",
        *(
            f"create table raw.{name} as select i as a from generate_series(0, {10 * n}) as s(i)"
            for n, name in enumerate(TABLES)
        ),
    )
    return project


@pytest.mark.parametrize("adapter", ["postgres"], indirect=True)
def test_tables_are_profiled_at_the_same_time(project: Project) -> None:
    project.warehouse.execute(
        "create sequence raw.arrived",
        MEET,
        *(f"drop table raw.{name}" for name in "abc"),
        *(f"create view raw.{name} as select raw.meet(3) as a" for name in "abc"),
    )
    done = cli(project, "run", "--threads", "3", "--output", "json")
    assert done.returncode == 0, done.stderr
    assert "3 at a time" in done.stderr


def test_threads_are_those_of_the_profile_and_duckdb_has_one(project: Project) -> None:
    profiles = project.folder / "profiles.yml"
    profiles.write_text(profiles.read_text().replace("threads: 1\n", "threads: 2\n"))
    said = cli(project, "run", "--output", "json").stderr
    assert ("2 at a time" in said) == (project.warehouse.adapter == "postgres")


def test_a_pipe_gets_plain_lines_and_a_terminal_a_display(project: Project) -> None:
    piped = cli(project, "run")
    assert "4 tables to profile" in piped.stderr
    assert "/4 full raw.d: first_profile" in piped.stderr
    assert re.search(r"done raw\.d: 31 rows in [0-9.]+ s", piped.stderr)
    assert not ESCAPE.search(piped.stderr + piped.stdout)
    shown = on_a_terminal(project, "run", "--full-refresh")
    assert COLOUR.search(shown)
    assert re.search("4/4 tables", shown)
    assert "64 rows" in shown
    assert "4 full; profiled 64 of 64 rows" in shown
    plain = on_a_terminal(project, "run", "--full-refresh", NO_COLOR="1")
    assert re.search("4/4 tables", plain)
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", plain)  # no colours; where the cursor goes is none


def test_quiet_says_errors_and_json_is_all_of_stdout(project: Project) -> None:
    project.warehouse.execute("drop table raw.a")
    quiet = cli(project, "run", "--quiet")
    assert (quiet.returncode, quiet.stdout, len(quiet.stderr.splitlines())) == (1, "", 1)
    assert quiet.stderr.startswith("error raw.a: the relation does not exist")
    document = json.loads(cli(project, "run", "--quiet", "--output", "json").stdout)
    assert {row["table"]: row["status"] for row in document["tables"]}["a"] == "error"


def test_an_error_has_a_cause_and_a_next_step_and_debug_the_whole_message(project: Project) -> None:
    project.warehouse.execute(
        "drop table raw.a", "create view raw.a as select cast(i as integer) as a from (values ('1'), ('x')) as v(i)"
    )
    done = cli(project, "run")
    last = [line for line in done.stdout.splitlines() if line.startswith("error raw.a: ")]
    assert len(last) == 1
    assert "'x'" in last[0].replace('"', "'")
    assert "Next: `baselinr-dbt run -s source:raw.a --debug`" in last[0]
    debug = cli(project, "run", "--debug", "--output", "json")
    assert json.loads(debug.stdout)["tables"]
    assert "Encountered an error" in debug.stderr or "called by macro" in debug.stderr


def test_many_skips_are_counted_by_reason(make_project: Callable[..., Project]) -> None:
    names = [f"raw.t{n}" for n in range(22)]
    project = make_project(dict.fromkeys(names, True))
    project.warehouse.execute("create schema raw", *(f"create table {name} as select 1 as a" for name in names))
    cli(project, "run", "--quiet")
    project.warehouse.execute("insert into raw.t3 values (2)", "create table raw.more as select 1 as a")
    shown = cli(project, "run").stdout
    assert "skip snapshot_match: 21 tables" in shown
    assert "raw.t3" in shown
    assert "raw.t4" not in shown
    assert "were not scanned" in shown


def test_the_users_files_are_left_alone(project: Project) -> None:
    """What the user's own dbt keeps in target/ and logs/ is read by `dbt retry`, by state selection, and by people."""
    theirs = {"target/run_results.json": "{}", "target/manifest.json": "{}", "logs/dbt.log": "mine"}
    for name, text in theirs.items():
        (project.folder / name).parent.mkdir(exist_ok=True)
        (project.folder / name).write_text(text)
    before = files(project.folder)
    assert cli(project, "run").returncode == 0
    assert cli(project, "plan", "--select", "source:raw.a").returncode == 0
    after = files(project.folder)
    new = {
        name for name in after if name not in before and not name.startswith(("target/baselinr/", "warehouse.duckdb"))
    }
    assert new == set()
    assert {name: after[name] for name in before if not name.startswith("warehouse.duckdb")} == {
        name: content for name, content in before.items() if not name.startswith("warehouse.duckdb")
    }


def test_a_dbt_that_is_a_program(project: Project) -> None:
    """Where dbt has no Python API, its executable and its JSON logs do."""
    program = ("--dbt", str(COMMAND.parent / "dbt"))
    assert json.loads(cli(project, "plan", "--output", "json", *program).stdout)["counts"]["full"] == 4
    project.warehouse.execute(
        "drop table raw.a", "create view raw.a as select cast(i as integer) as a from (values ('1'), ('x')) as v(i)"
    )
    done = cli(project, "run", "--output", "json", "--select", "source:raw.a source:raw.b", *program)
    rows = {row["table"]: row for row in json.loads(done.stdout)["tables"]}
    assert (done.returncode, rows["b"]["status"], rows["a"]["status"]) == (1, "success", "error")
    assert "x" in rows["a"]["error"]
    assert "error while running operation" not in rows["a"]["error"]
    assert cli(project, "explain", "raw.b", *program).returncode == 0
    wrong = cli(project, "run", "--action", "partial", *program)
    assert (wrong.returncode, "action 'partial' needs partitions" in wrong.stderr) == (2, True)
    missing = cli(project, "plan", "--dbt", "/nowhere/dbt")
    assert (missing.returncode, "there is no dbt to run" in missing.stderr) == (2, True)


def test_where_a_fork_is_not_safe_workers_start_anew(project: Project) -> None:
    code = (
        "import multiprocessing, sys\n"
        "from baselinr_dbt import cli, workers\n"
        "if __name__ == '__main__':\n"
        "    workers.CONTEXT = multiprocessing.get_context('spawn')\n"
        "    sys.argv[1:] = ['run', '--output', 'json']\n"
        "    cli.main()\n"
    )
    (project.folder / "spawned.py").write_text(code)
    done = started(project.folder, sys.executable, "spawned.py")
    assert {row["status"] for row in json.loads(done.stdout)["tables"]} == {"success"}, done.stderr


def task(number: int, rows: int | None, unfinished: bool = False, timeout: int | None = None) -> Task:
    row = {"unique_id": f"source.shop.raw.t{number}", "estimated_rows": rows}
    return Task({}, row, None, timeout, unfinished)


@given(
    st.lists(st.tuples(st.none() | st.integers(0, 10**9), st.booleans(), st.none() | st.just(5)), max_size=60),
    st.integers(1, 8),
    st.booleans(),
)
def test_the_queue_hands_out_everything_once_and_the_largest_first(
    sizes: list[tuple[int | None, bool, int | None]], workers: int, together: bool
) -> None:
    tasks = [task(n, *size) for n, size in enumerate(sizes)]
    queue = TaskQueue(tasks, together)
    taken = []
    while len(queue):
        batch = queue.take(workers)
        assert batch
        assert len(batch) == 1 or (together and all(one.timeout_seconds is None for one in batch))
        taken += batch
    assert sorted(one.unique_id for one in taken) == sorted(one.unique_id for one in tasks)
    keys = [(one.is_unfinished, -one.weight) for one in taken]
    assert keys == sorted(keys)


def test_small_tables_share_an_operation_and_large_ones_do_not() -> None:
    queue = TaskQueue([task(n, 10**9 if n == 0 else 100) for n in range(101)])
    assert [len(queue.take(2)) for _ in range(3)] == [1, 8, 8]


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        ("Database Error\n  server closed the connection unexpectedly\n\tThis probably means", True),
        ('could not connect to server: Connection refused', True),
        ('connection to server at "127.0.0.1", port 1 failed: FATAL:  the database system is starting up', True),
        ("deadlock detected\nDETAIL:  Process 1 waits", True),
        ("could not complete because of conflict with concurrent transaction", True),
        ('duplicate key value violates unique constraint "pg_namespace_nspname_index"', True),
        ("503 Service Unavailable", True),
        ("org.apache.iceberg.exceptions.ValidationException: Found conflicting files that can contain records matching", True),
        ("[DELTA_CONCURRENT_DELETE_READ] ConcurrentDeleteReadException: This transaction attempted to read one or more files", True),
        ("io.delta.exceptions.MetadataChangedException: The metadata of the Delta table has been changed by a concurrent update.", True),
        ('relation "DELTA_CONCURRENT_LOADS" does not exist', False),
        ("[DELTA_UNSUPPORTED_SUBQUERY] Subqueries are not supported in the DELETE", False),
        ('invalid input syntax for type integer: "x"', False),
        ('invalid input syntax for type integer: "503"', False),
        ('relation "raw.deadlocks" does not exist', False),
        ('duplicate key value violates unique constraint "orders_pkey"', False),
        ("canceling statement due to statement timeout", False),
        ("could not extend file: No space left on device", False),
    ],
)  # fmt: skip
def test_what_may_go_away_by_itself(error: str, expected: bool) -> None:
    assert is_transient(error) == expected


def on_a_terminal(project: Project, *words: str, **environment: str) -> str:
    """What the command shows where stdout and stderr are a terminal of 120 columns."""
    ours, theirs = pty.openpty()
    settings = {
        **os.environ,
        "DBT_PROFILES_DIR": str(project.folder),
        "TERM": "xterm-256color",
        "COLUMNS": "120",
        "LINES": "40",
        **environment,
    }
    process = subprocess.Popen(
        [COMMAND, *words], cwd=project.folder, env=settings, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            read = os.read(ours, 65536)
        except OSError:  # the other side is closed
            break
        shown += read
        if not read:
            break
    os.close(ours)
    assert process.wait(timeout=60) == 0, shown.decode()
    return shown.decode()


def files(folder: Path) -> dict[str, bytes]:
    """The content of every file below a folder, but not behind links."""
    found = {}
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not (Path(root) / name).is_symlink()]
        found.update({str((Path(root) / name).relative_to(folder)): (Path(root) / name).read_bytes() for name in names})
    return found
