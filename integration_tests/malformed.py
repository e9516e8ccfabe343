"""Malformed settings and arguments, each with the whole error that it is to be. Read by test_settings.py."""

from __future__ import annotations

from datetime import date
from typing import Any

NAN, INFINITY, HUGE = float("nan"), float("inf"), 10**30
MOST_MINUTES, MOST_ROWS = "it must be at most 525600000", "it must be at most 1000000000000000"
NAME_OF_A_TABLE = "it must be the name of a table: table, schema.table or database.schema.table"
WHOLE, NUMBER, FLAG, TEXT, MAP = (
    f"it must be {what}" for what in ("a whole number", "a number", "true or false", "a text", "a map of settings")
)
BLANK = "it must be a text that is not blank"


def nested(path: str, value: Any) -> Any:
    """``{"a": {"b": value}}`` for ``a.b``."""
    for key in reversed(path.split(".")):
        value = {key: value}
    return value


# Of the var baselinr_incremental: what is given, and the error after `var baselinr_incremental: `.
INCREMENTAL: list[tuple[Any, str]] = [
    # the whole section
    ([1], f"the whole section is [1]; {MAP}"),
    (False, f"the whole section is false; {MAP}"),
    ("", f'the whole section is ""; {MAP}'),
    (0, f"the whole section is 0; {MAP}"),
    # keys
    ({"enabld": True}, "unknown key 'enabld'; did you mean 'enabled'?"),
    ({3: 1}, "unknown key '3'; known are enabled, change_detection, partial_profiling, adaptive_scheduling, cost_controls"),
    ({"max_partitions_per_run": 5}, "unknown key 'max_partitions_per_run'; did you mean 'partial_profiling.max_partitions_per_run'?"),
    (nested("partial_profiling.max_partition_per_run", 1), "unknown key 'partial_profiling.max_partition_per_run'; did you mean 'max_partitions_per_run'?"),
    (nested("change_detection.snapshot_ttl", 1), "unknown key 'change_detection.snapshot_ttl'; known are enabled, metadata_table, snapshot_ttl_minutes, connector_overrides"),
    (nested("cost_controls.max_row_scanned", 1), "unknown key 'cost_controls.max_row_scanned'; did you mean 'max_rows_scanned'?"),
    # flags and sections
    ({"enabled": "yes"}, f'enabled is "yes"; {FLAG}'),
    ({"enabled": 1}, f"enabled is 1; {FLAG}"),
    ({"enabled": None}, f"enabled is null; {FLAG}"),
    ({"enabled": []}, f"enabled is []; {FLAG}"),
    ({"partial_profiling": True}, f"partial_profiling is true; {MAP}"),
    ({"change_detection": [{"enabled": True}]}, f'change_detection is [{{"enabled": true}}]; {MAP}'),
    ({"cost_controls": "none"}, f'cost_controls is "none"; {MAP}'),
    (nested("partial_profiling.enabled", "off"), f'partial_profiling.enabled is "off"; {FLAG}'),
    (nested("partial_profiling.allow_partition_pruning", 0), f"partial_profiling.allow_partition_pruning is 0; {FLAG}"),
    (nested("change_detection.enabled", {}), f"change_detection.enabled is {{}}; {FLAG}"),
    (nested("adaptive_scheduling.enabled", "adaptive"), f'adaptive_scheduling.enabled is "adaptive"; {FLAG}'),
    (nested("cost_controls.enabled", 1.0), f"cost_controls.enabled is 1.0; {FLAG}"),
    # whole numbers
    (nested("partial_profiling.max_partitions_per_run", 0), "partial_profiling.max_partitions_per_run is 0; it must be at least 1"),
    (nested("partial_profiling.max_partitions_per_run", -64), "partial_profiling.max_partitions_per_run is -64; it must be at least 1"),
    (nested("partial_profiling.max_partitions_per_run", "64"), f'partial_profiling.max_partitions_per_run is "64"; {WHOLE}'),
    (nested("partial_profiling.max_partitions_per_run", True), f"partial_profiling.max_partitions_per_run is true; {WHOLE}"),
    (nested("partial_profiling.max_partitions_per_run", 1.5), f"partial_profiling.max_partitions_per_run is 1.5; {WHOLE}"),
    (nested("partial_profiling.max_partitions_per_run", None), f"partial_profiling.max_partitions_per_run is null; {WHOLE}"),
    (nested("partial_profiling.max_partitions_per_run", [64]), f"partial_profiling.max_partitions_per_run is [64]; {WHOLE}"),
    (nested("partial_profiling.max_partitions_per_run", NAN), f"partial_profiling.max_partitions_per_run is NaN; {WHOLE}"),
    (nested("partial_profiling.max_partitions_per_run", HUGE), f"partial_profiling.max_partitions_per_run is {HUGE}; {MOST_ROWS}"),
    (nested("change_detection.snapshot_ttl_minutes", -1), "change_detection.snapshot_ttl_minutes is -1; it must be at least 0"),
    (nested("change_detection.snapshot_ttl_minutes", "7d"), f'change_detection.snapshot_ttl_minutes is "7d"; {WHOLE}'),
    (nested("change_detection.snapshot_ttl_minutes", INFINITY), f"change_detection.snapshot_ttl_minutes is Infinity; {WHOLE}"),
    (nested("change_detection.snapshot_ttl_minutes", HUGE), f"change_detection.snapshot_ttl_minutes is {HUGE}; {MOST_MINUTES}"),
    (nested("adaptive_scheduling.default_interval_minutes", 0), "adaptive_scheduling.default_interval_minutes is 0; it must be at least 1"),
    (nested("adaptive_scheduling.default_interval_minutes", "daily"), f'adaptive_scheduling.default_interval_minutes is "daily"; {WHOLE}'),
    (nested("adaptive_scheduling.min_interval_minutes", False), f"adaptive_scheduling.min_interval_minutes is false; {WHOLE}"),
    (nested("adaptive_scheduling.max_interval_minutes", 525_600_001), f"adaptive_scheduling.max_interval_minutes is 525600001; {MOST_MINUTES}"),
    (nested("adaptive_scheduling.max_interval_minutes", -INFINITY), f"adaptive_scheduling.max_interval_minutes is -Infinity; {WHOLE}"),
    (nested("adaptive_scheduling.staleness_penalty_minutes", 0), "adaptive_scheduling.staleness_penalty_minutes is 0; it must be at least 1"),
    (nested("adaptive_scheduling.staleness_penalty_minutes", {"minutes": 5}), f'adaptive_scheduling.staleness_penalty_minutes is {{"minutes": 5}}; {WHOLE}'),
    (nested("cost_controls.max_rows_scanned", 0), "cost_controls.max_rows_scanned is 0; it must be at least 1"),
    (nested("cost_controls.max_rows_scanned", "1e9"), f'cost_controls.max_rows_scanned is "1e9"; {WHOLE}'),
    (nested("cost_controls.max_bytes_scanned", "1GB"), f'cost_controls.max_bytes_scanned is "1GB"; {WHOLE}'),
    (nested("cost_controls.max_bytes_scanned", 10**15 + 1), f"cost_controls.max_bytes_scanned is 1000000000000001; {MOST_ROWS}"),
    (nested("cost_controls.max_rows_per_run", -5), "cost_controls.max_rows_per_run is -5; it must be at least 1"),
    (nested("cost_controls.max_bytes_per_run", 0.5), f"cost_controls.max_bytes_per_run is 0.5; {WHOLE}"),
    # fractions
    (nested("cost_controls.sample_fraction", 0), "cost_controls.sample_fraction is 0; it must be above 0"),
    (nested("cost_controls.sample_fraction", -0.1), "cost_controls.sample_fraction is -0.1; it must be above 0"),
    (nested("cost_controls.sample_fraction", 1e-20), "cost_controls.sample_fraction is 1e-20; it must be at least 0.000000001"),
    (nested("cost_controls.sample_fraction", 1.5), "cost_controls.sample_fraction is 1.5; it must be at most 1"),
    (nested("cost_controls.sample_fraction", INFINITY), "cost_controls.sample_fraction is Infinity; it must be at most 1"),
    (nested("cost_controls.sample_fraction", "5%"), f'cost_controls.sample_fraction is "5%"; {NUMBER}'),
    (nested("cost_controls.sample_fraction", True), f"cost_controls.sample_fraction is true; {NUMBER}"),
    (nested("cost_controls.sample_fraction", None), f"cost_controls.sample_fraction is null; {NUMBER}"),
    (nested("cost_controls.sample_fraction", NAN), f"cost_controls.sample_fraction is NaN; {NUMBER}"),
    # choices
    (nested("cost_controls.fallback_strategy", "samples"), "cost_controls.fallback_strategy is \"samples\"; it must be one of sample, defer, full; did you mean 'sample'?"),
    (nested("cost_controls.fallback_strategy", "abort"), 'cost_controls.fallback_strategy is "abort"; it must be one of sample, defer, full'),
    (nested("cost_controls.fallback_strategy", ["sample"]), 'cost_controls.fallback_strategy is ["sample"]; it must be one of sample, defer, full'),
    (nested("adaptive_scheduling.mode", "fixd"), "adaptive_scheduling.mode is \"fixd\"; it must be one of fixed, adaptive; did you mean 'fixed'?"),
    (nested("adaptive_scheduling.mode", False), "adaptive_scheduling.mode is false; it must be one of fixed, adaptive"),
    (nested("adaptive_scheduling.mode", None), "adaptive_scheduling.mode is null; it must be one of fixed, adaptive"),
    # texts and lists
    (nested("change_detection.metadata_table", ""), f'change_detection.metadata_table is ""; {BLANK}'),
    (nested("change_detection.metadata_table", 5), f"change_detection.metadata_table is 5; {TEXT}"),
    (nested("change_detection.metadata_table", None), f"change_detection.metadata_table is null; {TEXT}"),
    (nested("change_detection.metadata_table", "Baselinr_Runs"), 'change_detection.metadata_table is "Baselinr_Runs"; it must be another name than those of the other tables of the store'),
    (nested("partial_profiling.mergeable_metrics", "mean"), 'partial_profiling.mergeable_metrics is "mean"; it must be a list'),
    (nested("partial_profiling.mergeable_metrics", ["maen"]), "partial_profiling.mergeable_metrics names \"maen\", which is no metric and no group; did you mean 'mean'?"),
    # priority_overrides
    (nested("adaptive_scheduling.priority_overrides", [60]), "adaptive_scheduling.priority_overrides is [60]; it must be a map"),
    (nested("adaptive_scheduling.priority_overrides", {"t": 0}), "adaptive_scheduling.priority_overrides.t is 0; it must be minutes, at least 1"),
    (nested("adaptive_scheduling.priority_overrides", {"t": -5}), "adaptive_scheduling.priority_overrides.t is -5; it must be minutes, at least 1"),
    (nested("adaptive_scheduling.priority_overrides", {"raw.t": "often"}), 'adaptive_scheduling.priority_overrides.raw.t is "often"; it must be minutes, a whole number'),
    (nested("adaptive_scheduling.priority_overrides", {"t": True}), "adaptive_scheduling.priority_overrides.t is true; it must be minutes, a whole number"),
    (nested("adaptive_scheduling.priority_overrides", {"t": 1.5}), "adaptive_scheduling.priority_overrides.t is 1.5; it must be minutes, a whole number"),
    (nested("adaptive_scheduling.priority_overrides", {"t": None}), "adaptive_scheduling.priority_overrides.t is null; it must be minutes, a whole number"),
    (nested("adaptive_scheduling.priority_overrides", {"t": [60]}), "adaptive_scheduling.priority_overrides.t is [60]; it must be minutes, a whole number"),
    (nested("adaptive_scheduling.priority_overrides", {"t": NAN}), "adaptive_scheduling.priority_overrides.t is NaN; it must be minutes, a whole number"),
    (nested("adaptive_scheduling.priority_overrides", {"t": HUGE}), f"adaptive_scheduling.priority_overrides.t is {HUGE}; it must be minutes, at most 525600000"),
    (nested("adaptive_scheduling.priority_overrides", {"x.w.raw.t": 60}), f'adaptive_scheduling.priority_overrides has the key "x.w.raw.t"; {NAME_OF_A_TABLE}'),
    (nested("adaptive_scheduling.priority_overrides", {"raw.": 60}), f'adaptive_scheduling.priority_overrides has the key "raw."; {NAME_OF_A_TABLE}'),
    (nested("adaptive_scheduling.priority_overrides", {None: 60}), f"adaptive_scheduling.priority_overrides has the key null; {NAME_OF_A_TABLE}"),
    (nested("adaptive_scheduling.priority_overrides", {True: 60}), f"adaptive_scheduling.priority_overrides has the key true; {NAME_OF_A_TABLE}"),
    # connector_overrides
    (nested("change_detection.connector_overrides", []), "change_detection.connector_overrides is []; it must be a map"),
    (nested("change_detection.connector_overrides", {"postgre": {}}), "unknown key 'change_detection.connector_overrides.postgre'; did you mean 'postgres'?"),
    (nested("change_detection.connector_overrides", {"oracle": {}}), "unknown key 'change_detection.connector_overrides.oracle'; known are duckdb, postgres, snowflake, bigquery, redshift, spark, databricks"),
    (nested("change_detection.connector_overrides", {"duckdb": "metadata"}), f'change_detection.connector_overrides.duckdb is "metadata"; {MAP}'),
    (nested("change_detection.connector_overrides.duckdb", {"snapshotquery": "select 1"}), "unknown key 'change_detection.connector_overrides.duckdb.snapshotquery'; did you mean 'snapshot_query'?"),
    (nested("change_detection.connector_overrides.postgres", {"snapshot_query": ""}), f'change_detection.connector_overrides.postgres.snapshot_query is ""; {BLANK}'),
    (nested("change_detection.connector_overrides.duckdb", {"snapshot_query": 1}), f"change_detection.connector_overrides.duckdb.snapshot_query is 1; {TEXT}"),
    (nested("change_detection.connector_overrides.duckdb", {"detect": "meta"}), 'change_detection.connector_overrides.duckdb.detect is "meta"; it must be one of auto, metadata, fingerprint'),
    (nested("change_detection.connector_overrides.duckdb", {"detect": "metdata"}), "change_detection.connector_overrides.duckdb.detect is \"metdata\"; it must be one of auto, metadata, fingerprint; did you mean 'metadata'?"),
    # more than one setting
    ({"adaptive_scheduling": {"min_interval_minutes": 9, "max_interval_minutes": 8}}, "adaptive_scheduling.min_interval_minutes is 9; it must be at most max_interval_minutes, 8"),
    (nested("adaptive_scheduling.min_interval_minutes", 20000), "adaptive_scheduling.min_interval_minutes is 20000; it must be at most max_interval_minutes, 10080"),
]  # fmt: skip

