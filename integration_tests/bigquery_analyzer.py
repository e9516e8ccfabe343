"""Google's own analyzer of BigQuery's SQL, as an oracle: does a statement parse, and do its names and types fit?

PyPI's `zetasql` carries the analyzer as WebAssembly. To compile it takes 20 seconds, so what was compiled is kept in `.venvs/cache`. It knows no
limits and no prices, and it reads the language as its newest release has it, so it accepts a little that the service may not have yet.
"""

from __future__ import annotations

import ctypes
import functools
import importlib.metadata
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import wasmtime
from zetasql.core import wasm_client
from zetasql.wasi import get_wasm_path
from zetasql.wasi._pb2.zetasql.local_service import local_service_pb2 as service
from zetasql.wasi._pb2.zetasql.proto import options_pb2, simple_catalog_pb2
from zetasql.wasi._pb2.zetasql.public import type_pb2
from zetasql.wasi._pb2.zetasql.resolved_ast import resolved_node_kind_pb2

CACHE = Path(__file__).parent.parent / ".venvs" / "cache"
# (project, dataset, table) -> column -> type
Catalog = dict[tuple[str, str, str], dict[str, str]]
# What the documentation says of the views that are read.
TABLES = {"project_id": "STRING", "dataset_id": "STRING", "table_id": "STRING", "creation_time": "INT64", "last_modified_time": "INT64", "row_count": "INT64", "size_bytes": "INT64", "type": "INT64"}  # fmt: skip
SCHEMA = {
    "TABLES": {"table_catalog": "STRING", "table_schema": "STRING", "table_name": "STRING", "table_type": "STRING", "creation_time": "TIMESTAMP", "ddl": "STRING", "is_insertable_into": "STRING", "is_typed": "STRING"},
    "COLUMNS": {"table_catalog": "STRING", "table_schema": "STRING", "table_name": "STRING", "column_name": "STRING", "ordinal_position": "INT64", "is_nullable": "STRING", "data_type": "STRING", "is_hidden": "STRING", "is_system_defined": "STRING", "is_partitioning_column": "STRING", "clustering_ordinal_position": "INT64"},
    "PARTITIONS": {"table_catalog": "STRING", "table_schema": "STRING", "table_name": "STRING", "partition_id": "STRING", "total_rows": "INT64", "total_logical_bytes": "INT64", "total_billable_bytes": "INT64", "last_modified_time": "TIMESTAMP", "storage_tier": "STRING"},
    "VIEWS": {"table_catalog": "STRING", "table_schema": "STRING", "table_name": "STRING", "view_definition": "STRING", "use_standard_sql": "STRING"},
    "SCHEMATA": {"catalog_name": "STRING", "schema_name": "STRING", "schema_owner": "STRING", "creation_time": "TIMESTAMP", "last_modified_time": "TIMESTAMP", "location": "STRING"},
}  # fmt: skip
TEMPORARY = re.compile(r"create\s+(?:or\s+replace\s+)?temp\s+table\s+(`?\w+`?)\s*(\(.*\)\s*$|as\b)", re.I | re.S)
# What holds other statements; and what is no SQL of its own.
BLOCKS = re.compile(r"ast_(begin_end_block|while_statement|if_statement|loop_statement|repeat_statement)_node")
DECLARATION = "ast_variable_declaration_node"
CONTROL = re.compile(
    r"ast_(single_assignment|break_statement|leave_statement|continue_statement|return_statement|raise_statement|begin_statement|commit_statement|rollback_statement|set_transaction)\w*_node"
)


class NotBigQuery(Exception):
    """What the analyzer says of a statement."""


class Client(wasm_client.WasmClient):
    """The analyzer, from what was compiled before; and its memory is read and written at once, not by the byte."""

    def __init__(self) -> None:
        config = wasmtime.Config()
        config.shared_memory = True
        self.store = wasmtime.Store(wasmtime.Engine(config))
        wasi = wasmtime.WasiConfig()
        wasi.inherit_stderr()
        wasi.preopen_dir(wasm_client.get_tzinfo_dir(), "/usr/share/zoneinfo")
        self.store.set_wasi(wasi)
        linker = wasmtime.Linker(self.store.engine)
        linker.define_wasi()
        self.exports = linker.instantiate(self.store, compiled(self.store.engine)).exports(self.store)
        self.exports["_initialize"](self.store)
        self.memory = self.exports["memory"]

    def write_bytes(self, ptr: int, data: bytes) -> None:
        ctypes.memmove(self.address() + ptr, data, len(data))

    def read_bytes(self, ptr: int, size: int) -> bytes:
        return ctypes.string_at(self.address() + ptr, size)

    def address(self) -> int:
        """Of the first byte; it moves when the memory grows."""
        return ctypes.addressof(self.memory.data_ptr().contents)


