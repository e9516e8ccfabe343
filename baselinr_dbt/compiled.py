"""Compiled macros, kept from one run to the next.

dbt compiles every macro that an operation calls, in each process anew, and for this package that takes as long as the rest of a run that finds no
change. Jinja can keep what it has compiled, as Python does in ``__pycache__``; dbt does not ask it to.
"""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import Any

import jinja2

MACRO = re.compile(r"\s*\{%-?\s*macro\s")
# Macros that changed leave what was compiled of them before. This package and dbt have some 500 that are called.
MOST_FILES = 5000
_compile = jinja2.Environment.compile


def keep_compiled(folder: Path) -> None:
    """From now on, macros that this process compiles are kept in this folder. Where nothing can be kept, they are compiled as before."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        cache = jinja2.FileSystemBytecodeCache(str(folder), "%s.jinja")
        if sum(1 for _ in folder.iterdir()) > MOST_FILES:
            cache.clear()
    except OSError:
        return

    def compile_once(environment: jinja2.Environment, source: Any, *arguments: Any, **options: Any) -> Any:
        if arguments or options or not isinstance(source, str) or not MACRO.match(source):
            return _compile(environment, source, *arguments, **options)
        # dbt gives its texts no name, so the text is one; how it is compiled is up to the environment.
        kind = type(environment)
        name = f"{jinja2.__version__} {kind.__module__}.{kind.__qualname__} {sorted(environment.extensions)} {source}"
        bucket = cache.get_bucket(environment, name, None, source)
        if bucket.code is None:
            bucket.code = _compile(environment, source)
            with contextlib.suppress(OSError):  # a full disk, a folder of another user
                cache.set_bucket(bucket)
        return bucket.code

    jinja2.Environment.compile = compile_once  # type: ignore[method-assign,assignment]
