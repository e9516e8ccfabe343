"""Claims (test_claims.py) on a real Spark with Iceberg, which has no transactions at all."""

from __future__ import annotations

import pytest
import test_claims

pytestmark = pytest.mark.slow

globals().update({name: test for name, test in vars(test_claims).items() if name.startswith("test_")})
project = test_claims.project


@pytest.fixture(scope="module")
def adapter() -> str:
    return "spark"
