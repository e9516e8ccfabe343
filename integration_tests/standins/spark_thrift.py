"""A Spark with Iceberg, served as Spark's own Thrift server: the program that `spark_server.py` runs in Spark's environment. Where DELTA_JARS says which
jars are Delta's (as a class path), it is a Spark with Delta.

    python spark_thrift.py PORT FOLDER

It keeps all it writes in FOLDER, its metastore in memory, and ends when its standard input does.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path

from pyspark.sql import SparkSession

METASTORE = "jdbc:derby:memory:metastore;create=true"
JACKSON = Path(sys.prefix) / "iceberg-jackson.jar"
# Small queries are interpreted, not compiled, and the JVM compiles only what it must: a test runs thousands of different ones.
FAST = {
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.shuffle.partitions": "1",
    "spark.ui.enabled": "false",
    "spark.driver.memory": "1g",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto",
}


def iceberg_jars() -> list[Path]:
    """Iceberg's own, for the Scala of pyspark, and the copy of Jackson that they lack."""
    found = importlib.util.find_spec("snowpark_connect_deps_iceberg")
    if found is None or not found.submodule_search_locations:
        raise SystemExit("snowpark-connect-deps-iceberg is not installed beside this Python")
    jars = sorted((Path(found.submodule_search_locations[0]) / "jars").glob("*_2.12-*.jar"))
    return [*jars, JACKSON]


def table_format() -> dict[str, str]:
    """Iceberg or Delta in Spark's session catalog, beside its own tables and views. The jars are on the JVM's class path: the Thrift server
    closes the loader of those that are added to a session when one of its clients leaves."""
    if "DELTA_JARS" in os.environ:
        return {
            "spark.driver.extraClassPath": os.environ["DELTA_JARS"],
            "spark.sql.extensions": "io.delta.sql.DeltaSparkSessionExtension",
            "spark.sql.catalog.spark_catalog": "org.apache.spark.sql.delta.catalog.DeltaCatalog",
            "spark.databricks.delta.snapshotPartitions": "1",
        }
    return {
        "spark.driver.extraClassPath": ":".join(map(str, iceberg_jars())),
        "spark.sql.extensions": "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions",
        "spark.sql.catalog.spark_catalog": "org.apache.iceberg.spark.SparkSessionCatalog",
        "spark.sql.catalog.spark_catalog.type": "hive",
    }


def session(port: int, folder: Path) -> SparkSession:
    """With one metastore, in memory."""
    settings = {
        **FAST,
        **table_format(),
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.local.dir": str(folder / "scratch"),
        "spark.hadoop.javax.jdo.option.ConnectionURL": METASTORE,
        "spark.hadoop.datanucleus.schema.autoCreateAll": "true",
        "spark.hadoop.hive.metastore.schema.verification": "false",
        "spark.hadoop.hive.metastore.disallow.incompatible.col.type.changes": "false",  # or no column but the last can go
        "spark.hadoop.hive.exec.scratchdir": str(folder / "scratch"),
        "spark.hadoop.hive.server2.thrift.port": str(port),
        "spark.hadoop.hive.server2.thrift.bind.host": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.session.timeZone": "UTC",
    }
    builder = SparkSession.builder.master("local[2]").appName("baselinr").enableHiveSupport()
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def make_lock_tables(spark: SparkSession) -> None:
    """The metastore's own tables for locks, which it does not make by itself. Iceberg locks a table while it commits; without that, one of two commits at
    the very same time would be lost."""
    hive = spark.sparkContext._jvm.org.apache.hadoop.hive
    settings = hive.conf.HiveConf()
    settings.set("javax.jdo.option.ConnectionURL", METASTORE)
    hive.metastore.txn.TxnDbUtil.prepDb(settings)


def main(port: int, folder: Path) -> None:
    """Serves until nobody holds the other end of standard input any more."""
    spark = session(port, folder)
    spark.sparkContext.setLogLevel("ERROR")
    spark.sql("create schema if not exists main").collect()
    make_lock_tables(spark)
    server = spark.sparkContext._jvm.org.apache.spark.sql.hive.thriftserver.HiveThriftServer2
    server.startWithContext(spark._jsparkSession.sqlContext())
    print("ready", flush=True)
    sys.stdin.read()
    spark.stop()


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
