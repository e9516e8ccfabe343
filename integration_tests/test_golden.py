"""What runs on each warehouse, as files: ``golden/<adapter>/*.sql`` are the statements of a small story. They show in a review what a
change of a macro means for every warehouse, also for those that no test can start.

``GOLDEN=write`` rewrites them: ``make golden``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import Project
from golden.sheets import SHEETS
from rendered import COMMENT, RUN_ID, SOURCES, Sheet, Story

# A test of dbt has no id of its own: that of the invocation is another one each time.
COMMENTED = re.compile(r"/\* baselinr run \S+")
FOLDER = Path(__file__).parent / "golden"
# What is told in the files of one adapter: file -> how it is rendered.
STORIES: dict[str, Callable[[Story], list[str]]] = {}


def story(function: Callable[[Story], list[str]]) -> Callable[[Story], list[str]]:
    STORIES[function.__name__] = function
    return function


@story
def store(told: Story) -> list[str]:
    """The store is made."""
    told.store_exists = False
    return told.run("baselinr_init")


@story
def first_profile(told: Story) -> list[str]:
    """Every type of column is profiled for the first time: metrics of all kinds."""
    return told.run("baselinr_profile", select=["every_type"])


@story
def first_profile_by_day(told: Story) -> list[str]:
    """A table with a partition key is profiled for the first time: states by partition, groups, metrics."""
    return told.run("baselinr_profile", select=["by_day"])


@story
def changed_partitions(told: Story) -> list[str]:
    """Partitions are compared; one changed, one is new, one is gone. Those of two are rolled up already."""
    told.stored = {"grown"}
    told.diffs["grown"] = {
        "changed": ["2024-01-05", "2024-02-01", "__null__"], "removed": ["2023-12-31"], "sizes": [10, 20, 1], "bytes": [-1, -1, -1],
        "rolled_up": ["2024-01-05"], "rolled_up_groups": ["2024-01"],
    }  # fmt: skip
    return told.run("baselinr_profile", select=["grown"])


@story
def added_column(told: Story) -> list[str]:
    """A column was added: it is profiled alone, beside the changed partitions."""
    told.stored, told.added = {"grown"}, {"grown": ["name"]}
    told.diffs["grown"] = {"changed": ["2024-01-05"], "sizes": [10], "bytes": [-1]}
    return told.run("baselinr_profile", select=["grown"])


@story
def keys(told: Story) -> list[str]:
    """Keys of other kinds and granularities, partitions in scope, and those that a snapshot_query names. Of a profile only what reads the table."""
    ids = {"by_hour": "2024-01-05 13:00:00", "by_month": "2024-01", "by_year": "2024", "by_name": "o'k \\ now", "by_number": "17", "newest": "2024-01-05", "asked": "north"}  # fmt: skip
    told.stored = set(ids)
    told.diffs = {name: {"changed": [id_], "sizes": [10], "bytes": [-1]} for name, id_ in ids.items()}
    return [
        scans_in(statement) for statement in told.run("baselinr_profile", select=list(ids)) if COMMENT.search(statement)
    ]


def scans_in(statement: str) -> str:
    """Of a profile only the statements that read the table."""
    statement = statement.strip()
    comment = statement.split("\n", 1)[0]
    what = COMMENT.search(comment)
    if what is None or not what[1].startswith(("profile ", "start ")):
        return statement
    relation = what[1].split(" ", 1)[1]
    found = [piece.strip() for piece in statement.split(";\n") if f"from {relation}" in piece]
    return f"{comment}\n" + ";\n".join(found) if found else ""


@story
def sample(told: Story) -> list[str]:
    """A sample with intervals."""
    return told.run("baselinr_profile", select=["every_type"], action="sample", sample_fraction=0.1)


@story
def skips(told: Story) -> list[str]:
    """Nothing changed: the decisions are written, and nothing else."""
    told.stored = {"by_day", "by_name"}
    return told.run("baselinr_profile", select=["by_day", "by_name"])


@story
def prune(told: Story) -> list[str]:
    """Old history goes, and quiet partitions are rolled up."""
    return told.run("baselinr_prune", keep_days=90)


@story
def reading(told: Story) -> list[str]:
    """The operations that only read, and a reset."""
    told.stored = set(SOURCES)
    statements = told.run("baselinr_explain", select=["by_day"])
    for operation in ("baselinr_metrics", "baselinr_status", "baselinr_report", "baselinr_reset"):
        statements += told.run(operation, select=["by_day"])
    # its run_id is one to look for, and not its own
    events = told.run("baselinr_events", select=["by_day"], since="2024-01-05") + told.run("baselinr_events", days=7)
    return statements + [re.sub(r"(?<=baselinr run )\S+", RUN_ID, statement) for statement in events]


@story
def generic_tests(told: Story) -> list[str]:
    """What dbt runs of a test, and what the test reads before."""
    return [COMMENTED.sub(f"/* baselinr run {RUN_ID}", statement, count=1) for statement in told.run("golden_tests")]


@story
def failures(told: Story) -> list[str]:
    """What a runner hands in of a table whose operation ended with an error."""
    told.stored = {"by_name"}
    failure = {"unique_id": "source.shop.main.by_day", "error": "division by zero: 'x' \\ 0"}
    return told.run("baselinr_profile", select=["by_name"], failures=[failure])


@pytest.fixture(scope="module", params=SHEETS, ids=lambda sheet: sheet.adapter)
def sheet(request: pytest.FixtureRequest) -> Sheet:
    found: Sheet = request.param
    pytest.importorskip(f"dbt.adapters.{found.adapter}")
    return found


@pytest.fixture(scope="module")
def told(sheet: Sheet, make_project: Callable[..., Project]) -> Story:
    return Story(sheet, make_project)


@pytest.fixture(scope="module")
def rendered(told: Story) -> Iterator[dict[str, list[str]]]:
    """File -> its statements, each once: one that a file before it had, word for word, is not repeated."""
    files: dict[str, list[str]] = {}
    seen: set[str] = set()
    for name, tell in STORIES.items():
        told.store_exists, told.stored, told.diffs, told.added = True, set(), {}, {}
        files[name] = []
        for statement in tell(told):
            text = statement.strip().rstrip(";") + ";"
            if text not in seen | {";"}:
                files[name].append(text)
                seen.add(text)
    yield files


def golden_file(sheet: Sheet, name: str) -> Path:
    return FOLDER / sheet.adapter / f"{name}.sql"


def content(name: str, statements: list[str]) -> str:
    return "\n\n".join([f"-- {(STORIES[name].__doc__ or '').strip()}", *statements]) + "\n"


@pytest.mark.parametrize("name", STORIES)
def test_rendered_is_golden(name: str, sheet: Sheet, rendered: dict[str, list[str]]) -> None:
    file = golden_file(sheet, name)
    if os.environ.get("GOLDEN") == "write":
        file.parent.mkdir(exist_ok=True)
        file.write_text(content(name, rendered[name]))
    assert file.exists(), f"{file} is missing; `make golden` writes it"
    assert content(name, rendered[name]) == file.read_text(), (
        f"{file} is not what is rendered; `make golden` rewrites it"
    )


@pytest.mark.parametrize("name", STORIES)
def test_oracle_accepts(name: str, sheet: Sheet, told: Story, rendered: dict[str, list[str]]) -> None:
    if sheet.oracle is None:
        pytest.skip(f"{sheet.adapter} itself runs these statements in other tests")
    problems = []
    for statement in rendered[name]:
        what = COMMENT.search(statement)
        problems += [f"{what[1] if what else statement[:60]}, {problem}" for problem in sheet.oracle(statement, told)]
    assert not problems, "\n".join(problems)


def test_no_file_is_left_over(sheet: Sheet) -> None:
    assert {file.stem for file in (FOLDER / sheet.adapter).glob("*.sql")} == set(STORIES)
