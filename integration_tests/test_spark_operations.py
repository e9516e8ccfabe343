"""The operations (test_operations.py) on a real Spark with Iceberg."""

from __future__ import annotations

import pytest
import test_operations

pytestmark = pytest.mark.slow

globals().update({name: test for name, test in vars(test_operations).items() if name.startswith("test_")})
project = test_operations.project


@pytest.fixture(scope="module")
def adapter() -> str:
    return "spark"