# Of the var baselinr_storage.
STORAGE: list[tuple[Any, str]] = [
    ("baselinr", f'the whole section is "baselinr"; {MAP}'),
    ({"shema": "x"}, "unknown key 'shema'; did you mean 'schema'?"),
    ({"create_table": False}, "unknown key 'create_table'; did you mean 'create_tables'?"),
    ({"schema": ""}, f'schema is ""; {BLANK}'),
    ({"schema": "  "}, f'schema is "  "; {BLANK}'),
    ({"schema": 5}, f"schema is 5; {TEXT}"),
    ({"schema": ["a"]}, f'schema is ["a"]; {TEXT}'),
    ({"database": True}, f"database is true; {TEXT}"),
    ({"database": "\t"}, f'database is "\\t"; {BLANK}'),
    ({"create_tables": "no"}, f'create_tables is "no"; {FLAG}'),
    ({"create_tables": None}, f"create_tables is null; {FLAG}"),
    ({"create_tables": 0}, f"create_tables is 0; {FLAG}"),
    ({"roll_up_after_days": -1}, "roll_up_after_days is -1; it must be at least 0"),
    ({"roll_up_after_days": None}, f"roll_up_after_days is null; {WHOLE}"),
]

# Of a table's config.meta.baselinr, and of the var baselinr_profiling alike.
TABLE: list[tuple[Any, str]] = [
    # keys
    ({"partitoin": {}}, "unknown key 'partitoin'; did you mean 'partition'?"),
    ({"granularity": "day"}, "unknown key 'granularity'; did you mean 'partition.granularity'?"),
    ({"partition": {"strategie": "latest"}}, "unknown key 'partition.strategie'; did you mean 'strategy'?"),
    ({"columns": {"only": []}}, "unknown key 'columns.only'; known are include, exclude"),
    ({"enabled": "true"}, f'enabled is "true"; {FLAG}'),
    # partition
    ({"partition": "d"}, f'partition is "d"; {MAP}'),
    ({"partition": {"key": ["d"]}}, f'partition.key is ["d"]; {TEXT}'),
    ({"partition": {"key": ""}}, f'partition.key is ""; {BLANK}'),
    ({"partition": {"key": date(2024, 1, 5)}}, f'partition.key is "2024-01-05"; {TEXT}'),
    ({"partition": {"granularity": "week"}}, 'partition.granularity is "week"; it must be one of hour, day, month, year, value'),
    ({"partition": {"granularity": "mnth"}}, "partition.granularity is \"mnth\"; it must be one of hour, day, month, year, value; did you mean 'month'?"),
    ({"partition": {"strategy": "last"}}, 'partition.strategy is "last"; it must be one of all, latest, recent_n, specific_values; did you mean \'latest\'?'),
    ({"partition": {"strategy": None}}, "partition.strategy is null; it must be one of all, latest, recent_n, specific_values"),
    ({"partition": {"detect": "checksum"}}, 'partition.detect is "checksum"; it must be one of auto, metadata, fingerprint, updated_at'),
    ({"partition": {"updated_at": 1}}, f"partition.updated_at is 1; {TEXT}"),
    ({"partition": {"max_partitions": 0}}, "partition.max_partitions is 0; it must be at least 1"),
    ({"partition": {"max_partitions": HUGE}}, f"partition.max_partitions is {HUGE}; {MOST_ROWS}"),
    ({"partition": {"strategy": "recent_n"}}, 'partition.strategy is "recent_n", which needs partition.recent_n'),
    ({"partition": {"strategy": "recent_n", "recent_n": 0}}, "partition.recent_n is 0; it must be at least 1"),
    ({"partition": {"strategy": "recent_n", "recent_n": "7"}}, f'partition.recent_n is "7"; {WHOLE}'),
    ({"partition": {"strategy": "recent_n", "recent_n": HUGE}}, f"partition.recent_n is {HUGE}; {MOST_ROWS}"),
    ({"partition": {"recent_n": 3}}, "partition.recent_n is 3, which needs partition.strategy 'recent_n'"),
    ({"partition": {"strategy": "latest", "recent_n": 3}}, "partition.recent_n is 3, which needs partition.strategy 'recent_n'"),
    ({"partition": {"strategy": "specific_values"}}, 'partition.strategy is "specific_values", which needs partition.values'),
    ({"partition": {"strategy": "specific_values", "values": []}}, 'partition.strategy is "specific_values", which needs partition.values'),
    ({"partition": {"strategy": "specific_values", "values": "a"}}, 'partition.values is "a"; it must be a list'),
    ({"partition": {"strategy": "specific_values", "values": [["a"]]}}, 'partition.values is [["a"]]; it must be a list of single values, and one of its entries is ["a"]'),
    ({"partition": {"strategy": "specific_values", "values": [1, None]}}, "partition.values is [1, null]; it must be a list of single values, and one of its entries is null"),
    ({"partition": {"strategy": "specific_values", "values": ["a", "a"]}}, 'partition.values is ["a", "a"]; it must be a list without repetitions, and "a" is in it twice'),
    ({"partition": {"strategy": "specific_values", "values": [1, "1"]}}, 'partition.values is [1, "1"]; it must be a list without repetitions, and "1" is in it twice'),
    ({"partition": {"values": ["a"]}}, "partition.values is [\"a\"], which needs partition.strategy 'specific_values'"),
    ({"partition": {"detect": "updated_at"}}, 'partition.detect is "updated_at", which needs partition.updated_at, the column that tells when a row changed'),
    ({"partition": {"updated_at": "d"}}, "partition.updated_at is \"d\", which needs partition.detect 'updated_at'"),
    # sampling
    ({"sampling": 0.1}, f"sampling is 0.1; {MAP}"),
    ({"sampling": {"fraction": 0}}, "sampling.fraction is 0; it must be above 0"),
    ({"sampling": {"fraction": 2}}, "sampling.fraction is 2; it must be at most 1"),
    ({"sampling": {"fraction": "5%"}}, f'sampling.fraction is "5%"; {NUMBER}'),
    ({"sampling": {"fraction": NAN}}, f"sampling.fraction is NaN; {NUMBER}"),
    ({"sampling": {"method": "block"}}, 'sampling.method is "block"; it must be one of bernoulli, system'),
    ({"sampling": {"method": "bernouli"}}, "sampling.method is \"bernouli\"; it must be one of bernoulli, system; did you mean 'bernoulli'?"),
    # metrics and columns
    ({"metrics": "count"}, 'metrics is "count"; it must be a list'),
    ({"metrics": {"mean": True}}, 'metrics is {"mean": true}; it must be a list'),
    ({"metrics": ["mena"]}, "metrics names \"mena\", which is no metric and no group; did you mean 'mean'?"),
    ({"metrics": ["rang"]}, "metrics names \"rang\", which is no metric and no group; did you mean 'range'?"),
    ({"metrics": ["top_value"]}, "metrics names \"top_value\", which is no metric and no group; did you mean 'top_values'?"),
    ({"metrics": ["distinct_counts"]}, "metrics names \"distinct_counts\", which is no metric and no group; did you mean 'distinct_count'?"),
    ({"metrics": ["mean", "mean"]}, 'metrics is ["mean", "mean"]; it must be a list without repetitions, and "mean" is in it twice'),
    ({"metrics": [5]}, "metrics is [5]; it must be a list of texts, and one of its entries is 5"),
    ({"metrics": ["mean", ""]}, 'metrics is ["mean", ""]; it must be a list of texts, and one of its entries is ""'),
    ({"columns": ["n"]}, f'columns is ["n"]; {MAP}'),
    ({"columns": {"include": "n"}}, 'columns.include is "n"; it must be a list'),
    ({"columns": {"exclude": [1]}}, "columns.exclude is [1]; it must be a list of texts, and one of its entries is 1"),
    ({"columns": {"include": ["n", "d"], "exclude": ["d"]}}, 'columns.include and columns.exclude both name "d"; it must be in one of them'),
    ({"sensitive": True}, "sensitive is true; it must be a list"),
    ({"sensitive": [None]}, "sensitive is [null]; it must be a list of texts, and one of its entries is null"),
    # the rest
    ({"where": 1}, f"where is 1; {TEXT}"),
    ({"where": ["n > 0"]}, f'where is ["n > 0"]; {TEXT}'),
    ({"where": " "}, f'where is " "; {BLANK}'),
    ({"where": "x" * 300 + "\n", "priority": "y" * 300}, f'priority is "{"y" * 199}…; {WHOLE}'),
    ({"interval_minutes": -5}, "interval_minutes is -5; it must be at least 0"),
    ({"interval_minutes": "hourly"}, f'interval_minutes is "hourly"; {WHOLE}'),
    ({"interval_minutes": HUGE}, f"interval_minutes is {HUGE}; {MOST_MINUTES}"),
    ({"priority": "high"}, f'priority is "high"; {WHOLE}'),
    ({"priority": 1.5}, f"priority is 1.5; {WHOLE}"),
    ({"priority": True}, f"priority is true; {WHOLE}"),
    ({"priority": INFINITY}, f"priority is Infinity; {WHOLE}"),
    ({"priority": -(10**10)}, "priority is -10000000000; it must be at least -1000000000"),
    ({"snapshot_query": ""}, f'snapshot_query is ""; {BLANK}'),
    ({"snapshot_query": 5}, f"snapshot_query is 5; {TEXT}"),
    ({"hll_precision": 9}, "hll_precision is 9; it must be at least 10"),
    ({"hll_precision": 15}, "hll_precision is 15; it must be at most 14"),
    ({"hll_precision": None}, f"hll_precision is null; {WHOLE}"),
    ({"hll_precision": 12.0}, f"hll_precision is 12.0; {WHOLE}"),
    ({"histogram_bins": 0}, "histogram_bins is 0; it must be at least 1"),
    ({"histogram_bins": 101}, "histogram_bins is 101; it must be at most 100"),
    ({"top_values": 0}, "top_values is 0; it must be at least 1"),
    ({"top_values": 1001}, "top_values is 1001; it must be at most 1000"),
    ({"top_values": "10"}, f'top_values is "10"; {WHOLE}'),
    ({"top_values": True}, f"top_values is true; {WHOLE}"),
    ({"top_values": None}, f"top_values is null; {WHOLE}"),
    ({"top_values": ["a"]}, f'top_values is ["a"]; {WHOLE}'),
    ({"top_value": 5}, "unknown key 'top_value'; did you mean 'top_values'?"),
    ({"cost_controls": {"max_rows_per_run": 5}}, "cost_controls.max_rows_per_run is 5, a budget of the whole run; set it in var baselinr_incremental: cost_controls.max_rows_per_run"),
    ({"cost_controls": {"max_bytes_per_run": 5}}, "cost_controls.max_bytes_per_run is 5, a budget of the whole run; set it in var baselinr_incremental: cost_controls.max_bytes_per_run"),
    ({"cost_controls": {"fallback_strategy": "defr"}}, "cost_controls.fallback_strategy is \"defr\"; it must be one of sample, defer, full; did you mean 'defer'?"),
    ({"cost_controls": {"max_rows_scanned": True}}, f"cost_controls.max_rows_scanned is true; {WHOLE}"),
]  # fmt: skip