def compiled(engine: wasmtime.Engine) -> wasmtime.Module:
    """The compiled module; written by whoever is first, and put in its place at once."""
    versions = "-".join(importlib.metadata.version(name) for name in ("zetasql", "wasmtime"))
    file = CACHE / f"zetasql-{versions}.module"
    if file.exists():
        return wasmtime.Module.deserialize_file(engine, str(file))
    module = wasmtime.Module.from_file(engine, str(get_wasm_path()))
    CACHE.mkdir(parents=True, exist_ok=True)
    mine = file.with_suffix(f".{os.getpid()}")
    mine.write_bytes(module.serialize())
    mine.rename(file)
    return module


@functools.cache
def client() -> Client:
    return Client()


@functools.cache
def language() -> Any:
    """The whole language, in the dialect of Google's customers."""
    request = service.LanguageOptionsRequest(maximum_features=True)
    options = client().call_grpc_func(
        "ZetaSqlLocalService_GetLanguageOptions", request, options_pb2.LanguageOptionsProto
    )
    options.product_mode = 1  # PRODUCT_EXTERNAL
    kinds = resolved_node_kind_pb2.ResolvedNodeKind
    del options.supported_statement_kinds[:]
    options.supported_statement_kinds.extend(kinds.Value(kind) for kind in list(kinds.keys()) if kind.endswith("_STMT"))
    return options


def type_of(name: Any) -> Any:
    """A type by its name, such as `STRUCT<a INT64, b ARRAY<STRING>>`."""
    if not isinstance(name, str):
        return name
    name = name.strip()
    outer, _, rest = name.partition("<")
    if not rest:
        kind = re.sub(r"\(.*\)$", "", name).strip().upper().replace("FLOAT64", "DOUBLE")
        return type_pb2.TypeProto(type_kind=getattr(type_pb2, f"TYPE_{kind}"))
    inside = rest[: rest.rindex(">")]
    if outer.strip().upper() == "ARRAY":
        return type_pb2.TypeProto(
            type_kind=type_pb2.TYPE_ARRAY, array_type=type_pb2.ArrayTypeProto(element_type=type_of(inside))
        )
    fields = [part.strip().split(" ", 1) for part in fields_of(inside)]
    struct = type_pb2.StructTypeProto(
        field=[type_pb2.StructFieldProto(field_name=n.strip("`"), field_type=type_of(t)) for n, t in fields]
    )
    return type_pb2.TypeProto(type_kind=type_pb2.TYPE_STRUCT, struct_type=struct)


def fields_of(text: str) -> Iterator[str]:
    """Splits at the commas that are in no brackets."""
    depth, start = 0, 0
    for place, character in enumerate(text):
        depth += {"<": 1, "(": 1, ">": -1, ")": -1}.get(character, 0)
        if character == "," and depth == 0:
            yield text[start:place]
            start = place + 1
    yield text[start:]


def catalog_of(tables: Catalog, variables: dict[str, str]) -> Any:
    """What names stand for: tables of projects and datasets, each dataset's views of metadata, and a script's variables."""
    root = simple_catalog_pb2.SimpleCatalogProto(name="root")
    root.builtin_function_options.language_options.CopyFrom(language())
    datasets: dict[tuple[str, ...], Any] = {}
    for project, dataset, table in tables:
        if not dataset:
            add_table(root, table, tables[project, dataset, table])
            continue
        if (project,) not in datasets:
            datasets[(project,)] = root.catalog.add(name=project)
        for path, parent in (((project, dataset), datasets[(project,)]), ((dataset,), root)):
            if path not in datasets:
                datasets[path] = parent.catalog.add(name=dataset)
                add_table(datasets[path], "__TABLES__", TABLES)
                views = datasets[path].catalog.add(name="INFORMATION_SCHEMA")
                for view, columns in SCHEMA.items():
                    add_table(views, view, columns)
            if table:
                add_table(datasets[path], table, tables[project, dataset, table])
    for path in list(datasets):
        if len(path) == 1 and path[0] in {project for project, _, _ in tables}:
            add_table(datasets[path].catalog.add(name="INFORMATION_SCHEMA"), "SCHEMATA", SCHEMA["SCHEMATA"])
    for name, kind in variables.items():
        root.constant.add(name_path=[name], type=type_of(kind))
    return root


