"""dbt invoked thousands of times in one process: what it keeps between invocations, and what it piles up.

Importing this changes dbt for the whole process, and what it does to a project stays the same.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from dbt.adapters.base import impl
from dbt.cli.main import dbtRunner, dbtRunnerResult
from dbt.contracts.graph.manifest import Manifest
from dbt_common.behavior_flags import BehaviorFlagRendered
from dbt_common.events.base_types import EventMsg
from dbt_common.tests import enable_test_caching

from baselinr_dbt.compiled import keep_compiled

# dbt's own switch for its own tests: a text of Jinja is taken apart once a process, not once a project; this saves most of a parse.
enable_test_caching()

# Each adapter that is made asks, for each of its behavior flags, which module it is made by, and reads the whole stack with its source
# lines to find it: some 20 ms a flag below pytest. The answer is only named where a flag warns.
BehaviorFlagRendered._default_source = staticmethod(lambda: impl.__name__)

# A macro is compiled once in all processes of all runs of the suite, not once a project.
COMPILED = Path(tempfile.gettempdir()) / f"baselinr-compiled-{os.getuid()}"
keep_compiled(COMPILED)

FLAGS = len(impl.DEFAULT_BASE_BEHAVIOR_FLAGS)


def dbt(
    arguments: list[str], manifest: Manifest | None = None, listen: Callable[[EventMsg], None] | None = None
) -> dbtRunnerResult:
    """One invocation; one at a time, because it replaces the adapters of the process."""
    # dbt-adapters appends an adapter's flags to the list of all adapters' flags, again at every invocation: an invocation costs more
    # than the one before it, and after a thousand of them several seconds.
    del impl.DEFAULT_BASE_BEHAVIOR_FLAGS[FLAGS:]
    return dbtRunner(manifest=manifest, callbacks=[listen] if listen else []).invoke(arguments)