# Of the var baselinr_profiling alone.
PROFILING: list[tuple[Any, str]] = [
    ({"sensitive_tags": "pii"}, 'sensitive_tags is "pii"; it must be a list'),
    ({"sensitive_tags": None}, "sensitive_tags is null; it must be a list"),
    ({"sensitive_tags": [5]}, "sensitive_tags is [5]; it must be a list of texts, and one of its entries is 5"),
    ({"sensitive_tag": ["pii"]}, "unknown key 'sensitive_tag'; did you mean 'sensitive_tags'?"),
]

# Of a table's config.meta.baselinr alone: the error after `: config.meta.baselinr`.
META: list[tuple[Any, str]] = [
    ("yes", ' is "yes"; it must be true, false or a map of settings'),
    ([{"enabled": True}], ' is [{"enabled": true}]; it must be true, false or a map of settings'),
    (1, " is 1; it must be true, false or a map of settings"),
    (
        {"sensitive_tags": ["pii"]},
        ': sensitive_tags is ["pii"], and holds for all tables; set it in var baselinr_profiling',
    ),
    ({"partition": {"granularity": "day"}}, ': partition.granularity is "day", which needs partition.key'),
]

# Right in form, and yet not for this table; {t} is its relation.
MISFITS: list[tuple[Any, str]] = [
    ({"partition": {"key": "moth"}}, "partition.key names 'moth', which is no column of {t}; did you mean 'month'?"),
    ({"partition": {"key": "zzzzz"}}, "partition.key names 'zzzzz', which is no column of {t}"),
    ({"partition": {"key": "n", "granularity": "day"}}, "partition.granularity is 'day', but n is INTEGER; only dates and timestamps have one: leave it out, or set 'value'"),
    ({"partition": {"strategy": "latest"}}, "partition.strategy is 'latest', but the table has no partitions: set partition.key"),
    ({"partition": {"strategy": "recent_n", "recent_n": 3}}, "partition.strategy is 'recent_n', but the table has no partitions: set partition.key"),
    ({"partition": {"key": "n", "detect": "updated_at", "updated_at": "dd"}}, "partition.updated_at names 'dd', which is no column of {t}; did you mean 'd'?"),
    ({"partition": {"key": "n"}, "sensitive": ["N"]}, "sensitive names 'n', which is the partition key: its values are stored as partition ids. Choose another key"),
    ({"columns": {"exclude": ["nn"]}}, "columns.exclude names 'nn', which is no column of {t}; did you mean 'n'?"),
    ({"columns": {"include": ["n", "mont"]}}, "columns.include names 'mont', which is no column of {t}; did you mean 'month'?"),
    ({"sensitive": ["monht"]}, "sensitive names 'monht', which is no column of {t}; did you mean 'month'?"),
]  # fmt: skip

