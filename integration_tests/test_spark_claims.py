"""A claim (test_claims.py) on a real Spark with Iceberg. That a run which lost its claim writes nothing more is not shown there: a session sees late what others
write."""

from __future__ import annotations

import pytest
import test_claims

pytestmark = pytest.mark.slow

project = test_claims.project
test_a_claim_keeps_others_away_until_it_expires = test_claims.test_a_claim_keeps_others_away_until_it_expires


@pytest.fixture(scope="module")
def adapter() -> str:
    return "spark"
