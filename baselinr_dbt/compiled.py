"""Compiled macros, kept from one run to the next.

dbt compiles every macro that an operation calls, in each process anew, and for this package that takes as long as the rest of a run that finds no
change. Jinja can keep what it has compiled, as Python does in ``__pycache__``; dbt does not ask it to.

What is kept is code, so it is read from a folder that nobody else can write.
"""

from __future__ import annotations

import contextlib
import os
import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import jinja2
from jinja2.bccache import Bucket

MACRO = re.compile(r"\s*\{%-?\s*macro\s")
# Macros that changed leave what was compiled of them before. This package and dbt have some 500 that are called.
MOST_FILES = 5000
_compile = jinja2.Environment.compile


def keep_compiled(folder: Path) -> None:
    """From now on, macros that this process compiles are kept in this folder. Where nothing can be kept, they are compiled as before."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_ours(folder):
            return
        cache = jinja2.FileSystemBytecodeCache(str(folder), "%s.jinja")
        if sum(1 for _ in folder.iterdir()) > MOST_FILES:
            cache.clear()
    except OSError:
        return
    versions = " ".join(map(_version, ("jinja2", "dbt-core", "dbt-common")))

    def compile_once(environment: jinja2.Environment, source: Any, *arguments: Any, **options: Any) -> Any:
        if arguments or options or not isinstance(source, str) or not MACRO.match(source):
            return _compile(environment, source, *arguments, **options)
        # dbt gives its texts no name, so the text is one; how it is compiled is up to the environment.
        kind = type(environment)
        name = f"{versions} {kind.__module__}.{kind.__qualname__} {sorted(environment.extensions)} {source}"
        bucket = Bucket(environment, cache.get_cache_key(name), cache.get_source_checksum(source))
        with contextlib.suppress(Exception):  # a file that was cut off, or that cannot be read
            cache.load_bytecode(bucket)
        if bucket.code is None:
            bucket.code = _compile(environment, source)
            with contextlib.suppress(OSError):  # a full disk
                cache.set_bucket(bucket)
        return bucket.code

    jinja2.Environment.compile = compile_once  # type: ignore[method-assign,assignment]


def _is_ours(folder: Path) -> bool:
    """Can nobody else write here?"""
    status = folder.stat()
    return status.st_uid == os.getuid() and not status.st_mode & 0o022


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