# Of arguments to an operation; what has no operation is for baselinr_profile.
ARGUMENTS: list[tuple[dict[str, Any], str]] = [
    ({"selct": "t"}, "unknown argument 'selct'; did you mean 'select'?"),
    ({"fail_fsat": True}, "unknown argument 'fail_fsat'; did you mean 'fail_fast'?"),
    ({"fail_fast": "no"}, 'argument fail_fast is "no"; it must be true or false'),
    ({"full_refresh": "yes"}, 'argument full_refresh is "yes"; it must be true or false'),
    ({"full_refresh": True, "action": "partial", "partitions": ["a"]}, "full_refresh and action 'partial' contradict each other; give one of them"),
    ({"full_refresh": True, "action": "sample"}, "full_refresh and action 'sample' contradict each other; give one of them"),
    ({"action": 5}, "argument action is 5; it must be text"),
    ({"action": "partial"}, "action 'partial' needs partitions, a list of partition ids such as [\"2024-01-05\"]"),
    ({"action": "partial", "partitions": []}, "action 'partial' needs partitions, a list of partition ids such as [\"2024-01-05\"]"),
    ({"action": "partial", "partitions": "a"}, 'argument partitions is "a"; it must be list'),
    ({"action": "full", "partitions": ["a"]}, "argument partitions is [\"a\"], which needs action 'partial'"),
    ({"sample_fraction": 0.1}, "argument sample_fraction is 0.1, which needs action 'sample'"),
    ({"action": "sample", "sample_fraction": 0}, "argument sample_fraction is 0; it must be above 0 and at most 1"),
    ({"action": "sample", "sample_fraction": 2}, "argument sample_fraction is 2; it must be above 0 and at most 1"),
    ({"action": "sample", "sample_fraction": "5%"}, 'argument sample_fraction is "5%"; it must be number'),
    ({"action": "sample", "sample_fraction": True}, "argument sample_fraction is true; it must be number"),
    ({"shard": "0/4"}, "shard is '0/4'; write it as \"1/4\": the first of four parts"),
    ({"shard": "5/4"}, "shard is '5/4'; write it as \"1/4\": the first of four parts"),
    ({"shard": "a"}, "shard is 'a'; write it as \"1/4\": the first of four parts"),
    ({"shard": "1/2/3"}, "shard is '1/2/3'; write it as \"1/4\": the first of four parts"),
    ({"shard": 1}, "argument shard is 1; it must be text"),
    ({"select": 5}, "argument select is 5; it must be text or list"),
    ({"select": "tt"}, "select 'tt' matches no table that is profiled; did you mean 't'?"),
    ({"select": "tga:nightly"}, "select 'tga:nightly': unknown method 'tga'; did you mean 'tag'?"),
    ({"select": ""}, "the selection matches no table that is profiled"),
    ({"payload": "[1]"}, "argument payload is no JSON object: [1]"),
    ({"payload": 5}, 'argument payload is "5"; it must be text'),
    ({"payload": '{"unique_id": 1}'}, "unknown argument 'unique_id' in payload; did you mean 'unique_ids'?"),
    ({"select": [1]}, 'argument select has the entry "1"; it must be a list of texts'),
    ({"action": "partial", "partitions": [None]}, 'argument partitions has the entry "None"; it must be a list of texts'),
    ({"action": "sampel"}, "argument action is \"sampel\"; it must be 'full', 'partial' (with partitions) or 'sample'; did you mean 'sample'?"),
]  # fmt: skip
