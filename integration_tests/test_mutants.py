"""Tests of the test: the package with one mistake in it must break the law, or the law's test proves nothing."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from conftest import PACKAGE, Project
from histories import TABLE, history
from test_law import law_violations

# name -> (file, what is right, what is wrong, a history that shows it)
MUTANTS = {
    "count-only detection": (
        "macros/detect/fingerprint.sql",
        "baselinr.as_text('sum(' ~ baselinr.row_hash(read) ~ ')')",
        "\"''\"",
        ["update"],
    ),
    "xor fingerprint": ("macros/detect/fingerprint.sql", "'sum(' ~ baselinr.row_hash", "'bit_xor(' ~ baselinr.row_hash", ["pairs"]),
    "dropped partitions are kept": ("macros/plan/decide.sql", "changed=diff.changed[over:], removed=diff.removed", "changed=diff.changed[over:]", ["drop_partition"]),
    "null key is not read": (
        "macros/dialect/duckdb_partitions.sql",
        "{% do rules.append(key.quoted ~ ' is null'",
        "{% do rules.append('false and ' ~ key.quoted ~ ' is null'",
        ["null_key"],
    ),
    "stale states are not deleted": ("macros/profile/profile.sql", "    baselinr.delete_states(run, item, 'column_state'),\n", "", ["update"]),
    "means are averaged": ("macros/profile/merge.sql", "sum(mean_value * finite_count) / nullif(sum(finite_count), 0)", "avg(mean_value)", ["insert"]),
    "min is compared as text": ("macros/profile/merge.sql", "then cast(\" ~ x ~ ' as ' ~ type ~ ') end)'", "then \" ~ x ~ ' end)'", ["insert"]),
}  # fmt: skip
SPECIAL = {
    # Two equal pairs of rows more: xor cancels them, and the count is held by deleting as many.
    "pairs": [
        f"insert into {TABLE} select date '2024-01-04', n.* from (values (1, 0, 0.5, 'p', true), (1, 0, 0.5, 'p', true)) as n",
        f"update {TABLE} set i = 2 where s = 'p'",
    ],
    "null_key": [f"update {TABLE} set i = 77 where k is null"],
}


def mutant(folder: Path, file: str, right: str, wrong: str) -> Path:
    """A copy of the package with one place changed."""
    package = folder / "package"
    for part in ("macros", "models"):
        shutil.copytree(PACKAGE / part, package / part)
    shutil.copy(PACKAGE / "dbt_project.yml", package)
    text = (package / file).read_text()
    assert text.count(right) == 1, f"{file} no longer has the place that this mutant changes"
    (package / file).write_text(text.replace(right, wrong))
    return package


@pytest.mark.parametrize("name", MUTANTS)
def test_mutant_is_caught(tmp_path: Path, name: str) -> None:
    file, right, wrong, kinds = MUTANTS[name]
    project = Project(
        tmp_path / "project", {TABLE: {"partition": {"key": "k"}}}, package=mutant(tmp_path, file, right, wrong)
    )
    if kinds[0] in SPECIAL:
        steps = [("sql", statement) for statement in SPECIAL[kinds[0]]]
    else:
        steps = history(random.Random(3), length=4, kinds=kinds)
    try:
        assert law_violations(project, steps) != []
    except Exception as error:  # a mutant that makes the SQL fail is caught as well, a broken test is not
        assert "OperationFailed" in type(error).__name__