def add_table(catalog: Any, name: str, columns: dict[str, str]) -> None:
    table = catalog.table.add(name=name)
    for column, kind in columns.items():
        hidden = column.startswith("_PARTITION")
        table.column.add(name=column, type=type_of(kind), is_pseudo_column=hidden, is_writable_column=True)


def statements_of(sql: str) -> Iterator[tuple[str, str]]:
    """The statements of a script, within its blocks as well: ("sql", text), or ("declare", text)."""
    source = sql.encode()
    request = service.ParseRequest(sql_statement=sql, options=language(), allow_script=True)
    script = ask("ZetaSqlLocalService_Parse", request, service.ParseResponse, sql).parsed_script
    yield from _within(script, source)


def _within(node: Any, source: bytes) -> Iterator[tuple[str, str]]:
    """Walks a parse tree down to the statements."""
    for field, value in node.ListFields():
        for part in value if field.is_repeated else [value]:
            if field.message_type is None:
                continue
            if field.message_type.name != "AnyASTStatementProto":
                yield from _within(part, source)
                continue
            found = part
            while found.DESCRIPTOR.name.startswith("Any"):
                kind = found.WhichOneof("node")
                found = getattr(found, kind)
            if BLOCKS.fullmatch(kind):
                yield from _within(found, source)
            elif not CONTROL.fullmatch(kind):
                place = location_of(found)
                yield ("declare" if kind == DECLARATION else "sql"), source[place.start : place.end].decode()


def location_of(node: Any) -> Any:
    """Where a node of the parse tree is in the text; its base classes are nested in it as `parent`."""
    while node.DESCRIPTOR.name != "ASTNodeProto":
        node = node.parent
    return node.parse_location_range


def analyze(sql: str, tables: Catalog, seen: set[str] | None = None) -> None:
    """Raises ``NotBigQuery`` where a statement, or one of a script, is not right. Tables that a statement makes are there for the next ones.
    ``seen``: shapes of statements that were right before, and are not looked at again."""
    tables, variables = dict(tables), dict[str, str]()
    for kind, statement in statements_of(sql):
        if kind == "declare":
            names, type_name = re.fullmatch(
                r"(?is)declare\s+([\w\s,]+?)\s+([a-z]\w*(?:<.*>)?)(?:\s+default\b.*)?", statement
            ).groups()
            variables |= {name.strip(): type_name for name in names.split(",")}
            continue
        known, made = shape(statement), TEMPORARY.match(statement)
        if seen is not None and known in seen and not made:
            continue
        catalog = catalog_of(tables, variables)
        analyzed(statement, catalog)
        if seen is not None:
            seen.add(known)
        if made:
            given = made[2].strip() if made[2].startswith("(") else None
            tables["", "", made[1].strip("`")] = (
                dict(part.split() for part in fields_of(given[1:-1]))
                if given
                else columns_of(analyzed(statement[made.end() :], catalog))
            )


def shape(statement: str) -> str:
    """What statements have in common that differ in their values alone."""
    return re.sub(
        r"(?:'(?:[^'\\]|\\.)*'|\b[0-9][\w-]*\b|struct\((?:[^()]|\([^()]*\))*\),?\s*)+",
        "?",
        re.sub(r"/\*.*?\*/", "", statement, flags=re.S),
    )


def analyzed(statement: str, catalog: Any) -> Any:
    request = service.AnalyzeRequest(sql_statement=statement, simple_catalog=catalog)
    request.options.language_options.CopyFrom(language())
    request.options.error_message_mode = 1  # with the place
    error = request.options.system_variables.add(name_path=["error"])
    error.type.CopyFrom(type_of("STRUCT<message STRING, statement_text STRING>"))
    return ask("ZetaSqlLocalService_Analyze", request, service.AnalyzeResponse, statement)


def columns_of(response: Any) -> dict[str, Any]:
    """What a query yields."""
    query = response.resolved_statement.resolved_query_stmt_node
    return {column.name: column.column.type for column in query.output_column_list}


def ask(method: str, request: Any, response: Any, sql: str) -> Any:
    try:
        return client().call_grpc_func(method, request, response)
    except Exception as error:
        raise NotBigQuery(f"{error}\n{sql}") from error
