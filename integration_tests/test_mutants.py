"""Tests of the test: the package with one mistake in it must break the law, or the law's test proves nothing."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import test_law
from conftest import PACKAGE, Project
from histories import TABLE, history
from test_law import law_violations, project_of

# The layouts of test_law.
DUCKDB, POSTGRES, DECLARATIVE = "duckdb", "postgres", "postgres, declarative partitions"
ROLLED_UP = ("duckdb, rolled up", "postgres, rolled up")
BOTH, ALL, POSTGRES_ALL = (DUCKDB, POSTGRES), (DUCKDB, POSTGRES, DECLARATIVE), (POSTGRES, DECLARATIVE)


pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Mutant:
    """One mistake: the place in a file that has what is right, and a history that shows it on these layouts."""

    file: str
    right: str
    wrong: str
    history: str
    layouts: tuple[str, ...] = BOTH


MIN_AND_MAX = (
    "function ~ \"(case when state.value_type = '\" ~ type ~ \"' then \" ~ baselinr.as_value(x, type) ~ ' end)'"
)
MIN_AND_MAX_OF_TEXTS = (
    "baselinr.as_value(function ~ \"(case when state.value_type = '\" ~ type ~ \"' then \" ~ x ~ ' end)', type) "
    f"if function != 'sum' else {MIN_AND_MAX}"
)
MUTANTS = {
    "count-only detection": Mutant("macros/detect/fingerprint.sql", "baselinr.as_text(baselinr.rows_hash((target.columns if columns is none else columns) | sort(attribute='name', case_sensitive=true) | list))", "\"''\"", "update"),
    "xor fingerprint": Mutant("macros/dialect/default.sql", "'sum(' ~ baselinr.row_hash", "'bit_xor(' ~ baselinr.row_hash", "pairs"),
    "dropped partitions are kept": Mutant("macros/plan/decide.sql", "'changed_partitions_detected', changed=diff.changed, removed=diff.removed", "'changed_partitions_detected', changed=diff.changed", "drop_partition"),
    "dropped leaves are kept": Mutant("macros/plan/decide.sql", "'changed_partitions_detected', changed=diff.changed, removed=diff.removed", "'changed_partitions_detected', changed=diff.changed", "drop_leaf", (DECLARATIVE,)),
    "states of dropped partitions are kept": Mutant("macros/profile/states.sql", "item.decision.changed + item.decision.removed", "item.decision.changed", "drop_partition"),
    "states of dropped leaves are kept": Mutant("macros/profile/states.sql", "item.decision.changed + item.decision.removed", "item.decision.changed", "drop_leaf", (DECLARATIVE,)),
    "null key is not read": Mutant("macros/dialect/duckdb_partitions.sql", "rules.append(key.quoted ~ ' is null'", "rules.append('false and ' ~ key.quoted ~ ' is null'", "null_key", (DUCKDB,)),
    "null key is not read (PostgreSQL)": Mutant("macros/dialect/postgres_partitions.sql", "rules.append(key.quoted ~ ' is not", "rules.append('false and ' ~ key.quoted ~ ' is not", "null_key", (POSTGRES,)),
    "stale states are not deleted": Mutant("macros/profile/states.sql", "[baselinr.delete_states(run, item, 'column_state')]", "[]", "update", ALL),
    "groups are not made anew": Mutant("macros/profile/groups.sql", "statements.extend([baselinr.delete_groups(run, target, touched), baselinr.insert_groups(run, target, target.columns, touched)])", "statements.extend([])", "update", ALL),
    "groups keep what is gone": Mutant("macros/profile/groups.sql", "baselinr.touched_groups(target, decision.changed + decision.removed) %}", "baselinr.touched_groups(target, decision.changed) %}", "drop_partition"),
    "mates are not profiled": Mutant("macros/detect/partitions.sql", "differing > 0 and rolled_up_group is not null", "false", "january", ROLLED_UP),
    "counts by bucket are not added": Mutant("macros/profile/buckets.sql", "baselinr.as_bigint('sum(bucket_rows)')", "baselinr.as_bigint('max(bucket_rows)')", "update"),
    "means are averaged": Mutant("macros/profile/merge.sql", "{{ baselinr.no_underflow('sum(mean_value * finite_count)') }} / nullif(sum(finite_count), 0)", "avg(mean_value)", "insert"),
    "min and max are compared as text": Mutant("macros/profile/merge.sql", MIN_AND_MAX, MIN_AND_MAX_OF_TEXTS, "insert"),
    "token without the relfilenode": Mutant("macros/detect/postgres.sql", " pg_relation_filenode({{ oid }}),", "", "truncate", POSTGRES_ALL),
    "token without the relfilenode, as a rewrite shows": Mutant("macros/detect/postgres.sql", " pg_relation_filenode({{ oid }}),", "", "rewrite", POSTGRES_ALL),
}  # fmt: skip
PAIR = "(date '2024-01-04', 1, 0, 0.5, 'p', true)"
# Histories of SQL, a statement a step; of the others the name is the kind of change.
SPECIAL = {
    # Two equal rows change: xor cancels them, and the count stays.
    "pairs": [f"insert into {TABLE} values {PAIR}, {PAIR}", f"update {TABLE} set i = 2 where s = 'p'"],
    # Three days of one month are in the table; one of them changes.
    "january": [f"update {TABLE} set i = 77 where k = date '2024-01-02'"],
    "null_key": [f"update {TABLE} set i = 77 where k is null"],
    # PostgreSQL counts neither of these two as changes of rows: only the storage is another one.
    "rewrite": [f"alter table {TABLE} alter column n type decimal(12, 2) using 7"],
    "truncate": [f"truncate {TABLE}", f"insert into {TABLE} select date '2024-01-01', 7 from generate_series(1, 18)"],
    "drop_leaf": [f"drop table {TABLE}_2024"],
}


def steps_of(name: str) -> list[tuple[str, ...]]:
    """The steps of a history, by its name."""
    if name in SPECIAL:
        return [("sql", statement) for statement in SPECIAL[name]]
    return history(random.Random(3), length=2, kinds=[name])


def mutated(folder: Path, file: str, right: str, wrong: str) -> Path:
    """A copy of the package with one place changed."""
    package = folder / "package"
    for part in ("macros", "models"):
        shutil.copytree(PACKAGE / part, package / part)
    shutil.copy(PACKAGE / "dbt_project.yml", package)
    text = (package / file).read_text()
    assert text.count(right) == 1, f"{file} no longer has the place that this mutant changes"
    (package / file).write_text(text.replace(right, wrong))
    return package


@pytest.mark.parametrize(("name", "layout"), [(name, layout) for name, m in MUTANTS.items() for layout in m.layouts])
def test_mutant_is_caught(make_project: Callable[..., Project], tmp_path: Path, name: str, layout: str) -> None:
    mutant = MUTANTS[name]
    project = project_of(make_project, layout, package=mutated(tmp_path, mutant.file, mutant.right, mutant.wrong))
    assert law_violations(project, steps_of(mutant.history), full_at_end=False) != []


def test_a_leaf_without_its_token_is_caught(make_project: Callable[..., Project], tmp_path: Path) -> None:
    """It is read again and again, which changes no metric: another test of the law sees it."""
    package = mutated(
        tmp_path, "macros/profile/states.sql", " given.token, coalesce", " cast(null as text) as token, coalesce"
    )
    with pytest.raises(AssertionError, match="t_nulls"):
        test_law.test_null_key_alone_changes(project_of(make_project, DECLARATIVE, package=package))


@pytest.mark.parametrize("layout", ALL + ROLLED_UP)
def test_the_package_passes_the_same_histories(make_project: Callable[..., Project], layout: str) -> None:
    names = [name for name in SPECIAL if any(m.history == name and layout in m.layouts for m in MUTANTS.values())]
    assert law_violations(project_of(make_project, layout), [step for name in names for step in steps_of(name)]) == []
