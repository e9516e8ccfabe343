"""Every statement of Spark's golden files, analyzed by a real Spark, which knows names, types and functions, where the grammar knows words alone. What is about
tables of Delta is left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from golden.sheets import SHEETS, SPARK_PARTITIONED
from spark_server import FILE_FORMAT, SparkServer
from warehouses import Servers

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(FILE_FORMAT != "iceberg", reason="these statements are of tables of Iceberg"),
]

FOLDER = Path(__file__).parent / "golden" / "spark"
SHEET = next(sheet for sheet in SHEETS if sheet.adapter == "spark")
STORE = "`main_baselinr`.`baselinr_column_state`"


def statements(file: str) -> list[str]:
    """Those of one golden file, without comments before them. Collations came with Spark 4."""
    text = re.sub(r"\A--.*\n", "", (FOLDER / f"{file}.sql").read_text())
    text = re.sub(r"collate\((`\w+`), 'UTF8_BINARY'\)", r"\1", text)
    pieces = [re.sub(r"\A/\*.*?\*/\s*", "", piece.strip()) for piece in re.split(r";\n(?:\n|\Z)", text)]
    return [piece for piece in pieces if piece]


@pytest.fixture(scope="module")
def spark(servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> SparkServer:
    """With the tables of the golden project, and a store."""
    servers.warehouse("spark", tmp_path_factory.mktemp("golden"))
    assert servers.spark is not None
    spark = servers.spark
    for name, columns in SHEET.tables().items():
        # Iceberg has no intervals
        types = [re.sub("interval.*", "string", re.sub(" collate .*", "", type_)) for _, type_ in columns]
        described = ", ".join(f"`{column}` {type_}" for (column, _), type_ in zip(columns, types, strict=True))
        by = f" partitioned by ({SPARK_PARTITIONED[name][1]})" if name in SPARK_PARTITIONED else ""
        spark.execute(f"create table main.{name} ({described}) using iceberg{by}")
    spark.execute("create table main.tokens (partition_id string, token string) using iceberg")
    for statement in statements("store"):
        if statement.startswith("create "):
            spark.execute(statement)
    return spark


def problem(spark: SparkServer, statement: str) -> str | None:
    """Why Spark could not run it; none if it could. Where it cannot, `explain` shows the error in place of a plan."""
    plan = "\n".join(str(row[0]) for row in spark.execute(f"explain {statement}"))
    planned = plan.startswith("== Physical Plan ==\n") and not re.match(r".*\n(?:org|java)\.\S+Exception", plan)
    return None if planned else f"{statement[:300]}\n{plan[:1500]}"


@pytest.mark.parametrize("file", sorted(file.stem for file in FOLDER.glob("*.sql")))
def test_spark_analyzes(spark: SparkServer, file: str) -> None:
    analyzed = [piece for piece in statements(file) if re.match(r"(with|select|insert|merge|update|delete)\b", piece)]
    assert analyzed or file == "store"
    for scratch in set(re.findall(r"`main_baselinr`\.`baselinr_scan_\w+`", "\n".join(analyzed))):
        spark.execute(f"create table if not exists {scratch} using iceberg as select * from {STORE} where false")
    problems = [found for statement in analyzed if (found := problem(spark, statement))]
    assert problems == [], "\n\n".join(problems)


@pytest.mark.parametrize(
    "wrong", ["select date'2024-01-02' - date'2024-01-01' + 1 as days", "select nosuch from main.by_day"]
)
def test_what_is_wrong_is_told(spark: SparkServer, wrong: str) -> None:
    assert problem(spark, wrong)
