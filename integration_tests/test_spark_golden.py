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
    """Those of one golden file, without comments before them."""
    text = re.sub(r"\A--.*\n", "", (FOLDER / f"{file}.sql").read_text())
    pieces = [re.sub(r"\A/\*.*?\*/\s*", "", piece.strip()) for piece in re.split(r";\n(?:\n|\Z)", text)]
    return [piece for piece in pieces if piece]


@pytest.fixture(scope="module")
def spark(servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> SparkServer:
    """With the tables of the golden project, and a store."""
    servers.warehouse("spark", tmp_path_factory.mktemp("golden"))
    assert servers.spark is not None
    spark = servers.spark
    for name, columns in SHEET.tables().items():
        # collations came with Spark 4
        described = ", ".join(f"`{column}` {re.sub(' collate .*', '', type_)}" for column, type_ in columns)
        by = f" partitioned by ({SPARK_PARTITIONED[name][1]})" if name in SPARK_PARTITIONED else ""
        interval = any(type_.startswith("interval") for _, type_ in columns)  # which Iceberg does not have
        spark.execute(f"create table main.{name} ({described}) using {'parquet' if interval else 'iceberg'}{by}")
    spark.execute("create table main.tokens (partition_id string, token string) using iceberg")
    for statement in statements("store"):
        if statement.startswith("create "):
            spark.execute(statement)
    return spark


@pytest.mark.parametrize("file", sorted(file.stem for file in FOLDER.glob("*.sql")))
def test_spark_analyzes(spark: SparkServer, file: str) -> None:
    problems, analyzed = [], 0
    for statement in statements(file):
        if not re.match(r"(with|select|insert|merge|update|delete)\b", statement):
            continue
        for scratch in set(re.findall(r"`main_baselinr`\.`baselinr_scan_\w+`", statement)):
            spark.execute(f"create table if not exists {scratch} using iceberg as select * from {STORE} where false")
        plan = "\n".join(str(row[0]) for row in spark.execute(f"explain {statement}"))
        analyzed += 1
        if "Error occurred during query planning" in plan or "== Physical Plan ==" not in plan:
            problems.append(f"{statement[:300]}\n{plan[:1500]}")
    assert problems == [], "\n\n".join(problems)
    assert analyzed or file == "store"
