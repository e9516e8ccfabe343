"""The oracles themselves: what they accept, and what they reject."""

from __future__ import annotations

import pytest
from oracles.delta import refused
from oracles.grammar import unparsable

VALID = {
    "redshift": 'select listagg("a", \',\') within group (order by "b") from "s"."t"; show tables from schema "d"."s"',
    "snowflake": 'select * from "S"."T" sample bernoulli (5) seed (7); merge into a using b on a.x = b.x when matched then delete',
    "databricks": "select `a`, hll_sketch_agg(`b`) from `s`.`t` tablesample (5 percent); describe history `s`.`t`",
}


@pytest.mark.parametrize("dialect", VALID)
def test_a_statement_of_the_dialect_passes(dialect: str) -> None:
    assert unparsable(f"/* why */\n{VALID[dialect]};", dialect) == []


@pytest.mark.parametrize("dialect", VALID)
@pytest.mark.parametrize("wrong", ["select (a from t", "select case when a then b from t", "insert into t values 1, 2)", "select a b c from t"])  # fmt: skip
def test_what_is_no_sql_is_told_with_its_line(dialect: str, wrong: str) -> None:
    assert any(
        problem.startswith("line 2") for problem in unparsable(f"select 1 as a;\n{wrong};\nselect 2 as b;", dialect)
    )


READ = "select id from `s`.`t`"
MERGE = "merge into `s`.`t` as stored using (\n{}\n) as found on {} when matched then delete"


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("delete from `s`.`t` where id = 1 and n in (1, 2)", False),
        (f"delete from `s`.`t` where id in ({READ})", True),
        (f"update `s`.`t` set n = 1 where exists ({READ})", True),
        (f"update `s`.`t` set n = ({READ}) where id = 1", True),
        (MERGE.format(READ, "stored.id = found.id"), False),
        (MERGE.format(f"{READ} where id in ({READ})", "stored.id = found.id"), False),
        (MERGE.format(READ, f"stored.id = found.id and found.id in ({READ})"), True),
        (MERGE.format(f"select id from ({READ}) as q where exists ({READ})", "stored.id = found.id"), True),
        (MERGE.format(f"select q.id from ({READ}) as q left semi join ({READ}) as r on true", "stored.id = found.id"), False),
        (f"insert into `s`.`t` select id from ({READ}) as q where exists ({READ})", False),
    ],
)  # fmt: skip
def test_what_delta_refuses(statement: str, expected: bool) -> None:
    assert bool(refused(f"/* why */\n{statement};")) == expected
